/* staff-amend: 改一条: what does one want to change? */
#include "staff/staff_amend.h"

#include "queries/rows.h"
#include "screens/all.h"

enum { OWN_TASK = UI_ACTION_OWN };
enum { ROW_CODES = AMEND_TASKS, ROWS }; /* behind the tasks */

static const struct {
	const char *name, *note, *unit;
	enum icon icon;
} tasks[ROWS] = {
	[AMEND_PROBLEM] = { "问题改好了", "写上谁去看的、哪天看的", "个没改好", ICON_CHECK },
	[AMEND_TAKE] = { "榜上撤下一条", "红黑榜、最美庭院、光荣榜、公告；撤错了也在这里放回去", "条在屏上",
	    ICON_DOWN },
	[AMEND_PHONE] = { "改电话", "责任人、网格员、村办公室的电话", "个", ICON_PHONE },
	[AMEND_OBJECT] = { "登记异议", "有人说不对：先记下，这一条自动收起来", "条在屏上", ICON_SHEET },
	[AMEND_ANSWER] = { "答复异议", "看过了，说明白怎么办", "条等答复", ICON_PEOPLE },
	[AMEND_ROW] = { "改别的表", "哪一张表都能改一条、加一条", "张表", ICON_BOOK },
	[ROW_CODES] = { "换查询码", "一户忘了查询码，给他换一个新的", "户", ICON_HOUSE },
};

const struct reg *
amend_roll(void)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t f = 0; f < r->count; f++)
			if (r->fields[f].flags & FIELD_SECRET)
				return r;
	return NULL; /* tests/test_catalogue.c: there is one */
}

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

struct amend_home {
	int edition; /* the counts are of */
	long count[ROWS];
	struct scroll scroll;
};

static void
count_rows(struct amend_home *s, struct host *h)
{
	if (!host_newer(h, &s->edition))
		return;
	for (int i = 0; i < AMEND_TASKS; i++)
		s->count[i] = i == AMEND_ROW ? REG_COUNT : amendable_count(h->store, (enum amend_task)i);
	struct row_query q = { .reg = amend_roll(), .limit = 1, .staff = true };
	s->count[ROW_CODES] = (long)rows_of(h->store, h->arena, &q).total;
}

static void
draw_task(struct ui *ui, struct rect r, int i, long count)
{
	bool urgent = count && (i == AMEND_PROBLEM || i == AMEND_ANSWER);
	UI_ROW(ui, r, .title = tasks[i].name, .note = tasks[i].note, .icon = tasks[i].icon, .color = ui->p->blue,
	    .value = count ? ui_printf(ui, "%ld %s", count, tasks[i].unit) : "现在没有",
	    .value_color = urgent  ? ui->p->orange
			   : count ? ui->p->ink
				   : ui->p->soft,
	    .bold = true, .opens = true, .action = OWN_TASK, .arg = i);
}

static void
amend_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct amend_home *s = self;
	count_rows(s, h);
	struct rect in = STAFF_CARD(h, ui, .title = "改一条",
	    .line = ui->m.portrait ? "不用表格，改了马上上屏。谁改的会记下来。"
				   : "不用表格，改了马上上屏。谁改的会记下来，改错了可以恢复上一版。");
	if (!store_has_content(h->store)) {
		ui_empty(ui, in, ICON_SHEET, "屏上还没有内容。先用U盘把表格读进来。");
		return;
	}
	int least = ui_row_height(ui, 1);
	struct ui_rows l = { .scroll = &s->scroll,
		.count = ROWS,
		.least = least > ui->m.button ? least : ui->m.button,
		.most = theme_mm(&ui->m, 44) };
	for (ui_rows_begin(&l, ui, in); ui_rows_next(&l);)
		draw_task(ui, l.at, l.i, s->count[l.i]);
}

static bool
amend_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action != OWN_TASK)
		return false;
	if (e->arg == AMEND_ROW)
		host_open(h, &screen_staff_sheets, 0);
	else if (e->arg == ROW_CODES)
		host_open(h, &screen_staff_sheet, SHEET_OF_CODES);
	else
		host_open(h, &screen_staff_amend_list, e->arg);
	return true;
}

STAFF_SCREEN(staff_amend, "staff-amend", "改一条", .locked = true, .size = sizeof(struct amend_home),
    .event = amend_event, .draw = amend_draw, .keeps = true);
