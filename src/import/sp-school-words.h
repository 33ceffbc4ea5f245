/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The national register's words for a school in the plan's. */
#pragma once

#include "sp-import-run.h"

G_BEGIN_DECLS

/* Year groups of an age range: from the statutory lowest age (4 is reception, 3 and 2 have a nursery before it) to the highest, in
 * which the last year group ends (11 is Year 6). FALSE: not a range of a school. */
gboolean    sp_school_groups_of_ages (gint low, gint high, gint *first, gint *last);
/* Code of the plan for the register's phase and type and the year groups; NULL = not a school that is planned for (independent, further
 * education). */
const char *sp_school_phase_of (const char *phase, const char *type, gint first, gint last);
/* Code of the plan for the register's type; NULL = none of them. */
const char *sp_school_status_of (const char *type);
/* "9262000", "926/2000" or ("926", "2000") as "926/2000"; FALSE when it is none. */
gboolean    sp_school_number_read (const char *joined, const char *authority, const char *establishment, char out[9]);
/* A school of the plan by URN (0 = none given), else number, else, where only one has it, name; NULL when there is none. */
const SpSchool *sp_school_find (const SpSnapshot *plan, gint64 urn, const char *number, const char *name);

G_END_DECLS
