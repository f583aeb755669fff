/* 村里的决定: what people settled holds against the sheet that came before it, against undo, and after a restart. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "clerk.h"
#include "decided/decided.h"
#include "editions/visible.h"
#include "export/export.h"
#include "amend/amend.h"
#include "amend/undo.h"
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

static struct undone
undo(int to)
{
	struct undo u = { .data = data, .by = "文书丙", .to = to, .now = options.now };
	struct undone done;
	struct edition_info now;
	arena_free(report.arena);
	report = (struct importer_report){ .arena = arena_new() };
	assert_true(undo_run(&u, &done, &report, &err));
	assert_true(state_current(data, &now, &err));
	assert_int_equal(now.number, done.edition);
	options.now.date.day++;
	return done;
}

/* Back, to an edition with a number of its own. */
static void
undo_keeping_a_decision(int to)
{
	const struct undone done = undo(to);
	assert_true(done.decisions > 0);
	assert_true(done.edition > done.from && done.edition > done.to);
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
	undo(1);
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
	undo(1);
	assert_string_equal(names(), "张*远,李小兰");
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	told("由文书乙定为不公开");
	assert_string_equal(names(), "张*远,李小兰");
	assert_false(fs_exists(his));
}

/* ------------------------------------- out of the reach of what is kept */

/* Every edition that is kept says so, and is whole. */
static void
all_editions_say(const char *sql, const char *expected)
{
	struct edition_info *all;
	int current;
	size_t n = state_peek_history(data, arena, &all, &current);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		if (!all[i].file[0])
			continue;
		struct db *db = edition_open(&all[i], &err);
		if (!db) /* broken by this test */
			continue;
		assert_true(edition_verify(&all[i], &err));
		struct stmt *q = db_prepare(db, sql, &err);
		assert_true(q && db_step(q));
		if (strcmp(db_text(q, 0), expected) != 0)
			fail_msg("第 %d 版：%s", all[i].number, db_text(q, 0));
		db_finish(q, NULL);
		db_close(db);
	}
}

static bool
said(const char *code)
{
	for (size_t i = 0; i < report.findings.count; i++)
		if (strcmp(report.findings.item[i].code, code) == 0)
			return true;
	for (size_t i = 0; i < report.judgements.count; i++)
		if (strcmp(finding_kind(report.judgements.item[i].id)->code, code) == 0)
			return true;
	return false;
}

#define NAMED "SELECT count(*) FROM courtyard WHERE head='张明远' AND consent='是'"
#define HIS_PHOTOS                                                                                                     \
	"SELECT count(*) FROM photo p JOIN courtyard c ON c.rid=p.rid WHERE p.register='courtyard' AND "               \
	"c.head='张明远'"

static void
given_two_yards(void)
{
	put_photo("照片/张家.png", 0xff0000);
	put_photo("照片/李家.png", 0x00ff00);
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
}

static void
then_he_is_nowhere(const char *his)
{
	assert_string_equal(names(), "张*远,李小兰");
	assert_false(fs_exists(his));
	all_editions_say(NAMED, "0");
	all_editions_say(HIS_PHOTOS, "0");
}

