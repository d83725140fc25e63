/* SPDX-License-Identifier: MIT */
/* Worlds as JSON: both forms, what a person writes, and what is refused (doc/world.md). */
#include "../testing-wire.h"

#include <beckon/beckon-wire-world.h>

#define ID_1 "0123456789abcdef0123456789abcdef"

/* --- reading ------------------------------------------------------------------------------- */

/* JSON is written with single quotes here. */
static BeckonWorld *
read_spelt (const char *text, GError **error)
{
  g_autofree char *spelt = spell (text, ID_1);

  return beckon_wire_world_from_json (spelt, -1, error);
}

static BeckonWorld *
read_well (const char *text)
{
  g_autoptr (GError) error = NULL;
  BeckonWorld *world = read_spelt (text, &error);

  ck_assert_msg (world != NULL, "%s: %s", text, error != NULL ? error->message : "no error");

  return world;
}

static void
assert_holds (const BeckonWorld *world)
{
  g_auto (GStrv) broken = beckon_world_check (world);

  ck_assert_msg (broken[0] == NULL, "%s", broken[0]);
}

/* Saved again, it has the same bytes: what stands beside the world is as it was, too. */
static void
assert_same (const BeckonWorld *world, const BeckonWorld *other)
{
  g_autofree char *canonical = beckon_wire_world_to_json (world);
  g_autofree char *other_canonical = beckon_wire_world_to_json (other);

  ck_assert_str_eq (canonical, other_canonical);
  ck_assert_beckon_worlds_equal (other, world);
  assert_holds (other);
}

/* --- worlds by chance ---------------------------------------------------------------------- */

/* Ids and addresses that make trouble for whoever quotes badly. */
static const char *const texts[] = {
  "111122223333", "\"",   "\\", "a\nb", "\t.",  "\x01", "ü",   "\xf0\x9f\x98\x80", "\xe2\x80\xa8", "/", "→", "]}",
  "x\x7f",        "null", "0",  "$ref", "%s%n", "'",    " x ", "\xef\xbf\xbd",
};

static gint64
random_time (GRand *chance)
{
  const guint64 span = (guint64) LAST_TIME_US - (guint64) FIRST_TIME_US + 1;
  guint64 number = (guint64) g_rand_int (chance) << 32 | g_rand_int (chance);

  switch (g_rand_int_range (chance, 0, 8))
    {
    case 0:
      return FIRST_TIME_US;
    case 1:
      return LAST_TIME_US;
    case 2:
      return BECKON_TIME_NONE;
    default:
      return FIRST_TIME_US + (gint64) (number % span);
    }
}

static void
add_random_association (BeckonWorld *world, GRand *chance)
{
  const char *administrator = texts[g_rand_int_range (chance, 0, G_N_ELEMENTS (texts))];
  const char *member = texts[g_rand_int_range (chance, 0, G_N_ELEMENTS (texts))];
  const char *email = texts[g_rand_int_range (chance, 0, G_N_ELEMENTS (texts))];
  BeckonState state = g_rand_int_range (chance, BECKON_STATE_CREATED, BECKON_N_STATES);
  gboolean is_created = state == BECKON_STATE_CREATED;
  guint64 next = beckon_world_get_next_sequence (world) + g_rand_int_range (chance, 0, 3);

  ck_assert (beckon_world_set_next_sequence (world, next, NULL));
  /* What breaks an invariant, or is there already, is refused, which is another test. */
  beckon_world_add_association (world, administrator, member, state, g_rand_boolean (chance) ? email : NULL,
                                !is_created && g_rand_boolean (chance) ? ID_1 : NULL,
                                is_created ? BECKON_TIME_NONE : random_time (chance), random_time (chance), NULL);
}

static const char *
random_text (GRand *chance)
{
  return texts[g_rand_int_range (chance, 0, G_N_ELEMENTS (texts))];
}

static void
set_random_hub (BeckonWorld *world, GRand *chance)
{
  static const char *const keys[] = { "team", "Team", "a:b/c", "+-=._", "0" };
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_rand_boolean (chance))
      g_hash_table_insert (tags, (gpointer) keys[i], (gpointer) (g_rand_boolean (chance) ? random_text (chance) : ""));
  beckon_world_set_hub_settings (world, random_text (chance), g_rand_boolean (chance),
                                 g_rand_boolean (chance) ? "STANDARD_CONTROL" : NULL, tags, NULL);
}

/* What can be is: an organization, its delegated administrator, and a member that was enrolled. */
static void
add_random_organization (BeckonWorld *world, GRand *chance)
{
  const char *management = texts[g_rand_int_range (chance, 0, 4)];
  const char *administrator = random_text (chance), *member = random_text (chance);
  gboolean is_central = g_rand_boolean (chance);

  beckon_world_set_organization (world, administrator, management, NULL);
  beckon_world_set_organization (world, member, management, NULL);
  beckon_world_set_delegated_administrator (world, management, administrator, !is_central && g_rand_boolean (chance),
                                            is_central || g_rand_boolean (chance) ? "NONE" : NULL,
                                            is_central ? "CENTRAL" : NULL, NULL);
  if (beckon_world_add_association (world, administrator, member,
                                    g_rand_boolean (chance) ? BECKON_STATE_ACCEPTED : BECKON_STATE_REMOVED, NULL, NULL,
                                    random_time (chance), random_time (chance), NULL))
    beckon_world_set_enrolled (world, administrator, member, NULL);
}

static BeckonWorld *
random_world (guint32 seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  BeckonWorld *world = beckon_world_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_rand_boolean (chance))
      ck_assert (
          beckon_world_add_account (world, texts[i], random_time (chance), g_rand_int_range (chance, 0, 4) == 0, NULL));
  for (int i = g_rand_int_range (chance, 0, 6); i > 0; i--)
    set_random_hub (world, chance);
  for (int i = g_rand_int_range (chance, 0, 8); i > 0; i--)
    add_random_organization (world, chance);
  for (int i = g_rand_int_range (chance, 0, 60); i > 0; i--)
    add_random_association (world, chance);
  beckon_world_set_ids_drawn (world, g_rand_int (chance));
  beckon_switches_set (switches, BECKON_SWITCH_HUB_OFF_ERROR, g_rand_int_range (chance, 0, 3));
  beckon_switches_set (switches, BECKON_SWITCH_ACCEPT_AFTER_DECLINE, g_rand_boolean (chance));
  beckon_switches_set (switches, BECKON_SWITCH_MAX_MEMBERS, g_rand_int (chance));
  if (g_rand_boolean (chance))
    beckon_world_set_region (world, g_rand_boolean (chance) ? texts[seed % 20] : NULL,
                             g_rand_boolean (chance) ? switches : NULL);

  return world;
}

/* --- round trips (V-9) --------------------------------------------------------------------- */

START_TEST (test_v9_canonical_form)
{
  g_autoptr (BeckonWorld) world = random_world (_i);
  g_autofree char *text = beckon_wire_world_to_json (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) again = beckon_wire_world_from_json (text, -1, &error);

  ck_assert_msg (again != NULL, "%s: %s", error != NULL ? error->message : "?", text);
  assert_same (world, again);
}
END_TEST

START_TEST (test_v9_saved_form)
{
  g_autoptr (BeckonWorld) world = random_world (_i);
  g_autofree char *text = beckon_wire_world_to_saved_json (world);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) again = beckon_wire_world_from_json (text, strlen (text), &error);
  g_autofree char *text_again = NULL;

  ck_assert_msg (again != NULL, "%s: %s", error != NULL ? error->message : "?", text);
  assert_same (world, again);
  text_again = beckon_wire_world_to_saved_json (again);
  ck_assert_str_eq (text, text_again);
}
END_TEST

