/* session: the importer as the staff screen runs it, over two pipes. The child
 * is this same program, started again (see main), and so is its reader. */
#include "test.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/str.h"
#include "clerk.h"
#include "cli/cli.h"
#include "image/decode.h"
#include "image/png.h"
#include "editions/db.h"
#include "export/packing.h"
#include "intake/source.h"
#include "intake/waiting.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "store/review.h"
#include "store/staff.h"

#define BOARD "期次,村,榜别,对象类型,对象名称,上榜理由,照片文件名\n"
#define NOTICES "标题,类型,日期,正文\n"

enum { PHOTOS = 9, WIDE = 640, HIGH = 480 };

static char staging[128];
static struct error err;

/* ------------------------------------------------------------ the stick */

/* A picture full of detail, so that what a mask hides can be told from what it leaves. */
static void
put_busy_photo(const char *name, uint32_t seed)
{
	static uint32_t pixels[WIDE * HIGH];
	for (size_t i = 0; i < WIDE * HIGH; i++) {
		seed = seed * 1103515245 + 12345;
		bool stripe = (i % WIDE / 5 + i / WIDE / 7 + seed % 2) % 2;
		pixels[i] = 0xff000000 | ((stripe ? 0xf0e0d0 : 0x203010) ^ (seed >> 8 & 0x0f0f0f));
	}
	assert_true(png_write(at(source, name), pixels, WIDE, HIGH, WIDE * 4, &err));
}

/* A board that shows PHOTOS photos, one a place. */
static void
fill_stick(void)
{
	struct strbuf s = { 0 };
	strbuf_append(&s, BOARD);
	for (int i = 0; i < PHOTOS; i++) {
		char name[32];
		snprintf(name, sizeof name, "p%d.png", i);
		put_busy_photo(name, (uint32_t)i + 1);
		strbuf_printf(&s, "2024年4月,高同村,红榜,路段,第%d段,干净,p%d.png\n", i + 1, i);
	}
	put("红黑榜.csv", strbuf_text(&s));
	strbuf_free(&s);
	put("通知公告.csv", NOTICES "停水,通知,2024-04-28,明天停水\n");
}

static int
begin(void **state)
{
	(void)state;
	if (clerk_begin("U盘") != 0)
		return -1;
	snprintf(staging, sizeof staging, "%s/staging", data);
	return 0;
}

/* --------------------------------------------------------- the importer */

static struct {
	int pid, in, out;
	char held[65536];
	size_t n;
	int step;
	long done;
	long long bytes;
} child;

static void
start_on(const char *from_where, const char *by, const char *more)
{
	int to[2], from[2];
	assert_int_equal(pipe2(to, O_CLOEXEC), 0);
	assert_int_equal(pipe2(from, O_CLOEXEC), 0);
	child.n = 0;
	child.step = -1;
	child.pid = fork();
	assert_true(child.pid >= 0);
	if (child.pid == 0) {
		dup2(to[0], 0);
		dup2(from[1], 1);
		execl("/proc/self/exe", "cunping", "import", from_where, "--data", data, "--session", "--by", by,
		    "--now", "2024-05-01T09:00", more, (char *)NULL);
		_exit(127);
	}
	close(to[0]);
	close(from[1]);
	child.in = to[1];
	child.out = from[0];
}

static void
start_as(const char *by)
{
	start_on(source, by, NULL);
}

static void
start(void)
{
	start_as("李明");
}

static void
hang_up(void)
{
	if (child.in >= 0)
		close(child.in);
	child.in = -1;
}

static void
tell(const char *line)
{
	assert_int_equal(write(child.in, line, strlen(line)), strlen(line));
	assert_int_equal(write(child.in, "\n", 1), 1);
}

/* A bar made of these must never go back. */
static void
check_progress(const char *line)
{
	static const char *const steps[] = { "copy", "read", "photos", "compare", "build", "publish" };
	char name[16];
	long done, total;
	long long bytes, bytes_total;
	int step = 0;
	assert_int_equal(sscanf(line, "progress %15s %ld %ld %lld %lld", name, &done, &total, &bytes, &bytes_total), 5);
	while (step < 6 && strcmp(steps[step], name) != 0)
		step++;
	assert_in_range(step, 0, 5);
	assert_true(step >= child.step && done <= total && bytes <= bytes_total);
	assert_true(step > child.step || (done >= child.done && bytes >= child.bytes));
	assert_true(step == 0 || bytes == 0);
	child.step = step;
	child.done = done;
	child.bytes = bytes;
}

/* The next line; NULL when there will be none. */
static const char *
hear(void)
{
	static char line[8192];
	for (;;) {
		char *end = memchr(child.held, '\n', child.n);
		if (end) {
			size_t n = (size_t)(end - child.held);
			assert_true(n < sizeof line);
			memcpy(line, child.held, n);
			line[n] = '\0';
			child.n -= n + 1;
			memmove(child.held, end + 1, child.n);
			if (str_starts(line, "progress "))
				check_progress(line);
			return line;
		}
		struct pollfd p = { .fd = child.out, .events = POLLIN };
		assert_int_equal(poll(&p, 1, 60000), 1);
		ssize_t got = read(child.out, child.held + child.n, sizeof child.held - child.n);
		if (got <= 0)
			return NULL;
		child.n += (size_t)got;
	}
}

