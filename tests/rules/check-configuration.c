/* SPDX-License-Identifier: MIT */
/* Configurations: a hub's (O-12), a member's (G-17), an organization's (O-14), and the one feature (O-15). */
#include "../testing.h"

#define OTHER_OWNER "222233330001" /* the management account of another organization */

/* --- a hub's: O-12 ----------------------------------------------------------------------------- */

static gboolean
update (const char *caller, int auto_enable_controls, const char *generator, GError **error)
{
  return beckon_region_update_security_hub_configuration (region, caller, auto_enable_controls, generator, error);
}

static void
assert_hub (const char *caller, gboolean auto_enable_controls, const char *generator)
{
  g_autoptr (BeckonHub) hub = beckon_region_describe_hub (region, caller, NULL, NULL);

  ck_assert_ptr_nonnull (hub);
  ck_assert_int_eq (beckon_hub_get_auto_enable_controls (hub), auto_enable_controls);
  ck_assert_str_eq (beckon_hub_peek_control_finding_generator (hub), generator);
}

/* O-12: each value is kept where it is not named; -1 and NULL name nothing. */
static const struct
{
  int first_controls;
  const char *first_generator;
  int then_controls;
  const char *then_generator;
  gboolean controls;
  const char *generator;
} updates[] = {
  { -1, NULL, -1, NULL, TRUE, "SECURITY_CONTROL" },
  { FALSE, NULL, -1, NULL, FALSE, "SECURITY_CONTROL" },
  { -1, "STANDARD_CONTROL", -1, NULL, TRUE, "STANDARD_CONTROL" },
  { FALSE, "STANDARD_CONTROL", -1, NULL, FALSE, "STANDARD_CONTROL" },
  { FALSE, "STANDARD_CONTROL", TRUE, NULL, TRUE, "STANDARD_CONTROL" },
  { FALSE, "STANDARD_CONTROL", -1, "SECURITY_CONTROL", FALSE, "SECURITY_CONTROL" },
  { TRUE, "SECURITY_CONTROL", FALSE, "STANDARD_CONTROL", FALSE, "STANDARD_CONTROL" },
};

START_TEST (test_o12_update_changes_what_it_names)
{
  assert_done (update (MEMBER, updates[_i].first_controls, updates[_i].first_generator, &error));
  assert_done (update (MEMBER, updates[_i].then_controls, updates[_i].then_generator, &error));
  assert_hub (MEMBER, updates[_i].controls, updates[_i].generator);
  assert_hub (SIBLING, TRUE, "SECURITY_CONTROL");
}
END_TEST

/* O-12 */
START_TEST (test_o12_update_that_names_nothing)
{
  assert_done (update (MEMBER, FALSE, "STANDARD_CONTROL", &error));
  ck_assert (beckon_region_advance_clock (region, 5));
  ck_assert_beckon_unchanged_by (region, assert_done (update (MEMBER, -1, NULL, &error)));
}
END_TEST

static gboolean
enable_with (const char *caller, const char *generator, GError **error)
{
  return beckon_region_enable_security_hub_full (region, caller, NULL, generator, error);
}

/* O-12: words that are not exactly one of the two. */
static const char *const no_generators[] = { "", " ", "STANDARD", "standard_control", "STANDARD_CONTROL ", "\xff" };

