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

/**
 * BeckonRegion:
 *
 * The world of one AWS Region (W-1), and every operation on it.
 *
 * This is true of every operation:
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
 *   GetMasterAccount and the two operations that leave, %BECKON_ERROR_RESOURCE_NOT_FOUND from
 *   DisableSecurityHub, nothing from EnableSecurityHub, from the three operations of a management account
 *   (G-13) and from those on tags (O-13), and %BECKON_ERROR_INVALID_ACCESS from all others; the switch
 *   `hub_off_error` can turn %BECKON_ERROR_BAD_REQUEST into %BECKON_ERROR_ACCESS_DENIED, or all of them into
 *   %BECKON_ERROR_INVALID_ACCESS;
 *   %BECKON_ERROR_INVALID_INPUT when @caller is not a valid account id (W-3) or the input breaks O-4;
 *   %BECKON_ERROR_INTERNAL when the clock gives a time outside of the years 1 to 9999, when a callback of the
 *   Region calls an operation that could change the Region, or when a number of the world is at its end (W-7).
 * - %NULL where it is not allowed is a programmer's mistake: it logs a critical, and nothing happens.
 *
 * ## Callbacks
 *
 * A callback is a function of the embedder that a Region calls: its clock, its id source, its guard. Which calls it may
 * make (W-6):
 *
 * - The clock is asked without the lock, and may call anything. Only in a dry run, and for a call that an id source or
 *   a guard makes, its thread has the lock already.
 * - Id source and guard are asked under the lock. Of their own Region they may call everything that reads it, dry
 *   runs, beckon_region_explain(), beckon_region_take_journal(), and what sets or advances the clock. Everything else is
 *   refused at once, and nothing happens: an operation that could change the Region, and
 *   beckon_region_set_organization(), fail with %BECKON_ERROR_INTERNAL; what puts worlds and pairs in, and
 *   beckon_region_replay(), fail with %BECKON_WORLD_ERROR_REFUSED; and what sets the Region up is a programmer's
 *   mistake: a critical.
 * - Id source and guard must not wait for another thread that calls their Region, because it waits for the call that
 *   they are asked in.
 * - They may call another Region if none of its id source and guard calls theirs, be it by way of a third one.
 *   Otherwise two threads can each be in a call of the one Region and wait for that of the other, for ever. Nobody
 *   can refuse this: a Region does not know which others a thread is in, because Regions share nothing. So give
 *   Regions an order, and let the callbacks of each call only those after it. The same is true of a thread in a dry
 *   run of a Region, which has its lock.
 * - What frees a callback's user data (a destroy notify) is called without the lock, may call anything and may wait for
 *   any thread. It is called by the thread that replaces the callback or releases the Region, at once. If that thread
 *   is in a dry run or in a callback under the lock, it is called as soon as that thread leaves the lock; and if
 *   another thread is in a clock that is replaced, by that thread, when the clock has answered.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_REGION (beckon_region_get_type ())

/**
 * BeckonClockFunc:
 * @user_data: what was given with the clock
 *
 * A clock (W-6). It is asked once per call, before the call locks the Region, on the thread that calls. So it
 * may be asked by several threads at once, and by one thread even after another one has replaced it.
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
 * Region, that call fails. The top of beckon-region.h says what else it may call.
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
 * @destroy: (nullable): frees @user_data when the clock is replaced or the Region freed, and no thread is in it any more
 *
 * Sets the clock (W-6), from any thread. A thread that is in the old clock is not waited for.
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
 * beckon_region_set_organization:
 * @self: a Region
 * @account_id: an account id
 * @management_id: (nullable): the id of a management account, which names its organization; %NULL for no organization
 * @error: return location for a #GError, or %NULL
 *
 * Says which organization an account belongs to (G-9). The management account belongs to it, too. Callers of the
 * service cannot change this.
 *
 * What follows from it happens in the same call (G-15): if the organization has a delegated administrator with
 * AutoEnable, an account that comes is enrolled where G-14 allows it; an account that leaves is removed by the
 * delegated administrator that managed it; and if it was the delegated administrator, it is that no longer, and its
 * managed members are removed. The guard is not asked. The journal's entry has these steps as its effects.
 *
 * Fails with %BECKON_ERROR_INVALID_INPUT when an id is not a valid account id (W-3), when @account_id is the management
 * account of another organization to which other accounts belong, or when @management_id belongs to another account's
 * organization; with %BECKON_ERROR_INTERNAL when the clock gives an invalid time (W-4), when no number is left for an
 * association that enrolling would add (W-7), and from a callback of the Region. Then nothing has changed. It can be called from any thread.
 *
 * Returns: whether it was done
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_set_organization (BeckonRegion *self,
                                                    const char *account_id,
                                                    const char *management_id,
                                                    GError **error);

/**
 * beckon_region_set_organization_account:
 * @self: a Region
 * @account_id: an account id
 * @is_member: whether it belongs to an unnamed organization; otherwise it belongs to none
 * @error: return location for a #GError, or %NULL
 *
 * Says that an account belongs to an organization of which nothing else is known, or to none (G-9). Otherwise it does
 * what beckon_region_set_organization() does, and fails as that does.
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
 * does not advance. A guard is asked as usual. The same is true of beckon_region_set_organization(),
 * beckon_region_put_association(), beckon_region_restore() and beckon_region_reset(). Each call is judged by the real
 * world, not by what an earlier call of the dry run would have done. The cost of a call depends on the number of its
 * ids, not on the size of the world. Other threads wait until the dry run ends, so this thread must not wait for one
 * that calls the Region. Dry runs can be nested.
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
 * @details: (element-type BeckonAccountDetails): the accounts, 1 to 50 (`max_account_details`), none of them %NULL
 * @error: return location for a #GError, or %NULL
 *
 * CreateMembers: adds accounts to the caller's members (G-5, G-6, G-8, T-6). An account of the organization whose
 * delegated administrator the caller is becomes an active member at once, and its hub is turned on (G-14). Fails with
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
 * ListInvitations: lists the invitations to the caller, accepted and declined ones included, but not the association of
 * a member that was enrolled (G-14), in the order in which the associations were created (O-6, O-7). Fails with
 * %BECKON_ERROR_INVALID_INPUT when @next_token is not one that the Region gave for this operation and caller, or when
 * @max_results is out of range.
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
 * AcceptAdministratorInvitation: makes the caller an active member (G-7). Fails with %BECKON_ERROR_INVALID_INPUT when
 * the caller has an administrator or members of its own, or is a delegated administrator (G-13), when there is no such
 * invitation or it cannot be accepted, or when the account that invites is itself an accepted member. The switch
 * `accept_unknown_is_not_found` makes the second of these %BECKON_ERROR_RESOURCE_NOT_FOUND. The same code stands for a
 * caller that the Region has never seen, when the gate is off (G-2).
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
 * member as `Resigned` from then on. Fails with %BECKON_ERROR_INVALID_ACCESS when the caller is managed
 * elsewhere (G-9). Fails with %BECKON_ERROR_RESOURCE_NOT_FOUND when the gate is off and the Region has never
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
 * %BECKON_ERROR_BAD_REQUEST when the caller has no administrator (O-10), or is managed by the delegated administrator
 * of its organization (G-16).
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
 * DisableSecurityHub: turns Security Hub off for the caller and deletes the associations in which the caller is the
 * administrator (G-11). Fails with %BECKON_ERROR_INVALID_INPUT when the caller is an accepted member, has accepted
 * members or is a delegated administrator, and with %BECKON_ERROR_RESOURCE_NOT_FOUND when Security Hub is off already
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

/**
 * beckon_region_enable_security_hub_full:
 * @self: a Region
 * @caller: the account that calls
 * @tags: (nullable) (element-type utf8 utf8): the tags of the hub (O-13); %NULL for none
 * @control_finding_generator: (nullable): `STANDARD_CONTROL`, or `SECURITY_CONTROL`, for which %NULL stands
 * @error: return location for a #GError, or %NULL
 *
 * Does EnableSecurityHub with its input. Fails as beckon_region_enable_security_hub() does, and with
 * %BECKON_ERROR_INVALID_INPUT when a tag (O-13) or the word is not valid; then nothing has changed.
 *
 * Returns: whether the hub is on now
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_enable_security_hub_full (BeckonRegion *self,
                                                            const char *caller,
                                                            GHashTable *tags,
                                                            const char *control_finding_generator,
                                                            GError **error);

/**
 * beckon_region_update_security_hub_configuration:
 * @self: a Region
 * @caller: the account that calls
 * @auto_enable_controls: AutoEnableControls: 1 or 0; -1 to leave it as it is
 * @control_finding_generator: (nullable): `STANDARD_CONTROL` or `SECURITY_CONTROL`; %NULL to leave it as it is
 * @error: return location for a #GError, or %NULL
 *
 * Does UpdateSecurityHubConfiguration (O-12). Fails with %BECKON_ERROR_INVALID_ACCESS when the caller's hub is off
 * (G-1, O-12), or when it is an accepted member and names a ControlFindingGenerator (G-17); with
 * %BECKON_ERROR_INVALID_INPUT when the word is not valid; then nothing has changed.
 *
 * Returns: whether it succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_update_security_hub_configuration (BeckonRegion *self,
                                                                     const char *caller,
                                                                     int auto_enable_controls,
                                                                     const char *control_finding_generator,
                                                                     GError **error);

/* --- tags ---------------------------------------------------------------------------------- */

