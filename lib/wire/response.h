/* SPDX-License-Identifier: MIT */
/* Making answers. */
#pragma once

#include "wire/json.h"

#include <beckon/beckon-wire.h>

/* Both take ownership of their argument. */
BeckonWireResponse *beckon_wire_response_new (GString *body);
BeckonWireResponse *beckon_wire_response_new_error (GError *error);
