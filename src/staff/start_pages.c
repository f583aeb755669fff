/* start_pages: how 第一次开机 looks; see start.h. One question a page, its
 * words in the strip, its answer in the middle, the way on at the right. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "screens/choices.h"
#include "screens/staff_frame.h"
#include "staff/start.h"
#include "ui/form.h"

/* -------------------------------------------------------------- pieces */

/* What is wrong, or what one waits for, at the top of r; returns what is left. */
static struct rect
draw_message(const struct start *s, struct ui *ui, struct rect r)
{
	struct text_style bold = ui_style(ui->m.body, true);
	const char *words = s->waits ? "正在存……" : s->message;
	color_argb ink = s->waits ? ui->p->blue : ui->p->orange;
	int side = ui->m.body * 5 / 4, w = r.w - side - ui->m.gap;
	if (!words[0])
		return r;
	int h = ui_paragraph_height(ui, w, words, bold, 14, 3);
	draw_icon(
	    ui->list, s->waits ? ICON_CLOCK : ICON_EXCLAIM, (struct rect){ r.x, r.y + side / 8, side, side }, ink);
	ui_paragraph(ui, r.x + side + ui->m.gap, r.y, w, words, bold, ink, 14, 3);
	return (struct rect){ r.x, r.y + h + ui->m.gap, r.w, r.h - h - ui->m.gap };
}

/* A picture and the words about it, in one card: beside or above each other. */
static void
split(struct ui *ui, struct rect in, int wide, int tall, struct rect *picture, struct rect *words)
{
	*picture = *words = in;
	if (ui->m.portrait) {
		picture->h = in.h * tall / 100;
		words->y += picture->h + ui->m.pad;
		words->h -= picture->h + ui->m.pad;
	} else {
		picture->w = in.w * wide / 100;
		words->x += picture->w + ui->m.pad * 2;
		words->w -= picture->w + ui->m.pad * 2;
	}
}

/* What the answer is for, where the keyboard leaves a line above it and nothing else is said. */
static struct rect
draw_purpose(const struct start *s, struct ui *ui, struct rect r, const char *words)
{
	struct text_style body = ui_style(ui->m.body, false);
	int h = ui_line_height(ui, body);
	if (s->waits || s->message[0])
		return draw_message(s, ui, r);
	if (ui_text_width(ui, words, body) > r.w)
		return r;
	ui_text_in(ui, r.x, r.y, r.w, words, body, ui->p->soft);
	return (struct rect){ r.x, r.y + h + ui->m.gap, r.w, r.h - h - ui->m.gap };
}

static struct rect
card(struct ui *ui, struct rect body)
{
	ui_card(ui, body);
	return rect_inset(body, ui->m.pad, ui->m.pad);
}

/* --------------------------------------------------------------- ① the village */

static void
draw_village(struct start *s, struct ui *ui, struct rect r)
{
	if (!s->villages || s->writes) {
		keyboard_draw(
		    ui, draw_purpose(s, ui, r, "写全名，和表格里“村(社区)”那一列一样。"), &s->keyboard, START_KEY);
		return;
	}
	r = draw_message(s, ui, r);
	struct choice *c = arena_array(ui->arena, s->villages, sizeof *c);
	for (size_t i = 0; i < s->villages; i++)
		c[i].label = s->village[i].label;
	choices_draw(ui, r, &s->scroll, c, s->villages, START_PICK);
}

/* --------------------------------------------------------------- ② the size */

struct rect
start_card(const struct metrics *m, long tenths, struct rect room)
{
	double w = m->width, h = m->height, px_mm = sqrt(w * w + h * h) / ((double)tenths * 2.54);
	int long_side = (int)lround(85.6 * px_mm), short_side = (int)lround(54 * px_mm);
	bool upright = long_side > room.w && short_side <= room.w;
	int cw = upright ? short_side : long_side, ch = upright ? long_side : short_side;
	return (struct rect){ room.x + (room.w - cw) / 2, room.y + (room.h - ch) / 2, cw, ch };
}

