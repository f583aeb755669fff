/* start: 第一次开机, what it knows and what a tap does; see start.h. */
#include "staff/start.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screens/all.h"
#include "screens/editor.h"

/* Who did it, in the record of changes, before there is anybody. */
static const char nobody[] = "第一次开机";

/* --------------------------------------------------------------- pages */

static void
open_step(struct start *s, enum start_step step)
{
	s->step = step;
	s->scroll = (struct scroll){ 0 };
	s->keyboard.hint = step == START_VILLAGE ? "点下面的键写村名" : "点下面的键写姓名";
	keyboard_open(&s->keyboard, KEYBOARD_TEXT, step == START_VILLAGE ? s->place : s->name, 20);
	staff_new_pin(
	    &s->pin, s->name, "再按一遍刚才的六位数字。", "自己定六位数字，以后登录要按。别用生日，别告诉别人。");
}

/* A number of the settings, or what holds without. True when it was set. */
static bool
setting(const struct host *h, const char *name, double otherwise, double *out)
{
	char value[64];
	bool set = state_peek_setting(desk_data(h->desk), name, value, sizeof value);
	*out = set ? strtod(value, NULL) : otherwise;
	return set;
}

/* What was answered before the power failed is not asked again. */
static void
start_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct start *s = self;
	struct staff_member list[STAFF_MOST];
	double inches, cm;
	s->task.busy = "正在存……";
	s->villages = lookup_villages(h->store, a, &s->village);
	s->villages = s->villages > START_VILLAGES ? START_VILLAGES : s->villages;
	bool place = state_peek_setting(desk_data(h->desk), "village", s->place, sizeof s->place) && s->place[0];
	bool size = setting(h, "inches", 21.5, &inches), edge = setting(h, "lower_edge_cm", 70, &cm);
	s->tenths = lround(inches * 10);
	s->cm = lround(cm);
	bool staff = staff_list(desk_data(h->desk), list) > 0;
	enum start_step first = !place ? START_VILLAGE : !size ? START_SIZE : !edge ? START_EDGE : START_NAME;
	if (arg > START_VILLAGE && arg <= START_NAME)
		first = (enum start_step)arg;
	open_step(s, staff ? START_END : first);
}

/* ---------------------------------------------------------------- jobs */

static void
save_setting(struct start *s, struct host *h, const char *assignment, enum start_step then)
{
	s->then = then;
	STAFF_TASK(&s->task, h, NULL, "", "settings", assignment, "--by", nobody);
}

static void
make_code(struct start *s, struct host *h)
{
	STAFF_TASK(&s->task, h, NULL, "", "staff", "recovery", "--print-new", "--by", nobody);
}

static void
add_staff(struct start *s, struct host *h)
{
	char input[STAFF_PIN + 2];
	snprintf(input, sizeof input, "%.6s\n", s->pin.pad.typed);
	s->then = START_CODE;
	if (!STAFF_TASK(&s->task, h, input, "", "staff", "add", s->name, "--manager", "--by", nobody))
		open_step(s, START_PIN);
	memset(input, 0, sizeof input);
}

void
start_settle(struct start *s, struct host *h)
{
	bool added = s->step == START_PIN;
	if (!staff_task_settle(&s->task, h))
		return;
	if (s->task.failed) {
		if (added)
			open_step(s, START_NAME);
	} else if (s->step != START_CODE) {
		open_step(s, s->then); /* and with it what was typed is gone */
		if (added)
			make_code(s, h);
	} else if (!staff_task_code(desk_job(h->desk)->out, STAFF_RECOVERY, s->code)) {
		staff_task_say(&s->task, true, "恢复码没有做成，请再试一次。");
	}
}

/* -------------------------------------------------------------- answers */

/* What was written; false and a sentence when it will not do yet. */
static bool
written(struct start *s, char *out, size_t size, const char *missing)
{
	const char *wrong = editor_written(&s->keyboard, out, size);
	if (!wrong && !out[0])
		wrong = missing;
	staff_task_say(&s->task, true, wrong ? wrong : "");
	return !wrong;
}

static void
save_place(struct start *s, struct host *h)
{
	char words[160];
	snprintf(words, sizeof words, "village=%s", s->place);
	save_setting(s, h, words, START_SIZE);
}

static bool
picks(const struct start *s)
{
	return s->step == START_VILLAGE && s->villages && !s->writes;
}

static void
next(struct start *s, struct host *h)
{
	char words[64];
	switch (s->step) {
	case START_VILLAGE:
		if (picks(s) && !s->place[0])
			staff_task_say(&s->task, true, "请先点一个村。");
		else if (picks(s) || written(s, s->place, sizeof s->place, "还没有写村名。"))
			save_place(s, h);
		break;
	case START_SIZE:
		snprintf(words, sizeof words, "inches=%g", (double)s->tenths / 10);
		save_setting(s, h, words, START_EDGE);
		break;
	case START_EDGE:
		snprintf(words, sizeof words, "lower_edge_cm=%ld", s->cm);
		save_setting(s, h, words, START_NAME);
		break;
	case START_NAME:
		if (written(s, s->name, sizeof s->name, "还没有写姓名。"))
			open_step(s, START_PIN);
		break;
	case START_CODE:
		if (!s->code[0]) {
			make_code(s, h);
			break;
		}
		memset(s->code, 0, sizeof s->code);
		open_step(s, START_END);
		break;
	case START_END:
		host_home(h);
		break;
	default:
		break;
	}
}

static long
within(long v, long least, long most)
{
	return v < least ? least : v > most ? most : v;
}

long
start_size_event(long tenths, const struct screen_event *e)
{
	if (e->action == START_COMMON)
		return e->arg;
	return e->action == START_INCH ? within(tenths + e->arg, START_INCH_LEAST, START_INCH_MOST) : tenths;
}

static bool
start_event(void *self, struct host *h, const struct screen_event *e)
{
	struct start *s = self;
	if (s->task.waits)
		return false;
	s->task.words[0] = '\0';
	switch (e->action) {
	case START_KEY:
		keyboard_event(&s->keyboard, e->arg);
		break;
	case START_PICK:
		snprintf(s->place, sizeof s->place, "%s", s->village[e->arg].label);
		save_place(s, h);
		break;
	case START_WRITE:
		s->writes = !s->writes;
		break;
	case START_INCH:
	case START_COMMON:
		s->tenths = start_size_event(s->tenths, e);
		break;
	case START_CM:
		s->cm = within(s->cm + e->arg, 0, START_CM_MOST);
		break;
	case START_DIGIT:
		if (staff_new_pin_key(&s->pin, e->arg))
			add_staff(s, h);
		break;
	case START_BACK:
		open_step(s, s->pin.first[0] ? START_PIN : s->step - 1);
		break;
	case START_SKIP:
		open_step(s, s->step + 1);
		break;
	case START_NEXT:
		next(s, h);
		break;
	case START_LATER:
		host_home(h);
		break;
	default:
		return false;
	}
	start_settle(s, h);
	return true;
}

static bool
start_stays(const void *self)
{
	return ((const struct start *)self)->step == START_CODE;
}

STAFF_SCREEN(start, "start", "第一次开机", .moment = MOMENT_NOBODY, .keeps = true, .size = sizeof(struct start),
    .enter = start_enter, .event = start_event, .draw = start_draw, .stays = start_stays);
