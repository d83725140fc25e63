/* SPDX-License-Identifier: MIT */
/* Coverage: which cells calls touch, what touches nothing, and who counts together. */
#include "../testing-wire.h"

#include <beckon/beckon-coverage.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_CELLS (BECKON_N_STATES * BECKON_N_STEPS)

/* --- cells ---------------------------------------------------------------------------------- */

static const struct
{
  const char *caller;
  BeckonOperation operation;
} steps[BECKON_N_STEPS] = {
  [BECKON_STEP_CREATE] = { ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS },
  [BECKON_STEP_ENROLL] = { ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS },
  [BECKON_STEP_INVITE] = { ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS },
  [BECKON_STEP_DISASSOCIATE] = { ADMINISTRATOR, BECKON_OPERATION_DISASSOCIATE_MEMBERS },
  [BECKON_STEP_DELETE_MEMBER] = { ADMINISTRATOR, BECKON_OPERATION_DELETE_MEMBERS },
  [BECKON_STEP_WITHDRAW] = { ADMINISTRATOR, BECKON_OPERATION_DELETE_INVITATIONS },
  [BECKON_STEP_DISABLE_HUB] = { ADMINISTRATOR, BECKON_OPERATION_DISABLE_SECURITY_HUB },
  [BECKON_STEP_ACCEPT] = { MEMBER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION },
  [BECKON_STEP_DECLINE] = { MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS },
  [BECKON_STEP_DELETE_INVITATION] = { MEMBER, BECKON_OPERATION_DELETE_INVITATIONS },
  [BECKON_STEP_LEAVE] = { MEMBER, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT },
};

static gboolean
take (BeckonStep step)
{
  const char *caller = steps[step].caller;
  const char *other = beckon_step_get_party (step) == BECKON_PARTY_MEMBER ? ADMINISTRATOR : MEMBER;
  g_autofree char *id = step == BECKON_STEP_ACCEPT ? dup_invitation_id (region, ADMINISTRATOR, MEMBER) : NULL;

  return id != NULL ? beckon_region_accept_administrator_invitation (region, MEMBER, ADMINISTRATOR, id, NULL)
                    : call_operation (region, steps[step].operation, caller, other, NULL);
}

/* G-14: the pair's administrator is the delegated one of its member's organization from now on. */
static void
delegate (void)
{
  assert_done (beckon_region_set_organization (region, MEMBER, STRANGER, &error));
  assert_done (beckon_region_set_organization (region, ADMINISTRATOR, STRANGER, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, STRANGER, ADMINISTRATOR, &error));
}

/* All that is on file is the pair: its cell is touched once, and no other. (O-2 makes a withdrawal of a member's
 * DeleteInvitations in three states, so that the switch is turned.) */
START_TEST (test_cell)
{
  BeckonState from = _i / BECKON_N_STEPS;
  BeckonStep step = _i % BECKON_N_STEPS;
  g_auto (GStrv) rules = beckon_coverage_dup_rules ();
  BeckonCoverage *coverage;

  pair_in_state (region, ADMINISTRATOR, MEMBER, from);
  turn (region, BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS, step != BECKON_STEP_DELETE_INVITATION);
  if (step == BECKON_STEP_ENROLL)
    delegate ();
  coverage = count_rules ();
  take (step);

  ck_assert_str_eq (rules[_i], beckon_lifecycle_peek_rule_id (from, step));
  for (guint i = 0; i < N_CELLS; i++)
    ck_assert_msg (beckon_coverage_get_count (coverage, rules[i]) == (i == (guint) _i), "%s has touched %s", rules[_i],
                   rules[i]);
}
END_TEST

static void
decline (const char *caller, const char *id)
{
  call_operation (region, BECKON_OPERATION_DECLINE_INVITATIONS, caller, id, NULL);
}

/* --- what touches nothing ------------------------------------------------------------------- */

