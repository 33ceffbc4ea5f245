/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a file means what: found from its headings, or said by a person and kept. */
#pragma once

#include <gio/gio.h>
#include "sp-foreign-table.h"
#include "sp-import-kind.h"

G_BEGIN_DECLS

typedef struct { gint field; gint key; } SpColumnMeaning; /* field of the kind, -1 = none; key: the year, age or year group */

typedef struct
{
  const SpImportKind *kind;
  guint               n_columns;
  char              **headings;   /* n_columns, trimmed, as in the file */
  SpColumnMeaning    *columns;    /* n_columns */
  char              **constants;  /* one for each field of the kind, NULL = none */
  guint               header;     /* record of the table that holds the headings, from 0 */
  gboolean            transposed;
  double              certainty;  /* 0..1 */
  char               *why;        /* in words, translated */
} SpImportMapping;

SpImportMapping *sp_import_mapping_copy (const SpImportMapping *self);
void             sp_import_mapping_free (SpImportMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpImportMapping, sp_import_mapping_free)

/* What a person said, before a file has been looked at: from JSON, or nothing (all NULL). */
typedef struct
{
  char       *kind;       /* NULL = to be found out */
  GHashTable *columns;    /* folded heading -> meaning ("" = none); NULL = nothing said */
  GHashTable *constants;  /* meaning -> value */
} SpMappingWish;

/* Reads {"kind": …, "columns": {heading: meaning}, "constants": {meaning: value}}; `name` is what errors call it. */
SpMappingWish *sp_mapping_wish_new_from_json (const char *json, const char *name, GError **error);
SpMappingWish *sp_mapping_wish_new (void);
void           sp_mapping_wish_free (SpMappingWish *self);
/* For a reading that a plan keeps: the year of the file it was made for, if it holds one, is not that of the next file. */
void           sp_mapping_wish_forget_year (SpMappingWish *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMappingWish, sp_mapping_wish_free)

/* Lower case, letters and digits only: "LA (code)" -> "lacode". Free with g_free. */
char            *sp_import_fold (const char *heading);
/* The best reading of the table as `kind`; NULL when a column it needs is not there, then *missing (if asked for, free with
 * g_free) names it. */
SpImportMapping *sp_import_mapping_for_kind (SpForeignTable *table, const SpImportKind *kind, const SpMappingWish *wish,
                                             char **missing);
/* The same, but where a column is lacking the reading that comes nearest, with *missing (never NULL itself) saying what lacks, NULL where
 * nothing does; for a person to say which it is. NULL when there is nothing to go by. */
SpImportMapping *sp_import_mapping_guess (SpForeignTable *table, const SpImportKind *kind, const SpMappingWish *wish, char **missing);
/* The best reading as any kind; NULL with error when there is none, or two are as likely (both named). */
SpImportMapping *sp_import_mapping_recognise (SpForeignTable *table, const SpMappingWish *wish, GError **error);
/* "births (2013)": what the column means, in words; NULL = nothing. Free with g_free. */
char            *sp_import_mapping_describe (const SpImportMapping *self, guint column);
/* "9 of its columns are known, among them URN, Establishment number". Free with g_free. */
char            *sp_import_mapping_dup_why (const SpImportMapping *self);
/* Titles of the fields for which neither a column nor a constant was found, ", " between them: those that the kind looks for in the
 * columns of any file, and with `all` those too that files seldom have. NULL = none. Free with g_free. */
char            *sp_import_mapping_dup_lacking (const SpImportMapping *self, gboolean all);
/* The headings of the file that mean nothing to the kind, as far as a line holds. NULL = none. Free with g_free. */
char            *sp_import_mapping_dup_unused (const SpImportMapping *self);
/* The headings that a field is known by, in words, for a list. Free with g_free. */
char            *sp_import_field_dup_headings (const SpImportField *field);
/* As sp_mapping_wish_new_from_json reads it. Without the year of the whole file, which next year's does not have. */
char            *sp_import_mapping_to_json (const SpImportMapping *self);

G_END_DECLS
