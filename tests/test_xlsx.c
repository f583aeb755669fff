/* xlsx: what WPS and Excel write, and what nobody should. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/str.h"
#include "office.h"

/* ---- workbooks by hand ------------------------------------------------ */

#define MAIN "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"

/* A workbook of one sheet; `book_more` stands inside workbook.xml. */
static void
put_frame(zip_t *z, const char *book_more)
{
	static char workbook[2000];
	snprintf(workbook, sizeof workbook,
	    "<workbook " MAIN " xmlns:r=\"" OFFICE "\">%s<sheets><sheet name=\"红黑榜\" sheetId=\"7\" "
	    "r:id=\"rId9\"/></sheets></workbook>",
	    book_more);
	zip_put(z, "_rels/.rels",
	    RELS "<Relationship Id=\"r1\" Type=\"" OFFICE
		 "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
	zip_put(z, "xl/workbook.xml", workbook);
	zip_put(z, "xl/_rels/workbook.xml.rels",
	    RELS "<Relationship Id=\"rId9\" Type=\"" OFFICE "/worksheet\" Target=\"/xl/worksheets/a.xml\"/>"
		 "<Relationship Id=\"rId1\" Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
		 "<Relationship Id=\"rId2\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>");
}

static bool
read_sheet(const char *rows, const char *book_more, const char *strings, const char *styles)
{
	struct strbuf sheet = { 0 };
	strbuf_printf(
	    &sheet, "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">%s</x:worksheet>", rows);
	zip_t *z = zip_begin();
	put_frame(z, book_more);
	zip_put(z, "xl/worksheets/a.xml", sheet.data);
	if (strings)
		zip_put(z, "xl/sharedStrings.xml", strings);
	if (styles)
		zip_put(z, "xl/styles.xml", styles);
	assert_int_equal(zip_close(z), 0);
	strbuf_free(&sheet);
	return read_file();
}

/* ---- what people's programs write ---------------------------------------- */

static void
given_a_workbook_of_excel_when_read_then_every_kind_of_cell_is_told(void **state)
{
	(void)state;
	lxw_workbook *w = workbook_new(office_path());
	lxw_worksheet *s = workbook_add_worksheet(w, "评分");
	lxw_format *day = workbook_add_format(w), *han = workbook_add_format(w), *percent = workbook_add_format(w),
		   *red = workbook_add_format(w), *clock = workbook_add_format(w);
	format_set_num_format(day, "yyyy/m/d;@");
	format_set_num_format(han, "m\"月\"d\"日\"");
	format_set_num_format(percent, "0%");
	format_set_num_format(red, "[Red]0.0;\"d\"0");
	format_set_num_format(clock, "yyyy-mm-dd hh:mm");
	worksheet_write_string(s, 0, 0, "高同村\n家庭卫生", NULL);
	worksheet_write_number(s, 1, 0, 45387, day);
	worksheet_write_number(s, 1, 1, 45387, han);
	worksheet_write_number(s, 1, 2, 0.91, percent);
	worksheet_write_number(s, 1, 3, 88.5, red);
	worksheet_write_number(s, 1, 4, 45387.375, clock);
	worksheet_write_number(s, 1, 5, 13912345678.0, NULL);
	worksheet_write_number(s, 1, 6, 0.1 + 0.2, NULL);
	worksheet_write_boolean(s, 1, 7, 1, NULL);
	worksheet_merge_range(s, 2, 0, 3, 0, "一组", NULL);
	worksheet_write_string(s, 2, 1, "甲", NULL);
	worksheet_write_string(s, 3, 1, "乙", NULL);
	lxw_row_col_options hide = { .hidden = 1 };
	worksheet_set_row_opt(s, 3, LXW_DEF_ROW_HEIGHT, NULL, &hide);
	worksheet_hide(workbook_add_worksheet(w, "选项"));
	workbook_close(w);
	assert_true(read_file());
	assert_int_equal(book.sheets, 2);
	assert_string_equal(book.sheet[0].sheet, "评分");
	assert_true(book.sheet[1].hidden);
	assert_cell(1, 0, CELL_TEXT, "高同村\n家庭卫生");
	assert_cell(2, 0, CELL_DATE, "2024-04-05");
	assert_cell(2, 1, CELL_DATE, "2024-04-05");
	assert_cell(2, 2, CELL_TEXT, "91%");
	assert_cell(2, 3, CELL_NUMBER, "88.5");
	assert_cell(2, 4, CELL_DATE, "2024-04-05T09:00");
	assert_cell(2, 5, CELL_NUMBER, "13912345678");
	assert_cell(2, 6, CELL_NUMBER, "0.3");
	assert_cell(2, 7, CELL_YESNO, "是");
	assert_cell(4, 0, CELL_TEXT, "一组");
	assert_true(cell(0, 4, 0)->merged && !cell(0, 3, 0)->merged);
	assert_true(book.sheet[0].row[3].hidden);
	assert_int_equal(findings.count, 0);
}

static void
given_strings_in_runs_with_readings_when_read_then_only_the_words_are_there(void **state)
{
	(void)state;
	assert_true(read_sheet(
	    "<x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"inlineStr\"><x:is><x:r><x:t>李</x:t></x:r>"
	    "<x:r><x:t>四</x:t></x:r></x:is></x:c><x:c r=\"D1\" t=\"str\"><x:f>A1</x:f><x:v>a_x000D_b</x:v></x:c>"
	    "</x:row></x:sheetData>",
	    "",
	    "<sst " MAIN "><si><r><t>张</t></r><r><t>三</t></r><rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></si></sst>",
	    NULL));
	assert_cell(1, 0, CELL_TEXT, "张三");
	assert_cell(1, 1, CELL_TEXT, "李四");
	assert_cell(1, 3, CELL_TEXT, "a\nb");
}

static void
given_days_counted_from_1904_or_in_chinese_formats_when_read_then_they_are_right(void **state)
{
	static const char styles[] =
	    "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"176\" "
	    "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
	    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/>"
	    "<xf numFmtId=\"57\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>";
	static const char rows[] =
	    "<x:sheetData><x:row r=\"2\"><x:c s=\"1\"><x:v>%s</x:v></x:c><x:c s=\"2\"><x:v>%s</x:v></x:c>"
	    "<x:c s=\"3\"><x:v>0.375</x:v></x:c><x:c s=\"0\"><x:v>45387.0</x:v></x:c>"
	    "<x:c><x:v>1.3912E+10</x:v></x:c></x:row></x:sheetData>";
	char text[1000];
	(void)state;
	snprintf(text, sizeof text, rows, "43925", "43921");
	assert_true(read_sheet(text, "<workbookPr date1904=\"1\"/>", NULL, styles));
	assert_cell(2, 0, CELL_DATE, "2024-04-05");
	assert_cell(2, 1, CELL_DATE, "2024-04-01");
	assert_cell(2, 2, CELL_DATE, "T09:00");
	assert_cell(2, 3, CELL_NUMBER, "45387");
	assert_cell(2, 4, CELL_NUMBER, "13912000000");
	snprintf(text, sizeof text, rows, "59", "61");
	assert_true(read_sheet(text, "", NULL, styles));
	assert_cell(2, 0, CELL_DATE, "1900-02-28");
	assert_cell(2, 1, CELL_DATE, "1900-03-01");
}

static void
given_formats_that_write_words_when_read_then_the_words_are_kept_beside_the_number(void **state)
{
	static const struct {
		const char *code, *value, *shown; /* NULL: the number says it all */
	} e[] = {
		{ "&quot;2024-&quot;000", "17", "2024-017" },
		{ "000", "17", "017" },
		{ "0&quot;月&quot;", "4", "4月" },
		{ "&quot;2024年&quot;0&quot;月&quot;", "12", "2024年12月" },
		{ "0000\\-0000000", "9543010001", "0954-3010001" },
		{ "&quot;第&quot;General&quot;号&quot;", "7", "第7号" },
		{ "0.00", "2024.1", "2024.10" },
		{ "#,##0.0_ ", "1234.56", "1,234.6" },
		{ "[=1]&quot;是&quot;;[=0]&quot;否&quot;", "0", "否" },
		{ "&quot;甲&quot;0;&quot;乙&quot;0", "-3", "乙3" },
		{ "yyyy&quot;年&quot;m&quot;月&quot;", "45383", "2024年4月" },
		{ "m&quot;月&quot;d&quot;日&quot;", "45355", "3月4日" },
		{ "General", "17", NULL },
		{ "0", "17", NULL },
		{ "# ?/?", "0.5", NULL },
		{ "0.00E+00", "17", NULL },
		{ "&quot;open", "17", "open" },
		{ "[DBNum1]0", "17", NULL },
		{ "0;-0;", "17", NULL },
	};
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		char styles[500], rows[200];
		snprintf(styles, sizeof styles,
		    "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"176\" formatCode=\"%s\"/></numFmts>"
		    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>",
		    e[i].code);
		snprintf(rows, sizeof rows,
		    "<x:sheetData><x:row><x:c s=\"1\"><x:v>%s</x:v></x:c></x:row></x:sheetData>", e[i].value);
		assert_true(read_sheet(rows, "", NULL, styles));
		const char *shown = cell(0, 1, 0)->shown;
		if (!str_equal(shown, e[i].shown))
			fail_msg("%s of %s is shown as 「%s」", e[i].code, e[i].value, shown ? shown : "NULL");
	}
}

static void
given_formats_that_show_nothing_when_read_then_a_number_is_named_and_a_nought_is_empty(void **state)
{
	static const struct {
		const char *code, *value;
		enum cell_kind kind;
	} e[] = { { ";;;", "17", CELL_BROKEN }, { "0;;", "-3", CELL_BROKEN }, { ";;;@", "45383", CELL_BROKEN },
		{ "0;-0;;@", "0", CELL_EMPTY }, { "0;-0;;@", "-3", CELL_NUMBER }, { "0;-0;;@", "17", CELL_NUMBER } };
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		char styles[500], rows[200];
		snprintf(styles, sizeof styles,
		    "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"176\" formatCode=\"%s\"/></numFmts>"
		    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs></styleSheet>",
		    e[i].code);
		snprintf(rows, sizeof rows,
		    "<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c s=\"1\"><x:v>%s</x:v></x:c></x:row></x:sheetData>",
		    e[i].value);
		assert_true(read_sheet(rows, "", NULL, styles));
		const struct grid_row *row = &book.sheet[0].row[0];
		assert_int_equal(row->cells > 1 ? row->cell[1].kind : CELL_EMPTY, e[i].kind);
	}
}

