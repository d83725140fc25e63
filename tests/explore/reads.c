/* SPDX-License-Identifier: MIT */
/* What both sides read of their association: one record. */
#include "reads.h"

#include <string.h>

/* All that one account reads. */
typedef struct
{
  Answer members;    /* ListMembers, all of them */
  Answer associated; /* ListMembers, accepted ones only */
  Answer invitations;
  Answer count;
  Answer administrator;
  Answer master; /* the operation's older name */
  /* Of an organization: those that may not ask fail. */
  Answer delegated;
  Answer configuration;
} Reads;

static Answer
ask (BeckonRegion *region, guint caller, BeckonOperation operation, CallKind kind)
{
  const Call call = { kind, operation, caller, NOBODY };

  return call_do (&call, region);
}

static void
reads_init (Reads *self, BeckonRegion *region, guint caller)
{
  self->members = ask (region, caller, BECKON_OPERATION_LIST_MEMBERS, CALL_ALL_MEMBERS);
  self->associated = ask (region, caller, BECKON_OPERATION_LIST_MEMBERS, CALL_PLAIN);
  self->invitations = ask (region, caller, BECKON_OPERATION_LIST_INVITATIONS, CALL_PLAIN);
  self->count = ask (region, caller, BECKON_OPERATION_GET_INVITATIONS_COUNT, CALL_PLAIN);
  self->administrator = ask (region, caller, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, CALL_PLAIN);
  self->master = ask (region, caller, BECKON_OPERATION_GET_MASTER_ACCOUNT, CALL_PLAIN);
  self->delegated = ask (region, caller, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, CALL_PLAIN);
  self->configuration = ask (region, caller, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, CALL_PLAIN);
}

static void
reads_clear (Reads *self)
{
  answer_clear (&self->members);
  answer_clear (&self->associated);
  answer_clear (&self->invitations);
  answer_clear (&self->count);
  answer_clear (&self->administrator);
  answer_clear (&self->master);
  answer_clear (&self->delegated);
  answer_clear (&self->configuration);
}

static gboolean
have_succeeded (const Reads *self)
{
  return self->members.error == NULL && self->associated.error == NULL && self->invitations.error == NULL
         && self->count.error == NULL && self->administrator.error == NULL && self->master.error == NULL;
}

static const BeckonMember *
find_member (GPtrArray *members, guint account)
{
  for (guint i = 0; i < members->len; i++)
    if (strcmp (beckon_member_peek_account_id (members->pdata[i]), account_id (account)) == 0)
      return members->pdata[i];

  return NULL;
}

static const BeckonInvitation *
find_invitation (GPtrArray *invitations, guint account)
{
  for (guint i = 0; i < invitations->len; i++)
    if (strcmp (beckon_invitation_peek_administrator_id (invitations->pdata[i]), account_id (account)) == 0)
      return invitations->pdata[i];

  return NULL;
}

/* --- one pair ------------------------------------------------------------------------------ */

/* NULL: no record is on file. */
static BeckonAssociation *
find_record (BeckonRegion *region, guint a, guint m)
{
  g_autoptr (GPtrArray) found
      = beckon_region_find_associations (region, account_id (a), account_id (m), BECKON_STATE_NONE);

  return found->len > 0 ? beckon_association_ref (found->pdata[0]) : NULL;
}

/* Section 2: the wire statuses of what a member sees as an invitation, if it has an invitation id. */
static gboolean
is_shown_to_member (const BeckonMember *member, const BeckonAssociation *record)
{
  const char *status = beckon_state_peek_member_status (beckon_member_get_state (member));

  return (strcmp (status, "Invited") == 0 || strcmp (status, "Enabled") == 0 || strcmp (status, "Resigned") == 0)
         && beckon_association_peek_invitation_id (record) != NULL;
}

static gboolean
is_one_record (const BeckonMember *member, const BeckonInvitation *invitation, const BeckonAssociation *record)
{
  return beckon_member_get_state (member) == beckon_invitation_get_state (invitation)
         && beckon_member_get_invited_at_us (member) == beckon_invitation_get_invited_at_us (invitation)
         && beckon_member_get_invited_at_us (member) != BECKON_TIME_NONE
         && g_strcmp0 (beckon_association_peek_invitation_id (record),
                       beckon_invitation_peek_invitation_id (invitation))
                == 0;
}

