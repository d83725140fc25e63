/* SPDX-License-Identifier: MIT */
/* Fault plans as JSON, and what a failure on purpose is on the wire (doc/semantics.md, section 9). */
#include "../testing-wire.h"

#include <beckon/beckon-wire-journal.h>

/* JSON is written with single quotes here. */
static void
plan (const char *text)
{
  g_autofree char *spelt = spell (text, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonFault) fault = beckon_wire_fault_from_json (spelt, -1, &error);

  ck_assert_msg (fault != NULL, "%s: %s", text, error != NULL ? error->message : "no error");
  beckon_region_add_fault (region, fault);
}

static BeckonWireResponse *
count_invitations (void)
{
  return ask (region, MEMBER, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, NULL);
}

/* --- F-1 ------------------------------------------------------------------------------------- */

static const struct
{
  const char *fault; /* without what goes wrong, which is the name */
  const char *name;
  guint status;
  const char *message;
} failures[] = {
  { "", "TooManyRequestsException", 429, "Too Many Requests" },
  { "", "UnrecognizedClientException", 403, "The security token included in the request is invalid" },
  { ",'status':401", "InvalidInputException", 401, "A fault made on purpose." },
  { ",'message':'Rate exceeded'", "ThrottlingException", 400, "Rate exceeded" },
  { ",'status':503,'message':''", "ThrottlingException", 503, "" },
  { "", "AccessDeniedException", 403, "A fault made on purpose." },
  { "", "InternalFailure", 500, "A fault made on purpose." },
  { ",'status':599", "InternalException", 599, "A fault made on purpose." },
  { "", "Of.Our.Own9", 400, "A fault made on purpose." },
};

static void
assert_failure (BeckonWireResponse *response, guint row)
{
  g_autofree char *body
      = g_strdup_printf ("{\"Message\":\"%s\",\"Code\":\"%s\"}", failures[row].message, failures[row].name);
  const char *value;

  ck_assert_uint_eq (beckon_wire_response_get_status (response), failures[row].status);
  ck_assert_str_eq (beckon_wire_response_peek_exception (response), failures[row].name);
  ck_assert_str_eq (beckon_wire_response_peek_header (response, 1, &value), "x-amzn-errortype");
  ck_assert_str_eq (value, failures[row].name);
  ck_assert_str_eq (text_of (response), body);
  beckon_wire_response_unref (response);
}

/* Status, header and Code are as asked for, before a call and after it; then the next call passes. */
START_TEST (test_f1_failure)
{
  static const char *const kinds[] = { "before", "after" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *fault = g_strdup_printf ("{'%s':'%s'%s}", kinds[i], failures[_i].name, failures[_i].fault);

      plan (fault);
      ck_assert_beckon_unchanged_by (region, assert_failure (count_invitations (), _i));
      assert_bytes (count_invitations (), "{\"InvitationsCount\":0}");
    }
}
END_TEST

/* --- what is refused --------------------------------------------------------------------------- */

#define TEN "aaaaaaaaaa"
#define LONGEST TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "12345678"
#define NO_NAME "is not an exception's name for a fault: 1 to 128 letters, digits and dots"
#define NO_STATUS "\"status\" of a fault is not a whole number from 400 to 599"
#define ONE "a fault must have exactly one of \"before\", \"after\", \"unprocessed\" and \"stale\""
#define NOT_TRUE "\"stale\" of a fault is not true"
#define ONLY "only a fault with \"before\" or \"after\" can have a \"status\" and a \"message\""

static const struct
{
  const char *fault;
  const char *message;
} refused[] = {
  { "{'before':''}", "\"\" " NO_NAME },
  { "{'after':'Internal Exception'}", "\"Internal Exception\" " NO_NAME },
  { "{'before':'Ünknown'}", "\"Ünknown\" " NO_NAME },
  { "{'before':'A_B'}", "\"A_B\" " NO_NAME },
  { "{'before':'" LONGEST "9'}", "\"" LONGEST "9\" " NO_NAME },
  { "{'after':'A','status':'400'}", NO_STATUS },
  { "{'after':'A','status':400.5}", NO_STATUS },
  { "{'before':1}", "\"before\" of a fault is not a string without U+0000" },
  { "{'unprocessed':'no','account':'1','status':400}", ONLY },
  { "{'unprocessed':'no','account':'1','message':'no'}", ONLY },
  { "{'unprocessed':'no'}", "a fault with \"unprocessed\" needs an \"account\"" },
  { "{'status':400}", ONE },
  { "{'before':'A','after':'A'}", ONE },
  { "{'before':'A','stale':true}", ONE },
  { "{'unprocessed':'no','account':'1','stale':false}", ONE },
  { "{'stale':false}", NOT_TRUE },
  { "{'stale':1}", NOT_TRUE },
  { "{'stale':null}", NOT_TRUE },
  { "{'stale':true,'status':400}", ONLY },
  { "{'stale':true,'message':'no'}", ONLY },
  { "{'before':'A','code':400}",
    "a fault has no field \"code\": it can have before, caller, account, after, stale, times, seed, "
    "operation, unprocessed, message, nth, status or probability" },
  { "[]", "a fault is not a JSON object" },
  { "{'before':'A'", "a fault is not a JSON object: '}' expected near end of file at line 1, column 13" },
};

