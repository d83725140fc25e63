/* SPDX-License-Identifier: MIT */
/* The invariants of a world (doc/semantics.md, "What must hold in every reachable world"). */
#include "world/invariants.h"
#include "rules/lifecycle.h"
#include "world/roll.h"

/* Checks V-1 and V-2 for one account. */
static void
check_account (const Account *account, GPtrArray *sentences)
{
  guint n_administrators = roll_count_in (&account->invitations, BECKON_STATE_ACCEPTED);

  if (n_administrators > 1)
    g_ptr_array_add (sentences, g_strdup_printf ("V-1: %s is an accepted member of %u administrators", account->id,
                                                 n_administrators));
  if (n_administrators > 0 && roll_count_in (&account->members, BECKON_STATE_ACCEPTED) > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf ("V-2: %s is an accepted member and has accepted members", account->id));
}

/* G-14: an association that was enrolled has no invitation id, and while it is accepted it is managed. */
static gboolean
is_enrolled (const Association *association)
{
  const Standing *standing = &association->standing;

  return *standing->invitation_id == '\0' && standing->invited_at_us != BECKON_TIME_NONE
         && state_has (standing->state, STATE_CAN_BE_ENROLLED)
         && (standing->state != BECKON_STATE_ACCEPTED || association_is_managed (association));
}

/* Checks what follows from V-3 and V-4: a state that only an invitation leads to needs one, with its time. */
static void
check_association (const Association *association, GPtrArray *sentences)
{
  const Standing *standing = &association->standing;
  gboolean has_id = beckon_id_is_invitation (standing->invitation_id);
  gboolean has_time = standing->invited_at_us != BECKON_TIME_NONE;

  if (is_enrolled (association))
    return;
  if (beckon_state_is_invitation (standing->state) && !(has_id && has_time))
    g_ptr_array_add (sentences, g_strdup_printf ("%s: %s → %s is %s without an invitation",
                                                 standing->state == BECKON_STATE_PENDING ? "V-4" : "V-3",
                                                 association->administrator->id, association->member->id,
                                                 beckon_state_to_string (standing->state)));
  if (has_id != has_time)
    g_ptr_array_add (sentences,
                     g_strdup_printf ("V-4: %s → %s has an invitation id or an invitation time, but not both",
                                      association->administrator->id, association->member->id));
}

static void
check_organization (const Organization *organization, GPtrArray *sentences)
{
  const Account *administrator = organization->delegation.administrator;
  const char *id = administrator->id;

  if (administrator->facts.organization != organization)
    g_ptr_array_add (sentences, g_strdup_printf ("V-10: %s is the delegated administrator of the organization of %s, "
                                                 "but does not belong to it",
                                                 id, organization->management->id));
  if (!account_has_hub (administrator))
    g_ptr_array_add (sentences, g_strdup_printf ("V-10: %s is a delegated administrator, but its hub is off", id));
  if (administrator->accepted != NULL)
    g_ptr_array_add (sentences, g_strdup_printf ("V-10: %s is a delegated administrator and an accepted member", id));
}

static void
check_indexes (const Store *self, Association *association, GPtrArray *sentences)
{
  const char *administrator = association->administrator->id, *member = association->member->id;

  if (beckon_store_peek_association (self, association->key.administrator, association->key.member) != association)
    g_ptr_array_add (sentences, g_strdup_printf ("V-8: %s → %s is not found by its ids", administrator, member));
  if (!beckon_roll_holds (&association->administrator->members, association))
    g_ptr_array_add (sentences, g_strdup_printf ("V-8: %s → %s is not in order among the members of %s", administrator,
                                                 member, administrator));
  if (!beckon_roll_holds (&association->member->invitations, association))
    g_ptr_array_add (sentences, g_strdup_printf ("V-8: %s → %s is not in order among the invitations of %s",
                                                 administrator, member, member));
  if ((association->standing.state == BECKON_STATE_ACCEPTED) != (association->member->accepted == association))
    g_ptr_array_add (sentences,
                     g_strdup_printf ("V-8: %s → %s is %s, but the administrator noted for %s says otherwise",
                                      administrator, member, beckon_state_to_string (association->standing.state),
                                      member));
}

