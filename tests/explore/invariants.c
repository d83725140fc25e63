/* SPDX-License-Identifier: MIT */
/* What a call may do to a world whatever the table says, and what every world keeps: section 7, T-1, T-6, O-12. */
#include "invariants.h"

typedef struct
{
  Complaints *complaints;
  const Visit *visit;
  const Sketch *was; /* the world before */
  gint64 now_us;
  guint administrator;
  guint member;
  const BeckonAssociation *before; /* NULL: no record */
  const BeckonAssociation *after;
} Pair;

static BeckonState
state_of (const BeckonAssociation *association)
{
  return association != NULL ? beckon_association_get_state (association) : BECKON_STATE_NONE;
}

static const char *
invitation_id_of (const BeckonAssociation *association)
{
  return association != NULL ? beckon_association_peek_invitation_id (association) : NULL;
}

static gint64
invited_at_of (const BeckonAssociation *association)
{
  return association != NULL ? beckon_association_get_invited_at_us (association) : BECKON_TIME_NONE;
}

static gboolean
is_entered (const Pair *self, BeckonState state)
{
  return state_of (self->after) == state && state_of (self->before) != state;
}

static gboolean
is_left (const Pair *self, BeckonState state)
{
  return state_of (self->before) == state && state_of (self->after) != state;
}

static void
complain_of (const Pair *self, const char *rule)
{
  complain (self->complaints, "%s: %s → %s is %s, was %s", rule, account_id (self->administrator),
            account_id (self->member), beckon_state_to_string (state_of (self->after)),
            beckon_state_to_string (state_of (self->before)));
}

/* --- one pair ------------------------------------------------------------------------------ */

static gboolean
is_call_of (const Call *call, BeckonOperation operation)
{
  return call_is_operation (call) && call->operation == operation;
}

/* G-14: the delegated administrator creates a member that belongs to its organization. */
static gboolean
is_created_within (const Pair *self)
{
  const Call *call = self->visit->call;

  return is_call_of (call, BECKON_OPERATION_CREATE_MEMBERS) && call->caller == self->administrator
         && call->named == self->member && self->was->is_delegated[self->administrator]
         && self->was->organization[self->administrator] == self->was->organization[self->member];
}

/* G-15: the account has come to an organization that has AutoEnable. */
static gboolean
has_come (const Pair *self)
{
  const Call *call = self->visit->call;

  return call->kind == CALL_JOIN && call->caller == self->member && self->was->is_delegated[self->administrator]
         && self->was->auto_enables[self->administrator]
         && self->was->organization[self->administrator] == IN_ORGANIZATION_OF (call->named)
         && self->was->organization[self->member] != IN_ORGANIZATION_OF (call->named);
}

static gboolean
is_enrolled (const Pair *self)
{
  return is_entered (self, BECKON_STATE_ACCEPTED) && (is_created_within (self) || has_come (self));
}

/* V-3: accepted is entered by accept with the pair's own invitation id or by enroll, and left to resigned or
 * removed. */
static void
check_accepted (const Pair *self)
{
  const Call *call = self->visit->call;
  gboolean is_own = call_is_accept (call) && call->kind == CALL_PLAIN && call->caller == self->member
                    && call->named == self->administrator && invitation_id_of (self->before) != NULL;

  if (is_entered (self, BECKON_STATE_ACCEPTED) && !is_own && !is_enrolled (self))
    complain_of (self, "V-3");
  if (is_left (self, BECKON_STATE_ACCEPTED) && state_of (self->after) != BECKON_STATE_RESIGNED
      && state_of (self->after) != BECKON_STATE_REMOVED)
    complain_of (self, "V-3");
}

/* Whether any pair of the world before has the id on file. */
static gboolean
is_known_id (const Pair *self, const char *id)
{
  g_autoptr (GPtrArray) known = beckon_world_find_associations (self->visit->before, NULL, NULL, BECKON_STATE_NONE);

  for (guint i = 0; i < known->len; i++)
    if (g_strcmp0 (invitation_id_of (known->pdata[i]), id) == 0)
      return TRUE;

  return FALSE;
}

