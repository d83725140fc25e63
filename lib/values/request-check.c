/* SPDX-License-Identifier: MIT */
/* Checking the input of a caller, as far as that needs no world (O-4, O-7, O-13 to O-15, G-8). */
#include "rules/error.h"
#include "rules/ids.h"
#include "values/request.h"
#include "values/tags.h"

#include <string.h>

#define REFUSE(error, rule, ...)                                                                                       \
  beckon_error_raise_literal (error, BECKON_ERROR_INVALID_INPUT, BECKON_REASON_INVALID_INPUT, rule, __VA_ARGS__)

/* --- judging -------------------------------------------------------------------------------- */

gboolean
beckon_request_check_id (const char *noun, const char *id, GError **error)
{
  const char *fault = beckon_id_find_fault (id);

  return fault == NULL || REFUSE (error, "O-4", "%s is not a valid account id: it %s", noun, fault);
}

static gboolean
check_ids (const char *const *account_ids, guint32 max_ids, GError **error)
{
  if (account_ids[0] == NULL)
    return REFUSE (error, "O-4", "AccountIds is empty: it must name at least one account");
  if (max_ids != 0 && g_strv_length ((char **) account_ids) > max_ids)
    return REFUSE (error, "O-4", "AccountIds has %u entries: it can have at most %u",
                   g_strv_length ((char **) account_ids), max_ids);
  for (gsize i = 0; account_ids[i] != NULL; i++)
    {
      const char *fault = beckon_id_find_fault (account_ids[i]);

      if (fault != NULL)
        return REFUSE (error, "O-4", "AccountIds[%" G_GSIZE_FORMAT "] is not a valid account id: it %s", i, fault);
    }

  return TRUE;
}

static gboolean
check_detail (const BeckonAccountDetails *detail, guint place, GError **error)
{
  const char *fault = beckon_id_find_fault (beckon_account_details_peek_account_id (detail));
  const char *email = beckon_account_details_peek_email (detail);

  if (fault != NULL)
    return REFUSE (error, "O-4", "AccountDetails[%u].AccountId is not a valid account id: it %s", place, fault);
  if (email != NULL && beckon_id_is_blank (email))
    return REFUSE (error, "O-4", "AccountDetails[%u].Email is blank", place);
  if (email != NULL && !g_utf8_validate (email, -1, NULL))
    return REFUSE (error, "O-4", "AccountDetails[%u].Email is not valid UTF-8", place);

  return TRUE;
}

static gboolean
check_details (GPtrArray *details, guint32 max_details, GError **error)
{
  if (details->len == 0)
    return REFUSE (error, "G-8", "AccountDetails is empty: it must name at least one account");
  if (max_details != 0 && details->len > max_details)
    return REFUSE (error, "G-8", "AccountDetails has %u entries: it can have at most %u", details->len, max_details);
  for (guint i = 0; i < details->len; i++)
    if (!check_detail (details->pdata[i], i, error))
      return FALSE;

  return TRUE;
}

/* MaxResults is the only number in a request. */
static gboolean
check_max_results (gint64 max_results, int most, GError **error)
{
  if (max_results == REQUEST_DEFAULT_RESULTS || (max_results >= 1 && max_results <= most))
    return TRUE;

  return REFUSE (error, "O-7", "MaxResults is out of range: it must be from 1 to %d", most);
}

/* The word that was given is not repeated in the text, because it can be anything. */
static gboolean
check_word (BeckonField field, const char *noun, const char *text, GError **error)
{
  const char *const *words = beckon_fields[field].words;
  guint place;

  return beckon_field_find_word (field, text, &place)
         || REFUSE (error, "O-4", "%s is neither %s nor %s", noun, words[0], words[1]);
}

/* O-15 */
static gboolean
check_feature (const char *text, GError **error)
{
  guint place;

  return beckon_field_find_word (BECKON_FIELD_FEATURE, text, &place)
         || REFUSE (error, "O-15", "Feature is not SecurityHub, the only feature that is modelled");
}

