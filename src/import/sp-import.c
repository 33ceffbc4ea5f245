/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-advice.h"
#include "sp-import-run.h"

#define ROWS_BETWEEN_REPORTS 512
#define TABLES_NAMED 8 /* in a message */

struct _SpImport
{
  SpPlan     *plan;
  SpSnapshot *snapshot;
  SpStage    *stage;
  SpContributionLedger *ledger;
  gboolean    has_source;
  GPtrArray  *files;    /* File */
  GPtrArray  *read;     /* findings of reading */
  GPtrArray  *applied;  /* findings of the last try or application */
};

typedef struct
{
  SpImportFile     shown;
  char            *label;
  SpImportMapping *mapping;
} File;

static void
free_file (gpointer data)
{
  File *self = data;

  g_free (self->label);
  sp_import_mapping_free (self->mapping);
  g_free (self);
}

SpImport *
sp_import_new (SpPlan *plan, GError **error)
{
  SpImport *self;
  SpSnapshot *snapshot = sp_plan_snapshot (plan, 0, error);

  if (!snapshot)
    return NULL;
  self = g_new0 (SpImport, 1);
  self->plan = g_object_ref (plan);
  self->snapshot = snapshot;
  self->stage = sp_stage_new ();
  self->ledger = sp_contribution_ledger_new (snapshot);
  self->files = g_ptr_array_new_with_free_func (free_file);
  self->read = sp_findings_new ();
  self->applied = sp_findings_new ();
  return self;
}

void
sp_import_free (SpImport *self)
{
  g_clear_object (&self->plan);
  g_clear_pointer (&self->ledger, sp_contribution_ledger_free);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->stage, sp_stage_free);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->read);
  g_ptr_array_unref (self->applied);
  g_free (self);
}

void
sp_import_set_source (SpImport *self, const char *code, const char *title)
{
  sp_stage_set_source (self->stage, code, title, NULL);
  self->has_source = TRUE;
}

static gboolean
has_meaning (const SpImportKind *kind, const char *meaning)
{
  for (const SpImportField *field = kind->fields; field->meaning; field++)
    {
      gsize n = strlen (field->meaning);

      if (strncmp (meaning, field->meaning, n) == 0 && (meaning[n] == '\0' || meaning[n] == ':'))
        return TRUE;
    }
  return *meaning == '\0';
}

/* A meaning that the kind does not have is a slip of the pen, and would be passed over in silence. */
static gboolean
check_wish (const SpImportKind *kind, const SpMappingWish *wish, GError **error)
{
  const char *strange = NULL;
  GHashTableIter iter;
  gpointer key, value;

  if (!wish)
    return TRUE;
  g_hash_table_iter_init (&iter, wish->constants);
  while (!strange && g_hash_table_iter_next (&iter, &key, NULL))
    strange = has_meaning (kind, key) ? NULL : key;
  if (wish->columns)
    g_hash_table_iter_init (&iter, wish->columns);
  while (!strange && wish->columns && g_hash_table_iter_next (&iter, NULL, &value))
    strange = has_meaning (kind, value) ? NULL : value;
  if (strange)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _("“%s” is no meaning of the kind %s. import --kinds lists those there are."), strange, kind->code);
  return strange == NULL;
}