START_TEST (test_asking_touches_nothing)
{
  g_autoptr (BeckonExplanation) explanation = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  count_rules ();
  explanation = beckon_region_explain (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, ADMINISTRATOR, NULL);
  beckon_region_begin_dry_run (region);
  decline (MEMBER, ADMINISTRATOR);
  decline (MEMBER, " ");
  beckon_wire_response_unref (ask (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "["));
  beckon_wire_response_unref (beckon_wire_handle_request (region, MEMBER, "GET", "/nowhere", NULL, NULL));
  beckon_region_end_dry_run (region);

  assert_touched ("");
}
END_TEST

START_TEST (test_no_coverage_and_clones)
{
  g_autoptr (BeckonRegion) clone = NULL;
  g_autoptr (BeckonCoverage) none = beckon_region_ref_coverage (region);
  g_autoptr (BeckonCoverage) found = NULL;
  BeckonCoverage *coverage;

  ck_assert_ptr_null (none);
  coverage = count_rules ();
  found = beckon_region_ref_coverage (region);
  ck_assert_ptr_eq (found, coverage);
  clone = beckon_region_clone (region);
  call_operation (clone, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);
  beckon_region_set_coverage (region, NULL);
  ck_assert (!beckon_region_touch_rule (region, "O-11"));
  call_operation (region, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);

  assert_touched ("");
}
END_TEST

/* --- who counts together -------------------------------------------------------------------- */

START_TEST (test_two_regions)
{
  g_autoptr (BeckonRegion) other = region_new ();
  BeckonCoverage *coverage = count_rules ();

  beckon_region_set_coverage (other, coverage);
  enable (other, MEMBER, NULL);
  call_operation (region, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);
  call_operation (other, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);

  assert_touched (" O-6*2");
}
END_TEST

/* As Check runs tests: what a child touches, its parent reads. */
START_TEST (test_forked)
{
  int status = -1;
  pid_t child;

  count_rules ();
  child = fork ();
  ck_assert_int_ge (child, 0);
  if (child == 0)
    {
      decline (MEMBER, ADMINISTRATOR);
      _exit (0);
    }
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert_int_eq (status, 0);

  assert_touched (" L-none/decline");
}
END_TEST

static gpointer
decline_often (gpointer data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 1000; i++)
    decline (MEMBER, ADMINISTRATOR);

  return NULL;
}

START_TEST (test_threads)
{
  GThread *threads[4];

  count_rules ();
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("decline", decline_often, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  assert_touched (" L-none/decline*4000");
}
END_TEST

/* --- reading -------------------------------------------------------------------------------- */

START_TEST (test_unknown_rules)
{
  BeckonCoverage *coverage = count_rules ();

  ck_assert (!beckon_region_touch_rule (region, "W-1"));
  ck_assert (!beckon_region_touch_rule (region, ""));
  ck_assert (!beckon_region_touch_rule (region, "pending/decline"));
  ck_assert_uint_eq (beckon_coverage_get_count (coverage, "no rule"), 0);
  ck_assert (beckon_region_touch_rule (region, "O-11"));
  assert_touched (" O-11");
}
END_TEST

START_TEST (test_text)
{
  static const char expected[]
      = "Rules touched (semantics version 2): 2 of 77 cells, 2 of 40 others\n"
        "           create  enroll  invite  disassociate  delete-member  withdraw  disable-hub  accept  "
        "decline  delete-invitation  leave\n"
        "none           12       .       .             .              .         .            .       .  "
        "      .                  .      .\n"
        "created         .       .       .             .              .         .            .       .  "
        "      .                  .      .\n"
        "pending         .       .       .             .              .         .            .       .  "
        "      1                  .      .\n"
        "accepted        .       .       .             .              .         .            .       .  "
        "      .                  .      .\n"
        "declined        .       .       .             .              .         .            .       .  "
        "      .                  .      .\n"
        "resigned        .       .       .             .              .         .            .       .  "
        "      .                  .      .\n"
        "removed         .       .       .             .              .         .            .       .  "
        "      .                  .      .\n"
        "touched: T-1 13 O-12 1\n"
        "not touched: W-3 W-4 W-5 W-6 T-2 T-3 T-5 T-6 G-1 G-2 G-3 G-4 G-5 G-6 G-7 G-8 G-9 G-10 G-11 G-13"
        " G-14 G-15 G-16 G-17 O-1 O-2 O-3 O-4 O-5 O-6 O-7 O-8 O-9 O-10 O-11 O-13 O-14 O-15\n";
  BeckonCoverage *coverage = count_rules ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < 12; i++)
    beckon_region_touch_rule (region, "L-none/create");
  for (guint i = 0; i < 13; i++)
    beckon_region_touch_rule (region, "T-1");
  beckon_region_touch_rule (region, "L-pending/decline");
  beckon_region_touch_rule (region, "O-12");
  text = beckon_coverage_dup_string (coverage);

  ck_assert_str_eq (text, expected);
}
END_TEST

