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

/* A number or boolean without a default: if it is not given, the operation does not know it. */
#define FIELD_ABSENT G_MININT64

typedef struct
{
  const char *name;
  BeckonFieldKind kind;
  gint64 usual;             /* default of an optional number or boolean, or FIELD_ABSENT */
  const char *entry;        /* its name in a journal's entry */
  const char *const *words; /* the words that it can have; the first is the default. NULL if it can have others */
} FieldRow;

extern const FieldRow beckon_fields[BECKON_N_FIELDS];

/* Whether values of the field are texts. */
static inline gboolean
field_holds_text (BeckonField field)
{
  const guint kinds = 1u << BECKON_FIELD_KIND_ACCOUNT_ID | 1u << BECKON_FIELD_KIND_INVITATION_ID
                      | 1u << BECKON_FIELD_KIND_TEXT | 1u << BECKON_FIELD_KIND_WORD
                      | 1u << BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION;

  return (kinds & 1u << beckon_fields[field].kind) != 0;
}

/* Finds a word of a field that has words. If it does not have this one: FALSE, and @place is not set. */
gboolean beckon_field_find_word (BeckonField field, const char *text, guint *place);
