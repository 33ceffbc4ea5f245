/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-panel.h"

#include <glib/gi18n-lib.h>
#include "sp-date-parts.h"
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-link-list.h"
#include "sp-pot-fixed.h"
#include "sp-project-edit.h"
#include "sp-project-facts.h"
#include "sp-project-records.h"
#include "sp-project-sheet.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-year-grid.h"

#define YEARS_AHEAD 6 /* of a capital programme */

struct _SpProjectPanel
{
  SpView               parent_instance;

  GtkLabel            *name, *caption, *sentence, *spend_note, *source;
  AdwEntryRow         *budget, *stage, *completion;
  SpYearGrid          *spend;
  SpProjectFacts      *facts;
  SpProjectRecords    *records;
  SpProjectSheet      *sheet;
  SpLinkList          *places, *growth_areas, *fixed;
};

G_DEFINE_FINAL_TYPE (SpProjectPanel, sp_project_panel, SP_TYPE_VIEW)

static const SpProject *
find_project (SpProjectPanel *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpProjectIndex i = s != NULL ? sp_snapshot_find_project (s, sp_session_get_selected (session, SP_SUBJECT_PROJECT)) : -1;

  return i >= 0 ? &s->projects[i] : NULL;
}

static gboolean
set_spend (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_spend (plan, scenario_id, value->target, sp_financial_year (value->year),
                                    value->known ? &value->money : NULL, reason, error);
}

static void
request (SpProjectPanel *self, GtkWidget *anchor, SpEditReach reach, SpEditFunc edit, SpEditValue *value)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));

  value->target = sp_session_get_selected (session, SP_SUBJECT_PROJECT);
  sp_edit_request (anchor, session, reach, edit, value);
}

static void
budget_applied_cb (SpProjectPanel *self)
{
  SpEditValue value = { 0 };
  gboolean read = sp_field_parse_money (gtk_editable_get_text (GTK_EDITABLE (self->budget)), SP_MONEY_MILLIONS, &value.known,
                                        &value.money);

  sp_field_refuse (GTK_WIDGET (self->budget), !read);
  if (read)
    request (self, GTK_WIDGET (self->budget), TRUE, sp_project_edit_budget, &value);
  else
    sp_edit_say (GTK_WIDGET (self), _("A budget is an amount in £m, such as 2.8; leave it blank when none is said."), NULL, NULL);
}

static void
text_applied (SpProjectPanel *self, AdwEntryRow *row, SpEditReach reach, SpEditFunc edit)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  SpEditValue value = { .text = *text != '\0' ? text : NULL };

  request (self, GTK_WIDGET (row), reach, edit, &value);
}

static void
stage_applied_cb (SpProjectPanel *self)
{
  text_applied (self, self->stage, SP_EDIT_OF_PLAN, sp_project_edit_stage);
}

static void
completion_applied_cb (SpProjectPanel *self)
{
  const char *shown = g_object_get_data (G_OBJECT (self->completion), "sp-shown");

  if (g_strcmp0 (shown, gtk_editable_get_text (GTK_EDITABLE (self->completion))) == 0) /* as printed is no date to be read */
    return;
  text_applied (self, self->completion, SP_EDIT_OF_PLAN_ALONE, sp_project_edit_completion);
}

static void
spend_edited_cb (SpProjectPanel *self, gint year, const char *text, SpYearGrid *grid)
{
  SpEditValue value = { .year = year };

  if (sp_field_parse_money (text, SP_MONEY_MILLIONS, &value.known, &value.money))
    {
      request (self, sp_year_grid_get_field (grid, year), TRUE, set_spend, &value);
      return;
    }
  sp_year_grid_refuse (grid, year);
  sp_edit_say (GTK_WIDGET (self), _("Spend is an amount in £m, such as 2.495; leave it blank when none is said."), NULL, NULL);
}

static gboolean
remove_project (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_remove_project (plan, value->target, error);
}

static void
remove_cb (SpProjectPanel *self)
{
  SpEditValue value = { 0 };

  request (self, GTK_WIDGET (self), FALSE, remove_project, &value);
}

