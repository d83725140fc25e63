/* SPDX-License-Identifier: MIT */
/* Replaying entries that were changed, are damaged, or are none. */
#include "../testing.h"

/* --- other entries --------------------------------------------------------------------------- */

/* The entry with another value of a key, or without the key. */
static GVariant *
alter (GVariant *entry, const char *key, GVariant *value)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, entry);
  if (value != NULL)
    g_variant_dict_insert_value (&dict, key, value);
  else
    g_variant_dict_remove (&dict, key);

  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/* Given an invitation of MEMBER, which has the keys of every kind. */
static GVariant *
invitation_entry (BeckonWorld **start)
{
  g_autoptr (BeckonFault) lost = beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost");
  g_autoptr (GPtrArray) entries = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  *start = beckon_region_snapshot (region);
  beckon_region_add_fault (region, lost);
  beckon_region_start_journal (region, 0);
  beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  entries = beckon_region_take_journal (region);

  return g_variant_ref (entries->pdata[0]);
}

/* What an entry claims, and was not so; NULL: that it was not there. */
static const struct
{
  const char *key;
  const char *value;
} claims[] = {
  { "effects", NULL },
  { "effects", "<@aa{sv} []>" },
  { "error", NULL },
  { "output", "<@a{sv} {}>" },
  { "verdicts", "<[{'text': <'no'>}]>" },
  { "caller", "<'" STRANGER "'>" },
  { "caller", "<' '>" },
  { "operation", "<'DeleteMembers'>" },
  { "input", "<{'AccountIds': <['" MEMBER "', '" RIVAL "']>}>" },
  { "input", "<{'AccountIds': <['" MEMBER "']>, 'More': <1>}>" },
  { "ids", NULL },
  { "ids", "<['no id']>" },
  { "ids", "<['" NO_INVITATION_ID "', '" NO_INVITATION_ID "']>" },
  { "time", "<int64 9223372036854775807>" },
  { "faults", NULL },
  { "more", "<1>" },
};

/* Given an account that comes to an organization and is enrolled. */
static GVariant *
newcomer_entry (BeckonWorld **start)
{
  g_autoptr (GPtrArray) entries = NULL;

  assert_done (beckon_region_set_organization (region, ADMINISTRATOR, STRANGER, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, STRANGER, ADMINISTRATOR, &error));
  assert_done (beckon_region_update_organization_configuration (region, ADMINISTRATOR, TRUE, NULL, NULL, &error));
  *start = beckon_region_snapshot (region);
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_set_organization (region, MEMBER, STRANGER, &error));
  entries = beckon_region_take_journal (region);

  return g_variant_ref (entries->pdata[0]);
}

static const struct
{
  const char *key;
  const char *value;
} claims_of_a_newcomer[] = {
  { "effects", NULL },
  { "effects", "<[{'account': <'" MEMBER "'>}]>" },
  { "input", "<{'account': <'" MEMBER "'>, 'management': <'" RIVAL "'>}>" },
  { "input", "<{'account': <'" RIVAL "'>, 'management': <'" STRANGER "'>}>" },
  { "input", "<{'account': <'" MEMBER "'>, 'management': <'" STRANGER "'>, 'member': <false>}>" },
  { "input", "<{'account': <'" STRANGER "'>, 'member': <false>}>" }, /* G-15: it cannot leave */
  { "time", "<int64 9223372036854775807>" },
  { "caller", "<'" STRANGER "'>" },
};

START_TEST (test_changed_entry_of_a_newcomer_shows)
{
  g_autoptr (BeckonWorld) start = NULL;
  g_autoptr (GVariant) entry = newcomer_entry (&start);
  g_autoptr (BeckonRegion) other = beckon_region_new_from_world (start, NULL, NULL);
  const char *value = claims_of_a_newcomer[_i].value;
  g_autoptr (GVariant) outer = value != NULL ? g_variant_parse (NULL, value, NULL, NULL, NULL) : NULL;
  g_autoptr (GVariant) inner = outer != NULL ? g_variant_get_variant (outer) : NULL;
  g_autoptr (GVariant) claim = alter (entry, claims_of_a_newcomer[_i].key, inner);
  g_autoptr (GVariant) made = beckon_region_replay (other, claim, NULL);

  ck_assert (made == NULL || !g_variant_equal (made, claim));
  ck_assert_beckon_invariants (other);
}
END_TEST

