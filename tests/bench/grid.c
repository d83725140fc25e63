/* SPDX-License-Identifier: MIT */
/*
 * A grid: administrators that create, invite and are declined by the same members, with ids of one pattern or another.
 * The figures are compared with those of random ids, pattern after pattern in each round.
 */
#include "grid.h"

#include "setting.h"

#include <stdio.h>

#define SIDE 1000 /* administrators, and members of each */
#define ROUNDS 3

enum
{
  CREATE,
  INVITE,
  DECLINE,
  N_STEPS
};

/* --- ids ------------------------------------------------------------------------------------ */

static char *
random_id (guint64 base G_GNUC_UNUSED, guint nth G_GNUC_UNUSED)
{
  return g_strdup_printf ("%06d%06d", g_random_int_range (100000, 1000000), g_random_int_range (0, 1000000));
}

static char *
counting_id (guint64 base, guint nth)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, base + nth);
}

static char *
stride_10_id (guint64 base, guint nth)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, base + nth * G_GUINT64_CONSTANT (10));
}

static char *
stride_1000001_id (guint64 base, guint nth)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, base + nth * G_GUINT64_CONSTANT (1000001));
}

static char *
prefixed_id (guint64 base, guint nth)
{
  return g_strdup_printf ("a-prefix-that-all-ids-share-%" G_GUINT64_FORMAT, base + nth);
}

static const struct
{
  const char *name;
  char *(*id) (guint64 base, guint nth);
} patterns[] = {
  { "random", random_id },           { "counting", counting_id },
  { "strides of 10", stride_10_id }, { "strides of 1000001", stride_1000001_id },
  { "shared prefix", prefixed_id },
};

static char **
ids_new (guint pattern, guint64 base)
{
  char **ids = g_new0 (char *, SIDE + 1);

  for (guint i = 0; i < SIDE; i++)
    ids[i] = patterns[pattern].id (base, i);

  return ids;
}

/* --- the grid ------------------------------------------------------------------------------- */

static void
play (guint pattern, double best[N_STEPS])
{
  g_auto (GStrv) administrators = ids_new (pattern, G_GUINT64_CONSTANT (100000000000));
  g_auto (GStrv) members = ids_new (pattern, G_GUINT64_CONSTANT (200000000000));
  const char *const *const_members = (const char *const *) members;
  const char *const *const_administrators = (const char *const *) administrators;
  g_autoptr (GPtrArray) details = bench_details_new (const_members);
  g_autoptr (BeckonRegion) region = bench_region_new ();
  gint64 began_us = g_get_monotonic_time ();

  for (guint i = 0; i < SIDE; i++)
    bench_expect_all (beckon_region_create_members (region, administrators[i], details, NULL));
  bench_keep_best (&best[CREATE], began_us, SIDE * SIDE);
  began_us = g_get_monotonic_time ();
  for (guint i = 0; i < SIDE; i++)
    bench_expect_all (beckon_region_invite_members (region, administrators[i], const_members, NULL));
  bench_keep_best (&best[INVITE], began_us, SIDE * SIDE);
  began_us = g_get_monotonic_time ();
  for (guint i = 0; i < SIDE; i++)
    bench_expect_all (beckon_region_decline_invitations (region, members[i], const_administrators, NULL));
  bench_keep_best (&best[DECLINE], began_us, SIDE * SIDE);
}

void
measure_grid (void)
{
  double best[G_N_ELEMENTS (patterns)][N_STEPS] = { { 0 } };

  for (guint round = 0; round < ROUNDS; round++)
    for (guint pattern = 0; pattern < G_N_ELEMENTS (patterns); pattern++)
      play (pattern, best[pattern]);
  printf ("\n%d administrators with the same %d members: ns per id, and beside random ids\n", SIDE, SIDE);
  printf ("%-20s %16s %16s %16s\n", "ids", "create", "invite", "decline");
  for (guint pattern = 0; pattern < G_N_ELEMENTS (patterns); pattern++)
    {
      printf ("%-20s", patterns[pattern].name);
      for (guint step = 0; step < N_STEPS; step++)
        printf (" %9.1f %6.2f", best[pattern][step], best[pattern][step] / best[0][step]);
      printf ("\n");
    }
}

/* --- ids that were chosen to fall together ---------------------------------------------------- */

#define N_CHOSEN 40000
#define N_PARTS 17 /* of two characters each */

/* Under g_str_hash (), "Aa" and "B@" count the same, so that all these ids do. */
static char *
chosen_id (guint nth)
{
  GString *id = g_string_new (NULL);

  for (guint part = 0; part < N_PARTS; part++)
    g_string_append (id, (nth >> part & 1) != 0 ? "Aa" : "B@");

  return g_string_free (id, FALSE);
}

static char *
plain_id (guint nth)
{
  return g_strdup_printf ("%0*u", 2 * N_PARTS, nth);
}

static double
create_ns (char *(*id) (guint nth))
{
  g_auto (GStrv) ids = g_new0 (char *, N_CHOSEN + 1);
  g_autoptr (GPtrArray) details = NULL;
  g_autoptr (BeckonRegion) region = bench_region_new ();
  double ns = 0;
  gint64 began_us;

  for (guint i = 0; i < N_CHOSEN; i++)
    ids[i] = id (i);
  details = bench_details_new ((const char *const *) ids);
  began_us = g_get_monotonic_time ();
  bench_expect_all (beckon_region_create_members (region, "100000000000", details, NULL));
  bench_keep_best (&ns, began_us, N_CHOSEN);

  return ns;
}

void
measure_chosen_ids (void)
{
  double plain = create_ns (plain_id), chosen = create_ns (chosen_id);

  printf (
      "\n%d ids of %d characters, ns per id to create: plain %.0f, chosen to collide in g_str_hash () %.0f: ratio %.2f\n",
      N_CHOSEN, 2 * N_PARTS, plain, chosen, chosen / plain);
}
