/* SPDX-License-Identifier: MIT */
/* The public functions, one per operation: thin wrappers around beckon_perform (). */
#include "call/perform.h"
#include "region/draw.h"
#include "values/hub.h"

#include <beckon/beckon-account-details.h>

/* Fills @answer, which the caller must clear. FALSE, with @error, if the call failed. */
static gboolean
perform (BeckonRegion *region, const Request *request, BeckonAnswer *answer, GError **error)
{
  g_auto (Outside) outside = { 0 };

  beckon_outside_init (&outside, beckon_draw_time (region));
  beckon_perform (region, request, &outside, PERFORM_DO, answer);
  if (answer->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&answer->error));

  return FALSE;
}

/* (transfer full): the answer; NULL, with @error, when the call failed. */
static BeckonAnswer *
answer (BeckonRegion *region, const Request *request, GError **error)
{
  g_autoptr (BeckonAnswer) answer = beckon_answer_new (request->operation);

  return perform (region, request, answer, error) ? g_steal_pointer (&answer) : NULL;
}

BeckonAnswer *
beckon_region_perform (BeckonRegion *self, const BeckonRequest *request, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return answer (self, &request->request, error);
}

/* --- what they have in common --------------------------------------------------------------- */

static gboolean
succeeds (BeckonRegion *region, const Request *request, GError **error)
{
  g_auto (BeckonAnswer) answer;

  beckon_answer_init (&answer, request->operation);

  return perform (region, request, &answer, error);
}

/* (transfer full): the list in the answer; NULL when the call failed. */
static GPtrArray *
answer_list (BeckonRegion *region, const Request *request, BeckonField field, GError **error)
{
  g_auto (BeckonAnswer) answer;

  beckon_answer_init (&answer, request->operation);

  return perform (region, request, &answer, error) ? g_ptr_array_ref (answer.values[field].list) : NULL;
}

static void
init_with_ids (Request *request, BeckonOperation operation, const char *caller, const char *const *account_ids)
{
  beckon_request_init (request, operation, caller);
  request->values[BECKON_FIELD_ACCOUNT_IDS].texts = account_ids;
  request->given |= FIELD_BIT (BECKON_FIELD_ACCOUNT_IDS);
}

static GPtrArray *
answer_ids (BeckonRegion *region,
            BeckonOperation operation,
            const char *caller,
            const char *const *account_ids,
            GError **error)
{
  Request request;

  init_with_ids (&request, operation, caller, account_ids);

  return answer_list (region, &request, BECKON_FIELD_UNPROCESSED_ACCOUNTS, error);
}

/* An operation that has no fields. */
static gboolean
answer_bare (BeckonRegion *region, BeckonOperation operation, const char *caller, GError **error)
{
  Request request;

  beckon_request_init (&request, operation, caller);

  return succeeds (region, &request, error);
}

/* Returns a page, and the token of the next one. */
static GPtrArray *
answer_page (BeckonRegion *region, const Request *request, BeckonField field, char **new_next_token, GError **error)
{
  g_auto (BeckonAnswer) answer;

  beckon_answer_init (&answer, request->operation);
  if (!perform (region, request, &answer, error))
    return NULL;
  if (new_next_token != NULL)
    *new_next_token = g_strdup (beckon_answer_peek_text (&answer, BECKON_FIELD_NEXT_TOKEN));

  return g_ptr_array_ref (answer.values[field].list);
}

/* --- what an administrator does ------------------------------------------------------------- */

