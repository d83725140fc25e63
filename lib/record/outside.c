/* SPDX-License-Identifier: MIT */
/* The tape of one call. */
#include "record/outside.h"

#include <string.h>

static GPtrArray *
list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

Tape *
beckon_tape_new (GVariant *given)
{
  Tape *self = g_new0 (Tape, 1);

  self->given = given;
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->verdicts = list_new ();
  self->faults = list_new ();
  self->effects = list_new ();

  return self;
}

void
beckon_tape_free (Tape *self)
{
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->verdicts);
  g_ptr_array_unref (self->faults);
  g_ptr_array_unref (self->effects);
  g_free (self);
}

/* --- reading ---------------------------------------------------------------------------------- */

gint64
beckon_tape_read_time (GVariant *entry)
{
  gint64 time_us = 0;

  g_variant_lookup (entry, "time", "x", &time_us);
  return time_us;
}

char *
beckon_tape_read_id (Tape *self)
{
  g_autoptr (GVariant) ids = g_variant_lookup_value (self->given, "ids", G_VARIANT_TYPE_STRING_ARRAY);
  char *text;

  if (ids == NULL || self->n_ids_read >= g_variant_n_children (ids))
    return NULL;
  g_variant_get_child (ids, self->n_ids_read++, "s", &text);

  return text;
}

/* NULL, too, for what no guard could have answered: an entry can come from anywhere. */
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
beckon_tape_read_verdict (Tape *self, BeckonVerdict **verdict)
{
  g_autoptr (GVariant) verdicts = g_variant_lookup_value (self->given, "verdicts", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) variant = NULL;

  if (verdicts == NULL || self->n_verdicts_read >= g_variant_n_children (verdicts))
    return FALSE;
  variant = g_variant_get_child_value (verdicts, self->n_verdicts_read++);
  *verdict = verdict_from_variant (variant);

  return TRUE;
}

static BeckonFault *
fault_from_variant (GVariant *variant)
{
  const char *kind_name, *exception, *text, *account_id;
  FaultKind kind;
  BeckonError code;

  if (!g_variant_lookup (variant, "kind", "&s", &kind_name) || !beckon_fault_kind_from_string (kind_name, &kind))
    return NULL;
  if (kind == FAULT_UNPROCESSED)
    return g_variant_lookup (variant, "account", "&s", &account_id) && g_variant_lookup (variant, "text", "&s", &text)
               ? beckon_fault_new_unprocessed (account_id, text)
               : NULL;
  if (!g_variant_lookup (variant, "exception", "&s", &exception) || !g_variant_lookup (variant, "message", "&s", &text)
      || !beckon_error_from_exception (exception, &code))
    return NULL;

  return kind == FAULT_BEFORE ? beckon_fault_new_before (code, text) : beckon_fault_new_after (code, text);
}

GPtrArray *
beckon_tape_read_faults (Tape *self)
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

/* --- noting ----------------------------------------------------------------------------------- */

static void
add_text (GVariantBuilder *builder, const char *key, const char *text)
{
  g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

void
beckon_tape_note_fault (Tape *self, const BeckonFault *fault)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "kind", beckon_fault_kind_to_string (fault->kind));
  if (fault->kind == FAULT_UNPROCESSED)
    {
      add_text (&builder, "account", fault->account_id);
      add_text (&builder, "text", fault->text);
    }
  else
    {
      add_text (&builder, "exception", beckon_error_peek_exception (fault->code));
      add_text (&builder, "message", fault->text);
    }
  g_ptr_array_add (self->faults, g_variant_ref_sink (g_variant_builder_end (&builder)));
}

void
beckon_tape_note_id (Tape *self, const char *id)
{
  /* What is no id is written down as something that is none either. */
  g_ptr_array_add (self->ids, id != NULL ? g_utf8_make_valid (id, -1) : g_strdup (""));
}

void
beckon_tape_note_verdict (Tape *self, const BeckonVerdict *verdict)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (verdict != NULL && verdict->fails_call)
    {
      add_text (&builder, "exception", beckon_error_peek_exception (verdict->code));
      add_text (&builder, "message", verdict->text);
    }
  else if (verdict != NULL)
    add_text (&builder, "text", verdict->text);
  g_ptr_array_add (self->verdicts, g_variant_ref_sink (g_variant_builder_end (&builder)));
}

void
beckon_tape_note_effect (Tape *self,
                         const char *account_id,
                         BeckonState from,
                         BeckonState to,
                         const char *rule,
                         BeckonReason reason)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "account", account_id);
  add_text (&builder, "from", beckon_state_to_string (from));
  add_text (&builder, "to", beckon_state_to_string (to));
  add_text (&builder, "rule", rule);
  if (reason != BECKON_REASON_NONE)
    add_text (&builder, "reason", beckon_reason_to_string (reason));
  g_ptr_array_add (self->effects, g_variant_ref_sink (g_variant_builder_end (&builder)));
}

void
beckon_tape_forget_effects (Tape *self)
{
  g_ptr_array_set_size (self->effects, 0);
}

/* --- writing ---------------------------------------------------------------------------------- */

static void
write_list (GVariantBuilder *entry, const char *key, GPtrArray *list)
{
  if (list->len > 0)
    g_variant_builder_add (entry, "{sv}", key,
                           g_variant_new_array (G_VARIANT_TYPE_VARDICT, (GVariant **) list->pdata, list->len));
}

void
beckon_tape_write (const Tape *self, GVariantBuilder *entry)
{
  if (self->ids->len > 0)
    g_variant_builder_add (entry, "{sv}", "ids",
                           g_variant_new_strv ((const char *const *) self->ids->pdata, self->ids->len));
  write_list (entry, "verdicts", self->verdicts);
  write_list (entry, "faults", self->faults);
  write_list (entry, "effects", self->effects);
}
