/* SPDX-License-Identifier: MIT */
/* Explains what an operation would do to one account, and if nothing, why. */
#include "call/perform.h"
#include "region/region.h"
#include "rules/error.h"
#include "rules/operation.h"

#include <beckon/beckon.h>

/* --- the value -------------------------------------------------------------------------------- */

struct _BeckonExplanation
{
  gatomicrefcount ref_count;
  gboolean would_act;
  BeckonReason reason;
  const char *rule; /* constant; NULL if no rule decides */
  char *exception;  /* NULL if the call would succeed */
  char *text;       /* NULL if there would be no text */
};

G_DEFINE_BOXED_TYPE (BeckonExplanation, beckon_explanation, beckon_explanation_ref, beckon_explanation_unref)

BeckonExplanation *
beckon_explanation_ref (BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_explanation_unref (BeckonExplanation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->exception);
  g_free (self->text);
  g_free (self);
}

gboolean
beckon_explanation_would_act (const BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->would_act;
}

BeckonReason
beckon_explanation_get_reason (const BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, BECKON_REASON_NONE);

  return self->reason;
}

const char *
beckon_explanation_peek_rule (const BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rule;
}

const char *
beckon_explanation_peek_sure (const BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rule != NULL ? beckon_rule_peek_sure (self->rule) : NULL;
}

const char *
beckon_explanation_peek_exception (const BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->exception;
}

const char *
beckon_explanation_peek_text (const BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

const char *
beckon_explanation_peek_remedy (const BeckonExplanation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_reason_peek_remedy (self->reason);
}

static BeckonExplanation *
explanation_new (const BeckonAnswer *answer)
{
  BeckonExplanation *self = g_new0 (BeckonExplanation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->would_act = answer->has_changed;
  if (answer->error != NULL)
    {
      self->reason = beckon_error_get_reason (answer->error);
      self->rule = beckon_error_peek_rule (answer->error);
      self->exception = g_strdup (beckon_error_peek_raised_exception (answer->error));
      self->text = g_strdup (answer->error->message);
    }
  /* O-9: DisassociateMembers does not report what it skips, but an explanation does. */
  else if (answer->unprocessed != NULL && answer->unprocessed->len > 0)
    {
      const BeckonResult *result = answer->unprocessed->pdata[0];

      self->reason = beckon_result_get_reason (result);
      self->rule = beckon_result_peek_rule (result);
      self->text = g_strdup (beckon_result_peek_text (result));
    }

  return self;
}

/* --- asking ----------------------------------------------------------------------------------- */

/* The id of the invitation on file. Without one, any id is wrong, so "none" will do. */
static char *
dup_invitation_id (BeckonRegion *region, const char *administrator_id, const char *member_id)
{
  g_autoptr (GPtrArray) found
      = beckon_region_find_associations (region, administrator_id, member_id, BECKON_STATE_NONE);
  const char *id = found->len > 0 ? beckon_association_peek_invitation_id (found->pdata[0]) : NULL;

  return g_strdup (id != NULL ? id : "none");
}

static void
name_details (BeckonRequest *request, BeckonField field, const char *account_id)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  g_ptr_array_add (details, beckon_account_details_new (account_id, NULL));
  beckon_request_set_details (request, field, details);
}

static void
give_tag (BeckonRequest *request, BeckonField field)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "key", (gpointer) "value");
  beckon_request_set_tags (request, field, tags);
}

static void
name_hub (BeckonRegion *region, BeckonRequest *request, BeckonField field, const char *account_id)
{
  g_autofree char *arn = beckon_region_dup_hub_arn (region, account_id);

  beckon_request_set_text (request, field, arn);
}

/* A required field that does not name an account gets a value that any operation can do something with. */
static void
give_example (BeckonRegion *region, BeckonRequest *request, BeckonField field, const char *account_id)
{
  static const char *const keys[] = { "key", NULL };

  switch ((guint) beckon_field_get_kind (field))
    {
    case BECKON_FIELD_KIND_BOOLEAN:
      beckon_request_set_boolean (request, field, TRUE);
      break;
    case BECKON_FIELD_KIND_TAGS:
      give_tag (request, field);
      break;
    case BECKON_FIELD_KIND_TAG_KEYS:
      beckon_request_set_texts (request, field, keys);
      break;
    default:
      name_hub (region, request, field, account_id);
      break;
    }
}

/* Fills a required field with the account. */
static void
name_account (BeckonRegion *region, BeckonRequest *request, BeckonField field, const char *account_id)
{
  const char *const account_ids[] = { account_id, NULL };
  g_autofree char *invitation_id = NULL;

  switch ((guint) beckon_field_get_kind (field))
    {
    case BECKON_FIELD_KIND_ACCOUNT_IDS:
      beckon_request_set_texts (request, field, account_ids);
      break;
    case BECKON_FIELD_KIND_ACCOUNT_DETAILS:
      name_details (request, field, account_id);
      break;
    case BECKON_FIELD_KIND_INVITATION_ID:
      invitation_id = dup_invitation_id (region, account_id, beckon_request_peek_caller (request));
      beckon_request_set_text (request, field, invitation_id);
      break;
    case BECKON_FIELD_KIND_ACCOUNT_ID:
      beckon_request_set_text (request, field, account_id);
      break;
    default:
      give_example (region, request, field, account_id);
      break;
    }
}

static BeckonRequest *
request_new (BeckonRegion *region, BeckonOperation operation, const char *caller, const char *account_id)
{
  BeckonRequest *request = beckon_request_new (operation, caller);
  guint64 required = beckon_operations[operation].requires;

  while (required != 0)
    name_account (region, request, field_take (&required), account_id);

  return request;
}

/* Or the hub of an account. A truth is the only required field that has nothing to do with one. */
static gboolean
names_an_account (BeckonOperation operation)
{
  guint64 required = beckon_operations[operation].requires;

  while (required != 0)
    if (beckon_field_get_kind (field_take (&required)) != BECKON_FIELD_KIND_BOOLEAN)
      return TRUE;

  return FALSE;
}

static gboolean
can_be_asked (BeckonOperation operation, const char *account_id, GError **error)
{
  if (!beckon_operation_is_mutating (operation))
    return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "",
                                       "%s never changes anything", beckon_operation_to_string (operation));
  if (names_an_account (operation) && account_id == NULL)
    return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "",
                                       "%s needs an account, but none was given",
                                       beckon_operation_to_string (operation));

  return TRUE;
}

BeckonExplanation *
beckon_region_explain (BeckonRegion *self,
                       const char *caller,
                       BeckonOperation operation,
                       const char *account_id,
                       GError **error)
{
  g_autoptr (BeckonRequest) request = NULL;
  g_autoptr (BeckonAnswer) answer = NULL;
  g_auto (Outside) outside = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!can_be_asked (operation, account_id, error))
    return NULL;
  beckon_outside_init (&outside, beckon_region_get_time_us (self));
  beckon_region_lock (self);
  request = request_new (self, operation, caller, account_id);
  answer = beckon_answer_new (operation);
  beckon_perform (self, &request->request, &outside, PERFORM_ASK, answer);
  beckon_region_unlock (self);

  return explanation_new (answer);
}
