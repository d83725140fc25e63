/* SPDX-License-Identifier: MIT */
/* What reading a world needs of writing one. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon-switches.h>

/* A switch as a file has it: true or false, a word, or a number. */
Json *beckon_dump_switch (const BeckonSwitches *switches, BeckonSwitch which);
