/* import: a clerk's folder against a data folder, whole. The reader is this
 * same program, started again by the importer (see main). */
#include "test.h"

#include <xlsxwriter.h>

#include <dirent.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "clerk.h"
#include "cli/cli.h"
#include "intake/album.h"
#include "import/importer.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "store/audit.h"

#define NOTICES "标题,类型,日期,正文\n"
#define MONTH "月份,村(社区),总分,名次\n"
#define HONOURS "荣誉名称,姓名,村,评选时间,照片文件名,本人同意公开\n"
#define BOARD "期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n"
#define ROLL "村,村民小组,门牌号,户主姓名\n"
#define SCORES "期次,村,村民小组,门牌号,户主姓名,总分\n"

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

static void
clear_source(void)
{
	assert_int_equal(fs_empty(source), 0);
}

static bool
run_with(bool yes, bool without_bad_rows)
{
	struct importer_options o = {
		.source = source, .data = data, .yes = yes, .without_bad_rows = without_bad_rows
	};
	o.progress.fd = -1;
	o.now = (struct datetime){ { 2024, 5, 1 }, 9, 0, 0 };
	arena_free(report.arena);
	err = (struct error){ 0 };
	return importer_run(&o, &report, &err);
}

static bool
import(void)
{
	return run_with(true, false) && report.ok;
}

static const struct finding *
find(const char *code)
{
	for (size_t i = 0; i < report.findings.count; i++)
		if (strcmp(report.findings.item[i].code, code) == 0)
			return &report.findings.item[i];
	return NULL;
}

static size_t
count(const char *code)
{
	size_t n = 0;
	for (size_t i = 0; i < report.findings.count; i++)
		n += strcmp(report.findings.item[i].code, code) == 0;
	return n;
}

static void
expect(enum register_id id, long added, long changed, long removed, long unchanged)
{
	const struct merge_count *c = &report.registers[id];
	assert_true(c->seen);
	assert_int_equal(c->added, added);
	assert_int_equal(c->changed, changed);
	assert_int_equal(c->removed, removed);
	assert_int_equal(c->unchanged, unchanged);
}

/* What the screen would show now, in the report's arena. */
static struct content
shown(void)
{
	struct content content = { 0 };
	struct edition_info info;
	assert_true(state_current(data, &info, &err));
	if (info.number == 0)
		return content;
	struct db *db = edition_open(&info, &err);
	assert_non_null(db);
	assert_true(content_load(db, report.arena, &content, &err));
	db_close(db);
	return content;
}

static int
current(void)
{
	struct edition_info info;
	assert_true(state_current(data, &info, &err));
	return info.number;
}

/* One hash of every name and byte in DATA, but the lock. */
static void
fingerprint(char out[EDITION_HASH])
{
	struct strbuf all = { 0 };
	struct fs_tree tree;
	assert_int_equal(fs_list(data, &tree), 0);
	for (size_t i = 0; i < tree.count; i++) {
		char hash[EDITION_HASH];
		if (strcmp(tree.file[i].path, "lock") == 0)
			continue;
		assert_true(hash_file(at(data, tree.file[i].path), hash, NULL, NULL));
		strbuf_printf(&all, "%s %s\n", tree.file[i].path, hash);
	}
	hash_bytes(strbuf_text(&all), all.len, out);
	strbuf_free(&all);
	fs_tree_free(&tree);
}

static void
expect_empty_staging(void)
{
	DIR *dir = opendir(at(data, "staging"));
	struct dirent *entry;
	assert_non_null(dir);
	while ((entry = readdir(dir)))
		assert_true(entry->d_name[0] == '.');
	closedir(dir);
}

/* --- merging */

static void
given_an_empty_machine_when_imported_then_it_is_shown(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "停水通知,通知,2024-04-28,明天停水\n换届公告,公告,2024-04-29,选举\n");
	assert_true(import());
	assert_int_equal(report.edition, 1);
	expect(REG_NOTICE, 2, 0, 0, 0);
	assert_int_equal(shown().reg[REG_NOTICE].count, 2);
	expect_empty_staging();
}

static void
given_no_yes_when_imported_then_nothing_changes(void **state)
{
	(void)state;
	char before[EDITION_HASH], after[EDITION_HASH];
	put("通知公告.csv", NOTICES "停水通知,通知,2024-04-28,明天停水\n");
	assert_true(import());
	fingerprint(before);
	put("通知公告.csv", NOTICES "停水通知,通知,2024-04-28,后天停水\n");
	assert_true(run_with(false, false));
	assert_true(report.ok);
	assert_int_equal(report.edition, 0);
	expect(REG_NOTICE, 0, 1, 0, 0);
	fingerprint(after);
	assert_string_equal(before, after);
}

static void
given_a_ledger_when_imported_then_keys_merge_and_absent_rows_stay(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n乙,通知,2024-04-28,一\n");
	assert_true(import());
	put("通知公告.csv", NOTICES "乙,通知,2024-04-28,改了\n丙,通知,2024-04-28,新\n");
	assert_true(import());
	expect(REG_NOTICE, 1, 1, 0, 0);
	struct content now = shown();
	const struct reg *r = catalogue_register(REG_NOTICE);
	assert_int_equal(now.reg[REG_NOTICE].count, 3);
	assert_string_equal(row_text(&now.reg[REG_NOTICE].row[0], r, "title"), "甲");
	assert_string_equal(row_text(&now.reg[REG_NOTICE].row[1], r, "body"), "改了");
	assert_string_equal(row_text(&now.reg[REG_NOTICE].row[2], r, "title"), "丙");
}

