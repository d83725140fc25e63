/* SPDX-License-Identifier: MIT */
/* Asking first: why something would not happen, dry runs, and that both agree with doing it. */
#include "../testing.h"

#include <string.h>

/* --- each reason ----------------------------------------------------------------------------- */

/* In a world of these pairs, this mark, this organization and this switch, a call that would not do anything. */
typedef struct
{
  BeckonReason reason;
  const char *rule;
  const char *exception; /* NULL where the call would succeed */
  const char *caller;
  BeckonOperation operation;
  const char *account;
  struct
  {
    const char *administrator, *member;
    BeckonState state;
  } pairs[2];
  const char *organization;
  const char *switch_name;
  guint32 value;
  const char *belongs;  /* to the organization of MANAGEMENT, to which DELEGATE belongs, too, where any is named */
  const char *delegate; /* its delegated administrator; NULL: it has none */
  const char *enrolled; /* CreateMembers of @delegate */
  gboolean is_central;
} Refusal;

/* The hub of MANAGEMENT is off. */
#define MANAGEMENT "222233334444"
#define DELEGATE "555566667777"

/* clang-format off */

#define NEEDS(administrator, member, state) { administrator, member, BECKON_STATE_##state }
#define ASKS(caller, operation, account) caller, BECKON_OPERATION_##operation, account

