/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that projects stand in. */
#include "config.h"
#include "sp-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-edit-private.h"

static char *
dup_title (SpNamedEdit  *edit,
           gint          number,
           GError      **error)
{
  return sp_named_edit_dup_name (edit, "SELECT title FROM programme_table WHERE number = ?", number,
                                 _("The plan has no such table of projects. Choose another"), error);
}

gboolean
sp_edit_insert_programme_table (SpNamedEdit  *edit,
                                gint          number,
                                const char   *title,
                                GError      **error)
{
  g_autofree char *held = NULL;

  if (number < 1 || number > SP_MOST_PROGRAMME_TABLES)
    return sp_edit_refuse (error, _("A table of projects has a number from 1 to %d, not %d. Choose another"), SP_MOST_PROGRAMME_TABLES,
                           number);
  if (!sp_edit_check_text (title, FALSE, _("The title of the table"), error))
    return FALSE;
  if ((held = dup_title (edit, number, NULL)) != NULL)
    return sp_edit_refuse (error, _("Table %d is %s already. Choose another number"), number, held);
  return sp_named_edit_exec (edit, "INSERT INTO programme_table (number, title) VALUES (?, ?)",
                             SP_VALUES (SP_INT (number), SP_TEXT (title)), error);
}

gint
sp_edit_next_programme_table (SpNamedEdit *edit)
{
  gint number = 1;

  while (number <= SP_MOST_PROGRAMME_TABLES
         && sp_named_edit_int64 (edit, "SELECT count(*) FROM programme_table WHERE number = ?", SP_VALUES (SP_INT (number)), 0) > 0)
    number++;
  return number;
}

gboolean
sp_edit_add_programme_table (SpPlan      *plan,
                             gint         number,
                             const char  *title,
                             GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_named_edit_begin (&edit, plan, error) && sp_edit_insert_programme_table (&edit, number, title, error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Add table of projects %s"), title), NULL, error);
}

gboolean
sp_edit_set_programme_table_title (SpPlan      *plan,
                                   gint         number,
                                   const char  *title,
                                   GError     **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *old = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  return sp_edit_check_text (title, FALSE, _("The title of the table"), error) && sp_named_edit_begin (&edit, plan, error)
         && (old = dup_title (&edit, number, error))
         && sp_named_edit_exec (&edit, "UPDATE programme_table SET title = ?1 WHERE number = ?2 AND title <> ?1",
                                SP_VALUES (SP_TEXT (title), SP_INT (number)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Rename table of projects %s"), old), NULL, error);
}

gboolean
sp_edit_remove_programme_table (SpPlan  *plan,
                                gint     number,
                                GError **error)
{
  g_auto (SpNamedEdit) edit = { 0 };
  g_autofree char *title = NULL, *project = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan), FALSE);
  if (!sp_named_edit_begin (&edit, plan, error) || !(title = dup_title (&edit, number, error)))
    return FALSE;
  project = sp_named_edit_dup_name (&edit, "SELECT ifnull (reference || ' ', '') || name FROM project WHERE programme_table = ? ORDER BY "
                                           "position", number, "", NULL);
  if (project)
    return sp_edit_refuse (error, _("%s cannot be removed: %s stands in it. Move its projects to another table first"), title, project);
  return sp_named_edit_exec (&edit, "DELETE FROM programme_table WHERE number = ?", SP_VALUES (SP_INT (number)), error)
         && sp_named_edit_finish (&edit, g_strdup_printf (_("Remove table of projects %s"), title), NULL, error);
}
