/* Pictures on the canvas, straight from the image cache. */
#pragma once

#include "draw/canvas.h"

/* What is to be drawn for an image or a view: loading where `images` is NULL. */
struct image pictures_get(struct image_cache *images, const struct command *cmd);
void pictures_draw(struct canvas *v, const struct command *cmd, const struct image *image);
void pictures_draw_view(struct canvas *v, const struct command *cmd, const struct image *image);
