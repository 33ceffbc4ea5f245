/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-school-panel.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-link-list.h"
#include "sp-number.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-year-grid.h"

#define MOST_PLACES 2000 /* as the schema has it */

struct _SpSchoolPanel
{
  SpView      parent_instance;

  GtkLabel   *name, *caption, *sentence, *places_heading, *places_note, *roll_heading, *source;
  SpYearGrid *admission, *places, *roll;
  SpLinkList *projects, *area;
};

G_DEFINE_FINAL_TYPE (SpSchoolPanel, sp_school_panel, SP_TYPE_VIEW)

static SpSchoolIndex
find_school (SpSchoolPanel *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpSnapshot *s = sp_session_get_snapshot (session);

  return s != NULL ? sp_snapshot_find_school (s, sp_session_get_selected (session, SP_SUBJECT_SCHOOL)) : -1;
}

static gboolean
set_admission (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_admission_number (plan, scenario_id, value->target, value->group, sp_academic_year (value->year),
                                       (gint) value->number, reason, error);
}

static gboolean
set_places (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_group_places (plan, scenario_id, value->target, value->group, sp_academic_year (value->year),
                                   (gint) value->number, reason, error);
}

static gboolean
read_places (SpSchoolPanel *self, SpYearGrid *grid, gint at, const char *text, SpEditValue *value)
{
  if (sp_field_parse_number (text, MOST_PLACES, &value->known, &value->number) && value->known
      && value->number == (gint) value->number)
    return TRUE;
  sp_year_grid_refuse (grid, at);
  sp_edit_say (GTK_WIDGET (self), _("Places are a whole number from 0 to 2,000."), NULL, NULL);
  return FALSE;
}

static void
admission_edited_cb (SpSchoolPanel *self, gint year, const char *text, SpYearGrid *grid)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_SCHOOL), .year = year };
  SpSchoolIndex school = find_school (self);

  if (school < 0 || !read_places (self, grid, year, text, &value))
    return;
  value.group = sp_session_get_snapshot (session)->schools[school].first_group;
  sp_edit_request (sp_year_grid_get_field (grid, year), session, TRUE, set_admission, &value);
}

static void
places_edited_cb (SpSchoolPanel *self, gint group, const char *text, SpYearGrid *grid)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_SCHOOL), .group = group };

  value.year = sp_session_get_year (session);
  if (read_places (self, grid, group, text, &value))
    sp_edit_request (sp_year_grid_get_field (grid, group), session, TRUE, set_places, &value);
}

static void
show_head (SpSchoolPanel *self, const SpSnapshot *s, const SpSchool *school, const SpSchoolValues *values)
{
  GString *caption = g_string_new (values->kind_name);
  g_autofree char *year = sp_academic_year_to_string (s->assumptions.origin);
  g_autofree char *sentence = NULL;

  if (values->status != NULL)
    g_string_append_printf (caption, " · %s", values->status);
  g_string_append_printf (caption, " · %s to %s", sp_year_group_name (school->first_group), sp_year_group_name (school->last_group));
  if (values->urn != 0)
    g_string_append_printf (caption, _(" · URN %d"), values->urn);
  if (values->spare_known && values->spare >= 0)
    sentence = g_strdup_printf (_("%d on roll in %d places in %s: %d free."), values->roll, values->places, year, values->spare);
  else if (values->spare_known)
    sentence = g_strdup_printf (_("%d on roll in %d places in %s: %d too many."), values->roll, values->places, year,
                                -values->spare);
  else if (values->roll >= 0)
    sentence = g_strdup_printf (_("%d on roll in %s; its places are not held."), values->roll, year);
  sp_field_say (self->name, values->name);
  sp_field_say (self->caption, caption->str);
  sp_field_say (self->sentence, sentence);
  sp_field_say (self->source, school->provenance.source);
  g_string_free (caption, TRUE);
}

static SpYearCell
make_cell (GPtrArray *texts, gint key, char *caption, char *label, gint value)
{
  char *text = value < 0 ? g_strdup ("") : sp_number_format (value, 0);

  g_ptr_array_add (texts, caption);
  g_ptr_array_add (texts, label);
  g_ptr_array_add (texts, text);
  return (SpYearCell) { .year = key, .caption = caption, .label = label, .text = text };
}

