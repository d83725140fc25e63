/* SPDX-License-Identifier: MIT */
/* The store of the records. Only this file uses hash tables, and only this file assigns a state. */
#include "world/store.h"

#include "rules/seed.h"
#include "world/roll.h"
#include "world/siphash.h"
#include "world/undo.h"

#include <string.h>
#include <unistd.h>

#include <beckon/beckon-types.h>

struct _Store
{
  SipKey secret;             /* fresh, so that nobody can choose ids that fall together; copies share it */
  GHashTable *accounts;      /* Account *, owned, hashed by id */
  GHashTable *associations;  /* Association *, owned, hashed by the pair of ids */
  GHashTable *organizations; /* Account * of management to Organization *, owned */
  Organization unnamed;      /* all accounts that belong to an unnamed one (G-9) */
  guint64 next_sequence;
  guint64 n_ids_drawn;

  Undo undo;
  guint64 next_sequence_before;
  guint64 n_ids_drawn_before;
};

/* --- hashing ------------------------------------------------------------------------------- */

/* The key must come first, because records serve as their own keys in the hash tables. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (Account, key) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (Association, key) == 0);

/* GHashTable has 32 bits for a hash. */
static guint
account_hash (gconstpointer key)
{
  return (guint) ((const AccountKey *) key)->hash;
}

static inline gboolean
is_same (const AccountKey *left, const AccountKey *right)
{
  return left == right || strcmp (left->id, right->id) == 0;
}

static gboolean
account_equal (gconstpointer a, gconstpointer b)
{
  return is_same (a, b);
}

static guint
association_hash (gconstpointer key)
{
  const PairKey *self = key;
  guint64 mixed = (self->administrator->hash ^ sip_rotate (self->member->hash, 29)) * SEED_ODD;

  return (guint) (mixed >> 32);
}

static gboolean
association_equal (gconstpointer a, gconstpointer b)
{
  const PairKey *left = a, *right = b;

  /* Whoever looks a pair up is nearly always one side of it, and has that side's record. */
  if (left->administrator == right->administrator)
    return is_same (left->member, right->member);
  if (left->member == right->member)
    return is_same (left->administrator, right->administrator);

  return is_same (left->administrator, right->administrator) && is_same (left->member, right->member);
}

/* --- records ------------------------------------------------------------------------------- */

/* SipHash-1-3 is enough for a hash table, because nobody is told a hash. */
AccountKey
beckon_store_key (const Store *self, const char *id)
{
  return (AccountKey){ .id = id, .hash = sip_hash (&self->secret, id, strlen (id), 1, 3) };
}

static Account *
account_new (const AccountKey *key)
{
  gsize size = strlen (key->id) + 1;
  Account *self = g_malloc0 (sizeof *self + size);

  memcpy (self->storage, key->id, size);
  self->key = (AccountKey){ self->storage, key->hash };
  self->facts.hub_since_us = BECKON_TIME_NONE;

  return self;
}

static void
account_free (gpointer account)
{
  Account *self = account;

  beckon_roll_clear (&self->members);
  beckon_roll_clear (&self->invitations);
  g_clear_pointer (&self->tags, g_variant_unref);
  g_free (self);
}

static void
association_free (gpointer association)
{
  Association *self = association;

  g_free (self->email);
  g_free (self);
}

/* The kernel's randomness; g_random_int () stands in for it where a sandbox forbids that. */
static SipKey
draw_secret (void)
{
  SipKey secret;

  if (getentropy (&secret, sizeof secret) != 0)
    secret = (SipKey){ (guint64) g_random_int () << 32 | g_random_int (),
                       (guint64) g_random_int () << 32 | g_random_int () };

  return secret;
}

static Store *
store_new (SipKey secret)
{
  Store *self = g_new0 (Store, 1);

  self->secret = secret;
  self->accounts = g_hash_table_new_full (account_hash, account_equal, account_free, NULL);
  self->associations = g_hash_table_new_full (association_hash, association_equal, association_free, NULL);
  self->organizations = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  beckon_undo_init (&self->undo);
  self->next_sequence = 1;

  return self;
}

