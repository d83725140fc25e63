/* SPDX-License-Identifier: MIT */
/* Journals as JSON Lines: what each new kind of entry looks like, and that it is read back and replayed to the byte. */
#include "../testing-wire.h"

#include <beckon/beckon-wire-journal.h>
#include <string.h>

/* --- lines ----------------------------------------------------------------------------------- */

#define TIME "'time': '2026-01-01T00:00:00.000000Z'"

/* Does what the line says in @self, and writes it down again. JSON is written with single quotes. */
static char *
replay_line (BeckonRegion *self, const char *line)
{
  g_autofree char *spelt = spell (line, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entry = beckon_wire_journal_entry_from_json (spelt, -1, &error);
  g_autoptr (GVariant) made = NULL;

  ck_assert_msg (entry != NULL, "%s: %s", line, error != NULL ? error->message : "no error");
  made = beckon_region_replay (self, entry, &error);
  ck_assert_msg (made != NULL, "%s: %s", line, error != NULL ? error->message : "no error");

  return beckon_wire_journal_entry_to_json (made);
}

static BeckonRegion *
region_at (const BeckonWorld *start)
{
  return beckon_region_new_from_world (start, NULL, NULL);
}

/* The only entry is this line, and does in @other what was done in the fixture's Region. */
static void
assert_line (BeckonRegion *other, const char *expected)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);
  g_autofree char *wanted = spell (expected, NULL);
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;
  g_autoptr (BeckonWorld) world = NULL, other_world = NULL;

  ck_assert_uint_eq (entries->len, 1);
  line = beckon_wire_journal_entry_to_json (entries->pdata[0]);
  ck_assert_str_eq (line, wanted);
  again = replay_line (other, expected);
  ck_assert_str_eq (again, line);
  world = beckon_region_snapshot (region);
  other_world = beckon_region_snapshot (other);
  ck_assert_beckon_worlds_equal (other_world, world);
}

/* --- what calls and edits write down --------------------------------------------------------- */

#define CALL(caller, operation, input)                                                                                 \
  "{" TIME ", 'caller': '" caller "', 'operation': '" operation "', 'input': " input
#define EDIT(input) "{" TIME ", 'operation': 'organization', 'input': " input
#define EFFECT(account, from, to, rule)                                                                                \
  ", 'effects': [{'account': '" account "', 'from': '" from "', 'to': '" to "', 'rule': '" rule "'}]"

/* The calls and edits of a story, each with its line. */
static void
join (void)
{
  assert_done (beckon_region_set_organization (region, DELEGATE, MANAGEMENT, &error));
}

static void
designate (void)
{
  assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
}

static void
update (void)
{
  assert_done (beckon_region_update_organization_configuration (region, DELEGATE, TRUE, "NONE", "LOCAL", &error));
}

static void
come (void)
{
  assert_done (beckon_region_set_organization (region, "newcomer", MANAGEMENT, &error));
}

static void
describe (void)
{
  assert_done (call_operation (region, BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, DELEGATE, NULL, &error));
}

static void
list_admins (void)
{
  assert_done (call_operation (region, BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, MANAGEMENT, NULL, &error));
}

static void
tag (void)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "r\xc3\xa9 \"x\"");
  g_hash_table_insert (tags, (gpointer) "a:b/c", (gpointer) "");
  assert_done (beckon_region_tag_resource (region, MEMBER, ARN_OF (MEMBER), tags, &error));
}

static void
untag (void)
{
  assert_done (beckon_region_untag_resource (region, MEMBER, ARN_OF (MEMBER), IDS ("team"), &error));
}

static void
list_tags (void)
{
  assert_done (call_operation (region, BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, MEMBER, NULL, &error));
}

/* O-13: refused, for a tag that has no value. */
static void
tag_with_nothing (void)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "team", NULL);
  ck_assert (!beckon_region_tag_resource (region, MEMBER, ARN_OF (MEMBER), tags, NULL));
}

static void
enable_in_full (void)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "red");
  assert_done (beckon_region_enable_security_hub_full (region, STRANGER, tags, "STANDARD_CONTROL", &error));
}

