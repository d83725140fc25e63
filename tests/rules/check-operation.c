/* SPDX-License-Identifier: MIT */
/* The operations and the fields: what sections 3 and 5 of doc/semantics.md say of each, and what the library says. */
#include "../testing.h"

#include <string.h>

/* --- section 5, by hand ---------------------------------------------------------------------- */

/*
 * The rows of section 5, in its words; the steps are those of section 3. EnableDefaultStandards of EnableSecurityHub is
 * not modelled, and so it is not here. In a query TagKeys is called tagKeys (O-13).
 */
static const struct
{
  const char *name;
  gboolean is_mutating;
  const char *steps;
  const char *required; /* with a star: O-4 */
  const char *optional;
  const char *output;
} operations[] = {
  /* clang-format off */
  { "CreateMembers", TRUE, "create enroll", "AccountDetails", "", "UnprocessedAccounts" },
  { "GetMembers", FALSE, "", "AccountIds", "", "Members UnprocessedAccounts" },
  { "ListMembers", FALSE, "", "", "OnlyAssociated MaxResults NextToken", "Members NextToken" },
  { "DeleteMembers", TRUE, "delete-member", "AccountIds", "", "UnprocessedAccounts" },
  { "InviteMembers", TRUE, "invite", "AccountIds", "", "UnprocessedAccounts" },
  { "DisassociateMembers", TRUE, "disassociate", "AccountIds", "", "" }, /* O-9 */
  { "ListInvitations", FALSE, "", "", "MaxResults NextToken", "Invitations NextToken" },
  { "GetInvitationsCount", FALSE, "", "", "", "InvitationsCount" },
  { "AcceptAdministratorInvitation", TRUE, "accept", "AdministratorId InvitationId", "", "" },
  { "AcceptInvitation", TRUE, "accept", "MasterId InvitationId", "", "" },
  { "DeclineInvitations", TRUE, "decline", "AccountIds", "", "UnprocessedAccounts" },
  { "DeleteInvitations", TRUE, "delete-invitation withdraw", "AccountIds", "", "UnprocessedAccounts" }, /* O-2 */
  { "DisassociateFromAdministratorAccount", TRUE, "leave", "", "", "" },
  { "DisassociateFromMasterAccount", TRUE, "leave", "", "", "" },
  { "GetAdministratorAccount", FALSE, "", "", "", "Administrator" }, /* O-8 */
  { "GetMasterAccount", FALSE, "", "", "", "Master" }, /* O-8 */
  { "EnableSecurityHub", TRUE, "", "", "Tags ControlFindingGenerator", "" },
  { "DisableSecurityHub", TRUE, "disable-hub", "", "", "" },
  { "DescribeHub", FALSE, "", "", "HubArn", "HubArn SubscribedAt AutoEnableControls ControlFindingGenerator" },
  { "UpdateSecurityHubConfiguration", TRUE, "", "", "AutoEnableControls ControlFindingGenerator", "" },
  { "EnableOrganizationAdminAccount", TRUE, "", "AdminAccountId", "Feature", "AdminAccountId Feature" },
  { "DisableOrganizationAdminAccount", TRUE, "disassociate", "AdminAccountId", "Feature", "" }, /* G-13 */
  { "ListOrganizationAdminAccounts", FALSE, "", "", "MaxResults NextToken Feature", "AdminAccounts NextToken Feature" },
  { "DescribeOrganizationConfiguration", FALSE, "", "", "",
    "AutoEnable MemberAccountLimitReached AutoEnableStandards OrganizationConfiguration" },
  { "UpdateOrganizationConfiguration", TRUE, "", "AutoEnable", "AutoEnableStandards OrganizationConfiguration", "" },
  { "TagResource", TRUE, "", "ResourceArn Tags", "", "" },
  { "UntagResource", TRUE, "", "ResourceArn TagKeys", "", "" },
  { "ListTagsForResource", FALSE, "", "ResourceArn", "", "Tags" },
  /* clang-format on */
};

