/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a file with the meaning of each, to be looked over and changed; the values that hold for the whole file; its first
 * rows. Each is a group of rows. */
#pragma once

#include <adwaita.h>
#include "sp-import-look.h"

G_BEGIN_DECLS

/* Something was said: of the column of that heading (folded) that it means `text` ("births-by-year:2013", "" = nothing), or of the
 * meaning named that it is `text` for all rows ("" = not said). */
typedef void (*SpImportSayFunc) (const char *name, const char *text, gpointer user_data);

GtkWidget *sp_import_columns_new (const SpImportLook *look, SpImportSayFunc say, gpointer user_data);
/* Gives the focus to the row of that column, after the group was made anew; nothing when it is not there. */
void       sp_import_columns_focus (GtkWidget *group, const char *name);
/* A row to say what holds for the whole file: `name` is passed on. value NULL = not said. */
GtkWidget *sp_import_entry_new (const char *name, const char *title, const char *value, SpImportSayFunc say, gpointer user_data);
/* NULL when the kind has none. */
GtkWidget *sp_import_constants_new (const SpImportLook *look, SpImportSayFunc say, gpointer user_data);
/* Gives the row more room for what is chosen in it than libadwaita's twenty letters. */
void       sp_import_widen (AdwComboRow *row);
GtkWidget *sp_import_rows_new (const SpImportLook *look);

G_END_DECLS
