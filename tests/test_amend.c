/* amend: a row changed or added without a sheet is an edition like any other, or nothing happened. */
#include "test.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "editions/mask.h"
#include "fixture.h"
#include "amend/amend.h"
#include "os/lock.h"
#include "store/staff.h"
#include "store/store.h"

static struct fixture village;
static struct amended done;
static struct error err;

/* ------------------------------------------------------------------- words */

#define CELLS(...)                                                                                                     \
	(const struct amend_cell[]){ __VA_ARGS__ },                                                                    \
	    sizeof((const struct amend_cell[]){ __VA_ARGS__ }) / sizeof(struct amend_cell)

static bool
amend(int edition, const struct amend_row *change, size_t changes)
{
	const struct amend m = { .data = village.data,
		.edition = edition,
		.change = change,
		.changes = changes,
		.by = "文书甲",
		.why = "群众反映",
		.now = { { 2021, 12, 6 }, 9, 41, 0 } };
	err = (struct error){ 0 };
	return amend_run(&m, &done, &err);
}

static bool
change(enum register_id reg, long long row, const struct amend_cell *set, size_t sets)
{
	return amend(0, &(struct amend_row){ .reg = reg, .row = row, .set = set, .sets = sets }, 1);
}

static bool
add(enum register_id reg, const struct amend_cell *set, size_t sets)
{
	return amend(0, &(struct amend_row){ .reg = reg, .add = true, .set = set, .sets = sets }, 1);
}

static int
edition_now(void)
{
	struct edition_info info;
	assert_true(state_current(village.data, &info, &err));
	return info.number;
}

