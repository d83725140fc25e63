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

static GHashTable *
tags_new (const char *key, const char *value)
{
  GHashTable *tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_hash_table_insert (tags, g_strdup (key), g_strdup (value));

  return tags;
}

/* As the service's users would: any value that is valid. */
static void
set_required (BeckonRequest *request, BeckonField field)
{
  g_autoptr (GHashTable) tags = tags_new ("team", "red");

  if (field == BECKON_FIELD_ACCOUNT_IDS || field == BECKON_FIELD_ACCOUNT_DETAILS)
    set_ids (request, IDS (SIBLING));
  else if (field == BECKON_FIELD_TAGS)
    beckon_request_set_tags (request, field, tags);
  else if (field == BECKON_FIELD_TAG_KEYS)
    beckon_request_set_texts (request, field, IDS ("team"));
  else if (field == BECKON_FIELD_AUTO_ENABLE)
    beckon_request_set_boolean (request, field, TRUE);
  else
    beckon_request_set_text (request, field, NO_INVITATION_ID);
}

/* A truth cannot be taken away again. */
static gboolean
unset_required (BeckonRequest *request, BeckonField field)
{
  if (field == BECKON_FIELD_AUTO_ENABLE)
    return FALSE;
  if (field == BECKON_FIELD_ACCOUNT_IDS || field == BECKON_FIELD_ACCOUNT_DETAILS)
    set_ids (request, NULL);
  else if (field == BECKON_FIELD_TAGS)
    beckon_request_set_tags (request, field, NULL);
  else if (field == BECKON_FIELD_TAG_KEYS)
    beckon_request_set_texts (request, field, NULL);
  else
    beckon_request_set_text (request, field, NULL);

  return TRUE;
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
assert_refusals_replay (BeckonRegion *twin, guint n_refusals)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);

  ck_assert_uint_eq (entries->len, n_refusals);
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
  guint n_refusals = 1;

  beckon_region_start_journal (region, 0);
  for (guint other = 0; other < BECKON_N_FIELDS; other++)
    if (other != field && beckon_operation_requires_field (operation, other))
      set_required (request, other);
  assert_misses (request, field);
  set_required (request, field);
  if (unset_required (request, field))
    {
      assert_misses (request, field);
      n_refusals++;
    }
  assert_refusals_replay (twin, n_refusals);
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

#define MEMBERS_ARN "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default"

static void
assert_tags (const char *expected)
{
  g_autoptr (GHashTable) tags = beckon_region_list_tags_for_resource (region, MEMBER, MEMBERS_ARN, NULL);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (tags), (GCompareFunc) strcmp);
  g_autoptr (GString) text = g_string_new (NULL);

  for (const GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (text, " %s=%s", (const char *) key->data,
                            (const char *) g_hash_table_lookup (tags, key->data));
  ck_assert_str_eq (text->str, expected);
}

/* The table and what is in it. */
START_TEST (test_tags_are_copied)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_TAG_RESOURCE, MEMBER);
  g_autoptr (BeckonAnswer) answer = NULL;
  GHashTable *tags = tags_new ("team", "red");

  beckon_request_set_text (request, BECKON_FIELD_RESOURCE_ARN, MEMBERS_ARN);
  beckon_request_set_tags (request, BECKON_FIELD_TAGS, tags);
  g_hash_table_insert (tags, g_strdup ("team"), g_strdup ("green"));
  g_hash_table_insert (tags, g_strdup ("cost"), g_strdup (""));
  g_hash_table_unref (tags);
  answer = perform (request);
  assert_tags (" team=red");
}
END_TEST

/* The keys and values of the table may belong to somebody else. */
START_TEST (test_tags_of_a_borrowing_table)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_TAG_RESOURCE, MEMBER);
  g_autoptr (BeckonAnswer) answer = NULL;
  GHashTable *tags = g_hash_table_new (g_str_hash, g_str_equal);
  char *key = g_strdup ("team"), *value = g_strdup ("red");

  g_hash_table_insert (tags, key, value);
  beckon_request_set_text (request, BECKON_FIELD_RESOURCE_ARN, MEMBERS_ARN);
  beckon_request_set_tags (request, BECKON_FIELD_TAGS, tags);
  g_hash_table_unref (tags);
  spoil (key);
  spoil (value);
  answer = perform (request);
  assert_tags (" team=red");
}
END_TEST

