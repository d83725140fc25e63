/* SPDX-License-Identifier: MIT */
/* Failing on purpose: which calls, how often, and what is left behind. */
#include "../testing.h"

#include <string.h>

/* Adds to the plan of the fixture, and frees. */
static void
add (BeckonFault *fault)
{
  beckon_region_add_fault (region, fault);
  beckon_fault_free (fault);
}

static gboolean
reads (const char *caller)
{
  return beckon_region_get_invitations_count (region, caller, NULL) >= 0;
}

/* Which of so many reads by MEMBER pass: `.` for one that does, `x` for one that fails. */
static char *
read_often (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_c (text, reads (MEMBER) ? '.' : 'x');

  return g_string_free (text, FALSE);
}

static void
assert_reads (const char *expected)
{
  g_autofree char *got = read_often ((guint) strlen (expected));

  ck_assert_str_eq (got, expected);
}

/* --- each kind ------------------------------------------------------------------------------- */

/* A row for each operation. */
START_TEST (test_before)
{
  g_autoptr (GError) failure = NULL;

  add (beckon_fault_new_before (BECKON_ERROR_LIMIT_EXCEEDED, "slow down"));
  assert_fails (region, call_operation (region, _i, ADMINISTRATOR, MEMBER, &error), BECKON_ERROR_LIMIT_EXCEEDED,
                BECKON_REASON_FAULT, "");
  add (beckon_fault_new_before (BECKON_ERROR_LIMIT_EXCEEDED, "slow down"));
  ck_assert (!call_operation (region, _i, ADMINISTRATOR, MEMBER, &failure));
  ck_assert_str_eq (failure->message, "slow down");
}
END_TEST

/* A row for each exception there is. */
START_TEST (test_every_exception)
{
  add (beckon_fault_new_before (_i, "failed"));
  assert_fails (region, beckon_region_get_invitations_count (region, MEMBER, &error), _i, BECKON_REASON_FAULT, "");
}
END_TEST

typedef BeckonFault *(*NamedFunc) (const char *exception, guint status, const char *message);

/* F-1: what a failure has when only its name is given, or more. */
static const struct
{
  const char *exception;
  guint status;        /* that is given; 0 for none */
  const char *message; /* that is given; NULL for none */
  BeckonError code;
  guint expected_status;
  const char *expected_message;
} named[] = {
  { "InternalException", 0, NULL, BECKON_ERROR_INTERNAL, 500, "A fault made on purpose." },
  { "AccessDeniedException", 0, NULL, BECKON_ERROR_ACCESS_DENIED, 403, "A fault made on purpose." },
  { "InvalidInputException", 401, NULL, BECKON_ERROR_INVALID_INPUT, 401, "A fault made on purpose." },
  { "ThrottlingException", 0, NULL, BECKON_ERROR_OTHER, 400, "A fault made on purpose." },
  { "TooManyRequestsException", 0, NULL, BECKON_ERROR_OTHER, 429, "Too Many Requests" },
  { "TooManyRequestsException", 503, "Slow down", BECKON_ERROR_OTHER, 503, "Slow down" },
  { "UnrecognizedClientException", 0, NULL, BECKON_ERROR_OTHER, 403,
    "The security token included in the request is invalid" },
  { "ExpiredTokenException", 0, NULL, BECKON_ERROR_OTHER, 403, "A fault made on purpose." },
  { "InvalidClientTokenId", 0, NULL, BECKON_ERROR_OTHER, 403, "A fault made on purpose." },
  { "RequestExpired", 0, NULL, BECKON_ERROR_OTHER, 400, "A fault made on purpose." },
  { "ServiceUnavailable", 0, NULL, BECKON_ERROR_OTHER, 503, "A fault made on purpose." },
  { "InternalFailure", 0, NULL, BECKON_ERROR_OTHER, 500, "A fault made on purpose." },
  { "throttlingexception", 599, "", BECKON_ERROR_OTHER, 599, "" },
  { "Some.Other.Word1", 0, NULL, BECKON_ERROR_OTHER, 400, "A fault made on purpose." },
};

