/* SPDX-License-Identifier: MIT */
/*
 * SipHash (Aumasson and Bernstein, 2012), a keyed hash of short texts: whoever does not know the key cannot choose texts
 * that fall together. GLib has no keyed hash, and the core needs nothing but GLib and GObject.
 */
#pragma once

#include <glib.h>
#include <string.h>

typedef struct
{
  guint64 k0, k1;
} SipKey;

typedef struct
{
  guint64 v0, v1, v2, v3;
} SipState;

static inline guint64
sip_rotate (guint64 x, guint by)
{
  return (x << by) | (x >> (64 - by));
}

static inline void
sip_round (SipState *v)
{
  v->v0 += v->v1;
  v->v2 += v->v3;
  v->v1 = sip_rotate (v->v1, 13) ^ v->v0;
  v->v3 = sip_rotate (v->v3, 16) ^ v->v2;
  v->v0 = sip_rotate (v->v0, 32);
  v->v2 += v->v1;
  v->v0 += v->v3;
  v->v1 = sip_rotate (v->v1, 17) ^ v->v2;
  v->v3 = sip_rotate (v->v3, 21) ^ v->v0;
  v->v2 = sip_rotate (v->v2, 32);
}

/* At most four. Without a loop, because compilers keep one. */
static inline void
sip_rounds (SipState *v, guint n)
{
  sip_round (v);
  if (n > 1)
    sip_round (v);
  if (n > 2)
    sip_round (v);
  if (n > 3)
    sip_round (v);
}

static inline void
sip_absorb (SipState *v, guint64 word, guint c_rounds)
{
  v->v3 ^= word;
  sip_rounds (v, c_rounds);
  v->v0 ^= word;
}

/* Eight bytes, the first one lowest. */
static inline guint64
sip_read_word (const char *bytes)
{
  guint64 word;

  memcpy (&word, bytes, sizeof word);

  return GUINT64_FROM_LE (word);
}

/* The bytes that fill no word, and the length in the highest byte. In a longer text they end its last eight bytes. */
static inline guint64
sip_read_tail (const char *bytes, gsize n)
{
  guint64 word = (guint64) n << 56;

  if (n % 8 != 0 && n > 8)
    return word | sip_read_word (bytes + n - 8) >> (64 - 8 * (n % 8));
  for (gsize i = n - n % 8; i < n; i++)
    word |= (guint64) (guint8) bytes[i] << (8 * (i % 8));

  return word;
}

/* SipHash-c-d. As it is inline, the numbers of rounds are constants. */
static inline guint64
sip_hash (const SipKey *key, const char *bytes, gsize n, guint c_rounds, guint d_rounds)
{
  SipState v = { key->k0 ^ G_GUINT64_CONSTANT (0x736f6d6570736575), key->k1 ^ G_GUINT64_CONSTANT (0x646f72616e646f6d),
                 key->k0 ^ G_GUINT64_CONSTANT (0x6c7967656e657261), key->k1 ^ G_GUINT64_CONSTANT (0x7465646279746573) };

  for (gsize i = 0; i + 8 <= n; i += 8)
    sip_absorb (&v, sip_read_word (bytes + i), c_rounds);
  sip_absorb (&v, sip_read_tail (bytes, n), c_rounds);
  v.v2 ^= 0xff;
  sip_rounds (&v, d_rounds);

  return v.v0 ^ v.v1 ^ v.v2 ^ v.v3;
}
