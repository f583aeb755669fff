/* staff-row: one row, as it is now beside how it will be: its picture, then
 * only what changes; what stays is counted, and one tap away. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/staff_desk.h"
#include "update/parts.h"

enum { OWN_STEP = UI_ACTION_OWN, OWN_HOLD, OWN_HOLD_NONE, OWN_ALL };

struct row_screen {
	enum register_id reg; /* REG_COUNT: of all */
	int kind;
	long index, count;
	long change; /* its id */
	bool all;    /* what stays is shown, too */
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
	s->reg = arg % 64 ? (enum register_id)(arg % 64 - 1) : REG_COUNT;
	s->kind = (int)(arg / 64 % 4) - 1;
	s->index = arg / 256;
}

/* ---------------------------------------------------------------- cells */

struct cells {
	enum review_kind kind;
	struct review_cell *cell;
	int count, still;               /* still: filled ones that stay as they are */
	const struct review_cell *band; /* the picture above them; NULL */
};

/* Where the label stands, what is now, and what will be; one that is not there has no width. */
static void
columns(
    struct ui *ui, struct rect r, enum review_kind kind, struct rect *label, struct rect *before, struct rect *after)
{
	bool both = kind == REVIEW_CHANGED;
	*label = cut_left(&r, ui->m.body * 6 + ui->m.gap / 2);
	cut_left(label, ui->m.gap / 2);
	cut_left(&r, ui->m.gap * 3 / 2);
	*before = both ? cut_column(r, 0, 2, ui->m.gap) : r;
	*after = both ? cut_column(r, 1, 2, ui->m.gap) : r;
	if (kind == REVIEW_ADDED)
		before->w = 0;
	if (kind == REVIEW_REMOVED)
		after->w = 0;
}

/* Paths joined by newlines, in rows. */
static void
photos(struct pen *p, const char *paths)
{
	struct ui *ui = p->ui;
	int w = p->room.w, gap = ui->m.gap, side = theme_mm(&ui->m, strchr(paths, '\n') ? 60 : 110), i = 0;
	side = side < w ? side : w;
	int high = side * 3 / 4, per = (w + gap) / (side + gap);
	struct rect row = { 0 };
	for (const char *from = paths; *from; i++) {
		const char *end = strchrnul(from, '\n');
		if (i % per == 0) {
			row = pen_take(p, high);
			pen_gap(p, gap);
		}
		draw_image(ui->list, cut_left(&row, side), arena_strndup(ui->arena, from, (size_t)(end - from)),
		    IMAGE_CONTAIN, ui->m.radius / 2, CORNER_ALL);
		cut_left(&row, gap);
		from = *end ? end + 1 : end;
	}
}

/* Returns the height. */
static int
value(struct ui *ui, struct rect r, const struct review_cell *c, const char *words, bool strong, color_argb ink)
{
	struct pen p = pen_at(ui, r);
	if (r.w && c->photo && words[0])
		photos(&p, words);
	else if (r.w)
		pen_words(&p, strong ? WORDS_BOLD : WORDS_BODY, ink, 0, words[0] ? words : "（空）");
	return p.used;
}

static int
label(struct ui *ui, struct rect r, const struct review_cell *c)
{
	struct pen p = pen_at(ui, r);
	pen_words(&p, WORDS_NOTE, ui->p->soft, 0, c->header);
	return p.used;
}

/* The ground of what was and what will be. */
static void
draw_ground(struct ui *ui, struct rect row, struct rect column, color_argb c)
{
	struct rect r = { column.x - ui->m.gap / 2, row.y - ui->m.gap / 4, column.w + ui->m.gap / 2,
		row.h + ui->m.gap / 2 };
	draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, c);
}

static void
draw_cell(struct pen *p, void *context, int i)
{
	const struct cells *t = context;
	const struct review_cell *c = &t->cell[i];
	struct ui *ui = p->ui;
	struct rect name, before, after;
	bool mark = t->kind == REVIEW_CHANGED && c->changed;
	columns(ui, p->room, t->kind, &name, &before, &after);
	if (mark && !c->photo) {
		draw_ground(ui, p->room, before, ui->p->orange_tint);
		draw_ground(ui, p->room, after, ui->p->green_tint);
	}
	const int high[] = { ui->m.row - ui->m.gap, label(ui, name, c),
		value(ui, before, c, c->before, false, ui->p->ink), value(ui, after, c, c->after, mark, ui->p->ink) };
	int most = 0;
	for (int k = 0; k < 4; k++)
		most = high[k] > most ? high[k] : most;
	pen_take(p, most);
}

