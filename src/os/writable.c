/* writable: see writable.h. Waits on mountinfo, never asks again and again. */
#include "os/writable.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "os/child.h"
#include "os/fs.h"
#include "os/mounts.h"

#define RUN "/run/cunping"

static long long
now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Waits until the mount of w->folder is as wanted; 0 or an errno value. */
static int
wait_until(struct writable *w, bool read_only, int wait_ms)
{
	struct mount m;
	long long until = now_ms() + wait_ms;
	for (;;) {
		/* asked before each wait: a change in between is not missed */
		int error = mounts_of(w->watch, w->folder, &m);
		if (error || m.read_only == read_only)
			return error;
		long long left = until - now_ms();
		if (left <= 0)
			return ETIMEDOUT;
		struct pollfd p = { .fd = w->watch, .events = POLLPRI };
		poll(&p, 1, (int)left);
		if (stop_requested())
			return ECANCELED;
	}
}

static int
make_request(struct writable *w, const struct mount *m)
{
	const char *run = getenv("CUNPING_RUN"), *slash = strrchr(m->path, '/');
	run = run && run[0] == '/' ? run : RUN;
	if (!fs_is_dir(run) || !slash || !slash[1])
		return EROFS;
	if (snprintf(w->request, sizeof w->request, "%s/write-%s", run, slash + 1) >= (int)sizeof w->request) {
		w->request[0] = '\0';
		return EROFS;
	}
	int fd = open(w->request, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0) {
		w->request[0] = '\0';
		return EROFS;
	}
	bool ok = dprintf(fd, "%d\n", (int)getpid()) > 0;
	close(fd);
	return ok ? 0 : EROFS;
}

bool
writable_begin(struct writable *w, const char *folder, int wait_ms, int *error)
{
	struct mount m;
	*w = (struct writable){ .watch = mounts_watch() };
	snprintf(w->folder, sizeof w->folder, "%s", folder);
	*error = w->watch < 0 ? errno : mounts_of(w->watch, folder, &m);
	if (!*error && m.read_only) {
		*error = make_request(w, &m);
		if (!*error)
			*error = wait_until(w, false, wait_ms);
		if (*error == ETIMEDOUT)
			*error = EROFS;
	}
	if (!*error)
		return true;
	int first = *error;
	writable_end(w, 0);
	*error = first;
	return false;
}

bool
writable_end(struct writable *w, int wait_ms)
{
	bool closed = true;
	if (w->request[0]) {
		fs_remove(w->request);
		closed = wait_ms <= 0 || wait_until(w, true, wait_ms) == 0;
		w->request[0] = '\0';
	}
	if (w->watch >= 0)
		close(w->watch);
	w->watch = -1;
	return closed;
}
