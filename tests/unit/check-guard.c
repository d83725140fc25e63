/* SPDX-License-Identifier: MIT */
/* Guards: the embedder's own rule vetoes a step, or the call. */
#include "../testing.h"

#include <string.h>

/* --- a guard --------------------------------------------------------------------------------- */

typedef enum
{
  ALLOWS,
  REPORTS,
  FAILS
} Answer;

/* Answers with a veto for @administrator → @member, or for any pair where one is NULL. */
typedef struct
{
  Answer answer;
  const char *administrator;
  const char *member;
  guint n_asked;
  guint n_freed;
  BeckonProposal *last;
} Watch;

static gboolean
is_about (const char *wanted, const char *id)
{
  return wanted == NULL || strcmp (wanted, id) == 0;
}

static BeckonVerdict *
watch_step (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_asked++;
  g_clear_pointer (&watch->last, beckon_proposal_unref);
  watch->last = beckon_proposal_ref (proposal);
  if (watch->answer == ALLOWS || !is_about (watch->administrator, beckon_proposal_peek_administrator_id (proposal))
      || !is_about (watch->member, beckon_proposal_peek_member_id (proposal)))
    return NULL;

  return watch->answer == REPORTS
             ? beckon_verdict_new_report ("not here")
             : beckon_verdict_new_failure (BECKON_ERROR_LIMIT_EXCEEDED, "not ever, for 100 %% of us");
}

static void
watch_freed (gpointer user_data)
{
  Watch *watch = user_data;

  watch->n_freed++;
}

static void
set_watch (Watch *watch)
{
  beckon_region_set_guard (region, watch_step, watch, NULL);
}

/* --- each step ------------------------------------------------------------------------------- */

/* By whom, and from which state it moves. */
static const struct
{
  BeckonStep step;
  BeckonOperation operation;
  BeckonState from, to;
} steps[] = {
  { BECKON_STEP_CREATE, BECKON_OPERATION_CREATE_MEMBERS, BECKON_STATE_NONE, BECKON_STATE_CREATED },
  { BECKON_STEP_INVITE, BECKON_OPERATION_INVITE_MEMBERS, BECKON_STATE_CREATED, BECKON_STATE_PENDING },
  { BECKON_STEP_DISASSOCIATE, BECKON_OPERATION_DISASSOCIATE_MEMBERS, BECKON_STATE_ACCEPTED, BECKON_STATE_REMOVED },
  { BECKON_STEP_DELETE_MEMBER, BECKON_OPERATION_DELETE_MEMBERS, BECKON_STATE_PENDING, BECKON_STATE_NONE },
  { BECKON_STEP_WITHDRAW, BECKON_OPERATION_DELETE_INVITATIONS, BECKON_STATE_PENDING, BECKON_STATE_CREATED },
  { BECKON_STEP_DISABLE_HUB, BECKON_OPERATION_DISABLE_SECURITY_HUB, BECKON_STATE_PENDING, BECKON_STATE_NONE },
  { BECKON_STEP_ACCEPT, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, BECKON_STATE_PENDING, BECKON_STATE_ACCEPTED },
  { BECKON_STEP_ACCEPT, BECKON_OPERATION_ACCEPT_INVITATION, BECKON_STATE_DECLINED, BECKON_STATE_ACCEPTED },
  { BECKON_STEP_DECLINE, BECKON_OPERATION_DECLINE_INVITATIONS, BECKON_STATE_PENDING, BECKON_STATE_DECLINED },
  { BECKON_STEP_DELETE_INVITATION, BECKON_OPERATION_DELETE_INVITATIONS, BECKON_STATE_DECLINED, BECKON_STATE_NONE },
  { BECKON_STEP_LEAVE, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, BECKON_STATE_ACCEPTED,
    BECKON_STATE_RESIGNED },
  { BECKON_STEP_LEAVE, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, BECKON_STATE_ACCEPTED,
    BECKON_STATE_RESIGNED },
};

static const char *
caller_of (BeckonStep step)
{
  return beckon_step_get_party (step) == BECKON_PARTY_ADMINISTRATOR ? ADMINISTRATOR : MEMBER;
}

static const char *
other_of (BeckonStep step)
{
  return beckon_step_get_party (step) == BECKON_PARTY_ADMINISTRATOR ? MEMBER : ADMINISTRATOR;
}

