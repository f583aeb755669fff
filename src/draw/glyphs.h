/* Text on the canvas, straight from the glyph pages of text/.
 *
 * glyphs_ink of every text of a frame comes before glyphs_draw of any. */
#pragma once

#include "draw/canvas.h"

/* What of a text can be seen in the clip: its ink. Has its glyphs at hand. `t` may be NULL. */
struct rect glyphs_ink(struct text *t, const struct canvas *v, const struct command *cmd);
void glyphs_draw(struct text *t, struct canvas *v, const struct command *cmd);
