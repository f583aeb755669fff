/* Executes a draw list on pixels, only where they are other than they were.
 * Main thread only. The same list gives the same bytes, whatever stood there
 * before: the first thing drawn must be a ground that covers everything.
 *
 * Borrows the text and the image cache: both must outlive it. Its masks are
 * bounded. */
#pragma once

#include <SDL.h>
#include "draw/list.h"

struct renderer;

/* What the last renderer_draw did. */
struct draw_stats {
	int commands;       /* in the list */
	int executed;       /* not skipped as outside the screen or clip */
	long painted;       /* pixels that were drawn anew */
	int masks_made;     /* masks rasterised because the cache lacked them */
	int images_loading; /* pictures drawn as placeholders: more will come */
	int images_failed;
};

/* `images` may be NULL: then every picture is a placeholder. */
struct renderer *renderer_new(struct text *text, struct image_cache *images);
void renderer_free(struct renderer *r); /* accepts NULL */
/* `to` has 32 bits a pixel: alpha or nothing, red, green, blue. Another one, or one of another size, than before is
 * drawn wholly. Returns the rectangles that were drawn, valid until the next call. */
const SDL_Rect *renderer_draw(struct renderer *r, const struct draw_list *list, SDL_Surface *to, int *count);
/* What stands there is not what it drew: the next time all is drawn. */
void renderer_forget(struct renderer *r);
struct draw_stats renderer_stats(const struct renderer *r);