START_TEST (test_changed_entry_shows)
{
  g_autoptr (BeckonWorld) start = NULL;
  g_autoptr (GVariant) entry = invitation_entry (&start);
  g_autoptr (BeckonRegion) other = beckon_region_new_from_world (start, NULL, NULL);
  g_autoptr (GVariant) value
      = claims[_i].value != NULL ? g_variant_parse (NULL, claims[_i].value, NULL, NULL, NULL) : NULL;
  g_autoptr (GVariant) inner = value != NULL ? g_variant_get_variant (value) : NULL;
  g_autoptr (GVariant) claim = alter (entry, claims[_i].key, inner);
  g_autoptr (GVariant) made = beckon_region_replay (other, claim, NULL);

  ck_assert (made == NULL || !g_variant_equal (made, claim));
  ck_assert_beckon_invariants (other);
}
END_TEST

/* What is not an entry, by what is wrong with it. */
static const char *const no_entries[] = {
  "'a text'",
  "@a{ss} {}",
  "@a{sv} {}",
  "{'caller': <'1'>, 'operation': <'EnableSecurityHub'>, 'input': <@a{sv} {}>}",
  "{'time': <1>, 'caller': <'1'>, 'operation': <'EnableSecurityHub'>, 'input': <@a{sv} {}>}",
  "{'time': <int64 1>, 'operation': <'EnableSecurityHub'>, 'input': <@a{sv} {}>}",
  "{'time': <int64 1>, 'caller': <1>, 'operation': <'EnableSecurityHub'>, 'input': <@a{sv} {}>}",
  "{'time': <int64 1>, 'caller': <'1'>, 'input': <@a{sv} {}>}",
  "{'time': <int64 1>, 'caller': <'1'>, 'operation': <1>, 'input': <@a{sv} {}>}",
  "{'time': <int64 1>, 'caller': <'1'>, 'operation': <'GetFindings'>, 'input': <@a{sv} {}>}",
  "{'time': <int64 1>, 'caller': <'1'>, 'operation': <'EnableSecurityHub'>}",
  "{'time': <int64 1>, 'caller': <'1'>, 'operation': <'EnableSecurityHub'>, 'input': <1>}",
#define ENTRY(operation, input)                                                                                        \
  "{'time': <int64 1>, 'caller': <'" ADMINISTRATOR "'>, 'operation': <'" operation "'>, 'input': <" input ">}"
  ENTRY ("CreateMembers", "{'AccountDetails': <[{'Email': <'1'>}]>}"),
  ENTRY ("CreateMembers", "{'AccountDetails': <['1']>}"),
  ENTRY ("InviteMembers", "{'AccountIds': <'1'>}"),
  ENTRY ("GetMembers", "{'AccountIds': <[1]>}"),
  ENTRY ("DisassociateMembers", "{'AccountIds': <true>}"),
  ENTRY ("AcceptInvitation", "{'MasterId': <1>, 'InvitationId': <'1'>}"),
  ENTRY ("AcceptAdministratorInvitation", "{'AdministratorId': <'1'>, 'InvitationId': <['1']>}"),
  ENTRY ("ListMembers", "{'OnlyAssociated': <'true'>}"),
  ENTRY ("ListMembers", "{'NextToken': <1>}"),
  ENTRY ("ListInvitations", "{'MaxResults': <'1'>}"),
  ENTRY ("organization", "{'account': <'1'>}"),
  ENTRY ("organization", "{'member': <true>}"),
  ENTRY ("organization", "{'account': <' '>, 'member': <true>}"),
  ENTRY ("organization", "{'account': <'1'>, 'member': <'true'>}"),
  ENTRY ("organization", "{'account': <'1'>, 'management': <1>}"),
  ENTRY ("organization", "{'account': <'1'>, 'management': <' '>}"),
  ENTRY ("organization", "{'management': <'1'>}"),
  ENTRY ("TagResource", "{'Tags': <'team'>, 'ResourceArn': <'arn'>}"),
  ENTRY ("TagResource", "{'Tags': <{'team': 'red'}>, 'ResourceArn': <'arn'>}"),
  ENTRY ("UntagResource", "{'TagKeys': <'team'>, 'ResourceArn': <'arn'>}"),
  ENTRY ("ListTagsForResource", "{'ResourceArn': <1>}"),
  ENTRY ("EnableSecurityHub", "{'ControlFindingGenerator': <1>}"),
  ENTRY ("UpdateSecurityHubConfiguration", "{'AutoEnableControls': <'true'>}"),
  ENTRY ("EnableOrganizationAdminAccount", "{'AdminAccountId': <1>}"),
  ENTRY ("DisableOrganizationAdminAccount", "{'AdminAccountId': <'1'>, 'Feature': <true>}"),
  ENTRY ("UpdateOrganizationConfiguration", "{'AutoEnable': <1>}"),
  ENTRY ("UpdateOrganizationConfiguration",
         "{'AutoEnable': <true>, 'OrganizationConfiguration': <{'ConfigurationType': <'LOCAL'>}>}"),
  ENTRY ("switches", "@a{sv} {}"),
  ENTRY ("switches", "{'max_members': <'many'>}"),
  ENTRY ("put", "{'administrator': <'1'>, 'member': <'2'>}"),
  ENTRY ("put", "{'administrator': <'1'>, 'member': <'2'>, 'state': <'lost'>}"),
  ENTRY ("put", "{'administrator': <'1'>, 'member': <'1'>, 'state': <'created'>}"),
  ENTRY ("restore", "@a{sv} {}"),
  ENTRY ("restore", "{'world': <'1'>}"),
};