static void
given_columns_that_are_hidden_when_read_then_the_grid_says_which(void **state)
{
	(void)state;
	assert_true(read_sheet(
	    "<x:cols><x:col min=\"2\" max=\"2\" hidden=\"1\" width=\"9\"/><x:col min=\"4\" max=\"4\" width=\"0\"/>"
	    "<x:col min=\"6\" max=\"16384\" hidden=\"true\"/></x:cols><x:sheetData><x:row ht=\"0\"><x:c><x:v>1</x:v>"
	    "</x:c></x:row><x:row hidden=\"1\"><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>",
	    "", NULL, NULL));
	static const bool want[] = { false, true, false, true, false, true };
	for (int c = 0; c < 6; c++)
		assert_int_equal(book.sheet[0].hidden_column[c], want[c]);
	assert_true(book.sheet[0].hidden_column[GRID_MAX_COLUMNS - 1]);
	assert_true(book.sheet[0].row[0].hidden && book.sheet[0].row[1].hidden);
	assert_true(read_sheet("<x:sheetData/>", "", NULL, NULL));
	assert_null(book.sheet[0].hidden_column);
}

/* A column or row dragged together to a line, or a sheet whose columns have no width unless one is said. */
static void
given_columns_and_rows_as_thin_as_a_line_when_read_then_they_are_hidden(void **state)
{
	(void)state;
	assert_true(read_sheet("<x:cols><x:col min=\"2\" max=\"2\" width=\"0.08203125\" customWidth=\"1\"/></x:cols>"
			       "<x:sheetData><x:row ht=\"0.75\"><x:c><x:v>1</x:v></x:c></x:row><x:row ht=\"6\"><x:c>"
			       "<x:v>2</x:v></x:c></x:row></x:sheetData>",
	    "", NULL, NULL));
	assert_true(book.sheet[0].hidden_column[1] && !book.sheet[0].hidden_column[0]);
	assert_true(book.sheet[0].row[0].hidden && !book.sheet[0].row[1].hidden);
	assert_true(
	    read_sheet("<x:sheetFormatPr defaultColWidth=\"0\"/><x:cols><x:col min=\"1\" max=\"1\" width=\"9\"/>"
		       "<x:col min=\"3\" max=\"3\" width=\"9\"/></x:cols><x:sheetData/>",
		"", NULL, NULL));
	static const bool want[] = { false, true, false, true };
	for (int c = 0; c < 4; c++)
		assert_int_equal(book.sheet[0].hidden_column[c], want[c]);
}

