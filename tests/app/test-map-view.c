/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map and the year's slider as widgets in a window of their own. */
#include "config.h"
#include <adwaita.h>
#include <math.h>
#include <shumate/shumate.h>
#include <string.h>
#include "gallery-map.h"
#include "sp-map-layer.h"
#include "sp-map-view.h"
#include "sp-time-bar.h"

#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define wait_until(condition) \
  G_STMT_START { \
    gint64 end_ = g_get_monotonic_time () + PATIENCE_US; \
    while (!(condition) && g_get_monotonic_time () < end_) \
      if (!g_main_context_iteration (NULL, FALSE)) \
        g_usleep (500); \
    g_assert_true (condition); \
  } G_STMT_END

typedef struct { GtkWidget *window; SpMapView *view; SpMapLayer *layer; } Fixture;

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
let_settle (void)
{
  gint64 end = g_get_monotonic_time () + 60000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (SpMapContent) content = gallery_map ();

  f->window = gtk_window_new ();
  f->view = SP_MAP_VIEW (sp_map_view_new ());
  f->layer = SP_MAP_LAYER (find_type (GTK_WIDGET (f->view), SP_TYPE_MAP_LAYER));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 800);
  gtk_window_set_decorated (GTK_WINDOW (f->window), FALSE);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
  sp_map_view_set_content (f->view, content);
  gtk_test_widget_wait_for_draw (f->window);
  sp_map_view_wait (f->view);
  let_settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
  let_settle ();
}

/* As a key that reaches the widget: through its own controller. */
static gboolean
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

static void
place_of (Fixture *f, SpPickKind kind, gint64 id, double *x, double *y)
{
  SpMapFrame frame = sp_map_layer_get_frame (f->layer);
  double lon, lat, mx, my;

  g_assert_true (sp_map_content_locate (sp_map_view_get_content (f->view), kind, id, &lon, &lat));
  sp_mercator_from_degrees (lon, lat, &mx, &my);
  *x = (mx - frame.centre_mx) * frame.world_px + frame.width / 2;
  *y = (my - frame.centre_my) * frame.world_px + frame.height / 2;
}

/* ---------------------------------------------------------------------- map */

static void
test_fit (Fixture *f, gconstpointer data)
{
  SpMapFrame frame = sp_map_layer_get_frame (f->layer);
  double west, south, east, north, x, y;

  g_assert_true (sp_map_content_get_extent (sp_map_view_get_content (f->view), &west, &south, &east, &north));
  for (guint corner = 0; corner < 4; corner++)
    {
      sp_mercator_from_degrees (corner % 2 ? east : west, corner / 2 ? south : north, &x, &y);
      x = (x - frame.centre_mx) * frame.world_px + frame.width / 2, y = (y - frame.centre_my) * frame.world_px + frame.height / 2;
      g_assert_true (x >= 0 && x <= frame.width && y >= 0 && y <= frame.height);
    }
  /* A later content keeps the view. */
  {
    g_autoptr (SpMapContent) next = gallery_map ();

    press (GTK_WIDGET (f->view), GDK_KEY_plus, 0);
    frame = sp_map_layer_get_frame (f->layer);
    sp_map_view_set_content (f->view, next);
    g_assert_cmpfloat (sp_map_layer_get_frame (f->layer).world_px, ==, frame.world_px);
  }
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (f->view);
  SpMapFrame home = sp_map_layer_get_frame (f->layer), now;

  g_assert_true (press (view, GDK_KEY_plus, 0));
  now = sp_map_layer_get_frame (f->layer);
  g_assert_cmpfloat_with_epsilon (now.world_px / home.world_px, M_SQRT2, 1e-6);
  g_assert_true (press (view, GDK_KEY_Right, 0));
  g_assert_cmpfloat_with_epsilon ((sp_map_layer_get_frame (f->layer).centre_mx - now.centre_mx) * now.world_px, 80, 0.01);
  g_assert_true (press (view, GDK_KEY_Up, 0));
  g_assert_cmpfloat_with_epsilon ((sp_map_layer_get_frame (f->layer).centre_my - now.centre_my) * now.world_px, -80, 0.01);
  g_assert_true (press (view, GDK_KEY_Left, 0) && press (view, GDK_KEY_Down, 0));
  g_assert_cmpfloat_with_epsilon (sp_map_layer_get_frame (f->layer).centre_mx, now.centre_mx, 1e-9);
  g_assert_true (press (view, GDK_KEY_minus, 0));
  g_assert_cmpfloat_with_epsilon (sp_map_layer_get_frame (f->layer).world_px, home.world_px, 1e-3);
  for (guint i = 0; i < 40; i++)
    press (view, GDK_KEY_plus, 0);
  g_assert_cmpfloat_with_epsilon (sp_map_layer_get_frame (f->layer).world_px, 256 * pow (2, 16), 1);
  g_assert_true (press (view, GDK_KEY_Home, 0));
  g_assert_cmpfloat_with_epsilon (sp_map_layer_get_frame (f->layer).world_px, home.world_px, 1e-3);
  g_assert_false (press (view, GDK_KEY_Right, GDK_CONTROL_MASK));
  g_assert_false (press (view, GDK_KEY_a, 0));
  g_assert_true (gtk_widget_activate_action (view, "map.zoom-in", NULL));
  g_assert_cmpfloat (sp_map_layer_get_frame (f->layer).world_px, >, home.world_px);
  g_assert_true (gtk_widget_activate_action (view, "map.fit", NULL));
  g_assert_cmpfloat_with_epsilon (sp_map_layer_get_frame (f->layer).world_px, home.world_px, 1e-3);
}

