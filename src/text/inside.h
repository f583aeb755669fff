/* What the files of this folder share; nobody else includes it. */
#pragma once

#include "text/face.h"
#include "text/text.h"

enum face_id { FACE_REGULAR, FACE_BOLD, FACE_RARE, FACE_RAREST, FACE_COUNT, FACE_NONE = FACE_COUNT };

struct raster;
struct atlas;

struct text {
	struct face face[FACE_COUNT];
	struct raster *raster;
	struct atlas *atlas;
};

/* Which font draws a character, and as which character (✗ as ×). */
struct text_source {
	enum face_id face; /* FACE_NONE: the drawn replacement */
	uint32_t cp, glyph;
};

struct text_source text_source(const struct text *t, uint32_t cp, enum text_weight weight);
/* The pen's way over a character before marks are drawn together, in 1/64 px. */
int text_advance_64(const struct text *t, uint32_t cp, struct text_style style);
struct text_style text_style_clamp(struct text_style style);
