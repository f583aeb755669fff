/* staff-publish: the last question before 上屏, and the wait while it is done. */
#include <string.h>

#include "screens/all.h"
#include "screens/flow.h"
#include "screens/update_parts.h"
#include "store/settings.h"

enum { OWN_PUBLISH = UI_ACTION_OWN, OWN_SWITCH };

struct publish_screen {
	bool two_persons;
	bool told; /* once is enough */
	struct host *host;
	struct arena *arena;
	struct update_fresh fresh;
	struct scroll scroll;
};

static void
publish_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct publish_screen *s = self;
	char value[16] = "";
	(void)arg;
	s->arena = a;
	scroll_init(&s->scroll);
	s->two_persons =
	    settings_get(desk_data(h->desk), "two_persons", value, sizeof value) && strcmp(value, "是") == 0;
}

static bool
same_person(const struct publish_screen *s, const struct desk *d)
{
	return s->two_persons && strcmp(desk_work(d)->reader, desk_who(d)->name) == 0;
}

static bool
may_publish(const struct publish_screen *s, const struct desk *d)
{
	return desk_work(d)->state == DESK_REVIEW && !s->told && !same_person(s, d);
}

/* ----------------------------------------------------------- the question */

static void
flow_registers(struct flow *f, struct review *review)
{
	struct ui *ui = f->ui;
	struct review_register *r;
	size_t n = review_registers(review, ui->arena, &r);
	int line = ui->m.body * 15 / 10, least = ui->m.note * 28 / 10, row = line > least ? line : least;
	for (size_t i = 0; i < n; i++) {
		if (!update_differs(&r[i]))
			continue;
		if (f->draw)
			update_register_line(ui, (struct rect){ f->x, f->y, f->w, row }, &r[i], ui->p->ink);
		f->y += row;
		if (f->draw)
			ui_divider(ui, f->x, f->y - 1, f->w);
	}
	flow_gap(f, ui->m.gap / 2);
}

static void
fill(void *self, struct flow *f)
{
	struct publish_screen *s = self;
	const struct desk *d = s->host->desk;
	struct ui *ui = f->ui;
	const struct metrics *m = &ui->m;
	struct review_total t;
	struct text_style body = ui_style(m->body, false);
	review_total(desk_work(d)->review, ui->arena, &t);
	flow_text(f, ui_printf(ui, "%s。上屏后，村民马上就能看到。", update_counts(ui, &t)), ui_style(m->head, true),
	    ui->p->ink, 15);
	flow_gap(f, m->gap);
	if (s->host->demonstration && !t.demonstration) {
		flow_warning(f, "屏上现在的示例内容会全部换掉，换成你带来的内容。");
		flow_gap(f, m->gap / 2);
	}
	if (desk_work(d)->bad_rows && (t.left_out || t.left_sheets)) {
		flow_warning(f, t.left_sheets
				    ? ui_printf(ui, "有错的 %ld 行、%ld 张表先不上。", t.left_out, t.left_sheets)
				    : ui_printf(ui, "有错的 %ld 行先不上。", t.left_out));
		flow_gap(f, m->gap / 2);
	}
	long unseen = update_fresh_unseen(&s->fresh, d);
	if (unseen) {
		flow_warning(f, ui_printf(ui, "还有 %ld 张新照片没有看过。", unseen));
		flow_gap(f, m->gap / 2);
	}
	int whole = f->w;
	f->w = f->w < m->body * 36 ? f->w : m->body * 36; /* a number stays near its words */
	flow_registers(f, desk_work(d)->review);
	if (t.photos_added)
		flow_bar(f, "新照片", ui_printf(ui, "%s 张", update_thousands(ui, t.photos_added)), -1, QUANTITY_EXACT,
		    ui->p->blue);
	if (t.photos_omitted)
		flow_bar(f, "不上屏的照片", ui_printf(ui, "%s 张", update_thousands(ui, t.photos_omitted)), -1,
		    QUANTITY_EXACT, ui->p->blue);
	f->w = whole;
	flow_gap(f, m->gap / 2);
	flow_text(f, ui_printf(ui, "读进来的是：%s。现在上屏的是：%s。", desk_work(d)->reader, desk_who(d)->name), body,
	    ui->p->soft, 15);
	flow_text(f, "上错了也不怕，能恢复到上一版。", body, ui->p->soft, 15);
}