static void
given_words_said_twice_or_beside_a_mark_when_read_then_they_are_there_once(void **state)
{
	(void)state;
	assert_true(read_sheet(
	    "<x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>柴草</x:t></x:is><x:v>柴草</x:v></x:c>"
	    "<x:c t=\"inlineStr\"><x:v>垃圾</x:v><x:is><x:t>垃圾</x:t></x:is></x:c>"
	    "<x:c t=\"inlineStr\"><x:is><x:t/></x:is><x:v>只有一个</x:v></x:c><x:c vm=\"1\"><x:v>5</x:v></x:c>"
	    "<x:c vm=\"2\" t=\"str\"><x:v>词</x:v></x:c><x:c vm=\"3\" t=\"e\"><x:v>#VALUE!</x:v></x:c>"
	    "</x:row></x:sheetData>",
	    "", NULL, NULL));
	assert_cell(1, 0, CELL_TEXT, "柴草");
	assert_cell(1, 1, CELL_TEXT, "垃圾");
	assert_cell(1, 2, CELL_TEXT, "只有一个");
	assert_cell(1, 3, CELL_NUMBER, "5");
	assert_cell(1, 4, CELL_TEXT, "词");
	assert_int_equal(cell(0, 1, 5)->problem, FINDING_PICTURE_IN_CELL);
}

static void
given_1904_days_beside_extensions_when_read_then_they_stay_1904(void **state)
{
	static const char *const more[] = { ("<workbookPr date1904=\"1\"/><extLst><ext xmlns:x15=\"u\"><x15:workbookPr "
					     "chartTrackingRefBase=\"1\"/></ext></extLst>"),
		"<workbookPr date1904=\"true\"/><workbookPr/>", "<workbookPr/><workbookPr date1904=\"1\"/>" };
	static const char styles[] = "<styleSheet " MAIN "><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
	(void)state;
	for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
		assert_true(read_sheet("<x:sheetData><x:row><x:c s=\"0\"><x:v>43925</x:v></x:c></x:row></x:sheetData>",
		    more[i], NULL, styles));
		assert_cell(1, 0, CELL_DATE, "2024-04-05");
	}
}

/* Where the next four bytes of a mark stand; n when nowhere. */
static size_t
mark_at(const char *bytes, size_t n, const char *mark, size_t from)
{
	const char *p = memmem(bytes + from, n - from, mark, 4);
	return p ? (size_t)(p - bytes) : n;
}

/* What .NET says twice and differently: times, versions; and bytes behind the end. */
static void
given_archives_of_other_writers_when_read_then_they_are_sound(void **state)
{
	static const char *const behind[] = { "", "\0\0\0\0\0\0\0\0", "sent by mail", "\r\n" };
	(void)state;
	for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
		size_t n, more = i == 1 ? 8 : strlen(behind[i]);
		assert_true(
		    read_sheet("<x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData>", "", NULL, NULL));
		char *bytes = load(&n), *whole = malloc(n + more);
		for (size_t at = 0; (at = mark_at(bytes, n, "PK\3\4", at)) < n; at += 4) {
			bytes[at + 4] = 45;
			bytes[at + 10]++;
		}
		memcpy(whole, bytes, n);
		memcpy(whole + n, behind[i], more);
		assert_true(read_bytes(whole, n + more));
		assert_cell(1, 0, CELL_NUMBER, "5");
		free(bytes);
		free(whole);
	}
}

/* Folders parted as on Windows, something before the archive, zeros to the end of a broken stick's cluster. */
static void
given_archives_that_others_open_when_read_then_so_do_we(void **state)
{
	enum { ZEROS = 100000 };
	static const char *const before[] = { "", "\r\n", "\xEF\xBB\xBF", "Content-Type: application/zip\r\n\r\n" };
	static const char *const parts[] = { "_rels\\.rels", "xl\\workbook.xml", "xl\\_rels\\workbook.xml.rels",
		"XL\\Worksheets\\a.xml" };
	size_t n;
	(void)state;
	zip_t *z = zip_begin();
	put_frame(z, "");
	zip_put(z, "xl/worksheets/a.xml",
	    "<worksheet " MAIN "><sheetData><row><c><v>5</v></c></row></sheetData></worksheet>");
	for (zip_uint64_t i = 0; i < 4; i++)
		assert_int_equal(zip_file_rename(z, i, parts[i], 0), 0);
	assert_int_equal(zip_close(z), 0);
	char *bytes = load(&n), *whole = calloc(1, n + ZEROS + 100);
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		size_t first = strlen(before[i]);
		memcpy(whole, before[i], first);
		memcpy(whole + first, bytes, n);
		assert_true(read_bytes(whole, first + n + ZEROS * (i % 2)));
		assert_cell(1, 0, CELL_NUMBER, "5");
	}
	free(bytes);
	free(whole);
}

