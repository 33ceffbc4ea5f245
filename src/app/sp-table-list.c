/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-table-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-cell-editor.h"
#include "sp-table-frame.h"
#include "sp-table-list-column.h"
#include "sp-table-list-row.h"

struct _SpTableList
{
  AdwBin              parent_instance;

  GtkColumnView      *view;
  SpTableFrame       *frame;
  GtkStack           *stack;
  GListStore         *rows;
  GtkFilter          *filter;
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GArray             *columns;  /* of guint: those of the table that are shown */
  GPtrArray          *made;     /* what the view's columns are made of (SpTableListColumn) */
  GArray             *editable; /* of SpColumn: the same as the editor takes them */
  SpSession          *session;  /* weak; NULL = nothing is changed here */
  SpTableListFind     find;
  gpointer            owner;    /* of the edits */
  SpCellEditor       *editor;   /* of the view */
  char               *headings, *search, *spare, *known_by;
  gint                chosen;
  gboolean            filling;
  gboolean             kept_in_order;
};

G_DEFINE_FINAL_TYPE (SpTableList, sp_table_list, ADW_TYPE_BIN)

enum { PROP_0, PROP_LABEL, PROP_SPARE, PROP_KNOWN_BY, PROP_KEPT_IN_ORDER, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { ACTIVATED, CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
row_shows (gpointer item, gpointer user_data)
{
  SpTableList *self = user_data;
  SpTableListRow *row = item;

  for (guint i = 0; self->search != NULL && i < row->n_cells; i++)
    {
      g_autofree char *folded = row->cells[i].text != NULL ? g_utf8_casefold (row->cells[i].text, -1) : NULL;

      if (folded != NULL && strstr (folded, self->search) != NULL)
        return TRUE;
    }
  return self->search == NULL;
}

/* How soon a column is left out: what the row is called never is. */
static guint
rank (SpTableList *self, const SpTable *table, guint column, SpCellKind kind)
{
  g_auto(GStrv) spare = g_strsplit (self->spare != NULL ? self->spare : "", " ", -1);
  guint n = g_strv_length (spare);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (spare[i], sp_table_get_key (table, column)))
      return 3 + n - i;
  return column == 0 || kind == SP_CELL_SENTENCE ? 0 : 1;
}

static void
add_column (SpTableList *self, const SpTable *table, guint i)
{
  guint of = g_array_index (self->columns, guint, i);
  gint year = 0;
  const SpColumnEdit *edit = self->find != NULL ? self->find (sp_table_get_key (table, of), &year) : NULL;
  SpTableListColumn *made = sp_table_list_column_new (table, of, i, edit, year);

  g_ptr_array_add (self->made, made);
  sp_table_frame_set_rank (sp_table_list_column_append (made, self->view), rank (self, table, of, made->kind));
}

/* The columns of the view as they are now. */
static void
tell_editor (SpTableList *self)
{
  g_array_set_size (self->editable, 0);
  for (guint i = 0; i < self->made->len; i++)
    g_array_append_val (self->editable, ((SpTableListColumn *) self->made->pdata[i])->column);
  if (self->editor != NULL)
    sp_cell_editor_set_columns (self->editor, &g_array_index (self->editable, SpColumn, 0), self->editable->len);
  else if (self->session != NULL)
    self->editor = sp_cell_editor_attach (self->view, self->session, &g_array_index (self->editable, SpColumn, 0),
                                          self->editable->len);
}

static char *
dup_headings (const SpTable *table)
{
  GString *out = g_string_new (sp_table_get_code (table));

  for (guint column = 0; column < sp_table_get_n_columns (table); column++)
    g_string_append_printf (out, "\n%d %s", sp_table_list_column_find_kind (table, column), sp_table_get_cell (table, -1, column));
  return g_string_free (out, FALSE);
}

/* Anew only where the table has other headings, or cells of another length: else the order the reader chose would
 * be lost. */
static void
make_columns (SpTableList *self, const SpTable *table)
{
  g_autofree char *headings = dup_headings (table);
  GListModel *columns = gtk_column_view_get_columns (self->view);

  if (g_strcmp0 (headings, self->headings) == 0)
    return;
  g_free (self->headings);
  self->headings = g_steal_pointer (&headings);
  if (self->editor != NULL)
    sp_cell_editor_set_columns (self->editor, NULL, 0);
  g_list_store_remove_all (self->rows);
  sp_table_frame_forget (self->frame);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  g_array_set_size (self->columns, 0);
  g_ptr_array_set_size (self->made, 0);
  for (guint column = 0; column < sp_table_get_n_columns (table); column++)
    if (sp_table_get_column_kind (table, column) != SP_TABLE_CODE)
      g_array_append_val (self->columns, column);
  for (guint i = 0; i < self->columns->len; i++)
    add_column (self, table, i);
  tell_editor (self);
}

/* GTK 4.8 has no scroll_to: the action of the list inside the view does it. */
static void
scroll_to (SpTableList *self, guint position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/* Rows that were made anew begin at the top: what was chosen is looked for, and brought back into view. */
static void
choose_again (SpTableList *self, const SpTableListRow *was)
{
  for (guint i = 0; was != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->selection)); i++)
    {
      g_autoptr(SpTableListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (sp_table_list_row_is_same (row, was))
        {
          gtk_single_selection_set_selected (self->selection, i);
          scroll_to (self, i);
          return;
        }
    }
}

static gint
find_id (SpTableList *self, const SpTable *table)
{
  for (guint column = 0; self->known_by != NULL && column < sp_table_get_n_columns (table); column++)
    if (g_str_equal (sp_table_get_key (table, column), self->known_by))
      return (gint) column;
  return -1;
}

static void
selected_cb (SpTableList *self)
{
  SpTableListRow *row = gtk_single_selection_get_selected_item (self->selection);
  gint chosen = row != NULL ? (gint) row->row : -1;

  if (self->filling || chosen == self->chosen)
    return;
  self->chosen = chosen;
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
}

static void
activate_cb (SpTableList *self, guint position)
{
  g_autoptr(SpTableListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, row->row);
}

static void
show_state (SpTableList *self)
{
  gtk_stack_set_visible_child_name (self->stack, sp_table_list_get_n_shown (self) > 0 || self->search == NULL ? "rows" : "none");
}

static void
sp_table_list_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpTableList *self = SP_TABLE_LIST (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
      break;
    case PROP_KEPT_IN_ORDER: self->kept_in_order = g_value_get_boolean (value); break;
    case PROP_SPARE: g_free (self->spare); self->spare = g_value_dup_string (value); break;
    case PROP_KNOWN_BY: g_free (self->known_by); self->known_by = g_value_dup_string (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_table_list_dispose (GObject *object)
{
  SpTableList *self = SP_TABLE_LIST (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->filtered);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_weak_pointer (&self->session);
  g_clear_pointer (&self->headings, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->spare, g_free);
  g_clear_pointer (&self->known_by, g_free);
  G_OBJECT_CLASS (sp_table_list_parent_class)->dispose (object);
}

/* Once the view has gone, whose cells look at them. */
static void
sp_table_list_finalize (GObject *object)
{
  g_array_unref (SP_TABLE_LIST (object)->editable);
  g_ptr_array_unref (SP_TABLE_LIST (object)->made);
  G_OBJECT_CLASS (sp_table_list_parent_class)->finalize (object);
}

static void
sp_table_list_class_init (SpTableListClass *klass)
{
  G_OBJECT_CLASS (klass)->set_property = sp_table_list_set_property;
  G_OBJECT_CLASS (klass)->dispose = sp_table_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_table_list_finalize;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SPARE] = g_param_spec_string ("spare", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_KNOWN_BY] = g_param_spec_string ("known-by", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_KEPT_IN_ORDER] = g_param_spec_boolean ("kept-in-order", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, props);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_INT);
}

static void
sp_table_list_init (SpTableList *self)
{
  GtkWidget *none = adw_status_page_new ();
  GtkSortListModel *sorted;

  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->made = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_list_column_free);
  self->editable = g_array_new (FALSE, FALSE, sizeof (SpColumn));
  self->chosen = -1;
  self->rows = g_list_store_new (SP_TYPE_TABLE_LIST_ROW);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  self->frame = SP_TABLE_FRAME (sp_table_frame_new (self->view));
  self->filter = GTK_FILTER (gtk_custom_filter_new (row_shows, self, NULL));
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)), self->filter);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "system-search-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("Nothing found"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("Try other words."));
  gtk_widget_add_css_class (none, "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->frame), "rows");
  gtk_stack_add_named (self->stack, none, "none");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
}

