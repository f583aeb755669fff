/* ods: sheets as LibreOffice keeps them, and what nobody should. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/str.h"
#include "sheets/xlsx.h"

static struct arena *arena;
static struct findings findings;
static struct workbook book;
static char path[] = "/tmp/cunping-ods-XXXXXX";

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	findings = (struct findings){ .arena = arena };
	strcpy(path + strlen(path) - 6, "XXXXXX");
	int fd = mkstemp(path);
	close(fd);
	return fd < 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	unlink(path);
	return 0;
}

static void
zip_put(zip_t *z, const char *name, const void *bytes, size_t n)
{
	zip_source_t *s = zip_source_buffer(z, bytes, n, 0);
	assert_true(zip_file_add(z, name, s, ZIP_FL_ENC_UTF_8) >= 0);
}

static char *
load(size_t *n)
{
	FILE *f = fopen(path, "rb");
	fseek(f, 0, SEEK_END);
	*n = (size_t)ftell(f);
	rewind(f);
	char *bytes = malloc(*n + 1);
	assert_int_equal(fread(bytes, 1, *n, f), *n);
	fclose(f);
	return bytes;
}

#define STYLES                                                                                                         \
	"<office:automatic-styles><style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties "     \
	"table:display=\"false\"/></style:style><number:number-style style:name=\"N1\"><number:text>月</number:text>" \
	"</number:number-style></office:automatic-styles>"

/* A file whose tables these are. */
static bool
read_tables(const char *tables, const char *manifest)
{
	struct strbuf content = { 0 };
	int error;
	strbuf_printf(&content,
	    "<office:document-content>" STYLES "<office:body><office:spreadsheet><table:content-validations>"
	    "<table:help-message><text:p>写数字</text:p></table:help-message></table:content-validations>%s"
	    "</office:spreadsheet></office:body></office:document-content>",
	    tables);
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
	assert_non_null(z);
	zip_put(z, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", 46);
	zip_put(z, "content.xml", content.data, content.len);
	zip_put(z, "Pictures/a.jpg", "\xFF\xD8\xFF\xE0 a picture", 14);
	zip_put(z, "Pictures/b.gif", "GIF89a a picture", 16);
	if (manifest)
		zip_put(z, "META-INF/manifest.xml", manifest, strlen(manifest));
	assert_int_equal(zip_close(z), 0);
	strbuf_free(&content);
	size_t n;
	char *bytes = load(&n);
	bool ok = workbook_read(arena, bytes, n, "表.ods", &book, &findings);
	free(bytes);
	return ok;
}

static const struct cell *
cell(int number, int column)
{
	static const struct cell none = { .text = "" };
	const struct grid *g = &book.sheet[0];
	for (size_t i = 0; i < g->rows; i++)
		if (g->row[i].number == number && column < g->row[i].cells)
			return &g->row[i].cell[column];
	return &none;
}

#define assert_cell(row, column, as, words)                                                                            \
	do {                                                                                                           \
		assert_int_equal(cell(row, column)->kind, as);                                                         \
		assert_string_equal(cell(row, column)->text, words);                                                   \
	} while (0)

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
	assert_string_equal(cell(1, 1)->shown, "2024-017");
	assert_null(cell(1, 2)->shown);
	assert_cell(1, 3, CELL_TEXT, "91%");
	assert_cell(1, 4, CELL_DATE, "2024-03-04");
	assert_string_equal(cell(1, 4)->shown, "3月4日");
	assert_cell(1, 5, CELL_DATE, "2024-03-04T09:30");
	assert_cell(1, 6, CELL_DATE, "T09:30");
	assert_cell(1, 7, CELL_YESNO, "是");
	assert_cell(1, 8, CELL_NUMBER, "1200.5");
	assert_int_equal(cell(1, 9)->problem, FINDING_FORMULA_WRONG);
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
	assert_true(cell(4, 0)->merged && !cell(3, 0)->merged);
	assert_cell(4, 2, CELL_TEXT, "乙");
	assert_true(book.sheet[1].hidden && !book.sheet[0].hidden);
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
		arena_free(arena);
		arena = arena_new();
		findings = (struct findings){ .arena = arena };
		read_tables(changed, NULL);
	}
	size_t n;
	assert_true(read_tables(table, NULL));
	char *bytes = load(&n);
	for (int i = 0; i < 2000; i++) {
		size_t at = (seed = seed * 1103515245 + 12345) % n;
		char was = bytes[at];
		bytes[at] = (char)(seed >> 16);
		struct arena *one = arena_new();
		struct findings said = { .arena = one };
		workbook_read(one, bytes, n, "x", &book, &said);
		arena_free(one);
		bytes[at] = was;
	}
	free(bytes);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(given_cells_of_every_kind_when_read_then_they_are_told),
		TEST(given_rows_and_cells_that_repeat_when_read_then_each_stands_in_its_place),
		TEST(given_what_is_hidden_or_merged_when_read_then_the_grid_says_so),
		TEST(given_notes_and_pictures_in_cells_when_read_then_their_words_are_no_cells),
		TEST(given_files_with_a_password_or_without_sheets_when_read_then_they_say_so),
		TEST(given_a_row_that_repeats_without_end_when_read_then_it_stops),
		TEST(given_bytes_changed_when_read_then_it_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
