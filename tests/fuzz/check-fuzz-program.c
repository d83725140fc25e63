/* SPDX-License-Identifier: MIT */
/* The input: a program. Each step is three bytes: what to do, and two operands. */
#include "fuzz.h"

#define MAX_STEPS 64
#define N_ACCOUNTS 7

typedef struct
{
  BeckonRegion *region;
  BeckonWorld *kept;
  guint n_dry_runs;
  gboolean loses_answers; /* a fault that carries out a call which fails is in the plan */
} Machine;

static void
call (Machine *self, guint8 operation, guint8 accounts)
{
  const char *caller = fuzz_accounts[accounts % N_ACCOUNTS];
  g_autofree char *text = fuzz_input_new (self->region, caller, fuzz_accounts[accounts / N_ACCOUNTS % N_ACCOUNTS]);
  g_autoptr (GBytes) input = g_bytes_new (text, strlen (text));
  g_autoptr (GVariant) before = beckon_region_dump (self->region);
  g_autoptr (BeckonWireResponse) response = beckon_wire_call_operation (
      self->region, caller, beckon_operation_to_string (operation % BECKON_N_OPERATIONS), input);

  fuzz_assert_well_formed (response);
  if (beckon_wire_response_peek_exception (response) != NULL && !self->loses_answers)
    fuzz_assert_unchanged (self->region, before);
}

/* A guard reads from its Region, and cannot change it. */
static BeckonVerdict *
judge (BeckonRegion *region, BeckonProposal *proposal, gpointer user_data)
{
  guint veto = GPOINTER_TO_UINT (user_data);
  g_autoptr (GPtrArray) found = beckon_region_find_associations (
      region, beckon_proposal_peek_administrator_id (proposal), NULL, BECKON_STATE_NONE);

  g_assert_false (beckon_region_reset (region, NULL));
  if ((found->len + beckon_proposal_get_step (proposal)) % 4 != veto % 4)
    return NULL;

  return veto / 4 % 2 == 0 ? beckon_verdict_new_report ("not today")
                           : beckon_verdict_new_failure (BECKON_ERROR_LIMIT_EXCEEDED, "not now");
}

static void
set_guard (Machine *self, guint8 which, guint8 unused G_GNUC_UNUSED)
{
  beckon_region_set_guard (self->region, which < 16 ? NULL : judge, GUINT_TO_POINTER (which), NULL);
}

static BeckonFault *
fault_new (guint8 kind, const char *account)
{
  if (kind % 4 == 0)
    return beckon_fault_new_before (BECKON_ERROR_INTERNAL, "broken");
  if (kind % 4 == 1)
    return beckon_fault_new_after (BECKON_ERROR_INTERNAL, "lost");

  return kind % 4 == 2 ? beckon_fault_new_unprocessed (account, "broken") : beckon_fault_new_stale ();
}

static void
add_fault (Machine *self, guint8 kind, guint8 when)
{
  g_autoptr (BeckonFault) fault = fault_new (kind, fuzz_accounts[when % N_ACCOUNTS]);

  if (when / 8 % 2 == 1)
    beckon_fault_match_operation (fault, kind / 4 % BECKON_N_OPERATIONS);
  if (when / 16 % 2 == 1)
    beckon_fault_match_caller (fault, fuzz_accounts[when % N_ACCOUNTS]);
  beckon_fault_set_nth (fault, 1 + when / 32 % 2);
  beckon_fault_set_times (fault, when / 64 % 4);
  self->loses_answers |= kind % 4 == 1;
  beckon_region_add_fault (self->region, fault);
}

static void
clear_faults (Machine *self, guint8 unused G_GNUC_UNUSED, guint8 unused_too G_GNUC_UNUSED)
{
  beckon_region_clear_faults (self->region);
  self->loses_answers = FALSE;
}

static void
begin_dry_run (Machine *self, guint8 unused G_GNUC_UNUSED, guint8 unused_too G_GNUC_UNUSED)
{
  beckon_region_begin_dry_run (self->region);
  self->n_dry_runs++;
}

