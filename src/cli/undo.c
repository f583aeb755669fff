/* cunping undo: back to an edition there was. */
#include <stdio.h>

#include "cli/cli.h"
#include "cli/report.h"
#include "amend/undo.h"

struct said {
	struct options common;
	int to; /* 0: the one before */
	bool dry_run;
};

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

static void
say(FILE *people, const struct importer_report *report, const struct undone *done)
{
	report_print(people, report);
	if (done->edition == done->to)
		fprintf(people, "已换成第 %d 版（%s）。\n", done->edition, report->source);
	else
		fprintf(people, "已换回第 %d 版（%s）的内容，村里的决定照旧管用，这是第 %d 版。\n", done->to,
		    report->source, done->edition);
}

static int
run(void *words)
{
	const struct said *c = words;
	struct error err = { 0 };
	struct undone done;
	struct importer_report report = { .arena = arena_new() };
	const struct undo u = { c->common.data, c->common.by, c->to, c->dry_run, c->common.now.at };
	report.findings.arena = report.arena;
	bool json = c->common.json, ok = undo_run(&u, &done, &report, &err);
	if (json)
		report_json(stdout, &report, ok ? NULL : &err);
	if (ok && c->dry_run && !json)
		print_plain(&report);
	if (ok && !c->dry_run)
		say(json ? stderr : stdout, &report, &done);
	arena_free(report.arena);
	return ok ? 0 : cli_fail(&err);
}

static const struct option_row options[] = {
	{ OPTION(struct said, to, "to", "版号", "回到（或重新换成）指定的一版") },
	{ OPTION(struct said, dry_run, "dry-run", NULL, "只说会改什么，什么也不动") },
	{ OPTION_BY },
	{ OPTION_NOW },
	{ OPTION_JSON },
	{ 0 },
};

SUBCOMMAND(undo, "undo", "回到上一版", .options = options, .size = sizeof(struct said), .run = run,
    .help = "回到上一版。内容都还在，随时可以再换回来。\n"
	    "村里的决定（撤下、不公开、遮住……）和异议登记不跟着回去：和它们不一样时，照那一版的内容做成新的一版。\n"
	    "--dry-run 一行一个表：表名、多几行、改几行、少几行，中间用制表符隔开。\n");
