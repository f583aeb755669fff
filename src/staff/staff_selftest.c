/* staff-selftest: 自检. What this machine says of itself, each with 好 or
 * 要看一看 and a sentence, and what only eyes and fingers can check: the touch,
 * a line to lay a ruler on, the sound. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "staff/selftest.h"
#include "screens/staff_frame.h"
#include "screens/staff_task.h"
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
	char import[SELFTEST_WORDS];
};

/* When, what, by whom. */
static void
read_last_import(struct staff_selftest *s, const struct host *h, struct arena *a)
{
	struct edition_info *all;
	char by[STAFF_NAME], reader[STAFF_NAME], day[64];
	struct datetime t;
	int current;
	if (state_peek_history(desk_data(h->desk), a, &all, &current) == 0) {
		snprintf(s->import, sizeof s->import, "还没有换过内容。");
		return;
	}
	const struct edition_info *e = &all[0];
	audit_edition_by(desk_data(h->desk), e->number, by, reader);
	if (datetime_parse(e->created, &t))
		date_speak(t.date, h->now.date, day, sizeof day);
	else
		snprintf(day, sizeof day, "日期不明");
	snprintf(s->import, sizeof s->import, "%s，第 %d 版%s%.100s%s%s%s", day, e->number, e->source[0] ? "，" : "",
	    e->source, by[0] ? "，" : "", by, by[0] ? "上屏" : "");
}

static void
selftest_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_selftest *s = self;
	(void)arg;
	scroll_init(&s->scroll);
	s->inches = settings_number(desk_data(h->desk), "inches");
	s->lower_cm = settings_number(desk_data(h->desk), "lower_edge_cm");
	read_last_import(s, h, a);
}

static void
begin(struct staff_selftest *s, struct host *h)
{
	static const char *const argv[] = { "doctor", "--json", NULL };
	s->begun = true;
	s->saves = false;
	s->found = 0;
	staff_task_run(&s->task, h, argv, NULL, "");
}

/* What wants to be looked at first, else as it came. */
static void
worst_first(struct staff_selftest *s)
{
	struct selftest_row copy[SELFTEST_MOST];
	size_t n = 0;
	memcpy(copy, s->row, s->found * sizeof *copy);
	for (int good = 0; good < 2; good++)
		for (size_t i = 0; i < s->found; i++)
			if (copy[i].good == good)
				s->row[n++] = copy[i];
}

static void
take_found(struct staff_selftest *s, struct host *h)
{
	const struct desk_job *j = desk_job(h->desk);
	if (strcmp(j->name, "doctor") != 0 || j->state != DESK_JOB_DONE)
		return;
	s->found = selftest_read(j->out, s->row);
	worst_first(s);
}

/* The job's findings, and what the screen itself knows. */
static void
settle(struct staff_selftest *s, struct host *h)
{
	if (staff_task_settle(&s->task, h) && !s->saves) {
		s->found = selftest_read(desk_job(h->desk)->out, s->row);
		worst_first(s);
		if (s->found) /* an ill machine ends with 1 and says so in its rows */
			s->task.words[0] = '\0';
		else if (!s->task.failed)
			staff_task_say(&s->task, true, "没有查成，请按“再查一遍”。");
	}
	s->rows = s->found;
	struct selftest_row *row = &s->row[s->rows++];
	*row = (struct selftest_row){ .title = "上次导入", .good = true, .plain = true };
	snprintf(row->words, sizeof row->words, "%s", s->import);
	row = &s->row[s->rows++];
	*row = (struct selftest_row){ .title = "声音", .good = true, .plain = true };
	snprintf(row->words, sizeof row->words, "这台机器现在还不会念，没有声音可查。");
}

/* --------------------------------------------------------------- drawing */

static int
chip(struct ui *ui, struct rect r, bool good, bool draw)
{
	const char *word = good ? "好" : "要看一看";
	int w = ui_chip_width(ui, word), side = ui->m.body * 5 / 4, high = ui_chip_height(ui);
	if (draw) {
		color_argb c = good ? ui->p->green : ui->p->orange;
		draw_icon(ui->list, good ? ICON_CHECK : ICON_EXCLAIM,
		    (struct rect){ r.x, r.y + (r.h - side) / 2, side, side }, c);
		ui_chip(ui, r.x + side + ui->m.gap / 2, r.y + (r.h - high) / 2, word, c, ui->p->on_color);
	}
	return side + ui->m.gap / 2 + w;
}

