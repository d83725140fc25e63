/* SPDX-License-Identifier: MIT */
/* The switches: rulings for which users are likely to meet a different answer, and limits. */
#ifndef BECKON_SWITCHES_H
#define BECKON_SWITCHES_H

#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonSwitch:
 * @BECKON_SWITCH_REQUIRE_SECURITY_HUB: `require_security_hub` (G-1), 1 by default
 * @BECKON_SWITCH_HUB_OFF_ERROR: `hub_off_error` (G-1), a #BeckonHubOffError
 * @BECKON_SWITCH_REINVITE_AFTER_DECLINE: `reinvite_after_decline`, 0 by default
 * @BECKON_SWITCH_ACCEPT_AFTER_DECLINE: `accept_after_decline`, 1 by default
 * @BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS: `invite_associated_accounts`, 1 by default
 * @BECKON_SWITCH_OWN_ID_DECLINES_ALL: `own_id_declines_all` (O-1), 1 by default
 * @BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS: `administrator_may_delete_invitations` (O-2),
 *   1 by default
 * @BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND: `decline_unknown_is_not_found`, 0 by default
 * @BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND: `accept_unknown_is_not_found` (G-7), 0 by default
 * @BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER: `management_account_may_administer` (G-13), 1 by default
 * @BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS: `twelve_digit_account_ids` (W-3), 0 by default
 * @BECKON_SWITCH_MAX_MEMBERS: `max_members` (G-8), 1000 by default, 0 for no limit
 * @BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS: `max_organization_members` (G-8): of a delegated administrator, in place of
 *   `max_members`; 10000 by default, 0 for no limit
 * @BECKON_SWITCH_MAX_PENDING_INVITATIONS: `max_pending_invitations` (G-8), 1000 by default, 0 for no
 *   limit
 * @BECKON_SWITCH_MAX_ACCOUNT_DETAILS: `max_account_details` (G-8), 50 by default, 0 for no limit
 * @BECKON_SWITCH_MAX_ACCOUNT_IDS: `max_account_ids` (O-4): how many AccountIds a call can name; 0 by default, for no
 *   limit
 *
 * The switches (doc/semantics.md, "Switches").
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_SWITCH_REQUIRE_SECURITY_HUB,
  BECKON_SWITCH_HUB_OFF_ERROR,
  BECKON_SWITCH_REINVITE_AFTER_DECLINE,
  BECKON_SWITCH_ACCEPT_AFTER_DECLINE,
  BECKON_SWITCH_INVITE_ASSOCIATED_ACCOUNTS,
  BECKON_SWITCH_OWN_ID_DECLINES_ALL,
  BECKON_SWITCH_ADMINISTRATOR_MAY_DELETE_INVITATIONS,
  BECKON_SWITCH_DECLINE_UNKNOWN_IS_NOT_FOUND,
  BECKON_SWITCH_ACCEPT_UNKNOWN_IS_NOT_FOUND,
  BECKON_SWITCH_MANAGEMENT_ACCOUNT_MAY_ADMINISTER,
  BECKON_SWITCH_TWELVE_DIGIT_ACCOUNT_IDS,
  BECKON_SWITCH_MAX_MEMBERS,
  BECKON_SWITCH_MAX_ORGANIZATION_MEMBERS,
  BECKON_SWITCH_MAX_PENDING_INVITATIONS,
  BECKON_SWITCH_MAX_ACCOUNT_DETAILS,
  BECKON_SWITCH_MAX_ACCOUNT_IDS
} BeckonSwitch;

/**
 * BECKON_N_SWITCHES:
 *
 * How many switches there are: they are numbered from 0.
 *
 * Since: 0.1
 */
#define BECKON_N_SWITCHES 16

