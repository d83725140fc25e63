/* SPDX-License-Identifier: MIT */
/* Security Hub on and off: the gate, who is known without it, enable, disable and describe. */
#include "../testing.h"

static gboolean
enable_as (const char *caller, GError **error)
{
  return beckon_region_enable_security_hub (region, caller, error);
}

static gboolean
disable_as (const char *caller, GError **error)
{
  return beckon_region_disable_security_hub (region, caller, error);
}

static void
assert_message (BeckonOperation operation, const char *caller, const char *message)
{
  g_autoptr (GError) failure = NULL;

  ck_assert (!call_operation (region, operation, caller, ADMINISTRATOR, &failure));
  ck_assert_str_eq (failure->message, message);
}

/* --- the gate ------------------------------------------------------------------------------ */

typedef struct
{
  BeckonError code;
  BeckonReason reason;
  const char *rule;
} Refusal;

#define IS_NOT_REFUSED                                                                                                 \
  {                                                                                                                    \
    .rule = NULL                                                                                                       \
  }
#define INVALID_ACCESS_BY(rule_)                                                                                       \
  {                                                                                                                    \
    BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, rule_                                                          \
  }
#define NO_SUCH_RESOURCE(code_)                                                                                        \
  {                                                                                                                    \
    BECKON_ERROR_##code_, BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1"                                                \
  }

/* G-1: how the field saw each operation refused. EnableSecurityHub, the three of the management account and the three
 * on tags need no hub; what is about the hub itself has its own rule. */
static const Refusal observed[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_CREATE_MEMBERS] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_GET_MEMBERS] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_LIST_MEMBERS] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_DELETE_MEMBERS] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_INVITE_MEMBERS] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_LIST_INVITATIONS] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_GET_INVITATIONS_COUNT] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_ACCEPT_INVITATION] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_DECLINE_INVITATIONS] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_DELETE_INVITATIONS] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_GET_MASTER_ACCOUNT] = NO_SUCH_RESOURCE (BAD_REQUEST),
  [BECKON_OPERATION_ENABLE_SECURITY_HUB] = IS_NOT_REFUSED,
  [BECKON_OPERATION_DISABLE_SECURITY_HUB] = NO_SUCH_RESOURCE (RESOURCE_NOT_FOUND),
  [BECKON_OPERATION_DESCRIBE_HUB] = INVALID_ACCESS_BY ("O-12"),
  [BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION] = INVALID_ACCESS_BY ("O-12"),
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT] = IS_NOT_REFUSED,
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT] = IS_NOT_REFUSED,
  [BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS] = IS_NOT_REFUSED,
  [BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION] = INVALID_ACCESS_BY ("G-1"),
  [BECKON_OPERATION_TAG_RESOURCE] = IS_NOT_REFUSED,
  [BECKON_OPERATION_UNTAG_RESOURCE] = IS_NOT_REFUSED,
  [BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE] = IS_NOT_REFUSED,
};

static void
assert_refused (BeckonOperation operation, const char *caller, const Refusal *refusal)
{
  if (refusal->rule == NULL)
    return;

  assert_fails (region, call_operation (region, operation, caller, ADMINISTRATOR, &error), refusal->code,
                refusal->reason, refusal->rule);
  assert_message (operation, caller,
                  refusal->reason == BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE
                      ? "The request is rejected since no such resource found."
                      : "Account " STRANGER " is not subscribed to AWS Security Hub");
}

/* G-1: a row for each operation. */
START_TEST (test_g1_operation_is_refused_as_observed)
{
  assert_refused (_i, STRANGER, &observed[_i]);
}
END_TEST

/* G-1 */
START_TEST (test_g1_hub_off_is_access_denied)
{
  static const Refusal denied = NO_SUCH_RESOURCE (ACCESS_DENIED);

  turn (region, BECKON_SWITCH_HUB_OFF_ERROR, BECKON_HUB_OFF_ACCESS_DENIED);
  assert_refused (_i, STRANGER, observed[_i].code == BECKON_ERROR_BAD_REQUEST ? &denied : &observed[_i]);
}
END_TEST

