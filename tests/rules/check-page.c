/* SPDX-License-Identifier: MIT */
/* Paging (O-7): the order, the page sizes, the tokens, and walks while others write. */
#include "../testing.h"

#include <string.h>

#define N_MEMBERS 53

/* --- two lists ----------------------------------------------------------------------------- */

/* ListMembers of ADMINISTRATOR, and ListInvitations of MEMBER, in one shape: ids on a page. */
static GPtrArray *
list_members_page (int max_results, const char *token, char **next_token, GError **error)
{
  GPtrArray *page = beckon_region_list_members (region, ADMINISTRATOR, FALSE, max_results, token, next_token, error);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; page != NULL && i < page->len; i++)
    g_ptr_array_add (ids, g_strdup (beckon_member_peek_account_id (page->pdata[i])));
  if (page == NULL)
    g_clear_pointer (&ids, g_ptr_array_unref);
  g_clear_pointer (&page, g_ptr_array_unref);

  return ids;
}

static GPtrArray *
list_invitations_page (int max_results, const char *token, char **next_token, GError **error)
{
  GPtrArray *page = beckon_region_list_invitations (region, MEMBER, max_results, token, next_token, error);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; page != NULL && i < page->len; i++)
    g_ptr_array_add (ids, g_strdup (beckon_invitation_peek_administrator_id (page->pdata[i])));
  if (page == NULL)
    g_clear_pointer (&ids, g_ptr_array_unref);
  g_clear_pointer (&page, g_ptr_array_unref);

  return ids;
}

static void
add_member (const char *id)
{
  administrator_creates (region, ADMINISTRATOR, id);
}

static void
add_invitation (const char *id)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, FALSE);
  pair_in_state (region, id, MEMBER, BECKON_STATE_DECLINED);
}

static void
drop_member (const char *id)
{
  administrator_deletes (region, ADMINISTRATOR, id);
}

static void
drop_invitation (const char *id)
{
  member_deletes (region, MEMBER, id);
}

/* Every test of pages has a row for each list. */
static const struct
{
  GPtrArray *(*list) (int max_results, const char *token, char **next_token, GError **error);
  void (*add) (const char *id);
  void (*drop) (const char *id);
} lists[] = {
  { list_members_page, add_member, drop_member },
  { list_invitations_page, add_invitation, drop_invitation },
};

#define N_LISTS G_N_ELEMENTS (lists)

static void
add_all (guint list, const char *const *ids)
{
  for (; *ids != NULL; ids++)
    lists[list].add (*ids);
}

/* The page that begins at @token; puts the next token there, or NULL. */
static void
assert_page (guint list, int max_results, char **token, const char *const *expected)
{
  g_autofree char *next_token = NULL;
  g_autofree char *expected_ids = g_strjoinv (" ", (char **) expected);
  g_autofree char *got_ids = NULL;
  g_autoptr (GPtrArray) page = lists[list].list (max_results, *token, &next_token, NULL);

  ck_assert_ptr_nonnull (page);
  g_ptr_array_add (page, NULL);
  got_ids = g_strjoinv (" ", (char **) page->pdata);
  ck_assert_str_eq (got_ids, expected_ids);
  g_free (*token);
  *token = g_steal_pointer (&next_token);
}

/* --- sizes --------------------------------------------------------------------------------- */

/* A row for each list and page size 1..50, and the default, -1: every record once, in order. */
START_TEST (test_o7_walk_with_each_page_size)
{
  guint list = _i % N_LISTS;
  int max_results = _i / (int) N_LISTS == 0 ? -1 : _i / (int) N_LISTS;
  guint page_size = max_results == -1 ? 50 : max_results;
  g_auto (GStrv) ids = account_ids_new (N_MEMBERS);
  g_autofree char *token = NULL;
  guint n_seen = 0;

  add_all (list, (const char *const *) ids);
  do
    {
      guint n = MIN (page_size, N_MEMBERS - n_seen);
      g_autofree char **expected = g_memdup2 (ids + n_seen, (n + 1) * sizeof (char *));

      expected[n] = NULL;
      assert_page (list, max_results, &token, (const char *const *) expected);
      n_seen += n;
      ck_assert_int_eq (token != NULL, n_seen < N_MEMBERS);
    }
  while (token != NULL);
}
END_TEST

