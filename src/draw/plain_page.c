/* plain_page: see plain_page.h. */
#include "draw/plain_page.h"

#include <stdio.h>
#include <string.h>

#include "draw/plain_glyphs.h"
#include "base/arena.h"
#include "draw/canvas.h"
#include "draw/renderer.h"

enum { LINES = 4, DOTS = 24, NUMBER = 3 };
static const color_argb PAPER = 0xFFF6F1E7, INK = 0xFF2B241C;

static const struct plain_glyph *
glyph_of(const char *s)
{
	for (size_t i = 0; i < sizeof glyphs / sizeof *glyphs; i++)
		if (strncmp(s, glyphs[i].utf8, strlen(glyphs[i].utf8)) == 0)
			return &glyphs[i];
	return NULL;
}

/* One line in the middle of the window; returns where the next begins. */
static int
spell(struct canvas *v, const char *s, int width, int y, int dot)
{
	int room = 0;
	for (const char *p = s; *p; p += *p & 0x80 ? 3 : 1)
		room += glyph_of(p) ? (glyph_of(p)->width + 1) * dot : DOTS / 2 * dot;
	int x = (width - room) / 2;
	for (const char *p = s; *p; p += *p & 0x80 ? 3 : 1) {
		const struct plain_glyph *g = glyph_of(p);
		for (int i = 0; g && i < DOTS * DOTS; i++)
			if (g->row[i / DOTS] >> (DOTS - 1 - i % DOTS) & 1)
				canvas_fill(v, (struct rect){ x + i % DOTS * dot, y + i / DOTS * dot, dot, dot }, INK);
		x += g ? (g->width + 1) * dot : DOTS / 2 * dot;
	}
	return y + DOTS * dot * 3 / 2;
}

static void
draw_dots(SDL_Surface *to, enum plain_why why)
{
	struct canvas v = { .pixels = to->pixels, .stride = to->pitch / 4, .clip = { 0, 0, to->w, to->h } };
	char number[16];
	int width = to->w, height = to->h, small = width < height ? width : height;
	int dot = small / (11 * DOTS) > 0 ? small / (11 * DOTS) : 1;
	int y = (height - DOTS * dot * 6) / 2;
	snprintf(number, sizeof number, "代码 %d", why);
	canvas_fill(&v, v.clip, PAPER);
	y = spell(&v, "屏坏了", width, y, dot);
	y = spell(&v, "请告诉村委会报修", width, y, dot);
	spell(&v, number, width, y, dot * 3 / 2 + 1);
}

static void
draw_words(SDL_Surface *to, struct text *text, const char *phone, enum plain_why why)
{
	char number[16], call[120];
	struct arena *a = arena_new();
	struct draw_list *list = draw_list_new();
	struct renderer *renderer = renderer_new(text, NULL);
	int width = to->w, height = to->h, rects;
	int small = width < height ? width : height, y = height / 10, edge = width / 12;
	snprintf(number, sizeof number, "%d", why);
	snprintf(
	    call, sizeof call, "村委会的人：请打电话给乡镇管这块屏的人%s%s，说这个号：", *phone ? "，" : "", phone);
	const struct {
		const char *words;
		int px;
	} lines[LINES] = { { "这块屏出了毛病，现在看不了", small / 12 },
		{ "不是您按坏的。麻烦您告诉村委会。", small / 22 }, { call, small / 22 }, { number, small / 4 } };
	draw_fill(list, (struct rect){ 0, 0, width, height }, PAPER);
	for (int i = 0; i < LINES; i++) {
		struct text_style style = { lines[i].px, i == 1 || i == 2 ? TEXT_REGULAR : TEXT_BOLD };
		struct text_lines broken = text_break(text, a, lines[i].words, style, width - 2 * edge, 3);
		for (size_t k = 0; k < broken.count; k++, y += text_height(text, style))
			draw_text(list, edge, y, broken.line[k].text, broken.line[k].len, style,
			    i == NUMBER ? 0xFF8F1D12 : INK);
		y += small / 24;
	}
	renderer_draw(renderer, list, to, &rects);
	renderer_free(renderer);
	draw_list_free(list);
	arena_free(a);
}

void
plain_page_draw(SDL_Surface *to, struct text *text, const char *phone, enum plain_why why)
{
	if (text)
		draw_words(to, text, phone, why);
	else
		draw_dots(to, why);
}
