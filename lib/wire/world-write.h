/* SPDX-License-Identifier: MIT */
/* The part of writing a world that reading one needs too. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon-switches.h>

/* The JSON value of a switch in a file: true or false, a word, or a number. */
Json *beckon_dump_switch (const BeckonSwitches *switches, BeckonSwitch which);