static void
assert_named (GError *failure, guint row)
{
  g_autoptr (GError) copy = g_error_copy (failure);

  g_error_free (failure);
  ck_assert (g_error_matches (copy, BECKON_ERROR, (gint) named[row].code));
  ck_assert_str_eq (beckon_error_peek_raised_exception (copy), named[row].exception);
  ck_assert_uint_eq (beckon_error_get_raised_status (copy), named[row].expected_status);
  ck_assert_str_eq (copy->message, named[row].expected_message);
  ck_assert_int_eq (beckon_error_get_reason (copy), BECKON_REASON_FAULT);
  ck_assert_str_eq (beckon_error_peek_rule (copy), "");
}

/* Name, status and text are as asked for, in a copy of the error too; only what was done before it failed has changed. */
START_TEST (test_f1_named)
{
  static const NamedFunc make[] = { beckon_fault_new_before_named, beckon_fault_new_after_named };
  GError *failure = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (make); i++)
    {
      add (make[i](named[_i].exception, named[_i].status, named[_i].message));
      ck_assert_beckon_unchanged_by (
          region, ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, &failure), -1));
      assert_named (g_steal_pointer (&failure), _i);
      ck_assert (reads (MEMBER));
    }
}
END_TEST

/* V-6, F-1: an answer can be lost with any name. */
START_TEST (test_f1_lost_answer)
{
  add (beckon_fault_new_after_named ("ServiceUnavailable", 0, NULL));
  ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
}
END_TEST

/* V-6: the one failure that has changed something. */
START_TEST (test_v6_after)
{
  g_autoptr (GError) failure = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  add (beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost"));
  ck_assert_ptr_null (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &failure));
  ck_assert (g_error_matches (failure, BECKON_ERROR, BECKON_ERROR_INTERNAL));
  ck_assert_int_eq (beckon_error_get_reason (failure), BECKON_REASON_FAULT);
  ck_assert_str_eq (beckon_error_peek_rule (failure), "");
  ck_assert_str_eq (failure->message, "lost");
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  assert_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_ALREADY_INVITED, "L-pending/invite" });
}
END_TEST

