/* staff-selftest: 自检. What this machine says of itself, each with 好 or
 * 要看一看 and a sentence, and what only eyes and fingers can check: the touch,
 * a line to lay a ruler on, the sound. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "staff/selftest.h"
#include "screens/staff_frame.h"
#include "store/settings.h"
#include "store/state.h"

enum { TEST_TOUCH = UI_ACTION_OWN, TEST_AGAIN, TEST_SAVE };
enum { ROWS_MOST = SELFTEST_MOST + 2, LINE_MM = 100 };

struct staff_selftest {
	struct selftest_row row[ROWS_MOST];
	size_t rows, found;
	double inches, lower_cm;
	bool begun, saves;
	struct staff_task task;
	struct scroll scroll;
	const char *import; /* the last one: when, what, by whom */
};

static const char *
last_import(const struct host *h, struct arena *a)
{
	struct edition_info *e;
	char by[STAFF_NAME], reader[STAFF_NAME], day[64] = "日期不明";
	struct datetime t;
	int current;
	if (state_peek_history(desk_data(h->desk), a, &e, &current) == 0)
		return "还没有换过内容。";
	audit_edition_by(desk_data(h->desk), e->number, by, reader);
	if (datetime_parse(e->created, &t))
		date_speak(t.date, h->now.date, day, sizeof day);
	return arena_printf(a, "%s，第 %d 版%s%.100s%s%s%s", day, e->number, e->source[0] ? "，" : "", e->source,
	    by[0] ? "，" : "", by, by[0] ? "上屏" : "");
}

static void
selftest_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_selftest *s = self;
	s->inches = settings_number(desk_data(h->desk), "inches");
	s->lower_cm = settings_number(desk_data(h->desk), "lower_edge_cm");
	s->import = last_import(h, a);
}

static void
begin(struct staff_selftest *s, struct host *h)
{
	s->begun = true;
	s->saves = false;
	s->found = 0;
	STAFF_TASK(&s->task, h, NULL, "", "doctor", "--json");
}

static void
take_found(struct staff_selftest *s, struct host *h)
{
	const struct desk_job *j = desk_job(h->desk);
	if (strcmp(j->name, "doctor") != 0 || j->state != DESK_JOB_DONE)
		return;
	s->found = selftest_read(j->out, s->row);
}

static void
tell(struct staff_selftest *s, const char *title, const char *words)
{
	struct selftest_row *row = &s->row[s->rows++];
	*row = (struct selftest_row){ .title = title, .good = true, .plain = true };
	snprintf(row->words, sizeof row->words, "%s", words);
}

/* The job's findings, and what the screen itself knows. */
static void
settle(struct staff_selftest *s, struct host *h)
{
	if (staff_task_settle(&s->task, h) && !s->saves) {
		s->found = selftest_read(desk_job(h->desk)->out, s->row);
		if (s->found) /* an ill machine ends with 1 and says so in its rows */
			s->task.words[0] = '\0';
		else if (!s->task.failed)
			staff_task_say(&s->task, true, "没有查成，请按“再查一遍”。");
	}
	s->rows = s->found;
	tell(s, "上次导入", s->import);
	tell(s, "声音", "这台机器现在还不会念，没有声音可查。");
}

/* --------------------------------------------------------------- drawing */

/* The sign and 好 or 要看一看; returns the width of the wider one. */
static int
draw_sign(struct ui *ui, struct rect r, bool good)
{
	const char *word = good ? "好" : "要看一看";
	color_argb c = good ? ui->p->green : ui->p->orange;
	int side = ui->m.body * 5 / 4, high = ui_chip_height(ui);
	draw_icon(ui->list, good ? ICON_CHECK : ICON_EXCLAIM, cut_left(&r, side), c);
	cut_left(&r, ui->m.gap / 2);
	ui_chip(ui, r.x, r.y + (r.h - high) / 2, word, c, ui->p->on_color);
	return side + ui->m.gap * 3 / 2 + ui_chip_width(ui, "要看一看");
}

static void
draw_title(struct pen *p, void *row)
{
	pen_line(p, WORDS_BOLD, 0, ((const struct selftest_row *)row)->title);
}

static void
draw_words(struct pen *p, void *row)
{
	pen_words(p, WORDS_BODY, 0, 0, ((const struct selftest_row *)row)->words);
}

static void
draw_both(struct pen *p, void *row)
{
	draw_title(p, row);
	draw_words(p, row);
}

/* [sign] title | words, in portrait the words under the title. */
static void
draw_row(struct pen *p, void *context, int i)
{
	struct selftest_row *row = &((struct staff_selftest *)context)->row[i];
	struct ui *ui = p->ui;
	void (*draw)(struct pen *, void *) = ui->m.portrait ? draw_both : draw_words;
	struct rect r = { p->room.x, p->room.y, p->room.w, ui->m.row };
	ui_lift(ui);
	int sign = draw_sign(ui, r, true), title = ui->m.portrait ? 0 : ui->m.body * 5;
	ui_put_down(ui);
	int high = pen_height(ui, r.w - sign - title, draw, row);
	r = pen_take(p, high > r.h ? high : r.h);
	struct rect at = cut_left(&r, sign);
	if (!row->plain)
		draw_sign(ui, at, row->good);
	if (title)
		pen_centre(ui, cut_left(&r, title), draw_title, row);
	pen_centre(ui, r, draw, row);
}

