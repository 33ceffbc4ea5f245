/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-row-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-cell-editor.h"
#include "sp-table-frame.h"

struct _SpRowTable
{
  AdwBin              parent_instance;

  GtkStack           *stack;
  GtkColumnView      *view;
  SpTableFrame       *frame;
  SpCellEditor       *editor; /* of the view; NULL = nothing is changed here */
  AdwStatusPage      *empty;
  GtkFilterListModel *filtered;
  GtkCustomFilter    *filter;
  GtkSingleSelection *selection;

  SpSession          *session;
  SpSubject           subject;
  const SpColumn     *columns;
  guint               n_columns;
  char               *search; /* casefolded, NULL = everything */
  gboolean          (*shows) (gpointer row, gpointer data);
  gpointer            shows_data;
  char               *empty_title, *empty_description;
  gboolean            following; /* taking over the session's selection */
  gboolean            to_scroll; /* to the selected row, when next seen */
  gboolean            to_order;  /* values changed since the rows were last sorted */
  guint               scroll_source;
};

G_DEFINE_FINAL_TYPE (SpRowTable, sp_row_table, ADW_TYPE_BIN)

enum { PROP_0, PROP_EMPTY_TITLE, PROP_EMPTY_DESCRIPTION, PROP_LABEL, PROP_SHOW_SEPARATORS, N_PROPS };
static GParamSpec *props[N_PROPS];
enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
row_shows (gpointer row, gpointer user_data)
{
  SpRowTable *self = user_data;

  if (self->shows != NULL && !self->shows (row, self->shows_data))
    return FALSE;
  return self->search == NULL || sp_columns_match (self->columns, self->n_columns, row, self->search);
}

static void
show_state (SpRowTable *self)
{
  GListModel *rows = gtk_filter_list_model_get_model (self->filtered);
  gboolean none = rows == NULL || g_list_model_get_n_items (rows) == 0;
  gboolean searching = !none && self->search != NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "rows");
      return;
    }
  adw_status_page_set_icon_name (self->empty, searching ? "system-search-symbolic" : NULL);
  adw_status_page_set_title (self->empty, searching ? _("Nothing found") : self->empty_title);
  adw_status_page_set_description (self->empty, searching ? _("Try other words.") : self->empty_description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static guint
find_row (SpRowTable *self, gint64 id)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; id != 0 && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (model, i);

      if (sp_row_get_id (row) == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* GTK 4.8 has no scroll_to: the action of the list inside the view does it. */
static gboolean
scroll_cb (gpointer user_data)
{
  SpRowTable *self = user_data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->scroll_source = 0;
  self->to_scroll = FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    return G_SOURCE_REMOVE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child) && gtk_widget_get_mapped (child) && gtk_widget_get_height (child) > 0)
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

static void
scroll_to_selected (SpRowTable *self)
{
  self->to_scroll = TRUE;
  if (self->scroll_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->scroll_source = g_timeout_add (30, scroll_cb, self);
}

static void
follow_selection (SpRowTable *self)
{
  guint position;

  if (self->subject == SP_SUBJECT_PLAN)
    return;
  position = find_row (self, sp_session_get_selected (self->session, self->subject));
  if (position == gtk_single_selection_get_selected (self->selection))
    return;
  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->following = FALSE;
  scroll_to_selected (self);
}

static void
selected_cb (SpRowTable *self)
{
  SpRow *row = gtk_single_selection_get_selected_item (self->selection);

  /* A row that a search hides takes its selection with it here, but not in the session. */
  if (self->following || row == NULL || self->subject == SP_SUBJECT_PLAN)
    return;
  /* GTK also notifies when the row has only moved in the order: that chooses nothing. */
  if (sp_session_get_selected (self->session, self->subject) == sp_row_get_id (row))
    return;
  sp_session_select (self->session, self->subject, sp_row_get_id (row));
}

static void
session_notify_cb (SpRowTable *self, GParamSpec *pspec)
{
  if (g_str_has_prefix (pspec->name, "selected-") || g_str_equal (pspec->name, "focus"))
    follow_selection (self);
}

/* Rows changed their values in place: the order may be another. */
static void
resort (SpRowTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_sorter_changed (gtk_column_view_column_get_sorter (column), GTK_SORTER_CHANGE_DIFFERENT);
    }
}

static void
put_in_order (SpRowTable *self)
{
  self->to_order = FALSE;
  resort (self);
  if (self->search != NULL || self->shows != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/* Tables that nobody sees wait until they are shown: moving the year would otherwise sort them all. */
static void
values_changed_cb (SpRowTable *self)
{
  self->to_order = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    put_in_order (self);
  follow_selection (self);
}

static void
activate_cb (SpRowTable *self, guint position)
{
  g_autoptr(SpRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row == NULL)
    return;
  /* A row may be selected only because it goes with what was chosen: opening it chooses it. */
  if (self->subject != SP_SUBJECT_PLAN)
    sp_session_select (self->session, self->subject, sp_row_get_id (row));
  g_signal_emit (self, signals[ACTIVATED], 0, row);
}

/* Whether a place in the table lies on a row rather than on a heading or below the last row. */
static gboolean
is_on_row (SpRowTable *self, double x, double y)
{
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  /* GTK 4.8 has no name for a row: it is a child of the list inside the column view, found as in scroll_cb. */
  for (; hit != NULL && hit != GTK_WIDGET (self->view); hit = gtk_widget_get_parent (hit))
    if (GTK_IS_LIST_VIEW (gtk_widget_get_parent (hit)))
      return TRUE;
  return FALSE;
}

static void
choose_clicked_cb (gpointer data)
{
  g_autoptr (SpRowTable) self = data;
  SpRow *row = self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;

  if (row == NULL || self->session == NULL)
    return;
  if (self->subject == SP_SUBJECT_PLAN)
    g_signal_emit (self, signals[ACTIVATED], 0, row);
  else
    sp_session_select (self->session, self->subject, sp_row_get_id (row));
}

/* A click chooses its row even when the row is highlighted already, because it went with what was chosen before: GTK then
 * notifies nothing. Not a gesture: the row's own claims the press. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, SpRowTable *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self->view));
  double x, y, dx, dy;

  if (gdk_event_get_event_type (event) != GDK_BUTTON_RELEASE || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY
      || !gdk_event_get_position (event, &x, &y))
    return GDK_EVENT_PROPAGATE;
  gtk_native_get_surface_transform (native, &dx, &dy);
  gtk_widget_translate_coordinates (GTK_WIDGET (native), GTK_WIDGET (self->view), x - dx, y - dy, &x, &y);
  if (is_on_row (self, x, y))
    g_idle_add_once (choose_clicked_cb, g_object_ref (self)); /* once the row's own handling has selected it */
  return GDK_EVENT_PROPAGATE;
}

static void
sp_row_table_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_row_table_parent_class)->map (widget);
  if (SP_ROW_TABLE (widget)->to_order)
    put_in_order (SP_ROW_TABLE (widget));
  if (SP_ROW_TABLE (widget)->to_scroll)
    scroll_to_selected (SP_ROW_TABLE (widget));
}

