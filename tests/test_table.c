/* table: from a sheet as a clerk keeps it to the rows of a register. Sheets
 * are written as CSV; cells merged sideways or down are marked by a `^` in
 * front of the text that was spread into them. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sheets/csv.h"
#include "tables/table.h"

static struct arena *arena;
static struct findings findings;
static struct table_context context;
static enum register_id which;
static struct row_list rows;
static const char *const places[] = { "高同村", "大坪村", "民生社区" };
static const char *const marks[] = { "庭院(25)", "居室(20)" };

static const char *const *
items(void *data, const char *scheme, size_t *n)
{
	(void)data;
	*n = strcmp(scheme, "家庭卫生") == 0 ? 2 : 0;
	return marks;
}

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	findings = (struct findings){ .arena = arena };
	context = (struct table_context){ .arena = arena,
		.findings = &findings,
		.today = { 2024, 5, 1 },
		.places = places,
		.place_count = 3,
		.items = items };
	rows = (struct row_list){ 0 };
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static struct grid *
grid_of(const char *sheet, const char *csv)
{
	struct workbook book;
	assert_true(csv_read(arena, csv, strlen(csv), "村里/表.xlsx", &book, &findings));
	struct grid *g = book.sheet;
	g->sheet = sheet;
	for (size_t i = 0; i < g->rows; i++) {
		g->row[i].cell = arena_array(arena, (size_t)g->row[i].cells, sizeof(struct cell));
		for (int c = 0; c < g->row[i].cells; c++) {
			struct cell *cell = &g->row[i].cell[c];
			*cell = *g->row[i].shared[c];
			cell->merged = *cell->text == '^';
			cell->text += cell->merged;
		}
	}
	return g;
}

static bool
read_sheet(const char *sheet, const char *csv)
{
	which = REG_COUNT;
	return table_read(&context, grid_of(sheet, csv), &which, &rows);
}

static const char *
value(size_t row, const char *column)
{
	assert_true(row < rows.count);
	return row_text(&rows.row[row], catalogue_register(which), column);
}

/* The sentence of the first finding with this code, at this row unless 0; NULL. */
static const char *
said(const char *code, int row)
{
	for (size_t i = 0; i < findings.count; i++)
		if (strcmp(findings.item[i].code, code) == 0 && (!row || findings.item[i].row == row))
			return finding_sentence(arena, &findings.item[i]);
	return NULL;
}

/* ---- which register --------------------------------------------------------- */

static void
given_sheet_names_as_they_occur_when_recognised_then_they_find_their_register(void **state)
{
	static const struct {
		const char *sheet, *csv;
		enum register_id id;
	} e[] = {
		{ "红黑榜", "序号\n", REG_BOARD },
		{ "2 农户花名册", "序号\n", REG_HOUSEHOLD },
		{ "村规民约(卫华村)", "条号\n", REG_RULE },
		{ "家庭卫生评分表（高同村2021年11月）", "序号\n", REG_HOME_SCORE },
		{ "2024年4月红黑榜", "期次,榜别,对象类型,对象名称,上榜理由\n", REG_BOARD },
		{ "Sheet1", "高同村家庭卫生评分表\n组,户主,总分\n", REG_HOME_SCORE },
		{ "Sheet1", "月份,村,得分,名次\n", REG_MONTH_SCORE },
		{ "家庭卫生评分标准", "评分办法,检查项目,标准,分值\n", REG_STANDARD },
	};
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		assert_true(table_recognise(&context, grid_of(e[i].sheet, e[i].csv), &which));
		assert_int_equal(which, e[i].id);
	}
	assert_false(table_recognise(&context, grid_of("Sheet1", "a,b,c\n1,2,3\n"), &which));
}

static void
given_a_sheet_that_is_no_register_when_read_then_it_is_only_said(void **state)
{
	(void)state;
	assert_false(read_sheet("买菜", "白菜,萝卜\n1,2\n"));
	assert_non_null(strstr(said("sheet_unknown", 0), "认得的表名有"));
	assert_int_equal(findings.errors, 0);
}

/* ---- headers -------------------------------------------------------------------- */

