/* SPDX-License-Identifier: MIT */
/* What counts as an account id, an invitation id, a time. */
#include "rules/ids.h"

#include <string.h>

/* Only U+0009–U+000D and U+0020 (W-3), whatever else a locale or Unicode calls white space. */
static gboolean
is_blank_byte (guchar byte)
{
  return (byte >= 0x09 && byte <= 0x0d) || byte == 0x20;
}

gboolean
beckon_id_is_blank (const char *text)
{
  while (is_blank_byte ((guchar) *text))
    text++;

  return *text == '\0';
}

static guint64
read_eight (const char *text)
{
  guint64 eight;

  memcpy (&eight, text, sizeof eight);

  return eight;
}

/* Checks eight bytes at a time; the last eight may overlap those before. Nearly every id is ASCII, and then the slower
 * check for UTF-8 is not needed. */
static gboolean
is_ascii (const char *text, gsize length)
{
  guint64 bits = 0;

  if (length >= sizeof bits)
    {
      for (gsize i = 0; i + sizeof bits < length; i += sizeof bits)
        bits |= read_eight (text + i);
      bits |= read_eight (text + length - sizeof bits);
    }
  else
    for (; length > 0; text++, length--)
      bits |= (guchar) *text;

  return (bits & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

const char *
beckon_id_find_fault (const char *text)
{
  gsize length = strlen (text);

  if (length > ID_MAX_SIZE)
    return "is longer than 1,024 bytes";
  if (beckon_id_is_blank (text))
    return "is blank";
  if (!is_ascii (text, length) && !g_utf8_validate_len (text, length, NULL))
    return "is not valid UTF-8";

  return NULL;
}

gboolean
beckon_id_is_twelve_digits (const char *text)
{
  return strspn (text, "0123456789") == 12 && text[12] == '\0';
}

gboolean
beckon_id_is_invitation (const char *text)
{
  return strspn (text, "0123456789abcdef") == INVITATION_ID_SIZE - 1 && text[INVITATION_ID_SIZE - 1] == '\0';
}

gboolean
beckon_time_is_in_calendar (gint64 time_us)
{
  const gint64 year_1_us = G_GINT64_CONSTANT (-62135596800) * G_USEC_PER_SEC;
  const gint64 year_10000_us = G_GINT64_CONSTANT (253402300800) * G_USEC_PER_SEC;

  return time_us >= year_1_us && time_us < year_10000_us;
}
