/* What is asked about a change, and that each answer does what its button
 * says: the careful one, and what the sheet says. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "counter.h"
#include "import/importer_steps.h"
#include "os/fs_tree.h"
#include "self.h"

#define BOARD "期次,村,榜别,对象类型,对象名称,上榜理由,公示止\n"
#define SCORES "期次,村,组,门牌,户主,总分,检查日期\n"
#define MONTHS "月份,村,总分\n"
#define FACTS "举措,指标名称,累计完成,村,统计止\n"

/* What is in the folder is imported as the screen does it: read, answered, merged anew, published. */
static void
answer(const char *code, int chosen)
{
	struct edition_info info;
	arena_free(report.arena);
	struct importer *im = importer_new(&options, &report);
	assert_true(importer_open(im, &err) && importer_prepare(im, &err));
	const struct judgement *j = asked(code);
	assert_non_null(j);
	answers_give(im->answers, j->key, chosen, "");
	importer_merge(im);
	assert_true(importer_judge(im, &err) && report.ok);
	assert_int_equal(asked(code)->chosen, chosen);
	importer_describe(im, &info);
	if (!report.no_change)
		assert_true(importer_publish(im, "文书", NULL, &info, &err));
	importer_close(im);
}

/* One sheet, and what is asked of it, by a careful person and as it is written. */
struct form {
	const char *sheet, *before, *then;      /* before: what is on the screen; NULL nothing */
	const char *table, *column, *old, *new; /* what stands in the column after each answer; "" no row does */
};

static void
try_forms(const char *code, const struct form *form, size_t count)
{
	for (size_t i = 0; i < 2 * count; i++) {
		const struct form *f = &form[i / 2];
		int chosen = i % 2 ? JUDGEMENT_AS_WRITTEN : JUDGEMENT_CAREFUL;
		assert_int_equal(fs_empty(data), 0);
		if (f->before)
			put_up(f->sheet, f->before);
		bring(f->sheet, f->then);
		answer(code, chosen);
		const char *stands = chosen == JUDGEMENT_CAREFUL ? f->old : f->new;
		const char *not = chosen == JUDGEMENT_CAREFUL ? f->new : f->old;
		assert_true(!*stands || shows(f->table, f->column, stands) > 0);
		assert_true(!*not || shows(f->table, f->column, not ) == 0);
	}
}

#define HOMES(month, day, a, b, c)                                                                                     \
	SCORES month ",高同村,1,1,马明," a "," day "\n" month ",高同村,1,2,杨明," b "," day "\n" month                 \
		     ",高同村,1,3,苏义," c "," day "\n"
#define VILLAGES(period, a, b, c) period ",甲村," a "\n" period ",乙村," b "\n" period ",丙村," c "\n"
#define QUARTERS "季度,村,总分\n"
#define FORMS(f) f, sizeof(f) / sizeof *(f)

/* ------------------------------------------------------------ periods */

static void
given_a_period_that_its_days_do_not_fit_when_answered_then_it_is_renamed_or_stays(void **state)
{
	static const struct form forms[] = {
		{ "家庭卫生评分表.csv", HOMES("2024年4月", "2024-4-26", "80", "81", "82"),
		    HOMES("2024年4月", "2024-5-10", "85", "86", "90"), "home_score", "total", "80", "" },
		{ "家庭卫生评分表.csv", NULL, HOMES("2024年4月", "2024-5-10", "85", "86", "90"), "home_score", "period",
		    "2024-05", "2024-04" },
		{ "家庭卫生评分表.csv", NULL, HOMES("2024年2月", "2024-3-20", "85", "86", "90"), "home_score", "period",
		    "2024-03", "2024-02" },
		/* days of two months: which one it is nobody can say */
		{ "家庭卫生评分表.csv", HOMES("2024年1月", "2024-1-26", "80", "81", "82"),
		    SCORES "2024年2月,高同村,1,1,马明,85,2024-4-10\n2024年2月,高同村,1,2,杨明,85,2024-5-8\n",
		    "home_score", "period", "", "2024-02" },
	};
	(void)state;
	try_forms("period_not_days", FORMS(forms));
}

static void
given_a_period_that_has_not_begun_when_answered_then_it_waits_or_is_shown(void **state)
{
	static const struct form forms[] = {
		{ "家庭卫生评分表.csv", HOMES("2024年4月", "2024-4-26", "80", "81", "82"),
		    HOMES("2024年7月", "", "85", "86", "90"), "home_score", "period", "", "2024-07" },
		{ "月考核得分.csv", MONTHS VILLAGES("2024年4月", "70", "71", "72"),
		    MONTHS VILLAGES("2024年6月", "80", "81", "82"), "month_score", "period", "", "2024-06" },
		{ "季度评比得分.csv", QUARTERS VILLAGES("2024年第一季度", "70", "71", "72"),
		    QUARTERS VILLAGES("2024年第四季度", "80", "81", "82"), "quarter_score", "period", "", "2024-Q4" },
	};
	(void)state;
	try_forms("period_ahead", FORMS(forms));
	/* the month that runs has begun, and a plan's year is no period of the contest */
	bring("月考核得分.csv", MONTHS VILLAGES("2024年5月", "80", "81", "82"));
	import(false);
	assert_null(asked("period_ahead"));
}

