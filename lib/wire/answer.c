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

/* --- text ----------------------------------------------------------------------------------- */

static int
append_bytes (const char *bytes, gsize size, gpointer output)
{
  g_string_append_len (output, bytes, (gssize) size);

  return 0;
}

/* (transfer full) @value */
static void
append (GString *output, Json *value)
{
  json_dump_callback (value, append_bytes, output, JSON_COMPACT | JSON_ENCODE_ANY);
  json_decref (value);
}

/* A list can have millions of elements, and an element takes ten times its bytes as JSON values: one at a time. */
static void
append_list (GString *output, GPtrArray *list, Json *(*encode) (gpointer))
{
  g_string_append_c (output, '[');
  for (guint i = 0; i < list->len; i++)
    {
      if (i > 0)
        g_string_append_c (output, ',');
      append (output, encode (list->pdata[i]));
    }
  g_string_append_c (output, ']');
}

/* --- by kind -------------------------------------------------------------------------------- */

static void
write_text (GString *output, const BeckonAnswer *answer, BeckonField field)
{
  append (output, json_string (beckon_answer_peek_text (answer, field)));
}

static void
write_boolean (GString *output, const BeckonAnswer *answer, BeckonField field)
{
  append (output, json_boolean (beckon_answer_get_number (answer, field) != 0));
}

static void
write_number (GString *output, const BeckonAnswer *answer, BeckonField field)
{
  append (output, json_integer ((json_int_t) beckon_answer_get_number (answer, field)));
}

static void
write_time (GString *output, const BeckonAnswer *answer, BeckonField field)
{
  g_autofree char *text = beckon_json_format_time (beckon_answer_get_number (answer, field), WIRE_DECIMALS);

  append (output, json_string (text));
}

static void
write_members (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append_list (output, beckon_answer_peek_members (answer), encode_member);
}

static void
write_invitations (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append_list (output, beckon_answer_peek_invitations (answer), encode_invitation);
}

static void
write_results (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append_list (output, beckon_answer_peek_unprocessed (answer), encode_result);
}

static void
write_invitation (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append (output, encode_invitation (beckon_answer_peek_administrator (answer)));
}

static void
write_tags (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append (output, beckon_json_from_tags (beckon_answer_peek_tags (answer)));
}

/* Whoever is listed is enabled (G-13). */
static void
write_admin_accounts (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  const char *const *ids = beckon_answer_peek_admin_accounts (answer);
  Json *array = json_array ();

  for (gsize i = 0; ids[i] != NULL; i++)
    json_array_append_new (array, json_pack ("{s:s, s:s}", "AccountId", ids[i], "Status", "ENABLED"));

  append (output, array);
}

/* Every configuration has been applied (O-14). */
static void
write_configuration (GString *output, const BeckonAnswer *answer, BeckonField field)
{
  append (output,
          json_pack ("{s:s, s:s}", "ConfigurationType", beckon_answer_peek_text (answer, field), "Status", "ENABLED"));
}

/* The kinds of fields that an output can have. The other kinds occur only in requests, so they have no writer. */
static void (*const writers[]) (GString *output, const BeckonAnswer *answer, BeckonField field) = {
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

static void
append_field (GString *output, const BeckonAnswer *answer, BeckonField field)
{
  g_string_append_printf (output, "%s\"%s\":", output->len > 1 ? "," : "", beckon_field_to_string (field));
  writers[beckon_field_get_kind (field)](output, answer, field);
}

GString *
beckon_wire_write_answer (BeckonOperation operation, const BeckonAnswer *answer)
{
  GString *output = g_string_new ("{");

  for (guint field = 0; field < BECKON_N_FIELDS; field++)
    if (beckon_operation_gives_field (operation, field) && beckon_answer_has_field (answer, field))
      append_field (output, answer, field);
  g_string_append_c (output, '}');

  return output;
}
