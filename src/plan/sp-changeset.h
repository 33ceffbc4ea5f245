/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether bytes are a changeset of SQLite's session extension. Private to the room. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Checks every length and type before SQLite reads it: sqlite3changeset_invert of 3.40.1 runs for ever on one that ends
 * in the middle of a table's header. Format: "changeset format" in sqlite3session.c. */
gboolean sp_changeset_is_sound (const guint8 *data, gsize length);

G_END_DECLS
