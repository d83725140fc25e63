/* SPDX-License-Identifier: MIT */
/* The journal: what stands in it beside the operations, and how it is kept. */
#include "../testing.h"

#include <string.h>

#define KNOWN_ID "0123456789abcdef0123456789abcdef"

static char *
draw_known_id (guint64 nth, gpointer user_data)
{
  return g_strdup (KNOWN_ID);
}

static void
assert_n_entries (guint n)
{
  g_autoptr (GPtrArray) entries = beckon_region_dup_journal (region);

  ck_assert_uint_eq (entries->len, n);
}

/* The one entry of the journal. */
static GVariant *
take_entry (void)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);

  ck_assert_uint_eq (entries->len, 1);
  return g_variant_ref (entries->pdata[0]);
}

static void
assert_entry (const char *expected)
{
  g_autoptr (GVariant) entry = take_entry ();
  g_autofree char *text = g_variant_print (entry, FALSE);

  ck_assert_str_eq (g_variant_get_type_string (entry), "a{sv}");
  ck_assert (!g_variant_is_floating (entry));
  ck_assert_str_eq (text, expected);
}

/* --- what is not an operation -------------------------------------------------------------------- */

#define NOW "int64 1767225600000000"
#define EFFECT(account, from, to, rule)                                                                                \
  "{'account': <'" account "'>, 'from': <'" from "'>, 'to': <'" to "'>, 'rule': <'" rule "'>"
#define EDIT(operation, input) "{'time': <" NOW ">, 'operation': <'" operation "'>, 'input': <" input ">"

START_TEST (test_entry_of_an_organization)
{
  beckon_region_start_journal (region, 0);
  set_organization (region, MEMBER, TRUE);
  assert_entry (EDIT ("organization", "{'account': <'" MEMBER "'>, 'member': <true>}") "}");
}
END_TEST

START_TEST (test_entry_of_a_put)
{
  beckon_region_set_id_source (region, draw_known_id, NULL, NULL);
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_put_association (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED, &error));
  assert_entry (EDIT ("put", "{'administrator': <'" ADMINISTRATOR "'>, 'member': <'" MEMBER
                             "'>, 'state': <'declined'>}") ", 'ids': <['" KNOWN_ID "']>}");
}
END_TEST

/* Each switch by its name, as text. */
START_TEST (test_entry_of_switches)
{
  g_autoptr (GVariant) entry = NULL;
  g_autoptr (GVariant) input = NULL;
  g_autoptr (BeckonSwitches) switches = NULL;

  beckon_region_start_journal (region, 0);
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 3);
  entry = take_entry ();
  input = g_variant_lookup_value (entry, "input", G_VARIANT_TYPE_VARDICT);
  switches = beckon_region_dup_switches (region);
  ck_assert_uint_eq (g_variant_n_children (input), BECKON_N_SWITCHES);
  for (guint which = 0; which < BECKON_N_SWITCHES; which++)
    {
      g_autofree char *expected = beckon_switches_dup_string (switches, which);
      const char *value = NULL;

      ck_assert (g_variant_lookup (input, beckon_switch_to_string (which), "&s", &value));
      ck_assert_str_eq (value, expected);
    }
}
END_TEST

START_TEST (test_entry_of_a_restore)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);
  g_autoptr (GVariant) expected = beckon_world_to_variant (world);
  g_autoptr (GVariant) entry = NULL;
  g_autoptr (GVariant) input = NULL;
  g_autoptr (GVariant) written = NULL;
  g_autoptr (GVariant) reset = NULL;
  const char *operation = NULL;

  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_restore (region, world, &error));
  entry = take_entry ();
  ck_assert (g_variant_lookup (entry, "operation", "&s", &operation));
  ck_assert_str_eq (operation, "restore");
  input = g_variant_lookup_value (entry, "input", G_VARIANT_TYPE_VARDICT);
  written = g_variant_lookup_value (input, "world", NULL);
  ck_assert (g_variant_equal (written, expected));

  assert_done (beckon_region_reset (region, &error));
  reset = take_entry ();
  ck_assert (g_variant_lookup (reset, "operation", "&s", &operation));
  ck_assert_str_eq (operation, "restore");
}
END_TEST

