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
      g_autoptr (GVariant) dump G_GNUC_UNUSED = beckon_region_dump (region);

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

/* --- callbacks that are replaced --------------------------------------------------------------- */

#define PATIENCE_US (2 * G_USEC_PER_SEC)

static gboolean
comes_about (gint *flag)
{
  for (gint64 end_us = g_get_monotonic_time () + PATIENCE_US; g_get_monotonic_time () < end_us; g_usleep (100))
    if (g_atomic_int_get (flag))
      return TRUE;

  return FALSE;
}

static void
use_fixed_clock (BeckonRegion *self)
{
  beckon_region_set_fixed_clock (self, START_US);
}

static void
use_advancing_clock (BeckonRegion *self)
{
  beckon_region_set_advancing_clock (self, START_US, 1);
}

static void
use_real_time (BeckonRegion *self)
{
  beckon_region_set_clock (self, NULL, NULL, NULL);
}

static void (*const clocks[]) (BeckonRegion *self) = { use_fixed_clock, use_advancing_clock, use_real_time };

typedef struct
{
  gint is_asked;
  gint may_answer;
  gint is_freed;
} SlowClock;

static gint64
answer_slowly (gpointer user_data)
{
  SlowClock *clock = user_data;

  g_atomic_int_set (&clock->is_asked, TRUE);
  count_wrong (comes_about (&clock->may_answer));
  count_wrong (!g_atomic_int_get (&clock->is_freed));

  return START_US;
}

static void
free_clock (gpointer user_data)
{
  g_atomic_int_inc (&((SlowClock *) user_data)->is_freed);
}

static gpointer
read_once (gpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (BeckonHub) hub = beckon_region_describe_hub (region, administrators[0], NULL, NULL);

  count_wrong (hub != NULL);

  return NULL;
}

/* W-6: a clock that another thread is in is replaced at once, and freed when it has answered. */
START_TEST (test_clock_is_replaced_while_it_is_asked)
{
  SlowClock clock = { FALSE, FALSE, FALSE };
  GThread *reader;

  beckon_region_set_clock (region, answer_slowly, &clock, free_clock);
  reader = g_thread_new ("reader", read_once, NULL);
  ck_assert (comes_about (&clock.is_asked));
  clocks[_i](region);
  ck_assert_int_eq (g_atomic_int_get (&clock.is_freed), 0);
  g_atomic_int_set (&clock.may_answer, TRUE);
  g_thread_join (reader);

  ck_assert_int_eq (n_wrong, 0);
  ck_assert_int_eq (clock.is_freed, 1);
}
END_TEST

/* So that a sanitizer sees what is freed too early. */
static void
look_at (const gint *user_data)
{
  if (user_data != NULL)
    count_wrong (*user_data == 0);
}

static gint64
tell_start (gpointer user_data)
{
  look_at (user_data);

  return START_US;
}

static char *
give_id (guint64 nth, gpointer user_data)
{
  look_at (user_data);

  return g_strdup_printf ("%032" G_GINT64_MODIFIER "x", nth);
}

static BeckonVerdict *
let_pass (BeckonRegion *self G_GNUC_UNUSED, BeckonProposal *proposal G_GNUC_UNUSED, gpointer user_data)
{
  look_at (user_data);

  return NULL;
}

static void
set_clock (gpointer user_data, GDestroyNotify destroy)
{
  beckon_region_set_clock (region, tell_start, user_data, destroy);
}

static void
set_id_source (gpointer user_data, GDestroyNotify destroy)
{
  beckon_region_set_id_source (region, give_id, user_data, destroy);
}

static void
set_guard (gpointer user_data, GDestroyNotify destroy)
{
  beckon_region_set_guard (region, let_pass, user_data, destroy);
}

static void
set_id_seed (gpointer user_data G_GNUC_UNUSED, GDestroyNotify destroy G_GNUC_UNUSED)
{
  beckon_region_set_id_seed (region, 1);
}

static void
set_fixed_clock (gpointer user_data G_GNUC_UNUSED, GDestroyNotify destroy G_GNUC_UNUSED)
{
  use_fixed_clock (region);
}

typedef void (*Setter) (gpointer user_data, GDestroyNotify destroy);

static const struct
{
  Setter set;
  Setter replace;
} replacements[] = {
  { set_clock, set_clock },       { set_clock, set_fixed_clock }, { set_id_source, set_id_source },
  { set_id_source, set_id_seed }, { set_guard, set_guard },
};

typedef struct
{
  gint has_read;
  guint n_destroyed;
} Waiter;

