/* How full-width marks share their empty halves: the one rule for measuring,
 * breaking and drawing. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum spacing {
	SPACING_PLAIN,
	SPACING_OPEN,   /* 「（《“: ink in the right half */
	SPACING_CLOSE,  /* 」）》”，。: ink in the left half */
	SPACING_MIDDLE, /* · is half an em wide, its glyph a whole one */
	SPACING_NONE,   /* takes no room: controls, joiners, variation selectors */
};

enum spacing spacing_of(uint32_t cp);
bool spacing_is_blank(uint32_t cp); /* spaces that are not in every font */

/* How far the pen moves back before `cp`; `before` is 0 at a line's start. */
int spacing_pull_64(uint32_t before, uint32_t cp, int px);
/* How far `cp` reaches into nothing if it ends the line. */
int spacing_tail_64(uint32_t cp, int px);
