/* roundtrip: the workbooks that the program writes, read back by itself. The
 * reader is this same program, started again by the importer (see main). */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/str.h"
#include "clerk.h"
#include "sheets/book.h"
#include "export/export.h"
#include "import/importer.h"
#include "export/template.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "self.h"
#include "store/state.h"

static struct importer_report report;
static struct error err;

static int
begin(void **state)
{
	(void)state;
	return clerk_begin("U盘");
}

static int
end(void **state)
{
	(void)state;
	arena_free(report.arena);
	report = (struct importer_report){ 0 };
	return clerk_end();
}

static bool
import(const char *from)
{
	struct importer_options o = { .source = from, .data = data, .yes = true };
	o.progress.fd = -1;
	o.now = (struct datetime){ { 2024, 5, 9 }, 9, 0, 0 };
	arena_free(report.arena);
	err = (struct error){ 0 };
	bool ok = importer_run(&o, &report, &err) && report.ok;
	for (size_t i = 0; !ok && i < report.findings.count; i++)
		if (report.findings.item[i].level == FINDING_ERROR)
			print_message("《%s》%d %s: %s\n", report.findings.item[i].sheet, report.findings.item[i].row,
			    report.findings.item[i].column, report.findings.item[i].message);
	return ok;
}

static const struct merge_count *
counted(enum register_id id)
{
	return &report.registers[id];
}

static long
total(char what)
{
	long n = 0;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct merge_count *c = &report.registers[r->id];
		n += what == '+' ? c->added : what == '-' ? c->removed : what == '~' ? c->changed : c->unchanged;
	}
	return n;
}

static void
expect_nothing_changed(void)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (counted(r->id)->added || counted(r->id)->changed || counted(r->id)->removed)
			print_message("%s: +%ld ~%ld -%ld\n", catalogue_register(r->id)->sheet, counted(r->id)->added,
			    counted(r->id)->changed, counted(r->id)->removed);
	assert_true(report.no_change);
	assert_int_equal(report.photos.added, 0);
	assert_int_equal(report.edition, 0);
}

/* Exports what is shown into a new folder below root and returns it. */
static const char *
export_to(const char *name, struct export_count *count)
{
	static char folder[128];
	snprintf(folder, sizeof folder, "%s/%s", root, name);
	if (!export_content(data, folder, count, &err))
		fail_msg("%s", err.text);
	return folder;
}

/* --- the template */

/* A part of a workbook; the caller frees it. */
static char *
part_of(const char *path, const char *name)
{
	zip_stat_t st;
	zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
	assert_non_null(zip);
	assert_int_equal(zip_stat(zip, name, 0, &st), 0);
	zip_file_t *file = zip_fopen(zip, name, 0);
	char *text = malloc(st.size + 1);
	assert_int_equal(zip_fread(file, text, st.size), (zip_int64_t)st.size);
	text[st.size] = '\0';
	zip_fclose(file);
	zip_discard(zip);
	return text;
}

/* Makes the example rows real ones: 示例行 becomes 1, 示例行：幸福村 becomes 幸福村. */
static char *
fill_in(const char *path)
{
	struct strbuf out = { 0 };
	char *text = part_of(path, "xl/sharedStrings.xml");
	for (const char *p = text, *mark; *p; p = mark ? mark : "") {
		mark = strstr(p, BOOK_EXAMPLE);
		strbuf_append_n(&out, p, mark ? (size_t)(mark - p) : strlen(p));
		if (!mark)
			break;
		mark += strlen(BOOK_EXAMPLE);
		if (str_starts(mark, "："))
			mark += strlen("：");
		else
			strbuf_append(&out, "1");
	}
	free(text);
	char *problem = strstr(out.data, "2024-018"); /* of the example of 群众反映: a problem that there is */
	assert_non_null(problem);
	memcpy(problem, "2024-017", strlen("2024-017"));
	zip_t *zip = zip_open(path, 0, NULL);
	zip_source_t *bytes = zip_source_buffer(zip, out.data, out.len, 0);
	assert_true(zip_file_add(zip, "xl/sharedStrings.xml", bytes, ZIP_FL_OVERWRITE) >= 0);
	assert_int_equal(zip_close(zip), 0);
	return out.data;
}