/* V-4: pending is entered by invite, with a fresh id (W-5). */
static void
check_pending (const Pair *self)
{
  const Call *call = self->visit->call;
  gboolean is_invite = is_call_of (call, BECKON_OPERATION_INVITE_MEMBERS) && call->caller == self->administrator
                       && call->named == self->member;

  if (!is_entered (self, BECKON_STATE_PENDING))
    return;
  if (!is_invite)
    complain_of (self, "V-4");
  if (invitation_id_of (self->after) == NULL || is_known_id (self, invitation_id_of (self->after)))
    complain (self->complaints, "V-4: the invitation id of %s → %s is not fresh", account_id (self->administrator),
              account_id (self->member));
}

static gboolean
is_same_record (const Pair *self)
{
  if (self->before == NULL || self->after == NULL)
    return self->before == self->after;

  return state_of (self->before) == state_of (self->after)
         && g_strcmp0 (invitation_id_of (self->before), invitation_id_of (self->after)) == 0
         && invited_at_of (self->before) == invited_at_of (self->after)
         && g_strcmp0 (beckon_association_peek_email (self->before), beckon_association_peek_email (self->after)) == 0
         && beckon_association_get_updated_at_us (self->before) == beckon_association_get_updated_at_us (self->after)
         && beckon_association_get_sequence (self->before) == beckon_association_get_sequence (self->after);
}

/* V-7's exception: the management account unmakes the delegated administrator, who loses its managed members. */
static gboolean
is_released (const Pair *self)
{
  const Call *call = self->visit->call;

  return is_call_of (call, BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT) && call->named == self->administrator
         && self->was->organization[self->administrator] == self->was->organization[self->member]
         && is_left (self, BECKON_STATE_ACCEPTED) && is_entered (self, BECKON_STATE_REMOVED);
}

/* V-7; what the embedder says of an account touches none but its own pairs, either. */
static void
check_stranger (const Pair *self)
{
  const Call *call = self->visit->call;

  if (call->caller != self->administrator && call->caller != self->member && !is_same_record (self)
      && !is_released (self))
    complain_of (self, "V-7");
}

/* T-1: what each way to a state makes of the invitation. */
static void
check_invitation (const Pair *self)
{
  const char *id = invitation_id_of (self->after);
  gint64 invited_at_us = invited_at_of (self->after);
  BeckonState state = state_of (self->after);

  if ((state == BECKON_STATE_PENDING || is_enrolled (self)) && invited_at_us != self->now_us)
    complain (self->complaints, "T-1: InvitedAt of %s → %s was not set", account_id (self->administrator),
              account_id (self->member));
  if (is_enrolled (self) && id != NULL)
    complain (self->complaints, "T-1: %s → %s is enrolled and has an invitation id", account_id (self->administrator),
              account_id (self->member));
  if (state == BECKON_STATE_CREATED && (id != NULL || invited_at_us != BECKON_TIME_NONE))
    complain (self->complaints, "T-1: %s → %s is created and has an invitation", account_id (self->administrator),
              account_id (self->member));
  if (state != BECKON_STATE_PENDING && state != BECKON_STATE_CREATED && !is_enrolled (self)
      && (g_strcmp0 (invitation_id_of (self->before), id) != 0 || invited_at_of (self->before) != invited_at_us))
    complain (self->complaints, "T-1: the invitation of %s → %s was not kept", account_id (self->administrator),
              account_id (self->member));
}

/* T-1: a move sets UpdatedAt, and nothing else does. */
static void
check_times (const Pair *self)
{
  gint64 updated_at_us;
  gboolean is_moved = state_of (self->before) != state_of (self->after);

  if (!is_moved && !is_same_record (self))
    complain (self->complaints, "T-1: the record of %s → %s has changed without a move",
              account_id (self->administrator), account_id (self->member));
  if (!is_moved || self->after == NULL)
    return;

  updated_at_us = beckon_association_get_updated_at_us (self->after);
  if (updated_at_us != self->now_us)
    complain (self->complaints, "T-1: UpdatedAt of %s → %s is %" G_GINT64_FORMAT ", moved at %" G_GINT64_FORMAT,
              account_id (self->administrator), account_id (self->member), updated_at_us, self->now_us);
  check_invitation (self);
}

