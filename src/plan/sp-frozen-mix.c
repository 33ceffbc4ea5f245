/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan between two: some of what a forecast reads from one, the rest from the other.
 *
 * Whole tables belong to a factor, but for three. Rolls of years up to the earlier origin are corrections, later ones
 * were counted since; the row of assumptions is put together column by column; and differences of a scenario belong to the
 * factor of their subject. Scenarios themselves are laid level on level: the chain of the one beside that of the other.
 */
#include "config.h"
#include "sp-frozen-private.h"

#include <string.h>

#include "sp-snapshot-private.h"

typedef struct { const char *name; SpFactor factor; } NamedFactor;

/* What is not named belongs to the method, the last factor, so that nothing is lost. */
static const NamedFactor tables[] = {
  { "source", SP_FACTOR_BOUNDARIES }, { "authority", SP_FACTOR_BOUNDARIES }, { "district", SP_FACTOR_BOUNDARIES },
  { "planning_area", SP_FACTOR_BOUNDARIES }, { "school", SP_FACTOR_BOUNDARIES }, { "school_link", SP_FACTOR_BOUNDARIES },
  { "area_school", SP_FACTOR_BOUNDARIES }, { "admission_number", SP_FACTOR_BOUNDARIES },
  { "net_capacity", SP_FACTOR_BOUNDARIES }, { "group_capacity", SP_FACTOR_BOUNDARIES },
  { "programme_table", SP_FACTOR_BOUNDARIES }, { "project", SP_FACTOR_BOUNDARIES },
  { "project_school", SP_FACTOR_BOUNDARIES }, { "project_places", SP_FACTOR_BOUNDARIES },
  { "option", SP_FACTOR_BOUNDARIES }, { "option_places", SP_FACTOR_BOUNDARIES },
  { "transfer", SP_FACTOR_PROGRESSION }, { "school_transfer", SP_FACTOR_PROGRESSION },
  { "staying_on", SP_FACTOR_PROGRESSION },
  { "births", SP_FACTOR_BIRTHS }, { "district_births", SP_FACTOR_BIRTHS },
  { "preschool_register", SP_FACTOR_BIRTHS },
  { "growth_area", SP_FACTOR_HOUSING }, { "growth_area_share", SP_FACTOR_HOUSING },
  { "growth_area_project", SP_FACTOR_HOUSING }, { "housing_site", SP_FACTOR_HOUSING },
  { "dwelling_mix", SP_FACTOR_HOUSING }, { "completion", SP_FACTOR_HOUSING }, { "yield", SP_FACTOR_HOUSING },
  { "yield_build_up", SP_FACTOR_HOUSING }, { "district_completion", SP_FACTOR_HOUSING },
  { "local_plan_number", SP_FACTOR_HOUSING }, { "delivery_default", SP_FACTOR_HOUSING },
  { "site_delivery", SP_FACTOR_HOUSING }, { "yield_observation", SP_FACTOR_HOUSING },
};
static const NamedFactor assumptions[] = {
  { "origin_year", SP_FACTOR_PROGRESSION }, { "horizon", SP_FACTOR_PROGRESSION },
  { "operating_margin", SP_FACTOR_BOUNDARIES }, { "yield_factor", SP_FACTOR_HOUSING },
};
static const NamedFactor subjects[] = {
  { "completion", SP_FACTOR_HOUSING }, { "start slip", SP_FACTOR_HOUSING }, { "build rate", SP_FACTOR_HOUSING },
  { "yield factor", SP_FACTOR_HOUSING }, { "take-up", SP_FACTOR_PROGRESSION },
  { "progression", SP_FACTOR_PROGRESSION }, { "pupils", SP_FACTOR_CORRECTION }, { "places", SP_FACTOR_BOUNDARIES },
  { "admission number", SP_FACTOR_BOUNDARIES }, { "operating margin", SP_FACTOR_BOUNDARIES },
  { "project slip", SP_FACTOR_BOUNDARIES }, { "option", SP_FACTOR_BOUNDARIES },
};

static SpFactor
find_factor (const NamedFactor *list,
             gsize              n,
             const char        *name)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (list[i].name, name))
      return list[i].factor;
  return SP_FACTOR_METHOD;
}
#define FIND_FACTOR(list, name) find_factor (list, G_N_ELEMENTS (list), name)

