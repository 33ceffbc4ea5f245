/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-published-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-edit-published.h"

static const char *const facts[] = { "title", "edition", "unit", "dated", "source", NULL };

typedef struct
{
  const char *name;
  GHashTable *said;     /* fact -> words */
  GPtrArray  *headings; /* of strings */
  GPtrArray  *cells;    /* of strings, row by row */
  GArray     *lines;    /* guint: the file's row of each row */
  GPtrArray  *findings; /* borrowed */
  char       *fact[2], *fact_key; /* the last line taken for a fact; its key, where it was the first to say it */
} Paper;

static void
paper_forget_fact (Paper *self)
{
  g_clear_pointer (&self->fact[0], g_free);
  g_clear_pointer (&self->fact[1], g_free);
  g_clear_pointer (&self->fact_key, g_free);
}

static void
paper_clear (Paper *self)
{
  paper_forget_fact (self);
  g_clear_pointer (&self->said, g_hash_table_unref);
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

static char *
dup_field (SpCsvReader *reader, guint c)
{
  return g_strstrip (g_strdup (sp_csv_reader_get_field (reader, c)));
}

static guint
count_said (SpCsvReader *reader)
{
  guint n = 0;

  for (guint c = 0; c < sp_csv_reader_get_n_fields (reader); c++)
    {
      g_autofree char *field = dup_field (reader, c);

      n = *field != '\0' ? c + 1 : n;
    }
  return n;
}

static void
warn (Paper *self, guint row, guint column, const char *heading, const char *message)
{
  g_ptr_array_add (self->findings,
                   sp_finding_new_cell (SP_FINDING_WARNING, "published-row", self->name, row, column, heading, message));
}

/* Whether a row of two fields is figures under headings, and no headings itself: "Basic Need,12.500". A year may be a heading. */
static gboolean
is_row_of_two (SpCsvReader *reader)
{
  g_autofree char *second = count_said (reader) == 2 ? dup_field (reader, 1) : g_strdup ("");
  SpFinancialYear year;

  return *second != '\0' && strspn (second, "0123456789.,()-£%* ") == strlen (second) && strpbrk (second, "0123456789") != NULL
         && !sp_financial_year_parse (second, &year);
}

/* Where figures follow a line taken for a fact, that was the row of headings: "Source,£m". What the fact said before counts again. */
static void
take_back_fact (Paper *self)
{
  g_ptr_array_add (self->headings, g_steal_pointer (&self->fact[0]));
  g_ptr_array_add (self->headings, g_steal_pointer (&self->fact[1]));
  if (self->fact_key != NULL)
    g_hash_table_remove (self->said, self->fact_key);
}

/* "unit,GBP million" before the headings; what the command says goes before what the file says, and the first of two that the file says
 * before the second. */
static gboolean
take_fact (Paper *self, SpCsvReader *reader)
{
  g_autofree char *first = dup_field (reader, 0), *key = g_utf8_strdown (first, -1);

  g_strdelimit (key, ":", ' ');
  g_strstrip (key);
  if (count_said (reader) != 2 || !g_strv_contains (facts, key))
    return FALSE;
  paper_forget_fact (self);
  self->fact[0] = dup_field (reader, 0);
  self->fact[1] = dup_field (reader, 1);
  if (!g_hash_table_contains (self->said, key))
    {
      self->fact_key = g_strdup (key);
      g_hash_table_insert (self->said, g_strdup (key), dup_field (reader, 1));
    }
  return TRUE;
}

static void
take_row (Paper *self, SpCsvReader *reader)
{
  guint n = self->headings->len, row = sp_csv_reader_get_row (reader);
  g_autofree char *message = NULL;

  if (count_said (reader) > n)
    {
      message = g_strdup_printf (_("%u values stand under %u headings. The row is left out: put a heading over each, or quotes "
                                   "round a figure with a comma in it."), count_said (reader), n);
      warn (self, row, n + 1, "", message);
      return;
    }
  g_array_append_val (self->lines, row);
  for (guint c = 0; c < n; c++)
    g_ptr_array_add (self->cells, dup_field (reader, c));
}

static gboolean
read_paper (Paper *self, const char *text, gsize length, GError **error)
{
  g_autoptr (SpCsvReader) reader = sp_csv_reader_new (text, length);
  GError *failure = NULL;

  while (sp_csv_reader_next (reader, &failure))
    {
      if (count_said (reader) == 0 || (self->headings->len == 0 && take_fact (self, reader)))
        continue;
      if (self->headings->len == 0 && self->fact[0] != NULL && is_row_of_two (reader))
        take_back_fact (self);
      if (self->headings->len > 0)
        take_row (self, reader);
      else
        for (guint c = 0; c < count_said (reader); c++)
          g_ptr_array_add (self->headings, dup_field (reader, c));
    }
  if (failure == NULL && self->lines->len > 0 && self->headings->len > 1)
    return TRUE;
  if (failure != NULL)
    g_propagate_error (error, failure);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s holds no table: a row of headings, the first over the labels, and "
                                                               "rows under it"), self->name);
  return FALSE;
}

