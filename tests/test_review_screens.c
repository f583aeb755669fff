/* review_screens: what a clerk reads and presses on the way 读取 → 核对 → 上屏,
 * over a desk that only writes down what it is asked. */
#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/version.h"
#include "draw/command.h"
#include "fake_desk.h"
#include "finger.h"
#include "fixture.h"
#include "screens/screen.h"
#include "store/state.h"

static struct fixture f;
static struct fake_desk d;
static struct text *text;
static struct stage *s;

static void
open_at(const char *screen, long arg, int w, int h, bool large)
{
	stage_free(s);
	s = new_stage(
	    text, (struct stage_options){ .width = w, .height = h, .large = large, .data = f.data, .desk = &d.desk });
	assert_true(stage_open(s, screen, arg));
	stage_frame(s, now_ms);
}

static void
open_wide(const char *screen, long arg)
{
	open_at(screen, arg, 1920, 1080, false);
}

/* All that can be read, one line a text. */
static const char *
words(void)
{
	return draw_list_texts(stage_frame(s, now_ms), f.arena);
}

static void
assert_reads(const char *what)
{
	if (!reads(s, what))
		fail_msg("“%s” is not on %s:\n%s", what, stage_screen(s), words());
}

/* Where these words stand, exactly these. */
static bool
find(const char *label, int *x, int *y)
{
	size_t n;
	const struct command *c = draw_list_commands(stage_frame(s, now_ms), &n);
	for (size_t i = 0; i < n; i++)
		if (c[i].kind == COMMAND_TEXT && c[i].len == strlen(label) && memcmp(c[i].text, label, c[i].len) == 0) {
			*x = c[i].r.x + c[i].style.px / 2;
			*y = c[i].r.y + c[i].style.px / 2;
			return true;
		}
	return false;
}

static bool
can_tap(const char *label)
{
	int x, y;
	return find(label, &x, &y) && ui_hit_at(stage_ui(s), x, y);
}

static void
tap_words(const char *label)
{
	int x, y;
	if (!find(label, &x, &y))
		fail_msg("“%s” is not on %s:\n%s", label, stage_screen(s), words());
	stage_input(s, STAGE_DOWN, 0, (float)x, (float)y, now_ms += 400);
	stage_input(s, STAGE_UP, 0, (float)x, (float)y, now_ms += 80);
	for (int i = 0; i < 3; i++) { /* a page turns in 180 ms */
		stage_tick(s, now_ms += 200);
		stage_frame(s, now_ms);
	}
}

static int
begin(void **state)
{
	(void)state;
	fake_desk_begin(&d, f.data);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	stage_free(s);
	s = NULL;
	fake_desk_end(&d);
	return 0;
}

/* --------------------------------------------------------------- reading */

static void
reading(void)
{
	d.desk.work.state = DESK_READING;
	d.desk.work.progress = (struct desk_progress){ .step = DESK_COPY,
		.done = 133,
		.total = 502,
		.bytes = 912000000,
		.bytes_total = 3400000000LL,
		.photos = 132,
		.photos_total = 500,
		.permille = 173,
		.seconds = 41,
		.seconds_left = 128 };
}

static void
given_a_stick_being_copied_when_looked_at_then_photos_bytes_and_time_left_are_told(void **state)
{
	(void)state;
	reading();
	open_wide("staff-read", 0);
	assert_reads("正在从U盘复制：照片 132／500 张");
	assert_reads("17%");
	assert_reads("912 MB／3.4 GB");
	assert_reads("用了 41 秒，大约还要 2 分钟");
	assert_reads("先别拔U盘");
	d.desk.work.progress.seconds_left = -1;
	assert_false(reads(s, "大约"));
	d.desk.work.progress.step = DESK_READ;
	d.desk.work.progress.rows = 10240;
	assert_reads("正在读表格：10,240 行");
	assert_reads("U盘可以拔了");
	d.desk.work.progress = (struct desk_progress){ .step = DESK_PHOTOS, .done = 7, .total = 9, .seconds_left = -1 };
	assert_reads("正在整理照片：7／9 张");
	d.desk.work.progress.step = DESK_COMPARE;
	assert_reads("正在和屏上的内容比较");
}

static void
given_reading_when_cancel_is_tapped_then_it_ends_at_once_without_a_question(void **state)
{
	(void)state;
	reading();
	open_wide("staff-read", 0);
	tap_words("取消");
	assert_string_equal(d.asked, "cancel\n");
	assert_string_not_equal(stage_screen(s), "staff-read");
}

static void
given_the_stick_is_pulled_out_when_looked_at_then_both_ways_on_are_said(void **state)
{
	(void)state;
	reading();
	d.desk.work.state = DESK_LOST;
	open_wide("staff-read", 0);
	assert_reads("已经复制 132 张");
	assert_reads("把U盘插回去");
	assert_true(can_tap("取消"));
}

