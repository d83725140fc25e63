/* SPDX-License-Identifier: MIT */
/*
 * Pages of a list. A token holds the sequence number of the last record shown, so the next page begins right after
 * that record, even if it no longer exists. The token also holds a checksum over this number and over what the token
 * is tied to (O-7), so that any other token is refused.
 */
#include "call/page.h"

#include "rules/error.h"
#include "world/roll.h"

#include <string.h>

#define SEQUENCE_DIGITS 16
#define CHECKSUM_DIGITS 16

static int
shows_only_associated (const Call *call)
{
  return request_has (call->request, BECKON_FIELD_ONLY_ASSOCIATED)
         && call->request->values[BECKON_FIELD_ONLY_ASSOCIATED].number != 0;
}

static char *
token_new (const Call *call, guint64 sequence)
{
  g_autofree char *tied
      = g_strdup_printf ("%s %d %" G_GINT64_MODIFIER "x %s", beckon_operation_to_string (call->request->operation),
                         shows_only_associated (call), sequence, call->request->caller);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, tied, -1);

  return g_strdup_printf ("%0*" G_GINT64_MODIFIER "x%.*s", SEQUENCE_DIGITS, sequence, CHECKSUM_DIGITS, checksum);
}

/* A token is valid if it is equal to the token that would be made for its sequence number. This comparison also
 * refuses a token whose sequence number is not written in digits. */
static gboolean
token_read (const char *token, const Call *call, guint64 *sequence)
{
  g_autofree char *digits = g_strndup (token, SEQUENCE_DIGITS);
  g_autofree char *expected = NULL;

  *sequence = g_ascii_strtoull (digits, NULL, 16);
  expected = token_new (call, *sequence);

  return strcmp (token, expected) == 0;
}

/* Adds the records after @last, and sets that to the number of the last one shown. TRUE if there are more to show. */
static gboolean
fill (GPtrArray *page, const Roll *roll, const PageKind *kind, guint max, guint64 *last)
{
  const Association *association;
  RollIter iter;

  beckon_roll_iter_init (&iter, roll, *last);
  while ((association = beckon_roll_iter_next (&iter)) != NULL)
    {
      if (!kind->includes (association))
        continue;
      if (page->len == max)
        return TRUE;
      g_ptr_array_add (page, kind->show (association));
      *last = association->sequence;
    }

  return FALSE;
}

static const Roll *
peek_roll (const Call *call, const PageKind *kind)
{
  static const Roll empty = { 0 };

  return call->caller != NULL ? kind->peek_roll (call->caller) : &empty;
}

static guint
max_results (const Call *call)
{
  gint64 asked = call->request->values[BECKON_FIELD_MAX_RESULTS].number;

  return asked == REQUEST_DEFAULT_RESULTS ? REQUEST_MAX_RESULTS : (guint) asked;
}

void
beckon_page_list (Call *call, const PageKind *kind)
{
  const char *token = request_peek_text (call->request, BECKON_FIELD_NEXT_TOKEN);
  const Roll *roll = peek_roll (call, kind);
  guint max = max_results (call);
  guint64 last = 0;
  GPtrArray *page;

  if (token != NULL && !token_read (token, call, &last))
    {
      beckon_error_raise_literal (&call->answer->error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7",
                                  "NextToken is not a token that %s gave this account for this list",
                                  beckon_operation_to_string (call->request->operation));
      return;
    }
  page = g_ptr_array_new_full (MIN (max, roll_count (roll)), kind->free);
  beckon_answer_take_list (call->answer, kind->field, page);
  if (fill (page, roll, kind, max, &last))
    beckon_answer_take_text (call->answer, BECKON_FIELD_NEXT_TOKEN, token_new (call, last));
}