static void
given_the_last_periods_rows_again_when_answered_then_they_wait_or_are_shown(void **state)
{
	static const struct form forms[] = {
		{ "家庭卫生评分表.csv", HOMES("2024年4月", "2024-4-26", "80", "81", "82"),
		    HOMES("2024年5月", "2024-4-26", "80", "81", "82"), "home_score", "period", "", "2024-05" },
		{ "月考核得分.csv", MONTHS VILLAGES("2024年4月", "80", "81", "82"),
		    MONTHS VILLAGES("2024年5月", "80", "81", "82"), "month_score", "period", "", "2024-05" },
		{ "季度评比得分.csv", QUARTERS VILLAGES("2024年第一季度", "80", "81", "82"),
		    QUARTERS VILLAGES("2024年第二季度", "80", "81", "82"), "quarter_score", "period", "", "2024-Q2" },
	};
	(void)state;
	try_forms("period_again", FORMS(forms));
}

/* ------------------------------------------------------------ names and figures */

static void
given_another_name_at_the_door_when_answered_then_the_rolls_or_the_sheets_stands(void **state)
{
	static const char *const sheets[][3] = {
		{ "家庭卫生评分表.csv", SCORES "2024年4月,高同村,1,3,王大力,90,2024-4-26\n", "home_score" },
		{ "最美庭院名单.csv", "村,组,门牌,户主,总分,批次\n高同村,1,3,王大力,90,2024年第一批\n", "courtyard" },
		{ "家庭卫生评分表.csv", SCORES "2024年4月,高同,一组,3号,王大力,90,2024-4-26\n", "home_score" },
	};
	(void)state;
	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(fs_empty(data), 0);
		put_up("农户花名册.csv", "村,组,门牌,户主\n高同村,1,1,马明\n高同村,1,2,杨明\n高同村,1,3,苏大利\n");
		bring(sheets[i / 2][0], sheets[i / 2][1]);
		answer("name_differs", i % 2 ? JUDGEMENT_AS_WRITTEN : JUDGEMENT_CAREFUL);
		assert_int_equal(shows(sheets[i / 2][2], "head", i % 2 ? "王大力" : "苏大利"), 1);
	}
}

static void
given_what_was_published_of_a_closed_period_when_answered_then_it_stays_or_changes(void **state)
{
	static const struct form forms[] = {
		{ "月考核得分.csv",
		    MONTHS VILLAGES("2024年1月", "80", "81", "82") VILLAGES("2024年2月", "70", "71", "72"),
		    MONTHS VILLAGES("2024年1月", "95", "81", "82"), "month_score", "total", "80", "95" },
		{ "家庭卫生评分表.csv",
		    HOMES("2024年1月", "2024-1-26", "80", "81", "82") "2024年2月,高同村,1,1,马明,70,2024-2-26\n",
		    HOMES("2024年1月", "2024-1-26", "80", "93", "82"), "home_score", "total", "81", "93" },
		{ "季度评比得分.csv",
		    QUARTERS VILLAGES("2023年第三季度", "80", "81", "82") VILLAGES("2023年第四季度", "70", "71", "72"),
		    QUARTERS VILLAGES("2023年第三季度", "80", "81", "66"), "quarter_score", "total", "82", "66" },
	};
	(void)state;
	try_forms("closed_changed", FORMS(forms));
}

static void
given_a_figure_that_falls_by_more_than_half_when_answered_then_it_stays_or_changes(void **state)
{
	static const struct form forms[] = {
		{ "整治成效统计.csv", FACTS "清,清运垃圾,14000余,全镇,2024年3月\n",
		    FACTS "清,清运垃圾,1500,全镇,2024年3月\n", "fact", "total", "", "1500" },
		{ "整治成效统计.csv", FACTS "清,清运垃圾,1.4万,全镇,2024年3月\n",
		    FACTS "清,清运垃圾,1.4,全镇,2024年4月\n", "fact", "total", "", "1.4" },
		{ "整治成效统计.csv", FACTS "拆,拆除残垣,860,高同村,2024年3月\n",
		    FACTS "拆,拆除残垣,86,高同村,2024年4月\n", "fact", "total", "", "86" },
	};
	(void)state;
	try_forms("figure_falls", FORMS(forms));
}

