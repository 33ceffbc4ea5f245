/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-import-outcome.h"

#include <glib/gi18n-lib.h>

#define FINDINGS_SHOWN 100

static const char *
name_table (const char *table)
{
  static const struct { const char *table, *name; } names[] = {
    { "school", N_("Schools") }, { "net_capacity", N_("Net capacities") }, { "group_capacity", N_("Places by year group") },
    { "planning_area", N_("Planning areas") }, { "area_school", N_("Schools in planning areas") },
    { "area_return", N_("What was returned to the DfE") }, { "roll", N_("Rolls of schools") },
    { "authority_roll", N_("Rolls of the authority") }, { "district_births", N_("Births by district") },
    { "small_area", N_("Small areas") }, { "small_area_births", N_("Births of small areas") },
    { "small_area_people", N_("Children of small areas") }, { "small_area_share", N_("Shares of small areas") },
    { "births", N_("Births by planning area") }, { "district", N_("Districts") }, { "catchment", N_("Catchments") },
    { "base_land", N_("Land under the map") }, { "school_link", N_("Links between schools") },
    { "preschool_register", N_("Children under school age") }, { "housing_site", N_("Housing sites") },
    { "completion", N_("Dwellings by site and year") }, { "district_completion", N_("Dwellings by district and year") },
    { "local_plan_number", N_("Housing numbers of local plans") }, { "yield_observation", N_("Counts of pupils on estates") },
    { "agreement", N_("Agreements") }, { "obligation", N_("Obligations") },
    { "contribution_transaction", N_("Transactions of contributions") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].table, table))
      return _(names[i].name);
  return table;
}

void
sp_import_add_row (GtkWidget *group, const char *title, const char *subtitle, const char *icon, const char *said)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (icon);

      gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
      gtk_widget_set_tooltip_text (image, said);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static char *
dup_counts (const SpImportSum *sum)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup_printf (_("%u added"), sum->added));
  g_ptr_array_add (parts, g_strdup_printf (_("%u changed"), sum->changed));
  g_ptr_array_add (parts, g_strdup_printf (_("%u the same as in the plan"), sum->unchanged));
  if (sum->refused > 0)
    g_ptr_array_add (parts, g_strdup_printf (_("%u left out"), sum->refused));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}

/* A table stands once for each file that fills it, and more than once for a file that finds its rows in several ways. */
GtkWidget *
sp_import_changes_new (const SpImport *import, SpImportSum *all)
{
  guint n;
  const SpStageCount *counts = sp_import_get_counts (import, &n);
  GtkWidget *group = adw_preferences_group_new ();

  *all = (SpImportSum) { 0 };
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What the plan would get"));

  for (guint i = 0; i < n; i++)
    {
      SpImportSum sum = { 0 };
      gboolean said = FALSE;
      g_autofree char *text = NULL;

      for (guint j = 0; j < n; j++)
        if (g_str_equal (counts[j].table, counts[i].table))
          {
            said |= j < i;
            sum = (SpImportSum) { sum.added + counts[j].added, sum.changed + counts[j].changed, sum.unchanged + counts[j].unchanged,
                          sum.refused + counts[j].refused };
          }
      if (said)
        continue;
      *all = (SpImportSum) { all->added + sum.added, all->changed + sum.changed, all->unchanged + sum.unchanged,
                             all->refused + sum.refused };
      text = dup_counts (&sum);
      sp_import_add_row (group, name_table (counts[i].table), text, NULL, NULL);
    }
  for (guint i = 0; i < sp_import_get_n_files (import); i++)
    all->refused += sp_import_get_file (import, i)->n_refused;
  return group;
}

GtkWidget *
sp_import_problems_new (GPtrArray *findings)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n_shown = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("To look at"));

  for (gint severity = SP_FINDING_ERROR; severity >= SP_FINDING_NOTE; severity--)
    for (guint i = 0; i < findings->len; i++)
      {
        const SpFinding *finding = g_ptr_array_index (findings, i);

        if ((gint) sp_finding_get_severity (finding) != severity)
          continue;
        if (n_shown++ < FINDINGS_SHOWN)
          sp_import_add_row (group, sp_finding_get_message (finding), NULL,
                   severity > SP_FINDING_NOTE ? "dialog-warning-symbolic" : "dialog-information-symbolic",
                   severity > SP_FINDING_NOTE ? _("Left out, or to be mended") : _("Worth knowing"));
      }
  if (n_shown > FINDINGS_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (_("%u more are not shown here"), n_shown - FINDINGS_SHOWN);

      sp_import_add_row (group, more, NULL, NULL, NULL);
    }
  if (n_shown > 0)
    return group;
  g_object_ref_sink (group);
  g_object_unref (group);
  return NULL;
}