static int
ended(void)
{
	int status;
	while (hear())
		;
	assert_int_equal(waitpid(child.pid, &status, 0), child.pid);
	child.pid = -1;
	hang_up();
	close(child.out);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* What it answers next, progress aside, must begin so; the rest is returned. */
static const char *
expect(const char *prefix)
{
	const char *line;
	while ((line = hear()) && (str_starts(line, "progress ") || str_starts(line, "rows ")))
		;
	if (!line || !str_starts(line, prefix)) {
		print_error("wanted “%s”, heard “%s”\n", prefix, line ? line : "(end)");
		fail();
	}
	return line + strlen(prefix);
}

static const char *
asked(const char *line, const char *prefix)
{
	tell(line);
	return expect(prefix);
}

static int
end(void **state)
{
	(void)state;
	if (child.pid > 0) {
		kill(child.pid, SIGKILL);
		waitpid(child.pid, NULL, 0);
		child.pid = -1;
	}
	umount2(data, MNT_DETACH); /* where a test mounted something */
	return clerk_end();
}

/* ------------------------------------------------------- what is looked at */

static size_t
entries(const char *folder)
{
	size_t n = 0;
	DIR *dir = opendir(folder);
	for (struct dirent *e; dir && (e = readdir(dir));)
		n += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0 && !str_ends(e->d_name, ".sum");
	if (dir)
		closedir(dir);
	return n;
}

static void
nothing_left(void)
{
	int lock = -1;
	assert_int_equal(entries(staging), 0);
	assert_int_equal(lock_take(at(data, "lock"), &lock), 0);
	lock_release(lock);
}

static int
command(const char *name, const char *word)
{
	int status, pid = fork();
	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);
		dup2(null, 1);
		dup2(null, 2);
		if (word)
			execl("/proc/self/exe", "cunping", name, word, "--yes", "--data", data, (char *)NULL);
		else
			execl("/proc/self/exe", "cunping", name, "--data", data, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* The edition that is shown, in the arena. */
static struct content
shown(struct arena *a, int number)
{
	struct content content = { 0 };
	struct edition_info info;
	assert_true(state_current(data, &info, &err));
	assert_int_equal(info.number, number);
	struct db *db = edition_open(&info, &err);
	assert_true(db && content_load(db, a, &content, &err));
	db_close(db);
	return content;
}

/* What the review says of the photo of this name. */
static struct review_photo
photo_of(struct arena *a, const char *path, const char *name)
{
	struct review *r = review_open(path, &err);
	struct review_photo *list;
	assert_non_null(r);
	size_t n = review_photos(r, a, &list);
	review_close(r);
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].name, name) == 0)
			return list[i];
	fail_msg("no photo %s", name);
	return list[0];
}

static struct review_total
total_of(struct arena *a, const char *path)
{
	struct review *r = review_open(path, &err);
	struct review_total total;
	assert_non_null(r);
	review_total(r, a, &total);
	review_close(r);
	return total;
}

static const char *
hash_of(const char *path)
{
	static char hash[EDITION_HASH];
	const char *slash = strrchr(path, '/');
	snprintf(hash, sizeof hash, "%s", slash ? slash + 1 : path);
	return hash;
}

/* ------------------------------------------------------------------ tests */

static void
given_a_stick_when_read_and_published_then_it_is_shown_and_who_did_it_is_kept(void **state)
{
	struct arena *a = arena_new();
	char by[STAFF_NAME], reader[STAFF_NAME];
	(void)state;
	fill_stick();
	start();
	struct review_total total = total_of(a, expect("review "));
	assert_int_equal(total.added, PHOTOS + 1);
	assert_int_equal(total.photos_added, PHOTOS);
	/* not a byte of it is on the screen yet */
	assert_false(fs_exists(at(data, "editions")));
	char *preview = arena_strdup(a, asked("preview", "preview "));
	char *media = strchr(preview, ' ');
	*media++ = '\0';
	assert_true(fs_exists(preview) && fs_is_dir(media));
	assert_false(fs_exists(at(data, "editions")));
	assert_string_equal(asked("publish 王芳", "published "), "1 新增10行，修改0行，撤下0行");
	assert_string_equal(asked("omit 0 1", "refused "), "not_now 已经上屏了，不用再做。");
	hang_up();
	assert_int_equal(ended(), 0);
	nothing_left();
	assert_int_equal(shown(a, 1).reg[REG_BOARD].count, PHOTOS);
	audit_edition_by(data, 1, by, reader);
	assert_string_equal(by, "王芳");
	assert_string_equal(reader, "李明");
	arena_free(a);
}

/* Cancel at the k-th line, in one of the three ways there are. */
static bool
cancel_at(int k)
{
	int seen = 0;
	const char *line;
	start();
	while ((line = hear()) && !str_starts(line, "review ") && seen++ < k)
		;
	bool reached = line && str_starts(line, "review ");
	if (k % 3 == 0)
		tell("cancel");
	else if (k % 3 == 1)
		hang_up();
	else
		kill(child.pid, SIGTERM);
	while ((line = hear()) && !str_starts(line, "ended "))
		;
	assert_non_null(line);
	assert_true(str_starts(line, "ended cancelled "));
	nothing_left(); /* already when it is said */
	assert_int_equal(ended(), 1);
	return reached;
}

static void
given_cancel_at_any_line_when_reading_then_nothing_is_left_and_the_next_import_runs(void **state)
{
	(void)state;
	fill_stick();
	bool reached = false;
	for (int k = 0; k <= 40 && !reached; k++) {
		reached = cancel_at(k);
		assert_true(k >= 20 || !reached);
		assert_false(fs_exists(at(data, "editions")));
		if (k % 5 == 0) { /* the same data folder, at once */
			start();
			expect("review ");
			assert_int_equal(asked("cancel", "ended cancelled ")[0] != 0, 1);
			assert_int_equal(ended(), 1);
		}
	}
	assert_true(reached);
	assert_int_equal(command("import", source), 0);
	assert_int_equal(entries(at(data, "editions")), 1);
}

static void
given_cancel_while_previewing_when_editions_are_counted_then_none_is_new(void **state)
{
	(void)state;
	fill_stick();
	start();
	expect("review ");
	tell("preview");
	assert_true(str_starts(hear(), "progress build "));
	tell("cancel");
	while (true) {
		const char *line = hear();
		assert_non_null(line);
		if (str_starts(line, "ended cancelled "))
			break;
		assert_true(str_starts(line, "progress ") || str_starts(line, "preview "));
	}
	assert_int_equal(ended(), 1);
	nothing_left();
	assert_int_equal(entries(at(data, "editions")), 0);
}

