/* SPDX-License-Identifier: MIT */
/* Coverage: what touches which rule, and what touches none. */
#include "testing-wire.h"

#include <beckon/beckon-coverage.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_CELLS (BECKON_N_STATES * BECKON_N_STEPS)

/* The fixture's Region counts in it from count () on. */
static BeckonCoverage *coverage;

static void
count (void)
{
  coverage = beckon_coverage_new ();
  beckon_region_set_coverage (region, coverage);
}

static void
forget (void)
{
  g_clear_pointer (&coverage, beckon_coverage_unref);
}

static guint
touched (const char *rule)
{
  return beckon_coverage_get_count (coverage, rule);
}

/* Every rule that was touched, with how often where that is more than once. */
static char *
describe (void)
{
  g_auto (GStrv) rules = beckon_coverage_dup_rules ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; rules[i] != NULL; i++)
    if (touched (rules[i]) == 1)
      g_string_append_printf (text, " %s", rules[i]);
    else if (touched (rules[i]) > 1)
      g_string_append_printf (text, " %s*%u", rules[i], touched (rules[i]));

  return g_string_free (text, FALSE);
}

static void
assert_touched (const char *expected)
{
  g_autofree char *actual = describe ();

  ck_assert_str_eq (actual, expected);
}

/* --- cells ---------------------------------------------------------------------------------- */

static const struct
{
  const char *caller;
  BeckonOperation operation;
} steps[BECKON_N_STEPS] = {
  [BECKON_STEP_CREATE] = { ADMINISTRATOR, BECKON_OPERATION_CREATE_MEMBERS },
  [BECKON_STEP_INVITE] = { ADMINISTRATOR, BECKON_OPERATION_INVITE_MEMBERS },
  [BECKON_STEP_DISASSOCIATE] = { ADMINISTRATOR, BECKON_OPERATION_DISASSOCIATE_MEMBERS },
  [BECKON_STEP_DELETE_MEMBER] = { ADMINISTRATOR, BECKON_OPERATION_DELETE_MEMBERS },
  [BECKON_STEP_WITHDRAW] = { ADMINISTRATOR, BECKON_OPERATION_DELETE_INVITATIONS },
  [BECKON_STEP_DISABLE_HUB] = { ADMINISTRATOR, BECKON_OPERATION_DISABLE_SECURITY_HUB },
  [BECKON_STEP_ACCEPT] = { MEMBER, BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION },
  [BECKON_STEP_DECLINE] = { MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS },
  [BECKON_STEP_DELETE_INVITATION] = { MEMBER, BECKON_OPERATION_DELETE_INVITATIONS },
  [BECKON_STEP_LEAVE] = { MEMBER, BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT },
};

static gboolean
take (BeckonStep step)
{
  const char *caller = steps[step].caller;
  const char *other = beckon_step_get_party (step) == BECKON_PARTY_MEMBER ? ADMINISTRATOR : MEMBER;
  g_autofree char *id = step == BECKON_STEP_ACCEPT ? dup_invitation_id (region, ADMINISTRATOR, MEMBER) : NULL;

  return id != NULL ? beckon_region_accept_administrator_invitation (region, MEMBER, ADMINISTRATOR, id, NULL)
                    : call_operation (region, steps[step].operation, caller, other, NULL);
}

/* All that is on file is the pair: its cell is touched once, and no other. (O-2 makes a withdrawal of a member's
 * DeleteInvitations in three states, so that the switch is turned.) */
START_TEST (test_cell)
{
  BeckonState from = _i / BECKON_N_STEPS;
  BeckonStep step = _i % BECKON_N_STEPS;
  g_auto (GStrv) rules = beckon_coverage_dup_rules ();

  pair_in_state (region, ADMINISTRATOR, MEMBER, from);
  turn (region, BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS, step != BECKON_STEP_DELETE_INVITATION);
  count ();
  take (step);

  ck_assert_str_eq (rules[_i], beckon_lifecycle_get_rule_id (from, step));
  for (guint i = 0; i < N_CELLS; i++)
    ck_assert_msg (touched (rules[i]) == (i == (guint) _i), "%s has touched %s", rules[_i], rules[i]);
  forget ();
}
END_TEST

/* --- rules ---------------------------------------------------------------------------------- */

static void
create (const char *caller, const char *const *ids)
{
  g_autoptr (GPtrArray) unprocessed = create_members (region, caller, ids, NULL);
}

static void
invite (const char *caller, const char *id)
{
  call_operation (region, BECKON_OPERATION_INVITE_MEMBERS, caller, id, NULL);
}

static void
decline (const char *caller, const char *id)
{
  call_operation (region, BECKON_OPERATION_DECLINE_INVITATIONS, caller, id, NULL);
}

static void
accept (const char *caller, const char *id)
{
  call_operation (region, BECKON_OPERATION_ACCEPT_INVITATION, caller, id, NULL);
}

