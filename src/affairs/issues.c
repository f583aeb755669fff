/* issues: the ledger of problems: how many were found and put right, and the
 * list, worst first, by village, grid and state. */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "affairs/issue_parts.h"
#include "screens/topic.h"
#include "queries/rankings.h"
#include "queries/texts.h"

enum { OWN_STATE = ISSUE_OWN_FIRST, OWN_ROW, OWN_VILLAGE, OWN_GRID, OWN_PICK };
enum mode { MODE_LIST, MODE_VILLAGE, MODE_GRID };

static const char *const state_name[] = { "全部", "正在改", "已超期", "等复查", "已改好" };
enum { STATES = sizeof state_name / sizeof *state_name };

struct issues {
	struct issue *all, *base; /* base: room for those of a place, to be counted */
	size_t count;
	size_t *row; /* indexes of those shown */
	size_t rows;
	struct issue_tally tally; /* of the village and grid chosen */
	struct issue_report report;
	bool told;                          /* the report's numbers stand for rows that are not all here */
	int state;                          /* 0 all, else enum issue_state + 1 */
	const char *place, *village, *grid; /* NULL: all */
	struct text_list villages, grids;   /* names to choose from */
	enum mode mode;
	struct scroll scroll, picker;
};

static bool
in_place(const struct issues *s, const struct issue *e)
{
	return (!s->place || strcmp(e->place, s->place) == 0) && (!s->grid || strcmp(e->grid, s->grid) == 0);
}

static void
choose(struct issues *s, struct host *h)
{
	struct issue *base = s->base;
	size_t n = 0;
	s->rows = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct issue *e = &s->all[i];
		if (!in_place(s, e))
			continue;
		base[n++] = *e;
		if (s->state == 0 || (int)e->state + 1 == s->state)
			s->row[s->rows++] = i;
	}
	s->tally = issues_tally(h->store, base, n);
	s->told = !host_scope(h) && !s->place && !s->grid && s->report.all > s->tally.all;
	s->mode = MODE_LIST;
	scroll_jump(&s->scroll, 0);
}

static void
add_name(struct text_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->text[i], name) == 0)
			return;
	if (name[0])
		list->text[list->count++] = name;
}

/* Villages of the scope, in the order of the village sheet; grids of the one chosen: six villages have a 第一网格. */
static void
collect_names(struct issues *s, struct host *h)
{
	struct village *v;
	size_t n = villages_all(h->store, h->arena, &v);
	s->villages.count = s->grids.count = 0;
	for (size_t k = 0; k < n; k++)
		for (size_t i = 0; i < s->count; i++)
			if (strcmp(v[k].place, s->all[i].place) == 0)
				add_name(&s->villages, s->all[i].village);
	for (size_t i = 0; i < s->count; i++)
		add_name(&s->villages, s->all[i].village);
	for (size_t i = 0; i < s->count; i++)
		if (s->villages.count <= 1 || (s->place && strcmp(s->all[i].place, s->place) == 0))
			add_name(&s->grids, s->all[i].grid);
}

static void
issues_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct issues *s = self;
	s->count = issues_of(h->store, a, host_scope(h), &s->all);
	s->base = arena_array(a, s->count + 1, sizeof *s->base);
	s->row = arena_array(a, s->count + 1, sizeof *s->row);
	s->villages.text = arena_array(a, s->count + 1, sizeof *s->villages.text);
	s->grids.text = arena_array(a, s->count + 1, sizeof *s->grids.text);
	s->report = issues_report(h->store, a);
	s->state = arg > 0 && arg < STATES ? (int)arg : 0;
	collect_names(s, h);
	choose(s, h);
}

static const char *
issues_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct issues *s = self;
	if (s->village)
		return ui_printf(ui, "%s", s->village);
	return host_scope(h) ? store_home(h->store) : ui_printf(ui, "%s各村", store_whole(h->store));
}

/* -------------------------------------------------------------- summary */

/* Where there is no room for a ring with words in it: the words over a bar. */
static void
draw_line_of(struct ui *ui, struct rect r, long done, const char *words, float part)
{
	struct text_style big = ui_style(ui->m.head, true), small = ui_style(ui->m.note, false);
	int bh = ui_line_height(ui, big), bar = ui->m.note / 2, y = r.y + (r.h - bh - bar) / 2;
	int x = r.x + ui_text(ui, r.x, y, ui_printf(ui, "%ld", done), big, ui->p->ink) + ui->m.gap / 2;
	ui_text_in(ui, x, y + (bh - ui_line_height(ui, small)) / 2, r.x + r.w - x, words, small, ui->p->soft);
	ui_bar(ui, (struct rect){ r.x, y + bh, r.w, bar }, part, ui->p->green);
}

