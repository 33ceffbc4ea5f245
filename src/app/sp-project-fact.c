/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-fact.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include "sp-field.h"

#define MOST_TEMPORARY 5000
#define MOST_FACTOR 2

typedef struct { const char *code, *name; } Name;

static const Name kinds[] = {
  { "", N_("Not said") }, { "new school", N_("New school") }, { "expansion", N_("Expansion") }, { "replacement", N_("Replacement") },
  { "relocation", N_("Relocation") }, { "amalgamation", N_("Amalgamation") }, { "bulge class", N_("Bulge class") },
  { "temporary", N_("Temporary") }, { "permanent accommodation", N_("Permanent accommodation") }, { "improvement", N_("Improvement") },
  { "specialist", N_("Specialist") }, { "site", N_("Site") }, { "other", N_("Other") }, { NULL, NULL }
};
static const Name phases[] = {
  { "", N_("Not said") }, { "primary", N_("Primary") }, { "secondary", N_("Secondary") }, { "special", N_("Special") }, { NULL, NULL }
};
static const Name counted[] = { { "no", N_("Not yet") }, { "yes", N_("Counted as planned places") }, { NULL, NULL } };

static const struct { const char *title; gboolean chosen; } facts[SP_N_PROJECT_FACTS] = {
  [SP_FACT_REFERENCE] = { N_("Reference"), FALSE },
  [SP_FACT_NAME] = { N_("School or area, as printed"), FALSE },
  [SP_FACT_DESCRIPTION] = { N_("What is built"), FALSE },
  [SP_FACT_TABLE] = { N_("Table"), TRUE },
  [SP_FACT_KIND] = { N_("Kind of works"), TRUE },
  [SP_FACT_PHASE] = { N_("Phase"), TRUE },
  [SP_FACT_SCHOOL] = { N_("School"), TRUE },
  [SP_FACT_AREA] = { N_("Planning area"), TRUE },
  [SP_FACT_GROWTH] = { N_("Answers growth area"), TRUE },
  [SP_FACT_NOT_GROWTH] = { N_("No longer answers"), TRUE },
  [SP_FACT_SIZE] = { N_("Places, such as 210 to 420"), FALSE },
  [SP_FACT_PLACES] = { N_("Places of a year group from a year on"), FALSE },
  [SP_FACT_TEMPORARY] = { N_("Temporary places until completion"), FALSE },
  [SP_FACT_COMMITTED] = { N_("Its places"), TRUE },
  [SP_FACT_PRICE_BASE] = { N_("Price base of its budget, such as 2013Q3"), FALSE },
  [SP_FACT_LOCATION] = { N_("What building costs here (1 = as nationally)"), FALSE },
  [SP_FACT_AFTER] = { N_("Only after"), TRUE },
  [SP_FACT_NOT_AFTER] = { N_("No longer after"), TRUE },
};

const char *
sp_project_fact_title (SpProjectFact fact)
{
  return _(facts[fact].title);
}

gboolean
sp_project_fact_is_chosen (SpProjectFact fact)
{
  return facts[fact].chosen;
}

/* ----------------------------------------------------------------- choices */

static void
add_names (GStrvBuilder *choices, const Name *names)
{
  for (guint i = 0; names[i].code != NULL; i++)
    g_strv_builder_add_many (choices, names[i].code, _(names[i].name), NULL);
}

static void
add_id (GStrvBuilder *choices, gint64 id, const char *name)
{
  g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  g_strv_builder_add_many (choices, code, name, NULL);
}

static gboolean
waits_for (const SpSnapshot *s, const SpProject *p, guint other)
{
  for (guint i = 0; i < p->n_after; i++)
    if (p->after[i] == (SpProjectIndex) other)
      return TRUE;
  return &s->projects[other] == p;
}

/* Those it may come after; or, of_now, those it does. */
static void
add_projects (GStrvBuilder *choices, const SpSnapshot *s, const SpProject *p, gboolean of_now)
{
  g_strv_builder_add_many (choices, "", _("Choose a project…"), NULL);
  for (guint i = 0; i < s->n_projects; i++)
    if (s->projects[i].id > 0 && &s->projects[i] != p && waits_for (s, p, i) == of_now)
      add_id (choices, s->projects[i].id, s->projects[i].name);
}

static gboolean
answers (const SpGrowthArea *growth, const SpSnapshot *s, const SpProject *p)
{
  for (guint i = 0; i < growth->n_projects; i++)
    if (&s->projects[growth->projects[i]] == p)
      return TRUE;
  return FALSE;
}

/* Those it may answer; or, of_now, those it does. */
static void
add_growth_areas (GStrvBuilder *choices, const SpSnapshot *s, const SpProject *p, gboolean of_now)
{
  g_strv_builder_add_many (choices, "", _("Choose a growth area…"), NULL);
  for (guint g = 0; g < s->n_growth_areas; g++)
    if (answers (&s->growth_areas[g], s, p) == of_now)
      add_id (choices, s->growth_areas[g].id, s->growth_areas[g].name);
}

