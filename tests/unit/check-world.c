/* SPDX-License-Identifier: MIT */
/* Worlds as values: built, compared, taken from a Region and given back; pairs put into states. */
#include "../testing.h"

#include <string.h>

#define ID_1 "11111111111111111111111111111111"

static BeckonWorld *world; /* what the tests of building build */

static void
set_up_world (void)
{
  world = beckon_world_new ();
}

static void
assert_sound (const BeckonWorld *self)
{
  g_auto (GStrv) broken = beckon_world_check (self);

  ck_assert_pstr_eq (broken[0], NULL);
}

static void
tear_down_world (void)
{
  assert_sound (world);
  g_clear_pointer (&world, beckon_world_unref);
}

/* The call fails with this code, a sentence that has @part in it, and the world as it was. */
#define assert_refused(call, code_, part)                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (GVariant) before = beckon_world_to_variant (world);                                                     \
    g_autoptr (GVariant) after = NULL;                                                                                 \
    g_autoptr (GError) error = NULL;                                                                                   \
    ck_assert_msg (!(call), "%s: was done", #call);                                                                    \
    ck_assert_msg (g_error_matches (error, BECKON_WORLD_ERROR, (code_)), "%s: %s", #call, error->message);             \
    ck_assert_msg (strstr (error->message, (part)) != NULL, "%s", error->message);                                     \
    after = beckon_world_to_variant (world);                                                                           \
    ck_assert (g_variant_equal (before, after));                                                                       \
  }                                                                                                                    \
  G_STMT_END

static gboolean
add (BeckonWorld *self, const char *administrator, const char *member, BeckonState state, GError **error)
{
  return beckon_world_add_association (self, administrator, member, state, NULL, NULL, BECKON_TIME_NONE,
                                       BECKON_TIME_NONE, error);
}

static gint64
hub_since_us (GPtrArray *accounts, guint nth, const char *id)
{
  ck_assert_uint_gt (accounts->len, nth);
  ck_assert_str_eq (beckon_account_peek_id (accounts->pdata[nth]), id);

  return beckon_account_get_hub_since_us (accounts->pdata[nth]);
}

/* --- building -------------------------------------------------------------------------------- */

START_TEST (test_account)
{
  g_autoptr (GPtrArray) accounts = NULL;

  assert_done (beckon_world_add_account (world, RIVAL, BECKON_TIME_NONE, TRUE, &error));
  assert_done (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error));
  accounts = beckon_world_find_accounts (world);
  ck_assert_int_eq (hub_since_us (accounts, 0, MEMBER), START_US);
  ck_assert_int_eq (hub_since_us (accounts, 1, RIVAL), BECKON_TIME_NONE);
  ck_assert (!beckon_account_is_organization (accounts->pdata[0]));
  ck_assert (beckon_account_is_organization (accounts->pdata[1]));
  ck_assert_pstr_eq (beckon_account_peek_management_id (accounts->pdata[1]), NULL);
  ck_assert_uint_eq (accounts->len, 2);
}
END_TEST