/* The picture that says most: one that changes, with something to see before or after. */
static const struct review_cell *
band_of(const struct review_cell *cell, size_t n)
{
	const struct review_cell *best = NULL;
	for (size_t i = 0; i < n; i++)
		if (cell[i].photo && (!best || (cell[i].changed && !best->changed)))
			best = &cell[i];
	return best;
}

/* Those that changed, then, when `all`, the others; of a new row or one that goes only what is filled. */
static struct cells
cells_of(struct ui *ui, struct review *review, const struct review_change *c, bool everything)
{
	struct review_cell *all;
	size_t n = review_cells(review, ui->arena, c->id, &all);
	struct cells t = { .kind = c->kind, .cell = arena_array(ui->arena, n + 1, sizeof *all) };
	t.band = c->kind == REVIEW_CHANGED ? band_of(all, n) : NULL;
	for (int still = 0; still < 2; still++)
		for (size_t i = 0; i < n; i++) {
			bool changed = c->kind == REVIEW_CHANGED;
			const char *filled = c->kind == REVIEW_ADDED ? all[i].after : all[i].before;
			if (&all[i] == t.band || all[i].changed == still * changed || (!changed && still))
				continue;
			t.still += still && filled[0];
			if (changed ? !still || (everything && filled[0]) : filled[0] != '\0')
				t.cell[t.count++] = all[i];
		}
	return t;
}

/* One picture of the band; where there is none, words say so. */
static void
draw_picture(struct ui *ui, struct rect r, const char *paths)
{
	size_t n = strcspn(paths, "\n");
	if (n) {
		draw_image(ui->list, r, arena_strndup(ui->arena, paths, n), IMAGE_COVER, ui->m.radius / 2, CORNER_ALL);
		return;
	}
	draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, ui->p->grey_tint);
	ui_text_center(ui, r, "没有照片", words_style(ui, WORDS_BODY), ui->p->soft);
}

static void
draw_band(struct pen *p, const struct cells *t)
{
	struct ui *ui = p->ui;
	struct rect name, before, after;
	struct rect at = pen_take(p, p->room.h * (ui->m.portrait ? 24 : 34) / 100);
	columns(ui, at, t->kind, &name, &before, &after);
	label(ui, name, t->band);
	draw_picture(ui, before, t->band->before);
	draw_picture(ui, after, t->band->after);
	pen_gap(p, ui->m.gap);
}

