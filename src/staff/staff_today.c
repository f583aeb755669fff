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
#include "store/decisions.h"
#include "store/feedback.h"
#include "store/state.h"

enum { TODAY_ROW = UI_ACTION_OWN, TODAY_READ, TODAY_TOOL, TODAY_HOME };
enum { ROWS_MOST = DESK_STICKS + 12, RESET_DAYS = 14 };

struct today_row {
	enum icon icon;
	color_argb color;
	const char *title, *words;     /* words: "" none */
	const struct screen_class *go; /* NULL: nowhere */
	long arg;                      /* of that screen */
	const char *button;            /* the one thing to do now; NULL: a quiet row */
	int reads;                     /* 1 + the stick that the button reads; 0: none */
};

struct staff_today {
	struct scroll rows_scroll, tools_scroll;
	long feedback, objections, overdue, late[REG_COUNT];
	struct date objection;
	size_t decisions;
	struct audit reset; /* at NULL: none lately */
	struct audit *sent_back;
	size_t returned;
	struct today_row row[ROWS_MOST];
	size_t rows;
};

static const struct {
	const struct screen_class *screen;
	const char *label, *note;
} tools[] = { { &screen_staff_amend, "改一条", "不用表格，改一处" },
	{ &screen_staff_history, "恢复上一版", "上错了，换回去" },
	{ &screen_staff_decisions, "村里的决定", "撤下的、不公开的、遮住的" },
	{ &screen_staff_takeout, "存到U盘", "空白表、回执、备份" },
	{ &screen_staff_settings, "设置", "村名、屏幕、人员" }, { &screen_staff_selftest, "自检", "看机器好不好" } };
enum { TOOLS = sizeof tools / sizeof *tools };

static void
today_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_today *s = self;
	if (desk_data(h->desk)) {
		s->feedback = feedback_waiting(desk_data(h->desk));
		audit_newest(desk_data(h->desk), a, "reset", &s->reset);
		audit_sent_back(desk_data(h->desk), a, desk_who(h->desk)->name, &s->sent_back, &s->returned);
		struct decisions held;
		s->decisions = decisions_load(desk_data(h->desk), a, false, &held) ? held.count : 0;
	}
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

/* A dead battery: every 「还剩几天」 is wrong then, and an edition would stand before the one it follows. */
static void
put_clock(struct staff_today *s, struct host *h, struct ui *ui)
{
	struct date d = h->now.date;
	bool manager = desk_who(h->desk)->manager;
	if (store_clock_doubtful(h->store))
		put(s, (struct today_row){ ICON_CLOCK, ui->p->orange,
			   ui_printf(ui, "机器的钟不对：现在是 %d年%d月%d日", d.year, d.month, d.day),
			   manager ? "比屏上内容的日子还早，先调好再更新" : "请管理员先把钟调好，再更新内容",
			   manager ? &screen_staff_clock : &screen_staff_settings, .button = manager ? "调钟" : NULL });
}

/* How the importer's work stands; %s is the stick it came from. */
static const struct {
	const char *title, *button;
	const struct screen_class *go;
	bool bad;
} works[] = {
	[DESK_READING] = { "正在读取%s", "看进度", &screen_staff_read, false },
	[DESK_LOST] = { "U盘拔掉了，还没有读完", "看一看", &screen_staff_read, .bad = true },
	[DESK_REVIEW] = { "%s读好了，等核对", "接着核对", &screen_staff_review, false },
	[DESK_APPLYING] = { "%s读好了，等核对", "接着核对", &screen_staff_review, false },
	[DESK_PUBLISHING] = { "正在把%s上屏", "看进度", &screen_staff_publish, false },
	[DESK_ENDED] = { "%s没有读成", "知道了", &screen_staff_read, .bad = true },
};

static const char *
work_words(const struct host *h, struct ui *ui, const struct desk_work *w)
{
	switch (w->state) {
	case DESK_REVIEW:
	case DESK_APPLYING:
		return ui_printf(ui, "%s读的，还没有上屏", w->reader);
	case DESK_READING:
		return ui_printf(ui, "已经读了 %d%%", w->progress.permille / 10);
	case DESK_LOST:
		return "插回去就接着读，不用重来";
	default:
		return w->state == DESK_ENDED ? w->words : "";
	}
}

/* Nothing is wrong: it lies there until another one has seen it. */
static bool
put_second(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	const struct desk_work *w = desk_work(d);
	struct review_total t;
	bool mine = staff_must_hand_over(d);
	if (w->state != DESK_REVIEW || (!mine && !staff_is_second(d)))
		return false;
	review_total(w->review, ui->arena, &t);
	const char *what =
	    t.added + t.changed + t.removed == 0 ? "" : ui_printf(ui, "，改 %ld 处", t.added + t.changed + t.removed);
	put(s, (struct today_row){ ICON_PEOPLE, ui->p->blue, "1 次更新，等第二个人点头",
		   ui_printf(ui, "%s读的“%s”%s。%s", w->reader, w->source, what,
		       mine ? "要另一个人登录来看" : "看过了，上屏或者退回"),
		   &screen_staff_review, .button = mine ? "再看看" : "去看" });
	return true;
}

