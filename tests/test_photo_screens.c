/* The staff's photos, 恢复上一版 and 存到U盘, as a finger meets them. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "draw/command.h"
#include "fake_desk.h"
#include "finger.h"
#include "fixture.h"
#include "screens/screen.h"
#include "screens/staff_frame.h"
#include "store/feedback.h"
#include "store/state.h"

/* staff-photos */
enum { WALL_FILTER = UI_ACTION_OWN, WALL_PHOTO, WALL_ALL_SEEN };
/* staff-photo */
enum { PHOTO_STEP = UI_ACTION_OWN, PHOTO_BACK_ONE, PHOTO_BACK_ALL, PHOTO_DONE, PHOTO_AGAIN, PHOTO_OMIT, PHOTO_DROP };
/* staff-history, staff-undo, staff-takeout */
enum { HISTORY_EDITION = UI_ACTION_OWN };
enum { UNDO_UNDO = UI_ACTION_OWN, UNDO_AGAIN };
enum { OUT_STICK = UI_ACTION_OWN, OUT_KIND, OUT_CLEAR, OUT_SAVE, OUT_MORE };

static struct fixture village; /* three editions: 示例, by 文书甲, by 文书甲 and 主任乙 */
static struct text *text;
static struct fake_desk desk;

/* ------------------------------------------------------------- the hand */

static struct stage *
open_screen(const char *screen, long arg, int w, int h, bool large)
{
	struct stage *s =
	    new_stage(text, (struct stage_options){
				.width = w, .height = h, .large = large, .data = village.data, .desk = &desk.desk });
	assert_true(stage_open(s, screen, arg));
	stage_frame(s, now_ms);
	stage_frame(s, now_ms);
	return s;
}

static void
drag(struct stage *s, float x0, float y0, float x1, float y1)
{
	now_ms += 400;
	stage_input(s, STAGE_DOWN, 0, x0, y0, now_ms);
	for (int i = 1; i <= 10; i++) {
		float part = (float)i / 10;
		stage_input(s, STAGE_MOVE, 0, x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, now_ms += 10);
	}
	stage_input(s, STAGE_UP, 0, x1, y1, now_ms += 10);
	frame(s);
}

/* Where a picture is drawn; how many commands draw a picture of this folder. */
static struct rect
picture_at(struct stage *s, const char *path)
{
	size_t n;
	const struct command *c = draw_list_commands(stage_ui(s)->list, &n);
	for (size_t i = 0; i < n; i++)
		if (c[i].kind == COMMAND_IMAGE && strcmp(c[i].text, path) == 0)
			return c[i].r;
	fail_msg("%s is not drawn", path);
	return (struct rect){ 0 };
}

static size_t
pictures_drawn(struct stage *s)
{
	size_t n, count = 0;
	const struct command *c = draw_list_commands(stage_ui(s)->list, &n);
	for (size_t i = 0; i < n; i++)
		count += c[i].kind == COMMAND_IMAGE;
	return count;
}

/* ------------------------------------------------------------ the review */

/* One photo of this shape, masked or left out. */
static void
review_one(int w, int h, bool masked, bool omitted)
{
	struct review_writer *r = fake_desk_write(&desk);
	review_put_photo(r, &(struct review_photo){ .index = 7,
				.name = "IMG_2014.jpg",
				.used_by = "最美庭院 · 高同村 3组18号",
				.uses = 1,
				.taken = "2021-11-28T10:16:35",
				.fresh = true,
				.personal = true,
				.masked = masked,
				.omitted = omitted,
				.picture = "/nowhere/picture.jpg",
				.thumb = "/nowhere/thumb.jpg",
				.width = w,
				.height = h });
	review_put_total(r, &(struct review_total){ .source = "U盘" });
	fake_desk_open(&desk, r);
}

