/* Which parts of the glass are other than they were: squares of 32 px, each with a number made of all that is drawn
 * on it, in its order. What has the same number is not drawn again. */
#pragma once

#include <stddef.h>

#include "draw/command.h"

struct damage;

struct damage *damage_new(void);
void damage_free(struct damage *d); /* accepts NULL */
/* What stands there is not what was drawn: all of the next frame is damage. */
void damage_all(struct damage *d);

/* A frame: begin, add every command that is seen on `seen`, end. */
void damage_begin(struct damage *d, int width, int height);
void damage_add(struct damage *d, struct rect seen, uint64_t number);
/* Rectangles that do not overlap, valid until the next frame. */
const struct rect *damage_end(struct damage *d, int *count);

/* Other for all that looks otherwise: place, colour, words, points; `image` is what a picture's command shows. */
uint64_t damage_number(const struct command *cmd, const struct image *image);
