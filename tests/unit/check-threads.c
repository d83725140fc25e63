/* SPDX-License-Identifier: MIT */
/* One Region and many threads: calls are atomic, and the sums come out right. */
#include "../testing.h"

#define N_ADMINISTRATORS 4
#define N_MEMBERS 40
#define N_ANSWERERS 4
#define N_READERS 2

static char *administrators[N_ADMINISTRATORS];
static char **members;

/* Threads count what went wrong, and leave it to the test to say so. */
static gint n_wrong;

/* Set when those who work are done, for those who go on until then. */
static gint is_over;

static void
count_wrong (gboolean is_right)
{
  if (!is_right)
    g_atomic_int_inc (&n_wrong);
}

static void
count_unprocessed (GPtrArray *unprocessed)
{
  count_wrong (unprocessed != NULL && unprocessed->len == 0);
  g_clear_pointer (&unprocessed, g_ptr_array_unref);
}

static void
cast_appears (void)
{
  n_wrong = 0;
  is_over = FALSE;
  for (guint i = 0; i < N_ADMINISTRATORS; i++)
    {
      administrators[i] = g_strdup_printf ("1%011u", i);
      enable (region, administrators[i], NULL);
    }
  members = account_ids_new (N_MEMBERS);
  for (guint i = 0; i < N_MEMBERS; i++)
    enable (region, members[i], NULL);
}

static void
cast_leaves (void)
{
  for (guint i = 0; i < N_ADMINISTRATORS; i++)
    g_clear_pointer (&administrators[i], g_free);
  g_clear_pointer (&members, g_strfreev);
}

/* --- everybody invites everybody ------------------------------------------------------------- */

/* An administrator creates all members at once, and invites one after the other. */
static gpointer
administrate (gpointer user_data)
{
  const char *caller = user_data;

  count_unprocessed (create_members (region, caller, (const char *const *) members, NULL));
  for (guint i = 0; i < N_MEMBERS; i++)
    count_unprocessed (beckon_region_invite_members (region, caller, IDS (members[i]), NULL));

  return NULL;
}

/* The ith member accepts one administrator's invitation and declines the others'. */
static gboolean
is_accepted_by (const char *administrator, guint member)
{
  return g_str_equal (administrator, administrators[member % N_ADMINISTRATORS]);
}

static guint
answer_pending (guint member)
{
  g_autoptr (GPtrArray) invitations = beckon_region_list_invitations (region, members[member], -1, NULL, NULL, NULL);
  guint n_answered = 0;

  for (guint i = 0; i < invitations->len; i++)
    {
      const BeckonInvitation *invitation = invitations->pdata[i];
      const char *administrator = beckon_invitation_peek_administrator_id (invitation);

      if (beckon_invitation_get_state (invitation) != BECKON_STATE_PENDING)
        continue;
      if (is_accepted_by (administrator, member))
        count_wrong (beckon_region_accept_administrator_invitation (
            region, members[member], administrator, beckon_invitation_peek_invitation_id (invitation), NULL));
      else
        count_unprocessed (beckon_region_decline_invitations (region, members[member], IDS (administrator), NULL));
      n_answered++;
    }

  return n_answered;
}

/* Answers for every N_ANSWERERSth member, until all invitations have come and are answered. */
static gpointer
answer (gpointer user_data)
{
  guint n_left = N_MEMBERS / N_ANSWERERS * N_ADMINISTRATORS;

  while (n_left > 0)
    {
      for (guint i = GPOINTER_TO_UINT (user_data); i < N_MEMBERS; i += N_ANSWERERS)
        n_left -= answer_pending (i);
      g_thread_yield ();
    }

  return NULL;
}

/* How many members an administrator has, read in pages of 30. Members may be created between two
 * pages, so that only a token leads on: a first page without one was whole when it was read. */
static guint
count_by_pages (const char *administrator)
{
  g_autofree char *token = NULL;
  guint n_members = 0;

  do
    {
      g_autofree char *next = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) page = beckon_region_list_members (region, administrator, FALSE, 30, token, &next, &error);

      g_assert_no_error (error);
      n_members += page->len;
      g_free (token);
      token = g_steal_pointer (&next);
    }
  while (token != NULL);

  return n_members;
}

