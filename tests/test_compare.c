/* 核对: a clerk's folder against what is shown, and what the clerk then sees
 * row by row. The reader is this same program, started again (see main). */
#include "test.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "clerk.h"
#include "editions/seen.h"
#include "import/compare.h"
#include "import/secrets.h"
#include "catalogue/describe.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "self.h"
#include "store/review.h"
#include "store/state.h"

#define BOARD "期次,村,榜别,对象类型,对象名称,上榜理由,得分,整改期限,照片文件名\n"
#define HONOURS "荣誉名称,姓名,村,评选时间,照片文件名,本人同意公开\n"
#define ROLL "村,村民小组,门牌号,户主姓名,人口数,查询码\n"
#define SCORES "期次,村,村民小组,门牌号,户主姓名,庭院(分),总分,等次\n"

static char staging[96], path[128];
static struct arena *arena;
static struct error err;
/* what the importer knows when it has compared */
static struct importer_report report;
static struct source files;
static struct content base, merged;
static struct draft draft;
static struct review *review;

static int
begin(void **state)
{
	(void)state;
	if (clerk_begin("高同村11月") != 0)
		return -1;
	snprintf(staging, sizeof staging, "%s/look", root);
	snprintf(path, sizeof path, "%s/review.db", root);
	arena = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	review_close(review);
	review = NULL;
	arena_free(arena);
	return clerk_end();
}

/* By the importer itself: what is counted here, the review must count too. */
static struct importer_report
run_importer(bool yes)
{
	struct importer_report r;
	struct importer_options o = { .source = source, .data = data, .yes = yes };
	o.progress.fd = -1;
	o.now = (struct datetime){ { 2021, 12, 6 }, 9, 0, 0 };
	assert_true(importer_run(&o, &r, &err));
	return r;
}

static void
publish(void)
{
	struct importer_report r = run_importer(true);
	assert_true(r.ok && r.edition);
	arena_free(r.arena);
	assert_int_equal(fs_empty(source), 0);
}

/* ---- the importer's way, up to where it compares ---- */

static void
copy_source(void)
{
	struct fs_tree tree;
	assert_int_equal(fs_remove_tree(staging), 0);
	assert_int_equal(fs_mkdirs(at(staging, "in")), 0);
	assert_int_equal(fs_list(source, &tree), 0);
	files = (struct source){ .name = "高同村11月", .file = arena_array(arena, tree.count + 1, sizeof *files.file) };
	for (size_t i = 0; i < tree.count; i++) {
		struct source_file *f = &files.file[files.count++];
		unsigned char *bytes;
		size_t n;
		f->path = f->name = arena_strdup(arena, tree.file[i].path);
		f->kind = str_ends(f->path, ".png") ? SOURCE_PHOTO : SOURCE_SHEET;
		snprintf(f->copy, sizeof f->copy, "in/%03zu", i % 1000);
		assert_int_equal(fs_read(at(source, f->path), 1 << 24, &bytes, &n), 0);
		hash_bytes(bytes, n, f->hash);
		assert_int_equal(fs_write(at(staging, f->copy), bytes, n), 0);
		free(bytes);
	}
	fs_tree_free(&tree);
}

static void
load_base(void)
{
	struct edition_info info;
	base = (struct content){ 0 };
	assert_true(state_current(data, &info, &err));
	if (info.number == 0)
		return;
	struct db *db = edition_open(&info, &err);
	assert_true(db && content_load(db, arena, &base, &err));
	db_close(db);
}

static void
merge(void)
{
	merge_content(arena, &base, &draft, &merged, report.registers);
	report.no_change = merge_changes_nothing(report.registers);
}

static void
read_source(void)
{
	static struct progress silent = { .fd = -1 };
	struct tables tables;
	struct secrets secrets;
	report = (struct importer_report){ .arena = arena, .findings = { .arena = arena } };
	copy_source();
	load_base();
	struct photo_match_file *tied_files;
	struct reading reading = { .staging = staging,
		.arena = arena,
		.progress = &silent,
		.findings = &report.findings,
		.source = &files,
		.today = { 2021, 12, 6 },
		.base = &base };
	assert_true(reading_tables(&reading, &tables, &err));
	draft_new(&draft, arena, &report.findings, &tables);
	draft_unite(&draft);
	assert_true(photo_match_rows(&draft, &reading, data, &report.photos, &tied_files, &err));
	draft_compact(&draft);
	secrets_take(&draft, &secrets);
	secrets_strip(&base);
	merge();
}

