/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-projects.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-add-project.h"
#include "sp-column.h"
#include "sp-field.h"
#include "sp-keep-edition.h"
#include "sp-project-edit.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-table-choice.h"
#include "sp-table-grid.h"

struct _SpProgrammeProjects
{
  SpView         parent_instance;

  GtkLabel      *summary;
  SpTableChoice *choice;
  SpRowTable    *table;
  GtkBox        *totals;
  SpKeepEdition *keep_edition;
  SpAddProject  *add_project;
};

G_DEFINE_FINAL_TYPE (SpProgrammeProjects, sp_programme_projects, SP_TYPE_VIEW)

#define PROJECT(row) sp_project_row_get_values (row)

static char *
money_or_missing (gboolean known, gint64 pence)
{
  return known ? sp_money_format (sp_money (pence), SP_MONEY_MILLIONS) : NULL;
}

static char *table_text (gpointer row) { return PROJECT (row)->table > 0 ? g_strdup_printf ("%d", PROJECT (row)->table) : NULL; }
static double
table_key (gpointer row)
{
  return PROJECT (row)->table > 0 ? PROJECT (row)->table * 1000 + PROJECT (row)->position : NAN;
}
static char *reference_text (gpointer row) { return g_strdup (PROJECT (row)->reference); }
static char *name_text (gpointer row) { return g_strdup (PROJECT (row)->name); }
static char *description_text (gpointer row) { return g_strdup (PROJECT (row)->description); }
static char *places_text (gpointer row) { return g_strdup (PROJECT (row)->places_text); }
static double places_key (gpointer row) { return PROJECT (row)->places_added >= 0 ? PROJECT (row)->places_added : NAN; }
static char *stage_text (gpointer row) { return sp_words_for_stage (PROJECT (row)->stage); }
static char *completion_text (gpointer row) { return g_strdup (PROJECT (row)->completion); }
static char *budget_text (gpointer row) { return money_or_missing (PROJECT (row)->budget_known, PROJECT (row)->budget); }
static double budget_key (gpointer row) { return PROJECT (row)->budget_known ? (double) PROJECT (row)->budget : NAN; }
static char *spend_text (gpointer row) { return money_or_missing (PROJECT (row)->spend_known, PROJECT (row)->spend); }
static double spend_key (gpointer row) { return PROJECT (row)->spend_known ? (double) PROJECT (row)->spend : NAN; }
static const char *spend_style (gpointer row) { return PROJECT (row)->differs ? "differs" : NULL; }
static char *paid_text (gpointer row) { return g_strdup (PROJECT (row)->paid_name); }
static const char *paid_style (gpointer row) { return PROJECT (row)->unpaid ? "differs" : NULL; }
static char *waits_text (gpointer row) { return g_strdup (PROJECT (row)->dependency); }

static const SpColumn columns[] = {
  { N_("Table"), N_("1 in preparation, 2 to be commissioned, 3 waiting for something else"), table_text, table_key, NULL, 0,
    &sp_project_table_cell },
  { N_("Reference"), NULL, reference_text, NULL, NULL, SP_COLUMN_SPARE, &sp_project_reference_cell },
  { N_("School or area"), NULL, name_text, NULL, NULL, SP_COLUMN_EXPAND, &sp_project_name_cell },
  { N_("Project"), NULL, description_text, NULL, NULL, SP_COLUMN_EXPAND | SP_COLUMN_CAPTION, &sp_project_description_cell },
  { N_("Budget £m"), NULL, budget_text, budget_key, NULL, 0, &sp_project_budget_cell },
  { N_("Profiled £m"), N_("Spend by financial year, added up; change the years on the project’s sheet. Marked where it is not the budget"),
    spend_text, spend_key, spend_style, 0 },
  { N_("Paid for"), N_("How far money reaches it; its sheet says why. Change what money there is, and what for, on the Funding page"),
    paid_text, NULL, paid_style, SP_COLUMN_WRAP },
  { N_("Places"), N_("From and to, as the paper has them"), places_text, places_key, NULL, 0, &sp_project_size_cell },
  { N_("Stage"), N_("RIBA stage of the design, and how far a cost may still move at it (a rule of thumb)"), stage_text, NULL, NULL,
    SP_COLUMN_SPARE, &sp_project_stage_cell },
  { N_("Completion"), N_("When the works are to be complete: as the paper prints it, or as it was dated since"), completion_text, NULL,
    NULL, 0, &sp_project_completion_cell },
  { N_("Waits for"), N_("The first thing that must happen before it can go on"), waits_text, NULL, NULL,
    SP_COLUMN_EXPAND | SP_COLUMN_CAPTION, &sp_project_waits_cell },
};

