/* press: see press.h. */
#include "app/press.h"

#include <string.h>

#include "draw/command.h"

enum { READY_MS = 400, HELD_MS = 80 }; /* a page that has just come does not answer sooner */

/* 2: that and nothing else; 1: that, too. */
static int
says(const struct ui *ui, struct rect r, const char *words)
{
	size_t count;
	const struct command *c = draw_list_commands(ui->list, &count);
	int that = 0, texts = 0;
	for (size_t i = 0; i < count; i++) {
		bool within = rect_contains(r, c[i].r.x, c[i].r.y + c[i].style.px / 2);
		if (c[i].kind != COMMAND_TEXT || !within)
			continue;
		texts++;
		that += c[i].len == strlen(words) && memcmp(c[i].text, words, c[i].len) == 0;
	}
	return that ? 1 + (texts == that) : 0;
}

bool
press_words(struct stage *s, const char *words, uint64_t *now_ms)
{
	const struct ui *ui = stage_ui(s);
	struct rect r = { 0 };
	int best = 0;
	for (int i = 0; i < ui->hits; i++) {
		struct rect at = ui->hit[i].rect;
		int how = says(ui, at, words);
		if (how > best || (how && how == best && (long)at.w * at.h < (long)r.w * r.h)) {
			best = how;
			r = at;
		}
	}
	if (!best)
		return false;
	float x = (float)(r.x + r.w / 2), y = (float)(r.y + r.h / 2);
	stage_input(s, STAGE_DOWN, 0, x, y, *now_ms += READY_MS);
	stage_input(s, STAGE_UP, 0, x, y, *now_ms += HELD_MS);
	stage_tick(s, *now_ms += READY_MS);
	stage_frame(s, *now_ms);
	return true;
}

const char *
press_all(struct stage *s, struct arena *a, const char *words)
{
	uint64_t now_ms = 0;
	stage_frame(s, now_ms);
	for (size_t n; n = strcspn(words, " "), *words; words += n + (words[n] == ' ')) {
		const char *word = arena_strndup(a, words, n);
		if (n && !press_words(s, word, &now_ms))
			return word;
	}
	return NULL;
}