static const Refusal refusals[] = {
  { BECKON_REASON_ALREADY_A_MEMBER, "L-created/create", NULL,
    ASKS (ADMINISTRATOR, CREATE_MEMBERS, MEMBER), { NEEDS (ADMINISTRATOR, MEMBER, CREATED) } },
  { BECKON_REASON_SELF_CREATE, "G-6", NULL,
    ASKS (ADMINISTRATOR, CREATE_MEMBERS, ADMINISTRATOR) },
  { BECKON_REASON_SELF_INVITE, "G-6", NULL,
    ASKS (ADMINISTRATOR, INVITE_MEMBERS, ADMINISTRATOR) },
  { BECKON_REASON_CALLER_IS_A_MEMBER_CREATE, "G-5", NULL, ASKS (MEMBER, CREATE_MEMBERS, SIBLING),
    { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED) } },
  { BECKON_REASON_CALLER_IS_A_MEMBER_INVITE, "G-5", NULL, ASKS (MEMBER, INVITE_MEMBERS, SIBLING),
    { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED) } },
  { BECKON_REASON_MEMBER_LIMIT, "G-8", NULL, ASKS (ADMINISTRATOR, CREATE_MEMBERS, SIBLING),
    { NEEDS (ADMINISTRATOR, MEMBER, CREATED) }, NULL, "max_members", 1 },
  { BECKON_REASON_ALREADY_INVITED, "L-pending/invite", NULL,
    ASKS (ADMINISTRATOR, INVITE_MEMBERS, MEMBER), { NEEDS (ADMINISTRATOR, MEMBER, PENDING) } },
  { BECKON_REASON_STILL_ASSOCIATED_MEMBER, "L-accepted/delete-member", NULL,
    ASKS (ADMINISTRATOR, DELETE_MEMBERS, MEMBER), { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED) } },
  { BECKON_REASON_NOT_DECLINED, "L-pending/delete-invitation", NULL,
    ASKS (MEMBER, DELETE_INVITATIONS, ADMINISTRATOR),
    { NEEDS (ADMINISTRATOR, MEMBER, PENDING) } },
  { BECKON_REASON_STILL_ASSOCIATED_INVITATION, "L-accepted/delete-invitation", NULL,
    ASKS (MEMBER, DELETE_INVITATIONS, ADMINISTRATOR),
    { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED) } },
  { BECKON_REASON_ALREADY_ASSOCIATED, "G-7", "InvalidInputException",
    ASKS (MEMBER, ACCEPT_INVITATION, RIVAL),
    { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED), NEEDS (RIVAL, MEMBER, PENDING) } },
  { BECKON_REASON_HAS_MEMBERS, "G-7", "InvalidInputException",
    ASKS (MEMBER, ACCEPT_INVITATION, ADMINISTRATOR),
    { NEEDS (ADMINISTRATOR, MEMBER, PENDING), NEEDS (MEMBER, SIBLING, CREATED) } },
  { BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7", "InvalidInputException",
    ASKS (MEMBER, ACCEPT_ADMINISTRATOR_INVITATION, ADMINISTRATOR),
    { NEEDS (ADMINISTRATOR, MEMBER, REMOVED) } },
  { BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7", "InvalidInputException",
    ASKS (MEMBER, ACCEPT_INVITATION, ADMINISTRATOR) },
  { BECKON_REASON_NO_INVITATION_TO_ACCEPT, "G-7", "ResourceNotFoundException",
    ASKS (MEMBER, ACCEPT_INVITATION, ADMINISTRATOR), { NEEDS (NULL, NULL, NONE) }, NULL,
    "accept_unknown_is_not_found", 1 },
  { BECKON_REASON_INVITER_IS_A_MEMBER, "G-7", "InvalidInputException",
    ASKS (MEMBER, ACCEPT_ADMINISTRATOR_INVITATION, ADMINISTRATOR),
    { NEEDS (RIVAL, ADMINISTRATOR, ACCEPTED), NEEDS (ADMINISTRATOR, MEMBER, PENDING) } },
  { BECKON_REASON_NOT_ASSOCIATED, "O-10", "BadRequestException",
    ASKS (MEMBER, DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, NULL) },
  { BECKON_REASON_INVALID_ACCOUNT_ID, "W-3", NULL, ASKS (ADMINISTRATOR, INVITE_MEMBERS, "12"),
    { NEEDS (ADMINISTRATOR, "12", CREATED) }, NULL, "twelve_digit_account_ids", 1 },
  { BECKON_REASON_INVALID_ACCOUNT_ID, "W-3", NULL,
    ASKS (ADMINISTRATOR, DISASSOCIATE_MEMBERS, "12"), { NEEDS (ADMINISTRATOR, "12", PENDING) },
    NULL, "twelve_digit_account_ids", 1 },
  { BECKON_REASON_INVALID_ACCOUNT_ID, "W-3", "InvalidInputException",
    ASKS (MEMBER, ACCEPT_INVITATION, "12"), { NEEDS ("12", MEMBER, PENDING) }, NULL,
    "twelve_digit_account_ids", 1 },
  { BECKON_REASON_NOT_A_MEMBER, "L-none/invite", NULL,
    ASKS (ADMINISTRATOR, INVITE_MEMBERS, MEMBER) },
  { BECKON_REASON_NO_INVITATION, "L-none/decline", NULL,
    ASKS (MEMBER, DECLINE_INVITATIONS, ADMINISTRATOR) },
  { BECKON_REASON_NO_INVITATION, "O-1", NULL, ASKS (MEMBER, DECLINE_INVITATIONS, MEMBER) },
  { BECKON_REASON_NO_INVITATION, "L-none/decline", "ResourceNotFoundException",
    ASKS (MEMBER, DECLINE_INVITATIONS, ADMINISTRATOR), { NEEDS (NULL, NULL, NONE) }, NULL,
    "decline_unknown_is_not_found", 1 },
  { BECKON_REASON_ALREADY_ACCEPTED, "L-accepted/decline", NULL,
    ASKS (MEMBER, DECLINE_INVITATIONS, ADMINISTRATOR),
    { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED) } },
  { BECKON_REASON_ALREADY_DECLINED, "L-declined/decline", NULL,
    ASKS (MEMBER, DECLINE_INVITATIONS, ADMINISTRATOR),
    { NEEDS (ADMINISTRATOR, MEMBER, DECLINED) } },
  { BECKON_REASON_INVITATION_LIMIT, "G-8", NULL, ASKS (ADMINISTRATOR, INVITE_MEMBERS, MEMBER),
    { NEEDS (ADMINISTRATOR, SIBLING, PENDING), NEEDS (ADMINISTRATOR, MEMBER, CREATED) }, NULL,
    "max_pending_invitations", 1 },
  { BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9", NULL, ASKS (ADMINISTRATOR, INVITE_MEMBERS, MEMBER),
    { NEEDS (ADMINISTRATOR, MEMBER, CREATED) }, MEMBER },
  { BECKON_REASON_HAS_ADMINISTRATOR, "G-3", NULL, ASKS (ADMINISTRATOR, INVITE_MEMBERS, MEMBER),
    { NEEDS (RIVAL, MEMBER, ACCEPTED), NEEDS (ADMINISTRATOR, MEMBER, CREATED) }, NULL,
    "invite_associated_accounts", 0 },
  { BECKON_REASON_HUB_OFF, "G-1", "InvalidAccessException",
    ASKS (STRANGER, CREATE_MEMBERS, MEMBER) },
  { BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1", "BadRequestException",
    ASKS (STRANGER, DELETE_MEMBERS, MEMBER) },
  { BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1", "AccessDeniedException",
    ASKS (STRANGER, DELETE_MEMBERS, MEMBER), { NEEDS (NULL, NULL, NONE) }, NULL, "hub_off_error",
    BECKON_HUB_OFF_ACCESS_DENIED },
  { BECKON_REASON_UNKNOWN_ACCOUNT, "G-2", "ResourceNotFoundException",
    ASKS (STRANGER, DECLINE_INVITATIONS, ADMINISTRATOR), { NEEDS (NULL, NULL, NONE) }, NULL,
    "require_security_hub", 0 },
  { BECKON_REASON_ORGANIZATION_CALLER, "G-9", "InvalidAccessException",
    ASKS (MEMBER, DECLINE_INVITATIONS, ADMINISTRATOR), { NEEDS (ADMINISTRATOR, MEMBER, PENDING) },
    MEMBER },
  { BECKON_REASON_HUB_ALREADY_ON, "G-10", "ResourceConflictException",
    ASKS (MEMBER, ENABLE_SECURITY_HUB, NULL) },
  { BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB, "G-11", "InvalidInputException",
    ASKS (MEMBER, DISABLE_SECURITY_HUB, NULL), { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED) } },
  { BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11", "InvalidInputException",
    ASKS (ADMINISTRATOR, DISABLE_SECURITY_HUB, NULL), { NEEDS (ADMINISTRATOR, MEMBER, ACCEPTED) } },
  { BECKON_REASON_HAS_ADMINISTRATOR, "G-14", NULL, ASKS (DELEGATE, CREATE_MEMBERS, MEMBER),
    { NEEDS (RIVAL, MEMBER, ACCEPTED) }, .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_ACCOUNT_HAS_MEMBERS, "G-14", NULL, ASKS (DELEGATE, CREATE_MEMBERS, MEMBER),
    { NEEDS (MEMBER, SIBLING, ACCEPTED) }, .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF, "G-14", NULL, ASKS (DELEGATE, CREATE_MEMBERS, MANAGEMENT),
    .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_ALREADY_A_MEMBER, "L-accepted/enroll", NULL, ASKS (DELEGATE, CREATE_MEMBERS, MEMBER),
    .belongs = MEMBER, .delegate = DELEGATE, .enrolled = MEMBER },
  { BECKON_REASON_MEMBER_LIMIT, "G-8", NULL, ASKS (DELEGATE, CREATE_MEMBERS, MEMBER),
    { NEEDS (DELEGATE, SIBLING, CREATED) }, .belongs = MEMBER, .delegate = DELEGATE,
    .switch_name = "max_organization_members", .value = 1 },
  { BECKON_REASON_INVALID_ACCOUNT_ID, "W-3", NULL, ASKS (DELEGATE, CREATE_MEMBERS, "12"),
    .belongs = "12", .delegate = DELEGATE, .switch_name = "twelve_digit_account_ids", .value = 1 },
  { BECKON_REASON_ORGANIZATION_ACCOUNT, "G-9", NULL, ASKS (DELEGATE, INVITE_MEMBERS, MEMBER),
    { NEEDS (DELEGATE, MEMBER, CREATED) }, .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_HAS_MEMBERS, "G-7", "InvalidInputException", ASKS (DELEGATE, ACCEPT_INVITATION, RIVAL),
    { NEEDS (RIVAL, DELEGATE, PENDING) }, .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_ALREADY_ASSOCIATED, "G-7", "InvalidInputException", ASKS (MEMBER, ACCEPT_INVITATION, RIVAL),
    { NEEDS (RIVAL, MEMBER, PENDING) }, .belongs = MEMBER, .delegate = DELEGATE, .enrolled = MEMBER },
  { BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11", "InvalidInputException",
    ASKS (DELEGATE, DISABLE_SECURITY_HUB, NULL), .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_STILL_ASSOCIATED_INVITATION, "L-accepted/delete-invitation", NULL,
    ASKS (MEMBER, DELETE_INVITATIONS, DELEGATE), .belongs = MEMBER, .delegate = DELEGATE, .enrolled = MEMBER },
  { BECKON_REASON_NOT_IN_AN_ORGANIZATION, "G-13", "AccessDeniedException",
    ASKS (MEMBER, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, SIBLING) },
  { BECKON_REASON_NOT_IN_AN_ORGANIZATION, "G-13", "AccessDeniedException",
    ASKS (MEMBER, DISABLE_ORGANIZATION_ADMIN_ACCOUNT, SIBLING), .organization = MEMBER },
  { BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT, "G-13", "AccessDeniedException",
    ASKS (DELEGATE, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MEMBER), .belongs = MEMBER },
  { BECKON_REASON_NOT_IN_THIS_ORGANIZATION, "G-13", "InvalidInputException",
    ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, SIBLING), .belongs = MEMBER },
  { BECKON_REASON_ADMINISTRATOR_ALREADY_DESIGNATED, "G-13", "ResourceConflictException",
    ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, DELEGATE), .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED, "G-13", "InvalidInputException",
    ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MEMBER), .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER, "G-13", "InvalidInputException",
    ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MEMBER), { NEEDS (RIVAL, MEMBER, ACCEPTED) },
    .belongs = MEMBER },
  { BECKON_REASON_MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER, "G-13", "InvalidInputException",
    ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT), .belongs = MEMBER,
    .switch_name = "management_account_may_administer", .value = 0 },
  { BECKON_REASON_HUB_OFF_MANAGEMENT_ACCOUNT, "G-13", "InvalidInputException",
    ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MANAGEMENT), .belongs = MEMBER },
  { BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR, "G-13", "InvalidInputException",
    ASKS (MANAGEMENT, DISABLE_ORGANIZATION_ADMIN_ACCOUNT, MEMBER), .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR, "G-13", "InvalidInputException",
    ASKS (MANAGEMENT, DISABLE_ORGANIZATION_ADMIN_ACCOUNT, DELEGATE), .belongs = MEMBER },
  { BECKON_REASON_CENTRAL_CONFIGURATION, "G-13", "ResourceConflictException",
    ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, SIBLING), .belongs = MEMBER, .delegate = DELEGATE,
    .is_central = TRUE },
  { BECKON_REASON_CENTRAL_CONFIGURATION, "G-13", "ResourceConflictException",
    ASKS (MANAGEMENT, DISABLE_ORGANIZATION_ADMIN_ACCOUNT, DELEGATE), .belongs = MEMBER, .delegate = DELEGATE,
    .is_central = TRUE },
  { BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "O-14", "InvalidAccessException",
    ASKS (MEMBER, UPDATE_ORGANIZATION_CONFIGURATION, MEMBER), .belongs = MEMBER, .delegate = DELEGATE },
  { BECKON_REASON_INVALID_INPUT, "O-14", "InvalidInputException",
    ASKS (DELEGATE, UPDATE_ORGANIZATION_CONFIGURATION, DELEGATE), .belongs = MEMBER, .delegate = DELEGATE,
    .is_central = TRUE },
  { BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "G-16", "BadRequestException",
    ASKS (MEMBER, DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, NULL), .belongs = MEMBER, .delegate = DELEGATE,
    .enrolled = MEMBER },
  { BECKON_REASON_MANAGED_MEMBER_CANNOT_LEAVE, "G-16", "BadRequestException",
    ASKS (MEMBER, DISASSOCIATE_FROM_MASTER_ACCOUNT, NULL), { NEEDS (DELEGATE, MEMBER, ACCEPTED) }, .belongs = MEMBER,
    .delegate = DELEGATE }, /* accepted by invitation, and managed since */
  { BECKON_REASON_HUB_OFF, "O-12", "InvalidAccessException",
    ASKS (STRANGER, UPDATE_SECURITY_HUB_CONFIGURATION, NULL) },
  { BECKON_REASON_NO_SUCH_RESOURCE, "O-13", "ResourceNotFoundException", ASKS (STRANGER, TAG_RESOURCE, STRANGER) },
  { BECKON_REASON_NO_SUCH_RESOURCE, "O-13", "ResourceNotFoundException", ASKS (MEMBER, UNTAG_RESOURCE, SIBLING) },
  { BECKON_REASON_INVALID_INPUT, "O-4", "InvalidInputException",
    ASKS (" ", ENABLE_SECURITY_HUB, NULL) },
  { BECKON_REASON_INVALID_INPUT, "O-4", "InvalidInputException",
    ASKS (MEMBER, DECLINE_INVITATIONS, "\xff") },
};

