/* widgets: see widgets.h. */
#include "ui/widgets.h"

#include <math.h>

#include "base/str.h"

void
ui_card(struct ui *ui, struct rect r)
{
	draw_shadow(ui->list, r, ui->m.radius, theme_mm(&ui->m, 3) + 2, ui->p->shadow);
	draw_round(ui->list, r, ui->m.radius, CORNER_ALL, ui->p->card);
	draw_outline(ui->list, r, ui->m.radius, 1, ui->p->card_line);
}

void
ui_edge(struct ui *ui, struct rect r, int radius)
{
	/* on black a line of light looks thinner than it is */
	draw_outline(ui->list, r, radius, ui->p->accent ? ui->m.edge * 3 / 2 : ui->m.edge, ui->p->edge);
}

void
ui_press(struct ui *ui, struct rect r, int radius, int action, long arg)
{
	ui_edge(ui, r, radius);
	if (ui_pressed(ui, action, arg))
		draw_round(ui->list, r, radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, action, arg);
}

/* ------------------------------------------------------------- buttons */

static int
icon_room(struct ui *ui, const struct ui_button *b)
{
	return b->icon ? ui->m.body + (b->label ? ui->m.body / 3 : 0) : 0;
}

static int
badge_room(struct ui *ui, const struct ui_button *b)
{
	if (!b->badge)
		return 0;
	int w = ui_text_width(ui, b->badge, ui_style(ui->m.note, true)), d = ui->m.note * 14 / 10;
	return ui->m.body / 3 + (w + d / 2 > d ? w + d / 2 : d);
}

int
ui_button_width(struct ui *ui, const struct ui_button *b)
{
	int w = b->label ? ui_text_width(ui, b->label, ui_style(ui->m.body, b->bold)) : 0;
	w += icon_room(ui, b) + badge_room(ui, b) + 2 * ui->m.pad;
	return w > ui->m.button ? w : ui->m.button;
}

static void
badge_draw(struct ui *ui, int x, struct rect r, const char *text)
{
	struct text_style style = ui_style(ui->m.note, true);
	int d = ui->m.note * 14 / 10, w = ui_text_width(ui, text, style) + d / 2;
	struct rect plate = { x, r.y + (r.h - d) / 2, w > d ? w : d, d };
	draw_round(ui->list, plate, d / 2, CORNER_ALL, ui->p->accent ? ui->p->accent : ui->p->red);
	ui_text_center(ui, plate, text, style, ui->p->on_color);
}

/* A line with gaps in it: what stands here does nothing now. */
static void
dashed(struct ui *ui, struct rect r, int radius)
{
	int w = ui->m.edge, step = 4 * w;
	draw_outline(ui->list, r, radius, w, ui->p->off_edge);
	for (int x = r.x + radius; x + step < r.x + r.w - radius && ui->p->accent; x += 2 * step)
		for (int end = 0; end < 2; end++)
			draw_fill(ui->list, (struct rect){ x, end ? r.y + r.h - w : r.y, step, w }, ui->p->off_ground);
}

/* Ground and edge of a button; returns the ink of what stands on it. */
static color_argb
button_face(struct ui *ui, struct rect r, const struct ui_button *b, bool pressed)
{
	const struct palette *p = ui->p;
	int radius = ui->m.radius * 3 / 4;
	color_argb fill = b->fill && p->accent ? p->accent : b->fill;
	draw_round(ui->list, r, radius, CORNER_ALL, b->disabled ? p->off_ground : fill ? fill : p->button);
	if (b->disabled)
		dashed(ui, r, radius);
	else if (!fill)
		ui_edge(ui, r, radius);
	else if (fill >> 24 < 255) /* on a photo of any colour */
		draw_outline(ui->list, r, radius, ui->m.edge, 0xFFFFFFFF);
	if (pressed)
		draw_round(ui->list, r, radius, CORNER_ALL, p->pressed);
	return b->disabled ? p->off : fill ? p->on_color : p->button_ink;
}

void
ui_button(struct ui *ui, struct rect r, const struct ui_button *b, int action, long arg)
{
	bool pressed = !b->disabled && ui_pressed(ui, action, arg);
	if (pressed)
		r = (struct rect){ r.x + 1, r.y + 2, r.w - 2, r.h - 2 };
	color_argb ink = button_face(ui, r, b, pressed);
	struct text_style style = ui_style(ui->m.body, b->bold);
	int text_w = b->label ? ui_text_width(ui, b->label, style) : 0;
	int w = text_w + icon_room(ui, b) + badge_room(ui, b), x = r.x + (r.w - w) / 2;
	if (b->icon) {
		draw_icon(
		    ui->list, b->icon, (struct rect){ x, r.y + (r.h - ui->m.body) / 2, ui->m.body, ui->m.body }, ink);
		x += icon_room(ui, b);
	}
	if (b->label)
		ui_text(ui, x, r.y + (r.h - ui_line_height(ui, style)) / 2, b->label, style, ink);
	if (b->badge)
		badge_draw(ui, x + text_w + ui->m.body / 3, r, b->badge);
	if (!b->disabled)
		ui_hit(ui, r, action, arg);
}

