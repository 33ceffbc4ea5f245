/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-process.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sp-side-program.h"

#define PROGRAM "school-places-reader"
#define POLL_MILLISECONDS 100

struct _SpReaderProcess
{
  GPid        pid;
  int         in, out;   /* -1 = closed */
  char       *input;     /* still to be written */
  gsize       input_length, input_at;
  char       *name;
  SpProgress *progress;
};

static guint patience = 30;

void
sp_reader_process_set_patience (guint seconds)
{
  patience = seconds;
}

SpReaderProcess *
sp_reader_process_new (const char *const *words, const char *input, gsize length, const char *name, SpProgress *progress,
                       GError **error)
{
  g_autofree char *program = sp_side_program_find (PROGRAM, "SP_READER");
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) failure = NULL;
  SpReaderProcess *self;
  int in = -1, out = -1;
  GPid pid;

  g_ptr_array_add (arguments, program);
  for (guint i = 0; words[i]; i++)
    g_ptr_array_add (arguments, (char *) words[i]);
  g_ptr_array_add (arguments, NULL);
  if (!g_spawn_async_with_pipes (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
                                 NULL, NULL, &pid, input ? &in : NULL, &out, NULL, &failure))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” cannot be read: the program that reads workbooks and maps is not there (%s). Install it again."), name,
                   failure->message);
      return NULL;
    }
  self = g_new0 (SpReaderProcess, 1);
  self->pid = pid;
  self->in = in;
  self->out = out;
  self->input = input ? g_strndup (input, length) : NULL;
  self->input_length = length;
  self->name = g_strdup (name);
  self->progress = progress ? sp_progress_ref (progress) : NULL;
  return self;
}

void
sp_reader_process_free (SpReaderProcess *self)
{
  int status;

  if (self->in >= 0)
    close (self->in);
  close (self->out);
  kill (self->pid, SIGKILL); /* what it has not said by now nobody will hear */
  while (waitpid (self->pid, &status, 0) < 0 && errno == EINTR)
    ;
  g_spawn_close_pid (self->pid);
  g_clear_pointer (&self->progress, sp_progress_unref);
  g_free (self->input);
  g_free (self->name);
  g_free (self);
}

static void
write_some (SpReaderProcess *self)
{
  gssize wrote = write (self->in, self->input + self->input_at, MIN (self->input_length - self->input_at, 4096));

  if (wrote > 0)
    self->input_at += (gsize) wrote;
  if (wrote > 0 && self->input_at < self->input_length)
    return;
  close (self->in);
  self->in = -1;
}

gssize
sp_reader_process_read (SpReaderProcess *self, guint8 *buffer, gsize size, GError **error)
{
  gint64 until = g_get_monotonic_time () + (gint64) patience * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < until)
    {
      struct pollfd fds[2] = { { self->out, POLLIN, 0 }, { self->in, POLLOUT, 0 } };
      gssize got;

      if (sp_progress_is_cancelled (self->progress, error))
        return -1;
      if (poll (fds, self->in >= 0 ? 2 : 1, POLL_MILLISECONDS) < 0 && errno != EINTR)
        break;
      if (self->in >= 0 && fds[1].revents)
        write_some (self);
      if (!fds[0].revents)
        continue;
      got = read (self->out, buffer, size);
      if (got >= 0)
        return got;
      if (errno != EINTR && errno != EAGAIN)
        return 0;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT,
               _("“%s” kept the reading process busy for too long and was given up. Nothing was changed. Ask for it in another form."),
               self->name);
  return -1;
}
