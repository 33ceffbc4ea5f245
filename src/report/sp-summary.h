/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-page summaries for members, as PDF: what is needed, where, when, at what cost, and how sure we are. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpNeed SpNeed;
typedef struct _SpFunding SpFunding;
typedef struct _SpWaterfall SpWaterfall;

typedef struct
{
  const char *date;        /* printed date, "YYYY-MM-DD", an argument: same input, same bytes */
  const char *day;         /* the day looked at, "YYYY-MM-DD": a decision due before it is past; NULL = the plan's own */
  gboolean    large_print; /* 18 pt, reflowed over pages */
  guint       threshold;   /* of a page to be published: counts of children below it are held back; 0 = none */
} SpSummaryOptions;
#define SP_SUMMARY_OPTIONS_INIT { .date = NULL }

/* Pages as drawing functions, shared by printer and PDF (A4 in points: 595.276 x 841.890). */
typedef struct _SpSummary SpSummary;
SpSummary *sp_summary_new_for_growth (SpNeed *need, SpWaterfall *waterfall, gint growth, const SpSummaryOptions *options);
/* need NULL when the plan has no rolls to forecast from: then the page is about its money. */
SpSummary *sp_summary_new_for_plan (SpNeed *need, SpWaterfall *waterfall, const SpSummaryOptions *options);
void       sp_summary_free (SpSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSummary, sp_summary_free)
/* the finding: "Thetford needs two more forms of entry by 2019/20" */
const char *sp_summary_get_title (const SpSummary *self);
guint       sp_summary_get_n_pages (SpSummary *self);
void        sp_summary_draw_page (SpSummary *self, cairo_t *cr, guint page);
/* Tagged PDF with language, title, alternative texts and a deterministic id; the same input gives the same bytes. */
gboolean    sp_summary_write_pdf (SpSummary *self, const char *path, GError **error);

G_END_DECLS