/**
 * beckon_region_tag_resource:
 * @self: a Region
 * @caller: the account that calls
 * @resource_arn: the ARN of its own hub
 * @tags: (element-type utf8 utf8): the tags to add; those with a key that is on file get the new value
 * @error: return location for a #GError, or %NULL
 *
 * Does TagResource (O-13). Fails with %BECKON_ERROR_INVALID_INPUT when a tag or the ARN is not valid, or when the hub
 * would have more than 50 tags; with %BECKON_ERROR_RESOURCE_NOT_FOUND when the ARN names anything else than the
 * caller's own hub, or that hub is off; then nothing has changed.
 *
 * Returns: whether it succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_tag_resource (BeckonRegion *self,
                                                const char *caller,
                                                const char *resource_arn,
                                                GHashTable *tags,
                                                GError **error);

/**
 * beckon_region_untag_resource:
 * @self: a Region
 * @caller: the account that calls
 * @resource_arn: the ARN of its own hub
 * @tag_keys: (array zero-terminated=1): the keys of the tags to remove; a key that is not on file is passed over
 * @error: return location for a #GError, or %NULL
 *
 * Does UntagResource (O-13). Fails with %BECKON_ERROR_INVALID_INPUT when a key or the ARN is not valid, or @tag_keys has
 * no key or more than 50; with %BECKON_ERROR_RESOURCE_NOT_FOUND as beckon_region_tag_resource() does; then nothing has
 * changed.
 *
 * Returns: whether it succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_untag_resource (BeckonRegion *self,
                                                  const char *caller,
                                                  const char *resource_arn,
                                                  const char *const *tag_keys,
                                                  GError **error);

/**
 * beckon_region_list_tags_for_resource:
 * @self: a Region
 * @caller: the account that calls
 * @resource_arn: the ARN of its own hub
 * @error: return location for a #GError, or %NULL
 *
 * Does ListTagsForResource (O-13). Fails with %BECKON_ERROR_INVALID_INPUT when the ARN is not valid, and with
 * %BECKON_ERROR_RESOURCE_NOT_FOUND as beckon_region_tag_resource() does.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the value of each key, maybe none; %NULL on failure. Release with
 *   g_hash_table_unref()
 *
 * Since: 0.1
 */
