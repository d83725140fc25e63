/* SPDX-License-Identifier: MIT */
/* What the library itself needs of the lifecycle besides the public header. */
#pragma once

#include <beckon/beckon-lifecycle.h>

/* What a step does to the pair's invitation id and InvitedAt (T-1). */
typedef enum
{
  INVITATION_KEEP,
  INVITATION_FRESH,
  INVITATION_CLEAR
} InvitationEffect;

InvitationEffect beckon_step_get_invitation_effect (BeckonStep step);
