/* SPDX-License-Identifier: MIT */
/* Whatever bytes come in, every text that goes out is valid UTF-8, on one line and of bounded size (O-11). */
#include "../testing-wire.h"
#include "wire/json.h"

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire-world.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_SIZE 20000

/* What steers a terminal, ends a line, and is not UTF-8. */
#define NASTY "\x1b[2J\n\r\xc2\x85\xe2\x80\xa8\x7f"
#define E_ACUTE "\xc3\xa9"

static gboolean
has_controls (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_iscntrl (g_utf8_get_char (text)) || g_str_has_prefix (text, "\xe2\x80\xa8"))
      return TRUE;

  return FALSE;
}

static void
assert_tidy (const char *text)
{
  ck_assert_ptr_nonnull (text);
  ck_assert_msg (g_utf8_validate (text, -1, NULL), "not UTF-8: %s", text);
  ck_assert_msg (!has_controls (text), "with control characters: %s", text);
  ck_assert_uint_lt (strlen (text), MAX_SIZE);
}

/* --- what jansson says of a document ------------------------------------------------------------ */

/* `<200>` stands for so many letters of two bytes: jansson cuts what it repeats. */
static const char *const documents[] = {
  "\"\\" E_ACUTE "\"",
  "\"\\\xe2\x82\xac\"",
  "{\"AccountIds\":[\"\\" E_ACUTE "\"]}",
  "\"\xff\"",
  "{\"AccountIds\":[\"001+88223224\\u161\xd1\x9c\xf3\xff\"]}",
  E_ACUTE,
  ("{\"a\n\x1b[2J" E_ACUTE),
  "{} \x1b",
  "{} \xe2\x80\xa8",
  "\"<200>",
  "x<200>",
  "\"x<200>",
  "{\"a<200>b\": ?}",
  "{\"<200>\":1,\"<200>\":2}",
  "{\"x<200>\":1,\"x<200>\":2}",
};

static char *
spell_document (const char *text)
{
  GString *document = g_string_new (text);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (guint i = 0; i < 200; i++)
    g_string_append (letters, E_ACUTE);
  g_string_replace (document, "<200>", letters->str, 0);

  return g_string_free (document, FALSE);
}

START_TEST (test_o11_message_of_a_bad_body)
{
  g_autofree char *document = spell_document (documents[_i]);
  g_autoptr (GBytes) body = g_bytes_new (document, strlen (document));
  g_autoptr (BeckonWireResponse) response
      = beckon_wire_handle_request (region, MEMBER, "POST", "/invitations/decline", NULL, body);
  json_t *answer = json_loads (text_of (response), 0, NULL);

  ck_assert_uint_eq (beckon_wire_response_get_status (response), 400);
  ck_assert_str_eq (beckon_wire_response_peek_exception (response), "SerializationException");
  assert_tidy (json_string_value (json_object_get (answer, "Message")));
  json_decref (answer);
}
END_TEST

START_TEST (test_documents_that_are_not_json)
{
  g_autofree char *document = spell_document (documents[_i]);
  g_autoptr (GError) world = NULL, head = NULL, entry = NULL, fault = NULL;

  ck_assert_ptr_null (beckon_wire_world_from_json (document, -1, &world));
  ck_assert_ptr_null (beckon_wire_journal_head_from_json (document, -1, &head));
  ck_assert_ptr_null (beckon_wire_journal_entry_from_json (document, -1, &entry));
  ck_assert_ptr_null (beckon_wire_fault_from_json (document, -1, &fault));
  assert_tidy (world->message);
  assert_tidy (head->message);
  assert_tidy (entry->message);
  assert_tidy (fault->message);
}
END_TEST

/* --- texts that an error repeats ---------------------------------------------------------------- */

/* `@` stands for a long text, and one with control characters. The first letter says what reads it: a world, an
 * entry's JSON, a fault, or a replay. */
static const char *const repeating[] = {
  "w{'@':1}",
  "w{'accounts':[{'@':1}]}",
  "w{'accounts':[{'account':'a','hub_since':'@'}]}",
  "w{'accounts':[{'account':'a','hub':true,'control_finding_generator':'@'}]}",
  "w{'associations':[{'administrator':'a','member':'b','state':'@'}]}",
  "w{'associations':[{'administrator':'a','member':'b','state':'pending','invitation_id':'@'}]}",
  "w{'switches':{'@':true}}",
  "w{'switches':{'hub_off_error':'@'}}",
  "w{'switches':{'max_members':['@']}}",
  "w{'accounts':[{'account':'a\\n'},{'account':'a\\n'}]}",
  "w{'associations':[{'administrator':'a','member':'b\\n','state':'accepted'},"
  "{'administrator':'b\\n','member':'c','state':'accepted'}]}",
  "w{'accounts':[{'account':'a\\n','management':'a\\n'}],'organizations':[{'management':'a\\n','administrator':'a\\n'}]}",
  "w{'associations':[{'administrator':'a\\n','member':'b','state':'accepted','enrolled':true}]}",
  "e{'time':0,'operation':'CreateMembers','input':{'@':null}}",
  "f{'@':1}",
  "f{'before':'@'}",
  "f{'stale':true,'operation':'@'}",
  "r{'time':0,'operation':'@','input':{}}",
  "r{'time':0,'operation':'put','input':{'administrator':'a','member':'b','state':'@'}}",
  "r{'time':0,'operation':'restore','input':{'world':{'accounts':[['a',0,false],['b',0,false]],'associations':["
  "['a','b','@',null,null,null,0]],'format':1,'ids-drawn':0,'semantics':1},'sequences':[1],'next-sequence':2}}",
};

