/* look: what a stick is said to hold. Folders are made on the fly. */
#include "test.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "intake/look.h"
#include "intake/survey.h"
#include "os/fs.h"
#include "os/fs_tree.h"

static char root[64];
static struct arena *arena;
static struct look seen;

static int
begin(void **state)
{
	(void)state;
	strcpy(root, "/tmp/cunping-look-XXXXXX");
	arena = arena_new();
	return mkdtemp(root) ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return fs_remove_tree(root);
}

/* An empty file, with the folders above it; `day` it was changed on, 0 the first. */
static void
put_on(const char *path, int day)
{
	char full[PATH_MAX];
	snprintf(full, sizeof full, "%s/%s", root, path);
	char *slash = strrchr(full, '/');
	*slash = '\0';
	assert_int_equal(fs_mkdirs(full), 0);
	*slash = '/';
	int fd = open(full, O_WRONLY | O_CREAT, 0644);
	assert_true(fd >= 0);
	const struct timespec when[2] = { { .tv_sec = 1638000000 + day * 86400 },
		{ .tv_sec = 1638000000 + day * 86400 } };
	assert_int_equal(futimens(fd, when), 0);
	close(fd);
}

static void
put(const char *path)
{
	put_on(path, 0);
}

/* As takeout leaves a file that it wrote. */
static void
put_own(const char *name)
{
	char path[PATH_MAX];
	put(name);
	snprintf(path, sizeof path, "%s/%s", root, name);
	assert_int_equal(fs_set_changed(path, SURVEY_OWN_CHANGED_S), 0);
}

static void
put_photos(const char *folder, int n)
{
	char path[200];
	for (int i = 0; i < n; i++) {
		snprintf(path, sizeof path, "%s/%03d.JPG", folder, i);
		put(path);
	}
}

static void
look(void)
{
	look_at(root, false, arena, &seen);
}

static void
expect(int place, const char *folder, long sheets, long photos)
{
	assert_true(place < seen.places);
	assert_string_equal(seen.place[place].folder, folder);
	assert_int_equal(seen.place[place].sheets, sheets);
	assert_int_equal(seen.place[place].photos, photos);
}

static void
given_sheets_and_photos_when_looked_at_then_they_are_counted(void **state)
{
	(void)state;
	put("01_基本信息.xlsx");
	put("02_排名.XLSX");
	put("~$01_基本信息.xlsx");
	put("._02_排名.xlsx");
	put("System Volume Information/IndexerVolumeGuid.csv");
	put_photos("照片", 86);
	look();
	assert_true(seen.readable);
	assert_int_equal(seen.places, 1);
	expect(0, "", 2, 86);
	assert_string_equal(seen.words, "2 个表格、86 张照片");
}

static void
given_sheets_in_one_folder_when_looked_at_then_that_folder_is_read(void **state)
{
	(void)state;
	put("电影/婚礼.mp4");
	put("工作/村屏/12月/红黑榜.csv");
	put_photos("工作/村屏/12月/照片", 3);
	put_photos("DCIM/100", 40);
	look();
	assert_int_equal(seen.places, 1);
	expect(0, "工作/村屏/12月", 1, 3);
	assert_string_equal(seen.words, "1 个表格、3 张照片");
}

static void
given_photos_beside_the_folder_of_sheets_when_looked_at_then_both_are_read(void **state)
{
	(void)state;
	put("村屏/表格/红黑榜.xlsx");
	put("村屏/表格二/庭院.xlsx");
	put_photos("村屏/照片", 5);
	look();
	assert_int_equal(seen.places, 1);
	expect(0, "村屏", 2, 5);
}

static void
given_two_months_when_looked_at_then_both_are_listed_the_later_first(void **state)
{
	(void)state;
	put_on("11月/a.xlsx", 1);
	put_on("11月/b.xlsx", 2);
	put_on("12月/a.xlsx", 30);
	look();
	assert_int_equal(seen.places, 2);
	expect(0, "12月", 1, 0);
	expect(1, "11月", 2, 0);
	assert_string_equal(seen.words, "2 个文件夹里有表格，最近改过的是“12月”：1 个表格，没有照片");
}

