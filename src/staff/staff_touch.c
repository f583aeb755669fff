/* staff-touch: 把每一格都点到. A grid over the whole screen: a cell that a
 * finger reaches gets its mark at once, so a dead or a shifted place shows.
 * The way out is a button in the middle, and, should that be the dead place,
 * two seconds on any other. */
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "ui/touch_grid.h"

enum { TOUCH_DONE = UI_ACTION_OWN };
enum { CELL_MM = 22, HOLD_MS = 2000 };

struct staff_touch {
	struct touch_grid grid;
	float x, y;       /* the finger */
	bool drags;       /* the words step aside */
	uint64_t down_ms; /* 0: it does not lie still */
};

static void
draw_cells(struct staff_touch *s, struct ui *ui)
{
	const struct palette *p = ui->p;
	int line = theme_mm(&ui->m, 0.3f) + 1;
	draw_fill(ui->list, ui->clip[0], p->line);
	for (int i = 0; i < s->grid.columns * s->grid.rows; i++) {
		struct rect r = rect_inset(touch_grid_cell(&s->grid, i), line, line);
		bool lit = s->grid.lit[i];
		int side = (r.w < r.h ? r.w : r.h) / 3;
		draw_fill(ui->list, r, lit ? p->green_tint : p->card);
		if (lit)
			draw_icon(ui->list, ICON_CHECK, cut_middle(r, side, side), p->green);
	}
}

/* Words on a plate of their own; they step aside for a finger that draws. */
static void
draw_plate(struct pen *p, const struct staff_touch *s, const char *words, enum words w, color_argb ink)
{
	struct ui *ui = p->ui;
	struct text_style style = words_style(ui, w);
	int h = ui_line_height(ui, style) + ui->m.gap;
	struct rect r = cut_middle(pen_take(p, h), ui_text_width(ui, words, style) + 2 * ui->m.pad, h);
	pen_gap(p, ui->m.gap / 2);
	if (s->drags)
		return;
	draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, theme_fade(ui->p->card, 225));
	ui_text_center(ui, r, words, style, ink);
}

static void
draw_words(struct pen *p, void *context)
{
	const struct staff_touch *s = context;
	struct ui *ui = p->ui;
	const struct ui_button done = { .label = "完成", .fill = ui->p->blue, .bold = true };
	int left = touch_grid_left(&s->grid);
	p->middle = true;
	draw_plate(p, s, "用手指在屏上划，把每一格都点到", WORDS_HEAD, ui->p->ink);
	draw_plate(p, s, left ? ui_printf(ui, "还剩 %d 格", left) : "每一格都点到了，触摸是好的", WORDS_BODY,
	    left ? ui->p->ink : ui->p->green);
	pen_gap(p, ui->m.gap);
	pen_button(p, &done, TOUCH_DONE, 0);
	pen_gap(p, ui->m.gap);
	draw_plate(p, s, "划过去不亮的地方，就是坏了", WORDS_BODY, ui->p->ink);
	draw_plate(p, s, "点不到“完成”，就按住别处两秒", WORDS_BODY, ui->p->soft);
}

static void
touch_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_touch *s = self;
	const struct metrics *m = &ui->m;
	if (s->down_ms && h->now_ms >= s->down_ms + HOLD_MS) {
		s->down_ms = 0;
		host_back(h);
	}
	touch_grid_fit(&s->grid, m->width, m->height, m->px_mm, CELL_MM);
	draw_cells(s, ui);
	ui_gesture_area(ui, whole);
	pen_centre(ui, whole, draw_words, s);
	if (s->x > 0 && s->down_ms) /* where the screen feels the finger */
		draw_ring(ui->list, (int)s->x, (int)s->y, theme_mm(m, 6), theme_mm(m, 5), 0, 1, ui->p->blue);
}

static bool
touch_finger(void *self, struct host *h, const struct gesture_event *g)
{
	struct staff_touch *s = self;
	bool held = s->down_ms && h->now_ms >= s->down_ms + HOLD_MS;
	switch (g->kind) {
	case GESTURE_PRESS:
		s->drags = false;
		s->down_ms = h->now_ms ? h->now_ms : 1;
		s->x = g->x;
		s->y = g->y;
		touch_grid_touch(&s->grid, g->x, g->y);
		return true;
	case GESTURE_DRAG:
		touch_grid_move(&s->grid, s->x, s->y, s->x + g->dx, s->y + g->dy);
		s->x += g->dx;
		s->y += g->dy;
		return true;
	case GESTURE_TAP:
		if (held)
			host_back(h);
		break;
	case GESTURE_DRAG_BEGIN:
		s->x = g->x;
		s->y = g->y;
		s->drags = true;
		touch_grid_touch(&s->grid, g->x, g->y);
		break;
	case GESTURE_DRAG_END:
		s->drags = false;
		break;
	default:
		break;
	}
	s->down_ms = 0;
	return true;
}

static bool
touch_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == TOUCH_DONE)
		host_back(h);
	return true;
}

static uint64_t
touch_deadline(void *self, struct host *h)
{
	const struct staff_touch *s = self;
	return s->down_ms ? s->down_ms + HOLD_MS : UINT64_MAX;
}

STAFF_SCREEN(staff_touch, "staff-touch", "触摸自检", .locked = true, .keeps = true, .size = sizeof(struct staff_touch),
    .event = touch_event, .finger = touch_finger, .draw = touch_draw, .next_deadline = touch_deadline);