static void
given_reading_ended_when_looked_at_then_the_sentence_stands_and_it_can_be_put_away(void **state)
{
	(void)state;
	d.desk.work.state = DESK_ENDED;
	strcpy(d.desk.work.words, "机器的磁盘快满了，还差 1.2 GB。");
	open_wide("staff-read", 0);
	assert_reads("还差 1.2 GB");
	assert_reads("屏上还是原来的内容");
	tap_words("知道了");
	assert_string_equal(d.asked, "dismiss\n");
}

static void
given_nothing_goes_on_when_any_of_the_screens_is_opened_then_it_says_so(void **state)
{
	static const char *const all[] = { "staff-read", "staff-review", "staff-register", "staff-row",
		"staff-findings", "staff-publish", "staff-done" };
	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		open_wide(all[i], 0);
		assert_reads("现在没有在读U盘");
	}
	d.desk.who.id = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		open_wide(all[i], 0);
		assert_reads("登录");
	}
}

static void
given_reading_when_the_review_comes_then_the_screen_goes_on_by_itself_only_if_it_is_on_top(void **state)
{
	(void)state;
	reading();
	open_wide("staff-read", 0);
	fake_desk_december(&d, 20, false);
	stage_frame(s, now_ms += 100);
	assert_string_equal(stage_screen(s), "staff-review");
	stage_open(s, "rules", 0);
	stage_frame(s, now_ms += 100);
	assert_string_equal(stage_screen(s), "rules");
}

/* ---------------------------------------------------------------- review */

static void
given_a_review_when_looked_at_then_each_register_says_what_is_new_changed_gone_and_unchanged(void **state)
{
	(void)state;
	fake_desk_december(&d, 318, true);
	open_wide("staff-review", 0);
	assert_reads("U盘：高同村12月公示");
	assert_reads("共 4 张表、618 张照片，读取用时 9 秒");
	assert_reads("家庭卫生评分（2021年11月）\n+318\n—\n—\n3,180\n");
	assert_reads("红黑榜（2021年11月）\n+5\n1\n−1\n9\n");
	assert_reads("村规民约\n—\n—\n—\n12\n");
	assert_false(can_tap("村规民约")); /* nothing to see there */
	assert_reads("3 处要改");
	assert_reads("《红黑榜》第 14 行“公示截止”");
	assert_reads("看不出是哪一天，");
	assert_reads("要改 3、请核对 1、说明 1");
	tap_words("红黑榜（2021年11月）");
	assert_string_equal(stage_screen(s), "staff-register");
	assert_reads("黑榜 · 旧打麦场");
}

static void
given_errors_when_the_bad_rows_are_left_out_then_the_importer_is_told_and_publishing_opens(void **state)
{
	(void)state;
	fake_desk_december(&d, 20, true);
	open_wide("staff-review", 0);
	assert_false(can_tap("确认上屏"));
	assert_false(can_tap("看看村民会看到什么"));
	tap_words("有错的 3 行先不上，其余的上");
	assert_string_equal(d.asked, "tell bad-rows 1\n");
	d.desk.work.bad_rows = true;
	assert_reads("3 处有错，先不上");
	tap_words("看看村民会看到什么");
	assert_non_null(strstr(d.asked, "preview 1\n"));
	tap_words("有错的 3 行先不上，其余的上");
	assert_string_equal(fake_desk_last(&d), "tell bad-rows 0");
	d.desk.work.state = DESK_APPLYING; /* until the next review is there */
	assert_false(can_tap("确认上屏"));
	d.desk.work.state = DESK_REVIEW;
	tap_words("确认上屏");
	assert_string_equal(stage_screen(s), "staff-publish");
}

static void
put_rules(bool no_change, bool blocked)
{
	struct review_writer *w = fake_desk_write(&d);
	review_put_register(w, &(struct review_register){ REG_RULE, "村规民约", "", 0, 0, 0, 12, 0 });
	if (blocked)
		review_put_finding(w, &(struct review_finding){ 1, 2, "unreadable", "", "表格打不开。", "" });
	review_put_total(w, &(struct review_total){ .source = "U",
				.sheets = 1,
				.unchanged = 12,
				.no_change = no_change,
				.errors = blocked,
				.blocked = blocked });
	fake_desk_open(&d, w);
}

static void
given_a_blank_sheet_and_nothing_wrong_when_reviewed_then_neither_it_nor_an_empty_list_is_offered(void **state)
{
	(void)state;
	struct review_writer *w = fake_desk_write(&d);
	review_put_register(w, &(struct review_register){ REG_BOARD, "红黑榜", "", 0, 0, 0, 0, 0 });
	review_put_register(w, &(struct review_register){ REG_NOTICE, "通知公告", "", 1, 0, 0, 0, 0 });
	review_put_register(w, &(struct review_register){ REG_RULE, "村规民约", "", 0, 0, 0, 12, 0 });
	review_put_total(w, &(struct review_total){ .source = "U", .sheets = 3, .added = 1, .unchanged = 12 });
	fake_desk_open(&d, w);
	open_wide("staff-review", 0);
	assert_reads("通知公告");
	assert_reads("村规民约"); /* it stays as it is, and that is said */
	assert_false(reads(s, "红黑榜"));
	assert_false(can_tap("把这份清单存回U盘"));
}

