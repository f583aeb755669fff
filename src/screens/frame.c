/* frame: see frame.h. */
#include "screens/frame.h"

#include <stdio.h>
#include <string.h>

#include "queries/news.h"
#include "ui/pen.h"

color_argb
section_color(const struct palette *p, enum section s)
{
	const color_argb color[SECTION_COUNT] = {
		[SECTION_PLAIN] = p->red,
		[SECTION_RANK] = p->gold,
		[SECTION_BOARD] = p->red,
		[SECTION_YARD] = p->green,
		[SECTION_RULE] = p->brown,
		[SECTION_ISSUE] = p->blue,
		[SECTION_DEED] = p->teal,
		[SECTION_MONEY] = p->olive,
		[SECTION_PEOPLE] = p->violet,
	};
	return color[s];
}

enum icon
section_icon(enum section s)
{
	static const enum icon icon[SECTION_COUNT] = {
		[SECTION_PLAIN] = ICON_HOUSE,
		[SECTION_RANK] = ICON_FLAG,
		[SECTION_BOARD] = ICON_FLOWER,
		[SECTION_YARD] = ICON_LEAF,
		[SECTION_RULE] = ICON_BOOK,
		[SECTION_ISSUE] = ICON_BROOM,
		[SECTION_DEED] = ICON_CHECK,
		[SECTION_MONEY] = ICON_MONEY,
		[SECTION_PEOPLE] = ICON_PEOPLE,
	};
	return icon[s];
}

/* ------------------------------------------------------------ the strip */

static const char *
scope_words(struct host *h, struct ui *ui, enum page_scope scope)
{
	const char *whole = store_whole(h->store);
	if (!store_home(h->store)[0])
		return whole;
	if (scope == SCOPE_BOTH && !h->alone)
		return ui_printf(ui, "%s和本村", whole);
	return h->alone || scope == SCOPE_HOME || (scope == SCOPE_CHOSEN && h->home_scope) ? "本村" : whole;
}

static struct date
newest_of(struct host *h, const enum register_id *shows, const char *place, struct date newest)
{
	for (; shows && *shows != REG_COUNT; shows++) {
		struct date d = news_newest(h->store, catalogue_register(*shows), place, 0);
		newest = d.year && date_days(d) > date_days(newest) ? d : newest;
	}
	return newest;
}

struct date
frame_as_of(struct host *h, const struct screen_class *c, const void *self, enum page_scope shown)
{
	struct date day = { 0 }, none = { 0 };
	struct datetime made;
	const char *place = shown == SCOPE_HOME     ? store_home_key(h->store)
			    : shown == SCOPE_CHOSEN ? host_scope(h)
						    : NULL;
	if (c->as_of)
		day = c->as_of(self, h);
	else if (!c->dated)
		day = newest_of(h, c->shows, place, none);
	for (size_t i = 0; c->dated && c->dated[i]; i++)
		day = newest_of(h, c->dated[i]->shows, place, day);
	return !day.year && datetime_parse(store_created(h->store), &made) ? made.date : day;
}

/* A line that ends at `right`, in smaller steps down to the smallest words there are; returns its width. */
static int
clock_line(struct ui *ui, int right, int y, int most, const char *s)
{
	struct text_style style = ui_style(ui->m.note, false);
	while (style.px > ui->m.least && ui_text_width(ui, s, style) > most)
		style.px--;
	int drop = (ui->m.note - style.px) / 2;
	return ui_text_right(ui, right, y + drop, text_fit(ui->text, ui->arena, s, style, most), style, ui->p->soft);
}

/* Date and time, and below whose data it is and as of when; returns the width taken. With `room` too small the date
 * is short. */