typedef struct
{
  const SpFrozenInputs *from, *to;
  gboolean              taking_to; /* whose rows are being looked at; the two may be one and the same */
  guint                 n_factors;
  gint64                first_origin; /* the earlier of the two: rolls up to it both could read */
  GArray               *chain;  /* of gint64: the scenarios whose rows are looked at, from below the plan down */
  char                 *level;  /* the value put in the place of a scenario's id */
  char                **assumption; /* the row of `to`; NULL = none */
} Mix;

/* Whether a factor is already as in `to`. */
static gboolean
is_reached (const Mix *mix,
            SpFactor   factor)
{
  return (guint) factor < mix->n_factors;
}

/* A row of one year: counted by the time of the first forecast, or since. */
static gboolean
choose_roll (const SpFrozenTable  *table,
             const char          **values,
             gpointer              data)
{
  const Mix *mix = data;
  gint column = sp_frozen_table_column (table, "year");
  gint64 year = column >= 0 ? sp_frozen_int64 (values[column], 0) : 0;
  gint id = sp_frozen_table_column (table, "id");

  if (id >= 0)
    values[id] = "N"; /* a new row: both plans may have used the number */
  return is_reached (mix, year <= mix->first_origin ? SP_FACTOR_CORRECTION : SP_FACTOR_PROGRESSION) == mix->taking_to;
}

/* The row of `from`, with what belongs to factors already taken from the row of `to`. */
static gboolean
choose_assumption (const SpFrozenTable  *table,
                   const char          **values,
                   gpointer              data)
{
  const Mix *mix = data;
  const SpFrozenTable *other = sp_frozen_inputs_find (mix->to, "assumption");

  for (guint i = 0; table->columns[i] && other && mix->assumption; i++)
    {
      gint column = sp_frozen_table_column (other, table->columns[i]);

      if (column >= 0 && (guint) column < g_strv_length (mix->assumption)
          && is_reached (mix, FIND_FACTOR (assumptions, table->columns[i])))
        values[i] = mix->assumption[column];
    }
  return TRUE;
}

static gint64
get_parent (const SpFrozenInputs *inputs,
            gint64                id)
{
  const SpFrozenTable *table = sp_frozen_inputs_find (inputs, "scenario");
  gint id_column = table ? sp_frozen_table_column (table, "id") : -1;
  gint parent_column = table ? sp_frozen_table_column (table, "parent_id") : -1;

  for (guint r = 0; id_column >= 0 && parent_column >= 0 && r < table->rows->len; r++)
    {
      g_auto (GStrv) values = g_strsplit (table->rows->pdata[r], "\t", SP_FROZEN_MOST_COLUMNS);

      if ((gint) g_strv_length (values) > MAX (id_column, parent_column)
          && sp_frozen_int64 (values[id_column], 0) == id)
        return sp_frozen_int64 (values[parent_column], 0);
    }
  return 0;
}

/* The scenarios from below the plan down to the one the inputs were frozen under: 0 has no place among them. */
static GArray *
find_chain (const SpFrozenInputs *inputs)
{
  GArray *chain = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = inputs->scenario; id != 0 && chain->len < 40; id = get_parent (inputs, id))
    g_array_prepend_val (chain, id);
  if (chain->len > 0)
    g_array_remove_index (chain, 0); /* the plan as it stands, whose differences nobody reads */
  return chain;
}

/* A difference of a scenario of the chain, whatever its number was, at its level in the new one. */
static gboolean
choose_override (const SpFrozenTable  *table,
                 const char          **values,
                 gpointer              data)
{
  Mix *mix = data;
  gint id = sp_frozen_table_column (table, "id"), scenario = sp_frozen_table_column (table, "scenario_id");
  gint subject = sp_frozen_table_column (table, "subject");

  if (id < 0 || scenario < 0 || subject < 0 || *values[subject] != 'T'
      || is_reached (mix, FIND_FACTOR (subjects, values[subject] + 1)) != mix->taking_to)
    return FALSE;
  for (guint level = 0; level < mix->chain->len; level++)
    if (g_array_index (mix->chain, gint64, level) == sp_frozen_int64 (values[scenario], 0))
      {
        g_free (mix->level);
        mix->level = g_strdup_printf ("I%u", level + 2);
        values[scenario] = mix->level;
        values[id] = "N"; /* a new row: both plans may have used the number */
        return TRUE;
      }
  return FALSE;
}

