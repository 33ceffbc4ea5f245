/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as text: rounded once for people, exact for machines. The same text in every locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For people: "7,000", "2.1", "−0.4" (a true minus sign); commas between thousands, a fixed number of decimals, rounded half
 * away from zero on the digits the value prints as (2.675 to two decimals is 2.68); what rounds to nought has no sign.
 * decimals at most 6, magnitude under 10^12. Free with g_free. */
char *sp_number_format (double value, guint decimals);
/* For machines: the shortest decimal digits that read back to the same bits, never with an exponent: "0.1", "1200", "-3.25".
 * The value must be finite. Free with g_free. */
char *sp_number_to_exact (double value);

/* The text without the commas between its thousands: "1,234.5" gives "1234.5". NULL where a comma does anything else: "3,5" is how
 * others write 3.5, and is neither 35 nor for us to guess. Free with g_free. */
char *sp_number_dup_ungrouped (const char *text);

G_END_DECLS