/* G-1 */
START_TEST (test_g1_hub_off_is_invalid_access)
{
  static const Refusal documented = INVALID_ACCESS_BY ("G-1");

  turn (region, BECKON_SWITCH_HUB_OFF_ERROR, BECKON_HUB_OFF_INVALID_ACCESS);
  assert_refused (_i, STRANGER,
                  observed[_i].reason == BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE ? &documented : &observed[_i]);
}
END_TEST

/* G-1: what the field saw of the two sides of an invitation whose hubs were turned off: a row for each call. */
static const struct
{
  BeckonOperation operation;
  const char *caller;
  const char *other;
  Refusal refusal;
  guint status;
} seen_of_both_sides[] = {
  { BECKON_OPERATION_GET_MEMBERS, ADMINISTRATOR, MEMBER, NO_SUCH_RESOURCE (BAD_REQUEST), 400 },
  { BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, MEMBER, NO_SUCH_RESOURCE (BAD_REQUEST), 400 },
  { BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, ADMINISTRATOR, MEMBER, NO_SUCH_RESOURCE (BAD_REQUEST), 400 },
  { BECKON_OPERATION_LIST_INVITATIONS, MEMBER, ADMINISTRATOR, NO_SUCH_RESOURCE (BAD_REQUEST), 400 },
  { BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, MEMBER, ADMINISTRATOR, NO_SUCH_RESOURCE (BAD_REQUEST), 400 },
  { BECKON_OPERATION_DESCRIBE_HUB, ADMINISTRATOR, MEMBER, INVALID_ACCESS_BY ("O-12"), 401 },
  { BECKON_OPERATION_DISABLE_SECURITY_HUB, ADMINISTRATOR, MEMBER, NO_SUCH_RESOURCE (RESOURCE_NOT_FOUND), 404 },
};

START_TEST (test_g1_both_sides_without_a_hub)
{
  const Refusal *refusal = &seen_of_both_sides[_i].refusal;
  BeckonOperation operation = seen_of_both_sides[_i].operation;
  const char *caller = seen_of_both_sides[_i].caller, *other = seen_of_both_sides[_i].other;
  g_autoptr (GError) failure = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  disable (region, ADMINISTRATOR);
  disable (region, MEMBER);

  assert_fails (region, call_operation (region, operation, caller, other, &error), refusal->code, refusal->reason,
                refusal->rule);
  ck_assert (!call_operation (region, operation, caller, other, &failure));
  ck_assert_uint_eq (beckon_error_get_raised_status (failure), seen_of_both_sides[_i].status);
}
END_TEST

/* G-1: a hub turned off again is off. */
START_TEST (test_g1_gate_closes_again)
{
  disable (region, MEMBER);
  assert_fails (region, beckon_region_get_invitations_count (region, MEMBER, &error), BECKON_ERROR_BAD_REQUEST,
                BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");

  enable (region, MEMBER, NULL);
  ck_assert_int_eq (beckon_region_get_invitations_count (region, MEMBER, NULL), 0);
}
END_TEST

/* --- no gate ------------------------------------------------------------------------------- */

/* G-2: what refuses a caller never seen, a row for each operation. */
#define UNKNOWN                                                                                                        \
  {                                                                                                                    \
    BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_UNKNOWN_ACCOUNT, "G-2"                                              \
  }
#define OF_NO_ORGANIZATION                                                                                             \
  {                                                                                                                    \
    BECKON_ERROR_ACCESS_DENIED, BECKON_REASON_NOT_IN_AN_ORGANIZATION, "G-13"                                           \
  }
#define ADMINISTERS_NOTHING                                                                                            \
  {                                                                                                                    \
    BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "O-14"                               \
  }
#define WITHOUT_RESOURCE                                                                                               \
  {                                                                                                                    \
    BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE, "O-13"                                            \
  }

static const Refusal unseen[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = UNKNOWN,
  [BECKON_OPERATION_ACCEPT_INVITATION] = UNKNOWN,
  [BECKON_OPERATION_DECLINE_INVITATIONS] = UNKNOWN,
  [BECKON_OPERATION_DELETE_INVITATIONS] = UNKNOWN,
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = UNKNOWN,
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = UNKNOWN,
  [BECKON_OPERATION_DESCRIBE_HUB] = INVALID_ACCESS_BY ("O-12"),
  [BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION] = INVALID_ACCESS_BY ("O-12"),
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT] = OF_NO_ORGANIZATION,
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT] = OF_NO_ORGANIZATION,
  [BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS] = OF_NO_ORGANIZATION,
  [BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION] = ADMINISTERS_NOTHING,
  [BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION] = ADMINISTERS_NOTHING,
  [BECKON_OPERATION_TAG_RESOURCE] = WITHOUT_RESOURCE,
  [BECKON_OPERATION_UNTAG_RESOURCE] = WITHOUT_RESOURCE,
  [BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE] = WITHOUT_RESOURCE,
};

