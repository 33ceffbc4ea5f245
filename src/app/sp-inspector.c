/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-inspector.h"

#include <glib/gi18n-lib.h>
#include "sp-area-panel.h"
#include "sp-growth-panel.h"
#include "sp-pot-panel.h"
#include "sp-project-panel.h"
#include "sp-school-panel.h"
#include "sp-site-panel.h"

#define WIDTH 390

struct _SpInspector
{
  SpView    parent_instance;

  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (SpInspector, sp_inspector, SP_TYPE_VIEW)

static const char *
panel_of (SpSubject focus)
{
  switch (focus)
    {
    case SP_SUBJECT_GROWTH_AREA: return "growth";
    case SP_SUBJECT_AREA: return "area";
    case SP_SUBJECT_SCHOOL: return "school";
    case SP_SUBJECT_PROJECT: return "project";
    case SP_SUBJECT_POT: return "pot";
    case SP_SUBJECT_SITE: return "site";
    default: return "nothing";
    }
}

static void
sp_inspector_update (SpView *view)
{
  gtk_stack_set_visible_child_name (SP_INSPECTOR (view)->stack,
                                    panel_of (sp_session_get_focus (sp_view_get_session (view))));
}

static void
sp_inspector_session_set (SpView *view)
{
  const struct { const char *name; GType type; } panels[] = {
    { "growth", SP_TYPE_GROWTH_PANEL }, { "area", SP_TYPE_AREA_PANEL }, { "school", SP_TYPE_SCHOOL_PANEL },
    { "project", SP_TYPE_PROJECT_PANEL }, { "pot", SP_TYPE_POT_PANEL }, { "site", SP_TYPE_SITE_PANEL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (panels); i++)
    gtk_stack_add_named (SP_INSPECTOR (view)->stack,
                         g_object_new (panels[i].type, "session", sp_view_get_session (view), NULL), panels[i].name);
}

static void
sp_inspector_class_init (SpInspectorClass *klass)
{
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->session_set = sp_inspector_session_set;
  SP_VIEW_CLASS (klass)->update = sp_inspector_update;
}

static void
sp_inspector_init (SpInspector *self)
{
  GtkWidget *nothing = adw_status_page_new ();
  GtkWidget *clamp;

  gtk_widget_add_css_class (GTK_WIDGET (self), "inspector");
  gtk_widget_add_css_class (GTK_WIDGET (self), "background"); /* it slides over the page where there is no room beside it */
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _("Nothing selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing),
                                   _("Choose a growth area, housing site, planning area, school, project or pot of money on any page to read and change it here."));
  gtk_widget_add_css_class (nothing, "compact");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, nothing, "nothing");
  /* Sentences would ask for all the room there is: the page beside needs it more. */
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), clamp);
}
