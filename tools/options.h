/* SPDX-License-Identifier: MIT */
/* Parsing command lines with GLib, in the same way for every part of the command. */
#pragma once

#include <glib.h>

typedef enum
{
  OPTIONS_GO_ON,
  OPTIONS_DONE, /* --help or --version was answered */
  OPTIONS_WRONG /* wrong arguments, which were reported */
} OptionsVerdict;

OptionsVerdict beckon_options_parse (const char *command,
                                     const char *parameters,
                                     const char *summary,
                                     const GOptionEntry *entries,
                                     int *argc,
                                     char ***argv);

/* Writes one sentence to standard error. Returns the exit status for the failure. */
int beckon_options_fail (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