static gboolean
is_shown (gpointer row, gpointer data)
{
  gint table = sp_table_choice_get (SP_PROGRAMME_PROJECTS (data)->choice);

  return table == 0 || PROJECT (row)->table == table;
}

static void
table_chosen_cb (SpProgrammeProjects *self)
{
  sp_row_table_set_filter (self->table, is_shown, self);
  sp_view_queue_update (SP_VIEW (self));
}

/* Of the projects that are shown. */
static void
say_summary (SpProgrammeProjects *self)
{
  GListModel *rows = sp_session_get_projects (sp_view_get_session (SP_VIEW (self)));
  guint n = 0, n_priced = 0, n_differ = 0;
  SpMoney total = { 0 };
  g_autofree char *text = NULL, *money = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      if (!is_shown (row, self))
        continue;
      n++;
      n_priced += PROJECT (row)->budget_known;
      n_differ += PROJECT (row)->differs;
      total = sp_money_add (total, sp_money (PROJECT (row)->budget_known ? PROJECT (row)->budget : 0));
    }
  money = sp_money_to_words (total);
  text = g_strdup_printf (ngettext ("%u project (%u priced): %s. In %u the spend profile is not the budget.",
                                    "%u projects, %u of them priced: %s. In %u the spend profile is not the budget.", n), n, n_priced, money,
                          n_differ);
  sp_field_say (self->summary, n > 0 ? text : NULL);
}

/* Tables down, as long as they fit; else across, which takes half the room. */
static void
show_totals (SpProgrammeProjects *self)
{
  SpFunding *funding = sp_session_get_funding (sp_view_get_session (SP_VIEW (self)));
  g_autoptr(SpTable) down = funding != NULL ? sp_table_of_demand (funding) : NULL;
  g_autoptr(SpTable) across = funding != NULL ? sp_table_of_demand_across (funding) : NULL;
  GtkWidget *fits = adw_squeezer_new (), *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->totals))) != NULL)
    gtk_box_remove (self->totals, child);
  gtk_box_append (self->totals, fits);
  gtk_widget_set_visible (GTK_WIDGET (self->totals), down != NULL && sp_table_get_n_rows (down) > 1);
  if (down == NULL)
    return;
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (fits), FALSE);
  adw_squeezer_set_xalign (ADW_SQUEEZER (fits), 0);
  adw_squeezer_add (ADW_SQUEEZER (fits), sp_table_grid_new_whole (down));
  adw_squeezer_add (ADW_SQUEEZER (fits), sp_table_grid_new (across, FALSE, NULL, NULL));
}

static void
sp_programme_projects_update (SpView *view)
{
  SpProgrammeProjects *self = SP_PROGRAMME_PROJECTS (view);

  sp_table_choice_fill (self->choice, sp_session_get_snapshot (sp_view_get_session (view)));
  say_summary (self);
  show_totals (self);
}

static void
sp_programme_projects_session_set (SpView *view)
{
  SpSession *session = sp_view_get_session (view);

  sp_row_table_set_up (SP_PROGRAMME_PROJECTS (view)->table, session, sp_session_get_projects (session), SP_SUBJECT_PROJECT,
                       columns, G_N_ELEMENTS (columns));
  sp_keep_edition_set_session (SP_PROGRAMME_PROJECTS (view)->keep_edition, session);
  sp_add_project_set_session (SP_PROGRAMME_PROJECTS (view)->add_project, session);
}

static void
sp_programme_projects_class_init (SpProgrammeProjectsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_programme_projects_session_set;
  SP_VIEW_CLASS (klass)->update = sp_programme_projects_update;
  g_type_ensure (SP_TYPE_ADD_PROJECT);
  g_type_ensure (SP_TYPE_KEEP_EDITION);
  g_type_ensure (SP_TYPE_ROW_TABLE);
  g_type_ensure (SP_TYPE_TABLE_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-programme-projects.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeProjects, summary);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeProjects, choice);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeProjects, table);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeProjects, totals);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeProjects, keep_edition);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeProjects, add_project);
  gtk_widget_class_bind_template_callback (widget_class, table_chosen_cb);
}

static void
sp_programme_projects_init (SpProgrammeProjects *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_programme_projects_set_search (SpProgrammeProjects *self, const char *text)
{
  sp_row_table_set_search (self->table, text);
}
