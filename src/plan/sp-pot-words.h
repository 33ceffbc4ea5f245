/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the codes of pots and of claims on the levy are called, translated; NULL stays, and what is no code is returned as it is.
 * A pot's source: sp_funding_source_name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *sp_pot_certainty_name (const char *code);
const char *sp_pot_purpose_name (const char *code);
const char *sp_pot_phase_name (const char *code);
const char *sp_pot_programme_name (const char *code);
const char *sp_claim_state_name (const char *code);

G_END_DECLS
