/* staff-photo: one photo of the review, large. A finger draws a box over a
 * face, a plate, a door number; what is in it is blurred before it can come
 * up on the screen. The argument is the importer's number of the photo. */
#include <stdio.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "update/look.h"
#include "update/mask_boxes.h"

enum { OWN_STEP = UI_ACTION_OWN, OWN_TAKE_BACK, OWN_TAKE_ALL, OWN_DONE, OWN_AGAIN, OWN_OMIT, OWN_DROP };
enum { LEAST_MM = 8, SLACK_MM = 4 };
enum sent { SENT_NOTHING, SENT_MASK, SENT_AGAIN, SENT_OMIT };

static const char *const working[] = { "正在打码…", "正在打码…", "正在换回原来的照片…", "正在重新核对…" };
static const char how_to[] = "在脸、车牌、门牌上画框，点框就去掉。";

struct photo {
	struct look_photos photos;
	long index;
	struct mask_boxes boxes;  /* drawn, not sent yet */
	struct mask_boxes before; /* sent from here: come back with 重新来 */
	bool drawing;             /* a finger is on it */
	float x0, y0, x1, y1;
	bool asking;    /* there are boxes that are not sent, and somebody wants to go */
	enum sent sent; /* what the importer is at work on */
	bool full;      /* no room for one more box */
	struct scroll scroll;
	struct rect at; /* where the picture was drawn */
	int px_least, px_slack;
};

static const struct review_photo *
current(const struct photo *s)
{
	const struct review_photo *p = look_find(&s->photos, s->index);
	return p ? p : s->photos.count ? &s->photos.photo[0] : NULL;
}

/* What the importer would carry out now. */
static bool
answers(const struct desk *d)
{
	return desk_work(d)->review && desk_work(d)->state == DESK_REVIEW;
}

static void
photo_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct photo *s = self;
	s->index = arg;
	look_photos(&s->photos, h->desk, a);
	if (current(s)) {
		s->index = current(s)->index;
		desk_set_seen(h->desk, s->index);
	}
}

/* --------------------------------------------------------------- picture */

/* What stands in a box cannot be made out, already while it is drawn. */
static void
draw_mosaic(struct ui *ui, struct rect r)
{
	static const color_argb tone[] = { 0xFF8C8880, 0xFFA7A298, 0xFF6F6B64, 0xFFBDB8AD };
	int cell = theme_mm(&ui->m, 4), across = r.w / cell, down = r.h / cell;
	across = across < 1 ? 1 : across > 16 ? 16 : across;
	down = down < 1 ? 1 : down > 16 ? 16 : down;
	for (int y = 0; y < down; y++)
		for (int x = 0; x < across; x++) {
			int left = r.x + x * r.w / across, top = r.y + y * r.h / down;
			struct rect c = { left, top, r.x + (x + 1) * r.w / across - left,
				r.y + (y + 1) * r.h / down - top };
			draw_fill(ui->list, c, tone[((unsigned)x * 2654435761u ^ (unsigned)y * 2246822519u) >> 7 & 3u]);
		}
	draw_outline(ui->list, r, 0, theme_mm(&ui->m, 0.6f) + 1, 0xFFFFFFFF);
}

/* The box under the finger, as it would be kept. */
static bool
growing(const struct photo *s, struct mask_boxes *one)
{
	*one = (struct mask_boxes){ 0 };
	return s->drawing && mask_add(one, s->at, s->x0, s->y0, s->x1, s->y1, s->px_least);
}

static void
draw_plate(struct ui *ui, struct rect r, const char *words)
{
	struct text_style style = ui_style(ui->m.body, true);
	struct rect plate = cut_middle(r, ui_text_width(ui, words, style) + 2 * ui->m.pad, ui->m.body * 2);
	draw_round(ui->list, plate, ui->m.radius / 2, CORNER_ALL, 0xE623272B);
	ui_text_center(ui, plate, words, style, 0xFFFFFFFF);
}

static void
draw_picture(struct photo *s, struct host *h, struct ui *ui, struct rect r, const struct review_photo *p)
{
	struct mask_boxes one;
	s->at = mask_fit(r, p->width, p->height);
	s->px_least = theme_mm(&ui->m, LEAST_MM);
	s->px_slack = theme_mm(&ui->m, SLACK_MM);
	draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, 0xFF15171A);
	ui_clip_push(ui, r);
	draw_image(ui->list, s->at, p->picture, IMAGE_COVER, 0, CORNER_NONE);
	for (int i = 0; i < s->boxes.count; i++)
		draw_mosaic(ui, mask_place(&s->boxes, i, s->at));
	if (growing(s, &one))
		draw_mosaic(ui, mask_place(&one, 0, s->at));
	if (p->omitted)
		draw_fill(ui->list, s->at, 0x99FFFDF8);
	ui_clip_pop(ui);
	if (desk_work(h->desk)->state == DESK_APPLYING)
		draw_plate(ui, r, working[s->sent]);
	else if (p->omitted)
		draw_plate(ui, r, "这张不上屏");
	if (answers(h->desk) && !p->masked && !p->omitted)
		ui_gesture_area(ui, r);
}

