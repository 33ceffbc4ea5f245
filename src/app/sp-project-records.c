/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-records.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-project-record.h"

struct _SpProjectRecords
{
  SpView               parent_instance;

  AdwPreferencesGroup *lists[SP_N_RECORD_LISTS];
  AdwEntryRow         *add[SP_N_RECORD_LISTS];
  GPtrArray           *rows[SP_N_RECORD_LISTS]; /* of GtkWidget, borrowed */
  GHashTable          *open;                    /* rows that are unfolded: list and position, so that an edit keeps them so */
  char                *shown[SP_N_RECORD_LISTS]; /* what the rows say, so that nothing being typed is lost to the same again */
  gint64               project;
  gboolean             showing;
};

G_DEFINE_FINAL_TYPE (SpProjectRecords, sp_project_records, SP_TYPE_VIEW)

/* A field's place: list, position in the list, field; one number, kept with the widget. */
#define PLACE(list, position, field) (((position) * SP_N_RECORD_LISTS + (gint) (list)) * SP_MOST_RECORD_FIELDS + (gint) (field))
#define FIELD_OF(place) ((place) % SP_MOST_RECORD_FIELDS)
#define LIST_OF(place) ((SpRecordList) ((place) / SP_MOST_RECORD_FIELDS % SP_N_RECORD_LISTS))
#define POSITION_OF(place) ((place) / SP_MOST_RECORD_FIELDS / SP_N_RECORD_LISTS)

static const SpProject *
find_project (SpProjectRecords *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpProjectIndex index = s != NULL ? sp_snapshot_find_project (s, sp_session_get_selected (session, SP_SUBJECT_PROJECT)) : -1;

  return index >= 0 ? &s->projects[index] : NULL;
}

/* ------------------------------------------------------------------- edits */

static gboolean
set_field (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_record_set_field (plan, value->target, LIST_OF (value->group), POSITION_OF (value->group),
                              (guint) FIELD_OF (value->group), value->text, error);
}

static gboolean
append_record (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_record_add (plan, value->target, LIST_OF (value->group), value->text, error);
}

static gboolean
remove_record (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_record_remove (plan, value->target, LIST_OF (value->group), POSITION_OF (value->group), error);
}

static void
request (SpProjectRecords *self, gint place, const char *text, SpEditFunc edit)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_PROJECT), .group = place, .text = (char *) text };

  sp_edit_request (GTK_WIDGET (self), session, FALSE, edit, &value);
}

static gint
place_of (gpointer widget)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "sp-place"));
}

static void
typed_cb (SpProjectRecords *self, AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  request (self, place_of (row), *text != '\0' ? text : NULL, set_field);
}

static void
chosen_cb (SpProjectRecords *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  const SpRecordField *field = sp_record_field (LIST_OF (place_of (drop_down)), (guint) FIELD_OF (place_of (drop_down)));

  if (!self->showing)
    request (self, place_of (drop_down), field->codes[gtk_drop_down_get_selected (drop_down)], set_field);
}

static void
removed_cb (SpProjectRecords *self, GtkWidget *button)
{
  request (self, place_of (button), NULL, remove_record);
}

static void
added_cb (SpProjectRecords *self, AdwEntryRow *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  gint list = 0;

  while (list < SP_N_RECORD_LISTS - 1 && self->add[list] != row)
    list++;
  if (*text == '\0')
    return;
  request (self, PLACE (list, 0, 0), text, append_record);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
}

static void
unfolded_cb (SpProjectRecords *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  if (adw_expander_row_get_expanded (row))
    g_hash_table_add (self->open, GINT_TO_POINTER (place_of (row)));
  else
    g_hash_table_remove (self->open, GINT_TO_POINTER (place_of (row)));
}

/* -------------------------------------------------------------------- rows */

static void
keep_place (gpointer widget, gint place)
{
  g_object_set_data (G_OBJECT (widget), "sp-place", GINT_TO_POINTER (place));
}

