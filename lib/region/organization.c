/* SPDX-License-Identifier: MIT */
/* Which accounts belong to an organization (G-9). */
#include "record/entry.h"
#include "region/draw.h"
#include "region/edit.h"
#include "rules/error.h"

static GVariant *
encode_mark (const char *account_id, gboolean is_member)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "account", g_variant_new_string (account_id));
  g_variant_builder_add (&builder, "{sv}", "member", g_variant_new_boolean (is_member));

  return g_variant_builder_end (&builder);
}

/* G-9. Removing the mark of an account that was never seen leaves it unseen (G-2). */
static void
mark (Store *store, const char *account_id, gboolean is_member)
{
  Account *account
      = is_member ? beckon_store_obtain_account (store, account_id) : beckon_store_peek_account (store, account_id);

  if (account != NULL)
    beckon_store_set_organization (store, account, !!is_member);
}

static gboolean
set_organization (Edit *edit, const char *account_id, gboolean is_member, GError **error)
{
  if (!beckon_request_check_id ("the account", account_id, error))
    return FALSE;
  if (!beckon_edit_begin (edit, NULL))
    return beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_CALLED_BACK, "W-6",
                                       "a callback of the Region cannot mark an account");
  mark (edit->region->store, account_id, is_member);
  beckon_edit_commit (edit, beckon_edit_wants_input (edit) ? encode_mark (account_id, !!is_member) : NULL);

  return TRUE;
}

gboolean
beckon_region_set_organization_account (BeckonRegion *self, const char *account_id, gboolean is_member, GError **error)
{
  g_auto (Outside) outside = { 0 };
  Edit edit = { self, "organization", &outside, NULL };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  beckon_outside_init (&outside, beckon_draw_time (self));

  return set_organization (&edit, account_id, is_member, error);
}

gboolean
beckon_edit_organization_again (Edit *edit, GVariant *input, GError **error)
{
  const char *account_id;
  gboolean is_member;

  if (!beckon_entry_find_text (input, "account", &account_id, error))
    return FALSE;
  if (!g_variant_lookup (input, "member", "b", &is_member))
    return beckon_world_error_refuse (error, "the entry's input has no field \"member\" that is true or false");

  return set_organization (edit, account_id, is_member, error);
}
