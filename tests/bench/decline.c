/* SPDX-License-Identifier: MIT */
/*
 * DeclineInvitations by a direct call. For each line of its input, which is a number of ids, it makes as many pending
 * invitations and declines them in one call, CALLS times, and writes the ns of each call on one line. moto.py asks it.
 */
#include "setting.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define CALLS 100
#define MEMBER "444455556666"

/* A call with few ids takes less than the microsecond that g_get_monotonic_time () counts. */
static gint64
now_ns (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
invite (BeckonRegion *region, const char *const *ids)
{
  for (gsize i = 0; ids[i] != NULL; i++)
    if (!beckon_region_put_association (region, ids[i], MEMBER, BECKON_STATE_PENDING, NULL))
      g_error ("an invitation that should be made was not");
}

static void
measure (gsize n)
{
  g_auto (GStrv) ids = bench_ids_new (n);
  const char *const *const_ids = (const char *const *) ids;
  g_autoptr (BeckonRegion) region = bench_region_new ();

  for (int call = 0; call < CALLS; call++)
    {
      gint64 began_ns;

      invite (region, const_ids);
      began_ns = now_ns ();
      bench_expect_all (beckon_region_decline_invitations (region, MEMBER, const_ids, NULL));
      printf ("%" G_GINT64_FORMAT " ", now_ns () - began_ns);
    }
  printf ("\n");
}

int
main (void)
{
  char line[32];

  setvbuf (stdout, NULL, _IOLBF, 0);
  while (fgets (line, sizeof line, stdin) != NULL)
    measure (strtoul (line, NULL, 10));

  return 0;
}
