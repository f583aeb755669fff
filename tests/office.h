/* An office's files, made part by part and read back: what the tests of .xlsx and .ods share. */
#ifndef TESTS_OFFICE_H
#define TESTS_OFFICE_H

#include <zip.h>

#include "sheets/xlsx.h"

extern struct arena *arena;
extern struct findings findings;
extern struct workbook book;

/* Setup and teardown for cmocka: nothing read yet, a file of its own. */
int office_open(void **state);
int office_close(void **state);
#define AT_OFFICE(f) cmocka_unit_test_setup_teardown(f, office_open, office_close)

const char *office_path(void);
zip_t *zip_begin(void);
void zip_put(zip_t *z, const char *name, const char *text);
void zip_put_bytes(zip_t *z, const char *name, const void *bytes, size_t n);
/* The file, by malloc. */
char *load(size_t *n);
bool read_bytes(const void *bytes, size_t n);
bool read_file(void);
/* Is there such a finding? */
bool found(const char *code);
const struct cell *cell(size_t sheet, int number, int column);
#define assert_cell(row, column, as, words)                                                                            \
	do {                                                                                                           \
		assert_int_equal(cell(0, row, column)->kind, as);                                                      \
		assert_string_equal(cell(0, row, column)->text, words);                                                \
	} while (0)
/* Everything is forgotten but the file. */
void office_again(void);
/* The file so often with one byte changed, and sometimes cut off there; a sanitizer watches. */
void office_spoil(int times, unsigned seed);

#endif
