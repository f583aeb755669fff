/* importer: see importer.h. */
#include "decided/consent.h"
#include "decided/kept.h"
#include "import/importer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "import/consistency.h"
#include "intake/clips.h"
#include "import/edits.h"
#include "import/importer_steps.h"
#include "editions/initials.h"
#include "import/judge.h"
#include "import/publish.h"
#include "intake/waiting.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "os/paths.h"
#include "store/audit.h"
#include "store/settings.h"

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
		return error_finding(err, FINDING_BUSY);
	if (error)
		return error_finding(err, FINDING_NO_PERMISSION, data, error_reason(error));
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
		return error_finding(err, FINDING_NO_STAGING, error_reason(error));
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

/* What should be on the screen is damaged: the person who looks at the change is told what it is laid over. */
static void
say_base(struct importer *im)
{
	int must = state_selected_number(im->options->data);
	if (must && !im->current.number)
		finding_add(&im->report->findings, FINDING_BUILT_ON_NOTHING, (struct place){ 0 }, must);
	else if (must && must != im->current.number)
		finding_add(
		    &im->report->findings, FINDING_BUILT_ON_OLDER, (struct place){ 0 }, must, im->current.number);
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
	if (!state_current_load(data, &im->current, im->arena, &im->base, err)) {
		if (strcmp(err->code, "no_whole_edition") != 0)
			return false;
		/* nothing whole is left: a new import is the cure */
		log_warn("importer: no edition can be read, starting from nothing");
		im->current = (struct edition_info){ 0 };
		im->base = (struct content){ 0 };
	}
	say_base(im);
	return true;
}

/* Does the source speak of other villages than the machine's content? */
static bool
is_another_set(struct importer *im)
{
	enum register_id villages = REG_VILLAGE;
	const struct row_list *mine = &im->base.reg[villages], *theirs = &im->draft.rows.reg[villages];
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
		finding_add(&im->report->findings, FINDING_DEMONSTRATION_ON_REAL, nowhere);
	} else if (now && (!im->report->demonstration || is_another_set(im))) {
		finding_add(&im->report->findings, FINDING_DEMONSTRATION_REPLACED, nowhere);
		im->base = (struct content){ 0 };
		decided_begin(&im->decided, im->arena, NULL, NULL);
		im->decided.forget = true;
	}
}

/* Pictures that were pasted into the workbooks count as photos beside them. */
static void
add_pasted(struct importer *im, const struct tables *tables)
{
	struct source *s = &im->source;
	size_t all = s->count + tables->pasteds;
	struct source_file *file = arena_array(im->arena, all + 1, sizeof *file);
	if (s->count)
		memcpy(file, s->file, s->count * sizeof *file);
	for (size_t i = 0; i < tables->pasteds; i++) {
		file[s->count + i] = tables->pasted[i];
		s->bytes += tables->pasted[i].size;
	}
	s->file = file;
	s->count = all;
}

/* Copied, and out of its pack when it is one. */
static bool
take_source(struct importer *im, struct error *err)
{
	const struct importer_options *o = im->options;
	struct packed k = { .data = o->data, .village = im->home_village, .staging = im->staging };
	k.notes = o->yes || o->progress.session;
	k.only = o->data && !o->resumed && settings_yes(o->data, "packs_only");
	k.arena = im->arena;
	k.findings = &im->report->findings;
	if (k.only && !packed_may_be(o->source))
		return error_finding(err, FINDING_PACKS_ONLY);
	return source_copy(o->source, im->staging, o->keeper, im->arena, &im->options->progress, k.findings,
		   &im->source, err) &&
	       packed_take(&k, &im->source, &im->pack, err);
}

