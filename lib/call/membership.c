/* SPDX-License-Identifier: MIT */
/* Which accounts belong to which organization (G-9), and what happens when they come and go (G-15). */
#include "call/membership.h"

#include "call/delegation.h"
#include "call/enroll.h"
#include "record/coverage.h"
#include "record/entry.h"
#include "region/draw.h"
#include "rules/error.h"

#include <string.h>

/* Where the account belongs from now on. */
typedef struct
{
  const char *account_id;
  const char *management_id; /* names the organization, or NULL */
  gboolean is_unnamed;       /* without a management_id: in an unnamed one; otherwise in none */
} Membership;

static GVariant *
encode (const Membership *membership)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "account", g_variant_new_string (membership->account_id));
  if (membership->management_id != NULL)
    g_variant_builder_add (&builder, "{sv}", "management", g_variant_new_string (membership->management_id));
  else
    g_variant_builder_add (&builder, "{sv}", "member", g_variant_new_boolean (membership->is_unnamed));

  return g_variant_builder_end (&builder);
}

/* --- what the embedder cannot say ------------------------------------------------------------- */

#define REFUSE(error, ...)                                                                                             \
  beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "G-15", __VA_ARGS__)

static gboolean
is_named (const Organization *organization)
{
  return organization != NULL && organization->management != NULL;
}

static gboolean
may_leave (const Account *account, GError **error)
{
  const Organization *organization = account->facts.organization;

  return !is_named (organization) || organization->management != account || organization->n_accounts == 1
         || REFUSE (error,
                    "account %s is the management account of an organization with other accounts: it cannot leave it",
                    account->id);
}

static gboolean
may_name (const Account *management, GError **error)
{
  const Organization *organization = management->facts.organization;

  return !is_named (organization) || organization->management == management
         || REFUSE (error, "account %s belongs to the organization of account %s: it cannot be a management account",
                    management->id, organization->management->id);
}

/* --- coming and going ------------------------------------------------------------------------- */

/* The steps are those of a delegated administrator, so it is the caller. */
static Call
call_of_administrator (const Call *edit, Request *request, Account *administrator)
{
  Call call = *edit;

  beckon_request_init (request, BECKON_OPERATION_CREATE_MEMBERS, administrator->id);
  call.request = request;
  call.caller = administrator;

  return call;
}

static void
end_rule (Call *edit, Account *account)
{
  Organization *organization = account->facts.organization;
  Account *administrator = organization->delegation.administrator;
  Association *association;
  Request request;
  Call call;

  if (administrator == NULL)
    return;
  call = call_of_administrator (edit, &request, administrator);
  association = beckon_store_peek_association (call.region->store, &administrator->key, &account->key);
  if (administrator == account)
    beckon_delegation_end (&call, organization);
  else if (association != NULL)
    beckon_delegation_release (&call, association);
}

static void
enroll_newcomer (Call *edit, const Account *account)
{
  const Delegation *delegation = &account->facts.organization->delegation;
  Request request;
  Call call;
  Pair pair;

  if (!delegation->auto_enable)
    return;
  call = call_of_administrator (edit, &request, delegation->administrator);
  pair = beckon_pair_with_member (&call, &account->key);
  beckon_enroll_newcomer (&call, &pair);
}

/* @organization is NULL for none. */
static void
move (Call *edit, Account *account, Organization *organization)
{
  if (account->facts.organization == organization)
    return;
  if (account->facts.organization != NULL)
    end_rule (edit, account);
  beckon_store_set_organization (edit->region->store, account, organization);
  if (organization != NULL)
    enroll_newcomer (edit, account);
}

static gboolean
join_named (Call *edit, Account *account, Account *management, GError **error)
{
  Organization *organization = beckon_store_obtain_organization (edit->region->store, management);

  if (!may_name (management, error) || (account != management && !may_leave (account, error)))
    return FALSE;
  move (edit, management, organization);
  move (edit, account, organization);

  return TRUE;
}