START_TEST (test_account_that_is_none)
{
  assert_done (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error));
  assert_refused (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  MEMBER);
  assert_refused (beckon_world_add_account (world, " \t", START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "account");
  assert_refused (beckon_world_add_account (world, "\xff", START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "account");
  assert_refused (beckon_world_add_account (world, RIVAL, FIRST_TIME_US - 1, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "hub_since");
  assert_refused (beckon_world_add_account (world, RIVAL, LAST_TIME_US + 1, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  "hub_since");
  assert_done (beckon_world_add_account (world, RIVAL, LAST_TIME_US, FALSE, &error));
}
END_TEST

/* The accounts of an association are added with it, and are there then. */
START_TEST (test_accounts_of_an_association)
{
  g_autoptr (GPtrArray) accounts = NULL;

  assert_done (beckon_world_add_account (world, ADMINISTRATOR, START_US, FALSE, &error));
  assert_done (add (world, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED, &error));
  accounts = beckon_world_find_accounts (world);
  ck_assert_int_eq (hub_since_us (accounts, 0, MEMBER), BECKON_TIME_NONE);
  ck_assert_int_eq (hub_since_us (accounts, 1, ADMINISTRATOR), START_US);
  assert_refused (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error), BECKON_WORLD_ERROR_INVALID,
                  MEMBER);
}
END_TEST

static void
assert_association (guint nth, BeckonState state, const char *email, gint64 invited_at_us, gint64 updated_at_us)
{
  g_autoptr (GPtrArray) found = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);
  const BeckonAssociation *one;

  ck_assert_uint_gt (found->len, nth);
  one = found->pdata[nth];
  ck_assert_int_eq (beckon_association_get_state (one), state);
  ck_assert_pstr_eq (beckon_association_peek_email (one), email);
  ck_assert_int_eq (beckon_association_get_invited_at_us (one), invited_at_us);
  ck_assert_int_eq (beckon_association_get_updated_at_us (one), updated_at_us);
  ck_assert_uint_eq (beckon_association_get_sequence (one), nth + 1);
  ck_assert ((beckon_association_peek_invitation_id (one) != NULL) == (invited_at_us != BECKON_TIME_NONE));
}

/* A row for each state: all that is not said follows. */
START_TEST (test_association_of_defaults)
{
  gint64 invited_at_us = _i == BECKON_STATE_CREATED ? BECKON_TIME_NONE : 0;

  assert_done (add (world, ADMINISTRATOR, MEMBER, _i, &error));
  assert_association (0, _i, NULL, invited_at_us, 0);
}
END_TEST

START_TEST (test_times_follow_each_other)
{
  assert_done (beckon_world_add_association (world, "1", "2", BECKON_STATE_PENDING, EMAIL ("2"), ID_1, START_US,
                                             BECKON_TIME_NONE, &error));
  assert_done (beckon_world_add_association (world, "1", "3", BECKON_STATE_PENDING, NULL, NULL, BECKON_TIME_NONE,
                                             START_US, &error));
  assert_done (beckon_world_add_association (world, "1", "4", BECKON_STATE_CREATED, NULL, NULL, BECKON_TIME_NONE,
                                             START_US, &error));
  assert_association (0, BECKON_STATE_PENDING, EMAIL ("2"), START_US, START_US);
  assert_association (1, BECKON_STATE_PENDING, NULL, START_US, START_US);
  assert_association (2, BECKON_STATE_CREATED, NULL, BECKON_TIME_NONE, START_US);
}
END_TEST

/* What one association may not be: a row each. */
static const struct
{
  const char *administrator, *member;
  BeckonState state;
  const char *email, *invitation_id;
  gint64 invited_at_us, updated_at_us;
  BeckonWorldError code;
  const char *part;
} refusals[] = {
#define NO_TIME BECKON_TIME_NONE
#define INVALID BECKON_WORLD_ERROR_INVALID
  { " ", "2", BECKON_STATE_CREATED, NULL, NULL, NO_TIME, NO_TIME, INVALID, "administrator" },
  { "1", "", BECKON_STATE_CREATED, NULL, NULL, NO_TIME, NO_TIME, INVALID, "member" },
  { "1", "1", BECKON_STATE_CREATED, NULL, NULL, NO_TIME, NO_TIME, INVALID, "1" },
  { "A", "M", BECKON_STATE_PENDING, NULL, NULL, NO_TIME, NO_TIME, INVALID, "A" },
  { "1", "2", BECKON_STATE_CREATED, " ", NULL, NO_TIME, NO_TIME, INVALID, "email" },
  { "1", "2", BECKON_STATE_CREATED, "\xff", NULL, NO_TIME, NO_TIME, INVALID, "email" },
  { "1", "2", BECKON_STATE_PENDING, NULL, "no id", NO_TIME, NO_TIME, INVALID, "invitation_id" },
  { "1", "2", BECKON_STATE_CREATED, NULL, ID_1, NO_TIME, NO_TIME, INVALID, "invitation_id" },
  { "1", "2", BECKON_STATE_CREATED, NULL, NULL, START_US, NO_TIME, INVALID, "invited_at" },
  { "1", "2", BECKON_STATE_PENDING, NULL, NULL, LAST_TIME_US + 1, NO_TIME, INVALID, "invited_at" },
  { "1", "2", BECKON_STATE_PENDING, NULL, NULL, NO_TIME, FIRST_TIME_US - 1, INVALID, "updated_at" },
  { "1", "M", BECKON_STATE_ACCEPTED, NULL, NULL, NO_TIME, NO_TIME, BECKON_WORLD_ERROR_BROKEN, "V-1" },
  { "1", "A", BECKON_STATE_ACCEPTED, NULL, NULL, NO_TIME, NO_TIME, BECKON_WORLD_ERROR_BROKEN, "V-2" },
  { "M", "1", BECKON_STATE_ACCEPTED, NULL, NULL, NO_TIME, NO_TIME, BECKON_WORLD_ERROR_BROKEN, "V-2" },
};

START_TEST (test_association_that_is_none)
{
  assert_done (add (world, "A", "M", BECKON_STATE_ACCEPTED, &error));
  assert_refused (beckon_world_add_association (world, refusals[_i].administrator, refusals[_i].member,
                                                refusals[_i].state, refusals[_i].email, refusals[_i].invitation_id,
                                                refusals[_i].invited_at_us, refusals[_i].updated_at_us, &error),
                  refusals[_i].code, refusals[_i].part);
}
END_TEST

/* --- building: hubs -------------------------------------------------------------------------- */

static GHashTable *
tags_new (const char *key, const char *value)
{
  GHashTable *tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (tags, g_strdup (key), g_strdup (value));

  return tags;
}

static void
assert_hub (guint nth, gboolean auto_enable_controls, const char *generator, guint n_tags)
{
  g_autoptr (GPtrArray) accounts = beckon_world_find_accounts (world);
  const BeckonAccount *account = accounts->pdata[nth];
  g_autoptr (GHashTable) tags = beckon_account_dup_tags (account);

  ck_assert_int_eq (beckon_account_get_auto_enable_controls (account), auto_enable_controls);
  ck_assert_str_eq (beckon_account_peek_control_finding_generator (account), generator);
  ck_assert_uint_eq (g_hash_table_size (tags), n_tags);
}

/* O-12, O-13: what is not said, what is, and what replaces it. */
START_TEST (test_hub)
{
  g_autoptr (GHashTable) tags = tags_new ("team", "red");

  assert_done (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error));
  assert_hub (0, TRUE, "SECURITY_CONTROL", 0);
  assert_done (beckon_world_set_hub_settings (world, MEMBER, FALSE, "STANDARD_CONTROL", tags, &error));
  g_hash_table_remove_all (tags);
  assert_hub (0, FALSE, "STANDARD_CONTROL", 1);
  assert_done (beckon_world_set_hub_settings (world, MEMBER, TRUE, NULL, tags, &error));
  assert_hub (0, TRUE, "SECURITY_CONTROL", 0);
  assert_done (beckon_world_set_hub_settings (world, MEMBER, TRUE, "SECURITY_CONTROL", NULL, &error));
  assert_hub (0, TRUE, "SECURITY_CONTROL", 0);
}
END_TEST

static const struct
{
  const char *account, *generator, *key, *value;
  const char *part;
} no_hubs[] = {
  { STRANGER, NULL, NULL, NULL, STRANGER }, /* it is not on file */
  { RIVAL, NULL, NULL, NULL, RIVAL },       /* its hub is off */
  { MEMBER, "CONTROL", NULL, NULL, "ControlFindingGenerator" },
  { MEMBER, "", NULL, NULL, "ControlFindingGenerator" },
  { MEMBER, NULL, "", "", "tags" },
  { MEMBER, NULL, "aws:x", "", "tags" },
  { MEMBER, NULL, "a b", "", "tags" },
  { MEMBER, NULL, "k", "\xff", "tag k" },
  { MEMBER, NULL, "k", NULL, "tag k" },
};