static void
given_more_folders_than_can_be_listed_when_looked_at_then_the_latest_are(void **state)
{
	(void)state;
	char path[64];
	for (int i = 1; i <= 9; i++) {
		snprintf(path, sizeof path, "%02d月/a.csv", i);
		put_on(path, i * 7 % 10);
	}
	look();
	assert_int_equal(seen.places, LOOK_PLACES);
	expect(0, "07月", 1, 0); /* changed on day 9 */
	expect(1, "04月", 1, 0);
	expect(5, "02月", 1, 0);
	assert_non_null(strstr(seen.words, "9 个文件夹里有表格"));
}

static void
given_nothing_for_us_when_looked_at_then_it_says_what_is_there(void **state)
{
	(void)state;
	put("电影/a.mp4");
	put("电影/b.mkv");
	put("电影/旧/c.avi");
	put("报告.docx");
	put(".hidden.xlsx");
	look();
	assert_int_equal(seen.places, 0);
	assert_true(seen.readable);
	assert_string_equal(seen.words, "文档里的表读不了；请把表格放进 WPS 表格，存成 "
					".xlsx，再拷进U盘。U盘里没有要上屏的表格（.xlsx 或 .csv），有：1 个文档、3 "
					"个视频、2 个文件夹。");
}

static void
given_an_empty_stick_when_looked_at_then_it_says_so(void **state)
{
	(void)state;
	look();
	assert_int_equal(seen.places, 0);
	assert_string_equal(seen.words, "请把填好的表格拷进U盘最外面，再插上来。现在U盘是空的。");
}

static void
given_only_old_sheets_when_looked_at_then_it_says_how_to_save_them(void **state)
{
	(void)state;
	put("红黑榜.xls");
	put("庭院.XLS");
	put_photos("照片", 2);
	look();
	assert_int_equal(seen.places, 0);
	assert_non_null(strstr(seen.words, "有 2 个 .xls，请在电脑上用 WPS 打开，另存为 .xlsx。"));
}

static void
given_an_old_sheet_beside_a_new_one_when_looked_at_then_it_is_not_passed_over_in_silence(void **state)
{
	(void)state;
	put("红黑榜.xlsx");
	put("庭院.et");
	look();
	assert_string_equal(seen.words, "1 个表格，没有照片；还有 1 个 .et 读不了，要读就请用 WPS 另存为 .xlsx");
}

static void
given_only_an_archive_when_looked_at_then_it_says_to_unpack(void **state)
{
	(void)state;
	put("12月材料.zip");
	look();
	assert_string_equal(seen.words,
	    "有 1 个压缩包，请先在电脑上解压，再拷进U盘。U盘里没有要上屏的表格（.xlsx 或 .csv），有：1 个压缩包。");
}

static void
given_photos_without_a_sheet_when_looked_at_then_it_asks_for_the_sheet(void **state)
{
	(void)state;
	put_photos("照片", 4);
	look();
	assert_int_equal(seen.places, 0);
	assert_non_null(strstr(seen.words, "只有照片，没有写明哪张用在哪里的表格；请把表格也拷进来。U盘里没有要上屏的表"
					   "格（.xlsx 或 .csv），有：4 张照片、1 个文件夹。"));
}

static void
given_only_what_this_machine_saved_when_looked_at_then_it_is_not_read_again(void **state)
{
	(void)state;
	put_own("村屏_高同村_12月6日9时41分/要改的地方.xlsx");
	put_own("村屏_高同村_12月6日9时41分/备份/01.xlsx");
	look();
	assert_int_equal(seen.places, 0);
	assert_non_null(strstr(seen.words, "是这台机器存的"));
	put("红黑榜.xlsx");
	look();
	expect(0, "", 1, 0);
}

static void
given_the_blank_workbook_was_filled_where_the_machine_wrote_it_when_looked_at_then_it_is_read(void **state)
{
	(void)state;
	put_own("村屏_高同村_2021-12-06_0941/空白表.xlsx");
	put_own("村屏_高同村_2021-12-06_0941/回执.txt");
	put("村屏_高同村_2021-12-06_0941/空白表.xlsx"); /* saved again */
	put_photos("村屏_高同村_2021-12-06_0941", 2);
	look();
	expect(0, "村屏_高同村_2021-12-06_0941", 1, 2);
}

