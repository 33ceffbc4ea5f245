/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-reader-limits.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#define MIB (1024ul * 1024)

static void
limit (int resource, rlim_t most)
{
  struct rlimit held;
  const struct rlimit wanted = { most, most };

  if (getrlimit (resource, &held) == 0 && (held.rlim_max == RLIM_INFINITY || held.rlim_max >= most))
    setrlimit (resource, &wanted);
}

void
sp_reader_limit (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL); /* nobody listens any more */
  prctl (PR_SET_DUMPABLE, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) /* which reserve terabytes of address space */
  limit (RLIMIT_AS, 2048 * MIB);
#endif
  limit (RLIMIT_CPU, 90);
  limit (RLIMIT_NOFILE, 128);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0); /* pipes are not files */
  signal (SIGXFSZ, SIG_IGN);
}

/* In the filter: refuses the call of that number. */
#define REFUSE(call) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

void
sp_reader_shut (void)
{
#ifdef OUR_ARCHITECTURE
  static struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, arch)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    REFUSE (SYS_socket), REFUSE (SYS_connect), REFUSE (SYS_bind), REFUSE (SYS_execve), REFUSE (SYS_execveat),
    REFUSE (SYS_ptrace), REFUSE (SYS_kill), REFUSE (SYS_tkill), REFUSE (SYS_unlinkat), REFUSE (SYS_renameat),
    REFUSE (SYS_renameat2), REFUSE (SYS_mkdirat), REFUSE (SYS_linkat), REFUSE (SYS_symlinkat), REFUSE (SYS_fchmodat),
    REFUSE (SYS_truncate),
    REFUSE (SYS_ftruncate),
#if defined(__x86_64__)
    REFUSE (SYS_unlink), REFUSE (SYS_rename), REFUSE (SYS_mkdir), REFUSE (SYS_link), REFUSE (SYS_symlink), REFUSE (SYS_chmod),
#endif
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { sizeof filter / sizeof filter[0], filter };

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}
