/* SPDX-License-Identifier: MIT */
/* An account's hub as DescribeHub shows it. */
#pragma once

#include <beckon/beckon-hub.h>

BeckonHub *beckon_hub_new (const char *arn, gint64 subscribed_at_us);
