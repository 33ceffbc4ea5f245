/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit asked for in the window. In a scenario other than the plan as it stands it first asks for the reason, in a popover
 * beside what was edited; then it is made, and a toast offers to undo it or says why it was refused. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

/* What is to be written; the edit reads those members that it needs. */
typedef struct
{
  gint64   target;  /* row id */
  gint     year;    /* academic or financial, as the edit has it */
  gint     group;   /* SpYearGroup, list, position … */
  gboolean known;   /* FALSE = not known, not said */
  double   number;
  SpMoney  money;
  char    *text;    /* owned */
} SpEditValue;

typedef gboolean (*SpEditFunc) (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error);

/* What an edit changes while a scenario is shown. */
typedef enum
{
  SP_EDIT_OF_PLAN       = FALSE, /* the plan itself; the toast says so */
  SP_EDIT_OF_SCENARIO   = TRUE,  /* the scenario, as an override; it asks why */
  SP_EDIT_OF_PLAN_ALONE,         /* nothing: it would look like a change of the scenario, so it is refused, as on the command line */
} SpEditReach;

/* Copies value. */
void sp_edit_request (GtkWidget *anchor, SpSession *session, SpEditReach reach, SpEditFunc edit, const SpEditValue *value);

/* Says something in the window that holds the widget, or that is the widget: a toast, with a button for an action when named. */
void sp_edit_say (GtkWidget *from, const char *text, const char *button, const char *action);

G_END_DECLS
