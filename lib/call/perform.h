/* SPDX-License-Identifier: MIT */
/* Performs a request and fills the answer. Every call goes through here. */
#pragma once

#include "record/outside.h"
#include "values/answer.h"

typedef enum
{
  PERFORM_DO,  /* keep the changes, unless the call fails or a dry run is on */
  PERFORM_ASK, /* always undo the changes, and write no entry */
} PerformMode;

/* Fills @answer, which must be new. If the call fails, it gets the error, and nothing has changed (except as V-6 says). */
void beckon_perform (BeckonRegion *region,
                     const Request *request,
                     Outside *outside,
                     PerformMode mode,
                     BeckonAnswer *answer);
