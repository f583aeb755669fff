/* staff-code: 换查询码. One household gets a new code: asked for once more,
 * made by `cunping staff code`, shown once, and written on a slip for the
 * stick if wished. arg: the household's row. */
#include <stdio.h>
#include <string.h>

#include "queries/lookup.h"
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"
#include "ui/page.h"

enum { CODE_MAKE = UI_ACTION_OWN, CODE_SLIP, CODE_COPIED };

struct staff_code_screen {
	struct lookup_home home;
	struct staff_task task, slip;
	char code[CODE_MAX + 1]; /* only while it is shown */
	bool over;
	struct scroll scroll;
};

static void
code_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_code_screen *s = self;
	lookup_find(h->store, a, arg, &s->home);
}

static void
settle(struct staff_code_screen *s, struct host *h)
{
	if (staff_task_settle(&s->task, h) && !s->task.failed) {
		s->task.words[0] = '\0';
		if (!staff_task_code(desk_job(h->desk)->out, CODE_MAX, s->code))
			staff_task_say(&s->task, true, "新的查询码没有看到，请再换一次。");
	}
	staff_task_settle(&s->slip, h);
}

static const char *
whose(struct ui *ui, const struct lookup_home *home)
{
	return ui_printf(ui, "%s%s　%s", home->village, home->where, home->name);
}

static void
question(struct pen *p, void *context)
{
	const struct staff_code_screen *s = context;
	pen_words(p, WORDS_TITLE, 0, 2, whose(p->ui, &s->home));
	pen_gap(p, p->ui->m.pad);
	pen_words(p, WORDS_HEAD, 0, 0, "给这一户换一个新的查询码？");
	pen_gap(p, p->ui->m.gap);
	pen_words(p, WORDS_BODY, p->ui->p->soft, 0,
	    "先看清是不是本人家的人来办。换了以后，旧的查询码马上不能用，表里再写旧码也没有用。"
	    "新的只显示这一次：抄给他，或者存一张小条到U盘去打印。谁换的会记下来。");
}

static void
code_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_code_screen *s = self;
	settle(s, h);
	bool shown = s->code[0], asks = s->home.rid && !shown && !s->over, stick = desk_stick_to_write(h->desk);
	struct rect in = STAFF_CARD(h, ui, .title = "改一条", .subtitle = "换查询码",
	    .bar = { STAFF_RIGHT(shown ? "存一张小条到U盘" : NULL, CODE_SLIP, stick && !s->slip.waits),
		STAFF_MAIN(shown ? "抄好了" : NULL, CODE_COPIED, !s->slip.waits),
		STAFF_MAIN(asks ? "换一个新的" : NULL, CODE_MAKE, !s->task.waits) },
	    .why = shown && !stick ? "要打印，先插U盘" : NULL, .task = shown ? &s->slip : &s->task, .no_back = shown);
	struct staff_code code = { s->code,
		{ whose(ui, &s->home), "旧的从现在起不能用了。", "请抄给本人。以后不再显示。" } };
	if (!s->home.rid)
		ui_empty(ui, in, ICON_SEARCH, "没有找到这一户，可能刚刚改过。请回去重新点。");
	else if (shown)
		pen_centre(ui, in, staff_code_draw, &code);
	else if (s->over)
		ui_message_in(ui, in, ICON_CHECK, ui->p->green, "换好了。", "忘了抄，就再换一个。");
	else
		ui_middle(ui, in, &s->scroll, question, s);
}

/* Who writes on paper needs no more than this. */
static void
make_slip(const struct staff_code_screen *s, const struct host *h, char *out, size_t size)
{
	struct date d = h->now.date;
	snprintf(out, size,
	    "%s%s  %s\n\n查询码：%.3s %s\n\n%d年%d月%d日换的，以前的码不能用了。\n"
	    "在村里的屏上点“查我家”，找到自己家，再按这六位数。请收好，不要告诉外人。\n",
	    s->home.village, s->home.where, s->home.name, s->code, s->code + 3, d.year, d.month, d.day);
}

static bool
code_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_code_screen *s = self;
	char slip[1000];
	if (s->task.waits || s->slip.waits)
		return false;
	if (e->action == CODE_MAKE && s->home.rid && !s->code[0]) {
		STAFF_TASK(&s->task, h, NULL, NULL, "staff", "code", s->home.village, s->home.group, s->home.door,
		    "--by", desk_who(h->desk)->name);
	} else if (e->action == CODE_SLIP && s->code[0] && desk_stick_to_write(h->desk)) {
		make_slip(s, h, slip, sizeof slip);
		STAFF_TASK(&s->slip, h, slip, NULL, "takeout", desk_stick_to_write(h->desk)->path, "--kind", "slip",
		    "--by", desk_who(h->desk)->name);
		memset(slip, 0, sizeof slip);
	} else if (e->action == CODE_COPIED) {
		memset(s->code, 0, sizeof s->code);
		s->over = true;
	}
	return true;
}

static bool
code_stays(const void *self)
{
	return ((const struct staff_code_screen *)self)->code[0];
}

STAFF_SCREEN(staff_code, "staff-code", "换查询码", .locked = true, .keeps = true,
    .size = sizeof(struct staff_code_screen), .enter = code_enter, .event = code_event, .draw = code_draw,
    .stays = code_stays);