/**
 * BeckonHubOffError:
 * @BECKON_HUB_OFF_OBSERVED: `observed`: as the field saw it: BadRequestException 400 for the ten operations that G-1
 *   names, ResourceNotFoundException 404 for DisableSecurityHub, InvalidAccessException 401 for all others
 * @BECKON_HUB_OFF_ACCESS_DENIED: `access-denied`: AccessDeniedException 403 for these ten, else the same
 * @BECKON_HUB_OFF_INVALID_ACCESS: `invalid-access`: InvalidAccessException 401 everywhere
 *
 * The values of %BECKON_SWITCH_HUB_OFF_ERROR.
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_HUB_OFF_OBSERVED,
  BECKON_HUB_OFF_ACCESS_DENIED,
  BECKON_HUB_OFF_INVALID_ACCESS
} BeckonHubOffError;

/**
 * BeckonSwitches:
 *
 * A value for each #BeckonSwitch: rulings for which users are likely to meet a different answer, and limits.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_SWITCHES (beckon_switches_get_type ())

/**
 * beckon_switches_get_type:
 *
 * Gives the boxed type of #BeckonSwitches.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_switches_get_type (void);

/**
 * beckon_switches_new:
 *
 * Makes a set of switches, each at its default: the rulings of doc/semantics.md. A #BeckonSwitches
 * belongs to one thread at a time; a Region keeps a copy of its own.
 *
 * Returns: (transfer full): the switches; free with beckon_switches_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonSwitches *beckon_switches_new (void);

/**
 * beckon_switches_copy:
 * @self: switches
 *
 * Copies a set of switches.
 *
 * Returns: (transfer full): a copy; free with beckon_switches_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonSwitches *beckon_switches_copy (const BeckonSwitches *self);

/**
 * beckon_switches_free:
 * @self: (transfer full): switches
 *
 * Frees a set of switches.
 *
 * Since: 0.1
 */
BECKON_API void beckon_switches_free (BeckonSwitches *self);

/**
 * beckon_switches_get:
 * @self: switches
 * @which: a switch
 *
 * Reads a switch: 0 or 1 for a yes or no, a #BeckonHubOffError, or the number.
 *
 * Returns: its value
 *
 * Since: 0.1
 */
BECKON_API guint32 beckon_switches_get (const BeckonSwitches *self, BeckonSwitch which);

/**
 * beckon_switches_set:
 * @self: switches
 * @which: a switch
 * @value: 0 or 1 for a yes or no, a #BeckonHubOffError, or any number
 *
 * Sets a switch. A value that the switch cannot have is a programmer's mistake: it logs a critical, and
 * nothing changes.
 *
 * Since: 0.1
 */
BECKON_API void beckon_switches_set (BeckonSwitches *self, BeckonSwitch which, guint32 value);

/**
 * beckon_switches_set_from_string:
 * @self: switches
 * @name: a switch's name, such as `accept_after_decline`
 * @value: `true` or `false`, one of the switch's words, or a number from 0 to 4294967295 in decimal digits
 * @error: return location for a #GError, or %NULL
 *
 * Sets a switch from texts, as `beckon run --switch` and files do. Fails with
 * %BECKON_ERROR_INVALID_INPUT when there is no such switch or value; then nothing changes.
 *
 * Returns: whether it was set
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_switches_set_from_string (BeckonSwitches *self,
                                                     const char *name,
                                                     const char *value,
                                                     GError **error);

/**
 * beckon_switches_dup_string:
 * @self: switches
 * @which: a switch
 *
 * Gives a switch's value as text, as beckon_switches_set_from_string() takes it.
 *
 * Returns: (transfer full): the text; free with g_free()
 *
 * Since: 0.1
 */
BECKON_API char *beckon_switches_dup_string (const BeckonSwitches *self, BeckonSwitch which);

/**
 * beckon_switch_to_string:
 * @which: a switch
 *
 * Gives the switch's name: `accept_after_decline`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_switch_to_string (BeckonSwitch which);

/**
 * beckon_switch_from_string:
 * @name: a switch's name
 * @which: (out) (optional): where to put the switch; not set if there is no switch of that name
 *
 * Finds a switch by its name.
 *
 * Returns: whether there is a switch of that name
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_switch_from_string (const char *name, BeckonSwitch *which);

/**
 * beckon_switch_get_default:
 * @which: a switch
 *
 * Tells the switch's default.
 *
 * Returns: what beckon_switches_get() gives for new switches
 *
 * Since: 0.1
 */
BECKON_API guint32 beckon_switch_get_default (BeckonSwitch which);

/**
 * beckon_switch_peek_value:
 * @which: a switch
 * @value: a value: 0, 1, …
 *
 * Gives the name of a value, as beckon_switches_set_from_string() takes it: `true`, or `observed`. The values are
 * numbered from 0, so a loop over them ends at the first %NULL.
 *
 * Returns: (transfer none) (nullable): the name, constant; %NULL if there is no such value, or if any number is one
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_switch_peek_value (BeckonSwitch which, guint32 value);

/**
 * beckon_switch_peek_evidence:
 * @which: a switch
 * @value: a value: 0, 1, …
 *
 * Tells what speaks for a value: sentences for people, with the letters of doc/semantics.md, "How sure a rule is".
 *
 * Returns: (transfer none) (nullable): the sentences, constant; %NULL if no source speaks for it, if there is no such
 *   value, or if any number is one
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_switch_peek_evidence (BeckonSwitch which, guint32 value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonSwitches, beckon_switches_free)

G_END_DECLS

#endif
