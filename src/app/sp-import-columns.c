/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-import-columns.h"

#include <glib/gi18n-lib.h>
#include "sp-import-heading.h"

#define VALUES_SHOWN 3
#define LETTERS_CHOSEN 38
#define LEAST_LETTERS 16 /* of a cell of the first rows, and the most */
#define MOST_LETTERS 26
#define COLUMNS_SHOWN 14 /* of the first rows */

typedef struct { SpImportSayFunc say; gpointer user_data; char *name; GPtrArray *meanings; } Sayer;

static void
sayer_free (gpointer data, GClosure *closure)
{
  Sayer *self = data;

  g_free (self->name);
  g_clear_pointer (&self->meanings, g_ptr_array_unref);
  g_free (self);
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer data)
{
  const Sayer *self = data;
  guint selected = adw_combo_row_get_selected (row);

  if (selected < self->meanings->len)
    self->say (self->name, g_ptr_array_index (self->meanings, selected), self->user_data);
}

/* "Breckland · Broadland · Norwich": what stands under the heading. */
static char *
dup_values (const SpImportLook *look, guint column)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < look->rows->len && n < VALUES_SHOWN; i++)
    {
      g_autofree char *cell = g_strdup (sp_text_record_get_trimmed (g_ptr_array_index (look->rows, i), column));

      if (*cell == '\0')
        continue;
      g_strdelimit (cell, "\r\n\t", ' ');
      g_string_append_printf (text, "%s%s", n++ > 0 ? "  ·  " : "", cell);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The key that the column has for a field of one column a year, age or year group; FALSE: it cannot have that meaning. */
static gboolean
find_key (const SpImportMapping *mapping, guint column, gint field, gint *key)
{
  const SpImportField *wanted = &mapping->kind->fields[field];
  g_autofree char *folded = NULL;

  if (mapping->columns[column].field == field)
    {
      *key = mapping->columns[column].key;
      return TRUE;
    }
  folded = sp_import_fold (mapping->headings[column]);
  return sp_import_heading_key (mapping->headings[column], folded, wanted, key);
}

/* What the column may mean, in words, with the codes of each in `meanings`; *selected: what it means now. */
static GtkStringList *
list_meanings (const SpImportMapping *mapping, guint column, GPtrArray *meanings, guint *selected)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  g_autoptr(SpImportMapping) other = sp_import_mapping_copy (mapping);

  gtk_string_list_append (words, _("Not read"));
  g_ptr_array_add (meanings, g_strdup (""));
  *selected = 0;
  for (gint f = 0; mapping->kind->fields[f].meaning != NULL; f++)
    {
      const SpImportField *field = &mapping->kind->fields[f];
      gboolean keyed = (field->flags & (SP_FIELD_BY_YEAR | SP_FIELD_BY_AGE | SP_FIELD_BY_GROUP)) != 0;
      g_autofree char *text = NULL;
      gint key = 0;

      if (keyed ? !find_key (mapping, column, f, &key) : *field->names == '\0')
        continue;
      other->columns[column] = (SpColumnMeaning) { f, key };
      text = sp_import_mapping_describe (other, column);
      if (mapping->columns[column].field == f)
        *selected = meanings->len;
      gtk_string_list_append (words, text);
      g_ptr_array_add (meanings, keyed ? g_strdup_printf ("%s:%d", field->meaning, key) : g_strdup (field->meaning));
    }
  return words;
}

static void
set_up_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LETTERS_CHOSEN);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

void
sp_import_widen (AdwComboRow *row)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_item_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item_cb), NULL);
  adw_combo_row_set_factory (row, factory);
}

static GtkWidget *
column_row_new (const SpImportLook *look, guint column, SpImportSayFunc say, gpointer user_data)
{
  const SpImportMapping *mapping = look->mapping;
  GtkWidget *row = adw_combo_row_new ();
  Sayer *sayer = g_new0 (Sayer, 1);
  g_autofree char *values = dup_values (look, column), *number = g_strdup_printf (_("Column %u"), column + 1);
  g_autoptr(GtkStringList) words = NULL;
  guint selected;

  *sayer = (Sayer) { say, user_data, sp_import_fold (mapping->headings[column]), g_ptr_array_new_with_free_func (g_free) };
  words = list_meanings (mapping, column, sayer->meanings, &selected);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *mapping->headings[column] ? mapping->headings[column] : number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), values);
  /* Short ones are not cut: the dots would be wider than a digit alone. */
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), g_utf8_strlen (mapping->headings[column], -1) > LEAST_LETTERS);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), g_utf8_strlen (values, -1) > LEAST_LETTERS);
  sp_import_widen (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  gtk_widget_set_sensitive (row, *sayer->name != '\0');
  g_object_set_data_full (G_OBJECT (row), "column", g_strdup (sayer->name), g_free);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (chosen_cb), sayer, sayer_free, 0);
  return row;
}

/* Columns that mean nothing are behind a row of their own, made when it is opened: a register has a hundred. */
typedef struct { SpImportLook *look; SpImportSayFunc say; gpointer user_data; gboolean made; } Rest;

static void
rest_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
opened_cb (AdwExpanderRow *row, GParamSpec *pspec, gpointer data)
{
  Rest *rest = data;

  if (rest->made || !adw_expander_row_get_expanded (row))
    return;
  rest->made = TRUE;
  for (guint c = 0; c < rest->look->mapping->n_columns; c++)
    if (rest->look->mapping->columns[c].field < 0)
      adw_expander_row_add_row (row, column_row_new (rest->look, c, rest->say, rest->user_data));
}

