/* photo: the photos of one row of any register, full screen: swipe to the
 * next, pinch or 「放大」, and the row's other photos (before, after). The
 * argument is what photo_tap() gives. */
#include <math.h>
#include <string.h>

#include "catalogue/describe.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "ui/cut.h"

enum { OWN_CLOSE = UI_ACTION_OWN, OWN_STEP, OWN_ZOOM, OWN_SIDE };

struct photo {
	const struct reg *reg;
	struct shown_row row;
	const char *title;
	bool found;
	int field; /* of the photos that are shown */
	long at;
	float scale, cx, cy; /* the middle of the view in the picture, 0…1 */
	float swiped;        /* px, while at scale 1 */
	int width, height;   /* of the view */
};

static const struct store_photos *
photos_of(const struct photo *s)
{
	return &s->row.photos[s->field];
}

static void
rest(struct photo *s)
{
	s->scale = 1;
	s->cx = s->cy = 0.5f;
	s->swiped = 0;
}

void
photo_tap(struct ui *ui, struct rect r, const struct store_photo *p)
{
	ui_hit(ui, r, ACTION_PHOTO, register_arg((enum register_id)p->reg, p->rid) * 4096 + p->field * 32 + p->at);
}

/* The next field after this one that has photos; the same when there is none. */
static int
other_field(const struct photo *s)
{
	int n = (int)s->reg->count, f = s->field;
	do
		f = (f + 1) % n;
	while (!s->row.photos[f].count && f != s->field);
	return f;
}

static void
photo_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct photo *s = self;
	long long rid;
	rest(s);
	s->reg = register_of(arg / 4096, &rid);
	if (arg) {
		s->found = rows_find(h->store, a, s->reg, rid, false, &s->row);
	} else { /* opened without saying which: the first courtyard that has some */
		s->reg = catalogue_register(REG_COURTYARD);
		struct shown_rows all = rows_of(h->store, a, &(struct row_query){ .reg = s->reg, .limit = 1 });
		s->found = all.count > 0;
		s->row = s->found ? all.row[0] : s->row;
	}
	if (!s->found)
		return;
	s->title = describe_title(a, s->reg, &s->row.row);
	s->field = (int)(arg / 32 % 128);
	s->at = arg & 31;
	if (!s->row.photos[s->field].count)
		s->field = other_field(s);
	if ((size_t)s->at >= photos_of(s)->count)
		s->at = 0;
}

/* 「整治前」 of 「整治前照片」; "" for the photos a row has of itself. */
static const char *
side_words(struct ui *ui, const struct photo *s, int field)
{
	const char *header = s->reg->fields[field].header;
	const char *cut = strstr(header, "照片");
	return cut && cut != header ? ui_printf(ui, "%.*s", (int)(cut - header), header) : "";
}

/* 「‹ 2 / 5 ›」 */
static void
draw_steps(struct photo *s, struct ui *ui, struct rect bar)
{
	const struct metrics *m = &ui->m;
	long count = (long)photos_of(s)->count;
	struct ui_button left = { .icon = ICON_ARROW_LEFT, .fill = 0xCC23272B, .disabled = s->at == 0 };
	struct ui_button right = { .icon = ICON_ARROW_RIGHT, .fill = 0xCC23272B, .disabled = s->at + 1 >= count };
	ui_button(ui, cut_right(&bar, m->button), &right, OWN_STEP, 1);
	ui_text_center(ui, cut_right(&bar, m->body * 3), ui_printf(ui, "%ld / %ld", s->at + 1, count),
	    ui_style(m->body, true), 0xFFFFFFFF);
	ui_button(ui, cut_right(&bar, m->button), &left, OWN_STEP, -1);
}

static void
draw_button(struct ui *ui, struct rect *bar, const char *label, color_argb fill, int action)
{
	const struct ui_button b = { .label = label, .fill = fill, .bold = action == OWN_CLOSE };
	ui_button(ui, cut_left(bar, ui_button_width(ui, &b)), &b, action, 0);
	cut_left(bar, ui->m.gap);
}

static void
draw_controls(struct photo *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct rect in = rect_inset(r, m->margin, m->margin), bar = cut_bottom(&in, m->button);
	draw_button(ui, &bar, "关上", 0xE6B4281E, OWN_CLOSE);
	if (!s->found || !photos_of(s)->count)
		return;
	draw_button(ui, &bar, s->scale > 1.01f ? "缩回去" : "放大", 0xCC23272B, OWN_ZOOM);
	int other = other_field(s);
	const char *of = side_words(ui, s, other);
	if (other != s->field)
		draw_button(ui, &bar, ui_printf(ui, "看%s", *of ? of : "现在的"), 0xCC2A6E43, OWN_SIDE);
	if (photos_of(s)->count > 1)
		draw_steps(s, ui, bar);
}

static void
photo_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct photo *s = self;
	const struct metrics *m = &ui->m;
	s->width = r.w;
	s->height = r.h;
	draw_fill(ui->list, r, 0xFF15171A);
	if (!s->found || !photos_of(s)->count) {
		ui_text_center(ui, r, "这张照片已经撤下了。", ui_style(m->body, false), 0xFFFFFFFF);
	} else {
		struct rect view = { r.x + (int)s->swiped, r.y, r.w, r.h };
		draw_image_view(ui->list, view, photos_of(s)->photo[s->at].picture, s->scale, s->cx, s->cy);
		const char *of = side_words(ui, s, s->field);
		const char *words = ui_printf(ui, "%s%s%s", s->title, *of ? " · " : "", of);
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
photo_finger(void *self, struct host *h, const struct gesture_event *g)
{
	struct photo *s = self;
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
	if (e->action == OWN_CLOSE) {
		host_back(h);
	} else if (e->action == OWN_STEP) {
		step(s, e->arg);
	} else if (e->action == OWN_ZOOM) {
		float to = s->scale > 1.01f ? 1 : 2;
		rest(s);
		s->scale = to;
	} else if (e->action == OWN_SIDE) {
		s->field = other_field(s);
		s->at = 0;
		rest(s);
	}
	return true;
}

SCREEN(photo, "photo", "最美庭院", SECTION_YARD, .size = sizeof(struct photo), .enter = photo_enter,
    .event = photo_event, .finger = photo_finger, .draw = photo_draw, .full = true);