START_TEST (test_hub_that_is_none)
{
  g_autoptr (GHashTable) usual = tags_new ("team", "red");
  g_autoptr (GHashTable) tags = no_hubs[_i].key != NULL ? tags_new (no_hubs[_i].key, no_hubs[_i].value) : NULL;

  assert_done (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error));
  assert_done (beckon_world_add_account (world, RIVAL, BECKON_TIME_NONE, FALSE, &error));
  assert_done (beckon_world_set_hub_settings (world, MEMBER, TRUE, NULL, usual, &error));
  assert_refused (
      beckon_world_set_hub_settings (world, no_hubs[_i].account, FALSE, no_hubs[_i].generator, tags, &error),
      BECKON_WORLD_ERROR_INVALID, no_hubs[_i].part);
}
END_TEST

START_TEST (test_hub_of_too_many_tags)
{
  g_autoptr (GHashTable) tags = tags_new ("0", "");

  assert_done (beckon_world_add_account (world, MEMBER, START_US, FALSE, &error));
  for (guint i = 1; i <= 50; i++)
    g_hash_table_insert (tags, g_strdup_printf ("%u", i), g_strdup (""));
  assert_refused (beckon_world_set_hub_settings (world, MEMBER, TRUE, NULL, tags, &error), BECKON_WORLD_ERROR_INVALID,
                  "51");
  g_hash_table_remove (tags, "50");
  assert_done (beckon_world_set_hub_settings (world, MEMBER, TRUE, NULL, tags, &error));
  assert_hub (0, TRUE, "SECURITY_CONTROL", 50);
}
END_TEST

/* --- building: organizations ----------------------------------------------------------------- */

/* The accounts with the organizations that they belong to: "id:management", and "id:*" for an unnamed one. */
static void
assert_memberships (const char *expected)
{
  g_autoptr (GPtrArray) accounts = beckon_world_find_accounts (world);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      const BeckonAccount *account = accounts->pdata[i];
      const char *management = beckon_account_peek_management_id (account);

      ck_assert (management == NULL || beckon_account_is_organization (account));
      if (management == NULL)
        management = beckon_account_is_organization (account) ? "*" : "";
      g_string_append_printf (text, " %s:%s", beckon_account_peek_id (account), management);
    }
  ck_assert_str_eq (text->str, expected);
}

/* G-9: the management account belongs to it, and both are added. */
START_TEST (test_organization)
{
  assert_done (beckon_world_add_account (world, "3", START_US, FALSE, &error));
  assert_done (beckon_world_set_organization (world, "2", "1", &error));
  assert_memberships (" 1:1 2:1 3:");
  assert_done (beckon_world_set_organization (world, "3", "1", &error));
  assert_done (beckon_world_set_organization (world, "2", "1", &error));
  assert_done (beckon_world_set_organization (world, "4", "4", &error));
  assert_memberships (" 1:1 2:1 3:1 4:4");
}
END_TEST

static const struct
{
  const char *account, *management;
  const char *part;
} no_organizations[] = {
  { " ", "1", "account" },   { "\xff", "1", "account" }, { "5", "", "management" },
  { "*", "1", "account *" },                                                        /* it is in an unnamed one */
  { "5", "*", "account *" }, { "2", "3", "account 2" },  { "1", "3", "account 1" }, /* the management account */
  { "3", "2", "account 2" },                                                        /* it belongs to another's */
  { "5", "2", "account 2" }, { "2", "5", "account 2" },
};

/* Neither account is added, either. */
START_TEST (test_organization_that_is_none)
{
  assert_done (beckon_world_add_account (world, "*", START_US, TRUE, &error));
  assert_done (beckon_world_set_organization (world, "2", "1", &error));
  assert_done (beckon_world_set_organization (world, "3", "3", &error));
  assert_refused (
      beckon_world_set_organization (world, no_organizations[_i].account, no_organizations[_i].management, &error),
      BECKON_WORLD_ERROR_INVALID, no_organizations[_i].part);
}
END_TEST

/* --- building: delegated administrators ------------------------------------------------------- */

/* Given organizations of "1", "5" and "7": "2" has its hub on, "3" has it off, "4" is an accepted member of "9"; and
 * the last has a delegated administrator, "8", with its hub on. */
static void
found_organizations (void)
{
  const char *with_hubs[] = { "1", "2", "4", "6", "8", "9" };

  for (guint i = 0; i < G_N_ELEMENTS (with_hubs); i++)
    assert_done (beckon_world_add_account (world, with_hubs[i], START_US, FALSE, &error));
  assert_done (beckon_world_set_organization (world, "2", "1", &error));
  assert_done (beckon_world_set_organization (world, "3", "1", &error));
  assert_done (beckon_world_set_organization (world, "4", "1", &error));
  assert_done (beckon_world_set_organization (world, "6", "5", &error));
  assert_done (beckon_world_set_organization (world, "8", "7", &error));
  assert_done (add (world, "9", "4", BECKON_STATE_ACCEPTED, &error));
  assert_done (beckon_world_set_delegated_administrator (world, "7", "8", FALSE, NULL, NULL, &error));
}

static void
assert_organizations (const char *expected)
{
  g_autoptr (GPtrArray) found = beckon_world_find_organizations (world);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      BeckonOrganization *one = found->pdata[i];

      g_string_append_printf (
          text, " %s:%s:%d:%s:%s", beckon_organization_peek_management_id (one),
          beckon_organization_peek_administrator_id (one), beckon_organization_get_auto_enable (one),
          beckon_organization_peek_auto_enable_standards (one), beckon_organization_peek_configuration_type (one));
    }
  ck_assert_str_eq (text->str, expected);
}

/* G-13, O-14: those that have one, sorted by the management account. */
START_TEST (test_delegated_administrator)
{
  assert_organizations ("");
  found_organizations ();
  assert_organizations (" 7:8:0:DEFAULT:LOCAL");
  assert_done (beckon_world_set_delegated_administrator (world, "5", "6", FALSE, NULL, "CENTRAL", &error));
  assert_done (beckon_world_set_delegated_administrator (world, "1", "1", 2, "DEFAULT", "LOCAL", &error));
  assert_organizations (" 1:1:1:DEFAULT:LOCAL 5:6:0:NONE:CENTRAL 7:8:0:DEFAULT:LOCAL");
}
END_TEST