START_TEST (test_o12_no_generator)
{
  assert_fails (region, update (MEMBER, FALSE, no_generators[_i], &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, enable_with (STRANGER, no_generators[_i], &error), BECKON_ERROR_INVALID_INPUT,
                BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

/* O-12, G-12: hub off, whatever the gate; the input is judged before it. */
START_TEST (test_o12_update_without_a_hub)
{
  turn (region, BECKON_SWITCH_REQUIRE_SECURITY_HUB, _i);
  assert_fails (region, update (STRANGER, FALSE, NULL, &error), BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF,
                "O-12");
  assert_fails (region, update (STRANGER, -1, NULL, &error), BECKON_ERROR_INVALID_ACCESS, BECKON_REASON_HUB_OFF,
                "O-12");
  assert_fails (region, update (STRANGER, -1, "x", &error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-4");
}
END_TEST

/* O-12: what EnableSecurityHub names is there; AutoEnableControls is true after it. */
START_TEST (test_o12_enable_sets_the_generator)
{
  assert_done (enable_with (STRANGER, "STANDARD_CONTROL", &error));
  assert_hub (STRANGER, TRUE, "STANDARD_CONTROL");
}
END_TEST

/* O-12, G-10: not if the hub is on already. */
START_TEST (test_g10_enable_again_sets_nothing)
{
  assert_fails (region, enable_with (MEMBER, "STANDARD_CONTROL", &error), BECKON_ERROR_RESOURCE_CONFLICT,
                BECKON_REASON_HUB_ALREADY_ON, "G-10");
}
END_TEST

/* O-12: a hub that is enabled again starts from the defaults. */
START_TEST (test_o12_defaults_after_enabling_again)
{
  assert_done (update (MEMBER, FALSE, "STANDARD_CONTROL", &error));
  disable (region, MEMBER);
  enable (region, MEMBER, NULL);
  assert_hub (MEMBER, TRUE, "SECURITY_CONTROL");
}
END_TEST

/* What a program sets is what it reads. */
START_TEST (test_story_of_a_hub_that_is_configured)
{
  assert_done (enable_with (STRANGER, "STANDARD_CONTROL", &error));
  assert_done (update (STRANGER, FALSE, NULL, &error));
  assert_hub (STRANGER, FALSE, "STANDARD_CONTROL");
}
END_TEST

/* --- a member's: G-17 --------------------------------------------------------------------------- */

/* G-17: a row for each state: its administrator's while it is accepted, else its own. */
START_TEST (test_g17_generator_in_each_state)
{
  assert_done (update (ADMINISTRATOR, FALSE, "STANDARD_CONTROL", &error));
  pair_in_state (region, ADMINISTRATOR, MEMBER, _i);
  assert_hub (MEMBER, TRUE, _i == BECKON_STATE_ACCEPTED ? "STANDARD_CONTROL" : "SECURITY_CONTROL");
  assert_hub (ADMINISTRATOR, FALSE, "STANDARD_CONTROL");
}
END_TEST

/* G-17: what the administrator changes is changed for it. O-12: when it leaves it has its own setting again. */
START_TEST (test_g17_generator_follows_the_administrator)
{
  assert_done (update (MEMBER, FALSE, "STANDARD_CONTROL", &error));
  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_hub (MEMBER, FALSE, "SECURITY_CONTROL");
  assert_done (update (ADMINISTRATOR, -1, "STANDARD_CONTROL", &error));
  assert_hub (MEMBER, FALSE, "STANDARD_CONTROL");
  assert_done (update (ADMINISTRATOR, -1, "SECURITY_CONTROL", &error));
  assert_hub (MEMBER, FALSE, "SECURITY_CONTROL");

  member_leaves (region, MEMBER);
  assert_hub (MEMBER, FALSE, "STANDARD_CONTROL");
}
END_TEST

/* G-17: not even to what it is already; AutoEnableControls is its own all the time. */
START_TEST (test_g17_member_cannot_name_the_generator)
{
  g_autoptr (GError) failure = NULL;

  pair_in_state (region, ADMINISTRATOR, MEMBER, BECKON_STATE_ACCEPTED);
  assert_fails (region, update (MEMBER, -1, "SECURITY_CONTROL", &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_MEMBER_CANNOT_CONFIGURE, "G-17");
  assert_fails (region, update (MEMBER, FALSE, "STANDARD_CONTROL", &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_MEMBER_CANNOT_CONFIGURE, "G-17");
  ck_assert (!update (MEMBER, -1, "STANDARD_CONTROL", &failure));
  ck_assert_str_eq (failure->message,
                    "Request contains configurations that cannot be updated by a member account " MEMBER);

  assert_done (update (MEMBER, FALSE, NULL, &error));
  assert_hub (MEMBER, FALSE, "SECURITY_CONTROL");
}
END_TEST

/* G-17: nor can one that was enrolled. */
START_TEST (test_g17_enrolled_member_cannot_name_the_generator)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  assert_done (update (ADMINISTRATOR, -1, "STANDARD_CONTROL", &error));
  assert_fails (region, update (MEMBER, -1, "SECURITY_CONTROL", &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_MEMBER_CANNOT_CONFIGURE, "G-17");
  assert_hub (MEMBER, TRUE, "STANDARD_CONTROL");
}
END_TEST

/* --- an organization's: O-14 --------------------------------------------------------------------- */

static gboolean
configure (const char *caller, gboolean auto_enable, const char *standards, const char *type, GError **error)
{
  return beckon_region_update_organization_configuration (region, caller, auto_enable, standards, type, error);
}

static void
assert_configuration (const char *caller, gboolean auto_enable, const char *standards, const char *type)
{
  g_autoptr (BeckonAnswer) answer = beckon_region_describe_organization_configuration (region, caller, NULL);

  ck_assert_ptr_nonnull (answer);
  ck_assert_int_eq (beckon_answer_get_number (answer, BECKON_FIELD_AUTO_ENABLE), auto_enable);
  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_AUTO_ENABLE_STANDARDS), standards);
  ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_ORGANIZATION_CONFIGURATION), type);
}

static const BeckonOperation of_administrator[] = {
  BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION,
  BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION,
};

static void
assert_administers_nothing (BeckonOperation operation, const char *caller)
{
  g_autofree char *message = g_strdup_printf ("Account %s is not an administrator for this organization", caller);
  g_autoptr (GError) failure = NULL;

  assert_fails (region, call_operation (region, operation, caller, MEMBER, &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_NOT_AN_ORGANIZATION_ADMINISTRATOR, "O-14");
  ck_assert (!call_operation (region, operation, caller, MEMBER, &failure));
  ck_assert_str_eq (failure->message, message);
}

/* O-14: nobody but the delegated administrator, not even the management account; after the gate. */
START_TEST (test_o14_caller_is_the_delegated_administrator)
{
  BeckonOperation operation = of_administrator[_i];

  enable (region, OWNER, NULL);
  pair_in_state (region, RIVAL, SIBLING, BECKON_STATE_ACCEPTED);
  assert_administers_nothing (operation, ADMINISTRATOR);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);

  assert_administers_nothing (operation, OWNER);
  assert_administers_nothing (operation, MEMBER);
  assert_administers_nothing (operation, RIVAL);
  assert_fails (region, call_operation (region, operation, STRANGER, MEMBER, &error), BECKON_ERROR_INVALID_ACCESS,
                BECKON_REASON_HUB_OFF, "G-1");
  assert_done (call_operation (region, operation, ADMINISTRATOR, MEMBER, &error));
}
END_TEST

/* O-14 */
START_TEST (test_o14_defaults)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_configuration (ADMINISTRATOR, FALSE, "DEFAULT", "LOCAL");
}
END_TEST

/* O-14: an update, and what it leaves behind or whether it is refused. NULL names nothing. */
typedef struct
{
  gboolean auto_enable;
  const char *standards;
  const char *type;
} Configuration;

static const struct
{
  Configuration first; /* it succeeds */
  Configuration then;
  const char *refused; /* the text, or NULL */
  Configuration left;
} configurations[] = {
  { { FALSE, NULL, NULL }, { TRUE, NULL, NULL }, NULL, { TRUE, "DEFAULT", "LOCAL" } },
  { { TRUE, NULL, NULL }, { FALSE, NULL, NULL }, NULL, { FALSE, "DEFAULT", "LOCAL" } },
  { { TRUE, "NONE", NULL }, { TRUE, NULL, NULL }, NULL, { TRUE, "NONE", "LOCAL" } },
  { { TRUE, "NONE", "LOCAL" }, { FALSE, "DEFAULT", NULL }, NULL, { FALSE, "DEFAULT", "LOCAL" } },

  /* To CENTRAL, which sets both. */
  { { TRUE, NULL, NULL }, { FALSE, NULL, "CENTRAL" }, NULL, { FALSE, "NONE", "CENTRAL" } },
  { { TRUE, "DEFAULT", NULL }, { FALSE, "NONE", "CENTRAL" }, NULL, { FALSE, "NONE", "CENTRAL" } },
  { { FALSE, NULL, NULL },
    { TRUE, NULL, "CENTRAL" },
    "AutoEnable is true: it must be false under a central configuration",
    { FALSE, "DEFAULT", "LOCAL" } },
  { { TRUE, NULL, NULL },
    { FALSE, "DEFAULT", "CENTRAL" },
    "AutoEnableStandards is not NONE: it must be NONE under a central configuration",
    { TRUE, "DEFAULT", "LOCAL" } },
  { { FALSE, "NONE", NULL },
    { TRUE, "DEFAULT", "CENTRAL" },
    "AutoEnable is true: it must be false under a central configuration",
    { FALSE, "NONE", "LOCAL" } },

  /* Under CENTRAL. */
  { { FALSE, NULL, "CENTRAL" }, { FALSE, NULL, NULL }, NULL, { FALSE, "NONE", "CENTRAL" } },
  { { FALSE, NULL, "CENTRAL" }, { FALSE, "NONE", "CENTRAL" }, NULL, { FALSE, "NONE", "CENTRAL" } },
  { { FALSE, NULL, "CENTRAL" },
    { TRUE, NULL, NULL },
    "AutoEnable is true: it must be false under a central configuration",
    { FALSE, "NONE", "CENTRAL" } },
  { { FALSE, NULL, "CENTRAL" },
    { FALSE, "DEFAULT", NULL },
    "AutoEnableStandards is not NONE: it must be NONE under a central configuration",
    { FALSE, "NONE", "CENTRAL" } },

  /* Back to LOCAL, which keeps both. */
  { { FALSE, NULL, "CENTRAL" }, { FALSE, NULL, "LOCAL" }, NULL, { FALSE, "NONE", "LOCAL" } },
  { { FALSE, NULL, "CENTRAL" }, { FALSE, "NONE", "LOCAL" }, NULL, { FALSE, "NONE", "LOCAL" } },
  { { FALSE, NULL, "CENTRAL" },
    { TRUE, NULL, "LOCAL" },
    "AutoEnable is true: it must be false under a central configuration",
    { FALSE, "NONE", "CENTRAL" } },
  { { FALSE, NULL, "CENTRAL" },
    { FALSE, "DEFAULT", "LOCAL" },
    "AutoEnableStandards is not NONE: it must be NONE under a central configuration",
    { FALSE, "NONE", "CENTRAL" } },
};

START_TEST (test_o14_update)
{
  const Configuration *first = &configurations[_i].first, *then = &configurations[_i].then,
                      *left = &configurations[_i].left;
  g_autoptr (GError) failure = NULL;

  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_done (configure (ADMINISTRATOR, first->auto_enable, first->standards, first->type, &error));
  if (configurations[_i].refused == NULL)
    assert_done (configure (ADMINISTRATOR, then->auto_enable, then->standards, then->type, &error));
  else
    {
      assert_fails (region, configure (ADMINISTRATOR, then->auto_enable, then->standards, then->type, &error),
                    BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-14");
      ck_assert (!configure (ADMINISTRATOR, then->auto_enable, then->standards, then->type, &failure));
      ck_assert_str_eq (failure->message, configurations[_i].refused);
    }
  assert_configuration (ADMINISTRATOR, left->auto_enable, left->standards, left->type);
}
END_TEST

/* O-4, G-12: words that are not exactly those of the fields, whoever calls. */
static const struct
{
  const char *standards;
  const char *type;
} no_words[] = {
  { "", NULL }, { "none", NULL }, { "ALL", NULL },   { "LOCAL", NULL },
  { NULL, "" }, { NULL, "NONE" }, { NULL, "local" }, { "NONE", "CENTRAL " },
};

START_TEST (test_o14_no_such_word)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_fails (region, configure (ADMINISTRATOR, FALSE, no_words[_i].standards, no_words[_i].type, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
  assert_fails (region, configure (STRANGER, FALSE, no_words[_i].standards, no_words[_i].type, &error),
                BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-4");
}
END_TEST

static gboolean
update_without_auto_enable (GError **error)
{
  g_autoptr (BeckonRequest) request
      = beckon_request_new (BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, ADMINISTRATOR);
  g_autoptr (BeckonAnswer) answer = NULL;

  beckon_request_set_text (request, BECKON_FIELD_AUTO_ENABLE_STANDARDS, "NONE");
  answer = beckon_region_perform (region, request, error);

  return answer != NULL;
}

/* O-4: AutoEnable is required. */
START_TEST (test_o14_auto_enable_is_required)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  assert_fails (region, update_without_auto_enable (&error), BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT,
                "O-4");
}
END_TEST

static gboolean
has_reached_the_limit (void)
{
  g_autoptr (BeckonAnswer) answer = beckon_region_describe_organization_configuration (region, ADMINISTRATOR, NULL);

  return beckon_answer_get_number (answer, BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED) != 0;
}

/* O-14, G-8: every member on file counts, in whatever state. */
START_TEST (test_o14_limit_reached)
{
  turn (region, BECKON_SWITCH_MAX_MEMBERS, 1);
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 2);
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  administrator_creates (region, ADMINISTRATOR, MEMBER);
  ck_assert (!has_reached_the_limit ());
  administrator_creates (region, ADMINISTRATOR, RIVAL);
  ck_assert (has_reached_the_limit ());
  administrator_disassociates (region, ADMINISTRATOR, MEMBER);
  ck_assert (has_reached_the_limit ());

  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 0);
  ck_assert (!has_reached_the_limit ());
  turn (region, BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS, 2);
  administrator_deletes (region, ADMINISTRATOR, MEMBER);
  ck_assert (!has_reached_the_limit ());
}
END_TEST

/* O-14: it goes with the delegated administrator, and the next begins with the defaults. */
START_TEST (test_o14_configuration_goes_with_the_administrator)
{
  organize (region, OWNER, ADMINISTRATOR, MEMBER, NULL);
  assert_done (configure (ADMINISTRATOR, TRUE, "NONE", NULL, &error));
  assert_done (beckon_region_disable_organization_admin_account (region, OWNER, ADMINISTRATOR, &error));
  account_joins (region, SIBLING, OWNER);
  assert_members (region, ADMINISTRATOR, FALSE, NOBODY);

  owner_designates (region, OWNER, MEMBER);
  assert_configuration (MEMBER, FALSE, "DEFAULT", "LOCAL");
}
END_TEST

/* O-14: each organization has its own. */
START_TEST (test_o14_two_configurations)
{
  organize (region, OWNER, ADMINISTRATOR, NULL);
  organize (region, OTHER_OWNER, RIVAL, NULL);
  assert_done (configure (ADMINISTRATOR, TRUE, "NONE", NULL, &error));
  assert_configuration (ADMINISTRATOR, TRUE, "NONE", "LOCAL");
  assert_configuration (RIVAL, FALSE, "DEFAULT", "LOCAL");
}
END_TEST

/* --- the feature: O-15 ---------------------------------------------------------------------------- */

static const BeckonOperation with_feature[] = {
  BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT,
  BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS,
  BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT,
};

static BeckonAnswer *
perform_with_feature (BeckonOperation operation, const char *caller, const char *feature, GError **error)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (operation, caller);

  if (beckon_operation_takes_field (operation, BECKON_FIELD_ADMIN_ACCOUNT_ID))
    beckon_request_set_text (request, BECKON_FIELD_ADMIN_ACCOUNT_ID, ADMINISTRATOR);
  if (feature != NULL)
    beckon_request_set_text (request, BECKON_FIELD_FEATURE, feature);

  return beckon_region_perform (region, request, error);
}

/* O-15: named or not, it is told by the operations that tell it. */
static void
assert_feature_is_echoed (const char *feature)
{
  for (guint i = 0; i < G_N_ELEMENTS (with_feature); i++)
    {
      g_autoptr (BeckonAnswer) answer = perform_with_feature (with_feature[i], OWNER, feature, NULL);

      ck_assert_ptr_nonnull (answer);
      if (beckon_operation_gives_field (with_feature[i], BECKON_FIELD_FEATURE))
        ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_FEATURE), "SecurityHub");
      if (beckon_operation_gives_field (with_feature[i], BECKON_FIELD_ADMIN_ACCOUNT_ID))
        ck_assert_str_eq (beckon_answer_peek_text (answer, BECKON_FIELD_ADMIN_ACCOUNT_ID), ADMINISTRATOR);
    }
}

