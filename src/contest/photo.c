/* photo: one courtyard's photos, full screen: swipe to the next, pinch or
 * 「放大」, before and after. The argument is rid × 64 + 32 for the photos
 * from before + the number of the photo. */
#include <math.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "queries/courtyards.h"

enum { OWN_CLOSE = UI_ACTION_OWN, OWN_STEP, OWN_ZOOM, OWN_SIDE };

struct photo {
	struct courtyard yard;
	bool found, before;
	long at;
	float scale, cx, cy; /* the middle of the view in the picture, 0…1 */
	float swiped;        /* px, while at scale 1 */
	int width, height;   /* of the view */
};

static const struct store_photos *
photos_of(const struct photo *s)
{
	return s->before ? &s->yard.before : &s->yard.photos;
}

static void
rest(struct photo *s)
{
	s->scale = 1;
	s->cx = s->cy = 0.5f;
	s->swiped = 0;
}

static void
photo_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct photo *s = self;
	long rid = arg / 64;
	if (arg == 0) {
		struct courtyard *all;
		rid = courtyards_of(h->store, a, NULL, &all) ? (long)all[0].rid : 0;
	}
	s->found = courtyards_find(h->store, a, rid, &s->yard);
	s->before = arg & 32 && s->yard.before.count;
	s->at = arg & 31;
	if (s->found && (size_t)s->at >= photos_of(s)->count)
		s->at = 0;
	rest(s);
}

static void
draw_controls(struct photo *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct store_photos *p = photos_of(s);
	struct ui_button close = { .label = "关上", .fill = 0xE6B4281E, .bold = true };
	struct ui_button zoom = { .label = s->scale > 1.01f ? "缩回去" : "放大", .fill = 0xCC23272B };
	struct ui_button side = { .label = s->before ? "看整治后" : "看整治前", .fill = 0xCC2A6E43 };
	int y = r.y + r.h - m->button - m->margin, x = r.x + m->margin, w = ui_button_width(ui, &close);
	ui_button(ui, (struct rect){ x, y, w, m->button }, &close, OWN_CLOSE, 0);
	x += w + m->gap;
	w = ui_button_width(ui, &zoom);
	ui_button(ui, (struct rect){ x, y, w, m->button }, &zoom, OWN_ZOOM, 0);
	x += w + m->gap;
	if (s->yard.before.count) {
		w = ui_button_width(ui, &side);
		ui_button(ui, (struct rect){ x, y, w, m->button }, &side, OWN_SIDE, 0);
	}
	if (p->count > 1) {
		const char *words = ui_printf(ui, "%ld / %zu", s->at + 1, p->count);
		struct ui_button left = { .icon = ICON_ARROW_LEFT, .fill = 0xCC23272B, .disabled = s->at == 0 };
		struct ui_button right = {
			.icon = ICON_ARROW_RIGHT, .fill = 0xCC23272B, .disabled = s->at + 1 >= (long)p->count
		};
		int b = m->button, right_x = r.x + r.w - m->margin - b, mid = m->body * 3;
		ui_button(ui, (struct rect){ right_x, y, b, b }, &right, OWN_STEP, 1);
		ui_button(ui, (struct rect){ right_x - mid - b, y, b, b }, &left, OWN_STEP, -1);
		ui_text_center(
		    ui, (struct rect){ right_x - mid, y, mid, b }, words, ui_style(m->body, true), 0xFFFFFFFF);
	}
}

static void
photo_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct photo *s = self;
	const struct metrics *m = &ui->m;
	(void)h;
	s->width = r.w;
	s->height = r.h;
	draw_fill(ui->list, r, 0xFF15171A);
	if (!s->found || !photos_of(s)->count) {
		ui_text_center(ui, r, "这张照片已经撤下了。", ui_style(m->body, false), 0xFFFFFFFF);
	} else {
		struct rect view = { r.x + (int)s->swiped, r.y, r.w, r.h };
		draw_image_view(ui->list, view, photos_of(s)->photo[s->at].picture, s->scale, s->cx, s->cy);
		const char *words =
		    ui_printf(ui, "%s · %s家%s", s->yard.village, s->yard.name, s->before ? " · 整治前" : "");
		int w = ui_text_width(ui, words, ui_style(m->body, true)) + m->pad * 2;
		struct rect plate = { r.x + m->margin, r.y + m->margin, w, m->body * 2 };
		draw_round(ui->list, plate, m->radius / 2, CORNER_ALL, 0xCC23272B);
		ui_text_center(ui, plate, words, ui_style(m->body, true), 0xFFFFFFFF);
	}
	ui_gesture_area(ui, r);
	draw_controls(s, ui, r);
}

static void
hold(struct photo *s)
{
	float edge = 0.5f / s->scale;
	s->cx = fminf(fmaxf(s->cx, edge), 1 - edge);
	s->cy = fminf(fmaxf(s->cy, edge), 1 - edge);
}

static void
step(struct photo *s, long by)
{
	long to = s->at + by;
	if (to >= 0 && to < (long)photos_of(s)->count)
		s->at = to;
	rest(s);
}

static bool
gesture(struct photo *s, const struct gesture_event *g)
{
	switch (g->kind) {
	case GESTURE_PINCH:
		s->scale = fminf(fmaxf(s->scale * g->scale, 1), 6);
		s->cx -= g->dx / ((float)s->width * s->scale);
		s->cy -= g->dy / ((float)s->height * s->scale);
		hold(s);
		return true;
	case GESTURE_DRAG:
		if (s->scale > 1.01f) {
			s->cx -= g->dx / ((float)s->width * s->scale);
			s->cy -= g->dy / ((float)s->height * s->scale);
			hold(s);
		} else {
			s->swiped += g->dx;
		}
		return true;
	case GESTURE_DRAG_END:
		if (s->scale <= 1.01f && fabsf(s->swiped) > (float)s->width / 10)
			step(s, s->swiped < 0 ? 1 : -1);
		s->swiped = 0;
		return true;
	default:
		return false;
	}
}

static bool
photo_event(void *self, struct host *h, const struct screen_event *e)
{
	struct photo *s = self;
	if (e->kind == SCREEN_GESTURE)
		return gesture(s, &e->gesture);
	if (e->action == OWN_CLOSE) {
		host_back(h);
	} else if (e->action == OWN_STEP) {
		step(s, e->arg);
	} else if (e->action == OWN_ZOOM) {
		float to = s->scale > 1.01f ? 1 : 2;
		rest(s);
		s->scale = to;
	} else if (e->action == OWN_SIDE) {
		s->before = !s->before;
		s->at = 0;
		rest(s);
	}
	return true;
}

const struct screen_class screen_photo = {
	.name = "photo",
	.title = "最美庭院",
	.section = SECTION_YARD,
	.size = sizeof(struct photo),
	.enter = photo_enter,
	.event = photo_event,
	.draw = photo_draw,
	.full = true,
};
