/* staff-today: what there is to do today, the most dangerous first, each with
 * its verb; the tools stand beside it. */
#include <stdio.h>
#include <string.h>

#include "base/version.h"
#include "screens/all.h"
#include "screens/choices.h"
#include "screens/staff_desk.h"
#include "screens/staff_frame.h"
#include "queries/amendable.h"
#include "queries/rows.h"
#include "screens/register.h"
#include "queries/issues.h"
#include "catalogue/describe.h"
#include "queries/objections.h"
#include "store/settings.h"
#include "store/decisions.h"
#include "store/feedback.h"
#include "store/lockout.h"

enum { TODAY_ROW = UI_ACTION_OWN, TODAY_READ, TODAY_TOOL, TODAY_HOME };
enum { ROWS_MOST = DESK_STICKS + 14, BACKUP_DAYS = 92 };

struct today_row {
	enum icon icon;
	color_argb color;
	const char *title, *words;     /* words: "" none */
	const struct screen_class *go; /* NULL: nowhere */
	long arg;                      /* of that screen */
	const char *button;            /* its verb; NULL: it leads nowhere */
	int reads;                     /* 1 + the stick that the button reads; 0: none */
	bool first;                    /* before all else: its button is blue */
};

struct staff_today {
	struct scroll rows_scroll, tools_scroll;
	long feedback, objections, overdue, late[REG_COUNT];
	struct date objection;
	size_t decisions;
	struct audit reset, mended, guessed, broken; /* at NULL: none lately */
	struct audit *sent_back;
	size_t returned;
	struct audit backup;   /* at NULL: never */
	const char *handed_in; /* the oldest 群众反映: 「污水 · 第3网格」, and when */
	struct today_row row[ROWS_MOST];
	size_t rows;
	bool wordy;              /* a stick has more to say than two lines hold: nothing is cut off */
	struct ui_button button; /* of the row at hand */
};

static const struct {
	const struct screen_class *screen;
	const char *label, *note;
} tools[] = { { &screen_staff_sticks, "插U盘，更新内容", NULL }, { &screen_staff_amend, "改一条", "不用表格，改一处" },
	{ &screen_staff_history, "恢复上一版", "上错了，换回去" },
	{ &screen_staff_decisions, "村里的决定", "撤下的、不公开的、遮住的" },
	{ &screen_staff_takeout, "存到U盘", "空白表、回执、备份" },
	{ &screen_staff_settings, "设置和自检", "村名、屏幕、机器好不好" } };
enum { TOOLS = sizeof tools / sizeof *tools };

static void
lately(struct staff_today *s, struct host *h, struct arena *a)
{
	const char *data = desk_data(h->desk);
	const struct audit none = { 0 };
	if (!audit_lately(data, a, "reset", h->now.date, &s->reset))
		s->reset = none;
	if (!audit_lately(data, a, STATE_RESTORED, h->now.date, &s->mended) &&
	    !audit_lately(data, a, STATE_REBUILT, h->now.date, &s->mended))
		s->mended = none;
	if (!audit_lately(data, a, CODES_GUESSED, h->now.date, &s->guessed))
		s->guessed = none;
	/* said until another edition is current */
	if (!audit_newest(data, a, STATE_BROKEN, &s->broken) || s->broken.edition != state_selected_number(data))
		s->broken = none;
}

static void
today_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_today *s = self;
	if (desk_data(h->desk)) {
		struct feedback *list;
		size_t n;
		feedback_peek(desk_data(h->desk), a, &list, &n);
		s->feedback = (long)n;
		if (n)
			s->handed_in = arena_printf(a, "%s%s%s|%s", list[0].category, list[0].grid[0] ? " · " : "",
			    describe_grid(a, list[0].grid), list[0].at);
		audit_newest(desk_data(h->desk), a, "backup", &s->backup);
		lately(s, h, a);
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
	struct date d = h->now.date, made;
	bool manager = desk_who(h->desk)->manager;
	char iso[11] = "";
	if (!store_clock_doubtful(h->store, h->ticking))
		return;
	snprintf(iso, sizeof iso, "%.10s", store_created(h->store));
	bool later = date_parse(iso, &made) && date_days(made) > date_days(d);
	if (!later)
		date_parse(CUNPING_RELEASED, &made);
	const char *since =
	    ui_printf(ui, later ? "，屏上这一版却是 %d年%d月%d日上的" : "，这个程序却是 %d年%d月%d日做的", made.year,
		made.month, made.day);
	put(s, (struct today_row){ ICON_CLOCK, ui->p->orange, "钟可能不准，先对一下",
		   ui_printf(ui, "%s。机器说今天 %d年%d月%d日%s", manager ? "先调好再更新" : "请管理员先把钟调好",
		       d.year, d.month, d.day, since),
		   manager ? &screen_staff_clock : NULL, .button = manager ? "调钟" : NULL, .first = true });
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
		r.first = free && k->fresh;
		s->wordy = s->wordy || bad;
		r.button = free || k->look == DESK_LOOKING ? r.button : "看一看";
		put(s, r);
	}
}