/* Told to who read it in until something of theirs is on the screen again. */
static void
put_sent_back(struct staff_today *s, struct host *h, struct ui *ui)
{
	if (s->returned == 0)
		return;
	const struct audit *line = &s->sent_back[0];
	const char *what = strstr(line->words, "：");
	put(s, (struct today_row){ ICON_EXCLAIM, ui->p->orange,
		   s->returned == 1 ? ui_printf(ui, "%s退回了 1 处", line->who)
				    : ui_printf(ui, "退回了 %zu 处", s->returned),
		   what ? what + strlen("：") : line->words, &screen_staff_audit, .button = "看原因" });
}

static void
put_work(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct desk_work *w = desk_work(h->desk);
	if (put_second(s, h, ui))
		return;
	const char *name = w->source[0] ? ui_printf(ui, "“%s”", w->source) : "";
	if ((size_t)w->state >= sizeof works / sizeof *works || !works[w->state].title)
		return;
	bool bad = works[w->state].bad;
	put(s, (struct today_row){ bad ? ICON_EXCLAIM : ICON_SHEET, bad ? ui->p->orange : ui->p->blue,
		   ui_printf(ui, works[w->state].title, name), work_words(h, ui, w), works[w->state].go,
		   .button = works[w->state].button });
}

static void
put_sticks(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	struct today_row r = { .icon = ICON_SHEET, .go = &screen_staff_sticks };
	for (int i = 0; i < desk_sticks(d); i++) {
		const struct desk_stick *k = desk_stick(d, i);
		bool useful = k->look == DESK_USEFUL, bad = !useful && k->look != DESK_LOOKING;
		bool free = useful && staff_may_read(d);
		r.icon = bad ? ICON_EXCLAIM : ICON_SHEET;
		r.color = bad ? ui->p->orange : ui->p->blue;
		r.title = ui_printf(ui, "U盘“%s”", k->name);
		r.words = useful && !k->fresh ? ui_printf(ui, "已经读过。%s", k->words) : k->words;
		r.button = !free ? NULL : k->fresh ? "读取" : "再读一遍";
		r.reads = free ? i + 1 : 0;
		put(s, r);
	}
	r.color = ui->p->soft;
	r.title = "更新内容";
	r.words = "请把U盘插到屏幕旁边的插口";
	if (desk_sticks(d) == 0)
		put(s, r);
}

static const char *
objection_words(struct staff_today *s, struct host *h, struct ui *ui)
{
	int days = desk_data(h->desk) ? (int)settings_number(desk_data(h->desk), "appeal_days") : 5;
	if (!s->objection.year || !store_today_known(h->store))
		return ui_printf(ui, "%d个工作日内要答复", days);
	long left = date_days(date_after_working(s->objection, days)) - date_days(h->now.date);
	return left > 0    ? ui_printf(ui, "最早的一条还剩 %ld 天", left)
	       : left == 0 ? "最早的一条今天到期"
			   : ui_printf(ui, "最早的一条过了 %ld 天", -left);
}

static void
put_quiet(struct staff_today *s, enum icon icon, color_argb color, const char *title, const char *words,
    const struct screen_class *go, long arg)
{
	put(s, (struct today_row){ icon, color, title, words, go, arg, NULL, 0 });
}

/* For a fortnight, to whom it concerns and to managers: whoever did it cannot make it unseen by logging in. */
static void
put_reset(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct staff_member *me = desk_who(h->desk);
	char iso[11] = "";
	struct date day;
	bool mine = s->reset.at && strcmp(s->reset.who, me->name) == 0;
	snprintf(iso, sizeof iso, "%.10s", s->reset.at ? s->reset.at : "");
	if (!date_parse(iso, &day) || date_days(h->now.date) - date_days(day) > RESET_DAYS || (!mine && !me->manager))
		return;
	put_quiet(s, ICON_EXCLAIM, ui->p->orange, ui_printf(ui, "%s的密码用恢复码重定过", mine ? "你" : s->reset.who),
	    ui_printf(ui, "%s；不是本人定的，马上打电话给乡镇", staff_when(h, ui, s->reset.at)), &screen_staff_audit,
	    0);
}

