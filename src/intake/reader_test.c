/* reader_test: see reader_test.h. Not the reader itself, but locked up as it is
 * before the first byte is looked at. */
#include "intake/reader_test.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "intake/photo.h"
#include "os/jail.h"
#include "sheets/xlsx.h"

/* The whole file by malloc, NULL when it cannot be read or is too large. Nothing else can be opened afterwards. */
static void *
slurp(const char *path, size_t limit, size_t *size, struct error *err)
{
	struct strbuf all = { 0 };
	char part[65536];
	FILE *f = fopen(path, "rb");
	if (!f) {
		error_set(err, ERROR_MACHINE, "cannot_open", "打不开 %s：%s", path, error_reason(errno));
		return NULL;
	}
	size_t n;
	while ((n = fread(part, 1, sizeof part, f)) > 0 && all.len <= limit)
		strbuf_append_n(&all, part, n);
	bool broken = ferror(f), large = all.len > limit;
	fclose(f);
	if (broken || large) {
		error_set(err, broken ? ERROR_MACHINE : ERROR_CONTENT, broken ? "cannot_read" : "file_too_large",
		    "%s %s", path, broken ? "读不完整" : "太大");
		strbuf_free(&all);
		return NULL;
	}
	if (!all.data)
		strbuf_append(&all, "");
	if (!jail_enter(NULL, false)) {
		error_plain(err, FINDING_READER_NOT_LOCKED);
		strbuf_free(&all);
		return NULL;
	}
	*size = all.len;
	return all.data;
}

static void
print_cell(FILE *out, const char *s)
{
	if (!strpbrk(s, ",\"\n")) {
		fputs(s, out);
		return;
	}
	fputc('"', out);
	for (; *s; s++) {
		if (*s == '"')
			fputc('"', out);
		fputc(*s, out);
	}
	fputc('"', out);
}

static bool
skip_cell(const struct grid *g, size_t row, int column)
{
	return g->row[row].hidden || (g->hidden_column && g->hidden_column[column]);
}

/* A number whose format puts words around it is those words. */
static const char *
seen(const struct cell *cell)
{
	const char *s = cell->kind == CELL_NUMBER && cell->shown ? cell->shown : NULL;
	return s && (*s == '0' || s[strspn(s, "-0123456789.,")] || strchr(s + 1, '-')) ? s : cell->text;
}

static void
print_grid(FILE *out, const struct grid *g, bool as_stored)
{
	int number = 1;
	for (size_t i = 0; i < g->rows; i++) {
		for (; number < g->row[i].number; number++)
			fputc('\n', out);
		for (int c = 0; c < g->row[i].cells; c++) {
			if (c)
				fputc(',', out);
			if (as_stored || !skip_cell(g, i, c))
				print_cell(
				    out, as_stored ? grid_cell(&g->row[i], c)->text : seen(grid_cell(&g->row[i], c)));
		}
		fputc('\n', out);
		number++;
	}
}

int
reader_test_cells(FILE *out, const char *path, int sheet, bool as_stored, struct error *err)
{
	size_t size = 0;
	void *data = slurp(path, XLSX_MAX_FILE, &size, err);
	if (!data)
		return err ? (int)err->kind : ERROR_MACHINE;
	struct arena *a = arena_new();
	struct findings findings = { .arena = a };
	struct workbook book;
	int status = 0;
	bool ok = workbook_read(a, data, size, path, &book, &findings);
	for (size_t i = 0; i < findings.count; i++)
		fprintf(stderr, "%s\n", finding_sentence(a, &findings.item[i]));
	if (!ok) {
		error_set(err, ERROR_CONTENT, findings.count ? findings.item[findings.count - 1].code : "unreadable",
		    "%s 读不了", path);
		status = ERROR_CONTENT;
	} else if (sheet < 1 || (size_t)sheet > book.sheets) {
		error_set(err, ERROR_USAGE, "no_such_sheet", "%s 里只有 %zu 张表", path, book.sheets);
		status = ERROR_USAGE;
	} else {
		print_grid(out, &book.sheet[sheet - 1], as_stored);
	}
	arena_free(a);
	free(data);
	return status;
}

int
reader_test_photo(const char *in, const char *out, struct error *err)
{
	struct error own;
	struct photo_out photo = { 0 };
	size_t size = 0;
	err = err ? err : &own;
	FILE *f = fopen(out, "wb");
	if (!f) {
		error_set(err, ERROR_MACHINE, "cannot_write", "写不了 %s：%s", out, error_reason(errno));
		return ERROR_MACHINE;
	}
	void *data = slurp(in, PHOTO_MAX_FILE, &size, err);
	bool ok = data && photo_prepare(data, size, &photo, err);
	if (ok && (fwrite(photo.picture, 1, photo.picture_size, f) != photo.picture_size || fflush(f) != 0))
		ok = error_set(err, ERROR_MACHINE, "cannot_write", "写不了 %s：%s", out, error_reason(errno));
	fclose(f);
	photo_free(&photo);
	free(data);
	return ok ? 0 : (int)err->kind;
}
