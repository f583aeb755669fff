/* ui: see ui.h. */
#include "ui/ui.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

void
ui_begin(struct ui *ui, uint64_t now_ms)
{
	draw_list_clear(ui->list);
	arena_reset(ui->arena);
	ui->now_ms = now_ms;
	ui->hits = ui->areas = ui->heards = 0;
	ui->clips = 1;
	ui->clip[0] = (struct rect){ 0, 0, ui->m.width, ui->m.height };
}

const struct ui_hit *
ui_hit_at(const struct ui *ui, int x, int y)
{
	for (int i = ui->hits - 1; i >= 0; i--)
		if (rect_contains(ui->hit[i].rect, x, y))
			return &ui->hit[i];
	return NULL;
}

const struct ui_area *
ui_area_at(const struct ui *ui, int x, int y)
{
	for (int i = ui->areas - 1; i >= 0; i--)
		if (rect_contains(ui->area[i].rect, x, y))
			return &ui->area[i];
	return NULL;
}

void
ui_lift(struct ui *ui)
{
	ui->lifted++;
	draw_layer_push(ui->list, 0, 0, 0);
}

void
ui_put_down(struct ui *ui)
{
	ASSERT(ui->lifted > 0);
	ui->lifted--;
	draw_layer_pop(ui->list);
}

void
ui_clip_push(struct ui *ui, struct rect r)
{
	ASSERT(ui->clips < UI_MAX_CLIPS);
	ui->clip[ui->clips] = rect_intersect(ui->clip[ui->clips - 1], r);
	ui->clips++;
	draw_clip_push(ui->list, r);
}

void
ui_clip_pop(struct ui *ui)
{
	ASSERT(ui->clips > 1);
	ui->clips--;
	draw_clip_pop(ui->list);
}

void
ui_hit(struct ui *ui, struct rect r, int action, long arg)
{
	struct rect seen = rect_intersect(ui->clip[ui->clips - 1], r);
	if (ui->lifted || seen.w <= 0 || seen.h <= 0 || ui->hits == UI_MAX_HITS)
		return;
	ui->hit[ui->hits++] = (struct ui_hit){ seen, r, action, arg };
}

void
ui_heard(struct ui *ui, struct rect r, const char *table, long long rid, const struct sentence *say)
{
	struct rect seen = rect_intersect(ui->clip[ui->clips - 1], r);
	if (ui->lifted || seen.w <= 0 || seen.h <= 0 || ui->heards == UI_MAX_HEARD)
		return;
	ui->heard[ui->heards++] = (struct heard){ seen, table, rid, say };
}

bool
ui_pressed(const struct ui *ui, int action, long arg)
{
	return ui->pressed_action == action && ui->pressed_arg == arg;
}

int
ui_scroll_area(struct ui *ui, struct rect r, struct scroll *s, int content, int row)
{
	ASSERT(ui->areas < UI_MAX_AREAS);
	scroll_set_size(s, (float)content, (float)r.h, (float)row);
	scroll_step(s, ui->now_ms);
	ui->area[ui->areas++] = (struct ui_area){ rect_intersect(ui->clip[ui->clips - 1], r), UI_AREA_SCROLL_Y, s };
	return r.y - (int)lroundf(s->position);
}

void
ui_gesture_area(struct ui *ui, struct rect r)
{
	ASSERT(ui->areas < UI_MAX_AREAS);
	ui->area[ui->areas++] = (struct ui_area){ r, UI_AREA_GESTURE, NULL };
}

struct text_style
ui_style(int px, bool bold)
{
	return (struct text_style){ px, bold ? TEXT_BOLD : TEXT_REGULAR };
}

int
ui_text_width(struct ui *ui, const char *s, struct text_style style)
{
	return text_width(ui->text, s, strlen(s), style);
}

struct text_style
ui_shrink(struct ui *ui, const char *s, struct text_style style, int w)
{
	const int size[] = { ui->m.head, ui->m.body, ui->m.note };
	for (int i = 0; i < 3 && ui_text_width(ui, s, style) > w; i++)
		if (size[i] < style.px)
			style.px = size[i];
	return style;
}

int
ui_line_height(struct ui *ui, struct text_style style)
{
	return text_height(ui->text, style);
}

int
ui_text(struct ui *ui, int x, int y, const char *s, struct text_style style, color_argb c)
{
	draw_text(ui->list, x, y, s, strlen(s), style, c);
	return ui_text_width(ui, s, style);
}

int
ui_text_in(struct ui *ui, int x, int y, int w, const char *s, struct text_style style, color_argb c)
{
	return ui_text(ui, x, y, text_fit(ui->text, ui->arena, s, style, w), style, c);
}

int
ui_text_right(struct ui *ui, int right, int y, const char *s, struct text_style style, color_argb c)
{
	int w = ui_text_width(ui, s, style);
	draw_text(ui->list, right - w, y, s, strlen(s), style, c);
	return w;
}

void
ui_text_center(struct ui *ui, struct rect r, const char *s, struct text_style style, color_argb c)
{
	const char *fit = text_fit(ui->text, ui->arena, s, style, r.w);
	int w = ui_text_width(ui, fit, style), h = ui_line_height(ui, style);
	ui_text(ui, r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, fit, style, c);
}

static int
step_of(struct ui *ui, struct text_style style, int leading)
{
	int step = style.px * leading / 10, least = ui_line_height(ui, style);
	return leading && step > 0 ? step : least;
}

int
ui_paragraph(struct ui *ui, int x, int y, int w, const char *s, struct text_style style, color_argb c, int leading,
    int max_lines)
{
	struct text_lines lines = text_break(ui->text, ui->arena, s, style, w, (size_t)max_lines);
	int step = step_of(ui, style, leading), inset = (step - ui_line_height(ui, style)) / 2;
	for (size_t i = 0; i < lines.count; i++)
		draw_text(ui->list, x, y + inset + (int)i * step, lines.line[i].text, lines.line[i].len, style, c);
	return (int)lines.count * step;
}

int
ui_paragraph_height(struct ui *ui, int w, const char *s, struct text_style style, int leading, int max_lines)
{
	struct text_lines lines = text_break(ui->text, ui->arena, s, style, w, (size_t)max_lines);
	return (int)lines.count * step_of(ui, style, leading);
}

const char *
ui_printf(struct ui *ui, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *s = arena_vprintf(ui->arena, format, args);
	va_end(args);
	return s;
}
