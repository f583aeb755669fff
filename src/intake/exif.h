/* What a photo says about itself in its EXIF block: which way up it is, when
 * it was taken, whether its colours are Adobe RGB. Pure; runs in the reader. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct exif {
	int turn;       /* 1 to 8 */
	char taken[24]; /* 2024-04-28T10:16:35, or "" */
	bool adobe_rgb;
};

/* `block` begins with Exif and two zeros. What cannot be read is as if it were not there. */
void exif_read(const unsigned char *block, size_t n, struct exif *out);