/* ------------------------------------------------------------------- roles */

static gboolean
begins (const char *text, const char *const *words)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (; *words != NULL; words++)
    if (g_str_has_prefix (folded, *words))
      return TRUE;
  return FALSE;
}

static gboolean
has_figure (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static gboolean
is_of_figures (const SpPublishedColumn *column)
{
  return column->role == SP_COLUMN_NUMBER || column->role == SP_COLUMN_TOTAL;
}

static const char *
get_cell (const Paper *self, guint r, guint c)
{
  return self->cells->pdata[r * self->headings->len + c];
}

static void
find_column (const Paper *self, guint c, SpPublishedColumn *column)
{
  static const char *const totals[] = { "total", "grand total", "overall total", NULL };
  guint figures = 0, words = 0;

  *column = (SpPublishedColumn) { .heading = self->headings->pdata[c], .role = SP_COLUMN_LABEL };
  for (guint r = 0; r < self->lines->len; r++)
    {
      figures += has_figure (get_cell (self, r, c));
      words += *get_cell (self, r, c) != '\0' && !has_figure (get_cell (self, r, c)) && strlen (get_cell (self, r, c)) > 3;
    }
  if (c == 0)
    return;
  column->role = figures <= words ? SP_COLUMN_TEXT : begins (column->heading, totals) ? SP_COLUMN_TOTAL : SP_COLUMN_NUMBER;
  if (column->role == SP_COLUMN_NUMBER && !sp_financial_year_parse (column->heading, &column->year))
    column->year = (SpFinancialYear) { 0 };
}

static SpRowRole
find_row (const Paper *self, guint r, const SpPublishedColumn *columns)
{
  static const char *const totals[] = { "total", "grand total", "overall total", NULL };
  static const char *const subtotals[] = { "subtotal", "sub-total", "sub total", NULL }, *const notes[] = { "note", NULL };
  gboolean figures = FALSE;

  for (guint c = 1; c < self->headings->len; c++)
    figures = figures || (is_of_figures (&columns[c]) && has_figure (get_cell (self, r, c)));
  if (begins (get_cell (self, r, 0), notes) && !figures)
    return SP_ROW_NOTE;
  if (!figures)
    return SP_ROW_HEADING;
  if (begins (get_cell (self, r, 0), subtotals))
    return SP_ROW_SUBTOTAL;
  return begins (get_cell (self, r, 0), totals) ? SP_ROW_TOTAL : SP_ROW_LINE;
}

/* Words where a figure is expected are kept as they are printed, and told: a sum that needs the cell cannot be checked. */
static void
tell_words (Paper *self, const SpPublishedColumn *columns)
{
  for (guint r = 0; r < self->lines->len; r++)
    for (guint c = 1; c < self->headings->len; c++)
      {
        const char *cell = get_cell (self, r, c);
        g_autofree char *message = NULL;

        if (columns[c].role == SP_COLUMN_TEXT || has_figure (cell) || strlen (cell) <= 3)
          continue;
        message = g_strdup_printf (_("“%s” is not a figure. It is kept as printed, and no sum that needs it is "
                                     "checked."), cell);
        warn (self, g_array_index (self->lines, guint, r), c + 1, columns[c].heading, message);
      }
}

static const char *
find_unit (const char *said)
{
  static const struct { const char *said, *unit; } units[] = {
    { "£m", "GBP million" }, { "£ million", "GBP million" }, { "£000", "GBP thousand" }, { "£000s", "GBP thousand" },
    { "£k", "GBP thousand" }, { "£", "GBP" }, { "%", "percent" },
  };

  for (gsize i = 0; said != NULL && i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (said, units[i].said) == 0)
      return units[i].unit;
  return said;
}

/* What each column and each row is taken for. */
static void
find_roles (const Paper *self, SpPublishedColumn *columns, SpRowRole *rows)
{
  for (guint c = 0; c < self->headings->len; c++)
    find_column (self, c, &columns[c]);
  for (guint r = 0; r < self->lines->len; r++)
    rows[r] = find_row (self, r, columns);
}

static void
outline_paper (const Paper *self, const SpPublishedColumn *columns, const SpRowRole *rows, SpPublishedOutline *outline)
{
  outline->title = g_strdup (g_hash_table_lookup (self->said, "title"));
  outline->edition = g_strdup (g_hash_table_lookup (self->said, "edition"));
  outline->unit = g_strdup (g_hash_table_lookup (self->said, "unit"));
  outline->dated = g_strdup (g_hash_table_lookup (self->said, "dated"));
  outline->source = g_strdup (g_hash_table_lookup (self->said, "source"));
  outline->n_rows = self->lines->len;
  outline->n_columns = self->headings->len;
  outline->totals = g_ptr_array_new_with_free_func (g_free);
  for (guint r = 0; r < self->lines->len; r++)
    if (rows[r] == SP_ROW_TOTAL || rows[r] == SP_ROW_SUBTOTAL)
      g_ptr_array_add (outline->totals, g_strdup_printf (_("row “%s”"), get_cell (self, r, 0)));
  for (guint c = 0; c < self->headings->len; c++)
    if (columns[c].role == SP_COLUMN_TOTAL)
      g_ptr_array_add (outline->totals, g_strdup_printf (_("column “%s”"), columns[c].heading));
}

void
sp_published_outline_clear (SpPublishedOutline *self)
{
  g_free (self->title);
  g_free (self->edition);
  g_free (self->unit);
  g_free (self->dated);
  g_free (self->source);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  *self = (SpPublishedOutline) { 0 };
}

char *
sp_published_outline_dup_totals (const SpPublishedOutline *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->totals != NULL && i < self->totals->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (char *) self->totals->pdata[i]);
  return g_string_free (text, text->len == 0);
}

