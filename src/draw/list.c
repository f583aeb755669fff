/* The draw list: appends commands. See list.h and command.h. */
#include "draw/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/error.h"
#include "base/need.h"
#include "base/str.h"
#include "draw/command.h"

enum { NESTING = 32, FAR = 1 << 20, SIDE_MAX = 8192, LINE_CAP_POINTS = 12 };

struct layer {
	int dx, dy, alpha;
};

struct draw_list {
	struct arena *arena;
	struct command *items;
	size_t count, capacity;
	struct rect clips[NESTING];
	struct layer layers[NESTING];
	int clip, layer; /* the top ones */
};

static const struct rect EVERYWHERE = { -FAR, -FAR, 2 * FAR, 2 * FAR };

struct draw_list *
draw_list_new(void)
{
	struct draw_list *d = need(sizeof *d);
	d->arena = arena_new();
	draw_list_clear(d);
	return d;
}

void
draw_list_free(struct draw_list *d)
{
	if (!d)
		return;
	arena_free(d->arena);
	free(d);
}

void
draw_list_clear(struct draw_list *d)
{
	arena_reset(d->arena);
	d->items = NULL;
	d->count = d->capacity = 0;
	d->clips[0] = EVERYWHERE;
	d->layers[0] = (struct layer){ .alpha = 255 };
	d->clip = d->layer = 0;
}

size_t
draw_list_count(const struct draw_list *d)
{
	return d->count;
}

const struct command *
draw_list_commands(const struct draw_list *d, size_t *count)
{
	*count = d->count;
	return d->items;
}

const char *
draw_list_texts(const struct draw_list *d, struct arena *a)
{
	struct strbuf all = { 0 };
	for (size_t i = 0; i < d->count; i++)
		if (d->items[i].kind == COMMAND_TEXT) {
			strbuf_append_n(&all, d->items[i].text, d->items[i].len);
			strbuf_append(&all, "\n");
		}
	const char *text = arena_strdup(a, strbuf_text(&all));
	strbuf_free(&all);
	return text;
}

static bool
is_empty(struct rect r)
{
	return r.w <= 0 || r.h <= 0;
}

static struct rect
moved(const struct draw_list *d, struct rect r)
{
	r.x += d->layers[d->layer].dx;
	r.y += d->layers[d->layer].dy;
	return r;
}

static color_argb
faded(const struct draw_list *d, color_argb c)
{
	uint32_t alpha = ((c >> 24) * (uint32_t)d->layers[d->layer].alpha + 127) / 255;
	return (c & 0xffffff) | alpha << 24;
}

/* Appends a command whose r and bounds are in the caller's place; NULL when nothing of it can show. */
static struct command *
append(struct draw_list *d, enum command_kind kind, struct rect r, struct rect bounds, color_argb c)
{
	struct rect clip = d->clips[d->clip];
	bounds = moved(d, bounds);
	c = faded(d, c);
	if (is_empty(r) || c >> 24 == 0 || is_empty(rect_intersect(bounds, clip)))
		return NULL;
	d->items = arena_grow(d->arena, d->items, d->count, &d->capacity, d->count + 1, sizeof *d->items);
	struct command *cmd = &d->items[d->count++];
	*cmd = (struct command){ .kind = kind, .r = moved(d, r), .bounds = bounds, .clip = clip, .color = c };
	return cmd;
}

static int
radius_within(struct rect r, int radius)
{
	int most = (r.w < r.h ? r.w : r.h) / 2;
	return radius < 0 ? 0 : radius > most ? most : radius;
}

void
draw_fill(struct draw_list *d, struct rect r, color_argb c)
{
	append(d, COMMAND_FILL, r, r, c);
}

void
draw_round(struct draw_list *d, struct rect r, int radius, int corners, color_argb c)
{
	struct command *cmd = append(d, COMMAND_ROUND, r, r, c);
	if (!cmd)
		return;
	cmd->radius = radius_within(r, radius);
	cmd->corners = corners;
}

void
draw_outline(struct draw_list *d, struct rect r, int radius, int width, color_argb c)
{
	int most = (r.w < r.h ? r.w : r.h) / 2;
	if (width > most) { /* no hole is left */
		draw_round(d, r, radius, CORNER_ALL, c);
		return;
	}
	struct command *cmd = width > 0 ? append(d, COMMAND_OUTLINE, r, r, c) : NULL;
	if (!cmd)
		return;
	cmd->radius = radius_within(r, radius);
	cmd->extent = width;
}

