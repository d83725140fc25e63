/* SPDX-License-Identifier: MIT */
/* Worlds as values: taken from a Region, put into a Region, built, compared and written. */
#ifndef BECKON_WORLD_H
#define BECKON_WORLD_H

#include <beckon/beckon-association.h>
#include <beckon/beckon-region.h>
#include <beckon/beckon-types.h>

G_BEGIN_DECLS

/**
 * BeckonWorldError:
 * @BECKON_WORLD_ERROR_INVALID: what was read or given is not a world: it is cut off or damaged, or contains
 *   an invalid value
 * @BECKON_WORLD_ERROR_NEWER: it was written by a newer Beckon: its format or semantics version is unknown
 * @BECKON_WORLD_ERROR_BROKEN: it breaks an invariant (V-1 to V-5, V-8 or V-10)
 * @BECKON_WORLD_ERROR_REFUSED: a callback of the Region tried to change the Region
 *
 * The codes of %BECKON_WORLD_ERROR. The message says what is wrong and where. A call that fails with one of
 * them changes nothing.
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
 * The error domain of worlds. Its codes are #BeckonWorldError. A message can repeat what it refuses, such as a name in
 * a file. Then it is valid UTF-8 all the same, on one line: control characters are escaped, and a long text is cut.
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
 * The version of the form in which worlds are written.
 *
 * Since: 0.1
 */
#define BECKON_WORLD_FORMAT 2

/**
 * BeckonWorld:
 *
 * Accounts, organizations, associations, their order, and the number of ids drawn (W-7). It also carries the Region's
 * name and switches, if they are known. When building is finished, a world can be read from any thread. A world that
 * was taken from a Region is independent of that Region.
 *
 * Since: 0.1
 */

#define BECKON_TYPE_WORLD (beckon_world_get_type ())

/**
 * beckon_world_get_type:
 *
 * Gives the boxed type of #BeckonWorld.
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
 * Makes an empty world. Build it with the functions below, in one thread. No other thread may use it until it is
 * finished.
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
 * @is_organization: whether it belongs to an unnamed organization (G-9); for a named one see
 *   beckon_world_set_organization()
 * @error: return location for a #GError, or %NULL
 *
 * Adds an account. beckon_world_add_association() adds the two accounts of the association, with their hubs off, if
 * they were not added before. Fails with %BECKON_WORLD_ERROR_INVALID; then nothing changes.
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
 * @state: any state except %BECKON_STATE_NONE
 * @email: (nullable): the member's e-mail address, %NULL for none
 * @invitation_id: (nullable): 32 lower-case hexadecimal digits; %NULL for none or, if the state needs an invitation,
 *   for an id that is computed from the pair
 * @invited_at_us: microseconds since the epoch; %BECKON_TIME_NONE for none or, if the state needs an invitation, for
 *   the value of @updated_at_us
 * @updated_at_us: microseconds since the epoch; %BECKON_TIME_NONE for the value of @invited_at_us, or for the epoch if
 *   that is not set either
 * @error: return location for a #GError, or %NULL
 *
 * Adds an association at the end of every list. Fails with %BECKON_WORLD_ERROR_INVALID, also when no sequence number is
 * left (beckon_world_set_next_sequence()), or with
 * %BECKON_WORLD_ERROR_BROKEN when it would break V-1, V-2 or V-10; then nothing changes.
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
 * beckon_world_set_enrolled:
 * @self: a world being built
 * @administrator_id: the administrator of an association that was added
 * @member_id: its member
 * @error: return location for a #GError, or %NULL
 *
 * Says that the member was enrolled, not invited: its association has no invitation id (G-14). Fails with
 * %BECKON_WORLD_ERROR_INVALID when the pair is not on file, or in a state other than accepted and removed;
 * and with %BECKON_WORLD_ERROR_BROKEN when it is accepted, but @administrator_id is not the delegated administrator of
 * the member's organization (V-3): say that first. Then nothing changes.
 *
 * Returns: whether it was set
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_set_enrolled (BeckonWorld *self,
                                               const char *administrator_id,
                                               const char *member_id,
                                               GError **error);

/**
 * beckon_world_set_hub_settings:
 * @self: a world being built
 * @account_id: an account that was added, with its hub on
 * @auto_enable_controls: its AutoEnableControls (O-12)
 * @control_finding_generator: (nullable): its ControlFindingGenerator: `STANDARD_CONTROL`, or `SECURITY_CONTROL`, for
 *   which %NULL stands
 * @tags: (nullable) (element-type utf8 utf8): the tags of the hub (O-13), copied; %NULL for none
 * @error: return location for a #GError, or %NULL
 *
 * Sets the configuration and the tags of a hub. Fails with %BECKON_WORLD_ERROR_INVALID; then nothing changes.
 *
 * Returns: whether they were set
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_set_hub_settings (BeckonWorld *self,
                                                   const char *account_id,
                                                   gboolean auto_enable_controls,
                                                   const char *control_finding_generator,
                                                   GHashTable *tags,
                                                   GError **error);

/**
 * beckon_world_set_organization:
 * @self: a world being built
 * @account_id: an account id (W-3)
 * @management_id: the id of the management account, which names the organization (G-9)
 * @error: return location for a #GError, or %NULL
 *
 * Puts an account into an organization. The management account belongs to it, too. Both accounts are added, with their
 * hubs off, if they were not added before. Fails with %BECKON_WORLD_ERROR_INVALID when one of them belongs to another
 * organization; then nothing changes.
 *
 * Returns: whether it belongs to the organization now
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_set_organization (BeckonWorld *self,
                                                   const char *account_id,
                                                   const char *management_id,
                                                   GError **error);

/**
 * beckon_world_set_delegated_administrator:
 * @self: a world being built
 * @management_id: the management account of an organization
 * @administrator_id: an account of that organization, with its hub on
 * @auto_enable: AutoEnable (G-15)
 * @auto_enable_standards: (nullable): AutoEnableStandards (O-14): `NONE` or `DEFAULT`; %NULL for the one that goes with
 *   @configuration_type
 * @configuration_type: (nullable): ConfigurationType (O-14): `CENTRAL`, or `LOCAL`, for which %NULL stands
 * @error: return location for a #GError, or %NULL
 *
 * Makes an account the delegated administrator of its organization (G-13). Fails with %BECKON_WORLD_ERROR_INVALID, or
 * with %BECKON_WORLD_ERROR_BROKEN when it would break V-10; then nothing changes.
 *
 * Returns: whether it is the delegated administrator now
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_world_set_delegated_administrator (BeckonWorld *self,
                                                              const char *management_id,
                                                              const char *administrator_id,
                                                              gboolean auto_enable,
                                                              const char *auto_enable_standards,
                                                              const char *configuration_type,
                                                              GError **error);

/**
 * beckon_world_set_format:
 * @self: a world being built
 * @format: a format, from 1 to %BECKON_WORLD_FORMAT
 *
 * Says in which format the world was found, for beckon_world_get_format(). It changes nothing else.
 *
 * Since: 0.1
 */