static void
given_a_list_when_imported_then_its_scope_is_replaced_and_others_stay(void **state)
{
	(void)state;
	put("红黑榜.csv", BOARD "2024-03,高同村,红榜,村,高同村,干净,\n"
				"2024-04,高同村,红榜,路段,村口,干净,\n"
				"2024-04,高同村,黑榜,路段,老街,乱,\n"
				"2024-04,大坪村,红榜,路段,村口,干净,\n");
	assert_true(import());
	put("红黑榜.csv", BOARD "2024-04,高同村,红榜,路段,村口,更干净,\n");
	assert_true(import());
	expect(REG_BOARD, 0, 1, 1, 0);
	assert_int_equal(shown().reg[REG_BOARD].count, 3);
}

static void
given_the_same_again_when_imported_then_no_new_edition(void **state)
{
	(void)state;
	char before[EDITION_HASH], after[EDITION_HASH];
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	assert_true(import());
	fingerprint(before);
	assert_true(import());
	assert_int_equal(report.edition, 0);
	assert_true(report.no_change);
	expect(REG_NOTICE, 0, 0, 0, 1);
	fingerprint(after);
	assert_string_equal(before, after);
}

static void
given_an_empty_sheet_when_imported_then_nothing_is_taken_down(void **state)
{
	(void)state;
	put("月考核得分.csv", MONTH "2024-04,高同村,96,1\n");
	assert_true(import());
	put("月考核得分.csv", MONTH);
	assert_true(import());
	assert_int_equal(report.edition, 0);
	expect(REG_MONTH_SCORE, 0, 0, 0, 0);
	assert_int_equal(shown().reg[REG_MONTH_SCORE].count, 1);
}

static void
given_the_same_sheet_in_two_files_when_imported_then_rows_are_joined(void **state)
{
	(void)state;
	put("甲/月考核得分.csv", MONTH "2024-04,高同村,96,\n2024-04,大坪村,90,\n");
	put("乙/月考核得分.csv", MONTH "2024-04,酸刺村,93,\n2024-04,大坪村,90,\n");
	assert_true(import());
	expect(REG_MONTH_SCORE, 3, 0, 0, 0);
}

static void
given_the_same_key_with_other_content_when_imported_then_both_places_are_named(void **state)
{
	(void)state;
	put("甲/月考核得分.csv", MONTH "2024-04,高同村,96,\n");
	put("乙/月考核得分.csv", MONTH "2024-04,大坪村,90,\n2024-04,高同,95,\n");
	assert_false(import());
	const struct finding *f = find("key_conflict");
	assert_non_null(f);
	const char *sentence = finding_sentence(report.arena, f);
	assert_non_null(strstr(sentence, "甲/月考核得分.csv"));
	assert_non_null(strstr(sentence, "乙/月考核得分.csv"));
	assert_int_equal(current(), 0);
}

static void
given_a_double_row_in_one_sheet_when_imported_then_both_rows_are_named(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n乙,通知,2024-04-28,一\n甲,通知,2024-04-28,一\n");
	assert_false(import());
	const struct finding *f = find("duplicate_key");
	assert_non_null(f);
	assert_int_equal(f->row, 4);
	assert_non_null(strstr(f->message, "第 2 行"));
	assert_true(run_with(true, true));
	assert_int_equal(report.edition, 1);
	expect(REG_NOTICE, 1, 0, 0, 0);
	assert_non_null(find("rows_left_out"));
}

/* --- refusing */

static void
given_one_bad_row_when_imported_then_nothing_changes_at_all(void **state)
{
	(void)state;
	char before[EDITION_HASH], after[EDITION_HASH];
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	put("红黑榜.csv", BOARD "2024-04,高同村,红榜,路段,村口,干净,村口.png\n");
	put_photo("照片/村口.png", 0x00ff00);
	assert_true(import());
	fingerprint(before);
	put("通知公告.csv", NOTICES "乙,通知,2024-04-31,一\n丙,通知,2024-04-28,一\n");
	put_photo("照片/村口.png", 0x0000ff);
	assert_false(import());
	assert_true(report.findings.errors > 0);
	fingerprint(after);
	assert_string_equal(before, after);
	expect_empty_staging();
	assert_true(run_with(true, true));
	assert_int_equal(report.edition, 2);
	assert_int_equal(report.left_out, 1);
	assert_non_null(strstr(find("rows_left_out")->message, "第 2 行"));
}

static void
given_no_sheet_at_all_when_imported_then_it_says_so(void **state)
{
	(void)state;
	put("说明.txt", "这里没有表格，只有一个\"没有合上的引号\n");
	put_photo("照片/村口.png", 0x00ff00);
	assert_false(import());
	assert_non_null(find("no_sheets"));
	assert_int_equal(report.findings.errors, 1);
	assert_false(run_with(true, true) && report.ok);
}

static void
given_passing_and_odd_files_when_imported_then_they_are_left_out(void **state)
{
	(void)state;
	alarm(120);
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	put("~$通知公告.xlsx", "rubbish");
	put("._通知公告.csv", "rubbish");
	put(".hidden/通知公告.csv", NOTICES "乙,通知,2024-04-28,一\n");
	put("__MACOSX/通知公告.csv", NOTICES "丙,通知,2024-04-28,一\n");
	put("会议纪要.docx", "rubbish");
	assert_int_equal(mkfifo(at(source, "月考核得分.csv"), 0600), 0);
	assert_int_equal(symlink("/etc/passwd", at(source, "红黑榜.csv")), 0);
	assert_true(import());
	expect(REG_NOTICE, 1, 0, 0, 0);
	assert_non_null(find("file_ignored"));
	assert_non_null(find("file_odd"));
	alarm(0);
}

static void
given_a_single_file_when_imported_then_it_is_the_source(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	put("红黑榜.csv", BOARD "2024-04,高同村,红榜,路段,村口,干净,\n");
	strcat(source, "/通知公告.csv");
	assert_true(import());
	expect(REG_NOTICE, 1, 0, 0, 0);
	assert_false(report.registers[REG_BOARD].seen);
}

