/* SPDX-License-Identifier: MIT */
/* The wire: queries and bodies as they arrive; nothing in them aborts or half happens (O-11). */
#include "../testing-wire.h"

#include <string.h>

#define MEMBERS BECKON_OPERATION_LIST_MEMBERS
#define INVITATIONS BECKON_OPERATION_LIST_INVITATIONS
#define HUB BECKON_OPERATION_DESCRIBE_HUB
#define DECLINE BECKON_OPERATION_DECLINE_INVITATIONS
#define ADMINS BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS
#define UNTAG BECKON_OPERATION_UNTAG_RESOURCE

#define MIB ((gsize) 1024 * 1024)

/* --- queries (O-4, O-11) ---------------------------------------------------------------------- */

typedef struct
{
  BeckonOperation operation;
  const char *query;
  const char *mention; /* the key that the message names; NULL: 200 */
} Query;

static const Query queries[] = {
  /* clang-format off */
  { MEMBERS, "MaxResults=0", "MaxResults" },
  { MEMBERS, "MaxResults=51", "MaxResults" },
  { MEMBERS, "MaxResults=-1", "MaxResults" },
  { MEMBERS, "MaxResults=\"5\"", "MaxResults" },
  { MEMBERS, "MaxResults=%225%22", "MaxResults" },
  { MEMBERS, "MaxResults=5.0", "MaxResults" },
  { MEMBERS, "MaxResults=true", "MaxResults" },
  { MEMBERS, "MaxResults=99999999999999999999", "MaxResults" },
  { MEMBERS, "MaxResults=18446744073709551617", "MaxResults" },
  { MEMBERS, "MaxResults=4294967297", "MaxResults" },
  { MEMBERS, "MaxResults=", "MaxResults" },
  { MEMBERS, "MaxResults", "MaxResults" },
  { MEMBERS, "MaxResults=+5", "MaxResults" },
  { MEMBERS, "MaxResults=%2B5", "MaxResults" },
  { MEMBERS, "MaxResults=%205", "MaxResults" },
  { MEMBERS, "MaxResults=5%20", "MaxResults" },
  { MEMBERS, "MaxResults=0x5", "MaxResults" },
  { MEMBERS, "MaxResults=1e1", "MaxResults" },
  { MEMBERS, "MaxResults=%D9%A5", "MaxResults" },
  { MEMBERS, "MaxResults=null", "MaxResults" },
  { MEMBERS, "MaxResults=5&MaxResults=51", "MaxResults" },
  { MEMBERS, "%4DaxResults=51", "MaxResults" },
  { MEMBERS, "OnlyAssociated=True", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated=False", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated=1", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated=yes", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated=", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated=+true", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated=true%20", "OnlyAssociated" },
  { MEMBERS, "OnlyAssociated=\"true\"", "OnlyAssociated" },
  { MEMBERS, "NextToken=", "NextToken" },
  { MEMBERS, "NextToken", "NextToken" },
  { MEMBERS, "NextToken=garbage", "NextToken" },
  { MEMBERS, "NextToken=+", "NextToken" },
  { MEMBERS, "NextToken=5", "NextToken" },
  { MEMBERS, "OnlyAssociated=x&NextToken=&OnlyAssociated=false&NextToken=garbage", "NextToken" },
  { INVITATIONS, "MaxResults=0", "MaxResults" },
  { INVITATIONS, "NextToken=", "NextToken" },
  { INVITATIONS, "NextToken=null", "NextToken" },
  { HUB, "HubArn=", "HubArn" },
  { HUB, "HubArn=default", "HubArn" },
  { MEMBERS, "x=%zz", "" },
  { MEMBERS, "%zz=x", "" },
  { MEMBERS, "%", "" },
  { MEMBERS, "x=%4", "" },
  { MEMBERS, "x=%00", "" },
  { MEMBERS, "%00", "" },
  { MEMBERS, "x=%ff", "" },
  { MEMBERS, "x=%c3", "" },
  { MEMBERS, "x=%ed%a0%80", "" },
  { MEMBERS, "x=\xff", "" },
  { MEMBERS, "MaxResults=%zz&MaxResults=5", "" },
  { MEMBERS, "MaxResults=5&&%", "" },

  { ADMINS, "MaxResults=0", "MaxResults" },
  { ADMINS, "MaxResults=11", "MaxResults" },
  { ADMINS, "MaxResults=5&MaxResults=x", "MaxResults" },
  { ADMINS, "NextToken=", "NextToken" },
  { ADMINS, "NextToken=garbage", "NextToken" },
  { ADMINS, "Feature=", "Feature" },
  { ADMINS, "Feature=securityhub", "Feature" },
  { ADMINS, "Feature=SecurityHub&Feature=SecurityHubV2", "Feature" },
  { ADMINS, "Feature", "Feature" },
  { UNTAG, "", "TagKeys" },
  { UNTAG, "TagKeys=team", "TagKeys" },
  { UNTAG, "tagkeys=team", "TagKeys" },
  { UNTAG, "tagKeys", "TagKeys" },
  { UNTAG, "tagKeys=", "TagKeys" },
  { UNTAG, "tagKeys=team&tagKeys=", "TagKeys" },
  { UNTAG, "tagKeys=&tagKeys=team", "TagKeys" },
  { UNTAG, "tagKeys=aws:x", "TagKeys" },
  { UNTAG, "tagKeys=a%20b", "TagKeys" },
  { UNTAG, "tagKeys=a,b", "TagKeys" },
  { UNTAG, "tagKeys=%C3%A9", "TagKeys" },
  { UNTAG, "tagKeys=team&x=%zz", "" },
  { UNTAG, "tagKeys=%00", "" },
  { UNTAG, "tagKeys=%ff", "" },

  { ADMINS, "", NULL },
  { ADMINS, "MaxResults=10&Feature=SecurityHub", NULL },
  { ADMINS, "Feature=SecurityHubV2&Feature=SecurityHub", NULL },
  { ADMINS, "OnlyAssociated=x", NULL },
  { UNTAG, "tagKeys=team", NULL },
  { UNTAG, "tagKeys=team&tagKeys=cost", NULL },
  { UNTAG, "tagKeys=team&tagKeys=team", NULL },
  { UNTAG, "tagKeys=a%2Bb%3A%2F&tagKeys=a+b:/", NULL },
  { UNTAG, "TagKeys=&Tags=x&MaxResults=0&tagKeys=x", NULL },
  { BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, "tagKeys=&ResourceArn=x", NULL },
  { BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, "Feature=x", NULL },
  { MEMBERS, "", NULL },
  { MEMBERS, "&", NULL },
  { MEMBERS, "&&MaxResults=1&&", NULL },
  { MEMBERS, "MaxResults=50", NULL },
  { MEMBERS, "MaxResults=%35", NULL },
  { MEMBERS, "MaxResults=51&MaxResults=5", NULL },
  { MEMBERS, "OnlyAssociated=x&OnlyAssociated=false", NULL },
  { MEMBERS, "maxResults=0&nexttoken=&x&y=&=z&=&ONLYASSOCIATED=1", NULL },
  { MEMBERS, "x=%c3%a9&%c3%a9=\xc3\xa9&a=b=c&MaxResult=0", NULL },
  { INVITATIONS, "OnlyAssociated=x&AccountIds=", NULL },
  { BECKON_OPERATION_GET_INVITATIONS_COUNT, "MaxResults=0", NULL },
  /* clang-format on */
};

