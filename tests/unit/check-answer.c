/* SPDX-License-Identifier: MIT */
/* Answers: which fields have a value, what it is, and how long it lasts. */
#include "../testing.h"

/* The management accounts of two organizations, each with one more account, which in the first is the delegated
 * administrator. */
#define MANAGEMENT "222233334444"
#define DELEGATE "555566667777"
#define OTHER_MANAGEMENT "333344445555"
#define WORKER "888899990000"

/* --- questions ---------------------------------------------------------------------------------- */

/* @other is whom it names, where it names an account; a list is asked for one member of all where @is_paged. */
typedef struct
{
  BeckonOperation operation;
  const char *caller;
  const char *other;
  gboolean is_paged;
} Question;

static void
set_accounts (BeckonRequest *request, const char *other)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  g_ptr_array_add (details, beckon_account_details_new (other, NULL));
  if (beckon_request_get_operation (request) == BECKON_OPERATION_CREATE_MEMBERS)
    beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
  else
    beckon_request_set_texts (request, BECKON_FIELD_ACCOUNT_IDS, IDS (other));
}

static void
set_sender (BeckonRequest *request, BeckonField field, const char *sender)
{
  g_autofree char *id = dup_invitation_id (region, sender, beckon_request_peek_caller (request));

  beckon_request_set_text (request, field, sender);
  beckon_request_set_text (request, BECKON_FIELD_INVITATION_ID, id);
}

/* A tag, or its key, on the caller's own hub. */
static void
set_resource (BeckonRequest *request)
{
  g_autofree char *arn
      = g_strdup_printf ("arn:aws:securityhub:us-east-1:%s:hub/default", beckon_request_peek_caller (request));
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  beckon_request_set_text (request, BECKON_FIELD_RESOURCE_ARN, arn);
  if (beckon_request_get_operation (request) == BECKON_OPERATION_TAG_RESOURCE)
    beckon_request_set_tags (request, BECKON_FIELD_TAGS, tags);
  if (beckon_request_get_operation (request) == BECKON_OPERATION_UNTAG_RESOURCE)
    beckon_request_set_texts (request, BECKON_FIELD_TAG_KEYS, IDS ("team"));
}

static BeckonRequest *
request_new (const Question *question)
{
  BeckonRequest *request = beckon_request_new (question->operation, question->caller);

  if (question->operation == BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION)
    set_sender (request, BECKON_FIELD_ADMINISTRATOR_ID, question->other);
  else if (question->operation == BECKON_OPERATION_ACCEPT_INVITATION)
    set_sender (request, BECKON_FIELD_MASTER_ID, question->other);
  else if (beckon_operation_takes_field (question->operation, BECKON_FIELD_ADMIN_ACCOUNT_ID))
    beckon_request_set_text (request, BECKON_FIELD_ADMIN_ACCOUNT_ID, question->other);
  else if (beckon_operation_takes_field (question->operation, BECKON_FIELD_RESOURCE_ARN))
    set_resource (request);
  else if (question->operation == BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION)
    beckon_request_set_boolean (request, BECKON_FIELD_AUTO_ENABLE, TRUE);
  else if (question->other != NULL)
    set_accounts (request, question->other);
  if (question->is_paged)
    {
      beckon_request_set_boolean (request, BECKON_FIELD_ONLY_ASSOCIATED, FALSE);
      beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, 1);
    }

  return request;
}

