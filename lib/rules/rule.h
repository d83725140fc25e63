/* SPDX-License-Identifier: MIT */
/* The rules of doc/semantics.md that are not cells of the table. */
#pragma once

#include <beckon/beckon-rule.h>

typedef struct
{
  const char *id;
  const char *sure;
  gboolean is_counted; /* by a coverage: not, where no single call can show it */
} Rule;

#define N_RULES 56

/* In the order of doc/semantics.md; tests/trace/check-trace.sh holds them to it. */
extern const Rule beckon_rules[N_RULES];