Store *
beckon_store_new (void)
{
  return store_new (draw_secret ());
}

void
beckon_store_free (Store *self)
{
  g_hash_table_unref (self->organizations);
  g_hash_table_unref (self->accounts);
  g_hash_table_unref (self->associations);
  beckon_undo_clear (&self->undo);
  g_free (self);
}

/* --- the only function that assigns a state -------------------------------------------------- */

static void
assign_state (Association *association, BeckonState state)
{
  Account *administrator = association->administrator, *member = association->member;
  BeckonState from = association->standing.state;

  roll_recount (&administrator->members, from, state);
  roll_recount (&member->invitations, from, state);
  if (state == BECKON_STATE_ACCEPTED)
    member->accepted = association;
  else if (member->accepted == association)
    member->accepted = NULL;
  association->standing.state = state;
}

/* --- the only function that assigns an organization ------------------------------------------ */

static void
assign_organization (Account *account, Organization *organization)
{
  if (account->facts.organization != NULL)
    account->facts.organization->n_accounts--;
  if (organization != NULL)
    organization->n_accounts++;
  account->facts.organization = organization;
}

/* --- putting a record into every index, and taking it out ---------------------------------------- */

/* A record outside the indexes is in the state none, and is counted as such when it is linked and unlinked. */
static void
link_association (Store *self, Association *association)
{
  beckon_roll_insert (&association->administrator->members, association);
  beckon_roll_insert (&association->member->invitations, association);
  g_hash_table_add (self->associations, association);
}

static void
unlink_association (Store *self, Association *association)
{
  assign_state (association, BECKON_STATE_NONE);
  beckon_roll_remove (&association->administrator->members, association);
  beckon_roll_remove (&association->member->invitations, association);
  g_hash_table_steal (self->associations, association);
}

/* --- changes together ---------------------------------------------------------------------- */

void
beckon_store_begin (Store *self)
{
  self->undo.is_open = TRUE;
  self->next_sequence_before = self->next_sequence;
  self->n_ids_drawn_before = self->n_ids_drawn;
}

static void
forget_changes (Store *self)
{
  beckon_undo_forget (&self->undo);
  self->undo.is_open = FALSE;
}

static void
free_what_was (const Change *change)
{
  if (change->kind == CHANGE_ASSOCIATION_REMOVED)
    association_free (change->association);
  else if (change->kind == CHANGE_TAGS_SET && change->tags != NULL)
    g_variant_unref (change->tags);
}

void
beckon_store_commit (Store *self)
{
  for (guint i = 0; self->undo.n_owners > 0 && i < self->undo.n; i++)
    free_what_was (&self->undo.changes[i]);
  forget_changes (self);
}

static void
restore_standing (Association *association, const Standing *standing)
{
  assign_state (association, standing->state);
  association->standing = *standing;
}

static gboolean
has_invitation (const Standing *standing)
{
  return *standing->invitation_id != '\0' || standing->invited_at_us != BECKON_TIME_NONE;
}

static void
clear_invitation (Standing *standing)
{
  *standing->invitation_id = '\0';
  standing->invited_at_us = BECKON_TIME_NONE;
}

static void
restore_facts (Account *account, const Facts *facts)
{
  assign_organization (account, facts->organization);
  account->facts = *facts;
}

static void
restore_tags (Account *account, GVariant *tags)
{
  g_clear_pointer (&account->tags, g_variant_unref);
  account->tags = tags;
}

