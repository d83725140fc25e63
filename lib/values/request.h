/* SPDX-License-Identifier: MIT */
/* What a caller asks for: an operation and its fields, as one value that can be judged, matched and written down. */
#pragma once

#include "rules/operation.h"

#include <beckon/beckon-account-details.h>
#include <beckon/beckon-request.h>

#define REQUEST_DEFAULT_RESULTS (-1)
#define REQUEST_MAX_RESULTS 50

/* The value of one field, by its kind. */
typedef union
{
  const char *text;
  const char *const *texts;
  GPtrArray *list;
  BeckonInvitation *invitation;
  gint64 number; /* a truth, too, and a time */
} FieldValue;

/* Everything is borrowed: a request lives on the stack of the function that makes it, or in a BeckonRequest. */
typedef struct
{
  BeckonOperation operation;
  const char *caller;
  guint64 given; /* the set of fields that have a value */
  FieldValue values[BECKON_N_FIELDS];
} Request;

struct _BeckonRequest
{
  gatomicrefcount ref_count;
  Request request; /* whose values are owned */
};

/* With the usual value of each number and truth that the operation takes. */
void beckon_request_init (Request *self, BeckonOperation operation, const char *caller);

static inline gboolean
request_has (const Request *self, BeckonField field)
{
  return (self->given & FIELD_BIT (field)) != 0;
}

/* NULL where the field is not given. */
static inline const char *
request_peek_text (const Request *self, BeckonField field)
{
  return request_has (self, field) ? self->values[field].text : NULL;
}

/* A text that is NULL is not given. */
static inline void
request_give_text (Request *self, BeckonField field, const char *text)
{
  self->values[field].text = text;
  if (text != NULL)
    self->given |= FIELD_BIT (field);
}

static inline void
request_give_number (Request *self, BeckonField field, gint64 number)
{
  self->values[field].number = number;
  self->given |= FIELD_BIT (field);
}

/* How many entries it has (O-3), and the account that the nth names. */
guint beckon_request_get_n_entries (const Request *self);

static inline const char *
request_peek_entry (const Request *self, guint nth)
{
  return request_has (self, BECKON_FIELD_ACCOUNT_IDS)
             ? self->values[BECKON_FIELD_ACCOUNT_IDS].texts[nth]
             : beckon_account_details_peek_account_id (self->values[BECKON_FIELD_ACCOUNT_DETAILS].list->pdata[nth]);
}

/* O-4, O-7, G-8: what can be judged without a world, the caller's id first. */
gboolean beckon_request_check (const Request *self, guint32 max_details, GError **error);

/* W-3. @noun is what the id is called, for the error's text. */
gboolean beckon_request_check_id (const char *noun, const char *id, GError **error);

/* Whether an account is among those that the request names. */
gboolean beckon_request_names (const Request *self, const char *account_id);

/* What is not UTF-8 cannot be written down. */
gboolean beckon_request_is_utf8 (const Request *self);