struct columns {
	int sign, title, words; /* widths */
	bool under;             /* the words stand under the title */
};

static struct columns
columns_of(const struct staff_selftest *s, struct ui *ui, int w)
{
	struct columns c = { .sign = chip(ui, (struct rect){ 0 }, false, false) + ui->m.gap };
	for (size_t i = 0; i < s->rows; i++) {
		int t = ui_text_width(ui, s->row[i].title, ui_style(ui->m.body, true)) + ui->m.gap;
		c.title = t > c.title ? t : c.title;
	}
	c.under = ui->m.portrait || w < ui->m.body * 26;
	c.words = w - c.sign - (c.under ? 0 : c.title);
	return c;
}

static int
row_height(struct ui *ui, const struct selftest_row *row, const struct columns *c)
{
	int h = ui_paragraph_height(ui, c->words, row->words, ui_style(ui->m.body, false), 14, 0) + ui->m.gap;
	if (c->under)
		h += ui_line_height(ui, ui_style(ui->m.body, true));
	int least = ui->m.portrait ? ui->m.row * 5 / 4 : ui->m.row;
	return h > least ? h : least;
}

static void
draw_rows(struct staff_selftest *s, struct ui *ui, struct rect r)
{
	ui_card(ui, r);
	struct rect in = staff_task_draw(&s->task, ui, rect_inset(r, ui->m.pad, ui->m.gap));
	struct columns c = columns_of(s, ui, in.w);
	struct text_style bold = ui_style(ui->m.body, true), body = ui_style(ui->m.body, false);
	int high = 0;
	for (size_t i = 0; i < s->rows; i++)
		high += row_height(ui, &s->row[i], &c);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, high, ui->m.row);
	int y = v.y, line = ui_line_height(ui, bold);
	for (size_t i = 0; i < s->rows; i++) {
		const struct selftest_row *row = &s->row[i];
		int h = row_height(ui, row, &c), words = ui_paragraph_height(ui, c.words, row->words, body, 14, 0);
		int x = in.x + c.sign, top = y + (h - words - (c.under ? line : 0)) / 2;
		chip(ui, (struct rect){ in.x, y, c.sign, h }, row->good, !row->plain);
		ui_text(ui, x, c.under ? top : y + (h - line) / 2, row->title, bold, ui->p->ink);
		ui_paragraph(ui, c.under ? x : x + c.title, c.under ? top + line : top, c.words, row->words, body,
		    ui->p->ink, 14, 0);
		if (i > 0)
			ui_divider(ui, in.x, y, in.w);
		y += h;
	}
	ui_view_end(ui, &v);
}

/* A line of 10 cm with a mark a centimetre; shorter where the screen is. Returns its height. */
static int
draw_ruler(struct ui *ui, struct rect r, float px_mm, int mm)
{
	int w = (int)lroundf((float)mm * px_mm), x = r.x + (r.w - w) / 2, thick = theme_mm(&ui->m, 0.5f) + 1;
	int tick = theme_mm(&ui->m, 5);
	draw_fill(ui->list, (struct rect){ x, r.y + tick, w, thick }, ui->p->ink);
	for (int i = 0; i <= mm / 10; i++) {
		int at = x + (int)lroundf((float)i * 10 * px_mm), high = i % 5 ? tick / 2 : tick;
		at = at > x + w - thick ? x + w - thick : at;
		draw_fill(ui->list, (struct rect){ at, r.y + tick - high, thick, high }, ui->p->ink);
	}
	return tick + thick;
}

static void
draw_eyes(struct staff_selftest *s, struct ui *ui, struct rect r, float px_mm)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), body = ui_style(m->body, false);
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad);
	const struct ui_button touch = { .label = "试一试每一处都能点", .fill = ui->p->blue, .bold = true };
	int mm = (int)((float)in.w / px_mm / 10) * 10, w = ui_button_width(ui, &touch), y = in.y;
	mm = mm > LINE_MM ? LINE_MM : mm;
	const char *measures = ui_printf(ui, "屏幕 %g 寸，下沿离地 %g 厘米", s->inches, s->lower_cm);
	const char *ruler = ui_printf(ui, "用尺子量这条线，应当正好 %d 厘米。不对，请在“设置”里改屏幕寸数。", mm / 10);
	y += ui_paragraph(ui, in.x, y, in.w, measures, bold, ui->p->ink, 14, 2) + m->gap;
	y += draw_ruler(ui, (struct rect){ in.x, y, in.w, 0 }, px_mm, mm) + m->gap;
	ui_paragraph(ui, in.x, y, in.w, ruler, body, ui->p->soft, 14, 0);
	w = w > in.w ? in.w : w;
	struct rect at = { in.x + (in.w - w) / 2, in.y + in.h - m->button, w, m->button };
	ui_button(ui, at, &touch, TEST_TOUCH, 0);
}

