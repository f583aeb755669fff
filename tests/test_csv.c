/* csv and clean: encodings, separators, quotes, and what is cleaned away. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucnv.h>

#include "base/str.h"
#include "sheets/clean.h"
#include "sheets/csv.h"

static struct arena *arena;
static struct findings findings;
static struct workbook book;

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	findings = (struct findings){ .arena = arena };
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static bool
read_bytes(const char *s, size_t n)
{
	return csv_read(arena, s, n, "村里/花名册.csv", &book, &findings);
}

static bool
read_text(const char *s)
{
	return read_bytes(s, strlen(s));
}

static const char *
cell(size_t row, int column)
{
	const struct grid_row *r = &book.sheet[0].row[row];
	return column < r->cells ? grid_cell(r, column)->text : "";
}

static bool
found(const char *code, int row)
{
	for (size_t i = 0; i < findings.count; i++)
		if (strcmp(findings.item[i].code, code) == 0 && (!row || findings.item[i].row == row))
			return true;
	return false;
}

static void
given_the_same_sheet_in_every_encoding_when_read_then_the_cells_are_the_same(void **state)
{
	static const char *const encodings[] = { "UTF-8", "gb18030", "UTF-16LE", "UTF-16BE" };
	static const char text[] = "\uFEFF序号,户主\r\n1,张三\r\n2,𠮷田\r\n";
	(void)state;
	for (int mark = 0; mark < 2; mark++)
		for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
			char bytes[300];
			UErrorCode status = U_ZERO_ERROR;
			int32_t n = ucnv_convert(
			    encodings[i], "UTF-8", bytes, sizeof bytes, text + (mark ? 0 : 3), -1, &status);
			assert_true(U_SUCCESS(status));
			assert_true(read_bytes(bytes, (size_t)n));
			assert_int_equal(book.sheet[0].rows, 3);
			assert_string_equal(cell(0, 0), "序号");
			assert_string_equal(cell(1, 1), "张三");
			assert_string_equal(cell(2, 1), "𠮷田");
		}
	assert_int_equal(findings.count, 0);
	assert_string_equal(book.sheet[0].sheet, "花名册");
}

static void
given_tabs_or_semicolons_when_read_then_the_separator_is_guessed(void **state)
{
	(void)state;
	assert_true(read_text("序号\t户主\n1\t\"张,三\"\n"));
	assert_string_equal(cell(1, 1), "张,三");
	assert_true(read_text("序号;户主\n1;张,三\n"));
	assert_string_equal(cell(1, 1), "张,三");
	assert_true(read_text("sep=;\n序号;户主\n"));
	assert_string_equal(cell(1, 1), "户主");
}

static void
given_commas_in_the_prose_when_read_then_the_header_says_what_parts_the_columns(void **state)
{
	static const struct {
		const char *text, *second;
	} e[] = {
		{ "标题;正文\n一;甲,乙,丙,丁\n二;甲,乙,丙,丁\n", "甲,乙,丙,丁" },
		{ "标题\t正文\n一\t甲,乙;丙\n二\t甲,乙;丁\n三\t甲,乙,丙,丁,戊;己\n", "甲,乙;丙" },
		{ "标题,正文\n一,甲;乙;丙;丁\n二,戊;己;庚;辛\n", "甲;乙;丙;丁" },
		{ "通知，2024年4月\n标题;正文\n一;甲,乙\n二;甲,乙,丙\n", "正文" },
		{ "标题;正文\n一;\"甲;乙\n丙,丁\"\n二;戊\n", "甲;乙\n丙,丁" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		assert_true(read_text(e[i].text));
		assert_int_equal(book.sheet[0].columns, 2);
		assert_string_equal(cell(1, 1), e[i].second);
	}
}

static void
given_the_euro_of_windows_when_read_then_it_is_a_euro(void **state)
{
	/* 价 of GBK is BC DB; 80 may be the second half of a pair */
	static const struct {
		const char *bytes, *text;
	} e[] = { { "\xBC\xDB,\x80"
		    "100\n",
		      "€100" },
		{ "\xBC\xDB,1\x80\n", "1€" }, { "\xBC\xDB,\x81\x80\x80\n", "亐€" },
		{ "\xBC\xDB,\x95\x32\x82\x36\x80\n", "𠀀€" } };
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		assert_true(read_text(e[i].bytes));
		assert_string_equal(cell(0, 0), "价");
		assert_string_equal(cell(0, 1), e[i].text);
	}
	assert_int_equal(findings.count, 0);
}

