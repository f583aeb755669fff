/* grid: who looks after one grid, as a ladder 支部 → 网格长 → 网格员 → 农户,
 * with duty phones to be read from a metre. The argument is the row. */
#include "affairs/people.h"
#include "queries/people.h"
#include "screens/all.h"
#include "ui/pen.h"

enum { OWN_ISSUES = UI_ACTION_OWN, RUNGS = 4 };

struct grid_screen {
	struct grid grid;
	bool found;
	struct scroll scroll;
};

static void
grid_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct grid_screen *s = self;
	struct grid *all;
	s->found = people_grid(h->store, a, arg, &s->grid);
	if (arg == 0 && people_grids(h->store, a, NULL, &all)) {
		s->grid = all[0];
		s->found = true;
	}
}

static const char *
grid_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct grid_screen *s = self;
	return s->found ? ui_printf(ui, "%s %s", s->grid.village, s->grid.name[0] ? s->grid.name : s->grid.code) : "";
}

struct rung {
	const char *word, *name, *phone;
};

static const char *
homes_words(struct ui *ui, const struct grid *g)
{
	if (g->households >= 0 && g->people >= 0)
		return ui_printf(ui, "%ld 户 %ld 人", g->households, g->people);
	if (g->households >= 0)
		return ui_printf(ui, "%ld 户", g->households);
	return g->people >= 0 ? ui_printf(ui, "%ld 人", g->people) : "";
}

/* One step of the ladder: word, name, phone. Each stands a little further in than the one above. */
static void
draw_rung(struct ui *ui, struct rect r, const struct rung *g, int step)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), head = ui_style(m->title, true);
	int in = m->portrait ? step * m->gap / 2 : step * m->gap * 3 / 2,
	    word = ui_text_width(ui, "网格员", bold) + 2 * m->pad;
	struct rect plate = { r.x + in, r.y, word, r.h };
	struct rect card = { r.x + in, r.y, r.w - in, r.h };
	ui_card(ui, card);
	draw_round(ui->list, plate, m->radius, CORNER_TL | CORNER_BL, ui->p->violet);
	ui_text_center(ui, plate, g->word, bold, ui->p->on_color);
	int x = plate.x + word + m->pad, right = r.x + r.w - m->pad, px = m->title;
	bool empty = !g->name[0];
	const char *name = empty ? "还没有填" : g->name;
	struct text_style style = empty ? ui_style(m->body, false) : head;
	bool two =
	    g->phone[0] && ui_text_width(ui, name, style) + ui_text_width(ui, g->phone, head) + px * 2 > right - x;
	if (two && !empty)
		style = ui_style(m->head, true);
	int line = ui_line_height(ui, style), phone_line = ui_line_height(ui, head);
	if (two) {
		int y = r.y + (r.h - line - phone_line) / 2;
		ui_text_in(ui, x, y, right - x, name, style, empty ? ui->p->soft : ui->p->ink);
		people_phone(
		    ui, x + ui_text_width(ui, g->phone, head) + px * 115 / 100, y + line, phone_line, g->phone, px);
		return;
	}
	int phone = people_phone(ui, right, r.y, r.h, g->phone, px);
	ui_text_in(
	    ui, x, r.y + (r.h - line) / 2, right - x - phone - m->gap, name, style, empty ? ui->p->soft : ui->p->ink);
}

static int
rung_height(struct ui *ui, int room, bool portrait)
{
	const struct metrics *m = &ui->m;
	int two = ui_line_height(ui, ui_style(m->title, true)) + ui_line_height(ui, ui_style(m->head, true)) + m->gap;
	int one = ui_line_height(ui, ui_style(m->title, true)) + m->gap;
	int most = portrait ? two * 12 / 10 : two, h = (room - (RUNGS - 1) * m->gap) / RUNGS,
	    least = portrait ? two : one;
	return h > most ? most : h < least ? least : h;
}