static void
show_admission (SpSchoolPanel *self, const SpSnapshot *s, SpSchoolIndex school)
{
  const SpSchool *sc = &s->schools[school];
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree SpYearCell *cells = g_new0 (SpYearCell, s->n_years);
  guint n = 0;

  for (guint y = 0; y < s->n_years; y++)
    {
      SpAcademicYear year = { s->first_year.start + (gint) y };
      char *caption;

      if (year.start < s->assumptions.origin.start)
        continue;
      caption = sp_academic_year_to_string (year);
      cells[n++] = make_cell (texts, year.start, caption, g_strdup_printf (_("Admission number for %s"), caption),
                              s->admission_number[sp_snapshot_cell (s, school, y, sc->first_group)]);
    }
  sp_year_grid_set_cells (self->admission, sc->id, cells, n);
}

static void
show_groups (SpYearGrid *grid, const SpSnapshot *s, SpSchoolIndex school, const gint32 *values, gint year, const char *what,
             gboolean fixed)
{
  const SpSchool *sc = &s->schools[school];
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  SpYearCell cells[SP_N_GROUPS];
  guint n = 0;

  for (gint group = sc->first_group; year >= 0 && group <= (gint) sc->last_group; group++)
    {
      gint value = values[sp_snapshot_cell (s, school, year, group)];

      cells[n] = make_cell (texts, group, g_strdup (sp_year_group_code (group)),
                            g_strdup_printf ("%s, %s", what, sp_year_group_name (group)), value);
      cells[n++].fixed = fixed;
    }
  sp_year_grid_set_cells (grid, sc->id, cells, n);
}

static void
show_places (SpSchoolPanel *self, SpSession *session, const SpSnapshot *s, SpSchoolIndex school)
{
  SpAcademicYear shown = sp_academic_year (sp_session_get_year (session));
  g_autofree char *year = sp_academic_year_to_string (shown);
  g_autofree char *origin = sp_academic_year_to_string (s->assumptions.origin);
  g_autofree char *places_heading = g_strdup_printf (_("Places by year group from %s"), year);
  g_autofree char *roll_heading = g_strdup_printf (_("On roll in %s"), origin);

  sp_field_say (self->places_heading, places_heading);
  sp_field_say (self->places_note, _("Need is counted from these. Move the year, on the map or under Need, to see or change "
                                      "them from another year on."));
  sp_field_say (self->roll_heading, roll_heading);
  show_groups (self->places, s, school, s->school_places, sp_snapshot_year_index (s, shown), places_heading, FALSE);
  show_groups (self->roll, s, school, s->roll, sp_snapshot_year_index (s, s->assumptions.origin), roll_heading, TRUE);
}

static void
show_links (SpSchoolPanel *self, SpSession *session, const SpSnapshot *s, SpSchoolIndex school, const SpSchoolValues *values)
{
  sp_link_list_begin (self->projects);
  for (guint i = 0; i < s->n_projects; i++)
    if (s->projects[i].school == school)
      sp_link_list_add (self->projects, s->projects[i].name, s->projects[i].description, NULL, SP_SUBJECT_PROJECT,
                        s->projects[i].id);
  sp_link_list_end (self->projects, session);
  sp_link_list_begin (self->area);
  if (values->area_id != 0)
    sp_link_list_add (self->area, values->area_name, NULL, NULL, SP_SUBJECT_AREA, values->area_id);
  sp_link_list_end (self->area, session);
}

static void
sp_school_panel_update (SpView *view)
{
  SpSchoolPanel *self = SP_SCHOOL_PANEL (view);
  SpSession *session = sp_view_get_session (view);
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpSchoolIndex school = find_school (self);
  SpRow *row = school >= 0 ? sp_row_list_find (sp_session_get_schools (session), s->schools[school].id) : NULL;

  if (row == NULL)
    return;
  show_head (self, s, &s->schools[school], sp_school_row_get_values (row));
  show_admission (self, s, school);
  show_places (self, session, s, school);
  show_links (self, session, s, school, sp_school_row_get_values (row));
}

static void
sp_school_panel_class_init (SpSchoolPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_school_panel_update;
  g_type_ensure (SP_TYPE_YEAR_GRID);
  g_type_ensure (SP_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-school-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, name);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, caption);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, places_heading);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, places_note);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, roll_heading);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, source);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, admission);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, places);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, roll);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, projects);
  gtk_widget_class_bind_template_child (widget_class, SpSchoolPanel, area);
  gtk_widget_class_bind_template_callback (widget_class, admission_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, places_edited_cb);
}

static void
sp_school_panel_init (SpSchoolPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
