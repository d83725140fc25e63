/* SPDX-License-Identifier: MIT */
/* Whether any ids are as fast as random ones. */
#pragma once

void measure_grid (void);
void measure_chosen_ids (void);