START_TEST (test_tag_keys_are_copied)
{
  g_autoptr (BeckonRequest) tag = beckon_request_new (BECKON_OPERATION_TAG_RESOURCE, MEMBER);
  g_autoptr (BeckonRequest) untag = beckon_request_new (BECKON_OPERATION_UNTAG_RESOURCE, MEMBER);
  g_autoptr (GHashTable) tags = tags_new ("team", "red");
  g_autoptr (BeckonAnswer) tagged = NULL;
  g_autoptr (BeckonAnswer) untagged = NULL;
  char **keys = g_strdupv ((char **) IDS ("team"));

  g_hash_table_insert (tags, g_strdup ("cost"), g_strdup (""));
  beckon_request_set_text (tag, BECKON_FIELD_RESOURCE_ARN, MEMBERS_ARN);
  beckon_request_set_tags (tag, BECKON_FIELD_TAGS, tags);
  tagged = perform (tag);
  assert_tags (" cost= team=red");
  beckon_request_set_text (untag, BECKON_FIELD_RESOURCE_ARN, MEMBERS_ARN);
  beckon_request_set_texts (untag, BECKON_FIELD_TAG_KEYS, (const char *const *) keys);
  spoil (keys[0]);
  g_free (keys);
  untagged = perform (untag);
  assert_tags (" cost=");
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

/* O-7, section 5: ListOrganizationAdminAccounts takes 1 to 10. */
START_TEST (test_max_results_of_the_short_list)
{
  const gint64 wrong[] = { 0, 11, 50, -2, G_MAXINT64, G_GINT64_CONSTANT (0x100000001) };
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, MEMBER);

  assert_done (beckon_region_set_organization (region, SIBLING, MEMBER, &error));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, wrong[i]);
      assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                    BECKON_REASON_INVALID_INPUT, "O-7");
    }
  for (gint64 number = 1; number <= 10; number++)
    {
      g_autoptr (BeckonAnswer) answer = NULL;

      beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, number);
      answer = perform (request);
    }
}
END_TEST

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

/* O-13: what a key and a value may be; @n makes a text of that many characters. A value of NULL is no text. */
static const struct
{
  const char *key;
  guint n_in_key; /* 0: @key as it is */
  const char *value;
  guint n_in_value;
  gboolean is_taken;
} tags[] = {
  { "k", 1, "", 0, TRUE },
  { "k", 128, "v", 256, TRUE },
  { "k", 129, "", 0, FALSE },
  { "k", 0, "v", 257, FALSE },
  { "", 0, "v", 0, FALSE },
  { "azAZ09+-=._:/", 0, "\xc3\xa9\n \"", 0, TRUE },
  { "\xc3\xa9", 0, "v", 0, FALSE },
  { "a b", 0, "v", 0, FALSE },
  { "a@b", 0, "v", 0, FALSE },
  { "aws", 0, "v", 0, TRUE },
  { "aws:", 0, "v", 0, FALSE },
  { "aws:cloudformation", 0, "v", 0, FALSE },
  { "AWS:", 0, "v", 0, TRUE },
  { "k", 0, "\xff", 0, FALSE },
  { "\xff", 0, "v", 0, FALSE },
  { "k", 0, NULL, 0, FALSE },
  { "k", 128, "\xc3\xa9", 256, TRUE }, /* characters, not bytes */
};

static char *
repeat (const char *text, guint n)
{
  GString *repeated = g_string_new (n == 0 ? text : NULL);

  for (; n > 0; n--)
    g_string_append (repeated, text);

  return g_string_free (repeated, FALSE);
}

