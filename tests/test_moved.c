/* A household that moved: its 查询码, its scores and what was decided of it go
 * with it, and whoever moves in where it lived sees none of it. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "clerk.h"
#include "editions/edition.h"
#include "amend/amend.h"
#include "import/importer.h"
#include "amend/undo.h"
#include "os/fs_tree.h"
#include "queries/home_record.h"
#include "self.h"
#include "store/codes.h"
#include "store/decisions.h"
#include "store/state.h"
#include "store/store.h"

#define ROLL "村,组,门牌,户主,查询码\n"
#define SCORES "期次,村,组,门牌,户主,总分,检查日期\n"

static struct importer_report report;
static struct importer_options options;
static struct error err;
static struct store *store;

static int
begin(void **state)
{
	(void)state;
	options = (struct importer_options){ .source = source, .data = data, .yes = true };
	options.progress.fd = -1;
	options.now = (struct datetime){ { 2024, 5, 13 }, 9, 0, 0 };
	report = (struct importer_report){ 0 };
	store = NULL;
	return clerk_begin("五月");
}

static int
end(void **state)
{
	(void)state;
	store_close(store);
	arena_free(report.arena);
	return clerk_end();
}

static void
bring(const char *name, const char *text)
{
	assert_int_equal(fs_empty(source), 0);
	put(name, text);
	arena_free(report.arena);
	assert_true(importer_run(&options, &report, &err));
	assert_true(report.ok); /* codes alone make no edition */
	store_close(store);
	store = store_open(data, &err);
	assert_non_null(store);
}

static const struct judgement *
asked(const char *code)
{
	for (size_t i = 0; i < report.judgements.count; i++)
		if (strcmp(finding_kind(report.judgements.item[i].id)->code, code) == 0)
			return &report.judgements.item[i];
	return NULL;
}

/* The household that stands at this door of 高同村 now. */
static struct lookup_home
home_at(const char *group, const char *door)
{
	struct lookup_home *all, home = { 0 };
	size_t n =
	    lookup_homes(store, report.arena, &(struct lookup_filter){ .place = "高同", .group = group }, 100, &all);
	for (size_t i = 0; i < n; i++)
		if (strcmp(all[i].door, door) == 0)
			home = all[i];
	assert_true(home.rid > 0);
	return home;
}

static bool
opens(const char *group, const char *door, const char *code)
{
	static long long later = 1700000000; /* each try long after the last, so that nothing is locked */
	struct lookup_home home = home_at(group, door);
	later += 100000;
	struct code_clock clock = { later, (uint64_t)later * 1000 };
	return codes_try(store_codes(store), home.key, code, clock).answer == CODE_RIGHT;
}

/* Its scores, newest first, 「88 80」. */
static const char *
scores_at(const char *group, const char *door)
{
	struct lookup_home home = home_at(group, door);
	struct home_record own;
	const char *text = "";
	home_record_load(store, report.arena, &home, &own);
	for (size_t i = 0; i < own.scores; i++)
		text = arena_printf(report.arena, "%s%s%ld", text, i ? " " : "", own.score[i].milli / 1000);
	return text;
}

/* Group 1: 马明 at 1, 杨明 at 2, 苏义 at 3; their codes and the scores of two months. */
static void
village(void)
{
	bring("农户花名册.csv", ROLL "高同村,1,1,马明,111111\n高同村,1,2,杨明,222222\n高同村,1,3,苏义,333333\n");
	bring("家庭卫生评分表.csv",
	    SCORES "2024年3月,高同村,1,1,马明,71,2024-3-26\n2024年3月,高同村,1,2,杨明,72,2024-3-26\n"
		   "2024年3月,高同村,1,3,苏义,73,2024-3-26\n2024年4月,高同村,1,1,马明,81,2024-4-26\n"
		   "2024年4月,高同村,1,2,杨明,82,2024-4-26\n2024年4月,高同村,1,3,苏义,83,2024-4-26\n");
	assert_true(opens("1组", "1", "111111"));
	assert_string_equal(scores_at("1组", "1"), "81 71");
}

/* ------------------------------------------------------------ moved */

