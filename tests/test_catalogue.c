/* Every register's entry says what it must, and nothing that another says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"
#include "catalogue/catalogue.h"

#define TEST(f) cmocka_unit_test(f)

/* Does a list split by `by` have the word? */
static bool
has_word(const char *list, char by, const char *word, size_t n)
{
	for (const char *p = list; p && *p;) {
		size_t length = strcspn(p, (char[]){ by, '\0' });
		if (length == n && strncmp(p, word, n) == 0)
			return true;
		p += length + (p[length] == by);
	}
	return false;
}

/* Every word of the list may stand in the column. */
static void
assert_choices(const struct reg *r, const char *column, const char *list)
{
	int i = column ? catalogue_field(r, column) : -1;
	for (const char *p = list; p && *p; p += strcspn(p, "|"), p += *p == '|') {
		size_t n = strcspn(p, "|");
		bool known = false;
		for (const char *c = i >= 0 ? r->fields[i].choices : NULL; c && *c;
		     c += strcspn(c, "|"), c += *c == '|')
			known = known || (strcspn(c, "|=") == n && strncmp(c, p, n) == 0);
		if (!known)
			fail_msg("《%s》: %.*s is none of the words of its status", r->sheet, (int)n, p);
	}
}

/* Every column of the list is one of the register's. */
static void
assert_columns(const struct reg *r, const char *list, char by)
{
	char column[64];
	for (const char *p = list; p && *p;) {
		size_t n = strcspn(p, (char[]){ by, '\0' });
		assert_true(n < sizeof column);
		memcpy(column, p, n);
		column[n] = '\0';
		if (catalogue_field(r, column) < 0)
			fail_msg("%s names a column %s that it does not have", r->table, column);
		p += n + (p[n] == by);
	}
}

static void
given_the_catalogue_when_read_then_every_register_says_who_keeps_it_and_what_a_row_is_called(void **state)
{
	(void)state;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		assert_ptr_equal(catalogue_register(r->id), r);
		assert_ptr_equal(catalogue_find(r->table), r);
		assert_true(r->volume < VOLUME_COUNT && r->section < SECTION_COUNT);
		assert_false(str_empty(r->sheet) || str_empty(r->keeper) || str_empty(r->cycle) || str_empty(r->title));
		assert_columns(r, r->title, ' ');
		assert_columns(r, r->note, ' ');
		assert_columns(r, r->steps, '|');
		const char *const one[] = { r->period, r->weight, r->status, r->due, r->done };
		for (size_t i = 0; i < sizeof one / sizeof *one; i++)
			assert_columns(r, one[i], ' ');
		assert_choices(r, r->status, r->good);
		assert_choices(r, r->status, r->bad);
	}
}

static void
given_the_catalogue_when_read_then_a_sheets_name_means_one_register(void **state)
{
	(void)state;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		assert_true(utf8_count(r->sheet) <= 31); /* what a workbook takes */
		for (const struct reg *q = r; (q = catalogue_next(q));) {
			assert_string_not_equal(r->table, q->table);
			assert_string_not_equal(r->sheet, q->sheet);
			assert_false(has_word(q->aliases, '|', r->sheet, strlen(r->sheet)));
			assert_false(has_word(r->aliases, '|', q->sheet, strlen(q->sheet)));
			for (const char *p = r->aliases; p && *p; p += strcspn(p, "|"), p += *p == '|')
				assert_false(has_word(q->aliases, '|', p, strcspn(p, "|")));
		}
	}
}

static void
given_a_register_when_read_then_its_rows_can_be_told_apart_and_its_columns_too(void **state)
{
	static const char own[] = "rid key scope ord place"; /* the table's own */
	(void)state;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		bool key = false, scope = false;
		for (size_t i = 0; i < r->count; i++) {
			const struct field *f = &r->fields[i];
			key = key || f->flags & FIELD_KEY;
			scope = scope || f->flags & FIELD_SCOPE;
			assert_false(has_word(own, ' ', f->column, strlen(f->column)));
			assert_int_equal(f->type == FIELD_CHOICE, f->choices != NULL);
			for (size_t k = i + 1; k < r->count; k++) {
				if (strcmp(f->column, r->fields[k].column) == 0)
					fail_msg("《%s》 has two columns %s", r->sheet, f->column);
				if (strcmp(f->header, r->fields[k].header) == 0)
					fail_msg("《%s》 has two headers %s", r->sheet, f->header);
			}
		}
		assert_true(key && (scope || r->merge != MERGE_SCOPE));
	}
}

static void
given_a_register_when_its_example_is_read_then_all_that_must_be_filled_in_is(void **state)
{
	(void)state;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		size_t examples = 0;
		for (size_t i = 0; i < r->count; i++) {
			const struct field *f = &r->fields[i];
			examples += !str_empty(f->example);
			if (f->flags & FIELD_REQUIRED && str_empty(f->example))
				fail_msg("《%s》 has no example of %s", r->sheet, f->header);
		}
		assert_true(examples >= 2);
		assert_true(!r->scheme || r->item_count > 0);
	}
}

static void
given_what_an_entry_promises_when_its_columns_are_asked_for_then_they_are_there(void **state)
{
	static const char *const on_roll[] = { "village", "grp", "door", "head" };
	static const char *const ranked[] = { "period", "village", "total", "rank" };
	(void)state;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		for (size_t i = 0; i < 4; i++) {
			assert_true(!r->on_roll || catalogue_field(r, on_roll[i]) >= 0);
			assert_true(!r->ranked || catalogue_field(r, ranked[i]) >= 0);
		}
		assert_true(r->whose != WHOSE_HOUSEHOLD || catalogue_field(r, "head") >= 0);
		assert_true(catalogue_field(r, "state") >= 0 && catalogue_field(r, "sample") >= 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(given_the_catalogue_when_read_then_every_register_says_who_keeps_it_and_what_a_row_is_called),
		TEST(given_the_catalogue_when_read_then_a_sheets_name_means_one_register),
		TEST(given_a_register_when_read_then_its_rows_can_be_told_apart_and_its_columns_too),
		TEST(given_a_register_when_its_example_is_read_then_all_that_must_be_filled_in_is),
		TEST(given_what_an_entry_promises_when_its_columns_are_asked_for_then_they_are_there),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