static void
given_a_title_two_levels_and_merged_groups_when_read_then_rows_are_whole(void **state)
{
	(void)state;
	assert_true(read_sheet("家庭卫生评分表(高同村2021年11月)",
	    "家庭卫生评分表,^家庭卫生评分表,^家庭卫生评分表,^家庭卫生评分表,^家庭卫生评分表,^家庭卫生评分表,^"
	    "家庭卫生评分表\n"
	    "填报单位：高同村 检查日期：11月5日\n"
	    "序号,\"村民\n小组\",户主,庭院（25）,^庭院（25）,居室,总分\n"
	    "^序号,\"^村民\n小组\",^户主,得分,扣分,^居室,^总分\n"
	    "1,一组,张 三（外出）,20,5,18,38\n"
	    "2,^一组,李四,25,0,19,44\n"
	    "3,〃,王五,22,3,19,50\n"
	    "合计,,,67\n"
	    "填表人：张三,,,审核人：\n"
	    "2. 说明,x,y\n"));
	assert_int_equal(which, REG_HOME_SCORE);
	assert_int_equal(rows.count, 3);
	assert_string_equal(value(0, "village"), "高同村");
	assert_string_equal(value(0, "period"), "2021-11");
	assert_string_equal(value(0, "checked_on"), "2021-11-05");
	assert_string_equal(value(0, "head"), "张三");
	assert_string_equal(value(0, "reason"), "外出");
	assert_string_equal(value(1, "grp"), "1组");
	assert_string_equal(value(2, "grp"), "1组");
	assert_int_equal(rows.row[0].items, 2);
	assert_string_equal(rows.row[0].item[0].name, "庭院");
	assert_string_equal(rows.row[0].item[0].value, "20");
	assert_int_equal(rows.row[0].line, 5);
	assert_non_null(said("total_differs", 7));
	assert_null(said("column_unknown", 0));
	assert_int_equal(findings.errors, 0);
}

static void
given_two_levels_without_merged_cells_when_read_then_groups_reach_to_the_right(void **state)
{
	(void)state;
	assert_true(read_sheet("家庭卫生评分表", "高同村2024年4月\n序号,组,户主,庭院(25),,居室(20),,总分\n,,,得分,扣分,"
						 "得分,扣分,\n1,1,张三,20,5,18,2,38\n"));
	assert_int_equal(rows.count, 1);
	assert_int_equal(rows.row[0].items, 2);
	assert_string_equal(rows.row[0].item[1].value, "18");
	assert_string_equal(value(0, "total"), "38");
}

static void
given_unknown_columns_with_a_full_mark_when_read_then_they_are_items(void **state)
{
	(void)state;
	assert_true(read_sheet("最美庭院名单", "村,户主,布局美(15),卫生美（35分）,总分,评定批次,天气\n高同,张三,16,30,"
					       "46,第一批,晴\n高同,李四,15,30,,第一批\n"));
	assert_int_equal(rows.count, 1);
	assert_string_equal(value(0, "total"), "45");
	assert_non_null(strstr(said("score_too_large", 2), "比满分 15 还多"));
	assert_non_null(strstr(said("column_unknown", 0), "天气"));
	assert_int_equal(context.bad_rows, 1);
}

static void
given_missing_or_doubled_columns_when_read_then_one_error_names_them(void **state)
{
	(void)state;
	assert_false(read_sheet("红黑榜", "期次,榜别,对象名称\n2024年4月,红榜,一组\n"));
	assert_non_null(strstr(said("column_missing", 0), "“对象类型”、“上榜理由”"));
	assert_int_equal(findings.errors, 1);
	assert_false(read_sheet("月考核得分", "月份,村,得分,得分\n2024年4月,高同,90,91\n"));
	assert_non_null(said("column_doubled", 0));
}

static void
given_a_column_of_identity_numbers_when_read_then_the_sheet_is_refused(void **state)
{
	(void)state;
	assert_false(read_sheet("农户花名册", "村,组,户主,身份证号\n高同,1,张三,\n"));
	assert_non_null(strstr(said("column_forbidden", 0), "表里有“身份证号”，公开屏不收这一列，请删掉再导入"));
	assert_false(read_sheet("农户花名册", "村,组,户主,备注\n高同,1,张三,11010519491231002X\n"));
	assert_non_null(said("identity_number", 2));
	assert_int_equal(rows.count, 0);
}

/* ---- where values come from -------------------------------------------------------- */

