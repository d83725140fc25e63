/* SPDX-License-Identifier: MIT */
/* W-6: what a guard may do while it is asked: it looks, and does not touch. A clock may do anything. */
#include "../testing.h"

#include <string.h>

/* --- looking and touching -------------------------------------------------------------------- */

static void
assert_world_so_far (BeckonRegion *self)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (self, NULL, NULL, BECKON_STATE_PENDING);
  g_autoptr (BeckonWorld) world = beckon_region_snapshot (self);

  ck_assert_uint_eq (found->len, 1);
  ck_assert_uint_eq (beckon_world_get_ids_drawn (world), 1);
  assert_invitations (self, MEMBER, IDS (ADMINISTRATOR));
  assert_invitations (self, SIBLING, NOBODY);
  ck_assert_beckon_state (self, ADMINISTRATOR, SIBLING, BECKON_STATE_CREATED);
}

/* What a guard does at the second of two invitations, when MEMBER's is there. */
typedef void (*Meddling) (BeckonRegion *self);

typedef struct
{
  Meddling meddling;
  GThread *thread;
  guint n_done;
} Meddler;

static BeckonVerdict *
meddle (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  Meddler *meddler = user_data;

  if (strcmp (beckon_proposal_peek_member_id (proposal), SIBLING) == 0)
    {
      ck_assert_ptr_eq (g_thread_self (), meddler->thread);
      assert_world_so_far (self);
      meddler->meddling (self);
      assert_world_so_far (self);
      meddler->n_done++;
    }

  return NULL;
}

/* The call that the guard was asked in goes on. */
static void
invite_with_meddler (Meddling meddling)
{
  Meddler meddler = { meddling, g_thread_self (), 0 };

  assert_done (create_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  beckon_region_set_guard (region, meddle, &meddler, NULL);
  assert_done (beckon_region_invite_members (region, ADMINISTRATOR, IDS (MEMBER, SIBLING), &error));
  ck_assert_uint_eq (meddler.n_done, 1);
  beckon_region_set_guard (region, NULL, NULL, NULL);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  ck_assert_beckon_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_PENDING);
  ck_assert_beckon_invariants (region);
}

static void
call_every_operation (BeckonRegion *self)
{
  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    if (beckon_operation_is_mutating (operation))
      assert_fails (self, call_operation (self, operation, RIVAL, MEMBER, &error), BECKON_ERROR_INTERNAL,
                    BECKON_REASON_CALLED_BACK, "W-6");
    else
      ck_assert_beckon_unchanged_by (self, call_operation (self, operation, RIVAL, MEMBER, NULL));
}

static void
mark (BeckonRegion *self)
{
  assert_fails (self, beckon_region_set_organization_account (self, MEMBER, TRUE, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_CALLED_BACK, "W-6");
  assert_fails (self, beckon_region_set_organization (self, MEMBER, RIVAL, &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_CALLED_BACK, "W-6");
  assert_fails (self, beckon_region_set_organization (self, "unseen", "unseen too", &error), BECKON_ERROR_INTERNAL,
                BECKON_REASON_CALLED_BACK, "W-6");
}

#define assert_refused(call)                                                                                           \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_autoptr (GError) error = NULL;                                                                                   \
    ck_assert (!(call));                                                                                               \
    ck_assert (g_error_matches (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_REFUSED));                               \
  }                                                                                                                    \
  G_STMT_END

static void
change_the_world (BeckonRegion *self)
{
  g_autoptr (BeckonWorld) empty = beckon_world_new ();

  assert_refused (beckon_region_restore (self, empty, &error));
  assert_refused (beckon_region_reset (self, &error));
  assert_refused (beckon_region_put_association (self, RIVAL, MEMBER, BECKON_STATE_PENDING, &error));
}

#define assert_critical(statement)                                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");                                      \
    statement;                                                                                                         \
    g_test_assert_expected_messages ();                                                                                \
  }                                                                                                                    \
  G_STMT_END

/* "Not from a callback of the Region." */
static void
set_up_otherwise (BeckonRegion *self)
{
  g_autoptr (BeckonFault) fault = beckon_fault_new_before (BECKON_ERROR_INTERNAL, "failed");
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();

  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, 1);
  assert_critical (beckon_region_set_guard (self, NULL, NULL, NULL));
  assert_critical (beckon_region_set_id_source (self, NULL, NULL, NULL));
  assert_critical (beckon_region_set_id_seed (self, 2));
  assert_critical (beckon_region_add_fault (self, fault));
  assert_critical (beckon_region_clear_faults (self));
  assert_critical (beckon_region_set_coverage (self, NULL));
  assert_critical (beckon_region_start_journal (self, 0));
  assert_critical (beckon_region_start_journal_full (self, 0, 0));
  assert_critical (beckon_region_stop_journal (self));
  assert_critical (beckon_region_set_switches (self, switches));
}

/* A dry run of a mutating call is one, too. */
static void
try_dry_run (BeckonRegion *self)
{
  g_autoptr (BeckonExplanation) explanation
      = beckon_region_explain (self, RIVAL, BECKON_OPERATION_CREATE_MEMBERS, MEMBER, NULL);

  ck_assert (!beckon_explanation_would_act (explanation));
  ck_assert_int_eq (beckon_explanation_get_reason (explanation), BECKON_REASON_CALLED_BACK);
  beckon_region_begin_dry_run (self);
  call_every_operation (self);
  beckon_region_end_dry_run (self);
}

