/* staff-done: it is on the screen: what changed, and where to see it. */
#include "base/str.h"
#include "screens/all.h"
#include "screens/topic.h"
#include "update/parts.h"

enum { OWN_DONE = UI_ACTION_OWN, OWN_SEE, OWN_RECEIPT, OWN_BACK_TO };

struct done_screen {
	bool loaded, told; /* told: there was a review to tell from */
	struct review_total total;
	struct review_register *reg; /* those that differ */
	size_t regs;
	struct scroll scroll;
	struct update_job job;
};

static void
load(struct done_screen *s, struct host *h)
{
	const struct desk *d = h->desk;
	if (s->loaded)
		return;
	s->loaded = true;
	s->told = desk_work(d)->review != NULL;
	if (!s->told)
		return;
	review_total(desk_work(d)->review, h->arena, &s->total);
	s->regs = update_registers(desk_work(d)->review, h->arena, false, &s->reg);
}

static void
draw_head(struct pen *p, const struct done_screen *s, const struct desk_work *work)
{
	struct ui *ui = p->ui;
	/* the importer's own words may say that no row changed */
	bool own = !s->told || str_starts(work->words, "屏上");
	const char *counts = own ? work->words : update_counts(ui, &s->total);
	const char *words = str_starts(counts, "屏上") ? counts
			    : counts[0]                ? ui_printf(ui, "已上屏：%s", counts)
						       : "已上屏";
	pen_icon_words(p, ICON_CHECK, WORDS_HEAD, ui->p->green, 0, words);
	pen_words(p, WORDS_BODY, ui->p->soft, 0,
	    ui_printf(ui, "现在屏上是第 %d 版。U盘可以拔了；要存回执就先别拔。", work->published));
	pen_gap(p, ui->m.gap);
	pen_divider(p);
}

static void
draw_body(struct done_screen *s, struct host *h, struct ui *ui, struct rect in)
{
	const struct ui_button see = { .label = "去看看" };
	struct pen p = pen_at(ui, in);
	draw_head(&p, s, desk_work(h->desk));
	struct ui_rows l = { .scroll = &s->scroll, .count = (int)s->regs, .least = ui->m.button + ui->m.gap };
	for (ui_rows_begin(&l, ui, p.room); ui_rows_next(&l);) {
		const struct review_register *r = &s->reg[l.i];
		const char *counts = update_register_counts(ui, r);
		int room = l.at.w - ui_button_width(ui, &see) - ui_text_width(ui, counts, ui_style(ui->m.body, false));
		UI_ROW(ui, l.at, .title = update_register_name(ui, r, room - 3 * ui->m.gap), .value = counts,
		    .value_color = ui->p->green, .button = topic_shows(h, r->id) ? &see : NULL,
		    .action = topic_shows(h, r->id) ? OWN_SEE : UI_ACTION_NONE, .arg = l.i);
	}
}

static void
done_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct done_screen *s = self;
	const struct desk *d = h->desk;
	bool published = desk_work(d)->state == DESK_PUBLISHED;
	if (!published && update_closed(h, ui))
		return;
	if (published)
		load(s, h);
	struct rect body = STAFF_DRAW(h, ui, .title = "更新内容", .subtitle = "已上屏",
	    .bar = { STAFF_LEFT("存一份回执到U盘", OWN_RECEIPT, desk_job(d)->state != DESK_JOB_RUNNING),
		STAFF_LEFT("上错了？恢复上一版", OWN_BACK_TO, true), STAFF_MAIN("完成", OWN_DONE, true) },
	    .no_back = true);
	update_job_notice(h, ui, &s->job, &body);
	ui_card(ui, body);
	draw_body(s, h, ui, rect_inset(body, ui->m.pad, ui->m.gap));
}

static bool
done_event(void *self, struct host *h, const struct screen_event *e)
{
	struct done_screen *s = self;
	if (e->action == OWN_DONE) {
		desk_dismiss(h->desk);
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

STAFF_SCREEN(staff_done, "staff-done", "更新内容", .locked = true, .moment = MOMENT_PUBLISHED,
    .size = sizeof(struct done_screen), .event = done_event, .draw = done_draw);
