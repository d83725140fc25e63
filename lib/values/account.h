/* SPDX-License-Identifier: MIT */
/* An account as the world has it. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-association.h>

BeckonAccount *beckon_account_new (const Account *account);