/* ---------------------------------------------------------------- beside */

struct side {
	struct photo *s;
	struct host *h;
	const struct review_photo *p;
};

static void
side_words(struct pen *pen, void *context)
{
	const struct side *d = context;
	const struct review_photo *p = d->p;
	struct ui *ui = pen->ui;
	const struct palette *c = ui->p;
	bool odd, plain = !p->omitted && !p->masked;
	const char *taken = look_taken(d->h, ui, p, &odd);
	const char *state = p->omitted ? "这张不会上屏。要用它，按“还是让它上屏”。"
			    : p->masked ? "已打码。打得不对，按“重新来”，换回没打码的照片再画。"
			    : d->s->full ? ui_printf(ui, "一张照片最多画 %d 个框。请先按“完成打码”。", MASK_BOXES)
					 : NULL;
	pen_words(pen, WORDS_HEAD, 0, 0, look_who(ui, p));
	pen_words(pen, WORDS_BODY, 0, 0, look_register(ui, p));
	pen_words(pen, WORDS_BOLD, p->masked ? c->blue : c->orange, 0, state);
	if (odd)
		pen_icon_words(pen, ICON_EXCLAIM, WORDS_NOTE_BOLD, c->orange, 0, taken);
	else
		pen_words(pen, WORDS_BODY, 0, 0, taken);
	pen_words(pen, WORDS_NOTE, c->soft, 0, p->name);
	pen_words(pen, WORDS_NOTE, c->green, 0, p->personal ? "表里写了本人同意公开。" : NULL);
	pen_gap(pen, ui->m.gap);
	pen_words(pen, WORDS_BODY, 0, 0, plain && ui->m.portrait ? how_to : NULL);
	pen_words(pen, WORDS_NOTE, c->soft, 0, plain ? "有这些情形就别上屏：屋里的、有小孩、没同意书、拍糊了。" : NULL);
}

static void
draw_side(struct photo *s, struct host *h, struct ui *ui, struct rect r, const struct review_photo *p)
{
	struct side d = { s, h, p };
	struct ui_button omit = { .label = p->omitted ? "还是让它上屏" : "这张不上屏",
		.fill = p->omitted ? ui->p->green : ui->p->orange,
		.disabled = !answers(h->desk) };
	struct rect foot = cut_bottom(&r, ui->m.button);
	cut_bottom(&r, ui->m.gap);
	ui_page(ui, r, &s->scroll, side_words, &d);
	ui_button(ui, cut_left(&foot, ui_button_width(ui, &omit)), &omit, OWN_OMIT, !p->omitted);
}

/* ----------------------------------------------------------------- screen */

static long
place(const struct photo *s)
{
	for (size_t i = 0; i < s->photos.count; i++)
		if (s->photos.photo[i].index == s->index)
			return (long)i;
	return 0;
}

/* A new review: what was sent has been carried out, or refused. */
static void
take_in(struct photo *s, struct host *h)
{
	if (!look_photos(&s->photos, h->desk, h->arena))
		return;
	const struct review_photo *p = current(s);
	if (s->sent == SENT_MASK && p && p->masked) {
		s->before = s->boxes;
		s->boxes.count = 0;
	} else if (s->sent == SENT_AGAIN && p && !p->masked) {
		s->boxes = s->before;
	}
	s->sent = SENT_NOTHING;
}

static const char *
line_of(const struct photo *s, const struct host *h, struct ui *ui)
{
	if (s->asking)
		return ui_printf(ui, "还有 %d 个框没有打码：打，还是不打了？", s->boxes.count);
	if (s->sent && desk_work(h->desk)->state == DESK_REVIEW && desk_work(h->desk)->code[0])
		return desk_work(h->desk)->words; /* refused */
	if (s->boxes.count)
		return ui_printf(ui, "画了 %d 个框。点一下框，框就去掉。", s->boxes.count);
	const struct review_photo *p = current(s);
	return p && !p->masked && !p->omitted && !ui->m.portrait ? how_to : NULL;
}