static void
given_a_village_in_front_of_the_target_when_read_then_it_is_the_village(void **state)
{
	(void)state;
	context.home_village = "民生社区";
	assert_true(read_sheet("红黑榜",
	    "期次,榜别,对象类型,对象名称,上榜理由\n2024年4月,红,组,高同村三组,干净\n2024年4月,黑,路段,村口,三堆\n"));
	assert_string_equal(value(0, "village"), "高同村");
	assert_string_equal(value(0, "target"), "高同村三组");
	assert_string_equal(value(1, "village"), "民生社区");
}

static void
given_labels_beside_their_values_when_read_then_they_fill_every_row(void **state)
{
	(void)state;
	assert_true(read_sheet("村规民约", "村名,大坪村,第几版,第二版\n通过日期：,2024.3.1,,\n条号,章节,条文内容,"
					   "主题\n第一条,总则,\"讲卫生\n爱干净\",环境\n第二条,,守村规,\n"));
	assert_int_equal(rows.count, 2);
	assert_string_equal(value(1, "village"), "大坪村");
	assert_string_equal(value(1, "version"), "第二版");
	assert_string_equal(value(1, "adopted_on"), "2024-03-01");
	assert_string_equal(value(0, "body"), "讲卫生\n爱干净");
}

static void
given_no_village_anywhere_when_read_then_the_setting_and_then_the_reporter_stand_in(void **state)
{
	static const char sheet[] = "填报单位：高同村\n月份,村民小组,户主,总分\n2024年4月,1,张三,90\n";
	(void)state;
	context.home_village = "民生社区";
	assert_true(read_sheet("家庭卫生评分表", sheet));
	assert_string_equal(value(0, "village"), "民生社区");
	context.home_village = NULL;
	assert_true(read_sheet("家庭卫生评分表", sheet));
	assert_string_equal(value(1, "village"), "高同村");
	assert_false(read_sheet("家庭卫生评分表", strchr(sheet, '\n') + 1));
	assert_non_null(strstr(said("column_missing", 0), "村(社区)"));
}

static void
given_titles_when_read_then_village_and_period_are_taken_from_them(void **state)
{
	(void)state;
	assert_true(read_sheet("Sheet1", "西吉县吉强镇杨坊村2024年第二季度红黑榜\n榜别,对象类型,对象名称,上榜理由,"
					 "整改期限\n黑榜,路段,村口,三堆,6月5日\n"));
	assert_string_equal(value(0, "village"), "杨坊村");
	assert_string_equal(value(0, "period"), "2024-Q2");
	assert_string_equal(value(0, "due_on"), "2024-06-05");
	assert_non_null(said("value_guessed", 3));
}

static void
given_a_window_above_the_header_when_read_then_both_ends_are_kept(void **state)
{
	(void)state;
	assert_true(read_sheet("红黑榜",
	    "公示期：2024年4月6日至4月10日\n期次,榜别,对象类型,对象名称,上榜理由\n2024年4月,红,组,一组,干净\n"));
	assert_string_equal(value(0, "show_from"), "2024-04-06");
	assert_string_equal(value(0, "show_to"), "2024-04-10");
}

/* ---- rows ------------------------------------------------------------------------------ */

static void
given_bad_values_when_read_then_every_one_is_named_and_good_rows_stay(void **state)
{
	(void)state;
	assert_true(read_sheet("红黑榜", "期次,榜别,对象类型,对象名称,上榜理由,整改期限\n2024年4月,白榜,组,一组,干净,4."
					 "31\n2024年4月,红,组,,干净,\n2024年4月,红,组,二组,干净,—\n"));
	assert_int_equal(rows.count, 1);
	assert_int_equal(context.bad_rows, 2);
	assert_int_equal(findings.errors, 3);
	assert_string_equal(
	    said("bad_date", 2), "村里/表.xlsx《红黑榜》第 2 行“整改期限”：写的是“4.31”，没有这一天，请改正。");
	assert_non_null(said("bad_choice", 2));
	assert_non_null(said("value_missing", 3));
}

