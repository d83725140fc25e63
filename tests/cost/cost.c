/* SPDX-License-Identifier: MIT */
/*
 * cost STEP: sets a world up, takes one step for many ids, and prints for how many. What is counted happens in one
 * function, collected (), so that callgrind can leave out the rest.
 */
#include "../bench/setting.h"

#include <beckon/beckon-wire.h>
#include <stdio.h>

#define N 1000 /* ids */
#define PER_REQUEST 5
#define PER_PAGE 50

#define ALONE "999988887777"

static BeckonRegion *region;
static char *ids[N + 1];
static const char *const alone[] = { ALONE, NULL };
static char *invitation_ids[N];
static GBytes *bodies[N / PER_REQUEST];

/* Spread like those of real accounts, and the same in every run. */
static void
make_ids (void)
{
  for (guint64 i = 0; i < N; i++)
    ids[i] = g_strdup_printf ("%" G_GUINT64_FORMAT, G_GUINT64_CONSTANT (100000000000)
                                                        + (i + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
                                                              % G_GUINT64_CONSTANT (899999999999));
}

static const char *const *
peek_ids (void)
{
  return (const char *const *) ids;
}

/* --- one account and many --------------------------------------------------------------------- */

static GPtrArray *details;

static void
make_details (void)
{
  details = bench_details_new (peek_ids ());
}

static void
create (void)
{
  bench_expect_all (beckon_region_create_members (region, ALONE, details, NULL));
}

static void
make_members (void)
{
  make_details ();
  create ();
}

static void
invite (void)
{
  bench_expect_all (beckon_region_invite_members (region, ALONE, peek_ids (), NULL));
}

static void delete (void)
{
  bench_expect_all (beckon_region_delete_members (region, ALONE, peek_ids (), NULL));
}

static void
list (void)
{
  g_autofree char *token = NULL;

  do
    {
      g_autofree char *page = g_steal_pointer (&token);

      g_ptr_array_unref (beckon_region_list_members (region, ALONE, FALSE, PER_PAGE, page, &token, NULL));
    }
  while (token != NULL);
}

static void
make_invitations (void)
{
  make_members ();
  invite ();
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (GPtrArray) list = beckon_region_list_invitations (region, ids[i], -1, NULL, NULL, NULL);

      invitation_ids[i] = g_strdup (beckon_invitation_peek_invitation_id (list->pdata[0]));
    }
}

static void
accept (void)
{
  for (guint i = 0; i < N; i++)
    if (!beckon_region_accept_administrator_invitation (region, ids[i], ALONE, invitation_ids[i], NULL))
      g_error ("an invitation was not accepted");
}

/* --- many accounts and one -------------------------------------------------------------------- */

static void
be_invited (void)
{
  g_autoptr (GPtrArray) one = bench_details_new (alone);

  for (guint i = 0; i < N; i++)
    {
      bench_expect_all (beckon_region_create_members (region, ids[i], one, NULL));
      bench_expect_all (beckon_region_invite_members (region, ids[i], alone, NULL));
    }
}

static void
decline (void)
{
  bench_expect_all (beckon_region_decline_invitations (region, ALONE, peek_ids (), NULL));
}

static void
explain (void)
{
  for (guint i = 0; i < N; i++)
    beckon_explanation_unref (
        beckon_region_explain (region, ALONE, BECKON_OPERATION_DECLINE_INVITATIONS, ids[i], NULL));
}

static void
make_bodies (void)
{
  be_invited ();
  for (guint i = 0; i < N; i += PER_REQUEST)
    {
      char *body = g_strdup_printf ("{\"AccountIds\": [\"%s\", \"%s\", \"%s\", \"%s\", \"%s\"]}", ids[i], ids[i + 1],
                                    ids[i + 2], ids[i + 3], ids[i + 4]);

      bodies[i / PER_REQUEST] = g_bytes_new_take (body, strlen (body));
    }
}

static void
request (void)
{
  for (guint i = 0; i < N / PER_REQUEST; i++)
    {
      BeckonWireResponse *response
          = beckon_wire_handle_request (region, ALONE, "POST", "/invitations/decline", NULL, bodies[i]);

      if (beckon_wire_response_get_status (response) != 200)
        g_error ("a request was refused");
      beckon_wire_response_unref (response);
    }
}

/* --- the steps -------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  void (*prepare) (void);
  void (*take) (void);
} steps[] = {
  { "create", make_details, create },     { "invite", make_members, invite },  { "decline", be_invited, decline },
  { "accept", make_invitations, accept }, { "delete", make_members, delete },  { "page", make_members, list },
  { "explain", be_invited, explain },     { "request", make_bodies, request },
};

static void G_GNUC_NO_INLINE
collected (void (*take) (void))
{
  take ();
}

int
main (int argc, char **argv)
{
  region = bench_region_new ();
  make_ids ();
  for (guint i = 0; argc == 2 && i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (argv[1], steps[i].name))
      {
        steps[i].prepare ();
        collected (steps[i].take);
        printf ("%d\n", N);
        return 0;
      }
  fprintf (stderr, "usage: cost create|invite|decline|accept|delete|page|explain|request\n");

  return 2;
}
