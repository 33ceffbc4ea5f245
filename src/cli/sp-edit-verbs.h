/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edits that the command line makes: each a word, what follows it, and the named edit of the plan it stands for. */
#pragma once

#include "sp-edit.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  SpPlan           *plan;
  const SpSnapshot *snapshot; /* of the scenario: what the words name */
  gint64            scenario_id;
  const char       *reason;   /* NULL = none given */
  char            **words;    /* after the verb, n of them */
  guint             n;
  GString          *now;      /* what an amount was read as, to be told with what was done */
} SpEditAsk;

typedef struct
{
  const char *name, *words;           /* words as the help has them */
  guint       least, most;            /* how many words */
  gboolean    by_scenario;            /* a scenario can have it different */
  /* FALSE: a word that was not understood is a GOptionError, what the plan refuses its own. */
  gboolean  (*make) (const SpEditAsk *ask, GError **error);
} SpEditVerb;

const SpEditVerb *sp_edit_verb_find (const char *name); /* NULL = none of that name */
const SpEditVerb *sp_edit_verb_nth (guint i);           /* in the order of the help; NULL after the last */

G_END_DECLS