/* A call that fails anyway fails as always: there is no answer to lose. */
START_TEST (test_after_a_failure)
{
  add (beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost"));
  assert_fails (region, beckon_region_enable_security_hub (region, MEMBER, &error), BECKON_ERROR_RESOURCE_CONFLICT,
                BECKON_REASON_HUB_ALREADY_ON, "G-10");
}
END_TEST

typedef GPtrArray *(*ListFunc) (BeckonRegion *, const char *, const char *const *, GError **);

/* The unprocessed of GetMembers, in the form of the others. */
static GPtrArray *
get_unprocessed (BeckonRegion *self, const char *caller, const char *const *ids, GError **error)
{
  GPtrArray *unprocessed = NULL;
  g_autoptr (GPtrArray) members = beckon_region_get_members (self, caller, ids, &unprocessed, error);

  ck_assert_uint_eq (members->len, 1);

  return unprocessed;
}

/* The operations that answer UnprocessedAccounts; each would do both of two accounts. */
static const struct
{
  BeckonOperation operation;
  ListFunc function;
  const char *caller;
  const char *account; /* that is left alone, before */
  const char *other;   /* that is done */
  BeckonState state;   /* of both pairs */
} lists[] = {
  { BECKON_OPERATION_CREATE_MEMBERS, create_members, ADMINISTRATOR, MEMBER, SIBLING, BECKON_STATE_NONE },
  { BECKON_OPERATION_GET_MEMBERS, get_unprocessed, ADMINISTRATOR, MEMBER, SIBLING, BECKON_STATE_PENDING },
  { BECKON_OPERATION_DELETE_MEMBERS, beckon_region_delete_members, ADMINISTRATOR, MEMBER, SIBLING,
    BECKON_STATE_PENDING },
  { BECKON_OPERATION_INVITE_MEMBERS, beckon_region_invite_members, ADMINISTRATOR, MEMBER, SIBLING,
    BECKON_STATE_CREATED },
  { BECKON_OPERATION_DECLINE_INVITATIONS, beckon_region_decline_invitations, MEMBER, ADMINISTRATOR, RIVAL,
    BECKON_STATE_PENDING },
  { BECKON_OPERATION_DELETE_INVITATIONS, beckon_region_delete_invitations, MEMBER, ADMINISTRATOR, RIVAL,
    BECKON_STATE_DECLINED },
};

static void
set_pair (const char *one, const char *other, BeckonState state)
{
  gboolean is_administrator = strcmp (one, ADMINISTRATOR) == 0;

  assert_done (beckon_region_put_association (region, is_administrator ? one : other, is_administrator ? other : one,
                                              state, &error));
}

/* Given both pairs, when one is left alone; the answer, which has that one entry. */
static GPtrArray *
leave_one_alone (guint row)
{
  const char *caller = lists[row].caller;
  GPtrArray *unprocessed;

  set_pair (caller, lists[row].account, lists[row].state);
  set_pair (caller, lists[row].other, lists[row].state);
  add (beckon_fault_new_unprocessed (lists[row].account, "not today"));
  unprocessed = lists[row].function (region, caller, IDS (lists[row].account, lists[row].other), NULL);
  ck_assert_beckon_unprocessed (unprocessed, { lists[row].account, BECKON_REASON_FAULT });

  return unprocessed;
}

static BeckonState
state_of_either (const char *one, const char *other)
{
  gboolean is_administrator = strcmp (one, ADMINISTRATOR) == 0;
  g_auto (Record) record = is_administrator ? record_of (region, one, other) : record_of (region, other, one);

  return record.state;
}

START_TEST (test_unprocessed)
{
  g_autoptr (GPtrArray) unprocessed = leave_one_alone (_i);
  const BeckonResult *result = unprocessed->pdata[0];

  ck_assert_str_eq (beckon_result_peek_text (result), "not today");
  ck_assert_str_eq (beckon_result_peek_rule (result), "");
  ck_assert_int_eq (state_of_either (lists[_i].caller, lists[_i].account), lists[_i].state);
  if (beckon_operation_is_mutating (lists[_i].operation))
    ck_assert_int_ne (state_of_either (lists[_i].caller, lists[_i].other), lists[_i].state);
}
END_TEST

/* O-3: the state that the pair was in, as in every Result. */
START_TEST (test_o3_state_of_the_unprocessed)
{
  g_autoptr (GPtrArray) unprocessed = leave_one_alone (_i);

  ck_assert_str_eq (beckon_state_to_string (beckon_result_get_state (unprocessed->pdata[0])),
                    beckon_state_to_string (lists[_i].state));
}
END_TEST

/* O-3: and the member's address. */
START_TEST (test_o3_email_of_the_unprocessed)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  add (beckon_fault_new_unprocessed (MEMBER, "not today"));
  unprocessed = beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  ck_assert_pstr_eq (beckon_result_peek_email (unprocessed->pdata[0]), EMAIL (MEMBER));
}
END_TEST

/* It matches what answers UnprocessedAccounts alone, and what names the account. */
START_TEST (test_unprocessed_waits)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  add (beckon_fault_new_unprocessed (MEMBER, "not today"));
  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, SIBLING);
  ck_assert (!call_operation (region, BECKON_OPERATION_ACCEPT_INVITATION, SIBLING, MEMBER, NULL));
  unprocessed = beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  ck_assert_int_eq (beckon_result_get_reason (unprocessed->pdata[0]), BECKON_REASON_FAULT);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
}
END_TEST

/* --- organizations and tags -------------------------------------------------------------------- */

/* Given an organization of STRANGER with RIVAL as its delegated administrator, and SIBLING, which manages MEMBER's. */
static void
delegate (void)
{
  assert_done (beckon_region_set_organization (region, RIVAL, STRANGER, &error));
  assert_done (beckon_region_set_organization (region, ADMINISTRATOR, STRANGER, &error));
  assert_done (beckon_region_set_organization (region, MEMBER, SIBLING, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, STRANGER, RIVAL, &error));
}

