/* SPDX-License-Identifier: MIT */
/* A system call that failed, as an error. Only a header. */
#pragma once

#include <errno.h>
#include <glib.h>

/* Sets the error from errno. Always FALSE. */
static inline gboolean
beckon_failure_set (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));

  return FALSE;
}
