/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-pdf-structure.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>

typedef struct
{
  qpdf_data          qpdf;
  const char *const *alts; /* what is left of them */
} Walk;

static gboolean
is_element (Walk *walk, qpdf_oh oh, const char *type)
{
  return qpdf_oh_is_dictionary (walk->qpdf, oh)
         && qpdf_oh_is_name_and_equals (walk->qpdf, qpdf_oh_get_key (walk->qpdf, oh, "/S"), type);
}

/* The kids of an element: an array, or one alone. */
static guint
count_kids (Walk *walk, qpdf_oh element)
{
  qpdf_oh kids = qpdf_oh_get_key (walk->qpdf, element, "/K");
  if (qpdf_oh_is_array (walk->qpdf, kids))
    return (guint) qpdf_oh_get_array_n_items (walk->qpdf, kids);
  return qpdf_oh_is_dictionary (walk->qpdf, kids) ? 1 : 0;
}

static qpdf_oh
get_kid (Walk *walk, qpdf_oh element, guint i)
{
  qpdf_oh kids = qpdf_oh_get_key (walk->qpdf, element, "/K");
  return qpdf_oh_is_array (walk->qpdf, kids) ? qpdf_oh_get_array_item (walk->qpdf, kids, (int) i) : kids;
}

static void
set_scope (Walk *walk, qpdf_oh cell, gboolean column)
{
  const char *scope = column ? "<< /O /Table /Scope /Column >>" : "<< /O /Table /Scope /Row >>";
  qpdf_oh_replace_key (walk->qpdf, cell, "/A", qpdf_oh_parse (walk->qpdf, scope));
}

/* Headings of the first row head columns, those of the others their rows. */
static void
complete_table (Walk *walk, qpdf_oh table)
{
  for (guint r = 0; r < count_kids (walk, table); r++)
    {
      qpdf_oh row = get_kid (walk, table, r);
      for (guint c = 0; is_element (walk, row, "/TR") && c < count_kids (walk, row); c++)
        if (is_element (walk, get_kid (walk, row, c), "/TH"))
          set_scope (walk, get_kid (walk, row, c), r == 0);
    }
}

static void
complete_element (Walk *walk, qpdf_oh element)
{
  if (!qpdf_oh_is_dictionary (walk->qpdf, element))
    return;
  if (is_element (walk, element, "/Figure") && *walk->alts != NULL)
    qpdf_oh_replace_key (walk->qpdf, element, "/Alt", qpdf_oh_new_unicode_string (walk->qpdf, *walk->alts++));
  if (is_element (walk, element, "/Table"))
    complete_table (walk, element);
  for (guint i = 0; i < count_kids (walk, element); i++)
    complete_element (walk, get_kid (walk, element, i));
}

/* Puts a Document between the root of the structure and what cairo hung there. */
static void
add_document (Walk *walk, qpdf_oh root)
{
  qpdf_oh document = qpdf_make_indirect_object (walk->qpdf,
                                                qpdf_oh_parse (walk->qpdf, "<< /Type /StructElem /S /Document >>"));
  for (guint i = 0; i < count_kids (walk, root); i++)
    qpdf_oh_replace_key (walk->qpdf, get_kid (walk, root, i), "/P", document);
  qpdf_oh_replace_key (walk->qpdf, document, "/K", qpdf_oh_get_key (walk->qpdf, root, "/K"));
  qpdf_oh_replace_key (walk->qpdf, document, "/P", root);
  qpdf_oh_replace_key (walk->qpdf, root, "/K", document);
}

static void
complete_catalogue (Walk *walk, const char *language)
{
  qpdf_oh catalogue = qpdf_get_root (walk->qpdf);
  qpdf_oh root = qpdf_oh_get_key (walk->qpdf, catalogue, "/StructTreeRoot");
  qpdf_oh_replace_key (walk->qpdf, catalogue, "/MarkInfo", qpdf_oh_parse (walk->qpdf, "<< /Marked true >>"));
  qpdf_oh_replace_key (walk->qpdf, catalogue, "/Lang", qpdf_oh_new_unicode_string (walk->qpdf, language));
  qpdf_oh_replace_key (walk->qpdf, catalogue, "/ViewerPreferences",
                       qpdf_oh_parse (walk->qpdf, "<< /DisplayDocTitle true >>"));
  if (!qpdf_oh_is_dictionary (walk->qpdf, root))
    return;
  add_document (walk, root);
  complete_element (walk, qpdf_oh_get_key (walk->qpdf, root, "/K"));
}

static GBytes *
write_out (qpdf_data qpdf)
{
  if (qpdf_init_write_memory (qpdf) & QPDF_ERRORS)
    return NULL;
  qpdf_set_deterministic_ID (qpdf, QPDF_TRUE);
  if (qpdf_write (qpdf) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
}

GBytes *
sp_pdf_structure_complete (GBytes *pdf, const char *language, const char *const *alts, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  Walk walk = { qpdf_init (), alts };
  GBytes *complete = NULL;
  qpdf_silence_errors (walk.qpdf);
  qpdf_set_suppress_warnings (walk.qpdf, QPDF_TRUE);
  if (!(qpdf_read_memory (walk.qpdf, "summary", data, size, NULL) & QPDF_ERRORS))
    {
      complete_catalogue (&walk, language);
      if (!qpdf_has_error (walk.qpdf))
        complete = write_out (walk.qpdf);
    }
  if (complete == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("The PDF could not be completed: %s."),
                    qpdf_has_error (walk.qpdf) ? qpdf_get_error_full_text (walk.qpdf, qpdf_get_error (walk.qpdf))
                                               : _("no reason was given"));
  qpdf_cleanup (&walk.qpdf);
  return complete;
}
