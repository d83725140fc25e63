/* SPDX-License-Identifier: MIT */
/* Lines that control the fake service: explanations, faults, vetoes and the clock. */
#pragma once

#include "line.h"

LineAnswer beckon_answer_explain;
LineAnswer beckon_answer_fault;
LineAnswer beckon_answer_clear_faults;
LineAnswer beckon_answer_guard;
LineAnswer beckon_answer_clock;
