/* lookup: a home is found however its name is read, named nowhere, and opened
 * by its code only. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "finger.h"
#include "fixture.h"
#include "os/fs.h"
#include "store/codes.h"
#include "store/query.h"
#include "queries/home_record.h"
#include "text/pinyin.h"
#include "text/stroke.h"

static struct fixture village;
static struct text *text;
static struct arena *arena;

/* ------------------------------------------------------------- letters */

static bool
is_found_by(const char *name, const char *written, const char *letters)
{
	const char *key[PINYIN_MAX_KEYS];
	size_t n = pinyin_initials(arena, name, written, key);
	for (size_t i = 0; i < n; i++)
		if (strcmp(key[i], letters) == 0)
			return true;
	return false;
}

static void
given_a_surname_of_several_readings_when_typed_by_any_of_them_then_it_is_found(void **state)
{
	static const char *const found[][2] = { { "单明", "SM" }, { "单明", "DM" }, { "曾明", "ZM" }, { "曾明", "CM" },
		{ "仇明", "QM" }, { "仇明", "CM" }, { "查明", "ZM" }, { "查明", "CM" }, { "解明", "XM" },
		{ "解明", "JM" }, { "虎明", "MM" }, { "虎明", "HM" }, { "区明", "OM" }, { "区明", "QM" },
		{ "覃明", "QM" }, { "覃明", "TM" }, { "折明", "SM" }, { "乜明", "NM" }, { "翟明", "ZM" },
		{ "翟明", "DM" }, { "祭明", "ZM" }, { "祭明", "JM" }, { "朴明", "PM" }, { "员明", "YM" },
		{ "尉迟明", "YCM" }, { "尉迟明", "WCM" }, { "万俟明", "MQM" }, { "万俟明", "WQM" }, { "令狐明", "LHM" },
		{ "黑明", "HM" }, { "逄明", "PM" }, { "吕明", "LM" }, { "张小明", "ZXM" } };
	(void)state;
	for (size_t i = 0; i < sizeof found / sizeof *found; i++)
		if (!is_found_by(found[i][0], NULL, found[i][1]))
			fail_msg("%s is not found by %s", found[i][0], found[i][1]);
}

static void
given_rare_dotted_and_spelled_names_when_keys_are_made_then_they_have_letters(void **state)
{
	const char *key[PINYIN_MAX_KEYS];
	(void)state;
	assert_true(is_found_by("马·阿丹", NULL, "MAD"));
	assert_true(is_found_by("𬱖小明", "wei xiao ming", "WXM"));
	assert_true(pinyin_initials(arena, "𬱖小明", NULL, key) > 0);
	assert_true(is_found_by("单小明", "Shàn Xiǎomíng", "SXM"));
	assert_false(is_found_by("单小明", "Shàn Xiǎomíng", "DXM")); /* what staff write counts alone */
	assert_true(is_found_by("方安", "fang'an", "FA"));
	assert_true(is_found_by("吕娜", "LN", "LN"));
	assert_true(pinyin_initials(arena, "单曾解乐行", NULL, key) <= PINYIN_MAX_KEYS);
}

/* ------------------------------------------------------------- strokes */

static bool
before(const char *x, const char *y, bool short_first)
{
	return strcmp(stroke_key(arena, x, short_first), stroke_key(arena, y, short_first)) < 0;
}

