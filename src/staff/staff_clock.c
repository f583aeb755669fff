/* staff-clock: 调日期和时间. Five numbers by − and +; setting the clock is the
 * system's, asked for by `cunping clock`. */
#include <stdio.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "screens/staff_task.h"
#include "ui/dates.h"
#include "ui/form.h"

enum { CLOCK_DATE = UI_ACTION_OWN, CLOCK_HOUR, CLOCK_MINUTE, CLOCK_SET };

struct staff_clock {
	struct datetime t;
	struct staff_task task;
	struct scroll scroll;
};

static void
clock_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_clock *s = self;
	(void)a;
	(void)arg;
	scroll_init(&s->scroll);
	s->t = h->now;
	if (!date_valid(s->t.date))
		s->t.date = (struct date){ 2024, 1, 1 };
}

/* Beside each other where both fit. */
static int
draw_time(struct staff_clock *s, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct ui_counter hour = { .value = ui_printf(ui, "%d 时", s->t.hour) };
	const struct ui_counter minute = { .value = ui_printf(ui, "%02d 分", s->t.minute), .big = 10 };
	int gap = ui->m.gap * 2, a = ui_counter_width(ui, &hour) + gap * 2, b = ui_counter_width(ui, &minute) + gap * 2;
	bool beside = a + b + gap <= r.w;
	int x = beside ? r.x + (r.w - a - b - gap) / 2 : r.x + (r.w - b) / 2;
	if (draw) {
		ui_counter(ui, (struct rect){ x, y, beside ? a : b, ui->m.button }, &hour, CLOCK_HOUR);
		struct rect second = { beside ? x + a + gap : x, beside ? y : y + ui->m.button + gap, b, ui->m.button };
		ui_counter(ui, second, &minute, CLOCK_MINUTE);
	}
	return (beside ? 1 : 2) * (ui->m.button + gap) - gap;
}

static const char *
warning(const struct staff_clock *s, const struct host *h)
{
	struct datetime last;
	if (datetime_parse(store_created(h->store), &last) && date_days(s->t.date) < date_days(last.date))
		return "这比上次换内容的日子还早，请再看看。";
	return NULL;
}

static void
draw_body(struct staff_clock *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	char day[64];
	struct text_style title = ui_style(m->title, true), body = ui_style(m->body, false);
	const char *wrong = warning(s, h);
	int line = ui_line_height(ui, title), dates = dates_height(ui, r.w), gap = m->gap * 2;
	int high = line + gap + dates + gap + draw_time(s, ui, r, 0, false) + gap + (wrong ? m->body * 2 : 0);
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, high, m->button);
	int y = v.y + (high < r.h ? (r.h - high) / 3 : 0);
	date_speak(s->t.date, (struct date){ 0 }, day, sizeof day);
	const char *words = ui_printf(ui, "%s %02d:%02d", day, s->t.hour, s->t.minute);
	struct text_style fit = ui_text_width(ui, words, title) > r.w ? ui_style(m->head, true) : title;
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, words, fit, ui->p->ink);
	y += line + gap;
	dates_draw(ui, (struct rect){ r.x, y, r.w, dates }, s->t.date, CLOCK_DATE);
	y += dates + gap;
	y += draw_time(s, ui, r, y, true) + m->gap;
	if (wrong)
		ui_text_center(ui, (struct rect){ r.x, y, r.w, m->body * 2 }, wrong, body, ui->p->orange);
	ui_view_end(ui, &v);
}

static void
clock_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_clock *s = self;
	(void)whole;
	if (staff_locked(h, ui))
		return;
	staff_task_settle(&s->task, h);
	bool may = desk_who(h->desk)->manager;
	const struct staff_button set = {
		.button = { .label = "照这个调", .fill = ui->p->blue, .bold = true, .disabled = !may || s->task.waits },
		.action = CLOCK_SET,
		.right = true
	};
	const struct staff_page page = { .title = "调日期和时间",
		.line = may ? "照手机上的时间调。" : "请管理员来改。",
		.button = &set,
		.buttons = 1 };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	struct rect in = staff_task_draw(&s->task, ui, rect_inset(body, ui->m.pad, ui->m.pad));
	if (may)
		draw_body(s, h, ui, in);
	else
		ui_empty(ui, in, ICON_CLOCK, "日期和时间请管理员来调。");
}

static bool
clock_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_clock *s = self;
	char when[40], day[16];
	const char *const argv[] = { "clock", when, "--by", desk_who(h->desk)->name, NULL };
	if (e->kind != SCREEN_ACTION)
		return false;
	if (!desk_who(h->desk)->manager || e->action < UI_ACTION_OWN)
		return staff_event(h, e->action);
	if (s->task.waits)
		return false;
	s->task.words[0] = '\0';
	if (e->action == CLOCK_DATE) {
		s->t.date = dates_step(s->t.date, e->arg);
	} else if (e->action == CLOCK_HOUR) {
		s->t.hour = (s->t.hour + (int)e->arg + 24) % 24;
	} else if (e->action == CLOCK_MINUTE) {
		s->t.minute = (s->t.minute + (int)e->arg + 60) % 60;
	} else if (e->action == CLOCK_SET) {
		date_format(s->t.date, day);
		snprintf(when, sizeof when, "%.10sT%02d:%02d", day, s->t.hour % 24, s->t.minute % 60);
		staff_task_run(&s->task, h, argv, NULL, NULL);
	}
	return true;
}

const struct screen_class screen_staff_clock = {
	.name = "staff-clock",
	.staff = true,
	.title = "调日期和时间",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_clock),
	.enter = clock_enter,
	.event = clock_event,
	.draw = clock_draw,
	.full = true,
	.keeps = true,
};