static void
replay (const char *line, GError **error)
{
  g_autoptr (GVariant) entry = beckon_wire_journal_entry_from_json (line, -1, error);

  ck_assert_ptr_nonnull (entry);
  ck_assert_ptr_null (beckon_region_replay (region, entry, error));
}

static void
read_repeating (char reader, const char *text, GError **error)
{
  if (reader == 'w')
    ck_assert_ptr_null (beckon_wire_world_from_json (text, -1, error));
  else if (reader == 'e')
    ck_assert_ptr_null (beckon_wire_journal_entry_from_json (text, -1, error));
  else if (reader == 'f')
    ck_assert_ptr_null (beckon_wire_fault_from_json (text, -1, error));
  else
    replay (text, error);
}

static void
assert_repeated (const char *row, const char *inserted)
{
  g_autofree char *spelt = spell (row + 1, NULL);
  g_autoptr (GString) text = g_string_new (spelt);
  g_autoptr (GError) error = NULL;

  g_string_replace (text, "@", inserted, 0);
  read_repeating (*row, text->str, &error);
  assert_tidy (error->message);
}

START_TEST (test_texts_that_are_repeated)
{
  g_autofree char *letters = g_strnfill (1000000, 'x');
  g_autofree char *long_text = g_strconcat (E_ACUTE, letters, NULL);

  assert_repeated (repeating[_i], letters);
  assert_repeated (repeating[_i], long_text);
  assert_repeated (repeating[_i], "\\u001b[2J\\n\\r\\u0085\\u2028\\u007f");
}
END_TEST

/* --- texts that the embedder gives -------------------------------------------------------------- */

START_TEST (test_texts_of_the_embedder)
{
  g_autoptr (BeckonSwitches) switches = beckon_switches_new ();
  g_autoptr (BeckonWorld) world = beckon_world_new ();
  g_autoptr (GError) name = NULL, value = NULL, id = NULL, word = NULL;

  ck_assert (beckon_world_add_account (world, "a", 0, FALSE, NULL));
  ck_assert (!beckon_switches_set_from_string (switches, NASTY "\xff", "true", &name));
  ck_assert (!beckon_switches_set_from_string (switches, "max_members", NASTY "\xff", &value));
  ck_assert (!beckon_world_add_association (world, "a", "b", BECKON_STATE_PENDING, NULL, NASTY "\xff", 0, 0, &id));
  ck_assert (!beckon_world_set_hub_settings (world, "a", TRUE, NASTY "\xff", NULL, &word));
  assert_tidy (name->message);
  assert_tidy (value->message);
  assert_tidy (id->message);
  assert_tidy (word->message);
  ck_assert_str_eq (word->message, "\"\\u001b[2J\\n\\u000d\\u0085\\u2028\\u007f\xef\xbf\xbd\" is not a value of "
                                   "ControlFindingGenerator");
}
END_TEST

START_TEST (test_names_of_files)
{
  g_autofree char *folder = g_dir_make_tmp ("beckon-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "\xff\n", NULL);
  g_autoptr (BeckonWorld) world = beckon_world_new ();
  g_autoptr (GError) read_error = NULL, write_error = NULL;

  ck_assert_ptr_null (beckon_wire_load_world (file, &read_error));
  ck_assert_int_eq (g_mkdir (file, 0700), 0);
  ck_assert (!beckon_wire_save_world (world, file, &write_error));
  assert_tidy (read_error->message);
  assert_tidy (write_error->message);
  ck_assert_ptr_nonnull (strstr (write_error->message, "it is not a regular file"));
  g_rmdir (file);
  g_rmdir (folder);
}
END_TEST

/* --- what is written without jansson -------------------------------------------------------------- */

static void
assert_written_as_by_jansson (const char *text)
{
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (Json) value = json_string (text);
  char *expected = json_dumps (value, JSON_ENCODE_ANY);

  beckon_json_append_text (written, text);
  ck_assert_str_eq (written->str, expected);
  free (expected);
}

/* O-11: alone, between others, and as a pair. */
START_TEST (test_o11_text_of_a_character)
{
  const char character[] = { (char) _i, '\0' };
  g_autofree char *between = g_strdup_printf ("a%sb", character);
  g_autofree char *twice = g_strdup_printf (E_ACUTE "%s%s", character, character);

  assert_written_as_by_jansson (character);
  assert_written_as_by_jansson (between);
  assert_written_as_by_jansson (twice);
}
END_TEST

START_TEST (test_o11_text_of_others)
{
  assert_written_as_by_jansson ("");
  assert_written_as_by_jansson (NASTY);
  assert_written_as_by_jansson ("\xe2\x82\xac \xf0\x9f\x98\x80 \xef\xbf\xbd");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-texts");
  TCase *tcase = testing_add_tcase (suite, "texts");

  tcase_add_loop_test (tcase, test_o11_message_of_a_bad_body, 0, G_N_ELEMENTS (documents));
  tcase_add_loop_test (tcase, test_documents_that_are_not_json, 0, G_N_ELEMENTS (documents));
  tcase_add_loop_test (tcase, test_texts_that_are_repeated, 0, G_N_ELEMENTS (repeating));
  tcase_add_test (tcase, test_texts_of_the_embedder);
  tcase_add_test (tcase, test_names_of_files);

  tcase = testing_add_tcase (suite, "written");
  tcase_add_loop_test (tcase, test_o11_text_of_a_character, 1, 128);
  tcase_add_test (tcase, test_o11_text_of_others);

  return testing_run (suite);
}