struct picture {
	uint8_t *rgba;
	int w, h;
};

static struct picture
picture_at(const char *path)
{
	struct picture p;
	const char *why = "";
	p.rgba = decode_file(path, &p.w, &p.h, &why);
	if (!p.rgba)
		fail_msg("%s: %s", path, why);
	return p;
}

/* How much neighbours differ within the box, on average; what there was to see. */
static double
detail(const struct picture *p, int x0, int y0, int x1, int y1)
{
	double sum = 0;
	for (int y = y0; y < y1; y++)
		for (int x = x0; x + 1 < x1; x++)
			sum += abs(p->rgba[(y * p->w + x) * 4] - p->rgba[(y * p->w + x + 1) * 4]);
	return sum / ((x1 - x0) * (y1 - y0));
}

/* Pixels outside the box (and the coder's own blocks around it) that differ. */
static long
differ_outside(const struct picture *a, const struct picture *b, int x0, int y0, int x1, int y1)
{
	long n = 0;
	for (int y = 0; y < a->h; y++)
		for (int x = 0; x < a->w; x++)
			if (x < x0 - 16 || x >= x1 + 16 || y < y0 - 16 || y >= y1 + 16)
				n += memcmp(a->rgba + (y * a->w + x) * 4, b->rgba + (y * b->w + x) * 4, 3) != 0;
	return n;
}

static void
given_a_box_when_masked_then_only_what_is_inside_is_gone_and_stays_gone(void **state)
{
	struct arena *a = arena_new();
	char line[80], plain[EDITION_HASH], masked[EDITION_HASH];
	(void)state;
	fill_stick();
	start();
	struct review_photo before = photo_of(a, expect("review "), "p3.png");
	assert_false(before.masked);
	snprintf(plain, sizeof plain, "%s", hash_of(before.picture));
	snprintf(line, sizeof line, "mask %ld 250,250,500,500", before.index);
	struct review_photo after = photo_of(a, asked(line, "review "), "p3.png");
	assert_true(after.masked);
	snprintf(masked, sizeof masked, "%s", hash_of(after.picture));
	struct picture p = picture_at(before.picture), q = picture_at(after.picture);
	int x0 = p.w / 4, y0 = p.h / 4, x1 = p.w * 3 / 4, y1 = p.h * 3 / 4;
	assert_true(detail(&p, x0, y0, x1, y1) > 20);
	assert_true(detail(&q, x0, y0, x1, y1) < 2);
	assert_int_equal(differ_outside(&p, &q, x0, y0, x1, y1), 0);
	struct picture s = picture_at(before.thumb), t = picture_at(after.thumb);
	assert_true(detail(&t, t.w / 4 + 2, t.h / 4 + 2, t.w * 3 / 4 - 2, t.h * 3 / 4 - 2) <
		    detail(&s, t.w / 4 + 2, t.h / 4 + 2, t.w * 3 / 4 - 2, t.h * 3 / 4 - 2) / 4);
	free(p.rgba), free(q.rgba), free(s.rgba), free(t.rgba);
	/* no boxes: as it was; and masked again */
	snprintf(line, sizeof line, "mask %ld ", before.index);
	struct review_photo back = photo_of(a, asked(line, "review "), "p3.png");
	assert_false(back.masked);
	assert_string_equal(hash_of(back.picture), plain);
	snprintf(line, sizeof line, "mask %ld 250,250,500,500", before.index);
	asked(line, "review ");
	asked("publish 王芳", "published 1 ");
	hang_up();
	assert_int_equal(ended(), 0);
	char path[400];
	assert_true(media_path(data, masked, path, sizeof path) && fs_exists(path));
	assert_true(media_path(data, plain, path, sizeof path) && !fs_exists(path));
	/* next week the same stick, one sheet more */
	put("通知公告.csv", NOTICES "停电,通知,2024-05-05,后天停电\n");
	assert_int_equal(command("import", source), 0);
	const struct content now = shown(a, 2);
	assert_string_equal(now.reg[REG_BOARD].row[3].photo[0].picture, masked);
	assert_true(media_path(data, plain, path, sizeof path) && !fs_exists(path));
	arena_free(a);
}

static void
given_a_picture_masked_before_when_masked_again_then_both_are_hidden(void **state)
{
	struct arena *a = arena_new();
	char line[80];
	(void)state;
	fill_stick();
	start();
	struct review_photo p = photo_of(a, expect("review "), "p0.png");
	snprintf(line, sizeof line, "mask %ld 0,0,500,1000", p.index);
	asked(line, "review ");
	asked("publish 王芳", "published ");
	hang_up();
	assert_int_equal(ended(), 0);
	start();
	p = photo_of(a, expect("review "), "p0.png");
	assert_false(p.fresh);
	snprintf(line, sizeof line, "mask %ld 500,0,500,1000", p.index);
	p = photo_of(a, asked(line, "review "), "p0.png");
	struct picture q = picture_at(p.picture);
	assert_true(detail(&q, 0, 0, q.w, q.h) < 3);
	free(q.rgba);
	/* the rows say the same: the picture alone makes an edition */
	assert_string_equal(asked("publish 王芳", "published "), "2 新增0行，修改1行，撤下0行");
	hang_up();
	assert_int_equal(ended(), 0);
	arena_free(a);
}

