/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-page.h"

#include "sp-option-choice.h"
#include "sp-part-bar.h"
#include "sp-programme-projects.h"
#include "sp-programme-risks.h"
#include "sp-programme-spend.h"
#include "sp-programme-timetable.h"

struct _SpProgrammePage
{
  SpPage               parent_instance;

  GtkStack            *parts;
  SpProgrammeProjects *projects;
  SpProgrammeSpend    *spend;
  SpProgrammeRisks    *risks;
  SpOptionChoice      *options;
  GtkWidget           *updating;
};

G_DEFINE_FINAL_TYPE (SpProgrammePage, sp_programme_page, SP_TYPE_PAGE)

static void
sp_programme_page_session_set (SpView *view)
{
  sp_page_set_up_parts (SP_PAGE (view), SP_PROGRAMME_PAGE (view)->parts, SP_PROGRAMME_PAGE (view)->updating);
}

/* Only a list can be searched: from the timetable, looking for something leads to the projects. */
static void
sp_programme_page_search (SpPage *page, const char *text)
{
  SpProgrammePage *self = SP_PROGRAMME_PAGE (page);

  if (text != NULL && *text != '\0' && g_strcmp0 (gtk_stack_get_visible_child_name (self->parts), "timetable") == 0)
    sp_programme_page_show_part (self, "projects");
  sp_programme_projects_set_search (self->projects, text);
  sp_programme_spend_set_search (self->spend, text);
  sp_programme_risks_set_search (self->risks, text);
  sp_option_choice_set_search (self->options, text);
}

static void
sp_programme_page_class_init (SpProgrammePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->session_set = sp_programme_page_session_set;
  SP_PAGE_CLASS (klass)->search = sp_programme_page_search;
  g_type_ensure (SP_TYPE_OPTION_CHOICE);
  g_type_ensure (SP_TYPE_PART_BAR);
  g_type_ensure (SP_TYPE_PROGRAMME_PROJECTS);
  g_type_ensure (SP_TYPE_PROGRAMME_TIMETABLE);
  g_type_ensure (SP_TYPE_PROGRAMME_SPEND);
  g_type_ensure (SP_TYPE_PROGRAMME_RISKS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-programme-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgrammePage, parts);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammePage, projects);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammePage, spend);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammePage, risks);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammePage, options);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammePage, updating);
}

static void
sp_programme_page_init (SpProgrammePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_programme_page_show_part (SpProgrammePage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->parts, name);
}