static void
review_many(long count)
{
	static const char *const taken[] = { "2021-11-28T10:16:35", "", "2021-08-03T08:00:00", "2022-03-01T08:00:00" };
	struct review_writer *r = fake_desk_write(&desk);
	for (long i = 0; i < count; i++) {
		char name[32], used[64], thumb[48];
		snprintf(name, sizeof name, "IMG_%04ld.jpg", i);
		snprintf(used, sizeof used, "最美庭院 · 高同村 %ld号", i + 1);
		snprintf(thumb, sizeof thumb, "/nowhere/thumb-%ld.jpg", i);
		review_put_photo(r, &(struct review_photo){ .index = i,
					.name = name,
					.used_by = used,
					.uses = 1,
					.taken = taken[i % 4],
					.fresh = i < count / 2,
					.picture = thumb,
					.thumb = thumb,
					.width = 1600,
					.height = 1200 });
	}
	review_put_total(r, &(struct review_total){ .source = "U盘" });
	fake_desk_open(&desk, r);
}

static int
set_desk(void **state)
{
	(void)state;
	fake_desk_begin(&desk, village.data);
	return 0;
}

static int
drop_desk(void **state)
{
	(void)state;
	fake_desk_end(&desk);
	return 0;
}

/* ------------------------------------------------------------- the boxes */

static void
assert_box(long x, long y, long w, long h)
{
	long i, a, b, c, d;
	assert_int_equal(sscanf(fake_desk_last(&desk), "tell mask %ld %ld,%ld,%ld,%ld", &i, &a, &b, &c, &d), 5);
	assert_int_equal(i, 7);
	assert_in_range(a, x > 3 ? x - 3 : 0, x + 3);
	assert_in_range(b, y > 3 ? y - 3 : 0, y + 3);
	assert_in_range(c, w - 4, w + 4);
	assert_in_range(d, h - 4, h + 4);
}

static void
given_pictures_and_screens_of_any_shape_when_a_finger_draws_a_box_then_it_is_sent_in_thousandths_of_the_picture(
    void **state)
{
	static const struct {
		int w, h, screen_w, screen_h;
		bool large;
	} all[] = { { 1600, 1200, 1920, 1080, false }, { 1200, 1600, 1920, 1080, false },
		{ 4000, 500, 1920, 1080, true }, { 1600, 1200, 1080, 1920, false }, { 900, 1600, 1080, 1920, true },
		{ 1200, 1600, 1280, 720, true } };
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		review_one(all[i].w, all[i].h, false, false);
		struct stage *s = open_screen("staff-photo", 7, all[i].screen_w, all[i].screen_h, all[i].large);
		struct rect at = picture_at(s, "/nowhere/picture.jpg");
		float shape = (float)all[i].w / (float)all[i].h, drawn = (float)at.w / (float)at.h;
		assert_true(drawn > shape * 0.98f && drawn < shape * 1.02f); /* all of it, not cut */
		/* from the lower right to the upper left: a finger may draw either way */
		drag(s, (float)at.x + (float)at.w * 0.75f, (float)at.y + (float)at.h * 0.6f,
		    (float)at.x + (float)at.w * 0.25f, (float)at.y + (float)at.h * 0.1f);
		tap(s, PHOTO_DONE, -1);
		assert_box(250, 100, 500, 500);
		stage_free(s);
	}
}

static void
given_a_letterboxed_picture_when_a_box_begins_beside_it_then_it_is_cut_at_the_edge_and_one_beside_it_is_none(
    void **state)
{
	(void)state;
	review_one(1200, 1600, false, false);
	struct stage *s = open_screen("staff-photo", 7, 1920, 1080, false);
	struct rect at = picture_at(s, "/nowhere/picture.jpg");
	drag(s, (float)at.x - 200, (float)at.y + 100, (float)at.x - 80, (float)at.y + 300);
	assert_null(find_hit(s, PHOTO_DONE, -1)); /* nothing to be done: the button is grey */
	drag(s, (float)at.x - 100, (float)at.y, (float)at.x + (float)at.w / 2, (float)at.y + (float)at.h / 2);
	tap(s, PHOTO_DONE, -1);
	assert_box(0, 0, 500, 500);
	stage_free(s);
}