static const int wrong_sizes[] = { 0, 51, -2, G_MAXINT, G_MININT };

START_TEST (test_o7_page_size_out_of_range)
{
  for (guint list = 0; list < N_LISTS; list++)
    assert_fails (region, lists[list].list (wrong_sizes[_i], NULL, NULL, &error), BECKON_ERROR_INVALID_INPUT,
                  BECKON_REASON_INVALID_INPUT, "O-7");
}
END_TEST

START_TEST (test_o7_empty_list)
{
  g_autofree char *token = NULL;

  assert_page (_i, 1, &token, NOBODY);
  ck_assert_ptr_null (token);
}
END_TEST

/* O-7: a token exactly when one more would be shown: what the filter hides does not count. */
START_TEST (test_o7_token_only_if_one_more_is_shown)
{
  g_autofree char *token = NULL;
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  g_autofree char *no_token = NULL;

  pair_in_state (region, ADMINISTRATOR, STRANGER, BECKON_STATE_CREATED);
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  pair_in_state (region, ADMINISTRATOR, RIVAL, BECKON_STATE_PENDING);
  first = beckon_region_list_members (region, ADMINISTRATOR, TRUE, 1, NULL, &token, NULL);
  ck_assert_uint_eq (first->len, 1);
  ck_assert_ptr_null (token);

  pair_in_state (region, ADMINISTRATOR, SIBLING, BECKON_STATE_ACCEPTED);
  g_ptr_array_unref (first);
  first = beckon_region_list_members (region, ADMINISTRATOR, TRUE, 1, NULL, &token, NULL);
  ck_assert_ptr_nonnull (token);
  second = beckon_region_list_members (region, ADMINISTRATOR, TRUE, 1, token, &no_token, NULL);
  ck_assert_str_eq (beckon_member_peek_account_id (first->pdata[0]), MEMBER);
  ck_assert_str_eq (beckon_member_peek_account_id (second->pdata[0]), SIBLING);
  ck_assert_ptr_null (no_token);
}
END_TEST

/* --- walks while others write -------------------------------------------------------------- */

/* O-7: the record that the token points at, or the last one shown, is gone. */
START_TEST (test_o7_record_at_the_token_is_deleted)
{
  static const char *const gone[] = { "1", "2", "3" };
  g_autofree char *token = NULL;

  add_all (_i / 3, IDS ("1", "2", "3", "4"));
  assert_page (_i / 3, 2, &token, IDS ("1", "2"));
  lists[_i / 3].drop (gone[_i % 3]);
  assert_page (_i / 3, 2, &token, _i % 3 == 2 ? IDS ("4") : IDS ("3", "4"));
  ck_assert_ptr_null (token);
}
END_TEST

/* O-7, T-6: what is created meanwhile is at the end, also if it was there before. */
START_TEST (test_o7_records_come_and_go)
{
  g_autofree char *token = NULL;

  add_all (_i, IDS ("1", "2", "3", "4", "5"));
  assert_page (_i, 2, &token, IDS ("1", "2"));
  lists[_i].drop ("1");
  lists[_i].drop ("4");
  lists[_i].add ("6");
  assert_page (_i, 2, &token, IDS ("3", "5"));
  lists[_i].add ("4");
  lists[_i].drop ("5");
  assert_page (_i, 2, &token, IDS ("6", "4"));
  ck_assert_ptr_null (token);
}
END_TEST