static int
draw_clock(struct host *h, struct ui *ui, const char *whose, struct date newest, int right, int y, int room)
{
	const struct metrics *m = &ui->m;
	struct text_style big = ui_style(m->head, true), small = ui_style(m->note, false);
	char day[64], as_of[64] = "";
	struct date never = { 0 };
	const char *time = ui_printf(ui, "%02d:%02d", h->now.hour, h->now.minute);
	int first = ui_line_height(ui, big), time_w = ui_text_width(ui, time, big);
	int most = (m->width - 2 * m->margin) * 55 / 100;
	date_speak(h->now.date, m->portrait ? h->now.date : never, day, sizeof day);
	const char *date = ui_printf(ui, "%s %s", day, date_weekday_name(h->now.date));
	if (ui_text_width(ui, date, small) + time_w + m->gap > room)
		date = day;
	ui_text_right(ui, right, y, time, big, ui->p->ink);
	int date_w = clock_line(ui, right - time_w - m->gap, y + (first - ui_line_height(ui, small)) / 2 + m->note / 16,
	    most - time_w - m->gap, date);
	if (newest.year)
		date_speak(newest, h->now.date, as_of, sizeof as_of);
	const char *line = as_of[0] ? ui_printf(ui, "%s · 数据截至%s", whose, as_of) : "还没有内容";
	int line_w = clock_line(ui, right, y + first, most, line), top_w = date_w + m->gap + time_w;
	return top_w > line_w ? top_w : line_w;
}

static int
demonstration_width(struct host *h, struct ui *ui)
{
	return store_demonstration(h->store) ? ui_text_width(ui, "示例", ui_style(ui->m.note, true)) + ui->m.pad * 3 / 2
					     : 0;
}

void
frame_demonstration(struct host *h, struct ui *ui, int from, int to)
{
	const struct metrics *m = &ui->m;
	int tab = demonstration_width(h, ui), x = (m->width - tab) / 2;
	if (!m->portrait && (x < from || x + tab > to)) /* beside a long title, not over it */
		x = from + (to - from - tab) / 2;
	struct rect r = { x, 0, tab, m->note * 15 / 10 };
	if (!tab)
		return;
	draw_round(ui->list, r, m->radius / 2, CORNER_BL | CORNER_BR, ui->p->orange);
	ui_text_center(ui, r, "示例", ui_style(m->note, true), ui->p->on_color);
}

/* The page's own name: title, and `rest` behind it on its baseline. Both get smaller until they fit; then they stand
 * below each other, and what still does not fit ends with …. Returns the width. */
static int
draw_name(struct ui *ui, struct rect r, const char *title, color_argb c, const char *rest)
{
	const struct metrics *m = &ui->m;
	const int size[][2] = { { m->title, m->title }, { m->title, m->head }, { m->title, m->body },
		{ m->head, m->head }, { m->head, m->body }, { m->body, m->body } };
	for (int i = 0; i < 6; i++) {
		struct text_style first = ui_style(size[i][0], true), second = ui_style(size[i][1], true);
		int w = ui_text_width(ui, title, first), gap = w && rest[0] ? size[i][0] / 3 : 0;
		if (w + gap + ui_text_width(ui, rest, second) > r.w)
			continue;
		int y = r.y + (r.h - ui_line_height(ui, first)) / 2;
		int drop = text_ascent(ui->text, first) - text_ascent(ui->text, second);
		ui_text(ui, r.x, y, title, first, c);
		return w + gap + ui_text(ui, r.x + w + gap, y + drop, rest, second, ui->p->ink);
	}
	struct text_style above = ui_shrink(ui, title, ui_style(m->head, true), r.w), below = ui_style(m->note, true);
	int high = ui_line_height(ui, above), y = r.y + (r.h - high - (rest[0] ? ui_line_height(ui, below) : 0)) / 2;
	int w = ui_text_in(ui, r.x, y, r.w, title, above, c);
	int w2 = ui_text_in(ui, r.x, y + high, r.w, rest, below, ui->p->ink);
	return w > w2 ? w : w2;
}

