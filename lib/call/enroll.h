/* SPDX-License-Identifier: MIT */
/* Enrolling: a delegated administrator makes an account of its organization a member at once (G-14). */
#pragma once

#include "call/pair.h"

/* Whether the caller is the delegated administrator of the organization that the pair's member belongs to. */
gboolean beckon_enroll_concerns (const Call *call, const Pair *pair);

/* Checks the objections, asks the guard, and enrolls the member; @email is kept only if the pair has no record yet. */
void beckon_enroll_take_step (Call *call, const Pair *pair, const char *email);

/* G-15: enrolls the member if nothing speaks against it. Otherwise nothing happens and nothing is reported. */
void beckon_enroll_newcomer (Call *call, const Pair *pair);

/* G-8: whether the administrator has all the members on file that it may have. */
gboolean beckon_enroll_is_full (const Call *call, const Account *administrator);