static void
given_an_archive_with_two_ends_or_a_wrong_sum_when_read_then_it_is_refused(void **state)
{
	size_t n;
	(void)state;
	assert_true(read_sheet("<x:sheetData><x:row><x:c><x:v>5</x:v></x:c></x:row></x:sheetData>", "", NULL, NULL));
	char *bytes = load(&n), *twice = malloc(n + 22);
	memcpy(twice, bytes, n);
	memcpy(twice + n, bytes + n - 22, 22);
	assert_false(read_bytes(twice, n + 22));
	assert_true(found("file_unsafe"));
	findings.count = 0;
	for (size_t at = 0; (at = mark_at(bytes, n, "PK\1\2", at)) < n; at += 4)
		bytes[at + 16] ^= 1;
	assert_false(read_bytes(bytes, n));
	assert_true(found("file_damaged"));
	free(bytes);
	free(twice);
}

static void
given_archives_of_other_programs_when_read_then_each_is_called_what_it_is(void **state)
{
	static const struct {
		const char *part, *code, *word;
	} e[] = {
		{ "xl/workbook.bin", "file_xlsb", ".xlsb" },
		{ "Index/Document.iwa", "file_numbers", "Numbers" },
		{ "Index.zip", "file_numbers", "Numbers" },
		{ "word/document.xml", "file_document", "文字" },
		{ "ppt/presentation.xml", "file_document", "幻灯片" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		zip_t *z = zip_begin();
		zip_put(z, e[i].part, "x");
		assert_int_equal(zip_close(z), 0);
		findings.count = 0;
		assert_false(read_file());
		assert_true(found(e[i].code));
		assert_non_null(strstr(finding_sentence(arena, &findings.item[0]), e[i].word));
	}
}

static void
given_cells_that_hold_no_value_when_read_then_they_say_what_to_do(void **state)
{
	(void)state;
	assert_true(read_sheet(
	    "<x:sheetData><x:row><x:c><x:f>SUM(A2:A9)</x:f><x:v></x:v></x:c><x:c t=\"e\"><x:v>#N/A</x:v></x:c>"
	    "<x:c t=\"str\"><x:f>_xlfn.DISPIMG(\"ID_1\",1)</x:f><x:v>=DISPIMG(\"ID_1\",1)</x:v></x:c>"
	    "<x:c t=\"str\"><x:f>IF(1,\"\")</x:f><x:v></x:v></x:c><x:c "
	    "t=\"s\"><x:v>0</x:v></x:c></x:row></x:sheetData>",
	    "", "<sst " MAIN "><si><t>=_xlfn.DISPIMG(&quot;ID_1&quot;,1)</t></si></sst>", NULL));
	for (int c = 0; c < 3; c++)
		assert_int_equal(cell(0, 1, c)->kind, CELL_BROKEN);
	assert_int_equal(cell(0, 1, 0)->problem, FINDING_FORMULA_EMPTY);
	assert_int_equal(cell(0, 1, 1)->problem, FINDING_FORMULA_WRONG);
	assert_string_equal(cell(0, 1, 1)->text, "#N/A");
	assert_int_equal(cell(0, 1, 2)->problem, FINDING_PICTURE_IN_CELL);
	assert_int_equal(cell(0, 1, 3)->kind, CELL_EMPTY);
	assert_int_equal(cell(0, 1, 4)->problem, FINDING_PICTURE_IN_CELL); /* written by others than WPS */
}

static void
given_a_million_blank_formatted_rows_when_read_then_they_are_not_there(void **state)
{
	struct strbuf rows = { 0 };
	(void)state;
	strbuf_append(&rows, "<x:sheetData>");
	for (int i = 1; i <= 1000000; i++)
		strbuf_printf(&rows, "<x:row r=\"%d\" s=\"1\" ht=\"%d\"><x:c r=\"A%d\" s=\"1\"/></x:row>", i,
		    i % 9973 * 7919 % 9973, i);
	strbuf_append(&rows, "<x:row r=\"1000001\"><x:c r=\"B1000001\"><x:v>1</x:v></x:c></x:row></x:sheetData>");
	assert_true(read_sheet(rows.data, "", NULL, NULL));
	assert_int_equal(book.sheet[0].rows, 1);
	assert_int_equal(book.sheet[0].row[0].number, 1000001);
	strbuf_free(&rows);
}

/* ---- pictures that were pasted ------------------------------------------------------ */

#define JPEG "\xFF\xD8\xFF\xE0 a picture"
#define DRAWN "<x:sheetData><x:row r=\"1\"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData><x:drawing r:id=\"rId1\"/>"

/* A workbook whose sheet has a drawing and cells with pictures of WPS. */
static bool
read_pictures(const char *rows, const char *drawing, const char *cell_images)
{
	struct strbuf sheet = { 0 };
	strbuf_printf(
	    &sheet, "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\">%s</x:worksheet>", rows);
	zip_t *z = zip_begin();
	put_frame(z, "");
	zip_put(z, "xl/worksheets/a.xml", sheet.data);
	zip_put(z, "xl/worksheets/_rels/a.xml.rels",
	    RELS "<Relationship Id=\"rId1\" Type=\"" OFFICE
		 "/drawing\" Target=\"../drawings/d.xml\"/></Relationships>");
	static const char images[] =
	    RELS "<Relationship Id=\"rId1\" Type=\"" OFFICE
		 "/image\" Target=\"/xl/media/one.jpeg\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
		 "/image\" Target=\"%smedia/two.emf\"/></Relationships>";
	char relations[2][700];
	snprintf(relations[0], sizeof relations[0], images, "../");
	snprintf(relations[1], sizeof relations[1], images, "");
	zip_put(z, "xl/drawings/_rels/d.xml.rels", relations[0]);
	zip_put(z, "xl/_rels/cellimages.xml.rels", relations[1]);
	zip_put(z, "xl/media/one.jpeg", JPEG);
	zip_put(z, "xl/media/two.emf", "nothing we can show");
	if (drawing)
		zip_put(z, "xl/drawings/d.xml", drawing);
	if (cell_images)
		zip_put(z, "xl/cellimages.xml", cell_images);
	assert_int_equal(zip_close(z), 0);
	strbuf_free(&sheet);
	return read_file();
}

#define ANCHOR(kind, row, column, to, blip)                                                                            \
	"<xdr:" kind "><xdr:from><xdr:col>" column "</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>" row                 \
	"</xdr:row></xdr:from>" to                                                                                     \
	"<xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"1\" name=\"图片 1\"/></xdr:nvPicPr><xdr:blipFill>"                    \
	"<a:blip r:embed=\"" blip "\"/></xdr:blipFill></xdr:pic></xdr:" kind ">"

static void
given_pictures_on_a_sheet_when_read_then_each_has_its_row_and_columns(void **state)
{
	(void)state;
	assert_true(read_pictures(DRAWN,
	    "<xdr:wsDr>" ANCHOR("twoCellAnchor", "4", "2", "<xdr:to><xdr:col>3</xdr:col><xdr:row>6</xdr:row></xdr:to>",
		"rId1") ANCHOR("oneCellAnchor", "1", "13", "<xdr:ext cx=\"1\" cy=\"1\"/>",
		"rId1") "<xdr:absoluteAnchor><xdr:pic><xdr:blipFill><a:blip "
			"r:embed=\"rId1\"/></xdr:blipFill></xdr:pic></xdr:absoluteAnchor>" ANCHOR("oneCellAnchor", "7",
			    "0", "", "rId2") ANCHOR("oneCellAnchor", "8", "0", "", "rId9") "</xdr:wsDr>",
	    NULL));
	const struct grid *g = &book.sheet[0];
	static const int want[][3] = { { 0, -1, -1 }, { 2, 13, 13 }, { 5, 2, 3 }, { 8, 0, 0 }, { 9, 0, 0 } };
	assert_int_equal(g->pictures, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(g->picture[i].row, want[i][0]);
		assert_int_equal(g->picture[i].column, want[i][1]);
		assert_int_equal(g->picture[i].last_column, want[i][2]);
		assert_true((g->picture[i].what != NULL) == (i < 3));
	}
	assert_ptr_equal(g->picture[1].what, g->picture[2].what);
	assert_true(str_starts(g->picture[1].what->name, "贴图-") && str_ends(g->picture[1].what->name, ".jpg"));
	assert_int_equal(g->picture[1].what->size, strlen(JPEG));
	assert_int_equal(findings.count, 0);
}

#define CELL_IMAGE(name, blip)                                                                                         \
	"<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id=\"2\" name=\"" name                                        \
	"\"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed=\"" blip "\"/></xdr:blipFill></xdr:pic></etc:cellImage>"

#define LYING(row, deep, column, far, end, cut)                                                                        \
	"<xdr:twoCellAnchor><xdr:from><xdr:col>" column "</xdr:col><xdr:colOff>" far "</xdr:colOff><xdr:row>" row      \
	"</xdr:row><xdr:rowOff>" deep "</xdr:rowOff></xdr:from><xdr:to>" end "</xdr:to><xdr:pic><xdr:nvPicPr>"         \
	"<xdr:cNvPr id=\"1\" name=\"a\"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed=\"rId1\"/>" cut                   \
	"</xdr:blipFill></xdr:pic></xdr:twoCellAnchor>"
#define END(row, deep, column)                                                                                         \
	"<xdr:col>" column "</xdr:col><xdr:colOff>300000</xdr:colOff><xdr:row>" row "</xdr:row><xdr:rowOff>" deep      \
	"</xdr:rowOff>"

/* Rows of 100 points, columns of 64 pixels; a finger's breadth too high or too far left does not count. */
static void
given_pictures_that_reach_over_an_edge_when_read_then_they_are_tied_where_they_lie(void **state)
{
	static const struct {
		const char *drawing;
		int row, column;
	} e[] = {
		{ LYING("1", "1200000", "1", "550000", END("2", "1100000", "2"), ""), 3, 2 },
		{ LYING("1", "700000", "1", "0", END("1", "1200000", "1"), ""), 2, 1 },
		{ LYING("1", "100000", "1", "100000", END("30", "0", "9"), ""), 2, 1 },
		{ LYING("1", "700000", "1", "400000", END("2", "300000", "2"), ""), 2, 2 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		char drawing[1500];
		snprintf(drawing, sizeof drawing, "<xdr:wsDr>%s</xdr:wsDr>", e[i].drawing);
		assert_true(read_pictures("<x:sheetData><x:row r=\"2\" ht=\"100\"><x:c><x:v>1</x:v></x:c></x:row>"
					  "<x:row r=\"3\" ht=\"100\"><x:c><x:v>1</x:v></x:c></x:row></x:sheetData>",
		    drawing, NULL));
		assert_int_equal(book.sheet[0].pictures, 1);
		assert_int_equal(book.sheet[0].picture[0].row, e[i].row);
		assert_int_equal(book.sheet[0].picture[0].at_column, e[i].column);
	}
}

/* What was cut away or hidden was not meant to be seen, and of a group nobody knows whose is whose. */
static void
given_pictures_that_are_cut_hidden_or_grouped_when_read_then_they_are_not_taken_blindly(void **state)
{
	(void)state;
	assert_true(read_pictures(DRAWN,
	    "<xdr:wsDr>" LYING("1", "0", "1", "0", END("1", "9", "1"), "<a:srcRect l=\"20000\"/>") LYING("2", "0", "1",
		"0", END("2", "9", "1"),
		"<a:srcRect b=\"300\"/><a:stretch/>") "<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>5</"
						      "xdr:row></xdr:from><xdr:pic><xdr:nvPicPr>"
						      "<xdr:cNvPr name=\"b\" "
						      "hidden=\"1\"/></xdr:nvPicPr><xdr:blipFill><a:blip "
						      "r:embed=\"rId1\"/></xdr:blipFill>"
						      "</xdr:pic></"
						      "xdr:oneCellAnchor><xdr:twoCellAnchor><xdr:from><xdr:col>1</"
						      "xdr:col><xdr:row>6</xdr:row>"
						      "</xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:row>8</xdr:row></"
						      "xdr:to><xdr:grpSp><xdr:pic><xdr:blipFill>"
						      "<a:blip "
						      "r:embed=\"rId1\"/></xdr:blipFill></xdr:pic></xdr:grpSp></"
						      "xdr:twoCellAnchor></xdr:wsDr>",
	    NULL));
	const struct grid *g = &book.sheet[0];
	assert_int_equal(g->pictures, 3);
	assert_int_equal(g->picture[0].row, 0);
	assert_true(g->picture[1].row == 2 && g->picture[1].cropped && !g->picture[1].what);
	assert_true(g->picture[2].row == 3 && !g->picture[2].cropped && g->picture[2].what);
}

static void
given_pictures_in_cells_of_wps_when_read_then_they_are_tied_to_the_cell(void **state)
{
	(void)state;
	assert_true(read_pictures(
	    "<x:sheetData><x:row r=\"3\"><x:c r=\"B3\" t=\"str\"><x:f>_xlfn.DISPIMG(\"ID_A\",1)</x:f>"
	    "<x:v>=DISPIMG(\"ID_A\",1)</x:v></x:c><x:c r=\"C3\" t=\"str\"><x:v>=DISPIMG(\"ID_A\",1)</x:v></x:c>"
	    "<x:c r=\"D3\" t=\"str\"><x:f>DISPIMG(\"ID_B\",1)</x:f><x:v/></x:c><x:c r=\"E3\" "
	    "t=\"str\"><x:f>DISPIMG(</x:f></x:c>"
	    "<x:c r=\"F3\"><x:v>9</x:v></x:c></x:row></x:sheetData>",
	    NULL, "<etc:cellImages>" CELL_IMAGE("ID_A", "rId1") CELL_IMAGE("ID_B", "rId2") "</etc:cellImages>"));
	const struct grid *g = &book.sheet[0];
	assert_int_equal(g->pictures, 2);
	assert_int_equal(g->picture[0].row, 3);
	assert_int_equal(g->picture[0].column, 1);
	assert_int_equal(g->picture[1].column, 2);
	assert_cell(3, 1, CELL_EMPTY, "");
	assert_int_equal(cell(0, 3, 3)->problem, FINDING_PICTURE_IN_CELL); /* no photo */
	assert_int_equal(cell(0, 3, 4)->problem, FINDING_PICTURE_IN_CELL); /* no name */
	assert_cell(3, 5, CELL_NUMBER, "9");
}

static void
given_a_drawing_that_is_broken_when_read_then_the_sheet_is_read_without_it(void **state)
{
	static const char *const e[] = { "<xdr:wsDr><xdr:oneCellAnchor>", "<!DOCTYPE a [<!ENTITY b \"c\">]><xdr:wsDr/>",
		"\xFF\xFE" };
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		findings.count = 0;
		assert_true(read_pictures(DRAWN, e[i], NULL));
		assert_cell(1, 0, CELL_NUMBER, "1");
		assert_true(found("pictures_left"));
		assert_int_equal(findings.errors, 0);
	}
	findings.count = 0;
	assert_true(read_pictures(DRAWN, NULL, NULL)); /* one that is not there */
	assert_int_equal(findings.count, 0);
}

static void
given_drawings_with_bytes_changed_when_read_then_they_end(void **state)
{
	static const char drawing[] = "<xdr:wsDr>" ANCHOR("twoCellAnchor", "4", "2",
	    "<xdr:to><xdr:col>3</xdr:col><xdr:row>6</xdr:row></xdr:to>", "rId1") "</xdr:wsDr>";
	static const char images[] = "<etc:cellImages>" CELL_IMAGE("ID_A", "rId1") "</etc:cellImages>";
	unsigned seed = 5;
	(void)state;
	for (int i = 0; i < 1500; i++) {
		char changed[2][600];
		snprintf(changed[0], sizeof changed[0], "%s", drawing);
		snprintf(changed[1], sizeof changed[1], "%s", images);
		for (int k = 0; k < 3; k++) {
			char *one = changed[k % 2];
			seed = seed * 1103515245 + 12345;
			one[(seed >> 8) % strlen(one)] = (char)(32 + (seed >> 16) % 95);
		}
		office_again();
		read_pictures(
		    "<x:sheetData><x:row><x:c t=\"str\"><x:v>=DISPIMG(\"ID_A\",1)</x:v></x:c></x:row></x:sheetData>",
		    changed[0], changed[1]);
	}
}

/* ---- what must be refused ---------------------------------------------------- */

static void
given_a_doctype_or_a_deep_tree_when_read_then_it_is_refused(void **state)
{
	struct strbuf deep = { 0 };
	(void)state;
	for (int i = 0; i < 100; i++)
		strbuf_append(&deep, "<x:a>");
	for (int i = 0; i < 100; i++)
		strbuf_append(&deep, "</x:a>");
	assert_false(read_sheet(deep.data, "", NULL, NULL));
	assert_true(found("file_unsafe"));
	strbuf_free(&deep);
	findings.count = 0;
	assert_false(read_sheet("<x:sheetData/>", "", "<!DOCTYPE sst [<!ENTITY a \"b\">]><sst " MAIN "/>", NULL));
	assert_true(found("file_unsafe"));
	findings.count = 0;
	assert_false(read_sheet("<x:sheetData>", "", NULL, NULL));
	assert_true(found("file_damaged"));
}

static void
given_names_that_lead_out_when_read_then_they_are_refused(void **state)
{
	static const char *const names[] = { "../a.xml", "/etc/a", "xl\\..\\a.xml", "\\a.xml", "xl/../../a",
		"XL\\WORKBOOK.xml" };
	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		findings.count = 0;
		zip_t *z = zip_begin();
		put_frame(z, "");
		zip_put(z, "xl/worksheets/a.xml", "<worksheet " MAIN "/>");
		zip_put(z, names[i], "x");
		assert_int_equal(zip_close(z), 0);
		assert_false(read_file());
		assert_true(found("file_unsafe"));
	}
}

