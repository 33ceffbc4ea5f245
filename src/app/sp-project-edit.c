/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-edit.h"

#include <glib/gi18n-lib.h>
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-rows.h"

gboolean
sp_project_edit_budget (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_budget (plan, scenario_id, value->target, value->known ? &value->money : NULL, reason, error);
}

gboolean
sp_project_edit_stage (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_stage (plan, value->target, value->text, error);
}

gboolean
sp_project_edit_completion (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  g_autoptr(SpSnapshot) s = sp_plan_snapshot (plan, 0, error);
  SpProjectIndex i = s != NULL ? sp_snapshot_find_project (s, value->target) : -1;

  return i >= 0 && sp_edit_set_project_completion (plan, value->target, value->text, s->projects[i].completion_on,
                                                   s->projects[i].places_from_year, error);
}

static gboolean
read_millions (const char *text, SpEditValue *value)
{
  return sp_field_parse_money (text, SP_MONEY_MILLIONS, &value->known, &value->money);
}

static gboolean
read_words (const char *text, SpEditValue *value)
{
  if (*text == '\0')
    value->text = NULL;
  return TRUE;
}

static char *
budget_text (gpointer row, SpSession *session)
{
  const SpProjectValues *values = sp_project_row_get_values (row);

  return values->budget_known ? sp_money_format (sp_money (values->budget), SP_MONEY_MILLIONS) : NULL;
}

static char *stage_text (gpointer row, SpSession *session) { return g_strdup (sp_project_row_get_values (row)->stage); }
static char *
completion_text (gpointer row, SpSession *session)
{
  return g_strdup (sp_project_row_get_values (row)->completion_text);
}

const SpColumnEdit sp_project_budget_cell = {
  budget_text, read_millions, N_("A budget is an amount in £m, such as 2.8; leave it blank when none is said."),
  sp_project_edit_budget, TRUE
};
const SpColumnEdit sp_project_stage_cell = { stage_text, read_words, NULL, sp_project_edit_stage, FALSE };
const SpColumnEdit sp_project_completion_cell = { completion_text, read_words, NULL, sp_project_edit_completion, FALSE };
