/* 核对: what the importer writes down is what the screen finds, page by page. */
#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "fixture.h"
#include "os/fs.h"
#include "store/review_writer.h"

struct pad {
	struct fixture f;
	char path[128];
	struct error err;
};

static int
pad_begin(void **state)
{
	static struct pad pad;
	pad = (struct pad){ 0 };
	fixture_begin(&pad.f);
	snprintf(pad.path, sizeof pad.path, "%s/review-1.db", pad.f.data);
	*state = &pad;
	return 0;
}

static int
pad_end(void **state)
{
	struct pad *pad = *state;
	fixture_end(&pad->f);
	return 0;
}

static struct review_writer *
begin(struct pad *pad)
{
	struct review_writer *w = review_create(pad->path, &pad->err);
	assert_non_null(w);
	return w;
}

static struct review *
finish_and_open(struct pad *pad, struct review_writer *w)
{
	assert_true(review_finish(w, &pad->err));
	struct review *r = review_open(pad->path, &pad->err);
	assert_non_null(r);
	return r;
}

static void
put(struct review_writer *w, enum register_id reg, enum review_kind kind, const char *title)
{
	review_put_change(w, &(struct review_change){ .reg = reg, .kind = kind, .title = title, .line = 7 }, NULL, 0);
}

static void
given_totals_and_registers_when_read_then_they_are_the_same(void **state)
{
	struct pad *pad = *state;
	struct arena *a = pad->f.arena;
	struct review_writer *w = begin(pad);
	struct review_total in = { .source = "高同村12月公示",
		.sheets = 1,
		.files = 87,
		.seconds = 9,
		.added = 330,
		.changed = 10,
		.removed = 4,
		.unchanged = 3231,
		.errors = 3,
		.left_sheets = 2,
		.demonstration = true };
	review_put_total(w, &in);
	review_put_register(
	    w, &(struct review_register){
		   .id = REG_BOARD, .sheet = "红黑榜", .period = "2021年11月", .added = 5, .removed = 2 });
	review_put_register(w, &(struct review_register){ .id = REG_RULE, .sheet = "村规民约", .unchanged = 12 });
	struct review *r = finish_and_open(pad, w);
	struct review_total out;
	review_total(r, a, &out);
	assert_string_equal(out.source, in.source);
	out.source = in.source;
	assert_memory_equal(&out, &in, offsetof(struct review_total, no_change));
	assert_true(out.demonstration && !out.blocked && !out.no_change);
	struct review_register *reg;
	assert_int_equal(review_registers(r, a, &reg), 2);
	assert_int_equal(reg[0].id, REG_BOARD);
	assert_string_equal(reg[0].period, "2021年11月");
	assert_int_equal(reg[0].removed, 2);
	assert_string_equal(reg[1].sheet, "村规民约");
	assert_string_equal(reg[1].period, "");
	assert_int_equal(reg[1].unchanged, 12);
	review_close(r);
}

static void
given_many_changes_when_paged_then_what_goes_comes_first_and_none_is_shown_twice(void **state)
{
	struct pad *pad = *state;
	struct arena *a = pad->f.arena;
	struct review_writer *w = begin(pad);
	for (int i = 0; i < 25; i++)
		put(w, REG_BOARD, i % 5 == 4 ? REVIEW_REMOVED : REVIEW_ADDED, arena_printf(a, "第 %d 条", i));
	put(w, REG_NOTICE, REVIEW_CHANGED, "通知");
	struct review *r = finish_and_open(pad, w);
	struct review_change *page;
	bool seen[27] = { false };
	assert_int_equal(review_change_count(r, REG_COUNT, -1), 26);
	assert_int_equal(review_change_count(r, REG_BOARD, -1), 25);
	assert_int_equal(review_change_count(r, REG_BOARD, REVIEW_REMOVED), 5);
	assert_int_equal(review_change_count(r, REG_BOARD, REVIEW_CHANGED), 0);
	for (long from = 0; from < 26; from += 8) {
		size_t n = review_changes(r, a, REG_COUNT, -1, from, 8, &page);
		assert_int_equal(n, from + 8 <= 26 ? 8 : 26 - from);
		for (size_t i = 0; i < n; i++) {
			long at = from + (long)i;
			assert_int_equal(page[i].kind, at < 5    ? REVIEW_REMOVED
						       : at == 5 ? REVIEW_CHANGED
								 : REVIEW_ADDED);
			assert_false(seen[page[i].id]);
			seen[page[i].id] = true;
		}
	}
	assert_int_equal(review_changes(r, a, REG_BOARD, REVIEW_ADDED, 18, 8, &page), 2);
	assert_string_equal(page[1].title, "第 23 条");
	assert_int_equal(page[1].line, 7);
	assert_int_equal(review_changes(r, a, REG_BOARD, -1, 25, 8, &page), 0);
	review_close(r);
}

