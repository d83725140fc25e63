/* SPDX-License-Identifier: MIT */
/* The shared libraries, as a stranger links them: one story through both, and the versions. */
#include "../testing.h"

#include <beckon/beckon-wire-world.h>
#include <beckon/beckon-wire.h>
#include <beckon/beckon.h>
#include <string.h>

static const char *
body_of (BeckonWireResponse *response)
{
  return g_bytes_get_data (beckon_wire_response_peek_body (response), NULL);
}

/* Given an invitation, when the member declines it over the wire, then the administrator reads Resigned. */
START_TEST (test_story)
{
  g_autoptr (BeckonRegion) world = region_new ();
  g_autoptr (GBytes) body = g_bytes_new_static ("{\"AccountIds\":[\"123456789012\"]}", 31);
  g_autoptr (BeckonWireResponse) declined = NULL;
  g_autoptr (BeckonWireResponse) listed = NULL;

  enable (world, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (world, ADMINISTRATOR, MEMBER);
  administrator_invites (world, ADMINISTRATOR, MEMBER);
  declined = beckon_wire_handle_request (world, MEMBER, "POST", "/invitations/decline", NULL, body);
  ck_assert_uint_eq (beckon_wire_response_get_status (declined), 200);
  ck_assert_str_eq (body_of (declined), "{\"UnprocessedAccounts\":[]}");
  listed = beckon_wire_handle_request (world, ADMINISTRATOR, "GET", "/members", "OnlyAssociated=false", NULL);
  ck_assert_ptr_nonnull (strstr (body_of (listed), "\"MemberStatus\":\"Resigned\""));
}
END_TEST

static BeckonAnswer *
perform (BeckonRegion *world, const BeckonRequest *request)
{
  g_autoptr (GError) error = NULL;
  BeckonAnswer *answer = beckon_region_perform (world, request, &error);

  ck_assert_msg (answer != NULL, "failed: %s", error != NULL ? error->message : "without an error");

  return answer;
}

/* CreateMembers, as a program does it that has learned of operations and fields by their names. */
static void
create_by_name (BeckonRegion *world)
{
  BeckonOperation operation;
  BeckonField field;
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);
  g_autoptr (BeckonRequest) request = NULL;
  g_autoptr (BeckonAnswer) answer = NULL;

  ck_assert (beckon_operation_from_string ("CreateMembers", &operation));
  ck_assert (beckon_field_from_string ("AccountDetails", &field));
  ck_assert_int_eq (beckon_field_get_kind (field), BECKON_FIELD_KIND_ACCOUNT_DETAILS);
  ck_assert (beckon_operation_requires_field (operation, field) && beckon_operation_takes_field (operation, field));
  ck_assert (beckon_operation_takes_step (operation, BECKON_STEP_CREATE));
  ck_assert (beckon_operation_gives_field (operation, BECKON_FIELD_UNPROCESSED_ACCOUNTS));
  g_ptr_array_add (details, beckon_account_details_new (MEMBER, NULL));
  request = beckon_request_new (operation, ADMINISTRATOR);
  beckon_request_set_details (request, field, details);
  answer = perform (world, request);
  ck_assert_beckon_all_processed (beckon_answer_peek_unprocessed (answer));
}

static void
list_a_page (BeckonRegion *world)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR);
  g_autoptr (BeckonRequest) same = beckon_request_ref (request);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_autoptr (BeckonAnswer) again = NULL;

  ck_assert_int_eq (beckon_request_get_operation (same), BECKON_OPERATION_LIST_MEMBERS);
  ck_assert_str_eq (beckon_request_peek_caller (same), ADMINISTRATOR);
  beckon_request_set_boolean (request, BECKON_FIELD_ONLY_ASSOCIATED, FALSE);
  beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, 5);
  beckon_request_set_text (request, BECKON_FIELD_NEXT_TOKEN, NULL);
  answer = perform (world, same);
  again = beckon_answer_ref (answer);
  ck_assert_uint_eq (beckon_answer_peek_members (again)->len, 1);
  ck_assert (!beckon_answer_has_field (again, BECKON_FIELD_NEXT_TOKEN));
  ck_assert_ptr_null (beckon_answer_peek_text (again, BECKON_FIELD_NEXT_TOKEN));
  ck_assert_ptr_null (beckon_answer_peek_invitations (again));
  ck_assert_ptr_null (beckon_answer_peek_administrator (again));
}

