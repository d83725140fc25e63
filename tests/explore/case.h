/* SPDX-License-Identifier: MIT */
/* One call while it is judged: the facts of its world, the verdicts, and the table. */
#pragma once

#include "cells.h"
#include "oracle.h"

G_BEGIN_DECLS

typedef struct
{
  const Sketch *world;
  const Call *call;
  const BeckonSwitches *switches; /* NULL for the defaults */
  guint caller;
  guint named;
  Expectation *expected; /* begins as done, with nothing changed */
} Case;

/* --- facts: of the world as the call has left it so far ------------------------------------- */

guint32 case_switch (const Case *self, BeckonSwitch which);
BeckonState case_state (const Case *self, guint administrator, guint member);
guint case_count_members (const Case *self, guint administrator, BeckonState state);
gboolean case_is_reached (const Case *self, BeckonSwitch limit, guint n); /* 0 is no limit */
guint case_administrator_of (const Case *self, guint member);             /* NOBODY if it has none */
gboolean case_is_member (const Case *self, guint account);
gboolean case_has_hub (const Case *self, guint account);

/* G-9, G-13, G-14 */
guint case_delegated_administrator_of (const Case *self, guint8 organization); /* NOBODY if it has none */
gboolean case_is_delegated_administrator (const Case *self, guint account);
gboolean case_is_managed_elsewhere (const Case *self, guint account);
gboolean case_is_managed (const Case *self, guint administrator, guint member);

/* --- verdicts: each is TRUE, for "it is settled" ------------------------------------------- */

gboolean case_done (Case *self, const char *rule_id);
gboolean case_fail (Case *self, BeckonError code, BeckonReason reason, const char *rule_id);

/* With the pair that was judged; NOBODY where it is the id alone that is wrong. */
gboolean case_report (Case *self, guint administrator, guint member, BeckonReason reason, const char *rule_id);
gboolean case_report_id (Case *self, BeckonReason reason, const char *rule_id);

/* --- the table ----------------------------------------------------------------------------- */

const Cell *case_find_cell (BeckonState from, BeckonStep step, const BeckonSwitches *switches);
gboolean cell_is_move (const Cell *cell);

/* Does to the pair what its cell says. */
gboolean case_take_step (Case *self, guint administrator, guint member, BeckonStep step);

G_END_DECLS
