/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the names that are held one mistyped may have meant: told in place of a list of them all.
 *
 * How alike, 0 to 1: the most of (1) one less the letters put in, left out, changed or exchanged with their neighbour, as a share
 * of the longer (optimal string alignment: Damerau, Communications of the ACM 7:3, 1964; each stretch is changed once); (2) 0.9 and
 * more where the name has all that was typed in it; (3) 0.95 times the mean, over the words typed, of each's likeness to the
 * word of the name that is most like it, words less than 0.7 alike counting as nought. Case does not matter.
 * Example: "Thetfrod" and "Thetford" differ by one exchange in eight letters: 1 - 1/8 = 0.875. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_LIKE_ENOUGH     0.55 /* less is no slip of the pen */
#define SP_MOST_NEAR_NAMES 3

double sp_names_likeness (const char *typed, const char *name);

/* Sentences, translated: "The nearest is “Thetford”.", "The nearest are “Diss” and “Diss secondary”.", or where none is like it,
 * "It has “A” and “B”." of at most three names and "None is called anything like it." of more; "It has none." of none.
 * The most alike first, of two alike the earlier. A name twice is told once. Free with g_free. */
char  *sp_nearest_names_say (const char *typed, const char *const *names, guint n);

G_END_DECLS
