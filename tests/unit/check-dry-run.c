/* SPDX-License-Identifier: MIT */
/* Dry runs: they answer as the call would, change nothing, and explaining agrees with doing. */
#include "../testing.h"

#include <string.h>

/* --- any call, and what it answers ----------------------------------------------------------- */

typedef struct
{
  const char *caller;
  BeckonOperation operation;
  const char *account;
} Question;

typedef GPtrArray *(*ListFunc) (BeckonRegion *, const char *, const char *const *, GError **);

static const ListFunc list_functions[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_CREATE_MEMBERS] = create_members,
  [BECKON_OPERATION_INVITE_MEMBERS] = beckon_region_invite_members,
  [BECKON_OPERATION_DELETE_MEMBERS] = beckon_region_delete_members,
  [BECKON_OPERATION_DECLINE_INVITATIONS] = beckon_region_decline_invitations,
  [BECKON_OPERATION_DELETE_INVITATIONS] = beckon_region_delete_invitations,
};

/* Of the invitation on file, as beckon_region_explain () names it. */
static void
accept_any (BeckonRegion *self, const Question *question, GError **error)
{
  g_autoptr (GPtrArray) found
      = beckon_region_find_associations (self, question->account, question->caller, BECKON_STATE_NONE);
  const char *id = found->len > 0 ? beckon_association_peek_invitation_id (found->pdata[0]) : NULL;

  if (id == NULL)
    call_operation (self, question->operation, question->caller, question->account, error);
  else if (question->operation == BECKON_OPERATION_ACCEPT_INVITATION)
    beckon_region_accept_invitation (self, question->caller, question->account, id, error);
  else
    beckon_region_accept_administrator_invitation (self, question->caller, question->account, id, error);
}

/* As beckon_region_explain () asks: about the hub of the account, and with nothing that is not required. */
static gboolean
ask_as_explained (BeckonRegion *self, const Question *question, GError **error)
{
  g_autofree char *arn = g_strdup_printf ("arn:aws:securityhub:us-east-1:%s:hub/default", question->account);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "key", (gpointer) "value");
  if (question->operation == BECKON_OPERATION_TAG_RESOURCE)
    beckon_region_tag_resource (self, question->caller, arn, tags, error);
  else if (question->operation == BECKON_OPERATION_UNTAG_RESOURCE)
    beckon_region_untag_resource (self, question->caller, arn, IDS ("key"), error);
  else if (question->operation == BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION)
    beckon_region_update_security_hub_configuration (self, question->caller, -1, NULL, error);
  else
    return FALSE;

  return TRUE;
}

static void
append_result (GString *text, const BeckonResult *result)
{
  const char *email = beckon_result_peek_email (result);

  g_string_append_printf (text, "[%s %s %s %s %s %s]", beckon_result_peek_account_id (result),
                          beckon_result_peek_text (result), beckon_reason_to_string (beckon_result_get_reason (result)),
                          beckon_result_peek_rule (result), beckon_state_to_string (beckon_result_get_state (result)),
                          email != NULL ? email : "-");
}

static char *
describe_answer (GPtrArray *unprocessed, const GError *error)
{
  GString *text = g_string_new (NULL);

  if (error != NULL)
    g_string_append_printf (text, "%s %s %s %s", beckon_error_peek_raised_exception (error), error->message,
                            beckon_reason_to_string (beckon_error_get_reason (error)), beckon_error_peek_rule (error));
  for (guint i = 0; unprocessed != NULL && i < unprocessed->len; i++)
    append_result (text, unprocessed->pdata[i]);

  return g_string_free (text, FALSE);
}

static char *
ask (BeckonRegion *self, const Question *question)
{
  ListFunc function = list_functions[question->operation];
  const char *const ids[] = { question->account, NULL };
  g_autoptr (GPtrArray) unprocessed = NULL;
  g_autoptr (GError) error = NULL;

  if (function != NULL)
    unprocessed = function (self, question->caller, ids, &error);
  else if (question->operation == BECKON_OPERATION_ACCEPT_INVITATION
           || question->operation == BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION)
    accept_any (self, question, &error);
  else if (!ask_as_explained (self, question, &error))
    call_operation (self, question->operation, question->caller, question->account, &error);

  return describe_answer (unprocessed, error);
}

/* --- random worlds --------------------------------------------------------------------------- */

static const char *const accounts[] = { ADMINISTRATOR, RIVAL, MEMBER, SIBLING, STRANGER, "12", " " };