static void
move_the_clock (BeckonRegion *self)
{
  ck_assert (beckon_region_advance_clock (self, 1));
}

static void
replace_the_clock (BeckonRegion *self)
{
  beckon_region_set_clock (self, NULL, NULL, NULL);
  beckon_region_set_advancing_clock (self, START_US, 1);
  ck_assert_int_eq (beckon_region_get_time_us (self), START_US);
}

static void
replay_an_entry (BeckonRegion *self)
{
  g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));

  assert_refused (beckon_region_replay (self, entry, &error) != NULL);
}

static const struct
{
  const char *name;
  Meddling meddling;
} meddlings[] = {
  { "call every operation", call_every_operation },
  { "mark", mark },
  { "change the world", change_the_world },
  { "set up otherwise", set_up_otherwise },
  { "try a dry run", try_dry_run },
  { "move the clock", move_the_clock },
  { "replace the clock", replace_the_clock },
  { "replay an entry", replay_an_entry },
};

START_TEST (test_guard_looks_and_does_not_touch)
{
  g_autoptr (BeckonSwitches) switches = NULL;
  g_auto (Record) record = { 0 };

  invite_with_meddler (meddlings[_i].meddling);
  record = record_of (region, ADMINISTRATOR, SIBLING);
  ck_assert_int_eq (record.updated_at_us, START_US);
  switches = beckon_region_dup_switches (region);
  ck_assert_uint_eq (beckon_switches_get (switches, BECKON_SWITCH_MAX_MEMBERS), 1000);
}
END_TEST

/* A guard that ends the dry run in which it is asked, which somebody else began. */
static BeckonVerdict *
end_dry_run (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  assert_critical (beckon_region_end_dry_run (self));

  return NULL;
}

START_TEST (test_guard_cannot_end_a_dry_run)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_set_guard (region, end_dry_run, NULL, NULL);
  ck_assert_beckon_unchanged_by (region, {
    beckon_region_begin_dry_run (region);
    administrator_invites (region, ADMINISTRATOR, MEMBER);
    beckon_region_end_dry_run (region);
  });
}
END_TEST

/* A guard that begins dry runs and forgets to end them: they end with it, and the call itself is not dry. */
static BeckonVerdict *
forget_dry_runs (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  beckon_region_begin_dry_run (self);
  beckon_region_begin_dry_run (self);

  return NULL;
}

static gpointer
disable_hub (gpointer user_data)
{
  gint *is_done = user_data;

  disable (region, RIVAL);
  g_atomic_int_set (is_done, TRUE);

  return NULL;
}

START_TEST (test_guard_forgets_dry_runs)
{
  gint is_done = FALSE;
  GThread *other;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_set_guard (region, forget_dry_runs, NULL, NULL);
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);

  /* Nobody holds the lock any more. */
  other = g_thread_new ("other", disable_hub, &is_done);
  for (gint64 end_us = g_get_monotonic_time () + 10 * G_USEC_PER_SEC; g_get_monotonic_time () < end_us; g_usleep (100))
    if (g_atomic_int_get (&is_done))
      break;
  ck_assert (g_atomic_int_get (&is_done));
  g_thread_join (other);
}
END_TEST

/* Another Region is free to be changed, as long as it does not call back. */
static BeckonVerdict *
copy_to_another (BeckonRegion *self, BeckonProposal *proposal, gpointer user_data)
{
  BeckonRegion *other = user_data;

  administrator_creates (other, ADMINISTRATOR, beckon_proposal_peek_member_id (proposal));

  return NULL;
}

START_TEST (test_guard_changes_another_region)
{
  g_autoptr (BeckonRegion) other = beckon_region_clone (region);

  beckon_region_set_guard (region, copy_to_another, other, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert_beckon_state (other, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
}
END_TEST

/* --- the clock ------------------------------------------------------------------------------------ */

static gpointer
enable_unseen (gpointer user_data)
{
  beckon_region_set_fixed_clock (user_data, START_US);

  return GINT_TO_POINTER (beckon_region_enable_security_hub (user_data, "unseen", NULL));
}

/* It waits for another thread that calls the Region, changes the Region, and replaces itself. */
static gint64
change_the_region (gpointer user_data)
{
  BeckonRegion *self = user_data;

  ck_assert_ptr_nonnull (g_thread_join (g_thread_new ("unseen", enable_unseen, self)));
  administrator_creates (self, ADMINISTRATOR, MEMBER);
  beckon_region_set_fixed_clock (self, START_US + 1);

  return START_US + 2;
}

START_TEST (test_clock_calls_anything)
{
  g_auto (Record) record = { 0 };

  beckon_region_set_clock (region, change_the_region, region, NULL);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  record = record_of (region, ADMINISTRATOR, SIBLING);
  ck_assert_int_eq (record.updated_at_us, START_US + 2);
  ck_assert_beckon_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED);
  ck_assert_int_eq (beckon_region_get_time_us (region), START_US + 1);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("guard callback");
  TCase *tcase = testing_add_tcase (suite, "looking and touching");

  tcase_add_loop_test (tcase, test_guard_looks_and_does_not_touch, 0, G_N_ELEMENTS (meddlings));
  tcase_add_test (tcase, test_guard_cannot_end_a_dry_run);
  tcase_add_test (tcase, test_guard_forgets_dry_runs);
  tcase_add_test (tcase, test_guard_changes_another_region);
  tcase_add_test (tcase, test_clock_calls_anything);

  return testing_run (suite);
}
