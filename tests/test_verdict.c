/* The verdict about a change: what is kept, said and asked although no cell is wrong, and although some are. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clerk.h"
#include "editions/edition.h"
#include "import/importer.h"
#include "os/fs_tree.h"
#include "self.h"
#include "store/state.h"

#define BOARD "期次,村,榜别,对象类型,对象名称,上榜理由,整改期限,照片文件名,公示止\n"
#define SCORES "期次,村,组,门牌,户主,总分,检查日期\n"
#define YARDS "村,组,门牌,户主,总分,批次,状态\n"

static struct importer_report report;
static struct importer_options options;
static struct error err;

static int
begin(void **state)
{
	(void)state;
	options = (struct importer_options){ .source = source, .data = data };
	options.progress.fd = -1;
	options.now = (struct datetime){ { 2024, 5, 13 }, 9, 0, 0 };
	report = (struct importer_report){ 0 };
	return clerk_begin("五月");
}

static int
end(void **state)
{
	(void)state;
	arena_free(report.arena);
	return clerk_end();
}

static void
import(bool yes)
{
	arena_free(report.arena);
	options.yes = yes;
	assert_true(importer_run(&options, &report, &err));
}

static void
bring(const char *name, const char *text)
{
	assert_int_equal(fs_empty(source), 0);
	put(name, text);
}

/* What is on the source goes up. */
static void
publish(const char *name, const char *text)
{
	bring(name, text);
	import(true);
	assert_int_not_equal(report.edition, 0);
}

static const struct finding *
find(const char *code)
{
	for (size_t i = 0; i < report.findings.count; i++)
		if (strcmp(report.findings.item[i].code, code) == 0)
			return &report.findings.item[i];
	return NULL;
}