/* A reader that adds fractions as doubles would lose one now and then. */
START_TEST (test_w4_microseconds_are_exact)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (BeckonWorld) world = beckon_world_new ();
      g_autoptr (BeckonWorld) again = NULL;
      g_autofree char *text = NULL;

      ck_assert (beckon_world_add_account (world, MEMBER, random_time (chance), FALSE, NULL));
      text = beckon_wire_world_to_json (world);
      again = beckon_wire_world_from_json (text, -1, NULL);
      ck_assert_msg (again != NULL && beckon_world_equal (world, again), "%s", text);
    }
}
END_TEST

/* --- bytes --------------------------------------------------------------------------------- */

/* DELEGATE, with tags and settings, has enrolled "enrolled"; MANAGEMENT has its hub off. */
static void
populate_organization (void)
{
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (tags, (gpointer) "team", (gpointer) "r\xc3\xa9");
  g_hash_table_insert (tags, (gpointer) "cost", (gpointer) "");
  assert_done (beckon_region_enable_security_hub_full (region, DELEGATE, tags, "STANDARD_CONTROL", &error));
  assert_done (beckon_region_update_security_hub_configuration (region, DELEGATE, FALSE, NULL, &error));
  assert_done (beckon_region_set_organization (region, DELEGATE, MANAGEMENT, &error));
  assert_done (beckon_region_enable_organization_admin_account (region, MANAGEMENT, DELEGATE, &error));
  assert_done (beckon_region_update_organization_configuration (region, DELEGATE, TRUE, "NONE", NULL, &error));
  assert_done (beckon_region_set_organization (region, "enrolled", MANAGEMENT, &error));
}

static void
populate_region (void)
{
  disable (region, RIVAL);
  set_organization (region, SIBLING, TRUE);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_DECLINED);
  administrator_creates (region, ADMINISTRATOR, STRANGER);
  populate_organization ();
}

#define START "2026-01-01T00:00:00.000000Z"
#define FIRST_ID "5692161d100b05e5da26e52fa3730902" /* of seed 1 */

START_TEST (test_w7_canonical_bytes)
{
  g_autoptr (BeckonWorld) world = NULL;
  g_autofree char *text = NULL, *of_region = NULL;
  g_autofree char *expected = spell (
      "{'format':2,'semantics':2,'ids_drawn':1,'accounts':["
      "{'account':'" MEMBER "','hub_since':'" START "'},"
      "{'account':'" ADMINISTRATOR "','hub_since':'" START "'},"
      "{'account':'" MANAGEMENT "','management':'" MANAGEMENT "'},"
      "{'account':'" RIVAL "'},"
      "{'account':'" DELEGATE "','hub_since':'" START "','auto_enable_controls':false,"
      "'control_finding_generator':'STANDARD_CONTROL','tags':{'cost':'','team':'r\xc3\xa9'},"
      "'management':'" MANAGEMENT "'},"
      "{'account':'" SIBLING "','hub_since':'" START "','organization':true},"
      "{'account':'" STRANGER "'},"
      "{'account':'enrolled','hub_since':'" START "','management':'" MANAGEMENT "'}],"
      "'organizations':[{'management':'" MANAGEMENT "','administrator':'" DELEGATE "','auto_enable':true,"
      "'auto_enable_standards':'NONE','configuration_type':'LOCAL'}],'associations':["
      "{'administrator':'" ADMINISTRATOR "','member':'" MEMBER "','state':'declined','email':'" EMAIL (
          MEMBER) "','invitation_id':'<id>','invited_at':'" START "','updated_at':'" START "'},"
                  "{'administrator':'" ADMINISTRATOR "','member':'" STRANGER "','state':'created','email':'" EMAIL (
                      STRANGER) "','updated_at':'" START "'},"
                                "{'administrator':'" DELEGATE
                                "','member':'enrolled','state':'accepted','enrolled':true,"
                                "'invited_at':'" START "','updated_at':'" START "'}]}",
      FIRST_ID);

  populate_region ();
  world = beckon_region_snapshot (region);
  text = beckon_wire_world_to_json (world);
  of_region = beckon_wire_dup_world (region);
  ck_assert_str_eq (text, expected);
  ck_assert_str_eq (text, of_region);
}
END_TEST

START_TEST (test_saved_bytes)
{
  g_autoptr (BeckonWorld) world = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = spell (
      "{\n"
      "  'format': 2,\n"
      "  'semantics': 2,\n"
      "  'region': 'us-east-1',\n"
      "  'switches': {\n"
      "    'require_security_hub': true,\n"
      "    'hub_off_error': 'invalid-access',\n"
      "    'reinvite_after_decline': false,\n"
      "    'accept_after_decline': true,\n"
      "    'invite_associated_accounts': true,\n"
      "    'own_id_declines_all': true,\n"
      "    'administrator_may_delete_invitations': true,\n"
      "    'decline_unknown_is_not_found': false,\n"
      "    'accept_unknown_is_not_found': false,\n"
      "    'management_account_may_administer': true,\n"
      "    'twelve_digit_account_ids': false,\n"
      "    'max_members': 4294967295,\n"
      "    'max_organization_members': 10000,\n"
      "    'max_pending_invitations': 1000,\n"
      "    'max_account_details': 50,\n"
      "    'max_account_ids': 0\n"
      "  },\n"
      "  'ids_drawn': 1,\n"
      "  'next_sequence': 4,\n"
      "  'accounts': [\n"
      "    {'account': '" MEMBER "', 'hub_since': '" START "'},\n"
      "    {'account': '" ADMINISTRATOR "', 'hub_since': '" START "'},\n"
      "    {'account': '" MANAGEMENT "', 'management': '" MANAGEMENT "'},\n"
      "    {'account': '" RIVAL "'},\n"
      "    {'account': '" DELEGATE "', 'hub_since': '" START "', 'auto_enable_controls': false, "
      "'control_finding_generator': 'STANDARD_CONTROL', 'tags': {'cost': '', 'team': 'r\xc3\xa9'}, "
      "'management': '" MANAGEMENT "'},\n"
      "    {'account': '" SIBLING "', 'hub_since': '" START "', 'organization': true},\n"
      "    {'account': '" STRANGER "'},\n"
      "    {'account': 'enrolled', 'hub_since': '" START "', 'management': '" MANAGEMENT "'}\n"
      "  ],\n"
      "  'organizations': [\n"
      "    {'management': '" MANAGEMENT "', 'administrator': '" DELEGATE "', 'auto_enable': true, "
      "'auto_enable_standards': 'NONE', 'configuration_type': 'LOCAL'}\n"
      "  ],\n"
      "  'associations': [\n"
      "    {'administrator': '" ADMINISTRATOR "', 'member': '" MEMBER "', 'state': 'declined', 'email': '" EMAIL (
          MEMBER) "', 'invitation_id': '<id>', 'invited_at': '" START "', 'updated_at': '" START "', 'sequence': 1},\n"
                  "    {'administrator': '" ADMINISTRATOR "', 'member': '" STRANGER
                  "', 'state': 'created', 'email': '" EMAIL (
                      STRANGER) "', 'updated_at': '" START "', 'sequence': 2},\n"
                                "    {'administrator': '" DELEGATE
                                "', 'member': 'enrolled', 'state': 'accepted', 'enrolled': true, "
                                "'invited_at': '" START "', 'updated_at': '" START "', 'sequence': 3}\n"
                                "  ]\n"
                                "}\n",
      FIRST_ID);

  turn (region, BECKON_SWITCH_HUB_OFF_ERROR, BECKON_HUB_OFF_INVALID_ACCESS);
  turn (region, BECKON_SWITCH_MAX_MEMBERS, G_MAXUINT32);
  populate_region ();
  world = beckon_region_snapshot (region);
  text = beckon_wire_world_to_saved_json (world);
  ck_assert_str_eq (text, expected);
}
END_TEST

