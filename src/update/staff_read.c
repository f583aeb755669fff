/* staff-read: 读取, with true progress. Goes on by itself to 核对 when the
 * review is there. */
#include "screens/all.h"
#include "screens/update_parts.h"

enum { OWN_CANCEL = UI_ACTION_OWN };

enum { STEPS = 4 };
static const char *const step_name[STEPS] = { "复制到本机", "读表格", "整理照片", "和屏上的内容比较" };

/* 「正在从U盘复制：照片 132／500 张」 */
static const char *
doing(struct ui *ui, const struct desk_progress *p)
{
	switch (p->step) {
	case DESK_COPY:
		if (p->photos_total)
			return ui_printf(ui, "正在从U盘复制：照片 %ld／%ld 张", p->photos, p->photos_total);
		return p->total ? ui_printf(ui, "正在从U盘复制：%ld／%ld 个文件", p->done, p->total) : "正在从U盘复制…";
	case DESK_READ:
		return p->rows ? ui_printf(ui, "正在读表格：%s 行", update_thousands(ui, p->rows)) : "正在读表格…";
	case DESK_PHOTOS:
		return p->total ? ui_printf(ui, "正在整理照片：%ld／%ld 张", p->done, p->total) : "正在整理照片…";
	default:
		return "正在和屏上的内容比较…";
	}
}

/* 「大约还要 2 分钟」; "" while nobody can know. */
static const char *
left_words(struct ui *ui, long seconds)
{
	if (seconds < 0)
		return "";
	if (seconds < 10)
		return "，马上就好";
	if (seconds < 55)
		return ui_printf(ui, "，大约还要 %ld 秒", (seconds + 9) / 10 * 10);
	return ui_printf(ui, "，大约还要 %ld 分钟", (seconds + 30) / 60);
}

/* What a step has done, or does: 「500 张照片，3.4 GB」. */
static const char *
detail(struct ui *ui, const struct desk_progress *p, int step)
{
	if (step > (int)p->step)
		return "";
	if (step == DESK_COPY && p->bytes_total)
		return step < (int)p->step
			   ? update_bytes(ui, p->bytes_total)
			   : ui_printf(ui, "%s／%s", update_bytes(ui, p->bytes), update_bytes(ui, p->bytes_total));
	if (step == DESK_READ && p->rows)
		return ui_printf(ui, "%s 行", update_thousands(ui, p->rows));
	if (step == DESK_PHOTOS && step == (int)p->step && p->total)
		return ui_printf(ui, "%ld／%ld 张", p->done, p->total);
	if (step == DESK_PHOTOS && p->photos_total)
		return ui_printf(ui, "%ld 张", p->photos_total);
	return "";
}

/* A mark for done, at work, still to come; the words carry it too. */
static void
draw_step(struct ui *ui, struct rect r, const struct desk_progress *p, int step)
{
	const struct metrics *m = &ui->m;
	int side = m->body * 12 / 10, now = (int)p->step, x = r.x + side + m->gap;
	bool done = step < now, lit = step == now;
	struct text_style style = ui_style(m->body, lit);
	struct rect mark = { r.x, r.y + (r.h - side) / 2, side, side };
	int y = r.y + (r.h - ui_line_height(ui, style)) / 2;
	if (done)
		draw_icon(ui->list, ICON_CHECK, mark, ui->p->green);
	else
		draw_ring(ui->list, mark.x + side / 2, mark.y + side / 2, side / 2, lit ? side / 4 : side * 2 / 5, 0, 1,
		    lit ? ui->p->blue : ui->p->line);
	x += ui_text(ui, x, y, step_name[step], style, lit ? ui->p->ink : ui->p->soft) + m->gap;
	const char *words = detail(ui, p, step);
	if (ui_text_width(ui, words, ui_style(m->body, false)) <= r.x + r.w - x)
		ui_text_right(ui, r.x + r.w, y, words, ui_style(m->body, false), ui->p->soft);
}

