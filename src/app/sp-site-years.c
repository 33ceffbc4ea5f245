/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-site-years.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-number.h"
#include "sp-year-grid.h"

#define MOST_DWELLINGS 100000 /* as the schema has it */

struct _SpSiteYears
{
  AdwBin      parent_instance;

  SpYearGrid *grid;
  SpSession  *session; /* weak */
  gint64      site_id;
};

G_DEFINE_FINAL_TYPE (SpSiteYears, sp_site_years, ADW_TYPE_BIN)

static gboolean
set_completion (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_completion (plan, scenario_id, value->target, sp_academic_year (value->year),
                                 value->known ? &value->number : NULL, reason, error);
}

static void
edited_cb (SpSiteYears *self, gint year, const char *text, SpYearGrid *grid)
{
  SpEditValue value = { .target = self->site_id, .year = year };

  if (!sp_field_parse_number (text, MOST_DWELLINGS, &value.known, &value.number))
    {
      sp_year_grid_refuse (grid, year);
      sp_edit_say (GTK_WIDGET (self), _("Dwellings are a number from 0 to 100,000; leave it blank when not known."), NULL, NULL);
      return;
    }
  sp_edit_request (sp_year_grid_get_field (grid, year), self->session, TRUE, set_completion, &value);
}

/* The years of the forecast, and those before with dwellings held. */
static gboolean
shows_year (const SpSnapshot *s, SpSiteIndex site, guint y)
{
  gint year = s->first_year.start + (gint) y;

  return year >= s->assumptions.origin.start || s->completions[(gsize) site * s->n_years + y] >= 0;
}

/* Dwellings laid from a start and a rate are not rows of the plan: typing over one year would do away with all the others. */
static const char *
why_fixed (const SpSnapshot *s, SpSiteIndex site, gsize at)
{
  if (s->completion_actual[at])
    return _("Built: counted, not expected");
  return s->sites[site].delivery.by_rate ? _("Laid from the site's first year and build rate: change those instead") : NULL;
}

static void
sp_site_years_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_SITE_YEARS (object)->session);
  G_OBJECT_CLASS (sp_site_years_parent_class)->dispose (object);
}

static void
sp_site_years_class_init (SpSiteYearsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_site_years_dispose;
}

static void
sp_site_years_init (SpSiteYears *self)
{
  self->grid = SP_YEAR_GRID (sp_year_grid_new ());
  g_signal_connect_object (self->grid, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->grid));
}

GtkWidget *
sp_site_years_new (void)
{
  return g_object_new (SP_TYPE_SITE_YEARS, NULL);
}

void
sp_site_years_show (SpSiteYears *self, SpSession *session, SpSiteIndex site)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (SpYearCell));
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_set_weak_pointer (&self->session, session);
  self->site_id = s->sites[site].id;
  for (guint y = 0; y < s->n_years; y++)
    {
      gsize at = (gsize) site * s->n_years + y;
      SpYearCell cell = { .year = s->first_year.start + (gint) y };
      char *caption = sp_academic_year_to_string (sp_academic_year (cell.year));
      char *label = g_strdup_printf (_("Dwellings at %s in %s"), s->sites[site].name, caption);
      char *text = s->completions[at] < 0 ? g_strdup ("") : sp_number_format (s->completions[at], 0);

      g_ptr_array_add (texts, caption);
      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, text);
      if (!shows_year (s, site, y))
        continue;
      cell.caption = caption;
      cell.label = label;
      cell.text = text;
      cell.estimated = s->completion_estimated[at];
      cell.tooltip = why_fixed (s, site, at);
      cell.fixed = cell.tooltip != NULL;
      if (!cell.fixed && cell.estimated)
        cell.tooltip = _("An estimate");
      g_array_append_val (cells, cell);
    }
  sp_year_grid_set_cells (self->grid, self->site_id, (const SpYearCell *) (gpointer) cells->data, cells->len);
  g_array_unref (cells);
}
