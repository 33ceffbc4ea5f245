/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-agreement.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"

struct _SpAddAgreement
{
  GtkPopover   parent_instance;

  GtkDropDown *which, *place, *kind, *phase;
  GtkWidget   *of_new, *add; /* of_new: what is asked of an agreement that is new */
  AdwEntryRow *title, *signed_on, *reference, *authority, *text;
  GArray      *agreements;   /* of gint64, beside the drop-down; 0 = a new one */
  GArray      *places;       /* of gint64: a growth area below nought, a site above; 0 = not said */
  SpSession   *session;      /* weak */
};

G_DEFINE_FINAL_TYPE (SpAddAgreement, sp_add_agreement, GTK_TYPE_POPOVER)

static const char *const kinds[] = { "money", "land" };

/* What is typed; NULL where nothing is. */
static char *
dup_typed (AdwEntryRow *row)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  if (*text != '\0')
    return text;
  g_free (text);
  return NULL;
}

static gint64
chosen (GtkDropDown *drop, GArray *ids)
{
  guint i = gtk_drop_down_get_selected (drop);

  return i < ids->len ? g_array_index (ids, gint64, i) : 0;
}

static void
typed_cb (SpAddAgreement *self)
{
  gboolean is_new = chosen (self->which, self->agreements) == 0;
  g_autofree char *title = dup_typed (self->title), *text = dup_typed (self->text);

  gtk_widget_set_visible (self->of_new, is_new);
  gtk_widget_set_sensitive (self->add, text != NULL && (title != NULL || !is_new));
}

static void
clear_typed (SpAddAgreement *self)
{
  AdwEntryRow *const rows[] = { self->title, self->signed_on, self->reference, self->authority, self->text };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_editable_set_text (GTK_EDITABLE (rows[i]), "");
}

static gboolean
make (SpAddAgreement *self, SpPlan *plan, GError **error)
{
  g_autofree char *title = dup_typed (self->title), *signed_on = dup_typed (self->signed_on);
  g_autofree char *reference = dup_typed (self->reference), *authority = dup_typed (self->authority);
  g_autofree char *text = dup_typed (self->text);
  gint64 agreement = chosen (self->which, self->agreements), place = chosen (self->place, self->places);
  guint phase = gtk_drop_down_get_selected (self->phase);
  const char *phase_code = phase > 0 ? sp_obligation_phase_codes ()[phase - 1] : NULL;
  const char *kind = kinds[gtk_drop_down_get_selected (self->kind) == 1];
  SpNewAgreement wanted = { title, reference, signed_on, authority, MAX (-place, 0), MAX (place, 0), text, kind, phase_code };

  if (agreement != 0)
    return sp_edit_add_obligation (plan, agreement, kind, phase_code, text, NULL, error);
  return sp_edit_add_agreement (plan, &wanted, NULL, error);
}

/* What was refused stays as it was typed. */
static void
add_cb (SpAddAgreement *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autoptr(GError) error = NULL;

  if (plan == NULL || !gtk_widget_get_sensitive (self->add))
    return;
  if (!make (self, plan, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  clear_typed (self);
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

static void
sp_add_agreement_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_AGREEMENT (object)->session);
  G_OBJECT_CLASS (sp_add_agreement_parent_class)->dispose (object);
}

static void
sp_add_agreement_finalize (GObject *object)
{
  g_array_unref (SP_ADD_AGREEMENT (object)->agreements);
  g_array_unref (SP_ADD_AGREEMENT (object)->places);
  G_OBJECT_CLASS (sp_add_agreement_parent_class)->finalize (object);
}

static void
sp_add_agreement_class_init (SpAddAgreementClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_agreement_dispose;
  G_OBJECT_CLASS (klass)->finalize = sp_add_agreement_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-add-agreement.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, which);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, place);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, kind);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, phase);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, of_new);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, add);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, title);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, signed_on);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, reference);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, authority);
  gtk_widget_class_bind_template_child (widget_class, SpAddAgreement, text);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
sp_add_agreement_init (SpAddAgreement *self)
{
  self->agreements = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->which, _("Agreement"));
  sp_field_name_drop_down (self->place, _("Site"));
  sp_field_name_drop_down (self->kind, _("Kind"));
  sp_field_name_drop_down (self->phase, _("Phase"));
  sp_field_shorten_drop_down (self->which);
  sp_field_shorten_drop_down (self->place);
  typed_cb (self);
}

static void
add_name (GtkStringList *names, GArray *ids, const char *name, gint64 id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (ids, id);
}

/* Keeps what is chosen, where that is still there. */
static void
fill (GtkDropDown *drop, GtkStringList *names, GArray *ids, gint64 before)
{
  guint selected = 0;

  for (guint i = 0; i < ids->len; i++)
    selected = g_array_index (ids, gint64, i) == before ? i : selected;
  gtk_drop_down_set_model (drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop, selected);
  g_object_unref (names);
}

void
sp_add_agreement_set_session (SpAddAgreement *self, SpSession *session)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  GtkStringList *agreements = gtk_string_list_new (NULL), *places = gtk_string_list_new (NULL);
  gint64 agreement = chosen (self->which, self->agreements), place = chosen (self->place, self->places);

  g_set_weak_pointer (&self->session, session);
  g_array_set_size (self->agreements, 0);
  g_array_set_size (self->places, 0);
  add_name (agreements, self->agreements, _("A new agreement"), 0);
  add_name (places, self->places, _("Site not said"), 0);
  for (guint a = 0; s != NULL && a < s->n_agreements; a++)
    add_name (agreements, self->agreements, s->agreements[a].title, s->agreements[a].id);
  for (guint g = 0; s != NULL && g < s->n_growth_areas; g++)
    {
      g_autofree char *name = g_strdup_printf (_("%s, growth area"), s->growth_areas[g].name);

      add_name (places, self->places, name, -s->growth_areas[g].id);
    }
  for (guint i = 0; s != NULL && i < s->n_sites; i++)
    add_name (places, self->places, s->sites[i].name, s->sites[i].id);
  fill (self->which, agreements, self->agreements, agreement);
  fill (self->place, places, self->places, place);
}
