/* SPDX-License-Identifier: MIT */
/* An account's hub: enable, disable, describe, configure, tag. */
#include "call/entries.h"
#include "call/pair.h"
#include "values/tags.h"
#include "world/roll.h"

#include <string.h>

/* --- EnableSecurityHub ---------------------------------------------------------------------- */

/* Changes what the request names, and leaves the rest as it is (O-12). */
static void
configure (Call *call, Account *account)
{
  HubSettings settings = account->facts.settings;
  guint generator = settings.generator;

  if (request_has (call->request, BECKON_FIELD_AUTO_ENABLE_CONTROLS))
    settings.leaves_controls_off = call->request->values[BECKON_FIELD_AUTO_ENABLE_CONTROLS].number == 0;
  if (request_has (call->request, BECKON_FIELD_CONTROL_FINDING_GENERATOR))
    beckon_field_find_word (BECKON_FIELD_CONTROL_FINDING_GENERATOR,
                            request_peek_text (call->request, BECKON_FIELD_CONTROL_FINDING_GENERATOR), &generator);
  settings.generator = (guint8) generator;
  beckon_store_set_hub_settings (call->region->store, account, &settings);
}

static void
enable (Call *call, Account *account)
{
  g_autoptr (GVariant) tags = request_has (call->request, BECKON_FIELD_TAGS)
                                  ? beckon_tags_from_table (call->request->values[BECKON_FIELD_TAGS].tags)
                                  : NULL;

  beckon_store_set_hub (call->region->store, account, call->outside->now_us);
  beckon_store_set_tags (call->region->store, account, tags);
  configure (call, account);
}

void
beckon_enter_enable_security_hub (Call *call)
{
  Account *account = beckon_store_obtain_account (call->region->store, call->request->caller);

  if (account_has_hub (account)) /* so the account was on file before */
    beckon_call_fail (call, BECKON_ERROR_RESOURCE_CONFLICT, BECKON_REASON_HUB_ALREADY_ON, "G-10");
  else
    enable (call, account);
}

/* --- DisableSecurityHub --------------------------------------------------------------------- */

static gboolean
has_accepted_members (const Call *call, const Pair *pair G_GNUC_UNUSED)
{
  return roll_count_in (&call->caller->members, BECKON_STATE_ACCEPTED) > 0;
}

/* clang-format off */
static const Objection to_disabling[] = {
  { beckon_call_caller_is_a_member, BECKON_REASON_MEMBER_CANNOT_DISABLE_HUB,        "G-11", BECKON_ERROR_INVALID_INPUT },
  { has_accepted_members,           BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11", BECKON_ERROR_INVALID_INPUT },
  { beckon_call_is_delegated_administrator, BECKON_REASON_ADMINISTRATOR_CANNOT_DISABLE_HUB, "G-11", BECKON_ERROR_INVALID_INPUT },
};
/* clang-format on */

/* Records the cells that say the same: refused with accepted members, and no change without any member. */
static void
note_cells (Call *call)
{
  if (call->answer->error == NULL && roll_count (&call->caller->members) == 0)
    call_note (call, BECKON_EFFECT_STAY, NULL, BECKON_STATE_NONE, BECKON_STEP_DISABLE_HUB, BECKON_STATE_NONE);
  else if (call->answer->error != NULL && call->caller->accepted == NULL && has_accepted_members (call, NULL))
    call_note (call, BECKON_EFFECT_FAIL, NULL, BECKON_STATE_ACCEPTED, BECKON_STEP_DISABLE_HUB, BECKON_STATE_ACCEPTED);
}

/* From the last record to the first: journals have the effects in this order. */
static void
drop_members (Call *call)
{
  g_autoptr (GPtrArray) members = beckon_roll_list (&call->caller->members);

  for (guint i = members->len; i > 0 && call->answer->error == NULL; i--)
    {
      Association *association = members->pdata[i - 1];
      const Pair pair = beckon_pair_of (association, &association->member->key);

      beckon_pair_take_cell (call, &pair, BECKON_STEP_DISABLE_HUB);
    }
}

void
beckon_enter_disable_security_hub (Call *call)
{
  gboolean is_free;

  if (call->caller == NULL)
    return;
  is_free = beckon_call_is_free (call, NULL, to_disabling, G_N_ELEMENTS (to_disabling));
  note_cells (call);
  if (!is_free)
    return;
  drop_members (call);
  /* If the guard has refused, this is undone together with the rest. */
  beckon_store_set_hub (call->region->store, call->caller, BECKON_TIME_NONE);
}

/* --- DescribeHub ---------------------------------------------------------------------------- */

/* arn:partition:service:region:account:resource; region and account may be empty, as in the ARNs of some services. */
static gboolean
is_arn (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 6);

  return g_strv_length (parts) == 6 && strcmp (parts[0], "arn") == 0 && *parts[1] != '\0' && *parts[2] != '\0'
         && *parts[5] != '\0';
}

static gboolean
is_about_own_hub (Call *call, const char *own_arn)
{
  const char *hub_arn = request_peek_text (call->request, BECKON_FIELD_HUB_ARN);

  if (hub_arn == NULL || strcmp (hub_arn, own_arn) == 0)
    return TRUE;
  if (!is_arn (hub_arn))
    return CALL_REFUSE_INPUT (call, "O-12", "HubArn is not an ARN: it must have the form %s", own_arn);

  return beckon_error_raise_literal (&call->answer->error, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_HUB,
                                     "O-12", "HubArn does not name the hub of account %s, which is %s",
                                     call->request->caller, own_arn);
}

