/* stick: a USB stick that fails, vanishes, stalls or changes at every single
 * thing the importer asks of it. Whatever it does: the old content or the new,
 * a sentence on a living screen, an empty staging folder, and the next import
 * runs. The stick is a FUSE file system (fusestick); STICK_EVERY=1 tries every
 * operation, otherwise every fourth is. */
#include "test.h"

#include <dirent.h>
#include <fcntl.h>
#include <libgen.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/desk_inside.h"
#include "app/stage.h"
#include "export/packing.h"
#include "fixture.h"
#include "image/png.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "os/mounts.h"
#include "self.h"

enum { PATIENCE_MS = 90000, SILENCE_MS = 700, WIDE = 480, HIGH = 360, PHOTOS = 2 };

static char root[64], files[80], sealed[80], mount_at[80], program[512];
static char brought[120];         /* what is read: the stick, or a pack on it */
static const char *shown = files; /* what lies on the stick */
static struct key_file township;
static struct text *text;
static int bell[2], every = 4;

/* ------------------------------------------------------------ the stick */

static void
put(const char *name, const char *words)
{
	char path[200];
	snprintf(path, sizeof path, "%s/%s", files, name);
	assert_int_equal(fs_write(path, words, strlen(words)), 0);
}

static void
put_photo(const char *name, uint32_t seed)
{
	static uint32_t pixels[WIDE * HIGH];
	char path[200];
	struct error err = { 0 };
	for (int i = 0; i < WIDE * HIGH; i++)
		pixels[i] = 0xFF000000u | (seed = seed * 1664525u + 1013904223u) >> 8;
	snprintf(path, sizeof path, "%s/照片/%s", files, name);
	assert_true(png_write(path, pixels, WIDE, HIGH, WIDE * 4, &err));
}

static void
fill_stick(void)
{
	char path[200];
	snprintf(path, sizeof path, "%s/照片", files);
	assert_int_equal(fs_mkdirs(path), 0);
	put("通知公告.csv", "标题,类型,正文,发布单位,日期\n关于扫雪的通知,通知,雪停了一起扫雪。,村委会,2021-12-05\n");
	put("红黑榜.csv", "期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n"
			  "2021年12月,高同村,红榜,公共场所,戏台,打扫得干净,一.png\n"
			  "2021年12月,高同村,红榜,公共场所,水房,打扫得干净,二.png\n");
	put_photo("一.png", 1);
	put_photo("二.png", 2);
}

/* All of it, as the township sealed it, and nothing else. */
static void
fill_sealed(void)
{
	char path[120];
	struct pack pack;
	struct error err = { 0 };
	size_t n;
	snprintf(path, sizeof path, "%s/五月.cunping", sealed);
	assert_int_equal(fs_mkdirs(sealed), 0);
	key_file_new(&township, "集强镇", NULL);
	const struct packing what = { files, path, NULL, { 2021, 12, 5 } };
	assert_true(packing_make(&what, &township, &pack, &n, &err));
}

struct stick {
	int pid, said; /* what it says: a line an operation */
};

