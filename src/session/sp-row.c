/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-row.h"

#include <string.h>

typedef struct { gpointer values; } SpRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SpRow, sp_row, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gpointer
get_values (SpRow *self)
{
  return ((SpRowPrivate *) sp_row_get_instance_private (self))->values;
}

static GParamSpec *
make_pspec (const SpRowField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->kind)
    {
    case SP_FIELD_INT:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case SP_FIELD_INT64:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case SP_FIELD_DOUBLE:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags);
    case SP_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case SP_FIELD_STRING:
    default:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    }
}

static gboolean
fields_equal (const SpRowField *field, gconstpointer a, gconstpointer b)
{
  switch (field->kind)
    {
    case SP_FIELD_INT:
    case SP_FIELD_BOOLEAN:
      return G_STRUCT_MEMBER (gint, a, field->offset) == G_STRUCT_MEMBER (gint, b, field->offset);
    case SP_FIELD_INT64:
      return G_STRUCT_MEMBER (gint64, a, field->offset) == G_STRUCT_MEMBER (gint64, b, field->offset);
    case SP_FIELD_DOUBLE:
      return G_STRUCT_MEMBER (double, a, field->offset) == G_STRUCT_MEMBER (double, b, field->offset);
    case SP_FIELD_STRING:
    default:
      return g_strcmp0 (G_STRUCT_MEMBER (char *, a, field->offset), G_STRUCT_MEMBER (char *, b, field->offset)) == 0;
    }
}

static void
copy_field (const SpRowField *field, gpointer to, gconstpointer from)
{
  switch (field->kind)
    {
    case SP_FIELD_INT:
    case SP_FIELD_BOOLEAN:
      G_STRUCT_MEMBER (gint, to, field->offset) = G_STRUCT_MEMBER (gint, from, field->offset);
      break;
    case SP_FIELD_INT64:
      G_STRUCT_MEMBER (gint64, to, field->offset) = G_STRUCT_MEMBER (gint64, from, field->offset);
      break;
    case SP_FIELD_DOUBLE:
      G_STRUCT_MEMBER (double, to, field->offset) = G_STRUCT_MEMBER (double, from, field->offset);
      break;
    case SP_FIELD_STRING:
    default:
      g_free (G_STRUCT_MEMBER (char *, to, field->offset));
      G_STRUCT_MEMBER (char *, to, field->offset) = g_strdup (G_STRUCT_MEMBER (char *, from, field->offset));
      break;
    }
}

static void
sp_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpRow *self = SP_ROW (object);
  const SpRowField *field = &SP_ROW_GET_CLASS (self)->fields[prop_id - 1];
  gconstpointer values = get_values (self);

  switch (field->kind)
    {
    case SP_FIELD_INT: g_value_set_int (value, G_STRUCT_MEMBER (gint, values, field->offset)); break;
    case SP_FIELD_BOOLEAN: g_value_set_boolean (value, G_STRUCT_MEMBER (gint, values, field->offset)); break;
    case SP_FIELD_INT64: g_value_set_int64 (value, G_STRUCT_MEMBER (gint64, values, field->offset)); break;
    case SP_FIELD_DOUBLE: g_value_set_double (value, G_STRUCT_MEMBER (double, values, field->offset)); break;
    case SP_FIELD_STRING: g_value_set_string (value, G_STRUCT_MEMBER (char *, values, field->offset)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_row_finalize (GObject *object)
{
  SpRow *self = SP_ROW (object);
  SpRowClass *klass = SP_ROW_GET_CLASS (self);
  gpointer values = get_values (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == SP_FIELD_STRING)
      g_free (G_STRUCT_MEMBER (char *, values, klass->fields[i].offset));
  g_free (values);
  G_OBJECT_CLASS (sp_row_parent_class)->finalize (object);
}

static void
sp_row_class_init (SpRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_row_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sp_row_init (SpRow *self)
{
}

void
sp_row_class_set_fields (SpRowClass *klass, gsize size, const SpRowField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->size = size;
  klass->fields = fields;
  klass->n_fields = n_fields;
  /* Set here and not in the base class: property ids are the subclass's own. */
  object_class->get_property = sp_row_get_property;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, i + 1, make_pspec (&fields[i]));
}

SpRow *
sp_row_new (GType type, gconstpointer values)
{
  SpRow *self = g_object_new (type, NULL);
  SpRowClass *klass = SP_ROW_GET_CLASS (self);
  SpRowPrivate *priv = sp_row_get_instance_private (self);

  priv->values = g_malloc0 (klass->size);
  for (guint i = 0; i < klass->n_fields; i++)
    copy_field (&klass->fields[i], priv->values, values);
  *(gint64 *) priv->values = *(const gint64 *) values;
  return self;
}

gint64
sp_row_get_id (SpRow *self)
{
  g_return_val_if_fail (SP_IS_ROW (self), 0);
  return *(gint64 *) get_values (self);
}

gconstpointer
sp_row_get_values (SpRow *self)
{
  g_return_val_if_fail (SP_IS_ROW (self), NULL);
  return get_values (self);
}

gboolean
sp_row_adopt (SpRow *self, gconstpointer values)
{
  SpRowClass *klass = SP_ROW_GET_CLASS (self);
  gboolean changed = FALSE;

  g_return_val_if_fail (sp_row_get_id (self) == *(const gint64 *) values, FALSE);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_fields; i++)
    if (!fields_equal (&klass->fields[i], get_values (self), values))
      {
        copy_field (&klass->fields[i], get_values (self), values);
        g_object_notify (G_OBJECT (self), klass->fields[i].name);
        changed = TRUE;
      }
  g_object_thaw_notify (G_OBJECT (self));
  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);
  return changed;
}
