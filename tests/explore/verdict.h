/* SPDX-License-Identifier: MIT */
/* What a call did and answered, held against what it must do and answer. */
#pragma once

#include "complaints.h"
#include "oracle.h"

G_BEGIN_DECLS

void verdict_check (Complaints *complaints, const Visit *visit, const Sketch *before, const Expectation *expected);

G_END_DECLS
