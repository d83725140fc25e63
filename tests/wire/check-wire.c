/* SPDX-License-Identifier: MIT */
/* The wire: which requests are operations, what an answer is made of, and the world as JSON. */
#include "../testing-wire.h"

#include <jansson.h>
#include <string.h>

/* --- routes (O-11) ------------------------------------------------------------------------- */

START_TEST (test_o11_route_names_its_operation)
{
  BeckonOperation operation = BECKON_N_OPERATIONS;

  ck_assert (beckon_wire_find_operation (routes[_i].method, routes[_i].path, &operation));
  ck_assert_int_eq (operation, _i);
  ck_assert_str_eq (beckon_operation_to_string (operation), routes[_i].name);
  ck_assert (beckon_wire_find_operation (routes[_i].method, routes[_i].path, NULL));
}
END_TEST

static gboolean
is_route (const char *method, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (routes); i++)
    if (strcmp (routes[i].method, method) == 0 && strcmp (routes[i].path, path) == 0)
      return TRUE;

  return FALSE;
}

static void
assert_unknown (const char *method, const char *path)
{
  BeckonOperation operation = BECKON_N_OPERATIONS;

  ck_assert_msg (!beckon_wire_find_operation (method, path, &operation), "found: %s %s", method, path);
  ck_assert_int_eq (operation, BECKON_N_OPERATIONS);
  ck_assert_beckon_unchanged_by (
      region, assert_exception (beckon_wire_handle_request (region, ADMINISTRATOR, method, path, NULL, NULL), 404,
                                "UnknownOperationException"));
}

START_TEST (test_o11_other_methods)
{
  static const char *const methods[]
      = { "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "post", "Get", "POST ", "" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (!is_route (methods[i], routes[_i].path))
      assert_unknown (methods[i], routes[_i].path);
}
END_TEST

/* A segment that is spelt otherwise is the ARN of something else (O-13). */
static gboolean
is_route_of_another_resource (const char *path)
{
  return g_str_has_prefix (path, "/tags/arn") && strchr (path + strlen ("/tags/"), '/') == NULL
         && !g_str_has_suffix (path, "%") && !g_str_has_suffix (path, "%00");
}

START_TEST (test_o11_paths_nearby)
{
  const char *path = routes[_i].path;
  g_autofree char *upper = g_ascii_strup (path, -1);
  char *near[] = {
    g_strconcat (path, "/", NULL),
    g_strconcat ("/", path, NULL),
    g_strdup (path + 1),
    g_strconcat (path, " ", NULL),
    g_strconcat (path, "?", NULL),
    g_strconcat (path, "%00", NULL),
    g_strconcat ("/v1", path, NULL),
    g_strconcat (path, "%", NULL),
    g_strconcat (path, "/x", NULL),
    g_strndup (path, strlen (path) - 1),
    g_strdup_printf ("/%c%s", g_ascii_toupper (path[1]), path + 2),
  };

  if (!has_parameter (_i))
    assert_unknown (routes[_i].method, upper);
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      if (!has_parameter (_i) || !is_route_of_another_resource (near[i]))
        assert_unknown (routes[_i].method, near[i]);
      g_free (near[i]);
    }
}
END_TEST

/* Security Hub's other operations are the embedder's, and what is not a path is nobody's. */
static const struct
{
  const char *method, *path;
} strangers[] = {
  { "POST", "/findings" },
  { "POST", "/actionTargets" },
  { "GET", "/accounts/x" },
  { "POST", "/organization/admin" },
  { "PATCH", "/organization/configuration" },
  { "PATCH", "/members" },
  { "GET", "/organization" },
  { "GET", "/organization/admin/enable" },
  { "PATCH", "/tags/" SEGMENT_OF (MEMBER) },
  { "GET", "/tags" },
  { "GET", "/tags/" },
  { "GET", "/tags//" },
  { "GET", "/tags//" SEGMENT_OF (MEMBER) },
  { "GET", "/tags/" ARN_OF (MEMBER) }, /* its slash is not encoded: two segments */
  { "GET", "/tags/%" },
  { "GET", "/tags/a%2" },
  { "GET", "/tags/a%zz" },
  { "GET", "/tags/%00" },
  { "GET", "/tags/a%00b" },
  { "GET", "/tags/%ff" },
  { "GET", "/tags/arn:aws:securityhub:us-east-1:%ff:hub%2Fdefault" },
  { "GET", "/tags/arn:aws:securityhub:us-east-1:\xff:hub%2Fdefault" },
  { "GET", "/Tags/a" },
  { "GET", "tags/a" },
  { "GET", "/ta%zzgs/a" },
  { "GET", "/tags%252Fa" },
  { "GET", "/tags{ResourceArn}" },
  { "GET", "/members/111122223333" },
  { "POST", "/invitations" },
  { "GET", "" },
  { "GET", "/" },
  { "GET", "//" },
  { "GET", "*" },
  { "POST", "//invitations/decline" },
  { "GET", "/members#" },
  { "GET", "/members;v=1" },
  { "GET", "/members\xff" },
  { "GET", "/m\xc3\xa9mbers" },
  { "POST", "/x/../members" },
  { "POST", "/./members" },
  { "POST", "/invitations\\decline" },
  { "POST", "/invitations//decline" },
  { "G\xff", "/members" },
};