static void
draw_question(struct publish_screen *s, struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	bool same = same_person(s, d);
	const struct staff_button button[] = {
		{ .button = { .label = "退出换人", .fill = ui->p->blue, .bold = true },
		    .action = OWN_SWITCH,
		    .right = true },
		{ .button = { .label = "上屏", .fill = ui->p->red, .bold = true, .disabled = !may_publish(s, d) },
		    .action = OWN_PUBLISH,
		    .right = true },
	};
	const struct staff_page page = { .title = "更新内容",
		.subtitle = ui_printf(ui, "U盘：%s", desk_work(d)->source),
		.step = STAFF_PUBLISH,
		.line = desk_work(d)->state == DESK_APPLYING ? "正在重新核对…"
			: same                               ? NULL
							     : "没错就按“上屏”",
		.button = button + (same ? 0 : 1),
		.buttons = same ? 2 : 1 };
	struct rect body = staff_draw(h, ui, &page);
	if (same)
		update_notice(ui, &body, "要另一位工作人员登录来上屏：读进来的人不能自己上屏。", true);
	if (desk_work(d)->state == DESK_REVIEW && desk_work(d)->code[0])
		update_notice(ui, &body, desk_work(d)->words, true);
	flow_card(ui, body, &s->scroll, fill, s);
}

static void
draw_wait(struct host *h, struct ui *ui)
{
	const struct metrics *m = &ui->m;
	const struct desk_progress *p = &desk_work(h->desk)->progress;
	const struct staff_page page = { .title = "更新内容",
		.subtitle = ui_printf(ui, "U盘：%s", desk_work(h->desk)->source),
		.step = STAFF_PUBLISH,
		.no_back = true };
	struct rect r = staff_draw(h, ui, &page);
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false);
	int w = r.w - 4 * m->pad, x = r.x + 2 * m->pad, bar = m->button * 2 / 3;
	int y = r.y + (r.h - ui_line_height(ui, head) - bar - ui_line_height(ui, body) - 2 * m->gap) / 2;
	ui_card(ui, r);
	ui_text_in(ui, x, y, w, "正在上屏…", head, ui->p->ink);
	ui_text_right(ui, x + w, y, ui_printf(ui, "%d%%", p->permille / 10), head, ui->p->blue);
	y += ui_line_height(ui, head) + m->gap;
	ui_bar(ui, (struct rect){ x, y, w, bar }, (float)p->permille / 1000.f, ui->p->blue);
	y += bar + m->gap;
	ui_paragraph(ui, x, y, w, "请等一下。停电也不要紧：不是旧内容，就是新内容。", body, ui->p->soft, 15, 2);
}

static void
publish_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct publish_screen *s = self;
	struct desk *d = h->desk;
	(void)whole;
	s->host = h;
	if (desk_who(d)->id && desk_work(d)->state == DESK_PUBLISHED) {
		host_replace(h, &screen_staff_done, desk_work(d)->published);
		return;
	}
	if (update_closed(h, ui))
		return;
	if (desk_work(d)->state == DESK_PUBLISHING) {
		draw_wait(h, ui);
		return;
	}
	if (desk_work(d)->code[0]) /* it was refused: the sentence stands there, and one may try again */
		s->told = false;
	update_fresh_load(&s->fresh, d, s->arena);
	draw_question(s, h, ui);
}

static bool
publish_event(void *self, struct host *h, const struct screen_event *e)
{
	struct publish_screen *s = self;
	struct desk *d = h->desk;
	char line[STAFF_NAME + 16];
	if (e->kind != SCREEN_ACTION || update_event(h, e->action))
		return false;
	if (e->action == OWN_SWITCH) {
		desk_log_out(d);
	} else if (e->action == OWN_PUBLISH && may_publish(s, d)) {
		s->told = true;
		snprintf(line, sizeof line, "publish %s", desk_who(d)->name);
		desk_tell(d, line);
	}
	return true;
}

const struct screen_class screen_staff_publish = {
	.name = "staff-publish",
	.staff = true,
	.hands_over = true,
	.title = "更新内容",
	.section = SECTION_ISSUE,
	.size = sizeof(struct publish_screen),
	.enter = publish_enter,
	.event = publish_event,
	.draw = publish_draw,
	.full = true,
};