static void
given_more_errors_than_the_panel_holds_when_reviewed_then_how_many_more_is_said(void **state)
{
	char long_words[400] = "";
	(void)state;
	for (int i = 0; i < 12; i++)
		strcat(long_words, "这里只能写下面这些字，");
	struct review_writer *w = fake_desk_write(&d);
	review_put_register(w, &(struct review_register){ REG_RULE, "村规民约", "", 0, 0, 0, 12, 0 });
	review_put_finding(w, &(struct review_finding){ 1, 2, "word", "《甲》第 1 行", "请改正", "" });
	for (int i = 2; i < 5; i++)
		review_put_finding(w, &(struct review_finding){ i, 2, "word", "《甲》第 2 行", long_words, "" });
	review_put_total(w, &(struct review_total){ .source = "U", .sheets = 1, .unchanged = 12, .errors = 4 });
	fake_desk_open(&d, w);
	open_wide("staff-review", 0);
	assert_reads("处，点下面“看全部”");
	tap_words("看全部：要改 4");
	assert_string_equal(stage_screen(s), "staff-findings");
}

static void
given_errors_that_leaving_out_does_not_help_when_looked_at_then_it_is_not_offered(void **state)
{
	(void)state;
	put_rules(false, true);
	open_wide("staff-review", 0);
	assert_reads("表格打不开。");
	assert_reads("还是上不了");
	assert_false(reads(s, "先不上"));
	assert_false(can_tap("确认上屏"));
	tap_words("取消");
	assert_string_equal(d.asked, "cancel\n");
}

/* Two judgements: thirty homes that would go, and one that was taken down before. */
static void
put_judgements(int first, int second)
{
	struct review_writer *w = fake_desk_write(&d);
	review_put_register(
	    w, &(struct review_register){ REG_HOME_SCORE, "家庭卫生评分表", "2024年4月", 0, 1, 29, 0, first < 0 });
	review_put_judgement(w, &(struct review_judgement){ .code = "takes_down_most",
				    .reg = REG_HOME_SCORE,
				    .rows = 29,
				    .stays = 1,
				    .sentence = "要撤下 29 户，只留 1 户。表里是不是没写全？",
				    .proof = "《家庭卫生评分表》2024年4月：屏上 30 户，这份表只写了 1 户",
				    .careful = "只改这 1 行，别的不动",
				    .as_written = "就是要撤下",
				    .chosen = first,
				    .harmful = true });
	review_put_judgement(w, &(struct review_judgement){ .code = "puts_back",
				    .reg = REG_BOARD,
				    .rows = 1,
				    .sentence = "这一条 5月13日在屏上撤下了，这份表会把它放回去",
				    .proof = "《红黑榜》第 9 行：黑榜，村东河沟",
				    .careful = "不放回去",
				    .as_written = "放回去，我说明原因",
				    .chosen = second,
				    .reason_wanted = true });
	review_put_total(w, &(struct review_total){ .source = "U", .sheets = 1, .changed = 1, .removed = 29 });
	fake_desk_open(&d, w);
	d.desk.work.number++;
}

static void
given_a_change_that_may_do_harm_when_reviewed_then_it_stands_first_and_nothing_goes_up_unanswered(void **state)
{
	(void)state;
	put_judgements(-1, -1);
	open_wide("staff-review", 0);
	assert_reads("要先看这 2 件事");
	assert_reads("要撤下 29 户，只留 1 户。表里是不是没写全？");
	assert_reads("这份表只写了 1 户");
	assert_reads("−29？");
	assert_reads("还有 2 件事没选");
	assert_false(reads(s, "没有错"));
	assert_false(can_tap("确认上屏"));
	assert_false(can_tap("看看村民会看到什么"));
	tap_words("只改这 1 行，别的不动");
	assert_string_equal(d.asked, "tell answer 1 0\n");
}

static void
given_a_harmful_answer_when_tapped_then_it_is_asked_once_more_with_the_way_back(void **state)
{
	(void)state;
	put_judgements(-1, 0);
	open_wide("staff-review", 0);
	tap_words("就是要撤下");
	assert_string_equal(d.asked, "");
	assert_reads("留 1\n撤下 29");
	tap_words("算了，只改这 1 行，别的不动");
	assert_string_equal(fake_desk_last(&d), "tell answer 1 0");
	tap_words("就是要撤下");
	tap_words("就是要撤下（29 行）");
	assert_string_equal(fake_desk_last(&d), "tell answer 1 1");
	tap_words("就是要撤下");
	tap_words("看看是哪几行");
	assert_string_equal(stage_screen(s), "staff-register");
}