static gpointer
read_for_waiter (gpointer user_data)
{
  g_autoptr (GPtrArray) found = beckon_region_find_accounts (region);

  count_wrong (found->len > 0);
  g_atomic_int_set (&((Waiter *) user_data)->has_read, TRUE);

  return NULL;
}

/* A destroy notify that waits for another thread that calls the Region. */
static void
wait_for_reader (gpointer user_data)
{
  Waiter *waiter = user_data;
  GThread *reader = g_thread_new ("reader", read_for_waiter, waiter);

  count_wrong (comes_about (&waiter->has_read));
  waiter->n_destroyed++;
  g_thread_unref (reader);
}

START_TEST (test_destroy_runs_without_the_lock)
{
  Waiter waiter = { FALSE, 0 };

  replacements[_i].set (&waiter, wait_for_reader);
  replacements[_i].replace (NULL, NULL);

  ck_assert_int_eq (n_wrong, 0);
  ck_assert_uint_eq (waiter.n_destroyed, 1);
}
END_TEST

/* A dry run has the lock until it ends. */
START_TEST (test_destroy_waits_for_the_end_of_a_dry_run)
{
  Waiter waiter = { FALSE, 0 };

  replacements[_i].set (&waiter, wait_for_reader);
  beckon_region_begin_dry_run (region);
  replacements[_i].replace (NULL, NULL);
  ck_assert_uint_eq (waiter.n_destroyed, 0);
  beckon_region_end_dry_run (region);

  ck_assert_int_eq (n_wrong, 0);
  ck_assert_uint_eq (waiter.n_destroyed, 1);
}
END_TEST

static BeckonVerdict *
replace_clock (BeckonRegion *self, BeckonProposal *proposal G_GNUC_UNUSED, gpointer user_data)
{
  const Waiter *waiter = user_data;

  use_fixed_clock (self);
  count_wrong (waiter->n_destroyed == 0);

  return NULL;
}

/* A guard is asked under the lock. It may replace the clock, which is freed after the call. */
START_TEST (test_destroy_waits_for_the_end_of_a_call)
{
  Waiter waiter = { FALSE, 0 };

  set_clock (&waiter, wait_for_reader);
  beckon_region_set_guard (region, replace_clock, &waiter, NULL);
  if (_i == 0)
    administrator_creates (region, ADMINISTRATOR, MEMBER);
  else
    beckon_explanation_unref (
        beckon_region_explain (region, administrators[0], BECKON_OPERATION_CREATE_MEMBERS, MEMBER, NULL));

  ck_assert_int_eq (n_wrong, 0);
  ck_assert_uint_eq (waiter.n_destroyed, 1);
}
END_TEST

static gint n_callbacks;

static void
count_down (gpointer user_data)
{
  g_free (user_data);
  g_atomic_int_add (&n_callbacks, -1);
}

static gpointer
replace_on (gpointer user_data)
{
  Setter set = replacements[GPOINTER_TO_UINT (user_data)].set,
         replace = replacements[GPOINTER_TO_UINT (user_data)].replace;

  for (guint i = 0; i < 500; i++)
    {
      g_atomic_int_inc (&n_callbacks);
      set (g_new0 (gint, 1), count_down);
      replace (NULL, NULL);
    }

  return NULL;
}

/* What ThreadSanitizer sees: each callback is asked and replaced by many threads. */
START_TEST (test_callbacks_from_any_thread)
{
  GThread *threads[G_N_ELEMENTS (replacements) + 2];

  n_callbacks = 0;
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    threads[i] = g_thread_new ("replacer", replace_on, GUINT_TO_POINTER (i));
  for (guint i = 0; i < 2; i++)
    threads[G_N_ELEMENTS (replacements) + i] = g_thread_new ("administrator", administrate, administrators[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    replacements[i].replace (NULL, NULL);

  ck_assert_int_eq (n_wrong, 0);
  ck_assert_int_eq (n_callbacks, 0);
}
END_TEST

/* --- what else takes the lock ---------------------------------------------------------------- */

static void
take_snapshot (void)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);

  count_wrong (world != NULL);
}

static void
take_dump (void)
{
  g_autoptr (GVariant) dump = beckon_region_dump (region);

  count_wrong (dump != NULL);
}

static void
take_clone (void)
{
  g_autoptr (BeckonRegion) copy = beckon_region_clone (region);
  g_auto (GStrv) broken = beckon_region_check (copy);

  count_wrong (broken[0] == NULL);
}

static void
check (void)
{
  g_auto (GStrv) broken = beckon_region_check (region);

  count_wrong (broken[0] == NULL);
}

