/* SPDX-License-Identifier: MIT */
/* Texts of somebody else in texts of ours. Only a header, because both libraries need it. */
#pragma once

#include <glib.h>
#include <string.h>

/* In bytes. An id of the largest size (W-3) fits, even if each of its bytes has to be escaped. */
#define TEXT_MAX_SIZE 8192

/* Whether it could end a line or steer a terminal. */
static inline gboolean
beckon_text_is_control (gunichar letter)
{
  return g_unichar_iscntrl (letter) || letter == 0x2028 || letter == 0x2029;
}

static inline void
beckon_text_append (GString *text, gunichar letter)
{
  if (letter == '\n')
    g_string_append (text, "\\n");
  else if (letter == '\t')
    g_string_append (text, "\\t");
  else if (beckon_text_is_control (letter))
    g_string_append_printf (text, "\\u%04x", letter);
  else
    g_string_append_unichar (text, letter);
}

/* (transfer full): @text as valid UTF-8 on one line. What is too long ends with an ellipsis. */
static inline char *
beckon_text_tidy (const char *text)
{
  /* A letter that is cut here lies behind what is kept: nothing below becomes shorter. */
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) MIN (strlen (text), TEXT_MAX_SIZE + 4));
  GString *tidy = g_string_new (NULL);
  const char *rest;

  for (rest = valid; *rest != '\0' && tidy->len < TEXT_MAX_SIZE; rest = g_utf8_next_char (rest))
    beckon_text_append (tidy, g_utf8_get_char (rest));
  if (*rest != '\0')
    g_string_append (tidy, "…");

  return g_string_free (tidy, FALSE);
}

static inline GError *beckon_text_error_new (GQuark domain, int code, const char *format, va_list arguments)
    G_GNUC_PRINTF (3, 0);

/* An error with a sentence that may repeat a text of somebody else. */
static inline GError *
beckon_text_error_new (GQuark domain, int code, const char *format, va_list arguments)
{
  g_autofree char *sentence = g_strdup_vprintf (format, arguments);
  g_autofree char *tidy = beckon_text_tidy (sentence);

  return g_error_new_literal (domain, code, tidy);
}