typedef struct { guint n; gint kind; gint64 id; } Picked;

static void
picked_cb (SpMapView *view, gint kind, gint64 id, Picked *picked)
{
  *picked = (Picked) { picked->n + 1, kind, id };
}

/* The click controller of the map, pressed at one place and released at another. */
static void
click (Fixture *f, double x, double y, double to_x, gint n_press)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (find_type (GTK_WIDGET (f->view), SHUMATE_TYPE_MAP));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", n_press, x, y);
      g_signal_emit_by_name (controller, "released", n_press, to_x, y);
    }
}

static void
test_picked (Fixture *f, gconstpointer data)
{
  Picked picked = { 0 }, activated = { 0 };
  double x, y;

  g_signal_connect (f->view, "picked", G_CALLBACK (picked_cb), &picked);
  g_signal_connect (f->view, "activated", G_CALLBACK (picked_cb), &activated);
  place_of (f, SP_PICK_SCHOOL, 105, &x, &y);
  click (f, x, y, x, 1);
  g_assert_cmpuint (picked.n, ==, 1);
  g_assert_cmpint (picked.kind, ==, SP_PICK_SCHOOL);
  g_assert_cmpint (picked.id, ==, 105);
  click (f, x, y, x + 60, 1); /* a drag picks nothing */
  g_assert_cmpuint (picked.n, ==, 1);
  g_object_set (f->view, "show-schools", FALSE, NULL);
  click (f, x, y, x, 1);
  g_assert_cmpint (picked.kind, ==, SP_PICK_AREA);
  g_assert_cmpint (picked.id, ==, 4);
  click (f, x, y, x, 2); /* told to all click controllers: the library's own, which ours keeps out of it, zooms here */
  sp_map_view_fit (f->view);
  g_assert_cmpint (activated.kind, ==, SP_PICK_AREA);
  click (f, 5, 5, 5, 1);
  g_assert_cmpint (picked.kind, ==, SP_PICK_NOTHING);
  g_assert_cmpint (picked.id, ==, 0);
}

static void
test_go_to (Fixture *f, gconstpointer data)
{
  SpMapFrame frame;
  double x, y;

  g_assert_true (sp_map_view_go_to (f->view, SP_PICK_SCHOOL, 106));
  place_of (f, SP_PICK_SCHOOL, 106, &x, &y);
  frame = sp_map_layer_get_frame (f->layer);
  g_assert_cmpfloat_with_epsilon (x, frame.width / 2, 0.5);
  g_assert_cmpfloat_with_epsilon (y, frame.height / 2, 0.5);
  g_assert_false (sp_map_view_go_to (f->view, SP_PICK_AREA, GALLERY_AREAS)); /* has no shape */
  g_assert_false (sp_map_view_go_to (f->view, SP_PICK_SCHOOL, 5));
  g_assert_cmpfloat (sp_map_layer_get_frame (f->layer).centre_mx, ==, frame.centre_mx);
}