static void
show_head (SpProjectPanel *self, const SpProject *p, const SpProjectValues *values)
{
  GString *caption = g_string_new (NULL);
  GString *sentence = g_string_new (p->description);

  if (p->table > 0)
    g_string_append_printf (caption, _("Table %d of the programme"), p->table);
  if (p->reference != NULL)
    g_string_append_printf (caption, caption->len > 0 ? " · %s" : "%s", p->reference);
  g_string_append_printf (caption, caption->len > 0 ? " · %s" : "%s",
                          p->committed ? _("its places are counted") : _("its places are not counted yet"));
  if (values->places_text != NULL && sentence->len > 0)
    g_string_append (sentence, " · ");
  if (values->places_text != NULL)
    g_string_append_printf (sentence, _("%s places"), values->places_text);
  sp_field_say (self->name, p->name);
  sp_field_say (self->caption, caption->str);
  sp_field_say (self->sentence, sentence->str);
  sp_field_say (self->source, p->provenance.source);
  g_string_free (caption, TRUE);
  g_string_free (sentence, TRUE);
}

static const SpMoney *
spend_in (const SpProject *p, gint year)
{
  for (guint i = 0; i < p->n_spend; i++)
    if (p->spend[i].year.start == year)
      return &p->spend[i].amount;
  return NULL;
}

static void
show_spend (SpProjectPanel *self, const SpSnapshot *s, const SpProject *p)
{
  gint first = s->assumptions.origin.start, last = first + YEARS_AHEAD;
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree SpYearCell *cells = NULL;

  for (guint i = 0; i < p->n_spend; i++)
    {
      first = p->spend[i].year.start > 0 ? MIN (first, p->spend[i].year.start) : first;
      last = MAX (last, p->spend[i].year.start);
    }
  cells = g_new0 (SpYearCell, last - first + 1);
  for (gint year = first; year <= last; year++)
    {
      const SpMoney *amount = spend_in (p, year);
      SpYearCell *cell = &cells[year - first];

      cell->year = year;
      cell->caption = sp_financial_year_to_string (sp_financial_year (year));
      cell->label = g_strdup_printf (_("Spend in %s, £m"), cell->caption);
      cell->text = amount != NULL ? sp_money_format (*amount, SP_MONEY_MILLIONS) : g_strdup ("");
      g_ptr_array_add (texts, (char *) cell->caption);
      g_ptr_array_add (texts, (char *) cell->label);
      g_ptr_array_add (texts, (char *) cell->text);
    }
  sp_year_grid_set_cells (self->spend, p->id, cells, last - first + 1);
}

static void
show_spend_note (SpProjectPanel *self, const SpProject *p, const SpProjectValues *values)
{
  g_autofree char *spend = sp_money_to_words (sp_money (values->spend));
  g_autofree char *budget = sp_money_to_words (sp_money (values->budget));
  g_autofree char *gap = sp_money_to_words (sp_money (ABS (values->budget - values->spend)));
  g_autofree char *to_date = sp_money_to_words (p->spend_to_date);
  g_autofree char *day = sp_date_to_words (p->spend_to_date_on);
  g_autoptr(GString) note = g_string_new (NULL);

  if (p->has_spend_to_date && day != NULL)
    g_string_append_printf (note, _("%s spent by %s. "), to_date, day);
  if (values->differs)
    g_string_append_printf (note, values->budget > values->spend ? _("%s profiled in all, %s less than the budget of %s.")
                                                                 : _("%s profiled in all, %s more than the budget of %s."),
                            spend, gap, budget);
  else if (values->spend_known && values->budget_known)
    g_string_append_printf (note, _("%s profiled in all, as the budget has it."), spend);
  else if (values->spend_known)
    g_string_append_printf (note, _("%s profiled in all."), spend);
  sp_field_say (self->spend_note, note->str);
}

