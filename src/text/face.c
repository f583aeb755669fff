/* face: see face.h. Pure reading; any thread. */
#include "text/face.h"

#include <string.h>

static uint32_t
be16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

static uint32_t
be32(const uint8_t *p)
{
	return be16(p) << 16 | be16(p + 2);
}

/* The bytes of a table, NULL if it is missing or shorter than `least`. */
static const uint8_t *
table(const struct face *f, const char *tag, size_t least, size_t *size)
{
	if (f->size < 12)
		return NULL;
	uint32_t count = be16(f->data + 4);
	for (uint32_t i = 0; i < count && 12 + (i + 1) * 16 <= f->size; i++) {
		const uint8_t *entry = f->data + 12 + i * 16;
		if (memcmp(entry, tag, 4) != 0)
			continue;
		size_t offset = be32(entry + 8);
		*size = be32(entry + 12);
		if (offset > f->size || *size > f->size - offset || *size < least)
			return NULL;
		return f->data + offset;
	}
	return NULL;
}

static bool
find_groups(struct face *f)
{
	size_t size;
	const uint8_t *cmap = table(f, "cmap", 4, &size);
	if (!cmap)
		return false;
	uint32_t count = be16(cmap + 2);
	for (uint32_t i = 0; i < count && 4 + (i + 1) * 8 <= size; i++) {
		size_t offset = be32(cmap + 4 + i * 8 + 4);
		if (offset + 16 > size || be16(cmap + offset) != 12)
			continue;
		f->groups = cmap + offset + 16;
		f->group_count = be32(cmap + offset + 12);
		return f->group_count > 0 && f->group_count <= (size - offset - 16) / 12;
	}
	return false;
}

bool
face_open(struct face *f, const uint8_t *data, size_t size, struct error *err)
{
	*f = (struct face){ .data = data, .size = size };
	size_t head_size, hhea_size, hmtx_size;
	const uint8_t *head = table(f, "head", 54, &head_size);
	const uint8_t *hhea = table(f, "hhea", 36, &hhea_size);
	f->hmtx = table(f, "hmtx", 4, &hmtx_size);
	if (head && hhea && f->hmtx && find_groups(f)) {
		f->units = be16(head + 18);
		f->metric_count = be16(hhea + 34);
		if (f->units && f->metric_count && f->metric_count <= hmtx_size / 4)
			return true;
	}
	return error_set(err, ERROR_MACHINE, "font_broken", "程序里的字体损坏，请重新安装。");
}

uint32_t
face_glyph(const struct face *f, uint32_t cp)
{
	uint32_t low = 0, high = f->group_count;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const uint8_t *g = f->groups + (size_t)mid * 12;
		if (cp < be32(g))
			high = mid;
		else if (cp > be32(g + 4))
			low = mid + 1;
		else
			return be32(g + 8) + (cp - be32(g));
	}
	return 0;
}

int
face_advance_64(const struct face *f, uint32_t glyph, int px)
{
	uint32_t i = glyph < f->metric_count ? glyph : f->metric_count - 1;
	return (int)((be16(f->hmtx + (size_t)i * 4) * (uint64_t)px * 64 + f->units / 2) / f->units);
}
