/* The table of findings: every sentence ends, and says what to do. That its
 * uses fit it, the compiler has checked already. */
#include "test.h"

#include <string.h>

#include "base/str.h"
#include "findings/finding.h"
#include "findings/refuse.h"

static const struct finding_kind *
kind(int id)
{
	return finding_kind((enum finding_id)id);
}

static void
given_any_finding_when_looked_at_then_its_sentence_ends_and_its_code_is_one(void **state)
{
	(void)state;
	for (int id = FINDING_NONE + 1; id < FINDING_COUNT; id++) {
		const struct finding_kind *k = kind(id);
		size_t n = strspn(k->code, "abcdefghijklmnopqrstuvwxyz_");
		assert_true(n > 0 && (!k->code[n] || strcmp(k->code + n, "*") == 0));
		assert_true(strlen(k->code) < sizeof((struct error *)NULL)->code);
		bool asks = k->weight == WEIGHT_CHANGE && str_ends(k->says, "？");
		if (!asks && !str_ends(k->says, "。") && !str_ends(k->says, "%s"))
			fail_msg("%s: %s", k->code, k->says);
		assert_null(strstr(k->says, "，。"));
	}
}

static void
given_a_finding_that_is_no_note_when_looked_at_then_it_names_a_cure(void **state)
{
	(void)state;
	for (int id = FINDING_NONE + 1; id < FINDING_COUNT; id++) {
		const struct finding_kind *k = kind(id);
		bool carries = str_ends(k->says, "%s");     /* the cure of what it hands on */
		bool answered = k->weight == WEIGHT_CHANGE; /* its cure are its two answers */
		bool note = finding_level((enum finding_id)id) == FINDING_INFO;
		if (!note && !answered && !carries && !str_ends(k->cure, "。"))
			fail_msg("%s has no cure: %s", k->code, k->says);
		assert_true(str_ends(k->says, k->cure));
	}
}

static void
given_two_codes_when_looked_at_then_they_do_not_say_the_same(void **state)
{
	(void)state;
	for (int id = FINDING_NONE + 1; id < FINDING_COUNT; id++)
		for (int k = id + 1; k < FINDING_COUNT; k++)
			if (strcmp(kind(id)->says, kind(k)->says) == 0)
				assert_string_equal(kind(id)->code, kind(k)->code);
}

static void
given_a_code_of_a_column_type_when_found_then_it_is_completed(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	struct findings f = { .arena = a };
	finding_add(&f, FINDING_DATE_NO_YEAR, (struct place){ .sheet = "红黑榜", .row = 3, .type = "date" }, "4-5");
	assert_string_equal(f.item[0].code, "bad_date");
	assert_string_equal(
	    finding_sentence(a, &f.item[0]), "《红黑榜》第 3 行：写的是“4-5”，没有写年份，请写成 2024-4-5 这样。");
	assert_int_equal(f.errors, 1);
	arena_free(a);
}

static void
given_a_refusal_when_it_is_made_then_its_kind_comes_from_the_table(void **state)
{
	(void)state;
	struct error err = { 0 };
	assert_false(error_finding(&err, FINDING_NO_SOURCE, "这里"));
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_string_equal(err.code, "no_source");
	assert_false(error_disk(&err, 28));
	assert_string_equal(err.code, "disk_full");
	assert_int_equal(err.kind, ERROR_MACHINE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_any_finding_when_looked_at_then_its_sentence_ends_and_its_code_is_one),
		cmocka_unit_test(given_a_finding_that_is_no_note_when_looked_at_then_it_names_a_cure),
		cmocka_unit_test(given_two_codes_when_looked_at_then_they_do_not_say_the_same),
		cmocka_unit_test(given_a_code_of_a_column_type_when_found_then_it_is_completed),
		cmocka_unit_test(given_a_refusal_when_it_is_made_then_its_kind_comes_from_the_table),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
