/* listener: see listener.h. The mutex guards channels and queue; it is never
 * held while anything is read. When the main thread does not take what is
 * queued, no more is read, so that memory stays bounded. */
#include "desk/listener.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "base/need.h"
#include "base/str.h"

enum { LINE_MOST = 1 << 20, QUEUE_MOST = 2048, SETTLE_MS = 150, FIXED = 3 };

struct channel {
	int number; /* 0: free */
	int fd;
	bool dropped;
	struct strbuf line; /* the thread's own */
};

struct listener {
	struct listener_options o;
	char *sticks, *data;
	pthread_t thread;
	pthread_mutex_t mutex;
	int bell[2]; /* wakes the thread */
	int mounts, files;
	struct channel channel[LISTENER_CHANNELS];
	struct listener_news *first, **last;
	size_t queued;
	int numbers;
	bool stop, again;
};

static void
ring(struct listener *l)
{
	char c = 0;
	while (write(l->bell[1], &c, 1) < 0 && errno == EINTR)
		;
}

static void
put(struct listener *l, struct listener_news n)
{
	struct listener_news *copy = need(sizeof *copy);
	*copy = n;
	pthread_mutex_lock(&l->mutex);
	*l->last = copy;
	l->last = &copy->next;
	bool first = l->queued++ == 0;
	pthread_mutex_unlock(&l->mutex);
	if (first && l->o.wake)
		l->o.wake(l->o.context);
}

/* ---------------------------------------------------------- the thread */

static void
put_line(struct listener *l, struct channel *c, const char *s, size_t n)
{
	strbuf_append_n(&c->line, s, n);
	char *text = need_copy(strbuf_text(&c->line));
	strbuf_clear(&c->line);
	put(l, (struct listener_news){ .kind = LISTENER_LINE, .channel = c->number, .text = text });
}

/* `told`: somebody still listens. */
static void
close_channel(struct listener *l, struct channel *c, bool told)
{
	int number = c->number;
	if (told && c->line.len)
		put_line(l, c, "", 0);
	strbuf_free(&c->line);
	close(c->fd);
	pthread_mutex_lock(&l->mutex);
	*c = (struct channel){ 0 };
	pthread_mutex_unlock(&l->mutex);
	if (told)
		put(l, (struct listener_news){ .kind = LISTENER_END, .channel = number });
}

static void
read_channel(struct listener *l, struct channel *c)
{
	char bytes[16384];
	ssize_t n = read(c->fd, bytes, sizeof bytes);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close_channel(l, c, true);
		return;
	}
	const char *at = bytes, *end = bytes + n;
	for (const char *nl; (nl = memchr(at, '\n', (size_t)(end - at))); at = nl + 1)
		put_line(l, c, at, (size_t)(nl - at));
	strbuf_append_n(&c->line, at, (size_t)(end - at));
	if (c->line.len > LINE_MOST)
		put_line(l, c, "", 0);
}

static void
read_mounts(struct listener *l)
{
	struct listener_news n = { .kind = LISTENER_STICKS };
	n.mount = need(LISTENER_MOUNTS * sizeof *n.mount);
	int error = mounts_read(l->mounts, l->sticks, n.mount, LISTENER_MOUNTS, &n.count);
	if (error)
		log_warn("mounts cannot be read: %s", strerror(error));
	put(l, n);
}

/* A commit is when the journal goes. */
static bool
committed(struct listener *l)
{
	_Alignas(struct inotify_event) char bytes[4096];
	bool seen = false;
	for (ssize_t n; (n = read(l->files, bytes, sizeof bytes)) > 0;)
		for (char *p = bytes; p < bytes + n;) {
			struct inotify_event e;
			memcpy(&e, p, sizeof e);
			seen |= e.len && strncmp(p + sizeof e, "state.db", 8) == 0;
			p += sizeof e + e.len;
		}
	return seen;
}

static void
clear_bell(struct listener *l)
{
	char bytes[64];
	while (read(l->bell[0], bytes, sizeof bytes) > 0)
		;
}

/* What to wait for; channels from `FIXED` on, those that were dropped with nothing to wait for. */
static size_t
gather(struct listener *l, struct pollfd *p, struct channel **who, bool *stop, bool *again)
{
	size_t n = 0;
	p[n++] = (struct pollfd){ .fd = l->bell[0], .events = POLLIN };
	p[n++] = (struct pollfd){ .fd = l->mounts, .events = POLLPRI };
	p[n++] = (struct pollfd){ .fd = l->files, .events = POLLIN };
	pthread_mutex_lock(&l->mutex);
	*stop = l->stop;
	*again = l->again;
	l->again = false;
	bool full = l->queued >= QUEUE_MOST;
	for (int i = 0; i < LISTENER_CHANNELS; i++)
		if (l->channel[i].number && (!full || l->channel[i].dropped)) {
			who[n] = &l->channel[i];
			p[n++] =
			    (struct pollfd){ .fd = l->channel[i].fd, .events = l->channel[i].dropped ? 0 : POLLIN };
		}
	pthread_mutex_unlock(&l->mutex);
	return n;
}

