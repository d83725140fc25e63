/* SPDX-License-Identifier: MIT */
/* What a request is told that is of no operation, and what its writer can be told that its answer does not (O-11). */
#include "../testing-wire.h"

#include <jansson.h>
#include <string.h>

static const struct
{
  const char *method, *path;
  const char *hint; /* NULL for none */
} slips[] = {
  { "GET", "/findings", NULL },
  { "", "", NULL },
  { "GET", "/", NULL },
  { "GET", "/MEMBERS", "the path is written in lower case; GET /members is ListMembers" },
  { "get", "/members", "the method is written in upper case; GET /members is ListMembers" },
  { "post", "/Members/Get",
    "the path is written in lower case, the method is written in upper case; POST /members/get is GetMembers" },
  { "GET", "/members/", "the path has a slash too many; GET /members is ListMembers" },
  { "GET", "//members", "the path has a slash too many; GET /members is ListMembers" },
  { "GET", "/invitations//count", "the path has a slash too many; GET /invitations/count is GetInvitationsCount" },
  { "GET", "/members?MaxResults=5", "a query stands in the path; GET /members is ListMembers" },
  { "GET", "/members/?MaxResults=5",
    "a query stands in the path, the path has a slash too many; GET /members is ListMembers" },
  { "GET", "/findings?MaxResults=5", "a query stands in the path" },
  { "GET", "/members?Next=/A/", "a query stands in the path; GET /members is ListMembers" },
  { "GET", "/invitations/decline", "the path takes another method; POST /invitations/decline is DeclineInvitations" },
  { "PUT", "/master",
    "the path takes another method; POST /master is AcceptInvitation, GET /master is GetMasterAccount" },
  { "POST", "/invitation/decline", "the path is misspelt; POST /invitations/decline is DeclineInvitations" },
  { "GET", "/members/ge", "the path is misspelt, the path takes another method; POST /members/get is GetMembers" },
  { "GET", "/Member?a=b",
    "a query stands in the path, the path is written in lower case, the path is misspelt; "
    "GET /members is ListMembers" },
  { "GET", "/tags/arn:aws:securityhub:us-east-1:1:hub/default",
    "a slash in the ResourceArn must be %2F; GET /tags/{ResourceArn} is ListTagsForResource" },
  { "GET", "/Tags/ARN%2F", "GET /tags/{ResourceArn} is ListTagsForResource" },
  { "GET", "/tags/%zz", "GET /tags/{ResourceArn} is ListTagsForResource" },
  { "GET", "/tags/", NULL },
};

START_TEST (test_o11_slip)
{
  g_autofree char *hint = beckon_wire_dup_hint (slips[_i].method, slips[_i].path, NULL);

  ck_assert_pstr_eq (hint, slips[_i].hint);
}
END_TEST

static char *
message_of (BeckonWireResponse *response)
{
  json_t *body = json_loads (text_of (response), 0, NULL);
  char *message = g_strdup (json_string_value (json_object_get (body, "Message")));

  ck_assert_uint_eq (beckon_wire_response_get_status (response), 404);
  ck_assert_str_eq (beckon_wire_response_peek_exception (response), "UnknownOperationException");
  json_decref (body);
  beckon_wire_response_unref (response);

  return message;
}

START_TEST (test_o11_message_has_method_path_and_hint)
{
  const char *hint = slips[_i].hint;
  g_autofree char *wanted
      = g_strdup_printf ("no modelled operation has the method \"%s\" and the path \"%s\"%s%s", slips[_i].method,
                         slips[_i].path, hint != NULL ? ": " : "", hint != NULL ? hint : "");
  g_autofree char *message = NULL;

  ck_assert_beckon_unchanged_by (region, message = message_of (beckon_wire_handle_request (
                                             region, MEMBER, slips[_i].method, slips[_i].path, NULL, NULL)));
  ck_assert_str_eq (message, wanted);
}
END_TEST

static const struct
{
  const char *name, *begins;
} names[] = {
  { "Decline", "no modelled operation has the name \"Decline\": it can be DeclineInvitations, " },
  { "inviteMembers", "no modelled operation has the name \"inviteMembers\": it can be InviteMembers, " },
  { "", "no modelled operation has the name \"\": it can be CreateMembers, " },
  { "\x1b[2J", "no modelled operation has the name \"\\u001b[2J\": it can be " },
};

START_TEST (test_o11_name)
{
  g_autofree char *message = NULL;

  ck_assert_beckon_unchanged_by (
      region, message = message_of (beckon_wire_call_operation (region, MEMBER, names[_i].name, NULL)));
  ck_assert_msg (g_str_has_prefix (message, names[_i].begins), "%s", message);
  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    ck_assert_msg (strstr (message, beckon_operation_to_string (operation)) != NULL, "%s", message);
}
END_TEST

/* --- keys that are ignored ---------------------------------------------------------------------- */