/* Nothing that could reach the network exists before a tile source is chosen, nor after it is given up. */
static void
test_no_network (Fixture *f, gconstpointer data)
{
  ShumateMap *map = SHUMATE_MAP (find_type (GTK_WIDGET (f->view), SHUMATE_TYPE_MAP));
  ShumateMapSource *source = shumate_viewport_get_reference_map_source (shumate_map_get_viewport (map));
  g_autofree char *url = NULL;

  g_object_get (f->view, "tile-url", &url, NULL);
  g_assert_null (url);
  g_assert_null (find_type (GTK_WIDGET (f->view), SHUMATE_TYPE_MAP_LAYER)); /* the layer that asks for tiles */
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (source), ==, "SpTileSource");
  /* Their classes are not even initialised. */
  g_assert_null (g_type_class_peek (g_type_from_name ("ShumateTileDownloader")));
  g_assert_null (g_type_class_peek (g_type_from_name ("ShumateRasterRenderer")));
  g_object_set (f->view, "mbtiles-path", "/nowhere/none.mbtiles", NULL); /* a file that is not there is said, not fetched */
  g_assert_null (find_type (GTK_WIDGET (f->view), SHUMATE_TYPE_MAP_LAYER));
  g_object_set (f->view, "mbtiles-path", NULL, "tile-url", "", NULL);
  g_assert_null (find_type (GTK_WIDGET (f->view), SHUMATE_TYPE_MAP_LAYER));
  g_assert_null (g_type_class_peek (g_type_from_name ("ShumateTileDownloader")));
}

static void
test_tile_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SP_SHARED_DATA"), "tiles", "mbtiles_plain_1.mbtiles", NULL);

  g_object_set (f->view, "mbtiles-path", path, NULL);
  g_assert_nonnull (find_type (GTK_WIDGET (f->view), SHUMATE_TYPE_MAP_LAYER));
  g_assert_false (sp_map_layer_get_options (f->layer)->ground);
  let_settle ();
  g_object_set (f->view, "mbtiles-path", NULL, NULL);
  g_assert_null (find_type (GTK_WIDGET (f->view), SHUMATE_TYPE_MAP_LAYER));
  g_assert_true (sp_map_layer_get_options (f->layer)->ground);
}

static void
test_legend (Fixture *f, gconstpointer data)
{
  gboolean shown;

  g_object_get (f->view, "show-legend", &shown, NULL);
  g_assert_true (shown);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "map.toggle-legend", NULL));
  g_object_get (f->view, "show-legend", &shown, NULL);
  g_assert_false (shown);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "map.toggle-legend", NULL));
  g_object_get (f->view, "show-legend", &shown, NULL);
  g_assert_true (shown);
}

static GdkTexture *
picture_of (Fixture *f)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (GTK_WIDGET (f->layer)), gtk_widget_get_height (GTK_WIDGET (f->layer)));
  g_autoptr (GskRenderNode) node = NULL;
  GdkTexture *texture;

  GTK_WIDGET_GET_CLASS (f->layer)->snapshot (GTK_WIDGET (f->layer), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (f->window)), node, &bounds);
  return texture;
}

static gboolean
same_picture (GdkTexture *a, GdkTexture *b)
{
  gsize stride = 4 * (gsize) gdk_texture_get_width (a), size = stride * gdk_texture_get_height (a);
  g_autofree guchar *p = g_malloc (size), *q = g_malloc (size);

  gdk_texture_download (a, p, stride);
  gdk_texture_download (b, q, stride);
  return memcmp (p, q, size) == 0;
}

static SpMapContent *
recoloured (gint need_class)
{
  SpMapContent *content = sp_map_content_new ();
  g_autoptr (SpShape) shape = sp_shape_new_from_wkt ("POLYGON ((0.4 52.4, 1.6 52.4, 1.6 52.8, 0.4 52.8, 0.4 52.4))", NULL);

  sp_map_content_add_area (content, 1, shape, need_class, "Thornham", "2.1 FE short");
  return content;
}