/* Puts a photo under every name that the strings of a workbook speak of. */
static void
put_named_photos(char *strings)
{
	for (char *end = strings; (end = strstr(end, ".jpg")); end += 4) {
		char *from = end, name[128];
		while (from[-1] != '>' && !(from - strings > 3 && strncmp(from - 3, "、", 3) == 0))
			from--;
		snprintf(name, sizeof name, "照片/%.*s.jpg", (int)(end - from), from);
		char folder[128];
		snprintf(folder, sizeof folder, "%s/照片", source);
		assert_int_equal(fs_mkdirs(folder), 0);
		put_photo(name, 0x336699);
	}
}

static const char *
write_template(void)
{
	static char path[128];
	assert_int_equal(fs_mkdirs(source), 0);
	snprintf(path, sizeof path, "%s/空白表.xlsx", source);
	assert_true(template_write(path, &err));
	return path;
}

static void
given_a_blank_template_when_imported_then_every_sheet_is_known_and_not_a_word_is_said(void **state)
{
	(void)state;
	write_template();
	assert_true(import(source));
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		assert_true(counted(r->id)->seen);
	assert_int_equal(report.findings.count, 0);
	assert_int_equal(total('+'), 0);
	assert_int_equal(report.edition, 0);
}

static void
given_one_row_in_every_sheet_of_the_template_when_imported_then_all_come_in(void **state)
{
	(void)state;
	const char *path = write_template();
	char *strings = fill_in(path);
	put_named_photos(strings);
	free(strings);
	assert_true(import(source));
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		if (counted(r->id)->added != 1)
			print_message("%s: %ld\n", catalogue_register(r->id)->sheet, counted(r->id)->added);
		assert_int_equal(counted(r->id)->added, 1);
	}
	for (size_t i = 0; i < report.findings.count; i++)
		print_message("%s %s\n", report.findings.item[i].sheet, report.findings.item[i].message);
	assert_int_equal(report.findings.count, 0);
	assert_int_equal(report.photos.skipped, 0);
	assert_int_equal(report.edition, 1);
}

static void
given_a_row_of_every_register_when_exported_and_imported_then_nothing_changes(void **state)
{
	(void)state;
	struct export_count count;
	char *strings = fill_in(write_template());
	put_named_photos(strings);
	free(strings);
	assert_true(import(source));
	const char *folder = export_to("导出", &count);
	assert_int_equal(count.rows, REG_COUNT);
	assert_int_equal(count.lost + count.renamed, 0);
	assert_true(import(folder));
	expect_nothing_changed();
	assert_int_equal(total('='), REG_COUNT);
}

static void
given_a_file_of_that_name_when_a_template_is_asked_for_then_it_is_left_alone(void **state)
{
	(void)state;
	unsigned char *bytes;
	size_t n;
	char path[128];
	put("表.xlsx", "mine");
	snprintf(path, sizeof path, "%s/表.xlsx", source);
	assert_false(template_write(path, &err));
	assert_string_equal(err.code, "exists");
	assert_int_equal(fs_read(path, 100, &bytes, &n), 0);
	assert_memory_equal(bytes, "mine", 4);
	free(bytes);
}

/* --- the export */

static void
given_either_demonstration_when_exported_and_imported_then_nothing_changes(void **state)
{
	(void)state;
	static const char *const sets[] = { "jiqiang", "jiamusi" };
	const char *build = getenv("BUILD") ? getenv("BUILD") : "build";
	for (int i = 0; i < 2; i++) {
		struct export_count count;
		char set[256];
		snprintf(set, sizeof set, "%s/demo/%s", build, sets[i]);
		if (!fs_exists(set))
			skip();
		fs_remove_tree(data);
		assert_true(import(set));
		const char *folder = export_to(sets[i], &count);
		assert_true(count.photos > 50);
		assert_true(import(folder));
		expect_nothing_changed();
		assert_true(report.demonstration);
		assert_int_equal(total('='), (long)count.rows);
	}
}

