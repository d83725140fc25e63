/* SPDX-License-Identifier: MIT */
/* The tags of a hub (O-13). */
#include "../testing.h"

#include <string.h>

#define ARN(account) "arn:aws:securityhub:us-east-1:" account ":hub/default"

/* --- tags in words ------------------------------------------------------------------------------ */

/* "a=1 b=2": no key and no value has a blank. */
static GHashTable *
tags_new (const char *words)
{
  GHashTable *tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (each[i], "=", 2);

      if (parts[0] != NULL)
        g_hash_table_insert (tags, g_strdup (parts[0]), g_strdup (parts[1]));
    }

  return tags;
}

/* @n tags with keys "k<first>" and so on. */
static GHashTable *
tags_new_n (guint first, guint n)
{
  GHashTable *tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = first; i < first + n; i++)
    g_hash_table_insert (tags, g_strdup_printf ("k%u", i), g_strdup ("1"));

  return tags;
}

/* The other way round, in the order of the keys. */
static char *
describe (GHashTable *tags)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (tags), (GCompareFunc) strcmp);
  GString *text = g_string_new (NULL);

  for (const GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (text, "%s%s=%s", key == keys ? "" : " ", (const char *) key->data,
                            (const char *) g_hash_table_lookup (tags, key->data));

  return g_string_free (text, FALSE);
}

/* --- the operations ------------------------------------------------------------------------------ */

static gboolean
tag (const char *words, GError **error)
{
  g_autoptr (GHashTable) tags = tags_new (words);

  return beckon_region_tag_resource (region, MEMBER, ARN (MEMBER), tags, error);
}

static gboolean
tag_one (const char *key, const char *value, GError **error)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) key, (gpointer) value);

  return beckon_region_tag_resource (region, MEMBER, ARN (MEMBER), tags, error);
}

static gboolean
tag_n (guint first, guint n, GError **error)
{
  g_autoptr (GHashTable) tags = tags_new_n (first, n);

  return beckon_region_tag_resource (region, MEMBER, ARN (MEMBER), tags, error);
}

static gboolean
enable_with (GHashTable *tags, GError **error)
{
  return beckon_region_enable_security_hub_full (region, STRANGER, tags, NULL, error);
}

static gboolean
enable_with_n (guint n, GError **error)
{
  g_autoptr (GHashTable) tags = tags_new_n (0, n);

  return enable_with (tags, error);
}

static gboolean
enable_with_one (const char *key, const char *value, GError **error)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) key, (gpointer) value);

  return enable_with (tags, error);
}

static gboolean
untag (const char *const *keys, GError **error)
{
  return beckon_region_untag_resource (region, MEMBER, ARN (MEMBER), keys, error);
}

static void
assert_tags_of (const char *account, const char *arn, const char *words)
{
  g_autoptr (GHashTable) tags = beckon_region_list_tags_for_resource (region, account, arn, NULL);
  g_autofree char *got = NULL;

  ck_assert_ptr_nonnull (tags);
  got = describe (tags);
  ck_assert_str_eq (got, words);
}

static void
assert_tags (const char *words)
{
  assert_tags_of (MEMBER, ARN (MEMBER), words);
}

static guint
count_tags (void)
{
  g_autoptr (GHashTable) tags = beckon_region_list_tags_for_resource (region, MEMBER, ARN (MEMBER), NULL);

  return g_hash_table_size (tags);
}

/* --- what is on file ------------------------------------------------------------------------------ */

/* O-13: there may be none. */
START_TEST (test_o13_tags_come_and_go)
{
  assert_tags ("");
  assert_done (tag ("team=blue env=test", &error));
  assert_tags ("env=test team=blue");
  assert_done (tag ("team=red cost=7", &error));
  assert_tags ("cost=7 env=test team=red");
  assert_done (untag (IDS ("env", "cost"), &error));
  assert_tags ("team=red");
}
END_TEST

/* O-13: keys differ in their case; what is not there is passed over. */
START_TEST (test_o13_untag_what_is_not_there)
{
  assert_done (tag ("team=blue", &error));
  ck_assert_beckon_unchanged_by (region, assert_done (untag (IDS ("Team", "tea", "team-"), &error)));
  assert_done (untag (IDS ("x", "team", "team"), &error));
  assert_tags ("");
  ck_assert_beckon_unchanged_by (region, assert_done (untag (IDS ("team"), &error)));
}
END_TEST

