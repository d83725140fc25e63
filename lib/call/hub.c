/* SPDX-License-Identifier: MIT */
/* An account's hub: enable, disable, describe. */
#include "call/entries.h"
#include "call/pair.h"
#include "world/roll.h"

#include <string.h>

/* --- EnableSecurityHub ---------------------------------------------------------------------- */

void
beckon_enter_enable_security_hub (Call *call)
{
  Store *store = call->region->store;
  Account *account = beckon_store_obtain_account (store, call->request->caller);

  if (account->facts.hub_since_us != BECKON_TIME_NONE) /* so the account was on file before */
    beckon_call_fail (call, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_HUB_ALREADY_ON, "G-10");
  else
    beckon_store_set_hub (store, account, call->outside->now_us);
}

/* --- DisableSecurityHub --------------------------------------------------------------------- */

static gboolean
has_accepted_members (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return call->caller->members.n_in[BECKON_STATE_ACCEPTED] > 0;
}

/* clang-format off */
static const Objection to_disabling[] = {
  { beckon_call_caller_is_a_member, BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB,        "G-11", BECKON_ERROR_INVALID_INPUT },
  { has_accepted_members,           BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11", BECKON_ERROR_INVALID_INPUT },
};
/* clang-format on */

/* Records the cells that say the same: refused with accepted members, and no change without any member. */
static void
note_cells (Call *call)
{
  if (call->answer->error == NULL && call->caller->members.n == 0)
    call_note (call, BECKON_EFFECT_STAY, NULL, BECKON_STATE_NONE, BECKON_STEP_DISABLE_HUB, BECKON_STATE_NONE);
  else if (call->answer->error != NULL && call->caller->accepted == NULL)
    call_note (call, BECKON_EFFECT_FAIL, NULL, BECKON_STATE_ACCEPTED, BECKON_STEP_DISABLE_HUB, BECKON_STATE_ACCEPTED);
}

/* Goes from the last record to the first, so that removing one never moves the others. */
static void
drop_members (Call *call)
{
  const Roll *members = &call->caller->members;

  for (guint i = members->n; i > 0 && call->answer->error == NULL; i--)
    {
      Association *association = beckon_roll_get (members, i - 1);
      const Pair pair = beckon_pair_of (association, association->member->id);

      beckon_pair_take_cell (call, &pair, BECKON_STEP_DISABLE_HUB);
    }
}

void
beckon_enter_disable_security_hub (Call *call)
{
  gboolean is_free;

  if (call->caller == NULL)
    return;
  is_free = beckon_call_is_free (call, NULL, to_disabling, G_N_ELEMENTS (to_disabling));
  note_cells (call);
  if (!is_free)
    return;
  drop_members (call);
  /* If the guard has refused, this is undone together with the rest. */
  beckon_store_set_hub (call->region->store, call->caller, BECKON_TIME_NONE);
}

/* --- DescribeHub ---------------------------------------------------------------------------- */

static char *
dup_arn (const Call *call)
{
  return g_strdup_printf ("arn:%s:securityhub:%s:%s:hub/default", beckon_region_peek_partition (call->region),
                          call->region->name, call->request->caller);
}

/* arn:partition:service:region:account:resource; region and account may be empty, as in the ARNs of some services. */
static gboolean
is_arn (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 6);

  return g_strv_length (parts) == 6 && strcmp (parts[0], "arn") == 0 && *parts[1] != '\0' && *parts[2] != '\0'
         && *parts[5] != '\0';
}

static gboolean
is_about_own_hub (Call *call, const char *own_arn)
{
  const char *hub_arn = request_peek_text (call->request, BECKON_FIELD_HUB_ARN);

  if (hub_arn == NULL || strcmp (hub_arn, own_arn) == 0)
    return TRUE;
  if (!is_arn (hub_arn))
    return beckon_error_raise_literal (&call->answer->error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                                       "O-12", "HubArn is not an ARN: it must have the form %s", own_arn);

  return beckon_error_raise_literal (&call->answer->error, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_HUB,
                                     "O-12", "HubArn does not name the hub of account %s, which is %s",
                                     call->request->caller, own_arn);
}

void
beckon_enter_describe_hub (Call *call)
{
  g_autofree char *arn = dup_arn (call);

  if (!is_about_own_hub (call, arn))
    return;
  beckon_answer_take_text (call->answer, BECKON_FIELD_HUB_ARN, g_steal_pointer (&arn));
  beckon_answer_set_number (call->answer, BECKON_FIELD_SUBSCRIBED_AT, call->caller->facts.hub_since_us);
  beckon_answer_set_number (call->answer, BECKON_FIELD_AUTO_ENABLE_CONTROLS, TRUE);
  beckon_answer_take_text (call->answer, BECKON_FIELD_CONTROL_FINDING_GENERATOR, g_strdup ("SECURITY_CONTROL"));
}
