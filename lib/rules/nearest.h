/* SPDX-License-Identifier: MIT */
/* What a misspelt name was probably meant to be. Only a header, because both libraries and the command need it, none
 * of which exports it to another. */
#pragma once

#include <glib.h>
#include <string.h>

/* In bytes: what a text has beyond that makes no name nearer, and comparing it would take time. */
#define NEAREST_MAX_SIZE 64

/* Those who shorten a name leave letters out, so a letter that the text lacks is the smaller mistake. */
#define NEAREST_LACKS 1
#define NEAREST_WRONG 4

/* How far the name is from the text: the edit distance without regard to case. No name is far from no text. */
G_GNUC_UNUSED static guint
beckon_nearest_distance (const char *text, const char *name)
{
  gsize size = MIN (strlen (text), NEAREST_MAX_SIZE);
  guint row[NEAREST_MAX_SIZE + 1];

  for (gsize i = 0; i <= size; i++)
    row[i] = (guint) i * NEAREST_WRONG;
  for (; *name != '\0'; name++)
    {
      guint diagonal = row[0];

      row[0] += NEAREST_LACKS;
      for (gsize i = 1; i <= size; i++)
        {
          guint other = diagonal + (g_ascii_tolower (text[i - 1]) == g_ascii_tolower (*name) ? 0 : NEAREST_WRONG);

          diagonal = row[i];
          row[i] = MIN (other, MIN (row[i] + NEAREST_LACKS, row[i - 1] + NEAREST_WRONG));
        }
    }

  return size > 0 ? row[size] : 0;
}

/* Finds the name that is nearest to the text, the first of those that are equally near. There must be a name. */
G_GNUC_UNUSED static gsize
beckon_nearest_find (const char *text, const char *const *names, gsize n)
{
  gsize nearest = 0;

  for (gsize i = 1; i < n; i++)
    if (beckon_nearest_distance (text, names[i]) < beckon_nearest_distance (text, names[nearest]))
      nearest = i;

  return nearest;
}

typedef struct
{
  const char *name;
  guint distance;
} Ranked;

static int
beckon_nearest_compare (gconstpointer left, gconstpointer right, gpointer user_data G_GNUC_UNUSED)
{
  guint before = ((const Ranked *) left)->distance, after = ((const Ranked *) right)->distance;

  return before < after ? -1 : before > after;
}

/* (transfer full): all the names, the nearest to the text first: "pending, created or none". GLib's sort is stable, so
 * names that are equally near stay in their order. */
G_GNUC_UNUSED static char *
beckon_nearest_list (const char *text, const char *const *names, gsize n)
{
  g_autofree Ranked *ranked = g_new (Ranked, n);
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    ranked[i] = (Ranked){ names[i], beckon_nearest_distance (text, names[i]) };
  g_qsort_with_data (ranked, (int) n, sizeof *ranked, beckon_nearest_compare, NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i == 0 ? "" : i + 1 == n ? " or " : ", ", ranked[i].name);

  return g_string_free (list, FALSE);
}

/* Fills an array with the names of enumerators that are numbered from 0. */
#define NEAREST_NAME_ALL(names, to_string)                                                                             \
  for (gsize nearest_i = 0; nearest_i < G_N_ELEMENTS (names); nearest_i++)                                             \
  (names)[nearest_i] = to_string (nearest_i)
