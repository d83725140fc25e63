/* SPDX-License-Identifier: MIT */
/* The transition table in another hand: written from doc/semantics.md, in words. */
#include "cells.h"

/* clang-format off */
const Cell cells[] = {
  { "L-none/create", "move", "created", "none", "D,O", NULL },
  { "L-none/enroll", "move", "accepted", "none", "D,O", NULL },
  { "L-none/invite", "report", "none", "not-a-member", "D", NULL },
  { "L-none/disassociate", "stay", "none", "none", "I", NULL },
  { "L-none/delete-member", "report", "none", "not-a-member", "I", NULL },
  { "L-none/withdraw", "report", "none", "no-invitation", "I", NULL },
  { "L-none/disable-hub", "stay", "none", "none", "", NULL },
  { "L-none/accept", "fail", "none", "no-invitation-to-accept", "DS", NULL },
  { "L-none/decline", "report", "none", "no-invitation", "I", NULL },
  { "L-none/delete-invitation", "report", "none", "no-invitation", "I", NULL },
  { "L-none/leave", "fail", "none", "not-associated", "O", NULL },

  { "L-created/create", "report", "created", "already-a-member", "O", NULL },
  { "L-created/enroll", "move", "accepted", "none", "I", NULL },
  { "L-created/invite", "move", "pending", "none", "D,O", NULL },
  { "L-created/disassociate", "stay", "created", "none", "O", NULL },
  { "L-created/delete-member", "move", "none", "none", "D,OS", NULL },
  { "L-created/withdraw", "report", "created", "no-invitation", "I", NULL },
  { "L-created/disable-hub", "move", "none", "none", "I", NULL },
  { "L-created/accept", "fail", "created", "no-invitation-to-accept", "DS", NULL },
  { "L-created/decline", "report", "created", "no-invitation", "I", NULL },
  { "L-created/delete-invitation", "report", "created", "no-invitation", "I", NULL },
  { "L-created/leave", "fail", "created", "not-associated", "O", NULL },

  { "L-pending/create", "report", "pending", "already-a-member", "O", NULL },
  { "L-pending/enroll", "move", "accepted", "none", "I", NULL },
  { "L-pending/invite", "report", "pending", "already-invited", "O", NULL },
  { "L-pending/disassociate", "move", "removed", "none", "OS", NULL },
  { "L-pending/delete-member", "move", "none", "none", "D,OS", NULL },
  { "L-pending/withdraw", "move", "created", "none", "I", NULL },
  { "L-pending/disable-hub", "move", "none", "none", "I", NULL },
  { "L-pending/accept", "move", "accepted", "none", "D,O", NULL },
  { "L-pending/decline", "move", "declined", "none", "S,D", NULL },
  { "L-pending/delete-invitation", "report", "pending", "not-declined", "DS", NULL },
  { "L-pending/leave", "fail", "pending", "not-associated", "O", NULL },

  { "L-accepted/create", "report", "accepted", "already-a-member", "O,DS", NULL },
  { "L-accepted/enroll", "report", "accepted", "already-a-member", "O,DS", NULL },
  { "L-accepted/invite", "report", "accepted", "already-invited", "O", NULL },
  { "L-accepted/disassociate", "move", "removed", "none", "D", NULL },
  { "L-accepted/delete-member", "report", "accepted", "still-associated-member", "DS,O", NULL },
  { "L-accepted/withdraw", "report", "accepted", "still-associated-invitation", "I", NULL },
  { "L-accepted/disable-hub", "fail", "accepted", "administrator-cannot-disable-hub", "D",
    NULL },
  { "L-accepted/accept", "fail", "accepted", "already-associated", "DS", NULL },
  { "L-accepted/decline", "report", "accepted", "already-accepted", "I", NULL },
  { "L-accepted/delete-invitation", "report", "accepted", "still-associated-invitation", "DS",
    NULL },
  { "L-accepted/leave", "move", "resigned", "none", "D,OS", NULL },

  { "L-declined/create", "report", "declined", "already-a-member", "DS,I", NULL },
  { "L-declined/enroll", "move", "accepted", "none", "I", NULL },
  { "L-declined/invite", "report", "declined", "already-invited", "I", "reinvite_after_decline" },
  { "L-declined/disassociate", "move", "removed", "none", "I,O", NULL },
  { "L-declined/delete-member", "move", "none", "none", "O", NULL },
  { "L-declined/withdraw", "move", "created", "none", "I", NULL },
  { "L-declined/disable-hub", "move", "none", "none", "I", NULL },
  { "L-declined/accept", "move", "accepted", "none", "I", "accept_after_decline" },
  { "L-declined/decline", "report", "declined", "already-declined", "I", NULL },
  { "L-declined/delete-invitation", "move", "none", "none", "OS", NULL },
  { "L-declined/leave", "fail", "declined", "not-associated", "O", NULL },

  { "L-resigned/create", "report", "resigned", "already-a-member", "DS,I", NULL },
  { "L-resigned/enroll", "move", "accepted", "none", "I", NULL },
  { "L-resigned/invite", "report", "resigned", "already-invited", "OS", "reinvite_after_decline" },
  { "L-resigned/disassociate", "move", "removed", "none", "I,O", NULL },
  { "L-resigned/delete-member", "move", "none", "none", "O", NULL },
  { "L-resigned/withdraw", "move", "created", "none", "I", NULL },
  { "L-resigned/disable-hub", "move", "none", "none", "I", NULL },
  { "L-resigned/accept", "move", "accepted", "none", "D,OS", NULL },
  { "L-resigned/decline", "report", "resigned", "already-declined", "I", NULL },
  { "L-resigned/delete-invitation", "move", "none", "none", "O,OS", NULL },
  { "L-resigned/leave", "fail", "resigned", "not-associated", "O", NULL },

  { "L-removed/create", "report", "removed", "already-a-member", "I", NULL },
  { "L-removed/enroll", "move", "accepted", "none", "D,DS", NULL },
  { "L-removed/invite", "move", "pending", "none", "D", NULL },
  { "L-removed/disassociate", "stay", "removed", "none", "I", NULL },
  { "L-removed/delete-member", "move", "none", "none", "D,O", NULL },
  { "L-removed/withdraw", "report", "removed", "no-invitation", "I", NULL },
  { "L-removed/disable-hub", "move", "none", "none", "I", NULL },
  { "L-removed/accept", "fail", "removed", "no-invitation-to-accept", "DS", NULL },
  { "L-removed/decline", "report", "removed", "no-invitation", "I", NULL },
  { "L-removed/delete-invitation", "report", "removed", "no-invitation", "I", NULL },
  { "L-removed/leave", "fail", "removed", "not-associated", "O", NULL },
};

const Cell turned_cells[] = {
  { "L-declined/invite", "move", "pending", "none", "I", "reinvite_after_decline" },
  { "L-declined/accept", "fail", "declined", "no-invitation-to-accept", "I",
    "accept_after_decline" },
  { "L-resigned/invite", "move", "pending", "none", "OS", "reinvite_after_decline" },
};
/* clang-format on */

G_STATIC_ASSERT (G_N_ELEMENTS (cells) == N_CELLS);
G_STATIC_ASSERT (G_N_ELEMENTS (turned_cells) == N_TURNED_CELLS);
