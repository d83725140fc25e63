/* SPDX-License-Identifier: MIT */
/* The world of one AWS Region, and every operation on it. This is the main chapter of the manual. */
#ifndef BECKON_REGION_H
#define BECKON_REGION_H

#include <beckon/beckon-account-details.h>
#include <beckon/beckon-answer.h>
#include <beckon/beckon-error.h>
#include <beckon/beckon-hub.h>
#include <beckon/beckon-invitation.h>
#include <beckon/beckon-member.h>
#include <beckon/beckon-request.h>
#include <beckon/beckon-result.h>
#include <beckon/beckon-switches.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/*
 * This is true of every operation below:
 *
 * - @caller is the account that calls. It is the administrator in CreateMembers … DisassociateMembers
 *   and the member in ListInvitations … GetAdministratorAccount.
 * - A call is atomic, from any thread. It reads the clock once; everything that it changes carries that time.
 * - A failed call (a #GError of the domain %BECKON_ERROR) changes nothing.
 * - A #BeckonResult in what a call returns means that nothing changed for that entry. Entries are
 *   processed in input order, so each is judged by the world that the entries before it left behind (O-3).
 * - Each operation documents its own errors. These are common to all:
 *   while Security Hub is off for the caller (G-1), %BECKON_ERROR_BAD_REQUEST from GetMembers, ListMembers,
 *   DeleteMembers, DisassociateMembers, ListInvitations, GetInvitationsCount, GetAdministratorAccount,
 *   GetMasterAccount and the two operations that leave, %BECKON_ERROR_RESOURCE_NOT_FOUND from DisableSecurityHub,
 *   nothing from EnableSecurityHub, and %BECKON_ERROR_INVALID_ACCESS from all others; the switch `hub_off_error`
 *   can turn %BECKON_ERROR_BAD_REQUEST into %BECKON_ERROR_ACCESS_DENIED, or all of them into
 *   %BECKON_ERROR_INVALID_ACCESS;
 *   %BECKON_ERROR_INVALID_INPUT when @caller is not a valid account id (W-3) or the input breaks O-4;
 *   %BECKON_ERROR_INTERNAL when the clock gives a time outside of the years 1 to 9999, or when a callback of the
 *   Region calls an operation that could change the Region.
 * - %NULL where it is not allowed is a programmer's mistake: it logs a critical, and nothing happens.
 */

#define BECKON_TYPE_REGION (beckon_region_get_type ())

/**
 * BeckonClockFunc:
 * @user_data: what was given with the clock
 *
 * A clock (W-6). It is asked once per call, before the Region is locked, on the thread that calls. So it
 * may be asked by several threads at once.
 *
 * Returns: microseconds since the epoch, UTC, within the years 1 to 9999
 *
 * Since: 0.1
 */
typedef gint64 (*BeckonClockFunc) (gpointer user_data);

/**
 * BeckonIdFunc:
 * @nth: how many ids the world has drawn before: 0 for the first
 * @user_data: what was given with the source
 *
 * A source of invitation ids (W-5, W-6). It is asked under the Region's lock, on the caller's thread.
 * If it reads from the Region, it sees the world so far. If it calls an operation that could change the
 * Region, that call fails.
 *
 * Returns: (transfer full) (nullable): 32 lower-case hexadecimal digits, different from the id that the pair
 *   already has; anything else makes the call fail with %BECKON_ERROR_INTERNAL
 *
 * Since: 0.1
 */
typedef char *(*BeckonIdFunc) (guint64 nth, gpointer user_data);

/**
 * beckon_region_get_type:
 *
 * Gives the boxed type of #BeckonRegion.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_region_get_type (void);

/**
 * beckon_region_new:
 * @name: the Region's name, such as `us-east-1`: not empty, valid UTF-8. The partition follows from
 *   it (W-1)
 * @switches: (nullable): the switches, copied; %NULL for the defaults
 *
 * Makes an empty world with real time and random invitation ids.
 *
 * Returns: (transfer full): the Region; release with beckon_region_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonRegion *beckon_region_new (const char *name, const BeckonSwitches *switches);

/**
 * beckon_region_ref:
 * @self: a Region
 *
 * Takes a reference, from any thread.
 *
 * Returns: (transfer full): @self; release with beckon_region_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonRegion *beckon_region_ref (BeckonRegion *self);

/**
 * beckon_region_unref:
 * @self: (transfer full): a Region
 *
 * Releases a reference, from any thread. The last one frees the world.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_unref (BeckonRegion *self);

/**
 * beckon_region_peek_name:
 * @self: a Region
 *
 * Reads the Region's name.
 *
 * Returns: (transfer none): the name, owned by @self
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_region_peek_name (const BeckonRegion *self);

/**
 * beckon_region_peek_partition:
 * @self: a Region
 *
 * Tells the Region's partition (W-1): `aws`, `aws-cn` or `aws-us-gov`.
 *
 * Returns: (transfer none): the partition, constant
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_region_peek_partition (const BeckonRegion *self);

/**
 * beckon_region_dup_switches:
 * @self: a Region
 *
 * Reads the switches of the Region.
 *
 * Returns: (transfer full): a copy; free with beckon_switches_free()
 *
 * Since: 0.1
 */
BECKON_API BeckonSwitches *beckon_region_dup_switches (BeckonRegion *self);

/**
 * beckon_region_set_switches:
 * @self: a Region
 * @switches: (nullable): the switches, copied; %NULL for the defaults
 *
 * Sets the switches for all calls from now on. No record changes: if a limit is below the existing number, it
 * refuses only new ones (G-8).
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_switches (BeckonRegion *self, const BeckonSwitches *switches);

/**
 * beckon_region_set_clock:
 * @self: a Region
 * @clock: (nullable) (scope notified) (closure user_data) (destroy destroy): a clock, %NULL for real time
 * @user_data: passed to @clock
 * @destroy: (nullable): frees @user_data when the clock is replaced or the Region freed
 *
 * Sets the clock (W-6). Must not be called while another thread uses the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_clock (BeckonRegion *self,
                                         BeckonClockFunc clock,
                                         gpointer user_data,
                                         GDestroyNotify destroy);

/**
 * beckon_region_set_fixed_clock:
 * @self: a Region
 * @now_us: microseconds since the epoch, UTC, within the years 1 to 9999
 *
 * Sets a clock that stands still, until beckon_region_advance_clock() moves it (W-6).
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_fixed_clock (BeckonRegion *self, gint64 now_us);

/**
 * beckon_region_set_advancing_clock:
 * @self: a Region
 * @now_us: microseconds since the epoch, UTC, within the years 1 to 9999
 * @step_us: microseconds, 0 or more
 *
 * Sets a clock that starts at @now_us and advances by @step_us each time it is read, so that later calls have later
 * times, reproducibly (W-6). It stops at the end of the year 9999. beckon_region_get_time_us() does not advance it.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_advancing_clock (BeckonRegion *self, gint64 now_us, gint64 step_us);

/**
 * beckon_region_advance_clock:
 * @self: a Region
 * @by_us: microseconds, 0 or more
 *
 * Moves a fixed or an advancing clock forward.
 *
 * Returns: whether the clock moved; %FALSE, and nothing changes, if the clock is neither fixed nor advancing, if
 *   @by_us is negative, or if the time would leave the years 1 to 9999
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_advance_clock (BeckonRegion *self, gint64 by_us);

/**
 * beckon_region_get_time_us:
 * @self: a Region
 *
 * Tells the time that the next call would read from the clock.
 *
 * Returns: microseconds since the epoch, UTC
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_region_get_time_us (BeckonRegion *self);

/**
 * beckon_region_set_id_source:
 * @self: a Region
 * @source: (nullable) (scope notified) (closure user_data) (destroy destroy): a source of invitation ids, %NULL for
 *   random ones
 * @user_data: passed to @source
 * @destroy: (nullable): frees @user_data when the source is replaced or the Region freed
 *
 * Sets the source of invitation ids (W-5, W-6). Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_id_source (BeckonRegion *self,
                                             BeckonIdFunc source,
                                             gpointer user_data,
                                             GDestroyNotify destroy);

/**
 * beckon_region_set_id_seed:
 * @self: a Region
 * @seed: any number
 *
 * Makes invitation ids reproducible: the nth id of a world depends only on @seed and n. All ids of one seed
 * are different. Must not be called from a callback of the Region.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_set_id_seed (BeckonRegion *self, guint64 seed);

/**
 * beckon_region_set_organization_account:
 * @self: a Region
 * @account_id: an account id
 * @is_member: whether it belongs to an organization
 * @error: return location for a #GError, or %NULL
 *
 * Marks an account as belonging to an organization, or removes the mark (G-9). No record changes. Fails with
 * %BECKON_ERROR_INVALID_INPUT when @account_id is not a valid account id (W-3), and with
 * %BECKON_ERROR_INTERNAL from a callback of the Region.
 *
 * Returns: whether it was done
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_set_organization_account (BeckonRegion *self,
                                                            const char *account_id,
                                                            gboolean is_member,
                                                            GError **error);

/* --- dry runs ------------------------------------------------------------------------------- */

/**
 * beckon_region_begin_dry_run:
 * @self: a Region
 *
 * From now until beckon_region_end_dry_run(), every operation that this thread calls gives the answer that it would
 * give, and changes nothing. No id is drawn, no fault fires, nothing is written to the journal, and an advancing clock
 * does not advance. A guard is asked as usual. The same is true of beckon_region_set_organization_account(),
 * beckon_region_put_association(), beckon_region_restore() and beckon_region_reset(). Each call is judged by the real
 * world, not by what an earlier call of the dry run would have done. The cost of a call depends on the number of its
 * ids, not on the size of the world. Other threads wait until the dry run ends. Dry runs can be nested.
 * beckon_region_set_switches() takes effect even in a dry run, because switches are not part of a world.
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_begin_dry_run (BeckonRegion *self);

/**
 * beckon_region_end_dry_run:
 * @self: a Region
 *
 * Ends a dry run. It must be called by the thread that called beckon_region_begin_dry_run().
 *
 * Since: 0.1
 */
BECKON_API void beckon_region_end_dry_run (BeckonRegion *self);

/* --- the one door --------------------------------------------------------------------------- */

/**
 * beckon_region_perform:
 * @self: a Region
 * @request: the request
 * @error: return location for a #GError
 *
 * Answers any operation: what the functions below do, for a request that names its operation. A field that the
 * operation requires and that was not set makes it fail with %BECKON_ERROR_INVALID_INPUT (O-4); otherwise it fails as
 * the function that is named after the operation does, and then nothing has changed.
 *
 * Returns: (transfer full): the answer; free with beckon_answer_unref(). %NULL on error
 *
 * Since: 0.1
 */
BECKON_API BeckonAnswer *beckon_region_perform (BeckonRegion *self, const BeckonRequest *request, GError **error);

/* --- what an administrator does ------------------------------------------------------------ */

/**
 * beckon_region_create_members:
 * @self: a Region
 * @caller: the administrator
 * @details: (element-type BeckonAccountDetails): the accounts, 1 to 50 (`max_account_details`)
 * @error: return location for a #GError, or %NULL
 *
 * CreateMembers: adds accounts to the caller's members (G-5, G-6, G-8, T-6). Fails with
 * %BECKON_ERROR_INVALID_INPUT when an e-mail address is blank.
 *
 * Returns: (transfer container) (element-type BeckonResult): UnprocessedAccounts, may be empty; %NULL on failure.
 *   It owns its elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_create_members (BeckonRegion *self,
                                                    const char *caller,
                                                    GPtrArray *details,
                                                    GError **error);

/**
 * beckon_region_get_members:
 * @self: a Region
 * @caller: the administrator
 * @account_ids: (array zero-terminated=1): members' ids, at least one
 * @unprocessed: (out) (optional) (transfer container) (element-type BeckonResult): UnprocessedAccounts; not set on
 *   failure
 * @error: return location for a #GError, or %NULL
 *
 * GetMembers: looks members up, in input order (O-5).
 *
 * Returns: (transfer container) (element-type BeckonMember): the members that are on file; %NULL on failure. It owns
 *   its elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_get_members (BeckonRegion *self,
                                                 const char *caller,
                                                 const char *const *account_ids,
                                                 GPtrArray **unprocessed,
                                                 GError **error);

/**
 * beckon_region_list_members:
 * @self: a Region
 * @caller: the administrator
 * @only_associated: whether only accepted members are listed; the service's default is %TRUE (O-6)
 * @max_results: how many at most, 1 to 50; -1 for the default, 50
 * @next_token: (nullable): the token that an earlier call gave, %NULL for the first page
 * @new_next_token: (out) (optional) (nullable) (transfer full): where the next page begins, %NULL if this is the last
 *   one; not set on failure
 * @error: return location for a #GError, or %NULL
 *
 * ListMembers: lists members in the order in which they were created (O-6, O-7). Fails with
 * %BECKON_ERROR_INVALID_INPUT when @next_token is not one that the Region gave for this operation, caller and
 * @only_associated, or when @max_results is out of range.
 *
 * Returns: (transfer container) (element-type BeckonMember): a page, may be empty; %NULL on failure. It owns its
 *   elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_list_members (BeckonRegion *self,
                                                  const char *caller,
                                                  gboolean only_associated,
                                                  int max_results,
                                                  const char *next_token,
                                                  char **new_next_token,
                                                  GError **error);

/**
 * beckon_region_delete_members:
 * @self: a Region
 * @caller: the administrator
 * @account_ids: (array zero-terminated=1): members' ids, at least one
 * @error: return location for a #GError, or %NULL
 *
 * DeleteMembers: deletes members that are not accepted, and their invitations (T-3).
 *
 * Returns: (transfer container) (element-type BeckonResult): UnprocessedAccounts, may be empty; %NULL on failure. It
 *   owns its elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_delete_members (BeckonRegion *self,
                                                    const char *caller,
                                                    const char *const *account_ids,
                                                    GError **error);

/**
 * beckon_region_invite_members:
 * @self: a Region
 * @caller: the administrator
 * @account_ids: (array zero-terminated=1): members' ids, at least one
 * @error: return location for a #GError, or %NULL
 *
 * InviteMembers: invites accounts that the caller has added as members before (G-5, G-6, G-8, G-9, T-1).
 *
 * Returns: (transfer container) (element-type BeckonResult): UnprocessedAccounts, may be empty; %NULL on failure. It
 *   owns its elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_invite_members (BeckonRegion *self,
                                                    const char *caller,
                                                    const char *const *account_ids,
                                                    GError **error);

/**
 * beckon_region_disassociate_members:
 * @self: a Region
 * @caller: the administrator
 * @account_ids: (array zero-terminated=1): members' ids, at least one
 * @error: return location for a #GError, or %NULL
 *
 * DisassociateMembers: ends the associations with members, whatever they answered. Ids that are not members are
 * skipped silently (O-9).
 *
 * Returns: whether the call succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_disassociate_members (BeckonRegion *self,
                                                        const char *caller,
                                                        const char *const *account_ids,
                                                        GError **error);

/* --- what a member does -------------------------------------------------------------------- */

/**
 * beckon_region_list_invitations:
 * @self: a Region
 * @caller: the member
 * @max_results: how many at most, 1 to 50; -1 for the default, 50
 * @next_token: (nullable): the token that an earlier call gave, %NULL for the first page
 * @new_next_token: (out) (optional) (nullable) (transfer full): where the next page begins, %NULL if this is the last
 *   one; not set on failure
 * @error: return location for a #GError, or %NULL
 *
 * ListInvitations: lists the invitations to the caller, accepted and declined ones included, in the
 * order in which the associations were created (O-6, O-7). Fails with %BECKON_ERROR_INVALID_INPUT when
 * @next_token is not one that the Region gave for this operation and caller, or when @max_results is out of range.
 *
 * Returns: (transfer container) (element-type BeckonInvitation): a page, may be empty; %NULL on failure. It owns its
 *   elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_list_invitations (BeckonRegion *self,
                                                      const char *caller,
                                                      int max_results,
                                                      const char *next_token,
                                                      char **new_next_token,
                                                      GError **error);

/**
 * beckon_region_get_invitations_count:
 * @self: a Region
 * @caller: the member
 * @error: return location for a #GError, or %NULL
 *
 * GetInvitationsCount: counts the invitations to the caller, without the accepted one (O-6).
 *
 * Returns: the count, -1 on failure
 *
 * Since: 0.1
 */
BECKON_API gint64 beckon_region_get_invitations_count (BeckonRegion *self, const char *caller, GError **error);

/**
 * beckon_region_accept_administrator_invitation:
 * @self: a Region
 * @caller: the member
 * @administrator_id: the account that invites
 * @invitation_id: the id of the invitation on file
 * @error: return location for a #GError, or %NULL
 *
 * AcceptAdministratorInvitation: makes the caller an active member (G-7). Fails with
 * %BECKON_ERROR_INVALID_INPUT when the caller has an administrator or members of its own, when there is no such
 * invitation or it cannot be accepted, or when the account that invites is itself an accepted member. The switch
 * `accept_unknown_is_not_found` makes the second of these %BECKON_ERROR_RESOURCE_NOT_FOUND. The same code stands for
 * a caller that the Region has never seen, when the gate is off (G-2).
 *
 * Returns: whether it was accepted
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_accept_administrator_invitation (BeckonRegion *self,
                                                                   const char *caller,
                                                                   const char *administrator_id,
                                                                   const char *invitation_id,
                                                                   GError **error);

/**
 * beckon_region_accept_invitation:
 * @self: a Region
 * @caller: the member
 * @master_id: the account that invites
 * @invitation_id: the id of the invitation on file
 * @error: return location for a #GError, or %NULL
 *
 * AcceptInvitation: the operation's older name; the same as
 * beckon_region_accept_administrator_invitation().
 *
 * Returns: whether it was accepted
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_accept_invitation (BeckonRegion *self,
                                                     const char *caller,
                                                     const char *master_id,
                                                     const char *invitation_id,
                                                     GError **error);

/**
 * beckon_region_decline_invitations:
 * @self: a Region
 * @caller: the member
 * @account_ids: (array zero-terminated=1): the administrators that sent the invitations, at least one; the
 *   caller's own id stands for every pending one (O-1)
 * @error: return location for a #GError, or %NULL
 *
 * DeclineInvitations: declines pending invitations (`L-pending/decline`). The administrator sees the
 * member as `Resigned` from then on. Fails with %BECKON_ERROR_INVALID_ACCESS when the caller belongs to an
 * organization (G-9). Fails with %BECKON_ERROR_RESOURCE_NOT_FOUND when the gate is off and the Region has never
 * seen the caller (G-2), and when the switch `decline_unknown_is_not_found` is on and there is no invitation from
 * one of the ids.
 *
 * Returns: (transfer container) (element-type BeckonResult): UnprocessedAccounts, may be empty; %NULL on failure. It
 *   owns its elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_decline_invitations (BeckonRegion *self,
                                                         const char *caller,
                                                         const char *const *account_ids,
                                                         GError **error);

/**
 * beckon_region_delete_invitations:
 * @self: a Region
 * @caller: the member; or, for an account that it has invited, the administrator (O-2)
 * @account_ids: (array zero-terminated=1): the administrators that sent the invitations, at least one
 * @error: return location for a #GError, or %NULL
 *
 * DeleteInvitations: deletes declined and resigned invitations, for both sides (T-2). When an administrator
 * calls it, it withdraws invitations that the administrator has sent (O-2).
 *
 * Returns: (transfer container) (element-type BeckonResult): UnprocessedAccounts, may be empty; %NULL on failure. It
 *   owns its elements: free with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_delete_invitations (BeckonRegion *self,
                                                        const char *caller,
                                                        const char *const *account_ids,
                                                        GError **error);

/**
 * beckon_region_disassociate_from_administrator_account:
 * @self: a Region
 * @caller: the member
 * @error: return location for a #GError, or %NULL
 *
 * DisassociateFromAdministratorAccount: leaves the administrator. Fails with
 * %BECKON_ERROR_BAD_REQUEST when the caller has no administrator (O-10).
 *
 * Returns: whether the caller has left
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_disassociate_from_administrator_account (BeckonRegion *self,
                                                                           const char *caller,
                                                                           GError **error);

/**
 * beckon_region_disassociate_from_master_account:
 * @self: a Region
 * @caller: the member
 * @error: return location for a #GError, or %NULL
 *
 * DisassociateFromMasterAccount: the operation's older name; the same as
 * beckon_region_disassociate_from_administrator_account().
 *
 * Returns: whether the caller has left
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_disassociate_from_master_account (BeckonRegion *self,
                                                                    const char *caller,
                                                                    GError **error);

/**
 * beckon_region_get_administrator_account:
 * @self: a Region
 * @caller: the member
 * @administrator: (out) (optional) (nullable) (transfer full): the accepted invitation, %NULL if there is none (O-8);
 *   not set on failure. Release with beckon_invitation_unref()
 * @error: return location for a #GError, or %NULL
 *
 * GetAdministratorAccount: tells the caller's administrator.
 *
 * Returns: whether the call succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_get_administrator_account (BeckonRegion *self,
                                                             const char *caller,
                                                             BeckonInvitation **administrator,
                                                             GError **error);

/**
 * beckon_region_get_master_account:
 * @self: a Region
 * @caller: the member
 * @master: (out) (optional) (nullable) (transfer full): the accepted invitation, %NULL if there is none (O-8); not set
 *   on failure. Release with beckon_invitation_unref()
 * @error: return location for a #GError, or %NULL
 *
 * GetMasterAccount: the operation's older name; the same as
 * beckon_region_get_administrator_account().
 *
 * Returns: whether the call succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_get_master_account (BeckonRegion *self,
                                                      const char *caller,
                                                      BeckonInvitation **master,
                                                      GError **error);

/* --- the hub ------------------------------------------------------------------------------- */

/**
 * beckon_region_enable_security_hub:
 * @self: a Region
 * @caller: the account
 * @error: return location for a #GError, or %NULL
 *
 * EnableSecurityHub: turns Security Hub on for the caller. Fails with
 * %BECKON_ERROR_RESOURCE_CONFLICT when it is on already (G-10).
 *
 * Returns: whether it was turned on
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_enable_security_hub (BeckonRegion *self, const char *caller, GError **error);

/**
 * beckon_region_disable_security_hub:
 * @self: a Region
 * @caller: the account
 * @error: return location for a #GError, or %NULL
 *
 * DisableSecurityHub: turns Security Hub off for the caller and deletes the associations in which the caller
 * is the administrator (G-11). Fails with %BECKON_ERROR_INVALID_INPUT when the caller is an accepted
 * member or has accepted members, and with %BECKON_ERROR_RESOURCE_NOT_FOUND when Security Hub is off already
 * (G-1).
 *
 * Returns: whether it was turned off
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_disable_security_hub (BeckonRegion *self, const char *caller, GError **error);

/**
 * beckon_region_describe_hub:
 * @self: a Region
 * @caller: the account
 * @hub_arn: (nullable): the hub's ARN, %NULL for the caller's own hub
 * @error: return location for a #GError, or %NULL
 *
 * DescribeHub: describes the caller's hub (O-12). Fails with %BECKON_ERROR_INVALID_ACCESS when the hub is
 * off, whatever the switches are; with %BECKON_ERROR_RESOURCE_NOT_FOUND for another account's hub; and with
 * %BECKON_ERROR_INVALID_INPUT when @hub_arn is not an ARN.
 *
 * Returns: (transfer full): the hub, %NULL on failure; release with beckon_hub_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonHub *beckon_region_describe_hub (BeckonRegion *self,
                                                  const char *caller,
                                                  const char *hub_arn,
                                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonRegion, beckon_region_unref)

G_END_DECLS

#endif
