/* amend: see amend.h. */
#include "amend/amend.h"
#include "decided/consent.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/private_number.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "sheets/clean.h"
#include "import/consistency.h"
#include "import/gate.h"
#include "import/judge.h"
#include "editions/initials.h"
#include "editions/mask.h"
#include "import/publish.h"
#include "import/secrets.h"
#include "import/photo_match.h"
#include "values/value.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "store/staff.h"

struct amending {
	const struct edition_info *info; /* while it is published */
	const struct amend *m;
	const struct amend_row *change; /* the one at hand */
	const struct reg *r;            /* its register */
	struct arena *arena;
	struct edition_info current;
	int instead_of;                 /* a damaged one; 0: it is the newest */
	struct content content, before; /* to be, and as it is */
	struct decided decided;
	struct value_context ctx;
	size_t index;       /* of the row at hand */
	struct strbuf said; /* what becomes other in it */
	const char *words[AMEND_ROWS];
	struct secrets codes; /* those of families that are called otherwise now */
	struct code_entry carry[AMEND_ROWS];
	enum amend_asks asks;
	struct error *err;
};

/* ------------------------------------------------------------ the columns */

static bool
has_word(const char *list, const char *word)
{
	size_t n = strlen(word);
	for (const char *p = list; p && *p; p += strcspn(p, "|"), p += *p == '|')
		if (strncmp(p, word, n) == 0 && (p[n] == '|' || p[n] == '\0'))
			return true;
	return false;
}

static int
find_column(struct amending *am, const char *name)
{
	for (size_t i = 0; i < am->r->count; i++)
		if (strcmp(am->r->fields[i].header, name) == 0 || strcmp(am->r->fields[i].column, name) == 0)
			return (int)i;
	for (size_t i = 0; i < am->r->count; i++)
		if (has_word(am->r->fields[i].aliases, name))
			return (int)i;
	error_finding(am->err, FINDING_AMEND_COLUMN, am->r->sheet, name);
	return -1;
}

/* Photos and recordings come by a stick, codes with the roll. */
static bool
may_change(struct amending *am, const struct field *f)
{
	if (!catalogue_is_file(f->type) && f->type != FIELD_SERIAL && !(f->flags & FIELD_SECRET))
		return true;
	return error_finding(am->err, FINDING_AMEND_FIXED, am->r->sheet, f->header);
}

/* As a cell of a sheet; `remark` as struct value has it. */
static bool
read_value(struct amending *am, const struct field *f, const char *words, const char **out, const char **remark)
{
	*out = *remark = NULL;
	if (utf8_count(words) > CLEAN_MAX_CHARACTERS)
		return error_finding(am->err, FINDING_AMEND_TOO_LONG, f->header, CLEAN_MAX_CHARACTERS);
	words = clean_text(am->arena, words, strlen(words), NULL);
	const struct cell cell = { .kind = *words ? CELL_TEXT : CELL_EMPTY, .text = words };
	if (value_is_identity(words))
		return error_finding(am->err, FINDING_AMEND_IDENTITY, f->header);
	struct value v = value_read(f, &cell, &am->ctx, am->arena);
	if (v.bad)
		return error_finding(am->err, FINDING_AMEND_VALUE, f->header, v.why);
	*out = v.text;
	*remark = v.remark;
	if (!*out && (f->flags & FIELD_REQUIRED))
		return error_finding(am->err, FINDING_AMEND_EMPTY, f->header);
	return true;
}

/* ---------------------------------------------------------------- the row */

static bool
matches(struct amending *am, const struct row *row, bool *same)
{
	const char *value, *remark;
	*same = true;
	for (size_t i = 0; i < am->change->wheres && *same; i++) {
		int f = find_column(am, am->change->where[i].column);
		if (f < 0 || !read_value(am, &am->r->fields[f], am->change->where[i].value, &value, &remark))
			return false;
		if (am->r->fields[f].type == FIELD_PLACE && value && row->value[f])
			*same = strcmp(row_place_key(am->arena, value), row_place_key(am->arena, row->value[f])) == 0;
		else
			*same = str_equal(value, row->value[f]);
	}
	return true;
}

