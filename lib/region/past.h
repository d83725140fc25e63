/* SPDX-License-Identifier: MIT */
/*
 * The older worlds that stale reads are answered from (F-2). Two suffice: the one before the latest call that changed
 * something answers every reader but the account that made this call, and the one before the latest such call of any other
 * account answers that one. They are kept only while a stale fault of the plan can still fire.
 */
#pragma once

#include <beckon/beckon-world.h>

typedef struct
{
  char *caller;        /* who made the latest call that changed something; NULL if there was none */
  BeckonWorld *before; /* the world before that call */
  BeckonWorld *other;  /* the world before the latest such call of any other account; NULL if there was none */
} Past;

/* Notes a call that changed something. Takes @before, the world before it. */
void beckon_past_note (Past *self, const char *caller, BeckonWorld *before);

/* The world before the last call of another account that changed something; NULL if there was none. Borrowed. */
BeckonWorld *beckon_past_find (const Past *self, const char *reader);

void beckon_past_clear (Past *self);