static void
given_a_family_at_another_door_when_imported_then_its_code_and_scores_go_with_it(void **state)
{
	(void)state;
	village();
	bring("农户花名册.csv", ROLL "高同村,2,9,马明,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n高同村,1,1,李新,\n");
	const struct judgement *j = asked("home_moved");
	assert_non_null(strstr(j->sentence, "有 1 户换了门牌：查询码、从前的分"));
	assert_non_null(strstr(j->proof, "马明：1组1号 → 2组9号"));
	assert_null(asked("home_other"));
	assert_true(opens("2组", "9", "111111"));
	assert_string_equal(scores_at("2组", "9"), "81 71");
	/* who moved in has nothing of it */
	assert_false(opens("1组", "1", "111111"));
	assert_string_equal(scores_at("1组", "1"), "");
	assert_true(opens("1组", "2", "222222"));
	/* and so it stays when the same roll comes again, and a month later */
	bring("家庭卫生评分表.csv", SCORES "2024年5月,高同村,2,9,马明,91,2024-5-10\n"
					   "2024年5月,高同村,1,1,李新,60,2024-5-10\n");
	assert_string_equal(scores_at("2组", "9"), "91 81 71");
	assert_string_equal(scores_at("1组", "1"), "60");
	bring("农户花名册.csv", ROLL "高同村,2,9,马明,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n高同村,1,1,李新,456456\n");
	assert_int_equal(report.judgements.count, 0);
	assert_string_equal(scores_at("2组", "9"), "91 81 71");
	assert_true(opens("1组", "1", "456456"));
}

static void
given_two_families_that_swap_doors_when_imported_then_each_keeps_its_own(void **state)
{
	(void)state;
	village();
	bring("农户花名册.csv", ROLL "高同村,1,1,杨明,\n高同村,1,2,马明,\n高同村,1,3,苏义,\n");
	assert_int_equal(asked("home_moved")->rows, 2);
	assert_true(opens("1组", "2", "111111"));
	assert_true(opens("1组", "1", "222222"));
	assert_false(opens("1组", "1", "111111"));
	assert_false(opens("1组", "2", "222222"));
	assert_string_equal(scores_at("1组", "2"), "81 71");
	assert_string_equal(scores_at("1组", "1"), "82 72");
}

static void
given_a_village_numbered_anew_when_imported_then_nobody_is_taken_down(void **state)
{
	(void)state;
	village();
	bring("农户花名册.csv", ROLL "高同村,1,101,马明,\n高同村,1,102,杨明,\n高同村,2,3,苏义,\n");
	assert_int_equal(report.judgements.count, 1);
	assert_int_equal(asked("home_moved")->rows, 3);
	assert_true(opens("1组", "101", "111111") && opens("1组", "102", "222222") && opens("2组", "3", "333333"));
	assert_string_equal(scores_at("2组", "3"), "83 73");
	/* once more, back to the old doors */
	bring("农户花名册.csv", ROLL "高同村,1,1,马明,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n");
	assert_true(opens("1组", "1", "111111") && opens("1组", "3", "333333"));
	assert_string_equal(scores_at("1组", "1"), "81 71");
}

static void
given_one_row_of_a_family_that_moved_when_only_it_changes_then_it_is_not_there_twice(void **state)
{
	(void)state;
	village();
	options.answers.only_these_rows = true;
	bring("农户花名册.csv", ROLL "高同村,1,8,马明,\n");
	assert_true(opens("1组", "8", "111111"));
	struct lookup_home *all;
	assert_int_equal(lookup_homes(store, report.arena, &(struct lookup_filter){ .place = "高同" }, 100, &all), 3);
}

static void
given_the_same_code_when_the_head_and_the_door_are_others_then_it_is_the_same_family(void **state)
{
	(void)state;
	village();
	bring("农户花名册.csv", ROLL "高同村,2,7,马小军,111111\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n");
	assert_non_null(strstr(asked("home_moved")->proof, "马明 → 马小军：1组1号 → 2组7号"));
	assert_string_equal(scores_at("2组", "7"), "81 71");
	/* at the same door the code says enough */
	bring("农户花名册.csv", ROLL "高同村,2,7,马小军,\n高同村,1,2,杨大军,222222\n高同村,1,3,苏义,\n");
	assert_int_equal(report.judgements.count, 0);
	assert_string_equal(scores_at("1组", "2"), "82 72");
	assert_true(opens("1组", "2", "222222"));
}

