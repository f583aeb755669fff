/* fixture: see fixture.h. */
#include "fixture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "editions/initials.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "store/state.h"

void
fixture_begin(struct fixture *f)
{
	*f = (struct fixture){ .arena = arena_new() };
	strcpy(f->data, "/tmp/cunping-test-XXXXXX");
	ASSERT(mkdtemp(f->data) != NULL);
}

struct row *
fixture_row(struct fixture *f, enum register_id reg, ...)
{
	const struct reg *r = catalogue_register(reg);
	struct row *row = row_append(&f->content.reg[reg], f->arena, r);
	va_list args;
	va_start(args, reg);
	for (const char *column; (column = va_arg(args, const char *));) {
		const char *value = va_arg(args, const char *);
		row_set(row, r, column, value ? arena_strdup(f->arena, value) : NULL);
	}
	va_end(args);
	row_bind(row, f->arena, r);
	return row;
}

void
fixture_photo(struct fixture *f, struct row *row, enum register_id reg, const char *column)
{
	static const char hash[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
	row_add_photo(row, f->arena, catalogue_field(catalogue_register(reg), column), "图.png");
	struct row_photo *p = &row->photo[row->photos - 1];
	p->source = p->picture = p->thumb = hash;
	p->width = 1600;
	p->height = 1000;
}

void
fixture_publish(struct fixture *f, bool demonstration)
{
	struct error err = { 0 };
	char building[256], path[128];
	struct state *s = state_open(f->data, &err);
	ASSERT(s != NULL);
	struct edition_info info = { .demonstration = demonstration, .number = state_next_number(s) };
	initials_fill(f->arena, &f->content);
	snprintf(info.created, sizeof info.created, "2021-12-06T09:00:00");
	snprintf(path, sizeof path, "%s/staging", f->data);
	fs_mkdirs(path);
	snprintf(building, sizeof building, "%s/building.db", path);
	if (!edition_build(f->data, building, &f->content, &info, &err) || !state_commit(s, &info, &err) ||
	    !state_setting_set(s, "village", "高同村", &err)) {
		fprintf(stderr, "fixture: %s\n", err.text);
		abort();
	}
	state_close(s);
}

void
fixture_end(struct fixture *f)
{
	fs_remove_tree(f->data);
	arena_free(f->arena);
}

static const char *const villages[] = { "高同村", "酸刺村", "王昭村", "夏寨村", "杨坊村", "万崖村", "水岔村",
	"龙王坝村", "芦子沟村", "兴德村", "前咀村", "民生社区" };
enum { VILLAGES = sizeof villages / sizeof *villages };

static const char *
number(struct fixture *f, int n)
{
	return arena_printf(f->arena, "%d", n);
}

static void
scores(struct fixture *f)
{
	static const char *const months[] = { "2021-10", "2021-11" }, *const quarters[] = { "2021-Q2", "2021-Q3" };
	for (int p = 0; p < 2; p++)
		for (int i = 0; i < VILLAGES; i++) {
			const char *total = number(f, 98 - (i == 2 ? 1 : i) - (p == 0 && i == 0 ? 5 : 0));
			fixture_row(
			    f, REG_MONTH_SCORE, "period", months[p], "village", villages[i], "total", total, NULL);
			struct row *row = fixture_row(f, REG_QUARTER_SCORE, "period", quarters[p], "village",
			    villages[i], "judge", "督查组", "total", total, NULL);
			row_add_item(row, f->arena, "环境卫生", "38");
			row_add_item(row, f->arena, "设施管护", "24.5");
		}
	fixture_row(f, REG_FLAG, "period", "2021-Q3", "village", "高同村", "kind", "流动红旗", "given_on", "2021-10-08",
	    "note", "原文共4个村和社区，名单未填全", NULL);
	fixture_row(
	    f, REG_FLAG, "period", "2021-Q3", "village", "前咀村", "kind", "黄牌警告", "given_on", "2021-10-08", NULL);
}

static void
homes(struct fixture *f, int count)
{
	for (int i = 0; i < count; i++) {
		const char *group = arena_printf(f->arena, "%d组", i / 40 + 1), *door = number(f, i % 40 + 1);
		const char *head = i % 7 == 3 ? "𬱖三小明" : i % 5 == 1 ? "马·阿丹" : "张明";
		fixture_row(f, REG_HOUSEHOLD, "village", "高同村", "grp", group, "door", door, "head", head, NULL);
		fixture_row(f, REG_HOME_SCORE, "period", "2021-11", "village", "高同村", "grp", group, "door", door,
		    "head", head, "total", i % 9 == 8 ? NULL : number(f, 99 - i % 40), "grade",
		    i % 40 < 10 ? "最清洁户" : "清洁户", NULL);
	}
}

static void
boards(struct fixture *f)
{
	for (int i = 0; i < 12; i++)
		fixture_row(f, REG_BOARD, "period", "2021-11", "village", villages[i], "board", "红榜", "target_kind",
		    "村", "target", villages[i], "reason",
		    "巷道干净，义务清运垃圾6车次，群众参与多，路边沟也清得彻底。", "score", number(f, 97 - i), NULL);
	fixture_row(f, REG_BOARD, "period", "2021-11", "village", "高同村", "board", "黑榜", "target_kind", "路段",
	    "target", "二组村口路段", "reason", "柴草、粪土、建筑垃圾乱堆（“三堆”），已下发整改通知书。", "duty",
	    "第二网格", "due_on", "2021-12-10", NULL);
	fixture_row(f, REG_BOARD, "period", "2021-11", "village", "高同村", "board", "黑榜", "target_kind", "公共场所",
	    "target", "旧打麦场", "reason", "乱倒生活垃圾。", "duty", "第三网格", "due_on", "2021-11-30", NULL);
	struct row *done = fixture_row(f, REG_BOARD, "period", "2021-11", "village", "王昭村", "board", "黑榜",
	    "target_kind", "路段", "target", "村东河沟", "reason", "杂草多。", "due_on", "2021-12-01", "done_on",
	    "2021-12-02", "verifier", "镇督查组", "verified_on", "2021-12-03", "progress", "已改好", NULL);
	fixture_photo(f, done, REG_BOARD, "photos_after");
	fixture_row(f, REG_BOARD, "period", "2021-11", "village", "王昭村", "board", "黑榜", "target_kind", "路段",
	    "target", "草稿路段", "reason", "不该看见。", "state", "草稿", NULL);
}

static void
texts(struct fixture *f)
{
	for (int v = 0; v < 6; v++)
		for (int i = 1; i <= 12; i++)
			fixture_row(f, REG_RULE, "village", villages[v], "version", "1", "adopted_by", "村民代表会议",
			    "adopted_on", "2021-03-12", "article", number(f, i), "body",
			    "爱护公共环境，不在道路两旁、河沟、树畦内乱倒垃圾，不乱堆柴草、粪土和建筑垃圾。", "topic",
			    i % 3 ? "邻里" : "环境卫生", NULL);
	for (int i = 1; i <= 9; i++)
		fixture_row(f, REG_NOTICE, "title", arena_printf(f->arena, "关于第%d次集中整治的通知", i), "kind",
		    i == 9 ? "公示" : "通知", "issuer", "高同村村民委员会", "issued_on",
		    arena_printf(f->arena, "2021-11-%02d", i), "body",
		    "各组：\n请于本周六上午八点在村口集合，带上铁锹和扫把。\n老人和孩子在家看好门。", "show_to",
		    i == 9 ? "2021-12-10" : NULL, "contact", "村监委会", "phone", "0954-3010000", NULL);
	fixture_row(f, REG_NOTICE, "title", "过期的公示", "kind", "公示", "issued_on", "2021-10-01", "body",
	    "不该看见。", "show_to", "2021-10-08", NULL);
}

void
fixture_village(struct fixture *f, int count)
{
	fixture_row(f, REG_VILLAGE, "village", "吉强镇", "kind", "乡镇", NULL);
	for (int i = 0; i < VILLAGES; i++)
		fixture_row(
		    f, REG_VILLAGE, "village", villages[i], "kind", i == VILLAGES - 1 ? "社区" : "行政村", NULL);
	scores(f);
	homes(f, count);
	boards(f);
	texts(f);
	for (int i = 0; i < 14; i++) {
		struct row *row = fixture_row(f, REG_COURTYARD, "village", villages[i % 3], "grp", "3组", "head",
		    "张小明", "batch", number(f, i), "judged_on", "2021-11-20", "total", "95", "deed",
		    "院子里种了花，柴草码得整整齐齐。", "consent", i % 4 ? "是" : NULL, NULL);
		row_add_item(row, f->arena, "卫生美", "33");
	}
	fixture_row(f, REG_HONOUR, "honour", "最美家庭", "name", "马小兰", "village", "高同村", "period", "2021",
	    "deed", "孝老爱亲。", "consent", "是", NULL);
	fixture_row(f, REG_STANDARD, "scheme", "最美庭院", "kind", "五美", "item", "卫生美", "standard", "院内地面干净",
	    "points", "35", NULL);
	fixture_row(f, REG_STANDARD, "scheme", "家庭卫生", "kind", "等次", "item", "最清洁户", "points", "90", NULL);
}