static void
draw_circle(struct issues *s, struct ui *ui, struct rect r)
{
	long all = s->told ? s->report.all : s->tally.all, done = s->told ? s->report.done : s->tally.state[ISSUE_DONE];
	int d = r.w < r.h ? r.w : r.h, cx = r.x + r.w / 2, cy = r.y + r.h / 2, digits = d * 28 / 100;
	struct text_style big = ui_style(digits, true), small = ui_style(ui->m.note, false);
	const char *words = ui_printf(ui, "已改 / %ld 条", all);
	int inner = d * 38 / 100;
	if (d < ui->m.note * 7) {
		draw_line_of(ui, r, done, words, all ? (float)done / (float)all : 0);
		return;
	}
	if (ui_text_width(ui, words, small) > d * 62 / 100) { /* 大字 in a small ring */
		inner = d * 42 / 100;
		small.px = ui->m.large ? small.px * 3 / 4 : small.px;
	}
	draw_ring(ui->list, cx, cy, d / 2, inner, 0, 1, ui->p->track);
	if (done > 0)
		draw_ring(ui->list, cx, cy, d / 2, inner, 0, all ? (float)done / (float)all : 0, ui->p->green);
	int bh = digits * 11 / 10, sh = ui_line_height(ui, small), y = cy - (bh + sh) / 2;
	ui_text_center(ui, (struct rect){ r.x, y, r.w, bh }, ui_printf(ui, "%ld", done), big, ui->p->ink);
	ui_text_center(ui, (struct rect){ r.x, y + bh, r.w, sh }, words, small, ui->p->soft);
}

static int
counter(struct ui *ui, struct rect r, int y, int state, long n)
{
	const color_argb ink[] = {
		[ISSUE_FIXING] = ui->p->gold, [ISSUE_OVERDUE] = ui->p->orange, [ISSUE_DONE] = ui->p->green
	};
	static const enum icon icon[] = {
		[ISSUE_FIXING] = ICON_CLOCK, [ISSUE_OVERDUE] = ICON_EXCLAIM, [ISSUE_DONE] = ICON_CHECK
	};
	struct text_style body = ui_style(ui->m.body, false), bold = ui_style(ui->m.head, true);
	int h = ui->m.head * 15 / 10, side = ui->m.body;
	draw_icon(ui->list, icon[state], (struct rect){ r.x, y + (h - side) / 2, side, side }, ink[state]);
	ui_text(
	    ui, r.x + side * 14 / 10, y + (h - ui_line_height(ui, body)) / 2, state_name[state + 1], body, ui->p->ink);
	ui_text_right(
	    ui, r.x + r.w, y + (h - ui_line_height(ui, bold)) / 2, ui_printf(ui, "%ld 条", n), bold, ink[state]);
	ui_divider(ui, r.x, y + h - 1, r.w);
	return h;
}

/* Three blocks: how long those that are open have been lying there. */
static int
ages(struct issues *s, struct ui *ui, struct rect r, int y, bool draw)
{
	static const char *const name[] = { "7天内", "30天内", "更久" };
	const color_argb ground[] = { ui->p->grey_tint, ui->p->gold_tint, ui->p->orange_tint };
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, false), bold = ui_style(m->body, true);
	int line = ui_line_height(ui, note), block = ui_line_height(ui, bold) + line + m->gap / 2, gap = m->gap / 2;
	int w = (r.w - 2 * gap) / 3;
	if (!draw)
		return line + gap + block + gap;
	ui_text_in(ui, r.x, y, r.w, "没改好的，发现多久了", note, ui->p->soft);
	for (int i = 0; i < ISSUE_AGES; i++) {
		struct rect b = { r.x + i * (w + gap), y + line + gap, w, block };
		draw_round(ui->list, b, m->radius / 2, CORNER_ALL, ground[i]);
		ui_text_center(ui, (struct rect){ b.x, b.y + gap / 2, w, ui_line_height(ui, bold) },
		    ui_printf(ui, "%ld", s->tally.age[i]), bold, ui->p->ink);
		ui_text_center(
		    ui, (struct rect){ b.x, b.y + block - line - gap / 2, w, line }, name[i], note, ui->p->ink);
	}
	return line + gap + block + gap;
}

