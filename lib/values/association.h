/* SPDX-License-Identifier: MIT */
/* An association as the world itself has it. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-association.h>

BeckonAssociation *beckon_association_new (const Association *association);