static void
draw_outline_card(struct ui *ui, struct rect r, long tenths)
{
	struct rect at = start_card(&ui->m, tenths, r);
	int line = theme_mm(&ui->m, 0.5f) + 1, radius = (int)lround(3.18 * at.w / 85.6); /* ISO/IEC 7810: 3.18 mm */
	ui_clip_push(ui, r);
	draw_outline(ui->list, at, radius, line, ui->p->blue);
	struct rect in = rect_inset(at, line * 2, line * 2);
	static const char *const words[] = { "身份证放这里", "身份证" };
	int px = ui_text_width(ui, words[0], ui_style(ui->m.body, false)) > in.w ? ui->m.note : ui->m.body;
	bool tight = ui_text_width(ui, words[0], ui_style(px, false)) > in.w;
	ui_text_center(ui, in, words[tight], ui_style(px, false), ui->p->soft);
	ui_clip_pop(ui);
}

static void
draw_sizes(struct ui *ui, struct rect r, long tenths)
{
	int gap = ui->m.gap, w = (r.w - 3 * gap) / 4;
	for (int i = 0; i < 8; i++) {
		long t = start_sizes[i];
		bool chosen = t == tenths;
		struct ui_button b = { .label = t % 10 ? ui_printf(ui, "%ld.%ld", t / 10, t % 10)
						       : ui_printf(ui, "%ld", t / 10),
			.fill = chosen ? ui->p->blue : 0,
			.bold = chosen };
		struct rect at = { r.x + i % 4 * (w + gap), r.y + i / 4 * (ui->m.button + gap), w, ui->m.button };
		ui_button(ui, at, &b, START_COMMON, t);
	}
}

void
start_size_draw(struct ui *ui, struct rect r, long tenths)
{
	struct rect picture, words;
	struct text_style body = ui_style(ui->m.body, false);
	const char *say = "先点屏幕的寸数。\n把身份证放在框上，一样大就对了。\n不一样大，就按最下面两个键。";
	split(ui, r, 42, 46, &picture, &words);
	draw_round(ui->list, picture, ui->m.radius, CORNER_ALL, ui->p->paper);
	draw_outline_card(ui, picture, tenths);
	int h = ui_paragraph_height(ui, words.w, say, body, 14, 0), b = ui->m.button, gap = ui->m.gap;
	const struct ui_counter c = { .value = ui_printf(ui, "%ld.%ld 寸", tenths / 10, tenths % 10),
		.less = "框大一点",
		.more = "框小一点",
		.at_least = tenths <= START_INCH_LEAST,
		.at_most = tenths >= START_INCH_MOST };
	bool stacked = ui_counter_width(ui, &c) > words.w;
	int all = h + (stacked ? 4 : 3) * (b + gap) + gap, y = words.y + (words.h > all ? (words.h - all) / 2 : 0);
	y += ui_paragraph(ui, words.x, y, words.w, say, body, ui->p->ink, 14, 0) + gap;
	draw_sizes(ui, (struct rect){ words.x, y, words.w, 2 * b + gap }, tenths);
	y += 2 * (b + gap);
	if (stacked) { /* the number above its two keys */
		struct rect line = { words.x, y, words.w, b };
		ui_text_center(ui, line, c.value, ui_style(ui->m.head, true), ui->p->ink);
		y += b;
	}
	struct ui_counter keys = c;
	keys.value = stacked ? "" : c.value;
	ui_counter(ui, (struct rect){ words.x, y, words.w, b }, &keys, START_INCH);
}

