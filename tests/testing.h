/* SPDX-License-Identifier: MIT */
/* What the tests share: a cast of accounts, a Region to play in, and assertions that read aloud. */
#pragma once

#include <beckon/beckon-check.h>
#include <beckon/beckon.h>
#include <check.h>

/* --- the cast ------------------------------------------------------------------------------ */

#define ADMINISTRATOR "123456789012"
#define RIVAL "444455556666" /* another administrator */
#define MEMBER "111122223333"
#define SIBLING "777788889999"  /* another member */
#define STRANGER "999988887777" /* its hub is off, and the Region has never seen it */
#define OWNER "222233330000"    /* the management account of an organization; its hub is off */

/* The address that administrator_creates () and create_members () put on file. */
#define EMAIL(account_id) account_id "@example.com"

#define START_US G_GINT64_CONSTANT (1767225600000000)        /* 2026-01-01T00:00:00Z */
#define FIRST_TIME_US G_GINT64_CONSTANT (-62135596800000000) /* 0001-01-01T00:00:00Z */
#define LAST_TIME_US G_GINT64_CONSTANT (253402300799999999)  /* 9999-12-31T23:59:59.999999Z */

#define NO_INVITATION_ID "00000000000000000000000000000000"

#define IDS(...) ((const char *const[]){ __VA_ARGS__, NULL })
#define NOBODY ((const char *const[]){ NULL })

/* --- running ------------------------------------------------------------------------------- */

/* The fixture: region_new () with the hubs of all but STRANGER and OWNER on. Its end checks the invariants.
 */
extern BeckonRegion *region;

TCase *testing_add_tcase (Suite *suite, const char *name);
int testing_run (Suite *suite);

/* --- a world and what happens in it -------------------------------------------------------- */

BeckonRegion *region_new (void); /* empty; the clock stands at START_US; seed 1 */
void turn (BeckonRegion *self, BeckonSwitch which, guint32 value);
void enable (BeckonRegion *self, const char *account, ...) G_GNUC_NULL_TERMINATED;
void disable (BeckonRegion *self, const char *account);
void set_organization (BeckonRegion *self, const char *account, gboolean is_member);

/* G-9, G-13: an account comes to an organization; a delegated administrator is made; and both, with accounts that come
 * before it is made. */
void account_joins (BeckonRegion *self, const char *account, const char *management);
void owner_designates (BeckonRegion *self, const char *management, const char *administrator);
void organize (BeckonRegion *self, const char *management, const char *administrator, ...) G_GNUC_NULL_TERMINATED;

/* Each of these succeeds and leaves no entry unprocessed. */
void administrator_creates (BeckonRegion *self, const char *administrator, const char *member);
void administrator_invites (BeckonRegion *self, const char *administrator, const char *member);
void administrator_disassociates (BeckonRegion *self, const char *administrator, const char *member);
void administrator_deletes (BeckonRegion *self, const char *administrator, const char *member);
void administrator_withdraws (BeckonRegion *self, const char *administrator, const char *member);
void member_accepts (BeckonRegion *self, const char *member, const char *administrator);
void member_declines (BeckonRegion *self, const char *member, const char *administrator);
void member_deletes (BeckonRegion *self, const char *member, const char *administrator);
void member_leaves (BeckonRegion *self, const char *member);

/* Drives a pair that is not on file into a state, by the operations above. */
void pair_in_state (BeckonRegion *self, const char *administrator, const char *member, BeckonState state);

/* CreateMembers of accounts with their addresses. */
GPtrArray *create_members (BeckonRegion *self, const char *caller, const char *const *account_ids, GError **error);

/* Does an operation that names @other where it names an account; tells whether it succeeded. */
gboolean call_operation (BeckonRegion *self,
                         BeckonOperation operation,
                         const char *caller,
                         const char *other,
                         GError **error);

/* @n account ids of twelve digits, in ascending order. */
char **account_ids_new (guint n);

/* --- what is on file ----------------------------------------------------------------------- */