static struct compare
knowledge(void)
{
	return (struct compare){ .base = &base,
		.merged = &merged,
		.draft = &draft,
		.report = &report,
		.source = &files,
		.data = data,
		.staging = staging,
		.seconds = 9 };
}

static void
open_review(const struct compare *c)
{
	review_close(review);
	review = NULL;
	remove(path);
	assert_true(compare_write(c, path, &err));
	review = review_open(path, &err);
	assert_non_null(review);
}

static void
look(void)
{
	read_source();
	struct compare c = knowledge();
	open_review(&c);
}

/* ---- what the clerk sees ---- */

static size_t
changes(enum register_id id, struct review_change **out)
{
	return review_changes(review, arena, id, -1, 0, 100, out);
}

/* The cell of a column; NULL when it is not there. */
static const struct review_cell *
cell(long change, const char *header)
{
	struct review_cell *cells;
	size_t n = review_cells(review, arena, change, &cells);
	for (size_t i = 0; i < n; i++)
		if (strcmp(cells[i].header, header) == 0)
			return &cells[i];
	return NULL;
}

static void
expect_cell(long change, const char *header, const char *before, const char *after)
{
	const struct review_cell *c = cell(change, header);
	assert_non_null(c);
	assert_string_equal(c->before, before);
	assert_string_equal(c->after, after);
	assert_int_equal(c->changed, strcmp(before, after) != 0);
}

/* The whole file has these bytes somewhere. */
static bool
file_says(const char *words)
{
	unsigned char *bytes;
	size_t n;
	assert_int_equal(fs_read(path, 1 << 26, &bytes, &n), 0);
	bool found = memmem(bytes, n, words, strlen(words)) != NULL;
	free(bytes);
	return found;
}

static void
put_november(const char *gate, const char *rest)
{
	put("红黑榜.csv", arena_printf(arena, BOARD "2021-11,高同村,红榜,路段,村口,%s\n%s", gate, rest));
}

static void
given_a_corrected_list_when_compared_then_each_row_says_what_happens_to_it(void **state)
{
	(void)state;
	put_november("干净,94,,",
	    "2021-11,高同村,黑榜,路段,河边,有垃圾,,2021-11-30,\n2021-11,高同村,红榜,路段,广场,整齐,95,,\n");
	publish();
	put_november("很干净,96.5,,",
	    "2021-11,高同村,红榜,路段,广场,整齐,95,,\n2021-11,高同村,黑榜,组,3组,乱堆乱放,,2021-12-10,\n");
	look();
	struct review_change *c;
	assert_int_equal(changes(REG_BOARD, &c), 3);
	assert_int_equal(c[0].kind, REVIEW_REMOVED);
	assert_string_equal(c[0].title, "黑榜 高同村 河边");
	assert_string_equal(c[0].file, "");
	expect_cell(c[0].id, "整改期限", "2021年11月30日", "");
	assert_int_equal(c[1].kind, REVIEW_CHANGED);
	assert_string_equal(c[1].title, "红榜 高同村 村口");
	assert_string_equal(c[1].note, "上榜理由、得分");
	assert_string_equal(c[1].file, "红黑榜.csv");
	assert_int_equal(c[1].line, 2);
	expect_cell(c[1].id, "得分", "94分", "96.5分");
	expect_cell(c[1].id, "上榜理由", "干净", "很干净");
	expect_cell(c[1].id, "期次", "2021年11月", "2021年11月");
	assert_null(cell(c[1].id, "责任单位")); /* empty on both sides */
	assert_int_equal(c[2].kind, REVIEW_ADDED);
	assert_string_equal(c[2].title, "黑榜 高同村 3组");
	assert_string_equal(c[2].note, "乱堆乱放 · 整改期限 2021年12月10日");
	expect_cell(c[2].id, "上榜理由", "", "乱堆乱放");
	struct review_register *r;
	assert_int_equal(review_registers(review, arena, &r), 1);
	assert_string_equal(r[0].sheet, "红黑榜");
	assert_string_equal(r[0].period, "2021年11月");
	struct review_total t;
	review_total(review, arena, &t);
	assert_string_equal(t.source, "高同村11月");
	assert_int_equal(t.sheets, 1);
	assert_int_equal(t.files, 1);
	assert_int_equal(t.seconds, 9);
	assert_false(t.no_change);
}