/* --- the call as a whole ------------------------------------------------------------------- */

typedef const BeckonAssociation *Records[MAX_ACCOUNTS][MAX_ACCOUNTS];

static void
sort_records (GPtrArray *associations, Records records)
{
  for (guint i = 0; i < associations->len; i++)
    {
      const BeckonAssociation *association = associations->pdata[i];
      guint administrator = account_from_id (beckon_association_peek_administrator_id (association));
      guint member = account_from_id (beckon_association_peek_member_id (association));

      records[administrator][member] = association;
    }
}

static void
check_pairs (Complaints *complaints, const Visit *visit, const Sketch *was, Records before, Records after)
{
  gint64 now_us = beckon_region_get_time_us (visit->region);

  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    for (guint j = 0; j < MAX_ACCOUNTS; j++)
      {
        const Pair pair = { complaints, visit, was, now_us, i, j, before[i][j], after[i][j] };

        check_accepted (&pair);
        check_pending (&pair);
        check_stranger (&pair);
        check_times (&pair);
      }
}

/* T-6: what stays, stays in its order, and what is new comes last. */
static void
check_order (Complaints *complaints, GPtrArray *after, Records before)
{
  gboolean is_new_seen = FALSE;
  guint64 last = 0;

  for (guint i = 0; i < after->len; i++)
    {
      const BeckonAssociation *association = after->pdata[i];
      guint administrator = account_from_id (beckon_association_peek_administrator_id (association));
      guint member = account_from_id (beckon_association_peek_member_id (association));
      const BeckonAssociation *was = before[administrator][member];
      guint64 sequence = was != NULL ? beckon_association_get_sequence (was) : last;

      if ((was != NULL && is_new_seen) || sequence < last)
        complain (complaints, "T-6: %s → %s has changed its place", account_id (administrator), account_id (member));
      is_new_seen |= was == NULL;
      last = sequence;
    }
}

/* O-12: the time of the last enable. */
static void
check_hub (Complaints *complaints, const Visit *visit, const BeckonAccount *before, const BeckonAccount *after)
{
  gint64 was_us = before != NULL ? beckon_account_get_hub_since_us (before) : BECKON_TIME_NONE;
  gint64 is_us = beckon_account_get_hub_since_us (after);

  if (is_us == was_us || is_us == BECKON_TIME_NONE)
    return;
  if (was_us != BECKON_TIME_NONE || is_us != beckon_region_get_time_us (visit->region))
    complain (complaints, "O-12: the hub of %s is on since another time than that of its enabling",
              beckon_account_peek_id (after));
}

static void
check_hubs (Complaints *complaints, const Visit *visit)
{
  g_autoptr (GPtrArray) before = beckon_world_find_accounts (visit->before);
  g_autoptr (GPtrArray) after = beckon_world_find_accounts (visit->after);
  const BeckonAccount *known[MAX_ACCOUNTS] = { NULL };

  for (guint i = 0; i < before->len; i++)
    known[account_from_id (beckon_account_peek_id (before->pdata[i]))] = before->pdata[i];
  for (guint i = 0; i < after->len; i++)
    check_hub (complaints, visit, known[account_from_id (beckon_account_peek_id (after->pdata[i]))], after->pdata[i]);
}

/* V-6: every call here names one account at most, so one that is unprocessed is all that there was
 * to do. */
static void
check_refusal (Complaints *complaints, const Visit *visit)
{
  gboolean is_refused
      = visit->answer->error != NULL || (visit->answer->unprocessed != NULL && visit->answer->unprocessed->len > 0);

  if (is_refused)
    complain (complaints, "V-6: a call that was refused has changed the world");
}

