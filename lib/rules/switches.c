/* SPDX-License-Identifier: MIT */
/* The switches: names, defaults, and which values each has. */
#include "rules/switches.h"

#include "rules/error.h"
#include "rules/names.h"

static const char *const yes_or_no[] = { "false", "true", NULL };
static const char *const hub_off_errors[] = {
  [BECKON_HUB_OFF_OBSERVED] = "observed",
  [BECKON_HUB_OFF_ACCESS_DENIED] = "access-denied",
  [BECKON_HUB_OFF_INVALID_ACCESS] = "invalid-access",
  NULL,
};

static const struct
{
  const char *name;
  guint32 usual;
  const char *const *words; /* the possible words, of which the value is the index; NULL if the value is a number */
} switches[BECKON_N_SWITCHES] = {
  [BECKON_SWITCH_REQUIRE_SECURITY_HUB] = { "require_security_hub", TRUE, yes_or_no },
  [BECKON_SWITCH_HUB_OFF_ERROR] = { "hub_off_error", BECKON_HUB_OFF_OBSERVED, hub_off_errors },
  [BECKON_SWITCH_REINVITE_AFTER_DECLINE] = { "reinvite_after_decline", FALSE, yes_or_no },
  [BECKON_SWITCH_ACCEPT_AFTER_DECLINE] = { "accept_after_decline", TRUE, yes_or_no },
  [BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS] = { "invite_associated_accounts", TRUE, yes_or_no },
  [BECKON_SWITCH_OWN_ID_DECLINES_ALL] = { "own_id_declines_all", TRUE, yes_or_no },
  [BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS] = { "administrator_may_delete_invitations", TRUE, yes_or_no },
  [BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND] = { "decline_unknown_is_not_found", FALSE, yes_or_no },
  [BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND] = { "accept_unknown_is_not_found", FALSE, yes_or_no },
  [BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS] = { "twelve_digit_account_ids", FALSE, yes_or_no },
  [BECKON_SWITCH_MAX_MEMBERS] = { "max_members", 1000, NULL },
  [BECKON_SWITCH_MAX_PENDING_INVITATIONS] = { "max_pending_invitations", 1000, NULL },
  [BECKON_SWITCH_MAX_ACCOUNT_DETAILS] = { "max_account_details", 50, NULL },
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
    return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "G-1",
                                       "there is no switch \"%s\"", name);
  if (!parse_value (which, value, &parsed))
    {
      g_autofree char *values = describe_values (which);

      return beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "G-1",
                                         "switch %s cannot be \"%s\": it takes %s", name, value, values);
    }
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