static GtkWidget *
rest_row_new (const SpImportLook *look, guint n, SpImportSayFunc say, gpointer user_data)
{
  GtkWidget *row = adw_expander_row_new ();
  Rest *rest = g_new0 (Rest, 1);
  g_autofree char *title = g_strdup_printf (ngettext ("%u column that is not read", "%u columns that are not read", n), n);

  *rest = (Rest) { (SpImportLook *) look, say, user_data, FALSE };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_data (row, "notify::expanded", G_CALLBACK (opened_cb), rest, rest_free, 0);
  return row;
}

GtkWidget *
sp_import_columns_new (const SpImportLook *look, SpImportSayFunc say, gpointer user_data)
{
  GtkWidget *group = adw_preferences_group_new (), *rest;
  guint n_rest = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Columns"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("What each column of the file means to the plan."));
  for (guint c = 0; c < look->mapping->n_columns; c++)
    if (look->mapping->columns[c].field >= 0)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), column_row_new (look, c, say, user_data));
    else
      n_rest++;
  if (n_rest == 0)
    return group;
  rest = rest_row_new (look, n_rest, say, user_data);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rest);
  if (look->missing != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (rest), TRUE);
  return group;
}

static gboolean
focus_in (GtkWidget *widget, const char *name)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "column"), name) == 0 && name != NULL)
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus_in (child, name))
      return TRUE;
  return FALSE;
}

void
sp_import_columns_focus (GtkWidget *group, const char *name)
{
  focus_in (group, name);
}

static void
applied_cb (AdwEntryRow *row, gpointer data)
{
  const Sayer *self = data;

  self->say (self->name, gtk_editable_get_text (GTK_EDITABLE (row)), self->user_data);
}

/* As the beginning of a row of its own. Free with g_free. */
static char *
dup_capital (const char *text)
{
  char first[7] = "";

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static gboolean
has_column (const SpImportMapping *mapping, gint field)
{
  for (guint c = 0; c < mapping->n_columns; c++)
    if (mapping->columns[c].field == field)
      return TRUE;
  return FALSE;
}

/* What no column can say, what the kind needs and no column of this file says, and what has been said. */
static gboolean
is_asked (const SpImportMapping *mapping, gint f)
{
  const SpImportField *field = &mapping->kind->fields[f];

  if (mapping->constants[f] != NULL)
    return TRUE;
  return field->flags & SP_FIELD_ASKED ? !has_column (mapping, f) : (field->flags & SP_FIELD_FILE) && *field->names == '\0';
}

GtkWidget *
sp_import_entry_new (const char *name, const char *title, const char *value, SpImportSayFunc say, gpointer user_data)
{
  GtkWidget *row = adw_entry_row_new ();
  Sayer *sayer = g_new0 (Sayer, 1);

  *sayer = (Sayer) { say, user_data, g_strdup (name), NULL };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_data (row, "apply", G_CALLBACK (applied_cb), sayer, sayer_free, 0);
  return row;
}

GtkWidget *
sp_import_constants_new (const SpImportLook *look, SpImportSayFunc say, gpointer user_data)
{
  const SpImportKind *kind = look->mapping->kind;
  GtkWidget *group = NULL;

  for (gint f = 0; kind->fields[f].meaning != NULL; f++)
    {
      g_autofree char *title = NULL;

      if (!is_asked (look->mapping, f))
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("For the whole file"));
        }
      title = dup_capital (_(kind->fields[f].title));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), sp_import_entry_new (kind->fields[f].meaning, title,
                                                                                     look->mapping->constants[f], say, user_data));
    }
  return group;
}

static GtkWidget *
cell_new (const char *text, gboolean is_heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (g_utf8_strlen (text, -1) > LEAST_LETTERS) /* a digit alone is narrower than the dots */
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), LEAST_LETTERS); /* the rest scrolls */
    }
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_LETTERS);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, *text != '\0' ? text : NULL);
  gtk_widget_add_css_class (label, is_heading ? "strong" : "numeric");
  return label;
}

GtkWidget *
sp_import_rows_new (const SpImportLook *look)
{
  GtkWidget *group = adw_preferences_group_new (), *scroller = gtk_scrolled_window_new (), *grid = gtk_grid_new ();
  gint column = 1;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("First rows"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "import-rows");
  gtk_grid_attach (GTK_GRID (grid), cell_new (_("Row"), TRUE), 0, 0, 1, 1);
  for (guint r = 0; r < look->rows->len; r++)
    {
      g_autofree char *number = g_strdup_printf ("%u", ((const SpTextRecord *) g_ptr_array_index (look->rows, r))->row);

      gtk_grid_attach (GTK_GRID (grid), cell_new (number, FALSE), 0, (gint) r + 1, 1, 1);
    }
  for (guint c = 0; c < look->mapping->n_columns && column <= COLUMNS_SHOWN; c++)
    {
      if (look->mapping->columns[c].field < 0 && look->missing == NULL)
        continue;
      gtk_grid_attach (GTK_GRID (grid), cell_new (look->mapping->headings[c], TRUE), column, 0, 1, 1);
      for (guint r = 0; r < look->rows->len; r++)
        gtk_grid_attach (GTK_GRID (grid), cell_new (sp_text_record_get_trimmed (g_ptr_array_index (look->rows, r), c), FALSE), column,
                         (gint) r + 1, 1, 1);
      column++;
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  gtk_widget_add_css_class (scroller, "card");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scroller);
  return group;
}