static void
given_no_such_source_when_imported_then_usage(void **state)
{
	(void)state;
	strcat(source, "/nothing");
	assert_false(import());
	assert_string_equal(err.code, "no_source");
	assert_int_equal(err.kind, ERROR_USAGE);
}

static void
given_no_data_folder_when_checked_then_same_verdict_and_nothing_left(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "乙,通知,2024-04-31,一\n");
	struct importer_options o = { .source = source, .yes = true, .progress = { .fd = -1 } };
	setenv("TMPDIR", root, 1);
	assert_true(importer_run(&o, &report, &err));
	unsetenv("TMPDIR");
	assert_false(report.ok);
	assert_int_equal(report.edition, 0);
	struct fs_tree tree;
	assert_int_equal(fs_list(root, &tree), 0);
	assert_int_equal(tree.count, 1);
	fs_tree_free(&tree);
}

/* --- photos */

static void
put_board(const char *photos)
{
	char text[512];
	snprintf(text, sizeof text, BOARD "2024-04,高同村,红榜,路段,村口,干净,%s\n", photos);
	put("红黑榜.csv", text);
}

static void
given_a_name_without_ending_in_another_case_when_imported_then_the_photo_is_found(void **state)
{
	(void)state;
	put_board("IMG_001、cafe\xcc\x81.PNG");
	put_photo("照片/img_001.PNG", 0xff0000);
	put_photo("照片/caf\xc3\xa9.png", 0x00ff00);
	assert_true(import());
	assert_int_equal(report.photos.added, 2);
	struct content now = shown();
	const struct row *row = &now.reg[REG_BOARD].row[0];
	assert_int_equal(row->photos, 2);
	assert_string_equal(row->photo[0].name, "IMG_001");
	assert_int_equal(row->photo[0].width, 64);
	char path[256], hash[EDITION_HASH];
	assert_true(media_path(data, row->photo[0].thumb, path, sizeof path));
	assert_true(hash_file(path, hash, NULL, &err));
	assert_string_equal(hash, row->photo[0].thumb);
}

static void
given_a_missing_photo_when_imported_then_the_nearest_name_is_said(void **state)
{
	(void)state;
	put_board("村口整改前.jpg");
	put_photo("照片/村囗整改前.png", 0xff0000);
	put_photo("照片/老街.png", 0x00ff00);
	assert_false(import());
	const struct finding *f = find("missing_photo");
	assert_non_null(f);
	assert_string_equal(f->column, "照片文件名");
	assert_int_equal(f->row, 2);
	assert_non_null(strstr(f->message, "村囗整改前.png"));
	assert_null(strstr(f->message, "老街"));
}

static void
given_a_misspelt_photo_beside_used_ones_when_imported_then_one_that_nobody_named_is_guessed(void **state)
{
	(void)state;
	put("红黑榜.csv", BOARD "2024-04,高同村,红榜,路段,村口,干净,东院口.png\n2024-04,高同村,红榜,路段,桥头,干净,"
				"东院门.png\n2024-04,高同村,红榜,路段,老街,干净,西街门.png\n");
	put_photo("照片/东院口.png", 0xff0000);
	put_photo("照片/东院內.png", 0x00ff00);
	put_photo("照片/西街內.png", 0x0000ff);
	assert_false(import());
	const struct finding *f = find("missing_photo");
	assert_int_equal(f->row, 3);
	assert_non_null(strstr(f->message, "东院內.png"));
	assert_int_equal(f[1].row, 4);
	assert_non_null(strstr(f[1].message, "西街內.png"));
}

static void
given_an_archive_beside_the_workbook_when_imported_then_it_is_said_to_be_unpacked(void **state)
{
	static const char *const packed[] = { "照片.zip", "4月图片.rar", "DCIM.7z" };
	(void)state;
	for (size_t i = 0; i < 3; i++)
		put(packed[i], "PK");
	put("打印机驱动.zip", "PK");
	put_board("");
	assert_true(import());
	for (size_t i = 0; i < 3; i++) {
		size_t k = 0;
		while (k < report.findings.count && !str_equal(report.findings.item[k].file, packed[i]))
			k++;
		assert_true(k < report.findings.count);
		assert_string_equal(report.findings.item[k].code, "file_archive");
		assert_non_null(strstr(report.findings.item[k].message, "请先解压"));
	}
	assert_string_equal(find("file_ignored")->file, "打印机驱动.zip");
}

/* A workbook with this register, a row of words for each, and pictures pasted at (row, column). */
static void
put_pasted(const char *sheet, const char *const *rows, const int (*at)[2], int pictures)
{
	char path[256];
	snprintf(path, sizeof path, "%s/5月.xlsx", source);
	lxw_workbook *w = workbook_new(path);
	lxw_worksheet *s = workbook_add_worksheet(w, sheet);
	for (lxw_row_t r = 0; rows[r]; r++) {
		char text[500], *rest = NULL;
		lxw_col_t c = 0;
		snprintf(text, sizeof text, "%s", rows[r]);
		for (char *one = strtok_r(text, ",", &rest); one; one = strtok_r(NULL, ",", &rest), c++)
			if (strcmp(one, "-") != 0)
				worksheet_write_string(s, r, c, one, NULL);
	}
	for (int i = 0; i < pictures; i++) {
		snprintf(path, sizeof path, "%s/one%d.png", source, i);
		put_photo(strrchr(path, '/') + 1, 0xff0000u >> (i * 4));
		worksheet_insert_image(s, (lxw_row_t)at[i][0], (lxw_col_t)at[i][1], path);
	}
	workbook_close(w);
	for (int i = 0; i < pictures; i++) {
		snprintf(path, sizeof path, "%s/one%d.png", source, i);
		assert_int_equal(fs_remove(path), 0);
	}
}

