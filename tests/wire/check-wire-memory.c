/* SPDX-License-Identifier: MIT */
/* The wire: how much memory a large answer takes while it is made (O-4: AccountIds have no upper bound). */
#include "../testing-wire.h"
#include "wire/answer.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

/* --- counting --------------------------------------------------------------------------------- */

/* Sanitizers and valgrind bring an allocator of their own. Under them nothing is counted, and the tests see the answers
 * only. */
#if defined __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined __SANITIZE_THREAD__
#define HAS_SANITIZER 1
#endif
#if defined __GLIBC__ && !defined HAS_SANITIZER
#define CAN_COUNT 1
#else
#define CAN_COUNT 0
#endif

static gssize size, largest;

#if CAN_COUNT

/* The program's functions take the place of the C library's, in GLib and jansson, too. */
#define INSTEAD __attribute__ ((visibility ("default")))

extern void *__libc_malloc (size_t n);
extern void *__libc_calloc (size_t n, size_t each);
extern void *__libc_realloc (void *memory, size_t n);
extern void __libc_free (void *memory);

static void *
count (void *memory)
{
  size += (gssize) malloc_usable_size (memory);
  largest = MAX (largest, size);

  return memory;
}

INSTEAD void *
malloc (size_t n)
{
  return count (__libc_malloc (n));
}

INSTEAD void *
calloc (size_t n, size_t each)
{
  return count (__libc_calloc (n, each));
}

INSTEAD void *
realloc (void *memory, size_t n)
{
  size -= (gssize) malloc_usable_size (memory);

  return count (__libc_realloc (memory, n));
}

INSTEAD void
free (void *memory)
{
  size -= (gssize) malloc_usable_size (memory);
  __libc_free (memory);
}

#endif

static gboolean
is_counted (void)
{
  const char *preloaded = g_getenv ("LD_PRELOAD");

  return CAN_COUNT && (preloaded == NULL || strstr (preloaded, "vgpreload") == NULL);
}

static gssize
begin_to_count (void)
{
  largest = size;

  return size;
}

/* --- large calls ------------------------------------------------------------------------------ */

/* Some of the answers are just over 2 MiB, where a text that doubles its room has the most to spare. */
#define N_TIMES 16000
#define SENDER "2"

/* The shortest id has the most memory for each byte of the answer. */
#define NAMED "1"

/* The state that the pair SENDER, NAMED is in. */
static const struct
{
  BeckonOperation operation;
  BeckonState state;
} large[] = {
  { BECKON_OPERATION_GET_MEMBERS, BECKON_STATE_NONE },
  { BECKON_OPERATION_GET_MEMBERS, BECKON_STATE_PENDING },
  { BECKON_OPERATION_DECLINE_INVITATIONS, BECKON_STATE_NONE },
  { BECKON_OPERATION_DELETE_INVITATIONS, BECKON_STATE_NONE },
  { BECKON_OPERATION_DELETE_MEMBERS, BECKON_STATE_ACCEPTED },
  { BECKON_OPERATION_INVITE_MEMBERS, BECKON_STATE_ACCEPTED },
  { BECKON_OPERATION_CREATE_MEMBERS, BECKON_STATE_CREATED },
};

static gboolean
takes_ids (BeckonOperation operation)
{
  return beckon_operation_takes_field (operation, BECKON_FIELD_ACCOUNT_IDS);
}

static void
set_up (BeckonState state)
{
  enable (region, SENDER, NAMED, NULL);
  turn (region, BECKON_SWITCH_MAX_ACCOUNT_DETAILS, 0);
  if (state != BECKON_STATE_NONE)
    pair_in_state (region, SENDER, NAMED, state);
}

static char *
name_often (void)
{
  GString *body = g_string_new ("{\"AccountIds\":[\"" NAMED "\"");

  for (guint i = 1; i < N_TIMES; i++)
    g_string_append (body, ",\"" NAMED "\"");
  g_string_append (body, "]}");

  return g_string_free (body, FALSE);
}

static BeckonRequest *
request_often (BeckonOperation operation)
{
  BeckonRequest *request = beckon_request_new (operation, SENDER);
  g_autoptr (GPtrArray) details = g_ptr_array_new_with_free_func ((GDestroyNotify) beckon_account_details_free);
  g_autofree const char **ids = g_new0 (const char *, N_TIMES + 1);

  for (guint i = 0; i < N_TIMES; i++)
    {
      ids[i] = NAMED;
      g_ptr_array_add (details, beckon_account_details_new (NAMED, NULL));
    }
  if (takes_ids (operation))
    beckon_request_set_texts (request, BECKON_FIELD_ACCOUNT_IDS, ids);
  else
    beckon_request_set_details (request, BECKON_FIELD_ACCOUNT_DETAILS, details);

  return request;
}

static void
assert_within_three_times (gssize before, gsize n_bytes)
{
  ck_assert_uint_gt (n_bytes, N_TIMES * 100);
  ck_assert (!is_counted () || largest - before > (gssize) n_bytes);
  ck_assert_msg (largest - before <= 3 * (gssize) n_bytes,
                 "an answer of %" G_GSIZE_FORMAT " bytes took %.2f times them", n_bytes,
                 (double) (largest - before) / (double) n_bytes);
}

/* From the request to the bytes. */
START_TEST (test_answer)
{
  BeckonOperation operation = large[_i].operation;
  g_autoptr (BeckonRequest) request = request_often (operation);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_autoptr (GString) output = NULL;
  gssize before;

  set_up (large[_i].state);
  before = begin_to_count ();
  answer = beckon_region_perform (region, request, NULL);
  ck_assert_ptr_nonnull (answer);
  output = beckon_wire_write_answer (operation, answer);
  assert_within_three_times (before, output->len);
}
END_TEST

static gsize
take_size_of_entry (void)
{
  g_autoptr (GPtrArray) entries = beckon_region_take_journal (region);

  ck_assert_uint_eq (entries->len, 1);

  return g_variant_get_size (entries->pdata[0]);
}

/* With an entry of the journal, which repeats the request and the answer, as GVariants. */
START_TEST (test_answer_with_a_journal)
{
  BeckonOperation operation = large[_i].operation;
  g_autoptr (BeckonRequest) request = request_often (operation);
  g_autoptr (BeckonAnswer) answer = NULL;
  g_autoptr (GString) output = NULL;
  gssize before;

  set_up (large[_i].state);
  beckon_region_start_journal (region, 0);
  before = begin_to_count ();
  answer = beckon_region_perform (region, request, NULL);
  output = beckon_wire_write_answer (operation, answer);
  assert_within_three_times (before, output->len + take_size_of_entry ());
}
END_TEST

/* From the body to the response: the body is read before, and its tree is freed by then. */
START_TEST (test_call)
{
  g_autofree char *body = name_often ();
  g_autoptr (BeckonWireResponse) response = NULL;
  gssize before;

  if (!takes_ids (large[_i].operation))
    return;
  set_up (large[_i].state);
  before = begin_to_count ();
  response = ask_by_name (region, SENDER, large[_i].operation, body);
  assert_within_three_times (before, strlen (text_of (response)));
  assert_well_formed (response);
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("wire-memory");
  TCase *tcase = testing_add_tcase (suite, "large");

  tcase_add_loop_test (tcase, test_answer, 0, G_N_ELEMENTS (large));
  tcase_add_loop_test (tcase, test_answer_with_a_journal, 0, G_N_ELEMENTS (large));
  tcase_add_loop_test (tcase, test_call, 0, G_N_ELEMENTS (large));

  return testing_run (suite);
}