static gboolean
accept_known_invitation (BeckonOperation operation, GError **error)
{
  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  const char *id = record.invitation_id != NULL ? record.invitation_id : NO_INVITATION_ID;

  return operation == BECKON_OPERATION_ACCEPT_INVITATION
             ? beckon_region_accept_invitation (region, MEMBER, ADMINISTRATOR, id, error)
             : beckon_region_accept_administrator_invitation (region, MEMBER, ADMINISTRATOR, id, error);
}

static gboolean
take_step (guint row, GError **error)
{
  BeckonStep step = steps[row].step;

  return step == BECKON_STEP_ACCEPT
             ? accept_known_invitation (steps[row].operation, error)
             : call_operation (region, steps[row].operation, caller_of (step), other_of (step), error);
}

typedef GPtrArray *(*ListFunc) (BeckonRegion *, const char *, const char *const *, GError **);

/* NULL where an operation has no UnprocessedAccounts. */
static const ListFunc list_functions[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_CREATE_MEMBERS] = create_members,
  [BECKON_OPERATION_INVITE_MEMBERS] = beckon_region_invite_members,
  [BECKON_OPERATION_DELETE_MEMBERS] = beckon_region_delete_members,
  [BECKON_OPERATION_DECLINE_INVITATIONS] = beckon_region_decline_invitations,
  [BECKON_OPERATION_DELETE_INVITATIONS] = beckon_region_delete_invitations,
};

static GPtrArray *
take_step_in_list (guint row)
{
  BeckonStep step = steps[row].step;
  ListFunc function = list_functions[steps[row].operation];

  return function != NULL ? function (region, caller_of (step), IDS (other_of (step)), NULL) : NULL;
}

static void
assert_vetoed_alone (GPtrArray *unprocessed, guint row)
{
  const BeckonResult *result;
  gboolean is_about_member = beckon_step_get_party (steps[row].step) == BECKON_PARTY_ADMINISTRATOR;
  gboolean is_on_file = steps[row].from != BECKON_STATE_NONE;

  ck_assert_beckon_unprocessed (unprocessed, { other_of (steps[row].step), BECKON_REASON_GUARD });
  result = unprocessed->pdata[0];
  ck_assert_str_eq (beckon_result_peek_rule (result), "");
  ck_assert_str_eq (beckon_result_peek_text (result), "not here");
  ck_assert_int_eq (beckon_result_get_state (result), steps[row].from);
  ck_assert_pstr_eq (beckon_result_peek_email (result), is_about_member && is_on_file ? EMAIL (MEMBER) : NULL);
}

static void
assert_vetoed_in_list (guint row)
{
  g_autoptr (GPtrArray) unprocessed = take_step_in_list (row);

  assert_vetoed_alone (unprocessed, row);
}

/* Where nothing can be reported, the call fails with the guard's text. */
static void
assert_vetoed_as_a_whole (guint row)
{
  g_autoptr (GError) problem = NULL;

  assert_fails (region, take_step (row, &error), BECKON_ERROR_ACCESS_DENIED, BECKON_REASON_GUARD, "");
  ck_assert (!take_step (row, &problem));
  ck_assert_str_eq (problem->message, "not here");
}

static void
assert_vetoed (guint row)
{
  if (steps[row].operation == BECKON_OPERATION_DISASSOCIATE_MEMBERS)
    assert_done (take_step (row, &error));
  else if (list_functions[steps[row].operation] != NULL)
    assert_vetoed_in_list (row);
  else
    assert_vetoed_as_a_whole (row);
}

START_TEST (test_veto_of_a_step)
{
  Watch watch = { REPORTS, NULL, NULL, 0, 0, NULL };

  pair_in_state (region, ADMINISTRATOR, MEMBER, steps[_i].from);
  set_watch (&watch);
  ck_assert_beckon_unchanged_by (region, assert_vetoed (_i));
  ck_assert_uint_gt (watch.n_asked, 0);
  beckon_proposal_unref (watch.last);
}
END_TEST

START_TEST (test_veto_of_the_call)
{
  Watch watch = { FAILS, NULL, NULL, 0, 0, NULL };
  g_autoptr (GError) problem = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, steps[_i].from);
  set_watch (&watch);
  assert_fails (region, take_step (_i, &error), BECKON_ERROR_LIMIT_EXCEEDED, BECKON_REASON_GUARD, "");
  ck_assert (!take_step (_i, &problem));
  ck_assert_str_eq (problem->message, "not ever, for 100 %% of us");
  beckon_proposal_unref (watch.last);
}
END_TEST

