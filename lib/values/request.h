/* SPDX-License-Identifier: MIT */
/* A request: an operation and its fields, as a value that can be checked, matched and written down. */
#pragma once

#include "rules/operation.h"

#include <beckon/beckon-account-details.h>
#include <beckon/beckon-request.h>
#include <beckon/beckon-switches.h>

#define REQUEST_DEFAULT_RESULTS (-1)
#define REQUEST_MAX_RESULTS 50
#define REQUEST_MAX_SHORT_RESULTS 10

/* The value of one field, by its kind. */
typedef union
{
  const char *text;
  const char *const *texts;
  GPtrArray *list;
  GHashTable *tags; /* texts to texts */
  BeckonInvitation *invitation;
  gint64 number; /* also a boolean or a time */
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
  Request request; /* its values are owned */
};

/* Sets the default of each number and boolean that the operation takes. */
void beckon_request_init (Request *self, BeckonOperation operation, const char *caller);

static inline gboolean
request_has (const Request *self, BeckonField field)
{
  return (self->given & FIELD_BIT (field)) != 0;
}

/* NULL if the field is not given. */
static inline const char *
request_peek_text (const Request *self, BeckonField field)
{
  return request_has (self, field) ? self->values[field].text : NULL;
}

/* If @text is NULL, the field counts as not given. */
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

/* If @tags is NULL, they count as not given. */
static inline void
request_give_tags (Request *self, GHashTable *tags)
{
  self->values[BECKON_FIELD_TAGS].tags = tags;
  if (tags != NULL)
    self->given |= FIELD_BIT (BECKON_FIELD_TAGS);
}

/* How many entries the request has (O-3), and the account that the nth entry names. */
guint beckon_request_get_n_entries (const Request *self);

static inline const char *
request_peek_entry (const Request *self, guint nth)
{
  return request_has (self, BECKON_FIELD_ACCOUNT_IDS)
             ? self->values[BECKON_FIELD_ACCOUNT_IDS].texts[nth]
             : beckon_account_details_peek_account_id (self->values[BECKON_FIELD_ACCOUNT_DETAILS].list->pdata[nth]);
}

/* Makes the checks of O-4, O-7 and G-8 that need no world, first of all that of the caller's id. */
gboolean beckon_request_check (const Request *self, const BeckonSwitches *switches, GError **error);

/* W-3. @noun is what the error's text calls the id. */
gboolean beckon_request_check_id (const char *noun, const char *id, GError **error);

/* Whether an account is among those that the request names. */
gboolean beckon_request_names (const Request *self, const char *account_id);

/* Whether all texts are valid UTF-8. Otherwise the request cannot be written to a journal. */
gboolean beckon_request_is_utf8 (const Request *self);
