/* cunping import, cunping check: the importer at the command line. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "import/report.h"
#include "import/session.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/lock.h"

static const char import_help[] = "用法：cunping import 来源 [--yes] [--without-bad-rows] [--data 文件夹] [--json]\n"
				  "\n"
				  "读一个文件夹（表格和照片）或一个表格，列出和屏上内容的差别。\n"
				  "不加 --yes 不改动任何内容。有一处错就整批不上屏。\n"
				  "\n"
				  "  --yes                确认上屏\n"
				  "  --without-bad-rows   有错的行不上，其余的上\n"
				  "  --data 文件夹        这台机器的数据文件夹\n"
				  "  --json               在标准输出写一个 JSON 对象\n"
				  "  --progress-fd N      在描述符 N 上逐行写进度\n"
				  "  --session            由屏幕用：标准输入听吩咐，标准输出逐行答\n"
				  "  --by 姓名            是谁读的\n";

static const char check_help[] = "用法：cunping check 来源 [--json]\n"
				 "\n"
				 "只检查表格和照片，不碰数据文件夹：在办公室电脑上先看看有没有错。\n";

static void
say_next(FILE *out, const struct importer_report *report, const struct importer_options *o)
{
	bool errors = report->findings.errors > 0;
	if (report->edition)
		fprintf(out, "已上屏，这是第 %d 版。\n", report->edition);
	else if (!report->ok && !o->data)
		fprintf(out, "现在还不能上屏。请改正上面“要改的”，再查一遍。\n");
	else if (!report->ok && (o->without_bad_rows || report->blocked))
		fprintf(out, "没有改动任何内容。请先改正上面“要改的”。\n");
	else if (!report->ok)
		fprintf(out, "没有改动任何内容。请改正上面“要改的”再来；加 --without-bad-rows 可以只上没有错的行。\n");
	else if (!o->data)
		fprintf(out, errors ? "没有错的行可以上屏。\n" : "可以上屏。\n");
	else if (report->no_change && (report->left_out || report->left_sheets))
		fprintf(out, "除了有错的，其余和屏上的内容一样，没有改动任何内容。\n");
	else if (report->no_change)
		fprintf(out, "和屏上的内容一样，没有改动任何内容。\n");
	else
		fprintf(out, "没有改动任何内容。确认无误后加 --yes 上屏。\n");
	if (report->left_out)
		fprintf(out, "有 %zu 行因为有错%s，见上面的说明。\n", report->left_out,
		    report->edition ? "没有上屏" : "不会上屏");
	if (report->left_sheets)
		fprintf(out, "有 %zu 张表因为有错整张%s，见上面的说明。\n", report->left_sheets,
		    report->edition ? "没有上屏" : "不会上屏");
}

static int
run(struct importer_options *o, bool json)
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

int
cli_import(int argc, char **argv)
{
	struct cli c;
	int status = cli_read(&c, argc, argv, CLI_DATA | CLI_JSON | CLI_IMPORT | CLI_BY | CLI_NOW, 1, 1, import_help);
	if (status >= 0)
		return status;
	struct importer_options o = {
		.source = c.word[0], .data = c.data, .yes = c.yes, .now = c.now, .pinned = c.pinned
	};
	o.without_bad_rows = c.without_bad_rows;
	o.progress.fd = c.progress_fd;
	o.by = c.by[0] ? c.by : NULL;
	if (c.session)
		return session_run(&o, STDIN_FILENO, STDOUT_FILENO);
	return run(&o, c.json);
}

int
cli_check(int argc, char **argv)
{
	struct cli c;
	int status = cli_read(&c, argc, argv, CLI_DATA | CLI_JSON | CLI_NOW, 1, 1, check_help);
	if (status >= 0)
		return status;
	struct importer_options o = { .source = c.word[0], .now = c.now };
	o.progress.fd = -1;
	return run(&o, c.json);
}

static const char sweep_help[] = "用法：cunping sweep [--data 文件夹]\n"
				 "\n"
				 "清掉没有做完的导入留下的文件。正在导入时不做。\n";

int
cli_sweep(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	char path[4200];
	int held = -1, status = cli_read(&c, argc, argv, CLI_DATA, 0, 0, sweep_help);
	if (status >= 0)
		return status;
	if (!fs_is_dir(c.data))
		return 0;
	snprintf(path, sizeof path, "%s/lock", c.data);
	int error = lock_take(path, &held);
	if (!error) {
		snprintf(path, sizeof path, "%s/staging", c.data);
		error = fs_empty(path);
		lock_release(held);
	}
	if (!error)
		return 0;
	if (error == EWOULDBLOCK)
		error_set(&err, ERROR_MACHINE, "busy", "正在导入，不能清理。");
	else
		error_set(&err, ERROR_MACHINE, "no_permission", "临时文件夹清不掉：%s。", error_reason(error));
	return cli_fail(&err);
}
