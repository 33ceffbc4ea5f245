/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Housing sites on their way into the plan, from whichever file tells of them. */
#pragma once

#include "sp-import-run.h"

G_BEGIN_DECLS

typedef struct
{
  const char *reference, *name;
  const char *permission;          /* code of the schema; NULL = not said */
  gint64      least, most;         /* dwellings, -1 = not said */
  gboolean    has_point;
  double      lon, lat;
  const char *growth_area, *primary_area, *secondary_area; /* name; codes; NULL = not said */
  const char *note;
} SpImportSite;
#define SP_IMPORT_SITE_INIT { .least = -1, .most = -1 }

guint       sp_import_site_add_table (SpImportRun *run);
/* Stages the site. One that says neither growth area nor planning areas, and lies within them, is given those it lies in, unless the
 * plan has it already in a growth area. */
void        sp_import_site_stage (SpImportRun *run, guint table, const SpImportSite *site);
/* "full", "outline" …, from the words councils use; NULL = none of them. */
const char *sp_import_read_permission (const char *text);
/* Whether the point is in one of the plan's districts; TRUE when no district has a shape. */
gboolean    sp_import_site_is_ours (const SpImportRun *run, double lon, double lat);

G_END_DECLS
