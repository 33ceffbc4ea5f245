/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-edit.h"

#include <glib/gi18n-lib.h>
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-project-record.h"
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

  return i >= 0
         && sp_edit_set_project_completion (plan, value->target, NULL, value->text, s->projects[i].places_from_year, error);
}

/* ------------------------------------------------------------------- cells */

#define PROJECT(row) sp_project_row_get_values (row)

/* An option that a scenario carries out is a project there, which no edit finds. */
static gboolean
aim_project (gpointer row, SpSession *session, SpEditValue *value)
{
  value->target = sp_row_get_id (row);
  return value->target > 0;
}

static gboolean
read_millions (const char *text, SpEditValue *value)
{
  return sp_field_parse_money (text, SP_MONEY_MILLIONS, &value->known, &value->money);
}

static gboolean
read_size (const char *text, SpEditValue *value)
{
  gint from, min, max;

  return sp_project_size_parse (text, &from, &min, &max);
}

static char *
budget_text (gpointer row, SpSession *session)
{
  return PROJECT (row)->budget_known ? sp_money_format (sp_money (PROJECT (row)->budget), SP_MONEY_MILLIONS) : NULL;
}

static char *reference_text (gpointer row, SpSession *session) { return g_strdup (PROJECT (row)->reference); }
static char *name_text (gpointer row, SpSession *session) { return g_strdup (PROJECT (row)->name); }
static char *description_text (gpointer row, SpSession *session) { return g_strdup (PROJECT (row)->description); }
static char *stage_text (gpointer row, SpSession *session) { return g_strdup (PROJECT (row)->stage); }
static char *completion_text (gpointer row, SpSession *session) { return g_strdup (PROJECT (row)->completion); }
static char *table_text (gpointer row, SpSession *session) { return g_strdup_printf ("%d", PROJECT (row)->table); }

static gboolean
set_reference (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_words (plan, value->target, SP_PROJECT_REFERENCE, value->text, error);
}

static gboolean
set_name (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_words (plan, value->target, SP_PROJECT_NAME, value->text, error);
}

static gboolean
set_description (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_words (plan, value->target, SP_PROJECT_DESCRIPTION, value->text, error);
}

static gboolean
set_table (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_table (plan, value->target, (gint) g_ascii_strtoll (value->text, NULL, 10), error);
}

static gboolean
set_size (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  gint from, min, max;

  return sp_project_size_parse (value->text != NULL ? value->text : "", &from, &min, &max)
         && sp_edit_set_project_size (plan, value->target, from, min, max, error);
}

/* The number before the title: tables are known by it. */
char **
sp_project_table_choices (SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  g_strv_builder_add_many (choices, "0", _("In no table"), NULL);
  for (guint t = 0; s != NULL && t < s->n_programme_tables; t++)
    {
      g_autofree char *number = g_strdup_printf ("%d", s->programme_tables[t].number);
      g_autofree char *name = g_strdup_printf ("%s: %s", number, s->programme_tables[t].title);

      g_strv_builder_add_many (choices, number, name, NULL);
    }
  return g_strv_builder_end (choices);
}

static char **
table_choices (gpointer row, SpSession *session)
{
  return sp_project_table_choices (session);
}

/* ------------------------------------------------------- what it waits for */

/* The first that is open; NULL = none. */
static const SpDependency *
find_open (gpointer row, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpProjectIndex i = s != NULL ? sp_snapshot_find_project (s, sp_row_get_id (row)) : -1;

  for (guint d = 0; i >= 0 && d < s->projects[i].n_dependencies; d++)
    if (g_strcmp0 (s->projects[i].dependencies[d].state, "met") != 0)
      return &s->projects[i].dependencies[d];
  return NULL;
}

static gboolean
aim_waits (gpointer row, SpSession *session, SpEditValue *value)
{
  const SpDependency *open = find_open (row, session);

  value->group = open != NULL ? open->position : 0;
  return aim_project (row, session, value);
}

static char *
waits_text (gpointer row, SpSession *session)
{
  const SpDependency *open = find_open (row, session);

  return open != NULL ? g_strdup (open->state) : NULL;
}

static char **
waits_choices (gpointer row, SpSession *session)
{
  const SpDependency *open = find_open (row, session);
  const SpRecordField *state = sp_record_field (SP_RECORD_DEPENDENCY, 0);
  g_autoptr(GStrvBuilder) choices = NULL;

  if (open == NULL)
    return NULL;
  choices = g_strv_builder_new ();
  for (guint i = 0; state->codes[i] != NULL; i++)
    {
      /* Translators: how it stands, and what it is: "Met: Planning consent". */
      g_autofree char *name = g_strdup_printf (_("%s: %s"), state->name (state->codes[i]), open->text);

      g_strv_builder_add_many (choices, state->codes[i], name, NULL);
    }
  return g_strv_builder_end (choices);
}

static gboolean
set_waits (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  if (value->group > 0)
    return sp_record_set_field (plan, value->target, SP_RECORD_DEPENDENCY, value->group, 0, value->text, error);
  return value->text == NULL || sp_record_add (plan, value->target, SP_RECORD_DEPENDENCY, value->text, error);
}

const SpColumnEdit sp_project_budget_cell = {
  budget_text, read_millions, N_("A budget is an amount in £m, such as 2.8; leave it blank when none is said."),
  sp_project_edit_budget, TRUE, NULL, aim_project
};
const SpColumnEdit sp_project_stage_cell
  = { stage_text, sp_column_read_words, NULL, sp_project_edit_stage, FALSE, NULL, aim_project };
const SpColumnEdit sp_project_completion_cell = {
  completion_text, sp_column_read_words, NULL, sp_project_edit_completion, SP_EDIT_OF_PLAN_ALONE, NULL, aim_project
};
const SpColumnEdit sp_project_reference_cell
  = { reference_text, sp_column_read_words, NULL, set_reference, FALSE, NULL, aim_project };
const SpColumnEdit sp_project_name_cell = {
  name_text, sp_column_read_name, N_("A project has a name: that of its school or planning area."), set_name, FALSE, NULL, aim_project
};
const SpColumnEdit sp_project_description_cell = {
  description_text, sp_column_read_words, NULL, set_description, FALSE, NULL, aim_project
};
const SpColumnEdit sp_project_table_cell
  = { table_text, sp_column_read_words, NULL, set_table, FALSE, table_choices, aim_project };
const SpColumnEdit sp_project_size_cell = {
  NULL, read_size, N_("Places are from and to, such as 210 to 420, or 210 to 315 or 420; leave them blank when none are said."), set_size,
  FALSE, NULL, aim_project
};
const SpColumnEdit sp_project_waits_cell
  = { waits_text, sp_column_read_words, NULL, set_waits, FALSE, waits_choices, aim_waits };
