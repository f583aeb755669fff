/* takeout: what a clerk carries home, and sticks that are full, read-only or
 * gone. The reader is this same program, started again by the importer. */
#include "test.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "base/version.h"
#include "fixture.h"
#include "export/health.h"
#include "import/importer.h"
#include "export/takeout.h"
#include "sheets/xlsx.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/mounts.h"
#include "self.h"
#include "store/review_writer.h"
#include "store/feedback.h"
#include "store/staff.h"

#define NAME "村屏_高同村_2021-12-06_0941"

static struct fixture village;
static char root[64], stick[96], run[96];
static struct takeout_options options;
static struct takeout_done done;
static struct error err;
static bool mounted;

/* The fixture's picture is no file, and what is taken out has only pictures that are. */
static void
leave_photos_out(struct fixture *f)
{
	for (int reg = 0; reg < REG_COUNT; reg++)
		for (size_t i = 0; i < f->content.reg[reg].count; i++) {
			struct row *row = &f->content.reg[reg].row[i];
			for (size_t k = 0; k < row->photos; k++)
				row->value[row->photo[k].field] = NULL;
			row->photos = 0;
		}
}

static int
begin(void **state)
{
	(void)state;
	strcpy(root, "/tmp/cunping-takeout-XXXXXX");
	if (!mkdtemp(root))
		return -1;
	snprintf(stick, sizeof stick, "%s/U盘", root);
	snprintf(run, sizeof run, "%s/run", root);
	setenv("CUNPING_RUN", run, 1);
	fixture_begin(&village);
	fixture_village(&village, 4);
	leave_photos_out(&village);
	fixture_publish(&village, false);
	options = (struct takeout_options){ .data = village.data, .stick = stick, .sticks = root };
	options.now = (struct datetime){ { 2021, 12, 6 }, 9, 41, 30 };
	options.wait_ms = 60000;
	mounted = false;
	return fs_mkdirs(stick);
}

static int
end(void **state)
{
	(void)state;
	if (mounted)
		umount2(stick, MNT_DETACH);
	fixture_end(&village);
	return fs_remove_tree(root);
}

/* A stick of so many KiB; false when we may not mount. */
static bool
plug(unsigned long flags, const char *size)
{
	char how[64];
	snprintf(how, sizeof how, "size=%s", size);
	mounted = mount("stick", stick, "tmpfs", flags | MS_NOSUID | MS_NODEV, how) == 0;
	return mounted;
}

static bool
take(unsigned kinds)
{
	err = (struct error){ 0 };
	options.kinds = kinds;
	return takeout(&options, &done, &err);
}

static const char *
at(const char *name)
{
	static char path[4][PATH_MAX];
	static int next;
	char *p = path[next++ % 4];
	snprintf(p, PATH_MAX, "%s/%s/%s", stick, done.name, name);
	return p;
}

/* The text of a file that was taken out; freed with the village's arena. */
static const char *
text_of(const char *path)
{
	unsigned char *bytes;
	size_t n;
	assert_int_equal(fs_read(path, 1 << 20, &bytes, &n), 0);
	const char *text = arena_strdup(village.arena, (char *)bytes);
	free(bytes);
	return text;
}

static size_t
on_stick(void)
{
	struct fs_tree tree;
	assert_int_equal(fs_list(stick, &tree), 0);
	size_t n = tree.count;
	fs_tree_free(&tree);
	return n;
}

static bool
has_folder(void)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", stick, NAME);
	return fs_exists(path);
}

static struct grid
sheet_of(const char *path)
{
	struct workbook book;
	struct findings f = { .arena = village.arena };
	unsigned char *bytes;
	size_t n;
	assert_int_equal(fs_read(path, 1 << 20, &bytes, &n), 0);
	assert_true(xlsx_read(village.arena, bytes, n, path, &book, &f));
	free(bytes);
	assert_true(book.sheets > 0);
	return book.sheet[0];
}

static const char *
cell(const struct grid *g, size_t row, int column)
{
	assert_true(row < g->rows);
	return column < g->row[row].cells ? grid_cell(&g->row[row], column)->text : "";
}

