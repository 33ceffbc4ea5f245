/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import PLAN published-table FILE…: tables of papers as they were published. */
#pragma once

#include "sp-command-line.h"
#include "sp-plan.h"

G_BEGIN_DECLS

#define SP_PUBLISHED_KIND "published-table"
typedef struct { char **settings; const char *source, *reason; gboolean dry_run; } SpPublishedEntry; /* settings: "title=…" */
SpExit sp_published_entry_run (const SpPublishedEntry *self, SpCommandLine *line, SpPlan *plan, char **files);

G_END_DECLS