typedef struct
{
  BeckonState state; /* BECKON_STATE_NONE: no record, and nothing else is set */
  const char *email;
  const char *invitation_id;
  gint64 invited_at_us;
  gint64 updated_at_us;
  GVariant *row; /* the association in the dump: owns the texts */
} Record;

Record record_of (BeckonRegion *self, const char *administrator, const char *member);
void record_clear (Record *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)

/* The id that ListInvitations shows the member; NULL if it shows none. */
char *dup_invitation_id (BeckonRegion *self, const char *administrator, const char *member);

/* --- which rules are touched ----------------------------------------------------------------- */

/* From now on the fixture's Region counts in a coverage of its own, which the fixture ends. */
BeckonCoverage *count_rules (void);

/* All that was touched since then, as " L-none/create*2 T-1*2": in the order of the document, with how often if that is
 * more than once. */
void assert_touched (const char *expected);

/* --- assertions ---------------------------------------------------------------------------- */

/* The assertions of beckon-check.h are used as they are. These here say more: the rule, the text, and that a call which
 * fails changes nothing. */

/* An entry that UnprocessedAccounts is to hold. */
typedef struct
{
  const char *account_id;
  BeckonReason reason;
  const char *rule;
} Entry;

/* In the macros below, @call is an operation's call that hands `&error` on. */

/* clang-format off */
#define TESTING_ASSERT_DONE(call) \
  _Generic ((call), gboolean: testing_assert_true, GPtrArray *: testing_assert_none)
#define TESTING_HAS_FAILED(call) \
  _Generic ((call), gboolean: testing_is_false, gint64: testing_is_minus_one, \
                    default: testing_is_null)
/* clang-format on */

/* The call succeeds, and leaves no entry unprocessed. */
#define assert_done(call)                                                                                              \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    GError *error = NULL;                                                                                              \
    TESTING_ASSERT_DONE (call) (#call, (call), &error);                                                                \
  }                                                                                                                    \
  G_STMT_END

/* The call succeeds, and these entries { id, reason, rule } are unprocessed, in this order. */
#define assert_unprocessed(call, ...)                                                                                  \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    const Entry entries[] = { __VA_ARGS__, { NULL, BECKON_REASON_NONE, NULL } };                                       \
    GError *error = NULL;                                                                                              \
    testing_assert_unprocessed (#call, (call), &error, entries);                                                       \
  }                                                                                                                    \
  G_STMT_END

/* The call fails with this code, reason and rule, and changes nothing (V-6). */
#define assert_fails(region_, call, code, reason, rule)                                                                \
  ck_assert_beckon_unchanged_by (region_, testing_assert_fails (#call, call, code, reason, rule))
/* @text is the call as the test has it. */
#define testing_assert_fails(text, call, code, reason, rule)                                                           \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    GError *error = NULL;                                                                                              \
    gboolean has_failed = TESTING_HAS_FAILED (call) (call);                                                            \
    testing_assert_error ((text), has_failed, &error, (code), (reason), (rule));                                       \
  }                                                                                                                    \
  G_STMT_END

void assert_result (const BeckonResult *result,
                    const char *account_id,
                    BeckonReason reason,
                    const char *rule,
                    BeckonState state,
                    const char *email);
void assert_members (BeckonRegion *self,
                     const char *administrator,
                     gboolean only_associated,
                     const char *const *account_ids);
void assert_invitations (BeckonRegion *self, const char *member, const char *const *administrator_ids);

/* What the macros are made of. */
void testing_assert_true (const char *call, gboolean value, GError **error);
void testing_assert_none (const char *call, GPtrArray *unprocessed, GError **error);
void testing_assert_unprocessed (const char *call, GPtrArray *unprocessed, GError **error, const Entry *entries);
gboolean testing_is_false (gboolean value);
gboolean testing_is_minus_one (gint64 value);
gboolean testing_is_null (const void *value);
void testing_assert_error (const char *call,
                           gboolean has_failed,
                           GError **error,
                           BeckonError code,
                           BeckonReason reason,
                           const char *rule);
