/* What stands on the glass when nothing else can: that the screen has a fault, whom to tell, and a number to say on the
 * telephone. It needs no data, and no font and no arena either: then dots in the program spell it. */
#pragma once

#include <SDL.h>

#include "text/text.h"

/* The numbers that are said on the telephone; docs/ARCHITECTURE.md has the list. */
enum plain_why {
	PLAIN_CONTENT = 11,  /* no edition is whole */
	PLAIN_OTHER = 19,    /* anything else about the data folder */
	PLAIN_FONTS = 21,    /* the program's own fonts cannot be opened */
	PLAIN_RESTARTS = 31, /* it ended again and again: see os/alive.h */
};

/* Draws all of `to`, as renderer.h wants it. `text` NULL: there is no font; `phone`: whom the township says to call, or
 * "". */
void plain_page_draw(SDL_Surface *to, struct text *text, const char *phone, enum plain_why why);
