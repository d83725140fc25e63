/* SPDX-License-Identifier: MIT */
/* The switches: names, defaults, and which values each has. */
#include "rules/switches.h"

#include "rules/error.h"
#include "rules/names.h"
#include "rules/nearest.h"
#include "rules/text.h"

static const char *const yes_or_no[] = { "false", "true", NULL };
static const char *const hub_off_errors[] = {
  [BECKON_HUB_OFF_OBSERVED] = "observed",
  [BECKON_HUB_OFF_ACCESS_DENIED] = "access-denied",
  [BECKON_HUB_OFF_INVALID_ACCESS] = "invalid-access",
  NULL,
};

#define YES_OR_NO(name, usual, ...)                                                                                    \
  {                                                                                                                    \
    name, usual, yes_or_no, (const char *const[])                                                                      \
    {                                                                                                                  \
      __VA_ARGS__                                                                                                      \
    }                                                                                                                  \
  }
#define NUMBER(name, usual)                                                                                            \
  {                                                                                                                    \
    name, usual, NULL, NULL                                                                                            \
  }

/* What stands for a value, in the letters of doc/semantics.md. NULL where no source does. */
static const char *const hub_off_evidence[] = {
  [BECKON_HUB_OFF_OBSERVED] = "O: seen, or caught by the code of clients; I for the operations that no source names.",
  [BECKON_HUB_OFF_ACCESS_DENIED] = "O: seen by the Terraform provider in place of the BadRequestException.",
  [BECKON_HUB_OFF_INVALID_ACCESS] = "D for accept and decline, O for DescribeHub, I for all others.",
};

static const struct
{
  const char *name;
  guint32 usual;
  const char *const *words;    /* the possible words, of which the value is the index; NULL if the value is a number */
  const char *const *evidence; /* of each of these words */
} switches[BECKON_N_SWITCHES] = {
  /* clang-format off */
  [BECKON_SWITCH_REQUIRE_SECURITY_HUB] = YES_OR_NO ("require_security_hub", TRUE,
    NULL,
    "D: the user guide says to enable Security Hub first. O: calls without it are refused."),
  [BECKON_SWITCH_HUB_OFF_ERROR] = { "hub_off_error", BECKON_HUB_OFF_OBSERVED, hub_off_errors, hub_off_evidence },
  [BECKON_SWITCH_REINVITE_AFTER_DECLINE] = YES_OR_NO ("reinvite_after_decline", FALSE,
    "OS after the member has left, I after it has declined.",
    NULL),
  [BECKON_SWITCH_ACCEPT_AFTER_DECLINE] = YES_OR_NO ("accept_after_decline", TRUE,
    NULL,
    "I: an account that has left can accept again (D, OS)."),
  [BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS] = YES_OR_NO ("invite_associated_accounts", TRUE,
    "D: the user guide says that such an account cannot receive invitations.",
    "DS: the tables of GuardDuty check it only when the account accepts."),
  [BECKON_SWITCH_OWN_ID_DECLINES_ALL] = YES_OR_NO ("own_id_declines_all", TRUE,
    "D, DS: the user guide and the sibling services let AccountIds name the senders.",
    "S: the reference lets AccountIds name prospective members."),
  [BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS] = YES_OR_NO ("administrator_may_delete_invitations", TRUE,
    NULL,
    "D: the reference lets an administrator delete invitations that it has sent."),
  [BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND] = YES_OR_NO ("decline_unknown_is_not_found", FALSE,
    "I.",
    "S: the reference lists the ResourceNotFoundException."),
  [BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND] = YES_OR_NO ("accept_unknown_is_not_found", FALSE,
    "OS: Macie answers 400. DS: GuardDuty documents it.",
    "D: the reference lists the ResourceNotFoundException."),
  [BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER] = YES_OR_NO ("management_account_may_administer", TRUE,
    "D: the user guide of today says that the management account cannot be chosen.",
    "O: the Terraform provider met it. D: the user guide of 2023 allows it."),
  [BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS] = YES_OR_NO ("twelve_digit_account_ids", FALSE,
    "S: the pattern of the reference asks for one character that is not blank.",
    "O: the text of the refusal was seen."),
  [BECKON_SWITCH_MAX_MEMBERS] = NUMBER ("max_members", 1000),
  [BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS] = NUMBER ("max_organization_members", 10000),
  [BECKON_SWITCH_MAX_PENDING_INVITATIONS] = NUMBER ("max_pending_invitations", 1000),
  [BECKON_SWITCH_MAX_ACCOUNT_DETAILS] = NUMBER ("max_account_details", 50),
  [BECKON_SWITCH_MAX_ACCOUNT_IDS] = NUMBER ("max_account_ids", 0),
  /* clang-format on */
};

G_DEFINE_BOXED_TYPE (BeckonSwitches, beckon_switches, beckon_switches_copy, beckon_switches_free)

