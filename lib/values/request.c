/* SPDX-License-Identifier: MIT */
/* Requests: making them, and looking into them. */
#include "values/request.h"

#include <string.h>

void
beckon_request_init (Request *self, BeckonOperation operation, const char *caller)
{
  guint64 takes = beckon_operations[operation].takes;

  self->operation = operation;
  self->caller = caller;
  self->given = 0;
  while (takes != 0)
    {
      BeckonField field = field_take (&takes);

      if ((beckon_fields[field].kind == BECKON_FIELD_KIND_BOOLEAN
           || beckon_fields[field].kind == BECKON_FIELD_KIND_NUMBER)
          && beckon_fields[field].usual != FIELD_ABSENT)
        request_give_number (self, field, beckon_fields[field].usual);
    }
}

/* --- entries -------------------------------------------------------------------------------- */

guint
beckon_request_get_n_entries (const Request *self)
{
  if (request_has (self, BECKON_FIELD_ACCOUNT_IDS))
    return g_strv_length ((char **) self->values[BECKON_FIELD_ACCOUNT_IDS].texts);
  if (request_has (self, BECKON_FIELD_ACCOUNT_DETAILS))
    return self->values[BECKON_FIELD_ACCOUNT_DETAILS].list->len;

  return 0;
}

/* --- looking into it ------------------------------------------------------------------------ */

static gboolean
details_name (GPtrArray *details, const char *account_id)
{
  for (guint i = 0; i < details->len; i++)
    if (strcmp (beckon_account_details_peek_account_id (details->pdata[i]), account_id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
field_names (const Request *self, BeckonField field, const char *account_id)
{
  const FieldValue *value = &self->values[field];

  switch ((guint) beckon_fields[field].kind)
    {
    case BECKON_FIELD_KIND_ACCOUNT_IDS:
      return g_strv_contains (value->texts, account_id);
    case BECKON_FIELD_KIND_ACCOUNT_DETAILS:
      return details_name (value->list, account_id);
    case BECKON_FIELD_KIND_ACCOUNT_ID:
      return strcmp (value->text, account_id) == 0;
    default:
      return FALSE;
    }
}

gboolean
beckon_request_names (const Request *self, const char *account_id)
{
  for (guint64 given = self->given; given != 0;)
    if (field_names (self, field_take (&given), account_id))
      return TRUE;

  return FALSE;
}

static gboolean
is_utf8 (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static gboolean
texts_are_utf8 (const char *const *texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    if (!is_utf8 (texts[i]))
      return FALSE;

  return TRUE;
}

static gboolean
details_are_utf8 (GPtrArray *details)
{
  for (guint i = 0; i < details->len; i++)
    if (!is_utf8 (beckon_account_details_peek_account_id (details->pdata[i]))
        || !is_utf8 (beckon_account_details_peek_email (details->pdata[i])))
      return FALSE;

  return TRUE;
}

static gboolean
tags_are_utf8 (GHashTable *tags)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!is_utf8 (key) || !is_utf8 (value))
      return FALSE;

  return TRUE;
}

static gboolean
field_is_utf8 (const Request *self, BeckonField field)
{
  const FieldValue *value = &self->values[field];

  switch ((guint) beckon_fields[field].kind)
    {
    case BECKON_FIELD_KIND_ACCOUNT_IDS:
    case BECKON_FIELD_KIND_TAG_KEYS:
      return texts_are_utf8 (value->texts);
    case BECKON_FIELD_KIND_TAGS:
      return tags_are_utf8 (value->tags);
    case BECKON_FIELD_KIND_ACCOUNT_DETAILS:
      return details_are_utf8 (value->list);
    default:
      return !field_holds_text (field) || is_utf8 (value->text);
    }
}

gboolean
beckon_request_is_utf8 (const Request *self)
{
  if (!is_utf8 (self->caller))
    return FALSE;
  for (guint64 given = self->given; given != 0;)
    if (!field_is_utf8 (self, field_take (&given)))
      return FALSE;

  return TRUE;
}

/* --- requests that own what they hold ------------------------------------------------------- */

G_DEFINE_BOXED_TYPE (BeckonRequest, beckon_request, beckon_request_ref, beckon_request_unref)

BeckonRequest *
beckon_request_new (BeckonOperation operation, const char *caller)
{
  BeckonRequest *self;

  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, NULL);
  g_return_val_if_fail (caller != NULL, NULL);

  self = g_new0 (BeckonRequest, 1);
  g_atomic_ref_count_init (&self->ref_count);
  beckon_request_init (&self->request, operation, g_strdup (caller));

  return self;
}

BeckonRequest *
beckon_request_ref (BeckonRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
clear_field (Request *self, BeckonField field)
{
  FieldValue *value = &self->values[field];

  if (!request_has (self, field))
    return;
  self->given &= ~FIELD_BIT (field);
  switch ((guint) beckon_fields[field].kind)
    {
    case BECKON_FIELD_KIND_ACCOUNT_IDS:
    case BECKON_FIELD_KIND_TAG_KEYS:
      g_free ((gpointer) value->texts);
      break;
    case BECKON_FIELD_KIND_TAGS:
      g_hash_table_unref (value->tags);
      break;
    case BECKON_FIELD_KIND_ACCOUNT_DETAILS:
      g_ptr_array_unref (value->list);
      break;
    default:
      if (field_holds_text (field))
        g_free ((gpointer) value->text);
      break;
    }
}

void
beckon_request_unref (BeckonRequest *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    clear_field (&self->request, field);
  g_free ((gpointer) self->request.caller);
  g_free (self);
}

BeckonOperation
beckon_request_get_operation (const BeckonRequest *self)
{
  g_return_val_if_fail (self != NULL, BECKON_OPERATION_CREATE_MEMBERS);

  return self->request.operation;
}

const char *
beckon_request_peek_caller (const BeckonRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->request.caller;
}

static gboolean
takes (const BeckonRequest *self, BeckonField field, guint kinds)
{
  return field < BECKON_N_FIELDS && beckon_operation_takes_field (self->request.operation, field)
         && (kinds & (1u << beckon_fields[field].kind)) != 0;
}

#define KIND(NAME) (1u << BECKON_FIELD_KIND_##NAME)
#define ALL_KINDS G_MAXUINT

void
beckon_request_set_text (BeckonRequest *self, BeckonField field, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (takes (self, field, ALL_KINDS) && field_holds_text (field));

  clear_field (&self->request, field);
  request_give_text (&self->request, field, g_strdup (text));
}

/* Allocates one block: the pointers first, then the texts. */
static const char *const *
dup_texts (const char *const *texts)
{
  gsize n = 0, size = 0;
  const char **copies;
  char *place;

  for (; texts[n] != NULL; n++)
    size += strlen (texts[n]) + 1;
  copies = g_malloc ((n + 1) * sizeof *copies + size);
  place = (char *) (copies + n + 1);
  for (gsize i = 0; i < n; i++)
    {
      copies[i] = place;
      place = g_stpcpy (place, texts[i]) + 1;
    }
  copies[n] = NULL;

  return copies;
}

void
beckon_request_set_texts (BeckonRequest *self, BeckonField field, const char *const *texts)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (takes (self, field, KIND (ACCOUNT_IDS) | KIND (TAG_KEYS)));

  clear_field (&self->request, field);
  if (texts == NULL)
    return;
  self->request.values[field].texts = dup_texts (texts);
  self->request.given |= FIELD_BIT (field);
}

void
beckon_request_set_number (BeckonRequest *self, BeckonField field, gint64 number)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (takes (self, field, KIND (NUMBER)));

  request_give_number (&self->request, field, number);
}

