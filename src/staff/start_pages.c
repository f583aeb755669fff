/* start_pages: how 第一次开机 looks; see start.h. One question a page, its
 * words in the strip, its answer in the middle, the way on at the right. */
#include <math.h>
#include <string.h>

#include "screens/choices.h"
#include "screens/frame.h"
#include "staff/start.h"
#include "ui/form.h"

/* A keyboard, and what the answer is for where it leaves a line above it and nothing else is said. */
static void
draw_keyboard(struct start *s, struct ui *ui, struct rect r, const char *purpose)
{
	struct text_style body = ui_style(ui->m.body, false);
	bool room = r.h - ui_line_height(ui, body) - ui->m.gap >= keyboard_least(ui, &s->keyboard);
	if (room && !s->task.waits && !s->task.words[0] && ui_text_width(ui, purpose, body) <= r.w) {
		struct pen p = pen_at(ui, r);
		pen_line(&p, WORDS_BODY, ui->p->soft, purpose);
		pen_gap(&p, ui->m.gap);
		r = p.room;
	}
	keyboard_draw(ui, r, &s->keyboard, START_KEY);
}

/* --------------------------------------------------------------- ① the village */

static void
draw_village(struct start *s, struct ui *ui, struct rect r)
{
	if (!s->villages || s->writes) {
		draw_keyboard(s, ui, r, "写全名，和表格里“村(社区)”那一列一样。");
		return;
	}
	struct choice *c = arena_array(ui->arena, s->villages, sizeof *c);
	for (size_t i = 0; i < s->villages; i++)
		c[i].label = s->village[i].label;
	choices_draw(ui, r, &s->scroll, c, s->villages, START_PICK);
}

/* --------------------------------------------------------------- ② the size */

/* The outline of an identity card (ISO/IEC 7810 ID-1: 85.6 × 54 mm, corners of 3.18 mm) as it is on a screen of so many
 * tenths of an inch, in the middle of `room`; upright where it does not fit lying. */
static void
draw_identity_card(struct ui *ui, struct rect room, long tenths)
{
	double px_mm = hypot(ui->m.width, ui->m.height) / ((double)tenths * 2.54);
	int longer = (int)lround(85.6 * px_mm), shorter = (int)lround(54 * px_mm), line = theme_mm(&ui->m, 0.5f) + 1;
	bool upright = longer > room.w && shorter <= room.w;
	int w = upright ? shorter : longer, h = upright ? longer : shorter;
	struct rect at = { room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h };
	struct text_style style = ui_style(ui->m.body, false);
	const char *words = "身份证放这里";
	if (ui_text_width(ui, words, ui_shrink(ui, words, style, w)) > w)
		words = "身份证";
	draw_round(ui->list, room, ui->m.radius, CORNER_ALL, ui->p->paper);
	ui_clip_push(ui, room);
	draw_outline(ui->list, at, (int)lround(3.18 * px_mm), line, ui->p->blue);
	ui_text_center(ui, at, words, ui_shrink(ui, words, style, w), ui->p->soft);
	ui_clip_pop(ui);
}

static void
draw_sizes(struct pen *p, void *context)
{
	static const long usual[] = { 101, 156, 215, 240, 270, 320, 430, 550 };
	struct ui *ui = p->ui;
	long tenths = *(const long *)context;
	pen_words(
	    p, WORDS_BODY, 0, 0, "先点屏幕的寸数。\n把身份证放在框上，一样大就对了。\n不一样大，就按最下面两个键。");
	pen_gap(p, ui->m.gap);
	struct rect row = { 0 };
	for (int i = 0; i < 8; i++) {
		bool chosen = usual[i] == tenths;
		const struct ui_button b = { .label = ui_printf(ui, "%g", (double)usual[i] / 10),
			.fill = chosen ? ui->p->blue : 0,
			.bold = chosen };
		if (i % 4 == 0)
			row = pen_take(p, ui->m.button);
		ui_button(ui, cut_column(row, i % 4, 4, ui->m.gap), &b, START_COMMON, usual[i]);
		if (i % 4 == 3)
			pen_gap(p, ui->m.gap);
	}
	pen_counter(p,
	    &(struct ui_counter){ .value = ui_printf(ui, "%ld.%ld 寸", tenths / 10, tenths % 10),
		.less = "框大一点",
		.more = "框小一点",
		.at_least = tenths <= START_INCH_LEAST,
		.at_most = tenths >= START_INCH_MOST },
	    START_INCH);
}

