/* SPDX-License-Identifier: MIT */
/* Which states a misspelt name was probably meant to be. Apart from nearest.h, because what the lifecycle stands on
 * includes that, too. */
#pragma once

#include "rules/nearest.h"

#include <beckon/beckon-lifecycle.h>

/* (transfer full): the names of the states from @first on. */
G_GNUC_UNUSED static char *
beckon_nearest_list_states (const char *text, BeckonState first)
{
  const char *names[BECKON_N_STATES];

  NEAREST_NAME_ALL (names, beckon_state_to_string);

  return beckon_nearest_list (text, names + first, BECKON_N_STATES - first);
}
