/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <jansson.h>

#define START_US G_GINT64_CONSTANT (1767225600000000) /* 2026-01-01T00:00:00Z */

/* --- a world to play in ---------------------------------------------------------------------- */

const char *const fuzz_accounts[] = { "123456789012", "111122223333", "777788889999", "222233334444",
                                      "555566667777", "666677778888", "999988887777", NULL };

static const char world_text[] = "{\"accounts\":["
                                 "{\"account\":\"123456789012\",\"hub\":true,\"tags\":{\"team\":\"red\"}},"
                                 "{\"account\":\"111122223333\",\"hub\":true},"
                                 "{\"account\":\"777788889999\",\"hub\":true},"
                                 "{\"account\":\"222233334444\",\"management\":\"222233334444\"},"
                                 "{\"account\":\"555566667777\",\"hub\":true,\"management\":\"222233334444\"},"
                                 "{\"account\":\"666677778888\",\"hub\":true,\"management\":\"222233334444\"}],"
                                 "\"organizations\":[{\"management\":\"222233334444\","
                                 "\"administrator\":\"555566667777\",\"auto_enable\":true}],"
                                 "\"associations\":["
                                 "{\"administrator\":\"123456789012\",\"member\":\"111122223333\","
                                 "\"state\":\"pending\",\"email\":\"user@example.com\"},"
                                 "{\"administrator\":\"123456789012\",\"member\":\"777788889999\","
                                 "\"state\":\"accepted\"},"
                                 "{\"administrator\":\"123456789012\",\"member\":\"1\",\"state\":\"created\"},"
                                 "{\"administrator\":\"123456789012\",\"member\":\"2\",\"state\":\"declined\"},"
                                 "{\"administrator\":\"123456789012\",\"member\":\"3\",\"state\":\"resigned\"},"
                                 "{\"administrator\":\"123456789012\",\"member\":\"4\",\"state\":\"removed\"},"
                                 "{\"administrator\":\"555566667777\",\"member\":\"666677778888\","
                                 "\"state\":\"accepted\",\"enrolled\":true}]}";

BeckonRegion *
fuzz_region_new (void)
{
  static BeckonWorld *world; /* read once, for all runs */
  BeckonRegion *region;

  if (world == NULL)
    world = beckon_wire_world_from_json (world_text, -1, NULL);
  region = beckon_region_new_from_world (world, NULL, NULL);
  beckon_region_set_fixed_clock (region, START_US);
  beckon_region_set_id_seed (region, 1);
  beckon_region_start_journal (region, 0);

  return region;
}

/* The id of the invitation from @administrator to @member, or one that is none. */
static char *
dup_invitation_id (BeckonRegion *region, const char *administrator, const char *member)
{
  g_autoptr (GPtrArray) found = beckon_region_find_associations (region, administrator, member, BECKON_STATE_NONE);
  const char *id = found->len > 0 ? beckon_association_peek_invitation_id (g_ptr_array_index (found, 0)) : NULL;

  return g_strdup (id != NULL ? id : "00000000000000000000000000000000");
}

char *
fuzz_input_new (BeckonRegion *region, const char *caller, const char *other)
{
  g_autofree char *id = dup_invitation_id (region, other, caller);

  return g_strdup_printf (
      "{\"AccountIds\":[\"%s\",\"1\"],\"AccountDetails\":[{\"AccountId\":\"%s\","
      "\"Email\":\"user@example.com\"}],\"AdministratorId\":\"%s\",\"MasterId\":\"%s\","
      "\"InvitationId\":\"%s\",\"AdminAccountId\":\"%s\",\"AutoEnable\":false,"
      "\"AutoEnableControls\":false,\"ResourceArn\":\"arn:aws:securityhub:us-east-1:%s:hub/default\","
      "\"Tags\":{\"team\":\"blue\"},\"TagKeys\":[\"team\"],\"MaxResults\":1}",
      other, other, other, other, id, other, caller);
}

/* --- reading the input ------------------------------------------------------------------------- */

char *
fuzz_take_line (const uint8_t **data, size_t *size)
{
  const uint8_t *newline;
  size_t length;
  char *line;

  if (*size == 0)
    return NULL;
  newline = memchr (*data, '\n', *size);
  length = newline != NULL ? (size_t) (newline - *data) : *size;
  line = g_strndup ((const char *) *data, length);
  length += newline != NULL;
  *data += length;
  *size -= length;

  return line;
}