static void
given_it_is_not_the_same_family_when_answered_then_nothing_goes_along(void **state)
{
	(void)state;
	village();
	options.answers.as_written = true;
	bring("农户花名册.csv", ROLL "高同村,2,9,马明,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n");
	assert_int_equal(asked("home_moved")->chosen, JUDGEMENT_AS_WRITTEN);
	assert_false(opens("2组", "9", "111111"));
	assert_string_equal(scores_at("2组", "9"), "");
}

/* ------------------------------------------------------------ another head */

static void
given_another_head_at_the_door_when_it_may_be_another_family_then_it_sees_nothing_of_the_former(void **state)
{
	(void)state;
	village();
	bring("农户花名册.csv", ROLL "高同村,1,1,李新,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n");
	assert_non_null(strstr(asked("home_other")->proof, "1组1号：马明 → 李新"));
	assert_false(opens("1组", "1", "111111"));
	assert_string_equal(scores_at("1组", "1"), "");
	/* 马明 comes back to another door, a month later: still not 李新's */
	bring("农户花名册.csv", ROLL "高同村,1,1,李新,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n高同村,1,4,王五,\n");
	assert_string_equal(scores_at("1组", "1"), "");
}

static void
given_the_son_as_head_when_it_is_said_to_be_the_same_family_then_all_stays(void **state)
{
	(void)state;
	village();
	options.answers.as_written = true;
	bring("农户花名册.csv", ROLL "高同村,1,1,马小军,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n");
	assert_true(opens("1组", "1", "111111"));
	assert_string_equal(scores_at("1组", "1"), "81 71");
	/* a slip of the pen is not asked about */
	options.answers.as_written = false;
	bring("农户花名册.csv", ROLL "高同村,1,1,马晓军,\n高同村,1,2,杨明,\n高同村,1,3,苏义,\n");
	assert_int_equal(report.judgements.count, 0);
	assert_true(opens("1组", "1", "111111"));
	assert_string_equal(scores_at("1组", "1"), "81 71");
}

/* 改一条: one row of the roll, as many columns as there are pairs. */
static void
amend(const char *door, const char *column, const char *value)
{
	struct amended out;
	struct amend_cell cell = { column, value };
	struct amend_row row = {
		.reg = catalogue_find("household")->id, .row = home_at("1组", door).rid, .set = &cell, .sets = 1
	};
	const struct amend m = { .data = data, .by = "文书", .change = &row, .changes = 1, .now = options.now };
	assert_true(amend_run(&m, &out, &err));
	store_close(store);
	store = store_open(data, &err);
}

static void
given_one_row_of_the_roll_put_right_when_the_head_stays_then_all_is_still_its_own(void **state)
{
	(void)state;
	village();
	amend("1", "门牌号", "5");
	assert_true(opens("1组", "5", "111111"));
	assert_string_equal(scores_at("1组", "5"), "81 71");
	amend("2", "户主姓名", "杨小明");
	assert_false(opens("1组", "2", "222222"));
	assert_string_equal(scores_at("1组", "2"), "");
	amend("2", "户主姓名", "杨晓明");
	assert_string_equal(scores_at("1组", "2"), "");
}

/* ------------------------------------------------------------ undo, decisions, older files */

static void
given_a_move_when_undone_then_nobody_opens_the_neighbours(void **state)
{
	(void)state;
	village();
	bring("农户花名册.csv", ROLL "高同村,1,1,杨明,\n高同村,1,2,马明,\n高同村,1,3,苏义,\n");
	struct undone out;
	struct importer_report undo = { .arena = report.arena, .findings = { .arena = report.arena } };
	assert_true(undo_run(&(struct undo){ .data = data, .by = "文书", .now = options.now }, &out, &undo, &err));
	store_close(store);
	store = store_open(data, &err);
	assert_true(opens("1组", "1", "111111") && opens("1组", "2", "222222"));
	assert_false(opens("1组", "1", "222222") || opens("1组", "2", "111111"));
	assert_string_equal(scores_at("1组", "1"), "81 71");
}

#define CONSENTING "村,组,门牌,户主,同意公开姓名\n"