static void
given_rows_that_are_no_data_when_read_then_they_are_passed_over(void **state)
{
	(void)state;
	struct grid *g = grid_of("月考核得分",
	    "月份,村,得分\n示例行,高同村,90\n2024年4月,高同,90\n\n小计,,90\n2024年4月,大坪,80\n2024年4月,"
	    "民生社区,70\n月份,村,得分\n2024年5月,高同,91\n平均,,90\n注：得分含加分\n下面随便写,x,y\n");
	g->row[5].hidden = true;
	assert_true(table_read(&context, g, &which, &rows));
	assert_int_equal(rows.count, 3);
	assert_string_equal(value(2, "period"), "2024-05");
	assert_non_null(strstr(said("rows_hidden", 0), "有 1 行是隐藏的（第 7 行）"));
	assert_int_equal(findings.errors, 0);
}

static void
given_a_filter_left_on_when_read_then_the_rows_it_hides_are_named(void **state)
{
	static const struct {
		int hidden[4];
		const char *words;
	} e[] = { { { 2 }, "有 1 行是隐藏的（第 2 行）" }, { { 2, 3, 5 }, "有 3 行是隐藏的（第 2到3、5 行）" },
		{ { 3, 4, 5, 6 }, "有 4 行是隐藏的（第 3到6 行）" } };
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		struct grid *g =
		    grid_of("月考核得分", "月份,村,得分\n2024年4月,甲村,90\n2024年4月,乙村,90\n2024年4月,丙村,90\n"
					  "2024年4月,丁村,90\n2024年4月,戊村,90\n合计,,90\n");
		for (int k = 0; k < 4 && e[i].hidden[k]; k++)
			g->row[e[i].hidden[k] - 1].hidden = true;
		g->row[6].hidden = true; /* nobody misses the line of totals */
		findings.count = 0;
		assert_true(table_read(&context, g, &which, &rows));
		assert_non_null(strstr(said("rows_hidden", 0), e[i].words));
	}
}

static void
given_hidden_columns_when_read_then_those_we_know_are_named_and_none_is_read(void **state)
{
	static bool hidden[GRID_MAX_COLUMNS];
	(void)state;
	struct grid *g =
	    grid_of("责任人名单", "村(社区),职责,姓名,联系电话,随手记,单位职务\n高同村,网格员,张甲,13900001111,x,\n");
	hidden[3] = hidden[4] = hidden[5] = true;
	g->hidden_column = hidden;
	assert_true(table_read(&context, g, &which, &rows));
	assert_string_equal(value(0, "name"), "张甲");
	assert_string_equal(value(0, "phone"), "");
	assert_non_null(strstr(said("columns_hidden", 1), "没有读：“联系电话”。"));
	assert_null(said("column_unknown", 0));
	hidden[2] = true; /* one that must be there */
	assert_false(table_read(&context, g, &which, &rows));
	assert_non_null(strstr(said("column_missing", 1), "姓名"));
}

static void
given_lists_side_by_side_when_read_then_that_is_said_once_with_its_cure(void **state)
{
	static const char *const e[] = {
		("高同村农户花名册\n村民小组,门牌号,户主姓名,人口数,村民小组,门牌号,户主姓名,人口数\n"
		 "1组,1,张甲,3,2组,1,李甲,4\n"),
		"组,户主,人口数,,组,户主,人口数,,组,户主,人口数\n1组,张甲,3,,2组,李甲,4,,3组,王甲,2\n",
		"序号,村民小组,户主姓名,序号,村民小组,户主姓名\n1,1组,张甲,2,1组,张乙\n",
	};
	(void)state;
	context.home_village = "高同村";
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		findings.count = findings.errors = 0;
		assert_false(read_sheet("农户花名册", e[i]));
		assert_int_equal(findings.errors, 1);
		assert_non_null(strstr(said("sheet_two_up", 0), "请把右边的接到左边下面"));
		assert_null(said("column_unknown", 0));
	}
	findings.count = findings.errors = 0; /* one column twice is one column twice */
	assert_false(read_sheet("农户花名册", "村民小组,门牌号,户主姓名,门牌号\n1组,1,张甲,2\n"));
	assert_null(said("sheet_two_up", 0));
	assert_non_null(said("column_doubled", 0));
}