static const char *
origin(struct issues *s, struct ui *ui)
{
	if (!s->told)
		return "这个数是按台账算出来的";
	return ui_printf(ui, "圈里是材料上的数%s。名单未填全，屏上登了 %ld 条，三个数是按这些算出来的。",
	    s->report.doubtful ? "，正在核实，先不要当准" : "", s->tally.all);
}

/* Counters, ages and where the numbers come from; what does not fit is left out from below. */
static int
numbers(struct issues *s, struct ui *ui, struct rect r, bool draw)
{
	struct text_style note = ui_style(ui->m.note, false);
	int y = r.y, row = ui->m.head * 15 / 10;
	long waiting = s->tally.state[ISSUE_WAITING];
	const char *words = origin(s, ui);
	int words_h = ui_paragraph_height(ui, r.w, words, note, 13, 0) + ui->m.gap / 2;
	int ages_h = ages(s, ui, r, 0, false) + ui->m.gap / 2, waiting_h = issue_waiting(ui, r, 0, waiting, false);
	bool with_ages = r.h >= 3 * row + waiting_h + words_h + ages_h;
	if (!draw)
		return 3 * row + waiting_h + words_h + (with_ages ? ages_h : 0);
	y += counter(ui, r, y, ISSUE_DONE, s->tally.state[ISSUE_DONE]);
	y += issue_waiting(ui, r, y, waiting, true); /* not in the ring */
	y += counter(ui, r, y, ISSUE_FIXING, s->tally.state[ISSUE_FIXING]);
	y += counter(ui, r, y, ISSUE_OVERDUE, s->tally.state[ISSUE_OVERDUE]) + ui->m.gap / 2;
	if (with_ages)
		y += ages(s, ui, r, y, true) + ui->m.gap / 2;
	if (y - r.y + words_h <= r.h + ui->m.gap)
		ui_paragraph(ui, r.x, y, r.w, words, note, ui->p->soft, 13, 0);
	return y - r.y;
}

/* In portrait: as high as all of it needs, but never more than a third. */
static int
summary_height(struct issues *s, struct ui *ui, struct rect r)
{
	struct rect all = { 0, 0, r.w * 3 / 5 - 4 * ui->m.pad, 10000 };
	int want = numbers(s, ui, all, false) + 2 * ui->m.pad, most = r.h * 34 / 100;
	return want < most ? want : most;
}

static void
draw_summary(struct issues *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad), ring = in, rest = in;
	if (m->portrait) {
		ring.w = in.h < in.w * 2 / 5 ? in.h : in.w * 2 / 5;
		rest.x += ring.w + m->pad * 3 / 2;
		rest.w -= ring.w + m->pad * 3 / 2;
		rest.y += (in.h - numbers(s, ui, rest, false)) / 2;
	} else {
		int least = m->body * 6, most = in.w * 3 / 4;
		rest.h = in.h - least - m->gap;
		rest.h = numbers(s, ui, rest, false);
		ring.h = in.h - rest.h - m->gap;
		if (ring.h > most)
			ring.h = most;
		int left = in.h - ring.h - m->gap - rest.h;
		ring.y += left / 3;
		rest.y = ring.y + ring.h + m->gap + left / 3;
	}
	draw_circle(s, ui, ring);
	numbers(s, ui, rest, true);
}

/* ------------------------------------------------------------------ rows */

static void
draw_slot(struct ui *ui, struct rect r, const struct store_photos *p, const char *label, color_argb plate)
{
	struct text_style note = ui_style(ui->m.note, false);
	int w = ui_text_width(ui, label, note) + ui->m.note * 2 / 3, h = ui->m.note * 4 / 3;
	draw_image(ui->list, r, p->photo[0].thumb, IMAGE_COVER, ui->m.radius / 2, CORNER_ALL);
	struct rect at = { r.x, r.y + r.h - h, w, h };
	draw_round(ui->list, at, ui->m.radius / 2, CORNER_TR | CORNER_BL, plate);
	ui_text_center(ui, at, label, note, ui->p->on_color);
}

