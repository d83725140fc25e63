/* SPDX-License-Identifier: MIT */
/* Worlds written down and read back (V-9), and what is refused, by a sentence. */
#include "../testing.h"

#include <string.h>

#define ID_1 "11111111111111111111111111111111"

/* --- round trips ----------------------------------------------------------------------------- */

static const char *const ids[] = { "1", "2", "3", "4", "5", "a b", "ü → →" };

static const char *
any_id (GRand *chance)
{
  return ids[g_rand_int_range (chance, 0, G_N_ELEMENTS (ids))];
}

static gint64
any_time (GRand *chance)
{
  switch (g_rand_int_range (chance, 0, 6))
    {
    case 0:
      return BECKON_TIME_NONE;
    case 1:
      return FIRST_TIME_US;
    case 2:
      return LAST_TIME_US;
    default:
      return START_US + g_rand_int_range (chance, 0, 1000);
    }
}

/* Whatever of it can be added is. */
static BeckonWorld *
any_world (GRand *chance)
{
  BeckonWorld *self = beckon_world_new ();

  for (guint i = 0; i < 4; i++)
    beckon_world_add_account (self, any_id (chance), any_time (chance), g_rand_boolean (chance), NULL);
  for (guint i = 0; i < 12; i++)
    {
      BeckonState state = (BeckonState) g_rand_int_range (chance, 1, BECKON_N_STATES);
      gint64 invited_at_us = state == BECKON_STATE_CREATED ? BECKON_TIME_NONE : any_time (chance);

      beckon_world_add_association (self, any_id (chance), any_id (chance), state,
                                    g_rand_boolean (chance) ? EMAIL ("x") : NULL, NULL, invited_at_us,
                                    any_time (chance), NULL);
    }
  beckon_world_set_ids_drawn (self, g_rand_int (chance));

  return self;
}

static void
assert_sound (const BeckonWorld *self)
{
  g_auto (GStrv) broken = beckon_world_check (self);

  ck_assert_pstr_eq (broken[0], NULL);
}

static void
assert_read_back (const BeckonWorld *world)
{
  g_autoptr (GVariant) written = beckon_world_to_variant (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) read = beckon_world_new_from_variant (written, &error);
  g_autoptr (GVariant) again = NULL;

  ck_assert_msg (read != NULL, "%s", error != NULL ? error->message : "");
  ck_assert (!g_variant_is_floating (written));
  ck_assert_beckon_worlds_equal (read, world);
  again = beckon_world_to_variant (read);
  ck_assert_uint_eq (g_variant_get_size (again), g_variant_get_size (written));
  ck_assert_mem_eq (g_variant_get_data (again), g_variant_get_data (written), g_variant_get_size (written));
  ck_assert_ptr_null (beckon_world_peek_switches (read));
  ck_assert_ptr_null (beckon_world_peek_region_name (read));
  assert_sound (read);
}

/* V-9 */
START_TEST (test_v9_world_is_read_back)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (BeckonWorld) world = any_world (chance);

      assert_read_back (world);
    }
}
END_TEST

/* What a Region dumps is the same (W-7). */
START_TEST (test_dump_is_read_back)
{
  g_autoptr (BeckonWorld) snapshot = NULL, read = NULL;
  g_autoptr (GVariant) dump = NULL;
  g_autoptr (GVariant) written = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_REMOVED);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_CREATED);
  set_organization (region, STRANGER, TRUE);
  snapshot = beckon_region_snapshot (region);
  dump = beckon_region_dump (region);
  written = beckon_world_to_variant (snapshot);
  ck_assert (g_variant_equal (dump, written));
  read = beckon_world_new_from_variant (dump, NULL);
  ck_assert_beckon_worlds_equal (read, snapshot);
  ck_assert_uint_eq (beckon_world_get_ids_drawn (read), 2);
}
END_TEST

/* --- what is refused ------------------------------------------------------------------------- */

#define WORLD(format, semantics, accounts, associations)                                                               \
  "{'format': <uint32 " format ">, 'semantics': <uint32 " semantics                                                    \
  ">, 'ids-drawn': <uint64 0>, 'accounts': <@a(smxb) [" accounts "]>, 'associations': <@a(sssmsmsmxx) [" associations  \
  "]>}"
