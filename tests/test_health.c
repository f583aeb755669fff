/* 机器体检: what is said of the clock, of sticks and of the content. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "base/version.h"
#include "fixture.h"
#include "editions/edition.h"
#include "export/health.h"
#include "intake/survey.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/mounts.h"

static struct fixture village;
static struct health health;

static int
begin(void **state)
{
	(void)state;
	fixture_begin(&village);
	health = (struct health){ .findings.arena = village.arena };
	return 0;
}

static int
end(void **state)
{
	(void)state;
	fixture_end(&village);
	return 0;
}

static const struct finding *
said(const char *code)
{
	for (size_t i = 0; i < health.findings.count; i++)
		if (strcmp(health.findings.item[i].code, code) == 0)
			return &health.findings.item[i];
	return NULL;
}

static void
check(int year, int month, int day)
{
	struct health_options o = { .data = village.data, .sticks = "/no/such/folder", .clean = true };
	o.now = (struct datetime){ { year, month, day }, 9, 0, 0 };
	health_check(&o, village.arena, &health);
}

/* A stick mounted so. */
static void
stick(const char *type, const char *options)
{
	struct mount m = { .path = "/media/cunping/村里", .label = "村里", .device = "/dev/sdb1" };
	snprintf(m.type, sizeof m.type, "%s", type);
	snprintf(m.options, sizeof m.options, "%s", options);
	health = (struct health){ .findings.arena = village.arena };
	health_stick(&health, &m);
}

static void
given_a_stick_mounted_as_it_should_be_when_checked_then_all_is_well(void **state)
{
	(void)state;
	static const char *const well[][2] = {
		{ "vfat", "ro,nosuid,nodev,noexec,relatime,ro,uid=990,shortname=mixed,utf8,flush" },
		{ "exfat", "ro,nosuid,nodev,noexec,iocharset=utf8" },
		{ "ntfs3", "ro,nosuid,nodev,noexec,iocharset=utf8" },
		{ "fuseblk", "ro,nosuid,nodev,noexec,user_id=0" },
		{ "ext4", "ro,nosuid,nodev,noexec" },
	};
	for (size_t i = 0; i < sizeof well / sizeof *well; i++) {
		stick(well[i][0], well[i][1]);
		assert_int_equal(health.findings.count, 1);
		assert_string_equal(health.findings.item[0].code, "stick_mount");
		assert_int_equal(health.findings.item[0].level, FINDING_INFO);
	}
}

static void
given_a_stick_anything_can_run_from_when_checked_then_it_says_what_is_missing(void **state)
{
	(void)state;
	stick("ext4", "rw,nosuid,nodev,relatime");
	const struct finding *line = said("stick_mount_open");
	assert_non_null(line);
	assert_int_equal(line->level, FINDING_WARNING);
	assert_non_null(strstr(line->message, "“村里”挂上时少了 ro、noexec"));
	assert_null(said("stick_mount"));
}

static void
given_a_stick_whose_names_are_not_utf8_when_checked_then_it_says_so(void **state)
{
	(void)state;
	static const char *const types[] = { "vfat", "exfat", "ntfs3", "iso9660" };
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		stick(types[i], "ro,nosuid,nodev,noexec,iocharset=iso8859-1");
		assert_non_null(said("stick_charset"));
		assert_non_null(strstr(said("stick_charset")->message, "乱码"));
		assert_null(said("stick_mount_open"));
	}
}

static void
given_the_place_of_a_stick_nobody_can_read_when_checked_then_it_is_named(void **state)
{
	(void)state;
	struct mount m = { .label = "旧U盘", .type = "tmpfs", .device = SURVEY_UNREADABLE "hfsplus", .options = "ro" };
	health_stick(&health, &m);
	assert_non_null(said("stick_unreadable"));
	assert_int_equal(health.findings.count, 1);
}

static void
given_a_clock_before_2024_when_checked_then_staff_are_asked_to_set_it(void **state)
{
	(void)state;
	check(1970, 1, 1);
	assert_non_null(said("clock_wrong"));
	assert_int_equal(said("clock_wrong")->level, FINDING_WARNING);
	assert_false(health.ill);
	check(2024, 1, 1);
	assert_null(said("clock_wrong"));
	assert_non_null(said("clock"));
}

