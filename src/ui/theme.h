/* Colours and sizes. Sizes come from millimetres, with pixel floors where a
 * coarse screen would make Chinese unreadable; 大 and 特大 are larger type with
 * fewer rows, not a zoomed picture. In 黑底白字 the sections have no colours of
 * their own: white on black, and one accent. Who names colours by the palette
 * and draws with the widgets has both themes at once. Pure. */
#pragma once

#include <stdbool.h>
#include "base/geom.h"

struct palette {
	color_argb paper, card, line, ink, soft, shadow;
	color_argb edge;                        /* of what can be pressed: 3:1 or better on card, paper and button */
	color_argb button, button_ink, pressed; /* a quiet button, and the veil of a finger on anything */
	color_argb red, black, gold, gold_bar, green, brown, blue, teal, olive, violet, orange;
	color_argb bar;                       /* a bar or line that carries a value: 3:1 on card and track */
	color_argb off, off_ground, off_edge; /* a control that does nothing now */
	color_argb accent;                    /* in place of any section's fill; alpha 0: the section's own */
	color_argb red_tint, gold_tint, green_tint, orange_tint, grey_tint, row_tint;
	color_argb on_color; /* words on a section's colour */
	color_argb track, podium_two, podium_three;
	color_argb card_line; /* where nothing else tells a card from the paper; alpha 0: its shadow does */
};

const struct palette *theme_palette(bool contrast);

enum { TYPE_PLAIN, TYPE_LARGE, TYPE_HUGE, TYPE_SIZES }; /* 平常 大 特大 */

struct metrics {
	int width, height; /* px of the whole screen */
	float px_mm;
	int large; /* which type, TYPE_… */
	bool portrait;
	int title, head, body, note; /* em heights in px; head is a card's own title */
	int plain, least; /* body and note of 平常, whatever is chosen: no words are smaller than `least` */
	int row, button;  /* least heights of what is pressed: 18 mm */
	int gap, pad, margin, radius, edge; /* edge: thickness of what says 「press me」 */
	int top, dock;                      /* heights of the strip above and of the dock below */
	int reach;                          /* nothing above this y may be pressed; 0: anything may */
};

/* `inches` is the diagonal. */
struct metrics theme_metrics(int width, int height, float inches, int large);
int theme_mm(const struct metrics *m, float mm);
/* The same colour, with its alpha scaled by `alpha`/255. */
color_argb theme_fade(color_argb c, int alpha);