GPtrArray *
beckon_region_create_members (BeckonRegion *self, const char *caller, GPtrArray *details, GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (details != NULL && !g_ptr_array_find (details, NULL, NULL), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_request_init (&request, BECKON_OPERATION_CREATE_MEMBERS, caller);
  request.values[BECKON_FIELD_ACCOUNT_DETAILS].list = details;
  request.given |= FIELD_BIT (BECKON_FIELD_ACCOUNT_DETAILS);

  return answer_list (self, &request, BECKON_FIELD_UNPROCESSED_ACCOUNTS, error);
}

GPtrArray *
beckon_region_get_members (BeckonRegion *self,
                           const char *caller,
                           const char *const *account_ids,
                           GPtrArray **unprocessed,
                           GError **error)
{
  g_autoptr (BeckonAnswer) answered = NULL;
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  init_with_ids (&request, BECKON_OPERATION_GET_MEMBERS, caller, account_ids);
  answered = answer (self, &request, error);
  if (answered == NULL)
    return NULL;
  if (unprocessed != NULL)
    *unprocessed = g_ptr_array_ref (beckon_answer_peek_unprocessed (answered));

  return g_ptr_array_ref (beckon_answer_peek_members (answered));
}

GPtrArray *
beckon_region_list_members (BeckonRegion *self,
                            const char *caller,
                            gboolean only_associated,
                            int max_results,
                            const char *next_token,
                            char **new_next_token,
                            GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_request_init (&request, BECKON_OPERATION_LIST_MEMBERS, caller);
  request_give_number (&request, BECKON_FIELD_ONLY_ASSOCIATED, !!only_associated);
  request_give_number (&request, BECKON_FIELD_MAX_RESULTS, max_results);
  request_give_text (&request, BECKON_FIELD_NEXT_TOKEN, next_token);

  return answer_page (self, &request, BECKON_FIELD_MEMBERS, new_next_token, error);
}

GPtrArray *
beckon_region_delete_members (BeckonRegion *self, const char *caller, const char *const *account_ids, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return answer_ids (self, BECKON_OPERATION_DELETE_MEMBERS, caller, account_ids, error);
}

GPtrArray *
beckon_region_invite_members (BeckonRegion *self, const char *caller, const char *const *account_ids, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return answer_ids (self, BECKON_OPERATION_INVITE_MEMBERS, caller, account_ids, error);
}

gboolean
beckon_region_disassociate_members (BeckonRegion *self,
                                    const char *caller,
                                    const char *const *account_ids,
                                    GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (account_ids != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  init_with_ids (&request, BECKON_OPERATION_DISASSOCIATE_MEMBERS, caller, account_ids);

  return succeeds (self, &request, error);
}

/* --- what a member does --------------------------------------------------------------------- */

GPtrArray *
beckon_region_list_invitations (BeckonRegion *self,
                                const char *caller,
                                int max_results,
                                const char *next_token,
                                char **new_next_token,
                                GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_request_init (&request, BECKON_OPERATION_LIST_INVITATIONS, caller);
  request_give_number (&request, BECKON_FIELD_MAX_RESULTS, max_results);
  request_give_text (&request, BECKON_FIELD_NEXT_TOKEN, next_token);

  return answer_page (self, &request, BECKON_FIELD_INVITATIONS, new_next_token, error);
}

gint64
beckon_region_get_invitations_count (BeckonRegion *self, const char *caller, GError **error)
{
  g_autoptr (BeckonAnswer) answered = NULL;
  Request request;

  g_return_val_if_fail (self != NULL, -1);
  g_return_val_if_fail (caller != NULL, -1);
  g_return_val_if_fail (error == NULL || *error == NULL, -1);

  beckon_request_init (&request, BECKON_OPERATION_GET_INVITATIONS_COUNT, caller);
  answered = answer (self, &request, error);

  return answered != NULL ? beckon_answer_get_number (answered, BECKON_FIELD_INVITATIONS_COUNT) : -1;
}

static gboolean
accept (BeckonRegion *region,
        BeckonOperation operation,
        const char *caller,
        BeckonField field,
        const char *administrator_id,
        const char *invitation_id,
        GError **error)
{
  Request request;

  beckon_request_init (&request, operation, caller);
  request_give_text (&request, field, administrator_id);
  request_give_text (&request, BECKON_FIELD_INVITATION_ID, invitation_id);

  return succeeds (region, &request, error);
}

gboolean
beckon_region_accept_administrator_invitation (BeckonRegion *self,
                                               const char *caller,
                                               const char *administrator_id,
                                               const char *invitation_id,
                                               GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (administrator_id != NULL, FALSE);
  g_return_val_if_fail (invitation_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return accept (self, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, caller, BECKON_FIELD_ADMINISTRATOR_ID,
                 administrator_id, invitation_id, error);
}

gboolean
beckon_region_accept_invitation (BeckonRegion *self,
                                 const char *caller,
                                 const char *master_id,
                                 const char *invitation_id,
                                 GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (master_id != NULL, FALSE);
  g_return_val_if_fail (invitation_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return accept (self, BECKON_OPERATION_ACCEPT_INVITATION, caller, BECKON_FIELD_MASTER_ID, master_id, invitation_id,
                 error);
}

GPtrArray *
beckon_region_decline_invitations (BeckonRegion *self,
                                   const char *caller,
                                   const char *const *account_ids,
                                   GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return answer_ids (self, BECKON_OPERATION_DECLINE_INVITATIONS, caller, account_ids, error);
}

GPtrArray *
beckon_region_delete_invitations (BeckonRegion *self,
                                  const char *caller,
                                  const char *const *account_ids,
                                  GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (account_ids != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return answer_ids (self, BECKON_OPERATION_DELETE_INVITATIONS, caller, account_ids, error);
}

gboolean
beckon_region_disassociate_from_administrator_account (BeckonRegion *self, const char *caller, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return answer_bare (self, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, caller, error);
}

gboolean
beckon_region_disassociate_from_master_account (BeckonRegion *self, const char *caller, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return answer_bare (self, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, caller, error);
}

static gboolean
get_administrator (BeckonRegion *region,
                   BeckonOperation operation,
                   const char *caller,
                   BeckonInvitation **administrator,
                   GError **error)
{
  g_autoptr (BeckonAnswer) answered = NULL;
  BeckonInvitation *found;
  Request request;

  beckon_request_init (&request, operation, caller);
  answered = answer (region, &request, error);
  if (answered == NULL)
    return FALSE;
  found = beckon_answer_peek_administrator (answered);
  if (administrator != NULL)
    *administrator = found != NULL ? beckon_invitation_ref (found) : NULL;

  return TRUE;
}

gboolean
beckon_region_get_administrator_account (BeckonRegion *self,
                                         const char *caller,
                                         BeckonInvitation **administrator,
                                         GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return get_administrator (self, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, caller, administrator, error);
}

gboolean
beckon_region_get_master_account (BeckonRegion *self, const char *caller, BeckonInvitation **master, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return get_administrator (self, BECKON_OPERATION_GET_MASTER_ACCOUNT, caller, master, error);
}

/* --- the hub -------------------------------------------------------------------------------- */

gboolean
beckon_region_enable_security_hub (BeckonRegion *self, const char *caller, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return answer_bare (self, BECKON_OPERATION_ENABLE_SECURITY_HUB, caller, error);
}

gboolean
beckon_region_disable_security_hub (BeckonRegion *self, const char *caller, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return answer_bare (self, BECKON_OPERATION_DISABLE_SECURITY_HUB, caller, error);
}

BeckonHub *
beckon_region_describe_hub (BeckonRegion *self, const char *caller, const char *hub_arn, GError **error)
{
  g_autoptr (BeckonAnswer) answered = NULL;
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_request_init (&request, BECKON_OPERATION_DESCRIBE_HUB, caller);
  request_give_text (&request, BECKON_FIELD_HUB_ARN, hub_arn);
  answered = answer (self, &request, error);

  return answered != NULL ? beckon_hub_new (answered) : NULL;
}

gboolean
beckon_region_enable_security_hub_full (BeckonRegion *self,
                                        const char *caller,
                                        GHashTable *tags,
                                        const char *control_finding_generator,
                                        GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_request_init (&request, BECKON_OPERATION_ENABLE_SECURITY_HUB, caller);
  request_give_text (&request, BECKON_FIELD_CONTROL_FINDING_GENERATOR, control_finding_generator);
  request_give_tags (&request, tags);

  return succeeds (self, &request, error);
}

gboolean
beckon_region_update_security_hub_configuration (BeckonRegion *self,
                                                 const char *caller,
                                                 int auto_enable_controls,
                                                 const char *control_finding_generator,
                                                 GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (auto_enable_controls >= -1 && auto_enable_controls <= 1, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_request_init (&request, BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, caller);
  request_give_text (&request, BECKON_FIELD_CONTROL_FINDING_GENERATOR, control_finding_generator);
  if (auto_enable_controls >= 0)
    request_give_number (&request, BECKON_FIELD_AUTO_ENABLE_CONTROLS, auto_enable_controls);

  return succeeds (self, &request, error);
}

/* --- tags ----------------------------------------------------------------------------------- */

gboolean
beckon_region_tag_resource (BeckonRegion *self,
                            const char *caller,
                            const char *resource_arn,
                            GHashTable *tags,
                            GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (resource_arn != NULL, FALSE);
  g_return_val_if_fail (tags != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_request_init (&request, BECKON_OPERATION_TAG_RESOURCE, caller);
  request_give_text (&request, BECKON_FIELD_RESOURCE_ARN, resource_arn);
  request_give_tags (&request, tags);

  return succeeds (self, &request, error);
}

gboolean
beckon_region_untag_resource (BeckonRegion *self,
                              const char *caller,
                              const char *resource_arn,
                              const char *const *tag_keys,
                              GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (resource_arn != NULL, FALSE);
  g_return_val_if_fail (tag_keys != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_request_init (&request, BECKON_OPERATION_UNTAG_RESOURCE, caller);
  request_give_text (&request, BECKON_FIELD_RESOURCE_ARN, resource_arn);
  request.values[BECKON_FIELD_TAG_KEYS].texts = tag_keys;
  request.given |= FIELD_BIT (BECKON_FIELD_TAG_KEYS);

  return succeeds (self, &request, error);
}

GHashTable *
beckon_region_list_tags_for_resource (BeckonRegion *self, const char *caller, const char *resource_arn, GError **error)
{
  g_autoptr (BeckonAnswer) answered = NULL;
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (resource_arn != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_request_init (&request, BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, caller);
  request_give_text (&request, BECKON_FIELD_RESOURCE_ARN, resource_arn);
  answered = answer (self, &request, error);

  return answered != NULL ? g_hash_table_ref (beckon_answer_peek_tags (answered)) : NULL;
}

/* --- organizations -------------------------------------------------------------------------- */

static gboolean
administer (BeckonRegion *self,
            BeckonOperation operation,
            const char *caller,
            const char *admin_account_id,
            GError **error)
{
  Request request;

  beckon_request_init (&request, operation, caller);
  request_give_text (&request, BECKON_FIELD_ADMIN_ACCOUNT_ID, admin_account_id);

  return succeeds (self, &request, error);
}

gboolean
beckon_region_enable_organization_admin_account (BeckonRegion *self,
                                                 const char *caller,
                                                 const char *admin_account_id,
                                                 GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (admin_account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return administer (self, BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, caller, admin_account_id, error);
}

gboolean
beckon_region_disable_organization_admin_account (BeckonRegion *self,
                                                  const char *caller,
                                                  const char *admin_account_id,
                                                  GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (admin_account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return administer (self, BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, caller, admin_account_id, error);
}

char **
beckon_region_list_organization_admin_accounts (BeckonRegion *self, const char *caller, GError **error)
{
  g_autoptr (BeckonAnswer) answered = NULL;
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_request_init (&request, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, caller);
  answered = answer (self, &request, error);

  return answered != NULL ? g_strdupv ((char **) beckon_answer_peek_admin_accounts (answered)) : NULL;
}

BeckonAnswer *
beckon_region_describe_organization_configuration (BeckonRegion *self, const char *caller, GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  beckon_request_init (&request, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, caller);

  return answer (self, &request, error);
}

gboolean
beckon_region_update_organization_configuration (BeckonRegion *self,
                                                 const char *caller,
                                                 gboolean auto_enable,
                                                 const char *auto_enable_standards,
                                                 const char *configuration_type,
                                                 GError **error)
{
  Request request;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (caller != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_request_init (&request, BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, caller);
  request_give_number (&request, BECKON_FIELD_AUTO_ENABLE, !!auto_enable);
  request_give_text (&request, BECKON_FIELD_AUTO_ENABLE_STANDARDS, auto_enable_standards);
  request_give_text (&request, BECKON_FIELD_ORGANIZATION_CONFIGURATION, configuration_type);

  return succeeds (self, &request, error);
}