START_TEST (test_o11_query)
{
  const Query *row = &queries[_i];
  BeckonWireResponse *response = NULL;

  populate ();
  response = ask (region, caller_of (row->operation), row->operation, row->query, NULL);
  if (row->mention != NULL)
    assert_refused (response, 400, "InvalidInputException", row->mention);
  else
    assert_exception (response, 200, NULL);
}
END_TEST

/* A query that cannot be read is refused by an operation that reads none, too. */
START_TEST (test_o11_broken_query_anywhere)
{
  static const char *const broken[] = { "%zz", "x=%", "x=%00", "x=%ff" };
  const char *input = "{\"AccountIds\":[\"" ADMINISTRATOR "\",\"" MEMBER "\"],\"AccountDetails\":"
                      "[{\"AccountId\":\"1\"}],\"MasterId\":\"x\",\"AdministratorId\":\"x\","
                      "\"InvitationId\":\"x\",\"AdminAccountId\":\"" DELEGATE "\",\"AutoEnable\":true,"
                      "\"AutoEnableControls\":false}";

  populate ();
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    ck_assert_beckon_unchanged_by (
        region, assert_exception (ask (region, caller_of (_i), _i, broken[i], input), 400, "InvalidInputException"));
}
END_TEST

#define LIST_TAGS BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE

