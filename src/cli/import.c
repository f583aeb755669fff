/* cunping import, cunping check: the importer at the command line. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/report.h"
#include "import/session.h"
#include "os/child.h"
#include "os/paths.h"

struct import {
	struct options common;
	bool yes, without_bad_rows, session, resumed, only_these_rows, take_down, as_written, mask_names;
	const char *put_back;
	int progress_fd; /* 0: nobody listens */
};

/* Nobody has named the folder: then it is said which one it is. */
static bool
is_default(const char *data)
{
	char usual[4096];
	paths_data(usual, sizeof usual);
	return data && strcmp(usual, data) == 0;
}

/* What will happen, never that all is well. */
static void
say_what_comes(FILE *out, const struct importer_report *report)
{
	long added = 0, changed = 0, removed = 0;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		added += report->registers[r->id].added;
		changed += report->registers[r->id].changed;
		removed += report->registers[r->id].removed;
	}
	fprintf(out, "没有改动任何内容。加 --yes 上屏以后：新增 %ld 行，修改 %ld 行，", added, changed);
	bool replaces = false; /* the demonstration goes, all of it */
	for (size_t i = 0; i < report->findings.count; i++)
		replaces = replaces || report->findings.item[i].id == FINDING_DEMONSTRATION_REPLACED;
	if (replaces)
		fprintf(out, "屏上现在的示例全部换下。\n");
	else
		fprintf(out, removed ? "撤下 %ld 行。\n" : "屏上现有的一条不撤。\n", removed);
}

static void
say_next(FILE *out, const struct importer_report *report, const struct importer_options *o)
{
	if (report->edition)
		fprintf(out, "已上屏，这是第 %d 版%s%s。\n", report->edition, is_default(o->data) ? "，在 " : "",
		    is_default(o->data) ? o->data : "");
	else if (!report->ok && !o->data)
		fprintf(out, "现在还不能上屏。请改正上面“要改的”，再查一遍。\n");
	else if (!report->ok && judgements_open(&report->judgements, true))
		fprintf(out, "没有改动任何内容。上面“要先看”的，请选好再来，括号里是要加的选项。\n");
	else if (!report->ok && (o->without_bad_rows || report->blocked))
		fprintf(out, "没有改动任何内容。请先改正上面“要改的”。\n");
	else if (!report->ok)
		fprintf(out, "没有改动任何内容。请改正上面“要改的”再来；加 --without-bad-rows 可以只上没有错的行。\n");
	else if (!o->data)
		fprintf(out, "这里没有屏上的内容可比：上屏会新增、修改、撤下什么，要到村里的机器上看。\n");
	else if (report->no_change && (report->left_out || report->left_sheets))
		fprintf(out, "除了有错的，其余和屏上的内容一样，没有改动任何内容。\n");
	else if (report->no_change)
		fprintf(out, "和屏上的内容一样，没有改动任何内容。\n");
	else
		say_what_comes(out, report);
	if (report->left_out)
		fprintf(out, "有 %zu 行因为有错%s，见上面的说明。\n", report->left_out,
		    report->edition ? "没有上屏" : "不会上屏");
	if (report->left_sheets)
		fprintf(out, "有 %zu 张表因为有错整张%s，见上面的说明。\n", report->left_sheets,
		    report->edition ? "没有上屏" : "不会上屏");
}

static int
judge(struct importer_options *o, bool json)
{
	struct importer_report report;
	struct error err = { 0 };
	FILE *people = json ? stderr : stdout;
	stop_on_signals();
	o->progress.person = isatty(STDERR_FILENO) && o->progress.fd < 0;
	bool judged = importer_run(o, &report, &err);
	int status = judged ? (report.ok ? 0 : 1) : (int)err.kind;
	if (judged) {
		report_print(people, &report);
		say_next(people, &report, o);
	} else {
		cli_fail(&err);
	}
	if (json)
		report_json(stdout, &report, judged ? NULL : &err);
	arena_free(report.arena);
	return status;
}

static int
run_import(void *said)
{
	const struct import *c = said;
	const struct options *all = said;
	struct importer_options o = { .source = all->word.word[0],
		.data = all->data,
		.yes = c->yes,
		.without_bad_rows = c->without_bad_rows,
		.resumed = c->resumed,
		.now = all->now.at,
		.pinned = all->now.text != NULL,
		.answers = { c->only_these_rows, c->take_down, c->as_written, c->mask_names, c->put_back },
		.by = all->by[0] ? all->by : NULL };
	o.progress.fd = c->progress_fd ? c->progress_fd : -1;
	return c->session ? session_run(&o, STDIN_FILENO, STDOUT_FILENO) : judge(&o, all->json);
}

static const struct option_row import_options[] = {
	{ OPTION(struct import, yes, "yes", NULL, "确认上屏") },
	{ OPTION(struct import, without_bad_rows, "without-bad-rows", NULL, "有错的行不上，其余的上") },
	{ OPTION(struct import, only_these_rows, "only-these-rows", NULL, "要撤下很多时：只改表里的行，别的不动") },
	{ OPTION(struct import, take_down, "take-down", NULL, "要撤下很多时：就是要撤下") },
	{ OPTION(struct import, put_back, "put-back", "原因", "村里决定撤下的：放回去，写明原因") },
	{ OPTION(struct import, as_written, "as-written", NULL, "别的“要先看”的事、写到了人的格子：都照表里写的") },
	{ OPTION(struct import, mask_names, "mask-names", NULL, "写到了人的格子，照提示遮住或换成地方") },
	{ OPTION(struct import, progress_fd, "progress-fd", "N", "在描述符 N 上逐行写进度") },
	{ OPTION(struct import, session, "session", NULL, "由屏幕用：标准输入听吩咐，标准输出逐行答") },
	{ OPTION(struct import, resumed, "resumed", NULL, "由屏幕用：接着看停电以前读进来、等第二个人的") },
	{ OPTION_BY },
	{ OPTION_NOW },
	{ OPTION_JSON },
	{ 0 },
};

const struct subcommand subcommand_import = {
	.name = "import",
	.summary = "把一个文件夹里的表格和照片导入",
	.takes = "来源",
	.least = 1,
	.most = 1,
	.help = "读一个文件夹（表格和照片）或一个表格，列出和屏上内容的差别。\n"
		"不加 --yes 不改动任何内容。有一处错就整批不上屏。\n",
	.options = import_options,
	.size = sizeof(struct import),
	.run = run_import,
};

static int
run_check(void *said)
{
	const struct options *c = said;
	struct importer_options o = { .source = c->word.word[0], .now = c->now.at };
	o.progress.fd = -1;
	return judge(&o, c->json);
}

static const struct option_row check_options[] = { { OPTION_NOW }, { OPTION_JSON }, { 0 } };

const struct subcommand subcommand_check = {
	.name = "check",
	.summary = "只检查，不导入",
	.takes = "来源",
	.least = 1,
	.most = 1,
	.help = "只检查表格和照片，不碰数据文件夹：在办公室电脑上先看看有没有错。\n",
	.options = check_options,
	.size = sizeof(struct options),
	.run = run_check,
};