START_TEST (test_what_is_no_entry)
{
  g_autoptr (GVariant) entry = g_variant_parse (NULL, no_entries[_i], NULL, NULL, NULL);
  g_autoptr (GVariant) made = NULL;
  GError *error = NULL;

  ck_assert_ptr_nonnull (entry);
  beckon_region_start_journal (region, 0);
  ck_assert_beckon_unchanged_by (region, made = beckon_region_replay (region, entry, &error));
  ck_assert_msg (made == NULL, "%s: replayed", no_entries[_i]);
  ck_assert_msg (g_error_matches (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID), "%s: another error",
                 no_entries[_i]);
  ck_assert_str_ne (error->message, "");
  g_error_free (error);
}
END_TEST

/* The Region goes on as before: with its own clock, source and guard. */
START_TEST (test_region_goes_on_after_a_refusal)
{
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));

  ck_assert_ptr_null (beckon_region_replay (region, none, NULL));
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (record.updated_at_us, START_US);
}
END_TEST

/* A verdict that no guard could have given. */
static const char *const verdicts[] = {
  "<[{'text': <''>}]>",
  "<[{'text': <' '>}]>",
  "<[{'text': <1>}]>",
  "<[{'exception': <'InternalException'>, 'message': <''>}]>",
  "<[{'exception': <'NoSuchException'>, 'message': <'no'>}]>",
  "<[{'exception': <'InternalException'>}]>",
  "<'no'>",
};

START_TEST (test_damaged_verdict)
{
  g_autoptr (BeckonWorld) start = NULL;
  g_autoptr (GVariant) entry = invitation_entry (&start);
  g_autoptr (BeckonRegion) other = beckon_region_new_from_world (start, NULL, NULL);
  g_autoptr (GVariant) value = g_variant_parse (NULL, verdicts[_i], NULL, NULL, NULL);
  g_autoptr (GVariant) inner = g_variant_get_variant (value);
  g_autoptr (GVariant) damaged = alter (entry, "verdicts", inner);
  g_autoptr (GVariant) made = beckon_region_replay (other, damaged, NULL);

  ck_assert (made == NULL || !g_variant_equal (made, damaged));
}
END_TEST