static void
given_big5_and_gbk_when_read_then_neither_is_taken_for_the_other(void **state)
{
	static const char *const big5[] = { "標題,內容\n通知,各組請注意清掃巷道和門前的垃圾\n",
		"村名,戶主\n高同村,張大明\n", "編號,說明\n1,路燈壞了，請盡快修理\n" };
	static const char *const gbk[] = { "标题,内容\n通知,各组请注意清扫巷道和门前的垃圾\n",
		"村名,户主\n高同村,張镕基\n", "村,名\n碥头,㛃䴕\n" };
	(void)state;
	for (size_t i = 0; i < 6; i++) {
		const char *text = i < 3 ? big5[i] : gbk[i - 3];
		char bytes[300];
		UErrorCode status = U_ZERO_ERROR;
		int32_t n = ucnv_convert(i < 3 ? "Big5" : "gb18030", "UTF-8", bytes, sizeof bytes, text, -1, &status);
		assert_true(U_SUCCESS(status));
		assert_true(read_bytes(bytes, (size_t)n));
		assert_memory_equal(cell(0, 0), text, strlen(cell(0, 0)));
		assert_non_null(strstr(text, cell(1, 1)));
	}
}

static void
given_blank_lines_and_breaks_in_quotes_when_read_then_rows_keep_their_numbers(void **state)
{
	(void)state;
	assert_true(read_text("a,b\n\n,,\n1,\"x\r\ny\"\n2,=\"0954\"\n3,\"=DISPIMG(\"\"ID_1\"\",1)\"\n"));
	assert_int_equal(book.sheet[0].rows, 4);
	assert_int_equal(book.sheet[0].row[1].number, 4);
	assert_int_equal(grid_cell(&book.sheet[0].row[3], 1)->problem, FINDING_PICTURE_IN_CELL);
	assert_string_equal(cell(1, 1), "x\ny");
	assert_int_equal(book.sheet[0].row[2].number, 5);
	assert_string_equal(cell(2, 1), "0954");
}

static void
given_an_open_quote_or_broken_bytes_when_read_then_the_row_is_named(void **state)
{
	(void)state;
	assert_true(read_text("a,b\n1,2\n3,\"四\n5,6\n"));
	assert_true(found("quote_open", 3));
	assert_true(read_text("\xEF\xBB\xBF甲,乙\n丙,丁\n戊,\xFF己\n"));
	assert_true(found("text_damaged", 3));
}

static void
given_a_picture_when_read_then_it_is_no_sheet(void **state)
{
	char bytes[4000];
	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (char)(i * 7 % 251 + 1);
	assert_false(read_bytes(bytes, sizeof bytes));
	assert_true(found("file_not_workbook", 0));
}

static void
given_any_prefix_of_odd_bytes_when_read_then_it_ends(void **state)
{
	unsigned seed = 1;
	(void)state;
	for (int i = 0; i < 3000; i++) {
		char bytes[64];
		size_t n = (size_t)(i % (int)sizeof bytes);
		for (size_t k = 0; k < n; k++)
			bytes[k] =
			    "\",;\n\r\t\0\xFF\xFE\x81\x30\xE4\xB8\xAD 1"[(seed = seed * 1103515245 + 12345) >> 16 & 15];
		char *exact = malloc(n + 1); /* so that a sanitizer sees the edge */
		memcpy(exact, bytes, n);
		read_bytes(exact, n);
		free(exact);
	}
}

static void
given_unseen_characters_when_cleaned_then_they_are_counted(void **state)
{
	struct clean_count count = { 0 };
	(void)state;
	static const char text[] = "张\u200B三\0\u202E李\r\n四  \n";
	assert_string_equal(clean_text(arena, text, sizeof text - 1, &count), "张三李\n四");
	assert_int_equal(count.stripped, 3);
	clean_report(&count, "a.csv", &findings);
	assert_true(found("unseen_characters", 0));
}

