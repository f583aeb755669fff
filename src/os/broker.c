/* broker: see broker.h. Linux: packets over a pair of sockets, descriptors along with them, and a descriptor for each
 * process that says when it has ended. What comes from the screen is treated as if a stranger had sent it. */
#include "os/broker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { START, START_HEARD, KILL, ASK };
enum { WORKERS = 32, WORDS = 48, FDS = 4 };

struct packet {
	struct {
		int what, number; /* of an answer: 0 or an errno value; the process */
	} head;
	char bytes[BROKER_MOST];
};

static int line = -1; /* to the other half */
static bool there, gone;
static struct packet packet;

static bool
put(size_t n, const int *fd, size_t fds)
{
	char room[CMSG_SPACE(FDS * sizeof(int))] = { 0 };
	struct iovec v = { &packet, sizeof packet.head + n };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1 };
	if (fds) {
		m.msg_control = room;
		m.msg_controllen = CMSG_SPACE(fds * sizeof *fd);
		struct cmsghdr *c = CMSG_FIRSTHDR(&m);
		*c = (struct cmsghdr){ CMSG_LEN(fds * sizeof *fd), SOL_SOCKET, SCM_RIGHTS };
		memcpy(CMSG_DATA(c), fd, fds * sizeof *fd);
	}
	ssize_t sent;
	do
		sent = sendmsg(line, &m, MSG_NOSIGNAL);
	while (sent < 0 && errno == EINTR);
	return sent == (ssize_t)v.iov_len;
}

/* False: the other half is gone, or what came is no packet. */
static bool
get(size_t *n, int *fd, size_t *fds)
{
	char room[CMSG_SPACE(FDS * sizeof(int))];
	struct iovec v = { &packet, sizeof packet };
	struct msghdr m = { .msg_iov = &v, .msg_iovlen = 1, .msg_control = room, .msg_controllen = sizeof room };
	ssize_t got;
	do
		got = recvmsg(line, &m, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	struct cmsghdr *c = got < 0 ? NULL : CMSG_FIRSTHDR(&m);
	*fds = c && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS
		   ? (c->cmsg_len - CMSG_LEN(0)) / sizeof(int)
		   : 0;
	if (*fds)
		memcpy(fd, CMSG_DATA(c), *fds * sizeof(int));
	*n = got < (ssize_t)sizeof packet.head ? 0 : (size_t)got - sizeof packet.head;
	return got >= (ssize_t)sizeof packet.head && !(m.msg_flags & MSG_TRUNC);
}

/* ------------------------------------------------------------ the other half */

struct worker {
	struct child child;
	int ends, told; /* its descriptor; where its status goes */
};

static struct worker worker[WORKERS];
static size_t workers;

/* The words one after the other, each with its NUL; false: not so. */
static bool
split(size_t n, char *argv[WORDS + 1])
{
	int words = 0;
	if (n == 0 || packet.bytes[n - 1])
		return false;
	for (char *p = packet.bytes; p < packet.bytes + n; p += strlen(p) + 1) {
		if (words == WORDS)
			return false;
		argv[words++] = p;
	}
	argv[words] = NULL;
	return true;
}

static int
start_one(char *const argv[], bool heard, int fd[FDS])
{
	struct worker *w = &worker[workers];
	int told[2], error;
	if (workers == WORKERS)
		return EAGAIN;
	if (pipe2(told, O_CLOEXEC | O_NONBLOCK) != 0)
		return errno;
	error = child_start_talking(NULL, argv, &w->child, &fd[0], heard ? &fd[3] : NULL);
	if (error) {
		close(told[0]);
		close(told[1]);
		return error;
	}
	w->told = told[1];
	w->ends = (int)syscall(SYS_pidfd_open, w->child.pid, 0);
	if (w->ends < 0) /* its end would not be seen: it ends now */
		child_kill(&w->child);
	fd[1] = w->child.out;
	fd[2] = told[0];
	workers++;
	return 0;
}

static void
on_start(const struct broker_rules *rules, size_t n)
{
	char *argv[WORDS + 1];
	int fd[FDS];
	bool heard = packet.head.what == START_HEARD;
	int error = !split(n, argv) || !rules->may_start(argv) ? EPERM : start_one(argv, heard, fd);
	size_t fds = error ? 0 : heard ? 4 : 3;
	packet.head.what = error;
	packet.head.number = error ? 0 : worker[workers - 1].child.pid;
	put(0, fd, fds);
	for (size_t i = 0; i < fds; i++)
		close(fd[i]);
}

static void
on_kill(int pid)
{
	for (size_t i = 0; i < workers; i++)
		if (worker[i].child.pid == pid)
			child_kill(&worker[i].child);
}

/* What it does to memory, or ends by, is nobody else's. */
static void
on_ask(const struct broker_rules *rules, size_t n)
{
	int status = -1, kind = packet.head.number, pid = fork();
	if (pid == 0) {
		packet.head.what = rules->carry(kind, packet.bytes, n) ? 0 : EPERM;
		_exit(put(n, NULL, 0) ? 0 : 1);
	}
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (pid > 0 && status == 0)
		return;
	packet.head.what = ECHILD;
	put(n, NULL, 0);
}

static void
see_who_ended(const struct pollfd *p)
{
	for (size_t i = workers; i-- > 0;) {
		struct worker *w = &worker[i];
		int status;
		if (!p[i].revents || !child_ended(&w->child, &status))
			continue;
		(void)!write(w->told, &status, sizeof status); /* a pipe that holds more, or nobody listens */
		close(w->told);
		close(w->ends);
		*w = worker[--workers];
	}
}

static void
serve(const struct broker_rules *rules)
{
	for (;;) {
		struct pollfd p[WORKERS + 1];
		int fd[FDS];
		size_t n, fds, all = workers;
		for (size_t i = 0; i < all; i++)
			p[i] = (struct pollfd){ .fd = worker[i].ends, .events = POLLIN };
		p[all] = (struct pollfd){ .fd = line, .events = POLLIN };
		if (poll(p, (nfds_t)all + 1, -1) < 0)
			continue;
		see_who_ended(p);
		if (!p[all].revents)
			continue;
		if (!get(&n, fd, &fds) || fds) /* it sends no descriptors */
			return;
		if (packet.head.what == START || packet.head.what == START_HEARD)
			on_start(rules, n);
		else if (packet.head.what == KILL)
			on_kill(packet.head.number);
		else if (packet.head.what == ASK)
			on_ask(rules, n);
		else
			return;
	}
}

/* Ends when the screen has hung up: a signal that is meant for both must not take it away before. */
static void
be_broker(int fd, int parent, const struct broker_rules *rules)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != parent || null < 0)
		_exit(126);
	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	line = fcntl(fd, F_DUPFD_CLOEXEC, 100);
	close_range(STDERR_FILENO + 1, 99, 0);
	close_range((unsigned)line + 1, ~0u, 0);
	prctl(PR_SET_NAME, "cunping-broker");
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	unsetenv("NOTIFY_SOCKET"); /* it speaks for nobody */
	serve(rules);
	_exit(0);
}