/* The order by what the rows say now. */
static void
resort (SpTableList *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_sorter_changed (gtk_column_view_column_get_sorter (column), GTK_SORTER_CHANGE_DIFFERENT);
    }
}

/* Rows that are the same stay, with what they say now, so that a cell that is being changed stays open. */
static void
put_rows (SpTableList *self, GPtrArray *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows)), same = 0;

  for (; same < MIN (n, rows->len); same++)
    {
      g_autoptr(SpTableListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), same);

      if (!(self->kept_in_order && n == rows->len) && !sp_table_list_row_is_same (row, rows->pdata[same]))
        break;
      sp_table_list_row_take (row, rows->pdata[same]);
    }
  if (same < n || same < rows->len)
    g_list_store_splice (self->rows, same, n - same, rows->pdata + same, rows->len - same);
  resort (self);
  if (self->search != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* Its total, ruled off below as it would sort among the rest: what of its columns adds up. */
static void
show_total (SpTableList *self, const SpTable *table)
{
  g_autoptr(GPtrArray) figures = g_ptr_array_new ();
  guint n = sp_table_get_n_rows (table);
  const char *of = NULL;

  for (guint column = 0; n > 0 && sp_table_is_total (table, n - 1) && column < sp_table_get_n_columns (table); column++)
    {
      const char *cell = sp_table_get_cell (table, (gint) n - 1, column);

      if (cell == NULL || sp_table_get_column_kind (table, column) == SP_TABLE_CODE)
        continue;
      if (!sp_table_is_number (table, n - 1, column))
        {
          of = of != NULL ? of : cell;
          continue;
        }
      g_ptr_array_add (figures, (gpointer) sp_table_get_cell (table, -1, column));
      g_ptr_array_add (figures, (gpointer) cell);
    }
  g_ptr_array_add (figures, NULL);
  sp_table_frame_set_total (self->frame, of, (const char *const *) figures->pdata);
}

void
sp_table_list_set_table (SpTableList *self, const SpTable *table)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  SpTableListRow *selected = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(SpTableListRow) was = selected != NULL ? g_object_ref (selected) : NULL;

  self->filling = TRUE;
  make_columns (self, table);
  for (guint row = 0; row < sp_table_get_n_rows (table); row++)
    if (!sp_table_is_total (table, row))
      {
        SpTableListRow *made = sp_table_list_row_new (table, row, self->columns, find_id (self, table));

        made->owner = self->owner;
        g_ptr_array_add (rows, made);
      }
  put_rows (self, rows);
  show_total (self, table);
  if (gtk_single_selection_get_selected_item (self->selection) == NULL)
    choose_again (self, was);
  self->filling = FALSE;
  selected_cb (self);
  show_state (self);
}

void
sp_table_list_set_edits (SpTableList *self, SpSession *session, SpTableListFind find, gpointer owner)
{
  g_return_if_fail (self->session == NULL && self->made->len == 0);
  g_set_weak_pointer (&self->session, session);
  self->find = find;
  self->owner = owner;
}

void
sp_table_list_set_search (SpTableList *self, const char *text)
{
  g_clear_pointer (&self->search, g_free);
  if (text != NULL && *text != '\0')
    self->search = g_utf8_casefold (text, -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

guint
sp_table_list_get_n_shown (SpTableList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

gint
sp_table_list_get_chosen (SpTableList *self)
{
  return self->chosen;
}

guint
sp_table_list_row_index (gpointer row)
{
  return SP_TABLE_LIST_ROW (row)->row;
}

gpointer
sp_table_list_row_owner (gpointer row)
{
  return SP_TABLE_LIST_ROW (row)->owner;
}
