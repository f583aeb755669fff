/* frame: see frame.h. */
#include "screens/frame.h"

#include <stdio.h>
#include <string.h>

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
	if (scope == SCOPE_BOTH)
		return ui_printf(ui, "%s和本村", whole);
	return scope == SCOPE_HOME || (scope == SCOPE_CHOSEN && h->home_scope) ? "本村" : whole;
}

/* Date and time, and below whose data it is and as of when; returns the width taken. With `room` too small the date
 * is short. */
static int
draw_clock(struct host *h, struct ui *ui, enum page_scope shown, int right, int y, int room)
{
	const struct metrics *m = &ui->m;
	struct text_style big = ui_style(m->head, true), small = ui_style(m->note, false);
	char day[64], as_of[64] = "", iso[11] = "";
	struct date never = { 0 }, made;
	const char *time = ui_printf(ui, "%02d:%02d", h->now.hour, h->now.minute);
	int first = ui_line_height(ui, big), time_w = ui_text_width(ui, time, big);
	date_speak(h->now.date, m->portrait ? h->now.date : never, day, sizeof day);
	const char *date = ui_printf(ui, "%s %s", day, date_weekday_name(h->now.date));
	if (ui_text_width(ui, date, small) + time_w + m->gap > room)
		date = day;
	ui_text_right(ui, right, y, time, big, ui->p->ink);
	ui_text_right(ui, right - time_w - m->gap, y + (first - ui_line_height(ui, small)) / 2 + m->note / 16, date,
	    small, ui->p->soft);
	snprintf(iso, sizeof iso, "%.10s", store_created(h->store));
	if (date_parse(iso, &made))
		date_speak(made, h->now.date, as_of, sizeof as_of);
	const char *line = as_of[0] ? ui_printf(ui, "%s · 数据截至%s", scope_words(h, ui, shown), as_of) : "还没有内容";
	ui_text_right(ui, right, y + first, line, small, ui->p->soft);
	int top_w = ui_text_width(ui, date, small) + m->gap + time_w, line_w = ui_text_width(ui, line, small);
	return top_w > line_w ? top_w : line_w;
}

/* The words behind the title: as large as fits; the smallest that does not fit is left out. */
static void
draw_rest(struct ui *ui, struct rect r, const char *rest)
{
	const int size[] = { ui->m.title, ui->m.head, ui->m.body };
	for (int i = 0; rest[0] && i < 3; i++) {
		struct text_style style = ui_style(size[i], true);
		if (ui_text_width(ui, rest, style) > r.w)
			continue;
		/* on the title's baseline */
		int drop = text_ascent(ui->text, ui_style(ui->m.title, true)) - text_ascent(ui->text, style);
		ui_text(ui, r.x, r.y + drop, rest, style, ui->p->ink);
		return;
	}
}

void
frame_demonstration(struct host *h, struct ui *ui, int from, int to)
{
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, true);
	if (!store_demonstration(h->store))
		return;
	int tab = ui_text_width(ui, "示例", note) + m->pad * 3 / 2, x = (m->width - tab) / 2;
	if (!m->portrait && x < from && from + tab < to) /* beside a long title, not over it */
		x = from;
	struct rect r = { x, 0, tab, m->note * 15 / 10 };
	draw_round(ui->list, r, m->radius / 2, CORNER_BL | CORNER_BR, ui->p->orange);
	ui_text_center(ui, r, "示例", note, ui->p->on_color);
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
	int y = (m->top - ui_line_height(ui, style)) / 2 + down, right = m->width - m->margin;
	int title_w = ui_text_width(ui, title, style), gap = title[0] ? m->title / 3 : 0;
	int rest_w = rest[0] ? ui_text_width(ui, rest, style) + gap : 0, all = right - m->margin;
	enum page_scope shown = c->scope_of ? c->scope_of(self, h) : c->scope;
	int clock = draw_clock(h, ui, shown, right, (m->top - lines) / 2 + down, all - title_w - rest_w - m->gap * 2);
	int room = all - clock - m->gap * 2;
	int w = ui_text_in(ui, m->margin, y, room, title, style, section_color(ui->p, section));
	draw_rest(ui, (struct rect){ m->margin + w + gap, y, room - w - gap, ui_line_height(ui, style) }, rest);
	frame_demonstration(h, ui, m->margin + w + rest_w + m->gap / 2, right - clock);
}

/* ------------------------------------------------------------- the dock */

enum { DOCK_LEFT = 4, DOCK_ALL = 7 };

struct dock_item {
	struct ui_button button;
	int action, width;
};

static void
dock_items(struct host *h, struct ui *ui, const struct screen_class *c, struct dock_item item[DOCK_ALL])
{
	bool home = c->dock == ACTION_HOME, notices = c->dock == ACTION_NOTICES;
	const char *fresh = h->fresh_notices > 0 ? ui_printf(ui, "%ld", h->fresh_notices) : NULL;
	const struct dock_item all[DOCK_ALL] = {
		{ { .label = "首页", .fill = ui->p->red, .bold = true }, ACTION_HOME, 0 },
		{ { .label = "返回", .disabled = home }, ACTION_BACK, 0 },
		{ { .label = "查我家" }, ACTION_LOOKUP, 0 },
		{ { .label = "通知公告", .badge = notices ? NULL : fresh }, ACTION_NOTICES, 0 },
		{ { .label = h->large ? "小字" : "大字" }, ACTION_LARGE, 0 },
		{ { .label = "听一听", .disabled = true }, ACTION_LISTEN, 0 },
		{ { .label = h->lowered ? "按钮放高" : "按钮放低", .disabled = !h->can_lower }, ACTION_LOWER, 0 },
	};
	memcpy(item, all, sizeof all);
	for (int i = 0; i < DOCK_ALL; i++)
		item[i].width = ui_button_width(ui, &item[i].button);
}

