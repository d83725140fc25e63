/* SPDX-License-Identifier: MIT */
/* Programmers' mistakes: each is a critical, gives a harmless value, and changes nothing. */
#include "../testing-misuse.h"

static const GError *
foreign_error (void)
{
  static char message[] = "no file";
  static GError error = { 0, G_FILE_ERROR_NOENT, message };

  error.domain = G_FILE_ERROR;

  return &error;
}

static BeckonSwitches *
usual_switches (void)
{
  static BeckonSwitches *switches = NULL;

  if (switches == NULL)
    switches = beckon_switches_new ();

  return switches;
}

static GHashTable *
usual_tags (void)
{
  static GHashTable *tags = NULL;

  if (tags == NULL)
    tags = g_hash_table_new (g_str_hash, g_str_equal);

  return tags;
}

static BeckonFault *
usual_fault (void)
{
  static BeckonFault *fault = NULL;

  if (fault == NULL)
    fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");

  return fault;
}

/* An `unprocessed` fault that is told to report @account_id still reports the account that it was made with. */
static gboolean
unprocessed_withstands (const char *account_id)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_unprocessed (MEMBER, "no");
  g_autoptr (GPtrArray) unprocessed = NULL;

  beckon_fault_match_account (fault, account_id);
  beckon_region_add_fault (region, fault);
  unprocessed = create_members (region, ADMINISTRATOR, IDS (MEMBER), NULL);
  beckon_region_clear_faults (region);

  return unprocessed->len == 1 && beckon_result_get_reason (unprocessed->pdata[0]) == BECKON_REASON_FAULT;
}

static GVariant *
usual_entry (void)
{
  static GVariant *entry = NULL;

  if (entry == NULL)
    entry = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));

  return entry;
}

static BeckonCoverage *
usual_coverage (void)
{
  static BeckonCoverage *coverage = NULL;

  if (coverage == NULL)
    coverage = beckon_coverage_new ();

  return coverage;
}

/* A request with a value in each of its fields. */
static BeckonRequest *
usual_request (void)
{
  static BeckonRequest *request = NULL;

  if (request != NULL)
    return request;
  request = beckon_request_new (BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR);
  beckon_request_set_boolean (request, BECKON_FIELD_ONLY_ASSOCIATED, FALSE);
  beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, 7);
  beckon_request_set_text (request, BECKON_FIELD_NEXT_TOKEN, "token");

  return request;
}

/* Whether it still has these values, as a journal shows them. */
static gboolean
asks_as_usual (void)
{
  g_autoptr (BeckonAnswer) answer = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GVariant) input = NULL;
  g_autofree char *text = NULL;

  beckon_region_start_journal (region, 0);
  answer = beckon_region_perform (region, usual_request (), NULL);
  entries = beckon_region_take_journal (region);
  input = g_variant_lookup_value (entries->pdata[0], "input", NULL);
  text = g_variant_print (input, FALSE);

  return g_str_equal (text, "{'OnlyAssociated': <false>, 'MaxResults': <7>, 'NextToken': <'token'>}");
}

static BeckonAnswer *
usual_answer (void)
{
  static BeckonAnswer *answer = NULL;
  g_autoptr (BeckonRequest) request = NULL;

  if (answer != NULL)
    return answer;
  request = beckon_request_new (BECKON_OPERATION_DESCRIBE_HUB, ADMINISTRATOR);
  answer = beckon_region_perform (region, request, NULL);

  return answer;
}

/* An error is handed in that has happened already: the request is not performed, and the error stays. */
static gboolean
perform_after_an_error (void)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_ENABLE_SECURITY_HUB, STRANGER);
  g_autoptr (GError) error = g_error_copy (foreign_error ());

  return beckon_region_perform (region, request, &error) == NULL && error->domain == G_FILE_ERROR;
}

static gboolean
tag_after_an_error (void)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = g_error_copy (foreign_error ());

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");

  return !beckon_region_tag_resource (region, MEMBER, "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default", tags,
                                      &error)
         && error->domain == G_FILE_ERROR;
}

static GPtrArray *
details_with_a_gap (void)
{
  static GPtrArray *details = NULL;

  if (details != NULL)
    return details;
  details = g_ptr_array_new ();
  g_ptr_array_add (details, beckon_account_details_new (STRANGER, NULL));
  g_ptr_array_add (details, NULL);

  return details;
}

/* A request that is told to create more accounts still creates the one that it had. */
static gboolean
details_withstand (GPtrArray *details)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (BECKON_OPERATION_CREATE_MEMBERS, ADMINISTRATOR);
  g_autoptr (GPtrArray) first = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);
  g_autoptr (BeckonAnswer) answer = NULL;

  g_ptr_array_add (first, beckon_account_details_new (ADMINISTRATOR, NULL));
  beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, first);
  beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);
  answer = beckon_region_perform (region, request, NULL);

  return beckon_answer_peek_unprocessed (answer)->len == 1;
}

/* clang-format off */

/* Each sets a field of usual_request (), which stays as it was. */
#define SET_TEXT(self, field) (beckon_request_set_text (self, field, "x"), asks_as_usual ())
#define SET_TEXTS(self, field) (beckon_request_set_texts (self, field, IDS ("x")), asks_as_usual ())
#define SET_NUMBER(self, field) (beckon_request_set_number (self, field, 0), asks_as_usual ())
#define SET_BOOLEAN(self, field) (beckon_request_set_boolean (self, field, TRUE), asks_as_usual ())
#define SET_DETAILS(self, field) (beckon_request_set_details (self, field, NULL), asks_as_usual ())

#define SET_TAGS(self, field) (beckon_request_set_tags (self, field, usual_tags ()), asks_as_usual ())

#define ADD_PAIR(world, administrator, member, state) \
  beckon_world_add_association (world, administrator, member, state, NULL, NULL, BECKON_TIME_NONE, \
                                BECKON_TIME_NONE, NULL)
#define DELEGATE(world, management, administrator) \
  beckon_world_set_delegated_administrator (world, management, administrator, FALSE, NULL, NULL, NULL)
#define PUT(region, administrator, member) \
  beckon_region_put_association (region, administrator, member, BECKON_STATE_CREATED, NULL)
#define EXPLAIN(region, caller) \
  beckon_region_explain (region, caller, BECKON_OPERATION_ENABLE_SECURITY_HUB, NULL, NULL)

