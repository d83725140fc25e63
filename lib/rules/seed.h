/* SPDX-License-Identifier: MIT */
/* Numbers computed from a seed, the same on every machine. */
#pragma once

#include <glib.h>

/* The finalizer of SplitMix64. It maps different numbers to different numbers. */
static inline guint64
beckon_seed_scramble (guint64 number)
{
  number = (number ^ (number >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  number = (number ^ (number >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return number ^ (number >> 31);
}

/* An odd number, so its multiples are all different too. */
#define SEED_ODD G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)