BECKON_API void beckon_world_set_format (BeckonWorld *self, guint format);

/**
 * beckon_world_set_ids_drawn:
 * @self: a world being built
 * @ids_drawn: how many invitation ids were drawn, at most %G_MAXINT64
 *
 * Sets the number of ids after which a seeded source of ids continues (W-7).
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
 * Sets the sequence number of the association that is added next, so that tokens of lists stay valid after save and
 * load (O-7). Fails with %BECKON_WORLD_ERROR_INVALID when the number is not larger than all existing ones, or larger
 * than %G_MAXINT64. With that number itself no association can be added any more.
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
 * Sets the Region's name and switches that the world carries for beckon_region_new_from_world(). They are not part of
 * the world (W-7).
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
 * Lists the accounts, sorted by id.
 *
 * Returns: (transfer container) (element-type BeckonAccount): the accounts. It owns its elements: free with
 *   g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_world_find_accounts (const BeckonWorld *self);

/**
 * beckon_world_find_organizations:
 * @self: a world
 *
 * Finds the organizations that have a delegated administrator (G-13), sorted by the ids of their management accounts.
 *
 * Returns: (transfer container) (element-type BeckonOrganization): the organizations; release with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_world_find_organizations (const BeckonWorld *self);

/**
 * beckon_world_get_format:
 * @self: a world
 *
 * Tells in which format the world was read. One that was not read from a file or a #GVariant has the newest.
 *
 * Returns: the format, from 1 to %BECKON_WORLD_FORMAT
 *
 * Since: 0.1
 */
BECKON_API guint beckon_world_get_format (const BeckonWorld *self);

/**
 * beckon_world_find_associations:
 * @self: a world
 * @administrator_id: (nullable): whose members, %NULL for any administrator's
 * @member_id: (nullable): whose invitations, %NULL for any member's
 * @state: in which state, %BECKON_STATE_NONE for any
 *
 * Lists associations, in the order in which they were created. If an id is given, the cost depends only on the number
 * of that account's associations.
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
 * Compares two worlds (W-7). The Region's name and the switches are not compared. Of the sequence numbers, only the
 * order is compared.
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
 * Lists the differences, with one line for each account and association, using the states' own names:
 * `999988887777 → 111122223333: pending, was created`. In ids and e-mail addresses control characters are escaped, as
 * `\n`, and a backslash is doubled, so that each difference stays on its line; an address of more than 8 KiB is cut.
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
 * Returns: (transfer full) (array zero-terminated=1): a sentence for each broken invariant; empty if none is broken.
 *   Free with g_strfreev()
 *
 * Since: 0.1
 */
BECKON_API char **beckon_world_check (const BeckonWorld *self);

/* --- as GVariant ------------------------------------------------------------------------------- */