static void
given_boxes_when_one_is_tapped_or_taken_back_then_it_goes_and_a_tap_beside_them_makes_none(void **state)
{
	(void)state;
	review_one(1600, 1200, false, false);
	struct stage *s = open_screen("staff-photo", 7, 1920, 1080, false);
	struct rect at = picture_at(s, "/nowhere/picture.jpg");
	float x = (float)at.x, y = (float)at.y, w = (float)at.w, h = (float)at.h;
	drag(s, x + w * 0.1f, y + h * 0.1f, x + w * 0.3f, y + h * 0.3f);
	drag(s, x + w * 0.6f, y + h * 0.6f, x + w * 0.8f, y + h * 0.8f);
	drag(s, x + w * 0.6f, y + h * 0.1f, x + w * 0.8f, y + h * 0.3f);
	assert_true(reads(s, "画了 3 个框"));
	tap_at(s, x + w * 0.45f, y + h * 0.45f);
	assert_true(reads(s, "画了 3 个框"));
	tap_at(s, x + w * 0.2f, y + h * 0.2f);
	assert_true(reads(s, "画了 2 个框"));
	tap(s, PHOTO_BACK_ONE, -1);
	tap(s, PHOTO_DONE, -1);
	assert_box(600, 600, 200, 200);
	assert_null(strchr(fake_desk_last(&desk), ';'));
	stage_free(s);
}

static void
given_a_short_stroke_when_it_ends_then_the_box_covers_a_finger(void **state)
{
	(void)state;
	review_one(1600, 1200, false, false);
	struct stage *s = open_screen("staff-photo", 7, 1920, 1080, false);
	struct rect at = picture_at(s, "/nowhere/picture.jpg");
	float px = stage_ui(s)->m.px_mm, x = (float)at.x + (float)at.w / 2, y = (float)at.y + (float)at.h - 2;
	drag(s, x, y, x + px * 4, y);
	tap(s, PHOTO_DONE, -1);
	long i, a, b, w, h;
	assert_int_equal(sscanf(fake_desk_last(&desk), "tell mask %ld %ld,%ld,%ld,%ld", &i, &a, &b, &w, &h), 5);
	assert_true((float)w * (float)at.w / 1000 >= px * 8 - 1);
	assert_true((float)h * (float)at.h / 1000 >= px * 8 - 1);
	assert_true(b + h <= 1000);
	stage_free(s);
}

static void
given_boxes_that_are_not_sent_when_somebody_goes_on_then_it_asks_first(void **state)
{
	(void)state;
	review_many(3);
	struct stage *s = open_screen("staff-photo", 1, 1920, 1080, false);
	struct rect at = picture_at(s, "/nowhere/thumb-1.jpg");
	drag(s, (float)at.x + 100, (float)at.y + 100, (float)at.x + 300, (float)at.y + 300);
	tap(s, PHOTO_STEP, 1);
	assert_true(reads(s, "还有 1 个框没有打码"));
	tap(s, ACTION_STAFF_BACK, -1);
	assert_string_equal(stage_screen(s), "staff-photo");
	assert_string_equal(desk.asked, "");
	tap(s, PHOTO_DROP, -1);
	tap(s, PHOTO_STEP, 1);
	assert_true(reads(s, "IMG_0002.jpg"));
	tap(s, ACTION_STAFF_BACK, -1);
	assert_string_equal(stage_screen(s), "home");
	stage_free(s);
}

