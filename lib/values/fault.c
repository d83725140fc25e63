/* SPDX-License-Identifier: MIT */
/* Faults: which calls they match, and when they fire. */
#include "values/fault.h"

#include "rules/error.h"
#include "rules/names.h"
#include "rules/operation.h"
#include "rules/seed.h"

#include <beckon/beckon-region.h>

G_DEFINE_BOXED_TYPE (BeckonFault, beckon_fault, beckon_fault_copy, beckon_fault_free)

static const struct
{
  const char *name;
} kinds[] = {
  [FAULT_BEFORE] = { "before" },
  [FAULT_AFTER] = { "after" },
  [FAULT_UNPROCESSED] = { "unprocessed" },
  [FAULT_STALE] = { "stale" },
};

const char *
beckon_fault_kind_to_string (FaultKind kind)
{
  return kinds[kind].name;
}

gboolean
beckon_fault_kind_from_string (const char *name, FaultKind *kind)
{
  guint row;

  if (!beckon_names_find (kinds, sizeof *kinds, G_N_ELEMENTS (kinds), name, &row))
    return FALSE;
  if (kind != NULL)
    *kind = row;

  return TRUE;
}

/* --- lifetime --------------------------------------------------------------------------------- */

static BeckonFault *
fault_new (FaultKind kind, const char *text)
{
  BeckonFault *self = g_new0 (BeckonFault, 1);

  self->kind = kind;
  self->text = g_strdup (text);
  self->nth = 1;
  self->times = 1;
  self->probability = 1;

  return self;
}

/* F-1 */
static BeckonFault *
fault_new_failure (FaultKind kind, const char *exception, guint status, const char *message)
{
  BeckonFault *self = fault_new (kind, message != NULL ? message : beckon_error_usual_message (exception));

  self->exception = g_strdup (exception);
  self->status = status != 0 ? status : beckon_error_usual_status (exception);

  return self;
}

static gboolean
is_status (guint status)
{
  return status == 0 || (status >= 400 && status <= 599);
}

BeckonFault *
beckon_fault_new_before (BeckonError code, const char *message)
{
  g_return_val_if_fail (code < BECKON_N_ERRORS, NULL);
  g_return_val_if_fail (message != NULL && g_utf8_validate (message, -1, NULL), NULL);

  return fault_new_failure (FAULT_BEFORE, beckon_error_peek_exception (code), 0, message);
}

BeckonFault *
beckon_fault_new_after (BeckonError code, const char *message)
{
  g_return_val_if_fail (code < BECKON_N_ERRORS, NULL);
  g_return_val_if_fail (message != NULL && g_utf8_validate (message, -1, NULL), NULL);

  return fault_new_failure (FAULT_AFTER, beckon_error_peek_exception (code), 0, message);
}

BeckonFault *
beckon_fault_new_before_named (const char *exception, guint status, const char *message)
{
  g_return_val_if_fail (exception != NULL && beckon_error_is_exception_name (exception), NULL);
  g_return_val_if_fail (is_status (status), NULL);
  g_return_val_if_fail (message == NULL || g_utf8_validate (message, -1, NULL), NULL);

  return fault_new_failure (FAULT_BEFORE, exception, status, message);
}

BeckonFault *
beckon_fault_new_after_named (const char *exception, guint status, const char *message)
{
  g_return_val_if_fail (exception != NULL && beckon_error_is_exception_name (exception), NULL);
  g_return_val_if_fail (is_status (status), NULL);
  g_return_val_if_fail (message == NULL || g_utf8_validate (message, -1, NULL), NULL);

  return fault_new_failure (FAULT_AFTER, exception, status, message);
}

static gboolean
is_account (const char *account_id)
{
  return account_id != NULL && g_utf8_validate (account_id, -1, NULL);
}

BeckonFault *
beckon_fault_new_unprocessed (const char *account_id, const char *text)
{
  BeckonFault *self;

  g_return_val_if_fail (is_account (account_id), NULL);
  g_return_val_if_fail (text != NULL && g_utf8_validate (text, -1, NULL), NULL);

  self = fault_new (FAULT_UNPROCESSED, text);
  self->account_id = g_strdup (account_id);

  return self;
}