/* O-13: every key counts, wherever it stands, and the last of any other name wins. */
/* A query of the largest size is read, whatever it is made of. */
START_TEST (test_o11_biggest_query)
{
  g_autofree char *letters = g_strnfill (65536 - strlen ("MaxResults=0&"), 'x');
  g_autofree char *good = g_strconcat ("MaxResults=1&", letters, NULL);
  g_autofree char *bad = g_strconcat ("MaxResults=0&", letters, NULL);
  g_autofree char *nothing = g_strnfill (65536, '&');

  populate ();
  assert_exception (ask (region, caller_of (MEMBERS), MEMBERS, good, NULL), 200, NULL);
  assert_exception (ask (region, caller_of (MEMBERS), MEMBERS, nothing, NULL), 200, NULL);
  assert_refused (ask (region, caller_of (MEMBERS), MEMBERS, bad, NULL), 400, "InvalidInputException", "MaxResults");
}
END_TEST

/* One byte more is refused by every operation, before it is decoded. */
START_TEST (test_o11_query_too_big)
{
  const char *input = "{\"AccountIds\":[\"" ADMINISTRATOR "\",\"" MEMBER "\"]}";
  g_autofree char *letters = g_strnfill (65537, 'x');
  g_autofree char *escapes = g_strnfill (65537, '%');

  populate ();
  ck_assert_beckon_unchanged_by (region, {
    assert_refused (ask (region, caller_of (_i), _i, letters, input), 400, "InvalidInputException",
                    "the query has 65537 bytes: it can have at most 65536");
    assert_refused (ask (region, caller_of (_i), _i, escapes, input), 400, "InvalidInputException",
                    "the query has 65537 bytes: it can have at most 65536");
  });
}
END_TEST

START_TEST (test_o13_repeated_tag_keys)
{
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_TAG_RESOURCE, NULL,
                     "{\"Tags\":{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d+e\":\"4\",\"f\":\"5\"}}"),
                "{}");
  assert_bytes (ask (region, MEMBER, UNTAG, "tagKeys=a&x=1&tagKeys=c&tagKeys=d+e&tagKeys=nothing&x=2", NULL), "{}");
  assert_bytes (ask (region, MEMBER, LIST_TAGS, NULL, NULL), "{\"Tags\":{\"b\":\"2\",\"f\":\"5\"}}");
  assert_bytes (
      ask_by_name (region, MEMBER, UNTAG, "{\"ResourceArn\":\"" ARN_OF (MEMBER) "\",\"TagKeys\":[\"b\",\"b\",\"f\"]}"),
      "{}");
  assert_bytes (ask (region, MEMBER, LIST_TAGS, NULL, NULL), "{\"Tags\":{}}");
}
END_TEST

/* O-13: 1 to 50. */
START_TEST (test_o13_number_of_tag_keys)
{
  GString *query = g_string_new (NULL);

  for (int i = 0; i < _i; i++)
    g_string_append_printf (query, "&tagKeys=%d", i);
  if (_i <= 50)
    assert_bytes (ask (region, MEMBER, UNTAG, query->str, NULL), "{}");
  else
    assert_refused (ask (region, MEMBER, UNTAG, query->str, NULL), 400, "InvalidInputException", "TagKeys");
  g_string_free (query, TRUE);
}
END_TEST

/* O-11: a plus is a plus. */
START_TEST (test_o11_plus_is_no_space)
{
  enable (region, "a+b", "a b", NULL);
  assert_exception (ask (region, "a+b", HUB, "HubArn=arn:aws:securityhub:us-east-1:a+b:hub/default", NULL), 200, NULL);
  assert_exception (ask (region, "a+b", HUB, "HubArn=arn:aws:securityhub:us-east-1:a%2bb:hub/default", NULL), 200,
                    NULL);
  assert_exception (ask (region, "a b", HUB, "HubArn=arn:aws:securityhub:us-east-1:a+b:hub/default", NULL), 404,
                    "ResourceNotFoundException");
  assert_exception (ask (region, "a b", HUB, "HubArn=arn:aws:securityhub:us-east-1:a%20b:hub/default", NULL), 200,
                    NULL);
}
END_TEST

