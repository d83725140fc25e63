/* SPDX-License-Identifier: MIT */
/* An association as its administrator sees it. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-member.h>

BeckonMember *beckon_member_new (const Association *association);