static void
draw_strip(struct host *h, struct ui *ui, const struct screen_class *c, void *self)
{
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->title, true);
	const char *rest = c->subtitle ? c->subtitle(self, h, ui) : c->says ? c->says : "";
	const char *title = c->title;
	enum section section = c->section;
	if (c->strip)
		c->strip(self, h, ui, &title, &section);
	else if (!title[0])
		title = store_home(h->store)[0] ? store_home(h->store) : store_town(h->store);
	int lines = ui_line_height(ui, ui_style(m->head, true)) + ui_line_height(ui, ui_style(m->note, false));
	int down = m->gap / 3 + (m->portrait ? m->note / 2 : 0); /* clear of the tab 「示例」 */
	int right = m->width - m->margin, all = right - m->margin;
	int need = ui_text_width(ui, title, style) + ui_text_width(ui, rest, style) + m->title / 3 + m->gap * 2;
	enum page_scope shown = c->scope_of ? c->scope_of(self, h) : c->scope;
	int clock = draw_clock(h, ui, scope_words(h, ui, shown), frame_as_of(h, c, self, shown), right,
	    (m->top - lines) / 2 + down, all - need);
	int tab = m->portrait ? 0 : demonstration_width(h, ui);
	struct rect room = { m->margin, down, all - clock - m->gap * 2 - tab, m->top };
	int w = draw_name(ui, room, title, section_color(ui->p, section), rest);
	frame_demonstration(h, ui, m->margin + w + m->gap / 2, right - clock - m->gap / 2);
}

/* ------------------------------------------------------------- the dock */

enum { DOCK_LEFT = 4, DOCK_ALL = 8 };

struct dock_item {
	struct ui_button button;
	int action;
	bool absent; /* it could do nothing here: people learn from a dead button not to press */
};

struct dock {
	struct dock_item item[DOCK_ALL];
	int width[DOCK_ALL], staff, inner;
};

static struct dock
dock_of(struct host *h, struct ui *ui, const struct screen_class *c)
{
	static const char *const type[TYPE_SIZES] = { "字号", "字大", "字特大" };
	const color_argb on = ui->p->black;
	const char *fresh = h->fresh_notices > 0 ? ui_printf(ui, "%ld", h->fresh_notices) : NULL;
	return (struct dock){ .item = {
		{ { .label = "首页", .fill = ui->p->red, .bold = true }, ACTION_HOME, false },
		{ { .label = "返回", .disabled = c->dock == ACTION_HOME }, ACTION_BACK, false },
		{ { .label = "查我家" }, ACTION_LOOKUP, false },
		{ { .label = "通知公告", .badge = c->dock == ACTION_NOTICES ? NULL : fresh }, ACTION_NOTICES, false },
		{ { .label = type[h->large], .fill = h->large ? on : 0 }, ACTION_TYPE, false },
		{ { .label = h->contrast ? "彩色" : "黑底白字" }, ACTION_CONTRAST, false },
		{ { .label = h->hearing ? "别念了" : "听一听", .fill = h->hearing ? on : 0 }, ACTION_LISTEN, !h->can_hear },
		{ { .label = h->lowered ? "按钮放高" : "按钮放低" }, ACTION_LOWER, !h->can_lower },
	}, .inner = ui->m.width - 2 * ui->m.margin };
}

/* Where each stands, from the left and in rows of m->button; returns how many rows that takes. In one row the second
 * group stands at its right end, otherwise it begins a row. */
static int
dock_place(struct ui *ui, struct dock *d, struct rect at[DOCK_ALL + 1])
{
	int x[2] = { 0 }, gap = ui->m.gap, row = 0, end = 0;
	for (int i = 0; i < DOCK_ALL; i++) {
		d->width[i] = d->item[i].absent ? 0 : ui_button_width(ui, &d->item[i].button);
		x[i >= DOCK_LEFT] += d->width[i] ? d->width[i] + gap : 0;
	}
	d->staff = ui_text_width(ui, "工作人员", ui_style(ui->m.note, false)) + gap / 2;
	bool one = x[0] + gap + x[1] + d->staff <= d->inner;
	for (int i = 0; i <= DOCK_ALL; i++) {
		int w = i == DOCK_ALL ? d->staff : d->width[i];
		if (i == DOCK_LEFT)
			end = one ? d->inner - x[1] - d->staff : d->inner + 1;
		if (end > 0 && w && end + w > d->inner) {
			row++;
			end = 0;
		}
		if (i == DOCK_ALL) /* in the corner */
			end = d->inner - w;
		at[i] = (struct rect){ end, row, w, 1 };
		end += w ? w + gap : 0;
	}
	return row + 1;
}