static void
given_boxes_that_were_sent_when_the_new_picture_comes_then_it_says_so_and_again_brings_them_back(void **state)
{
	(void)state;
	review_one(1600, 1200, false, false);
	struct stage *s = open_screen("staff-photo", 7, 1920, 1080, false);
	struct rect at = picture_at(s, "/nowhere/picture.jpg");
	drag(s, (float)at.x + 100, (float)at.y + 100, (float)at.x + 300, (float)at.y + 300);
	tap(s, PHOTO_DONE, -1);
	desk.desk.work.state = DESK_APPLYING;
	frame(s);
	assert_true(reads(s, "正在打码…"));
	assert_null(find_hit(s, PHOTO_DONE, -1));
	assert_null(find_hit(s, PHOTO_OMIT, -1));
	review_one(1600, 1200, true, false);
	frame(s);
	assert_true(reads(s, "已打码"));
	assert_false(reads(s, "画了"));
	drag(s, (float)at.x + 100, (float)at.y + 100, (float)at.x + 300, (float)at.y + 300);
	assert_false(reads(s, "画了"));
	tap(s, PHOTO_AGAIN, -1);
	assert_string_equal(fake_desk_last(&desk), "tell mask 7 ");
	review_one(1600, 1200, false, false);
	frame(s);
	assert_true(reads(s, "画了 1 个框"));
	stage_free(s);
}

static void
given_a_mask_that_is_refused_when_the_answer_comes_then_the_boxes_stay_and_the_sentence_is_shown(void **state)
{
	(void)state;
	review_one(1600, 1200, false, false);
	struct stage *s = open_screen("staff-photo", 7, 1920, 1080, false);
	struct rect at = picture_at(s, "/nowhere/picture.jpg");
	drag(s, (float)at.x + 100, (float)at.y + 100, (float)at.x + 300, (float)at.y + 300);
	tap(s, PHOTO_DONE, -1);
	strcpy(desk.desk.work.code, "disk_full");
	strcpy(desk.desk.work.words, "机器上放不下了，请先清理。");
	frame(s);
	assert_true(reads(s, "机器上放不下了"));
	assert_non_null(find_hit(s, PHOTO_DONE, -1));
	stage_free(s);
}

static void
given_a_photo_that_must_not_come_up_when_it_is_left_out_then_the_importer_is_told_and_it_can_be_undone(void **state)
{
	(void)state;
	review_one(1600, 1200, false, false);
	struct stage *s = open_screen("staff-photo", 7, 1080, 1920, false);
	tap(s, PHOTO_OMIT, -1);
	assert_string_equal(fake_desk_last(&desk), "tell omit 7 1");
	review_one(1600, 1200, false, true);
	frame(s);
	assert_true(reads(s, "这张不上屏"));
	tap(s, PHOTO_OMIT, -1);
	assert_string_equal(fake_desk_last(&desk), "tell omit 7 0");
	stage_free(s);
}

/* -------------------------------------------------------------- the wall */

static void
given_five_hundred_photos_when_pages_turn_then_only_those_seen_are_drawn_and_the_last_one_is_reached(void **state)
{
	(void)state;
	review_many(500);
	struct stage *s = open_screen("staff-photos", 0, 1920, 1080, false);
	assert_true(reads(s, "500 张"));
	assert_true(reads(s, "有没有人脸？有没有小孩？有没有车牌、门牌？是不是屋里？有同意书吗？"));
	int pages = 0;
	while (find_hit(s, UI_ACTION_PAGE, 1)) {
		assert_in_range(pictures_drawn(s), 1, 40);
		tap(s, UI_ACTION_PAGE, 1);
		for (int i = 0; i < 30; i++) {
			stage_tick(s, now_ms += 16);
			stage_frame(s, now_ms);
		}
		assert_true(++pages < 100);
	}
	assert_true(pages > 20);
	tap(s, WALL_PHOTO, 499);
	assert_string_equal(stage_screen(s), "staff-photo");
	assert_true(reads(s, "第 500 张，共 500 张"));
	stage_free(s);
}

