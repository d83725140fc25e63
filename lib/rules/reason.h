/* SPDX-License-Identifier: MIT */
/* The internal part of the reasons, in addition to the public header. */
#pragma once

#include <beckon/beckon-reason.h>

/* A second rule behind a refusal for this reason, besides the one that the refusal names; or NULL. */
const char *beckon_reason_peek_ground (BeckonReason reason);