/* --- damage ---------------------------------------------------------------------------------- */

static void
assert_can_be_saved (BeckonRegion *self)
{
  g_autoptr (GVariant) dump = beckon_region_dump (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_world_new_from_variant (dump, &error);

  ck_assert_msg (world != NULL, "V-9: %s", error != NULL ? error->message : "");
}

static BeckonVerdict *
deny_rivals (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  return g_str_equal (beckon_proposal_peek_member_id (proposal), RIVAL) ? beckon_verdict_new_report ("no rivals")
                                                                        : NULL;
}

/* With an administrator that enrolls whoever comes, and removes who goes (G-15). */
static void
keep_organizations (void)
{
  assert_done (beckon_region_set_organization (region, SIBLING, STRANGER, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, STRANGER, SIBLING, &error));
  assert_done (beckon_region_update_organization_configuration (region, SIBLING, TRUE, "NONE", "LOCAL", &error));
  assert_done (beckon_region_set_organization (region, "newcomer", STRANGER, &error));
  ck_assert_beckon_state (region, SIBLING, "newcomer", BECKON_STATE_ACCEPTED);
  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    call_operation (region, operation, SIBLING, "newcomer", NULL);
  set_organization (region, "newcomer", FALSE);
  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    call_operation (region, operation, STRANGER, SIBLING, NULL);
}

/* Every kind of entry: each operation on a pair in each state, and what is not an operation. */
static void
do_everything (void)
{
  g_autoptr (BeckonFault) lost = beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost");
  g_autoptr (BeckonFault) stale = beckon_fault_new_stale ();
  g_autoptr (BeckonFault) throttled = beckon_fault_new_before_named ("ThrottlingException", 429, NULL);
  g_autoptr (BeckonFault) skipped = beckon_fault_new_unprocessed (RIVAL, "not today");
  g_autoptr (BeckonWorld) world = NULL;

  beckon_region_set_guard (region, deny_rivals, NULL, NULL);
  for (guint state = 0; state < BECKON_N_STATES; state++)
    {
      beckon_region_put_association (region, ADMINISTRATOR, MEMBER, state, NULL);
      for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
        {
          call_operation (region, operation, ADMINISTRATOR, MEMBER, NULL);
          call_operation (region, operation, MEMBER, ADMINISTRATOR, NULL);
          call_operation (region, operation, SIBLING, RIVAL, NULL);
        }
    }
  beckon_region_add_fault (region, stale);
  beckon_region_add_fault (region, lost);
  beckon_region_add_fault (region, skipped);
  beckon_fault_match_caller (throttled, MEMBER);
  beckon_region_add_fault (region, throttled);
  ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), -1);
  call_operation (region, BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, MEMBER, NULL);
  create_members (region, SIBLING, IDS (RIVAL), NULL);
  set_organization (region, MEMBER, TRUE);
  keep_organizations ();
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 3);
  world = beckon_region_snapshot (region);
  assert_done (beckon_region_restore (region, world, &error));
}

static GVariant *
damage (GVariant *entry, GRand *chance)
{
  gsize size = g_variant_get_size (entry);
  guint8 *bytes = g_memdup2 (g_variant_get_data (entry), size);
  g_autoptr (GBytes) damaged = NULL;

  for (int n = g_rand_int_range (chance, 1, 4); n > 0; n--)
    bytes[g_rand_int_range (chance, 0, (gint32) size)] = (guint8) g_rand_int (chance);
  damaged = g_bytes_new_take (bytes, size);

  return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, damaged, FALSE));
}

/* Whatever an entry holds, a world after it is one that can be, and can be saved (V-9). */
START_TEST (test_damaged_entries)
{
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (BeckonRegion) other = beckon_region_new_from_world (start, NULL, NULL);
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_start_journal (region, 0);
  do_everything ();
  entries = beckon_region_take_journal (region);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GVariant) damaged = damage (entries->pdata[i], chance);
      g_autoptr (GVariant) made G_GNUC_UNUSED = beckon_region_replay (other, damaged, NULL);

      ck_assert_beckon_invariants (other);
      assert_can_be_saved (other);
    }
}
END_TEST

