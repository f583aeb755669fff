/* register: any register as a list, the row that was tapped beside it; where
 * the screen is narrow the row has a page of its own. See register.h. */
#include "screens/register.h"

#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "queries/news.h"
#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/rows.h"

enum { OWN_ROW = UI_ACTION_OWN, OWN_STATE, OWN_STEP, OWN_PART };
enum { WINDOW = 48, STATES = 8, FEW = 8, ABOVE = 3 }; /* ABOVE: so few stand above what one of them says */

struct register_screen {
	const struct reg *reg;
	const char *known_as;
	long arg;
	struct row_query q;
	struct text_list period;
	size_t shown_period;
	const char *state[STATES]; /* words of the status field there are rows of; NULL: all */
	long state_count[STATES];
	int states, shown_state;
	size_t from; /* what is in `rows` begins here */
	struct shown_rows rows;
	struct shown_row chosen;
	bool code; /* its codes are shown instead of it */
	int part;
	bool narrow;      /* a row has a page of its own */
	bool any, photos; /* photos: most of these rows have one */
	struct scroll scroll, facts;
};

long
register_arg(enum register_id reg, long long rid)
{
	return (long)(rid * REG_COUNT + reg);
}

const struct reg *
register_of(long arg, long long *rid)
{
	if (rid)
		*rid = arg / REG_COUNT;
	return catalogue_register((enum register_id)(arg % REG_COUNT));
}

void
register_tap(struct ui *ui, struct rect r, enum register_id reg, long long rid)
{
	long arg = register_arg(reg, rid);
	if (ui_pressed(ui, ACTION_WHOLE_ROW, arg))
		draw_fill(ui->list, r, ui->p->pressed);
	ui_hit(ui, r, ACTION_WHOLE_ROW, arg);
}

/* ----------------------------------------------------------------- rows */

static const struct store_photos *
first_photos(const struct reg *reg, const struct shown_row *row)
{
	for (size_t f = 0; f < reg->count; f++)
		if (row->photos[f].count)
			return &row->photos[f];
	return NULL;
}

static void
load_window(struct register_screen *s, struct host *h, size_t from)
{
	s->q.offset = s->from = from;
	s->q.limit = WINDOW;
	s->rows = rows_of(h->store, h->arena, &s->q);
	size_t seen = 0;
	for (size_t i = 0; i < s->rows.count; i++)
		seen += first_photos(s->reg, &s->rows.row[i]) != NULL;
	s->photos |= seen * 2 > s->rows.count;
}

static const struct shown_row *
row_at(struct register_screen *s, struct host *h, size_t i)
{
	if (i < s->from || i >= s->from + s->rows.count)
		load_window(s, h, i / (WINDOW / 2) * (WINDOW / 2));
	return i - s->from < s->rows.count ? &s->rows.row[i - s->from] : NULL;
}

static void
load(struct register_screen *s, struct host *h)
{
	s->photos = false;
	s->part = 0;
	scroll_jump(&s->scroll, 0);
	scroll_jump(&s->facts, 0);
	load_window(s, h, 0);
	s->any = s->rows.count > 0;
	if (s->any)
		s->chosen = s->rows.row[0];
}

/* The states that there are, those that want somebody first: as the catalogue lists them, all in front. */
static void
load_states(struct register_screen *s, struct host *h)
{
	struct row_query q = s->q;
	int i = s->reg->status ? catalogue_field(s->reg, s->reg->status) : -1;
	q.limit = 1;
	q.column = NULL;
	s->states = 0;
	s->state_count[s->states++] = rows_of(h->store, h->arena, &q).total;
	q.column = s->reg->status;
	for (const char *p = i >= 0 ? s->reg->fields[i].choices : NULL; p && *p && s->states < STATES;
	     p += strcspn(p, "|"), p += *p == '|') {
		q.value = arena_strndup(h->arena, p, strcspn(p, "|="));
		s->state[s->states] = q.value;
		s->state_count[s->states] = rows_of(h->store, h->arena, &q).total;
		s->states += s->state_count[s->states] > 0;
	}
	s->shown_state = 0;
}

static void
register_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct register_screen *s = self;
	long long rid;
	s->arg = arg;
	s->reg = register_of(arg, &rid);
	s->known_as = arena_printf(a, "register:%s", s->reg->table);
	s->q = (struct row_query){ .reg = s->reg, .place = host_scope(h), .town = true, .order = ROWS_URGENT };
	if (s->reg->by_period) {
		s->period = rows_periods(h->store, a, &s->q);
		s->q.period = s->period.count ? s->period.text[0] : NULL;
	}
	load_states(s, h);
	load(s, h);
	if (rid)
		s->any = rows_find(h->store, a, s->reg, rid, false, &s->chosen) || s->any;
}

