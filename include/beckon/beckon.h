/* SPDX-License-Identifier: MIT */
/* Beckon: how one AWS account invites another to be a Security Hub member, and how the invited account answers. */
#ifndef BECKON_H
#define BECKON_H

#include <beckon/beckon-account-details.h>
#include <beckon/beckon-answer.h>
#include <beckon/beckon-association.h>
#include <beckon/beckon-coverage.h>
#include <beckon/beckon-error.h>
#include <beckon/beckon-explain.h>
#include <beckon/beckon-fault.h>
#include <beckon/beckon-field.h>
#include <beckon/beckon-guard.h>
#include <beckon/beckon-hub.h>
#include <beckon/beckon-invitation.h>
#include <beckon/beckon-journal.h>
#include <beckon/beckon-lifecycle.h>
#include <beckon/beckon-member.h>
#include <beckon/beckon-operation.h>
#include <beckon/beckon-organization.h>
#include <beckon/beckon-reason.h>
#include <beckon/beckon-region.h>
#include <beckon/beckon-request.h>
#include <beckon/beckon-result.h>
#include <beckon/beckon-rule.h>
#include <beckon/beckon-switches.h>
#include <beckon/beckon-types.h>
#include <beckon/beckon-version.h>
#include <beckon/beckon-world.h>

#endif