#define LIST_MEMBERS(key) "ListMembers has no key \"" key "\" in its query, and ignores it: it can have "
#define TAGS "/tags/" SEGMENT_OF (MEMBER)

static const struct
{
  const char *method, *path, *query;
  const char *hint;
} queries[] = {
  { "GET", "/members", NULL, NULL },
  { "GET", "/members", "", NULL },
  { "GET", "/members", "&&=&=1", NULL },
  { "GET", "/members", "MaxResults=5&OnlyAssociated=false&NextToken=a", NULL },
  { "GET", "/members", "color=blue&page=2", NULL },
  { "GET", "/members", "maxResults=5", LIST_MEMBERS ("maxResults") "MaxResults, OnlyAssociated or NextToken" },
  { "GET", "/members", "MaxResult", LIST_MEMBERS ("MaxResult") "MaxResults, OnlyAssociated or NextToken" },
  { "GET", "/members", "a=b&%4daxResult=5", LIST_MEMBERS ("MaxResult") "MaxResults, OnlyAssociated or NextToken" },
  { "GET", "/members", "only_associated=1",
    LIST_MEMBERS ("only_associated") "OnlyAssociated, NextToken or MaxResults" },
  { "GET", "/members", "Token=1", LIST_MEMBERS ("Token") "NextToken, MaxResults or OnlyAssociated" },
  { "GET", "/members", "%zz=1&%00=1&nexttoken=1",
    LIST_MEMBERS ("nexttoken") "NextToken, OnlyAssociated or MaxResults" },
  { "GET", "/accounts", "hubArn=a",
    "DescribeHub has no key \"hubArn\" in its query, and ignores it: it can have HubArn" },
  { "DELETE", TAGS, "tagKeys=a&tagKeys=b", NULL },
  { "DELETE", TAGS, "TagKeys=a",
    "UntagResource has no key \"TagKeys\" in its query, and ignores it: it can have tagKeys" },
  { "GET", "/master", "MaxResult=5", NULL },
  { "POST", "/organization/admin/enable", "feature=SecurityHub", NULL },
};

START_TEST (test_o11_key)
{
  g_autofree char *hint = beckon_wire_dup_hint (queries[_i].method, queries[_i].path, queries[_i].query);

  ck_assert_pstr_eq (hint, queries[_i].hint);
}
END_TEST

/* The answer is the one that there is without the key: O-11 says that it is ignored. */
START_TEST (test_o11_key_changes_no_answer)
{
  g_autoptr (BeckonWireResponse) plain = NULL, with_key = NULL;

  populate ();
  plain = beckon_wire_handle_request (region, ADMINISTRATOR, "GET", "/members", NULL, NULL);
  with_key = beckon_wire_handle_request (region, ADMINISTRATOR, "GET", "/members", "maxresults=1", NULL);
  ck_assert_str_eq (text_of (with_key), text_of (plain));
  ck_assert_uint_eq (beckon_wire_response_get_n_headers (with_key), beckon_wire_response_get_n_headers (plain));
}
END_TEST

/* Whatever is in a key, the sentence is valid UTF-8 on one line. */
START_TEST (test_o11_key_of_any_bytes)
{
  static const char *const keys[] = { "MaxResult%0A", "MaxResult%1B", "MaxResult%FF", "MaxResult\xff", "MaxResult\n" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *hint = beckon_wire_dup_hint ("GET", "/members", keys[i]);

      ck_assert_ptr_nonnull (hint);
      ck_assert_msg (g_utf8_validate (hint, -1, NULL), "%s", hint);
      ck_assert_msg (strpbrk (hint, "\n\x1b") == NULL, "%s", hint);
    }
}
END_TEST

START_TEST (test_o11_first_keys_only)
{
  g_autoptr (GString) query = g_string_new (NULL);
  g_autofree char *hint = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (query, "color=blue&");
  g_string_append (query, "MaxResult=5");
  hint = beckon_wire_dup_hint ("GET", "/members", query->str);
  ck_assert_ptr_null (hint);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire hint");
  TCase *routes_case = testing_add_tcase (suite, "routes");
  TCase *keys_case = testing_add_tcase (suite, "keys");

  tcase_add_loop_test (routes_case, test_o11_slip, 0, G_N_ELEMENTS (slips));
  tcase_add_loop_test (routes_case, test_o11_message_has_method_path_and_hint, 0, G_N_ELEMENTS (slips));
  tcase_add_loop_test (routes_case, test_o11_name, 0, G_N_ELEMENTS (names));
  tcase_add_loop_test (keys_case, test_o11_key, 0, G_N_ELEMENTS (queries));
  tcase_add_test (keys_case, test_o11_key_changes_no_answer);
  tcase_add_test (keys_case, test_o11_key_of_any_bytes);
  tcase_add_test (keys_case, test_o11_first_keys_only);

  return testing_run (suite);
}
