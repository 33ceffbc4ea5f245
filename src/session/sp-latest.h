/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that is asked for again and again, as while a slider moves: one job at a time in a worker, and once it is done the
 * newest of what was asked for meanwhile. So what is shown follows without piling up jobs. All on the main thread but for
 * compute. */
#pragma once

#include <gio/gio.h>
#include "sp-progress.h"

G_BEGIN_DECLS

typedef struct
{
  /* In the worker: the result, NULL with error. What was asked for is only read. */
  gpointer (*compute) (gconstpointer asked, SpProgress *progress, GError **error);
  GDestroyNotify free_asked, free_result;
  /* Takes the result (NULL: error says why). Not called once sp_latest_free was. */
  void (*done) (gpointer owner, gpointer result, const GError *error);
} SpLatestWork;

typedef struct _SpLatest SpLatest;
/* owner is borrowed: it frees this before it goes. work must be static. */
SpLatest *sp_latest_new (const SpLatestWork *work, gpointer owner);
/* Cancels; a job in flight ends by itself and is heard of no more. */
void      sp_latest_free (SpLatest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpLatest, sp_latest_free)
/* Takes what is asked for. */
void      sp_latest_ask (SpLatest *self, gpointer asked);
/* Forgets what is in flight and what waits. */
void      sp_latest_cancel (SpLatest *self);
gboolean  sp_latest_is_busy (SpLatest *self);
/* Bids the job in flight end, and hears what came of it: for work that keeps the best it has found. */
void      sp_latest_stop (SpLatest *self);
/* How far the job in flight says it is, 0..1. */
double    sp_latest_get_fraction (SpLatest *self);

G_END_DECLS
