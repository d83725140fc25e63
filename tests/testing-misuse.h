/* SPDX-License-Identifier: MIT */
/* What the tests of misuse share: programmers' mistakes as a table, and what holds for each. */
#pragma once

#include "testing.h"

typedef struct
{
  const char *name;
  gboolean (*is_harmless) (void); /* makes the mistake, and tells whether what was to hold after it holds */
} Misuse;

/* Defines misuses[] of a list: a macro that has ROW (name, what holds after the mistake) for each mistake. */
#define DEFINE_MISUSES(LIST)                                                                                           \
  LIST (TESTING_MISUSE_FUNCTION)                                                                                       \
  static const Misuse misuses[] = { LIST (TESTING_MISUSE_ROW) };
#define TESTING_MISUSE_FUNCTION(name, expression)                                                                      \
  static gboolean misuse_##name (void)                                                                                 \
  {                                                                                                                    \
    return (expression);                                                                                               \
  }
#define TESTING_MISUSE_ROW(name, expression) { #name, misuse_##name },

/* The mistake is a critical and harmless, and the fixture's Region stays as it is. */
void assert_misuse (const Misuse *misuse);

/* Where an error is that has happened already, and whether it is still that one. */
GError **past_error (void);
gboolean is_past (void);

/* An empty world. */
BeckonWorld *usual_world (void);
