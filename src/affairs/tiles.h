/* Tiles: a wall of pictures with a word, or of words alone, to tap; in pages
 * where they do not all fit. As even as its room allows. */
#pragma once

#include "ui/widgets.h"

struct tile {
	const char *picture; /* a 问题类别 as drawn by issue_picture(); NULL: words alone */
	const char *word, *note;
	bool lit;
};

/* The arg of tile i is i; `action` 0: they only show. Their edge and the lit ones are in c. */
void tiles_draw(
    struct ui *ui, struct rect r, struct scroll *s, const struct tile *tile, int count, color_argb c, int action);
/* What `rows` rows of words need. */
int tiles_height(struct ui *ui, const struct tile *tile, int count, int w);
