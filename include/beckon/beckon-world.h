/* SPDX-License-Identifier: MIT */
/* Worlds as values: taken from a Region, given back to one, built, compared, written down. */
#ifndef BECKON_WORLD_H
#define BECKON_WORLD_H

#include <beckon/beckon-association.h>
#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonWorldError:
 * @BECKON_WORLD_ERROR_INVALID: what was read or given is no world: it is cut or damaged, or something in
 *   it has a value that it cannot have
 * @BECKON_WORLD_ERROR_NEWER: it was written by a newer Beckon: its format or semantics version is unknown
 * @BECKON_WORLD_ERROR_BROKEN: it breaks an invariant (V-1 to V-8)
 * @BECKON_WORLD_ERROR_REFUSED: a callback of the Region tried to change the Region
 *
 * The codes of %BECKON_WORLD_ERROR. The message says what is wrong and where. Whatever a call was to
 * change is as it was.
 *
 * Since: 0.1
 */
typedef enum
{
  BECKON_WORLD_ERROR_INVALID,
  BECKON_WORLD_ERROR_NEWER,
  BECKON_WORLD_ERROR_BROKEN,
  BECKON_WORLD_ERROR_REFUSED
} BeckonWorldError;

/**
 * BECKON_WORLD_ERROR:
 *
 * The error domain of worlds. Its codes are #BeckonWorldError.
 *
 * Since: 0.1
 */
#define BECKON_WORLD_ERROR (beckon_world_error_quark ())

/**
 * beckon_world_error_quark:
 *
 * Gives the error domain, %BECKON_WORLD_ERROR.
 *
 * Returns: the domain
 *
 * Since: 0.1
 */
BECKON_API GQuark beckon_world_error_quark (void);

/**
 * BECKON_WORLD_FORMAT:
 *
 * The version of the form in which worlds are written down.
 *
 * Since: 0.1
 */
#define BECKON_WORLD_FORMAT 1

#define BECKON_TYPE_WORLD (beckon_world_get_type ())

/**
 * beckon_world_get_type:
 *
 * Gives the boxed type of #BeckonWorld: accounts, associations, their order, and the number of ids
 * drawn (W-7), with the Region's name and switches beside it if they are known. A #BeckonWorld that
 * nobody is building any more can be read from any thread; it has nothing to do with a Region once it
 * was taken from it.
 *
 * Returns: the type
 *
 * Since: 0.1
 */
BECKON_API GType beckon_world_get_type (void);

/* --- building -------------------------------------------------------------------------------- */

/**
 * beckon_world_new:
 *
 * Makes an empty world, to be built with the functions below. It is built by one thread; what is in it
 * already is seen by nobody else.
 *
 * Returns: (transfer full): the world; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_world_new (void);

/**
 * beckon_world_ref:
 * @self: a world
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_world_ref (BeckonWorld *self);

/**
 * beckon_world_unref:
 * @self: (transfer full): a world
 *
 * Releases a reference.
 *
 * Since: 0.1
 */
BECKON_API void beckon_world_unref (BeckonWorld *self);

/**
 * beckon_world_add_account:
 * @self: a world being built
 * @account_id: an account id (W-3), not yet added
 * @hub_since_us: microseconds since the epoch, %BECKON_TIME_NONE for a hub that is off
 * @is_organization: whether it is an organization's
 * @error: return location for a #GError, or %NULL
 *
 * Adds an account. Those of an association are added with it, hub off, unless they were before.
 * Fails with %BECKON_WORLD_ERROR_INVALID; then nothing changes.
 *
 * Returns: whether it was added
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_add_account (BeckonWorld *self,
                                              const char *account_id,
                                              gint64 hub_since_us,
                                              gboolean is_organization,
                                              GError **error);

/**
 * beckon_world_add_association:
 * @self: a world being built
 * @administrator_id: an account id
 * @member_id: another account id; the pair is not yet added
 * @state: any state but %BECKON_STATE_NONE
 * @email: (nullable): the member's e-mail address, %NULL for none
 * @invitation_id: (nullable): 32 lower-case hexadecimal digits; %NULL for none, or, in a state that needs one,
 *   for one that follows from the pair
 * @invited_at_us: microseconds since the epoch; %BECKON_TIME_NONE for none, or, with an invitation, for
 *   @updated_at_us
 * @updated_at_us: microseconds since the epoch; %BECKON_TIME_NONE for @invited_at_us, and the epoch if
 *   that is not set either
 * @error: return location for a #GError, or %NULL
 *
 * Adds an association at the end of every list. Fails with %BECKON_WORLD_ERROR_INVALID, or with
 * %BECKON_WORLD_ERROR_BROKEN when it would break V-1 or V-2; then nothing changes.
 *
 * Returns: whether it was added
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_add_association (BeckonWorld *self,
                                                  const char *administrator_id,
                                                  const char *member_id,
                                                  BeckonState state,
                                                  const char *email,
                                                  const char *invitation_id,
                                                  gint64 invited_at_us,
                                                  gint64 updated_at_us,
                                                  GError **error);

/**
 * beckon_world_set_ids_drawn:
 * @self: a world being built
 * @ids_drawn: how many invitation ids were drawn
 *
 * Sets where a seeded source of ids goes on (W-7).
 *
 * Since: 0.1
 */