static void
given_a_ticking_clock_before_the_release_when_checked_then_it_cannot_be_right(void **state)
{
	(void)state;
	struct health_options o = { .data = village.data, .sticks = "/no/such/folder", .ticking = true };
	struct date released;
	assert_true(date_parse(CUNPING_RELEASED, &released));
	for (int days = -1; days <= 1; days++) {
		health.findings.count = 0;
		o.now = (struct datetime){ date_from_days(date_days(released) + days), 9, 0, 0 };
		health_check(&o, village.arena, &health);
		assert_true((said("clock_wrong") != NULL) == (days < 0));
	}
	o.ticking = false; /* a day that somebody said: as of a demonstration */
	o.now = (struct datetime){ { 2024, 5, 6 }, 9, 0, 0 };
	health_check(&o, village.arena, &health);
	assert_null(said("clock_wrong"));
}

static void
given_content_when_checked_then_it_says_how_long_ago_it_came(void **state)
{
	(void)state;
	fixture_village(&village, 2);
	fixture_publish(&village, false); /* on 6 December 2021 */
	check(2024, 1, 1);
	assert_non_null(said("edition_whole"));
	assert_int_equal(said("last_change")->level, FINDING_WARNING);
	assert_non_null(strstr(said("last_change")->message, "756 天前，很久没有更新"));
	assert_non_null(said("memory"));
	assert_non_null(said("disk_space"));
	/* a clock that runs before the content cannot be right, and no days are counted by it */
	check(2021, 12, 5);
	assert_non_null(said("clock_wrong"));
	assert_null(said("last_change"));
}

/* The n-th line of this code, from 1; NULL. */
static const char *
line(const char *code, int n)
{
	for (size_t i = 0; i < health.findings.count; i++)
		if (strcmp(health.findings.item[i].code, code) == 0 && --n == 0)
			return health.findings.item[i].message;
	return NULL;
}

/* A row's file that is there. */
static void
keep(struct row *row, enum register_id reg, const char *column, const char *name)
{
	char hash[EDITION_HASH], path[512], folder[512];
	fixture_photo(&village, row, reg, column);
	struct row_photo *p = &row->photo[row->photos - 1];
	hash_bytes(name, strlen(name), hash);
	p->name = arena_strdup(village.arena, name);
	p->source = p->picture = p->thumb = arena_strdup(village.arena, hash);
	assert_true(media_path(village.data, hash, path, sizeof path));
	snprintf(folder, sizeof folder, "%s/media/%.2s", village.data, hash);
	assert_int_equal(fs_mkdirs(folder), 0);
	assert_int_equal(fs_write(path, name, strlen(name)), 0);
}

static void
given_photos_and_a_recording_that_are_gone_when_checked_then_each_is_named(void **state)
{
	(void)state;
	char path[512];
	struct row *notice =
	    fixture_row(&village, REG_NOTICE, "title", "停水", "issued_on", "2024-05-01", "body", "停", NULL);
	keep(notice, REG_NOTICE, "photos", "停水图.png");
	keep(notice, REG_NOTICE, "photos", "停水图二.png");
	keep(notice, REG_NOTICE, "recording", "停水.m4a");
	struct row *yard = fixture_row(&village, REG_COURTYARD, "village", "高同村", "grp", "3组", "door", "18号",
	    "head", "张建明", "consent", "是", NULL);
	keep(yard, REG_COURTYARD, "photos", "院子.png");
	fixture_publish(&village, false);
	check(2024, 5, 1);
	assert_non_null(strstr(said("photos_whole")->message, "4 个，都完好"));

	health.findings.count = 0;
	assert_true(media_path(village.data, notice->photo[0].picture, path, sizeof path)); /* other bytes */
	assert_int_equal(fs_write(path, "x", 1), 0);
	assert_true(media_path(village.data, notice->photo[2].picture, path, sizeof path)); /* not there */
	assert_int_equal(fs_remove(path), 0);
	assert_true(media_path(village.data, yard->photo[0].picture, path, sizeof path));
	assert_int_equal(fs_write(path, "", 0), 0);
	check(2024, 5, 1);
	assert_non_null(strstr(said("photos_broken")->message, "4 个，其中 3 个坏了或不见了"));
	const char *photo = NULL, *sound = NULL, *home = NULL;
	for (int n = 1; line("photo_gone", n); n++) {
		photo = strstr(line("photo_gone", n), "“停水图.png”") ? line("photo_gone", n) : photo;
		sound = strstr(line("photo_gone", n), "“停水.m4a”") ? line("photo_gone", n) : sound;
		home = strstr(line("photo_gone", n), "“院子.png”") ? line("photo_gone", n) : home;
	}
	assert_null(line("photo_gone", 4));
	assert_true(photo && strstr(photo, "停水，“附件文件名”"));
	assert_true(sound && strstr(sound, "停水，“录音文件名”"));
	assert_true(home && strstr(home, "最美庭院"));
	assert_null(strstr(home, "张建明"));
}

