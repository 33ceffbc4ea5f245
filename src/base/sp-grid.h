/* SPDX-License-Identifier: GPL-3.0-or-later */
/* British National Grid to longitude and latitude.
 *
 * Transverse Mercator on the Airy 1830 ellipsoid, then the seven-parameter (Helmert) move from OSGB36 to WGS 84. Source: Ordnance
 * Survey, "A guide to coordinate systems in Great Britain", v3.6, annexes B and C and section 6.6. Within 5 metres everywhere, 3 on
 * the mainland of England; the same as PROJ gives without OSTN15 (tech.md section 7).
 *
 * Worked example (annex C.2): E 651409.903, N 313177.270 is 52° 39' 27.2531" N, 1° 43' 4.5177" E on Airy 1830, which is
 * 52.657979° N, 1.716052° E on WGS 84. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Metres east and north of the false origin; FALSE (nothing written) when they are not on the grid: 0 to 800 km east, 0 to 1,400 km
 * north, and not the false origin itself. */
gboolean sp_grid_to_degrees (double easting, double northing, double *longitude, double *latitude);

G_END_DECLS
