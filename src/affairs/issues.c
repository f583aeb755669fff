/* issues: the ledger of problems: the ring is what was looked at again and is
 * right, beside it the newest such place before and after, and the list, worst
 * first, by village, grid and state. */
#include <string.h>

#include "affairs/issue_parts.h"
#include "affairs/tiles.h"
#include "base/str.h"
#include "queries/rankings.h"
#include "queries/texts.h"
#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/columns.h"
#include "ui/page.h"
#include "ui/rows.h"

enum { OWN_STATE = ISSUE_OWN_FIRST, OWN_ROW, OWN_VILLAGE, OWN_GRID, OWN_PICK, OWN_CHOOSE };
enum { MONTHS = 6, TRIES = 12 };
enum mode { MODE_LIST, MODE_VILLAGE, MODE_GRID, MODE_STATE };

/* By what needs somebody; `state` 0 all, else enum issue_state + 1. */
static const struct {
	int state;
	const char *name;
} filter[] = { { 0, "全部" }, { ISSUE_OVERDUE + 1, "超期" }, { ISSUE_FIXING + 1, "正在改" },
	{ ISSUE_WAITING + 1, "等复查" }, { ISSUE_DONE + 1, "改好了" } };
enum { STATES = sizeof filter / sizeof *filter };

struct issues {
	struct issue *all, *base; /* base: room for those of a place, to be counted */
	size_t count;
	size_t *row; /* indexes of those shown */
	size_t rows;
	struct issue_tally tally; /* of the village and grid chosen */
	struct issue_report report;
	struct ui_column month[MONTHS];     /* the last ones, this one at the end: found, put right */
	bool trend;                         /* there is something in them */
	bool told;                          /* the report's numbers stand for rows that are not all here */
	int state;                          /* as above */
	struct issue *mended;               /* the newest that was checked and has both photos; NULL */
	const char *place, *village, *grid; /* NULL: all */
	struct text_list villages, grids;   /* names to choose from */
	enum mode mode;
	struct scroll scroll, picker, sum;
};

static bool
in_place(const struct issues *s, const struct issue *e)
{
	return (!s->place || strcmp(e->place, s->place) == 0) && (!s->grid || strcmp(e->grid, s->grid) == 0);
}

static struct date
checked_on(const struct issue *e)
{
	return e->step_on[ISSUE_CHECKED].year ? e->step_on[ISSUE_CHECKED] : e->done_on;
}

/* The newest that was looked at again and has both photos; photos are asked for from the newest on. */
static void
find_mended(struct issues *s, struct host *h)
{
	s->mended = NULL;
	for (int tries = 0; tries < TRIES; tries++) {
		struct issue *best = NULL;
		for (size_t i = 0; i < s->count; i++) {
			struct issue *e = &s->all[i];
			if (e->state == ISSUE_DONE && in_place(s, e) &&
			    (!e->looked || (e->before.count && e->after.count)) &&
			    (!best || date_days(checked_on(e)) > date_days(checked_on(best))))
				best = e;
		}
		if (!best)
			return;
		issues_photos(h->store, h->arena, best);
		if (best->before.count && best->after.count) {
			s->mended = best;
			return;
		}
	}
}

/* How many were found and put right in each of the last months. */
static void
count_months(struct issues *s, struct host *h)
{
	int now = h->now.date.year * 12 + h->now.date.month - 1;
	s->trend = false;
	for (int i = 0; i < MONTHS; i++)
		s->month[i] =
		    (struct ui_column){ .name = arena_printf(h->arena, "%d月", (now - MONTHS + 1 + i) % 12 + 1) };
	for (size_t i = 0; i < s->count && store_today_known(h->store); i++) {
		const struct issue *e = &s->all[i];
		const struct date day[] = { e->found_on, e->state == ISSUE_DONE ? checked_on(e) : (struct date){ 0 } };
		for (int k = 0; k < 2 && in_place(s, e); k++) {
			int at = MONTHS - 1 - (now - day[k].year * 12 - day[k].month + 1);
			if (!day[k].year || at < 0 || at >= MONTHS)
				continue;
			s->month[at].value[k]++;
			s->month[at].any = s->trend = true;
		}
	}
}

