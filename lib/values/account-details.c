/* SPDX-License-Identifier: MIT */
/* An entry of CreateMembers. */
#include <beckon/beckon-account-details.h>

struct _BeckonAccountDetails
{
  char *account_id;
  char *email; /* NULL if there is none */
};

G_DEFINE_BOXED_TYPE (BeckonAccountDetails,
                     beckon_account_details,
                     beckon_account_details_copy,
                     beckon_account_details_free)

BeckonAccountDetails *
beckon_account_details_new (const char *account_id, const char *email)
{
  BeckonAccountDetails *self;

  g_return_val_if_fail (account_id != NULL, NULL);

  self = g_new0 (BeckonAccountDetails, 1);
  self->account_id = g_strdup (account_id);
  self->email = g_strdup (email);

  return self;
}

BeckonAccountDetails *
beckon_account_details_copy (const BeckonAccountDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return beckon_account_details_new (self->account_id, self->email);
}

void
beckon_account_details_free (BeckonAccountDetails *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->account_id);
  g_free (self->email);
  g_free (self);
}

const char *
beckon_account_details_peek_account_id (const BeckonAccountDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->account_id;
}

const char *
beckon_account_details_peek_email (const BeckonAccountDetails *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->email;
}
