/* QR codes: what stands on the screen scans, and says what it should. */
#include "test.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "draw/renderer.h"
#include "finger.h"
#include "fixture.h"
#include "image/png.h"
#include "screens/register.h"
#include "store/codes.h"

/* The screen as a scanner reads it, "" when there is no code on it; the caller frees. */
static char *
scan(struct stage *s, struct text *text, int w, int h)
{
	struct error err = { 0 };
	char path[] = "/tmp/cunping-qr-XXXXXX", command[128];
	int fd = mkstemp(path);
	SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(0, w, h, 32, SDL_PIXELFORMAT_ARGB8888);
	int rects;
	struct renderer *r = renderer_new(text, NULL);
	renderer_draw(r, stage_frame(s, 1000), surface, &rects);
	assert_true(png_write(path, surface->pixels, w, h, surface->pitch, &err));
	renderer_free(r);
	SDL_FreeSurface(surface);
	snprintf(command, sizeof command, "zbarimg -q --raw --nodbus %s", path);
	FILE *pipe = popen(command, "r");
	char *out = calloc(1, 4096);
	assert_non_null(pipe);
	assert_true(fread(out, 1, 4095, pipe) < 4095);
	pclose(pipe);
	close(fd);
	unlink(path);
	return out;
}

enum { RULES_CODE = UI_ACTION_OWN + 3, RULES_PART };

static void
given_village_rules_when_their_codes_are_scanned_then_every_article_comes_home(void **state)
{
	static const int size[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1280, 720 } };
	struct fixture f;
	struct error err = { 0 };
	(void)state;
	fixture_begin(&f);
	fixture_village(&f, 10);
	fixture_publish(&f, false);
	struct text *text = text_new(&err);
	for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
		struct stage *s = new_stage(
		    text, (struct stage_options){ .width = size[i][0], .height = size[i][1], .data = f.data });
		stage_open(s, "rules", 0);
		frame(s);
		tap(s, RULES_CODE, -1);
		char *first = scan(s, text, size[i][0], size[i][1]);
		assert_non_null(strstr(first, "高同村村规民约"));
		assert_non_null(strstr(first, "第一条 爱护公共环境"));
		tap(s, RULES_PART, 1);
		tap(s, RULES_PART, 1);
		char *last = scan(s, text, size[i][0], size[i][1]);
		assert_non_null(strstr(last, "第十二条"));
		free(first);
		free(last);
		stage_free(s);
	}
	text_free(text);
	fixture_end(&f);
}

enum { TAKE = UI_ACTION_OWN + 3, PART, ROW_PART = TAKE }; /* of a notice; of any register's row */

/* What the codes of the page say, one after the other. */
static char *
scan_all(struct stage *s, struct text *text, int w, int h, int part)
{
	char *all = calloc(1, 16384);
	for (int i = 0; i < 12; i++) {
		char *one = scan(s, text, w, h);
		strncat(all, one, 4000);
		free(one);
		const struct ui_hit *next = find_hit(s, part, 1);
		if (!next)
			break;
		tap(s, part, 1);
	}
	return all;
}

