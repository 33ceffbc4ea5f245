/* SPDX-License-Identifier: GPL-3.0-or-later */
/* programme: the tables of projects, and with --solve the best programme that the money allows. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-cost-per-place.h"
#include "sp-edit.h"
#include "sp-known-names.h"
#include "sp-no-money.h"
#include "sp-programme-kept.h"
#include "sp-programme-saved.h"
#include "sp-programme-tables.h"
#include "sp-result-tables.h"
#include "sp-run.h"
#include "sp-terminal-progress.h"

static gboolean solve, prices;
static char **pins, **forbids;
static SpProgrammeAsked asked;
static gboolean list_saved, replace;
static char *quantile_text, *compare, *adopt, *save, *open_saved, *reason, *capacity, *forward, *region;

static const GOptionEntry entries[] = {
  { "project", 0, 0, G_OPTION_ARG_STRING, &asked.project, N_("One project's own sheet, by its reference or name"), N_("REF") },
  { "timetable", 0, 0, G_OPTION_ARG_NONE, &asked.timetable, N_("When each project is built, and by when it would have to begin"), NULL },
  { "risks", 0, 0, G_OPTION_ARG_NONE, &asked.risks, N_("Risks by likelihood and impact, with their projects"), NULL },
  { "spend", 0, 0, G_OPTION_ARG_NONE, &asked.spend, N_("Spend by year and the pot that pays it, and the money there is"), NULL },
  { "solve", 0, 0, G_OPTION_ARG_NONE, &solve, N_("Choose and date options: fewest pupils without a place, then least cost"), NULL },
  { "pin", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pins, N_("Must be built, in that year if one is given"), N_("KEY[=YEAR]") },
  { "forbid", 0, 0, G_OPTION_ARG_STRING_ARRAY, &forbids, N_("Must not be built"), N_("KEY") },
  { "quantile", 0, 0, G_OPTION_ARG_STRING, &quantile_text,
    N_("Pupils to place: a quantile of the paths, such as 0.8, or expected"), N_("SHARE") },
  { "capacity", 0, 0, G_OPTION_ARG_STRING, &capacity, N_("Most that can be built in a financial year, in £m"), N_("AMOUNT") },
  { "forward", 0, 0, G_OPTION_ARG_STRING, &forward, N_("Most spent ahead of contributions, in £m"), N_("AMOUNT") },
  { "prices", 0, 0, G_OPTION_ARG_NONE, &prices, N_("What each limit costs, by solving again with it eased"), NULL },
  { "compare", 0, 0, G_OPTION_ARG_STRING, &compare, N_("Programmes saved in the plan, side by side"), N_("NAME,NAME") },
  { "save", 0, 0, G_OPTION_ARG_STRING, &save, N_("Save the programme in the plan under a name"), N_("NAME") },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, N_("With --save: in place of the programme that is saved under that name"), NULL },
  { "saved", 0, 0, G_OPTION_ARG_NONE, &list_saved, N_("Programmes saved in the plan"), NULL },
  { "open", 0, 0, G_OPTION_ARG_STRING, &open_saved, N_("A programme saved in the plan, worked out again"), N_("NAME") },
  { "region", 0, 0, G_OPTION_ARG_STRING, &region,
    N_("Whose building costs estimates take, such as East of England (default: the plan's)"), N_("REGION") },
  { "adopt", 0, 0, G_OPTION_ARG_STRING, &adopt, N_("Carry the programme out in a scenario of the plan"), N_("SCENARIO") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why the scenario carries it out"), N_("TEXT") },
  { NULL }
};

typedef struct
{
  SpOptionSet *set;
  SpProgrammePots *pots;
  SpForecastPaths *paths;
  SpProgrammeOptions options;
  GArray *pinned, *forbidden;
  gint64 adopted_in; /* the scenario of --adopt */
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->set, sp_option_set_unref);
  g_clear_pointer (&self->pots, sp_programme_pots_unref);
  g_clear_pointer (&self->paths, sp_forecast_paths_unref);
  g_clear_pointer (&self->pinned, g_array_unref);
  g_clear_pointer (&self->forbidden, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static gboolean
find (Search *self, SpCommandLine *line, const char *key, guint *option, SpExit *exit)
{
  gint found = sp_option_set_find (self->set, key);

  if (found < 0)
    {
      g_autofree char *nearest = sp_known_names_options (self->set, key);

      *exit = sp_command_line_misuse (line, _("“%s” is no option of this plan, or names several. %s See school-places-cli options."), key,
                                      nearest);
    }
  *option = (guint) MAX (found, 0);
  return found >= 0;
}

static gboolean
read_asked (Search *self, SpCommandLine *line, SpExit *exit)
{
  self->pinned = g_array_new (FALSE, FALSE, sizeof (SpPin));
  self->forbidden = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; pins && pins[i]; i++)
    {
      g_autofree char *key = g_strdup (pins[i]);
      char *equals = strrchr (key, '=');
      SpPin pin = { 0 };

      if (equals)
        *equals = '\0';
      if (equals && !sp_academic_year_parse (equals + 1, &pin.opens))
        {
          *exit = sp_command_line_misuse (line, _("“%s” is not an academic year; write 2016 or 2016/17."), equals + 1);
          return FALSE;
        }
      if (!find (self, line, key, &pin.option, exit))
        return FALSE;
      g_array_append_val (self->pinned, pin);
    }
  for (guint i = 0; forbids && forbids[i]; i++)
    {
      guint option;

      if (!find (self, line, forbids[i], &option, exit))
        return FALSE;
      g_array_append_val (self->forbidden, option);
    }
  self->options.pins = (const SpPin *) (gpointer) self->pinned->data;
  self->options.n_pins = self->pinned->len;
  self->options.forbidden = (const guint *) (gpointer) self->forbidden->data;
  self->options.n_forbidden = self->forbidden->len;
  return TRUE;
}

