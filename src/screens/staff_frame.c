/* staff_frame: see staff_frame.h. */
#include "screens/staff_frame.h"

#include <math.h>
#include <string.h>

#include "screens/frame.h"

/* 「2021年12月6日 星期一 09:41」, shorter where it is narrow. */
static const char *
clock_words(const struct host *h, struct ui *ui, bool doubtful)
{
	const struct date d = h->now.date;
	const char *at = ui_printf(ui, "%02d:%02d%s", h->now.hour, h->now.minute, doubtful ? "（没对过）" : "");
	if (ui->m.portrait)
		return ui_printf(ui, "%d月%d日 %s", d.month, d.day, at);
	return ui_printf(ui, "%d年%d月%d日 %s %s", d.year, d.month, d.day, date_weekday_name(d), at);
}

/* 「张三 · 剩余 2:46 自动退出」 and the clock at the right end of the line; returns their width. */
static int
draw_session(struct host *h, struct ui *ui, struct rect line)
{
	const struct desk *d = h->desk;
	struct text_style note = ui_style(ui->m.note, false);
	if (!desk_who(d)->id)
		return 0;
	bool doubtful = store_clock_doubtful(h->store, h->ticking);
	long left = desk_seconds_left(d, h->now_ms);
	const char *words = ui_printf(ui, ui->m.portrait ? "%s · %ld:%02ld" : "%s · 剩余 %ld:%02ld 自动退出",
		       desk_who(d)->name, left / 60, left % 60),
		   *clock = clock_words(h, ui, doubtful);
	int w = ui_text_width(ui, words, note), cw = ui_text_width(ui, clock, ui_style(ui->m.note, doubtful));
	int high = ui_line_height(ui, note), y = line.y + line.h / 2 - high, end = line.x + line.w;
	ui_text(ui, end - w, y, words, note, ui->p->soft);
	ui_text(ui, end - cw, y + high, clock, ui_style(ui->m.note, doubtful), doubtful ? ui->p->orange : ui->p->soft);
	return (w > cw ? w : cw) + ui->m.gap * 2;
}

/* 「1 读取 › 2 核对 › 3 上屏」, and the line behind it or alone. */
static void
draw_under(struct ui *ui, struct rect r, const struct staff_page *p)
{
	static const char *const name[] = { "1 读取", " › ", "2 核对", " › ", "3 上屏" };
	for (int i = 0; i < 5 && p->step != STAFF_NO_STEP; i++) {
		bool lit = i == 2 * (p->step - 1);
		cut_left(
		    &r, ui_text(ui, r.x, r.y, name[i], ui_style(ui->m.body, lit), lit ? ui->p->blue : ui->p->soft));
	}
	if (p->step != STAFF_NO_STEP)
		cut_left(&r, ui->m.gap * 2);
	struct pen line = pen_at(ui, r);
	pen_line(&line, WORDS_BODY, ui->p->soft, p->line);
}

/* Returns where the body begins. */
static int
draw_strip(struct host *h, struct ui *ui, const struct staff_page *p)
{
	const struct metrics *m = &ui->m;
	struct text_style title = ui_style(m->title, true), plain = ui_style(m->body, false);
	int line = ui_line_height(ui, title), y = (m->top - line) / 2 + m->gap / 3;
	struct rect r = { m->margin, y, m->width - 2 * m->margin, line },
		    under = { r.x, y + line + m->gap / 2, r.w, line };
	cut_right(&r, draw_session(h, ui, r));
	cut_left(&r, ui_text_in(ui, r.x, y, r.w, p->title, title, ui->p->blue));
	if (p->subtitle && p->subtitle[0]) { /* as large as fits, on the title's baseline */
		cut_left(&r, m->title / 3);
		struct text_style style = ui_shrink(ui, p->subtitle, title, r.w);
		int drop = text_ascent(ui->text, title) - text_ascent(ui->text, style);
		cut_left(&r, ui_text_in(ui, r.x, y + drop, r.w, p->subtitle, style, ui->p->ink));
	}
	frame_demonstration(h, ui, r.x + m->gap / 2, r.x + r.w);
	if (p->step == STAFF_NO_STEP && !(p->line && p->line[0]))
		return m->top > under.y ? m->top : under.y;
	draw_under(ui, under, p);
	return under.y + ui_line_height(ui, plain) + m->gap;
}