static const char *
objection_words(struct staff_today *s, struct host *h, struct ui *ui)
{
	int days = desk_data(h->desk) ? (int)settings_number(desk_data(h->desk), "appeal_days") : 5;
	if (!s->objection.year || !store_today_known(h->store))
		return ui_printf(ui, "%d个工作日内要答复", days);
	struct date due = date_after_working(s->objection, days);
	if (store_clock_doubtful(h->store, h->ticking))
		return ui_printf(ui, "最早的一条 %d月%d日以前要答复", due.month, due.day);
	long left = date_days(due) - date_days(h->now.date);
	return left > 0    ? ui_printf(ui, "最早的一条还剩 %ld 天", left)
	       : left == 0 ? "最早的一条今天到期"
			   : ui_printf(ui, "最早的一条过了 %ld 天", -left);
}

static void
put_duty(struct staff_today *s, enum icon icon, color_argb color, const char *title, const char *words,
    const struct screen_class *go, long arg, const char *button)
{
	put(s, (struct today_row){ icon, color, title, words, go, arg, .button = button });
}

/* For a fortnight, to whom it concerns and to managers: whoever did it cannot make it unseen by logging in. */
static void
put_reset(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct staff_member *me = desk_who(h->desk);
	bool mine = s->reset.at && strcmp(s->reset.who, me->name) == 0;
	if (!s->reset.at || (!mine && !me->manager))
		return;
	put_duty(s, ICON_EXCLAIM, ui->p->orange, ui_printf(ui, "%s的密码用恢复码重定过", mine ? "你" : s->reset.who),
	    ui_printf(ui, "%s；不是本人定的，马上打电话给乡镇", staff_when(h, ui, s->reset.at)), &screen_staff_audit, 0,
	    "看记录");
}

/* What the machine met with, and what somebody tried before it. */
static void
put_met(struct staff_today *s, struct host *h, struct ui *ui)
{
	if (s->mended.at)
		put_duty(s, ICON_EXCLAIM, ui->p->orange, "机器的记录坏过，补回来了",
		    ui_printf(ui, "%s；请核对设置、人员和屏上的内容", staff_when(h, ui, s->mended.at)),
		    &screen_staff_audit, 0, "看记录");
	if (s->broken.at)
		put_duty(s, ICON_EXCLAIM, ui->p->orange, s->broken.words, "再读一次最近的U盘，内容就全了",
		    &screen_staff_sticks, 0, "看U盘");
	if (s->guessed.at)
		put_duty(s, ICON_EXCLAIM, ui->p->orange, "可能有人在屏前猜查询码",
		    ui_printf(ui, "%s，一小时错了 %d 次；留意屏前", staff_when(h, ui, s->guessed.at), CODE_HALL_TRIES),
		    &screen_staff_audit, 0, "看记录");
}