int
ui_tabs_width(struct ui *ui, const char *const *label, int count)
{
	int w = 0;
	for (int i = 0; i < count; i++)
		w += ui_button_width(ui, &(struct ui_button){ .label = label[i], .bold = true }) + ui->m.gap;
	return w - ui->m.gap;
}

int
ui_tabs(struct ui *ui, struct rect r, const char *const *label, int count, int active, color_argb fill, int action)
{
	int x = r.x, y = r.y;
	for (int i = 0; i < count; i++) {
		struct ui_button b = { .label = label[i], .fill = i == active ? fill : 0, .bold = i == active };
		int w = ui_button_width(ui, &(struct ui_button){ .label = label[i], .bold = true });
		if (x > r.x && x + w > r.x + r.w) {
			x = r.x;
			y += ui->m.button + ui->m.gap;
		}
		ui_button(ui, (struct rect){ x, y, w, ui->m.button }, &b, action, i);
		x += w + ui->m.gap;
	}
	return y + ui->m.button - r.y;
}

/* --------------------------------------------------------------- plates */

int
ui_chip_width(struct ui *ui, const char *s)
{
	return ui_text_width(ui, s, ui_style(ui->m.note, true)) + ui->m.note;
}

int
ui_chip_height(struct ui *ui)
{
	return ui->m.note * 15 / 10;
}

int
ui_chip(struct ui *ui, int x, int y, const char *s, color_argb ground, color_argb ink)
{
	struct rect r = { x, y, ui_chip_width(ui, s), ui_chip_height(ui) };
	if (ink == ui->p->on_color && ui->p->accent)
		ground = ui->p->accent;
	draw_round(ui->list, r, ui->m.note / 3, CORNER_ALL, ground);
	ui_text_center(ui, r, s, ui_style(ui->m.note, true), ink);
	return r.w;
}

int
ui_stepper_width(struct ui *ui, const char *label)
{
	return 2 * ui->m.button + 2 * ui->m.gap + ui_text_width(ui, label, ui_style(ui->m.body, false));
}

void
ui_stepper(struct ui *ui, struct rect r, const char *label, bool earlier, bool later, int action)
{
	struct ui_button left = { .icon = ICON_ARROW_LEFT, .disabled = !earlier };
	struct ui_button right = { .icon = ICON_ARROW_RIGHT, .disabled = !later };
	int b = ui->m.button;
	ui_button(ui, (struct rect){ r.x, r.y, b, b }, &left, action, -1);
	ui_button(ui, (struct rect){ r.x + r.w - b, r.y, b, b }, &right, action, 1);
	ui_text_center(
	    ui, (struct rect){ r.x + b, r.y, r.w - 2 * b, b }, label, ui_style(ui->m.body, false), ui->p->ink);
}

void
ui_bar(struct ui *ui, struct rect r, float part, color_argb fill)
{
	fill = fill == ui->p->gold_bar ? ui->p->bar : fill; /* the paler gold is for grounds of words */
	draw_round(ui->list, r, r.h / 2, CORNER_ALL, ui->p->track);
	part = part < 0 ? 0 : part > 1 ? 1 : part;
	int w = (int)lroundf((float)r.w * part);
	if (w > 0)
		draw_round(ui->list, (struct rect){ r.x, r.y, w > r.h ? w : r.h, r.h }, r.h / 2, CORNER_ALL, fill);
}

void
ui_empty(struct ui *ui, struct rect r, enum icon icon, const char *sentence)
{
	struct text_style style = ui_style(ui->m.body, false);
	int side = ui->m.title * 2, w = r.w - 4 * ui->m.pad, max = ui->m.body * 20;
	if (w > max)
		w = max;
	struct text_lines lines = text_break(ui->text, ui->arena, sentence, style, w, 0);
	int step = ui->m.body * 17 / 10, h = side + ui->m.pad + (int)lines.count * step, y = r.y + (r.h - h) / 2;
	draw_icon(ui->list, icon, (struct rect){ r.x + (r.w - side) / 2, y, side, side }, ui->p->line);
	y += side + ui->m.pad;
	for (size_t i = 0; i < lines.count; i++, y += step)
		draw_text(ui->list, r.x + (r.w - lines.line[i].width) / 2, y, lines.line[i].text, lines.line[i].len,
		    style, ui->p->soft);
}

void
ui_divider(struct ui *ui, int x, int y, int w)
{
	int h = ui->m.px_mm >= 6 ? 2 : 1;
	draw_fill(ui->list, (struct rect){ x, y, w, h }, ui->p->line);
}

/* ---------------------------------------------------------------- views */

static int
footer_height(struct ui *ui)
{
	return ui->m.button + ui->m.gap;
}

int
ui_fit_row(struct ui *ui, struct rect r, int least, int count)
{
	int h = count * least > r.h ? r.h - footer_height(ui) : r.h, rows = h / least;
	if (count * least <= r.h || h < ui->m.row)
		return least;
	if (count == 1) /* the only one needs no pages */
		return r.h;
	return rows < 1 ? h : h / rows; /* one that is too high is made lower: its words are fewer */
}

