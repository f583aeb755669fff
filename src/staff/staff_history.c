/* staff-history: 恢复上一版. The editions that are still kept, by date and by
 * whom; a tap shows what would change if one of them came back. */
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

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct line *l, bool now)
{
	const struct edition_info *e = &l->info;
	const struct ui_row row = { .title = ui_printf(ui, "%s %s", staff_when(h, ui, e->created), who(ui, l)),
		.note = ui_printf(ui, "第 %d 版%s%s%s%s", e->number, e->source[0] ? " · " : "", e->source,
		    e->summary[0] ? " · " : "", e->summary),
		.value = e->demonstration ? "示例" : NULL,
		.value_color = ui->p->orange,
		.chip = now ? "现在" : NULL,
		.chip_color = ui->p->blue,
		.bold = true,
		.opens = !now,
		.action = now ? UI_ACTION_NONE : OWN_EDITION,
		.arg = e->number };
	ui_row(ui, r, &row);
}

static void
history_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct history *s = self;
	struct rect in =
	    STAFF_CARD(h, ui, .title = "恢复上一版", .line = s->count > 1 ? "点一版，先看看换回去会改什么。" : NULL);
	if (s->count == 0) {
		ui_empty(ui, in, ICON_CLOCK, "还没有上过内容，没有可以恢复的。");
		return;
	}
	struct ui_rows l = { .scroll = &s->scroll, .count = (int)s->count, .least = ui_row_height(ui, 1) + ui->m.gap };
	for (ui_rows_begin(&l, ui, in); ui_rows_next(&l);)
		draw_row(h, ui, l.at, &s->line[l.i], s->line[l.i].info.number == s->current);
	if (s->count > 1)
		return;
	cut_top(&in, l.row + ui->m.gap);
	struct pen p = pen_at(ui, in);
	pen_words(&p, WORDS_BODY, ui->p->soft, 0, "前面没有别的版本。下次上屏以后，这里就能换回来。");
}

static bool
history_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_EDITION)
		host_open(h, &screen_staff_undo, e->arg);
	return true;
}

STAFF_SCREEN(staff_history, "staff-history", "恢复上一版", .locked = true, .size = sizeof(struct history),
    .enter = history_enter, .event = history_event, .draw = history_draw);