G_STATIC_ASSERT (G_N_ELEMENTS (operations) == BECKON_N_OPERATIONS);

static const struct
{
  BeckonField field;
  const char *name;
  BeckonFieldKind kind;
} fields[] = {
  { BECKON_FIELD_ACCOUNT_IDS, "AccountIds", BECKON_FIELD_KIND_ACCOUNT_IDS },
  { BECKON_FIELD_ACCOUNT_DETAILS, "AccountDetails", BECKON_FIELD_KIND_ACCOUNT_DETAILS },
  { BECKON_FIELD_ADMINISTRATOR_ID, "AdministratorId", BECKON_FIELD_KIND_ACCOUNT_ID },
  { BECKON_FIELD_MASTER_ID, "MasterId", BECKON_FIELD_KIND_ACCOUNT_ID },
  { BECKON_FIELD_INVITATION_ID, "InvitationId", BECKON_FIELD_KIND_INVITATION_ID },
  { BECKON_FIELD_ONLY_ASSOCIATED, "OnlyAssociated", BECKON_FIELD_KIND_BOOLEAN },
  { BECKON_FIELD_MAX_RESULTS, "MaxResults", BECKON_FIELD_KIND_NUMBER },
  { BECKON_FIELD_MEMBERS, "Members", BECKON_FIELD_KIND_MEMBERS },
  { BECKON_FIELD_INVITATIONS, "Invitations", BECKON_FIELD_KIND_INVITATIONS },
  { BECKON_FIELD_UNPROCESSED_ACCOUNTS, "UnprocessedAccounts", BECKON_FIELD_KIND_RESULTS },
  { BECKON_FIELD_NEXT_TOKEN, "NextToken", BECKON_FIELD_KIND_TEXT },
  { BECKON_FIELD_INVITATIONS_COUNT, "InvitationsCount", BECKON_FIELD_KIND_NUMBER },
  { BECKON_FIELD_ADMINISTRATOR, "Administrator", BECKON_FIELD_KIND_INVITATION },
  { BECKON_FIELD_MASTER, "Master", BECKON_FIELD_KIND_INVITATION },
  { BECKON_FIELD_HUB_ARN, "HubArn", BECKON_FIELD_KIND_TEXT },
  { BECKON_FIELD_SUBSCRIBED_AT, "SubscribedAt", BECKON_FIELD_KIND_TIME },
  { BECKON_FIELD_AUTO_ENABLE_CONTROLS, "AutoEnableControls", BECKON_FIELD_KIND_BOOLEAN },
  { BECKON_FIELD_CONTROL_FINDING_GENERATOR, "ControlFindingGenerator", BECKON_FIELD_KIND_WORD },
  { BECKON_FIELD_TAGS, "Tags", BECKON_FIELD_KIND_TAGS },
  { BECKON_FIELD_TAG_KEYS, "TagKeys", BECKON_FIELD_KIND_TAG_KEYS },
  { BECKON_FIELD_RESOURCE_ARN, "ResourceArn", BECKON_FIELD_KIND_TEXT },
  { BECKON_FIELD_ADMIN_ACCOUNT_ID, "AdminAccountId", BECKON_FIELD_KIND_ACCOUNT_ID },
  { BECKON_FIELD_ADMIN_ACCOUNTS, "AdminAccounts", BECKON_FIELD_KIND_ADMIN_ACCOUNTS },
  { BECKON_FIELD_FEATURE, "Feature", BECKON_FIELD_KIND_WORD },
  { BECKON_FIELD_AUTO_ENABLE, "AutoEnable", BECKON_FIELD_KIND_BOOLEAN },
  { BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED, "MemberAccountLimitReached", BECKON_FIELD_KIND_BOOLEAN },
  { BECKON_FIELD_AUTO_ENABLE_STANDARDS, "AutoEnableStandards", BECKON_FIELD_KIND_WORD },
  { BECKON_FIELD_ORGANIZATION_CONFIGURATION, "OrganizationConfiguration",
    BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION },
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == BECKON_N_FIELDS);