static void
configure (void)
{
  assert_done (beckon_region_update_security_hub_configuration (region, MEMBER, FALSE, "STANDARD_CONTROL", &error));
}

static void
go (void)
{
  set_organization (region, "newcomer", FALSE);
}

static void
come_back_to_an_unnamed_one (void)
{
  set_organization (region, "newcomer", TRUE);
}

static void
enroll (void)
{
  assert_done (beckon_region_set_organization (region, MEMBER, MANAGEMENT, &error));
}

static void
undesignate (void)
{
  assert_done (beckon_region_disable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
}

/* clang-format off */
static const struct
{
  void (*deed) (void);
  const char *line;
} story[] = {
  { join, EDIT ("{'account': '" DELEGATE "', 'management': '" MANAGEMENT "'}") "}" },
  { designate, CALL (MANAGEMENT, "EnableOrganizationAdminAccount", "{'AdminAccountId': '" DELEGATE "'}")
    ", 'output': {'AdminAccountId': '" DELEGATE "', 'Feature': 'SecurityHub'}}" },
  { update, CALL (DELEGATE, "UpdateOrganizationConfiguration",
    "{'AutoEnable': true, 'AutoEnableStandards': 'NONE', 'OrganizationConfiguration': 'LOCAL'}") ", 'output': {}}" },
  { come, EDIT ("{'account': 'newcomer', 'management': '" MANAGEMENT "'}")
    EFFECT ("newcomer", "none", "accepted", "L-none/enroll") "}" },
  { describe, CALL (DELEGATE, "DescribeOrganizationConfiguration", "{}")
    ", 'output': {'AutoEnable': true, 'MemberAccountLimitReached': false, 'AutoEnableStandards': 'NONE', "
    "'OrganizationConfiguration': 'LOCAL'}}" },
  { list_admins, CALL (MANAGEMENT, "ListOrganizationAdminAccounts", "{'MaxResults': -1}")
    ", 'output': {'AdminAccounts': ['" DELEGATE "'], 'Feature': 'SecurityHub'}}" },
  { tag, CALL (MEMBER, "TagResource",
    "{'Tags': {'a:b/c': '', 'team': 'r\xc3\xa9 \\'x\\''}, 'ResourceArn': '" ARN_OF (MEMBER) "'}") ", 'output': {}}" },
  { list_tags, CALL (MEMBER, "ListTagsForResource", "{'ResourceArn': '" ARN_OF (MEMBER) "'}")
    ", 'output': {'Tags': {'a:b/c': '', 'team': 'r\xc3\xa9 \\'x\\''}}}" },
  { untag, CALL (MEMBER, "UntagResource", "{'TagKeys': ['team'], 'ResourceArn': '" ARN_OF (MEMBER) "'}")
    ", 'output': {}}" },
  { tag_with_nothing, CALL (MEMBER, "TagResource", "{'Tags': {'team': false}, 'ResourceArn': '" ARN_OF (MEMBER) "'}")
    ", 'error': {'exception': 'InvalidInputException', 'message': 'Tags has a value that is not a string', "
    "'reason': 'invalid-input', 'rule': 'O-13'}}" },
  { enable_in_full, CALL (STRANGER, "EnableSecurityHub",
    "{'ControlFindingGenerator': 'STANDARD_CONTROL', 'Tags': {'team': 'red'}}") ", 'output': {}}" },
  { configure, CALL (MEMBER, "UpdateSecurityHubConfiguration",
    "{'AutoEnableControls': false, 'ControlFindingGenerator': 'STANDARD_CONTROL'}") ", 'output': {}}" },
  { go, EDIT ("{'account': 'newcomer', 'member': false}")
    EFFECT ("newcomer", "accepted", "removed", "L-accepted/disassociate") "}" },
  { come_back_to_an_unnamed_one, EDIT ("{'account': 'newcomer', 'member': true}") "}" },
  { enroll, EDIT ("{'account': '" MEMBER "', 'management': '" MANAGEMENT "'}")
    EFFECT (MEMBER, "none", "accepted", "L-none/enroll") "}" },
  { undesignate, CALL (MANAGEMENT, "DisableOrganizationAdminAccount", "{'AdminAccountId': '" DELEGATE "'}")
    EFFECT (MEMBER, "accepted", "removed", "L-accepted/disassociate") ", 'output': {}}" },
};
/* clang-format on */

/* A row for each deed, in the world that those before it have left. */
START_TEST (test_line_of_a_deed)
{
  g_autoptr (BeckonWorld) start = NULL;
  g_autoptr (BeckonRegion) other = NULL;

  for (int i = 0; i < _i; i++)
    story[i].deed ();
  start = beckon_region_snapshot (region);
  other = region_at (start);
  beckon_region_start_journal (region, 0);
  story[_i].deed ();
  assert_line (other, story[_i].line);
}
END_TEST

/* A tag can be called as any field is, and is a text all the same: in a request, and in a world. */
static const char *const names[]
    = { "time",      "caller",     "operation",      "input",      "ids",           "verdicts",
        "faults",    "older",      "effects",        "world",      "sequences",     "format",
        "ids-drawn", "semantics",  "status",         "accounts",   "associations",  "Tags",
        "TagKeys",   "AccountIds", "AccountDetails", "MaxResults", "organizations", "next-sequence" };

START_TEST (test_tag_with_the_name_of_a_field)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (BeckonWorld) tagged = NULL;
  g_autoptr (BeckonRegion) other = region_at (start);
  g_autoptr (GPtrArray) entries = NULL;

  g_hash_table_insert (tags, (gpointer) names[_i], (gpointer) "red");
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_tag_resource (region, MEMBER, ARN_OF (MEMBER), tags, &error));
  tagged = beckon_region_snapshot (region);
  list_tags ();
  assert_done (beckon_region_restore (region, tagged, &error));
  entries = beckon_region_take_journal (region);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autofree char *line = beckon_wire_journal_entry_to_json (entries->pdata[i]);
      g_autofree char *again = replay_line (other, line);

      ck_assert_str_eq (again, line);
    }
}
END_TEST