static const struct row *
row_now(struct arena *a, enum register_id reg, size_t index, size_t *count)
{
	struct edition_info info;
	struct content *c = arena_alloc(a, sizeof *c);
	assert_true(state_current(village.data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_true(content_load(db, a, c, &err));
	db_close(db);
	if (count)
		*count = c->reg[reg].count;
	return index < c->reg[reg].count ? &c->reg[reg].row[index] : NULL;
}

static void
assert_cell(enum register_id reg, size_t index, const char *column, const char *expected)
{
	struct arena *a = arena_new();
	const struct row *row = row_now(a, reg, index, NULL);
	assert_non_null(row);
	assert_string_equal(row_text(row, catalogue_register(reg), column), expected);
	arena_free(a);
}

static size_t
count_of(enum register_id reg)
{
	struct arena *a = arena_new();
	size_t n;
	row_now(a, reg, 0, &n);
	arena_free(a);
	return n;
}

static void
assert_staging_empty(void)
{
	char path[256];
	snprintf(path, sizeof path, "%s/staging", village.data);
	DIR *d = opendir(path);
	for (struct dirent *e; d && (e = readdir(d));)
		assert_int_equal(e->d_name[0], '.');
	if (d)
		closedir(d);
}

static void
assert_refused(const char *code)
{
	assert_string_equal(err.code, code);
	assert_int_equal(edition_now(), 1);
	assert_staging_empty();
}

static size_t
audit_lines(struct audit **out, struct arena *a)
{
	size_t n = 0;
	assert_true(audit_list(village.data, a, 20, out, &n));
	return n;
}

static int
set_up(void **state)
{
	(void)state;
	fixture_begin(&village);
	fixture_village(&village, 30);
	fixture_row(&village, REG_PROBLEM, "code", "GT-001", "found_on", "2021-11-20", "village", "高同村", "spot",
	    "二组村口", "description", "柴草乱堆", "due_on", "2021-12-01", "status", "整改中", NULL);
	fixture_row(&village, REG_PROBLEM, "code", "GT-002", "found_on", "2021-11-21", "village", "王昭村", "spot",
	    "桥头", "description", "垃圾没清", "due_on", "2021-12-12", "status", "待派单", NULL);
	struct row *home = fixture_row(&village, REG_COURTYARD, "village", "高同村", "grp", "9组", "head", "李兰",
	    "batch", "9", "consent", "是", NULL);
	row_add_photo(home, village.arena, catalogue_field(catalogue_register(REG_COURTYARD), "photos"), "院子.jpg");
	struct row_photo *p = &home->photo[0];
	p->source = p->picture = p->thumb = "0000000000000000000000000000000000000000000000000000000000000000";
	p->width = p->height = 10;
	fixture_publish(&village, false);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	fixture_end(&village);
	return 0;
}

/* -------------------------------------------------------------------- tests */

static void
given_a_problem_when_amended_then_a_new_edition_has_it_and_all_else_is_as_before(void **state)
{
	(void)state;
	size_t homes = count_of(REG_HOUSEHOLD), boards = count_of(REG_BOARD);
	assert_true(change(REG_PROBLEM, 1, CELLS({ "完成情况", "改好了" }, { "复查日期", "2021年12月6日" })));
	assert_int_equal(done.edition, 2);
	assert_int_equal(edition_now(), 2);
	assert_cell(REG_PROBLEM, 0, "status", "已完成");
	assert_cell(REG_PROBLEM, 0, "verified_on", "2021-12-06");
	assert_cell(REG_PROBLEM, 0, "description", "柴草乱堆");
	assert_cell(REG_PROBLEM, 1, "status", "待派单");
	assert_int_equal(count_of(REG_HOUSEHOLD), homes);
	assert_int_equal(count_of(REG_BOARD), boards);
	assert_string_equal(done.words, "《问题整改台账》GT-001 高同村：完成情况 整改中 → 已完成，复查日期 2021-12-06");
	assert_staging_empty();
}

static void
given_the_newest_edition_is_damaged_when_amended_then_it_says_upon_which_it_is_built(void **state)
{
	(void)state;
	struct edition_info info;
	struct audit line;
	fixture_publish(&village, false);
	assert_true(state_current(village.data, &info, &err));
	int older = info.number - 1;
	assert_true(change(REG_BOARD, 1, CELLS({ "上榜理由", "先改一次" })));
	assert_string_equal(done.older, "");
	assert_true(state_current(village.data, &info, &err));
	assert_int_equal(truncate(info.path, 5000), 0);
	assert_true(change(REG_BOARD, 1, CELLS({ "上榜理由", "再改一次" })));
	char upon[100];
	snprintf(upon, sizeof upon, "第 %d 版坏了，这次是在第 %d 版上改的", info.number, older + 1);
	assert_non_null(strstr(done.older, upon));
	assert_true(audit_newest(village.data, village.arena, "older", &line));
	snprintf(
	    upon, sizeof upon, "第 %d 版坏了，第 %d 版是在第 %d 版上做的", info.number, info.number + 1, older + 1);
	assert_string_equal(line.words, upon);
	assert_true(change(REG_BOARD, 1, CELLS({ "上榜理由", "第三次" })));
	assert_string_equal(done.older, "");
}

static void
given_a_change_when_made_then_the_audit_says_who_what_and_why(void **state)
{
	struct audit *line;
	struct arena *a = arena_new();
	(void)state;
	assert_true(change(REG_PROBLEM, 1, CELLS({ "完成情况", "已完成" })));
	assert_int_equal(audit_lines(&line, a), 1);
	assert_string_equal(line[0].who, "文书甲");
	assert_string_equal(line[0].what, "amend");
	assert_int_equal(line[0].edition, 2);
	assert_non_null(strstr(line[0].words, "整改中 → 已完成"));
	assert_non_null(strstr(line[0].words, "群众反映"));
	arena_free(a);
}

static void
given_a_scored_row_with_photos_when_amended_then_items_and_photos_stay_with_it(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	size_t n = count_of(REG_COURTYARD);
	assert_true(change(REG_COURTYARD, 1, CELLS({ "事迹简介", "改过的话。" })));
	assert_int_equal(row_now(a, REG_COURTYARD, 0, NULL)->items, 1);
	const struct row *home = row_now(a, REG_COURTYARD, n - 1, NULL);
	assert_int_equal(home->photos, 1);
	assert_string_equal(home->photo[0].name, "院子.jpg");
	arena_free(a);
}

static void
given_consent_taken_back_when_amended_then_the_photo_of_the_home_is_gone_from_the_edition(void **state)
{
	(void)state;
	struct arena *a = arena_new();
	size_t n = count_of(REG_COURTYARD);
	const struct field *consent =
	    &catalogue_register(REG_COURTYARD)->fields[catalogue_field(catalogue_register(REG_COURTYARD), "consent")];
	assert_true(change(REG_COURTYARD, (long long)n, CELLS({ consent->header, "否" })));
	assert_int_equal(row_now(a, REG_COURTYARD, n - 1, NULL)->photos, 0);
	assert_non_null(strstr(done.words, "撤下照片 1 张"));
	arena_free(a);
}

static void
given_a_new_row_when_added_then_it_stands_behind_the_others_and_names_its_village_as_the_content_does(void **state)
{
	(void)state;
	assert_true(add(REG_POST, CELLS({ "村(社区)", "高同" }, { "职责", "监督员" }, { "姓名", "马正义（组长）" })));
	assert_int_equal(count_of(REG_POST), 1);
	assert_cell(REG_POST, 0, "village", "高同村");
	assert_cell(REG_POST, 0, "name", "马正义");
	assert_cell(REG_POST, 0, "note", "组长");
}

static void
given_an_entry_withdrawn_when_asked_then_residents_see_one_fewer_until_somebody_puts_it_back(void **state)
{
	(void)state;
	struct store *s = store_open(village.data, &err);
	store_set_today(s, (struct date){ 2021, 12, 6 });
	long before = store_count(s, REG_BOARD, NULL);
	store_close(s);
	assert_true(change(REG_BOARD, 13, CELLS({ "状态", "撤下" }, { "撤下原因", "登记错了" })));
	s = store_open(village.data, &err);
	store_set_today(s, (struct date){ 2021, 12, 6 });
	assert_int_equal(store_count(s, REG_BOARD, NULL), before - 1);
	store_close(s);
	/* what was decided is not undone: it is put back by whoever says so */
	char *undo[] = { "undo", "--data", village.data };
	assert_int_equal(cli_run(3, undo), 0);
	assert_cell(REG_BOARD, 12, "state", "撤下");
	assert_true(change(REG_BOARD, 13, CELLS({ "状态", "公示中" })));
	assert_cell(REG_BOARD, 12, "state", "公示中");
}

static void
given_what_is_not_there_or_cannot_be_when_amended_then_it_is_refused_and_nothing_changes(void **state)
{
	(void)state;
	assert_false(change(REG_PROBLEM, 1, CELLS({ "没有的列", "1" })));
	assert_refused("unknown_column");
	assert_false(change(REG_PROBLEM, 1, CELLS({ "完成日期", "2021-4-31" })));
	assert_refused("bad_value");
	assert_non_null(strstr(err.text, "完成日期"));
	assert_non_null(strstr(err.text, "2021-4-31"));
	assert_false(change(REG_PROBLEM, 1, CELLS({ "问题描述", "" })));
	assert_refused("value_missing");
	assert_false(change(REG_PROBLEM, 99, CELLS({ "完成情况", "已完成" })));
	assert_refused("no_such_row");
	assert_false(change(REG_PROBLEM, 1, CELLS({ "完成情况", "整改中" })));
	assert_refused("no_change");
	assert_false(change(REG_PROBLEM, 2, CELLS({ "问题编号", "GT-001" }, { "村(社区)", "高同村" })));
	assert_refused("duplicate_key");
	assert_false(add(REG_POST, CELLS({ "姓名", "马正义" })));
	assert_refused("value_missing");
}

static void
given_an_identity_number_anywhere_when_amended_then_it_is_refused(void **state)
{
	(void)state;
	assert_false(change(REG_PROBLEM, 1, CELLS({ "备注", "他的号是 11010519491231002X" })));
	assert_refused("identity_number");
}

static void
given_photos_or_codes_when_amended_then_it_says_they_come_by_a_sheet(void **state)
{
	(void)state;
	assert_false(change(REG_PROBLEM, 1, CELLS({ "整改前照片", "a.jpg" })));
	assert_refused("column_fixed");
	assert_false(change(REG_HOUSEHOLD, 1, CELLS({ "查询码", "123456" })));
	assert_refused("column_fixed");
}

static void
given_a_household_or_an_example_when_put_where_it_must_not_stand_then_it_is_refused(void **state)
{
	(void)state;
	assert_false(change(REG_BOARD, 13, CELLS({ "对象类型", "户" })));
	assert_refused("black_list_household");
	assert_false(change(REG_PROBLEM, 1, CELLS({ "示例", "是" })));
	assert_refused("demonstration_on_real");
}

static void
given_another_edition_since_when_amended_then_nothing_is_changed_by_chance(void **state)
{
	(void)state;
	const struct amend_cell set[] = { { "完成情况", "已完成" } };
	assert_false(amend(7, &(struct amend_row){ .reg = REG_PROBLEM, .row = 1, .set = set, .sets = 1 }, 1));
	assert_refused("edition_moved");
}

static void
given_somebody_at_work_when_amended_then_it_is_refused_until_they_are_done(void **state)
{
	char path[256];
	int lock = -1;
	(void)state;
	snprintf(path, sizeof path, "%s/lock", village.data);
	assert_int_equal(lock_take(path, &lock), 0);
	assert_false(change(REG_PROBLEM, 1, CELLS({ "完成情况", "已完成" })));
	assert_refused("busy");
	lock_release(lock);
	assert_true(change(REG_PROBLEM, 1, CELLS({ "完成情况", "已完成" })));
}

static void
given_two_rows_when_one_of_them_cannot_be_then_neither_is_changed(void **state)
{
	const struct amend_cell fine[] = { { "完成情况", "已完成" } }, wrong[] = { { "状态", "也许" } };
	struct amend_row row[] = { { .reg = REG_PROBLEM, .row = 1, .set = fine, .sets = 1 },
		{ .reg = REG_BOARD, .row = 13, .set = wrong, .sets = 1 } };
	struct audit *line;
	struct arena *a = arena_new();
	(void)state;
	assert_false(amend(1, row, 2));
	assert_refused("bad_value");
	assert_int_equal(audit_lines(&line, a), 0);
	row[1].set = (const struct amend_cell[]){ { "状态", "撤下" } };
	assert_true(amend(1, row, 2));
	assert_int_equal(edition_now(), 2); /* one edition, a line each */
	assert_int_equal(audit_lines(&line, a), 2);
	assert_cell(REG_PROBLEM, 0, "status", "已完成");
	assert_cell(REG_BOARD, 12, "state", "撤下");
	arena_free(a);
}

static void
given_what_only_staff_may_read_when_registered_then_it_is_kept_but_not_told(void **state)
{
	struct audit *line;
	struct arena *a = arena_new();
	(void)state;
	assert_true(add(REG_OBJECTION,
	    CELLS({ "登记日期", "2021-12-06" }, { "反映人", "张小明" }, { "联系电话", "13912345678" },
		{ "反映哪个榜单(公示)", "黑榜" }, { "反映对象", "旧打麦场" }, { "反映内容", "不是我们倒的" })));
	assert_cell(REG_OBJECTION, 0, "phone", "13912345678");
	audit_lines(&line, a);
	assert_null(strstr(line[0].words, "张小明"));
	assert_null(strstr(line[0].words, "13912345678"));
	assert_null(strstr(line[0].words, "不是我们倒的"));
	assert_non_null(strstr(line[0].words, "旧打麦场"));
	arena_free(a);
}

static void
given_the_command_line_when_row_without_edition_or_also_is_wrong_then_it_is_wrong_usage(void **state)
{
	(void)state;
	char *row[] = { "amend", "问题整改台账", "--row", "1", "完成情况=已完成", "--data", village.data };
	assert_int_equal(cli_run(7, row), 2);
	char *also[] = { "amend", "问题整改台账", "--row", "1", "--edition", "1", "完成情况=已完成", "--also",
		"红黑榜/状态=撤下", "--data", village.data };
	assert_int_equal(cli_run(11, also), 2);
	char *both[] = { "amend", "问题整改台账", "--row", "1", "--edition", "1", "完成情况=已完成", "--also",
		"红黑榜/13/状态=撤下", "--data", village.data };
	assert_int_equal(cli_run(11, both), 0);
	char *where[] = { "amend", "问题整改台账", "--where", "问题编号=GT-002", "完成情况=待复查", "--data",
		village.data };
	assert_int_equal(cli_run(7, where), 0);
	assert_cell(REG_BOARD, 12, "state", "撤下");
	assert_cell(REG_PROBLEM, 1, "status", "待复查");
}

static void
given_working_days_when_counted_then_weekends_are_left_out(void **state)
{
	char iso[16];
	(void)state;
	date_format(date_after_working((struct date){ 2021, 12, 6 }, 5), iso); /* a Monday */
	assert_string_equal(iso, "2021-12-13");
	date_format(date_after_working((struct date){ 2021, 12, 10 }, 1), iso); /* a Friday */
	assert_string_equal(iso, "2021-12-13");
	assert_int_equal(date_working_between((struct date){ 2021, 12, 10 }, (struct date){ 2021, 12, 13 }), 1);
	assert_int_equal(date_working_between((struct date){ 2021, 12, 13 }, (struct date){ 2021, 12, 10 }), -1);
	assert_int_equal(date_working_between((struct date){ 2021, 12, 11 }, (struct date){ 2021, 12, 12 }), 0);
}

static void
given_words_that_name_somebody_when_a_row_is_changed_then_they_pass_the_gate_of_an_import(void **state)
{
	struct arena *a = arena_new();
	struct amend_row row = { .reg = REG_PROBLEM, .row = 1 };
	(void)state;
	const char *head = arena_strdup(
	    a, row_text(&village.content.reg[REG_HOUSEHOLD].row[0], catalogue_register(REG_HOUSEHOLD), "head"));
	const struct amend_cell cell = { "整改措施", arena_printf(a, "请%s家自己清走", head) };
	row.set = &cell;
	row.sets = 1;
	struct amend m = {
		.data = village.data, .change = &row, .changes = 1, .by = "文书甲", .now = { { 2021, 12, 6 }, 9, 41, 0 }
	};
	assert_false(amend_run(&m, &done, &err));
	assert_string_equal(err.code, "name_in_text");
	assert_int_equal(done.asks, AMEND_ASKS_BOTH);
	m.mask_names = true;
	assert_true(amend_run(&m, &done, &err));
	assert_null(strstr(done.words, head));
	assert_cell(REG_PROBLEM, 0, "measure", arena_printf(a, "请%s家自己清走", mask_name(a, head)));
	m.mask_names = false;
	m.as_written = true;
	assert_true(amend_run(&m, &done, &err));
	/* a number is not carried into histories */
	const struct amend_cell phone = { "整改措施", "联系 138 0013 8000" };
	row.set = &phone;
	assert_true(amend_run(&m, &done, &err));
	assert_null(strstr(done.words, "0013"));
	/* on the black list nothing is left as it is */
	const struct amend_cell black[] = { { "期次", "2021年12月" }, { "村(社区)", "高同村" }, { "榜别", "黑榜" },
		{ "对象类型", "路段" }, { "对象名称", "李二狗家门口" }, { "上榜理由", "堆着柴草" } };
	const struct amend_row fresh = { .reg = REG_BOARD, .add = true, .set = black, .sets = 6 };
	m.change = &fresh;
	assert_false(amend_run(&m, &done, &err));
	assert_string_equal(err.code, "name_in_text");
	assert_int_equal(done.asks, AMEND_ASKS_MEND);
	arena_free(a);
}

int
main(void)
{
#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		T(given_words_that_name_somebody_when_a_row_is_changed_then_they_pass_the_gate_of_an_import),
		T(given_a_problem_when_amended_then_a_new_edition_has_it_and_all_else_is_as_before),
		T(given_the_newest_edition_is_damaged_when_amended_then_it_says_upon_which_it_is_built),
		T(given_a_change_when_made_then_the_audit_says_who_what_and_why),
		T(given_a_scored_row_with_photos_when_amended_then_items_and_photos_stay_with_it),
		T(given_consent_taken_back_when_amended_then_the_photo_of_the_home_is_gone_from_the_edition),
		T(given_a_new_row_when_added_then_it_stands_behind_the_others_and_names_its_village_as_the_content_does),
		T(given_an_entry_withdrawn_when_asked_then_residents_see_one_fewer_until_somebody_puts_it_back),
		T(given_what_is_not_there_or_cannot_be_when_amended_then_it_is_refused_and_nothing_changes),
		T(given_an_identity_number_anywhere_when_amended_then_it_is_refused),
		T(given_photos_or_codes_when_amended_then_it_says_they_come_by_a_sheet),
		T(given_a_household_or_an_example_when_put_where_it_must_not_stand_then_it_is_refused),
		T(given_another_edition_since_when_amended_then_nothing_is_changed_by_chance),
		T(given_somebody_at_work_when_amended_then_it_is_refused_until_they_are_done),
		T(given_two_rows_when_one_of_them_cannot_be_then_neither_is_changed),
		T(given_what_only_staff_may_read_when_registered_then_it_is_kept_but_not_told),
		T(given_the_command_line_when_row_without_edition_or_also_is_wrong_then_it_is_wrong_usage),
		T(given_working_days_when_counted_then_weekends_are_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
