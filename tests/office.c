/* office: see office.h. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "office.h"

struct arena *arena;
struct findings findings;
struct workbook book;
static char path[] = "/tmp/cunping-office-XXXXXX";

int
office_open(void **state)
{
	(void)state;
	arena = arena_new();
	findings = (struct findings){ .arena = arena };
	strcpy(path + strlen(path) - 6, "XXXXXX");
	int fd = mkstemp(path);
	close(fd);
	return fd < 0;
}

int
office_close(void **state)
{
	(void)state;
	arena_free(arena);
	unlink(path);
	return 0;
}

void
office_again(void)
{
	arena_free(arena);
	arena = arena_new();
	findings = (struct findings){ .arena = arena };
}

const char *
office_path(void)
{
	return path;
}

zip_t *
zip_begin(void)
{
	int error;
	zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
	assert_non_null(z);
	return z;
}

void
zip_put_bytes(zip_t *z, const char *name, const void *bytes, size_t n)
{
	zip_source_t *s = zip_source_buffer(z, bytes, n, 0);
	assert_true(zip_file_add(z, name, s, ZIP_FL_ENC_UTF_8) >= 0);
}

void
zip_put(zip_t *z, const char *name, const char *text)
{
	zip_put_bytes(z, name, text, strlen(text));
}

char *
load(size_t *n)
{
	FILE *f = fopen(path, "rb");
	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	*n = (size_t)ftell(f);
	rewind(f);
	char *bytes = malloc(*n + 1);
	assert_int_equal(fread(bytes, 1, *n, f), *n);
	fclose(f);
	return bytes;
}

bool
read_bytes(const void *bytes, size_t n)
{
	return workbook_read(arena, bytes, n, "表.xlsx", &book, &findings);
}

bool
read_file(void)
{
	size_t n;
	char *bytes = load(&n);
	bool ok = read_bytes(bytes, n);
	free(bytes);
	return ok;
}

bool
found(const char *code)
{
	for (size_t i = 0; i < findings.count; i++)
		if (strcmp(findings.item[i].code, code) == 0)
			return true;
	return false;
}

const struct cell *
cell(size_t sheet, int number, int column)
{
	static const struct cell none = { .text = "" };
	const struct grid *g = &book.sheet[sheet];
	for (size_t i = 0; i < g->rows; i++)
		if (g->row[i].number == number && column < g->row[i].cells)
			return grid_cell(&g->row[i], column);
	return &none;
}

void
office_spoil(int times, unsigned seed)
{
	size_t n;
	char *bytes = load(&n);
	for (int i = 0; i < times; i++) {
		size_t at = (seed = seed * 1103515245 + 12345) % n;
		char was = bytes[at];
		bytes[at] = (char)(seed >> 16);
		struct arena *one = arena_new();
		struct findings said = { .arena = one };
		struct workbook out;
		workbook_read(one, bytes, n - (i % 5 == 0 ? at : 0), "x", &out, &said);
		arena_free(one);
		bytes[at] = was;
	}
	free(bytes);
}