START_TEST (test_empty_world)
{
  g_autoptr (BeckonWorld) world = beckon_world_new ();
  g_autofree char *canonical = beckon_wire_world_to_json (world);
  g_autofree char *saved = beckon_wire_world_to_saved_json (world);
  g_autofree char *expected = spell ("{\n  'format': 2,\n  'semantics': 2,\n  'ids_drawn': 0,\n"
                                     "  'next_sequence': 1,\n  'accounts': [],\n  'organizations': [],\n"
                                     "  'associations': []\n}\n",
                                     NULL);

  ck_assert_str_eq (canonical, "{\"format\":2,\"semantics\":2,\"ids_drawn\":0,\"accounts\":[],"
                               "\"organizations\":[],\"associations\":[]}");
  ck_assert_str_eq (saved, expected);
}
END_TEST

START_TEST (test_records_by_themselves)
{
  g_autoptr (BeckonWorld) world
      = read_well ("{'accounts': [{'account': '\\u00fc', 'hub': true, 'organization': true}],"
                   " 'associations': [{'administrator': 'a', 'member': 'b', 'state': 'created'}]}");
  g_autoptr (GPtrArray) accounts = beckon_world_find_accounts (world);
  g_autoptr (GPtrArray) associations = beckon_world_find_associations (world, NULL, NULL, BECKON_STATE_NONE);
  g_autofree char *account = beckon_wire_account_to_json (accounts->pdata[2]);
  g_autofree char *association = beckon_wire_association_to_json (associations->pdata[0]);

  ck_assert_str_eq (account, "{\"account\":\"ü\",\"hub_since\":\"1970-01-01T00:00:00.000000Z\","
                             "\"organization\":true}");
  ck_assert_str_eq (association, "{\"administrator\":\"a\",\"member\":\"b\",\"state\":\"created\","
                                 "\"updated_at\":\"1970-01-01T00:00:00.000000Z\"}");
}
END_TEST

/* --- by hand ------------------------------------------------------------------------------- */

#define PAIR "'administrator': 'a', 'member': 'b'"
#define NOTHING "{'format':2,'semantics':2,'ids_drawn':0,'accounts':[],'organizations':[],'associations':[]}"
#define OF_PAIR(rest)                                                                                                  \
  "{'format':2,'semantics':2,'ids_drawn':0,'accounts':[{'account':'a'},{'account':'b'}],'organizations':[],"           \
  "'associations':[{'administrator':'a','member':'b'," rest "}]}"
#define OF_ACCOUNT(rest)                                                                                               \
  "{'format':2,'semantics':2,'ids_drawn':0,'accounts':[{'account':'a'" rest "}],'organizations':[],'associations':[]}"
#define ON_A ",'hub_since':'" EPOCH "'"
#define A_MANAGES "{'account': 'a', 'hub': true, 'management': 'a'}"
#define OF_A_AND_B(organizations, associations)                                                                        \
  "{'format':2,'semantics':2,'ids_drawn':0,'accounts':[{'account':'a'" ON_A ",'management':'a'},"                      \
  "{'account':'b','management':'a'}],'organizations':[" organizations "],'associations':[" associations "]}"
#define A_ADMINISTERS                                                                                                  \
  "{'management':'a','administrator':'a','auto_enable':false,'auto_enable_standards':'DEFAULT',"                       \
  "'configuration_type':'LOCAL'}"
#define EPOCH "1970-01-01T00:00:00.000000Z"

/* Only the members that matter, and what the rest is then: the canonical form. */
static const struct
{
  const char *text, *canonical;
} fixtures[] = {
  { "{}", NOTHING },
  { " {\r\n}\t ", NOTHING },
  { "{'accounts': [], 'associations': []}", NOTHING },
  { "{'format': 1, 'semantics': 1, 'region': 'eu-west-1', 'switches': {}}", NOTHING },
  { "{'next_sequence': 9223372036854775807}", NOTHING },
  { "{'ids_drawn': 9223372036854775807}",
    "{'format':2,'semantics':2,'ids_drawn':9223372036854775807,'accounts':[],'organizations':[],'associations':[]}" },
  { "{'accounts': [{'account': 'a'}]}", OF_ACCOUNT ("") },
  { "{'accounts': [{'account': 'a', 'hub': false}]}", OF_ACCOUNT ("") },
  { "{'accounts': [{'account': 'a', 'organization': false}]}", OF_ACCOUNT ("") },
  { "{'accounts': [{'account': 'a', 'hub': true}]}", OF_ACCOUNT (",'hub_since':'" EPOCH "'") },
  { "{'accounts': [{'account': 'a', 'hub': true, 'hub_since': '2026-01-01T00:00:00Z'}]}",
    OF_ACCOUNT (",'hub_since':'" START "'") },
  { "{'accounts': [{'organization': true, 'account': 'a'}]}", OF_ACCOUNT (",'organization':true") },
  { "{'associations': [{" PAIR ", 'state': 'created'}]}", OF_PAIR ("'state':'created','updated_at':'" EPOCH "'") },
  { "{'associations': [{" PAIR ", 'state': 'created', 'email': 'x'}], 'accounts': [{'account': 'b'}]}",
    OF_PAIR ("'state':'created','email':'x','updated_at':'" EPOCH "'") },
  { "{'associations': [{" PAIR ", 'state': 'pending', 'invitation_id': '<id>'}]}",
    OF_PAIR ("'state':'pending','invitation_id':'<id>','invited_at':'" EPOCH "','updated_at':'" EPOCH "'") },
  { "{'associations': [{" PAIR ", 'state': 'declined', 'invitation_id': '<id>',"
    " 'updated_at': '2026-01-01T00:00:00Z'}]}",
    OF_PAIR ("'state':'declined','invitation_id':'<id>','invited_at':'" START "','updated_at':'" START "'") },
  { "{'associations': [{" PAIR ", 'state': 'removed', 'invitation_id': '<id>',"
    " 'invited_at': '2026-01-01T00:00:00Z'}]}",
    OF_PAIR ("'state':'removed','invitation_id':'<id>','invited_at':'" START "','updated_at':'" START "'") },
  { "{'associations': [{" PAIR ", 'state': 'accepted', 'invitation_id': '<id>', 'sequence': 7,"
    " 'invited_at': '1970-01-01T00:00:00Z', 'updated_at': '2026-01-01T00:00:00Z'}]}",
    OF_PAIR ("'state':'accepted','invitation_id':'<id>','invited_at':'" EPOCH "','updated_at':'" START "'") },

  /* Hubs: each field by itself, and each as it is without. */
  { "{'accounts': [{'account': 'a', 'hub': true, 'auto_enable_controls': false}]}",
    OF_ACCOUNT (ON_A ",'auto_enable_controls':false") },
  { "{'accounts': [{'account': 'a', 'hub': true, 'control_finding_generator': 'STANDARD_CONTROL'}]}",
    OF_ACCOUNT (ON_A ",'control_finding_generator':'STANDARD_CONTROL'") },
  { "{'accounts': [{'account': 'a', 'hub': true, 'tags': {'b': '', 'a': 'x'}}]}",
    OF_ACCOUNT (ON_A ",'tags':{'a':'x','b':''}") },
  { "{'accounts': [{'account': 'a', 'hub': true, 'tags': {}, 'auto_enable_controls': true,"
    " 'control_finding_generator': 'SECURITY_CONTROL', 'organization': false}]}",
    OF_ACCOUNT (ON_A) },

  /* Organizations: the management account belongs to it, listed or not, and may come later. */
  { "{'accounts': [{'account': 'b', 'management': 'a'}]}",
    "{'format':2,'semantics':2,'ids_drawn':0,'accounts':[{'account':'a','management':'a'},"
    "{'account':'b','management':'a'}],'organizations':[],'associations':[]}" },
  { "{'accounts': [{'account': 'b', 'management': 'a'}, {'account': 'a', 'hub': true}]}", OF_A_AND_B ("", "") },
  { "{'accounts': [{'account': 'b', 'management': 'a', 'organization': false}, " A_MANAGES "],"
    " 'organizations': [{'management': 'a', 'administrator': 'a'}]}",
    OF_A_AND_B (A_ADMINISTERS, "") },
  { "{'organizations': [{'management': 'a', 'administrator': 'a', 'configuration_type': 'CENTRAL',"
    " 'auto_enable_standards': 'NONE'}], 'accounts': [" A_MANAGES ", {'account': 'b', 'management': 'a'}]}",
    OF_A_AND_B ("{'management':'a','administrator':'a','auto_enable':false,'auto_enable_standards':'NONE',"
                "'configuration_type':'CENTRAL'}",
                "") },

  /* Enrolled members. */
  { "{'associations': [{" PAIR ", 'state': 'accepted', 'enrolled': true}],"
    " 'organizations': [{'management': 'a', 'administrator': 'a'}],"
    " 'accounts': [" A_MANAGES ", {'account': 'b', 'management': 'a'}]}",
    OF_A_AND_B (A_ADMINISTERS,
                "{'administrator':'a','member':'b','state':'accepted','enrolled':true,'invited_at':'" EPOCH
                "','updated_at':'" EPOCH "'}") },
  { "{'associations': [{" PAIR ", 'state': 'removed', 'enrolled': true, 'updated_at': '2026-01-01T00:00:00Z'}]}",
    OF_PAIR ("'state':'removed','enrolled':true,'invited_at':'" START "','updated_at':'" START "'") },
  { "{'associations': [{" PAIR ", 'state': 'created', 'enrolled': false}]}",
    OF_PAIR ("'state':'created','updated_at':'" EPOCH "'") },

  /* Format 1: `organization` is an unnamed one, and what is written is format 2. */
  { "{'format': 1, 'semantics': 1, 'accounts': [{'account': 'a', 'organization': true}], 'associations': []}",
    OF_ACCOUNT (",'organization':true") },
  { "{'format': 1, 'semantics': 2}", NOTHING },
  { "{'format': 2, 'semantics': 1, 'organizations': []}", NOTHING },
  { "{'format': 1, 'associations': [{" PAIR ", 'state': 'created'}], 'switches': {'max_organization_members': 1}}",
    OF_PAIR ("'state':'created','updated_at':'" EPOCH "'") },
};