char **
sp_project_fact_choices (SpProjectFact fact, const SpSnapshot *s, const SpProject *p)
{
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  switch ((gint) fact)
    {
    case SP_FACT_TABLE:
      add_id (choices, 0, _("In no table"));
      for (guint t = 0; t < s->n_programme_tables; t++)
        add_id (choices, s->programme_tables[t].number, s->programme_tables[t].title);
      break;
    case SP_FACT_KIND: add_names (choices, kinds); break;
    case SP_FACT_PHASE: add_names (choices, phases); break;
    case SP_FACT_COMMITTED: add_names (choices, counted); break;
    case SP_FACT_SCHOOL:
      add_id (choices, 0, _("None"));
      for (guint i = 0; i < s->n_schools; i++)
        add_id (choices, s->schools[i].id, s->schools[i].name);
      break;
    case SP_FACT_AREA:
      add_id (choices, 0, _("None"));
      for (guint i = 0; i < s->n_areas; i++)
        add_id (choices, s->areas[i].id, s->areas[i].name);
      break;
    case SP_FACT_GROWTH: add_growth_areas (choices, s, p, FALSE); break;
    case SP_FACT_NOT_GROWTH: add_growth_areas (choices, s, p, TRUE); break;
    case SP_FACT_AFTER: add_projects (choices, s, p, FALSE); break;
    case SP_FACT_NOT_AFTER: add_projects (choices, s, p, TRUE); break;
    default: break;
    }
  return g_strv_builder_end (choices);
}

/* ----------------------------------------------------------------- as it is */

static char *
size_text (const SpProject *p)
{
  g_autofree char *to = NULL;

  if (p->places_to_min < 0)
    return NULL;
  to = p->places_to_max > p->places_to_min ? g_strdup_printf (_("%d or %d"), p->places_to_min, p->places_to_max)
                                           : g_strdup_printf ("%d", p->places_to_min);
  return p->places_from >= 0 ? g_strdup_printf (_("%d to %s"), p->places_from, to) : g_steal_pointer (&to);
}

char *
sp_project_fact_text (SpProjectFact fact, const SpSnapshot *s, const SpProject *p)
{
  switch ((gint) fact)
    {
    case SP_FACT_REFERENCE: return g_strdup (p->reference);
    case SP_FACT_NAME: return g_strdup (p->name);
    case SP_FACT_DESCRIPTION: return g_strdup (p->description);
    case SP_FACT_TABLE: return g_strdup_printf ("%d", p->table);
    case SP_FACT_KIND: return g_strdup (p->kind != NULL ? p->kind : "");
    case SP_FACT_PHASE: return g_strdup (p->phase != NULL ? p->phase : "");
    case SP_FACT_SCHOOL: return g_strdup_printf ("%" G_GINT64_FORMAT, p->school >= 0 ? s->schools[p->school].id : 0);
    case SP_FACT_AREA: return g_strdup_printf ("%" G_GINT64_FORMAT, p->area >= 0 ? s->areas[p->area].id : 0);
    case SP_FACT_SIZE: return size_text (p);
    case SP_FACT_TEMPORARY: return p->temporary_places >= 0 ? g_strdup_printf ("%d", p->temporary_places) : NULL;
    case SP_FACT_COMMITTED: return g_strdup (p->committed ? "yes" : "no");
    case SP_FACT_PRICE_BASE: return p->price_base.year != 0 ? sp_price_base_to_string (p->price_base) : NULL;
    case SP_FACT_LOCATION: return p->location_factor > 0 ? g_strdup_printf ("%g", p->location_factor) : NULL;
    default: return sp_project_fact_is_chosen (fact) ? g_strdup ("") : NULL;
    }
}

/* ------------------------------------------------------------------- edits */

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, sentence);
  return FALSE;
}

/* "R 2016/17 30": in its own area, else that of its school. */
static gboolean
set_places (SpPlan *plan, const SpSnapshot *s, const SpProject *p, const char *text, GError **error)
{
  g_auto(GStrv) words = g_strsplit_set (text != NULL ? text : "", " ", 3);
  SpAreaIndex area = p->area;
  SpYearGroup group = SP_GROUP_R;
  SpAcademicYear year = { 0 };
  gint64 places = 0;

  if (g_strv_length (words) != 3 || !sp_year_group_parse (words[0], &group) || !sp_academic_year_parse (words[1], &year)
      || !g_ascii_string_to_signed (words[2], 10, -SP_MOST_OPTION_PLACES, SP_MOST_OPTION_PLACES, &places, NULL))
    return refuse (error, _("Places are a year group, the year they begin and how many: R 2016/17 30, or Y7 2017/18 -15."));
  if (area < 0 && p->school >= 0)
    area = group >= SP_GROUP_Y7 ? s->schools[p->school].secondary_area : s->schools[p->school].primary_area;
  if (area < 0)
    return refuse (error, _("Places count in a planning area, and the project has none. Choose its planning area first."));
  return sp_edit_set_project_places (plan, p->id, s->areas[area].id, group, year, (gint) places, error);
}

