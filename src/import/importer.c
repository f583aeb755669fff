/* importer: see importer.h. */
#include "import/importer.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "import/cross.h"
#include "import/letters.h"
#include "import/publish.h"
#include "import/secrets.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/lock.h"
#include "os/paths.h"

struct importer {
	struct importer_options *options;
	struct importer_report *report;
	struct arena *arena;
	char folder[PATH_MAX];  /* what is emptied at the end: DATA/staging, or a passing folder */
	char staging[PATH_MAX]; /* below it, this import's own */
	int lock;
	char home_village[128];
	bool black_households;
	struct source source;
	struct edition_info current;
	struct content base, merged;
	struct draft draft;
	struct secrets secrets;
};

static bool
take_lock(struct importer *im, struct error *err)
{
	char path[PATH_MAX];
	const char *data = im->options->data;
	int error = fs_mkdirs(data);
	snprintf(path, sizeof path, "%s/lock", data);
	if (!error)
		error = lock_take(path, &im->lock);
	if (error == EWOULDBLOCK)
		return error_set(err, ERROR_MACHINE, "busy", "另一次导入正在进行，请等它结束再试。");
	if (error)
		return error_set(
		    err, ERROR_MACHINE, "no_permission", "数据文件夹 %s 不能用：%s。", data, error_reason(error));
	return true;
}

static bool
make_staging(struct importer *im, struct error *err)
{
	int error;
	if (im->options->data) {
		if (!take_lock(im, err))
			return false;
		/* left by an import that was killed */
		snprintf(im->folder, sizeof im->folder, "%s/staging", im->options->data);
		error = fs_empty(im->folder);
	} else {
		error = paths_temp(im->folder, sizeof im->folder);
	}
	if (snprintf(im->staging, sizeof im->staging, "%s/1", im->folder) >= (int)sizeof im->staging)
		error = ENAMETOOLONG;
	if (!error)
		error = fs_mkdirs(im->staging);
	if (error)
		return error_set(err, ERROR_MACHINE, "no_permission", "临时文件夹建不了：%s。", error_reason(error));
	return true;
}

static void
remove_staging(struct importer *im)
{
	int error = im->staging[0] ? fs_remove_tree(im->staging) : 0;
	if (!error && !im->options->data && im->folder[0])
		error = fs_remove_tree(im->folder);
	if (error)
		log_warn("importer: %s: %s", im->folder, strerror(error));
	lock_release(im->lock);
}

static bool
load_base(struct importer *im, struct error *err)
{
	char allowed[16];
	const char *data = im->options->data;
	if (!data)
		return true;
	state_peek_setting(data, "village", im->home_village, sizeof im->home_village);
	im->black_households =
	    state_peek_setting(data, "black_households", allowed, sizeof allowed) && strcmp(allowed, "是") == 0;
	if (!state_current(data, &im->current, err)) {
		/* nothing whole is left: a new import is the cure */
		log_warn("importer: no edition can be read, starting from nothing");
		im->current = (struct edition_info){ 0 };
		return true;
	}
	if (im->current.number == 0)
		return true;
	struct db *db = edition_open(&im->current, err);
	bool ok = db && content_load(db, im->arena, &im->base, err);
	db_close(db);
	return ok;
}

/* Does the source speak of other villages than the machine's content? */
static bool
is_another_set(struct importer *im)
{
	const struct row_list *mine = &im->base.reg[REG_VILLAGE], *theirs = &im->draft.rows.reg[REG_VILLAGE];
	struct keys known = keys_of(im->arena, mine);
	for (size_t i = 0; i < theirs->count; i++)
		if (keys_find(&known, theirs->row[i].key))
			return false;
	return mine->count && theirs->count;
}

/* Demonstration and real content never meet, nor do two demonstrations. */
static void
judge_demonstration(struct importer *im)
{
	struct place nowhere = { 0 };
	im->report->demonstration = content_has_samples(&im->draft.rows);
	bool now = im->current.number > 0 && im->current.demonstration;
	if (im->report->demonstration && im->current.number > 0 && !now) {
		im->report->blocked = true;
		finding_add(&im->report->findings, FINDING_ERROR, "demonstration_on_real", nowhere,
		    "这些表里有标着“示例”的行，这台机器上已经是真实内容，不能混在一起。请去掉示例行。");
	} else if (now && (!im->report->demonstration || is_another_set(im))) {
		finding_add(&im->report->findings, FINDING_INFO, "demonstration_replaced", nowhere,
		    "屏上现在是示例内容。上屏后，示例会全部换下。");
		im->base = (struct content){ 0 };
	}
}

