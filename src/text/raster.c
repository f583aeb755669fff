/* raster: see raster.h. One TTF_Font per face; changing its size is cheaper
 * than opening it again (the atlas keeps what was drawn), so at most three
 * fonts are open whatever sizes are used. Glyphs are not hinted: the cut
 * fonts carry no hints, and positions stay those that were measured. */
#include "text/raster.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/log.h"
#include "base/need.h"

struct raster {
	const struct face *faces;
	TTF_Font *font[FACE_COUNT];
	int px[FACE_COUNT];
	bool broken[FACE_COUNT];
	uint8_t *alpha; /* the last bitmap */
	size_t capacity;
};

struct raster *
raster_new(const struct face *faces, struct error *err)
{
	if (TTF_Init() != 0) {
		error_set(err, ERROR_MACHINE, "font_library", "文字显示不能启动（%s）。", TTF_GetError());
		return NULL;
	}
	struct raster *r = need(sizeof *r);
	r->faces = faces;
	return r;
}

void
raster_free(struct raster *r)
{
	if (!r)
		return;
	for (int i = 0; i < FACE_COUNT; i++) {
		if (r->font[i])
			TTF_CloseFont(r->font[i]);
	}
	TTF_Quit();
	free(r->alpha);
	free(r);
}

/* The font of a face at a size, NULL if it cannot be had. */
static TTF_Font *
font_at(struct raster *r, enum face_id id, int px)
{
	if (r->broken[id])
		return NULL;
	if (!r->font[id]) {
		SDL_RWops *bytes = SDL_RWFromConstMem(r->faces[id].data, (int)r->faces[id].size);
		r->font[id] = bytes ? TTF_OpenFontRW(bytes, 1, px) : NULL;
		if (r->font[id]) {
			TTF_SetFontHinting(r->font[id], TTF_HINTING_NONE);
			r->px[id] = px;
		}
	} else if (r->px[id] != px) {
		r->px[id] = TTF_SetFontSize(r->font[id], px) == 0 ? px : 0;
	}
	if (r->font[id] && r->px[id] == px)
		return r->font[id];
	log_warn("font %d at %d px: %s", (int)id, px, TTF_GetError());
	r->broken[id] = r->font[id] == NULL;
	return NULL;
}

/* Room for w × h, cleared. */
static uint8_t *
canvas(struct raster *r, int w, int h)
{
	size_t bytes = (size_t)w * (size_t)h;
	if (bytes > r->capacity) {
		free(r->alpha);
		r->alpha = need(bytes);
		r->capacity = bytes;
	}
	memset(r->alpha, 0, bytes);
	return r->alpha;
}

static uint8_t
coverage(const SDL_Surface *s, int x, int y)
{
	const uint8_t *row = (const uint8_t *)s->pixels + (size_t)y * (size_t)s->pitch;
	uint32_t pixel;
	memcpy(&pixel, row + (size_t)x * 4, 4);
	return (uint8_t)((pixel & s->format->Amask) >> s->format->Ashift);
}

/* The rows and columns of a surface that hold ink. */
static SDL_Rect
ink_box(const SDL_Surface *s)
{
	int x0 = s->w, x1 = 0, y0 = s->h, y1 = 0;
	for (int y = 0; y < s->h; y++) {
		for (int x = 0; x < s->w; x++) {
			if (!coverage(s, x, y))
				continue;
			x0 = x < x0 ? x : x0;
			x1 = x >= x1 ? x + 1 : x1;
			y0 = y < y0 ? y : y0;
			y1 = y + 1;
		}
	}
	return x1 ? (SDL_Rect){ x0, y0, x1 - x0, y1 - y0 } : (SDL_Rect){ 0, 0, 0, 0 };
}

/* Draws a character alone. SDL2_ttf puts its pen at the left edge, or right
 * of it when the ink begins before the pen, and the baseline at the font's
 * ascent, or lower when the ink rises above that. */
static SDL_Surface *
surface_of(struct raster *r, struct text_source source, int px, int *pen, int *baseline)
{
	TTF_Font *font = font_at(r, source.face, px);
	int min_x, max_y;
	if (!font)
		return NULL;
	if (TTF_GlyphMetrics32(font, source.cp, &min_x, NULL, NULL, &max_y, NULL) != 0)
		return NULL;
	int ascent = TTF_FontAscent(font);
	*pen = min_x < 0 ? -min_x : 0;
	*baseline = max_y > ascent ? max_y : ascent;
	return TTF_RenderGlyph32_Blended(font, source.cp, (SDL_Color){ 255, 255, 255, 255 });
}

/* How much thicker a stroke of a rare face becomes, in 1/64 px: both are
 * Ming faces, hair-thin beside Noto's even strokes and without a bold. The
 * more ink a character has already, the less, or its strokes run together. */