/* O-7: all that was left is gone: the page is empty, and there is no further one. */
START_TEST (test_o7_the_rest_is_deleted)
{
  g_autofree char *token = NULL;

  add_all (_i, IDS ("1", "2", "3"));
  assert_page (_i, 1, &token, IDS ("1"));
  lists[_i].drop ("2");
  lists[_i].drop ("3");
  lists[_i].drop ("1");
  assert_page (_i, 1, &token, NOBODY);
  ck_assert_ptr_null (token);
}
END_TEST

/* O-7: a record that changes but belongs to the list throughout is shown where it was. */
START_TEST (test_o7_changes_do_not_reorder)
{
  g_autofree char *token = NULL;

  add_all (0, IDS (MEMBER, SIBLING, RIVAL));
  assert_page (0, 1, &token, IDS (MEMBER));
  administrator_invites (region, ADMINISTRATOR, MEMBER);
  administrator_invites (region, ADMINISTRATOR, RIVAL);
  member_declines (region, RIVAL, ADMINISTRATOR);
  assert_page (0, 2, &token, IDS (SIBLING, RIVAL));
}
END_TEST

/* --- tokens -------------------------------------------------------------------------------- */

static char *
first_token (guint list)
{
  g_autoptr (GPtrArray) page = NULL;
  char *token = NULL;

  add_all (list, IDS ("1", "2", "3"));
  page = lists[list].list (1, NULL, &token, NULL);
  ck_assert_ptr_nonnull (token);

  return token;
}

START_TEST (test_o7_token_is_made_of_url_characters)
{
  g_autofree char *token = first_token (_i);

  ck_assert_uint_eq (strspn (token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"),
                     strlen (token));
}
END_TEST

/* O-7: deterministic; nothing but operation, caller and filter is in it: the size may change. */
START_TEST (test_o7_token_is_deterministic)
{
  g_autofree char *token = first_token (_i);
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) page G_GNUC_UNUSED = lists[_i].list (1, NULL, &again, NULL);

  ck_assert_str_eq (again, token);
  ck_assert (beckon_region_advance_clock (region, G_USEC_PER_SEC));
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  assert_page (_i, 50, &token, IDS ("2", "3"));
}
END_TEST

