/* SPDX-License-Identifier: MIT */
/*
 * One account's list of 100,000 or of a million, and a call for each entry that deletes it: the members of an
 * administrator, and the declined invitations of a member.
 */
#include "deletion.h"

#include "setting.h"

#include <stdio.h>

#define OWNER "100000000000"
#define ROUNDS 3

/* --- lists ---------------------------------------------------------------------------------- */

static void
create_members (BeckonRegion *region, const char *const *ids)
{
  g_autoptr (GPtrArray) details = bench_details_new (ids);

  bench_expect_all (beckon_region_create_members (region, OWNER, details, NULL));
}

static void
decline_invitations (BeckonRegion *region, const char *const *ids)
{
  const char *const owner[] = { OWNER, NULL };
  g_autoptr (GPtrArray) detail = bench_details_new (owner);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      bench_expect_all (beckon_region_create_members (region, ids[i], detail, NULL));
      bench_expect_all (beckon_region_invite_members (region, ids[i], owner, NULL));
    }
  bench_expect_all (beckon_region_decline_invitations (region, OWNER, ids, NULL));
}

typedef struct
{
  const char *name;
  void (*fill) (BeckonRegion *region, const char *const *ids);
  GPtrArray *(*empty) (BeckonRegion *region, const char *caller, const char *const *ids, GError **error);
} List;

static const List lists[] = {
  { "DeleteMembers", create_members, beckon_region_delete_members },
  { "DeleteInvitations", decline_invitations, beckon_region_delete_invitations },
};

/* --- orders --------------------------------------------------------------------------------- */

static void
swap (const char **ids, gsize one, gsize other)
{
  const char *id = ids[one];

  ids[one] = ids[other];
  ids[other] = id;
}

static void
keep (const char **ids G_GNUC_UNUSED, gsize n G_GNUC_UNUSED)
{
}

static void
reverse (const char **ids, gsize n)
{
  for (gsize i = 0; i < n / 2; i++)
    swap (ids, i, n - 1 - i);
}

/* The same order in each run. */
static void
shuffle (const char **ids, gsize n)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (gsize i = n - 1; i > 0; i--)
    swap (ids, i, g_rand_int_range (random, 0, i + 1));
}

static const struct
{
  const char *name;
  void (*arrange) (const char **ids, gsize n);
} orders[] = { { "front", keep }, { "back", reverse }, { "random", shuffle } };

/* --- the measure ---------------------------------------------------------------------------- */

static void
empty (const List *list, guint order, gsize n, double *best)
{
  g_auto (GStrv) ids = bench_ids_new (n);
  g_autofree const char **arranged = g_memdup2 (ids, (n + 1) * sizeof *ids);
  g_autoptr (BeckonRegion) region = bench_region_new ();
  gint64 began_us;

  list->fill (region, (const char *const *) ids);
  orders[order].arrange (arranged, n);
  began_us = g_get_monotonic_time ();
  for (gsize i = 0; i < n; i++)
    {
      const char *const one[] = { arranged[i], NULL };

      bench_expect_all (list->empty (region, OWNER, one, NULL));
    }
  bench_keep_best (best, began_us, n);
}

static void
measure_list (const List *list)
{
  static const gsize sizes[] = { 100000, 1000000 };
  double best[G_N_ELEMENTS (orders)][G_N_ELEMENTS (sizes)] = { { 0 } };

  for (guint round = 0; round < ROUNDS; round++)
    for (guint order = 0; order < G_N_ELEMENTS (orders); order++)
      for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
        empty (list, order, sizes[size], &best[order][size]);
  for (guint order = 0; order < G_N_ELEMENTS (orders); order++)
    printf ("%-18s %-7s %9.1f %9.1f %7.2f\n", list->name, orders[order].name, best[order][0], best[order][1],
            best[order][1] * sizes[1] / (best[order][0] * sizes[0]));
}

void
measure_deletion (void)
{
  printf ("\nns to delete an entry of a list of 100,000 and of 1,000,000, one by one, and the whole time of the longer "
          "list beside the shorter's (10: linear)\n");
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    measure_list (&lists[i]);
}
