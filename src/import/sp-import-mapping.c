/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-mapping.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-heading.h"
#include "sp-year.h"

#define HEADINGS_WITHIN 40   /* records looked at for headings */
#define HEADINGS_SHOWN 6
#define TOO_CLOSE 0.02       /* two kinds this near in certainty are not told apart */
#define SURE_ENOUGH 0.4

static guint
n_fields_of (const SpImportKind *kind)
{
  guint n = 0;

  while (kind->fields[n].meaning)
    n++;
  return n;
}

static gboolean
is_keyed (const SpImportField *field)
{
  return (field->flags & (SP_FIELD_BY_YEAR | SP_FIELD_BY_AGE | SP_FIELD_BY_GROUP)) != 0;
}

static SpImportMapping *
new_mapping (const SpImportKind *kind, guint n_columns)
{
  SpImportMapping *self = g_new0 (SpImportMapping, 1);

  self->kind = kind;
  self->n_columns = n_columns;
  self->headings = g_new0 (char *, n_columns + 1);
  self->columns = g_new (SpColumnMeaning, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i] = (SpColumnMeaning) { -1, 0 };
  self->constants = g_new0 (char *, n_fields_of (kind) + 1);
  return self;
}

SpImportMapping *
sp_import_mapping_copy (const SpImportMapping *self)
{
  SpImportMapping *copy = new_mapping (self->kind, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    {
      copy->headings[i] = g_strdup (self->headings[i]);
      copy->columns[i] = self->columns[i];
    }
  for (guint i = 0; i < n_fields_of (self->kind); i++)
    copy->constants[i] = g_strdup (self->constants[i]);
  copy->header = self->header;
  copy->transposed = self->transposed;
  copy->certainty = self->certainty;
  copy->why = g_strdup (self->why);
  return copy;
}

void
sp_import_mapping_free (SpImportMapping *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->headings[i]);
  for (guint i = 0; i < n_fields_of (self->kind); i++)
    g_free (self->constants[i]);
  g_free (self->headings);
  g_free (self->columns);
  g_free (self->constants);
  g_free (self->why);
  g_free (self);
}

/* A record that may hold the headings. */
typedef struct
{
  guint  n;
  char **headings;  /* trimmed */
  char **folded;
  guint  record;
  gboolean transposed;
} Candidate;

static void
clear_candidate (gpointer data)
{
  Candidate *self = data;

  g_strfreev (self->headings);
  g_strfreev (self->folded);
}

static void
add_candidate (GArray *candidates, GPtrArray *headings, guint record, gboolean transposed)
{
  Candidate made = { .n = headings->len, .record = record, .transposed = transposed };

  made.headings = g_new0 (char *, headings->len + 1);
  made.folded = g_new0 (char *, headings->len + 1);
  for (guint i = 0; i < headings->len; i++)
    {
      made.headings[i] = g_strdup (g_ptr_array_index (headings, i));
      made.folded[i] = sp_import_fold (made.headings[i]);
    }
  g_array_append_val (candidates, made);
}

static GArray *
find_candidates (SpForeignTable *table)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint n = MIN (sp_foreign_table_get_n_peeked (table), sp_foreign_table_is_headed (table) ? 1 : HEADINGS_WITHIN);
  guint n_peeked = sp_foreign_table_get_n_peeked (table);

  g_array_set_clear_func (candidates, clear_candidate);
  for (guint r = 0; r < n; r++)
    {
      g_autoptr (GPtrArray) headings = g_ptr_array_new ();
      SpTextRecord *record = sp_foreign_table_peek (table, r);

      for (guint c = 0; c < sp_text_record_get_n (record); c++)
        g_ptr_array_add (headings, sp_text_record_get_trimmed (record, c));
      add_candidate (candidates, headings, r, FALSE);
    }
  for (guint c = 0; c < 2 && n_peeked > 1 && !sp_foreign_table_is_headed (table); c++)
    {
      g_autoptr (GPtrArray) headings = g_ptr_array_new ();

      for (guint r = 0; r < n_peeked; r++)
        g_ptr_array_add (headings, sp_text_record_get_trimmed (sp_foreign_table_peek (table, r), c));
      add_candidate (candidates, headings, c, TRUE);
    }
  return candidates;
}

