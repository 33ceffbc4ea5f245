/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-statements.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"

struct _SpStatements
{
  AdwBin     parent_instance;

  GtkBox    *box;
  SpSession *session; /* weak */
  gint64     growth_id;
  char      *shown;   /* all that is shown, to leave it be when nothing changed */
};

G_DEFINE_FINAL_TYPE (SpStatements, sp_statements, ADW_TYPE_BIN)

/* One statement being rewritten. */
typedef struct
{
  SpStatements *owner;
  GtkPopover   *popover;
  GtkTextView  *text;
  gint          list;
  gint          position; /* 0 = a new one */
} Editor;

static gboolean
set_statement (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_statement (plan, value->target, value->group, value->year, value->text, error);
}

static void
save (Editor *editor, char *text)
{
  SpEditValue value = { .target = editor->owner->growth_id, .group = editor->list, .year = editor->position };
  SpStatements *owner = editor->owner;

  g_strstrip (text);
  value.text = *text != '\0' ? text : NULL;
  gtk_popover_popdown (editor->popover);
  if (value.text != NULL || value.year > 0)
    sp_edit_request (GTK_WIDGET (owner), owner->session, FALSE, set_statement, &value);
}

static void
save_cb (Editor *editor)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (editor->text);
  GtkTextIter from, to;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  text = gtk_text_buffer_get_text (buffer, &from, &to, FALSE);
  save (editor, text);
}

static void
remove_cb (Editor *editor)
{
  char nothing[] = "";

  save (editor, nothing);
}

static GtkWidget *
make_button (Editor *editor, const char *label, const char *style, void (*clicked) (Editor *))
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, style);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked), editor);
  return button;
}

static GtkWidget *
make_popover (Editor *editor, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  editor->popover = GTK_POPOVER (gtk_popover_new ());
  editor->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (editor->text, GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (editor->text), text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Statement"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (editor->text));
  gtk_widget_set_size_request (scrolled, 340, 120);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  if (editor->position > 0)
    gtk_box_append (GTK_BOX (buttons), make_button (editor, _("Remove"), "destructive-action", remove_cb));
  gtk_box_append (GTK_BOX (buttons), make_button (editor, _("Save"), "suggested-action", save_cb));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_popover_set_child (editor->popover, box);
  return GTK_WIDGET (editor->popover);
}

static GtkWidget *
make_edit_button (SpStatements *self, const char *icon, const char *label, gint list, gint position, const char *text)
{
  GtkWidget *button = gtk_menu_button_new ();
  Editor *editor = g_new0 (Editor, 1);

  *editor = (Editor) { .owner = self, .list = list, .position = position };
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), make_popover (editor, text));
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quiet");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), "sp-editor", editor, g_free);
  return button;
}

static void
add_heading (SpStatements *self, gint list, const char *heading)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), make_edit_button (self, "list-add-symbolic", _("Add a statement"), list, 0, ""));
  gtk_widget_set_margin_top (line, 6);
  gtk_box_append (self->box, line);
}

static void
add_statement (SpStatements *self, const SpStatement *statement)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bullet = gtk_label_new ("\u2022");
  GtkWidget *label = gtk_label_new (statement->text);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_widget_set_visible (bullet, statement->list != SP_STATEMENT_CONTEXT);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), bullet);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), make_edit_button (self, "document-edit-symbolic", _("Rewrite this statement"), statement->list,
                                                    statement->position, statement->text));
  gtk_box_append (self->box, line);
}

static const char *
list_name (gint list)
{
  switch (list)
    {
    case SP_STATEMENT_ACTION: return _("Actions to date");
    case SP_STATEMENT_CURRENT: return _("Current proposals");
    case SP_STATEMENT_FUTURE: return _("Future proposals");
    default: return _("Background");
    }
}

static char *
dup_all (const SpGrowthArea *growth)
{
  GString *all = g_string_new (NULL);

  g_string_append_printf (all, "%" G_GINT64_FORMAT "\n", growth->id);
  for (guint i = 0; i < growth->n_statements; i++)
    g_string_append_printf (all, "%d %d %s\n", growth->statements[i].list, growth->statements[i].position,
                            growth->statements[i].text);
  return g_string_free (all, FALSE);
}

static void
fill (SpStatements *self, const SpGrowthArea *growth)
{
  GtkWidget *child;
  guint i = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (gint list = 0; list < SP_N_STATEMENT_LISTS; list++)
    {
      const char *heading = i < growth->n_statements && (gint) growth->statements[i].list == list
                              ? growth->statements[i].list_heading : NULL;

      add_heading (self, list, heading != NULL ? heading : list_name (list));
      for (; i < growth->n_statements && (gint) growth->statements[i].list == list; i++)
        add_statement (self, &growth->statements[i]);
    }
}

static void
sp_statements_finalize (GObject *object)
{
  g_clear_weak_pointer (&SP_STATEMENTS (object)->session);
  g_free (SP_STATEMENTS (object)->shown);
  G_OBJECT_CLASS (sp_statements_parent_class)->finalize (object);
}

static void
sp_statements_class_init (SpStatementsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_statements_finalize;
}

static void
sp_statements_init (SpStatements *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

void
sp_statements_show (SpStatements *self, SpSession *session, SpGrowthIndex growth)
{
  const SpGrowthArea *g = &sp_session_get_snapshot (session)->growth_areas[growth];
  g_autofree char *all = dup_all (g);

  g_set_weak_pointer (&self->session, session);
  self->growth_id = g->id;
  if (g_strcmp0 (self->shown, all) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&all);
  fill (self, g);
}