static int
dock_row(struct ui *ui, struct dock_item *item, int from, int to, int x, int y)
{
	for (int i = from; i < to; i++) {
		ui_button(ui, (struct rect){ x, y, item[i].width, ui->m.button }, &item[i].button, item[i].action, 0);
		x += item[i].width + ui->m.gap;
	}
	return x;
}

static int
dock_width(const struct dock_item *item, int from, int to, int gap)
{
	int w = 0;
	for (int i = from; i < to; i++)
		w += item[i].width + gap;
	return w - gap;
}

/* Returns the dock's height. */
static int
draw_dock(struct host *h, struct ui *ui, const struct screen_class *c)
{
	const struct metrics *m = &ui->m;
	struct dock_item item[DOCK_ALL];
	dock_items(h, ui, c, item);
	struct text_style small = ui_style(m->note, false);
	int staff = ui_text_width(ui, "工作人员", small) + m->gap, inner = m->width - 2 * m->margin;
	int left = dock_width(item, 0, DOCK_LEFT, m->gap), right = dock_width(item, DOCK_LEFT, DOCK_ALL, m->gap);
	bool two = left + right + staff + 3 * m->gap > inner;
	int rows = two ? 2 : 1, height = rows * (m->button + m->gap) + m->gap, top = m->height - height;
	draw_fill(ui->list, (struct rect){ 0, top, m->width, height }, ui->p->card);
	ui_divider(ui, 0, top, m->width);
	int y = top + m->gap;
	dock_row(ui, item, 0, DOCK_LEFT, m->margin, y);
	if (two)
		y += m->button + m->gap;
	struct rect corner = { m->width - m->margin - staff + m->gap / 2, y, staff, m->button };
	ui_text_center(ui, corner, "工作人员", small, ui->p->soft);
	ui_hit(ui, corner, ACTION_STAFF, 0);
	dock_row(ui, item, DOCK_LEFT, DOCK_ALL, two ? m->margin : corner.x - m->gap / 2 - right, y);
	return height;
}

struct rect
frame_draw(struct host *h, struct ui *ui, const struct screen_class *c, void *self)
{
	const struct metrics *m = &ui->m;
	draw_fill(ui->list, (struct rect){ 0, 0, m->width, m->height }, ui->p->paper);
	draw_strip(h, ui, c, self);
	int dock = draw_dock(h, ui, c), top = m->top;
	if (h->lowered && h->can_lower)
		top = m->height * 45 / 100;
	return (struct rect){ m->margin, top, m->width - 2 * m->margin, m->height - top - dock - m->gap * 3 / 2 };
}

/* ------------------------------------------------------ common pieces */

int
frame_scope_width(struct host *h, struct ui *ui)
{
	if (!store_home(h->store)[0])
		return 0;
	const char *label[] = { store_whole(h->store), "本村" };
	return ui_tabs_width(ui, label, 2);
}

void
frame_scope(struct host *h, struct ui *ui, int right, int y, color_argb fill)
{
	int w = frame_scope_width(h, ui), active = h->home_scope ? 1 : 0;
	const char *label[] = { store_whole(h->store), "本村" };
	int x = right - w;
	for (int i = 0; w && i < 2; i++) {
		struct ui_button b = { .label = label[i], .fill = i == active ? fill : 0, .bold = i == active };
		int each = ui_button_width(ui, &(struct ui_button){ .label = label[i], .bold = true });
		struct rect r = { x, y, each, ui->m.button };
		ui_button(ui, r, &b, i == active ? ACTION_STAY : ACTION_SCOPE, i);
		x += each + ui->m.gap;
	}
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

void
frame_empty(struct ui *ui, struct rect r, enum icon icon)
{
	ui_empty(ui, r, icon, "这一项村里还没有填，请问工作人员。");
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
	int y = m->height / 2 - h / 3;
	struct rect card = { (m->width - w) / 2, y, w, h };
	ui_card(ui, card);
	ui_text_center(ui, (struct rect){ card.x, y + m->pad, w, m->title * 13 / 10 }, words, big, ui->p->ink);
	ui_text_center(ui, (struct rect){ card.x, y + m->pad + m->title * 13 / 10, w, m->body * 17 / 10 }, line, small,
	    ui->p->soft);
	int x = card.x + (w - bw * 2 - m->gap * 2) / 2, by = card.y + h - bh - m->pad * 3 / 2;
	ui_hit(ui, (struct rect){ 0, 0, m->width, m->height }, ACTION_STAY, 1);
	ui_button(ui, (struct rect){ x, by, bw, bh }, &stay, ACTION_STAY, 0);
	ui_button(ui, (struct rect){ x + bw + m->gap * 2, by, bw, bh }, &other, go_action, 0);
}

void
frame_idle_question(struct ui *ui, int seconds)
{
	frame_question(ui, "还在看吗？", ui_printf(ui, "%d 秒后回首页", seconds), "继续看", "回首页", ACTION_HOME);
}