static bool
read_source(struct importer *im, struct error *err)
{
	struct tables tables;
	struct findings *findings = &im->report->findings;
	struct reading *reading = &im->reading;
	if (!take_source(im, err))
		return false;
	struct waiting w;
	if (im->options->resumed && waiting_find(im->options->data, &w)) {
		im->source.name = arena_strdup(im->arena, w.name);
		memcpy(im->pack.issuer, w.issuer, sizeof w.issuer);
		memcpy(im->pack.root, w.root, sizeof w.root);
	}
	*reading = (struct reading){ .staging = im->staging, .arena = im->arena, .findings = findings };
	reading->progress = &im->options->progress;
	reading->source = &im->source;
	reading->home_village = im->home_village[0] ? im->home_village : NULL;
	reading->today = im->options->now.date;
	reading->base = &im->base;
	if (!reading_tables(reading, &tables, err))
		return false;
	add_pasted(im, &tables);
	clips_take(im->arena, &im->source, &im->base, &tables);
	draft_new(&im->draft, im->arena, findings, &tables);
	bool any = false;
	long rows = 0;
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg));) {
		any = any || tables.seen[reg->id];
		rows += (long)tables.content.reg[reg->id].count;
	}
	progress_rows(&im->options->progress, rows);
	if (!any) {
		im->report->blocked = true;
		finding_add(findings, FINDING_NO_SHEETS, (struct place){ 0 });
	}
	return true;
}

static bool
cancelled(struct error *err)
{
	return error_finding(err, FINDING_CANCELLED);
}

/* An edition that is written to be asked, and removed. */
static const char *
scratch_of(const struct importer *im)
{
	return arena_printf(im->round, "%s/objected.db", im->staging);
}

/* What the change settles holds from now on. */
static void
learn(struct importer *im)
{
	struct error err = { 0 };
	if (!decided_learn(&im->decided, im->round, &im->base, &im->merged, scratch_of(im), &err))
		log_warn("importer: objections: %s", err.code);
}

void
importer_merge(struct importer *im)
{
	arena_free(im->round);
	im->round = arena_new();
	im->taken = im->draft;
	im->taken.arena = im->round;
	im->others_changed = false;
	gate_apply(&im->gate, im->round, &im->taken, &im->base);
	importer_apply_held(im);
	edits_apply(im->edits, im->round, &im->taken.rows);
	im->report->judgements = (struct judgements){ .arena = im->arena, .answers = im->answers };
	im->report->judgements.today = im->options->now.date;
	decided_round(&im->decided);
	edits_masked(im->edits, &im->decided);
	gate_lift(&im->gate, &im->decided);
	const struct content before = im->taken.rows;
	im->report->judgements.codes = &im->secrets;
	im->report->judgements.data = im->options->data;
	im->report->judgements.source = im->source.name;
	im->report->judgements.who = im->options->by ? im->options->by : AUDIT_NOBODY;
	judge_moved(&im->report->judgements, &im->base, &im->taken, im->options->data);
	judge_decided(&im->report->judgements, &im->decided, &im->taken, im->options->now.date);
	im->report->photos = im->matched;
	if (im->decided.held.count)
		photo_match_kept_away(im->round, &im->base, &before, &im->taken.rows, &im->report->photos);
	judge_change(&im->report->judgements, &im->base, &im->taken);
	merge_content(im->round, &im->base, &im->taken, &im->merged, im->report->registers);
	im->others_changed = edits_apply(im->edits, im->round, &im->merged);
	im->others_changed =
	    decided_lay(&im->decided, im->round, &im->merged, DECIDED_ROWS, NULL) || im->others_changed;
	im->followed = decided_consent(im->round, &im->merged, &im->merged, NULL, NULL);
	im->others_changed = im->followed || im->others_changed;
	learn(im);
}

bool
importer_prepare(struct importer *im, struct error *err)
{
	if (!read_source(im, err))
		return false;
	judge_demonstration(im);
	content_name_whole(&im->base, im->arena, NULL);
	content_name_whole(&im->draft.rows, im->arena, &im->base);
	consistency_households(&im->draft, &im->base);
	consistency_codes(&im->draft, &im->base);
	consistency_taken_down(&im->draft, &im->base);
	draft_unite(&im->draft);
	consistency_rules(&im->draft);
	consistency_ends(&im->draft);
	consistency_classes(&im->draft);
	consistency_characters(&im->draft);
	consistency_black_list(&im->draft, im->black_households);
	consistency_consent(&im->draft, &im->base);
	if (!photo_match_rows(&im->draft, &im->reading, im->options->data, &im->matched, &im->tied, err))
		return false;
	progress_say(&im->options->progress, PROGRESS_COMPARE, 0, 1);
	draft_compact(&im->draft);
	draft_keep_beside_taken_down(&im->draft);
	secrets_take(&im->draft, &im->secrets);
	secrets_strip(&im->base);
	gate_look(&im->gate, &im->draft, &im->base, im->options->data, im->black_households);
	if (im->options->answers.mask_names)
		gate_answer_rest(&im->gate, GATE_MEND);
	if (im->options->answers.as_written)
		gate_answer_rest(&im->gate, GATE_OTHER);
	if (im->options->progress.session && stop_requested())
		return cancelled(err);
	importer_merge(im);
	consistency_ranks(&im->draft, &im->merged);
	consistency_grades(&im->draft, &im->merged);
	consistency_places(&im->draft, &im->merged);
	consistency_numbers(&im->draft, &im->merged);
	consistency_accounts(&im->draft, &im->merged);
	consistency_objections(&im->draft, &im->merged, scratch_of(im));
	im->said = im->report->findings.count;
	im->said_errors = im->report->findings.errors;
	progress_say(&im->options->progress, PROGRESS_COMPARE, 1, 1);
	return true;
}

