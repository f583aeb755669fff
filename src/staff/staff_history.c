/* staff-history: 恢复上一版. The editions that are still kept, by date and by
 * whom; a tap shows what would change if one of them came back. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "store/state.h"

enum { OWN_EDITION = UI_ACTION_OWN };

struct line {
	struct edition_info info;
	char by[STAFF_NAME], reader[STAFF_NAME];
};

struct history {
	struct line *line;
	size_t count;
	int current;
	struct scroll scroll;
};

static void
history_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct history *s = self;
	struct edition_info *all;
	size_t n = state_peek_history(desk_data(h->desk), a, &all, &s->current);
	(void)arg;
	scroll_init(&s->scroll);
	s->line = arena_array(a, n + 1, sizeof *s->line);
	for (size_t i = 0; i < n; i++) {
		if (!all[i].file[0])
			continue;
		struct line *l = &s->line[s->count++];
		l->info = all[i];
		audit_edition_by(desk_data(h->desk), all[i].number, l->by, l->reader);
	}
}

static const char *
who(struct ui *ui, const struct line *l)
{
	if (!l->by[0])
		return "没有记下是谁上屏的";
	if (!l->reader[0] || strcmp(l->reader, l->by) == 0)
		return ui_printf(ui, "%s上屏", l->by);
	return ui_printf(ui, "%s读取，%s上屏", l->reader, l->by);
}

static int
row_height(struct ui *ui)
{
	int h = ui_line_height(ui, ui_style(ui->m.body, true)) + ui_line_height(ui, ui_style(ui->m.note, false)) +
		ui->m.gap * 2;
	return h > ui->m.row ? h : ui->m.row;
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct line *l, bool now)
{
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body, true), note = ui_style(m->note, false);
	int y = r.y + (r.h - ui_line_height(ui, body) - ui_line_height(ui, note)) / 2, x = r.x + m->pad;
	int right = r.x + r.w - m->pad, chip_y = r.y + (r.h - ui_chip_height(ui)) / 2;
	if (now) {
		right -= ui_chip_width(ui, "现在");
		ui_chip(ui, right, chip_y, "现在", ui->p->blue, ui->p->on_color);
		right -= m->gap;
	} else {
		right -= m->body;
		draw_icon(ui->list, ICON_ARROW_RIGHT,
		    (struct rect){ right, r.y + (r.h - m->body) / 2, m->body, m->body }, ui->p->blue);
		right -= m->gap;
	}
	if (l->info.demonstration) {
		right -= ui_chip_width(ui, "示例");
		ui_chip(ui, right, chip_y, "示例", ui->p->orange_tint, ui->p->orange);
		right -= m->gap;
	}
	int w = ui_text_in(ui, x, y, right - x, staff_when(h, ui, l->info.created), body, ui->p->ink) + m->gap;
	ui_text_in(ui, x + w, y, right - x - w, who(ui, l), ui_style(m->body, false), ui->p->ink);
	const char *source = l->info.source[0] ? ui_printf(ui, " · %s", l->info.source) : "";
	const char *summary = l->info.summary[0] ? ui_printf(ui, " · %s", l->info.summary) : "";
	const char *more = ui_printf(ui, "第 %d 版%s%s", l->info.number, source, summary);
	ui_text_in(ui, x, y + ui_line_height(ui, body), right - x, more, note, ui->p->soft);
	if (now)
		return;
	if (ui_pressed(ui, OWN_EDITION, l->info.number))
		draw_fill(ui->list, r, ui->p->pressed);
	ui_hit(ui, r, OWN_EDITION, l->info.number);
}

static void
history_draw(void *self, struct host *h, struct ui *ui, struct rect screen)
{
	struct history *s = self;
	(void)screen;
	if (staff_locked(h, ui))
		return;
	const struct staff_page page = { .title = "恢复上一版",
		.line = s->count > 1 ? "点一版，先看看换回去会改什么。" : NULL };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	if (s->count == 0) {
		ui_empty(ui, body, ICON_CLOCK, "还没有上过内容，没有可以恢复的。");
		return;
	}
	struct rect in = rect_inset(body, ui->m.pad / 2, ui->m.pad / 2);
	int count = (int)s->count, row = ui_fit_row(ui, in, row_height(ui), count), first, last;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, row * count, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect r = { in.x, v.y + i * row, in.w, row };
		draw_row(h, ui, r, &s->line[i], s->line[i].info.number == s->current);
		if (i > 0)
			ui_divider(ui, r.x + ui->m.pad, r.y, r.w - 2 * ui->m.pad);
	}
	ui_view_end(ui, &v);
	if (count == 1)
		ui_paragraph(ui, in.x + ui->m.pad, in.y + row + ui->m.gap, in.w - 2 * ui->m.pad,
		    "前面没有别的版本。下次上屏以后，这里就能换回来。", ui_style(ui->m.body, false), ui->p->soft, 15,
		    0);
}

static bool
history_event(void *self, struct host *h, const struct screen_event *e)
{
	(void)self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action != OWN_EDITION)
		return staff_event(h, e->action);
	host_open(h, &screen_staff_undo, e->arg);
	return true;
}

const struct screen_class screen_staff_history = {
	.name = "staff-history",
	.staff = true,
	.title = "恢复上一版",
	.section = SECTION_ISSUE,
	.size = sizeof(struct history),
	.enter = history_enter,
	.event = history_event,
	.draw = history_draw,
	.full = true,
};
