/* theme: see theme.h. Every ink below stands on its ground at 4.5:1 or
 * better (7:1 in the high-contrast palette); tests/test_ui.c computes it. */
#include "ui/theme.h"

#include <math.h>

/* clang-format off */

/* Its name in struct palette, what it is, and what it is in high contrast. */
#define COLORS(COLOR) \
	COLOR(paper, 0xFFF6F1E6, 0xFFFFFFFF) \
	COLOR(card, 0xFFFFFDF8, 0xFFFFFFFF) \
	COLOR(line, 0xFFE4DBC8, 0xFF767676) \
	COLOR(edge, 0xFF877E6E, 0xFF000000) \
	COLOR(ink, 0xFF23272B, 0xFF000000) \
	COLOR(soft, 0xFF5F594F, 0xFF2B2B2B) \
	COLOR(shadow, 0x225A4A2A, 0x55000000) \
	COLOR(button, 0xFFEFE7D8, 0xFFE6E6E6) \
	COLOR(button_ink, 0xFF23272B, 0xFF000000) \
	COLOR(pressed, 0x26000000, 0x44000000) \
	COLOR(red, 0xFFB4281E, 0xFF8E1209) \
	COLOR(black, 0xFF2E2F33, 0xFF000000) \
	COLOR(gold, 0xFF855B12, 0xFF5E3E00) \
	COLOR(gold_bar, 0xFFC9932B, 0xFFD9A02E) \
	COLOR(green, 0xFF2A6E43, 0xFF0B4A25) \
	COLOR(brown, 0xFF7A4B2A, 0xFF5A3116) \
	COLOR(blue, 0xFF2A5C8A, 0xFF0B3D69) \
	COLOR(teal, 0xFF2F6F70, 0xFF0C4B4C) \
	COLOR(olive, 0xFF7A5D1B, 0xFF523C06) \
	COLOR(violet, 0xFF6A5A93, 0xFF453572) \
	COLOR(orange, 0xFF9A4A00, 0xFF6E3200) \
	COLOR(red_tint, 0xFFF5E1DC, 0xFFFBEAE7) \
	COLOR(gold_tint, 0xFFF6E7CB, 0xFFFFF3D9) \
	COLOR(green_tint, 0xFFE0EEE2, 0xFFE8F6EB) \
	COLOR(orange_tint, 0xFFF9E2CF, 0xFFFFEBDA) \
	COLOR(grey_tint, 0xFFE9E6DF, 0xFFF0F0F0) \
	COLOR(row_tint, 0xFFF8EEDA, 0xFFFFF6E0) \
	COLOR(on_color, 0xFFFFFFFF, 0xFFFFFFFF) \
	COLOR(track, 0xFFEDE6D8, 0xFFDDDDDD) \
	COLOR(podium_two, 0xFFC9C4B8, 0xFFCFCFCF) \
	COLOR(podium_three, 0xFFD3AC86, 0xFFDDB48C)

/* clang-format on */

#define PLAIN(name, plain, contrast) .name = plain,
#define CONTRAST(name, plain, contrast) .name = contrast,
static const struct palette palettes[] = { { COLORS(PLAIN) }, { COLORS(CONTRAST) } };

const struct palette *
theme_palette(bool high_contrast)
{
	return &palettes[high_contrast];
}

int
theme_mm(const struct metrics *m, float mm)
{
	return (int)lroundf(mm * m->px_mm);
}

static int
at_least(const struct metrics *m, float mm, int px)
{
	int v = theme_mm(m, mm);
	return v > px ? v : px;
}

static int
larger(int px, bool large)
{
	return large ? (int)lroundf((float)px * 1.35f) : px;
}

struct metrics
theme_metrics(int width, int height, float inches, bool large)
{
	struct metrics m = { .width = width, .height = height, .large = large, .portrait = height > width };
	float diagonal = sqrtf((float)width * (float)width + (float)height * (float)height);
	m.px_mm = diagonal / (inches * 25.4f);
	m.title = larger(at_least(&m, 14, 40), large);
	m.body = larger(at_least(&m, 8, 28), large);
	m.note = larger(at_least(&m, 6, 24), large);
	m.head = (m.title + m.body * 2) / 3;
	/* large type on few pixels: the room goes to the words */
	bool tight = large && !m.portrait && height < 30 * m.body;
	m.gap = at_least(&m, tight ? 4.5f : 5.5f, 10);
	m.pad = at_least(&m, tight ? 3.5f : 7, 10);
	m.margin = at_least(&m, 13, 20);
	m.radius = at_least(&m, 6, 10);
	m.row = at_least(&m, 16, m.body * 8 / 5);
	m.button = at_least(&m, 18, m.body * 9 / 5);
	m.top = m.title * 13 / 10 + m.gap * 2 + (m.portrait ? m.note : 0);
	int clock = (m.head + m.note) * 13 / 10 + m.gap; /* its two lines */
	m.top = m.top > clock ? m.top : clock;
	m.dock = m.button + m.gap * 2;
	if (m.portrait || width < 1400)
		m.margin = at_least(&m, 9, 16);
	return m;
}

color_argb
theme_fade(color_argb c, int alpha)
{
	return (c & 0xFFFFFF) | ((c >> 24) * (unsigned)alpha / 255u) << 24;
}