START_TEST (test_by_hand)
{
  g_autoptr (BeckonWorld) world = read_well (fixtures[_i].text);
  g_autofree char *canonical = beckon_wire_world_to_json (world);
  g_autofree char *expected = spell (fixtures[_i].canonical, ID_1);

  ck_assert_str_eq (canonical, expected);
  assert_holds (world);
}
END_TEST

/* Given a fixture with states alone, then each is played on from as if it had been reached. */
START_TEST (test_by_hand_then_played)
{
  g_autoptr (BeckonWorld) world
      = read_well ("{'accounts': [{'account': '" MEMBER "', 'hub': true}], 'associations': ["
                   "{'administrator': '" ADMINISTRATOR "', 'member': '" MEMBER "', 'state': 'pending'},"
                   "{'administrator': '" RIVAL "', 'member': '" MEMBER "', 'state': 'resigned'}]}");

  ck_assert (beckon_region_restore (region, world, NULL));
  member_accepts (region, MEMBER, ADMINISTRATOR);
  assert_invitations (region, MEMBER, IDS (ADMINISTRATOR, RIVAL));
}
END_TEST

/* The format that was found is told, and is not written. */
START_TEST (test_format_that_was_found)
{
  g_autoptr (BeckonWorld) old = read_well ("{'format': 1}");
  g_autoptr (BeckonWorld) new = read_well ("{'format': 2}");
  g_autoptr (BeckonWorld) unsaid = read_well ("{}");
  g_autofree char *saved = beckon_wire_world_to_saved_json (old);

  ck_assert_uint_eq (beckon_world_get_format (old), 1);
  ck_assert_uint_eq (beckon_world_get_format (new), 2);
  ck_assert_uint_eq (beckon_world_get_format (unsaid), 2);
  ck_assert_ptr_nonnull (strstr (saved, "\"format\": 2,"));
}
END_TEST

START_TEST (test_beside_the_world)
{
  g_autoptr (BeckonWorld) world
      = read_well ("{'region': 'eu-west-1', 'switches': {'max_members': 7, 'hub_off_error': 'access-denied'},"
                   " 'next_sequence': 12}");
  g_autoptr (BeckonWorld) bare = read_well ("{}");
  const BeckonSwitches *switches = beckon_world_peek_switches (world);

  ck_assert_str_eq (beckon_world_peek_region_name (world), "eu-west-1");
  ck_assert_uint_eq (beckon_switches_get (switches, BECKON_SWITCH_MAX_MEMBERS), 7);
  ck_assert_uint_eq (beckon_switches_get (switches, BECKON_SWITCH_HUB_OFF_ERROR), BECKON_HUB_OFF_ACCESS_DENIED);
  ck_assert_uint_eq (beckon_switches_get (switches, BECKON_SWITCH_MAX_ACCOUNT_DETAILS), 50);
  ck_assert_uint_eq (beckon_world_get_next_sequence (world), 12);
  ck_assert_ptr_null (beckon_world_peek_region_name (bare));
  ck_assert_ptr_null (beckon_world_peek_switches (bare));
  ck_assert_beckon_worlds_equal (bare, world);
}
END_TEST

/* --- times (W-4) --------------------------------------------------------------------------- */