static const char *
consent_at(const char *group, const char *door)
{
	struct edition_info info;
	struct content all = { 0 };
	const struct reg *r = catalogue_find("household");
	assert_true(state_current(data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_true(db && content_load(db, report.arena, &all, &err));
	db_close(db);
	for (size_t i = 0; i < all.reg[r->id].count; i++)
		if (strcmp(row_text(&all.reg[r->id].row[i], r, "door"), door) == 0 &&
		    strcmp(row_text(&all.reg[r->id].row[i], r, "grp"), group) == 0)
			return row_text(&all.reg[r->id].row[i], r, "consent");
	return "";
}

static void
given_consent_taken_back_when_the_family_moves_then_it_holds_there(void **state)
{
	(void)state;
	bring("农户花名册.csv", CONSENTING "高同村,1,1,马明,是\n高同村,1,2,杨明,是\n高同村,1,3,苏义,是\n");
	bring("农户花名册.csv", CONSENTING "高同村,1,1,马明,否\n高同村,1,2,杨明,是\n高同村,1,3,苏义,是\n");
	bring("农户花名册.csv", CONSENTING "高同村,2,9,马明,是\n高同村,1,1,李新,是\n高同村,1,2,杨明,是\n"
					   "高同村,1,3,苏义,是\n");
	assert_non_null(asked("decision_kept"));
	assert_string_equal(consent_at("2组", "9"), "否");
	/* two that swap take nothing back */
	bring("农户花名册.csv", CONSENTING "高同村,2,9,马明,否\n高同村,1,1,李新,是\n高同村,1,2,苏义,否\n"
					   "高同村,1,3,杨明,是\n");
	struct decisions held;
	assert_true(decisions_load(data, report.arena, false, &held));
	for (size_t i = 0; i < held.count; i++)
		assert_non_null(strstr(held.item[i].home, "马明"));
}

static void
given_codes_an_older_program_kept_by_the_door_when_imported_then_they_are_their_heads(void **state)
{
	(void)state;
	village();
	struct db *db = db_open_state(at(data, "state.db"), false, &err);
	assert_true(db && db_exec(db, "DELETE FROM code", &err));
	db_close(db);
	struct codes_saved saved;
	struct lookup_home ma = home_at("1组", "1"), yang = home_at("1组", "2");
	const char *door = arena_strndup(report.arena, ma.key, (size_t)(strrchr(ma.key, '\x1f') - ma.key));
	const char *next = arena_strndup(report.arena, yang.key, (size_t)(strrchr(yang.key, '\x1f') - yang.key));
	const struct code_entry old[] = { { door, "1111" }, { next, "2222" } };
	assert_true(codes_save(data, &(struct code_change){ .entry = old, .count = 2 }, true, &saved, &err));
	db = db_open_state(at(data, "state.db"), false, &err);
	assert_true(db && db_exec(db, "DELETE FROM code_was", &err));
	db_close(db);
	assert_true(opens("1组", "1", "1111"));
	bring("农户花名册.csv", ROLL "高同村,1,1,杨明,2222\n高同村,1,2,马明,\n高同村,1,3,苏义,\n");
	assert_true(opens("1组", "2", "1111") && opens("1组", "1", "2222"));
	assert_false(opens("1组", "1", "1111") || opens("1组", "2", "2222"));
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		T(given_a_family_at_another_door_when_imported_then_its_code_and_scores_go_with_it),
		T(given_two_families_that_swap_doors_when_imported_then_each_keeps_its_own),
		T(given_a_village_numbered_anew_when_imported_then_nobody_is_taken_down),
		T(given_one_row_of_a_family_that_moved_when_only_it_changes_then_it_is_not_there_twice),
		T(given_the_same_code_when_the_head_and_the_door_are_others_then_it_is_the_same_family),
		T(given_it_is_not_the_same_family_when_answered_then_nothing_goes_along),
		T(given_another_head_at_the_door_when_it_may_be_another_family_then_it_sees_nothing_of_the_former),
		T(given_the_son_as_head_when_it_is_said_to_be_the_same_family_then_all_stays),
		T(given_one_row_of_the_roll_put_right_when_the_head_stays_then_all_is_still_its_own),
		T(given_a_move_when_undone_then_nobody_opens_the_neighbours),
		T(given_consent_taken_back_when_the_family_moves_then_it_holds_there),
		T(given_codes_an_older_program_kept_by_the_door_when_imported_then_they_are_their_heads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
