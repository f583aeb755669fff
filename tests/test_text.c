/* Fonts, measuring, drawn glyphs and the order of names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "text/face.h"
#include "text/glyph.h"
#include "text/inside.h"
#include "text/spacing.h"
#include "text/text.h"

static const struct text_style em32 = { 32, TEXT_REGULAR }, bold32 = { 32, TEXT_BOLD };

static struct text *
fonts(void **state)
{
	return *state;
}

static int
open_fonts(void **state)
{
	struct error err;
	*state = text_new(&err);
	return *state ? 0 : -1;
}

static int
close_fonts(void **state)
{
	text_free(*state);
	return 0;
}

static int
width_of(struct text *t, const char *s)
{
	return text_width(t, s, strlen(s), em32);
}

static uint32_t
code(const char *s)
{
	return utf8_next(&s);
}

/* A glyph's own pixels, row by row; the caller frees them. */
static uint8_t *
pixels(struct text *t, const struct glyph *g)
{
	uint8_t *out = calloc((size_t)g->w * (size_t)g->h + 1, 1);
	for (int y = 0; y < g->h; y++) {
		const struct glyph_page *p = glyph_page(t, g->page);
		memcpy(out + y * g->w, p->alpha + (g->y + y) * p->size + g->x, (size_t)g->w);
	}
	return out;
}

static bool
same_picture(struct text *a, const struct glyph *g, struct text *b, const struct glyph *h)
{
	if (g->w != h->w || g->h != h->h || g->left != h->left || g->top != h->top)
		return false;
	uint8_t *p = pixels(a, g), *q = pixels(b, h);
	bool same = memcmp(p, q, (size_t)g->w * (size_t)g->h) == 0;
	free(p);
	free(q);
	return same;
}

static int
darkness(struct text *t, const struct glyph *g)
{
	uint8_t *p = pixels(t, g);
	int sum = 0;
	for (int i = 0; i < g->w * g->h; i++)
		sum += p[i];
	free(p);
	return sum / 255;
}

/* The Han characters of GB 18030-2022: ranges of blocks and twelve more. */
static const uint32_t gb18030[][2] = { { 0x4E00, 0x9FEF }, { 0x3400, 0x4DB5 }, { 0x20000, 0x2A6D6 },
	{ 0x2A700, 0x2B734 }, { 0x2B740, 0x2B81D }, { 0x2B820, 0x2CEA1 }, { 0x2CEB0, 0x2EBE0 }, { 0xFA0E, 0xFA0F },
	{ 0xFA11, 0xFA11 }, { 0xFA13, 0xFA14 }, { 0xFA1F, 0xFA1F }, { 0xFA21, 0xFA21 }, { 0xFA23, 0xFA24 },
	{ 0xFA27, 0xFA29 } };

static void
given_gb18030_level_three_when_asked_then_all_87887_characters_are_there(void **state)
{
	int there = 0, both = 0;
	for (size_t i = 0; i < sizeof gb18030 / sizeof *gb18030; i++) {
		for (uint32_t cp = gb18030[i][0]; cp <= gb18030[i][1]; cp++) {
			there += text_has(fonts(state), cp);
			both += text_source(fonts(state), cp, TEXT_BOLD).face != FACE_NONE;
			if (!text_has(fonts(state), cp))
				print_message("missing U+%04X\n", (unsigned)cp);
		}
	}
	assert_int_equal(there, 87887);
	assert_int_equal(both, 87887);
}

/* Amendment 1 adds the blocks up to Ext I: what the faces have of it is drawn, the rest as its code. */
static void
given_what_amendment_1_added_when_asked_then_the_third_face_has_it_or_its_code_is_drawn(void **state)
{
	static const uint32_t added[][2] = { { 0x9FF0, 0x9FFF }, { 0x4DB6, 0x4DBF }, { 0x2A6D7, 0x2A6DF },
		{ 0x2B735, 0x2B739 }, { 0x30000, 0x3134A }, { 0x31350, 0x323AF }, { 0x2EBF0, 0x2EE5D } };
	struct text_style small = { 16, TEXT_REGULAR };
	int there = 0, n = 0;
	for (size_t i = 0; i < sizeof added / sizeof *added; i++)
		for (uint32_t cp = added[i][0]; cp <= added[i][1]; cp++) {
			bool has = text_has(fonts(state), cp);
			there += has;
			if (++n % 7 == 0) {
				glyph_frame_begin(fonts(state));
				const struct glyph *g = glyph_get(fonts(state), cp, small);
				assert_true(g->w > 0 && darkness(fonts(state), g) > 4);
				assert_in_range(g->advance_64, 16 * 64 - 1, 16 * 64 + 1); /* its em is 1023 of 1024 */
			}
			if (i < 4)
				assert_true(has);
		}
	assert_true(there > 5300);
	assert_true(text_has(fonts(state), 0x30EDD)); /* 𰻝 of Shaanxi's noodles */
}

