/* SPDX-License-Identifier: MIT */
/* `beckon run` */
#pragma once

/* Returns the exit status. */
int beckon_run_main (int argc, char **argv);
