/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of a table of rows: what its cells say and how it sorts. Cells follow their row's "changed". */
#pragma once

#include "sp-edit-request.h"
#include "sp-row.h"
#include "sp-session.h"

G_BEGIN_DECLS

typedef enum
{
  SP_COLUMN_EXPAND  = 1 << 0, /* takes the room that is left, and is cut first where there is little */
  SP_COLUMN_WRAP    = 1 << 1, /* several lines rather than an ellipsis */
  SP_COLUMN_CAPTION = 1 << 2, /* dimmed: says more about the column before */
  SP_COLUMN_SPARE   = 1 << 3, /* left out first where there is no room (sp-table-frame.h); captions next, then SECOND, then from the right */
  SP_COLUMN_BRIEF   = 1 << 4, /* of those that take the room that is left: cut to a few letters rather than push others out */
  SP_COLUMN_SECOND  = 1 << 5, /* left out before those without a flag */
} SpColumnFlags;

/* How a cell is changed where it stands (sp-cell-editor.h). */
typedef struct
{
  char      *(*text) (gpointer row, SpSession *session);        /* what is there to be changed, or the code that is chosen; NULL = as
                                                                   the cell reads */
  gboolean   (*read) (const char *text, SpEditValue *value);    /* of text without blanks around it; FALSE = refused */
  const char  *refusal;                                         /* N_(), what can be typed */
  SpEditFunc   edit;
  SpEditReach  reach;                                           /* as sp_edit_request has it */
  char     **(*choices) (gpointer row, SpSession *session);     /* code, what it is called, code … (g_strfreev): one is chosen, and read
                                                                   gets its code; NULL = it is typed */
  gboolean   (*aim) (gpointer row, SpSession *session, SpEditValue *value); /* says of what in the plan: target and the like; FALSE = in
                                                                   this row nothing is changed. NULL = target is the id of the SpRow */
  gint         year;                                            /* in value before aim sees it */
} SpColumnEdit;

typedef struct
{
  const char   *title;                 /* N_(), translated when shown */
  const char   *explanation;           /* N_(), the field's word in plain words, as tooltip; NULL = none */
  char       *(*text) (gpointer row);  /* owned by the caller; NULL = missing, shown as a dash. No function: whoever made the cell fills it */
  double      (*key) (gpointer row);   /* sorts by number, cells to the right; NAN = missing, last. NULL = sorts by text */
  const char *(*style) (gpointer row); /* style class of the cell, NULL = none; the function may be NULL */
  SpColumnFlags flags;
  const SpColumnEdit *edit;            /* NULL = read here only */
} SpColumn;

/* Appends it. The specification must be static. */
void     sp_column_add (GtkColumnView *view, const SpColumn *column);
/* Of cells made elsewhere (sp-table-list.h): what column they are of, and which of them stand for a row now, so that they can be
 * found and changed. */
void     sp_column_mark_cell (GtkWidget *cell, GtkListItem *item, const SpColumn *column);
void     sp_column_note_bound (GtkListItemFactory *factory, GtkListItem *item, gboolean bound);
/* The cell of a row that is on the screen; NULL = none. */
GtkListItem *sp_column_find_item (GtkColumnView *view, guint column, guint position);
/* The cell that holds a widget, and its column; NULL = none. */
GtkListItem *sp_column_item_of (GtkWidget *widget, const SpColumn **column);
/* Says of a cell what its row says now. */
void         sp_column_fill (GtkListItem *item, const SpColumn *column);
/* For SpColumnEdit.read: any text, blank = none (whether it will do is for the plan to say); and a text that may not be blank. */
gboolean sp_column_read_words (const char *text, SpEditValue *value);
gboolean sp_column_read_name (const char *text, SpEditValue *value);
/* Whether any of the row's cells contains the text (already casefolded). */
gboolean sp_columns_match (const SpColumn *columns, guint n, gpointer row, const char *text);

G_END_DECLS
