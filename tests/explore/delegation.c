/* SPDX-License-Identifier: MIT */
/* What organizations bring: their delegated administrators, whom these enroll, and who comes and goes. */
#include "delegation.h"

static guint8
organization_of (const Case *self, guint account)
{
  return self->expected->after.organization[account];
}

static gboolean
is_named (guint8 organization)
{
  return organization != IN_NO_ORGANIZATION && organization != IN_UNNAMED_ORGANIZATION;
}

/* --- enrolling: G-14 ------------------------------------------------------------------------ */

gboolean
delegation_concerns (const Case *self, guint administrator, guint member)
{
  return case_is_delegated_administrator (self, administrator)
         && organization_of (self, administrator) == organization_of (self, member);
}

gboolean
delegation_is_full (const Case *self, guint administrator)
{
  return case_is_reached (self,
                          case_is_delegated_administrator (self, administrator) ? BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS
                                                                                : BECKON_SWITCH_MAX_MEMBERS,
                          MAX_ACCOUNTS - case_count_members (self, administrator, BECKON_STATE_NONE));
}

/* G-12, after already-a-member, which the table has. */
static BeckonReason
find_obstacle (const Case *self, guint administrator, guint member, const char **rule)
{
  *rule = "G-14";
  if (case_is_member (self, member))
    return BECKON_REASON_HAS_ADMINISTRATOR;
  if (case_count_members (self, member, BECKON_STATE_ACCEPTED) > 0)
    return BECKON_REASON_ACCOUNT_HAS_MEMBERS;
  if (organization_of (self, member) == IN_ORGANIZATION_OF (member) && !case_has_hub (self, member))
    return BECKON_REASON_MANAGEMENT_ACCOUNT_HUB_OFF;
  *rule = "G-8";

  return case_state (self, administrator, member) == BECKON_STATE_NONE && delegation_is_full (self, administrator)
             ? BECKON_REASON_MEMBER_LIMIT
             : BECKON_REASON_NONE;
}

static gboolean
is_enrollable (const Case *self, guint administrator, guint member)
{
  return cell_is_move (case_find_cell (case_state (self, administrator, member), BECKON_STEP_ENROLL, self->switches));
}

static void
enroll (Case *self, guint administrator, guint member)
{
  case_take_step (self, administrator, member, BECKON_STEP_ENROLL);
  self->expected->after.has_hub[member] = TRUE;
}

gboolean
delegation_judge_enroll (Case *self)
{
  gboolean is_new = case_state (self, self->caller, self->named) == BECKON_STATE_NONE;
  const char *rule;
  BeckonReason obstacle;

  if (!is_enrollable (self, self->caller, self->named))
    return case_take_step (self, self->caller, self->named, BECKON_STEP_ENROLL);
  obstacle = find_obstacle (self, self->caller, self->named, &rule);
  if (obstacle != BECKON_REASON_NONE)
    return case_report (self, self->caller, self->named, obstacle, rule);
  enroll (self, self->caller, self->named);
  if (is_new)
    self->expected->after.on_file[self->caller][self->named] |= SKETCH_EMAIL;

  return TRUE;
}

/* --- the management account's operations: G-13 ---------------------------------------------- */

static const gboolean is_for_management[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT] = TRUE,
  [BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT] = TRUE,
  [BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS] = TRUE,
};

static const gboolean is_for_the_delegated[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION] = TRUE,
  [BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION] = TRUE,
};

gboolean
delegation_settles_caller (Case *self)
{
  BeckonOperation operation = self->call->operation;
  guint8 organization = organization_of (self, self->caller);

  if (is_for_management[operation] && !is_named (organization))
    return case_fail (self, BECKON_ERROR_ACCESS_DENIED, BECKON_REASON_NOT_IN_AN_ORGANIZATION, "G-13");
  if (is_for_management[operation] && organization != IN_ORGANIZATION_OF (self->caller))
    return case_fail (self, BECKON_ERROR_ACCESS_DENIED, BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT, "G-13");
  if (is_for_the_delegated[operation] && !case_is_delegated_administrator (self, self->caller))
    return case_fail (self, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "O-14");

  return FALSE;
}

static gboolean
central_settles (Case *self, guint delegated)
{
  return delegated != NOBODY && self->world->is_central[delegated]
         && case_fail (self, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_CENTRAL_CONFIGURATION, "G-13");
}

static gboolean
refuse (Case *self, BeckonReason reason)
{
  return case_fail (self, BECKON_ERROR_INVALID_INPUT, reason, "G-13");
}

/* Where the management account names itself. */
static gboolean
own_id_settles (Case *self)
{
  if (self->named != self->caller)
    return FALSE;
  if (case_switch (self, BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER) == 0)
    return refuse (self, BECKON_REASON_MANAGEMENT_ACCOUNT_CANNOT_ADMINISTER);

  return !case_has_hub (self, self->caller) && refuse (self, BECKON_REASON_HUB_OFF_MANAGEMENT_ACCOUNT);
}