static void
given_several_sheets_when_compared_then_the_counts_are_those_of_the_import(void **state)
{
	(void)state;
	put_november("干净,94,,", "2021-10,高同村,红榜,路段,广场,整齐,95,,\n");
	put("农户花名册.csv", ROLL "高同村,3组,18,张三,4,4821\n高同村,3组,19,李四,3,\n高同村,1组,1,王五,2,\n");
	put("通知公告.csv", "标题,类型,日期,正文\n停水,通知,2021-11-01,停水一天\n");
	publish();
	put_november("干净,94,,", "2021-11,高同村,红榜,路段,小桥,整齐,95,,\n");
	put("农户花名册.csv", ROLL "高同村,3组,18,张三,5,9999\n高同村,1组,1,王五,2,\n高同村,1组,2,赵六,2,\n");
	put("通知公告.csv", "标题,类型,日期,正文\n停电,通知,2021-11-02,停电一天\n");
	put("村规民约.csv", "村,第几版,条号,条文内容\n");
	struct importer_report r = run_importer(false);
	look();
	struct review_register *seen;
	struct review_total t;
	size_t n = review_registers(review, arena, &seen), k = 0;
	long added = 0, changed = 0, removed = 0, unchanged = 0;
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg));) {
		const struct merge_count *c = &r.registers[reg->id];
		if (!c->seen)
			continue;
		assert_true(k < n);
		assert_int_equal(seen[k].id, reg->id);
		assert_int_equal(seen[k].added, c->added);
		assert_int_equal(seen[k].changed, c->changed);
		assert_int_equal(seen[k].removed, c->removed);
		assert_int_equal(seen[k++].unchanged, c->unchanged);
		assert_int_equal(review_change_count(review, reg->id, REVIEW_ADDED), c->added);
		assert_int_equal(review_change_count(review, reg->id, REVIEW_CHANGED), c->changed);
		assert_int_equal(review_change_count(review, reg->id, REVIEW_REMOVED), c->removed);
		added += c->added, changed += c->changed, removed += c->removed, unchanged += c->unchanged;
	}
	assert_int_equal(k, n);
	assert_true(n >= 3 && added == 3 && changed == 1 && removed == 1 && unchanged == 2);
	review_total(review, arena, &t);
	assert_int_equal(t.added, added);
	assert_int_equal(t.changed, changed);
	assert_int_equal(t.removed, removed);
	assert_int_equal(t.unchanged, unchanged);
	arena_free(r.arena);
}

static void
given_the_same_again_when_compared_then_nothing_is_listed(void **state)
{
	(void)state;
	const char *rest = "2021-11,高同村,红榜,路段,广场,整齐,95,,\n";
	put_november("干净,94,,", rest);
	publish();
	put_november("干净,94,,", rest);
	look();
	struct review_total t;
	review_total(review, arena, &t);
	assert_true(t.no_change);
	assert_int_equal(t.unchanged, 2);
	assert_int_equal(review_change_count(review, REG_COUNT, -1), 0);
}

static void
given_rows_of_two_months_when_compared_then_their_titles_say_which(void **state)
{
	(void)state;
	put("家庭卫生评分表.csv", SCORES "2021-10,高同村,3组,18,张三,19,96.5,五星\n2021-11,高同村,3组,18,张三,,95,\n");
	look();
	struct review_change *c;
	struct review_register *r;
	assert_int_equal(changes(REG_HOME_SCORE, &c), 2);
	assert_string_equal(c[0].title, "2021年10月 高同村 3组 18号 张三");
	assert_string_equal(c[0].note, "总分 96.5分 · 五星");
	assert_string_equal(c[1].title, "2021年11月 高同村 3组 18号 张三");
	assert_int_equal(review_registers(review, arena, &r), 1);
	assert_string_equal(r[0].period, "");
}

static void
given_household_codes_when_compared_then_none_is_written_down(void **state)
{
	(void)state;
	put("农户花名册.csv", ROLL "高同村,3组,18,张三,4,483920\n");
	publish();
	put("农户花名册.csv", ROLL "高同村,3组,18,张三,5,629174\n");
	look();
	struct review_change *c;
	assert_int_equal(changes(REG_HOUSEHOLD, &c), 1);
	assert_string_equal(c[0].note, "人口数");
	assert_string_equal(c[0].title, "高同村 3组 18号 张三"); /* staff see names */
	assert_null(cell(c[0].id, "查询码"));
	assert_true(file_says("张三"));
	assert_false(file_says("483920"));
	assert_false(file_says("629174"));
}