static void
take_back (Store *self, const Change *change)
{
  switch ((ChangeKind) change->kind)
    {
    case CHANGE_ACCOUNT_ADDED:
      g_hash_table_remove (self->organizations, change->account);
      g_hash_table_remove (self->accounts, change->account);
      break;
    case CHANGE_ACCOUNT_SET:
      restore_facts (change->account, &beckon_undo_pop (&self->undo)->facts);
      break;
    case CHANGE_TAGS_SET:
      restore_tags (change->account, change->tags);
      break;
    case CHANGE_DELEGATION_SET:
      change->organization->delegation = beckon_undo_pop (&self->undo)->delegation;
      break;
    case CHANGE_ASSOCIATION_ADDED:
      unlink_association (self, change->association);
      association_free (change->association);
      break;
    case CHANGE_ASSOCIATION_MOVED:
      assign_state (change->association, change->state);
      change->association->standing.updated_at_us = change->updated_at_us;
      break;
    case CHANGE_INVITATION_GIVEN:
      clear_invitation (&change->association->standing);
      break;
    case CHANGE_INVITATION_SET:
      restore_standing (change->association, &beckon_undo_pop (&self->undo)->standing);
      break;
    case CHANGE_ASSOCIATION_REMOVED:
      link_association (self, change->association);
      restore_standing (change->association, &beckon_undo_pop (&self->undo)->standing);
      break;
    default:                   /* GCOVR_EXCL_LINE: every kind of change has its case */
      g_assert_not_reached (); /* GCOVR_EXCL_LINE */
    }
}

void
beckon_store_roll_back (Store *self)
{
  for (guint i = self->undo.n; i > 0; i--)
    take_back (self, &self->undo.changes[i - 1]);
  self->next_sequence = self->next_sequence_before;
  self->n_ids_drawn = self->n_ids_drawn_before;
  forget_changes (self);
}

gboolean
beckon_store_has_changes (const Store *self)
{
  return self->undo.n > 0;
}

/* --- accounts ------------------------------------------------------------------------------ */

Account *
beckon_store_peek_account (const Store *self, const char *id)
{
  const AccountKey key = beckon_store_key (self, id);

  return beckon_store_peek_account_by (self, &key);
}

Account *
beckon_store_peek_account_by (const Store *self, const AccountKey *key)
{
  return g_hash_table_lookup (self->accounts, key);
}

Account *
beckon_store_obtain_account (Store *self, const char *id)
{
  const AccountKey key = beckon_store_key (self, id);

  return beckon_store_obtain_account_by (self, &key);
}

Account *
beckon_store_obtain_account_by (Store *self, const AccountKey *key)
{
  Account *account = beckon_store_peek_account_by (self, key);

  if (account == NULL)
    {
      account = account_new (key);
      g_hash_table_add (self->accounts, account);
      beckon_undo_note_account (&self->undo, CHANGE_ACCOUNT_ADDED, account);
    }

  return account;
}

void
beckon_store_set_hub (Store *self, Account *account, gint64 since_us)
{
  if (account->facts.hub_since_us == since_us)
    return;
  beckon_undo_note_account (&self->undo, CHANGE_ACCOUNT_SET, account);
  account->facts.hub_since_us = since_us;
  account->facts.settings = (HubSettings){ 0 };
  beckon_store_set_tags (self, account, NULL);
}

void
beckon_store_set_hub_settings (Store *self, Account *account, const HubSettings *settings)
{
  if (memcmp (&account->facts.settings, settings, sizeof *settings) == 0)
    return;
  beckon_undo_note_account (&self->undo, CHANGE_ACCOUNT_SET, account);
  account->facts.settings = *settings;
}

static gboolean
tags_equal (GVariant *left, GVariant *right)
{
  return left == right || (left != NULL && right != NULL && g_variant_equal (left, right));
}

void
beckon_store_set_tags (Store *self, Account *account, GVariant *tags)
{
  if (tags_equal (account->tags, tags))
    return;
  beckon_undo_take_tags (&self->undo, account);
  account->tags = tags != NULL ? g_variant_ref (tags) : NULL;
}

/* --- organizations ------------------------------------------------------------------------- */

Organization *
beckon_store_peek_unnamed_organization (Store *self)
{
  return &self->unnamed;
}

Organization *
beckon_store_obtain_organization (Store *self, Account *management)
{
  Organization *organization = g_hash_table_lookup (self->organizations, management);

  if (organization == NULL)
    {
      organization = g_new0 (Organization, 1);
      organization->management = management;
      g_hash_table_insert (self->organizations, management, organization);
    }

  return organization;
}

void
beckon_store_set_organization (Store *self, Account *account, Organization *organization)
{
  if (account->facts.organization == organization)
    return;
  beckon_undo_note_account (&self->undo, CHANGE_ACCOUNT_SET, account);
  assign_organization (account, organization);
}