BeckonFault *
beckon_fault_new_stale (void)
{
  return fault_new (FAULT_STALE, NULL);
}

BeckonFault *
beckon_fault_copy (const BeckonFault *self)
{
  BeckonFault *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->exception = g_strdup (self->exception);
  copy->text = g_strdup (self->text);
  copy->caller = g_strdup (self->caller);
  copy->account_id = g_strdup (self->account_id);

  return copy;
}

void
beckon_fault_free (BeckonFault *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->exception);
  g_free (self->text);
  g_free (self->caller);
  g_free (self->account_id);
  g_free (self);
}

/* --- which calls ------------------------------------------------------------------------------ */

void
beckon_fault_match_operation (BeckonFault *self, BeckonOperation operation)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (operation < BECKON_N_OPERATIONS);

  self->has_operation = TRUE;
  self->operation = operation;
}

void
beckon_fault_match_caller (BeckonFault *self, const char *caller)
{
  g_return_if_fail (self != NULL);

  g_free (self->caller);
  self->caller = g_strdup (caller);
}

void
beckon_fault_match_account (BeckonFault *self, const char *account_id)
{
  g_return_if_fail (self != NULL);
  /* The account that such a fault reports. */
  g_return_if_fail (self->kind != FAULT_UNPROCESSED || is_account (account_id));

  g_free (self->account_id);
  self->account_id = g_strdup (account_id);
}

void
beckon_fault_set_nth (BeckonFault *self, guint nth)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (nth >= 1);

  self->nth = nth;
}

void
beckon_fault_set_times (BeckonFault *self, guint times)
{
  g_return_if_fail (self != NULL);

  self->times = times;
}

void
beckon_fault_set_probability (BeckonFault *self, double probability, guint64 seed)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (probability >= 0 && probability <= 1);

  self->probability = probability;
  self->seed = seed;
}

/* --- firing ----------------------------------------------------------------------------------- */

/* Whether what goes wrong can go wrong in such a call. */
static gboolean
suits (const BeckonFault *self, BeckonOperation operation)
{
  if (self->kind == FAULT_UNPROCESSED)
    return beckon_operation_gives_field (operation, BECKON_FIELD_UNPROCESSED_ACCOUNTS);

  return self->kind != FAULT_STALE || !beckon_operation_has (operation, OPERATION_MUTATES);
}

static gboolean
matches (const BeckonFault *self, const Request *request)
{
  return suits (self, request->operation) && (!self->has_operation || self->operation == request->operation)
         && (self->caller == NULL || g_str_equal (self->caller, request->caller))
         && (self->account_id == NULL || beckon_request_names (request, self->account_id));
}

/* Makes a number from 0 up to, but not including, 1 from 53 random bits, and compares it with the probability. */
static gboolean
has_chance (const BeckonFault *self)
{
  guint64 bits = beckon_seed_scramble (self->seed + self->n_matched * SEED_ODD) >> 11;

  return (double) bits / (G_GUINT64_CONSTANT (1) << 53) < self->probability;
}

static gboolean
is_used_up (const BeckonFault *self)
{
  return self->times != 0 && self->n_fired >= self->times;
}

static gboolean
fires (BeckonFault *self)
{
  if (++self->n_matched < self->nth || is_used_up (self) || !has_chance (self))
    return FALSE;
  self->n_fired++;

  return TRUE;
}

gboolean
beckon_fault_plan_looks_back (const GPtrArray *plan)
{
  for (guint i = 0; i < plan->len; i++)
    {
      const BeckonFault *fault = plan->pdata[i];

      if (fault->kind == FAULT_STALE && !is_used_up (fault))
        return TRUE;
    }

  return FALSE;
}

gboolean
beckon_faults_include (const GPtrArray *faults, FaultKind kind)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    if (((const BeckonFault *) faults->pdata[i])->kind == kind)
      return TRUE;

  return FALSE;
}

GPtrArray *
beckon_fault_plan_fire (GPtrArray *plan, const Request *request)
{
  GPtrArray *fired = g_ptr_array_new ();

  for (guint i = 0; i < plan->len; i++)
    if (matches (plan->pdata[i], request) && fires (plan->pdata[i]))
      g_ptr_array_add (fired, plan->pdata[i]);

  return fired;
}
