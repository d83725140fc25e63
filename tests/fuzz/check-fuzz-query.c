/* SPDX-License-Identifier: MIT */
/* The input: a query, which each operation gets. */
#include "fuzz.h"

static void
ask (BeckonRegion *region, BeckonOperation operation, const char *query)
{
  g_autoptr (GVariant) before = beckon_region_dump (region);
  const char *method = beckon_wire_peek_method (operation);
  g_auto (GStrv) around = g_strsplit (beckon_wire_peek_path (operation), "{ResourceArn}", -1);
  g_autofree char *path = g_strjoinv ("arn%3Aaws%3Asecurityhub%3Aus-east-1%3A123456789012%3Ahub%2Fdefault", around);
  g_autoptr (BeckonWireResponse) response
      = beckon_wire_handle_request (region, fuzz_accounts[0], method, path, query, NULL);

  fuzz_assert_answer (region, response, before);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BeckonRegion) region = fuzz_region_new ();
  g_autofree char *query = g_strndup ((const char *) data, size);

  for (BeckonOperation operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    ask (region, operation, query);

  return 0;
}
