/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-row.h"

#include "sp-funding.h"
#include "sp-pot-words.h"
#include "sp-waterfall.h"

struct _SpFundingRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpFundingRow, sp_funding_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpFundingValues, id, "id", INT64),
  SP_ROW_FIELD (SpFundingValues, index, "index", INT),
  SP_ROW_FIELD (SpFundingValues, name, "name", STRING),
  SP_ROW_FIELD (SpFundingValues, source, "source", STRING),
  SP_ROW_FIELD (SpFundingValues, source_name, "source-name", STRING),
  SP_ROW_FIELD (SpFundingValues, programme, "programme", STRING),
  SP_ROW_FIELD (SpFundingValues, growth, "growth", BOOLEAN),
  SP_ROW_FIELD (SpFundingValues, certainty, "certainty", STRING),
  SP_ROW_FIELD (SpFundingValues, certainty_name, "certainty-name", STRING),
  SP_ROW_FIELD (SpFundingValues, total, "total", INT64),
  SP_ROW_FIELD (SpFundingValues, undated, "undated", INT64),
  SP_ROW_FIELD (SpFundingValues, used, "used", INT64),
  SP_ROW_FIELD (SpFundingValues, lapsing, "lapsing", INT64),
  SP_ROW_FIELD (SpFundingValues, left, "left", INT64),
  SP_ROW_FIELD (SpFundingValues, purpose_name, "purpose-name", STRING),
  SP_ROW_FIELD (SpFundingValues, phase_name, "phase-name", STRING),
  SP_ROW_FIELD (SpFundingValues, tied, "tied", STRING),
  SP_ROW_FIELD (SpFundingValues, n_tied, "n-tied", INT),
  SP_ROW_FIELD (SpFundingValues, terms, "terms", STRING),
  SP_ROW_FIELD (SpFundingValues, earliest, "earliest", STRING),
  SP_ROW_FIELD (SpFundingValues, spend_by, "spend-by", STRING),
  SP_ROW_FIELD (SpFundingValues, carry_years, "carry-years", INT),
};

static void
sp_funding_row_class_init (SpFundingRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpFundingValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_funding_row_init (SpFundingRow *self)
{
}

/* What it is tied to, joined. */
static const char *
name_ties (const SpSnapshot *s, const SpPot *p, gint *n, GStringChunk *strings)
{
  const char *names[] = { p->area >= 0 ? s->areas[p->area].name : NULL, p->school >= 0 ? s->schools[p->school].name : NULL,
                          p->growth >= 0 ? s->growth_areas[p->growth].name : NULL,
                          p->project >= 0 ? s->projects[p->project].name : NULL };
  g_autoptr(GString) all = g_string_new (NULL);

  *n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL)
      g_string_append_printf (all, "%s%s", (*n)++ > 0 ? " · " : "", names[i]);
  return *n > 0 ? g_string_chunk_insert (strings, all->str) : NULL;
}

void
sp_funding_values_fill (SpFundingValues *values, const SpSnapshot *snapshot, SpPotIndex pot, GStringChunk *strings)
{
  const SpPot *p = &snapshot->pots[pot];
  SpMoney total = { 0 }, undated = { 0 };

  for (guint i = 0; i < p->n_amounts; i++)
    {
      total = sp_money_add (total, p->amounts[i].amount);
      if (p->amounts[i].year.start == 0 && g_strcmp0 (p->certainty, "received") != 0)
        undated = sp_money_add (undated, p->amounts[i].amount);
    }
  *values = (SpFundingValues) {
    .id = p->id, .index = pot, .name = p->name, .source = p->source, .source_name = sp_funding_source_name (p->source),
    .programme = p->programme, .growth = g_strcmp0 (p->programme, "growth") == 0, .certainty = p->certainty,
    .certainty_name = sp_pot_certainty_name (p->certainty), .total = total.pence, .undated = undated.pence,
    .left = total.pence, .terms = p->terms, .earliest = p->earliest_on, .spend_by = p->spend_by,
    .purpose_name = sp_pot_purpose_name (p->purpose), .phase_name = sp_pot_phase_name (p->phase),
    .carry_years = p->has_carry_limit ? p->carry_years : -1,
  };
  values->tied = name_ties (snapshot, p, &values->n_tied, strings);
}

/* Of the pot itself and of what obligations banked in it bring, or have brought and spent. */
void
sp_funding_values_fill_used (SpFundingValues *values, const SpWaterfall *waterfall)
{
  gint64 money = 0;

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    {
      const SpPurse *purse = sp_waterfall_get_purse (waterfall, p);

      if (purse->pot != values->index)
        continue;
      money += purse->amount.pence;
      for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
        {
          SpPurseYear row = sp_waterfall_get_purse_year (waterfall, p, y);

          values->used += row.used.pence + row.used_late.pence + row.repaid.pence - row.returned.pence;
          values->lapsing += row.lapsed.pence;
        }
    }
  if (values->growth)
    values->left = money - values->used - values->lapsing;
}