static void
given_photos_when_they_are_opened_or_ticked_off_then_they_leave_those_not_looked_at(void **state)
{
	(void)state;
	review_many(8);
	struct stage *s = open_screen("staff-photos", 0, 1920, 1080, false);
	assert_true(reads(s, "没看过的 8"));
	tap(s, WALL_PHOTO, 2);
	tap(s, ACTION_STAFF_BACK, -1);
	assert_string_equal(stage_screen(s), "staff-photos");
	assert_true(reads(s, "没看过的 7"));
	tap(s, WALL_FILTER, 2);
	assert_null(find_hit(s, WALL_PHOTO, 2));
	tap(s, WALL_FILTER, 1);
	assert_non_null(find_hit(s, WALL_PHOTO, 3));
	assert_null(find_hit(s, WALL_PHOTO, 4)); /* the machine had it */
	tap(s, WALL_ALL_SEEN, -1);               /* the new ones */
	assert_true(reads(s, "没看过的 4"));
	tap(s, WALL_FILTER, 0);
	tap(s, WALL_ALL_SEEN, -1);
	tap(s, WALL_FILTER, 2);
	assert_true(reads(s, "都看过了"));
	assert_null(find_hit(s, WALL_PHOTO, -1));
	stage_free(s);
}

static void
given_photos_when_shown_then_the_day_they_were_taken_is_told_and_what_is_odd_about_it(void **state)
{
	(void)state;
	review_many(4);
	struct stage *s = open_screen("staff-photos", 0, 1920, 1080, false);
	assert_true(reads(s, "11月28日拍"));
	assert_true(reads(s, "没有拍摄日期"));
	assert_true(reads(s, "8月3日拍，过了 125 天"));
	assert_true(reads(s, "2022年3月1日拍，日期不对"));
	assert_true(reads(s, "高同村 1号"));
	assert_true(reads(s, "IMG_0000.jpg"));
	stage_free(s);
}

/* --------------------------------------------------------------- history */

static void
given_editions_when_listed_then_each_says_when_and_by_whom_and_the_current_one_leads_nowhere(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-history", 0, 1920, 1080, false);
	assert_true(reads(s, "文书甲读取，主任乙上屏"));
	assert_true(reads(s, "文书甲上屏"));
	assert_true(reads(s, "没有记下是谁上屏的"));
	assert_true(reads(s, "12月6日 9:00"));
	assert_true(reads(s, "现在"));
	assert_true(reads(s, "示例"));
	assert_null(find_hit(s, HISTORY_EDITION, 3));
	tap(s, HISTORY_EDITION, 2);
	assert_string_equal(stage_screen(s), "staff-undo");
	stage_free(s);
}

static void
finish_job(enum desk_job_state how, const char *out, const char *words)
{
	fake_desk_job_over(&desk, how, out, words);
}

static void
given_an_edition_when_it_is_to_come_back_then_it_says_what_would_change_and_only_then_does_it(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-undo", 2, 1920, 1080, false);
	assert_string_equal(desk.asked, "run undo --to 2 --dry-run\n");
	assert_true(reads(s, "正在比较"));
	assert_null(find_hit(s, UNDO_UNDO, -1));
	finish_job(DESK_JOB_DONE, "红黑榜\t2\t1\t5\n家庭卫生评分\t0\t0\t318\n", "");
	frame(s);
	assert_true(reads(s, "红黑榜"));
	assert_true(reads(s, "+2"));
	assert_true(reads(s, "−318"));
	assert_string_equal(desk.asked, "run undo --to 2 --dry-run\n"); /* nothing has changed yet */
	tap(s, UNDO_UNDO, -1);
	assert_string_equal(fake_desk_last(&desk), "run undo --to 2 --by 文书甲");
	assert_null(find_hit(s, UNDO_UNDO, -1)); /* not twice */
	finish_job(DESK_JOB_DONE, "", "已换成第 2 版。");
	frame(s);
	assert_true(reads(s, "换好了"));
	assert_null(find_hit(s, UNDO_UNDO, -1));
	stage_free(s);
}

