/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kind of file that can be imported: what its columns are called, what they mean, and what a row becomes. One file each
 * (sp-kind-*.c); the list is sp-import-kinds.c. To add a kind: its file, a line in the list, its file in meson.build and
 * po/POTFILES, a sample in tests/import.
 *
 * A kind sees one row at a time through SpImportRun (sp-import-run.h) and puts rows of the plan's tables on its stage. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpImportRun SpImportRun;

/* Who is told what to do about a file. */
typedef enum { SP_IMPORT_ASKED_BY_COMMAND, SP_IMPORT_ASKED_IN_WINDOW } SpImportAsker;

typedef enum
{
  SP_FIELD_OPTIONAL = 0,
  SP_FIELD_REQUIRED = 1 << 0,  /* a file without it (and no constant for it) is not of this kind */
  SP_FIELD_BY_YEAR  = 1 << 1,  /* a column a year: heading "2013", "2013/14", "201314", or with one of `names` before it */
  SP_FIELD_BY_AGE   = 1 << 2,  /* a column an age: heading "4", "age 4", "90+" */
  SP_FIELD_BY_GROUP = 1 << 3,  /* a column a year group: heading "reception", "Year group 7", "Y7", perhaps after other words */
  SP_FIELD_FILE     = 1 << 4,  /* is about the whole file: usually given as a constant (--set) */
  SP_FIELD_ASKED    = 1 << 6,  /* where no column says it, the window asks for it: one value for all rows */
  SP_FIELD_ONE_WAY  = 1 << 7,  /* one of several ways in which files say it: a file without it is not the less of this kind */
  SP_FIELD_BY_SPAN  = 1 << 5 | SP_FIELD_BY_YEAR, /* a column a year as councils write them: "2024/25", "24-25", "2019-20R",
                                  "Y/E 31 March 2025", with any of `names` around it; the year is the one it begins in */
} SpFieldFlags;

typedef struct
{
  const char  *meaning;  /* "urn": what a mapping says */
  const char  *title;    /* marked for translation */
  const char  *names;    /* headings it goes under, folded (sp_import_fold) and separated by |; # is any digit */
  SpFieldFlags flags;
} SpImportField;

typedef struct
{
  const char          *code;      /* "authority-rolls" */
  const char          *title;     /* marked for translation: "Rolls of the authority by year group" */
  const char          *fills;     /* what of the plan it fills, and what it needs there first */
  gboolean             has_shapes;/* each row must have a polygon */
  const char          *one_of;    /* meanings, separated by |: a file without any of them is not taken for this kind. NULL = none */
  gboolean             only_named;/* never found out: a person must name the kind */
  const SpImportField *fields;    /* ends with { NULL } */
  gsize                state_size;/* of run->state, zeroed */
  gboolean           (*begin) (SpImportRun *run, GError **error); /* adds the stage's tables; may refuse the file */
  void               (*row) (SpImportRun *run);
  gboolean           (*end) (SpImportRun *run, GError **error);   /* may be NULL */
  void               (*clear) (gpointer state);                   /* may be NULL */
} SpImportKind;

/* NULL-terminated. */
const SpImportKind *const *sp_import_get_kinds (void);
/* NULL when there is none. */
const SpImportKind *sp_import_find_kind (const char *code);

extern const SpImportKind sp_kind_agreements;
extern const SpImportKind sp_kind_areas_from_schools;
extern const SpImportKind sp_kind_authority_rolls;
extern const SpImportKind sp_kind_brownfield;
extern const SpImportKind sp_kind_capacity;
extern const SpImportKind sp_kind_catchments;
extern const SpImportKind sp_kind_contributions;
extern const SpImportKind sp_kind_district_births;
extern const SpImportKind sp_kind_district_dwellings;
extern const SpImportKind sp_kind_districts;
extern const SpImportKind sp_kind_local_plans;
extern const SpImportKind sp_kind_outline;
extern const SpImportKind sp_kind_place_planning;
extern const SpImportKind sp_kind_planning_areas;
extern const SpImportKind sp_kind_population;
extern const SpImportKind sp_kind_preschool;
extern const SpImportKind sp_kind_register;
extern const SpImportKind sp_kind_school_links;
extern const SpImportKind sp_kind_school_rolls;
extern const SpImportKind sp_kind_small_area_births;
extern const SpImportKind sp_kind_site_trajectories;
extern const SpImportKind sp_kind_small_areas;
extern const SpImportKind sp_kind_transactions;
extern const SpImportKind sp_kind_yield_observations;

G_END_DECLS
