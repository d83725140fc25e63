/* SPDX-License-Identifier: MIT */
/* The invitation lifecycle for a model checker: two administrators, who may also invite each other, and two accounts.

   What each step does to a pair is table.pml, which table.py makes of the library's own table; the rules around the
   pair are written here, from doc/semantics.md and not from the code. An account is a process that makes any call at
   any time, each call being one indivisible step. spin visits every world that can come of it and holds it to the
   invariants V-1 to V-7; a model has no indexes and no files, of which the other two speak. What is run, and how:
   tests/check-promela.sh.

   Left out, as no state of a pair depends on it: the wire, times, e-mail addresses, reading calls but one, who was
   seen, and lists longer than one id (entries are judged in turn, so single calls reach what a list reaches). So are
   limits, which only refuse.

   -D<SWITCH>=0 turns a switch; table.py turns those that are cells of the table.
   -DSTILL leaves out the mark of an organization, and that account 2 disables its hub.
   -DFORGETFUL leaves out that anybody remembers an invitation id.
   -DBREAK_<rule> leaves that rule out, so that its absence can be seen to be found.
   -DONLY_WORLDS leaves V-3 to V-7 to another run, -N V1 and -N V2 of pan being then the first to break.
   -DMEET prints each cell when it is first met; without it, `spin -t` tells a counterexample call by call. */

/* What is hidden is not taken back when the search turns back, so met[] is of all the worlds so far. */
#ifdef MEET
#define CELL(number, rule) if :: met[number] :: else -> met[number] = true; printf (rule) fi
#define STORY(call)        skip
#else
#define CELL(number, rule) printf (rule)
#define STORY(call)        printf ("account %d, about %d: ", me, other); printf (call); printf ("\n")
#endif
#include "table.pml"

#ifndef REQUIRE_SECURITY_HUB
#define REQUIRE_SECURITY_HUB 1
#endif
#ifndef INVITE_ASSOCIATED_ACCOUNTS
#define INVITE_ASSOCIATED_ACCOUNTS 1
#endif
#ifndef OWN_ID_DECLINES_ALL
#define OWN_ID_DECLINES_ALL 1
#endif
#ifndef ADMINISTRATOR_MAY_DELETE_INVITATIONS
#define ADMINISTRATOR_MAY_DELETE_INVITATIONS 1
#endif

/* Accounts 0 and 1 may act as administrators. Account 3 may be marked as an organization's (G-9), its hub stays on. */
#define ACCOUNTS       4
#define ADMINISTRATORS 2
#define MARKED         3
#define PAIR(administrator, member) ((administrator) * ACCOUNTS + (member))
#define PAIRS PAIR (ADMINISTRATORS, 0)

/* --- The world ----------------------------------------------------------------------------- */

byte state[PAIRS];     /* NONE to begin with */
byte id[PAIRS];        /* the invitation id on file, NO_ID if none is */
bool hub[ACCOUNTS];
bool organization;     /* whether MARKED is marked */

/* An id that account 2 read from its list of invitations and may show at any later time, when it is still the one on
   file or no longer. One pair stands for all: else one accepts with the id on file, or with one that never was. */
byte letter;
#define WATCHED  PAIR (0, 2)
#define NO_ID    0
#define WRONG_ID 9

/* --- Within one call: forgotten when it ends ------------------------------------------------ */

hidden byte a, m, p, other;
hidden byte step, effect, to, shown_id, fresh;
hidden byte refused;   /* the call failed, or its entry is in UnprocessedAccounts */
hidden byte applied;
hidden byte state_before[PAIRS];
hidden byte id_before[PAIRS];
hidden byte V3, V4, V5, V6, V7;
hidden byte met[CELLS];

/* --- Asking -------------------------------------------------------------------------------- */

#define is_member(account) (state[PAIR (0, account)] == ACCEPTED || state[PAIR (1, account)] == ACCEPTED)
#define is_open(pair) (state[pair] == CREATED || state[pair] == PENDING || state[pair] == ACCEPTED)
#define has_members(account) \
  (account < ADMINISTRATORS && (is_open (PAIR (account, 0)) || is_open (PAIR (account, 1)) \
                                || is_open (PAIR (account, 2)) || is_open (PAIR (account, 3))))
