/* staff-amend: 改一条: what does one want to change? */
#include "staff/staff_amend.h"

#include "screens/all.h"

enum { OWN_TASK = UI_ACTION_OWN };

static const struct {
	const char *name, *note, *unit;
	enum icon icon;
} tasks[AMEND_TASKS] = {
	[AMEND_PROBLEM] = { "问题改好了", "写上谁去看的、哪天看的", "个没改好", ICON_CHECK },
	[AMEND_TAKE] = { "榜上撤下一条", "红黑榜、最美庭院、光荣榜、公告；撤错了也在这里放回去", "条在屏上",
	    ICON_DOWN },
	[AMEND_PHONE] = { "改电话", "责任人、网格员、村办公室的电话", "个", ICON_PHONE },
	[AMEND_OBJECT] = { "登记异议", "有人说不对：先记下，这一条自动收起来", "条在屏上", ICON_SHEET },
	[AMEND_ANSWER] = { "答复异议", "看过了，说明白怎么办", "条等答复", ICON_PEOPLE },
	[AMEND_ROW] = { "改别的表", "哪一张表都能改一条、加一条", "张表", ICON_BOOK },
};

const char *
amend_task_name(enum amend_task task)
{
	return tasks[task].name;
}

long
amend_arg(enum amend_task task, enum register_id reg, long long rid)
{
	return (long)((rid * REG_COUNT + reg) * AMEND_TASKS + task);
}

const char *
amend_days_words(struct ui *ui, const struct amendable *row)
{
	const char *unit = row->reg == REG_OBJECTION ? "个工作日" : "天";
	if (!row->due.year || row->mark == AMEND_ANSWERED)
		return "";
	if (row->days == 0)
		return "今天到期";
	return row->days < 0 ? ui_printf(ui, "超期 %ld %s", -row->days, unit)
			     : ui_printf(ui, "还剩 %ld %s", row->days, unit);
}

const char *
amend_mark_words(enum amend_mark mark)
{
	static const char *const words[] = { NULL, "复核中", "已撤下", "草稿", "已过期", "已答复" };
	return words[mark];
}

int
amend_mark_chip(struct ui *ui, int right, int y, enum amend_mark mark)
{
	const char *words = amend_mark_words(mark);
	if (!words)
		return 0;
	bool waits = mark == AMEND_OBJECTED;
	int w = ui_chip_width(ui, words);
	ui_chip(ui, right - w, y, words, waits ? ui->p->orange_tint : ui->p->grey_tint,
	    waits ? ui->p->orange : ui->p->soft);
	return w;
}

struct amend_home {
	int edition; /* the counts are of */
	long count[AMEND_TASKS];
	struct scroll scroll;
};

static void
amend_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct amend_home *s = self;
	(void)h;
	(void)a;
	(void)arg;
	s->edition = -1;
	scroll_init(&s->scroll);
}

static void
draw_task(struct ui *ui, struct rect r, int i, long count)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), note = ui_style(m->note, false);
	struct text_style body = ui_style(m->body, false), bold = ui_style(m->body, true);
	int side = m->head * 5 / 4, x = r.x + m->pad + side + m->pad, right = r.x + r.w - m->pad - m->note;
	int line = ui_line_height(ui, head), low = ui_line_height(ui, note), y = r.y + (r.h - line - low) / 2;
	const char *words = count ? ui_printf(ui, "%ld %s", count, tasks[i].unit) : "现在没有";
	bool urgent = count && (i == AMEND_PROBLEM || i == AMEND_ANSWER);
	int w = ui_text_width(ui, words, count ? bold : body), drop = (r.h - ui_line_height(ui, body)) / 2;
	if (ui_pressed(ui, OWN_TASK, i))
		draw_fill(ui->list, r, ui->p->pressed);
	draw_icon(
	    ui->list, tasks[i].icon, (struct rect){ r.x + m->pad, r.y + (r.h - side) / 2, side, side }, ui->p->blue);
	draw_icon(ui->list, ICON_ARROW_RIGHT, (struct rect){ right, r.y + (r.h - m->note) / 2, m->note, m->note },
	    ui->p->soft);
	right -= m->gap;
	ui_text_right(ui, right, r.y + drop, words, count ? bold : body,
	    urgent  ? ui->p->orange
	    : count ? ui->p->ink
		    : ui->p->soft);
	int room = right - w - m->gap - x;
	ui_text_in(ui, x, y, room, tasks[i].name, head, ui->p->ink);
	ui_text_in(ui, x, y + line, room, tasks[i].note, note, ui->p->soft);
	ui_hit(ui, r, OWN_TASK, i);
}

static void
amend_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct amend_home *s = self;
	const struct metrics *m = &ui->m;
	(void)whole;
	if (staff_locked(h, ui))
		return;
	if (s->edition != store_number(h->store)) {
		s->edition = store_number(h->store);
		for (int i = 0; i < AMEND_TASKS; i++)
			s->count[i] = i == AMEND_ROW ? REG_COUNT : amendable_count(h->store, (enum amend_task)i);
	}
	const struct staff_page page = {
		.title = "改一条",
		.line = m->portrait ? "不用表格，改了马上上屏。谁改的会记下来。"
				    : "不用表格，改了马上上屏。谁改的会记下来，改错了可以恢复上一版。",
	};
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	if (!store_has_content(h->store)) {
		ui_empty(ui, body, ICON_SHEET, "屏上还没有内容。先用U盘把表格读进来。");
		return;
	}
	struct rect in = rect_inset(body, 0, m->gap / 2);
	int least = ui_line_height(ui, ui_style(m->head, true)) + ui_line_height(ui, ui_style(m->note, false)) + m->gap;
	int row = ui_fit_row(ui, in, least > m->button ? least : m->button, AMEND_TASKS), first, last;
	int most = theme_mm(m, 44);
	if (row * AMEND_TASKS <= in.h)
		row = in.h / AMEND_TASKS < most ? in.h / AMEND_TASKS : most;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, row * AMEND_TASKS, row);
	ui_view_rows(&v, row, AMEND_TASKS, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect r = { in.x, v.y + i * row, in.w, row };
		draw_task(ui, r, i, s->count[i]);
		if (i > 0)
			ui_divider(ui, r.x + m->pad, r.y, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

static bool
amend_event(void *self, struct host *h, const struct screen_event *e)
{
	(void)self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action != OWN_TASK)
		return staff_event(h, e->action);
	if (e->arg == AMEND_ROW)
		host_open(h, &screen_staff_sheets, 0);
	else
		host_open(h, &screen_staff_amend_list, e->arg);
	return true;
}

const struct screen_class screen_staff_amend = {
	.name = "staff-amend",
	.staff = true,
	.title = "改一条",
	.section = SECTION_ISSUE,
	.size = sizeof(struct amend_home),
	.enter = amend_enter,
	.event = amend_event,
	.draw = amend_draw,
	.full = true,
	.keeps = true,
};