static void
end_dry_run (Machine *self, guint8 unused G_GNUC_UNUSED, guint8 unused_too G_GNUC_UNUSED)
{
  if (self->n_dry_runs == 0)
    return;
  beckon_region_end_dry_run (self->region);
  self->n_dry_runs--;
}

static void
keep (Machine *self, guint8 unused G_GNUC_UNUSED, guint8 unused_too G_GNUC_UNUSED)
{
  g_clear_pointer (&self->kept, beckon_world_unref);
  self->kept = beckon_region_snapshot (self->region);
  fuzz_assert_world (self->kept);
}

static void
restore (Machine *self, guint8 unused G_GNUC_UNUSED, guint8 unused_too G_GNUC_UNUSED)
{
  g_autoptr (BeckonWorld) found = NULL;

  if (self->kept == NULL)
    return;
  g_assert_true (beckon_region_restore (self->region, self->kept, NULL));
  found = beckon_region_snapshot (self->region);
  g_assert_true (self->n_dry_runs > 0 || beckon_world_equal (found, self->kept));
}

static void
turn (Machine *self, guint8 which, guint8 value)
{
  g_autoptr (BeckonSwitches) switches = beckon_region_dup_switches (self->region);
  BeckonSwitch turned = which % BECKON_N_SWITCHES;
  guint n_values = beckon_switch_peek_value (turned, 0) == NULL ? 4 : 2;

  beckon_switches_set (switches, turned, value % n_values);
  beckon_region_set_switches (self->region, switches);
}

static void
put (Machine *self, guint8 state, guint8 accounts)
{
  g_autoptr (GVariant) before = beckon_region_dump (self->region);
  g_autoptr (GError) error = NULL;

  if (beckon_region_put_association (self->region, fuzz_accounts[accounts % N_ACCOUNTS],
                                     fuzz_accounts[accounts / N_ACCOUNTS % N_ACCOUNTS], state % BECKON_N_STATES,
                                     &error))
    return;
  fuzz_assert_refused (error);
  fuzz_assert_unchanged (self->region, before);
}

static void
move (Machine *self, guint8 account, guint8 management)
{
  g_autoptr (GVariant) before = beckon_region_dump (self->region);
  g_autoptr (GError) error = NULL;

  if (beckon_region_set_organization (self->region, fuzz_accounts[account % N_ACCOUNTS],
                                      management % 8 == 7 ? NULL : fuzz_accounts[management % 8], &error))
    return;
  fuzz_assert_refused (error);
  fuzz_assert_unchanged (self->region, before);
}

static void
advance (Machine *self, guint8 by, guint8 unused G_GNUC_UNUSED)
{
  g_assert_true (beckon_region_advance_clock (self->region, by));
}

/* Calls come most often. */
static void (*const instructions[]) (Machine *self, guint8 first, guint8 second)
    = { call, call,         call, call,          call,    call,        call, call, set_guard, add_fault,
        put,  clear_faults, keep, begin_dry_run, restore, end_dry_run, turn, move, advance };

static void
step (Machine *self, const uint8_t *code)
{
  g_autoptr (GVariant) before = self->n_dry_runs > 0 ? beckon_region_dump (self->region) : NULL;

  instructions[code[0] % G_N_ELEMENTS (instructions)](self, code[1], code[2]);
  fuzz_assert_sound (self->region);
  if (before != NULL)
    fuzz_assert_unchanged (self->region, before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BeckonRegion) region = fuzz_region_new ();
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  Machine machine = { .region = region };

  for (size_t i = 0; i < MAX_STEPS && (i + 1) * 3 <= size; i++)
    step (&machine, data + i * 3);
  while (machine.n_dry_runs > 0)
    end_dry_run (&machine, 0, 0);
  g_clear_pointer (&machine.kept, beckon_world_unref);
  fuzz_assert_replayed (region, start);

  return 0;
}