static bool
read_source(struct importer *im, struct reading *reading, struct error *err)
{
	struct tables tables;
	struct findings *findings = &im->report->findings;
	if (!source_copy(im->options->source, im->staging, im->options->keeper, im->arena, &im->options->progress,
		findings, &im->source, err))
		return false;
	*reading = (struct reading){ .staging = im->staging, .arena = im->arena, .findings = findings };
	reading->progress = &im->options->progress;
	reading->source = &im->source;
	reading->home_village = im->home_village[0] ? im->home_village : NULL;
	reading->today = im->options->now.date;
	reading->base = &im->base;
	if (!reading_tables(reading, &tables, err))
		return false;
	draft_new(&im->draft, im->arena, findings, &tables);
	bool any = false;
	for (int id = 0; id < REG_COUNT; id++)
		any = any || tables.seen[id];
	if (!any) {
		im->report->blocked = true;
		finding_add(findings, FINDING_ERROR, "no_sheets", (struct place){ 0 },
		    "没有找到要上屏的表格。请看看文件夹对不对，工作表的名字和表头改过没有。");
	}
	return true;
}

static bool
prepare(struct importer *im, struct error *err)
{
	struct reading reading;
	if (!read_source(im, &reading, err))
		return false;
	judge_demonstration(im);
	cross_households(&im->draft, &im->base);
	cross_codes(&im->draft, &im->base);
	draft_unite(&im->draft);
	cross_rules(&im->draft);
	cross_black_list(&im->draft, im->black_households);
	if (!tie_photos(&im->draft, &reading, im->options->data, &im->report->photos, err))
		return false;
	progress_say(&im->options->progress, PROGRESS_COMPARE, 0, 1);
	draft_compact(&im->draft);
	secrets_take(&im->draft, &im->secrets);
	secrets_strip(&im->base);
	merge_content(im->arena, &im->base, &im->draft, &im->merged, im->report->registers);
	cross_ranks(&im->draft, &im->merged);
	cross_places(&im->draft, &im->merged);
	progress_say(&im->options->progress, PROGRESS_COMPARE, 1, 1);
	return true;
}

static int
by_place(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int order = strcmp(a->file ? a->file : "", b->file ? b->file : "");
	if (!order)
		order = strcmp(a->sheet ? a->sheet : "", b->sheet ? b->sheet : "");
	return order ? order : (a->row > b->row) - (a->row < b->row);
}

static bool
same_sheet(const struct place *a, const struct place *b)
{
	return str_equal(a->file, b->file) && str_equal(a->sheet, b->sheet);
}

/* Of these a whole sheet or file stays out, wherever in it the error stands. */
static bool
is_of_sheet(const struct finding *f)
{
	static const char *const codes[] = { "identity_number", "column_forbidden", "column_doubled", "column_missing",
		"header_missing" };
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strcmp(f->code, codes[i]) == 0)
			return true;
	return f->row == 0 && strcmp(f->code, "more_findings") != 0;
}

struct left { /* where errors stand, sorted */
	struct place *rows, *sheets, *more;
	size_t row_count, sheet_count, more_count;
};

static bool
has_place(const struct place *list, size_t count, const struct place *at)
{
	for (size_t i = 0; i < count; i++)
		if (same_sheet(&list[i], at) || (!list[i].sheet && str_equal(list[i].file, at->file)))
			return true;
	return false;
}

/* Says sheet by sheet which rows stay out. */
static void
say_left_rows(struct importer *im, const struct left *left)
{
	const struct place *list = left->rows;
	for (size_t i = 0, n; i < left->row_count; i += n) {
		struct strbuf rows = { 0 };
		size_t lines = 0;
		struct place at = { list[i].file, list[i].sheet, NULL, 0 };
		for (n = 0; i + n < left->row_count && same_sheet(&list[i + n], &at); n++)
			if ((n == 0 || list[i + n].row != list[i + n - 1].row) && lines++ < 40)
				strbuf_printf(&rows, "%s%d", rows.len ? "、" : "", list[i + n].row);
		bool more = has_place(left->more, left->more_count, &at);
		if (!has_place(left->sheets, left->sheet_count, &at)) {
			im->report->left_out += lines;
			finding_add(&im->report->findings, FINDING_INFO, "rows_left_out", at,
			    "第 %s%s 行有错，不上屏（%s %zu 行）。", strbuf_text(&rows), lines > 40 || more ? "… " : "",
			    more ? "多于" : "共", lines);
		}
		strbuf_free(&rows);
	}
}

static void
say_left_sheets(struct importer *im, const struct left *left)
{
	for (size_t i = 0; i < left->sheet_count; i++) {
		if (i && same_sheet(&left->sheets[i], &left->sheets[i - 1]))
			continue;
		im->report->left_sheets++;
		finding_add(&im->report->findings, FINDING_INFO, "sheet_left_out", left->sheets[i], "%s",
		    left->sheets[i].sheet ? "整张表不上屏。" : "整个文件不上屏。");
	}
}