/* clang-format on */

static void
found_organization (const Refusal *row)
{
  if (row->belongs == NULL)
    return;
  assert_done (beckon_region_set_organization (region, row->belongs, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (region, DELEGATE, MANAGEMENT, &error));
  if (row->delegate != NULL)
    assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, row->delegate, &error));
  if (row->enrolled != NULL)
    administrator_creates (region, row->delegate, row->enrolled);
  if (row->is_central)
    assert_done (
        beckon_region_update_organization_configuration (region, row->delegate, FALSE, NULL, "CENTRAL", &error));
}

static void
set_scene (const Refusal *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (row->pairs) && row->pairs[i].administrator != NULL; i++)
    assert_done (beckon_region_put_association (region, row->pairs[i].administrator, row->pairs[i].member,
                                                row->pairs[i].state, &error));
  if (row->organization != NULL)
    set_organization (region, row->organization, TRUE);
  found_organization (row);
  if (row->switch_name != NULL)
    {
      BeckonSwitch which = BECKON_SWITCH_MAX_MEMBERS;

      ck_assert (beckon_switch_from_string (row->switch_name, &which));
      turn (region, which, row->value);
    }
}

static BeckonExplanation *
explain (const char *caller, BeckonOperation operation, const char *account)
{
  g_autoptr (GError) error = NULL;
  BeckonExplanation *explanation = beckon_region_explain (region, caller, operation, account, &error);

  ck_assert_msg (explanation != NULL, "%s", error != NULL ? error->message : "");

  return explanation;
}

