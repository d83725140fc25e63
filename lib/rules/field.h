/* SPDX-License-Identifier: MIT */
/* The fields, as data. */
#pragma once

#include <beckon/beckon-field.h>

/* Sets of fields. */
#define FIELD_BIT(field) (G_GUINT64_CONSTANT (1) << (field))

typedef struct
{
  const char *name;
  BeckonFieldKind kind;
  gint64 usual;      /* what an optional number or truth is when it is not given */
  const char *entry; /* its name in a journal's entry; NULL for what an entry leaves out */
} FieldRow;

extern const FieldRow beckon_fields[BECKON_N_FIELDS];
