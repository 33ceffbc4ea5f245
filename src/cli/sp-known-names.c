/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-known-names.h"

#include "sp-nearest-names.h"

/* Names of one field of every row of an array of the snapshot. */
typedef struct { const void *rows; guint n; gsize size, name; } Rows;
#define ROWS(snapshot, array, Type, field) \
  ((Rows) { (snapshot)->array, (snapshot)->n_##array, sizeof (Type), G_STRUCT_OFFSET (Type, field) })

static void
add (GPtrArray *names, Rows rows)
{
  for (guint i = 0; i < rows.n; i++)
    {
      const char *const *name = (const char *const *) G_STRUCT_MEMBER_P ((const guint8 *) rows.rows + i * rows.size, rows.name);

      if (*name != NULL)
        g_ptr_array_add (names, (gpointer) *name);
    }
}

static char *
say (const char *typed, const GPtrArray *names)
{
  return sp_nearest_names_say (typed, (const char *const *) names->pdata, names->len);
}

static char *
say_rows (const char *typed, Rows rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  add (names, rows);
  return say (typed, names);
}

char *
sp_known_names_areas (const SpSnapshot *snapshot, const char *typed)
{
  return say_rows (typed, ROWS (snapshot, areas, SpArea, name));
}

char *
sp_known_names_areas_and_schools (const SpSnapshot *snapshot, const char *typed)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  add (names, ROWS (snapshot, areas, SpArea, name));
  add (names, ROWS (snapshot, schools, SpSchool, name));
  return say (typed, names);
}

char *
sp_known_names_places (const SpSnapshot *snapshot, const char *typed)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  add (names, ROWS (snapshot, areas, SpArea, name));
  add (names, ROWS (snapshot, growth_areas, SpGrowthArea, name));
  add (names, ROWS (snapshot, schools, SpSchool, name));
  return say (typed, names);
}

char *
sp_known_names_growth_areas (const SpSnapshot *snapshot, const char *typed)
{
  return say_rows (typed, ROWS (snapshot, growth_areas, SpGrowthArea, name));
}

char *
sp_known_names_sites (const SpSnapshot *snapshot, const char *typed)
{
  return say_rows (typed, ROWS (snapshot, sites, SpSite, name));
}

char *
sp_known_names_projects (const SpSnapshot *snapshot, const char *typed)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];

      g_ptr_array_add (names, project->reference != NULL ? g_strdup_printf ("%s %s", project->reference, project->name)
                                                         : g_strdup (project->name));
    }
  return say (typed, names);
}

char *
sp_known_names_options (const SpOptionSet *set, const char *typed)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const SpOption *option = sp_option_set_get (set, i);

      g_ptr_array_add (names, g_strdup_printf ("%s (%s)", option->key, option->name));
    }
  return say (typed, names);
}

char *
sp_known_names_own_options (const SpSnapshot *snapshot, const char *typed)
{
  return say_rows (typed, ROWS (snapshot, options, SpOption, key));
}

char *
sp_known_names_programmes (const SpSnapshot *snapshot, const char *typed)
{
  return say_rows (typed, ROWS (snapshot, programmes, SpSavedProgramme, name));
}

char *
sp_known_names_rounds (const SpSnapshot *snapshot, const char *typed)
{
  return say_rows (typed, ROWS (snapshot, rounds, SpRound, name));
}

char *
sp_known_names_pots (const SpSnapshot *snapshot, const char *typed)
{
  return say_rows (typed, ROWS (snapshot, pots, SpPot, name));
}

char *
sp_known_names_agreements (const SpSnapshot *snapshot, const char *typed)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  add (names, ROWS (snapshot, agreements, SpAgreement, title));
  add (names, ROWS (snapshot, agreements, SpAgreement, reference));
  return say (typed, names);
}

gboolean
sp_known_names_has_area (const SpSnapshot *snapshot, const char *word)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1);

  for (guint i = 0; i < snapshot->n_areas; i++)
    {
      g_autofree char *code = g_utf8_casefold (snapshot->areas[i].code, -1);
      g_autofree char *name = g_utf8_casefold (snapshot->areas[i].name, -1);

      if (g_str_equal (code, wanted) || g_str_equal (name, wanted))
        return TRUE;
    }
  return FALSE;
}
