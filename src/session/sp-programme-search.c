/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-search.h"

#include <glib/gi18n-lib.h>
#include "sp-latest.h"
#include "sp-need.h"
#include "sp-option-effects.h"
#include "sp-programme-kept.h"

typedef struct { SpProgramme *programme; char *name; } Found;
/* What the worker hands over: a programme, and the name of the saved one that it is; NULL = it was searched for. */
typedef struct { SpProgramme *programme; char *saved; } Solved;

struct _SpProgrammeSearch
{
  GObject      parent_instance;

  SpSession   *session; /* weak */
  SpLatest    *lister, *solver;
  SpOptionEffects *effects;
  SpOptionSet *set;     /* theirs */
  GHashTable  *asked;   /* key → SpAsked */
  GArray      *found;   /* of Found */
  guint        n_found; /* ever */
  char        *failure;
};

G_DEFINE_FINAL_TYPE (SpProgrammeSearch, sp_programme_search, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  SpNeed          *need;
  SpFunding       *funding;
  SpReceipts      *receipts;
  SpForecastPaths *paths;        /* NULL = not needed */
  GPtrArray       *pinned, *forbidden; /* keys */
  SpPlaceWhom      whom;
  gboolean         prices;
  char            *saved;        /* name of a programme of the plan, to be worked out again; NULL = search */
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  sp_need_unref (asked->need);
  sp_funding_unref (asked->funding);
  g_clear_pointer (&asked->receipts, sp_receipts_unref);
  g_clear_pointer (&asked->paths, sp_forecast_paths_unref);
  g_clear_pointer (&asked->pinned, g_ptr_array_unref);
  g_clear_pointer (&asked->forbidden, g_ptr_array_unref);
  g_free (asked->saved);
  g_free (asked);
}

static void
found_clear (gpointer data)
{
  sp_programme_unref (((Found *) data)->programme);
  g_free (((Found *) data)->name);
}

static void
solved_free (gpointer data)
{
  Solved *self = data;

  g_clear_pointer (&self->programme, sp_programme_unref);
  g_free (self->saved);
  g_free (self);
}

/* -------------------------------------------------------------- in the worker */

static gpointer
compute_set (gconstpointer data, SpProgress *progress, GError **error)
{
  const Asked *asked = data;
  SpNeedOptions options = SP_NEED_OPTIONS_INIT;
  SpForecast *forecast = sp_need_get_forecast (asked->need);
  g_autoptr(SpSupply) supply = sp_supply_new (sp_need_get_snapshot (asked->need), SP_SUPPLY_COMMITTED);
  g_autoptr(SpNeed) need = sp_need_run (forecast, supply, &options, progress, error);

  return need != NULL ? sp_option_set_new (need, asked->funding, NULL) : NULL;
}

static gpointer
compute_effects (gconstpointer data, SpProgress *progress, GError **error)
{
  g_autoptr(SpOptionSet) set = compute_set (data, progress, error);

  return set != NULL ? sp_option_effects_new (set, progress, error) : NULL;
}

static const SpSavedProgramme *
find_saved (SpOptionSet *set, const char *name)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);

  for (guint i = 0; i < s->n_programmes; i++)
    if (g_strcmp0 (s->programmes[i].name, name) == 0)
      return &s->programmes[i];
  return NULL;
}

static SpProgramme *
compute_saved (const Asked *asked, SpOptionSet *set, SpProgrammePots *pots, SpProgress *progress, GError **error)
{
  const SpSavedProgramme *saved = find_saved (set, asked->saved);
  SpProgrammeOptions options = SP_PROGRAMME_OPTIONS_INIT;

  if (saved == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The plan has no programme “%s”."), asked->saved);
      return NULL;
    }
  options.has_capacity = saved->has_capacity;
  options.capacity = saved->capacity;
  if (saved->quantile != 0 && asked->paths == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The programme “%s” places pupils by how far the forecast may be out, which is not "
                     "worked out yet. Open it again when it is."), asked->saved);
      return NULL;
    }
  options.quantile = saved->quantile;
  options.paths = asked->paths;
  return sp_programme_run_kept (set, pots, saved, &options, progress, error);
}

static SpProgramme *
compute_programme (const Asked *asked, SpProgress *progress, GError **error)
{
  g_autoptr(SpOptionSet) set = compute_set (asked, NULL, error);
  g_autoptr(SpProgrammePots) pots = NULL;
  g_autoptr(GArray) pinned = g_array_new (FALSE, FALSE, sizeof (SpPin)), forbidden = g_array_new (FALSE, FALSE, sizeof (guint));
  SpProgrammeOptions options = SP_PROGRAMME_OPTIONS_INIT;

  if (set == NULL)
    return NULL;
  pots = sp_programme_pots_new (set, asked->funding, asked->receipts);
  if (asked->saved != NULL)
    return compute_saved (asked, set, pots, progress, error);
  for (guint i = 0; i < sp_option_set_get_n (set); i++)
    {
      const char *key = sp_option_set_get (set, i)->key;
      SpPin pin = { .option = i };

      if (g_ptr_array_find_with_equal_func (asked->pinned, key, g_str_equal, NULL))
        g_array_append_val (pinned, pin);
      if (g_ptr_array_find_with_equal_func (asked->forbidden, key, g_str_equal, NULL))
        g_array_append_val (forbidden, i);
    }
  options.pins = (const SpPin *) (gpointer) pinned->data;
  options.n_pins = pinned->len;
  options.forbidden = (const guint *) (gpointer) forbidden->data;
  options.n_forbidden = forbidden->len;
  options.quantile = asked->whom == SP_PLACE_EIGHT_IN_TEN ? 0.8 : asked->whom == SP_PLACE_EXPECTED ? SP_EXPECTED : 0;
  options.paths = asked->paths;
  options.prices = asked->prices;
  return sp_programme_run (set, pots, &options, progress, error);
}