static gboolean
insert_overrides (sqlite3  *db,
                  Mix      *mix,
                  GError  **error)
{
  const SpFrozenInputs *both[] = { mix->from, mix->to };
  g_autoptr (GString) sql = g_string_new ("INSERT INTO scenario (id, parent_id, name) VALUES (1, NULL, 'plan')");
  guint depth = 0;

  for (guint i = 0; i < 2; i++)
    {
      const SpFrozenTable *table = sp_frozen_inputs_find (both[i], "scenario_override");
      gboolean done;

      mix->taking_to = i == 1;
      mix->chain = find_chain (both[i]);
      depth = MAX (depth, mix->chain->len);
      done = !table || sp_frozen_insert (db, table, choose_override, mix, error);
      g_clear_pointer (&mix->chain, g_array_unref);
      if (!done)
        return FALSE;
    }
  for (guint level = 2; level < depth + 2; level++)
    g_string_append_printf (sql, ", (%u, %u, 'level %u')", level, level - 1, level);
  return sp_database_exec (db, sql->str, error);
}

static guint
count_depth (const Mix *mix)
{
  g_autoptr (GArray) from = find_chain (mix->from);
  g_autoptr (GArray) to = find_chain (mix->to);

  return MAX (from->len, to->len);
}

static gboolean
insert_table (sqlite3              *db,
              Mix                  *mix,
              const SpSchemaTable  *schema,
              GError              **error)
{
  const SpFrozenTable *from = sp_frozen_inputs_find (mix->from, schema->name);
  const SpFrozenTable *to = sp_frozen_inputs_find (mix->to, schema->name);
  const SpFrozenTable *chosen = is_reached (mix, FIND_FACTOR (tables, schema->name)) ? to : from;

  if (g_str_equal (schema->name, "scenario"))
    return TRUE; /* with their differences */
  if (g_str_equal (schema->name, "scenario_override"))
    return insert_overrides (db, mix, error);
  if (g_str_equal (schema->name, "assumption"))
    return !from || sp_frozen_insert (db, from, choose_assumption, mix, error);
  if (!g_str_equal (schema->name, "roll") && !g_str_equal (schema->name, "authority_roll"))
    return !chosen || sp_frozen_insert (db, chosen, NULL, NULL, error);
  mix->taking_to = FALSE;
  if (from && !sp_frozen_insert (db, from, choose_roll, mix, error))
    return FALSE;
  mix->taking_to = TRUE;
  return !to || sp_frozen_insert (db, to, choose_roll, mix, error);
}

/* The one row of assumptions; NULL = none. */
static char **
dup_assumption (const SpFrozenInputs *inputs)
{
  const SpFrozenTable *table = sp_frozen_inputs_find (inputs, "assumption");

  return table && table->rows->len ? g_strsplit (table->rows->pdata[0], "\t", SP_FROZEN_MOST_COLUMNS) : NULL;
}

static gint64
read_origin (const SpFrozenInputs *inputs)
{
  const SpFrozenTable *table = sp_frozen_inputs_find (inputs, "assumption");
  gint column = table ? sp_frozen_table_column (table, "origin_year") : -1;
  g_auto (GStrv) values = dup_assumption (inputs);

  return values && column >= 0 && (guint) column < g_strv_length (values) ? sp_frozen_int64 (values[column], 0) : 0;
}

SpSnapshot *
sp_frozen_inputs_mix (const SpFrozenInputs  *from,
                      const SpFrozenInputs  *to,
                      guint                  n_factors,
                      GError               **error)
{
  const GPtrArray *all = sp_schema_get_tables ();
  Mix mix = { .from = from, .to = to, .n_factors = n_factors };
  g_autoptr (sqlite3) db = NULL;
  gboolean done;

  g_return_val_if_fail (from && to && n_factors <= SP_N_FACTORS, NULL);
  if (n_factors == 0 || n_factors == SP_N_FACTORS)
    return sp_frozen_inputs_snapshot (n_factors ? to : from, error);
  mix.first_origin = MIN (read_origin (from), read_origin (to));
  mix.assumption = dup_assumption (to);
  db = sp_frozen_database_new (to, error);
  done = db && sp_database_exec (db, "BEGIN", error);
  for (guint i = 0; i < all->len && done; i++)
    done = insert_table (db, &mix, g_ptr_array_index (all, i), error);
  done = done && sp_database_exec (db, "COMMIT", error);
  g_free (mix.level);
  g_strfreev (mix.assumption);
  return done ? sp_snapshot_read (db, count_depth (&mix) ? count_depth (&mix) + 1 : 0, error) : NULL;
}
