/* jail: see jail.h. Linux: Landlock by its system calls (its constants are
 * younger than the headers of Debian 12), libseccomp for the list. */
#include "os/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* A sanitizer maps terabytes of shadow memory and cannot start under a limit; its reports need calls of their own. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

#if SANITIZED
static int locked;
int __lsan_is_turned_off(void);

/* LeakSanitizer stops its process by a thread that traces it: not in here. */
int
__lsan_is_turned_off(void)
{
	return locked;
}
#endif

/* ---------------------------------------------------------------- limits */

static bool
limit(int resource, rlim_t most)
{
	struct rlimit r;
	if (getrlimit((__rlimit_resource_t)resource, &r) != 0)
		return false;
	if (r.rlim_max != RLIM_INFINITY && r.rlim_max < most)
		most = r.rlim_max;
	r.rlim_cur = r.rlim_max = most;
	return setrlimit((__rlimit_resource_t)resource, &r) == 0;
}

static bool
limits(void)
{
	enum { BEHIND = 10 };
	const rlim_t mib = 1024 * 1024;
	/* the screen, the touch and the importer go first */
	setpriority(PRIO_PROCESS, 0, BEHIND);
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && limit(RLIMIT_CORE, 0) && limit(RLIMIT_CPU, 1800) &&
	       limit(RLIMIT_FSIZE, 512 * mib) && limit(RLIMIT_NOFILE, 32) && (SANITIZED || limit(RLIMIT_AS, 768 * mib));
}

/* ------------------------------------------------------------- what is reached */

/* Rights that a kernel of this many versions of Landlock knows; what it handles and no rule gives is refused. */
static const uint64_t handled[] = { 0, 0x1fff, 0x3fff, 0x7fff, 0x7fff, 0xffff };
enum {
	NEWEST = sizeof handled / sizeof *handled - 1,
	TRUNCATE = 1 << 14,
	READS = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
	MAKES = READS | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REMOVE_FILE |
		TRUNCATE
};

/* Rights with which something is made, changed or gone; a scope. */
enum { CHANGES = 0x7ff2, SIGNALS = 2 };

static long
landlock_version(void)
{
	return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
}

static bool
give(int rules, const char *folder, uint64_t rights)
{
	struct landlock_path_beneath_attr below = { .allowed_access = rights };
	below.parent_fd = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
	bool ok =
	    below.parent_fd >= 0 && syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &below, 0) == 0;
	if (below.parent_fd >= 0)
		close(below.parent_fd);
	return ok;
}

/* Since version 4 a kernel can also refuse TCP, since 6 signals and sockets without a name; the list of calls has none.
 */
static bool
landlock(const char *folder, const char *out)
{
	long version = landlock_version();
	if (version < 1)
		return false;
	uint64_t all = handled[version < NEWEST ? version : NEWEST];
	struct {
		uint64_t files, ports, scopes;
	} attr = { all, version >= 4 ? 3 : 0, version >= 6 ? 3 : 0 };
	size_t n = sizeof attr.files * (version >= 6 ? 3 : version >= 4 ? 2 : 1);
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attr, n, 0);
	bool ok = rules >= 0 && (!folder || give(rules, folder, READS)) && (!out || give(rules, out, MAKES & all)) &&
		  syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	if (rules >= 0)
		close(rules);
	return ok;
}

static bool
put_line(const char *path, const char *format, unsigned id)
{
	char line[64];
	int n = snprintf(line, sizeof line, format, id, id), fd = open(path, O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write(fd, line, (size_t)n) == n;
	if (fd >= 0)
		close(fd);
	return ok;
}

/* Without a folder: one that is empty for everybody but the kernel. */
static bool
change_root(const char *folder)
{
	unsigned user = getuid(), group = getgid();
	return unshare(CLONE_NEWUSER | CLONE_NEWIPC | CLONE_NEWNET) == 0 &&
	       put_line("/proc/self/setgroups", "deny", 0) && put_line("/proc/self/uid_map", "%u %u 1\n", user) &&
	       put_line("/proc/self/gid_map", "%u %u 1\n", group) &&
	       chroot(folder ? folder : "/proc/self/fdinfo") == 0 && chdir("/") == 0;
}

/* ------------------------------------------------------------- what is called */

static bool
allow(scmp_filter_ctx list)
{
	static const int calls[] = { SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(write),
		SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(newfstatat),
		SCMP_SYS(getdents64), SCMP_SYS(fsync), SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2),
		SCMP_SYS(unlink), SCMP_SYS(unlinkat), SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap),
		SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(getrandom), SCMP_SYS(clock_gettime),
		SCMP_SYS(gettimeofday), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(sysinfo), SCMP_SYS(sched_yield),
		SCMP_SYS(sched_getaffinity), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
		SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group) };
	bool ok = true;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		ok = ok && seccomp_rule_add(list, SCMP_ACT_ALLOW, calls[i], 0) == 0;
	/* memory that runs is never made; a file never becomes one that runs, or somebody else's; abort() may end us */
	return ok &&
	       seccomp_rule_add(list, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) ==
		   0 &&
	       seccomp_rule_add(
		   list, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0 &&
	       seccomp_rule_add(list, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A3(SCMP_CMP_MASKED_EQ, 06111, 0)) ==
		   0 &&
	       seccomp_rule_add(list, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1_32(SCMP_CMP_EQ, F_GETFL, 0)) == 0 &&
	       seccomp_rule_add(list, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_A1_32(SCMP_CMP_EQ, F_SETFD, 0)) == 0 &&
	       seccomp_rule_add(list, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 2,
		   SCMP_A0_32(SCMP_CMP_EQ, (uint32_t)getpid(), 0), SCMP_A2_32(SCMP_CMP_EQ, SIGABRT, 0)) == 0;
}

