/* staff-row: one row, as it is now beside how it will be. What changes comes
 * first and says so in words; the rest follows. */
#include "update/staff_row.h"

#include <string.h>

#include "screens/all.h"
#include "screens/update_parts.h"

enum { OWN_STEP = UI_ACTION_OWN };

struct row_screen {
	struct arena *arena;
	enum register_id reg; /* REG_COUNT: of all */
	int kind;
	long index, count;
	struct scroll scroll;
};

long
staff_row_arg(enum register_id reg, int kind, long index)
{
	return (index * 4 + kind + 1) * 64 + (long)reg + 1;
}

static void
row_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct row_screen *s = self;
	(void)h;
	s->arena = a;
	s->reg = arg % 64 ? (enum register_id)(arg % 64 - 1) : REG_COUNT;
	s->kind = (int)(arg / 64 % 4) - 1;
	s->index = arg / 256;
	scroll_init(&s->scroll);
}

/* ---------------------------------------------------------------- cells */

struct table {
	struct ui *ui;
	int label, before, after; /* widths; 0: no such column */
	int x, y;
	bool draw;
};

static struct table
table_of(struct ui *ui, int x, int w, enum review_kind kind)
{
	const struct metrics *m = &ui->m;
	int label = m->body * 6 + m->gap, rest = w - label - m->gap;
	struct table t = { .ui = ui, .label = label, .x = x };
	if (kind == REVIEW_ADDED)
		t.after = rest;
	else if (kind == REVIEW_REMOVED)
		t.before = rest;
	else
		t.before = t.after = (rest - m->gap) / 2;
	return t;
}

static int
photo_side(const struct table *t, int w, const char *paths)
{
	int side = theme_mm(&t->ui->m, strchr(paths, '\n') ? 60 : 110);
	return side < w ? side : w;
}

/* Paths joined by newlines, in rows; returns the height. */
static int
photos(const struct table *t, int x, int y, int w, const char *paths)
{
	const struct metrics *m = &t->ui->m;
	int side = photo_side(t, w, paths), high = side * 3 / 4, per = (w + m->gap) / (side + m->gap), i = 0;
	per = per > 0 ? per : 1;
	for (const char *from = paths; *from; i++) {
		const char *end = strchrnul(from, '\n');
		struct rect r = { x + i % per * (side + m->gap), y + i / per * (high + m->gap), side, high };
		if (t->draw)
			draw_image(t->ui->list, r, arena_strndup(t->ui->arena, from, (size_t)(end - from)),
			    IMAGE_CONTAIN, m->radius / 2, CORNER_ALL);
		from = *end ? end + 1 : end;
	}
	return i ? (i + per - 1) / per * (high + m->gap) : 0;
}

static int
value(const struct table *t, int x, int w, const struct review_cell *c, const char *words, bool strong, color_argb ink)
{
	int y = t->y;
	if (!w)
		return 0;
	if (c->photo && words[0])
		return photos(t, x, y + t->ui->m.gap / 2, w, words) + t->ui->m.gap / 2;
	struct text_style style = ui_style(t->ui->m.body, strong);
	words = words[0] ? words : "（空）";
	return t->draw ? ui_paragraph(t->ui, x, y, w, words, style, ink, 16, 0)
		       : ui_paragraph_height(t->ui, w, words, style, 16, 0);
}

/* One column of the row; `both`: before and after stand side by side. */
static void
cell(struct table *t, int w, const struct review_cell *c)
{
	const struct metrics *m = &t->ui->m;
	const struct palette *p = t->ui->p;
	bool both = t->before && t->after, mark = both && c->changed, draw = t->draw;
	int x = t->x + m->gap / 2, bx = t->x + t->label + m->gap, ax = both ? bx + t->before + m->gap : bx;
	t->draw = false;
	int before = value(t, bx, t->before, c, c->before, false, p->ink);
	int after = value(t, ax, t->after, c, c->after, mark, p->ink), h = before > after ? before : after;
	int label = ui_paragraph_height(t->ui, t->label - m->gap, c->header, ui_style(m->note, false), 16, 0);
	int chip = mark ? ui_chip_height(t->ui) + m->gap / 3 : 0;
	h = h > label + chip ? h : label + chip;
	int pad = m->gap / 2, least = m->row - 2 * pad;
	h = h > least ? h : least;
	t->draw = draw;
	t->y += pad;
	if (draw) {
		if (mark)
			draw_fill(t->ui->list, (struct rect){ t->x, t->y - pad, w, h + 2 * pad - 1 }, p->row_tint);
		ui_paragraph(t->ui, x, t->y, t->label - m->gap, c->header, ui_style(m->note, false), p->soft, 18, 0);
		if (mark)
			ui_chip(t->ui, x, t->y + label + m->gap / 3, "改了", p->brown, p->on_color);
		value(t, bx, t->before, c, c->before, false, mark ? p->soft : p->ink);
		value(t, ax, t->after, c, c->after, mark, p->ink);
		ui_divider(t->ui, t->x, t->y + h + pad - 1, w);
	}
	t->y += h + pad;
}

