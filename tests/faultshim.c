/* faultshim: loaded before libc (LD_PRELOAD) by tests/faults.c, so that one system call of the program can be its last
 * or can fail, and so that a disk can be made of what was written before it.
 *
 *   FAULT_ROOT   what counts lies below this folder; FAULT_STICK: and, for reading and opening, below this one
 *   FAULT_OPS    which calls are counted: m changes the disk, o opens, r reads, w writes, a asks for memory
 *   FAULT_AT     the number of the one that is hit; 0 or nothing: none, they are only counted
 *   FAULT_HOW    kill; half (a short read or write); else an errno value
 *   FAULT_ON     not empty: and every one after it
 *   FAULT_COUNT  file that gets the count at the end;  FAULT_LOG  file that gets what was done to the disk
 *
 * Only the first process of a family does anything: not the reader, which is locked up. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "faultlog.h"

enum { DESCRIPTORS = 1024 };
enum where { NOWHERE, ROOT, STICK };

static const char *root, *stick, *ops, *count_file;
static long at, count;
static int how, on, log_fd = -1;
static pid_t owner;
static bool active;
static enum where where_of[DESCRIPTORS];
static bool written[DESCRIPTORS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t k, size_t n);
void *__libc_realloc(void *p, size_t n);

#define REAL(type, name, ...)                                                                                          \
	static type (*real)(__VA_ARGS__);                                                                              \
	if (!real)                                                                                                     \
	*(void **)&real = dlsym(RTLD_NEXT, name)

static enum { KILL = -1, HALF = -2 } dummy __attribute__((unused));

__attribute__((constructor)) static void
start(void)
{
	const char *first = getenv("FAULT_PID"), *what = getenv("FAULT_HOW"), *file = getenv("FAULT_LOG");
	char me[24];
	snprintf(me, sizeof me, "%d", (int)getpid());
	root = getenv("FAULT_ROOT");
	if (!root || (first && strcmp(first, me) != 0))
		return;
	setenv("FAULT_PID", me, 1);
	owner = getpid();
	stick = getenv("FAULT_STICK");
	ops = getenv("FAULT_OPS") ? getenv("FAULT_OPS") : "m";
	at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
	on = getenv("FAULT_ON") && *getenv("FAULT_ON");
	how = !what ? 0 : strcmp(what, "kill") == 0 ? KILL : strcmp(what, "half") == 0 ? HALF : atoi(what);
	count_file = getenv("FAULT_COUNT");
	if (file)
		log_fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	active = true;
}

__attribute__((destructor)) static void
stop(void)
{
	if (!active || !count_file || getpid() != owner)
		return;
	char text[24];
	int n = snprintf(text, sizeof text, "%ld", count);
	int fd = (int)syscall(SYS_openat, AT_FDCWD, count_file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	syscall(SYS_write, fd, text, n);
	syscall(SYS_close, fd);
}

static bool
mine(void)
{
	return active && getpid() == owner;
}

static bool
below(const char *path, const char *folder)
{
	size_t n = folder ? strlen(folder) : 0;
	return n && strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

/* The whole path of what is named relative to a folder. */
static const char *
whole(int dir, const char *path, char *room, size_t size)
{
	char link[64];
	if (*path == '/')
		return path;
	snprintf(link, sizeof link, dir == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", dir);
	ssize_t n = syscall(SYS_readlinkat, AT_FDCWD, link, room, size - 1);
	if (n < 0)
		return path;
	snprintf(room + n, size - (size_t)n, "/%s", path);
	return room;
}

static enum where
place(const char *path)
{
	return below(path, root) ? ROOT : below(path, stick) ? STICK : NOWHERE;
}

static enum where
place_of(int fd)
{
	return fd >= 0 && fd < DESCRIPTORS ? where_of[fd] : NOWHERE;
}

/* Is this the call? 0: it goes on; an errno value; HALF. Does not come back when it is the last. */
static int
hit(enum where where, const char *kinds)
{
	bool counts = false;
	if (where == NOWHERE || !mine())
		return 0;
	for (const char *k = kinds; *k; k++)
		counts = counts || (strchr(ops, *k) && (where == ROOT || *k == 'o' || *k == 'r'));
	if (!counts)
		return 0;
	pthread_mutex_lock(&lock);
	long now = ++count;
	pthread_mutex_unlock(&lock);
	if (!at || !(now == at || (on && now > at)))
		return 0;
	if (how == KILL)
		syscall(SYS_kill, owner, SIGKILL);
	return how;
}

static void
put(const void *bytes, size_t n)
{
	for (const char *p = bytes; n;) {
		ssize_t done = syscall(SYS_write, log_fd, p, n);
		if (done <= 0)
			abort();
		p += done;
		n -= (size_t)done;
	}
}

static void
note(enum fault_op op, int fd, const char *path, const char *to, long long offset, const void *bytes, size_t n)
{
	if (log_fd < 0 || !mine())
		return;
	struct fault_record r = { op, fd, offset, path ? (unsigned)strlen(path) : 0, to ? (unsigned)strlen(to) : 0, n };
	pthread_mutex_lock(&lock);
	put(&r, sizeof r);
	put(path, r.path);
	put(to, r.to);
	put(bytes, n);
	pthread_mutex_unlock(&lock);
}

/* ---------------------------------------------------------------- opening */

static int
opened(int dir, const char *given, int flags, unsigned mode)
{
	char room[8192];
	const char *path = mine() ? whole(dir, given, room, sizeof room) : given;
	enum where where = mine() ? place(path) : NOWHERE;
	struct stat st;
	bool makes = where == ROOT && flags & O_CREAT && syscall(SYS_newfstatat, dir, given, &st, AT_SYMLINK_NOFOLLOW);
	bool cuts = where == ROOT && flags & O_TRUNC && !makes;
	int error = hit(where, makes || cuts ? "om" : "o");
	if (error > 0) {
		errno = error;
		return -1;
	}
	int fd = (int)syscall(SYS_openat, dir, given, flags, mode);
	if (fd < 0 || fd >= DESCRIPTORS)
		return fd;
	where_of[fd] = where;
	written[fd] = makes;
	if (where == ROOT)
		note(makes ? FAULT_MAKE : cuts ? FAULT_CUT : FAULT_OPEN, fd, path, NULL, 0, NULL, 0);
	return fd;
}

#define OPEN(name, dir, ...)                                                                                           \
	int name(__VA_ARGS__, int flags, ...)                                                                          \
	{                                                                                                              \
		va_list args;                                                                                          \
		va_start(args, flags);                                                                                 \
		unsigned mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, unsigned) : 0;                            \
		va_end(args);                                                                                          \
		return opened(dir, path, flags, mode);                                                                 \
	}
