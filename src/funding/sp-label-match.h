/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two printed labels name the same thing: "Queen's Hill Primary" and "Queens Hill", "Catton Grove Primary, Nch"
 * and "Catton Grove", "2013-14" and "13/14". Knows how schools are spoken of; knows no school. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpPrintedLabel SpPrintedLabel;

/* Cut into words: case, apostrophes, footnote marks and punctuation away; years as one word; words that say what kind
 * of school it is kept apart. */
SpPrintedLabel *sp_printed_label_new (const char *text);
void     sp_printed_label_free (SpPrintedLabel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPrintedLabel, sp_printed_label_free)
/* Nothing in it to tell things apart by ("Total", "£m", ""). */
gboolean sp_printed_label_is_bare (const SpPrintedLabel *self);

/* How alike, 0 = not the same thing. All words of the shorter must be in the longer (one slip in a word of five letters
 * is forgiven), but for years and numbers that only one of them gives. Never the same: infant and junior, south and
 * central, one year and another. */
double   sp_printed_label_likeness (const SpPrintedLabel *a, const SpPrintedLabel *b);

/* Pairs labels of two lists: match[i] is the index in b of a[i]'s partner, or -1. A pair is made only when each is the
 * other's one best. Borrows; match holds n_a. Returns the number of pairs. */
guint    sp_printed_labels_pair (SpPrintedLabel *const *a, guint n_a, SpPrintedLabel *const *b, guint n_b, gint *match);

G_END_DECLS