/* "births:2013" -> field and key. */
static gboolean
read_meaning (const SpImportKind *kind, const char *meaning, SpColumnMeaning *out)
{
  g_auto (GStrv) halves = g_strsplit (meaning, ":", 2);

  for (gint f = 0; halves[0] && kind->fields[f].meaning; f++)
    if (g_str_equal (kind->fields[f].meaning, halves[0]))
      {
        *out = (SpColumnMeaning) { f, halves[1] ? (gint) g_ascii_strtoll (halves[1], NULL, 10) : 0 };
        return TRUE;
      }
  return FALSE;
}

static void
map_as_wished (SpImportMapping *self, const Candidate *candidate, const SpMappingWish *wish, gboolean *settled)
{
  for (guint c = 0; wish && wish->columns && c < candidate->n; c++)
    {
      const char *meaning = g_hash_table_lookup (wish->columns, candidate->folded[c]);

      if (!meaning)
        continue;
      settled[c] = TRUE;
      if (*meaning)
        read_meaning (self->kind, meaning, &self->columns[c]);
    }
}

/* Gives the field to the column whose heading stands earliest among its names, or is what it is called. */
static void
map_named (SpImportMapping *self, const Candidate *candidate, gint field, gboolean by_title, const gboolean *settled)
{
  guint best = G_MAXUINT, rank;
  gint column = -1;

  for (guint c = 0; c < candidate->n; c++)
    {
      if (self->columns[c].field == field)
        return;
      if (!settled[c] && self->columns[c].field < 0 && *candidate->folded[c]
          && (by_title ? (rank = 0, sp_import_heading_says (candidate->folded[c], self->kind, field))
                       : sp_import_heading_is (candidate->folded[c], self->kind->fields[field].names, &rank)) && rank < best)
        {
          best = rank;
          column = (gint) c;
        }
    }
  if (column >= 0)
    self->columns[column].field = field;
}

/* Ages that are bare numbers rise, and one at least follows on another: "0, 16, 0", or a 14 alone, is of a row of figures. */
static gboolean
are_ages (const SpImportMapping *self, const Candidate *candidate, gint field)
{
  gint last = -1;
  gboolean any = FALSE, neighbours = FALSE;

  for (guint c = 0; c < candidate->n; c++)
    if (self->columns[c].field == field && strspn (candidate->folded[c], "0123456789") == strlen (candidate->folded[c]))
      {
        if (self->columns[c].key <= last)
          return FALSE;
        neighbours = neighbours || (any && self->columns[c].key == last + 1);
        any = TRUE;
        last = self->columns[c].key;
      }
  return neighbours || !any;
}

static void
map_keyed (SpImportMapping *self, const Candidate *candidate, gint field, gboolean *settled)
{
  const SpImportField *wanted = &self->kind->fields[field];

  for (guint c = 0; c < candidate->n; c++)
    {
      gint key;

      if (settled[c] || self->columns[c].field >= 0 || !*candidate->folded[c])
        continue;
      if (sp_import_heading_key (candidate->headings[c], candidate->folded[c], wanted, &key))
        self->columns[c] = (SpColumnMeaning) { field, key };
    }
  if (wanted->flags & SP_FIELD_BY_AGE && !are_ages (self, candidate, field))
    for (guint c = 0; c < candidate->n; c++)
      if (!settled[c] && self->columns[c].field == field)
        self->columns[c].field = -1;
}

static gboolean
has_field (const SpImportMapping *self, gint field)
{
  for (guint c = 0; c < self->n_columns; c++)
    if (self->columns[c].field == field)
      return TRUE;
  return FALSE;
}

/* Certainty from how many of the kind's fields were found: required ones count twice, and a kind of few columns is never as
 * certain as one of many. Not found at all when one that is required is not there: *missing then says which. */
static gboolean
weigh (SpImportMapping *self, const SpImportField **missing)
{
  double found = 0, all = 0;
  guint n = 0;

  for (gint f = 0; self->kind->fields[f].meaning; f++)
    {
      const SpImportField *field = &self->kind->fields[f];
      double weight = field->flags & SP_FIELD_REQUIRED ? 2 : 1;
      gboolean there = has_field (self, f);

      if (field->flags & (SP_FIELD_FILE | SP_FIELD_ONE_WAY) && !there)
        continue;
      all += weight;
      if (there)
        {
          found += weight;
          n++;
        }
      else if (field->flags & SP_FIELD_REQUIRED && !self->constants[f])
        {
          *missing = field;
          return FALSE;
        }
    }
  self->certainty = all > 0 ? found / all * (1 - pow (0.5, n)) : 0;
  return TRUE;
}