static const struct
{
  BeckonOperation operation;
  const char *caller, *other;
  const char *line; /* of the difference that it makes */
} changing[] = {
  { BECKON_OPERATION_CREATE_MEMBERS, RIVAL, ADMINISTRATOR, RIVAL " → " ADMINISTRATOR ": accepted, was none" },
  { BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, MEMBER, NULL, MEMBER ": AutoEnableControls false, was true" },
  { BECKON_OPERATION_TAG_RESOURCE, MEMBER, NULL, MEMBER ": tags {'team': 'blue'}, was none" },
  { BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, SIBLING, MEMBER,
    "organization of " SIBLING ": delegated administrator " MEMBER ", was none" },
  { BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, STRANGER, RIVAL,
    "organization of " STRANGER ": delegated administrator none, was " RIVAL },
  { BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, RIVAL, NULL,
    "organization of " STRANGER ": AutoEnable true, was false" },
};

/* V-6: lost after it was done, with what was done; and failed before, with nothing done. */
START_TEST (test_v6_of_what_changes)
{
  g_autoptr (BeckonWorld) before = NULL;
  g_autoptr (BeckonWorld) after = NULL;
  g_auto (GStrv) lines = NULL;

  delegate ();
  add (beckon_fault_new_before (BECKON_ERROR_LIMIT_EXCEEDED, "slow down"));
  assert_fails (region,
                call_operation (region, changing[_i].operation, changing[_i].caller, changing[_i].other, &error),
                BECKON_ERROR_LIMIT_EXCEEDED, BECKON_REASON_FAULT, "");
  before = beckon_region_snapshot (region);
  add (beckon_fault_new_after_named ("ServiceUnavailable", 0, NULL));
  ck_assert (!call_operation (region, changing[_i].operation, changing[_i].caller, changing[_i].other, NULL));
  after = beckon_region_snapshot (region);
  lines = beckon_world_diff (before, after);
  ck_assert_uint_eq (g_strv_length (lines), 1);
  ck_assert_str_eq (lines[0], changing[_i].line);
}
END_TEST

/* G-14: one is left alone, and keeps its hub off, while the other is enrolled. */
START_TEST (test_unprocessed_of_enrolling)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  delegate ();
  assert_done (beckon_region_set_organization (region, "newcomer", STRANGER, &error));
  add (beckon_fault_new_unprocessed ("newcomer", "not today"));
  unprocessed = create_members (region, RIVAL, IDS ("newcomer", ADMINISTRATOR), NULL);
  ck_assert_beckon_unprocessed (unprocessed, { "newcomer", BECKON_REASON_FAULT });
  ck_assert_int_eq (beckon_result_get_state (unprocessed->pdata[0]), BECKON_STATE_NONE);
  ck_assert_beckon_state (region, RIVAL, "newcomer", BECKON_STATE_NONE);
  ck_assert_beckon_state (region, RIVAL, ADMINISTRATOR, BECKON_STATE_ACCEPTED);
  ck_assert (!reads ("newcomer"));
}
END_TEST

