/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of a paper that takes a while. Private to the room. */
#pragma once

#include "sp-progress.h"

G_BEGIN_DECLS

/* Says how far it is; FALSE, with G_IO_ERROR_CANCELLED set, when it is to stop. */
static inline gboolean
sp_report_progress (SpProgress *progress, double fraction, const char *message, GError **error)
{
  sp_progress_report (progress, fraction, message);
  return !sp_progress_is_cancelled (progress, error);
}

G_END_DECLS
