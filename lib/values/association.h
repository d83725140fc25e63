/* SPDX-License-Identifier: MIT */
/* A copy of an association in a world, as a value. */
#pragma once

#include "world/records.h"

#include <beckon/beckon-association.h>

BeckonAssociation *beckon_association_new (const Association *association);
