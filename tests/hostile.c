/* A decoder of photos, or the screen that has gone over to the enemy, loaded with LD_PRELOAD into the program as it is
 * delivered: what CUNPING_HOSTILE names is tried when the reader looks at the first photo, and told if it was reached.
 * Where CUNPING_DATA is a data folder, the screen tries everything there when its first frame is shown, and goes on.
 * CUNPING_OLD makes the kernel an old one: without Landlock, or (=2) without user namespaces too. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

int jpeg_read_header(void *info, int required);
int SDL_UpdateWindowSurfaceRects(void *window, const void *rects, int count);

static void
be_old(const char *how)
{
	scmp_filter_ctx list = seccomp_init(SCMP_ACT_ALLOW);
	seccomp_rule_add(list, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
	if (how[0] == '2')
		seccomp_rule_add(list, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(unshare), 0);
	seccomp_load(list);
	seccomp_release(list);
}

__attribute__((constructor)) static void
begin(void)
{
	const char *old = getenv("CUNPING_OLD");
	if (old)
		be_old(old);
}

static int
opened(const char *path, int how)
{
	return open(path, how, 0644) >= 0;
}

int
jpeg_read_header(void *info, int required)
{
	const char *what = getenv("CUNPING_HOSTILE"), *state = getenv("CUNPING_STATE");
	int reached = strcmp(what, "state") == 0      ? opened(state, O_RDWR)
		      : strcmp(what, "delete") == 0   ? unlink(state) == 0
		      : strcmp(what, "passwd") == 0   ? opened("/etc/passwd", O_RDONLY)
		      : strcmp(what, "socket") == 0   ? socket(AF_INET, SOCK_STREAM, 0) >= 0
		      : strcmp(what, "shell") == 0    ? system("true") == 0
		      : strcmp(what, "fork") == 0     ? fork() >= 0
		      : strcmp(what, "exec") == 0     ? execl("/bin/true", "true", (char *)NULL) == 0
		      : strcmp(what, "importer") == 0 ? kill(getppid(), SIGKILL) == 0
						      : 1;
	fprintf(stderr, "%s: %s\n", reached ? "reached" : "no answer", what);
	_exit(0);
}

/* ------------------------------------------------------------- the screen */

static const char *data;

static const char *
at(const char *below)
{
	static char path[2][4096];
	static int turn;
	turn = !turn;
	snprintf(path[turn], sizeof path[turn], "%s/%s", data, below);
	return path[turn];
}

/* The first file that lies there. */
static const char *
first_in(const char *below)
{
	static char path[4096];
	char pattern[4096];
	glob_t g;
	snprintf(pattern, sizeof pattern, "%s/%s", data, below);
	snprintf(path, sizeof path, "%s", glob(pattern, 0, NULL, &g) == 0 ? g.gl_pathv[0] : "/none");
	globfree(&g);
	return path;
}

/* Asks the other half for what no desk would: the answer is 0 when it was started. */
static int
started(const char *words, size_t n)
{
	char packet[8 + 200] = { 0 };
	int type, answer[2] = { -1, 0 };
	socklen_t size = sizeof type;
	memcpy(packet + 8, words, n);
	for (int fd = 3; fd < 256; fd++)
		if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET &&
		    send(fd, packet, 8 + n, 0) > 0 && recv(fd, answer, sizeof answer, 0) > 0)
			return answer[0] == 0;
	return 1;
}
#define STARTED(words) started(words, sizeof words)

static void
tell(const char *words, int reached)
{
	fprintf(stderr, "%s: %s\n", reached ? "reached" : "no answer", words);
}
#define TRY(trial) tell(#trial, trial)

static void
try_all(void)
{
	for (int media = 0; media < 2; media++) {
		const char *file = first_in(media ? "media/*/*" : "editions/*.db");
		TRY(opened(file, O_RDWR));
		TRY(opened(file, O_RDONLY | O_TRUNC));
		TRY(truncate(file, 0) == 0);
		TRY(rename(file, at("taken")) == 0);
		TRY(unlink(file) == 0);
		TRY(chmod(file, 0) == 0);
		TRY(opened(at(media ? "media/new" : "editions/new"), O_WRONLY | O_CREAT));
		TRY(rename(at(media ? "media" : "editions"), at("gone")) == 0);
		TRY(symlink("/etc/passwd", at(media ? "media/new" : "editions/new")) == 0);
	}
	TRY(opened(at("state.db"), O_RDWR));
	TRY(opened(at("state.db.twin"), O_WRONLY));
	TRY(unlink(at("state.db")) == 0);
	TRY(opened(at("new"), O_WRONLY | O_CREAT));
	TRY(system("echo x >>\"$CUNPING_DATA\"/state.db") == 0);
	TRY(STARTED("sh\0-c\0true"));
	TRY(STARTED("cunping\0import\0--data\0/tmp\0/dev/shm\0--yes"));
	TRY(STARTED("cunping\0key\0trust"));
}

int
SDL_UpdateWindowSurfaceRects(void *window, const void *rects, int count)
{
	static int (*real)(void *, const void *, int);
	if (!real && (data = getenv("CUNPING_DATA")))
		try_all();
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "SDL_UpdateWindowSurfaceRects");
	return real(window, rects, count);
}
