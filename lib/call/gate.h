/* SPDX-License-Identifier: MIT */
/* The judgement of a call as a whole, before the operation itself is asked. */
#pragma once

#include "call/call.h"

/* G-12 up to the operation. FALSE: the call has failed. */
gboolean beckon_gate_admits (Call *call);

/* FALSE, with the error that it brings, if a fault makes the call fail. @kind is FAULT_BEFORE or FAULT_AFTER. */
gboolean beckon_gate_withstands_fault (Call *call, FaultKind kind);

/* The fault that puts this account into UnprocessedAccounts; NULL for none. */
const BeckonFault *beckon_gate_find_unprocessed_fault (const Call *call, const char *account_id);
