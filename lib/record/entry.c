/* SPDX-License-Identifier: MIT */
/* Writing and reading entries of a journal: input, effects, output and error. */
#include "record/entry.h"

#include "record/packed.h"
#include "rules/error.h"
#include "rules/lifecycle.h"

#include <beckon/beckon.h>
#include <string.h>

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

static GVariant *
encode_list (GPtrArray *list, GVariant *(*encode) (gpointer))
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));

  for (guint i = 0; i < list->len; i++)
    g_variant_builder_add_value (&values, packed (encode (list->pdata[i])));

  return packed (g_variant_builder_end (&values));
}

/* --- records ---------------------------------------------------------------------------------- */

static GVariant *
encode_details (gpointer details)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "AccountId", beckon_account_details_peek_account_id (details));
  add_text (&builder, "Email", beckon_account_details_peek_email (details));

  return g_variant_builder_end (&builder);
}

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

/* A tag without a value, which is refused (O-13), is written as false, so that a replay refuses it, too. */
static void
add_tag (GVariantBuilder *builder, const char *key, const char *value)
{
  g_variant_builder_add (builder, "{sv}", key,
                         value != NULL ? g_variant_new_string (value) : g_variant_new_boolean (FALSE));
}

/* In the order of the keys, so that equal calls make equal entries. */
static GVariant *
encode_tags (GHashTable *tags)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (tags), (GCompareFunc) strcmp);

  for (const GList *key = keys; key != NULL; key = key->next)
    add_tag (&builder, key->data, g_hash_table_lookup (tags, key->data));

  return g_variant_builder_end (&builder);
}

/* --- fields ----------------------------------------------------------------------------------- */

/* MaxResults is 32 bits wide, as in the C interface. */
static GVariant *
encode_number (BeckonField field, gint64 number)
{
  return field == BECKON_FIELD_MAX_RESULTS ? g_variant_new_int32 ((gint32) CLAMP (number, G_MININT32, G_MAXINT32))
                                           : g_variant_new_int64 (number);
}

static GVariant *
encode_value (BeckonField field, const FieldValue *value)
{
  switch (beckon_fields[field].kind)
    {
    case BECKON_FIELD_KIND_ACCOUNT_ID:
    case BECKON_FIELD_KIND_INVITATION_ID:
    case BECKON_FIELD_KIND_TEXT:
    case BECKON_FIELD_KIND_WORD:
    case BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION:
      return g_variant_new_string (value->text);
    case BECKON_FIELD_KIND_TAGS:
      return encode_tags (value->tags);
    case BECKON_FIELD_KIND_ACCOUNT_IDS:
    case BECKON_FIELD_KIND_TAG_KEYS:
    case BECKON_FIELD_KIND_ADMIN_ACCOUNTS:
      return packed (g_variant_new_strv (value->texts, -1));
    case BECKON_FIELD_KIND_ACCOUNT_DETAILS:
      return encode_list (value->list, encode_details);
    case BECKON_FIELD_KIND_BOOLEAN:
      return g_variant_new_boolean (value->number != 0);
    case BECKON_FIELD_KIND_NUMBER:
    case BECKON_FIELD_KIND_TIME:
      return encode_number (field, value->number);
    case BECKON_FIELD_KIND_MEMBERS:
      return encode_list (value->list, encode_member);
    case BECKON_FIELD_KIND_INVITATIONS:
      return encode_list (value->list, encode_invitation);
    case BECKON_FIELD_KIND_RESULTS:
      return encode_list (value->list, encode_result);
    case BECKON_FIELD_KIND_INVITATION:
      return encode_invitation (value->invitation);
    default:                   /* GCOVR_EXCL_LINE: every kind has its case */
      g_assert_not_reached (); /* GCOVR_EXCL_LINE */
    }
}

static GVariant *
encode_fields (guint64 given, const FieldValue *values)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  while (given != 0)
    {
      BeckonField field = field_take (&given);

      g_variant_builder_add (&builder, "{sv}", beckon_fields[field].entry, encode_value (field, &values[field]));
    }

  return g_variant_builder_end (&builder);
}