static char *
give_nothing (guint64 nth G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
  return NULL;
}

/* From inside it may look, and not touch. */
static BeckonVerdict *
look_and_touch (BeckonRegion *self, BeckonProposal *proposal G_GNUC_UNUSED, gpointer user_data G_GNUC_UNUSED)
{
  call_operation (self, BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, NULL, NULL);
  call_operation (self, BECKON_OPERATION_ENABLE_SECURITY_HUB, STRANGER, NULL, NULL);

  return NULL;
}

static gint64
tell_no_time (gpointer user_data G_GNUC_UNUSED)
{
  return LAST_TIME_US + 1;
}

static void
w3 (void)
{
  turn (region, BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS, TRUE);
  count ();
  create (ADMINISTRATOR, IDS ("carol"));
}

static void
w4 (void)
{
  beckon_region_set_clock (region, tell_no_time, NULL, NULL);
  count ();
  create (ADMINISTRATOR, IDS (MEMBER));
}

static void
w5 (void)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  beckon_region_set_id_source (region, give_nothing, NULL, NULL);
  count ();
  invite (ADMINISTRATOR, MEMBER);
}

static void
w6 (void)
{
  beckon_region_set_guard (region, look_and_touch, NULL, NULL);
  count ();
  create (ADMINISTRATOR, IDS (MEMBER));
}

static void
t2 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  count ();
  member_deletes (region, MEMBER, ADMINISTRATOR);
}

static void
t3 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  count ();
  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
}

static void
t5 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  pair_in_state (region, RIVAL, MEMBER, BECKON_STATE_PENDING);
  count ();
  decline (MEMBER, RIVAL);
}

static void
t6 (void)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  count ();
  create (ADMINISTRATOR, IDS (MEMBER));
}

static void
g1 (void)
{
  count ();
  create (STRANGER, IDS (MEMBER));
}

static void
g2 (void)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  count ();
  decline (STRANGER, ADMINISTRATOR);
}

static void
g3 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  count ();
  accept (MEMBER, RIVAL);
}

static void
g4 (void)
{
  administrator_creates (region, MEMBER, SIBLING);
  count ();
  accept (MEMBER, ADMINISTRATOR);
}

static void
g5 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  count ();
  create (MEMBER, IDS (SIBLING));
}

static void
g6 (void)
{
  count ();
  invite (ADMINISTRATOR, ADMINISTRATOR);
}

static void
g7 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  count ();
  accept (MEMBER, ADMINISTRATOR); /* with another id than the one on file */
}

static void
g8 (void)
{
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  count ();
  create (ADMINISTRATOR, IDS (SIBLING));
}

static void
g9 (void)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  set_organization (region, MEMBER, TRUE);
  count ();
  invite (ADMINISTRATOR, MEMBER);
}

static void
g10 (void)
{
  count ();
  call_operation (region, BECKON_OPERATION_ENABLE_SECURITY_HUB, MEMBER, NULL, NULL);
}

static void
g11 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  count ();
  call_operation (region, BECKON_OPERATION_DISABLE_SECURITY_HUB, MEMBER, NULL, NULL);
}

/* All that are pending, and then there is none. */
static void
o1 (void)
{
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  count ();
  decline (MEMBER, MEMBER);
  decline (MEMBER, MEMBER);
}

static void
o2 (void)
{
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  count ();
  call_operation (region, BECKON_OPERATION_DELETE_INVITATIONS, ADMINISTRATOR, MEMBER, NULL);
}

static void
o3 (void)
{
  count ();
  create (ADMINISTRATOR, IDS (MEMBER, SIBLING));
}

static void
o4 (void)
{
  count ();
  decline (MEMBER, " ");
  beckon_wire_response_unref (ask (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "{\"AccountIds\": 1}"));
}

static void
o5 (void)
{
  count ();
  call_operation (region, BECKON_OPERATION_GET_MEMBERS, ADMINISTRATOR, MEMBER, NULL); /* unknown, and then known */
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  call_operation (region, BECKON_OPERATION_GET_MEMBERS, ADMINISTRATOR, MEMBER, NULL);
}

static void
o6 (void)
{
  count ();
  call_operation (region, BECKON_OPERATION_LIST_MEMBERS, ADMINISTRATOR, NULL, NULL);
  call_operation (region, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);
  call_operation (region, BECKON_OPERATION_GET_INVITATIONS_COUNT, MEMBER, NULL, NULL);
}

/* Of two pages both are shown by the rule; a token that is none is refused by it. */
static void
o7 (void)
{
  g_autofree char *token = NULL;
  g_autoptr (GPtrArray) first = NULL, second = NULL;

  administrator_creates (region, ADMINISTRATOR, MEMBER);
  administrator_creates (region, ADMINISTRATOR, SIBLING);
  count ();
  first = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 1, NULL, &token, NULL);
  second = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 1, token, NULL, NULL);
  beckon_region_list_members (region, ADMINISTRATOR, FALSE, 1, "none", NULL, NULL);
}

