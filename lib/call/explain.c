/* SPDX-License-Identifier: MIT */
/* Dry runs, and what they say of one account. */
#include "call/call.h"
#include "call/members.h"
#include "rules/error.h"

#include <beckon/beckon.h>

/* --- dry runs --------------------------------------------------------------------------------- */

void
beckon_region_begin_dry_run (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  self->n_dry_runs++;
}

void
beckon_region_end_dry_run (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);
  /* A callback can end what it began, and nothing else. */
  g_return_if_fail (self->n_dry_runs > (self->is_calling_back ? self->n_dry_runs_outside : 0));

  self->n_dry_runs--;
  g_rec_mutex_unlock (&self->lock);
}

/* --- the value -------------------------------------------------------------------------------- */

struct _BeckonExplanation
{
  gatomicrefcount ref_count;
  gboolean would_act;
  BeckonReason reason;
  const char *rule;      /* constant; NULL if none decides */
  const char *exception; /* constant; NULL if the call would succeed */
  char *text;            /* NULL if it would say nothing */
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

/* --- asking ----------------------------------------------------------------------------------- */

typedef struct
{
  BeckonRegion *region;
  const char *caller;
  BeckonOperation operation;
  const char *account_id;
  GError *error;
  GPtrArray *unprocessed; /* NULL where the operation has none */
} Question;

typedef GPtrArray *(*IdsFunc) (BeckonRegion *, const char *, const char *const *, GError **);

static void
ask_ids (Question *self)
{
  static const IdsFunc functions[BECKON_N_OPERATIONS] = {
    [BECKON_OPERATION_DELETE_MEMBERS] = beckon_region_delete_members,
    [BECKON_OPERATION_INVITE_MEMBERS] = beckon_region_invite_members,
    /* O-9: what it passes over in silence is told here. */
    [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = beckon_region_disassociate_members_reporting,
    [BECKON_OPERATION_DECLINE_INVITATIONS] = beckon_region_decline_invitations,
    [BECKON_OPERATION_DELETE_INVITATIONS] = beckon_region_delete_invitations,
  };
  const char *const account_ids[] = { self->account_id, NULL };

  self->unprocessed = functions[self->operation](self->region, self->caller, account_ids, &self->error);
}

static void
ask_create (Question *self)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  g_ptr_array_add (details, beckon_account_details_new (self->account_id, NULL));
  self->unprocessed = beckon_region_create_members (self->region, self->caller, details, &self->error);
}

/* The invitation on file is the one that is meant; where there is none, any id will not do. */
static void
ask_accept (Question *self)
{
  g_autoptr (GPtrArray) found
      = beckon_region_find_associations (self->region, self->account_id, self->caller, BECKON_STATE_NONE);
  const char *id = found->len > 0 ? beckon_association_peek_invitation_id (found->pdata[0]) : NULL;

  if (id == NULL)
    id = "none";
  if (self->operation == BECKON_OPERATION_ACCEPT_INVITATION)
    beckon_region_accept_invitation (self->region, self->caller, self->account_id, id, &self->error);
  else
    beckon_region_accept_administrator_invitation (self->region, self->caller, self->account_id, id, &self->error);
}

static void
ask_bare (Question *self)
{
  static gboolean (*const functions[BECKON_N_OPERATIONS]) (BeckonRegion *, const char *, GError **) = {
    [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = beckon_region_disassociate_from_administrator_account,
    [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = beckon_region_disassociate_from_master_account,
    [BECKON_OPERATION_ENABLE_SECURITY_HUB] = beckon_region_enable_security_hub,
    [BECKON_OPERATION_DISABLE_SECURITY_HUB] = beckon_region_disable_security_hub,
  };

  functions[self->operation](self->region, self->caller, &self->error);
}

static const struct
{
  void (*ask) (Question *self); /* NULL for what changes nothing ever */
  gboolean names_account;
} questions[BECKON_N_OPERATIONS] = {
  [BECKON_OPERATION_CREATE_MEMBERS] = { ask_create, TRUE },
  [BECKON_OPERATION_DELETE_MEMBERS] = { ask_ids, TRUE },
  [BECKON_OPERATION_INVITE_MEMBERS] = { ask_ids, TRUE },
  [BECKON_OPERATION_DISASSOCIATE_MEMBERS] = { ask_ids, TRUE },
  [BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION] = { ask_accept, TRUE },
  [BECKON_OPERATION_ACCEPT_INVITATION] = { ask_accept, TRUE },
  [BECKON_OPERATION_DECLINE_INVITATIONS] = { ask_ids, TRUE },
  [BECKON_OPERATION_DELETE_INVITATIONS] = { ask_ids, TRUE },
  [BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT] = { ask_bare, FALSE },
  [BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT] = { ask_bare, FALSE },
  [BECKON_OPERATION_ENABLE_SECURITY_HUB] = { ask_bare, FALSE },
  [BECKON_OPERATION_DISABLE_SECURITY_HUB] = { ask_bare, FALSE },
};

static BeckonExplanation *
explanation_new (const Question *question, gboolean would_act)
{
  BeckonExplanation *self = g_new0 (BeckonExplanation, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->would_act = would_act;
  if (question->error != NULL)
    {
      self->reason = beckon_error_get_reason (question->error);
      self->rule = beckon_error_peek_rule (question->error);
      self->exception = beckon_error_peek_exception (question->error->code);
      self->text = g_strdup (question->error->message);
    }
  else if (question->unprocessed != NULL && question->unprocessed->len > 0)
    {
      const BeckonResult *result = question->unprocessed->pdata[0];

      self->reason = beckon_result_get_reason (result);
      self->rule = beckon_result_peek_rule (result);
      self->text = g_strdup (beckon_result_peek_text (result));
    }

  return self;
}

static gboolean
can_be_asked (BeckonOperation operation, const char *account_id, GError **error)
{
  if (questions[operation].ask == NULL)
    return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "",
                                       "%s never changes anything", beckon_operation_to_string (operation));
  if (questions[operation].names_account && account_id == NULL)
    return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "",
                                       "%s names an account, and none is given",
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
  Question question = { .region = self, .caller = caller, .operation = operation, .account_id = account_id };
  BeckonExplanation *explanation;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!can_be_asked (operation, account_id, error))
    return NULL;
  beckon_region_begin_dry_run (self);
  self->would_act = FALSE;
  questions[operation].ask (&question);
  explanation = explanation_new (&question, self->would_act);
  beckon_region_end_dry_run (self);
  g_clear_error (&question.error);
  g_clear_pointer (&question.unprocessed, g_ptr_array_unref);

  return explanation;
}