static void
put_duties(struct staff_today *s, struct host *h, struct ui *ui)
{
	const struct palette *p = ui->p;
	if (s->feedback > 0) {
		const char *at = strchr(s->handed_in, '|');
		put_duty(s, ICON_PEOPLE, p->orange, ui_printf(ui, "群众反映 %ld 条，还没答复", s->feedback),
		    ui_printf(ui, "%.*s，%s说的", (int)(at - s->handed_in), s->handed_in, staff_when(h, ui, at + 1)),
		    &screen_staff_feedback, 0, "去答复");
	}
	if (s->objections > 0)
		put_duty(s, ICON_SPEAKER, p->orange, ui_printf(ui, "异议 %ld 条没有答复", s->objections),
		    objection_words(s, h, ui), &screen_staff_amend_list, AMEND_ANSWER, "去答复");
	if (s->overdue > 0)
		put_duty(s, ICON_CLOCK, p->orange, ui_printf(ui, "超期没有改好 %ld 处", s->overdue),
		    "改好了的，记一下谁复查、哪天", &screen_staff_amend_list, AMEND_PROBLEM, "去记下");
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (s->late[r->id] > 0)
			put_duty(s, ICON_SHEET, p->orange,
			    ui_printf(ui, "%s：过了日子的有 %ld 项", r->label ? r->label : r->sheet, s->late[r->id]),
			    "看看是哪几项，改好、公开了再记下", &screen_register, register_arg(r->id, 0), "去看");
}

/* What is only here is lost with the machine. A demonstration is everywhere. */
static void
put_backup(struct staff_today *s, struct host *h, struct ui *ui)
{
	char iso[11] = "";
	struct date day;
	snprintf(iso, sizeof iso, "%.10s", s->backup.at ? s->backup.at : "");
	bool ever = date_parse(iso, &day);
	long days = ever && store_today_known(h->store) ? date_days(h->now.date) - date_days(day) : 0;
	if (!store_has_content(h->store) || store_demonstration(h->store) || (ever && days <= BACKUP_DAYS))
		return;
	put_duty(s, ICON_BOOK, ui->p->orange, ever ? ui_printf(ui, "%ld 天没有做备份了", days) : "一次备份也没做过",
	    "机器坏了，屏上的内容和照片就没了", &screen_staff_takeout, 0, "做备份");
}

/* What is on the screen, in the bar: nothing is to be done about it. */
static const char *
age_words(struct host *h, struct ui *ui)
{
	struct date made;
	char iso[11] = "", day[64];
	snprintf(iso, sizeof iso, "%.10s", store_created(h->store));
	if (store_clock_doubtful(h->store, h->ticking) && store_has_content(h->store))
		return "钟没对好，先写日子，不写“还剩几天”";
	if (!date_parse(iso, &made))
		return NULL;
	date_speak(made, h->now.date, day, sizeof day);
	long days = date_days(h->now.date) - date_days(made);
	return ui_printf(ui, "屏上是第 %d 版，%s上屏%s%s", store_number(h->store), days == 0 ? "今天" : day,
	    days > 0 ? ui_printf(ui, "，%ld 天没有更新", days) : "", store_demonstration(h->store) ? "，是示例" : "");
}

/* --------------------------------------------------------------- drawing */

static struct ui_row
row_of(struct staff_today *s, struct ui *ui, int i)
{
	const struct today_row *t = &s->row[i];
	s->button = (struct ui_button){ .label = t->button, .fill = t->first ? ui->p->blue : 0, .bold = t->first };
	return (struct ui_row){ .title = t->title,
		.note = t->words,
		.icon = t->icon,
		.color = t->color,
		.bold = true,
		.large = true,
		.whole = true,
		.lines = s->wordy ? 9 : 2,
		.button = t->button ? &s->button : NULL,
		.action = t->reads    ? TODAY_READ
			  : t->button ? TODAY_ROW
				      : UI_ACTION_NONE,
		.arg = t->reads ? t->reads - 1 : i };
}

/* As high as its words need. */
static void
draw_row(struct pen *p, void *context, int i)
{
	struct ui_row row = row_of(context, p->ui, i);
	pen_row(p, &row);
}