static void
assert_text_of (const BeckonExplanation *explanation, BeckonReason reason)
{
  const char *text = beckon_reason_peek_text (reason);

  ck_assert_str_ne (beckon_explanation_peek_text (explanation), "");
  if (text != NULL && strstr (text, "<id>") == NULL)
    ck_assert_str_eq (beckon_explanation_peek_text (explanation), text);
}

START_TEST (test_refusal_is_explained)
{
  const Refusal *row = &refusals[_i];
  g_autoptr (BeckonExplanation) explanation = NULL;

  set_scene (row);
  ck_assert_beckon_unchanged_by (region, explanation = explain (row->caller, row->operation, row->account));
  ck_assert (!beckon_explanation_would_act (explanation));
  ck_assert_str_eq (beckon_reason_to_string (beckon_explanation_get_reason (explanation)),
                    beckon_reason_to_string (row->reason));
  ck_assert_str_eq (beckon_explanation_peek_rule (explanation), row->rule);
  ck_assert_str_eq (beckon_explanation_peek_sure (explanation), beckon_rule_peek_sure (row->rule));
  ck_assert_pstr_eq (beckon_explanation_peek_exception (explanation), row->exception);
  assert_text_of (explanation, row->reason);
  ck_assert_ptr_nonnull (beckon_explanation_peek_remedy (explanation));
  ck_assert_pstr_eq (beckon_explanation_peek_remedy (explanation), beckon_reason_peek_remedy (row->reason));
}
END_TEST