/* --- comparing ------------------------------------------------------------------------------- */

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) each, word);
}

/* Collects what the library says otherwise, so that a test names all of it. */
static void
compare (GString *differences, const char *verb, const char *what, const char *words, gboolean is)
{
  if (has_word (words, what) != !!is)
    g_string_append_printf (differences, " %s%s %s;", is ? "" : "not ", verb, what);
}

static void
assert_no_differences (guint operation, GString *differences)
{
  ck_assert_msg (differences->len == 0, "the library says of %s, and the semantics do not:%s",
                 operations[operation].name, differences->str);
}

/* --- operations ------------------------------------------------------------------------------ */

START_TEST (test_operation)
{
  BeckonOperation found = BECKON_N_OPERATIONS;

  ck_assert_str_eq (beckon_operation_to_string (_i), operations[_i].name);
  ck_assert_msg (!!beckon_operation_is_mutating (_i) == operations[_i].is_mutating, "%s: whether it is mutating",
                 operations[_i].name);
  ck_assert (beckon_operation_from_string (operations[_i].name, &found));
  ck_assert_int_eq (found, _i);
  ck_assert (beckon_operation_from_string (operations[_i].name, NULL));
}
END_TEST

/* Section 3: which operation takes which step; O-2: one operation takes two. */
START_TEST (test_steps)
{
  g_autoptr (GString) differences = g_string_new (NULL);

  for (guint step = 0; step < BECKON_N_STEPS; step++)
    compare (differences, "takes", beckon_step_to_string (step), operations[_i].steps,
             beckon_operation_takes_step (_i, step));
  assert_no_differences (_i, differences);
}
END_TEST

/* Section 5, O-4: what a request must have, what it can have, and what an answer can have. */
START_TEST (test_fields)
{
  g_autofree char *input = g_strconcat (operations[_i].required, " ", operations[_i].optional, NULL);
  g_autoptr (GString) differences = g_string_new (NULL);

  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    {
      const char *name = fields[field].name;

      compare (differences, "requires", name, operations[_i].required, beckon_operation_requires_field (_i, field));
      compare (differences, "takes", name, input, beckon_operation_takes_field (_i, field));
      compare (differences, "gives", name, operations[_i].output, beckon_operation_gives_field (_i, field));
    }
  assert_no_differences (_i, differences);
}
END_TEST

static void
assert_every_word_is_a_field (const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    ck_assert_msg (*each[i] == '\0' || beckon_field_from_string (each[i], NULL), "no field: %s", each[i]);
}

