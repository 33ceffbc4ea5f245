/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario. */
#pragma once

#include "sp-row.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  gint64      parent_id;    /* 0 = none: the plan as it stands */
  const char *name;
  const char *note;
} SpScenarioValues;

#define SP_TYPE_SCENARIO_ROW (sp_scenario_row_get_type ())
G_DECLARE_FINAL_TYPE (SpScenarioRow, sp_scenario_row, SP, SCENARIO_ROW, SpRow)

static inline const SpScenarioValues *
sp_scenario_row_get_values (gpointer row)
{
  return (const SpScenarioValues *) sp_row_get_values (SP_ROW (row));
}

G_END_DECLS
