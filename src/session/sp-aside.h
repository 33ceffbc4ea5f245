/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work of a room that the session does not know, done beside the main thread: the caller brings the function, the session the thread. */
#pragma once

#include <gio/gio.h>
#include "sp-progress.h"

G_BEGIN_DECLS

/* Called in a thread of its own: nothing that the main thread uses may be touched. NULL with error on failure or cancellation. */
typedef gpointer (*SpAsideWork) (gpointer data, SpProgress *progress, GError **error);

/* data is freed with free_data (in any thread) and a result nobody takes with free_result. `report` (may be NULL) is called on the
 * main thread, now and then, with how far the work is, and never after `ready`; both get user_data. */
void     sp_aside_run (SpAsideWork work, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result,
                       GCancellable *cancellable, SpProgressFunc report, GAsyncReadyCallback ready, gpointer user_data);
/* The result, the caller's own; NULL with error: those of the work, G_IO_ERROR_CANCELLED among them. Work that was stopped too late
 * to notice has its result. */
gpointer sp_aside_finish (GAsyncResult *result, GError **error);

G_END_DECLS