/* The mapping of a table as the options want it; NULL with error. */
static SpImportMapping *
map_table (SpForeignTable *table, const SpImportOptions *options, GError **error)
{
  const char *wished = options->wish ? options->wish->kind : NULL;
  const char *code = options->kind && !g_str_equal (options->kind, "auto") ? options->kind : wished;
  const SpImportKind *kind = code ? sp_import_find_kind (code) : NULL;
  g_autofree char *missing = NULL;
  SpImportMapping *mapping;

  if (code && !kind)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("There is no kind “%s”. See import --kinds."), code);
      return NULL;
    }
  if (!kind)
    {
      mapping = sp_import_mapping_recognise (table, options->wish, error);
      if (mapping && !check_wish (mapping->kind, options->wish, error))
        g_clear_pointer (&mapping, sp_import_mapping_free);
      return mapping;
    }
  if (!check_wish (kind, options->wish, error))
    return NULL;
  mapping = sp_import_mapping_for_kind (table, kind, options->wish, &missing);
  if (!mapping)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 options->asker == SP_IMPORT_ASKED_IN_WINDOW
                     ? _("%s cannot be read as “%s”: no column for %s was found in its first rows. Choose another kind, or say under "
                         "“Columns” which column it is.")
                     : _("%s cannot be read as “%s”: no column for %s was found in its first rows. Choose another kind, or say with "
                         "--mapping which column it is, or give one value for all rows with --set."),
                 sp_foreign_table_get_label (table), _(kind->title), missing ? missing : "?");
  return mapping;
}

/* That none of the sheets or layers of a file is understood, which the reason for its first does not say. */
static void
refuse_all (const char *path, GPtrArray *tables, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *name = g_filename_display_basename (path);

  for (guint i = 0; i < tables->len && i < TABLES_NAMED; i++)
    g_string_append_printf (names, "%s%s", i ? ", " : "", sp_foreign_table_get_sheet (g_ptr_array_index (tables, i)));
  if (tables->len > TABLES_NAMED)
    g_string_append (names, ", …");
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("None of the %u sheets or layers of %s (%s) is of a kind that is known by its headings. See what kinds there are with import "
                 "--kinds; then choose one with --sheet, name its kind, and say with --mapping which column means what."),
               tables->len, name, names->str);
}

/* Of a file with several sheets the one that is best understood is reopened whole. */
static SpForeignTable *
choose_table (const char *path, const SpImportOptions *options, SpImportMapping **mapping, SpProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError) first = NULL;
  guint best = 0;

  if (options->sheet)
    {
      SpForeignTable *table = sp_foreign_table_open (path, options->sheet, options->encoding, progress, error);

      if (table && !(*mapping = map_table (table, options, error)))
        g_clear_pointer (&table, sp_foreign_table_free);
      return table;
    }
  tables = sp_foreign_table_open_all (path, options->encoding, progress, error);
  if (!tables)
    return NULL;
  for (guint i = 0; i < tables->len; i++)
    {
      SpImportMapping *made = map_table (g_ptr_array_index (tables, i), options, first ? NULL : &first);

      if (made && (!*mapping || made->certainty > (*mapping)->certainty + 1e-9))
        {
          g_clear_pointer (mapping, sp_import_mapping_free);
          *mapping = made;
          best = i;
        }
      else
        g_clear_pointer (&made, sp_import_mapping_free);
    }
  if (!*mapping)
    {
      if (first && tables->len > 1 && g_error_matches (first, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        refuse_all (path, tables, error);
      else if (first)
        g_propagate_error (error, g_steal_pointer (&first));
      else
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("“%s” holds no table. Choose another file."), path);
      return NULL;
    }
  if (!sp_foreign_table_get_sheet (g_ptr_array_index (tables, best)))
    return g_ptr_array_steal_index (tables, best);
  return sp_foreign_table_open (path, sp_foreign_table_get_sheet (g_ptr_array_index (tables, best)), options->encoding, progress,
                                error);
}

/* Rows that are longer or shorter than the headings, told of once. */
typedef struct { guint n_longer, first_longer, n_shorter, first_shorter, n_notes, first_note; } Ragged;

static void
tell_once (SpImportRun *run, const char *code, guint n, guint first, const char *format)
{
  g_autofree char *message = NULL;

  if (n == 0)
    return;
  message = g_strdup_printf (format, n);
  sp_finding_tally_add (run->tally, SP_FINDING_NOTE, code, run->label, first, 0, NULL, "%s", message);
}

