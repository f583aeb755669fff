/* text: the embedded fonts, which of them draws what, and measuring. Fonts
 * are only mapped here; raster.c opens them when something is first drawn. */
#include "text/text.h"

#include <stdlib.h>

#include "text/atlas.h"
#include "text/glyph.h"
#include "text/inside.h"
#include "text/raster.h"
#include "text/spacing.h"
#include "base/need.h"

extern const uint8_t embed_font_regular[], embed_font_regular_end[];
extern const uint8_t embed_font_bold[], embed_font_bold_end[];
extern const uint8_t embed_font_rare[], embed_font_rare_end[];
extern const uint8_t embed_font_rarest[], embed_font_rarest_end[];

/* Signs the fonts lack and others that mean the same. */
static const struct {
	uint32_t cp, drawn;
} aliases[] = {
	{ 0x2714, 0x2713 }, /* ✔ ✓ */
	{ 0x2715, 0x00D7 }, /* ✕ × */
	{ 0x2717, 0x00D7 }, /* ✗ × */
	{ 0x2718, 0x00D7 }, /* ✘ × */
	{ 0x2610, 0x25A1 }, /* ☐ □ */
	{ 0x2611, 0x2713 }, /* ☑ ✓ */
	{ 0x2219, 0x2022 }, /* ∙ • */
	{ 0x2012, 0x2013 }, /* ‒ – */
};

static struct text_source
find(const struct text *t, uint32_t cp, enum text_weight weight)
{
	const enum face_id chain[] = { weight == TEXT_BOLD ? FACE_BOLD : FACE_REGULAR, FACE_RARE, FACE_RAREST };
	for (size_t i = 0; i < sizeof chain / sizeof *chain; i++) {
		uint32_t glyph = face_glyph(&t->face[chain[i]], cp);
		if (glyph)
			return (struct text_source){ chain[i], cp, glyph };
	}
	return (struct text_source){ FACE_NONE, cp, 0 };
}

struct text_source
text_source(const struct text *t, uint32_t cp, enum text_weight weight)
{
	struct text_source source = find(t, cp == '\t' ? ' ' : cp, weight);
	for (size_t i = 0; source.face == FACE_NONE && i < sizeof aliases / sizeof *aliases; i++) {
		if (aliases[i].cp == cp)
			source = find(t, aliases[i].drawn, weight);
	}
	return source;
}

struct text_style
text_style_clamp(struct text_style style)
{
	style.px = style.px < 1 ? 1 : style.px > TEXT_PX_MAX ? TEXT_PX_MAX : style.px;
	return style;
}

struct text *
text_new(struct error *err)
{
	struct text *t = need(sizeof *t);
	const struct {
		const uint8_t *begin, *end;
	} file[FACE_COUNT] = {
		[FACE_REGULAR] = { embed_font_regular, embed_font_regular_end },
		[FACE_BOLD] = { embed_font_bold, embed_font_bold_end },
		[FACE_RARE] = { embed_font_rare, embed_font_rare_end },
		[FACE_RAREST] = { embed_font_rarest, embed_font_rarest_end },
	};
	for (int i = 0; i < FACE_COUNT; i++) {
		if (!face_open(&t->face[i], file[i].begin, (size_t)(file[i].end - file[i].begin), err))
			goto fail;
	}
	t->raster = raster_new(t->face, err);
	if (!t->raster)
		goto fail;
	t->atlas = atlas_new();
	return t;
fail:
	text_free(t);
	return NULL;
}

void
text_free(struct text *t)
{
	if (!t)
		return;
	atlas_free(t->atlas);
	raster_free(t->raster);
	free(t);
}

bool
text_has(struct text *t, uint32_t cp)
{
	return text_source(t, cp, TEXT_REGULAR).face != FACE_NONE || spacing_of(cp) == SPACING_NONE ||
	       spacing_is_blank(cp);
}

int
text_advance_64(const struct text *t, uint32_t cp, struct text_style style)
{
	struct text_source source = text_source(t, cp, style.weight);
	if (source.face != FACE_NONE)
		return face_advance_64(&t->face[source.face], source.glyph, style.px);
	return spacing_is_blank(cp) ? style.px * 16 : style.px * 64;
}

int
text_width(struct text *t, const char *s, size_t n, struct text_style style)
{
	struct glyph_walk w;
	uint32_t cp;
	int x_64;
	glyph_walk_begin(&w, t, s, n, style);
	while (glyph_walk_next(&w, &cp, &x_64))
		;
	return glyph_walk_width(&w);
}

int
text_height(struct text *t, struct text_style style)
{
	return (text_style_clamp(style).px * 13 + 5) / 10;
}

/* The ink of a Han character has its middle 0.38 em above the baseline in
 * these fonts; half a line box plus that much is the ascent. */
int
text_ascent(struct text *t, struct text_style style)
{
	return (text_style_clamp(style).px * 103 + 50) / 100;
}
