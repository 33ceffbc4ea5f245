/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-label-match.h"

#include <string.h>

struct _SpPrintedLabel
{
  GPtrArray *words;   /* what tells it apart */
  GPtrArray *kinds;   /* words that say what kind of school it is */
  guint      phases;  /* bits of PHASE_WORDS */
};

/* Kinds of school that exclude one another when both labels give one. */
static const struct { const char *word; guint bits;
} PHASE_WORDS[] = {
  { "nursery", 1 },    { "infant", 2 }, { "infants", 2 }, { "first", 2 },    { "junior", 4 },   { "juniors", 4 },
  { "primary", 8 },    { "vap", 8 },    { "vcp", 8 },     { "vai", 2 },      { "vaj", 4 },      { "middle", 16 },
  { "secondary", 32 }, { "high", 32 },  { "upper", 32 },  { "special", 64 }, { "complex", 64 },
};

/* Words that do not tell one school, or one total, from another. */
static const char *const BARE_WORDS[] = {
  "school", "schools",   "academy", "va",         "vc",  "ce", "cofe", "rc",  "community", "controlled",
  "aided",  "voluntary", "needs",   "foundation", "c",   "e",  "and",  "the", "of",        "at",
  "in",     "for",       "total",   "totals",     "all", "m",  "000",  NULL,
};

static const struct { const char *from, *to;
} LONG_FORMS[] = {
  { "gt", "great" },  { "rd", "road" },   { "saint", "st" }, { "nch", "norwich" },    { "nth", "north" },
  { "sth", "south" }, { "yrs", "years" }, { "yr", "year" },  { "prog", "programme" }, { "maint", "maintenance" },
};

static guint
phase_bits (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (PHASE_WORDS); i++)
    if (strcmp (PHASE_WORDS[i].word, word) == 0)
      return PHASE_WORDS[i].bits;
  return 0;
}

/* Keeps a word once, however often it is said. */
static void
take_word (GPtrArray *words, char *word)
{
  if (g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_free (word);
  else
    g_ptr_array_add (words, word);
}

static void
add_word (SpPrintedLabel *self, char *word)
{
  guint bits = phase_bits (word);

  for (gsize i = 0; i < G_N_ELEMENTS (LONG_FORMS); i++)
    if (strcmp (LONG_FORMS[i].from, word) == 0)
      {
        g_free (word);
        word = g_strdup (LONG_FORMS[i].to);
        break;
      }
  self->phases |= bits;
  take_word (bits != 0 || g_strv_contains (BARE_WORDS, word) ? self->kinds : self->words, word);
}

/* A year span at p: "2013-14", "2013/14", "2013–2014", "13/14", "2019-21". Gives "2013-14", and where it ends. */
static const char *
read_year (const char *p, char **word)
{
  gsize first = strspn (p, "0123456789"), gap, second;
  gint from, to;

  if (first != 4 && first != 2)
    return NULL;
  gap = p[first] == '-' || p[first] == '/' ? 1 : g_str_has_prefix (p + first, "\u2013") ? strlen ("\u2013") : 0;
  if (gap == 0 || (first == 2 && p[first] != '/'))
    return NULL;
  second = strspn (p + first + gap, "0123456789");
  if (second != 2 && second != 4)
    return NULL;
  from = atoi (p) + (first == 2 ? 2000 : 0);
  to = atoi (p + first + gap) % 100;
  if (from < 1900 || from > 2199)
    return NULL;
  if (first == 2 && to != (from + 1) % 100)
    return NULL;
  *word = g_strdup_printf ("%04d-%02d", from, to);
  return p + first + gap + second;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == '`' || c == 0x02bc;
}

SpPrintedLabel *
sp_printed_label_new (const char *text)
{
  SpPrintedLabel *self = g_new0 (SpPrintedLabel, 1);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  GString *word = g_string_new (NULL);
  const char *p = folded;

  self->words = g_ptr_array_new_with_free_func (g_free);
  self->kinds = g_ptr_array_new_with_free_func (g_free);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      char *year = NULL;
      const char *after = word->len == 0 && g_ascii_isdigit (*p) ? read_year (p, &year) : NULL;

      if (after != NULL)
        {
          take_word (self->words, year);
          p = after;
          continue;
        }
      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0 && !is_apostrophe (c))
        {
          add_word (self, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      p = g_utf8_next_char (p);
    }
  if (word->len > 0)
    add_word (self, g_strdup (word->str));
  g_string_free (word, TRUE);
  return self;
}

void
sp_printed_label_free (SpPrintedLabel *self)
{
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->kinds);
  g_free (self);
}

