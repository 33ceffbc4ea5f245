/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked examples run again in a thread of their own, so that the window does not wait for them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpVerification SpVerification; /* sp-verification.h */

void            sp_verify_job_run (GCancellable *cancellable, GAsyncReadyCallback ready, gpointer user_data);
/* NULL with G_IO_ERROR_CANCELLED. Free with sp_verify_job_free. */
SpVerification *sp_verify_job_finish (GAsyncResult *result, GError **error);
void            sp_verify_job_free (SpVerification *verification);
/* How many examples do not agree. */
guint           sp_verify_job_count_different (const SpVerification *verification);

G_END_DECLS
