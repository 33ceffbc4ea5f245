/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-capital-run.h"

#include <glib/gi18n-lib.h>

#include "sp-capital-private.h"
#include "sp-forecast-delivery.h"
#include "sp-programme-kept.h"
#include "sp-report-progress.h"

typedef struct
{
  SpSnapshot       *snapshot; /* borrowed, as the next */
  SpForecast       *forecast;
  const char       *day;
  SpNeed           *need, *without;
  SpFunding        *funding;
  SpReceipts       *receipts;
  SpWaterfall      *waterfall;
  SpTimetable      *timetable;
  SpReconciliation *reconciliation;
  SpProgramme      *programme;
  char             *why_none;
} Work;

static void
work_clear (Work *self)
{
  g_clear_pointer (&self->need, sp_need_unref);
  g_clear_pointer (&self->without, sp_need_unref);
  g_clear_pointer (&self->programme, sp_programme_unref);
  g_clear_pointer (&self->reconciliation, sp_reconciliation_unref);
  g_clear_pointer (&self->timetable, sp_timetable_unref);
  g_clear_pointer (&self->waterfall, sp_waterfall_unref);
  g_clear_pointer (&self->receipts, sp_receipts_unref);
  g_clear_pointer (&self->funding, sp_funding_unref);
  g_free (self->why_none);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static SpNeed *
run_need (SpForecast *forecast, SpSupplyKind kind, GError **error)
{
  const SpNeedOptions plain = SP_NEED_OPTIONS_INIT;
  g_autoptr (SpSupply) supply = sp_supply_new (sp_forecast_get_snapshot (forecast), kind);

  return sp_need_run (forecast, supply, &plain, NULL, error);
}

static gboolean
run_places (Work *self, GError **error)
{
  if (self->forecast == NULL)
    return TRUE;
  self->need = run_need (self->forecast, SP_SUPPLY_COMMITTED, error);
  self->without = self->need != NULL ? run_need (self->forecast, SP_SUPPLY_EXISTING, error) : NULL;
  return self->without != NULL;
}

static gboolean
run_money (Work *self, GPtrArray *findings, GError **error)
{
  const SpPathOptions paths = SP_PATH_OPTIONS_INIT;
  g_autoptr (SpSiteDelivery) delivery = NULL;

  if (self->snapshot->n_sites > 0 && (delivery = sp_forecast_deliver (self->snapshot, &paths, NULL, error)) == NULL)
    return FALSE;
  self->receipts = sp_receipts_new (self->snapshot, delivery, self->day);
  self->funding = sp_funding_run (self->snapshot, NULL, error);
  if (self->funding == NULL)
    return FALSE;
  self->waterfall = sp_waterfall_new (self->funding, self->receipts);
  self->reconciliation = sp_reconcile_run (self->snapshot, self->waterfall, NULL, error);
  if (self->reconciliation == NULL)
    return FALSE;
  self->timetable = sp_timetable_new (self->snapshot, self->receipts);
  if (findings == NULL)
    return TRUE;
  sp_findings_append (findings, sp_funding_get_findings (self->funding));
  sp_findings_append (findings, sp_waterfall_get_findings (self->waterfall));
  sp_findings_append (findings, sp_receipts_get_findings (self->receipts));
  sp_findings_append (findings, sp_reconciliation_get_findings (self->reconciliation));
  return TRUE;
}

/* Programmes are read by name; their ids grow as they are saved, again under the same name too. NULL = there is none. */
static const SpSavedProgramme *
find_last_saved (const SpSnapshot *snapshot)
{
  const SpSavedProgramme *last = NULL;

  for (guint i = 0; i < snapshot->n_programmes; i++)
    if (last == NULL || snapshot->programmes[i].id > last->id)
      last = &snapshot->programmes[i];
  return last;
}

/* The one named, else the last that was saved. NULL with no error: none is saved. */
static const SpSavedProgramme *
find_saved (const SpSnapshot *snapshot, const char *name, GError **error)
{
  if (name == NULL)
    return find_last_saved (snapshot);
  for (guint i = 0; i < snapshot->n_programmes; i++)
    if (g_str_equal (snapshot->programmes[i].name, name))
      return &snapshot->programmes[i];
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The plan has no programme “%s”"), name);
  return NULL;
}

/* One that cannot be carried out any more is told as such; the paper is printed all the same. */
static void
run_saved (Work *self, const SpSavedProgramme *saved, GPtrArray *findings, SpProgress *progress)
{
  const SpPathOptions plain = SP_PATH_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpOptionSet) set = sp_option_set_new (self->need, self->funding, NULL);
  g_autoptr (SpProgrammePots) pots = sp_programme_pots_new (set, self->funding, self->receipts);
  g_autoptr (SpForecastPaths) paths = saved->quantile != 0 ? sp_forecast_simulate (self->forecast, &plain, NULL, NULL) : NULL;
  const SpProgrammeOptions options = { .has_capacity = saved->has_capacity, .capacity = saved->capacity,
                                       .quantile = saved->quantile, .paths = paths, .kept_reasons = TRUE };

  self->programme = sp_programme_run_kept (set, pots, saved, &options, progress, &error);
  if (self->programme != NULL)
    return;
  self->why_none = g_strdup_printf (_("The programme “%s” cannot be carried out as saved. %s."), saved->name, error->message);
  if (findings != NULL)
    g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_WARNING, "programme-impossible", SP_SUBJECT_PLAN, 0, "%s", self->why_none));
}

SpPaper *
sp_capital_run (SpSnapshot *snapshot, SpForecast *forecast, const SpCapitalOptions *options, GPtrArray *findings,
                SpProgress *progress, GError **error)
{
  g_auto (Work) work = { .snapshot = snapshot, .forecast = forecast, .day = options->day };
  g_autoptr (GError) missing = NULL;
  const SpSavedProgramme *saved = find_saved (snapshot, options->programme, &missing);
  SpPaper *paper;

  if (missing != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  if (!sp_report_progress (progress, 0, _("Working out the money…"), error) || !run_money (&work, findings, error)
      || !sp_report_progress (progress, 0.3, _("Comparing pupils with places…"), error) || !run_places (&work, error)
      || !sp_report_progress (progress, 0.5, _("Working the programme out again…"), error))
    return NULL;
  if (saved != NULL && work.need != NULL)
    run_saved (&work, saved, findings, progress);
  if (!sp_report_progress (progress, 0.9, _("Writing the paper…"), error))
    return NULL;
  const SpCapitalSubject subject = { work.waterfall, work.receipts, work.timetable, work.reconciliation, work.without,
                                     work.programme, saved != NULL ? saved->name : NULL, work.why_none, options->date,
                                     options->large_print };
  paper = sp_capital_paper_new (&subject);
  if (options->held_back != NULL)
    sp_paper_make_public (paper, options->held_back);
  return paper;
}
