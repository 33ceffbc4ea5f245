/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words after a command: options common to commands, the plan's name, and where results, findings and complaints
 * go. */
#pragma once

#include "sp-command.h"
#include "sp-held-back.h"
#include "sp-pack.h"
#include "sp-snapshot.h"
#include "sp-table.h"

G_BEGIN_DECLS

/* Which of the common options a command takes. */
typedef enum
{
  SP_TAKES_OUTPUT   = 1 << 0, /* --output */
  SP_TAKES_FORMAT   = 1 << 1, /* --format, --table */
  SP_TAKES_SCENARIO = 1 << 2, /* --scenario */
  SP_TAKES_FILTERS  = 1 << 3, /* --phase, --area */
  SP_TAKES_AREA     = 1 << 5, /* --area alone */
  SP_TAKES_PUBLIC   = 1 << 4, /* --public, --threshold; tables take them with SP_TAKES_FORMAT */
} SpTakes;

typedef enum { SP_WORKBOOK_NONE, SP_WORKBOOK_XLSX, SP_WORKBOOK_ODS } SpWorkbookKind;

typedef struct
{
  const SpCommand *command;
  char     *scenario, *format_name, *output, *table, *phase, *area;
  gboolean  quiet;
  gboolean  is_public;   /* to be published: small counts are held back, and findings are not printed in the result */
  const char *may_be_empty; /* --area is one of the plan's: the table of this code stays though it says nothing of it; NULL = none */
  gint      threshold;   /* counts below it; SP_PUBLIC_THRESHOLD unless said */
  SpHeldBack *held_back; /* of a result to be published that rests on a forecast; else NULL */
  SpTableFormat format;
  SpWorkbookKind workbook; /* what --format says besides: written to --output, which it needs */
  char    **files;       /* what is left; NULL = nothing */
  const SpSnapshot *snapshot; /* of the plan, borrowed: with --area only findings of that area and of the whole plan are kept */
  GPtrArray *findings;   /* of SpFinding that the result rests on */
  char      *reference;  /* private: of workbooks */
  GHashTable *said;      /* private: findings already there */
} SpCommandLine;
#define SP_COMMAND_LINE_INIT { NULL }

void sp_command_line_clear (SpCommandLine *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpCommandLine, sp_command_line_clear)

/* Reads the options; FALSE when the command is to end with *exit (the complaint has been printed). */
gboolean sp_command_line_parse (SpCommandLine *self, const SpCommand *command, SpTakes takes,
                                const GOptionEntry *entries, int argc, char **argv, SpExit *exit);
/* The one file named after the options; FALSE as above when there is none or more than one. */
gboolean sp_command_line_get_file (SpCommandLine *self, const char *what, const char **file, SpExit *exit);

/* Complaints, to stderr, as "school-places-cli need: …"; they return what the command should end with. */
SpExit sp_command_line_misuse (SpCommandLine *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The plan has no planning area of that code or name: the nearest are told. */
SpExit sp_command_line_no_area (SpCommandLine *self, const SpSnapshot *snapshot, const char *area);
SpExit sp_command_line_fail (SpCommandLine *self, const GError *error);

/* Findings that the result rests on; each is kept once. */
void   sp_command_line_add_findings (SpCommandLine *self, GPtrArray *findings);
/* Writes a result to --output or stdout, then says the findings on stderr; what the command ends with. */
SpExit sp_command_line_write (SpCommandLine *self, const char *text);
/* With --public holds back small counts (sp-table-public.h); else leaves tables as they are. */
void   sp_command_line_make_public (SpCommandLine *self, GPtrArray *tables);
/* Makes tables public where asked to, filters them by --phase and --area, chooses by --table (CSV: the first unless said), writes them in the format
 * asked for. */
SpExit sp_command_line_write_tables (SpCommandLine *self, GPtrArray *tables);
/* The same as a workbook, of the kind and to the file named; title heads its notes. sp-command-line-workbook.c */
SpExit sp_command_line_write_workbook (SpCommandLine *self, GPtrArray *tables, const char *title, SpWorkbookKind kind,
                                       const char *path);
/* Below which counts of children are to be held back; 0 = the result is not to be published. */
guint  sp_command_line_get_threshold (const SpCommandLine *self);
/* What a pack is to say and to hold back, as the options have it; borrowed from self and date. */
void   sp_command_line_get_pack (SpCommandLine *self, const char *date, SpPackOptions *options);
/* The end of a command that has written its result itself. */
SpExit sp_command_line_end (SpCommandLine *self);
/* TRUE when --output names the same file as `path`: a result must not replace its plan. */
gboolean sp_command_line_would_replace (SpCommandLine *self, const char *path);

G_END_DECLS
