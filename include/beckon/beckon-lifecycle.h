/* SPDX-License-Identifier: MIT */
/* The lifecycle of one association: its states, the steps, and the table that says what each step does. */
#ifndef BECKON_LIFECYCLE_H
#define BECKON_LIFECYCLE_H

#include <beckon/beckon-reason.h>
#include <beckon/beckon-switches.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonState:
 * @BECKON_STATE_NONE: no record of the pair
 * @BECKON_STATE_CREATED: added by the administrator and never invited, or the invitation was withdrawn
 * @BECKON_STATE_PENDING: invited, not answered
 * @BECKON_STATE_ACCEPTED: an active member
 * @BECKON_STATE_DECLINED: the invitation was declined
 * @BECKON_STATE_RESIGNED: the member had accepted, and then left
 * @BECKON_STATE_REMOVED: disassociated by the administrator
 *
 * The state of an association, which belongs to one ordered pair (administrator, member) (doc/semantics.md,
 * "States of an association").
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_STATE_NONE,
  BECKON_STATE_CREATED,
  BECKON_STATE_PENDING,
  BECKON_STATE_ACCEPTED,
  BECKON_STATE_DECLINED,
  BECKON_STATE_RESIGNED,
  BECKON_STATE_REMOVED
} BeckonState;

/**
 * BECKON_N_STATES:
 *
 * How many states there are: they are numbered from 0.
 *
 * Since: 0.1
 */
#define BECKON_N_STATES 7

/**
 * BeckonStep:
 * @BECKON_STEP_CREATE: the administrator adds the member (CreateMembers)
 * @BECKON_STEP_ENROLL: the delegated administrator of an organization adds an account of it, which is a member at once
 *   (CreateMembers, G-14)
 * @BECKON_STEP_INVITE: the administrator invites it (InviteMembers)
 * @BECKON_STEP_DISASSOCIATE: the administrator removes it (DisassociateMembers)
 * @BECKON_STEP_DELETE_MEMBER: the administrator deletes the record (DeleteMembers)
 * @BECKON_STEP_WITHDRAW: the administrator takes the invitation back (DeleteInvitations, O-2)
 * @BECKON_STEP_DISABLE_HUB: the administrator turns Security Hub off (DisableSecurityHub, G-11)
 * @BECKON_STEP_ACCEPT: the member accepts (AcceptAdministratorInvitation, AcceptInvitation)
 * @BECKON_STEP_DECLINE: the member declines (DeclineInvitations)
 * @BECKON_STEP_DELETE_INVITATION: the member deletes the invitation (DeleteInvitations)
 * @BECKON_STEP_LEAVE: the member leaves (DisassociateFromAdministratorAccount)
 *
 * What one of the two parties can do to their association.
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_STEP_CREATE,
  BECKON_STEP_ENROLL,
  BECKON_STEP_INVITE,
  BECKON_STEP_DISASSOCIATE,
  BECKON_STEP_DELETE_MEMBER,
  BECKON_STEP_WITHDRAW,
  BECKON_STEP_DISABLE_HUB,
  BECKON_STEP_ACCEPT,
  BECKON_STEP_DECLINE,
  BECKON_STEP_DELETE_INVITATION,
  BECKON_STEP_LEAVE
} BeckonStep;

/**
 * BECKON_N_STEPS:
 *
 * How many steps there are: they are numbered from 0.
 *
 * Since: 0.1
 */
#define BECKON_N_STEPS 11