static void
put_review(void)
{
	char *path = arena_printf(village.arena, "%s/review", root);
	struct review_writer *w = review_create(path, &err);
	assert_non_null(w);
	review_put_total(w, &(struct review_total){ .source = "村里资料",
				.sheets = 2,
				.files = 1,
				.added = 3,
				.errors = 1,
				.warnings = 1,
				.left_out = 1,
				.photos_added = 5 });
	review_put_register(w, &(struct review_register){ REG_BOARD, "红黑榜", "2021年11月", 3, 1, 0, 20, 0 });
	review_put_finding(w, &(struct review_finding){ .level = 2,
				  .code = "bad_date",
				  .where = "《红榜》第 14 行“公示截止”",
				  .message = "写的是“4.31”，没有这一天，请改正",
				  .file = "12月.xlsx" });
	review_put_finding(w,
	    &(struct review_finding){
		.level = 1, .code = "odd", .where = "", .message = "照片 3.jpg 没有哪一行用到", .file = "12月.xlsx" });
	review_put_finding(w, &(struct review_finding){ .level = 0,
				  .code = "x",
				  .where = "通知公告.csv第 3 行“日期”",
				  .message = "写的是 2021.12.6",
				  .file = "通知公告.csv" });
	assert_true(review_finish(w, &err));
	options.review = path;
}

static void
given_content_when_the_receipt_is_taken_then_it_says_what_is_on_the_screen(void **state)
{
	(void)state;
	options.by = "王文书";
	assert_true(take(TAKEOUT_RECEIPT));
	assert_string_equal(done.name, NAME);
	assert_string_equal(done.words, "已存到U盘的“" NAME "”文件夹，共 1 个文件。现在可以拔下U盘了。");
	const char *text = text_of(at("回执.txt"));
	assert_true(str_starts(text, "\xEF\xBB\xBF村屏 上屏回执\r\n"));
	assert_non_null(strstr(text, "\r\n程序：村屏 " CUNPING_VERSION "，"));
	assert_non_null(strstr(text, "村（社区）：高同村\r\n"));
	assert_non_null(strstr(text, "现在屏上：第 1 版\r\n"));
	assert_non_null(strstr(text, "上屏时间：2021年12月6日 09:00\r\n"));
	assert_non_null(strstr(text, "  农户花名册：4 行\r\n"));
	assert_non_null(strstr(text, "取走的人：王文书"));
	for (const char *p = text; (p = strchr(p, '\n')); p++)
		assert_int_equal(p[-1], '\r');
}

static void
given_a_review_when_the_receipt_is_taken_then_it_says_what_changed_and_what_stayed_out(void **state)
{
	(void)state;
	put_review();
	assert_true(take(TAKEOUT_RECEIPT));
	const char *text = text_of(at("回执.txt"));
	assert_non_null(strstr(text, "这次读进来的：村里资料，1 个文件，2 张表"));
	assert_non_null(strstr(text, "  红黑榜（2021年11月）：新增 3 行，修改 1 行，没有变化 20 行\r\n"));
	assert_non_null(strstr(text, "没有上屏：有错的 1 行"));
	assert_non_null(strstr(text, "[必须改] 《红榜》第 14 行“公示截止”：写的是“4.31”"));
}

static void
given_findings_when_taken_then_each_stands_in_a_row_with_its_cell(void **state)
{
	(void)state;
	put_review();
	assert_true(take(TAKEOUT_FINDINGS));
	struct grid g = sheet_of(at("要改的地方.xlsx"));
	static const char *const want[2][6] = { { "文件", "工作表", "行", "列", "问题", "要紧程度" },
		{ "12月.xlsx", "红榜", "14", "公示截止", "写的是“4.31”，没有这一天，请改正", "必须改" } };
	assert_int_equal(g.rows, 4);
	for (int r = 0; r < 2; r++)
		for (int c = 0; c < 6; c++)
			assert_string_equal(cell(&g, (size_t)r, c), want[r][c]);
	assert_string_equal(cell(&g, 2, 1), "");
	assert_string_equal(cell(&g, 2, 2), "");
	assert_string_equal(cell(&g, 2, 5), "请看一下");
	static const char *const last[6] = { "通知公告.csv", "", "3", "日期", "写的是 2021.12.6", "知道就行" };
	for (int c = 0; c < 6; c++)
		assert_string_equal(cell(&g, 3, c), last[c]);
}

static void
given_no_review_when_findings_are_asked_for_then_that_is_wrong_usage(void **state)
{
	(void)state;
	assert_false(take(TAKEOUT_FINDINGS));
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_false(has_folder());
}

static void
given_a_folder_of_that_minute_when_taken_again_then_the_first_is_left_alone(void **state)
{
	(void)state;
	assert_true(take(TAKEOUT_RECEIPT));
	char first[PATH_MAX];
	snprintf(first, sizeof first, "%s", at("回执.txt"));
	assert_int_equal(fs_write(first, "mine", 4), 0);
	assert_true(take(TAKEOUT_RECEIPT));
	assert_string_equal(done.name, NAME "-2");
	assert_string_equal(text_of(first), "mine");
	assert_true(fs_exists(at("回执.txt")));
}

