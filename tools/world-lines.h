/* SPDX-License-Identifier: MIT */
/* Lines about the whole world: snapshot, restore, reset, diff, equal, put, accounts, associations. */
#pragma once

#include "line.h"

LineAnswer beckon_answer_snapshot;
LineAnswer beckon_answer_restore;
LineAnswer beckon_answer_reset;
LineAnswer beckon_answer_diff;
LineAnswer beckon_answer_equal;
LineAnswer beckon_answer_put;
LineAnswer beckon_answer_accounts;
LineAnswer beckon_answer_associations;
