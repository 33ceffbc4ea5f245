/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreements with developers: their obligations, how each was worked out, and what has become of its money. */
#include "config.h"
#include "sp-snapshot-private.h"

/* The order of obligations; what belongs to them must come in the same. */
#define BY_OBLIGATION "o.agreement_id, o.position, o.id"

typedef struct { SpIdTable agreements, obligations; } Ids;

static SpAgreement
read_agreement (SpReader *self,
                SpCursor *cursor)
{
  SpAgreement row = { .id = sp_cursor_id (cursor) };

  row.reference = sp_cursor_text (cursor);
  row.planning_application = sp_cursor_text (cursor);
  row.title = sp_cursor_text (cursor);
  row.signed_on = sp_cursor_text (cursor);
  row.pay_back_on = sp_cursor_text (cursor);
  row.growth = sp_cursor_find (cursor, &self->arena->growth_areas);
  row.site = sp_cursor_find (cursor, &self->arena->sites);
  row.provenance = sp_cursor_provenance (cursor);
  row.kind = sp_cursor_text (cursor);
  row.organisation = sp_cursor_text (cursor);
  row.document_url = sp_cursor_text (cursor);
  row.district = sp_cursor_find (cursor, &self->arena->districts);
  row.ended_on = sp_cursor_text (cursor);
  row.ended_why = sp_cursor_text (cursor);
  return row;
}

static SpAgreement *
read_agreements (SpReader *self,
                 Ids      *ids)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpAgreement));
  SpCursor cursor = sp_reader_query (
      self, "SELECT id, reference, planning_application, title, signed_on, pay_back_on, growth_area_id, site_id, "
            "source_id, dated, note, estimated, kind, organisation, document_url, district_id, ended_on, ended_why "
            "FROM agreement ORDER BY id");
  SpSnapshot *snapshot = self->snapshot;
  SpAgreement *agreements;

  while (sp_cursor_next (&cursor))
    {
      SpAgreement row = read_agreement (self, &cursor);

      g_array_append_val (rows, row);
    }
  snapshot->agreements = agreements = sp_arena_take_array (self->arena, rows, &snapshot->n_agreements);
  sp_arena_index_ids (self->arena, &ids->agreements, agreements, snapshot->n_agreements, sizeof (SpAgreement));
  return agreements;
}

static void
read_terms (SpReader     *self,
            SpCursor     *cursor,
            SpObligation *row)
{
  const char *basis;

  row->reference = sp_cursor_text (cursor);
  basis = sp_cursor_text (cursor);
  row->per_dwelling = g_strcmp0 (basis, "per dwelling") == 0;
  row->land_hectares = sp_cursor_double (cursor, -1);
  row->index = sp_reader_find_cost_index (self, sp_cursor_id (cursor));
  row->has_cost_per_place = sp_cursor_money (cursor, &row->cost_per_place);
  row->headroom_places = sp_cursor_double (cursor, -1);
  row->has_received = sp_cursor_money (cursor, &row->received);
  row->pay_back_on = sp_cursor_text (cursor);
  row->pay_back_years = sp_cursor_int (cursor, 0);
  row->project = sp_cursor_find (cursor, &self->arena->projects);
  row->school = sp_cursor_find (cursor, &self->arena->schools);
}

static SpObligation
read_obligation (SpReader *self,
                 SpCursor *cursor)
{
  SpObligation row = { .kind = sp_cursor_text (cursor) };

  row.phase = sp_cursor_text (cursor);
  row.text = sp_cursor_text (cursor);
  row.has_amount = sp_cursor_money (cursor, &row.amount);
  row.price_base = sp_cursor_quarter (cursor);
  row.trigger = sp_cursor_text (cursor);
  row.trigger_value = sp_cursor_double (cursor, 0);
  row.trigger_on = sp_cursor_text (cursor);
  row.triggered_on = sp_cursor_text (cursor);
  row.due_on = sp_cursor_text (cursor);
  row.received_on = sp_cursor_text (cursor);
  row.allocated_on = sp_cursor_text (cursor);
  row.spent_on = sp_cursor_text (cursor);
  row.pot = sp_cursor_find (cursor, &self->arena->pots);
  read_terms (self, cursor, &row);
  row.id = sp_cursor_id (cursor);
  row.position = sp_cursor_int (cursor, 0);
  row.provenance = sp_cursor_provenance (cursor);
  return row;
}