static void
given_old_characters_and_radicals_when_cleaned_then_they_are_ideographs(void **state)
{
	(void)state;
	assert_string_equal(clean_text(arena, "\uE863", 3, NULL), "䶮");
	assert_string_equal(clean_text(arena, "⻢⼀⺟", 9, NULL), "马一母");
	assert_string_equal(clean_text(arena, "\uF900", 3, NULL), "\uF900"); /* names keep these */
	assert_string_equal(clean_text(arena, "e\u0301", 3, NULL), "é");
	assert_string_equal(clean_text(arena, "葛\U000E0100", 7, NULL), "葛\U000E0100");
	assert_int_equal(clean_private_use(0xE000), 0);
}

static void
given_a_very_long_cell_when_cleaned_then_it_is_cut(void **state)
{
	struct clean_count count = { 0 };
	(void)state;
	char *text = malloc(300000);
	for (int i = 0; i < 100000; i++)
		memcpy(text + 3 * i, "字", 3);
	assert_int_equal(strlen(clean_text(arena, text, 300000, &count)), 3 * CLEAN_MAX_CHARACTERS);
	assert_int_equal(count.cut, 1);
	free(text);
}

static void
given_headers_when_compared_then_width_blanks_and_breaks_do_not_count(void **state)
{
	(void)state;
	assert_string_equal(clean_key(arena, "总投资\n（万元） "), "总投资(万元)");
	assert_string_equal(clean_key(arena, "李○"), "李〇");
	assert_string_equal(clean_narrow(arena, "　１８号 "), "18号");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

/* Every row of a long sheet, its name of one to three characters, so that pieces end anywhere in one. */
static void
check_long(const char *name, const char *end, long rows)
{
	struct strbuf text = { 0 };
	char number[24];
	size_t width = strlen(name) / 3;
	strbuf_printf(&text, "序号,姓名,得分%s", end);
	for (long i = 0; i < rows; i++) {
		strbuf_printf(&text, "%ld,", i + 1);
		for (long k = 0; k <= i % 3; k++)
			strbuf_append_n(&text, name, width);
		strbuf_printf(&text, ",%ld%s", i % 101, end);
	}
	arena_free(arena);
	arena = arena_new();
	findings = (struct findings){ .arena = arena };
	assert_true(read_bytes(text.data, text.len));
	strbuf_free(&text);
	assert_int_equal(findings.count, 0);
	assert_int_equal(book.sheet[0].rows, rows + 1);
	for (long i = 0; i < rows; i++) {
		snprintf(number, sizeof number, "%ld", i + 1);
		assert_string_equal(cell((size_t)i + 1, 0), number);
		assert_int_equal(utf8_count(cell((size_t)i + 1, 1)), i % 3 + 1);
		snprintf(number, sizeof number, "%ld", i % 101);
		assert_string_equal(cell((size_t)i + 1, 2), number);
		assert_int_equal(book.sheet[0].row[i + 1].number, i + 2);
	}
}

static void
given_more_rows_than_a_workbook_may_hold_when_read_then_each_is_there(void **state)
{
	(void)state;
	check_long("马马马", "\n", 250000);
	check_long("马马马", "\r\n", 70000);
	check_long("𠮷𠮷𠮷", "\r", 70000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(given_the_same_sheet_in_every_encoding_when_read_then_the_cells_are_the_same),
		TEST(given_tabs_or_semicolons_when_read_then_the_separator_is_guessed),
		TEST(given_commas_in_the_prose_when_read_then_the_header_says_what_parts_the_columns),
		TEST(given_the_euro_of_windows_when_read_then_it_is_a_euro),
		TEST(given_big5_and_gbk_when_read_then_neither_is_taken_for_the_other),
		TEST(given_blank_lines_and_breaks_in_quotes_when_read_then_rows_keep_their_numbers),
		TEST(given_an_open_quote_or_broken_bytes_when_read_then_the_row_is_named),
		TEST(given_a_picture_when_read_then_it_is_no_sheet),
		TEST(given_any_prefix_of_odd_bytes_when_read_then_it_ends),
		TEST(given_unseen_characters_when_cleaned_then_they_are_counted),
		TEST(given_old_characters_and_radicals_when_cleaned_then_they_are_ideographs),
		TEST(given_a_very_long_cell_when_cleaned_then_it_is_cut),
		TEST(given_headers_when_compared_then_width_blanks_and_breaks_do_not_count),
		TEST(given_more_rows_than_a_workbook_may_hold_when_read_then_each_is_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
