/* issue_picture: the kinds of problems, and what else one calls about, as
 * drawings, so that one who does not read finds his own. A field of 100 × 100;
 * flat shapes, no outlines. Written as icons are (draw/icon.c): a capital
 * letter is the colour from there on, b a box (x y w h radius), l a line (x y
 * x y width), p an outline (x y …). */
#include <stdlib.h>
#include <string.h>

#include "affairs/issue_parts.h"

enum { NUMBERS = 24 };

static const color_argb colors[26] = {
	['S' - 'A'] = 0xFFD9CDB4, /* soil */
	['G' - 'A'] = 0xFF4E7F55, /* green */
	['W' - 'A'] = 0xFF9A6B3D, /* wood */
	['D' - 'A'] = 0xFF5B4632, /* dark */
	['R' - 'A'] = 0xFFB5633F, /* brick */
	['Y' - 'A'] = 0xFF8C8F91, /* grey */
	['P' - 'A'] = 0xFFE9EDEF, /* pale */
	['B' - 'A'] = 0xFF6F93A8, /* water */
	['T' - 'A'] = 0xFFD2A84C, /* straw */
	['K' - 'A'] = 0xFF3A3F44, /* ink */
	['A' - 'A'] = 0xFFC9BDA6, /* wall */
	['O' - 'A'] = 0xFFF7E3A0, /* glow */
};
static const color_argb PLATE = 0xFFF8F1E4; /* the drawings are made for a light ground, whatever the theme */

/* clang-format off */
static const struct {
	const char *categories, *drawing; /* categories apart by | */
} pictures[] = {
	{ "生活垃圾|垃圾箱满溢|乱泼乱倒",
	    "Sb4 84 92 8 4 Kb8 37.9 54 46.4 18.4 p24.2 43.3 30.7 31.4 39.3 31.4 45.8 43.3 "
	    "p32.8 33.6 17.7 27.1 22 20.6 p37.2 33.6 52.3 27.1 48 20.6 Tl28.5 34.1 41.5 34.1 3.8 Gb54 53.9 36 31 12.2 "
	    "p64.8 57.5 69.1 49.6 74.9 49.6 79.2 57.5 p70.6 51 60.5 46.7 63.4 42.4 p73.4 51 83.5 46.7 80.6 42.4 "
	    "Tl67.7 51.4 76.3 51.4 2.5 Rb44 76 14 9 2" },
	{ "建筑垃圾|残垣断壁|乱搭乱建|土堆",
	    "Sb4 84 92 8 4 Rb12 68 24 15 2 b38 68 24 15 2 b64 68 24 15 2 b25 51 24 15 2 b51 51 24 15 2 b38 34 24 15 2 "
	    "Yp78 85 84 62 96 70 94 85" },
	{ "白色垃圾",
	    "Sb4 84 92 8 4 Yp8 84 12 52 20 58 28 50 36 58 44 52 48 84 Pp12 80 15 60 21 64 28 57 35 64 41 60 44 80 "
	    "Bb60 40 22 45 7 b66 28 10 14 3 Pb64 54 14 14 2 Rb66 24 10 6 2" },
	{ "柴草堆|杂草",
	    "Sb4 84 92 8 4 Tp10 85 22 40 50 22 78 40 90 85 Wl26 84 34 46 2.5 l38 84 42 46 2.5 l50 84 50 46 2.5 "
	    "l62 84 58 46 2.5 l74 84 66 46 2.5 b14 72 15 15 8 b33 72 15 15 8 b52 72 15 15 8 b71 72 15 15 8 "
	    "Tb18 76 7 7 4 b37 76 7 7 4 b56 76 7 7 4 b75 76 7 7 4" },
	{ "粪堆|畜禽粪便",
	    "Sb4 84 92 8 4 Wb20 34 46 26 10 b60 24 20 20 7 Dl64 26 60 17 3 l76 26 80 17 3 Tb72 34 12 10 4 "
	    "Wl28 56 28 83 6 l56 56 56 83 6 Dl21 40 13 58 3 p4 86 8 76 14 70 20 76 26 86" },
	{ "污水沟渠",
	    "Sp2 50 26 50 38 90 62 90 74 50 98 50 98 94 2 94 Bp31 66 69 66 62 90 38 90 Yb42 56 18 14 3 "
	    "Gb36 64 10 10 3 l10 50 8 36 3 l16 50 15 36 3 l22 50 22 36 3" },
	{ "乱堆乱放|路障",
	    "Sb4 84 92 8 4 Wb10 54 34 31 3 Dl10 69 44 69 2 Yb48 44 26 41 3 Tb18 30 24 22 3 Dl80 85 92 30 5 "
	    "Wl86 85 74 34 4" },
	{ "乱贴乱画|乱拉乱挂",
	    "Ab6 14 88 74 3 Pb16 24 28 34 2 Tb52 34 30 28 2 Pb28 62 30 20 2 Kl21 32 38 32 2.5 l57 42 76 42 2.5 "
	    "l21 40 38 40 2.5 l57 49 76 49 2.5 l21 48 38 48 2.5 l57 56 76 56 2.5 l33 69 52 69 2.5 l33 76 46 76 2.5" },
	{ "设施损坏",
	    "Sb4 84 92 8 4 Yl34 85 34 16 6 l34 18 64 14 5 Kb56 13 24 9 4 Rl58 34 78 54 5 l78 34 58 54 5" },
	{ "路灯",
	    "Sb4 84 92 8 4 Op56 20 82 20 96 62 42 62 Yl28 85 28 16 6 l28 18 60 14 5 Kb54 11 28 10 4" },
	{ "路桥",
	    "Bb2 62 96 28 6 Yp40 14 60 14 86 90 14 90 Pb47 24 6 13 1 b47 46 6 13 1 b47 68 6 13 1 Wl20 58 20 84 5 "
	    "l80 58 80 84 5" },
	{ "厕所",
	    "Sb4 84 92 8 4 Ab22 40 56 46 2 Rp14 42 50 14 86 42 Wb40 52 20 34 2 Tb54 68 3 6 1" },
	{ "奖补",
	    "Tb12 12 76 76 38 Kl36 30 50 48 6 l64 30 50 48 6 l50 48 50 74 6 l36 52 64 52 5 l36 62 64 62 5" },
	{ "评分",
	    "Kb18 8 64 82 6 Pb22 12 56 74 4 Gl29 28 34 34 4 l34 34 42 22 4 Kl50 30 70 30 4 Gl29 49 34 55 4 "
	    "l34 55 42 43 4 Kl50 51 70 51 4 Gl29 70 34 76 4 l34 76 42 64 4 Kl50 72 70 72 4" },
	{ "",
	    "Pb8 20 84 52 12 p28 70 50 70 30 90 Kb24 41 11 11 6 b45 41 11 11 6 b66 41 11 11 6" },
};
/* clang-format on */