static gpointer
compute_solved (gconstpointer data, SpProgress *progress, GError **error)
{
  const Asked *asked = data;
  SpProgramme *programme = compute_programme (asked, progress, error);
  Solved *solved = programme != NULL ? g_new (Solved, 1) : NULL;

  if (solved != NULL)
    *solved = (Solved) { programme, g_strdup (asked->saved) };
  return solved;
}

/* ---------------------------------------------------------- on the main thread */

static void
set_failure (SpProgrammeSearch *self, const GError *error)
{
  g_free (self->failure);
  self->failure = error != NULL ? g_strdup (error->message) : NULL;
}

static void
listed (gpointer owner, gpointer result, const GError *error)
{
  SpProgrammeSearch *self = owner;

  g_clear_pointer (&self->effects, sp_option_effects_unref);
  self->effects = result;
  self->set = result != NULL ? sp_option_effects_get_set (result) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
name_programme (SpProgrammeSearch *self)
{
  guint pinned = 0, forbidden = 0;
  GHashTableIter iter;
  gpointer asked;

  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, NULL, &asked))
    *(GPOINTER_TO_INT (asked) == SP_ASKED_PINNED ? &pinned : &forbidden) += 1;
  /* Translators: a programme by its number, and how many of its options were asked for or ruled out. */
  return g_strdup_printf (_("%u: %u pinned, %u ruled out"), ++self->n_found, pinned, forbidden);
}

/* By its name, and how many of its options are not offered any more. */
static char *
name_opened (const Solved *solved)
{
  SpOptionSet *set = sp_programme_get_set (solved->programme);
  const SpSavedProgramme *saved = find_saved (set, solved->saved);
  const char *first = NULL;
  guint gone = saved != NULL ? sp_programme_count_gone (set, saved, &first) : 0;

  /* Translators: a saved programme, and how many options it is worked out without. */
  return gone > 0 ? g_strdup_printf (ngettext ("%s (without %u option that is not offered any more)",
                                               "%s (without %u options that are not offered any more)", gone),
                                     solved->saved, gone)
                  : g_strdup (solved->saved);
}

