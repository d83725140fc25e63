/* SPDX-License-Identifier: MIT */
/* 111122223333 asks how many invitations it has, in a Region where nobody has turned a hub on. */
#include <beckon/beckon-wire.h>

int
main (void)
{
  g_autoptr (BeckonRegion) region = beckon_region_new ("us-east-1", NULL);
  g_autoptr (BeckonWireResponse) response
      = beckon_wire_handle_request (region, "111122223333", "GET", "/invitations/count", NULL, NULL);

  g_print ("%u %s\n", beckon_wire_response_get_status (response), beckon_wire_response_peek_exception (response));
}
