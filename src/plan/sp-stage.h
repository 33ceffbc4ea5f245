/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows on their way into a plan: what an import has read, before one named edit writes it (sp_edit_import).
 *
 * A row says what it is about by the columns of its key, and what is to stand there. Where the plan has a row of that key it
 * is changed, else it is added; nothing is ever removed. A missing cell says nothing: what the plan holds there stays. So
 * the same rows twice are the same rows once.
 *
 *   guint schools = sp_stage_add_table (stage, "school", "urn* dfe_number+ name district_id:district.name?");
 *   sp_stage_add_row (stage, schools, "register.csv", 12);
 *   sp_stage_add_whole (stage, 120777); sp_stage_add_text (stage, "926/2000"); …one cell for each column, in order.
 */
#pragma once

#include <glib.h>
#include "sp-shape.h"

G_BEGIN_DECLS

typedef struct _SpStage SpStage;

SpStage *sp_stage_new (void);
void     sp_stage_free (SpStage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpStage, sp_stage_free)

/* Where all rows come from. Rows refer to it when their table has source_id; it is added to the plan when it is not there yet.
 * `dated` NULL = not said. */
void sp_stage_set_source (SpStage *self, const char *code, const char *title, const char *dated);

/* A mapping to be kept with the rows: a step of its own in the history, before them, so that undoing the import leaves it; written
 * with them or not at all. */
void     sp_stage_keep_mapping (SpStage *self, const char *name, const char *kind, const char *definition);

/* `columns`, separated by blanks, each a column of the table with marks:
 *   name*                a part of the key: the row is the one with these
 *   name+                a second way to find the row, where the key finds none
 *   name!                written when the row is added, never changed after
 *   name:other.field     the id of the row of `other` whose `field` the cell holds; a row that refers to nothing is refused
 *   name:other.field?    the same, but left missing (and said once) when there is none
 * Tables are written in the order they are added, so that rows may refer to rows of tables before theirs. Returns the
 * table's number. */
guint sp_stage_add_table (SpStage *self, const char *table, const char *columns);
/* Begins a row; `file` (with its sheet) and `row` are what findings name. */
void  sp_stage_add_row (SpStage *self, guint table, const char *file, guint row);
void  sp_stage_add_text (SpStage *self, const char *text); /* NULL or blank = missing */
void  sp_stage_add_whole (SpStage *self, gint64 value);
void  sp_stage_add_real (SpStage *self, double value);
void  sp_stage_add_shape (SpStage *self, const SpShape *shape); /* NULL = missing */
void  sp_stage_add_missing (SpStage *self);
guint sp_stage_get_n_rows (const SpStage *self);

/* What became of the rows of a table, once they were applied or tried. */
typedef struct { const char *table; guint added, changed, unchanged, refused; } SpStageCount;
/* *n counts, in the order of the tables. */
const SpStageCount *sp_stage_get_counts (const SpStage *self, guint *n);

G_END_DECLS