static gboolean
read_money (SpCommandLine *line, const char *text, SpMoney *money, SpExit *exit)
{
  if (sp_money_parse (text, SP_MONEY_MILLIONS, money) && money->pence >= 0)
    return TRUE;
  *exit = sp_command_line_misuse (line, _("“%s” is not an amount in £m, such as 12.5."), text);
  return FALSE;
}

static gboolean
read_limits (Search *self, SpCommandLine *line, SpForecast *forecast, SpExit *exit)
{
  const SpPathOptions plain = SP_PATH_OPTIONS_INIT;
  char *end = NULL;

  self->options.prices = prices;
  self->options.has_capacity = capacity != NULL;
  if ((capacity && !read_money (line, capacity, &self->options.capacity, exit))
      || (forward && !read_money (line, forward, &self->options.forward_limit, exit)))
    return FALSE;
  if (!quantile_text)
    return TRUE;
  self->options.quantile = g_str_equal (quantile_text, "expected") ? SP_EXPECTED : g_ascii_strtod (quantile_text, &end);
  if (end && (*end || !(self->options.quantile > 0 && self->options.quantile < 1)))
    {
      *exit = sp_command_line_misuse (line, _("“%s” is not a share between 0 and 1, such as 0.8, nor expected."), quantile_text);
      return FALSE;
    }
  self->paths = sp_forecast_simulate (forecast, &plain, NULL, NULL);
  self->options.paths = self->paths;
  return self->paths != NULL;
}