/* One door for every operation: two requests in a row, and one that is refused. */
START_TEST (test_requests)
{
  g_autoptr (BeckonRegion) world = region_new ();
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_GET_INVITATIONS_COUNT, MEMBER);
  g_autoptr (BeckonRequest) decline = beckon_request_new (BECKON_OPERATION_DECLINE_INVITATIONS, MEMBER);
  g_autoptr (BeckonAnswer) count = NULL;

  enable (world, ADMINISTRATOR, MEMBER, NULL);
  create_by_name (world);
  list_a_page (world);
  count = perform (world, request);
  ck_assert_int_eq (beckon_answer_get_number (count, BECKON_FIELD_INVITATIONS_COUNT), 0);
  beckon_request_set_texts (decline, BECKON_FIELD_ACCOUNT_IDS, NOBODY);
  assert_fails (world, beckon_region_perform (world, decline, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  ck_assert_str_eq (beckon_field_to_string (BECKON_FIELD_ACCOUNT_IDS), "AccountIds");
}
END_TEST

/* How sure a refusal is, is the same by the rule's id and in what is explained (L-pending/invite). */
START_TEST (test_sure)
{
  g_autoptr (BeckonRegion) world = region_new ();
  g_autoptr (BeckonExplanation) explanation = NULL;
  g_auto (GStrv) ids = beckon_rule_dup_ids ();

  enable (world, ADMINISTRATOR, NULL);
  administrator_creates (world, ADMINISTRATOR, MEMBER);
  administrator_invites (world, ADMINISTRATOR, MEMBER);
  explanation = beckon_region_explain (world, ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS, MEMBER, NULL);
  ck_assert_str_eq (beckon_explanation_peek_sure (explanation), "O");
  ck_assert_str_eq (beckon_rule_peek_sure (beckon_explanation_peek_rule (explanation)), "O");
  ck_assert (g_strv_contains ((const char *const *) ids, beckon_explanation_peek_rule (explanation)));
}
END_TEST

static void
assert_throttled (BeckonRegion *world, BeckonFault *fault)
{
  g_autoptr (GError) failure = NULL;

  beckon_region_add_fault (world, fault);
  beckon_fault_free (fault);
  ck_assert_beckon_unchanged_by (world, ck_assert (!beckon_region_enable_security_hub (world, MEMBER, &failure)));
  ck_assert (g_error_matches (failure, BECKON_ERROR, BECKON_ERROR_OTHER));
  ck_assert_str_eq (beckon_error_peek_raised_exception (failure), "ThrottlingException");
  ck_assert_uint_eq (beckon_error_get_raised_status (failure), 429);
}

/* F-1: failures of any name, before a call and after it. F-2: a read that does not see the hub yet. */
START_TEST (test_faults)
{
  g_autoptr (BeckonRegion) world = region_new ();
  g_autoptr (BeckonFault) lost = beckon_fault_new_after_named ("ThrottlingException", 429, NULL);
  g_autoptr (BeckonFault) stale = beckon_fault_new_stale ();
  g_autoptr (GError) failure = NULL;

  ck_assert (beckon_error_is_exception_name ("ThrottlingException"));
  assert_throttled (world, beckon_fault_new_before_named ("ThrottlingException", 429, "slow down"));
  beckon_region_add_fault (world, lost);
  ck_assert (!beckon_region_enable_security_hub (world, MEMBER, &failure));
  ck_assert_uint_eq (beckon_error_get_raised_status (failure), 429);
  beckon_region_add_fault (world, stale);
  administrator_creates (world, MEMBER, SIBLING);
  enable (world, SIBLING, NULL);
  ck_assert_beckon_unchanged_by (world, ck_assert_ptr_null (beckon_region_describe_hub (world, SIBLING, NULL, NULL)));
}
END_TEST

#define MANAGEMENT "222233334444"
#define ARN "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default"

/* G-13: an organization with a delegated administrator, which is told about by a list and by a request. */
static void
designate (BeckonRegion *world)
{
  g_autoptr (BeckonRequest) request
      = beckon_request_new (BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, MANAGEMENT);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_auto (GStrv) ids = NULL;

  assert_done (beckon_region_set_organization (world, ADMINISTRATOR, MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (world, MANAGEMENT, ADMINISTRATOR, &error));
  ids = beckon_region_list_organization_admin_accounts (world, MANAGEMENT, NULL);
  answer = perform (world, request);
  ck_assert_str_eq (ids[0], ADMINISTRATOR);
  ck_assert_str_eq (beckon_answer_peek_admin_accounts (answer)[0], ADMINISTRATOR);
}

/* G-15, O-14: whoever comes is enrolled. */
static void
enroll_a_newcomer (BeckonRegion *world)
{
  g_autoptr (BeckonAnswer) configuration = NULL;

  assert_done (beckon_region_update_organization_configuration (world, ADMINISTRATOR, TRUE, "NONE", "LOCAL", &error));
  configuration = beckon_region_describe_organization_configuration (world, ADMINISTRATOR, NULL);
  ck_assert_int_eq (beckon_answer_get_number (configuration, BECKON_FIELD_AUTO_ENABLE), 1);
  ck_assert_str_eq (beckon_answer_peek_text (configuration, BECKON_FIELD_AUTO_ENABLE_STANDARDS), "NONE");
  ck_assert_str_eq (beckon_field_peek_words (BECKON_FIELD_ORGANIZATION_CONFIGURATION)[0], "LOCAL");
  assert_done (beckon_region_set_organization (world, MEMBER, MANAGEMENT, &error));
  ck_assert_beckon_state (world, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_fails (world, beckon_region_disassociate_from_administrator_account (world, MEMBER, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "G-16");
}

START_TEST (test_organization)
{
  g_autoptr (BeckonRegion) world = region_new ();

  designate (world);
  enroll_a_newcomer (world);
  assert_done (beckon_region_disable_organization_admin_account (world, MANAGEMENT, ADMINISTRATOR, &error));
  ck_assert_beckon_state (world, ADMINISTRATOR, MEMBER, BECKON_STATE_REMOVED);
  ck_assert_beckon_member_status (world, ADMINISTRATOR, MEMBER, "Removed");
  ck_assert_beckon_invariants (world);
}
END_TEST

/* O-12, O-13: settings and tags, by functions and by a request. */
START_TEST (test_hub)
{
  g_autoptr (BeckonRegion) world = region_new ();
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_TAG_RESOURCE, MEMBER);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_autoptr (BeckonHub) hub = NULL;
  g_autoptr (GHashTable) found = NULL;

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  assert_done (beckon_region_enable_security_hub_full (world, MEMBER, tags, "STANDARD_CONTROL", &error));
  assert_done (beckon_region_update_security_hub_configuration (world, MEMBER, FALSE, NULL, &error));
  hub = beckon_region_describe_hub (world, MEMBER, NULL, NULL);
  ck_assert (!beckon_hub_get_auto_enable_controls (hub));
  ck_assert_str_eq (beckon_hub_peek_control_finding_generator (hub), "STANDARD_CONTROL");
  assert_done (beckon_region_tag_resource (world, MEMBER, ARN, tags, &error));
  assert_done (beckon_region_untag_resource (world, MEMBER, ARN, IDS ("team"), &error));
  beckon_request_set_text (request, BECKON_FIELD_RESOURCE_ARN, ARN);
  beckon_request_set_tags (request, BECKON_FIELD_TAGS, tags);
  answer = perform (world, request);
  ck_assert_ptr_null (beckon_answer_peek_tags (answer));
  found = beckon_region_list_tags_for_resource (world, MEMBER, ARN, NULL);
  ck_assert_str_eq (g_hash_table_lookup (found, "team"), "red");
}
END_TEST

static void
assert_accounts (const BeckonWorld *world)
{
  g_autoptr (GPtrArray) accounts = beckon_world_find_accounts (world);
  const BeckonAccount *administrator = accounts->pdata[1];
  g_autoptr (GHashTable) tags = beckon_account_dup_tags (administrator);

  ck_assert_str_eq (beckon_account_peek_id (administrator), ADMINISTRATOR);
  ck_assert_str_eq (beckon_account_peek_management_id (administrator), MANAGEMENT);
  ck_assert (!beckon_account_get_auto_enable_controls (administrator));
  ck_assert_str_eq (beckon_account_peek_control_finding_generator (administrator), "STANDARD_CONTROL");
  ck_assert_str_eq (g_hash_table_lookup (tags, "team"), "red");
}

static void
assert_organization (const BeckonWorld *world)
{
  g_autoptr (GPtrArray) organizations = beckon_world_find_organizations (world);
  g_autoptr (BeckonOrganization) one = beckon_organization_ref (organizations->pdata[0]);

  ck_assert_str_eq (beckon_organization_peek_management_id (one), MANAGEMENT);
  ck_assert_str_eq (beckon_organization_peek_administrator_id (one), ADMINISTRATOR);
  ck_assert (beckon_organization_get_auto_enable (one));
  ck_assert_str_eq (beckon_organization_peek_auto_enable_standards (one), "DEFAULT");
  ck_assert_str_eq (beckon_organization_peek_configuration_type (one), "LOCAL");
}

/* A world that is built has what a Region that was played into it has, and is written alike. */
START_TEST (test_world)
{
  g_autoptr (BeckonWorld) world = beckon_world_new ();
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = NULL;

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  ck_assert (beckon_world_add_account (world, ADMINISTRATOR, START_US, FALSE, NULL));
  ck_assert (beckon_world_set_hub_settings (world, ADMINISTRATOR, FALSE, "STANDARD_CONTROL", tags, NULL));
  ck_assert (beckon_world_set_organization (world, ADMINISTRATOR, MANAGEMENT, NULL));
  ck_assert (beckon_world_set_organization (world, MEMBER, MANAGEMENT, NULL));
  ck_assert (beckon_world_set_delegated_administrator (world, MANAGEMENT, ADMINISTRATOR, TRUE, NULL, NULL, NULL));
  ck_assert (beckon_world_add_association (world, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED, NULL, NULL,
                                           BECKON_TIME_NONE, START_US, NULL));
  ck_assert (beckon_world_set_enrolled (world, ADMINISTRATOR, MEMBER, NULL));
  assert_accounts (world);
  assert_organization (world);
  beckon_world_set_format (world, 1);
  ck_assert_uint_eq (beckon_world_get_format (world), 1);
  text = beckon_wire_world_to_json (world);
  ck_assert (g_str_has_prefix (text, "{\"format\":2,\"semantics\":2,"));
}
END_TEST

START_TEST (test_version)
{
  g_autofree char *version
      = g_strdup_printf ("%d.%d.%d", BECKON_MAJOR_VERSION, BECKON_MINOR_VERSION, BECKON_MICRO_VERSION);

  ck_assert_str_eq (beckon_peek_version (), version);
  ck_assert_str_eq (BECKON_VERSION_STRING, version);
  ck_assert (beckon_check_version (BECKON_MAJOR_VERSION, BECKON_MINOR_VERSION, BECKON_MICRO_VERSION));
  ck_assert (beckon_check_version (0, 0, 0));
  ck_assert (!beckon_check_version (BECKON_MAJOR_VERSION, BECKON_MINOR_VERSION, BECKON_MICRO_VERSION + 1));
  ck_assert (!beckon_check_version (BECKON_MAJOR_VERSION, BECKON_MINOR_VERSION + 1, 0));
  ck_assert (!beckon_check_version (BECKON_MAJOR_VERSION + 1, 0, 0));
}
END_TEST

/* What a program can offer to its users, without knowing the switches. */
START_TEST (test_values_of_a_switch)
{
  BeckonSwitch which;

  ck_assert (beckon_switch_from_string ("hub_off_error", &which));
  ck_assert_str_eq (beckon_switch_peek_value (which, beckon_switch_get_default (which)), "observed");
  ck_assert_ptr_nonnull (beckon_switch_peek_evidence (which, beckon_switch_get_default (which)));
}
END_TEST

/* Every type can be boxed, which is what other languages hold it by. */
START_TEST (test_types)
{
  GType types[]
      = { BECKON_TYPE_ACCOUNT_DETAILS, BECKON_TYPE_ANSWER,      BECKON_TYPE_COVERAGE,     BECKON_TYPE_HUB,
          BECKON_TYPE_INVITATION,      BECKON_TYPE_MEMBER,      BECKON_TYPE_REGION,       BECKON_TYPE_REQUEST,
          BECKON_TYPE_RESULT,          BECKON_TYPE_SWITCHES,    BECKON_TYPE_ORGANIZATION, BECKON_WIRE_TYPE_RESPONSE,
          BECKON_TYPE_ACCOUNT,         BECKON_TYPE_ASSOCIATION, BECKON_TYPE_EXPLANATION,  BECKON_TYPE_FAULT,
          BECKON_TYPE_PROPOSAL,        BECKON_TYPE_VERDICT,     BECKON_TYPE_WORLD };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    ck_assert_msg (G_TYPE_IS_BOXED (types[i]), "type %zu is not a boxed type", i);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("api");
  TCase *tcase = tcase_create ("api");

  tcase_add_test (tcase, test_story);
  tcase_add_test (tcase, test_requests);
  tcase_add_test (tcase, test_sure);
  tcase_add_test (tcase, test_faults);
  tcase_add_test (tcase, test_organization);
  tcase_add_test (tcase, test_hub);
  tcase_add_test (tcase, test_world);
  tcase_add_test (tcase, test_version);
  tcase_add_test (tcase, test_types);
  tcase_add_test (tcase, test_values_of_a_switch);
  suite_add_tcase (suite, tcase);

  return testing_run (suite);
}