static bool
find_row(struct amending *am)
{
	const struct row_list *list = &am->content.reg[am->change->reg];
	size_t found = 0;
	bool same;
	if (am->change->row) {
		am->index = (size_t)(am->change->row - 1); /* content_write() numbers them so */
		return am->change->row > 0 && am->index < list->count ? true
								      : error_finding(am->err, FINDING_AMEND_ROW_MOVED);
	}
	for (size_t i = 0; i < list->count; i++) {
		if (!matches(am, &list->row[i], &same))
			return false;
		if (same && found++ == 0)
			am->index = i;
	}
	if (found == 1)
		return true;
	return found == 0 ? error_finding(am->err, FINDING_AMEND_NO_ROW, am->r->sheet)
			  : error_finding(am->err, FINDING_AMEND_SEVERAL, am->r->sheet, found);
}

/* What people call it: the first words of its key that everybody may read. */
static const char *
name_of(struct amending *am, const struct row *row)
{
	struct strbuf words = { 0 };
	int parts = 0;
	for (size_t i = 0; i < am->r->count && parts < 4; i++) {
		const struct field *f = &am->r->fields[i];
		char period[256];
		const char *value = row->value[i];
		if ((f->flags & (FIELD_KEY | FIELD_STAFF)) != FIELD_KEY || str_empty(value))
			continue;
		if (f->type == FIELD_PERIOD) {
			period_speak(value, period, sizeof period);
			value = period;
		}
		if (f->flags & FIELD_MASKED)
			value = mask_name(am->arena, value);
		strbuf_printf(&words, "%s%.*s", parts++ ? " " : "", (int)utf8_prefix(value, 40), value);
	}
	return strbuf_take(&words, am->arena);
}

/* 「完成情况 整改中 → 已完成」. What only staff may read stays out: these words travel, on receipts and in histories.
 */
static void
say_change(struct amending *am, const struct field *f, const char *was, const char *now)
{
	strbuf_printf(&am->said, "%s%s", am->said.len ? "，" : "", f->header);
	if (f->flags & FIELD_STAFF) {
		strbuf_append(&am->said, now ? "（已记下）" : "（已删去）");
		return;
	}
	strbuf_append(&am->said, " ");
	if (f->flags & FIELD_MASKED) {
		was = was ? mask_name(am->arena, was) : NULL;
		now = now ? mask_name(am->arena, now) : NULL;
	}
	was = private_number_hide(am->arena, was);
	now = private_number_hide(am->arena, now);
	if (was && !am->change->add)
		strbuf_printf(&am->said, "%.*s → ", (int)utf8_prefix(was, 30), was);
	strbuf_printf(&am->said, "%.*s", now ? (int)utf8_prefix(now, 30) : (int)strlen("（空）"), now ? now : "（空）");
}

/* What stood in brackets behind a name goes to 备注, as from a sheet. */
static void
keep_remark(struct amending *am, const char **value, const char *remark)
{
	int note = catalogue_field(am->r, "note");
	if (!remark || note < 0 || (value[note] && strstr(value[note], remark)))
		return;
	value[note] = value[note] ? arena_printf(am->arena, "%s；%s", value[note], remark) : remark;
}

static bool
set_cell(struct amending *am, const char **value, const struct amend_cell *cell)
{
	const char *now, *remark;
	int f = find_column(am, cell->column);
	if (f < 0 || !may_change(am, &am->r->fields[f]) ||
	    !read_value(am, &am->r->fields[f], cell->value, &now, &remark))
		return false;
	keep_remark(am, value, remark);
	value[f] = now;
	return true;
}

/* Consent taken back takes the photos along, as from a sheet. */
static void
drop_photos(struct amending *am, struct row *row)
{
	int consent = catalogue_field(am->r, "consent");
	struct row_photo *kept = arena_array(am->arena, row->photos + 1, sizeof *kept);
	size_t n = 0;
	bool agreed = consent >= 0 && str_equal(row->value[consent], "是");
	for (size_t i = 0; i < row->photos; i++)
		if (agreed || !row_photo_personal(am->r, row, &row->photo[i]))
			kept[n++] = row->photo[i];
	if (n < row->photos)
		strbuf_printf(&am->said, "，撤下照片 %zu 张", row->photos - n);
	row->photo = kept;
	row->photos = n;
}

