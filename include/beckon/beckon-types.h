/* SPDX-License-Identifier: MIT */
/* Forward declarations that the other headers share, so that they do not include each other in a circle. */
#ifndef BECKON_TYPES_H
#define BECKON_TYPES_H

#include <glib-object.h>

G_BEGIN_DECLS

/* Marks what the libraries export. tests/api/check-symbols.sh checks that the exported, declared and listed functions
 * agree. */
#define BECKON_API __attribute__ ((visibility ("default"))) extern

/**
 * BECKON_TIME_NONE:
 *
 * The value of a time that is not set. For example, a member that was never invited has no InvitedAt, and an
 * account whose hub is off has no SubscribedAt. All other times are microseconds since the epoch.
 *
 * Since: 0.1
 */
#define BECKON_TIME_NONE ((gint64) (-0x7fffffffffffffff - 1)) /* G_MININT64, which the scanner cannot read */

/**
 * BECKON_SEMANTICS_VERSION:
 *
 * The version of the rules that this library follows (doc/semantics.md). Dumps contain it too.
 *
 * Since: 0.1
 */
#define BECKON_SEMANTICS_VERSION 2

typedef struct _BeckonAccount BeckonAccount;
typedef struct _BeckonAccountDetails BeckonAccountDetails;
typedef struct _BeckonAnswer BeckonAnswer;
typedef struct _BeckonAssociation BeckonAssociation;
typedef struct _BeckonCoverage BeckonCoverage;
typedef struct _BeckonExplanation BeckonExplanation;
typedef struct _BeckonFault BeckonFault;
typedef struct _BeckonHub BeckonHub;
typedef struct _BeckonInvitation BeckonInvitation;
typedef struct _BeckonMember BeckonMember;
typedef struct _BeckonOrganization BeckonOrganization;
typedef struct _BeckonProposal BeckonProposal;
typedef struct _BeckonRegion BeckonRegion;
typedef struct _BeckonRequest BeckonRequest;
typedef struct _BeckonResult BeckonResult;
typedef struct _BeckonSwitches BeckonSwitches;
typedef struct _BeckonVerdict BeckonVerdict;
typedef struct _BeckonWorld BeckonWorld;

G_END_DECLS

#endif
