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

static const char *
any_word (GRand *chance, const char *one, const char *other)
{
  static const char *words[3];

  words[1] = one;
  words[2] = other;

  return words[g_rand_int_range (chance, 0, 3)];
}

static void
add_hub (BeckonWorld *self, GRand *chance)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  if (g_rand_boolean (chance))
    g_hash_table_insert (tags, (gpointer) "team", (gpointer) "ü → →");
  if (g_rand_boolean (chance))
    g_hash_table_insert (tags, (gpointer) "cost", (gpointer) "");
  beckon_world_set_hub_settings (self, any_id (chance), g_rand_boolean (chance),
                                 any_word (chance, "STANDARD_CONTROL", "SECURITY_CONTROL"), tags, NULL);
}

/* Two organizations; whoever can be is a delegated administrator, and its members are enrolled. */
static void
add_organization (BeckonWorld *self, GRand *chance)
{
  const char *management = ids[g_rand_int_range (chance, 0, 2)];
  const char *administrator = any_id (chance), *member = any_id (chance);

  beckon_world_set_organization (self, administrator, management, NULL);
  if (beckon_world_set_delegated_administrator (self, management, administrator, g_rand_boolean (chance),
                                                any_word (chance, "NONE", "DEFAULT"),
                                                any_word (chance, "CENTRAL", "LOCAL"), NULL)
      && beckon_world_set_organization (self, member, management, NULL)
      && beckon_world_add_association (self, administrator, member, BECKON_STATE_ACCEPTED, NULL, NULL, START_US,
                                       BECKON_TIME_NONE, NULL))
    beckon_world_set_enrolled (self, administrator, member, NULL);
}