/* Both of the operations that take tags judge them alike. */
static void
assert_tag (BeckonRequest *request, guint nth)
{
  g_autofree char *key = repeat (tags[nth].key, tags[nth].n_in_key);
  g_autofree char *value = tags[nth].value != NULL ? repeat (tags[nth].value, tags[nth].n_in_value) : NULL;
  g_autoptr (GHashTable) table = tags_new (key, value);
  g_autoptr (BeckonAnswer) answer = NULL;

  beckon_request_set_tags (request, BECKON_FIELD_TAGS, table);
  if (tags[nth].is_taken)
    answer = perform (request);
  else
    assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_INVALID_INPUT, "O-13");
}

START_TEST (test_o13_tags)
{
  g_autoptr (BeckonRequest) tag = beckon_request_new (BECKON_OPERATION_TAG_RESOURCE, MEMBER);
  g_autoptr (BeckonRequest) enable = beckon_request_new (BECKON_OPERATION_ENABLE_SECURITY_HUB, STRANGER);

  beckon_request_set_text (tag, BECKON_FIELD_RESOURCE_ARN, MEMBERS_ARN);
  assert_tag (tag, _i);
  assert_tag (enable, _i);
}
END_TEST

/* O-13: at most 50 in a call, and at most 50 on the hub. */
START_TEST (test_o13_number_of_tags)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_TAG_RESOURCE, MEMBER);
  g_autoptr (GHashTable) table = tags_new ("0", "");
  g_autoptr (BeckonAnswer) first = NULL;
  g_autoptr (BeckonAnswer) again = NULL;

  beckon_request_set_text (request, BECKON_FIELD_RESOURCE_ARN, MEMBERS_ARN);
  for (guint i = 1; i <= 50; i++)
    g_hash_table_insert (table, g_strdup_printf ("%u", i), g_strdup (""));
  beckon_request_set_tags (request, BECKON_FIELD_TAGS, table);
  assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-13");
  g_hash_table_remove (table, "50");
  beckon_request_set_tags (request, BECKON_FIELD_TAGS, table);
  first = perform (request);
  ck_assert_beckon_unchanged_by (region, again = perform (request));
  g_hash_table_remove_all (table);
  g_hash_table_insert (table, g_strdup ("50"), g_strdup (""));
  beckon_request_set_tags (request, BECKON_FIELD_TAGS, table);
  assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-13");
}
END_TEST

/* O-13: the keys of UntagResource are judged as those of tags are. */
START_TEST (test_o13_tag_keys)
{
  const char *const wrong[] = { "", "aws:", "a b", "\xff" };
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_UNTAG_RESOURCE, MEMBER);
  g_auto (GStrv) many = account_ids_new (51);
  g_autoptr (BeckonAnswer) answer = NULL;

  beckon_request_set_text (request, BECKON_FIELD_RESOURCE_ARN, MEMBERS_ARN);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      beckon_request_set_texts (request, BECKON_FIELD_TAG_KEYS, IDS ("team", wrong[i]));
      assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                    BECKON_REASON_INVALID_INPUT, "O-13");
    }
  beckon_request_set_texts (request, BECKON_FIELD_TAG_KEYS, (const char *const *) many);
  assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-13");
  beckon_request_set_texts (request, BECKON_FIELD_TAG_KEYS, (const char *const *) many + 1);
  ck_assert_beckon_unchanged_by (region, answer = perform (request));
}
END_TEST

#define NO_GENERATOR "ControlFindingGenerator is neither SECURITY_CONTROL nor STANDARD_CONTROL"
#define NO_FEATURE "Feature is not SecurityHub, the only feature that is modelled"

/* O-12, O-14, O-15: each field that has words takes these and no other. G-12: before the caller is judged. */
static const struct
{
  BeckonOperation operation;
  BeckonField field;
  const char *rule;
  const char *message;
} worded[] = {
  { BECKON_OPERATION_ENABLE_SECURITY_HUB, BECKON_FIELD_CONTROL_FINDING_GENERATOR, "O-4", NO_GENERATOR },
  { BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, BECKON_FIELD_CONTROL_FINDING_GENERATOR, "O-4", NO_GENERATOR },
  { BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, BECKON_FIELD_AUTO_ENABLE_STANDARDS, "O-4",
    "AutoEnableStandards is neither DEFAULT nor NONE" },
  { BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, BECKON_FIELD_ORGANIZATION_CONFIGURATION, "O-4",
    "ConfigurationType is neither LOCAL nor CENTRAL" },
  { BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, BECKON_FIELD_FEATURE, "O-15", NO_FEATURE },
  { BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, BECKON_FIELD_FEATURE, "O-15", NO_FEATURE },
  { BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, BECKON_FIELD_FEATURE, "O-15", NO_FEATURE },
};