/* Rows are dearer than large words where the screen is low: there the words get smaller first, never below 平常. */
static int
dock_fit(struct ui *ui, struct dock *d, struct rect at[DOCK_ALL + 1])
{
	const struct metrics whole = ui->m;
	int rows = 0;
	for (int most = 1; most < DOCK_ALL; most++) {
		int least = whole.portrait && most == 1 ? whole.body : whole.plain;
		for (ui->m = whole; (rows = dock_place(ui, d, at)) > most && ui->m.body > least; ui->m.body--) {
			ui->m.pad = whole.pad * ui->m.body / whole.body;
			ui->m.note = whole.note * ui->m.body / whole.body;
			ui->m.note = ui->m.note > whole.least ? ui->m.note : whole.least;
		}
		if (rows <= most)
			break;
	}
	return rows;
}

/* Returns the dock's height. 工作人员 is a word without an edge on purpose: residents need not press it. */
static int
draw_dock(struct host *h, struct ui *ui, const struct screen_class *c)
{
	const struct metrics whole = ui->m;
	struct dock d = dock_of(h, ui, c);
	struct rect at[DOCK_ALL + 1];
	int step = whole.button + whole.gap, height = dock_fit(ui, &d, at) * step + whole.gap;
	struct rect bar = { 0, whole.height - height, whole.width, height };
	draw_fill(ui->list, bar, ui->p->card);
	ui_divider(ui, 0, bar.y, bar.w);
	for (int i = 0; i <= DOCK_ALL; i++) {
		struct rect r = { whole.margin + at[i].x, bar.y + whole.gap + at[i].y * step, at[i].w, whole.button };
		if (i == DOCK_ALL) {
			ui_text_center(ui, r, "工作人员", ui_style(ui->m.note, false), ui->p->soft);
			ui_hit(ui, r, ACTION_STAFF, 0);
		} else if (r.w) {
			ui_button(ui, r, &d.item[i].button, d.item[i].action, 0);
		}
	}
	ui->m = whole;
	return height;
}

/* ----------------------------------------------------- the reading bar */

static const char *
reading_words(const struct host *h, struct ui *ui)
{
	const char *who = h->machine_voice ? "（机器念的）" : "";
	return h->read_parts > 1 ? ui_printf(ui, "正在念第 %d 段，共 %d 段%s", h->read_part, h->read_parts, who)
				 : ui_printf(ui, "正在念%s", who);
}

struct reading {
	const struct host *h;
	const char *words;
};

static void
reading_line(struct pen *p, void *context)
{
	const struct reading *r = context;
	pen_icon_line(p, ICON_SPEAKER, WORDS_BOLD, p->ui->p->blue, r->words);
}

