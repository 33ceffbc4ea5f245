/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-postgis.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <gdal.h>
#include <ogr_api.h>
#include <stdlib.h>
#include <string.h>

#include "sp-postgis-views.h"

/* The comment by which a schema is known to hold a publication of ours; the number rises when tables or views change shape. */
#define MARK "School Places publication 1"
#define KNOWN "School Places publication"

/* A table of the publication: lines first to last of it (columns, then rows). */
typedef struct
{
  const char *name, *geometry, *comment; /* geometry NULL = none */
  const SpLine *columns;                 /* name, type, comment */
  size_t        n_columns;
  const SpLine *rows;
  size_t        n_rows;
} Table;

typedef struct
{
  const SpPublished *published;
  GDALDatasetH       data;
  char              *schema; /* quoted */
  Table             *tables;
  size_t             n_tables;
} Work;

static char *
quote (const char *text, char mark)
{
  char *quoted = CPLMalloc (2 * strlen (text) + 3), *at = quoted;

  *at++ = mark;
  for (; *text; text++)
    {
      if (*text == mark)
        *at++ = mark;
      *at++ = *text;
    }
  *at++ = mark;
  *at = '\0';
  return quoted;
}

/* Takes the statement. Names and words in it are quoted already. */
static bool
execute (const Work *work, char *sql)
{
  OGRLayerH answer;

  CPLErrorReset ();
  answer = GDALDatasetExecuteSQL (work->data, sql, NULL, NULL);
  if (answer)
    GDALDatasetReleaseResultSet (work->data, answer);
  CPLFree (sql);
  return CPLGetLastErrorType () < CE_Failure;
}

/* The one text that the query gives, "" when it gives nothing. Takes the statement; one without FROM OGR answers with nothing. */
static char *
ask (const Work *work, char *sql)
{
  OGRLayerH answer = GDALDatasetExecuteSQL (work->data, sql, NULL, NULL);
  OGRFeatureH feature = answer ? OGR_L_GetNextFeature (answer) : NULL;
  char *text = CPLStrdup (feature && OGR_F_IsFieldSetAndNotNull (feature, 0) ? OGR_F_GetFieldAsString (feature, 0) : "");

  if (feature)
    OGR_F_Destroy (feature);
  if (answer)
    GDALDatasetReleaseResultSet (work->data, answer);
  CPLFree (sql);
  return text;
}

static bool
says_yes (const Work *work, char *sql)
{
  char *answer = ask (work, sql);
  bool yes = strcmp (answer, "1") == 0 || strcmp (answer, "t") == 0;

  CPLFree (answer);
  return yes;
}

/* A statement made of a form with %s; longer than CPLSPrintf's own buffer allows for. */
static char *
form (const char *form_text, const char *a, const char *b, const char *c)
{
  const char *parts[] = { a, b, c };
  size_t n = 0, length = strlen (form_text) + 1;
  char *sql, *at;

  for (size_t i = 0; i < 3; i++)
    length += parts[i] ? strlen (parts[i]) : 0;
  at = sql = CPLMalloc (length);
  for (; *form_text; form_text++)
    if (form_text[0] == '%' && form_text[1] == 's' && n < 3)
      {
        size_t size = strlen (parts[n]);

        memcpy (at, parts[n++], size);
        at += size;
        form_text++;
      }
    else
      *at++ = *form_text;
  *at = '\0';
  return sql;
}

static char *
join (char *text, const char *more)
{
  char *longer = CPLMalloc (strlen (text) + strlen (more) + 1);

  strcpy (longer, text);
  strcat (longer, more);
  CPLFree (text);
  return longer;
}

/* ---------------------------------------------------------------- the tables */