static void
count_left_out(struct importer *im)
{
	const struct findings *f = &im->report->findings;
	size_t most = f->count + im->draft.losts + 1;
	struct left left = { arena_array(im->arena, most, sizeof *left.rows),
		arena_array(im->arena, most, sizeof *left.sheets), arena_array(im->arena, most, sizeof *left.more), 0,
		0, 0 };
	for (size_t i = 0; i < f->count; i++) {
		const struct finding *x = &f->item[i];
		if (x->level != FINDING_ERROR || !x->file)
			continue;
		if (is_of_sheet(x))
			left.sheets[left.sheet_count++] = (struct place){ x->file, x->sheet, NULL, 0 };
		else if (x->row)
			left.rows[left.row_count++] = (struct place){ x->file, x->sheet, NULL, x->row };
		/* more than those that were named: nobody counted how many */
		if (strcmp(x->code, "more_findings") == 0 || strcmp(x->code, "quote_open") == 0)
			left.more[left.more_count++] = (struct place){ x->file, x->sheet, NULL, 0 };
	}
	for (size_t i = 0; i < im->draft.losts; i++)
		left.rows[left.row_count++] = im->draft.lost[i];
	qsort(left.rows, left.row_count, sizeof *left.rows, by_place);
	qsort(left.sheets, left.sheet_count, sizeof *left.sheets, by_place);
	say_left_rows(im, &left);
	say_left_sheets(im, &left);
}

static void
mark_changed(struct importer *im, const char *day)
{
	for (int id = 0; id < REG_COUNT; id++) {
		const struct merge_count *c = &im->report->registers[id];
		if (c->added || c->changed || c->removed)
			im->merged.changed[id] = arena_strndup(im->arena, day, 10);
	}
}

static bool
save_codes(struct importer *im, bool save, struct error *err)
{
	const struct secrets *s = &im->secrets;
	return codes_save(im->options->data, s->entry, s->count, save, &im->secrets.changed, err);
}

/* Codes alone make no edition: nobody sees them. */
static bool
say_codes(struct importer *im, struct error *err)
{
	if (!im->options->data || !im->secrets.count)
		return true;
	if (!save_codes(im, false, err))
		return false;
	if (im->secrets.changed)
		finding_add(&im->report->findings, FINDING_INFO, "codes_changed", (struct place){ 0 },
		    "%ld 户的查询码是新的或换了。", im->secrets.changed);
	return true;
}

static bool
publish_merged(struct importer *im, struct error *err)
{
	struct edition_info info = { .base = im->current.number, .demonstration = content_has_samples(&im->merged) };
	const struct datetime *t = &im->options->now;
	long added = 0, changed = 0, removed = 0;
	char day[16];
	date_format(t->date, day);
	snprintf(info.created, sizeof info.created, "%.10sT%02d:%02d:%02d", day, t->hour % 100, t->minute % 100,
	    t->second % 100);
	snprintf(info.source, sizeof info.source, "%.*s", (int)utf8_prefix(im->source.name, 60), im->source.name);
	for (int id = 0; id < REG_COUNT; id++) {
		added += im->report->registers[id].added;
		changed += im->report->registers[id].changed;
		removed += im->report->registers[id].removed;
	}
	snprintf(info.summary, sizeof info.summary, "新增 %ld，修改 %ld，撤下 %ld", added, changed, removed);
	mark_changed(im, day);
	letters_fill(im->arena, &im->merged);
	if (!publish(im->options->data, im->staging, &im->merged, &info, &im->options->progress, err) ||
	    !save_codes(im, true, err))
		return false;
	im->report->edition = info.number;
	return true;
}

static bool
decide(struct importer *im, struct error *err)
{
	struct importer_report *report = im->report;
	bool errors = report->findings.errors > 0;
	report->no_change = merge_changes_nothing(report->registers);
	report->ok = !im->report->blocked && (!errors || im->options->without_bad_rows);
	if (!report->ok)
		return true;
	if (errors)
		count_left_out(im);
	if (!say_codes(im, err))
		return false;
	if (!im->options->yes || !im->options->data)
		return true;
	if (report->no_change)
		return save_codes(im, true, err) && (report->photos.healed == 0 || publish_pictures(im->options->data,
										       im->staging, &im->merged, err));
	report->ok = publish_merged(im, err);
	return report->ok;
}

bool
importer_run(struct importer_options *options, struct importer_report *report, struct error *err)
{
	struct arena *arena = arena_new();
	*report = (struct importer_report){ .arena = arena, .findings = { .arena = arena } };
	struct importer *im = arena_alloc(arena, sizeof *im);
	*im = (struct importer){ .options = options, .report = report, .arena = arena, .lock = -1 };
	report->source = options->source;
	bool ok = make_staging(im, err) && load_base(im, err) && prepare(im, err) && decide(im, err);
	progress_end(&options->progress);
	remove_staging(im);
	return ok;
}