/* Every column with the meaning it has as that kind, whether or not the kind can be read so. */
static SpImportMapping *
lay_candidate (const Candidate *candidate, const SpImportKind *kind, const SpMappingWish *wish, guint *n_found)
{
  SpImportMapping *self = new_mapping (kind, candidate->n);
  g_autofree gboolean *settled = g_new0 (gboolean, candidate->n + 1);

  for (guint c = 0; c < candidate->n; c++)
    self->headings[c] = g_strdup (candidate->headings[c]);
  self->header = candidate->record;
  self->transposed = candidate->transposed;
  for (gint f = 0; kind->fields[f].meaning; f++)
    if (wish && g_hash_table_lookup (wish->constants, kind->fields[f].meaning))
      self->constants[f] = g_strdup (g_hash_table_lookup (wish->constants, kind->fields[f].meaning));
  map_as_wished (self, candidate, wish, settled);
  for (gint by_title = 0; by_title < 2; by_title++)
    for (gint f = 0; kind->fields[f].meaning; f++)
      if (!is_keyed (&kind->fields[f]))
        map_named (self, candidate, f, by_title, settled);
  for (gint f = 0; kind->fields[f].meaning; f++)
    if (is_keyed (&kind->fields[f]))
      map_keyed (self, candidate, f, settled);
  *n_found = 0;
  for (gint f = 0; kind->fields[f].meaning; f++)
    *n_found += has_field (self, f);
  return self;
}

static SpImportMapping *
map_candidate (const Candidate *candidate, const SpImportKind *kind, const SpMappingWish *wish, const SpImportField **missing,
               guint *n_found)
{
  g_autoptr (SpImportMapping) self = lay_candidate (candidate, kind, wish, n_found);

  return weigh (self, missing) && *n_found ? g_steal_pointer (&self) : NULL;
}

static SpImportMapping *
best_of (GArray *candidates, SpForeignTable *table, const SpImportKind *kind, const SpMappingWish *wish, char **missing)
{
  SpImportMapping *best = NULL;
  guint most_found = 0;

  if (missing)
    *missing = NULL;
  if (kind->has_shapes && !sp_foreign_table_has_shapes (table))
    {
      if (missing)
        *missing = g_strdup (_("shapes (this file has none)"));
      return NULL;
    }
  for (guint i = 0; i < candidates->len; i++)
    {
      const SpImportField *lacking = NULL;
      guint n_found;
      SpImportMapping *made = map_candidate (&g_array_index (candidates, Candidate, i), kind, wish, &lacking, &n_found);

      if (made && (!best || made->certainty > best->certainty + 1e-9))
        {
          g_clear_pointer (&best, sp_import_mapping_free);
          best = g_steal_pointer (&made);
        }
      g_clear_pointer (&made, sp_import_mapping_free);
      if (lacking && missing && (n_found > most_found || !*missing))
        {
          most_found = n_found;
          g_free (*missing);
          *missing = g_strdup (_(lacking->title));
        }
    }
  if (best)
    best->why = sp_import_mapping_dup_why (best);
  return best;
}

SpImportMapping *
sp_import_mapping_for_kind (SpForeignTable *table, const SpImportKind *kind, const SpMappingWish *wish, char **missing)
{
  g_autoptr (GArray) candidates = find_candidates (table);

  return best_of (candidates, table, kind, wish, missing);
}

static guint
count_headings (const Candidate *candidate)
{
  guint n = 0;

  for (guint c = 0; c < candidate->n; c++)
    n += *candidate->folded[c] != '\0';
  return n;
}

SpImportMapping *
sp_import_mapping_guess (SpForeignTable *table, const SpImportKind *kind, const SpMappingWish *wish, char **missing)
{
  g_autoptr (GArray) candidates = find_candidates (table);
  SpImportMapping *best = best_of (candidates, table, kind, wish, missing);
  guint most = 0;

  if (best)
    g_clear_pointer (missing, g_free); /* what other records lack */
  if (best || (kind->has_shapes && !sp_foreign_table_has_shapes (table)))
    return best;
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      guint n_found, score;
      SpImportMapping *made = lay_candidate (candidate, kind, wish, &n_found);

      score = n_found * 20000 + (candidate->transposed ? 0 : count_headings (candidate));
      if (!best || score > most)
        {
          g_clear_pointer (&best, sp_import_mapping_free);
          best = g_steal_pointer (&made);
          most = score;
        }
      g_clear_pointer (&made, sp_import_mapping_free);
    }
  if (best)
    best->why = sp_import_mapping_dup_why (best);
  return best;
}