static void
given_pictures_pasted_at_rows_when_imported_then_they_are_those_rows_photos(void **state)
{
	static const char *const rows[] = { "期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名,整改后照片",
		"2024年4月,高同村,红榜,路段,村口,干净", "2024年4月,高同村,红榜,路段,桥头,干净,-,-",
		"2024年4月,高同村,红榜,路段,老街,干净", NULL };
	static const int at[][2] = { { 1, 6 }, { 2, 7 }, { 1, 6 } };
	(void)state;
	put_pasted("红黑榜", rows, at, 3);
	assert_true(import());
	assert_int_equal(report.photos.added, 3);
	assert_non_null(strstr(find("pictures_taken")->message, "有 3 张"));
	struct content now = shown();
	const struct row_list *list = &now.reg[REG_BOARD];
	const struct reg *reg = catalogue_register(REG_BOARD);
	assert_int_equal(list->row[0].photos, 2);
	assert_true(str_starts(list->row[0].photo[0].name, "贴图-"));
	assert_string_equal(reg->fields[list->row[1].photo[0].field].header, "整改后照片");
	assert_int_equal(list->row[2].photos, 0);
	assert_true(import()); /* the same again is no change */
	expect(REG_BOARD, 0, 0, 0, 3);
}

static void
given_pictures_that_cannot_be_tied_when_imported_then_each_is_said_with_its_cure(void **state)
{
	static const char *const rows[] = { "四月台账",
		"问题编号,发现日期,村,具体位置,问题类别,问题描述,责任单位,整改期限,完成情况,整改前照片,整改后照片",
		"2024-001,2024-4-2,高同村,村口,柴草堆,堆柴草,村委会,2024-4-20,未完成,村口.png",
		"2024-002,2024-4-2,高同村,桥头,柴草堆,堆柴草,村委会,2024-4-20,未完成", NULL };
	/* beside the title, where a name is written, in a column of words, below the table */
	static const int at[][2] = { { 0, 0 }, { 2, 9 }, { 3, 2 }, { 9, 9 } };
	(void)state;
	put_pasted("问题整改台账", rows, at, 4);
	put_photo("照片/村口.png", 0x00ff00);
	assert_true(import());
	assert_int_equal(report.photos.added, 1);
	assert_int_equal(count("pictures_left"), 4);
	static const struct {
		int row;
		const char *words;
	} e[] = { { 0, "表头上面贴着 1 张" }, { 3, "已经写了文件名" }, { 4, "看不出放在哪一列" },
		{ 10, "看不出是哪一行的" } };
	for (size_t i = 0; i < 4; i++) {
		const struct finding *f = NULL;
		for (size_t k = 0; k < report.findings.count; k++)
			if (strcmp(report.findings.item[k].code, "pictures_left") == 0 &&
			    report.findings.item[k].row == e[i].row)
				f = &report.findings.item[k];
		assert_non_null(f);
		assert_non_null(strstr(f->message, e[i].words));
		assert_true(i == 0 || (f->level == FINDING_WARNING && strstr(f->message, "放进“照片”文件夹")));
	}
}

static void
given_a_picture_of_a_person_pasted_without_leave_when_imported_then_it_is_not_stored(void **state)
{
	static const char *const rows[] = { "期次,村,村民小组,户主姓名,美在哪里,照片文件名,本人同意公开",
		"2024年4月,高同村,1组,张三,干净,-,否", "2024年4月,高同村,1组,李四,干净,-,是", NULL };
	static const int at[][2] = { { 1, 5 }, { 2, 5 } };
	(void)state;
	put_pasted("最美庭院名单", rows, at, 2);
	assert_true(import());
	assert_int_equal(report.photos.added, 1);
	assert_int_equal(report.photos.skipped, 1);
}

static void
given_two_photos_of_one_name_when_imported_then_an_error_names_both(void **state)
{
	(void)state;
	put_board("村口");
	put_photo("一/村口.png", 0xff0000);
	put_photo("二/村口.png", 0x00ff00);
	assert_false(import());
	const struct finding *f = find("photo_ambiguous");
	assert_non_null(f);
	assert_non_null(strstr(f->message, "一/村口.png"));
	assert_non_null(strstr(f->message, "二/村口.png"));
	assert_null(find("photo_unused"));
	/* the same photo twice is no question */
	put_photo("二/村口.png", 0xff0000);
	assert_true(import());
	assert_int_equal(report.photos.added, 1);
}

static void
given_no_consent_when_imported_then_the_photo_is_not_stored(void **state)
{
	(void)state;
	put("最美家庭和先进个人.csv",
	    HONOURS "最美家庭,张三,高同村,2024-04,张家.png,是\n最美家庭,李四,高同村,2024-04,李家.png,\n"
		    "最美家庭,王五,高同村,2024-04,没有这张.png,否\n");
	put_photo("照片/张家.png", 0xff0000);
	put_photo("照片/李家.png", 0x00ff00);
	assert_true(import());
	assert_int_equal(report.photos.added, 1);
	assert_int_equal(report.photos.skipped, 2);
	assert_int_equal(count("photo_without_consent"), 2);
	assert_null(find("photo_unused"));
	struct fs_tree tree;
	assert_int_equal(fs_list(at(data, "media"), &tree), 0);
	assert_int_equal(tree.count, 2);
	fs_tree_free(&tree);
}