/* O-13, O-15: a call whose input is refused is not matched. */
START_TEST (test_refused_input_is_not_matched)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  add (beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed"));
  assert_fails (region, beckon_region_tag_resource (region, MEMBER, "arn:aws:x:::y", tags, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_fails (region, beckon_region_update_organization_configuration (region, RIVAL, TRUE, "ALL", NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  ck_assert (!reads (MEMBER));
  ck_assert (reads (MEMBER));
}
END_TEST

/* --- which calls ----------------------------------------------------------------------------- */

START_TEST (test_match_operation)
{
  BeckonFault *fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_match_operation (fault, BECKON_OPERATION_CREATE_MEMBERS);
  add (fault);
  ck_assert (reads (MEMBER));
  ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
  administrator_creates (region, ADMINISTRATOR, MEMBER);
}
END_TEST

START_TEST (test_match_caller)
{
  BeckonFault *fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_match_caller (fault, RIVAL);
  beckon_fault_match_caller (fault, SIBLING);
  add (fault);
  ck_assert (reads (RIVAL));
  ck_assert (!reads (SIBLING));
  ck_assert (reads (SIBLING));

  fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");
  beckon_fault_match_caller (fault, RIVAL);
  beckon_fault_match_caller (fault, NULL);
  add (fault);
  ck_assert (!reads (SIBLING));
}
END_TEST

/* A row for each way in which an input names an account. */
static const BeckonOperation naming[] = {
  BECKON_OPERATION_CREATE_MEMBERS,
  BECKON_OPERATION_GET_MEMBERS,
  BECKON_OPERATION_DISASSOCIATE_MEMBERS,
  BECKON_OPERATION_ACCEPT_INVITATION,
  BECKON_OPERATION_DECLINE_INVITATIONS,
  BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION,
  BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT,
  BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT,
};

START_TEST (test_match_account)
{
  BeckonFault *fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_match_account (fault, SIBLING);
  add (fault);
  call_operation (region, naming[_i], MEMBER, RIVAL, NULL);
  ck_assert (reads (SIBLING));
  assert_fails (region, call_operation (region, naming[_i], MEMBER, SIBLING, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_FAULT, "");
}
END_TEST

/* All that is said has to be so. */
START_TEST (test_match_all_at_once)
{
  BeckonFault *fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_match_operation (fault, BECKON_OPERATION_CREATE_MEMBERS);
  beckon_fault_match_caller (fault, ADMINISTRATOR);
  beckon_fault_match_account (fault, MEMBER);
  add (fault);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  administrator_creates (region, RIVAL, MEMBER);
  administrator_deletes (region, ADMINISTRATOR, SIBLING);
  assert_fails (region, create_members (region, ADMINISTRATOR, IDS (SIBLING, MEMBER), &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_FAULT, "");
}
END_TEST

/* Input comes first, and is not matched; the gate (G-1) comes later. */
START_TEST (test_order)
{
  add (beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed"));
  assert_fails (region, beckon_region_invite_members (region, ADMINISTRATOR, NOBODY, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_get_invitations_count (region, " ", &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_list_invitations (region, MEMBER, 0, NULL, NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7");
  assert_fails (region, beckon_region_get_invitations_count (region, STRANGER, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_FAULT, "");
  assert_fails (region, beckon_region_get_invitations_count (region, STRANGER, &error), BECKON_ERROR_BAD_REQUEST,
                BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");
}
END_TEST

/* --- how often ------------------------------------------------------------------------------- */

static const struct
{
  guint nth, times;
  const char *calls;
} counts[] = {
  { 1, 1, "x......." }, { 3, 1, "..x....." }, { 1, 3, "xxx....." },
  { 2, 2, ".xx....." }, { 1, 0, "xxxxxxxx" }, { 4, 0, "...xxxxx" },
};

START_TEST (test_nth_and_times)
{
  BeckonFault *fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_set_nth (fault, counts[_i].nth);
  beckon_fault_set_times (fault, counts[_i].times);
  add (fault);
  assert_reads (counts[_i].calls);
}
END_TEST

/* What does not match does not count. */
START_TEST (test_nth_of_the_matching)
{
  BeckonFault *fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_match_caller (fault, MEMBER);
  beckon_fault_set_nth (fault, 2);
  add (fault);
  ck_assert (reads (SIBLING));
  ck_assert (reads (MEMBER));
  ck_assert (reads (SIBLING));
  ck_assert (!reads (MEMBER));
}
END_TEST

#define N_READS 400

static char *
read_with_chance (double probability, guint64 seed)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_set_times (fault, 0);
  beckon_fault_set_probability (fault, probability, seed);
  beckon_region_clear_faults (region);
  beckon_region_add_fault (region, fault);

  return read_often (N_READS);
}

START_TEST (test_probability)
{
  g_autofree char *never = read_with_chance (0, 1);
  g_autofree char *always = read_with_chance (1, 1);
  g_autofree char *sometimes = read_with_chance (0.25, 1);
  g_autofree char *again = read_with_chance (0.25, 1);
  g_autofree char *otherwise = read_with_chance (0.25, 2);
  guint n_failed = 0;

  ck_assert_ptr_null (strchr (never, 'x'));
  ck_assert_ptr_null (strchr (always, '.'));
  ck_assert_str_eq (again, sometimes);
  ck_assert_str_ne (otherwise, sometimes);
  for (const char *call = sometimes; *call != '\0'; call++)
    n_failed += *call == 'x';
  ck_assert_uint_gt (n_failed, N_READS / 8);
  ck_assert_uint_lt (n_failed, N_READS * 3 / 8);
}
END_TEST

/* Chance decides for each matching call from the nth on, and times counts what has failed. */
START_TEST (test_probability_and_times)
{
  g_autofree char *sometimes = read_with_chance (0.5, 7);
  BeckonFault *fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");
  g_autofree char *thrice = NULL;
  guint n_failed = 0;

  beckon_fault_set_times (fault, 3);
  beckon_fault_set_probability (fault, 0.5, 7);
  beckon_region_clear_faults (region);
  add (fault);
  thrice = read_often (N_READS);
  for (guint i = 0; i < N_READS; i++)
    {
      ck_assert_int_eq (thrice[i], n_failed < 3 ? sometimes[i] : '.');
      n_failed += thrice[i] == 'x';
    }
  ck_assert_uint_eq (n_failed, 3);
}
END_TEST

/* --- the plan -------------------------------------------------------------------------------- */

/* Of several, the first one fails the call; each has been matched. */
START_TEST (test_several)
{
  g_autoptr (GError) failure = NULL;

  add (beckon_fault_new_before (BECKON_ERROR_LIMIT_EXCEEDED, "first"));
  add (beckon_fault_new_before (BECKON_ERROR_INTERNAL, "second"));
  ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, &failure), -1);
  ck_assert_str_eq (failure->message, "first");
  ck_assert (reads (MEMBER));
}
END_TEST

/* One that fails before wins over one that fails after, and nothing is applied. */
START_TEST (test_before_and_after)
{
  add (beckon_fault_new_after (BECKON_ERROR_INTERNAL, "after"));
  add (beckon_fault_new_before (BECKON_ERROR_LIMIT_EXCEEDED, "before"));
  ck_assert_beckon_unchanged_by (region,
                                 ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL)));
}
END_TEST

START_TEST (test_unprocessed_of_several)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  add (beckon_fault_new_unprocessed (SIBLING, "not that one"));
  add (beckon_fault_new_unprocessed (MEMBER, "nor this one"));
  unprocessed = create_members (region, ADMINISTRATOR, IDS (MEMBER, RIVAL, SIBLING), NULL);
  ck_assert_beckon_unprocessed (unprocessed, { MEMBER, BECKON_REASON_FAULT }, { SIBLING, BECKON_REASON_FAULT });
  ck_assert_str_eq (beckon_result_peek_text (unprocessed->pdata[0]), "nor this one");
  ck_assert_str_eq (beckon_result_peek_text (unprocessed->pdata[1]), "not that one");
}
END_TEST

/* Each entry of that id, and before it is judged as an id (W-3). */
START_TEST (test_unprocessed_before_the_id)
{
  g_autoptr (GPtrArray) unprocessed = NULL;

  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  add (beckon_fault_new_unprocessed ("x", "not that one"));
  ck_assert_beckon_unchanged_by (region,
                                 unprocessed = create_members (region, ADMINISTRATOR, IDS ("x", "y", "x"), NULL));
  ck_assert_beckon_unprocessed (unprocessed, { "x", BECKON_REASON_FAULT }, { "y", BECKON_REASON_INVALID_ACCOUNT_ID },
                                { "x", BECKON_REASON_FAULT });
}
END_TEST

START_TEST (test_clear)
{
  add (beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed"));
  beckon_region_clear_faults (region);
  ck_assert (reads (MEMBER));
}
END_TEST

/* The Region keeps a copy, which counts for itself. */
START_TEST (test_plan_is_a_copy)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");
  BeckonFault *copy = g_boxed_copy (BECKON_TYPE_FAULT, fault);

  beckon_region_add_fault (region, fault);
  beckon_fault_set_times (fault, 0);
  assert_reads ("x...");
  beckon_region_add_fault (region, copy);
  g_boxed_free (BECKON_TYPE_FAULT, copy);
  assert_reads ("x...");
}
END_TEST

/* --- matching anew ------------------------------------------------------------------------------ */

/* What a fault matches is the last that it was told, and NULL takes it away. */
START_TEST (test_match_replaces)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  beckon_fault_match_account (fault, MEMBER);
  beckon_fault_match_account (fault, SIBLING);
  beckon_fault_match_caller (fault, RIVAL);
  beckon_fault_match_caller (fault, ADMINISTRATOR);
  beckon_fault_set_times (fault, 0);
  beckon_region_add_fault (region, fault);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, RIVAL, SIBLING);
  ck_assert_ptr_null (create_members (region, ADMINISTRATOR, IDS (SIBLING), NULL));

  beckon_region_clear_faults (region);
  beckon_fault_match_account (fault, NULL);
  beckon_fault_match_caller (fault, NULL);
  beckon_region_add_fault (region, fault);
  ck_assert_ptr_null (create_members (region, RIVAL, IDS (MEMBER), NULL));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("fault");
  TCase *tcase = testing_add_tcase (suite, "each kind");

  tcase_add_loop_test (tcase, test_before, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_every_exception, 0, BECKON_N_ERRORS);
  tcase_add_loop_test (tcase, test_f1_named, 0, G_N_ELEMENTS (named));
  tcase_add_test (tcase, test_f1_lost_answer);
  tcase_add_test (tcase, test_v6_after);
  tcase_add_test (tcase, test_after_a_failure);
  tcase_add_loop_test (tcase, test_unprocessed, 0, G_N_ELEMENTS (lists));
  tcase_add_loop_test (tcase, test_o3_state_of_the_unprocessed, 0, G_N_ELEMENTS (lists));
  tcase_add_test (tcase, test_o3_email_of_the_unprocessed);
  tcase_add_test (tcase, test_unprocessed_waits);

  tcase = testing_add_tcase (suite, "organizations and tags");
  tcase_add_loop_test (tcase, test_v6_of_what_changes, 0, G_N_ELEMENTS (changing));
  tcase_add_test (tcase, test_unprocessed_of_enrolling);
  tcase_add_test (tcase, test_refused_input_is_not_matched);

  tcase = testing_add_tcase (suite, "which calls");
  tcase_add_test (tcase, test_match_operation);
  tcase_add_test (tcase, test_match_caller);
  tcase_add_loop_test (tcase, test_match_account, 0, G_N_ELEMENTS (naming));
  tcase_add_test (tcase, test_match_all_at_once);
  tcase_add_test (tcase, test_order);

  tcase = testing_add_tcase (suite, "how often");
  tcase_add_loop_test (tcase, test_nth_and_times, 0, G_N_ELEMENTS (counts));
  tcase_add_test (tcase, test_nth_of_the_matching);
  tcase_add_test (tcase, test_probability);
  tcase_add_test (tcase, test_probability_and_times);

  tcase = testing_add_tcase (suite, "the plan");
  tcase_add_test (tcase, test_several);
  tcase_add_test (tcase, test_before_and_after);
  tcase_add_test (tcase, test_unprocessed_of_several);
  tcase_add_test (tcase, test_unprocessed_before_the_id);
  tcase_add_test (tcase, test_clear);
  tcase_add_test (tcase, test_plan_is_a_copy);

  tcase = testing_add_tcase (suite, "matching anew");
  tcase_add_test (tcase, test_match_replaces);

  return testing_run (suite);
}
