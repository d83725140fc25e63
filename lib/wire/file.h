/* SPDX-License-Identifier: MIT */
/* Files, read whole and replaced whole. Every failure is a G_FILE_ERROR whose message is only why. */
#pragma once

#include <glib.h>

/* More is refused before memory runs out, which would end the process. */
#define FILE_MAX_SIZE ((gsize) 1 << 30)

/* (transfer full): the bytes and a NUL that is not counted */
char *beckon_file_read (const char *filename, gsize *size, GError **error);

/* Atomic and durable: beckon_wire_save_world () says what holds. */
gboolean beckon_file_replace (const char *filename, const char *bytes, gsize size, GError **error);