START_TEST (test_proposal)
{
  Watch watch = { ALLOWS, NULL, NULL, 0, 0, NULL };
  const BeckonProposal *last;

  pair_in_state (region, ADMINISTRATOR, MEMBER, steps[_i].from);
  set_watch (&watch);
  assert_done (take_step (_i, &error));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, steps[_i].to);
  ck_assert_uint_eq (watch.n_asked, 1);
  last = watch.last;
  ck_assert_int_eq (beckon_proposal_get_operation (last), steps[_i].operation);
  ck_assert_int_eq (beckon_proposal_get_step (last), steps[_i].step);
  ck_assert_str_eq (beckon_proposal_peek_caller (last), caller_of (steps[_i].step));
  ck_assert_str_eq (beckon_proposal_peek_administrator_id (last), ADMINISTRATOR);
  ck_assert_str_eq (beckon_proposal_peek_member_id (last), MEMBER);
  ck_assert_int_eq (beckon_proposal_get_from (last), steps[_i].from);
  ck_assert_int_eq (beckon_proposal_get_to (last), steps[_i].to);
  beckon_proposal_unref (watch.last);
}
END_TEST

/* --- who is asked ---------------------------------------------------------------------------- */

/* A row for each state, and in it each step: only what the table moves is asked about. */
START_TEST (test_table_asks_first)
{
  guint row = _i % G_N_ELEMENTS (steps);
  BeckonState from = _i / G_N_ELEMENTS (steps);
  BeckonEffect effect = beckon_lifecycle_judge (from, steps[row].step, NULL, NULL, NULL);
  Watch watch = { REPORTS, NULL, NULL, 0, 0, NULL };

  pair_in_state (region, ADMINISTRATOR, MEMBER, from);
  set_watch (&watch);
  take_step (row, NULL);
  ck_assert_uint_eq (watch.n_asked, effect == BECKON_EFFECT_MOVE ? 1 : 0);
  g_clear_pointer (&watch.last, beckon_proposal_unref);
}
END_TEST

static BeckonVerdict *
guard_of_nobody (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  ck_abort_msg ("asked about %s", beckon_step_to_string (beckon_proposal_get_step (proposal)));
}