static int
thickness(enum face_id face, const SDL_Surface *s, SDL_Rect box, int px, bool bold)
{
	if (face != FACE_RARE && face != FACE_RAREST)
		return 0;
	int64_t ink = 0;
	for (int y = 0; y < box.h; y++) {
		for (int x = 0; x < box.w; x++)
			ink += coverage(s, box.x + x, box.y + y);
	}
	int percent = (int)(ink * 100 / 255 / ((int64_t)px * px));
	int room = percent < 15 ? 25 : percent > 40 ? 0 : 40 - percent;
	return (bold ? px * 3 : px * 3 / 2) * room / 25;
}

/* Smears runs of `length` bytes, `step` apart, towards their ends. */
static void
smear(uint8_t *out, int runs, int next_run, int length, int step, int thick_64)
{
	for (uint8_t *p = out; runs-- > 0; p += next_run) {
		for (int i = length - 1; i > 0; i--) {
			int most = p[i * step];
			for (int back = 1; back <= i && (back - 1) * 64 < thick_64; back++) {
				int part = thick_64 >= back * 64 ? 64 : thick_64 - (back - 1) * 64;
				int ink = p[(i - back) * step] * part / 64;
				most = ink > most ? ink : most;
			}
			p[i * step] = (uint8_t)most;
		}
	}
}

static struct bitmap
draw_glyph(struct raster *r, struct text_source source, int px, bool bold)
{
	int pen, baseline;
	SDL_Surface *s = surface_of(r, source, px, &pen, &baseline);
	if (!s)
		return (struct bitmap){ 0 };
	SDL_Rect ink = ink_box(s);
	int down = ink.w ? thickness(source.face, s, ink, px, bold) : 0, across = bold ? down : 0;
	int w = ink.w + (across + 63) / 64, h = ink.h + (down + 63) / 64;
	uint8_t *out = canvas(r, w, h);
	for (int y = 0; y < ink.h; y++) {
		for (int x = 0; x < ink.w; x++)
			out[y * w + x] = coverage(s, ink.x + x, ink.y + y);
	}
	SDL_FreeSurface(s);
	if (down)
		smear(out, w, 1, h, w, down);
	if (across)
		smear(out, h, w, w, 1, across);
	return (struct bitmap){ out, w, h, ink.x - pen - (w - ink.w) / 2, baseline - ink.y + (h - ink.h) / 2 };
}

/* A square of dots, `side` wide, around nothing. */
static void
dotted_square(uint8_t *out, int side)
{
	int dot = side / 24 + 1, step = dot * 3;
	for (int i = 0; i < side; i++) {
		for (int j = 0; j < dot; j++) {
			if (i % step >= dot * 2)
				continue;
			out[j * side + i] = out[(side - 1 - j) * side + i] = 255;
			out[i * side + j] = out[i * side + side - 1 - j] = 255;
		}
	}
}

/* Lays one hexadecimal digit into the square with its pen at x. */
static void
place_digit(uint8_t *out, int side, struct bitmap digit, int x, int baseline)
{
	for (int row = 0; row < digit.h; row++) {
		for (int col = 0; col < digit.w; col++) {
			int to_x = x + digit.left + col, to_y = baseline - digit.top + row;
			if (to_x >= 0 && to_x < side && to_y >= 0 && to_y < side)
				out[to_y * side + to_x] |= digit.alpha[row * digit.w + col];
		}
	}
}

/* The replacement for a character no font has: never blank and never 「?」,
 * so that staff can say which character it is. */
static struct bitmap
draw_code_point(struct raster *r, uint32_t cp, struct text_style style)
{
	char hex[16];
	int n = snprintf(hex, sizeof hex, "%04X", (unsigned)cp), first = (n + 1) / 2;
	int side = style.px * 9 / 10 > 3 ? style.px * 9 / 10 : 3, small = side * 2 / 5 > 3 ? side * 2 / 5 : 3;
	const struct face *face = &r->faces[FACE_REGULAR];
	uint8_t *out = need((size_t)side * (size_t)side);
	dotted_square(out, side);
	for (int i = 0; i < n; i++) {
		bool upper = i < first;
		int count = upper ? first : n - first, column = upper ? i : i - first;
		uint32_t glyph = face_glyph(face, (uint32_t)hex[i]);
		int wide = face_advance_64(face, glyph, small) / 64 + 1;
		struct bitmap digit =
		    draw_glyph(r, (struct text_source){ FACE_REGULAR, (uint32_t)hex[i], glyph }, small, false);
		place_digit(out, side, digit, (side - count * wide) / 2 + column * wide,
		    upper ? side * 46 / 100 : side * 88 / 100);
	}
	memcpy(canvas(r, side, side), out, (size_t)side * (size_t)side);
	free(out);
	return (struct bitmap){ r->alpha, side, side, (style.px - side) / 2, style.px * 38 / 100 + side / 2 };
}

struct bitmap
raster_draw(struct raster *r, struct text_source source, struct text_style style)
{
	if (source.face == FACE_NONE)
		return draw_code_point(r, source.cp, style);
	return draw_glyph(r, source, style.px, style.weight == TEXT_BOLD);
}
