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
show_busy (SpProgrammePage *self)
{
  gboolean busy = sp_session_get_busy (sp_view_get_session (SP_VIEW (self)));

  gtk_widget_set_visible (self->updating, busy);
  gtk_widget_set_opacity (GTK_WIDGET (self->parts), busy ? 0.6 : 1);
}

static void
sp_programme_page_session_set (SpView *view)
{
  SpProgrammePage *self = SP_PROGRAMME_PAGE (view);
  SpSession *session = sp_view_get_session (view);

  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (self->parts)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    g_object_set (part, "session", session, NULL);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (show_busy), self, G_CONNECT_SWAPPED);
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