/* A row for each mistake: its name, and what holds after it. Where the name does not say what is wrong, it is a NULL. */
#define MISUSES(ROW) \
  ROW (account_details_new, beckon_account_details_new (NULL, NULL) == NULL) \
  ROW (account_details_copy, beckon_account_details_copy (NULL) == NULL) \
  ROW (account_details_free, (beckon_account_details_free (NULL), TRUE)) \
  ROW (account_details_peek_account_id, beckon_account_details_peek_account_id (NULL) == NULL) \
  ROW (account_details_peek_email, beckon_account_details_peek_email (NULL) == NULL) \
  \
  ROW (coverage_ref, beckon_coverage_ref (NULL) == NULL) \
  ROW (coverage_unref, (beckon_coverage_unref (NULL), TRUE)) \
  ROW (coverage_get_count, beckon_coverage_get_count (NULL, "T-1") == 0) \
  ROW (coverage_get_count_of_nothing, beckon_coverage_get_count (usual_coverage (), NULL) == 0) \
  ROW (coverage_dup_string, beckon_coverage_dup_string (NULL) == NULL) \
  ROW (region_set_coverage, (beckon_region_set_coverage (NULL, usual_coverage ()), TRUE)) \
  ROW (region_ref_coverage, beckon_region_ref_coverage (NULL) == NULL) \
  ROW (region_touch_rule, !beckon_region_touch_rule (NULL, "T-1")) \
  ROW (region_touch_nothing, !beckon_region_touch_rule (region, NULL)) \
  \
  ROW (rule_peek_sure, beckon_rule_peek_sure (NULL) == NULL) \
  \
  ROW (error_from_exception, !beckon_error_from_exception (NULL, NULL)) \
  ROW (error_peek_exception_of_other, beckon_error_peek_exception (BECKON_ERROR_OTHER) == NULL) \
  ROW (error_get_status_of_other, beckon_error_get_status (BECKON_ERROR_OTHER) == 500) \
  ROW (fault_new_before_other, beckon_fault_new_before (BECKON_ERROR_OTHER, "no") == NULL) \
  ROW (fault_new_after_other, beckon_fault_new_after (BECKON_ERROR_OTHER, "no") == NULL) \
  ROW (verdict_new_failure_other, beckon_verdict_new_failure (BECKON_ERROR_OTHER, "no") == NULL) \
  ROW (error_is_exception_name, !beckon_error_is_exception_name (NULL)) \
  ROW (error_peek_raised_exception, beckon_error_peek_raised_exception (NULL) == NULL) \
  ROW (error_peek_raised_exception_of_another_domain, \
       beckon_error_peek_raised_exception (foreign_error ()) == NULL) \
  ROW (error_get_raised_status, beckon_error_get_raised_status (NULL) == 500) \
  ROW (error_get_raised_status_of_another_domain, beckon_error_get_raised_status (foreign_error ()) == 500) \
  ROW (error_get_reason, beckon_error_get_reason (NULL) == BECKON_REASON_NONE) \
  ROW (error_peek_rule, beckon_error_peek_rule (NULL) == NULL) \
  ROW (error_get_reason_of_another_domain, \
       beckon_error_get_reason (foreign_error ()) == BECKON_REASON_NONE) \
  ROW (error_peek_rule_of_another_domain, beckon_error_peek_rule (foreign_error ()) == NULL) \
  \
  ROW (hub_ref, beckon_hub_ref (NULL) == NULL) \
  ROW (hub_unref, (beckon_hub_unref (NULL), TRUE)) \
  ROW (hub_peek_arn, beckon_hub_peek_arn (NULL) == NULL) \
  ROW (hub_get_subscribed_at, beckon_hub_get_subscribed_at_us (NULL) == BECKON_TIME_NONE) \
  \
  ROW (invitation_ref, beckon_invitation_ref (NULL) == NULL) \
  ROW (invitation_unref, (beckon_invitation_unref (NULL), TRUE)) \
  ROW (invitation_peek_administrator_id, beckon_invitation_peek_administrator_id (NULL) == NULL) \
  ROW (invitation_peek_invitation_id, beckon_invitation_peek_invitation_id (NULL) == NULL) \
  ROW (invitation_get_state, beckon_invitation_get_state (NULL) == BECKON_STATE_NONE) \
  ROW (invitation_get_invited_at, beckon_invitation_get_invited_at_us (NULL) == BECKON_TIME_NONE) \
  \
  ROW (member_ref, beckon_member_ref (NULL) == NULL) \
  ROW (member_unref, (beckon_member_unref (NULL), TRUE)) \
  ROW (member_peek_account_id, beckon_member_peek_account_id (NULL) == NULL) \
  ROW (member_peek_administrator_id, beckon_member_peek_administrator_id (NULL) == NULL) \
  ROW (member_peek_email, beckon_member_peek_email (NULL) == NULL) \
  ROW (member_get_state, beckon_member_get_state (NULL) == BECKON_STATE_NONE) \
  ROW (member_get_invited_at, beckon_member_get_invited_at_us (NULL) == BECKON_TIME_NONE) \
  ROW (member_get_updated_at, beckon_member_get_updated_at_us (NULL) == BECKON_TIME_NONE) \
  \
  ROW (result_ref, beckon_result_ref (NULL) == NULL) \
  ROW (result_unref, (beckon_result_unref (NULL), TRUE)) \
  ROW (result_peek_account_id, beckon_result_peek_account_id (NULL) == NULL) \
  ROW (result_peek_text, beckon_result_peek_text (NULL) == NULL) \
  ROW (result_get_reason, beckon_result_get_reason (NULL) == BECKON_REASON_NONE) \
  ROW (result_peek_rule, beckon_result_peek_rule (NULL) == NULL) \
  ROW (result_get_state, beckon_result_get_state (NULL) == BECKON_STATE_NONE) \
  ROW (result_peek_email, beckon_result_peek_email (NULL) == NULL) \
  \
  ROW (switches_copy, beckon_switches_copy (NULL) == NULL) \
  ROW (switches_free, (beckon_switches_free (NULL), TRUE)) \
  ROW (switches_get, beckon_switches_get (NULL, BECKON_SWITCH_MAX_MEMBERS) == 0) \
  ROW (switches_set, (beckon_switches_set (NULL, BECKON_SWITCH_MAX_MEMBERS, 1), TRUE)) \
  ROW (switches_set_beyond_yes, \
       (beckon_switches_set (usual_switches (), BECKON_SWITCH_OWN_ID_DECLINES_ALL, 2), \
        beckon_switches_get (usual_switches (), BECKON_SWITCH_OWN_ID_DECLINES_ALL) == 1)) \
  ROW (switches_set_beyond_words, \
       (beckon_switches_set (usual_switches (), BECKON_SWITCH_HUB_OFF_ERROR, 3), \
        beckon_switches_get (usual_switches (), BECKON_SWITCH_HUB_OFF_ERROR) == 0)) \
  ROW (switches_set_from_string, !beckon_switches_set_from_string (NULL, "max_members", "1", NULL)) \
  ROW (switches_set_from_no_name, !beckon_switches_set_from_string (usual_switches (), NULL, "1", NULL)) \
  ROW (switches_set_from_no_value, \
       !beckon_switches_set_from_string (usual_switches (), "max_members", NULL, NULL)) \
  ROW (switches_dup_string, beckon_switches_dup_string (NULL, BECKON_SWITCH_MAX_MEMBERS) == NULL) \
  \
  ROW (region_new, beckon_region_new (NULL, NULL) == NULL) \
  ROW (region_new_of_an_empty_name, beckon_region_new ("", NULL) == NULL) \
  ROW (region_new_of_no_utf8, beckon_region_new ("\xff", NULL) == NULL) \
  ROW (region_ref, beckon_region_ref (NULL) == NULL) \
  ROW (region_unref, (beckon_region_unref (NULL), TRUE)) \
  ROW (region_peek_name, beckon_region_peek_name (NULL) == NULL) \
  ROW (region_peek_partition, beckon_region_peek_partition (NULL) == NULL) \
  ROW (region_dup_switches, beckon_region_dup_switches (NULL) == NULL) \
  ROW (region_set_switches, (beckon_region_set_switches (NULL, NULL), TRUE)) \
  ROW (region_set_clock, (beckon_region_set_clock (NULL, NULL, NULL, NULL), TRUE)) \
  ROW (region_set_fixed_clock, (beckon_region_set_fixed_clock (NULL, START_US), TRUE)) \
  ROW (region_set_fixed_clock_too_early, \
       (beckon_region_set_fixed_clock (region, FIRST_TIME_US - 1), \
        beckon_region_get_time_us (region) == START_US)) \
  ROW (region_set_fixed_clock_too_late, \
       (beckon_region_set_fixed_clock (region, LAST_TIME_US + 1), \
        beckon_region_get_time_us (region) == START_US)) \
  ROW (region_set_advancing_clock, (beckon_region_set_advancing_clock (NULL, START_US, 1), TRUE)) \
  ROW (region_set_clock_advancing_back, \
       (beckon_region_set_advancing_clock (region, START_US + 1, -1), \
        beckon_region_get_time_us (region) == START_US)) \
  ROW (region_advance_clock, !beckon_region_advance_clock (NULL, 1)) \
  ROW (region_get_time, beckon_region_get_time_us (NULL) == BECKON_TIME_NONE) \
  ROW (region_set_id_source, (beckon_region_set_id_source (NULL, NULL, NULL, NULL), TRUE)) \
  ROW (region_set_id_seed, (beckon_region_set_id_seed (NULL, 1), TRUE)) \
  ROW (region_mark, !beckon_region_set_organization_account (NULL, MEMBER, TRUE, NULL)) \
  ROW (region_mark_nobody, !beckon_region_set_organization_account (region, NULL, TRUE, NULL)) \
  ROW (region_set_organization, !beckon_region_set_organization (NULL, MEMBER, RIVAL, NULL)) \
  ROW (region_set_organization_of_nobody, !beckon_region_set_organization (region, NULL, RIVAL, NULL)) \
  ROW (region_dump, beckon_region_dump (NULL) == NULL) \
  ROW (region_check, beckon_region_check (NULL) == NULL) \
  \
  ROW (create_nobody, beckon_region_create_members (region, RIVAL, NULL, NULL) == NULL) \
  ROW (create_with_a_gap, beckon_region_create_members (region, RIVAL, details_with_a_gap (), NULL) == NULL) \
  ROW (get_nobody, beckon_region_get_members (region, RIVAL, NULL, NULL, NULL) == NULL) \
  ROW (delete_nobody, beckon_region_delete_members (region, RIVAL, NULL, NULL) == NULL) \
  ROW (invite_nobody, beckon_region_invite_members (region, RIVAL, NULL, NULL) == NULL) \
  ROW (disassociate_nobody, !beckon_region_disassociate_members (region, RIVAL, NULL, NULL)) \
  ROW (accept_nobody, \
       !beckon_region_accept_administrator_invitation (region, MEMBER, NULL, "x", NULL)) \
  ROW (accept_nothing, \
       !beckon_region_accept_administrator_invitation (region, MEMBER, RIVAL, NULL, NULL)) \
  ROW (accept_no_master, !beckon_region_accept_invitation (region, MEMBER, NULL, "x", NULL)) \
  ROW (accept_nothing_of_a_master, \
       !beckon_region_accept_invitation (region, MEMBER, RIVAL, NULL, NULL)) \
  ROW (decline_nobody, beckon_region_decline_invitations (region, MEMBER, NULL, NULL) == NULL) \
  ROW (delete_invitations_of_nobody, \
       beckon_region_delete_invitations (region, MEMBER, NULL, NULL) == NULL) \
  \
  ROW (enable_hub_full, !beckon_region_enable_security_hub_full (NULL, STRANGER, NULL, NULL, NULL)) \
  ROW (enable_hub_full_of_nobody, !beckon_region_enable_security_hub_full (region, NULL, NULL, NULL, NULL)) \
  ROW (configure_beyond_yes, \
       !beckon_region_update_security_hub_configuration (region, MEMBER, 2, "STANDARD_CONTROL", NULL)) \
  ROW (configure_below_the_default, \
       !beckon_region_update_security_hub_configuration (region, MEMBER, -2, "STANDARD_CONTROL", NULL)) \
  ROW (tag_nothing, !beckon_region_tag_resource (region, MEMBER, NULL, usual_tags (), NULL)) \
  ROW (tag_without_tags, !beckon_region_tag_resource (region, MEMBER, "arn", NULL, NULL)) \
  ROW (untag_nothing, !beckon_region_untag_resource (region, MEMBER, NULL, NOBODY, NULL)) \
  ROW (untag_without_keys, !beckon_region_untag_resource (region, MEMBER, "arn", NULL, NULL)) \
  ROW (list_tags_of_nothing, beckon_region_list_tags_for_resource (region, MEMBER, NULL, NULL) == NULL) \
  ROW (designate_nobody, !beckon_region_enable_organization_admin_account (region, MEMBER, NULL, NULL)) \
  ROW (undesignate_nobody, !beckon_region_disable_organization_admin_account (region, MEMBER, NULL, NULL)) \
  ROW (tag_after_an_error, tag_after_an_error ()) \
  \
  ROW (hub_get_auto_enable_controls, !beckon_hub_get_auto_enable_controls (NULL)) \
  ROW (hub_peek_control_finding_generator, beckon_hub_peek_control_finding_generator (NULL) == NULL) \
  \
  ROW (organization_ref, beckon_organization_ref (NULL) == NULL) \
  ROW (organization_unref, (beckon_organization_unref (NULL), TRUE)) \
  ROW (organization_peek_management_id, beckon_organization_peek_management_id (NULL) == NULL) \
  ROW (organization_peek_administrator_id, beckon_organization_peek_administrator_id (NULL) == NULL) \
  ROW (organization_get_auto_enable, !beckon_organization_get_auto_enable (NULL)) \
  ROW (organization_peek_auto_enable_standards, beckon_organization_peek_auto_enable_standards (NULL) == NULL) \
  ROW (organization_peek_configuration_type, beckon_organization_peek_configuration_type (NULL) == NULL) \
  \
  ROW (account_peek_management_id, beckon_account_peek_management_id (NULL) == NULL) \
  ROW (account_get_auto_enable_controls, !beckon_account_get_auto_enable_controls (NULL)) \
  ROW (account_peek_control_finding_generator, beckon_account_peek_control_finding_generator (NULL) == NULL) \
  ROW (account_dup_tags, beckon_account_dup_tags (NULL) == NULL) \
  ROW (account_ref, beckon_account_ref (NULL) == NULL) \
  ROW (account_unref, (beckon_account_unref (NULL), TRUE)) \
  ROW (account_peek_id, beckon_account_peek_id (NULL) == NULL) \
  ROW (account_get_hub_since, beckon_account_get_hub_since_us (NULL) == BECKON_TIME_NONE) \
  ROW (account_is_organization, !beckon_account_is_organization (NULL)) \
  \
  ROW (association_ref, beckon_association_ref (NULL) == NULL) \
  ROW (association_unref, (beckon_association_unref (NULL), TRUE)) \
  ROW (association_peek_administrator_id, beckon_association_peek_administrator_id (NULL) == NULL) \
  ROW (association_peek_member_id, beckon_association_peek_member_id (NULL) == NULL) \
  ROW (association_get_state, beckon_association_get_state (NULL) == BECKON_STATE_NONE) \
  ROW (association_peek_email, beckon_association_peek_email (NULL) == NULL) \
  ROW (association_peek_invitation_id, beckon_association_peek_invitation_id (NULL) == NULL) \
  ROW (association_get_invited_at, \
       beckon_association_get_invited_at_us (NULL) == BECKON_TIME_NONE) \
  ROW (association_get_updated_at, \
       beckon_association_get_updated_at_us (NULL) == BECKON_TIME_NONE) \
  ROW (association_get_sequence, beckon_association_get_sequence (NULL) == 0) \
  \
  ROW (world_ref, beckon_world_ref (NULL) == NULL) \
  ROW (world_unref, (beckon_world_unref (NULL), TRUE)) \
  ROW (world_add_account, !beckon_world_add_account (NULL, MEMBER, START_US, FALSE, NULL)) \
  ROW (world_add_no_account, \
       !beckon_world_add_account (usual_world (), NULL, START_US, FALSE, NULL)) \
  ROW (world_add_association, !ADD_PAIR (NULL, RIVAL, MEMBER, BECKON_STATE_CREATED)) \
  ROW (world_add_no_administrator, !ADD_PAIR (usual_world (), NULL, MEMBER, BECKON_STATE_CREATED)) \
  ROW (world_add_no_member, !ADD_PAIR (usual_world (), RIVAL, NULL, BECKON_STATE_CREATED)) \
  ROW (world_add_no_state, !ADD_PAIR (usual_world (), RIVAL, MEMBER, BECKON_STATE_NONE)) \
  ROW (world_set_enrolled, !beckon_world_set_enrolled (NULL, RIVAL, MEMBER, NULL)) \
  ROW (world_set_enrolled_by_nobody, !beckon_world_set_enrolled (usual_world (), NULL, MEMBER, NULL)) \
  ROW (world_set_nobody_enrolled, !beckon_world_set_enrolled (usual_world (), RIVAL, NULL, NULL)) \
  ROW (world_set_hub, !beckon_world_set_hub_settings (NULL, MEMBER, TRUE, NULL, NULL, NULL)) \
  ROW (world_set_hub_of_nobody, !beckon_world_set_hub_settings (usual_world (), NULL, TRUE, NULL, NULL, NULL)) \
  ROW (world_set_organization, !beckon_world_set_organization (NULL, MEMBER, RIVAL, NULL)) \
  ROW (world_set_organization_of_nobody, !beckon_world_set_organization (usual_world (), NULL, RIVAL, NULL)) \
  ROW (world_set_no_organization, !beckon_world_set_organization (usual_world (), MEMBER, NULL, NULL)) \
  ROW (world_set_delegated_administrator, !DELEGATE (NULL, RIVAL, MEMBER)) \
  ROW (world_set_delegated_administrator_of_nobody, !DELEGATE (usual_world (), NULL, MEMBER)) \
  ROW (world_set_no_delegated_administrator, !DELEGATE (usual_world (), RIVAL, NULL)) \
  ROW (world_set_format, (beckon_world_set_format (NULL, 1), TRUE)) \
  ROW (world_set_format_0, \
       (beckon_world_set_format (usual_world (), 0), beckon_world_get_format (usual_world ()) == 2)) \
  ROW (world_set_newer_format, \
       (beckon_world_set_format (usual_world (), 3), beckon_world_get_format (usual_world ()) == 2)) \
  ROW (world_get_format, beckon_world_get_format (NULL) == 0) \
  ROW (world_find_organizations, beckon_world_find_organizations (NULL) == NULL) \
  ROW (world_set_ids_drawn, (beckon_world_set_ids_drawn (NULL, 1), TRUE)) \
  ROW (world_set_ids_drawn_too_large, \
       (beckon_world_set_ids_drawn (usual_world (), (guint64) G_MAXINT64 + 1), \
        beckon_world_get_ids_drawn (usual_world ()) == 0)) \
  ROW (world_set_next_sequence, !beckon_world_set_next_sequence (NULL, 7, NULL)) \
  ROW (world_set_region, (beckon_world_set_region (NULL, "us-east-1", NULL), TRUE)) \
  ROW (world_set_region_of_an_empty_name, \
       (beckon_world_set_region (usual_world (), "", NULL), \
        beckon_world_peek_region_name (usual_world ()) == NULL)) \
  ROW (world_peek_region_name, beckon_world_peek_region_name (NULL) == NULL) \
  ROW (world_peek_switches, beckon_world_peek_switches (NULL) == NULL) \
  ROW (world_get_ids_drawn, beckon_world_get_ids_drawn (NULL) == 0) \
  ROW (world_get_next_sequence, beckon_world_get_next_sequence (NULL) == 0) \
  ROW (world_find_accounts, beckon_world_find_accounts (NULL) == NULL) \
  ROW (world_find_associations, \
       beckon_world_find_associations (NULL, NULL, NULL, BECKON_STATE_NONE) == NULL) \
  ROW (world_equal_of_none, !beckon_world_equal (NULL, usual_world ())) \
  ROW (world_equal_to_none, !beckon_world_equal (usual_world (), NULL)) \
  ROW (world_diff_of_none, beckon_world_diff (NULL, usual_world ()) == NULL) \
  ROW (world_diff_to_none, beckon_world_diff (usual_world (), NULL) == NULL) \
  ROW (world_check, beckon_world_check (NULL) == NULL) \
  ROW (world_to_variant, beckon_world_to_variant (NULL) == NULL) \
  ROW (world_new_from_variant, beckon_world_new_from_variant (NULL, NULL) == NULL) \
  \
  ROW (region_snapshot, beckon_region_snapshot (NULL) == NULL) \
  ROW (region_restore, !beckon_region_restore (NULL, usual_world (), NULL)) \
  ROW (region_restore_nothing, !beckon_region_restore (region, NULL, NULL)) \
  ROW (region_reset, !beckon_region_reset (NULL, NULL)) \
  ROW (region_new_from_world, beckon_region_new_from_world (NULL, NULL, NULL) == NULL) \
  ROW (region_clone, beckon_region_clone (NULL) == NULL) \
  ROW (region_find_accounts, beckon_region_find_accounts (NULL) == NULL) \
  ROW (region_find_organizations, beckon_region_find_organizations (NULL) == NULL) \
  ROW (region_find_associations, \
       beckon_region_find_associations (NULL, NULL, NULL, BECKON_STATE_NONE) == NULL) \
  ROW (region_put, !PUT (NULL, RIVAL, MEMBER)) \
  ROW (region_put_no_administrator, !PUT (region, NULL, MEMBER)) \
  ROW (region_put_no_member, !PUT (region, RIVAL, NULL)) \
  \
  ROW (region_start_journal, (beckon_region_start_journal (NULL, 0), TRUE)) \
  ROW (region_start_journal_full, (beckon_region_start_journal_full (NULL, 0, 0), TRUE)) \
  ROW (region_stop_journal, (beckon_region_stop_journal (NULL), TRUE)) \
  ROW (region_take_journal, beckon_region_take_journal (NULL) == NULL) \
  ROW (region_dup_journal, beckon_region_dup_journal (NULL) == NULL) \
  ROW (region_replay, beckon_region_replay (NULL, usual_entry (), NULL) == NULL) \
  ROW (region_replay_nothing, beckon_region_replay (region, NULL, NULL) == NULL) \
  \
  ROW (fault_new_before, beckon_fault_new_before (BECKON_ERROR_INTERNAL, NULL) == NULL) \
  ROW (fault_new_after, beckon_fault_new_after (BECKON_ERROR_INTERNAL, NULL) == NULL) \
  ROW (fault_new_before_named_nothing, beckon_fault_new_before_named (NULL, 0, NULL) == NULL) \
  ROW (fault_new_before_named_badly, beckon_fault_new_before_named ("no name", 0, NULL) == NULL) \
  ROW (fault_new_before_named_below_400, beckon_fault_new_before_named ("Oops", 399, NULL) == NULL) \
  ROW (fault_new_before_named_above_599, beckon_fault_new_before_named ("Oops", 600, NULL) == NULL) \
  ROW (fault_new_before_named_no_utf8, beckon_fault_new_before_named ("Oops", 0, "\xff") == NULL) \
  ROW (fault_new_after_named_nothing, beckon_fault_new_after_named (NULL, 0, NULL) == NULL) \
  ROW (fault_new_after_named_badly, beckon_fault_new_after_named ("", 0, NULL) == NULL) \
  ROW (fault_new_after_named_below_400, beckon_fault_new_after_named ("Oops", 1, NULL) == NULL) \
  ROW (fault_new_after_named_above_599, beckon_fault_new_after_named ("Oops", 600, NULL) == NULL) \
  ROW (fault_new_after_named_no_utf8, beckon_fault_new_after_named ("Oops", 0, "\xff") == NULL) \
  ROW (fault_new_unprocessed_nobody, beckon_fault_new_unprocessed (NULL, "no") == NULL) \
  ROW (fault_new_unprocessed_silently, beckon_fault_new_unprocessed (MEMBER, NULL) == NULL) \
  ROW (fault_copy, beckon_fault_copy (NULL) == NULL) \
  ROW (fault_free, (beckon_fault_free (NULL), TRUE)) \
  ROW (fault_match_operation, \
       (beckon_fault_match_operation (NULL, BECKON_OPERATION_DESCRIBE_HUB), TRUE)) \
  ROW (fault_match_caller, (beckon_fault_match_caller (NULL, MEMBER), TRUE)) \
  ROW (fault_match_account, (beckon_fault_match_account (NULL, MEMBER), TRUE)) \
  ROW (fault_match_account_unprocessed_nobody, unprocessed_withstands (NULL)) \
  ROW (fault_match_account_unprocessed_no_utf8, unprocessed_withstands ("\xff")) \
  ROW (fault_set_nth, (beckon_fault_set_nth (NULL, 1), TRUE)) \
  ROW (fault_set_nth_before_the_first, (beckon_fault_set_nth (usual_fault (), 0), TRUE)) \
  ROW (fault_set_times, (beckon_fault_set_times (NULL, 1), TRUE)) \
  ROW (fault_set_probability, (beckon_fault_set_probability (NULL, 1, 0), TRUE)) \
  ROW (fault_set_probability_below_0, \
       (beckon_fault_set_probability (usual_fault (), -1, 0), TRUE)) \
  ROW (fault_set_probability_above_1, \
       (beckon_fault_set_probability (usual_fault (), 1.5, 0), TRUE)) \
  ROW (region_add_fault, (beckon_region_add_fault (NULL, usual_fault ()), TRUE)) \
  ROW (region_add_no_fault, (beckon_region_add_fault (region, NULL), TRUE)) \
  ROW (region_clear_faults, (beckon_region_clear_faults (NULL), TRUE)) \
  \
  ROW (proposal_ref, beckon_proposal_ref (NULL) == NULL) \
  ROW (proposal_unref, (beckon_proposal_unref (NULL), TRUE)) \
  ROW (proposal_get_operation, (beckon_proposal_get_operation (NULL), TRUE)) \
  ROW (proposal_get_step, (beckon_proposal_get_step (NULL), TRUE)) \
  ROW (proposal_peek_caller, beckon_proposal_peek_caller (NULL) == NULL) \
  ROW (proposal_peek_administrator_id, beckon_proposal_peek_administrator_id (NULL) == NULL) \
  ROW (proposal_peek_member_id, beckon_proposal_peek_member_id (NULL) == NULL) \
  ROW (proposal_get_from, beckon_proposal_get_from (NULL) == BECKON_STATE_NONE) \
  ROW (proposal_get_to, beckon_proposal_get_to (NULL) == BECKON_STATE_NONE) \
  ROW (verdict_new_report, beckon_verdict_new_report (NULL) == NULL) \
  ROW (verdict_new_report_of_blanks, beckon_verdict_new_report (" ") == NULL) \
  ROW (verdict_new_report_of_no_utf8, beckon_verdict_new_report ("\xff") == NULL) \
  ROW (verdict_new_failure, beckon_verdict_new_failure (BECKON_ERROR_INTERNAL, NULL) == NULL) \
  ROW (verdict_new_failure_of_blanks, \
       beckon_verdict_new_failure (BECKON_ERROR_INTERNAL, " ") == NULL) \
  ROW (verdict_copy, beckon_verdict_copy (NULL) == NULL) \
  ROW (verdict_free, (beckon_verdict_free (NULL), TRUE)) \
  ROW (region_set_guard, (beckon_region_set_guard (NULL, NULL, NULL, NULL), TRUE)) \
  \
  ROW (region_begin_dry_run, (beckon_region_begin_dry_run (NULL), TRUE)) \
  ROW (region_end_dry_run, (beckon_region_end_dry_run (NULL), TRUE)) \
  ROW (region_end_no_dry_run, (beckon_region_end_dry_run (region), TRUE)) \
  ROW (explanation_ref, beckon_explanation_ref (NULL) == NULL) \
  ROW (explanation_unref, (beckon_explanation_unref (NULL), TRUE)) \
  ROW (explanation_would_act, !beckon_explanation_would_act (NULL)) \
  ROW (explanation_get_reason, beckon_explanation_get_reason (NULL) == BECKON_REASON_NONE) \
  ROW (explanation_peek_rule, beckon_explanation_peek_rule (NULL) == NULL) \
  ROW (explanation_peek_sure, beckon_explanation_peek_sure (NULL) == NULL) \
  ROW (explanation_peek_exception, beckon_explanation_peek_exception (NULL) == NULL) \
  ROW (explanation_peek_text, beckon_explanation_peek_text (NULL) == NULL) \
  ROW (explanation_peek_remedy, beckon_explanation_peek_remedy (NULL) == NULL) \
  ROW (region_explain, EXPLAIN (NULL, MEMBER) == NULL) \
  ROW (region_explain_nobody, EXPLAIN (region, NULL) == NULL) \
  \
  ROW (field_to_string, beckon_field_to_string (BECKON_N_FIELDS) == NULL) \
  ROW (field_from_string, !beckon_field_from_string (NULL, NULL)) \
  ROW (field_peek_words, beckon_field_peek_words (BECKON_N_FIELDS) == NULL) \
  ROW (field_get_kind, beckon_field_get_kind (BECKON_N_FIELDS) == BECKON_FIELD_KIND_TEXT) \
  ROW (operation_takes_step, !beckon_operation_takes_step (BECKON_N_OPERATIONS, BECKON_STEP_CREATE)) \
  ROW (operation_takes_no_step, !beckon_operation_takes_step (BECKON_OPERATION_CREATE_MEMBERS, BECKON_N_STEPS)) \
  ROW (operation_requires_field, \
       !beckon_operation_requires_field (BECKON_N_OPERATIONS, BECKON_FIELD_ACCOUNT_IDS)) \
  ROW (operation_requires_no_field, \
       !beckon_operation_requires_field (BECKON_OPERATION_GET_MEMBERS, BECKON_N_FIELDS)) \
  ROW (operation_takes_field, !beckon_operation_takes_field (BECKON_N_OPERATIONS, BECKON_FIELD_ACCOUNT_IDS)) \
  ROW (operation_takes_no_field, !beckon_operation_takes_field (BECKON_OPERATION_GET_MEMBERS, BECKON_N_FIELDS)) \
  ROW (operation_gives_field, !beckon_operation_gives_field (BECKON_N_OPERATIONS, BECKON_FIELD_MEMBERS)) \
  ROW (operation_gives_no_field, !beckon_operation_gives_field (BECKON_OPERATION_GET_MEMBERS, BECKON_N_FIELDS)) \
  \
  ROW (request_new, beckon_request_new (BECKON_N_OPERATIONS, MEMBER) == NULL) \
  ROW (request_new_of_nobody, beckon_request_new (BECKON_OPERATION_GET_MEMBERS, NULL) == NULL) \
  ROW (request_ref, beckon_request_ref (NULL) == NULL) \
  ROW (request_unref, (beckon_request_unref (NULL), TRUE)) \
  ROW (request_get_operation, (beckon_request_get_operation (NULL), TRUE)) \
  ROW (request_peek_caller, beckon_request_peek_caller (NULL) == NULL) \
  ROW (request_set_text, SET_TEXT (NULL, BECKON_FIELD_NEXT_TOKEN)) \
  ROW (request_set_text_of_a_number, SET_TEXT (usual_request (), BECKON_FIELD_MAX_RESULTS)) \
  ROW (request_set_text_of_an_answer, SET_TEXT (usual_request (), BECKON_FIELD_CONTROL_FINDING_GENERATOR)) \
  ROW (request_set_text_of_another_operation, SET_TEXT (usual_request (), BECKON_FIELD_HUB_ARN)) \
  ROW (request_set_text_of_no_field, SET_TEXT (usual_request (), BECKON_N_FIELDS)) \
  ROW (request_set_texts, SET_TEXTS (NULL, BECKON_FIELD_ACCOUNT_IDS)) \
  ROW (request_set_texts_of_a_text, SET_TEXTS (usual_request (), BECKON_FIELD_NEXT_TOKEN)) \
  ROW (request_set_texts_of_another_operation, SET_TEXTS (usual_request (), BECKON_FIELD_ACCOUNT_IDS)) \
  ROW (request_set_texts_of_no_field, SET_TEXTS (usual_request (), BECKON_N_FIELDS)) \
  ROW (request_set_number, SET_NUMBER (NULL, BECKON_FIELD_MAX_RESULTS)) \
  ROW (request_set_number_of_a_text, SET_NUMBER (usual_request (), BECKON_FIELD_NEXT_TOKEN)) \
  ROW (request_set_number_of_a_boolean, SET_NUMBER (usual_request (), BECKON_FIELD_ONLY_ASSOCIATED)) \
  ROW (request_set_number_of_an_answer, SET_NUMBER (usual_request (), BECKON_FIELD_INVITATIONS_COUNT)) \
  ROW (request_set_number_of_no_field, SET_NUMBER (usual_request (), BECKON_N_FIELDS)) \
  ROW (request_set_boolean, SET_BOOLEAN (NULL, BECKON_FIELD_ONLY_ASSOCIATED)) \
  ROW (request_set_boolean_of_a_number, SET_BOOLEAN (usual_request (), BECKON_FIELD_MAX_RESULTS)) \
  ROW (request_set_boolean_of_an_answer, SET_BOOLEAN (usual_request (), BECKON_FIELD_AUTO_ENABLE_CONTROLS)) \
  ROW (request_set_boolean_of_no_field, SET_BOOLEAN (usual_request (), BECKON_N_FIELDS)) \
  ROW (request_set_details, SET_DETAILS (NULL, BECKON_FIELD_ACCOUNT_DETAILS)) \
  ROW (request_set_details_with_a_gap, details_withstand (details_with_a_gap ())) \
  ROW (request_set_details_of_a_text, SET_DETAILS (usual_request (), BECKON_FIELD_NEXT_TOKEN)) \
  ROW (request_set_details_of_another_operation, SET_DETAILS (usual_request (), BECKON_FIELD_ACCOUNT_DETAILS)) \
  ROW (request_set_details_of_no_field, SET_DETAILS (usual_request (), BECKON_N_FIELDS)) \
  ROW (request_set_tags, SET_TAGS (NULL, BECKON_FIELD_TAGS)) \
  ROW (request_set_tags_of_a_text, SET_TAGS (usual_request (), BECKON_FIELD_NEXT_TOKEN)) \
  ROW (request_set_tags_of_another_operation, SET_TAGS (usual_request (), BECKON_FIELD_TAGS)) \
  ROW (request_set_tags_of_no_field, SET_TAGS (usual_request (), BECKON_N_FIELDS)) \
  \
  ROW (switches_get_nothing, beckon_switches_get (usual_switches (), BECKON_N_SWITCHES) == 0) \
  ROW (switches_set_nothing, (beckon_switches_set (usual_switches (), BECKON_N_SWITCHES, 1), TRUE)) \
  ROW (switches_dup_string_of_nothing, beckon_switches_dup_string (usual_switches (), BECKON_N_SWITCHES) == NULL) \
  ROW (lifecycle_peek_rule_id_of_no_state, \
       beckon_lifecycle_peek_rule_id (BECKON_N_STATES, BECKON_STEP_INVITE) == NULL) \
  ROW (lifecycle_peek_rule_id_of_no_step, beckon_lifecycle_peek_rule_id (BECKON_STATE_NONE, BECKON_N_STEPS) == NULL) \
  ROW (lifecycle_peek_sure_of_no_step, beckon_lifecycle_peek_sure (BECKON_STATE_NONE, BECKON_N_STEPS) == NULL) \
  ROW (lifecycle_get_switch_of_no_step, !beckon_lifecycle_get_switch (BECKON_STATE_NONE, BECKON_N_STEPS, NULL)) \
  ROW (explain_no_operation, beckon_region_explain (region, MEMBER, BECKON_N_OPERATIONS, NULL, NULL) == NULL) \
  ROW (region_find_associations_of_no_state, \
       beckon_region_find_associations (region, NULL, NULL, BECKON_N_STATES) == NULL) \
  ROW (world_find_associations_of_no_state, \
       beckon_world_find_associations (usual_world (), NULL, NULL, BECKON_N_STATES) == NULL) \
  ROW (world_add_association_of_no_state, !ADD_PAIR (usual_world (), RIVAL, MEMBER, BECKON_N_STATES)) \
  ROW (put_no_state, !beckon_region_put_association (region, RIVAL, MEMBER, BECKON_N_STATES, NULL)) \
  ROW (region_set_advancing_clock_too_late, \
       (beckon_region_set_advancing_clock (region, LAST_TIME_US + 1, 1), \
        beckon_region_get_time_us (region) == START_US)) \
  ROW (fault_new_before_of_no_utf8, beckon_fault_new_before (BECKON_ERROR_INTERNAL, "\xff") == NULL) \
  ROW (fault_new_after_of_no_utf8, beckon_fault_new_after (BECKON_ERROR_INTERNAL, "\xff") == NULL) \
  ROW (fault_new_unprocessed_of_no_utf8, beckon_fault_new_unprocessed (MEMBER, "\xff") == NULL) \
  ROW (fault_match_no_operation, (beckon_fault_match_operation (usual_fault (), BECKON_N_OPERATIONS), TRUE)) \
  ROW (accept_invitation_with_a_past_error, \
       !beckon_region_accept_invitation (region, MEMBER, RIVAL, "x", past_error ()) && is_past ()) \
  ROW (disassociate_from_master_with_a_past_error, \
       !beckon_region_disassociate_from_master_account (region, MEMBER, past_error ()) && is_past ()) \
  ROW (get_master_with_a_past_error, \
       !beckon_region_get_master_account (region, MEMBER, NULL, past_error ()) && is_past ()) \
  ROW (enable_hub_full_with_a_past_error, \
       !beckon_region_enable_security_hub_full (region, STRANGER, NULL, NULL, past_error ()) && is_past ()) \
  ROW (set_organization_with_a_past_error, \
       !beckon_region_set_organization (region, MEMBER, RIVAL, past_error ()) && is_past ()) \
  ROW (mark_with_a_past_error, \
       !beckon_region_set_organization_account (region, MEMBER, TRUE, past_error ()) && is_past ()) \
  ROW (put_with_a_past_error, \
       !beckon_region_put_association (region, RIVAL, MEMBER, BECKON_STATE_CREATED, past_error ()) && is_past ()) \
  ROW (restore_with_a_past_error, !beckon_region_restore (region, usual_world (), past_error ()) && is_past ()) \
  ROW (reset_with_a_past_error, !beckon_region_reset (region, past_error ()) && is_past ()) \
  ROW (replay_with_a_past_error, beckon_region_replay (region, usual_entry (), past_error ()) == NULL && is_past ()) \
  ROW (explain_with_a_past_error, \
       beckon_region_explain (region, MEMBER, BECKON_OPERATION_ENABLE_SECURITY_HUB, NULL, past_error ()) == NULL \
       && is_past ()) \
  ROW (switches_set_from_string_with_a_past_error, \
       !beckon_switches_set_from_string (usual_switches (), "max_members", "1", past_error ()) && is_past ()) \
  ROW (world_add_account_with_a_past_error, \
       !beckon_world_add_account (usual_world (), MEMBER, START_US, FALSE, past_error ()) && is_past ()) \
  ROW (world_set_hub_with_a_past_error, \
       !beckon_world_set_hub_settings (usual_world (), MEMBER, TRUE, NULL, NULL, past_error ()) && is_past ()) \
  ROW (world_set_organization_with_a_past_error, \
       !beckon_world_set_organization (usual_world (), MEMBER, RIVAL, past_error ()) && is_past ()) \
  ROW (world_delegate_with_a_past_error, \
       !beckon_world_set_delegated_administrator (usual_world (), RIVAL, MEMBER, FALSE, NULL, NULL, past_error ()) \
       && is_past ()) \
  ROW (world_add_association_with_a_past_error, \
       !beckon_world_add_association (usual_world (), RIVAL, MEMBER, BECKON_STATE_CREATED, NULL, NULL, \
                                      BECKON_TIME_NONE, BECKON_TIME_NONE, past_error ()) \
       && is_past ()) \
  ROW (world_set_enrolled_with_a_past_error, \
       !beckon_world_set_enrolled (usual_world (), RIVAL, MEMBER, past_error ()) && is_past ()) \
  ROW (world_set_next_sequence_with_a_past_error, \
       !beckon_world_set_next_sequence (usual_world (), 7, past_error ()) && is_past ()) \
  ROW (world_new_from_variant_with_a_past_error, \
       beckon_world_new_from_variant (usual_entry (), past_error ()) == NULL && is_past ()) \
  \
  ROW (region_perform, beckon_region_perform (NULL, usual_request (), NULL) == NULL) \
  ROW (region_perform_nothing, beckon_region_perform (region, NULL, NULL) == NULL) \
  ROW (region_perform_after_an_error, perform_after_an_error ()) \
  \
  ROW (answer_ref, beckon_answer_ref (NULL) == NULL) \
  ROW (answer_unref, (beckon_answer_unref (NULL), TRUE)) \
  ROW (answer_has_field, !beckon_answer_has_field (NULL, BECKON_FIELD_MEMBERS)) \
  ROW (answer_has_no_field, !beckon_answer_has_field (usual_answer (), BECKON_N_FIELDS)) \
  ROW (answer_peek_text, beckon_answer_peek_text (NULL, BECKON_FIELD_HUB_ARN) == NULL) \
  ROW (answer_peek_text_of_a_time, beckon_answer_peek_text (usual_answer (), BECKON_FIELD_SUBSCRIBED_AT) == NULL) \
  ROW (answer_peek_text_of_a_list, beckon_answer_peek_text (usual_answer (), BECKON_FIELD_MEMBERS) == NULL) \
  ROW (answer_peek_text_of_no_field, beckon_answer_peek_text (usual_answer (), BECKON_N_FIELDS) == NULL) \
  ROW (answer_get_number, beckon_answer_get_number (NULL, BECKON_FIELD_SUBSCRIBED_AT) == 0) \
  ROW (answer_get_number_of_a_text, beckon_answer_get_number (usual_answer (), BECKON_FIELD_HUB_ARN) == 0) \
  ROW (answer_get_number_of_a_list, beckon_answer_get_number (usual_answer (), BECKON_FIELD_MEMBERS) == 0) \
  ROW (answer_get_number_of_no_field, beckon_answer_get_number (usual_answer (), BECKON_N_FIELDS) == 0) \
  ROW (answer_peek_tags, beckon_answer_peek_tags (NULL) == NULL) \
  ROW (answer_peek_admin_accounts, beckon_answer_peek_admin_accounts (NULL) == NULL) \
  ROW (answer_peek_text_of_tags, beckon_answer_peek_text (usual_answer (), BECKON_FIELD_TAGS) == NULL) \
  ROW (answer_get_number_of_a_word, \
       beckon_answer_get_number (usual_answer (), BECKON_FIELD_CONTROL_FINDING_GENERATOR) == 0) \
  ROW (answer_peek_members, beckon_answer_peek_members (NULL) == NULL) \
  ROW (answer_peek_invitations, beckon_answer_peek_invitations (NULL) == NULL) \
  ROW (answer_peek_unprocessed, beckon_answer_peek_unprocessed (NULL) == NULL) \
  ROW (answer_peek_administrator, beckon_answer_peek_administrator (NULL) == NULL)