void
invariants_check_visit (Complaints *complaints, const Visit *visit, const Sketch *before)
{
  g_autoptr (GPtrArray) old = beckon_world_find_associations (visit->before, NULL, NULL, BECKON_STATE_NONE);
  g_autoptr (GPtrArray) after = beckon_world_find_associations (visit->after, NULL, NULL, BECKON_STATE_NONE);
  Records was = { { NULL } };
  Records is = { { NULL } };

  sort_records (old, was);
  sort_records (after, is);
  check_pairs (complaints, visit, before, was, is);
  check_order (complaints, after, was);
  check_hubs (complaints, visit);
  check_refusal (complaints, visit);
}

/* --- a world as it is ---------------------------------------------------------------------- */

static guint
count_accepted (const Sketch *sketch, guint account, gboolean as_member)
{
  guint n = 0;

  for (guint other = 0; other < MAX_ACCOUNTS; other++)
    n += (as_member ? sketch->state[other][account] : sketch->state[account][other]) == BECKON_STATE_ACCEPTED;

  return n;
}

static void
check_account (Complaints *complaints, const Sketch *sketch, guint account, gboolean has_gate)
{
  guint n_administrators = count_accepted (sketch, account, TRUE);
  guint n_members = count_accepted (sketch, account, FALSE);

  if (n_administrators > 1)
    complain (complaints, "V-1: %s has %u administrators", account_id (account), n_administrators);
  if (n_administrators > 0 && n_members > 0)
    complain (complaints, "V-2: %s is a member and has members", account_id (account));
  if (has_gate && n_administrators + n_members > 0 && !sketch->has_hub[account])
    complain (complaints, "V-11: %s is in an accepted association, and its hub is off", account_id (account));
  if (sketch->is_delegated[account] && (!sketch->has_hub[account] || n_administrators > 0))
    complain (complaints, "V-10: the delegated administrator %s has its hub off, or is a member", account_id (account));
}

/* Of the world itself: the sketch takes it for granted where a delegated administrator belongs. */
static void
check_delegation (Complaints *complaints, const Sketch *sketch, const BeckonOrganization *organization)
{
  guint management = account_from_id (beckon_organization_peek_management_id (organization));
  guint administrator = account_from_id (beckon_organization_peek_administrator_id (organization));

  if (sketch->organization[administrator] != IN_ORGANIZATION_OF (management))
    complain (complaints, "V-10: %s does not belong to the organization of %s, which it administers",
              account_id (administrator), account_id (management));
  if (sketch->is_central[administrator]
      && (sketch->auto_enables[administrator]
          || g_strcmp0 (beckon_organization_peek_auto_enable_standards (organization), "NONE") != 0))
    complain (complaints, "O-14: CENTRAL of %s has AutoEnable or standards", account_id (management));
}

/* G-14: no accepted pair is without an invitation id but a managed one. */
static void
check_managed (Complaints *complaints, const Sketch *sketch, guint administrator, guint member)
{
  gboolean is_managed
      = sketch->is_delegated[administrator] && sketch->organization[administrator] == sketch->organization[member];

  if (sketch->state[administrator][member] == BECKON_STATE_ACCEPTED && !is_managed
      && (sketch->on_file[administrator][member] & SKETCH_INVITATION_ID) == 0)
    complain (complaints, "G-14: %s → %s is accepted without an invitation, and not managed",
              account_id (administrator), account_id (member));
}

void
invariants_check_world (Complaints *complaints, const BeckonWorld *world, const Sketch *sketch, gboolean has_gate)
{
  g_autoptr (GPtrArray) organizations = beckon_world_find_organizations (world);

  for (guint i = 0; i < organizations->len; i++)
    check_delegation (complaints, sketch, organizations->pdata[i]);
  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    {
      check_account (complaints, sketch, i, has_gate);
      for (guint j = 0; j < MAX_ACCOUNTS; j++)
        check_managed (complaints, sketch, i, j);
    }
}