/* What is on the screen of a register, in the report's arena. */
static struct row_list
shown(const char *table)
{
	struct edition_info info;
	struct content all = { 0 };
	assert_true(state_current(data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_true(db && content_load(db, report.arena, &all, &err));
	db_close(db);
	return all.reg[catalogue_find(table)->id];
}

/* How many rows have this in this column. */
static size_t
shows(const char *table, const char *column, const char *text)
{
	struct row_list list = shown(table);
	size_t n = 0;
	for (size_t i = 0; i < list.count; i++)
		n += strcmp(row_text(&list.row[i], catalogue_find(table), column), text) == 0;
	return n;
}

static long
removed(const char *table)
{
	return report.registers[catalogue_find(table)->id].removed;
}

#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)

/* --- rows with something wrong */

static void
given_a_mistyped_deadline_when_wrong_rows_stay_out_then_the_present_one_stays(void **state)
{
	(void)state;
	publish("红黑榜.csv", BOARD "2024年4月,高同村,黑榜,路段,三组巷道,柴草,2024-5-20,,2024-6-5\n"
				    "2024年4月,高同村,红榜,路段,村口,干净,,,2024-6-5\n");
	bring("红黑榜.csv", BOARD "2024年4月,高同村,黑榜,路段,三组巷道,柴草,月底吧,,2024-6-5\n"
				  "2024年4月,高同村,红榜,路段,村口,更干净,,,2024-6-5\n");
	options.without_bad_rows = true;
	import(true);
	assert_non_null(find("bad_date"));
	assert_int_equal(removed("board"), 0);
	assert_int_equal(shows("board", "due_on", "2024-05-20"), 1);
	assert_int_equal(shows("board", "reason", "更干净"), 1);
}

static void
given_a_door_that_became_a_day_when_wrong_rows_stay_out_then_none_it_may_mean_goes(void **state)
{
	(void)state;
	publish("农户花名册.csv", "村,组,门牌,户主,人口数\n高同村,1,1,马明,3\n高同村,1,2,杨明,4\n高同村,2,1,苏义,5\n");
	bring("农户花名册.csv", "村,组,门牌,户主,人口数\n高同村,1,1,马明,3\n高同村,,2,杨明,4\n高同村,2,1,苏义,很多\n");
	options.without_bad_rows = true;
	import(true);
	assert_int_equal(removed("household"), 0);
	bring("农户花名册.csv", "村,组,门牌,户主,人口数\n高同村,1,1,马明,6\n高同村,,2,杨明,4\n高同村,2,1,苏义,很多\n");
	import(true);
	assert_int_equal(shown("household").count, 3);
	assert_int_equal(shows("household", "people", "6"), 1);
	assert_int_equal(shows("household", "head", "杨明"), 1);
}

static void
given_a_sheet_that_was_not_read_when_wrong_ones_stay_out_then_nothing_is_taken_down(void **state)
{
	(void)state;
	bring("一组.csv", "家庭卫生评分表\n" SCORES "2024年4月,高同村,1,1,马明,80,2024-4-26\n");
	put("二组.csv", "家庭卫生评分表\n" SCORES "2024年4月,高同村,2,1,苏义,81,2024-4-26\n");
	import(true);
	assert_int_not_equal(report.edition, 0);
	put("一组.csv", "家庭卫生评分表\n" SCORES "2024年4月,高同村,1,1,马明,90,2024-4-26\n");
	put("二组.csv", "家庭卫生评分表\n期次,村,组,门牌,户主,总分,身份证号\n2024年4月,高同村,2,1,苏义,91,无\n");
	options.without_bad_rows = true;
	import(true);
	assert_non_null(find("nothing_taken_down"));
	assert_int_equal(shown("home_score").count, 2);
	assert_int_equal(shows("home_score", "total", "90"), 1);
}

static void
given_two_wrong_things_in_a_row_when_imported_then_both_are_named(void **state)
{
	(void)state;
	bring("红黑榜.csv", BOARD "2024年5月,高同村,黑榜,户,张明,乱倒,2024-5-20,没有.jpg,2024-6-5\n");
	import(false);
	assert_non_null(find("black_list_household"));
	assert_non_null(find("missing_photo"));
	bring("红黑榜.csv", BOARD "2024年5月,高同村,黑榜,路段,村口,乱倒,月底,没有.jpg,2024-6-5\n");
	import(false);
	assert_non_null(find("bad_date"));
	assert_non_null(find("missing_photo"));
	bring("红黑榜.csv", BOARD "2024年5月,高同村,黑榜,路段,村口,乱倒,月底,坏的.jpg,2024-6-5\n"
				  "2024年5月,高同村,黑榜,路段,村口,乱,2024-5-30,坏的.jpg,2024-6-5\n");
	put("坏的.jpg", "这不是照片");
	import(false);
	assert_non_null(find("bad_date"));
	assert_non_null(find("duplicate_key"));
	assert_non_null(find("photo_unknown"));
}

/* --- the grey row of the template */

static void
given_the_example_typed_over_when_imported_then_it_is_read_or_said(void **state)
{
	(void)state;
	bring("通知公告.csv", "序号,标题,类型,日期,正文\n示例行,关于周六集中整治的通知,通知,2024-4-25,"
			      "各组：周六上午八点在村口集合，带上铁锹和扫把。\n");
	import(true);
	assert_int_equal(report.edition, 0);
	assert_null(find("example_touched"));
	bring("通知公告.csv", "序号,标题,类型,日期,正文\n示例行,停水通知,通知,2024-5-14,明天停水\n");
	import(true);
	assert_non_null(find("example_read"));
	assert_int_equal(shows("notice", "title", "停水通知"), 1);
	bring("通知公告.csv", "序号,标题,类型,日期,正文\n示例行,停电通知,通知,2024-5-15,"
			      "各组：周六上午八点在村口集合，带上铁锹和扫把。\n");
	import(false);
	assert_string_equal(find("example_left")->column, "正文");
	bring("通知公告.csv", "序号,标题,类型,日期,正文\n示例行,关于周六集中整治的通知,通知,2024-4-25,改成星期天\n");
	import(true);
	assert_non_null(find("example_touched"));
	assert_int_equal(report.edition, 0);
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		T(given_a_mistyped_deadline_when_wrong_rows_stay_out_then_the_present_one_stays),
		T(given_a_door_that_became_a_day_when_wrong_rows_stay_out_then_none_it_may_mean_goes),
		T(given_a_sheet_that_was_not_read_when_wrong_ones_stay_out_then_nothing_is_taken_down),
		T(given_two_wrong_things_in_a_row_when_imported_then_both_are_named),
		T(given_the_example_typed_over_when_imported_then_it_is_read_or_said),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