void
beckon_switches_init (BeckonSwitches *self)
{
  for (guint which = 0; which < BECKON_N_SWITCHES; which++)
    self->values[which] = switches[which].usual;
}

BeckonSwitches *
beckon_switches_new (void)
{
  BeckonSwitches *self = g_new (BeckonSwitches, 1);

  beckon_switches_init (self);
  return self;
}

BeckonSwitches *
beckon_switches_copy (const BeckonSwitches *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

void
beckon_switches_free (BeckonSwitches *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}

guint32
beckon_switches_get (const BeckonSwitches *self, BeckonSwitch which)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (which < BECKON_N_SWITCHES, 0);

  return self->values[which];
}

static gboolean
has_value (BeckonSwitch which, guint32 value)
{
  return switches[which].words == NULL || value < g_strv_length ((char **) switches[which].words);
}

void
beckon_switches_set (BeckonSwitches *self, BeckonSwitch which, guint32 value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (which < BECKON_N_SWITCHES);
  g_return_if_fail (has_value (which, value));

  self->values[which] = value;
}

static gboolean
parse_number (const char *text, guint32 *value)
{
  guint64 number;

  if (*text == '\0' || strspn (text, "0123456789") != strlen (text))
    return FALSE;
  number = g_ascii_strtoull (text, NULL, 10);
  *value = (guint32) number;

  return number <= G_MAXUINT32;
}

static gboolean
parse_value (BeckonSwitch which, const char *text, guint32 *value)
{
  if (switches[which].words == NULL)
    return parse_number (text, value);
  for (guint32 word = 0; switches[which].words[word] != NULL; word++)
    if (strcmp (switches[which].words[word], text) == 0)
      {
        *value = word;
        return TRUE;
      }

  return FALSE;
}

static char *
describe_values (BeckonSwitch which)
{
  if (switches[which].words == NULL)
    return g_strdup ("a number from 0 to 4294967295");

  return g_strjoinv (" or ", (char **) switches[which].words);
}

static gboolean
refuse_name (const char *name, GError **error)
{
  const char *names[BECKON_N_SWITCHES];
  g_autofree char *tidy = beckon_text_tidy (name), *list = NULL;

  NEAREST_NAME_ALL (names, beckon_switch_to_string);
  list = beckon_nearest_list (name, names, BECKON_N_SWITCHES);

  return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "G-1",
                                     "there is no switch \"%s\": it can be %s", tidy, list);
}

static gboolean
refuse_value (BeckonSwitch which, const char *value, GError **error)
{
  g_autofree char *tidy = beckon_text_tidy (value), *values = describe_values (which);

  return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "G-1",
                                     "switch %s cannot be \"%s\": it takes %s", switches[which].name, tidy, values);
}

gboolean
beckon_switches_set_from_string (BeckonSwitches *self, const char *name, const char *value, GError **error)
{
  BeckonSwitch which;
  guint32 parsed;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!beckon_switch_from_string (name, &which))
    return refuse_name (name, error);
  if (!parse_value (which, value, &parsed))
    return refuse_value (which, value, error);
  self->values[which] = parsed;

  return TRUE;
}

char *
beckon_switches_dup_string (const BeckonSwitches *self, BeckonSwitch which)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (which < BECKON_N_SWITCHES, NULL);

  if (switches[which].words == NULL)
    return g_strdup_printf ("%u", self->values[which]);

  return g_strdup (switches[which].words[self->values[which]]);
}

const char *
beckon_switch_to_string (BeckonSwitch which)
{
  g_return_val_if_fail (which < BECKON_N_SWITCHES, NULL);

  return switches[which].name;
}

gboolean
beckon_switch_from_string (const char *name, BeckonSwitch *which)
{
  guint row;

  g_return_val_if_fail (name != NULL, FALSE);

  if (!beckon_names_find (switches, sizeof *switches, BECKON_N_SWITCHES, name, &row))
    return FALSE;
  if (which != NULL)
    *which = row;

  return TRUE;
}

guint32
beckon_switch_get_default (BeckonSwitch which)
{
  g_return_val_if_fail (which < BECKON_N_SWITCHES, 0);

  return switches[which].usual;
}

static gboolean
has_word (BeckonSwitch which, guint32 value)
{
  return switches[which].words != NULL && has_value (which, value);
}

const char *
beckon_switch_peek_value (BeckonSwitch which, guint32 value)
{
  g_return_val_if_fail (which < BECKON_N_SWITCHES, NULL);

  return has_word (which, value) ? switches[which].words[value] : NULL;
}

const char *
beckon_switch_peek_evidence (BeckonSwitch which, guint32 value)
{
  g_return_val_if_fail (which < BECKON_N_SWITCHES, NULL);

  return has_word (which, value) ? switches[which].evidence[value] : NULL;
}
