/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-cell-editor.h"

#include <glib/gi18n-lib.h>
#include "sp-cell.h"
#include "sp-field.h"

#define MOST_AT_A_GLANCE 12 /* choices; more are searched */
#define UNFOLD_MS 60        /* after which a field that was put into a table has its place */

struct _SpCellEditor
{
  GtkColumnView  *view;    /* which owns this */
  SpSession      *session;
  const SpColumn *columns;
  guint           n_columns;

  guint           last;    /* column that was last changed or looked at here */

  GtkListItem    *item;    /* while a cell is open */
  gpointer        row;     /* borrowed, to be compared with */
  gulong          moved;
  const SpColumn *column;
  GtkWidget      *cell;    /* owned then: what stands there otherwise */
  GtkWidget      *field;
  char          **choices; /* code, what it is called, code …; NULL = it is typed */
  char           *before;  /* text, or code */
};

static void
editor_free (gpointer data)
{
  SpCellEditor *self = data;

  g_clear_object (&self->cell);
  g_clear_object (&self->session);
  g_strfreev (self->choices);
  g_free (self->before);
  g_free (self);
}

/* Puts the words back where the field was. */
static void
shut (SpCellEditor *self)
{
  GtkListItem *item = self->item;
  const SpColumn *column = self->column;
  g_autoptr(GtkWidget) cell = g_steal_pointer (&self->cell);

  if (item == NULL)
    return;
  g_signal_handler_disconnect (item, self->moved);
  self->item = NULL;
  self->field = NULL;
  g_clear_pointer (&self->before, g_free);
  g_clear_pointer (&self->choices, g_strfreev);
  gtk_list_item_set_child (item, cell);
  sp_column_fill (item, column);
}

/* What was typed, or the code of what was chosen; owned. */
static char *
read_field (SpCellEditor *self)
{
  guint chosen;

  if (self->choices == NULL)
    return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->field))));
  chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->field));
  return g_strdup (chosen != GTK_INVALID_LIST_POSITION ? self->choices[2 * chosen] : self->before);
}

/* FALSE: in this row nothing is changed. */
static gboolean
aim (SpCellEditor *self, const SpColumnEdit *edit, gpointer row, SpEditValue *value)
{
  value->year = edit->year;
  if (edit->aim != NULL)
    return edit->aim (row, self->session, value);
  value->target = sp_row_get_id (row);
  return TRUE;
}

/* FALSE: the text cannot be read. */
static gboolean
write_text (SpCellEditor *self)
{
  g_autofree char *text = read_field (self);
  const SpColumnEdit *edit = self->column->edit;
  g_autoptr(GtkWidget) cell = g_object_ref (self->cell);
  SpEditValue value = { .text = text };

  if (g_str_equal (text, self->before) || !aim (self, edit, gtk_list_item_get_item (self->item), &value))
    {
      shut (self);
      return TRUE;
    }
  if (!edit->read (text, &value))
    {
      gtk_widget_add_css_class (self->field, "error");
      sp_edit_say (self->field, _(edit->refusal), NULL, NULL);
      return FALSE;
    }
  shut (self);
  sp_edit_request (cell, self->session, edit->reach, edit->edit, &value);
  return TRUE;
}

/* A cell may hold a copy of its column. */
static guint
index_of (SpCellEditor *self, const SpColumn *column)
{
  guint i = 0;

  while (i + 1 < self->n_columns && self->columns[i].edit != column->edit)
    i++;
  return i;
}