/* --- what always holds ------------------------------------------------------------------------- */

static void
assert_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_cmpstr (text, !=, "");
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

void
fuzz_assert_sound (BeckonRegion *region)
{
  g_auto (GStrv) broken = beckon_region_check (region);

  g_assert_cmpstr (broken[0], ==, NULL);
}

void
fuzz_assert_unchanged (BeckonRegion *region, GVariant *before)
{
  g_autoptr (GVariant) after = beckon_region_dump (region);

  g_assert_true (g_variant_equal (before, after));
}

void
fuzz_assert_refused (const GError *error)
{
  g_assert_nonnull (error);
  assert_text (error->message);
}

void
fuzz_assert_well_formed (BeckonWireResponse *response)
{
  const char *exception = beckon_wire_response_peek_exception (response);
  gsize size;
  const char *text = g_bytes_get_data (beckon_wire_response_peek_body (response), &size);
  json_t *body = json_loadb (text, size, JSON_REJECT_DUPLICATES, NULL);

  g_assert_true (json_is_object (body));
  g_assert_true ((exception == NULL) == (beckon_wire_response_get_status (response) == 200));
  if (exception != NULL)
    {
      g_assert_cmpstr (json_string_value (json_object_get (body, "Code")), ==, exception);
      assert_text (json_string_value (json_object_get (body, "Message")));
    }
  json_decref (body);
}

void
fuzz_assert_answer (BeckonRegion *region, BeckonWireResponse *response, GVariant *before)
{
  fuzz_assert_well_formed (response);
  fuzz_assert_sound (region);
  if (beckon_wire_response_peek_exception (response) != NULL)
    fuzz_assert_unchanged (region, before);
}

/* That @text, which is freed, is the world's, too. */
static void
assert_written (const BeckonWorld *world, char *text)
{
  g_autoptr (BeckonWorld) back = NULL;

  assert_text (text);
  back = beckon_wire_world_from_json (text, -1, NULL);
  g_assert_nonnull (back);
  g_assert_true (beckon_world_equal (world, back));
  g_free (text);
}

static void
assert_in_a_region (const BeckonWorld *world, GVariant *variant)
{
  g_autoptr (BeckonRegion) region = beckon_region_new_from_world (world, NULL, NULL);
  g_autoptr (BeckonWorld) taken = beckon_region_snapshot (region);

  fuzz_assert_sound (region);
  fuzz_assert_unchanged (region, variant);
  g_assert_cmpuint (beckon_world_get_next_sequence (taken), ==, beckon_world_get_next_sequence (world));
}

void
fuzz_assert_world (const BeckonWorld *world)
{
  g_auto (GStrv) broken = beckon_world_check (world);
  g_auto (GStrv) difference = beckon_world_diff (world, world);
  g_autoptr (GVariant) variant = beckon_world_to_variant (world);
  g_autoptr (BeckonWorld) back = beckon_world_new_from_variant (variant, NULL);

  g_assert_cmpstr (broken[0], ==, NULL);
  g_assert_cmpstr (difference[0], ==, NULL);
  g_assert_nonnull (back);
  g_assert_true (beckon_world_equal (world, back));
  assert_written (world, beckon_wire_world_to_json (world));
  assert_written (world, beckon_wire_world_to_saved_json (world));
  assert_in_a_region (world, variant);
}

/* Writes the entry, reads and replays it, and compares what that writes. */
static void
replay (BeckonRegion *region, GVariant *entry)
{
  g_autofree char *line = beckon_wire_journal_entry_to_json (entry);
  g_autoptr (GVariant) read = beckon_wire_journal_entry_from_json (line, -1, NULL);
  g_autoptr (GVariant) replayed = NULL;
  g_autofree char *line_replayed = NULL;

  assert_text (line);
  g_assert_nonnull (read);
  replayed = beckon_region_replay (region, read, NULL);
  g_assert_nonnull (replayed);
  line_replayed = beckon_wire_journal_entry_to_json (replayed);
  g_assert_cmpstr (line_replayed, ==, line);
}

void
fuzz_assert_replayed (BeckonRegion *region, const BeckonWorld *start)
{
  g_autoptr (BeckonRegion) second = beckon_region_new_from_world (start, NULL, NULL);
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);
  g_autoptr (GVariant) dump = beckon_region_dump (region);

  for (guint i = 0; i < entries->len; i++)
    replay (second, g_ptr_array_index (entries, i));
  fuzz_assert_unchanged (second, dump);
}
