/* A photo off a stick as the two pictures that are kept: upright, plain RGB
 * JPEG without metadata, the same bytes every time for the same photo.
 *
 * Told by content. What cannot be shown is refused with its cure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum {
	PHOTO_LONG_PX = 1920, /* long side of the picture, at most */
	PHOTO_THUMB_PX = 480, /* of the thumbnail */
	PHOTO_MAX_MPX = 220,  /* larger ones are refused by their header; a PNG from 100 on */
	PHOTO_MAX_FILE = 64 * 1024 * 1024,
};

struct photo_out { /* buffers by malloc; see photo_free() */
	unsigned char *picture, *thumb;
	size_t picture_size, thumb_size; /* bytes */
	int width, height;               /* of the picture, px */
	int thumb_width, thumb_height;
	char taken[24]; /* 2024-04-28T10:16:35 by the camera's clock, or "" */
};

struct photo_box { /* in thousandths of the upright picture, from its upper left corner */
	int x, y, w, h;
};
enum { PHOTO_MAX_BOXES = 64 };

bool photo_prepare(const void *bytes, size_t n, struct photo_out *out, struct error *err);
/* The same, and what lies in the boxes can be recognised by nobody: squares of
 * an eighth of a box's short side, and never under 24 px, of one colour each. */
bool photo_prepare_masked(
    const void *bytes, size_t n, const struct photo_box *box, size_t boxes, struct photo_out *out, struct error *err);
void photo_free(struct photo_out *out); /* accepts an empty one */
