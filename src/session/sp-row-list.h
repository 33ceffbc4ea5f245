/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a list of rows up to date: same ids keep their objects, and the list changes only where ids came, went or moved. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* values: n structs of `stride` bytes, each beginning with its gint64 id; ids are unique. The item type of the store must
 * be an SpRow type whose values these are. */
void sp_row_list_adopt (GListStore *list, gconstpointer values, gsize stride, guint n);

/* The row with an id, borrowed; NULL = none. */
gpointer sp_row_list_find (GListModel *list, gint64 id);

G_END_DECLS