static gboolean
write_plan (Search *self, SpRun *run, SpCommandLine *line, SpProgramme *programme, SpExit *exit)
{
  g_autoptr (SpProgrammeLines) lines = sp_programme_lines_new (programme);
  g_autofree char *outcome = sp_programme_dup_outcome (programme);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  const char *name = save ? save : open_saved ? open_saved : _("best programme");
  gboolean done;

  if (sp_programme_is_cut_short (programme))
    {
      *exit = sp_command_line_misuse (line, _("The search was stopped, so the plan is left as it was."));
      return FALSE;
    }
  plan = sp_plan_open (line->files[0], FALSE, &error);
  done = plan != NULL && (!save || sp_edit_save_programme (plan, save, self->options.quantile,
                                                            capacity ? &self->options.capacity : NULL, outcome, lines->rows, lines->n,
                                                            &error))
         && (!adopt || sp_edit_adopt_programme (plan, self->adopted_in, name, lines->rows, lines->n, reason, &error));

  if (!done)
    *exit = sp_command_line_fail (line, error);
  return done;
}

static gboolean
add_solved (Search *self, SpRun *run, SpCommandLine *line, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProgress) progress = sp_terminal_progress_new (line);
  g_autoptr (SpProgramme) programme = NULL;

  sp_terminal_progress_heed_interrupt (progress);
  programme = sp_programme_run (self->set, self->pots, &self->options, progress, &error);
  sp_terminal_progress_end ();
  if (!programme)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  if (sp_programme_is_cut_short (programme))
    g_printerr ("%s\n", _("The search was stopped: this is the best found until then."));
  sp_programme_add_result (programme, _("Best programme"), tables);
  g_ptr_array_add (tables, sp_table_of_programme_reasons (programme));
  if (prices)
    g_ptr_array_add (tables, sp_table_of_limit_prices (programme));
  return (!save && !adopt) || write_plan (self, run, line, programme, exit);
}

/* A saved programme, as it stands: what is adopted with it is itself. */
static gboolean
add_opened (Search *self, SpRun *run, SpCommandLine *line, GPtrArray *tables, SpExit *exit)
{
  const SpSavedAsked saved = { self->set, self->pots, &self->options };
  g_autoptr (SpProgramme) programme = sp_programme_add_opened (line, &saved, open_saved, tables, exit);

  return programme != NULL && (!adopt || write_plan (self, run, line, programme, exit));
}

/* A saved programme is opened for those whom it was made to place. */
static gboolean
ask_as_saved (SpRun *run, SpCommandLine *line, SpExit *exit)
{
  const SpSavedProgramme *saved = open_saved ? sp_programme_find_saved (run->snapshot, line, open_saved, exit) : NULL;

  if (open_saved && !saved)
    return FALSE;
  if (saved && !quantile_text && saved->quantile != 0)
    quantile_text = saved->quantile == SP_EXPECTED ? g_strdup ("expected") : g_strdup_printf ("%g", saved->quantile);
  return TRUE;
}

static gboolean
read_region (SpCommandLine *line, gint *hundredths, SpExit *exit)
{
  if (!region || sp_location_factor (region, hundredths))
    return TRUE;
  *exit = sp_command_line_misuse (line, _("“%s” is not a region whose building costs are known, such as East of England."), region);
  return FALSE;
}

static gboolean
make_set (Search *self, SpRun *run, SpCommandLine *line, SpExit *exit)
{
  SpOptionSetOptions options = SP_OPTION_SET_OPTIONS_INIT;
  gint hundredths = 0;

  if (!read_region (line, &hundredths, exit) || !sp_run_need (run, line, SP_SUPPLY_COMMITTED, NULL, exit)
      || !sp_run_receipts (run, line, NULL, exit))
    return FALSE;
  options.location_factor = hundredths / 100.0;
  self->set = sp_option_set_new (run->need, run->funding, &options);
  self->pots = sp_programme_pots_new (self->set, run->funding, run->receipts);
  return TRUE;
}

/* The plan as it stands is the scenario that has none above it. */
static gboolean
is_root (SpPlan *plan, gint64 id)
{
  g_autoptr (GPtrArray) scenarios = sp_plan_dup_scenarios (plan);

  for (guint i = 0; i < scenarios->len; i++)
    if (((const SpScenario *) scenarios->pdata[i])->id == id)
      return ((const SpScenario *) scenarios->pdata[i])->parent_id == 0;
  return FALSE;
}

