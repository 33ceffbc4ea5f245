/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-pack-order.h"

#include <glib/gi18n-lib.h>

#include "sp-capital-run.h"
#include "sp-forecast-delivery.h"
#include "sp-pack.h"
#include "sp-paper.h"
#include "sp-publication.h"
#include "sp-report-progress.h"
#include "sp-sentences.h"

SpPackOrder *
sp_pack_order_new (SpSnapshot *snapshot, SpForecast *forecast, const char *plan_path, const char *date)
{
  SpPackOrder *self = g_new0 (SpPackOrder, 1);
  self->snapshot = sp_snapshot_ref (snapshot);
  self->forecast = forecast != NULL ? sp_forecast_ref (forecast) : NULL;
  self->plan_path = g_strdup (plan_path);
  self->date = g_strdup (date);
  self->site = self->agreement = -1;
  return self;
}

void
sp_pack_order_free (SpPackOrder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->forecast, sp_forecast_unref);
  sp_snapshot_unref (self->snapshot);
  g_free (self->programme);
  g_free (self->plan_path);
  g_free (self->date);
  g_free (self);
}

SpSnapshot *
sp_pack_order_get_snapshot (const SpPackOrder *self)
{
  return self->snapshot;
}

/* What a pack is to say; the reference is to be freed. */
static SpPackOptions
make_options (SpPackOrder *self, GPtrArray *findings, char **reference)
{
  *reference = sp_sentence_for_reference (sp_forecast_get_snapshot (self->forecast), NULL);
  return (SpPackOptions) { self->date, *reference, g_get_real_time () / G_USEC_PER_SEC, self->threshold, findings };
}

static SpScap *
make_return (SpPackOrder *self, SpProgress *progress, GError **error)
{
  if (!sp_report_progress (progress, 0, _("Filling in the return…"), error))
    return NULL;
  return sp_scap_new (self->forecast, error);
}

GPtrArray *
sp_pack_order_look_return (SpPackOrder *self, SpProgress *progress, GError **error)
{
  g_autoptr (SpScap) scap = make_return (self, progress, error);
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  if (scap == NULL || !sp_report_progress (progress, 0.5, _("Asking what the DfE would ask…"), error))
    return NULL;
  sp_findings_append (findings, sp_scap_get_findings (scap));
  return g_steal_pointer (&findings);
}

gboolean
sp_pack_order_write_return (SpPackOrder *self, const char *folder, SpProgress *progress, GError **error)
{
  g_autoptr (SpScap) scap = make_return (self, progress, error);
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autofree char *reference = NULL;
  if (scap == NULL)
    return FALSE;
  sp_findings_append (findings, sp_forecast_get_findings (self->forecast));
  sp_findings_append (findings, sp_scap_get_findings (scap));
  const SpPackOptions options = make_options (self, findings, &reference);
  return sp_scap_write_pack (scap, folder, &options, progress, error);
}

/* Places there are and those of committed schemes. */
static SpNeed *
run_need (SpPackOrder *self, GError **error)
{
  const SpNeedOptions options = SP_NEED_OPTIONS_INIT;
  g_autoptr (SpSupply) supply = sp_supply_new (sp_forecast_get_snapshot (self->forecast), SP_SUPPLY_COMMITTED);
  return sp_need_run (self->forecast, supply, &options, NULL, error);
}

static SpReceipts *
run_receipts (SpPackOrder *self, GError **error)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);
  const SpPathOptions options = SP_PATH_OPTIONS_INIT;
  g_autoptr (SpSiteDelivery) delivery = NULL;
  if (snapshot->n_sites > 0 && (delivery = sp_forecast_deliver (snapshot, &options, NULL, error)) == NULL)
    return NULL;
  return sp_receipts_new (snapshot, delivery, NULL);
}

static GArray *
list_sites (SpPackOrder *self)
{
  const SpSnapshot *s = sp_forecast_get_snapshot (self->forecast);
  GArray *sites = g_array_new (FALSE, FALSE, sizeof (SpSiteIndex));
  SpSiteIndex site = self->agreement >= 0 ? s->agreements[self->agreement].site : self->site;
  if (site >= 0)
    g_array_append_val (sites, site);
  else if (self->agreement >= 0 && s->agreements[self->agreement].growth >= 0)
    {
      const SpGrowthArea *growth = &s->growth_areas[s->agreements[self->agreement].growth];
      g_array_append_vals (sites, growth->sites, growth->n_sites);
    }
  return sites;
}