/* All but those that no call which changes something meets, and those tested apart. */
START_TEST (test_every_reason_has_a_row)
{
  gboolean has_row[BECKON_N_REASONS] = {
    [BECKON_REASON_NONE] = TRUE,
    [BECKON_REASON_NO_SUCH_HUB] = TRUE,
    [BECKON_REASON_FAULT] = TRUE,
    [BECKON_REASON_GUARD] = TRUE,
    [BECKON_REASON_BAD_SOURCE] = TRUE,
    [BECKON_REASON_CALLED_BACK] = TRUE,
    [BECKON_REASON_MEMBER_CANNOT_CONFIGURE] = TRUE, /* no field of UpdateSecurityHubConfiguration is required */
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    has_row[refusals[i].reason] = TRUE;
  for (guint i = 0; i < BECKON_N_REASONS; i++)
    ck_assert_msg (has_row[i], "%s has no row", beckon_reason_to_string (i));
}
END_TEST

static BeckonVerdict *
deny (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  return beckon_proposal_get_step (proposal) == BECKON_STEP_CREATE
             ? beckon_verdict_new_report ("not here")
             : beckon_verdict_new_failure (BECKON_ERROR_LIMIT_EXCEEDED, "not ever");
}

START_TEST (test_veto_is_explained)
{
  g_autoptr (BeckonExplanation) reported = NULL;
  g_autoptr (BeckonExplanation) failed = NULL;

  administrator_creates (region, ADMINISTRATOR, SIBLING);
  beckon_region_set_guard (region, deny, NULL, NULL);
  reported = explain (ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS, MEMBER);
  failed = explain (ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS, SIBLING);
  ck_assert (!beckon_explanation_would_act (reported));
  ck_assert_int_eq (beckon_explanation_get_reason (reported), BECKON_REASON_GUARD);
  ck_assert_str_eq (beckon_explanation_peek_text (reported), "not here");
  ck_assert_pstr_eq (beckon_explanation_peek_exception (reported), NULL);
  ck_assert_ptr_nonnull (beckon_explanation_peek_remedy (reported));
  ck_assert_pstr_eq (beckon_explanation_peek_sure (reported), NULL);
  ck_assert (!beckon_explanation_would_act (failed));
  ck_assert_int_eq (beckon_explanation_get_reason (failed), BECKON_REASON_GUARD);
  ck_assert_str_eq (beckon_explanation_peek_text (failed), "not ever");
  ck_assert_str_eq (beckon_explanation_peek_exception (failed), "LimitExceededException");
}
END_TEST

static gint64
late_clock (gpointer user_data)
{
  return LAST_TIME_US + 1;
}

/* W-4 */
START_TEST (test_bad_clock_is_explained)
{
  g_autoptr (BeckonExplanation) explanation = NULL;

  beckon_region_set_clock (region, late_clock, NULL, NULL);
  explanation = explain (ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS, MEMBER);
  ck_assert_int_eq (beckon_explanation_get_reason (explanation), BECKON_REASON_BAD_SOURCE);
  ck_assert_str_eq (beckon_explanation_peek_rule (explanation), "W-4");
  ck_assert_str_eq (beckon_explanation_peek_sure (explanation), "");
  ck_assert_ptr_nonnull (beckon_explanation_peek_remedy (explanation));
}
END_TEST

/* --- what would succeed ---------------------------------------------------------------------- */

static const struct
{
  BeckonState state; /* of ADMINISTRATOR → MEMBER */
  const char *caller;
  BeckonOperation operation;
  const char *account;
  gboolean would_act;
  const char *delegate; /* of the organization of MANAGEMENT, to which MEMBER belongs, too */
} successes[] = {
  { BECKON_STATE_NONE, ASKS (ADMINISTRATOR, CREATE_MEMBERS, MEMBER), TRUE },
  { BECKON_STATE_CREATED, ASKS (ADMINISTRATOR, INVITE_MEMBERS, MEMBER), TRUE },
  { BECKON_STATE_ACCEPTED, ASKS (ADMINISTRATOR, DISASSOCIATE_MEMBERS, MEMBER), TRUE },
  { BECKON_STATE_PENDING, ASKS (ADMINISTRATOR, DELETE_MEMBERS, MEMBER), TRUE },
  { BECKON_STATE_PENDING, ASKS (ADMINISTRATOR, DELETE_INVITATIONS, MEMBER), TRUE },
  { BECKON_STATE_PENDING, ASKS (ADMINISTRATOR, DISABLE_SECURITY_HUB, NULL), TRUE },
  { BECKON_STATE_PENDING, ASKS (MEMBER, ACCEPT_INVITATION, ADMINISTRATOR), TRUE },
  { BECKON_STATE_RESIGNED, ASKS (MEMBER, ACCEPT_ADMINISTRATOR_INVITATION, ADMINISTRATOR), TRUE },
  { BECKON_STATE_PENDING, ASKS (MEMBER, DECLINE_INVITATIONS, ADMINISTRATOR), TRUE },
  { BECKON_STATE_PENDING, ASKS (MEMBER, DECLINE_INVITATIONS, MEMBER), TRUE },
  { BECKON_STATE_DECLINED, ASKS (MEMBER, DELETE_INVITATIONS, ADMINISTRATOR), TRUE },
  { BECKON_STATE_ACCEPTED, ASKS (MEMBER, DISASSOCIATE_FROM_MASTER_ACCOUNT, NULL), TRUE },
  { BECKON_STATE_NONE, ASKS (STRANGER, ENABLE_SECURITY_HUB, "ignored"), TRUE },
  { BECKON_STATE_NONE, ASKS (ADMINISTRATOR, DISASSOCIATE_MEMBERS, MEMBER), FALSE },
  { BECKON_STATE_REMOVED, ASKS (ADMINISTRATOR, DISASSOCIATE_MEMBERS, MEMBER), FALSE },
  { BECKON_STATE_NONE, ASKS (RIVAL, CREATE_MEMBERS, MEMBER), TRUE, RIVAL },    /* G-14 */
  { BECKON_STATE_PENDING, ASKS (RIVAL, CREATE_MEMBERS, MEMBER), TRUE, RIVAL }, /* another's invitation */
  { BECKON_STATE_NONE, ASKS (MANAGEMENT, ENABLE_ORGANIZATION_ADMIN_ACCOUNT, MEMBER), TRUE, "" },
  { BECKON_STATE_NONE, ASKS (MANAGEMENT, DISABLE_ORGANIZATION_ADMIN_ACCOUNT, RIVAL), TRUE, RIVAL },
  { BECKON_STATE_NONE, ASKS (RIVAL, UPDATE_ORGANIZATION_CONFIGURATION, RIVAL), TRUE, RIVAL },
  { BECKON_STATE_NONE, ASKS (MEMBER, TAG_RESOURCE, MEMBER), TRUE },
  { BECKON_STATE_NONE, ASKS (MEMBER, UNTAG_RESOURCE, MEMBER), FALSE },                  /* there is not a tag */
  { BECKON_STATE_NONE, ASKS (MEMBER, UPDATE_SECURITY_HUB_CONFIGURATION, NULL), FALSE }, /* O-12: nothing is named */
};

static void
designate (const char *delegate)
{
  if (delegate == NULL)
    return;
  assert_done (beckon_region_set_organization (region, MEMBER, MANAGEMENT, &error));
  assert_done (beckon_region_set_organization (region, RIVAL, MANAGEMENT, &error));
  if (*delegate != '\0')
    assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, delegate, &error));
}

