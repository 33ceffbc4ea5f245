/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a list of the session: plain values under an id that never changes, offered as properties too.
 *
 * The object lives as long as its thing is in the plan; when results change its values are replaced, the properties that
 * differ are notified and "changed" is emitted once. So selection, scroll and open editors survive a new result. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum { SP_FIELD_INT, SP_FIELD_INT64, SP_FIELD_DOUBLE, SP_FIELD_BOOLEAN, SP_FIELD_STRING } SpFieldKind;

/* One property of a row: where it lies in the struct of values. */
typedef struct { const char *name; SpFieldKind kind; gsize offset; } SpRowField;
#define SP_ROW_FIELD(Struct, member, property, kind) { property, SP_FIELD_##kind, G_STRUCT_OFFSET (Struct, member) }

#define SP_TYPE_ROW (sp_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpRow, sp_row, SP, ROW, GObject)

struct _SpRowClass
{
  GObjectClass      parent_class;
  gsize             size;     /* of the struct of values; its first member is gint64 id */
  const SpRowField *fields;
  guint             n_fields;
};

/* To be called in class_init: makes the fields properties (read only). The table must be static. */
void          sp_row_class_set_fields (SpRowClass *klass, gsize size, const SpRowField *fields, guint n_fields);

SpRow        *sp_row_new (GType type, gconstpointer values);
gint64        sp_row_get_id (SpRow *self);
/* The values now; valid until the row changes or goes. */
gconstpointer sp_row_get_values (SpRow *self);
/* Copies values (strings too). Returns whether anything differed. The id must be the row's own. */
gboolean      sp_row_adopt (SpRow *self, gconstpointer values);

G_END_DECLS
