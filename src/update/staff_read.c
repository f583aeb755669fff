/* staff-read: 读取, with true progress. Goes on by itself to 核对 when the
 * review is there. */
#include "screens/all.h"
#include "update/parts.h"

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

struct progress {
	const struct desk_progress *p;
	int row; /* px a step; 0: no room, the sentence and the bar say it */
};

/* Done, at work, still to come; the words carry it too. */
static void
progress_words(struct pen *pen, void *context)
{
	const struct progress *c = context;
	const struct desk_progress *p = c->p;
	struct ui *ui = pen->ui;
	const struct palette *color = ui->p;
	int now = (int)p->step;
	update_progress(pen, doing(ui, p), p->permille);
	pen_line(pen, WORDS_BODY, 0,
	    ui_printf(ui, "用了 %s%s", update_duration(ui, p->seconds), left_words(ui, p->seconds_left)));
	pen_gap(pen, ui->m.gap * 2);
	for (int i = 0; i < STEPS && c->row; i++)
		UI_ROW(ui, pen_take(pen, c->row), .icon = i < now ? ICON_CHECK : ICON_CLOCK,
		    .color = i < now    ? color->green
			     : i == now ? color->blue
					: color->line,
		    .title = step_name[i], .value = detail(ui, p, i), .bold = i == now, .off = i > now);
	pen_gap(pen, ui->m.gap);
	pen_line(pen, WORDS_BOLD, p->step == DESK_COPY ? color->orange : color->green,
	    p->step == DESK_COPY ? "先别拔U盘，复制完就可以拔。" : "复制完了，U盘可以拔了。");
}

static void
draw_progress(struct host *h, struct ui *ui, struct rect r)
{
	const int rows[] = { ui->m.row * 5 / 4, ui->m.row, ui->m.body * 3 / 2, 0 };
	struct progress c = { &desk_work(h->desk)->progress, 0 };
	struct rect in = rect_inset(r, 2 * ui->m.pad, ui->m.pad);
	ui_card(ui, r);
	for (int i = 0; i < 4; i++) {
		c.row = rows[i];
		if (pen_height(ui, in.w, progress_words, &c) <= in.h)
			break;
	}
	pen_centre(ui, in, progress_words, &c);
}

static void
draw_lost(struct host *h, struct ui *ui, struct rect r)
{
	const struct desk_progress *p = &desk_work(h->desk)->progress;
	const char *copied = p->photos ? ui_printf(ui, "已经复制 %ld 张照片。", p->photos)
			     : p->step == DESK_COPY && p->done ? ui_printf(ui, "已经复制 %ld 个文件。", p->done)
							       : "";
	ui_message(ui, r, ICON_EXCLAIM, ui->p->orange, ui_printf(ui, "U盘读不到了，可能拔下来了。%s", copied),
	    "把U盘插回去，就从这里接着读，不用重来。\n不想读了，就按“取消”，屏上的内容不变。");
}

static bool
over(struct host *h)
{
	const struct desk_work *work = desk_work(h->desk);
	if (update_published(h))
		return true;
	if (work->state == DESK_PUBLISHING)
		host_replace(h, &screen_staff_publish, 0);
	else if (work->review)
		host_replace(h, &screen_staff_review, 0);
	return h->go != GO_NOWHERE;
}

static void
read_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	const struct desk_work *work = desk_work(h->desk);
	bool lost = work->state == DESK_LOST;
	if (work->state != DESK_READING && !lost && (over(h) || update_closed(h, ui)))
		return;
	struct rect body = STAFF_DRAW(h, ui, .title = "更新内容",
	    .subtitle = work->source[0] ? ui_printf(ui, "U盘：%s", work->source) : NULL, .step = STAFF_READ,
	    .bar = { STAFF_LEFT("取消", OWN_CANCEL, true) }, .no_back = true);
	(lost ? draw_lost : draw_progress)(h, ui, body);
}

static bool
read_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action != OWN_CANCEL)
		return false;
	desk_cancel(h->desk);
	host_back(h);
	return true;
}

STAFF_SCREEN(staff_read, "staff-read", "更新内容", .locked = true, .moment = MOMENT_READING, .event = read_event,
    .draw = read_draw);