static void
given_content_when_it_is_taken_then_the_copy_imports_back_unchanged(void **state)
{
	(void)state;
	assert_true(take(TAKEOUT_EXPORT));
	struct importer_options o = { .source = at("屏上内容"), .data = village.data, .now = options.now };
	struct importer_report report = { 0 };
	o.progress.fd = -1;
	assert_true(importer_run(&o, &report, &err));
	assert_true(report.no_change);
	arena_free(report.arena);
}

static void
hand_in(int minute, const char *grid, const char *category)
{
	assert_true(
	    feedback_add(village.data, (struct datetime){ { 2021, 12, 5 }, 10, minute, 0 }, grid, category, &err));
}

static size_t
waiting(void)
{
	struct feedback *list;
	size_t n = 99;
	struct state *s = state_open(village.data, &err);
	assert_non_null(s);
	assert_true(feedback_list(s, village.arena, &list, &n, &err));
	state_close(s);
	return n;
}

static void
given_handed_in_reports_when_taken_then_the_sheet_imports_and_they_stay_until_cleared(void **state)
{
	(void)state;
	hand_in(1, "第1网格", "乱堆乱放");
	hand_in(1, "第1网格", "乱堆乱放");
	assert_true(take(TAKEOUT_FEEDBACK));
	assert_int_equal(done.cleared, 0);
	assert_int_equal(waiting(), 2);
	struct importer_options o = { .source = at(""), .now = options.now };
	struct importer_report report = { 0 };
	o.progress.fd = -1;
	assert_true(importer_run(&o, &report, &err));
	assert_true(report.ok);
	assert_int_equal(report.registers[REG_FEEDBACK].added, 2);
	arena_free(report.arena);
	options.clear = true;
	assert_true(take(TAKEOUT_FEEDBACK));
	assert_int_equal(done.cleared, 2);
	assert_int_equal(waiting(), 0);
}

/* The stick that the machine wrote on is brought back as it is, and filled. */
static void
given_the_stick_comes_back_when_imported_then_only_what_somebody_changed_is_read(void **state)
{
	(void)state;
	hand_in(1, "第1网格", "乱堆乱放");
	assert_true(take(TAKEOUT_FEEDBACK));
	struct importer_options o = { .source = stick, .now = options.now };
	struct importer_report report = { 0 };
	o.progress.fd = -1;
	assert_true(importer_run(&o, &report, &err));
	assert_true(report.blocked); /* nothing of the clerk's is there */
	arena_free(report.arena);
	assert_int_equal(fs_set_changed(at("群众反映.xlsx"), 1700000000), 0);
	assert_true(importer_run(&o, &report, &err));
	assert_int_equal(report.registers[REG_FEEDBACK].added, 1);
	arena_free(report.arena);
}

static void
given_nothing_handed_in_when_only_that_is_asked_for_then_no_empty_folder_is_left(void **state)
{
	(void)state;
	assert_false(take(TAKEOUT_FEEDBACK));
	assert_string_equal(err.text, "没有等着处理的群众反映，没有可以存的。");
	assert_false(has_folder());
	assert_true(take(TAKEOUT_FEEDBACK | TAKEOUT_RECEIPT));
	assert_non_null(strstr(done.words, "没有等着处理的群众反映"));
}

static void
given_a_machine_when_its_health_is_taken_then_the_file_says_what_doctor_says(void **state)
{
	(void)state;
	struct health h;
	struct health_options o = { .data = village.data, .sticks = root, .now = options.now };
	health_check(&o, village.arena, &h);
	assert_true(take(TAKEOUT_HEALTH));
	const char *text = text_of(at("机器体检.txt"));
	assert_non_null(strstr(text, "程序是村屏 " CUNPING_VERSION "，"));
	assert_true(h.findings.count >= 4);
	for (size_t i = 0; i < h.findings.count; i++)
		if (strcmp(h.findings.item[i].code, "memory") != 0 &&
		    strcmp(h.findings.item[i].code, "disk_space") != 0)
			assert_non_null(strstr(text, h.findings.item[i].message));
	assert_non_null(strstr(text, "内存共 "));
	assert_non_null(strstr(text, "磁盘还有 "));
}

