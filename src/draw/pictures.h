/* Pictures on the canvas: those of the image cache as textures.
 *
 * A texture lives as long as the cache holds its picture; the pixels are
 * then only in the texture. */
#pragma once

#include "draw/canvas.h"

struct pictures;

struct pictures *pictures_new(SDL_Renderer *sdl, struct image_cache *images); /* images may be NULL */
void pictures_free(struct pictures *p);                                       /* accepts NULL */
void pictures_clear(struct pictures *p); /* the textures are lost: they load again */

void pictures_frame_begin(struct pictures *p);
void pictures_frame_end(struct pictures *p); /* drops what the cache has dropped */
/* False when the picture is lost, or not what was published. */
bool pictures_draw(struct pictures *p, struct canvas *v, const struct command *cmd);
bool pictures_draw_view(struct pictures *p, struct canvas *v, const struct command *cmd);