static void
choose(struct issues *s, struct host *h)
{
	size_t n = 0;
	s->rows = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct issue *e = &s->all[i];
		if (!in_place(s, e))
			continue;
		s->base[n++] = *e;
		if (s->state == 0 || (int)e->state + 1 == s->state)
			s->row[s->rows++] = i;
	}
	find_mended(s, h);
	count_months(s, h);
	s->tally = issues_tally(h->store, s->base, n);
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
	s->count = issues_listed(h->store, a, host_scope(h), &s->all);
	s->base = arena_array(a, s->count + 1, sizeof *s->base);
	s->row = arena_array(a, s->count + 1, sizeof *s->row);
	s->villages.text = arena_array(a, s->count + 1, sizeof *s->villages.text);
	s->grids.text = arena_array(a, s->count + 1, sizeof *s->grids.text);
	s->report = issues_report(h->store, a);
	s->state = arg > 0 && arg <= ISSUE_DONE + 1 ? (int)arg : 0;
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

static void
draw_circle(struct ui *ui, struct rect r, long done, long all)
{
	int d = r.w < r.h ? r.w : r.h, cx = r.x + r.w / 2, cy = r.y + r.h / 2;
	float part = all ? (float)done / (float)all : 0;
	draw_ring(ui->list, cx, cy, d / 2, d * 37 / 100, 0, 1, ui->p->track);
	if (done > 0)
		draw_ring(ui->list, cx, cy, d / 2, d * 37 / 100, 0, part, ui->p->green);
	ui_text_center(ui, r, ui_printf(ui, "%ld", done), ui_style(d * 36 / 100, true), ui->p->green);
}

struct summary {
	const struct issues *s;
	struct host *h;
	int trend; /* px high; 0: none */
};

/* Found and put right, month by month. */
static void
draw_trend(struct pen *p, const struct summary *sum)
{
	struct ui *ui = p->ui;
	const struct ui_columns c = { sum->s->month, MONTHS, { "发现", "改好" }, { ui->p->gold, ui->p->green }, true, 0,
		0 };
	struct rect line = pen_take(p, ui_line_height(ui, words_style(ui, WORDS_NOTE_BOLD)));
	ui_columns_key(ui, &line, &c);
	ui_columns(ui, pen_take(p, sum->trend), &c);
}

/* Ring and states; below how long the open ones have been lying there, the months, and where the numbers are from. */
static void
draw_numbers(struct pen *p, void *context)
{
	const struct issues *s = ((struct summary *)context)->s;
	struct ui *ui = p->ui;
	const struct palette *c = ui->p;
	const long *n = s->tally.state;
	long all = s->told ? s->report.all : s->tally.all, done = s->told ? s->report.done : n[ISSUE_DONE];
	const struct {
		int state;
		enum icon icon;
		color_argb ink;
		const char *words;
	} line[] = { { ISSUE_WAITING, ICON_EYE, c->blue, "%ld 条说改好，等复查" },
		{ ISSUE_FIXING, ICON_CLOCK, c->gold, "%ld 条正在改" },
		{ ISSUE_OVERDUE, ICON_EXCLAIM, c->orange, "%ld 条超期了" } };
	struct pen words = *p;
	int side = p->room.w * 33 / 100;
	struct rect ring = cut_left(&words.room, side < ui->m.body * 6 ? side : ui->m.body * 6);
	cut_left(&words.room, ui->m.pad);
	words.used = 0;
	pen_words(&words, WORDS_BODY, c->soft, 1, ui_printf(ui, "%ld 条里", all));
	pen_line(&words, WORDS_HEAD, c->green,
	    s->told ? ui_printf(ui, "材料上说改好 %ld 条", done) : ui_printf(ui, "%ld 条查过，改好了", done));
	for (size_t i = 0; i < sizeof line / sizeof *line; i++)
		if (n[line[i].state])
			pen_icon_line(&words, line[i].icon, WORDS_BOLD, line[i].ink,
			    ui_printf(ui, line[i].words, n[line[i].state]));
	draw_circle(ui, (struct rect){ ring.x, ring.y, ring.w, words.used < ring.w ? ring.w : words.used }, done, all);
	pen_gap(p, (words.used < ring.w ? ring.w : words.used) + ui->m.gap / 2);
	const long *age = s->tally.age;
	if (((struct summary *)context)->trend)
		draw_trend(p, context);
	if (ui->m.portrait && !s->told) /* the room is the list's */
		return;
	if (age[0] + age[1] + age[2])
		pen_words(p, WORDS_NOTE, c->soft, 2,
		    ui_printf(ui, "没改好的：发现 7天内 %ld，30天内 %ld，更久 %ld", age[0], age[1], age[2]));
	pen_words(p, WORDS_NOTE, c->soft, 0,
	    !s->told ? "这个数是按台账算出来的"
		     : ui_printf(ui, "圈里是材料上的数%s。名单未填全，屏上登了 %ld 条，三个数是按这些算出来的。",
			   s->report.doubtful ? "，正在核实，先不要当准" : "", s->tally.all));
}