/* The last line, always there: what residents will read of it. */
static void
draw_seen(struct pen *p, void *context)
{
	const struct review_change *c = context;
	const char *before = c->kind == REVIEW_REMOVED ? c->seen_after : c->seen_before;
	bool changed = strcmp(before, c->seen_after) != 0;
	struct review_cell seen = { "村民看到", before, c->seen_after, changed, false };
	pen_divider(p);
	pen_gap(p, p->ui->m.gap / 2);
	draw_cell(p, &(struct cells){ .kind = c->kind, .cell = &seen, .count = 1 }, 0);
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

/* What it is, where it was read, and the names of the columns. */
static void
draw_head(struct pen *p, const struct review_change *c)
{
	struct ui *ui = p->ui;
	color_argb ground, ink;
	struct rect whole = p->room, name, before, after;
	int chip = ui_chip_width(ui, update_kind_name(c->kind)) + ui->m.gap,
	    drop = (ui->m.head * 3 / 2 - ui_chip_height(ui)) / 2;
	update_kind_colors(ui, c->kind, &ground, &ink);
	ui_chip(ui, whole.x, whole.y + drop, update_kind_name(c->kind), ground, ink);
	cut_left(&p->room, chip);
	pen_words(p, WORDS_HEAD, 0, 2, c->title);
	p->room.x = whole.x;
	p->room.w = whole.w;
	pen_words(p, WORDS_NOTE, ui->p->soft, 2, read_from(ui, c));
	pen_gap(p, ui->m.gap / 2);
	columns(ui, pen_take(p, ui_line_height(ui, ui_style(ui->m.body, true))), c->kind, &name, &before, &after);
	if (before.w)
		ui_text(ui, before.x, before.y, "屏上现在", ui_style(ui->m.body, true), ui->p->soft);
	if (after.w)
		ui_text(ui, after.x, after.y, "上屏以后", ui_style(ui->m.body, true), ui->p->blue);
	pen_gap(p, ui->m.gap / 2);
	pen_divider(p);
}

static void
row_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct row_screen *s = self;
	struct review *review = desk_work(h->desk)->review;
	struct review_change *c = NULL;
	if (update_closed(h, ui))
		return;
	s->count = review_change_count(review, s->reg, s->kind);
	s->index = s->index < s->count ? s->index : s->count > 0 ? s->count - 1 : 0;
	bool got = review_changes(review, ui->arena, s->reg, s->kind, s->index, 1, &c);
	struct review_total total;
	review_total(review, ui->arena, &total);
	bool still = desk_work(h->desk)->state == DESK_REVIEW;
	s->change = got ? c->id : 0;
	struct cells t = { 0 };
	if (got)
		t = cells_of(ui, review, c, s->all);
	const char *rest = s->all ? "只看变了的" : t.still ? ui_printf(ui, "看没变的 %d 格", t.still) : NULL;
	struct rect body = STAFF_DRAW(h, ui, .title = "核对",
	    .subtitle = got ? catalogue_register(c->reg)->sheet : NULL,
	    .line = !still ? "正在重新核对…"
			   : ui_printf(ui, "第 %s 条，共 %s 条", update_thousands(ui, s->index + 1),
				 update_thousands(ui, s->count)),
	    .bar = { STAFF_LEFT(got && c->kind == REVIEW_CHANGED ? rest : NULL, OWN_ALL, true),
		STAFF_LEFT(total.held ? ui_printf(ui, "放回先不上的 %ld 条", total.held) : NULL, OWN_HOLD_NONE, still),
		STAFF_LEFT(!got                       ? NULL
			   : staff_is_second(h->desk) ? "退回这一条"
						      : "这一条先不上",
		    OWN_HOLD, still),
		STAFF_BUTTON(got ? "上一条" : NULL, OWN_STEP, s->index > 0, .arg = -1, .right = true),
		STAFF_BUTTON(got ? "下一条" : NULL, OWN_STEP, s->index + 1 < s->count, .arg = 1, .right = true) });
	if (!got) {
		ui_nothing(ui, body, ICON_CHECK, "没有要改的。");
		return;
	}
	ui_card(ui, body);
	struct pen p = pen_at(ui, rect_inset(body, ui->m.pad, ui->m.gap));
	draw_head(&p, c);
	if (t.band)
		draw_band(&p, &t);
	struct pen last = pen_at(ui, cut_bottom(&p.room, pen_height(ui, p.room.w, draw_seen, c)));
	draw_seen(&last, c);
	ui_flow(ui, p.room, &s->scroll, t.count, draw_cell, &t);
}

static bool
row_event(void *self, struct host *h, const struct screen_event *e)
{
	struct row_screen *s = self;
	char line[32];
	if (e->action == OWN_STEP && s->index + e->arg >= 0 && s->index + e->arg < s->count) {
		s->index += e->arg;
		scroll_jump(&s->scroll, 0);
	} else if (e->action == OWN_ALL) {
		s->all = !s->all;
		scroll_jump(&s->scroll, 0);
	} else if (desk_work(h->desk)->state != DESK_REVIEW) {
		return true;
	} else if (e->action == OWN_HOLD && s->change && staff_is_second(h->desk)) {
		host_open(h, &screen_staff_return, s->change);
	} else if (e->action == OWN_HOLD && s->change) {
		snprintf(line, sizeof line, "hold %ld 1", s->change);
		desk_tell(h->desk, line);
	} else if (e->action == OWN_HOLD_NONE) {
		desk_tell(h->desk, "hold 0 0");
	}
	return true;
}

STAFF_SCREEN(staff_row, "staff-row", "核对", .locked = true, .size = sizeof(struct row_screen), .enter = row_enter,
    .event = row_event, .draw = row_draw);
