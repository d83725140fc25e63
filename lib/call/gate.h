/* SPDX-License-Identifier: MIT */
/* Checks on the call as a whole, before the operation itself runs. */
#pragma once

#include "call/call.h"

/* Makes the checks of G-12 that come before the operation. FALSE means that the call has failed. For a stale read, the
 * Region's store is an older one afterwards (F-2), and the caller puts its own back. */
gboolean beckon_gate_admits (Call *call);

/* FALSE if a fault of this kind fires; then the call has failed. @kind is FAULT_BEFORE or FAULT_AFTER. */
gboolean beckon_gate_withstands_fault (Call *call, FaultKind kind);

/* The fault that puts this account into UnprocessedAccounts, or NULL. */
const BeckonFault *beckon_gate_find_unprocessed_fault (const Call *call, const char *account_id);
