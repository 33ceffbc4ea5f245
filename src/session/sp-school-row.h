/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school, at the last census. */
#pragma once

#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  gint        index;
  gint        urn;                 /* 0 = not held */
  const char *dfe_number;
  const char *name;
  gint        kind;                /* SpSchoolPhase */
  const char *kind_name;           /* translated */
  const char *status;
  const char *district;
  gint64      area_id;             /* of the current phase, 0 = none */
  const char *area_name;
  gint        roll;                /* R-Y14 at the last census, -1 = not held */
  gint        places;              /* of the same year groups, -1 = not held */
  gint        spare;               /* places - roll where both are held */
  gboolean    spare_known;
  double      fill;                /* roll / places, negative = not known */
  gint        net_capacity;        /* -1 = not held */
  gint        admission_number;    /* of its entry year group, -1 = not held */
  gint        entry_group;         /* SpYearGroup */
  gboolean    estimated;           /* any of its rolls or places is an estimate */
} SpSchoolValues;

#define SP_TYPE_SCHOOL_ROW (sp_school_row_get_type ())
G_DECLARE_FINAL_TYPE (SpSchoolRow, sp_school_row, SP, SCHOOL_ROW, SpRow)

static inline const SpSchoolValues *
sp_school_row_get_values (gpointer row)
{
  return (const SpSchoolValues *) sp_row_get_values (SP_ROW (row));
}

void sp_school_values_fill (SpSchoolValues *values, const SpSnapshot *snapshot, SpSchoolIndex school, SpPhase phase);
const char *sp_school_kind_name (SpSchoolPhase kind); /* translated: "Infant", "All-through" */

G_END_DECLS