static gboolean
delegations_equal (const Delegation *left, const Delegation *right)
{
  return left->administrator == right->administrator && left->auto_enable == right->auto_enable
         && left->without_standards == right->without_standards && left->is_central == right->is_central;
}

void
beckon_store_set_delegation (Store *self, Organization *organization, const Delegation *delegation)
{
  if (delegations_equal (&organization->delegation, delegation))
    return;
  beckon_undo_note_organization (&self->undo, organization);
  organization->delegation = *delegation;
}

/* --- associations -------------------------------------------------------------------------- */

Association *
beckon_store_peek_association (const Store *self, const AccountKey *administrator, const AccountKey *member)
{
  const PairKey key = { administrator, member };

  return g_hash_table_lookup (self->associations, &key);
}

Association *
beckon_store_add_association (Store *self,
                              Account *administrator,
                              Account *member,
                              const char *email,
                              BeckonState state,
                              gint64 now_us)
{
  Association *association = g_new0 (Association, 1);

  association->administrator = administrator;
  association->member = member;
  association->sequence = self->next_sequence++;
  association->email = g_strdup (email);
  association->standing.invited_at_us = BECKON_TIME_NONE;
  association->standing.updated_at_us = now_us;
  link_association (self, association);
  assign_state (association, state);
  beckon_undo_note_association (&self->undo, CHANGE_ASSOCIATION_ADDED, association);

  return association;
}

static void
remove_association (Store *self, Association *association)
{
  beckon_undo_note_association (&self->undo, CHANGE_ASSOCIATION_REMOVED, association);
  unlink_association (self, association);
  if (!self->undo.is_open)
    association_free (association);
}

void
beckon_store_move_association (Store *self, Association *association, BeckonState to, gint64 now_us)
{
  if (to == BECKON_STATE_NONE)
    {
      remove_association (self, association);
      return;
    }
  undo_note_move (&self->undo, association);
  assign_state (association, to);
  association->standing.updated_at_us = now_us;
}

void
beckon_store_set_invitation (Store *self, Association *association, const char *invitation_id, gint64 invited_at_us)
{
  beckon_undo_note_association (
      &self->undo, has_invitation (&association->standing) ? CHANGE_INVITATION_SET : CHANGE_INVITATION_GIVEN,
      association);
  g_strlcpy (association->standing.invitation_id, invitation_id != NULL ? invitation_id : "", INVITATION_ID_SIZE);
  association->standing.invited_at_us = invited_at_us;
}

/* --- numbers of the world ------------------------------------------------------------------ */

guint64
beckon_store_get_next_sequence (const Store *self)
{
  return self->next_sequence;
}

void
beckon_store_set_next_sequence (Store *self, guint64 next_sequence)
{
  self->next_sequence = next_sequence;
}

guint64
beckon_store_get_n_ids_drawn (const Store *self)
{
  return self->n_ids_drawn;
}

void
beckon_store_set_n_ids_drawn (Store *self, guint64 n_ids_drawn)
{
  self->n_ids_drawn = n_ids_drawn;
}

void
beckon_store_count_id_drawn (Store *self)
{
  self->n_ids_drawn++;
}

gboolean
beckon_store_has_room (const Store *self)
{
  return self->next_sequence < STORE_LAST_NUMBER;
}

gboolean
beckon_store_can_draw_id (const Store *self)
{
  return self->n_ids_drawn < STORE_LAST_NUMBER;
}

/* --- the whole world ----------------------------------------------------------------------- */

static gboolean
grow (const guint64 *numbers, gsize n, guint64 next)
{
  guint64 last = 0;

  for (gsize i = 0; i < n; last = numbers[i++])
    if (numbers[i] <= last)
      return FALSE;

  return last < next && next <= STORE_LAST_NUMBER;
}

