/* cunping undo: back to an edition there was. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>

#include "cli/cli.h"
#include "findings/refuse.h"
#include "import/report.h"
#include "os/fs.h"
#include "os/lock.h"
#include "store/staff.h"
#include "store/state.h"

struct undo {
	struct options common;
	int to; /* 0: the one before */
	bool dry_run;
};

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
		return error_finding(err, FINDING_NOTHING_BEFORE);
	if (number == from->number)
		return error_finding(err, FINDING_ALREADY_CURRENT, number);
	if (!state_find(s, number, target, err))
		return false;
	if (target->number == 0)
		return error_finding(err, FINDING_NO_SUCH_EDITION, number);
	if (!target->file[0])
		return error_finding(err, FINDING_EDITION_GONE, number);
	return true;
}

static bool
select_edition(struct state *s, const struct undo *c, const struct edition_info *from, const struct edition_info *to,
    struct error *err)
{
	char words[128], day[16], at[40];
	date_format(c->common.now.at.date, day);
	snprintf(at, sizeof at, "%.10sT%02d:%02d:%02d", day, c->common.now.at.hour % 24, c->common.now.at.minute % 60,
	    c->common.now.at.second % 61);
	snprintf(words, sizeof words, "从第 %d 版换成第 %d 版", from->number, to->number);
	return state_begin(s, err) &&
	       state_end(s,
		   state_select(s, to->number, err) && audit_add(s, at, c->common.by, "undo", to->number, words, err),
		   err);
}

static bool
undo(const struct undo *c, struct importer_report *report, struct error *err)
{
	struct edition_info from, target;
	struct content old, new;
	struct state *s = state_open(c->common.data, err);
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
		return error_finding(err, FINDING_BUSY);
	if (error)
		return error_finding(err, FINDING_NO_PERMISSION, data, error_reason(error));
	if (!fs_exists(data))
		return error_finding(err, FINDING_NOTHING_TO_UNDO);
	return true;
}

/* For the screen: what would change, a line a sheet. */
static void
print_plain(const struct importer_report *report)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct merge_count *n = &report->registers[r->id];
		if (n->added || n->changed || n->removed)
			printf("%s\t%ld\t%ld\t%ld\n", r->sheet, n->added, n->changed, n->removed);
	}
}

static int
run(void *said)
{
	const struct undo *c = said;
	struct error err = { 0 };
	int held = -1;
	struct importer_report report = { .arena = arena_new() };
	report.findings.arena = report.arena;
	bool json = c->common.json, ok = lock(c->common.data, &held, &err) && undo(c, &report, &err);
	if (json)
		report_json(stdout, &report, ok ? NULL : &err);
	if (ok && c->dry_run && !json)
		print_plain(&report);
	if (ok && !c->dry_run) {
		FILE *people = json ? stderr : stdout;
		report_print(people, &report);
		fprintf(people, "已换成第 %d 版（%s）。\n", report.edition, report.source);
	}
	lock_release(held);
	arena_free(report.arena);
	return ok ? 0 : cli_fail(&err);
}

static const struct option_row options[] = {
	{ OPTION(struct undo, to, "to", "版号", "回到（或重新换成）指定的一版") },
	{ OPTION(struct undo, dry_run, "dry-run", NULL, "只说会改什么，什么也不动") },
	{ OPTION_BY },
	{ OPTION_NOW },
	{ OPTION_JSON },
	{ 0 },
};

SUBCOMMAND(undo, "undo", "回到上一版", .options = options, .size = sizeof(struct undo), .run = run,
    .help = "回到上一版。内容都还在，随时可以再换回来。\n"
	    "--dry-run 一行一个表：表名、多几行、改几行、少几行，中间用制表符隔开。\n");