static void
given_gb18030_level_three_when_some_are_drawn_then_none_is_blank(void **state)
{
	struct text_style small = { 16, TEXT_REGULAR };
	int n = 0;
	for (size_t i = 0; i < sizeof gb18030 / sizeof *gb18030; i++) {
		for (uint32_t cp = gb18030[i][0]; cp <= gb18030[i][1]; cp += 41) {
			if (++n % 500 == 0)
				glyph_frame_begin(fonts(state));
			const struct glyph *g = glyph_get(fonts(state), cp, small);
			assert_true(g->w > 0 && darkness(fonts(state), g) > 4);
			assert_int_equal(g->advance_64, 16 * 64);
		}
	}
}

static void
given_the_signs_on_our_screens_when_asked_then_the_fonts_have_them(void **state)
{
	const char *s =
	    "〇·「」『』《》①⑩▲▼△▽○●◎◆◇■□★☆✓✗☑←→↑↓‹›“”‘’—…⸺，。！？：；％＋ＡＺａｚ０９℃½²㎡×÷±≥≤‰¥￥々⺟⼀〖〗～※°";
	for (uint32_t cp; (cp = utf8_next(&s));) {
		if (!text_has(fonts(state), cp) || text_source(fonts(state), cp, TEXT_BOLD).face == FACE_NONE)
			fail_msg("U+%04X", (unsigned)cp);
	}
	assert_false(text_has(fonts(state), 0x1F600));
	assert_false(text_has(fonts(state), 0xE863));
}

static void
given_a_name_with_a_rare_character_when_measured_then_each_is_one_em(void **state)
{
	assert_int_equal(width_of(fonts(state), "马𬱖"), 64);
	assert_int_equal(width_of(fonts(state), "𬱖"), 32);
	assert_int_equal(width_of(fonts(state), "𠀂𪜀𫝀𬺰"), 128);
}

static void
given_a_missing_character_when_drawn_then_its_code_is_shown_and_not_a_blank(void **state)
{
	struct glyph a = *glyph_get(fonts(state), 0x1F600, em32), b = *glyph_get(fonts(state), 0x1F601, em32);
	struct glyph mark = *glyph_get(fonts(state), '?', em32);
	assert_true(darkness(fonts(state), &a) > 100);
	assert_false(same_picture(fonts(state), &a, fonts(state), &b));
	assert_false(same_picture(fonts(state), &a, fonts(state), &mark));
	assert_int_equal(a.advance_64, 32 * 64);
	assert_int_equal(width_of(fonts(state), "\xF0\x9F\x98\x80"), 32);
	assert_true(glyph_get(fonts(state), 0x1F600, (struct text_style){ 1, TEXT_BOLD })->w > 0);
}

static void
given_what_takes_no_room_when_measured_then_nothing_is_added(void **state)
{
	int plain = width_of(fonts(state), "马强");
	assert_int_equal(width_of(fonts(state), "\xEF\xBB\xBF马\xEF\xB8\x80强\xE2\x80\x8B\xE2\x80\x8D\r\n"), plain);
	assert_int_equal(width_of(fonts(state), "马\xF3\xA0\x84\x80强"), plain);
	assert_true(text_has(fonts(state), 0xE0100));
	assert_int_equal(width_of(fonts(state), ""), 0);
	assert_int_equal(text_width(fonts(state), "马强", 3, em32), 32);
}

static void
given_full_width_marks_when_drawn_then_their_ink_is_in_the_half_we_keep(void **state)
{
	struct text_style big = { 100, TEXT_REGULAR };
	for (uint32_t cp = 1; cp < 0x10000; cp++) {
		enum spacing kind = spacing_of(cp);
		if (kind == SPACING_PLAIN || kind == SPACING_NONE)
			continue;
		struct glyph g = *glyph_get(fonts(state), cp, big);
		int first = kind == SPACING_OPEN ? 50 : kind == SPACING_MIDDLE ? 25 : 0;
		int last = kind == SPACING_CLOSE ? 50 : kind == SPACING_MIDDLE ? 75 : 100;
		if (g.advance_64 != 6400 || g.left < first || g.left + g.w > last)
			fail_msg("U+%04X ink %d..%d", (unsigned)cp, g.left, g.left + g.w);
	}
}