static void
given_something_to_be_put_back_when_tapped_then_a_reason_goes_with_it(void **state)
{
	(void)state;
	put_judgements(0, -1);
	open_wide("staff-review", 0);
	assert_reads("还有 1 件事没选");
	tap_words("放回去，我说明原因");
	assert_reads("为什么要放回去？");
	tap_words("当时撤错了");
	assert_string_equal(d.asked, "tell answer 2 1 当时撤错了\n");
}

static void
given_all_is_answered_when_reviewed_then_the_sum_of_the_change_stands_beside_the_button(void **state)
{
	(void)state;
	put_judgements(0, 0);
	open_wide("staff-review", 0);
	assert_reads("2 件事都选好了");
	assert_reads("想改主意，再点另一个");
	assert_true(can_tap("确认上屏"));
	assert_false(reads(s, "没选"));
	tap_words("就是要撤下"); /* may be changed still */
	assert_reads("留 1\n撤下 29");
}

static void
given_more_judgements_than_there_is_room_for_when_reviewed_then_the_others_are_a_tap_away(void **state)
{
	(void)state;
	struct review_writer *w = fake_desk_write(&d);
	review_put_register(w, &(struct review_register){ REG_RULE, "村规民约", "", 1, 0, 0, 12, 1 });
	for (int i = 1; i <= 5; i++)
		review_put_judgement(w, &(struct review_judgement){ .code = "word",
					    .reg = REG_RULE,
					    .sentence = i == 5 ? "第五件要想一想的事" : "要想一想的事",
					    .proof = "《村规民约》",
					    .careful = "不改",
					    .as_written = "照表里写的",
					    .chosen = -1 });
	review_put_total(w, &(struct review_total){ .source = "U", .sheets = 1, .added = 1 });
	fake_desk_open(&d, w);
	open_wide("staff-review", 0);
	assert_reads("要先看这 5 件事");
	assert_false(reads(s, "第五件要想一想的事"));
	tap_words("还有 3 件");
	assert_string_equal(stage_screen(s), "staff-verdict");
	tap_words("下一页");
	assert_reads("第五件要想一想的事");
}

static void
given_cells_that_name_somebody_when_reviewed_then_each_is_mended_or_left_by_one_tap(void **state)
{
	(void)state;
	struct review_writer *w = fake_desk_write(&d);
	review_put_register(w, &(struct review_register){ REG_BOARD, "红黑榜", "", 1, 0, 0, 12, 0 });
	for (int i = 0; i < 2; i++)
		review_put_text(w, &(struct review_text){ .id = i + 1,
				       .reg = REG_BOARD,
				       .code = "name_in_text",
				       .tag = i ? "人名" : "黑榜",
				       .column = "上榜理由",
				       .where = "《红黑榜》第 12 行",
				       .before = i ? "玉米秆堆在\x02马文云\x03门前" : "\x02张翠珍家\x03门口堆柴草",
				       .after = i ? "玉米秆堆在\x02马*云\x03门前" : "\x02一组巷道\x03堆柴草",
				       .mend = i ? "遮住" : "换成地方",
				       .other = i ? "不是人名" : "这条不上",
				       .chosen = -1,
				       .must = i == 0 });
	review_put_total(w, &(struct review_total){ .source = "U", .sheets = 1, .added = 1 });
	fake_desk_open(&d, w);
	open_wide("staff-review", 0);
	tap_words("2 格里写到了人，请看一眼");
	assert_string_equal(stage_screen(s), "staff-names");
	assert_reads("【张翠珍家】门口堆柴草 → 【一组巷道】堆柴草");
	assert_reads("这一格必须改");
	assert_reads("有 1 格必须改");
	tap_words("换成地方");
	assert_string_equal(d.asked, "tell text 1 0\n");
	tap_words("不是人名");
	assert_string_equal(fake_desk_last(&d), "tell text 2 1");
	d.desk.work.state = DESK_REVIEW;
	tap_words("2 格都照改");
	assert_string_equal(fake_desk_last(&d), "tell text all 0");
}

static void
given_a_clean_update_when_reviewed_then_what_will_happen_is_said_and_that_nothing_goes(void **state)
{
	(void)state;
	put_rules(false, false);
	open_wide("staff-review", 0);
	assert_reads("上屏以后会这样变");
	assert_false(reads(s, "没有错"));
}

static void
given_the_same_content_when_read_in_again_then_nothing_is_to_be_published(void **state)
{
	(void)state;
	put_rules(true, false);
	open_wide("staff-review", 0);
	assert_reads("和屏上的内容一样，没有要改的");
	assert_false(reads(s, "确认上屏"));
	tap_words("知道了");
	assert_string_equal(d.asked, "cancel\n");
}

