/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-programme.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "sp-option-shares.h"
#include "sp-programme-private.h"

#define PENCE 100000.0 /* in £ thousand */
/* The sample's programme is proved after 320; what is not by 600 (pupils of a quantile, or expected) is not by 20000 or after 9000. */
#define NODES 600
#define GAP 0.001 /* of each objective */
#define A_MILLION 1000.0 /* £ thousand */
#define MOST_PRICES 12

G_DEFINE_BOXED_TYPE (SpProgramme, sp_programme, sp_programme_ref, sp_programme_unref)

gpointer
sp_programme_alloc (SpProgramme *self, gsize n, gsize size)
{
  gpointer block = g_malloc0_n (MAX (n, 1), size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

static gboolean
stop_cb (gpointer data)
{
  return sp_progress_is_cancelled (data, NULL);
}

static void
at_cb (double fraction, gpointer data)
{
  sp_progress_report (data, fraction, _("Choosing and dating options"));
}

static SpMoney
pence_of (double thousands)
{
  return sp_money ((gint64) round (thousands * PENCE));
}

/* What is left of the pots, and of that, what lapses. */
static void
count_unspent (SpProgramme *self)
{
  double left = 0, lapsed = 0;

  for (guint k = 0; k < self->choice.n_pots; k++)
    {
      double of_pot = 0;

      for (gint f = 0; f < self->choice.n_financial; f++)
        of_pot += self->choice.pots[k].amounts[f] - self->paid[(gsize) k * (gsize) self->choice.n_financial + (gsize) f];
      left += of_pot;
      if (self->choice.pots[k].last < self->choice.n_financial - 1)
        lapsed += of_pot;
    }
  self->figures.unspent = pence_of (left);
  self->figures.lapsed = pence_of (lapsed);
}

/* How much better the best can be. */
static void
count_gaps (SpProgramme *self)
{
  const SpChoiceAnswer *answer = &self->answer;
  SpProgrammeFigures *f = &self->figures;
  double saved = answer->cost - answer->bound_cost;

  f->proved = answer->proved;
  f->fewest = answer->fewest;
  f->gap = answer->unplaced - answer->bound_unplaced;
  f->has_cost_gap = isfinite (saved) && (saved <= 0 || answer->cost > 0);
  if (f->has_cost_gap && saved > 0)
    f->cost_gap = saved / answer->cost;
}

static void
count (SpProgramme *self)
{
  const SpChoiceAnswer *answer = &self->answer;
  g_autofree gint *none = g_new (gint, self->choice.n_options + 1);
  gsize n = (gsize) self->choice.n_cells * (gsize) self->choice.n_years;
  double cost = 0;

  for (guint i = 0; i < self->choice.n_options; i++)
    none[i] = -1;
  self->before = sp_programme_alloc (self, n, sizeof (double));
  self->after = sp_programme_alloc (self, n, sizeof (double));
  self->paid = sp_programme_alloc (self, (gsize) self->choice.n_pots * (gsize) self->choice.n_financial, sizeof (double));
  self->figures.unplaced_before = sp_choice_get_unplaced (&self->choice, none, self->before);
  self->figures.unplaced = sp_choice_get_unplaced (&self->choice, answer->opens, self->after);
  sp_choice_get_missing_money (&self->choice, answer->opens, NULL, self->paid);
  for (guint i = 0; i < self->choice.n_options; i++)
    if (answer->opens[i] >= 0)
      {
        self->figures.n_chosen++;
        cost += (double) sp_option_set_get (self->set, i)->cost.pence;
      }
  self->figures.cost = sp_money ((gint64) cost);
  self->figures.n_nodes = (guint) answer->nodes;
  count_gaps (self);
  count_unspent (self);
}

/* The answer with one limit eased. An answer is within the search's tolerance only: one that places fewer than this programme,
 * which still stands, is none. */
static void
price_limit (SpProgramme *self, const SpChoice *eased, const SpChoiceSearch *search, SpLimitPrice row)
{
  g_auto (SpChoiceAnswer) answer = { 0 };

  sp_choice_solve (eased, search, &answer);
  row.pupil_years = answer.found ? self->answer.unplaced - answer.unplaced : 0;
  if (answer.found && fabs (row.pupil_years) < 0.5)
    row.saved = pence_of (MAX (0, self->answer.cost - answer.cost));
  if (answer.found && (row.pupil_years >= 0.5 || row.saved.pence > 0))
    g_array_append_val (self->prices, row);
  else
    g_free (row.limit);
}

/* In the first year that brings any; a pot that has none left would have it in the first year it may be spent. */
static void
price_pot (SpProgramme *self, guint k, const SpChoiceSearch *search)
{
  SpChoice eased = self->choice;
  g_autofree SpChoicePot *pots = g_memdup2 (self->choice.pots, self->choice.n_pots * sizeof (SpChoicePot));
  g_autofree double *amounts = g_memdup2 (pots[k].amounts, (gsize) self->choice.n_financial * sizeof (double));
  const SpProgrammePot *pot = sp_programme_pots_get (self->pots, k);
  gint f = pots[k].first;
  gboolean none;

  while (f < pots[k].last && amounts[f] == 0)
    f++;
  none = amounts[f] == 0;
  f = none ? pots[k].first : f;
  amounts[f] += A_MILLION;
  pots[k].amounts = amounts;
  eased.pots = pots;
  price_limit (self, &eased, search,
               (SpLimitPrice) { .limit = g_strdup_printf (_("£1m more in %s"), pot->name), .undated = none && pot->undated.pence > 0,
                                .year = sp_programme_get_year (self, (guint) f) });
}

static void
price_limits (SpProgramme *self, const SpChoiceSearch *asked, SpProgress *progress)
{
  guint n = MIN (self->choice.n_pots, MOST_PRICES);
  SpChoiceSearch quiet = *asked;
  const SpChoiceSearch *search = &quiet;

  quiet.at = NULL; /* how far all of them are is said, not how far each is */

  for (guint k = 0; k < n && self->figures.unplaced > 0.5; k++)
    {
      sp_progress_report (progress, (double) k / (n + 2), _("Solving again with each limit eased"));
      price_pot (self, k, search);
    }
  if (self->choice.capacity >= 0)
    {
      SpChoice eased = self->choice;

      eased.capacity += A_MILLION;
      price_limit (self, &eased, search, (SpLimitPrice) { .limit = g_strdup (_("£1m more building in each year")) });
    }
  if (self->choice.n_pots > 0)
    {
      SpChoice eased = self->choice;

      eased.forward_limit += A_MILLION;
      price_limit (self, &eased, search, (SpLimitPrice) { .limit = g_strdup (_("£1m more spent ahead of contributions")) });
    }
}

static SpProgramme *
make (SpOptionSet *set, SpProgrammePots *pots)
{
  SpProgramme *self = g_new0 (SpProgramme, 1);

  self->ref_count = 1;
  self->set = sp_option_set_ref (set);
  self->pots = sp_programme_pots_ref (pots);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->prices = g_array_new (FALSE, FALSE, sizeof (SpLimitPrice));
  return self;
}

SpProgramme *
sp_programme_run (SpOptionSet *set, SpProgrammePots *pots, const SpProgrammeOptions *options, SpProgress *progress,
                  GError **error)
{
  g_autoptr (SpProgramme) self = make (set, pots);
  const SpChoiceSearch search = { .max_nodes = options->max_nodes ? (gint) options->max_nodes : NODES, .gap = GAP,
                                  .stop = stop_cb, .stop_data = progress, .at = at_cb, .at_data = progress };

  self->reasons = sp_programme_alloc (self, sp_option_set_get_n (set), sizeof (SpReason));
  self->pinned = sp_programme_alloc (self, sp_option_set_get_n (set), sizeof (guint8));
  for (guint i = 0; i < options->n_pins; i++)
    self->pinned[options->pins[i].option] = TRUE;
  self->quantile = options->quantile;
  self->kept = options->kept;
  self->has_capacity = options->has_capacity;
  self->capacity = options->capacity;
  if (!sp_programme_read_need (self, options, progress, error) || !sp_programme_read_options (self, options, error))
    return NULL;
  sp_programme_read_pots (self, options);
  sp_choice_solve (&self->choice, &search, &self->answer);
  if (!self->answer.found && sp_progress_is_cancelled (progress, error))
    return NULL;
  if (!self->answer.found)
    {
      sp_programme_say_impossible (self, error);
      return NULL;
    }
  count (self);
  self->figures.given = options->only_pins;
  if (!options->no_reasons)
    sp_programme_find_reasons (self, options);
  if (options->prices && !self->answer.cut_short)
    price_limits (self, &search, progress);
  sp_progress_report (progress, 1, NULL);
  return g_steal_pointer (&self);
}

gboolean
sp_programme_is_pinned (const SpProgramme *self, guint option)
{
  g_return_val_if_fail (option < sp_option_set_get_n (self->set), FALSE);
  return self->pinned[option];
}

double
sp_programme_get_quantile (const SpProgramme *self)
{
  return self->quantile;
}

gboolean
sp_programme_get_capacity (const SpProgramme *self, SpMoney *capacity)
{
  *capacity = self->capacity;
  return self->has_capacity;
}

SpProgramme *
sp_programme_ref (SpProgramme *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_programme_unref (SpProgramme *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  for (guint i = 0; i < self->choice.n_options && self->reasons; i++)
    {
      g_free (self->reasons[i].code);
      g_free (self->reasons[i].text);
    }
  for (guint i = 0; i < self->prices->len; i++)
    g_free (g_array_index (self->prices, SpLimitPrice, i).limit);
  g_array_unref (self->prices);
  g_ptr_array_unref (self->blocks);
  sp_choice_answer_clear (&self->answer);
  sp_programme_pots_unref (self->pots);
  sp_option_set_unref (self->set);
  g_free (self);
}

SpOptionSet *
sp_programme_get_set (const SpProgramme *self)
{
  return self->set;
}

SpProgrammePots *
sp_programme_get_pots (const SpProgramme *self)
{
  return self->pots;
}

SpAcademicYear
sp_programme_get_opens (const SpProgramme *self, guint option)
{
  gint origin = sp_option_set_get_snapshot (self->set)->assumptions.origin.start;

  g_return_val_if_fail (option < self->choice.n_options, sp_academic_year (0));
  return sp_academic_year (self->answer.opens[option] < 0 ? 0 : origin + 1 + self->answer.opens[option]);
}

const char *
sp_programme_get_reason (const SpProgramme *self, guint option)
{
  g_return_val_if_fail (option < self->choice.n_options, NULL);
  return self->reasons[option].text;
}

const char *
sp_programme_get_reason_code (const SpProgramme *self, guint option)
{
  g_return_val_if_fail (option < self->choice.n_options, NULL);
  return self->reasons[option].code;
}

const SpProgrammeFigures *
sp_programme_get_figures (const SpProgramme *self)
{
  return &self->figures;
}

const SpSavedProgramme *
sp_programme_get_kept (const SpProgramme *self)
{
  return self->kept;
}

gboolean
sp_programme_is_cut_short (const SpProgramme *self)
{
  return self->answer.cut_short;
}

void
sp_programme_get_unplaced (const SpProgramme *self, SpAreaIndex area, gint lead, double *before, double *after)
{
  *before = *after = 0;
  g_return_if_fail (area >= 0 && lead >= 1 && lead <= self->choice.n_years);
  for (gint g = 0; g < SP_N_GROUPS; g++)
    {
      gint cell = self->cell_of[(gsize) area * SP_N_GROUPS + (gsize) g];
      gsize at = (gsize) MAX (cell, 0) * (gsize) self->choice.n_years + (gsize) lead - 1;

      *before += cell >= 0 ? self->before[at] : 0;
      *after += cell >= 0 ? self->after[at] : 0;
    }
}

guint
sp_programme_get_n_years (const SpProgramme *self)
{
  return (guint) self->choice.n_financial;
}

SpFinancialYear
sp_programme_get_year (const SpProgramme *self, guint i)
{
  return sp_financial_year (sp_option_set_get_snapshot (self->set)->assumptions.origin.start + 1
                            + self->choice.first_financial + (gint) i);
}

/* As its adoption will spend it: where its cost has odd pounds, less than the whole thousands that it was looked for with. */
SpMoney
sp_programme_get_option_spend (const SpProgramme *self, guint option, guint i)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (self->set);
  SpAcademicYear opens = sp_programme_get_opens (self, option);
  const SpOption *row = sp_option_set_get (self->set, option);
  const SpProject *project = row->project >= 0 ? &s->projects[row->project] : NULL;
  gint64 pence[SP_OPTION_N_SPEND];
  gint at = (gint) sp_programme_get_year (self, i).start - opens.start - SP_OPTION_FIRST_SPEND;
  gint lead = sp_option_spend_lead (row, project, opens, sp_plan_month (s->money.as_of, s->assumptions.origin));

  if (opens.start == 0 || !row->has_cost || at < 0 || at >= SP_OPTION_N_SPEND)
    return sp_money (0);
  return sp_money (sp_option_share_cost (row, lead, row->cost, pence) ? pence[at] : 0);
}

SpMoney
sp_programme_get_spend (const SpProgramme *self, guint i)
{
  SpMoney sum = sp_money (0);

  for (guint o = 0; o < self->choice.n_options; o++)
    sum = sp_money_add (sum, sp_programme_get_option_spend (self, o, i));
  return sum;
}

SpMoney
sp_programme_get_paid (const SpProgramme *self, guint pot, guint i)
{
  g_return_val_if_fail (pot < self->choice.n_pots && (gint) i < self->choice.n_financial, sp_money (0));
  return pence_of (self->paid[(gsize) pot * (gsize) self->choice.n_financial + i]);
}

guint
sp_programme_get_n_prices (const SpProgramme *self)
{
  return self->prices->len;
}

const SpLimitPrice *
sp_programme_get_price (const SpProgramme *self, guint i)
{
  g_return_val_if_fail (i < self->prices->len, NULL);
  return &g_array_index (self->prices, SpLimitPrice, i);
}
