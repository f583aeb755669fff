/* The rules people would notice: masks, places, keys, idle, contrast, sizes. */
#include "test.h"

#include <math.h>
#include <string.h>

#include "app/idle.h"
#include "base/arena.h"
#include "base/str.h"
#include "catalogue/catalogue.h"
#include "editions/mask.h"
#include "base/rank.h"
#include "catalogue/row.h"
#include "ui/theme.h"

/* ----------------------------------------------------------------- names */

static void
given_names_of_every_shape_when_masked_then_the_surname_stays_and_characters_count(void **state)
{
	static const char *const pairs[][2] = { { "张明", "张*" }, { "张小明", "张*明" }, { "张三小明", "张**明" },
		{ "阿卜杜热合曼·买买提", "阿*·*" }, { "欧阳小明", "欧阳*明" }, { "欧阳明", "欧阳*" },
		{ "马·阿丹", "马·*" }, { "买买提·吐尔逊", "买*·*" }, { "𬱖明", "𬱖*" }, { "李𬱖伟", "李*伟" },
		{ "王", "*" }, { "", "" } };
	struct arena *a = arena_new();
	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_string_equal(mask_name(a, pairs[i][0]), pairs[i][1]);
	arena_free(a);
}

/* ---------------------------------------------------------------- places */

static void
given_a_tie_when_ranked_then_both_are_second_and_the_next_is_fourth(void **state)
{
	struct rank_score s[] = { { .milli = 93000, .data = 1 }, { .milli = 95000, .data = 0 },
		{ .milli = 90000, .data = 3 }, { .milli = 93000, .data = 2 } };
	(void)state;
	rank_fill(s, 4);
	const int place[] = { 1, 2, 2, 4 };
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(s[i].place, place[i]);
		assert_int_equal(s[i].data, i);
		assert_int_equal(s[i].tied, i == 1 || i == 2);
	}
}

static void
given_one_village_written_in_three_ways_when_keyed_then_it_is_one_village(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	assert_string_equal(row_place_key(a, "高同村"), "高同");
	assert_string_equal(row_place_key(a, "高同"), "高同");
	assert_string_equal(row_place_key(a, "高同村委会"), "高同");
	assert_string_equal(row_place_key(a, "民生社区"), "民生");
	assert_string_equal(row_place_key(a, "村"), "村");
	arena_free(a);
}

static void
given_a_household_without_a_door_number_when_bound_then_its_head_tells_it_apart(void **state)
{
	struct arena *a = arena_new();
	const struct reg *r = catalogue_register(REG_HOUSEHOLD);
	struct row_list list = { 0 };
	(void)state;
	for (int i = 0; i < 2; i++) {
		struct row *row = row_append(&list, a, r);
		row_set(row, r, "village", i ? "高同" : "高同村");
		row_set(row, r, "grp", "3组");
		row_set(row, r, "head", i ? "马兰" : "马明");
		row_bind(row, a, r);
	}
	assert_string_equal(list.row[0].scope, list.row[1].scope);
	assert_string_not_equal(list.row[0].key, list.row[1].key);
	arena_free(a);
}

static void
given_the_catalogue_when_walked_then_every_register_can_be_keyed_and_told_apart(void **state)
{
	(void)state;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		bool key = false;
		for (size_t i = 0; i < r->count; i++) {
			const struct field *f = &r->fields[i];
			key |= (f->flags & FIELD_KEY) != 0;
			assert_int_equal(catalogue_field(r, f->column), i);
			assert_true((f->type == FIELD_CHOICE) == (f->choices != NULL));
			/* what schema.c adds beside the fields */
			static const char *const taken[] = { "rid", "key", "scope", "ord", "place" };
			for (size_t k = 0; k < sizeof taken / sizeof *taken; k++)
				assert_string_not_equal(f->column, taken[k]);
			for (size_t k = 0; k < i; k++)
				assert_string_not_equal(r->fields[k].header, f->header);
		}
		assert_true(key);
		assert_ptr_equal(catalogue_find(r->table), r);
		assert_true(catalogue_field(r, "state") >= 0 && catalogue_field(r, "sample") >= 0);
	}
}

/* ------------------------------------------------------------------ idle */

static void
given_a_visitor_who_left_when_75_seconds_pass_then_it_asks_once_and_goes_home(void **state)
{
	struct idle i = { 0 };
	(void)state;
	idle_touch(&i, 1000);
	assert_int_equal(idle_step(&i, 60999, false), IDLE_NOTHING);
	assert_int_equal(idle_next_deadline(&i, false), 61000);
	assert_int_equal(idle_step(&i, 61000, false), IDLE_ASK);
	assert_int_equal(i.seconds, 15);
	assert_int_equal(idle_step(&i, 61500, false), IDLE_NOTHING);
	assert_int_equal(idle_step(&i, idle_next_deadline(&i, false), false), IDLE_COUNT);
	assert_int_equal(i.seconds, 14);
	assert_int_equal(idle_step(&i, 76000, false), IDLE_RESET);
	assert_false(i.asking);
}