static void
given_notices_short_and_long_when_their_codes_are_scanned_then_the_whole_text_comes_home(void **state)
{
	static const char *const bodies[] = { "明天停水一天。",
		"经各组推荐、入户查看、村民代表会议评议，名单已经定下来。\n有不同意见的，请在公示期内告诉村务监督委员会"
		"。",
		NULL };
	struct error err = { 0 };
	struct text *text = text_new(&err);
	(void)state;
	for (int k = 0; k < 3; k++) {
		struct fixture f;
		fixture_begin(&f);
		const char *body = bodies[k], *line = "各组在自家巷口集合，带上铁锹和扫帚，家里没有劳力的不用来。";
		for (int i = 0; !bodies[k] && i < 40; i++)
			body = arena_printf(f.arena, "%s第%d段：%s%s", i ? body : "", i, line, i % 5 == 4 ? "\n" : "");
		fixture_row(&f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
		fixture_row(&f, REG_NOTICE, "title", "腊月的事", "kind", "公示", "issued_on", "2021-12-04", "body",
		    body, "contact", "村文书", "phone", "0954-3010002", NULL);
		fixture_publish(&f, false);
		struct stage *s =
		    new_stage(text, (struct stage_options){ .width = 1920, .height = 1080, .data = f.data });
		stage_open(s, "notice", 0);
		frame(s);
		if (k < 2) { /* it stands beside the text at once */
			char *at_once = scan(s, text, 1920, 1080);
			assert_non_null(strstr(at_once, "0954-3010002"));
			free(at_once);
		}
		tap(s, TAKE, -1);
		char *all = scan_all(s, text, 1920, 1080, PART);
		assert_non_null(strstr(all, "腊月的事"));
		assert_non_null(strstr(all, "0954-3010002"));
		for (int i = 0; k == 2 && i < 40; i++)
			assert_non_null(strstr(all, arena_printf(f.arena, "第%d段", i)));
		if (k < 2)
			assert_non_null(strstr(all, k ? "名单已经定下来" : "明天停水一天"));
		free(all);
		stage_free(s);
		fixture_end(&f);
	}
	text_free(text);
}

static void
given_a_bulletin_when_its_code_is_scanned_then_what_was_found_comes_home(void **state)
{
	struct error err = { 0 };
	struct fixture f;
	struct text *text = text_new(&err);
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	fixture_row(&f, REG_INSPECTION, "period", "2021-W49", "done_on", "2021-12-06", "village", "高同村", "found",
	    "渠边堆着玉米秆", NULL);
	fixture_publish(&f, false);
	struct stage *s = new_stage(text, (struct stage_options){ .width = 1920, .height = 1080, .data = f.data });
	stage_clock(s, (struct datetime){ { 2021, 12, 8 }, 9, 0, 0 });
	stage_open(s, "week", 0);
	frame(s);
	tap(s, UI_ACTION_OWN + 1, 0);
	char *read = scan(s, text, 1920, 1080);
	assert_non_null(strstr(read, "周通报"));
	assert_non_null(strstr(read, "要改 高同村：渠边堆着玉米秆"));
	free(read);
	stage_free(s);
	fixture_end(&f);
	text_free(text);
}

/* One row of each of three registers that have no screen of their own. */
static void
given_a_public_row_of_any_register_when_its_code_is_scanned_then_its_facts_come_home(void **state)
{
	static const int size[][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1366, 768 } };
	struct error err = { 0 };
	struct text *text = text_new(&err);
	struct fixture f;
	(void)state;
	fixture_begin(&f);
	const char *wants = "";
	for (int i = 0; i < 40; i++)
		wants = arena_printf(f.arena, "%s第%d处：把沟边的玉米秆清走，沟底的土挖出来。", wants, i);
	fixture_row(&f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	fixture_row(&f, REG_EQUIPMENT, "name", "垃圾箱", "amount", "60", "unit", "个", "village", "高同村", "condition",
	    "待修", "keeper", "李秀兰", NULL);
	fixture_row(&f, REG_DISCLOSURE, "village", "高同村", "item", "榛子地承包合同", "content", "320亩，一年19200元",
	    "due_on", "2021-12-20", NULL);
	fixture_row(&f, REG_RECTIFY, "code", "督改7号", "village", "高同村", "demand", wants, "issued_on", "2021-12-01",
	    "due_on", "2021-12-20", NULL);
	fixture_publish(&f, false);
	for (size_t i = 0; i < sizeof size / sizeof *size; i++) {
		int w = size[i][0], h = size[i][1];
		struct stage *s = new_stage(text, (struct stage_options){ .width = w, .height = h, .data = f.data });
		stage_clock(s, (struct datetime){ { 2021, 12, 8 }, 9, 0, 0 });
		stage_open(s, "register", register_arg(REG_EQUIPMENT, 0));
		frame(s);
		char *thing = scan(s, text, w, h);
		assert_non_null(strstr(thing, "垃圾箱"));
		assert_non_null(strstr(thing, "数量：60"));
		assert_non_null(strstr(thing, "设备状态：待修"));
		assert_null(strstr(thing, "李秀兰")); /* staff's own */
		stage_open(s, "register-row", register_arg(REG_DISCLOSURE, 1));
		frame(s);
		char *contract = scan(s, text, w, h);
		assert_non_null(strstr(contract, "榛子地承包合同"));
		assert_non_null(strstr(contract, "320亩，一年19200元"));
		stage_open(s, "register-row", register_arg(REG_RECTIFY, 1));
		frame(s);
		if (find_hit(s, ROW_PART, 0)) /* no room for both */
			tap(s, ROW_PART, 0);
		char *all = scan_all(s, text, w, h, ROW_PART);
		for (int k = 0; k < 40; k++)
			assert_non_null(strstr(all, arena_printf(f.arena, "第%d处", k)));
		free(thing);
		free(contract);
		free(all);
		stage_free(s);
	}
	fixture_end(&f);
	text_free(text);
}

static void
given_a_row_that_is_somebodys_own_when_it_is_opened_whole_then_there_is_no_code_to_take_it_home(void **state)
{
	struct error err = { 0 };
	struct text *text = text_new(&err);
	struct fixture f;
	(void)state;
	fixture_begin(&f);
	fixture_village(&f, 10);
	fixture_publish(&f, false);
	const enum register_id own[] = { REG_BOARD, REG_COURTYARD, REG_HOME_SCORE };
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		struct stage *s =
		    new_stage(text, (struct stage_options){ .width = 1920, .height = 1080, .data = f.data });
		stage_open(s, "register-row", register_arg(own[i], 1));
		frame(s);
		char *none = scan(s, text, 1920, 1080);
		assert_string_equal(none, "");
		free(none);
		stage_free(s);
	}
	fixture_end(&f);
	text_free(text);
}

