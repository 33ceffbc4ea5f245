/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-table-choice.h"

#include <glib/gi18n-lib.h>
#include "sp-field.h"

struct _SpTableChoice
{
  AdwBin       parent_instance;

  GtkDropDown *drop_down;
  GArray      *numbers; /* of gint, beside the drop-down; the first is 0 */
  gboolean     filling;
};

G_DEFINE_FINAL_TYPE (SpTableChoice, sp_table_choice, ADW_TYPE_BIN)

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_filled (SpTableChoice *self, const SpSnapshot *snapshot)
{
  if (self->numbers->len != snapshot->n_programme_tables + 1)
    return FALSE;
  for (guint t = 0; t < snapshot->n_programme_tables; t++)
    if (g_array_index (self->numbers, gint, t + 1) != snapshot->programme_tables[t].number)
      return FALSE;
  return TRUE;
}

static void
chosen_cb (SpTableChoice *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHOSEN], 0);
}

static void
sp_table_choice_finalize (GObject *object)
{
  g_array_unref (SP_TABLE_CHOICE (object)->numbers);
  G_OBJECT_CLASS (sp_table_choice_parent_class)->finalize (object);
}

static void
sp_table_choice_class_init (SpTableChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_table_choice_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_table_choice_init (SpTableChoice *self)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (gint));
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  sp_field_name_drop_down (self->drop_down, _("Table of the programme"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->drop_down));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

void
sp_table_choice_fill (SpTableChoice *self, const SpSnapshot *snapshot)
{
  GtkStringList *names;
  gint all = 0, was = sp_table_choice_get (self);
  guint selected = 0;

  gtk_widget_set_visible (GTK_WIDGET (self), snapshot != NULL && snapshot->n_programme_tables > 1);
  if (snapshot == NULL || is_filled (self, snapshot))
    return;
  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _("All tables of the programme"));
  g_array_set_size (self->numbers, 0);
  g_array_append_val (self->numbers, all);
  for (guint t = 0; t < snapshot->n_programme_tables; t++)
    {
      g_autofree char *name = g_strdup_printf (_("Table %d"), snapshot->programme_tables[t].number);

      gtk_string_list_append (names, name);
      g_array_append_val (self->numbers, snapshot->programme_tables[t].number);
      selected = snapshot->programme_tables[t].number == was ? t + 1 : selected;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->filling = FALSE;
  g_object_unref (names);
}

gint
sp_table_choice_get (SpTableChoice *self)
{
  guint i = gtk_drop_down_get_selected (self->drop_down);

  return i < self->numbers->len ? g_array_index (self->numbers, gint, i) : 0;
}