void
start_size_draw(struct ui *ui, struct rect r, long tenths)
{
	struct rect picture, words;
	frame_split(ui, r, 42, 46, &picture, &words);
	draw_identity_card(ui, picture, tenths);
	pen_centre(ui, words, draw_sizes, &tenths);
}

static void
draw_size(struct start *s, struct ui *ui, struct rect r)
{
	start_size_draw(ui, r, s->tenths);
}

/* --------------------------------------------------------------- ③ the height */

/* A screen on its wall, the floor, and between them what is asked. */
static void
draw_wall(struct ui *ui, struct rect r)
{
	int line = theme_mm(&ui->m, 0.8f) + 1, floor = r.y + r.h - ui->m.pad * 2, sw = r.w / 2, sh = r.h * 2 / 5;
	struct rect screen = { r.x + r.w / 2 - sw / 2, r.y + ui->m.pad * 2, sw, sh };
	int x = screen.x + sw / 2, edge = screen.y + sh;
	draw_round(ui->list, r, ui->m.radius, CORNER_ALL, ui->p->paper);
	draw_round(ui->list, screen, ui->m.radius / 2, CORNER_ALL, ui->p->black);
	draw_round(ui->list, rect_inset(screen, line * 3, line * 3), ui->m.radius / 3, CORNER_ALL, ui->p->card);
	ui_text_center(ui, screen, "这台屏幕", ui_style(ui->m.body, false), ui->p->soft);
	draw_fill(ui->list, (struct rect){ r.x + ui->m.pad, floor, r.w - 2 * ui->m.pad, line }, ui->p->ink);
	draw_text(ui->list, r.x + ui->m.pad * 2, floor - ui->m.note * 3 / 2, "地面", strlen("地面"),
	    ui_style(ui->m.note, false), ui->p->soft);
	int head = theme_mm(&ui->m, 3);
	draw_fill(ui->list, (struct rect){ x - line / 2, edge, line, floor - edge }, ui->p->blue);
	for (int side = -1; side <= 1; side += 2) {
		const float top[] = { (float)x, (float)edge, (float)(x + side * head), (float)(edge + 2 * head),
			(float)x, (float)(edge + 2 * head) };
		const float low[] = { (float)x, (float)floor, (float)(x + side * head), (float)(floor - 2 * head),
			(float)x, (float)(floor - 2 * head) };
		draw_polygon(ui->list, top, 3, ui->p->blue);
		draw_polygon(ui->list, low, 3, ui->p->blue);
	}
	int y = edge + (floor - edge - ui_line_height(ui, ui_style(ui->m.body, true))) / 2;
	ui_text_in(ui, x + head * 2, y, r.x + r.w - x - head * 3, "离地多高", ui_style(ui->m.body, true), ui->p->blue);
}

static void
draw_height(struct pen *p, void *context)
{
	const struct start *s = context;
	struct ui *ui = p->ui;
	pen_words(p, WORDS_BODY, 0, 0,
	    "用尺子从地面量到屏幕的下边。高的地方老人和坐轮椅的人够不着，屏幕会照这个数把按钮放低。");
	pen_gap(p, ui->m.gap * 2);
	pen_counter(p,
	    &(struct ui_counter){ .value = ui_printf(ui, "%ld 厘米", s->cm),
		.at_least = s->cm <= 0,
		.at_most = s->cm >= START_CM_MOST,
		.big = 10 },
	    START_CM);
}

static void
draw_edge(struct start *s, struct ui *ui, struct rect r)
{
	struct rect picture, words;
	frame_split(ui, r, 45, 50, &picture, &words);
	draw_wall(ui, picture);
	pen_centre(ui, words, draw_height, s);
}

/* --------------------------------------------------------------- ④ staff */