static const struct
{
  const char *management, *administrator;
  gboolean auto_enable;
  const char *standards, *type;
  BeckonWorldError code;
  const char *part;
} no_administrators[] = {
  { "0", "2", FALSE, NULL, NULL, INVALID, "0" },
  { "1", "0", FALSE, NULL, NULL, INVALID, "0" },
  { "7", "8", FALSE, NULL, NULL, INVALID, "7" }, /* it has one */
  { "1", "2", FALSE, "ALL", NULL, INVALID, "AutoEnableStandards" },
  { "1", "2", FALSE, NULL, "CENTRE", INVALID, "OrganizationConfiguration" },
  { "1", "2", TRUE, "NONE", "CENTRAL", INVALID, "CENTRAL" },
  { "1", "2", FALSE, "DEFAULT", "CENTRAL", INVALID, "CENTRAL" },
  { "1", "3", FALSE, NULL, NULL, BECKON_WORLD_ERROR_BROKEN, "V-10" },
  { "1", "4", FALSE, NULL, NULL, BECKON_WORLD_ERROR_BROKEN, "V-10" },
  { "1", "6", FALSE, NULL, NULL, BECKON_WORLD_ERROR_BROKEN, "V-10" },
  { "1", "9", FALSE, NULL, NULL, BECKON_WORLD_ERROR_BROKEN, "V-10" },
  { "2", "1", FALSE, NULL, NULL, BECKON_WORLD_ERROR_BROKEN, "V-10" }, /* "2" names no organization */
  { "9", "9", FALSE, NULL, NULL, BECKON_WORLD_ERROR_BROKEN, "V-10" },
};

START_TEST (test_delegated_administrator_that_is_none)
{
  found_organizations ();
  assert_refused (
      beckon_world_set_delegated_administrator (world, no_administrators[_i].management,
                                                no_administrators[_i].administrator, no_administrators[_i].auto_enable,
                                                no_administrators[_i].standards, no_administrators[_i].type, &error),
      no_administrators[_i].code, no_administrators[_i].part);
}
END_TEST

/* V-10, whichever of the two comes first. */
START_TEST (test_v10_delegated_administrator_is_no_member)
{
  found_organizations ();
  assert_refused (add (world, "6", "8", BECKON_STATE_ACCEPTED, &error), BECKON_WORLD_ERROR_BROKEN, "V-10");
  assert_done (add (world, "6", "8", BECKON_STATE_PENDING, &error));
}
END_TEST

/* A value outlives its world. */
START_TEST (test_organization_outlives_the_world)
{
  g_autoptr (GPtrArray) found = NULL;
  BeckonOrganization *one = NULL;

  found_organizations ();
  found = beckon_world_find_organizations (world);
  one = g_boxed_copy (BECKON_TYPE_ORGANIZATION, found->pdata[0]);
  ck_assert_ptr_eq (one, found->pdata[0]);
  g_clear_pointer (&found, g_ptr_array_unref);
  beckon_world_unref (world);
  world = beckon_world_new ();
  ck_assert_str_eq (beckon_organization_peek_management_id (one), "7");
  ck_assert_str_eq (beckon_organization_peek_administrator_id (one), "8");
  g_boxed_free (BECKON_TYPE_ORGANIZATION, one);
}
END_TEST

/* --- building: enrolled members --------------------------------------------------------------- */

/* G-14: there is no invitation id, and InvitedAt stays. A row for each state; two of them can be set so. */
START_TEST (test_enrolled)
{
  gboolean can_be = _i == BECKON_STATE_ACCEPTED || _i == BECKON_STATE_REMOVED;
  g_autoptr (GPtrArray) pairs = NULL;

  found_organizations ();
  assert_done (beckon_world_set_organization (world, "M", "7", &error));
  assert_done (beckon_world_add_association (world, "8", "M", _i, EMAIL ("M"), NULL,
                                             _i == BECKON_STATE_CREATED ? BECKON_TIME_NONE : START_US, START_US + 1,
                                             &error));
  if (!can_be)
    {
      assert_refused (beckon_world_set_enrolled (world, "8", "M", &error), INVALID, beckon_state_to_string (_i));
      return;
    }
  assert_done (beckon_world_set_enrolled (world, "8", "M", &error));
  pairs = beckon_world_find_associations (world, "8", "M", BECKON_STATE_NONE);
  ck_assert_pstr_eq (beckon_association_peek_invitation_id (pairs->pdata[0]), NULL);
  ck_assert_int_eq (beckon_association_get_invited_at_us (pairs->pdata[0]), START_US);
  ck_assert_int_eq (beckon_association_get_updated_at_us (pairs->pdata[0]), START_US + 1);
}
END_TEST

START_TEST (test_enrolled_and_not_on_file)
{
  found_organizations ();
  assert_refused (beckon_world_set_enrolled (world, "4", "9", &error), INVALID, "not on file");
  assert_refused (beckon_world_set_enrolled (world, " ", "0", &error), INVALID, "not on file");
}
END_TEST

/* V-3: an accepted pair that nobody manages cannot lack its invitation. */
START_TEST (test_v3_enrolled_and_not_managed)
{
  found_organizations ();
  assert_refused (beckon_world_set_enrolled (world, "9", "4", &error), BECKON_WORLD_ERROR_BROKEN, "V-3");
  assert_done (beckon_world_set_organization (world, "M", "7", &error));
  assert_done (add (world, "9", "M", BECKON_STATE_ACCEPTED, &error));
  assert_refused (beckon_world_set_enrolled (world, "9", "M", &error), BECKON_WORLD_ERROR_BROKEN, "V-3");
}
END_TEST

/* --- building: the rest ----------------------------------------------------------------------- */