/* --- worlds inside of journals ---------------------------------------------------------------- */

/* What is restored is written in format 2, with all that is in it. */
START_TEST (test_line_of_restoring)
{
  g_autoptr (BeckonWorld) start = beckon_region_snapshot (region);
  g_autoptr (BeckonWorld) full = NULL;
  g_autoptr (BeckonRegion) other = region_at (start);
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *line = NULL;
  g_autofree char *again = NULL;
  g_autoptr (BeckonWorld) restored = NULL;

  join ();
  designate ();
  update ();
  come ();
  tag ();
  full = beckon_region_snapshot (region);
  beckon_region_start_journal (region, 0);
  assert_done (beckon_region_restore (region, full, &error));
  entries = beckon_region_take_journal (region);
  line = beckon_wire_journal_entry_to_json (entries->pdata[0]);
  ck_assert_ptr_nonnull (strstr (line, "\"format\": 2"));
  again = replay_line (other, line);
  ck_assert_str_eq (again, line);
  restored = beckon_region_snapshot (other);
  ck_assert_beckon_worlds_equal (restored, full);
}
END_TEST

/* An entry from before version 2 has a world of format 1: it is done as it was, and written down in format 2. */
START_TEST (test_line_of_restoring_format_1)
{
  g_autoptr (BeckonWorld) expected = beckon_world_new ();
  g_autoptr (BeckonWorld) restored = NULL;
  g_autofree char *again
      = replay_line (region, "{" TIME ", 'operation': 'restore', 'input': {'world': {'accounts': ["
                             "['a', 0, false], ['b', null, true]], 'associations': ["
                             "['a', 'b', 'created', null, null, null, 0]], 'format': 1, "
                             "'ids-drawn': 3, 'semantics': 1}, 'sequences': [7], 'next-sequence': 9}}");

  ck_assert (beckon_world_add_account (expected, "a", 0, FALSE, NULL));
  ck_assert (beckon_world_add_account (expected, "b", BECKON_TIME_NONE, TRUE, NULL));
  ck_assert (
      beckon_world_add_association (expected, "a", "b", BECKON_STATE_CREATED, NULL, NULL, BECKON_TIME_NONE, 0, NULL));
  beckon_world_set_ids_drawn (expected, 3);
  restored = beckon_region_snapshot (region);
  ck_assert_beckon_worlds_equal (restored, expected);
  ck_assert_uint_eq (beckon_world_get_next_sequence (restored), 9);
  ck_assert_ptr_nonnull (strstr (again, "\"format\": 2"));
}
END_TEST

