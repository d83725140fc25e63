/* SPDX-License-Identifier: MIT */
/* What the library itself needs of reasons besides the public header. */
#pragma once

#include <beckon/beckon-reason.h>

/* The rule that a refusal for the reason stands on, besides the one that it names; NULL for none. */
const char *beckon_reason_peek_ground (BeckonReason reason);