static void
tell_ragged (SpImportRun *run, const Ragged *ragged)
{
  tell_once (run, "rows-longer", ragged->n_longer, ragged->first_longer,
             ngettext ("%u row, this the first, has more cells than there are headings; the cells beyond were left out.",
                       "%u rows, this the first, have more cells than there are headings; the cells beyond were left out.",
                       ragged->n_longer));
  tell_once (run, "rows-shorter", ragged->n_shorter, ragged->first_shorter,
             ngettext ("%u row, this the first, has fewer cells than there are headings; those not there are taken as not known.",
                       "%u rows, this the first, have fewer cells than there are headings; those not there are taken as not known.",
                       ragged->n_shorter));
  tell_once (run, "notes-passed-over", ragged->n_notes, ragged->first_note,
             ngettext ("%u row, this the first, holds a single text, as notes under a table do, and was passed over.",
                       "%u rows, this the first, hold a single text, as notes under a table do, and were passed over.",
                       ragged->n_notes));
}

static guint
count_filled (SpTextRecord *record, guint most)
{
  guint n = 0;

  for (guint i = 0; i < sp_text_record_get_n (record) && n < most; i++)
    n += *sp_text_record_get_trimmed (record, i) != '\0';
  return n;
}

/* FALSE: not a row of the table (blank, or a note). */
static gboolean
take_row (SpImportRun *run, SpTextRecord *record, Ragged *ragged)
{
  guint n = sp_text_record_get_n (record), columns = run->mapping->n_columns;
  guint filled = count_filled (record, 2);

  run->record = record;
  run->row = record->row;
  run->refused = FALSE;
  if (filled == 0 && !record->shape)
    return FALSE;
  if (filled == 1 && columns >= 4 && !record->shape && !run->mapping->transposed)
    {
      if (ragged->n_notes++ == 0)
        ragged->first_note = run->row;
      return FALSE;
    }
  if (n < columns && ragged->n_shorter++ == 0)
    ragged->first_shorter = run->row;
  for (guint i = columns; i < n; i++)
    if (*sp_text_record_get_trimmed (record, i))
      {
        if (ragged->n_longer++ == 0)
          ragged->first_longer = run->row;
        break;
      }
  return TRUE;
}

static gboolean
read_rows (SpImportRun *run, SpForeignTable *table, SpProgress *progress, GError **error)
{
  g_autoptr (GError) failure = NULL;
  SpTextRecord *record;
  Ragged ragged = { 0 };

  for (guint i = 0; (record = sp_foreign_table_next (table, &failure)) != NULL; i++)
    {
      if (i % ROWS_BETWEEN_REPORTS == 0)
        {
          if (sp_progress_is_cancelled (progress, error))
            return FALSE;
          sp_progress_report (progress, sp_foreign_table_get_fraction (table), _("Reading"));
        }
      if (i <= run->mapping->header || !take_row (run, record, &ragged))
        continue;
      run->n_read++;
      run->kind->row (run);
      run->n_refused += run->refused;
    }
  tell_ragged (run, &ragged);
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
run_kind (SpImportRun *run, SpForeignTable *table, SpProgress *progress, GError **error)
{
  guint n = 0;

  while (run->kind->fields[n].meaning)
    n++;
  run->column_of = g_new (gint, n + 1);
  for (guint f = 0; f < n; f++)
    run->column_of[f] = -1;
  for (guint c = run->mapping->n_columns; c-- > 0;)
    if (run->mapping->columns[c].field >= 0)
      run->column_of[run->mapping->columns[c].field] = (gint) c;
  sp_import_tell_columns (run);
  run->state = g_malloc0 (run->kind->state_size + 1);
  gboolean done = (!run->mapping->transposed || sp_foreign_table_transpose (table, error)) && run->kind->begin (run, error)
                  && read_rows (run, table, progress, error) && (!run->kind->end || run->kind->end (run, error));
  if (run->kind->clear)
    run->kind->clear (run->state);
  g_free (run->state);
  g_free (run->column_of);
  return done;
}

static void
keep_file (SpImport *self, const SpImportRun *run, SpImportMapping *mapping)
{
  File *file = g_new0 (File, 1);

  file->label = g_strdup (run->label);
  file->mapping = mapping;
  file->shown = (SpImportFile) { file->label, file->mapping, run->n_read, run->n_elsewhere, run->n_refused };
  g_ptr_array_add (self->files, file);
}

gboolean
sp_import_add_file (SpImport *self, const char *path, const SpImportOptions *options, SpProgress *progress, GError **error)
{
  g_autoptr (SpImportMapping) mapping = NULL;
  g_autoptr (SpForeignTable) table = choose_table (path, options, &mapping, progress, error);
  g_autoptr (SpFindingTally) tally = sp_finding_tally_new (self->read);
  guint n_before;
  SpImportRun run = { .plan = self->snapshot, .source = self->plan, .la_code = self->snapshot->la_code, .stage = self->stage,
                      .ledger = self->ledger };

  if (!table || !mapping)
    return FALSE;
  run.kind = mapping->kind;
  run.mapping = mapping;
  run.label = sp_foreign_table_get_label (table);
  run.tally = tally;
  run.path = path;
  run.asker = options->asker;
  run.progress = progress;
  if (!self->has_source)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *shown = g_filename_display_name (name);

      sp_import_set_source (self, shown, run.label);
    }
  n_before = sp_stage_get_n_rows (self->stage);
  if (!run_kind (&run, table, progress, error))
    return FALSE;
  if ((sp_stage_get_n_rows (self->stage) == n_before && run.n_known == 0) || (run.n_read > 0 && run.n_elsewhere == run.n_read))
    sp_finding_tally_add (tally, SP_FINDING_WARNING, "nothing-used", run.label, 0, 0, NULL,
                          _("no row of this file could be used for the plan: %u were read, of which %u are about places that are not in it. "
                            "Look whether it is the right file, and whether what it needs was imported first."),
                          run.n_read, run.n_elsewhere);
  sp_foreign_table_tell (table, self->read);
  sp_finding_tally_sum_up (tally, run.label);
  keep_file (self, &run, g_steal_pointer (&mapping));
  return TRUE;
}