/**
 * BeckonParty:
 * @BECKON_PARTY_ADMINISTRATOR: the account that invites
 * @BECKON_PARTY_MEMBER: the account that is invited
 *
 * The two sides of an association.
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_PARTY_ADMINISTRATOR,
  BECKON_PARTY_MEMBER
} BeckonParty;

/**
 * BeckonEffect:
 * @BECKON_EFFECT_FAIL: the whole call fails and nothing changes at all. Its value is zero, so a cell that
 *   the table does not define refuses the call
 * @BECKON_EFFECT_REPORT: the call succeeds, the entry is reported in UnprocessedAccounts, and nothing
 *   changes for it
 * @BECKON_EFFECT_MOVE: the association moves to another state
 * @BECKON_EFFECT_STAY: success, and everything stays as it is
 *
 * What a step does to a pair in a state.
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_EFFECT_FAIL,
  BECKON_EFFECT_REPORT,
  BECKON_EFFECT_MOVE,
  BECKON_EFFECT_STAY
} BeckonEffect;

/**
 * beckon_state_to_string:
 * @state: a state
 *
 * Gives the state's own name, as dumps, files and rule ids use it: `pending`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_state_to_string (BeckonState state);

/**
 * beckon_state_from_string:
 * @name: a state's own name
 * @state: (out) (optional): where to put the state; not set if there is no state of that name
 *
 * Finds a state by its own name.
 *
 * Returns: whether there is a state of that name
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_state_from_string (const char *name, BeckonState *state);

/**
 * beckon_state_peek_member_status:
 * @state: a state
 *
 * Gives what the service calls the state in `MemberStatus`: `Invited` for
 * %BECKON_STATE_PENDING. Two states share `Resigned`.
 *
 * Returns: (transfer none) (nullable): the word, constant; %NULL for %BECKON_STATE_NONE
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_state_peek_member_status (BeckonState state);

/**
 * beckon_state_is_invitation:
 * @state: a state
 *
 * Tells whether the member sees an association in this state as an invitation. One that was enrolled has no invitation
 * id, and is never seen as one (G-14).
 *
 * Returns: whether it does
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_state_is_invitation (BeckonState state);

/**
 * beckon_step_to_string:
 * @step: a step
 *
 * Gives the step's name, as rule ids use it: `delete-invitation`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_step_to_string (BeckonStep step);

/**
 * beckon_step_from_string:
 * @name: a step's name
 * @step: (out) (optional): where to put the step; not set if there is no step of that name
 *
 * Finds a step by its name.
 *
 * Returns: whether there is a step of that name
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_step_from_string (const char *name, BeckonStep *step);

/**
 * beckon_step_get_party:
 * @step: a step
 *
 * Tells which party takes a step.
 *
 * Returns: the party that takes the step
 *
 * Since: 0.1
 */
BECKON_API BeckonParty beckon_step_get_party (BeckonStep step);

/**
 * beckon_party_to_string:
 * @party: a party
 *
 * Gives the party's name: `administrator` or `member`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_party_to_string (BeckonParty party);

/**
 * beckon_effect_to_string:
 * @effect: an effect
 *
 * Gives the effect's name: `fail`, `report`, `move` or `stay`.
 *
 * Returns: (transfer none): the name, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_effect_to_string (BeckonEffect effect);

/**
 * beckon_lifecycle_judge:
 * @from: the state that the pair is in
 * @step: the step
 * @switches: (nullable): the switches, %NULL for the defaults
 * @to: (out) (optional): the state that the pair is in afterwards; @from unless it moves
 * @reason: (out) (optional): why it is reported or fails; %BECKON_REASON_NONE otherwise
 *
 * Reads one cell of the transition table that the library runs on. The rules around a pair (section
 * "Rules around the pair" of doc/semantics.md: the hub, organizations, limits, who may accept) are
 * checked before the table and are not part of it.
 *
 * Returns: what the step does
 *
 * Since: 0.1
 */
BECKON_API BeckonEffect beckon_lifecycle_judge (BeckonState from,
                                                BeckonStep step,
                                                const BeckonSwitches *switches,
                                                BeckonState *to,
                                                BeckonReason *reason);

/**
 * beckon_lifecycle_peek_rule_id:
 * @from: a state
 * @step: a step
 *
 * Gives the id of a cell of the table: `L-pending/decline`.
 *
 * Returns: (transfer none): the id, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_lifecycle_peek_rule_id (BeckonState from, BeckonStep step);

/**
 * beckon_lifecycle_peek_sure:
 * @from: a state
 * @step: a step
 *
 * Tells how sure a cell of the table is: the letters of doc/semantics.md, such as `D,O`. It is empty
 * where there is no record and the step needs no evidence.
 *
 * Returns: (transfer none): the letters, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_lifecycle_peek_sure (BeckonState from, BeckonStep step);

/**
 * beckon_lifecycle_get_switch:
 * @from: a state
 * @step: a step
 * @which: (out) (optional): where to put the switch; not set if there is none
 *
 * Tells which switch changes a cell of the table, if there is one.
 *
 * Returns: whether a switch changes the cell
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_lifecycle_get_switch (BeckonState from, BeckonStep step, BeckonSwitch *which);

G_END_DECLS

#endif