static void
show_links (SpProjectPanel *self, SpSession *session, const SpSnapshot *s, const SpProject *p, const SpProjectValues *values)
{
  sp_link_list_begin (self->places);
  for (guint i = 0; i < p->n_schools; i++)
    sp_link_list_add (self->places, s->schools[p->schools[i]].name, _("School"), NULL, SP_SUBJECT_SCHOOL,
                      s->schools[p->schools[i]].id);
  if (p->n_schools == 0 && values->school_id != 0)
    sp_link_list_add (self->places, values->school_name, _("School"), NULL, SP_SUBJECT_SCHOOL, values->school_id);
  if (values->area_id != 0)
    sp_link_list_add (self->places, values->area_name, _("Planning area"), NULL, SP_SUBJECT_AREA, values->area_id);
  sp_link_list_end (self->places, session);
  sp_link_list_begin (self->growth_areas);
  for (guint g = 0; g < s->n_growth_areas; g++)
    for (guint i = 0; i < s->growth_areas[g].n_projects; i++)
      if (&s->projects[s->growth_areas[g].projects[i]] == p)
        sp_link_list_add (self->growth_areas, s->growth_areas[g].name, NULL, NULL, SP_SUBJECT_GROWTH_AREA,
                          s->growth_areas[g].id);
  sp_link_list_end (self->growth_areas, session);
}

/* Of which pot what is fixed for it by hand: there it is changed. */
static void
show_fixed (SpProjectPanel *self, SpSession *session, const SpSnapshot *s, const SpProject *p)
{
  sp_link_list_begin (self->fixed);
  for (guint i = 0; i < s->n_allocations; i++)
    {
      const SpPotAllocation *fixed = &s->allocations[i];
      g_autofree char *words = sp_pot_fixed_dup_words (fixed);

      if (fixed->pot >= 0 && fixed->project >= 0 && &s->projects[fixed->project] == p)
        sp_link_list_add (self->fixed, s->pots[fixed->pot].name, words, NULL, SP_SUBJECT_POT, s->pots[fixed->pot].id);
    }
  sp_link_list_end (self->fixed, session);
}

static void
sp_project_panel_update (SpView *view)
{
  SpProjectPanel *self = SP_PROJECT_PANEL (view);
  SpSession *session = sp_view_get_session (view);
  const SpProject *p = find_project (self);
  SpRow *row = p != NULL ? sp_row_list_find (sp_session_get_projects (session), p->id) : NULL;
  g_autofree char *budget = NULL;

  if (row == NULL)
    return;
  show_head (self, p, sp_project_row_get_values (row));
  budget = p->has_budget ? sp_money_format (p->budget, SP_MONEY_MILLIONS) : NULL;
  sp_field_show (self->budget, budget);
  sp_field_show (self->stage, p->riba_stage);
  sp_field_show (self->completion, sp_project_row_get_values (row)->completion);
  show_spend (self, sp_session_get_snapshot (session), p);
  show_spend_note (self, p, sp_project_row_get_values (row));
  show_links (self, session, sp_session_get_snapshot (session), p, sp_project_row_get_values (row));
  show_fixed (self, session, sp_session_get_snapshot (session), p);
}

static void
sp_project_panel_session_set (SpView *view)
{
  g_object_set (SP_PROJECT_PANEL (view)->facts, "session", sp_view_get_session (view), NULL);
  g_object_set (SP_PROJECT_PANEL (view)->records, "session", sp_view_get_session (view), NULL);
  g_object_set (SP_PROJECT_PANEL (view)->sheet, "session", sp_view_get_session (view), NULL);
}

static void
sp_project_panel_class_init (SpProjectPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->session_set = sp_project_panel_session_set;
  SP_VIEW_CLASS (klass)->update = sp_project_panel_update;
  g_type_ensure (SP_TYPE_YEAR_GRID);
  g_type_ensure (SP_TYPE_LINK_LIST);
  g_type_ensure (SP_TYPE_PROJECT_FACTS);
  g_type_ensure (SP_TYPE_PROJECT_RECORDS);
  g_type_ensure (SP_TYPE_PROJECT_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-project-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, name);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, caption);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, spend_note);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, source);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, budget);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, stage);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, completion);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, spend);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, facts);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, records);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, sheet);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, places);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, growth_areas);
  gtk_widget_class_bind_template_child (widget_class, SpProjectPanel, fixed);
  gtk_widget_class_bind_template_callback (widget_class, budget_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, stage_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, completion_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, spend_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
sp_project_panel_init (SpProjectPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