static void
given_lines_of_totals_in_every_form_when_read_then_none_is_a_row(void **state)
{
	static const char *const e[] = { "合　计,,,9", "合计：,,,9", "总 计（3户）,,,9", "共计3户,,,9", "1组小计,,,9",
		",一组小计,,9", "高同村合计,,,9", "3,,合计,9", "3,1组,小计,9", "平均得分,,,9", "最高分,,,9",
		"本页合计,,,9", "以上合计：3,,,9", "各组平均,,,9", "总　户　数,,,9", "共30户,,,9", "合计得分,,,9",
		"优秀率,,,0.5", "Total,,,9", "3,1组,全村平均,9", "3,1组,总分合计,9" };
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		char csv[300];
		rows.count = findings.count = findings.errors = 0;
		snprintf(csv, sizeof csv, "序号,村民小组,户主,人口数\n1,1组,张三,4\n2,1组,计合,5\n%s\n", e[i]);
		assert_true(read_sheet("农户花名册(高同村)", csv));
		if (rows.count != 2 || findings.errors)
			fail_msg("%s", e[i]);
	}
	rows.count = findings.count = findings.errors = 0; /* and these are people */
	assert_true(read_sheet("农户花名册(高同村)",
	    "序号,村民小组,户主,人口数\n1,共和3组,李四,4\n2,1组,王满分,4\n3,1组,共三,4\n4,户数组,赵最高,2\n"));
	assert_int_equal(rows.count, 4);
}

static void
given_items_without_brackets_when_read_then_no_sum_is_wrong_and_those_not_taken_are_named(void **state)
{
	(void)state;
	context.items = NULL;
	assert_true(read_sheet("家庭卫生评分表",
	    "高同村2024年4月\n序号,村民小组,户主,人口数,庭院（25分）,厨房20分,厕所,门前屋后,总分\n"
	    "1,1组,张三,5,23,18,17,13,71\n"));
	assert_int_equal(rows.row[0].items, 2);
	assert_string_equal(rows.row[0].item[1].name, "厨房");
	assert_null(said("total_differs", 0));
	assert_non_null(strstr(said("column_unknown", 2), "“厕所”、“门前屋后”"));
	assert_int_equal(findings.item[0].level, FINDING_WARNING);
	/* a total that fits neither is still wrong */
	findings.count = 0;
	assert_true(read_sheet("家庭卫生评分表", "高同村2024年4月\n序号,村民小组,户主,庭院（25分）,厨房20分,厕所,总分\n"
						 "1,1组,张三,23,18,17,88\n"));
	assert_non_null(strstr(said("total_differs", 3), "加起来是 58"));
	/* and where the parts are all there nothing is asked */
	findings.count = 0;
	assert_true(
	    read_sheet("家庭卫生评分表", "高同村2024年4月\n序号,村民小组,户主,庭院（25分）,厨房20分,人口数,总分\n"
					 "1,1组,张三,23,18,5,41\n"));
	assert_null(said("total_differs", 0));
	assert_int_equal(findings.item[0].level, FINDING_INFO);
}

static void
given_group_names_across_the_sheet_when_read_then_they_stand_for_the_rows_below(void **state)
{
	(void)state;
	assert_true(read_sheet("家庭卫生评分表", "高同村2024年4月\n序号,村民小组,户主,总分\n一组,^一组,^一组,^一组\n1,,"
						 "张三,90\n二组（网格员：王五）,^二组（网格员：王五）,^"
						 "二组（网格员：王五）,^二组（网格员：王五）\n1,,李四,91\n"));
	assert_int_equal(rows.count, 2);
	assert_string_equal(value(0, "grp"), "1组");
	assert_string_equal(value(1, "grp"), "2组");
}

static void
given_a_hidden_or_empty_sheet_when_read_then_nothing_is_read(void **state)
{
	(void)state;
	struct grid *g = grid_of("红黑榜", "期次,榜别\n");
	g->hidden = true;
	assert_false(table_read(&context, g, &which, &rows));
	assert_non_null(said("sheet_hidden", 0));
	g->sheet = "选项";
	findings.count = 0;
	assert_false(table_read(&context, g, &which, &rows));
	assert_false(read_sheet("红黑榜", "\n"));
	assert_int_equal(findings.count, 0);
}

static void
given_ten_thousand_bad_cells_when_read_then_the_findings_stay_few(void **state)
{
	struct strbuf csv = { 0 };
	(void)state;
	strbuf_append(&csv, "月份,村,得分\n");
	for (int i = 0; i < 10000; i++)
		strbuf_append(&csv, "2024年4月,高同,很好\n");
	assert_true(read_sheet("月考核得分", csv.data));
	assert_int_equal(context.bad_rows, 10000);
	assert_true(findings.count < 400);
	assert_non_null(strstr(said("more_findings", 0), "还有 9700 处"));
	strbuf_free(&csv);
}

