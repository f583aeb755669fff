/* 村里的决定: what people settled holds against the sheet that came before it, against undo, and after a restart. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "clerk.h"
#include "editions/visible.h"
#include "import/amend.h"
#include "import/undo.h"
#include "os/fs.h"
#include "queries/rows.h"
#include "self.h"
#include "store/decisions.h"

static struct arena *arena;
static struct importer_report report;
static struct importer_options options;
static struct error err;

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	options = (struct importer_options){ .source = source, .data = data, .yes = true, .by = "文书甲" };
	options.progress.fd = -1;
	options.now = (struct datetime){ { 2024, 5, 13 }, 9, 0, 0 };
	report = (struct importer_report){ 0 };
	return clerk_begin("五月");
}

static int
end(void **state)
{
	(void)state;
	arena_free(report.arena);
	arena_free(arena);
	return clerk_end();
}

/* Every step opens state.db anew, as a program just started does. */
static void
import(const char *sheet, const char *text)
{
	put(sheet, text);
	arena_free(report.arena);
	report = (struct importer_report){ 0 };
	assert_true(importer_run(&options, &report, &err));
	assert_true(report.ok);
	options.now.date.day++;
}

static void
amend(enum register_id reg, bool add, long long row, const struct amend_cell *cells, size_t count)
{
	const struct amend_row change = { .reg = reg, .add = add, .row = row, .set = cells, .sets = count };
	const struct amend m = {
		.data = data, .change = &change, .changes = 1, .by = "文书乙", .why = "登记错了", .now = options.now
	};
	struct amended done;
	assert_true(amend_run(&m, &done, &err));
	options.now.date.day++;
}

#define CELLS(...)                                                                                                     \
	(const struct amend_cell[]){ __VA_ARGS__ },                                                                    \
	    sizeof((const struct amend_cell[]){ __VA_ARGS__ }) / sizeof(struct amend_cell)

/* Back, to an edition with a number of its own. */
static void
undo_keeping_a_decision(int to)
{
	struct undo u = { .data = data, .by = "文书丙", .to = to, .now = options.now };
	struct undone done;
	struct edition_info now;
	arena_free(report.arena);
	report = (struct importer_report){ .arena = arena_new() };
	assert_true(undo_run(&u, &done, &report, &err));
	assert_true(done.decisions > 0);
	assert_true(done.edition > done.from && done.edition > done.to);
	assert_true(state_current(data, &now, &err));
	assert_int_equal(now.number, done.edition);
	options.now.date.day++;
}

