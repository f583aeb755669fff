/* desk_child: a child of the screen, talked to without ever waiting. Main
 * thread; only the listener reads what it writes. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "desk/desk_inside.h"
#include "base/error.h"
#include "base/log.h"

void
desk_copy(char *to, size_t size, const char *from)
{
	size_t n = strlen(from);
	if (n >= size)
		for (n = size - 1; n > 0 && ((unsigned char)from[n] & 0xC0) == 0x80;)
			n--;
	memcpy(to, from, n);
	to[n] = '\0';
}

bool
desk_child_start(struct desk_app *a, struct desk_child *c, const char *const *argv, bool errors)
{
	char *words[DESK_ARGS + 8];
	int n = 0, err = -1;
	words[n++] = (char *)"cunping";
	words[n++] = (char *)argv[0];
	words[n++] = (char *)"--data";
	words[n++] = a->data;
	for (int i = 1; argv[i]; i++) {
		ASSERT(i < DESK_ARGS);
		words[n++] = (char *)argv[i];
	}
	words[n] = NULL;
	*c = (struct desk_child){ .in = -1 };
	if (!a->listener) /* nobody would hear it */
		return false;
	int error = child_start_talking(a->program, words, &c->child, &c->in, errors ? &err : NULL);
	if (error) {
		log_warn("%s cannot be started: %s", argv[0], strerror(error));
		return false;
	}
	c->running = true;
	c->out = listener_add(a->listener, c->child.out);
	c->err = err >= 0 ? listener_add(a->listener, err) : 0;
	return true;
}

static void
hang_up(struct desk_child *c)
{
	if (c->in >= 0)
		close(c->in);
	c->in = -1;
	if (c->waiting.len) /* perhaps a PIN */
		explicit_bzero(c->waiting.data, c->waiting.len);
	strbuf_free(&c->waiting);
	c->written = 0;
}

static void
write_some(struct desk_child *c)
{
	while (c->in >= 0 && c->written < c->waiting.len) {
		ssize_t n = write(c->in, c->waiting.data + c->written, c->waiting.len - c->written);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			return;
		if (n <= 0) { /* it reads no more: its end says the rest */
			hang_up(c);
			return;
		}
		c->written += (size_t)n;
	}
	strbuf_clear(&c->waiting);
	c->written = 0;
	if (c->closing)
		hang_up(c);
}

void
desk_child_say(struct desk_child *c, const char *text)
{
	if (c->in < 0)
		return;
	strbuf_append(&c->waiting, text);
	write_some(c);
}

void
desk_child_hang_up(struct desk_child *c)
{
	c->closing = true;
	write_some(c);
}

bool
desk_child_step(struct desk_child *c, uint64_t now_ms)
{
	if (!c->running)
		return false;
	write_some(c);
	if (c->kill_ms && now_ms >= c->kill_ms) {
		child_kill(&c->child);
		c->kill_ms = 0;
	}
	if (c->out || c->err || !child_ended(&c->child, &c->status))
		return false;
	hang_up(c);
	c->running = false;
	return true;
}

uint64_t
desk_child_due(const struct desk_child *c, uint64_t now_ms)
{
	if (!c->running)
		return UINT64_MAX;
	if ((!c->out && !c->err) || c->written < c->waiting.len)
		return now_ms + DESK_RETRY_MS;
	return c->kill_ms ? c->kill_ms : UINT64_MAX;
}

void
desk_child_abandon(struct desk_app *a, struct desk_child *c, uint64_t grace_ms)
{
	if (!c->running)
		return;
	listener_drop(a->listener, c->out);
	listener_drop(a->listener, c->err);
	c->out = c->err = 0;
	desk_child_hang_up(c);
	c->kill_ms = a->now_ms + grace_ms;
	if (grace_ms == 0)
		child_kill(&c->child);
	for (int i = 0; i < DESK_GONE; i++)
		if (!a->gone[i].running) {
			a->gone[i] = *c;
			*c = (struct desk_child){ .in = -1 };
			return;
		}
	log_warn("a child is forgotten"); /* eight that do not die: the machine has other worries */
	child_kill(&c->child);
	hang_up(c);
	*c = (struct desk_child){ .in = -1 };
}
