/* SPDX-License-Identifier: MIT */
/* Answers. */
#include "values/answer.h"

#include <beckon/beckon-member.h>
#include <beckon/beckon-result.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (BeckonAnswer, beckon_answer, beckon_answer_ref, beckon_answer_unref)

/* --- lifetime ------------------------------------------------------------------------------- */

/* Does not clear the large arrays: their elements are set before they are used. */
void
beckon_answer_init (BeckonAnswer *self, BeckonOperation operation)
{
  g_atomic_ref_count_init (&self->ref_count);
  self->error = NULL;
  self->is_applied = self->has_changed = FALSE;
  self->given = 0;
  self->unprocessed = NULL;
  self->effects = self->few;
  self->n_effects = 0;
  self->room = G_N_ELEMENTS (self->few);
  if (!beckon_operation_has_entries (operation))
    return;
  self->unprocessed = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_result_unref);
  if ((beckon_operations[operation].gives & FIELD_BIT (BECKON_FIELD_UNPROCESSED_ACCOUNTS)) != 0)
    beckon_answer_take_list (self, BECKON_FIELD_UNPROCESSED_ACCOUNTS, g_ptr_array_ref (self->unprocessed));
}

BeckonAnswer *
beckon_answer_new (BeckonOperation operation)
{
  BeckonAnswer *self = g_new (BeckonAnswer, 1);

  beckon_answer_init (self, operation);

  return self;
}

BeckonAnswer *
beckon_answer_ref (BeckonAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
clear_field (BeckonAnswer *self, BeckonField field)
{
  const FieldValue *value = &self->values[field];

  switch ((guint) beckon_fields[field].kind)
    {
    case BECKON_FIELD_KIND_ADMIN_ACCOUNTS:
      g_strfreev ((char **) value->texts);
      break;
    case BECKON_FIELD_KIND_TAGS:
      g_hash_table_unref (value->tags);
      break;
    case BECKON_FIELD_KIND_MEMBERS:
    case BECKON_FIELD_KIND_INVITATIONS:
    case BECKON_FIELD_KIND_RESULTS:
      g_ptr_array_unref (value->list);
      break;
    case BECKON_FIELD_KIND_INVITATION:
      beckon_invitation_unref (value->invitation);
      break;
    default:
      if (field_holds_text (field))
        g_free ((gpointer) value->text);
      break;
    }
}

void
beckon_answer_clear (BeckonAnswer *self)
{
  while (self->given != 0)
    clear_field (self, field_take (&self->given));
  g_clear_pointer (&self->unprocessed, g_ptr_array_unref);
  g_clear_error (&self->error);
  if (self->effects != self->few)
    g_free (self->effects);
}

void
beckon_answer_unref (BeckonAnswer *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  beckon_answer_clear (self);
  g_free (self);
}

/* --- filling -------------------------------------------------------------------------------- */

void
beckon_answer_take_text (BeckonAnswer *self, BeckonField field, char *text)
{
  self->values[field].text = text;
  self->given |= FIELD_BIT (field);
}

void
beckon_answer_take_texts (BeckonAnswer *self, BeckonField field, char **texts)
{
  self->values[field].texts = (const char *const *) texts;
  self->given |= FIELD_BIT (field);
}

void
beckon_answer_take_tags (BeckonAnswer *self, BeckonField field, GHashTable *tags)
{
  self->values[field].tags = tags;
  self->given |= FIELD_BIT (field);
}

void
beckon_answer_take_list (BeckonAnswer *self, BeckonField field, GPtrArray *list)
{
  self->values[field].list = list;
  self->given |= FIELD_BIT (field);
}

void
beckon_answer_take_invitation (BeckonAnswer *self, BeckonField field, BeckonInvitation *invitation)
{
  self->values[field].invitation = invitation;
  self->given |= FIELD_BIT (field);
}

void
beckon_answer_set_number (BeckonAnswer *self, BeckonField field, gint64 number)
{
  self->values[field].number = number;
  self->given |= FIELD_BIT (field);
}

void
beckon_answer_reserve_effects (BeckonAnswer *self, guint n)
{
  Effect *more;

  if (n <= self->room - self->n_effects)
    return;
  more = g_new (Effect, self->n_effects + n);
  memcpy (more, self->effects, self->n_effects * sizeof *more);
  if (self->effects != self->few)
    g_free (self->effects);
  self->effects = more;
  self->room = self->n_effects + n;
}

/* --- reading -------------------------------------------------------------------------------- */

gboolean
beckon_answer_has_field (const BeckonAnswer *self, BeckonField field)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (field < BECKON_N_FIELDS, FALSE);

  return (self->given & FIELD_BIT (field)) != 0;
}

static gboolean
is_of (BeckonField field, guint kinds)
{
  return field < BECKON_N_FIELDS && (kinds & (1u << beckon_fields[field].kind)) != 0;
}

#define KIND(NAME) (1u << BECKON_FIELD_KIND_##NAME)

const char *
beckon_answer_peek_text (const BeckonAnswer *self, BeckonField field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < BECKON_N_FIELDS && field_holds_text (field), NULL);

  return beckon_answer_has_field (self, field) ? self->values[field].text : NULL;
}

gint64
beckon_answer_get_number (const BeckonAnswer *self, BeckonField field)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (is_of (field, KIND (NUMBER) | KIND (TIME) | KIND (BOOLEAN)), 0);

  return beckon_answer_has_field (self, field) ? self->values[field].number : 0;
}

static GPtrArray *
peek_list (const BeckonAnswer *self, BeckonField field)
{
  return beckon_answer_has_field (self, field) ? self->values[field].list : NULL;
}

GPtrArray *
beckon_answer_peek_members (const BeckonAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return peek_list (self, BECKON_FIELD_MEMBERS);
}

GPtrArray *
beckon_answer_peek_invitations (const BeckonAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return peek_list (self, BECKON_FIELD_INVITATIONS);
}

GPtrArray *
beckon_answer_peek_unprocessed (const BeckonAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return peek_list (self, BECKON_FIELD_UNPROCESSED_ACCOUNTS);
}

BeckonInvitation *
beckon_answer_peek_administrator (const BeckonAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (beckon_answer_has_field (self, BECKON_FIELD_ADMINISTRATOR))
    return self->values[BECKON_FIELD_ADMINISTRATOR].invitation;

  return beckon_answer_has_field (self, BECKON_FIELD_MASTER) ? self->values[BECKON_FIELD_MASTER].invitation : NULL;
}

GHashTable *
beckon_answer_peek_tags (const BeckonAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_answer_has_field (self, BECKON_FIELD_TAGS) ? self->values[BECKON_FIELD_TAGS].tags : NULL;
}

const char *const *
beckon_answer_peek_admin_accounts (const BeckonAnswer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_answer_has_field (self, BECKON_FIELD_ADMIN_ACCOUNTS) ? self->values[BECKON_FIELD_ADMIN_ACCOUNTS].texts
                                                                     : NULL;
}