/* O-6: what both sides' lists show. */
static void
check_lists (Complaints *complaints, const BeckonAssociation *record, const Reads *reads, guint a, guint m)
{
  const BeckonMember *member = find_member (reads[a].members.members, m);
  const BeckonInvitation *invitation = find_invitation (reads[m].invitations.invitations, a);

  if ((member != NULL) != (record != NULL))
    complain (complaints, "O-6: %s → %s: ListMembers does not show what is on file", account_id (a), account_id (m));
  else if ((member != NULL && is_shown_to_member (member, record)) != (invitation != NULL))
    complain (complaints, "O-6: of %s → %s one side sees what the other does not", account_id (a), account_id (m));
  else if (invitation != NULL && !is_one_record (member, invitation, record))
    complain (complaints, "W-2: %s → %s is not the same for both sides", account_id (a), account_id (m));
}

/* O-6, O-8: a is the administrator, m the member. */
static void
check_accepted (Complaints *complaints, const BeckonAssociation *record, const Reads *reads, guint a, guint m)
{
  const BeckonMember *member = find_member (reads[a].associated.members, m);
  const BeckonInvitation *administrator = find_invitation (reads[m].administrator.invitations, a);
  gboolean is_accepted = record != NULL && beckon_association_get_state (record) == BECKON_STATE_ACCEPTED;

  if ((member != NULL) != is_accepted)
    complain (complaints, "O-6: %s → %s: ListMembers with OnlyAssociated does not agree", account_id (a),
              account_id (m));
  if ((administrator != NULL) != is_accepted
      || (administrator != NULL && member != NULL && !is_one_record (member, administrator, record)))
    complain (complaints, "O-8: %s → %s: GetAdministratorAccount does not agree", account_id (a), account_id (m));
}

static void
check_pair (Complaints *complaints, BeckonRegion *region, const Reads *reads, guint a, guint m)
{
  g_autoptr (BeckonAssociation) record = find_record (region, a, m);

  check_lists (complaints, record, reads, a, m);
  check_accepted (complaints, record, reads, a, m);
}

/* --- one account --------------------------------------------------------------------------- */

/* V-5: of the accepted pair only if it has an invitation id. */
static void
check_count (Complaints *complaints, const Reads *reads, guint account)
{
  GPtrArray *administrators = reads->administrator.invitations;
  guint n_accepted = administrators->len > 0 && beckon_invitation_peek_invitation_id (administrators->pdata[0]) != NULL;

  if (reads->count.count + n_accepted != reads->invitations.invitations->len)
    complain (complaints, "V-5: %s has %u invitations, and counts %" G_GINT64_FORMAT " and %u accepted",
              account_id (account), reads->invitations.invitations->len, reads->count.count, n_accepted);
}

static void
check_older_name (Complaints *complaints, const Reads *reads, guint account)
{
  g_autofree char *administrator = answer_to_string (&reads->administrator);
  g_autofree char *master = answer_to_string (&reads->master);

  if (strcmp (administrator, master) != 0)
    complain (complaints, "%s: GetAdministratorAccount gives \"%s\", GetMasterAccount \"%s\"", account_id (account),
              administrator, master);
}

/* O-7: both sides' lists are in the order in which the associations were created. */
static void
check_order (Complaints *complaints, BeckonRegion *region, const Reads *reads, guint account)
{
  const char *id = account_id (account);
  g_autoptr (GPtrArray) as_administrator = beckon_region_find_associations (region, id, NULL, BECKON_STATE_NONE);
  g_autoptr (GPtrArray) as_member = beckon_region_find_associations (region, NULL, id, BECKON_STATE_NONE);
  guint n_members = 0;
  guint n_invitations = 0;

  for (guint i = 0; i < as_administrator->len && n_members < reads->members.members->len; i++)
    n_members += strcmp (beckon_association_peek_member_id (as_administrator->pdata[i]),
                         beckon_member_peek_account_id (reads->members.members->pdata[n_members]))
                 == 0;
  for (guint i = 0; i < as_member->len && n_invitations < reads->invitations.invitations->len; i++)
    n_invitations
        += strcmp (beckon_association_peek_administrator_id (as_member->pdata[i]),
                   beckon_invitation_peek_administrator_id (reads->invitations.invitations->pdata[n_invitations]))
           == 0;
  if (n_members < reads->members.members->len || as_administrator->len != reads->members.members->len)
    complain (complaints, "O-7: the members of %s are not those on file, in their order", id);
  if (n_invitations < reads->invitations.invitations->len)
    complain (complaints, "O-7: the invitations of %s are not in the order of the records on file", id);
}