static bool
homes_allowed(const struct amending *am)
{
	char allowed[16];
	return state_peek_setting(am->m->data, "black_households", allowed, sizeof allowed) &&
	       strcmp(allowed, "是") == 0;
}

/* Words that name somebody, a private number: the gate of an import, for this row. */
static bool
pass_gate(struct amending *am, struct row *row, const char *const *was)
{
	char day[16], at[40];
	bool must = false;
	const struct datetime *t = &am->m->now;
	date_format(t->date, day);
	snprintf(at, sizeof at, "%.10sT%02d:%02d:%02d", day, t->hour % 24, t->minute % 60, t->second % 61);
	struct gate_one g = { .arena = am->arena,
		.content = &am->content,
		.r = am->r,
		.data = am->m->data,
		.who = am->m->by,
		.at = at,
		.homes_allowed = homes_allowed(am),
		.answer = am->m->mask_names   ? GATE_MEND
			  : am->m->as_written ? GATE_OTHER
					      : GATE_OPEN };
	bool ok = gate_one(&g, row, am->change->add ? NULL : was, &must, am->err);
	if (!ok)
		am->asks = must ? AMEND_ASKS_MEND : AMEND_ASKS_BOTH;
	return ok;
}

/* Is the column not named by a cell before this one? */
static bool
is_first(struct amending *am, size_t i, int f)
{
	while (i-- > 0)
		if (find_column(am, am->change->set[i].column) == f)
			return false;
	return true;
}

static bool
set_cells(struct amending *am, struct row *row)
{
	const char **value = arena_array(am->arena, am->r->count, sizeof *value);
	const char *const *was = row->value;
	memcpy(value, row->value, am->r->count * sizeof *value);
	row->value = value; /* the base keeps its own */
	for (size_t i = 0; i < am->change->sets; i++)
		if (!set_cell(am, value, &am->change->set[i]))
			return false;
	for (size_t f = 0; f < am->r->count; f++)
		if ((am->r->fields[f].flags & FIELD_REQUIRED) && !value[f])
			return error_finding(am->err, FINDING_AMEND_EMPTY, am->r->fields[f].header);
	if (!pass_gate(am, row, was))
		return false;
	for (size_t i = 0; i < am->change->sets; i++) {
		int f = find_column(am, am->change->set[i].column);
		if (f >= 0 && !str_equal(was[f], value[f]) && is_first(am, i, f))
			say_change(am, &am->r->fields[f], was[f], value[f]);
	}
	if (!am->said.len)
		return error_finding(am->err, FINDING_AMEND_SAME);
	drop_photos(am, row);
	return true;
}

/* The whole register's keys anew: a changed key column must not meet another row's. */
static bool
bind_all(struct amending *am, const struct row *changed)
{
	struct row_list *list = &am->content.reg[am->change->reg];
	for (size_t i = 0; i < list->count; i++)
		row_bind(&list->row[i], am->arena, am->r);
	if (am->r->merge == MERGE_NUMBERED) {
		row_number(list, am->arena);
		return true;
	}
	for (size_t i = 0; i < list->count; i++)
		if (&list->row[i] != changed && strcmp(list->row[i].key, changed->key) == 0)
			return error_finding(am->err, FINDING_AMEND_DOUBLE, am->r->sheet, name_of(am, changed));
	return true;
}

/* Privacy holds here too: a household on the black list only where the village allows it, with consent. */
static bool
may_stand(struct amending *am, const struct row *row)
{
	struct findings findings = { .arena = am->arena };
	struct draft d;
	struct tables tables = { .seen = { false } };
	struct row *copy = row_append(&tables.content.reg[am->r->id], am->arena, am->r);
	*copy = *row;
	tables.seen[am->r->id] = true;
	draft_new(&d, am->arena, &findings, &tables);
	consistency_black_list(&d, homes_allowed(am));
	consistency_rules(&d);
	consistency_ends(&d);
	consistency_classes(&d);
	consistency_characters(&d);
	int sample = catalogue_field(am->r, "sample");
	if (!am->current.demonstration && sample >= 0 && str_equal(row->value[sample], "是"))
		return error_finding(am->err, FINDING_AMEND_SAMPLE);
	for (size_t i = 0; i < findings.count; i++)
		if (findings.item[i].level == FINDING_ERROR)
			return error_set(am->err, ERROR_CONTENT, findings.item[i].code, "%s", findings.item[i].message);
	return true;
}