static void
given_scores_above_full_marks_when_imported_then_the_row_is_named(void **state)
{
	(void)state;
	bring("家庭卫生评分表.csv", HOMES("2024年4月", "2024-4-26", "80", "810", "82"));
	import(false);
	assert_int_equal(find("total_above_full")->row, 3);
	bring("月考核得分.csv", MONTHS VILLAGES("2024年4月", "80", "81", "182"));
	import(false);
	assert_int_equal(find("total_above_full")->row, 4);
	bring("季度评比得分.csv", QUARTERS VILLAGES("2024年第一季度", "1000", "81", "82"));
	import(false);
	assert_int_equal(find("total_above_full")->row, 2);
	bring("月考核得分.csv", MONTHS VILLAGES("2024年4月", "80", "100", "82"));
	import(false);
	assert_null(find("total_above_full"));
}

/* ------------------------------------------------------------ whose rows they are */

static void
bring_from(const char *folder, const char *by, const char *text)
{
	char path[256];
	snprintf(path, sizeof path, "%s", at(root, folder));
	bring("红黑榜.csv", text);
	assert_int_equal(rename(source, path), 0);
	options.source = path;
	options.by = by;
	import(true);
	assert_int_equal(rename(path, source), 0);
	options.source = source;
	options.by = NULL;
}

#define THREE(first, second, third)                                                                                    \
	BOARD "2024年4月,高同村,红榜,路段,村口," first ",2024-6-5\n2024年4月,高同村,红榜,路段,桥头," second            \
	      ",2024-6-5\n2024年4月,高同村,红榜,路段,河边," third ",2024-6-5\n"

static void
given_rows_of_another_clerk_when_they_change_then_whose_and_when_is_said(void **state)
{
	(void)state;
	bring_from("村里", "文书甲", THREE("净", "净", "净"));
	options.now.date.day = 14;
	bring_from("镇上", "文书乙", THREE("净", "很净", "净"));
	assert_non_null(strstr(asked("others_replaced")->sentence, "要改 1 行、撤下 0 条"));
	assert_non_null(strstr(asked("others_replaced")->proof, "文书甲"));
	assert_non_null(strstr(asked("others_replaced")->proof, "“村里”"));
	assert_int_equal(shows("board", "reason", "很净"), 1);
	/* her own are hers to correct; months later they are nobody's */
	bring_from("更正", "文书乙", THREE("净", "最净", "净"));
	assert_null(asked("others_replaced"));
	options.now.date.month = 8;
	bring_from("八月", "文书甲", THREE("净", "净净", "净"));
	assert_null(asked("others_replaced"));
}

static void
given_rows_of_another_clerk_when_hers_are_to_stay_then_only_new_ones_come(void **state)
{
	(void)state;
	bring_from("村里", "文书甲", THREE("净", "净", "净"));
	options.answers.only_these_rows = true;
	bring_from("镇上", "文书乙",
	    BOARD "2024年4月,高同村,红榜,路段,村口,改了,2024-6-5\n2024年4月,高同村,红榜,路段,桥头,净,2024-6-5\n"
		  "2024年4月,高同村,红榜,路段,学校,净,2024-6-5\n");
	assert_int_equal(asked("others_replaced")->chosen, JUDGEMENT_CAREFUL);
	assert_int_equal(shows("board", "reason", "改了"), 0);
	assert_int_equal(shows("board", "target", "河边"), 1);
	assert_int_equal(shows("board", "target", "学校"), 1);
}

static void
given_one_stick_after_another_when_both_have_the_list_then_the_first_is_named(void **state)
{
	(void)state;
	bring_from("一号盘", NULL, THREE("净", "净", "净"));
	bring_from("二号盘", NULL, THREE("净", "脏", "脏"));
	assert_non_null(strstr(asked("others_replaced")->proof, "“一号盘”"));
	bring_from("三号盘", NULL, BOARD "2024年4月,高同村,红榜,路段,村口,净,2024-6-5\n");
	assert_non_null(strstr(asked("takes_down_most")->proof, "“二号盘”"));
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		AT_COUNTER(given_a_period_that_its_days_do_not_fit_when_answered_then_it_is_renamed_or_stays),
		AT_COUNTER(given_a_period_that_has_not_begun_when_answered_then_it_waits_or_is_shown),
		AT_COUNTER(given_the_last_periods_rows_again_when_answered_then_they_wait_or_are_shown),
		AT_COUNTER(given_another_name_at_the_door_when_answered_then_the_rolls_or_the_sheets_stands),
		AT_COUNTER(given_what_was_published_of_a_closed_period_when_answered_then_it_stays_or_changes),
		AT_COUNTER(given_a_figure_that_falls_by_more_than_half_when_answered_then_it_stays_or_changes),
		AT_COUNTER(given_scores_above_full_marks_when_imported_then_the_row_is_named),
		AT_COUNTER(given_rows_of_another_clerk_when_they_change_then_whose_and_when_is_said),
		AT_COUNTER(given_rows_of_another_clerk_when_hers_are_to_stay_then_only_new_ones_come),
		AT_COUNTER(given_one_stick_after_another_when_both_have_the_list_then_the_first_is_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