/* The numbers of the library end at 2^63 - 1. A larger one in somebody else's entry does not come back as another. */
START_TEST (test_largest_numbers)
{
  static const struct
  {
    guint64 number;
    const char *json;
    gboolean is_read;
  } cases[] = { { 0, "0", TRUE },
                { G_MAXINT64, "9223372036854775807", TRUE },
                { (guint64) G_MAXINT64 + 1, "\"9223372036854775808\"", FALSE },
                { G_MAXUINT64, "\"18446744073709551615\"", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GVariant) entry
          = g_variant_ref_sink (g_variant_new_parsed ("{'time': <int64 0>, 'sequences': <[%t]>}", cases[i].number));
      g_autofree char *line = beckon_wire_journal_entry_to_json (entry);
      g_autofree char *expected
          = g_strdup_printf ("{\"time\": \"1970-01-01T00:00:00.000000Z\", \"sequences\": [%s]}", cases[i].json);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) read = beckon_wire_journal_entry_from_json (line, -1, &error);

      ck_assert_str_eq (line, expected);
      if (cases[i].is_read)
        ck_assert (read != NULL && g_variant_equal (read, entry));
      else
        ck_assert_str_eq (error->message, "entry.sequences[0] is not a whole number");
    }
}
END_TEST

/* An entry that somebody made by hand can have values of any type, and is written all the same. */
START_TEST (test_types_that_no_entry_has)
{
  static const struct
  {
    const char *value;
    const char *json;
  } cases[] = { { "byte 0x2a", "\"0x2a\"" },    { "int16 -1", "\"-1\"" },  { "uint16 1", "\"1\"" },
                { "handle 7", "\"7\"" },        { "1.5", "\"1.5\"" },      { "objectpath '/a'", "\"'/a'\"" },
                { "signature 's'", "\"'s'\"" }, { "<true>", "[true]" },    { "(1, 'a')", "[1, \"a\"]" },
                { "{1: 'a'}", "[[1, \"a\"]]" }, { "@ms nothing", "null" }, { "@ay []", "[]" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{'it': <%s>}", cases[i].value);
      g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new_parsed (text));
      g_autofree char *line = beckon_wire_journal_entry_to_json (entry);
      g_autofree char *expected = g_strdup_printf ("{\"it\": %s}", cases[i].json);

      ck_assert_str_eq (line, expected);
    }
}
END_TEST

