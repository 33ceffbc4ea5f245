/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-nearest-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_LETTERS   120 /* of a name that are looked at: what is typed may be of any length */
#define MOST_WORDS     12
#define LEAST_PART     3
#define LIKE_A_WORD    0.7

typedef struct { gunichar letters[MOST_LETTERS]; guint n; } Letters;
typedef struct { const char *name; double likeness; } Near;

static void
read_letters (const char *text, Letters *letters)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1), *folded = g_utf8_casefold (valid, -1);

  letters->n = 0;
  for (const char *p = folded; *p != '\0' && letters->n < MOST_LETTERS; p = g_utf8_next_char (p))
    letters->letters[letters->n++] = g_utf8_get_char (p);
}

static double
likeness_of_letters (const gunichar *a, guint n_a, const gunichar *b, guint n_b)
{
  guint rows[3][MOST_LETTERS + 1];
  guint *two_before = rows[0], *before = rows[1], *row = rows[2];

  if (n_a == 0 || n_b == 0)
    return 0;
  for (guint j = 0; j <= n_b; j++)
    before[j] = two_before[j] = j;
  for (guint i = 1; i <= n_a; i++)
    {
      guint *oldest = two_before;

      row[0] = i;
      for (guint j = 1; j <= n_b; j++)
        {
          row[j] = MIN (MIN (before[j], row[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], two_before[j - 2] + 1);
        }
      two_before = before;
      before = row;
      row = oldest;
    }
  return 1 - (double) before[n_b] / MAX (n_a, n_b);
}

static gboolean
holds (const Letters *name, const Letters *part)
{
  for (guint i = 0; part->n >= LEAST_PART && i + part->n <= name->n; i++)
    if (memcmp (name->letters + i, part->letters, part->n * sizeof (gunichar)) == 0)
      return TRUE;
  return FALSE;
}

/* Words as (first letter, letters) pairs; how many. */
static guint
cut (const Letters *text, guint words[MOST_WORDS][2])
{
  guint n = 0;

  for (guint i = 0; i < text->n && n < MOST_WORDS; i++)
    {
      guint from = i;

      while (i < text->n && g_unichar_isalnum (text->letters[i]))
        i++;
      if (i > from)
        {
          words[n][0] = from;
          words[n++][1] = i - from;
        }
    }
  return n;
}

static double
likeness_of_words (const Letters *typed, const Letters *name)
{
  guint ours[MOST_WORDS][2], theirs[MOST_WORDS][2];
  guint n_ours = cut (typed, ours), n_theirs = cut (name, theirs);
  double sum = 0;

  for (guint i = 0; i < n_ours; i++)
    {
      double best = 0;

      for (guint j = 0; j < n_theirs; j++)
        best = MAX (best, likeness_of_letters (typed->letters + ours[i][0], ours[i][1], name->letters + theirs[j][0], theirs[j][1]));
      sum += best >= LIKE_A_WORD ? best : 0;
    }
  return n_ours > 0 ? sum / n_ours : 0;
}

double
sp_names_likeness (const char *typed, const char *name)
{
  Letters a, b;
  double likeness;

  g_return_val_if_fail (typed != NULL && name != NULL, 0);
  read_letters (typed, &a);
  read_letters (name, &b);
  likeness = MAX (likeness_of_letters (a.letters, a.n, b.letters, b.n), 0.95 * likeness_of_words (&a, &b));
  if (holds (&b, &a))
    likeness = MAX (likeness, 0.9 + 0.1 * a.n / b.n);
  return likeness;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  double x = ((const Near *) a)->likeness, y = ((const Near *) b)->likeness;

  return x < y ? 1 : x > y ? -1 : 0;
}

/* “A”, “B” and “C”. */
static char *
list (const GArray *names, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++) /* Translators: between names of a list, and before its last. */
    g_string_append_printf (text, "%s“%s”", i == 0 ? "" : i + 1 == n ? _(" and ") : _(", "), g_array_index (names, Near, i).name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GArray *
find_near (const char *typed, const char *const *names, guint n)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *near = g_array_new (FALSE, FALSE, sizeof (Near));

  for (guint i = 0; i < n; i++)
    if (names[i] != NULL && g_hash_table_add (seen, (gpointer) names[i]))
      {
        Near row = { names[i], sp_names_likeness (typed, names[i]) };
        g_array_append_val (near, row);
      }
  g_array_sort (near, compare); /* GLib's sort keeps the order of equals */
  return near;
}

char *
sp_nearest_names_say (const char *typed, const char *const *names, guint n)
{
  g_autoptr (GArray) near = find_near (typed, names, n);
  g_autofree char *words = NULL;
  guint n_like = 0;

  while (n_like < near->len && n_like < SP_MOST_NEAR_NAMES && g_array_index (near, Near, n_like).likeness >= SP_LIKE_ENOUGH)
    n_like++;
  if (near->len == 0)
    return g_strdup (_("It has none."));
  if (n_like == 0 && near->len > SP_MOST_NEAR_NAMES)
    return g_strdup (_("None is called anything like it."));
  words = list (near, n_like > 0 ? n_like : near->len);
  return n_like == 0 ? g_strdup_printf (_("It has %s."), words)
                     : g_strdup_printf (ngettext ("The nearest is %s.", "The nearest are %s.", n_like), words);
}
