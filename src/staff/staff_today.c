/* staff-today: what there is to do today, each a row with where it leads, and
 * the tools beside it. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/choices.h"
#include "screens/staff_desk.h"
#include "screens/staff_frame.h"
#include "queries/amendable.h"
#include "queries/rows.h"
#include "screens/register.h"
#include "queries/issues.h"
#include "queries/objections.h"
#include "store/settings.h"
#include "store/feedback.h"
#include "store/state.h"

enum { TODAY_ROW = UI_ACTION_OWN, TODAY_READ, TODAY_TOOL, TODAY_HOME };
enum { ROWS_MOST = DESK_STICKS + 10 };

struct today_row {
	enum icon icon;
	color_argb color;
	const char *title, *words;     /* words: "" none */
	const struct screen_class *go; /* NULL: nowhere */
	const char *button;            /* the one thing to do now; NULL: a quiet row */
	int stick;                     /* that the button reads; −1 */
	long arg;                      /* of the screen it goes to */
};

struct staff_today {
	struct scroll rows_scroll, tools_scroll;
	long feedback, objections, overdue, late[REG_COUNT];
	struct date objection;
	struct today_row row[ROWS_MOST];
	size_t rows;
};

static const struct {
	const struct screen_class *screen;
	const char *label, *note;
} tools[] = { { &screen_staff_amend, "改一条", "不用表格，改一处" },
	{ &screen_staff_history, "恢复上一版", "上错了，换回去" },
	{ &screen_staff_takeout, "存到U盘", "空白表、回执、备份" },
	{ &screen_staff_settings, "设置", "村名、屏幕、人员" }, { &screen_staff_selftest, "自检", "看机器好不好" } };
enum { TOOLS = sizeof tools / sizeof *tools };

static void
today_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_today *s = self;
	(void)a;
	(void)arg;
	scroll_init(&s->rows_scroll);
	scroll_init(&s->tools_scroll);
	if (desk_data(h->desk))
		s->feedback = feedback_waiting(desk_data(h->desk));
	if (!store_has_content(h->store))
		return;
	s->objections = objections_open(h->store);
	s->objection = objections_oldest(h->store, a);
	s->overdue = issues_count(h->store, NULL).state[ISSUE_OVERDUE];
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		s->late[r->id] = rows_late(h->store, r);
}

/* ---------------------------------------------------------------- the rows */

static void
put(struct staff_today *s, struct today_row r)
{
	if (s->rows < ROWS_MOST)
		s->row[s->rows++] = r;
}

static bool
other_must_publish(const struct host *h)
{
	char value[16];
	const struct desk *d = h->desk;
	return desk_data(d) && state_peek_setting(desk_data(d), "two_persons", value, sizeof value) &&
	       strcmp(value, "是") == 0 && strcmp(desk_work(d)->reader, desk_who(d)->name) == 0;
}

static void
put_work(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	const struct palette *p = ui->p;
	const char *name = desk_work(d)->source[0] ? ui_printf(ui, "“%s”", desk_work(d)->source) : "";
	struct today_row r = { ICON_SHEET, p->blue, NULL, "", &screen_staff_review, "接着核对", -1, 0 };
	if (desk_work(d)->state == DESK_REVIEW || desk_work(d)->state == DESK_APPLYING) {
		r.title = ui_printf(ui, "%s读好了，等核对", name);
		r.words = other_must_publish(h) ? ui_printf(ui, "%s读的，要另一个人核对上屏", desk_work(d)->reader)
						: ui_printf(ui, "%s读的，还没有上屏", desk_work(d)->reader);
	} else if (desk_work(d)->state == DESK_READING) {
		r.title = ui_printf(ui, "正在读取%s", name);
		r.words = ui_printf(ui, "已经读了 %d%%", desk_work(d)->progress.permille / 10);
		r.go = &screen_staff_read;
		r.button = "看进度";
	} else if (desk_work(d)->state == DESK_LOST) {
		r = (struct today_row){ ICON_EXCLAIM, p->orange, "U盘拔掉了，还没有读完", "插回去就接着读，不用重来",
			&screen_staff_read, "看一看", -1, 0 };
	} else if (desk_work(d)->state == DESK_PUBLISHING) {
		r.title = ui_printf(ui, "正在把%s上屏", name);
		r.go = &screen_staff_publish;
		r.button = "看进度";
	} else if (desk_work(d)->state == DESK_ENDED) {
		r = (struct today_row){ ICON_EXCLAIM, p->orange, ui_printf(ui, "%s没有读成", name), desk_work(d)->words,
			&screen_staff_read, "知道了", -1, 0 };
	} else {
		return;
	}
	put(s, r);
}