static GtkWidget *
entry_new (SpProjectRecords *self, const SpRecordField *field, const char *value, gint place)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  sp_field_show (ADW_ENTRY_ROW (row), value);
  keep_place (row, place);
  g_signal_connect_object (row, "apply", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
choice_new (SpProjectRecords *self, const SpRecordField *field, const char *value, gint place)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_action_row_new (), *drop_down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);

  for (guint i = 0; field->codes[i] != NULL; i++)
    {
      gtk_string_list_append (names, field->name (field->codes[i]));
      if (g_strcmp0 (field->codes[i], value) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  sp_field_name_drop_down (GTK_DROP_DOWN (drop_down), _(field->title));
  keep_place (drop_down, place);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  return row;
}

static GtkWidget *
remove_new (SpProjectRecords *self, gint place)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove this"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove this"), -1);
  keep_place (button, place);
  g_signal_connect_object (button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
show_record (SpProjectRecords *self, SpRecordList list, const SpRecord *record)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *summary = sp_record_describe (list, record);
  gint place = PLACE (list, record->position, 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), summary);
  for (guint f = 0; sp_record_field (list, f) != NULL; f++)
    {
      const SpRecordField *field = sp_record_field (list, f);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), (field->codes != NULL ? choice_new : entry_new) (
                                                          self, field, record->values[f], PLACE (list, record->position, f)));
    }
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), remove_new (self, place));
  keep_place (row, place);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), g_hash_table_contains (self->open, GINT_TO_POINTER (place)));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (unfolded_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->lists[list], row);
  g_ptr_array_add (self->rows[list], row);
}

static char *
write_down (const SpProject *project, const GArray *records)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%" G_GINT64_FORMAT, project->id);
  for (guint i = 0; i < records->len; i++)
    {
      const SpRecord *record = &g_array_index (records, SpRecord, i);

      g_string_append_printf (text, "\n%d\t%s", record->position, record->text);
      for (guint f = 0; f < SP_MOST_RECORD_FIELDS; f++)
        g_string_append_printf (text, "\t%s", record->values[f] != NULL ? record->values[f] : "");
    }
  return g_string_free (text, FALSE);
}

static void
show_list (SpProjectRecords *self, SpRecordList list, const SpProject *project)
{
  g_autoptr(GArray) records = sp_records_of_project (project, list);
  g_autofree char *text = write_down (project, records);

  if (g_strcmp0 (text, self->shown[list]) == 0)
    return;
  g_free (self->shown[list]);
  self->shown[list] = g_steal_pointer (&text);
  for (guint i = 0; i < self->rows[list]->len; i++)
    adw_preferences_group_remove (self->lists[list], g_ptr_array_index (self->rows[list], i));
  g_ptr_array_set_size (self->rows[list], 0);
  for (guint i = 0; i < records->len; i++)
    show_record (self, list, &g_array_index (records, SpRecord, i));
  gtk_widget_set_visible (GTK_WIDGET (self->lists[list]), records->len > 0);
}

static void
sp_project_records_update (SpView *view)
{
  SpProjectRecords *self = SP_PROJECT_RECORDS (view);
  const SpProject *project = find_project (self);

  if (project == NULL)
    return;
  if (project->id != self->project)
    g_hash_table_remove_all (self->open);
  self->project = project->id;
  self->showing = TRUE;
  for (guint list = 0; list < SP_N_RECORD_LISTS; list++)
    show_list (self, list, project);
  self->showing = FALSE;
}

static void
sp_project_records_finalize (GObject *object)
{
  SpProjectRecords *self = SP_PROJECT_RECORDS (object);

  for (guint list = 0; list < SP_N_RECORD_LISTS; list++)
    {
      g_ptr_array_unref (self->rows[list]);
      g_free (self->shown[list]);
    }
  g_hash_table_unref (self->open);
  G_OBJECT_CLASS (sp_project_records_parent_class)->finalize (object);
}

static void
bind_array (GtkWidgetClass *widget_class, const char *const *names, gsize offset)
{
  for (guint i = 0; i < SP_N_RECORD_LISTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, names[i], FALSE, (gssize) (offset + i * sizeof (gpointer)));
}

static void
sp_project_records_class_init (SpProjectRecordsClass *klass)
{
  static const char *const lists[] = { "dependencies", "approvals", "risks" };
  static const char *const add[] = { "add_dependency", "add_approval", "add_risk" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_project_records_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_project_records_update;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-project-records.ui");
  bind_array (widget_class, lists, G_STRUCT_OFFSET (SpProjectRecords, lists));
  bind_array (widget_class, add, G_STRUCT_OFFSET (SpProjectRecords, add));
  gtk_widget_class_bind_template_callback (widget_class, added_cb);
}

static void
sp_project_records_init (SpProjectRecords *self)
{
  for (guint list = 0; list < SP_N_RECORD_LISTS; list++)
    self->rows[list] = g_ptr_array_new ();
  self->open = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