/* ------------------------------------------------------------ the edition */

static bool
load(struct amending *am)
{
	if (!state_current_load(am->m->data, &am->current, am->arena, &am->content, am->err))
		return false;
	if (am->current.number == 0)
		return error_finding(am->err, FINDING_AMEND_NO_CONTENT);
	if (am->m->edition && am->m->edition != am->current.number)
		return error_finding(am->err, FINDING_AMEND_MOVED);
	int must = state_selected_number(am->m->data);
	am->instead_of = must == am->current.number ? 0 : must;
	am->before = am->content;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct row_list *list = &am->content.reg[r->id];
		struct row *copy = arena_array(am->arena, list->count + 1, sizeof *copy);
		if (list->count)
			memcpy(copy, list->row, list->count * sizeof *copy);
		am->before.reg[r->id].row = copy;
	}
	return decided_begin(&am->decided, am->arena, am->m->data, am->err);
}

/* Names of villages as the content writes them: 「高同」 becomes 「高同村」. */
static void
know_places(struct amending *am)
{
	const struct reg *r = catalogue_register(REG_VILLAGE);
	const struct row_list *list = &am->content.reg[r->id];
	const char **place = arena_array(am->arena, list->count + 1, sizeof *place);
	for (size_t i = 0; i < list->count; i++)
		place[i] = row_text(&list->row[i], r, "village");
	am->ctx = (struct value_context){
		.year = am->m->now.date.year, .today = am->m->now.date, .places = place, .place_count = list->count
	};
}

static bool
change_one(struct amending *am, size_t i)
{
	am->change = &am->m->change[i];
	am->r = catalogue_register(am->change->reg);
	struct row_list *list = &am->content.reg[am->change->reg];
	struct row *row;
	strbuf_clear(&am->said);
	if (am->change->add)
		row = row_append(list, am->arena, am->r);
	else if (find_row(am))
		row = &list->row[am->index];
	else
		return false;
	const struct row was = *row;
	if (!set_cells(am, row))
		return false;
	content_name_whole(&am->content, am->arena, NULL);
	if (!bind_all(am, row) || !may_stand(am, row))
		return false;
	if (catalogue_field(am->r, "former") >= 0)
		am->codes.carries +=
		    moved_amended(am->arena, am->r, am->change->add ? NULL : &was, row, &am->carry[am->codes.carries]);
	decided_amended(&am->decided, am->r, am->change->add ? NULL : &was, row, am->m->why);
	am->words[i] = arena_printf(am->arena, am->change->add ? "《%s》加了一条：%s" : "《%s》%s：%s", am->r->sheet,
	    name_of(am, row), strbuf_text(&am->said));
	return true;
}

/* What was changed, and the codes of who moved, with the edition or not at all. */
static bool
note(void *self, struct state *s, struct error *err)
{
	struct amending *am = self;
	bool ok = true;
	for (size_t i = 0; ok && i < am->m->changes; i++) {
		const char *words = am->words[i];
		if (i == 0 && am->m->why && am->m->why[0])
			words = arena_printf(am->arena, "%s。原因：%s", words, am->m->why);
		ok = audit_add(s, am->info->created, am->m->by, "amend", am->info->number, words, err);
	}
	am->codes.carry = am->carry;
	return ok && (!am->codes.carries || secrets_save(&am->codes, am->arena, am->m->data, &am->before, s, err));
}

static bool
make_staging(struct amending *am, char *path, size_t size)
{
	snprintf(path, size, "%s/staging", am->m->data);
	int error = fs_empty(path);
	if (!error)
		error = fs_mkdirs(path);
	return error ? error_finding(am->err, FINDING_NO_STAGING, error_reason(error)) : true;
}