/* Words at the left, buttons at the right, over as many lines as they need; returns the height. */
static int
reading_row(const struct host *h, struct ui *ui, struct rect room)
{
	static const char *const loudness[VOICE_LEVELS] = { "声音小", "声音中", "声音大" };
	const struct dock_item item[] = { { { .label = "不摸了", .bold = true }, ACTION_TOUCH_OVER, !h->touching },
		{ { .label = loudness[h->loudness] }, ACTION_LOUDNESS, false },
		{ { .label = "下一段" }, ACTION_NEXT_PART, h->touching || h->read_part >= h->read_parts },
		{ { .label = "慢一点", .fill = h->slow ? ui->p->black : 0 }, ACTION_SLOW, h->touching },
		{ { .label = "从头念" }, ACTION_AGAIN, h->touching } };
	struct reading r = { h, h->touching ? "摸到哪里念哪里，连点两下是按，向右一划念下一个" : reading_words(h, ui) };
	struct shelf s = shelf_at(ui, room);
	int words = ui_text_width(ui, r.words, ui_style(ui->m.body, true)) + 2 * ui->m.pad + ui->m.body;
	int left = room.w;
	for (size_t i = 0; i < sizeof item / sizeof *item; i++)
		left -= item[i].absent ? 0 : ui_button_width(ui, &item[i].button) + ui->m.gap;
	struct rect at = shelf_left(&s, words < left ? words : left > room.w / 4 ? left : room.w);
	for (size_t i = 0; i < sizeof item / sizeof *item; i++)
		if (!item[i].absent)
			ui_button(ui, shelf_right(&s, ui_button_width(ui, &item[i].button)), &item[i].button,
			    item[i].action, 0);
	pen_centre(ui, at, reading_line, &r);
	return s.room.y - room.y - ui->m.gap;
}

/* What is read, and how; takes its height off the foot of the body. As in the dock, words get smaller before there is
 * another row. */
static void
draw_reading(const struct host *h, struct ui *ui, struct rect *body)
{
	const struct metrics whole = ui->m, *m = &ui->m;
	struct rect inside = rect_inset(*body, m->pad / 2, 0);
	int high;
	ui_lift(ui);
	while ((high = reading_row(h, ui, inside)) > m->button && m->body > m->plain) {
		ui->m.body--;
		ui->m.pad = whole.pad * m->body / whole.body;
	}
	ui_put_down(ui);
	struct rect bar = cut_bottom(body, high + m->gap);
	draw_round(ui->list, bar, m->radius, CORNER_ALL, theme_fade(ui->p->blue, 30));
	cut_bottom(body, m->gap);
	inside.y = bar.y + m->gap / 2;
	reading_row(h, ui, inside);
	ui->m = whole;
}

struct rect
frame_draw(struct host *h, struct ui *ui, const struct screen_class *c, void *self)
{
	const struct metrics *m = &ui->m;
	draw_fill(ui->list, (struct rect){ 0, 0, m->width, m->height }, ui->p->paper);
	draw_strip(h, ui, c, self);
	int dock = draw_dock(h, ui, c), top = m->top > m->reach ? m->top : m->reach;
	struct rect body = { m->margin, top, m->width - 2 * m->margin, m->height - top - dock - m->gap * 3 / 2 };
	if (h->hearing || h->touching)
		draw_reading(h, ui, &body);
	return body;
}

/* ------------------------------------------------------ common pieces */

int
frame_scope_width(struct host *h, struct ui *ui)
{
	if (!store_home(h->store)[0] || h->alone)
		return 0;
	const char *label[] = { store_whole(h->store), "本村" };
	return ui_tabs_width(ui, label, 2);
}

static void
draw_scope(struct host *h, struct ui *ui, int x, int y, const char *const label[2], color_argb fill)
{
	int active = h->home_scope ? 1 : 0;
	for (int i = 0; i < 2; i++) {
		struct ui_button b = { .label = label[i], .fill = i == active ? fill : 0, .bold = i == active };
		int each = ui_button_width(ui, &(struct ui_button){ .label = label[i], .bold = true });
		struct rect r = { x, y, each, ui->m.button };
		ui_button(ui, r, &b, i == active ? ACTION_STAY : ACTION_SCOPE, i);
		x += each + ui->m.gap;
	}
}

void
frame_scope(struct host *h, struct ui *ui, int right, int y, color_argb fill)
{
	const char *const label[] = { store_whole(h->store), "本村" };
	int w = frame_scope_width(h, ui);
	if (w)
		draw_scope(h, ui, right - w, y, label, fill);
}