START_TEST (test_success_is_explained)
{
  g_autoptr (BeckonExplanation) explanation = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, successes[_i].state);
  designate (successes[_i].delegate);
  explanation = explain (successes[_i].caller, successes[_i].operation, successes[_i].account);
  ck_assert_int_eq (beckon_explanation_would_act (explanation), successes[_i].would_act);
  ck_assert_int_eq (beckon_explanation_get_reason (explanation), BECKON_REASON_NONE);
  ck_assert_pstr_eq (beckon_explanation_peek_text (explanation), NULL);
  ck_assert_pstr_eq (beckon_explanation_peek_exception (explanation), NULL);
  ck_assert_pstr_eq (beckon_explanation_peek_remedy (explanation), NULL);
  ck_assert_pstr_eq (beckon_explanation_peek_sure (explanation), NULL);
}
END_TEST

/* A hub that is off, with the gate switched off, has nothing to turn off (G-11). */
START_TEST (test_g11_nothing_to_turn_off)
{
  g_autoptr (BeckonExplanation) seen = NULL;
  g_autoptr (BeckonExplanation) unseen = NULL;

  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, 0);
  disable (region, MEMBER);
  seen = explain (MEMBER, BECKON_OPERATION_DISABLE_SECURITY_HUB, NULL);
  unseen = explain (STRANGER, BECKON_OPERATION_DISABLE_SECURITY_HUB, NULL);
  ck_assert (!beckon_explanation_would_act (seen));
  ck_assert (!beckon_explanation_would_act (unseen));
  ck_assert_int_eq (beckon_explanation_get_reason (seen), BECKON_REASON_NONE);
}
END_TEST

