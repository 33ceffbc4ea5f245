/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as officers write them, read into the one form that the plan keeps: '2014-05-01', and where the day or the month is
 * not said '2014-05' or '2014'.
 *
 * The rule: day first, then month, then a year of four figures.
 *   1 May 2014, 1st of May 2014, Thursday 1 May 2014, 1-May-2014, 01/05/2014, 1.5.2014     the first of May
 *   May 2014, 05/2014                                                                       a month
 *   2014-05-01, 2014/05/01, 20140501, 2014-05-01T00:00:00Z, 1 May 2014 09:30                 the first of May
 *   2014-05, 2014                                                                           a month, a year
 * What could be read two ways is refused, not guessed: a year of two figures (1.5.14), the American order (May 1 2014,
 * 05/13/2014), and 2004/05, which is a school or a financial year. Months by name are English, whole or from three letters. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SP_DATE_FAULT_NONE,
  SP_DATE_FAULT_NO_DATE,    /* nothing that is a date, or more than one way to read it */
  SP_DATE_FAULT_SHORT_YEAR, /* a year of two figures */
  SP_DATE_FAULT_NO_SUCH_DAY,/* 31 June, or a thirteenth month */
} SpDateFault;

/* Fills `out` when it is a date of the years 1500 to 2199; "" otherwise. */
SpDateFault sp_date_parse (const char *text, char out[11]);
/* Reason and next step, translated, without a full stop: "“1.5.14” has a year of two figures. Write …". Free with g_free. */
char       *sp_date_fault_to_words (SpDateFault fault, const char *text);
/* Whether a date read by sp_date_parse says the day, and not only the month or the year. */
gboolean    sp_date_is_exact (const char *date);

G_END_DECLS