gboolean
sp_printed_label_is_bare (const SpPrintedLabel *self)
{
  return self->words->len == 0;
}

/* One letter put in, left out or changed, in words of five letters and more without figures. */
static gboolean
is_slip (const char *a, const char *b)
{
  gsize la = strlen (a), lb = strlen (b), i = 0;

  if (MIN (la, lb) < 5 || MAX (la, lb) - MIN (la, lb) > 1 || strpbrk (a, "0123456789") != NULL
      || strpbrk (b, "0123456789") != NULL)
    return FALSE;
  while (a[i] != '\0' && a[i] == b[i])
    i++;
  if (la == lb)
    return a[i] == '\0' || strcmp (a + i + 1, b + i + 1) == 0;
  return la > lb ? strcmp (a + i + 1, b + i) == 0 : strcmp (a + i, b + i + 1) == 0;
}

static gboolean
has_word (GPtrArray *words, const char *word)
{
  for (guint i = 0; i < words->len; i++)
    if (strcmp (g_ptr_array_index (words, i), word) == 0 || is_slip (g_ptr_array_index (words, i), word))
      return TRUE;
  return FALSE;
}

static guint
count_in (GPtrArray *a, GPtrArray *b)
{
  guint n = 0;

  for (guint i = 0; i < a->len; i++)
    n += has_word (b, g_ptr_array_index (a, i));
  return n;
}

/* The smaller of the two counts, because two words of one label can be slips of one word of the other. */
static guint
count_shared (GPtrArray *a, GPtrArray *b)
{
  return MIN (count_in (a, b), count_in (b, a));
}

static gboolean
has_figure (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/* Both give figures (a year, a number of a phase) and share none. */
static gboolean
figures_exclude (const SpPrintedLabel *a, const SpPrintedLabel *b)
{
  guint n_a = 0, n_b = 0, n_shared = 0;

  for (guint i = 0; i < a->words->len; i++)
    if (has_figure (g_ptr_array_index (a->words, i)))
      {
        n_a++;
        n_shared += has_word (b->words, g_ptr_array_index (a->words, i));
      }
  for (guint i = 0; i < b->words->len; i++)
    n_b += has_figure (g_ptr_array_index (b->words, i));
  return n_a > 0 && n_b > 0 && n_shared == 0;
}

/* All words of a that b lacks are years or numbers. */
static gboolean
only_figures_left (const SpPrintedLabel *a, const SpPrintedLabel *b)
{
  for (guint i = 0; i < a->words->len; i++)
    {
      const char *word = g_ptr_array_index (a->words, i);

      if (!has_word (b->words, word) && !has_figure (word))
        return FALSE;
    }
  return TRUE;
}

double
sp_printed_label_likeness (const SpPrintedLabel *a, const SpPrintedLabel *b)
{
  guint n_a = a->words->len, n_b = b->words->len, shared, kinds;
  double share;

  if (n_a == 0 || n_b == 0 || figures_exclude (a, b))
    return 0;
  if (a->phases != 0 && b->phases != 0 && (a->phases & b->phases) == 0)
    return 0;
  shared = count_shared (a->words, b->words);
  share = (double) shared / (n_a + n_b - shared);
  if (shared == 0)
    return 0;
  if (shared < MIN (n_a, n_b) && !only_figures_left (a, b) && !only_figures_left (b, a))
    return 0;
  /* The kind of school decides between "Diss Infant" and "Diss Junior" when the other table says which. */
  kinds = count_shared (a->kinds, b->kinds);
  return share + 0.01 * (1 + kinds) / (1 + MAX (a->kinds->len, b->kinds->len));
}

/* Index in b of the one best partner of a, -1 when there is none or several. */
static gint
find_best (const SpPrintedLabel *a, SpPrintedLabel *const *b, guint n_b)
{
  double best = 0;
  gint index = -1;

  for (guint i = 0; i < n_b; i++)
    {
      double likeness = sp_printed_label_likeness (a, b[i]);

      if (likeness > best)
        {
          best = likeness;
          index = (gint) i;
        }
      else if (likeness == best && likeness > 0)
        index = -1;
    }
  return index;
}

guint
sp_printed_labels_pair (SpPrintedLabel *const *a, guint n_a, SpPrintedLabel *const *b, guint n_b, gint *match)
{
  guint n = 0;

  for (guint i = 0; i < n_a; i++)
    {
      match[i] = find_best (a[i], b, n_b);
      if (match[i] >= 0 && find_best (b[match[i]], a, n_a) != (gint) i)
        match[i] = -1;
      n += match[i] >= 0;
    }
  return n;
}
