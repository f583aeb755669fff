/* store: numbers kept exactly, editions whole or not at all, a state.db that
 * can be lost. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fixture.h"
#include "os/fs.h"
#include "editions/schema.h"
#include "store/state_inside.h"

static struct fixture f;
static struct error err;

static int
begin(void **state)
{
	(void)state;
	err = (struct error){ 0 };
	fixture_begin(&f);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	fixture_end(&f);
	return 0;
}

static const char *
at(const char *name)
{
	static char path[256];
	snprintf(path, sizeof path, "%s/%s", f.data, name);
	return path;
}

static void
add_notice(const char *title)
{
	fixture_row(&f, REG_NOTICE, "title", title, "kind", "公告", "issued_on", "2024-04-28", "body", "正文", NULL);
}

/* Publishes an edition that builds on the current one. */
static int
publish(const char *title)
{
	char building[256];
	struct edition_info before, info = { .created = "2024-05-01T09:00:00", .source = "来源", .summary = "新增 1" };
	add_notice(title);
	struct state *s = state_open(f.data, &err);
	assert_non_null(s);
	assert_true(state_selected(s, &before, &err));
	info.number = state_next_number(s);
	info.base = before.number;
	fs_mkdirs(at("staging"));
	snprintf(building, sizeof building, "%s/staging/e.db", f.data);
	assert_true(edition_build(f.data, building, &f.content, &info, &err));
	assert_true(edition_verify(&info, &err));
	assert_true(state_commit(s, &info, &err));
	state_close(s);
	return info.number;
}

static int
current(void)
{
	struct edition_info info;
	return state_current(f.data, &info, &err) ? info.number : -1;
}

static void
damage(const char *path, long at_byte)
{
	FILE *file = fopen(path, "r+");
	assert_non_null(file);
	fseek(file, at_byte, SEEK_SET);
	fputs("damaged damaged damaged", file);
	fclose(file);
}

static void
given_decimal_text_when_parsed_and_formatted_then_it_is_exact(void **state)
{
	(void)state;
	static const struct {
		const char *text;
		long long value;
	} good[] = { { "96.5", 96500 }, { "0", 0 }, { "-2", -2000 }, { "0.125", 125 }, { "-0.05", -50 },
		{ "170000", 170000000 }, { "92.75", 92750 } };
	static const char *const bad[] = { "", "-", ".5", "5.", "1.2345", "1e3", " 1", "1 ", "9999999999999999999",
		"一" };
	char text[32];
	long long value;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_true(schema_parse(good[i].text, true, &value));
		assert_int_equal(value, good[i].value);
		schema_format(value, true, text, sizeof text);
		assert_string_equal(text, good[i].text);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(schema_parse(bad[i], true, &value));
	assert_false(schema_parse("1.5", false, &value));
	assert_true(schema_parse("320", false, &value));
	assert_int_equal(value, 320);
}

