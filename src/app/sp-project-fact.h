/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fact of a project as its panel shows it: what it is called, whether it is typed or chosen, what it is now and how it is written.
 * Said once, here. */
#pragma once

#include "sp-edit.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  SP_FACT_REFERENCE, SP_FACT_NAME, SP_FACT_DESCRIPTION, SP_FACT_TABLE, SP_FACT_KIND, SP_FACT_PHASE,   /* what it is */
  SP_FACT_SCHOOL, SP_FACT_AREA, SP_FACT_GROWTH, SP_FACT_NOT_GROWTH,                                   /* where */
  SP_FACT_SIZE, SP_FACT_PLACES, SP_FACT_TEMPORARY, SP_FACT_COMMITTED,                                 /* and for how many */
  SP_FACT_PRICE_BASE, SP_FACT_LOCATION, SP_FACT_AFTER, SP_FACT_NOT_AFTER,                             /* prices and order */
} SpProjectFact;
#define SP_N_PROJECT_FACTS 18

const char *sp_project_fact_title (SpProjectFact fact); /* translated */
gboolean    sp_project_fact_is_chosen (SpProjectFact fact);
/* Code, what it is called, code … (g_strfreev) of one that is chosen. */
char      **sp_project_fact_choices (SpProjectFact fact, const SpSnapshot *snapshot, const SpProject *project);
/* What it is now, as typed, or its code; NULL = not said, or something to add. */
char       *sp_project_fact_text (SpProjectFact fact, const SpSnapshot *snapshot, const SpProject *project);
/* text as above. What cannot be read is a G_IO_ERROR_INVALID_ARGUMENT that says what can. */
gboolean    sp_project_fact_set (SpPlan *plan, gint64 project_id, SpProjectFact fact, const char *text, GError **error);

G_END_DECLS