/* -------------------------------------------------------------- drawing */

static void
register_strip(void *self, struct host *h, struct ui *ui, const char **title, enum section *section)
{
	struct register_screen *s = self;
	*title = s->reg->label ? s->reg->label : s->reg->sheet;
	*section = s->reg->section;
}

static const char *
register_known_as(const void *self)
{
	const struct register_screen *s = self;
	return s->known_as;
}

static const char *
register_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct register_screen *s = self;
	return s->reg->question ? s->reg->question : "";
}

static void
draw_filters(struct register_screen *s, struct ui *ui, struct rect *r, color_argb fill)
{
	const char *label[STATES];
	const struct metrics *m = &ui->m;
	if (s->period.count > 1) {
		struct rect line = cut_top(r, m->button);
		const char *words = describe_period_words(ui->arena, s->period.text[s->shown_period]);
		line.w = ui_stepper_width(ui, words) + m->pad;
		ui_stepper(ui, line, words, s->shown_period + 1 < s->period.count, s->shown_period > 0, OWN_STEP);
		cut_top(r, m->gap);
	}
	if (s->states < 3)
		return;
	for (int i = 0; i < s->states; i++)
		label[i] = s->state[i]   ? ui_printf(ui, "%s %ld", s->state[i], s->state_count[i])
			   : s->reg->bad ? "全部" /* what is broken is not counted as there */
					 : ui_printf(ui, "全部 %ld", s->state_count[i]);
	cut_top(r, ui_tabs(ui, *r, label, s->states, s->shown_state, fill, OWN_STATE) + m->gap);
}

/* A row's words; all of a list are of one size. */
struct row_words {
	const char *title, *note, *since;
	int lines, notes;       /* at most */
	struct row_state state; /* below the words of a row that is high; words NULL: beside them */
};

static void
draw_words(struct pen *p, void *context)
{
	const struct row_words *w = context;
	bool both = w->since && *w->note;
	pen_words(p, WORDS_BOLD, 0, w->lines, w->title);
	pen_words(p, WORDS_NOTE, p->ui->p->soft, w->notes,
	    w->since ? ui_printf(p->ui, "%s%s%s", w->since, both ? " · " : "", w->note) : w->note);
	if (!str_empty(w->state.words))
		pen_icon_line(p, w->state.icon, WORDS_BOLD, w->state.color, w->state.words);
}

/* Its first photo; in a list where others have one, the topic's sign. */
static void
draw_thumb(struct register_screen *s, struct ui *ui, struct rect r, const struct shown_row *row)
{
	const struct store_photos *photos = first_photos(s->reg, row);
	if (photos) {
		struct ui_photo p = photo_first(photos);
		ui_photo(ui, r, &p, CORNER_TL | CORNER_BL);
		return;
	}
	draw_round(ui->list, r, ui->m.radius, CORNER_TL | CORNER_BL, ui->p->grey_tint);
	draw_icon(ui->list, section_icon(s->reg->section), cut_middle(r, r.h / 2, r.h / 2), ui->p->line);
}

/* Thumb, state and what else stands on a row's card; its words and the room for them. */
static struct rect
draw_around(struct register_screen *s, struct host *h, struct ui *ui, struct rect r, const struct shown_row *row,
    struct row_words *words)
{
	const struct metrics *m = &ui->m;
	struct rect in = rect_inset(r, 3, 3);
	if (s->photos)
		draw_thumb(s, ui, cut_left(&in, in.h * 5 / 4 < in.w / 3 ? in.h * 5 / 4 : in.w / 3), row);
	in = rect_inset(in, m->pad, 0);
	struct row_state state = register_state(h, ui, s->reg, row);
	bool below = r.h > m->button * 3;
	if (*state.words && !below) {
		struct text_style style = ui_shrink(ui, state.words, words_style(ui, WORDS_BOLD), in.w * 2 / 5);
		int w = ui_text_width(ui, state.words, style) + style.px + m->gap;
		struct rect at = cut_right(&in, w > in.w / 2 ? in.w / 2 : w);
		draw_icon(ui->list, state.icon, cut_left(&at, style.px), state.color);
		ui_text_center(ui, at, state.words, style, state.color);
		cut_right(&in, m->gap);
	}
	if (row->sample)
		frame_sample(
		    ui, cut_right(&in, ui_chip_width(ui, "示例") + m->gap).x, r.y + (r.h - ui_chip_height(ui)) / 2);
	*words = (struct row_words){ .title = describe_title(ui->arena, s->reg, &row->row),
		.note = describe_note(ui->arena, s->reg, &row->row),
		.since = state.since,
		.lines = 2,
		.notes = 3,
		.state = below ? state : (struct row_state){ 0 } };
	while (words->lines > 1 && pen_height(ui, in.w, draw_words, words) > r.h)
		words->notes > 1 ? words->notes-- : words->lines--;
	return in;
}