static void
given_names_when_put_in_the_order_of_strokes_then_both_conventions_hold(void **state)
{
	static const char *const order[] = { "丁一", "马兰", "王伟", "田富", "田大利", "李明", "张明", "陈明", "赵明",
		"解明", "魏明" };
	static const struct {
		unsigned cp;
		const char *strokes;
	} known[] = { { 0x7530, "25121" }, { 0x9A6C, "551" }, { 0x5FC5, "45434" }, { 0x91CC, "2511211" },
		{ 0x6BCD, "55414" }, { 0x51AF, "41551" }, { 0x5317, "21135" }, { 0x5DE8, "1515" } };
	(void)state;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		int n;
		const char *got = stroke_order(known[i].cp, &n);
		assert_int_equal(n, strlen(known[i].strokes));
		assert_memory_equal(got, known[i].strokes, (size_t)n);
	}
	for (size_t i = 0; i + 1 < sizeof order / sizeof *order; i++)
		if (!before(order[i], order[i + 1], true))
			fail_msg("%s is not before %s", order[i], order[i + 1]);
	assert_true(before("田大利", "田富", false));
	assert_true(before("李明", "张明", true)); /* seven strokes both: 横 before 折 */
	assert_true(before("魏明", "𬱖明", true));
}

/* --------------------------------------------------------------- finding */

static struct store *
open_store(const struct fixture *f)
{
	struct error err = { 0 };
	struct store *s = store_open(f->data, &err);
	assert_non_null(s);
	store_set_today(s, (struct date){ 2021, 12, 6 });
	return s;
}

static void
given_a_village_when_letters_are_typed_then_homes_are_listed_and_other_keys_are_grey(void **state)
{
	struct store *s = open_store(&village);
	struct lookup_home *home;
	(void)state;
	assert_int_equal(lookup_by_letters(s, arena, "高同", "SM", 10, &home), 1);
	assert_string_equal(home[0].where, "1组30号");
	assert_string_equal(home[0].name, "单*");
	assert_int_equal(lookup_by_letters(s, arena, "高同", "DM", 10, &home), 1);
	assert_int_equal(lookup_by_letters(s, arena, "高同", "XYZ", 10, &home), 0);
	unsigned next = lookup_next_letters(s, "高同", "S");
	assert_true(next >> ('M' - 'A') & 1);
	assert_false(next >> ('Q' - 'A') & 1);
	assert_true(lookup_by_door(s, arena, "高同", "3", 60, &home) > 0);
	assert_string_equal(home[0].door, "3"); /* the very door before longer ones */
	store_close(s);
}

static void
given_a_withdrawn_or_draft_home_when_looked_for_then_it_is_nowhere(void **state)
{
	struct store *s = open_store(&village);
	struct lookup_home *home;
	struct lookup_filter f = { .place = "高同", .group = "1组" };
	(void)state;
	assert_int_equal(lookup_by_letters(s, arena, "高同", "QYX", 10, &home), 0);
	assert_false(lookup_next_letters(s, "高同", "QY") >> ('X' - 'A') & 1);
	size_t n = lookup_homes(s, arena, &f, 100, &home);
	for (size_t i = 0; i < n; i++)
		assert_string_not_equal(home[i].surname, "秦");
	store_close(s);
}

static void
given_every_way_to_a_home_when_listed_then_its_name_is_masked(void **state)
{
	struct store *s = open_store(&village);
	struct lookup_filter f = { .place = "高同" };
	struct lookup_home *home;
	size_t n = lookup_homes(s, arena, &f, 200, &home);
	(void)state;
	assert_true(n > 30);
	for (size_t i = 0; i < n; i++) {
		assert_non_null(strchr(home[i].name, '*'));
		assert_null(strstr(home[i].name, "小"));
	}
	store_close(s);
}

static void
given_100000_households_when_a_key_is_pressed_then_no_question_reads_a_whole_table(void **state)
{
	struct store *s = open_store(&village);
	const struct lookup_filter filter[] = { { "高同", NULL, NULL }, { "高同", "1组", NULL },
		{ "高同", "1组", "张" }, { "高同", NULL, "张" } };
	const char *sql;
	(void)state;
	for (size_t k = 0; k < sizeof filter / sizeof *filter; k++)
		for (size_t q = 1; (sql = lookup_sql(arena, q, &filter[k])); q++) { /* 0: the few villages */
			struct stmt *st =
			    store_ask(s, arena_printf(arena, "EXPLAIN QUERY PLAN SELECT * %s", sql), NULL);
			assert_non_null(st);
			while (db_step(st))
				if (strncmp(db_text(st, 3), "SCAN", 4) == 0 &&
				    strcmp(db_text(st, 3), "SCAN today") != 0) /* one row */
					fail_msg("%s: %s", sql, db_text(st, 3));
			db_finish(st, NULL);
		}
	store_close(s);
}