static void
given_new_bytes_under_an_old_name_when_compared_then_both_pictures_stand_side_by_side(void **state)
{
	(void)state;
	put_november("干净,94,,村口.png", "");
	put_photo("村口.png", 0xff0000);
	publish();
	put_november("干净,94,,村口.png", "");
	put_photo("村口.png", 0x0000ff);
	look();
	struct review_change *c;
	assert_int_equal(changes(REG_BOARD, &c), 1);
	assert_string_equal(c[0].note, "照片文件名");
	const struct review_cell *photos = cell(c[0].id, "照片文件名");
	assert_non_null(photos);
	assert_true(photos->photo && photos->changed);
	assert_string_not_equal(photos->before, photos->after);
	assert_true(str_starts(photos->before, data) && fs_exists(photos->before));
	assert_true(str_starts(photos->after, staging) && fs_exists(photos->after));
}

static void
given_no_consent_when_compared_then_nothing_of_the_photo_is_written(void **state)
{
	(void)state;
	put("最美家庭和先进个人.csv",
	    HONOURS "最美家庭,张三,高同村,2021-11,张家.png,是\n最美家庭,李四,高同村,2021-11,李家.png,否\n");
	put_photo("张家.png", 0xff0000);
	put_photo("李家.png", 0x00ff00);
	look();
	struct review_change *c;
	struct review_photo *p;
	struct review_total t;
	assert_int_equal(changes(REG_HONOUR, &c), 2);
	assert_true(cell(c[0].id, "照片文件名")->photo);
	const struct review_cell *held = cell(c[1].id, "照片文件名");
	assert_false(held->photo);
	assert_string_equal(held->after, "照片没有存");
	assert_int_equal(review_photos(review, arena, &p), 1);
	assert_string_equal(p[0].name, "张家.png");
	assert_false(file_says("李家"));
	review_total(review, arena, &t);
	assert_int_equal(t.photos_skipped, 1);
	assert_int_equal(t.photos_added, report.photos.added);
	/* the next sheet names another one: still a change that can be seen */
	publish();
	put("最美家庭和先进个人.csv",
	    HONOURS "最美家庭,张三,高同村,2021-11,张家.png,是\n最美家庭,李四,高同村,2021-11,李院.png,否\n");
	put_photo("李院.png", 0x00ffff);
	look();
	assert_int_equal(changes(REG_HONOUR, &c), 1);
	assert_string_equal(c[0].note, "照片文件名");
	assert_false(file_says("李院"));
}

static void
given_photos_of_several_kinds_when_compared_then_each_says_where_it_is_used(void **state)
{
	(void)state;
	put_november("干净,94,,村口.png", "");
	put_photo("村口.png", 0xff0000);
	publish();
	put_november("干净,94,,村口.png、广场.png", "2021-11,高同村,红榜,路段,广场,整齐,95,,广场.png\n");
	put("最美家庭和先进个人.csv", HONOURS "最美家庭,张三,高同村,2021-11,张家.png,是\n");
	put_photo("村口.png", 0xff0000);
	put_photo("广场.png", 0x00ff00);
	put_photo("张家.png", 0x0000ff);
	put_photo("没有用.png", 0x00ffff);
	look();
	struct review_photo *p;
	struct review_total t;
	assert_int_equal(review_photos(review, arena, &p), 3);
	assert_string_equal(p[0].name, "张家.png");
	assert_true(p[0].fresh && p[0].personal);
	assert_string_equal(p[0].used_by, "最美家庭和先进个人 · 最美家庭 高同村 张三");
	assert_string_equal(p[1].name, "广场.png");
	assert_true(p[1].fresh && !p[1].personal);
	assert_int_equal(p[1].uses, 2);
	assert_string_equal(p[1].used_by, "红黑榜 · 红榜 高同村 村口");
	assert_true(fs_exists(p[1].picture) && fs_exists(p[1].thumb));
	assert_int_equal(p[1].width, 64);
	assert_int_equal(p[1].height, 48);
	assert_string_equal(p[2].name, "村口.png");
	assert_false(p[2].fresh);
	assert_true(str_starts(p[2].picture, data) && fs_exists(p[2].picture));
	for (int i = 0; i < 3; i++)
		assert_string_equal(files.file[p[i].index].name, p[i].name);
	review_total(review, arena, &t);
	assert_int_equal(t.photos_added, 2);
	assert_int_equal(t.photos_unchanged, 1);
	assert_int_equal(t.photos_added, report.photos.added);
	assert_int_equal(t.photos_unchanged, report.photos.unchanged);
}