static void
unmount(void)
{
	int pid = fork();
	if (pid == 0) {
		if (freopen("/dev/null", "w", stderr))
			execlp("fusermount3", "fusermount3", "-uz", mount_at, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
}

/* False when this machine has no FUSE. */
static bool
plug_in(struct stick *s, const char *mode, long at)
{
	char number[24];
	int pipes[2], status;
	struct mount m;
	struct pollfd news = { .fd = mounts_watch(), .events = POLLPRI };
	assert_int_equal(pipe2(pipes, O_CLOEXEC), 0);
	snprintf(number, sizeof number, "%ld", at);
	s->pid = fork();
	if (s->pid == 0) {
		dup2(pipes[1], STDOUT_FILENO);
		if (!freopen("/dev/null", "w", stderr))
			_exit(126);
		execl(program, program, shown, mount_at, mode, number, (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	s->said = pipes[0];
	bool ended = false;
	while ((mounts_of(news.fd, mount_at, &m) != 0 || strcmp(m.path, mount_at) != 0) &&
	       !(ended = waitpid(s->pid, &status, WNOHANG) == s->pid))
		poll(&news, 1, 100);
	close(news.fd);
	if (ended)
		close(s->said);
	return !ended;
}

/* Returns how many operations there were. */
static long
pull_out(struct stick *s)
{
	char words[4096];
	long lines = 0;
	unmount();
	kill(s->pid, SIGKILL);
	waitpid(s->pid, NULL, 0);
	for (ssize_t n; (n = read(s->said, words, sizeof words)) > 0;)
		for (ssize_t i = 0; i < n; i++)
			lines += words[i] == '\n';
	close(s->said);
	return lines;
}

/* ----------------------------------------------------------- the screen */

struct hall { /* a machine with its screen, for one run */
	struct fixture f;
	struct desk *desk;
	struct stage *stage;
	uint64_t drawn_ms;
	bool seen_words; /* the desk's sentence stood on the screen */
};

static void
ring(void *context)
{
	(void)context;
	if (write(bell[1], "", 1) < 0)
		return;
}

static void
open_hall(struct hall *h, uint64_t silence_ms)
{
	struct error err = { 0 };
	*h = (struct hall){ 0 };
	fixture_begin(&h->f);
	fixture_row(&h->f, REG_VILLAGE, "village", "高同村", NULL);
	fixture_row(&h->f, REG_NOTICE, "title", "旧通知", "kind", "通知", "body", "旧的。", NULL);
	fixture_publish(&h->f, false);
	struct seals seals = { 0 };
	seals_add(&seals, township.key, township.name);
	struct state *s = state_open(h->f.data, &err);
	assert_true(s && seals_save(&seals, s, &err));
	state_close(s);
	h->desk = desk_new(&(struct desk_options){
	    .data = h->f.data, .wake = ring, .now = "2021-12-06T09:41", .silence_ms = silence_ms });
	desk_pump(h->desk, stop_clock_ms());
	desk_log_in(h->desk, &(struct staff_member){ .id = 7, .name = "文书甲", .manager = true });
	struct stage_options o = { .width = 1280, .height = 720, .inches = 21.5f, .animate = true, .data = h->f.data };
	o.desk = h->desk;
	h->stage = stage_new(&o, text, &err);
	assert_non_null(h->stage);
	stage_clock(h->stage, (struct datetime){ { 2021, 12, 6 }, 9, 41, 0 });
	stage_open(h->stage, "staff-read", 0);
}

static void
close_hall(struct hall *h)
{
	stage_free(h->stage);
	desk_free(h->desk);
	fixture_end(&h->f);
}

/* One turn of the loop, as the window's: take in, draw, wait for something. */
static void
turn(struct hall *h)
{
	char bytes[64];
	uint64_t now = stop_clock_ms();
	struct arena *a = arena_new();
	desk_pump(h->desk, now);
	stage_tick(h->stage, now);
	const char *words = draw_list_texts(stage_frame(h->stage, now), a);
	assert_true(strlen(words) > 10); /* it lives, and shows something */
	/* a paragraph is broken into lines: its first characters are enough */
	char first[64];
	snprintf(first, sizeof first, "%.*s", (int)utf8_prefix(h->desk->work.words, 6), h->desk->work.words);
	h->seen_words = h->seen_words || (first[0] && strstr(words, first));
	arena_free(a);
	uint64_t due = desk_next_deadline(h->desk), wait = due > now ? due - now : 0;
	struct pollfd p = { .fd = bell[0], .events = POLLIN };
	poll(&p, 1, wait > 200 ? 200 : (int)wait);
	while (read(bell[0], bytes, sizeof bytes) > 0)
		;
}

static bool
settled(const struct hall *h)
{
	enum desk_state w = h->desk->work.state;
	return w == DESK_REVIEW || w == DESK_LOST || w == DESK_ENDED || w == DESK_PUBLISHED;
}

static void
until_settled(struct hall *h, const char *what)
{
	uint64_t end = stop_clock_ms() + PATIENCE_MS;
	do {
		turn(h);
		if (stop_clock_ms() > end)
			fail_msg("%s: nothing comes any more (work %d)", what, h->desk->work.state);
	} while (!settled(h));
}

static int
left_in_staging(const struct hall *h)
{
	char path[128];
	int n = 0;
	snprintf(path, sizeof path, "%s/staging", h->f.data);
	DIR *dir = opendir(path);
	for (struct dirent *e; dir && (e = readdir(dir));)
		n += e->d_name[0] != '.';
	if (dir)
		closedir(dir);
	return n;
}

static bool
lock_is_free(const struct hall *h)
{
	char path[128];
	int lock = -1;
	snprintf(path, sizeof path, "%s/lock", h->f.data);
	int error = lock_take(path, &lock);
	lock_release(lock);
	return error == 0;
}

static void
until_clean(struct hall *h, const char *what)
{
	uint64_t end = stop_clock_ms() + PATIENCE_MS;
	while (left_in_staging(h) || !lock_is_free(h)) {
		turn(h);
		if (stop_clock_ms() > end)
			fail_msg("%s: %d things stay in staging", what, left_in_staging(h));
	}
}

/* ------------------------------------------------------------ what holds */

static int
current_number(const struct hall *h)
{
	struct edition_info info;
	assert_true(state_current(h->f.data, &info, NULL));
	return info.number;
}

/* The current edition is whole; the old one, or one that came from the stick. */
static void
check_content(struct hall *h, const char *what, int number)
{
	struct error err = { 0 };
	struct edition_info info;
	struct arena *a = arena_new();
	struct content content;
	assert_true(state_current(h->f.data, &info, &err));
	assert_true(edition_verify(&info, &err));
	if (info.number != number)
		fail_msg("%s: edition %d, not %d", what, info.number, number);
	struct db *db = edition_open(&info, &err);
	assert_non_null(db);
	assert_true(content_load(db, a, &content, &err));
	db_close(db);
	for (size_t i = 0; i < content.reg[REG_BOARD].count; i++) {
		const struct row *row = &content.reg[REG_BOARD].row[i];
		for (size_t k = 0; k < row->photos; k++) {
			char path[256], hash[EDITION_HASH];
			assert_true(media_path(h->f.data, row->photo[k].picture, path, sizeof path));
			assert_true(hash_file(path, hash, NULL, &err));
			assert_string_equal(hash, row->photo[k].picture);
		}
	}
	if (number == 1)
		assert_int_equal(content.reg[REG_BOARD].count, 0);
	arena_free(a);
}

/* From 读取 to the end, whatever the end is. `hung`: a stick that is pulled
 * when the screen has said what is wrong; what waits for it cannot end before. */
static void
run(struct hall *h, const char *what, struct stick *hung)
{
	desk_read(h->desk, brought, "U盘");
	until_settled(h, what);
	enum desk_state came = h->desk->work.state;
	int number = current_number(h);
	if (came == DESK_REVIEW) {
		struct arena *a = arena_new();
		struct review_total total;
		review_total(h->desk->work.review, a, &total);
		arena_free(a);
		if (!total.errors && !total.no_change) {
			desk_tell(h->desk, "publish 文书甲");
			do
				until_settled(h, what);
			while (h->desk->work.state == DESK_REVIEW && !h->desk->work.code[0]);
			number += h->desk->work.state == DESK_PUBLISHED;
		}
	} else {
		if (!h->desk->work.words[0])
			fail_msg("%s: no sentence", what);
		for (int i = 0; i < 50 && !h->seen_words; i++)
			turn(h);
		if (!h->seen_words && came == DESK_ENDED)
			fail_msg("%s: “%s” is not on the screen", what, h->desk->work.words);
	}
	if (h->desk->work.state == DESK_PUBLISHED || h->desk->work.state == DESK_ENDED)
		desk_dismiss(h->desk);
	else
		desk_cancel(h->desk);
	if (hung)
		pull_out(hung);
	until_clean(h, what);
	check_content(h, what, number);
}

static void
try_all(const char *mode, uint64_t silence_ms)
{
	struct stick stick;
	struct hall h;
	char what[64];
	if (!plug_in(&stick, "none", 0)) {
		print_message("no FUSE on this machine: skipped\n");
		skip();
	}
	open_hall(&h, 0);
	run(&h, "a good stick", NULL);
	assert_int_equal(current_number(&h), 2); /* a good stick is published */
	close_hall(&h);
	long operations = pull_out(&stick);
	assert_true(operations > 10);
	for (long n = 1; n <= operations; n += every) {
		snprintf(what, sizeof what, "%s at %ld of %ld", mode, n, operations);
		assert_true(plug_in(&stick, mode, n));
		open_hall(&h, silence_ms);
		run(&h, what, silence_ms ? &stick : NULL);
		if (!silence_ms)
			pull_out(&stick);
		/* the next one runs */
		if (n == 1 || n + every > operations) {
			assert_true(plug_in(&stick, "none", 0));
			run(&h, "the stick after", NULL);
			pull_out(&stick);
		}
		close_hall(&h);
	}
}

static void
given_a_stick_when_any_one_read_fails_then_old_or_new_a_sentence_and_nothing_left(void **state)
{
	(void)state;
	try_all("fail", 0);
}

static void
given_a_stick_when_it_vanishes_at_any_read_then_old_or_new_a_sentence_and_nothing_left(void **state)
{
	(void)state;
	try_all("vanish", 0);
}

static void
given_a_stick_when_its_bytes_change_at_any_read_then_old_or_new_a_sentence_and_nothing_left(void **state)
{
	(void)state;
	try_all("change", 0);
}

static void
given_a_stick_when_it_stalls_at_any_read_then_old_or_new_a_sentence_and_nothing_left(void **state)
{
	(void)state;
	try_all("stall", SILENCE_MS);
}

/* What stands in the notice that came, "" when none did. */
static const char *
notice_shown(const struct hall *h, struct arena *a)
{
	struct edition_info info;
	struct content content;
	const char *words = "";
	assert_true(state_current_load(h->f.data, &info, a, &content, NULL));
	const struct reg *r = catalogue_register(REG_NOTICE);
	for (size_t i = 0; i < content.reg[REG_NOTICE].count; i++)
		if (strcmp(row_text(&content.reg[REG_NOTICE].row[i], r, "title"), "旧通知") != 0)
			words = row_text(&content.reg[REG_NOTICE].row[i], r, "body");
	return words;
}

/* A stick that gives other bytes from some moment on: whoever looked at the seal and then read once more would take
 * what nobody signed. The copy is what is judged and what is used. */
static void
given_a_pack_when_its_bytes_change_at_any_read_then_nothing_that_was_not_signed_goes_up(void **state)
{
	(void)state;
	struct stick stick;
	struct hall h;
	char what[64];
	long operations = 0, refused = 0;
	shown = sealed;
	snprintf(brought, sizeof brought, "%s/五月.cunping", mount_at);
	for (long n = 0; n <= operations; n++) {
		struct arena *a = arena_new();
		snprintf(what, sizeof what, "a pack, change at %ld of %ld", n, operations);
		if (!plug_in(&stick, n ? "change" : "none", n))
			skip();
		open_hall(&h, 0);
		run(&h, what, NULL);
		operations = n ? operations : pull_out(&stick);
		bool up = current_number(&h) == 2;
		assert_string_equal(notice_shown(&h, a), up ? "雪停了一起扫雪。" : "");
		assert_true(up || n);
		refused += !up;
		if (n)
			pull_out(&stick);
		close_hall(&h);
		arena_free(a);
	}
	assert_true(refused > 3 && refused >= operations - 3);
	shown = files;
	snprintf(brought, sizeof brought, "%s", mount_at);
}

static void
make_folders(const char *self)
{
	char folder[512];
	snprintf(folder, sizeof folder, "%s", self);
	snprintf(program, sizeof program, "%.400s/fusestick", dirname(folder));
	strcpy(root, "/tmp/cunping-fuse-XXXXXX");
	if (!mkdtemp(root))
		abort();
	snprintf(files, sizeof files, "%s/files", root);
	snprintf(sealed, sizeof sealed, "%s/sealed", root);
	snprintf(mount_at, sizeof mount_at, "%s/stick", root);
	snprintf(brought, sizeof brought, "%s", mount_at);
	if (fs_mkdirs(mount_at) != 0 || pipe2(bell, O_CLOEXEC | O_NONBLOCK) != 0)
		abort();
}

int
main(int argc, char **argv)
{
	struct error err = { 0 };
	int status;
	if (self_is_child(argc, argv, &status))
		return status;
	if (getenv("STICK_EVERY"))
		every = atoi(getenv("STICK_EVERY"));
	make_folders(argv[0]);
	fill_stick();
	fill_sealed();
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_a_stick_when_any_one_read_fails_then_old_or_new_a_sentence_and_nothing_left),
		cmocka_unit_test(
		    given_a_stick_when_it_vanishes_at_any_read_then_old_or_new_a_sentence_and_nothing_left),
		cmocka_unit_test(
		    given_a_stick_when_its_bytes_change_at_any_read_then_old_or_new_a_sentence_and_nothing_left),
		cmocka_unit_test(
		    given_a_pack_when_its_bytes_change_at_any_read_then_nothing_that_was_not_signed_goes_up),
		cmocka_unit_test(given_a_stick_when_it_stalls_at_any_read_then_old_or_new_a_sentence_and_nothing_left),
	};
	text = text_new(&err);
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	text_free(text);
	unmount();
	fs_remove_tree(root);
	return failed;
}
