/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-pot-words.h"

#include <glib/gi18n-lib.h>

typedef struct { const char *code, *name; } Word;

static const Word certainties[]
    = { { "received", N_("Received") }, { "announced", N_("Announced") }, { "expected", N_("Expected") }, { "at risk", N_("At risk") } };
static const Word purposes[] = { { "growth", N_("Growth") }, { "condition", N_("Condition") }, { "send", N_("SEND") } };
static const Word phases[] = { { "primary", N_("Primary") }, { "secondary", N_("Secondary") }, { "special", N_("Special") } };
static const Word programmes[] = { { "growth", N_("Growth") }, { "other", N_("Other") } };
static const Word states[] = { { "planned", N_("To be made") }, { "submitted", N_("Submitted") }, { "agreed", N_("Agreed") },
                               { "refused", N_("Refused") }, { "paid", N_("Paid") } };

static const char *
find_name (const Word  *words,
           gsize        n,
           const char  *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _(words[i].name);
  return code;
}

const char *
sp_pot_certainty_name (const char *code)
{
  return find_name (certainties, G_N_ELEMENTS (certainties), code);
}

const char *
sp_pot_purpose_name (const char *code)
{
  return find_name (purposes, G_N_ELEMENTS (purposes), code);
}

const char *
sp_pot_phase_name (const char *code)
{
  return find_name (phases, G_N_ELEMENTS (phases), code);
}

const char *
sp_pot_programme_name (const char *code)
{
  return find_name (programmes, G_N_ELEMENTS (programmes), code);
}

const char *
sp_claim_state_name (const char *code)
{
  return find_name (states, G_N_ELEMENTS (states), code);
}
