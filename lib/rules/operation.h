/* SPDX-License-Identifier: MIT */
/* The properties of the operations: the rows of rules/operation-rows.h. */
#pragma once

#include "rules/field.h"

#include <beckon/beckon-operation.h>

typedef enum
{
  OPERATION_MUTATES = 1 << 0,
  /* O-12: needs the hub, even if the switch require_security_hub is false. */
  OPERATION_ALWAYS_HUB = 1 << 1,
  /* G-2: if require_security_hub is false, only for a caller that was seen. */
  OPERATION_SEEN_ONLY = 1 << 2,
  /* G-9: not for an account that is managed elsewhere. */
  OPERATION_NOT_FOR_MANAGED = 1 << 3,
  /* O-1: AccountIds names administrators. In the other operations it names members. */
  OPERATION_NAMES_ADMINISTRATORS = 1 << 4,
  /* G-13: only for the management account of a named organization. */
  OPERATION_FOR_MANAGEMENT = 1 << 5,
  /* O-14: only for a delegated administrator. */
  OPERATION_FOR_DELEGATED_ADMINISTRATOR = 1 << 6,
  /* Its pages have at most ten records, not fifty. */
  OPERATION_SHORT_PAGES = 1 << 7,
} OperationFlags;

/* G-1: how an operation refuses a caller whose hub is off, as the field saw it. */
typedef enum
{
  REFUSAL_NONE, /* it needs no hub */
  REFUSAL_INVALID_ACCESS,
  REFUSAL_BAD_REQUEST,
  REFUSAL_NOT_FOUND,
  REFUSAL_ACCESS_DENIED, /* no operation by itself: the switch hub_off_error turns REFUSAL_BAD_REQUEST into it */
} HubOffRefusal;

typedef struct
{
  const char *name;
  OperationFlags flags;
  HubOffRefusal refusal;
  guint32 steps;
  guint64 requires, takes, gives; /* sets of fields */
  const char *shows;
} OperationRow;

extern const OperationRow beckon_operations[BECKON_N_OPERATIONS];

static inline gboolean
beckon_operation_has (BeckonOperation operation, OperationFlags flag)
{
  return (beckon_operations[operation].flags & flag) != 0;
}

/* Whether it processes entries one by one (O-3). Then it makes results, even if it does not answer them (O-9). */
static inline gboolean
beckon_operation_has_entries (BeckonOperation operation)
{
  return (beckon_operations[operation].requires
          & (FIELD_BIT (BECKON_FIELD_ACCOUNT_IDS) | FIELD_BIT (BECKON_FIELD_ACCOUNT_DETAILS)))
         != 0;
}
