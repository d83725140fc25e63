/* SPDX-License-Identifier: MIT */
/* Reading and replacing whole files. Every failure is a G_FILE_ERROR; its message does not name the file. */
#pragma once

#include <glib.h>

/* A larger file is refused, because running out of memory would end the process. */
#define FILE_MAX_SIZE ((gsize) 1 << 30)

/* (transfer full): the bytes and a NUL that is not counted */
char *beckon_file_read (const char *filename, gsize *size, GError **error);

/* Atomic and durable, as described at beckon_wire_save_world (). */
gboolean beckon_file_replace (const char *filename, const char *bytes, gsize size, GError **error);
