/* reach: every system the reports describe (S01–S30) is three taps from home
 * or nearer, found as a finger finds it: by tapping whatever can be tapped. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/stage.h"
#include "base/str.h"
#include "os/fs_tree.h"

enum { DEEPEST = 3, MAX_TAPS = 64, MAX_SCREENS = 128 };

struct tap {
	int action;
	long arg;
};

struct place { /* a screen, and the shortest way to it */
	char name[64];
	struct tap way[DEEPEST];
	int taps;
};

struct walk {
	struct stage *stage;
	struct place place[MAX_SCREENS];
	int count;
	uint64_t now_ms;
};

static void
touch(struct walk *w, struct tap t)
{
	const struct ui *ui = stage_ui(w->stage);
	for (int i = ui->hits - 1; i >= 0; i--) {
		struct rect r = ui->hit[i].rect;
		if (ui->hit[i].action != t.action || ui->hit[i].arg != t.arg)
			continue;
		float x = (float)(r.x + r.w / 2), y = (float)(r.y + r.h / 2);
		stage_input(w->stage, STAGE_DOWN, 0, x, y, w->now_ms += 400);
		stage_input(w->stage, STAGE_UP, 0, x, y, w->now_ms += 60);
		break;
	}
	stage_frame(w->stage, w->now_ms += 400);
}

static void
go(struct walk *w, const struct place *p)
{
	stage_open(w->stage, "home", 0);
	stage_frame(w->stage, w->now_ms += 400);
	for (int i = 0; i < p->taps; i++)
		touch(w, p->way[i]);
}

static bool
known(const struct walk *w, const char *name)
{
	for (int i = 0; i < w->count; i++)
		if (strcmp(w->place[i].name, name) == 0)
			return true;
	return false;
}

/* Taps everything that the place shows; new screens are added behind it. */
static void
look_around(struct walk *w, int from)
{
	struct tap tap[MAX_TAPS];
	int taps = 0;
	go(w, &w->place[from]);
	const struct ui *ui = stage_ui(w->stage);
	for (int i = 0; i < ui->hits && taps < MAX_TAPS; i++)
		if (ui->hit[i].action != ACTION_TYPE && ui->hit[i].action != ACTION_LOWER &&
		    labs(ui->hit[i].arg) < 1000000000)
			tap[taps++] = (struct tap){ ui->hit[i].action, ui->hit[i].arg };
	for (int i = 0; i < taps; i++) {
		struct place next = w->place[from];
		next.way[next.taps++] = tap[i];
		go(w, &next);
		snprintf(next.name, sizeof next.name, "%s", stage_screen(w->stage));
		if (!known(w, next.name) && w->count < MAX_SCREENS)
			w->place[w->count++] = next;
	}
}

static int
taps_to(const struct walk *w, const char *name)
{
	for (int i = 0; i < w->count; i++)
		if (strcmp(w->place[i].name, name) == 0)
			return w->place[i].taps;
	return 99;
}

/* Which screen answers which system. */
static const struct {
	const char *system, *screen;
} answers[] = {
	{ "S01 领导小组与责任分工", "register:post" },
	{ "S02 网格化管理", "people" },
	{ "S02 网格的梯子", "grid" },
	{ "S03 常态化保洁", "register:route" },
	{ "S04 七项举措", "deeds" },
	{ "S04 一个数", "deed" },
	{ "S05 三堆五乱（有原文才显示）", "frameworks" },
	{ "S06 整改台账", "issue" },
	{ "S07 整改通知书", "register:rectify" },
	{ "S08 周通报", "week" },
	{ "S08 月考核", "rank-month" },
	{ "S09 评比方案", "rank-standard" },
	{ "S10 流动红旗", "rank-flags" },
	{ "S11 黄牌警告", "rank-flag" },
	{ "S12 红黑榜", "board-entry" },
	{ "S12 有不同意见", "board-appeal" },
	{ "S13 最美庭院", "courtyard" },
	{ "S13 五美", "five-beauties" },
	{ "S14 最美家庭", "honours" },
	{ "S15 家庭卫生排名", "rank-homes" },
	{ "S16 奖励", "money-rewards" },
	{ "S17 资金", "money" },
	{ "S17 收支", "money-spent" },
	{ "S18 项目", "project" },
	{ "S19 设备", "register:equipment" },
	{ "S20 门前三包", "pacts" },
	{ "S21 村规民约", "rules" },
	{ "S22 倡议书", "notice" },
	{ "S23 宣传", "register:publicity" },
	{ "S24 活动", "deeds-event" },
	{ "S25 整治前后", "before-after" },
	{ "S26 4321", "frameworks" },
	{ "S27 框架和文件", "frameworks" },
	{ "S28 村情", "register:village" },
	{ "S29 队伍", "register:post" },
	{ "S30 群众反映", "report" },
	{ "村务公开", "register:disclosure" },
	{ "查我家", "lookup-home" },
};

static void
given_a_resident_at_home_when_looking_for_anything_then_it_is_three_taps_away(void **state)
{
	const char *set = *state;
	struct error err = { 0 };
	char data[64] = "/tmp/cunping-test-XXXXXX", command[512];
	bool large = str_starts(set, "大字 "), jiqiang;
	set += large ? strlen("大字 ") : 0;
	jiqiang = strcmp(set, "jiqiang") == 0;
	struct walk w = { .now_ms = 100000, .count = 1, .place = { { .name = "home" } } };
	assert_non_null(mkdtemp(data));
	snprintf(command, sizeof command, "BUILD=${BUILD:-build} tools/demo-data.sh %s %s >/dev/null 2>&1", set, data);
	assert_int_equal(system(command), 0);
	struct text *text = text_new(&err);
	struct stage_options o = { .width = 1920, .height = 1080, .inches = 21.5f, .large = large, .data = data };
	w.stage = stage_new(&o, text, &err);
	assert_non_null(w.stage);
	struct date today = jiqiang ? (struct date){ 2021, 12, 6 } : (struct date){ 2024, 6, 3 };
	stage_clock(w.stage, (struct datetime){ today, 9, 41, 0 });
	for (int i = 0; i < w.count; i++)
		if (w.place[i].taps < DEEPEST)
			look_around(&w, i);
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
		if (taps_to(&w, answers[i].screen) > DEEPEST)
			fail_msg(
			    "%s: %s (screen %s) is not within three taps", set, answers[i].system, answers[i].screen);
	stage_free(w.stage);
	text_free(text);
	fs_remove_tree(data);
}

int
main(void)
{
	static char jiqiang[] = "jiqiang", jiamusi[] = "jiamusi", large[] = "大字 jiamusi";
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(
		    given_a_resident_at_home_when_looking_for_anything_then_it_is_three_taps_away, jiqiang),
		cmocka_unit_test_prestate(
		    given_a_resident_at_home_when_looking_for_anything_then_it_is_three_taps_away, jiamusi),
		cmocka_unit_test_prestate(
		    given_a_resident_at_home_when_looking_for_anything_then_it_is_three_taps_away, large),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
