/* SPDX-License-Identifier: MIT */
/* The input: the lines caller, method, path and query, and then the body. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BeckonRegion) region = fuzz_region_new ();
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (GVariant) before = beckon_region_dump (region);
  g_autofree char *caller = fuzz_take_line (&data, &size);
  g_autofree char *method = fuzz_take_line (&data, &size);
  g_autofree char *path = fuzz_take_line (&data, &size);
  g_autofree char *query = fuzz_take_line (&data, &size);
  g_autoptr (GBytes) body = g_bytes_new (data, size);
  g_autoptr (BeckonWireResponse) response = NULL;

  if (path == NULL)
    return 0;
  response = beckon_wire_handle_request (region, caller, method, path, query, body);
  fuzz_assert_answer (region, response, before);
  fuzz_assert_replayed (region, start);

  return 0;
}