/* The format is beside the world, and what is written is always the newest. */
START_TEST (test_format)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  g_autoptr (GVariant) written = NULL;
  g_autoptr (BeckonRegion) self = NULL;
  guint32 format = 0;

  ck_assert_uint_eq (beckon_world_get_format (world), BECKON_WORLD_FORMAT);
  beckon_world_set_format (world, 1);
  ck_assert_uint_eq (beckon_world_get_format (world), 1);
  ck_assert_beckon_worlds_equal (world, other);
  written = beckon_world_to_variant (world);
  ck_assert (g_variant_lookup (written, "format", "u", &format));
  ck_assert_uint_eq (format, 2);
  self = beckon_region_new_from_world (world, NULL, NULL);
  g_clear_pointer (&other, beckon_world_unref);
  other = beckon_region_snapshot (self);
  ck_assert_uint_eq (beckon_world_get_format (other), 2);
}
END_TEST

static char *
derived_id (const char *administrator_id, const char *member_id)
{
  g_autoptr (BeckonWorld) self = beckon_world_new ();
  g_autoptr (GPtrArray) found = NULL;

  ck_assert (add (self, administrator_id, member_id, BECKON_STATE_PENDING, NULL));
  found = beckon_world_find_associations (self, NULL, NULL, BECKON_STATE_NONE);

  return g_strdup (beckon_association_peek_invitation_id (found->pdata[0]));
}

/* W-5: pairs whose ids, one after the other, are the same text.  */
START_TEST (test_derived_ids_differ)
{
  static const char *const pairs[][2] = { { "a\nb", "c" },    { "a", "b\nc" },    { "a\n", "b" },  { "a", "\nb" },
                                          { "3", "a\nb\nc" }, { "3\na\nb", "c" }, { "1\na", "b" }, { "a\nb", "\nc" } };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    ck_assert (g_hash_table_add (ids, derived_id (pairs[i][0], pairs[i][1])));
}
END_TEST

/* Worlds and programs rely on it: it is the MD5 of the ids with a newline between them. */
START_TEST (test_derived_id_stays)
{
  g_autofree char *id = derived_id ("a", "b");

  ck_assert_str_eq (id, "8cdeb44417f3c26826595d5820cf5700");
}
END_TEST

/* O-7: what is added next has the number; it comes after all that is there. */
START_TEST (test_next_sequence)
{
  ck_assert_uint_eq (beckon_world_get_next_sequence (world), 1);
  assert_refused (beckon_world_set_next_sequence (world, 0, &error), INVALID, "sequence");
  assert_done (beckon_world_set_next_sequence (world, 7, &error));
  assert_done (add (world, "1", "2", BECKON_STATE_CREATED, &error));
  assert_refused (beckon_world_set_next_sequence (world, 7, &error), INVALID, "sequence");
  ck_assert_uint_eq (beckon_world_get_next_sequence (world), 8);
}
END_TEST

/* W-7: numbers that have come to their end do not begin again: order (T-6) would be lost. */
START_TEST (test_last_sequence)
{
  g_autoptr (GPtrArray) found = NULL;

  assert_refused (beckon_world_set_next_sequence (world, (guint64) G_MAXINT64 + 1, &error), INVALID, "too large");
  assert_done (beckon_world_set_next_sequence (world, G_MAXINT64 - 1, &error));
  assert_done (add (world, "1", "2", BECKON_STATE_CREATED, &error));
  assert_refused (add (world, "1", "3", BECKON_STATE_CREATED, &error), INVALID, "no sequence number left");
  ck_assert_uint_eq (beckon_world_get_next_sequence (world), G_MAXINT64);
  found = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);
  ck_assert_uint_eq (found->len, 1);
  ck_assert_uint_eq (beckon_association_get_sequence (found->pdata[0]), G_MAXINT64 - 1);
}
END_TEST

START_TEST (test_what_stands_beside)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (BeckonRegion) self = NULL, other = NULL;
  g_autoptr (BeckonSwitches) kept = NULL;

  ck_assert_pstr_eq (beckon_world_peek_region_name (world), NULL);
  ck_assert_ptr_null (beckon_world_peek_switches (world));
  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 3);
  beckon_world_set_region (world, "eu-west-1", switches);
  ck_assert_str_eq (beckon_world_peek_region_name (world), "eu-west-1");
  self = beckon_region_new_from_world (world, NULL, NULL);
  ck_assert_str_eq (beckon_region_peek_name (self), "eu-west-1");
  kept = beckon_region_dup_switches (self);
  ck_assert_uint_eq (beckon_switches_get (kept, BECKON_SWITCH_MAX_MEMBERS), 3);

  beckon_world_set_region (world, NULL, NULL);
  other = beckon_region_new_from_world (world, NULL, NULL);
  ck_assert_str_eq (beckon_region_peek_name (other), "us-east-1");
}
END_TEST