START_TEST (test_words)
{
  const char *const wrong[] = { "", " ", "x", "default", "local", "security_control", "SecurityHubV2" };
  g_autoptr (BeckonRequest) request = beckon_request_new (worded[_i].operation, STRANGER);
  const char *const *words = beckon_field_peek_words (worded[_i].field);

  for (guint other = 0; other < BECKON_N_FIELDS; other++)
    if (beckon_operation_requires_field (worded[_i].operation, other))
      set_required (request, other);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) problem = NULL;

      beckon_request_set_text (request, worded[_i].field, wrong[i]);
      assert_fails (region, beckon_region_perform (region, request, &error), BECKON_ERROR_INVALID_INPUT,
                    BECKON_REASON_INVALID_INPUT, worded[_i].rule);
      ck_assert_ptr_null (beckon_region_perform (region, request, &problem));
      ck_assert_str_eq (problem->message, worded[_i].message);
    }
  for (; *words != NULL; words++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BeckonAnswer) answer = NULL;

      beckon_request_set_text (request, worded[_i].field, *words);
      answer = beckon_region_perform (region, request, &error);
      ck_assert (answer != NULL || beckon_error_get_reason (error) != BECKON_REASON_INVALID_INPUT);
    }
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

/* --- several mistakes --------------------------------------------------------------------------- */

static const struct
{
  const char *account_id, *email;
  const char *message;
} mistakes[] = {
  { "1", "\xff", "AccountDetails[1].Email is not valid UTF-8" },
  { "1", " ", "AccountDetails[1].Email is blank" },
  { " ", NULL, "AccountDetails[1].AccountId is not a valid account id: it is blank" },
};

/* O-4: of details that are all wrong, the first is named. */
START_TEST (test_o4_first_mistake)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_CREATE_MEMBERS, ADMINISTRATOR);
  g_autoptr (GPtrArray) details = details_new (IDS (MEMBER));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (details, beckon_account_details_new (mistakes[_i].account_id, mistakes[_i].email));
  beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
  ck_assert_beckon_unchanged_by (region, ck_assert_ptr_null (beckon_region_perform (region, request, &error)));
  ck_assert_str_eq (error->message, mistakes[_i].message);
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
  tcase_add_test (tcase, test_tags_are_copied);
  tcase_add_test (tcase, test_tags_of_a_borrowing_table);
  tcase_add_test (tcase, test_tag_keys_are_copied);
  tcase_add_test (tcase, test_setting_replaces);
  tcase_add_test (tcase, test_null_takes_away);

  tcase = testing_add_tcase (suite, "values");
  tcase_add_loop_test (tcase, test_o7_max_results, 0, G_N_ELEMENTS (numbers));
  tcase_add_test (tcase, test_max_results_of_the_short_list);
  tcase_add_loop_test (tcase, test_o13_tags, 0, G_N_ELEMENTS (tags));
  tcase_add_test (tcase, test_o13_number_of_tags);
  tcase_add_test (tcase, test_o13_tag_keys);
  tcase_add_loop_test (tcase, test_words, 0, G_N_ELEMENTS (worded));
  tcase_add_test (tcase, test_no_utf8_in_an_email);

  tcase = testing_add_tcase (suite, "one request, many times");
  tcase_add_test (tcase, test_request_is_performed_twice);
  tcase_add_test (tcase, test_threads_share_a_request);

  tcase = testing_add_tcase (suite, "several mistakes");
  tcase_add_loop_test (tcase, test_o4_first_mistake, 0, G_N_ELEMENTS (mistakes));

  return testing_run (suite);
}