/**
 * beckon_world_to_variant:
 * @self: a world
 *
 * Gives the world in its canonical form (W-7), as beckon_region_dump() does: equal worlds give equal
 * bytes. The Region's name and the switches are left out.
 *
 * Returns: (transfer full): the world, not floating; release with g_variant_unref()
 *
 * Since: 0.1
 */
BECKON_API GVariant *beckon_world_to_variant (const BeckonWorld *self);

/**
 * beckon_world_new_from_variant:
 * @variant: the result of beckon_world_to_variant() or beckon_region_dump(); it may come from an untrusted source
 * @error: return location for a #GError, or %NULL
 *
 * Reads a world, of this or an older format. Fails with %BECKON_WORLD_ERROR_INVALID, %BECKON_WORLD_ERROR_NEWER or
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
 * Copies the Region's world as a value. It carries the Region's name and switches too.
 *
 * Returns: (transfer full): the world; release with beckon_world_unref()
 *
 * Since: 0.1
 */
BECKON_API BeckonWorld *beckon_region_snapshot (BeckonRegion *self);

/**
 * beckon_region_dump:
 * @self: a Region
 *
 * Gives the whole world (W-7) in a canonical form: equal worlds give equal bytes. The type is
 * `a{sv}` with the keys `format` (u, %BECKON_WORLD_FORMAT), `semantics` (u, %BECKON_SEMANTICS_VERSION), `ids-drawn` (t),
 * `accounts` (a(smxbmsbsa{ss}): id, when the hub was turned on, whether it belongs to an unnamed organization, the
 * management account of a named one, AutoEnableControls, ControlFindingGenerator, tags; sorted by id),
 * `organizations` (a(ssbss): management account, delegated administrator, AutoEnable, AutoEnableStandards,
 * ConfigurationType; those that have a delegated administrator, sorted by management account) and
 * `associations` (a(sssmsmsmxx): administrator, member, state, e-mail, invitation id, InvitedAt,
 * UpdatedAt; in the order in which they were created). Times are microseconds since the epoch.
 *
 * Returns: (transfer full): the world, not floating; release with g_variant_unref()
 *
 * Since: 0.1
 */
BECKON_API GVariant *beckon_region_dump (BeckonRegion *self);

/**
 * beckon_region_check:
 * @self: a Region
 *
 * Checks the invariants V-1, V-2, V-5, V-8 and V-10 of doc/semantics.md on the whole world, and those parts of V-3
 * and V-4 that a record shows. V-11 is not checked, because it holds only in worlds that calls have made.
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence for each broken invariant, starting with its id;
 *   empty if none is broken. Free with g_strfreev()
 *
 * Since: 0.1
 */
BECKON_API char **beckon_region_check (BeckonRegion *self);

/**
 * beckon_region_restore:
 * @self: a Region
 * @world: a world, which is not changed
 * @error: return location for a #GError, or %NULL
 *
 * Replaces the Region's world. The Region keeps its name, switches, clock, id source, faults, guard and journal, but no
 * older world for stale reads (F-2). Fails with %BECKON_WORLD_ERROR_REFUSED from a callback of the Region.
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
 * Empties the Region's world, as beckon_region_restore() with an empty world does.
 *
 * Returns: whether it was done
 *
 * Since: 0.1
 */
BECKON_API gboolean beckon_region_reset (BeckonRegion *self, GError **error);

/**
 * beckon_region_new_from_world:
 * @world: a world
 * @name: (nullable): the Region's name; %NULL for the one that the world carries, or else `us-east-1`
 * @switches: (nullable): the switches, copied; %NULL for those that the world carries, or else the defaults
 *
 * Makes a Region with a world in it, real time and random invitation ids. @name and @switches take precedence over
 * those that the world carries.
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
 * copied too. An embedder's clock and id source are not copied, because they can have only one owner; the clone has
 * real time and random ids instead. It has no faults, guard or journal.
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
 * beckon_region_find_organizations:
 * @self: a Region
 *
 * Finds the organizations that have a delegated administrator (G-13), sorted by the ids of their management accounts.
 *
 * Returns: (transfer container) (element-type BeckonOrganization): the organizations; release with g_ptr_array_unref()
 *
 * Since: 0.1
 */
BECKON_API GPtrArray *beckon_region_find_organizations (BeckonRegion *self);

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
 * Puts a pair directly into a state, whatever state it is in. This is for tests. Missing accounts and a missing record
 * are made; for %BECKON_STATE_NONE the record is deleted. If the state needs an invitation and there is none, a new id
 * is drawn and the time is read from the clock. In %BECKON_STATE_CREATED an existing invitation is removed. Fails with
 * %BECKON_WORLD_ERROR_INVALID, with %BECKON_WORLD_ERROR_BROKEN when V-1, V-2 or V-10 would be broken, and with
 * %BECKON_WORLD_ERROR_REFUSED from a callback of the Region.
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
