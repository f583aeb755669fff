/* Judgements: what a person is asked about the change, and what each answer
 * does to what is on the screen. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counter.h"
#include "self.h"

/* What goes up without a question. */
static void
unasked(const char *name, const char *text)
{
	put_up(name, text);
	assert_int_equal(report.judgements.count, 0);
}

/* N homes of group 1, from door FIRST on; every one with SCORE. */
static const char *
homes(int first, int n, const char *month, const char *score)
{
	static char text[16384];
	size_t at = (size_t)snprintf(text, sizeof text, "期次,村,组,门牌,户主,总分\n");
	for (int i = 0; i < n; i++)
		at += (size_t)snprintf(
		    text + at, sizeof text - at, "%s,高同村,1,%d号,户主%d,%s\n", month, first + i, first + i, score);
	return text;
}

/* The one question there is; its sentence holds WORDS. */
static const struct judgement *
only_asked(const char *code, const char *words)
{
	assert_int_equal(report.judgements.count, 1);
	const struct judgement *j = report.judgements.item;
	assert_string_equal(finding_kind(j->id)->code, code);
	assert_non_null(strstr(j->sentence, words));
	assert_true(*j->proof && *j->answer[0] && *j->answer[1]);
	return j;
}

static void
given_one_home_of_thirty_when_imported_then_nothing_goes_up_without_an_answer(void **state)
{
	(void)state;
	unasked("家庭卫生评分表.csv", homes(1, 30, "2024年4月", "80"));
	bring("家庭卫生评分表.csv", homes(7, 1, "2024年4月", "95"));
	import(true);
	assert_non_null(strstr(only_asked("takes_down_most", "要撤下 29 户，只留 1 户")->proof, "97%"));
	assert_false(report.ok);
	assert_int_equal(report.edition, 0);
	assert_int_equal(shown("home_score").count, 30);
}

static void
given_one_home_of_thirty_when_only_these_rows_then_the_others_stay(void **state)
{
	(void)state;
	unasked("家庭卫生评分表.csv", homes(1, 30, "2024年4月", "80"));
	bring("家庭卫生评分表.csv", homes(7, 2, "2024年4月", "95"));
	options.answers.only_these_rows = true;
	import(true);
	assert_int_equal(only_asked("takes_down_most", "要撤下 28 户")->chosen, JUDGEMENT_CAREFUL);
	const struct merge_count *c = &report.registers[catalogue_find("home_score")->id];
	assert_int_equal(c->changed, 2);
	assert_int_equal(c->removed, 0);
	assert_int_not_equal(report.edition, 0);
	assert_int_equal(shown("home_score").count, 30);
}

static void
given_a_roll_of_one_when_it_is_meant_then_the_others_are_taken_down(void **state)
{
	(void)state;
	unasked("农户花名册.csv", "村,组,门牌,户主\n高同村,1,1号,马明\n高同村,1,2号,杨明\n高同村,1,3号,苏义\n");
	bring("农户花名册.csv", "村,组,门牌,户主\n高同村,1,2号,杨明\n");
	import(true);
	only_asked("takes_down_most", "要撤下 2 户，只留 1 户");
	assert_int_equal(report.edition, 0);
	options.answers.take_down = true;
	import(true);
	assert_int_equal(only_asked("takes_down_most", "要撤下 2 户")->chosen, JUDGEMENT_AS_WRITTEN);
	assert_int_equal(shown("household").count, 1);
}

static void
given_one_group_of_the_homes_missing_when_imported_then_it_is_asked(void **state)
{
	(void)state;
	unasked("家庭卫生评分表.csv", homes(1, 30, "2024年4月", "80"));
	bring("家庭卫生评分表.csv", homes(1, 22, "2024年4月", "80"));
	import(true);
	only_asked("takes_down_most", "要撤下 8 户，只留 22 户");
	/* it stands before what goes up without an answer */
	put("月考核得分.csv", "月份,村,总分\n2024年7月,高同村,80\n");
	import(true);
	assert_int_equal(report.judgements.count, 2);
	assert_true(report.judgements.item[0].harmful && !report.judgements.item[1].harmful);
	assert_int_equal(shown("home_score").count, 30);
}

static void
given_nine_of_ten_marks_of_last_month_when_imported_then_it_is_asked(void **state)
{
	char text[16384];
	(void)state;
	unasked("家庭卫生评分表.csv", homes(1, 19, "2024年4月", "80"));
	snprintf(text, sizeof text, "%s2024年5月,高同村,1,20号,户主20,77\n", homes(1, 19, "2024年5月", "80"));
	bring("家庭卫生评分表.csv", text);
	import(true);
	only_asked("period_again", "19 户的 2024年5月 和 2024年4月 一模一样");
}

static void
given_another_village_of_the_same_list_when_imported_then_only_its_own_is_asked_about(void **state)
{
	(void)state;
	const char *both = "期次,村,榜别,对象类型,对象名称,上榜理由,公示止\n"
			   "2024年4月,高同村,红榜,路段,一号巷,干净,2024-06-01\n"
			   "2024年4月,高同村,红榜,路段,二号巷,干净,2024-06-01\n"
			   "2024年4月,高同村,红榜,路段,三号巷,干净,2024-06-01\n"
			   "2024年4月,酸刺村,红榜,路段,河边,干净,2024-06-01\n";
	unasked("红黑榜.csv", both);
	bring("红黑榜.csv", "期次,村,榜别,对象类型,对象名称,上榜理由,公示止\n"
			    "2024年4月,高同村,红榜,路段,一号巷,很干净,2024-06-01\n"
			    "2024年4月,酸刺村,红榜,路段,河边,干净,2024-06-01\n");
	options.answers.only_these_rows = true;
	import(true);
	assert_non_null(strstr(only_asked("takes_down_most", "要撤下 2 条，只留 1 条")->proof, "高同村"));
	assert_int_equal(shown("board").count, 4);
}

static void
given_a_new_month_or_a_list_corrected_when_imported_then_nothing_is_asked(void **state)
{
	(void)state;
	unasked("家庭卫生评分表.csv", homes(1, 30, "2024年3月", "80"));
	unasked("家庭卫生评分表.csv", homes(1, 20, "2024年4月", "81"));
	/* two homes moved away, and one came */
	unasked("家庭卫生评分表.csv", homes(3, 19, "2024年4月", "81"));
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		AT_COUNTER(given_one_home_of_thirty_when_imported_then_nothing_goes_up_without_an_answer),
		AT_COUNTER(given_one_home_of_thirty_when_only_these_rows_then_the_others_stay),
		AT_COUNTER(given_a_roll_of_one_when_it_is_meant_then_the_others_are_taken_down),
		AT_COUNTER(given_one_group_of_the_homes_missing_when_imported_then_it_is_asked),
		AT_COUNTER(given_nine_of_ten_marks_of_last_month_when_imported_then_it_is_asked),
		AT_COUNTER(given_another_village_of_the_same_list_when_imported_then_only_its_own_is_asked_about),
		AT_COUNTER(given_a_new_month_or_a_list_corrected_when_imported_then_nothing_is_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
