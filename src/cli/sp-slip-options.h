/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if dwellings come later or earlier: --slip with --growth-area or --site, of commands that look at money. The plan is not
 * written; a slip that is to stay is an edit of a scenario (edit later). */
#pragma once

#include "sp-run.h"

G_BEGIN_DECLS

extern char *sp_slip_options_years, *sp_slip_options_growth, *sp_slip_options_site; /* of SP_SLIP_ENTRIES only */
#define SP_SLIP_ENTRIES \
  { "slip", 0, 0, G_OPTION_ARG_STRING, &sp_slip_options_years, \
    N_("What if dwellings not yet built come so many years later (earlier: --slip=-1): money and places before and after"), \
    N_("YEARS") }, \
  { "growth-area", 'g', 0, G_OPTION_ARG_STRING, &sp_slip_options_growth, N_("Slip the sites of this growth area only"), N_("NAME") }, \
  { "site", 0, 0, G_OPTION_ARG_STRING, &sp_slip_options_site, N_("Slip this site only: its reference, or its name"), N_("SITE") }

/* Whether a slip is asked for. FALSE with *wrong: what is asked for cannot be, and that has been said; end with *exit. */
gboolean sp_slip_options_asked (SpCommandLine *line, gboolean *wrong, SpExit *exit);
/* Adds the tables of before and after, money first or receipts first, and the findings of after. FALSE: end with *exit. */
gboolean sp_slip_options_add (SpRun *run, SpCommandLine *line, gboolean money_first, GPtrArray *tables, SpExit *exit);

G_END_DECLS