/* The head of a journal has a world of either format. */
START_TEST (test_head)
{
  g_autofree char *old = spell ("{'journal': 1, 'semantics': 1, 'world': {'format': 1, 'semantics': 1, "
                                "'accounts': [{'account': 'a', 'organization': true}]}}",
                                NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = beckon_wire_journal_head_from_json (old, -1, &error);
  g_autofree char *head = NULL;

  ck_assert_msg (world != NULL, "%s", error != NULL ? error->message : "no error");
  ck_assert_uint_eq (beckon_world_get_format (world), 1);
  head = beckon_wire_journal_head_to_json (world);
  ck_assert (g_str_has_prefix (head, "{\"journal\": 2, \"semantics\": 2, "));
}
END_TEST

/* --- lines that are none ---------------------------------------------------------------------- */

static const char *const no_lines[] = {
  "{" TIME ", 'operation': 'organization', 'input': {'account': 'a'}}",
  "{" TIME ", 'operation': 'organization', 'input': {'management': 'a'}}",
  "{" TIME ", 'operation': 'organization', 'input': {'account': 'a', 'management': 5}}",
  "{" TIME ", 'operation': 'organization', 'input': {'account': 'a', 'management': ' '}}",
  "{" TIME ", 'operation': 'organization', 'input': {'account': 'a', 'member': 'true'}}",
  "{" TIME ", 'caller': 'a', 'operation': 'TagResource', 'input': {'Tags': ['a'], 'ResourceArn': 'x'}}",
  "{" TIME ", 'caller': 'a', 'operation': 'TagResource', 'input': {'Tags': 'a', 'ResourceArn': 'x'}}",
  "{" TIME ", 'caller': 'a', 'operation': 'UntagResource', 'input': {'TagKeys': 'a', 'ResourceArn': 'x'}}",
  "{" TIME ", 'caller': 'a', 'operation': 'UpdateOrganizationConfiguration', 'input': {'AutoEnable': 'true'}}",
  "{" TIME ", 'caller': 'a', 'operation': 'UpdateOrganizationConfiguration', 'input': {'AutoEnable': true, "
  "'OrganizationConfiguration': {'ConfigurationType': 'LOCAL'}}}",
  "{" TIME ", 'operation': 'restore', 'input': {'world': {'accounts': [], 'associations': [], 'format': 2, "
  "'ids-drawn': 0, 'semantics': 2}, 'sequences': [], 'next-sequence': 1}}", /* without organizations */
  "{" TIME ", 'operation': 'restore', 'input': {'world': {'accounts': [], 'associations': [], 'format': 1, "
  "'ids-drawn': 0, 'organizations': [], 'semantics': 1}, 'sequences': [], 'next-sequence': 1}}",
};

START_TEST (test_line_that_is_none)
{
  g_autofree char *line = spell (no_lines[_i], NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entry = beckon_wire_journal_entry_from_json (line, -1, &error);
  g_autoptr (GVariant) made = NULL;

  if (entry != NULL)
    ck_assert_beckon_unchanged_by (region, made = beckon_region_replay (region, entry, &error));
  ck_assert_msg (made == NULL, "%s: replayed", line);
  ck_assert (g_error_matches (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID));
}
END_TEST

/* --- what a refusal says ------------------------------------------------------------------------ */

/* A tail that may differ with jansson's version is left out. */
static const struct
{
  const char *line;
  const char *message;
} no_heads[] = {
  { "[]", "the journal's first line is JSON, but not an object" },
  { "{", "the journal's first line is not strict JSON: " },
  { "{'semantics': 2, 'world': {}}", "this is not a journal: its first line has no number \"journal\"" },
  { "{'journal': 0, 'semantics': 2, 'world': {}}", "this is not a journal: its first line has no number \"journal\"" },
  { "{'journal': '2', 'semantics': 2, 'world': {}}",
    "this is not a journal: its first line has no number \"journal\"" },
  { "{'journal': 3, 'semantics': 2, 'world': {}}",
    "journal 3 is newer than 2, the newest version that this library knows" },
  { "{'journal': 2, 'world': {}}", "this is not a journal: its first line has no number \"semantics\"" },
  { "{'journal': 2, 'semantics': 0, 'world': {}}",
    "this is not a journal: its first line has no number \"semantics\"" },
  { "{'journal': 2, 'semantics': 3, 'world': {}}",
    "semantics 3 is newer than 2, the newest version that this library knows" },
  { "{'journal': 2, 'semantics': 2}", "the journal's first line has no \"world\"" },
};

START_TEST (test_head_that_is_none)
{
  g_autofree char *line = spell (no_heads[_i].line, NULL);
  gboolean is_newer = strstr (no_heads[_i].message, "newer") != NULL;
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (beckon_wire_journal_head_from_json (line, -1, &error));
  ck_assert (g_str_has_prefix (error->message, no_heads[_i].message));
  ck_assert (
      g_error_matches (error, BECKON_WORLD_ERROR, is_newer ? BECKON_WORLD_ERROR_NEWER : BECKON_WORLD_ERROR_INVALID));
}
END_TEST

#define WORLD(fields) "{'caller': 'a', 'operation': 'restore', 'input': {'world': {" fields "}}, " TIME "}"
#define NO_TIME "the entry has no time in ISO 8601"

static const struct
{
  const char *line;
  const char *message;
} no_entries[] = {
  { "[]", "the entry is JSON, but not an object" },
  { "{", "the entry is not strict JSON: " },
  { "{}", NO_TIME },
  { "{'time': null}", NO_TIME },
  { "{'time': 1.5}", NO_TIME },
  { "{'time': '2026-01-01'}", NO_TIME },
  { "{'time': '9999-12-31T23:59:60Z'}", NO_TIME },
  { "{" TIME ", 'status': -1}", "entry.status is negative" },
  { "{" TIME ", 'status': 4294967296}", "entry.status is out of range" },
  { "{" TIME ", 'status': '1'}", "entry.status is not a whole number" },
  { "{" TIME ", 'MaxResults': 2147483648}", "entry.MaxResults is out of range" },
  { "{" TIME ", 'MaxResults': -2147483649}", "entry.MaxResults is out of range" },
  { "{" TIME ", 'ids-drawn': -1}", "entry.ids-drawn is negative" },
  { "{" TIME ", 'ids': [1]}", "entry.ids[0] is not a string" },
  { "{" TIME ", 'ids': {}}", "entry.ids is not a list of the right length" },
  { "{" TIME ", 'accounts': [[]]}", "entry.accounts[0] is not a list of the right length" },
  { "{" TIME ", 'Tags': 1}", "entry.Tags is not an object" },
  { "{" TIME ", 'caller': 'a\\u0000'}", "entry.caller is not a string" },
  { "{" TIME ", 'ids': ['a\\u0000']}", "entry.ids[0] is not a string without U+0000" },
  { "{" TIME ", 'caller': null}", "entry.caller is not a string without U+0000" },
  { "{" TIME ", 'verdicts': [1]}", "entry.verdicts[0] is not an object" },
  { "{" TIME ", 'verdicts': {}}", "entry.verdicts is not a list of the right length" },
  { "{" TIME ", 'faults': [{'status': -1}]}", "entry.faults[0].status is negative" },
  { "{" TIME ", 'faults': [{'status': 4294967296}]}", "entry.faults[0].status is out of range" },
  { "{" TIME ", 'faults': [{'status': '400'}]}", "entry.faults[0].status is not a whole number" },
  { "{" TIME ", 'input': {'MaxResults': 1.5}}", "entry.input.MaxResults is not a whole number" },
  { "{" TIME ", 'input': {'sequences': [1, -1]}}", "entry.input.sequences[1] is negative" },
  { "{" TIME ", 'input': {'Tags': []}}", "entry.input.Tags is not an object" },
  { "{" TIME ", 'input': {'AccountDetails': [{'Email': null}]}}",
    "entry.input.AccountDetails[0].Email is not a string without U+0000" },
  { WORLD ("'format': 1, 'accounts': [['a', 0]]"), "entry.input.world.accounts[0] is not a list of the right length" },
  { WORLD ("'format': 1, 'accounts': [['a', '0', false]]"), "entry.input.world.accounts[0][1] is not a whole number" },
  { WORLD ("'format': 1, 'accounts': [['a', 0, 1]]"), "entry.input.world.accounts[0][2] is neither true nor false" },
  { WORLD ("'associations': [[null]]"), "entry.input.world.associations[0] is not a list of the right length" },
};

START_TEST (test_entry_that_is_none)
{
  g_autofree char *line = spell (no_entries[_i].line, NULL);
  g_autoptr (GError) error = NULL;

  ck_assert_ptr_null (beckon_wire_journal_entry_from_json (line, -1, &error));
  ck_assert_msg (g_str_has_prefix (error->message, no_entries[_i].message), "%s: %s", line, error->message);
  ck_assert (g_error_matches (error, BECKON_WORLD_ERROR, BECKON_WORLD_ERROR_INVALID));
}
END_TEST

/* Numbers at the ends of their ranges are read as they are. */
START_TEST (test_numbers_of_an_entry)
{
  g_autofree char *line = spell ("{" TIME ", 'status': 4294967295, 'MaxResults': -2147483648, "
                                 "'ids-drawn': 9223372036854775807, 'semantics': 0}",
                                 NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) entry = beckon_wire_journal_entry_from_json (line, -1, &error);
  guint32 status = 0, semantics = 1;
  gint32 max_results = 0;
  guint64 ids_drawn = 0;

  ck_assert_msg (entry != NULL, "%s", error != NULL ? error->message : "no error");
  ck_assert (g_variant_lookup (entry, "status", "u", &status) && status == G_MAXUINT32);
  ck_assert (g_variant_lookup (entry, "semantics", "u", &semantics) && semantics == 0);
  ck_assert (g_variant_lookup (entry, "MaxResults", "i", &max_results) && max_results == G_MININT32);
  ck_assert (g_variant_lookup (entry, "ids-drawn", "t", &ids_drawn) && ids_drawn == G_MAXINT64);
}
END_TEST

/* --- the ends of time (W-4) ---------------------------------------------------------------------- */

static const struct
{
  gint64 time_us;
  const char *json;
} ends[] = {
  { FIRST_TIME_US, "{\"time\": \"0001-01-01T00:00:00.000000Z\"}" },
  { FIRST_TIME_US - 1, "{\"time\": -62135596800000001}" },
  { -1, "{\"time\": \"1969-12-31T23:59:59.999999Z\"}" },
  { 0, "{\"time\": \"1970-01-01T00:00:00.000000Z\"}" },
  { LAST_TIME_US, "{\"time\": \"9999-12-31T23:59:59.999999Z\"}" },
  { LAST_TIME_US + 1, "{\"time\": 253402300800000000}" },
  { G_MININT64, "{\"time\": -9223372036854775808}" },
  { G_MAXINT64, "{\"time\": 9223372036854775807}" },
};

START_TEST (test_w4_ends_of_time)
{
  g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_new_parsed ("{'time': <%x>}", ends[_i].time_us));
  g_autofree char *line = beckon_wire_journal_entry_to_json (entry);
  g_autoptr (GVariant) again = beckon_wire_journal_entry_from_json (line, -1, NULL);

  ck_assert_str_eq (line, ends[_i].json);
  ck_assert (again != NULL && g_variant_equal (again, entry));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire journal");
  TCase *tcase = testing_add_tcase (suite, "lines");

  tcase_add_loop_test (tcase, test_line_of_a_deed, 0, G_N_ELEMENTS (story));

  tcase_add_loop_test (tcase, test_tag_with_the_name_of_a_field, 0, G_N_ELEMENTS (names));

  tcase = testing_add_tcase (suite, "worlds");
  tcase_add_test (tcase, test_line_of_restoring);
  tcase_add_test (tcase, test_line_of_restoring_format_1);
  tcase_add_test (tcase, test_largest_numbers);
  tcase_add_test (tcase, test_types_that_no_entry_has);
  tcase_add_test (tcase, test_head);

  tcase = testing_add_tcase (suite, "lines that are none");
  tcase_add_loop_test (tcase, test_line_that_is_none, 0, G_N_ELEMENTS (no_lines));

  tcase = testing_add_tcase (suite, "what a refusal says");
  tcase_add_loop_test (tcase, test_head_that_is_none, 0, G_N_ELEMENTS (no_heads));
  tcase_add_loop_test (tcase, test_entry_that_is_none, 0, G_N_ELEMENTS (no_entries));
  tcase_add_test (tcase, test_numbers_of_an_entry);

  tcase = testing_add_tcase (suite, "the ends of time");
  tcase_add_loop_test (tcase, test_w4_ends_of_time, 0, G_N_ELEMENTS (ends));

  return testing_run (suite);
}