static void
test_swap (Fixture *f, gconstpointer data)
{
  g_autoptr (SpMapContent) first = recoloured (1), second = recoloured (7), again = recoloured (1), county = gallery_map ();
  g_autoptr (GdkTexture) a = NULL, b = NULL, c = NULL;
  gint64 worst = 0;

  sp_map_view_set_content (f->view, first);
  sp_map_view_wait (f->view);
  a = picture_of (f);
  sp_map_view_set_content (f->view, second);
  sp_map_view_wait (f->view);
  b = picture_of (f);
  sp_map_view_set_content (f->view, again);
  sp_map_view_wait (f->view);
  c = picture_of (f);
  g_assert_false (same_picture (a, b));
  g_assert_true (same_picture (a, c));
  for (guint i = 0; i < 10; i++)
    {
      sp_map_view_set_content (f->view, i % 2 ? first : county);
      sp_map_view_wait (f->view);
      worst = MAX (worst, sp_map_layer_get_last_cost (f->layer));
    }
  g_test_message ("content swap to drawn at %dx%d: at worst %.1f ms of ten", gtk_widget_get_width (GTK_WIDGET (f->layer)),
                  gtk_widget_get_height (GTK_WIDGET (f->layer)), worst / 1000.);
  g_assert_cmpint (worst, >, 0);
  sp_map_view_set_content (f->view, NULL);
  g_assert_null (sp_map_view_get_content (f->view));
}

static void
test_dispose (Fixture *f, gconstpointer data)
{
  gpointer view = f->view, layer = f->layer;
  SpMapContent *content = recoloured (2);

  g_object_add_weak_pointer (G_OBJECT (f->view), &view);
  g_object_add_weak_pointer (G_OBJECT (f->layer), &layer);
  sp_map_view_set_content (f->view, content); /* and go while the worker draws it */
  gtk_window_destroy (GTK_WINDOW (f->window));
  f->window = NULL;
  wait_until (view == NULL && layer == NULL);
  sp_map_content_unref (content);
}

/* ----------------------------------------------------------------- time bar */

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_time_bar (void)
{
  GtkWidget *window = gtk_window_new ();
  SpTimeBar *bar = SP_TIME_BAR (sp_time_bar_new ());
  GtkRange *range = GTK_RANGE (find_type (GTK_WIDGET (bar), GTK_TYPE_RANGE));
  gpointer left = bar;
  guint n = 0;

  g_object_add_weak_pointer (G_OBJECT (bar), &left);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bar));
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 60);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  sp_time_bar_set_range (bar, 2013, 2030);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2013); /* brought into the range */
  g_signal_connect (bar, "notify::year", G_CALLBACK (count_cb), &n);
  sp_time_bar_set_year (bar, 2018);
  g_assert_cmpuint (n, ==, 1);
  sp_time_bar_set_year (bar, 2018);
  g_assert_cmpuint (n, ==, 1); /* nothing changed, nothing said */
  g_assert_cmpfloat (gtk_range_get_value (range), ==, 2018);
  sp_time_bar_set_year (bar, 3000);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2030);
  sp_time_bar_set_year (bar, -5);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2013);
  n = 0;
  g_signal_emit_by_name (range, "move-slider", GTK_SCROLL_STEP_RIGHT); /* as the right arrow */
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2014);
  g_signal_emit_by_name (range, "move-slider", GTK_SCROLL_PAGE_RIGHT);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2019);
  g_signal_emit_by_name (range, "move-slider", GTK_SCROLL_END);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2030);
  g_signal_emit_by_name (range, "move-slider", GTK_SCROLL_START);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2013);
  g_assert_cmpuint (n, ==, 4);
  sp_time_bar_set_year (bar, 2025);
  sp_time_bar_set_range (bar, 2013, 2020); /* a shorter plan */
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2020);
  sp_time_bar_set_range (bar, 2016, 2016); /* one year: nothing to choose */
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2016);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (range)));
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until (left == NULL);
}

#define ADD(name, function) g_test_add ("/map-view/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (g_getenv ("DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  ADD ("no-network", test_no_network); /* first: later tests may load what it looks for */
  ADD ("fit", test_fit);
  ADD ("keys", test_keys);
  ADD ("picked", test_picked);
  ADD ("go-to", test_go_to);
  ADD ("legend", test_legend);
  ADD ("tile-file", test_tile_file);
  ADD ("swap", test_swap);
  ADD ("dispose", test_dispose);
  g_test_add_func ("/time-bar/years", test_time_bar);
  return g_test_run ();
}
