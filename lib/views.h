/* SPDX-License-Identifier: MIT */
/* An association as each side is shown it. */
#pragma once

#include "records.h"

#include <beckon/beckon-invitation.h>
#include <beckon/beckon-member.h>

BeckonMember *beckon_member_new (const Association *association);
BeckonInvitation *beckon_invitation_new (const Association *association);