static void
given_something_taken_when_the_audit_is_read_then_it_says_who_and_what(void **state)
{
	(void)state;
	struct audit *list;
	size_t n;
	options.by = "王文书";
	assert_true(take(TAKEOUT_RECEIPT));
	assert_true(audit_list(village.data, village.arena, 5, &list, &n));
	assert_int_equal(n, 1);
	assert_string_equal(list[0].who, "王文书");
	assert_string_equal(list[0].what, "takeout");
	assert_non_null(strstr(list[0].words, NAME));
	/* and the next receipt says so too */
	assert_true(take(TAKEOUT_RECEIPT));
	assert_non_null(strstr(text_of(at("回执.txt")), "王文书  存到U盘：" NAME));
}

static void
given_a_read_only_stick_when_nobody_opens_it_then_it_says_so_and_the_request_is_gone(void **state)
{
	(void)state;
	if (!plug(MS_RDONLY, "1m"))
		skip();                      /* only root may mount */
	assert_false(take(TAKEOUT_RECEIPT)); /* no folder for requests: at once */
	assert_string_equal(err.code, "stick_read_only");
	assert_non_null(strstr(err.text, "只读"));
	assert_int_equal(fs_mkdirs(run), 0);
	options.wait_ms = 50;
	assert_false(take(TAKEOUT_RECEIPT));
	assert_string_equal(err.code, "stick_read_only");
	struct fs_tree tree;
	assert_int_equal(fs_list(run, &tree), 0);
	assert_int_equal(tree.count, 0);
	fs_tree_free(&tree);
}

/* What the deployment does: writable while the request stands. */
static int
start_opener(void)
{
	int pid = fork();
	if (pid != 0)
		return pid;
	char request[PATH_MAX];
	snprintf(request, sizeof request, "%s/write-U盘", run);
	alarm(120);
	while (!fs_exists(request))
		usleep(2000);
	mount(NULL, stick, NULL, MS_REMOUNT | MS_NOSUID | MS_NODEV, NULL);
	while (fs_exists(request))
		usleep(2000);
	mount(NULL, stick, NULL, MS_REMOUNT | MS_RDONLY | MS_NOSUID | MS_NODEV, NULL);
	_exit(0);
}

static void
given_a_read_only_stick_when_it_is_opened_on_request_then_it_is_written_and_shut_again(void **state)
{
	(void)state;
	struct mount m;
	int status;
	if (!plug(MS_RDONLY, "4m"))
		skip(); /* only root may mount */
	assert_int_equal(fs_mkdirs(run), 0);
	int opener = start_opener();
	bool ok = take(TAKEOUT_RECEIPT | TAKEOUT_HEALTH);
	kill(opener, ok ? 0 : SIGKILL);
	waitpid(opener, &status, 0);
	assert_true(ok);
	assert_false(done.still_open);
	assert_non_null(strstr(done.words, "现在可以拔下U盘了"));
	assert_true(fs_exists(at("回执.txt")));
	assert_int_equal(mounts_of(-1, stick, &m), 0);
	assert_true(m.read_only);
}

static void
given_a_full_stick_when_taken_then_it_says_so_and_leaves_nothing_half_written(void **state)
{
	(void)state;
	char filler[PATH_MAX];
	if (!plug(0, "256k"))
		skip(); /* only root may mount */
	snprintf(filler, sizeof filler, "%s/电影.mp4", stick);
	char *bytes = calloc(1, 240 * 1024);
	assert_int_equal(fs_write(filler, bytes, 240 * 1024), 0);
	free(bytes);
	hand_in(1, "第1网格", "乱堆乱放");
	options.clear = true;
	assert_false(take(TAKEOUT_RECEIPT | TAKEOUT_FEEDBACK | TAKEOUT_EXPORT));
	assert_string_equal(err.code, "stick_full");
	assert_non_null(strstr(err.text, "U盘"));
	assert_false(has_folder());
	assert_int_equal(on_stick(), 1);
	/* what did not arrive is not forgotten here */
	assert_int_equal(waiting(), 1);
}

static void
pull(void *context, const char *words)
{
	(void)context;
	if (strstr(words, "体检") && mounted)
		mounted = umount2(stick, MNT_DETACH) != 0;
}

static void
given_a_stick_when_pulled_in_the_middle_then_it_says_so_and_our_own_disk_gets_nothing(void **state)
{
	(void)state;
	if (!plug(0, "4m"))
		skip(); /* only root may mount */
	options.say = pull;
	assert_false(take(TAKEOUT_RECEIPT | TAKEOUT_HEALTH | TAKEOUT_EXPORT));
	assert_false(mounted);
	assert_string_equal(err.code, "stick_gone");
	assert_int_equal(on_stick(), 0);
	assert_false(has_folder());
}

static void
cancel(void *context, const char *words)
{
	(void)context;
	if (strstr(words, "屏上的内容"))
		raise(SIGTERM);
}

