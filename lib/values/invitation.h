/* SPDX-License-Identifier: MIT */
/* An association as its member sees it. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-invitation.h>

BeckonInvitation *beckon_invitation_new (const Association *association);