static const struct
{
  const char *text;
  gint64 time_us; /* BECKON_TIME_NONE where it is none */
} times[] = {
  { "2026-01-01T00:00:00Z", START_US },
  { "2026-01-01T00:00:00.0Z", START_US },
  { "2026-01-01T00:00:00.000001Z", START_US + 1 },
  { "2026-01-01T00:00:00.1Z", START_US + 100000 },
  { "2026-01-01T09:00:00+09:00", START_US },
  { "2025-12-31T18:30:00.5-05:30", START_US + 500000 },
  { "2026-01-01T00:00:00-00:00", START_US },
  { "1969-12-31T23:59:59.999999Z", -1 },
  { "0001-01-01T00:00:00Z", FIRST_TIME_US },
  { "9999-12-31T23:59:59.999999Z", LAST_TIME_US },
  { "0001-01-01T00:59:59+01:00", BECKON_TIME_NONE },
  { "9999-12-31T23:59:59-00:01", BECKON_TIME_NONE },
  { "0000-12-31T23:59:59Z", BECKON_TIME_NONE },
  { "10000-01-01T00:00:00Z", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00.Z", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00.", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00.0000000Z", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00,5Z", BECKON_TIME_NONE },
  { "2026-01-01T00:00:60Z", BECKON_TIME_NONE },
  { "2026-01-01T24:00:00Z", BECKON_TIME_NONE },
  { "2026-02-29T00:00:00Z", BECKON_TIME_NONE },
  { "2026-13-01T00:00:00Z", BECKON_TIME_NONE },
  { "2026-01-01T00:00Z", BECKON_TIME_NONE },
  { "2026-01-01 00:00:00Z", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00z", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00ZZ", BECKON_TIME_NONE },
  { " 2026-01-01T00:00:00Z", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00+0900", BECKON_TIME_NONE },
  { "2026-01-01T00:00:00+09:60", BECKON_TIME_NONE },
  { "2026-01-01", BECKON_TIME_NONE },
  { "20260101T000000Z", BECKON_TIME_NONE },
  { "2026-W01-4T00:00:00Z", BECKON_TIME_NONE },
  { "٢٠٢٦-01-01T00:00:00Z", BECKON_TIME_NONE },
  { "1767225600", BECKON_TIME_NONE },
  { "", BECKON_TIME_NONE },
};

START_TEST (test_w4_time)
{
  g_autofree char *text = g_strdup_printf ("{'accounts': [{'account': 'a', 'hub_since': '%s'}]}", times[_i].text);
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = read_spelt (text, &error);

  if (times[_i].time_us == BECKON_TIME_NONE)
    {
      ck_assert_msg (world == NULL, "%s is read", text);
      ck_assert_msg (strstr (error->message, "hub_since") != NULL, "%s", error->message);
      ck_assert_msg (strstr (error->message, "at accounts[0]") != NULL, "%s", error->message);
    }
  else
    {
      g_autoptr (GPtrArray) accounts = NULL;

      ck_assert_msg (world != NULL, "%s: %s", text, error != NULL ? error->message : "?");
      accounts = beckon_world_find_accounts (world);
      ck_assert_int_eq (beckon_account_get_hub_since_us (accounts->pdata[0]), times[_i].time_us);
    }
}
END_TEST

/* --- refused ------------------------------------------------------------------------------- */

#define INVALID BECKON_WORLD_ERROR_INVALID
#define NEWER BECKON_WORLD_ERROR_NEWER
#define BROKEN BECKON_WORLD_ERROR_BROKEN
#define ACCOUNTS(...) "{'accounts': [" __VA_ARGS__ "]}"
#define ASSOCIATIONS(...) "{'associations': [" __VA_ARGS__ "]}"
/* "a" manages its own organization, to which "b" belongs, whose hub is off; "c" belongs to none. */
#define ORGANIZATIONS(...)                                                                                             \
  "{'accounts': [" A_MANAGES ", {'account': 'b', 'management': 'a'}, {'account': 'c', 'hub': true}], "                 \
  "'organizations': [" __VA_ARGS__ "]}"
#define GOOD "{'administrator': 'x', 'member': 'y', 'state': 'created'}"

static const struct
{
  const char *text;
  BeckonWorldError code;
  const char *sentence;
} refused[] = {
  /* Neither JSON nor an object. */
  { "", INVALID, "it is not strict JSON: unexpected token near end of file at line 1, column 0" },
  { "{", INVALID, "it is not strict JSON: string or '}' expected near end of file at line 1, column 1" },
  { "{} {}", INVALID, "it is not strict JSON: end of file expected near '{' at line 1, column 4" },
  { "{'format': 1, 'format': 1}", INVALID,
    "it is not strict JSON: duplicate object key near '\"format\"' at line 1, column 22" },
  { "{'format': 1,\n // no\n}", INVALID, "it is not strict JSON: string or '}' expected near '/' at line 2, column 2" },
  { "{'ids_drawn': 9223372036854775808}", INVALID,
    "it is not strict JSON: too big integer near '9223372036854775808' at line 1, column 33" },
  { "[]", INVALID, "it is JSON, but not an object" },
  { "null", INVALID, "it is JSON, but not an object" },

  /* Versions: what a newer one has besides is not judged. */
  { "{'format': 3}", NEWER, "format 3 is newer than 2, the newest version that this library knows" },
  { "{'semantics': 3}", NEWER, "semantics 3 is newer than 2, the newest version that this library knows" },
  { "{'more': 1, 'format': 3, 'accounts': 5}", NEWER,
    "format 3 is newer than 2, the newest version that this library knows" },
  { "{'format': 0}", INVALID, "format is not a whole number of at least 1" },
  { "{'format': -1}", INVALID, "format is not a whole number of at least 1" },
  { "{'format': 1.0}", INVALID, "format is not a whole number of at least 1" },
  { "{'format': '1'}", INVALID, "format is not a whole number of at least 1" },
  { "{'format': null}", INVALID, "format is not a whole number of at least 1" },

  /* The whole. */
  { "{'acounts': []}", INVALID,
    "field \"acounts\" is not known: it can be accounts, associations, semantics, organizations, format, "
    "region, switches, ids_drawn or next_sequence" },
  { "{'ids_drawn': -1}", INVALID, "ids_drawn is not a whole number of at least 0" },
  { "{'ids_drawn': true}", INVALID, "ids_drawn is not a whole number of at least 0" },
  { "{'next_sequence': 0}", INVALID, "next_sequence is not a whole number of at least 1" },
  { "{'next_sequence': 1, 'associations': [" GOOD "]}", INVALID,
    "at next_sequence: sequence 1 does not come after the ones before it" },
  { "{'associations': [{'administrator': 'a', 'member': 'm', 'state': 'created', 'sequence': 9223372036854775807}]}",
    INVALID, "at associations[0]: the world has no sequence number left for another association" },
  { "{'region': ''}", INVALID, "region is empty" },
  { "{'region': null}", INVALID, "region is not a string" },
  { "{'region': 'a\\u0000b'}", INVALID, "region contains U+0000" },
  { "{'accounts': {}}", INVALID, "accounts is not a list" },
  { "{'accounts': null}", INVALID, "accounts is not a list" },
  { "{'associations': 'x'}", INVALID, "associations is not a list" },
  { "{'accounts': ['x']}", INVALID, "the element at accounts[0] is not an object" },
  { "{'associations': [" GOOD ", []]}", INVALID, "the element at associations[1] is not an object" },

  /* Switches. */
  { "{'switches': []}", INVALID, "switches is not an object" },
  { "{'switches': {'max': 1}}", INVALID,
    "at switches: there is no switch \"max\": it can be max_members, max_account_ids, max_account_details, "
    "max_pending_invitations, max_organization_members, hub_off_error, own_id_declines_all, "
    "accept_after_decline, reinvite_after_decline, require_security_hub, twelve_digit_account_ids, "
    "invite_associated_accounts, accept_unknown_is_not_found, management_account_may_administer, "
    "administrator_may_delete_invitations or decline_unknown_is_not_found" },
  { "{'switches': {'max_members': -1}}", INVALID,
    "at switches: switch max_members cannot be \"-1\": it takes a number from 0 to 4294967295" },
  { "{'switches': {'max_members': 4294967296}}", INVALID,
    "at switches: switch max_members cannot be \"4294967296\": it takes a number from 0 to 4294967295" },
  { "{'switches': {'max_members': '5'}}", INVALID, "at switches: \"5\" of max_members has the wrong type" },
  { "{'switches': {'accept_after_decline': 'true'}}", INVALID,
    "at switches: \"true\" of accept_after_decline has the wrong type" },
  { "{'switches': {'accept_after_decline': 1}}", INVALID,
    "at switches: switch accept_after_decline cannot be \"1\": it takes false or true" },
  { "{'switches': {'hub_off_error': 'observed\\u0000'}}", INVALID,
    "at switches: \"observed\\u0000\" of hub_off_error has the wrong type" },
  { "{'switches': {'hub_off_error': null}}", INVALID,
    "at switches: switch hub_off_error cannot be \"null\": it takes observed or access-denied or invalid-access" },

  /* Accounts. */
  { ACCOUNTS ("{}"), INVALID, "account at accounts[0] is missing" },
  { ACCOUNTS ("{'account': 1}"), INVALID, "account at accounts[0] is not a string" },
  { ACCOUNTS ("{'account': 'a'}, {'account': 'b\\u0000'}"), INVALID, "account at accounts[1] contains U+0000" },
  { ACCOUNTS ("{'account': ' '}"), INVALID, "at accounts[0]: account is not a valid account id: it is blank" },
  { ACCOUNTS ("{'account': 'a'}, {'account': 'b'}, {'account': 'a'}"), INVALID,
    "at accounts[2]: account a occurs twice" },
  { ACCOUNTS ("{'account': 'a', 'id': 1}"), INVALID,
    "field \"id\" at accounts[0] is not known: it can be hub, tags, hub_since, account, organization, "
    "management, control_finding_generator or auto_enable_controls" },
  { ACCOUNTS ("{'account': 'a', 'hub': 1}"), INVALID, "hub at accounts[0] is neither true nor false" },
  { ACCOUNTS ("{'account': 'a', 'organization': null}"), INVALID,
    "organization at accounts[0] is neither true nor false" },
  { ACCOUNTS ("{'account': 'a', 'hub_since': 0}"), INVALID, "hub_since at accounts[0] is not a string" },
  { ACCOUNTS ("{'account': 'a', 'hub_since': 'now'}"), INVALID,
    "hub_since \"now\" at accounts[0] is not a time such as 2026-01-01T00:00:00Z" },
  { ACCOUNTS ("{'account': 'a', 'hub_since': '9999-12-31T23:59:59-00:01'}"), INVALID,
    "at accounts[0]: hub_since is outside of the years 1 to 9999" },
  { ACCOUNTS ("{'account': 'a', 'hub': false, 'hub_since': '2026-01-01T00:00:00Z'}"), INVALID,
    "hub at accounts[0] is false although there is a hub_since" },

  /* Associations. */
  { ASSOCIATIONS ("{'member': 'b', 'state': 'created'}"), INVALID, "administrator at associations[0] is missing" },
  { ASSOCIATIONS ("{'administrator': 'a', 'state': 'created'}"), INVALID, "member at associations[0] is missing" },
  { ASSOCIATIONS ("{" PAIR "}"), INVALID, "state at associations[0] is missing" },
  { ASSOCIATIONS (GOOD ", {" PAIR ", 'state': 'pendig'}"), INVALID,
    "state \"pendig\" at associations[1] is not one of pending, resigned, declined, accepted, created or removed" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'none'}"), INVALID,
    "state \"none\" at associations[0] is not one of pending, removed, declined, resigned, created or accepted" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'Enabled'}"), INVALID,
    "state \"Enabled\" at associations[0] is not one of created, declined, resigned, removed, accepted or pending" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 2}"), INVALID, "state at associations[0] is not a string" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'pending\\u0000'}"), INVALID, "state at associations[0] contains U+0000" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'created', 'emial': 'x'}"), INVALID,
    "field \"emial\" at associations[0] is not known: it can be email, member, enrolled, administrator, "
    "state, invited_at, updated_at, sequence or invitation_id" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'created', 'email': null}"), INVALID,
    "email at associations[0] is not a string" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'created', 'email': ' '}"), INVALID,
    "at associations[0]: email is blank or not valid UTF-8" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'created', 'invitation_id': '<id>'}"), INVALID,
    "at associations[0]: state created cannot have invitation_id or invited_at" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'pending', 'invitation_id': 'A'}"), INVALID,
    "at associations[0]: invitation_id \"A\" is not 32 lower-case hexadecimal digits" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'pending', 'invited_at': 5}"), INVALID,
    "invited_at at associations[0] is not a string" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'pending', 'updated_at': '\\u001b[2J'}"), INVALID,
    "updated_at \"\\u001B[2J\" at associations[0] is not a time such as 2026-01-01T00:00:00Z" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'pending', 'sequence': 0}"), INVALID,
    "sequence at associations[0] is not a whole number of at least 1" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'pending', 'sequence': 3}, {'administrator': 'a', 'member': 'c', "
                  "'state': 'pending', 'sequence': 3}"),
    INVALID, "at associations[1]: sequence 3 does not come after the ones before it" },
  { ASSOCIATIONS ("{'administrator': 'a', 'member': 'a', 'state': 'created'}"), INVALID,
    "at associations[0]: administrator and member are both a" },
  { ASSOCIATIONS (GOOD ", {" PAIR ", 'state': 'pending'}, {" PAIR ", 'state': 'created'}"), INVALID,
    "at associations[2]: a → b occurs twice" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'accepted'}, {'administrator': 'c', 'member': 'b', 'state': 'accepted'}"),
    BROKEN, "at associations[1]: V-1: b is already an accepted member of a" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'accepted'}, {'administrator': 'c', 'member': 'a', 'state': 'accepted'}"),
    BROKEN, "at associations[1]: V-2: a itself has accepted members" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'accepted'}, {'administrator': 'b', 'member': 'c', 'state': 'accepted'}"),
    BROKEN, "at associations[1]: V-2: b is itself an accepted member" },

  /* What format 2 added is not known in format 1. */
  { "{'format': 1, 'organizations': []}", INVALID,
    "field \"organizations\" is not known: it can be associations, semantics, region, format, accounts, "
    "switches, ids_drawn or next_sequence" },
  { "{'format': 1, 'accounts': [{'account': 'a', 'hub': true, 'auto_enable_controls': true}]}", INVALID,
    "field \"auto_enable_controls\" at accounts[0] is not known: it can be account, organization, hub_since or hub" },
  { "{'format': 1, 'accounts': [{'account': 'a', 'hub': true, 'control_finding_generator': 'SECURITY_CONTROL'}]}",
    INVALID,
    "field \"control_finding_generator\" at accounts[0] is not known: it can be organization, hub_since, "
    "account or hub" },
  { "{'format': 1, 'accounts': [{'account': 'a', 'hub': true, 'tags': {}}]}", INVALID,
    "field \"tags\" at accounts[0] is not known: it can be account, hub, hub_since or organization" },
  { "{'format': 1, 'accounts': [{'account': 'a', 'management': 'a'}]}", INVALID,
    "field \"management\" at accounts[0] is not known: it can be account, organization, hub_since or hub" },
  { "{'format': 1, 'associations': [{" PAIR ", 'state': 'removed', 'enrolled': false}]}", INVALID,
    "field \"enrolled\" at associations[0] is not known: it can be invited_at, email, sequence, member, "
    "invitation_id, updated_at, administrator or state" },

  /* Hubs. */
  { ACCOUNTS ("{'account': 'a', 'auto_enable_controls': true}"), INVALID,
    "at accounts[0]: account a has settings or tags of a hub, but its hub is off" },
  { ACCOUNTS ("{'account': 'a', 'hub': false, 'tags': {'a': ''}}"), INVALID,
    "at accounts[0]: account a has settings or tags of a hub, but its hub is off" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'auto_enable_controls': 'true'}"), INVALID,
    "auto_enable_controls at accounts[0] is neither true nor false" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'control_finding_generator': 'CONTROL'}"), INVALID,
    "at accounts[0]: \"CONTROL\" is not a value of ControlFindingGenerator" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'control_finding_generator': null}"), INVALID,
    "control_finding_generator at accounts[0] is not a string" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'tags': []}"), INVALID, "tags at accounts[0] is not an object" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'tags': null}"), INVALID, "tags at accounts[0] is not an object" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'tags': {'a': null}}"), INVALID,
    "tags at accounts[0] has a value that is not a string without U+0000" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'tags': {'a': 'x\\u0000'}}"), INVALID,
    "tags at accounts[0] has a value that is not a string without U+0000" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'tags': {'a': '', 'a': ''}}"), INVALID,
    "it is not strict JSON: duplicate object key near '\"a\"' at line 1, column 65" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'tags': {'aws:x': ''}}"), INVALID,
    "at accounts[0]: a key of tags is not valid: it begins with aws:" },
  { ACCOUNTS ("{'account': 'a', 'hub': true, 'tags': {'': ''}}"), INVALID,
    "at accounts[0]: a key of tags is not valid: it is empty" },

  /* Organizations. */
  { ACCOUNTS ("{'account': 'a', 'organization': true, 'management': 'a'}"), INVALID,
    "organization at accounts[0] is true although there is a management" },
  { ACCOUNTS ("{'account': 'a', 'management': 5}"), INVALID, "management at accounts[0] is not a string" },
  { ACCOUNTS ("{'account': 'a', 'management': ' '}"), INVALID,
    "at accounts[0]: management is not a valid account id: it is blank" },
  { ACCOUNTS ("{'account': 'a', 'management': 'b'}, {'account': 'b', 'management': 'c'}"), INVALID,
    "at accounts[1]: account b already belongs to another organization" },
  { ACCOUNTS ("{'account': 'a', 'management': 'b'}, {'account': 'b', 'organization': true}"), INVALID,
    "at accounts[0]: account b already belongs to another organization" },
  { "{'organizations': {}}", INVALID, "organizations is not a list" },
  { "{'organizations': [null]}", INVALID, "the element at organizations[0] is not an object" },
  { ORGANIZATIONS ("{'administrator': 'a'}"), INVALID, "management at organizations[0] is missing" },
  { ORGANIZATIONS ("{'management': 'a'}"), INVALID, "administrator at organizations[0] is missing" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'a', 'name': 'x'}"), INVALID,
    "field \"name\" at organizations[0] is not known: it can be management, auto_enable, administrator, "
    "configuration_type or auto_enable_standards" },
  { ORGANIZATIONS ("{'management': 'x', 'administrator': 'a'}"), INVALID,
    "at organizations[0]: account x is not on file" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'x'}"), INVALID,
    "at organizations[0]: account x is not on file" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'a', 'auto_enable': 1}"), INVALID,
    "auto_enable at organizations[0] is neither true nor false" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'a', 'auto_enable_standards': 'ALL'}"), INVALID,
    "at organizations[0]: \"ALL\" is not a value of AutoEnableStandards" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'a', 'configuration_type': 'central'}"), INVALID,
    "at organizations[0]: \"central\" is not a value of OrganizationConfiguration" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'a', 'configuration_type': 'CENTRAL',"
                   " 'auto_enable_standards': 'DEFAULT'}"),
    INVALID, "at organizations[0]: configuration_type CENTRAL needs auto_enable false and auto_enable_standards NONE" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'a'}, {'management': 'a', 'administrator': 'a'}"), INVALID,
    "at organizations[1]: the organization of a occurs twice" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'b'}"), BROKEN,
    "at organizations[0]: V-10: b is a delegated administrator, but its hub is off" },
  { ORGANIZATIONS ("{'management': 'a', 'administrator': 'c'}"), BROKEN,
    "at organizations[0]: V-10: c does not belong to the organization that it administers" },
  { "{'accounts': [" A_MANAGES "], 'organizations': [{'management': 'a', 'administrator': 'a'}], 'associations': ["
    "{'administrator': 'x', 'member': 'a', 'state': 'accepted'}]}",
    BROKEN, "at associations[0]: V-10: a is a delegated administrator" },

  /* Enrolled members. */
  { ASSOCIATIONS ("{" PAIR ", 'state': 'removed', 'enrolled': 1}"), INVALID,
    "enrolled at associations[0] is neither true nor false" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'removed', 'enrolled': true, 'invitation_id': '<id>'}"), INVALID,
    "enrolled at associations[0] is true although there is an invitation_id" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'pending', 'enrolled': true}"), INVALID,
    "at associations[0]: state pending is neither accepted nor removed, to which enrolling can lead" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'resigned', 'enrolled': true}"), INVALID,
    "at associations[0]: state resigned is neither accepted nor removed, to which enrolling can lead" },
  { ASSOCIATIONS ("{" PAIR ", 'state': 'accepted', 'enrolled': true}"), BROKEN,
    "at associations[0]: V-3: a → b is enrolled, but a is not the delegated administrator of the organization of b" },
};

