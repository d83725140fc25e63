/* SPDX-License-Identifier: MIT */
/* The fault plan of a Region (doc/semantics.md, section 9). */
#pragma once

#include "values/request.h"

#include <beckon/beckon-fault.h>

typedef enum
{
  FAULT_BEFORE,
  FAULT_AFTER,
  FAULT_UNPROCESSED,
  FAULT_STALE
} FaultKind;

struct _BeckonFault
{
  FaultKind kind;
  char *exception; /* of FAULT_BEFORE and FAULT_AFTER, like the status; else NULL */
  guint status;
  char *text; /* the exception's message, or the text in UnprocessedAccounts; NULL for FAULT_STALE */

  gboolean has_operation;
  BeckonOperation operation;
  char *caller;     /* NULL for any */
  char *account_id; /* NULL for any; for FAULT_UNPROCESSED, the account that it reports */

  guint nth;
  guint times; /* 0 for no limit */
  double probability;
  guint64 seed;

  guint n_matched;
  guint n_fired;
};

const char *beckon_fault_kind_to_string (FaultKind kind);
gboolean beckon_fault_kind_from_string (const char *name, FaultKind *kind);

/* Whether a stale fault of the plan can still fire (F-2). */
gboolean beckon_fault_plan_looks_back (const GPtrArray *plan);

/* Whether one of these faults is of that kind; @faults may be NULL. */
gboolean beckon_faults_include (const GPtrArray *faults, FaultKind kind);

/* The faults that fire in this call, in order; not owned. It counts the matches, so use it once per call. */
GPtrArray *beckon_fault_plan_fire (GPtrArray *plan, const Request *request);