static void
found_organizations (void)
{
  assert_done (beckon_region_set_organization (region, DELEGATE, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (region, WORKER, OTHER_MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
}

/* Given MEMBER, who has accepted ADMINISTRATOR's invitation, and SIBLING, who has not answered it. */
static BeckonAnswer *
answer_to (const Question *question)
{
  g_autoptr (BeckonRequest) request = NULL;
  g_autoptr (GError) error = NULL;
  BeckonAnswer *answer;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  found_organizations ();
  request = request_new (question);
  answer = beckon_region_perform (region, request, &error);
  ck_assert_msg (answer != NULL, "%s failed: %s", beckon_operation_to_string (question->operation),
                 error != NULL ? error->message : "without an error");

  return answer;
}

/* These fields have a value, and no others. */
static void
assert_has (const BeckonAnswer *answer, const char *expected)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_answer_has_field (answer, field))
      g_string_append_printf (names, " %s", beckon_field_to_string (field));
  ck_assert_str_eq (names->str, expected);
}

/* What an answer of each operation has (section 5); O-7 and O-8 say when there is no NextToken and no Administrator. */
static const struct
{
  Question question;
  const char *fields;
} answers[] = {
  /* clang-format off */
  { { BECKON_OPERATION_CREATE_MEMBERS, RIVAL, SIBLING, FALSE }, " UnprocessedAccounts" },
  { { BECKON_OPERATION_GET_MEMBERS, ADMINISTRATOR, STRANGER, FALSE }, " Members UnprocessedAccounts" },
  { { BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, NULL, FALSE }, " Members" },
  { { BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, NULL, TRUE }, " Members NextToken" },
  { { BECKON_OPERATION_LIST_MEMBERS, RIVAL, NULL, FALSE }, " Members" },
  { { BECKON_OPERATION_DELETE_MEMBERS, ADMINISTRATOR, SIBLING, FALSE }, " UnprocessedAccounts" },
  { { BECKON_OPERATION_INVITE_MEMBERS, ADMINISTRATOR, SIBLING, FALSE }, " UnprocessedAccounts" },
  { { BECKON_OPERATION_DISASSOCIATE_MEMBERS, ADMINISTRATOR, STRANGER, FALSE }, "" }, /* O-9 */
  { { BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, FALSE }, " Invitations" },
  { { BECKON_OPERATION_LIST_INVITATIONS, RIVAL, NULL, FALSE }, " Invitations" },
  { { BECKON_OPERATION_GET_INVITATIONS_COUNT, RIVAL, NULL, FALSE }, " InvitationsCount" },
  { { BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, SIBLING, ADMINISTRATOR, FALSE }, "" },
  { { BECKON_OPERATION_ACCEPT_INVITATION, SIBLING, ADMINISTRATOR, FALSE }, "" },
  { { BECKON_OPERATION_DECLINE_INVITATIONS, SIBLING, ADMINISTRATOR, FALSE }, " UnprocessedAccounts" },
  { { BECKON_OPERATION_DELETE_INVITATIONS, ADMINISTRATOR, SIBLING, FALSE }, " UnprocessedAccounts" },
  { { BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, MEMBER, NULL, FALSE }, "" },
  { { BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, MEMBER, NULL, FALSE }, "" },
  { { BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, MEMBER, NULL, FALSE }, " Administrator" },
  { { BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, SIBLING, NULL, FALSE }, "" },
  { { BECKON_OPERATION_GET_MASTER_ACCOUNT, MEMBER, NULL, FALSE }, " Master" },
  { { BECKON_OPERATION_GET_MASTER_ACCOUNT, SIBLING, NULL, FALSE }, "" },
  { { BECKON_OPERATION_ENABLE_SECURITY_HUB, STRANGER, NULL, FALSE }, "" },
  { { BECKON_OPERATION_DISABLE_SECURITY_HUB, RIVAL, NULL, FALSE }, "" },
  { { BECKON_OPERATION_DESCRIBE_HUB, MEMBER, NULL, FALSE },
    " HubArn SubscribedAt AutoEnableControls ControlFindingGenerator" },
  { { BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, MEMBER, NULL, FALSE }, "" },
  { { BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, OTHER_MANAGEMENT, WORKER, FALSE },
    " AdminAccountId Feature" },
  { { BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT, DELEGATE, FALSE }, "" },
  { { BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, MANAGEMENT, NULL, FALSE }, " AdminAccounts Feature" },
  { { BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, OTHER_MANAGEMENT, NULL, FALSE }, " AdminAccounts Feature" },
  { { BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, DELEGATE, NULL, FALSE },
    " AutoEnable MemberAccountLimitReached AutoEnableStandards OrganizationConfiguration" },
  { { BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, DELEGATE, NULL, FALSE }, "" },
  { { BECKON_OPERATION_TAG_RESOURCE, MEMBER, NULL, FALSE }, "" },
  { { BECKON_OPERATION_UNTAG_RESOURCE, MEMBER, NULL, FALSE }, "" },
  { { BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, MEMBER, NULL, FALSE }, " Tags" },
  /* clang-format on */
};

/* What has no value is NULL or 0. */
static void
assert_absent_are_empty (const BeckonAnswer *answer)
{
  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    {
      BeckonFieldKind kind = beckon_field_get_kind (field);

      if (beckon_answer_has_field (answer, field))
        continue;
      if (kind == BECKON_FIELD_KIND_TEXT || kind == BECKON_FIELD_KIND_WORD
          || kind == BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION)
        ck_assert_ptr_null (beckon_answer_peek_text (answer, field));
      if (kind == BECKON_FIELD_KIND_NUMBER || kind == BECKON_FIELD_KIND_TIME || kind == BECKON_FIELD_KIND_BOOLEAN)
        ck_assert_int_eq (beckon_answer_get_number (answer, field), 0);
    }
}

/* The functions of an answer say the same as its fields. */
static void
assert_lists_are_fields (const BeckonAnswer *answer)
{
  ck_assert ((beckon_answer_peek_members (answer) != NULL) == beckon_answer_has_field (answer, BECKON_FIELD_MEMBERS));
  ck_assert ((beckon_answer_peek_invitations (answer) != NULL)
             == beckon_answer_has_field (answer, BECKON_FIELD_INVITATIONS));
  ck_assert ((beckon_answer_peek_unprocessed (answer) != NULL)
             == beckon_answer_has_field (answer, BECKON_FIELD_UNPROCESSED_ACCOUNTS));
  ck_assert ((beckon_answer_peek_tags (answer) != NULL) == beckon_answer_has_field (answer, BECKON_FIELD_TAGS));
  ck_assert ((beckon_answer_peek_admin_accounts (answer) != NULL)
             == beckon_answer_has_field (answer, BECKON_FIELD_ADMIN_ACCOUNTS));
  ck_assert ((beckon_answer_peek_administrator (answer) != NULL)
             == (beckon_answer_has_field (answer, BECKON_FIELD_ADMINISTRATOR)
                 || beckon_answer_has_field (answer, BECKON_FIELD_MASTER)));
}

START_TEST (test_fields_of_answers)
{
  g_autoptr (BeckonAnswer) answer = answer_to (&answers[_i].question);

  assert_has (answer, answers[_i].fields);
  assert_absent_are_empty (answer);
  assert_lists_are_fields (answer);
}
END_TEST

START_TEST (test_every_operation_has_an_answer)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    n += answers[i].question.operation == (BeckonOperation) _i;
  ck_assert_msg (n > 0, "%s has no answer", beckon_operation_to_string (_i));
}
END_TEST

