/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan file: one SQLite database that is also a GeoPackage. Opened only when sound; written only by named edits. */
#pragma once

#include <gio/gio.h>
#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_PLAN_ERROR (sp_plan_error_quark ())
GQuark sp_plan_error_quark (void);
typedef enum
{
  SP_PLAN_ERROR_NOT_A_PLAN,  /* missing, unreadable, not SQLite, or some other database */
  SP_PLAN_ERROR_DAMAGED,     /* a plan, but unsound or hostile: refused */
  SP_PLAN_ERROR_TOO_NEW,     /* made by a later version of the program */
  SP_PLAN_ERROR_REFUSED,     /* an edit that the plan's rules do not allow; nothing was changed */
  SP_PLAN_ERROR_IO,          /* disk full, locked by another program, no permission */
} SpPlanError;

/* Emits "changed" (no arguments) on the main context of the opening thread after each edit, undo or redo.
 * Properties: path (string), title (string), revision (int64), undo-label, redo-label (string, NULL = nothing to undo).
 */
#define SP_TYPE_PLAN (sp_plan_get_type ())
G_DECLARE_FINAL_TYPE (SpPlan, sp_plan, SP, PLAN, GObject)

/* Makes a new plan file (must not exist) from an embedded sample, "norfolk-2013" or "norfolk-2018", or empty (the title
 * then names the authority too). */
SpPlan *sp_plan_new_from_sample (const char *path, const char *sample, GError **error);
SpPlan *sp_plan_new_empty (const char *path, const char *title, const char *la_code, SpAcademicYear origin,
                           GError **error);
/* Names of the embedded samples, NULL-terminated. */
const char *const *sp_plan_get_sample_names (void);

/* Opens a plan: sound or not at all. A plan of an older schema is copied to "PATH.v1-backup" and migrated. With
 * read_only nothing is written, not even a migration (then an older plan is refused). */
SpPlan *sp_plan_open (const char *path, gboolean read_only, GError **error);
/* Checkpoints the journal so that one file can be mailed. Also done when the last reference goes. */
gboolean sp_plan_close (SpPlan *self, GError **error);

/* Whether another file may be put in the place of this one (which need not be there): not while a journal lies beside it,
 * which SQLite would write into the newcomer. Refused when not. */
gboolean sp_plan_check_replaceable (const char *path, GError **error);

/* Writes the plan as it is now, history included, to a new file (must not exist). The plan stays where it is. */
gboolean sp_plan_save_copy (SpPlan *self, const char *path, GError **error);

/* For an edit that takes long, which a thread makes through a plan of its own, opened from the same file. Before: makes the file ready to be
 * read here while it is written there; FALSE where it cannot be written at all. After: takes up what was written, emits "changed",
 * and is TRUE; FALSE when nothing was, or with error. */
gboolean sp_plan_share (SpPlan *self, GError **error);
gboolean sp_plan_follow (SpPlan *self, GError **error);

/* Why the edits that are made through this from now on are made: kept with every one that is not given a reason of its own. NULL = it is
 * not said. Private to this object: the file does not hold it. */
void        sp_plan_set_reason (SpPlan *self, const char *reason);
const char *sp_plan_get_reason (SpPlan *self);

const char *sp_plan_get_path (SpPlan *self);
const char *sp_plan_get_title (SpPlan *self);
gint64      sp_plan_get_revision (SpPlan *self);

/* The plan now, under a scenario (0 = the plan as it stands). One read transaction. */
SpSnapshot *sp_plan_snapshot (SpPlan *self, gint64 scenario_id, GError **error);

typedef struct { gint64 id; gint64 parent_id; char *name; char *note; } SpScenario;
void       sp_scenario_free (SpScenario *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpScenario, sp_scenario_free)
/* All scenarios, parents first; the first is the plan as it stands. Array of SpScenario. */
GPtrArray *sp_plan_dup_scenarios (SpPlan *self);
/* Id by name or number text; FALSE with error when there is none (the message lists those there are). */
gboolean   sp_plan_find_scenario (SpPlan *self, const char *name, gint64 *id, GError **error);

/* Faults in what the plan holds (foreign keys a GIS left dangling, shares that do not add to 1, school rolls that do
 * not add to the authority's …): appends to findings. */
void       sp_plan_check (SpPlan *self, GPtrArray *findings);

/* Undo and redo, as many steps as the file remembers. Label is what the menu shows ("Change Dwellings of Thetford in
 * 2016/17"), NULL when there is nothing. */
const char *sp_plan_get_undo_label (SpPlan *self);
const char *sp_plan_get_redo_label (SpPlan *self);
gboolean    sp_plan_undo (SpPlan *self, GError **error);
gboolean    sp_plan_redo (SpPlan *self, GError **error);

/* The whole plan as text, same plan same bytes: tables in schema order, rows by key, one INSERT a row; no history, no
 * ids of edits, no times. For version control and tests. */
char *sp_plan_dump (SpPlan *self, GError **error);

G_END_DECLS
