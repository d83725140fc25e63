/* SPDX-License-Identifier: MIT */
/* The routes (doc/semantics.md, "Operations"), as data. */
#include "wire/route.h"

#include <beckon/beckon-wire.h>
#include <string.h>

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
  { BECKON_OPERATION_UPDATE_SECURITY_HUB_CONFIGURATION, "PATCH", "/accounts" },
  { BECKON_OPERATION_ENABLE_ORGANIZATION_ADMIN_ACCOUNT, "POST", "/organization/admin/enable" },
  { BECKON_OPERATION_DISABLE_ORGANIZATION_ADMIN_ACCOUNT, "POST", "/organization/admin/disable" },
  { BECKON_OPERATION_LIST_ORGANIZATION_ADMIN_ACCOUNTS, "GET", "/organization/admin" },
  { BECKON_OPERATION_DESCRIBE_ORGANIZATION_CONFIGURATION, "GET", "/organization/configuration" },
  { BECKON_OPERATION_UPDATE_ORGANIZATION_CONFIGURATION, "POST", "/organization/configuration" },
  { BECKON_OPERATION_TAG_RESOURCE, "POST", "/tags/{ResourceArn}" },
  { BECKON_OPERATION_UNTAG_RESOURCE, "DELETE", "/tags/{ResourceArn}" },
  { BECKON_OPERATION_LIST_TAGS_FOR_RESOURCE, "GET", "/tags/{ResourceArn}" },
};

_Static_assert(G_N_ELEMENTS (routes) == BECKON_N_OPERATIONS, "not every operation has its route");

static const Route *
peek_route (BeckonOperation operation)
{
  for (gsize row = 0; row < G_N_ELEMENTS (routes); row++)
    if (routes[row].operation == operation)
      return &routes[row];

  g_return_val_if_reached (&routes[0]); /* GCOVR_EXCL_LINE: every operation has a route, which check-wire holds */
}

/* --- finding an operation ------------------------------------------------------------------- */

#define PARAMETER "{ResourceArn}"

static const Route *
find_route (const char *method, const char *path)
{
  for (gsize row = 0; row < G_N_ELEMENTS (routes); row++)
    if (g_str_equal (routes[row].path, path) && g_str_equal (routes[row].method, method))
      return &routes[row];

  return NULL;
}

static const Route *
find_constant_route (const char *method, const char *path)
{
  g_autofree char *decoded = g_uri_unescape_string (path, NULL);

  return decoded != NULL && strstr (decoded, PARAMETER) == NULL ? find_route (method, decoded) : NULL;
}

/* The last segment is the parameter. A slash that is encoded in it does not separate segments (O-13). */
static const Route *
find_route_with_parameter (const char *method, const char *path, char **parameter)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *encoded_front = NULL, *front = NULL, *pattern = NULL;

  if (slash == NULL || slash[1] == '\0')
    return NULL;
  encoded_front = g_strndup (path, (gsize) (slash + 1 - path));
  front = g_uri_unescape_string (encoded_front, NULL);
  *parameter = g_uri_unescape_string (slash + 1, NULL);
  if (front == NULL || *parameter == NULL || !g_utf8_validate (*parameter, -1, NULL))
    return NULL;
  pattern = g_strconcat (front, PARAMETER, NULL);

  return find_route (method, pattern);
}

gboolean
beckon_route_find (const char *method, const char *path, BeckonOperation *operation, char **parameter)
{
  const Route *route = find_constant_route (method, path);

  *parameter = NULL;
  if (route == NULL)
    route = find_route_with_parameter (method, path, parameter);
  if (route == NULL)
    g_clear_pointer (parameter, g_free);
  else
    *operation = route->operation;

  return route != NULL;
}

gboolean
beckon_wire_find_operation (const char *method, const char *path, BeckonOperation *operation)
{
  BeckonOperation found;
  g_autofree char *parameter = NULL;

  g_return_val_if_fail (method != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!beckon_route_find (method, path, &found, &parameter))
    return FALSE;
  if (operation != NULL)
    *operation = found;

  return TRUE;
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
  const char *method = peek_route (operation)->method;

  return g_str_equal (method, "POST") || g_str_equal (method, "PATCH");
}
