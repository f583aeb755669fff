/* clockset: see clockset.h. Waits on the folder, never asks again and again. */
#include "os/clockset.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

#include "os/child.h"
#include "os/fs.h"

#define RUN "/run/cunping"

enum { NEAR_S = 120 }; /* a minute is cut off, another may have gone by */

static bool
parse(const char *when, struct tm *t)
{
	int used = 0;
	*t = (struct tm){ .tm_isdst = -1 };
	if (sscanf(when, "%4d-%2d-%2dT%2d:%2d%n", &t->tm_year, &t->tm_mon, &t->tm_mday, &t->tm_hour, &t->tm_min,
		&used) != 5 ||
	    used != 16 || when[used])
		return false;
	t->tm_year -= 1900;
	t->tm_mon -= 1;
	return true;
}

/* 0 when the request is gone. */
static int
wait_for_answer(int watch, const char *request, int wait_ms)
{
	char events[1024];
	unsigned long long until = stop_clock_ms() + (unsigned long long)wait_ms;
	for (;;) {
		/* asked before each wait: an answer in between is not missed */
		if (!fs_exists(request))
			return 0;
		unsigned long long now = stop_clock_ms();
		if (now >= until)
			return EROFS;
		struct pollfd p = { .fd = watch, .events = POLLIN };
		if (poll(&p, 1, (int)(until - now)) > 0 && read(watch, events, sizeof events) < 0 && errno != EINTR)
			return errno;
		if (stop_requested())
			return ECANCELED;
	}
}

int
clockset(const char *when, int wait_ms)
{
	char request[1024], line[32];
	struct tm wanted;
	const char *run = getenv("CUNPING_RUN");
	run = run && run[0] == '/' ? run : RUN;
	if (!parse(when, &wanted))
		return EINVAL;
	if (!fs_is_dir(run) || snprintf(request, sizeof request, "%s/clock", run) >= (int)sizeof request)
		return EROFS;
	int n = snprintf(line, sizeof line, "%s\n", when), watch = inotify_init1(IN_CLOEXEC);
	int error = watch < 0 || inotify_add_watch(watch, run, IN_DELETE | IN_MOVED_FROM) < 0 ? errno : 0;
	if (!error && fs_write(request, line, (size_t)n) != 0)
		error = EROFS;
	if (!error)
		error = wait_for_answer(watch, request, wait_ms);
	if (watch >= 0)
		close(watch);
	if (error)
		fs_remove(request);
	else if (llabs((long long)time(NULL) - (long long)mktime(&wanted)) > NEAR_S)
		error = ERANGE;
	return error;
}