static void
put_sticks(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	for (int i = 0; i < desk_sticks(d); i++) {
		const struct desk_stick *k = desk_stick(d, i);
		bool useful = k->look == DESK_USEFUL && staff_may_read(d);
		bool bad = k->look != DESK_USEFUL && k->look != DESK_LOOKING;
		put(s, (struct today_row){ bad ? ICON_EXCLAIM : ICON_SHEET, bad ? ui->p->orange : ui->p->blue,
			   ui_printf(ui, "U盘“%s”", k->name),
			   k->look == DESK_USEFUL && !k->fresh ? ui_printf(ui, "已经读过。%s", k->words) : k->words,
			   &screen_staff_sticks,
			   !useful    ? NULL
			   : k->fresh ? "读取"
				      : "再读一遍",
			   useful ? i : -1, 0 });
	}
	if (desk_sticks(d) == 0)
		put(s, (struct today_row){ ICON_SHEET, ui->p->soft, "更新内容", "请把U盘插到屏幕旁边的插口",
			   &screen_staff_sticks, NULL, -1, 0 });
}

/* Days people work, Saturdays and Sundays left out. */
static long
working_days_left(struct date from, struct date today, int days)
{
	long day = date_days(from), end = day;
	for (int n = 0; n < days;) {
		int weekday = date_weekday(date_from_days(++end));
		n += weekday != 0 && weekday != 6;
	}
	return end - date_days(today);
}

static const char *
objection_words(struct staff_today *s, struct host *h, struct ui *ui)
{
	int days = desk_data(h->desk) ? (int)settings_number(desk_data(h->desk), "appeal_days") : 5;
	if (!s->objection.year || !store_today_known(h->store))
		return ui_printf(ui, "%d个工作日内要答复", days);
	long left = working_days_left(s->objection, h->now.date, days);
	return left > 0    ? ui_printf(ui, "最早的一条还剩 %ld 天", left)
	       : left == 0 ? "最早的一条今天到期"
			   : ui_printf(ui, "最早的一条过了 %ld 天", -left);
}

static void
put_duties(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct palette *p = ui->p;
	if (s->feedback > 0)
		put(s, (struct today_row){ ICON_PEOPLE, p->violet, ui_printf(ui, "群众反映 %ld 条", s->feedback),
			   "在屏上交的，存到U盘带走", &screen_staff_takeout, NULL, -1, 0 });
	if (s->objections > 0)
		put(s, (struct today_row){ ICON_SPEAKER, p->orange, ui_printf(ui, "异议 %ld 条没有答复", s->objections),
			   objection_words(s, h, ui), &screen_staff_amend_list, NULL, -1, AMEND_ANSWER });
	if (s->overdue > 0)
		put(s, (struct today_row){ ICON_CLOCK, p->orange, ui_printf(ui, "超期没有改好 %ld 处", s->overdue),
			   "改好了的，记一下谁复查、哪天", &screen_staff_amend_list, NULL, -1, AMEND_PROBLEM });
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		if (s->late[r->id] > 0)
			put(s, (struct today_row){ ICON_HORN, p->orange,
				   ui_printf(
				       ui, "%s：过了日子的有 %ld 项", r->label ? r->label : r->sheet, s->late[r->id]),
				   "看看是哪几项", &screen_register, NULL, -1, register_arg(r->id, 0) });
	}
}

static void
put_age(struct staff_today *s, struct host *h, struct ui *ui)
{
	struct date made;
	char iso[11] = "", day[64];
	snprintf(iso, sizeof iso, "%.10s", store_created(h->store));
	if (!date_parse(iso, &made))
		return;
	date_speak(made, h->now.date, day, sizeof day);
	long days = store_today_known(h->store) ? date_days(h->now.date) - date_days(made) : 0;
	const char *ago = days > 0 ? ui_printf(ui, "，%ld 天没有更新", days) : "";
	const char *what = store_demonstration(h->store) ? "，是示例" : "";
	put(s,
	    (struct today_row){ ICON_CHECK, ui->p->green, ui_printf(ui, "屏上是第 %d 版", store_number(h->store)),
		ui_printf(ui, "%s上屏%s%s", days == 0 ? "今天" : day, ago, what), &screen_staff_history, NULL, -1, 0 });
}

/* --------------------------------------------------------------- drawing */

static int
row_height(struct ui *ui)
{
	const struct metrics *m = &ui->m;
	int lines = ui_line_height(ui, ui_style(m->body, true)) + ui_line_height(ui, ui_style(m->note, false));
	int h = lines + m->gap, least = m->button + m->gap / 2;
	return h > least ? h : least;
}

