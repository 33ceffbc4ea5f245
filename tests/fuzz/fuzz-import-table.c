/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of text recognised, described and written down as a mapping, which is read again; and the same bytes as a mapping. */
#include "config.h"
#include "fuzz-target.h"

#include "sp-import-mapping.h"
#include "sp-import-run.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("time_period,old_la_code,nc_year,headcount\n201314,926,reception,312\n"),
  FUZZ_SEED ("time_period,201314\nold_la_code,926\nnc_year,R\nheadcount,4\n"),
  FUZZ_SEED ("gss_code,gss_name,1992,2013/14,201415,year group 7,full-time girls aged 4 (born April to August),90+\n"),
  FUZZ_SEED ("{\"kind\": \"register\", \"columns\": {\"URN\": \"urn\", \"x\": null}, \"constants\": {\"year\": \"2013\"}}"),
  FUZZ_SEED ("{\"kind\": \"register\"} {\"kind\": \"capacity\"}"),
  { NULL, 0 },
};

void
fuzz_one (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autoptr (SpMappingWish) wish = sp_mapping_wish_new_from_json (text, "x", NULL);
  g_autoptr (SpForeignTable) table = sp_foreign_table_new_for_text ("x.csv", (const char *) data, (gssize) length, NULL);
  g_autoptr (SpImportMapping) mapping = table ? sp_import_mapping_recognise (table, wish, NULL) : NULL;
  double number;

  sp_import_parse_number (text, &number);
  for (guint c = 0; mapping && c < mapping->n_columns; c++)
    g_free (sp_import_mapping_describe (mapping, c));
  if (mapping)
    {
      g_autofree char *json = sp_import_mapping_to_json (mapping);
      g_autoptr (SpMappingWish) again = sp_mapping_wish_new_from_json (json, "again", NULL);

      g_assert_nonnull (again);
      g_assert_cmpstr (again->kind, ==, mapping->kind->code);
    }
}
