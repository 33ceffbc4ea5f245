/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of somebody else's table: cells of text, the row it began on, and perhaps a shape. Made once and filled anew for
 * each row, so that a file of any length needs the memory of its longest row. */
#pragma once

#include "sp-shape.h"

G_BEGIN_DECLS

typedef struct
{
  GString *text;     /* private: the cells, each ended with a NUL */
  GArray  *starts;   /* private: gsize offsets into text */
  guint    row;      /* of the file, from 1; for a spreadsheet its own row number */
  SpShape *shape;    /* NULL = none */
} SpTextRecord;

SpTextRecord *sp_text_record_new (void);
SpTextRecord *sp_text_record_copy (const SpTextRecord *self);
void          sp_text_record_free (SpTextRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpTextRecord, sp_text_record_free)
void          sp_text_record_clear (SpTextRecord *self);
void          sp_text_record_begin_cell (SpTextRecord *self);
void          sp_text_record_end_cell (SpTextRecord *self);
/* A whole cell at once. */
void          sp_text_record_add (SpTextRecord *self, const char *text, gssize length);

static inline guint
sp_text_record_get_n (const SpTextRecord *self)
{
  return self->starts->len;
}

/* The cell as it stands, "" beyond the last; it may be trimmed in place. */
char    *sp_text_record_get (SpTextRecord *self, guint column);
/* The cell without blanks (of any kind) at its ends. */
char    *sp_text_record_get_trimmed (SpTextRecord *self, guint column);
gboolean sp_text_record_is_blank (SpTextRecord *self);

G_END_DECLS
