/* finger: see finger.h. */
#include "finger.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "test.h"

uint64_t now_ms;

const struct format formats[FORMATS] = { { 1920, 1080, false }, { 1080, 1920, false }, { 1920, 1080, true },
	{ 1080, 1920, true }, { 1280, 720, false }, { 1280, 720, true }, { 3840, 2160, false } };

struct stage *
new_stage(struct text *text, struct stage_options o)
{
	struct error err = { 0 };
	if (o.inches == 0)
		o.inches = 21.5f;
	if (o.lower_edge_mm == 0)
		o.lower_edge_mm = 800;
	struct stage *s = stage_new(&o, text, &err);
	if (!s)
		fail_msg("no stage: %s", err.text);
	stage_clock(s, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
	now_ms = 100000;
	stage_frame(s, now_ms);
	return s;
}

void
frame(struct stage *s)
{
	now_ms += 400;
	stage_tick(s, now_ms);
	stage_frame(s, now_ms);
}

void
tap_at(struct stage *s, float x, float y)
{
	stage_input(s, STAGE_DOWN, 0, x, y, now_ms += 400);
	stage_input(s, STAGE_UP, 0, x, y, now_ms += 80);
	frame(s);
}

const struct ui_hit *
find_hit(struct stage *s, int action, long arg)
{
	const struct ui *ui = stage_ui(s);
	for (int i = 0; i < ui->hits; i++)
		if (ui->hit[i].action == action && (arg == -1 || ui->hit[i].arg == arg))
			return &ui->hit[i];
	return NULL;
}

void
tap(struct stage *s, int action, long arg)
{
	const struct ui_hit *hit = find_hit(s, action, arg);
	if (!hit)
		fail_msg("nothing to tap for action %d, %ld on %s", action, arg, stage_screen(s));
	tap_at(s, (float)(hit->rect.x + hit->rect.w / 2), (float)(hit->rect.y + hit->rect.h / 2));
}

bool
reads(struct stage *s, const char *words)
{
	struct arena *a = arena_new();
	bool found = strstr(draw_list_texts(stage_frame(s, now_ms), a), words) != NULL;
	arena_free(a);
	return found;
}

static void
check_apart(const struct ui *ui, const char *where)
{
	for (int k = 0; k < ui->hits; k++)
		for (int m = 0; m < k; m++) {
			struct rect both = rect_intersect(ui->hit[k].rect, ui->hit[m].rect);
			if (both.w > 2 && both.h > 2)
				fail_msg("%s: actions %d:%ld and %d:%ld overlap by %dx%d", where, ui->hit[k].action,
				    ui->hit[k].arg, ui->hit[m].action, ui->hit[m].arg, both.w, both.h);
		}
}

void
check_hits(struct stage *s, const char *what)
{
	const struct ui *ui = stage_ui(s);
	int least = theme_mm(&ui->m, 16) - 1;
	char where[256];
	snprintf(where, sizeof where, "%s at %dx%d%s", what, ui->m.width, ui->m.height, ui->m.large ? " large" : "");
	if (ui->hits == 0)
		fail_msg("%s: nothing answers", where);
	for (int k = 0; k < ui->hits; k++) {
		struct rect r = ui->hit[k].full;
		if (r.w < least || r.h < least || r.x < 0 || r.x + r.w > ui->m.width)
			fail_msg("%s: action %d:%ld is %dx%d at %d,%d, wanted %d", where, ui->hit[k].action,
			    ui->hit[k].arg, r.w, r.h, r.x, r.y, least);
	}
	check_apart(ui, where);
}
