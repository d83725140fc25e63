/* SPDX-License-Identifier: MIT */
/* What `beckon run --help` says. Its lines have at most 80 columns, so that they fit on any terminal. */
#pragma once

extern const char beckon_run_intro[];
extern const char beckon_run_lines[]; /* the kinds of line */
extern const char beckon_run_outro[];
