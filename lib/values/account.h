/* SPDX-License-Identifier: MIT */
/* A copy of an account in a world, as a value. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-association.h>

BeckonAccount *beckon_account_new (const Account *account);
