/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of programmes, and of what a scenario carries out. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"
#include "sp-option-draft.h"

/* The option of a line: the plan's with its key, or one added to it. 0 with error set. */
static gint64
find_or_add (SpNamedEdit          *edit,
             const SpOptionDraft  *draft,
             GError              **error)
{
  gint64 id = draft->key ? sp_named_edit_int64 (edit, "SELECT id FROM option WHERE key = ?",
                                                SP_VALUES (SP_TEXT (draft->key)), 0)
                         : 0;

  return id ? id : sp_option_draft_write (draft, edit, error);
}

gboolean
sp_edit_save_programme (SpPlan                 *plan,
                        const char             *name,
                        double                  quantile,
                        const SpMoney          *capacity,
                        const char             *outcome,
                        const SpProgrammeLine  *lines,
                        guint                   n_lines,
                        GError                **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  gint64 programme;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (name, FALSE, _("The name of the programme"), error)
      || !sp_edit_check_text (outcome, TRUE, _("What is true of the programme"), error)
      || !sp_named_edit_begin (&edit, plan, error)
      || !sp_named_edit_exec (&edit, "DELETE FROM programme WHERE name = ?", SP_VALUES (SP_TEXT (name)), error)
      || !sp_named_edit_exec (&edit,
                              "INSERT INTO programme (name, made_on, quantile, capacity_pence, note) VALUES (?, date ('now'), ?, ?, ?)",
                              SP_VALUES (SP_TEXT (name), quantile != 0 ? SP_REAL (quantile) : SP_NULL,
                                         capacity ? SP_INT (capacity->pence) : SP_NULL, SP_TEXT (outcome)), error))
    return FALSE;
  programme = sqlite3_last_insert_rowid (edit.db);
  for (guint i = 0; i < n_lines; i++)
    {
      gint64 option = find_or_add (&edit, lines[i].option, error);

      if (!option
          || !sp_named_edit_exec (&edit, "INSERT INTO programme_choice (programme_id, option_id, year, asked) VALUES (?, ?, "
                                         "?, ?)",
                                  SP_VALUES (SP_INT (programme), SP_INT (option),
                                             SP_INT_OR_NULL (lines[i].opens.start, 0), SP_TEXT (lines[i].asked)), error))
        return FALSE;
    }
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Save programme %s"), name), NULL, error);
}

gboolean
sp_edit_remove_programme (SpPlan      *plan,
                          const char  *name,
                          GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && name, FALSE);
  if (!sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  if (!sp_named_edit_int64 (&edit, "SELECT 1 FROM programme WHERE name = ?", SP_VALUES (SP_TEXT (name)), 0))
    return sp_edit_refuse (error, _("The plan has no programme “%s”. Choose another"), name);
  if (!sp_named_edit_exec (&edit, "DELETE FROM programme WHERE name = ?", SP_VALUES (SP_TEXT (name)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Remove programme %s"), name), NULL, error);
}

gboolean
sp_edit_rename_programme (SpPlan      *plan,
                          const char  *name,
                          const char  *new_name,
                          GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan) && name, FALSE);
  if (!sp_edit_check_text (new_name, FALSE, _("The name of the programme"), error) || !sp_named_edit_begin (&edit, plan, error))
    return FALSE;
  if (!sp_named_edit_int64 (&edit, "SELECT 1 FROM programme WHERE name = ?", SP_VALUES (SP_TEXT (name)), 0))
    return sp_edit_refuse (error, _("The plan has no programme “%s”. Choose another"), name);
  if (!g_str_equal (name, new_name)
      && sp_named_edit_int64 (&edit, "SELECT 1 FROM programme WHERE name = ?", SP_VALUES (SP_TEXT (new_name)), 0))
    return sp_edit_refuse (error, _("The plan already has a programme “%s”. Type another name"), new_name);
  if (!sp_named_edit_exec (&edit, "UPDATE programme SET name = ? WHERE name = ?", SP_VALUES (SP_TEXT (new_name), SP_TEXT (name)), error))
    return FALSE;
  return sp_named_edit_finish (&edit, g_strdup_printf (_("Rename programme %s"), name), NULL, error);
}

static gboolean
refuse_root (GError **error)
{
  return sp_edit_refuse (error, _("The plan as it stands carries out no option. Choose a scenario, or add a project"));
}

static gboolean
carry_out (SpNamedEdit     *edit,
           gint64           scenario_id,
           gint64           option_id,
           SpAcademicYear   opens,
           const char      *reason,
           GError         **error)
{
  if (opens.start && !sp_edit_check_year (opens.start, error))
    return FALSE;
  return sp_named_edit_exec (edit,
                             "DELETE FROM scenario_override WHERE scenario_id = ?1 AND subject = 'option' AND target_id = "
                             "?2 AND (year IS NOT ?3 OR value IS NOT ?4)",
                             SP_VALUES (SP_INT (scenario_id), SP_INT (option_id), SP_INT_OR_NULL (opens.start, 0),
                                        SP_REAL (opens.start ? 1 : 0)), error)
         && sp_named_edit_override (edit, scenario_id, "option", option_id, opens.start, -1,
                                    SP_REAL (opens.start ? 1 : 0), reason, error);
}

static gboolean
carry_out_lines (SpNamedEdit            *edit,
                 gint64                  scenario_id,
                 const SpProgrammeLine  *lines,
                 guint                   n_lines,
                 const char             *reason,
                 GError                **error)
{
  if (!sp_named_edit_exec (edit, "DELETE FROM scenario_override WHERE scenario_id = ? AND subject = 'option'",
                           SP_VALUES (SP_INT (scenario_id)), error))
    return FALSE;
  for (guint i = 0; i < n_lines; i++)
    {
      gint64 option;

      if (!lines[i].opens.start)
        continue;
      if (!(option = find_or_add (edit, lines[i].option, error))
          || !carry_out (edit, scenario_id, option, lines[i].opens, reason, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_edit_adopt_programme (SpPlan                 *plan,
                         gint64                  scenario_id,
                         const char             *name,
                         const SpProgrammeLine  *lines,
                         guint                   n_lines,
                         const char             *reason,
                         GError                **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_edit_check_text (name, FALSE, _("The name of the programme"), error)
      || !sp_named_edit_begin_in (&edit, plan, &scenario_id, reason, error))
    return FALSE;
  if (!scenario_id)
    return refuse_root (error);
  return carry_out_lines (&edit, scenario_id, lines, n_lines, reason, error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Adopt programme %s"), name), reason, error);
}

gboolean
sp_edit_adopt_in_new_scenario (SpPlan                 *plan,
                               const char             *name,
                               gint64                  parent_id,
                               const SpProgrammeLine  *lines,
                               guint                   n_lines,
                               const char             *reason,
                               gint64                 *id,
                               GError                **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_begin_in_new_scenario (&edit, plan, name, parent_id, reason, id, error)
         && carry_out_lines (&edit, *id, lines, n_lines, reason, error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Adopt programme %s"), name), reason, error);
}
