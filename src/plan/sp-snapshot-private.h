/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a snapshot is read: an arena that owns its memory, a reader that goes through the tables, a cursor on one query.
 * Private to the room. The first failure stays in the reader; everything after it reads as empty. */
#pragma once

#include "sp-database.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Ids of one noun with their indexes, sorted by id. */
typedef struct { gint64 id; gint index; } SpIdIndex;
typedef struct { SpIdIndex *pairs; guint n; } SpIdTable;
gint sp_id_table_find (const SpIdTable *self, gint64 id);

/* Owns everything a snapshot points at. */
typedef struct
{
  GStringChunk *strings;
  GPtrArray    *blocks;   /* g_free */
  GPtrArray    *shapes;   /* SpShape */
  SpIdTable     districts, areas, schools, growth_areas, sites, projects, pots, options;
} SpArena;

SpArena    *sp_arena_new (void);
/* With the id tables of another (NULL allowed), which must outlive it. */
SpArena    *sp_arena_new_beside (const SpArena *other);
void        sp_arena_free (SpArena *self);
gpointer    sp_arena_alloc (SpArena *self, gsize n, gsize size); /* zeroed */
/* Takes the array's elements (NULL when there are none) and frees the array; n may be NULL. */
gpointer    sp_arena_take_array (SpArena *self, GArray *array, guint *n);
/* Makes the id table of n structs of `size` bytes whose first member is the id. */
void        sp_arena_index_ids (SpArena *self, SpIdTable *table, gconstpointer structs, guint n, gsize size);

/* One override of one level of the chain of scenarios. */
typedef struct { guint level; SpOverride override; } SpLevelOverride;

typedef struct
{
  sqlite3    *db;
  SpArena    *arena;
  SpSnapshot *snapshot;
  GHashTable *sources;     /* id -> title */
  GArray     *overrides;   /* SpLevelOverride in the order of application: the plan's nearest descendant first */
  gint64      pence;       /* of all amounts read so far, signs left out; never more than one amount above SP_MOST_PENCE_IN_ALL */
  GError     *error;
} SpReader;

typedef struct
{
  SpReader     *reader;
  sqlite3_stmt *statement;
  int           column;    /* next to read */
} SpCursor;

SpCursor    sp_reader_query (SpReader *self, const char *sql);
/* The next row; at the end, or on failure, the cursor is done with. */
gboolean    sp_cursor_next (SpCursor *self);
gboolean    sp_cursor_is_null (const SpCursor *self);  /* of the next column, which stays next */
gint64      sp_cursor_id (SpCursor *self);             /* 0 for NULL */
gint        sp_cursor_int (SpCursor *self, gint missing);
SpYearGroup sp_cursor_group (SpCursor *self);          /* one there is, whatever the file says */
double      sp_cursor_double (SpCursor *self, double missing);
const char *sp_cursor_text (SpCursor *self);           /* in the arena, sound UTF-8; NULL for NULL */
/* FALSE too for what is past all sense. All amounts together being so is an error: no sum of them would hold. */
gboolean    sp_cursor_money (SpCursor *self, SpMoney *money);
const SpShape *sp_cursor_shape (SpCursor *self);       /* NULL when not held or not sound */
gboolean    sp_cursor_point (SpCursor *self, double *lon, double *lat);
gint        sp_cursor_find (SpCursor *self, const SpIdTable *table); /* the index of an id; -1 */
SpProvenance sp_cursor_provenance (SpCursor *self);    /* four columns: source_id, dated, note, estimated */
/* The index of the text among names, missing when it is none or NULL. */
gint        sp_cursor_choice (SpCursor *self, const char *const *names, gint missing);

/* Children of n parents, in the order of their parents: start[i] .. start[i + 1] - 1 are those of parent i. Takes
 * parents (GArray of gint); free with g_free. */
guint *sp_slices_new (GArray *parents, guint n);

/* The first academic year whose January census (the third Thursday; the 15th at the earliest) is on or after a date
 * 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD', missing parts taken from `rest` (MMDD); 0 when it is none of these. */
gint sp_census_year (const char *date, gint rest);
/* Likewise the first academic year whose census is after a date. */
gint sp_census_year_after (const char *date, gint rest);

/* How rows of projects' children are ordered (table project AS p): as the projects themselves, by programme table then
 * position, what has none last. */
#define SP_BY_PROJECT "p.programme_table IS NULL, p.programme_table, p.position IS NULL, p.position, p.id"

/* Steps of the reading, one file each. */
void sp_read_scenario (SpReader *self, gint64 scenario_id);  /* the chain and its overrides */
void sp_read_assumptions (SpReader *self);
void sp_read_ground (SpReader *self);
void sp_read_methods (SpReader *self);    /* chosen methods, years left out */
void sp_read_schools (SpReader *self);
void sp_read_rolls (SpReader *self);
void sp_read_movement (SpReader *self); /* between schools, into sixth forms, and children not yet at school */
void sp_read_housing (SpReader *self);
void sp_read_delivery (SpReader *self, SpSite *sites); /* of sp_read_housing */
void sp_read_completions (SpReader *self);
void sp_read_projects (SpReader *self);
void sp_read_project_history (SpReader *self, SpProject *projects); /* risks, approvals, editions, order */
void sp_read_options (SpReader *self);
/* What the scenario makes of projects: budgets, slips, spend, and the options it carries out, which become projects. */
void sp_apply_to_projects (SpReader *self);
void sp_read_money (SpReader *self);
void sp_read_absurd_amounts (SpReader *self);
void sp_read_cost_indices (SpReader *self); /* and what is assumed of money */
void sp_read_contributions (SpReader *self);
SpPriceBase sp_cursor_quarter (SpCursor *self); /* 'YYYYQn'; {0,0} for NULL or anything else */
const SpCostIndex *sp_reader_find_cost_index (const SpReader *self, gint64 id); /* NULL when there is none */
void sp_read_published (SpReader *self);
void sp_read_rounds (SpReader *self);
/* Whether the plan holds no more rounds, and no more figures in them, than are read: FALSE with error set. Counts no further
 * than that. */
gboolean sp_rounds_check_size (sqlite3 *db, GError **error);

/* Reads the plan in one transaction. */
SpSnapshot *sp_snapshot_read (sqlite3 *db, gint64 scenario_id, GError **error);

G_END_DECLS