static void
given_scores_bins_and_agreements_when_tied_then_door_counts_and_a_name_only_if_it_is_the_only_one(void **state)
{
	struct store *s = open_store(&village);
	struct lookup_home *home, h;
	struct home_record own;
	struct home_record_public seen;
	(void)state;
	assert_int_equal(lookup_by_letters(s, arena, "高同", "SM", 1, &home), 1);
	assert_true(lookup_find(s, arena, home[0].rid, &h));
	home_record_load(s, arena, &h, &own);
	assert_int_equal(own.scores, 2);
	assert_string_equal(own.score[0].period, "2021-11");
	assert_int_equal(own.score[0].milli, 88000);
	assert_int_equal(own.score[0].rank, 2);
	assert_true(own.score[0].tied);
	assert_string_equal(own.score[0].reason, "门前有柴堆");
	assert_int_equal(own.bins, 1);     /* without a door, the only 单明 */
	assert_int_equal(own.payments, 1); /* by door */
	assert_int_equal(own.pacts, 1);
	home_record_public(s, arena, &h, &seen);
	assert_int_equal(seen.pacts.count, 1);
	assert_string_equal(seen.worker_phone, "0954-3010105");
	struct lookup_home *twin; /* two 张明 in the group: a row without a door is nobody's */
	assert_true(lookup_by_door(s, arena, "高同", "1", 1, &twin) == 1);
	assert_true(lookup_find(s, arena, twin[0].rid, &h));
	home_record_load(s, arena, &h, &own);
	assert_int_equal(own.bins, 0);
	store_close(s);
}

static void
given_a_roll_without_a_list_of_villages_when_opened_then_its_village_is_found(void **state)
{
	struct fixture f;
	struct lookup_choice *choice;
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_HOUSEHOLD, "village", "新村", "grp", "1组", "head", "张明", NULL);
	fixture_publish(&f, false);
	struct store *s = open_store(&f);
	assert_int_equal(lookup_villages(s, arena, &choice), 1);
	assert_string_equal(choice[0].label, "新村");
	assert_int_equal(choice[0].count, 1);
	store_close(s);
	fixture_end(&f);
}

/* ------------------------------------------------------------- the code */

static struct code_clock
at(long long seconds)
{
	return (struct code_clock){ 1638783660 + seconds, 50000 + (uint64_t)seconds * 1000 };
}

static void
begin_codes(struct fixture *f)
{
	struct error err = { 0 };
	struct codes_saved saved;
	fixture_begin(f);
	fixture_village(f, 3);
	fixture_publish(f, false);
	const struct code_entry entry[] = { { "a", "1234" }, { "b", "987654" } };
	assert_true(codes_save(f->data, &(struct code_change){ .entry = entry, .count = 2 }, true, &saved, &err));
	assert_int_equal(saved.changed, 2);
}

static void
given_five_wrong_codes_when_the_program_starts_again_then_it_is_still_locked_for_ten_minutes(void **state)
{
	struct fixture f;
	(void)state;
	begin_codes(&f);
	struct codes *c = codes_open(f.data);
	assert_int_equal(codes_digits(c, "a"), 4);
	assert_int_equal(codes_digits(c, "b"), 6);
	assert_int_equal(codes_digits(c, "nobody"), 0);
	for (int i = 0; i < 4; i++) {
		struct code_result r = codes_try(c, "a", "0000", at(i));
		assert_int_equal(r.answer, CODE_WRONG);
		assert_int_equal(r.left, 4 - i);
		codes_close(c); /* every try survives a restart */
		c = codes_open(f.data);
	}
	struct code_result r = codes_try(c, "a", "0000", at(4));
	assert_int_equal(r.answer, CODE_LOCKED);
	assert_int_equal(r.wait_s, CODE_LOCK_S);
	codes_close(c);
	c = codes_open(f.data);
	assert_int_equal(codes_try(c, "a", "1234", at(10)).answer, CODE_LOCKED); /* even the right one */
	assert_int_equal(codes_try(c, "b", "987654", at(11)).answer, CODE_RIGHT);
	assert_int_equal(codes_try(c, "a", "1234", at(605)).answer, CODE_RIGHT);
	codes_close(c);
	fixture_end(&f);
}