/* Whatever of it can be added is. */
static BeckonWorld *
any_world (GRand *chance)
{
  BeckonWorld *self = beckon_world_new ();

  for (guint i = 0; i < 4; i++)
    beckon_world_add_account (self, any_id (chance), any_time (chance), g_rand_int_range (chance, 0, 4) == 0, NULL);
  for (guint i = 0; i < 3; i++)
    add_hub (self, chance);
  for (guint i = 0; i < 4; i++)
    add_organization (self, chance);
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
  assert_done (beckon_region_set_organization (region, RIVAL, "222233334444", &error));
  assert_done (beckon_region_set_organization (region, "newcomer", "222233334444", &error));
  assert_done (beckon_region_enable_organization_admin_account (region, "222233334444", RIVAL, &error));
  administrator_creates (region, RIVAL, "newcomer");
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

/* Format 1. */
#define WORLD(format, semantics, accounts, associations)                                                               \
  "{'format': <uint32 " format ">, 'semantics': <uint32 " semantics                                                    \
  ">, 'ids-drawn': <uint64 0>, 'accounts': <@a(smxb) [" accounts "]>, 'associations': <@a(sssmsmsmxx) [" associations  \
  "]>}"
#define WORLD_2(accounts, associations, organizations)                                                                 \
  "{'format': <uint32 2>, 'semantics': <uint32 2>, 'ids-drawn': <uint64 0>, 'accounts': <@a(smxbmsbsa{ss}) [" accounts \
  "]>, 'associations': <@a(sssmsmsmxx) [" associations "]>, 'organizations': <@a(ssbss) [" organizations "]>}"
/* An account with its hub on, and one with its hub off. */
#define ON(id, management) "('" id "', 0, false, " management ", true, 'SECURITY_CONTROL', {})"
#define OFF(id, management) "('" id "', nothing, false, " management ", true, 'SECURITY_CONTROL', {})"
/* "a" manages "b" and "c"; "b" has its hub on. */
#define A_B_C OFF ("a", "'a'") ", " ON ("b", "'a'") ", " OFF ("c", "'a'")
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
  { WORLD ("2", "1", "", ""), INVALID, "accounts" },
  { WORLD ("3", "1", "", ""), NEWER, "format" },
  { WORLD ("4294967295", "1", "", ""), NEWER, "format" },
  { WORLD ("1", "0", "", ""), INVALID, "semantics" },
  { WORLD ("1", "3", "", ""), NEWER, "semantics" },
  /* A newer one may be anything else: that it is newer comes first. */
  { "{'format': <uint32 3>, 'more': <1>}", NEWER, "format" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'accounts': "
    "<@a(smxb) []>}",
    INVALID, "associations" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'associations': "
    "<@a(sssmsmsmxx) []>}",
    INVALID, "accounts" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <0>, 'accounts': <@a(smxb) []>, "
    "'associations': <@a(sssmsmsmxx) []>}",
    INVALID, "ids-drawn" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 9223372036854775808>, 'accounts': "
    "<@a(smxb) []>, 'associations': <@a(sssmsmsmxx) []>}",
    INVALID, "ids-drawn 9223372036854775808 is too large" },
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
  /* Format 1 with what came later, and format 2 without. */
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'accounts': <@a(smxb) []>, "
    "'associations': <@a(sssmsmsmxx) []>, 'organizations': <@a(ssbss) []>}",
    INVALID, "unknown fields" },
  { "{'format': <uint32 1>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'accounts': <@a(smxbmsbsa{ss}) []>, "
    "'associations': <@a(sssmsmsmxx) []>}",
    INVALID, "accounts" },
  { "{'format': <uint32 2>, 'semantics': <uint32 2>, 'ids-drawn': <uint64 0>, 'accounts': <@a(smxbmsbsa{ss}) []>, "
    "'associations': <@a(sssmsmsmxx) []>}",
    INVALID, "organizations" },
  { ASSOCIATIONS ("('1', '2', 'accepted', nothing, nothing, 0, 0)"), INVALID, "associations[0]" },
  { ASSOCIATIONS ("('1', '2', 'removed', nothing, nothing, 0, 0)"), INVALID, "associations[0]" },
  /* Accounts of format 2. */
  { WORLD_2 (ON ("1", "nothing") ", " ON ("1", "nothing"), "", ""), INVALID, "accounts[1]" },
  { WORLD_2 ("('1', 0, true, '2', true, 'SECURITY_CONTROL', {})", "", ""), INVALID, "accounts[0]" },
  { WORLD_2 ("('1', 0, false, nothing, true, 'CONTROL', {})", "", ""), INVALID, "ControlFindingGenerator" },
  { WORLD_2 ("('1', nothing, false, nothing, true, '', {})", "", ""), INVALID, "accounts[0]" },
  { WORLD_2 ("('1', nothing, false, nothing, false, 'SECURITY_CONTROL', {})", "", ""), INVALID, "hub is off" },
  { WORLD_2 ("('1', nothing, false, nothing, true, 'STANDARD_CONTROL', {})", "", ""), INVALID, "hub is off" },
  { WORLD_2 ("('1', nothing, false, nothing, true, 'SECURITY_CONTROL', {'a': ''})", "", ""), INVALID, "hub is off" },
  { WORLD_2 ("('1', 0, false, nothing, true, 'SECURITY_CONTROL', {'aws:': ''})", "", ""), INVALID, "tags" },
  { WORLD_2 ("('1', 0, false, nothing, true, 'SECURITY_CONTROL', {'': ''})", "", ""), INVALID, "tags" },
  { WORLD_2 ("('1', 0, false, nothing, true, 'SECURITY_CONTROL', {'a': 'b', 'a': 'b'})", "", ""), INVALID, "twice" },
  { WORLD_2 (ON ("1", "' '"), "", ""), INVALID, "accounts[0]" },
  { WORLD_2 (ON ("1", "'2'") ", " ON ("2", "'3'"), "", ""), INVALID, "accounts[1]" },
  { WORLD_2 (ON ("1", "'2'") ", ('2', 0, true, nothing, true, 'SECURITY_CONTROL', {})", "", ""), INVALID, "account 2" },
  /* Organizations: V-10, words, and what does not go together. */
  { WORLD_2 (A_B_C, "", "('a', 'x', false, 'DEFAULT', 'LOCAL')"), INVALID, "organizations[0]" },
  { WORLD_2 (A_B_C, "", "('x', 'b', false, 'DEFAULT', 'LOCAL')"), INVALID, "organizations[0]" },
  { WORLD_2 (A_B_C, "", "('a', 'c', false, 'DEFAULT', 'LOCAL')"), BROKEN, "V-10" },
  { WORLD_2 (A_B_C ", " ON ("d", "nothing"), "", "('a', 'd', false, 'DEFAULT', 'LOCAL')"), BROKEN, "V-10" },
  { WORLD_2 (A_B_C, INVITED ("d", "b", "accepted"), "('a', 'b', false, 'DEFAULT', 'LOCAL')"), BROKEN, "V-10" },
  { WORLD_2 (A_B_C, "", "('a', 'b', false, 'DEFAULT', 'LOCAL'), ('a', 'b', false, 'DEFAULT', 'LOCAL')"), INVALID,
    "organizations[1]" },
  { WORLD_2 (A_B_C, "", "('a', 'b', false, '', 'LOCAL')"), INVALID, "AutoEnableStandards" },
  { WORLD_2 (A_B_C, "", "('a', 'b', false, 'DEFAULT', 'Local')"), INVALID, "OrganizationConfiguration" },
  { WORLD_2 (A_B_C, "", "('a', 'b', true, 'NONE', 'CENTRAL')"), INVALID, "CENTRAL" },
  { WORLD_2 (A_B_C, "", "('a', 'b', false, 'DEFAULT', 'CENTRAL')"), INVALID, "CENTRAL" },
  /* G-14: an accepted pair without an invitation id is managed, and other states but two have an id. */
  { WORLD_2 (A_B_C, "('b', 'c', 'accepted', nothing, nothing, 0, 0)", ""), BROKEN, "V-3" },
  { WORLD_2 (A_B_C, "('b', 'd', 'accepted', nothing, nothing, 0, 0)", "('a', 'b', false, 'DEFAULT', 'LOCAL')"), BROKEN,
    "V-3" },
  { WORLD_2 (A_B_C, "('b', 'c', 'pending', nothing, nothing, 0, 0)", ""), INVALID, "pending" },
  { WORLD_2 (A_B_C, "('b', 'c', 'declined', nothing, nothing, 0, 0)", ""), INVALID, "declined" },
  { WORLD_2 (A_B_C, "('b', 'c', 'accepted', nothing, nothing, nothing, 0)", ""), INVALID, "accepted" },
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

