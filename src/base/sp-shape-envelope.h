/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The box round a GeoPackage geometry of any kind and any reference system, as a spatial index needs it: what sp-shape.h would
 * refuse to draw has a box too. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct { double min_x, min_y, max_x, max_y; gboolean is_empty; } SpEnvelope;

/* From the header where it holds an envelope, else from the vertices; every length is checked. FALSE when `data` is not a whole
 * GeoPackage geometry. Source: OGC 12-128r18 clause 2.1.3, OGC 06-103r4 clause 8. */
gboolean sp_envelope_read (SpEnvelope *self, const guint8 *data, gsize length);

G_END_DECLS