/* --- bodies (O-11) ---------------------------------------------------------------------------- */

/* Hands @body over as the bytes that it is. */
static BeckonWireResponse *
ask_with_bytes (BeckonOperation operation, gboolean is_by_name, GBytes *body)
{
  const char *caller = caller_of (operation);
  const char *query = operation == UNTAG ? "tagKeys=team" : NULL;

  return is_by_name ? beckon_wire_call_operation (region, caller, routes[operation].name, body)
                    : beckon_wire_handle_request (region, caller, routes[operation].method, routes[operation].path,
                                                  query, body);
}

#define INPUT "{\"AccountIds\":[\"" ADMINISTRATOR "\"]}"
#define BYTES(text)                                                                                                    \
  {                                                                                                                    \
    text, sizeof (text) - 1                                                                                            \
  }

/* No strict JSON, or no object: a good decliner would be fooled by most of them. */
static const struct
{
  const char *bytes;
  gsize size;
} bad_bodies[] = {
  /* clang-format off */
  BYTES ("null"), BYTES ("[]"), BYTES ("\"x\""), BYTES ("5"), BYTES ("true"), BYTES ("[" INPUT "]"),
  BYTES (" "), BYTES ("\n"), BYTES ("\0"), BYTES ("x"), BYTES ("{"), BYTES ("}"), BYTES ("{}}"),
  /* truncated */
  BYTES ("{\"AccountIds\":[\"" ADMINISTRATOR "\"]"), BYTES ("{\"AccountIds\":[\"" ADMINISTRATOR "\""),
  BYTES ("{\"AccountIds\":[\"" ADMINISTRATOR), BYTES ("{\"AccountIds\":"), BYTES ("{\"AccountIds\""),
  /* something after it */
  BYTES (INPUT "x"), BYTES (INPUT "{}"), BYTES (INPUT " " INPUT), BYTES (INPUT ","), BYTES (INPUT "null"),
  BYTES (INPUT "\0"), BYTES (INPUT "\0x"), BYTES (INPUT "\x1a"), BYTES (INPUT ";"), BYTES (INPUT "]"),
  /* something before it */
  BYTES ("\xef\xbb\xbf" INPUT), BYTES ("\0" INPUT), BYTES ("\f" INPUT), BYTES ("\v" INPUT), BYTES ("\xc2\xa0" INPUT),
  BYTES (")]}'," INPUT), BYTES ("\xff\xfe{\0}\0"), BYTES ("{\0}\0"),
  /* other dialects */
  BYTES ("// x\n" INPUT), BYTES (INPUT "// x\n"), BYTES ("{/* x */\"AccountIds\":[\"" ADMINISTRATOR "\"]}"),
  BYTES ("# x\n" INPUT), BYTES ("{'AccountIds':['" ADMINISTRATOR "']}"), BYTES ("{AccountIds:[\"" ADMINISTRATOR "\"]}"),
  BYTES ("{\"AccountIds\":[\"" ADMINISTRATOR "\",]}"), BYTES ("{\"AccountIds\":[\"" ADMINISTRATOR "\"],}"),
  BYTES ("{\"AccountIds\":[,\"" ADMINISTRATOR "\"]}"), BYTES ("{\"AccountIds\":[\"1\" \"2\"]}"),
  BYTES ("{\"AccountIds\"=[\"" ADMINISTRATOR "\"]}"), BYTES ("(" INPUT ")"), BYTES ("{5:[]}"),
  BYTES ("{\"x\":NaN,\"AccountIds\":[\"1\"]}"), BYTES ("{\"x\":Infinity,\"AccountIds\":[\"1\"]}"),
  BYTES ("{\"x\":-Infinity,\"AccountIds\":[\"1\"]}"), BYTES ("{\"x\":012,\"AccountIds\":[\"1\"]}"),
  BYTES ("{\"x\":+1,\"AccountIds\":[\"1\"]}"), BYTES ("{\"x\":.5,\"AccountIds\":[\"1\"]}"),
  BYTES ("{\"x\":1.,\"AccountIds\":[\"1\"]}"), BYTES ("{\"x\":0x1,\"AccountIds\":[\"1\"]}"),
  BYTES ("{\"x\":-,\"AccountIds\":[\"1\"]}"), BYTES ("{\"x\":1e,\"AccountIds\":[\"1\"]}"),
  BYTES ("{\"x\":True,\"AccountIds\":[\"1\"]}"), BYTES ("{\"x\":undefined,\"AccountIds\":[\"1\"]}"),
  BYTES ("{\"x\":truex,\"AccountIds\":[\"1\"]}"),
  /* numbers that do not fit */
  BYTES ("{\"x\":99999999999999999999,\"AccountIds\":[\"1\"]}"),
  BYTES ("{\"MaxResults\":-99999999999999999999,\"AccountIds\":[\"1\"]}"),
  /* equal names */
  BYTES ("{\"AccountIds\":[\"1\"],\"AccountIds\":[\"2\"]}"), BYTES ("{\"AccountIds\":null,\"AccountIds\":[\"2\"]}"),
  BYTES ("{\"AccountIds\":[\"1\"],\"\\u0041ccountIds\":[\"2\"]}"),
  BYTES ("{\"AccountIds\":[\"1\"],\"x\":1,\"x\":1}"), BYTES ("{\"AccountIds\":[\"1\"],\"x\":[{\"y\":1,\"y\":2}]}"),
  /* names and strings that are none */
  BYTES ("{\"x\\u0000\":1,\"AccountIds\":[\"1\"]}"), BYTES ("{\"AccountIds\\u0000\":[\"1\"]}"),
  BYTES ("{\"AccountIds\":[\"1\n\"]}"), BYTES ("{\"AccountIds\":[\"1\t\"]}"), BYTES ("{\"AccountIds\":[\"\0\"]}"),
  BYTES ("{\"AccountIds\":[\"" ADMINISTRATOR "\0\"]}"), BYTES ("{\"AccountIds\0\":[\"1\"]}"),
  BYTES ("{\"AccountIds\":[\"\\x31\"]}"), BYTES ("{\"AccountIds\":[\"\\u12\"]}"), BYTES ("{\"AccountIds\":[\"\\'\"]}"),
  BYTES ("{\"AccountIds\":[\"\\u00g0\"]}"), BYTES ("{\"AccountIds\":[\"\\U0001f600\"]}"),
  /* lone and swapped surrogates */
  BYTES ("{\"AccountIds\":[\"\\ud800\"]}"), BYTES ("{\"AccountIds\":[\"\\udc00\"]}"),
  BYTES ("{\"AccountIds\":[\"\\ud800x\"]}"), BYTES ("{\"AccountIds\":[\"\\ude00\\ud83d\"]}"),
  BYTES ("{\"AccountIds\":[\"\\ud83d\\ud83d\"]}"), BYTES ("{\"AccountIds\":[\"1\"],\"\\ud800\":1}"),
  /* no UTF-8: stray, cut short, overlong, a surrogate, beyond Unicode */
  BYTES ("{\"AccountIds\":[\"\xff\"]}"), BYTES ("{\"AccountIds\":[\"\x80\"]}"), BYTES ("{\"AccountIds\":[\"\xc3\"]}"),
  BYTES ("{\"AccountIds\":[\"\xe2\x82\"]}"), BYTES ("{\"AccountIds\":[\"\xc0\xb1\"]}"),
  BYTES ("{\"AccountIds\":[\"\xc0\x80\"]}"), BYTES ("{\"AccountIds\":[\"\xe0\x80\xb1\"]}"),
  BYTES ("{\"AccountIds\":[\"\xed\xa0\x80\"]}"), BYTES ("{\"AccountIds\":[\"\xf4\x90\x80\x80\"]}"),
  BYTES ("{\"\xff\":1,\"AccountIds\":[\"1\"]}"), BYTES ("{\"x\":\"\xff\",\"AccountIds\":[\"1\"]}"),
  /* clang-format on */
};