gboolean
beckon_store_renumber (Store *self, GVariant *sequences, guint64 next_sequence)
{
  g_autoptr (GPtrArray) associations = beckon_store_list_associations (self);
  gsize n;
  const guint64 *numbers = g_variant_get_fixed_array (sequences, &n, sizeof *numbers);

  if (n != associations->len || !grow (numbers, n, next_sequence))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    ((Association *) associations->pdata[i])->sequence = numbers[i];
  self->next_sequence = next_sequence;

  return TRUE;
}

static void
copy_account (Store *self, const Account *account)
{
  Account *copy = account_new (&account->key); /* the copy has the same secret */

  copy->facts = account->facts;
  copy->facts.organization = NULL; /* each copy joins the copy of its organization later */
  copy->tags = account->tags != NULL ? g_variant_ref (account->tags) : NULL;
  g_hash_table_add (self->accounts, copy);
}

static Organization *
find_copied_organization (Store *self, const Organization *organization)
{
  Account *management = organization->management;

  return management == NULL
             ? &self->unnamed
             : beckon_store_obtain_organization (self, g_hash_table_lookup (self->accounts, &management->key));
}

/* The delegated administrator belongs to the organization, so it is copied when that account is. */
static void
copy_membership (Store *self, const Account *account)
{
  Account *copy = g_hash_table_lookup (self->accounts, &account->key);
  Organization *organization;

  if (account->facts.organization == NULL)
    return;
  organization = find_copied_organization (self, account->facts.organization);
  assign_organization (copy, organization);
  if (!account_is_delegated_administrator (account))
    return;
  organization->delegation = account->facts.organization->delegation;
  organization->delegation.administrator = copy;
}

static void
copy_association (Store *self, const Association *association)
{
  Association *copy = g_new0 (Association, 1);

  copy->administrator = g_hash_table_lookup (self->accounts, &association->administrator->key);
  copy->member = g_hash_table_lookup (self->accounts, &association->member->key);
  copy->sequence = association->sequence;
  copy->email = g_strdup (association->email);
  link_association (self, copy);
  restore_standing (copy, &association->standing);
}

/* Copies the records in the order of their numbers, so that each goes to the end of its rolls. */
Store *
beckon_store_copy (const Store *self)
{
  g_autoptr (GPtrArray) associations = beckon_store_list_associations (self);
  Store *copy = store_new (self->secret);
  GHashTableIter iter;
  gpointer account;

  g_hash_table_iter_init (&iter, self->accounts);
  while (g_hash_table_iter_next (&iter, &account, NULL))
    copy_account (copy, account);
  g_hash_table_iter_init (&iter, self->accounts);
  while (g_hash_table_iter_next (&iter, &account, NULL))
    copy_membership (copy, account);
  for (guint i = 0; i < associations->len; i++)
    copy_association (copy, associations->pdata[i]);
  copy->next_sequence = self->next_sequence;
  copy->n_ids_drawn = self->n_ids_drawn;

  return copy;
}

static int
compare_accounts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(Account *const *) a)->id, (*(Account *const *) b)->id);
}

static int
compare_associations (gconstpointer a, gconstpointer b)
{
  guint64 left = (*(Association *const *) a)->sequence, right = (*(Association *const *) b)->sequence;

  return left < right ? -1 : left > right;
}

static GPtrArray *
list_keys (GHashTable *table, GCompareFunc compare)
{
  GPtrArray *keys = g_ptr_array_sized_new (g_hash_table_size (table));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare);

  return keys;
}

GPtrArray *
beckon_store_list_accounts (const Store *self)
{
  return list_keys (self->accounts, compare_accounts);
}

GPtrArray *
beckon_store_list_associations (const Store *self)
{
  return list_keys (self->associations, compare_associations);
}

/* The management accounts are sorted first, because they name their organizations. */
GPtrArray *
beckon_store_list_organizations (const Store *self)
{
  g_autoptr (GPtrArray) managements = list_keys (self->organizations, compare_accounts);
  GPtrArray *organizations = g_ptr_array_new ();

  for (guint i = 0; i < managements->len; i++)
    {
      Organization *organization = g_hash_table_lookup (self->organizations, managements->pdata[i]);

      if (organization->delegation.administrator != NULL)
        g_ptr_array_add (organizations, organization);
    }

  return organizations;
}
