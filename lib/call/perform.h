/* SPDX-License-Identifier: MIT */
/* The one door: a request goes in, an answer comes out. */
#pragma once

#include "record/outside.h"
#include "values/answer.h"

typedef enum
{
  PERFORM_DO,  /* keep what it does, unless it fails or a dry run is on */
  PERFORM_ASK, /* take it back whatever it answers, and write nothing down */
} PerformMode;

/* Fills @answer, which is fresh. When the call fails, it has the error, and nothing has changed. */
void beckon_perform (BeckonRegion *region,
                     const Request *request,
                     Outside *outside,
                     PerformMode mode,
                     BeckonAnswer *answer);
