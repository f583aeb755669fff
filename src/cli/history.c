/* cunping history, cunping undo: the editions there are, and going back. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json.h"
#include "base/log.h"
#include "cli/cli.h"
#include "import/report.h"
#include "os/fs.h"
#include "os/lock.h"
#include "store/staff.h"
#include "store/state.h"

static const char history_help[] = "用法：cunping history [--data 文件夹] [--json]\n"
				   "\n"
				   "列出上过屏的每一版，新的在前；带 * 的是现在屏上的。\n"
				   "后面是谁改过什么：上屏、换回、设置、工作人员。\n";

static const char undo_help[] = "用法：cunping undo [--to 版号] [--dry-run] [--by 姓名] [--data 文件夹] [--json]\n"
				"\n"
				"回到上一版；--to 回到（或重新换成）指定的一版。内容都还在，随时可以再换回来。\n"
				"--dry-run 只说会改什么，什么也不动：一行一个表，表名、多几行、改几行、少几行，\n"
				"中间用制表符隔开。--by 记下是谁换的。\n";

enum { AUDIT_SHOWN = 20, AUDIT_MOST = 500 };

/* What there is to say. */
struct history {
	const char *data;
	struct edition_info *list;
	size_t count;
	int current;
	struct audit *line; /* newest first */
	size_t lines;
};

static void
print_history(const struct history *h)
{
	const struct edition_info *list = h->list;
	size_t count = h->count;
	int current = h->current;
	char by[STAFF_NAME], reader[STAFF_NAME];
	if (count == 0)
		printf("还没有上过内容。\n");
	for (size_t i = 0; i < count; i++) {
		audit_edition_by(h->data, list[i].number, by, reader);
		printf("%s 第 %d 版  %.10s %.5s  %s  %s%s%s%s%s\n", list[i].number == current ? "*" : " ",
		    list[i].number, list[i].created, strlen(list[i].created) > 11 ? list[i].created + 11 : "",
		    list[i].source, list[i].summary, list[i].demonstration ? "  示例" : "",
		    list[i].file[0] ? "" : "  （已不保存）", by[0] ? "  上屏：" : "", by);
	}
	if (h->lines)
		printf("\n改动记录：\n");
	for (size_t i = 0; i < h->lines && i < AUDIT_SHOWN; i++)
		printf("  %.10s %.5s  %s  %s\n", h->line[i].at, strlen(h->line[i].at) > 11 ? h->line[i].at + 11 : "",
		    h->line[i].who, h->line[i].words);
}