static void
given_a_masked_picture_damaged_on_disk_when_imported_again_then_the_plain_one_is_not_shown(void **state)
{
	struct arena *a = arena_new();
	char line[80], path[400], plain[EDITION_HASH];
	(void)state;
	fill_stick();
	start();
	struct review_photo p = photo_of(a, expect("review "), "p0.png");
	snprintf(plain, sizeof plain, "%s", hash_of(p.picture));
	snprintf(line, sizeof line, "mask %ld 0,0,1000,1000", p.index);
	p = photo_of(a, asked(line, "review "), "p0.png");
	asked("publish 王芳", "published ");
	hang_up();
	ended();
	assert_true(media_path(data, hash_of(p.picture), path, sizeof path));
	assert_int_equal(fs_write(path, "x", 1), 0);
	assert_int_equal(command("import", source), 0);
	assert_true(media_path(data, plain, path, sizeof path) && !fs_exists(path));
	/* the one who looks at it can mend it */
	start();
	expect("review ");
	p = photo_of(a, asked(line, "review "), "p0.png");
	struct picture q = picture_at(p.picture);
	assert_true(detail(&q, 0, 0, q.w, q.h) < 3);
	free(q.rgba);
	arena_free(a);
}

static void
given_a_photo_when_left_out_then_its_row_stands_without_and_it_can_come_back(void **state)
{
	struct arena *a = arena_new();
	char line[40];
	(void)state;
	fill_stick();
	start();
	struct review_photo p = photo_of(a, expect("review "), "p5.png");
	snprintf(line, sizeof line, "omit %ld 1", p.index);
	char *path = arena_strdup(a, asked(line, "review "));
	assert_true(photo_of(a, path, "p5.png").omitted);
	assert_int_equal(total_of(a, path).photos_omitted, 1);
	snprintf(line, sizeof line, "omit %ld 0", p.index);
	path = arena_strdup(a, asked(line, "review "));
	assert_false(photo_of(a, path, "p5.png").omitted);
	snprintf(line, sizeof line, "omit %ld 1", p.index);
	asked(line, "review ");
	asked("publish 王芳", "published 1 ");
	hang_up();
	assert_int_equal(ended(), 0);
	const struct content now = shown(a, 1);
	assert_int_equal(now.reg[REG_BOARD].count, PHOTOS);
	assert_int_equal(now.reg[REG_BOARD].row[5].photos, 0);
	assert_int_equal(now.reg[REG_BOARD].row[4].photos, 1);
	char file[400];
	assert_true(media_path(data, hash_of(p.picture), file, sizeof file) && !fs_exists(file));
	arena_free(a);
}

static void
given_a_wrong_row_when_it_stays_out_then_the_rest_is_published(void **state)
{
	struct arena *a = arena_new();
	(void)state;
	put("通知公告.csv", NOTICES "停水,通知,2024-04-28,明天停水\n换届,公告,2024-02-31,选举\n");
	start();
	struct review_total total = total_of(a, expect("review "));
	assert_int_equal(total.errors, 1);
	assert_int_equal(total.left_out, 1);
	assert_true(str_starts(asked("publish 王芳", "refused "), "errors "));
	assert_true(str_starts(asked("preview", "refused "), "errors "));
	asked("bad-rows 1", "review ");
	asked("bad-rows 0", "review ");
	assert_true(str_starts(asked("publish 王芳", "refused "), "errors "));
	asked("bad-rows 1", "review ");
	asked("publish 王芳", "published 1 新增1行");
	hang_up();
	assert_int_equal(ended(), 0);
	assert_int_equal(shown(a, 1).reg[REG_NOTICE].count, 1);
	/* the same again is not worth an edition */
	start();
	expect("review ");
	asked("bad-rows 1", "review ");
	assert_true(str_starts(asked("publish 王芳", "refused "), "no_change "));
	assert_true(str_starts(asked("nonsense", "refused "), "unknown "));
	assert_true(str_starts(asked("omit 99 1", "refused "), "no_photo "));
	assert_true(str_starts(asked("resume", "refused "), "not_now "));
	asked("cancel", "ended cancelled ");
	assert_int_equal(ended(), 1);
	arena_free(a);
}

static void
given_no_sheet_when_published_then_it_says_that_nothing_can_be(void **state)
{
	(void)state;
	put("说明.csv", "这里,没有\n可以,上屏的\n");
	start();
	expect("review ");
	assert_true(str_starts(asked("bad-rows 1", "review "), "/"));
	assert_true(str_starts(asked("publish 王芳", "refused "), "blocked "));
	asked("cancel", "ended cancelled ");
	ended();
}

static void
given_two_persons_when_the_reader_publishes_then_another_must(void **state)
{
	(void)state;
	fill_stick();
	struct state *s = state_open(data, &err);
	assert_true(s && state_setting_set(s, "two_persons", "是", &err));
	state_close(s);
	start_as("李明");
	expect("review ");
	assert_true(str_starts(asked("publish 李明", "refused "), "two_persons "));
	assert_false(fs_exists(at(data, "editions")));
	asked("publish 王芳", "published 1 ");
	hang_up();
	assert_int_equal(ended(), 0);
}

/* ------------------------------------------------ what waits for another */

static void
set_two_persons(const char *value)
{
	struct state *s = state_open(data, &err);
	assert_true(s && state_setting_set(s, "two_persons", value, &err));
	state_close(s);
}

static void
kill_it(void)
{
	int status;
	kill(child.pid, SIGKILL);
	waitpid(child.pid, &status, 0);
	child.pid = -1;
	hang_up();
	close(child.out);
}

/* As the screen does it when it starts again. */
static void
resume(void)
{
	struct waiting w;
	assert_true(waiting_find(data, &w));
	start_on(w.folder, w.reader, "--resumed");
}

/* The change with this title in the review at `path`; 0 when there is none. */
static long
change_called(const char *path, const char *title)
{
	struct arena *a = arena_new();
	struct review_change *c;
	struct review *r = review_open(path, &err);
	assert_non_null(r);
	long id = 0;
	size_t n = review_changes(r, a, REG_COUNT, -1, 0, 100, &c);
	for (size_t i = 0; i < n; i++)
		id = strstr(c[i].title, title) ? c[i].id : id;
	review_close(r);
	arena_free(a);
	return id;
}