/* What the session does when a photo is not to be published. */
static struct content
leave_out_photos(void)
{
	struct content tied = draft.rows;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct row_list *list = &draft.rows.reg[r->id];
		if (!list->count)
			continue;
		struct row *copy = arena_array(arena, list->count, sizeof *copy);
		memcpy(copy, list->row, list->count * sizeof *copy);
		list->row = copy;
		for (size_t i = 0; i < list->count; i++)
			copy[i].photos = 0;
	}
	merge();
	return tied;
}

static void
given_a_photo_left_out_when_compared_then_it_is_still_there_to_be_taken_back(void **state)
{
	(void)state;
	put_november("干净,94,,村口.png", "");
	put_photo("村口.png", 0xff0000);
	read_source();
	size_t index = 0;
	while (files.file[index].kind != SOURCE_PHOTO)
		index++;
	struct content tied = leave_out_photos();
	struct compare c = knowledge();
	struct compare_photo said = { .index = index, .omitted = true, .taken = "2021-11-28T10:16:35" };
	c.tied = &tied;
	c.photo = &said;
	c.photos = 1;
	open_review(&c);
	struct review_photo *p;
	struct review_total t;
	struct review_change *change;
	assert_int_equal(review_photos(review, arena, &p), 1);
	assert_true(p[0].omitted && !p[0].masked);
	assert_string_equal(p[0].taken, "2021-11-28T10:16:35");
	assert_true(fs_exists(p[0].thumb));
	assert_int_equal(changes(REG_BOARD, &change), 1);
	assert_string_equal(cell(change[0].id, "照片文件名")->after, "照片没有存");
	review_total(review, arena, &t);
	assert_int_equal(t.photos_omitted, 1);
	assert_int_equal(t.photos_added, 0);
}

static void
given_a_masked_photo_when_compared_then_the_masked_picture_is_shown(void **state)
{
	(void)state;
	char masked[EDITION_HASH], thumb[EDITION_HASH];
	put_november("干净,94,,村口.png", "");
	put_photo("村口.png", 0xff0000);
	read_source();
	hash_bytes("masked", 6, masked);
	hash_bytes("small", 5, thumb);
	struct row_photo *photo = &draft.rows.reg[REG_BOARD].row[0].photo[0];
	photo->picture = masked;
	photo->thumb = thumb;
	struct compare_photo said = { 0, .masked = true, .picture = masked, .thumb = thumb, .width = 32, .height = 24 };
	while (files.file[said.index].kind != SOURCE_PHOTO)
		said.index++;
	struct compare c = knowledge();
	c.photo = &said;
	c.photos = 1;
	assert_int_equal(fs_write(at(at(staging, "media"), masked), "masked", 6), 0);
	assert_int_equal(fs_write(at(at(staging, "media"), thumb), "small", 5), 0);
	open_review(&c);
	struct review_photo *p;
	assert_int_equal(review_photos(review, arena, &p), 1);
	assert_true(p[0].masked && p[0].fresh);
	assert_true(str_ends(p[0].picture, masked) && fs_exists(p[0].picture));
	assert_true(str_ends(p[0].thumb, thumb));
	assert_int_equal(p[0].width, 32);
}

static void
given_findings_when_compared_then_each_says_where_and_what_to_do(void **state)
{
	(void)state;
	put_november("干净,94,,没有这张.png", "2021-11,高同村,黑榜,路段,河边,有垃圾,,12.51,\n");
	look();
	struct review_finding *f;
	struct review_total t;
	size_t n = review_findings(review, arena, &f);
	review_total(review, arena, &t);
	assert_int_equal(t.errors, 2);
	assert_int_equal(t.errors, report.findings.errors);
	assert_true(n >= 2);
	assert_int_equal(f[0].level, FINDING_ERROR);
	assert_int_equal(f[1].level, FINDING_ERROR);
	assert_string_equal(f[0].where, "《红黑榜》第 3 行“整改期限”");
	assert_non_null(strstr(f[0].message, "12.51"));
	assert_non_null(strstr(f[1].where, "第 2 行"));
	assert_string_equal(f[1].code, "missing_photo");
	assert_string_equal(f[1].file, "红黑榜.csv");
}