/* Whole characters of `s`, as many as fit. */
static void
copy_words(char *out, size_t size, const char *s)
{
	size_t n = strlen(s);
	for (size_t k = utf8_count(s); n >= size; k--)
		n = utf8_prefix(s, k);
	memcpy(out, s, n);
	out[n] = '\0';
}

/* What it settles holds from now on, and for other lists of the same home, too. */
static bool
decide(struct amending *am, const char *staging)
{
	char scratch[PATH_MAX + 16];
	struct decided *d = &am->decided;
	snprintf(scratch, sizeof scratch, "%s/objected.db", staging);
	if (!decided_learn(d, am->arena, &am->before, &am->content, scratch, am->err))
		return false;
	for (size_t i = 0; i < d->freshes; i++)
		if (!d->fresh[i].why[0] && am->m->why)
			d->fresh[i].why = am->m->why;
	decided_consent(am->arena, &am->content, &am->content, NULL, NULL);
	return true;
}

static bool
publish_it(struct amending *am, struct amended *out)
{
	char staging[PATH_MAX], day[16];
	const struct datetime *t = &am->m->now;
	struct progress silent = { .fd = -1 };
	struct edition_info info = { .base = am->current.number, .demonstration = am->current.demonstration };
	if (!make_staging(am, staging, sizeof staging) || !decide(am, staging))
		return false;
	date_format(t->date, day);
	snprintf(info.created, sizeof info.created, "%.10sT%02d:%02d:%02d", day, t->hour % 100, t->minute % 100,
	    t->second % 100);
	snprintf(info.source, sizeof info.source, "改一条");
	const char *words = am->words[0];
	for (size_t i = 1; i < am->m->changes; i++)
		words = arena_printf(am->arena, "%s；%s", words, am->words[i]);
	copy_words(out->words, sizeof out->words, words);
	copy_words(info.summary, sizeof info.summary,
	    am->m->changes == 1 ? words : arena_printf(am->arena, "%zu 处：%s", am->m->changes, words));
	for (size_t i = 0; i < am->m->changes; i++)
		am->content.changed[am->m->change[i].reg] = arena_strndup(am->arena, day, 10);
	secrets_strip(&am->content);
	initials_fill(am->arena, &am->content);
	struct publication p = { .data = am->m->data, .staging = staging, .content = &am->content, .info = &info };
	p.progress = &silent;
	p.no_audit = true;
	p.who = str_empty(am->m->by) ? AUDIT_NOBODY : am->m->by;
	p.decided = &am->decided;
	p.also = note;
	p.self = am;
	am->info = &info;
	bool ok = publish(&p, am->err);
	fs_empty(staging);
	out->edition = ok ? info.number : 0;
	if (ok && am->instead_of)
		snprintf(
		    out->older, sizeof out->older, FINDING_BUILT_ON_OLDER_SAYS, am->instead_of, am->current.number);
	return ok;
}

static bool
run(struct amending *am, struct amended *out)
{
	if (!load(am))
		return false;
	know_places(am);
	for (size_t i = 0; i < am->m->changes; i++)
		if (!change_one(am, i))
			return false;
	return publish_it(am, out);
}

bool
amend_run(const struct amend *m, struct amended *out, struct error *err)
{
	char path[PATH_MAX];
	int lock = -1;
	ASSERT(m->changes > 0 && m->changes <= AMEND_ROWS);
	*out = (struct amended){ 0 };
	snprintf(path, sizeof path, "%s/lock", m->data);
	int error = fs_exists(m->data) ? lock_take(path, &lock) : 0;
	if (error == EWOULDBLOCK)
		return error_finding(err, FINDING_BUSY_REVIEW);
	if (error)
		return error_finding(err, FINDING_NO_PERMISSION, m->data, error_reason(error));
	struct amending am = { .m = m, .arena = arena_new(), .err = err };
	bool ok = run(&am, out);
	out->asks = ok ? AMEND_ASKS_NOTHING : am.asks;
	strbuf_free(&am.said);
	arena_free(am.arena);
	lock_release(lock);
	return ok;
}