static void
mark_changed(struct importer *im, const char *day)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct merge_count *c = &im->report->registers[r->id];
		if (c->added || c->changed || c->removed)
			im->merged.changed[r->id] = arena_strndup(im->round, day, 10);
	}
}

/* Into `to`; NULL: only counted. */
static bool
save_codes(struct importer *im, struct state *to, struct error *err)
{
	return secrets_save(&im->secrets, im->round, im->options->data, &im->base, to, err);
}

/* Codes alone make no edition: nobody sees them. */
static bool
say_codes(struct importer *im, struct error *err)
{
	if (!im->options->data || !im->secrets.count)
		return true;
	if (!save_codes(im, NULL, err))
		return false;
	if (im->secrets.saved.changed)
		finding_add(
		    &im->report->findings, FINDING_CODES_CHANGED, (struct place){ 0 }, im->secrets.saved.changed);
	if (im->secrets.saved.dead)
		finding_add(&im->report->findings, FINDING_CODES_DEAD, (struct place){ 0 }, im->secrets.saved.dead);
	return true;
}

void
importer_describe(struct importer *im, struct edition_info *info)
{
	const struct datetime *t = &im->options->now;
	long added = 0, changed = 0, removed = 0;
	char day[16];
	*info = (struct edition_info){ .base = im->current.number, .demonstration = content_has_samples(&im->merged) };
	date_format(t->date, day);
	snprintf(info->created, sizeof info->created, "%.10sT%02d:%02d:%02d", day, t->hour % 100, t->minute % 100,
	    t->second % 100);
	snprintf(info->source, sizeof info->source, "%.*s", (int)utf8_prefix(im->source.name, 60), im->source.name);
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		added += im->report->registers[r->id].added;
		changed += im->report->registers[r->id].changed;
		removed += im->report->registers[r->id].removed;
	}
	snprintf(info->summary, sizeof info->summary, "新增 %ld，修改 %ld，撤下 %ld", added, changed, removed);
	mark_changed(im, day);
	initials_fill(im->round, &im->merged);
}

/* Whose the rows are that now stand in the scopes that changed. */
static bool
note_brought(struct importer *im, struct state *s, const char *at, struct error *err)
{
	const struct judgements *j = &im->report->judgements;
	const struct audit_brought b = { j->source, j->who, at };
	bool ok = true;
	for (const struct reg *r = NULL; ok && (r = catalogue_next(r));) {
		const struct merge_count *c = &im->report->registers[r->id];
		struct scopes scopes = scopes_of(im->round, &im->taken.rows.reg[r->id]);
		bool other = r->merge == MERGE_SCOPE && c->added + c->changed + c->removed;
		for (size_t i = 0; ok && other && i < scopes.count; i++)
			ok = audit_brought_put(s, r->table, scopes.name[i], &b, err);
	}
	return ok;
}

/* What holds from the moment on that its edition is current. */
static bool
write_with(void *self, struct state *s, struct error *err)
{
	struct importer *im = self;
	const char *at = im->publishing->info->created;
	return (!im->pack.issuer[0] || seals_shown(s, im->pack.issuer, im->pack.root, err)) &&
	       note_brought(im, s, at, err) && gate_keep(&im->gate, s, im->publishing->reader, at, err) &&
	       save_codes(im, s, err) && importer_say_held(im, s, im->publishing->who, NULL, err);
}