/* G-3, G-5, G-6, G-7, G-8, G-9: what a rule refuses is not asked about. */
START_TEST (test_rules_ask_first)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_CREATED);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_CREATED);
  set_organization (region, SIBLING, TRUE);
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  turn (region, BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS, 0);
  beckon_region_set_guard (region, guard_of_nobody, NULL, NULL);

  assert_unprocessed (create_members (region, RIVAL, IDS (RIVAL, STRANGER), &error),
                      { RIVAL, BECKON_REASON_SELF_CREATE, "G-6" }, { STRANGER, BECKON_REASON_MEMBER_LIMIT, "G-8" });
  assert_unprocessed (create_members (region, MEMBER, IDS (STRANGER), &error),
                      { STRANGER, BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5" });
  assert_unprocessed (beckon_region_invite_members (region, RIVAL, IDS (RIVAL, MEMBER, SIBLING), &error),
                      { RIVAL, BECKON_REASON_SELF_INVITE, "G-6" }, { MEMBER, BECKON_REASON_HAS_ADMINISTRATOR, "G-3" },
                      { SIBLING, BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9" });
  ck_assert (!call_operation (region, BECKON_OPERATION_ACCEPT_INVITATION, MEMBER, RIVAL, NULL));
  ck_assert (!call_operation (region, BECKON_OPERATION_DECLINE_INVITATIONS, STRANGER, RIVAL, NULL));
  ck_assert (!call_operation (region, BECKON_OPERATION_DISABLE_SECURITY_HUB, MEMBER, NULL, NULL));
  enable (region, STRANGER, NULL);
}
END_TEST

/* A dry run asks, and answers with what the guard says. */
START_TEST (test_dry_run_asks)
{
  Watch watch = { REPORTS, NULL, NULL, 0, 0, NULL };
  g_autoptr (GPtrArray) unprocessed = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  set_watch (&watch);
  beckon_region_begin_dry_run (region);
  unprocessed = beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  beckon_region_end_dry_run (region);
  assert_vetoed_alone (unprocessed, 1);
  ck_assert_uint_eq (watch.n_asked, 1);
  beckon_proposal_unref (watch.last);
}
END_TEST

/* --- lists ----------------------------------------------------------------------------------- */

#define THREE IDS (MEMBER, SIBLING, STRANGER)

/* One of a list is left alone, and the others go on. */
START_TEST (test_veto_of_one_of_many)
{
  Watch watch = { REPORTS, NULL, SIBLING, 0, 0, NULL };
  g_autoptr (GPtrArray) unprocessed = NULL;

  assert_done (create_members (region, ADMINISTRATOR, THREE, &error));
  set_watch (&watch);
  unprocessed = beckon_region_invite_members (region, ADMINISTRATOR, THREE, NULL);
  ck_assert_beckon_unprocessed (unprocessed, { SIBLING, BECKON_REASON_GUARD });
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_CREATED);
  ck_assert_beckon_state (region, ADMINISTRATOR, STRANGER, BECKON_STATE_PENDING);
  ck_assert_uint_eq (watch.n_asked, 3);
  beckon_proposal_unref (watch.last);
}
END_TEST

/* What is done before the veto, in the middle of a list, of STRANGER, MEMBER, SIBLING invited. */
static const struct
{
  BeckonOperation operation;
  const char *caller;
  const char *ids[4];
  const char *vetoed;
} lists[] = {
  { BECKON_OPERATION_CREATE_MEMBERS, RIVAL, { "1", "2", SIBLING }, SIBLING },
  { BECKON_OPERATION_INVITE_MEMBERS, RIVAL, { ADMINISTRATOR, MEMBER, STRANGER }, STRANGER },
  { BECKON_OPERATION_DELETE_MEMBERS, ADMINISTRATOR, { STRANGER, MEMBER, SIBLING }, SIBLING },
  { BECKON_OPERATION_DELETE_INVITATIONS, ADMINISTRATOR, { STRANGER, MEMBER, SIBLING }, SIBLING },
  { BECKON_OPERATION_DISASSOCIATE_MEMBERS, ADMINISTRATOR, { STRANGER, MEMBER, SIBLING }, SIBLING },
  { BECKON_OPERATION_DISABLE_SECURITY_HUB, ADMINISTRATOR, { NULL }, SIBLING },
};

static gboolean
call_with_list (guint row, GError **error)
{
  ListFunc function = list_functions[lists[row].operation];
  g_autoptr (GPtrArray) unprocessed = NULL;

  if (lists[row].operation == BECKON_OPERATION_DISABLE_SECURITY_HUB)
    return beckon_region_disable_security_hub (region, lists[row].caller, error);
  if (lists[row].operation == BECKON_OPERATION_DISASSOCIATE_MEMBERS)
    return beckon_region_disassociate_members (region, lists[row].caller, lists[row].ids, error);
  unprocessed = function (region, lists[row].caller, lists[row].ids, error);

  return unprocessed != NULL;
}

/* V-6: what was done before the veto is taken back: records, their order, ids and seen accounts. */
START_TEST (test_v6_veto_in_the_middle)
{
  Watch watch = { FAILS, NULL, lists[_i].vetoed, 0, 0, NULL };
  g_autoptr (BeckonWorld) was = NULL;
  g_autoptr (BeckonWorld) is = NULL;

  assert_done (create_members (region, RIVAL, IDS (ADMINISTRATOR, MEMBER, STRANGER), &error));
  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING, STRANGER), &error));
  assert_done (beckon_region_invite_members (region, ADMINISTRATOR, THREE, &error));
  was = beckon_region_snapshot (region);
  set_watch (&watch);
  assert_fails (region, call_with_list (_i, &error), BECKON_ERROR_LIMIT_EXCEEDED, BECKON_REASON_GUARD, "");
  ck_assert_uint_gt (watch.n_asked, 1);
  ck_assert_beckon_invariants (region);
  is = beckon_region_snapshot (region);
  ck_assert_uint_eq (beckon_world_get_next_sequence (is), beckon_world_get_next_sequence (was));

  beckon_region_set_guard (region, NULL, NULL, NULL);
  assert_done (call_with_list (_i, &error));
  beckon_proposal_unref (watch.last);
}
END_TEST

