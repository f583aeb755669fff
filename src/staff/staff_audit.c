/* staff-audit: 谁改过什么. The latest lines of the record, newest first. */
#include "screens/all.h"
#include "screens/staff_frame.h"

enum { AUDIT_MOST = 200 };

struct staff_audit {
	struct audit *line;
	size_t count;
	struct scroll scroll;
};

static void
audit_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_audit *s = self;
	(void)arg;
	scroll_init(&s->scroll);
	if (!audit_list(h->desk->data, a, AUDIT_MOST, &s->line, &s->count))
		s->count = 0;
}

/* Who and when are one line, what they did is the other: up to two where it is long. */
static int
row_height(struct ui *ui, int lines)
{
	int h = ui_line_height(ui, ui_style(ui->m.note, false)) + lines * ui->m.body * 14 / 10 + ui->m.gap * 3 / 2;
	return h > ui->m.row ? h : ui->m.row;
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct audit *l, int lines)
{
	struct text_style body = ui_style(ui->m.body, false), note = ui_style(ui->m.note, false);
	int x = r.x + ui->m.pad / 2, w = r.w - ui->m.pad, nh = ui_line_height(ui, note);
	int th = ui_paragraph_height(ui, w, l->words, body, 14, lines), y = r.y + (r.h - nh - th) / 2;
	const char *edition = l->edition > 0 ? ui_printf(ui, " · 第 %d 版", l->edition) : "";
	const char *head = ui_printf(ui, "%s · %s%s", staff_when(h, ui, l->at), l->who, edition);
	ui_text_in(ui, x, y, w, head, note, ui->p->soft);
	ui_paragraph(ui, x, y + nh, w, l->words, body, ui->p->ink, 14, lines);
}

static void
audit_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_audit *s = self;
	(void)whole;
	if (staff_locked(h, ui))
		return;
	const struct staff_page page = { .title = "谁改过什么",
		.line = s->count >= AUDIT_MOST ? ui_printf(ui, "最近 %d 条，新的在前。", AUDIT_MOST)
			: s->count             ? "新的在前。"
					       : NULL };
	struct rect body = staff_draw(h, ui, &page), in = rect_inset(body, ui->m.pad / 2, ui->m.pad / 2);
	ui_card(ui, body);
	if (s->count == 0) {
		ui_empty(ui, body, ICON_BOOK, "还没有人改过什么。以后谁在什么时候改了什么，都记在这里。");
		return;
	}
	int lines = ui->m.portrait || ui->m.large ? 2 : 1, count = (int)s->count;
	int row = ui_fit_row(ui, in, row_height(ui, lines), count), first, last;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, row * count, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { in.x, v.y + i * row, in.w, row };
		draw_row(h, ui, at, &s->line[i], lines);
		if (i > 0)
			ui_divider(ui, at.x + ui->m.pad / 2, at.y, at.w - ui->m.pad);
	}
	ui_view_end(ui, &v);
}

static bool
audit_event(void *self, struct host *h, const struct screen_event *e)
{
	(void)self;
	return e->kind == SCREEN_ACTION && staff_event(h, e->action);
}

const struct screen_class screen_staff_audit = {
	.name = "staff-audit",
	.staff = true,
	.title = "谁改过什么",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_audit),
	.enter = audit_enter,
	.event = audit_event,
	.draw = audit_draw,
	.full = true,
};
