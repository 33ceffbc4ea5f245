/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps that several named edits share. Private to the room. */
#pragma once

#include "sp-named-edit.h"

G_BEGIN_DECLS

/* sp-edit-housing.c: a scenario's slip adds to what it had; its own completions move along. */
gboolean sp_edit_slip_in_scenario (SpNamedEdit *edit, gint64 scenario_id, gint64 site_id, gint years, const char *reason,
                                   GError **error);
/* Name of a housing site; refused when there is none. */
char    *sp_edit_dup_site_name (SpNamedEdit *edit, gint64 site_id, GError **error);

/* sp-edit-contribution.c: begins an edit of an obligation; *name is the title of its agreement, by which a planner knows it. */
gboolean sp_edit_begin_obligation (SpNamedEdit *edit, SpPlan *plan, gint64 obligation_id, char **name, GError **error);

/* sp-edit-obligation.c: words that are checked, and the row they go into, after the agreement's others. */
gboolean sp_edit_check_obligation (const char *kind, const char *phase, const char *text, GError **error);
gboolean sp_edit_insert_obligation (SpNamedEdit *edit, gint64 agreement_id, const char *kind, const char *phase, const char *text,
                                    GError **error);

/* sp-edit-scenario.c: begins an edit that adds a scenario of that name and goes on in it; the reason is compulsory. */
gboolean sp_edit_begin_in_new_scenario (SpNamedEdit *edit, SpPlan *plan, const char *name, gint64 parent_id,
                                        const char *reason, gint64 *id, GError **error);

/* sp-edit-project.c: begins an edit of a project; *name is its reference with its name, as a planner says it: "EC4595 Thetford". */
gboolean sp_edit_begin_project (SpNamedEdit *edit, SpPlan *plan, gint64 project_id, char **name, GError **error);
char    *sp_edit_dup_project_name (SpNamedEdit *edit, gint64 project_id, GError **error); /* refused when there is none */

/* sp-edit-growth-area.c: name of a growth area; refused when there is none. */
char    *sp_edit_dup_growth_name (SpNamedEdit *edit, gint64 growth_area_id, GError **error);

/* sp-edit-programme-table.c: a table put into an edit that was begun, and the first number that is free (one more than the most there
 * can be when none is). */
gboolean sp_edit_insert_programme_table (SpNamedEdit *edit, gint number, const char *title, GError **error);
gint     sp_edit_next_programme_table (SpNamedEdit *edit);

/* sp-edit-pot-terms.c: begins an edit of a pot, and says what it is called. */
gboolean sp_edit_begin_pot (SpNamedEdit *edit, SpPlan *plan, gint64 pot_id, char **name, GError **error);
/* Refuses a name, without blanks around it, that another pot has in any case; pot_id 0 = of a pot to be added. */
gboolean sp_edit_check_pot_name (SpNamedEdit *edit, gint64 pot_id, const char *name, GError **error);

G_END_DECLS
