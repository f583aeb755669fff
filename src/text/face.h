/* One embedded font file: which characters it has and how wide they are.
 *
 * Reads the cmap and hmtx tables straight from the bytes, so measuring opens
 * no font and costs no memory. The bytes are our own (fonts/fonts.mk), not
 * foreign input; face_open still refuses what it cannot read. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct face {
	const uint8_t *data;
	size_t size;
	const uint8_t *groups; /* cmap format 12: first, last, glyph */
	uint32_t group_count;
	const uint8_t *hmtx;
	uint32_t metric_count, units; /* units per em */
};

bool face_open(struct face *f, const uint8_t *data, size_t size, struct error *err);
uint32_t face_glyph(const struct face *f, uint32_t cp);            /* 0: not in this font */
int face_advance_64(const struct face *f, uint32_t glyph, int px); /* 1/64 px, unhinted */