/* The headings of the record that has the most of them, as far as a line holds: "name, description, …". */
static char *
dup_headings (GArray *candidates)
{
  g_autoptr (GString) list = g_string_new (NULL);
  const Candidate *fullest = NULL;
  guint listed = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);

      if (!candidate->transposed && (!fullest || count_headings (candidate) > count_headings (fullest)))
        fullest = candidate;
    }
  for (guint c = 0; fullest && c < fullest->n; c++)
    if (*fullest->folded[c] != '\0' && ++listed <= HEADINGS_SHOWN)
      g_string_append_printf (list, "%s%s", listed > 1 ? ", " : "", fullest->headings[c]);
  if (listed > HEADINGS_SHOWN)
    g_string_append (list, ", …");
  return g_strdup (listed ? list->str : _("it has none"));
}

static void
refuse (SpForeignTable *table, GArray *candidates, const SpImportMapping *best, const SpImportMapping *second, GError **error)
{
  const char *label = sp_foreign_table_get_label (table);
  g_autofree char *headings = dup_headings (candidates);

  if (best && second)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("%s may be “%s” or “%s”. Say which: name the kind %s or %s in place of auto."), label, _(best->kind->title),
                 _(second->kind->title), best->kind->code, second->kind->code);
  else if (sp_foreign_table_has_shapes (table))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("%s is of no kind that is known by its headings (%s). It holds shapes: if they are boundaries, name what of (districts, "
                   "planning-areas, catchments, small-areas or outline) in place of auto, and say with --mapping which column means what."),
                 label, headings);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("%s is of no kind that is known by its headings (%s). See what kinds there are with import --kinds; then name "
                   "the kind, and say with --mapping which column means what."),
                 label, headings);
}

/* Whether the file has what the kind is about, and not only the names beside it. */
static gboolean
has_one_of (const SpImportMapping *self)
{
  g_auto (GStrv) meanings = self->kind->one_of ? g_strsplit (self->kind->one_of, "|", -1) : NULL;

  for (gint f = 0; meanings && self->kind->fields[f].meaning; f++)
    if (has_field (self, f) && g_strv_contains ((const char *const *) meanings, self->kind->fields[f].meaning))
      return TRUE;
  return !meanings;
}

SpImportMapping *
sp_import_mapping_recognise (SpForeignTable *table, const SpMappingWish *wish, GError **error)
{
  g_autoptr (GArray) candidates = find_candidates (table);
  g_autoptr (SpImportMapping) best = NULL, second = NULL;
  const SpImportKind *const *kinds = sp_import_get_kinds ();

  for (guint i = 0; kinds[i]; i++)
    {
      SpImportMapping *made = kinds[i]->only_named ? NULL : best_of (candidates, table, kinds[i], wish, NULL);

      if (made && !has_one_of (made))
        g_clear_pointer (&made, sp_import_mapping_free);
      if (made && (!best || made->certainty > best->certainty))
        {
          g_clear_pointer (&second, sp_import_mapping_free);
          second = g_steal_pointer (&best);
          best = made;
        }
      else if (made && (!second || made->certainty > second->certainty))
        {
          g_clear_pointer (&second, sp_import_mapping_free);
          second = made;
        }
      else if (made)
        sp_import_mapping_free (made);
    }
  if (best && second && second->certainty >= SURE_ENOUGH && second->kind->has_shapes && !best->kind->has_shapes
      && best->certainty - second->certainty <= TOO_CLOSE)
    return g_steal_pointer (&second); /* a file of shapes that could as well be a table is the boundaries */
  if (best && best->certainty >= SURE_ENOUGH
      && (!second || best->certainty - second->certainty > TOO_CLOSE || (best->kind->has_shapes && !second->kind->has_shapes)))
    return g_steal_pointer (&best);
  if (!best || best->certainty < SURE_ENOUGH)
    refuse (table, candidates, NULL, NULL, error);
  else
    refuse (table, candidates, best, second, error);
  return NULL;
}
