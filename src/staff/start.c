/* start: 第一次开机, what it knows and what a tap does; see start.h. */
#include "staff/start.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/choices.h"
#include "screens/staff_task.h"

/* Who did it, in the record of changes, before there is anybody. */
static const char nobody[] = "第一次开机";

const long start_sizes[8] = { 101, 156, 215, 240, 270, 320, 430, 550 };

static void
say(struct start *s, const char *words)
{
	snprintf(s->message, sizeof s->message, "%.511s", words);
}

/* --------------------------------------------------------------- pages */

static void
open_step(struct start *s, enum start_step step)
{
	s->step = step;
	s->message[0] = '\0';
	s->scroll = (struct scroll){ 0 };
	if (step == START_VILLAGE) {
		s->keyboard.hint = "点下面的键写村名";
		keyboard_open(&s->keyboard, KEYBOARD_TEXT, s->place, 20);
	} else if (step == START_NAME) {
		s->keyboard.hint = "点下面的键写姓名";
		keyboard_open(&s->keyboard, KEYBOARD_TEXT, s->name, 20);
	} else if (step == START_PIN) {
		memset(s->pin, 0, sizeof s->pin);
		memset(s->again, 0, sizeof s->again);
	} else if (step == START_AGAIN) {
		memset(s->again, 0, sizeof s->again);
	}
}

static enum start_step
step_before(const struct start *s)
{
	return s->step == START_AGAIN ? START_PIN : s->step - 1;
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
	s->arena = a;
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

/* Asks for it and waits; the page `then` comes when it is done. */
static void
run(struct start *s, struct host *h, const char *const *argv, const char *input, enum start_step then)
{
	struct desk *d = h->desk;
	unsigned before = desk_job(d)->number;
	s->message[0] = '\0';
	desk_run(d, argv, input);
	if (desk_job(d)->number == before) {
		say(s, "机器正忙着别的事，请等一下再按一次。");
		return;
	}
	s->job = desk_job(d)->number;
	s->waits = true;
	s->then = then;
	start_settle(s, h);
}

static void
save_setting(struct start *s, struct host *h, const char *assignment, enum start_step then)
{
	const char *const argv[] = { "settings", assignment, "--by", nobody, NULL };
	run(s, h, argv, NULL, then);
}

static void
make_code(struct start *s, struct host *h)
{
	const char *const argv[] = { "staff", "recovery", "--print-new", "--by", nobody, NULL };
	run(s, h, argv, NULL, START_CODE);
}

static void
add_staff(struct start *s, struct host *h)
{
	const char *const argv[] = { "staff", "add", s->name, "--manager", "--by", nobody, NULL };
	char input[STAFF_PIN + 2];
	snprintf(input, sizeof input, "%s\n", s->pin);
	run(s, h, argv, input, START_CODE);
	memset(input, 0, sizeof input);
}

static void
job_done(struct start *s, struct host *h)
{
	bool added = s->step == START_AGAIN, made = s->step == START_CODE;
	if (made) {
		if (!staff_task_code(desk_job(h->desk)->out, s->code))
			say(s, "恢复码没有做成，请再试一次。");
		return;
	}
	open_step(s, s->then);
	if (added) {
		memset(s->pin, 0, sizeof s->pin);
		memset(s->again, 0, sizeof s->again);
		make_code(s, h);
	}
}

void
start_settle(struct start *s, struct host *h)
{
	const struct desk_job *j = desk_job(h->desk);
	if (!s->waits || j->number != s->job || j->state == DESK_JOB_RUNNING)
		return;
	s->waits = false;
	if (j->state == DESK_JOB_DONE) {
		job_done(s, h);
		return;
	}
	if (s->step == START_AGAIN)
		open_step(s, START_NAME);
	say(s, j->words[0] ? j->words : "没有存上，请再按一次。");
}

/* -------------------------------------------------------------- answers */

/* What was written, without blanks at its ends; false and a sentence when it will not do yet. */
static bool
written(struct start *s, char *out, size_t size, const char *missing)
{
	const char *from = s->keyboard.text + strspn(s->keyboard.text, " ");
	size_t n = strlen(from);
	while (n && from[n - 1] == ' ')
		n--;
	if (keyboard_pending(&s->keyboard))
		say(s, "还有拼音没有选字：点一个字，或者按“删”去掉。");
	else if (n == 0 || n >= size)
		say(s, missing);
	else
		snprintf(out, size, "%.*s", (int)n, from);
	return !keyboard_pending(&s->keyboard) && n > 0 && n < size;
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
			say(s, "请先点一个村。");
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

static void
press_digit(struct start *s, struct host *h, long key)
{
	char *typed = s->step == START_AGAIN ? s->again : s->pin;
	size_t n = strlen(typed);
	int digit = choices_pad_digit(key);
	s->message[0] = '\0';
	if (digit >= 0 && n < STAFF_PIN)
		typed[n++] = (char)('0' + digit);
	else if (key == CHOICES_PAD_BACK && n)
		typed[--n] = '\0';
	else if (key == CHOICES_PAD_CLEAR)
		memset(typed, 0, STAFF_PIN + 1), n = 0;
	if (digit < 0 || n < STAFF_PIN)
		return;
	if (s->step == START_PIN) {
		bool good = staff_pin_valid(s->pin);
		open_step(s, good ? START_AGAIN : START_PIN);
		if (!good)
			say(s, "这个太容易猜了：不要用 123456，也不要六个一样的数字。请换一个。");
	} else if (strcmp(s->pin, s->again) != 0) {
		open_step(s, START_PIN);
		say(s, "两次按的不一样，请从头再按。");
	} else {
		add_staff(s, h);
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
	if (e->kind != SCREEN_ACTION || s->waits)
		return false;
	switch (e->action) {
	case START_KEY:
		s->message[0] = '\0';
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
		press_digit(s, h, e->arg);
		break;
	case START_BACK:
		open_step(s, step_before(s));
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
	return true;
}

static bool
start_stays(const void *self)
{
	return ((const struct start *)self)->step == START_CODE;
}

const struct screen_class screen_start = {
	.name = "start",
	.staff = true,
	.moment = MOMENT_NOBODY,
	.title = "第一次开机",
	.section = SECTION_ISSUE,
	.size = sizeof(struct start),
	.enter = start_enter,
	.event = start_event,
	.draw = start_draw,
	.full = true,
	.stays = start_stays,
	.keeps = true,
};