BECKON_API GHashTable *beckon_region_list_tags_for_resource (BeckonRegion *self,
                                                             const char *caller,
                                                             const char *resource_arn,
                                                             GError **error);

/* --- organizations: G-13, O-14 ------------------------------------------------------------- */

/**
 * beckon_region_enable_organization_admin_account:
 * @self: a Region
 * @caller: the account that calls: the management account of an organization
 * @admin_account_id: an account of the organization
 * @error: return location for a #GError, or %NULL
 *
 * Does EnableOrganizationAdminAccount (G-13): makes an account the delegated administrator of its organization, and
 * turns its hub on. Fails with %BECKON_ERROR_ACCESS_DENIED when the caller is not the management account of a named
 * organization; with %BECKON_ERROR_RESOURCE_CONFLICT when that account is the delegated administrator already, or the
 * organization uses central configuration; with %BECKON_ERROR_INVALID_INPUT in the other cases of G-13; then nothing
 * has changed.
 *
 * Returns: whether it is the delegated administrator now
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_enable_organization_admin_account (BeckonRegion *self,
                                                                     const char *caller,
                                                                     const char *admin_account_id,
                                                                     GError **error);

/**
 * beckon_region_disable_organization_admin_account:
 * @self: a Region
 * @caller: the account that calls: the management account of an organization
 * @admin_account_id: its delegated administrator
 * @error: return location for a #GError, or %NULL
 *
 * Does DisableOrganizationAdminAccount (G-13): the organization has no delegated administrator any more, and the
 * members that it managed are removed. Fails with %BECKON_ERROR_ACCESS_DENIED when the caller is not the management
 * account of a named organization; with %BECKON_ERROR_RESOURCE_CONFLICT while the organization uses central
 * configuration; with %BECKON_ERROR_INVALID_INPUT when @admin_account_id is not the delegated administrator; and when the
 * guard vetoes that a member is removed; then nothing has changed.
 *
 * Returns: whether it succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_disable_organization_admin_account (BeckonRegion *self,
                                                                      const char *caller,
                                                                      const char *admin_account_id,
                                                                      GError **error);

/**
 * beckon_region_list_organization_admin_accounts:
 * @self: a Region
 * @caller: the account that calls: the management account of an organization
 * @error: return location for a #GError, or %NULL
 *
 * Does ListOrganizationAdminAccounts (G-13). Fails with %BECKON_ERROR_ACCESS_DENIED when the caller is not the
 * management account of a named organization.
 *
 * Returns: (transfer full) (array zero-terminated=1): the id of the delegated administrator, or nothing; %NULL on
 *   failure. Free with g_strfreev()
 *
 * Since: 0.1
 */
