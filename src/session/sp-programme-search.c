/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-search.h"

#include <glib/gi18n-lib.h>
#include "sp-latest.h"
#include "sp-need.h"
#include "sp-option-effects.h"
#include "sp-programme-kept.h"
#include "sp-programme-work.h"

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
compute_effects (gconstpointer data, SpProgress *progress, GError **error)
{
  g_autoptr(SpOptionSet) set = sp_programme_work_set (data, progress, error);

  return set != NULL ? sp_option_effects_new (set, progress, error) : NULL;
}

static gpointer
compute_solved (gconstpointer data, SpProgress *progress, GError **error)
{
  const SpProgrammeWork *asked = data;
  SpProgramme *programme = sp_programme_work_run (asked, progress, error);
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
  const SpSavedProgramme *saved = sp_programme_work_find (set, solved->saved);
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

static const SpLatestWork listing = { compute_effects, sp_programme_work_free, (GDestroyNotify) sp_option_effects_unref,
                                       listed };
static const SpLatestWork solving = { compute_solved, sp_programme_work_free, solved_free, solved };

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

void
sp_programme_search_list (SpProgrammeSearch *self)
{
  SpProgrammeWork *asked;

  g_return_if_fail (SP_IS_PROGRAMME_SEARCH (self));
  asked = sp_programme_work_new (self->session);
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
  SpProgrammeWork *asked;
  GHashTableIter iter;
  gpointer key, value;

  g_return_if_fail (SP_IS_PROGRAMME_SEARCH (self));
  asked = sp_programme_work_new (self->session);
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
  SpProgrammeWork *asked;

  g_return_if_fail (SP_IS_PROGRAMME_SEARCH (self) && name != NULL);
  asked = sp_programme_work_new (self->session);
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
  g_autofree char *outcome = NULL;
  SpMoney capacity;
  gboolean limited;

  g_return_val_if_fail (plan != NULL && programme != NULL, FALSE);
  lines = sp_programme_lines_new (programme);
  outcome = sp_programme_dup_outcome (programme);
  limited = sp_programme_get_capacity (programme, &capacity);
  return sp_edit_save_programme (plan, name, sp_programme_get_quantile (programme), limited ? &capacity : NULL,
                                 outcome, lines->rows, lines->n, error);
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