void
sp_import_keep_mapping (SpImport *self, const SpImportMapping *mapping, const char *name)
{
  g_autofree char *json = sp_import_mapping_to_json (mapping);

  sp_stage_keep_mapping (self->stage, name, mapping->kind->code, json);
}

guint
sp_import_get_n_files (const SpImport *self)
{
  return self->files->len;
}

const SpImportFile *
sp_import_get_file (const SpImport *self, guint i)
{
  g_return_val_if_fail (i < self->files->len, NULL);
  return &((const File *) g_ptr_array_index (self->files, i))->shown;
}

gboolean
sp_import_try (SpImport *self, SpProgress *progress, GError **error)
{
  g_ptr_array_set_size (self->applied, 0);
  return sp_plan_try_import (self->plan, self->stage, progress, self->applied, error);
}

gboolean
sp_import_apply (SpImport *self, const char *reason, SpProgress *progress, GError **error)
{
  return sp_import_apply_to (self, self->plan, reason, progress, error);
}

gboolean
sp_import_apply_to (SpImport *self, SpPlan *plan, const char *reason, SpProgress *progress, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (self->files->len > 0, FALSE);
  g_ptr_array_set_size (self->applied, 0);
  label = self->files->len == 1
              ? g_strdup_printf (_("Import %s"), sp_import_get_file (self, 0)->label)
              : g_strdup_printf (ngettext ("Import %s and %u more file", "Import %s and %u more files", self->files->len - 1),
                                 sp_import_get_file (self, 0)->label, self->files->len - 1);
  return sp_edit_import (plan, self->stage, label, reason, progress, self->applied, error);
}

const SpStageCount *
sp_import_get_counts (const SpImport *self, guint *n)
{
  return sp_stage_get_counts (self->stage, n);
}

GPtrArray *
sp_import_dup_findings (const SpImport *self)
{
  GPtrArray *findings = sp_findings_new ();

  sp_findings_append (findings, self->read);
  sp_findings_append (findings, self->applied);
  return findings;
}