START_TEST (test_o11_strange_request)
{
  assert_unknown (strangers[_i].method, strangers[_i].path);
}
END_TEST

START_TEST (test_o11_unknown_operation_by_name)
{
  static const char *const names[] = { "", "GetFindings", "declineInvitations", "DeclineInvitations ", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_beckon_unchanged_by (region,
                                   assert_exception (beckon_wire_call_operation (region, MEMBER, names[i], NULL), 404,
                                                     "UnknownOperationException"));
}
END_TEST

/* The path is percent-decoded once. */
static const struct
{
  const char *path;
  gboolean is_decline;
} escapes[] = {
  { "/invitations%2Fdecline", TRUE },    { "/%69nvitations/decline", TRUE },    { "%2finvitations%2fdecline", TRUE },
  { "/invitations%252Fdecline", FALSE }, { "/%2569nvitations/decline", FALSE }, { "/invitations%2Fdecline%2F", FALSE },
  { "/%49nvitations/decline", FALSE },   { "/invitations%2", FALSE },           { "/invitations%2Gdecline", FALSE },
  { "/invitations/decline%", FALSE },    { "/invitations/decline%2", FALSE },   { "/invitations/decline%00", FALSE },
  { "/invitations/decline%ff", FALSE },  { "/invitations/decline%20", FALSE },  { "/invitations/decline%zz", FALSE },
  { "/invitations/decline%3F", FALSE },
};

START_TEST (test_o11_path_is_decoded_once)
{
  const char *input = "{\"AccountIds\":[\"" ADMINISTRATOR "\"]}";
  g_autoptr (GBytes) body = g_bytes_new_static (input, strlen (input));
  BeckonOperation operation = BECKON_N_OPERATIONS;

  if (!escapes[_i].is_decline)
    {
      assert_unknown ("POST", escapes[_i].path);
      return;
    }

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert (beckon_wire_find_operation ("POST", escapes[_i].path, &operation));
  ck_assert_int_eq (operation, BECKON_OPERATION_DECLINE_INVITATIONS);
  assert_bytes (beckon_wire_handle_request (region, MEMBER, "POST", escapes[_i].path, NULL, body),
                "{\"UnprocessedAccounts\":[]}");
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
}
END_TEST

/* O-13: the last segment of these paths is the resource, decoded once; an encoded slash is a part of it. */
static const struct
{
  const char *segment;
  guint status;
  const char *exception;
} resources[] = {
  { SEGMENT_OF (MEMBER), 200, NULL },
  { "arn:aws:securityhub:us-east-1:" MEMBER ":hub%2fdefault", 200, NULL },
  { "%61rn:aws:securityhub:us-east-1:" MEMBER ":hub%2Fdefault", 200, NULL },
  { SEGMENT_OF (RIVAL), 404, "ResourceNotFoundException" },
  { "arn%3Aaws%3Asecurityhub%3Aus-east-2%3A" MEMBER "%3Ahub%2Fdefault", 404, "ResourceNotFoundException" },
  { "arn:aws:securityhub:us-east-1:" MEMBER ":hub%252Fdefault", 404, "ResourceNotFoundException" },
  { "arn:aws:securityhub:us-east-1:" MEMBER ":hub%2Fdefault%2F", 404, "ResourceNotFoundException" },
  { "arn:aws:securityhub:us-east-1:" MEMBER ":hub%2Fdefault+", 404, "ResourceNotFoundException" },
  { "ARN:aws:securityhub:us-east-1:" MEMBER ":hub%2Fdefault", 400, "InvalidInputException" },
  { "a", 400, "InvalidInputException" },
  { "%2F", 400, "InvalidInputException" },
  { "%20", 400, "InvalidInputException" },
  { "{ResourceArn}", 400, "InvalidInputException" },
  { "%7BResourceArn%7D", 400, "InvalidInputException" },
};

START_TEST (test_o13_resource_in_the_path)
{
  g_autofree char *path = g_strconcat ("/tags/", resources[_i].segment, NULL);
  g_autofree char *encoded = g_strconcat ("%2Ftags/", resources[_i].segment, NULL);
  BeckonOperation operation = BECKON_N_OPERATIONS;

  ck_assert (beckon_wire_find_operation ("GET", path, &operation));
  ck_assert_int_eq (operation, BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE);
  ck_assert_beckon_unchanged_by (region, {
    assert_exception (beckon_wire_handle_request (region, MEMBER, "GET", path, NULL, NULL), resources[_i].status,
                      resources[_i].exception);
    assert_exception (beckon_wire_handle_request (region, MEMBER, "GET", encoded, NULL, NULL), resources[_i].status,
                      resources[_i].exception);
  });
}
END_TEST

/* O-13: what is in the path wins over a member of the body. */
START_TEST (test_o13_resource_in_the_body)
{
  const char *input = "{\"Tags\":{\"team\":\"red\"},\"ResourceArn\":\"" ARN_OF (RIVAL) "\"}";

  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_TAG_RESOURCE, NULL, input), "{}");
  assert_bytes (ask (region, MEMBER, BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, NULL, NULL),
                "{\"Tags\":{\"team\":\"red\"}}");
}
END_TEST

