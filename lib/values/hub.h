/* SPDX-License-Identifier: MIT */
/* An account's hub as DescribeHub shows it. */
#pragma once

#include "values/answer.h"

#include <beckon/beckon-hub.h>

/* @answer is that of a DescribeHub that succeeded. */
BeckonHub *beckon_hub_new (const BeckonAnswer *answer);