static void
given_the_list_of_findings_when_saved_then_it_goes_to_the_stick_that_was_read_or_one_is_asked_for(void **state)
{
	char wanted[1024];
	(void)state;
	fake_desk_december(&d, 20, true);
	open_wide("staff-review", 0);
	tap_words("把这份清单存回U盘");
	assert_string_equal(d.asked, "");
	assert_reads("请插上U盘");
	d.desk.sticks = 2;
	d.desk.stick[0] = (struct desk_stick){ .path = "/media/other", .name = "OTHER" };
	d.desk.stick[1] = (struct desk_stick){ .path = "/media/ours", .name = "高同村12月公示" };
	assert_false(reads(s, "请插上U盘"));
	tap_words("把这份清单存回U盘");
	snprintf(
	    wanted, sizeof wanted, "run takeout /media/ours --kind findings --by 文书甲 --review %s", d.review_path);
	assert_string_equal(fake_desk_last(&d), wanted);
	assert_reads("正在存到U盘");
	fake_desk_job_over(&d, DESK_JOB_DONE, "", "清单存好了，U盘可以拔了。");
	assert_reads("清单存好了，U盘可以拔了。");
}

static void
given_a_refused_request_when_looked_at_then_its_sentence_stands_there(void **state)
{
	(void)state;
	fake_desk_december(&d, 20, false);
	strcpy(d.desk.work.code, "disk_full");
	strcpy(d.desk.work.words, "磁盘满了，没有上屏。");
	open_wide("staff-review", 0);
	assert_reads("磁盘满了，没有上屏。");
}

static void
given_new_photos_when_some_are_looked_at_then_the_review_counts_those_that_are_left(void **state)
{
	(void)state;
	fake_desk_december(&d, 20, false); /* two of its three photos are new: 0 and 1 */
	open_wide("staff-review", 0);
	assert_reads("2 张新照片，请看一遍");
	d.desk.seen[0] = 1;
	assert_reads("新照片还有 1 张没看");
	tap_words("确认上屏");
	assert_reads("还有 1 张新照片没有看过");
	d.desk.seen[0] = 3;
	assert_false(reads(s, "没有看过"));
	open_wide("staff-review", 0);
	tap_words("2 张新照片，都看过了");
	assert_string_equal(stage_screen(s), "staff-photos");
}

static void
given_masks_were_drawn_when_cancel_is_tapped_then_it_asks_once_since_work_would_be_lost(void **state)
{
	(void)state;
	struct review_writer *w = fake_desk_write(&d);
	review_put_register(w, &(struct review_register){ REG_RULE, "村规民约", "", 1, 0, 0, 12, 0 });
	review_put_photo(w, &(struct review_photo){ .index = 4, .name = "a.jpg", .fresh = true, .masked = true });
	review_put_total(w, &(struct review_total){ .source = "U", .sheets = 1, .added = 1, .photos_added = 1 });
	fake_desk_open(&d, w);
	open_wide("staff-review", 0);
	tap_words("取消");
	assert_string_equal(d.asked, "");
	assert_reads("再按一次“取消”");
	tap_words("取消");
	assert_string_equal(d.asked, "cancel\n");
}

/* -------------------------------------------------------------- the rows */

static void
given_a_list_of_changes_when_opened_then_what_goes_comes_first_and_tabs_count(void **state)
{
	(void)state;
	fake_desk_december(&d, 20, false);
	open_wide("staff-register", REG_BOARD);
	assert_reads("全部 7\n新增 5\n修改 1\n撤下 1\n");
	const char *w = words();
	assert_true(strstr(w, "旧打麦场") < strstr(w, "改了：事由、得分"));
	assert_true(strstr(w, "改了：事由、得分") < strstr(w, "红榜 · 酸刺村"));
	tap_words("修改 1");
	assert_reads("红榜 · 高同村");
	assert_false(reads(s, "旧打麦场"));
	tap_words("红榜 · 高同村");
	assert_string_equal(stage_screen(s), "staff-row");
	assert_reads("第 1 条，共 1 条");
}

static void
given_three_thousand_changes_when_paged_then_only_what_is_seen_is_drawn_and_each_page_differs(void **state)
{
	(void)state;
	fake_desk_december(&d, 3000, false);
	open_wide("staff-register", REG_HOME_SCORE);
	assert_true(stage_ui(s)->hits < 64);
	assert_reads("高同村 1组 1号");
	assert_reads("第1页");
	for (int i = 0; i < 50; i++)
		tap_words("下一页");
	assert_reads("第51页");
	assert_false(reads(s, "高同村 1组 1号\n"));
	tap_words("上一页");
	assert_reads("第50页");
}

