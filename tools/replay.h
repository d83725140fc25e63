/* SPDX-License-Identifier: MIT */
/* `beckon replay` */
#pragma once

/* Gives the exit status. */
int beckon_replay_main (int argc, char **argv);