/* --- from a callback ------------------------------------------------------------------------- */

static BeckonVerdict *
replay_from_guard (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  GVariant *entry = user_data;
  GError *error = NULL;

  ck_assert_beckon_unchanged_by (self, ck_assert_ptr_null (beckon_region_replay (self, entry, &error)));
  ck_assert (g_error_matches (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_REFUSED));
  g_error_free (error);

  return NULL;
}

START_TEST (test_replay_from_a_callback)
{
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_start_journal (region, 0);
  enable (region, STRANGER, NULL);
  entries = beckon_region_take_journal (region);
  disable (region, STRANGER);
  beckon_region_set_guard (region, replay_from_guard, entries->pdata[0], NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
}
END_TEST

/* --- what a refusal says ---------------------------------------------------------------------- */

static const struct
{
  const char *entry;
  const char *message;
} named[] = {
  { ENTRY ("AcceptInvitation", "{'MasterId': <1>, 'InvitationId': <'1'>}"),
    "the entry's input has no string MasterId" },
  { ENTRY ("ListInvitations", "{'MaxResults': <'1'>}"), "the entry's input has no number MaxResults" },
  { ENTRY ("ListMembers", "{'OnlyAssociated': <'true'>}"), "the entry's input has no boolean OnlyAssociated" },
  { ENTRY ("GetMembers", "{'AccountIds': <[1]>}"), "the entry's input has no list of strings AccountIds" },
  { ENTRY ("TagResource", "{'Tags': <'team'>, 'ResourceArn': <'arn'>}"), "the entry's input has no object Tags" },
};

START_TEST (test_refusal_names_the_field)
{
  g_autoptr (GVariant) entry = g_variant_parse (NULL, named[_i].entry, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;

  ck_assert_beckon_unchanged_by (region, ck_assert_ptr_null (beckon_region_replay (region, entry, &error)));
  ck_assert_str_eq (error->message, named[_i].message);
}
END_TEST

/* --- numbers of a restored world -------------------------------------------------------------- */

/* The entry of a restore, with other numbers for its two associations. */
static GVariant *
renumbered_entry (const char *sequences, guint64 next_sequence)
{
  g_autoptr (BeckonWorld) world = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant) numbers = g_variant_parse (NULL, sequences, NULL, NULL, NULL);
  g_autoptr (GVariant) input = NULL, numbered = NULL, whole = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  world = beckon_region_snapshot (region);
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_restore (region, world, &error));
  entries = beckon_region_take_journal (region);
  input = g_variant_lookup_value (entries->pdata[0], "input", G_VARIANT_TYPE_VARDICT);
  numbered = alter (input, "sequences", numbers);
  whole = alter (numbered, "next-sequence", g_variant_new_uint64 (next_sequence));

  return alter (entries->pdata[0], "input", whole);
}

static const struct
{
  const char *sequences;
  guint64 next_sequence;
  gboolean fits;
} renumbered[] = {
  { "[uint64 1, 2]", 3, TRUE },          { "[uint64 5, 9]", 10, TRUE },
  { "[uint64 5, 9]", G_MAXINT64, TRUE }, { "[uint64 5, 9]", (guint64) G_MAXINT64 + 1, FALSE },
  { "[uint64 5, 9]", 9, FALSE },         { "[uint64 5, 9]", 0, FALSE },
  { "[uint64 5, 5]", 10, FALSE },        { "[uint64 9, 5]", 10, FALSE },
  { "[uint64 0, 5]", 10, FALSE },        { "[uint64 5]", 10, FALSE },
  { "[uint64 5, 6, 7]", 10, FALSE },     { "@at []", 10, FALSE },
};

