/* staff-clock: 调日期和时间. Five numbers by − and +; setting the clock is the
 * system's, asked for by `cunping clock`. */
#include <stdio.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "ui/dates.h"
#include "ui/form.h"

enum { CLOCK_DATE = UI_ACTION_OWN, CLOCK_HOUR, CLOCK_MINUTE, CLOCK_SET };

struct staff_clock {
	struct datetime t;
	struct staff_task task;
	struct scroll scroll;
	const char *wrong; /* with this day; NULL */
};

static void
clock_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_clock *s = self;
	s->t = h->now;
	if (!date_valid(s->t.date))
		s->t.date = (struct date){ 2024, 1, 1 };
}

/* Beside each other where both fit. */
static void
draw_time(struct pen *p, const struct datetime *t)
{
	struct ui *ui = p->ui;
	const struct ui_counter hour = { .value = ui_printf(ui, "%d 时", t->hour) };
	const struct ui_counter minute = { .value = ui_printf(ui, "%02d 分", t->minute), .big = 10 };
	int gap = ui->m.gap * 2, a = ui_counter_width(ui, &hour) + gap * 2, b = ui_counter_width(ui, &minute) + gap * 2;
	if (a + b + gap > p->room.w) {
		pen_counter(p, &hour, CLOCK_HOUR);
		pen_gap(p, gap);
		pen_counter(p, &minute, CLOCK_MINUTE);
		return;
	}
	struct rect row = cut_middle(pen_take(p, ui->m.button), a + b + gap, ui->m.button);
	ui_counter(ui, cut_left(&row, a), &hour, CLOCK_HOUR);
	ui_counter(ui, cut_right(&row, b), &minute, CLOCK_MINUTE);
}

static void
draw_clock(struct pen *p, void *context)
{
	const struct staff_clock *s = context;
	struct ui *ui = p->ui;
	char day[64];
	date_speak(s->t.date, (struct date){ 0 }, day, sizeof day);
	p->middle = true;
	pen_line(p, WORDS_TITLE, 0, ui_printf(ui, "%s %02d:%02d", day, s->t.hour, s->t.minute));
	pen_gap(p, ui->m.gap * 2);
	pen_dates(p, s->t.date, CLOCK_DATE);
	pen_gap(p, ui->m.gap * 2);
	draw_time(p, &s->t);
	pen_gap(p, s->wrong ? ui->m.gap * 2 : 0);
	pen_line(p, WORDS_BODY, ui->p->orange, s->wrong);
}

static void
clock_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_clock *s = self;
	struct datetime last;
	bool may = desk_who(h->desk)->manager;
	staff_task_settle(&s->task, h);
	struct rect in =
	    STAFF_CARD(h, ui, .title = "调日期和时间", .line = may ? "照手机上的时间调。" : "请管理员来改。",
		.bar = { STAFF_MAIN("照这个调", CLOCK_SET, may && !s->task.waits) }, .task = &s->task);
	bool early = datetime_parse(store_created(h->store), &last) && date_days(s->t.date) < date_days(last.date);
	s->wrong = early ? "这比上次换内容的日子还早，请再看看。" : NULL;
	if (may)
		ui_middle(ui, in, &s->scroll, draw_clock, s);
	else
		ui_empty(ui, in, ICON_CLOCK, "日期和时间请管理员来调。");
}

static bool
clock_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_clock *s = self;
	char when[40], day[16];
	if (!desk_who(h->desk)->manager || s->task.waits)
		return false;
	s->task.words[0] = '\0';
	switch (e->action) {
	case CLOCK_DATE:
		s->t.date = dates_step(s->t.date, e->arg);
		break;
	case CLOCK_HOUR:
		s->t.hour = (s->t.hour + (int)e->arg + 24) % 24;
		break;
	case CLOCK_MINUTE:
		s->t.minute = (s->t.minute + (int)e->arg + 60) % 60;
		break;
	case CLOCK_SET:
		date_format(s->t.date, day);
		snprintf(when, sizeof when, "%.10sT%02d:%02d", day, s->t.hour % 24, s->t.minute % 60);
		STAFF_TASK(&s->task, h, NULL, NULL, "clock", when, "--by", desk_who(h->desk)->name);
	}
	return true;
}

STAFF_SCREEN(staff_clock, "staff-clock", "调日期和时间", .locked = true, .keeps = true,
    .size = sizeof(struct staff_clock), .enter = clock_enter, .event = clock_event, .draw = clock_draw);