static void
given_thirteen_photos_that_are_gone_when_checked_then_ten_are_named_and_three_counted(void **state)
{
	(void)state;
	for (int i = 1; i <= 13; i++) {
		const char *title = arena_printf(village.arena, "第%d次停水", i);
		fixture_photo(&village,
		    fixture_row(&village, REG_NOTICE, "title", title, "issued_on", "2024-05-01", "body", "停", NULL),
		    REG_NOTICE, "photos");
	}
	fixture_publish(&village, false);
	check(2024, 5, 1);
	assert_non_null(strstr(line("photo_gone", 1), "第1次停水"));
	assert_non_null(strstr(line("photo_gone", 10), "第10次停水"));
	assert_string_equal(line("photo_gone", 11), "还有 3 个。");
	assert_null(line("photo_gone", 12));
}

static void
given_no_content_when_checked_then_that_is_no_illness(void **state)
{
	(void)state;
	check(2024, 5, 1);
	assert_non_null(said("no_content"));
	assert_false(health.ill);
}

static void
given_every_edition_broken_when_checked_then_the_machine_is_ill(void **state)
{
	(void)state;
	char path[256];
	struct fs_tree tree;
	fixture_village(&village, 2);
	fixture_publish(&village, false);
	snprintf(path, sizeof path, "%s/editions", village.data);
	assert_int_equal(fs_list(path, &tree), 0);
	for (size_t i = 0; i < tree.count; i++) {
		snprintf(path, sizeof path, "%s/editions/%s", village.data, tree.file[i].path);
		assert_int_equal(fs_write(path, "x", 1), 0);
	}
	assert_true(tree.count > 0);
	fs_tree_free(&tree);
	check(2024, 5, 1);
	assert_true(health.ill);
	assert_int_equal(health.findings.item[0].level, FINDING_ERROR);
}

static void
given_what_a_killed_import_left_when_checked_then_it_is_cleaned_only_if_asked(void **state)
{
	(void)state;
	char path[256];
	struct health_options o = { .data = village.data, .sticks = "/no/such/folder" };
	snprintf(path, sizeof path, "%s/staging", village.data);
	assert_int_equal(fs_mkdirs(path), 0);
	snprintf(path, sizeof path, "%s/staging/half.db", village.data);
	assert_int_equal(fs_write(path, "x", 1), 0);
	health_check(&o, village.arena, &health);
	assert_true(fs_exists(path));
	o.clean = true;
	health_check(&o, village.arena, &health);
	assert_false(fs_exists(path));
	assert_non_null(said("leftovers_removed"));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(given_a_stick_mounted_as_it_should_be_when_checked_then_all_is_well),
		T(given_a_stick_anything_can_run_from_when_checked_then_it_says_what_is_missing),
		T(given_a_stick_whose_names_are_not_utf8_when_checked_then_it_says_so),
		T(given_the_place_of_a_stick_nobody_can_read_when_checked_then_it_is_named),
		T(given_a_clock_before_2024_when_checked_then_staff_are_asked_to_set_it),
		T(given_a_ticking_clock_before_the_release_when_checked_then_it_cannot_be_right),
		T(given_content_when_checked_then_it_says_how_long_ago_it_came),
		T(given_photos_and_a_recording_that_are_gone_when_checked_then_each_is_named),
		T(given_thirteen_photos_that_are_gone_when_checked_then_ten_are_named_and_three_counted),
		T(given_no_content_when_checked_then_that_is_no_illness),
		T(given_every_edition_broken_when_checked_then_the_machine_is_ill),
		T(given_what_a_killed_import_left_when_checked_then_it_is_cleaned_only_if_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