/* What the SQL says of the edition as residents see it. */
static const char *
seen(const char *sql)
{
	struct edition_info info;
	assert_true(state_current(data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_true(db && visible_create(db, &err));
	visible_set_day(db, "2024-05-20");
	struct stmt *s = db_prepare(db, sql, &err);
	assert_non_null(s);
	if (!db_step(s))
		fail_msg("nothing: %s", sql);
	const char *text = arena_strdup(arena, db_text(s, 0) ? db_text(s, 0) : "");
	db_finish(s, NULL);
	db_close(db);
	return text;
}

static size_t
decided(bool lifted, struct decisions *out)
{
	assert_true(decisions_load(data, arena, lifted, out));
	return out->count;
}

/* The import said that a decision was kept: when, and by whom. */
static void
told(const char *words)
{
	const struct judgement *j = NULL;
	for (size_t i = 0; i < report.judgements.count; i++)
		if (report.judgements.item[i].id == FINDING_DECISION_KEPT)
			j = &report.judgements.item[i];
	assert_non_null(j);
	assert_string_equal(finding_kind(j->id)->code, "decision_kept");
	if (!strstr(j->sentence, words))
		fail_msg("%s", j->sentence);
}

/* ---------------------------------------------------------- taken down */

#define BOARD "期次,村,榜别,对象类型,对象名称,上榜理由,公示止,状态,撤下原因\n"
#define STANDS                                                                                                         \
	BOARD "2024年4月,高同村,红榜,路段,一号巷,干净,2024-07-01,,\n"                                    \
	      "2024年4月,高同村,红榜,路段,二号巷,干净,2024-07-01,,\n"
#define ON_BOARD "SELECT group_concat(target) FROM visible_board"

static void
given_a_row_taken_down_by_hand_when_the_stale_sheet_comes_again_then_it_stays_away(void **state)
{
	struct decisions all;
	(void)state;
	import("红黑榜.csv", STANDS);
	amend(REG_BOARD, false, 1, CELLS({ "状态", "撤下" }, { "撤下原因", "登记错了" }));
	assert_string_equal(seen(ON_BOARD), "二号巷");
	import("红黑榜.csv", STANDS);
	told("5月14日由文书乙撤下（登记错了）");
	assert_string_equal(seen(ON_BOARD), "二号巷");
	undo_keeping_a_decision(1);
	assert_string_equal(seen(ON_BOARD), "二号巷");
	import("红黑榜.csv", STANDS);
	told("由文书乙撤下");
	assert_string_equal(seen(ON_BOARD), "二号巷");
	assert_int_equal(decided(false, &all), 1);
	assert_string_equal(decision_kind_name(all.item[0].kind), "down");
}

#define HONOURS "荣誉名称,姓名,村,评选时间,本人同意公开,状态,撤下原因\n"
#define OTHER "最美家庭,李四海,高同村,2024-04,是,,\n"
#define HONOURED "SELECT group_concat(name) FROM visible_honour"

static void
given_a_row_taken_down_in_a_sheet_when_the_older_sheet_comes_then_it_stays_away_until_put_back_with_a_reason(
    void **state)
{
	struct decisions all;
	(void)state;
	import("最美家庭和先进个人.csv", HONOURS "最美家庭,张三丰,高同村,2024-04,是,,\n" OTHER);
	import("最美家庭和先进个人.csv", HONOURS "最美家庭,张三丰,高同村,2024-04,是,撤下,搬走了\n" OTHER);
	assert_string_equal(seen(HONOURED), "李四海");
	undo_keeping_a_decision(1);
	assert_string_equal(seen(HONOURED), "李四海");
	import("最美家庭和先进个人.csv", HONOURS "最美家庭,张三丰,高同村,2024-04,是,,\n" OTHER);
	told("5月14日由文书甲撤下（搬走了）");
	assert_null(strstr(report.judgements.item[0].sentence, "张三丰"));
	assert_string_equal(seen(HONOURED), "李四海");
	options.answers.put_back = "又搬回来了";
	import("最美家庭和先进个人.csv", HONOURS "最美家庭,张三丰,高同村,2024-04,是,,\n" OTHER);
	assert_string_equal(seen("SELECT count(*) FROM visible_honour WHERE name='张三丰'"), "1");
	assert_int_equal(decided(false, &all), 0);
	assert_int_equal(decided(true, &all), 1);
	assert_string_equal(all.item[0].lifted_why, "又搬回来了");
	/* and nothing is asked any more */
	options.answers.put_back = NULL;
	import("最美家庭和先进个人.csv", HONOURS "最美家庭,张三丰,高同村,2024-04,是,,\n" OTHER);
	assert_int_equal(report.judgements.count, 0);
	assert_string_equal(seen("SELECT count(*) FROM visible_honour"), "2");
}

/* ------------------------------------------------- consent taken back */

#define YARDS "批次,村,组,门牌,户主,总分,照片文件名,本人同意公开\n"
#define YARD(photo, yes) "2024年第一批,高同村,1组,3号,张明远,90," photo "," yes "\n"
#define NEXT(photo) "2024年第一批,高同村,1组,4号,李小兰,91," photo ",是\n"
#define PHOTOS "SELECT count(*) FROM photo"

/* As residents read them. */
static const char *
names(void)
{
	const char *all = "";
	const struct row_query q = { .reg = catalogue_find("courtyard") };
	struct store *s = store_open(data, &err);
	store_set_today(s, (struct date){ 2024, 5, 20 });
	struct shown_rows rows = rows_of(s, arena, &q);
	for (size_t i = 0; i < rows.count; i++)
		all = arena_printf(arena, "%s%s%s", all, *all ? "," : "", row_text(&rows.row[i].row, q.reg, "head"));
	store_close(s);
	return all;
}

/* The file that shows the picture of the home of TOTAL points. */
static const char *
picture(const char *total)
{
	char *path = arena_alloc(arena, 4200);
	const char *hash = seen(arena_printf(arena,
	    "SELECT p.picture FROM photo p JOIN courtyard c ON c.rid=p.rid WHERE p.register='courtyard' AND "
	    "c.total=1000*%s",
	    total));
	assert_true(media_path(data, hash, path, 4200));
	assert_true(fs_exists(path));
	return path;
}

static void
given_consent_taken_back_when_undone_or_the_old_sheet_comes_then_photo_and_name_stay_away(void **state)
{
	struct decisions all;
	(void)state;
	put_photo("照片/张家.png", 0xff0000);
	put_photo("照片/李家.png", 0x00ff00);
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	const char *his = picture("90"), *hers = picture("91");
	assert_string_equal(names(), "张明远,李小兰");
	import("最美庭院名单.csv", YARDS YARD("张家.png", "否") NEXT("李家.png"));
	assert_string_equal(names(), "张*远,李小兰");
	assert_false(fs_exists(his));
	assert_true(fs_exists(hers));
	undo_keeping_a_decision(1);
	assert_string_equal(names(), "张*远,李小兰");
	assert_string_equal(seen(PHOTOS), "1");
	assert_false(fs_exists(his));
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	told("5月14日由文书甲定为不公开");
	assert_string_equal(names(), "张*远,李小兰");
	assert_string_equal(seen(PHOTOS), "1");
	assert_false(fs_exists(his));
	assert_true(fs_exists(hers));
	assert_int_equal(decided(false, &all), 1);
	assert_string_equal(decision_kind_name(all.item[0].kind), "consent");
}

static void
given_one_picture_of_two_homes_when_one_takes_consent_back_then_it_stays_with_the_other(void **state)
{
	(void)state;
	put_photo("照片/张家.png", 0x0000ff);
	put_photo("照片/李家.png", 0x0000ff);
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	const char *both = picture("90");
	assert_string_equal(picture("91"), both);
	import("最美庭院名单.csv", YARDS YARD("张家.png", "否") NEXT("李家.png"));
	assert_true(fs_exists(both));
	assert_string_equal(seen(PHOTOS), "1");
	assert_string_equal(picture("91"), both);
}

static void
given_consent_taken_back_by_hand_when_undone_then_it_stays_taken_back(void **state)
{
	(void)state;
	put_photo("照片/张家.png", 0xff0000);
	put_photo("照片/李家.png", 0x00ff00);
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	const char *his = picture("90");
	amend(REG_COURTYARD, false, 1, CELLS({ "本人同意公开", "否" }));
	assert_false(fs_exists(his));
	undo_keeping_a_decision(1);
	assert_string_equal(names(), "张*远,李小兰");
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	told("由文书乙定为不公开");
	assert_string_equal(names(), "张*远,李小兰");
	assert_false(fs_exists(his));
}

/* ------------------------------------------------------- the book */

static void
given_an_objection_written_down_when_undone_then_the_book_still_has_it(void **state)
{
	(void)state;
	import("红黑榜.csv", STANDS);
	amend(REG_BOARD, false, 1, CELLS({ "状态", "撤下" }, { "撤下原因", "登记错了" }));
	amend(REG_OBJECTION, true, 0,
	    CELLS({ "登记日期", "2024-05-15" }, { "反映人", "张小明" }, { "联系电话", "13912345678" },
		{ "反映哪个榜单(公示)", "红榜" }, { "反映对象", "二号巷" }, { "反映内容", "不干净" }));
	undo_keeping_a_decision(1);
	assert_string_equal(seen("SELECT group_concat(content) FROM objection"), "不干净");
	assert_string_equal(seen("SELECT state FROM board WHERE target='一号巷'"), "撤下");
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
#define T(f) cmocka_unit_test_setup_teardown(f, begin, end)
	const struct CMUnitTest tests[] = {
		T(given_a_row_taken_down_by_hand_when_the_stale_sheet_comes_again_then_it_stays_away),
		T(given_a_row_taken_down_in_a_sheet_when_the_older_sheet_comes_then_it_stays_away_until_put_back_with_a_reason),
		T(given_consent_taken_back_when_undone_or_the_old_sheet_comes_then_photo_and_name_stay_away),
		T(given_one_picture_of_two_homes_when_one_takes_consent_back_then_it_stays_with_the_other),
		T(given_consent_taken_back_by_hand_when_undone_then_it_stays_taken_back),
		T(given_an_objection_written_down_when_undone_then_the_book_still_has_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