/* O-12 */
START_TEST (test_o12_values_of_a_hub)
{
  g_autoptr (BeckonAnswer) answer = answer_to (&(const Question){ BECKON_OPERATION_DESCRIBE_HUB, MEMBER, NULL, FALSE });

  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_HUB_ARN),
                    "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default");
  ck_assert_int_eq (beckon_answer_get_number (answer, BECKON_FIELD_SUBSCRIBED_AT), START_US);
  ck_assert_int_eq (beckon_answer_get_number (answer, BECKON_FIELD_AUTO_ENABLE_CONTROLS), 1);
  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_CONTROL_FINDING_GENERATOR), "SECURITY_CONTROL");
}
END_TEST

/* G-13, O-15: the account that was named, and the only feature. */
START_TEST (test_o15_feature_is_echoed)
{
  g_autoptr (BeckonAnswer) answer = answer_to (
      &(const Question){ BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, OTHER_MANAGEMENT, WORKER, 0 });

  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_ADMIN_ACCOUNT_ID), WORKER);
  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_FEATURE), "SecurityHub");
}
END_TEST

/* A row for each organization: with a delegated administrator, and without (O-14: then the list is empty). */
START_TEST (test_g13_admin_accounts)
{
  const Question question
      = { BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, _i == 0 ? MANAGEMENT : OTHER_MANAGEMENT, NULL, FALSE };
  g_autoptr (BeckonAnswer) answer = answer_to (&question);
  g_autofree char *ids = g_strjoinv (" ", (char **) beckon_answer_peek_admin_accounts (answer));

  ck_assert_str_eq (ids, _i == 0 ? DELEGATE : "");
  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_FEATURE), "SecurityHub");
}
END_TEST

/* O-14: what is not set. */
START_TEST (test_o14_configuration)
{
  const Question question = { BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, DELEGATE, NULL, FALSE };
  g_autoptr (BeckonAnswer) answer = answer_to (&question);

  ck_assert_int_eq (beckon_answer_get_number (answer, BECKON_FIELD_AUTO_ENABLE), 0);
  ck_assert_int_eq (beckon_answer_get_number (answer, BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED), 0);
  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_AUTO_ENABLE_STANDARDS), "DEFAULT");
  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_ORGANIZATION_CONFIGURATION), "LOCAL");
}
END_TEST

/* O-13: the tags of an answer are no longer those on file once these have changed. */
START_TEST (test_o13_tags_are_a_copy)
{
  const char *arn = "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default";
  const Question question = { BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, MEMBER, NULL, FALSE };
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BeckonAnswer) answer = NULL;

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  assert_done (beckon_region_tag_resource (region, MEMBER, arn, tags, &error));
  answer = answer_to (&question);
  assert_done (beckon_region_untag_resource (region, MEMBER, arn, IDS ("team"), &error));
  ck_assert_uint_eq (g_hash_table_size (beckon_answer_peek_tags (answer)), 1);
  ck_assert_str_eq (g_hash_table_lookup (beckon_answer_peek_tags (answer), "team"), "red");
}
END_TEST

