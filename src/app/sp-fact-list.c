/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-fact-list.h"

#include <glib/gi18n-lib.h>
#include "sp-field.h"

#define MOST_AT_A_GLANCE 12 /* choices; more are searched */

typedef struct
{
  SpFactList   *list;
  const SpFact *fact;
  GtkWidget    *row;     /* an entry row, or an action row with the drop-down */
  GtkDropDown  *choice;  /* NULL = it is typed */
  char        **choices; /* of the drop-down now: code, what it is called, code … */
} Line;

struct _SpFactList
{
  AdwBin     parent_instance;

  SpSession *session;
  SpRow     *row;     /* NULL = none */
  GPtrArray *lines;   /* of Line */
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (SpFactList, sp_fact_list, ADW_TYPE_BIN)

static void
line_free (gpointer data)
{
  g_strfreev (((Line *) data)->choices);
  g_free (data);
}

static gboolean
aim (Line *line, SpEditValue *value)
{
  SpFactList *self = line->list;

  value->year = line->fact->edit->year;
  if (self->row == NULL)
    return FALSE;
  if (line->fact->edit->aim != NULL)
    return line->fact->edit->aim (self->row, self->session, value);
  value->target = sp_row_get_id (self->row);
  return TRUE;
}

static void
write_line (Line *line, char *text)
{
  const SpColumnEdit *edit = line->fact->edit;
  SpEditValue value = { .text = text };
  gboolean read = edit->read (text, &value);

  sp_field_refuse (line->row, !read);
  if (!read)
    sp_edit_say (line->row, _(edit->refusal), NULL, NULL);
  else if (aim (line, &value))
    sp_edit_request (line->row, line->list->session, edit->reach, edit->edit, &value);
}

static void
applied_cb (GtkWidget *entry, Line *line)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  write_line (line, text);
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, Line *line)
{
  guint i = gtk_drop_down_get_selected (choice);

  if (!line->list->filling && line->choices != NULL && i != GTK_INVALID_LIST_POSITION)
    write_line (line, line->choices[2 * i]);
}

static void
make_entry (Line *line)
{
  line->row = adw_entry_row_new ();
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (line->row), TRUE);
  g_signal_connect (line->row, "apply", G_CALLBACK (applied_cb), line);
}

static void
make_choice (Line *line)
{
  GtkWidget *choice = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  line->row = adw_action_row_new ();
  line->choice = GTK_DROP_DOWN (choice);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  sp_field_shorten_drop_down (line->choice);
  sp_field_name_drop_down (line->choice, _(line->fact->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), choice);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (chosen_cb), line);
}

static void
fill_choices (Line *line, SpRow *row)
{
  char **choices = line->fact->edit->choices (row, line->list->session);
  GtkStringList *names;

  if (line->choices != NULL && g_strv_equal ((const char *const *) choices, (const char *const *) line->choices))
    {
      g_strfreev (choices);
      return;
    }
  g_strfreev (line->choices);
  line->choices = choices;
  names = gtk_string_list_new (NULL);
  for (guint i = 0; choices[i] != NULL; i += 2)
    gtk_string_list_append (names, choices[i + 1]);
  gtk_drop_down_set_model (line->choice, G_LIST_MODEL (names));
  gtk_drop_down_set_enable_search (line->choice, g_list_model_get_n_items (G_LIST_MODEL (names)) > MOST_AT_A_GLANCE);
  g_object_unref (names);
}

static void
show_line (Line *line, SpRow *row)
{
  SpEditValue value = { 0 };
  gboolean shows = row != NULL && aim (line, &value);
  g_autofree char *text = shows && line->fact->edit->text != NULL ? line->fact->edit->text (row, line->list->session) : NULL;

  gtk_widget_set_visible (line->row, shows);
  if (!shows)
    return;
  if (line->choice == NULL)
    {
      sp_field_show (ADW_ENTRY_ROW (line->row), text);
      return;
    }
  fill_choices (line, row);
  for (guint i = 0; line->choices[i] != NULL; i += 2)
    if (g_strcmp0 (line->choices[i], text != NULL ? text : "") == 0)
      gtk_drop_down_set_selected (line->choice, i / 2);
}

static void
sp_fact_list_dispose (GObject *object)
{
  SpFactList *self = SP_FACT_LIST (object);

  self->filling = TRUE; /* drop-downs that go say so */
  g_clear_object (&self->row);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_fact_list_parent_class)->dispose (object);
}

static void
sp_fact_list_finalize (GObject *object)
{
  g_ptr_array_unref (SP_FACT_LIST (object)->lines);
  G_OBJECT_CLASS (sp_fact_list_parent_class)->finalize (object);
}

static void
sp_fact_list_class_init (SpFactListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_fact_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_fact_list_finalize;
}

static void
sp_fact_list_init (SpFactList *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
}

void
sp_fact_list_set_up (SpFactList *self, SpSession *session, const char *heading, const SpFact *facts, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  if (heading != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading);
  for (guint i = 0; i < n; i++)
    {
      Line *line = g_new0 (Line, 1);

      *line = (Line) { .list = self, .fact = &facts[i] };
      facts[i].edit->choices != NULL ? make_choice (line) : make_entry (line);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), _(facts[i].title));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), line->row);
      g_ptr_array_add (self->lines, line);
    }
  adw_bin_set_child (ADW_BIN (self), group);
}

void
sp_fact_list_show (SpFactList *self, SpRow *row)
{
  g_set_object (&self->row, row);
  self->filling = TRUE;
  for (guint i = 0; i < self->lines->len; i++)
    show_line (g_ptr_array_index (self->lines, i), row);
  self->filling = FALSE;
}