OPEN(open, AT_FDCWD, const char *path)
OPEN(open64, AT_FDCWD, const char *path)
OPEN(openat, dir, int dir, const char *path)
OPEN(openat64, dir, int dir, const char *path)

int
close(int fd)
{
	if (place_of(fd) == ROOT)
		note(FAULT_CLOSE, fd, NULL, NULL, 0, NULL, 0);
	if (fd >= 0 && fd < DESCRIPTORS)
		where_of[fd] = NOWHERE;
	return (int)syscall(SYS_close, fd);
}

/* ---------------------------------------------------------- reading, writing */

static ssize_t
wrote(int fd, const void *bytes, size_t n, off_t offset, bool there)
{
	enum where where = place_of(fd);
	int error = where == ROOT ? hit(where, "mw") : 0;
	if (error > 0) {
		errno = error;
		return -1;
	}
	if (error == HALF && n > 1)
		n /= 2;
	if (where == ROOT && log_fd >= 0)
		offset = there ? offset : (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR);
	ssize_t done = there ? syscall(SYS_pwrite64, fd, bytes, n, offset) : syscall(SYS_write, fd, bytes, n);
	if (where == ROOT && done > 0) {
		written[fd] = true;
		note(FAULT_WRITE, fd, NULL, NULL, offset, bytes, (size_t)done);
	}
	return done;
}

ssize_t
write(int fd, const void *bytes, size_t n)
{
	return wrote(fd, bytes, n, 0, false);
}

ssize_t
pwrite(int fd, const void *bytes, size_t n, off_t offset)
{
	return wrote(fd, bytes, n, offset, true);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t n, off64_t offset)
{
	return wrote(fd, bytes, n, offset, true);
}

static size_t
may_read(int fd, size_t n)
{
	int error = hit(place_of(fd), "r");
	if (error > 0) {
		errno = error;
		return (size_t)-1;
	}
	return error == HALF && n > 1 ? n / 2 : n;
}

ssize_t
read(int fd, void *bytes, size_t n)
{
	n = may_read(fd, n);
	return n == (size_t)-1 ? -1 : syscall(SYS_read, fd, bytes, n);
}