/* ------------------------------------------------------------------- entry */

static gboolean
check_facts (const Paper *self, GError **error)
{
  for (guint i = 0; i < 3; i++)
    if (g_hash_table_lookup (self->said, facts[i]) == NULL)
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s does not say its %s. Add a line “%s,…” before the headings, or "
                                                                   "--set %s=…"), self->name, facts[i], facts[i], facts[i]);
        return FALSE;
      }
  return TRUE;
}

static gboolean
enter (Paper *self, SpPlan *plan, const char *reason, gboolean dry_run, SpPublishedOutline *outline, GError **error)
{
  guint n = self->headings->len;
  g_autofree SpPublishedColumn *columns = g_new0 (SpPublishedColumn, n);
  g_autofree SpRowRole *rows = g_new0 (SpRowRole, self->lines->len);
  SpPublishedDraft draft = { .columns = columns, .n_columns = n, .rows = rows, .n_rows = self->lines->len,
                             .cells = (const char *const *) self->cells->pdata };

  find_roles (self, columns, rows);
  outline_paper (self, columns, rows, outline);
  if (!check_facts (self, error))
    return FALSE;
  tell_words (self, columns);
  draft.title = outline->title;
  draft.edition = outline->edition;
  draft.unit = find_unit (outline->unit);
  draft.dated = outline->dated;
  draft.source = outline->source;
  return dry_run || sp_edit_set_published_table (plan, &draft, reason, error);
}

gboolean
sp_published_file_enter (SpPlan *plan, const char *path, GHashTable *over, const char *reason, gboolean dry_run,
                         GPtrArray *findings, SpPublishedOutline *outline, GError **error)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);
  g_auto (Paper) paper = { .name = name, .findings = findings };
  GHashTableIter at;
  gpointer key, value;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  paper.said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  paper.headings = g_ptr_array_new_with_free_func (g_free);
  paper.cells = g_ptr_array_new_with_free_func (g_free);
  paper.lines = g_array_new (FALSE, FALSE, sizeof (guint));
  for (g_hash_table_iter_init (&at, over); g_hash_table_iter_next (&at, &key, &value);)
    g_hash_table_insert (paper.said, g_strdup (key), g_strdup (value));
  return read_paper (&paper, text, length, error) && enter (&paper, plan, reason, dry_run, outline, error);
}
