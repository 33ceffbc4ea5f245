/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-side-program.h"

#define PROGRAM "school-places-writer"
#define MOST_NAME 63 /* PostgreSQL cuts longer names short */

/* What may be said after "?" in an address: of how to reach the server, not of what OGR does with it. */
static const char *const parameters[] = {
  "host", "hostaddr", "port", "user", "password", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "passfile",
  "service", "connect_timeout", "channel_binding", "target_session_attrs", "krbsrvname", "gssencmode", "application_name",
};

void
sp_writer_target_clear (SpWriterTarget *self)
{
  g_clear_pointer (&self->connection, g_free);
  g_clear_pointer (&self->password, g_free);
  g_clear_pointer (&self->shown, g_free);
}

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list rest;

  va_start (rest, format);
  g_clear_error (error);
  if (error)
    *error = g_error_new_valist (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, format, rest);
  va_end (rest);
  return FALSE;
}

/* name='value', with quotes and backslashes of the value escaped (libpq, connection strings). */
static void
add_word (GString *connection, const char *name, const char *value)
{
  g_string_append_printf (connection, "%s%s='", connection->len > 3 ? " " : "", name);
  for (; *value; value++)
    {
      if (*value == '\'' || *value == '\\')
        g_string_append_c (connection, '\\');
      g_string_append_c (connection, *value);
    }
  g_string_append_c (connection, '\'');
}

/* Takes the parameters; the password apart. */
static gboolean
add_parameters (SpWriterTarget *self, GString *connection, GString *shown, const char *query, GError **error)
{
  GUriParamsIter iter;
  char *name, *value;

  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &name, &value, NULL))
    {
      g_autofree char *own_name = name;
      g_autofree char *own_value = value;
      gboolean known = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
        known = known || g_str_equal (parameters[i], own_name);
      if (!known)
        return refuse (error, _("An address of a database cannot say “%s”. Leave it out."), own_name);
      if (g_str_equal (own_name, "password"))
        {
          g_free (self->password);
          self->password = g_steal_pointer (&own_value);
          continue;
        }
      add_word (connection, own_name, own_value);
      g_string_append_printf (shown, "%c%s=%s", strchr (shown->str, '?') ? '&' : '?', own_name, own_value);
    }
  return TRUE;
}

/* "postgresql://user@host:5432/database": without the password. */
static char *
show_server (GUri *uri)
{
  g_autoptr (GString) shown = g_string_new ("postgresql://");

  if (g_uri_get_user (uri))
    g_string_append_printf (shown, "%s@", g_uri_get_user (uri));
  g_string_append (shown, g_uri_get_host (uri) ? g_uri_get_host (uri) : "");
  if (g_uri_get_port (uri) > 0)
    g_string_append_printf (shown, ":%d", g_uri_get_port (uri));
  g_string_append (shown, g_uri_get_path (uri));
  return g_strdup (shown->str);
}

static void
add_server (SpWriterTarget *self, GString *connection, GUri *uri)
{
  g_autofree char *port = g_strdup_printf ("%d", g_uri_get_port (uri));

  if (g_uri_get_host (uri) && *g_uri_get_host (uri))
    add_word (connection, "host", g_uri_get_host (uri));
  if (g_uri_get_port (uri) > 0)
    add_word (connection, "port", port);
  if (g_uri_get_user (uri) && *g_uri_get_user (uri))
    add_word (connection, "user", g_uri_get_user (uri));
  if (strlen (g_uri_get_path (uri)) > 1)
    add_word (connection, "dbname", g_uri_get_path (uri) + 1);
  self->password = g_strdup (g_uri_get_password (uri));
}

gboolean
sp_writer_target_parse (SpWriterTarget *self, const char *address, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_HAS_PASSWORD | G_URI_FLAGS_ENCODED_QUERY, NULL);
  g_autoptr (GString) connection = g_string_new ("PG:");
  g_autofree char *server = uri ? show_server (uri) : NULL;
  g_autoptr (GString) shown = g_string_new (server);

  if (!uri || (!g_str_equal (g_uri_get_scheme (uri), "postgresql") && !g_str_equal (g_uri_get_scheme (uri), "postgres")))
    return refuse (error, _("That is not the address of a database. Give it as postgresql://user@host/database; "
                            "characters of a password that are neither letters nor digits are written as %%40 for @ and so on."));
  add_server (self, connection, uri);
  if (g_uri_get_query (uri) && !add_parameters (self, connection, shown, g_uri_get_query (uri), error))
    return FALSE;
  if (!strstr (connection->str, "connect_timeout="))
    add_word (connection, "connect_timeout", "15");
  if (!strstr (connection->str, "application_name="))
    add_word (connection, "application_name", "School Places");
  self->connection = g_strdup (connection->str);
  self->shown = g_strdup (shown->str);
  return TRUE;
}

gboolean
sp_writer_is_schema (const char *name)
{
  return g_regex_match_simple ("^(?!pg_)[a-z_][a-z0-9_]*$", name, G_REGEX_DOLLAR_ENDONLY, 0) && strlen (name) <= MOST_NAME
         && !g_str_equal (name, "public") && !g_str_equal (name, "information_schema");
}

