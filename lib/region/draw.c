/* SPDX-License-Identifier: MIT */
/* Drawing the input from outside. */
#include "region/draw.h"

#include "rules/error.h"

#include <string.h>

/* --- time ----------------------------------------------------------------------------------- */

gint64
beckon_draw_time (BeckonRegion *region)
{
  return beckon_region_read_time (region, TRUE);
}

/* --- numbers -------------------------------------------------------------------------------- */

/* Nobody counts this far, but a world that comes in may begin at the end. */
gboolean
beckon_draw_room (const BeckonRegion *region, GError **error)
{
  return beckon_store_has_room (region->store)
         || beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-7",
                                        "the world has no number left for another association");
}

static gboolean
can_draw_id (const BeckonRegion *region, GError **error)
{
  return beckon_store_can_draw_id (region->store)
         || beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-7",
                                        "the world has no number left for another invitation id");
}

/* --- ids ------------------------------------------------------------------------------------ */

/* The embedder's source runs while the Region is locked, and must not change the world in the middle of a call. */
static char *
ask_source (BeckonRegion *region)
{
  char *given;

  beckon_region_begin_callback (region);
  given = beckon_id_source_ask (&region->ids, beckon_store_get_n_ids_drawn (region->store));
  beckon_region_end_callback (region);

  return given;
}

/* A world written by hand may already contain the id that our source would make. Then another one is made. */
static char *
make_id (BeckonRegion *region, const char *current)
{
  guint64 nth = beckon_store_get_n_ids_drawn (region->store);
  char *made = beckon_id_source_make (&region->ids, nth);

  if (!g_str_equal (made, current))
    return made;
  g_free (made);

  return beckon_id_source_make (&region->ids, ~nth);
}

static char *
obtain_id (BeckonRegion *region, Outside *outside, const char *current)
{
  if (outside->given != NULL)
    return beckon_outside_read_id (outside);

  return beckon_id_source_is_supplied (&region->ids) ? ask_source (region) : make_id (region, current);
}

/* The id is kept before it is checked, so that a replay can check it again. */
static gboolean
draw_fresh_id (BeckonRegion *region, Outside *outside, const char *current, char id[INVITATION_ID_SIZE], GError **error)
{
  g_autofree char *given = obtain_id (region, outside, current);

  beckon_outside_keep_id (outside, given);
  if (given == NULL || !beckon_id_is_invitation (given))
    return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5",
                                       "the id source gave something other than 32 lower-case hexadecimal digits");
  if (g_str_equal (given, current))
    return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_BAD_SOURCE, "W-5",
                                       "the id source gave the id %s, which the invitation already has", given);
  memcpy (id, given, INVITATION_ID_SIZE);

  return TRUE;
}

static gboolean
pretend_id (char id[INVITATION_ID_SIZE])
{
  memset (id, '0', INVITATION_ID_SIZE - 1);
  id[INVITATION_ID_SIZE - 1] = '\0';

  return TRUE;
}

/* W-5. A dry run counts, too, until it is undone: it may come to the end of the numbers as the call would. */
gboolean
beckon_draw_id (BeckonRegion *region,
                Outside *outside,
                const char *current,
                char id[INVITATION_ID_SIZE],
                GError **error)
{
  if (!can_draw_id (region, error)
      || !(region->n_dry_runs > 0 ? pretend_id (id) : draw_fresh_id (region, outside, current, id, error)))
    return FALSE;
  beckon_store_count_id_drawn (region->store);

  return TRUE;
}

/* --- verdicts ------------------------------------------------------------------------------- */

BeckonVerdict *
beckon_draw_verdict (BeckonRegion *region, Outside *outside, BeckonProposal *proposal)
{
  g_autoptr (BeckonProposal) taken = proposal;
  BeckonVerdict *verdict = NULL;

  if (outside->given != NULL)
    {
      if (!beckon_outside_read_verdict (outside, &verdict))
        return NULL;
    }
  else
    {
      beckon_region_begin_callback (region);
      verdict = ((BeckonGuardFunc) region->guard->func) (region, taken, region->guard->user_data);
      beckon_region_end_callback (region);
    }
  beckon_outside_keep_verdict (outside, verdict);

  return verdict;
}

/* --- faults --------------------------------------------------------------------------------- */

/* A callback's calls never match a fault. */
static GPtrArray *
fire (BeckonRegion *region, const Outside *outside, const Request *request)
{
  if (outside->given != NULL)
    return beckon_outside_read_faults (outside);
  if (region->faults->len == 0 || region->n_dry_runs > 0 || region->is_calling_back)
    return NULL;

  return beckon_fault_plan_fire (region->faults, request);
}

/* F-2: NULL where no call has changed anything that the read could miss. */
static BeckonWorld *
ref_older_world (const BeckonRegion *region, const Outside *outside, const Request *request)
{
  BeckonWorld *older;

  if (outside->given != NULL)
    return beckon_outside_read_older (outside);
  older = beckon_past_find (&region->past, request->caller);

  return older != NULL ? beckon_world_ref (older) : NULL;
}

/* An entry of a journal can claim anything, but nothing that changes the world is done in an older one. */
void
beckon_draw_faults (BeckonRegion *region, Outside *outside, const Request *request)
{
  beckon_outside_take_faults (outside, fire (region, outside, request));
  if (beckon_faults_include (outside->faults, FAULT_STALE)
      && !beckon_operation_has (request->operation, OPERATION_MUTATES))
    beckon_outside_take_older (outside, ref_older_world (region, outside, request));
}