static const char *
any_account (GRand *chance)
{
  return accounts[g_rand_int_range (chance, 0, G_N_ELEMENTS (accounts))];
}

/* What it answers depends on the step alone, so that it is the same in a copy. */
static BeckonVerdict *
guard (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  guint sum = (guint) beckon_proposal_get_step (proposal) + (guint) beckon_proposal_peek_member_id (proposal)[0];

  if (sum % 7 == 0)
    return beckon_verdict_new_report ("the guard says no");
  if (sum % 11 == 0)
    return beckon_verdict_new_failure (BECKON_ERROR_LIMIT_EXCEEDED, "the guard says never");

  return NULL;
}

/* Organizations of two names, in which the caller of a service could not have put anybody. */
static void
change_organizations (GRand *chance)
{
  const char *managements[] = { RIVAL, STRANGER };
  const char *management = managements[g_rand_int_range (chance, 0, 2)];

  if (g_rand_int_range (chance, 0, 4) == 0)
    beckon_region_set_organization_account (region, any_account (chance), g_rand_boolean (chance), NULL);
  for (guint i = 0; i < 2; i++)
    beckon_region_set_organization (region, any_account (chance), management, NULL);
  beckon_region_enable_organization_admin_account (region, management, any_account (chance), NULL);
}

static void
change_any (GRand *chance)
{
  BeckonSwitch which = (BeckonSwitch) g_rand_int_range (chance, 0, BECKON_N_SWITCHES);

  for (guint i = 0; i < 3; i++)
    beckon_region_put_association (region, any_account (chance), any_account (chance),
                                   (BeckonState) g_rand_int_range (chance, 0, BECKON_N_STATES), NULL);
  change_organizations (chance);
  call_operation (region, BECKON_OPERATION_ENABLE_SECURITY_HUB, any_account (chance), NULL, NULL);
  turn (region, which, (guint32) g_rand_int_range (chance, 0, 2));
}

/* A question of any call that can change something. */
static Question
any_question (GRand *chance)
{
  Question question = { any_account (chance), BECKON_OPERATION_CREATE_MEMBERS, any_account (chance) };

  do
    question.operation = (BeckonOperation) g_rand_int_range (chance, 0, BECKON_N_OPERATIONS);
  while (!beckon_operation_is_mutating (question.operation));

  return question;
}

/* The answer, and whether the world is another one after it. */
static char *
do_in_a_copy (const Question *question, gboolean *has_changed)
{
  g_autoptr (BeckonRegion) copy = beckon_region_clone (region);
  g_autoptr (BeckonWorld) was = beckon_region_snapshot (copy);
  g_autoptr (BeckonWorld) is = NULL;
  char *answer;

  beckon_region_set_guard (copy, guard, NULL, NULL);
  answer = ask (copy, question);
  is = beckon_region_snapshot (copy);
  *has_changed = !beckon_world_equal (was, is);

  return answer;
}

static guint
journal_length (void)
{
  g_autoptr (GPtrArray) entries = beckon_region_dup_journal (region);

  return entries->len;
}

static char *
do_dry (const Question *question)
{
  guint n_entries = journal_length ();
  char *answer;

  beckon_region_begin_dry_run (region);
  ck_assert_beckon_unchanged_by (region, answer = ask (region, question));
  beckon_region_end_dry_run (region);
  ck_assert_uint_eq (journal_length (), n_entries);

  return answer;
}

static void
assert_explained (const Question *question, const char *answer, gboolean has_changed)
{
  g_autoptr (BeckonExplanation) explanation = NULL;
  g_autofree char *what = g_strdup_printf ("%s by %s on %s: %s", beckon_operation_to_string (question->operation),
                                           question->caller, question->account, answer);
  const char *text, *exception, *reason;

  ck_assert_beckon_unchanged_by (region, explanation = beckon_region_explain (
                                             region, question->caller, question->operation, question->account, NULL));
  ck_assert_ptr_nonnull (explanation);
  ck_assert_msg (beckon_explanation_would_act (explanation) == has_changed, "%s", what);
  text = beckon_explanation_peek_text (explanation);
  exception = beckon_explanation_peek_exception (explanation);
  reason = beckon_reason_to_string (beckon_explanation_get_reason (explanation));
  if (*answer == '\0')
    {
      ck_assert_pstr_eq (exception, NULL);
      /* O-9: what DisassociateMembers keeps silent about is explained. */
      if (question->operation != BECKON_OPERATION_DISASSOCIATE_MEMBERS)
        ck_assert_msg (text == NULL, "%s", what);
      return;
    }
  ck_assert_msg (strstr (answer, text) != NULL, "%s: %s", what, text);
  ck_assert_msg (strstr (answer, reason) != NULL, "%s: %s", what, reason);
  ck_assert_msg (strstr (answer, beckon_explanation_peek_rule (explanation)) != NULL, "%s", what);
  ck_assert_msg ((*answer == '[') == (exception == NULL), "%s", what);
  ck_assert_msg (exception == NULL || g_str_has_prefix (answer, exception), "%s", what);
  ck_assert_ptr_nonnull (beckon_explanation_peek_remedy (explanation));
}