static void
draw_row(struct ui *ui, struct rect r, const struct today_row *t, long i)
{
	const struct metrics *m = &ui->m;
	struct text_style title = ui_style(m->head, true), note = ui_style(m->body, false);
	if (ui_line_height(ui, title) + ui_line_height(ui, note) + m->gap > r.h) {
		title = ui_style(m->body, true);
		note = ui_style(m->note, false);
	}
	int side = m->body * 3 / 2, x = r.x + side + m->pad, right = r.x + r.w;
	if (t->button) {
		struct ui_button b = { .label = t->button, .fill = ui->p->blue, .bold = true };
		int w = ui_button_width(ui, &b);
		right -= w;
		ui_button(ui, (struct rect){ right, r.y + (r.h - m->button) / 2, w, m->button }, &b,
		    t->stick >= 0 ? TODAY_READ : TODAY_ROW, t->stick >= 0 ? t->stick : i);
		right -= m->gap;
		ui_hit(ui, (struct rect){ r.x, r.y, right - r.x, r.h }, t->stick >= 0 ? TODAY_READ : TODAY_ROW,
		    t->stick >= 0 ? t->stick : i);
	} else if (t->go) {
		if (ui_pressed(ui, TODAY_ROW, i))
			draw_round(ui->list, r, m->radius / 2, CORNER_ALL, ui->p->pressed);
		int arrow = m->body;
		right -= arrow;
		draw_icon(ui->list, ICON_ARROW_RIGHT, (struct rect){ right, r.y + (r.h - arrow) / 2, arrow, arrow },
		    ui->p->soft);
		right -= m->gap;
		ui_hit(ui, r, TODAY_ROW, i);
	}
	draw_icon(ui->list, t->icon, (struct rect){ r.x, r.y + (r.h - side) / 2, side, side }, t->color);
	int th = ui_line_height(ui, title), nh = t->words[0] ? ui_line_height(ui, note) : 0,
	    y = r.y + (r.h - th - nh) / 2;
	ui_text_in(ui, x, y, right - x, t->title, title, ui->p->ink);
	if (nh)
		ui_text_in(ui, x, y + th, right - x, t->words, note, ui->p->soft);
}

static void
draw_rows(struct staff_today *s, struct ui *ui, struct rect r)
{
	ui_card(ui, r);
	struct rect in = rect_inset(r, ui->m.pad, ui->m.gap);
	int count = (int)s->rows, most = row_height(ui) * 9 / 5, first, last;
	int row = ui_fit_row(ui, in, row_height(ui), count);
	if (count && count * row_height(ui) <= in.h)
		row = in.h / count;
	row = row > most ? most : row;
	struct ui_view v = ui_view_begin(ui, in, &s->rows_scroll, row * count, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { in.x, v.y + i * row, in.w, row };
		draw_row(ui, at, &s->row[i], i);
		if (i + 1 < count)
			ui_divider(ui, in.x, at.y + row, in.w);
	}
	ui_view_end(ui, &v);
}

static void
draw_tools(struct staff_today *s, struct ui *ui, struct rect r)
{
	struct choice c[TOOLS];
	for (size_t i = 0; i < TOOLS; i++)
		c[i] = (struct choice){ tools[i].label, ui->m.portrait ? NULL : tools[i].note, false };
	ui_card(ui, r);
	choices_draw(ui, rect_inset(r, ui->m.pad, ui->m.pad), &s->tools_scroll, c, TOOLS, TODAY_TOOL);
}

static void
today_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_today *s = self;
	const struct metrics *m = &ui->m;
	(void)whole;
	if (staff_locked(h, ui))
		return;
	const struct staff_button bar[] = {
		{ .button = { .label = "看首页" }, .action = TODAY_HOME },
		{ .button = { .label = "退出", .bold = true }, .action = ACTION_STAFF_OUT, .right = true },
	};
	const struct staff_page page = { .title = "今天要办的事", .button = bar, .buttons = 2, .no_back = true };
	struct rect body = staff_draw(h, ui, &page), list = body, side = body;
	int gap = m->gap * 3 / 2;
	s->rows = 0;
	put_work(s, h, ui);
	put_sticks(s, h, ui);
	put_duties(s, h, ui);
	put_age(s, h, ui);
	if (m->portrait) {
		int rows = (TOOLS + 1) / 2;
		side.h = rows * (m->button + m->gap) + 2 * m->pad + m->gap;
		side.y = body.y + body.h - side.h;
		list.h -= side.h + gap;
	} else {
		side.w = body.w * 26 / 100;
		side.x = body.x + body.w - side.w;
		list.w -= side.w + gap;
	}
	draw_rows(s, ui, list);
	draw_tools(s, ui, side);
}

static bool
today_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_today *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action == TODAY_HOME)
		host_home(h);
	else if (e->action == TODAY_READ)
		staff_read_stick(h, (int)e->arg);
	else if (e->action == TODAY_ROW && e->arg < (long)s->rows && s->row[e->arg].go)
		host_open(h, s->row[e->arg].go, s->row[e->arg].arg);
	else if (e->action == TODAY_TOOL && e->arg < TOOLS)
		host_open(h, tools[e->arg].screen, 0);
	else
		return staff_event(h, e->action);
	return true;
}

const struct screen_class screen_staff_today = {
	.name = "staff-today",
	.staff = true,
	.moment = MOMENT_STICK,
	.title = "今天要办的事",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_today),
	.enter = today_enter,
	.event = today_event,
	.draw = today_draw,
	.full = true,
};