static void
draw_size(struct start *s, struct ui *ui, struct rect r)
{
	start_size_draw(ui, draw_message(s, ui, r), s->tenths);
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
draw_edge(struct start *s, struct ui *ui, struct rect r)
{
	struct rect picture, words;
	struct text_style body = ui_style(ui->m.body, false);
	const char *say = "用尺子从地面量到屏幕的下边。高的地方老人和坐轮椅的人够不着，屏幕会照这个数把按钮放低。";
	split(ui, draw_message(s, ui, r), 45, 50, &picture, &words);
	draw_wall(ui, picture);
	const struct ui_counter c = { .value = ui_printf(ui, "%ld 厘米", s->cm),
		.at_least = s->cm <= 0,
		.at_most = s->cm >= START_CM_MOST,
		.big = 10 };
	bool stacked = ui_counter_width(ui, &c) > words.w;
	int h = ui_paragraph_height(ui, words.w, say, body, 15, 0), b = ui->m.button;
	int all = h + ui->m.gap * 2 + (stacked ? 2 : 1) * b, y = words.y + (words.h > all ? (words.h - all) / 2 : 0);
	y += ui_paragraph(ui, words.x, y, words.w, say, body, ui->p->ink, 15, 0) + ui->m.gap * 2;
	struct ui_counter keys = c;
	if (stacked) {
		ui_text_center(
		    ui, (struct rect){ words.x, y, words.w, b }, c.value, ui_style(ui->m.head, true), ui->p->ink);
		keys.value = "";
		y += b;
	}
	int w = ui_counter_width(ui, &c) * 5 / 4;
	w = stacked || w > words.w ? words.w : w;
	ui_counter(ui, (struct rect){ words.x + (words.w - w) / 2, y, w, b }, &keys, START_CM);
}

/* --------------------------------------------------------------- ④ staff */

static void
draw_name(struct start *s, struct ui *ui, struct rect r)
{
	keyboard_draw(ui, draw_purpose(s, ui, r, "以后更新内容，先点这个名字，再按密码。"), &s->keyboard, START_KEY);
}

/* Six boxes, a dot in each that is pressed. */
static void
draw_dots(struct ui *ui, struct rect r, size_t n)
{
	int gap = theme_mm(&ui->m, 3), w = (r.w - gap * (STAFF_PIN - 1)) / STAFF_PIN;
	w = w > r.h ? r.h : w;
	for (int i = 0; i < STAFF_PIN; i++) {
		struct rect at = { r.x + i * (w + gap), r.y, w, w };
		int d = w / 3;
		draw_round(ui->list, at, ui->m.radius / 2, CORNER_ALL, ui->p->row_tint);
		draw_outline(ui->list, at, ui->m.radius / 2, theme_mm(&ui->m, 0.4f) + 1,
		    (size_t)i == n ? ui->p->blue : ui->p->line);
		if ((size_t)i < n)
			draw_round(ui->list, (struct rect){ at.x + (w - d) / 2, at.y + (w - d) / 2, d, d }, d / 2,
			    CORNER_ALL, ui->p->ink);
	}
}

static void
draw_pin(struct start *s, struct ui *ui, struct rect r)
{
	struct rect keys = r, words = r;
	struct text_style body = ui_style(ui->m.body, false);
	const char *typed = s->step == START_AGAIN ? s->again : s->pin;
	const char *say = s->step == START_AGAIN ? "再按一遍刚才的六位数字。"
						 : "自己定六位数字，以后登录要按。别用生日，别告诉别人。";
	if (ui->m.portrait) {
		int key = theme_mm(&ui->m, 26) > ui->m.button ? theme_mm(&ui->m, 26) : ui->m.button;
		keys.h = 4 * key + 3 * ui->m.gap;
		keys.y = r.y + r.h - keys.h;
		words.h = r.h - keys.h - ui->m.gap;
		int near = ui->m.body * 15; /* what one presses shows right above the keys */
		words.y += words.h > near ? words.h - near : 0;
		words.h = words.h > near ? near : words.h;
	} else {
		keys.w = r.w * 46 / 100;
		keys.x = r.x + r.w - keys.w;
		words.w = r.w - keys.w - ui->m.pad * 2;
	}
	int side = theme_mm(&ui->m, 16), y = words.y + ui->m.gap;
	side = side > ui->m.title ? side : ui->m.title;
	ui_text_in(ui, words.x, y, words.w, s->name, ui_style(ui->m.head, true), ui->p->ink);
	y += ui_line_height(ui, ui_style(ui->m.head, true)) + ui->m.gap;
	draw_dots(ui, (struct rect){ words.x, y, words.w, side }, strlen(typed));
	y += side + ui->m.gap * 2;
	y += ui_paragraph(ui, words.x, y, words.w, say, body, ui->p->soft, 15, 0) + ui->m.gap;
	draw_message(s, ui, (struct rect){ words.x, y, words.w, words.y + words.h - y });
	choices_pad(ui, keys, s->waits ? 0 : 0x3FF, typed[0] && !s->waits, START_DIGIT);
}

/* --------------------------------------------------------------- ⑤ the code, and the end */

static void
draw_code(struct start *s, struct ui *ui, struct rect r)
{
	static const char *const say[] = { "请抄下来交给乡镇保管。", "忘了密码，用它可以重设。", "以后不再显示。" };
	struct text_style head = ui_style(ui->m.head, false);
	r = draw_message(s, ui, r);
	if (!s->code[0])
		return;
	int px = ui->m.title * 2, step = ui->m.head * 17 / 10;
	const char *code = ui_printf(ui, "%.4s  %.4s  %.4s", s->code, s->code + 4, s->code + 8);
	while (px > ui->m.title && ui_text_width(ui, code, ui_style(px, true)) > r.w - 4 * ui->m.pad)
		px = px * 9 / 10;
	int line = ui_line_height(ui, ui_style(px, true)), y = r.y + (r.h - line - 3 * step - ui->m.pad * 2) / 2;
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, code, ui_style(px, true), ui->p->ink);
	y += line + ui->m.pad * 2;
	for (int i = 0; i < 3; i++, y += step)
		ui_text_center(ui, (struct rect){ r.x, y, r.w, step }, say[i], head, ui->p->ink);
}

