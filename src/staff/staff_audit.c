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
	if (!audit_list(desk_data(h->desk), a, AUDIT_MOST, &s->line, &s->count))
		s->count = 0;
}

struct audit_row {
	struct host *host;
	const struct audit *line;
	int lines;
};

static void
draw_row(struct pen *p, void *context)
{
	const struct audit_row *r = context;
	const struct audit *l = r->line;
	const char *edition = l->edition > 0 ? ui_printf(p->ui, " · 第 %d 版", l->edition) : "";
	pen_line(p, WORDS_NOTE, p->ui->p->soft,
	    ui_printf(p->ui, "%s · %s%s", staff_when(r->host, p->ui, l->at), l->who, edition));
	pen_words(p, WORDS_BODY, 0, r->lines, l->words);
}

static void
audit_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_audit *s = self;
	struct rect in = STAFF_CARD(h, ui, .title = "谁改过什么",
	    .line = s->count >= AUDIT_MOST ? ui_printf(ui, "最近 %d 条，新的在前。", AUDIT_MOST)
		    : s->count             ? "新的在前。"
					   : NULL);
	if (s->count == 0)
		ui_empty(ui, in, ICON_BOOK, "还没有人改过什么。以后谁在什么时候改了什么，都记在这里。");
	struct audit_row row = { h, NULL, ui->m.portrait || ui->m.large ? 2 : 1 };
	int least = ui_row_height(ui, 1) + (row.lines - 1) * ui->m.body * 3 / 2;
	struct ui_rows l = { .scroll = &s->scroll, .count = (int)s->count, .least = least };
	for (ui_rows_begin(&l, ui, in); ui_rows_next(&l);) {
		row.line = &s->line[l.i];
		pen_centre(ui, l.at, draw_row, &row);
	}
}

STAFF_SCREEN(staff_audit, "staff-audit", "谁改过什么", .locked = true, .size = sizeof(struct staff_audit),
    .enter = audit_enter, .draw = audit_draw);