/* Before and after beside each other, or the one that says more where there is room for one. */
static void
draw_thumbs(struct ui *ui, struct rect r, const struct issue *e, bool two)
{
	int gap = ui->m.gap / 2, w = two ? (r.w - gap) / 2 : r.w;
	struct rect left = { r.x, r.y, w, r.h }, right = { r.x + w + gap, r.y, w, r.h };
	bool after_only = !two && e->after.count && e->state == ISSUE_DONE;
	if (e->before.count && !after_only) {
		draw_slot(ui, left, &e->before, "整改前", ui->p->black);
	} else if (!after_only) {
		draw_round(ui->list, left, ui->m.radius / 2, CORNER_ALL, ui->p->row_tint);
		issue_picture(ui, rect_inset(left, r.h / 8, r.h / 8), e->category);
	}
	if (!two && !after_only)
		return;
	struct rect at = two ? right : left;
	if (e->after.count) {
		draw_slot(ui, at, &e->after, "整改后", ui->p->green);
	} else if (two) {
		draw_round(ui->list, at, ui->m.radius / 2, CORNER_ALL, ui->p->grey_tint);
		ui_text_center(ui, at, e->state >= ISSUE_WAITING ? "没有照片" : "还没改好", ui_style(ui->m.note, false),
		    ui->p->soft);
	}
}

static const char *
dates(struct host *h, struct ui *ui, const struct issue *e)
{
	const char *found = issue_day(h, ui, e->found_on), *due = issue_day(h, ui, e->due_on);
	const char *done = e->state == ISSUE_DONE ? issue_day(h, ui, e->done_on) : "";
	return ui_printf(ui, "%s%s%s%s%s%s%s%s", found, found[0] ? "发现" : "", due[0] ? "　限" : "", due,
	    due[0] ? "前" : "", done[0] ? "　" : "", done, done[0] ? "改好" : "");
}

/* The plate of state, and the days behind it as far as they fit. */
static void
draw_when(struct host *h, struct ui *ui, struct rect r, const struct issue *e)
{
	struct text_style note = ui_style(ui->m.note, false);
	int used = issue_plate(ui, r.x, r.y, e, true) + ui->m.gap;
	const char *done = issue_day(h, ui, e->done_on), *due = issue_day(h, ui, e->due_on);
	const char *less = e->state == ISSUE_DONE
			       ? ui_printf(ui, "%s%s", done, done[0] ? "改好" : "")
			       : ui_printf(ui, "%s%s%s", due[0] ? "限" : "", due, due[0] ? "前" : "");
	const char *when = dates(h, ui, e);
	when = ui_text_width(ui, when, note) <= r.w - used ? when : less;
	if (ui_text_width(ui, when, note) <= r.w - used)
		ui_text(ui, r.x + used, r.y + (r.h - ui_line_height(ui, note)) / 2, when, note, ui->p->soft);
}

static int
row_height(struct ui *ui)
{
	struct text_style body = ui_style(ui->m.body, false);
	struct text_style note = ui_style(ui->m.note, false);
	return ui_line_height(ui, body) * 2 + ui_line_height(ui, note) + ui_chip_height(ui) + ui->m.gap / 4;
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct issue *e, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	if (ui_pressed(ui, OWN_ROW, index))
		draw_fill(ui->list, r, ui->p->pressed);
	int ph = r.h - m->gap, pw = ph * 5 / 2, x = r.x + m->pad;
	bool two = r.w - pw >= m->body * 20;
	pw = two ? pw : ph * 5 / 4 < r.w * 28 / 100 ? ph * 5 / 4 : r.w * 28 / 100;
	draw_thumbs(ui, (struct rect){ x, r.y + m->gap / 2, pw, ph }, e, two);
	x += pw + m->pad * 3 / 4;
	int w = r.x + r.w - m->pad - x, title = ui_text_width(ui, e->what, head);
	if (title > w)
		head = ui_style(m->body, true); /* in two lines rather than cut */
	int title_h = ui_paragraph_height(ui, w, e->what, head, 0, 2), room = r.h - title_h - ui_chip_height(ui);
	const char *where = issue_where(ui, e);
	if (ui_line_height(ui, body) + m->gap / 3 > room || ui_text_width(ui, where, body) > w)
		body = note;
	int y = r.y + (room - ui_line_height(ui, body)) / 2;
	ui_paragraph(ui, x, y, w, e->what, head, ui->p->ink, 0, 2);
	if (e->sample && title + m->gap + ui_chip_width(ui, "示例") <= w)
		frame_sample(ui, x + title + m->gap / 2, y + (title_h - ui_chip_height(ui)) / 2);
	y += title_h;
	ui_text_in(ui, x, y, w, where, body, ui->p->ink);
	draw_when(h, ui, (struct rect){ x, y + ui_line_height(ui, body), w, ui_chip_height(ui) }, e);
	ui_hit(ui, r, OWN_ROW, index);
}