static void
draw_end(struct start *s, struct ui *ui, struct rect r)
{
	static const char *const line[] = {
		"把填好的表格和照片拷到 U 盘里。没有表格，登录后点“存到U盘”，拿一本空白表。", "把 U 盘插到这台机器上。",
		"按右下角的“工作人员”，点自己的名字，按六位数字，照着屏幕做。"
	};
	struct text_style head = ui_style(ui->m.head, false), bold = ui_style(ui->m.head, true);
	int number = ui->m.head * 2, w = r.w - number - 2 * ui->m.pad, most = ui->m.head * 24, h = 0;
	r = draw_message(s, ui, r);
	w = w > most ? most : w;
	for (int i = 0; i < 3; i++)
		h += ui_paragraph_height(ui, w, line[i], head, 15, 0) + ui->m.gap;
	int x = r.x + (r.w - w - number) / 2, y = r.y + (r.h - h) / 2;
	for (int i = 0; i < 3; i++) {
		ui_paragraph(ui, x, y, number, ui_printf(ui, "%d", i + 1), bold, ui->p->blue, 15, 1);
		y += ui_paragraph(ui, x + number, y, w, line[i], head, ui->p->ink, 15, 0) + ui->m.gap;
	}
}

/* ---------------------------------------------------------------- the page */

static int
progress(enum start_step step)
{
	return step <= START_EDGE ? (int)step + 1 : step <= START_AGAIN ? 4 : 5;
}

static int
add_buttons(const struct start *s, struct host *h, struct ui *ui, struct staff_button *b)
{
	int n = 0;
	bool wait = s->waits, pin = s->step == START_PIN || s->step == START_AGAIN;
	const char *next = s->step == START_END    ? "完成"
			   : s->step != START_CODE ? "下一步"
			   : s->code[0]            ? "抄好了"
						   : "再试一次";
	if (s->step > START_VILLAGE && s->step < START_CODE)
		b[n++] =
		    (struct staff_button){ .button = { .label = "上一步", .disabled = wait }, .action = START_BACK };
	if (s->step == START_VILLAGE && s->villages)
		b[n++] = (struct staff_button){ .button = { .label = s->writes ? "从名单里点" : "不在里面，自己写",
						    .disabled = wait },
			.action = START_WRITE };
	if (s->step < START_CODE) {
		bool demonstration = store_demonstration(h->store) || h->demonstration;
		b[n++] = (struct staff_button){ .button = { .label = demonstration ? "先看看示例" : "以后再设",
						    .disabled = wait },
			.action = START_LATER };
	}
	if (s->step <= START_EDGE)
		b[n++] = (struct staff_button){
			.button = { .label = "跳过", .disabled = wait }, .action = START_SKIP, .right = true
		};
	if (!pin)
		b[n++] = (struct staff_button){
			.button = { .label = next, .fill = ui->p->blue, .bold = true, .disabled = wait },
			.action = START_NEXT,
			.right = true
		};
	return n;
}

void
start_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	static const char *const title[] = { "这台机器在哪个村？", "屏幕有多大？", "屏幕下边离地多高？",
		"第一位工作人员是谁？", "定一个六位密码", "再按一遍密码", "乡镇的恢复码", "都设好了" };
	static void (*const page[])(struct start *, struct ui *, struct rect) = { draw_village, draw_size, draw_edge,
		draw_name, draw_pin, draw_pin, draw_code, draw_end };
	struct start *s = self;
	struct staff_button button[5];
	start_settle(s, h);
	(void)body;
	const char *line = s->step == START_END ? "接下来把内容放上来"
						: ui_printf(ui, "第 %d 步，共 %d 步", progress(s->step), START_STEPS);
	const struct staff_page p = { .title = title[s->step],
		.subtitle = s->step == START_VILLAGE && s->place[0] && s->villages && !s->writes ? s->place : NULL,
		.line = line,
		.button = button,
		.buttons = add_buttons(s, h, ui, button),
		.no_back = true };
	page[s->step](s, ui, card(ui, staff_draw(h, ui, &p)));
}
