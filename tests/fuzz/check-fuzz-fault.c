/* SPDX-License-Identifier: MIT */
/* The input: a fault plan, one fault in each line. Then accounts call every operation. */
#include "fuzz.h"

static void
add (BeckonRegion *region, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonFault) fault = beckon_wire_fault_from_json (line, -1, &error);

  if (fault != NULL)
    beckon_region_add_fault (region, fault);
  else
    fuzz_assert_refused (error);
}

static void
call (BeckonRegion *region, BeckonOperation operation, const char *caller, const char *other)
{
  g_autofree char *text = fuzz_input_new (region, caller, other);
  g_autoptr (GBytes) input = g_bytes_new (text, strlen (text));
  g_autoptr (BeckonWireResponse) response
      = beckon_wire_call_operation (region, caller, beckon_operation_to_string (operation), input);

  fuzz_assert_well_formed (response);
  fuzz_assert_sound (region);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BeckonRegion) region = fuzz_region_new ();
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  char *line;

  while ((line = fuzz_take_line (&data, &size)) != NULL)
    {
      add (region, line);
      g_free (line);
    }
  for (BeckonOperation operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    {
      call (region, operation, fuzz_accounts[0], fuzz_accounts[1]);
      call (region, operation, fuzz_accounts[1], fuzz_accounts[0]);
    }
  fuzz_assert_replayed (region, start);

  return 0;
}
