/* SPDX-License-Identifier: MIT */
/* The service's shapes as JSON (doc/semantics.md, "Operations"). All are new. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon.h>

Json *beckon_encode_members (GPtrArray *members);
Json *beckon_encode_invitations (GPtrArray *invitations);
Json *beckon_encode_invitation (const BeckonInvitation *invitation);
Json *beckon_encode_unprocessed (GPtrArray *results);
Json *beckon_encode_hub (const BeckonHub *hub);
