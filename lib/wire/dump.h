/* SPDX-License-Identifier: MIT */
/* What reading a world needs of writing one. */
#pragma once

#include "json.h"

#include <beckon/beckon-rules.h>

/* A switch as a file has it: true or false, a word, or a number. */
Json *beckon_dump_switch (const BeckonRules *rules, BeckonSwitch which);
