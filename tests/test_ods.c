/* ods: sheets as LibreOffice keeps them, and what nobody should. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "office.h"

#define STYLES                                                                                                         \
	"<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "     \
	"table:display=\"false\"/></style:style><style:style style:name=\"co9\" style:family=\"table-column\">"        \
	"<style:table-column-properties style:column-width=\"0.02cm\"/></style:style><style:style style:name=\"co8\" " \
	"style:family=\"table-column\"><style:table-column-properties style:column-width=\"2.26cm\"/></style:style>"   \
	"<style:style style:name=\"ro9\" style:family=\"table-row\"><style:table-row-properties "                      \
	"style:row-height=\"0.01in\"/></style:style><number:number-style "                                             \
	"style:name=\"N1\"><number:text>月</number:text>"                                                             \
	"</number:number-style></office:automatic-styles>"

/* A file whose tables these are. */
static bool
read_tables(const char *tables, const char *manifest)
{
	struct strbuf content = { 0 };
	strbuf_printf(&content,
	    "<office:document-content>" STYLES "<office:body><office:spreadsheet><table:content-validations>"
	    "<table:help-message><text:p>写数字</text:p></table:help-message></table:content-validations>%s"
	    "</office:spreadsheet></office:body></office:document-content>",
	    tables);
	zip_t *z = zip_begin();
	zip_put(z, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
	zip_put(z, "content.xml", content.data);
	zip_put(z, "Pictures/a.jpg", "\xFF\xD8\xFF\xE0 a picture");
	zip_put(z, "Pictures/b.gif", "GIF89a a picture");
	if (manifest)
		zip_put(z, "META-INF/manifest.xml", manifest);
	assert_int_equal(zip_close(z), 0);
	strbuf_free(&content);
	return read_file();
}

#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define WORDS(words) "<table:table-cell office:value-type=\"string\"><text:p>" words "</text:p></table:table-cell>"
#define VALUE(type, name, value, words)                                                                                \
	"<table:table-cell office:value-type=\"" type "\" office:" name "=\"" value "\"><text:p>" words                \
	"</text:p></table:table-cell>"

static void
given_cells_of_every_kind_when_read_then_they_are_told(void **state)
{
	(void)state;
	assert_true(read_tables(
	    "<table:table table:name=\"红黑榜\">" ROW(
		WORDS("高同<text:span>村</text:span><text:s text:c=\"2\"/>一组</text:p><text:p>第二行")
		    VALUE("float", "value", "17", "2024-017") VALUE("float", "value", "17", "17") VALUE(
			"percentage", "value", "0.91", "91%") VALUE("date", "date-value", "2024-03-04", "3月4日")
			VALUE("date", "date-value", "2024-03-04T09:30:00", "9:30") VALUE("time", "time-value",
			    "PT09H30M00S", "9:30") VALUE("boolean", "boolean-value", "true", "TRUE") VALUE("currency",
			    "value", "1200.5", "￥1,200.50") "<table:table-cell table:formula=\"of:=1/0\" "
							     "office:value-type=\"string\" office:string-value=\"\" "
							     "calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></"
							     "table:table-cell>") "</table:table>",
	    NULL));
	assert_string_equal(book.sheet[0].sheet, "红黑榜");
	assert_cell(1, 0, CELL_TEXT, "高同村  一组\n第二行");
	assert_cell(1, 1, CELL_NUMBER, "17");
	assert_string_equal(cell(0, 1, 1)->shown, "2024-017");
	assert_null(cell(0, 1, 2)->shown);
	assert_cell(1, 3, CELL_TEXT, "91%");
	assert_cell(1, 4, CELL_DATE, "2024-03-04");
	assert_string_equal(cell(0, 1, 4)->shown, "3月4日");
	assert_cell(1, 5, CELL_DATE, "2024-03-04T09:30");
	assert_cell(1, 6, CELL_DATE, "T09:30");
	assert_cell(1, 7, CELL_YESNO, "是");
	assert_cell(1, 8, CELL_NUMBER, "1200.5");
	assert_int_equal(cell(0, 1, 9)->problem, FINDING_FORMULA_WRONG);
	assert_int_equal(findings.count, 0);
}

static void
given_rows_and_cells_that_repeat_when_read_then_each_stands_in_its_place(void **state)
{
	(void)state;
	assert_true(read_tables(
	    "<table:table table:name=\"a\"><table:table-header-rows>" ROW(
		WORDS("头")) "</table:table-header-rows>"
			     "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
			     "table:number-columns-repeated=\"1024\"/>"
			     "</table:table-row><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/>"
			     "<table:table-cell table:number-columns-repeated=\"2\" "
			     "office:value-type=\"string\"><text:p>甲</text:p></table:table-cell>"
			     "</table:table-row><table:table-row-group>" ROW(WORDS(
				 "尾")) "</table:table-row-group>"
					"<table:table-row table:number-rows-repeated=\"1048569\"><table:table-cell "
					"table:number-columns-repeated=\"16384\"/>"
					"</table:table-row></table:table>",
	    NULL));
	assert_int_equal(book.sheet[0].rows, 4);
	assert_cell(1, 0, CELL_TEXT, "头");
	assert_cell(5, 1, CELL_TEXT, "甲");
	assert_cell(6, 2, CELL_TEXT, "甲");
	assert_cell(7, 0, CELL_TEXT, "尾");
}

static void
given_what_is_hidden_or_merged_when_read_then_the_grid_says_so(void **state)
{
	(void)state;
	assert_true(read_tables(
	    "<table:table table:name=\"a\"><table:table-column/><table:table-column table:visibility=\"collapse\" "
	    "table:number-columns-repeated=\"2\"/><table:table-column/>"
	    "<table:table-row table:visibility=\"filter\">" WORDS(
		"滤") "</table:table-row>"
		      "<table:table-row table:visibility=\"collapse\">" WORDS("藏") "</table:table-row>" ROW(
			  "<table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"2\" "
			  "office:value-type=\"string\"><text:p>一组</text:p></"
			  "table:table-cell><table:covered-table-cell/>" WORDS("甲"))
			  ROW("<table:covered-table-cell table:number-columns-repeated=\"2\"/>" WORDS(
			      "乙")) "</table:table><table:table table:name=\"b\" "
				     "table:style-name=\"ta2\">" ROW(WORDS("x")) "</table:table>",
	    NULL));
	static const bool hidden[] = { false, true, true, false };
	for (int c = 0; c < 4; c++)
		assert_int_equal(book.sheet[0].hidden_column[c], hidden[c]);
	assert_true(book.sheet[0].row[0].hidden && book.sheet[0].row[1].hidden && !book.sheet[0].row[2].hidden);
	assert_cell(4, 1, CELL_TEXT, "一组");
	assert_true(cell(0, 4, 0)->merged && !cell(0, 3, 0)->merged);
	assert_cell(4, 2, CELL_TEXT, "乙");
	assert_true(book.sheet[1].hidden && !book.sheet[0].hidden);
}

static void
given_columns_and_rows_as_thin_as_a_line_when_read_then_they_are_hidden(void **state)
{
	(void)state;
	assert_true(
	    read_tables("<table:table table:name=\"a\"><table:table-column table:style-name=\"co8\"/>"
			"<table:table-column table:style-name=\"co9\" table:number-columns-repeated=\"2\"/>"
			"<table:table-column/>" ROW(WORDS("甲")) "<table:table-row table:style-name=\"ro9\">" WORDS(
			    "乙") "</table:table-row></table:table>",
		NULL));
	static const bool hidden[] = { false, true, true, false };
	for (int c = 0; c < 4; c++)
		assert_int_equal(book.sheet[0].hidden_column[c], hidden[c]);
	assert_true(!book.sheet[0].row[0].hidden && book.sheet[0].row[1].hidden);
}

static void
given_notes_and_pictures_in_cells_when_read_then_their_words_are_no_cells(void **state)
{
	(void)state;
	assert_true(read_tables(
	    "<table:tracked-changes><table:table-cell><text:p>旧的</text:p></table:table-cell></table:tracked-changes>"
	    "<table:table table:name=\"a\"><table:shapes><draw:frame><draw:image "
	    "xlink:href=\"Pictures/a.jpg\"/></draw:frame>"
	    "</table:shapes>" ROW(WORDS("头")) ROW(
		"<table:table-cell "
		"office:value-type=\"string\"><office:annotation><text:p>批注</text:p></office:annotation>"
		"<text:p>前<office:annotation><text:p>又一条</text:p></office:annotation>后</text:p></table:table-cell>"
		"<table:table-cell><draw:frame><draw:image xlink:href=\"Pictures/a.jpg\"><text:p/></draw:image>"
		"<svg:desc>说明</svg:desc></draw:frame></table:table-cell>"
		"<table:table-cell><draw:frame><draw:image "
		"xlink:href=\"Pictures/b.gif\"/></draw:frame></table:table-cell>") "</table:table>",
	    NULL));
	assert_cell(2, 0, CELL_TEXT, "前后");
	assert_cell(2, 1, CELL_EMPTY, "");
	const struct grid *g = &book.sheet[0];
	assert_int_equal(g->pictures, 3);
	assert_int_equal(g->picture[0].row, 0); /* on the sheet, nobody knows where */
	assert_int_equal(g->picture[1].row, 2);
	assert_int_equal(g->picture[1].column, 1);
	assert_ptr_equal(g->picture[1].what, g->picture[0].what);
	assert_true(str_ends(g->picture[1].what->name, ".jpg"));
	assert_null(g->picture[2].what);
}

static void
given_files_with_a_password_or_without_sheets_when_read_then_they_say_so(void **state)
{
	(void)state;
	assert_false(read_tables("<table:table table:name=\"a\"/>",
	    "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></"
	    "manifest:file-entry></manifest:manifest>"));
	assert_string_equal(findings.item[0].code, "file_password");
	findings.count = 0;
	assert_false(read_tables("", NULL));
	assert_string_equal(findings.item[0].code, "file_not_workbook");
	findings.count = 0;
	assert_false(read_tables("</office:spreadsheet><office:text/><office:spreadsheet>", NULL));
	assert_string_equal(findings.item[0].code, "file_document");
	findings.count = 0;
	assert_false(read_tables("<table:table>", NULL));
	assert_string_equal(findings.item[0].code, "file_damaged");
}

static void
given_a_row_that_repeats_without_end_when_read_then_it_stops(void **state)
{
	(void)state;
	assert_false(read_tables(
	    "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"999999999\">" WORDS(
		"甲") "</table:table-row></table:table>",
	    NULL));
	assert_string_equal(findings.item[0].code, "sheet_too_large");
	findings.count = 0;
	assert_true(read_tables(
	    "<table:table table:name=\"a\"><table:table-row><table:table-cell "
	    "table:number-columns-repeated=\"999999999\" office:value-type=\"string\"><text:p>甲</text:p>"
	    "</table:table-cell><table:table-cell office:value-type=\"string\"><text:p>乙</text:p></table:table-cell>"
	    "</table:table-row></table:table>",
	    NULL));
	assert_int_equal(book.sheet[0].columns, GRID_MAX_COLUMNS);
}

/* Any bytes may come; a sanitizer watches. */
static void
given_bytes_changed_when_read_then_it_ends(void **state)
{
	static const char table[] =
	    "<table:table table:name=\"a\" table:style-name=\"ta2\"><table:table-column table:visibility=\"collapse\"/>"
	    "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-spanned=\"2\" "
	    "office:value-type=\"date\" office:date-value=\"2024-03-04\"><text:p>3<text:s text:c=\"3\"/></text:p>"
	    "<draw:frame><draw:image xlink:href=\"Pictures/a.jpg\"/></draw:frame></table:table-cell></table:table-row>"
	    "</table:table>";
	unsigned seed = 11;
	(void)state;
	for (int i = 0; i < 2000; i++) { /* inside the part, where sums would hide it */
		char changed[sizeof table];
		memcpy(changed, table, sizeof table);
		for (int k = 0; k < 3; k++) {
			seed = seed * 1103515245 + 12345;
			changed[(seed >> 8) % (sizeof table - 1)] = (char)(32 + (seed >> 16) % 95);
		}
		office_again();
		read_tables(changed, NULL);
	}
	assert_true(read_tables(table, NULL));
	office_spoil(2000, seed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		AT_OFFICE(given_cells_of_every_kind_when_read_then_they_are_told),
		AT_OFFICE(given_rows_and_cells_that_repeat_when_read_then_each_stands_in_its_place),
		AT_OFFICE(given_what_is_hidden_or_merged_when_read_then_the_grid_says_so),
		AT_OFFICE(given_columns_and_rows_as_thin_as_a_line_when_read_then_they_are_hidden),
		AT_OFFICE(given_notes_and_pictures_in_cells_when_read_then_their_words_are_no_cells),
		AT_OFFICE(given_files_with_a_password_or_without_sheets_when_read_then_they_say_so),
		AT_OFFICE(given_a_row_that_repeats_without_end_when_read_then_it_stops),
		AT_OFFICE(given_bytes_changed_when_read_then_it_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