/* --- how many ----------------------------------------------------------------------------------- */

/* Each rule by itself is one of the cells or one of the others; all of them are all there are. */
START_TEST (test_totals)
{
  g_auto (GStrv) rules = beckon_coverage_dup_rules ();
  g_autoptr (BeckonCoverage) all = beckon_coverage_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; rules[i] != NULL; i++)
    {
      g_autoptr (BeckonCoverage) one = beckon_coverage_new ();
      g_autofree char *alone = NULL;

      beckon_region_set_coverage (region, one);
      beckon_region_touch_rule (region, rules[i]);
      alone = beckon_coverage_dup_string (one);
      ck_assert_msg (
          strstr (alone, i < N_CELLS ? " 1 of 77 cells, 0 of 40 others\n" : " 0 of 77 cells, 1 of 40 others\n") != NULL,
          "%s: %s", rules[i], alone);
      beckon_region_set_coverage (region, all);
      beckon_region_touch_rule (region, rules[i]);
    }
  text = beckon_coverage_dup_string (all);
  ck_assert_msg (strstr (text, " 77 of 77 cells, 40 of 40 others\n") != NULL, "%s", text);
  beckon_region_set_coverage (region, NULL);
}
END_TEST

/* --- memory ------------------------------------------------------------------------------------- */

/* The mappings of this process that are shared and have no file. No checker of leaks sees them. */
static guint
count_mappings (void)
{
  g_autofree char *maps = NULL;
  guint n = 0;

  ck_assert (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  for (const char *found = maps; (found = strstr (found, "/dev/zero")) != NULL; found++)
    n++;

  return n;
}

START_TEST (test_counts_are_unmapped)
{
  guint before = count_mappings ();
  BeckonCoverage *coverage = beckon_coverage_new ();

  ck_assert_uint_eq (count_mappings (), before + 1);
  beckon_coverage_unref (beckon_coverage_ref (coverage));
  ck_assert_uint_eq (count_mappings (), before + 1);
  beckon_coverage_unref (coverage);
  ck_assert_uint_eq (count_mappings (), before);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("coverage");
  TCase *tcase = testing_add_tcase (suite, "what touches");

  tcase_add_loop_test (tcase, test_cell, 0, N_CELLS);
  tcase_add_test (tcase, test_asking_touches_nothing);
  tcase_add_test (tcase, test_no_coverage_and_clones);

  tcase = testing_add_tcase (suite, "together");
  tcase_add_test (tcase, test_two_regions);
  tcase_add_test (tcase, test_forked);
  tcase_add_test (tcase, test_threads);

  tcase = testing_add_tcase (suite, "reading");
  tcase_add_test (tcase, test_unknown_rules);
  tcase_add_test (tcase, test_text);

  tcase = testing_add_tcase (suite, "how many");
  tcase_add_test (tcase, test_totals);

  tcase = testing_add_tcase (suite, "memory");
  tcase_add_test (tcase, test_counts_are_unmapped);

  return testing_run (suite);
}