static void
given_two_marks_side_by_side_when_measured_then_they_take_an_em_and_a_half(void **state)
{
	int han = width_of(fonts(state), "村村");
	static const char *const pairs[] = { "」，", "）、", "”。", "》《", "，「", "：“", "《「", "。」" };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		char s[32];
		snprintf(s, sizeof s, "村%s村", pairs[i]);
		assert_int_equal(width_of(fonts(state), s), han + 48);
	}
	assert_int_equal(width_of(fonts(state), "村，村"), han + 32);
	assert_int_equal(width_of(fonts(state), "村（）村"), han + 64);
	assert_int_equal(width_of(fonts(state), "村·村"), han + 16);
}

static void
given_marks_at_the_ends_of_a_line_when_measured_then_their_empty_halves_are_gone(void **state)
{
	assert_int_equal(width_of(fonts(state), "「红榜」"), 96);
	assert_int_equal(width_of(fonts(state), "红榜，"), 80);
	struct glyph_walk w;
	uint32_t cp;
	int x_64;
	glyph_walk_begin(&w, fonts(state), "「红", strlen("「红"), em32);
	assert_true(glyph_walk_next(&w, &cp, &x_64));
	assert_true(x_64 / 64 + glyph_get(fonts(state), cp, em32)->left >= 0);
}

static void
given_two_dashes_when_walked_then_they_are_one_unbroken_stroke(void **state)
{
	struct glyph_walk w;
	uint32_t cp;
	int x_64, count = 0;
	glyph_walk_begin(&w, fonts(state), "——", strlen("——"), em32);
	while (glyph_walk_next(&w, &cp, &x_64))
		count++;
	assert_int_equal(count, 1);
	assert_true(glyph_get(fonts(state), 0x2E3A, em32)->w > 40);
}

static void
given_any_text_when_walked_then_the_width_is_the_one_measured_and_the_ink_lies_inside(void **state)
{
	static const char *const texts[] = { "张*明，“红黑榜”公示：2024年4月28日", "《村规民约》「一、」。——先进……",
		"75%以上 gjÅ½", "阿·买买提 0954-3010000", "（次），。；！？）" };
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct text_style style = i % 2 ? bold32 : em32;
		int right = 0, x_64;
		uint32_t cp;
		struct glyph_walk w;
		glyph_walk_begin(&w, fonts(state), texts[i], strlen(texts[i]), style);
		while (glyph_walk_next(&w, &cp, &x_64)) {
			const struct glyph *g = glyph_get(fonts(state), cp, style);
			int end = (x_64 + 32) / 64 + g->left + g->w;
			right = end > right ? end : right;
		}
		int width = text_width(fonts(state), texts[i], strlen(texts[i]), style);
		assert_int_equal(glyph_walk_width(&w), width);
		assert_in_range(right, width - 20, width + 1);
	}
}

static void
given_a_line_box_when_a_character_is_drawn_then_it_stands_in_the_middle(void **state)
{
	static const char *const characters[] = { "国", "圆", "口", "𡈁" };
	for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
		struct text_style style = { 64, i % 2 ? TEXT_BOLD : TEXT_REGULAR };
		const struct glyph *g = glyph_get(fonts(state), code(characters[i]), style);
		int above = text_ascent(fonts(state), style) - g->top;
		int below = text_height(fonts(state), style) - above - g->h;
		assert_in_range(abs(above - below), 0, 7);
		assert_true(above > 0 && below > 0);
	}
}

static void
given_a_text_too_wide_when_fitted_then_it_ends_in_an_ellipsis_between_characters(void **state)
{
	struct arena *a = arena_new();
	const char *s = "《整改》马𬱖、é\xCC\x81张*明14000余台（次）——完";
	for (int width = 32; width < width_of(fonts(state), s); width++) {
		const char *cut = text_fit(fonts(state), a, s, em32, width);
		assert_true(utf8_valid(cut, strlen(cut)));
		assert_true(str_ends(cut, "…"));
		assert_in_range(width_of(fonts(state), cut), 1, width);
		size_t kept = strlen(cut) - strlen("…");
		assert_memory_equal(cut, s, kept);
		assert_false((s[kept] & 0xC0) == 0x80 || str_starts(s + kept, "\xCC\x81"));
		assert_true(!kept || !(s[kept - 1] >= '0' && s[kept - 1] <= '9' && s[kept] >= '0' && s[kept] <= '9'));
	}
	assert_ptr_equal(text_fit(fonts(state), a, s, em32, width_of(fonts(state), s)), s);
	assert_string_equal(text_fit(fonts(state), a, s, em32, 10), "");
	arena_free(a);
}