/* A line of 10 cm with a mark a centimetre; shorter where the screen is. */
static void
draw_ruler(struct pen *p, float px_mm, int mm)
{
	struct ui *ui = p->ui;
	int w = (int)lroundf((float)mm * px_mm), thick = theme_mm(&ui->m, 0.5f) + 1, tick = theme_mm(&ui->m, 5);
	struct rect r = cut_middle(pen_take(p, tick + thick), w, tick + thick);
	draw_fill(ui->list, (struct rect){ r.x, r.y + tick, w, thick }, ui->p->ink);
	for (int i = 0; i <= mm / 10; i++) {
		int at = (int)lroundf((float)i * 10 * px_mm), high = i % 5 ? tick / 2 : tick;
		at = r.x + (at > w - thick ? w - thick : at);
		draw_fill(ui->list, (struct rect){ at, r.y + tick - high, thick, high }, ui->p->ink);
	}
}

struct eyes {
	const struct staff_selftest *s;
	float px_mm; /* the frame may draw small: a ruler must not */
};

static void
draw_eyes(struct pen *p, void *context)
{
	const struct eyes *e = context;
	struct ui *ui = p->ui;
	const struct ui_button touch = { .label = "试一试每一处都能点", .fill = ui->p->blue, .bold = true };
	int mm = (int)((float)p->room.w / e->px_mm / 10) * 10;
	mm = mm > LINE_MM ? LINE_MM : mm;
	pen_words(p, WORDS_BOLD, 0, 2, ui_printf(ui, "屏幕 %g 寸，下沿离地 %g 厘米", e->s->inches, e->s->lower_cm));
	pen_gap(p, ui->m.gap);
	draw_ruler(p, e->px_mm, mm);
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_BODY, ui->p->soft, 0,
	    ui_printf(ui, "用尺子量这条线，应当正好 %d 厘米。不对，请在“设置”里改屏幕寸数。", mm / 10));
	pen_gap(p, ui->m.pad);
	p->middle = true;
	pen_button(p, &touch, TEST_TOUCH, 0);
}

static const char *
summary(const struct staff_selftest *s, struct ui *ui)
{
	int bad = 0;
	for (size_t i = 0; i < s->rows; i++)
		bad += !s->row[i].good;
	if (s->task.waits)
		return "正在查这台机器，照片多时要等一会儿。";
	if (!s->found)
		return "还没有查过。按“再查一遍”。";
	return bad ? ui_printf(ui, "有 %d 样要看一看。", bad) : "查到的都好。";
}

static void
selftest_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_selftest *s = self;
	struct eyes e = { s, ui->m.px_mm };
	if (!s->begun && h->animate && desk_job(h->desk)->state != DESK_JOB_RUNNING)
		begin(s, h);
	else if (!s->begun && !h->animate) /* a picture: nothing is begun, what was found before is shown */
		take_found(s, h);
	settle(s, h);
	struct rect body = STAFF_DRAW(h, ui, .title = "自检", .line = summary(s, ui),
			.bar = { STAFF_RIGHT("再查一遍", TEST_AGAIN, !s->task.waits),
			    STAFF_RIGHT("存到U盘", TEST_SAVE, !s->task.waits) }),
		    eyes;
	int pad = ui->m.pad;
	if (ui->m.portrait) {
		eyes = cut_bottom(&body, pen_height(ui, body.w - 2 * pad, draw_eyes, &e) + 2 * pad);
		cut_bottom(&body, ui->m.gap);
	} else {
		eyes = cut_right(&body, body.w * 36 / 100);
		cut_right(&body, ui->m.gap);
	}
	ui_card(ui, body);
	ui_card(ui, eyes);
	pen_centre(ui, rect_inset(eyes, pad, pad), draw_eyes, &e);
	body = staff_task_draw(&s->task, ui, rect_inset(body, pad, ui->m.gap));
	ui_flow(ui, body, &s->scroll, (int)s->rows, draw_row, s);
}

static void
save(struct staff_selftest *s, struct host *h)
{
	const struct desk_stick *to = desk_stick_to_write(h->desk);
	s->saves = true;
	if (to)
		STAFF_TASK(
		    &s->task, h, NULL, NULL, "takeout", to->path, "--kind", "health", "--by", desk_who(h->desk)->name);
	else
		staff_task_say(&s->task, true, "请先插上U盘，再按“存到U盘”。");
}

static bool
selftest_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_selftest *s = self;
	if (e->action == TEST_TOUCH)
		host_open(h, &screen_staff_touch, 0);
	else if (e->action == TEST_AGAIN && !s->task.waits)
		begin(s, h);
	else if (e->action == TEST_SAVE && !s->task.waits)
		save(s, h);
	return true;
}

STAFF_SCREEN(staff_selftest, "staff-selftest", "自检", .locked = true, .keeps = true, .moment = MOMENT_CHECKED,
    .size = sizeof(struct staff_selftest), .enter = selftest_enter, .event = selftest_event, .draw = selftest_draw);