static void
draw_row(struct register_screen *s, struct host *h, struct ui *ui, struct rect r, const struct shown_row *row, long i,
    const struct metrics *grown)
{
	const struct metrics m = ui->m;
	bool lit = !s->narrow && s->chosen.rid == row->rid;
	color_argb edge = section_color(ui->p, s->reg->section);
	struct row_words words;
	draw_round(ui->list, r, m.radius, CORNER_ALL, lit ? ui->p->row_tint : ui->p->card);
	if (ui_pressed(ui, OWN_ROW, i))
		draw_round(ui->list, r, m.radius, CORNER_ALL, ui->p->pressed);
	draw_outline(ui->list, r, m.radius, lit ? 3 : 2, lit ? edge : ui->p->edge);
	ui_hit(ui, r, OWN_ROW, i);
	ui_heard(ui, r, s->reg->table, row->rid, NULL);
	struct rect in = draw_around(s, h, ui, r, row, &words);
	ui->m = *grown;
	pen_centre(ui, in, draw_words, &words);
	ui->m = m;
}

/* Type as large as a few rows allow, all of one size. */
static struct metrics
grown_for(struct register_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics was = ui->m;
	struct metrics least = was;
	struct row_words words;
	for (size_t i = 0; i < s->rows.count && s->rows.total <= FEW; i++) {
		ui_lift(ui);
		struct rect in = draw_around(s, h, ui, r, &s->rows.row[i], &words);
		ui_put_down(ui);
		pen_grow(ui, rect_inset(in, 0, was.gap / 2), draw_words, &words);
		least = !i || ui->m.body < least.body ? ui->m : least;
		ui->m = was;
	}
	return least;
}

/* Lines that the titles need, of those that are loaded. */
static int
title_lines(struct register_screen *s, struct ui *ui, int w)
{
	for (size_t i = 0; i < s->rows.count; i++)
		if (ui_text_width(
			ui, describe_title(ui->arena, s->reg, &s->rows.row[i].row), words_style(ui, WORDS_BOLD)) > w)
			return 2;
	return 1;
}

/* What a row needs that stands in a list w px wide. */
static int
row_least(struct register_screen *s, struct ui *ui, int w)
{
	bool end = s->reg->status || s->reg->due || s->photos;
	int lines = title_lines(s, ui, end ? w / 2 : w - 2 * ui->m.pad);
	int least = ui_line_height(ui, words_style(ui, WORDS_BOLD)) * lines +
		    ui_line_height(ui, words_style(ui, WORDS_NOTE)) + ui->m.gap + ui->m.pad;
	return least < ui->m.button + ui->m.gap ? ui->m.button + ui->m.gap : least;
}

static void
draw_list(struct register_screen *s, struct host *h, struct ui *ui, struct rect r, int columns)
{
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->rows.total,
		.columns = columns,
		.least = row_least(s, ui, r.w / columns),
		.most = r.h,
		.tiles = true };
	ui_rows_begin(&l, ui, r);
	struct metrics grown =
	    grown_for(s, h, ui, (struct rect){ 0, 0, (r.w + ui->m.gap) / columns - ui->m.gap, l.row - ui->m.gap });
	while (ui_rows_next(&l)) {
		const struct shown_row *row = row_at(s, h, (size_t)l.i);
		if (row)
			draw_row(s, h, ui, l.at, row, l.i, &grown);
	}
}

static void
draw_whole(struct register_screen *s, struct host *h, struct ui *ui, struct rect r, bool page)
{
	register_facts(
	    h, ui, r, &(struct whole_row){ s->reg, &s->chosen, &s->facts, page, s->code, s->part, OWN_PART });
}

