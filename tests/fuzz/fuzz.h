/* SPDX-License-Identifier: MIT */
/* What the fuzz targets share. A target is one file with LLVMFuzzerTestOneInput (): it hands its input to one reader of the
 * library and ends the program where something that always holds does not. play.c or libFuzzer has the main (). */
#pragma once

#include <beckon/beckon-wire-journal.h>
#include <beckon/beckon-wire-world.h>
#include <beckon/beckon-wire.h>
#include <beckon/beckon.h>

#include <stddef.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* --- a world to play in ---------------------------------------------------------------------- */

/* Its callers, NULL at the end: an administrator with a member in every state, its members, the accounts of an
 * organization, and one that the Region has never seen. */
extern const char *const fuzz_accounts[];

/* With a clock that stands still, a seed and a journal. */
BeckonRegion *fuzz_region_new (void);

/* An input that gives each operation all that it needs; for the caller and one other account. */
char *fuzz_input_new (BeckonRegion *region, const char *caller, const char *other);

/* --- reading the input ------------------------------------------------------------------------- */

/* Takes the bytes up to the next newline, as a text that ends where they have a NUL; NULL when none are left. */
char *fuzz_take_line (const uint8_t **data, size_t *size);

/* --- what always holds ------------------------------------------------------------------------- */

/* No invariant of the world is broken. */
void fuzz_assert_sound (BeckonRegion *region);

/* A Region whose dump was @before still has it. */
void fuzz_assert_unchanged (BeckonRegion *region, GVariant *before);

/* A reader that gave nothing says why, in a text. */
void fuzz_assert_refused (const GError *error);

/* An answer has the form of one, and if it is an exception, nothing has changed. */
void fuzz_assert_answer (BeckonRegion *region, BeckonWireResponse *response, GVariant *before);
void fuzz_assert_well_formed (BeckonWireResponse *response);

/* A world that was read is sound, and comes back equal from all that it is written to. */
void fuzz_assert_world (const BeckonWorld *world);

/* What is in the Region's journal makes, line by line, the same of the world that it began with. */
void fuzz_assert_replayed (BeckonRegion *region, const BeckonWorld *start);
