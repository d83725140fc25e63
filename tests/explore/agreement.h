/* SPDX-License-Identifier: MIT */
/* Ways to one answer that have to agree: doing and asking first, a world and its copies. */
#pragma once

#include "complaints.h"
#include "oracle.h"

G_BEGIN_DECLS

typedef struct
{
  Complaints *complaints;
  guint n_accounts;
  BeckonRegion *mirror; /* another Region, without the gate, so that all accounts can read */
  GVariant *dump;       /* of the world that the calls are made in */
} Agreement;

void agreement_init (Agreement *self, Complaints *complaints, const Scope *scope);
void agreement_clear (Agreement *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Agreement, agreement_clear)

/* A world as it is: the library's own check, copies of it, its story again, and both sides' reads.
 */
void agreement_check_world (Agreement *self, guint world, BeckonRegion *region);

/* A call in it: a dry run and an explanation say the same, and what changes nothing leaves the
 * dump. */
void agreement_check_visit (Agreement *self, const Visit *visit, const Expectation *expected);

G_END_DECLS
