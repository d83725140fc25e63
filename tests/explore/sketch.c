/* SPDX-License-Identifier: MIT */
/* What of a world matters: all but names of ids, times, and list order. */
#include "sketch.h"

#include <string.h>

/* --- drawing ------------------------------------------------------------------------------- */

static guint8
organization_of (const BeckonAccount *account)
{
  const char *management = beckon_account_peek_management_id (account);

  if (management != NULL)
    return IN_ORGANIZATION_OF (account_from_id (management));

  return beckon_account_is_organization (account) ? IN_UNNAMED_ORGANIZATION : IN_NO_ORGANIZATION;
}

static void
draw_account (Sketch *self, const BeckonAccount *account)
{
  guint i = account_from_id (beckon_account_peek_id (account));

  g_assert (i < MAX_ACCOUNTS);
  self->is_seen[i] = TRUE;
  self->has_hub[i] = beckon_account_get_hub_since_us (account) != BECKON_TIME_NONE;
  self->organization[i] = organization_of (account);
}

static void
draw_delegation (Sketch *self, const BeckonOrganization *organization)
{
  guint i = account_from_id (beckon_organization_peek_administrator_id (organization));

  g_assert (i < MAX_ACCOUNTS);
  self->is_delegated[i] = TRUE;
  self->auto_enables[i] = !!beckon_organization_get_auto_enable (organization);
  self->is_central[i] = strcmp (beckon_organization_peek_configuration_type (organization), "CENTRAL") == 0;
}

static void
draw_association (Sketch *self, const BeckonAssociation *association)
{
  guint administrator = account_from_id (beckon_association_peek_administrator_id (association));
  guint member = account_from_id (beckon_association_peek_member_id (association));
  guint8 on_file = 0;

  g_assert (administrator < MAX_ACCOUNTS && member < MAX_ACCOUNTS);
  if (beckon_association_peek_invitation_id (association) != NULL)
    on_file |= SKETCH_INVITATION_ID;
  if (beckon_association_get_invited_at_us (association) != BECKON_TIME_NONE)
    on_file |= SKETCH_INVITED_AT;
  if (beckon_association_peek_email (association) != NULL)
    on_file |= SKETCH_EMAIL;
  self->state[administrator][member] = beckon_association_get_state (association);
  self->on_file[administrator][member] = on_file;
}

Sketch
sketch_of (const BeckonWorld *world)
{
  g_autoptr (GPtrArray) accounts = beckon_world_find_accounts (world);
  g_autoptr (GPtrArray) organizations = beckon_world_find_organizations (world);
  g_autoptr (GPtrArray) associations = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);
  Sketch self;

  memset (&self, 0, sizeof self);
  for (guint i = 0; i < accounts->len; i++)
    draw_account (&self, accounts->pdata[i]);
  for (guint i = 0; i < organizations->len; i++)
    draw_delegation (&self, organizations->pdata[i]);
  for (guint i = 0; i < associations->len; i++)
    draw_association (&self, associations->pdata[i]);

  return self;
}

/* --- comparing ----------------------------------------------------------------------------- */

gboolean
sketch_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Sketch)) == 0;
}

/* FNV-1a */
guint
sketch_hash (gconstpointer sketch)
{
  const guint8 *bytes = sketch;
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < sizeof (Sketch); i++)
    hash = (hash ^ bytes[i]) * 16777619u;

  return hash;
}

/* --- renaming ------------------------------------------------------------------------------ */

static const guint8 renamings[][MAX_ACCOUNTS] = {
  { 0, 1, 2 }, { 1, 0, 2 }, { 0, 2, 1 }, { 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
};
/* The renamings of the first accounts alone stand first. */
static const guint n_renamings_of[MAX_ACCOUNTS + 1] = { 1, 1, 2, 6 };

static guint8
rename_organization (guint8 organization, const guint8 *to)
{
  return organization < IN_ORGANIZATION_OF (0) ? organization
                                               : IN_ORGANIZATION_OF (to[organization - IN_ORGANIZATION_OF (0)]);
}

static Sketch
rename_accounts (const Sketch *self, const guint8 *to)
{
  Sketch renamed;

  memset (&renamed, 0, sizeof renamed);
  for (guint i = 0; i < MAX_ACCOUNTS; i++)
    {
      renamed.is_seen[to[i]] = self->is_seen[i];
      renamed.has_hub[to[i]] = self->has_hub[i];
      renamed.organization[to[i]] = rename_organization (self->organization[i], to);
      renamed.is_delegated[to[i]] = self->is_delegated[i];
      renamed.auto_enables[to[i]] = self->auto_enables[i];
      renamed.is_central[to[i]] = self->is_central[i];
      for (guint j = 0; j < MAX_ACCOUNTS; j++)
        {
          renamed.state[to[i]][to[j]] = self->state[i][j];
          renamed.on_file[to[i]][to[j]] = self->on_file[i][j];
        }
    }

  return renamed;
}

Sketch
sketch_fold (const Sketch *sketch, guint n_accounts, guint *n_renamings)
{
  Sketch different[G_N_ELEMENTS (renamings)];
  Sketch smallest = *sketch;
  guint n = 0;

  for (guint i = 0; i < n_renamings_of[n_accounts]; i++)
    {
      Sketch renamed = rename_accounts (sketch, renamings[i]);
      guint j = 0;

      while (j < n && !sketch_equal (&different[j], &renamed))
        j++;
      if (j == n)
        different[n++] = renamed;
      if (memcmp (&renamed, &smallest, sizeof renamed) < 0)
        smallest = renamed;
    }
  *n_renamings = n;

  return smallest;
}