static void
check_roll (const Account *account, const Roll *roll, const char *noun, GPtrArray *sentences)
{
  guint counted[BECKON_N_STATES] = { 0 };
  const Association *association;
  RollIter iter;

  beckon_roll_iter_init (&iter, roll, 0);
  while ((association = beckon_roll_iter_next (&iter)) != NULL)
    counted[association->standing.state]++;
  for (guint state = 0; state < BECKON_N_STATES; state++)
    if (counted[state] != roll_count_in (roll, state))
      g_ptr_array_add (sentences, g_strdup_printf ("V-8: %s has %u %s in state %s, but the count says %u", account->id,
                                                   counted[state], noun, beckon_state_to_string (state),
                                                   roll_count_in (roll, state)));
}

static int
compare_organizations (gconstpointer a, gconstpointer b)
{
  const Organization *left = (*(Account *const *) a)->facts.organization;
  const Organization *right = (*(Account *const *) b)->facts.organization;

  return left < right ? -1 : left > right;
}

static void
check_number_of_accounts (const Organization *organization, guint n, GPtrArray *sentences)
{
  const char *name
      = organization != NULL && organization->management != NULL ? organization->management->id : "no name";

  if (organization != NULL && n != organization->n_accounts)
    g_ptr_array_add (sentences,
                     g_strdup_printf ("V-8: %u accounts belong to the organization of %s, but the count says %u", n,
                                      name, organization->n_accounts));
}

/* Sorts the accounts, so that those of one organization stand together. */
static void
check_memberships (GPtrArray *accounts, GPtrArray *sentences)
{
  guint first = 0;

  g_ptr_array_sort (accounts, compare_organizations);
  for (guint i = 1; i <= accounts->len; i++)
    if (i == accounts->len || compare_organizations (&accounts->pdata[i], &accounts->pdata[first]) != 0)
      {
        check_number_of_accounts (((const Account *) accounts->pdata[first])->facts.organization, i - first, sentences);
        first = i;
      }
}

void
beckon_check_indexes (const Store *self, GPtrArray *sentences)
{
  g_autoptr (GPtrArray) accounts = beckon_store_list_accounts (self);
  g_autoptr (GPtrArray) associations = beckon_store_list_associations (self);
  gsize n_members = 0, n_invitations = 0;

  for (guint i = 0; i < associations->len; i++)
    check_indexes (self, associations->pdata[i], sentences);
  for (guint i = 0; i < accounts->len; i++)
    {
      const Account *account = accounts->pdata[i];

      check_roll (account, &account->members, "members", sentences);
      check_roll (account, &account->invitations, "invitations", sentences);
      n_members += roll_count (&account->members);
      n_invitations += roll_count (&account->invitations);
    }
  if (n_members != associations->len || n_invitations != associations->len)
    g_ptr_array_add (sentences, g_strdup_printf ("V-8: %u associations are on file, %" G_GSIZE_FORMAT
                                                 " as members and %" G_GSIZE_FORMAT " as invitations",
                                                 associations->len, n_members, n_invitations));
  check_memberships (accounts, sentences);
}

/* V-5 follows from V-8: both numbers come from the same counts, which V-8 compares with the records. V-11 is not
 * checked: it holds only in worlds that calls have made, with the gate on. */
char **
beckon_check_store (const Store *store)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autoptr (GPtrArray) accounts = beckon_store_list_accounts (store);
  g_autoptr (GPtrArray) associations = beckon_store_list_associations (store);
  g_autoptr (GPtrArray) organizations = beckon_store_list_organizations (store);

  for (guint i = 0; i < accounts->len; i++)
    check_account (accounts->pdata[i], sentences);
  for (guint i = 0; i < associations->len; i++)
    check_association (associations->pdata[i], sentences);
  for (guint i = 0; i < organizations->len; i++)
    check_organization (organizations->pdata[i], sentences);
  beckon_check_indexes (store, sentences);
  g_ptr_array_add (sentences, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}