START_TEST (test_refused_input_is_in_it)
{
  g_autoptr (GVariant) entry = NULL;
  g_autoptr (GVariant) failure = NULL;
  const char *rule = NULL;

  beckon_region_start_journal (region, 0);
  assert_fails (region, beckon_region_invite_members (region, ADMINISTRATOR, NOBODY, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  entry = take_entry ();
  failure = g_variant_lookup_value (entry, "error", G_VARIANT_TYPE_VARDICT);
  ck_assert_ptr_nonnull (failure);
  ck_assert (g_variant_lookup (failure, "rule", "&s", &rule));
  ck_assert_str_eq (rule, "O-4");
}
END_TEST

static gboolean
call_without_utf8 (guint nth)
{
  GPtrArray *details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);
  GPtrArray *list = NULL;
  gboolean is_done = FALSE;

  g_ptr_array_add (details, beckon_account_details_new (MEMBER, "\xff"));
  if (nth == 0)
    is_done = beckon_region_enable_security_hub (region, "\xff", NULL);
  else if (nth == 1)
    list = beckon_region_decline_invitations (region, MEMBER, IDS ("\xff"), NULL);
  else if (nth == 2)
    list = beckon_region_create_members (region, ADMINISTRATOR, details, NULL);
  else if (nth == 3)
    is_done = beckon_region_accept_invitation (region, MEMBER, ADMINISTRATOR, "\xff", NULL);
  else if (nth == 4)
    list = beckon_region_list_invitations (region, MEMBER, 1, "\xff", NULL, NULL);
  else
    is_done = beckon_region_describe_hub (region, MEMBER, "\xff", NULL) != NULL;
  g_ptr_array_unref (details);

  return is_done || list != NULL;
}

START_TEST (test_what_is_no_utf8_is_not_in_it)
{
  beckon_region_start_journal (region, 0);
  ck_assert (!call_without_utf8 (_i));
  assert_n_entries (0);
}
END_TEST

START_TEST (test_dry_run_is_not_in_it)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);
  g_autoptr (BeckonExplanation) explanation = NULL;

  beckon_region_start_journal (region, 0);
  beckon_region_begin_dry_run (region);
  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    call_operation (region, operation, ADMINISTRATOR, MEMBER, NULL);
  set_organization (region, MEMBER, TRUE);
  assert_done (beckon_region_restore (region, world, &error));
  assert_done (beckon_region_put_association (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING, &error));
  beckon_region_end_dry_run (region);
  explanation = beckon_region_explain (region, ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS, MEMBER, NULL);
  ck_assert (beckon_explanation_would_act (explanation));
  assert_n_entries (0);
}
END_TEST

/* Switches turned in a dry run are as they were, or a replay is told of them. */
START_TEST (test_switches_turned_in_a_dry_run)
{
  g_autoptr (BeckonSwitches) switches = NULL;

  beckon_region_start_journal (region, 0);
  beckon_region_begin_dry_run (region);
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 3);
  beckon_region_end_dry_run (region);
  switches = beckon_region_dup_switches (region);
  assert_n_entries (beckon_switches_get (switches, BECKON_SWITCH_MAX_MEMBERS) == 3 ? 1 : 0);
}
END_TEST

/* --- keeping it ------------------------------------------------------------------------------ */

static void
assert_callers (GPtrArray *entries, const char *const *callers)
{
  g_autofree char *expected = g_strjoinv (" ", (char **) callers);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const char *caller = NULL;

      ck_assert (g_variant_lookup (entries->pdata[i], "caller", "&s", &caller));
      g_string_append_printf (got, "%s%s", i == 0 ? "" : " ", caller);
    }
  ck_assert_str_eq (got->str, expected);
}

START_TEST (test_bounded_journal_keeps_the_newest)
{
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_start_journal (region, 3);
  enable (region, "1", "2", "3", "4", "5", NULL);
  entries = beckon_region_dup_journal (region);
  assert_callers (entries, IDS ("3", "4", "5"));
}
END_TEST

/* A value that is a tree keeps its children, and gives the same one each time. */
static gboolean
is_serialised (GVariant *value)
{
  g_autoptr (GVariant) one = g_variant_get_child_value (value, 0), other = g_variant_get_child_value (value, 0);

  return one != other;
}

START_TEST (test_entries_are_serialised)
{
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_start_journal (region, 0);
  enable (region, "1", NULL);
  set_organization (region, MEMBER, TRUE);
  entries = beckon_region_take_journal (region);
  for (guint i = 0; i < entries->len; i++)
    ck_assert (is_serialised (entries->pdata[i]));
}
END_TEST

