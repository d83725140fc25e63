/* SPDX-License-Identifier: MIT */
/* Programmers' mistakes with the wire library: each is a critical, gives a harmless value, and changes nothing. */
#include "../testing-misuse.h"
#include "../testing-wire.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire-world.h>

static BeckonWireResponse *
usual_response (void)
{
  static BeckonWireResponse *response = NULL;

  if (response == NULL)
    response = ask (region, MEMBER, BECKON_OPERATION_DESCRIBE_HUB, NULL, NULL);

  return response;
}

static gboolean
journal_an_entry_of_another_type (void)
{
  g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new_string ("entry"));

  return beckon_wire_journal_entry_to_json (entry) == NULL;
}

/* clang-format off */

#define HANDLE(region, caller, method, path) \
  beckon_wire_handle_request (region, caller, method, path, NULL, NULL)
#define PEEK_HEADER_PAST_THE_LAST(response) \
  beckon_wire_response_peek_header (response, beckon_wire_response_get_n_headers (response), NULL)

/* A row for each mistake: its name, and what holds after it. Where the name does not say what is wrong, it is a NULL. */
#define MISUSES(ROW) \
  ROW (find_operation_by_no_method, !beckon_wire_find_operation (NULL, "/accounts", NULL)) \
  ROW (find_operation_by_no_path, !beckon_wire_find_operation ("GET", NULL, NULL)) \
  ROW (peek_method, beckon_wire_peek_method (BECKON_N_OPERATIONS) == NULL) \
  ROW (peek_path, beckon_wire_peek_path (BECKON_N_OPERATIONS) == NULL) \
  ROW (handle_request, HANDLE (NULL, MEMBER, "POST", "/accounts") == NULL) \
  ROW (handle_request_of_nobody, HANDLE (region, NULL, "POST", "/accounts") == NULL) \
  ROW (handle_request_without_a_method, HANDLE (region, MEMBER, NULL, "/accounts") == NULL) \
  ROW (handle_request_without_a_path, HANDLE (region, MEMBER, "POST", NULL) == NULL) \
  ROW (call_operation, beckon_wire_call_operation (NULL, MEMBER, "EnableSecurityHub", NULL) == NULL) \
  ROW (call_operation_of_nobody, beckon_wire_call_operation (region, NULL, "EnableSecurityHub", NULL) == NULL) \
  ROW (call_no_operation, beckon_wire_call_operation (region, MEMBER, NULL, NULL) == NULL) \
  ROW (dup_hint_of_no_method, beckon_wire_dup_hint (NULL, "/accounts", NULL) == NULL) \
  ROW (dup_hint_of_no_path, beckon_wire_dup_hint ("GET", NULL, NULL) == NULL) \
  ROW (dup_world, beckon_wire_dup_world (NULL) == NULL) \
  ROW (dup_time_too_early, beckon_wire_dup_time (FIRST_TIME_US - 1) == NULL) \
  ROW (dup_time_too_late, beckon_wire_dup_time (LAST_TIME_US + 1) == NULL) \
  ROW (dup_no_time, beckon_wire_dup_time (BECKON_TIME_NONE) == NULL) \
  \
  ROW (response_ref, beckon_wire_response_ref (NULL) == NULL) \
  ROW (response_unref, (beckon_wire_response_unref (NULL), TRUE)) \
  ROW (response_get_status, beckon_wire_response_get_status (NULL) == 500) \
  ROW (response_get_n_headers, beckon_wire_response_get_n_headers (NULL) == 0) \
  ROW (response_peek_header, beckon_wire_response_peek_header (NULL, 0, NULL) == NULL) \
  ROW (response_peek_no_header, PEEK_HEADER_PAST_THE_LAST (usual_response ()) == NULL) \
  ROW (response_peek_exception, beckon_wire_response_peek_exception (NULL) == NULL) \
  ROW (response_peek_body, beckon_wire_response_peek_body (NULL) == NULL) \
  \
  ROW (journal_head_to_json, beckon_wire_journal_head_to_json (NULL) == NULL) \
  ROW (journal_head_from_json, beckon_wire_journal_head_from_json (NULL, -1, NULL) == NULL) \
  ROW (journal_head_from_json_with_a_past_error, \
       beckon_wire_journal_head_from_json ("{}", -1, past_error ()) == NULL && is_past ()) \
  ROW (journal_entry_to_json, beckon_wire_journal_entry_to_json (NULL) == NULL) \
  ROW (journal_entry_to_json_of_another_type, journal_an_entry_of_another_type ()) \
  ROW (journal_entry_from_json, beckon_wire_journal_entry_from_json (NULL, -1, NULL) == NULL) \
  ROW (journal_entry_from_json_with_a_past_error, \
       beckon_wire_journal_entry_from_json ("{}", -1, past_error ()) == NULL && is_past ()) \
  ROW (fault_from_json, beckon_wire_fault_from_json (NULL, -1, NULL) == NULL) \
  ROW (fault_from_json_with_a_past_error, \
       beckon_wire_fault_from_json ("{\"stale\": true}", -1, past_error ()) == NULL && is_past ()) \
  \
  ROW (world_to_json, beckon_wire_world_to_json (NULL) == NULL) \
  ROW (world_to_saved_json, beckon_wire_world_to_saved_json (NULL) == NULL) \
  ROW (world_from_json, beckon_wire_world_from_json (NULL, -1, NULL) == NULL) \
  ROW (world_from_json_with_a_past_error, \
       beckon_wire_world_from_json ("{}", -1, past_error ()) == NULL && is_past ()) \
  ROW (account_to_json, beckon_wire_account_to_json (NULL) == NULL) \
  ROW (association_to_json, beckon_wire_association_to_json (NULL) == NULL) \
  ROW (save_world, !beckon_wire_save_world (NULL, "/nowhere/a.json", NULL)) \
  ROW (save_world_in_no_file, !beckon_wire_save_world (usual_world (), NULL, NULL)) \
  ROW (save_world_with_a_past_error, \
       !beckon_wire_save_world (usual_world (), "/nowhere/a.json", past_error ()) && is_past ()) \
  ROW (load_world, beckon_wire_load_world (NULL, NULL) == NULL) \
  ROW (load_world_with_a_past_error, beckon_wire_load_world ("/nowhere/a.json", past_error ()) == NULL && is_past ())

/* clang-format on */

DEFINE_MISUSES (MISUSES)

START_TEST (test_mistake_is_a_critical)
{
  assert_misuse (&misuses[_i]);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire misuse");
  TCase *tcase = testing_add_tcase (suite, "mistakes");

  tcase_add_loop_test (tcase, test_mistake_is_a_critical, 0, G_N_ELEMENTS (misuses));

  return testing_run (suite);
}
