/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-round-choice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-forecast-round.h"
#include "sp-known-names.h"

void
sp_round_choice_clear (SpRoundChoice *self)
{
  g_clear_pointer (&self->inputs, sp_frozen_inputs_unref);
  g_clear_pointer (&self->excluded, g_array_unref);
  g_free (self->name);
}

const SpRound *
sp_round_choice_find (SpRun *run, SpCommandLine *line, const char *name, SpExit *exit)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  for (guint i = 0; i < run->snapshot->n_rounds; i++)
    {
      const SpRound *round = &run->snapshot->rounds[i];
      g_autofree char *other = g_utf8_casefold (round->name, -1);
      if (g_str_equal (other, folded))
        return round;
    }
  if (run->snapshot->n_rounds > 0)
    {
      g_autofree char *nearest = sp_known_names_rounds (run->snapshot, name);
      *exit = sp_command_line_misuse (line, _("The plan has no forecast round “%s”. %s The command rounds lists them."), name, nearest);
    }
  else
    *exit = sp_command_line_misuse (line, _("The plan has no forecast round “%s”: none has been kept. Keep one with rounds --keep."),
                                    name);
  return NULL;
}

static gboolean
read_now (SpRoundChoice *self, SpRun *run, SpCommandLine *line, const char *words, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  gint64 scenario = 0;
  if (words[3] == ':' && !sp_plan_find_scenario (run->plan, words + 4, &scenario, &error))
    {
      *exit = sp_command_line_misuse (line, "%s.", error->message); /* as with --scenario */
      return FALSE;
    }
  self->name = words[3] == ':' ? g_strdup_printf (_("Now, %s"), words + 4) : g_strdup (_("Now"));
  self->inputs = sp_plan_freeze (run->plan, scenario, &error);
  if (self->inputs == NULL)
    *exit = sp_command_line_fail (line, error);
  return self->inputs != NULL;
}

static gboolean
read_round (SpRoundChoice *self, SpRun *run, SpCommandLine *line, const char *words, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  self->end.round = sp_round_choice_find (run, line, words, exit);
  if (self->end.round == NULL)
    return FALSE;
  self->name = g_strdup (self->end.round->name);
  self->inputs = sp_plan_read_frozen (run->plan, self->end.round->id, &error);
  if (self->inputs != NULL && sp_forecast_options_parse (self->end.round->options, &self->end.options, &self->excluded, &error))
    return TRUE;
  *exit = sp_command_line_fail (line, error);
  return FALSE;
}

gboolean
sp_round_choice_read (SpRoundChoice *self, SpRun *run, SpCommandLine *line, const char *words, SpExit *exit)
{
  gboolean now = g_str_equal (words, "now") || g_str_has_prefix (words, "now:");
  self->end.options = (SpForecastOptions) SP_FORECAST_OPTIONS_INIT;
  if (!(now ? read_now (self, run, line, words, exit) : read_round (self, run, line, words, exit)))
    return FALSE;
  self->end.name = self->name;
  self->end.inputs = self->inputs;
  return TRUE;
}
