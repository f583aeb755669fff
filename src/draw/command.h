/* What a draw list holds, between list.c, icon.c and the renderer only.
 *
 * Moves, fades and clips are already worked in: a command can be executed
 * alone, in any clip that lets its own through. */
#pragma once

#include "draw/list.h"
#include "draw/raster.h"

enum command_kind {
	COMMAND_FILL,
	COMMAND_ROUND,
	COMMAND_OUTLINE,
	COMMAND_SHADOW,
	COMMAND_GRADIENT,
	COMMAND_TEXT,
	COMMAND_IMAGE,
	COMMAND_VIEW,
	COMMAND_RING,
	COMMAND_SHAPES,
	COMMAND_PIXELS,
	COMMAND_KINDS
};

struct command {
	enum command_kind kind;
	struct rect r;
	struct rect bounds; /* all it can touch; of text only the height is known, so to the right edge */
	struct rect clip;
	color_argb color, color2;
	int radius, corners, extent; /* extent: border width, blur, inner radius, modules a side */
	float a, b, c;               /* ring: from, to; view: scale, cx, cy */
	enum image_fit fit;
	struct text_style style;
	const char *text; /* or path */
	size_t len;
	const struct shape *shapes; /* relative to r.x, r.y */
	int shape_count;
	const uint8_t *modules;
};

const struct command *draw_list_commands(const struct draw_list *d, size_t *count);

/* Several outlines as one mask of one colour. Points are absolute; copied. */
void draw_shapes(struct draw_list *d, const struct shape *shapes, int count, color_argb c);