static gboolean
check_key (const char *noun, const char *key, GError **error)
{
  const char *fault = beckon_tags_find_fault_of_key (key);

  return fault == NULL || REFUSE (error, "O-13", "%s has a key that %s", noun, fault);
}

static gboolean
check_value (const char *value, GError **error)
{
  const char *fault = beckon_tags_find_fault_of_value (value);

  return fault == NULL || REFUSE (error, "O-13", "Tags has a value that %s", fault);
}

static gboolean
check_tags (GHashTable *tags, GError **error)
{
  guint n = g_hash_table_size (tags);
  GHashTableIter iter;
  gpointer key, value;

  if (n == 0)
    return REFUSE (error, "O-13", "Tags is empty: it must have at least one tag");
  if (n > TAGS_MAX)
    return REFUSE (error, "O-13", "Tags has %u tags: it can have at most %d", n, TAGS_MAX);
  g_hash_table_iter_init (&iter, tags);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!check_key ("Tags", key, error) || !check_value (value, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_tag_keys (const char *const *keys, GError **error)
{
  guint n = g_strv_length ((char **) keys);

  if (n == 0)
    return REFUSE (error, "O-13", "TagKeys is empty: it must name at least one key");
  if (n > TAGS_MAX)
    return REFUSE (error, "O-13", "TagKeys has %u keys: it can have at most %d", n, TAGS_MAX);
  for (gsize i = 0; keys[i] != NULL; i++)
    if (!check_key ("TagKeys", keys[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
check_invitation_id (const char *invitation_id, GError **error)
{
  const char *fault = beckon_id_find_fault (invitation_id);

  return fault == NULL || REFUSE (error, "O-4", "InvitationId is not a valid invitation id: it %s", fault);
}

static gboolean
check_field (const Request *self, BeckonField field, const BeckonSwitches *switches, GError **error)
{
  const FieldValue *value = &self->values[field];

  switch ((guint) beckon_fields[field].kind)
    {
    case BECKON_FIELD_KIND_ACCOUNT_IDS:
      return check_ids (value->texts, beckon_switches_get (switches, BECKON_SWITCH_MAX_ACCOUNT_IDS), error);
    case BECKON_FIELD_KIND_ACCOUNT_DETAILS:
      return check_details (value->list, beckon_switches_get (switches, BECKON_SWITCH_MAX_ACCOUNT_DETAILS), error);
    case BECKON_FIELD_KIND_ACCOUNT_ID:
      return beckon_request_check_id (beckon_fields[field].name, value->text, error);
    case BECKON_FIELD_KIND_INVITATION_ID:
      return check_invitation_id (value->text, error);
    case BECKON_FIELD_KIND_NUMBER:
      return check_max_results (value->number,
                                beckon_operation_has (self->operation, OPERATION_SHORT_PAGES)
                                    ? REQUEST_MAX_SHORT_RESULTS
                                    : REQUEST_MAX_RESULTS,
                                error);
    case BECKON_FIELD_KIND_WORD:
      return field == BECKON_FIELD_FEATURE ? check_feature (value->text, error)
                                           : check_word (field, beckon_fields[field].name, value->text, error);
    case BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION:
      return check_word (field, "ConfigurationType", value->text, error);
    case BECKON_FIELD_KIND_TAGS:
      return check_tags (value->tags, error);
    case BECKON_FIELD_KIND_TAG_KEYS:
      return check_tag_keys (value->texts, error);
    default:
      return TRUE;
    }
}

gboolean
beckon_request_check (const Request *self, const BeckonSwitches *switches, GError **error)
{
  const OperationRow *row = &beckon_operations[self->operation];
  guint64 fields = row->requires | row->takes;

  if (!beckon_request_check_id ("the caller", self->caller, error))
    return FALSE;
  while (fields != 0)
    {
      BeckonField field = field_take (&fields);

      if (request_has (self, field) && !check_field (self, field, switches, error))
        return FALSE;
      if (!request_has (self, field) && (row->requires & FIELD_BIT (field)) != 0)
        return REFUSE (error, "O-4", "%s is missing", beckon_fields[field].name);
    }

  return TRUE;
}
