/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Worked examples as text, in the manner of PROJ's gie: given, tolerance, expect, fails with.
 *
 *   case       NAME                 a new example: forgets everything given
 *   given      NAME number ...      an array; - is missing
 *   operation  NAME                 what to do with it
 *   tolerance  NUMBER               greatest absolute difference; 0 until said
 *   expect     number ...           runs the operation and compares all of its numbers
 *   fails with no-history | bad-argument
 *   # the rest is a comment
 */
#pragma once

#include <glib.h>

typedef struct { double value[512]; guint8 known[512]; gsize n; } CaseArray;
typedef struct { GHashTable *given; const char *where; } Case; /* name -> CaseArray */

/* What was given by that name; an empty array when nothing was. */
const CaseArray *case_get (const Case *self, const char *name);

/* An operation fills out (at most 512) and its length; returns an SpkStatus. */
typedef int (*CaseOperation) (const Case *given, double *out, gsize *n_out);
CaseOperation case_find_operation (const char *name); /* NULL: none of that name */
