/* SPDX-License-Identifier: MIT */
/* Programmers' mistakes at the wire: each is a critical, gives a harmless value, and changes nothing. */
#include "../testing-wire.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire-world.h>

/* What was an error before the call. */
static GError *
earlier_error (void)
{
  static char message[] = "earlier";
  static GError error = { 0, BECKON_WORLD_ERROR_INVALID, message };

  error.domain = BECKON_WORLD_ERROR;

  return &error;
}

static BeckonWorld *
usual_world (void)
{
  static BeckonWorld *world = NULL;

  if (world == NULL)
    world = beckon_world_new ();

  return world;
}

static BeckonWireResponse *
usual_response (void)
{
  static BeckonWireResponse *response = NULL;

  if (response == NULL)
    response = beckon_wire_handle_request (region, MEMBER, "GET", "/invitations/count", NULL, NULL);

  return response;
}

static GVariant *
text_variant (void)
{
  static GVariant *text = NULL;

  if (text == NULL)
    text = g_variant_ref_sink (g_variant_new_string ("a text"));

  return text;
}

static GError **
full (void)
{
  static GError *error;

  error = earlier_error ();

  return &error;
}

/* clang-format off */

#define REQUEST(region, caller, method, path) \
  (beckon_wire_handle_request (region, caller, method, path, NULL, NULL) == NULL)
#define CALL(region, caller, operation) (beckon_wire_call_operation (region, caller, operation, NULL) == NULL)

#define MISUSES(ROW) \
  ROW (find_no_method, !beckon_wire_find_operation (NULL, "/members", NULL)) \
  ROW (find_no_path, !beckon_wire_find_operation ("GET", NULL, NULL)) \
  ROW (peek_method, beckon_wire_peek_method (BECKON_N_OPERATIONS) == NULL) \
  ROW (peek_path, beckon_wire_peek_path (BECKON_N_OPERATIONS) == NULL) \
  \
  ROW (handle_no_region, REQUEST (NULL, MEMBER, "POST", "/accounts")) \
  ROW (handle_no_caller, REQUEST (region, NULL, "POST", "/accounts")) \
  ROW (handle_no_method, REQUEST (region, STRANGER, NULL, "/accounts")) \
  ROW (handle_no_path, REQUEST (region, STRANGER, "POST", NULL)) \
  ROW (call_no_region, CALL (NULL, STRANGER, "EnableSecurityHub")) \
  ROW (call_no_caller, CALL (region, NULL, "EnableSecurityHub")) \
  ROW (call_no_operation, CALL (region, STRANGER, NULL)) \
  \
  ROW (response_ref, beckon_wire_response_ref (NULL) == NULL) \
  ROW (response_unref, (beckon_wire_response_unref (NULL), TRUE)) \
  ROW (response_get_status, beckon_wire_response_get_status (NULL) == 500) \
  ROW (response_get_n_headers, beckon_wire_response_get_n_headers (NULL) == 0) \
  ROW (response_peek_header, beckon_wire_response_peek_header (NULL, 0, NULL) == NULL) \
  ROW (response_peek_no_header, beckon_wire_response_peek_header (usual_response (), 1, NULL) == NULL) \
  ROW (response_peek_exception, beckon_wire_response_peek_exception (NULL) == NULL) \
  ROW (response_peek_body, beckon_wire_response_peek_body (NULL) == NULL) \
  \
  ROW (dup_world, beckon_wire_dup_world (NULL) == NULL) \
  ROW (dup_time_before_all, beckon_wire_dup_time (FIRST_TIME_US - 1) == NULL) \
  ROW (dup_time_after_all, beckon_wire_dup_time (LAST_TIME_US + 1) == NULL) \
  ROW (dup_time_none, beckon_wire_dup_time (BECKON_TIME_NONE) == NULL) \
  \
  ROW (world_from_json_error, beckon_wire_world_from_json ("{}", -1, full ()) == NULL) \
  ROW (save_world_error, !beckon_wire_save_world (usual_world (), "/dev/null/world.json", full ())) \
  ROW (load_world_error, beckon_wire_load_world ("/dev/null/world.json", full ()) == NULL) \
  \
  ROW (journal_head_to_json, beckon_wire_journal_head_to_json (NULL) == NULL) \
  ROW (journal_head_from_json, beckon_wire_journal_head_from_json (NULL, 0, NULL) == NULL) \
  ROW (journal_head_from_json_error, beckon_wire_journal_head_from_json ("{}", -1, full ()) == NULL) \
  ROW (journal_entry_to_json, beckon_wire_journal_entry_to_json (NULL) == NULL) \
  ROW (journal_entry_to_json_text, beckon_wire_journal_entry_to_json (text_variant ()) == NULL) \
  ROW (journal_entry_from_json, beckon_wire_journal_entry_from_json (NULL, 0, NULL) == NULL) \
  ROW (journal_entry_from_json_error, beckon_wire_journal_entry_from_json ("{'time': 1}", -1, full ()) == NULL) \
  ROW (fault_from_json, beckon_wire_fault_from_json (NULL, 0, NULL) == NULL) \
  ROW (fault_from_json_error, beckon_wire_fault_from_json ("{\"stale\": true}", -1, full ()) == NULL)

/* clang-format on */

#define DEFINE_FUNCTION(name, expression)                                                                              \
  static gboolean misuse_##name (void)                                                                                 \
  {                                                                                                                    \
    return (expression);                                                                                               \
  }
#define ADD_ROW(name, expression) { #name, misuse_##name },

MISUSES (DEFINE_FUNCTION)

static const struct
{
  const char *name;
  gboolean (*is_harmless) (void);
} misuses[] = { MISUSES (ADD_ROW) };

START_TEST (test_mistake_is_a_critical)
{
  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert_beckon_unchanged_by (region, ck_assert_msg (misuses[_i].is_harmless (), "%s", misuses[_i].name));
  g_test_assert_expected_messages ();
  ck_assert_str_eq (earlier_error ()->message, "earlier");
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
