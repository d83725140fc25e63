/* SPDX-License-Identifier: MIT */
/* Writing output documents. */
#include "wire/answer.h"

#define SIZE_OF_LARGE (1024 * 1024)

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

/* Begins with a comma, except after the bracket that opens the object. */
static void
append_text_field (GString *output, const char *field, const char *text)
{
  if (text == NULL)
    return;
  if (output->str[output->len - 1] != '{')
    g_string_append_c (output, ',');
  beckon_json_append_text (output, field);
  g_string_append_c (output, ':');
  beckon_json_append_text (output, text);
}

static void
append_time_field (GString *output, const char *field, gint64 time_us)
{
  g_autofree char *text = time_us != BECKON_TIME_NONE ? beckon_json_format_time (time_us, WIRE_DECIMALS) : NULL;

  append_text_field (output, field, text);
}

/* --- records -------------------------------------------------------------------------------- */

/* A list can have millions of records. So they become text at once: as JSON values they would take ten times the bytes
 * and the time. */

static void
write_member (GString *output, gpointer member)
{
  append_text_field (output, "AccountId", beckon_member_peek_account_id (member));
  append_text_field (output, "Email", beckon_member_peek_email (member));
  append_text_field (output, "MasterId", beckon_member_peek_administrator_id (member));
  append_text_field (output, "AdministratorId", beckon_member_peek_administrator_id (member));
  append_text_field (output, "MemberStatus", beckon_state_peek_member_status (beckon_member_get_state (member)));
  append_time_field (output, "InvitedAt", beckon_member_get_invited_at_us (member));
  append_time_field (output, "UpdatedAt", beckon_member_get_updated_at_us (member));
}

static void
write_invitation (GString *output, gpointer invitation)
{
  append_text_field (output, "AccountId", beckon_invitation_peek_administrator_id (invitation));
  append_text_field (output, "InvitationId", beckon_invitation_peek_invitation_id (invitation));
  append_time_field (output, "InvitedAt", beckon_invitation_get_invited_at_us (invitation));
  append_text_field (output, "MemberStatus",
                     beckon_state_peek_member_status (beckon_invitation_get_state (invitation)));
}

static void
write_result (GString *output, gpointer result)
{
  append_text_field (output, "AccountId", beckon_result_peek_account_id (result));
  append_text_field (output, "ProcessingResult", beckon_result_peek_text (result));
}

static void
append_record (GString *output, gpointer record, void (*write) (GString *output, gpointer record))
{
  g_string_append_c (output, '{');
  write (output, record);
  g_string_append_c (output, '}');
}

/* A GString doubles its room whenever it grows. In a large answer the unused half could be as large as the list. */
static void
make_room (GString *output)
{
  if (output->len < SIZE_OF_LARGE || output->allocated_len - output->len > SIZE_OF_LARGE / 8)
    return;
  output->allocated_len = output->len / 4 * 5;
  output->str = g_realloc (output->str, output->allocated_len);
}

static void
append_list (GString *output, GPtrArray *list, void (*write) (GString *output, gpointer record))
{
  g_string_append_c (output, '[');
  for (guint i = 0; i < list->len; i++)
    {
      if (i > 0)
        g_string_append_c (output, ',');
      make_room (output);
      append_record (output, list->pdata[i], write);
    }
  g_string_append_c (output, ']');
}

/* --- by kind -------------------------------------------------------------------------------- */

static void
write_text (GString *output, const BeckonAnswer *answer, BeckonField field)
{
  beckon_json_append_text (output, beckon_answer_peek_text (answer, field));
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

  beckon_json_append_text (output, text);
}

static void
write_members (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append_list (output, beckon_answer_peek_members (answer), write_member);
}

static void
write_invitations (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append_list (output, beckon_answer_peek_invitations (answer), write_invitation);
}

static void
write_results (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append_list (output, beckon_answer_peek_unprocessed (answer), write_result);
}

static void
write_administrator (GString *output, const BeckonAnswer *answer, BeckonField field G_GNUC_UNUSED)
{
  append_record (output, beckon_answer_peek_administrator (answer), write_invitation);
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
  [BECKON_FIELD_KIND_INVITATION] = write_administrator,
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