static void
given_a_second_lock_when_it_comes_then_it_lasts_an_hour(void **state)
{
	struct fixture f;
	(void)state;
	begin_codes(&f);
	struct codes *c = codes_open(f.data);
	struct code_result r = { 0 };
	for (int i = 0; i < 5; i++)
		r = codes_try(c, "a", "0000", at(i));
	assert_int_equal(r.answer, CODE_LOCKED);
	for (int i = 0; i < 5; i++)
		r = codes_try(c, "a", "0000", at(700 + i));
	assert_int_equal(r.answer, CODE_LOCKED);
	assert_int_equal(r.wait_s, CODE_LONG_LOCK_S);
	assert_int_equal(codes_try(c, "a", "1234", at(700 + 3000)).answer, CODE_LOCKED);
	assert_int_equal(codes_try(c, "a", "1234", at(700 + 3700)).answer, CODE_RIGHT);
	codes_close(c);
	fixture_end(&f);
}

static void
given_a_clock_set_back_when_locked_then_the_lock_is_not_shorter(void **state)
{
	struct fixture f;
	(void)state;
	begin_codes(&f);
	struct codes *c = codes_open(f.data);
	for (int i = 0; i < 5; i++)
		codes_try(c, "a", "0000", at(i));
	codes_close(c);
	c = codes_open(f.data); /* after a power cut, with an empty clock battery */
	struct code_clock dead = { 0, 100 };
	assert_true(codes_wait(c, "a", dead) >= CODE_LOCK_S - 1);
	dead.mono_ms += 500 * 1000;
	assert_int_equal(codes_try(c, "a", "1234", dead).answer, CODE_LOCKED);
	dead.wall_s += 100000000; /* set forward while running: the monotonic clock counts */
	assert_int_equal(codes_try(c, "a", "1234", dead).answer, CODE_LOCKED);
	dead.mono_ms += 110 * 1000;
	assert_int_equal(codes_try(c, "a", "1234", dead).answer, CODE_RIGHT);
	codes_close(c);
	fixture_end(&f);
}

static void
given_codes_when_kept_then_neither_state_nor_edition_says_them(void **state)
{
	struct fixture f;
	struct error err = { 0 };
	char path[256], *bytes = malloc(1 << 22);
	struct codes_saved saved;
	(void)state;
	begin_codes(&f);
	const struct code_entry same[] = { { "a", "1234" } }, other[] = { { "a", "4321" } };
	assert_true(codes_save(f.data, &(struct code_change){ .entry = same, .count = 1 }, true, &saved, &err));
	assert_int_equal(saved.changed, 0);
	assert_true(codes_save(f.data, &(struct code_change){ .entry = other, .count = 1 }, false, &saved, &err));
	assert_int_equal(saved.changed, 1); /* told, not kept */
	snprintf(path, sizeof path, "%s/state.db", f.data);
	FILE *file = fopen(path, "rb");
	size_t n = fread(bytes, 1, 1 << 22, file);
	fclose(file);
	for (size_t i = 0; i + 6 < n; i++)
		assert_false(memcmp(bytes + i, "987654", 6) == 0);
	free(bytes);
	fixture_end(&f);
}

/* ----------------------------------------------------------- on the screen */

static struct stage *
open_stage(int w, int h, int large)
{
	return new_stage(text, (struct stage_options){ .width = w, .height = h, .large = large, .data = village.data });
}