/* Before anything is searched for: what the plan would refuse in the end is told at once, and nothing is written. */
static gboolean
read_adopt (Search *self, SpRun *run, SpCommandLine *line, SpExit *exit)
{
  g_autoptr (GError) error = NULL;

  if (!adopt)
    return TRUE;
  if (!sp_plan_find_scenario (run->plan, adopt, &self->adopted_in, &error))
    *exit = sp_command_line_misuse (line, "%s.", error->message);
  else if (is_root (run->plan, self->adopted_in))
    *exit = sp_command_line_misuse (line, _("The plan as it stands carries out no option. Name a scenario of the plan with --adopt."));
  else if (!reason || !*g_strstrip (reason))
    *exit = sp_command_line_misuse (line, _("--adopt needs a reason, since a scenario says why each thing in it is so: add --reason."));
  else
    return TRUE;
  return FALSE;
}

/* The same: what was kept is not lost by giving its name again. */
static gboolean
check_save (SpRun *run, SpCommandLine *line, SpExit *exit)
{
  g_autofree char *name = save ? g_strstrip (g_strdup (save)) : NULL;

  for (guint i = 0; name != NULL && !replace && i < run->snapshot->n_programmes; i++)
    if (g_str_equal (run->snapshot->programmes[i].name, name))
      {
        *exit = sp_command_line_misuse (line, _("The plan already has a programme “%s”. Give another name, or --replace to save in its "
                                                "place."), name);
        return FALSE;
      }
  return TRUE;
}

static gboolean
add_programmes (Search *self, SpRun *run, SpCommandLine *line, GPtrArray *tables, SpExit *exit)
{
  SpSavedAsked saved;

  if (!check_save (run, line, exit) || !read_adopt (self, run, line, exit) || !ask_as_saved (run, line, exit)
      || !make_set (self, run, line, exit) || !read_asked (self, line, exit) || !read_limits (self, line, run->forecast, exit))
    return FALSE;
  saved = (SpSavedAsked) { self->set, self->pots, &self->options };
  return (!solve || add_solved (self, run, line, tables, exit)) && (!open_saved || add_opened (self, run, line, tables, exit))
         && (!compare || sp_programme_add_compared (line, &saved, compare, tables, exit));
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_auto (Search) search = { 0 };
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpExit exit = SP_EXIT_DONE;

  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv, &exit))
    return exit;
  solve = solve || pins || forbids || prices || save || (adopt && !open_saved)
          || ((quantile_text || region || capacity || forward) && !compare && !open_saved);
  if (solve)
    sp_terminal_progress_hold_interrupt ();
  if (open_saved && solve)
    return sp_command_line_misuse (&line, _("--open works a saved programme out as it stands; to search, save or pin, leave it out."));
  if (!sp_run_open (&run, &line, &exit) || !sp_run_funding (&run, &line, &exit)
      || ((solve || compare || open_saved) && !add_programmes (&search, &run, &line, tables, &exit)))
    return exit;
  if (list_saved)
    g_ptr_array_add (tables, sp_table_of_saved_programmes (run.snapshot));
  if (sp_programme_is_asked (&asked) && !sp_programme_add_tables (&run, &line, &asked, tables, &exit))
    return exit;
  if (!sp_programme_is_asked (&asked) && !list_saved && !compare)
    {
      g_ptr_array_add (tables, sp_table_of_demand (run.funding));
      g_ptr_array_add (tables, sp_table_of_projects (run.funding, 0));
    }
  if (!solve && !compare && !open_saved && !list_saved)
    sp_no_money_say (&line, run.snapshot, tables);
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_programme = {
  "programme", "PLAN", N_("The tables of projects, and the best programme that the money allows"),
  N_("With --solve it chooses and dates options within what every pot may pay, and says why the others are not chosen. --save and "
     "--adopt write into the plan."), run
};