BECKON_API char **beckon_region_list_organization_admin_accounts (BeckonRegion *self,
                                                                  const char *caller,
                                                                  GError **error);

/**
 * beckon_region_describe_organization_configuration:
 * @self: a Region
 * @caller: the account that calls: the delegated administrator of an organization
 * @error: return location for a #GError, or %NULL
 *
 * Does DescribeOrganizationConfiguration (O-14). The answer has %BECKON_FIELD_AUTO_ENABLE,
 * %BECKON_FIELD_MEMBER_ACCOUNT_LIMIT_REACHED, %BECKON_FIELD_AUTO_ENABLE_STANDARDS and
 * %BECKON_FIELD_ORGANIZATION_CONFIGURATION, whose text is the ConfigurationType. Fails with
 * %BECKON_ERROR_INVALID_ACCESS when the caller's hub is off, or it is not a delegated administrator.
 *
 * Returns: (transfer full): the answer; %NULL on failure. Release with beckon_answer_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonAnswer *beckon_region_describe_organization_configuration (BeckonRegion *self,
                                                                            const char *caller,
                                                                            GError **error);

/**
 * beckon_region_update_organization_configuration:
 * @self: a Region
 * @caller: the account that calls: the delegated administrator of an organization
 * @auto_enable: AutoEnable: whether accounts that come to the organization are enrolled (G-15)
 * @auto_enable_standards: (nullable): `DEFAULT` or `NONE`; %NULL to leave it as it is
 * @configuration_type: (nullable): `LOCAL` or `CENTRAL`; %NULL to leave it as it is
 * @error: return location for a #GError, or %NULL
 *
 * Does UpdateOrganizationConfiguration (O-14). Fails as beckon_region_describe_organization_configuration() does, and
 * with %BECKON_ERROR_INVALID_INPUT when a word is not valid, or a value does not go with a central configuration; then
 * nothing has changed.
 *
 * Returns: whether it succeeded
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_update_organization_configuration (BeckonRegion *self,
                                                                     const char *caller,
                                                                     gboolean auto_enable,
                                                                     const char *auto_enable_standards,
                                                                     const char *configuration_type,
                                                                     GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonRegion, beckon_region_unref)

G_END_DECLS

#endif
