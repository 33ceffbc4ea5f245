/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the forms that officers write; what could be read two ways is refused. */
#include "config.h"

#include <string.h>

#include "sp-date.h"

typedef struct { const char *text, *date; SpDateFault fault; } Case;

static const Case cases[] = {
  { "1 May 2014", "2014-05-01", 0 },
  { "01/05/2014", "2014-05-01", 0 },
  { "1/5/2014", "2014-05-01", 0 },
  { "1.5.2014", "2014-05-01", 0 },
  { "01-05-2014", "2014-05-01", 0 },
  { " 1st  May, 2014 ", "2014-05-01", 0 },
  { "22nd of September 2014", "2014-09-22", 0 },
  { "Thursday 1 May 2014", "2014-05-01", 0 },
  { "Thu, 1 May 2014", "2014-05-01", 0 },
  { "1-May-2014", "2014-05-01", 0 },
  { "1may2014", "2014-05-01", 0 },
  { "30 Sept 2014", "2014-09-30", 0 },
  { "29 FEB 2012", "2012-02-29", 0 },
  { "31 March 2015", "2015-03-31", 0 },
  { "2014-05-01", "2014-05-01", 0 },
  { "2014/05/01", "2014-05-01", 0 },
  { "2014/5/1", "2014-05-01", 0 },
  { "20140501", "2014-05-01", 0 },
  { "2014-05-01T00:00:00Z", "2014-05-01", 0 },
  { "2014/05/01 00:00:00", "2014-05-01", 0 },
  { "2014-05-01 00:00:00+00", "2014-05-01", 0 },
  { "01/05/2014 09:30", "2014-05-01", 0 },
  { "1/5/2014 9:30:00 AM", "2014-05-01", 0 },
  { "May 2014", "2014-05", 0 },
  { "MAY-2014", "2014-05", 0 },
  { "05/2014", "2014-05", 0 },
  { "2014-05", "2014-05", 0 },
  { "2014/05", "2014-05", 0 },
  { "2004-05", "2004-05", 0 }, /* as the plan itself writes a month */
  { "2014", "2014", 0 },
  { "1.5.14", "", SP_DATE_FAULT_SHORT_YEAR },
  { "01/05/14", "", SP_DATE_FAULT_SHORT_YEAR },
  { "1 May 14", "", SP_DATE_FAULT_SHORT_YEAR },
  { "May-14", "", SP_DATE_FAULT_SHORT_YEAR },
  { "05/13/2014", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "31 June 2014", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "29/02/2014", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "0/5/2014", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "2014-02-30", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "2014-05-00", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "20141301", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "13/2014", "", SP_DATE_FAULT_NO_SUCH_DAY },
  { "May 1 2014", "", SP_DATE_FAULT_NO_DATE },
  { "May 1, 2014", "", SP_DATE_FAULT_NO_DATE },
  { "2004/05", "", SP_DATE_FAULT_NO_DATE },
  { "2014-15", "", SP_DATE_FAULT_NO_DATE },
  { "2014/15", "", SP_DATE_FAULT_NO_DATE },
  { "1 May", "", SP_DATE_FAULT_NO_DATE },
  { "5", "", SP_DATE_FAULT_NO_DATE },
  { "41760", "", SP_DATE_FAULT_NO_DATE },
  { "1 Maybe 2014", "", SP_DATE_FAULT_NO_DATE },
  { "1 Ma 2014", "", SP_DATE_FAULT_NO_DATE },
  { "by 1 May 2014", "", SP_DATE_FAULT_NO_DATE },
  { "1 May 2014 or so", "", SP_DATE_FAULT_NO_DATE },
  { "1 May 2014 2015", "", SP_DATE_FAULT_NO_DATE },
  { "2014-05-01-02", "", SP_DATE_FAULT_NO_DATE },
  { "1 May 1066", "", SP_DATE_FAULT_NO_DATE },
  { "1/5/20140", "", SP_DATE_FAULT_NO_DATE },
  { "99999999999999999999", "", SP_DATE_FAULT_NO_DATE },
  { "spring", "", SP_DATE_FAULT_NO_DATE },
  { "", "", SP_DATE_FAULT_NO_DATE },
  { NULL, "", SP_DATE_FAULT_NO_DATE },
};

static void
test_forms (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char out[11];
      SpDateFault fault = sp_date_parse (cases[i].text, out);

      if (fault != cases[i].fault || !g_str_equal (out, cases[i].date))
        g_error ("“%s” was read as “%s” (fault %d), not “%s” (%d)", cases[i].text, out, fault, cases[i].date, cases[i].fault);
    }
}

/* What is read is read again as itself. */
static void
test_again (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char out[11], again[11];

      if (sp_date_parse (cases[i].text, out) != SP_DATE_FAULT_NONE)
        continue;
      g_assert_cmpint (sp_date_parse (out, again), ==, SP_DATE_FAULT_NONE);
      g_assert_cmpstr (again, ==, out);
      g_assert_true (sp_date_is_exact (out) == (strlen (out) == 10));
    }
}

static void
test_words (void)
{
  g_autofree char *year = sp_date_fault_to_words (SP_DATE_FAULT_SHORT_YEAR, "1.5.14");
  g_autofree char *day = sp_date_fault_to_words (SP_DATE_FAULT_NO_SUCH_DAY, "31 June 2014");
  g_autofree char *none = sp_date_fault_to_words (SP_DATE_FAULT_NO_DATE, "spring");

  g_assert_nonnull (strstr (year, "“1.5.14” has a year of two figures"));
  g_assert_nonnull (strstr (day, "“31 June 2014” is not a date: there is no such day"));
  g_assert_nonnull (strstr (none, "“spring” is not a date. Write day, month and year, as 1 May 2014"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/forms", test_forms);
  g_test_add_func ("/base/date/again", test_again);
  g_test_add_func ("/base/date/words", test_words);
  return g_test_run ();
}
