/* SPDX-License-Identifier: MIT */
/* The shared libraries, as a stranger links them: one story through both, and the versions. */
#include "../testing.h"

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

/* Every type can be boxed, which is what other languages hold it by. */
START_TEST (test_types)
{
  GType types[] = { BECKON_TYPE_ACCOUNT_DETAILS, BECKON_TYPE_COVERAGE, BECKON_TYPE_HUB,
                    BECKON_TYPE_INVITATION,      BECKON_TYPE_MEMBER,   BECKON_TYPE_REGION,
                    BECKON_TYPE_RESULT,          BECKON_TYPE_SWITCHES, BECKON_WIRE_TYPE_RESPONSE };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    ck_assert_msg (G_TYPE_IS_BOXED (types[i]), "type %zu is no boxed type", i);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("api");
  TCase *tcase = tcase_create ("api");

  tcase_add_test (tcase, test_story);
  tcase_add_test (tcase, test_version);
  tcase_add_test (tcase, test_types);
  suite_add_tcase (suite, tcase);

  return testing_run (suite);
}