static void
assert_every_word_is_a_step (const char *words)
{
  g_auto (GStrv) each = g_strsplit (words, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    ck_assert_msg (*each[i] == '\0' || beckon_step_from_string (each[i], NULL), "no step: %s", each[i]);
}

/* The rows above name nothing that the library does not have. */
START_TEST (test_words_are_known)
{
  assert_every_word_is_a_step (operations[_i].steps);
  assert_every_word_is_a_field (operations[_i].required);
  assert_every_word_is_a_field (operations[_i].optional);
  assert_every_word_is_a_field (operations[_i].output);
}
END_TEST

/* A step changes a pair, and so an operation that takes one is mutating. */
START_TEST (test_step_of_no_reading_operation)
{
  for (guint step = 0; step < BECKON_N_STEPS; step++)
    ck_assert_msg (!beckon_operation_takes_step (_i, step) || beckon_operation_is_mutating (_i), "%s takes %s",
                   operations[_i].name, beckon_step_to_string (step));
}
END_TEST

START_TEST (test_every_step_is_taken)
{
  guint n = 0;

  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    n += !!beckon_operation_takes_step (operation, _i);
  ck_assert_msg (n > 0, "no operation takes %s", beckon_step_to_string (_i));
}
END_TEST

/* --- fields ---------------------------------------------------------------------------------- */

START_TEST (test_field)
{
  BeckonField found = BECKON_N_FIELDS;

  ck_assert_int_eq (fields[_i].field, _i);
  ck_assert_str_eq (beckon_field_to_string (_i), fields[_i].name);
  ck_assert (beckon_field_from_string (fields[_i].name, &found));
  ck_assert_int_eq (found, _i);
  ck_assert (beckon_field_from_string (fields[_i].name, NULL));
  ck_assert_msg (beckon_field_get_kind (_i) == fields[_i].kind, "the kind of %s", fields[_i].name);
}
END_TEST

/* Section 5 and O-15: the words of the fields that have words, the default first. */
static const char *
words_of (guint field)
{
  switch (field)
    {
    case BECKON_FIELD_CONTROL_FINDING_GENERATOR:
      return "SECURITY_CONTROL STANDARD_CONTROL";
    case BECKON_FIELD_FEATURE:
      return "SecurityHub";
    case BECKON_FIELD_AUTO_ENABLE_STANDARDS:
      return "DEFAULT NONE";
    case BECKON_FIELD_ORGANIZATION_CONFIGURATION:
      return "LOCAL CENTRAL";
    default:
      return NULL;
    }
}

START_TEST (test_words_of_a_field)
{
  const char *const *words = beckon_field_peek_words (_i);
  g_autofree char *got = words != NULL ? g_strjoinv (" ", (char **) words) : NULL;

  ck_assert_pstr_eq (got, words_of (_i));
}
END_TEST

START_TEST (test_every_field_is_of_an_operation)
{
  guint n = 0;

  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    n += beckon_operation_takes_field (operation, _i) || beckon_operation_gives_field (operation, _i);
  ck_assert_msg (n > 0, "no operation has %s", fields[_i].name);
}
END_TEST

/* --- names ----------------------------------------------------------------------------------- */

static void
add_name (GHashTable *names, const char *name)
{
  ck_assert_ptr_nonnull (name);
  ck_assert_str_ne (name, "");
  ck_assert_msg (g_hash_table_add (names, (gpointer) name), "doubled: %s", name);
}

START_TEST (test_names_are_different)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint operation = 0; operation < BECKON_N_OPERATIONS; operation++)
    add_name (names, beckon_operation_to_string (operation));
  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    add_name (names, beckon_field_to_string (field));
}
END_TEST

static const char *const unknown_names[] = {
  "",           "declineinvitations", "DeclineInvitations ", "DeclineInvitation", "GetFindings",
  "accountIds", "AccountId",          "AccountIds ",         "tagKeys",           "account-ids",
};

START_TEST (test_unknown_names_are_not_found)
{
  BeckonOperation operation = BECKON_N_OPERATIONS;
  BeckonField field = BECKON_N_FIELDS;

  ck_assert (!beckon_operation_from_string (unknown_names[_i], &operation));
  ck_assert_int_eq (operation, BECKON_N_OPERATIONS);
  ck_assert (!beckon_field_from_string (unknown_names[_i], &field));
  ck_assert_int_eq (field, BECKON_N_FIELDS);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("operation");
  TCase *tcase = testing_add_tcase (suite, "operations");

  tcase_add_loop_test (tcase, test_operation, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_steps, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_fields, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_words_are_known, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_step_of_no_reading_operation, 0, BECKON_N_OPERATIONS);
  tcase_add_loop_test (tcase, test_every_step_is_taken, 0, BECKON_N_STEPS);

  tcase = testing_add_tcase (suite, "fields");
  tcase_add_loop_test (tcase, test_field, 0, BECKON_N_FIELDS);
  tcase_add_loop_test (tcase, test_words_of_a_field, 0, BECKON_N_FIELDS);
  tcase_add_loop_test (tcase, test_every_field_is_of_an_operation, 0, BECKON_N_FIELDS);

  tcase = testing_add_tcase (suite, "names");
  tcase_add_test (tcase, test_names_are_different);
  tcase_add_loop_test (tcase, test_unknown_names_are_not_found, 0, G_N_ELEMENTS (unknown_names));

  return testing_run (suite);
}