/* The buttons of one end of the bar, from that end on; returns their width. */
static int
draw_end(struct ui *ui, struct rect row, const struct staff_button *b, int count, bool right)
{
	int room = row.w;
	for (int i = 0; i < count; i++) {
		const struct staff_button *one = &b[right ? count - 1 - i : i];
		struct ui_button face = one->button;
		if (!face.label || one->right != right)
			continue;
		if (one->main || one->red) {
			face.fill = one->red ? ui->p->red : ui->p->blue;
			face.bold = true;
		}
		int w = ui_button_width(ui, &face);
		struct rect at = right ? cut_right(&row, w) : cut_left(&row, w);
		ui_button(ui, at, &face, one->action, one->arg);
		right ? cut_right(&row, ui->m.gap) : cut_left(&row, ui->m.gap);
	}
	return room - row.w;
}

/* In the room between the buttons; at the end of it where they share a row. */
static void
draw_why(struct ui *ui, struct rect r, const struct staff_page *p, bool left)
{
	if (!p->why || !*p->why)
		return;
	struct text_style style = ui_shrink(ui, p->why, ui_style(ui->m.body, p->why_not), r.w);
	int w = ui_text_width(ui, p->why, style), y = r.y + (r.h - ui_line_height(ui, style)) / 2;
	color_argb ink = p->why_not ? ui->p->orange : ui->p->ink;
	ui_text_in(ui, left || w > r.w ? r.x : r.x + r.w - w, y, r.w, p->why, style, ink);
}

/* In one row, or the right ones above the left ones. Returns its height. */
static int
draw_bar(struct ui *ui, const struct staff_page *p)
{
	const struct metrics *m = &ui->m;
	struct staff_button all[STAFF_BAR + 1] = { STAFF_LEFT(p->no_back ? NULL : "返回", ACTION_STAFF_BACK, true) };
	const int count = sizeof all / sizeof *all;
	memcpy(all + 1, p->bar, sizeof p->bar);
	struct rect row = { m->margin, 0, m->width - 2 * m->margin, m->button }, wide = { 0, 0, 1 << 20, 1 };
	ui_lift(ui);
	int need = draw_end(ui, wide, all, count, false) + draw_end(ui, wide, all, count, true);
	ui_put_down(ui);
	if (p->why && *p->why)
		need += ui_text_width(ui, p->why, ui_style(m->note, p->why_not)) + 2 * m->gap;
	bool two = need > row.w + m->gap;
	int height = (two ? 2 : 1) * (m->button + m->gap) + m->gap;
	struct rect bar = { 0, m->height - height, m->width, height };
	draw_fill(ui->list, bar, ui->p->card);
	ui_divider(ui, 0, bar.y, bar.w);
	row.y = bar.y + m->gap;
	struct rect between = row;
	cut_right(&between, draw_end(ui, row, all, count, true));
	row.y += two ? m->button + m->gap : 0;
	int left = draw_end(ui, row, all, count, false);
	cut_left(&between, two ? 0 : left + m->gap);
	draw_why(ui, between, p, two);
	return height;
}

/* A screen of 10 inches has no room for words and keys made for a wall: it shows the page of one just large enough,
 * in small. Tables and forms have no room for 特大: 大 is what they have. */
static void
fit_small_screen(struct ui *ui)
{
	int side = ui->m.width < ui->m.height ? ui->m.width : ui->m.height;
	float have = (float)side / ui->m.px_mm, need = ui->m.large ? 260 : 200, w = (float)ui->m.width;
	float inches = hypotf(w, (float)ui->m.height) / ui->m.px_mm / 25.4f;
	int reach = ui->m.reach, large = ui->m.large > TYPE_LARGE ? TYPE_LARGE : ui->m.large;
	if (have >= need && large == ui->m.large)
		return;
	ui->m = theme_metrics(ui->m.width, ui->m.height, have < need ? inches * need / have : inches, large);
	ui->m.reach = reach;
}

struct rect
staff_draw(struct host *h, struct ui *ui, const struct staff_page *p)
{
	const struct metrics *m = &ui->m;
	fit_small_screen(ui);
	draw_fill(ui->list, (struct rect){ 0, 0, m->width, m->height }, ui->p->paper);
	int top = draw_strip(h, ui, p), bar = draw_bar(ui, p);
	top = top > m->reach ? top : m->reach;
	return (struct rect){ m->margin, top, m->width - 2 * m->margin, m->height - top - bar - m->gap * 3 / 2 };
}

struct rect
staff_card(struct host *h, struct ui *ui, const struct staff_page *p)
{
	struct rect body = staff_draw(h, ui, p);
	ui_card(ui, body);
	body = rect_inset(body, ui->m.pad, ui->m.pad / 2);
	return p->task ? staff_task_draw(p->task, ui, body) : body;
}

const char *
staff_when(const struct host *h, struct ui *ui, const char *iso)
{
	struct datetime t;
	char day[64];
	if (!datetime_parse(iso, &t))
		return "日期不明";
	date_speak(t.date, h->now.date, day, sizeof day);
	return ui_printf(ui, "%s %d:%02d", day, t.hour, t.minute);
}