static int
draw_ladder(struct grid_screen *s, struct ui *ui, struct rect r, int h)
{
	const struct metrics *m = &ui->m;
	const struct grid *g = &s->grid;
	const struct rung rung[RUNGS] = {
		{ "支部", g->branch, "" },
		{ "网格长", g->leader, g->leader_phone },
		{ "网格员", g->worker, g->worker_phone },
		{ "农户", homes_words(ui, g), "" },
	};
	for (int i = 0; i < RUNGS; i++)
		draw_rung(ui, (struct rect){ r.x, r.y + i * (h + m->gap), r.w, h }, &rung[i], i);
	return RUNGS * (h + m->gap) - m->gap;
}

static const char *
groups_of(const struct grid *g, struct ui *ui)
{
	const char *all = "";
	for (size_t i = 0; i < g->groups.count; i++)
		all = ui_printf(ui, "%s%s%s", all, i ? "、" : "", g->groups.text[i]);
	return all;
}

/* What it reaches over, and what there is open. */
static void
draw_scope(struct pen *p, void *context)
{
	const struct grid *g = &((const struct grid_screen *)context)->grid;
	struct ui *ui = p->ui;
	const char *part[] = { "包括", groups_of(g, ui), "管到哪里", g->scope_text, "说明", g->note };
	const char *waiting = g->waiting ? ui_printf(ui, "%ld 个说改好了，等复查", g->waiting) : "";
	if (g->open)
		pen_icon_words(p, ICON_CLOCK, WORDS_BOLD, ui->p->orange, 0,
		    ui_printf(ui, "这个网格还有 %ld 个问题没改完%s%s", g->open, *waiting ? "，" : "", waiting));
	else if (*waiting)
		pen_icon_words(p, ICON_EYE, WORDS_BOLD, ui->p->blue, 0, ui_printf(ui, "这个网格有 %s", waiting));
	else
		pen_icon_words(p, ICON_CHECK, WORDS_BOLD, ui->p->green, 0, "这个网格没有没改完的问题");
	pen_gap(p, ui->m.gap);
	for (int i = 0; i < 6; i += 2) {
		if (!part[i + 1][0])
			continue;
		pen_words(p, WORDS_BOLD, ui->p->violet, 1, part[i]);
		pen_words(p, WORDS_BODY, 0, 0, part[i + 1]);
		pen_gap(p, ui->m.gap);
	}
	if (g->sample) {
		struct rect at = pen_take(p, ui_chip_height(ui));
		frame_sample(ui, at.x, at.y);
	}
}

static void
draw_about(struct grid_screen *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct ui_button look = { .label = "看看是哪些问题", .icon = ICON_BROOM };
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad);
	if ((s->grid.open || s->grid.waiting) && in.h > m->button * 3) {
		int w = ui_button_width(ui, &look);
		in.h -= m->button + m->gap;
		ui_button(ui, (struct rect){ in.x, in.y + in.h + m->gap, w > in.w ? in.w : w, m->button }, &look,
		    OWN_ISSUES, 0);
	}
	int high = pen_height(ui, in.w, draw_scope, s);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, high, 0);
	struct pen pen = pen_at(ui, (struct rect){ in.x, v.y, in.w, high });
	draw_scope(&pen, s);
	ui_view_end(ui, &v);
}

static void
grid_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct grid_screen *s = self;
	const struct metrics *m = &ui->m;
	if (!s->found) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_PEOPLE);
		return;
	}
	struct rect ladder = body, about = body;
	if (m->portrait) {
		int rung = rung_height(ui, body.h * 6 / 10, true);
		int used = draw_ladder(s, ui, ladder, rung) + m->gap;
		about.y += used;
		about.h -= used;
	} else {
		ladder.w = body.w * (m->large ? 57 : 64) / 100;
		about.x += ladder.w + m->gap * 3 / 2;
		about.w -= ladder.w + m->gap * 3 / 2;
		draw_ladder(s, ui, ladder, (body.h - (RUNGS - 1) * m->gap) / RUNGS);
	}
	draw_about(s, ui, about);
}

static bool
grid_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_ISSUES)
		host_open(h, &screen_issues, 0);
	return true;
}

SCREEN(grid, "grid", "找谁负责", SECTION_PEOPLE, .size = sizeof(struct grid_screen), .enter = grid_enter,
    .subtitle = grid_subtitle, .event = grid_event, .draw = grid_draw);
