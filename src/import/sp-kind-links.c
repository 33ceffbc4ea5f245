/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links between schools of the national register: which followed which. Both directions are in the file; one row is kept. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-date.h"
#include "sp-import-run.h"
#include "sp-school-words.h"

enum { URN, OTHER, TYPE, DATE };

static const SpImportField fields[] = {
  { "urn", N_("unique reference number (URN)"), "urn", SP_FIELD_REQUIRED },
  { "other-urn", N_("URN of the other school"), "linkurn", SP_FIELD_REQUIRED },
  { "type", N_("what the other school is to it"), "linktype|linktypename", SP_FIELD_REQUIRED },
  { "date", N_("date"), "linkestablisheddate|date", SP_FIELD_OPTIONAL },
  { NULL },
};

typedef struct { guint table; GHashTable *urns; guint n_half; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  state->urns = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < run->plan->n_schools; i++)
    if (run->plan->schools[i].urn)
      g_hash_table_add (state->urns, GINT_TO_POINTER (run->plan->schools[i].urn));
  if (g_hash_table_size (state->urns) == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s links schools, and the plan has none with a URN yet. Import the register first, closed schools too."), run->label);
      return FALSE;
    }
  state->table = sp_stage_add_table (run->stage, "school_link",
                                     "predecessor_id:school.urn* successor_id:school.urn* kind! linked_on!");
  return TRUE;
}

static const char *
kind_of (const char *type)
{
  g_autofree char *lower = g_utf8_strdown (type, -1);

  if (strstr (lower, "merged") || strstr (lower, "merger"))
    return "merger";
  if (strstr (lower, "amalgam"))
    return "amalgamation";
  if (strstr (lower, "split"))
    return "split";
  return strstr (lower, "sixth") || strstr (lower, "other") ? "other" : "conversion";
}

static void
read_row (SpImportRun *run)
{
  State *state = run->state;
  gint64 urn = 0, other = 0;
  const char *type = sp_import_text (run, TYPE);
  gboolean before, after;
  char date[11] = "";

  if (sp_import_whole (run, URN, 100000, 999999, &urn) != SP_CELL_GOOD
      || sp_import_whole (run, OTHER, 100000, 999999, &other) != SP_CELL_GOOD)
    return;
  before = g_hash_table_contains (state->urns, GINT_TO_POINTER ((gint) urn));
  after = g_hash_table_contains (state->urns, GINT_TO_POINTER ((gint) other));
  if (!before || !after)
    {
      state->n_half += before != after;
      sp_import_skip (run);
      return;
    }
  if (!type || urn == other || (g_ascii_strncasecmp (type, "predecessor", 11) != 0 && g_ascii_strncasecmp (type, "successor", 9) != 0))
    {
      sp_import_refuse (run, "link-type", TYPE, _("“%s” is neither Predecessor nor Successor, so the link was left out. Enter it by hand."),
                        type ? type : "");
      return;
    }
  if (sp_import_has (run, DATE) && sp_import_text (run, DATE))
    sp_date_parse (sp_import_text (run, DATE), date);
  sp_import_stage (run, state->table);
  sp_stage_add_whole (run->stage, g_ascii_tolower (*type) == 'p' ? other : urn);
  sp_stage_add_whole (run->stage, g_ascii_tolower (*type) == 'p' ? urn : other);
  sp_stage_add_text (run->stage, kind_of (type));
  sp_stage_add_text (run->stage, date);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->n_half)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "link-half", run->label, 0, 0, NULL,
                          ngettext ("%u link leads from a school of the plan to one that is not in it. Import the full register, with closed schools, to have it.",
                                    "%u links lead from a school of the plan to one that is not in it. Import the full register, with closed schools, to have them.",
                                    state->n_half),
                          state->n_half);
  return TRUE;
}

static void
clear (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->urns, g_hash_table_unref);
}

const SpImportKind sp_kind_school_links = {
  .code = "school-links",
  .title = N_("Links between schools (predecessors and successors)"),
  .fills = N_("Which school followed which, for histories across academy conversions and mergers. Import the register first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
  .clear = clear,
};