static void
given_an_undo_that_fails_when_its_answer_comes_then_the_sentence_is_shown_and_it_can_be_tried_again(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-undo", 2, 1920, 1080, false);
	finish_job(DESK_JOB_FAILED, "", "另一次导入正在进行，请等它结束再试。");
	frame(s);
	assert_true(reads(s, "另一次导入正在进行"));
	assert_null(find_hit(s, UNDO_UNDO, -1));
	tap(s, UNDO_AGAIN, -1);
	assert_string_equal(fake_desk_last(&desk), "run undo --to 2 --dry-run");
	stage_free(s);
	desk.desk.job.state = DESK_JOB_NONE;
	desk.asked[0] = '\0';
	s = open_screen("staff-undo", 99, 1920, 1080, false);
	assert_true(reads(s, "已经不再保存"));
	assert_string_equal(desk.asked, "");
	stage_free(s);
}

/* What a command writes on its standard output. */
static int
run_undo(char **argv, char *out, size_t size)
{
	char path[] = "/tmp/cunping-undo-XXXXXX";
	int argc = 0, file = mkstemp(path), kept = dup(STDOUT_FILENO);
	while (argv[argc])
		argc++;
	fflush(stdout);
	dup2(file, STDOUT_FILENO);
	int status = cli_run(argc, argv);
	fflush(stdout);
	dup2(kept, STDOUT_FILENO);
	ssize_t n = pread(file, out, size - 1, 0);
	out[n > 0 ? n : 0] = '\0';
	close(kept);
	close(file);
	unlink(path);
	return status;
}

static void
given_undo_with_dry_run_when_run_then_it_tells_the_change_and_makes_none_and_in_earnest_it_says_who(void **state)
{
	struct fixture f;
	struct arena *a = arena_new();
	struct edition_info *all;
	struct audit *audit;
	size_t count;
	int current;
	char out[4096];
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_NOTICE, "title", "第一条", "kind", "通知", "body", "开会。", NULL);
	fixture_publish(&f, false);
	fixture_row(&f, REG_NOTICE, "title", "第二条", "kind", "通知", "body", "扫雪。", NULL);
	fixture_publish(&f, false);
	char *dry[] = { "undo", "--data", f.data, "--to", "1", "--dry-run", NULL };
	assert_int_equal(run_undo(dry, out, sizeof out), 0);
	assert_string_equal(out, "通知公告\t0\t0\t1\n");
	assert_int_equal(state_peek_history(f.data, a, &all, &current), 2);
	assert_int_equal(current, 2);
	char *earnest[] = { "undo", "--data", f.data, "--to", "1", "--by", "文书甲", "--now", "2021-12-06T09:00",
		NULL };
	assert_int_equal(run_undo(earnest, out, sizeof out), 0);
	state_peek_history(f.data, a, &all, &current);
	assert_int_equal(current, 1);
	assert_true(audit_list(f.data, a, 5, &audit, &count));
	assert_int_equal(count, 1);
	assert_string_equal(audit[0].who, "文书甲");
	assert_string_equal(audit[0].what, "undo");
	assert_int_equal(audit[0].edition, 1);
	arena_free(a);
	fixture_end(&f);
}

/* --------------------------------------------------------------- takeout */

static void
plug_in(int count)
{
	desk.desk.sticks = count;
	for (int i = 0; i < count; i++) {
		snprintf(desk.desk.stick[i].path, sizeof desk.desk.stick[i].path, "/media/%c", 'a' + i);
		snprintf(desk.desk.stick[i].name, sizeof desk.desk.stick[i].name, "U盘%d", i + 1);
	}
}