static void
register_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct register_screen *s = self;
	const struct metrics *m = &ui->m;
	enum section topic = s->reg->section;
	color_argb fill = section_color(ui->p, topic);
	if (topic_has_tabs(topic)) {
		body = topic_head(h, ui, body, &screen_register, s->arg);
	} else if (frame_scope_width(h, ui)) {
		frame_scope(h, ui, body.x + body.w, body.y, fill);
		if (s->states < 3 && s->period.count < 2)
			cut_top(&body, m->button + m->gap);
	}
	if (!s->any && !s->shown_state && s->period.count < 2) {
		ui_card(ui, body);
		frame_empty(ui, body, section_icon(topic));
		return;
	}
	draw_filters(s, ui, &body, fill);
	if (s->rows.total == 1 && s->any && !s->rows.review && !register_low(ui, body)) {
		draw_whole(s, h, ui, body, true);
		return;
	}
	struct rect list = body;
	int columns = m->portrait || s->rows.total > ABOVE ? 1 : (int)s->rows.total,
	    down = (int)s->rows.total / columns;
	int high = row_least(s, ui, body.w / columns) * 3 / 2 * down;
	bool above = s->any && (m->portrait || columns > 1) && down <= FEW && high <= body.h * 2 / 5 &&
		     body.h - high > theme_mm(m, 100) && !register_low(ui, body);
	s->narrow = (m->portrait && !above) || register_low(ui, body);
	if (!s->narrow) {
		list = above ? cut_top(&body, high) : cut_left(&body, body.w * 47 / 100);
		above ? cut_top(&body, m->gap) : cut_left(&body, m->gap * 3 / 2);
		if (s->any)
			draw_whole(s, h, ui, body, above && columns > 1);
	}
	if (s->rows.review) {
		struct rect foot = cut_bottom(&list, ui_line_height(ui, words_style(ui, WORDS_NOTE)));
		ui_text_in(ui, foot.x, foot.y, foot.w, ui_printf(ui, "有 %ld 条正在复核", s->rows.review),
		    words_style(ui, WORDS_NOTE), ui->p->soft);
	}
	draw_list(s, h, ui, list, above ? columns : 1);
}

static bool
register_event(void *self, struct host *h, const struct screen_event *e)
{
	struct register_screen *s = self;
	if (e->action == OWN_ROW) {
		const struct shown_row *row = row_at(s, h, (size_t)e->arg);
		if (!row)
			return false;
		s->chosen = *row;
		s->part = 0;
		scroll_jump(&s->facts, 0);
		if (s->narrow)
			host_open(h, &screen_register_row, register_arg(s->reg->id, row->rid));
	} else if (e->action == OWN_PART) {
		s->part += (int)e->arg;
		s->code ^= e->arg == 0;
	} else if (e->action == OWN_STATE && e->arg < s->states) {
		s->shown_state = (int)e->arg;
		s->q.column = e->arg ? s->reg->status : NULL;
		s->q.value = s->state[e->arg];
		load(s, h);
	} else if (e->action == OWN_STEP) {
		s->shown_period -= (size_t)e->arg;
		s->q.period = s->period.text[s->shown_period];
		s->q.column = NULL;
		load_states(s, h);
		load(s, h);
	}
	return true;
}

/* 本村 is chosen: rows that are no village's stand with the village's own. */
static enum page_scope
register_scope(const void *self, const struct host *h)
{
	const struct register_screen *s = self;
	size_t towns = 0, n = s->rows.count;
	for (size_t i = 0; i < n; i++)
		towns += !str_equal(s->rows.row[i].place, s->q.place);
	if (!host_scope(h) || !towns)
		return SCOPE_CHOSEN;
	return towns < n ? SCOPE_BOTH : SCOPE_WHOLE;
}

static struct date
register_day(const void *self, struct host *h)
{
	return news_newest(h->store, ((const struct register_screen *)self)->reg, host_scope(h), 0);
}

SCREEN(register, "register", "公开的表", SECTION_PLAIN, .as_of = register_day, .scope_of = register_scope,
    .size = sizeof(struct register_screen), .enter = register_enter, .known_as = register_known_as,
    .strip = register_strip, .subtitle = register_subtitle, .event = register_event, .draw = register_draw);

/* ------------------------------------------------------ a row by itself */

static enum page_scope
register_row_scope(const void *self, const struct host *h)
{
	const struct register_screen *s = self;
	return page_scope_of(h, s->any ? s->chosen.place : NULL);
}

static void
register_row_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct register_screen *s = self;
	if (s->any) {
		draw_whole(s, h, ui, body, true);
		return;
	}
	ui_card(ui, body);
	ui_empty(ui, body, ICON_SEARCH, "这一条已经撤下了。");
}

static struct date
register_row_day(const void *self, struct host *h)
{
	const struct register_screen *s = self;
	return s->any ? news_newest(h->store, s->reg, NULL, s->chosen.rid) : (struct date){ 0 };
}

SCREEN(register_row, "register-row", "公开的表", SECTION_PLAIN, .as_of = register_row_day,
    .scope_of = register_row_scope, .size = sizeof(struct register_screen), .enter = register_enter,
    .known_as = register_known_as, .strip = register_strip, .subtitle = register_subtitle, .event = register_event,
    .draw = register_row_draw);