#define gate_is_open(account) (!REQUIRE_SECURITY_HUB || hub[account])  /* G-1 */

/* --- Moving a pair, as the table says ------------------------------------------------------- */

/* T-1, W-5: an id that neither the pair has nor anybody still remembers. */
#ifdef BREAK_T_1
#define IS_USED(number) false
#elif defined BREAK_W_5
#define IS_USED(number) (number == id[p])
#else
#define IS_USED(number) (number == id[p] || p == WATCHED && number == letter)
#endif
inline draw ()
{
  fresh = 1;
  do
  :: IS_USED (fresh) -> fresh++
  :: else -> break
  od;
  id[p] = fresh;
  fresh = 0
}

inline take (pair)
{
  p = pair;
  state[p] = to;
  if
  :: effect == REPORT || effect == FAIL -> refused = true
  :: effect == MOVE && step == INVITE -> draw ()
  :: effect == MOVE && (step == WITHDRAW || to == NONE) -> id[p] = NO_ID
  :: else
  fi
}

/* --- What an administrator does -------------------------------------------------------------- */

inline create_member ()
{
  if
  :: other == me -> refused = true  /* G-6 */
  :: other != me && is_member (me) -> refused = true  /* G-5 */
  :: else -> judge_create (state[PAIR (me, other)]); take (PAIR (me, other))
  fi
}

inline invite_member ()
{
  if
  :: other == me -> refused = true  /* G-6 */
  :: other != me && is_member (me) -> refused = true  /* G-5 */
  :: else ->
     judge_invite (state[PAIR (me, other)]);
     if
     :: effect == MOVE && !INVITE_ASSOCIATED_ACCOUNTS && is_member (other) -> refused = true
     :: effect == MOVE && other == MARKED && organization -> refused = true  /* G-9 */
     :: else -> take (PAIR (me, other))
     fi
  fi
}

inline disassociate_member ()
{
  judge_disassociate (state[PAIR (me, other)]);
  take (PAIR (me, other))
}

inline delete_member ()
{
  judge_delete_member (state[PAIR (me, other)]);
  take (PAIR (me, other))
}

/* --- What a member does --------------------------------------------------------------------- */

/* G-7, in its order. */
inline accept (with_id)
{
  shown_id = with_id;
  if
#ifndef BREAK_G_7_1
  :: is_member (me) -> refused = true
#endif
#ifndef BREAK_G_7_2
  :: has_members (me) -> refused = true
#endif
  :: else ->
     judge_accept (state[PAIR (other, me)]);
     if
#ifndef BREAK_G_7_3
     :: effect == MOVE && shown_id != id[PAIR (other, me)] -> refused = true
#endif
#ifndef BREAK_G_7_4
     :: effect == MOVE && is_member (other) -> refused = true
#endif
     :: else -> take (PAIR (other, me)); leave_others ()
     fi
  fi
}

/* Left alone, but for a mistake: the administrator's other invitations are not the member's to end (T-5, V-7). */
inline leave_others ()
{
#ifdef BREAK_T_5
  for (m : 0 .. ACCOUNTS - 1) {
    if
    :: effect == MOVE && m != me && state[PAIR (other, m)] == PENDING -> state[PAIR (other, m)] = REMOVED
    :: else
    fi
  }
#endif
  m = 0
}

/* O-1: the caller's own id names every administrator whose invitation is pending. */
inline decline ()
{
  applied = false;
  if
  :: me == MARKED && organization -> refused = true  /* G-9 */
  :: else ->
     for (a : 0 .. ADMINISTRATORS - 1) {
       if
       :: a == other && a != me || OWN_ID_DECLINES_ALL && other == me && state[PAIR (a, me)] == PENDING ->
          judge_decline (state[PAIR (a, me)]);
          take (PAIR (a, me));
          applied = true
       :: else
       fi
     };
     refused = refused || !applied
  fi
}

