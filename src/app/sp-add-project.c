/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-project.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-project-edit.h"
#include "sp-rows.h"

typedef struct { SpSubject kind; gint64 id; } Place;

struct _SpAddProject
{
  GtkPopover   parent_instance;

  GtkEntry    *reference, *name, *description, *new_table;
  GtkDropDown *table, *place;
  GtkWidget   *add;
  GStrv        tables;  /* code, title, code … as in the drop-down, which has a new one after them */
  GArray      *places;  /* of Place, beside the drop-down; the first is none */
  SpSession   *session; /* weak */
  gint64       added;   /* to be selected once the results have it */
};

G_DEFINE_FINAL_TYPE (SpAddProject, sp_add_project, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static Place
chosen_place (SpAddProject *self)
{
  guint i = gtk_drop_down_get_selected (self->place);

  return i < self->places->len ? g_array_index (self->places, Place, i) : (Place) { SP_SUBJECT_PLAN, 0 };
}

static gboolean
wants_new_table (SpAddProject *self)
{
  return self->tables != NULL && gtk_drop_down_get_selected (self->table) == g_strv_length (self->tables) / 2;
}

/* What is compulsory is there. */
static void
typed_cb (SpAddProject *self)
{
  g_autofree char *reference = dup_text (self->reference), *name = dup_text (self->name), *title = dup_text (self->new_table);

  gtk_widget_set_sensitive (self->add, *reference != '\0' && *name != '\0' && chosen_place (self).id != 0
                                           && (!wants_new_table (self) || *title != '\0'));
}

static void
table_chosen_cb (SpAddProject *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->new_table), wants_new_table (self));
  typed_cb (self);
}

static void
results_changed_cb (SpAddProject *self)
{
  gint64 added = self->added;

  if (added == 0 || self->session == NULL || !sp_session_can_go_to (self->session, SP_SUBJECT_PROJECT, added))
    return;
  self->added = 0;
  sp_session_select (self->session, SP_SUBJECT_PROJECT, added);
}

static gint
chosen_table (SpAddProject *self)
{
  guint i = gtk_drop_down_get_selected (self->table);

  if (self->tables == NULL || i >= g_strv_length (self->tables) / 2)
    return 0;
  return (gint) g_ascii_strtoll (self->tables[2 * i], NULL, 10);
}

/* Refused, it stays open with what was typed. */
static void
add_cb (SpAddProject *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autofree char *reference = dup_text (self->reference), *name = dup_text (self->name);
  g_autofree char *description = dup_text (self->description), *title = dup_text (self->new_table);
  Place place = chosen_place (self);
  SpNewProject project = { .reference = reference, .name = name, .description = *description != '\0' ? description : NULL,
                           .table = chosen_table (self), .new_table = wants_new_table (self) ? title : NULL,
                           .school_id = place.kind == SP_SUBJECT_SCHOOL ? place.id : 0,
                           .area_id = place.kind == SP_SUBJECT_AREA ? place.id : 0,
                           .growth_area_id = place.kind == SP_SUBJECT_GROWTH_AREA ? place.id : 0 };
  GtkEntry *entries[] = { self->reference, self->name, self->description, self->new_table };
  g_autoptr(GError) error = NULL;

  if (plan == NULL || !gtk_widget_get_sensitive (self->add))
    return;
  if (!sp_edit_add_project (plan, &project, &self->added, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    gtk_editable_set_text (GTK_EDITABLE (entries[i]), "");
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

/* --------------------------------------------------------------- what to choose */

static void
add_place (SpAddProject *self, GtkStringList *names, SpSubject kind, gint64 id, const char *form, const char *name)
{
  Place place = { kind, id };
  g_auto(GStrv) parts = g_strsplit (form, "%s", 2);
  g_autofree char *text = g_strjoinv (name, parts);

  g_array_append_val (self->places, place);
  gtk_string_list_append (names, text);
}

/* The name comes first: it is searched by its beginning. */
static void
fill_places (SpAddProject *self, const SpSnapshot *s)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->places, 0);
  add_place (self, names, SP_SUBJECT_PLAN, 0, "%s", _("Where it is…"));
  for (guint i = 0; s != NULL && i < s->n_growth_areas; i++)
    add_place (self, names, SP_SUBJECT_GROWTH_AREA, s->growth_areas[i].id, _("%s (growth area)"), s->growth_areas[i].name);
  for (guint i = 0; s != NULL && i < s->n_areas; i++)
    add_place (self, names, SP_SUBJECT_AREA, s->areas[i].id,
               s->areas[i].phase == SP_PHASE_SECONDARY ? _("%s (secondary planning area)") : _("%s (planning area)"),
               s->areas[i].name);
  for (guint i = 0; s != NULL && i < s->n_schools; i++)
    add_place (self, names, SP_SUBJECT_SCHOOL, s->schools[i].id, _("%s (school)"), s->schools[i].name);
  gtk_drop_down_set_model (self->place, G_LIST_MODEL (names));
}

static void
fill_tables (SpAddProject *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint n;

  g_clear_pointer (&self->tables, g_strfreev);
  self->tables = sp_project_table_choices (self->session);
  n = g_strv_length (self->tables) / 2;
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, self->tables[2 * i + 1]);
  gtk_string_list_append (names, _("In a new table…"));
  gtk_drop_down_set_model (self->table, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->table, n > 1 ? 1 : 0);
  table_chosen_cb (self);
}

static void
fill_cb (SpAddProject *self)
{
  if (self->session == NULL)
    return;
  fill_tables (self);
  fill_places (self, sp_session_get_snapshot (self->session));
  typed_cb (self);
}

static void
sp_add_project_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_PROJECT (object)->session);
  G_OBJECT_CLASS (sp_add_project_parent_class)->dispose (object);
}

static void
sp_add_project_finalize (GObject *object)
{
  g_strfreev (SP_ADD_PROJECT (object)->tables);
  g_array_unref (SP_ADD_PROJECT (object)->places);
  G_OBJECT_CLASS (sp_add_project_parent_class)->finalize (object);
}

static void
sp_add_project_class_init (SpAddProjectClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_project_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_add_project_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-add-project.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddProject, reference);
  gtk_widget_class_bind_template_child (widget_class, SpAddProject, name);
  gtk_widget_class_bind_template_child (widget_class, SpAddProject, description);
  gtk_widget_class_bind_template_child (widget_class, SpAddProject, table);
  gtk_widget_class_bind_template_child (widget_class, SpAddProject, new_table);
  gtk_widget_class_bind_template_child (widget_class, SpAddProject, place);
  gtk_widget_class_bind_template_child (widget_class, SpAddProject, add);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
sp_add_project_init (SpAddProject *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->table, _("Table of the programme"));
  sp_field_name_drop_down (self->place, _("School, planning area or growth area"));
  sp_field_shorten_drop_down (self->table);
  sp_field_shorten_drop_down (self->place);
  typed_cb (self);
}

void
sp_add_project_set_session (SpAddProject *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
}