/* A row for each operation: what only reads is not explained; who names an account needs one. */
START_TEST (test_what_cannot_be_asked)
{
  gboolean names_none = _i == BECKON_OPERATION_ENABLE_SECURITY_HUB || _i == BECKON_OPERATION_DISABLE_SECURITY_HUB
                        || _i == BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION
                        || _i == BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION
                        || _i == BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT
                        || _i == BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT;
  const char *account = beckon_operation_is_mutating (_i) ? NULL : MEMBER;
  g_autoptr (BeckonExplanation) explanation = NULL;
  g_autoptr (GError) error = NULL;

  explanation = beckon_region_explain (region, ADMINISTRATOR, _i, account, &error);
  if (beckon_operation_is_mutating (_i) && names_none)
    ck_assert_ptr_nonnull (explanation);
  else
    {
      ck_assert_ptr_null (explanation);
      ck_assert (g_error_matches (error, BECKON_ERROR, BECKON_ERROR_INVALID_INPUT));
    }
}
END_TEST

START_TEST (test_explanation_is_a_value)
{
  g_autoptr (BeckonExplanation) explanation = explain (MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, ADMINISTRATOR);
  BeckonExplanation *copy = g_boxed_copy (BECKON_TYPE_EXPLANATION, explanation);

  g_clear_pointer (&region, beckon_region_unref);
  ck_assert_ptr_eq (copy, explanation);
  assert_text_of (copy, BECKON_REASON_NO_INVITATION);
  g_boxed_free (BECKON_TYPE_EXPLANATION, copy);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("explain");
  TCase *tcase = testing_add_tcase (suite, "each reason");

  tcase_add_loop_test (tcase, test_refusal_is_explained, 0, G_N_ELEMENTS (refusals));
  tcase_add_test (tcase, test_every_reason_has_a_row);
  tcase_add_test (tcase, test_veto_is_explained);
  tcase_add_test (tcase, test_bad_clock_is_explained);

  tcase = testing_add_tcase (suite, "what would succeed");
  tcase_add_loop_test (tcase, test_success_is_explained, 0, G_N_ELEMENTS (successes));
  tcase_add_test (tcase, test_g11_nothing_to_turn_off);
  tcase_add_loop_test (tcase, test_what_cannot_be_asked, 0, BECKON_N_OPERATIONS);
  tcase_add_test (tcase, test_explanation_is_a_value);

  return testing_run (suite);
}