START_TEST (test_g2_caller_never_seen)
{
  const Refusal *refusal = &unseen[_i];

  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  if (refusal->rule == NULL)
    assert_done (call_operation (region, _i, STRANGER, ADMINISTRATOR, &error));
  else
    assert_fails (region, call_operation (region, _i, STRANGER, ADMINISTRATOR, &error), refusal->code, refusal->reason,
                  refusal->rule);
  if (refusal->reason == BECKON_REASON_UNKNOWN_ACCOUNT)
    assert_message (_i, STRANGER, "Account " STRANGER " is not known in this Region");
}
END_TEST

/* G-2: reads by nobody are empty, and turning a hub off that was never on changes nothing. */
START_TEST (test_g2_reads_of_a_caller_never_seen_are_empty)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);

  assert_members (region, STRANGER, FALSE, NOBODY);
  assert_invitations (region, STRANGER, NOBODY);
  ck_assert_int_eq (beckon_region_get_invitations_count (region, STRANGER, NULL), 0);
  ck_assert_beckon_unchanged_by (region, disable (region, STRANGER));
}
END_TEST

static GPtrArray *
decline_as (const char *caller, GError **error)
{
  return beckon_region_decline_invitations (region, caller, IDS (RIVAL), error);
}

static void
assert_is_seen (const char *account)
{
  assert_unprocessed (decline_as (account, &error), { RIVAL, BECKON_REASON_NO_INVITATION, "L-none/decline" });
}

/* G-2: each way to be seen, and once seen an account stays seen. */
START_TEST (test_g2_seen_once_the_hub_was_on)
{
  enable (region, STRANGER, NULL);
  disable (region, STRANGER);
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  assert_is_seen (STRANGER);
}
END_TEST

START_TEST (test_g2_seen_once_marked)
{
  set_organization (region, STRANGER, TRUE);
  set_organization (region, STRANGER, FALSE);
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  assert_is_seen (STRANGER);
}
END_TEST

START_TEST (test_g2_seen_once_created_as_a_member)
{
  administrator_creates (region, ADMINISTRATOR, STRANGER);
  administrator_deletes (region, ADMINISTRATOR, STRANGER);
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  assert_is_seen (STRANGER);
}
END_TEST

START_TEST (test_g2_seen_once_it_created_a_member)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  administrator_creates (region, STRANGER, MEMBER);
  administrator_deletes (region, STRANGER, MEMBER);
  assert_is_seen (STRANGER);
}
END_TEST

/* G-2: a refused create, an invitation of nobody and a mark taken from nobody show nobody. */
START_TEST (test_g2_not_seen_by_what_did_not_happen)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  ck_assert_beckon_unchanged_by (region, assert_unprocessed (create_members (region, STRANGER, IDS (STRANGER), &error),
                                                             { STRANGER, BECKON_REASON_SELF_CREATE, "G-6" }));
  ck_assert_beckon_unchanged_by (
      region, assert_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (STRANGER), &error),
                                  { STRANGER, BECKON_REASON_NOT_A_MEMBER, "L-none/invite" }));
  assert_fails (region, decline_as (STRANGER, &error), BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_UNKNOWN_ACCOUNT,
                "G-2");
}
END_TEST