static void
given_a_note_in_the_middle_when_read_then_the_rows_below_it_are_not_lost_in_silence(void **state)
{
	(void)state;
	assert_true(read_sheet("月考核得分", "月份,村,得分\n2024年4月,高同,90\n注：大坪没有参加\n2024年4月,民生社区,"
					     "80\n说明见下\n2024年4月,大坪,70\n"));
	assert_int_equal(rows.count, 1);
	assert_non_null(strstr(said("rows_after_end", 4), "还有 2 行，没有读"));
}

static void
given_a_cell_too_long_when_read_then_it_is_named(void **state)
{
	struct strbuf csv = { 0 };
	(void)state;
	strbuf_append(&csv, "标题,类型,日期,正文\n开会,通知,2024-4-5,");
	for (int i = 0; i < 21000; i++)
		strbuf_append(&csv, "长");
	assert_true(read_sheet("通知公告", csv.data));
	assert_int_equal(utf8_count(value(0, "body")), 20000);
	assert_string_equal(
	    said("text_cut", 2), "村里/表.xlsx《通知公告》第 2 行“正文”：字太多，只留了前 20000 个字，请改短。");
	strbuf_free(&csv);
}

static void
given_a_form_that_nobody_filled_in_when_read_then_it_lacks_nothing(void **state)
{
	(void)state;
	assert_true(read_sheet("农户花名册", "农户花名册\n序号,村民小组,门牌号,户主姓名\n1,,,\n填表人：,,审核人：,\n"));
	assert_true(read_sheet("红黑榜", "高同村红黑榜\n"));
	assert_int_equal(findings.count, 0);
	assert_false(read_sheet("红黑榜", "红榜\n一组\n二组\n三组\n"));
	assert_non_null(said("header_missing", 0));
}

static void
given_a_row_half_scored_when_read_then_it_is_said_that_it_has_no_score(void **state)
{
	(void)state;
	assert_true(read_sheet("家庭卫生评分表", "高同村2024年4月\n组,户主,庭院,居室,总分\n1,张三,20,,\n1,李四,,,\n"));
	assert_int_equal(rows.count, 2);
	assert_non_null(strstr(said("total_missing", 3), "有 1 项没有打分"));
	assert_null(said("total_missing", 4));
}

static void
given_an_end_before_its_beginning_when_read_then_the_row_is_wrong(void **state)
{
	(void)state;
	assert_true(read_sheet("红黑榜", "期次,榜别,对象类型,对象名称,上榜理由,公示起,公示止\n2024年4月,红榜,村,高同村,"
					 "好,2024-5-1,2024-4-1\n2024年4月,红榜,村,大坪村,好,2024-5-1,2024-5-1\n"));
	assert_int_equal(rows.count, 1);
	assert_string_equal(said("bad_order", 2),
	    "村里/表.xlsx《红黑榜》第 2 行“公示止”：公示止是 2024-04-01，比公示起 2024-05-01 还早，请改正。");
}

static void
given_what_was_done_too_early_when_read_then_the_row_is_asked_about_and_stays(void **state)
{
	(void)state;
	assert_true(read_sheet("问题整改台账", "问题编号,发现日期,村,具体位置,问题描述,整改期限,完成日期,复查日期\n"
					       "1,2024-5-4,高同村,水渠,堵了,2024-5-9,2024-5-1,\n"
					       "2,2024-5-4,高同村,水渠,堵了,2024-5-9,2024-5-6,2024-5-5\n"));
	assert_int_equal(rows.count, 2);
	assert_non_null(strstr(said("bad_order", 2), "完成日期是 2024-05-01，比发现日期 2024-05-04 还早，不能算改好"));
	assert_non_null(strstr(said("bad_order", 3), "复查日期是 2024-05-05，比完成日期 2024-05-06 还早"));
}