START_TEST (test_f1_refused)
{
  g_autofree char *spelt = spell (refused[_i].fault, NULL);
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (beckon_wire_fault_from_json (spelt, -1, &error));
  ck_assert (g_error_matches (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID));
  ck_assert_str_eq (error->message, refused[_i].message);
}
END_TEST

START_TEST (test_f1_longest_name)
{
  plan ("{'before':'" LONGEST "'}");
  assert_exception (count_invitations (), 400, LONGEST);
}
END_TEST

/* --- journals ----------------------------------------------------------------------------------- */

/* The line of an entry that is read back, and replayed the same to the byte. */
static char *
replay_from_json (GVariant *entry)
{
  char *line = beckon_wire_journal_entry_to_json (entry);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) read = beckon_wire_journal_entry_from_json (line, -1, &error);
  g_autoptr (GVariant) made = NULL;
  g_autofree char *again = NULL;

  ck_assert_msg (read != NULL, "%s", error != NULL ? error->message : "no error");
  ck_assert_beckon_unchanged_by (region, made = beckon_region_replay (region, read, &error));
  ck_assert_msg (made != NULL, "%s", error != NULL ? error->message : "no error");
  again = beckon_wire_journal_entry_to_json (made);
  ck_assert_str_eq (again, line);

  return line;
}

/* An entry with a name of no code and a status of its own. */
START_TEST (test_f1_journal)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *line = NULL;

  beckon_region_start_journal (region, 0);
  plan ("{'before':'ThrottlingException','status':429,'message':'Rate exceeded'}");
  beckon_wire_response_unref (count_invitations ());
  entries = beckon_region_take_journal (region);
  line = replay_from_json (entries->pdata[0]);
  ck_assert_ptr_nonnull (strstr (line, "\"faults\": [{\"kind\": \"before\", \"exception\": \"ThrottlingException\", "
                                       "\"status\": 429, \"message\": \"Rate exceeded\"}]"));
  ck_assert_ptr_nonnull (strstr (line, "\"error\": {\"exception\": \"ThrottlingException\", \"status\": 429, "));
}
END_TEST

/* F-2: a stale read, and its journal: the entry carries the older world. */
START_TEST (test_f2_journal)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *line = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  plan ("{'stale':true,'operation':'GetInvitationsCount','caller':'" MEMBER "'}");
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  beckon_region_start_journal (region, 0);
  ck_assert_beckon_unchanged_by (region, assert_bytes (count_invitations (), "{\"InvitationsCount\":0}"));
  assert_bytes (count_invitations (), "{\"InvitationsCount\":1}");
  entries = beckon_region_take_journal (region);
  line = replay_from_json (entries->pdata[0]);
  ck_assert_ptr_nonnull (strstr (line, "\"faults\": [{\"kind\": \"stale\"}], \"older\": {\"world\": {"));
}
END_TEST

/* --- each field ---------------------------------------------------------------------------------- */

#define NO_TEXT(field) "\"" field "\" of a fault is not a string without U+0000"
#define NO_NUMBER(field, range) "\"" field "\" of a fault is not a whole number from " range
#define NTH_RANGE "1 to 4294967295"
#define TIMES_RANGE "0 to 4294967295"
#define SEED_RANGE "0 to 9223372036854775807"
#define NO_PROBABILITY "\"probability\" of a fault is not a number from 0 to 1"