static void
sp_row_table_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpRowTable *self = SP_ROW_TABLE (object);

  switch (prop_id)
    {
    case PROP_EMPTY_TITLE: g_value_set_string (value, self->empty_title); break;
    case PROP_EMPTY_DESCRIPTION: g_value_set_string (value, self->empty_description); break;
    case PROP_SHOW_SEPARATORS: g_value_set_boolean (value, gtk_column_view_get_show_row_separators (self->view)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_row_table_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpRowTable *self = SP_ROW_TABLE (object);

  switch (prop_id)
    {
    case PROP_EMPTY_TITLE: g_free (self->empty_title); self->empty_title = g_value_dup_string (value); break;
    case PROP_EMPTY_DESCRIPTION: g_free (self->empty_description); self->empty_description = g_value_dup_string (value); break;
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_SHOW_SEPARATORS: gtk_column_view_set_show_row_separators (self->view, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_row_table_dispose (GObject *object)
{
  SpRowTable *self = SP_ROW_TABLE (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->filtered);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->empty_title, g_free);
  g_clear_pointer (&self->empty_description, g_free);
  G_OBJECT_CLASS (sp_row_table_parent_class)->dispose (object);
}

static void
sp_row_table_class_init (SpRowTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_row_table_get_property;
  object_class->set_property = sp_row_table_set_property;
  object_class->dispose = sp_row_table_dispose;
  GTK_WIDGET_CLASS (klass)->map = sp_row_table_map;
  props[PROP_EMPTY_TITLE] = g_param_spec_string ("empty-title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_EMPTY_DESCRIPTION] = g_param_spec_string ("empty-description", NULL, NULL, NULL,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOW_SEPARATORS] = g_param_spec_boolean ("show-separators", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, SP_TYPE_ROW);
}

static void
make_models (SpRowTable *self)
{
  GtkSortListModel *sorted;

  self->filter = gtk_custom_filter_new (row_shows, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (self->filter));
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->filtered)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static void
sp_row_table_init (SpRowTable *self)
{
  GtkEventController *clicks = gtk_event_controller_legacy_new ();

  self->subject = SP_SUBJECT_PLAN;
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  self->frame = SP_TABLE_FRAME (sp_table_frame_new (self->view));
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->frame), "rows");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  make_models (self);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (clicks, GTK_PHASE_CAPTURE);
  g_signal_connect_object (clicks, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), clicks);
}

void
sp_row_table_set_up (SpRowTable *self, SpSession *session, GListModel *rows, SpSubject subject, const SpColumn *columns,
                     guint n_columns)
{
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  self->subject = subject;
  self->columns = columns;
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++)
    sp_column_add (self->view, &columns[i]);
  self->editor = sp_cell_editor_attach (self->view, session, columns, n_columns);
  gtk_filter_list_model_set_model (self->filtered, rows);
  g_signal_connect_object (session, "notify", G_CALLBACK (session_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (values_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::year", G_CALLBACK (values_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::phase", G_CALLBACK (values_changed_cb), self, G_CONNECT_SWAPPED);
  show_state (self);
  follow_selection (self);
}

void
sp_row_table_set_search (SpRowTable *self, const char *text)
{
  g_clear_pointer (&self->search, g_free);
  if (text != NULL && *text != '\0')
    self->search = g_utf8_casefold (text, -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
  if (self->session != NULL)
    follow_selection (self);
}

void
sp_row_table_set_filter (SpRowTable *self, gboolean (*shows) (gpointer row, gpointer data), gpointer data)
{
  self->shows = shows;
  self->shows_data = data;
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

guint
sp_row_table_get_n_shown (SpRowTable *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
}

void
sp_row_table_sort_by (SpRowTable *self, guint column, GtkSortType order)
{
  g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (gtk_column_view_get_columns (self->view), column);

  gtk_column_view_sort_by_column (self->view, view_column, order);
}

GListModel *
sp_row_table_get_shown (SpRowTable *self)
{
  return G_LIST_MODEL (self->selection);
}

void
sp_row_table_set_total (SpRowTable *self, const char *of, const char *const *headings_and_figures)
{
  sp_table_frame_set_total (self->frame, of, headings_and_figures);
}
