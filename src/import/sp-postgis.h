/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of school-places-writer: a publication put into a PostgreSQL database with PostGIS, through OGR, in one transaction. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* A line of the publication: its fields, already unescaped; NULL = none said. */
typedef struct { char **fields; size_t n; } SpLine;

typedef struct
{
  const char *connection; /* as OGR opens it, "PG:host='…' …"; no password */
  const char *schema;
  const char *comment;    /* of the schema */
  SpLine     *lines;      /* table, column and row lines in order */
  size_t      n;
  void      (*report) (size_t at, size_t of, const char *table); /* before each table is filled */
} SpPublished;

/* Puts it in the place of the last publication in that schema. FALSE: nothing was changed; *code says what kind of failure
 * ("connect", "postgis", "schema", "write") and *detail the server's own words, both to be kept. */
bool sp_postgis_publish (const SpPublished *published, const char **code, char **detail);
