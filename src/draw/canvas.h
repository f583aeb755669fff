/* Filling and copying in one clip, on SDL. Clips by arithmetic: SDL's own
 * clip would split its batches. Keeps the counts for draw_stats. */
#pragma once

#include "draw/mask.h"
#include "draw/renderer.h"

struct canvas {
	SDL_Renderer *sdl;
	struct rect screen, clip; /* clip lies in screen */
	struct draw_stats stats;
	struct mask_cache *masks;
};

void canvas_fill(struct canvas *v, struct rect r, color_argb c);
/* The part `src` of a texture, unscaled, at x, y, in a colour; its blend mode stands. */
void canvas_copy(struct canvas *v, SDL_Texture *t, struct rect src, int x, int y, color_argb c);

/* boxes.c: the commands made of rectangles and masks. */
void canvas_round(struct canvas *v, const struct command *cmd);
void canvas_round_rect(struct canvas *v, struct rect r, int radius, int corners, color_argb c);
void canvas_outline(struct canvas *v, const struct command *cmd);
void canvas_shadow(struct canvas *v, const struct command *cmd);
void canvas_gradient(struct canvas *v, const struct command *cmd);
void canvas_pixels(struct canvas *v, const struct command *cmd);