enum { WAY = UI_ACTION_OWN, CHOICE, KEY, HOME, DIGIT = UI_ACTION_OWN };

static void
given_the_page_of_doors_when_a_resident_looks_for_his_home_then_three_taps_lead_to_its_card(void **state)
{
	(void)state;
	for (int large = 0; large < 3; large++) {
		struct stage *s = open_stage(1920, 1080, large);
		tap(s, ACTION_LOOKUP, -1);
		assert_string_equal(stage_screen(s), "lookup");
		assert_true(reads(s, "张家")); /* the first group's doors stand there at once */
		tap(s, CHOICE, 1);             /* 2组, put right with one tap */
		assert_false(reads(s, "张家"));
		assert_true(reads(s, "欧阳家"));
		tap(s, HOME, 0);
		assert_string_equal(stage_screen(s), "lookup-home");
		stage_free(s);
	}
}

static void
given_neighbours_when_their_doors_are_read_then_a_surname_is_all_there_is(void **state)
{
	struct stage *s = open_stage(1080, 1920, false);
	(void)state;
	tap(s, ACTION_LOOKUP, -1);
	tap(s, CHOICE, 2); /* 3组 */
	assert_true(reads(s, "马家") && reads(s, "阿*") && reads(s, "古*"));
	assert_true(reads(s, "3号")); /* 赵大志, who does not want to be called */
	const char *const never[] = { "赵家", "赵*", "阿卜杜热合曼", "买买提", "古丽", "小兰", "*兰" };
	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		assert_false(reads(s, never[i]));
	stage_free(s);
}

static void
given_names_without_a_surname_when_looked_for_by_surname_then_their_first_character_leads_there(void **state)
{
	struct stage *s = open_stage(1920, 1080, false);
	(void)state;
	tap(s, ACTION_LOOKUP, -1);
	tap(s, WAY, 1);
	assert_true(reads(s, "阿*") && reads(s, "欧阳家"));
	assert_false(reads(s, "阿卜杜热合曼"));
	struct store *store = open_store(&village);
	struct lookup_choice *name;
	size_t n = lookup_surnames(store, arena, &(struct lookup_filter){ .place = "高同" }, &name), i = 0;
	while (i < n && strcmp(name[i].label, "阿") != 0)
		i++;
	assert_true(i < n);
	assert_int_equal(name[i].count, 2); /* 阿卜杜热合曼·买买提, 阿依古丽 */
	store_close(store);
	tap(s, CHOICE, (long)i);
	assert_string_equal(stage_screen(s), "lookup");
	assert_true(reads(s, "阿*在哪？"));
	tap(s, HOME, 0);
	assert_string_equal(stage_screen(s), "lookup-home");
	stage_free(s);
}

/* The home of 单明, whose code is 2468, by its letters. */
static struct stage *
open_own(void)
{
	struct stage *s = open_stage(1920, 1080, false);
	tap(s, ACTION_LOOKUP, -1);
	tap(s, WAY, 1);
	tap(s, WAY, 2);
	tap(s, KEY, 'S' - 'A');
	assert_null(find_hit(s, KEY, 'Q' - 'A'));
	tap(s, KEY, 'M' - 'A');
	tap(s, HOME, 0);
	assert_string_equal(stage_screen(s), "lookup-home");
	return s;
}

static void
press(struct stage *s, const char *digits)
{
	for (; *digits; digits++)
		tap(s, DIGIT, *digits == '0' ? 10 : *digits - '1');
}

static void
given_the_right_code_when_its_last_digit_is_pressed_then_the_page_opens_and_leaving_forgets_it(void **state)
{
	struct stage *s = open_own();
	(void)state;
	press(s, "2468");
	assert_null(find_hit(s, DIGIT, 0)); /* no pad any more */
	assert_true(reads(s, "88") && reads(s, "门前有柴堆") && reads(s, "单*"));
	assert_false(reads(s, "单明"));
	assert_true(reads(s, "没人按，45 秒后自己关上"));
	tap(s, ACTION_BACK, -1);
	tap(s, HOME, 0);
	assert_non_null(find_hit(s, DIGIT, 0)); /* asked again */
	stage_free(s);
}