static gboolean
named_settles (Case *self, guint delegated)
{
  if (self->named == STRANGER || organization_of (self, self->named) != IN_ORGANIZATION_OF (self->caller))
    return refuse (self, BECKON_REASON_NOT_IN_THIS_ORGANIZATION);
  if (self->named == delegated)
    return case_fail (self, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_ADMINISTRATOR_ALREADY_DESIGNATED, "G-13");
  if (delegated != NOBODY)
    return refuse (self, BECKON_REASON_ANOTHER_ADMINISTRATOR_DESIGNATED);
  if (case_is_member (self, self->named))
    return refuse (self, BECKON_REASON_ADMINISTRATOR_IS_A_MEMBER);

  return own_id_settles (self);
}

gboolean
delegation_judge_enable (Case *self)
{
  guint delegated = case_delegated_administrator_of (self, IN_ORGANIZATION_OF (self->caller));

  if (central_settles (self, delegated) || named_settles (self, delegated))
    return TRUE;
  self->expected->after.is_delegated[self->named] = TRUE;
  self->expected->after.has_hub[self->named] = TRUE;

  return case_done (self, "G-13");
}

/* The managed associations go, and the configuration (O-14). */
static void
end_rule (Case *self, guint delegated)
{
  Sketch *after = &self->expected->after;

  for (guint member = 0; member < MAX_ACCOUNTS; member++)
    if (case_is_managed (self, delegated, member))
      case_take_step (self, delegated, member, BECKON_STEP_DISASSOCIATE);
  after->is_delegated[delegated] = after->auto_enables[delegated] = after->is_central[delegated] = FALSE;
}

gboolean
delegation_judge_disable (Case *self)
{
  guint delegated = case_delegated_administrator_of (self, IN_ORGANIZATION_OF (self->caller));

  if (central_settles (self, delegated))
    return TRUE;
  if (delegated == NOBODY || self->named != delegated)
    return refuse (self, BECKON_REASON_NOT_THE_DESIGNATED_ADMINISTRATOR);
  end_rule (self, delegated);

  return case_done (self, "G-13");
}

/* --- the delegated administrator's configuration: O-14 --------------------------------------- */

gboolean
delegation_judge_update (Case *self)
{
  CallKind kind = self->call->kind;
  Sketch *after = &self->expected->after;
  gboolean wants_auto_enable = kind == CALL_PLAIN || kind == CALL_CENTRAL_AUTO_ENABLE;
  gboolean wants_central = kind == CALL_CENTRAL || kind == CALL_CENTRAL_AUTO_ENABLE;

  if (wants_auto_enable && (wants_central || self->world->is_central[self->caller]))
    return case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-14");
  after->auto_enables[self->caller] = wants_auto_enable;
  if (wants_central || kind == CALL_LOCAL)
    after->is_central[self->caller] = wants_central;

  return case_done (self, "O-14");
}

/* --- coming and going: G-15 ------------------------------------------------------------------ */

static guint
count_accounts (const Case *self, guint8 organization)
{
  guint n = 0;

  for (guint account = 0; account < MAX_ACCOUNTS; account++)
    n += organization_of (self, account) == organization;

  return n;
}

static gboolean
may_leave (const Case *self, guint account)
{
  return organization_of (self, account) != IN_ORGANIZATION_OF (account)
         || count_accounts (self, IN_ORGANIZATION_OF (account)) == 1;
}

static gboolean
may_name (const Case *self, guint management)
{
  return !is_named (organization_of (self, management))
         || organization_of (self, management) == IN_ORGANIZATION_OF (management);
}

static void
leave (Case *self, guint account)
{
  guint8 organization = organization_of (self, account);
  guint delegated = is_named (organization) ? case_delegated_administrator_of (self, organization) : NOBODY;

  if (delegated == account)
    end_rule (self, account);
  else if (delegated != NOBODY && case_is_managed (self, delegated, account))
    case_take_step (self, delegated, account, BECKON_STEP_DISASSOCIATE);
}

static void
come (Case *self, guint account, guint8 organization)
{
  guint delegated = is_named (organization) ? case_delegated_administrator_of (self, organization) : NOBODY;
  const char *rule;

  self->expected->after.organization[account] = organization;
  if (organization != IN_NO_ORGANIZATION) /* G-2 */
    self->expected->after.is_seen[account] = TRUE;
  if (delegated != NOBODY && self->expected->after.auto_enables[delegated] && is_enrollable (self, delegated, account)
      && find_obstacle (self, delegated, account, &rule) == BECKON_REASON_NONE)
    enroll (self, delegated, account);
}

static void
go (Case *self, guint account, guint8 organization)
{
  if (organization_of (self, account) == organization)
    return;
  leave (self, account);
  come (self, account, organization);
}

static guint8
find_destination (const Call *call)
{
  if (call->kind == CALL_JOIN)
    return IN_ORGANIZATION_OF (call->named);

  return call->kind == CALL_MARK ? IN_UNNAMED_ORGANIZATION : IN_NO_ORGANIZATION;
}

void
delegation_judge_line (Case *self)
{
  guint8 destination = find_destination (self->call);
  gboolean joins = self->call->kind == CALL_JOIN;

  if ((joins && !may_name (self, self->named))
      || (organization_of (self, self->caller) != destination && !may_leave (self, self->caller)))
    {
      case_fail (self, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "G-15");
      return;
    }
  if (joins)
    go (self, self->named, destination);
  go (self, self->caller, destination);
  case_done (self, "G-15");
}