static SpChallenge *
make_application (SpPackOrder *self, SpProgress *progress, GError **error)
{
  g_autoptr (GArray) sites = list_sites (self);
  g_autoptr (SpNeed) need = NULL;
  g_autoptr (SpReceipts) receipts = NULL;
  if (!sp_challenge_has_dwellings (sp_forecast_get_snapshot (self->forecast), sites))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("It has no number of dwellings, so no pupils can be worked out. Enter its dwellings."));
      return NULL;
    }
  const SpChallengeOptions options = { (const SpSiteIndex *) sites->data, sites->len, self->agreement, SP_WORKS_PERMANENT, { 0 },
                                       self->date, self->threshold };
  if (!sp_report_progress (progress, 0, _("Forecasting without the site…"), error) || (need = run_need (self, error)) == NULL
      || (receipts = run_receipts (self, error)) == NULL || sp_progress_is_cancelled (progress, error))
    return NULL;
  return sp_challenge_new (need, receipts, &options, error);
}

char *
sp_pack_order_look_application (SpPackOrder *self, SpProgress *progress, GError **error)
{
  g_autoptr (SpChallenge) challenge = make_application (self, progress, error);
  return challenge != NULL ? sp_challenge_dup_title (challenge) : NULL;
}

gboolean
sp_pack_order_write_application (SpPackOrder *self, const char *pdf, const char *workbook, SpProgress *progress, GError **error)
{
  g_autoptr (SpChallenge) challenge = make_application (self, progress, error);
  g_autofree char *reference = NULL;
  const SpPackOptions options = make_options (self, NULL, &reference);
  return challenge != NULL && sp_challenge_write_pack (challenge, pdf, workbook, &options, progress, error);
}

SpPaper *
sp_pack_order_make_capital (SpPackOrder *self, SpProgress *progress, GError **error)
{
  gboolean is_public = self->threshold > 0 && self->forecast != NULL;
  SpHeldBack *held_back = is_public ? sp_held_back_new (self->forecast, self->threshold) : NULL;
  const SpCapitalOptions options = { self->programme, self->date, held_back, self->large_print };
  SpPaper *paper = sp_capital_run (self->snapshot, self->forecast, &options, NULL, progress, error);
  g_clear_pointer (&held_back, sp_held_back_free);
  if (paper != NULL)
    sp_paper_set_large_print (paper, self->large_print);
  return paper;
}

gboolean
sp_pack_order_write_capital (SpPackOrder *self, const char *path, SpProgress *progress, GError **error)
{
  g_autoptr (SpPaper) paper = sp_pack_order_make_capital (self, progress, error);
  if (paper == NULL)
    return FALSE;
  if (!g_str_has_suffix (path, ".html") && !g_str_has_suffix (path, ".htm"))
    return sp_paper_write_pdf (paper, path, error);
  g_autofree char *page = sp_paper_to_html (paper);
  return g_file_set_contents (path, page, -1, error);
}

char *
sp_pack_order_make_publication (SpPackOrder *self, char **comment, guint *n_tables, SpProgress *progress, GError **error)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);
  g_autoptr (SpPublication) publication = sp_publication_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT, snapshot->revision);
  g_autoptr (SpPlan) plan = sp_report_progress (progress, 0, _("Reading the plan…"), error) ? sp_plan_open (self->plan_path, TRUE, error) : NULL;
  g_autoptr (SpNeed) need = plan != NULL ? run_need (self, error) : NULL;
  g_autoptr (SpFunding) funding = need != NULL ? sp_funding_run (snapshot, NULL, error) : NULL;
  g_autoptr (SpReceipts) receipts = funding != NULL ? run_receipts (self, error) : NULL;
  g_autoptr (SpWaterfall) waterfall = receipts != NULL ? sp_waterfall_new (funding, receipts) : NULL;
  if (waterfall == NULL)
    return NULL;
  if (sp_plan_get_revision (plan) != snapshot->revision)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The plan was edited since its results were worked out, so its layers would not agree with them. Close this "
                     "window and open it again."));
      return NULL;
    }
  sp_publication_add_origin (publication, snapshot, made_at);
  if (!sp_publication_add_plan (publication, plan, error))
    return NULL;
  sp_publication_add_places (publication, snapshot);
  if (!sp_publication_add_results (publication, need, funding, waterfall, self->threshold, progress, error))
    return NULL;
  g_autoptr (SpTable) list = sp_publication_list (publication);
  if (n_tables != NULL)
    *n_tables = sp_table_get_n_rows (list);
  *comment = g_strdup_printf (_("%s, revision %s, published %s"), snapshot->title, revision, made_at);
  return sp_publication_write (publication);
}
