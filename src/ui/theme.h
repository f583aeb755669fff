/* Colours and sizes. Sizes come from millimetres, with pixel floors where a
 * coarse screen would make Chinese unreadable; 大字 is larger type with fewer
 * rows, not a zoomed picture. Pure. */
#pragma once

#include <stdbool.h>
#include "base/geom.h"

struct palette {
	color_argb paper, card, line, ink, soft, shadow;
	color_argb edge;                        /* of what can be pressed: 3:1 or better on card, paper and button */
	color_argb button, button_ink, pressed; /* a quiet button, and the veil of a finger on anything */
	color_argb red, black, gold, gold_bar, green, brown, blue, teal, olive, violet, orange;
	color_argb red_tint, gold_tint, green_tint, orange_tint, grey_tint, row_tint;
	color_argb on_color; /* words on a section's colour */
	color_argb track, podium_two, podium_three;
};

const struct palette *theme_palette(bool high_contrast);

struct metrics {
	int width, height; /* px of the whole screen */
	float px_mm;
	bool large, portrait;
	int title, head, body, note; /* em heights in px; head is a card's own title */
	int row, button;             /* least heights: 16 mm, 18 mm */
	int gap, pad, margin, radius;
	int top, dock; /* heights of the strip above and of the dock below */
};

/* `inches` is the diagonal. */
struct metrics theme_metrics(int width, int height, float inches, bool large);
int theme_mm(const struct metrics *m, float mm);
/* The same colour, with its alpha scaled by `alpha`/255. */
color_argb theme_fade(color_argb c, int alpha);