static void
draw_rows(struct issues *s, struct host *h, struct ui *ui, struct rect r)
{
	ui_card(ui, r);
	if (!s->rows) {
		ui_empty(ui, r, ICON_CHECK,
		    s->state ? ui_printf(ui, "现在没有“%s”的。", state_name[s->state]) : "这里没有登记的问题。");
		return;
	}
	struct rect list = rect_inset(r, 0, ui->m.gap / 2);
	int row = ui_fit_row(ui, list, row_height(ui), (int)s->rows);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, (int)s->rows * row, row);
	int first, last;
	ui_view_rows(&v, row, (int)s->rows, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_row(h, ui, at, &s->all[s->row[i]], (long)s->row[i]);
		ui_divider(ui, r.x + ui->m.pad, at.y + row - 1, r.w - 2 * ui->m.pad);
	}
	ui_view_end(ui, &v);
}

/* -------------------------------------------------------------- controls */

/* Names as buttons, 「都看」 first. */
static void
draw_picker(struct issues *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct text_list *l = s->mode == MODE_VILLAGE ? &s->villages : &s->grids;
	const char *now = s->mode == MODE_VILLAGE ? s->village : s->grid;
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad);
	int least = m->body * 7, columns = (in.w + m->gap) / (least + m->gap), count = (int)l->count + 1;
	columns = columns < 1 ? 1 : columns;
	int w = (in.w - (columns - 1) * m->gap) / columns, row = m->button + m->gap,
	    rows = (count + columns - 1) / columns;
	struct ui_view v = ui_view_begin(ui, in, &s->picker, rows * row, row);
	for (int i = 0; i < count; i++) {
		const char *name = i ? l->text[i - 1] : s->mode == MODE_VILLAGE ? "都看（所有村）" : "都看（所有网格）";
		bool active = i ? now && strcmp(now, name) == 0 : !now;
		name = text_fit(ui->text, ui->arena, name, ui_style(m->body, active), w - m->gap);
		struct ui_button b = { .label = name, .fill = active ? ui->p->blue : 0, .bold = active };
		struct rect at = { in.x + i % columns * (w + m->gap), v.y + i / columns * row, w, m->button };
		ui_button(ui, at, &b, OWN_PICK, i);
	}
	ui_view_end(ui, &v);
}

struct control {
	struct ui_button button;
	int action;
	long arg;
};

/* Buttons from left to right, wrapped; returns the height. Without `draw` only measures. */
static int
flow(struct ui *ui, struct rect r, const struct control *c, int count, bool draw)
{
	int x = r.x, y = r.y;
	for (int i = 0; i < count; i++) {
		struct ui_button wide = c[i].button;
		wide.bold = true;
		int w = ui_button_width(ui, &wide);
		if (x > r.x && x + w > r.x + r.w) {
			x = r.x;
			y += ui->m.button + ui->m.gap;
		}
		if (draw)
			ui_button(ui, (struct rect){ x, y, w, ui->m.button }, &c[i].button, c[i].action, c[i].arg);
		x += w + ui->m.gap;
	}
	return y + ui->m.button - r.y;
}

/* The tabs of state, with `places` behind them; the counts stay out where they would make a second row. */
static int
state_controls(struct issues *s, struct ui *ui, int width, struct control *c, const struct control *place, int places)
{
	const long n[STATES] = { s->tally.all, s->tally.state[ISSUE_FIXING], s->tally.state[ISSUE_OVERDUE],
		s->tally.state[ISSUE_WAITING], s->tally.state[ISSUE_DONE] };
	int count = 0;
	for (int counts = 1; counts >= 0; counts--) {
		count = 0;
		for (int i = 0; i < STATES; i++) {
			if (i == ISSUE_WAITING + 1 && !n[i] && s->state != i)
				continue;
			bool on = s->mode == MODE_LIST && s->state == i;
			const char *label = counts ? ui_printf(ui, "%s %ld", state_name[i], n[i]) : state_name[i];
			c[count++] = (struct control){ { .label = label, .fill = on ? ui->p->blue : 0, .bold = on },
				OWN_STATE, i };
		}
		memcpy(c + count, place, (size_t)places * sizeof *place);
		if (flow(ui, (struct rect){ 0, 0, width, 0 }, c, count + places, false) == ui->m.button)
			break;
	}
	return count;
}