static void
solved (gpointer owner, gpointer result, const GError *error)
{
  SpProgrammeSearch *self = owner;
  Solved *came = result;

  set_failure (self, error);
  if (came != NULL)
    {
      Found found = { NULL, came->saved != NULL ? name_opened (came) : name_programme (self) };

      found.programme = g_steal_pointer (&came->programme);
      solved_free (came);
      if (self->found->len == SP_MOST_PROGRAMMES)
        g_array_remove_index (self->found, 0);
      g_array_append_val (self->found, found);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static const SpLatestWork listing = { compute_effects, asked_free, (GDestroyNotify) sp_option_effects_unref, listed };
static const SpLatestWork solving = { compute_solved, asked_free, solved_free, solved };

static void
sp_programme_search_dispose (GObject *object)
{
  SpProgrammeSearch *self = SP_PROGRAMME_SEARCH (object);

  g_clear_pointer (&self->lister, sp_latest_free);
  g_clear_pointer (&self->solver, sp_latest_free);
  self->set = NULL;
  g_clear_pointer (&self->effects, sp_option_effects_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->failure, g_free);
  g_clear_weak_pointer (&self->session);
  G_OBJECT_CLASS (sp_programme_search_parent_class)->dispose (object);
}

static void
sp_programme_search_class_init (SpProgrammeSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sp_programme_search_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_programme_search_init (SpProgrammeSearch *self)
{
  self->lister = sp_latest_new (&listing, self);
  self->solver = sp_latest_new (&solving, self);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_array_set_clear_func (self->found, found_clear);
}

SpProgrammeSearch *
sp_programme_search_new (SpSession *session)
{
  SpProgrammeSearch *self = g_object_new (SP_TYPE_PROGRAMME_SEARCH, NULL);

  g_set_weak_pointer (&self->session, session);
  return self;
}

static Asked *
asked_new (SpProgrammeSearch *self)
{
  Asked *asked;

  if (self->session == NULL || sp_session_get_need (self->session) == NULL)
    return NULL;
  asked = g_new0 (Asked, 1);
  asked->need = sp_need_ref (sp_session_get_need (self->session));
  asked->funding = sp_funding_ref (sp_session_get_funding (self->session));
  if (sp_session_get_receipts (self->session) != NULL)
    asked->receipts = sp_receipts_ref (sp_session_get_receipts (self->session));
  return asked;
}

void
sp_programme_search_list (SpProgrammeSearch *self)
{
  Asked *asked;

  g_return_if_fail (SP_IS_PROGRAMME_SEARCH (self));
  asked = asked_new (self);
  if (asked != NULL)
    sp_latest_ask (self->lister, asked);
}

SpOptionSet *
sp_programme_search_get_set (SpProgrammeSearch *self)
{
  return self->set;
}

SpOptionEffects *
sp_programme_search_get_effects (SpProgrammeSearch *self)
{
  return self->effects;
}

void
sp_programme_search_ask (SpProgrammeSearch *self, guint option, SpAsked asked)
{
  const char *key;

  g_return_if_fail (self->set != NULL && option < sp_option_set_get_n (self->set));
  key = sp_option_set_get (self->set, option)->key;
  if (asked == SP_ASKED_NOTHING)
    g_hash_table_remove (self->asked, key);
  else
    g_hash_table_insert (self->asked, g_strdup (key), GINT_TO_POINTER (asked));
  g_signal_emit (self, signals[CHANGED], 0);
}

SpAsked
sp_programme_search_get_asked (SpProgrammeSearch *self, guint option)
{
  return (SpAsked) GPOINTER_TO_INT (g_hash_table_lookup (self->asked, sp_option_set_get (self->set, option)->key));
}

void
sp_programme_search_solve (SpProgrammeSearch *self, SpPlaceWhom whom, gboolean prices)
{
  Asked *asked;
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (SP_IS_PROGRAMME_SEARCH (self));
  asked = asked_new (self);
  if (asked == NULL)
    return;
  asked->pinned = g_ptr_array_new_with_free_func (g_free);
  asked->forbidden = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_ptr_array_add (GPOINTER_TO_INT (value) == SP_ASKED_PINNED ? asked->pinned : asked->forbidden, g_strdup (key));
  asked->prices = prices;
  if (whom != SP_PLACE_FORECAST && sp_session_get_paths (self->session) != NULL)
    {
      asked->whom = whom;
      asked->paths = sp_forecast_paths_ref (sp_session_get_paths (self->session));
    }
  sp_latest_ask (self->solver, asked);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sp_programme_search_open (SpProgrammeSearch *self, const char *name)
{
  Asked *asked;

  g_return_if_fail (SP_IS_PROGRAMME_SEARCH (self) && name != NULL);
  asked = asked_new (self);
  if (asked == NULL)
    return;
  asked->saved = g_strdup (name);
  if (sp_session_get_paths (self->session) != NULL)
    asked->paths = sp_forecast_paths_ref (sp_session_get_paths (self->session));
  sp_latest_ask (self->solver, asked);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
sp_programme_search_stop (SpProgrammeSearch *self)
{
  sp_latest_stop (self->solver);
}

gboolean
sp_programme_search_get_busy (SpProgrammeSearch *self)
{
  return sp_latest_is_busy (self->solver);
}

double
sp_programme_search_get_fraction (SpProgrammeSearch *self)
{
  return sp_latest_get_fraction (self->solver);
}

const char *
sp_programme_search_get_failure (SpProgrammeSearch *self)
{
  return self->failure;
}

guint
sp_programme_search_get_n (SpProgrammeSearch *self)
{
  return self->found->len;
}

SpProgramme *
sp_programme_search_get (SpProgrammeSearch *self, guint i)
{
  return i < self->found->len ? g_array_index (self->found, Found, i).programme : NULL;
}

const char *
sp_programme_search_get_name (SpProgrammeSearch *self, guint i)
{
  return i < self->found->len ? g_array_index (self->found, Found, i).name : NULL;
}

gboolean
sp_programme_search_save (SpProgrammeSearch *self, const char *name, GError **error)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpProgramme *programme = sp_programme_search_get (self, self->found->len - 1);
  g_autoptr(SpProgrammeLines) lines = NULL;
  SpMoney capacity;
  gboolean limited;

  g_return_val_if_fail (plan != NULL && programme != NULL, FALSE);
  lines = sp_programme_lines_new (programme);
  limited = sp_programme_get_capacity (programme, &capacity);
  return sp_edit_save_programme (plan, name, sp_programme_get_quantile (programme), limited ? &capacity : NULL,
                                 lines->rows, lines->n, error);
}

gboolean
sp_programme_search_adopt (SpProgrammeSearch *self, const char *name, const char *reason, gint64 *scenario_id, GError **error)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  SpProgramme *programme = sp_programme_search_get (self, self->found->len - 1);
  g_autoptr(SpProgrammeLines) lines = NULL;

  g_return_val_if_fail (plan != NULL && programme != NULL, FALSE);
  lines = sp_programme_lines_new (programme);
  return sp_edit_adopt_in_new_scenario (plan, name, sp_session_get_scenario_id (self->session), lines->rows, lines->n, reason,
                                        scenario_id, error);
}
