/* SPDX-License-Identifier: MIT */
/*
 * The cost of a step beside what it cannot do without. Everything is measured side by side in one process,
 * round by round, and the best round of each counts, so that a noisy machine spoils the figures least.
 */
#include "deletion.h"
#include "grid.h"
#include "setting.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDS 7
#define MEMBER "444455556666"

/* --- the measure beside it: a hash table from the same ids to records, and two stores ------------ */

typedef struct
{
  int state;
  gint64 updated_at_us;
} Record;

static GHashTable *
table_new (const char *const *ids)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (gsize i = 0; ids[i] != NULL; i++)
    g_hash_table_insert (table, (char *) ids[i], g_new0 (Record, 1));

  return table;
}

static void
look_up_and_store (GHashTable *table, const char *const *ids, gint64 now_us)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      Record *record = g_hash_table_lookup (table, ids[i]);

      record->state++;
      record->updated_at_us = now_us;
    }
}

/* --- timing --------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  double ns, bare_ns; /* the best round, per id */
} Figure;

#define TIMED(best, n, ...)                                                                                            \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 began_us = g_get_monotonic_time ();                                                                         \
    __VA_ARGS__;                                                                                                       \
    bench_keep_best (&(best), began_us, n);                                                                            \
  }                                                                                                                    \
  G_STMT_END

/* One administrator that creates and invites n members; n invitations to one member, which declines them. */
static void
measure_calls (gsize n, Figure *create, Figure *invite, Figure *decline)
{
  g_auto (GStrv) ids = bench_ids_new (n);
  const char *const *const_ids = (const char *const *) ids;
  g_autoptr (GPtrArray) details = bench_details_new (const_ids);
  const char *const one_member[] = { MEMBER, NULL };
  g_autoptr (GPtrArray) one_detail = bench_details_new (one_member);
  const gsize repeats = n < 100000 ? 100000 / n : 1;

  for (int round = 0; round < ROUNDS; round++)
    for (gsize repeat = 0; repeat < repeats; repeat++)
      {
        g_autoptr (BeckonRegion) administrators_world = bench_region_new ();
        g_autoptr (BeckonRegion) members_world = bench_region_new ();
        GHashTable *table;

        TIMED (create->bare_ns, n, table = table_new (const_ids));
        TIMED (create->ns, n,
               bench_expect_all (beckon_region_create_members (administrators_world, "100000000000", details, NULL)));
        TIMED (invite->bare_ns, n, look_up_and_store (table, const_ids, 1));
        TIMED (invite->ns, n,
               bench_expect_all (beckon_region_invite_members (administrators_world, "100000000000", const_ids, NULL)));
        for (gsize i = 0; i < n; i++)
          {
            bench_expect_all (beckon_region_create_members (members_world, ids[i], one_detail, NULL));
            bench_expect_all (beckon_region_invite_members (members_world, ids[i], one_member, NULL));
          }
        TIMED (decline->bare_ns, n, look_up_and_store (table, const_ids, 2));
        TIMED (decline->ns, n,
               bench_expect_all (beckon_region_decline_invitations (members_world, MEMBER, const_ids, NULL)));
        g_hash_table_unref (table);
      }
}

static char *
invitation_of (BeckonRegion *region, const char *member)
{
  g_autoptr (GPtrArray) page = beckon_region_list_invitations (region, member, 1, NULL, NULL, NULL);

  return g_strdup (beckon_invitation_peek_invitation_id (page->pdata[0]));
}

static void
accept_each (BeckonRegion *region, const char *const *ids, char **invitations)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    if (!beckon_region_accept_administrator_invitation (region, ids[i], "100000000000", invitations[i], NULL))
      g_error ("an invitation that should be accepted was not");
}

/* Each acceptance is a call of its own: that is how the operation is. */
static void
measure_accept (gsize n, Figure *accept)
{
  g_auto (GStrv) ids = bench_ids_new (n);
  const char *const *const_ids = (const char *const *) ids;
  g_autoptr (GPtrArray) details = bench_details_new (const_ids);
  g_autoptr (GHashTable) table = table_new (const_ids);
  g_auto (GStrv) invitations = g_new0 (char *, n + 1);

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BeckonRegion) region = bench_region_new ();

      bench_expect_all (beckon_region_create_members (region, "100000000000", details, NULL));
      bench_expect_all (beckon_region_invite_members (region, "100000000000", const_ids, NULL));
      for (gsize i = 0; i < n; i++)
        {
          g_free (invitations[i]);
          invitations[i] = invitation_of (region, ids[i]);
        }
      TIMED (accept->bare_ns, n, look_up_and_store (table, const_ids, 1));
      TIMED (accept->ns, n, accept_each (region, const_ids, invitations));
    }
}