BECKON_API void beckon_world_set_ids_drawn (BeckonWorld *self, guint64 ids_drawn);

/**
 * beckon_world_set_next_sequence:
 * @self: a world being built
 * @next_sequence: the number of the next association that is added
 * @error: return location for a #GError, or %NULL
 *
 * Sets the sequence number of what is added next, so that tokens of lists stay good after save and load
 * (O-7). Fails with %BECKON_WORLD_ERROR_INVALID when it would not come after what is there.
 *
 * Returns: whether it was set
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_set_next_sequence (BeckonWorld *self, guint64 next_sequence, GError **error);

/**
 * beckon_world_set_region:
 * @self: a world being built
 * @name: (nullable): the Region's name, not empty, valid UTF-8; %NULL for unknown
 * @switches: (nullable): the switches, copied; %NULL for unknown
 *
 * Sets what stands beside the world, for beckon_region_new_from_world().
 *
 * Since: 0.1
 */
BECKON_API void beckon_world_set_region (BeckonWorld *self, const char *name, const BeckonSwitches *switches);

/* --- reading --------------------------------------------------------------------------------- */

/**
 * beckon_world_peek_region_name:
 * @self: a world
 *
 * Reads the name of the Region that it was taken from.
 *
 * Returns: (transfer none) (nullable): the name, owned by @self; %NULL if it is unknown
 *
 * Since: 0.1
 */
BECKON_API const char *beckon_world_peek_region_name (const BeckonWorld *self);

/**
 * beckon_world_peek_switches:
 * @self: a world
 *
 * Reads the switches of the Region that it was taken from.
 *
 * Returns: (transfer none) (nullable): the switches, owned by @self; %NULL if they are unknown
 *
 * Since: 0.1
 */
BECKON_API const BeckonSwitches *beckon_world_peek_switches (const BeckonWorld *self);

/**
 * beckon_world_get_ids_drawn:
 * @self: a world
 *
 * Reads how many invitation ids were drawn (W-7).
 *
 * Returns: the number
 *
 * Since: 0.1
 */
BECKON_API guint64 beckon_world_get_ids_drawn (const BeckonWorld *self);

/**
 * beckon_world_get_next_sequence:
 * @self: a world
 *
 * Reads the sequence number that the next association will get.
 *
 * Returns: the number
 *
 * Since: 0.1
 */
BECKON_API guint64 beckon_world_get_next_sequence (const BeckonWorld *self);

/**
 * beckon_world_find_accounts:
 * @self: a world
 *
 * Lists the accounts, by id.
 *
 * Returns: (transfer container) (element-type BeckonAccount): the accounts. It owns its elements: free with
 *   g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_world_find_accounts (const BeckonWorld *self);

/**
 * beckon_world_find_associations:
 * @self: a world
 * @administrator_id: (nullable): whose members, %NULL for any administrator's
 * @member_id: (nullable): whose invitations, %NULL for any member's
 * @state: in which state, %BECKON_STATE_NONE for any
 *
 * Lists associations, in the order in which they were created. With an id, only that account's are
 * looked at.
 *
 * Returns: (transfer container) (element-type BeckonAssociation): the associations. It owns its elements: free with
 *   g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_world_find_associations (const BeckonWorld *self,
                                                      const char *administrator_id,
                                                      const char *member_id,
                                                      BeckonState state);

/**
 * beckon_world_equal:
 * @self: a world
 * @other: a world
 *
 * Compares two worlds (W-7). What stands beside a world is not compared, and of the sequence numbers
 * only the order.
 *
 * Returns: whether they are equal
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_equal (const BeckonWorld *self, const BeckonWorld *other);

/**
 * beckon_world_diff:
 * @before: a world
 * @after: a world
 *
 * Says what is different, a line for each account and association, in the states' own names:
 * `999988887777 → 111122223333: pending, was created`.
 *
 * Returns: (transfer full) (array zero-terminated=1): the lines; empty if the worlds are equal. Free with
 *   g_strfreev()
 *
 * Since: 0.1
 */
BECKON_API char **beckon_world_diff (const BeckonWorld *before, const BeckonWorld *after);

/**
 * beckon_world_check:
 * @self: a world
 *
 * Checks the invariants, as beckon_region_check() does.
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence for each that is broken; empty when all hold. Free
 *   with g_strfreev()
 *
 * Since: 0.1
 */
BECKON_API char **beckon_world_check (const BeckonWorld *self);

/* --- written down ------------------------------------------------------------------------------ */

