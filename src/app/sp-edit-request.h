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

/* by_scenario: a scenario can hold this as an override; otherwise the plan itself is changed whichever scenario is shown.
 * Copies value. */
void sp_edit_request (GtkWidget *anchor, SpSession *session, gboolean by_scenario, SpEditFunc edit, const SpEditValue *value);

/* Says something in the window that holds the widget, or that is the widget: a toast, with a button for an action when named. */
void sp_edit_say (GtkWidget *from, const char *text, const char *button, const char *action);

G_END_DECLS
