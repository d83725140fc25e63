/* SPDX-License-Identifier: MIT */
/* An association as each side is shown it, and as the world itself is. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-association.h>
#include <beckon/beckon-invitation.h>
#include <beckon/beckon-member.h>

BeckonMember *beckon_member_new (const Association *association);
BeckonInvitation *beckon_invitation_new (const Association *association);
BeckonAccount *beckon_account_new (const Account *account);
BeckonAssociation *beckon_association_new (const Association *association);