static void
given_a_changed_row_when_asked_for_then_its_columns_stand_side_by_side(void **state)
{
	struct pad *pad = *state;
	struct arena *a = pad->f.arena;
	struct review_writer *w = begin(pad);
	const struct review_cell cell[] = {
		{ .header = "得分", .before = "94", .after = "96.5", .changed = true },
		{ .header = "照片文件名",
		    .before = "/a.jpg\n/b.jpg",
		    .after = "/c.jpg",
		    .changed = true,
		    .photo = true },
		{ .header = "备注", .after = NULL, .before = "旧的" },
	};
	put(w, REG_NOTICE, REVIEW_ADDED, "别的");
	review_put_change(w,
	    &(struct review_change){ .reg = REG_BOARD,
		.kind = REVIEW_CHANGED,
		.title = "高同村",
		.note = "得分",
		.file = "03.xlsx",
		.sheet = "红榜",
		.line = 14 },
	    cell, 3);
	struct review *r = finish_and_open(pad, w);
	struct review_change *all;
	struct review_cell *cells;
	assert_int_equal(review_changes(r, a, REG_COUNT, REVIEW_CHANGED, 0, 9, &all), 1);
	assert_int_equal(all[0].id, 2);
	assert_string_equal(all[0].title, "高同村");
	assert_string_equal(all[0].file, "03.xlsx");
	assert_int_equal(all[0].line, 14);
	assert_int_equal(review_cells(r, a, 2, &cells), 3);
	assert_string_equal(cells[0].before, "94");
	assert_string_equal(cells[0].after, "96.5");
	assert_true(cells[0].changed && !cells[0].photo);
	assert_true(cells[1].photo);
	assert_string_equal(cells[1].before, "/a.jpg\n/b.jpg");
	assert_string_equal(cells[2].after, "");
	assert_false(cells[2].changed);
	assert_int_equal(review_cells(r, a, 1, &cells), 0);
	review_close(r);
}

static void
given_findings_of_every_level_when_listed_then_errors_come_first(void **state)
{
	struct pad *pad = *state;
	struct review_writer *w = begin(pad);
	const int levels[] = { 0, 2, 1, 2 };
	for (int i = 0; i < 4; i++)
		review_put_finding(w, &(struct review_finding){ .level = levels[i],
					  .code = "bad_date",
					  .where = "《红榜》第 14 行",
					  .message = "请写成 2021-12-31。" });
	struct review *r = finish_and_open(pad, w);
	struct review_finding *f;
	assert_int_equal(review_findings(r, pad->f.arena, &f), 4);
	assert_int_equal(f[0].level, 2);
	assert_int_equal(f[0].id, 2);
	assert_int_equal(f[1].id, 4);
	assert_int_equal(f[2].level, 1);
	assert_int_equal(f[3].level, 0);
	assert_string_equal(f[0].where, "《红榜》第 14 行");
	assert_string_equal(f[0].message, "请写成 2021-12-31。");
	assert_string_equal(f[0].file, "");
	review_close(r);
}