static void
given_a_home_when_its_codes_are_scanned_then_the_telephone_and_its_own_card_come_home(void **state)
{
	struct fixture f;
	struct error err = { 0 };
	struct codes_saved saved;
	(void)state;
	fixture_begin(&f);
	fixture_row(&f, REG_VILLAGE, "village", "高同村", "kind", "行政村", NULL);
	fixture_row(&f, REG_HOUSEHOLD, "village", "高同村", "grp", "1组", "door", "4", "head", "马小兰", NULL);
	fixture_row(&f, REG_HOME_SCORE, "period", "2021-11", "village", "高同村", "grp", "1组", "door", "4", "head",
	    "马小兰", "total", "88.5", "reason", "门前有柴堆", NULL);
	fixture_row(&f, REG_GRID, "village", "高同村", "code", "GT-01", "name", "第一网格", "groups", "1组", "worker",
	    "田桂香", "worker_phone", "0954-3010105", NULL);
	fixture_publish(&f, false);
	const struct row *home = &f.content.reg[REG_HOUSEHOLD].row[0];
	const struct code_entry code = { codes_home(f.arena, home->key, "马小兰"), "2468" };
	assert_true(codes_save(f.data, &(struct code_change){ .entry = &code, .count = 1 }, true, &saved, &err));
	struct text *text = text_new(&err);
	struct stage *s = new_stage(text, (struct stage_options){ .width = 1920, .height = 1080, .data = f.data });
	stage_open(s, "lookup-home", 1);
	frame(s);
	char *contact = scan(s, text, 1920, 1080);
	assert_non_null(strstr(contact, "MECARD:N:田桂香;TEL:0954-3010105;;"));
	for (const char *digit = "2468"; *digit; digit++)
		tap(s, UI_ACTION_OWN, *digit - '1');
	tap(s, UI_ACTION_OWN + 6, -1);
	char *own = scan(s, text, 1920, 1080);
	assert_non_null(strstr(own, "高同村1组4号"));
	assert_non_null(strstr(own, "88.5 分"));
	assert_non_null(strstr(own, "门前有柴堆"));
	assert_null(strstr(own, "马小兰"));
	free(contact);
	free(own);
	stage_free(s);
	text_free(text);
	fixture_end(&f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_village_rules_when_their_codes_are_scanned_then_every_article_comes_home),
		cmocka_unit_test(
		    given_notices_short_and_long_when_their_codes_are_scanned_then_the_whole_text_comes_home),
		cmocka_unit_test(given_a_bulletin_when_its_code_is_scanned_then_what_was_found_comes_home),
		cmocka_unit_test(given_a_public_row_of_any_register_when_its_code_is_scanned_then_its_facts_come_home),
		cmocka_unit_test(
		    given_a_row_that_is_somebodys_own_when_it_is_opened_whole_then_there_is_no_code_to_take_it_home),
		cmocka_unit_test(given_a_home_when_its_codes_are_scanned_then_the_telephone_and_its_own_card_come_home),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
