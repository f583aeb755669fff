/* A decoder of photos that has gone over to the enemy, loaded with LD_PRELOAD into the program as it is delivered:
 * what CUNPING_HOSTILE names is tried when the reader looks at the first photo, and told if it was reached.
 * CUNPING_OLD makes the kernel an old one: without Landlock, or (=2) without user namespaces too. */
#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int jpeg_read_header(void *info, int required);

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