static void
given_a_cancel_when_in_the_middle_then_nothing_is_left(void **state)
{
	(void)state;
	int status, pid = fork(); /* what a signal sets stays set in a process */
	if (pid == 0) {
		stop_on_signals();
		alarm(120);
		options.say = cancel;
		bool ok = take(TAKEOUT_RECEIPT | TAKEOUT_EXPORT);
		_exit(!ok && strcmp(err.code, "cancelled") == 0 ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_int_equal(on_stick(), 0);
	assert_false(has_folder());
}

static void
given_no_such_stick_when_taken_then_it_says_it_is_gone(void **state)
{
	(void)state;
	assert_int_equal(fs_remove_tree(stick), 0);
	assert_false(take(TAKEOUT_RECEIPT));
	assert_string_equal(err.code, "stick_gone");
}

static void
given_a_village_with_odd_signs_when_taken_then_the_folder_can_be_on_any_stick(void **state)
{
	(void)state;
	struct state *s = state_open(village.data, &err);
	assert_true(state_setting_set(s, "village", "高同/村:<一>?*\"..", &err));
	state_close(s);
	assert_true(take(TAKEOUT_RECEIPT));
	assert_string_equal(done.name, "村屏_高同村一_2021-12-06_0941");
	assert_non_null(strstr(text_of(at("回执.txt")), "高同/村:<一>"));
}

static void
given_names_of_kinds_when_read_then_only_known_ones_count(void **state)
{
	(void)state;
	assert_int_equal(takeout_kind("receipt", 7), TAKEOUT_RECEIPT);
	assert_int_equal(takeout_kind("backup,health", 6), TAKEOUT_BACKUP);
	assert_int_equal(takeout_kind("receip", 6), 0);
	assert_int_equal(takeout_kind("", 0), 0);
}

#define T(test) cmocka_unit_test_setup_teardown(test, begin, end)

static void
given_a_clerk_without_sheets_when_the_blank_workbook_is_taken_then_it_is_on_the_stick(void **state)
{
	long long size = 0;
	(void)state;
	if (!plug(0, "8192k"))
		skip();
	assert_int_equal(takeout_kind("template", 8), TAKEOUT_TEMPLATE);
	assert_true(take(TAKEOUT_TEMPLATE));
	assert_int_equal(done.files, 1);
	assert_int_equal(fs_size(at("空白表.xlsx"), &size), 0);
	assert_true(size > 10000);
	assert_non_null(strstr(done.words, "现在可以拔下U盘了"));
}

int
main(int argc, char **argv)
{
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	const struct CMUnitTest tests[] = {
		T(given_content_when_the_receipt_is_taken_then_it_says_what_is_on_the_screen),
		T(given_a_review_when_the_receipt_is_taken_then_it_says_what_changed_and_what_stayed_out),
		T(given_findings_when_taken_then_each_stands_in_a_row_with_its_cell),
		T(given_no_review_when_findings_are_asked_for_then_that_is_wrong_usage),
		T(given_a_folder_of_that_minute_when_taken_again_then_the_first_is_left_alone),
		T(given_content_when_it_is_taken_then_the_copy_imports_back_unchanged),
		T(given_handed_in_reports_when_taken_then_the_sheet_imports_and_they_stay_until_cleared),
		T(given_the_stick_comes_back_when_imported_then_only_what_somebody_changed_is_read),
		T(given_nothing_handed_in_when_only_that_is_asked_for_then_no_empty_folder_is_left),
		T(given_a_machine_when_its_health_is_taken_then_the_file_says_what_doctor_says),
		T(given_something_taken_when_the_audit_is_read_then_it_says_who_and_what),
		T(given_a_read_only_stick_when_nobody_opens_it_then_it_says_so_and_the_request_is_gone),
		T(given_a_read_only_stick_when_it_is_opened_on_request_then_it_is_written_and_shut_again),
		T(given_a_full_stick_when_taken_then_it_says_so_and_leaves_nothing_half_written),
		T(given_a_stick_when_pulled_in_the_middle_then_it_says_so_and_our_own_disk_gets_nothing),
		T(given_a_cancel_when_in_the_middle_then_nothing_is_left),
		T(given_no_such_stick_when_taken_then_it_says_it_is_gone),
		T(given_a_village_with_odd_signs_when_taken_then_the_folder_can_be_on_any_stick),
		T(given_names_of_kinds_when_read_then_only_known_ones_count),
		T(given_a_clerk_without_sheets_when_the_blank_workbook_is_taken_then_it_is_on_the_stick),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
