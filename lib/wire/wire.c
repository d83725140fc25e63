/* SPDX-License-Identifier: MIT */
/* Handles a request: finds the operation, reads the input, performs, and writes the answer, in the order of G-12. */
#include "rules/nearest.h"
#include "rules/text.h"
#include "wire/answer.h"
#include "wire/hint.h"
#include "wire/query.h"
#include "wire/request.h"
#include "wire/response.h"
#include "wire/route.h"

#define MAX_BODY_SIZE (10 * 1024 * 1024) /* O-11 */

/* Parses the input document. No bytes at all count as {} (O-11). */
static Json *
parse_document (GBytes *bytes, GError **error)
{
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autoptr (Json) document = NULL;
  g_autofree char *why = NULL;

  if (size == 0)
    return json_object ();
  if (size > MAX_BODY_SIZE)
    {
      g_set_error (error, BECKON_ERROR, BECKON_ERROR_REQUEST_TOO_LARGE,
                   "the body has %" G_GSIZE_FORMAT " bytes: it can have at most %d", size, MAX_BODY_SIZE);
      return NULL;
    }
  document = beckon_json_parse (text, size, &why);
  if (document == NULL)
    g_set_error (error, BECKON_ERROR, BECKON_ERROR_SERIALIZATION, "the body is not strict JSON: %s", why);
  else if (!json_is_object (document))
    g_set_error (error, BECKON_ERROR, BECKON_ERROR_SERIALIZATION, "the body is JSON, but not an object");
  else
    return g_steal_pointer (&document);

  return NULL;
}

static BeckonWireResponse *
answer_unknown_route (BeckonRegion *region, const char *method, const char *path)
{
  g_autofree char *tidy_method = beckon_text_tidy (method), *tidy_path = beckon_text_tidy (path);
  g_autofree char *hint = beckon_hint_for_route (method, path);
  g_autofree char *end = hint != NULL ? g_strconcat (": ", hint, NULL) : g_strdup ("");

  beckon_region_touch_rule (region, "O-11");

  return beckon_wire_response_new_error (
      g_error_new (BECKON_ERROR, BECKON_ERROR_UNKNOWN_OPERATION,
                   "no modelled operation has the method \"%s\" and the path \"%s\"%s", tidy_method, tidy_path, end));
}

static BeckonWireResponse *
answer_unknown_name (BeckonRegion *region, const char *name)
{
  const char *names[BECKON_N_OPERATIONS];
  g_autofree char *tidy = beckon_text_tidy (name), *list = NULL;

  NEAREST_NAME_ALL (names, beckon_operation_to_string);
  list = beckon_nearest_list (name, names, BECKON_N_OPERATIONS);
  beckon_region_touch_rule (region, "O-11");

  return beckon_wire_response_new_error (g_error_new (BECKON_ERROR, BECKON_ERROR_UNKNOWN_OPERATION,
                                                      "no modelled operation has the name \"%s\": it can be %s", tidy,
                                                      list));
}

/* What was read is freed before there is an answer, because both can be large. */
static BeckonAnswer *
perform (BeckonRegion *region, const char *caller, BeckonOperation operation, Json *document, GError **error)
{
  g_autoptr (Json) input = document;
  g_autoptr (BeckonRequest) request = beckon_wire_read_request (operation, caller, input, error);

  g_clear_pointer (&input, json_decref);

  return request != NULL ? beckon_region_perform (region, request, error) : NULL;
}

/* (transfer full): the output document; NULL, with @error, if the request was refused or the call failed. Takes
 * @input. */
static GString *
operate (BeckonRegion *region, const char *caller, BeckonOperation operation, Json *input, GError **error)
{
  g_autoptr (BeckonAnswer) answer = perform (region, caller, operation, input, error);

  return answer != NULL ? beckon_wire_write_answer (operation, answer) : NULL;
}

/* Takes @input. If it is NULL, the input could not be read: @rule has refused the request with the error @problem. */
static BeckonWireResponse *
answer (BeckonRegion *region,
        const char *caller,
        BeckonOperation operation,
        Json *input,
        const char *rule,
        GError *problem)
{
  g_autoptr (GError) error = problem;
  gboolean is_read = input != NULL;
  GString *output = is_read ? operate (region, caller, operation, input, &error) : NULL;

  /* The core has not counted a refusal that was made before the request reached it, so it is counted here. */
  if (error != NULL && beckon_error_get_reason (error) == BECKON_REASON_NONE)
    beckon_region_touch_rule (region, is_read ? "O-4" : rule);

  return output != NULL ? beckon_wire_response_new (output) : beckon_wire_response_new_error (g_steal_pointer (&error));
}

/* A broken query is refused for every operation. Its content matters only for operations without a body (O-11). */
static Json *
read_input (BeckonOperation operation, const char *query, GBytes *body, const char **rule, GError **error)
{
  gboolean has_body = beckon_route_has_body (operation);
  g_autoptr (Json) from_body = has_body ? parse_document (body, error) : NULL;
  g_autoptr (Json) from_query = NULL;

  *rule = "O-11";
  if (has_body && from_body == NULL)
    return NULL;
  from_query = beckon_query_parse (operation, query != NULL ? query : "", rule, error);
  if (from_query == NULL)
    return NULL;

  return has_body ? g_steal_pointer (&from_body) : g_steal_pointer (&from_query);
}

BeckonWireResponse *
beckon_wire_handle_request (BeckonRegion *region,
                            const char *caller,
                            const char *method,
                            const char *path,
                            const char *query,
                            GBytes *body)
{
  BeckonOperation operation;
  g_autofree char *parameter = NULL;
  g_autoptr (Json) input = NULL;
  const char *rule;
  GError *error = NULL;

  g_return_val_if_fail (region != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (method != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!beckon_route_find (method, path, &operation, &parameter))
    return answer_unknown_route (region, method, path);
  input = read_input (operation, query, body, &rule, &error);
  if (input != NULL && parameter != NULL)
    json_object_set_new (input, beckon_field_to_string (BECKON_FIELD_RESOURCE_ARN), json_string (parameter));

  return answer (region, caller, operation, g_steal_pointer (&input), rule, error);
}

BeckonWireResponse *
beckon_wire_call_operation (BeckonRegion *region, const char *caller, const char *operation, GBytes *input)
{
  BeckonOperation found;
  Json *document;
  GError *error = NULL;

  g_return_val_if_fail (region != NULL, NULL);
  g_return_val_if_fail (caller != NULL, NULL);
  g_return_val_if_fail (operation != NULL, NULL);

  if (!beckon_operation_from_string (operation, &found))
    return answer_unknown_name (region, operation);
  document = parse_document (input, &error);

  return answer (region, caller, found, document, "O-11", error);
}

char *
beckon_wire_dup_time (gint64 time_us)
{
  g_return_val_if_fail (beckon_json_is_time (time_us), NULL);

  return beckon_json_format_time (time_us, WIRE_DECIMALS);
}