START_TEST (test_refused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) world = read_spelt (refused[_i].text, &error);

  ck_assert_msg (world == NULL, "%s is read", refused[_i].text);
  ck_assert_str_eq (error->message, refused[_i].sentence);
  ck_assert (g_error_matches (error, BECKON_WORLD_ERROR, refused[_i].code));
  ck_assert_ptr_null (read_spelt (refused[_i].text, NULL));
}
END_TEST

/* --- damage -------------------------------------------------------------------------------- */

/* A world or a sentence, whatever the bytes are. */
static gboolean
is_read (const char *bytes, gsize size, const BeckonWorld *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BeckonWorld) read = beckon_wire_world_from_json (bytes, size, &error);

  if (read == NULL)
    ck_assert (error != NULL && error->domain == BECKON_WORLD_ERROR && g_utf8_validate (error->message, -1, NULL));
  else
    assert_holds (read);
  if (read != NULL && world != NULL)
    assert_same (world, read);

  return read != NULL;
}

/* Only the newline at the end can be missing. */
START_TEST (test_cut_anywhere)
{
  g_autoptr (BeckonWorld) world = random_world (3);
  g_autofree char *text = _i == 0 ? beckon_wire_world_to_json (world) : beckon_wire_world_to_saved_json (world);
  gsize size = strlen (text);

  for (gsize n = 0; n < size; n++)
    {
      g_autofree char *cut = g_memdup2 (text, n + 1); /* so that reading behind the end is seen */

      ck_assert_msg (is_read (cut, n, world) == (_i == 1 && n == size - 1), "cut after %zu", n);
    }
}
END_TEST