static struct review_total
totals(const char *path)
{
	struct arena *a = arena_new();
	struct review_total t;
	struct review *r = review_open(path, &err);
	assert_non_null(r);
	review_total(r, a, &t);
	t.source = NULL;
	review_close(r);
	arena_free(a);
	return t;
}

static const char *
hold(const char *review, const char *title, const char *why)
{
	static char path[4096];
	char line[300];
	long id = change_called(review, title);
	assert_true(id > 0);
	snprintf(line, sizeof line, "hold %ld 1%s%s", id, *why ? " " : "", why);
	snprintf(path, sizeof path, "%s", asked(line, "review "));
	return path;
}

static size_t
sent_back_to(const char *who, const char *words)
{
	struct arena *a = arena_new();
	struct audit *line;
	size_t n, found = 0;
	audit_sent_back(data, a, who, &line, &n);
	for (size_t i = 0; i < n; i++)
		found += strstr(line[i].words, words) != NULL;
	arena_free(a);
	return found;
}

static const char *
text_of(const char *sql)
{
	static char out[200];
	struct edition_info info;
	assert_true(state_current(data, &info, &err));
	struct db *db = edition_open(&info, &err);
	struct stmt *s = db_prepare(db, sql, &err);
	assert_true(s && db_step(s));
	snprintf(out, sizeof out, "%s", db_text(s, 0));
	db_finish(s, NULL);
	db_close(db);
	return out;
}

static void
given_two_persons_when_the_power_goes_then_all_that_was_read_and_answered_still_waits(void **state)
{
	(void)state;
	fill_stick();
	set_two_persons("是");
	start_as("李明");
	char path[4096];
	snprintf(path, sizeof path, "%s", expect("review "));
	hold(path, "第2段", "照片不是这里");
	asked("omit 0 1", "review ");
	kill_it();
	assert_int_equal(fs_remove_tree(source), 0); /* the stick has gone home */
	assert_int_equal(fs_empty(staging), 0);      /* and the screen has tidied up */
	resume();
	expect("review ");
	expect("review ");
	snprintf(path, sizeof path, "%s", expect("review "));
	assert_int_equal(change_called(path, "第2段"), 0);
	assert_true(change_called(path, "第3段") > 0);
	assert_int_equal(totals(path).held, 1);
	assert_int_equal(totals(path).photos_omitted, 1);
	assert_true(str_starts(asked("publish 李明", "refused "), "two_persons "));
	asked("publish 王芳", "published 1 ");
	hang_up();
	assert_int_equal(ended(), 0);
	assert_string_equal(text_of("SELECT count(*) FROM board"), "8");
	assert_int_equal(sent_back_to("李明", "第2段。原因：照片不是这里"), 1);
	assert_int_equal(sent_back_to("王芳", ""), 0);
	struct waiting w;
	assert_false(waiting_find(data, &w));
}

/* `file` of what lies on the stick, sealed by a township that the machine trusts. */
static void
make_pack(const char *file)
{
	struct key_file township;
	struct seals seals;
	struct pack pack;
	size_t n;
	key_file_new(&township, "集强镇", NULL);
	const struct packing what = { source, file, NULL, { 2024, 5, 1 } };
	assert_true(packing_make(&what, &township, &pack, &n, &err));
	seals_load(data, &seals);
	seals_add(&seals, township.key, township.name);
	struct state *s = state_open(data, &err);
	assert_true(s && seals_save(&seals, s, &err));
	state_close(s);
}

static void
given_a_pack_that_waited_through_a_restart_when_published_then_it_is_known_as_shown(void **state)
{
	(void)state;
	char pack[300];
	struct seals seals;
	fill_stick();
	set_two_persons("是");
	snprintf(pack, sizeof pack, "%s/五月.cunping", root);
	make_pack(pack);
	start_on(pack, "李明", NULL);
	expect("review ");
	asked("bad-rows 0", "review ");
	kill_it();
	resume();
	expect("review ");
	expect("review ");
	seals_load(data, &seals);
	assert_false(seals.key[0].shown);
	asked("publish 王芳", "published 1 ");
	hang_up();
	assert_int_equal(ended(), 0);
	seals_load(data, &seals);
	assert_true(seals.key[0].shown);
	start_on(pack, "李明", NULL); /* the same stick once more */
	assert_true(str_starts(expect("ended "), "pack_again "));
	ended();
}

static void
given_something_that_waits_when_nobody_has_cancelled_it_then_it_goes_on_waiting(void **state)
{
	struct waiting w;
	(void)state;
	fill_stick();
	set_two_persons("是");
	start_as("李明");
	expect("review ");
	hang_up(); /* the screen is switched off in order */
	ended();
	assert_true(waiting_find(data, &w));
	assert_string_equal(w.reader, "李明");
	assert_string_equal(w.name, "U盘");
	resume();
	expect("review ");
	kill(child.pid, SIGTERM);
	ended();
	assert_true(waiting_find(data, &w));
	resume();
	expect("review ");
	tell("cancel"); /* a person has */
	expect("ended cancelled ");
	ended();
	assert_false(waiting_find(data, &w));
	set_two_persons("否");
	start_as("李明");
	expect("review ");
	assert_false(waiting_find(data, &w)); /* one person's own reading lies with the stick */
	tell("cancel");
	ended();
}

static void
given_the_second_person_when_it_is_sent_back_then_the_first_one_is_told_until_it_is_mended(void **state)
{
	struct waiting w;
	(void)state;
	fill_stick();
	set_two_persons("是");
	start_as("李明");
	expect("review ");
	assert_true(str_starts(asked("send-back 王芳", "refused "), "no_reason "));
	assert_true(str_starts(asked("send-back 王芳\t数字不对，请核一下", "ended "), "sent_back "));
	ended();
	assert_false(waiting_find(data, &w));
	assert_false(fs_exists(at(data, "editions")));
	assert_int_equal(sent_back_to("李明", "原因：数字不对，请核一下"), 1);
	assert_int_equal(sent_back_to("李", ""), 0);
	start_as("李明");
	expect("review ");
	asked("publish 王芳", "published 1 ");
	hang_up();
	ended();
	assert_int_equal(sent_back_to("李明", ""), 0);
}

