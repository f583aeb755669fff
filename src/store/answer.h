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

struct store_photos {
	struct store_photo *photo;
	size_t count;
};

struct text_list {
	const char **text;
	size_t count;
};