/* What the caller says wins. */
START_TEST (test_region_of_a_world)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (BeckonRegion) self = NULL;
  g_autoptr (BeckonSwitches) kept = NULL;

  beckon_world_set_region (world, "eu-west-1", switches);
  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 4);
  assert_done (add (world, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED, &error));
  self = beckon_region_new_from_world (world, "cn-north-1", switches);
  ck_assert_str_eq (beckon_region_peek_name (self), "cn-north-1");
  kept = beckon_region_dup_switches (self);
  ck_assert_uint_eq (beckon_switches_get (kept, BECKON_SWITCH_MAX_MEMBERS), 4);
  ck_assert_beckon_state (self, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* --- comparing ------------------------------------------------------------------------------- */

static BeckonWorld *
world_of (const char *member,
          BeckonState state,
          const char *email,
          const char *id,
          gint64 invited_at_us,
          gint64 updated_at_us)
{
  BeckonWorld *self = beckon_world_new ();

  beckon_world_add_account (self, ADMINISTRATOR, START_US, FALSE, NULL);
  ck_assert (
      beckon_world_add_association (self, ADMINISTRATOR, member, state, email, id, invited_at_us, updated_at_us, NULL));

  return self;
}

static void
assert_diff (const BeckonWorld *before, const BeckonWorld *after, const char *expected)
{
  g_auto (GStrv) lines = beckon_world_diff (before, after);
  g_autofree char *joined = g_strjoinv ("\n", lines);

  ck_assert_str_eq (joined, expected);
  ck_assert_int_eq (beckon_world_equal (before, after), *expected == '\0');
}

#define PAIR ADMINISTRATOR " → " MEMBER

START_TEST (test_diff_of_states)
{
  g_autoptr (BeckonWorld) created = world_of (MEMBER, BECKON_STATE_CREATED, NULL, NULL, NO_TIME, START_US);
  g_autoptr (BeckonWorld) pending = world_of (MEMBER, BECKON_STATE_PENDING, "a@b", ID_1, START_US, START_US + 1);
  g_autoptr (BeckonWorld) sibling = world_of (SIBLING, BECKON_STATE_RESIGNED, NULL, NULL, NO_TIME, START_US);

  assert_diff (created, created, "");
  assert_diff (created, pending, PAIR ": pending, was created");
  assert_diff (pending, created, PAIR ": created, was pending");
  assert_diff (world, created,
               MEMBER ": seen, was unknown\n" ADMINISTRATOR ": seen, was unknown\n" ADMINISTRATOR
                      ": hub on since 2026-01-01T00:00:00Z, was off\n" PAIR ": created, was none");
  assert_diff (created, sibling,
               MEMBER ": unknown, was seen\n" SIBLING ": seen, was unknown\n" PAIR ": none, was created\n" ADMINISTRATOR
                      " → " SIBLING ": resigned, was none");
}
END_TEST

/* Ids and addresses can contain anything: each difference stays on its line, and none looks like another. */
START_TEST (test_diff_escapes)
{
  g_autoptr (BeckonWorld) one = world_of ("x\ny", BECKON_STATE_CREATED, "a\nb", NULL, NO_TIME, START_US);
  g_autoptr (BeckonWorld) other = world_of ("x\ny", BECKON_STATE_CREATED, "a\\nb", NULL, NO_TIME, START_US);
  g_autoptr (BeckonWorld) nasty = world_of ("x\ny", BECKON_STATE_CREATED,
                                            "\x1b[2J\xc2\x85\xe2\x80\xa8"
                                            "é",
                                            NULL, NO_TIME, START_US);
  g_autoptr (BeckonWorld) pending = world_of ("x\ny", BECKON_STATE_PENDING, "a\nb", ID_1, START_US, START_US);

  assert_diff (one, other, ADMINISTRATOR " → x\\ny: created, e-mail a\\\\nb, was a\\nb");
  assert_diff (one, nasty, ADMINISTRATOR " → x\\ny: created, e-mail \\u001b[2J\\u0085\\u2028é, was a\\nb");
  assert_diff (one, pending, ADMINISTRATOR " → x\\ny: pending, was created");
}
END_TEST

START_TEST (test_diff_escapes_accounts)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "a", (gpointer) "\n\xe2\x80\xa8");
  beckon_world_add_account (world, "1\n", START_US, FALSE, NULL);
  beckon_world_add_account (other, "1\n", START_US, FALSE, NULL);
  beckon_world_set_hub_settings (other, "1\n", TRUE, NULL, tags, NULL);
  beckon_world_set_organization (other, "1\n", "1\n", NULL);
  beckon_world_set_delegated_administrator (other, "1\n", "1\n", FALSE, NULL, NULL, NULL);
  assert_diff (world, other,
               "1\\n: tags {'a': '\\n\\u2028'}, was none\n"
               "1\\n: in the organization of 1\\n, was in no organization\n"
               "organization of 1\\n: delegated administrator 1\\n, was none");
}
END_TEST

START_TEST (test_diff_escapes_the_order)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  static const char *const members[] = { "2\n", "3\n" };

  for (guint i = 0; i < 2; i++)
    {
      beckon_world_add_association (world, "1\n", members[i], BECKON_STATE_CREATED, NULL, NULL, NO_TIME, START_US,
                                    NULL);
      beckon_world_add_association (other, "1\n", members[1 - i], BECKON_STATE_CREATED, NULL, NULL, NO_TIME, START_US,
                                    NULL);
    }
  assert_diff (world, other, "order: 1\\n → 3\\n, was 1\\n → 2\\n");
}
END_TEST

/* An address has no bound: what is said of it has one. */
START_TEST (test_diff_is_bounded)
{
  g_autofree char *address = g_strnfill (1000000, 'x');
  g_autoptr (BeckonWorld) one = world_of (MEMBER, BECKON_STATE_CREATED, address, NULL, NO_TIME, START_US);
  g_autoptr (BeckonWorld) none = world_of (MEMBER, BECKON_STATE_CREATED, NULL, NULL, NO_TIME, START_US);
  g_auto (GStrv) lines = beckon_world_diff (one, none);

  ck_assert_uint_lt (strlen (lines[0]), 10000);
  ck_assert (g_str_has_suffix (lines[0], "x…"));
}
END_TEST

/* What differs within a state: each by its name. */
START_TEST (test_diff_within_a_state)
{
  g_autoptr (BeckonWorld) one = world_of (MEMBER, BECKON_STATE_PENDING, NULL, ID_1, START_US, START_US);
  g_autoptr (BeckonWorld) other
      = world_of (MEMBER, BECKON_STATE_PENDING, "a@b", NO_INVITATION_ID, START_US + 1, FIRST_TIME_US);
  g_autoptr (BeckonWorld) none = world_of (MEMBER, BECKON_STATE_PENDING, "none", ID_1, START_US, START_US);
  g_auto (GStrv) lines = beckon_world_diff (one, none);

  assert_diff (one, other,
               PAIR ": pending, e-mail a@b, was none; invitation id " NO_INVITATION_ID ", was " ID_1
                    "; invited at 2026-01-01T00:00:00.000001Z, was "
                    "2026-01-01T00:00:00Z; updated at 0001-01-01T00:00:00Z, was "
                    "2026-01-01T00:00:00Z");
  ck_assert (!beckon_world_equal (one, none));
  ck_assert_ptr_nonnull (strstr (lines[0], "e-mail"));
}
END_TEST