static void
find_accounts (void)
{
  g_autoptr (GPtrArray) found = beckon_region_find_accounts (region);

  count_wrong (found->len > 0);
}

static void
find_organizations (void)
{
  g_autoptr (GPtrArray) found = beckon_region_find_organizations (region);

  count_wrong (found->len <= 1);
}

static void
find_associations (void)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (region, NULL, NULL, BECKON_STATE_NONE);

  count_wrong (found->len <= 1);
}

static void
start_journal (void)
{
  beckon_region_start_journal (region, 10);
}

static void
stop_journal (void)
{
  beckon_region_stop_journal (region);
}

static void
copy_journal (void)
{
  g_autoptr (GPtrArray) entries = beckon_region_dup_journal (region);

  count_wrong (entries->len <= 10);
}

static void
take_journal (void)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);

  count_wrong (entries->len <= 10);
}

static void
set_coverage (void)
{
  g_autoptr (BeckonCoverage) counts = beckon_coverage_new ();

  beckon_region_set_coverage (region, counts);
}

static void
get_coverage (void)
{
  g_autoptr (BeckonCoverage) counts G_GNUC_UNUSED = beckon_region_ref_coverage (region);

  count_wrong (!beckon_region_touch_rule (region, "none"));
}

static void
plan_fault (void)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_LIMIT_EXCEEDED, "not now");

  beckon_fault_match_account (fault, administrators[0]);
  beckon_region_add_fault (region, fault);
}

static void
clear_faults (void)
{
  beckon_region_clear_faults (region);
}

static void
ask (void)
{
  g_autoptr (BeckonExplanation) explanation
      = beckon_region_explain (region, MEMBER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, ADMINISTRATOR, NULL);

  count_wrong (explanation != NULL);
}

static void
copy_switches (void)
{
  g_autoptr (BeckonSwitches) switches = beckon_region_dup_switches (region);

  count_wrong (switches != NULL);
}

static void
move_clock (void)
{
  count_wrong (beckon_region_advance_clock (region, 1));
}

static void
tell_time (void)
{
  count_wrong (beckon_region_get_time_us (region) >= START_US);
}

static void
run_dry (void)
{
  beckon_region_begin_dry_run (region);
  beckon_region_end_dry_run (region);
}

static void (*const locked[]) (void) = {
  take_snapshot,     take_dump,     take_clone,   check,        find_accounts, find_organizations,
  find_associations, start_journal, stop_journal, copy_journal, take_journal,  set_coverage,
  get_coverage,      plan_fault,    clear_faults, ask,          copy_switches, move_clock,
  tell_time,         run_dry,
};

#define N_TIMES 20

/* Changes of every kind: those that a caller makes, and those of the embedder. */
static gpointer
change_everything (gpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (region);

  for (guint i = 0; i < N_TIMES; i++)
    {
      g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

      start_journal ();
      set_coverage ();
      plan_fault ();
      move_clock ();
      count_wrong (beckon_region_disassociate_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
      count_unprocessed (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER), NULL));
      count_wrong (beckon_region_set_organization (region, SIBLING, RIVAL, NULL));
      beckon_region_set_switches (region, switches);
      count_wrong (beckon_region_restore (region, world, NULL));
    }

  return NULL;
}

static gpointer
call_locked (gpointer user_data)
{
  for (guint i = 0; i < N_TIMES; i++)
    locked[GPOINTER_TO_UINT (user_data)]();

  return NULL;
}

/* What ThreadSanitizer sees: each function that takes the lock, while another thread changes what it reads. */
START_TEST (test_call_beside_a_change)
{
  GThread *changer, *caller;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  beckon_region_start_journal (region, 10);
  changer = g_thread_new ("changer", change_everything, NULL);
  caller = g_thread_new ("caller", call_locked, GUINT_TO_POINTER (_i));
  g_thread_join (changer);
  g_thread_join (caller);

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
  tcase_add_loop_test (tcase, test_clock_is_replaced_while_it_is_asked, 0, G_N_ELEMENTS (clocks));
  tcase_add_loop_test (tcase, test_destroy_runs_without_the_lock, 0, G_N_ELEMENTS (replacements));
  tcase_add_loop_test (tcase, test_destroy_waits_for_the_end_of_a_dry_run, 0, G_N_ELEMENTS (replacements));
  tcase_add_loop_test (tcase, test_destroy_waits_for_the_end_of_a_call, 0, 2);
  tcase_add_test (tcase, test_callbacks_from_any_thread);
  tcase_add_loop_test (tcase, test_call_beside_a_change, 0, G_N_ELEMENTS (locked));

  return testing_run (suite);
}
