/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as text: exact for machines, rounded once for people. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The shortest decimal digits that read back to the same double, never with an exponent: "0.1", "1200", "-3.25". Same text
 * in every locale. The value must be finite. Free with g_free. */
char *sp_number_to_exact (double value);
/* Rounded half away from zero to a number of decimals, thousands separated by commas, a true minus sign: "1,263.8", "−0.5".
 * Never "−0.0". Free with g_free. */
char *sp_number_to_people (double value, guint decimals);

G_END_DECLS
