/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-basic-need-rate.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "sp-cost-index.h"
#include "sp-cost-per-place.h"
#include "sp-csv.h"
#include "sp-rates-resource.h"

#define RESOURCE "/org/schoolplaces/SchoolPlaces/rates/basic-need.csv"

enum { YEAR, PHASE, POUNDS, SOURCE, N_COLUMNS };

typedef struct
{
  gint    year;
  gboolean of[SP_N_PHASES];
  SpMoney rate;
  char   *source;
} Row;

/* The table is part of the program: a fault in it is a fault in the code. */
static Row
read_row (SpCsvReader *reader)
{
  const char *phase = sp_csv_reader_get_field (reader, PHASE);
  Row row = { .year = atoi (sp_csv_reader_get_field (reader, YEAR)),
              .source = g_strdup (sp_csv_reader_get_field (reader, SOURCE)) };
  SpPhase one;

  if (sp_phase_parse (phase, &one))
    row.of[one] = TRUE;
  else if (g_str_equal (phase, "both"))
    row.of[SP_PHASE_PRIMARY] = row.of[SP_PHASE_SECONDARY] = TRUE;
  else
    g_assert_not_reached ();
  row.rate = sp_money ((gint64) (100 * g_ascii_strtod (sp_csv_reader_get_field (reader, POUNDS), NULL) + 0.5));
  g_assert (row.year > 1900 && row.rate.pence > 0 && row.source[0] != '\0');
  return row;
}

static GArray *
read_rows (void)
{
  GResource *resource = sp_rates_get_resource ();
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autoptr (SpCsvReader) reader = NULL;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  g_assert (text != NULL);
  reader = sp_csv_reader_new (text, size);
  if (!sp_csv_reader_next (reader, NULL))
    g_assert_not_reached ();
  while (sp_csv_reader_next (reader, NULL))
    {
      Row row;

      g_assert (sp_csv_reader_get_n_fields (reader) == N_COLUMNS);
      row = read_row (reader);
      g_array_append_val (rows, row);
    }
  return rows;
}

static const GArray *
get_rows (void)
{
  static GArray *rows;

  if (g_once_init_enter (&rows))
    g_once_init_leave (&rows, read_rows ());
  return rows;
}

/* The value of an index in the quarter before a financial year begins, in which rates are set; 0 = it has none. */
static double
find_index (const SpSnapshot *snapshot, SpFinancialYear year)
{
  const SpPriceBase quarter = { year.start, 1 };
  const SpCostIndexValue *value = snapshot->money.index != NULL ? sp_cost_index_find (snapshot->money.index, quarter) : NULL;
  gint tender;

  if (snapshot->money.index != NULL)
    return value != NULL ? value->value : 0;
  return sp_tender_price_index (quarter, &tender, NULL) ? tender : 0;
}

static void
bring_to (const SpSnapshot *snapshot, SpFinancialYear award, SpBasicNeedRate *rate)
{
  double base = find_index (snapshot, rate->year), now = find_index (snapshot, award);

  rate->basis = rate->year.start < award.start ? SP_RATE_OF_EARLIER : SP_RATE_OF_LATER;
  if (!(base > 0) || !(now > 0))
    return;
  rate->basis = SP_RATE_INDEXED;
  rate->rate = sp_money ((gint64) ((double) rate->rate.pence * now / base + 0.5));
}

const char *
sp_rate_basis_code (SpRateBasis basis)
{
  static const char *const codes[] = { "plan", "year", "indexed", "earlier", "later" };

  g_return_val_if_fail ((guint) basis < G_N_ELEMENTS (codes), NULL);
  return codes[basis];
}

SpBasicNeedRate
sp_basic_need_rate (const SpSnapshot *snapshot, SpPhase phase, SpFinancialYear award)
{
  const GArray *rows = get_rows ();
  const Row *best = NULL;
  SpBasicNeedRate rate = { .rate = snapshot->money.rates[phase], .basis = SP_RATE_OF_PLAN };

  if (snapshot->money.has_rates[phase])
    return rate;
  for (guint i = 0; i < rows->len; i++) /* in the order of years */
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (row->of[phase] && (best == NULL || ABS (row->year - award.start) < ABS (best->year - award.start)))
        best = row;
    }
  g_assert (best != NULL);
  rate = (SpBasicNeedRate) { .rate = best->rate, .basis = SP_RATE_OF_YEAR, .year = sp_financial_year (best->year),
                             .source = best->source };
  if (best->year != award.start)
    bring_to (snapshot, award, &rate);
  return rate;
}