static void
put_duties(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct palette *p = ui->p;
	if (s->feedback > 0)
		put_quiet(s, ICON_PEOPLE, p->violet, ui_printf(ui, "群众反映 %ld 条", s->feedback),
		    "在屏上交的，看了、办了再记下", &screen_staff_feedback, 0);
	if (s->objections > 0)
		put_quiet(s, ICON_SPEAKER, p->orange, ui_printf(ui, "异议 %ld 条没有答复", s->objections),
		    objection_words(s, h, ui), &screen_staff_amend_list, AMEND_ANSWER);
	if (s->overdue > 0)
		put_quiet(s, ICON_CLOCK, p->orange, ui_printf(ui, "超期没有改好 %ld 处", s->overdue),
		    "改好了的，记一下谁复查、哪天", &screen_staff_amend_list, AMEND_PROBLEM);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (s->late[r->id] > 0)
			put_quiet(s, ICON_HORN, p->orange,
			    ui_printf(ui, "%s：过了日子的有 %ld 项", r->label ? r->label : r->sheet, s->late[r->id]),
			    "看看是哪几项", &screen_register, register_arg(r->id, 0));
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
	put_quiet(s, ICON_CHECK, ui->p->green, ui_printf(ui, "屏上是第 %d 版", store_number(h->store)),
	    ui_printf(ui, "%s上屏%s%s", days == 0 ? "今天" : day,
		days > 0 ? ui_printf(ui, "，%ld 天没有更新", days) : "",
		store_demonstration(h->store) ? "，是示例" : ""),
	    &screen_staff_history, 0);
}

/* --------------------------------------------------------------- drawing */

static void
draw_rows(struct staff_today *s, struct ui *ui, struct rect r)
{
	int least = ui_row_height(ui, 1), button = ui->m.button + ui->m.gap / 2;
	least = least > button ? least : button;
	struct ui_rows l = { .scroll = &s->rows_scroll, .count = (int)s->rows, .least = least, .most = least * 9 / 5 };
	ui_card(ui, r);
	for (ui_rows_begin(&l, ui, rect_inset(r, ui->m.pad, ui->m.gap)); ui_rows_next(&l);) {
		const struct today_row *t = &s->row[l.i];
		const struct ui_button b = { .label = t->button, .fill = ui->p->blue, .bold = true };
		int action = t->reads ? TODAY_READ : TODAY_ROW;
		long arg = t->reads ? t->reads - 1 : l.i;
		UI_ROW(ui, l.at, .title = t->title, .note = t->words, .icon = t->icon, .color = t->color, .bold = true,
		    .large = true, .whole = true, .button = t->button ? &b : NULL, .opens = !t->button,
		    .action = action, .arg = arg);
	}
}

static void
draw_tools(struct staff_today *s, struct ui *ui, struct rect r)
{
	struct choice c[TOOLS];
	for (size_t i = 0; i < TOOLS; i++)
		c[i] = (struct choice){ tools[i].screen == &screen_staff_decisions && s->decisions
					    ? ui_printf(ui, "%s %zu", tools[i].label, s->decisions)
					    : tools[i].label,
			ui->m.portrait ? NULL : tools[i].note, false };
	ui_card(ui, r);
	choices_draw(ui, rect_inset(r, ui->m.pad, ui->m.pad), &s->tools_scroll, c, TOOLS, TODAY_TOOL);
}

static void
today_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_today *s = self;
	struct rect body = STAFF_DRAW(h, ui, .title = "今天要办的事",
			.bar = { STAFF_LEFT("看首页", TODAY_HOME, true), { .button = { .label = "退出", .bold = true },
									     .action = ACTION_STAFF_OUT,
									     .right = true } },
			.no_back = true),
		    side;
	const struct metrics *m = &ui->m;
	s->rows = 0;
	put_clock(s, h, ui);
	put_sent_back(s, h, ui);
	put_work(s, h, ui);
	put_sticks(s, h, ui);
	put_reset(s, h, ui);
	put_duties(s, h, ui);
	put_age(s, h, ui);
	if (m->portrait) {
		side = cut_bottom(&body, (TOOLS + 1) / 2 * (m->button + m->gap) + 2 * m->pad + m->gap);
		cut_bottom(&body, m->gap * 3 / 2);
	} else {
		side = cut_right(&body, body.w * 26 / 100);
		cut_right(&body, m->gap * 3 / 2);
	}
	draw_rows(s, ui, body);
	draw_tools(s, ui, side);
}

static bool
today_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_today *s = self;
	if (e->action == TODAY_HOME)
		host_home(h);
	else if (e->action == TODAY_READ)
		staff_read_stick(h, (int)e->arg);
	else if (e->action == TODAY_ROW && e->arg < (long)s->rows)
		host_open(h, s->row[e->arg].go, s->row[e->arg].arg);
	else if (e->action == TODAY_TOOL)
		host_open(h, tools[e->arg].screen, 0);
	return true;
}

STAFF_SCREEN(staff_today, "staff-today", "今天要办的事", .locked = true, .moment = MOMENT_STICK,
    .size = sizeof(struct staff_today), .enter = today_enter, .event = today_event, .draw = today_draw);