static void
given_two_sticks_when_things_are_ticked_and_saved_then_the_command_names_them_and_the_end_says_pull_it_out(void **state)
{
	(void)state;
	plug_in(2);
	struct stage *s = open_screen("staff-takeout", 0, 1920, 1080, false);
	assert_true(reads(s, "有 2 条在等村里看"));
	assert_null(find_hit(s, OUT_CLEAR, -1));
	assert_null(find_hit(s, OUT_KIND, 1)); /* no review, nothing to mend */
	tap(s, OUT_STICK, 1);
	tap(s, OUT_KIND, 2);
	tap(s, OUT_KIND, 6);
	tap(s, OUT_CLEAR, -1);
	assert_string_equal(desk.asked, ""); /* written only on request */
	tap(s, OUT_SAVE, -1);
	assert_string_equal(
	    fake_desk_last(&desk), "run takeout /media/b --kind receipt,backup,feedback --by 文书甲 --clear");
	strcpy(desk.desk.job.step, "正在写第 3 张照片");
	frame(s);
	assert_true(reads(s, "正在写第 3 张照片"));
	assert_true(reads(s, "请不要拔"));
	assert_null(find_hit(s, OUT_SAVE, -1));
	finish_job(DESK_JOB_DONE, "", "已存到U盘的“村屏_高同村”文件夹，共 3 个文件。现在可以拔下U盘了。");
	frame(s);
	assert_true(reads(s, "现在可以拔下U盘了"));
	assert_true(reads(s, "共 3 个文件"));
	tap(s, OUT_MORE, -1);
	tap(s, OUT_SAVE, -1);
	finish_job(DESK_JOB_DONE, "", "已存到U盘，共 3 个文件。U盘还没有收好，请等U盘的灯不闪了再拔。");
	frame(s);
	assert_false(reads(s, "现在可以拔下U盘了"));
	tap(s, OUT_MORE, -1);
	tap(s, OUT_SAVE, -1);
	finish_job(DESK_JOB_FAILED, "", "U盘满了，请换一个再试。");
	frame(s);
	assert_true(reads(s, "没有存成"));
	assert_true(reads(s, "U盘满了"));
	assert_false(reads(s, "现在可以拔下U盘了"));
	tap(s, OUT_MORE, -1);
	assert_non_null(find_hit(s, OUT_SAVE, -1));
	stage_free(s);
}

static void
given_a_review_when_its_findings_are_taken_out_then_the_command_says_of_which_review(void **state)
{
	char want[700];
	(void)state;
	plug_in(1);
	review_one(1600, 1200, false, false);
	struct stage *s = open_screen("staff-takeout", 0, 1920, 1080, false);
	tap(s, OUT_KIND, 0);
	assert_null(find_hit(s, OUT_SAVE, -1)); /* nothing ticked */
	tap(s, OUT_KIND, 1);
	tap(s, OUT_SAVE, -1);
	snprintf(want, sizeof want, "run takeout /media/a --kind findings --by 文书甲 --review %s", desk.review_path);
	assert_string_equal(fake_desk_last(&desk), want);
	stage_free(s);
}

static void
given_no_stick_when_something_is_to_be_saved_then_it_asks_for_one(void **state)
{
	(void)state;
	struct stage *s = open_screen("staff-takeout", 0, 1920, 1080, false);
	assert_true(reads(s, "请插上U盘"));
	assert_null(find_hit(s, OUT_SAVE, -1));
	plug_in(1);
	frame(s);
	assert_non_null(find_hit(s, OUT_SAVE, -1));
	stage_free(s);
}

/* ------------------------------------------------------------ every screen */

static void
given_every_size_when_the_screens_are_full_then_whatever_can_be_tapped_is_large_and_apart(void **state)
{
	static const char *const screens[] = { "staff-photos", "staff-photo", "staff-history", "staff-undo",
		"staff-takeout" };
	(void)state;
	review_many(60);
	plug_in(DESK_STICKS);
	for (size_t f = 0; f < FORMATS; f++)
		for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
			struct stage *s =
			    open_screen(screens[i], i == 3 ? 2 : 0, formats[f].w, formats[f].h, formats[f].large);
			finish_job(DESK_JOB_DONE, "红黑榜\t2\t1\t5\n", "");
			frame(s);
			check_hits(s, screens[i]);
			if (strcmp(screens[i], "staff-photos") == 0)
				assert_true(pictures_drawn(s) >= 2);
			stage_free(s);
		}
}