START_TEST (test_diff_of_accounts)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();

  beckon_world_add_account (world, "1", START_US, FALSE, NULL);
  beckon_world_add_account (other, "1", BECKON_TIME_NONE, FALSE, NULL);
  beckon_world_add_account (world, "2", START_US, FALSE, NULL);
  beckon_world_add_account (other, "2", START_US + G_USEC_PER_SEC, FALSE, NULL);
  beckon_world_add_account (world, "3", BECKON_TIME_NONE, FALSE, NULL);
  beckon_world_add_account (other, "3", BECKON_TIME_NONE, TRUE, NULL);
  beckon_world_add_account (world, "4", BECKON_TIME_NONE, TRUE, NULL);
  beckon_world_add_account (other, "4", BECKON_TIME_NONE, FALSE, NULL);
  beckon_world_set_ids_drawn (other, 3);
  assert_diff (world, other,
               "1: hub off, was on\n"
               "2: hub on since 2026-01-01T00:00:01Z, was on since 2026-01-01T00:00:00Z\n"
               "3: in an unnamed organization, was in no organization\n"
               "4: in no organization, was in an unnamed organization\n"
               "ids drawn: 3, was 0");
}
END_TEST

/* Hubs: each setting has a line, and so have tags, in which nothing looks like anything else. */
START_TEST (test_diff_of_hubs)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  g_autoptr (GHashTable) one = tags_new ("a", "b c=d"), two = tags_new ("a", "b");

  g_hash_table_insert (two, g_strdup ("c"), g_strdup ("d"));
  beckon_world_add_account (world, "1", START_US, FALSE, NULL);
  beckon_world_add_account (other, "1", START_US, FALSE, NULL);
  assert_done (beckon_world_set_hub_settings (other, "1", FALSE, "STANDARD_CONTROL", two, &error));
  assert_diff (world, other,
               "1: AutoEnableControls false, was true\n"
               "1: ControlFindingGenerator STANDARD_CONTROL, was SECURITY_CONTROL\n"
               "1: tags {'a': 'b', 'c': 'd'}, was none");
  assert_done (beckon_world_set_hub_settings (world, "1", FALSE, "STANDARD_CONTROL", one, &error));
  assert_diff (world, other, "1: tags {'a': 'b', 'c': 'd'}, was {'a': 'b c=d'}");
}
END_TEST

/* Where accounts belong, and who administers. */
START_TEST (test_diff_of_organizations)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  BeckonWorld *both[] = { world, other };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      beckon_world_add_account (both[i], "none", START_US, FALSE, NULL);
      assert_done (beckon_world_set_organization (both[i], "none", "1", &error));
    }
  assert_diff (world, other, "");
  assert_done (beckon_world_set_delegated_administrator (other, "1", "none", FALSE, NULL, NULL, &error));
  assert_diff (world, other, "organization of 1: delegated administrator none, was none");
  assert_done (beckon_world_set_delegated_administrator (world, "1", "none", TRUE, "NONE", NULL, &error));
  assert_diff (other, world,
               "organization of 1: AutoEnable true, was false\n"
               "organization of 1: AutoEnableStandards NONE, was DEFAULT");
}
END_TEST

/* O-14: a local configuration can be as a central one has to be. */
START_TEST (test_diff_of_configuration_types)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  BeckonWorld *both[] = { world, other };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      beckon_world_add_account (both[i], "1", START_US, FALSE, NULL);
      assert_done (beckon_world_set_organization (both[i], "1", "1", &error));
    }
  assert_done (beckon_world_set_delegated_administrator (world, "1", "1", FALSE, "NONE", "LOCAL", &error));
  assert_done (beckon_world_set_delegated_administrator (other, "1", "1", FALSE, "NONE", "CENTRAL", &error));
  assert_diff (world, other, "organization of 1: ConfigurationType CENTRAL, was LOCAL");
}
END_TEST

START_TEST (test_diff_of_memberships)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();

  beckon_world_add_account (world, "1", BECKON_TIME_NONE, FALSE, NULL);
  beckon_world_add_account (world, "2", BECKON_TIME_NONE, TRUE, NULL);
  beckon_world_add_account (world, "3", START_US, FALSE, NULL);
  beckon_world_add_account (other, "3", START_US, FALSE, NULL);
  assert_done (beckon_world_set_organization (world, "3", "1", &error));
  assert_done (beckon_world_set_organization (other, "2", "1", &error));
  assert_done (beckon_world_set_organization (other, "3", "3", &error));
  assert_done (beckon_world_set_delegated_administrator (world, "1", "3", FALSE, NULL, NULL, &error));
  assert_done (beckon_world_set_delegated_administrator (other, "3", "3", FALSE, "NONE", "CENTRAL", &error));
  assert_diff (world, other,
               "2: in the organization of 1, was in an unnamed organization\n"
               "3: in the organization of 3, was in the organization of 1\n"
               "organization of 1: delegated administrator none, was 3\n"
               "organization of 3: delegated administrator 3, was none\n"
               "organization of 3: AutoEnableStandards NONE, was DEFAULT\n"
               "organization of 3: ConfigurationType CENTRAL, was LOCAL");
}
END_TEST

/* G-14 */
START_TEST (test_diff_of_enrolled)
{
  g_autoptr (BeckonWorld) one = world_of (MEMBER, BECKON_STATE_REMOVED, NULL, ID_1, START_US, START_US);
  g_autoptr (BeckonWorld) other = world_of (MEMBER, BECKON_STATE_REMOVED, NULL, ID_1, START_US, START_US);

  assert_done (beckon_world_set_enrolled (other, ADMINISTRATOR, MEMBER, &error));
  assert_diff (one, other, PAIR ": removed, invitation id none, was " ID_1);
}
END_TEST

/* W-7: of the sequence numbers, only the order; and nothing of what stands beside. */
START_TEST (test_diff_of_order)
{
  g_autoptr (BeckonWorld) other = beckon_world_new ();
  g_autoptr (BeckonWorld) third = beckon_world_new ();

  add (world, "1", "2", BECKON_STATE_CREATED, NULL);
  add (world, "1", "3", BECKON_STATE_CREATED, NULL);
  add (other, "1", "3", BECKON_STATE_CREATED, NULL);
  add (other, "1", "2", BECKON_STATE_CREATED, NULL);
  assert_diff (world, other, "order: 1 → 3, was 1 → 2");

  beckon_world_set_next_sequence (third, 10, NULL);
  add (third, "1", "2", BECKON_STATE_CREATED, NULL);
  beckon_world_set_next_sequence (third, 20, NULL);
  add (third, "1", "3", BECKON_STATE_CREATED, NULL);
  beckon_world_set_region (third, "eu-west-1", NULL);
  assert_diff (world, third, "");
}
END_TEST

