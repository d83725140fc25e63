/* SPDX-License-Identifier: MIT */
/* The gate: whether a call reaches its operation. */
#include "call/gate.h"

#include "region/draw.h"
#include "rules/ids.h"
#include "values/world.h"

/* --- a hub that is off ---------------------------------------------------------------------- */

static gboolean
hub_is_off (const Call *call)
{
  return call->caller == NULL || !account_has_hub (call->caller);
}

static gboolean
is_gated (const Call *call)
{
  return call_switch (call, BECKON_SWITCH_REQUIRE_SECURITY_HUB) != 0;
}

/* G-1 */
static HubOffRefusal
find_refusal (const Call *call)
{
  HubOffRefusal seen = beckon_operations[call->request->operation].refusal;
  guint32 wording = call_switch (call, BECKON_SWITCH_HUB_OFF_ERROR);

  if (wording == BECKON_HUB_OFF_INVALID_ACCESS && seen != REFUSAL_NONE)
    return REFUSAL_INVALID_ACCESS;
  if (wording == BECKON_HUB_OFF_ACCESS_DENIED && seen == REFUSAL_BAD_REQUEST)
    return REFUSAL_ACCESS_DENIED;

  return seen;
}

/* clang-format off */
static const struct { BeckonReason reason; BeckonError code; } refusals[] = {
  [REFUSAL_INVALID_ACCESS] = { BECKON_REASON_HUB_OFF,                  BECKON_ERROR_INVALID_ACCESS },
  [REFUSAL_BAD_REQUEST]    = { BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, BECKON_ERROR_BAD_REQUEST },
  [REFUSAL_ACCESS_DENIED]  = { BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, BECKON_ERROR_ACCESS_DENIED },
  [REFUSAL_NOT_FOUND]      = { BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, BECKON_ERROR_RESOURCE_NOT_FOUND },
};
/* clang-format on */

static gboolean
passes_the_gate (Call *call)
{
  HubOffRefusal refusal = is_gated (call) ? find_refusal (call) : REFUSAL_NONE;

  return refusal == REFUSAL_NONE || beckon_call_fail (call, refusals[refusal].code, refusals[refusal].reason, "G-1");
}

/* O-12: what describes or turns off a hub needs one even without the gate. */
static gboolean
lacks_no_hub (Call *call)
{
  if (!hub_is_off (call))
    return TRUE;
  if (beckon_operation_has (call->request->operation, OPERATION_ALWAYS_HUB))
    return beckon_call_fail (call, BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF, "O-12");

  return passes_the_gate (call);
}

/* --- what else speaks against a caller ------------------------------------------------------ */

static gboolean
is_unseen_without_the_gate (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return call->caller == NULL && !is_gated (call);
}

static gboolean
is_managed_elsewhere (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return call->caller != NULL && account_is_managed_elsewhere (call->caller);
}

/* G-13. The management account of the caller's organization; NULL if it is in none, or in an unnamed one. */
static const Account *
peek_management (const Call *call)
{
  const Organization *organization = call->caller != NULL ? call->caller->facts.organization : NULL;

  return organization != NULL ? organization->management : NULL;
}

static gboolean
is_in_no_organization (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return peek_management (call) == NULL;
}

static gboolean
is_not_the_management (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return peek_management (call) != call->caller;
}

/* O-14 */
static gboolean
administers_no_organization (const Call *call, const Pair *pair)
{
  return !beckon_call_is_delegated_administrator (call, pair);
}

/* clang-format off */
static const Objection objections[] = {
  { is_unseen_without_the_gate,  BECKON_REASON_UNKNOWN_ACCOUNT,                   "G-2",  BECKON_ERROR_RESOURCE_NOT_FOUND,
    .of = OPERATION_SEEN_ONLY },
  { is_managed_elsewhere,        BECKON_REASON_ORGANIZATION_CALLER,               "G-9",  BECKON_ERROR_INVALID_ACCESS,
    .of = OPERATION_NOT_FOR_MANAGED },
  { is_in_no_organization,       BECKON_REASON_NOT_IN_AN_ORGANIZATION,            "G-13", BECKON_ERROR_ACCESS_DENIED,
    .of = OPERATION_FOR_MANAGEMENT },
  { is_not_the_management,       BECKON_REASON_NOT_THE_MANAGEMENT_ACCOUNT,        "G-13", BECKON_ERROR_ACCESS_DENIED,
    .of = OPERATION_FOR_MANAGEMENT },
  { administers_no_organization, BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "O-14", BECKON_ERROR_INVALID_ACCESS,
    .of = OPERATION_FOR_DELEGATED_ADMINISTRATOR },
};
/* clang-format on */

/* --- faults --------------------------------------------------------------------------------- */

static const BeckonFault *
find_fault (const Call *call, FaultKind kind, const char *account_id)
{
  const GPtrArray *fired = call->outside->faults;

  for (guint i = 0; fired != NULL && i < fired->len; i++)
    {
      const BeckonFault *fault = fired->pdata[i];

      if (fault->kind == kind && (account_id == NULL || g_str_equal (fault->account_id, account_id)))
        return fault;
    }

  return NULL;
}

gboolean
beckon_gate_withstands_fault (Call *call, FaultKind kind)
{
  const BeckonFault *fault = find_fault (call, kind, NULL);

  if (fault == NULL)
    return TRUE;

  return beckon_error_raise_fault (&call->answer->error, fault->exception, fault->status, fault->text);
}

const BeckonFault *
beckon_gate_find_unprocessed_fault (const Call *call, const char *account_id)
{
  return find_fault (call, FAULT_UNPROCESSED, account_id);
}

/* --- the order ------------------------------------------------------------------------------ */

static gboolean
is_well_formed (Call *call)
{
  return beckon_request_check (call->request, &call->region->switches, &call->answer->error);
}

/* F-2: from here on the read, gate and all, is judged in the older world. */
static void
look_back (Call *call)
{
  if (call->outside->older == NULL)
    return;
  call->region->store = call->outside->older->store;
  call->caller = beckon_store_peek_account (call->region->store, call->request->caller);
}

/* Faults are matched after the input was found valid, and before anything is applied. */
static gboolean
meets_no_fault (Call *call)
{
  beckon_draw_faults (call->region, call->outside, call->request);
  look_back (call);

  return beckon_gate_withstands_fault (call, FAULT_BEFORE);
}

gboolean
beckon_gate_admits (Call *call)
{
  return is_well_formed (call) && beckon_outside_has_time (call->outside, &call->answer->error) && meets_no_fault (call)
         && lacks_no_hub (call) && beckon_call_is_free (call, NULL, objections, G_N_ELEMENTS (objections));
}
