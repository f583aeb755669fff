/* Text on the canvas: the glyph pages of text/ as textures.
 *
 * A frame is two walks: glyphs_want for every text that will be drawn, then
 * glyphs_upload, then glyphs_draw. Only rows that changed are uploaded. */
#pragma once

#include "draw/canvas.h"

struct glyphs;

struct glyphs *glyphs_new(SDL_Renderer *sdl, struct text *text);
void glyphs_free(struct glyphs *g); /* accepts NULL */
void glyphs_clear(struct glyphs *g);

void glyphs_frame_begin(struct glyphs *g);
void glyphs_want(struct glyphs *g, const struct canvas *v, const struct command *cmd);
bool glyphs_again(struct glyphs *g); /* there was no room for all: want them once more */
void glyphs_upload(struct glyphs *g);
void glyphs_draw(struct glyphs *g, struct canvas *v, const struct command *cmd);
