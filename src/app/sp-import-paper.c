/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-import-paper.h"

#include <glib/gi18n-lib.h>
#include "sp-import-outcome.h"

/* ---- trying and entering ---- */

gboolean
sp_import_paper_says_all (const char *path)
{
  g_autoptr(GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) findings = sp_findings_new ();
  g_auto(SpPublishedOutline) outline = { 0 };

  return sp_published_file_enter (NULL, path, said, NULL, TRUE, findings, &outline, NULL);
}

static char *
say_refusal (const SpPublishedOutline *outline, const GError *error)
{
  if (outline->title == NULL || outline->edition == NULL || outline->unit == NULL)
    return g_strdup (_("Say the title, the edition and the unit of the table under “For the whole file”."));
  return g_strdup (error->message);
}

static gboolean
try_on (SpImportPaper *self, const char *copy, GError **error)
{
  g_autoptr(GMainContext) context = g_main_context_new ();
  g_autoptr(SpPlan) plan = NULL;
  gboolean done;

  g_main_context_push_thread_default (context);
  plan = sp_plan_open (copy, FALSE, error);
  done = plan != NULL
         && sp_published_file_enter (plan, self->path, self->said, NULL, FALSE, self->findings, &self->outline, error);
  g_clear_object (&plan);
  g_main_context_pop_thread_default (context);
  return done;
}

SpImportPaper *
sp_import_paper_try (const char *path, GHashTable *said, const char *copy, GError **error)
{
  SpImportPaper *self = g_new0 (SpImportPaper, 1);
  g_autoptr(GError) failure = NULL;

  self->path = g_strdup (path);
  self->said = g_hash_table_ref (said);
  self->findings = sp_findings_new ();
  if (try_on (self, copy, &failure))
    return self;
  if (self->outline.totals != NULL)
    {
      self->reason = say_refusal (&self->outline, failure);
      return self;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  sp_import_paper_free (self);
  return NULL;
}

gboolean
sp_import_paper_enter (const SpImportPaper *self, SpPlan *plan, const char *reason, GError **error)
{
  g_autoptr(GPtrArray) findings = sp_findings_new ();
  g_auto(SpPublishedOutline) outline = { 0 };

  return sp_published_file_enter (plan, self->path, self->said, reason, FALSE, findings, &outline, error);
}

void
sp_import_paper_free (SpImportPaper *self)
{
  g_free (self->path);
  g_hash_table_unref (self->said);
  sp_published_outline_clear (&self->outline);
  g_ptr_array_unref (self->findings);
  g_free (self->reason);
  g_free (self);
}

/* ---- what is shown of it ---- */

GtkWidget *
sp_import_paper_changes_new (const SpImportPaper *self, gboolean replaces)
{
  const SpPublishedOutline *outline = &self->outline;
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", outline->n_rows), outline->n_rows);
  g_autofree char *columns = g_strdup_printf (ngettext ("%u column", "%u columns", outline->n_columns), outline->n_columns);
  g_autofree char *size = g_strdup_printf (_("%s of %s, the first over the labels"), rows, columns);
  g_autofree char *totals = sp_published_outline_dup_totals (outline);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What the plan would get"));
  sp_import_add_row (group, outline->title != NULL ? outline->title : _("A table without a title"), size, NULL, NULL);
  sp_import_add_row (group, _("Taken for totals, and checked against what stands over them"), totals != NULL ? totals : _("None"), NULL,
                     NULL);
  if (replaces)
    sp_import_add_row (group, _("The plan holds a table of this title and edition. This one takes its place."), NULL, NULL, NULL);
  return group;
}

GtkWidget *
sp_import_paper_facts_new (const SpImportPaper *self, SpImportSayFunc say, gpointer user_data)
{
  const SpPublishedOutline *outline = &self->outline;
  const struct { const char *name, *title, *value; } facts[] = {
    { "title", _("Title of the table"), outline->title },
    { "edition", _("Edition: the paper it stands in, as Paper of March 2015"), outline->edition },
    { "unit", _("Unit, as £m, £000, £ or %"), outline->unit },
    { "dated", _("Day of the paper, as 31 March 2015"), outline->dated },
    { "source", _("Source: the name of the paper"), outline->source },
  };
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("For the whole file"));
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               sp_import_entry_new (facts[i].name, facts[i].title, facts[i].value, say, user_data));
  return group;
}