static void
given_links_and_pipes_when_looked_at_then_they_are_not_followed(void **state)
{
	(void)state;
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/etc", root);
	assert_int_equal(symlink("/etc", path), 0);
	snprintf(path, sizeof path, "%s/a.xlsx", root);
	assert_int_equal(symlink("/dev/zero", path), 0);
	snprintf(path, sizeof path, "%s/b.csv", root);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof path, "%s/loop", root);
	assert_int_equal(symlink(".", path), 0);
	look();
	assert_int_equal(seen.places, 0);
	assert_string_equal(seen.words, "请把填好的表格拷进U盘最外面，再插上来。现在U盘是空的。");
}

static void
given_sheets_too_deep_or_behind_too_much_when_looked_at_then_it_says_it_did_not_see_all(void **state)
{
	(void)state;
	put("a/b/c/d/deep.xlsx");
	put("a/b/c/d/e/deeper.xlsx");
	look();
	expect(0, "a/b/c/d", 1, 0);
	assert_true(seen.cut);
}

static void
given_a_stick_full_of_photos_when_looked_at_then_the_sheet_at_its_top_is_still_seen(void **state)
{
	(void)state;
	char folder[32];
	for (int i = 0; i < 6; i++) {
		snprintf(folder, sizeof folder, "%d", i);
		put_photos(folder, 1000);
	}
	put("红黑榜.xlsx");
	look();
	assert_true(seen.cut);
	assert_int_equal(seen.place[0].sheets, 1);
	assert_true(seen.place[0].photos > 4000 && seen.place[0].photos < SURVEY_LOOK_NAMES);
	/* a number that is not the whole is not said as if it were */
	assert_non_null(strstr(seen.words, "张以上照片"));
}

static void
given_a_stick_that_is_gone_when_looked_at_then_it_is_unreadable(void **state)
{
	(void)state;
	look_at("/tmp/there/is/no/such/stick", false, arena, &seen);
	assert_false(seen.readable);
	assert_int_equal(seen.places, 0);
	assert_non_null(strstr(seen.words, "这个U盘读不了"));
}

static void
given_a_file_system_nobody_knows_when_looked_at_then_it_says_what_to_do(void **state)
{
	(void)state;
	if (mount(SURVEY_UNREADABLE "hfsplus", root, "tmpfs", MS_RDONLY, NULL) != 0)
		skip(); /* only root may mount */
	look();
	umount(root);
	assert_false(seen.readable);
	assert_non_null(strstr(seen.words, "hfsplus"));
	assert_non_null(strstr(seen.words, "exFAT"));
}

int
main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		T(given_sheets_and_photos_when_looked_at_then_they_are_counted),
		T(given_sheets_in_one_folder_when_looked_at_then_that_folder_is_read),
		T(given_photos_beside_the_folder_of_sheets_when_looked_at_then_both_are_read),
		T(given_two_months_when_looked_at_then_both_are_listed_the_later_first),
		T(given_more_folders_than_can_be_listed_when_looked_at_then_the_latest_are),
		T(given_nothing_for_us_when_looked_at_then_it_says_what_is_there),
		T(given_an_empty_stick_when_looked_at_then_it_says_so),
		T(given_only_old_sheets_when_looked_at_then_it_says_how_to_save_them),
		T(given_an_old_sheet_beside_a_new_one_when_looked_at_then_it_is_not_passed_over_in_silence),
		T(given_only_an_archive_when_looked_at_then_it_says_to_unpack),
		T(given_photos_without_a_sheet_when_looked_at_then_it_asks_for_the_sheet),
		T(given_only_what_this_machine_saved_when_looked_at_then_it_is_not_read_again),
		T(given_the_blank_workbook_was_filled_where_the_machine_wrote_it_when_looked_at_then_it_is_read),
		T(given_links_and_pipes_when_looked_at_then_they_are_not_followed),
		T(given_sheets_too_deep_or_behind_too_much_when_looked_at_then_it_says_it_did_not_see_all),
		T(given_a_stick_full_of_photos_when_looked_at_then_the_sheet_at_its_top_is_still_seen),
		T(given_a_stick_that_is_gone_when_looked_at_then_it_is_unreadable),
		T(given_a_file_system_nobody_knows_when_looked_at_then_it_says_what_to_do),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
