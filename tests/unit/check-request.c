/* SPDX-License-Identifier: MIT */
/* Requests: what they are made of, what is missing, and one that is performed often. */
#include "../testing.h"

#include <string.h>

/* --- performing --------------------------------------------------------------------------------- */

static BeckonAnswer *
perform (const BeckonRequest *request)
{
  g_autoptr (GError) error = NULL;
  BeckonAnswer *answer = beckon_region_perform (region, request, &error);

  ck_assert_msg (answer != NULL, "failed: %s", error != NULL ? error->message : "without an error");
  ck_assert_ptr_null (error);

  return answer;
}

static GPtrArray *
details_new (const char *const *ids)
{
  GPtrArray *details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  for (; *ids != NULL; ids++)
    {
      g_autofree char *email = g_strconcat (*ids, "@example.com", NULL);

      g_ptr_array_add (details, beckon_account_details_new (*ids, email));
    }

  return details;
}

static void
set_ids (BeckonRequest *request, const char *const *ids)
{
  g_autoptr (GPtrArray) details = ids != NULL ? details_new (ids) : NULL;

  if (beckon_request_get_operation (request) == BECKON_OPERATION_CREATE_MEMBERS)
    beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
  else
    beckon_request_set_texts (request, BECKON_FIELD_ACCOUNT_IDS, ids);
}

/* --- fields that are not set -------------------------------------------------------------------- */

/* As the service's users would: any value that is valid. */
static void
set_required (BeckonRequest *request, BeckonField field)
{
  if (field == BECKON_FIELD_ACCOUNT_IDS || field == BECKON_FIELD_ACCOUNT_DETAILS)
    set_ids (request, IDS (SIBLING));
  else
    beckon_request_set_text (request, field, NO_INVITATION_ID);
}

static void
unset_required (BeckonRequest *request, BeckonField field)
{
  if (field == BECKON_FIELD_ACCOUNT_IDS || field == BECKON_FIELD_ACCOUNT_DETAILS)
    set_ids (request, NULL);
  else
    beckon_request_set_text (request, field, NULL);
}

static void
assert_misses (const BeckonRequest *request, BeckonField field)
{
  g_autofree char *expected = g_strconcat (beckon_field_to_string (field), " is missing", NULL);
  g_autoptr (GError) error = NULL;
  BeckonAnswer *answer = NULL;

  ck_assert_beckon_unchanged_by (region, answer = beckon_region_perform (region, request, &error));
  ck_assert_msg (answer == NULL && error != NULL, "done without %s", beckon_field_to_string (field));
  ck_assert_str_eq (error->message, expected);
  ck_assert (g_error_matches (error, BECKON_ERROR, BECKON_ERROR_INVALID_INPUT));
  ck_assert_int_eq (beckon_error_get_reason (error), BECKON_REASON_INVALID_INPUT);
  ck_assert_str_eq (beckon_error_peek_rule (error), "O-4");
}

/* What was refused stands in the journal, and is refused again. */
static void
assert_refusals_replay (BeckonRegion *twin)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);

  ck_assert_uint_eq (entries->len, 2);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) again = beckon_region_replay (twin, entries->pdata[i], &error);

      ck_assert_msg (again != NULL && g_variant_equal (again, entries->pdata[i]), "%s",
                     error != NULL ? error->message : "the entry differs");
    }
}

/* Never set, and set and taken away again. */
static void
assert_requires (BeckonOperation operation, const char *caller, BeckonField field)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (operation, caller);
  g_autoptr (BeckonRegion) twin = beckon_region_clone (region);

  beckon_region_start_journal (region, 0);
  for (guint other = 0; other < BECKON_N_FIELDS; other++)
    if (other != field && beckon_operation_requires_field (operation, other))
      set_required (request, other);
  assert_misses (request, field);
  set_required (request, field);
  unset_required (request, field);
  assert_misses (request, field);
  assert_refusals_replay (twin);
}

/* O-4: a row for each operation; G-12: before the gate is judged. */
START_TEST (test_o4_required_fields)
{
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_operation_requires_field (_i, field))
      {
        assert_requires (_i, ADMINISTRATOR, field);
        assert_requires (_i, STRANGER, field);
      }
}
END_TEST

static void
assert_n_members (const BeckonRequest *request, guint n, gboolean has_more)
{
  g_autoptr (BeckonAnswer) answer = perform (request);

  ck_assert_uint_eq (beckon_answer_peek_members (answer)->len, n);
  ck_assert (!!beckon_answer_has_field (answer, BECKON_FIELD_NEXT_TOKEN) == has_more);
}

