/* The draw list between screens and pixels.
 *
 * Drawing calls only append commands to one arena-backed buffer; a renderer
 * (draw/renderer.h) executes them later. Strings, paths and point arrays are
 * copied, so the caller's memory may go at once. Units are pixels, colours
 * 0xAARRGGBB; a command with an empty rectangle, outside the clip or with
 * alpha 0 is not kept. One list belongs to one thread. */
#pragma once

#include <stddef.h>
#include "base/geom.h"
#include "image/cache.h"
#include "text/text.h"

struct draw_list;

struct draw_list *draw_list_new(void);
void draw_list_free(struct draw_list *d); /* accepts NULL */
void draw_list_clear(struct draw_list *d);
size_t draw_list_count(const struct draw_list *d);
/* What can be read in it, one line a text: for tests. */
const char *draw_list_texts(const struct draw_list *d, struct arena *a);

enum { CORNER_NONE = 0, CORNER_TL = 1, CORNER_TR = 2, CORNER_BR = 4, CORNER_BL = 8, CORNER_ALL = 15 };

void draw_fill(struct draw_list *d, struct rect r, color_argb c);
void draw_round(struct draw_list *d, struct rect r, int radius, int corners, color_argb c);
/* A border `width` thick, inside r. */
void draw_outline(struct draw_list *d, struct rect r, int radius, int width, color_argb c);
/* Soft, a little below r; nothing is drawn under r itself. `blur` is how far it reaches. */
void draw_shadow(struct draw_list *d, struct rect r, int radius, int blur, color_argb c);
void draw_gradient(struct draw_list *d, struct rect r, color_argb top, color_argb bottom);
/* y is the top of the line box; no wrapping. */
void draw_text(struct draw_list *d, int x, int y, const char *s, size_t n, struct text_style style, color_argb c);
/* A quiet placeholder stands there while the picture loads, or when it cannot be shown. */
void draw_image(struct draw_list *d, struct rect r, const char *path, enum image_fit fit, int radius, int corners);
/* The viewer: scale 1 shows all of the picture in r; (cx, cy) in 0..1 is the part of it at the middle of r. */
void draw_image_view(struct draw_list *d, struct rect r, const char *path, float scale, float cx, float cy);
/* Angles in turns, 0 at the top, clockwise. */
void draw_ring(struct draw_list *d, int cx, int cy, int outer, int inner, float from, float to, color_argb c);
/* Filled by the non-zero rule; xy holds `points` pairs. */
void draw_polygon(struct draw_list *d, const float *xy, int points, color_argb c);
/* Round ends. */
void draw_line(struct draw_list *d, float x0, float y0, float x1, float y1, float width, color_argb c);
/* A QR code: side × side bytes, bit 0 set where dark; squares of whole pixels, in the middle of r. */
void draw_pixels(struct draw_list *d, struct rect r, const uint8_t *modules, int side, color_argb dark);

/* Intersects with the clip there is. Every push has its pop. */
void draw_clip_push(struct draw_list *d, struct rect r);
void draw_clip_pop(struct draw_list *d);
/* Of what was drawn since command `from` in r: clips it so that no line of words, and nothing else that fits
 * into it, is cut by the upper or the lower end. Returns where whole things stand. */
struct rect draw_clip_whole(struct draw_list *d, size_t from, struct rect r);
/* Moves what follows (clips too) and fades it, alpha 0–255: sliding pages, cross-fading cards. Adds up when nested. */
void draw_layer_push(struct draw_list *d, int dx, int dy, int alpha);
void draw_layer_pop(struct draw_list *d);