/* What well-meaning libraries try, and do without. */
static bool
refuse(scmp_filter_ctx list)
{
	static const int calls[] = { SCMP_SYS(ioctl), SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2),
		SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx), SCMP_SYS(open), SCMP_SYS(readlink),
		SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(uname), SCMP_SYS(prctl), SCMP_SYS(prlimit64),
		SCMP_SYS(getrusage), SCMP_SYS(socket), SCMP_SYS(clone3) };
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (seccomp_rule_add(list, SCMP_ACT_ERRNO(EPERM), calls[i], 0) != 0)
			return false;
	return true;
}

static bool
list_calls(void)
{
	scmp_filter_ctx list = seccomp_init(SANITIZED ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_KILL_PROCESS);
	bool ok = list && seccomp_attr_set(list, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 && allow(list);
	ok = ok && (SANITIZED ? seccomp_rule_add(list, SCMP_ACT_ALLOW, SCMP_SYS(sigaltstack), 0) == 0 : refuse(list));
	ok = ok && seccomp_load(list) == 0;
	seccomp_release(list);
	return ok;
}

const char *
jail_enter(const char *folder, bool makes)
{
	char out[PATH_MAX];
	if (makes && snprintf(out, sizeof out, "%s/out", folder) >= (int)sizeof out)
		return NULL;
	tzset(); /* the zone's file, while it can be opened */
	if (!limits())
		return NULL;
	bool whole = landlock(folder, makes ? out : NULL);
	if (!whole && !change_root(folder))
		return NULL;
	if (!list_calls())
		return NULL;
#if SANITIZED
	locked = 1;
#endif
	return whole && folder ? folder : "";
}

/* ---------------------------------------------------------------- the screen's */

/* Whom a file belongs to and who may open it; and what a kernel before 6.2 (Landlock 3) lets pass: cutting it off
 * without writing. openat2 keeps its words where no list can read them; everybody does without. */
static bool
list_changes(bool cuts)
{
	enum { FCHMODAT2 = 452 }; /* younger than the library of Debian 12 */
	static const int calls[] = { SCMP_SYS(chmod), SCMP_SYS(fchmod), SCMP_SYS(fchmodat), FCHMODAT2, SCMP_SYS(chown),
		SCMP_SYS(fchown), SCMP_SYS(lchown), SCMP_SYS(fchownat), SCMP_SYS(setxattr), SCMP_SYS(lsetxattr),
		SCMP_SYS(fsetxattr), SCMP_SYS(utimensat), SCMP_SYS(ptrace), SCMP_SYS(process_vm_writev),
		SCMP_SYS(io_uring_setup), SCMP_SYS(pidfd_getfd) };
	static const int cutting[] = { SCMP_SYS(truncate), SCMP_SYS(creat), SCMP_SYS(openat2) };
	scmp_filter_ctx list = seccomp_init(SCMP_ACT_ALLOW);
	bool ok = list != NULL;
	for (size_t i = 0; ok && i < sizeof calls / sizeof *calls; i++)
		ok = seccomp_rule_add(list, SCMP_ACT_ERRNO(EPERM), calls[i], 0) == 0;
	for (size_t i = 0; ok && cuts && i < sizeof cutting / sizeof *cutting; i++)
		ok = seccomp_rule_add(list, SCMP_ACT_ERRNO(ENOSYS), cutting[i], 0) == 0;
	if (ok && cuts)
		ok = seccomp_rule_add(list, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1,
			 SCMP_A2(SCMP_CMP_MASKED_EQ, O_TRUNC, O_TRUNC)) == 0 &&
		     seccomp_rule_add(list, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1,
			 SCMP_A1(SCMP_CMP_MASKED_EQ, O_TRUNC, O_TRUNC)) == 0;
	ok = ok && seccomp_load(list) == 0;
	seccomp_release(list);
	return ok;
}

bool
jail_can_forbid_writing(void)
{
	return landlock_version() >= 1;
}

bool
jail_no_writing(const char *const *folder)
{
	long version = landlock_version();
	if (version < 1 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return false;
	struct {
		uint64_t files, ports, scopes;
	} attr = { CHANGES & handled[version < NEWEST ? version : NEWEST], 0, version >= 6 ? SIGNALS : 0 };
	size_t n = sizeof attr.files * (version >= 6 ? 3 : 1);
	int rules = (int)syscall(SYS_landlock_create_ruleset, &attr, n, 0);
	for (; rules >= 0 && *folder; folder++)
		give(rules, *folder, attr.files);
	bool ok = rules >= 0 && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	if (rules >= 0)
		close(rules);
	return ok && list_changes(version < 3);
}