static void *
listen_to_all(void *context)
{
	struct listener *l = context;
	struct pollfd p[FIXED + LISTENER_CHANNELS];
	struct channel *who[FIXED + LISTENER_CHANNELS];
	bool stop = false, again = false, settling = false;
	for (;;) {
		size_t n = gather(l, p, who, &stop, &again);
		if (stop)
			return NULL;
		if (again && l->sticks)
			read_mounts(l);
		for (size_t i = FIXED; i < n; i++)
			if (p[i].events == 0) {
				close_channel(l, who[i], false);
				p[i].fd = -1;
			}
		int ready = poll(p, (nfds_t)n, settling ? SETTLE_MS : -1);
		if (ready == 0 && settling) {
			settling = false;
			put(l, (struct listener_news){ .kind = LISTENER_CONTENT });
		}
		if (ready <= 0)
			continue;
		if (p[0].revents)
			clear_bell(l);
		if (p[1].revents)
			read_mounts(l);
		if (p[2].revents)
			settling |= committed(l);
		for (size_t i = FIXED; i < n; i++)
			if (p[i].fd >= 0 && p[i].revents)
				read_channel(l, who[i]);
	}
}

/* ------------------------------------------------------ the main thread */

static void
watch(struct listener *l)
{
	l->mounts = l->files = -1;
	if (l->sticks) {
		l->mounts = mounts_watch();
		l->again = true;
		if (l->mounts < 0)
			log_warn("mounts cannot be watched: %s", strerror(errno));
	}
	if (!l->data)
		return;
	l->files = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (l->files >= 0 && inotify_add_watch(l->files, l->data, IN_DELETE | IN_MOVED_TO | IN_CREATE) < 0) {
		close(l->files); /* no such folder yet: the minute's look finds it */
		l->files = -1;
	}
}

struct listener *
listener_new(const struct listener_options *o)
{
	struct listener *l = need(sizeof *l);
	l->o = *o;
	l->sticks = o->sticks ? strdup(o->sticks) : NULL;
	l->data = o->data ? strdup(o->data) : NULL;
	l->last = &l->first;
	l->mounts = l->files = -1;
	pthread_mutex_init(&l->mutex, NULL);
	if (pipe2(l->bell, O_CLOEXEC | O_NONBLOCK) != 0)
		goto fail;
	watch(l);
	if (pthread_create(&l->thread, NULL, listen_to_all, l) == 0)
		return l;
	close(l->bell[0]);
	close(l->bell[1]);
fail:
	free(l->sticks);
	free(l->data);
	free(l);
	return NULL;
}

void
listener_free(struct listener *l)
{
	if (!l)
		return;
	pthread_mutex_lock(&l->mutex);
	l->stop = true;
	pthread_mutex_unlock(&l->mutex);
	ring(l);
	pthread_join(l->thread, NULL);
	for (int i = 0; i < LISTENER_CHANNELS; i++)
		if (l->channel[i].number) {
			close(l->channel[i].fd);
			strbuf_free(&l->channel[i].line);
		}
	for (struct listener_news *n; (n = listener_take(l));)
		listener_news_free(n);
	if (l->mounts >= 0)
		close(l->mounts);
	if (l->files >= 0)
		close(l->files);
	close(l->bell[0]);
	close(l->bell[1]);
	pthread_mutex_destroy(&l->mutex);
	free(l->sticks);
	free(l->data);
	free(l);
}

int
listener_add(struct listener *l, int fd)
{
	int number = 0;
	pthread_mutex_lock(&l->mutex);
	for (int i = 0; i < LISTENER_CHANNELS && !number; i++)
		if (!l->channel[i].number) {
			number = ++l->numbers;
			l->channel[i] = (struct channel){ .number = number, .fd = fd };
		}
	pthread_mutex_unlock(&l->mutex);
	if (number)
		ring(l);
	else
		close(fd);
	return number;
}

void
listener_drop(struct listener *l, int channel)
{
	pthread_mutex_lock(&l->mutex);
	for (int i = 0; i < LISTENER_CHANNELS; i++)
		if (channel && l->channel[i].number == channel)
			l->channel[i].dropped = true;
	pthread_mutex_unlock(&l->mutex);
	ring(l);
}

void
listener_again(struct listener *l)
{
	pthread_mutex_lock(&l->mutex);
	l->again = true;
	pthread_mutex_unlock(&l->mutex);
	ring(l);
}

struct listener_news *
listener_take(struct listener *l)
{
	pthread_mutex_lock(&l->mutex);
	struct listener_news *n = l->first;
	bool full = l->queued >= QUEUE_MOST;
	if (n) {
		l->first = n->next;
		l->queued--;
		if (!l->first)
			l->last = &l->first;
	}
	pthread_mutex_unlock(&l->mutex);
	if (n && full)
		ring(l);
	return n;
}

void
listener_news_free(struct listener_news *n)
{
	if (!n)
		return;
	free(n->text);
	free(n->mount);
	free(n);
}