void
draw_shadow(struct draw_list *d, struct rect r, int radius, int blur, color_argb c)
{
	struct rect bounds = rect_inset(r, -blur, -blur);
	bounds.h += shadow_drop(blur);
	struct command *cmd = blur > 0 ? append(d, COMMAND_SHADOW, r, bounds, c) : NULL;
	if (!cmd)
		return;
	cmd->radius = radius_within(r, radius);
	cmd->extent = blur;
}

void
draw_gradient(struct draw_list *d, struct rect r, color_argb top, color_argb bottom)
{
	struct command *cmd = append(d, COMMAND_GRADIENT, r, r, top >> 24 ? top : top | 0x01000000);
	if (!cmd)
		return;
	cmd->color = faded(d, top);
	cmd->color2 = faded(d, bottom);
}

void
draw_text(struct draw_list *d, int x, int y, const char *s, size_t n, struct text_style style, color_argb c)
{
	/* Ink may reach beyond the line box, never by more than the em. */
	struct rect bounds = { x - style.px, y - style.px, FAR, 4 * style.px };
	struct command *cmd = n > 0 ? append(d, COMMAND_TEXT, (struct rect){ x, y, 1, 1 }, bounds, c) : NULL;
	if (!cmd)
		return;
	cmd->text = arena_strndup(d->arena, s, n);
	cmd->len = n;
	cmd->style = style;
}

void
draw_image(struct draw_list *d, struct rect r, const char *path, enum image_fit fit, int radius, int corners)
{
	struct command *cmd = append(d, COMMAND_IMAGE, r, r, 0xff000000);
	if (!cmd)
		return;
	cmd->text = arena_strdup(d->arena, path ? path : "");
	cmd->fit = fit;
	cmd->radius = radius_within(r, radius);
	cmd->corners = corners;
}

void
draw_image_view(struct draw_list *d, struct rect r, const char *path, float scale, float cx, float cy)
{
	struct command *cmd = append(d, COMMAND_VIEW, r, r, 0xff000000);
	if (!cmd)
		return;
	cmd->text = arena_strdup(d->arena, path ? path : "");
	cmd->clip = rect_intersect(cmd->clip, cmd->r);
	cmd->a = scale >= 0.05f && scale <= 64 ? scale : 1;
	cmd->b = cx >= -8 && cx <= 8 ? cx : 0.5f;
	cmd->c = cy >= -8 && cy <= 8 ? cy : 0.5f;
}

void
draw_ring(struct draw_list *d, int cx, int cy, int outer, int inner, float from, float to, color_argb c)
{
	struct rect r = { cx - outer - 1, cy - outer - 1, 2 * outer + 2, 2 * outer + 2 };
	if (outer <= 0 || r.w > SIDE_MAX || !(to > from))
		return;
	struct command *cmd = append(d, COMMAND_RING, r, r, c);
	if (!cmd)
		return;
	cmd->radius = outer;
	cmd->extent = inner;
	cmd->a = from;
	cmd->b = to;
}

/* Coordinates on a raster of 1/64 px: the same shape elsewhere is then the same mask. */
static float
snapped(float v)
{
	return roundf(v * 64) / 64;
}

static bool
shapes_bounds(const struct shape *shapes, int count, struct rect *out)
{
	float left = FAR, top = FAR, right = -FAR, bottom = -FAR;
	for (int i = 0; i < count; i++) {
		for (int k = 0; k < shapes[i].points; k++) {
			const float *p = shapes[i].xy + 2 * k;
			if (!(fabsf(p[0]) < FAR) || !(fabsf(p[1]) < FAR))
				return false;
			left = fminf(left, snapped(p[0]));
			right = fmaxf(right, snapped(p[0]));
			top = fminf(top, snapped(p[1]));
			bottom = fmaxf(bottom, snapped(p[1]));
		}
	}
	if (right <= left || bottom <= top || right - left > SIDE_MAX || bottom - top > SIDE_MAX)
		return false;
	int x = (int)floorf(left), y = (int)floorf(top);
	*out = (struct rect){ x, y, (int)ceilf(right) - x, (int)ceilf(bottom) - y };
	return true;
}

void
draw_shapes(struct draw_list *d, const struct shape *shapes, int count, color_argb c)
{
	struct rect r;
	if (count <= 0 || !shapes_bounds(shapes, count, &r))
		return;
	struct command *cmd = append(d, COMMAND_SHAPES, r, r, c);
	if (!cmd)
		return;
	struct shape *copies = arena_array(d->arena, (size_t)count, sizeof *copies);
	for (int i = 0; i < count; i++) {
		int n = shapes[i].points;
		float *xy = arena_array(d->arena, 2 * (size_t)n, sizeof *xy);
		for (int k = 0; k < n; k++) {
			xy[2 * k] = snapped(shapes[i].xy[2 * k]) - (float)r.x;
			xy[2 * k + 1] = snapped(shapes[i].xy[2 * k + 1]) - (float)r.y;
		}
		copies[i] = (struct shape){ shapes[i].cut, n, xy };
	}
	cmd->shapes = copies;
	cmd->shape_count = count;
}

