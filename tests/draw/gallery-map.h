/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up county by the sea: eight areas, one of each need class and one without a shape, schools of every kind, growth areas. */
#pragma once

#include "sp-map-drawing.h"

#define GALLERY_AREAS 9       /* ids 1..9; 9 has no shape; need class of id i is i - 1 for 1..8 */
#define GALLERY_PAIR 107      /* schools 107 and 108 stand at one point */
#define GALLERY_THREE 109     /* and 109, 110 and 111 at another */
#define GALLERY_GROWTH 201    /* to 203 */
#define GALLERY_LON 0.4
#define GALLERY_LAT 52.4

SpMapContent *gallery_map (void);