/* Route before everything else: whatever else is wrong, and whoever calls. */
START_TEST (test_o11_route_comes_first)
{
  static const char *const callers[] = { MEMBER, STRANGER, "", " ", "\xff" };
  g_autoptr (GBytes) garbage = g_bytes_new_static ("{\xff", 2);

  for (guint i = 0; i < G_N_ELEMENTS (callers); i++)
    {
      assert_exception (beckon_wire_handle_request (region, callers[i], "POST", "/findings", "MaxResults=%zz", garbage),
                        404, "UnknownOperationException");
      assert_exception (beckon_wire_call_operation (region, callers[i], "GetFindings", garbage), 404,
                        "UnknownOperationException");
    }
}
END_TEST

/* --- the answer as a value ------------------------------------------------------------------ */

START_TEST (test_response_of_success)
{
  g_autoptr (BeckonWireResponse) response = ask (region, MEMBER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, NULL);
  GBytes *body = beckon_wire_response_peek_body (response);

  ck_assert_uint_eq (beckon_wire_response_get_status (response), 200);
  ck_assert_ptr_null (beckon_wire_response_peek_exception (response));
  ck_assert_uint_eq (beckon_wire_response_get_n_headers (response), 1);
  ck_assert_str_eq (beckon_wire_response_peek_header (response, 0, NULL), "content-type");
  ck_assert_uint_eq (g_bytes_get_size (body), strlen ("{\"InvitationsCount\":0}"));
  ck_assert_str_eq (g_bytes_get_data (body, NULL), "{\"InvitationsCount\":0}");
}
END_TEST

START_TEST (test_response_of_failure)
{
  g_autoptr (BeckonWireResponse) response = ask (region, STRANGER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, NULL);

  ck_assert_uint_eq (beckon_wire_response_get_status (response), 400);
  ck_assert_str_eq (beckon_wire_response_peek_exception (response), "BadRequestException");
  ck_assert_str_eq (text_of (response), "{\"Message\":\"The request is rejected since no such resource found.\","
                                        "\"Code\":\"BadRequestException\"}");
  assert_well_formed (response);
}
END_TEST

START_TEST (test_response_outlives_its_region)
{
  BeckonRegion *world = region_new ();
  BeckonWireResponse *response = beckon_wire_call_operation (world, ADMINISTRATOR, "DescribeHub", NULL);
  BeckonWireResponse *copy = g_boxed_copy (BECKON_WIRE_TYPE_RESPONSE, response);

  ck_assert_ptr_eq (beckon_wire_response_ref (response), response);
  beckon_wire_response_unref (response);
  beckon_wire_response_unref (response);
  beckon_region_unref (world);

  assert_exception (copy, 401, "InvalidAccessException");
}
END_TEST

/* --- the world as JSON ---------------------------------------------------------------------- */