static void
given_a_changed_row_when_looked_at_then_now_and_then_stand_side_by_side_and_the_change_says_so(void **state)
{
	(void)state;
	fake_desk_december(&d, 20, false);
	open_wide("staff-register", REG_BOARD);
	tap_words("红榜 · 高同村");
	assert_reads("屏上现在\n上屏以后\n");
	assert_reads("《红黑榜》第 9 行 · 12月公示.xlsx");
	assert_reads("得分\n95\n97\n");
	assert_reads("村民看到\n看得到\n看得到\n");
	assert_false(reads(s, "\n对象\n")); /* what stays is a tap away */
	tap_words("看没变的 2 格");
	assert_true(strstr(words(), "得分") < strstr(words(), "\n对象\n"));
	tap_words("只看变了的");
	assert_false(reads(s, "\n对象\n"));
	assert_reads("第 2 条，共 7 条");
	tap_words("下一条");
	assert_reads("第 3 条，共 7 条");
	assert_reads("酸刺村");
	assert_false(reads(s, "屏上现在\n上屏以后\n")); /* it was not there */
	tap_words("上一条");
	tap_words("上一条");
	assert_reads("新表格里没有这一条了");
	assert_reads("乱倒生活垃圾");
	assert_false(can_tap("上一条"));
}

static void
given_findings_of_three_sheets_when_listed_then_each_stands_under_its_sheet_in_its_tab(void **state)
{
	(void)state;
	fake_desk_december(&d, 20, true);
	open_wide("staff-findings", 0);
	assert_reads("要改的 3\n请核对 1\n说明 1\n");
	assert_reads("《红黑榜》\n第 14 行“公示截止”\n");
	assert_reads("《家庭卫生评分》\n第 203 行“户主”\n");
	assert_false(reads(s, "少了几位"));
	tap_words("请核对 1");
	assert_reads("《值班表》\n第 5 行“电话”\n");
	assert_reads("少了几位");
	assert_false(reads(s, "身份证"));
	tap_words("说明 1");
	assert_reads("没有写本人同意公开");
}

/* --------------------------------------------------------------- publish */

static void
given_a_good_review_when_published_then_the_importer_is_told_once_who_did_it(void **state)
{
	(void)state;
	fake_desk_december(&d, 318, false);
	open_wide("staff-publish", 0);
	stage_host(s)->demonstration = true;
	assert_reads("新增 323 行，修改 2 行，撤下 1 行。上屏后");
	assert_reads("红黑榜（2021年11月）\n新增 5，修改 1，撤下 1\n");
	assert_reads("示例内容会全部换掉");
	assert_reads("读进来的是：文书甲。");
	tap_words("上屏");
	assert_string_equal(d.asked, "tell publish 文书甲\n");
	assert_false(can_tap("上屏"));
	d.desk.work.state = DESK_PUBLISHING;
	d.desk.work.progress.permille = 420;
	assert_reads("42%");
	d.desk.work.state = DESK_PUBLISHED;
	d.desk.work.published = 13;
	stage_frame(s, now_ms += 100);
	assert_string_equal(stage_screen(s), "staff-done");
}

/* The battery is dead: it may be published only by who says that the clock is right. */
static void
given_a_clock_that_cannot_be_right_when_it_is_published_then_it_is_said_and_the_clock_is_a_tap_away(void **state)
{
	(void)state;
	fake_desk_december(&d, 20, false);
	d.desk.who.manager = true;
	open_wide("staff-publish", 0);
	assert_false(reads(s, "机器的钟"));
	stage_clock(s, (struct datetime){ { 2000, 1, 1 }, 8, 0, 0 });
	assert_reads("机器的钟是 2000年1月1日");
	assert_false(can_tap("上屏"));
	assert_true(can_tap("钟是对的，上屏"));
	tap_words("调钟");
	assert_string_equal(stage_screen(s), "staff-clock");
	open_wide("staff-today", 0);
	stage_clock(s, (struct datetime){ { 2000, 1, 1 }, 8, 0, 0 });
	assert_reads("钟可能不准，先对一下");
	assert_reads("机器说今天 2000年1月1日");
	assert_reads("（没对过）");
	tap_words("调钟");
	assert_string_equal(stage_screen(s), "staff-clock");
	d.desk.who.manager = false;
	open_wide("staff-today", 0);
	stage_clock(s, (struct datetime){ { 2000, 1, 1 }, 8, 0, 0 });
	assert_reads("请管理员先把钟调好");
	assert_false(can_tap("调钟"));
}

/* A new machine, or one whose content is old: only the program knows better than its clock. */
static void
given_a_ticking_clock_before_the_program_when_it_is_published_then_it_is_said(void **state)
{
	(void)state;
	struct datetime then = { .hour = 9 };
	assert_true(date_parse(CUNPING_RELEASED, &then.date));
	then.date = date_from_days(date_days(then.date) - 1);
	fake_desk_december(&d, 20, false);
	d.desk.who.manager = true;
	open_wide("staff-publish", 0);
	stage_clock(s, then);
	assert_true(can_tap("上屏")); /* a day that somebody said is the day of a demonstration */
	stage_host(s)->ticking = true;
	assert_reads("比这个程序做好的日子还早");
	assert_false(can_tap("上屏"));
	assert_true(can_tap("钟是对的，上屏"));
	open_wide("staff-today", 0);
	stage_clock(s, then);
	stage_host(s)->ticking = true;
	assert_reads("钟可能不准，先对一下");
	assert_reads("这个程序却是");
	assert_reads("（没对过）");
	then.date = date_from_days(date_days(then.date) + 1);
	stage_clock(s, then);
	assert_false(reads(s, "钟可能不准"));
}

