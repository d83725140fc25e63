/* SPDX-License-Identifier: MIT */
/* The functions that carry out the operations, as named in rules/operation-rows.h. Each fills the answer. */
#pragma once

#include "call/call.h"

#define OPERATION(NAME, name, entry, ...) void beckon_enter_##entry (Call *call);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls" /* two operations that differ only in name share a function */
#include "rules/operation-rows.h"
#pragma GCC diagnostic pop
#undef OPERATION
