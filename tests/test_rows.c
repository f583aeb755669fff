/* rows: any register as residents see it, and as the staff do. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "catalogue/describe.h"
#include "fixture.h"
#include "queries/courtyards.h"
#include "queries/rows.h"

static struct fixture f;
static struct store *store;

static const struct reg *
reg(enum register_id id)
{
	return catalogue_register(id);
}

static void
open_store(void)
{
	struct error err = { 0 };
	fixture_publish(&f, false);
	store = store_open(f.data, &err);
	assert_non_null(store);
	store_set_today(store, (struct date){ 2021, 12, 6 });
}

static int
begin(void **state)
{
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_VILLAGE, "village", "吉强镇", "kind", "乡镇", NULL);
	fixture_row(&f, REG_VILLAGE, "village", "酸刺村", "kind", "行政村", NULL);
	fixture_row(&f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	store = NULL;
	return 0;
}

static int
end(void **state)
{
	(void)state;
	store_close(store);
	fixture_end(&f);
	return 0;
}

/* The titles of what the query finds, joined by |. */
static const char *
titles(const struct row_query *q)
{
	struct shown_rows found = rows_of(store, f.arena, q);
	const char *line = "";
	for (size_t i = 0; i < found.count; i++)
		line = arena_printf(
		    f.arena, "%s%s%s", line, i ? "|" : "", describe_title(f.arena, q->reg, &found.row[i].row));
	return line;
}

static void
given_rows_in_every_state_when_asked_then_residents_get_those_of_today_and_the_staff_all(void **state)
{
	(void)state;
	static const char *const rows[][4] = {
		{ "在", NULL, NULL, NULL },
		{ "也在", "公示中", "2021-12-06", "2021-12-06" },
		{ "草稿", "草稿", NULL, NULL },
		{ "撤下", "撤下", NULL, NULL },
		{ "还早", NULL, "2021-12-07", NULL },
		{ "过了", NULL, NULL, "2021-12-05" },
		{ "复核", "复核中", NULL, NULL },
	};
	static const enum row_mark marks[] = { ROW_SHOWN, ROW_SHOWN, ROW_DRAFT, ROW_WITHDRAWN, ROW_PAST, ROW_PAST,
		ROW_OBJECTED };
	for (size_t i = 0; i < 7; i++)
		fixture_row(&f, REG_ROUTE, "village", "高同村", "name", rows[i][0], "state", rows[i][1], "show_from",
		    rows[i][2], "show_to", rows[i][3], NULL);
	open_store();
	struct row_query q = { .reg = reg(REG_ROUTE) };
	assert_string_equal(titles(&q), "高同村 在|高同村 也在");
	struct shown_rows found = rows_of(store, f.arena, &q);
	assert_int_equal(found.total, 2);
	assert_int_equal(found.review, 1);
	assert_int_equal(found.row[1].show_to.day, 6);
	q.staff = true;
	found = rows_of(store, f.arena, &q);
	assert_int_equal(found.count, 7);
	for (size_t i = 0; i < 7; i++)
		assert_int_equal(found.row[i].mark, marks[i]);
	struct shown_row row;
	assert_false(rows_find(store, f.arena, q.reg, 3, false, &row));
	assert_true(rows_find(store, f.arena, q.reg, 3, true, &row));
	store_set_today(store, (struct date){ 1970, 1, 1 }); /* a clock that cannot know */
	q.staff = false;
	assert_int_equal(rows_of(store, f.arena, &q).total, 4);
}

