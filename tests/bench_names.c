/* bench_names: what the gate costs: 100,000 rows with 2,000 names, read and
 * compared as an import does it, and the looking for names alone. No test
 * asserts the figure. */
#include "test.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/str.h"
#include "clerk.h"
#include "cli/cli.h"
#include "import/gate.h"
#include "import/importer.h"

enum { HOMES = 2000, MONTHS = 50 };

static double
wall_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static const char *
head_of(struct arena *a, int i)
{
	static const char *const surname[] = { "马", "苏", "海", "张", "王", "李", "杨", "田", "陈", "虎" };
	static const char *const given[] = { "建", "国", "文", "秀", "兰", "大", "利", "淑", "玉", "明", "志", "强",
		"海", "燕", "富" };
	return arena_printf(a, "%s%s%s", surname[i % 10], given[i / 10 % 15], given[i / 150 % 15]);
}

static const char *
reason_of(struct arena *a, int i)
{
	static const char *const words[] = { "厨房地面有油污，灶台没擦，柴草码放不齐", "院里柴草乱堆，门前三包没有落实",
		"", "厕所有异味，垃圾没有入桶，已当场整改", "卧室被褥没有叠好，窗台有灰" };
	return i % 1000 == 7 ? arena_printf(a, "%s家门前乱堆", head_of(a, i)) : words[i % 5];
}

static void
put_sheets(struct arena *a)
{
	struct strbuf roll = { 0 }, scores = { 0 };
	strbuf_append(&roll, "村,村民小组,门牌号,户主姓名\n");
	strbuf_append(&scores, "期次,村,村民小组,门牌号,户主姓名,总分,等次,扣分说明\n");
	for (int i = 0; i < HOMES; i++)
		strbuf_printf(&roll, "高同村,%d组,%d,%s\n", i / 100 + 1, i % 100 + 1, head_of(a, i));
	for (int i = 0; i < HOMES * MONTHS; i++)
		strbuf_printf(&scores, "%d年%d月,高同村,%d组,%d,%s,%d,清洁户,%s\n", 2019 + i / HOMES / 12,
		    i / HOMES % 12 + 1, i % HOMES / 100 + 1, i % 100 + 1, head_of(a, i % HOMES), 70 + i % 30,
		    reason_of(a, i));
	put("农户花名册.csv", strbuf_text(&roll));
	put("家庭卫生评分表.csv", strbuf_text(&scores));
	strbuf_free(&roll);
	strbuf_free(&scores);
}

static void
put_rows(struct arena *a, struct draft *d)
{
	const struct reg *homes = catalogue_find("household"), *scores = catalogue_find("home_score");
	for (int i = 0; i < HOMES; i++) {
		struct row *row = row_append(&d->rows.reg[homes->id], a, homes);
		row_set(row, homes, "village", "高同村");
		row_set(row, homes, "grp", arena_printf(a, "%d组", i / 100 + 1));
		row_set(row, homes, "head", head_of(a, i));
	}
	for (int i = 0; i < HOMES * MONTHS; i++) {
		struct row *row = row_append(&d->rows.reg[scores->id], a, scores);
		row_set(row, scores, "village", "高同村");
		row_set(row, scores, "head", head_of(a, i % HOMES));
		row_set(row, scores, "grade", "清洁户");
		row_set(row, scores, "reason", reason_of(a, i));
		row->key = row->file = "";
	}
}

int
main(int argc, char **argv)
{
	if (sodium_init() < 0 || (argc > 1))
		return argc > 1 ? cli_run(argc - 1, argv + 1) : 1;
	struct arena *a = arena_new();
	struct gate gate;
	struct draft draft = { .arena = a };
	struct content nothing = { 0 };
	struct importer_report report;
	struct error err = { 0 };
	if (clerk_begin("十万行") != 0)
		return 1;
	put_sheets(a);
	put_rows(a, &draft);
	double before = wall_ms();
	gate_look(&gate, &draft, &nothing, NULL, false);
	double gate_ms = wall_ms() - before;
	struct importer_options o = { .source = source, .data = data, .now = { { 2024, 5, 1 }, 9, 0, 0 } };
	o.progress.fd = -1;
	before = wall_ms();
	bool ok = importer_run(&o, &report, &err);
	double whole_ms = wall_ms() - before;
	printf("%d rows, %d names: the gate %.0f ms (%zu cells) of an import of %.0f ms: %.1f %%%s\n", HOMES * MONTHS,
	    HOMES, gate_ms, gate.count, whole_ms, gate_ms * 100 / whole_ms, ok ? "" : " (not read)");
	arena_free(report.arena);
	arena_free(a);
	return clerk_end();
}