/* One thing of a drawing; v are its n numbers, in a field whose corner is x, y and a hundredth of it s px. */
static void
draw_thing(struct ui *ui, char kind, const float *v, int n, float x, float y, float s, color_argb c)
{
	float at[NUMBERS];
	for (int i = 0; i < n; i++)
		at[i] = (i % 2 ? y : x) + v[i] * s;
	if (kind == 'b')
		draw_round(ui->list,
		    (struct rect){ (int)at[0], (int)at[1], (int)(v[2] * s + 0.5f), (int)(v[3] * s + 0.5f) },
		    (int)(v[4] * s), CORNER_ALL, c);
	else if (kind == 'l')
		draw_line(ui->list, at[0], at[1], at[2], at[3], v[4] * s, c);
	else
		draw_polygon(ui->list, at, n / 2, c);
}

static const char *
drawing_of(const char *category)
{
	size_t all = sizeof pictures / sizeof *pictures;
	for (size_t i = 0; i + 1 < all; i++) {
		const char *at = strstr(pictures[i].categories, category);
		if (*category && at && (at[strlen(category)] == '|' || !at[strlen(category)]))
			return pictures[i].drawing;
	}
	return pictures[all - 1].drawing; /* something else: three dots */
}

void
issue_picture(struct ui *ui, struct rect r, const char *category)
{
	int side = r.w < r.h ? r.w : r.h;
	float x = (float)(r.x + (r.w - side) / 2), y = (float)(r.y + (r.h - side) / 2), v[NUMBERS];
	color_argb c = 0;
	draw_thing(ui, 'b', (float[]){ 0, 0, 100, 100, 8 }, 5, x, y, (float)side / 100.f, PLATE);
	for (const char *d = drawing_of(category); *d;) {
		int n = 0;
		if (*d >= 'A' && *d <= 'Z')
			c = colors[*d++ - 'A'];
		char kind = *d++, *end;
		for (float got = strtof(d, &end); end != d && n < NUMBERS; got = strtof(d, &end)) {
			v[n++] = got;
			d = end;
		}
		draw_thing(ui, kind, v, n, x, y, (float)side / 100.f, c);
		d += strspn(d, " ");
	}
}