static void
set_two_persons(const char *value)
{
	struct error err = { 0 };
	struct state *st = state_open(f.data, &err);
	assert_true(state_setting_set(st, "two_persons", value, &err));
	state_close(st);
}

static void
given_two_persons_are_wanted_when_the_reader_publishes_then_another_one_has_to_log_in(void **state)
{
	(void)state;
	set_two_persons("是");
	fake_desk_december(&d, 20, false);
	open_wide("staff-publish", 0);
	assert_reads("要另一位工作人员登录来上屏");
	assert_false(can_tap("上屏"));
	tap_words("退出换人");
	assert_string_equal(d.asked, "log_out\n");
	stage_tick(s, now_ms += 100);
	assert_string_equal(stage_screen(s), "staff"); /* the other one's name is asked for */
	d.desk.who = (struct staff_member){ .id = 2, .name = "审核员乙" };
	open_wide("staff-publish", 0);
	assert_false(reads(s, "要另一位"));
	tap_words("上屏");
	assert_string_equal(fake_desk_last(&d), "tell publish 审核员乙");
	set_two_persons("");
}

static void
given_it_is_on_the_screen_when_done_then_it_says_what_changed_and_leads_there(void **state)
{
	(void)state;
	fake_desk_december(&d, 318, false);
	d.desk.work.state = DESK_PUBLISHED;
	d.desk.work.published = 13;
	strcpy(d.desk.work.words, "新增323行，修改2行，撤下1行");
	d.desk.sticks = 1;
	d.desk.stick[0] = (struct desk_stick){ .path = "/media/ours", .name = "高同村12月公示" };
	open_wide("staff-done", 0);
	assert_reads("已上屏：新增 323 行，修改 2 行，撤下 1 行");
	assert_reads("第 13 版");
	assert_reads("U盘可以拔了");
	tap_words("存一份回执到U盘");
	assert_string_equal(d.asked, "run takeout /media/ours --kind receipt --by 文书甲\n");
	tap_words("去看看");
	assert_string_equal(stage_screen(s), "rank-homes");
	open_wide("staff-done", 0);
	tap_words("完成");
	assert_string_equal(fake_desk_last(&d), "dismiss");
	assert_string_not_equal(stage_screen(s), "staff-done");
}

/* ------------------------------------------------------------- every size */

static void
put_much(void)
{
	struct review_writer *w = fake_desk_write(&d);
	char where[96];
	for (int i = 0; i < 16; i++) {
		enum register_id id = (enum register_id)(i + 2);
		review_put_register(
		    w, &(struct review_register){ id, catalogue_register(id)->sheet, i % 3 ? "" : "2021年11月",
			   700 * i + 1, i % 4 * 11, i % 5 * 3, 1000 * i, 0 });
	}
	for (int i = 0; i < 60; i++) {
		snprintf(where, sizeof where, "《红黑榜》第 %d 行“公示截止”", i + 3);
		review_put_finding(
		    w, &(struct review_finding){ 0, 2, "bad_date", where, "看不出是哪一天，请写成 2021-12-31。", "" });
	}
	const struct review_cell cell[] = { { "事由", "旧", "新", true, false },
		{ "照片", "/nowhere/a.jpg", "/nowhere/b.jpg\n/nowhere/c.jpg", true, true } };
	for (int i = 0; i < 40; i++)
		review_put_change(w,
		    &(struct review_change){ 0, REG_BOARD, (enum review_kind)(i % 3), "红榜 · 高同村", "事由",
			"12月公示.xlsx", "红黑榜", 9, "", "限11月30日前改好", "村里说改好了，等复查" },
		    cell, 2);
	review_put_total(w, &(struct review_total){ .source = "U",
				.sheets = 16,
				.seconds = 82,
				.added = 84016,
				.changed = 264,
				.removed = 96,
				.errors = 60,
				.warnings = 40,
				.infos = 10,
				.left_out = 58,
				.left_sheets = 1,
				.photos_added = 500 });
	fake_desk_open(&d, w);
}