static void
measure_steps (gsize n)
{
  Figure figures[] = { { "create", 0, 0 }, { "invite", 0, 0 }, { "decline", 0, 0 }, { "accept", 0, 0 } };

  measure_calls (n, &figures[0], &figures[1], &figures[2]);
  measure_accept (n, &figures[3]);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    printf ("%9" G_GSIZE_FORMAT "  %-8s %8.1f %8.1f %7.2f\n", n, figures[i].name, figures[i].ns, figures[i].bare_ns,
            figures[i].ns / figures[i].bare_ns);
}

/* --- size ----------------------------------------------------------------------------------- */

static gsize
allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* 1,000 administrators with 1,000 members each, every member an account of its own, all invited. */
static void
measure_size (void)
{
  gsize before = allocated ();
  g_autoptr (BeckonRegion) region = bench_region_new ();

  for (int a = 0; a < 1000; a++)
    {
      g_autofree char *administrator = g_strdup_printf ("1%011d", a);
      g_autofree char *digits = g_strdup_printf ("2%04d", a);
      g_auto (GStrv) ids = g_new0 (char *, 1001);
      g_autoptr (GPtrArray) details = NULL;

      for (int m = 0; m < 1000; m++)
        ids[m] = g_strdup_printf ("%s%07d", digits, m);
      details = bench_details_new ((const char *const *) ids);
      bench_expect_all (beckon_region_create_members (region, administrator, details, NULL));
      bench_expect_all (beckon_region_invite_members (region, administrator, (const char *const *) ids, NULL));
    }
  printf ("\nbytes per association with its account, a million of them: %.0f\n", (allocated () - before) / 1e6);
}

/* --- snapshots ------------------------------------------------------------------------------ */

#define SNAPSHOT_SIZE 100000

/* An association as bare as can be, in the two hash tables that a world needs. */
typedef struct
{
  char administrator[13], member[13], invitation_id[33];
  gint64 invited_at_us, updated_at_us;
  int state;
} BareRecord;

/* What cannot be done without: every record's bytes written one after another, read back, and records made of them. */
static void
write_bytes (GByteArray *bytes, const BareRecord *records, gsize n)
{
  g_byte_array_set_size (bytes, 0);
  for (gsize i = 0; i < n; i++)
    g_byte_array_append (bytes, (const guint8 *) &records[i], sizeof records[i]);
}

static void
make_records (const GByteArray *bytes, gsize n)
{
  g_autoptr (GHashTable) accounts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (gsize i = 0; i < n; i++)
    {
      BareRecord *record = g_memdup2 (bytes->data + i * sizeof *record, sizeof *record);

      g_hash_table_add (accounts, g_strdup (record->member));
      g_hash_table_insert (pairs, record->member, record);
    }
}

static BareRecord *
records_new (const char *const *ids, gsize n)
{
  BareRecord *records = g_new0 (BareRecord, n);

  for (gsize i = 0; i < n; i++)
    {
      g_strlcpy (records[i].administrator, "100000000000", sizeof records[i].administrator);
      g_strlcpy (records[i].member, ids[i], sizeof records[i].member);
      memset (records[i].invitation_id, 'a', 32);
    }

  return records;
}

static void
measure_snapshots (void)
{
  g_auto (GStrv) ids = bench_ids_new (SNAPSHOT_SIZE);
  const char *const *const_ids = (const char *const *) ids;
  g_autoptr (GPtrArray) details = bench_details_new (const_ids);
  g_autofree BareRecord *records = records_new (const_ids, SNAPSHOT_SIZE);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (BeckonRegion) region = bench_region_new ();
  double bare = 0, snapshot = 0, restore = 0;

  bench_expect_all (beckon_region_create_members (region, "100000000000", details, NULL));
  bench_expect_all (beckon_region_invite_members (region, "100000000000", const_ids, NULL));
  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BeckonWorld) world = NULL;

      TIMED (bare, SNAPSHOT_SIZE, write_bytes (bytes, records, SNAPSHOT_SIZE); make_records (bytes, SNAPSHOT_SIZE));
      TIMED (snapshot, SNAPSHOT_SIZE, world = beckon_region_snapshot (region));
      TIMED (restore, SNAPSHOT_SIZE, beckon_region_restore (region, world, NULL));
    }
  printf ("\nns per association of a world of %d: snapshot %.0f, restore %.0f, bytes and bare records %.0f: "
          "ratios %.2f and %.2f\n",
          SNAPSHOT_SIZE, snapshot, restore, bare, snapshot / bare, restore / bare);
}

int
main (void)
{
  static const gsize sizes[] = { 1000, 100000, 1000000 };

  setvbuf (stdout, NULL, _IOLBF, 0);
  measure_size ();
  measure_snapshots ();
  printf (
      "\n        n  step     ns per id     bare   ratio   (bare: a look-up and two stores; for create an insert)\n");
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure_steps (sizes[i]);
  measure_grid ();
  measure_chosen_ids ();
  measure_deletion ();

  return 0;
}
