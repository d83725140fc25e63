/* SPDX-License-Identifier: MIT */
/* The transition table as one JSON object: doc/table.schema.json describes it. */
#pragma once

void beckon_table_print_json (void);