static void
draw_progress(struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct desk_progress *p = &desk_work(h->desk)->progress;
	struct text_style big = ui_style(m->title, true), head = ui_style(m->head, true),
			  body = ui_style(m->body, false);
	ui_card(ui, r);
	int w = r.w - 4 * m->pad, bar = m->button * 2 / 3, row = m->row * 5 / 4;
	int lines = STEPS, h_all = ui_line_height(ui, big) + m->gap + bar + m->gap + ui_line_height(ui, body) +
				   m->gap * 2 + STEPS * row + m->gap + ui_line_height(ui, body);
	if (h_all > r.h - 2 * m->pad) {
		int less = (h_all - r.h + 2 * m->pad) / STEPS + 1;
		if (row - less < ui_line_height(ui, body)) { /* no room: the sentence and the bar say it */
			h_all -= STEPS * row;
			lines = 0;
		} else {
			h_all -= STEPS * less;
			row -= less;
		}
	}
	r.y += (r.h - 2 * m->pad - h_all) / 2;
	int x = r.x + 2 * m->pad, y = r.y + m->pad;
	const char *percent = ui_printf(ui, "%d%%", p->permille / 10);
	int number = ui_text_width(ui, percent, big);
	const char *words = doing(ui, p);
	if (ui_text_width(ui, words, head) > w - number - m->gap)
		head = ui_style(m->body, true);
	int drop = text_ascent(ui->text, big) - text_ascent(ui->text, head);
	ui_text_in(ui, x, y + drop, w - number - m->gap, words, head, ui->p->ink);
	ui_text_right(ui, x + w, y, percent, big, ui->p->blue);
	y += ui_line_height(ui, big) + m->gap;
	ui_bar(ui, (struct rect){ x, y, w, bar }, (float)p->permille / 1000.f, ui->p->blue);
	y += bar + m->gap;
	ui_text_in(ui, x, y, w,
	    ui_printf(ui, "用了 %s%s", update_duration(ui, p->seconds), left_words(ui, p->seconds_left)), body,
	    ui->p->ink);
	y += ui_line_height(ui, body) + m->gap * 2;
	for (int i = 0; i < lines; i++, y += row)
		draw_step(ui, (struct rect){ x, y, w, row }, p, i);
	y += m->gap;
	ui_text_in(ui, x, y, w, p->step == DESK_COPY ? "先别拔U盘，复制完就可以拔。" : "复制完了，U盘可以拔了。",
	    ui_style(m->body, true), p->step == DESK_COPY ? ui->p->orange : ui->p->green);
}

static void
draw_lost(struct host *h, struct ui *ui, struct rect r)
{
	const struct desk_progress *p = &desk_work(h->desk)->progress;
	const char *copied = p->photos ? ui_printf(ui, "已经复制 %ld 张照片。", p->photos)
			     : p->step == DESK_COPY && p->done ? ui_printf(ui, "已经复制 %ld 个文件。", p->done)
							       : "";
	const char *head = ui_printf(ui, "U盘读不到了，可能拔下来了。%s", copied);
	update_message(ui, r, ICON_EXCLAIM, ui->p->orange, head,
	    "把U盘插回去，就从这里接着读，不用重来。\n不想读了，就按“取消”，屏上的内容不变。");
}

static bool
over(struct host *h)
{
	const struct desk *d = h->desk;
	if (desk_work(d)->state == DESK_PUBLISHED)
		host_replace(h, &screen_staff_done, desk_work(d)->published);
	else if (desk_work(d)->state == DESK_PUBLISHING)
		host_replace(h, &screen_staff_publish, 0);
	else if (desk_work(d)->review)
		host_replace(h, &screen_staff_review, 0);
	return h->go != GO_NOWHERE;
}

static void
read_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	const struct desk *d = h->desk;
	(void)self;
	(void)whole;
	bool reading = desk_work(d)->state == DESK_READING || desk_work(d)->state == DESK_LOST;
	if (desk_who(d)->id && !reading && over(h))
		return;
	if (!reading && update_closed(h, ui))
		return;
	if (staff_locked(h, ui))
		return;
	const struct staff_button cancel = { .button = { .label = "取消" }, .action = OWN_CANCEL };
	const struct staff_page page = { .title = "更新内容",
		.subtitle = desk_work(d)->source[0] ? ui_printf(ui, "U盘：%s", desk_work(d)->source) : NULL,
		.step = STAFF_READ,
		.button = &cancel,
		.buttons = 1,
		.no_back = true };
	struct rect body = staff_draw(h, ui, &page);
	if (desk_work(d)->state == DESK_LOST)
		draw_lost(h, ui, body);
	else
		draw_progress(h, ui, body);
}

static bool
read_event(void *self, struct host *h, const struct screen_event *e)
{
	(void)self;
	if (e->kind != SCREEN_ACTION || update_event(h, e->action))
		return false;
	if (e->action == OWN_CANCEL) {
		desk_cancel(h->desk);
		host_back(h);
	}
	return true;
}

const struct screen_class screen_staff_read = {
	.name = "staff-read",
	.staff = true,
	.moment = MOMENT_READING,
	.title = "更新内容",
	.section = SECTION_ISSUE,
	.event = read_event,
	.draw = read_draw,
	.full = true,
};
