/* SPDX-License-Identifier: MIT */
/*
 * Pages of a list. A token holds the sequence number of the last record shown, so that a page begins
 * right behind it, whether or not that record is still there; and a checksum over it and what it is
 * tied to, so that no other token passes.
 */
#include "call/page.h"

#include "rules/error.h"

#include <string.h>

#define SEQUENCE_DIGITS 16
#define CHECKSUM_DIGITS 16

static char *
token_new (const Call *call, guint64 sequence)
{
  g_autofree char *tied
      = g_strdup_printf ("%s %d %" G_GINT64_MODIFIER "x %s", beckon_operation_to_string (call->operation),
                         call->input->only_associated, sequence, call->caller_id);
  g_autofree char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, tied, -1);

  return g_strdup_printf ("%0*" G_GINT64_MODIFIER "x%.*s", SEQUENCE_DIGITS, sequence, CHECKSUM_DIGITS, checksum);
}

/* A token is good if it is the very token that its sequence number would be given, so that digits that
 * are none need no refusal of their own. */
static gboolean
token_read (const char *token, const Call *call, guint64 *sequence)
{
  g_autofree char *digits = g_strndup (token, SEQUENCE_DIGITS);
  g_autofree char *expected = NULL;

  *sequence = g_ascii_strtoull (digits, NULL, 16);
  expected = token_new (call, *sequence);

  return strcmp (token, expected) == 0;
}

/* Adds records from @place on, and gives the sequence of the last one shown if there are more to show. */
static gboolean
fill (GPtrArray *page, const Roll *roll, guint place, const PageKind *kind, guint max, guint64 *last)
{
  for (; place < roll->n; place++)
    {
      const Association *association = beckon_roll_get (roll, place);

      if (!kind->includes (association->standing.state))
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
  static const Roll empty = { .n = 0 };

  return call->caller != NULL ? kind->peek_roll (call->caller) : &empty;
}

/* NULL when the token is not one for this list: the call has failed. */
static GPtrArray *
take_page (Call *call, const PageKind *kind, char **next_token)
{
  const Input *input = call->input;
  const Roll *roll = peek_roll (call, kind);
  guint max = input->max_results == INPUT_DEFAULT_RESULTS ? INPUT_MAX_RESULTS : (guint) input->max_results;
  GPtrArray *page;
  guint64 last = 0;

  if (input->next_token != NULL && !token_read (input->next_token, call, &last))
    {
      beckon_error_raise_literal (&call->error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, "O-7",
                                  "NextToken is none that %s gave this account for this list",
                                  beckon_operation_to_string (call->operation));
      return NULL;
    }
  page = g_ptr_array_new_with_free_func (kind->free);
  if (fill (page, roll, beckon_roll_find_after (roll, last), kind, max, &last))
    *next_token = token_new (call, last);

  return page;
}

GPtrArray *
beckon_page_list (BeckonRegion *region,
                  BeckonOperation operation,
                  const char *caller_id,
                  const Input *input,
                  const PageKind *kind,
                  char **new_next_token,
                  GError **error)
{
  g_autoptr (GPtrArray) page = NULL;
  g_autofree char *next_token = NULL;
  Call call;

  if (!beckon_call_begin (&call, region, operation, caller_id, input, error))
    return NULL;
  page = take_page (&call, kind, &next_token);
  call.output.listed = page;
  call.output.next_token = next_token;
  if (!beckon_call_end (&call, error))
    return NULL;
  if (new_next_token != NULL)
    *new_next_token = g_steal_pointer (&next_token);

  return g_steal_pointer (&page);
}