static void
mended_words(struct pen *p, void *context)
{
	const struct issue *e = ((struct summary *)context)->s->mended;
	struct ui *ui = p->ui;
	const char *day = frame_day(((struct summary *)context)->h, ui, checked_on(e));
	pen_icon_line(p, ICON_CHECK, WORDS_BOLD, ui->p->green,
	    ui_printf(ui, "刚改好：%s%s%s", e->village, *e->spot ? " " : "", e->spot));
	pen_line(p, WORDS_NOTE, ui->p->soft,
	    ui_printf(ui, "%s%s%s%s", e->verifier, day, *day ? "去看过了 · " : "", e->what));
}

/* Before and after of the newest that was looked at again; a tap opens it. */
static void
draw_mended(const struct issues *s, struct host *h, struct ui *ui, struct rect r)
{
	struct summary sum = { .s = s, .h = h };
	struct rect card = r, pair;
	ui_card(ui, r);
	int high = pen_height(ui, r.w - 2 * ui->m.pad, mended_words, &sum);
	struct rect words = cut_bottom(&r, high + ui->m.gap);
	struct pen p = pen_at(ui, rect_inset(words, ui->m.pad, ui->m.gap / 2));
	mended_words(&p, &sum);
	for (int i = 0; i < 2; i++) {
		pair = cut_column(r, i, 2, 3);
		draw_image(ui->list, pair, (i ? &s->mended->after : &s->mended->before)->photo[0].picture, IMAGE_COVER,
		    ui->m.radius, i ? CORNER_TR : CORNER_TL);
		ui_chip(ui, pair.x + ui->m.gap / 2, pair.y + pair.h - ui_chip_height(ui) - ui->m.gap / 2,
		    i ? "改后" : "改前", i ? ui->p->green : ui->p->black, ui->p->on_color);
	}
	ui_press(ui, card, ui->m.radius, OWN_ROW, s->mended - s->all);
}

/* Its room off *r: the numbers, the months where there is room for them, and for the pair below. */
static void
draw_summary(struct issues *s, struct host *h, struct ui *ui, struct rect *r)
{
	const struct metrics *m = &ui->m;
	struct summary sum = { s, h, 0 };
	struct rect all, rest;
	frame_split(ui, *r, 36, 40, &all, &rest);
	*r = rest;
	int w = all.w - 2 * m->pad, need = pen_height(ui, w, draw_numbers, &sum) + 2 * m->gap;
	int line = m->body * 3, left = all.h - need - m->gap - line - m->note * 3 / 2;
	bool pair = s->mended && all.h - need - m->gap > m->button * 5 / 2;
	if (s->trend && (!pair || left > m->button * 5 / 2) && left > 0)
		sum.trend = line;
	need = pair ? pen_height(ui, w, draw_numbers, &sum) + 2 * m->gap : all.h;
	struct rect top = cut_top(&all, need);
	cut_top(&all, m->gap);
	if (pair)
		draw_mended(s, h, ui, all);
	ui_card(ui, top);
	ui_middle_grown(ui, rect_inset(top, m->pad, m->gap), &s->sum, draw_numbers, &sum);
}

/* ------------------------------------------------------------------ rows */

struct row_words {
	struct host *h;
	const struct issue *e;
	enum words size; /* of the state */
	bool below;      /* the state, where there is no room beside them */
	int lines;       /* besides the state: what, who and until when, where */
};

static void
draw_state(struct pen *p, void *context)
{
	const struct row_words *w = context;
	struct row_state state = issue_state(p->ui, w->e);
	pen_icon_line(p, state.icon, w->size, state.color, state.words);
}

