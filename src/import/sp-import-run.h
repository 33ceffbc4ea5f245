/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file being read as one kind: what the functions of a kind are given. Fields are named by their place in the kind's
 * list. A cell that cannot be used is a finding here already: file, row, column, the value, what was expected, next step. */
#pragma once

#include "sp-contribution-ledger.h"
#include "sp-finding-tally.h"
#include "sp-import-kind.h"
#include "sp-import-mapping.h"
#include "sp-plan.h"
#include "sp-snapshot.h"
#include "sp-stage.h"

G_BEGIN_DECLS

struct _SpImportRun
{
  const SpImportKind    *kind;
  const SpImportMapping *mapping;
  const SpSnapshot      *plan;       /* as it was when the import began */
  SpPlan                *source;     /* private */
  SpContributionLedger  *ledger;     /* of the whole import, across its files */
  const char            *la_code;    /* of the plan's authority: '926' */
  const char            *path;
  SpImportAsker          asker;
  SpProgress            *progress;   /* may be NULL */
  const char            *label;      /* of the table, for findings and the stage */
  SpStage               *stage;
  SpFindingTally        *tally;
  SpTextRecord          *record;     /* the row */
  guint                  row;
  gboolean               refused;    /* the row has been found unusable */
  gint                  *column_of;  /* private: field -> first column, -1 = none */
  guint                  n_read, n_refused, n_elsewhere;
  guint                  n_known;    /* rows that need not be staged, since the plan says the same in another way */
  gpointer               state;
};

typedef enum { SP_CELL_GOOD, SP_CELL_MISSING, SP_CELL_BAD } SpCell;

/* Whether the file has a column, or a constant, for the field. */
gboolean    sp_import_has (const SpImportRun *run, guint field);
/* The cell trimmed; NULL when it is blank or says it is not known (z, c, :, .., x, NA, N/A, *, -, low, ~, null). Borrowed, until the
 * next row. */
const char *sp_import_text (SpImportRun *run, guint field);
/* A number within bounds; commas and blanks between thousands and ".0" are let by. BAD is a finding and refuses the row. */
SpCell      sp_import_whole (SpImportRun *run, guint field, gint64 least, gint64 most, gint64 *out);
SpCell      sp_import_real (SpImportRun *run, guint field, double least, double most, double *out);
/* Pounds as whole pence, from nothing to a trillion pounds. */
SpCell      sp_import_pence (SpImportRun *run, guint field, gint64 *pence);
/* Academic years: 2016/17, 2016-17, 201617, 2016. */
SpCell      sp_import_year (SpImportRun *run, guint field, gint *start);
/* Dates as officers write them (sp-date.h) as '2013-09-01', '2013-09' or '2013'. */
SpCell      sp_import_date (SpImportRun *run, guint field, char out[11]);
/* Reads only, no finding: FALSE when it is none. */
gboolean    sp_import_parse_number (const char *text, double *out);

/* The columns of a field that has one a year, age or year group: *column begins at 0; FALSE after the last. */
gboolean    sp_import_next_column (const SpImportRun *run, guint field, guint *column, gint *key);
/* The number in a column that sp_import_next_column gave (which is *column - 1 by then). */
SpCell      sp_import_real_at (SpImportRun *run, guint column, double least, double most, double *out);

/* Adds a finding about the row's cell of that field (-1: the whole row) and refuses the row. */
void        sp_import_refuse (SpImportRun *run, const char *code, gint field, const char *format, ...) G_GNUC_PRINTF (4, 5);
/* The same without refusing it. */
void        sp_import_note (SpImportRun *run, SpSeverity severity, const char *code, gint field, const char *format, ...)
  G_GNUC_PRINTF (5, 6);
/* The row is about somewhere that is not in the plan: counted, not told of one by one. */
void        sp_import_skip (SpImportRun *run);
/* Whether the three-digit code in the field is the plan's authority; a file without that column is taken to be. A row of another
 * authority is counted as such. */
gboolean    sp_import_is_ours (SpImportRun *run, guint field);

/* The only year in the file's name: a calendar year ("…mid2019.csv"), or the one in which an academic or financial year begins
 * ("…2018-19.csv", then *academic). 0 = none or several. */
gint        sp_import_year_in_name (const SpImportRun *run, gboolean *academic);
/* Begins a row of the stage from the row being read. */
void        sp_import_stage (SpImportRun *run, guint table);

G_END_DECLS