static void
given_values_of_every_type_when_spoken_then_as_residents_read_them(void **state)
{
	(void)state;
	static const struct {
		enum field_type type;
		const char *unit, *value, *spoken;
	} cases[] = {
		{ FIELD_DATE, NULL, "2021-11-28", "2021年11月28日" },
		{ FIELD_SPAN, NULL, "2021-11-28/2021-12-02", "2021年11月28日至2021年12月2日" },
		{ FIELD_PERIOD, NULL, "2021-Q4", "2021年第四季度" },
		{ FIELD_PERIOD, NULL, "爱国卫生月", "爱国卫生月" },
		{ FIELD_PERIOD, NULL, "2021-11-28", "2021年11月28日" },
		{ FIELD_MONEY, "元", "1234.5", "1234.5元" },
		{ FIELD_NUMBER, "分", "96.5", "96.5分" },
		{ FIELD_INTEGER, NULL, "3", "3" },
		{ FIELD_DOOR, NULL, "18", "18号" },
		{ FIELD_DOOR, NULL, "沟口院", "沟口院" },
		{ FIELD_QUANTITY, "万元", "近2000", "近2000万元" },
		{ FIELD_QUANTITY, "元", "200元/村", "200元/村" },
		{ FIELD_QUANTITY, "%", "75以上", "75%以上" },
		{ FIELD_QUANTITY, "亩", "不详", "不详" },
		{ FIELD_TEXT, NULL, NULL, "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct field f = { .type = cases[i].type, .unit = cases[i].unit };
		assert_string_equal(describe_value(arena, &f, cases[i].value), cases[i].spoken);
	}
}

static void
given_every_register_when_its_row_is_named_then_it_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct row_list list = { 0 };
		struct row *row = row_append(&list, arena, r);
		assert_string_equal(describe_title(arena, r, row), r->sheet); /* nothing is filled in */
		for (size_t i = 0; i < r->count; i++)
			row->value[i] = "高高山上一头牛，头上两只角，后面一条尾巴\n走起路来慢悠悠";
		const char *title = describe_title(arena, r, row);
		assert_string_not_equal(title, r->sheet);
		assert_null(strchr(title, '\n'));
		assert_true(strlen(describe_note(arena, r, row)) > 0);
	}
}

/* 10,000 homes, 3,000 of them with another score, and 50 gone. */
static void
given_ten_thousand_rows_when_compared_then_it_takes_no_time(void **state)
{
	(void)state;
	enum { ROWS = 10000, CHANGED = 3000, GONE = 50 };
	const struct reg *r = catalogue_register(REG_HOME_SCORE);
	struct tables tables = { .seen[REG_HOME_SCORE] = true };
	base = (struct content){ 0 };
	files = (struct source){ .name = "大村" };
	for (int i = 0; i < ROWS + GONE; i++)
		for (int side = 0; side < (i < ROWS ? 2 : 1); side++) {
			struct row *row = row_append(
			    side ? &tables.content.reg[REG_HOME_SCORE] : &base.reg[REG_HOME_SCORE], arena, r);
			row_set(row, r, "period", "2021-11");
			row_set(row, r, "village", "高同村");
			row_set(row, r, "grp", arena_printf(arena, "%d组", i % 20 + 1));
			row_set(row, r, "door", arena_printf(arena, "%d", i));
			row_set(row, r, "head", "张三");
			row_set(row, r, "total", side && i % 10 < 3 ? "97" : "95");
			for (int k = 0; k < 10; k++)
				row_add_item(row, arena, arena_printf(arena, "第%d项", k), "9.5");
			row_bind(row, arena, r);
		}
	report = (struct importer_report){ .arena = arena, .findings = { .arena = arena } };
	draft_new(&draft, arena, &report.findings, &tables);
	merge();
	struct compare c = knowledge();
	open_review(&c);
	assert_int_equal(review_change_count(review, REG_HOME_SCORE, REVIEW_CHANGED), CHANGED);
	assert_int_equal(review_change_count(review, REG_COUNT, -1), CHANGED + GONE);
	struct review_change *page;
	assert_int_equal(review_changes(review, arena, REG_COUNT, REVIEW_CHANGED, CHANGED - 8, 8, &page), 8);
}

