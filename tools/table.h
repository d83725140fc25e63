/* SPDX-License-Identifier: MIT */
/* `beckon table` */
#pragma once

/* Gives the exit status. */
int beckon_table_main (int argc, char **argv);