/**
 * beckon_world_to_variant:
 * @self: a world
 *
 * Writes the world down canonically (W-7), as beckon_region_dump() does: equal worlds give equal
 * bytes. What stands beside a world is not in it.
 *
 * Returns: (transfer full): the world, not floating; release with g_variant_unref()
 *
 * Since: 0.1
 */
BECKON_API GVariant *beckon_world_to_variant (const BeckonWorld *self);

/**
 * beckon_world_new_from_variant:
 * @variant: what beckon_world_to_variant() or beckon_region_dump() gave, from wherever it comes
 * @error: return location for a #GError, or %NULL
 *
 * Reads a world back. Fails with %BECKON_WORLD_ERROR_INVALID, %BECKON_WORLD_ERROR_NEWER or
 * %BECKON_WORLD_ERROR_BROKEN, with a sentence that names what is wrong and where.
 *
 * Returns: (transfer full): the world, %NULL on failure; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_world_new_from_variant (GVariant *variant, GError **error);

/* --- Regions ------------------------------------------------------------------------------------ */

/**
 * beckon_region_snapshot:
 * @self: a Region
 *
 * Takes the Region's world as a value, with the Region's name and switches beside it.
 *
 * Returns: (transfer full): the world; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_region_snapshot (BeckonRegion *self);

/**
 * beckon_region_restore:
 * @self: a Region
 * @world: a world, which stays as it is
 * @error: return location for a #GError, or %NULL
 *
 * Puts a world in the place of the Region's. The Region keeps its name, switches, clock, id source,
 * faults, guard and journal. Fails with %BECKON_WORLD_ERROR_REFUSED from a callback of the Region.
 *
 * Returns: whether it was done
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_restore (BeckonRegion *self, const BeckonWorld *world, GError **error);

/**
 * beckon_region_reset:
 * @self: a Region
 * @error: return location for a #GError, or %NULL
 *
 * Empties the Region: what beckon_region_restore() does with a new world.
 *
 * Returns: whether it was done
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_reset (BeckonRegion *self, GError **error);

/**
 * beckon_region_new_from_world:
 * @world: a world
 * @name: (nullable): the Region's name, %NULL for the one beside the world, or `us-east-1`
 * @switches: (nullable): the switches, copied; %NULL for those beside the world, or the defaults
 *
 * Makes a Region with a world in it, real time and random invitation ids. What the caller says wins
 * over what stands beside the world.
 *
 * Returns: (transfer full): the Region; release with beckon_region_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonRegion *beckon_region_new_from_world (const BeckonWorld *world,
                                                       const char *name,
                                                       const BeckonSwitches *switches);

/**
 * beckon_region_clone:
 * @self: a Region
 *
 * Makes a Region with the same name, switches and world. A fixed or advancing clock and a seed are
 * copied too; an embedder's clock and id source are not, as they have one owner: the clone has real
 * time and random ids instead. It has no faults, guard or journal.
 *
 * Returns: (transfer full): the clone; release with beckon_region_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonRegion *beckon_region_clone (BeckonRegion *self);

/**
 * beckon_region_find_accounts:
 * @self: a Region
 *
 * Lists the accounts that the Region has seen, as beckon_world_find_accounts() does.
 *
 * Returns: (transfer container) (element-type BeckonAccount): the accounts. It owns its elements: free with
 *   g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_find_accounts (BeckonRegion *self);

/**
 * beckon_region_find_associations:
 * @self: a Region
 * @administrator_id: (nullable): whose members, %NULL for any administrator's
 * @member_id: (nullable): whose invitations, %NULL for any member's
 * @state: in which state, %BECKON_STATE_NONE for any
 *
 * Lists associations, as beckon_world_find_associations() does.
 *
 * Returns: (transfer container) (element-type BeckonAssociation): the associations. It owns its elements: free with
 *   g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_find_associations (BeckonRegion *self,
                                                       const char *administrator_id,
                                                       const char *member_id,
                                                       BeckonState state);

/**
 * beckon_region_put_association:
 * @self: a Region
 * @administrator_id: an account id
 * @member_id: another account id
 * @state: any state
 * @error: return location for a #GError, or %NULL
 *
 * Puts a pair into a state directly, whatever it was in: for tests. Accounts and the record are made
 * where they are missing, and the record removed for %BECKON_STATE_NONE. A state that needs an invitation
 * gets one if there is none: its id is drawn, and its time is the clock's; %BECKON_STATE_CREATED has none.
 * Fails with %BECKON_WORLD_ERROR_INVALID, with %BECKON_WORLD_ERROR_BROKEN when V-1 or V-2 would be
 * broken, and with %BECKON_WORLD_ERROR_REFUSED from a callback of the Region.
 *
 * Returns: whether it was done
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_put_association (BeckonRegion *self,
                                                   const char *administrator_id,
                                                   const char *member_id,
                                                   BeckonState state,
                                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeckonWorld, beckon_world_unref)

G_END_DECLS

#endif
