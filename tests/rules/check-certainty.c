/* SPDX-License-Identifier: MIT */
/* The rules: each has an id, and letters that say how sure it is. check-trace.sh holds them against semantics.md. */
#include "../testing.h"

#include <string.h>

static const struct
{
  const char *rule;
  const char *sure;
} rules[] = {
  { "L-pending/decline", "S,D" }, { "L-none/disable-hub", "" }, { "W-1", "D" }, { "G-7", "D,DS,OS,I" },
  { "G-13", "D,O,OS,I" },         { "O-12", "D,O,I" },          { "V-11", "" },
};

START_TEST (test_letters)
{
  ck_assert_str_eq (beckon_rule_peek_sure (rules[_i].rule), rules[_i].sure);
}
END_TEST

static const char *const no_rules[] = { "", "G", "G-", "G-77", "g-7", "G-7 ", "L-pending", "L-pending/", "T-1/invite" };

START_TEST (test_no_rule)
{
  ck_assert_pstr_eq (beckon_rule_peek_sure (no_rules[_i]), NULL);
}
END_TEST

START_TEST (test_cells_come_first)
{
  g_auto (GStrv) ids = beckon_rule_dup_ids ();

  for (guint from = 0; from < BECKON_N_STATES; from++)
    for (guint step = 0; step < BECKON_N_STEPS; step++)
      {
        const char *id = ids[from * BECKON_N_STEPS + step];

        ck_assert_str_eq (id, beckon_lifecycle_peek_rule_id (from, step));
        ck_assert_str_eq (beckon_rule_peek_sure (id), beckon_lifecycle_peek_sure (from, step));
      }
  ck_assert_str_eq (ids[BECKON_N_STATES * BECKON_N_STEPS], "W-1");
}
END_TEST

START_TEST (test_every_rule_has_letters_that_are_known)
{
  static const char *const known[] = { "S", "D", "DS", "O", "OS", "I", NULL };
  g_auto (GStrv) ids = beckon_rule_dup_ids ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_auto (GStrv) letters = g_strsplit (beckon_rule_peek_sure (ids[i]), ",", 0);

      for (guint j = 0; letters[j] != NULL; j++)
        ck_assert_msg (g_strv_contains (known, letters[j]), "%s: %s", ids[i], letters[j]);
    }
}
END_TEST

/* A coverage counts rules alone. */
START_TEST (test_what_is_counted_is_a_rule)
{
  g_auto (GStrv) counted = beckon_coverage_dup_rules ();

  for (guint i = 0; counted[i] != NULL; i++)
    ck_assert_ptr_nonnull (beckon_rule_peek_sure (counted[i]));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("certainty");
  TCase *tcase = testing_add_tcase (suite, "certainty");

  tcase_add_loop_test (tcase, test_letters, 0, G_N_ELEMENTS (rules));
  tcase_add_loop_test (tcase, test_no_rule, 0, G_N_ELEMENTS (no_rules));
  tcase_add_test (tcase, test_cells_come_first);
  tcase_add_test (tcase, test_every_rule_has_letters_that_are_known);
  tcase_add_test (tcase, test_what_is_counted_is_a_rule);

  return testing_run (suite);
}