static void
o8 (void)
{
  count ();
  call_operation (region, BECKON_OPERATION_GET_MASTER_ACCOUNT, MEMBER, NULL, NULL);
  call_operation (region, BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, MEMBER, NULL, NULL);
}

static void
o9 (void)
{
  count ();
  call_operation (region, BECKON_OPERATION_DISASSOCIATE_MEMBERS, ADMINISTRATOR, MEMBER, NULL);
}

static void
o10 (void)
{
  count ();
  call_operation (region, BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, MEMBER, NULL, NULL);
}

static void
o11 (void)
{
  count ();
  beckon_wire_response_unref (beckon_wire_handle_request (region, MEMBER, "GET", "/nowhere", NULL, NULL));
  beckon_wire_response_unref (ask (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, NULL, "["));
  beckon_wire_response_unref (ask (region, MEMBER, BECKON_OPERATION_LIST_INVITATIONS, "NextToken=", NULL));
}

static void
o12 (void)
{
  count ();
  call_operation (region, BECKON_OPERATION_DESCRIBE_HUB, MEMBER, NULL, NULL);
  call_operation (region, BECKON_OPERATION_DESCRIBE_HUB, STRANGER, NULL, NULL);
}

/* What each story touches, all of it. T-1 comes with every move. */
static const struct
{
  const char *rule;
  void (*story) (void);
  const char *touched;
} stories[] = {
  { "W-3", w3, " W-3" },
  { "W-4", w4, " W-4" },
  { "W-5", w5, " W-5" },
  { "W-6", w6, " L-none/create W-6 T-1" },
  { "T-1", o3, " L-none/create*2 T-1*2 O-3" },
  { "T-2", t2, " L-declined/delete-invitation T-1 T-2" },
  { "T-3", t3, " L-pending/disassociate T-1 T-3 O-9" },
  { "T-5", t5, " L-pending/decline T-1 T-5" },
  { "T-6", t6, " L-created/create T-6" },
  { "G-1", g1, " G-1" },
  { "G-2", g2, " G-2" },
  { "G-3", g3, " G-3 G-7" },
  { "G-4", g4, " G-4 G-7" },
  { "G-5", g5, " G-5" },
  { "G-6", g6, " G-6" },
  { "G-7", g7, " G-7" },
  { "G-8", g8, " G-8" },
  { "G-9", g9, " G-9" },
  { "G-10", g10, " G-10" },
  { "G-11", g11, " G-11" },
  { "O-1", o1, " L-pending/decline T-1 O-1*2" },
  { "O-2", o2, " L-created/withdraw O-2" },
  { "O-3", o3, " L-none/create*2 T-1*2 O-3" },
  { "O-4", o4, " O-4*2" },
  { "O-5", o5, " L-none/create T-1 O-5*3" },
  { "O-6", o6, " O-6*3" },
  { "O-7", o7, " O-6*2 O-7*3" },
  { "O-8", o8, " O-8*2" },
  { "O-9", o9, " L-none/disassociate O-9" },
  { "O-10", o10, " L-none/leave O-10" },
  { "O-11", o11, " O-11*3" },
  { "O-12", o12, " O-12*2" },
};

START_TEST (test_rule)
{
  g_auto (GStrv) rules = beckon_coverage_dup_rules ();

  ck_assert_uint_eq (g_strv_length (rules), N_CELLS + G_N_ELEMENTS (stories));
  ck_assert_str_eq (rules[N_CELLS + _i], stories[_i].rule);
  stories[_i].story ();

  ck_assert_uint_gt (touched (stories[_i].rule), 0);
  assert_touched (stories[_i].touched);
  beckon_region_set_clock (region, NULL, NULL, NULL);
  forget ();
}
END_TEST

/* --- what touches nothing ------------------------------------------------------------------- */

START_TEST (test_asking_touches_nothing)
{
  g_autoptr (BeckonExplanation) explanation = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_PENDING);
  count ();
  explanation
      = beckon_region_explain (region, MEMBER, BECKON_OPERATION_DECLINE_INVITATIONS, ADMINISTRATOR, NULL);
  beckon_region_begin_dry_run (region);
  decline (MEMBER, ADMINISTRATOR);
  decline (MEMBER, " ");
  beckon_region_end_dry_run (region);

  assert_touched ("");
  forget ();
}
END_TEST

