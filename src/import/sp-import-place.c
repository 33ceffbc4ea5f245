/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-place.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-grid.h"

/* Great Britain with its isles, in degrees: the two ranges have no number in common. */
#define WEST (-9.0)
#define EAST 2.5
#define SOUTH 49.0
#define NORTH 61.5

/* "Breckland District Council", "Breckland UA" -> "breckland". Free with g_free. */
static char *
bare_name (const char *name)
{
  static const char *const ends[] = { "districtcouncil", "boroughcouncil", "citycouncil", "countycouncil", "council", "ua", "district" };
  char *folded = sp_import_fold (name);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strlen (folded) > strlen (ends[i]) + 2 && g_str_has_suffix (folded, ends[i]))
      {
        folded[strlen (folded) - strlen (ends[i])] = '\0';
        break;
      }
  if (g_str_has_prefix (folded, "boroughcouncilof"))
    memmove (folded, folded + 16, strlen (folded + 16) + 1);
  return folded;
}

const SpDistrict *
sp_import_find_district (const SpImportRun *run, const char *code, const char *name)
{
  g_autofree char *bare = name ? bare_name (name) : NULL;

  for (guint i = 0; code && i < run->plan->n_districts; i++)
    if (g_strcmp0 (run->plan->districts[i].gss_code, code) == 0)
      return &run->plan->districts[i];
  for (guint i = 0; bare && i < run->plan->n_districts; i++)
    {
      g_autofree char *own = bare_name (run->plan->districts[i].name);

      if (g_str_equal (own, bare))
        return &run->plan->districts[i];
    }
  return NULL;
}

gboolean
sp_import_needs_districts (const SpImportRun *run, GError **error)
{
  if (run->plan->n_districts > 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("%s tells of districts, and the plan has none yet. Import the districts’ boundaries first."), run->label);
  return FALSE;
}

/* A number with perhaps a degree sign or a letter of the compass after it. */
static gboolean
read_coordinate (const char *text, double *out)
{
  g_autofree char *bare = g_strstrip (g_strdup (text));
  gsize n = strlen (bare);
  char compass = 0;

  if (n > 1 && strchr ("NSEWnsew", bare[n - 1]))
    {
      compass = g_ascii_toupper (bare[n - 1]);
      bare[--n] = '\0';
    }
  if (g_str_has_suffix (bare, "\xc2\xb0"))
    bare[n - 2] = '\0';
  if (!sp_import_parse_number (bare, out))
    return FALSE;
  if (compass == 'W' || compass == 'S')
    *out = -fabs (*out);
  return TRUE;
}

static gboolean
is_degrees (double lon, double lat)
{
  return lon >= WEST && lon <= EAST && lat >= SOUTH && lat <= NORTH;
}

SpPointReading
sp_import_read_point (const char *x, const char *y, double *lon, double *lat, gboolean *is_grid)
{
  double a, b;

  if (is_grid)
    *is_grid = FALSE;
  if (!x || !*x || !y || !*y)
    return SP_POINT_NONE;
  if (!read_coordinate (x, &a) || !read_coordinate (y, &b))
    return SP_POINT_BAD;
  if (a == 0 && b == 0)
    return SP_POINT_NONE;
  if (is_degrees (a, b) || is_degrees (b, a))
    {
      gboolean swapped = !is_degrees (a, b);

      *lon = swapped ? b : a;
      *lat = swapped ? a : b;
      return swapped ? SP_POINT_SWAPPED : SP_POINT_GOOD;
    }
  if (fabs (a) < 1000 || fabs (b) < 1000 || !sp_grid_to_degrees (a, b, lon, lat) || !is_degrees (*lon, *lat))
    return SP_POINT_BAD;
  if (is_grid)
    *is_grid = TRUE;
  return SP_POINT_GOOD;
}
