/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-snapshot-private.h"

#include <stdlib.h>

SpArena *
sp_arena_new (void)
{
  SpArena *self = g_new0 (SpArena, 1);

  self->strings = g_string_chunk_new (16 * 1024);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_shape_unref);
  return self;
}

SpArena *
sp_arena_new_beside (const SpArena *other)
{
  SpArena *self = sp_arena_new ();
  SpArena own = *self;

  if (other)
    *self = *other;
  self->strings = own.strings;
  self->blocks = own.blocks;
  self->shapes = own.shapes;
  return self;
}

void
sp_arena_free (SpArena *self)
{
  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->blocks);
  g_ptr_array_unref (self->shapes);
  g_free (self);
}

gpointer
sp_arena_alloc (SpArena *self,
                gsize    n,
                gsize    size)
{
  gpointer block = g_malloc0_n (MAX (n, 1), size);

  g_ptr_array_add (self->blocks, block);
  return block;
}

gpointer
sp_arena_take_array (SpArena *self,
                     GArray  *array,
                     guint   *n)
{
  gpointer block;

  if (n)
    *n = array->len;
  if (array->len == 0)
    {
      g_array_unref (array);
      return NULL;
    }
  block = g_array_free (array, FALSE);
  g_ptr_array_add (self->blocks, block);
  return block;
}

static int
compare_ids (const void *a,
             const void *b)
{
  gint64 x = ((const SpIdIndex *) a)->id;
  gint64 y = ((const SpIdIndex *) b)->id;

  return (x > y) - (x < y);
}

void
sp_arena_index_ids (SpArena       *self,
                    SpIdTable     *table,
                    gconstpointer  structs,
                    guint          n,
                    gsize          size)
{
  table->pairs = sp_arena_alloc (self, n, sizeof (SpIdIndex));
  table->n = n;
  for (guint i = 0; i < n; i++)
    table->pairs[i] = (SpIdIndex) { *(const gint64 *) ((const guint8 *) structs + i * size), (gint) i };
  qsort (table->pairs, n, sizeof (SpIdIndex), compare_ids);
}

gint
sp_id_table_find (const SpIdTable *self,
                  gint64           id)
{
  SpIdIndex key = { id, 0 };
  const SpIdIndex *found = self->n ? bsearch (&key, self->pairs, self->n, sizeof key, compare_ids) : NULL;

  return found ? found->index : -1;
}

guint *
sp_slices_new (GArray *parents,
               guint   n)
{
  guint *start = g_new0 (guint, n + 1);

  for (guint i = 0; i < parents->len; i++)
    start[g_array_index (parents, gint, i) + 1]++;
  for (guint i = 0; i < n; i++)
    start[i + 1] += start[i];
  g_array_unref (parents);
  return start;
}