#define ACCOUNTS(accounts) WORLD ("1", "1", accounts, "")
#define ASSOCIATIONS(associations) WORLD ("1", "1", "", associations)
#define CREATED(a, m) "('" a "', '" m "', 'created', nothing, nothing, nothing, 0)"
#define INVITED(a, m, state) "('" a "', '" m "', '" state "', nothing, '" ID_1 "', 0, 0)"
#define INVALID BECKON_WORLD_ERROR_INVALID
#define NEWER BECKON_WORLD_ERROR_NEWER
#define BROKEN BECKON_WORLD_ERROR_BROKEN

static const struct
{
  const char *text;
  BeckonWorldError code;
  const char *part; /* of the message: what or where */
} refusals[] = {
  { "'a text'", INVALID, "a{sv}" },
  { "@a{ss} {}", INVALID, "a{ss}" },
  { "@a{sv} {}", INVALID, "format" },
  { "{'format': <1>}", INVALID, "format" },
  { "{'format': <'1'>}", INVALID, "format" },
  { WORLD ("0", "1", "", ""), INVALID, "format" },
  { WORLD ("2", "1", "", ""), NEWER, "format" },
  { WORLD ("4294967295", "1", "", ""), NEWER, "format" },
  { WORLD ("1", "0", "", ""), INVALID, "semantics" },
  { WORLD ("1", "2", "", ""), NEWER, "semantics" },
  /* A newer one may be anything else: that it is newer comes first. */
  { "{'format': <uint32 2>, 'more': <1>}", NEWER, "format" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'accounts': "
    "<@a(smxb) []>}",
    INVALID, "associations" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'associations': "
    "<@a(sssmsmsmxx) []>}",
    INVALID, "accounts" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <0>, 'accounts': <@a(smxb) []>, "
    "'associations': <@a(sssmsmsmxx) []>}",
    INVALID, "ids-drawn" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'accounts': "
    "<@a(sxb) []>, 'associations': <@a(sssmsmsmxx) []>}",
    INVALID, "accounts" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'accounts': "
    "<@a(smxb) []>, 'associations': <@a(sssmsmsmxx) []>, 'more': <1>}",
    INVALID, "unknown fields" },
  { ACCOUNTS ("('1', nothing, false), ('1', nothing, true)"), INVALID, "accounts[1]" },
  { ACCOUNTS ("(' ', nothing, false)"), INVALID, "accounts[0]" },
  { ACCOUNTS ("('1', 9223372036854775807, false)"), INVALID, "accounts[0]" },
  { ASSOCIATIONS (CREATED ("1", "2") ", " CREATED ("1", "2")), INVALID, "associations[1]" },
  { ASSOCIATIONS (CREATED ("1", "1")), INVALID, "associations[0]" },
  { ASSOCIATIONS (CREATED ("1", " ")), INVALID, "associations[0]" },
  { ASSOCIATIONS ("('1', '2', 'none', nothing, nothing, nothing, 0)"), INVALID, "none" },
  { ASSOCIATIONS ("('1', '2', 'Enabled', nothing, '" ID_1 "', 0, 0)"), INVALID, "Enabled" },
  { ASSOCIATIONS ("('1', '2', 'created', '', nothing, nothing, 0)"), INVALID, "associations[0]" },
  { ASSOCIATIONS ("('1', '2', 'created', nothing, nothing, nothing, 9223372036854775807)"), INVALID,
    "associations[0]" },
  /* An invitation where there is none, and none where there is one. */
  { ASSOCIATIONS ("('1', '2', 'pending', nothing, nothing, nothing, 0)"), INVALID, "pending" },
  { ASSOCIATIONS ("('1', '2', 'removed', nothing, nothing, nothing, 0)"), INVALID, "removed" },
  { ASSOCIATIONS ("('1', '2', 'pending', nothing, '" ID_1 "', nothing, 0)"), INVALID, "pending" },
  { ASSOCIATIONS ("('1', '2', 'pending', nothing, nothing, 0, 0)"), INVALID, "pending" },
  { ASSOCIATIONS (INVITED ("1", "2", "created")), INVALID, "created" },
  { ASSOCIATIONS ("('1', '2', 'pending', nothing, 'no id', 0, 0)"), INVALID, "no id" },
  { ASSOCIATIONS (INVITED ("1", "3", "accepted") ", " INVITED ("2", "3", "accepted")), BROKEN, "V-1" },
  { ASSOCIATIONS (INVITED ("1", "2", "accepted") ", " INVITED ("2", "3", "accepted")), BROKEN, "V-2" },
  { ASSOCIATIONS (INVITED ("2", "3", "accepted") ", " INVITED ("1", "2", "accepted")), BROKEN, "V-2" },
  { ASSOCIATIONS (INVITED ("2", "3", "accepted") ", " INVITED ("1", "2", "accepted")), BROKEN, "associations[1]" },
};