START_TEST (test_o11_bad_body)
{
  g_autoptr (GBytes) body = g_bytes_new_static (bad_bodies[_i].bytes, bad_bodies[_i].size);

  populate ();
  ck_assert_beckon_unchanged_by (region, {
    assert_exception (ask_with_bytes (DECLINE, FALSE, body), 400, "SerializationException");
    assert_exception (ask_with_bytes (DECLINE, TRUE, body), 400, "SerializationException");
    assert_exception (ask_with_bytes (BECKON_OPERATION_ENABLE_SECURITY_HUB, FALSE, body), 400,
                      "SerializationException");
    assert_exception (ask_with_bytes (BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, FALSE, body), 400,
                      "SerializationException");
    assert_exception (ask_with_bytes (MEMBERS, TRUE, body), 400, "SerializationException");
    assert_exception (ask_with_bytes (BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, FALSE, body), 400,
                      "SerializationException");
    assert_exception (ask_with_bytes (BECKON_OPERATION_TAG_RESOURCE, FALSE, body), 400, "SerializationException");
  });
}
END_TEST

/* An empty body, or none, is {}. */
START_TEST (test_o11_empty_body)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  populate ();
  assert_exception (ask_with_bytes (DECLINE, _i, empty), 400, "InvalidInputException");
  assert_exception (ask_with_bytes (DECLINE, _i, NULL), 400, "InvalidInputException");
  assert_exception (ask_with_bytes (MEMBERS, _i, empty), 200, NULL);
  assert_exception (ask_with_bytes (BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, _i, empty), 400,
                    "BadRequestException");
  assert_exception (ask_with_bytes (BECKON_OPERATION_ENABLE_SECURITY_HUB, _i, NULL), 200, NULL);
  assert_exception (ask_with_bytes (BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, _i, empty), 200, NULL);
  assert_exception (ask_with_bytes (BECKON_OPERATION_TAG_RESOURCE, _i, empty), 400, "InvalidInputException");
  assert_exception (ask_with_bytes (BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, _i, NULL), 400,
                    "InvalidInputException");
}
END_TEST