static int
eyes_height(struct ui *ui, int w)
{
	const struct metrics *m = &ui->m;
	const char *ruler = "用尺子量这条线，应当正好 10 厘米。不对，请在“设置”里改屏幕寸数。";
	return m->pad * 2 + m->gap * 3 + 2 * m->body * 14 / 10 + theme_mm(m, 7) + m->button +
	       ui_paragraph_height(ui, w - 2 * m->pad, ruler, ui_style(m->body, false), 14, 0);
}

static void
selftest_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_selftest *s = self;
	float px_mm = ui->m.px_mm; /* the frame may draw small: a ruler must not */
	(void)whole;
	if (staff_locked(h, ui))
		return;
	if (!s->begun && h->animate && desk_job(h->desk)->state != DESK_JOB_RUNNING)
		begin(s, h);
	else if (!s->begun && !h->animate) /* a picture: nothing is begun, what was found before is shown */
		take_found(s, h);
	settle(s, h);
	const struct staff_button bar[] = {
		{ .button = { .label = "再查一遍", .disabled = s->task.waits }, .action = TEST_AGAIN, .right = true },
		{ .button = { .label = "存到U盘", .disabled = s->task.waits }, .action = TEST_SAVE, .right = true },
	};
	int bad = 0;
	for (size_t i = 0; i < s->rows; i++)
		bad += !s->row[i].good;
	const struct staff_page page = { .title = "自检",
		.line = s->task.waits ? "正在查这台机器，照片多时要等一会儿。"
			: !s->found   ? "还没有查过。按“再查一遍”。"
			: bad         ? ui_printf(ui, "有 %d 样要看一看。", bad)
				      : "查到的都好。",
		.button = bar,
		.buttons = 2 };
	struct rect body = staff_draw(h, ui, &page), eyes = body;
	if (ui->m.portrait) {
		eyes.h = eyes_height(ui, body.w);
		eyes.y = body.y + body.h - eyes.h;
		body.h -= eyes.h + ui->m.gap;
	} else {
		eyes.w = body.w * 36 / 100;
		eyes.x = body.x + body.w - eyes.w;
		body.w -= eyes.w + ui->m.gap;
	}
	draw_rows(s, ui, body);
	draw_eyes(s, ui, eyes, px_mm);
}

static void
save(struct staff_selftest *s, struct host *h)
{
	const struct desk *d = h->desk;
	const char *path = NULL;
	for (int i = 0; i < desk_sticks(d) && !path; i++)
		if (desk_stick(d, i)->look != DESK_UNREADABLE)
			path = desk_stick(d, i)->path;
	const char *const argv[] = { "takeout", path, "--kind", "health", "--by", desk_who(d)->name, NULL };
	s->saves = true;
	if (path)
		staff_task_run(&s->task, h, argv, NULL, NULL);
	else
		staff_task_say(&s->task, true, "请先插上U盘，再按“存到U盘”。");
}

static bool
selftest_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_selftest *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (!desk_who(h->desk)->id || e->action < UI_ACTION_OWN)
		return staff_event(h, e->action);
	if (e->action == TEST_TOUCH)
		host_open(h, &screen_staff_touch, 0);
	else if (e->action == TEST_AGAIN && !s->task.waits)
		begin(s, h);
	else if (e->action == TEST_SAVE && !s->task.waits)
		save(s, h);
	return true;
}

const struct screen_class screen_staff_selftest = {
	.name = "staff-selftest",
	.staff = true,
	.moment = MOMENT_CHECKED,
	.title = "自检",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_selftest),
	.enter = selftest_enter,
	.event = selftest_event,
	.draw = selftest_draw,
	.full = true,
	.keeps = true,
};
