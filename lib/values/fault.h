/* SPDX-License-Identifier: MIT */
/* The fault plan of a Region (doc/semantics.md, section 9). */
#pragma once

#include "values/request.h"

#include <beckon/beckon-fault.h>

typedef enum
{
  FAULT_BEFORE,
  FAULT_AFTER,
  FAULT_UNPROCESSED
} FaultKind;

struct _BeckonFault
{
  FaultKind kind;
  BeckonError code; /* of before and after */
  char *text;       /* the exception's message, or what UnprocessedAccounts says */

  gboolean has_operation;
  BeckonOperation operation;
  char *caller;     /* NULL for any */
  char *account_id; /* NULL for any; of unprocessed, the account */

  guint nth;
  guint times; /* 0 for every one */
  double probability;
  guint64 seed;

  guint n_matched;
  guint n_fired;
};

const char *beckon_fault_kind_to_string (FaultKind kind);
gboolean beckon_fault_kind_from_string (const char *name, FaultKind *kind);

/* The faults that fire in this call, in the order of the plan; not owned. It counts, so it is asked once a call. */
GPtrArray *beckon_fault_plan_fire (GPtrArray *plan, const Request *request);