static void
draw_rows(struct staff_today *s, struct ui *ui, struct rect r)
{
	int least = ui_row_height(ui, 1), button = ui->m.button + ui->m.gap / 2;
	least = least > button ? least : button;
	struct ui_rows l = { .scroll = &s->rows_scroll, .count = (int)s->rows, .least = least, .most = least * 9 / 5 };
	ui_card(ui, r);
	if (!s->rows)
		ui_empty(ui, r, ICON_CHECK, "今天没有要办的事。\n要更新内容，请把U盘插到屏幕旁边的插口。");
	if (s->wordy) {
		ui_flow(ui, rect_inset(r, ui->m.pad, ui->m.gap), &s->rows_scroll, (int)s->rows, draw_row, s);
		return;
	}
	for (ui_rows_begin(&l, ui, rect_inset(r, ui->m.pad, ui->m.gap)); ui_rows_next(&l);) {
		struct ui_row row = row_of(s, ui, l.i);
		ui_row(ui, l.at, &row);
	}
}
static const char *
tool_note(const struct host *h, struct ui *ui, size_t i)
{
	int n = desk_sticks(h->desk);
	if (tools[i].note)
		return tools[i].note;
	return n ? ui_printf(ui, "插着“%s”", desk_stick(h->desk, 0)->name) : "现在没有插U盘";
}

/* Each a card that is pressed: words at its left, an edge around it. */
static void
draw_tools(struct staff_today *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct ui_rows l = { .scroll = &s->tools_scroll,
		.count = TOOLS,
		.columns = m->portrait ? 2 : 1,
		.across = true,
		.bare = true,
		.least = ui_row_height(ui, m->portrait ? 0 : 1) + m->gap,
		.most = m->button * 2 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		struct rect at = { l.at.x, l.at.y, l.at.w, l.at.h - m->gap };
		if (m->portrait)
			at = rect_inset(at, m->gap / 2, 0);
		draw_round(ui->list, at, m->radius * 3 / 4, CORNER_ALL, ui->p->button);
		ui_press(ui, at, m->radius * 3 / 4, TODAY_TOOL, l.i);
		UI_ROW(ui, rect_inset(at, m->pad, 0),
		    .title = tools[l.i].screen == &screen_staff_decisions && s->decisions
				 ? ui_printf(ui, "%s %zu", tools[l.i].label, s->decisions)
				 : tools[l.i].label,
		    .note = m->portrait ? NULL : tool_note(h, ui, (size_t)l.i), .bold = true);
	}
}

static void
gather(struct staff_today *s, struct host *h, struct ui *ui)
{
	s->rows = 0;
	s->wordy = false;
	put_clock(s, h, ui);
	put_sent_back(s, h, ui);
	put_work(s, h, ui);
	put_sticks(s, h, ui);
	put_reset(s, h, ui);
	put_met(s, h, ui);
	put_duties(s, h, ui);
	put_backup(s, h, ui);
}

static void
today_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_today *s = self;
	gather(s, h, ui);
	struct rect body = STAFF_DRAW(h, ui, .title = "今天要办的事",
			.subtitle = s->rows ? ui_printf(ui, "%zu 件", s->rows) : NULL,
			.line = s->rows && !desk_sticks(h->desk) ? "要更新内容，请把U盘插到屏幕旁边的插口" : NULL,
			.bar = { STAFF_LEFT("看首页", TODAY_HOME, true), { .button = { .label = "退出", .bold = true },
									     .action = ACTION_STAFF_OUT,
									     .right = true } },
			.no_back = true, .why = age_words(h, ui)),
		    side;
	const struct metrics *m = &ui->m;
	if (m->portrait) {
		side = cut_bottom(&body, (TOOLS + 1) / 2 * (m->button + m->gap));
		cut_bottom(&body, m->gap);
	} else {
		side = cut_right(&body, body.w * 26 / 100);
		cut_right(&body, m->gap * 3 / 2);
	}
	draw_rows(s, ui, body);
	draw_tools(s, h, ui, m->portrait ? rect_inset(side, -m->gap / 2, 0) : side);
}

static bool
today_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_today *s = self;
	if (e->action == TODAY_HOME)
		host_home(h);
	else if (e->action == TODAY_READ)
		staff_read_stick(h, (int)e->arg);
	else if (e->action == TODAY_ROW && e->arg < (long)s->rows && s->row[e->arg].go)
		host_open(h, s->row[e->arg].go, s->row[e->arg].arg);
	else if (e->action == TODAY_TOOL)
		host_open(h, tools[e->arg].screen, 0);
	return true;
}

STAFF_SCREEN(staff_today, "staff-today", "今天要办的事", .locked = true, .moment = MOMENT_STICK,
    .size = sizeof(struct staff_today), .enter = today_enter, .event = today_event, .draw = today_draw);