/* --- effects ---------------------------------------------------------------------------------- */

static GVariant *
encode_effect (const Effect *effect)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "account", effect->account_id);
  add_text (&builder, "from", beckon_state_to_string (effect->from));
  add_text (&builder, "to", beckon_state_to_string (effect->to));
  add_text (&builder, "rule", effect->rule);
  if (effect->reason != BECKON_REASON_NONE)
    add_text (&builder, "reason", beckon_reason_to_string (effect->reason));

  return g_variant_builder_end (&builder);
}

/* Writes the moves and the reports. A call that failed has none, because its moves were undone. */
static void
write_effects (GVariantBuilder *entry, const BeckonAnswer *answer)
{
  g_auto (GVariantBuilder) effects = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("aa{sv}"));
  guint n = 0;

  for (guint i = 0; answer->is_applied && i < answer->n_effects; i++)
    if (answer->effects[i].kind == BECKON_EFFECT_MOVE || answer->effects[i].kind == BECKON_EFFECT_REPORT)
      {
        g_variant_builder_add_value (&effects, packed (encode_effect (&answer->effects[i])));
        n++;
      }
  if (n > 0)
    g_variant_builder_add (entry, "{sv}", "effects", packed (g_variant_builder_end (&effects)));
}

/* --- entries ---------------------------------------------------------------------------------- */

static GVariant *
encode_error (const GError *error)
{
  guint status = beckon_error_get_raised_status (error);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  add_text (&builder, "exception", beckon_error_peek_raised_exception (error));
  if (!beckon_error_implies_status (error->code, status))
    g_variant_builder_add (&builder, "{sv}", "status", g_variant_new_uint32 (status));
  add_text (&builder, "message", error->message);
  add_text (&builder, "reason", beckon_reason_to_string (beckon_error_get_reason (error)));
  add_text (&builder, "rule", beckon_error_peek_rule (error));

  return g_variant_builder_end (&builder);
}

GVariant *
beckon_entry_new (const Request *request, const Outside *outside, const BeckonAnswer *answer)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "time", g_variant_new_int64 (outside->now_us));
  add_text (&builder, "caller", request->caller);
  add_text (&builder, "operation", beckon_operation_to_string (request->operation));
  g_variant_builder_add (&builder, "{sv}", "input", encode_fields (request->given, request->values));
  beckon_outside_write (outside, &builder);
  write_effects (&builder, answer);
  if (answer->error != NULL)
    g_variant_builder_add (&builder, "{sv}", "error", encode_error (answer->error));
  else
    g_variant_builder_add (&builder, "{sv}", "output", encode_fields (answer->given, answer->values));

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

GVariant *
beckon_entry_new_edit (const char *name, const Outside *outside, GVariant *input, const BeckonAnswer *answer)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "time", g_variant_new_int64 (outside->now_us));
  add_text (&builder, "operation", name);
  g_variant_builder_add (&builder, "{sv}", "input", input);
  beckon_outside_write (outside, &builder);
  if (answer != NULL)
    write_effects (&builder, answer);

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* --- reading ---------------------------------------------------------------------------------- */

const char *
beckon_entry_peek_text (GVariant *dictionary, const char *key)
{
  const char *text = NULL;

  g_variant_lookup (dictionary, key, "&s", &text);
  return text;
}

gboolean
beckon_entry_find_text (GVariant *input, const char *key, const char **text, GError **error)
{
  *text = beckon_entry_peek_text (input, key);

  return *text != NULL || beckon_world_error_refuse (error, "the entry's input has no string %s", key);
}

static gboolean
read_ids (BeckonRequest *request, BeckonField field, GVariant *value, GError **error)
{
  g_autofree const char **ids = NULL;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING_ARRAY))
    return beckon_world_error_refuse (error, "the entry's input has no list of strings %s", beckon_fields[field].entry);
  ids = g_variant_get_strv (value, NULL);
  beckon_request_set_texts (request, field, ids);

  return TRUE;
}

