/* staff_frame: see staff_frame.h. */
#include "screens/staff_frame.h"

#include <math.h>

#include "screens/frame.h"

/* 「工作人员 张三 · 剩余 2:46 自动退出」; returns its width. */
static int
draw_session(struct host *h, struct ui *ui, int right, int y, int line)
{
	const struct desk *d = h->desk;
	struct text_style note = ui_style(ui->m.note, false);
	if (!desk_who(d)->id)
		return 0;
	long left = desk_logout_ms(d) > h->now_ms ? (long)((desk_logout_ms(d) - h->now_ms + 999) / 1000) : 0;
	const char *words =
	    ui->m.portrait ? ui_printf(ui, "%s · %ld:%02ld", desk_who(d)->name, left / 60, left % 60)
			   : ui_printf(ui, "%s · 剩余 %ld:%02ld 自动退出", desk_who(d)->name, left / 60, left % 60);
	ui_text_right(ui, right, y + (line - ui_line_height(ui, note)) / 2, words, note, ui->p->soft);
	return ui_text_width(ui, words, note);
}

/* 「1 读取 › 2 核对 › 3 上屏」; returns where it ends. */
static int
draw_steps(struct ui *ui, int x, int y, int step)
{
	static const char *const name[] = { "1 读取", "2 核对", "3 上屏" };
	for (int i = 0; i < 3; i++) {
		bool lit = i + 1 == step;
		struct text_style style = ui_style(ui->m.body, lit);
		x += ui_text(ui, x, y, name[i], style, lit ? ui->p->blue : ui->p->soft);
		if (i < 2)
			x += ui_text(ui, x, y, " › ", ui_style(ui->m.body, false), ui->p->soft);
	}
	return x;
}

/* Returns where the body begins. */
static int
draw_strip(struct host *h, struct ui *ui, const struct staff_page *p)
{
	const struct metrics *m = &ui->m;
	struct text_style title = ui_style(m->title, true);
	int line = ui_line_height(ui, title), y = (m->top - line) / 2 + m->gap / 3;
	int right = m->width - m->margin, room = right - m->margin;
	room -= draw_session(h, ui, right, y, line) + m->gap * 2;
	int x = m->margin + ui_text_in(ui, m->margin, y, room, p->title, title, ui->p->blue);
	if (p->subtitle && p->subtitle[0]) {
		/* as large as fits, on the title's baseline */
		const int size[] = { m->title, m->head, m->body };
		int rest = m->margin + room - x - m->title / 3, i = 0;
		while (i < 2 && ui_text_width(ui, p->subtitle, ui_style(size[i], true)) > rest)
			i++;
		struct text_style style = ui_style(size[i], true);
		int drop = text_ascent(ui->text, title) - text_ascent(ui->text, style);
		x += m->title / 3;
		x += ui_text_in(ui, x, y + drop, rest, p->subtitle, style, ui->p->ink);
	}
	frame_demonstration(h, ui, x + m->gap / 2, m->margin + room);
	y += line + m->gap / 2;
	if (p->step == STAFF_NO_STEP && !(p->line && p->line[0]))
		return m->top > y ? m->top : y;
	x = m->margin;
	if (p->step != STAFF_NO_STEP)
		x = draw_steps(ui, x, y, p->step) + m->gap * 2;
	if (p->line)
		ui_text_in(ui, x, y, right - x, p->line, ui_style(m->body, false), ui->p->soft);
	return y + ui_line_height(ui, ui_style(m->body, false)) + m->gap;
}

/* From `x` on, or ending at `x` when `right`; returns where the row goes on. */
static int
draw_one(struct ui *ui, const struct staff_button *b, int x, int y, bool right)
{
	int w = ui_button_width(ui, &b->button);
	if (right)
		x -= w;
	ui_button(ui, (struct rect){ x, y, w, ui->m.button }, &b->button, b->action, b->arg);
	return right ? x - ui->m.gap : x + w + ui->m.gap;
}

static int
row_width(struct ui *ui, const struct staff_page *p, bool right)
{
	int w = 0;
	for (int i = 0; i < p->buttons; i++)
		if (p->button[i].right == right)
			w += ui_button_width(ui, &p->button[i].button) + ui->m.gap;
	return w;
}

/* Returns its height. */
static int
draw_bar(struct ui *ui, const struct staff_page *p)
{
	const struct metrics *m = &ui->m;
	const struct staff_button back = { .button = { .label = "返回" }, .action = ACTION_STAFF_BACK };
	int first = p->no_back ? 0 : ui_button_width(ui, &back.button) + m->gap;
	int left = first + row_width(ui, p, false), right = row_width(ui, p, true);
	bool two = left + right > m->width - 2 * m->margin + m->gap;
	int height = (two ? 2 : 1) * (m->button + m->gap) + m->gap, top = m->height - height;
	draw_fill(ui->list, (struct rect){ 0, top, m->width, height }, ui->p->card);
	ui_divider(ui, 0, top, m->width);
	int x = m->margin, end = m->width - m->margin, y = top + m->gap, low = two ? y + m->button + m->gap : y;
	if (!p->no_back)
		x = draw_one(ui, &back, x, low, false);
	for (int i = 0; i < p->buttons; i++)
		if (!p->button[i].right)
			x = draw_one(ui, &p->button[i], x, low, false);
	for (int i = p->buttons; i-- > 0;)
		if (p->button[i].right)
			end = draw_one(ui, &p->button[i], end, y, true);
	return height;
}

/* A screen of 10 inches has no room for words and keys made for a wall: it shows the page of one just large enough,
 * in small. */
static void
fit_small_screen(struct ui *ui)
{
	int side = ui->m.width < ui->m.height ? ui->m.width : ui->m.height;
	float have = (float)side / ui->m.px_mm, need = ui->m.large ? 260 : 200, w = (float)ui->m.width;
	float inches = hypotf(w, (float)ui->m.height) / ui->m.px_mm / 25.4f;
	if (have < need)
		ui->m = theme_metrics(ui->m.width, ui->m.height, inches * need / have, ui->m.large);
}

struct rect
staff_draw(struct host *h, struct ui *ui, const struct staff_page *p)
{
	const struct metrics *m = &ui->m;
	fit_small_screen(ui);
	draw_fill(ui->list, (struct rect){ 0, 0, m->width, m->height }, ui->p->paper);
	int top = draw_strip(h, ui, p), bar = draw_bar(ui, p);
	return (struct rect){ m->margin, top, m->width - 2 * m->margin, m->height - top - bar - m->gap * 3 / 2 };
}

bool
staff_event(struct host *h, int action)
{
	if (action == ACTION_STAFF_BACK)
		host_back(h);
	else if (action == ACTION_STAFF_OUT)
		desk_log_out(h->desk);
	else
		return false;
	return true;
}

bool
staff_locked(struct host *h, struct ui *ui)
{
	if (desk_who(h->desk)->id)
		return false;
	const struct staff_page page = { .title = "工作人员" };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	ui_empty(ui, body, ICON_PEOPLE, "请先按“工作人员”登录。");
	return true;
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