/* So are those of format 2. */
START_TEST (test_variant_of_format_2)
{
  g_autoptr (GVariant) variant = g_variant_parse (
      NULL,
      WORLD_2 (A_B_C ", ('d', 0, true, nothing, false, 'STANDARD_CONTROL', {'b': '', 'a': 'b'}), " ON ("e", "'e'"),
               "('b', 'c', 'accepted', nothing, nothing, 5, 5), ('b', 'd', 'removed', nothing, nothing, 5, 5)",
               "('e', 'e', false, 'NONE', 'CENTRAL'), ('a', 'b', true, 'DEFAULT', 'LOCAL')"),
      NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_world_new_from_variant (variant, &error);
  g_autoptr (GPtrArray) organizations = NULL;

  ck_assert_msg (world != NULL, "%s", error != NULL ? error->message : "");
  ck_assert_uint_eq (beckon_world_get_format (world), 2);
  organizations = beckon_world_find_organizations (world);
  ck_assert_uint_eq (organizations->len, 2);
  assert_sound (world);
  assert_read_back (world);
}
END_TEST

/* A world of format 1 is read, and written in format 2: the mark is an unnamed organization (G-9). */
START_TEST (test_variant_of_format_1)
{
  g_autoptr (GVariant) variant = g_variant_parse (
      NULL,
      WORLD ("1", "1", "('1', 5, true), ('2', nothing, false)", CREATED ("1", "2") ", " INVITED ("1", "3", "accepted")),
      NULL, NULL, NULL);
  g_autoptr (GVariant) expected = g_variant_parse (
      NULL,
      "{'accounts': <@a(smxbmsbsa{ss}) [('1', 5, true, nothing, true, 'SECURITY_CONTROL', {}), "
      "('2', nothing, false, nothing, true, 'SECURITY_CONTROL', {}), "
      "('3', nothing, false, nothing, true, 'SECURITY_CONTROL', {})]>, "
      "'associations': <@a(sssmsmsmxx) [" CREATED ("1", "2") ", " INVITED (
          "1", "3",
          "accepted") "]>, "
                      "'format': <uint32 2>, 'ids-drawn': <uint64 0>, 'organizations': <@a(ssbss) []>, 'semantics': <uint32 2>}",
      NULL, NULL, NULL);
  g_autoptr (BeckonWorld) world = beckon_world_new_from_variant (variant, NULL);
  g_autoptr (GVariant) written = NULL;

  ck_assert_ptr_nonnull (world);
  ck_assert_uint_eq (beckon_world_get_format (world), 1);
  written = beckon_world_to_variant (world);
  ck_assert (g_variant_equal (written, expected));
  assert_read_back (world);
}
END_TEST

/* The version of the rules is beside the format: a world of format 2 that was made by version 1 is one, too. */
START_TEST (test_older_semantics)
{
  g_autoptr (GVariant) variant = g_variant_parse (
      NULL,
      "{'format': <uint32 2>, 'semantics': <uint32 1>, 'ids-drawn': <uint64 0>, 'accounts': <@a(smxbmsbsa{ss}) []>, "
      "'associations': <@a(sssmsmsmxx) []>, 'organizations': <@a(ssbss) []>}",
      NULL, NULL, NULL);
  g_autoptr (BeckonWorld) world = beckon_world_new_from_variant (variant, NULL);

  ck_assert_ptr_nonnull (world);
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
  tcase_add_test (tcase, test_variant_of_format_2);
  tcase_add_test (tcase, test_variant_of_format_1);
  tcase_add_test (tcase, test_older_semantics);

  tcase = testing_add_tcase (suite, "damage");
  tcase_add_loop_test (tcase, test_cut_variant, 0, 2);
  tcase_add_loop_test (tcase, test_damaged_variant, 0, 10);

  return testing_run (suite);
}