static struct rect
draw_page(const struct photo *s, struct host *h, struct ui *ui, const struct review_photo *p)
{
	bool can = answers(h->desk), boxes = s->boxes.count > 0, masked = p && p->masked;
	bool asking = s->asking, drawing = !asking && !masked;
	long at = place(s), last = (long)s->photos.count - 1;
	return STAFF_DRAW(h, ui, .title = "看照片",
	    .subtitle = p ? ui_printf(ui, "第 %ld 张，共 %zu 张", at + 1, s->photos.count) : NULL, .step = STAFF_REVIEW,
	    .line = line_of(s, h, ui),
	    .bar = { STAFF_LEFT(asking ? "不打了" : NULL, OWN_DROP, true),
		STAFF_BUTTON(asking ? NULL : "上一张", OWN_STEP, p && at > 0, .arg = -1),
		STAFF_BUTTON(asking ? NULL : "下一张", OWN_STEP, p && at < last, .arg = 1),
		STAFF_RIGHT(drawing  ? "撤回上一个"
			    : asking ? NULL
				     : "重新来",
		    drawing ? OWN_TAKE_BACK : OWN_AGAIN, drawing ? boxes : can),
		STAFF_RIGHT(drawing ? "全部撤掉" : NULL, OWN_TAKE_ALL, boxes),
		STAFF_MAIN(drawing || asking ? "完成打码" : NULL, OWN_DONE, can && boxes) });
}

static void
photo_draw(void *self, struct host *h, struct ui *ui, struct rect screen)
{
	struct photo *s = self;
	const struct metrics *m = &ui->m;
	take_in(s, h);
	const struct review_photo *p = current(s);
	struct rect side = draw_page(s, h, ui, p), view;
	if (!p) {
		ui_nothing(ui, side, ICON_CAMERA, "还没有读进内容，没有照片要看。");
		return;
	}
	if (m->portrait)
		view = cut_top(&side, side.h * (m->large ? 50 : 60) / 100);
	else
		view = cut_left(&side, side.w * (m->large ? 58 : 68) / 100);
	m->portrait ? cut_top(&side, m->gap) : cut_left(&side, m->gap);
	draw_side(s, h, ui, side, p);
	draw_picture(s, h, ui, view, p);
}

/* ----------------------------------------------------------------- finger */

static bool
photo_finger(void *self, struct host *h, const struct gesture_event *g)
{
	struct photo *s = self;
	const struct review_photo *p = current(s);
	if (!p || !answers(h->desk) || p->masked || p->omitted) {
		s->drawing = false;
		return false;
	}
	if (g->kind == GESTURE_TAP) {
		int i = mask_at(&s->boxes, s->at, g->x, g->y, s->px_slack);
		if (i >= 0)
			mask_remove(&s->boxes, i);
		s->drawing = s->full = false;
		return i >= 0;
	}
	if (g->kind == GESTURE_DRAG_BEGIN) {
		s->drawing = true;
		s->asking = false;
		s->x0 = s->x1 = g->x;
		s->y0 = s->y1 = g->y;
	} else if (g->kind == GESTURE_DRAG && s->drawing) {
		s->x1 = g->x;
		s->y1 = g->y;
	} else if (g->kind == GESTURE_DRAG_END && s->drawing) {
		s->drawing = false;
		s->full = s->boxes.count == MASK_BOXES;
		mask_add(&s->boxes, s->at, s->x0, s->y0, s->x1, s->y1, s->px_least);
	} else if (g->kind == GESTURE_PINCH) {
		s->drawing = false;
	} else {
		return false;
	}
	return true;
}

static void
tell(struct photo *s, struct host *h, enum sent what, const char *line)
{
	if (!answers(h->desk))
		return;
	s->sent = what;
	s->asking = s->full = false;
	desk_tell(h->desk, line);
}

static void
step(struct photo *s, struct host *h, long by)
{
	long to = place(s) + by;
	if (s->boxes.count)
		s->asking = true;
	else if (to >= 0 && to < (long)s->photos.count)
		host_replace(h, &screen_staff_photo, s->photos.photo[to].index);
}

static bool
photo_event(void *self, struct host *h, const struct screen_event *e)
{
	struct photo *s = self;
	char line[MASK_LINE];
	switch (e->action) {
	case OWN_STEP:
		step(s, h, e->arg);
		break;
	case OWN_TAKE_BACK:
		s->boxes.count -= s->boxes.count > 0;
		s->full = false;
		break;
	case OWN_TAKE_ALL:
	case OWN_DROP:
		s->boxes.count = 0;
		s->asking = s->full = false;
		break;
	case OWN_DONE:
		mask_line(&s->boxes, s->index, line, sizeof line);
		tell(s, h, SENT_MASK, line);
		break;
	case OWN_AGAIN:
		snprintf(line, sizeof line, "mask %ld ", s->index);
		tell(s, h, SENT_AGAIN, line);
		break;
	case OWN_OMIT:
		snprintf(line, sizeof line, "omit %ld %d", s->index, e->arg != 0);
		tell(s, h, SENT_OMIT, line);
		break;
	}
	return true;
}

/* Boxes that nobody has sent are not lost by 返回. */
static bool
photo_holds(void *self, struct host *h)
{
	struct photo *s = self;
	bool holds = s->boxes.count && answers(h->desk);
	s->asking |= holds;
	return holds;
}

STAFF_SCREEN(staff_photo, "staff-photo", "看照片", .locked = true, .size = sizeof(struct photo), .enter = photo_enter,
    .event = photo_event, .finger = photo_finger, .holds = photo_holds, .draw = photo_draw);