static void
assert_world (BeckonRegion *self, const char *expected)
{
  g_autofree char *world = beckon_wire_dup_world (self);
  json_t *json = json_loads (world, JSON_REJECT_DUPLICATES, NULL);
  json_t *expected_json = json_loads (expected, JSON_REJECT_DUPLICATES, NULL);

  ck_assert_msg (expected_json != NULL, "not JSON: %s", expected);
  ck_assert_msg (json_equal (json, expected_json), "world: %s, not: %s", world, expected);

  json_decref (json);
  json_decref (expected_json);
}

START_TEST (test_w7_empty_world)
{
  g_autoptr (BeckonRegion) world = region_new ();

  assert_world (world, "{\"format\":2,\"semantics\":2,\"ids_drawn\":0,\"accounts\":[],\"organizations\":[],"
                       "\"associations\":[]}");
}
END_TEST

static void
ask_for_a_member (BeckonRegion *self, const char *administrator, const char *member)
{
  g_autofree char *input = g_strdup_printf ("{\"AccountDetails\":[{\"AccountId\":\"%s\"}]}", member);

  assert_bytes (ask (self, administrator, BECKON_OPERATION_CREATE_MEMBERS, NULL, input),
                "{\"UnprocessedAccounts\":[]}");
}

/* RIVAL has created MEMBER without an address; MEMBER has declined ADMINISTRATOR's invitation. */
START_TEST (test_w7_world)
{
  g_autoptr (BeckonRegion) world = region_new ();
  g_autofree char *expected = NULL;

  beckon_region_advance_clock (world, 123456);
  enable (world, RIVAL, ADMINISTRATOR, MEMBER, NULL);
  set_organization (world, "org\xc3\xa9", TRUE);
  set_organization (world, RIVAL, TRUE);
  ask_for_a_member (world, RIVAL, MEMBER);
  administrator_creates (world, ADMINISTRATOR, STRANGER);
  administrator_creates (world, ADMINISTRATOR, MEMBER);
  administrator_invites (world, ADMINISTRATOR, MEMBER);
  beckon_region_advance_clock (world, 1);
  member_declines (world, MEMBER, ADMINISTRATOR);

  g_auto (Record) record = record_of (world, ADMINISTRATOR, MEMBER);
  expected = spell (
      "{'format':2,'semantics':2,'ids_drawn':1,'accounts':["
      "{'account':'" MEMBER "','hub_since':'2026-01-01T00:00:00.123456Z'},"
      "{'account':'" ADMINISTRATOR "','hub_since':'2026-01-01T00:00:00.123456Z'},"
      "{'account':'" RIVAL "','hub_since':'2026-01-01T00:00:00.123456Z','organization':true},"
      "{'account':'" STRANGER "'},"
      "{'account':'org\xc3\xa9','organization':true}],"
      "'organizations':[],'associations':["
      "{'administrator':'" RIVAL "','member':'" MEMBER "','state':'created',"
      "'updated_at':'2026-01-01T00:00:00.123456Z'},"
      "{'administrator':'" ADMINISTRATOR "','member':'" STRANGER "','state':'created',"
      "'email':'" EMAIL (STRANGER) "','updated_at':'2026-01-01T00:00:00.123456Z'},"
                                   "{'administrator':'" ADMINISTRATOR "','member':'" MEMBER "','state':'declined',"
                                   "'email':'" EMAIL (MEMBER) "','invitation_id':'<id>',"
                                                              "'invited_at':'2026-01-01T00:00:00.123456Z','"
                                                              "updated_at':'2026-01-01T00:00:00.123457Z'}]}",
      record.invitation_id);
  assert_world (world, expected);
}
END_TEST