static void
gather_tables (Work *work)
{
  const SpPublished *published = work->published;

  work->tables = CPLCalloc (published->n + 1, sizeof (Table));
  for (size_t i = 0; i < published->n; i++)
    {
      const SpLine *line = &published->lines[i];
      Table *table = work->n_tables ? &work->tables[work->n_tables - 1] : NULL;

      if (strcmp (line->fields[0], "table") == 0 && line->n == 4)
        {
          work->tables[work->n_tables++]
              = (Table) { line->fields[1], line->fields[2], line->fields[3], line + 1, 0, NULL, 0 };
          continue;
        }
      if (table && strcmp (line->fields[0], "column") == 0 && line->n == 4)
        table->n_columns++;
      else if (table && strcmp (line->fields[0], "row") == 0)
        table->rows = table->columns + table->n_columns, table->n_rows++;
    }
}

/* Columns and types as format_type says them, for a table that is there and for one that is to be: alike, and it is kept. */
static char *
wanted_columns (const Table *table)
{
  char *list = CPLStrdup ("");

  for (size_t i = 0; i < table->n_columns; i++)
    list = join (list, CPLSPrintf ("%s%s %s", i ? "," : "", table->columns[i].fields[1], table->columns[i].fields[2]));
  if (table->geometry)
    list = join (list, CPLSPrintf (",geom geometry(%s,4326)", table->geometry));
  return list;
}

static char *
held_columns (const Work *work, const char *name)
{
  char *quoted = quote (name, '"');
  char *full = form ("%s.%s", work->schema, quoted, NULL);
  char *literal = quote (full, '\'');
  char *answer = ask (work, form (
      "SELECT string_agg(attname || ' ' || regexp_replace(format_type(atttypid, atttypmod), '^[^(]*\\.', ''), ',' ORDER BY attnum) "
      "FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped", literal, NULL, NULL));

  CPLFree (literal);
  CPLFree (full);
  CPLFree (quoted);
  return answer;
}

static bool
create_table (const Work *work, const Table *table)
{
  char *name = quote (table->name, '"');
  char *columns = CPLStrdup ("");
  char *sql;

  for (size_t i = 0; i < table->n_columns; i++)
    {
      char *column = quote (table->columns[i].fields[1], '"');
      bool is_key = i == 0 && table->geometry && strcmp (table->columns[i].fields[1], "id") == 0;

      columns = join (columns, CPLSPrintf ("%s%s %s%s", i ? ", " : "", column, table->columns[i].fields[2], is_key ? " PRIMARY KEY" : ""));
      CPLFree (column);
    }
  if (table->geometry)
    columns = join (columns, CPLSPrintf (", geom geometry(%s, 4326)", table->geometry));
  sql = form ("CREATE TABLE %s.%s (%s)", work->schema, name, columns);
  CPLFree (columns);
  if (!execute (work, sql))
    {
      CPLFree (name);
      return false;
    }
  sql = table->geometry ? form ("CREATE INDEX ON %s.%s USING gist (geom)", work->schema, name, NULL) : NULL;
  CPLFree (name);
  return !sql || execute (work, sql);
}

static bool
comment_on (const Work *work, const char *what, const char *name, const char *comment)
{
  char *words = quote (comment, '\'');
  bool done = execute (work, form ("COMMENT ON %s %s IS %s", what, name, words));

  CPLFree (words);
  return done;
}

static bool
describe_table (const Work *work, const Table *table)
{
  char *quoted = quote (table->name, '"');
  char *full = form ("%s.%s", work->schema, quoted, NULL);
  bool done = comment_on (work, "TABLE", full, table->comment);

  for (size_t i = 0; i < table->n_columns && done; i++)
    {
      char *column = quote (table->columns[i].fields[1], '"');
      char *path = form ("%s.%s", full, column, NULL);

      if (table->columns[i].fields[3])
        done = comment_on (work, "COLUMN", path, table->columns[i].fields[3]);
      CPLFree (path);
      CPLFree (column);
    }
  CPLFree (full);
  CPLFree (quoted);
  return done;
}

/* ---------------------------------------------------------------- the rows */