static void
draw_name(struct start *s, struct ui *ui, struct rect r)
{
	draw_keyboard(s, ui, r, "以后更新内容，先点这个名字，再按密码。");
}

static void
draw_pin(struct start *s, struct ui *ui, struct rect r)
{
	s->pin.pad.locked = s->task.waits;
	code_pad_draw(ui, r, &s->pin.pad, START_DIGIT);
}

/* --------------------------------------------------------------- ⑤ the code, and the end */

static void
draw_code(struct start *s, struct ui *ui, struct rect r)
{
	struct staff_code code = { s->code,
		{ "请抄下来交给乡镇保管。", "忘了密码，用它可以重设。", "以后不再显示。" } };
	if (s->code[0])
		pen_centre(ui, r, staff_code_draw, &code);
}

static void
draw_lines(struct pen *p, void *context)
{
	static const char *const line[] = {
		"把填好的表格和照片拷到 U 盘里。没有表格，登录后点“存到U盘”，拿一本空白表。", "把 U 盘插到这台机器上。",
		"按右下角的“工作人员”，点自己的名字，按六位数字，照着屏幕做。"
	};
	struct ui *ui = p->ui;
	int number = ui->m.head * 2;
	for (int i = 0; i < 3; i++) {
		struct rect r = cut_middle(p->room, ui->m.head * 24 + number, p->room.h);
		ui_text(ui, r.x, r.y, ui_printf(ui, "%d", i + 1), ui_style(ui->m.head, true), ui->p->blue);
		pen_take(p, ui_paragraph(ui, r.x + number, r.y, r.w - number, line[i], ui_style(ui->m.head, false),
				ui->p->ink, 15, 0));
		pen_gap(p, ui->m.gap);
	}
}

static void
draw_end(struct start *s, struct ui *ui, struct rect r)
{
	pen_centre(ui, r, draw_lines, NULL);
}

/* ---------------------------------------------------------------- the page */

static const struct {
	const char *title, *next;
	int number; /* 「第 1 步」; 0: none */
	void (*draw)(struct start *s, struct ui *ui, struct rect r);
} pages[] = {
	[START_VILLAGE] = { "这台机器在哪个村？", "下一步", 1, draw_village },
	[START_SIZE] = { "屏幕有多大？", "下一步", 2, draw_size },
	[START_EDGE] = { "屏幕下边离地多高？", "下一步", 3, draw_edge },
	[START_NAME] = { "第一位工作人员是谁？", "下一步", 4, draw_name },
	[START_PIN] = { "定一个六位密码", NULL, 4, draw_pin },
	[START_CODE] = { "乡镇的恢复码", "抄好了", 5, draw_code },
	[START_END] = { "都设好了", "完成", 0, draw_end },
};

void
start_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct start *s = self;
	start_settle(s, h);
	enum start_step step = s->step;
	bool free = !s->task.waits, villages = step == START_VILLAGE && s->villages;
	bool example = store_demonstration(h->store) || h->demonstration;
	const char *next = step == START_CODE && !s->code[0] ? "再试一次" : pages[step].next;
	const char *write = s->writes ? "从名单里点" : "不在里面，自己写", *later = example ? "先看看示例" : "以后再设";
	bool back = step > START_VILLAGE && step < START_CODE;
	pages[step].draw(s, ui,
	    STAFF_CARD(h, ui, .title = step == START_PIN && s->pin.first[0] ? "再按一遍密码" : pages[step].title,
		.subtitle = villages && !s->writes ? s->place : NULL,
		.line =
		    step == START_END ? "接下来把内容放上来" : ui_printf(ui, "第 %d 步，共 5 步", pages[step].number),
		.bar = { STAFF_LEFT(back ? "上一步" : NULL, START_BACK, free),
		    STAFF_LEFT(villages ? write : NULL, START_WRITE, free),
		    STAFF_LEFT(step < START_CODE ? later : NULL, START_LATER, free),
		    STAFF_RIGHT(step <= START_EDGE ? "跳过" : NULL, START_SKIP, free),
		    STAFF_MAIN(next, START_NEXT, free) },
		.task = &s->task, .no_back = true));
}