static void
given_a_photo_no_longer_on_the_stick_when_imported_then_the_rows_own_is_kept(void **state)
{
	(void)state;
	put_board("村口.png");
	put_photo("照片/村口.png", 0xff0000);
	assert_true(import());
	clear_source();
	put("红黑榜.csv", BOARD "2024-04,高同村,红榜,路段,村口,更干净,村口.png\n");
	assert_true(import());
	expect(REG_BOARD, 0, 1, 0, 0);
	assert_int_equal(report.photos.added, 0);
	assert_int_equal(report.photos.unchanged, 1);
	assert_int_equal(shown().reg[REG_BOARD].row[0].photos, 1);
	/* but another row's photo is not for the taking */
	put("红黑榜.csv", BOARD "2024-04,大坪村,红榜,路段,村口,干净,村口.png\n");
	assert_false(import());
	assert_non_null(find("missing_photo"));
}

static void
given_our_own_picture_when_imported_again_then_nothing_changes(void **state)
{
	(void)state;
	char path[256];
	unsigned char *bytes;
	size_t n;
	put_board("村口");
	put_photo("照片/村口.png", 0xff0000);
	assert_true(import());
	struct content now = shown();
	assert_true(media_path(data, now.reg[REG_BOARD].row[0].photo[0].picture, path, sizeof path));
	assert_int_equal(fs_read(path, 1 << 20, &bytes, &n), 0);
	clear_source();
	put_board("村口");
	put("照片/村口.jpg", "");
	assert_int_equal(fs_write(at(source, "照片/村口.jpg"), bytes, n), 0);
	free(bytes);
	assert_true(import());
	assert_true(report.no_change);
	assert_int_equal(report.photos.unchanged, 1);
}

static void
given_new_bytes_under_an_old_name_when_imported_then_changed(void **state)
{
	(void)state;
	put_board("村口");
	put_photo("照片/村口.png", 0xff0000);
	assert_true(import());
	put_photo("照片/村口.png", 0x0000ff);
	assert_true(import());
	expect(REG_BOARD, 0, 1, 0, 0);
	assert_int_equal(report.photos.added, 1);
}

static void
given_a_photo_that_is_none_when_imported_then_its_row_is_named(void **state)
{
	(void)state;
	put_board("村口.jpg");
	put("照片/村口.jpg", "this is no picture");
	assert_false(import());
	assert_true(report.findings.errors == 1);
	assert_int_equal(report.findings.item[0].row, 2);
	assert_non_null(strstr(report.findings.item[0].message, "村口.jpg"));
}

static void
given_a_damaged_picture_when_imported_again_then_it_is_whole_again(void **state)
{
	(void)state;
	char path[256], hash[EDITION_HASH];
	put_board("村口");
	put_photo("照片/村口.png", 0xff0000);
	assert_true(import());
	struct content now = shown();
	const char *picture = now.reg[REG_BOARD].row[0].photo[0].picture;
	assert_true(media_path(data, picture, path, sizeof path));
	assert_int_equal(truncate(path, 10), 0);
	char kept[EDITION_HASH];
	strcpy(kept, picture);
	assert_true(import());
	assert_int_equal(report.edition, 0);
	assert_true(hash_file(path, hash, NULL, &err));
	assert_string_equal(hash, kept);
}

/* Other words in the edition that is on the screen, as many as before. */
static void
damage_shown(void)
{
	struct edition_info info;
	assert_true(state_current(data, &info, &err) && info.number);
	FILE *file = fopen(info.path, "r+");
	assert_non_null(file);
	for (long at = 0; at < info.size; at += 512) {
		fseek(file, at, SEEK_SET);
		fputs("damaged", file);
	}
	fclose(file);
}

static struct audit
newest_line(const char *what)
{
	struct audit line = { .words = "" };
	audit_newest(data, report.arena, what, &line);
	return line;
}

static void
given_the_newest_edition_is_damaged_when_imported_then_it_says_upon_which_it_is_built(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "停水,通知,2024-04-28,明天停水\n");
	assert_true(import());
	put("通知公告.csv", NOTICES "停电,通知,2024-04-29,明天停电\n");
	assert_true(import());
	assert_int_equal(count("built_on_older"), 0);
	damage_shown();
	put("通知公告.csv", NOTICES "开会,通知,2024-04-30,明天开会\n");
	assert_true(run_with(false, false)); /* only looked at */
	assert_non_null(strstr(find("built_on_older")->message, "第 2 版坏了，这次是在第 1 版上改的"));
	assert_string_equal(newest_line("older").words, "");
	assert_true(import());
	assert_int_equal(count("built_on_older"), 1);
	assert_int_equal(find("built_on_older")->level, FINDING_WARNING);
	assert_string_equal(newest_line("older").words, "第 2 版坏了，第 3 版是在第 1 版上做的");
	assert_int_equal(newest_line("older").edition, 3);
	put("通知公告.csv", NOTICES "体检,通知,2024-05-01,明天体检\n"); /* all is well again */
	assert_true(import());
	assert_int_equal(count("built_on_older"), 0);
	assert_int_equal(newest_line("older").edition, 3);
}

static void
given_no_whole_edition_is_left_when_imported_then_it_says_that_it_begins_anew(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "停水,通知,2024-04-28,明天停水\n");
	assert_true(import());
	damage_shown();
	assert_true(import());
	assert_non_null(strstr(find("built_on_older")->message, "第 1 版坏了，也没有更早的可用，这次从头做起"));
	assert_string_equal(newest_line("older").words, "第 1 版坏了，第 2 版是从头做的");
}

/* --- cross checks */

static void
given_ties_when_ranks_are_written_then_only_wrong_ones_are_warned_of(void **state)
{
	(void)state;
	put("月考核得分.csv", MONTH "2024-04,甲村,96,1\n2024-04,乙村,95,2\n2024-04,丙村,95,2\n2024-04,丁村,90,4\n"
				    "2024-03,甲村,80,2\n2024-03,乙村,90,1\n");
	assert_true(import());
	assert_int_equal(count("rank_mismatch"), 0);
	put("月考核得分.csv", MONTH "2024-04,甲村,96,1\n2024-04,乙村,95,2\n2024-04,丙村,95,3\n2024-04,丁村,90,4\n");
	assert_true(import());
	assert_int_equal(count("rank_mismatch"), 1);
	const struct finding *f = find("rank_mismatch");
	assert_int_equal(f->row, 4);
	assert_int_equal(f->level, FINDING_WARNING);
	assert_non_null(strstr(f->message, "第 2 名"));
}

