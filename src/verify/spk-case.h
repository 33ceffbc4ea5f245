/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Worked examples as text, in the manner of PROJ's gie: given, tolerance, expect, fails with.
 *
 *   source     WORDS                who published or worked the examples that follow
 *   case       NAME                 a new example: forgets everything given
 *   given      NAME number ...      an array; - is missing
 *   operation  NAME                 what to do with it
 *   tolerance  NUMBER               greatest absolute difference; 0 until said
 *   expect     number ...           runs the operation and compares all of its numbers
 *   fails with no-history | bad-argument
 *   # the rest is a comment
 *
 * One table of operations serves the tests and `school-places-cli verify`.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct { double value[512]; guint8 known[512]; gsize n; } CaseArray;
typedef struct { GHashTable *given; } Case; /* name -> CaseArray */

/* What was given by that name; an empty array when nothing was. */
const CaseArray *case_get (const Case *self, const char *name);

/* An operation fills out (at most 512) and its length; returns an SpkStatus. */
typedef int (*CaseOperation) (const Case *given, double *out, gsize *n_out);
CaseOperation case_find_operation (const char *name);       /* of the kernel; NULL: none of that name */
CaseOperation case_find_field_operation (const char *name); /* of the engines: places, money, scorecard; likewise */

/* One line "expect" or "fails", run. */
typedef struct
{
  char    *name, *source, *operation; /* source "" = not said */
  char    *where;          /* "norfolk.case:17" */
  char    *expected, *got; /* as text; of many numbers how many, and how far the farthest is off */
  gboolean agrees;
} CaseExample;
void case_example_free (CaseExample *self);

/* Runs every example of a text and appends them (CaseExample) to `examples`. A line that is none of the words above is an
 * example that does not agree, and says so. */
void case_run (const char *text, const char *file, GPtrArray *examples);

G_END_DECLS
