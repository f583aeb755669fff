/* What the store's answers are made of. All of it lives in the arena that was
 * passed in. */
#pragma once

#include <stddef.h>

struct store_photo {
	const char *picture, *thumb; /* paths of files */
	const char *name;
	int width, height;
	/* whose it is: the register, its row, the field of the catalogue and which of that field's */
	int reg, field, at;
	long long rid;
};

/* The file to ask for where it is drawn w px wide: the thumbnail as long as it is sharp there. */
enum { STORE_THUMB = 480 };
static inline const char *
store_photo_file(const struct store_photo *p, int w)
{
	return w > STORE_THUMB ? p->picture : p->thumb;
}

struct store_photos {
	struct store_photo *photo;
	size_t count;
};

struct text_list {
	const char **text;
	size_t count;
};