START_TEST (test_variant_that_is_no_world)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GVariant) variant = g_variant_parse (NULL, refusals[_i].text, NULL, NULL, &problem);
  g_autoptr (GError) error = NULL;

  ck_assert_msg (variant != NULL, "%s", problem != NULL ? problem->message : "");
  ck_assert_ptr_null (beckon_world_new_from_variant (variant, &error));
  ck_assert_msg (g_error_matches (error, BECKON_WORLD_ERROR, (int) refusals[_i].code), "%s: %s", refusals[_i].text,
                 error->message);
  ck_assert_msg (strstr (error->message, refusals[_i].part) != NULL, "%s: %s", refusals[_i].text, error->message);
}
END_TEST

/* The rows above are refused for what is wrong with them alone. */
START_TEST (test_variant_that_is_a_world)
{
  g_autoptr (GVariant) variant = g_variant_parse (
      NULL,
      WORLD ("1", "1", "('1', 0, true), ('9', nothing, false)",
             CREATED ("1", "2") ", " INVITED ("1", "3", "accepted") ", " INVITED ("2", "3", "removed")),
      NULL, NULL, NULL);
  g_autoptr (BeckonWorld) world = beckon_world_new_from_variant (variant, NULL);
  g_autoptr (GPtrArray) accounts = NULL;

  ck_assert_ptr_nonnull (world);
  accounts = beckon_world_find_accounts (world);
  ck_assert_uint_eq (accounts->len, 4);
  assert_sound (world);
}
END_TEST

/* --- damage ---------------------------------------------------------------------------------- */

/* Whatever these bytes are, there is a world that is sound, or a sentence. */
static gboolean
read_bytes (const guint8 *data, gsize size, GVariant *whole)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_world_new_from_variant (variant, &error);

  if (world == NULL)
    {
      ck_assert_ptr_nonnull (error);
      ck_assert (error->domain == BECKON_WORLD_ERROR);
      ck_assert_str_ne (error->message, "");
      return FALSE;
    }
  ck_assert_ptr_null (error);
  ck_assert (g_variant_is_normal_form (variant));
  assert_sound (world);

  return g_variant_equal (variant, whole);
}

START_TEST (test_cut_variant)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (BeckonWorld) world = any_world (chance);
  g_autoptr (GVariant) written = beckon_world_to_variant (world);
  const guint8 *data = g_variant_get_data (written);
  gsize size = g_variant_get_size (written);

  for (gsize cut = 0; cut < size; cut++)
    ck_assert (!read_bytes (data, cut, written));
  ck_assert (read_bytes (data, size, written));
}
END_TEST

START_TEST (test_damaged_variant)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (BeckonWorld) world = any_world (chance);
  g_autoptr (GVariant) written = beckon_world_to_variant (world);
  gsize size = g_variant_get_size (written);

  for (guint round = 0; round < 200; round++)
    {
      g_autofree guint8 *data = g_memdup2 (g_variant_get_data (written), size);

      for (int n = g_rand_int_range (chance, 1, 4); n > 0; n--)
        data[g_rand_int_range (chance, 0, (gint32) size)] = (guint8) g_rand_int (chance);
      read_bytes (data, size, written);
    }
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("world variant");
  TCase *tcase = testing_add_tcase (suite, "round trips");

  tcase_add_loop_test (tcase, test_v9_world_is_read_back, 0, 10);
  tcase_add_test (tcase, test_dump_is_read_back);

  tcase = testing_add_tcase (suite, "what is refused");
  tcase_add_loop_test (tcase, test_variant_that_is_no_world, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, test_variant_that_is_a_world);

  tcase = testing_add_tcase (suite, "damage");
  tcase_add_loop_test (tcase, test_cut_variant, 0, 2);
  tcase_add_loop_test (tcase, test_damaged_variant, 0, 10);

  return testing_run (suite);
}