/* The size of the entry of a call of an account with an id of one letter. */
static gsize
measure (void)
{
  g_autoptr (GVariant) entry = NULL;

  beckon_region_start_journal (region, 0);
  enable (region, "1", NULL);
  entry = take_entry ();

  return g_variant_get_size (entry);
}

static void
assert_kept (gsize max_size, const char *const *expected)
{
  g_autoptr (BeckonRegion) fresh = beckon_region_new ("us-east-1", NULL);
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_set_fixed_clock (fresh, 0);
  beckon_region_start_journal_full (fresh, 3, max_size);
  enable (fresh, "1", "2", "3", "4", NULL);
  entries = beckon_region_dup_journal (fresh);
  assert_callers (entries, expected);
}

START_TEST (test_journal_is_bounded_in_bytes)
{
  gsize size = measure ();

  assert_kept (size, IDS ("4"));
  assert_kept (size * 2 - 1, IDS ("4"));
  assert_kept (size * 2, IDS ("3", "4"));
  assert_kept (size * 3, IDS ("2", "3", "4"));
  assert_kept (size * 4, IDS ("2", "3", "4"));
  assert_kept (size - 1, NOBODY);
}
END_TEST

/* An entry that is too large leaves no gap: nothing older stays, and what comes after it is kept. */
START_TEST (test_entry_larger_than_the_bound)
{
  g_autofree char *long_id = g_strnfill (1000, 'x');
  g_autoptr (GPtrArray) entries = NULL;

  beckon_region_start_journal_full (region, 0, measure () * 3);
  enable (region, "2", long_id, NULL);
  assert_n_entries (0);
  enable (region, "3", "4", "5", NULL);
  entries = beckon_region_dup_journal (region);
  assert_callers (entries, IDS ("3", "4", "5"));
}
END_TEST

/* What is taken makes room, and a journal that is started again has all of it. */
START_TEST (test_room_after_taking)
{
  gsize size = measure ();
  g_autoptr (GPtrArray) taken = NULL, entries = NULL, again = NULL;

  beckon_region_start_journal_full (region, 0, size * 2);
  enable (region, "2", "3", NULL);
  taken = beckon_region_take_journal (region);
  enable (region, "4", "5", NULL);
  entries = beckon_region_dup_journal (region);
  beckon_region_start_journal_full (region, 0, size * 2);
  enable (region, "6", "7", NULL);
  again = beckon_region_dup_journal (region);
  assert_callers (taken, IDS ("2", "3"));
  assert_callers (entries, IDS ("4", "5"));
  assert_callers (again, IDS ("6", "7"));
}
END_TEST

START_TEST (test_take_and_dup)
{
  g_autoptr (GPtrArray) duplicated = NULL, taken = NULL, rest = NULL;

  beckon_region_start_journal (region, 0);
  enable (region, "1", "2", NULL);
  duplicated = beckon_region_dup_journal (region);
  taken = beckon_region_take_journal (region);
  enable (region, "3", NULL);
  rest = beckon_region_take_journal (region);
  assert_callers (duplicated, IDS ("1", "2"));
  assert_callers (taken, IDS ("1", "2"));
  assert_callers (rest, IDS ("3"));
}
END_TEST

START_TEST (test_start_and_stop)
{
  assert_n_entries (0);
  beckon_region_stop_journal (region);
  enable (region, "1", NULL);
  assert_n_entries (0);
  beckon_region_start_journal (region, 0);
  enable (region, "2", NULL);
  assert_n_entries (1);
  beckon_region_start_journal (region, 0);
  assert_n_entries (0);
  enable (region, "3", NULL);
  beckon_region_stop_journal (region);
  assert_n_entries (0);
  enable (region, "4", NULL);
  assert_n_entries (0);
}
END_TEST

/* --- what came from outside ------------------------------------------------------------------ */

static BeckonVerdict *
guard_siblings (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  const char *member = beckon_proposal_peek_member_id (proposal);

  if (strcmp (member, SIBLING) == 0)
    return beckon_verdict_new_report ("not now");
  if (strcmp (member, STRANGER) == 0)
    return beckon_verdict_new_failure (BECKON_ERROR_LIMIT_EXCEEDED, "enough");

  return NULL;
}

