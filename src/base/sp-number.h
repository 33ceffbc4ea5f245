/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as they are printed: commas between thousands, a fixed number of decimals, rounded once, half away from zero. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "7,000", "2.1", "−0.4" (a true minus sign); what rounds to nought has no sign. decimals at most 6. Free with g_free. */
char *sp_number_format (double value, guint decimals);

G_END_DECLS
