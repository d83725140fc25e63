/* SPDX-License-Identifier: MIT */
/* Writing entries: inputs, answers and errors as values. */
#include "region/journal.h"

#include <beckon/beckon.h>

static void
add_text (GVariantBuilder *builder, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_string (text));
}

static void
add_time (GVariantBuilder *builder, const char *key, gint64 time_us)
{
  if (time_us != BECKON_TIME_NONE)
    g_variant_builder_add (builder, "{sv}", key, g_variant_new_int64 (time_us));
}

/* --- inputs ----------------------------------------------------------------------------------- */

static gboolean
is_utf8 (const char *text)
{
  return text == NULL || g_utf8_validate (text, -1, NULL);
}

static gboolean
details_are_utf8 (GPtrArray *details)
{
  for (guint i = 0; details != NULL && i < details->len; i++)
    if (!is_utf8 (beckon_account_details_peek_account_id (details->pdata[i]))
        || !is_utf8 (beckon_account_details_peek_email (details->pdata[i])))
      return FALSE;

  return TRUE;
}

gboolean
beckon_journal_can_write (const char *caller, const Input *input)
{
  for (gsize i = 0; input->account_ids != NULL && input->account_ids[i] != NULL; i++)
    if (!is_utf8 (input->account_ids[i]))
      return FALSE;

  return is_utf8 (caller) && is_utf8 (input->administrator_id) && is_utf8 (input->invitation_id)
         && is_utf8 (input->next_token) && is_utf8 (input->hub_arn) && details_are_utf8 (input->details);
}

static GVariant *
encode_details (GPtrArray *details)
{
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < details->len; i++)
    {
      g_auto (GVariantBuilder) entry = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

      add_text (&entry, "AccountId", beckon_account_details_peek_account_id (details->pdata[i]));
      add_text (&entry, "Email", beckon_account_details_peek_email (details->pdata[i]));
      g_variant_builder_add_value (&list, g_variant_builder_end (&entry));
    }

  return g_variant_builder_end (&list);
}

static GVariant *
encode_input (BeckonOperation operation, const Input *input)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (input->account_ids != NULL)
    g_variant_builder_add (&builder, "{sv}", "AccountIds", g_variant_new_strv (input->account_ids, -1));
  if (input->details != NULL)
    g_variant_builder_add (&builder, "{sv}", "AccountDetails", encode_details (input->details));
  add_text (&builder, beckon_input_get_administrator_member (operation), input->administrator_id);
  add_text (&builder, "InvitationId", input->invitation_id);
  if (operation == BECKON_OPERATION_LIST_MEMBERS)
    g_variant_builder_add (&builder, "{sv}", "OnlyAssociated", g_variant_new_boolean (input->only_associated));
  if (operation == BECKON_OPERATION_LIST_MEMBERS || operation == BECKON_OPERATION_LIST_INVITATIONS)
    g_variant_builder_add (&builder, "{sv}", "MaxResults", g_variant_new_int32 (input->max_results));
  add_text (&builder, "NextToken", input->next_token);
  add_text (&builder, "HubArn", input->hub_arn);

  return g_variant_builder_end (&builder);
}

/* --- answers ---------------------------------------------------------------------------------- */

static GVariant *
encode_result (gpointer result)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "AccountId", beckon_result_peek_account_id (result));
  add_text (&builder, "ProcessingResult", beckon_result_peek_text (result));

  return g_variant_builder_end (&builder);
}

static GVariant *
encode_member (gpointer member)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "AccountId", beckon_member_peek_account_id (member));
  add_text (&builder, "Email", beckon_member_peek_email (member));
  add_text (&builder, "AdministratorId", beckon_member_peek_administrator_id (member));
  add_text (&builder, "MemberStatus", beckon_state_peek_member_status (beckon_member_get_state (member)));
  add_time (&builder, "InvitedAt", beckon_member_get_invited_at_us (member));
  add_time (&builder, "UpdatedAt", beckon_member_get_updated_at_us (member));

  return g_variant_builder_end (&builder);
}

static GVariant *
encode_invitation (gpointer invitation)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "AccountId", beckon_invitation_peek_administrator_id (invitation));
  add_text (&builder, "InvitationId", beckon_invitation_peek_invitation_id (invitation));
  add_time (&builder, "InvitedAt", beckon_invitation_get_invited_at_us (invitation));
  add_text (&builder, "MemberStatus", beckon_state_peek_member_status (beckon_invitation_get_state (invitation)));

  return g_variant_builder_end (&builder);
}

static void
add_list (GVariantBuilder *builder, const char *key, GPtrArray *list, GVariant *(*encode) (gpointer))
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  if (list == NULL)
    return;
  for (guint i = 0; i < list->len; i++)
    g_variant_builder_add_value (&values, encode (list->pdata[i]));
  g_variant_builder_add (builder, "{sv}", key, g_variant_builder_end (&values));
}

