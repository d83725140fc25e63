/* SPDX-License-Identifier: MIT */
/* Command lines: GLib's parser, the same way in every part of the command. */
#pragma once

#include <glib.h>

typedef enum
{
  OPTIONS_GO_ON,
  OPTIONS_DONE, /* --help or --version was answered */
  OPTIONS_WRONG /* and said so */
} OptionsVerdict;

OptionsVerdict beckon_options_parse (const char *command,
                                     const char *parameters,
                                     const char *summary,
                                     const GOptionEntry *entries,
                                     int *argc,
                                     char ***argv);

/* One clear sentence on standard error; gives the exit status for it. */
int beckon_options_fail (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
