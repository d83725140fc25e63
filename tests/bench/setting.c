/* SPDX-License-Identifier: MIT */
/* What all measurements start from. */
#include "setting.h"

char **
bench_ids_new (gsize n)
{
  char **ids = g_new0 (char *, n + 1);

  for (gsize i = 0; i < n; i++)
    ids[i] = g_strdup_printf ("20%010" G_GSIZE_FORMAT, i);

  return ids;
}

GPtrArray *
bench_details_new (const char *const *ids)
{
  GPtrArray *details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  for (gsize i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (details, beckon_account_details_new (ids[i], NULL));

  return details;
}

BeckonRegion *
bench_region_new (void)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  BeckonRegion *region;

  beckon_switches_set (switches, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 0);
  beckon_switches_set (switches, BECKON_SWITCH_MAX_PENDING_INVITATIONS, 0);
  beckon_switches_set (switches, BECKON_SWITCH_MAX_ACCOUNT_DETAILS, 0);
  region = beckon_region_new ("us-east-1", switches);
  beckon_region_set_fixed_clock (region, 0);
  beckon_region_set_id_seed (region, 1);

  return region;
}

/* A call of which every entry has to be processed. */
void
bench_expect_all (GPtrArray *unprocessed)
{
  if (unprocessed == NULL || unprocessed->len > 0)
    g_error ("a call that should process every entry did not");
  g_ptr_array_unref (unprocessed);
}

void
bench_keep_best (double *best, gint64 began_us, gsize n)
{
  double ns = (double) (g_get_monotonic_time () - began_us) * 1000 / n;

  if (*best == 0 || ns < *best)
    *best = ns;
}