START_TEST (test_o13_the_same_tag_again)
{
  assert_done (tag ("team=blue", &error));
  ck_assert (beckon_region_advance_clock (region, 5));
  ck_assert_beckon_unchanged_by (region, assert_done (tag ("team=blue", &error)));
}
END_TEST

/* O-13: each hub has its own. */
START_TEST (test_o13_tags_of_each_hub)
{
  g_autoptr (GHashTable) tags = tags_new ("team=red");

  assert_done (tag ("team=blue", &error));
  assert_done (beckon_region_tag_resource (region, SIBLING, ARN (SIBLING), tags, &error));
  assert_tags ("team=blue");
  assert_tags_of (SIBLING, ARN (SIBLING), "team=red");
}
END_TEST

/* O-13: EnableSecurityHub takes some; they go with the hub, and do not come back with it. */
START_TEST (test_o13_tags_go_with_the_hub)
{
  g_autoptr (GHashTable) tags = tags_new ("team=blue env=test");

  assert_done (enable_with (tags, &error));
  assert_tags_of (STRANGER, ARN (STRANGER), "env=test team=blue");
  disable (region, STRANGER);
  enable (region, STRANGER, NULL);
  assert_tags_of (STRANGER, ARN (STRANGER), "");
}
END_TEST

/* G-10: a hub that is on already gets none. */
START_TEST (test_g10_enable_again_adds_no_tags)
{
  g_autoptr (GHashTable) tags = tags_new ("team=blue");

  assert_fails (region, beckon_region_enable_security_hub_full (region, MEMBER, tags, NULL, &error),
                BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_HUB_ALREADY_ON, "G-10");
}
END_TEST

/* What was given is copied, and what is given back is a copy. */
START_TEST (test_o13_tables_are_apart)
{
  g_autoptr (GHashTable) given = tags_new ("team=blue");
  g_autoptr (GHashTable) got = NULL;

  assert_done (beckon_region_tag_resource (region, MEMBER, ARN (MEMBER), given, &error));
  g_hash_table_remove_all (given);
  got = beckon_region_list_tags_for_resource (region, MEMBER, ARN (MEMBER), NULL);
  g_hash_table_remove_all (got);
  assert_tags ("team=blue");
}
END_TEST

/* --- keys and values ------------------------------------------------------------------------------ */

/* @length letters. */
static char *
letters (guint length)
{
  return g_strnfill (length, 'k');
}

#define IS_EMPTY "is empty"
#define IS_RESERVED "begins with aws:"
#define HAS_A_CHARACTER "has a character that a tag key cannot have"

