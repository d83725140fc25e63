/* SPDX-License-Identifier: MIT */
/* An account's hub: enable, disable, describe. */
#include "call/call.h"
#include "rules/error.h"

#include <string.h>

/* --- the value ------------------------------------------------------------------------------ */

struct _BeckonHub
{
  gatomicrefcount ref_count;
  char *arn;
  gint64 subscribed_at_us;
};

G_DEFINE_BOXED_TYPE (BeckonHub, beckon_hub, beckon_hub_ref, beckon_hub_unref)

static BeckonHub *
hub_new (char *arn, gint64 subscribed_at_us)
{
  BeckonHub *self = g_new0 (BeckonHub, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arn = arn;
  self->subscribed_at_us = subscribed_at_us;

  return self;
}

BeckonHub *
beckon_hub_ref (BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_hub_unref (BeckonHub *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->arn);
  g_free (self);
}

const char *
beckon_hub_peek_arn (const BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->arn;
}

gint64
beckon_hub_get_subscribed_at_us (const BeckonHub *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->subscribed_at_us;
}

/* --- EnableSecurityHub ---------------------------------------------------------------------- */

gboolean
beckon_region_enable_security_hub (BeckonRegion *self, const char *caller, GError **error)
{
  const Input input = { .account_ids = NULL };
  Account *account;
  Call call;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!beckon_call_begin (&call, self, BECKON_OPERATION_ENABLE_SECURITY_HUB, caller, &input, error))
    return FALSE;
  account = beckon_store_obtain_account (self->store, caller);
  if (account->hub_since_us != BECKON_TIME_NONE) /* then it was there before */
    beckon_error_raise (&call.error, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_HUB_ALREADY_ON, "G-10", NULL);
  else
    beckon_store_set_hub (self->store, account, call.now_us);

  return beckon_call_end (&call, error);
}

/* --- DisableSecurityHub --------------------------------------------------------------------- */

static gboolean
may_disable (Call *call)
{
  if (call->caller->accepted != NULL)
    return beckon_error_raise (&call->error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB,
                               "G-11", NULL);
  if (call->caller->members.n_in[BECKON_STATE_ACCEPTED] > 0)
    {
      beckon_tally_note_failing_cell (call->tally, BECKON_STATE_ACCEPTED, BECKON_STEP_DISABLE_HUB);
      return beckon_error_raise (&call->error, BECKON_ERROR_INVALID_INPUT,
                                 BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11", NULL);
    }
  if (call->caller->members.n == 0)
    beckon_tally_note_cell (call->tally, BECKON_STATE_NONE, BECKON_STEP_DISABLE_HUB);

  return TRUE;
}

/* From the end, so that no record has to close a gap. */
static void
drop_members (Call *call)
{
  const Roll *members = &call->caller->members;

  for (guint i = members->n; i > 0 && call->error == NULL; i--)
    {
      Association *association = beckon_roll_get (members, i - 1);

      beckon_call_take_step (call, association->member->id, association, BECKON_STEP_DISABLE_HUB);
    }
}

gboolean
beckon_region_disable_security_hub (BeckonRegion *self, const char *caller, GError **error)
{
  const Input input = { .account_ids = NULL };
  Call call;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!beckon_call_begin (&call, self, BECKON_OPERATION_DISABLE_SECURITY_HUB, caller, &input, error))
    return FALSE;
  if (call.caller != NULL && may_disable (&call))
    {
      drop_members (&call);
      /* Taken back with the rest when the guard has refused. */
      beckon_store_set_hub (self->store, call.caller, BECKON_TIME_NONE);
    }

  return beckon_call_end (&call, error);
}

/* --- DescribeHub ---------------------------------------------------------------------------- */

static char *
dup_arn (const Call *call)
{
  return g_strdup_printf ("arn:%s:securityhub:%s:%s:hub/default", beckon_region_peek_partition (call->region),
                          call->region->name, call->caller_id);
}

/* arn:partition:service:region:account:resource; a Region or an account may be empty, as some services have it. */
static gboolean
is_arn (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 6);

  return g_strv_length (parts) == 6 && strcmp (parts[0], "arn") == 0 && *parts[1] != '\0' && *parts[2] != '\0'
         && *parts[5] != '\0';
}

static gboolean
is_about_own_hub (Call *call, const char *hub_arn, const char *own_arn)
{
  if (hub_arn == NULL || strcmp (hub_arn, own_arn) == 0)
    return TRUE;
  if (!is_arn (hub_arn))
    return beckon_error_raise_literal (&call->error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-12",
                                       "HubArn is no ARN: one has the form %s", own_arn);

  return beckon_error_raise_literal (&call->error, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_HUB, "O-12",
                                     "HubArn names no hub of account %s, whose hub is %s", call->caller_id, own_arn);
}

BeckonHub *
beckon_region_describe_hub (BeckonRegion *self, const char *caller, const char *hub_arn, GError **error)
{
  const Input input = { .hub_arn = hub_arn };
  g_autofree char *arn = NULL;
  g_autoptr (BeckonHub) hub = NULL;
  Call call;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!beckon_call_begin (&call, self, BECKON_OPERATION_DESCRIBE_HUB, caller, &input, error))
    return NULL;
  arn = dup_arn (&call);
  if (is_about_own_hub (&call, hub_arn, arn))
    hub = hub_new (g_steal_pointer (&arn), call.caller->hub_since_us);
  call.output.hub = hub;

  return beckon_call_end (&call, error) ? g_steal_pointer (&hub) : NULL;
}
