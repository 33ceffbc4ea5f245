/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is planned of a housing site. */
#include "config.h"
#include "sp-sentences.h"

#include <glib/gi18n-lib.h>

#include "sp-number.h"
#include "sp-trial.h"

static char *
dup_planned (const SpSnapshot *snapshot, gint site)
{
  SpTrial trial = SP_TRIAL_INIT;
  SpTrialStart start;
  trial.site = site;
  sp_snapshot_get_trial_start (snapshot, &trial, &start);
  if (start.first.start == 0)
    return g_strdup (_("No dwellings are held by year, so none of its pupils are in the forecast."));
  g_autofree char *first = sp_academic_year_to_string (start.first);
  g_autofree char *dwellings = sp_number_format (start.dwellings, 0);
  g_autofree char *rate = sp_number_format (start.rate, 0);
  return snapshot->sites[site].delivery.by_rate
             ? g_strdup_printf (_("%s dwellings from %s, about %s a year: laid from a first year and a rate (estimate)."),
                                dwellings, first, rate)
             : g_strdup_printf (_("%s dwellings from %s, about %s a year."), dwellings, first, rate);
}

char *
sp_sentence_for_site (const SpSnapshot *snapshot, gint site)
{
  const SpDeliveryTerms *terms = &snapshot->sites[site].delivery;
  g_autofree char *planned = dup_planned (snapshot, site);
  if (!terms->held)
    return g_strdup_printf (_("%s Taken as planned and certain."), planned);
  g_autofree char *chance = sp_number_format (100 * terms->value[SP_TERM_PROBABILITY], 0);
  g_autofree char *late = sp_number_format (terms->value[SP_TERM_SLIP_MEAN], 1);
  if (terms->value[SP_TERM_SLIP_MEAN] < 0.05)
    return g_strdup_printf (_("%s It is built with a chance of %s %%."), planned, chance);
  return g_strdup_printf (_("%s It is built with a chance of %s %%, and starts %s years late on average."), planned, chance, late);
}