static void
given_photos_when_listed_then_fresh_ones_of_persons_come_first_and_masking_moves_none(void **state)
{
	struct pad *pad = *state;
	static const char *const expected[] = { "新的庭院", "新的道路", "新的沟渠", "旧的庭院", "旧的道路" };
	struct review_writer *w = begin(pad);
	review_put_photo(w, &(struct review_photo){ .index = 4, .name = "旧的道路" });
	review_put_photo(w, &(struct review_photo){ .index = 9, .name = "新的道路", .fresh = true, .masked = true });
	review_put_photo(w, &(struct review_photo){ .index = 2, .name = "旧的庭院", .personal = true });
	review_put_photo(w, &(struct review_photo){ .index = 7,
				.name = "新的庭院",
				.used_by = "最美庭院 · 高同村 3组18号",
				.uses = 2,
				.taken = "2021-11-28T10:16:35",
				.fresh = true,
				.personal = true,
				.omitted = true,
				.picture = "/p",
				.thumb = "/t",
				.width = 1920,
				.height = 1440 });
	review_put_photo(w, &(struct review_photo){ .index = 1, .name = "新的沟渠", .fresh = true });
	struct review *r = finish_and_open(pad, w);
	struct review_photo *p;
	assert_int_equal(review_photos(r, pad->f.arena, &p), 5);
	for (int i = 0; i < 5; i++)
		assert_string_equal(p[i].name, expected[i]);
	assert_int_equal(p[0].index, 7);
	assert_int_equal(p[0].uses, 2);
	assert_string_equal(p[0].taken, "2021-11-28T10:16:35");
	assert_string_equal(p[0].used_by, "最美庭院 · 高同村 3组18号");
	assert_true(p[0].omitted && !p[0].masked && p[1].masked);
	assert_string_equal(p[0].picture, "/p");
	assert_string_equal(p[0].thumb, "/t");
	assert_int_equal(p[0].width, 1920);
	assert_int_equal(p[0].height, 1440);
	review_close(r);
}

static void
given_a_disk_that_takes_no_more_when_finished_then_it_is_said_and_nothing_is_left(void **state)
{
	struct pad *pad = *state;
	struct rlimit was, small;
	char words[2000];
	memset(words, 'x', sizeof words - 1);
	words[sizeof words - 1] = '\0';
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
	void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
	struct review_writer *w = begin(pad);
	for (int i = 0; i < 100; i++)
		put(w, REG_NOTICE, REVIEW_ADDED, words);
	small = was;
	small.rlim_cur = 40000;
	setrlimit(RLIMIT_FSIZE, &small);
	bool ok = review_finish(w, &pad->err);
	setrlimit(RLIMIT_FSIZE, &was);
	signal(SIGXFSZ, handler);
	assert_false(ok);
	assert_int_equal(pad->err.kind, ERROR_MACHINE);
	assert_true(strlen(pad->err.text) > 0);
	assert_false(fs_exists(pad->path));
}

static void
given_a_file_that_is_no_review_when_opened_then_a_sentence_says_what_to_do(void **state)
{
	struct pad *pad = *state;
	const char words[] = "this is not a database, and long enough to be looked at as one. "
			     "this is not a database, and long enough to be looked at as one.";
	assert_null(review_open(pad->path, &pad->err)); /* there is none */
	assert_int_equal(fs_write(pad->path, words, sizeof words), 0);
	pad->err = (struct error){ 0 };
	assert_null(review_open(pad->path, &pad->err));
	assert_true(strlen(pad->err.text) > 0);
	assert_null(review_create(pad->path, &pad->err)); /* never written over */
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(name, pad_begin, pad_end)
	const struct CMUnitTest tests[] = {
		CASE(given_totals_and_registers_when_read_then_they_are_the_same),
		CASE(given_many_changes_when_paged_then_what_goes_comes_first_and_none_is_shown_twice),
		CASE(given_a_changed_row_when_asked_for_then_its_columns_stand_side_by_side),
		CASE(given_findings_of_every_level_when_listed_then_errors_come_first),
		CASE(given_photos_when_listed_then_fresh_ones_of_persons_come_first_and_masking_moves_none),
		CASE(given_a_disk_that_takes_no_more_when_finished_then_it_is_said_and_nothing_is_left),
		CASE(given_a_file_that_is_no_review_when_opened_then_a_sentence_says_what_to_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