/* O-2: without an invitation from there, it is the caller's own that is meant. */
inline delete_invitation ()
{
  if
  :: other < ADMINISTRATORS &&
     (IS_INVITATION (state[PAIR (other, me)]) || !ADMINISTRATOR_MAY_DELETE_INVITATIONS) ->
     judge_delete_invitation (state[PAIR (other, me)]);
     take (PAIR (other, me))
  :: else ->
     if
     :: me < ADMINISTRATORS && ADMINISTRATOR_MAY_DELETE_INVITATIONS ->
        judge_withdraw (state[PAIR (me, other)]);
        take (PAIR (me, other))
     :: else -> refused = true
     fi
  fi
}

/* O-10: the step is taken with the administrator, if there is one. */
inline leave ()
{
  applied = false;
  for (a : 0 .. ADMINISTRATORS - 1) {
    judge_leave (state[PAIR (a, me)]);
    if
    :: effect == MOVE -> take (PAIR (a, me)); applied = true
    :: else
    fi
  };
  refused = !applied
}

/* --- The hub -------------------------------------------------------------------------------- */

/* G-11: what was dropped before one pair objected comes back. */
inline disable_hub ()
{
  if
  :: is_member (me) -> refused = true
  :: else ->
     if
     :: me < ADMINISTRATORS ->
        for (m : 0 .. ACCOUNTS - 1) {
          judge_disable_hub (state[PAIR (me, m)]);
          take (PAIR (me, m))
        };
     :: else
     fi;
     if
#ifndef BREAK_G_11
     :: refused -> undo ()
#endif
     :: else -> hub[me] = false
     fi
  fi
}

inline undo ()
{
  for (p : 0 .. PAIRS - 1) {
    state[p] = state_before[p];
    id[p] = id_before[p]
  }
}

/* --- One call, and what has to hold after it ------------------------------------------------ */

inline begin ()
{
  refused = false;
  for (p : 0 .. PAIRS - 1) {
    state_before[p] = state[p];
    id_before[p] = id[p]
  }
}

#define entered(which) (state[p] == which && state_before[p] != which)
#define left(which)    (state_before[p] == which && state[p] != which)

/* GetInvitationsCount and the length of ListInvitations (O-6). */
#define counted(pair)    (IS_INVITATION (state[pair]) && state[pair] != ACCEPTED)
#define count(member)    (counted (PAIR (0, member)) + counted (PAIR (1, member)))
#define listed(member)   (IS_INVITATION (state[PAIR (0, member)]) + IS_INVITATION (state[PAIR (1, member)]))

inline judge_change ()
{
  m = p % ACCOUNTS;
  V3 = V3 && (!entered (ACCEPTED) || step == ACCEPT && shown_id != NO_ID && shown_id == id_before[p]);
  V3 = V3 && (!left (ACCEPTED) || state[p] == RESIGNED || state[p] == REMOVED);
  V4 = V4 && (!entered (PENDING) || step == INVITE && id[p] != NO_ID && id[p] != id_before[p]);
  V4 = V4 && (!entered (PENDING) || p != WATCHED || id[p] != letter);
  V5 = V5 && count (m) + is_member (m) == listed (m);
  V6 = V6 && !refused;
  V7 = V7 && (me == p / ACCOUNTS || me == m)
}

/* Ids are only ever compared, so the same world with other ids is the same world: 1 is the one on file, 2 the one that
   is remembered and no longer on file. There are always enough of them, and finitely many worlds. */
inline rename_ids ()
{
  if
  :: p == WATCHED && letter != NO_ID -> letter = (letter == id[p] -> 1 : 2)
  :: else
  fi;
  id[p] = (id[p] == NO_ID -> NO_ID : 1)
}