/* An object that is so deep, with empty arrays or objects. */
static GBytes *
deep_body_new (guint depth, const char *opening, const char *closing)
{
  GString *body = g_string_new ("{\"AccountIds\":[\"1\"],\"x\":");

  for (guint i = 2; i < depth; i++)
    g_string_append (body, opening);
  g_string_append (body, "[]");
  for (guint i = 2; i < depth; i++)
    g_string_append (body, closing);
  g_string_append_c (body, '}');

  return g_string_free_to_bytes (body);
}

static const struct
{
  guint depth;
  const char *opening, *closing;
  gboolean is_good;
} depths[] = {
  { 2048, "[", "]", TRUE },        { 2048, "{\"a\":", "}", TRUE }, { 2049, "[", "]", FALSE },
  { 2049, "{\"a\":", "}", FALSE }, { 100000, "[", "]", FALSE },    { 100000, "{\"a\":", "}", FALSE },
};

START_TEST (test_o11_deep_body)
{
  g_autoptr (GBytes) body = deep_body_new (depths[_i].depth, depths[_i].opening, depths[_i].closing);
  guint status = depths[_i].is_good ? 200 : 400;
  const char *exception = depths[_i].is_good ? NULL : "SerializationException";

  assert_exception (ask_with_bytes (DECLINE, FALSE, body), status, exception);
  assert_exception (ask_with_bytes (DECLINE, TRUE, body), status, exception);
}
END_TEST

/* Deep, and never closed. */
START_TEST (test_o11_deep_garbage)
{
  static const char *const openings[] = { "[", "{\"a\":", "{\"a\":[", "\"" };
  GString *garbage = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (garbage, openings[_i]);
  body = g_string_free_to_bytes (garbage);

  assert_exception (ask_with_bytes (DECLINE, FALSE, body), 400, "SerializationException");
  assert_exception (ask_with_bytes (MEMBERS, TRUE, body), 400, "SerializationException");
}
END_TEST

/* @size bytes: a good input with spaces behind it, or in a member that nobody reads. */
static GBytes *
big_body_new (gsize size, gboolean in_a_member)
{
  static const char before[] = "{\"AccountIds\":[\"" ADMINISTRATOR "\"],\"x\":\"";
  char *bytes = g_malloc (size);

  memset (bytes, ' ', size);
  memcpy (bytes, before, strlen (before));
  memcpy (in_a_member ? bytes + size - 2 : bytes + strlen (before), "\"}", 2);

  return g_bytes_new_take (bytes, size);
}