/* The whole invitation without a single hub. */
START_TEST (test_g1_no_gate_no_hubs)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  pair_in_state (region, STRANGER, "000000000001", BECKON_STATE_RESIGNED);
  pair_in_state (region, STRANGER, "000000000002", BECKON_STATE_DECLINED);
}
END_TEST

/* --- enable -------------------------------------------------------------------------------- */

/* G-10 */
START_TEST (test_g10_hub_is_on_already)
{
  ck_assert (beckon_region_advance_clock (region, G_USEC_PER_SEC));
  assert_fails (region, enable_as (MEMBER, &error), BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_HUB_ALREADY_ON,
                "G-10");
}
END_TEST

/* --- disable ------------------------------------------------------------------------------- */

/* G-11 */
START_TEST (test_g11_accepted_member_stays_on)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_fails (region, disable_as (MEMBER, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB, "G-11");

  member_leaves (region, MEMBER);
  disable (region, MEMBER);
}
END_TEST

/* G-11 */
START_TEST (test_g11_administrator_of_accepted_members_stays_on)
{
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_fails (region, disable_as (ADMINISTRATOR, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11");

  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
  disable (region, ADMINISTRATOR);
}
END_TEST

/* G-11: the pairs in which the caller is the administrator are dropped, the others stay. */
START_TEST (test_g11_own_members_are_dropped)
{
  pair_in_state (region, RIVAL, ADMINISTRATOR, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_DECLINED);
  disable (region, ADMINISTRATOR);

  assert_invitations (region, MEMBER, IDS (RIVAL));
  assert_members (region, RIVAL, FALSE, IDS (ADMINISTRATOR, MEMBER));
  enable (region, ADMINISTRATOR, NULL);
  assert_members (region, ADMINISTRATOR, FALSE, NOBODY);
  member_accepts (region, ADMINISTRATOR, RIVAL);
}
END_TEST

/* G-11: a row for each state of a pair in which the caller is the member. */
START_TEST (test_g11_invitations_outlive_the_hub)
{
  if (_i == BECKON_STATE_ACCEPTED)
    return;

  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);
  disable (region, MEMBER);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, _i);
}
END_TEST