START_TEST (test_damaged_by_chance)
{
  g_autoptr (BeckonWorld) world = random_world (_i);
  g_autofree char *text = beckon_wire_world_to_saved_json (world);
  g_autoptr (GRand) chance = g_rand_new_with_seed (_i);
  gsize size = strlen (text);

  for (int n = 0; n < 200; n++)
    {
      g_autofree char *damaged = g_memdup2 (text, size + 1);

      for (int i = g_rand_int_range (chance, 1, 4); i > 0; i--)
        damaged[g_rand_int_range (chance, 0, size)] = (char) g_rand_int (chance);
      is_read (damaged, size, NULL);
    }
}
END_TEST

START_TEST (test_deep_and_long)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *id = g_strnfill (2000, 'x');
  g_autofree char *long_id = g_strdup_printf ("{\"accounts\":[{\"account\":\"%s\"}]}", id);

  ck_assert (!is_read (deep, 100000, NULL));
  ck_assert (!is_read (long_id, strlen (long_id), NULL));
}
END_TEST

/* Given a world, when what is read after it is refused, then the Region is as it was. */
START_TEST (test_refused_changes_nothing)
{
  populate_region ();
  ck_assert_beckon_unchanged_by (region, ck_assert_ptr_null (read_spelt ("{'format': 3}", NULL)));
}
END_TEST