static void
given_objections_when_asked_then_the_rows_they_mean_are_hidden_and_counted(void **state)
{
	(void)state;
	fixture_row(&f, REG_BOARD, "period", "2021-11", "village", "高同村", "board", "黑榜", "target_kind", "路段",
	    "target", "二组村口", "reason", "柴草", NULL);
	fixture_row(&f, REG_BOARD, "period", "2021-11", "village", "酸刺村", "board", "黑榜", "target_kind", "路段",
	    "target", "广场", "reason", "垃圾", NULL);
	fixture_row(
	    &f, REG_HONOUR, "honour", "最美家庭", "name", "马小兰", "village", "高同村", "period", "2021", NULL);
	fixture_row(&f, REG_OBJECTION, "received_on", "2021-12-01", "about", "2021年11月黑榜", "target",
	    "高同村二组村口", "content", "早清了", NULL);
	fixture_row(&f, REG_OBJECTION, "received_on", "2021-12-01", "about", "光荣榜", "target", "马小兰", "content",
	    "不是她", NULL);
	open_store();
	struct row_query q = { .reg = reg(REG_BOARD) };
	assert_string_equal(titles(&q), "黑榜 酸刺村 广场");
	assert_int_equal(rows_of(store, f.arena, &q).review, 1);
	q.staff = true;
	assert_int_equal(rows_of(store, f.arena, &q).row[0].mark, ROW_OBJECTED);
	q = (struct row_query){ .reg = reg(REG_HONOUR) };
	assert_int_equal(rows_of(store, f.arena, &q).total, 0);
	assert_int_equal(rows_of(store, f.arena, &q).review, 1);
}

static void
given_an_edition_made_before_objections_were_resolved_when_shown_then_they_hide_all_the_same(void **state)
{
	(void)state;
	struct error err = { 0 };
	fixture_row(&f, REG_NOTICE, "title", "停水", "kind", "公告", "issued_on", "2021-12-01", "body", "正文", NULL);
	fixture_row(&f, REG_OBJECTION, "received_on", "2021-12-01", "about", "通知公告", "target", "停水", "content",
	    "没停", NULL);
	fixture_row(&f, REG_OBJECTION, "received_on", "2021-11-01", "about", "通知公告", "target", "停水", "content",
	    "没停", "result", "维持", NULL);
	open_store();
	char path[4096];
	snprintf(path, sizeof path, "%s", store_edition(store)->path);
	store_close(store);
	struct db *db = db_open_state(path, false, &err);
	assert_int_equal(db_number(db, "SELECT count(*) FROM objected", -1), 2);
	assert_int_equal(db_number(db, "SELECT count(*) FROM objected WHERE open", -1), 1);
	assert_true(db_exec(db, "DROP TABLE objected", &err) && db_close(db));
	store = store_open_preview(f.data, path, f.data, &err);
	assert_non_null(store);
	struct row_query q = { .reg = reg(REG_NOTICE) };
	assert_int_equal(rows_of(store, f.arena, &q).total, 0);
	assert_int_equal(rows_of(store, f.arena, &q).review, 1);
}

static void
given_names_when_residents_ask_then_they_are_masked_and_the_door_with_them_unless_there_is_consent(void **state)
{
	(void)state;
	fixture_row(&f, REG_COURTYARD, "village", "高同村", "grp", "3组", "door", "18", "head", "张小明", "batch", "一",
	    "reward", "500", NULL);
	fixture_row(&f, REG_COURTYARD, "village", "高同村", "grp", "3组", "door", "19", "head", "马·阿丹", "batch",
	    "一", "consent", "是", NULL);
	fixture_row(&f, REG_PAYMENT, "reward", "清洁户", "village", "高同村", "grp", "3组", "door", "18", "head",
	    "张小明", "amount", "100.5", NULL);
	open_store();
	struct row_query q = { .reg = reg(REG_COURTYARD) };
	assert_string_equal(titles(&q), "高同村 3组 张*明|高同村 3组 19号 马·阿丹");
	struct shown_rows found = rows_of(store, f.arena, &q);
	assert_string_equal(row_text(&found.row[0].row, q.reg, "reward"), "");
	q.staff = true;
	assert_string_equal(titles(&q), "高同村 3组 18号 张小明|高同村 3组 19号 马·阿丹");
	found = rows_of(store, f.arena, &q);
	assert_string_equal(row_text(&found.row[0].row, q.reg, "reward"), "500");
	q = (struct row_query){ .reg = reg(REG_PAYMENT) };
	found = rows_of(store, f.arena, &q);
	assert_string_equal(row_text(&found.row[0].row, q.reg, "head"), "");
	assert_string_equal(row_text(&found.row[0].row, q.reg, "amount"), "100.5");
}