/* O-1: the own id stands for all of them: a veto of one keeps all as they are. */
START_TEST (test_o1_veto_of_the_own_id)
{
  Watch watch = { REPORTS, RIVAL, NULL, 0, 0, NULL };
  g_autoptr (GPtrArray) unprocessed = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, SIBLING, MEMBER, BECKON_STATE_PENDING);
  set_watch (&watch);
  ck_assert_beckon_unchanged_by (region,
                                 unprocessed = beckon_region_decline_invitations (region, MEMBER, IDS (MEMBER), NULL));
  ck_assert_beckon_unprocessed (unprocessed, { MEMBER, BECKON_REASON_GUARD });
  ck_assert_int_eq (beckon_result_get_state (unprocessed->pdata[0]), BECKON_STATE_NONE);

  watch.answer = FAILS;
  assert_fails (region, beckon_region_decline_invitations (region, MEMBER, IDS (MEMBER), &error),
                BECKON_ERROR_LIMIT_EXCEEDED, BECKON_REASON_GUARD, "");
  watch.answer = ALLOWS;
  watch.n_asked = 0;
  assert_done (beckon_region_decline_invitations (region, MEMBER, IDS (MEMBER), &error));
  ck_assert_uint_eq (watch.n_asked, 3);
  beckon_proposal_unref (watch.last);
}
END_TEST

/* --- organizations ---------------------------------------------------------------------------- */

#define OWN_ORGANIZATION STRANGER /* the management account; its hub is off, and it calls all the same (G-13) */

/* Given ADMINISTRATOR, the delegated administrator of the organization of MEMBER, SIBLING and "newcomer". */
static void
delegate (void)
{
  const char *accounts[] = { ADMINISTRATOR, MEMBER, SIBLING, "newcomer" };

  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    assert_done (beckon_region_set_organization (region, accounts[i], OWN_ORGANIZATION, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, OWN_ORGANIZATION, ADMINISTRATOR, &error));
}

/* The states from which a pair can be enrolled. */
static const BeckonState enrollable[] = { BECKON_STATE_NONE,     BECKON_STATE_CREATED,  BECKON_STATE_PENDING,
                                          BECKON_STATE_DECLINED, BECKON_STATE_RESIGNED, BECKON_STATE_REMOVED };

/* G-14: vetoed for one, vetoed for the call, and let through. */
START_TEST (test_g14_enrolling)
{
  Watch watch = { REPORTS, NULL, NULL, 0, 0, NULL };
  g_autoptr (GPtrArray) unprocessed = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, enrollable[_i]);
  delegate ();
  set_watch (&watch);
  ck_assert_beckon_unchanged_by (region, unprocessed = create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
  ck_assert_beckon_unprocessed (unprocessed, { MEMBER, BECKON_REASON_GUARD });
  ck_assert_int_eq (beckon_result_get_state (unprocessed->pdata[0]), enrollable[_i]);
  watch.answer = FAILS;
  assert_fails (region, create_members (region, ADMINISTRATOR, IDS (MEMBER), &error), BECKON_ERROR_LIMIT_EXCEEDED,
                BECKON_REASON_GUARD, "");
  watch.answer = ALLOWS;
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert_int_eq (beckon_proposal_get_operation (watch.last), BECKON_OPERATION_CREATE_MEMBERS);
  ck_assert_int_eq (beckon_proposal_get_step (watch.last), BECKON_STEP_ENROLL);
  ck_assert_str_eq (beckon_proposal_peek_caller (watch.last), ADMINISTRATOR);
  ck_assert_int_eq (beckon_proposal_get_from (watch.last), enrollable[_i]);
  ck_assert_int_eq (beckon_proposal_get_to (watch.last), BECKON_STATE_ACCEPTED);
  ck_assert_uint_eq (watch.n_asked, 3);
  beckon_proposal_unref (watch.last);
}
END_TEST

