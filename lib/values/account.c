/* SPDX-License-Identifier: MIT */
/* Accounts as values. */
#include "values/account.h"

struct _BeckonAccount
{
  gatomicrefcount ref_count;
  char *id;
  Facts facts;
};

G_DEFINE_BOXED_TYPE (BeckonAccount, beckon_account, beckon_account_ref, beckon_account_unref)

BeckonAccount *
beckon_account_new (const Account *account)
{
  BeckonAccount *self = g_new0 (BeckonAccount, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (account->id);
  self->facts = account->facts;

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

  return self->facts.hub_since_us;
}

gboolean
beckon_account_is_organization (const BeckonAccount *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->facts.is_organization;
}