static void
given_a_household_that_walks_away_when_30_seconds_pass_then_it_is_asked_and_then_everything_is_closed(void **state)
{
	struct stage *s = open_own();
	(void)state;
	press(s, "2468");
	now_ms += 30000;
	stage_tick(s, now_ms);
	stage_frame(s, now_ms);
	assert_non_null(find_hit(s, ACTION_STAY, 0));
	now_ms += 15001;
	stage_tick(s, now_ms);
	stage_frame(s, now_ms);
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
}

static void
given_wrong_codes_when_pressed_on_the_screen_then_the_pad_turns_grey(void **state)
{
	struct stage *s = open_own();
	(void)state;
	for (int i = 0; i < 5; i++)
		press(s, "1357");
	assert_null(find_hit(s, DIGIT, 0));
	tap(s, ACTION_BACK, -1);
	tap(s, HOME, 0);
	assert_null(find_hit(s, DIGIT, 0));
	stage_free(s);
}

static void
given_every_size_when_keys_and_the_own_page_are_shown_then_they_can_be_tapped(void **state)
{
	(void)state;
	for (size_t i = 0; i < FORMATS; i++) {
		struct stage *s = open_stage(formats[i].w, formats[i].h, formats[i].large);
		tap(s, ACTION_LOOKUP, -1);
		check_hits(s, "doors");
		tap(s, WAY, 1);
		check_hits(s, "surnames");
		tap(s, WAY, 3);
		tap(s, KEY, 0); /* 1 */
		check_hits(s, "numbers");
		tap(s, WAY, 2);
		check_hits(s, "letters");
		tap(s, KEY, 'S' - 'A');
		check_hits(s, "found");
		tap(s, HOME, 0);
		check_hits(s, "pad");
		press(s, "2468");
		check_hits(s, "own");
		stage_free(s);
	}
}

/* ---------------------------------------------------------------- fixture */

static void
add_home(const char *group, int door, const char *head, const char *state)
{
	fixture_row(&village, REG_HOUSEHOLD, "village", "高同村", "grp", group, "door",
	    arena_printf(village.arena, "%d", door), "head", head, "grid", "GT-05", "consent",
	    strcmp(head, "赵大志") ? "是" : "否", "state", state, NULL);
}

static void
add_score(const char *period, int door, const char *head, const char *total, const char *reason)
{
	fixture_row(&village, REG_HOME_SCORE, "period", period, "village", "高同村", "grp", "1组", "door",
	    arena_printf(village.arena, "%d", door), "head", head, "total", total, "reason", reason, NULL);
}