static void
given_two_pictures_under_one_name_when_exported_then_the_second_gets_a_number_and_its_row_says_so(void **state)
{
	(void)state;
	struct export_count count;
	static const char head[] = "期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n";
	char text[400];
	for (int month = 4; month <= 5; month++) {
		snprintf(text, sizeof text, "%s2024-0%d,高同村,红榜,路段,村口,干净,村口\n", head, month);
		put("红黑榜.csv", text);
		put_photo("村口.png", month == 4 ? 0xff0000 : 0x00ff00);
		assert_true(import(source));
	}
	const char *folder = export_to("导出", &count);
	assert_int_equal(count.photos, 2);
	assert_int_equal(count.renamed, 1);
	char path[200];
	snprintf(path, sizeof path, "%s/照片/村口.jpg", folder);
	assert_true(fs_exists(path));
	snprintf(path, sizeof path, "%s/照片/村口-2.jpg", folder);
	assert_true(fs_exists(path));
	assert_true(import(folder));
	assert_int_equal(report.photos.added, 0);
	assert_int_equal(counted(REG_BOARD)->changed, 1);
	assert_int_equal(counted(REG_BOARD)->unchanged, 1);
}

static void
given_a_folder_that_holds_something_when_exported_then_refused_and_nothing_is_touched(void **state)
{
	(void)state;
	struct export_count count;
	static const char text[] = "标题,类型,日期,正文\n停水,通知,2024-04-28,明天停水\n";
	put("通知公告.csv", text);
	assert_true(import(source));
	assert_false(export_content(data, source, &count, &err));
	assert_string_equal(err.code, "not_empty");
	struct fs_tree tree;
	assert_int_equal(fs_list(source, &tree), 0);
	assert_int_equal(tree.count, 1);
	fs_tree_free(&tree);
}

static void
given_a_machine_without_content_when_exported_then_it_says_so(void **state)
{
	(void)state;
	struct export_count count;
	char folder[128];
	snprintf(folder, sizeof folder, "%s/导出", root);
	assert_false(export_content(data, folder, &count, &err));
	assert_string_equal(err.code, "nothing_to_export");
	assert_false(fs_exists(folder));
}