static void
given_nobody_logged_in_when_a_staff_screen_is_opened_then_it_shows_and_answers_nothing(void **state)
{
	(void)state;
	review_many(3);
	desk.desk.who = (struct staff_member){ 0 };
	static const char *const screens[] = { "staff-photos", "staff-photo", "staff-history", "staff-undo",
		"staff-takeout" };
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		struct stage *s = open_screen(screens[i], 0, 1920, 1080, false);
		assert_true(reads(s, "登录"));
		assert_null(find_hit(s, UI_ACTION_OWN, -1));
		assert_int_equal(pictures_drawn(s), 0);
		assert_string_equal(desk.asked, "");
		stage_free(s);
	}
}

/* ----------------------------------------------------------------------- */

static int
begin(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	fixture_begin(&village);
	fixture_village(&village, 10);
	fixture_publish(&village, true);
	fixture_publish(&village, false);
	fixture_publish(&village, false);
	struct state *s = state_open(village.data, &err);
	const char *at = "2021-12-06T09:00:00";
	bool ok = s && audit_add(s, at, "文书甲", "publish", 2, "上屏", &err) &&
		  audit_add(s, at, "文书甲", "read", 3, "读取", &err) &&
		  audit_add(s, at, "主任乙", "publish", 3, "上屏", &err);
	state_close(s);
	for (int i = 0; i < 2; i++)
		ok = ok && feedback_add(
			       village.data, (struct datetime){ { 2021, 12, 6 }, 9, i, 0 }, "第一网格", "垃圾", &err);
	return text && ok ? 0 : -1;
}

static int
end(void **state)
{
	(void)state;
	fixture_end(&village);
	text_free(text);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_desk, drop_desk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(
		    given_pictures_and_screens_of_any_shape_when_a_finger_draws_a_box_then_it_is_sent_in_thousandths_of_the_picture),
		TEST(
		    given_a_letterboxed_picture_when_a_box_begins_beside_it_then_it_is_cut_at_the_edge_and_one_beside_it_is_none),
		TEST(given_boxes_when_one_is_tapped_or_taken_back_then_it_goes_and_a_tap_beside_them_makes_none),
		TEST(given_a_short_stroke_when_it_ends_then_the_box_covers_a_finger),
		TEST(given_boxes_that_are_not_sent_when_somebody_goes_on_then_it_asks_first),
		TEST(given_boxes_that_were_sent_when_the_new_picture_comes_then_it_says_so_and_again_brings_them_back),
		TEST(given_a_mask_that_is_refused_when_the_answer_comes_then_the_boxes_stay_and_the_sentence_is_shown),
		TEST(
		    given_a_photo_that_must_not_come_up_when_it_is_left_out_then_the_importer_is_told_and_it_can_be_undone),
		TEST(
		    given_five_hundred_photos_when_pages_turn_then_only_those_seen_are_drawn_and_the_last_one_is_reached),
		TEST(given_photos_when_they_are_opened_or_ticked_off_then_they_leave_those_not_looked_at),
		TEST(given_photos_when_shown_then_the_day_they_were_taken_is_told_and_what_is_odd_about_it),
		TEST(given_editions_when_listed_then_each_says_when_and_by_whom_and_the_current_one_leads_nowhere),
		TEST(given_an_edition_when_it_is_to_come_back_then_it_says_what_would_change_and_only_then_does_it),
		TEST(
		    given_an_undo_that_fails_when_its_answer_comes_then_the_sentence_is_shown_and_it_can_be_tried_again),
		TEST(
		    given_undo_with_dry_run_when_run_then_it_tells_the_change_and_makes_none_and_in_earnest_it_says_who),
		TEST(
		    given_two_sticks_when_things_are_ticked_and_saved_then_the_command_names_them_and_the_end_says_pull_it_out),
		TEST(given_a_review_when_its_findings_are_taken_out_then_the_command_says_of_which_review),
		TEST(given_no_stick_when_something_is_to_be_saved_then_it_asks_for_one),
		TEST(given_every_size_when_the_screens_are_full_then_whatever_can_be_tapped_is_large_and_apart),
		TEST(given_nobody_logged_in_when_a_staff_screen_is_opened_then_it_shows_and_answers_nothing),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