static void
given_parts_named_from_the_root_or_listed_nowhere_when_read_then_the_sheet_is_found(void **state)
{
	(void)state;
	for (int root = 0; root < 2; root++) {
		zip_t *z = zip_begin();
		if (root)
			zip_put(z, "/_rels/.rels",
			    RELS "<Relationship Id=\"r1\" Type=\"" OFFICE
				 "/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>");
		zip_put(z, root ? "/xl/workbook.xml" : "xl/workbook.xml",
		    "<workbook " MAIN " xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"甲\" sheetId=\"1\" r:id=\"rId1\"/>"
		    "</sheets></workbook>");
		zip_put(z, root ? "/xl/worksheets/sheet1.xml" : "xl/worksheets/sheet1.xml",
		    "<worksheet " MAIN "><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>");
		zip_put(z, root ? "/xl/sharedStrings.xml" : "xl/sharedStrings.xml",
		    "<sst " MAIN "><si><t>乙</t></si></sst>");
		assert_int_equal(zip_close(z), 0);
		assert_true(read_file());
		assert_string_equal(book.sheet[0].sheet, "甲");
		assert_cell(1, 0, CELL_TEXT, "乙");
	}
}

static void
given_a_bomb_when_read_then_it_is_refused(void **state)
{
	(void)state;
	char *blanks = malloc(40000001);
	memset(blanks, ' ', 40000000);
	blanks[40000000] = '\0';
	assert_false(read_sheet(blanks, "", NULL, NULL));
	assert_true(found("file_too_large"));
	free(blanks);
}

