/* SPDX-License-Identifier: MIT */
/* Accounts as values. */
#include "values/account.h"

#include "rules/field.h"
#include "values/tags.h"

struct _BeckonAccount
{
  gatomicrefcount ref_count;
  char *id;
  gint64 hub_since_us;
  HubSettings settings;
  gboolean is_organization;
  char *management_id; /* NULL if it belongs to none, or to an unnamed one */
  GVariant *tags;      /* NULL for none */
};

G_DEFINE_BOXED_TYPE (BeckonAccount, beckon_account, beckon_account_ref, beckon_account_unref)

BeckonAccount *
beckon_account_new (const Account *account)
{
  BeckonAccount *self = g_new0 (BeckonAccount, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (account->id);
  self->hub_since_us = account->facts.hub_since_us;
  self->settings = account->facts.settings;
  self->is_organization = account->facts.organization != NULL;
  if (self->is_organization && account->facts.organization->management != NULL)
    self->management_id = g_strdup (account->facts.organization->management->id);
  if (account->tags != NULL)
    self->tags = g_variant_ref (account->tags);

  return self;
}

BeckonAccount *
beckon_account_ref (BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_account_unref (BeckonAccount *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->management_id);
  g_clear_pointer (&self->tags, g_variant_unref);
  g_free (self);
}

const char *
beckon_account_peek_id (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

gint64
beckon_account_get_hub_since_us (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  return self->hub_since_us;
}

gboolean
beckon_account_is_organization (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_organization;
}

const char *
beckon_account_peek_management_id (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->management_id;
}

gboolean
beckon_account_get_auto_enable_controls (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !self->settings.leaves_controls_off;
}

const char *
beckon_account_peek_control_finding_generator (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_fields[BECKON_FIELD_CONTROL_FINDING_GENERATOR].words[self->settings.generator];
}

GHashTable *
beckon_account_dup_tags (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_tags_to_table (self->tags);
}