static int
place_controls(struct issues *s, struct host *h, struct ui *ui, struct control *c)
{
	int count = 0;
	if (!host_scope(h) && s->villages.count > 1)
		c[count++] = (struct control){ { .label = s->village ? s->village : "选村",
						   .fill = s->mode == MODE_VILLAGE ? ui->p->blue : 0 },
			OWN_VILLAGE, 0 };
	if (s->grids.count > 1)
		c[count++] = (struct control){ { .label = s->grid ? s->grid : "选网格",
						   .fill = s->mode == MODE_GRID ? ui->p->blue : 0 },
			OWN_GRID, 0 };
	return count;
}

/* Over the list: state and place in one row; with `scope_w`, the place and the scope in a row below. */
static int
draw_controls(struct issues *s, struct host *h, struct ui *ui, struct rect r, int scope_w)
{
	struct control c[STATES + 2], place[2];
	int places = place_controls(s, h, ui, place), gap = ui->m.gap;
	int states = state_controls(s, ui, r.w, c, place, scope_w ? 0 : places);
	if (!scope_w)
		return flow(ui, r, c, states + places, true) + gap;
	int first = flow(ui, r, c, states, true) + gap;
	struct rect below = { r.x, r.y + first, r.w - scope_w - gap, r.h };
	int second = flow(ui, below, place, places, true);
	frame_scope(h, ui, r.x + r.w, below.y, ui->p->blue);
	return first + (second > ui->m.button ? second : ui->m.button) + gap;
}

static void
issues_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct issues *s = self;
	const struct metrics *m = &ui->m;
	int scope_w, head = topic_tabs(h, ui, body, &screen_issues, 0, &scope_w).y - body.y, gap = m->gap * 3 / 2;
	struct rect r = { body.x, body.y + head, body.w, body.h - head }, left = r, right = r;
	if (!s->count && !s->report.all) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_BROOM);
		return;
	}
	if (m->portrait) {
		left.h = summary_height(s, ui, r);
		right.y += left.h + gap;
		right.h -= left.h + gap;
	} else {
		left.w = r.w * 30 / 100;
		right.x += left.w + gap;
		right.w -= left.w + gap;
	}
	draw_summary(s, ui, left);
	int controls = draw_controls(s, h, ui, right, scope_w);
	right.y += controls;
	right.h -= controls;
	if (s->mode == MODE_LIST)
		draw_rows(s, h, ui, right);
	else
		draw_picker(s, ui, right);
}

static void
pick(struct issues *s, struct host *h, long arg)
{
	const struct text_list *l = s->mode == MODE_VILLAGE ? &s->villages : &s->grids;
	const char *name = arg > 0 && (size_t)arg <= l->count ? l->text[arg - 1] : NULL;
	if (s->mode == MODE_VILLAGE) {
		s->village = name;
		s->place = name ? row_place_key(h->arena, name) : NULL;
		s->grid = NULL;
		collect_names(s, h);
	} else {
		s->grid = name;
	}
	choose(s, h);
}

static bool
issues_event(void *self, struct host *h, const struct screen_event *e)
{
	struct issues *s = self;
	if (e->action == OWN_STATE && e->arg >= 0 && e->arg < STATES) {
		s->state = (int)e->arg;
		choose(s, h);
	} else if (e->action == OWN_ROW) {
		host_open(h, &screen_issue, (long)s->all[e->arg].rid);
	} else if (e->action == OWN_VILLAGE || e->action == OWN_GRID) {
		enum mode want = e->action == OWN_VILLAGE ? MODE_VILLAGE : MODE_GRID;
		s->mode = s->mode == want ? MODE_LIST : want;
		scroll_jump(&s->picker, 0);
	} else if (e->action == OWN_PICK) {
		pick(s, h, e->arg);
	}
	return true;
}

SCREEN(issues, "issues", "问题整改", SECTION_ISSUE, .tab = "问题台账", .shows = SHOWS(REG_PROBLEM),
    .size = sizeof(struct issues), .enter = issues_enter, .subtitle = issues_subtitle, .event = issues_event,
    .draw = issues_draw);
