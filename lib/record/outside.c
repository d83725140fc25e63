/* SPDX-License-Identifier: MIT */
/* Input from outside: kept while it is drawn, written into an entry, and read back from one. */
#include "record/outside.h"

#include "record/packed.h"
#include "rules/error.h"
#include "values/world-variant.h"
#include "values/world.h"

#include <string.h>

void
beckon_outside_init (Outside *self, gint64 now_us)
{
  *self = (Outside){ .now_us = now_us };
}

void
beckon_outside_init_given (Outside *self, GVariant *entry)
{
  *self = (Outside){ .given = entry, .is_wanted = TRUE };
  g_variant_lookup (entry, "time", "x", &self->now_us);
}

gboolean
beckon_outside_has_time (const Outside *self, GError **error)
{
  if (beckon_time_is_in_calendar (self->now_us))
    return TRUE;

  return beckon_error_raise_literal (
      error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-4",
      "the clock gave %" G_GINT64_FORMAT " microseconds, which is outside of the years 1 to 9999", self->now_us);
}

void
beckon_outside_clear (Outside *self)
{
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_clear_pointer (&self->verdicts, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
  g_clear_pointer (&self->older, beckon_world_unref);
}

/* --- reading ---------------------------------------------------------------------------------- */

char *
beckon_outside_read_id (Outside *self)
{
  g_autoptr (GVariant) ids = g_variant_lookup_value (self->given, "ids", G_VARIANT_TYPE_STRING_ARRAY);
  char *text;

  if (ids == NULL || self->n_ids_read >= g_variant_n_children (ids))
    return NULL;
  g_variant_get_child (ids, self->n_ids_read++, "s", &text);

  return text;
}

/* NULL means that the guard let the step happen. An invalid verdict in an entry is read as NULL too. */
static BeckonVerdict *
verdict_from_variant (GVariant *variant)
{
  const char *exception, *text = NULL;
  BeckonError code;

  if (!g_variant_lookup (variant, "exception", "&s", &exception))
    return g_variant_lookup (variant, "text", "&s", &text) && beckon_verdict_is_sayable (text)
               ? beckon_verdict_new_report (text)
               : NULL;
  if (g_variant_lookup (variant, "message", "&s", &text) && beckon_verdict_is_sayable (text)
      && beckon_error_from_exception (exception, &code))
    return beckon_verdict_new_failure (code, text);

  return NULL;
}

gboolean
beckon_outside_read_verdict (Outside *self, BeckonVerdict **verdict)
{
  g_autoptr (GVariant) verdicts = g_variant_lookup_value (self->given, "verdicts", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) variant = NULL;

  if (verdicts == NULL || self->n_verdicts_read >= g_variant_n_children (verdicts))
    return FALSE;
  variant = g_variant_get_child_value (verdicts, self->n_verdicts_read++);
  *verdict = verdict_from_variant (variant);

  return TRUE;
}

/* The status is absent where the exception's code implies it. */
static BeckonFault *
failure_from_variant (FaultKind kind, GVariant *variant)
{
  const char *exception, *text;
  guint32 status = 0;

  if (!g_variant_lookup (variant, "exception", "&s", &exception) || !g_variant_lookup (variant, "message", "&s", &text)
      || !beckon_error_is_exception_name (exception))
    return NULL;
  if (g_variant_lookup (variant, "status", "u", &status) && (status < 400 || status > 599))
    return NULL;

  return kind == FAULT_BEFORE ? beckon_fault_new_before_named (exception, status, text)
                              : beckon_fault_new_after_named (exception, status, text);
}

static BeckonFault *
fault_from_variant (GVariant *variant)
{
  const char *kind_name, *text, *account_id;
  FaultKind kind;

  if (!g_variant_lookup (variant, "kind", "&s", &kind_name) || !beckon_fault_kind_from_string (kind_name, &kind))
    return NULL;
  if (kind == FAULT_STALE)
    return beckon_fault_new_stale ();
  if (kind == FAULT_UNPROCESSED)
    return g_variant_lookup (variant, "account", "&s", &account_id) && g_variant_lookup (variant, "text", "&s", &text)
               ? beckon_fault_new_unprocessed (account_id, text)
               : NULL;

  return failure_from_variant (kind, variant);
}

GPtrArray *
beckon_outside_read_faults (const Outside *self)
{
  g_autoptr (GVariant) list = g_variant_lookup_value (self->given, "faults", G_VARIANT_TYPE ("aa{sv}"));
  GPtrArray *faults = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_fault_free);

  for (gsize i = 0; list != NULL && i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) variant = g_variant_get_child_value (list, i);
      BeckonFault *fault = fault_from_variant (variant);

      if (fault != NULL)
        g_ptr_array_add (faults, fault);
    }

  return faults;
}

