/* staff-register: the rows of one register that differ, in pages. The
 * argument is the register; only what is seen is asked from the review. */
#include "screens/all.h"
#include "update/staff_row.h"
#include "screens/update_parts.h"

enum { OWN_TAB = UI_ACTION_OWN, OWN_ROW };

enum { TABS = 4, TAB_ALL = 0 };
static const int tab_kind[TABS] = { -1, REVIEW_ADDED, REVIEW_CHANGED, REVIEW_REMOVED };

struct register_screen {
	long wanted;
	int tab;
	unsigned number;
	struct review_register reg;
	bool found;
	struct arena *arena;
	struct scroll scroll;
};

static void
register_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct register_screen *s = self;
	(void)h;
	s->wanted = arg;
	s->arena = a;
	scroll_init(&s->scroll);
}

/* The one that was asked for; when nothing of it differs, the first that has something. */
static void
load(struct register_screen *s, const struct desk *d)
{
	struct review_register *all;
	if (s->number == desk_work(d)->number)
		return;
	s->number = desk_work(d)->number;
	s->found = false;
	size_t n = review_registers(desk_work(d)->review, s->arena, &all);
	for (size_t i = 0; i < n; i++) {
		bool it = (long)all[i].id == s->wanted && update_differs(&all[i]);
		if (it || (!s->found && update_differs(&all[i]))) {
			s->reg = all[i];
			s->found = true;
		}
		if (it)
			break;
	}
}

static long
count_of(const struct register_screen *s, int tab)
{
	const long n[] = { update_differs(&s->reg), s->reg.added, s->reg.changed, s->reg.removed };
	return n[tab];
}

static int
draw_tabs(struct register_screen *s, struct ui *ui, struct rect body)
{
	const char *label[TABS];
	static const char *const name[] = { "全部", "新增", "修改", "撤下" };
	for (int i = 0; i < TABS; i++)
		label[i] = ui_printf(ui, "%s %s", name[i], update_thousands(ui, count_of(s, i)));
	return ui_tabs(
	    ui, (struct rect){ body.x, body.y, body.w, ui->m.button }, label, TABS, s->tab, ui->p->blue, OWN_TAB);
}

/* Title and digest in one line, or one below the other. */
static void
draw_change(struct ui *ui, struct rect r, const struct review_change *c, bool two, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), note = ui_style(m->note, false);
	int line = ui_line_height(ui, bold), small = ui_line_height(ui, note);
	two = two && c->note[0];
	int y = r.y + (r.h - line - (two ? small : 0)) / 2, x = r.x;
	if (ui_pressed(ui, OWN_ROW, index))
		draw_fill(ui->list, r, ui->p->pressed);
	update_kind_chip(ui, x, r.y + (r.h - ui_chip_height(ui)) / 2, c->kind);
	x += update_kind_width(ui) + m->gap;
	int w = r.x + r.w - x - m->note - m->gap;
	const char *words = c->kind == REVIEW_CHANGED && c->note[0] ? ui_printf(ui, "改了：%s", c->note) : c->note;
	int title = ui_text_in(ui, x, y, w, c->title, bold, ui->p->ink);
	if (two)
		ui_text_in(ui, x, y + line, w, words, note, ui->p->soft);
	else if (w - title > m->note * 3)
		ui_text_in(
		    ui, x + title + m->gap, r.y + (r.h - small) / 2, w - title - m->gap, words, note, ui->p->soft);
	update_arrow(ui, r.x + r.w, r.y + r.h / 2);
	ui_divider(ui, r.x, r.y + r.h - 1, r.w);
	ui_hit(ui, r, OWN_ROW, index);
}

/* Wide screens have two columns of single lines, so that three hundred rows are few pages. */
static void
draw_list(struct register_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int n = (int)count_of(s, s->tab), first, last;
	ui_card(ui, r);
	if (!n) {
		ui_empty(ui, r, ICON_CHECK, "这一类没有。");
		return;
	}
	struct rect in = { r.x + m->pad, r.y + m->gap / 2, r.w - 2 * m->pad, r.h - m->gap };
	int high = (m->body + m->note) * 13 / 10 + m->gap;
	high = high > m->row ? high : m->row;
	int columns = in.w > m->body * 40 && n * high > in.h ? 2 : 1, rows = (n + columns - 1) / columns;
	int least = columns == 2 ? m->row : high;
	int step = ui_fit_row(ui, in, least, rows), gap = m->gap * 3, w = (in.w - (columns - 1) * gap) / columns;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, rows * step, step);
	ui_view_rows(&v, step, rows, &first, &last);
	first *= columns;
	struct review_change *c;
	size_t got = review_changes(desk_work(h->desk)->review, ui->arena, s->reg.id, tab_kind[s->tab], first,
	    (size_t)(last * columns - first), &c);
	for (int i = 0; i < (int)got; i++) {
		int at = first + i, x = in.x + at % columns * (w + gap);
		draw_change(ui, (struct rect){ x, v.y + at / columns * step, w, step }, &c[i], columns == 1, at);
	}
	ui_view_end(ui, &v);
}

static void
register_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct register_screen *s = self;
	(void)whole;
	if (update_closed(h, ui))
		return;
	load(s, h->desk);
	const struct staff_page page = { .title = "核对",
		.subtitle = s->found ? update_register_name(ui->arena, &s->reg) : NULL,
		.line = s->found ? "点一行，看它现在和上屏后的样子" : NULL };
	struct rect body = staff_draw(h, ui, &page);
	if (!s->found) {
		ui_card(ui, body);
		ui_empty(ui, body, ICON_CHECK, "没有要改的。");
		return;
	}
	int tabs = draw_tabs(s, ui, body) + ui->m.gap;
	body.y += tabs;
	body.h -= tabs;
	draw_list(s, h, ui, body);
}

static bool
register_event(void *self, struct host *h, const struct screen_event *e)
{
	struct register_screen *s = self;
	if (e->kind != SCREEN_ACTION || update_event(h, e->action))
		return false;
	if (e->action == OWN_TAB) {
		s->tab = (int)e->arg;
		scroll_jump(&s->scroll, 0);
	} else if (e->action == OWN_ROW) {
		host_open(h, &screen_staff_row, staff_row_arg(s->reg.id, tab_kind[s->tab], e->arg));
	}
	return true;
}

const struct screen_class screen_staff_register = {
	.name = "staff-register",
	.staff = true,
	.title = "核对",
	.section = SECTION_ISSUE,
	.size = sizeof(struct register_screen),
	.enter = register_enter,
	.event = register_event,
	.draw = register_draw,
	.full = true,
};
