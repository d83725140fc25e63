/* SPDX-License-Identifier: MIT */
/* The input: a world file. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_wire_world_from_json ((const char *) data, (gssize) size, &error);

  if (world != NULL)
    fuzz_assert_world (world);
  else
    fuzz_assert_refused (error);

  return 0;
}
