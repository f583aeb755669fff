/* counter: see counter.h. The reader is the test program itself, see self.h. */
#include "test.h"

#include <string.h>

#include "counter.h"
#include "editions/edition.h"
#include "os/fs_tree.h"
#include "store/state.h"

struct importer_report report;
struct importer_options options;
struct error err;

int
counter_open(void **state)
{
	(void)state;
	options = (struct importer_options){ .source = source, .data = data };
	options.progress.fd = -1;
	options.now = (struct datetime){ { 2024, 5, 13 }, 9, 0, 0 };
	report = (struct importer_report){ 0 };
	return clerk_begin("五月");
}

int
counter_close(void **state)
{
	(void)state;
	arena_free(report.arena);
	return clerk_end();
}

void
import(bool yes)
{
	arena_free(report.arena);
	options.yes = yes;
	assert_true(importer_run(&options, &report, &err));
}

void
bring(const char *name, const char *text)
{
	assert_int_equal(fs_empty(source), 0);
	put(name, text);
}

void
put_up(const char *name, const char *text)
{
	bring(name, text);
	import(true);
	assert_int_not_equal(report.edition, 0);
}

const struct finding *
find(const char *code)
{
	for (size_t i = 0; i < report.findings.count; i++)
		if (strcmp(report.findings.item[i].code, code) == 0)
			return &report.findings.item[i];
	return NULL;
}

const struct judgement *
asked(const char *code)
{
	for (size_t i = 0; i < report.judgements.count; i++)
		if (strcmp(finding_kind(report.judgements.item[i].id)->code, code) == 0)
			return &report.judgements.item[i];
	return NULL;
}

struct row_list
shown(const char *table)
{
	struct edition_info info;
	struct content all = { 0 };
	assert_true(state_current(data, &info, &err));
	struct db *db = edition_open(&info, &err);
	assert_true(db && content_load(db, report.arena, &all, &err));
	db_close(db);
	return all.reg[catalogue_find(table)->id];
}

size_t
shows(const char *table, const char *column, const char *text)
{
	struct row_list list = shown(table);
	size_t n = 0;
	for (size_t i = 0; i < list.count; i++)
		n += strcmp(row_text(&list.row[i], catalogue_find(table), column), text) == 0;
	return n;
}

long
removed(const char *table)
{
	return report.registers[catalogue_find(table)->id].removed;
}