static void
given_several_judges_when_ranked_then_by_the_mean(void **state)
{
	(void)state;
	put("季度评比得分.csv", "季度,村,评委,平均分,名次\n"
				"2024年第一季度,甲村,镇,90,2\n2024年第一季度,甲村,村,91,2\n"
				"2024年第一季度,乙村,镇,95,1\n2024年第一季度,乙村,村,88,1\n");
	assert_true(import());
	assert_int_equal(count("rank_mismatch"), 0);
}

static void
given_a_roll_when_scores_come_then_strangers_are_warned_of_and_names_are_tied(void **state)
{
	(void)state;
	put("农户花名册.csv", ROLL "高同村,1组,18,张三\n高同村,1组,19,李四\n高同村,2组,3,王五\n高同村,2组,4,王五\n");
	put("家庭卫生评分表.csv", SCORES "2024-04,高同村,一组,,张三,90\n2024-04,高同村,1组,19号,李四,91\n"
					 "2024-04,高同村,2组,,王五,80\n2024-04,高同村,1组,77,赵六,70\n");
	assert_true(import());
	struct content now = shown();
	const struct reg *r = catalogue_register(REG_HOME_SCORE);
	assert_string_equal(row_text(&now.reg[REG_HOME_SCORE].row[0], r, "door"), "18");
	assert_string_equal(row_text(&now.reg[REG_HOME_SCORE].row[2], r, "door"), "");
	assert_int_equal(count("unknown_household"), 1);
	assert_int_equal(find("unknown_household")->row, 5);
	assert_int_equal(count("ambiguous_household"), 1);
	assert_int_equal(find("ambiguous_household")->row, 4);
}

static void
given_a_list_of_villages_when_another_is_named_then_it_is_warned_of(void **state)
{
	(void)state;
	put("村(社区)基本情况.csv", "村(社区)名称,类型\n高同村,行政村\n");
	put("月考核得分.csv", MONTH "2024-04,高同,96,1\n2024-04,高桐村,95,2\n");
	assert_true(import());
	assert_int_equal(count("unknown_place"), 1);
	assert_int_equal(find("unknown_place")->row, 3);
}

static void
given_a_household_on_the_black_list_when_imported_then_it_is_refused(void **state)
{
	(void)state;
	put("红黑榜.csv", BOARD "2024-04,高同村,黑榜,户,张三家,乱,\n");
	assert_false(import());
	assert_non_null(find("black_list_household"));
}

/* --- demonstration */

#define SAMPLES "标题,类型,日期,正文,示例\n"

static void
given_a_demonstration_when_real_content_comes_then_it_starts_from_nothing(void **state)
{
	(void)state;
	put("通知公告.csv", SAMPLES "甲,通知,2024-04-28,一,是\n乙,通知,2024-04-28,一,\n");
	assert_true(import());
	struct edition_info info;
	assert_true(state_current(data, &info, &err));
	assert_true(info.demonstration);
	put("通知公告.csv", NOTICES "丙,通知,2024-04-28,一\n");
	assert_true(import());
	assert_non_null(find("demonstration_replaced"));
	expect(REG_NOTICE, 1, 0, 0, 0);
	assert_int_equal(shown().reg[REG_NOTICE].count, 1);
	assert_true(state_current(data, &info, &err));
	assert_false(info.demonstration);
}

static void
given_real_content_when_a_demonstration_comes_then_it_is_refused(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "丙,通知,2024-04-28,一\n");
	assert_true(import());
	put("通知公告.csv", SAMPLES "甲,通知,2024-04-28,一,是\n");
	assert_false(import());
	assert_non_null(find("demonstration_on_real"));
	assert_false(run_with(true, true) && report.ok);
	assert_int_equal(current(), 1);
}

static void
given_one_demonstration_when_more_of_it_comes_then_they_join(void **state)
{
	(void)state;
	put("通知公告.csv", SAMPLES "甲,通知,2024-04-28,一,是\n");
	put("村(社区)基本情况.csv", "村(社区)名称,类型\n高同村,行政村\n");
	assert_true(import());
	put("通知公告.csv", SAMPLES "乙,通知,2024-04-28,一,是\n");
	assert_true(import());
	assert_int_equal(shown().reg[REG_NOTICE].count, 2);
	/* another set, of other villages, takes its place */
	put("村(社区)基本情况.csv", "村(社区)名称,类型\n卫华村,行政村\n");
	assert_true(import());
	assert_int_equal(shown().reg[REG_NOTICE].count, 1);
	assert_int_equal(shown().reg[REG_VILLAGE].count, 1);
}

/* --- history, and what may break */

static void
given_imports_when_one_is_undone_then_the_next_builds_on_what_is_shown(void **state)
{
	(void)state;
	char *undo[] = { "undo", "--data", data, NULL }, *redo[] = { "undo", "--to", "2", "--data", data, NULL };
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	assert_true(import());
	put("通知公告.csv", NOTICES "乙,通知,2024-04-28,一\n");
	assert_true(import());
	assert_int_equal(cli_run(3, undo), 0);
	assert_int_equal(current(), 1);
	assert_int_equal(cli_run(3, undo), 1);
	assert_int_equal(current(), 1);
	assert_int_equal(cli_run(5, redo), 0);
	assert_int_equal(current(), 2);
	assert_int_equal(cli_run(3, undo), 0);
	put("通知公告.csv", NOTICES "丙,通知,2024-04-28,一\n");
	assert_true(import());
	assert_int_equal(report.edition, 3);
	assert_int_equal(shown().reg[REG_NOTICE].count, 2);
	assert_int_equal(cli_run(3, undo), 0);
	assert_int_equal(current(), 1);
}