static void
draw_words(struct pen *p, void *context)
{
	const struct row_words *w = context;
	const struct issue *e = w->e;
	struct ui *ui = p->ui;
	bool done = e->state == ISSUE_DONE;
	const char *day = frame_day(w->h, ui, done ? checked_on(e) : e->due_on);
	const char *when = !*day ? "" : ui_printf(ui, done ? "%s查过" : "限%s", day);
	pen_words(p, WORDS_BOLD, 0, 1, e->what);
	if (w->lines > 2)
		pen_words(p, WORDS_BODY, 0, 1, issue_where(ui, e));
	if (w->lines > 1)
		pen_words(p, WORDS_BODY, ui->p->soft, 1,
		    !*e->duty ? when : ui_printf(ui, "%s%s归%s管", when, *when ? "，" : "", e->duty));
	if (w->below)
		draw_state(p, context);
}

/* What it looks like, or the drawing of its kind. */
static void
draw_thumb(struct ui *ui, struct rect r, const struct issue *e)
{
	const struct store_photos *photos = e->state == ISSUE_DONE && e->after.count ? &e->after : &e->before;
	if (photos->count) {
		struct ui_photo p = photo_first(photos);
		ui_photo(ui, r, &p, CORNER_TL | CORNER_BL);
		return;
	}
	draw_round(ui->list, r, ui->m.radius, CORNER_TL | CORNER_BL, ui->p->row_tint);
	issue_picture(ui, rect_inset(r, r.h / 8, r.h / 8), e->category);
}

static int
state_width(struct ui *ui, const char *words, enum words size)
{
	struct text_style style = words_style(ui, size);
	return ui_text_width(ui, words, style) + style.px + ui->m.gap * 2;
}

static int
thumb_width(struct rect r)
{
	return r.h * 11 / 8 < r.w / 5 ? r.h * 11 / 8 : r.w / 5;
}

static void
draw_row(struct ui *ui, struct rect r, const struct row_words *w, long index)
{
	const struct metrics *m = &ui->m;
	struct row_words words = *w;
	struct rect in = r;
	ui_card(ui, r);
	draw_thumb(ui, cut_left(&in, thumb_width(r)), w->e);
	in = rect_inset(in, m->pad * 3 / 4, 0);
	while (words.lines > 1 && pen_height(ui, in.w, draw_words, &words) > r.h)
		words.lines--;
	if (!w->below) {
		struct rect end = cut_right(&in, state_width(ui, issue_state(ui, w->e).words, w->size));
		cut_left(&end, m->gap);
		pen_centre(ui, end, draw_state, &words);
		if (w->e->sample && words.lines > 2)
			frame_sample(ui, end.x + end.w - ui_chip_width(ui, "示例"), r.y + m->gap / 2);
	}
	pen_centre(ui, in, draw_words, &words);
	ui_press(ui, r, m->radius, OWN_ROW, index);
}

/* All states stand in the same way: as the longest of them fits. */
static void
draw_rows(struct issues *s, struct host *h, struct ui *ui, struct rect r)
{
	static const char longest[] = "说改好，等复查";
	struct row_words w = { .h = h, .size = WORDS_HEAD, .lines = 3 };
	if (!s->rows) {
		ui_nothing(ui, r, ICON_CHECK, "这里没有登记的问题。");
		return;
	}
	w.e = &s->all[s->row[0]];
	int room = r.w * 8 / 10 - ui->m.pad * 3 / 2, least = ui->m.body * 10;
	if (room - state_width(ui, longest, w.size) < least)
		w.size = WORDS_BOLD;
	w.below = room - state_width(ui, longest, w.size) < least;
	int high = pen_height(ui, room, draw_words, &w) + ui->m.gap * 3 / 2;
	struct ui_rows l = {
		.scroll = &s->scroll, .count = (int)s->rows, .least = high, .most = high * 3 / 2, .tiles = true
	};
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		issues_photos(h->store, h->arena, &s->all[s->row[l.i]]);
		w.e = &s->all[s->row[l.i]];
		draw_row(ui, l.at, &w, (long)s->row[l.i]);
	}
}

/* -------------------------------------------------------------- controls */

/* Names as tiles, 「都看」 first. */
static void
draw_picker(struct issues *s, struct ui *ui, struct rect r)
{
	const struct text_list *l = s->mode == MODE_VILLAGE ? &s->villages : &s->grids;
	const char *now = s->mode == MODE_VILLAGE ? s->village : s->grid;
	struct tile *t = arena_array(ui->arena, l->count + 1, sizeof *t);
	t[0] = (struct tile){ .word = s->mode == MODE_VILLAGE ? "所有村都看" : "所有网格都看", .lit = !now };
	for (size_t i = 0; i < l->count; i++)
		t[i + 1] = (struct tile){ .word = l->text[i], .lit = now && strcmp(now, l->text[i]) == 0 };
	tiles_draw(ui, r, &s->picker, t, (int)l->count + 1, ui->p->blue, OWN_PICK);
}