/* Those that changed, then the others; of a new row or one that goes only what is filled. */
static void
cells(struct table *t, int w, const struct review_cell *c, size_t n)
{
	bool both = t->before && t->after;
	for (int still = 0; still < 2; still++)
		for (size_t i = 0; i < n; i++) {
			if (!both && (still || !(t->after ? c[i].after : c[i].before)[0]))
				continue;
			if (!both || c[i].changed == !still)
				cell(t, w, &c[i]);
		}
}

/* --------------------------------------------------------------- screen */

static const char *
read_from(struct ui *ui, const struct review_change *c)
{
	if (c->kind == REVIEW_REMOVED && !c->sheet[0])
		return "新表格里没有这一条了，上屏后就看不到它。";
	if (c->line)
		return ui_printf(ui, "《%s》第 %d 行 · %s", c->sheet, c->line, c->file);
	return ui_printf(ui, "《%s》 · %s", c->sheet, c->file);
}

/* What it is, and where it was read; returns the height. */
static int
draw_head(struct ui *ui, struct rect in, const struct review_change *c)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), note = ui_style(m->note, false);
	int chip = update_kind_width(ui) + m->gap, line = ui_line_height(ui, head), y = in.y;
	update_kind_chip(ui, in.x, y + (line - ui_chip_height(ui)) / 2, c->kind);
	y += ui_paragraph(ui, in.x + chip, y, in.w - chip, c->title, head, ui->p->ink, 0, 2);
	y += ui_paragraph(ui, in.x, y, in.w, read_from(ui, c), note, ui->p->soft, 15, 2);
	return y + m->gap / 2 - in.y;
}

static int
draw_columns(struct ui *ui, const struct table *t, int y, int w)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true);
	int x = t->x + t->label + m->gap, h = ui_line_height(ui, bold) + m->gap / 2;
	if (t->before)
		ui_text(ui, x, y, "现在", bold, ui->p->soft);
	if (t->after)
		ui_text(ui, t->before ? x + t->before + m->gap : x, y, "上屏后", bold, ui->p->blue);
	ui_divider(ui, t->x, y + h - 1, w);
	return h;
}

static void
draw_change(struct row_screen *s, struct host *h, struct ui *ui, struct rect r, const struct review_change *c)
{
	const struct metrics *m = &ui->m;
	struct review_cell *cell_list;
	size_t n = review_cells(desk_work(h->desk)->review, ui->arena, c->id, &cell_list);
	ui_card(ui, r);
	struct rect in = { r.x + m->pad, r.y + m->gap, r.w - 2 * m->pad, r.h - 2 * m->gap };
	int head = draw_head(ui, in, c);
	struct table t = table_of(ui, in.x, in.w, c->kind);
	head += draw_columns(ui, &t, in.y + head, in.w);
	cells(&t, in.w, cell_list, n);
	struct rect list = { in.x, in.y + head, in.w, in.h - head };
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, t.y, 0);
	t.y = v.y;
	t.draw = true;
	cells(&t, in.w, cell_list, n);
	ui_view_end(ui, &v);
}

static void
row_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct row_screen *s = self;
	struct review_change *c = NULL;
	(void)whole;
	if (update_closed(h, ui))
		return;
	s->count = review_change_count(desk_work(h->desk)->review, s->reg, s->kind);
	s->index = s->index < s->count ? s->index : s->count > 0 ? s->count - 1 : 0;
	size_t got = review_changes(desk_work(h->desk)->review, ui->arena, s->reg, s->kind, s->index, 1, &c);
	const struct staff_button button[] = {
		{ .button = { .label = "上一条", .disabled = s->index == 0 },
		    .action = OWN_STEP,
		    .arg = -1,
		    .right = true },
		{ .button = { .label = "下一条", .disabled = s->index + 1 >= s->count },
		    .action = OWN_STEP,
		    .arg = 1,
		    .right = true },
	};
	const struct reg *reg = got ? catalogue_register(c->reg) : NULL;
	const struct staff_page page = { .title = "核对",
		.subtitle = reg ? reg->sheet : NULL,
		.line = ui_printf(
		    ui, "第 %s 条，共 %s 条", update_thousands(ui, s->index + 1), update_thousands(ui, s->count)),
		.button = button,
		.buttons = got ? 2 : 0 };
	struct rect body = staff_draw(h, ui, &page);
	if (got) {
		draw_change(s, h, ui, body, c);
		return;
	}
	ui_card(ui, body);
	ui_empty(ui, body, ICON_CHECK, "没有要改的。");
}

static bool
row_event(void *self, struct host *h, const struct screen_event *e)
{
	struct row_screen *s = self;
	if (e->kind != SCREEN_ACTION || update_event(h, e->action))
		return false;
	if (e->action == OWN_STEP && s->index + e->arg >= 0 && s->index + e->arg < s->count) {
		s->index += e->arg;
		scroll_jump(&s->scroll, 0);
	}
	return true;
}

const struct screen_class screen_staff_row = {
	.name = "staff-row",
	.staff = true,
	.title = "核对",
	.section = SECTION_ISSUE,
	.size = sizeof(struct row_screen),
	.enter = row_enter,
	.event = row_event,
	.draw = row_draw,
	.full = true,
};