/* Points the second entry of the central directory at the first one's bytes. */
static void
given_entries_that_overlap_when_read_then_they_are_refused(void **state)
{
	size_t n, seen = 0, first = 0;
	(void)state;
	assert_true(read_sheet("<x:sheetData/>", "", NULL, NULL));
	char *bytes = load(&n);
	for (size_t i = 0; i + 46 < n; i++) {
		if (memcmp(bytes + i, "PK\1\2", 4) != 0)
			continue;
		if (seen++ == 0)
			first = i;
		else if (seen == 2) {
			memcpy(bytes + i + 42, bytes + first + 42, 4);
			memcpy(bytes + i + 20, bytes + first + 20, 8);
		}
	}
	assert_false(read_bytes(bytes, n));
	assert_true(found("file_unsafe"));
	free(bytes);
}

static void
given_strings_that_are_shown_a_million_times_when_read_then_it_stops(void **state)
{
	struct strbuf rows = { 0 }, text = { 0 };
	(void)state;
	strbuf_append(&text, "<sst " MAIN "><si><t>");
	for (int i = 0; i < 15000; i++)
		strbuf_append(&text, "字");
	strbuf_append(&text, "</t></si></sst>");
	strbuf_append(&rows, "<x:sheetData>");
	for (int i = 1; i <= 50000; i++)
		strbuf_printf(&rows, "<x:row r=\"%d\" ht=\"%d\"><x:c t=\"s\"><x:v>0</x:v></x:c></x:row>", i,
		    i % 9973 * 7919 % 9973);
	strbuf_append(&rows, "</x:sheetData>");
	assert_false(read_sheet(rows.data, "", text.data, NULL));
	assert_true(found("sheet_too_large"));
	strbuf_free(&rows);
	strbuf_free(&text);
}