/* What organizations and hubs have: a default is absent, and each organization has all of its five fields. */
START_TEST (test_w7_organizations)
{
  g_autoptr (BeckonRegion) world = region_new ();
  g_autofree char *text = NULL;
  g_autofree char *expected
      = spell ("{'format':2,'semantics':2,'ids_drawn':0,'accounts':["
               "{'account':'" MEMBER "','hub_since':'2026-01-01T00:00:00.000000Z','management':'" MANAGEMENT "'},"
               "{'account':'" MANAGEMENT "','management':'" MANAGEMENT "'},"
               "{'account':'" DELEGATE "','hub_since':'2026-01-01T00:00:00.000000Z','auto_enable_controls':false,"
               "'control_finding_generator':'STANDARD_CONTROL','tags':{'cost':'','team':'r\xc3\xa9'},"
               "'management':'" MANAGEMENT "'}],"
               "'organizations':[{'management':'" MANAGEMENT "','administrator':'" DELEGATE
               "','auto_enable':true,'auto_enable_standards':'DEFAULT','configuration_type':'LOCAL'}],"
               "'associations':[{'administrator':'" DELEGATE "','member':'" MEMBER
               "','state':'accepted','enrolled':true,'invited_at':'2026-01-01T00:00:00.000000Z',"
               "'updated_at':'2026-01-01T00:00:00.000000Z'}]}",
               NULL);

  assert_done (beckon_region_set_organization (world, DELEGATE, MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (world, MANAGEMENT, DELEGATE, &error));
  assert_bytes (
      ask (world, DELEGATE, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, NULL, "{\"AutoEnable\":true}"), "{}");
  assert_bytes (ask (world, DELEGATE, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, NULL,
                     "{\"AutoEnableControls\":false,\"ControlFindingGenerator\":\"STANDARD_CONTROL\"}"),
                "{}");
  assert_bytes (
      ask_by_name (world, DELEGATE, BECKON_OPERATION_TAG_RESOURCE,
                   "{\"ResourceArn\":\"" ARN_OF (DELEGATE) "\",\"Tags\":{\"team\":\"r\xc3\xa9\",\"cost\":\"\"}}"),
      "{}");
  assert_done (beckon_region_set_organization (world, MEMBER, MANAGEMENT, &error));
  text = beckon_wire_dup_world (world);
  ck_assert_str_eq (text, expected);
}
END_TEST

/* Two ways to the same world. */
START_TEST (test_w7_same_world_same_bytes)
{
  g_autoptr (BeckonRegion) one = region_new ();
  g_autoptr (BeckonRegion) other = region_new ();
  g_autofree char *one_text = NULL;
  g_autofree char *other_text = NULL;

  enable (one, ADMINISTRATOR, RIVAL, MEMBER, NULL);
  administrator_creates (one, ADMINISTRATOR, MEMBER);

  enable (other, MEMBER, RIVAL, ADMINISTRATOR, NULL);
  set_organization (other, RIVAL, TRUE);
  disable (other, RIVAL);
  administrator_creates (other, ADMINISTRATOR, MEMBER);
  set_organization (other, RIVAL, FALSE);
  enable (other, RIVAL, NULL);

  one_text = beckon_wire_dup_world (one);
  other_text = beckon_wire_dup_world (other);
  ck_assert_str_eq (one_text, other_text);
}
END_TEST

START_TEST (test_w7_state_by_its_own_name)
{
  g_autofree char *world = NULL;
  g_autofree char *mention = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);
  world = beckon_wire_dup_world (region);
  mention = g_strdup_printf ("\"state\":\"%s\"", beckon_state_to_string (_i));
  ck_assert_msg (strstr (world, mention) != NULL, "world: %s, not: %s", world, mention);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire");
  TCase *tcase;

  tcase = testing_add_tcase (suite, "routes");
  tcase_add_loop_test (tcase, test_o11_route_names_its_operation, 0, G_N_ELEMENTS (routes));
  tcase_add_loop_test (tcase, test_o11_other_methods, 0, G_N_ELEMENTS (routes));
  tcase_add_loop_test (tcase, test_o11_paths_nearby, 0, G_N_ELEMENTS (routes));
  tcase_add_loop_test (tcase, test_o11_strange_request, 0, G_N_ELEMENTS (strangers));
  tcase_add_test (tcase, test_o11_unknown_operation_by_name);
  tcase_add_loop_test (tcase, test_o11_path_is_decoded_once, 0, G_N_ELEMENTS (escapes));
  tcase_add_loop_test (tcase, test_o13_resource_in_the_path, 0, G_N_ELEMENTS (resources));
  tcase_add_test (tcase, test_o13_resource_in_the_body);
  tcase_add_test (tcase, test_o11_route_comes_first);

  tcase = testing_add_tcase (suite, "response");
  tcase_add_test (tcase, test_response_of_success);
  tcase_add_test (tcase, test_response_of_failure);
  tcase_add_test (tcase, test_response_outlives_its_region);

  tcase = testing_add_tcase (suite, "world");
  tcase_add_test (tcase, test_w7_empty_world);
  tcase_add_test (tcase, test_w7_world);
  tcase_add_test (tcase, test_w7_organizations);
  tcase_add_test (tcase, test_w7_same_world_same_bytes);
  tcase_add_loop_test (tcase, test_w7_state_by_its_own_name, BECKON_STATE_CREATED, BECKON_N_STATES);

  return testing_run (suite);
}
