/* SPDX-License-Identifier: MIT */
/* Reading and replacing whole files. Every failure is a G_FILE_ERROR; its message does not name the file. */
#pragma once

#include <glib.h>

/* A larger file is refused, because running out of memory would end the process. */
#define FILE_MAX_SIZE ((gsize) 1 << 30)

/* (transfer full): the bytes and a NUL that is not counted. @max_size is for tests that have no room for more. */
char *beckon_file_read (const char *filename, gsize max_size, gsize *size, GError **error);

/* Atomic and durable, as described at beckon_wire_save_world (). What is too large to be read again is not written. */
gboolean beckon_file_replace (const char *filename, const char *bytes, gsize size, GError **error);
