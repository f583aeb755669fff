/* transcript: see transcript.h. */
#include "app/transcript.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/need.h"
#include "base/str.h"
#include "draw/command.h"

struct transcript {
	char path[4096], next[4096 + 8];
	struct strbuf now, before;
	size_t said; /* of `now`: what the frame says, before the fingers */
	unsigned lifted, unanswered;
};

struct transcript *
transcript_new(void)
{
	const char *path = getenv("CUNPING_TRANSCRIPT");
	if (!path || !path[0] || strlen(path) >= sizeof((struct transcript *)0)->path)
		return NULL;
	struct transcript *w = need(sizeof *w);
	snprintf(w->path, sizeof w->path, "%s", path);
	snprintf(w->next, sizeof w->next, "%s.next", path);
	return w;
}

bool
transcript_folder(char *out, size_t size)
{
	const char *path = getenv("CUNPING_TRANSCRIPT"), *slash = path ? strrchr(path, '/') : NULL;
	return slash && slash > path && snprintf(out, size, "%.*s", (int)(slash - path), path) < (int)size;
}

void
transcript_free(struct transcript *w)
{
	if (!w)
		return;
	strbuf_free(&w->now);
	strbuf_free(&w->before);
	free(w);
}

static void
put_rect(struct strbuf *b, const char *what, struct rect r)
{
	strbuf_printf(b, "%s %d %d %d %d", what, r.x, r.y, r.w, r.h);
}

/* Texts that begin within `r`, where they can be seen. */
static void
put_words(struct strbuf *b, struct rect r, const struct command *c, size_t count)
{
	char between = ' ';
	for (size_t i = 0; i < count; i++) {
		int y = c[i].r.y + c[i].style.px / 2;
		if (c[i].kind != COMMAND_TEXT || !rect_contains(r, c[i].r.x, y) ||
		    !rect_contains(c[i].clip, c[i].r.x, y))
			continue;
		strbuf_append_n(b, &between, 1);
		strbuf_append_n(b, c[i].text, c[i].len);
		between = '|';
	}
	strbuf_append(b, "\n");
}

static void
describe(struct strbuf *b, const struct stage *s)
{
	const struct ui *ui = stage_ui(s);
	size_t count;
	const struct command *c = draw_list_commands(ui->list, &count);
	const char *name = stage_screen(s);
	strbuf_append(b, "screen ");
	strbuf_append(b, name);
	strbuf_append(b, "\n");
	for (size_t i = 0; i < count; i++) {
		if (c[i].kind != COMMAND_TEXT)
			continue;
		strbuf_append(b, "text ");
		strbuf_append_n(b, c[i].text, c[i].len);
		strbuf_append(b, "\n");
	}
	for (int i = 0; i < ui->hits; i++) {
		put_rect(b, "hit", ui->hit[i].rect);
		put_words(b, ui->hit[i].rect, c, count);
	}
	for (int i = 0; i < ui->areas; i++) {
		if (ui->area[i].scroll && scroll_moving(ui->area[i].scroll))
			strbuf_append(b, "moving\n");
		if (ui->area[i].kind == UI_AREA_GESTURE) {
			put_rect(b, "drag", ui->area[i].rect);
			strbuf_append(b, "\n");
		}
	}
}

static void
write_down(struct transcript *w)
{
	strbuf_printf(&w->now, "touches %u\nunanswered %u\n", w->lifted, w->unanswered);
	if (w->before.len == w->now.len && memcmp(w->before.data, w->now.data, w->now.len) == 0)
		return;
	int fd = open(w->next, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return;
	bool whole = write(fd, w->now.data, w->now.len) == (ssize_t)w->now.len;
	close(fd);
	if (whole)
		rename(w->next, w->path);
}

void
transcript_frame(struct transcript *w, const struct stage *s)
{
	if (!w)
		return;
	struct strbuf old = w->before;
	w->before = w->now;
	w->now = old;
	strbuf_clear(&w->now);
	describe(&w->now, s);
	w->said = w->now.len;
	write_down(w);
}

void
transcript_lifted(struct transcript *w, bool answered)
{
	if (!w)
		return;
	w->lifted++;
	if (answered)
		return;
	w->unanswered++;
	strbuf_clear(&w->before);
	strbuf_append_n(&w->before, w->now.data, w->said);
	struct strbuf old = w->before;
	w->before = w->now;
	w->now = old;
	write_down(w);
}
