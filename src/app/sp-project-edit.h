/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a project that its panel and the table of projects both offer: target is the project. */
#pragma once

#include "sp-column.h"

G_BEGIN_DECLS

/* SpEditFunc: money, NULL when not known; text, NULL when not said. */
gboolean sp_project_edit_budget (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error);
gboolean sp_project_edit_stage (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error);
/* Only the words as printed: the date that counts stays as it is. */
gboolean sp_project_edit_completion (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error);

/* The same, and the other facts of a project, in the cells of a table of project rows. What a project waits for is chosen by how the
 * first of it that is open stands; where it waits for nothing, typed. */
extern const SpColumnEdit sp_project_budget_cell, sp_project_stage_cell, sp_project_completion_cell, sp_project_reference_cell,
  sp_project_name_cell, sp_project_description_cell, sp_project_table_cell, sp_project_size_cell, sp_project_waits_cell;

/* Code and title of the tables of projects, and of none (sp-column.h); g_strfreev. */
char **sp_project_table_choices (SpSession *session);

G_END_DECLS