void
frame_scope_on(struct host *h, struct shelf *s, color_argb fill, const char *whole, const char *home)
{
	const char *const label[] = { ui_printf(s->ui, "%s%s", store_whole(h->store), whole),
		ui_printf(s->ui, "本村%s", home) };
	if (!store_home(h->store)[0] || h->alone)
		return;
	struct rect r = shelf_right(s, ui_tabs_width(s->ui, label, 2));
	draw_scope(h, s->ui, r.x, r.y, label, fill);
}

void
frame_split(struct ui *ui, struct rect body, int wide, int tall, struct rect *picture, struct rect *words)
{
	*picture = *words = body;
	if (ui->m.portrait) {
		picture->h = body.h * tall / 100;
		words->y += picture->h + ui->m.gap;
		words->h -= picture->h + ui->m.gap;
	} else {
		picture->w = body.w * wide / 100;
		words->x += picture->w + ui->m.gap * 3 / 2;
		words->w -= picture->w + ui->m.gap * 3 / 2;
	}
}

const char *
frame_day(struct host *h, struct ui *ui, struct date d)
{
	char out[64] = "";
	if (d.year)
		date_speak(d, h->now.date, out, sizeof out);
	return ui_printf(ui, "%s", out);
}

void
frame_empty(struct ui *ui, struct rect r, enum icon icon)
{
	ui_empty(ui, r, icon, ui_printf(ui, "这一项村里还没有填，请问%s。", ui->ask ? ui->ask : "工作人员"));
}

void
frame_nothing(struct ui *ui, struct rect r, enum icon icon)
{
	ui_card(ui, r);
	frame_empty(ui, r, icon);
}

int
frame_sample(struct ui *ui, int x, int y)
{
	return ui_chip(ui, x, y, "示例", ui->p->orange_tint, ui->p->orange);
}

void
frame_question(
    struct ui *ui, const char *words, const char *line, const char *stay_label, const char *go_label, int go_action)
{
	const struct metrics *m = &ui->m;
	draw_fill(ui->list, (struct rect){ 0, 0, m->width, m->height }, 0x99000000);
	ui->hits = ui->areas = 0;
	struct text_style big = ui_style(m->title, true), small = ui_style(m->body, false);
	struct ui_button stay = { .label = stay_label, .fill = ui->p->green, .bold = true };
	struct ui_button other = { .label = go_label };
	int bw = ui_button_width(ui, &stay), ow = ui_button_width(ui, &other), bh = m->button * 12 / 10;
	bw = (bw > ow ? bw : ow) + m->pad * 2;
	int w = bw * 2 + m->gap * 3 + m->pad * 4, h = m->title * 13 / 10 + m->body * 17 / 10 + bh + m->pad * 4;
	int y = m->reach + (m->height - m->reach) / 2 - h / 3;
	y = y > m->reach ? y : m->reach;
	struct rect card = { (m->width - w) / 2, y, w, h };
	ui_card(ui, card);
	ui_text_center(ui, (struct rect){ card.x, y + m->pad, w, m->title * 13 / 10 }, words, big, ui->p->ink);
	ui_text_center(ui, (struct rect){ card.x, y + m->pad + m->title * 13 / 10, w, m->body * 17 / 10 }, line, small,
	    ui->p->soft);
	int x = card.x + (w - bw * 2 - m->gap * 2) / 2, by = card.y + h - bh - m->pad * 3 / 2;
	ui_hit(ui, (struct rect){ 0, m->reach, m->width, m->height - m->reach }, ACTION_STAY, 1);
	ui_button(ui, (struct rect){ x, by, bw, bh }, &stay, ACTION_STAY, 0);
	ui_button(ui, (struct rect){ x + bw + m->gap * 2, by, bw, bh }, &other, go_action, 0);
}

void
frame_idle_question(struct ui *ui, int seconds)
{
	frame_question(ui, "还在看吗？", ui_printf(ui, "%d 秒后回首页", seconds), "继续看", "回首页", ACTION_HOME);
}