/* O-13: a row for each character of ASCII. */
static const char of_a_key[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-=._:/";

START_TEST (test_o13_characters_of_a_key)
{
  const char key[] = { (char) _i, '\0' };

  if (strchr (of_a_key, _i) != NULL)
    {
      assert_done (tag_one (key, "1", &error));
      assert_done (untag (IDS (key), &error));
      return;
    }
  assert_fails (region, tag_one (key, "1", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_fails (region, untag (IDS (key), &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
}
END_TEST

static const struct
{
  const char *key;
  const char *fault; /* NULL if the key is good */
} keys[] = {
  { "aws", NULL },
  { "AWS:x", NULL },
  { "xaws:", NULL },
  { "aws-x", NULL },
  { "=", NULL },
  { "", IS_EMPTY },
  { "aws:", IS_RESERVED },
  { "aws:x", IS_RESERVED },
  { "two words", HAS_A_CHARACTER },
  { "tag\n", HAS_A_CHARACTER },
  { "\xc3\xa4", HAS_A_CHARACTER },
  { "\xff", HAS_A_CHARACTER },
};

static void
assert_message (const char *field, const char *fault, GError *failure)
{
  g_autofree char *message = g_strdup_printf ("%s has a key that %s", field, fault);

  ck_assert_ptr_nonnull (failure);
  ck_assert_str_eq (failure->message, message);
}

/* O-13: alike in the three operations that are given keys. */
static void
assert_key (const char *key, const char *fault)
{
  g_autoptr (GError) tagging = NULL, untagging = NULL, enabling = NULL;

  if (fault == NULL)
    {
      assert_done (tag_one (key, "1", &error));
      assert_done (untag (IDS (key), &error));
      assert_done (enable_with_one (key, "1", &error));
      return;
    }
  assert_fails (region, tag_one (key, "1", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_fails (region, untag (IDS ("team", key), &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-13");
  assert_fails (region, enable_with_one (key, "1", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-13");
  tag_one (key, "1", &tagging);
  untag (IDS (key), &untagging);
  enable_with_one (key, "1", &enabling);
  assert_message ("Tags", fault, tagging);
  assert_message ("TagKeys", fault, untagging);
  assert_message ("Tags", fault, enabling);
}

START_TEST (test_o13_key)
{
  assert_done (tag ("team=blue", &error));
  assert_key (keys[_i].key, keys[_i].fault);
  assert_tags ("team=blue");
}
END_TEST

START_TEST (test_o13_length_of_a_key)
{
  g_autofree char *longest = letters (128), *too_long = letters (129);

  assert_key (too_long, "is longer than 128 characters");
  assert_key (longest, NULL);
}
END_TEST

static void
assert_value (const char *value, const char *fault)
{
  g_autofree char *message = g_strdup_printf ("Tags has a value that %s", fault);
  g_autoptr (GError) failure = NULL;

  assert_fails (region, tag_one ("team", value, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-13");
  assert_fails (region, enable_with_one ("team", value, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-13");
  ck_assert (!tag_one ("team", value, &failure));
  ck_assert_str_eq (failure->message, message);
}

/* O-13: characters count, not bytes; a value may be empty, and have any of them. */
START_TEST (test_o13_values)
{
  g_autoptr (GString) longest = g_string_new (NULL);
  g_autofree char *too_long = NULL;

  for (guint i = 0; i < 256; i++)
    g_string_append (longest, "\xc3\xa4");
  too_long = g_strconcat (longest->str, "x", NULL);
  assert_value (too_long, "is longer than 256 characters");
  assert_value (NULL, "is not a string");
  assert_value ("\xff", "is not valid UTF-8");

  assert_done (tag_one ("long", longest->str, &error));
  assert_done (tag_one ("empty", "", &error));
  assert_done (tag_one ("any", "aws:\t\" \\=/", &error));
  g_autoptr (GHashTable) tags = beckon_region_list_tags_for_resource (region, MEMBER, ARN (MEMBER), NULL);
  ck_assert_str_eq (g_hash_table_lookup (tags, "long"), longest->str);
  ck_assert_str_eq (g_hash_table_lookup (tags, "empty"), "");
  ck_assert_str_eq (g_hash_table_lookup (tags, "any"), "aws:\t\" \\=/");
}
END_TEST

/* --- how many -------------------------------------------------------------------------------------- */

/* O-13: at least one, and at most fifty, in one call. */
START_TEST (test_o13_how_many_in_a_call)
{
  assert_fails (region, tag_n (0, 0, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_fails (region, tag_n (0, 51, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_fails (region, enable_with_n (0, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_fails (region, enable_with_n (51, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_fails (region, untag (NOBODY, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");

  assert_done (tag_n (0, 50, &error));
  assert_done (enable_with_n (50, &error));
}
END_TEST

/* O-13: of the keys to remove, which may be doubled, fifty as well. */
START_TEST (test_o13_how_many_keys)
{
  g_autoptr (GPtrArray) doubled = g_ptr_array_new ();

  for (guint i = 0; i < 51; i++)
    g_ptr_array_add (doubled, (gpointer) "team");
  g_ptr_array_add (doubled, NULL);
  assert_done (tag ("team=blue", &error));
  assert_fails (region, untag ((const char *const *) doubled->pdata, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-13");
  assert_done (untag ((const char *const *) doubled->pdata + 1, &error));
  assert_tags ("");
}
END_TEST

/* O-13: and fifty on the hub: a key that is there already takes no more room. */
START_TEST (test_o13_how_many_on_a_hub)
{
  g_autoptr (GError) failure = NULL;

  assert_done (tag_n (0, 30, &error));
  assert_fails (region, tag_n (29, 22, &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  ck_assert (!tag_n (29, 22, &failure));
  ck_assert_str_eq (failure->message, "the hub would have 51 tags: it can have at most 50");

  assert_done (tag_n (29, 21, &error));
  ck_assert_uint_eq (count_tags (), 50);
  assert_done (tag ("k0=2", &error));
  assert_fails (region, tag ("more=1", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-13");
  assert_done (untag (IDS ("k0"), &error));
  assert_done (tag ("more=1", &error));
}
END_TEST

/* --- which resource ---------------------------------------------------------------------------------- */

static const BeckonOperation on_tags[] = {
  BECKON_OPERATION_TAG_RESOURCE,
  BECKON_OPERATION_UNTAG_RESOURCE,
  BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE,
};

/* NULL leaves out what the operation requires. */
static gboolean
call_on (BeckonOperation operation, const char *caller, const char *arn, const char *key, GError **error)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (operation, caller);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BeckonAnswer) answer = NULL;

  if (arn != NULL)
    beckon_request_set_text (request, BECKON_FIELD_RESOURCE_ARN, arn);
  if (operation == BECKON_OPERATION_TAG_RESOURCE && key != NULL)
    {
      g_hash_table_insert (tags, (gpointer) key, (gpointer) "1");
      beckon_request_set_tags (request, BECKON_FIELD_TAGS, tags);
    }
  if (operation == BECKON_OPERATION_UNTAG_RESOURCE && key != NULL)
    beckon_request_set_texts (request, BECKON_FIELD_TAG_KEYS, IDS (key));
  answer = beckon_region_perform (region, request, error);

  return answer != NULL;
}

/* O-13: a row for each ARN that MEMBER gives, whose hub is on. */
static const struct
{
  const char *arn;
  BeckonError code;
  BeckonReason reason;
} resources[] = {
  { ARN (SIBLING), BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE },
  { ARN (STRANGER), BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE },
  { ARN (MEMBER) "/x", BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE },
  { "arn:aws:securityhub:eu-west-1:" MEMBER ":hub/default", BECKON_ERROR_RESOURCE_NOT_FOUND,
    BECKON_REASON_NO_SUCH_RESOURCE },
  { "arn:aws-cn:securityhub:us-east-1:" MEMBER ":hub/default", BECKON_ERROR_RESOURCE_NOT_FOUND,
    BECKON_REASON_NO_SUCH_RESOURCE },
  { "arn:aws:securityhub:us-east-1:" MEMBER ":product/x/y", BECKON_ERROR_RESOURCE_NOT_FOUND,
    BECKON_REASON_NO_SUCH_RESOURCE },
  { "arn:aws:s3:::bucket", BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE },
  { "", BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT },
  { MEMBER, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT },
  { "hub/default", BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT },
  { "arn:aws:securityhub", BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT },
};

START_TEST (test_o13_resource)
{
  assert_done (tag ("team=blue", &error));
  for (guint i = 0; i < G_N_ELEMENTS (on_tags); i++)
    {
      assert_fails (region, call_on (on_tags[i], MEMBER, resources[_i].arn, "team", &error), resources[_i].code,
                    resources[_i].reason, "O-13");
      assert_done (call_on (on_tags[i], MEMBER, ARN (MEMBER), "team", &error));
    }
}
END_TEST

/* O-13: not the gate refuses a caller whose hub is off, whether it was on once or never; what is not an ARN is told
 * first. */
static void
assert_hub_off (BeckonOperation operation, const char *caller)
{
  g_autofree char *arn = g_strdup_printf ("arn:aws:securityhub:us-east-1:%s:hub/default", caller);
  g_autofree char *message
      = g_strdup_printf ("ResourceArn names the hub %s, but account %s has not enabled Security Hub", arn, caller);
  g_autoptr (GError) failure = NULL;

  assert_fails (region, call_on (operation, caller, arn, "team", &error), BECKON_ERROR_RESOURCE_NOT_FOUND,
                BECKON_REASON_NO_SUCH_RESOURCE, "O-13");
  assert_fails (region, call_on (operation, caller, "x", "team", &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-13");
  ck_assert (!call_on (operation, caller, arn, "team", &failure));
  ck_assert_str_eq (failure->message, message);
}

START_TEST (test_o13_hub_off)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, _i);
  disable (region, SIBLING);
  for (guint i = 0; i < G_N_ELEMENTS (on_tags); i++)
    {
      assert_hub_off (on_tags[i], SIBLING);
      assert_hub_off (on_tags[i], STRANGER);
    }
}
END_TEST

/* O-13, G-12: tags belong to the input; then comes the resource, and after it the room on the hub. */
START_TEST (test_o13_order)
{
  g_autoptr (GHashTable) many = tags_new_n (0, 50);
  g_autoptr (GHashTable) more = tags_new ("more=1");
  g_autoptr (GError) input = NULL;

  for (guint i = 0; i < 2; i++)
    assert_fails (region, call_on (on_tags[i], STRANGER, ARN (SIBLING), "", &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_INVALID_INPUT, "O-13");
  assert_done (beckon_region_tag_resource (region, MEMBER, ARN (MEMBER), many, &error));
  assert_fails (region, beckon_region_tag_resource (region, MEMBER, ARN (SIBLING), more, &error),
                BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE, "O-13");

  ck_assert (!call_on (BECKON_OPERATION_TAG_RESOURCE, MEMBER, "x", "", &input));
  ck_assert_str_eq (input->message, "Tags has a key that is empty");
}
END_TEST

/* O-4: what is required. */
START_TEST (test_o4_required)
{
  for (guint i = 0; i < G_N_ELEMENTS (on_tags); i++)
    assert_fails (region, call_on (on_tags[i], MEMBER, NULL, "team", &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_INVALID_INPUT, "O-4");
  for (guint i = 0; i < 2; i++)
    assert_fails (region, call_on (on_tags[i], MEMBER, ARN (MEMBER), NULL, &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

/* W-1: the ARN has the partition of the Region. */
START_TEST (test_w1_resource_in_another_partition)
{
  g_autoptr (BeckonRegion) china = beckon_region_new ("cn-north-1", NULL);
  g_autoptr (GHashTable) tags = tags_new ("team=blue");

  enable (china, MEMBER, NULL);
  assert_done (beckon_region_tag_resource (china, MEMBER, "arn:aws-cn:securityhub:cn-north-1:" MEMBER ":hub/default",
                                           tags, &error));
  assert_fails (china, beckon_region_tag_resource (china, MEMBER, ARN (MEMBER), tags, &error),
                BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE, "O-13");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("tags");
  TCase *tcase = testing_add_tcase (suite, "on file");

  tcase_add_test (tcase, test_o13_tags_come_and_go);
  tcase_add_test (tcase, test_o13_untag_what_is_not_there);
  tcase_add_test (tcase, test_o13_the_same_tag_again);
  tcase_add_test (tcase, test_o13_tags_of_each_hub);
  tcase_add_test (tcase, test_o13_tags_go_with_the_hub);
  tcase_add_test (tcase, test_g10_enable_again_adds_no_tags);
  tcase_add_test (tcase, test_o13_tables_are_apart);

  tcase = testing_add_tcase (suite, "keys and values");
  tcase_add_loop_test (tcase, test_o13_characters_of_a_key, 1, 128);
  tcase_add_loop_test (tcase, test_o13_key, 0, G_N_ELEMENTS (keys));
  tcase_add_test (tcase, test_o13_length_of_a_key);
  tcase_add_test (tcase, test_o13_values);

  tcase = testing_add_tcase (suite, "how many");
  tcase_add_test (tcase, test_o13_how_many_in_a_call);
  tcase_add_test (tcase, test_o13_how_many_keys);
  tcase_add_test (tcase, test_o13_how_many_on_a_hub);

  tcase = testing_add_tcase (suite, "which resource");
  tcase_add_loop_test (tcase, test_o13_resource, 0, G_N_ELEMENTS (resources));
  tcase_add_loop_test (tcase, test_o13_hub_off, FALSE, TRUE + 1);
  tcase_add_test (tcase, test_o13_order);
  tcase_add_test (tcase, test_o4_required);
  tcase_add_test (tcase, test_w1_resource_in_another_partition);

  return testing_run (suite);
}
