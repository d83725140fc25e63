/* SPDX-License-Identifier: MIT */
/* Lists of names, the nearest to what somebody wrote first. */
#include "../testing.h"
#include "rules/nearest.h"

#define STATES "none created pending accepted declined resigned removed"

static const struct
{
  const char *text;
  const char *names; /* with blanks between them */
  const char *nearest;
} misspelt[] = {
  { "pendig", STATES, "pending" },
  { "pendding", STATES, "pending" },
  { "pednign", STATES, "pending" },
  { "PENDING", STATES, "pending" },
  { "accept", STATES, "accepted" },
  { "Decline", "DescribeHub GetMembers DeclineInvitations TagResource", "DeclineInvitations" },
  { "InviteMember", "CreateMembers InviteMembers DeleteMembers", "InviteMembers" },
  { "inviteMembers", "CreateMembers InviteMembers DeleteMembers", "InviteMembers" },
  { "invite_members", "CreateMembers InviteMembers DeleteMembers", "InviteMembers" },
  { "LimitExceeded", "InternalException LimitExceededException", "LimitExceededException" },
  { "jsn", "text markdown csv json dot mermaid", "json" },
  { "opertion", "organization operation", "operation" },
  { "b", "ab cb", "ab" },
  { "", "long a", "long" },
};

START_TEST (test_nearest)
{
  g_auto (GStrv) names = g_strsplit (misspelt[_i].names, " ", 0);
  gsize found = beckon_nearest_find (misspelt[_i].text, (const char *const *) names, g_strv_length (names));

  ck_assert_msg (g_str_equal (names[found], misspelt[_i].nearest), "\"%s\" is nearest to %s, not to %s",
                 misspelt[_i].text, names[found], misspelt[_i].nearest);
}
END_TEST

static const struct
{
  const char *text;
  const char *names;
  const char *list;
} lists[] = {
  { "c", "", "" },
  { "c", "a", "a" },
  { "b", "a b", "b or a" },
  { "c", "a b c d", "c, a, b or d" },
  { "", "a b c", "a, b or c" },
  { "hub", "members hubs hub", "hub, hubs or members" },
};

START_TEST (test_list)
{
  g_auto (GStrv) names = g_strsplit (lists[_i].names, " ", 0);
  g_autofree char *list = beckon_nearest_list (lists[_i].text, (const char *const *) names, g_strv_length (names));

  ck_assert_str_eq (list, lists[_i].list);
}
END_TEST

/* What is longer than every name takes no more time, and does not write beyond the row. */
START_TEST (test_distance_is_bounded)
{
  g_autofree char *text = g_strnfill (100000, 'a'), *cut = g_strndup (text, NEAREST_MAX_SIZE);

  ck_assert_uint_eq (beckon_nearest_distance (text, "a"), beckon_nearest_distance (cut, "a"));
  ck_assert_uint_eq (beckon_nearest_distance (cut, "a"), (NEAREST_MAX_SIZE - 1) * NEAREST_WRONG);
  ck_assert_uint_eq (beckon_nearest_distance (cut, text), 100000 - NEAREST_MAX_SIZE);
}
END_TEST

static const struct
{
  const char *text;
  const char *name;
  guint distance;
} distances[] = {
  { "member", "member", 0 },
  { "MEMBER", "member", 0 },
  { "membr", "member", NEAREST_LACKS },
  { "mem", "member", 3 * NEAREST_LACKS },
  { "members", "member", NEAREST_WRONG },
  { "memper", "member", NEAREST_WRONG },
  { "mebmer", "member", NEAREST_LACKS + NEAREST_WRONG },
  { "x", "", NEAREST_WRONG },
};

START_TEST (test_distance)
{
  ck_assert_uint_eq (beckon_nearest_distance (distances[_i].text, distances[_i].name), distances[_i].distance);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("nearest");
  TCase *tcase = testing_add_tcase (suite, "names");

  tcase_add_loop_test (tcase, test_nearest, 0, G_N_ELEMENTS (misspelt));
  tcase_add_loop_test (tcase, test_list, 0, G_N_ELEMENTS (lists));
  tcase_add_loop_test (tcase, test_distance, 0, G_N_ELEMENTS (distances));
  tcase_add_test (tcase, test_distance_is_bounded);

  return testing_run (suite);
}
