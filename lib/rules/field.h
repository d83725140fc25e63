/* SPDX-License-Identifier: MIT */
/* The table of the fields. */
#pragma once

#include <beckon/beckon-field.h>

/* A set of fields has one bit for each field. */
#define FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

/* Removes the first field from a set, which must not be empty, and returns it. For loops over the fields of a set. */
static inline BeckonField
field_take (guint64 *set)
{
  guint field = (guint) __builtin_ctzll (*set);

  *set &= *set - 1;

  return field;
}

typedef struct
{
  const char *name;
  BeckonFieldKind kind;
  gint64 usual;      /* default of an optional number or boolean */
  const char *entry; /* its name in a journal's entry; NULL if entries omit it */
} FieldRow;

extern const FieldRow beckon_fields[BECKON_N_FIELDS];
