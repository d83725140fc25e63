/* SPDX-License-Identifier: MIT */
/* Writing output documents. */
#include "wire/answer.h"

/* --- records -------------------------------------------------------------------------------- */

static Json *
encode_member (gpointer member)
{
  Json *object = json_object ();

  beckon_json_set_text (object, "AccountId", beckon_member_peek_account_id (member));
  beckon_json_set_text (object, "Email", beckon_member_peek_email (member));
  beckon_json_set_text (object, "MasterId", beckon_member_peek_administrator_id (member));
  beckon_json_set_text (object, "AdministratorId", beckon_member_peek_administrator_id (member));
  beckon_json_set_text (object, "MemberStatus", beckon_state_peek_member_status (beckon_member_get_state (member)));
  beckon_json_set_time (object, "InvitedAt", beckon_member_get_invited_at_us (member), WIRE_DECIMALS);
  beckon_json_set_time (object, "UpdatedAt", beckon_member_get_updated_at_us (member), WIRE_DECIMALS);

  return object;
}

static Json *
encode_invitation (gpointer invitation)
{
  Json *object = json_object ();

  beckon_json_set_text (object, "AccountId", beckon_invitation_peek_administrator_id (invitation));
  beckon_json_set_text (object, "InvitationId", beckon_invitation_peek_invitation_id (invitation));
  beckon_json_set_time (object, "InvitedAt", beckon_invitation_get_invited_at_us (invitation), WIRE_DECIMALS);
  beckon_json_set_text (object, "MemberStatus",
                        beckon_state_peek_member_status (beckon_invitation_get_state (invitation)));

  return object;
}

static Json *
encode_result (gpointer result)
{
  Json *object = json_object ();

  beckon_json_set_text (object, "AccountId", beckon_result_peek_account_id (result));
  beckon_json_set_text (object, "ProcessingResult", beckon_result_peek_text (result));

  return object;
}

static Json *
encode_list (GPtrArray *list, Json *(*encode) (gpointer))
{
  Json *array = json_array ();

  for (guint i = 0; i < list->len; i++)
    json_array_append_new (array, encode (list->pdata[i]));

  return array;
}

/* --- by kind -------------------------------------------------------------------------------- */

static Json *
write_text (const BeckonAnswer *answer, BeckonField field)
{
  return json_string (beckon_answer_peek_text (answer, field));
}

static Json *
write_boolean (const BeckonAnswer *answer, BeckonField field)
{
  return json_boolean (beckon_answer_get_number (answer, field) != 0);
}

static Json *
write_number (const BeckonAnswer *answer, BeckonField field)
{
  return json_integer ((json_int_t) beckon_answer_get_number (answer, field));
}

static Json *
write_time (const BeckonAnswer *answer, BeckonField field)
{
  g_autofree char *text = beckon_json_format_time (beckon_answer_get_number (answer, field), WIRE_DECIMALS);

  return json_string (text);
}

static Json *
write_members (const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  return encode_list (beckon_answer_peek_members (answer), encode_member);
}

static Json *
write_invitations (const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  return encode_list (beckon_answer_peek_invitations (answer), encode_invitation);
}

static Json *
write_results (const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  return encode_list (beckon_answer_peek_unprocessed (answer), encode_result);
}

static Json *
write_invitation (const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  return encode_invitation (beckon_answer_peek_administrator (answer));
}

static Json *
write_tags (const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  return beckon_json_from_tags (beckon_answer_peek_tags (answer));
}

/* Whoever is listed is enabled (G-13). */
static Json *
write_admin_accounts (const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  const char *const *ids = beckon_answer_peek_admin_accounts (answer);
  Json *array = json_array ();

  for (gsize i = 0; ids[i] != NULL; i++)
    json_array_append_new (array, json_pack ("{s:s, s:s}", "AccountId", ids[i], "Status", "ENABLED"));

  return array;
}

/* Every configuration has been applied (O-14). */
static Json *
write_configuration (const BeckonAnswer *answer, BeckonField field)
{
  return json_pack ("{s:s, s:s}", "ConfigurationType", beckon_answer_peek_text (answer, field), "Status", "ENABLED");
}

/* The kinds of fields that an output can have. The other kinds occur only in requests, so they have no writer. */
static Json *(*const writers[]) (const BeckonAnswer *answer, BeckonField field) = {
  [BECKON_FIELD_KIND_ACCOUNT_ID] = write_text,
  [BECKON_FIELD_KIND_TEXT] = write_text,
  [BECKON_FIELD_KIND_BOOLEAN] = write_boolean,
  [BECKON_FIELD_KIND_NUMBER] = write_number,
  [BECKON_FIELD_KIND_TIME] = write_time,
  [BECKON_FIELD_KIND_MEMBERS] = write_members,
  [BECKON_FIELD_KIND_INVITATIONS] = write_invitations,
  [BECKON_FIELD_KIND_RESULTS] = write_results,
  [BECKON_FIELD_KIND_INVITATION] = write_invitation,
  [BECKON_FIELD_KIND_WORD] = write_text,
  [BECKON_FIELD_KIND_TAGS] = write_tags,
  [BECKON_FIELD_KIND_ADMIN_ACCOUNTS] = write_admin_accounts,
  [BECKON_FIELD_KIND_ORGANIZATION_CONFIGURATION] = write_configuration,
};

/* --- the document --------------------------------------------------------------------------- */

Json *
beckon_wire_write_answer (BeckonOperation operation, const BeckonAnswer *answer)
{
  Json *output = json_object ();

  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_operation_gives_field (operation, field) && beckon_answer_has_field (answer, field))
      json_object_set_new (output, beckon_field_to_string (field),
                           writers[beckon_field_get_kind (field)](answer, field));

  return output;
}
