/* child: see child.h. Linux: /proc/self/exe, PR_SET_PDEATHSIG, close_range. */
#include "os/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "os/broker.h"

struct ends {
	int in, out, err; /* err −1: ours */
};

static void
child_main(const char *program, char *const argv[], int parent, struct ends e)
{
	/* the parent may be gone before the signal was asked for */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent)
		_exit(126);
	if (dup2(e.in, STDIN_FILENO) < 0 || dup2(e.out, STDOUT_FILENO) < 0)
		_exit(126);
	if (e.err >= 0 && dup2(e.err, STDERR_FILENO) < 0)
		_exit(126);
	close_range(STDERR_FILENO + 1, ~0u, 0);
	signal(SIGINT, SIG_DFL);
	signal(SIGTERM, SIG_DFL);
	signal(SIGPIPE, SIG_DFL);
	execv(program ? program : "/proc/self/exe", argv);
	_exit(127);
}

static void
close_pair(int pair[2])
{
	for (int i = 0; i < 2; i++)
		if (pair[i] >= 0)
			close(pair[i]);
}

int
child_start_talking(const char *program, char *const argv[], struct child *out, int *in, int *err)
{
	int to[2] = { -1, -1 }, from[2] = { -1, -1 }, said[2] = { -1, -1 }, pid = -1, parent = getpid();
	signal(SIGPIPE, SIG_IGN); /* a child that died must not take along who talks to it */
	if (!program && broker_there())
		return broker_start(argv, out, in, err);
	if (pipe2(to, O_CLOEXEC) == 0 && pipe2(from, O_CLOEXEC) == 0 && (!err || pipe2(said, O_CLOEXEC) == 0))
		pid = fork();
	if (pid == 0)
		child_main(program, argv, parent, (struct ends){ to[0], from[1], said[1] });
	if (pid < 0) {
		int error = errno;
		close_pair(to);
		close_pair(from);
		close_pair(said);
		return error;
	}
	close(to[0]);
	close(from[1]);
	fcntl(to[1], F_SETFL, O_NONBLOCK);
	fcntl(from[0], F_SETFL, O_NONBLOCK);
	*out = (struct child){ pid, from[0], 0 };
	*in = to[1];
	if (err) {
		close(said[1]);
		fcntl(said[0], F_SETFL, O_NONBLOCK);
		*err = said[0];
	}
	return 0;
}

/* A broker that is gone has taken it along. */
static bool
was_told(struct child *c, int *status)
{
	ssize_t got = read(c->told, status, sizeof *status);
	if (got < 0 && (errno == EAGAIN || errno == EINTR))
		return false;
	if (got != sizeof *status)
		*status = -1;
	close(c->told);
	*c = (struct child){ -1, c->out, 0 };
	return true;
}

bool
child_ended(struct child *c, int *status)
{
	int how = 0;
	if (c->pid <= 0)
		return true;
	if (c->told)
		return was_told(c, status);
	int got = waitpid(c->pid, &how, WNOHANG);
	if (got == 0 || (got < 0 && errno == EINTR))
		return false;
	*status = got > 0 && WIFEXITED(how) ? WEXITSTATUS(how) : -1;
	c->pid = -1;
	return true;
}

void
child_kill(const struct child *c)
{
	if (c->pid > 0 && c->told)
		broker_kill(c->pid);
	else if (c->pid > 0)
		kill(c->pid, SIGKILL);
}

int
child_start(char *const argv[], struct child *out)
{
	int pipes[2];
	if (pipe2(pipes, O_CLOEXEC) != 0)
		return errno;
	int null = open("/dev/null", O_RDONLY | O_CLOEXEC), parent = getpid();
	int pid = null < 0 ? -1 : fork();
	int error = pid < 0 ? errno : 0;
	if (pid == 0)
		child_main(NULL, argv, parent, (struct ends){ null, pipes[1], -1 });
	close(pipes[1]);
	if (null >= 0)
		close(null);
	if (error) {
		close(pipes[0]);
		return error;
	}
	*out = (struct child){ pid, pipes[0], 0 };
	return 0;
}

static int told = -1; /* see stop_also() */

int
child_read(struct child *c, char *bytes, size_t size, int timeout_ms, size_t *n)
{
	struct pollfd p[2] = { { .fd = c->out, .events = POLLIN }, { .fd = told, .events = POLLIN } };
	int ready = poll(p, 2, timeout_ms);
	if (ready < 0)
		return errno;
	if (ready == 0)
		return ETIMEDOUT;
	if (p[0].revents == 0)
		return EINTR;
	ssize_t got = read(c->out, bytes, size);
	if (got < 0)
		return errno;
	*n = (size_t)got;
	return 0;
}

unsigned
child_wait(const struct child *const *c, size_t n, int timeout_ms)
{
	enum { MOST = 8 };
	struct pollfd p[MOST + 1] = { { .fd = told, .events = POLLIN } };
	unsigned ready = 0;
	n = n < MOST ? n : MOST;
	for (size_t i = 0; i < n; i++)
		p[i + 1] = (struct pollfd){ .fd = c[i]->out, .events = POLLIN };
	if (poll(p, (nfds_t)n + 1, timeout_ms) > 0)
		for (size_t i = 0; i < n; i++)
			ready |= (unsigned)(p[i + 1].revents != 0) << i;
	return ready;
}

int
child_end(struct child *c, bool kill_first)
{
	int status = 0;
	if (c->pid <= 0)
		return -1;
	if (kill_first)
		kill(c->pid, SIGKILL);
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(c->out);
	*c = (struct child){ -1, -1, 0 };
	return WIFEXITED(status)                                   ? WEXITSTATUS(status)
	       : WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS ? CHILD_REFUSED
								   : -1;
}

void
child_tell(int fd, const char *line, size_t n)
{
	while (n > 0) {
		ssize_t put = write(fd, line, n);
		if (put < 0 && errno == EINTR)
			continue;
		if (put <= 0)
			return;
		line += put;
		n -= (size_t)put;
	}
}

static volatile sig_atomic_t stopping;
static bool (*stop_asked)(void *context);
static void *stop_context;

static void
on_signal(int number)
{
	stopping = 1;
}

void
stop_on_signals(void)
{
	struct sigaction act = { .sa_handler = on_signal };
	sigemptyset(&act.sa_mask);
	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
	/* a screen that is gone must not end us in the middle of a write */
	signal(SIGPIPE, SIG_IGN);
}

bool
stop_requested(void)
{
	return stopping != 0 || (stop_asked && stop_asked(stop_context));
}

void
stop_also(bool (*also)(void *context), void *context, int fd)
{
	stop_asked = also;
	stop_context = context;
	told = fd;
}

void
stop_wait(void)
{
	struct pollfd p = { .fd = told, .events = POLLIN };
	sigset_t block, before;
	sigemptyset(&block);
	sigaddset(&block, SIGINT);
	sigaddset(&block, SIGTERM);
	sigprocmask(SIG_BLOCK, &block, &before);
	if (!stopping)
		ppoll(&p, 1, NULL, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
}

unsigned long long
stop_clock_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (unsigned long long)t.tv_sec * 1000 + (unsigned long long)t.tv_nsec / 1000000;
}
