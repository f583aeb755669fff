/* alive: see alive.h. POSIX, and Linux for sockets without a file. */
#include "os/alive.h"

#include <fcntl.h>
#include <limits.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { TELL_MS = 10000 };

static struct sockaddr_un watcher;
static socklen_t watcher_size;
static uint64_t began_ms, told_ms;
static bool begun, well;
static int counter = -1;

static bool
count_path(char path[PATH_MAX])
{
	const char *folder = getenv("XDG_RUNTIME_DIR");
	return folder && *folder && snprintf(path, PATH_MAX, "%s/cunping-starts", folder) < PATH_MAX;
}

/* Ours alone: a child must not speak for us. */
static void
find_watcher(void)
{
	const char *name = getenv("NOTIFY_SOCKET");
	size_t n = name ? strlen(name) : 0;
	if (n > 1 && n < sizeof watcher.sun_path && (name[0] == '/' || name[0] == '@')) {
		watcher.sun_family = AF_UNIX;
		memcpy(watcher.sun_path, name, n);
		if (name[0] == '@')
			watcher.sun_path[0] = '\0';
		watcher_size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + n);
	}
	unsetenv("NOTIFY_SOCKET");
}

static void
tell(const char *words)
{
	int fd = watcher_size ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0) : -1;
	if (fd < 0)
		return;
	(void)!sendto(fd, words, strlen(words), MSG_NOSIGNAL, (const struct sockaddr *)&watcher, watcher_size);
	close(fd);
}

void
alive_open(void)
{
	char path[PATH_MAX];
	if (count_path(path))
		counter = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
}

bool
alive_begin(void)
{
	char words[16] = "";
	find_watcher();
	ssize_t n = pread(counter, words, sizeof words - 1, 0);
	int before = n > 0 ? atoi(words) : 0;
	if (counter >= 0 && ftruncate(counter, 0) == 0) {
		n = snprintf(words, sizeof words, "%d\n", before + 1);
		(void)!pwrite(counter, words, (size_t)n, 0);
	}
	return before < ALIVE_STARTS;
}

void
alive_turn(uint64_t now_ms)
{
	if (!begun) {
		began_ms = now_ms;
		tell("READY=1\nWATCHDOG=1\n");
	} else if (now_ms - told_ms >= TELL_MS) {
		tell("WATCHDOG=1\n");
	} else {
		return;
	}
	begun = true;
	told_ms = now_ms;
	if (!well && now_ms - began_ms >= ALIVE_WELL_MS) {
		well = true;
		alive_end();
	}
}

void
alive_end(void)
{
	(void)!ftruncate(counter, 0);
}
