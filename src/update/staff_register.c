/* staff-register: the rows of one register that differ, in pages. The
 * argument is the register; only what is seen is asked from the review. */
#include "screens/all.h"
#include "update/parts.h"

enum { OWN_TAB = UI_ACTION_OWN, OWN_ROW };

enum { TABS = 4 };
static const int tab_kind[TABS] = { -1, REVIEW_ADDED, REVIEW_CHANGED, REVIEW_REMOVED };

struct register_screen {
	long wanted;
	int tab;
	unsigned number;
	struct review_register reg;
	bool found;
	struct scroll scroll;
};

static void
register_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct register_screen *s = self;
	s->wanted = arg;
}

/* The one that was asked for; when nothing of it differs, the first that has something. */
static void
load(struct register_screen *s, struct host *h)
{
	const struct desk *d = h->desk;
	struct review_register *all;
	if (s->number == desk_work(d)->number)
		return;
	s->number = desk_work(d)->number;
	size_t n = update_registers(desk_work(d)->review, h->arena, false, &all);
	s->found = n > 0;
	if (s->found)
		s->reg = all[0];
	for (size_t i = 0; i < n; i++)
		if ((long)all[i].id == s->wanted)
			s->reg = all[i];
}

static long
count_of(const struct register_screen *s, int tab)
{
	const long n[] = { update_differs(&s->reg), s->reg.added, s->reg.changed, s->reg.removed };
	return n[tab];
}

static void
draw_tabs(struct register_screen *s, struct ui *ui, struct rect *body)
{
	const char *label[TABS];
	static const char *const name[] = { "全部", "新增", "修改", "撤下" };
	for (int i = 0; i < TABS; i++)
		label[i] = ui_printf(ui, "%s %s", name[i], update_thousands(ui, count_of(s, i)));
	cut_top(body, ui_tabs(ui, *body, label, TABS, s->tab, ui->p->blue, OWN_TAB) + ui->m.gap);
}

static void
draw_change(struct ui *ui, struct rect r, const struct review_change *c, long index)
{
	struct ui_row row = { .chip = update_kind_name(c->kind),
		.chip_first = true,
		.title = c->title,
		.note = c->kind == REVIEW_CHANGED && c->note[0] ? ui_printf(ui, "改了：%s", c->note) : c->note,
		.bold = true,
		.opens = true,
		.action = OWN_ROW,
		.arg = index };
	update_kind_colors(ui, c->kind, &row.chip_color, &row.chip_ink);
	ui_row(ui, r, &row);
}

/* Wide screens have two columns, so that three hundred rows are few pages. */
static void
draw_list(struct register_screen *s, struct review *review, struct ui *ui, struct rect in)
{
	int n = (int)count_of(s, s->tab), least = ui_row_height(ui, 1) - ui->m.gap / 2;
	bool two = in.w > ui->m.body * 40 && n * least > in.h;
	struct review_change *c;
	struct ui_rows l = { .scroll = &s->scroll, .count = n, .columns = 1 + two, .across = true, .least = least };
	ui_rows_begin(&l, ui, in);
	int from = l.first * l.columns, seen = (l.last - l.first) * l.columns;
	int got = (int)review_changes(review, ui->arena, s->reg.id, tab_kind[s->tab], from, (size_t)seen, &c);
	while (ui_rows_next(&l))
		if (l.i - from < got)
			draw_change(ui, l.at, &c[l.i - from], l.i);
}

static void
register_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct register_screen *s = self;
	if (update_closed(h, ui))
		return;
	load(s, h);
	struct rect body = STAFF_DRAW(h, ui, .title = "核对",
	    .subtitle = s->found ? update_register_name(ui, &s->reg, ui->m.width) : NULL,
	    .line = s->found ? "点一行，看它现在和上屏后的样子" : NULL);
	if (s->found)
		draw_tabs(s, ui, &body);
	if (!s->found || !count_of(s, s->tab)) {
		ui_nothing(ui, body, ICON_CHECK, s->found ? "这一类没有。" : "没有要改的。");
		return;
	}
	ui_card(ui, body);
	draw_list(s, desk_work(h->desk)->review, ui, rect_inset(body, ui->m.pad, ui->m.gap / 2));
}

static bool
register_event(void *self, struct host *h, const struct screen_event *e)
{
	struct register_screen *s = self;
	if (e->action == OWN_TAB) {
		s->tab = (int)e->arg;
		scroll_jump(&s->scroll, 0);
	} else if (e->action == OWN_ROW) {
		host_open(h, &screen_staff_row, staff_row_arg(s->reg.id, tab_kind[s->tab], e->arg));
	}
	return true;
}

STAFF_SCREEN(staff_register, "staff-register", "核对", .locked = true, .size = sizeof(struct register_screen),
    .enter = register_enter, .event = register_event, .draw = register_draw);