/* clang-format on */

DEFINE_MISUSES (MISUSES)

START_TEST (test_mistake_is_a_critical)
{
  assert_misuse (&misuses[_i]);
}
END_TEST

/* Names a hub of its own, because call_operation () asks the Region and the caller for theirs. */
static gboolean
call_anyhow (BeckonRegion *self, BeckonOperation operation, const char *caller, GError **error)
{
  const char *arn = "arn:aws:securityhub:us-east-1:" MEMBER ":hub/default";

  if (operation == BECKON_OPERATION_TAG_RESOURCE)
    return beckon_region_tag_resource (self, caller, arn, usual_tags (), error);
  if (operation == BECKON_OPERATION_UNTAG_RESOURCE)
    return beckon_region_untag_resource (self, caller, arn, IDS ("team"), error);
  if (operation == BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE)
    return beckon_region_list_tags_for_resource (self, caller, arn, error) != NULL;

  return call_operation (self, operation, caller, MEMBER, error);
}

/* A row for each operation: no Region, then no caller. Neither is a failure that has an error. */
START_TEST (test_operation_of_nobody)
{
  g_autoptr (GError) error = NULL;

  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert (!call_anyhow (NULL, _i, ADMINISTRATOR, &error));
  g_test_assert_expected_messages ();
  ck_assert_ptr_null (error);

  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert_beckon_unchanged_by (region, ck_assert (!call_anyhow (region, _i, NULL, &error)));
  g_test_assert_expected_messages ();
  ck_assert_ptr_null (error);
}
END_TEST

/* No call is made that could not say why it failed: the error of an earlier one stays as it was. */
START_TEST (test_operation_with_a_past_error)
{
  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert_beckon_unchanged_by (region, ck_assert (!call_anyhow (region, _i, ADMINISTRATOR, past_error ())));
  g_test_assert_expected_messages ();
  ck_assert (is_past ());
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("misuse");
  TCase *tcase = testing_add_tcase (suite, "mistakes");

  tcase_add_loop_test (tcase, test_mistake_is_a_critical, 0, G_N_ELEMENTS (misuses));
  tcase_add_loop_test (tcase, test_operation_of_nobody, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_operation_with_a_past_error, 0, BECKON_N_OPERATIONS);

  return testing_run (suite);
}
