/* SPDX-License-Identifier: MIT */
/* Lines that make the world a fake: asking first, failing on purpose, vetoing, setting the clock. */
#pragma once

#include "line.h"

LineAnswer beckon_answer_explain;
LineAnswer beckon_answer_fault;
LineAnswer beckon_answer_clear_faults;
LineAnswer beckon_answer_guard;
LineAnswer beckon_answer_clock;