/* G-14: a hub that a veto keeps from being turned on stays off, and what was enrolled before is undone (V-6). */
START_TEST (test_v6_veto_of_the_second_enrolled)
{
  Watch watch = { FAILS, NULL, SIBLING, 0, 0, NULL };
  g_autoptr (GPtrArray) unprocessed = NULL;

  delegate ();
  set_watch (&watch);
  assert_fails (region, create_members (region, ADMINISTRATOR, IDS ("newcomer", SIBLING), &error),
                BECKON_ERROR_LIMIT_EXCEEDED, BECKON_REASON_GUARD, "");
  watch.answer = REPORTS;
  watch.member = "newcomer";
  ck_assert_beckon_unchanged_by (region, unprocessed = create_members (region, ADMINISTRATOR, IDS ("newcomer"), NULL));
  ck_assert_beckon_unprocessed (unprocessed, { "newcomer", BECKON_REASON_GUARD });
  assert_fails (region, beckon_region_get_invitations_count (region, "newcomer", &error), BECKON_ERROR_BAD_REQUEST,
                BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");
  beckon_proposal_unref (watch.last);
}
END_TEST

/* G-14: what a rule refuses to enroll is not asked about. */
START_TEST (test_g14_rules_ask_first)
{
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, SIBLING, RIVAL, BECKON_STATE_CREATED);
  delegate ();
  beckon_region_set_guard (region, guard_of_nobody, NULL, NULL);
  assert_unprocessed (create_members (region, ADMINISTRATOR, IDS (ADMINISTRATOR, MEMBER, OWN_ORGANIZATION), &error),
                      { ADMINISTRATOR, BECKON_REASON_SELF_CREATE, "G-6" },
                      { MEMBER, BECKON_REASON_HAS_ADMINISTRATOR, "G-14" },
                      { OWN_ORGANIZATION, BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF, "G-14" });
  assert_fails (region, beckon_region_disassociate_from_administrator_account (region, SIBLING, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_NOT_ASSOCIATED, "O-10");
}
END_TEST

/* Given three members, of whom "outsider" was invited from outside of the organization. */
static void
delegate_with_members (void)
{
  delegate ();
  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  enable (region, "outsider", NULL);
  pair_in_state (region, ADMINISTRATOR, "outsider", BECKON_STATE_ACCEPTED);
}

static gboolean
undesignate (GError **error)
{
  return beckon_region_disable_organization_admin_account (region, OWN_ORGANIZATION, ADMINISTRATOR, error);
}

/* G-13: a row for each kind of veto of the second member. There are no entries, so either makes the call fail, and the
 * first member is as it was (V-6). */
START_TEST (test_g13_veto_of_undesignating)
{
  Watch watch = { _i == 0 ? REPORTS : FAILS, NULL, SIBLING, 0, 0, NULL };
  g_autoptr (GError) problem = NULL;

  delegate_with_members ();
  set_watch (&watch);
  assert_fails (region, undesignate (&error), _i == 0 ? BECKON_ERROR_ACCESS_DENIED : BECKON_ERROR_LIMIT_EXCEEDED,
                BECKON_REASON_GUARD, "");
  ck_assert_uint_eq (watch.n_asked, 2);
  ck_assert (!undesignate (&problem));
  ck_assert_str_eq (problem->message, _i == 0 ? "not here" : "not ever, for 100 %% of us");
  beckon_proposal_unref (watch.last);
}
END_TEST

/* G-13: asked about each managed member, and about nobody else. */
START_TEST (test_g13_undesignating)
{
  Watch watch = { ALLOWS, NULL, NULL, 0, 0, NULL };

  delegate_with_members ();
  set_watch (&watch);
  assert_done (undesignate (&error));
  ck_assert_uint_eq (watch.n_asked, 2);
  ck_assert_int_eq (beckon_proposal_get_operation (watch.last), BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT);
  ck_assert_int_eq (beckon_proposal_get_step (watch.last), BECKON_STEP_DISASSOCIATE);
  ck_assert_str_eq (beckon_proposal_peek_caller (watch.last), OWN_ORGANIZATION);
  ck_assert_str_eq (beckon_proposal_peek_administrator_id (watch.last), ADMINISTRATOR);
  ck_assert_str_eq (beckon_proposal_peek_member_id (watch.last), SIBLING);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  ck_assert_beckon_state (region, ADMINISTRATOR, "outsider", BECKON_STATE_ACCEPTED);
  beckon_proposal_unref (watch.last);
}
END_TEST

/* G-15: what the embedder says is not asked about, whatever follows from it. */
START_TEST (test_g15_embedder_is_not_asked)
{
  delegate_with_members ();
  assert_done (beckon_region_update_organization_configuration (region, ADMINISTRATOR, TRUE, NULL, NULL, &error));
  beckon_region_set_guard (region, guard_of_nobody, NULL, NULL);
  assert_done (beckon_region_set_organization (region, RIVAL, OWN_ORGANIZATION, &error));
  ck_assert_beckon_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_ACCEPTED);
  set_organization (region, MEMBER, FALSE);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  set_organization (region, ADMINISTRATOR, FALSE);
  ck_assert_beckon_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_REMOVED);
}
END_TEST

