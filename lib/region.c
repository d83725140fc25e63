/* SPDX-License-Identifier: MIT */
/* The world of one AWS Region: its lifetime, name, switches, clock and ids. */
#include "call.h"
#include "error-private.h"
#include "input.h"

G_DEFINE_BOXED_TYPE (BeckonRegion, beckon_region, beckon_region_ref, beckon_region_unref)

/* --- lifetime ------------------------------------------------------------------------------- */

BeckonRegion *
beckon_region_new (const char *name, const BeckonRules *rules)
{
  BeckonRegion *self;

  g_return_val_if_fail (name != NULL && *name != '\0' && g_utf8_validate (name, -1, NULL), NULL);

  self = g_new0 (BeckonRegion, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  g_rec_mutex_init (&self->lock);
  beckon_region_set_rules (self, rules);
  self->store = beckon_store_new ();

  return self;
}

BeckonRegion *
beckon_region_ref (BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
beckon_region_unref (BeckonRegion *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  beckon_clock_clear (&self->clock);
  beckon_id_source_clear (&self->ids);
  beckon_store_free (self->store);
  g_rec_mutex_clear (&self->lock);
  g_free (self->name);
  g_free (self);
}

/* --- name ----------------------------------------------------------------------------------- */

const char *
beckon_region_peek_name (const BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/* W-1 */
const char *
beckon_region_get_partition (const BeckonRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_str_has_prefix (self->name, "cn-"))
    return "aws-cn";
  if (g_str_has_prefix (self->name, "us-gov-"))
    return "aws-us-gov";

  return "aws";
}

/* --- switches ------------------------------------------------------------------------------- */

BeckonRules *
beckon_region_dup_rules (BeckonRegion *self)
{
  BeckonRules *rules;

  g_return_val_if_fail (self != NULL, NULL);

  g_rec_mutex_lock (&self->lock);
  rules = beckon_rules_copy (&self->rules);
  g_rec_mutex_unlock (&self->lock);

  return rules;
}

void
beckon_region_set_rules (BeckonRegion *self, const BeckonRules *rules)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  if (rules != NULL)
    self->rules = *rules;
  else
    beckon_rules_init (&self->rules);
  g_rec_mutex_unlock (&self->lock);
}

guint32
beckon_region_get_rule (BeckonRegion *self, BeckonSwitch which)
{
  guint32 value;

  g_rec_mutex_lock (&self->lock);
  value = self->rules.values[which];
  g_rec_mutex_unlock (&self->lock);

  return value;
}

/* --- clock ---------------------------------------------------------------------------------- */

void
beckon_region_set_clock (BeckonRegion *self, BeckonClockFunc clock, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  beckon_clock_clear (&self->clock);
  self->clock = (Clock){ .func = clock, .user_data = user_data, .destroy = destroy };
}

void
beckon_region_set_fixed_clock (BeckonRegion *self, gint64 now_us)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (beckon_text_is_time (now_us));

  beckon_clock_clear (&self->clock);
  self->clock = (Clock){ .is_fixed = TRUE, .fixed_us = now_us };
}

gboolean
beckon_region_advance_clock (BeckonRegion *self, gint64 by_us)
{
  gboolean has_moved;

  g_return_val_if_fail (self != NULL, FALSE);

  g_rec_mutex_lock (&self->lock);
  has_moved = beckon_clock_advance (&self->clock, by_us);
  g_rec_mutex_unlock (&self->lock);

  return has_moved;
}

/* A clock of the embedder's is asked without the lock, so that it can do as it likes; a fixed one can be
 * moved by another thread. */
gint64
beckon_region_get_time_us (BeckonRegion *self)
{
  gint64 now_us;

  g_return_val_if_fail (self != NULL, BECKON_TIME_NONE);

  if (!self->clock.is_fixed)
    return beckon_clock_read (&self->clock);
  g_rec_mutex_lock (&self->lock);
  now_us = beckon_clock_read (&self->clock);
  g_rec_mutex_unlock (&self->lock);

  return now_us;
}

/* --- ids ------------------------------------------------------------------------------------ */

static void
take_id_source (BeckonRegion *self, IdSource source)
{
  g_return_if_fail (!self->is_calling_back);

  beckon_id_source_clear (&self->ids);
  self->ids = source;
}

void
beckon_region_set_id_source (BeckonRegion *self, BeckonIdFunc source, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  take_id_source (self, (IdSource){ .func = source, .user_data = user_data, .destroy = destroy });
  g_rec_mutex_unlock (&self->lock);
}

void
beckon_region_set_id_seed (BeckonRegion *self, guint64 seed)
{
  g_return_if_fail (self != NULL);

  g_rec_mutex_lock (&self->lock);
  take_id_source (self, (IdSource){ .is_seeded = TRUE, .seed = seed });
  g_rec_mutex_unlock (&self->lock);
}

/* --- organizations -------------------------------------------------------------------------- */

/* G-9. An account that was never seen and is not marked stays unseen (G-2). */
static void
mark (BeckonRegion *self, const char *account_id, gboolean is_member)
{
  Account *account = is_member ? beckon_store_obtain_account (self->store, account_id)
                               : beckon_store_peek_account (self->store, account_id);

  if (account != NULL)
    beckon_store_set_organization (self->store, account, !!is_member);
}

gboolean
beckon_region_set_organization_account (BeckonRegion *self,
                                        const char *account_id,
                                        gboolean is_member,
                                        GError **error)
{
  gboolean is_done = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (account_id != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!beckon_input_check_id ("the account", account_id, error))
    return FALSE;
  g_rec_mutex_lock (&self->lock);
  if (self->is_calling_back)
    beckon_error_raise_literal (error, BECKON_ERROR_INTERNAL, BECKON_REASON_CALLED_BACK, "W-6",
                                "an account cannot be marked from a callback of the Region");
  else
    {
      mark (self, account_id, is_member);
      is_done = TRUE;
    }
  g_rec_mutex_unlock (&self->lock);

  return is_done;
}