static void
given_rows_kept_back_when_published_then_what_was_there_stays_and_the_rest_comes(void **state)
{
	(void)state;
	put("通知公告.csv", NOTICES "停水,通知,2024-04-28,明天停水\n修路,通知,2024-04-28,旧的话\n");
	put("红黑榜.csv", BOARD "2024年4月,高同村,红榜,路段,一段,干净,\n2024年4月,高同村,红榜,路段,二段,干净,\n");
	start();
	expect("review ");
	asked("publish 李明", "published 1 ");
	hang_up();
	ended();
	/* one new, one other, one gone: each of them is left for another day */
	put("通知公告.csv",
	    NOTICES "停电,通知,2024-04-29,明天停电\n修路,通知,2024-04-28,新的话\n停水,通知,2024-04-28,改了\n");
	put("红黑榜.csv", BOARD "2024年4月,高同村,红榜,路段,二段,很干净,\n");
	start();
	const char *path = expect("review ");
	path = hold(path, "停电", "");
	path = hold(path, "修路", "");
	path = hold(path, "一段", "");
	assert_int_equal(totals(path).held, 3);
	assert_int_equal(totals(path).removed, 0);
	assert_int_equal(totals(path).changed, 2);
	path = asked("hold 0 0", "review "); /* all of them after all */
	assert_int_equal(totals(path).held, 0);
	assert_true(change_called(path, "停电") > 0);
	path = hold(path, "停电", "");
	path = hold(path, "修路", "");
	hold(path, "一段", "");
	assert_true(str_starts(asked("hold 999 1", "refused "), "unknown "));
	asked("publish 李明", "published 2 ");
	hang_up();
	ended();
	assert_string_equal(text_of("SELECT count(*) FROM notice WHERE title='停电'"), "0");
	assert_string_equal(text_of("SELECT body FROM notice WHERE title='修路'"), "旧的话");
	assert_string_equal(text_of("SELECT body FROM notice WHERE title='停水'"), "改了");
	assert_string_equal(text_of("SELECT count(*) FROM board WHERE state IS NULL OR state<>'撤下'"), "2");
	assert_int_equal(sent_back_to("李明", ""), 0); /* nobody gave a reason: nothing goes back */
}

static bool
opens(const char *door, const char *head, const char *code)
{
	struct arena *a = arena_new();
	struct row_list one = { 0 };
	const struct reg *roll = catalogue_find("household");
	struct row *row = row_append(&one, a, roll);
	row_set(row, roll, "village", "高同村");
	row_set(row, roll, "grp", "1组");
	row_set(row, roll, "door", door);
	row_set(row, roll, "head", head);
	row_bind(row, a, roll);
	bool is = codes_are(data, codes_home(a, row->key, head), code);
	arena_free(a);
	return is;
}

static void
given_a_home_kept_back_when_published_then_its_new_code_waits_with_it(void **state)
{
	(void)state;
	put("农户花名册.csv", "村,组,门牌,户主,人口数,查询码\n高同村,1组,1,马明,3,1111\n高同村,1组,2,杨明,4,2222\n");
	start();
	expect("review ");
	asked("publish 李明", "published 1 ");
	hang_up();
	ended();
	assert_true(opens("1", "马明", "1111"));
	put("农户花名册.csv", "村,组,门牌,户主,人口数,查询码\n高同村,1组,1,马明,5,3333\n高同村,1组,2,杨明,6,4444\n");
	start();
	const char *path = expect("review ");
	hold(path, "马明", "");
	asked("publish 李明", "published 2 ");
	hang_up();
	ended();
	assert_string_equal(text_of("SELECT people FROM household WHERE head='马明'"), "3");
	assert_true(opens("1", "马明", "1111"));
	assert_false(opens("1", "马明", "3333"));
	assert_true(opens("2", "杨明", "4444"));
}

static void
given_another_edition_since_when_it_is_resumed_then_everything_is_asked_anew(void **state)
{
	(void)state;
	fill_stick();
	set_two_persons("是");
	start_as("李明");
	hold(expect("review "), "第2段", "不对");
	kill_it();
	struct state *s = state_open(data, &err);
	struct waiting w;
	assert_true(waiting_find(data, &w));
	assert_int_equal(w.edition, 0);
	state_close(s);
	char told[4096], text[4096];
	snprintf(told, sizeof told, "%s/waiting/told", data);
	snprintf(text, sizeof text, "name U盘\nreader 李明\nedition 7\nhold 2 1 不对\n");
	assert_int_equal(fs_write(told, text, strlen(text)), 0);
	resume();
	const char *path = expect("review ");
	assert_true(change_called(path, "第2段") > 0);
	assert_int_equal(totals(path).held, 0);
	tell("cancel");
	ended();
}

static void
given_a_stick_that_goes_and_comes_back_when_copying_then_it_goes_on(void **state)
{
	struct arena *a = arena_new();
	char name[32];
	(void)state;
	fill_stick();
	for (int i = 0; i < 6000; i++) { /* takes a while */
		snprintf(name, sizeof name, "a%05d.jpg", i);
		int fd = open(at(source, name), O_WRONLY | O_CREAT, 0644);
		assert_true(fd >= 0);
		close(fd);
	}
	start();
	assert_true(str_starts(hear(), "progress copy 0 "));
	kill(child.pid, SIGSTOP);
	assert_int_equal(rename(source, at(root, "拔走了")), 0);
	kill(child.pid, SIGCONT);
	expect("lost ");
	asked("resume", "lost "); /* not there yet */
	assert_true(str_starts(asked("preview", "refused "), "not_now "));
	/* where it was mounted an empty folder stays */
	assert_int_equal(fs_mkdirs(source), 0);
	asked("resume", "lost ");
	tell(arena_printf(a, "resume %s/拔走了", root));
	struct review_total total = total_of(a, expect("review "));
	assert_int_equal(total.added, PHOTOS + 1);
	assert_string_equal(total.source, "U盘");
	asked("publish 王芳", "published 1 ");
	hang_up();
	assert_int_equal(ended(), 0);
	nothing_left();
	arena_free(a);
}