/* G-11: with the gate off, a hub that is off already is judged the same way. */
START_TEST (test_g11_hub_that_is_off_is_judged_all_the_same)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  disable (region, ADMINISTRATOR);
  disable (region, MEMBER);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);

  assert_fails (region, disable_as (MEMBER, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB, "G-11");
  assert_fails (region, disable_as (ADMINISTRATOR, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11");
  member_leaves (region, MEMBER);
  disable (region, ADMINISTRATOR);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_NONE);
}
END_TEST

/* --- describe ------------------------------------------------------------------------------ */

#define HUB_ARN(account) "arn:aws:securityhub:us-east-1:" account ":hub/default"

static BeckonHub *
describe_as (const char *caller, const char *arn, GError **error)
{
  return beckon_region_describe_hub (region, caller, arn, error);
}

/* O-12: SubscribedAt is the time of the last enable. */
START_TEST (test_o12_hub_since_it_was_last_turned_on)
{
  g_autoptr (BeckonHub) first = describe_as (MEMBER, NULL, NULL);
  g_autoptr (BeckonHub) second = NULL;

  ck_assert_str_eq (beckon_hub_peek_arn (first), HUB_ARN (MEMBER));
  ck_assert_int_eq (beckon_hub_get_subscribed_at_us (first), START_US);

  ck_assert (beckon_region_advance_clock (region, 5));
  disable (region, MEMBER);
  enable (region, MEMBER, NULL);
  second = describe_as (MEMBER, HUB_ARN (MEMBER), NULL);
  ck_assert_str_eq (beckon_hub_peek_arn (second), HUB_ARN (MEMBER));
  ck_assert_int_eq (beckon_hub_get_subscribed_at_us (second), START_US + 5);
}
END_TEST

/* O-12: the hub is off, whatever the gate switch. */
START_TEST (test_o12_hub_off)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  assert_fails (region, describe_as (STRANGER, NULL, &error), BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF,
                "O-12");
  assert_fails (region, describe_as (STRANGER, HUB_ARN (MEMBER), &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_HUB_OFF, "O-12");
  assert_message (BECKON_OPERATION_DESCRIBE_HUB, STRANGER,
                  "Account " STRANGER " is not subscribed to AWS Security Hub");
}
END_TEST

/* O-12: ARNs of hubs that are not the caller's. */
static const char *const others_hubs[] = {
  HUB_ARN (ADMINISTRATOR),
  HUB_ARN (STRANGER),
  "arn:aws:securityhub:eu-west-1:" MEMBER ":hub/default",
  "arn:aws-cn:securityhub:us-east-1:" MEMBER ":hub/default",
  "arn:aws:s3:::bucket",
};

START_TEST (test_o12_hub_of_another)
{
  assert_fails (region, describe_as (MEMBER, others_hubs[_i], &error), BECKON_ERROR_RESOURCE_NOT_FOUND,
                BECKON_REASON_NO_SUCH_HUB, "O-12");
}
END_TEST

/* An ARN has six parts, of which the region and the account may be empty. */
static const char *const no_arns[] = {
  "default",
  "hub/default",
  MEMBER,
  "arn",
  " ",
  "arn::securityhub:us-east-1:" MEMBER ":hub/default",
  "arn:aws::us-east-1:" MEMBER ":hub/default",
  "arn:aws:securityhub:us-east-1:" MEMBER ":",
  "arn:aws:securityhub:us-east-1:" MEMBER,
  "urn:aws:securityhub:us-east-1:" MEMBER ":hub/default",
};

START_TEST (test_o12_no_arn)
{
  assert_fails (region, describe_as (MEMBER, no_arns[_i], &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-12");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("hub");
  TCase *tcase = testing_add_tcase (suite, "the gate");

  tcase_add_loop_test (tcase, test_g1_operation_is_refused_as_observed, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_g1_hub_off_is_access_denied, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_g1_hub_off_is_invalid_access, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_g1_both_sides_without_a_hub, 0, G_N_ELEMENTS (seen_of_both_sides));
  tcase_add_test (tcase, test_g1_gate_closes_again);

  tcase = testing_add_tcase (suite, "no gate");
  tcase_add_loop_test (tcase, test_g2_caller_never_seen, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_g2_reads_of_a_caller_never_seen_are_empty);
  tcase_add_test (tcase, test_g2_seen_once_the_hub_was_on);
  tcase_add_test (tcase, test_g2_seen_once_marked);
  tcase_add_test (tcase, test_g2_seen_once_created_as_a_member);
  tcase_add_test (tcase, test_g2_seen_once_it_created_a_member);
  tcase_add_test (tcase, test_g2_not_seen_by_what_did_not_happen);
  tcase_add_test (tcase, test_g1_no_gate_no_hubs);

  tcase = testing_add_tcase (suite, "enable and disable");
  tcase_add_test (tcase, test_g10_hub_is_on_already);
  tcase_add_test (tcase, test_g11_accepted_member_stays_on);
  tcase_add_test (tcase, test_g11_administrator_of_accepted_members_stays_on);
  tcase_add_test (tcase, test_g11_own_members_are_dropped);
  tcase_add_loop_test (tcase, test_g11_invitations_outlive_the_hub, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_g11_hub_that_is_off_is_judged_all_the_same);

  tcase = testing_add_tcase (suite, "describe");
  tcase_add_test (tcase, test_o12_hub_since_it_was_last_turned_on);
  tcase_add_test (tcase, test_o12_hub_off);
  tcase_add_loop_test (tcase, test_o12_hub_of_another, 0, G_N_ELEMENTS (others_hubs));
  tcase_add_loop_test (tcase, test_o12_no_arn, 0, G_N_ELEMENTS (no_arns));

  return testing_run (suite);
}