#define N_QUESTIONS 60

START_TEST (test_asking_agrees_with_doing)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed ((guint32) _i);
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");
  guint n_changes = 0;

  beckon_fault_match_operation (fault, BECKON_OPERATION_DISABLE_SECURITY_HUB);
  beckon_region_add_fault (region, fault);
  beckon_region_set_guard (region, guard, NULL, NULL);
  beckon_region_start_journal (region, 0);
  for (guint i = 0; i < N_QUESTIONS; i++)
    {
      Question question = any_question (chance);
      g_autofree char *dry = NULL;
      g_autofree char *done = NULL;
      gboolean has_changed;

      change_any (chance);
      dry = do_dry (&question);
      done = do_in_a_copy (&question, &has_changed);
      ck_assert_str_eq (dry, done);
      assert_explained (&question, done, has_changed);
      n_changes += has_changed;
    }
  ck_assert_uint_gt (n_changes, 0);
  assert_fails (region, beckon_region_disable_security_hub (region, MEMBER, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_FAULT, "");
}
END_TEST

/* --- what is left as it was ------------------------------------------------------------------ */

static char *
source_of_nobody (guint64 nth, gpointer user_data)
{
  ck_abort_msg ("a dry run has drawn an id");
}

START_TEST (test_no_id_is_drawn)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_set_id_source (region, source_of_nobody, NULL, NULL);
  beckon_region_begin_dry_run (region);
  ck_assert_beckon_unchanged_by (region, administrator_invites (region, ADMINISTRATOR, MEMBER));
  assert_done (beckon_region_put_association (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING, &error));
  beckon_region_end_dry_run (region);
}
END_TEST

/* A row for each kind: it fires in the first call that is meant, and not before. */
START_TEST (test_no_fault_is_fired)
{
  g_autoptr (BeckonFault) fault = _i == 0   ? beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed")
                                  : _i == 1 ? beckon_fault_new_after (BECKON_ERROR_INTERNAL, "failed")
                                            : beckon_fault_new_unprocessed (MEMBER, "not today");
  g_autoptr (GPtrArray) unprocessed = NULL;

  beckon_region_add_fault (region, fault);
  beckon_region_begin_dry_run (region);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_end_dry_run (region);
  unprocessed = create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  ck_assert (_i < 2 ? unprocessed == NULL : unprocessed->len == 1);
}
END_TEST

/* Each call is judged by the world as it is; within a call, entries by those before them (O-3). */
START_TEST (test_o3_judged_by_the_world_as_it_is)
{
  beckon_region_begin_dry_run (region);
  assert_unprocessed (create_members (region, ADMINISTRATOR, IDS (MEMBER, MEMBER), &error),
                      { MEMBER, BECKON_REASON_ALREADY_A_MEMBER, "L-created/create" });
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), &error),
                      { MEMBER, BECKON_REASON_NOT_A_MEMBER, "L-none/invite" });
  assert_members (region, ADMINISTRATOR, FALSE, NOBODY);
  beckon_region_end_dry_run (region);
}
END_TEST

START_TEST (test_dry_runs_are_nested)
{
  beckon_region_begin_dry_run (region);
  beckon_region_begin_dry_run (region);
  ck_assert_beckon_unchanged_by (region, administrator_creates (region, ADMINISTRATOR, MEMBER));
  beckon_region_end_dry_run (region);
  ck_assert_beckon_unchanged_by (region, administrator_creates (region, ADMINISTRATOR, MEMBER));
  beckon_region_end_dry_run (region);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
}
END_TEST

/* --- what no caller of the service could do -------------------------------------------------- */