/* The stick goes when the file after the first is about to be read. */
static int asks, lost;
static const char *comes_back_with;

static bool
pull(void *context)
{
	(void)context;
	if (++asks == 4)
		rename(source, at(root, "away"));
	return false;
}

static bool
put_back(void *context, char *path)
{
	(void)context;
	assert_string_equal(path, source);
	assert_int_equal(rename(at(root, "away"), source), 0);
	lost++;
	if (comes_back_with)
		put("a.csv", comes_back_with);
	return true;
}

static void
copy_with_a_pull(struct arena *a, struct source *out, const char *new_words)
{
	struct progress nobody = { .fd = -1 };
	struct findings findings = { .arena = a };
	struct source_keeper keeper = { put_back, NULL };
	char folder[160];
	snprintf(folder, sizeof folder, "%s/staging", root);
	assert_int_equal(fs_remove_tree(folder), 0);
	assert_int_equal(fs_mkdirs(folder), 0);
	put("a.csv", "甲\n");
	put("b.csv", "乙\n");
	put("c.csv", "丙\n");
	asks = lost = 0;
	comes_back_with = new_words;
	stop_also(pull, NULL, -1);
	bool ok = source_copy(source, folder, &keeper, a, &nobody, &findings, out, &err);
	stop_also(NULL, NULL, -1);
	assert_true(ok);
	assert_int_equal(lost, 1);
	assert_int_equal(findings.count, 0);
	assert_int_equal(out->count, 3);
}

static void
given_a_copied_file_when_the_stick_comes_back_then_only_a_changed_one_is_read_again(void **state)
{
	struct arena *a = arena_new();
	struct source same, other;
	char hash[EDITION_HASH];
	(void)state;
	copy_with_a_pull(a, &same, NULL);
	assert_string_equal(same.file[0].copy, "in/000000"); /* the first copy */
	hash_bytes("甲\n", strlen("甲\n"), hash);
	assert_string_equal(same.file[0].hash, hash);
	copy_with_a_pull(a, &other, "换了\n");
	assert_string_not_equal(other.file[0].copy, "in/000000");
	hash_bytes("换了\n", strlen("换了\n"), hash);
	assert_string_equal(other.file[0].hash, hash);
	arena_free(a);
}

static bool
lose_one_file(void *context)
{
	(void)context;
	if (++asks == 4)
		fs_remove(at(source, "b.csv"));
	return false;
}

static void
given_one_file_that_fails_when_the_next_can_be_read_then_it_alone_is_named(void **state)
{
	struct arena *a = arena_new();
	struct source out;
	struct progress nobody = { .fd = -1 };
	struct findings findings = { .arena = a };
	struct source_keeper keeper = { put_back, NULL };
	(void)state;
	assert_int_equal(fs_mkdirs(staging), 0);
	put("a.csv", "甲\n");
	put("b.csv", "乙\n");
	put("c.csv", "丙\n");
	asks = lost = 0;
	stop_also(lose_one_file, NULL, -1);
	assert_true(source_copy(source, staging, &keeper, a, &nobody, &findings, &out, &err));
	stop_also(NULL, NULL, -1);
	assert_int_equal(lost, 0);
	assert_int_equal(out.count, 2);
	assert_int_equal(findings.count, 1);
	assert_string_equal(findings.item[0].code, "file_unreadable");
	assert_string_equal(findings.item[0].file, "b.csv");
	arena_free(a);
}

static void
given_an_importer_killed_when_swept_then_staging_is_empty(void **state)
{
	(void)state;
	fill_stick();
	start();
	expect("review ");
	assert_int_equal(command("sweep", NULL), 3); /* somebody works there */
	assert_true(entries(staging) > 0);
	kill(child.pid, SIGKILL);
	waitpid(child.pid, NULL, 0);
	child.pid = -1;
	assert_true(entries(staging) > 0);
	assert_int_equal(command("sweep", NULL), 0);
	nothing_left();
}

static void
given_an_import_running_when_another_begins_then_it_says_so(void **state)
{
	(void)state;
	fill_stick();
	start();
	expect("review ");
	int pid = child.pid, in = child.in, out = child.out;
	start();
	expect("ended busy ");
	assert_int_equal(ended(), 3);
	child.pid = pid;
	child.in = in;
	child.out = out;
	asked("cancel", "ended cancelled ");
	assert_int_equal(ended(), 1);
}

static void
given_a_reader_that_breaks_when_masking_then_it_is_said_and_the_session_goes_on(void **state)
{
	struct arena *a = arena_new();
	char line[80], copy[40];
	(void)state;
	fill_stick();
	start();
	struct review_photo p = photo_of(a, expect("review "), "p2.png");
	/* its copy is gone: nothing to decode */
	snprintf(copy, sizeof copy, "staging/1/in/%06ld", p.index);
	assert_int_equal(fs_remove(at(data, copy)), 0);
	snprintf(line, sizeof line, "mask %ld 0,0,500,500", p.index);
	assert_true(str_starts(asked(line, "refused "), "mask_failed "));
	snprintf(line, sizeof line, "mask %ld 0,0,500,1500", p.index);
	assert_true(str_starts(asked(line, "refused "), "bad_boxes "));
	asked("publish 王芳", "published 1 ");
	hang_up();
	assert_int_equal(ended(), 0);
	arena_free(a);
}