/* The message is NULL where the fault is good. */
static const struct
{
  const char *fault;
  const char *message;
} fields[] = {
  { "{'after':null}", NO_TEXT ("after") },
  { "{'after':'a\\u0000'}", NO_TEXT ("after") },
  { "{'unprocessed':1,'account':'1'}", NO_TEXT ("unprocessed") },
  { "{'before':'A','message':1}", NO_TEXT ("message") },
  { "{'unprocessed':'no','account':1}", NO_TEXT ("account") },
  { "{'stale':true,'account':1}", NO_TEXT ("account") },
  { "{'stale':true,'caller':1}", NO_TEXT ("caller") },
  { "{'stale':true,'operation':1}", NO_TEXT ("operation") },
  { "{'stale':true,'operation':'GetFindings'}",
    "there is no operation \"GetFindings\" for a fault: it can be GetInvitationsCount, DeleteInvitations, "
    "ListInvitations, DeclineInvitations, GetMembers, AcceptInvitation, GetAdministratorAccount, "
    "ListOrganizationAdminAccounts, CreateMembers, DeleteMembers, InviteMembers, GetMasterAccount, "
    "EnableOrganizationAdminAccount, ListMembers, DescribeHub, DisableOrganizationAdminAccount, "
    "AcceptAdministratorInvitation, TagResource, UntagResource, UpdateSecurityHubConfiguration, "
    "UpdateOrganizationConfiguration, EnableSecurityHub, DescribeOrganizationConfiguration, "
    "ListTagsForResource, DisassociateMembers, DisableSecurityHub, DisassociateFromAdministratorAccount or "
    "DisassociateFromMasterAccount" },
  { "{'stale':true,'nth':0}", NO_NUMBER ("nth", NTH_RANGE) },
  { "{'stale':true,'nth':1}", NULL },
  { "{'stale':true,'nth':4294967295}", NULL },
  { "{'stale':true,'nth':4294967296}", NO_NUMBER ("nth", NTH_RANGE) },
  { "{'stale':true,'nth':'1'}", NO_NUMBER ("nth", NTH_RANGE) },
  { "{'stale':true,'nth':1.0}", NO_NUMBER ("nth", NTH_RANGE) },
  { "{'stale':true,'times':-1}", NO_NUMBER ("times", TIMES_RANGE) },
  { "{'stale':true,'times':0}", NULL },
  { "{'stale':true,'times':4294967295}", NULL },
  { "{'stale':true,'times':4294967296}", NO_NUMBER ("times", TIMES_RANGE) },
  { "{'stale':true,'times':null}", NO_NUMBER ("times", TIMES_RANGE) },
  { "{'stale':true,'seed':-1}", NO_NUMBER ("seed", SEED_RANGE) },
  { "{'stale':true,'seed':9223372036854775807}", NULL },
  { "{'stale':true,'seed':true}", NO_NUMBER ("seed", SEED_RANGE) },
  { "{'stale':true,'probability':-0.001}", NO_PROBABILITY },
  { "{'stale':true,'probability':0}", NULL },
  { "{'stale':true,'probability':1}", NULL },
  { "{'stale':true,'probability':1.0}", NULL },
  { "{'stale':true,'probability':1.001}", NO_PROBABILITY },
  { "{'stale':true,'probability':'1'}", NO_PROBABILITY },
  { "{'before':'A','status':399}", NO_NUMBER ("status", "400 to 599") },
  { "{'before':'A','status':400}", NULL },
  { "{'before':'A','status':599}", NULL },
  { "{'before':'A','status':600}", NO_NUMBER ("status", "400 to 599") },
};

START_TEST (test_f1_each_field)
{
  g_autofree char *spelt = spell (fields[_i].fault, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonFault) fault = beckon_wire_fault_from_json (spelt, -1, &error);

  ck_assert_msg ((fault != NULL) == (fields[_i].message == NULL), "%s: %s", spelt,
                 error != NULL ? error->message : "no error");
  if (fields[_i].message != NULL)
    ck_assert_str_eq (error->message, fields[_i].message);
}
END_TEST

/* What says when a fault fires is handed on: only the third of three calls fails. */
START_TEST (test_nth_is_read)
{
  plan ("{'before':'InternalException','nth':2,'times':1,'operation':'GetInvitationsCount','caller':'" MEMBER "'}");
  assert_bytes (count_invitations (), "{\"InvitationsCount\":0}");
  assert_bytes (ask (region, SIBLING, BECKON_OPERATION_GET_INVITATIONS_COUNT, NULL, NULL), "{\"InvitationsCount\":0}");
  assert_exception (count_invitations (), 500, "InternalException");
  assert_bytes (count_invitations (), "{\"InvitationsCount\":0}");
}
END_TEST

/* Counts which of 64 calls a fault fails that has half a chance. */
static guint64
draw_failures (const char *text)
{
  guint64 failed = 0;

  beckon_region_clear_faults (region);
  plan (text);
  for (guint i = 0; i < 64; i++)
    {
      g_autoptr (BeckonWireResponse) response = count_invitations ();

      failed = failed << 1 | (beckon_wire_response_get_status (response) == 500);
    }

  return failed;
}

START_TEST (test_probability_and_seed_are_read)
{
  guint64 first = draw_failures ("{'before':'InternalException','times':0,'probability':0.5}");

  ck_assert_uint_ne (first, 0);
  ck_assert_uint_ne (first, G_MAXUINT64);
  ck_assert_uint_eq (draw_failures ("{'before':'InternalException','times':0,'probability':0.5,'seed':0}"), first);
  ck_assert_uint_ne (draw_failures ("{'before':'InternalException','times':0,'probability':0.5,'seed':7}"), first);
  ck_assert_uint_eq (draw_failures ("{'before':'InternalException','times':0,'probability':0}"), 0);
  ck_assert_uint_eq (draw_failures ("{'before':'InternalException','times':0,'probability':1}"), G_MAXUINT64);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire fault");
  TCase *tcase = testing_add_tcase (suite, "failures");

  tcase_add_loop_test (tcase, test_f1_failure, 0, G_N_ELEMENTS (failures));
  tcase_add_loop_test (tcase, test_f1_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_test (tcase, test_f1_longest_name);
  tcase_add_test (tcase, test_f1_journal);
  tcase_add_test (tcase, test_f2_journal);

  tcase = testing_add_tcase (suite, "each field");
  tcase_add_loop_test (tcase, test_f1_each_field, 0, G_N_ELEMENTS (fields));
  tcase_add_test (tcase, test_nth_is_read);
  tcase_add_test (tcase, test_probability_and_seed_are_read);

  return testing_run (suite);
}
