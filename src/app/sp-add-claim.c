/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-claim.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"

struct _SpAddClaim
{
  GtkPopover   parent_instance;

  GtkEntry    *text, *amount, *year;
  GtkDropDown *district;
  GtkWidget   *add;
  SpSession   *session; /* weak */
};

G_DEFINE_FINAL_TYPE (SpAddClaim, sp_add_claim, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
typed_cb (SpAddClaim *self)
{
  g_autofree char *text = dup_text (self->text);

  gtk_widget_set_sensitive (self->add, *text != '\0');
}

static gboolean
read_claim (SpAddClaim *self, SpNewClaim *claim, SpMoney *money)
{
  const SpSnapshot *s = sp_session_get_snapshot (self->session);
  guint district = gtk_drop_down_get_selected (self->district);
  g_autofree char *year = dup_text (self->year);
  gboolean known = FALSE;

  if (!sp_field_parse_money (gtk_editable_get_text (GTK_EDITABLE (self->amount)), SP_MONEY_POUNDS, &known, money))
    {
      sp_edit_say (GTK_WIDGET (self), _("An amount is in £, such as 1,250,000."), NULL, NULL);
      return FALSE;
    }
  if (*year != '\0' && !sp_financial_year_parse (year, &claim->year))
    {
      sp_edit_say (GTK_WIDGET (self), _("A financial year is written 2015-16; leave it blank when it is not said."), NULL, NULL);
      return FALSE;
    }
  claim->amount = known ? money : NULL;
  if (s != NULL && district > 0 && district <= s->n_districts) /* the first is none */
    claim->district_id = s->districts[district - 1].id;
  return TRUE;
}

/* Refused, it stays open with what was typed. */
static void
add_cb (SpAddClaim *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autofree char *text = dup_text (self->text);
  g_autoptr(GError) error = NULL;
  SpNewClaim claim = { .text = text };
  SpMoney money;

  if (plan == NULL || *text == '\0' || !read_claim (self, &claim, &money))
    return;
  if (!sp_edit_add_cil_claim (plan, &claim, NULL, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  gtk_editable_set_text (GTK_EDITABLE (self->amount), "");
  gtk_editable_set_text (GTK_EDITABLE (self->year), "");
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

static void
fill_cb (SpAddClaim *self)
{
  const SpSnapshot *s = self->session != NULL ? sp_session_get_snapshot (self->session) : NULL;
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Not said"));
  for (guint i = 0; s != NULL && i < s->n_districts; i++)
    gtk_string_list_append (names, s->districts[i].name);
  gtk_drop_down_set_model (self->district, G_LIST_MODEL (names));
  typed_cb (self);
}

static void
sp_add_claim_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_CLAIM (object)->session);
  G_OBJECT_CLASS (sp_add_claim_parent_class)->dispose (object);
}

static void
sp_add_claim_class_init (SpAddClaimClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_claim_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-add-claim.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddClaim, text);
  gtk_widget_class_bind_template_child (widget_class, SpAddClaim, amount);
  gtk_widget_class_bind_template_child (widget_class, SpAddClaim, year);
  gtk_widget_class_bind_template_child (widget_class, SpAddClaim, district);
  gtk_widget_class_bind_template_child (widget_class, SpAddClaim, add);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
sp_add_claim_init (SpAddClaim *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->district, _("District"));
  typed_cb (self);
}

void
sp_add_claim_set_session (SpAddClaim *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
}
