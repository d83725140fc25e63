/* 111122223333 declines two invitations: one is pending, the other was never sent. */
#include <beckon/beckon.h>

int
main (void)
{
  const char *member[] = { "111122223333", NULL };
  const char *senders[] = { "123456789012", "999988887777", NULL };
  g_autoptr (BeckonRegion) region = beckon_region_new ("us-east-1", NULL);
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);
  g_autoptr (GPtrArray) created = NULL, invited = NULL, unprocessed = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (details, beckon_account_details_new (member[0], "user@example.com"));
  if (!beckon_region_enable_security_hub (region, senders[0], &error)
      || !beckon_region_enable_security_hub (region, member[0], &error)
      || !(created = beckon_region_create_members (region, senders[0], details, &error))
      || !(invited = beckon_region_invite_members (region, senders[0], member, &error))
      || !(unprocessed = beckon_region_decline_invitations (region, member[0], senders, &error)))
    g_error ("%s: %s", beckon_error_peek_raised_exception (error), error->message);
  for (guint i = 0; i < unprocessed->len; i++)
    {
      BeckonResult *result = unprocessed->pdata[i];
      g_print ("%s (%s, %s)\n", beckon_result_peek_account_id (result),
               beckon_reason_to_string (beckon_result_get_reason (result)), beckon_result_peek_rule (result));
    }
}
