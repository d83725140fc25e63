/* SPDX-License-Identifier: MIT */
/* The input: a NextToken. Each account hands it in, with each of the lists. */
#include "fuzz.h"

/* A token that is taken is written as the Region writes them: sixteen digits of a number, and sixteen of a checksum. */
static void
assert_is_a_token (const char *token)
{
  g_assert_cmpuint (strlen (token), ==, 32);
  g_assert_cmpuint (strspn (token, "0123456789abcdef"), ==, 32);
}

static void
ask (BeckonRegion *region, BeckonOperation operation, const char *caller, int only_associated, const char *token)
{
  g_autoptr (BeckonRequest) request = beckon_request_new (operation, caller);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  beckon_request_set_text (request, BECKON_FIELD_NEXT_TOKEN, token);
  beckon_request_set_number (request, BECKON_FIELD_MAX_RESULTS, 1);
  if (operation == BECKON_OPERATION_LIST_MEMBERS)
    beckon_request_set_boolean (request, BECKON_FIELD_ONLY_ASSOCIATED, only_associated);
  answer = beckon_region_perform (region, request, &error);

  if (answer != NULL)
    assert_is_a_token (token);
  else
    fuzz_assert_refused (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (BeckonRegion) region = fuzz_region_new ();
  g_autoptr (GVariant) before = beckon_region_dump (region);
  g_autofree char *token = g_strndup ((const char *) data, size);

  for (guint i = 0; fuzz_accounts[i] != NULL; i++)
    {
      ask (region, BECKON_OPERATION_LIST_MEMBERS, fuzz_accounts[i], FALSE, token);
      ask (region, BECKON_OPERATION_LIST_MEMBERS, fuzz_accounts[i], TRUE, token);
      ask (region, BECKON_OPERATION_LIST_INVITATIONS, fuzz_accounts[i], FALSE, token);
    }
  fuzz_assert_unchanged (region, before);

  return 0;
}
