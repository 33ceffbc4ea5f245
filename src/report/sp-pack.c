/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-pack.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "sp-held-back.h"
#include "sp-paper.h"
#include "sp-report-progress.h"
#include "sp-result-tables.h"
#include "sp-table-public.h"
#include "sp-workbook-private.h"

#define MOST_NOTES 50

/* One table, one file. */
static const struct
{
  const char *file;
  SpTable *(*make) (SpScap *scap);
} tables_of_scap[] = {
  { "forecasts.csv", sp_table_of_scap_forecast },
  { "housing-contributions.csv", sp_table_of_scap_contributions },
  { "capacity.csv", sp_table_of_scap_capacity },
  { "capacity-by-year-group.csv", sp_table_of_scap_capacity_groups },
  { "planned-places.csv", sp_table_of_scap_planned },
};
static const char *const others_of_scap[]
    = { "findings.csv", "return.xlsx", "method.txt", "method.html", "method.pdf" };

gboolean
sp_pack_write_workbook (GPtrArray *tables, const char *title, const SpPackOptions *options, const char *path,
                        gboolean ods, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  for (guint i = 0;
       options->threshold == 0 && options->findings != NULL && i < options->findings->len && i < MOST_NOTES; i++)
    if (sp_finding_get_severity (g_ptr_array_index (options->findings, i)) != SP_FINDING_NOTE)
      g_ptr_array_add (words, (char *)sp_finding_get_message (g_ptr_array_index (options->findings, i)));
  g_ptr_array_add (words, NULL);
  const SpWorkbookNotes notes = { title, options->reference, (const char *const *)words->pdata, options->made_at };
  return ods ? sp_tables_write_ods (tables, &notes, path, error) : sp_tables_write_xlsx (tables, &notes, path, error);
}

static gboolean
write_file (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}

static gboolean
write_csv (const char *folder, const char *name, SpTable *table, GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_ptr_array_add (one, table);
  g_autofree char *text = sp_tables_write (one, SP_TABLE_FORMAT_CSV);
  return write_file (folder, name, text, error);
}

static gboolean
write_tables (SpScap *scap, const char *folder, const SpPackOptions *options, const SpHeldBack *held_back,
              SpProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_table_free);
  g_autofree char *workbook = g_build_filename (folder, "return.xlsx", NULL);
  guint n = G_N_ELEMENTS (tables_of_scap);
  gboolean done = TRUE;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (tables, tables_of_scap[i].make (scap));
  g_ptr_array_add (tables, sp_table_of_findings (options->findings));
  if (options->threshold > 0)
    {
      sp_tables_make_public (tables, options->threshold);
      sp_held_back_mark_tables (held_back, tables);
    }
  for (guint i = 0; done && i <= n; i++)
    done = sp_report_progress (progress, 0.1 + 0.1 * i, _ ("Writing the tables…"), error)
           && write_csv (folder, i < n ? tables_of_scap[i].file : "findings.csv", g_ptr_array_index (tables, i), error);
  return done && sp_report_progress (progress, 0.75, _ ("Writing the workbook…"), error)
         && sp_pack_write_workbook (tables, _ ("Return of forecasts and capacity"), options, workbook, FALSE, error);
}

static gboolean
write_method (SpScap *scap, const char *folder, const SpPackOptions *options, const SpHeldBack *held_back,
              SpProgress *progress, GError **error)
{
  if (!sp_report_progress (progress, 0.85, _ ("Drafting the method statement…"), error))
    return FALSE;
  g_autoptr (SpPaper) paper = sp_scap_draft_method (scap, options->date);
  g_autofree char *path = g_build_filename (folder, "method.pdf", NULL);
  if (held_back != NULL)
    sp_paper_make_public (paper, held_back);
  g_autofree char *text = sp_paper_to_text (paper), *html = sp_paper_to_html (paper);
  return write_file (folder, "method.txt", text, error) && write_file (folder, "method.html", html, error)
         && sp_paper_write_pdf (paper, path, error);
}

static gboolean
fail (const char *folder, GError **error)
{
  int code = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               _ ("The folder “%s” cannot be made: %s. Choose another."), folder, g_strerror (code));
  return FALSE;
}

/* Puts a file in its place, or takes it away again. */
static gboolean
settle (const char *from, const char *to, const char *name, gboolean keep, GError **error)
{
  g_autofree char *source = g_build_filename (from, name, NULL), *target = g_build_filename (to, name, NULL);
  if (!keep)
    return g_remove (source) == 0 || errno == ENOENT;
  if (g_rename (source, target) == 0)
    return TRUE;
  int code = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
               _ ("“%s” cannot be written: %s. Close it if it is open elsewhere, or "
                  "choose another folder."),
               target, g_strerror (code));
  return FALSE;
}

static gboolean
settle_all (const char *from, const char *to, gboolean keep, GError **error)
{
  gboolean done = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (tables_of_scap) && done; i++)
    done = settle (from, to, tables_of_scap[i].file, keep, error) || !keep;
  for (guint i = 0; i < G_N_ELEMENTS (others_of_scap) && done; i++)
    done = settle (from, to, others_of_scap[i], keep, error) || !keep;
  return done;
}

gboolean
sp_scap_write_pack (SpScap *scap, const char *folder, const SpPackOptions *options, SpProgress *progress,
                    GError **error)
{
  g_autofree char *making = g_build_filename (folder, ".making-XXXXXX", NULL);
  g_autoptr (SpHeldBack) held_back
      = options->threshold > 0 ? sp_held_back_new (sp_scap_get_forecast (scap), options->threshold) : NULL;
  if ((g_mkdir (folder, 0755) != 0 && (errno != EEXIST || !g_file_test (folder, G_FILE_TEST_IS_DIR)))
      || g_mkdtemp (making) == NULL)
    return fail (folder, error);
  gboolean done = write_tables (scap, making, options, held_back, progress, error)
                  && write_method (scap, making, options, held_back, progress, error)
                  && sp_report_progress (progress, 0.98, _ ("Writing the files…"), error)
                  && settle_all (making, folder, TRUE, error);
  settle_all (making, folder, FALSE, NULL);
  g_rmdir (making);
  return done;
}

gboolean
sp_challenge_write_pack (SpChallenge *challenge, const char *pdf, const char *workbook, const SpPackOptions *options,
                         SpProgress *progress, GError **error)
{
  if (!sp_report_progress (progress, 0.5, _ ("Writing the paper…"), error))
    return FALSE;
  g_autoptr (SpPaper) paper = sp_challenge_write (challenge);
  g_autofree char *made = workbook != NULL ? sp_workbook_dup_beside (workbook) : NULL;
  gboolean done = TRUE;
  if (workbook != NULL)
    {
      g_autoptr (GPtrArray) tables = sp_paper_list_tables (paper);
      done = sp_pack_write_workbook (tables, _ ("School places for a planning application"), options, made,
                                     g_str_has_suffix (workbook, ".ods"), error);
    }
  done = done && sp_report_progress (progress, 0.8, _ ("Writing the paper…"), error) && sp_paper_write_pdf (paper, pdf, error);
  if (done && workbook != NULL)
    return sp_workbook_put_in_place (made, workbook, error);
  if (made != NULL)
    g_unlink (made);
  return done;
}
