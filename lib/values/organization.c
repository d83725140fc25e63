/* SPDX-License-Identifier: MIT */
/* Organizations as values, and the words of their configuration. */
#include "values/organization.h"

#include "rules/field.h"

struct _BeckonOrganization
{
  gatomicrefcount ref_count;
  char *management_id;
  char *administrator_id;
  Delegation delegation; /* its administrator is not used: the account can be gone */
};

G_DEFINE_BOXED_TYPE (BeckonOrganization, beckon_organization, beckon_organization_ref, beckon_organization_unref)

/* --- words ------------------------------------------------------------------------------------ */

/* The words of both fields are in the order of the numbers that are on file. */
const char *
beckon_delegation_peek_standards (const Delegation *delegation)
{
  return beckon_fields[BECKON_FIELD_AUTO_ENABLE_STANDARDS].words[delegation->without_standards];
}

const char *
beckon_delegation_peek_type (const Delegation *delegation)
{
  return beckon_fields[BECKON_FIELD_ORGANIZATION_CONFIGURATION].words[delegation->is_central];
}

static void
set_word (guint8 *number, BeckonField field, const char *word)
{
  guint place;

  if (word != NULL && beckon_field_find_word (field, word, &place))
    *number = (guint8) place;
}

void
beckon_delegation_set_words (Delegation *self, const char *auto_enable_standards, const char *configuration_type)
{
  set_word (&self->without_standards, BECKON_FIELD_AUTO_ENABLE_STANDARDS, auto_enable_standards);
  set_word (&self->is_central, BECKON_FIELD_ORGANIZATION_CONFIGURATION, configuration_type);
}

/* --- the value -------------------------------------------------------------------------------- */

BeckonOrganization *
beckon_organization_new (const Organization *organization)
{
  BeckonOrganization *self = g_new0 (BeckonOrganization, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->management_id = g_strdup (organization->management->id);
  self->administrator_id = g_strdup (organization->delegation.administrator->id);
  self->delegation = organization->delegation;

  return self;
}

BeckonOrganization *
beckon_organization_ref (BeckonOrganization *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_organization_unref (BeckonOrganization *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->management_id);
  g_free (self->administrator_id);
  g_free (self);
}

const char *
beckon_organization_peek_management_id (const BeckonOrganization *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->management_id;
}

const char *
beckon_organization_peek_administrator_id (const BeckonOrganization *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->administrator_id;
}

gboolean
beckon_organization_get_auto_enable (const BeckonOrganization *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->delegation.auto_enable;
}

const char *
beckon_organization_peek_auto_enable_standards (const BeckonOrganization *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_delegation_peek_standards (&self->delegation);
}

const char *
beckon_organization_peek_configuration_type (const BeckonOrganization *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_delegation_peek_type (&self->delegation);
}