static void
given_a_folder_that_is_not_there_when_written_then_it_is_said(void **state)
{
	(void)state;
	put_november("干净,94,,", "");
	read_source();
	struct compare c = knowledge();
	assert_false(compare_write(&c, at(root, "nowhere/review.db"), &err));
	assert_true(strlen(err.text) > 0);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

/* ---- the last line of a row: what residents read of it ---- */

static void
expect_seen(const char *table, const char *const *cells, bool photo, const char *words)
{
	const struct reg *r = catalogue_find(table);
	struct row_list list = { 0 };
	struct row *row = row_append(&list, arena, r);
	for (; *cells; cells += 2)
		row_set(row, r, cells[0], cells[1]);
	if (photo)
		row_add_photo(row, arena, catalogue_field(r, "photos_after"), "改后.jpg");
	assert_string_equal(seen_words(arena, r, row, (struct date){ 2024, 5, 20 }), words);
}
#define SEEN(table, photo, words, ...) expect_seen(table, (const char *const[]){ __VA_ARGS__, NULL }, photo, words)
#define CHECKED "found_on", "2024-05-06", "done_on", "2024-05-17", "verifier", "镇督查组", "verified_on", "2024-05-18"

static void
given_a_row_when_it_is_looked_at_then_its_last_line_says_what_residents_read(void **state)
{
	(void)state;
	SEEN("problem", false, "限5月25日前改好", "due_on", "2024-05-25", "status", "整改中");
	SEEN("problem", false, "限今天改好", "due_on", "2024-05-20");
	SEEN("board", false, "已经晚了 2 天", "board", "黑榜", "due_on", "2024-05-18");
	SEEN("board", false, "村里说改好了，等复查", "board", "黑榜", "progress", "已改好", "done_on", "2024-05-17");
	SEEN("problem", false, "村里说改好了，等复查", "status", "已完成", CHECKED); /* no picture of it */
	SEEN("problem", true, "改好了，复查过", "status", "已完成", CHECKED);
	SEEN("problem", true, "村里说改好了，等复查", "status", "已完成", "closed", "否", CHECKED);
	SEEN("courtyard", false, "名字写成“张*远”", "head", "张明远", "consent", "否");
	SEEN("courtyard", false, "看得到", "head", "张明远", "consent", "是");
	SEEN("courtyard", false, "看不到（撤下）", "head", "张明远", "consent", "是", "state", "撤下");
	SEEN("notice", false, "5月27日起才看得到", "title", "停水", "show_from", "2024-05-27");
	SEEN("notice", false, "看不到（公示到5月18日为止）", "title", "停水", "show_to", "2024-05-18");
	SEEN("notice", false, "看得到，到5月25日为止", "title", "停水", "show_to", "2024-05-25");
	SEEN("board", false, "看不到（本人没有同意公开）", "board", "红榜", "target_kind", "户", "target", "张明远家");
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		T(given_a_corrected_list_when_compared_then_each_row_says_what_happens_to_it),
		T(given_several_sheets_when_compared_then_the_counts_are_those_of_the_import),
		T(given_the_same_again_when_compared_then_nothing_is_listed),
		T(given_rows_of_two_months_when_compared_then_their_titles_say_which),
		T(given_household_codes_when_compared_then_none_is_written_down),
		T(given_new_bytes_under_an_old_name_when_compared_then_both_pictures_stand_side_by_side),
		T(given_no_consent_when_compared_then_nothing_of_the_photo_is_written),
		T(given_photos_of_several_kinds_when_compared_then_each_says_where_it_is_used),
		T(given_a_photo_left_out_when_compared_then_it_is_still_there_to_be_taken_back),
		T(given_a_masked_photo_when_compared_then_the_masked_picture_is_shown),
		T(given_findings_when_compared_then_each_says_where_and_what_to_do),
		T(given_values_of_every_type_when_spoken_then_as_residents_read_them),
		T(given_every_register_when_its_row_is_named_then_it_has_a_name_of_its_own),
		T(given_ten_thousand_rows_when_compared_then_it_takes_no_time),
		T(given_a_folder_that_is_not_there_when_written_then_it_is_said),
		T(given_a_row_when_it_is_looked_at_then_its_last_line_says_what_residents_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