static void
put (const char *administrator, const char *member, BeckonState state)
{
  assert_done (beckon_region_put_association (region, administrator, member, state, &error));
}

/* O-7: OnlyAssociated is true, and MaxResults is 50. */
START_TEST (test_o7_defaults_of_list_members)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR);
  g_auto (GStrv) ids = account_ids_new (51);

  for (guint i = 0; i < 51; i++)
    put (ADMINISTRATOR, ids[i], i == 7 ? BECKON_STATE_ACCEPTED : BECKON_STATE_CREATED);
  assert_n_members (request, 1, FALSE);
  beckon_request_set_boolean (request, BECKON_FIELD_ONLY_ASSOCIATED, FALSE);
  assert_n_members (request, 50, TRUE);
  beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, 49);
  assert_n_members (request, 49, TRUE);
  beckon_request_set_boolean (request, BECKON_FIELD_ONLY_ASSOCIATED, 2);
  assert_n_members (request, 1, FALSE);
}
END_TEST

START_TEST (test_o7_defaults_of_list_invitations)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_LIST_INVITATIONS, MEMBER);
  g_auto (GStrv) ids = account_ids_new (51);
  g_autoptr (BeckonAnswer) first = NULL;
  g_autoptr (BeckonAnswer) second = NULL;

  for (guint i = 0; i < 51; i++)
    put (ids[i], MEMBER, BECKON_STATE_PENDING);
  first = perform (request);
  ck_assert_uint_eq (beckon_answer_peek_invitations (first)->len, 50);
  beckon_request_set_text (request, BECKON_FIELD_NEXT_TOKEN, beckon_answer_peek_text (first, BECKON_FIELD_NEXT_TOKEN));
  second = perform (request);
  ck_assert_uint_eq (beckon_answer_peek_invitations (second)->len, 1);
  ck_assert (!beckon_answer_has_field (second, BECKON_FIELD_NEXT_TOKEN));
}
END_TEST

/* --- setters ------------------------------------------------------------------------------------ */

START_TEST (test_request_is_made)
{
  char caller[] = MEMBER;
  g_autoptr (BeckonRequest) request = beckon_request_new (_i, caller);
  BeckonRequest *again = beckon_request_ref (request);

  memset (caller, 'x', sizeof caller);
  ck_assert_ptr_eq (again, request);
  beckon_request_unref (again);
  ck_assert_int_eq (beckon_request_get_operation (request), _i);
  ck_assert_str_eq (beckon_request_peek_caller (request), MEMBER);
}
END_TEST

/* Spoils a text, and frees it. */
static void
spoil (char *text)
{
  memset (text, 'x', strlen (text));
  g_free (text);
}

START_TEST (test_texts_are_copied)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_DECLINE_INVITATIONS, MEMBER);
  g_autoptr (BeckonAnswer) answer = NULL;
  char **ids = g_strdupv ((char **) IDS (ADMINISTRATOR, RIVAL));

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  beckon_request_set_texts (request, BECKON_FIELD_ACCOUNT_IDS, (const char *const *) ids);
  spoil (ids[0]);
  spoil (ids[1]);
  g_free (ids);
  answer = perform (request);
  ck_assert_beckon_all_processed (beckon_answer_peek_unprocessed (answer));
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  ck_assert_beckon_state (region, RIVAL, MEMBER, BECKON_STATE_DECLINED);
}
END_TEST

START_TEST (test_text_is_copied)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, MEMBER);
  g_autoptr (BeckonAnswer) answer = NULL;
  char *sender = g_strdup (ADMINISTRATOR);
  char *id = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  id = dup_invitation_id (region, ADMINISTRATOR, MEMBER);
  beckon_request_set_text (request, BECKON_FIELD_ADMINISTRATOR_ID, sender);
  beckon_request_set_text (request, BECKON_FIELD_INVITATION_ID, id);
  spoil (sender);
  spoil (id);
  answer = perform (request);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
}
END_TEST