static void
given_every_face_and_size_when_there_is_much_then_all_that_can_be_tapped_is_large_apart_and_whole(void **state)
{
	static const char *const name[] = { "staff-review", "staff-register", "staff-row", "staff-findings",
		"staff-publish", "staff-done", "staff-read" };
	(void)state;
	for (int much = 0; much < 2; much++) {
		if (much)
			put_much();
		else
			fake_desk_december(&d, 318, true);
		for (size_t i = 0; i < FORMATS; i++)
			for (size_t k = 0; k < sizeof name / sizeof *name; k++) {
				d.desk.work.state = strcmp(name[k], "staff-done") == 0 ? DESK_PUBLISHED : DESK_REVIEW;
				open_at(name[k], 0, formats[i].w, formats[i].h, formats[i].large);
				check_hits(s, name[k]);
				if (k != 1 && k != 2 && reads(s, "…\n")) /* digests of a list may be cut */
					fail_msg("%s at %dx%d%s: cut text\n%s", name[k], formats[i].w, formats[i].h,
					    formats[i].large ? " large" : "", words());
			}
	}
}

static int
setup(void **state)
{
	struct error err = { 0 };
	(void)state;
	text = text_new(&err);
	fixture_begin(&f);
	fixture_village(&f, 60);
	fixture_publish(&f, false);
	return text ? 0 : -1;
}

static int
teardown(void **state)
{
	(void)state;
	fixture_end(&f);
	text_free(text);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(given_a_stick_being_copied_when_looked_at_then_photos_bytes_and_time_left_are_told),
		TEST(given_reading_when_cancel_is_tapped_then_it_ends_at_once_without_a_question),
		TEST(given_the_stick_is_pulled_out_when_looked_at_then_both_ways_on_are_said),
		TEST(given_reading_ended_when_looked_at_then_the_sentence_stands_and_it_can_be_put_away),
		TEST(given_nothing_goes_on_when_any_of_the_screens_is_opened_then_it_says_so),
		TEST(given_reading_when_the_review_comes_then_the_screen_goes_on_by_itself_only_if_it_is_on_top),
		TEST(given_a_review_when_looked_at_then_each_register_says_what_is_new_changed_gone_and_unchanged),
		TEST(given_errors_when_the_bad_rows_are_left_out_then_the_importer_is_told_and_publishing_opens),
		TEST(given_a_blank_sheet_and_nothing_wrong_when_reviewed_then_neither_it_nor_an_empty_list_is_offered),
		TEST(given_more_errors_than_the_panel_holds_when_reviewed_then_how_many_more_is_said),
		TEST(given_errors_that_leaving_out_does_not_help_when_looked_at_then_it_is_not_offered),
		TEST(given_a_change_that_may_do_harm_when_reviewed_then_it_stands_first_and_nothing_goes_up_unanswered),
		TEST(given_a_harmful_answer_when_tapped_then_it_is_asked_once_more_with_the_way_back),
		TEST(given_something_to_be_put_back_when_tapped_then_a_reason_goes_with_it),
		TEST(given_all_is_answered_when_reviewed_then_the_sum_of_the_change_stands_beside_the_button),
		TEST(given_more_judgements_than_there_is_room_for_when_reviewed_then_the_others_are_a_tap_away),
		TEST(given_cells_that_name_somebody_when_reviewed_then_each_is_mended_or_left_by_one_tap),
		TEST(given_a_clean_update_when_reviewed_then_what_will_happen_is_said_and_that_nothing_goes),
		TEST(given_the_same_content_when_read_in_again_then_nothing_is_to_be_published),
		TEST(given_the_list_of_findings_when_saved_then_it_goes_to_the_stick_that_was_read_or_one_is_asked_for),
		TEST(given_a_refused_request_when_looked_at_then_its_sentence_stands_there),
		TEST(given_new_photos_when_some_are_looked_at_then_the_review_counts_those_that_are_left),
		TEST(given_masks_were_drawn_when_cancel_is_tapped_then_it_asks_once_since_work_would_be_lost),
		TEST(given_a_list_of_changes_when_opened_then_what_goes_comes_first_and_tabs_count),
		TEST(given_three_thousand_changes_when_paged_then_only_what_is_seen_is_drawn_and_each_page_differs),
		TEST(given_a_changed_row_when_looked_at_then_now_and_then_stand_side_by_side_and_the_change_says_so),
		TEST(given_findings_of_three_sheets_when_listed_then_each_stands_under_its_sheet_in_its_tab),
		TEST(given_a_good_review_when_published_then_the_importer_is_told_once_who_did_it),
		TEST(
		    given_a_clock_that_cannot_be_right_when_it_is_published_then_it_is_said_and_the_clock_is_a_tap_away),
		TEST(given_a_ticking_clock_before_the_program_when_it_is_published_then_it_is_said),
		TEST(given_two_persons_are_wanted_when_the_reader_publishes_then_another_one_has_to_log_in),
		TEST(given_it_is_on_the_screen_when_done_then_it_says_what_changed_and_leads_there),
		TEST(given_every_face_and_size_when_there_is_much_then_all_that_can_be_tapped_is_large_apart_and_whole),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