static void
do_the_rest (void)
{
  g_autoptr (BeckonWorld) empty = beckon_world_new ();

  set_organization (region, SIBLING, TRUE);
  set_organization (region, "unseen", TRUE);
  assert_done (beckon_region_set_organization (region, RIVAL, STRANGER, &error));
  assert_done (beckon_region_set_organization (region, "unseen", "unseen too", &error));
  assert_done (beckon_region_restore (region, empty, &error));
  assert_done (beckon_region_reset (region, &error));
  for (guint state = 0; state < BECKON_N_STATES; state++)
    {
      assert_done (beckon_region_put_association (region, ADMINISTRATOR, MEMBER, state, &error));
      assert_done (beckon_region_put_association (region, "1", "2", state, &error));
    }
}

/* G-15: what an account's coming and going brings about is taken back, too. */
START_TEST (test_g15_coming_and_going)
{
  g_autoptr (BeckonWorld) before = NULL, after = NULL;

  assert_done (beckon_region_set_organization (region, RIVAL, ADMINISTRATOR, &error));
  assert_done (beckon_region_set_organization (region, MEMBER, ADMINISTRATOR, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, ADMINISTRATOR, RIVAL, &error));
  assert_done (beckon_region_update_organization_configuration (region, RIVAL, TRUE, NULL, NULL, &error));
  assert_done (create_members (region, RIVAL, IDS (MEMBER), &error));
  before = beckon_region_snapshot (region);
  beckon_region_begin_dry_run (region);
  assert_done (beckon_region_set_organization (region, STRANGER, ADMINISTRATOR, &error));
  set_organization (region, MEMBER, FALSE);
  set_organization (region, RIVAL, FALSE);
  beckon_region_end_dry_run (region);
  after = beckon_region_snapshot (region);
  ck_assert_beckon_worlds_equal (after, before);
}
END_TEST

START_TEST (test_dry_run_of_the_rest)
{
  g_autoptr (BeckonWorld) before = NULL, after = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  before = beckon_region_snapshot (region);
  beckon_region_begin_dry_run (region);
  ck_assert_beckon_unchanged_by (region, do_the_rest ());
  beckon_region_end_dry_run (region);
  after = beckon_region_snapshot (region);
  ck_assert_beckon_worlds_equal (after, before);
}
END_TEST

/* What would be refused is. */
START_TEST (test_dry_run_of_a_refusal)
{
  GError *broken = NULL, *invalid = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  beckon_region_begin_dry_run (region);
  ck_assert (!beckon_region_put_association (region, RIVAL, MEMBER, BECKON_STATE_ACCEPTED, &broken));
  ck_assert (g_error_matches (broken, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_BROKEN));
  ck_assert (!beckon_region_put_association (region, " ", MEMBER, BECKON_STATE_CREATED, &invalid));
  ck_assert (g_error_matches (invalid, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID));
  assert_fails (region, beckon_region_set_organization_account (region, " ", TRUE, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, beckon_region_set_organization (region, MEMBER, " ", &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  beckon_region_end_dry_run (region);
  g_error_free (broken);
  g_error_free (invalid);
}
END_TEST

/* G-14: a pair that was enrolled has a time and no id. Both come back when an invitation is only tried. */
START_TEST (test_invitation_of_a_pair_that_was_enrolled)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_done (beckon_region_disable_organization_admin_account (region, OWNER, ADMINISTRATOR, &error));
  set_organization (region, MEMBER, FALSE);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  g_auto (Record) record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_ptr_null (record.invitation_id);
  ck_assert_int_eq (record.invited_at_us, START_US);

  beckon_region_begin_dry_run (region);
  ck_assert_beckon_unchanged_by (region, administrator_invites (region, ADMINISTRATOR, MEMBER));
  beckon_region_end_dry_run (region);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("dry run");
  TCase *tcase = testing_add_tcase (suite, "random worlds");

  tcase_add_loop_test (tcase, test_asking_agrees_with_doing, 0, 20);

  tcase = testing_add_tcase (suite, "what is left as it was");
  tcase_add_test (tcase, test_no_id_is_drawn);
  tcase_add_loop_test (tcase, test_no_fault_is_fired, 0, 3);
  tcase_add_test (tcase, test_o3_judged_by_the_world_as_it_is);
  tcase_add_test (tcase, test_dry_runs_are_nested);

  tcase = testing_add_tcase (suite, "what no caller could do");
  tcase_add_test (tcase, test_dry_run_of_the_rest);
  tcase_add_test (tcase, test_g15_coming_and_going);
  tcase_add_test (tcase, test_dry_run_of_a_refusal);

  tcase = testing_add_tcase (suite, "what was enrolled");
  tcase_add_test (tcase, test_invitation_of_a_pair_that_was_enrolled);

  return testing_run (suite);
}
