/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-progress.h"

#include <glib/gi18n-lib.h>

struct _SpProgress
{
  gint           ref_count;
  GCancellable  *cancellable;
  SpProgressFunc func;
  gpointer       user_data;

  gboolean (*is_told) (void); /* NULL = only by cancellable */
};

SpProgress *
sp_progress_new (GCancellable *cancellable, SpProgressFunc func, gpointer user_data)
{
  SpProgress *self = g_new0 (SpProgress, 1);

  self->ref_count = 1;
  g_set_object (&self->cancellable, cancellable);
  self->func = func;
  self->user_data = user_data;
  return self;
}

SpProgress *
sp_progress_ref (SpProgress *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_progress_unref (SpProgress *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_clear_object (&self->cancellable);
  g_free (self);
}

void
sp_progress_report (SpProgress *self, double fraction, const char *message)
{
  if (self != NULL && self->func != NULL)
    self->func (CLAMP (fraction, 0, 1), message, self->user_data);
}

void
sp_progress_heed (SpProgress *self, gboolean (*is_told) (void))
{
  g_return_if_fail (self != NULL);
  self->is_told = is_told;
}

gboolean
sp_progress_is_cancelled (SpProgress *self, GError **error)
{
  if (self != NULL && self->is_told != NULL && self->is_told ())
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The work was stopped"));
      return TRUE;
    }
  return self != NULL && g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