static void
assert_member_of_entry (GVariant *entry, const char *key, const char *expected)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (entry, key, NULL);
  g_autofree char *text = value != NULL ? g_variant_print (value, FALSE) : NULL;

  ck_assert_pstr_eq (text, expected);
}

/* What a guard answered: nothing, a text for an account, an exception for the call. */
START_TEST (test_verdicts)
{
  g_autoptr (GVariant) entry = NULL;

  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING, STRANGER), &error));
  beckon_region_set_guard (region, guard_siblings, NULL, NULL);
  beckon_region_start_journal (region, 0);
  assert_fails (region,
                beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING, STRANGER, RIVAL), &error),
                BECKON_ERROR_LIMIT_EXCEEDED, BECKON_REASON_GUARD, "");
  entry = take_entry ();
  assert_member_of_entry (entry, "verdicts",
                          "[{}, {'text': <'not now'>}, {'exception': <'LimitExceededException'>, "
                          "'message': <'enough'>}]");
  assert_member_of_entry (entry, "error",
                          "{'exception': <'LimitExceededException'>, 'message': <'enough'>, "
                          "'reason': <'guard'>, 'rule': <''>}");
  assert_member_of_entry (entry, "output", NULL);
}
END_TEST

/* Which faults fired, of each kind; the answer lost says what was done all the same. */
START_TEST (test_faults)
{
  g_autoptr (BeckonFault) skipped = beckon_fault_new_unprocessed (SIBLING, "not today");
  g_autoptr (BeckonFault) lost = beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost");
  g_autoptr (BeckonFault) broken = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "broken");
  g_autoptr (GVariant) entry = NULL;
  g_autoptr (GVariant) second = NULL;

  beckon_region_start_journal (region, 0);
  beckon_region_add_fault (region, skipped);
  beckon_region_add_fault (region, lost);
  ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), NULL));
  entry = take_entry ();
  assert_member_of_entry (entry, "faults",
                          "[{'kind': <'unprocessed'>, 'account': <'" SIBLING
                          "'>, 'text': <'not today'>}, {'kind': <'after'>, 'exception': "
                          "<'InternalException'>, 'message': <'lost'>}]");
  assert_member_of_entry (entry, "effects",
                          "[" EFFECT (MEMBER, "none", "created", "L-none/create") "}, " EFFECT (
                              SIBLING, "none", "none", "") ", 'reason': <'fault'>}]");
  assert_member_of_entry (entry, "error",
                          "{'exception': <'InternalException'>, 'message': <'lost'>, 'reason': "
                          "<'fault'>, 'rule': <''>}");

  beckon_region_add_fault (region, broken);
  ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (SIBLING), NULL));
  second = take_entry ();
  assert_member_of_entry (second, "faults",
                          "[{'kind': <'before'>, 'exception': <'InternalException'>, 'message': "
                          "<'broken'>}]");
  assert_member_of_entry (second, "effects", NULL);
}
END_TEST

/* F-1: the status is there where the exception's name does not tell it. */
START_TEST (test_f1_named_fault)
{
  g_autoptr (BeckonFault) throttled = beckon_fault_new_before_named ("ThrottlingException", 0, "slow down");
  g_autoptr (BeckonFault) strayed = beckon_fault_new_after_named ("InvalidInputException", 401, "lost");
  g_autoptr (GVariant) entry = NULL;
  g_autoptr (GVariant) second = NULL;

  beckon_region_start_journal (region, 0);
  beckon_region_add_fault (region, throttled);
  ck_assert_beckon_unchanged_by (region,
                                 ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL)));
  entry = take_entry ();
  assert_member_of_entry (entry, "faults",
                          "[{'kind': <'before'>, 'exception': <'ThrottlingException'>, 'status': <uint32 400>, "
                          "'message': <'slow down'>}]");
  assert_member_of_entry (entry, "error",
                          "{'exception': <'ThrottlingException'>, 'status': <uint32 400>, 'message': <'slow down'>, "
                          "'reason': <'fault'>, 'rule': <''>}");

  beckon_region_add_fault (region, strayed);
  ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
  second = take_entry ();
  assert_member_of_entry (second, "faults",
                          "[{'kind': <'after'>, 'exception': <'InvalidInputException'>, 'status': <uint32 401>, "
                          "'message': <'lost'>}]");
  assert_member_of_entry (second, "error",
                          "{'exception': <'InvalidInputException'>, 'status': <uint32 401>, 'message': <'lost'>, "
                          "'reason': <'fault'>, 'rule': <''>}");
}
END_TEST