/* States with their counts, and at the right the place where there are several. */
static void
draw_controls(struct issues *s, struct host *h, struct ui *ui, struct rect *r)
{
	const char *label[STATES + 2];
	int n = 0, lit = -1, state[STATES + 2];
	for (int i = 0; i < STATES; i++) {
		long count = filter[i].state ? s->tally.state[filter[i].state - 1] : s->tally.all;
		if (!count && filter[i].state && s->state != filter[i].state)
			continue;
		lit = s->state == filter[i].state ? n : lit;
		state[n] = filter[i].state;
		label[n++] = ui_printf(ui, "%s %ld", filter[i].name, count);
	}
	const struct ui_button pick[] = { { .label = s->village ? s->village : "选村" },
		{ .label = s->grid ? s->grid : "选网格" } };
	bool here[] = { !host_scope(h) && s->villages.count > 1, s->grids.count > 1 };
	const int action[] = { OWN_VILLAGE, OWN_GRID };
	struct shelf shelf = shelf_at(ui, *r);
	for (int i = 0; i <= n + 1; i++) {
		int k = i - n;
		bool on = k < 0 ? s->mode == MODE_LIST && i == lit : s->mode == (k ? MODE_GRID : MODE_VILLAGE);
		if (k >= 0 && !here[k])
			continue;
		struct ui_button b = k < 0 ? (struct ui_button){ .label = label[i] } : pick[k];
		b.bold = true; /* as wide lit as not */
		struct rect at = shelf_left(&shelf, ui_button_width(ui, &b));
		b.bold = on;
		b.fill = on ? ui->p->blue : 0;
		ui_button(ui, at, &b, k < 0 ? OWN_STATE : action[k], k < 0 ? state[i] : 0);
	}
	*r = shelf.room;
}

static void
issues_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct issues *s = self;
	struct shelf shelf = topic_shelf(h, ui, body, &screen_issues, 0);
	frame_scope_on(h, &shelf, ui->p->blue, "", "");
	if (!s->count && !s->report.all) {
		frame_nothing(ui, shelf.room, ICON_BROOM);
		return;
	}
	bool tight = !ui->m.portrait && shelf.room.h < ui->m.button * 13 / 2; /* the list has it all */
	if (tight) {
		struct ui_button b = { .label = s->mode == MODE_STATE ? "不挑了" : "挑着看" };
		ui_button(ui, shelf_left(&shelf, ui_button_width(ui, &b)), &b, OWN_CHOOSE, 0);
	}
	struct rect r = shelf.room;
	if (!tight)
		draw_summary(s, h, ui, &r);
	if (!tight || s->mode == MODE_STATE)
		draw_controls(s, h, ui, &r);
	if (s->mode == MODE_LIST)
		draw_rows(s, h, ui, r);
	else if (s->mode != MODE_STATE)
		draw_picker(s, ui, r);
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
	if (e->action == OWN_STATE && e->arg >= 0 && e->arg <= ISSUE_DONE + 1) {
		s->state = (int)e->arg;
		choose(s, h);
	} else if (e->action == OWN_ROW) {
		host_open(h, &screen_issue, (long)s->all[e->arg].rid);
	} else if (e->action == OWN_VILLAGE || e->action == OWN_GRID) {
		enum mode want = e->action == OWN_VILLAGE ? MODE_VILLAGE : MODE_GRID;
		s->mode = s->mode == want ? MODE_LIST : want;
		scroll_jump(&s->picker, 0);
	} else if (e->action == OWN_CHOOSE) {
		s->mode = s->mode == MODE_STATE ? MODE_LIST : MODE_STATE;
	} else if (e->action == OWN_PICK) {
		pick(s, h, e->arg);
	}
	return true;
}

SCREEN(issues, "issues", "问题整改", SECTION_ISSUE, .tab = "问题台账", .shows = SHOWS(REG_PROBLEM),
    .size = sizeof(struct issues), .enter = issues_enter, .subtitle = issues_subtitle, .event = issues_event,
    .draw = issues_draw);
