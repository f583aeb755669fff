/* theme: see theme.h. Every ink below stands on its ground at 4.5:1 or
 * better (7:1 in 黑底白字); tests/test_rules.c computes it. */
#include "ui/theme.h"

#include <math.h>

/* clang-format off */

/* Its name in struct palette, what it is, and what it is in 黑底白字. */
#define COLORS(COLOR) \
	COLOR(paper, 0xFFF6F1E6, 0xFF000000) \
	COLOR(card, 0xFFFFFDF8, 0xFF000000) \
	COLOR(line, 0xFFE4DBC8, 0xFF767676) \
	COLOR(edge, 0xFF877E6E, 0xFFFFFFFF) \
	COLOR(ink, 0xFF23272B, 0xFFFFFFFF) \
	COLOR(soft, 0xFF5F594F, 0xFFE6E6E6) \
	COLOR(shadow, 0x225A4A2A, 0x00000000) \
	COLOR(button, 0xFFEFE7D8, 0xFF000000) \
	COLOR(button_ink, 0xFF23272B, 0xFFFFFFFF) \
	COLOR(pressed, 0x26000000, 0x66FFFFFF) \
	COLOR(off, 0xFF6F6A60, 0xFFB8B8B8) \
	COLOR(off_ground, 0xFFF6F1E6, 0xFF000000) \
	COLOR(off_edge, 0xFFCFC6B4, 0xFFB8B8B8) \
	COLOR(accent, 0x00000000, 0xFFFFD84A) \
	COLOR(red, 0xFFB4281E, 0xFFFFFFFF) \
	COLOR(black, 0xFF2E2F33, 0xFFFFFFFF) \
	COLOR(gold, 0xFF855B12, 0xFFFFFFFF) \
	COLOR(gold_bar, 0xFFC9932B, 0xFF4A4A4A) \
	COLOR(bar, 0xFFA87412, 0xFFFFFFFF) \
	COLOR(green, 0xFF2A6E43, 0xFFFFFFFF) \
	COLOR(brown, 0xFF7A4B2A, 0xFFFFFFFF) \
	COLOR(blue, 0xFF2A5C8A, 0xFFFFFFFF) \
	COLOR(teal, 0xFF2F6F70, 0xFFFFFFFF) \
	COLOR(olive, 0xFF7A5D1B, 0xFFFFFFFF) \
	COLOR(violet, 0xFF6A5A93, 0xFFFFFFFF) \
	COLOR(orange, 0xFF9A4A00, 0xFFFFD84A) \
	COLOR(red_tint, 0xFFF5E1DC, 0xFF2A2A2A) \
	COLOR(gold_tint, 0xFFF6E7CB, 0xFF2A2A2A) \
	COLOR(green_tint, 0xFFE0EEE2, 0xFF2A2A2A) \
	COLOR(orange_tint, 0xFFF9E2CF, 0xFF2A2A2A) \
	COLOR(grey_tint, 0xFFE9E6DF, 0xFF2A2A2A) \
	COLOR(row_tint, 0xFFF8EEDA, 0xFF333333) \
	COLOR(on_color, 0xFFFFFFFF, 0xFF000000) \
	COLOR(track, 0xFFEDE6D8, 0xFF3A3A3A) \
	COLOR(podium_two, 0xFFC9C4B8, 0xFF3F3F3F) \
	COLOR(podium_three, 0xFFD3AC86, 0xFF333333) \
	COLOR(card_line, 0x00000000, 0xFF767676)

/* clang-format on */

#define PLAIN(name, plain, contrast) .name = plain,
#define CONTRAST(name, plain, contrast) .name = contrast,
static const struct palette palettes[] = { { COLORS(PLAIN) }, { COLORS(CONTRAST) } };

const struct palette *
theme_palette(bool contrast)
{
	return &palettes[contrast];
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
larger(int px, int large)
{
	static const float times[TYPE_SIZES] = { 1, 1.35f, 1.7f };
	return (int)lroundf((float)px * times[large]);
}

struct metrics
theme_metrics(int width, int height, float inches, int large)
{
	struct metrics m = { .width = width, .height = height, .large = large, .portrait = height > width };
	float diagonal = sqrtf((float)width * (float)width + (float)height * (float)height);
	m.px_mm = diagonal / (inches * 25.4f);
	m.title = larger(at_least(&m, 14, 40), large);
	m.body = larger(at_least(&m, 8, 28), large);
	m.note = larger(at_least(&m, 6, 24), large);
	m.plain = at_least(&m, 8, 28);
	m.least = at_least(&m, 6, 24);
	m.head = (m.title + m.body * 2) / 3;
	/* large type on few pixels: the room goes to the words */
	bool tight = large && !m.portrait && height < 30 * m.body;
	m.gap = at_least(&m, tight ? 4.5f : 5.5f, 10);
	m.pad = at_least(&m, tight ? 3.5f : 7, 10);
	m.margin = at_least(&m, 13, 20);
	m.radius = at_least(&m, 6, 10);
	m.edge = at_least(&m, 0.5f, 2);
	m.row = at_least(&m, 18, m.body * 8 / 5);
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
