/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-work.h"

#include <glib/gi18n-lib.h>

SpProgrammeWork *
sp_programme_work_new (SpSession *session)
{
  SpProgrammeWork *asked;

  if (session == NULL || sp_session_get_need (session) == NULL)
    return NULL;
  asked = g_new0 (SpProgrammeWork, 1);
  asked->need = sp_need_ref (sp_session_get_need (session));
  asked->funding = sp_funding_ref (sp_session_get_funding (session));
  if (sp_session_get_receipts (session) != NULL)
    asked->receipts = sp_receipts_ref (sp_session_get_receipts (session));
  return asked;
}

void
sp_programme_work_free (gpointer work)
{
  SpProgrammeWork *asked = work;

  sp_need_unref (asked->need);
  sp_funding_unref (asked->funding);
  g_clear_pointer (&asked->receipts, sp_receipts_unref);
  g_clear_pointer (&asked->paths, sp_forecast_paths_unref);
  g_clear_pointer (&asked->pinned, g_ptr_array_unref);
  g_clear_pointer (&asked->forbidden, g_ptr_array_unref);
  g_free (asked->saved);
  g_free (asked);
}

SpOptionSet *
sp_programme_work_set (const SpProgrammeWork *asked, SpProgress *progress, GError **error)
{
  SpNeedOptions options = SP_NEED_OPTIONS_INIT;
  SpForecast *forecast = sp_need_get_forecast (asked->need);
  g_autoptr(SpSupply) supply = sp_supply_new (sp_need_get_snapshot (asked->need), SP_SUPPLY_COMMITTED);
  g_autoptr(SpNeed) need = sp_need_run (forecast, supply, &options, progress, error);

  return need != NULL ? sp_option_set_new (need, asked->funding, NULL) : NULL;
}

const SpSavedProgramme *
sp_programme_work_find (SpOptionSet *set, const char *name)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);

  for (guint i = 0; i < s->n_programmes; i++)
    if (g_strcmp0 (s->programmes[i].name, name) == 0)
      return &s->programmes[i];
  return NULL;
}

SpProgramme *
sp_programme_work_run_saved (const SpProgrammeWork *asked, SpOptionSet *set, SpProgrammePots *pots,
                             const SpSavedProgramme *saved, SpProgress *progress, GError **error)
{
  SpProgrammeOptions options = SP_PROGRAMME_OPTIONS_INIT;

  options.has_capacity = saved->has_capacity;
  options.capacity = saved->capacity;
  if (saved->quantile != 0 && asked->paths == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The programme “%s” places pupils by how far the forecast may be out, which is not "
                     "worked out yet. Open it again when it is."), saved->name);
      return NULL;
    }
  options.quantile = saved->quantile;
  options.paths = asked->paths;
  return sp_programme_run_kept (set, pots, saved, &options, progress, error);
}

static SpProgramme *
run_named (const SpProgrammeWork *asked, SpOptionSet *set, SpProgrammePots *pots, SpProgress *progress, GError **error)
{
  const SpSavedProgramme *saved = sp_programme_work_find (set, asked->saved);

  if (saved != NULL)
    return sp_programme_work_run_saved (asked, set, pots, saved, progress, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The plan has no programme “%s”."), asked->saved);
  return NULL;
}

SpProgramme *
sp_programme_work_run (const SpProgrammeWork *asked, SpProgress *progress, GError **error)
{
  g_autoptr(SpOptionSet) set = sp_programme_work_set (asked, NULL, error);
  g_autoptr(SpProgrammePots) pots = NULL;
  g_autoptr(GArray) pinned = g_array_new (FALSE, FALSE, sizeof (SpPin)), forbidden = g_array_new (FALSE, FALSE, sizeof (guint));
  SpProgrammeOptions options = SP_PROGRAMME_OPTIONS_INIT;

  if (set == NULL)
    return NULL;
  pots = sp_programme_pots_new (set, asked->funding, asked->receipts);
  if (asked->saved != NULL)
    return run_named (asked, set, pots, progress, error);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const char *key = sp_option_set_get (set, i)->key;
      SpPin pin = { .option = i };

      if (g_ptr_array_find_with_equal_func (asked->pinned, key, g_str_equal, NULL))
        g_array_append_val (pinned, pin);
      if (g_ptr_array_find_with_equal_func (asked->forbidden, key, g_str_equal, NULL))
        g_array_append_val (forbidden, i);
    }
  options.pins = (const SpPin *) (gpointer) pinned->data;
  options.n_pins = pinned->len;
  options.forbidden = (const guint *) (gpointer) forbidden->data;
  options.n_forbidden = forbidden->len;
  options.quantile = asked->whom == SP_PLACE_EIGHT_IN_TEN ? 0.8 : asked->whom == SP_PLACE_EXPECTED ? SP_EXPECTED : 0;
  options.paths = asked->paths;
  options.prices = asked->prices;
  return sp_programme_run (set, pots, &options, progress, error);
}