static void
given_a_range_merged_over_everything_when_read_then_only_real_rows_are_filled(void **state)
{
	(void)state;
	assert_true(
	    read_sheet("<x:sheetData><x:row r=\"1\"><x:c><x:v>1</x:v></x:c></x:row><x:row r=\"900000\"><x:c "
		       "r=\"B900000\"><x:v>2</x:v>"
		       "</x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref=\"A1:XFD1048576\"/></x:mergeCells>",
		"", NULL, NULL));
	assert_int_equal(book.sheet[0].rows, 2);
	assert_string_equal(cell(0, 900000, 0)->text, "1");
	assert_string_equal(cell(0, 900000, 1)->text, "1"); /* the 2 below it is seen by nobody */
	assert_int_equal(book.sheet[0].columns, GRID_MAX_COLUMNS);
}

static void
given_values_under_a_merged_range_when_read_then_only_what_is_seen_is_there(void **state)
{
	(void)state;
	assert_true(read_sheet("<x:sheetData><x:row r=\"2\"><x:c r=\"A2\"/><x:c r=\"B2\"><x:v>7</x:v></x:c><x:c "
			       "r=\"C2\"><x:v>8</x:v></x:c>"
			       "<x:c r=\"E2\"><x:v>9</x:v></x:c></x:row><x:row r=\"3\"><x:c r=\"C3\"><x:v>6</x:v></x:c>"
			       "<x:c r=\"D3\"><x:v>5</x:v></x:c></x:row></x:sheetData><x:mergeCells "
			       "count=\"2\"><x:mergeCell ref=\"A2:B2\"/>"
			       "<x:mergeCell ref=\"C2:D3\"/></x:mergeCells>",
	    "", NULL, NULL));
	assert_int_equal(cell(0, 2, 1)->kind, CELL_EMPTY);
	assert_cell(2, 3, CELL_NUMBER, "8");
	assert_cell(3, 2, CELL_NUMBER, "8");
	assert_cell(3, 3, CELL_NUMBER, "8");
	assert_cell(2, 4, CELL_NUMBER, "9");
}

