/* SPDX-License-Identifier: MIT */
/* The fields, as data. */
#pragma once

#include <beckon/beckon-field.h>

/* Sets of fields. */
#define FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

/* Takes the first field out of a set that is not empty: for loops over the fields of a set, in their order. */
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
  gint64 usual;      /* what an optional number or truth is when it is not given */
  const char *entry; /* its name in a journal's entry; NULL for what an entry leaves out */
} FieldRow;

extern const FieldRow beckon_fields[BECKON_N_FIELDS];