void
draw_polygon(struct draw_list *d, const float *xy, int points, color_argb c)
{
	if (points >= 3)
		draw_shapes(d, &(struct shape){ .points = points, .xy = xy }, 1, c);
}

void
draw_line(struct draw_list *d, float x0, float y0, float x1, float y1, float width, color_argb c)
{
	float xy[4 * LINE_CAP_POINTS], along = atan2f(y1 - y0, x1 - x0), half = width / 2;
	for (int i = 0; i < 2 * LINE_CAP_POINTS; i++) {
		bool end = i < LINE_CAP_POINTS;
		float part = (float)(i % LINE_CAP_POINTS) / (LINE_CAP_POINTS - 1);
		float angle = along + 3.14159265f * (part - 0.5f + (end ? 0 : 1));
		xy[2 * i] = (end ? x1 : x0) + half * cosf(angle);
		xy[2 * i + 1] = (end ? y1 : y0) + half * sinf(angle);
	}
	draw_polygon(d, xy, 2 * LINE_CAP_POINTS, c);
}

void
draw_pixels(struct draw_list *d, struct rect r, const uint8_t *modules, int side, color_argb dark)
{
	struct command *cmd = side > 0 && side <= 512 ? append(d, COMMAND_PIXELS, r, r, dark) : NULL;
	if (!cmd)
		return;
	size_t bytes = (size_t)side * (size_t)side;
	uint8_t *copy = arena_alloc(d->arena, bytes);
	memcpy(copy, modules, bytes);
	cmd->modules = copy;
	cmd->extent = side;
}

void
draw_clip_push(struct draw_list *d, struct rect r)
{
	ASSERT(d->clip + 1 < NESTING);
	struct rect clip = rect_intersect(d->clips[d->clip], moved(d, r));
	d->clips[++d->clip] = clip;
}

void
draw_clip_pop(struct draw_list *d)
{
	ASSERT(d->clip > 0);
	d->clip--;
}

/* From where to where a command stands for the eye. */
static void
reach_of(const struct command *c, int *from, int *to)
{
	bool words = c->kind == COMMAND_TEXT;
	*from = words ? c->r.y + c->style.px / 10 : c->r.y;
	*to = words ? c->r.y + c->style.px * 11 / 10 : c->r.y + c->r.h;
}

/* Moves the ends of *r inwards to where nothing is cut that is words, or at most `most` px high. */
static void
find_whole(const struct draw_list *d, size_t first, int most, struct rect *r)
{
	for (size_t i = first; i < d->count; i++) {
		int from, to, top = r->y, bottom = r->y + r->h;
		reach_of(&d->items[i], &from, &to);
		if (d->items[i].kind != COMMAND_TEXT && to - from > most)
			continue;
		bool low = from < bottom && to > bottom && from > top, high = from < top && to > top && to < bottom;
		r->y = high ? to : top;
		r->h = (low ? from : bottom) - r->y;
		if (low || high) /* which may cut another one */
			i = first - 1;
	}
}

struct rect
draw_clip_whole(struct draw_list *d, size_t first, struct rect r)
{
	struct rect all = moved(d, r), whole = all;
	const int most[] = { 1 << 20, r.h / 2, 0 }; /* what is too high is cut then, words never */
	for (int k = 0; k < 3 && (!k || whole.h < r.h / 2); k++) {
		whole = all;
		find_whole(d, first, most[k], &whole);
	}
	for (size_t i = first; i < d->count; i++)
		d->items[i].clip = rect_intersect(d->items[i].clip, whole);
	return (struct rect){ r.x, r.y + whole.y - all.y, r.w, whole.h };
}

void
draw_layer_push(struct draw_list *d, int dx, int dy, int alpha)
{
	ASSERT(d->layer + 1 < NESTING);
	struct layer below = d->layers[d->layer];
	alpha = alpha < 0 ? 0 : alpha > 255 ? 255 : alpha;
	d->layers[++d->layer] = (struct layer){ below.dx + dx, below.dy + dy, (below.alpha * alpha + 127) / 255 };
}

void
draw_layer_pop(struct draw_list *d)
{
	ASSERT(d->layer > 0);
	d->layer--;
}
