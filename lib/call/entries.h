/* SPDX-License-Identifier: MIT */
/* What does each operation: beckon_enter_… () of its row in rules/operation-rows.h. Each fills the call's answer. */
#pragma once

#include "call/call.h"

#define OPERATION(NAME, name, entry, ...) void beckon_enter_##entry (Call *call);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls" /* operations that differ in name alone share a function */
#include "rules/operation-rows.h"
#pragma GCC diagnostic pop
#undef OPERATION