/* G-17: an accepted member has that of its administrator. Without the gate the administrator can have none. */
static const char *
peek_generator (const Account *account)
{
  const Account *decides = account;

  if (account->accepted != NULL && account_has_hub (account->accepted->administrator))
    decides = account->accepted->administrator;

  return beckon_fields[BECKON_FIELD_CONTROL_FINDING_GENERATOR].words[decides->facts.settings.generator];
}

void
beckon_enter_describe_hub (Call *call)
{
  g_autofree char *arn = beckon_region_dup_hub_arn (call->region, call->request->caller);

  if (!is_about_own_hub (call, arn))
    return;
  beckon_answer_take_text (call->answer, BECKON_FIELD_HUB_ARN, g_steal_pointer (&arn));
  beckon_answer_set_number (call->answer, BECKON_FIELD_SUBSCRIBED_AT, call->caller->facts.hub_since_us);
  beckon_answer_set_number (call->answer, BECKON_FIELD_AUTO_ENABLE_CONTROLS,
                            !call->caller->facts.settings.leaves_controls_off);
  beckon_answer_take_text (call->answer, BECKON_FIELD_CONTROL_FINDING_GENERATOR,
                           g_strdup (peek_generator (call->caller)));
}

/* --- UpdateSecurityHubConfiguration --------------------------------------------------------- */

static gboolean
sets_what_its_administrator_sets (const Call *call, const Pair *pair)
{
  return beckon_call_caller_is_a_member (call, pair)
         && request_has (call->request, BECKON_FIELD_CONTROL_FINDING_GENERATOR);
}

/* clang-format off */
static const Objection to_configuring[] = {
  { sets_what_its_administrator_sets, BECKON_REASON_MEMBER_CANNOT_CONFIGURE, "G-17", BECKON_ERROR_INVALID_ACCESS },
};
/* clang-format on */

void
beckon_enter_update_security_hub_configuration (Call *call)
{
  if (beckon_call_is_free (call, NULL, to_configuring, G_N_ELEMENTS (to_configuring)))
    configure (call, call->caller);
}

/* --- TagResource, UntagResource, ListTagsForResource ----------------------------------------- */

static gboolean
has_hub (const Call *call)
{
  return call->caller != NULL && account_has_hub (call->caller);
}

#define LACKS_RESOURCE(call, ...)                                                                                      \
  beckon_error_raise_literal (&(call)->answer->error, BECKON_ERROR_RESOURCE_NOT_FOUND, BECKON_REASON_NO_SUCH_RESOURCE, \
                              "O-13", __VA_ARGS__)

static gboolean
has_resource (Call *call)
{
  g_autofree char *own_arn = beckon_region_dup_hub_arn (call->region, call->request->caller);
  const char *resource_arn = request_peek_text (call->request, BECKON_FIELD_RESOURCE_ARN);

  if (!is_arn (resource_arn))
    return CALL_REFUSE_INPUT (call, "O-13", "ResourceArn is not an ARN: it must have the form %s", own_arn);
  if (strcmp (resource_arn, own_arn) != 0)
    return LACKS_RESOURCE (call, "ResourceArn does not name the hub of account %s, which is %s", call->request->caller,
                           own_arn);

  return has_hub (call)
         || LACKS_RESOURCE (call, "ResourceArn names the hub %s, but account %s has not enabled Security Hub", own_arn,
                            call->request->caller);
}

/* Puts the table on file, unless the hub would have too many tags. */
static void
set_tags (Call *call, GHashTable *table)
{
  g_autoptr (GVariant) tags = NULL;
  guint n = g_hash_table_size (table);

  if (n > TAGS_MAX)
    {
      CALL_REFUSE_INPUT (call, "O-13", "the hub would have %u tags: it can have at most %d", n, TAGS_MAX);
      return;
    }
  tags = beckon_tags_from_table (table);
  beckon_store_set_tags (call->region->store, call->caller, tags);
}

void
beckon_enter_tag_resource (Call *call)
{
  g_autoptr (GHashTable) table = NULL;
  GHashTableIter iter;
  gpointer key, value;

  if (!has_resource (call))
    return;
  table = beckon_tags_to_table (call->caller->tags);
  g_hash_table_iter_init (&iter, call->request->values[BECKON_FIELD_TAGS].tags);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (table, g_strdup (key), g_strdup (value));
  set_tags (call, table);
}

void
beckon_enter_untag_resource (Call *call)
{
  const char *const *keys = call->request->values[BECKON_FIELD_TAG_KEYS].texts;
  g_autoptr (GHashTable) table = NULL;

  if (!has_resource (call))
    return;
  table = beckon_tags_to_table (call->caller->tags);
  for (gsize i = 0; keys[i] != NULL; i++)
    g_hash_table_remove (table, keys[i]);
  set_tags (call, table);
}

void
beckon_enter_list_tags_for_resource (Call *call)
{
  if (has_resource (call))
    beckon_answer_take_tags (call->answer, BECKON_FIELD_TAGS, beckon_tags_to_table (call->caller->tags));
}
