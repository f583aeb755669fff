/* cunping amend: one row changed or added without a sheet. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "cli/change.h"
#include "cli/cli.h"
#include "amend/amend.h"
#include "store/feedback.h"

struct amendment {
	struct options common;
	struct option_list where, also;
	int row, edition; /* 0: not said */
	int feedback;     /* what was handed in at the screen and is answered by this; 0: none */
	bool add, mask_names, as_written;
	const char *why;
};

static const struct reg *
register_called(const char *name)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (strcmp(r->sheet, name) == 0)
			return r;
	return catalogue_find(name);
}

static bool
split(struct arena *a, const char *const *word, int words, struct amend_cell *out, struct error *err)
{
	for (int i = 0; i < words; i++) {
		const char *equals = strchr(word[i], '=');
		if (!equals || equals == word[i])
			return error_set(err, ERROR_USAGE, "bad_cell", "要写成 列=值，写的是“%s”。", word[i]);
		out[i].column = arena_strndup(a, word[i], (size_t)(equals - word[i]));
		out[i].value = equals + 1;
	}
	return true;
}

/* 「红黑榜/5/状态=撤下」 → the row it is of: the one before when it is the same, else the next. */
static bool
take_also(struct arena *a, const char *text, struct amend_row *change, size_t *changes, struct error *err)
{
	const char *first = strchr(text, '/');
	char *end = NULL;
	long long row = first ? strtoll(first + 1, &end, 10) : 0;
	const struct reg *r = first ? register_called(arena_strndup(a, text, (size_t)(first - text))) : NULL;
	if (!r || row <= 0 || *end != '/')
		return error_set(err, ERROR_USAGE, "bad_also", "--also 要写成 表名/第几行/列=值，写的是“%s”。", text);
	struct amend_row *last = &change[*changes - 1];
	if (*changes == 1 || last->reg != r->id || last->row != row) {
		if (*changes == AMEND_ROWS)
			return error_set(err, ERROR_USAGE, "too_many", "一次最多改 %d 条。", AMEND_ROWS);
		last = &change[(*changes)++];
		*last = (struct amend_row){
			.reg = r->id, .row = row, .set = arena_array(a, OPTION_WORDS, sizeof(struct amend_cell))
		};
	}
	const char *word = end + 1;
	struct amend_cell *cell = arena_array(a, OPTION_WORDS, sizeof *cell);
	memcpy(cell, last->set, last->sets * sizeof *cell);
	last->set = cell;
	return split(a, &word, 1, &cell[last->sets++], err);
}

static bool
understood(const struct amendment *c, const struct reg *r, struct error *err)
{
	if (!r)
		return error_set(err, ERROR_USAGE, "unknown_sheet", "没有“%s”这张表。", c->common.word.word[0]);
	if (c->add != (c->where.count == 0 && !c->row))
		return error_set(err, ERROR_USAGE, "which_row", "要用 --where 说明是哪一条，或者用 --add 加一条。");
	if ((c->row || c->also.count) && !c->edition)
		return error_set(
		    err, ERROR_USAGE, "which_edition", "第几行要和 --edition 一起写：每一版的行数可能不同。");
	return true;
}

/* Reads the words into `m`; what it points to lies in the arena. */
static bool
read_changes(struct arena *a, const struct amendment *c, struct amend *m, struct error *err)
{
	const struct reg *r = register_called(c->common.word.word[0]);
	struct amend_cell *set = arena_array(a, OPTION_WORDS, sizeof *set),
			  *where = arena_array(a, OPTION_WORDS, sizeof *where);
	struct amend_row *change = arena_array(a, AMEND_ROWS, sizeof *change);
	if (!understood(c, r, err) || !split(a, c->common.word.word + 1, c->common.word.count - 1, set, err) ||
	    !split(a, c->where.word, c->where.count, where, err))
		return false;
	change[0] = (struct amend_row){ r->id, c->row, where, set, (size_t)c->where.count,
		(size_t)c->common.word.count - 1, c->add };
	m->change = change;
	m->changes = 1;
	for (int i = 0; i < c->also.count; i++)
		if (!take_also(a, c->also.word[i], change, &m->changes, err))
			return false;
	return true;
}

static void
answer(const struct amendment *c, const struct amended *done)
{
	if (!c->common.json) {
		printf("已上屏，这是第 %d 版。%s%s%s\n", done->edition, done->words, done->older[0] ? "\n" : "",
		    done->older);
		return;
	}
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	json_int(&j, "edition", done->edition);
	json_text(&j, "words", done->words);
	if (done->older[0])
		json_text(&j, "older", done->older);
	json_close(&j, '}');
	cli_print(&j);
}

/* It is on the screen: what cannot be taken off the list any more is only said. */
static void
seen_to(const struct amendment *c)
{
	struct change ch;
	struct error err = { 0 };
	if (!change_begin(&ch, c->common.data, &err) ||
	    !change_end(&ch, feedback_done(ch.state, c->feedback, c->common.by, &err), &err))
		fprintf(stderr, "cunping：%s\n", err.text);
}

static int
run(void *said)
{
	const struct amendment *c = said;
	const struct options *o = said;
	struct error err = { 0 };
	struct amended done = { 0 };
	struct arena *a = arena_new();
	struct amend m = { .data = o->data,
		.edition = c->edition,
		.by = o->by[0] ? o->by : "命令行",
		.why = c->why,
		.mask_names = c->mask_names,
		.as_written = c->as_written,
		.now = o->now.at };
	bool ok = read_changes(a, c, &m, &err) && amend_run(&m, &done, &err);
	arena_free(a);
	if (ok && c->feedback)
		seen_to(c);
	if (!ok && done.asks && !o->json) /* the screen looks for it */
		printf(done.asks == AMEND_ASKS_BOTH ? "ask mask-names as-written\n" : "ask mask-names\n");
	if (!ok)
		return cli_fail_json(o, &err);
	answer(c, &done);
	return 0;
}

static const struct option_row options[] = {
	{ OPTION(struct amendment, where, "where", "列=值", "是哪一条；可以写几次，必须只找到一条") },
	{ OPTION(struct amendment, row, "row", "行号", "屏上点的那一条，和 --edition 一起用") },
	{ OPTION(struct amendment, edition, "edition", "版号", "是哪一版的第几行") },
	{ OPTION(struct amendment, add, "add", NULL, "加一条") },
	{ OPTION(struct amendment, also, "also", "表名/行号/列=值", "同一版里再改一条的一格；可以写几次") },
	{ OPTION(struct amendment, feedback, "answers", "编号", "答复的是屏上交的第几号群众反映：上屏后就不再列出") },
	{ OPTION(struct amendment, mask_names, "mask-names", NULL, "写到了人，照提示遮住或换成地方") },
	{ OPTION(struct amendment, as_written, "as-written", NULL, "写到了人，本人同意或不是人名：照写的上") },
	{ OPTION(struct amendment, why, "why", "原因", "为什么改，记在登记里") },
	{ OPTION_BY },
	{ OPTION_NOW },
	{ OPTION_JSON },
	{ 0 },
};

SUBCOMMAND(amend, "amend", "改一条：不用表格", .takes = "表名 --where 列=值 列=值 …\n表名 --add 列=值 …", .least = 2,
    .most = OPTION_WORDS, .options = options, .size = sizeof(struct amendment), .run = run,
    .help = "不用表格，改一条或加一条。和导入一样上屏、记下是谁改的，可以用 undo 退回。\n"
	    "例：cunping amend 问题整改台账 --where 问题编号=GT-003 完成情况=已完成 复查日期=2021-12-06\n");
