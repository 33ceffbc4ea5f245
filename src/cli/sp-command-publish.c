/* SPDX-License-Identifier: GPL-3.0-or-later */
/* publish: layers and results into the council's own database. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-publication.h"
#include "sp-run.h"
#include "sp-terminal-progress.h"
#include "sp-writer.h"

static char    *schema;
static gboolean dry_run;

static const GOptionEntry entries[] = {
  { "schema", 0, 0, G_OPTION_ARG_STRING, &schema, N_("Schema to publish into (default: school_places)"), N_("NAME") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Print what would be written, and write nothing"), NULL },
  { NULL }
};

static gboolean
run_engines (SpRun *run, SpCommandLine *line, SpExit *exit)
{
  if (!sp_run_need (run, line, SP_SUPPLY_COMMITTED, NULL, exit) || !sp_run_funding (run, line, exit)
      || !sp_run_receipts (run, line, NULL, exit))
    return FALSE;
  sp_run_waterfall (run, line);
  return TRUE;
}

static SpExit
publish (SpRun *run, SpCommandLine *line, const SpWriterTarget *target, const char *into)
{
  g_autoptr (SpPublication) publication = sp_publication_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *made_at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT, run->snapshot->revision);
  g_autofree char *comment = g_strdup_printf (_("%s, revision %s, published %s"), run->snapshot->title, revision, made_at);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpProgress) progress = sp_terminal_progress_new (line);
  SpTable *list;
  gboolean done;
  SpExit exit = SP_EXIT_DONE;

  sp_publication_add_origin (publication, run->snapshot, made_at);
  if (!sp_publication_add_plan (publication, run->plan, &error))
    return sp_command_line_fail (line, error);
  sp_publication_add_places (publication, run->snapshot);
  if (!run_engines (run, line, &exit))
    return exit;
  done = sp_publication_add_results (publication, run->need, run->funding, run->waterfall,
                                     sp_command_line_get_threshold (line), progress, &error);
  text = done ? sp_publication_write (publication) : NULL;
  done = done && (dry_run || sp_writer_publish (target, into, comment, text, progress, &error));
  sp_terminal_progress_end ();
  if (!done)
    return sp_command_line_fail (line, error);
  list = sp_publication_list (publication);
  sp_table_set_note (list, dry_run ? _("Nothing was written.") : _("Written. The last publication in this schema was replaced."));
  g_ptr_array_add (tables, list);
  line->is_public = FALSE; /* the list itself counts no children */
  return sp_command_line_write_tables (line, tables);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_auto (SpWriterTarget) target = SP_WRITER_TARGET_INIT;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  const char *into;
  SpExit exit = SP_EXIT_DONE;

  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv, &exit))
    return exit;
  into = schema != NULL ? schema : "school_places";
  if (line.files == NULL || g_strv_length (line.files) != 2)
    return sp_command_line_misuse (&line, _("A plan and the address of a database are needed: postgresql://user@host/database."));
  address = g_steal_pointer (&line.files[1]);
  if (!sp_writer_is_schema (into))
    return sp_command_line_misuse (&line, _("“%s” cannot be the name of a schema; use small letters, digits and _, beginning with a "
                                            "letter, and neither public nor pg_…"), into);
  if (!sp_writer_target_parse (&target, address, &error))
    return sp_command_line_misuse (&line, "%s", error->message);
  if (!sp_run_open (&run, &line, &exit))
    return exit;
  return publish (&run, &line, &target, into);
}

const SpCommand sp_command_publish = {
  "publish", "PLAN ADDRESS", N_("Layers and results into a PostGIS database, for a GIS or report tool"),
  N_("ADDRESS is postgresql://user@host/database. What was published before in the same schema is replaced as a whole, or, when "
     "anything fails, stays. Leave the password to PGPASSWORD or ~/.pgpass: other users of this computer can see the words of a "
     "command."), run
};