static gboolean
read_details (BeckonRequest *request, BeckonField field, GVariant *value, GError **error)
{
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE ("aa{sv}")))
    return beckon_world_error_refuse (error, "the entry's input has no %s", beckon_fields[field].entry);
  for (gsize i = 0; i < g_variant_n_children (value); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (value, i);
      const char *account_id;

      if (!beckon_entry_find_text (entry, "AccountId", &account_id, error))
        return FALSE;
      g_ptr_array_add (details, beckon_account_details_new (account_id, beckon_entry_peek_text (entry, "Email")));
    }
  beckon_request_set_details (request, field, details);

  return TRUE;
}

static gboolean
read_text (BeckonRequest *request, BeckonField field, GVariant *value, GError **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return beckon_world_error_refuse (error, "the entry's input has no string %s", beckon_fields[field].entry);
  beckon_request_set_text (request, field, g_variant_get_string (value, NULL));

  return TRUE;
}

static gboolean
read_number (BeckonRequest *request, BeckonField field, GVariant *value, GError **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_INT32))
    return beckon_world_error_refuse (error, "the entry's input has no number %s", beckon_fields[field].entry);
  beckon_request_set_number (request, field, g_variant_get_int32 (value));

  return TRUE;
}

static gboolean
read_boolean (BeckonRequest *request, BeckonField field, GVariant *value, GError **error)
{
  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return beckon_world_error_refuse (error, "the entry's input has no boolean %s", beckon_fields[field].entry);
  beckon_request_set_boolean (request, field, g_variant_get_boolean (value));

  return TRUE;
}

static gboolean
read_tags (BeckonRequest *request, BeckonField field, GVariant *value, GError **error)
{
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GVariantIter iter;
  char *key;
  GVariant *text;

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT))
    return beckon_world_error_refuse (error, "the entry's input has no object %s", beckon_fields[field].entry);
  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "{sv}", &key, &text))
    {
      g_hash_table_insert (
          tags, key, g_variant_is_of_type (text, G_VARIANT_TYPE_STRING) ? g_variant_dup_string (text, NULL) : NULL);
      g_variant_unref (text);
    }
  beckon_request_set_tags (request, field, tags);

  return TRUE;
}

/* A request can lack what its operation requires: then it was refused, and so it is again. */
static gboolean
read_field (BeckonRequest *request, BeckonField field, GVariant *input, GError **error)
{
  g_autoptr (GVariant) value = g_variant_lookup_value (input, beckon_fields[field].entry, NULL);

  if (value == NULL)
    return TRUE;
  switch ((guint) beckon_fields[field].kind)
    {
    case BECKON_FIELD_KIND_TAGS:
      return read_tags (request, field, value, error);
    case BECKON_FIELD_KIND_ACCOUNT_IDS:
    case BECKON_FIELD_KIND_TAG_KEYS:
      return read_ids (request, field, value, error);
    case BECKON_FIELD_KIND_ACCOUNT_DETAILS:
      return read_details (request, field, value, error);
    case BECKON_FIELD_KIND_NUMBER:
      return read_number (request, field, value, error);
    case BECKON_FIELD_KIND_BOOLEAN:
      return read_boolean (request, field, value, error);
    default:
      return read_text (request, field, value, error);
    }
}

BeckonRequest *
beckon_entry_read_request (GVariant *entry, BeckonOperation operation, GVariant *input, GError **error)
{
  const char *caller = beckon_entry_peek_text (entry, "caller");
  g_autoptr (BeckonRequest) request = NULL;

  if (caller == NULL && !beckon_world_error_refuse (error, "the entry has no caller"))
    return NULL;
  request = beckon_request_new (operation, caller);
  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_operation_takes_field (operation, field) && !read_field (request, field, input, error))
      return NULL;

  return g_steal_pointer (&request);
}