START_TEST (test_numbers_of_a_restored_world)
{
  g_autoptr (GVariant) entry = renumbered_entry (renumbered[_i].sequences, renumbered[_i].next_sequence);
  g_autoptr (GVariant) made = NULL;
  GError *error = NULL;

  if (renumbered[_i].fits)
    {
      made = beckon_region_replay (region, entry, &error);
      ck_assert_msg (made != NULL, "%s: %s", renumbered[_i].sequences, error != NULL ? error->message : "");
      return;
    }
  ck_assert_beckon_unchanged_by (region, made = beckon_region_replay (region, entry, &error));
  ck_assert_msg (made == NULL, "%s before %" G_GUINT64_FORMAT ": replayed", renumbered[_i].sequences,
                 renumbered[_i].next_sequence);
  ck_assert_str_eq (error->message, "the entry's sequences do not fit its world");
  g_error_free (error);
}
END_TEST

/* --- faults ----------------------------------------------------------------------------------- */

/* Faults that no plan could have had: their calls are replayed without them. */
static const char *const faults[] = {
  "[{'kind': <'after'>, 'exception': <'InternalException'>}]",
  "[{'kind': <'after'>, 'message': <'lost'>}]",
  "[{'kind': <'after'>, 'exception': <'not a name'>, 'message': <'lost'>}]",
  "[{'kind': <'after'>, 'exception': <'A'>, 'message': <'lost'>, 'status': <uint32 399>}]",
  "[{'kind': <'after'>, 'exception': <'A'>, 'message': <'lost'>, 'status': <uint32 600>}]",
  "[{'kind': <'never'>, 'exception': <'A'>, 'message': <'lost'>}]",
  "[{'exception': <'A'>, 'message': <'lost'>}]",
  "[{'kind': <'unprocessed'>, 'account': <'" MEMBER "'>}]",
  "[{'kind': <'unprocessed'>, 'text': <'no'>}]",
};

START_TEST (test_damaged_fault)
{
  g_autoptr (BeckonWorld) start = NULL;
  g_autoptr (GVariant) entry = invitation_entry (&start);
  g_autoptr (BeckonRegion) other = beckon_region_new_from_world (start, NULL, NULL);
  g_autoptr (GVariant) list = g_variant_parse (NULL, faults[_i], NULL, NULL, NULL);
  g_autoptr (GVariant) damaged = alter (entry, "faults", list);
  g_autoptr (GVariant) made = beckon_region_replay (other, damaged, NULL);

  ck_assert_msg (made != NULL, "%s: not replayed", faults[_i]);
  ck_assert_msg (!g_variant_equal (made, damaged), "%s: made again", faults[_i]);
  ck_assert_beckon_state (other, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("replay damage");
  TCase *tcase = testing_add_tcase (suite, "other entries");

  tcase_add_loop_test (tcase, test_changed_entry_shows, 0, G_N_ELEMENTS (claims));
  tcase_add_loop_test (tcase, test_changed_entry_of_a_newcomer_shows, 0, G_N_ELEMENTS (claims_of_a_newcomer));
  tcase_add_loop_test (tcase, test_what_is_no_entry, 0, G_N_ELEMENTS (no_entries));
  tcase_add_test (tcase, test_region_goes_on_after_a_refusal);
  tcase_add_loop_test (tcase, test_damaged_verdict, 0, G_N_ELEMENTS (verdicts));
  tcase_add_loop_test (tcase, test_damaged_entries, 0, 8);
  tcase_add_test (tcase, test_replay_from_a_callback);

  tcase = testing_add_tcase (suite, "what a refusal says");
  tcase_add_loop_test (tcase, test_refusal_names_the_field, 0, G_N_ELEMENTS (named));

  tcase = testing_add_tcase (suite, "numbers of a restored world");
  tcase_add_loop_test (tcase, test_numbers_of_a_restored_world, 0, G_N_ELEMENTS (renumbered));

  tcase = testing_add_tcase (suite, "faults");
  tcase_add_loop_test (tcase, test_damaged_fault, 0, G_N_ELEMENTS (faults));

  return testing_run (suite);
}
