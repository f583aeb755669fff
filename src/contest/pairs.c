/* pairs: 整治前后, places and yards that were put right, before and after side
 * by side; a tap opens the problem or the courtyard. */
#include "screens/all.h"
#include "screens/frame.h"
#include "queries/courtyards.h"
#include "queries/issues.h"

enum { OWN_PAIR = UI_ACTION_OWN };

struct pair {
	const char *title, *line, *before, *after;
	const struct screen_class *screen;
	long rid;
	bool sample;
};

struct pairs {
	struct pair *pair;
	size_t count, capacity;
	struct scroll scroll;
};

static void
add(struct pairs *s, struct arena *a, struct pair p)
{
	s->pair = arena_grow(a, s->pair, s->count, &s->capacity, s->count + 1, sizeof *s->pair);
	s->pair[s->count++] = p;
}

static void
add_problems(struct pairs *s, struct host *h, struct arena *a)
{
	struct issue *issue;
	size_t n = issues_of(h->store, a, host_scope(h), &issue);
	for (size_t i = 0; i < n; i++)
		if (issue[i].state == ISSUE_DONE && issue[i].before.count && issue[i].after.count)
			add(s, a,
			    (struct pair){ issue[i].what, arena_printf(a, "%s · %s", issue[i].village, issue[i].spot),
				issue[i].before.photo[0].thumb, issue[i].after.photo[0].thumb, &screen_issue,
				(long)issue[i].rid, issue[i].sample });
}

static void
add_yards(struct pairs *s, struct host *h, struct arena *a)
{
	struct courtyard *yard, full;
	size_t n = courtyards_of(h->store, a, host_scope(h), &yard);
	for (size_t i = 0; i < n; i++)
		if (yard[i].photos.count && courtyards_find(h->store, a, yard[i].rid, &full) && full.before.count)
			add(s, a,
			    (struct pair){ arena_printf(a, "%s家的院子", full.name),
				arena_printf(a, "%s%s", full.village, full.where), full.before.photo[0].thumb,
				full.photos.photo[0].thumb, &screen_courtyard, (long)full.rid, full.sample });
}

static void
pairs_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct pairs *s = self;
	add_problems(s, h, a);
	add_yards(s, h, a);
}

static const char *
pairs_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct pairs *s = self;
	return s->count ? ui_printf(ui, "整治前后 %zu 处", s->count) : "整治前后";
}

static void
draw_side(struct ui *ui, struct rect r, const char *path, const char *word, color_argb fill)
{
	int gap = ui->m.gap / 2;
	draw_image(ui->list, r, path, IMAGE_COVER, ui->m.radius / 2, CORNER_ALL);
	ui_chip(ui, r.x + gap, r.y + r.h - ui_chip_height(ui) - gap, word, fill, 0xFFFFFFFF);
}

static void
draw_pair(struct ui *ui, struct rect r, const struct pair *p, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->body, true), note = ui_style(m->note, false);
	int words = ui_line_height(ui, head) + ui_line_height(ui, note) + m->gap, pad = m->gap / 2;
	int w = (r.w - 3 * pad) / 2, high = r.h - words - pad, x = r.x + m->pad / 2, y = r.y + pad + high + m->gap / 3;
	ui_card(ui, r);
	draw_side(ui, (struct rect){ r.x + pad, r.y + pad, w, high }, p->before, "整治前", 0xCC23272B);
	draw_side(ui, (struct rect){ r.x + 2 * pad + w, r.y + pad, w, high }, p->after, "整治后", ui->p->green);
	int chip = p->sample ? ui_chip_width(ui, "示例") + m->gap / 2 : 0;
	int title = ui_text_in(ui, x, y, r.w - m->pad - chip, p->title, head, ui->p->ink);
	if (p->sample)
		frame_sample(ui, x + title + m->gap / 2, y + (ui_line_height(ui, head) - ui_chip_height(ui)) / 2);
	ui_text_in(ui, x, y + ui_line_height(ui, head), r.w - m->pad, p->line, note, ui->p->soft);
	if (ui_pressed(ui, OWN_PAIR, index))
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, OWN_PAIR, index);
}

static void
pairs_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct pairs *s = self;
	const struct metrics *m = &ui->m;
	int head = frame_scope_width(h, ui) ? m->button + m->gap : 0, gap = m->gap;
	frame_scope(h, ui, body.x + body.w, body.y, ui->p->teal);
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	if (!s->count) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_CAMERA);
		return;
	}
	int columns = r.w > m->body * 50 ? 3 : r.w > m->body * 30 ? 2 : 1, w = (r.w - (columns - 1) * gap) / columns;
	int rows = ((int)s->count + columns - 1) / columns, words = m->body * 13 / 10 + m->note * 13 / 10 + 3 * gap;
	int row = ui_fit_row(ui, r, w * 3 / 10 + words, rows), natural = w * 3 / 8 + words;
	row = row > natural * 5 / 4 ? natural : row;
	struct ui_view v =
	    ui_view_begin(ui, (struct rect){ r.x - gap / 2, r.y, r.w + gap, r.h }, &s->scroll, rows * row, row);
	int first, last;
	v.ground = ui->p->paper;
	ui_view_rows(&v, row, rows, &first, &last);
	for (int i = first * columns; i < last * columns && i < (int)s->count; i++) {
		struct rect at = { r.x + i % columns * (w + gap), v.y + i / columns * row, w, row - gap };
		draw_pair(ui, at, &s->pair[i], i);
	}
	ui_view_end(ui, &v);
}

static bool
pairs_event(void *self, struct host *h, const struct screen_event *e)
{
	struct pairs *s = self;
	if (e->action == OWN_PAIR)
		host_open(h, s->pair[e->arg].screen, s->pair[e->arg].rid);
	return true;
}

SCREEN(before_after, "before-after", "干成的事", SECTION_DEED, .tab = "整治前后", .size = sizeof(struct pairs),
    .enter = pairs_enter, .subtitle = pairs_subtitle, .event = pairs_event, .draw = pairs_draw);