static void
given_files_that_are_no_workbook_when_read_then_each_says_its_cure(void **state)
{
	static const char ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....";
	static const char locked[] =
	    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
	static const char html[] = "\n<HTML><table><tr><td>1";
	(void)state;
	assert_false(read_bytes(ole, sizeof ole));
	assert_true(found("file_old_format"));
	assert_false(read_bytes(locked, sizeof locked));
	assert_true(found("file_password"));
	assert_false(read_bytes(html, sizeof html));
	assert_true(found("file_html"));
	assert_false(read_bytes("", 0));
	assert_true(found("file_empty"));
	static const char letter[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0";
	findings.count = 0;
	assert_false(read_bytes(letter, sizeof letter));
	assert_true(found("file_document"));
	assert_false(workbook_read(arena, ole, sizeof ole, "花名册.et", &book, &findings));
	assert_non_null(strstr(finding_sentence(arena, &findings.item[findings.count - 1]), ".et"));
	static const struct {
		const char *bytes, *word;
	} others[] = { { "<?xml version=\"1.0\"?><office:document xmlns=\"fods\"/>", "XML" },
		{ "MIME-Version: 1.0\r\nX-Document-Type: Workbook", "网页" },
		{ "\x09\x08\x08\0\0\5\x10\0                            ", "老格式" } };
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		findings.count = 0;
		assert_false(read_bytes(others[i].bytes, 36));
		assert_non_null(strstr(finding_sentence(arena, &findings.item[0]), others[i].word));
	}
	assert_false(read_bytes("PK\3\4rubbish", 11));
	assert_true(found("file_damaged"));
	assert_true(read_bytes("序号,姓名\n1,张三\n", 22));
	assert_string_equal(cell(0, 2, 1)->text, "张三");
}

/* Any bytes may come; a sanitizer watches. */
static void
given_a_workbook_with_bytes_changed_when_read_then_it_ends(void **state)
{
	(void)state;
	assert_true(read_sheet("<x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c></x:row></x:sheetData>", "",
	    "<sst " MAIN "><si><t>张三</t></si></sst>", NULL));
	office_spoil(3000, 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		AT_OFFICE(given_a_workbook_of_excel_when_read_then_every_kind_of_cell_is_told),
		AT_OFFICE(given_strings_in_runs_with_readings_when_read_then_only_the_words_are_there),
		AT_OFFICE(given_days_counted_from_1904_or_in_chinese_formats_when_read_then_they_are_right),
		AT_OFFICE(given_formats_that_write_words_when_read_then_the_words_are_kept_beside_the_number),
		AT_OFFICE(given_formats_that_show_nothing_when_read_then_a_number_is_named_and_a_nought_is_empty),
		AT_OFFICE(given_columns_that_are_hidden_when_read_then_the_grid_says_which),
		AT_OFFICE(given_columns_and_rows_as_thin_as_a_line_when_read_then_they_are_hidden),
		AT_OFFICE(given_words_said_twice_or_beside_a_mark_when_read_then_they_are_there_once),
		AT_OFFICE(given_1904_days_beside_extensions_when_read_then_they_stay_1904),
		AT_OFFICE(given_archives_of_other_writers_when_read_then_they_are_sound),
		AT_OFFICE(given_archives_that_others_open_when_read_then_so_do_we),
		AT_OFFICE(given_an_archive_with_two_ends_or_a_wrong_sum_when_read_then_it_is_refused),
		AT_OFFICE(given_archives_of_other_programs_when_read_then_each_is_called_what_it_is),
		AT_OFFICE(given_cells_that_hold_no_value_when_read_then_they_say_what_to_do),
		AT_OFFICE(given_a_million_blank_formatted_rows_when_read_then_they_are_not_there),
		AT_OFFICE(given_pictures_on_a_sheet_when_read_then_each_has_its_row_and_columns),
		AT_OFFICE(given_pictures_that_reach_over_an_edge_when_read_then_they_are_tied_where_they_lie),
		AT_OFFICE(given_pictures_that_are_cut_hidden_or_grouped_when_read_then_they_are_not_taken_blindly),
		AT_OFFICE(given_pictures_in_cells_of_wps_when_read_then_they_are_tied_to_the_cell),
		AT_OFFICE(given_a_drawing_that_is_broken_when_read_then_the_sheet_is_read_without_it),
		AT_OFFICE(given_drawings_with_bytes_changed_when_read_then_they_end),
		AT_OFFICE(given_a_doctype_or_a_deep_tree_when_read_then_it_is_refused),
		AT_OFFICE(given_names_that_lead_out_when_read_then_they_are_refused),
		AT_OFFICE(given_parts_named_from_the_root_or_listed_nowhere_when_read_then_the_sheet_is_found),
		AT_OFFICE(given_a_bomb_when_read_then_it_is_refused),
		AT_OFFICE(given_entries_that_overlap_when_read_then_they_are_refused),
		AT_OFFICE(given_strings_that_are_shown_a_million_times_when_read_then_it_stops),
		AT_OFFICE(given_a_range_merged_over_everything_when_read_then_only_real_rows_are_filled),
		AT_OFFICE(given_values_under_a_merged_range_when_read_then_only_what_is_seen_is_there),
		AT_OFFICE(given_files_that_are_no_workbook_when_read_then_each_says_its_cure),
		AT_OFFICE(given_a_workbook_with_bytes_changed_when_read_then_it_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