/* Removing an account that was never seen from its organization leaves it unseen (G-2). */
static gboolean
leave (Call *edit, Account *account, Organization *organization, GError **error)
{
  if (account == NULL)
    return TRUE;
  if (!may_leave (account, error))
    return FALSE;
  move (edit, account, organization);

  return TRUE;
}

static gboolean
apply (Call *edit, const Membership *membership, GError **error)
{
  Store *store = edit->region->store;

  if (membership->management_id != NULL)
    return join_named (edit, beckon_store_obtain_account (store, membership->account_id),
                       beckon_store_obtain_account (store, membership->management_id), error);
  if (membership->is_unnamed)
    return leave (edit, beckon_store_obtain_account (store, membership->account_id),
                  beckon_store_peek_unnamed_organization (store), error);

  return leave (edit, beckon_store_peek_account (store, membership->account_id), NULL, error);
}

/* --- the edit --------------------------------------------------------------------------------- */

static gboolean
has_ids (const Membership *membership, GError **error)
{
  return beckon_request_check_id ("the account", membership->account_id, error)
         && (membership->management_id == NULL
             || beckon_request_check_id ("the management account", membership->management_id, error));
}

static void
count (const BeckonRegion *region, const BeckonAnswer *answer)
{
  if (region->coverage != NULL && region->n_dry_runs == 0)
    beckon_coverage_count_edit (region->coverage, answer);
}

static gboolean
set_membership (Edit *edit, const Membership *membership, GError **error)
{
  g_auto (BeckonAnswer) answer;
  Call call = { edit->region, NULL, edit->outside, &answer, NULL, TRUE };

  beckon_answer_init (&answer, BECKON_OPERATION_CREATE_MEMBERS);
  if (!has_ids (membership, error) || !beckon_outside_has_time (edit->outside, error))
    return FALSE;
  if (!beckon_edit_begin (edit, NULL))
    return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_CALLED_BACK, "W-6",
                                       "a callback of the Region cannot say where an account belongs");
  /* An account that comes is enrolled, which may fail, too (W-7). */
  if (!apply (&call, membership, &answer.error) || answer.error != NULL)
    {
      beckon_edit_roll_back (edit);
      g_propagate_error (error, g_steal_pointer (&answer.error));
      return FALSE;
    }
  answer.is_applied = TRUE;
  edit->answer = &answer;
  count (edit->region, &answer);
  beckon_edit_commit (edit, beckon_edit_wants_input (edit) ? encode (membership) : NULL);

  return TRUE;
}

static gboolean
set (BeckonRegion *region, const Membership *membership, GError **error)
{
  g_auto (Outside) outside = { 0 };
  Edit edit = { region, "organization", &outside, NULL, NULL };

  beckon_outside_init (&outside, beckon_draw_time (region));

  return set_membership (&edit, membership, error);
}

gboolean
beckon_region_set_organization (BeckonRegion *self, const char *account_id, const char *management_id, GError **error)
{
  const Membership membership = { account_id, management_id, FALSE };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return set (self, &membership, error);
}

gboolean
beckon_region_set_organization_account (BeckonRegion *self, const char *account_id, gboolean is_member, GError **error)
{
  const Membership membership = { account_id, NULL, !!is_member };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return set (self, &membership, error);
}

gboolean
beckon_edit_organization_again (Edit *edit, GVariant *input, GError **error)
{
  Membership membership = { .management_id = beckon_entry_peek_text (input, "management") };

  if (!beckon_entry_find_text (input, "account", &membership.account_id, error))
    return FALSE;
  if (membership.management_id == NULL && !g_variant_lookup (input, "member", "b", &membership.is_unnamed))
    return beckon_world_error_refuse (error, "the entry's input has neither a string \"management\" nor a field "
                                             "\"member\" that is true or false");

  return set_membership (edit, &membership, error);
}