static void
add_posts(void)
{
	fixture_row(&f, REG_POST, "village", "酸刺村", "duty", "监督员", "name", "苏小梅", NULL);
	fixture_row(&f, REG_POST, "duty", "组长", "name", "刘志强", "sample", "是", NULL);
	fixture_row(&f, REG_POST, "village", "高同村", "duty", "网格员", "name", "李翠花", NULL);
	fixture_row(&f, REG_POST, "village", "高同村", "duty", "监督员", "name", "马志远", NULL);
}

static void
given_places_when_asked_then_a_village_has_its_rows_and_if_wanted_the_towns(void **state)
{
	(void)state;
	add_posts();
	open_store();
	struct row_query q = { .reg = reg(REG_POST), .place = "高同" };
	assert_string_equal(titles(&q), "高同村 网格员 李翠花|高同村 监督员 马志远");
	q.town = true;
	assert_string_equal(titles(&q), "组长 刘志强|高同村 网格员 李翠花|高同村 监督员 马志远");
	assert_true(rows_of(store, f.arena, &q).row[0].sample);
	q = (struct row_query){ .reg = reg(REG_POST), .column = "duty", .value = "监督员" };
	assert_string_equal(titles(&q), "酸刺村 监督员 苏小梅|高同村 监督员 马志远");
}

static void
given_a_long_list_when_paged_then_each_page_has_its_part(void **state)
{
	(void)state;
	add_posts();
	open_store();
	struct row_query q = { .reg = reg(REG_POST), .offset = 1, .limit = 2 };
	assert_string_equal(titles(&q), "组长 刘志强|高同村 网格员 李翠花");
	assert_int_equal(rows_of(store, f.arena, &q).total, 4);
}

static void
given_periods_when_asked_then_newest_is_first_and_days_count_by_their_month(void **state)
{
	(void)state;
	fixture_row(&f, REG_FUND, "year", "2020", "name", "旧", "amount", "9", NULL);
	fixture_row(&f, REG_FUND, "year", "2021", "name", "新", "amount", "18.9", NULL);
	for (int i = 1; i < 4; i++)
		fixture_row(&f, REG_LEDGER, "done_on", arena_printf(f.arena, "2021-1%d-05", i % 3), "village", "高同村",
		    "item", arena_printf(f.arena, "第%d笔", i), "income", "12.5", NULL);
	fixture_row(&f, REG_ROUTE, "village", "高同村", "name", "主干道", NULL);
	open_store();
	struct row_query q = { .reg = reg(REG_FUND), .order = ROWS_NEWEST };
	assert_string_equal(titles(&q), "2021年 新|2020年 旧");
	struct text_list periods = rows_periods(store, f.arena, &q);
	assert_int_equal(periods.count, 2);
	assert_string_equal(periods.text[0], "2021");
	q = (struct row_query){ .reg = reg(REG_LEDGER), .period = "2021-11", .column = "income", .value = "12.5" };
	periods = rows_periods(store, f.arena, &q);
	assert_int_equal(periods.count, 3);
	assert_string_equal(periods.text[0], "2021-12");
	struct shown_rows found = rows_of(store, f.arena, &q);
	assert_int_equal(found.total, 1);
	assert_string_equal(row_text(&found.row[0].row, q.reg, "income"), "12.5");
	q.value = "13";
	assert_int_equal(rows_of(store, f.arena, &q).total, 0);
	q = (struct row_query){ .reg = reg(REG_ROUTE) };
	assert_int_equal(rows_periods(store, f.arena, &q).count, 0);
}