void
beckon_request_set_boolean (BeckonRequest *self, BeckonField field, gboolean truth)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (takes (self, field, KIND (BOOLEAN)));

  request_give_number (&self->request, field, !!truth);
}

static gpointer
copy_details (gconstpointer details, gpointer user_data G_GNUC_UNUSED)
{
  return beckon_account_details_copy (details);
}

void
beckon_request_set_details (BeckonRequest *self, BeckonField field, GPtrArray *details)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (takes (self, field, KIND (ACCOUNT_DETAILS)));
  g_return_if_fail (details == NULL || !g_ptr_array_find (details, NULL, NULL));

  clear_field (&self->request, field);
  if (details == NULL)
    return;
  self->request.values[field].list = g_ptr_array_copy (details, copy_details, NULL);
  g_ptr_array_set_free_func (self->request.values[field].list, (GDestroyNotify) beckon_account_details_free);
  self->request.given |= FIELD_BIT (field);
}

void
beckon_request_set_tags (BeckonRequest *self, BeckonField field, GHashTable *tags)
{
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (self != NULL);
  g_return_if_fail (takes (self, field, KIND (TAGS)));

  clear_field (&self->request, field);
  if (tags == NULL)
    return;
  self->request.values[field].tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->request.values[field].tags, g_strdup (key), g_strdup (value));
  self->request.given |= FIELD_BIT (field);
}
