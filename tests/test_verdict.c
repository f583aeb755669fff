/* The verdict about a change: what is kept, said and asked although no cell is wrong, and although some are. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "counter.h"
#include "os/fs.h"
#include "self.h"

#define BOARD "期次,村,榜别,对象类型,对象名称,上榜理由,整改期限,照片文件名,公示止\n"
#define SCORES "期次,村,组,门牌,户主,总分,检查日期\n"
#define PROBLEMS "问题编号,发现日期,村,具体位置,问题描述,整改期限\n"
#define FACTS "举措,指标名称,累计完成,村,统计止\n"
#define YARDS "村,组,门牌,户主,总分,批次,状态\n"

/* --- rows with something wrong */

static void
given_a_mistyped_deadline_when_wrong_rows_stay_out_then_the_present_one_stays(void **state)
{
	(void)state;
	put_up("红黑榜.csv", BOARD "2024年4月,高同村,黑榜,路段,三组巷道,柴草,2024-5-20,,2024-6-5\n"
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
	put_up("农户花名册.csv", "村,组,门牌,户主,人口数\n高同村,1,1,马明,3\n高同村,1,2,杨明,4\n高同村,2,1,苏义,5\n");
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
	/* a row that stays out for one thing is looked at for the others */
	bring("红黑榜.csv", BOARD "2024年5月,高同村,黑榜,路段,张二狗家门口,电话13800138000,月底,没有.jpg,2024-6-5\n");
	import(false);
	assert_non_null(find("name_in_text"));
	assert_non_null(find("mobile_in_text"));
	bring(
	    "通知公告.csv", "标题,类型,日期,村,正文,附件文件名\n公示一,公示,2024-5-32,高同村,联系13800138000,无.jpg\n");
	import(false);
	assert_non_null(find("bad_date"));
	assert_non_null(find("public_no_end"));
	assert_non_null(find("mobile_in_text"));
	assert_non_null(find("missing_photo"));
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

static void
given_a_class_of_one_when_imported_then_it_is_said_and_larger_or_wider_ones_are_not(void **state)
{
	static const char *const one[] = { "高同村,脱贫户1户已帮扶", "高同村,本村低保户有 1 户",
		"高同村,监测户：一户，已走访" };
	static const char *const more[] = { "高同村,脱贫户11户已帮扶", "全镇,脱贫户 1 户",
		"高同村,1户一档，低保户12户" };
	char text[256];
	(void)state;
	for (int i = 0; i < 6; i++) {
		snprintf(text, sizeof text, "标题,类型,日期,村,正文\n入户走访,通知,2024-5-1,%s\n",
		    i < 3 ? one[i] : more[i - 3]);
		bring("通知公告.csv", text);
		import(false);
		assert_int_equal(find("class_of_one") != NULL, i < 3);
	}
	bring("数据指标.csv", FACTS "基本情况,脱贫户,1,高同村,2024年4月\n基本情况,低保户,12,高同村,2024年4月\n");
	import(false);
	assert_int_equal(find("class_of_one")->row, 2);
}

/* --- what goes, and what stays */

static void
given_a_list_of_what_goes_alone_when_imported_then_only_that_goes(void **state)
{
	(void)state;
	put_up("最美庭院名单.csv", YARDS "高同村,1组,1,马明,90,2024年第一批,\n高同村,2组,3,田秀兰,89,2024年第一批,\n"
					 "高同村,2组,4,杨明,88,2024年第一批,\n");
	put_up("最美庭院名单.csv", YARDS "高同村,2组,3,田秀兰,89,2024年第一批,撤下\n");
	assert_non_null(find("only_taken_down"));
	assert_int_equal(removed("courtyard"), 1);
	assert_int_equal(shown("courtyard").count, 3);
	assert_int_equal(shows("courtyard", "state", "撤下"), 1);
	put_up("红黑榜.csv",
	    BOARD "2024年4月,高同村,红榜,路段,村口,净,,,2024-6-5\n2024年4月,高同村,红榜,路段,桥头,净,,,2024-6-5\n");
	put_up("红黑榜.csv", "期次,村,榜别,对象类型,对象名称,上榜理由,状态\n2024年4月,高同村,红榜,路段,桥头,净,撤下\n");
	assert_int_equal(shown("board").count, 2);
}

static void
given_a_row_to_take_down_when_it_says_no_more_than_which_then_it_goes_and_keeps_its_words(void **state)
{
	(void)state;
	put_up("红黑榜.csv",
	    BOARD "2024年4月,高同村,红榜,路段,村口,净,,,2024-6-5\n2024年4月,高同村,红榜,路段,桥头,净,,,2024-6-5\n"
		  "2024年4月,高同村,黑榜,路段,河边,乱,2024-5-20,,2024-6-5\n");
	put_up("红黑榜.csv", "期次,村,榜别,对象类型,对象名称,上榜理由,状态\n2024年4月,高同村,黑榜,路段,河边,,已撤下\n");
	assert_int_equal(shows("board", "state", "撤下"), 1);
	assert_int_equal(shows("board", "reason", "乱"), 1);
	assert_int_equal(shown("board").count, 3);
	/* one that means none of the screen's */
	bring("红黑榜.csv", "期次,村,榜别,对象类型,对象名称,上榜理由,状态\n2024年4月,高同村,红榜,路段,村口路,,撤下\n");
	import(false);
	assert_non_null(strstr(find("down_unmatched")->message, "期次、村(社区)、榜别"));
	bring("月考核得分.csv", "月份,村,总分,状态\n2024年4月,高同村,,撤下\n");
	import(false);
	assert_null(find("value_missing"));
}

static void
given_two_villages_when_both_number_from_one_then_neither_is_overwritten(void **state)
{
	(void)state;
	put_up("问题整改台账.csv", PROBLEMS "2024-001,2024-4-1,高同村,路边,淤泥,2024-5-1\n");
	put_up("问题整改台账.csv", PROBLEMS "2024-001,2024-4-2,杨坊村,村口,垃圾,2024-5-2\n");
	assert_int_equal(shown("problem").count, 2);
	put_up("整改通知书登记.csv",
	    "编号,下发日期,村,整改期限\n5号,2024-4-1,高同村,2024-5-1\n5号,2024-4-1,杨坊村,2024-5-1\n");
	assert_int_equal(shown("rectify").count, 2);
	put_up("门前三包协议登记.csv", "协议编号,协议类型,村,户主\n31,门前三包,高同村,马明\n31,门前三包,杨坊村,李明\n");
	assert_int_equal(shown("pact").count, 2);
}

static void
given_the_townships_row_when_a_village_has_more_then_they_stay_meanwhile(void **state)
{
	(void)state;
	put_up("红黑榜.csv",
	    BOARD "2024年4月,高同村,红榜,路段,村口,净,,,2024-6-5\n2024年4月,高同村,红榜,路段,桥头,净,,,2024-6-5\n"
		  "2024年4月,高同村,黑榜,路段,河边,乱,,,2024-6-5\n");
	bring("红黑榜.csv", BOARD
	    "2024年4月,高同村,红榜,路段,村口,镇里评的,,,2024-6-5\n2024年4月,杨坊村,红榜,路段,村口,净,,,2024-6-5\n");
	import(false);
	assert_non_null(strstr(asked("takes_down_most")->proof, "还写了别的村"));
	assert_int_equal(removed("board"), 0);
}

/* --- periods */

#define HOMES(month, day, a, b, c)                                                                                     \
	SCORES month ",高同村,1,1,马明," a "," day "\n" month ",高同村,1,2,杨明," b "," day "\n" month                 \
		     ",高同村,1,3,苏义," c "," day "\n"

static void
given_may_under_the_name_of_april_when_imported_then_it_is_asked_and_can_be_put_right(void **state)
{
	(void)state;
	put_up("家庭卫生评分表.csv", HOMES("2024年4月", "2024-4-26", "80", "81", "82"));
	bring("家庭卫生评分表.csv", HOMES("2024年4月", "2024-5-10", "85", "81", "90"));
	import(true);
	assert_non_null(strstr(asked("period_not_days")->sentence, "写的是 2024年4月，检查日期却都在 2024年5月"));
	assert_string_equal(asked("period_not_days")->answer[0], "改成 2024年5月");
	assert_int_equal(report.edition, 0);
	options.answers.as_written = true;
	import(true);
	assert_int_equal(shows("home_score", "total", "90"), 1);
	options.answers.as_written = false;
	put_up("家庭卫生评分表.csv", HOMES("2024年6月", "2024-5-12", "70", "71", "72"));
	assert_non_null(asked("period_not_days"));
	/* rows that are told apart by their day replace the week's, too */
	put_up("周检查记录.csv", "周次,检查日期,检查村,发现问题\n2024年第17周,2024-4-24,高同村,路边有垃圾\n");
	bring("周检查记录.csv", "周次,检查日期,检查村,发现问题\n2024年第17周,2024-5-2,高同村,沟里有垃圾\n");
	import(false);
	assert_non_null(strstr(asked("period_not_days")->sentence, "都在 5月2日。屏上已经有这一期，会改掉 1 行"));
	/* a few days late is the month's own */
	put_up("家庭卫生评分表.csv", HOMES("2024年3月", "2024-4-3", "70", "71", "72"));
	assert_int_equal(report.judgements.count, 0);
}

static void
given_a_month_to_come_or_the_last_one_again_when_imported_then_it_is_asked(void **state)
{
	(void)state;
	put_up("家庭卫生评分表.csv", HOMES("2024年4月", "2024-4-26", "80", "81", "82"));
	bring("家庭卫生评分表.csv", HOMES("2024年5月", "2024-4-26", "80", "81", "82"));
	import(false);
	assert_non_null(strstr(asked("period_again")->sentence, "2024年5月 和 2024年4月 一模一样"));
	bring("家庭卫生评分表.csv", HOMES("2024年5月", "2024-5-10", "80", "81", "83"));
	import(false);
	assert_int_equal(report.judgements.count, 0);
	bring("家庭卫生评分表.csv", HOMES("2024年7月", "", "80", "81", "83"));
	import(false);
	assert_non_null(strstr(asked("period_ahead")->sentence, "2024年7月"));
	bring("月考核得分.csv", "月份,村,总分\n2024年4月,甲村,80\n2024年4月,乙村,81\n2024年4月,丙村,82\n");
	import(true);
	bring("月考核得分.csv", "月份,村,总分\n2024年5月,甲村,80\n2024年5月,乙村,81\n2024年5月,丙村,82\n");
	import(false);
	assert_non_null(asked("period_again"));
}

/* --- names and figures */

static void
given_another_name_at_the_door_when_imported_then_it_is_asked(void **state)
{
	(void)state;
	put_up("农户花名册.csv", "村,组,门牌,户主\n高同村,1,1,马明\n高同村,1,2,杨明\n高同村,1,3,苏大利\n");
	bring("家庭卫生评分表.csv",
	    SCORES "2024年4月,高同村,1,3,王大力,90,2024-4-26\n2024年4月,高同村,1,1,马明,90,2024-4-26\n");
	import(true);
	assert_non_null(strstr(asked("name_differs")->proof, "1组3号：花名册是苏大利，表里是王大力"));
	assert_int_equal(shows("home_score", "head", "王大力"), 1);
	bring("最美庭院名单.csv", YARDS "高同村,1组,2,李四,90,2024年第一批,\n");
	import(false);
	assert_non_null(asked("name_differs"));
	bring("奖补发放表.csv", "奖励名称,村,组,门牌,户主,实发金额\n最美庭院奖,高同村,1组,2,李四光,200\n");
	import(false);
	assert_non_null(asked("name_differs"));
	/* one home's new row in the roll hides no other */
	bring("农户花名册.csv", "村,组,门牌,户主\n高同村,1,4,丁一\n");
	put("户用垃圾桶发放表.csv", "村,组,门牌,户主,数量\n高同村,1组,2,李四光,1\n");
	import(false);
	assert_non_null(asked("name_differs"));
	/* the same person, masked; a business at the door */
	bring("最美庭院名单.csv", YARDS "高同村,1组,2,杨明,90,2024年第一批,\n高同村,1组,3,苏*利,88,2024年第一批,\n");
	put("门前三包协议登记.csv", "村,协议类型,协议编号,组,门牌,户主\n高同村,门前三包,A-1,1组,1,马记饭馆\n");
	import(false);
	assert_null(asked("name_differs"));
}

static void
given_a_grade_that_the_standard_does_not_give_when_imported_then_it_is_said(void **state)
{
	(void)state;
	put_up("评分标准.csv",
	    "评分办法,版本,类别,检查项目,分值\n家庭卫生,2023版,等次,清洁户,90\n家庭卫生,2024版,等次,最清洁户,90\n"
	    "家庭卫生,2024版,等次,清洁户,80\n家庭卫生,2024版,等次,合格户,60\n");
	bring("家庭卫生评分表.csv", "期次,村,组,门牌,户主,总分,等次\n2024年4月,高同村,1,1,马明,85,最清洁户\n");
	import(true);
	assert_non_null(strstr(find("grade_differs")->message, "“最清洁户”，可是 85 分按《评分标准》是“清洁户”"));
	bring("家庭卫生评分表.csv", "期次,村,组,门牌,户主,总分,等次\n2024年4月,高同村,1,2,杨明,41,合格户\n");
	import(true);
	assert_non_null(strstr(find("grade_differs")->message, "哪一等都够不上"));
	/* right; the village's own word; by last year's standard; nothing written */
	bring("家庭卫生评分表.csv", "期次,村,组,门牌,户主,总分,等次\n2024年4月,高同村,1,3,苏大利,82,清洁户\n"
				    "2024年4月,高同村,1,4,丁一,97,十佳示范户\n2024年4月,高同村,1,5,王二,92,清洁户\n"
				    "2024年4月,高同村,1,6,李三,70,\n");
	import(true);
	assert_null(find("grade_differs"));
}

static void
given_figures_that_cannot_be_when_imported_then_they_are_asked_about(void **state)
{
	(void)state;
	put_up("月考核得分.csv", "月份,村,总分\n2024年1月,甲村,80\n2024年2月,甲村,81\n2024年3月,甲村,82\n");
	bring("月考核得分.csv", "月份,村,总分\n2024年1月,甲村,95\n");
	import(false);
	assert_non_null(strstr(asked("closed_changed")->proof, "屏上 80分，表里 95分"));
	bring("月考核得分.csv", "月份,村,总分\n2024年3月,甲村,95\n");
	import(false);
	assert_null(asked("closed_changed"));
	put_up("整治成效统计.csv", FACTS "清,清运垃圾,14000余,全镇,2024年3月\n");
	bring("整治成效统计.csv", FACTS "清,清运垃圾,1500,全镇,2024年4月\n");
	import(false);
	assert_non_null(asked("figure_falls"));
	bring("整治成效统计.csv", FACTS "清,清运垃圾,1.5万,全镇,2024年4月\n");
	import(false);
	assert_null(asked("figure_falls"));
	bring("家庭卫生评分表.csv",
	    SCORES "2024年4月,高同村,1,3,王力,900,2024-4-26\n2024年4月,高同村,1,1,马明,100,2024-4-26\n");
	import(false);
	assert_int_equal(find("total_above_full")->row, 2);
}

/* --- somebody in a text: at the command line nobody is named by saying nothing */

static void
given_somebody_in_a_text_when_it_goes_up_at_the_command_line_then_one_has_to_choose(void **state)
{
	static const char *const said[] = { "张翠珍家门前堆着柴草", "苏义家有病人，没人扫", "有事打13912345678" };
	(void)state;
	put_up("农户花名册.csv", "村,组,门牌,户主\n高同村,1,1,张翠珍\n高同村,1,2,苏义\n");
	for (int i = 0; i < 3; i++) {
		char sheet[400];
		snprintf(sheet, sizeof sheet, PROBLEMS "2024-%d,2024-5-6,高同村,一组巷道,%s,2024-5-20\n", i, said[i]);
		bring("问题整改台账.csv", sheet);
		import(true);
		assert_int_equal(report.edition, 0);
		assert_false(report.ok);
		assert_non_null(strstr(find("cells_open")->message, "--mask-names"));
		assert_non_null(strstr(find("cells_open")->message, "--as-written"));
		options.answers.mask_names = i < 2;
		options.answers.as_written = i == 2;
		import(true);
		assert_int_not_equal(report.edition, 0);
		assert_int_equal(shows("problem", "description", said[i]), i == 2);
		options.answers = (struct answer_options){ 0 };
		import(true); /* what was chosen is not asked again */
		assert_null(find("cells_open"));
		assert_true(report.ok);
	}
	assert_int_equal(shows("problem", "description", "张*珍家门前堆着柴草"), 1);
}

static void
given_what_need_not_be_chosen_when_it_goes_up_at_the_command_line_then_nothing_is_asked(void **state)
{
	(void)state;
	put_up("农户花名册.csv", "村,组,门牌,户主\n高同村,1,1,张翠珍\n");
	put_up("责任人名单.csv", "姓名,村,职务,联系电话\n杨主任,高同村,网格员,13912345678\n");
	put_up("红黑榜.csv", "期次,村,榜别,对象类型,对象名称,上榜理由,本人同意\n"
			     "2024年4月,高同村,红榜,户,张翠珍家,门前干净,是\n");
	bring("问题整改台账.csv", PROBLEMS "2024-1,2024-5-6,高同村,一组巷道,张翠珍家门前堆着柴草,2024-5-20\n");
	import(false); /* looked at, nothing goes up */
	assert_int_equal(find("cells_open")->level, FINDING_ERROR);
	options.data = NULL;
	import(false); /* cunping check: no screen, no choice */
	assert_null(find("cells_open"));
}

/* --- periods of rows without a day, people who are forgotten, another's wording, numbers that lead nowhere */

#define MONTH "月份,村,总分\n"

static void
given_months_without_days_when_one_is_wrong_then_it_is_asked_and_can_be_put_right(void **state)
{
	(void)state;
	put_up("月考核得分.csv", MONTH "2024年2月,高同村,81\n2024年2月,大坪村,82\n2024年2月,石咀村,83\n"
				       "2024年3月,高同村,84\n2024年3月,大坪村,85\n2024年3月,石咀村,86\n");
	/* April's figures under the name of March */
	bring("月考核得分.csv", MONTH "2024年3月,高同村,91\n2024年3月,大坪村,92\n2024年3月,石咀村,93\n");
	import(true);
	assert_non_null(strstr(asked("period_over")->sentence, "是不是 2024年4月 的"));
	assert_int_equal(report.edition, 0);
	/* one figure put right is no other month */
	bring("月考核得分.csv", MONTH "2024年3月,高同村,84\n2024年3月,大坪村,85.5\n2024年3月,石咀村,86\n");
	import(false);
	assert_null(asked("period_over"));
	/* May's before April's */
	bring("月考核得分.csv", MONTH "2024年5月,高同村,91\n2024年5月,大坪村,92\n2024年5月,石咀村,93\n");
	import(false);
	assert_non_null(strstr(asked("period_skipped")->sentence, "中间少了 2024年4月"));
	assert_string_equal(asked("period_skipped")->answer[JUDGEMENT_CAREFUL], "改成 2024年4月");
	/* and all of March once more */
	bring("月考核得分.csv", MONTH "2024年4月,高同村,84\n2024年4月,大坪村,85\n2024年4月,石咀村,86\n");
	import(false);
	assert_non_null(asked("period_again"));
	/* April as it should be */
	put_up("月考核得分.csv", MONTH "2024年4月,高同村,91\n2024年4月,大坪村,92\n2024年4月,石咀村,93\n");
	assert_int_equal(report.judgements.count, 0);
}

static void
given_a_quarter_that_is_left_out_when_imported_then_it_is_asked_only_where_none_was_before(void **state)
{
	(void)state;
	put_up("季度评比得分.csv",
	    "季度,村,评委,平均分\n2023年第二季度,高同村,妇联,90\n2023年第二季度,大坪村,妇联,91\n"
	    "2023年第二季度,石咀村,妇联,92\n2023年第三季度,高同村,妇联,88\n2023年第三季度,大坪村,妇联,87\n"
	    "2023年第三季度,石咀村,妇联,86\n");
	bring("季度评比得分.csv", "季度,村,评委,平均分\n2024年第一季度,高同村,妇联,80\n"
				  "2024年第一季度,大坪村,妇联,81\n2024年第一季度,石咀村,妇联,82\n");
	import(false);
	assert_non_null(asked("period_skipped"));
	/* a contest that was never held each month */
	put_up("月考核得分.csv", MONTH "2024年1月,高同村,81\n2024年1月,大坪村,82\n2024年1月,石咀村,83\n");
	put_up("月考核得分.csv", MONTH "2024年3月,高同村,91\n2024年3月,大坪村,92\n2024年3月,石咀村,93\n");
	assert_null(asked("period_skipped"));
}

static void
given_a_list_of_two_people_when_one_is_not_named_then_it_is_asked(void **state)
{
	static const char *const kept[] = { "高同村,1,1,马明,95,第一批,\n", "高同村,1,2,杨明,94,第一批,\n" };
	(void)state;
	put_up("最美庭院名单.csv", YARDS "高同村,1,1,马明,95,第一批,\n高同村,1,2,杨明,94,第一批,\n");
	for (int i = 0; i < 2; i++) {
		char sheet[300];
		snprintf(sheet, sizeof sheet, YARDS "%s", kept[i]);
		bring("最美庭院名单.csv", sheet);
		import(true);
		assert_int_equal(report.edition, 0);
		assert_non_null(asked("takes_down_most"));
	}
	/* another one in his place is no slip, nor is one who is named as taken down */
	bring("最美庭院名单.csv", YARDS "高同村,1,1,马明,95,第一批,\n高同村,1,3,苏义,93,第一批,\n");
	import(false);
	assert_null(asked("takes_down_most"));
	put_up("最美庭院名单.csv", YARDS "高同村,1,1,马明,95,第一批,\n高同村,1,2,杨明,94,第一批,撤下\n");
	assert_null(asked("takes_down_most"));
	put_up("最美庭院名单.csv", YARDS "高同村,1,1,马明,96,第一批,\n"); /* who went is not missed */
	assert_null(asked("takes_down_most"));
}

static void
given_the_townships_sheet_when_it_says_a_villages_row_otherwise_then_the_villages_words_stay_meanwhile(void **state)
{
	(void)state;
	put_up("红黑榜.csv", BOARD "2024年5月,高同村,红榜,路段,村口,天天有人扫,,,2024-6-5\n"
				   "2024年5月,高同村,黑榜,路段,三组巷道,柴草,2024-5-20,,2024-6-5\n");
	snprintf(source, sizeof source, "%s/镇上", root); /* another stick */
	assert_int_equal(fs_mkdirs(source), 0);
	bring("红黑榜.csv", BOARD "2024年5月,高同村,黑榜,路段,三组巷道,柴草垛占了半条路,2024-5-20,,2024-6-5\n"
				  "2024年5月,高同村,红榜,路段,村口,天天有人扫,,,2024-6-5\n"
				  "2024年5月,大坪村,红榜,路段,村口,干净,,,2024-6-5\n");
	import(false);
	assert_non_null(asked("others_replaced"));
	import(true);
	assert_int_equal(shows("board", "reason", "柴草"), 1);
	assert_int_equal(shows("board", "reason", "干净"), 1);
	options.answers.as_written = true;
	import(true);
	assert_int_equal(shows("board", "reason", "柴草垛占了半条路"), 1);
}

static void
given_a_number_of_the_ledger_when_it_is_none_of_its_then_it_is_said_with_the_likest(void **state)
{
	static const char *const wrong[][2] = { { "2024-17", "2024-017" }, { "2024-071", "2024-017" },
		{ "2023-018", "2024-018" } };
	(void)state;
	bring("群众反映登记.csv", "日期,网格,问题类别,内容,转台账编号\n2024-5-6,第二网格,污水沟渠,水沟堵了,2024-999\n");
	import(false);
	assert_null(find("number_unmatched")); /* the ledger is kept elsewhere */
	put_up("问题整改台账.csv", PROBLEMS "2024-017,2024-5-6,高同村,一组巷道,柴草,2024-5-20\n"
					    "2024-018,2024-5-6,高同村,二组巷道,柴草,2024-5-20\n");
	for (int i = 0; i < 3; i++) {
		char sheet[400];
		snprintf(sheet, sizeof sheet,
		    "日期,网格,问题类别,内容,转台账编号\n2024-5-6,第二网格,污水沟渠,水沟堵了,%s\n", wrong[i][0]);
		bring("群众反映登记.csv", sheet);
		import(false);
		assert_non_null(strstr(find("number_unmatched")->message, wrong[i][0]));
		assert_non_null(strstr(find("number_unmatched")->message, wrong[i][1]));
		assert_int_equal(find("number_unmatched")->row, 2);
	}
	bring("群众反映登记.csv",
	    "日期,网格,问题类别,内容,转台账编号\n2024-5-6,第二网格,污水沟渠,水沟堵了,2024-017、2024-018\n"
	    "2024-5-7,第二网格,污水沟渠,路灯坏了,转供电所\n");
	import(false);
	assert_null(find("number_unmatched"));
}

static void
given_last_years_sheet_when_nothing_of_it_is_there_then_it_is_asked(void **state)
{
	(void)state;
	put_up("家庭卫生评分表.csv", SCORES "2024年4月,高同村,1,1,马明,80,2024-4-26\n");
	put_up("问题整改台账.csv", PROBLEMS "2024-1,2024-4-6,高同村,一组巷道,柴草,2024-5-20\n");
	put_up("通知公告.csv", "标题,类型,日期,正文\n停水,通知,2024-5-6,明天停水\n");
	bring("家庭卫生评分表.csv", SCORES "2023年5月,高同村,1,1,马明,80,2023-5-10\n");
	put("问题整改台账.csv", PROBLEMS "2023-1,2023-4-6,高同村,一组巷道,柴草,2023-5-20\n");
	put("通知公告.csv", "标题,类型,日期,正文\n停电,通知,2023-5-6,明天停电\n");
	import(false);
	assert_int_equal(report.judgements.count, 3);
	assert_non_null(strstr(asked("year_past")->sentence, "写的都是 2023年的，屏上已经有 2024年的了"));
	/* beside this year's, last year's are its history; and the first sheet of all may be of any year */
	bring("问题整改台账.csv", PROBLEMS "2023-1,2023-4-6,高同村,一组巷道,柴草,2023-5-20\n"
					   "2024-2,2024-5-6,高同村,二组巷道,柴草,2024-5-20\n");
	put("群众反映登记.csv", "日期,网格,问题类别,内容\n2023-5-6,第二网格,污水沟渠,水沟堵了\n");
	import(false);
	assert_null(asked("year_past"));
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		AT_COUNTER(given_a_mistyped_deadline_when_wrong_rows_stay_out_then_the_present_one_stays),
		AT_COUNTER(given_a_door_that_became_a_day_when_wrong_rows_stay_out_then_none_it_may_mean_goes),
		AT_COUNTER(given_a_sheet_that_was_not_read_when_wrong_ones_stay_out_then_nothing_is_taken_down),
		AT_COUNTER(given_two_wrong_things_in_a_row_when_imported_then_both_are_named),
		AT_COUNTER(given_the_example_typed_over_when_imported_then_it_is_read_or_said),
		AT_COUNTER(given_a_row_to_take_down_when_it_says_no_more_than_which_then_it_goes_and_keeps_its_words),
		AT_COUNTER(given_a_class_of_one_when_imported_then_it_is_said_and_larger_or_wider_ones_are_not),
		AT_COUNTER(given_a_list_of_what_goes_alone_when_imported_then_only_that_goes),
		AT_COUNTER(given_two_villages_when_both_number_from_one_then_neither_is_overwritten),
		AT_COUNTER(given_the_townships_row_when_a_village_has_more_then_they_stay_meanwhile),
		AT_COUNTER(given_may_under_the_name_of_april_when_imported_then_it_is_asked_and_can_be_put_right),
		AT_COUNTER(given_a_month_to_come_or_the_last_one_again_when_imported_then_it_is_asked),
		AT_COUNTER(given_a_grade_that_the_standard_does_not_give_when_imported_then_it_is_said),
		AT_COUNTER(given_another_name_at_the_door_when_imported_then_it_is_asked),
		AT_COUNTER(given_figures_that_cannot_be_when_imported_then_they_are_asked_about),
		AT_COUNTER(given_somebody_in_a_text_when_it_goes_up_at_the_command_line_then_one_has_to_choose),
		AT_COUNTER(given_what_need_not_be_chosen_when_it_goes_up_at_the_command_line_then_nothing_is_asked),
		AT_COUNTER(given_months_without_days_when_one_is_wrong_then_it_is_asked_and_can_be_put_right),
		AT_COUNTER(given_a_quarter_that_is_left_out_when_imported_then_it_is_asked_only_where_none_was_before),
		AT_COUNTER(given_a_list_of_two_people_when_one_is_not_named_then_it_is_asked),
		AT_COUNTER(
		    given_the_townships_sheet_when_it_says_a_villages_row_otherwise_then_the_villages_words_stay_meanwhile),
		AT_COUNTER(given_a_number_of_the_ledger_when_it_is_none_of_its_then_it_is_said_with_the_likest),
		AT_COUNTER(given_last_years_sheet_when_nothing_of_it_is_there_then_it_is_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
