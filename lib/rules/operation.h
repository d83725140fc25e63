/* SPDX-License-Identifier: MIT */
/* What the rules around a pair say of whole operations, as data. */
#pragma once

#include <beckon/beckon-operation.h>

typedef enum
{
  OPERATION_MUTATES = 1 << 0,
  /* G-1: the one operation that needs no hub, and the six whose refusal the field saw worded otherwise. */
  OPERATION_WITHOUT_HUB = 1 << 1,
  OPERATION_FIELD_WORDING = 1 << 2,
  /* O-12: needs the hub whatever the gate switch says. */
  OPERATION_ALWAYS_HUB = 1 << 3,
  /* G-2: with the gate off, only for a caller that was seen. */
  OPERATION_SEEN_ONLY = 1 << 4,
  /* G-9: not for an account of an organization. */
  OPERATION_NOT_FOR_ORGANIZATION = 1 << 5,
  OPERATION_ANSWERS_UNPROCESSED = 1 << 6,
  /* O-1: its ids name administrators; those of the others name members. */
  OPERATION_NAMES_ADMINISTRATORS = 1 << 7,
} OperationFlags;

gboolean beckon_operation_has (BeckonOperation operation, OperationFlags flag);
