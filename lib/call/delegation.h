/* SPDX-License-Identifier: MIT */
/* The end of a delegated administrator's rule, over one member or over all of them (G-13, G-15). */
#pragma once

#include "call/pair.h"

/* Makes the association removed if it is managed (step disassociate). */
void beckon_delegation_release (Call *call, Association *association);

/* Releases every managed member, and then the organization has no delegated administrator. */
void beckon_delegation_end (Call *call, Organization *organization);
