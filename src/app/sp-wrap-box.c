/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-wrap-box.h"

#define SPACING 8
#define FLEXIBLE 220 /* pixels within which a child that expands is content to begin: words go on in a new line of their own */

struct _SpWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SpWrapBox, sp_wrap_box, GTK_TYPE_WIDGET)

/* A line of children from `first` on; `next` is the first of the line after it. */
typedef struct
{
  GtkWidget *first, *next;
  int        width; /* without what is left over */
  int        height;
  guint      n_expand;
  gboolean   grows; /* takes height that is left over */
} Line;

static int
wanted_width (GtkWidget *child, int most)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    natural = MIN (natural, MAX (least, FLEXIBLE));
  return MAX (least, MIN (natural, most));
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
share_of (const Line *line, GtkWidget *child, int width)
{
  int wanted = wanted_width (child, width);

  if (!gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return wanted;
  return wanted + MAX (width - line->width, 0) / (int) line->n_expand;
}

static Line
take_line (GtkWidget *first, int width)
{
  Line line = { .first = first };
  GtkWidget *child;

  for (child = first; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int wanted = wanted_width (child, width) + (child != first ? SPACING : 0);

      if (child != first && line.width + wanted > width)
        break;
      line.width += wanted;
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  line.next = child;
  for (child = first; child != line.next; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, share_of (&line, child, width), &least, NULL, NULL, NULL);
      line.height = MAX (line.height, least);
      line.grows |= gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
    }
  return line;
}

static void
measure_across (GtkWidget *widget, int *least, int *natural)
{
  *least = *natural = 0;
  for (GtkWidget *child = next_shown (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_least, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_least, &child_natural, NULL, NULL);
      *least = MAX (*least, child_least);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static int
measure_down (GtkWidget *widget, int width)
{
  int height = 0;

  for (GtkWidget *at = next_shown (gtk_widget_get_first_child (widget)); at != NULL;)
    {
      Line line = take_line (at, width);

      height += line.height + (height > 0 ? SPACING : 0);
      at = line.next;
    }
  return height;
}

static void
sp_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *least, int *natural, int *least_baseline,
                     int *natural_baseline)
{
  int narrowest, widest;

  *least_baseline = *natural_baseline = -1;
  measure_across (widget, &narrowest, &widest);
  *least = orientation == GTK_ORIENTATION_HORIZONTAL ? narrowest : measure_down (widget, for_size >= 0 ? for_size : widest);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? widest : *least;
}

static void
allocate_line (const Line *line, int y, int width, gboolean backwards)
{
  int x = 0;

  for (GtkWidget *at = line->first; at != line->next; at = next_shown (gtk_widget_get_next_sibling (at)))
    {
      int across = share_of (line, at, width);

      gtk_widget_size_allocate (at, &(GtkAllocation) { backwards ? width - x - across : x, y, across, line->height }, -1);
      x += across + SPACING;
    }
}

static void
sp_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean backwards = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0, left_over = MAX (height - measure_down (widget, width), 0);

  for (GtkWidget *at = next_shown (gtk_widget_get_first_child (widget)); at != NULL;)
    {
      Line line = take_line (at, width);

      if (line.grows)
        {
          line.height += left_over;
          left_over = 0;
        }
      allocate_line (&line, y, width, backwards);
      y += line.height + SPACING;
      at = line.next;
    }
}

static void
sp_wrap_box_compute_expand (GtkWidget *widget, gboolean *hexpand, gboolean *vexpand)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      *hexpand |= gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      *vexpand |= gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
    }
}

static GtkSizeRequestMode
sp_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (sp_wrap_box_parent_class)->dispose (object);
}

static void
sp_wrap_box_class_init (SpWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_wrap_box_dispose;
  widget_class->measure = sp_wrap_box_measure;
  widget_class->size_allocate = sp_wrap_box_size_allocate;
  widget_class->compute_expand = sp_wrap_box_compute_expand;
  widget_class->get_request_mode = sp_wrap_box_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "box");
}

static void
sp_wrap_box_init (SpWrapBox *self)
{
}