static GVariant *
encode_output (const Call *call)
{
  const Output *output = &call->output;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  if (call->operation == BECKON_OPERATION_LIST_INVITATIONS)
    add_list (&builder, "Invitations", output->listed, encode_invitation);
  else
    add_list (&builder, "Members", output->listed, encode_member);
  if (beckon_operation_has (call->operation, OPERATION_ANSWERS_UNPROCESSED))
    add_list (&builder, "UnprocessedAccounts", call->unprocessed, encode_result);
  add_text (&builder, "NextToken", output->next_token);
  if (call->operation == BECKON_OPERATION_GET_INVITATIONS_COUNT)
    g_variant_builder_add (&builder, "{sv}", "InvitationsCount", g_variant_new_int64 (output->count));
  if (output->administrator != NULL)
    g_variant_builder_add (&builder, "{sv}", "Administrator", encode_invitation (output->administrator));
  if (output->hub != NULL)
    {
      add_text (&builder, "HubArn", beckon_hub_peek_arn (output->hub));
      add_time (&builder, "SubscribedAt", beckon_hub_get_subscribed_at_us (output->hub));
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
encode_error (const GError *error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "exception", beckon_error_peek_exception (error->code));
  add_text (&builder, "message", error->message);
  add_text (&builder, "reason", beckon_reason_to_string (beckon_error_get_reason (error)));
  add_text (&builder, "rule", beckon_error_peek_rule (error));

  return g_variant_builder_end (&builder);
}

/* --- entries ---------------------------------------------------------------------------------- */

gboolean
beckon_journal_is_wanted (const BeckonRegion *region)
{
  return (region->journal != NULL || region->replayed != NULL) && region->n_dry_runs == 0;
}

/* What a replay has made is what it answers; what a journal is told it keeps. */
static void
keep (BeckonRegion *region, GVariantBuilder *builder)
{
  g_autoptr (GVariant) entry = g_variant_ref_sink (g_variant_builder_end (builder));

  if (region->replayed != NULL)
    {
      g_clear_pointer (&region->replay_made, g_variant_unref);
      region->replay_made = g_variant_ref (entry);
    }
  if (region->journal == NULL)
    return;
  if (region->max_entries != 0 && region->journal->length == region->max_entries)
    g_variant_unref (g_queue_pop_head (region->journal));
  g_queue_push_tail (region->journal, g_steal_pointer (&entry));
}

void
beckon_journal_write_call (Call *call, const GError *error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "time", g_variant_new_int64 (call->now_us));
  add_text (&builder, "caller", call->caller_id);
  add_text (&builder, "operation", beckon_operation_to_string (call->operation));
  g_variant_builder_add (&builder, "{sv}", "input", encode_input (call->operation, call->input));
  beckon_tape_write (call->tape, &builder);
  if (error != NULL)
    g_variant_builder_add (&builder, "{sv}", "error", encode_error (error));
  else
    g_variant_builder_add (&builder, "{sv}", "output", encode_output (call));
  keep (call->region, &builder);
}

void
beckon_journal_write_deed (BeckonRegion *region, const Tape *tape, gint64 now_us, const char *name, GVariant *input)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "time", g_variant_new_int64 (now_us));
  add_text (&builder, "operation", name);
  g_variant_builder_add (&builder, "{sv}", "input", input);
  beckon_tape_write (tape, &builder);
  keep (region, &builder);
}

/* --- the journal ------------------------------------------------------------------------------ */

static void
drop (BeckonRegion *self)
{
  if (self->journal != NULL)
    g_queue_free_full (g_steal_pointer (&self->journal), (GDestroyNotify) g_variant_unref);
}

void
beckon_region_start_journal (BeckonRegion *self, guint max_entries)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    {
      drop (self);
      self->journal = g_queue_new ();
      self->max_entries = max_entries;
    }
  g_rec_mutex_unlock (&self->lock);
}

void
beckon_region_stop_journal (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  if (beckon_region_may_change (self))
    drop (self);
  g_rec_mutex_unlock (&self->lock);
}

static GPtrArray *
dup_entries (const BeckonRegion *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);

  for (GList *link = self->journal != NULL ? self->journal->head : NULL; link != NULL; link = link->next)
    g_ptr_array_add (entries, g_variant_ref (link->data));

  return entries;
}

GPtrArray *
beckon_region_dup_journal (BeckonRegion *self)
{
  GPtrArray *entries;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  entries = dup_entries (self);
  g_rec_mutex_unlock (&self->lock);

  return entries;
}

GPtrArray *
beckon_region_take_journal (BeckonRegion *self)
{
  GPtrArray *entries;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  entries = dup_entries (self);
  if (self->journal != NULL)
    g_queue_clear_full (self->journal, (GDestroyNotify) g_variant_unref);
  g_rec_mutex_unlock (&self->lock);

  return entries;
}
