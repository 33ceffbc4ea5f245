/* SPDX-License-Identifier: GPL-3.0-or-later */
/* school-places-writer: puts a publication (sp-writer.h) that it reads from its standard input into a database. Like
 * school-places-reader it is a process of its own so that nothing else links GDAL; unlike that it opens no files of other people,
 * and may use the network.
 *
 * The input is lines of fields with tabs between; \t, \n, \\ stand for a tab, a new line and a backslash in a field, and a field
 * of \N for nothing said:
 *   connection STRING · password TEXT · schema NAME · comment TEXT, once each; then for each table
 *   table NAME GEOMETRY COMMENT · column NAME TYPE COMMENT, … · row VALUE …, with a last field of well-known binary in hexadecimal
 *   digits where the table has a geometry; and at the end of all a line "end".
 * It answers a line "at N OF TABLE" as it comes to each table; then "done", or "failed", the kind of failure and the server's words, with tabs between. */
#include "config.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sp-postgis.h"

#define MOST_BYTES (512ul * 1024 * 1024)
#define MOST_SECONDS 600

/* Its prototype is in a header of C++ only. */
extern void RegisterOGRPG (void);

static void
limit (int resource, rlim_t most)
{
  const struct rlimit wanted = { most, most };

  setrlimit (resource, &wanted);
}

static char *
read_input (size_t *length)
{
  size_t size = 1 << 16, n = 0, got;
  char *text = malloc (size);

  while (text && (got = fread (text + n, 1, size - n - 1, stdin)) > 0)
    {
      n += got;
      if (n + 1 == size && size < MOST_BYTES)
        text = realloc (text, size *= 2);
      else if (n + 1 == size)
        return NULL;
    }
  if (text)
    text[n] = '\0';
  *length = n;
  return text;
}

/* In place. */
static char *
unescape (char *field)
{
  char *to = field;

  if (strcmp (field, "\\N") == 0)
    return NULL;
  for (const char *from = field; *from; from++)
    if (*from == '\\' && from[1])
      {
        from++;
        *to++ = *from == 't' ? '\t' : *from == 'n' ? '\n' : *from;
      }
    else
      *to++ = *from;
  *to = '\0';
  return field;
}

static SpLine
split_line (char *text)
{
  SpLine line = { NULL, 1 };

  for (const char *at = text; *at; at++)
    line.n += *at == '\t';
  line.fields = calloc (line.n, sizeof (char *));
  for (size_t i = 0; line.fields && i < line.n; i++)
    {
      char *end = strchr (text, '\t');

      if (end)
        *end = '\0';
      line.fields[i] = unescape (text);
      text = end ? end + 1 : text;
    }
  return line;
}

/* FALSE when it does not come to its end: who sent it died. */
static int
parse (char *text, SpPublished *published)
{
  size_t most = 1;

  for (const char *at = text; *at; at++)
    most += *at == '\n';
  published->lines = calloc (most, sizeof (SpLine));
  while (published->lines && text && *text)
    {
      char *end = strchr (text, '\n');
      SpLine line;

      if (end)
        *end = '\0';
      line = split_line (text);
      text = end ? end + 1 : NULL;
      if (!line.fields || !line.fields[0])
        return 0;
      if (strcmp (line.fields[0], "end") == 0)
        return published->connection && published->schema && published->comment;
      if (strcmp (line.fields[0], "connection") == 0 && line.n == 2)
        published->connection = line.fields[1];
      else if (strcmp (line.fields[0], "password") == 0 && line.n == 2 && line.fields[1])
        setenv ("PGPASSWORD", line.fields[1], 1);
      else if (strcmp (line.fields[0], "schema") == 0 && line.n == 2)
        published->schema = line.fields[1];
      else if (strcmp (line.fields[0], "comment") == 0 && line.n == 2)
        published->comment = line.fields[1];
      else
        published->lines[published->n++] = line;
    }
  return 0;
}

static void
answer_failed (const char *code, const char *detail)
{
  printf ("failed\t%s\t", code);
  for (; *detail; detail++)
    putchar (*detail == '\t' || *detail == '\n' || *detail == '\r' ? ' ' : *detail);
  putchar ('\n');
}

static void
report (size_t at, size_t of, const char *table)
{
  printf ("at\t%zu\t%zu\t%s\n", at, of, table);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  SpPublished published = { .report = report };
  const char *code = "input";
  char *text, *detail = NULL;
  size_t length = 0;

  (void) argv;
  if (argc != 1 || isatty (STDIN_FILENO))
    {
      fprintf (stderr, "school-places-writer is started by School Places to publish a plan, and is of no use alone.\n");
      return 2;
    }
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_DUMPABLE, 0); /* the password is in its memory */
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0); /* it writes no files */
  limit (RLIMIT_CPU, MOST_SECONDS);
  signal (SIGXFSZ, SIG_IGN);
  alarm (MOST_SECONDS);
  CPLSetErrorHandler (CPLQuietErrorHandler);
  RegisterOGRPG ();
  text = read_input (&length);
  if (text && strlen (text) == length && parse (text, &published) && sp_postgis_publish (&published, &code, &detail))
    puts ("done");
  else
    answer_failed (code, detail ? detail : "");
  fflush (stdout);
  _Exit (0);
}