START_TEST (test_no_coverage_and_clones)
{
  g_autoptr (BeckonRegion) clone = NULL;
  g_autoptr (BeckonCoverage) none = beckon_region_get_coverage (region);
  g_autoptr (BeckonCoverage) found = NULL;

  ck_assert_ptr_null (none);
  count ();
  found = beckon_region_get_coverage (region);
  ck_assert_ptr_eq (found, coverage);
  clone = beckon_region_clone (region);
  call_operation (clone, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);
  beckon_region_set_coverage (region, NULL);
  call_operation (region, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);

  assert_touched ("");
  forget ();
}
END_TEST

/* --- who counts together -------------------------------------------------------------------- */

START_TEST (test_two_regions)
{
  g_autoptr (BeckonRegion) other = region_new ();

  count ();
  beckon_region_set_coverage (other, coverage);
  enable (other, MEMBER, NULL);
  call_operation (region, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);
  call_operation (other, BECKON_OPERATION_LIST_INVITATIONS, MEMBER, NULL, NULL);

  assert_touched (" O-6*2");
  forget ();
}
END_TEST

/* As Check runs tests: what a child touches, its parent reads. */
START_TEST (test_forked)
{
  int status = -1;
  pid_t child;

  count ();
  child = fork ();
  ck_assert_int_ge (child, 0);
  if (child == 0)
    {
      decline (MEMBER, ADMINISTRATOR);
      _exit (0);
    }
  ck_assert_int_eq (waitpid (child, &status, 0), child);
  ck_assert_int_eq (status, 0);

  assert_touched (" L-none/decline");
  forget ();
}
END_TEST

static gpointer
decline_often (gpointer data G_GNUC_UNUSED)
{
  for (guint i = 0; i < 1000; i++)
    decline (MEMBER, ADMINISTRATOR);

  return NULL;
}

START_TEST (test_threads)
{
  GThread *threads[4];

  count ();
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("decline", decline_often, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  assert_touched (" L-none/decline*4000");
  forget ();
}
END_TEST

/* --- reading -------------------------------------------------------------------------------- */

START_TEST (test_unknown_rules)
{
  count ();

  ck_assert (!beckon_coverage_touch (coverage, "W-1"));
  ck_assert (!beckon_coverage_touch (coverage, ""));
  ck_assert (!beckon_coverage_touch (coverage, "pending/decline"));
  ck_assert_uint_eq (touched ("no rule"), 0);
  ck_assert (beckon_coverage_touch (coverage, "O-11"));
  assert_touched (" O-11");
  forget ();
}
END_TEST

START_TEST (test_text)
{
  static const char expected[]
      = "Touched of Beckon's rules (semantics version 1): 2 of 70 cells, 2 of 32 others\n"
        "           create  invite  disassociate  delete-member  withdraw  disable-hub  accept  decline  "
        "delete-invitation  leave\n"
        "none           12       .             .              .         .            .       .        .  "
        "                .      .\n"
        "created         .       .             .              .         .            .       .        .  "
        "                .      .\n"
        "pending         .       .             .              .         .            .       .        1  "
        "                .      .\n"
        "accepted        .       .             .              .         .            .       .        .  "
        "                .      .\n"
        "declined        .       .             .              .         .            .       .        .  "
        "                .      .\n"
        "resigned        .       .             .              .         .            .       .        .  "
        "                .      .\n"
        "removed         .       .             .              .         .            .       .        .  "
        "                .      .\n"
        "touched: T-1 13 O-12 1\n"
        "not touched: W-3 W-4 W-5 W-6 T-2 T-3 T-5 T-6 G-1 G-2 G-3 G-4 G-5 G-6 G-7 G-8 G-9 G-10 G-11 O-1 O-2 O-3 O-4 "
        "O-5 O-6 O-7 O-8 O-9 O-10 O-11\n";
  g_autofree char *text = NULL;

  count ();
  for (guint i = 0; i < 12; i++)
    beckon_coverage_touch (coverage, "L-none/create");
  for (guint i = 0; i < 13; i++)
    beckon_coverage_touch (coverage, "T-1");
  beckon_coverage_touch (coverage, "L-pending/decline");
  beckon_coverage_touch (coverage, "O-12");
  text = beckon_coverage_to_string (coverage);

  ck_assert_str_eq (text, expected);
  forget ();
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("coverage");
  TCase *tcase = testing_add_tcase (suite, "what touches");

  tcase_add_loop_test (tcase, test_cell, 0, N_CELLS);
  tcase_add_loop_test (tcase, test_rule, 0, G_N_ELEMENTS (stories));
  tcase_add_test (tcase, test_asking_touches_nothing);
  tcase_add_test (tcase, test_no_coverage_and_clones);

  tcase = testing_add_tcase (suite, "together");
  tcase_add_test (tcase, test_two_regions);
  tcase_add_test (tcase, test_forked);
  tcase_add_test (tcase, test_threads);

  tcase = testing_add_tcase (suite, "reading");
  tcase_add_test (tcase, test_unknown_rules);
  tcase_add_test (tcase, test_text);

  return testing_run (suite);
}