inline hold_to_invariants ()
{
  V3 = true; V4 = true; V5 = true; V6 = true; V7 = true;
  for (p : 0 .. PAIRS - 1) {
    if
    :: state[p] != state_before[p] || id[p] != id_before[p] -> judge_change (); rename_ids ()
    :: else
    fi
  };
#ifdef ONLY_WORLDS
  p = 0
#else
  assert (V3);
  assert (V4);
  assert (V5);
  assert (V6);
  assert (V7)
#endif
}

/* The account `me` makes this call about the account `whom`, if the guard lets it. */
#define CALL(guard, whom, operation) \
  d_step {                           \
    (guard) && gate_is_open (me) ->  \
    other = whom;                    \
    STORY (#operation);              \
    begin ();                        \
    operation;                       \
    hold_to_invariants ()            \
  }
#define ADMINISTERS (me < ADMINISTRATORS)
#define OWN_ID      me
#ifdef FORGETFUL
#define READS       false
#else
#define READS       (me == WATCHED % ACCOUNTS && gate_is_open (me) && IS_INVITATION (state[WATCHED]))
#endif
#ifdef STILL
#define MAY_DISABLE ADMINISTERS
#else
#define MAY_DISABLE (me != MARKED)
#endif

#define CALL_EACH(operation) \
  CALL (ADMINISTERS, 0, operation) :: CALL (ADMINISTERS, 1, operation) :: \
  CALL (ADMINISTERS, 2, operation) :: CALL (ADMINISTERS, 3, operation)

proctype account (byte me)
{
  do
  :: CALL_EACH (create_member ())
  :: CALL_EACH (invite_member ())
  :: CALL_EACH (disassociate_member ())
  :: CALL_EACH (delete_member ())
  :: CALL (true, 0, accept (id[PAIR (0, me)]))
  :: CALL (true, 1, accept (id[PAIR (1, me)]))
  :: CALL (true, 0, accept (WRONG_ID))
  :: CALL (true, 1, accept (WRONG_ID))
  :: CALL (me == WATCHED % ACCOUNTS && letter != NO_ID, WATCHED / ACCOUNTS, accept (letter))
  :: CALL (true, 0, decline ())
  :: CALL (true, 1, decline ())
  :: CALL (true, OWN_ID, decline ())
  :: CALL (true, 0, delete_invitation ())
  :: CALL (true, 1, delete_invitation ())
  :: CALL (ADMINISTERS, 2, delete_invitation ())
  :: CALL (ADMINISTERS, 3, delete_invitation ())
  :: CALL (true, OWN_ID, leave ())
  :: CALL (MAY_DISABLE, OWN_ID, disable_hub ())
  :: d_step { REQUIRE_SECURITY_HUB && !hub[me] -> other = OWN_ID; STORY ("enable_hub ()"); hub[me] = true }
  :: d_step { READS -> other = WATCHED / ACCOUNTS; STORY ("read its invitation's id"); letter = id[WATCHED] }
  od
}

/* Marking touches no record (G-9). */
proctype organizations ()
{
  do
  :: organization = !organization
  od
}

init
{
  atomic {
    hub[MARKED] = true;
    run account (0);
    run account (1);
    run account (2);
    run account (3)
#ifndef STILL
    ; run organizations ()
#endif
  }
}

/* --- What has to hold in every world --------------------------------------------------------- */

#define administrators(member) ((state[PAIR (0, member)] == ACCEPTED) + (state[PAIR (1, member)] == ACCEPTED))
#define one_administrator(member) (administrators (member) <= 1)
#define has_accepted(account) (state[PAIR (account, 0)] == ACCEPTED || state[PAIR (account, 1)] == ACCEPTED \
                               || state[PAIR (account, 2)] == ACCEPTED || state[PAIR (account, 3)] == ACCEPTED)
#define one_side(account) (!(is_member (account) && has_accepted (account)))

#define V1_HOLDS \
  (one_administrator (0) && one_administrator (1) && one_administrator (2) && one_administrator (3))
#define V2_HOLDS (one_side (0) && one_side (1))

ltl V1 { [] V1_HOLDS }
ltl V2 { [] V2_HOLDS }
ltl V1_and_V2 { [] (V1_HOLDS && V2_HOLDS) }