/* The next cell of the row that can be changed, or the one before; round at the ends. Where there is no other, the row. */
static void
go_on (SpCellEditor *self, gint step)
{
  guint position = gtk_list_item_get_position (self->item), at = index_of (self, self->column);

  if (!write_text (self))
    return;
  for (guint i = 1; i < self->n_columns; i++)
    {
      at = (guint) ((gint) (at + self->n_columns) + step) % self->n_columns;
      if (sp_cell_editor_open (self, at, position))
        return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The keys are then its list's. */
static gboolean
is_unfolded (SpCellEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (self->field);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  return popover != NULL && gtk_widget_is_ancestor (popover, self->field);
}

static gboolean
field_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, SpCellEditor *self)
{
  if (self->choices != NULL && (is_unfolded (self) || key == GDK_KEY_Up || key == GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Escape:
      shut (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab: go_on (self, 1); return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab: go_on (self, -1); return GDK_EVENT_STOP;
    case GDK_KEY_Up: case GDK_KEY_Down: return GDK_EVENT_STOP; /* would leave for another row */
    default: return GDK_EVENT_PROPAGATE;
    }
}

static void
field_activate_cb (GtkWidget *field, SpCellEditor *self)
{
  if (write_text (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Out of the handler: the field that lost the focus is still in use. What cannot be read is not kept. */
static gboolean
leave_cb (gpointer data)
{
  SpCellEditor *self = g_object_get_data (data, "sp-cell-editor");
  GtkRoot *root = self->field != NULL ? gtk_widget_get_root (self->field) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL; /* a window that is left keeps its own */

  if (self->field != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, self->field)) && !write_text (self))
    shut (self);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

static gboolean
chosen_cb (gpointer data)
{
  SpCellEditor *self = g_object_get_data (data, "sp-cell-editor");

  if (self->field != NULL && self->choices != NULL && write_text (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* Out of the handler, as above. */
static void
field_chosen_cb (GtkWidget *field, GParamSpec *pspec, SpCellEditor *self)
{
  g_idle_add (chosen_cb, g_object_ref (self->view));
}

static void
field_leave_cb (GtkEventControllerFocus *focus, SpCellEditor *self)
{
  g_idle_add (leave_cb, g_object_ref (self->view));
}

static GtkWidget *
make_entry (SpCellEditor *self, const SpColumn *column)
{
  GtkWidget *field = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (field), 5);
  gtk_entry_set_alignment (GTK_ENTRY (field), column->key != NULL ? 1 : 0);
  gtk_editable_set_text (GTK_EDITABLE (field), self->before);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_LABEL, _(column->title), -1);
  g_signal_connect (field, "activate", G_CALLBACK (field_activate_cb), self);
  return field;
}

static GtkWidget *
make_choice (SpCellEditor *self, const SpColumn *column)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION, n = g_strv_length (self->choices) / 2;
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *field;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (names, self->choices[2 * i + 1]);
      if (g_str_equal (self->choices[2 * i], self->before))
        chosen = i;
    }
  field = gtk_drop_down_new (G_LIST_MODEL (names), words);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (field), n > MOST_AT_A_GLANCE);
  sp_field_squeeze_drop_down (GTK_DROP_DOWN (field));
  sp_field_name_drop_down (GTK_DROP_DOWN (field), _(column->title));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (field), chosen);
  g_signal_connect (field, "notify::selected", G_CALLBACK (field_chosen_cb), self);
  return field;
}

static GtkWidget *
make_field (SpCellEditor *self, const SpColumn *column)
{
  GtkWidget *field = self->choices != NULL ? make_choice (self, column) : make_entry (self, column);
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (field, "cell-field");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (field_key_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (field_leave_cb), self);
  gtk_widget_add_controller (field, keys);
  gtk_widget_add_controller (field, focus);
  return field;
}

/* The row moved, or scrolled away: the field does not go to another. GTK 4.8 says so of a new child as well. */
static void
moved_cb (SpCellEditor *self)
{
  if (gtk_list_item_get_item (self->item) != self->row)
    shut (self);
}

/* As the cell reads, where the column says no more. */
static char *
dup_cell_text (GtkListItem *item)
{
  GtkWidget *cell = gtk_list_item_get_child (item);

  return GTK_IS_LABEL (cell) && !sp_cell_is_missing (cell) ? g_strdup (gtk_label_get_text (GTK_LABEL (cell))) : NULL;
}

static char *
dup_before (SpCellEditor *self, GtkListItem *item, const SpColumn *column)
{
  gpointer row = gtk_list_item_get_item (item);
  g_autofree char *text = column->edit->text != NULL ? column->edit->text (row, self->session)
                          : column->text != NULL     ? column->text (row) : dup_cell_text (item);

  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static gboolean
open_item (SpCellEditor *self, GtkListItem *item, const SpColumn *column)
{
  gpointer row = item != NULL ? gtk_list_item_get_item (item) : NULL;
  SpEditValue value = { 0 };

  if (row == NULL || column->edit == NULL || !aim (self, column->edit, row, &value))
    return FALSE;
  shut (self);
  self->item = item;
  self->moved = g_signal_connect_swapped (item, "notify::item", G_CALLBACK (moved_cb), self);
  self->row = row;
  self->column = column;
  self->last = index_of (self, column);
  self->before = dup_before (self, item, column);
  self->choices = column->edit->choices != NULL ? column->edit->choices (row, self->session) : NULL;
  self->cell = g_object_ref (gtk_list_item_get_child (item));
  self->field = make_field (self, column);
  gtk_list_item_set_child (item, self->field);
  gtk_widget_grab_focus (self->field);
  return TRUE;
}

static gboolean
unfold_cb (gpointer data)
{
  SpCellEditor *self = g_object_get_data (data, "sp-cell-editor");

  if (self->field != NULL && self->choices != NULL && gtk_widget_get_mapped (self->field))
    g_signal_emit_by_name (self->field, "activate");
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* What was asked for shows what can be chosen; Tab only passes by. Once it has its place. */
static void
unfold (SpCellEditor *self)
{
  if (self->choices != NULL)
    g_timeout_add (UNFOLD_MS, unfold_cb, g_object_ref (self->view));
}

static gboolean
open_selected (SpCellEditor *self)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  guint position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));

  for (guint i = 0; position != GTK_INVALID_LIST_POSITION && i <= self->n_columns; i++)
    if (sp_cell_editor_open (self, i == 0 ? self->last : i - 1, position))
      {
        unfold (self);
        return TRUE;
      }
  return FALSE;
}

static gboolean
view_key_cb (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, SpCellEditor *self)
{
  gboolean enters = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_F2;

  if (!enters || self->field != NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  return open_selected (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, SpCellEditor *self)
{
  GtkWidget *hit = n_press == 2 ? gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT) : NULL;
  const SpColumn *column = NULL;
  GtkListItem *item = NULL;

  if (hit != NULL && (self->field == NULL || !gtk_widget_is_ancestor (hit, self->field)))
    item = sp_column_item_of (hit, &column);
  if (item == NULL || !open_item (self, item, column))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  unfold (self);
}

SpCellEditor *
sp_cell_editor_attach (GtkColumnView *view, SpSession *session, const SpColumn *columns, guint n_columns)
{
  SpCellEditor *self;
  GtkEventController *keys;
  GtkGesture *click;
  guint n = 0;

  for (guint i = 0; i < n_columns; i++)
    n += columns[i].edit != NULL;
  if (n == 0)
    return NULL;
  self = g_new0 (SpCellEditor, 1);
  *self = (SpCellEditor) { .view = view, .session = g_object_ref (session), .columns = columns, .n_columns = n_columns };
  g_object_set_data_full (G_OBJECT (view), "sp-cell-editor", self, editor_free);
  keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (view_key_cb), self);
  gtk_widget_add_controller (gtk_widget_get_last_child (GTK_WIDGET (view)), keys); /* the rows: headings have keys of their own */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  return self;
}

void
sp_cell_editor_set_columns (SpCellEditor *self, const SpColumn *columns, guint n_columns)
{
  shut (self);
  self->columns = columns;
  self->n_columns = n_columns;
}

gboolean
sp_cell_editor_open (SpCellEditor *self, guint column, guint position)
{
  if (column >= self->n_columns || self->columns[column].edit == NULL)
    return FALSE;
  return open_item (self, sp_column_find_item (self->view, column, position), &self->columns[column]);
}

GtkWidget *
sp_cell_editor_get_field (SpCellEditor *self)
{
  return self->field;
}