static void
given_state_db_destroyed_when_imported_then_it_builds_on_the_newest(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	assert_true(import());
	assert_int_equal(fs_write(at(data, "state.db"), "rubbish", 7), 0);
	assert_int_equal(current(), 1);
	put("通知公告.csv", NOTICES "乙,通知,2024-04-28,一\n");
	assert_true(import());
	assert_int_equal(report.edition, 2);
	assert_int_equal(shown().reg[REG_NOTICE].count, 2);
}

static void
given_every_edition_destroyed_when_imported_then_it_heals(void **state)
{
	(void)state;
	struct edition_info info;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	assert_true(import());
	assert_true(state_current(data, &info, &err));
	assert_int_equal(truncate(info.path, 100), 0);
	assert_false(state_current(data, &info, &err));
	assert_true(import());
	assert_int_equal(report.edition, 2);
	assert_int_equal(shown().reg[REG_NOTICE].count, 1);
}

static void
given_another_import_running_when_imported_then_busy(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	assert_true(import());
	int lock = -1;
	assert_int_equal(lock_take(at(data, "lock"), &lock), 0);
	assert_false(import());
	assert_string_equal(err.code, "busy");
	assert_int_equal(err.kind, ERROR_MACHINE);
	lock_release(lock);
	assert_true(import());
}

/* Starts `import --yes` as a process of its own and kills it when it says
 * that it is at `step`. Returns true when it was still alive then. */
static bool
kill_at(const char *step)
{
	int pipes[2];
	assert_int_equal(pipe(pipes), 0);
	pid_t pid = fork();
	if (pid == 0) {
		char fd[16];
		snprintf(fd, sizeof fd, "%d", pipes[1]);
		close(pipes[0]);
		freopen("/dev/null", "w", stdout);
		char *argv[] = { "test", "import", source, "--yes", "--data", data, "--progress-fd", fd, NULL };
		execv("/proc/self/exe", argv);
		_exit(127);
	}
	close(pipes[1]);
	prctl(PR_SET_CHILD_SUBREAPER, 1); /* the reader dies with its parent, and is then waited for */
	FILE *lines = fdopen(pipes[0], "r");
	char line[128], wanted[64];
	bool alive = false;
	snprintf(wanted, sizeof wanted, "progress %s ", step);
	while (!alive && fgets(line, sizeof line, lines))
		alive = strncmp(line, wanted, strlen(wanted)) == 0;
	kill(pid, SIGKILL);
	while (waitpid(-1, NULL, 0) > 0)
		;
	fclose(lines);
	return alive;
}

static void
given_an_import_killed_at_any_step_when_started_again_then_old_or_new_whole(void **state)
{
	(void)state;
	static const char *const steps[] = { "copy", "read", "photos", "compare", "build", "publish" };
	char text[256];
	put_board("村口");
	put_photo("照片/村口.png", 0x000001);
	put("通知公告.csv", NOTICES "0,通知,2024-04-28,一\n");
	assert_true(import());
	size_t before = 1;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (int round = 0; round < 3; round++) {
			snprintf(text, sizeof text, NOTICES "%zu-%d,通知,2024-04-28,一\n", i, round);
			put("通知公告.csv", text);
			put_photo("照片/村口.png", 0x000100 + (uint32_t)(i * 10 + (size_t)round));
			assert_true(kill_at(steps[i]));
			size_t now = shown().reg[REG_NOTICE].count;
			assert_true(now == before || now == before + 1);
			struct edition_info info;
			assert_true(state_current(data, &info, &err) && edition_verify(&info, &err));
			if (i < 3)
				assert_int_equal(now, before);
			/* every picture that is shown is whole */
			struct content content = shown();
			const struct row_photo *p = &content.reg[REG_BOARD].row[0].photo[0];
			char path[256], hash[EDITION_HASH];
			assert_true(
			    media_path(data, p->picture, path, sizeof path) && hash_file(path, hash, NULL, NULL));
			assert_string_equal(hash, p->picture);
			assert_true(run_with(false, false));
			expect_empty_staging();
			before = now;
		}
	assert_true(import());
}

static void
given_ctrl_c_when_importing_then_cancelled_and_cleaned(void **state)
{
	(void)state;
	char name[64], fd[16], before[EDITION_HASH], after[EDITION_HASH];
	int pipes[2], status = 0;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-28,一\n");
	assert_true(import());
	fingerprint(before);
	put("通知公告.csv", NOTICES "乙,通知,2024-04-28,一\n");
	for (int i = 0; i < 300; i++) {
		snprintf(name, sizeof name, "照片/%d.png", i);
		put(name, "x");
	}
	assert_int_equal(pipe(pipes), 0);
	pid_t pid = fork();
	if (pid == 0) {
		snprintf(fd, sizeof fd, "%d", pipes[1]);
		freopen("/dev/null", "w", stdout);
		freopen("/dev/null", "w", stderr);
		char *argv[] = { "test", "import", source, "--yes", "--data", data, "--progress-fd", fd, NULL };
		execv("/proc/self/exe", argv);
		_exit(127);
	}
	char byte;
	assert_int_equal(read(pipes[0], &byte, 1), 1);
	kill(pid, SIGINT);
	close(pipes[0]);
	close(pipes[1]);
	waitpid(pid, &status, 0);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
	fingerprint(after);
	assert_string_equal(before, after);
	expect_empty_staging();
}

