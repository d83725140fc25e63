/* SPDX-License-Identifier: MIT */
/* `beckon table` */
#pragma once

/* Returns the exit status. */
int beckon_table_main (int argc, char **argv);
