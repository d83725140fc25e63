/* SPDX-License-Identifier: MIT */
/* `beckon replay` */
#pragma once

/* Returns the exit status. */
int beckon_replay_main (int argc, char **argv);