/* --- tokens (O-7) -------------------------------------------------------------------------- */

/* Given a token whose record has been deleted, when the world is saved and loaded, then the walk goes on behind it. */
START_TEST (test_o7_token_after_save_and_load)
{
  g_autoptr (GPtrArray) first = NULL, rest = NULL;
  g_autoptr (BeckonWorld) before = NULL, after = NULL;
  g_autofree char *token = NULL, *text = NULL;
  const char *const ids[] = { "m1", "m2", "m3", "m4", "m5", NULL };

  for (guint i = 0; ids[i] != NULL; i++)
    administrator_creates (region, ADMINISTRATOR, ids[i]);
  first = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 3, NULL, &token, NULL);
  ck_assert_uint_eq (first->len, 3);
  administrator_deletes (region, ADMINISTRATOR, "m1");
  administrator_deletes (region, ADMINISTRATOR, "m3");
  before = beckon_region_snapshot (region);
  text = beckon_wire_world_to_saved_json (before);
  after = beckon_wire_world_from_json (text, -1, NULL);
  ck_assert (beckon_region_restore (region, after, NULL));
  rest = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 3, token, NULL, NULL);
  ck_assert_uint_eq (rest->len, 2);
  ck_assert_str_eq (beckon_member_peek_account_id (rest->pdata[0]), "m4");
  ck_assert_str_eq (beckon_member_peek_account_id (rest->pdata[1]), "m5");
}
END_TEST

/* Given that the last record has been deleted, then what is created after loading comes behind every token. */
START_TEST (test_o7_next_after_save_and_load)
{
  g_autoptr (GPtrArray) first = NULL, rest = NULL;
  g_autoptr (BeckonWorld) before = NULL, after = NULL;
  g_autofree char *token = NULL, *text = NULL;
  const char *const ids[] = { "m1", "m2", "m3", NULL };

  for (guint i = 0; ids[i] != NULL; i++)
    administrator_creates (region, ADMINISTRATOR, ids[i]);
  first = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 2, NULL, &token, NULL);
  ck_assert_uint_eq (first->len, 2);
  administrator_deletes (region, ADMINISTRATOR, "m2");
  administrator_deletes (region, ADMINISTRATOR, "m3");
  before = beckon_region_snapshot (region);
  text = beckon_wire_world_to_saved_json (before);
  after = beckon_wire_world_from_json (text, -1, NULL);
  ck_assert (beckon_region_restore (region, after, NULL));
  administrator_creates (region, ADMINISTRATOR, "m4");
  rest = beckon_region_list_members (region, ADMINISTRATOR, FALSE, 2, token, NULL, NULL);
  ck_assert_uint_eq (rest->len, 1);
  ck_assert_str_eq (beckon_member_peek_account_id (rest->pdata[0]), "m4");
}
END_TEST

/* W-7: the last numbers there are are written and read as they are. */
START_TEST (test_numbers_at_their_end)
{
  g_autoptr (BeckonWorld) world
      = read_well ("{'ids_drawn': 9223372036854775807, 'next_sequence': 9223372036854775806}");
  g_autoptr (BeckonWorld) again = NULL;
  g_autofree char *text = NULL;

  ck_assert (beckon_world_add_association (world, ADMINISTRATOR, MEMBER, BECKON_STATE_CREATED, NULL, NULL,
                                           BECKON_TIME_NONE, BECKON_TIME_NONE, NULL));
  text = beckon_wire_world_to_saved_json (world);
  again = beckon_wire_world_from_json (text, -1, NULL);
  ck_assert_msg (again != NULL, "%s", text);
  assert_same (world, again);
  ck_assert_uint_eq (beckon_world_get_ids_drawn (again), G_MAXINT64);
  ck_assert_uint_eq (beckon_world_get_next_sequence (again), G_MAXINT64);
}
END_TEST

/* --- misuse -------------------------------------------------------------------------------- */

#define assert_misuse(call)                                                                                            \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");                                      \
    ck_assert (!(call));                                                                                               \
    g_test_assert_expected_messages ();                                                                                \
  }                                                                                                                    \
  G_STMT_END

START_TEST (test_misuse)
{
  g_autoptr (BeckonWorld) world = beckon_world_new ();
  GError *error = NULL;

  assert_misuse (beckon_wire_world_to_json (NULL));
  assert_misuse (beckon_wire_world_to_saved_json (NULL));
  assert_misuse (beckon_wire_account_to_json (NULL));
  assert_misuse (beckon_wire_association_to_json (NULL));
  assert_misuse (beckon_wire_world_from_json (NULL, 0, &error));
  assert_misuse (beckon_wire_save_world (NULL, "x", &error));
  assert_misuse (beckon_wire_save_world (world, NULL, &error));
  assert_misuse (beckon_wire_load_world (NULL, &error));
  ck_assert_ptr_null (error);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-world");
  TCase *tcase;

  tcase = testing_add_tcase (suite, "round trips");
  tcase_add_loop_test (tcase, test_v9_canonical_form, 0, 100);
  tcase_add_loop_test (tcase, test_v9_saved_form, 0, 100);
  tcase_add_test (tcase, test_w4_microseconds_are_exact);

  tcase = testing_add_tcase (suite, "bytes");
  tcase_add_test (tcase, test_w7_canonical_bytes);
  tcase_add_test (tcase, test_saved_bytes);
  tcase_add_test (tcase, test_empty_world);
  tcase_add_test (tcase, test_records_by_themselves);

  tcase = testing_add_tcase (suite, "by hand");
  tcase_add_loop_test (tcase, test_by_hand, 0, G_N_ELEMENTS (fixtures));
  tcase_add_test (tcase, test_by_hand_then_played);
  tcase_add_test (tcase, test_format_that_was_found);
  tcase_add_test (tcase, test_beside_the_world);
  tcase_add_loop_test (tcase, test_w4_time, 0, G_N_ELEMENTS (times));

  tcase = testing_add_tcase (suite, "refused");
  tcase_add_loop_test (tcase, test_refused, 0, G_N_ELEMENTS (refused));
  tcase_add_loop_test (tcase, test_cut_anywhere, 0, 2);
  tcase_add_loop_test (tcase, test_damaged_by_chance, 0, 20);
  tcase_add_test (tcase, test_deep_and_long);
  tcase_add_test (tcase, test_refused_changes_nothing);

  tcase = testing_add_tcase (suite, "tokens");
  tcase_add_test (tcase, test_o7_token_after_save_and_load);
  tcase_add_test (tcase, test_o7_next_after_save_and_load);
  tcase_add_test (tcase, test_numbers_at_their_end);

  tcase = testing_add_tcase (suite, "misuse");
  tcase_add_test (tcase, test_misuse);

  return testing_run (suite);
}
