/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sites are delivered, and what the council's own estates yielded. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <glib/gi18n-lib.h>

static const char *const dwelling_types[] = { "house", "flat", NULL };
static const char *const tenures[] = { "market", "affordable", NULL };

const char *
sp_delivery_term_code (SpDeliveryTerm term)
{
  static const char *const codes[SP_N_DELIVERY_TERMS] = { "start_year", "rate", "most_a_year", "probability", "slip_mean",
                                                          "slip_spread", "rate_spread", "stall", "lag" };

  g_return_val_if_fail ((gsize) term < SP_N_DELIVERY_TERMS, "");
  return codes[term];
}

const char *
sp_delivery_term_name (SpDeliveryTerm term)
{
  static const char *const names[SP_N_DELIVERY_TERMS]
      = { N_("First year of completions"), N_("Build rate"), N_("Most in a year"), N_("Chance of being built"),
          N_("Average start slip"), N_("Spread of start slip"), N_("Spread of build rate"), N_("Chance of a stall"),
          N_("Lag until lived in") };

  g_return_val_if_fail ((gsize) term < SP_N_DELIVERY_TERMS, "");
  return _(names[term]);
}

static const char *const permissions[]
    = { "built", "under construction", "full", "outline", "allocated", "emerging", "windfall", NULL };

const char *const *
sp_permission_codes (void)
{
  return permissions;
}

const char *
sp_permission_name (const char *permission)
{
  static const char *const names[] = { N_("Built"), N_("Under construction"), N_("Full permission"), N_("Outline permission"),
                                       N_("Allocated"), N_("Emerging"), N_("Windfall") };

  for (guint i = 0; permission && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (permissions[i], permission))
      return _(names[i]);
  return _("Stage not held");
}

/* The nine columns of terms, in the order of SpDeliveryTerm. What is not said of a stage is nothing late and nothing lost. */
static void
read_terms (SpCursor        *cursor,
            SpDeliveryTerms *terms)
{
  for (gint term = 0; term < SP_N_DELIVERY_TERMS; term++)
    if (sp_cursor_is_null (cursor))
      sp_cursor_double (cursor, 0);
    else
      {
        terms->value[term] = sp_cursor_double (cursor, 0);
        terms->own |= 1u << term;
        terms->held = TRUE;
      }
}

static void
read_defaults (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpDeliveryDefault));
  SpCursor cursor = sp_reader_query (
      self, "SELECT permission, NULL, NULL, NULL, probability, slip_mean, slip_spread, rate_spread, stall, lag, source_id, "
            "dated, note, estimated FROM delivery_default ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      SpDeliveryDefault row = { .permission = sp_cursor_text (&cursor) };

      row.terms.value[SP_TERM_START] = row.terms.value[SP_TERM_RATE] = row.terms.value[SP_TERM_MOST] = -1;
      read_terms (&cursor, &row.terms);
      row.terms.own = 0;
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  self->snapshot->delivery_defaults = sp_arena_take_array (self->arena, rows, &self->snapshot->n_delivery_defaults);
}

static SpDeliveryTerms
terms_of_stage (const SpSnapshot *snapshot,
                const char       *permission)
{
  SpDeliveryTerms none = { .held = FALSE };

  for (guint i = 0; i < snapshot->n_delivery_defaults; i++)
    if (g_strcmp0 (snapshot->delivery_defaults[i].permission, permission) == 0)
      return snapshot->delivery_defaults[i].terms;
  none.value[SP_TERM_START] = none.value[SP_TERM_RATE] = none.value[SP_TERM_MOST] = -1;
  none.value[SP_TERM_PROBABILITY] = 1;
  return none;
}

/* What a site says of its own takes the place of its stage's. */
static void
read_sites_own (SpReader *self,
                SpSite   *sites)
{
  SpCursor cursor = sp_reader_query (
      self, "SELECT site_id, start_year, rate, most_a_year, probability, slip_mean, slip_spread, rate_spread, stall, lag, "
            "source_id, dated, note, estimated FROM site_delivery ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      gint site = sp_cursor_find (&cursor, &self->arena->sites);
      SpDeliveryTerms own = { .held = FALSE };

      read_terms (&cursor, &own);
      own.provenance = sp_cursor_provenance (&cursor);
      if (site < 0)
        continue;
      for (gint term = 0; term < SP_N_DELIVERY_TERMS; term++)
        if (own.own & 1u << term)
          sites[site].delivery.value[term] = own.value[term];
      sites[site].delivery.held |= own.held;
      sites[site].delivery.own = own.own;
      sites[site].delivery.provenance = own.provenance;
    }
}

static void
apply_override (SpReader         *self,
                SpSite           *sites,
                const SpOverride *override)
{
  gint site = sp_id_table_find (&self->arena->sites, override->target_id);
  SpDeliveryTerm term = g_str_equal (override->subject, "stall") ? SP_TERM_STALL : SP_TERM_PROBABILITY;

  if (site < 0 || !override->has_value)
    return;
  if (g_str_equal (override->subject, "yield factor"))
    sites[site].yield_change = override->value - 1;
  else if (g_str_equal (override->subject, "go-ahead") || g_str_equal (override->subject, "stall"))
    {
      sites[site].delivery.value[term] = override->value;
      sites[site].delivery.own |= 1u << term;
      sites[site].delivery.held = TRUE;
    }
}

static void
read_observations (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpYieldObservation));
  SpCursor cursor = sp_reader_query (
      self, "SELECT id, name, site_id, phase, dwelling_type, tenure, bedrooms, years_since, dwellings, pupils, source_id, "
            "dated, note, estimated FROM yield_observation ORDER BY phase, name, id");

  while (sp_cursor_next (&cursor))
    {
      SpYieldObservation row = { .id = sp_cursor_id (&cursor) };

      row.name = sp_cursor_text (&cursor);
      row.site = sp_cursor_find (&cursor, &self->arena->sites);
      row.phase = sp_cursor_text (&cursor);
      row.type = sp_cursor_choice (&cursor, dwelling_types, -1);
      row.tenure = sp_cursor_choice (&cursor, tenures, -1);
      row.bedrooms = sp_cursor_int (&cursor, 0);
      row.years_since = sp_cursor_int (&cursor, -1);
      row.dwellings = sp_cursor_double (&cursor, 0);
      row.pupils = sp_cursor_double (&cursor, 0);
      row.provenance = sp_cursor_provenance (&cursor);
      if (row.name && row.phase)
        g_array_append_val (rows, row);
    }
  self->snapshot->yield_observations = sp_arena_take_array (self->arena, rows, &self->snapshot->n_yield_observations);
}

void
sp_read_delivery (SpReader *self,
                  SpSite   *sites)
{
  SpSnapshot *snapshot = self->snapshot;

  read_defaults (self);
  for (guint i = 0; i < snapshot->n_sites; i++)
    sites[i].delivery = terms_of_stage (snapshot, sites[i].permission);
  read_sites_own (self, sites);
  for (guint i = 0; i < self->overrides->len; i++)
    apply_override (self, sites, &g_array_index (self->overrides, SpLevelOverride, i).override);
  read_observations (self);
}