static void
given_several_identity_numbers_when_read_then_each_is_named_and_the_rest_is_checked(void **state)
{
	(void)state;
	assert_false(read_sheet("农户花名册", "村,村民小组,门牌号,户主姓名,人口数,备注\n高同村,1,1,张三,4,"
					      "11010519491231002X\n高同村,1,2,李四,许多,\n高同村,1,3,王五,3,"
					      "440524188001010014\n"));
	assert_int_equal(rows.count, 0);
	assert_non_null(said("identity_number", 2));
	assert_non_null(said("identity_number", 4));
	assert_non_null(said("bad_integer", 3));
}

static void
given_a_mistyped_identity_number_when_read_then_the_sheet_is_refused_and_papers_are_not(void **state)
{
	static const char *const mistyped[] = { "陈某，110105194912310021", "１１０１０５１９４９１２３１００２１",
		"110105 19491231 0021" };
	static const char *const papers[] = { "许可证110105202404280013", "110105194913310021",
		"20240428101635123456" };
	char text[256];
	(void)state;
	for (int i = 0; i < 3; i++) {
		snprintf(text, sizeof text, "标题,类型,日期,正文\n甲,通知,2025-6-1,%s\n", mistyped[i]);
		assert_false(read_sheet("通知公告", text));
		assert_non_null(said("identity_like", 2));
		snprintf(text, sizeof text, "标题,类型,日期,正文\n甲,通知,2025-6-1,%s\n", papers[i]);
		assert_true(read_sheet("通知公告", text));
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(given_sheet_names_as_they_occur_when_recognised_then_they_find_their_register),
		TEST(given_a_sheet_that_is_no_register_when_read_then_it_is_only_said),
		TEST(given_a_title_two_levels_and_merged_groups_when_read_then_rows_are_whole),
		TEST(given_two_levels_without_merged_cells_when_read_then_groups_reach_to_the_right),
		TEST(given_unknown_columns_with_a_full_mark_when_read_then_they_are_items),
		TEST(given_missing_or_doubled_columns_when_read_then_one_error_names_them),
		TEST(given_a_column_of_identity_numbers_when_read_then_the_sheet_is_refused),
		TEST(given_a_village_in_front_of_the_target_when_read_then_it_is_the_village),
		TEST(given_labels_beside_their_values_when_read_then_they_fill_every_row),
		TEST(given_no_village_anywhere_when_read_then_the_setting_and_then_the_reporter_stand_in),
		TEST(given_titles_when_read_then_village_and_period_are_taken_from_them),
		TEST(given_a_window_above_the_header_when_read_then_both_ends_are_kept),
		TEST(given_bad_values_when_read_then_every_one_is_named_and_good_rows_stay),
		TEST(given_rows_that_are_no_data_when_read_then_they_are_passed_over),
		TEST(given_a_filter_left_on_when_read_then_the_rows_it_hides_are_named),
		TEST(given_hidden_columns_when_read_then_those_we_know_are_named_and_none_is_read),
		TEST(given_lists_side_by_side_when_read_then_that_is_said_once_with_its_cure),
		TEST(given_lines_of_totals_in_every_form_when_read_then_none_is_a_row),
		TEST(given_items_without_brackets_when_read_then_no_sum_is_wrong_and_those_not_taken_are_named),
		TEST(given_group_names_across_the_sheet_when_read_then_they_stand_for_the_rows_below),
		TEST(given_a_hidden_or_empty_sheet_when_read_then_nothing_is_read),
		TEST(given_a_note_in_the_middle_when_read_then_the_rows_below_it_are_not_lost_in_silence),
		TEST(given_a_cell_too_long_when_read_then_it_is_named),
		TEST(given_a_form_that_nobody_filled_in_when_read_then_it_lacks_nothing),
		TEST(given_a_row_half_scored_when_read_then_it_is_said_that_it_has_no_score),
		TEST(given_what_was_done_too_early_when_read_then_the_row_is_asked_about_and_stays),
		TEST(given_what_was_done_too_early_when_read_then_the_row_is_asked_about_and_stays),
		TEST(given_an_end_before_its_beginning_when_read_then_the_row_is_wrong),
		TEST(given_a_mistyped_identity_number_when_read_then_the_sheet_is_refused_and_papers_are_not),
		TEST(given_several_identity_numbers_when_read_then_each_is_named_and_the_rest_is_checked),
		TEST(given_ten_thousand_bad_cells_when_read_then_the_findings_stay_few),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
