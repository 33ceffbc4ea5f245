/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-grid.h"

#include <math.h>

#define AIRY_A 6377563.396
#define AIRY_B 6356256.909
#define WGS84_A 6378137.0
#define WGS84_B 6356752.314245
#define SCALE 0.9996012717 /* on the central meridian */
#define LATITUDE_0 (49 * G_PI / 180)
#define LONGITUDE_0 (-2 * G_PI / 180)
#define EASTING_0 400000.0
#define NORTHING_0 -100000.0
#define SECONDS (G_PI / 180 / 3600)

/* Length of the meridian from LATITUDE_0; guide, equation B3. */
static double
meridian (double latitude)
{
  double n = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B), n2 = n * n, n3 = n2 * n;
  double less = latitude - LATITUDE_0, more = latitude + LATITUDE_0;

  return AIRY_B * SCALE
         * ((1 + n + 5.0 / 4 * n2 + 5.0 / 4 * n3) * less - (3 * n + 3 * n2 + 21.0 / 8 * n3) * sin (less) * cos (more)
            + (15.0 / 8 * n2 + 15.0 / 8 * n3) * sin (2 * less) * cos (2 * more)
            - 35.0 / 24 * n3 * sin (3 * less) * cos (3 * more));
}

/* Latitude and longitude on Airy 1830, in radians; guide, annex C.2. */
static void
unproject (double easting, double northing, double *latitude, double *longitude)
{
  double e2 = 1 - AIRY_B * AIRY_B / (AIRY_A * AIRY_A), e = easting - EASTING_0;
  double at = LATITUDE_0 + (northing - NORTHING_0) / (AIRY_A * SCALE);

  for (int i = 0; i < 20; i++)
    {
      double left = northing - NORTHING_0 - meridian (at);

      if (fabs (left) < 1e-6)
        break;
      at += left / (AIRY_A * SCALE);
    }
  double sine = sin (at), nu = AIRY_A * SCALE / sqrt (1 - e2 * sine * sine);
  double rho = AIRY_A * SCALE * (1 - e2) * pow (1 - e2 * sine * sine, -1.5), eta2 = nu / rho - 1;
  double t = tan (at), t2 = t * t, t4 = t2 * t2, t6 = t4 * t2, sec = 1 / cos (at);
  double vii = t / (2 * rho * nu);
  double viii = t / (24 * rho * pow (nu, 3)) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2);
  double ix = t / (720 * rho * pow (nu, 5)) * (61 + 90 * t2 + 45 * t4);
  double x = sec / nu, xi = sec / (6 * pow (nu, 3)) * (nu / rho + 2 * t2);
  double xii = sec / (120 * pow (nu, 5)) * (5 + 28 * t2 + 24 * t4);
  double xiia = sec / (5040 * pow (nu, 7)) * (61 + 662 * t2 + 1320 * t4 + 720 * t6);

  *latitude = at - vii * e * e + viii * pow (e, 4) - ix * pow (e, 6);
  *longitude = LONGITUDE_0 + x * e - xi * pow (e, 3) + xii * pow (e, 5) - xiia * pow (e, 7);
}

gboolean
sp_grid_to_degrees (double easting, double northing, double *longitude, double *latitude)
{
  double lat, lon;

  if (!(easting >= 0 && easting <= 800000 && northing >= 0 && northing <= 1400000) || (easting == 0 && northing == 0))
    return FALSE;
  unproject (easting, northing, &lat, &lon);
  /* To the middle of the earth, moved, and back; guide, annexes B.1, B.2 and section 6.6 with its signs turned round. */
  double e2 = 1 - AIRY_B * AIRY_B / (AIRY_A * AIRY_A), nu = AIRY_A / sqrt (1 - e2 * sin (lat) * sin (lat));
  double x = nu * cos (lat) * cos (lon), y = nu * cos (lat) * sin (lon), z = nu * (1 - e2) * sin (lat);
  double s = 1 - 20.4894e-6, rx = 0.1502 * SECONDS, ry = 0.2470 * SECONDS, rz = 0.8421 * SECONDS;
  double wx = 446.448 + s * x - rz * y + ry * z;
  double wy = -125.157 + rz * x + s * y - rx * z;
  double wz = 542.060 - ry * x + rx * y + s * z;
  double p = hypot (wx, wy);

  e2 = 1 - WGS84_B * WGS84_B / (WGS84_A * WGS84_A);
  lat = atan2 (wz, p * (1 - e2));
  for (int i = 0; i < 20; i++)
    {
      double before = lat;

      nu = WGS84_A / sqrt (1 - e2 * sin (lat) * sin (lat));
      lat = atan2 (wz + e2 * nu * sin (lat), p);
      if (fabs (lat - before) < 1e-14)
        break;
    }
  *longitude = atan2 (wy, wx) * 180 / G_PI;
  *latitude = lat * 180 / G_PI;
  return TRUE;
}
