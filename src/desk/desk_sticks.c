/* desk_sticks: what is plugged in. The screen itself never touches a stick:
 * `cunping look` does, and is killed when the stick does not answer. */
#include <stdio.h>
#include <string.h>

#include "desk/desk_inside.h"
#include "base/log.h"

static const char slow_words[] = "这个U盘很慢，还没有看清上面有什么。可以再等一等，或者拔下来再插一次。";

static void
start_look(struct desk_app *a, int i)
{
	struct desk_stick *k = &a->desk.stick[i];
	const char *argv[] = { "look", k->path, NULL };
	desk_child_abandon(a, &a->seen[i].look, 0);
	k->look = DESK_LOOKING;
	k->sheets = k->photos = 0;
	k->folder[0] = '\0';
	desk_copy(k->words, sizeof k->words, "正在看上面有什么……");
	a->seen[i].found = false;
	a->seen[i].slow_ms = a->now_ms + DESK_LOOK_MS;
	if (desk_child_start(a, &a->seen[i].look, argv, false))
		desk_child_hang_up(&a->seen[i].look);
	else
		k->look = DESK_SLOW;
	a->changed = true;
}

static int
stick_at(const struct desk_app *a, const char *path)
{
	for (int i = 0; i < a->desk.sticks; i++)
		if (strcmp(a->desk.stick[i].path, path) == 0)
			return i;
	return -1;
}

static void
take_out(struct desk_app *a, int i)
{
	struct desk *d = &a->desk;
	log_info("stick gone");
	desk_child_abandon(a, &a->seen[i].look, 0);
	d->sticks--;
	memmove(&d->stick[i], &d->stick[i + 1], (size_t)(d->sticks - i) * sizeof *d->stick);
	memmove(&a->seen[i], &a->seen[i + 1], (size_t)(d->sticks - i) * sizeof *a->seen);
	a->seen[d->sticks] = (struct desk_seen_stick){ .look.in = -1 };
	a->changed = true;
}

static void
plug_in(struct desk_app *a, const char *path, const char *name)
{
	struct desk *d = &a->desk;
	if (d->sticks == DESK_STICKS)
		return;
	int i = d->sticks++;
	d->stick[i] = (struct desk_stick){ 0 };
	a->seen[i] = (struct desk_seen_stick){ .serial = ++a->serials, .look.in = -1 };
	desk_copy(d->stick[i].path, sizeof d->stick[i].path, path);
	desk_copy(d->stick[i].name, sizeof d->stick[i].name, name);
	log_info("stick plugged in");
	start_look(a, i);
}

static bool
mounted(const struct mount *m, size_t count, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(m[i].path, path) == 0)
			return true;
	return false;
}

void
desk_sticks_news(struct desk_app *a, const struct mount *m, size_t count)
{
	for (int i = a->desk.sticks; i-- > 0;)
		if (!mounted(m, count, a->desk.stick[i].path) &&
		    !(a->folder && strcmp(a->desk.stick[i].path, a->folder) == 0))
			take_out(a, i);
	for (size_t i = 0; i < count; i++)
		if (stick_at(a, m[i].path) < 0)
			plug_in(a, m[i].path, m[i].label);
	desk_worker_stick(a);
}

/* Whatever is on it, somebody has plugged it in and waits for a word. */
static void
say_there(struct desk *d, struct desk_stick *k, enum desk_look look)
{
	k->look = look;
	if (!k->fresh)
		desk_post(d, DESK_EVENT_STICK);
	k->fresh = true;
}

/* One line of `cunping look`. */
static void
on_line(struct desk *d, struct desk_stick *k, struct desk_seen_stick *s, const char *line)
{
	int n = 0;
	long sheets, photos;
	if (sscanf(line, "useful %ld %ld%n", &sheets, &photos, &n) == 2 && n > 0) {
		if (s->found)
			return; /* the first is the newest */
		s->found = true;
		k->sheets = sheets;
		k->photos = photos;
		say_there(d, k, DESK_USEFUL);
		desk_copy(k->folder, sizeof k->folder, line[n] ? line + n + 1 : "");
	} else if (str_starts(line, "nothing")) {
		say_there(d, k, DESK_NOTHING);
	} else if (str_starts(line, "unreadable")) {
		say_there(d, k, DESK_UNREADABLE);
	} else if (str_starts(line, "words ")) {
		desk_copy(k->words, sizeof k->words, line + strlen("words "));
	}
}

bool
desk_sticks_line(struct desk_app *a, int channel, const char *line)
{
	for (int i = 0; i < a->desk.sticks; i++) {
		if (!channel || a->seen[i].look.out != channel)
			continue;
		on_line(&a->desk, &a->desk.stick[i], &a->seen[i], line);
		a->changed = true;
		return true;
	}
	return false;
}

void
desk_sticks_step(struct desk_app *a)
{
	for (int i = 0; i < a->desk.sticks; i++) {
		struct desk_stick *k = &a->desk.stick[i];
		struct desk_seen_stick *s = &a->seen[i];
		bool over = desk_child_step(&s->look, a->now_ms), looking = k->look == DESK_LOOKING;
		if (over && looking) {
			say_there(&a->desk, k, DESK_UNREADABLE);
			desk_copy(
			    k->words, sizeof k->words, "请换一个U盘，或者在电脑上看看它好不好。这个U盘读不出来。");
		} else if (looking && a->now_ms >= s->slow_ms) {
			desk_child_abandon(a, &s->look, 0);
			say_there(&a->desk, k, DESK_SLOW);
			desk_copy(k->words, sizeof k->words, slow_words);
		} else {
			continue;
		}
		a->changed = true;
	}
}

uint64_t
desk_sticks_due(const struct desk_app *a)
{
	uint64_t due = UINT64_MAX;
	for (int i = 0; i < a->desk.sticks; i++) {
		uint64_t look = desk_child_due(&a->seen[i].look, a->now_ms);
		due = look < due ? look : due;
		if (a->desk.stick[i].look == DESK_LOOKING && a->seen[i].slow_ms < due)
			due = a->seen[i].slow_ms;
	}
	return due;
}

int
desk_sticks_of(const struct desk_app *a, const char *source)
{
	for (int i = 0; i < a->desk.sticks; i++) {
		size_t n = strlen(a->desk.stick[i].path);
		if (strncmp(source, a->desk.stick[i].path, n) == 0 && (source[n] == '/' || source[n] == '\0'))
			return i;
	}
	return -1;
}

void
sticks_look(struct desk *d)
{
	struct desk_app *a = desk_app(d);
	for (int i = 0; i < d->sticks; i++)
		start_look(a, i);
	if (a->folder && stick_at(a, a->folder) < 0) {
		const char *slash = strrchr(a->folder, '/');
		plug_in(a, a->folder, slash ? slash + 1 : a->folder);
	}
	if (a->sticks && a->listener)
		listener_again(a->listener);
}
