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

enum { OWN_ROW = UI_ACTION_OWN, OWN_STATE, OWN_STEP };
enum { WINDOW = 48, STATES = 8 };

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
	bool narrow;      /* a row has a page of its own */
	bool any, photos; /* photos: some of these rows have one */
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

static void
load_window(struct register_screen *s, struct host *h, size_t from)
{
	s->q.offset = s->from = from;
	s->q.limit = WINDOW;
	s->rows = rows_of(h->store, h->arena, &s->q);
	for (size_t i = 0; i < s->rows.count; i++)
		for (size_t f = 0; f < s->reg->count; f++)
			s->photos |= s->rows.row[i].photos[f].count > 0;
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

/* A row's words; all titles of a list are of one size. */
struct row_words {
	const char *title, *note, *since;
	int lines; /* of the title at most */
};

static void
draw_words(struct pen *p, void *context)
{
	const struct row_words *w = context;
	bool both = w->since && *w->note;
	pen_words(p, WORDS_BOLD, 0, w->lines, w->title);
	pen_words(p, WORDS_NOTE, p->ui->p->soft, 1,
	    w->since ? ui_printf(p->ui, "%s%s%s", w->since, both ? " · " : "", w->note) : w->note);
}

/* Its first photo; in a list where others have one, the topic's sign. */
static void
draw_thumb(struct register_screen *s, struct ui *ui, struct rect r, const struct shown_row *row)
{
	for (size_t f = 0; f < s->reg->count; f++)
		if (row->photos[f].count) {
			struct ui_photo p = photo_first(&row->photos[f]);
			ui_photo(ui, r, &p, CORNER_TL | CORNER_BL);
			return;
		}
	draw_round(ui->list, r, ui->m.radius, CORNER_TL | CORNER_BL, ui->p->grey_tint);
	draw_icon(ui->list, section_icon(s->reg->section), cut_middle(r, r.h / 2, r.h / 2), ui->p->line);
}

/* A card: thumb, title over note, state. */
static void
draw_row(struct register_screen *s, struct host *h, struct ui *ui, struct rect r, const struct shown_row *row, long i)
{
	const struct metrics *m = &ui->m;
	bool lit = !m->portrait && s->chosen.rid == row->rid;
	color_argb edge = section_color(ui->p, s->reg->section);
	r = rect_inset(r, 0, m->gap / 4);
	draw_round(ui->list, r, m->radius, CORNER_ALL, lit ? ui->p->row_tint : ui->p->card);
	if (ui_pressed(ui, OWN_ROW, i))
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->pressed);
	draw_outline(ui->list, r, m->radius, lit ? 3 : 2, lit ? edge : ui->p->edge);
	ui_hit(ui, r, OWN_ROW, i);
	ui_heard(ui, r, s->reg->table, row->rid, NULL);
	struct rect in = rect_inset(r, 3, 3);
	if (s->photos)
		draw_thumb(s, ui, cut_left(&in, in.h * 5 / 4), row);
	in = rect_inset(in, m->pad, 0);
	struct row_state state = register_state(h, ui, s->reg, row);
	if (*state.words) {
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
	struct row_words words = { .title = describe_title(ui->arena, s->reg, &row->row),
		.note = describe_note(ui->arena, s->reg, &row->row),
		.since = state.since,
		.lines = 2 };
	if (pen_height(ui, in.w, draw_words, &words) > r.h)
		words.lines = 1;
	pen_centre(ui, in, draw_words, &words);
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

static void
draw_list(struct register_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	bool end = s->reg->status || s->reg->due || s->photos;
	int lines = title_lines(s, ui, end ? r.w / 2 : r.w - 2 * ui->m.pad);
	int least = ui_line_height(ui, words_style(ui, WORDS_BOLD)) * lines +
		    ui_line_height(ui, words_style(ui, WORDS_NOTE)) + ui->m.gap * 2;
	least = least < ui->m.button + ui->m.gap ? ui->m.button + ui->m.gap : least;
	int share = s->photos && ui->m.button * 2 > least ? ui->m.button * 2 : least + ui->m.gap;
	struct ui_rows l = {
		.scroll = &s->scroll, .count = (int)s->rows.total, .least = least, .most = share, .bare = true
	};
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		const struct shown_row *row = row_at(s, h, (size_t)l.i);
		if (row)
			draw_row(s, h, ui, l.at, row, l.i);
	}
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
	struct rect list = body;
	s->narrow = m->portrait;
	if (!m->portrait) {
		list = cut_left(&body, body.w * 47 / 100);
		cut_left(&body, m->gap * 3 / 2);
		if (s->any)
			register_facts(h, ui, body, &s->facts, s->reg, &s->chosen, fill);
	}
	if (s->rows.review) {
		struct rect foot = cut_bottom(&list, ui_line_height(ui, words_style(ui, WORDS_NOTE)));
		ui_text_in(ui, foot.x, foot.y, foot.w, ui_printf(ui, "有 %ld 条正在复核", s->rows.review),
		    words_style(ui, WORDS_NOTE), ui->p->soft);
	}
	draw_list(s, h, ui, list);
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
		scroll_jump(&s->facts, 0);
		if (s->narrow)
			host_open(h, &screen_register_row, register_arg(s->reg->id, row->rid));
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
		towns += !s->rows.row[i].place[0];
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
		register_facts(h, ui, body, &s->facts, s->reg, &s->chosen, section_color(ui->p, s->reg->section));
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
    .known_as = register_known_as, .strip = register_strip, .subtitle = register_subtitle, .draw = register_row_draw);
