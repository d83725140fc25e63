/* SPDX-License-Identifier: MIT */
/* A copy of an organization with a delegated administrator, as a value. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-organization.h>

BeckonOrganization *beckon_organization_new (const Organization *organization);

/* The words of the service for a delegation; constant. */
const char *beckon_delegation_peek_standards (const Delegation *delegation);
const char *beckon_delegation_peek_type (const Delegation *delegation);

/* Reads such words, which the fields must have; NULL leaves the value as it is. */
void beckon_delegation_set_words (Delegation *self, const char *auto_enable_standards, const char *configuration_type);