START_TEST (test_o11_biggest_body)
{
  g_autoptr (GBytes) body = big_body_new (10 * MIB, _i);

  populate ();
  assert_exception (ask_with_bytes (DECLINE, FALSE, body), 200, NULL);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  assert_exception (ask_with_bytes (DECLINE, TRUE, body), 200, NULL);
}
END_TEST

/* Too big: good or garbage, for any operation that reads it, before anything else but the route. */
START_TEST (test_o11_body_too_big)
{
  g_autoptr (GBytes) good = big_body_new (10 * MIB + 1, _i);
  g_autoptr (GBytes) garbage = g_bytes_new_take (g_strnfill (20 * MIB, '['), 20 * MIB);

  populate ();
  ck_assert_beckon_unchanged_by (region, {
    assert_exception (ask_with_bytes (DECLINE, FALSE, good), 413, "RequestEntityTooLargeException");
    assert_exception (ask_with_bytes (DECLINE, TRUE, good), 413, "RequestEntityTooLargeException");
    assert_exception (ask_with_bytes (DECLINE, FALSE, garbage), 413, "RequestEntityTooLargeException");
    assert_exception (ask_with_bytes (MEMBERS, TRUE, garbage), 413, "RequestEntityTooLargeException");
    assert_exception (beckon_wire_handle_request (region, "", "POST", "/invitations/decline", "%zz", good), 413,
                      "RequestEntityTooLargeException");
    assert_exception (beckon_wire_handle_request (region, MEMBER, "POST", "/findings", NULL, good), 404,
                      "UnknownOperationException");
  });
}
END_TEST

/* The body of GET and DELETE is ignored. */
START_TEST (test_o11_body_that_nobody_reads)
{
  g_autoptr (GBytes) garbage = g_bytes_new_take (g_strnfill (20 * MIB, '\xff'), 20 * MIB);
  g_autoptr (GBytes) input = g_bytes_new_static ("{\"MaxResults\":0}", 16);

  populate ();
  if (!has_body (_i))
    {
      assert_exception (ask_with_bytes (_i, FALSE, input), 200, NULL);
      if (_i != BECKON_OPERATION_DISABLE_SECURITY_HUB)
        assert_exception (ask_with_bytes (_i, FALSE, garbage), 200, NULL);
      else
        assert_exception (ask_with_bytes (_i, FALSE, garbage), 404, "ResourceNotFoundException");
    }
}
END_TEST

/* --- what a refusal says ------------------------------------------------------------------------ */

START_TEST (test_o11_message_of_a_big_body)
{
  g_autoptr (GBytes) body = big_body_new (10 * MIB + 1, FALSE);

  assert_refused (ask_with_bytes (DECLINE, FALSE, body), 413, "RequestEntityTooLargeException",
                  "the body has 10485761 bytes: it can have at most 10485760");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-request");
  TCase *tcase;

  tcase = testing_add_tcase (suite, "queries");
  tcase_add_loop_test (tcase, test_o11_query, 0, G_N_ELEMENTS (queries));
  tcase_add_loop_test (tcase, test_o11_broken_query_anywhere, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_o11_biggest_query);
  tcase_add_loop_test (tcase, test_o11_query_too_big, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_o13_repeated_tag_keys);
  tcase_add_loop_test (tcase, test_o13_number_of_tag_keys, 1, 52);
  tcase_add_test (tcase, test_o11_plus_is_no_space);

  tcase = testing_add_tcase (suite, "bodies");
  tcase_add_loop_test (tcase, test_o11_bad_body, 0, G_N_ELEMENTS (bad_bodies));
  tcase_add_loop_test (tcase, test_o11_empty_body, FALSE, TRUE + 1);
  tcase_add_loop_test (tcase, test_o11_deep_body, 0, G_N_ELEMENTS (depths));
  tcase_add_loop_test (tcase, test_o11_deep_garbage, 0, 4);
  tcase_add_loop_test (tcase, test_o11_biggest_body, FALSE, TRUE + 1);
  tcase_add_loop_test (tcase, test_o11_body_too_big, FALSE, TRUE + 1);
  tcase_add_loop_test (tcase, test_o11_body_that_nobody_reads, 0, BECKON_N_OPERATIONS);

  tcase = testing_add_tcase (suite, "what a refusal says");
  tcase_add_test (tcase, test_o11_message_of_a_big_body);

  return testing_run (suite);
}
