/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of a plan that holds no money, in place of tables of nought: missing is not zero. */
#pragma once

#include "sp-command-line.h"

G_BEGIN_DECLS

/* Where the plan holds neither pots nor projects (nor a programme table with a cost): takes the tables away but for one without rows, with
 * a sentence that says so and how they come in. TRUE when it did. Where --table asks for one of
 * them by name, nothing is taken away. */
gboolean sp_no_money_say (SpCommandLine *line, const SpSnapshot *snapshot, GPtrArray *tables);
/* The same of developers' contributions and claims on the levy. */
gboolean sp_no_contributions_say (SpCommandLine *line, const SpSnapshot *snapshot, GPtrArray *tables);

G_END_DECLS