/* ---------------------------------------------------------------- the screen */

int
broker_begin(const struct broker_rules *rules)
{
	int two[2], parent = getpid();
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, two) != 0)
		return errno;
	int pid = fork(), error = pid < 0 ? errno : 0;
	if (pid == 0)
		be_broker(two[1], parent, rules);
	close(two[1]);
	if (error)
		close(two[0]);
	else
		line = two[0];
	there = !error;
	return error;
}

bool
broker_there(void)
{
	return there;
}

bool
broker_gone(void)
{
	return gone;
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

/* Sends the packet, and takes what comes back into it; what is expected is not what it promises. */
static bool
talk(int what, int number, size_t n, int *fd, size_t *fds)
{
	size_t back;
	packet.head.what = what;
	packet.head.number = number;
	gone = gone || !put(n, NULL, 0);
	if (gone || what == KILL)
		return !gone;
	gone = !get(&back, fd, fds);
	return !gone;
}

int
broker_start(char *const argv[], struct child *out, int *in, int *err)
{
	int fd[FDS];
	size_t n = 0, fds;
	pthread_mutex_lock(&mutex);
	bool fits = true;
	for (int i = 0; argv[i] && fits; i++) {
		size_t more = strlen(argv[i]) + 1;
		fits = n + more <= sizeof packet.bytes;
		if (fits)
			memcpy(packet.bytes + n, argv[i], more);
		n += more;
	}
	bool heard = fits && talk(err ? START_HEARD : START, 0, n, fd, &fds);
	int error = !fits ? E2BIG : !heard ? EPIPE : packet.head.what, pid = packet.head.number;
	pthread_mutex_unlock(&mutex);
	if (error)
		return error;
	*in = fd[0];
	*out = (struct child){ pid, fd[1], fd[2] };
	if (err)
		*err = fd[3];
	return 0;
}

void
broker_kill(int pid)
{
	pthread_mutex_lock(&mutex);
	talk(KILL, pid, 0, NULL, NULL);
	pthread_mutex_unlock(&mutex);
}

bool
broker_ask(int kind, void *io, size_t size)
{
	int fd[FDS];
	size_t fds;
	if (size > sizeof packet.bytes)
		return false;
	pthread_mutex_lock(&mutex);
	memcpy(packet.bytes, io, size);
	bool ok = talk(ASK, kind, size, fd, &fds) && packet.head.what == 0;
	if (ok)
		memcpy(io, packet.bytes, size);
	explicit_bzero(packet.bytes, size); /* perhaps a PIN */
	pthread_mutex_unlock(&mutex);
	return ok;
}
