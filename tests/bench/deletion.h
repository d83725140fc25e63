/* SPDX-License-Identifier: MIT */
/* Whether a long list is emptied one by one, in any order, at nearly the same cost for each entry as a short one. */
#pragma once

void measure_deletion (void);