/* An account that a fault leaves alone is in the state that it is in. */
START_TEST (test_effect_of_a_fault_on_a_pair)
{
  g_autoptr (BeckonFault) skipped = beckon_fault_new_unprocessed (MEMBER, "not today");
  g_autoptr (GVariant) entry = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  beckon_region_start_journal (region, 0);
  beckon_region_add_fault (region, skipped);
  g_ptr_array_unref (beckon_region_delete_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
  entry = take_entry ();
  assert_member_of_entry (entry, "effects", "[" EFFECT (MEMBER, "pending", "pending", "") ", 'reason': <'fault'>}]");
}
END_TEST

static gint64
read_late_clock (gpointer user_data)
{
  return LAST_TIME_US + 1;
}

/* W-4: the time that was read, whatever it is. */
START_TEST (test_time_that_is_none)
{
  g_autoptr (GVariant) entry = NULL;

  beckon_region_set_clock (region, read_late_clock, NULL, NULL);
  beckon_region_start_journal (region, 0);
  ck_assert (!beckon_region_enable_security_hub (region, STRANGER, NULL));
  entry = take_entry ();
  assert_member_of_entry (entry, "time", "253402300800000000");
}
END_TEST

/* --- what was undone -------------------------------------------------------------------------- */

static BeckonVerdict *
fail_for_sibling (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  return g_str_equal (beckon_proposal_peek_member_id (proposal), SIBLING)
             ? beckon_verdict_new_failure (BECKON_ERROR_INTERNAL, "no")
             : NULL;
}

/* V-6: the first of two members was deleted, and then not. */
START_TEST (test_v6_undone_effects_are_not_in_it)
{
  g_autoptr (GVariant) entry = NULL;
  g_autoptr (GVariant) failure = NULL;
  g_autoptr (GVariant) effects = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  beckon_region_set_guard (region, fail_for_sibling, NULL, NULL);
  beckon_region_start_journal (region, 0);
  ck_assert_ptr_null (beckon_region_delete_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), NULL));
  entry = take_entry ();
  failure = g_variant_lookup_value (entry, "error", NULL);
  effects = g_variant_lookup_value (entry, "effects", NULL);
  ck_assert_ptr_nonnull (failure);
  ck_assert_ptr_null (effects);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("journal");
  TCase *tcase = testing_add_tcase (suite, "what is not an operation");

  tcase_add_test (tcase, test_entry_of_an_organization);
  tcase_add_test (tcase, test_entry_of_a_put);
  tcase_add_test (tcase, test_entry_of_switches);
  tcase_add_test (tcase, test_entry_of_a_restore);

  tcase = testing_add_tcase (suite, "what is in it");
  tcase_add_test (tcase, test_refused_input_is_in_it);
  tcase_add_loop_test (tcase, test_what_is_no_utf8_is_not_in_it, 0, 6);
  tcase_add_test (tcase, test_dry_run_is_not_in_it);
  tcase_add_test (tcase, test_switches_turned_in_a_dry_run);

  tcase = testing_add_tcase (suite, "keeping it");
  tcase_add_test (tcase, test_bounded_journal_keeps_the_newest);
  tcase_add_test (tcase, test_entries_are_serialised);
  tcase_add_test (tcase, test_journal_is_bounded_in_bytes);
  tcase_add_test (tcase, test_entry_larger_than_the_bound);
  tcase_add_test (tcase, test_room_after_taking);
  tcase_add_test (tcase, test_take_and_dup);
  tcase_add_test (tcase, test_start_and_stop);

  tcase = testing_add_tcase (suite, "what came from outside");
  tcase_add_test (tcase, test_verdicts);
  tcase_add_test (tcase, test_faults);
  tcase_add_test (tcase, test_f1_named_fault);
  tcase_add_test (tcase, test_effect_of_a_fault_on_a_pair);
  tcase_add_test (tcase, test_time_that_is_none);

  tcase = testing_add_tcase (suite, "what was undone");
  tcase_add_test (tcase, test_v6_undone_effects_are_not_in_it);

  return testing_run (suite);
}
