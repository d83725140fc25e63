/* SPDX-License-Identifier: MIT */
/* The input: a journal. Where its first line is not the head of one, that line is read as an entry, too. */
#include "fuzz.h"

static BeckonRegion *
region_from_head (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_wire_journal_head_from_json (line, -1, &error);
  g_autofree char *written = NULL;
  g_autoptr (BeckonWorld) back = NULL;

  if (world == NULL)
    {
      fuzz_assert_refused (error);
      return fuzz_region_new ();
    }
  fuzz_assert_world (world);
  written = beckon_wire_journal_head_to_json (world);
  back = beckon_wire_journal_head_from_json (written, -1, NULL);
  g_assert_true (beckon_world_equal (world, back));

  return beckon_region_new_from_world (world, NULL, NULL);
}

/* The entry that a replay gives can be written, read and replayed where it was, with the same end. */
static void
assert_again (const BeckonWorld *before, BeckonRegion *after, GVariant *entry)
{
  g_autoptr (BeckonRegion) second = beckon_region_new_from_world (before, NULL, NULL);
  g_autoptr (GVariant) dump = beckon_region_dump (after);
  g_autofree char *line = beckon_wire_journal_entry_to_json (entry);
  g_autoptr (GVariant) read = beckon_wire_journal_entry_from_json (line, -1, NULL);
  g_autoptr (GVariant) replayed = NULL;

  g_assert_true (g_utf8_validate (line, -1, NULL));
  g_assert_nonnull (read);
  replayed = beckon_region_replay (second, read, NULL);
  g_assert_nonnull (replayed);
  g_assert_true (g_variant_equal (entry, replayed));
  fuzz_assert_unchanged (second, dump);
}

static void
replay (BeckonRegion *region, const char *line)
{
  g_autoptr (BeckonWorld) before = beckon_region_snapshot (region);
  g_autoptr (GVariant) dump = beckon_region_dump (region);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entry = beckon_wire_journal_entry_from_json (line, -1, &error);
  g_autoptr (GVariant) replayed = entry != NULL ? beckon_region_replay (region, entry, &error) : NULL;

  fuzz_assert_sound (region);
  if (replayed != NULL)
    {
      assert_again (before, region, replayed);
      return;
    }
  fuzz_assert_refused (error);
  fuzz_assert_unchanged (region, dump);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BeckonRegion) region = NULL;
  char *line;

  while ((line = fuzz_take_line (&data, &size)) != NULL)
    {
      if (region == NULL)
        region = region_from_head (line);
      replay (region, line);
      g_free (line);
    }

  return 0;
}