static void
json_audit(struct json *j, const struct history *h)
{
	json_open(j, "audit", '[');
	for (size_t i = 0; i < h->lines; i++) {
		json_open(j, NULL, '{');
		json_text(j, "at", h->line[i].at);
		json_text(j, "who", h->line[i].who);
		json_text(j, "what", h->line[i].what);
		json_text(j, "words", h->line[i].words);
		if (h->line[i].edition)
			json_int(j, "edition", h->line[i].edition);
		else
			json_text(j, "edition", NULL);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
json_history(const struct history *h)
{
	const struct edition_info *list = h->list;
	size_t count = h->count;
	int current = h->current;
	char by[STAFF_NAME], reader[STAFF_NAME];
	struct json j = { 0 };
	json_open(&j, NULL, '{');
	json_bool(&j, "ok", true);
	if (current)
		json_int(&j, "current", current);
	else
		json_text(&j, "current", NULL);
	json_open(&j, "editions", '[');
	for (size_t i = 0; i < count; i++) {
		json_open(&j, NULL, '{');
		json_int(&j, "edition", list[i].number);
		json_bool(&j, "current", list[i].number == current);
		json_text(&j, "created", list[i].created);
		json_text(&j, "source", list[i].source);
		json_text(&j, "summary", list[i].summary);
		json_bool(&j, "demonstration", list[i].demonstration);
		json_bool(&j, "kept", list[i].file[0] != '\0');
		audit_edition_by(h->data, list[i].number, by, reader);
		json_text(&j, "by", by);
		json_text(&j, "reader", reader);
		json_close(&j, '}');
	}
	json_close(&j, ']');
	json_audit(&j, h);
	json_close(&j, '}');
	printf("%s\n", strbuf_text(&j.out));
	strbuf_free(&j.out);
}

static bool
has_history(const char *data)
{
	char state[PATH_MAX], editions[PATH_MAX];
	snprintf(state, sizeof state, "%s/state.db", data);
	snprintf(editions, sizeof editions, "%s/editions", data);
	return fs_exists(state) || fs_exists(editions);
}

int
cli_history(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	int status = cli_read(&c, argc, argv, CLI_DATA | CLI_JSON, 0, 0, history_help);
	if (status >= 0)
		return status;
	struct arena *a = arena_new();
	struct edition_info current = { 0 };
	struct history all = { .data = c.data };
	/* looking at a machine that has nothing makes nothing */
	struct state *s = has_history(c.data) ? state_open(c.data, &err) : NULL;
	bool ok =
	    s ? state_history(s, a, &all.list, &all.count, &err) && state_selected(s, &current, &err) : !err.code[0];
	state_close(s);
	all.current = current.number;
	ok = ok && audit_list(c.data, a, AUDIT_MOST, &all.line, &all.lines);
	if (ok && c.json)
		json_history(&all);
	else if (ok)
		print_history(&all);
	arena_free(a);
	return ok ? 0 : cli_fail_json(&c, &err);
}

static bool
load(const struct edition_info *info, struct arena *a, struct content *out, struct error *err)
{
	*out = (struct content){ 0 };
	if (info->number == 0)
		return true;
	struct db *db = edition_open(info, err);
	bool ok = db && content_load(db, a, out, err);
	db_close(db);
	return ok;
}

static bool
choose(struct state *s, int to, struct edition_info *from, struct edition_info *target, struct error *err)
{
	if (!state_selected(s, from, err))
		return false;
	int number = to ? to : from->base;
	if (number == 0)
		return error_set(err, ERROR_CONTENT, "nothing_to_undo", "前面没有别的版本了，没有改动任何内容。");
	if (number == from->number)
		return error_set(err, ERROR_CONTENT, "already_current", "现在屏上就是第 %d 版。", number);
	if (!state_find(s, number, target, err))
		return false;
	if (target->number == 0)
		return error_set(err, ERROR_CONTENT, "no_such_edition", "没有第 %d 版。", number);
	if (!target->file[0])
		return error_set(err, ERROR_CONTENT, "edition_gone", "第 %d 版已经不再保存，回不去了。", number);
	return true;
}

static bool
select_edition(struct state *s, const struct cli *c, const struct edition_info *from, const struct edition_info *to,
    struct error *err)
{
	char words[128], day[16], at[40];
	date_format(c->now.date, day);
	snprintf(at, sizeof at, "%.10sT%02d:%02d:%02d", day, c->now.hour % 24, c->now.minute % 60, c->now.second % 61);
	snprintf(words, sizeof words, "从第 %d 版换成第 %d 版", from->number, to->number);
	return state_begin(s, err) &&
	       state_end(
		   s, state_select(s, to->number, err) && audit_add(s, at, c->by, "undo", to->number, words, err), err);
}

static bool
undo(const struct cli *c, struct importer_report *report, struct error *err)
{
	struct edition_info from, target;
	struct content old, new;
	struct state *s = state_open(c->data, err);
	bool ok = s && choose(s, c->to, &from, &target, err) && load(&target, report->arena, &new, err);
	/* the edition that is left may be broken: then there is nothing to compare with */
	if (ok && !load(&from, report->arena, &old, NULL))
		old = (struct content){ 0 };
	if (ok)
		merge_compare(report->arena, &old, &new, report->registers);
	ok = ok && (c->dry_run || select_edition(s, c, &from, &target, err));
	state_close(s);
	if (ok) {
		report->ok = true;
		report->edition = c->dry_run ? 0 : target.number;
		report->source = arena_strdup(report->arena, target.source);
		report->demonstration = target.demonstration;
	}
	return ok;
}

static bool
lock(const char *data, int *held, struct error *err)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/lock", data);
	int error = fs_exists(data) ? lock_take(path, held) : 0;
	if (error == EWOULDBLOCK)
		return error_set(err, ERROR_MACHINE, "busy", "另一次导入正在进行，请等它结束再试。");
	if (error)
		return error_set(
		    err, ERROR_MACHINE, "no_permission", "数据文件夹 %s 不能用：%s。", data, error_reason(error));
	if (!fs_exists(data))
		return error_set(err, ERROR_CONTENT, "nothing_to_undo", "还没有上过内容，没有可以退回的。");
	return true;
}

/* For the screen: what would change, a line a sheet. */
static void
print_plain(const struct importer_report *report)
{
	for (int i = 0; i < REG_COUNT; i++) {
		const struct merge_count *n = &report->registers[i];
		if (n->added || n->changed || n->removed)
			printf("%s\t%ld\t%ld\t%ld\n", catalogue_register((enum register_id)i)->sheet, n->added,
			    n->changed, n->removed);
	}
}

int
cli_undo(int argc, char **argv)
{
	struct cli c;
	struct error err = { 0 };
	int held = -1, status = cli_read(&c, argc, argv, CLI_DATA | CLI_JSON | CLI_TO | CLI_BY | CLI_DRY_RUN | CLI_NOW,
			   0, 0, undo_help);
	if (status >= 0)
		return status;
	struct importer_report report = { .arena = arena_new() };
	report.findings.arena = report.arena;
	bool ok = lock(c.data, &held, &err) && undo(&c, &report, &err);
	if (c.json)
		report_json(stdout, &report, ok ? NULL : &err);
	if (ok && c.dry_run && !c.json)
		print_plain(&report);
	if (ok && !c.dry_run) {
		FILE *people = c.json ? stderr : stdout;
		report_print(people, &report);
		fprintf(people, "已换成第 %d 版（%s）。\n", report.edition, report.source);
	}
	lock_release(held);
	arena_free(report.arena);
	return ok ? 0 : cli_fail(&err);
}
