/* SPDX-License-Identifier: MIT */
/* What counts as an account id, an invitation id, a time (W-3, W-4, W-5). */
#include "../testing.h"
#include "rules/ids.h"

#define BLANKS "\t\n\v\f\r "

static const struct
{
  const char *text;
  const char *fault;
} ids[] = {
  { "111122223333", NULL },
  { "a", NULL },
  { " a ", NULL },
  { "\xc2\xa0", NULL }, /* U+00A0 is not a blank here */
  { "日本", NULL },
  { "", "is blank" },
  { " ", "is blank" },
  { BLANKS, "is blank" },
  { "\xff", "is not valid UTF-8" },
  { "1\xc3", "is not valid UTF-8" },
  { "\xed\xa0\x80", "is not valid UTF-8" }, /* a surrogate */
  { "\xc0\x80", "is not valid UTF-8" },     /* U+0000, spelled long */
};

START_TEST (test_w3_id)
{
  ck_assert_pstr_eq (beckon_id_find_fault (ids[_i].text), ids[_i].fault);
}
END_TEST

/* Wherever it stands, and however long the id is. */
START_TEST (test_w3_one_bad_byte)
{
  for (guint length = 1; length <= 40; length++)
    for (guint place = 0; place < length; place++)
      {
        g_autofree char *id = g_strnfill (length, '1');

        id[place] = '\xff';
        if (g_strcmp0 (beckon_id_find_fault (id), "is not valid UTF-8") != 0)
          ck_abort_msg ("byte %u of an id of %u bytes is not valid, and nothing is found", place, length);
      }
}
END_TEST

START_TEST (test_w3_length)
{
  g_autofree char *longest = g_strnfill (ID_MAX_SIZE, '1');
  g_autofree char *longer = g_strnfill (ID_MAX_SIZE + 1, '1');

  ck_assert_ptr_null (beckon_id_find_fault (longest));
  ck_assert_str_eq (beckon_id_find_fault (longer), "is longer than 1,024 bytes");
}
END_TEST

static const struct
{
  const char *text;
  gboolean is_it;
} twelve_digits[] = {
  { "111122223333", TRUE },
  { "000000000000", TRUE },
  { "11112222333", FALSE },
  { "1111222233334", FALSE },
  { "11112222333a", FALSE },
  { " 11122223333", FALSE },
  { "", FALSE },
  { "１１１１", FALSE },
};

START_TEST (test_twelve_digits)
{
  ck_assert_int_eq (beckon_id_is_twelve_digits (twelve_digits[_i].text), twelve_digits[_i].is_it);
}
END_TEST

static const struct
{
  const char *text;
  gboolean is_it;
} invitation_ids[] = {
  { "7ab938c5d52d7904ad09f9e7c20cc4eb", TRUE },  { "7AB938C5D52D7904AD09F9E7C20CC4EB", FALSE },
  { "7ab938c5d52d7904ad09f9e7c20cc4e", FALSE },  { "7ab938c5d52d7904ad09f9e7c20cc4eb0", FALSE },
  { "7ab938c5d52d7904ad09f9e7c20cc4eg", FALSE }, { "", FALSE },
};

START_TEST (test_w5_invitation_id)
{
  ck_assert_int_eq (beckon_id_is_invitation (invitation_ids[_i].text), invitation_ids[_i].is_it);
}
END_TEST

/* The first and the last microsecond of the years 1 to 9999, and their neighbours. */
START_TEST (test_w4_time)
{
  const gint64 first_us = G_GINT64_CONSTANT (-62135596800000000), last_us = G_GINT64_CONSTANT (253402300799999999);

  ck_assert (beckon_time_is_in_calendar (0));
  ck_assert (beckon_time_is_in_calendar (first_us));
  ck_assert (!beckon_time_is_in_calendar (first_us - 1));
  ck_assert (beckon_time_is_in_calendar (last_us));
  ck_assert (!beckon_time_is_in_calendar (last_us + 1));
  ck_assert (!beckon_time_is_in_calendar (BECKON_TIME_NONE));
}
END_TEST

int
main (void)
{
  Suite *suite = suite_create ("ids");
  TCase *tcase = tcase_create ("text");

  tcase_add_loop_test (tcase, test_w3_id, 0, G_N_ELEMENTS (ids));
  tcase_add_test (tcase, test_w3_one_bad_byte);
  tcase_add_test (tcase, test_w3_length);
  tcase_add_loop_test (tcase, test_twelve_digits, 0, G_N_ELEMENTS (twelve_digits));
  tcase_add_loop_test (tcase, test_w5_invitation_id, 0, G_N_ELEMENTS (invitation_ids));
  tcase_add_test (tcase, test_w4_time);
  suite_add_tcase (suite, tcase);

  return testing_run (suite);
}