static gboolean
set_price_base (SpPlan *plan, const SpProject *p, const char *text, GError **error)
{
  SpPriceBase base = { 0, 0 };

  if (text != NULL && !sp_price_base_parse (text, &base))
    return refuse (error, _("A price base is a quarter, such as 2013Q3; leave it blank where prices are not said."));
  return sp_edit_set_project_price_base (plan, p->id, base, error);
}

static gboolean
set_number (SpPlan *plan, const SpProject *p, SpProjectFact fact, const char *text, GError **error)
{
  gboolean known = FALSE;
  double number = 0;

  if (fact == SP_FACT_LOCATION)
    return sp_field_parse_number (text != NULL ? text : "", MOST_FACTOR, &known, &number)
             ? sp_edit_set_project_location (plan, p->id, known ? number : 0, error)
             : refuse (error, _("What building costs here is a factor from 0.5 to 2, such as 1.04; leave it blank when none is said."));
  if (!sp_field_parse_number (text != NULL ? text : "", MOST_TEMPORARY, &known, &number) || (known && number != (gint) number))
    return refuse (error, _("Temporary places are a whole number, such as 60; leave them blank when none are said."));
  return sp_edit_set_project_temporary (plan, p->id, known ? (gint) number : -1, error);
}

static gboolean
set_size (SpPlan *plan, const SpProject *p, const char *text, GError **error)
{
  gint from, min, max;

  if (!sp_project_size_parse (text != NULL ? text : "", &from, &min, &max))
    return refuse (error, _("Places are from and to, such as 210 to 420, or 210 to 315 or 420; leave them blank when none are said."));
  return sp_edit_set_project_size (plan, p->id, from, min, max, error);
}

static gboolean
set_where (SpPlan *plan, const SpSnapshot *s, const SpProject *p, SpProjectFact fact, gint64 id, GError **error)
{
  gint64 school = p->school >= 0 ? s->schools[p->school].id : 0, area = p->area >= 0 ? s->areas[p->area].id : 0;

  return sp_edit_set_project_where (plan, p->id, fact == SP_FACT_SCHOOL ? id : school, fact == SP_FACT_AREA ? id : area, error);
}

/* text NULL = blank. */
static gboolean
set_fact (SpPlan *plan, const SpSnapshot *s, const SpProject *p, SpProjectFact fact, const char *text, GError **error)
{
  gint64 id = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  switch (fact)
    {
    case SP_FACT_REFERENCE: return sp_edit_set_project_words (plan, p->id, SP_PROJECT_REFERENCE, text, error);
    case SP_FACT_NAME: return sp_edit_set_project_words (plan, p->id, SP_PROJECT_NAME, text, error);
    case SP_FACT_DESCRIPTION: return sp_edit_set_project_words (plan, p->id, SP_PROJECT_DESCRIPTION, text, error);
    case SP_FACT_TABLE: return sp_edit_set_project_table (plan, p->id, (gint) id, error);
    case SP_FACT_KIND: return sp_edit_set_project_kind (plan, p->id, text, p->phase, error);
    case SP_FACT_PHASE: return sp_edit_set_project_kind (plan, p->id, p->kind, text, error);
    case SP_FACT_SCHOOL: case SP_FACT_AREA: return set_where (plan, s, p, fact, id, error);
    case SP_FACT_SIZE: return set_size (plan, p, text, error);
    case SP_FACT_PLACES: return set_places (plan, s, p, text, error);
    case SP_FACT_TEMPORARY: case SP_FACT_LOCATION: return set_number (plan, p, fact, text, error);
    case SP_FACT_COMMITTED: return sp_edit_set_project_committed (plan, p->id, g_strcmp0 (text, "yes") == 0, error);
    case SP_FACT_PRICE_BASE: return set_price_base (plan, p, text, error);
    case SP_FACT_GROWTH: case SP_FACT_NOT_GROWTH:
      return id == 0 || sp_edit_set_project_growth_area (plan, p->id, id, fact == SP_FACT_GROWTH, error);
    case SP_FACT_AFTER: case SP_FACT_NOT_AFTER:
      return id == 0 || sp_edit_set_project_after (plan, p->id, id, fact == SP_FACT_AFTER, error);
    default: g_return_val_if_reached (FALSE);
    }
}

/* As the plan has it now, whatever the window shows. */
gboolean
sp_project_fact_set (SpPlan *plan, gint64 project_id, SpProjectFact fact, const char *text, GError **error)
{
  g_autoptr(SpSnapshot) s = sp_plan_snapshot (plan, 0, error);
  SpProjectIndex i = s != NULL ? sp_snapshot_find_project (s, project_id) : -1;

  if (s == NULL)
    return FALSE;
  if (i < 0)
    return refuse (error, _("The plan holds this no more; it may have been removed."));
  return set_fact (plan, s, &s->projects[i], fact, text != NULL && *text != '\0' ? text : NULL, error);
}