static void
given_a_quiet_home_screen_when_hours_pass_then_nothing_is_ever_due(void **state)
{
	struct idle i = { 0 };
	(void)state;
	assert_int_equal(idle_step(&i, 36000000, true), IDLE_NOTHING);
	assert_true(idle_next_deadline(&i, true) == UINT64_MAX);
}

/* ------------------------------------------------------- colours and sizes */

static double
luminance(color_argb c)
{
	double part[3] = { (c >> 16 & 255) / 255.0, (c >> 8 & 255) / 255.0, (c & 255) / 255.0 };
	for (int i = 0; i < 3; i++)
		part[i] = part[i] <= 0.03928 ? part[i] / 12.92 : pow((part[i] + 0.055) / 1.055, 2.4);
	return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

/* WCAG 2.2, 1.4.3 */
static double
contrast(color_argb a, color_argb b)
{
	double x = luminance(a), y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static void
given_each_palette_when_words_stand_on_their_ground_then_the_contrast_is_enough(void **state)
{
	(void)state;
	for (int high = 0; high < 2; high++) {
		const struct palette *p = theme_palette(high);
		double least = high ? 7 : 4.5;
		const color_argb section[] = { p->red, p->black, p->gold, p->green, p->brown, p->blue, p->teal,
			p->olive, p->violet, p->orange };
		for (size_t i = 0; i < sizeof section / sizeof *section; i++) {
			assert_true(contrast(section[i], p->on_color) >= least);
			assert_true(contrast(section[i], p->paper) >= least);
			assert_true(contrast(section[i], p->card) >= least);
		}
		const color_argb pair[][2] = { { p->ink, p->paper }, { p->ink, p->card }, { p->soft, p->paper },
			{ p->soft, p->card }, { p->soft, p->row_tint }, { p->button_ink, p->button },
			{ p->ink, p->gold_bar }, { p->ink, p->podium_two }, { p->ink, p->podium_three },
			{ p->red, p->red_tint }, { p->gold, p->gold_tint }, { p->green, p->green_tint },
			{ p->orange, p->orange_tint }, { p->soft, p->grey_tint }, { p->off, p->off_ground },
			{ p->off, p->card } };
		for (size_t i = 0; i < sizeof pair / sizeof *pair; i++)
			assert_true(contrast(pair[i][0], pair[i][1]) >= least);
		const color_argb edge[][2] = { { p->edge, p->paper }, { p->edge, p->card }, { p->edge, p->button },
			{ p->bar, p->card }, { p->bar, p->track } };
		for (size_t i = 0; i < sizeof edge / sizeof *edge; i++)
			assert_true(contrast(edge[i][0], edge[i][1]) >= 3);
		if (high) {
			assert_true(contrast(p->accent, p->on_color) >= least);
			assert_true(contrast(p->accent, p->paper) >= least);
		}
	}
}

static void
given_screens_of_many_sizes_when_measured_then_nothing_is_below_its_millimetres(void **state)
{
	static const struct {
		int w, h;
		float inches;
	} screen[] = { { 1280, 720, 21.5f }, { 1920, 1080, 21.5f }, { 1080, 1920, 32 }, { 3840, 2160, 43 },
		{ 1920, 1080, 55 }, { 720, 1280, 10 } };
	(void)state;
	for (size_t i = 0; i < sizeof screen / sizeof *screen; i++)
		for (int large = 0; large < TYPE_SIZES; large++) {
			struct metrics m = theme_metrics(screen[i].w, screen[i].h, screen[i].inches, large);
			assert_true(
			    m.row >= theme_mm(&m, 16) && m.button >= theme_mm(&m, 18) && m.gap >= theme_mm(&m, 3));
			assert_true(m.body >= 28 && m.note >= 24 && m.title >= 40);
			assert_true(
			    m.body >= theme_mm(&m, 8) && m.note >= theme_mm(&m, 6) && m.title >= theme_mm(&m, 14));
			assert_true(m.plain <= m.body && m.least <= m.note);
			assert_true(m.button >= m.body && m.row >= m.body * 13 / 10);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_names_of_every_shape_when_masked_then_the_surname_stays_and_characters_count),
		cmocka_unit_test(given_a_tie_when_ranked_then_both_are_second_and_the_next_is_fourth),
		cmocka_unit_test(given_one_village_written_in_three_ways_when_keyed_then_it_is_one_village),
		cmocka_unit_test(given_a_household_without_a_door_number_when_bound_then_its_head_tells_it_apart),
		cmocka_unit_test(given_the_catalogue_when_walked_then_every_register_can_be_keyed_and_told_apart),
		cmocka_unit_test(given_a_visitor_who_left_when_75_seconds_pass_then_it_asks_once_and_goes_home),
		cmocka_unit_test(given_a_quiet_home_screen_when_hours_pass_then_nothing_is_ever_due),
		cmocka_unit_test(given_each_palette_when_words_stand_on_their_ground_then_the_contrast_is_enough),
		cmocka_unit_test(given_screens_of_many_sizes_when_measured_then_nothing_is_below_its_millimetres),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