static void
assert_token_refused (guint list, const char *token)
{
  assert_fails (region, lists[list].list (1, token, NULL, &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-7");
}

/* O-7: each character changed into some others. */
START_TEST (test_o7_garbled_token)
{
  g_autofree char *token = first_token (_i);

  for (gsize at = 0; token[at] != '\0'; at++)
    for (const char *c = "ABYZaz01289_-=+/ "; *c != '\0'; c++)
      {
        g_autofree char *garbled = g_strdup (token);

        garbled[at] = *c;
        if (*c != token[at])
          assert_token_refused (_i, garbled);
      }
}
END_TEST

/* O-7: cut off at either end, and with more at it. */
START_TEST (test_o7_truncated_token)
{
  g_autofree char *token = first_token (_i);

  for (gsize at = 0; token[at] != '\0'; at++)
    {
      g_autofree char *head = g_strndup (token, at);

      assert_token_refused (_i, head);
      if (at > 0)
        assert_token_refused (_i, token + at);
    }
  for (const char *c = "Aaz0_-=."; *c != '\0'; c++)
    {
      g_autofree char *longer = g_strdup_printf ("%s%c", token, *c);

      assert_token_refused (_i, longer);
    }
}
END_TEST

START_TEST (test_o7_no_token_at_all)
{
  g_autofree char *huge = g_strnfill (100000, 'A');

  assert_token_refused (_i, "");
  assert_token_refused (_i, "1");
  assert_token_refused (_i, "2");
  assert_token_refused (_i, "\xff\xfe");
  assert_token_refused (_i, "eyJuZXh0IjoxfQ");
  assert_token_refused (_i, huge);
}
END_TEST

/* O-7: tied to the operation. */
START_TEST (test_o7_token_of_the_other_operation)
{
  g_autofree char *of_members = first_token (0);
  g_autofree char *of_invitations = first_token (1);

  assert_token_refused (1, of_members);
  assert_token_refused (0, of_invitations);
  assert_fails (region, beckon_region_list_invitations (region, ADMINISTRATOR, 1, of_members, NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7");
}
END_TEST

/* O-7: tied to the caller and to OnlyAssociated. */
START_TEST (test_o7_token_of_another_caller_or_filter)
{
  g_autofree char *of_members = first_token (0);
  g_autofree char *of_invitations = first_token (1);

  assert_fails (region, beckon_region_list_members (region, RIVAL, FALSE, 1, of_members, NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7");
  assert_fails (region, beckon_region_list_members (region, ADMINISTRATOR, TRUE, 1, of_members, NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7");
  assert_fails (region, beckon_region_list_invitations (region, SIBLING, 1, of_invitations, NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7");
}
END_TEST

START_TEST (test_failure_leaves_the_next_token_alone)
{
  char untouched[] = "untouched";
  char *next_token = untouched;

  ck_assert_ptr_null (lists[_i].list (0, NULL, &next_token, NULL));
  ck_assert_ptr_null (lists[_i].list (1, "x", &next_token, NULL));
  ck_assert_ptr_eq (next_token, untouched);
}
END_TEST

/* G-12: MaxResults is input, and judged before the gate; NextToken after it. */
START_TEST (test_g12_size_then_gate_then_token)
{
  assert_fails (region, beckon_region_list_members (region, STRANGER, TRUE, 0, "x", NULL, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7");
  assert_fails (region, beckon_region_list_members (region, STRANGER, TRUE, 1, "x", NULL, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");
  assert_fails (region, beckon_region_list_invitations (region, STRANGER, 1, "x", NULL, &error),
                BECKON_ERROR_BAD_REQUEST, BECKON_REASON_HUB_OFF_NO_SUCH_RESOURCE, "G-1");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("page");
  TCase *tcase = testing_add_tcase (suite, "sizes");

  tcase_add_loop_test (tcase, test_o7_walk_with_each_page_size, 0, 51 * N_LISTS);
  tcase_add_loop_test (tcase, test_o7_page_size_out_of_range, 0, G_N_ELEMENTS (wrong_sizes));
  tcase_add_loop_test (tcase, test_o7_empty_list, 0, N_LISTS);
  tcase_add_test (tcase, test_o7_token_only_if_one_more_is_shown);

  tcase = testing_add_tcase (suite, "walks while others write");
  tcase_add_loop_test (tcase, test_o7_record_at_the_token_is_deleted, 0, 3 * N_LISTS);
  tcase_add_loop_test (tcase, test_o7_records_come_and_go, 0, N_LISTS);
  tcase_add_loop_test (tcase, test_o7_the_rest_is_deleted, 0, N_LISTS);
  tcase_add_test (tcase, test_o7_changes_do_not_reorder);

  tcase = testing_add_tcase (suite, "tokens");
  tcase_add_loop_test (tcase, test_o7_token_is_made_of_url_characters, 0, N_LISTS);
  tcase_add_loop_test (tcase, test_o7_token_is_deterministic, 0, N_LISTS);
  tcase_add_loop_test (tcase, test_o7_garbled_token, 0, N_LISTS);
  tcase_add_loop_test (tcase, test_o7_truncated_token, 0, N_LISTS);
  tcase_add_loop_test (tcase, test_o7_no_token_at_all, 0, N_LISTS);
  tcase_add_test (tcase, test_o7_token_of_the_other_operation);
  tcase_add_test (tcase, test_o7_token_of_another_caller_or_filter);
  tcase_add_loop_test (tcase, test_failure_leaves_the_next_token_alone, 0, N_LISTS);
  tcase_add_test (tcase, test_g12_size_then_gate_then_token);

  return testing_run (suite);
}
