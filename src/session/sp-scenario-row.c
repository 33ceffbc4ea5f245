/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-scenario-row.h"

struct _SpScenarioRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpScenarioRow, sp_scenario_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpScenarioValues, id, "id", INT64),
  SP_ROW_FIELD (SpScenarioValues, parent_id, "parent-id", INT64),
  SP_ROW_FIELD (SpScenarioValues, name, "name", STRING),
  SP_ROW_FIELD (SpScenarioValues, note, "note", STRING),
};

static void
sp_scenario_row_class_init (SpScenarioRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpScenarioValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_scenario_row_init (SpScenarioRow *self)
{
}