bool
importer_publish(
    struct importer *im, const char *who, const char *building, struct edition_info *info, struct error *err)
{
	struct publication p = { .data = im->options->data, .staging = im->staging, .building = building };
	p.content = &im->merged;
	p.info = info;
	p.progress = &im->options->progress;
	p.who = who;
	p.reader = im->options->by ? im->options->by : who;
	p.decided = &im->decided;
	p.also = write_with;
	p.self = im;
	im->publishing = &p;
	if (!publish(&p, err))
		return false;
	im->report->edition = info->number;
	return true;
}

/* Codes, and what a sheet said in vain, are kept though nothing else came of it. */
static bool
mend_state(struct importer *im, struct error *err)
{
	bool any = im->secrets.count + im->secrets.carries > 0;
	for (size_t i = 0; i < im->decided.held.count; i++)
		any = any || im->decided.hit[i].rows;
	struct state *s = any ? state_open(im->options->data, err) : NULL;
	bool begun = s && state_begin(s, err),
	     ok = begun && save_codes(im, s, err) && decided_write(&im->decided, s, "", "", "", err);
	ok = begun ? state_end(s, ok, err) : !any;
	state_close(s);
	return ok;
}

bool
importer_mend(struct importer *im, struct error *err)
{
	return mend_state(im, err) &&
	       (im->report->photos.healed == 0 || publish_pictures(im->options->data, im->staging, &im->merged, err));
}

bool
importer_judge(struct importer *im, struct error *err)
{
	struct importer_report *report = im->report;
	report->findings.count = im->said;
	report->findings.errors = im->said_errors;
	gate_say(&im->gate, &report->findings);
	if (im->followed)
		finding_add(&report->findings, FINDING_CONSENT_FOLLOWED, (struct place){ 0 }, im->followed);
	report->held = im->helds;
	for (size_t i = 0; i < im->helds; i++)
		finding_add(&report->findings, FINDING_ROW_HELD, im->held[i].at, im->held[i].title);
	bool errors = report->findings.errors > 0;
	report->left_out = report->left_sheets = 0;
	report->no_change = merge_changes_nothing(report->registers) && !im->others_changed;
	report->ok = !report->blocked && (!errors || im->options->without_bad_rows);
	if (!report->ok)
		return true;
	report->ok = judgements_open(&report->judgements, true) == 0;
	if (errors)
		importer_count_left_out(im);
	return say_codes(im, err);
}

/* What a run in one go does with it. */
static bool
decide(struct importer *im, struct error *err)
{
	struct importer_report *report = im->report;
	struct edition_info info;
	if (!importer_judge(im, err))
		return false;
	size_t open = im->options->data && report->ok && !report->no_change ? gate_open(&im->gate) : 0;
	if (open) {
		finding_add(&report->findings, FINDING_CELLS_OPEN, (struct place){ 0 }, open);
		report->ok = false;
	}
	if (!report->ok || !im->options->yes || !im->options->data)
		return true;
	if (report->no_change)
		return importer_mend(im, err);
	importer_describe(im, &info);
	report->ok = importer_publish(im, "命令行", NULL, &info, err);
	return report->ok;
}

struct importer *
importer_new(struct importer_options *options, struct importer_report *report)
{
	struct arena *arena = arena_new();
	*report = (struct importer_report){ .arena = arena, .findings = { .arena = arena } };
	struct importer *im = arena_alloc(arena, sizeof *im);
	*im = (struct importer){ .options = options, .report = report, .arena = arena, .lock = -1 };
	im->answers = answers_new(arena, &options->answers);
	report->source = options->source;
	return im;
}

bool
importer_open(struct importer *im, struct error *err)
{
	return make_staging(im, err) && load_base(im, err) &&
	       decided_begin(&im->decided, im->arena, im->options->data, err);
}

void
importer_close(struct importer *im)
{
	progress_end(&im->options->progress);
	arena_free(im->round);
	im->round = NULL;
	remove_staging(im);
}

bool
importer_run(struct importer_options *options, struct importer_report *report, struct error *err)
{
	struct importer *im = importer_new(options, report);
	bool ok = importer_open(im, err) && importer_prepare(im, err) && decide(im, err);
	importer_close(im);
	return ok;
}
