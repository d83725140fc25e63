/* SPDX-License-Identifier: MIT */
/* The properties of the operations: the rows of rules/operation-rows.h. */
#pragma once

#include "rules/field.h"

#include <beckon/beckon-operation.h>

typedef enum
{
  OPERATION_MUTATES = 1 << 0,
  /* G-1: the one operation that needs no hub, and the six that were seen to refuse with another text. */
  OPERATION_WITHOUT_HUB = 1 << 1,
  OPERATION_FIELD_WORDING = 1 << 2,
  /* O-12: needs the hub, even if the switch require_security_hub is false. */
  OPERATION_ALWAYS_HUB = 1 << 3,
  /* G-2: if require_security_hub is false, only for a caller that was seen. */
  OPERATION_SEEN_ONLY = 1 << 4,
  /* G-9: not for an account of an organization. */
  OPERATION_NOT_FOR_ORGANIZATION = 1 << 5,
  /* O-1: AccountIds names administrators. In the other operations it names members. */
  OPERATION_NAMES_ADMINISTRATORS = 1 << 6,
} OperationFlags;

typedef struct
{
  const char *name;
  OperationFlags flags;
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
