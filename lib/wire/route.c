/* SPDX-License-Identifier: MIT */
/* The routes (doc/semantics.md, "Operations"), as data. */
#include "wire/route.h"

#include <beckon/beckon-wire.h>

typedef struct
{
  BeckonOperation operation;
  const char *method;
  const char *path;
} Route;

static const Route routes[] = {
  { BECKON_OPERATION_CREATE_MEMBERS, "POST", "/members" },
  { BECKON_OPERATION_GET_MEMBERS, "POST", "/members/get" },
  { BECKON_OPERATION_LIST_MEMBERS, "GET", "/members" },
  { BECKON_OPERATION_DELETE_MEMBERS, "POST", "/members/delete" },
  { BECKON_OPERATION_INVITE_MEMBERS, "POST", "/members/invite" },
  { BECKON_OPERATION_DISASSOCIATE_MEMBERS, "POST", "/members/disassociate" },
  { BECKON_OPERATION_LIST_INVITATIONS, "GET", "/invitations" },
  { BECKON_OPERATION_GET_INVITATIONS_COUNT, "GET", "/invitations/count" },
  { BECKON_OPERATION_ACCEPT_ADMINISTRATOR_INVITATION, "POST", "/administrator" },
  { BECKON_OPERATION_ACCEPT_INVITATION, "POST", "/master" },
  { BECKON_OPERATION_DECLINE_INVITATIONS, "POST", "/invitations/decline" },
  { BECKON_OPERATION_DELETE_INVITATIONS, "POST", "/invitations/delete" },
  { BECKON_OPERATION_DISASSOCIATE_FROM_ADMINISTRATOR_ACCOUNT, "POST", "/administrator/disassociate" },
  { BECKON_OPERATION_DISASSOCIATE_FROM_MASTER_ACCOUNT, "POST", "/master/disassociate" },
  { BECKON_OPERATION_GET_ADMINISTRATOR_ACCOUNT, "GET", "/administrator" },
  { BECKON_OPERATION_GET_MASTER_ACCOUNT, "GET", "/master" },
  { BECKON_OPERATION_ENABLE_SECURITY_HUB, "POST", "/accounts" },
  { BECKON_OPERATION_DISABLE_SECURITY_HUB, "DELETE", "/accounts" },
  { BECKON_OPERATION_DESCRIBE_HUB, "GET", "/accounts" },
};

_Static_assert(G_N_ELEMENTS (routes) == BECKON_N_OPERATIONS, "not every operation has its route");

static const Route *
peek_route (BeckonOperation operation)
{
  for (gsize row = 0; row < G_N_ELEMENTS (routes); row++)
    if (routes[row].operation == operation)
      return &routes[row];

  g_return_val_if_reached (&routes[0]);
}

gboolean
beckon_wire_find_operation (const char *method, const char *path, BeckonOperation *operation)
{
  g_autofree char *decoded = NULL;

  g_return_val_if_fail (method != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  decoded = g_uri_unescape_string (path, NULL);
  for (gsize row = 0; decoded != NULL && row < G_N_ELEMENTS (routes); row++)
    if (g_str_equal (routes[row].method, method) && g_str_equal (routes[row].path, decoded))
      {
        if (operation != NULL)
          *operation = routes[row].operation;
        return TRUE;
      }

  return FALSE;
}

const char *
beckon_wire_peek_method (BeckonOperation operation)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, NULL);

  return peek_route (operation)->method;
}

const char *
beckon_wire_peek_path (BeckonOperation operation)
{
  g_return_val_if_fail (operation < BECKON_N_OPERATIONS, NULL);

  return peek_route (operation)->path;
}

gboolean
beckon_route_has_body (BeckonOperation operation)
{
  return g_str_equal (peek_route (operation)->method, "POST");
}
