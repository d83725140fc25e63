/* SPDX-License-Identifier: MIT */
/* What the tests of misuse share: programmers' mistakes as a table, and what holds for each. */
#include "testing-misuse.h"

void
assert_misuse (const Misuse *misuse)
{
  g_test_expect_message ("Beckon", G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  ck_assert_beckon_unchanged_by (region, ck_assert_msg (misuse->is_harmless (), "%s", misuse->name));
  g_test_assert_expected_messages ();
}

static GError *past = NULL;

GError **
past_error (void)
{
  if (past == NULL)
    past = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no file");

  return &past;
}

gboolean
is_past (void)
{
  return g_error_matches (past, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

BeckonWorld *
usual_world (void)
{
  static BeckonWorld *world = NULL;

  if (world == NULL)
    world = beckon_world_new ();

  return world;
}