static void
given_photos_when_asked_then_each_stands_at_its_own_field(void **state)
{
	(void)state;
	struct row *row = fixture_row(&f, REG_PROBLEM, "code", "W-1", "found_on", "2021-11-20", "village", "高同村",
	    "spot", "村口", "description", "柴草堆", "due_on", "2021-12-10", NULL);
	int after = catalogue_field(reg(REG_PROBLEM), "photos_after");
	fixture_photo(&f, row, REG_PROBLEM, "photos_after");
	open_store();
	struct shown_row found;
	assert_true(rows_find(store, f.arena, reg(REG_PROBLEM), 1, false, &found));
	assert_int_equal(found.photos[after].count, 1);
	assert_int_equal(found.photos[after].photo[0].width, 1600);
	assert_int_equal(found.photos[catalogue_field(reg(REG_PROBLEM), "photos")].count, 0);
}

static void
given_every_register_when_asked_in_every_way_then_there_is_an_answer(void **state)
{
	(void)state;
	open_store();
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (int staff = 0; staff < 2; staff++) {
			struct row_query q = { .reg = reg(r->id),
				.place = "高同",
				.town = staff,
				.period = "2021",
				.order = ROWS_NEWEST,
				.staff = staff };
			struct text_list periods = rows_periods(store, f.arena, &q);
			assert_true(periods.count < 2);
			rows_of(store, f.arena, &q);
			q.period = NULL;
			bool town = r->id == REG_VILLAGE;
			assert_int_equal(rows_of(store, f.arena, &q).total, town ? 1 + staff : 0);
		}
}

static void
given_a_masked_home_when_its_deed_says_the_name_then_the_deed_is_masked_too(void **state)
{
	struct courtyard *yard;
	struct honour *honour;
	(void)state;
	static const char *const consent[] = { NULL, "否", "是" };
	for (int i = 0; i < 3; i++) {
		fixture_row(&f, REG_COURTYARD, "village", "高同村", "grp", "1组", "head", "马文云", "batch",
		    arena_printf(f.arena, "第%d批", i), "deed", "马文云家院里种了花，马文云的老伴常扫", "consent",
		    consent[i], NULL);
		fixture_row(&f, REG_HONOUR, "honour", "最美家庭", "name", "欧阳小明", "village", "高同村", "period",
		    arena_printf(f.arena, "202%d", i), "deed", "欧阳小明一家和睦", "consent", consent[i], NULL);
	}
	open_store();
	assert_int_equal(courtyards_of(store, f.arena, NULL, &yard), 3);
	assert_int_equal(honours_all(store, f.arena, &honour), 3);
	for (int i = 0; i < 3; i++) {
		assert_string_equal(yard[i].deed,
		    i == 2 ? "马文云家院里种了花，马文云的老伴常扫" : "马*云家院里种了花，马*云的老伴常扫");
		assert_string_equal(honour[i].deed, i == 2 ? "欧阳小明一家和睦" : "欧阳*明一家和睦");
		/* and wherever any register is read */
		struct row_query q = { .reg = reg(REG_HONOUR), .order = ROWS_AS_WRITTEN };
		struct shown_rows found = rows_of(store, f.arena, &q);
		assert_string_equal(row_text(&found.row[i].row, q.reg, "deed"), honour[i].deed);
	}
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(given_rows_in_every_state_when_asked_then_residents_get_those_of_today_and_the_staff_all),
		T(given_objections_when_asked_then_the_rows_they_mean_are_hidden_and_counted),
		T(given_an_edition_made_before_objections_were_resolved_when_shown_then_they_hide_all_the_same),
		T(given_names_when_residents_ask_then_they_are_masked_and_the_door_with_them_unless_there_is_consent),
		T(given_places_when_asked_then_a_village_has_its_rows_and_if_wanted_the_towns),
		T(given_a_long_list_when_paged_then_each_page_has_its_part),
		T(given_periods_when_asked_then_newest_is_first_and_days_count_by_their_month),
		T(given_photos_when_asked_then_each_stands_at_its_own_field),
		T(given_a_masked_home_when_its_deed_says_the_name_then_the_deed_is_masked_too),
		T(given_every_register_when_asked_in_every_way_then_there_is_an_answer),
	};
	return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
