/* staff-done: it is on the screen: what changed, and where to see it. */
#include "base/str.h"
#include "screens/all.h"
#include "screens/topic.h"
#include "screens/update_parts.h"

enum { OWN_DONE = UI_ACTION_OWN, OWN_SEE, OWN_RECEIPT, OWN_BACK_TO };

struct done_screen {
	struct arena *arena;
	bool loaded, told; /* told: there was a review to tell from */
	struct review_total total;
	struct review_register *reg; /* those that differ */
	size_t regs;
	struct scroll scroll;
	struct update_job job;
};

static void
done_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct done_screen *s = self;
	(void)h;
	(void)arg;
	s->arena = a;
	scroll_init(&s->scroll);
}

static void
load(struct done_screen *s, const struct desk *d)
{
	struct review_register *all;
	if (s->loaded)
		return;
	s->loaded = true;
	s->told = desk_work(d)->review != NULL;
	if (!s->told)
		return;
	review_total(desk_work(d)->review, s->arena, &s->total);
	size_t n = review_registers(desk_work(d)->review, s->arena, &all);
	s->reg = arena_array(s->arena, n + 1, sizeof *s->reg);
	for (size_t i = 0; i < n; i++)
		if (update_differs(&all[i]))
			s->reg[s->regs++] = all[i];
}

/* Icon and the large sentence; returns the height. */
static int
draw_head(struct done_screen *s, struct host *h, struct ui *ui, struct rect in)
{
	const struct metrics *m = &ui->m;
	const struct desk *d = h->desk;
	struct text_style big = ui_style(m->head, true), body = ui_style(m->body, false);
	int side = m->title * 3 / 2, x = in.x + side + m->pad, w = in.w - side - m->pad, y = in.y;
	const char *counts =
	    s->told && !str_starts(desk_work(d)->words, "屏上") ? update_counts(ui, &s->total) : desk_work(d)->words;
	/* the importer's own words may say that no row changed */
	const char *words = str_starts(counts, "屏上") ? counts
			    : counts[0]                ? ui_printf(ui, "已上屏：%s", counts)
						       : "已上屏";
	draw_icon(ui->list, ICON_CHECK, (struct rect){ in.x, in.y, side, side }, ui->p->green);
	y += ui_paragraph(ui, x, y, w, words, big, ui->p->ink, 14, 0);
	y += ui_paragraph(ui, x, y, w,
	    ui_printf(ui, "现在屏上是第 %d 版。U盘可以拔了；要存回执就先别拔。", desk_work(d)->published), body,
	    ui->p->soft, 16, 0);
	int least = in.y + side;
	return (y > least ? y : least) + m->gap - in.y;
}

static void
draw_register(struct host *h, struct ui *ui, struct rect r, const struct review_register *reg, long index)
{
	const struct metrics *m = &ui->m;
	struct ui_button see = { .label = "去看看" };
	int w = ui_button_width(ui, &see);
	update_register_line(ui, (struct rect){ r.x, r.y, r.w - w - 2 * m->gap, r.h }, reg, ui->p->green);
	if (topic_shows(h, reg->id))
		ui_button(ui, (struct rect){ r.x + r.w - w, r.y + (r.h - m->button) / 2, w, m->button }, &see, OWN_SEE,
		    index);
	ui_divider(ui, r.x, r.y + r.h - 1, r.w);
}

static void
draw_body(struct done_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	ui_card(ui, r);
	struct rect in = { r.x + m->pad, r.y + m->gap, r.w - 2 * m->pad, r.h - 2 * m->gap };
	int head = draw_head(s, h, ui, in), n = (int)s->regs, first, last;
	struct rect list = { in.x, in.y + head, in.w, in.h - head };
	if (!n)
		return;
	ui_divider(ui, list.x, list.y - 1, list.w);
	int step = ui_fit_row(ui, list, m->button + m->gap, n);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, n * step, step);
	ui_view_rows(&v, step, n, &first, &last);
	for (int i = first; i < last; i++)
		draw_register(h, ui, (struct rect){ in.x, v.y + i * step, in.w, step }, &s->reg[i], i);
	ui_view_end(ui, &v);
}

static void
done_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct done_screen *s = self;
	const struct desk *d = h->desk;
	bool warning = false;
	(void)whole;
	if (desk_work(d)->state != DESK_PUBLISHED && update_closed(h, ui))
		return;
	if (staff_locked(h, ui))
		return;
	if (desk_work(d)->state == DESK_PUBLISHED)
		load(s, d);
	struct staff_button button[] = {
		{ .button = { .label = "存一份回执到U盘", .disabled = desk_job(d)->state == DESK_JOB_RUNNING },
		    .action = OWN_RECEIPT },
		{ .button = { .label = "上错了？恢复上一版" }, .action = OWN_BACK_TO },
		{ .button = { .label = "完成", .fill = ui->p->blue, .bold = true }, .action = OWN_DONE, .right = true },
	};
	const struct staff_page page = {
		.title = "更新内容", .subtitle = "已上屏", .button = button, .buttons = 3, .no_back = true
	};
	struct rect body = staff_draw(h, ui, &page);
	update_notice(ui, &body, update_job_words(h, &s->job, &warning), warning);
	draw_body(s, h, ui, body);
}

static bool
done_event(void *self, struct host *h, const struct screen_event *e)
{
	struct done_screen *s = self;
	struct desk *d = h->desk;
	if (e->kind != SCREEN_ACTION || update_event(h, e->action))
		return false;
	if (e->action == OWN_DONE) {
		desk_dismiss(d);
		host_staff(h);
	} else if (e->action == OWN_SEE) {
		topic_open(h, s->reg[e->arg].id, 0);
	} else if (e->action == OWN_RECEIPT) {
		update_takeout(h, &s->job, "receipt", NULL);
	} else if (e->action == OWN_BACK_TO) {
		host_open(h, &screen_staff_history, 0);
	}
	return true;
}

const struct screen_class screen_staff_done = {
	.name = "staff-done",
	.staff = true,
	.moment = MOMENT_PUBLISHED,
	.title = "更新内容",
	.section = SECTION_ISSUE,
	.size = sizeof(struct done_screen),
	.enter = done_enter,
	.event = done_event,
	.draw = done_draw,
	.full = true,
};
