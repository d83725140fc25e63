/* SPDX-License-Identifier: MIT */
/* Makes the output document of an answer: the fields that the operation gives (doc/semantics.md, "Operations"). */
#pragma once

#include "wire/json.h"

#include <beckon/beckon.h>

/* (transfer full): compact JSON */
GString *beckon_wire_write_answer (BeckonOperation operation, const BeckonAnswer *answer);