/* O-12 to O-14: what takes no step is not asked about. */
START_TEST (test_configuring_is_not_asked_about)
{
  delegate ();
  beckon_region_set_guard (region, guard_of_nobody, NULL, NULL);
  assert_done (beckon_region_update_organization_configuration (region, ADMINISTRATOR, TRUE, NULL, NULL, &error));
  for (guint operation = BECKON_OPERATION_TAG_RESOURCE; operation < BECKON_N_OPERATIONS; operation++)
    assert_done (call_operation (region, operation, MEMBER, NULL, &error));
  assert_done (beckon_region_update_security_hub_configuration (region, MEMBER, FALSE, NULL, &error));
}
END_TEST

/* --- setting one ----------------------------------------------------------------------------- */

START_TEST (test_guard_is_freed_once)
{
  Watch watch = { ALLOWS, NULL, NULL, 0, 0, NULL };

  beckon_region_set_guard (region, watch_step, &watch, watch_freed);
  beckon_region_set_guard (region, watch_step, &watch, watch_freed);
  ck_assert_uint_eq (watch.n_freed, 1);
  beckon_region_set_guard (region, NULL, NULL, NULL);
  ck_assert_uint_eq (watch.n_freed, 2);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert_uint_eq (watch.n_asked, 0);
  beckon_region_set_guard (region, watch_step, &watch, watch_freed);
  g_clear_pointer (&region, beckon_region_unref);
  ck_assert_uint_eq (watch.n_freed, 3);
}
END_TEST

START_TEST (test_verdict_is_boxed)
{
  BeckonVerdict *verdict = beckon_verdict_new_failure (BECKON_ERROR_INTERNAL, "no");
  BeckonVerdict *copy = g_boxed_copy (BECKON_TYPE_VERDICT, verdict);

  ck_assert_ptr_ne (copy, verdict);
  beckon_verdict_free (verdict);
  g_boxed_free (BECKON_TYPE_VERDICT, copy);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("guard");
  TCase *tcase = testing_add_tcase (suite, "each step");

  tcase_add_loop_test (tcase, test_veto_of_a_step, 0, G_N_ELEMENTS (steps));
  tcase_add_loop_test (tcase, test_veto_of_the_call, 0, G_N_ELEMENTS (steps));
  tcase_add_loop_test (tcase, test_proposal, 0, G_N_ELEMENTS (steps));

  tcase = testing_add_tcase (suite, "who is asked");
  tcase_add_loop_test (tcase, test_table_asks_first, 0, BECKON_N_STATES * G_N_ELEMENTS (steps));
  tcase_add_test (tcase, test_rules_ask_first);
  tcase_add_test (tcase, test_dry_run_asks);

  tcase = testing_add_tcase (suite, "lists");
  tcase_add_test (tcase, test_veto_of_one_of_many);
  tcase_add_loop_test (tcase, test_v6_veto_in_the_middle, 0, G_N_ELEMENTS (lists));
  tcase_add_test (tcase, test_o1_veto_of_the_own_id);

  tcase = testing_add_tcase (suite, "organizations");
  tcase_add_loop_test (tcase, test_g14_enrolling, 0, G_N_ELEMENTS (enrollable));
  tcase_add_test (tcase, test_v6_veto_of_the_second_enrolled);
  tcase_add_test (tcase, test_g14_rules_ask_first);
  tcase_add_loop_test (tcase, test_g13_veto_of_undesignating, 0, 2);
  tcase_add_test (tcase, test_g13_undesignating);
  tcase_add_test (tcase, test_g15_embedder_is_not_asked);
  tcase_add_test (tcase, test_configuring_is_not_asked_about);

  tcase = testing_add_tcase (suite, "setting one");
  tcase_add_test (tcase, test_guard_is_freed_once);
  tcase_add_test (tcase, test_verdict_is_boxed);

  return testing_run (suite);
}
