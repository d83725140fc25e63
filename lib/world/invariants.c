/* SPDX-License-Identifier: MIT */
/* The invariants of a world (doc/semantics.md, "What must hold in every reachable world"). */
#include "world/invariants.h"

#include "region/region.h"

/* V-1 and V-2 of one account. */
static void
check_account (const Account *account, GPtrArray *sentences)
{
  if (account->invitations.n_in[BECKON_STATE_ACCEPTED] > 1)
    g_ptr_array_add (sentences, g_strdup_printf ("V-1: %s is an accepted member of %u administrators", account->id,
                                                 account->invitations.n_in[BECKON_STATE_ACCEPTED]));
  if (account->invitations.n_in[BECKON_STATE_ACCEPTED] > 0 && account->members.n_in[BECKON_STATE_ACCEPTED] > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf ("V-2: %s is an accepted member and has accepted members", account->id));
}

/* What V-3 and V-4 leave in a record: a state that only an invitation leads to has one, with its time. */
static void
check_association (const Association *association, GPtrArray *sentences)
{
  const Standing *standing = &association->standing;
  gboolean has_id = beckon_text_is_invitation_id (standing->invitation_id);
  gboolean has_time = standing->invited_at_us != BECKON_TIME_NONE;

  if (beckon_state_is_invitation (standing->state) && !(has_id && has_time))
    g_ptr_array_add (sentences, g_strdup_printf ("%s: %s → %s is %s without an invitation",
                                                 standing->state == BECKON_STATE_PENDING ? "V-4" : "V-3",
                                                 association->administrator->id, association->member->id,
                                                 beckon_state_to_string (standing->state)));
  if (has_id != has_time)
    g_ptr_array_add (sentences, g_strdup_printf ("V-4: %s → %s has an invitation id or a time of it, but not both",
                                                 association->administrator->id, association->member->id));
}

/* V-5 holds by V-8: both numbers come from the same counts, which V-8 compares with the records. */
char **
beckon_check_store (const Store *store)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autoptr (GPtrArray) accounts = beckon_store_list_accounts (store);
  g_autoptr (GPtrArray) associations = beckon_store_list_associations (store);

  for (guint i = 0; i < accounts->len; i++)
    check_account (accounts->pdata[i], sentences);
  for (guint i = 0; i < associations->len; i++)
    check_association (associations->pdata[i], sentences);
  beckon_store_check (store, sentences);
  g_ptr_array_add (sentences, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}

char **
beckon_region_check (BeckonRegion *self)
{
  char **sentences;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  sentences = beckon_check_store (self->store);
  g_rec_mutex_unlock (&self->lock);

  return sentences;
}