/* O-8: one invitation, by either name. */
START_TEST (test_o8_master_is_the_administrator)
{
  const BeckonOperation operation
      = _i == 0 ? BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT : BECKON_OPERATION_GET_MASTER_ACCOUNT;
  const Question question = { operation, MEMBER, NULL, FALSE };
  g_autoptr (BeckonAnswer) answer = answer_to (&question);
  const BeckonInvitation *administrator = beckon_answer_peek_administrator (answer);

  ck_assert_str_eq (beckon_invitation_peek_administrator_id (administrator), ADMINISTRATOR);
  ck_assert_int_eq (beckon_invitation_get_state (administrator), BECKON_STATE_ACCEPTED);
}
END_TEST

/* O-6 */
START_TEST (test_o6_number_of_invitations)
{
  g_autoptr (BeckonAnswer) answer
      = answer_to (&(const Question){ BECKON_OPERATION_GET_INVITATIONS_COUNT, SIBLING, NULL, FALSE });

  ck_assert_int_eq (beckon_answer_get_number (answer, BECKON_FIELD_INVITATIONS_COUNT), 1);
}
END_TEST

/* --- how long they last ------------------------------------------------------------------------- */

/* Given an answer with a record and a token, when Region and request are gone, then it is as it was. */
START_TEST (test_answer_outlives_region_and_request)
{
  const Question question = { BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, NULL, TRUE };
  BeckonAnswer *answer = answer_to (&question);
  BeckonAnswer *again = beckon_answer_ref (answer);
  g_autofree char *token = g_strdup (beckon_answer_peek_text (answer, BECKON_FIELD_NEXT_TOKEN));
  const BeckonMember *member;

  member_leaves (region, MEMBER);
  administrator_deletes (region, ADMINISTRATOR, MEMBER);
  g_clear_pointer (&region, beckon_region_unref);
  ck_assert_ptr_eq (again, answer);
  beckon_answer_unref (answer);
  ck_assert_str_eq (beckon_answer_peek_text (again, BECKON_FIELD_NEXT_TOKEN), token);
  ck_assert_uint_eq (beckon_answer_peek_members (again)->len, 1);
  member = beckon_answer_peek_members (again)->pdata[0];
  ck_assert_str_eq (beckon_member_peek_account_id (member), MEMBER);
  ck_assert_int_eq (beckon_member_get_state (member), BECKON_STATE_ACCEPTED);
  beckon_answer_unref (again);
}
END_TEST

/* What is taken out of an answer with a reference outlives the answer. */
START_TEST (test_what_is_in_it_outlives_the_answer)
{
  const Question question = { BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, MEMBER, NULL, FALSE };
  BeckonAnswer *answer = answer_to (&question);
  g_autoptr (BeckonInvitation) administrator = beckon_invitation_ref (beckon_answer_peek_administrator (answer));

  beckon_answer_unref (answer);
  ck_assert_str_eq (beckon_invitation_peek_administrator_id (administrator), ADMINISTRATOR);
}
END_TEST

#define N_THREADS 6
#define N_TIMES 50

/* Reads an answer that others read, too; tells how often it was as it is to be. */
static gpointer
read_often (gpointer user_data)
{
  guint n_right = 0;

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr (BeckonAnswer) answer = beckon_answer_ref (user_data);
      const BeckonMember *member = beckon_answer_peek_members (answer)->pdata[0];

      n_right += g_str_equal (beckon_member_peek_account_id (member), MEMBER);
    }

  return GUINT_TO_POINTER (n_right);
}

START_TEST (test_threads_share_an_answer)
{
  const Question question = { BECKON_OPERATION_GET_MEMBERS, ADMINISTRATOR, MEMBER, FALSE };
  g_autoptr (BeckonAnswer) answer = answer_to (&question);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("read", read_often, answer);
  for (guint i = 0; i < N_THREADS; i++)
    ck_assert_uint_eq (GPOINTER_TO_UINT (g_thread_join (threads[i])), N_TIMES);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("answer");
  TCase *tcase = testing_add_tcase (suite, "fields");

  tcase_add_loop_test (tcase, test_fields_of_answers, 0, G_N_ELEMENTS (answers));
  tcase_add_loop_test (tcase, test_every_operation_has_an_answer, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_o12_values_of_a_hub);
  tcase_add_test (tcase, test_o15_feature_is_echoed);
  tcase_add_loop_test (tcase, test_g13_admin_accounts, 0, 2);
  tcase_add_test (tcase, test_o14_configuration);
  tcase_add_test (tcase, test_o13_tags_are_a_copy);
  tcase_add_loop_test (tcase, test_o8_master_is_the_administrator, 0, 2);
  tcase_add_test (tcase, test_o6_number_of_invitations);

  tcase = testing_add_tcase (suite, "how long they last");
  tcase_add_test (tcase, test_answer_outlives_region_and_request);
  tcase_add_test (tcase, test_what_is_in_it_outlives_the_answer);
  tcase_add_test (tcase, test_threads_share_an_answer);

  return testing_run (suite);
}