static void
given_more_glyphs_than_pages_hold_when_one_comes_back_then_it_looks_the_same(void **state)
{
	struct text_style big = { 200, TEXT_REGULAR };
	void *other = NULL;
	assert_int_equal(open_fonts(&other), 0);
	const struct glyph *kept = glyph_get(other, code("排"), big);
	glyph_get(fonts(state), code("排"), big);
	unsigned before = 0, after = 0;
	for (int p = 0; p < glyph_page_count(fonts(state)); p++)
		before += glyph_page(fonts(state), p)->generation;
	for (uint32_t i = 0; i < 600; i++) {
		glyph_frame_begin(fonts(state));
		glyph_get(fonts(state), 0x4E00 + i, big);
	}
	for (int p = 0; p < glyph_page_count(fonts(state)); p++)
		after += glyph_page(fonts(state), p)->generation;
	assert_true(after > before);
	assert_true(glyph_page_count(fonts(state)) <= GLYPH_PAGES_MAX);
	assert_true(same_picture(fonts(state), glyph_get(fonts(state), code("排"), big), other, kept));
	for (uint32_t i = 560; i < 600; i++) {
		struct glyph g = *glyph_get(fonts(state), 0x4E00 + i, big);
		assert_true(same_picture(fonts(state), &g, other, glyph_get(other, 0x4E00 + i, big)));
		glyph_frame_begin(other);
	}
	close_fonts(&other);
}

static void
given_a_frame_with_too_much_when_drawn_then_what_it_already_used_stays(void **state)
{
	struct text_style big = { 400, TEXT_REGULAR };
	glyph_frame_begin(fonts(state));
	struct glyph first = *glyph_get(fonts(state), code("榜"), big);
	uint8_t *before = pixels(fonts(state), &first);
	int blank = 0;
	for (uint32_t i = 0; i < 80; i++) {
		const struct glyph *g = glyph_get(fonts(state), 0x5E00 + i, big);
		blank += g->w == 0;
		assert_int_equal(g->advance_64, 400 * 64);
	}
	assert_true(blank > 0);
	uint8_t *after = pixels(fonts(state), &first);
	assert_memory_equal(before, after, (size_t)first.w * (size_t)first.h);
	glyph_frame_begin(fonts(state));
	assert_true(glyph_get(fonts(state), 0x5E00 + 79, big)->w > 0);
	free(before);
	free(after);
}

static void
given_fonts_in_the_program_when_opened_then_it_takes_under_ten_milliseconds(void **state)
{
	(void)state;
	clock_t start = clock();
	struct text *t = text_new(NULL);
	assert_non_null(t);
	assert_true((clock() - start) * 1000 / CLOCKS_PER_SEC < 10);
	text_free(t);
	text_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_gb18030_level_three_when_asked_then_all_87887_characters_are_there),
		cmocka_unit_test(
		    given_what_amendment_1_added_when_asked_then_the_third_face_has_it_or_its_code_is_drawn),
		cmocka_unit_test(given_gb18030_level_three_when_some_are_drawn_then_none_is_blank),
		cmocka_unit_test(given_the_signs_on_our_screens_when_asked_then_the_fonts_have_them),
		cmocka_unit_test(given_a_name_with_a_rare_character_when_measured_then_each_is_one_em),
		cmocka_unit_test(given_a_missing_character_when_drawn_then_its_code_is_shown_and_not_a_blank),
		cmocka_unit_test(given_what_takes_no_room_when_measured_then_nothing_is_added),
		cmocka_unit_test(given_full_width_marks_when_drawn_then_their_ink_is_in_the_half_we_keep),
		cmocka_unit_test(given_two_marks_side_by_side_when_measured_then_they_take_an_em_and_a_half),
		cmocka_unit_test(given_marks_at_the_ends_of_a_line_when_measured_then_their_empty_halves_are_gone),
		cmocka_unit_test(given_two_dashes_when_walked_then_they_are_one_unbroken_stroke),
		cmocka_unit_test(given_any_text_when_walked_then_the_width_is_the_one_measured_and_the_ink_lies_inside),
		cmocka_unit_test(given_a_line_box_when_a_character_is_drawn_then_it_stands_in_the_middle),
		cmocka_unit_test(given_a_text_too_wide_when_fitted_then_it_ends_in_an_ellipsis_between_characters),
		cmocka_unit_test(given_more_glyphs_than_pages_hold_when_one_comes_back_then_it_looks_the_same),
		cmocka_unit_test(given_a_frame_with_too_much_when_drawn_then_what_it_already_used_stays),
		cmocka_unit_test(given_fonts_in_the_program_when_opened_then_it_takes_under_ten_milliseconds),
	};
	return cmocka_run_group_tests_name("text", tests, open_fonts, close_fonts);
}