/* An invalid world in an entry is read as none. Then the entry that the replay makes shows it. */
BeckonWorld *
beckon_outside_read_older (const Outside *self)
{
  g_autoptr (GVariant) encoded = g_variant_lookup_value (self->given, "older", G_VARIANT_TYPE_VARDICT);

  return encoded != NULL ? beckon_world_decode (encoded, NULL) : NULL;
}

/* --- keeping ---------------------------------------------------------------------------------- */

static void
keep (GPtrArray **list, GDestroyNotify free, gpointer element)
{
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (free);
  g_ptr_array_add (*list, element);
}

void
beckon_outside_keep_id (Outside *self, const char *id)
{
  /* An invalid id is written down as text that is still not a valid id. */
  if (self->is_wanted)
    keep (&self->ids, g_free, id != NULL ? g_utf8_make_valid (id, -1) : g_strdup (""));
}

static void
free_verdict (gpointer verdict)
{
  g_clear_pointer ((BeckonVerdict **) &verdict, beckon_verdict_free);
}

void
beckon_outside_keep_verdict (Outside *self, const BeckonVerdict *verdict)
{
  if (self->is_wanted)
    keep (&self->verdicts, free_verdict, verdict != NULL ? beckon_verdict_copy (verdict) : NULL);
}

void
beckon_outside_take_faults (Outside *self, GPtrArray *faults)
{
  self->faults = faults;
}

void
beckon_outside_take_older (Outside *self, BeckonWorld *older)
{
  self->older = older;
}

/* --- writing ---------------------------------------------------------------------------------- */

static void
add_text (GVariantBuilder *builder, const char *key, const char *text)
{
  g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

static void
write_failure (GVariantBuilder *builder, const BeckonFault *fault)
{
  add_text (builder, "exception", fault->exception);
  if (!beckon_error_implies_status (beckon_error_code_of (fault->exception), fault->status))
    g_variant_builder_add (builder, "{sv}", "status", g_variant_new_uint32 (fault->status));
  add_text (builder, "message", fault->text);
}

static GVariant *
encode_fault (gconstpointer element)
{
  const BeckonFault *fault = element;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "kind", beckon_fault_kind_to_string (fault->kind));
  if (fault->kind == FAULT_UNPROCESSED)
    {
      add_text (&builder, "account", fault->account_id);
      add_text (&builder, "text", fault->text);
    }
  else if (fault->kind != FAULT_STALE)
    write_failure (&builder, fault);

  return g_variant_builder_end (&builder);
}

static GVariant *
encode_verdict (gconstpointer element)
{
  const BeckonVerdict *verdict = element;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (verdict != NULL && verdict->fails_call)
    {
      add_text (&builder, "exception", beckon_error_peek_exception (verdict->code));
      add_text (&builder, "message", verdict->text);
    }
  else if (verdict != NULL)
    add_text (&builder, "text", verdict->text);

  return g_variant_builder_end (&builder);
}

static void
write_list (GVariantBuilder *entry, const char *key, const GPtrArray *list, GVariant *(*encode) (gconstpointer))
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  if (list == NULL || list->len == 0)
    return;
  for (guint i = 0; i < list->len; i++)
    g_variant_builder_add_value (&values, packed (encode (list->pdata[i])));
  g_variant_builder_add (entry, "{sv}", key, packed (g_variant_builder_end (&values)));
}

void
beckon_outside_write (const Outside *self, GVariantBuilder *entry)
{
  if (self->ids != NULL)
    g_variant_builder_add (entry, "{sv}", "ids",
                           packed (g_variant_new_strv ((const char *const *) self->ids->pdata, self->ids->len)));
  write_list (entry, "verdicts", self->verdicts, encode_verdict);
  write_list (entry, "faults", self->faults, encode_fault);
  if (self->older != NULL)
    g_variant_builder_add (entry, "{sv}", "older", beckon_store_encode (self->older->store));
}
