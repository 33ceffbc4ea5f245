/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-edit-request.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "sp-field.h"
#include "sp-reason-popover.h"
#include "sp-rows.h"
#include "sp-view.h"

typedef struct
{
  GtkWidget  *anchor; /* weak */
  SpSession  *session;
  gint64      scenario_id;
  SpEditFunc  edit;
  SpEditValue value;
} Request;

static void
request_free (Request *self)
{
  g_clear_weak_pointer (&self->anchor);
  g_object_unref (self->session);
  g_free (self->value.text);
  g_free (self);
}

/* What was typed but not taken goes back to what the plan holds. */
static void
refresh (GtkWidget *anchor)
{
  GtkWidget *view = anchor != NULL ? gtk_widget_get_ancestor (anchor, SP_TYPE_VIEW) : NULL;

  if (view != NULL)
    sp_view_queue_update (SP_VIEW (view));
}

static void
say_done (Request *self, gint64 revision_before)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autofree char *told = NULL;

  if (self->anchor == NULL || sp_plan_get_revision (plan) == revision_before)
    return;
  if (self->scenario_id == 0 && sp_session_get_scenario_id (self->session) != 0) /* it would look like a change of the scenario */
    told = g_strdup_printf (_("%s, in the plan itself: every scenario has it"), sp_plan_get_undo_label (plan));
  sp_edit_say (self->anchor, told != NULL ? told : sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

static void
make_edit (Request *self, const char *reason)
{
  g_autoptr(GError) error = NULL;
  SpPlan *plan = sp_session_get_plan (self->session);
  gint64 revision = sp_plan_get_revision (plan);

  if (self->edit (plan, self->scenario_id, reason, &self->value, &error))
    {
      say_done (self, revision);
      return;
    }
  if (self->anchor != NULL)
    sp_edit_say (self->anchor, error->message, NULL, NULL);
  refresh (self->anchor);
}

static void
reason_given_cb (SpReasonPopover *popover, const char *reason, Request *self)
{
  if (reason != NULL)
    make_edit (self, reason);
  else
    refresh (self->anchor);
  request_free (self);
}

static char *
dup_scenario_name (SpSession *session)
{
  GListModel *scenarios = sp_session_get_scenarios (session);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (scenarios, i);

      if (sp_row_get_id (row) == sp_session_get_scenario_id (session))
        return g_strdup (sp_scenario_row_get_values (row)->name);
    }
  return g_strdup ("");
}

static void
refuse_in_scenario (GtkWidget *anchor, const char *scenario)
{
  g_autofree char *text = g_strdup_printf (_("This is said of the plan itself, for every scenario. Show the plan itself in place of "
                                             "scenario “%s”, then change it."), scenario);

  sp_edit_say (anchor, text, NULL, NULL);
  refresh (anchor);
}

void
sp_edit_request (GtkWidget *anchor, SpSession *session, SpEditReach reach, SpEditFunc edit, const SpEditValue *value)
{
  Request *self;
  g_autofree char *name = dup_scenario_name (session);

  if (reach == SP_EDIT_OF_PLAN_ALONE && sp_session_get_scenario_id (session) != 0)
    {
      refuse_in_scenario (anchor, name);
      return;
    }
  if (ADW_IS_ENTRY_ROW (anchor))
    sp_field_take (ADW_ENTRY_ROW (anchor));
  self = g_new0 (Request, 1);
  g_set_weak_pointer (&self->anchor, anchor);
  self->session = g_object_ref (session);
  self->scenario_id = reach == SP_EDIT_OF_SCENARIO ? sp_session_get_scenario_id (session) : 0;
  self->edit = edit;
  self->value = *value;
  self->value.text = g_strdup (value->text);
  if (self->scenario_id == 0)
    {
      make_edit (self, NULL);
      request_free (self);
      return;
    }
  sp_reason_popover_ask (anchor, name, (SpReasonFunc) reason_given_cb, self);
}

/* libadwaita 1.2 gives the button that closes a toast no name. */
static void
name_close_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Put this message away"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_close_buttons (child);
}

/* The overlay that holds the widget, or, for a window that is talked of from outside (a dialog that closes), the one in it. */
static GtkWidget *
find_overlay (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);

  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && overlay == NULL;
       child = gtk_widget_get_next_sibling (child))
    overlay = ADW_IS_TOAST_OVERLAY (child) ? child : find_overlay (child);
  return overlay;
}

void
sp_edit_say (GtkWidget *from, const char *text, const char *button, const char *action)
{
  GtkWidget *overlay = find_overlay (from);
  g_autofree char *title = NULL;
  AdwToast *toast, *last;

  if (overlay == NULL || text == NULL)
    return;
  last = g_object_get_data (G_OBJECT (overlay), "sp-last-toast");
  if (last != NULL)
    adw_toast_dismiss (last);
  title = g_markup_escape_text (text, -1);
  toast = adw_toast_new (title);
  if (button != NULL)
    {
      adw_toast_set_button_label (toast, button);
      adw_toast_set_action_name (toast, action);
    }
  g_object_set_data_full (G_OBJECT (overlay), "sp-last-toast", g_object_ref (toast), g_object_unref);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  if (gtk_widget_get_last_child (overlay) != adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay)))
    name_close_buttons (gtk_widget_get_last_child (overlay));
}