static void
fill_village(void)
{
	fixture_row(&village, REG_VILLAGE, "village", "吉强镇", "kind", "乡镇", NULL);
	fixture_row(&village, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	for (int i = 1; i <= 29; i++)
		add_home("1组", i, i % 3 ? "张明" : "马小兰", NULL);
	add_home("1组", 30, "单明", NULL);
	add_home("1组", 31, "秦一小", "撤下");
	for (int i = 1; i <= 10; i++)
		add_home("2组", i, i % 2 ? "𬱖三小明" : "欧阳小明", NULL);
	const char *const third[] = { "马小兰", "阿卜杜热合曼·买买提", "赵大志", "古丽·艾山", "阿依古丽" };
	for (int i = 0; i < 5; i++)
		add_home("3组", i + 1, third[i], NULL);
	add_score("2021-10", 30, "单明", "80", NULL);
	add_score("2021-11", 30, "单明", "88", "门前有柴堆");
	add_score("2021-11", 2, "张明", "88", NULL);
	add_score("2021-11", 3, "马小兰", "95", NULL);
	fixture_row(&village, REG_BIN, "village", "高同村", "grp", "1组", "head", "单明", "amount", "1", NULL);
	fixture_row(&village, REG_BIN, "village", "高同村", "grp", "1组", "head", "张明", "amount", "1", NULL);
	fixture_row(&village, REG_PAYMENT, "reward", "最美庭院奖", "village", "高同村", "grp", "1组", "door", "30",
	    "head", "单大明", "amount", "500", "status", "已发", NULL);
	fixture_row(&village, REG_PACT, "village", "高同村", "kind", "门前三包", "code", "GT-1", "grp", "1组", "door",
	    "30", "head", "单明", "signed_on", "2021-03-01", NULL);
	fixture_row(&village, REG_GRID, "village", "高同村", "code", "GT-05", "name", "第五网格", "worker", "田桂香",
	    "worker_phone", "0954-3010105", NULL);
}

static int
setup(void **state)
{
	struct error err = { 0 };
	struct codes_saved saved;
	(void)state;
	text = text_new(&err);
	arena = arena_new();
	fixture_begin(&village);
	fill_village();
	fixture_publish(&village, false);
	const struct row *home = &village.content.reg[REG_HOUSEHOLD].row[29];
	const char *head = row_text(home, catalogue_register(REG_HOUSEHOLD), "head");
	const struct code_entry code = { codes_home(arena, home->key, head), "2468" };
	return text && codes_save(village.data, &(struct code_change){ .entry = &code, .count = 1 }, true, &saved, &err)
		   ? 0
		   : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fixture_end(&village);
	arena_free(arena);
	text_free(text);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_surname_of_several_readings_when_typed_by_any_of_them_then_it_is_found),
		cmocka_unit_test(given_rare_dotted_and_spelled_names_when_keys_are_made_then_they_have_letters),
		cmocka_unit_test(given_names_when_put_in_the_order_of_strokes_then_both_conventions_hold),
		cmocka_unit_test(given_a_village_when_letters_are_typed_then_homes_are_listed_and_other_keys_are_grey),
		cmocka_unit_test(given_a_withdrawn_or_draft_home_when_looked_for_then_it_is_nowhere),
		cmocka_unit_test(given_every_way_to_a_home_when_listed_then_its_name_is_masked),
		cmocka_unit_test(given_100000_households_when_a_key_is_pressed_then_no_question_reads_a_whole_table),
		cmocka_unit_test(
		    given_scores_bins_and_agreements_when_tied_then_door_counts_and_a_name_only_if_it_is_the_only_one),
		cmocka_unit_test(given_a_roll_without_a_list_of_villages_when_opened_then_its_village_is_found),
		cmocka_unit_test(
		    given_five_wrong_codes_when_the_program_starts_again_then_it_is_still_locked_for_ten_minutes),
		cmocka_unit_test(given_a_second_lock_when_it_comes_then_it_lasts_an_hour),
		cmocka_unit_test(given_a_clock_set_back_when_locked_then_the_lock_is_not_shorter),
		cmocka_unit_test(given_codes_when_kept_then_neither_state_nor_edition_says_them),
		cmocka_unit_test(
		    given_the_page_of_doors_when_a_resident_looks_for_his_home_then_three_taps_lead_to_its_card),
		cmocka_unit_test(given_neighbours_when_their_doors_are_read_then_a_surname_is_all_there_is),
		cmocka_unit_test(
		    given_names_without_a_surname_when_looked_for_by_surname_then_their_first_character_leads_there),
		cmocka_unit_test(
		    given_the_right_code_when_its_last_digit_is_pressed_then_the_page_opens_and_leaving_forgets_it),
		cmocka_unit_test(
		    given_a_household_that_walks_away_when_30_seconds_pass_then_it_is_asked_and_then_everything_is_closed),
		cmocka_unit_test(given_every_size_when_keys_and_the_own_page_are_shown_then_they_can_be_tapped),
		cmocka_unit_test(given_wrong_codes_when_pressed_on_the_screen_then_the_pad_turns_grey),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