static int
nibble (char c)
{
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Well-known binary in hexadecimal digits. */
static OGRGeometryH
read_geometry (const char *digits)
{
  size_t n = strlen (digits) / 2;
  unsigned char *bytes = CPLMalloc (n + 1);
  OGRGeometryH geometry = NULL;

  for (size_t i = 0; i < n; i++)
    bytes[i] = (unsigned char) (nibble (digits[2 * i]) << 4 | nibble (digits[2 * i + 1]));
  if (OGR_G_CreateFromWkb (bytes, NULL, &geometry, (int) n) != OGRERR_NONE)
    geometry = NULL;
  CPLFree (bytes);
  return geometry;
}

static bool
write_row (OGRLayerH layer, const Table *table, const SpLine *row, const int *fields)
{
  OGRFeatureH feature = OGR_F_Create (OGR_L_GetLayerDefn (layer));
  bool done;

  for (size_t i = 0; i < table->n_columns && i + 1 < row->n; i++)
    {
      const char *value = row->fields[i + 1];

      if (fields[i] < 0 && value)
        OGR_F_SetFID (feature, strtoll (value, NULL, 10));
      else if (fields[i] >= 0 && value)
        OGR_F_SetFieldString (feature, fields[i], value);
      else if (fields[i] >= 0)
        OGR_F_SetFieldNull (feature, fields[i]);
    }
  if (table->geometry && row->n == table->n_columns + 2 && row->fields[row->n - 1])
    OGR_F_SetGeometryDirectly (feature, read_geometry (row->fields[row->n - 1]));
  done = OGR_L_CreateFeature (layer, feature) == OGRERR_NONE;
  OGR_F_Destroy (feature);
  return done;
}

static bool
write_rows (const Work *work, const Table *table)
{
  char *name = CPLStrdup (CPLSPrintf ("%s.%s", work->published->schema, table->name));
  OGRLayerH layer = GDALDatasetGetLayerByName (work->data, name);
  int *fields = CPLCalloc (table->n_columns + 1, sizeof (int));
  bool done = layer != NULL;

  for (size_t i = 0; i < table->n_columns && done; i++)
    fields[i] = OGR_L_FindFieldIndex (layer, table->columns[i].fields[1], TRUE); /* -1: the key, OGR's FID */
  CPLErrorReset ();
  for (size_t i = 0; i < table->n_rows && done; i++)
    done = write_row (layer, table, &table->rows[i], fields);
  done = done && OGR_L_SyncToDisk (layer) == OGRERR_NONE && CPLGetLastErrorType () < CE_Failure;
  CPLFree (fields);
  CPLFree (name);
  return done;
}

/* ---------------------------------------------------------------- the whole */

/* Views go before a table that they read is made again, and when they have another shape. */
static bool
drop_views (const Work *work)
{
  for (const SpPostgisView *view = sp_postgis_views; view->name; view++)
    if (!execute (work, form ("DROP VIEW IF EXISTS %s.%s", work->schema, view->name, NULL)))
      return false;
  return true;
}

static bool
make_views (const Work *work)
{
  char *path = form ("SET LOCAL search_path = %s, public", work->schema, NULL, NULL);

  /* PostGIS may live in a schema of its own; the columns that the views take over know it. */
  if (!execute (work, path))
    return false;
  for (const SpPostgisView *view = sp_postgis_views; view->name; view++)
    {
      char *full = form ("%s.%s", work->schema, view->name, NULL);
      bool done = execute (work, form ("CREATE OR REPLACE VIEW %s AS %s", full, view->query, NULL))
                  && comment_on (work, "VIEW", full, view->comment);

      CPLFree (full);
      if (!done)
        return false;
    }
  return true;
}

/* Empties a table of the same columns, so that what others were granted on it and built on it stays; makes it else. */
static bool
ready_table (const Work *work, const Table *table)
{
  char *wanted = wanted_columns (table), *held = held_columns (work, table->name);
  char *name = quote (table->name, '"');
  bool done;

  if (strcmp (wanted, held) == 0)
    done = execute (work, form ("DELETE FROM %s.%s", work->schema, name, NULL));
  else
    done = (!*held || (drop_views (work) && execute (work, form ("DROP TABLE %s.%s", work->schema, name, NULL))))
           && create_table (work, table);
  CPLFree (name);
  CPLFree (held);
  CPLFree (wanted);
  return done;
}

static bool
write_all (const Work *work)
{
  for (size_t i = 0; i < work->n_tables; i++)
    if (!ready_table (work, &work->tables[i]) || !describe_table (work, &work->tables[i]))
      return false;
  for (size_t i = 0; i < work->n_tables; i++)
    {
      work->published->report (i, work->n_tables, work->tables[i].name);
      if (!write_rows (work, &work->tables[i]))
        return false;
    }
  return make_views (work);
}

/* Makes the schema, or sees that what it holds is a publication of ours. */
static bool
ready_schema (const Work *work, const char **code)
{
  char *name = quote (work->published->schema, '\'');
  char *comment = ask (work, form ("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s", name, NULL, NULL));
  bool is_there = says_yes (work, form ("SELECT count(*) FROM pg_namespace WHERE nspname = %s", name, NULL, NULL));
  bool is_empty = says_yes (work, form ("SELECT (count(*) = 0)::integer FROM pg_class WHERE relnamespace = to_regnamespace(quote_ident(%s))",
                                        name, NULL, NULL));
  bool is_ours = strncmp (comment, KNOWN, strlen (KNOWN)) == 0;
  bool is_same = strncmp (comment, MARK ":", strlen (MARK) + 1) == 0;
  char *lock = form ("SELECT pg_advisory_xact_lock(hashtext('school places ' || %s))", name, NULL, NULL);

  CPLFree (name);
  CPLFree (comment);
  CPLFree (ask (work, lock));
  if (is_there && !is_ours && !is_empty)
    {
      *code = "schema";
      return false;
    }
  return (is_there || execute (work, form ("CREATE SCHEMA %s", work->schema, NULL, NULL)))
         && (!is_there || is_same || drop_views (work));
}

static bool
mark_schema (const Work *work)
{
  char *comment = form (MARK ": %s", work->published->comment, NULL, NULL);
  bool done = comment_on (work, "SCHEMA", work->schema, comment);

  CPLFree (comment);
  return done;
}

static GDALDatasetH
open_database (const SpPublished *published)
{
  char **options = CSLSetNameValue (NULL, "SCHEMAS", published->schema);
  static const char *const drivers[] = { "PostgreSQL", NULL };
  GDALDatasetH data;

  CPLSetConfigOption ("PG_USE_COPY", "YES");
  data = GDALOpenEx (published->connection, GDAL_OF_VECTOR | GDAL_OF_UPDATE, drivers, (const char *const *) options, NULL);
  CSLDestroy (options);
  return data;
}

bool
sp_postgis_publish (const SpPublished *published, const char **code, char **detail)
{
  Work work = { published, open_database (published), NULL, NULL, 0 };
  bool done = false;

  *code = "connect";
  if (work.data)
    {
      *code = "postgis";
      work.schema = quote (published->schema, '"');
      gather_tables (&work);
      if (says_yes (&work, CPLStrdup ("SELECT count(*) FROM pg_extension WHERE extname = 'postgis'")))
        {
          *code = "write";
          CPLErrorReset ();
          done = GDALDatasetStartTransaction (work.data, FALSE) == OGRERR_NONE
                 && execute (&work, CPLStrdup ("SET LOCAL lock_timeout = '15s'"))
                 && ready_schema (&work, code) && write_all (&work) && mark_schema (&work);
        }
      if (done)
        done = GDALDatasetCommitTransaction (work.data) == OGRERR_NONE;
    }
  *detail = CPLStrdup (done ? "" : CPLGetLastErrorMsg ());
  if (!done && work.data)
    GDALDatasetRollbackTransaction (work.data);
  return done;
}