/* What the edition has, in the report's arena. */
static struct content
shown(void)
{
	struct content content;
	struct edition_info info;
	assert_true(state_current(data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_non_null(db);
	assert_true(content_load(db, report.arena, &content, &err));
	db_close(db);
	return content;
}

static void
given_household_codes_when_exported_then_they_stay_here(void **state)
{
	(void)state;
	struct export_count count;
	static const char roll[] = "村,村民小组,门牌号,户主姓名,查询码\n高同村,1组,1,张明,zq8642\n";
	put("农户花名册.csv", roll);
	assert_true(import(source));
	const char *folder = export_to("导出", &count);
	char path[200];
	snprintf(path, sizeof path, "%s/01基础信息.xlsx", folder);
	char *strings = part_of(path, "xl/sharedStrings.xml");
	assert_non_null(strstr(strings, "张明"));
	assert_null(strstr(strings, "zq8642"));
	free(strings);
	assert_true(import(folder));
	expect_nothing_changed();
}

static void
given_drafts_windows_long_texts_and_odd_words_when_exported_and_imported_then_nothing_changes(void **state)
{
	(void)state;
	struct export_count count;
	static const char notices[] =
	    "标题,类型,日期,正文,状态,公示起,公示止,附件文件名\n"
	    "停水,通知,2024-04-28,\"第一段，=1+1\n第二段\"\"引号\"\" <b>&amp;\",草稿,2024-04-01,2024-05-01,\n"
	    "3-1,公示,2024-04-29,@明天,撤下,,,修路：图\n";
	static const char scores[] = "期次,村,村民小组,门牌号,户主姓名,庭院(25),厨房(20),总分\n"
				     "2024-04,高同村,1组,01-2,马·阿丹,24.5,18,42.5\n"
				     "2024-04,高同村,2组,,𬱖三小,,18,\n";
	static const char bare[] = "期次,村,村民小组,门牌号,户主姓名,厨房(20),庭院(25),总分\n"
				   "2024-05,高同村,1组,01-2,马·阿丹,18,24.5,42.5\n";
	static const char facts[] = "举措,指标名称,单位,累计完成,村,统计止,原文,数据质量,聚合\n"
				    "清,清运机械,台（次）,14000余,全镇,2021年,出动14000余台（次）,存疑,累计相加\n"
				    "绿,小叶丁香,株,20余万,全镇,绿化种植周,,,\n";
	put("通知公告.csv", notices);
	put("家庭卫生评分表(1).csv", scores);
	put("家庭卫生评分表(2).csv", bare);
	put("整治成效统计.csv", facts);
	put_photo("修路：图.png", 0x0000ff);
	assert_true(import(source));
	const char *folder = export_to("导出", &count);
	assert_true(import(folder));
	expect_nothing_changed();
	assert_int_equal(total('='), (long)count.rows);
}

/* --- the ledger without a natural key */

#define LEDGER "村,日期,摘要,收入,支出,结余,凭证号\n"

static void
given_two_equal_entries_when_imported_twice_then_both_stand_once(void **state)
{
	(void)state;
	struct export_count count;
	static const char text[] = LEDGER "高同村,2024-04-05,买扫把,,120,,\n"
					  "高同村,2024-04-05,买扫把,,120,,\n"
					  "高同村,2024-04-06,奖金,500,,,记-7\n";
	put("资金收支明细.csv", text);
	assert_true(import(source));
	assert_int_equal(counted(REG_LEDGER)->added, 3);
	assert_true(import(source));
	expect_nothing_changed();
	assert_int_equal(counted(REG_LEDGER)->unchanged, 3);
	assert_true(import(export_to("导出", &count)));
	expect_nothing_changed();
}

static void
given_one_more_equal_entry_when_imported_then_only_it_is_new(void **state)
{
	(void)state;
	static const char one[] = LEDGER "高同村,2024-04-05,买扫把,,120,,\n";
	static const char two[] = LEDGER "高同村,2024-04-05,买扫把,,120,,\n高同村,2024-04-05,买扫把,,120,,\n";
	put("资金收支明细.csv", one);
	assert_true(import(source));
	put("资金收支明细.csv", two);
	assert_true(import(source));
	assert_int_equal(counted(REG_LEDGER)->added, 1);
	assert_int_equal(counted(REG_LEDGER)->unchanged, 1);
	put("资金收支明细.csv", one);
	assert_true(import(source));
	assert_true(report.no_change); /* what is absent stays */
	assert_int_equal(shown().reg[REG_LEDGER].count, 2);
}

static void
given_a_voucher_when_its_amount_is_put_right_then_the_entry_changes(void **state)
{
	(void)state;
	static const char wrong[] = LEDGER "高同村,2024-04-06,奖金,500,,,记-7\n";
	static const char right[] = LEDGER "高同村,2024-04-06,奖金,600,,,记-7\n";
	put("资金收支明细.csv", wrong);
	assert_true(import(source));
	put("资金收支明细.csv", right);
	assert_true(import(source));
	assert_int_equal(counted(REG_LEDGER)->changed, 1);
	assert_int_equal(counted(REG_LEDGER)->added + counted(REG_LEDGER)->removed, 0);
	assert_int_equal(shown().reg[REG_LEDGER].count, 1);
}

static void
given_the_same_entries_in_two_files_when_imported_then_they_count_once(void **state)
{
	(void)state;
	static const char text[] = LEDGER "高同村,2024-04-05,买扫把,,120,,\n高同村,2024-04-05,买扫把,,120,,\n";
	put("资金收支明细(1).csv", text);
	put("资金收支明细(2).csv", text);
	assert_true(import(source));
	assert_int_equal(counted(REG_LEDGER)->added, 2);
}

#define T(test) cmocka_unit_test_setup_teardown(test, begin, end)

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		T(given_a_blank_template_when_imported_then_every_sheet_is_known_and_not_a_word_is_said),
		T(given_one_row_in_every_sheet_of_the_template_when_imported_then_all_come_in),
		T(given_a_row_of_every_register_when_exported_and_imported_then_nothing_changes),
		T(given_a_file_of_that_name_when_a_template_is_asked_for_then_it_is_left_alone),
		T(given_either_demonstration_when_exported_and_imported_then_nothing_changes),
		T(given_two_pictures_under_one_name_when_exported_then_the_second_gets_a_number_and_its_row_says_so),
		T(given_a_folder_that_holds_something_when_exported_then_refused_and_nothing_is_touched),
		T(given_a_machine_without_content_when_exported_then_it_says_so),
		T(given_household_codes_when_exported_then_they_stay_here),
		T(given_drafts_windows_long_texts_and_odd_words_when_exported_and_imported_then_nothing_changes),
		T(given_two_equal_entries_when_imported_twice_then_both_stand_once),
		T(given_one_more_equal_entry_when_imported_then_only_it_is_new),
		T(given_a_voucher_when_its_amount_is_put_right_then_the_entry_changes),
		T(given_the_same_entries_in_two_files_when_imported_then_they_count_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