/* --- one organization ------------------------------------------------------------------------ */

/* NULL: it has no delegated administrator, or there is no such organization. */
static const BeckonOrganization *
find_organization (GPtrArray *organizations, guint management, guint administrator)
{
  for (guint i = 0; i < organizations->len; i++)
    if (account_from_id (beckon_organization_peek_management_id (organizations->pdata[i])) == management
        || account_from_id (beckon_organization_peek_administrator_id (organizations->pdata[i])) == administrator)
      return organizations->pdata[i];

  return NULL;
}

/* G-13: of those that may ask. */
static void
check_delegated (Complaints *complaints, const Reads *reads, GPtrArray *organizations, guint account)
{
  const BeckonOrganization *organization = find_organization (organizations, account, NOBODY);
  const char *on_file = organization != NULL ? beckon_organization_peek_administrator_id (organization) : NULL;
  const char *listed = reads->delegated.admin_accounts != NULL ? reads->delegated.admin_accounts[0] : NULL;

  if (g_strcmp0 (listed, on_file) != 0)
    complain (complaints, "G-13: ListOrganizationAdminAccounts of %s does not agree with what is on file",
              account_id (account));
}

static gboolean
is_configured (const BeckonAnswer *configuration, const BeckonOrganization *organization, gboolean is_full)
{
  return beckon_answer_get_number (configuration, BECKON_FIELD_AUTO_ENABLE)
             == beckon_organization_get_auto_enable (organization)
         && strcmp (beckon_answer_peek_text (configuration, BECKON_FIELD_AUTO_ENABLE_STANDARDS),
                    beckon_organization_peek_auto_enable_standards (organization))
                == 0
         && strcmp (beckon_answer_peek_text (configuration, BECKON_FIELD_ORGANIZATION_CONFIGURATION),
                    beckon_organization_peek_configuration_type (organization))
                == 0
         && beckon_answer_get_number (configuration, BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED) == is_full;
}

/* O-14 */
static void
check_configuration (Complaints *complaints,
                     BeckonRegion *region,
                     const Reads *reads,
                     GPtrArray *organizations,
                     guint account)
{
  g_autoptr (BeckonSwitches) switches = beckon_region_dup_switches (region);
  guint32 limit = beckon_switches_get (switches, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS);
  const BeckonOrganization *organization = find_organization (organizations, NOBODY, account);
  const BeckonAnswer *configuration = reads->configuration.configuration;

  if ((configuration != NULL) != (organization != NULL)
      || (configuration != NULL
          && !is_configured (configuration, organization, limit != 0 && reads->members.members->len >= limit)))
    complain (complaints, "O-14: DescribeOrganizationConfiguration of %s does not agree with what is on file",
              account_id (account));
}

static void
check_organizations (Complaints *complaints, BeckonRegion *region, const Reads *reads, guint n_accounts)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);
  g_autoptr (GPtrArray) organizations = beckon_world_find_organizations (world);

  for (guint i = 0; i < n_accounts; i++)
    {
      check_delegated (complaints, &reads[i], organizations, i);
      check_configuration (complaints, region, &reads[i], organizations, i);
    }
}

/* --- all ------------------------------------------------------------------------------------- */

void
reads_check (Complaints *complaints, BeckonRegion *region, guint n_accounts)
{
  Reads reads[MAX_ACCOUNTS];
  gboolean can_read = TRUE;

  for (guint i = 0; i < n_accounts; i++)
    {
      reads_init (&reads[i], region, i);
      can_read = can_read && have_succeeded (&reads[i]);
    }
  if (!can_read)
    complain (complaints, "G-1: without the gate a read fails");
  for (guint i = 0; can_read && i < n_accounts; i++)
    {
      check_count (complaints, &reads[i], i);
      check_older_name (complaints, &reads[i], i);
      check_order (complaints, region, &reads[i], i);
      for (guint j = 0; j < n_accounts; j++)
        check_pair (complaints, region, reads, i, j);
    }
  if (can_read)
    check_organizations (complaints, region, reads, n_accounts);
  for (guint i = 0; i < n_accounts; i++)
    reads_clear (&reads[i]);
}