ssize_t
pread(int fd, void *bytes, size_t n, off_t offset)
{
	n = may_read(fd, n);
	return n == (size_t)-1 ? -1 : syscall(SYS_pread64, fd, bytes, n, offset);
}

ssize_t
pread64(int fd, void *bytes, size_t n, off64_t offset)
{
	return pread(fd, bytes, n, offset);
}

static int
cut(int fd, off_t size)
{
	int error = hit(place_of(fd) == ROOT ? ROOT : NOWHERE, "m");
	if (error > 0) {
		errno = error;
		return -1;
	}
	int done = (int)syscall(SYS_ftruncate, fd, size);
	if (done == 0 && place_of(fd) == ROOT)
		note(FAULT_SIZE, fd, NULL, NULL, size, NULL, 0);
	return done;
}

int
ftruncate(int fd, off_t size)
{
	return cut(fd, size);
}

int
ftruncate64(int fd, off64_t size)
{
	return cut(fd, size);
}

/* What another process wrote is not known here: it is read when it is made safe. */
static void
note_others(int fd)
{
	struct stat st;
	if (log_fd < 0 || !mine() || written[fd] || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		return;
	char *bytes = __libc_malloc((size_t)st.st_size + 1);
	ssize_t n = syscall(SYS_pread64, fd, bytes, (size_t)st.st_size, 0);
	note(FAULT_FOUND, fd, NULL, NULL, 0, bytes, n > 0 ? (size_t)n : 0);
	free(bytes);
}

static int
synced(int fd, long call)
{
	bool here = place_of(fd) == ROOT;
	int error = here ? hit(ROOT, "m") : 0;
	if (here)
		note_others(fd);
	if (error > 0) {
		errno = error;
		return -1;
	}
	int done = (int)syscall(call, fd);
	if (done == 0 && here)
		note(FAULT_SYNC, fd, NULL, NULL, 0, NULL, 0);
	return done;
}

int
fsync(int fd)
{
	return synced(fd, SYS_fsync);
}

int
fdatasync(int fd)
{
	return synced(fd, SYS_fdatasync);
}

/* ------------------------------------------------------------------ names */

static int
named(enum fault_op op, int dir, const char *given, int dir_to, const char *given_to, int flags)
{
	char room[8192], room_to[8192];
	const char *path = mine() ? whole(dir, given, room, sizeof room) : given;
	const char *to = given_to && mine() ? whole(dir_to, given_to, room_to, sizeof room_to) : given_to;
	int error = mine() ? hit(place(path) == ROOT ? ROOT : NOWHERE, "m") : 0;
	if (error > 0) {
		errno = error;
		return -1;
	}
	long done = op == FAULT_RENAME   ? syscall(SYS_renameat, dir, given, dir_to, given_to)
		    : op == FAULT_LINK   ? syscall(SYS_linkat, dir, given, dir_to, given_to, 0)
		    : op == FAULT_FOLDER ? syscall(SYS_mkdirat, dir, given, flags)
					 : syscall(SYS_unlinkat, dir, given, flags);
	if (done == 0 && mine() && place(path) == ROOT)
		note(op, -1, path, to, 0, NULL, 0);
	return (int)done;
}

int
rename(const char *from, const char *to)
{
	return named(FAULT_RENAME, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
renameat(int dir, const char *from, int dir_to, const char *to)
{
	return named(FAULT_RENAME, dir, from, dir_to, to, 0);
}

int
link(const char *from, const char *to)
{
	return named(FAULT_LINK, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int
unlink(const char *path)
{
	return named(FAULT_UNLINK, AT_FDCWD, path, 0, NULL, 0);
}

int
unlinkat(int dir, const char *path, int flags)
{
	return named(FAULT_UNLINK, dir, path, 0, NULL, flags);
}

int
rmdir(const char *path)
{
	return named(FAULT_UNLINK, AT_FDCWD, path, 0, NULL, AT_REMOVEDIR);
}

int
mkdir(const char *path, mode_t mode)
{
	return named(FAULT_FOLDER, AT_FDCWD, path, 0, NULL, (int)mode);
}

/* ----------------------------------------------------------------- memory */

static bool
none_left(void)
{
	if (!active || !strchr(ops, 'a') || hit(ROOT, "a") <= 0)
		return false;
	errno = ENOMEM;
	return true;
}

void *
malloc(size_t n)
{
	return none_left() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t k, size_t n)
{
	return none_left() ? NULL : __libc_calloc(k, n);
}

void *
realloc(void *p, size_t n)
{
	return none_left() ? NULL : __libc_realloc(p, n);
}