static void
add_line (GString *message, const char *name, const char *value)
{
  g_string_append_printf (message, "%s\t", name);
  for (; *value; value++)
    if (*value == '\t' || *value == '\n' || *value == '\\')
      g_string_append_printf (message, "\\%c", *value == '\t' ? 't' : *value == '\n' ? 'n' : '\\');
    else
      g_string_append_c (message, *value);
  g_string_append_c (message, '\n');
}

/* The server's words, with the password blotted out should it have repeated it. */
static char *
dup_plain (const char *words, const SpWriterTarget *target)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GString) plain = g_string_new (g_strstrip (valid));

  if (target->password && *target->password)
    g_string_replace (plain, target->password, "…", 0);
  return g_strdup (plain->len ? plain->str : _("it gave no reason"));
}

static gboolean
fail (GError **error, const SpWriterTarget *target, const char *schema, const char *code, const char *words)
{
  g_autofree char *plain = dup_plain (words, target);

  if (g_str_equal (code, "connect"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED,
                 _("“%s” could not be reached: %s. Nothing was published. Check the address, and that the password is in it, in "
                   "PGPASSWORD or in ~/.pgpass."), target->shown, plain);
  else if (g_str_equal (code, "postgis"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _("“%s” has no PostGIS. Nothing was published. Ask its administrator for CREATE EXTENSION postgis."), target->shown);
  else if (g_str_equal (code, "schema"))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _("Schema “%s” holds tables of somebody else's. Nothing was published. Choose another with --schema."), schema);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("“%s” refused the publication: %s. What was published before is as it was. Ask its administrator, or choose another "
                   "schema with --schema."), target->shown, plain);
  return FALSE;
}

/* "at N OF TABLE": how far it is. */
static void
report (SpProgress *progress, char **words)
{
  guint64 at, of;
  g_autofree char *message = NULL;

  if (g_strv_length (words) != 4 || !g_ascii_string_to_unsigned (words[1], 10, 0, G_MAXUINT32, &at, NULL)
      || !g_ascii_string_to_unsigned (words[2], 10, 1, G_MAXUINT32, &of, NULL))
    return;
  message = g_strdup_printf (_("Publishing “%s”…"), words[3]);
  sp_progress_report (progress, 0.4 + 0.6 * (double) at / (double) of, message);
}

/* The whole lines that have come, reported; the last of them that was no report is kept as the answer. */
static void
take_lines (GString *come, SpProgress *progress, char **answer)
{
  char *end;

  while ((end = strchr (come->str, '\n')))
    {
      g_autofree char *line = g_strndup (come->str, (gsize) (end - come->str));
      g_auto (GStrv) words = g_strsplit (line, "\t", 4);

      g_string_erase (come, 0, end - come->str + 1);
      if (words[0] && g_str_equal (words[0], "at"))
        report (progress, words);
      else
        {
          g_free (*answer);
          *answer = g_steal_pointer (&line);
        }
    }
}

#define LOOK_US 50000 /* between looks whether it said something, or is to stop */

/* What it says until it ends, FALSE when it was stopped. */
static gboolean
follow (GSubprocess *process, SpProgress *progress, char **answer, GError **error)
{
  GPollableInputStream *output = G_POLLABLE_INPUT_STREAM (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GString) come = g_string_new (NULL);
  char buffer[4096];
  gssize n = 1;

  while (n > 0)
    {
      if (!g_pollable_input_stream_is_readable (output)) /* it may have said that it is done */
        {
          if (sp_progress_is_cancelled (progress, error))
            {
              g_subprocess_force_exit (process);
              return FALSE;
            }
          g_usleep (LOOK_US);
          continue;
        }
      n = g_pollable_input_stream_read_nonblocking (output, buffer, sizeof buffer, NULL, NULL);
      if (n > 0)
        g_string_append_len (come, buffer, n);
      take_lines (come, progress, answer);
    }
  return TRUE;
}

gboolean
sp_writer_publish (const SpWriterTarget *target, const char *schema, const char *comment, const char *publication,
                   SpProgress *progress, GError **error)
{
  g_autofree char *program = sp_side_program_find (PROGRAM, "SP_WRITER");
  g_autoptr (GString) message = g_string_new (NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *answer = NULL;
  g_auto (GStrv) words = NULL;

  add_line (message, "connection", target->connection);
  if (target->password)
    add_line (message, "password", target->password);
  add_line (message, "schema", schema);
  add_line (message, "comment", comment);
  g_string_append_printf (message, "%send\n", publication);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              NULL, program, NULL);
  if (!process)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("The program that publishes is not there (%s). Install School Places again."), program);
      return FALSE;
    }
  sp_progress_report (progress, 0.4, _("Connecting…"));
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), message->str, message->len, NULL, NULL, NULL);
  g_output_stream_close (g_subprocess_get_stdin_pipe (process), NULL, NULL);
  if (!follow (process, progress, &answer, error))
    return FALSE;
  words = g_strsplit (answer ? answer : "", "\t", 3);
  if (words[0] && g_str_has_prefix (words[0], "done"))
    return TRUE;
  if (words[0] && words[1] && words[2])
    return fail (error, target, schema, words[1], words[2]);
  return fail (error, target, schema, "write", _("the publishing process ended before it was done"));
}