struct ui_view
ui_view_begin(struct ui *ui, struct rect r, struct scroll *s, int content, int row)
{
	struct ui_view v = { .view = r, .scroll = s, .ground = ui->p->card };
	if (content > r.h) {
		int h = footer_height(ui);
		v.view.h -= h;
		v.footer = (struct rect){ r.x, r.y + v.view.h, r.w, h };
	}
	v.area = ui->areas;
	v.hits = ui->hits;
	v.heards = ui->heards;
	v.from = draw_list_count(ui->list);
	ui_clip_push(ui, v.view);
	v.y = ui_scroll_area(ui, v.view, s, content, row);
	return v;
}

static void
footer(struct ui *ui, const struct ui_view *v)
{
	const struct scroll *s = v->scroll;
	float limit = scroll_limit(s), step = scroll_page_length(s);
	int pages = (int)ceilf(limit / step - 0.01f) + 1;
	int page = s->position >= limit - 1 ? pages : (int)floorf(s->position / step + 0.5f) + 1;
	struct ui_button back = { .label = "上一页", .disabled = s->position <= 0.5f };
	struct ui_button next = { .label = "下一页", .disabled = s->position >= limit - 0.5f };
	int w = ui_button_width(ui, &back), y = v->footer.y + ui->m.gap / 2,
	    right = v->footer.x + v->footer.w - ui->m.pad;
	if (2 * w + 2 * ui->m.gap > v->footer.w - 2 * ui->m.pad) { /* no room for words */
		back = (struct ui_button){ .icon = ICON_ARROW_LEFT, .disabled = back.disabled };
		next = (struct ui_button){ .icon = ICON_ARROW_RIGHT, .disabled = next.disabled };
		w = ui->m.button;
	}
	ui_divider(ui, v->footer.x, v->footer.y, v->footer.w);
	struct rect at = { right - w, y, w, ui->m.button };
	ui_button(ui, at, &next, UI_ACTION_PAGE, v->area * 2 + 1);
	at.x = v->footer.x + ui->m.pad;
	ui_button(ui, at, &back, UI_ACTION_PAGE, v->area * 2);
	int middle = at.x + w;
	ui_text_center(ui, (struct rect){ middle, y, right - w - middle, ui->m.button },
	    ui_printf(ui, "第%d页 共%d页", page, pages), ui_style(ui->m.note, false), ui->p->soft);
}

/* Nothing is seen in halves: a page ends where a line or a row does, and the next one begins there. */
static void
whole_things(struct ui *ui, const struct ui_view *v)
{
	struct rect r = v->view;
	if (v->whole && v->whole - r.y > r.h / 2)
		r.h = v->whole - r.y;
	r = draw_clip_whole(ui->list, v->from, r);
	for (int i = v->hits; i < ui->hits; i++)
		ui->hit[i].rect = rect_intersect(ui->hit[i].rect, r);
	for (int i = v->heards; i < ui->heards; i++)
		ui->heard[i].rect = rect_intersect(ui->heard[i].rect, r);
	scroll_set_shown(v->scroll, (float)(r.y + r.h - v->view.y));
}

void
ui_view_end(struct ui *ui, const struct ui_view *v)
{
	const struct scroll *s = v->scroll;
	if (v->footer.h && s->row <= 0 && s->mode == SCROLL_REST && !ui->lifted) {
		whole_things(ui, v);
		ui_clip_pop(ui);
		footer(ui, v);
		return;
	}
	int h = ui->m.body;
	color_argb clear = v->ground & 0xFFFFFF;
	/* what ui_fit_row() could not share out is less than a pixel a row */
	bool whole = s->row > 0 && (int)s->view % (int)s->row < (int)s->view / (int)s->row;
	bool rows = whole && s->mode == SCROLL_REST && (int)s->position % (int)s->row == 0;
	if (v->footer.h && !rows && s->position > 0.5f)
		draw_gradient(ui->list, (struct rect){ v->view.x, v->view.y, v->view.w, h }, v->ground, clear);
	if (v->footer.h && !rows && s->position < scroll_limit(s) - 0.5f)
		draw_gradient(
		    ui->list, (struct rect){ v->view.x, v->view.y + v->view.h - h, v->view.w, h }, clear, v->ground);
	ui_clip_pop(ui);
	if (v->footer.h)
		footer(ui, v);
}

void
ui_view_rows(const struct ui_view *v, int row, int count, int *first, int *last)
{
	int top = (v->view.y - v->y) / row, bottom = (v->view.y + v->view.h - v->y + row - 1) / row;
	*first = top < 0 ? 0 : top > count ? count : top;
	*last = bottom < 0 ? 0 : bottom > count ? count : bottom;
}

void
ui_tick(struct ui *ui, struct rect box, bool on)
{
	int radius = box.w / 5;
	if (on) {
		draw_round(ui->list, box, radius, CORNER_ALL, ui->p->blue);
		draw_icon(ui->list, ICON_CHECK, rect_inset(box, box.w / 7, box.w / 7), ui->p->on_color);
	} else {
		draw_outline(ui->list, box, radius, theme_mm(&ui->m, 0.6f) + 1, ui->p->soft);
	}
}
