/* SPDX-License-Identifier: MIT */
/* The input: the bytes of a world as a GVariant. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_VARDICT, bytes, FALSE));
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_world_new_from_variant (variant, &error);

  if (world != NULL)
    fuzz_assert_world (world);
  else
    fuzz_assert_refused (error);

  return 0;
}
