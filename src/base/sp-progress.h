/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long computation is, and whether to stop. Every engine door takes one; NULL is allowed. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpProgress SpProgress;

typedef void (*SpProgressFunc) (double fraction, const char *message, gpointer user_data);

SpProgress *sp_progress_new (GCancellable *cancellable, SpProgressFunc func, gpointer user_data); /* func, cancellable may be NULL */
SpProgress *sp_progress_ref (SpProgress *self);
void        sp_progress_unref (SpProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpProgress, sp_progress_unref)

/* Stops as well once this says so; it is asked on the thread that works. Called before the work begins. */
void sp_progress_heed (SpProgress *self, gboolean (*is_told) (void));
/* Reports from whichever thread computes; the callback must marshal. `self` may be NULL. */
void sp_progress_report (SpProgress *self, double fraction, const char *message);
/* TRUE, with G_IO_ERROR_CANCELLED set in error, when the work should stop. NULL self: FALSE. */
gboolean sp_progress_is_cancelled (SpProgress *self, GError **error);

G_END_DECLS