/* Reads all there is to read, and holds every world it sees to the invariants. */
static gpointer
read_on (gpointer user_data G_GNUC_UNUSED)
{
  while (!g_atomic_int_get (&is_over))
    {
      guint n_members = count_by_pages (administrators[0]);
      g_auto (GStrv) broken = beckon_region_check (region);
      g_autoptr (GVariant) dump = beckon_region_dump (region);

      count_wrong (n_members == 0 || n_members == N_MEMBERS);
      count_wrong (broken[0] == NULL);
      count_wrong (beckon_region_advance_clock (region, 1));
    }

  return NULL;
}

START_TEST (test_everybody_invites_everybody)
{
  GThread *workers[N_ADMINISTRATORS + N_ANSWERERS];
  GThread *readers[N_READERS];
  g_autoptr (GVariant) dump = NULL;
  guint64 n_drawn;

  for (guint i = 0; i < N_READERS; i++)
    readers[i] = g_thread_new ("reader", read_on, NULL);
  for (guint i = 0; i < N_ANSWERERS; i++)
    workers[i] = g_thread_new ("answerer", answer, GUINT_TO_POINTER (i));
  for (guint i = 0; i < N_ADMINISTRATORS; i++)
    workers[N_ANSWERERS + i] = g_thread_new ("administrator", administrate, administrators[i]);
  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    g_thread_join (workers[i]);
  g_atomic_int_set (&is_over, TRUE);
  for (guint i = 0; i < N_READERS; i++)
    g_thread_join (readers[i]);

  ck_assert_int_eq (n_wrong, 0);
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      ck_assert_int_eq (beckon_region_get_invitations_count (region, members[i], NULL), N_ADMINISTRATORS - 1);
      for (guint j = 0; j < N_ADMINISTRATORS; j++)
        ck_assert_beckon_state (region, administrators[j], members[i],
                                is_accepted_by (administrators[j], i) ? BECKON_STATE_ACCEPTED : BECKON_STATE_DECLINED);
    }
  dump = beckon_region_dump (region);
  ck_assert (g_variant_lookup (dump, "ids-drawn", "t", &n_drawn));
  ck_assert_uint_eq (n_drawn, N_MEMBERS * N_ADMINISTRATORS);
}
END_TEST

/* --- one pair, two hands ------------------------------------------------------------------- */

/* Of a decline and a removal at the same time, either is first, and nothing is lost between them.
 */
static gpointer
remove_and_invite (gpointer user_data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 500; i++)
    {
      count_wrong (beckon_region_disassociate_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
      count_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
    }

  return NULL;
}

static gpointer
decline_again_and_again (gpointer user_data G_GNUC_UNUSED)
{
  while (!g_atomic_int_get (&is_over))
    {
      g_autoptr (GPtrArray) unprocessed = beckon_region_decline_invitations (region, MEMBER, IDS (ADMINISTRATOR), NULL);

      count_wrong (unprocessed != NULL && unprocessed->len <= 1);
    }

  return NULL;
}

START_TEST (test_two_hands_on_one_pair)
{
  GThread *administrator, *member;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  member = g_thread_new ("member", decline_again_and_again, NULL);
  administrator = g_thread_new ("administrator", remove_and_invite, NULL);
  g_thread_join (administrator);
  g_atomic_int_set (&is_over, TRUE);
  g_thread_join (member);

  ck_assert_int_eq (n_wrong, 0);
  assert_invitations (region, MEMBER, IDS (ADMINISTRATOR));
}
END_TEST

/* --- references and switches ------------------------------------------------------------------ */

static gpointer
hold_and_let_go (gpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (BeckonRegion) same = beckon_region_ref (region);
      g_autoptr (BeckonSwitches) kept = NULL;

      beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, i % 2);
      beckon_region_set_switches (same, switches);
      kept = beckon_region_dup_switches (same);
      count_wrong (beckon_switches_get (kept, BECKON_SWITCH_MAX_MEMBERS) <= 1);
    }

  return NULL;
}

START_TEST (test_references_and_switches_from_any_thread)
{
  GThread *threads[4];

  turn (region, BECKON_SWITCH_MAX_MEMBERS, 0);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("holder", hold_and_let_go, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  ck_assert_int_eq (n_wrong, 0);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("threads");
  TCase *tcase = testing_add_tcase (suite, "threads");

  tcase_add_checked_fixture (tcase, cast_appears, cast_leaves);
  tcase_set_timeout (tcase, 60);
  tcase_add_test (tcase, test_everybody_invites_everybody);
  tcase_add_test (tcase, test_two_hands_on_one_pair);
  tcase_add_test (tcase, test_references_and_switches_from_any_thread);

  return testing_run (suite);
}