static void
put_into_an_organization (BeckonWorld *self, const char *id, GRand *chance)
{
  g_autoptr (GHashTable) tags = tags_new ("a", g_rand_boolean (chance) ? "b c=d" : "b");

  if (g_rand_boolean (chance))
    g_hash_table_insert (tags, g_strdup ("c"), g_strdup ("d"));
  beckon_world_set_organization (self, id, "3", NULL);
  if (g_rand_boolean (chance))
    beckon_world_set_hub_settings (self, id, g_rand_boolean (chance),
                                   g_rand_boolean (chance) ? "STANDARD_CONTROL" : NULL, tags, NULL);
  if (g_rand_boolean (chance))
    beckon_world_set_delegated_administrator (self, "3", id, g_rand_boolean (chance), NULL, NULL, NULL);
}

/* A few of a few: so that many a pair of worlds is equal. */
static BeckonWorld *
any_world (GRand *chance)
{
  static const char *const ids[] = { "1", "2", "3" };
  BeckonWorld *self = beckon_world_new ();

  for (int n = g_rand_int_range (chance, 0, 3); n > 0; n--)
    add (self, ids[g_rand_int_range (chance, 0, 2)], ids[g_rand_int_range (chance, 0, 3)],
         (BeckonState) g_rand_int_range (chance, 1, 3), NULL);
  for (int n = g_rand_int_range (chance, 0, 2); n > 0; n--)
    beckon_world_add_account (self, ids[g_rand_int_range (chance, 0, 3)],
                              g_rand_boolean (chance) ? START_US : BECKON_TIME_NONE, g_rand_boolean (chance), NULL);
  if (g_rand_boolean (chance))
    put_into_an_organization (self, ids[g_rand_int_range (chance, 0, 3)], chance);
  beckon_world_set_ids_drawn (self, (guint64) g_rand_int_range (chance, 0, 2));

  return self;
}

START_TEST (test_diff_is_empty_where_worlds_are_equal)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);
  guint n_equal = 0;

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (BeckonWorld) one = any_world (chance), other = any_world (chance);
      g_autoptr (GVariant) written = beckon_world_to_variant (one);
      g_autoptr (GVariant) other_written = beckon_world_to_variant (other);
      g_auto (GStrv) lines = beckon_world_diff (one, other);
      gboolean is_equal = beckon_world_equal (one, other);

      ck_assert_int_eq (is_equal, lines[0] == NULL);
      ck_assert_int_eq (is_equal, g_variant_equal (written, other_written));
      n_equal += is_equal;
    }
  ck_assert_uint_gt (n_equal, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("world");
  TCase *tcase = testing_add_tcase (suite, "building");

  tcase_add_checked_fixture (tcase, set_up_world, tear_down_world);
  tcase_add_test (tcase, test_account);
  tcase_add_test (tcase, test_account_that_is_none);
  tcase_add_test (tcase, test_accounts_of_an_association);
  tcase_add_loop_test (tcase, test_association_of_defaults, 1, BECKON_N_STATES);
  tcase_add_test (tcase, test_times_follow_each_other);
  tcase_add_loop_test (tcase, test_association_that_is_none, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, test_hub);
  tcase_add_loop_test (tcase, test_hub_that_is_none, 0, G_N_ELEMENTS (no_hubs));
  tcase_add_test (tcase, test_hub_of_too_many_tags);
  tcase_add_test (tcase, test_organization);
  tcase_add_loop_test (tcase, test_organization_that_is_none, 0, G_N_ELEMENTS (no_organizations));
  tcase_add_test (tcase, test_delegated_administrator);
  tcase_add_loop_test (tcase, test_delegated_administrator_that_is_none, 0, G_N_ELEMENTS (no_administrators));
  tcase_add_test (tcase, test_v10_delegated_administrator_is_no_member);
  tcase_add_test (tcase, test_organization_outlives_the_world);
  tcase_add_loop_test (tcase, test_enrolled, 1, BECKON_N_STATES);
  tcase_add_test (tcase, test_enrolled_and_not_on_file);
  tcase_add_test (tcase, test_v3_enrolled_and_not_managed);
  tcase_add_test (tcase, test_format);
  tcase_add_test (tcase, test_derived_ids_differ);
  tcase_add_test (tcase, test_derived_id_stays);
  tcase_add_test (tcase, test_next_sequence);
  tcase_add_test (tcase, test_last_sequence);
  tcase_add_test (tcase, test_what_stands_beside);
  tcase_add_test (tcase, test_region_of_a_world);

  tcase = testing_add_tcase (suite, "comparing");
  tcase_add_checked_fixture (tcase, set_up_world, tear_down_world);
  tcase_add_test (tcase, test_diff_of_states);
  tcase_add_test (tcase, test_diff_escapes);
  tcase_add_test (tcase, test_diff_escapes_accounts);
  tcase_add_test (tcase, test_diff_escapes_the_order);
  tcase_add_test (tcase, test_diff_is_bounded);
  tcase_add_test (tcase, test_diff_within_a_state);
  tcase_add_test (tcase, test_diff_of_accounts);
  tcase_add_test (tcase, test_diff_of_hubs);
  tcase_add_test (tcase, test_diff_of_organizations);
  tcase_add_test (tcase, test_diff_of_configuration_types);
  tcase_add_test (tcase, test_diff_of_memberships);
  tcase_add_test (tcase, test_diff_of_enrolled);
  tcase_add_test (tcase, test_diff_of_order);
  tcase_add_loop_test (tcase, test_diff_is_empty_where_worlds_are_equal, 0, 10);

  return testing_run (suite);
}
