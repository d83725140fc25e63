/* SPDX-License-Identifier: MIT */
/* Lists the invitations, declines those that are not allowed, tries again, and reports what stayed unprocessed. */
#include "rule.h"

#define MAX_TRIES 3

static gboolean
may_try_again (GError **failure, guint *n_tries)
{
  if (!g_error_matches (*failure, BECKON_ERROR, BECKON_ERROR_INTERNAL) || ++*n_tries == MAX_TRIES)
    return FALSE;
  g_clear_error (failure);

  return TRUE;
}

static GPtrArray *
list_page (BeckonRegion *region, const char *member, const char *token, char **next_token, GError **error)
{
  GError *failure = NULL;
  GPtrArray *page;
  guint n_tries = 0;

  do
    page = beckon_region_list_invitations (region, member, -1, token, next_token, &failure);
  while (may_try_again (&failure, &n_tries));
  if (failure != NULL)
    g_propagate_error (error, failure);

  return page;
}

static GPtrArray *
decline (BeckonRegion *region, const char *member, const char *const *administrators, GError **error)
{
  GError *failure = NULL;
  GPtrArray *unprocessed;
  guint n_tries = 0;

  do
    unprocessed = beckon_region_decline_invitations (region, member, administrators, &failure);
  while (may_try_again (&failure, &n_tries));
  if (failure != NULL)
    g_propagate_error (error, failure);

  return unprocessed;
}

static gboolean
is_unwanted (const BeckonInvitation *invitation, const char *const *allowed)
{
  return beckon_invitation_get_state (invitation) == BECKON_STATE_PENDING
         && !g_strv_contains (allowed, beckon_invitation_peek_administrator_id (invitation));
}

/* Finds the administrators to decline, on all pages. */
static char **
list_unwanted (BeckonRegion *region, const char *member, const char *const *allowed, GError **error)
{
  g_autoptr (GStrvBuilder) administrators = g_strv_builder_new ();
  g_autofree char *token = NULL;

  do
    {
      g_autofree char *next_token = NULL;
      g_autoptr (GPtrArray) page = list_page (region, member, token, &next_token, error);

      if (page == NULL)
        return NULL;
      for (guint i = 0; i < page->len; i++)
        if (is_unwanted (page->pdata[i], allowed))
          g_strv_builder_add (administrators, beckon_invitation_peek_administrator_id (page->pdata[i]));
      g_free (token);
      token = g_steal_pointer (&next_token);
    }
  while (token != NULL);

  return g_strv_builder_end (administrators);
}

GPtrArray *
decline_unwanted (BeckonRegion *region, const char *member, const char *const *allowed, GError **error)
{
  g_auto (GStrv) unwanted = list_unwanted (region, member, allowed, error);
  GPtrArray *unprocessed;

  if (unwanted == NULL)
    return NULL;
  if (unwanted[0] == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_result_unref);
  unprocessed = decline (region, member, (const char *const *) unwanted, error);
  for (guint i = unprocessed != NULL ? unprocessed->len : 0; i-- > 0;)
    if (beckon_result_get_reason (unprocessed->pdata[i]) == BECKON_REASON_ALREADY_DECLINED)
      g_ptr_array_remove_index (unprocessed, i);

  return unprocessed;
}