static void
given_any_row_when_written_and_loaded_then_it_is_equal(void **state)
{
	(void)state;
	struct row *row =
	    fixture_row(&f, REG_HOME_SCORE, "period", "2024-04", "village", "高同村", "grp", "1组", "door", "18",
		"head", "马·阿丹𬱖", "adjust", "-1.5", "total", "92.75", "reason", "第一行\n第二行", NULL);
	row_add_item(row, f.arena, "庭院", "22.5");
	row_add_item(row, f.arena, "居室", NULL);
	struct row *board = fixture_row(&f, REG_BOARD, "period", "2024-04", "board", "红榜", "target", "村口", NULL);
	row_add_photo(board, f.arena, catalogue_field(catalogue_register(REG_BOARD), "photos"), "村口.jpg");
	char hash[EDITION_HASH];
	hash_bytes("x", 1, hash);
	board->photo[0].source = board->photo[0].picture = board->photo[0].thumb = hash;
	board->photo[0].width = 1920;
	f.content.changed[REG_BOARD] = "2024-05-01";
	publish("标题");

	struct content back;
	struct edition_info info;
	assert_true(state_current(f.data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_non_null(db);
	assert_true(content_load(db, f.arena, &back, &err));
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		assert_int_equal(back.reg[r->id].count, f.content.reg[r->id].count);
		for (size_t i = 0; i < back.reg[r->id].count; i++) {
			const struct row *x = &back.reg[r->id].row[i], *y = &f.content.reg[r->id].row[i];
			assert_true(row_equal(x, y, r));
			assert_string_equal(x->key, y->key);
			assert_string_equal(x->scope, y->scope);
		}
	}
	assert_int_equal(back.reg[REG_BOARD].row[0].photo[0].width, 1920);
	assert_string_equal(back.changed[REG_BOARD], "2024-05-01");
	assert_null(back.changed[REG_NOTICE]);
	assert_true(db_close(db));
}

static void
given_an_edition_when_opened_then_nobody_can_write_to_it(void **state)
{
	(void)state;
	struct edition_info info;
	publish("标题");
	assert_true(state_current(f.data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_false(db_exec(db, "DELETE FROM notice", &err));
	assert_int_equal(err.kind, ERROR_MACHINE);
	assert_false(db_exec(db, "ATTACH ':memory:' AS x", NULL));
	db_close(db);
	/* a hostile journal beside it changes nothing */
	char journal[4200];
	snprintf(journal, sizeof journal, "%s-journal", info.path);
	assert_int_equal(fs_write(journal, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7hostile", 15), 0);
	assert_true(edition_verify(&info, &err));
	assert_int_equal(current(), 1);
}

static void
given_no_data_folder_when_asked_then_there_is_no_content_and_nothing_is_made(void **state)
{
	(void)state;
	struct edition_info info;
	assert_true(state_current("/tmp/cunping-is-not-here", &info, &err));
	assert_int_equal(info.number, 0);
	assert_false(fs_exists("/tmp/cunping-is-not-here"));
}

static void
given_three_editions_when_undone_then_the_one_before_and_forward_again(void **state)
{
	(void)state;
	struct edition_info info;
	publish("一");
	publish("二");
	publish("三");
	assert_int_equal(current(), 3);
	struct state *s = state_open(f.data, &err);
	assert_true(state_select(s, 1, &err));
	assert_int_equal(current(), 1);
	assert_true(state_select(s, 3, &err));
	assert_int_equal(current(), 3);
	assert_false(state_select(s, 9, &err));
	assert_string_equal(err.code, "no_such_edition");
	assert_int_equal(current(), 3);
	assert_true(state_select(s, 1, &err));
	state_close(s);
	/* what is built now stands on 1, so going back from it leads to 1 */
	assert_int_equal(publish("四"), 4);
	s = state_open(f.data, &err);
	assert_true(state_find(s, 4, &info, &err));
	assert_int_equal(info.base, 1);
	state_close(s);
}

static void
given_a_truncated_current_edition_when_shown_then_the_one_before(void **state)
{
	(void)state;
	struct edition_info info;
	publish("一");
	publish("二");
	assert_true(state_current(f.data, &info, &err));
	assert_int_equal(truncate(info.path, info.size - 1), 0);
	assert_int_equal(current(), 1);
}

static void
given_a_current_edition_with_bytes_behind_its_end_when_shown_then_the_one_before(void **state)
{
	(void)state;
	struct edition_info info;
	publish("一");
	publish("二");
	assert_true(state_current(f.data, &info, &err));
	FILE *file = fopen(info.path, "a");
	fputs("more", file);
	fclose(file);
	assert_int_equal(current(), 1);
}

static void
given_a_byte_changed_inside_when_verified_then_it_is_broken(void **state)
{
	(void)state;
	struct edition_info info;
	publish("一");
	assert_true(state_current(f.data, &info, &err));
	damage(info.path, info.size - 100);
	assert_false(edition_verify(&info, &err));
	assert_string_equal(err.code, "edition_broken");
}

static void
given_no_whole_edition_when_asked_then_it_says_whom_to_call(void **state)
{
	(void)state;
	struct edition_info info;
	publish("一");
	assert_true(state_current(f.data, &info, &err));
	damage(info.path, 0);
	assert_false(state_current(f.data, &info, &err));
	assert_string_equal(err.code, "no_whole_edition");
	assert_int_equal(info.number, 0);
}

static void
given_state_db_lost_when_asked_then_the_newest_whole_edition(void **state)
{
	(void)state;
	struct edition_info info;
	publish("一");
	publish("二");
	assert_int_equal(fs_remove(at("state.db")), 0);
	assert_int_equal(current(), 2);
	assert_int_equal(fs_remove(at("state.db.twin")), 0);
	assert_int_equal(current(), 2);
	assert_true(state_current(f.data, &info, &err));
	assert_string_equal(info.source, "来源");
	damage(info.path, 200);
	assert_int_equal(current(), 1);
}

static void
given_state_db_full_of_rubbish_when_opened_then_it_is_set_aside_and_made_anew(void **state)
{
	(void)state;
	struct edition_info *list;
	size_t count;
	publish("一");
	publish("二");
	char rubbish[8192];
	memset(rubbish, 'x', sizeof rubbish);
	assert_int_equal(fs_write(at("state.db"), rubbish, sizeof rubbish), 0);
	assert_int_equal(fs_write(at("state.db-journal"), rubbish, sizeof rubbish), 0);
	assert_int_equal(current(), 2);
	struct state *s = state_open(f.data, &err);
	assert_non_null(s);
	assert_true(state_history(s, f.arena, &list, &count, &err));
	assert_int_equal(count, 2);
	assert_int_equal(state_next_number(s), 3);
	state_close(s);
	assert_int_equal(current(), 2);
	assert_true(fs_exists(at("state.db.broken-1")));
	assert_false(fs_exists(at("state.db-journal")));
}

static void
given_a_table_of_state_db_gone_when_opened_then_settings_and_choice_survive(void **state)
{
	(void)state;
	char value[64];
	publish("一");
	publish("二");
	struct state *s = state_open(f.data, &err);
	assert_true(state_setting_set(s, "village", "高同村", &err));
	assert_true(state_select(s, 1, &err));
	state_close(s);
	struct db *db = db_open_state(at("state.db"), false, &err);
	assert_true(db_exec(db, "DROP TABLE edition", &err));
	db_close(db);
	s = state_open(f.data, &err);
	assert_non_null(s);
	state_close(s);
	assert_int_equal(current(), 1);
	assert_true(state_peek_setting(f.data, "village", value, sizeof value));
	assert_string_equal(value, "高同村");
}

static void
given_settings_when_set_and_forgotten_then_so(void **state)
{
	(void)state;
	char value[64];
	assert_false(state_peek_setting(f.data, "inches", value, sizeof value));
	struct state *s = state_open(f.data, &err);
	assert_true(state_setting_set(s, "inches", "32", &err));
	assert_true(state_setting_get(s, "inches", value, sizeof value));
	assert_string_equal(value, "32");
	assert_true(state_setting_set(s, "inches", "", &err));
	assert_false(state_setting_get(s, "inches", value, sizeof value));
	state_close(s);
}

static void
given_eight_editions_when_collected_then_five_the_current_and_its_base_are_kept(void **state)
{
	(void)state;
	struct edition_info info;
	char stray[256], named[4096];
	for (int i = 0; i < 8; i++)
		publish((const char *[]){ "一", "二", "三", "四", "五", "六", "七", "八" }[i]);
	struct state *s = state_open(f.data, &err);
	assert_true(state_select(s, 2, &err));
	char hash[EDITION_HASH];
	hash_bytes("x", 1, hash);
	assert_true(media_path(f.data, hash, named, sizeof named));
	snprintf(stray, sizeof stray, "%s/media/%.2s", f.data, hash);
	fs_mkdirs(stray);
	assert_int_equal(fs_write(named, "x", 1), 0);
	state_collect(s);
	assert_false(fs_exists(named));
	for (int n = 1; n <= 8; n++) {
		assert_true(state_find(s, n, &info, &err));
		bool kept = n <= 2 || n >= 4;
		assert_int_equal(info.file[0] != '\0', kept);
		assert_int_equal(kept && fs_exists(info.path), kept);
	}
	assert_false(state_select(s, 3, &err));
	assert_string_equal(err.code, "edition_gone");
	/* nothing is kept about the blocks of the one that is gone, and the others are still read by theirs */
	assert_int_equal(db_number(s->db, "SELECT count(*) FROM edition_blocks", 0), 7);
	for (int n = 1; n <= 8; n++) {
		assert_true(state_find(s, n, &info, &err));
		assert_int_equal(info.sums[0] != '\0', n != 3);
	}
	state_close(s);
}

static void
given_a_file_with_another_schema_when_opened_then_it_is_not_ours(void **state)
{
	(void)state;
	char path[256];
	snprintf(path, sizeof path, "%s/x.db", f.data);
	struct db *db = db_create(path, &err);
	assert_true(schema_create(db, &err) && schema_index(db, &err) && schema_check(db, &err));
	assert_true(db_exec(db, "CREATE VIEW v AS SELECT 1", &err));
	assert_false(schema_check(db, &err));
	assert_string_equal(err.code, "edition_schema");
	db_close(db);
	assert_null(db_create(path, &err));
}

static void
given_an_edition_of_an_older_catalogue_when_opened_then_what_it_lacks_is_empty(void **state)
{
	(void)state;
	struct content back;
	struct edition_info info;
	fixture_row(
	    &f, REG_BOARD, "period", "2024-04", "board", "红榜", "target", "村口", "photos_after", "后.jpg", NULL);
	publish("标题");
	assert_true(state_current(f.data, &info, &err));
	struct db *db = db_open_state(info.path, false, &err);
	assert_true(db_exec(db, "DROP TABLE flag; ALTER TABLE board DROP COLUMN photos_after", &err));
	db_close(db);
	/* as that program would have published it, without a list of its blocks */
	info.sums[0] = '\0';
	assert_true(hash_file(info.path, info.hash, &info.size, &err));
	db = edition_open(&info, &err);
	assert_non_null(db);
	assert_true(content_load(db, f.arena, &back, &err));
	assert_int_equal(back.reg[REG_BOARD].count, 1);
	assert_int_equal(back.reg[REG_FLAG].count, 0);
	assert_int_equal(db_number(db, "SELECT count(photos_after) FROM board", -1), 0);
	assert_int_equal(db_number(db, "SELECT count(*) FROM flag", -1), 0);
	db_close(db);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		T(given_decimal_text_when_parsed_and_formatted_then_it_is_exact),
		T(given_any_row_when_written_and_loaded_then_it_is_equal),
		T(given_an_edition_when_opened_then_nobody_can_write_to_it),
		T(given_no_data_folder_when_asked_then_there_is_no_content_and_nothing_is_made),
		T(given_three_editions_when_undone_then_the_one_before_and_forward_again),
		T(given_a_truncated_current_edition_when_shown_then_the_one_before),
		T(given_a_current_edition_with_bytes_behind_its_end_when_shown_then_the_one_before),
		T(given_a_byte_changed_inside_when_verified_then_it_is_broken),
		T(given_no_whole_edition_when_asked_then_it_says_whom_to_call),
		T(given_state_db_lost_when_asked_then_the_newest_whole_edition),
		T(given_state_db_full_of_rubbish_when_opened_then_it_is_set_aside_and_made_anew),
		T(given_a_table_of_state_db_gone_when_opened_then_settings_and_choice_survive),
		T(given_settings_when_set_and_forgotten_then_so),
		T(given_eight_editions_when_collected_then_five_the_current_and_its_base_are_kept),
		T(given_an_edition_of_an_older_catalogue_when_opened_then_what_it_lacks_is_empty),
		T(given_a_file_with_another_schema_when_opened_then_it_is_not_ours),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