static void
given_a_disk_that_fills_up_when_previewed_then_it_is_said_and_the_old_stays(void **state)
{
	(void)state;
	fill_stick();
	assert_int_equal(fs_mkdirs(data), 0);
	if (mount("none", data, "tmpfs", 0, "size=100m") != 0)
		skip();
	put("通知公告.csv", NOTICES "停水,通知,2024-04-28,明天停水\n");
	assert_int_equal(command("import", source), 0);
	put("通知公告.csv", NOTICES "停电,通知,2024-04-29,后天停电\n");
	start();
	expect("review ");
	int fd = open(at(data, "full"), O_WRONLY | O_CREAT, 0644);
	static char block[65536];
	while (write(fd, block, sizeof block) > 0)
		;
	close(fd);
	assert_true(str_starts(asked("preview", "refused "), "disk_full "));
	assert_true(str_starts(asked("publish 王芳", "ended "), "disk_full "));
	assert_int_equal(ended(), 3);
	nothing_left();
	struct arena *a = arena_new();
	assert_int_equal(shown(a, 1).reg[REG_NOTICE].count, 1);
	arena_free(a);
}

static void
given_cells_that_name_somebody_when_answered_then_they_are_published_so_and_not_asked_again(void **state)
{
	struct arena *a = arena_new();
	struct review_text *text;
	(void)state;
	fs_empty(source);
	put("农户花名册.csv", "村,村民小组,门牌号,户主姓名\n高同村,2组,4,张翠珍\n高同村,2组,5,海伟\n");
	put("红黑榜.csv", BOARD "2024年4月,高同村,黑榜,路段,二组村口,张翠珍家堆柴草,\n");
	put("通知公告.csv",
	    NOTICES "通知一,通知,2024-4-5,报名打13800138000。\n通知二,通知,2024-4-6,海伟家的菜园收拾得好。\n");
	for (int round = 0; round < 2; round++) {
		start();
		struct review *r = review_open(expect("review "), &err);
		assert_non_null(r);
		assert_int_equal(review_texts(r, a, &text), 3);
		assert_string_equal(text[0].tag, "黑榜");
		assert_true(text[0].must);
		assert_string_equal(text[0].before, "\x02张翠珍家\x03堆柴草");
		assert_string_equal(text[0].after, "\x02二组村口\x03堆柴草");
		assert_string_equal(text[0].other, "这条不上");
		assert_int_equal(text[0].chosen, round ? 0 : -1);
		assert_int_equal(text[0].kept, round);
		for (size_t i = 1; i < 3 && !round; i++) {
			bool mobile = strcmp(text[i].code, "mobile_in_text") == 0;
			assert_string_equal(text[i].tag, mobile ? "手机号" : "人名？");
			assert_null(strstr(text[i].before, "0138"));
			asked(arena_printf(a, "text %ld %d", text[i].id, mobile ? 1 : 0), "review ");
		}
		review_close(r);
		if (round) {
			tell("cancel");
			ended();
			continue;
		}
		asked("publish 李明", "refused errors"); /* the black list cannot be waved through */
		asked("text all 0", "review ");
		asked("publish 李明", "published 1");
		hang_up();
		ended();
		struct content now = shown(a, 1);
		const struct reg *notice = catalogue_register(REG_NOTICE);
		assert_string_equal(row_text(&now.reg[REG_NOTICE].row[0], notice, "body"), "报名打13800138000。");
		assert_string_equal(row_text(&now.reg[REG_NOTICE].row[1], notice, "body"), "海*家的菜园收拾得好。");
	}
	arena_free(a);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(int argc, char **argv)
{
	assert_true(sodium_init() >= 0);
	if (argc > 1)
		return cli_run(argc - 1, argv + 1);
	signal(SIGPIPE, SIG_IGN);
	const struct CMUnitTest tests[] = {
		T(given_cells_that_name_somebody_when_answered_then_they_are_published_so_and_not_asked_again),
		T(given_a_stick_when_read_and_published_then_it_is_shown_and_who_did_it_is_kept),
		T(given_cancel_at_any_line_when_reading_then_nothing_is_left_and_the_next_import_runs),
		T(given_cancel_while_previewing_when_editions_are_counted_then_none_is_new),
		T(given_a_box_when_masked_then_only_what_is_inside_is_gone_and_stays_gone),
		T(given_a_picture_masked_before_when_masked_again_then_both_are_hidden),
		T(given_a_masked_picture_damaged_on_disk_when_imported_again_then_the_plain_one_is_not_shown),
		T(given_a_photo_when_left_out_then_its_row_stands_without_and_it_can_come_back),
		T(given_a_wrong_row_when_it_stays_out_then_the_rest_is_published),
		T(given_no_sheet_when_published_then_it_says_that_nothing_can_be),
		T(given_two_persons_when_the_reader_publishes_then_another_must),
		T(given_two_persons_when_the_power_goes_then_all_that_was_read_and_answered_still_waits),
		T(given_a_pack_that_waited_through_a_restart_when_published_then_it_is_known_as_shown),
		T(given_something_that_waits_when_nobody_has_cancelled_it_then_it_goes_on_waiting),
		T(given_the_second_person_when_it_is_sent_back_then_the_first_one_is_told_until_it_is_mended),
		T(given_rows_kept_back_when_published_then_what_was_there_stays_and_the_rest_comes),
		T(given_another_edition_since_when_it_is_resumed_then_everything_is_asked_anew),
		T(given_a_stick_that_goes_and_comes_back_when_copying_then_it_goes_on),
		T(given_a_copied_file_when_the_stick_comes_back_then_only_a_changed_one_is_read_again),
		T(given_one_file_that_fails_when_the_next_can_be_read_then_it_alone_is_named),
		T(given_an_importer_killed_when_swept_then_staging_is_empty),
		T(given_an_import_running_when_another_begins_then_it_says_so),
		T(given_a_reader_that_breaks_when_masking_then_it_is_said_and_the_session_goes_on),
		T(given_a_disk_that_fills_up_when_previewed_then_it_is_said_and_the_old_stays),
		T(given_a_home_kept_back_when_published_then_its_new_code_waits_with_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