static void
given_a_yes_then_a_blank_when_imported_then_it_is_asked_and_nothing_comes_back(void **state)
{
	struct decisions all;
	(void)state;
	given_two_yards();
	const char *his = picture("90");
	import("最美庭院名单.csv", YARDS YARD("张家.png", "") NEXT("李家.png"));
	assert_true(said("consent_blank"));
	then_he_is_nowhere(his);
	assert_int_equal(decided(false, &all), 1);
	undo(1);
	then_he_is_nowhere(his);
	/* and a blank does not take the no back */
	import("最美庭院名单.csv", YARDS YARD("张家.png", "") NEXT("李家.png"));
	assert_false(said("consent_blank"));
	then_he_is_nowhere(his);
	import("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	then_he_is_nowhere(his);
}

static void
given_a_column_that_was_forgotten_when_said_so_then_all_stays_as_it_was(void **state)
{
	struct decisions all;
	(void)state;
	given_two_yards();
	const char *his = picture("90");
	options.answers.as_written = true;
	import("最美庭院名单.csv",
	    "批次,村,组,门牌,户主,总分,照片文件名\n2024年第一批,高同村,1组,3号,张明远,90,张家.png\n"
	    "2024年第一批,高同村,1组,4号,李小兰,92,李家.png\n");
	assert_string_equal(names(), "张明远,李小兰");
	assert_true(fs_exists(his));
	assert_string_equal(seen(PHOTOS), "2");
	assert_int_equal(decided(false, &all), 0);
}

static void
given_consent_emptied_by_hand_when_undone_twice_then_nothing_comes_back(void **state)
{
	(void)state;
	given_two_yards();
	const char *his = picture("90");
	amend(REG_COURTYARD, false, 1, CELLS({ "本人同意公开", "" }));
	then_he_is_nowhere(his);
	undo(1);
	then_he_is_nowhere(his);
	undo(2);
	then_he_is_nowhere(his);
	undo(1);
	then_he_is_nowhere(his);
}

/* The roll, the yards, the honours and the board, where he stands by his name, his door, or both. */
#define ROLL "村,村民小组,门牌号,户主姓名,同意公开姓名,同意公开照片\n"
#define LI "高同村,1组,4,李小兰,是,是\n"
#define HIS(yes) "高同村,1组,3,张明远," yes "," yes "\n"
#define HONOUR "荣誉名称,姓名,村,组,评选时间,照片文件名,本人同意公开\n"
#define RED "期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名,同意\n"
#define STREET "2024年5月,高同村,红榜,路段,一号巷,干净,,\n"

static void
given_him_in_every_list(const char *roll)
{
	put_photo("照片/张家.png", 0xff0000);
	put_photo("照片/李家.png", 0x00ff00);
	put_photo("照片/领奖.png", 0x0000ff);
	put_photo("照片/门前.png", 0xffff00);
	put("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	put("最美家庭和先进个人.csv", HONOUR "最美家庭,张明远家庭,高同村,,2024-04,领奖.png,是\n");
	put("红黑榜.csv", RED STREET "2024年5月,高同村,红榜,户,一组3号,院里干净,门前.png,是\n"
				     "2024年5月,高同村,红榜,户,张明远家,菜园干净,,是\n");
	import("农户花名册.csv", roll);
}

static void
then_no_list_shows_him(void)
{
	assert_string_equal(names(), "张*远,李小兰");
	assert_string_equal(seen("SELECT count(*) FROM honour WHERE consent='是'"), "0");
	assert_string_equal(seen("SELECT group_concat(target) FROM visible_board"), "一号巷");
	assert_string_equal(seen(PHOTOS), "1"); /* hers */
}

static void
given_a_no_in_the_roll_when_lists_say_yes_then_none_shows_him_and_it_is_said(void **state)
{
	(void)state;
	given_him_in_every_list(ROLL HIS("否") LI);
	assert_true(said("consent_disagrees"));
	then_no_list_shows_him();
	/* the roll loses his row, as was meant; what it said stays said */
	options.answers.take_down = true;
	import("农户花名册.csv", ROLL LI);
	options.answers.take_down = false;
	then_no_list_shows_him();
	put("最美庭院名单.csv", YARDS YARD("张家.png", "是") NEXT("李家.png"));
	import("农户花名册.csv", ROLL LI);
	then_no_list_shows_him();
	undo(1);
	then_no_list_shows_him();
}

static void
given_a_yes_in_the_roll_when_it_becomes_no_by_sheet_or_by_hand_then_every_list_follows(void **state)
{
	(void)state;
	given_him_in_every_list(ROLL HIS("是") LI);
	assert_string_equal(names(), "张明远,李小兰");
	assert_string_equal(seen(PHOTOS), "4");
	const char *his = picture("90");
	amend(REG_HOUSEHOLD, false, 1, CELLS({ "同意公开姓名", "否" }));
	then_no_list_shows_him();
	assert_false(fs_exists(his));
	all_editions_say(NAMED, "0");
	import("农户花名册.csv", ROLL HIS("是") LI);
	then_no_list_shows_him();
	undo(1);
	then_no_list_shows_him();
}

static void
given_a_no_in_a_list_when_the_roll_says_yes_then_the_roll_is_no_too_and_it_is_said(void **state)
{
	(void)state;
	put("最美庭院名单.csv", YARDS YARD("", "否") NEXT(""));
	import("农户花名册.csv", ROLL HIS("是") LI);
	assert_true(said("consent_disagrees"));
	assert_string_equal(seen("SELECT consent FROM household WHERE head='张明远'"), "否");
	assert_string_equal(seen("SELECT consent FROM household WHERE head='李小兰'"), "是");
}

static void
given_a_photo_taken_back_when_it_comes_under_another_name_or_beside_another_row_then_it_is_not_taken(void **state)
{
	(void)state;
	given_two_yards();
	const char *his = picture("90");
	import("最美庭院名单.csv", YARDS YARD("张家.png", "否") NEXT("李家.png"));
	assert_false(fs_exists(his));
	put_photo("照片/新的.png", 0xff0000); /* the same bytes */
	import("最美庭院名单.csv", YARDS YARD("", "否") NEXT("新的.png"));
	assert_false(fs_exists(his));
	assert_int_equal(report.photos.added, 0);
	put("红黑榜.csv", RED "2024年5月,高同村,红榜,路段,一号巷,干净,新的.png,\n");
	import("最美庭院名单.csv", YARDS YARD("", "否") NEXT("李家.png"));
	assert_false(fs_exists(his));
	assert_string_equal(seen(PHOTOS), "1");
}

static void
given_consent_taken_back_when_the_home_moves_is_renamed_or_is_written_otherwise_then_it_stays(void **state)
{
	(void)state;
	put_photo("照片/张家.png", 0xff0000);
	import("农户花名册.csv", ROLL HIS("是") LI);
	import("农户花名册.csv", ROLL HIS("否") LI);
	/* to another group; back on the roll with a yes */
	import("农户花名册.csv", ROLL LI "高同村,2组,9,张明远,是,是\n");
	put_photo("照片/搬家.png", 0xaa0000);
	import("最美庭院名单.csv", YARDS "2024年第一批,高同村,2组,9号,张明远,90,搬家.png,是\n");
	assert_string_equal(names(), "张*远");
	assert_string_equal(seen(PHOTOS), "0");
	/* by another name at the door, and by the name without one */
	import("最美庭院名单.csv", YARDS "2024年第二批,高同村,2组,9号,张明元,90,搬家.png,是\n"
					 "2024年第二批,高同村,2组,,张明远、李小兰,90,搬家.png,是\n");
	assert_string_equal(seen("SELECT count(*) FROM courtyard WHERE consent='是'"), "0");
	assert_string_equal(seen(PHOTOS), "0");
	/* renamed by hand on the roll, where only the name was known */
	import("农户花名册.csv", ROLL "高同村,5组,,赵大山,是,是\n" LI "高同村,2组,9,张明远,是,是\n");
	amend(REG_HOUSEHOLD, false, 1, CELLS({ "同意公开姓名", "否" }));
	amend(REG_HOUSEHOLD, false, 1, CELLS({ "户主姓名", "赵小山" }));
	import("最美庭院名单.csv", YARDS "2024年第三批,高同村,5组,,赵小山,90,搬家.png,是\n");
	assert_string_equal(seen("SELECT consent FROM courtyard WHERE head='赵小山'"), "否");
}

/* ------------------------------------------ when the newest is broken */

static void
break_the_newest(void)
{
	struct edition_info now;
	assert_true(state_current(data, &now, &err));
	assert_int_equal(fs_write(now.path, (const unsigned char *)"x", 1), 0);
}

static void
given_a_broken_newest_edition_when_the_one_before_is_shown_then_decisions_are_laid_over_it(void **state)
{
	struct edition_info now;
	(void)state;
	import("红黑榜.csv", STANDS);
	amend(REG_BOARD, false, 1, CELLS({ "状态", "撤下" }, { "撤下原因", "登记错了" }));
	break_the_newest();
	assert_string_equal(seen(ON_BOARD), "二号巷");
	assert_true(state_current(data, &now, &err));
	assert_int_equal(now.number, 1);
	/* and what is built upon it */
	amend(REG_BOARD, false, 2, CELLS({ "上榜理由", "很干净" }));
	assert_string_equal(seen(ON_BOARD), "二号巷");
	import("红黑榜.csv", STANDS);
	assert_string_equal(seen(ON_BOARD), "二号巷");
}

static void
given_a_broken_newest_edition_when_a_cell_was_put_right_and_one_masked_then_it_stays_so(void **state)
{
	(void)state;
	given_two_yards();
	const char *his = picture("90");
	amend(REG_COURTYARD, false, 2, CELLS({ "总分", "95" }));
	amend(REG_COURTYARD, false, 1, CELLS({ "本人同意公开", "否" }));
	break_the_newest();
	assert_string_equal(seen("SELECT group_concat(total) FROM courtyard"), "90000,95000");
	then_he_is_nowhere(his);
	break_the_newest();
	assert_false(fs_exists(his));
}

/* ------------------------------------------- names, and what people handed in */

#define PRAISE(who) RED "2024年5月,高同村,红榜,路段,一号巷," who "门前干净,,\n"
#define REASON "SELECT reason FROM visible_board WHERE target='一号巷'"
#define REASONS "SELECT count(*) FROM board WHERE reason LIKE '%张明远%'"

static void
lift_all(void)
{
	struct decisions all;
	struct state *s = state_open(data, &err);
	assert_true(state_begin(s, &err));
	for (size_t i = 0, n = decided(false, &all); i < n; i++)
		assert_true(decided_lift(s, arena, &all.item[i], "2024-05-20T09:00:00", "文书丁", "当时定错了", &err));
	assert_true(state_end(s, true, &err));
	state_close(s);
}

static void
given_a_name_let_pass_when_lifted_and_masked_then_no_edition_has_it_and_no_sheet_brings_it_back(void **state)
{
	struct decisions all;
	(void)state;
	put("农户花名册.csv", ROLL HIS("是") LI);
	options.answers.as_written = true;
	import("红黑榜.csv", PRAISE("张明远家"));
	assert_string_equal(seen(REASON), "张明远家门前干净");
	options.answers.as_written = false;
	import("红黑榜.csv", PRAISE("张明远家") "2024年5月,高同村,红榜,路段,二号巷,干净,,\n"); /* not asked again */
	assert_int_equal(decided(false, &all), 1);
	assert_string_equal(decision_kind_name(all.item[0].kind), "passed");
	assert_null(strstr(all.item[0].name, "张明远"));
	assert_null(strstr(all.item[0].what, "张明远"));
	lift_all();
	options.answers.mask_names = true;
	import("红黑榜.csv", PRAISE("张明远家") "2024年5月,高同村,红榜,路段,二号巷,干净,,\n");
	options.answers.mask_names = false;
	assert_string_equal(seen(REASON), "张*远家门前干净");
	all_editions_say(REASONS, "0");
	assert_int_equal(decided(false, &all), 1);
	assert_string_equal(decision_kind_name(all.item[0].kind), "mask");
	assert_null(strstr(all.item[0].cells, "张明远"));
	undo(1);
	assert_string_equal(seen(REASON), "张*远家门前干净");
	import("红黑榜.csv", PRAISE("张明远家") "2024年5月,高同村,红榜,路段,三号巷,干净,,\n");
	assert_string_equal(seen(REASON), "张*远家门前干净");
	assert_int_equal(decided(false, &all), 1);
	assert_int_equal(all.item[0].turned, 1);
	all_editions_say(REASONS, "0");
	break_the_newest();
	assert_string_equal(seen(REASON), "张*远家门前干净");
	/* lifted, it is asked about again */
	lift_all();
	put("红黑榜.csv", PRAISE("张明远家"));
	arena_free(report.arena);
	report = (struct importer_report){ 0 };
	assert_true(importer_run(&options, &report, &err));
	assert_true(said("name_in_text") || said("name_perhaps"));
}

static void
given_a_name_taken_out_by_hand_when_undone_then_it_stays_out(void **state)
{
	(void)state;
	put("农户花名册.csv", ROLL HIS("是") LI);
	options.answers.as_written = true;
	import("红黑榜.csv", PRAISE("张明远家"));
	amend(REG_BOARD, false, 1, CELLS({ "上榜理由", "门前干净" }));
	assert_string_equal(seen(REASON), "门前干净");
	all_editions_say(REASONS, "0");
	undo(1);
	assert_string_equal(seen(REASON), "门前干净");
}

static void
given_an_objection_upheld_when_the_stale_sheet_comes_or_undone_then_the_entry_stays_away(void **state)
{
	struct decisions all;
	(void)state;
	import("红黑榜.csv", STANDS);
	amend(REG_OBJECTION, true, 0,
	    CELLS({ "登记日期", "2024-05-15" }, { "反映人", "张小明" }, { "联系电话", "13912345678" },
		{ "反映哪个榜单(公示)", "红榜" }, { "反映对象", "一号巷" }, { "反映内容", "不干净" }));
	amend(REG_OBJECTION, false, 1,
	    CELLS({ "处理结果", "撤下" }, { "答复内容", "查过，确实不干净" }, { "答复日期", "2024-05-16" }));
	assert_string_equal(seen(ON_BOARD), "二号巷");
	assert_int_equal(decided(false, &all) > 0, 1);
	bool upheld = false;
	for (size_t i = 0; i < all.count; i++)
		upheld = upheld || all.item[i].kind == DECISION_OBJECTION;
	assert_true(upheld);
	import("红黑榜.csv", STANDS);
	told("撤下");
	assert_string_equal(seen(ON_BOARD), "二号巷");
	undo(1);
	assert_string_equal(seen(ON_BOARD), "二号巷");
	break_the_newest();
	assert_string_equal(seen(ON_BOARD), "二号巷");
}

#define PROBLEMS "问题编号,发现日期,村,地点,问题描述,整改期限,完成情况\n"
#define OPEN_ONE PROBLEMS "GT-001,2024-05-02,高同村,二组村口,柴草乱堆,2024-05-10,整改中\n"
#define STATUS "SELECT status||coalesce(verified_on,'') FROM problem"

static void
given_a_problem_checked_by_hand_when_the_stale_sheet_comes_or_undone_then_it_stays_checked(void **state)
{
	struct decisions all;
	(void)state;
	import("问题整改台账.csv", OPEN_ONE);
	amend(REG_PROBLEM, false, 1,
	    CELLS({ "完成情况", "已完成" }, { "完成日期", "2024-05-08" }, { "复查人", "李秀兰" },
		{ "复查日期", "2024-05-09" }));
	assert_string_equal(seen(STATUS), "已完成2024-05-09");
	assert_int_equal(decided(false, &all), 1);
	assert_string_equal(decision_kind_name(all.item[0].kind), "done");
	import("问题整改台账.csv", OPEN_ONE);
	told("记成改好了");
	assert_string_equal(seen(STATUS), "已完成2024-05-09");
	undo(1);
	assert_string_equal(seen(STATUS), "已完成2024-05-09");
	break_the_newest();
	assert_string_equal(seen(STATUS), "已完成2024-05-09");
	lift_all();
	import("问题整改台账.csv", OPEN_ONE);
	assert_string_equal(seen(STATUS), "整改中");
}

/* ------------------------------------------------------ out and in again */

static void
import_folder(const char *folder)
{
	const char *was = options.source;
	options.source = folder;
	arena_free(report.arena);
	report = (struct importer_report){ 0 };
	assert_true(importer_run(&options, &report, &err));
	options.source = was;
	options.now.date.day++;
}

static void
given_content_written_out_before_and_after_when_read_in_again_then_nothing_taken_back_returns(void **state)
{
	struct export_count count;
	char before[160], after[160];
	(void)state;
	snprintf(before, sizeof before, "%s/before", root);
	snprintf(after, sizeof after, "%s/after", root);
	given_him_in_every_list(ROLL HIS("是") LI);
	const char *his = picture("90");
	assert_true(export_content(data, before, &count, &err));
	assert_int_equal(count.photos, 4);
	import("农户花名册.csv", ROLL HIS("否") LI);
	then_no_list_shows_him();
	assert_true(export_content(data, after, &count, &err));
	assert_int_equal(count.photos, 1); /* hers */
	import_folder(before);
	then_no_list_shows_him();
	assert_false(fs_exists(his));
	assert_int_equal(report.photos.added, 0);
	import_folder(after);
	then_no_list_shows_him();
	undo(1);
	then_no_list_shows_him();
	/* on another machine, too */
	char other[160];
	snprintf(other, sizeof other, "%s/other", root);
	options.data = other;
	import_folder(after);
	struct edition_info info;
	assert_true(state_current(other, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_int_equal(db_number(db, NAMED, -1), 0);
	assert_int_equal(db_number(db, PHOTOS, -1), 1);
	db_close(db);
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
		T(given_a_name_let_pass_when_lifted_and_masked_then_no_edition_has_it_and_no_sheet_brings_it_back),
		T(given_a_name_taken_out_by_hand_when_undone_then_it_stays_out),
		T(given_an_objection_upheld_when_the_stale_sheet_comes_or_undone_then_the_entry_stays_away),
		T(given_a_problem_checked_by_hand_when_the_stale_sheet_comes_or_undone_then_it_stays_checked),
		T(given_content_written_out_before_and_after_when_read_in_again_then_nothing_taken_back_returns),
		T(given_a_yes_then_a_blank_when_imported_then_it_is_asked_and_nothing_comes_back),
		T(given_a_column_that_was_forgotten_when_said_so_then_all_stays_as_it_was),
		T(given_consent_emptied_by_hand_when_undone_twice_then_nothing_comes_back),
		T(given_a_no_in_the_roll_when_lists_say_yes_then_none_shows_him_and_it_is_said),
		T(given_a_yes_in_the_roll_when_it_becomes_no_by_sheet_or_by_hand_then_every_list_follows),
		T(given_a_no_in_a_list_when_the_roll_says_yes_then_the_roll_is_no_too_and_it_is_said),
		T(given_a_photo_taken_back_when_it_comes_under_another_name_or_beside_another_row_then_it_is_not_taken),
		T(given_consent_taken_back_when_the_home_moves_is_renamed_or_is_written_otherwise_then_it_stays),
		T(given_a_broken_newest_edition_when_the_one_before_is_shown_then_decisions_are_laid_over_it),
		T(given_a_broken_newest_edition_when_a_cell_was_put_right_and_one_masked_then_it_stays_so),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