/* A reader that crashes or hangs is made by the name of the file: see main. */
static void
given_a_file_that_breaks_the_reader_when_imported_then_it_is_named_and_others_are_read(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "甲,通知,2024-04-31,一\n");
	put("月考核得分.csv", MONTH "2024-04,高同村,96,1\n");
	setenv("CUNPING_TEST_CRASH", "in/000000", 1);
	bool ok = run_with(true, false);
	unsetenv("CUNPING_TEST_CRASH");
	assert_true(ok);
	assert_false(report.ok);
	assert_non_null(find("reader_crashed"));
	assert_non_null(find("reader_crashed")->file);
	expect(REG_NOTICE, 0, 0, 0, 0);
}

static void
given_names_when_matched_then_by_form_and_not_by_letters(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	assert_string_equal(album_key(a, "照片\\IMG 1.JPG"), album_key(a, "img1.jpg"));
	assert_string_equal(album_key(a, "e\xcc\x81.png"), album_key(a, "\xc3\xa9.png"));
	assert_string_not_equal(album_key(a, "1.jpg"), album_key(a, "2.jpg"));
	arena_free(a);
}

/* Stands in for the reader: breaks when it would open the file that is named. */
static int
reader(int argc, char **argv)
{
	const char *crash = getenv("CUNPING_TEST_CRASH");
	char path[512], *text;
	unsigned char *bytes;
	size_t n;
	if (crash) {
		snprintf(path, sizeof path, "%s/request", argv[2]);
		if (fs_read(path, 1 << 20, &bytes, &n) == 0) {
			text = memmem(bytes, n, crash, strlen(crash));
			free(bytes);
			if (text) {
				puts("at 0");
				fflush(stdout);
				raise(SIGKILL);
			}
		}
	}
	return cli_run(argc, argv);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	assert_true(sodium_init() >= 0);
	if (argc > 1 && strcmp(argv[1], "reader") == 0)
		return reader(argc - 1, argv + 1);
	if (argc > 1)
		return cli_run(argc - 1, argv + 1);
	const struct CMUnitTest tests[] = {
		T(given_an_empty_machine_when_imported_then_it_is_shown),
		T(given_no_yes_when_imported_then_nothing_changes),
		T(given_a_ledger_when_imported_then_keys_merge_and_absent_rows_stay),
		T(given_a_list_when_imported_then_its_scope_is_replaced_and_others_stay),
		T(given_the_same_again_when_imported_then_no_new_edition),
		T(given_an_empty_sheet_when_imported_then_nothing_is_taken_down),
		T(given_the_same_sheet_in_two_files_when_imported_then_rows_are_joined),
		T(given_the_same_key_with_other_content_when_imported_then_both_places_are_named),
		T(given_a_double_row_in_one_sheet_when_imported_then_both_rows_are_named),
		T(given_one_bad_row_when_imported_then_nothing_changes_at_all),
		T(given_no_sheet_at_all_when_imported_then_it_says_so),
		T(given_passing_and_odd_files_when_imported_then_they_are_left_out),
		T(given_a_single_file_when_imported_then_it_is_the_source),
		T(given_no_such_source_when_imported_then_usage),
		T(given_no_data_folder_when_checked_then_same_verdict_and_nothing_left),
		T(given_a_name_without_ending_in_another_case_when_imported_then_the_photo_is_found),
		T(given_a_missing_photo_when_imported_then_the_nearest_name_is_said),
		T(given_a_misspelt_photo_beside_used_ones_when_imported_then_one_that_nobody_named_is_guessed),
		T(given_an_archive_beside_the_workbook_when_imported_then_it_is_said_to_be_unpacked),
		T(given_pictures_pasted_at_rows_when_imported_then_they_are_those_rows_photos),
		T(given_pictures_that_cannot_be_tied_when_imported_then_each_is_said_with_its_cure),
		T(given_a_picture_of_a_person_pasted_without_leave_when_imported_then_it_is_not_stored),
		T(given_two_photos_of_one_name_when_imported_then_an_error_names_both),
		T(given_no_consent_when_imported_then_the_photo_is_not_stored),
		T(given_a_photo_no_longer_on_the_stick_when_imported_then_the_rows_own_is_kept),
		T(given_our_own_picture_when_imported_again_then_nothing_changes),
		T(given_new_bytes_under_an_old_name_when_imported_then_changed),
		T(given_a_photo_that_is_none_when_imported_then_its_row_is_named),
		T(given_a_damaged_picture_when_imported_again_then_it_is_whole_again),
		T(given_the_newest_edition_is_damaged_when_imported_then_it_says_upon_which_it_is_built),
		T(given_no_whole_edition_is_left_when_imported_then_it_says_that_it_begins_anew),
		T(given_ties_when_ranks_are_written_then_only_wrong_ones_are_warned_of),
		T(given_several_judges_when_ranked_then_by_the_mean),
		T(given_a_roll_when_scores_come_then_strangers_are_warned_of_and_names_are_tied),
		T(given_a_list_of_villages_when_another_is_named_then_it_is_warned_of),
		T(given_a_household_on_the_black_list_when_imported_then_it_is_refused),
		T(given_a_demonstration_when_real_content_comes_then_it_starts_from_nothing),
		T(given_real_content_when_a_demonstration_comes_then_it_is_refused),
		T(given_one_demonstration_when_more_of_it_comes_then_they_join),
		T(given_imports_when_one_is_undone_then_the_next_builds_on_what_is_shown),
		T(given_state_db_destroyed_when_imported_then_it_builds_on_the_newest),
		T(given_every_edition_destroyed_when_imported_then_it_heals),
		T(given_another_import_running_when_imported_then_busy),
		T(given_an_import_killed_at_any_step_when_started_again_then_old_or_new_whole),
		T(given_ctrl_c_when_importing_then_cancelled_and_cleaned),
		T(given_a_file_that_breaks_the_reader_when_imported_then_it_is_named_and_others_are_read),
		T(given_names_when_matched_then_by_form_and_not_by_letters),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