START_TEST (test_o15_the_feature)
{
  account_joins (region, ADMINISTRATOR, OWNER);
  assert_feature_is_echoed (NULL);
  assert_feature_is_echoed ("SecurityHub");
}
END_TEST

static gboolean
succeeds_with_feature (BeckonOperation operation, const char *caller, const char *feature, GError **error)
{
  g_autoptr (BeckonAnswer) answer = perform_with_feature (operation, caller, feature, error);

  return answer != NULL;
}

/* O-15, G-12: any other word, before the caller is judged. */
static const char *const no_features[] = { "SecurityHubV2", "securityhub", "", " ", "SecurityHub " };

START_TEST (test_o15_no_such_feature)
{
  g_autoptr (GError) failure = NULL;

  account_joins (region, ADMINISTRATOR, OWNER);
  for (guint i = 0; i < G_N_ELEMENTS (with_feature); i++)
    {
      assert_fails (region, succeeds_with_feature (with_feature[i], OWNER, no_features[_i], &error),
                    BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-15");
      assert_fails (region, succeeds_with_feature (with_feature[i], STRANGER, no_features[_i], &error),
                    BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-15");
    }
  ck_assert (!succeeds_with_feature (with_feature[0], OWNER, no_features[_i], &failure));
  ck_assert_str_eq (failure->message, "Feature is not SecurityHub, the only feature that is modelled");
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("configuration");
  TCase *tcase = testing_add_tcase (suite, "a hub");

  tcase_add_loop_test (tcase, test_o12_update_changes_what_it_names, 0, G_N_ELEMENTS (updates));
  tcase_add_test (tcase, test_o12_update_that_names_nothing);
  tcase_add_loop_test (tcase, test_o12_no_generator, 0, G_N_ELEMENTS (no_generators));
  tcase_add_loop_test (tcase, test_o12_update_without_a_hub, FALSE, TRUE + 1);
  tcase_add_test (tcase, test_o12_enable_sets_the_generator);
  tcase_add_test (tcase, test_g10_enable_again_sets_nothing);
  tcase_add_test (tcase, test_o12_defaults_after_enabling_again);
  tcase_add_test (tcase, test_story_of_a_hub_that_is_configured);

  tcase = testing_add_tcase (suite, "a member");
  tcase_add_loop_test (tcase, test_g17_generator_in_each_state, 0, BECKON_N_STATES);
  tcase_add_test (tcase, test_g17_generator_follows_the_administrator);
  tcase_add_test (tcase, test_g17_member_cannot_name_the_generator);
  tcase_add_test (tcase, test_g17_enrolled_member_cannot_name_the_generator);

  tcase = testing_add_tcase (suite, "an organization");
  tcase_add_loop_test (tcase, test_o14_caller_is_the_delegated_administrator, 0, G_N_ELEMENTS (of_administrator));
  tcase_add_test (tcase, test_o14_defaults);
  tcase_add_loop_test (tcase, test_o14_update, 0, G_N_ELEMENTS (configurations));
  tcase_add_loop_test (tcase, test_o14_no_such_word, 0, G_N_ELEMENTS (no_words));
  tcase_add_test (tcase, test_o14_auto_enable_is_required);
  tcase_add_test (tcase, test_o14_limit_reached);
  tcase_add_test (tcase, test_o14_configuration_goes_with_the_administrator);
  tcase_add_test (tcase, test_o14_two_configurations);

  tcase = testing_add_tcase (suite, "the feature");
  tcase_add_test (tcase, test_o15_the_feature);
  tcase_add_loop_test (tcase, test_o15_no_such_feature, 0, G_N_ELEMENTS (no_features));

  return testing_run (suite);
}