/* The list and what is in it. */
START_TEST (test_details_are_copied)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_CREATE_MEMBERS, ADMINISTRATOR);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_auto (Record) record = { 0 };
  GPtrArray *details = details_new (IDS (MEMBER));

  beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
  g_ptr_array_set_size (details, 0);
  g_ptr_array_add (details, beckon_account_details_new (SIBLING, NULL));
  g_ptr_array_unref (details);
  answer = perform (request);
  ck_assert_beckon_all_processed (beckon_answer_peek_unprocessed (answer));
  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER));
  record = record_of (region, ADMINISTRATOR, MEMBER);
  ck_assert_str_eq (record.email, EMAIL (MEMBER));
}
END_TEST

/* The list that is handed in may be one that does not own its elements. */
START_TEST (test_details_of_a_borrowing_list)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_CREATE_MEMBERS, ADMINISTRATOR);
  g_autoptr (BeckonAnswer) answer = NULL;
  BeckonAccountDetails *one = beckon_account_details_new (MEMBER, NULL);
  GPtrArray *details = g_ptr_array_new ();

  g_ptr_array_add (details, one);
  beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
  g_ptr_array_unref (details);
  beckon_account_details_free (one);
  answer = perform (request);
  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER));
}
END_TEST

START_TEST (test_setting_replaces)
{
  g_autoptr (BeckonRequest) create = beckon_request_new (BECKON_OPERATION_CREATE_MEMBERS, ADMINISTRATOR);
  g_autoptr (BeckonRequest) invite = beckon_request_new (BECKON_OPERATION_INVITE_MEMBERS, ADMINISTRATOR);
  g_autoptr (BeckonAnswer) created = NULL;
  g_autoptr (BeckonAnswer) invited = NULL;

  set_ids (create, IDS (STRANGER));
  set_ids (create, IDS (MEMBER, SIBLING));
  created = perform (create);
  assert_members (region, ADMINISTRATOR, FALSE, IDS (MEMBER, SIBLING));
  set_ids (invite, IDS (MEMBER, SIBLING));
  set_ids (invite, IDS (SIBLING));
  invited = perform (invite);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  ck_assert_beckon_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
}
END_TEST

/* An optional text that is taken away has never been there. */
START_TEST (test_null_takes_away)
{
  g_autoptr (BeckonRequest) list = beckon_request_new (BECKON_OPERATION_LIST_INVITATIONS, MEMBER);
  g_autoptr (BeckonRequest) hub = beckon_request_new (BECKON_OPERATION_DESCRIBE_HUB, MEMBER);
  g_autoptr (BeckonAnswer) listed = NULL;
  g_autoptr (BeckonAnswer) described = NULL;

  beckon_request_set_text (list, BECKON_FIELD_NEXT_TOKEN, NULL);
  beckon_request_set_text (list, BECKON_FIELD_NEXT_TOKEN, "no token");
  assert_fails (region, beckon_region_perform (region, list, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-7");
  beckon_request_set_text (list, BECKON_FIELD_NEXT_TOKEN, NULL);
  listed = perform (list);
  beckon_request_set_text (hub, BECKON_FIELD_HUB_ARN, "no ARN");
  beckon_request_set_text (hub, BECKON_FIELD_HUB_ARN, NULL);
  described = perform (hub);
  ck_assert_str_eq (beckon_answer_peek_text (described, BECKON_FIELD_HUB_ARN),
                    "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default");
}
END_TEST

/* --- numbers ------------------------------------------------------------------------------------ */

/* O-7: 1 to 50. The numbers beyond 32 bits have one that is allowed in their lower half. */
static const struct
{
  gint64 number;
  gboolean is_taken;
} numbers[] = {
  { 1, TRUE },
  { 50, TRUE },
  { 0, FALSE },
  { 51, FALSE },
  { -2, FALSE },
  { -50, FALSE },
  { G_MAXINT32, FALSE },
  { G_MININT32, FALSE },
  { G_GINT64_CONSTANT (0x100000001), FALSE },
  { G_GINT64_CONSTANT (0xffffffff), FALSE },
  { -G_GINT64_CONSTANT (0xffffffff), FALSE },
  { G_MAXINT64, FALSE },
  { G_MININT64, FALSE },
};

/* Given the world in which it was made, the call of the only entry gives the same entry again. */
static void
assert_replays (BeckonRegion *before)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);
  g_autoptr (GVariant) again = NULL;

  ck_assert_uint_eq (entries->len, 1);
  again = beckon_region_replay (before, entries->pdata[0], NULL);
  ck_assert_ptr_nonnull (again);
  ck_assert (g_variant_equal (again, entries->pdata[0]));
}