/* Obligations sort by agreement, so those of one are next to each other. */
static SpObligation *
read_obligations (SpReader    *self,
                  SpAgreement *agreements,
                  Ids         *ids,
                  guint       *n)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpObligation));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (
      self, "SELECT agreement_id, kind, phase, text, amount_pence, price_base, \"trigger\", trigger_value, trigger_on, "
            "triggered_on, due_on, received_on, allocated_on, spent_on, pot_id, reference, basis, land_hectares, "
            "index_id, cost_per_place_pence, headroom_places, received_pence, pay_back_on, pay_back_years, project_id, "
            "school_id, id, position, source_id, dated, note, estimated FROM obligation o ORDER BY " BY_OBLIGATION);
  g_autofree guint *start = NULL;
  SpObligation *obligations;

  while (sp_cursor_next (&cursor))
    {
      gint agreement = sp_cursor_find (&cursor, &ids->agreements);
      SpObligation row = read_obligation (self, &cursor);

      if (agreement < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, agreement);
    }
  start = sp_slices_new (parents, self->snapshot->n_agreements);
  obligations = sp_arena_take_array (self->arena, rows, n);
  for (guint i = 0; i < self->snapshot->n_agreements; i++)
    {
      agreements[i].obligations = obligations ? obligations + start[i] : NULL;
      agreements[i].n_obligations = start[i + 1] - start[i];
    }
  return obligations;
}

static void
read_dwellings (SpReader     *self,
                SpObligation *obligations,
                const Ids    *ids,
                guint         n)
{
  static const char *const types[] = { "house", "flat", NULL }, *const tenures[] = { "market", "affordable", NULL };
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpObligationDwelling));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (
      self, "SELECT d.obligation_id, d.dwelling_type, d.tenure, d.bedrooms, d.dwellings, d.pupils_per_dwelling "
            "FROM obligation_dwelling d JOIN obligation o ON o.id = d.obligation_id "
            "ORDER BY " BY_OBLIGATION ", d.position, d.id");
  g_autofree guint *start = NULL;
  const SpObligationDwelling *dwellings;

  while (sp_cursor_next (&cursor))
    {
      gint parent = sp_cursor_find (&cursor, &ids->obligations);
      SpObligationDwelling row = { .type = sp_cursor_choice (&cursor, types, -1) };

      row.tenure = sp_cursor_choice (&cursor, tenures, -1);
      row.bedrooms = sp_cursor_int (&cursor, 0);
      row.dwellings = sp_cursor_double (&cursor, 0);
      row.pupils_per_dwelling = sp_cursor_double (&cursor, 0);
      if (parent < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, parent);
    }
  start = sp_slices_new (parents, n);
  dwellings = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < n; i++)
    {
      obligations[i].dwellings = dwellings ? dwellings + start[i] : NULL;
      obligations[i].n_dwellings = start[i + 1] - start[i];
    }
}

static void
read_transactions (SpReader     *self,
                   SpObligation *obligations,
                   const Ids    *ids,
                   guint         n)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpTransaction));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (
      self, "SELECT t.obligation_id, t.id, t.state, t.happened_on, t.reference, t.amount_pence, t.project_id, "
            "t.source_id, t.dated, t.note, t.estimated FROM contribution_transaction t "
            "JOIN obligation o ON o.id = t.obligation_id "
            "ORDER BY " BY_OBLIGATION ", t.happened_on IS NULL, t.happened_on, t.id");
  g_autofree guint *start = NULL;
  const SpTransaction *transactions;

  while (sp_cursor_next (&cursor))
    {
      gint parent = sp_cursor_find (&cursor, &ids->obligations);
      SpTransaction row = { .id = sp_cursor_id (&cursor) };

      row.state = sp_cursor_text (&cursor);
      row.happened_on = sp_cursor_text (&cursor);
      row.reference = sp_cursor_text (&cursor);
      if (!sp_cursor_money (&cursor, &row.amount))
        continue;
      row.project = sp_cursor_find (&cursor, &self->arena->projects);
      row.provenance = sp_cursor_provenance (&cursor);
      if (parent < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, parent);
    }
  start = sp_slices_new (parents, n);
  transactions = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < n; i++)
    {
      obligations[i].transactions = transactions ? transactions + start[i] : NULL;
      obligations[i].n_transactions = start[i + 1] - start[i];
    }
}

/* Ids of obligations with their places among all of them; the id is not the struct's first member. */
static void
index_obligations (SpReader           *self,
                   const SpObligation *obligations,
                   guint               n,
                   SpIdTable          *table)
{
  g_autofree gint64 *ids = g_new0 (gint64, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    ids[i] = obligations[i].id;
  sp_arena_index_ids (self->arena, table, ids, n, sizeof *ids);
}

void
sp_read_contributions (SpReader *self)
{
  Ids ids;
  SpAgreement *agreements = read_agreements (self, &ids);
  SpObligation *obligations;
  guint n;

  obligations = read_obligations (self, agreements, &ids, &n);
  index_obligations (self, obligations, n, &ids.obligations);
  read_dwellings (self, obligations, &ids, n);
  read_transactions (self, obligations, &ids, n);
}