static void
assert_number (BeckonOperation operation, const char *caller, guint nth)
{
  g_autoptr (BeckonRegion) before = beckon_region_clone (region);
  g_autoptr (BeckonRequest) request = beckon_request_new (operation, caller);
  g_autoptr (BeckonAnswer) answer = NULL;

  beckon_region_start_journal (region, 0);
  beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, numbers[nth].number);
  if (numbers[nth].is_taken)
    answer = perform (request);
  else
    assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_INVALID_INPUT, "O-7");
  assert_replays (before);
}

START_TEST (test_o7_max_results)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_number (BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, _i);
  assert_number (BECKON_OPERATION_LIST_INVITATIONS, MEMBER, _i);
}
END_TEST

/* An e-mail address that is not UTF-8 is refused, and no journal has the call. */
START_TEST (test_no_utf8_in_an_email)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_CREATE_MEMBERS, ADMINISTRATOR);
  g_autoptr (GPtrArray) details = details_new (IDS (MEMBER));
  g_autoptr (GPtrArray) entries = NULL;

  g_ptr_array_add (details, beckon_account_details_new (SIBLING, "\xff"));
  beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
  beckon_region_start_journal (region, 0);
  assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  entries = beckon_region_take_journal (region);
  ck_assert_uint_eq (entries->len, 0);
}
END_TEST

/* --- one request, many times -------------------------------------------------------------------- */

static BeckonRequest *
decline_new (void)
{
  BeckonRequest *request = beckon_request_new (BECKON_OPERATION_DECLINE_INVITATIONS, MEMBER);

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  set_ids (request, IDS (ADMINISTRATOR));

  return request;
}

START_TEST (test_request_is_performed_twice)
{
  g_autoptr (BeckonRequest) request = decline_new ();
  g_autoptr (BeckonAnswer) first = perform (request);
  g_autoptr (BeckonAnswer) second = NULL;

  ck_assert_beckon_unchanged_by (region, second = perform (request));
  ck_assert_beckon_all_processed (beckon_answer_peek_unprocessed (first));
  ck_assert_beckon_unprocessed (beckon_answer_peek_unprocessed (second),
                                { ADMINISTRATOR, BECKON_REASON_ALREADY_DECLINED });
}
END_TEST

#define N_THREADS 6
#define N_TIMES 50

/* Declines again and again, each time with a reference of its own; tells how often something was declined. */
static gpointer
decline_often (gpointer user_data)
{
  guint n_declined = 0;

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr (BeckonRequest) request = beckon_request_ref (user_data);
      g_autoptr (BeckonAnswer) answer = beckon_region_perform (region, request, NULL);
      GPtrArray *unprocessed = answer != NULL ? beckon_answer_peek_unprocessed (answer) : NULL;

      n_declined += unprocessed != NULL && unprocessed->len == 0;
    }

  return GUINT_TO_POINTER (n_declined);
}

START_TEST (test_threads_share_a_request)
{
  g_autoptr (BeckonRequest) request = decline_new ();
  GThread *threads[N_THREADS];
  guint n_declined = 0;

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("decline", decline_often, request);
  for (guint i = 0; i < N_THREADS; i++)
    n_declined += GPOINTER_TO_UINT (g_thread_join (threads[i]));
  ck_assert_uint_eq (n_declined, 1);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("request");
  TCase *tcase = testing_add_tcase (suite, "fields that are not set");

  tcase_add_loop_test (tcase, test_o4_required_fields, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_o7_defaults_of_list_members);
  tcase_add_test (tcase, test_o7_defaults_of_list_invitations);

  tcase = testing_add_tcase (suite, "setters");
  tcase_add_loop_test (tcase, test_request_is_made, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_texts_are_copied);
  tcase_add_test (tcase, test_text_is_copied);
  tcase_add_test (tcase, test_details_are_copied);
  tcase_add_test (tcase, test_details_of_a_borrowing_list);
  tcase_add_test (tcase, test_setting_replaces);
  tcase_add_test (tcase, test_null_takes_away);

  tcase = testing_add_tcase (suite, "values");
  tcase_add_loop_test (tcase, test_o7_max_results, 0, G_N_ELEMENTS (numbers));
  tcase_add_test (tcase, test_no_utf8_in_an_email);

  tcase = testing_add_tcase (suite, "one request, many times");
  tcase_add_test (tcase, test_request_is_performed_twice);
  tcase_add_test (tcase, test_threads_share_a_request);

  return testing_run (suite);
}
