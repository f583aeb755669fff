/* amend: see amend.h. */
#include "import/amend.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "import/cross.h"
#include "import/letters.h"
#include "import/publish.h"
#include "import/secrets.h"
#include "import/value.h"
#include "os/fs.h"
#include "os/lock.h"
#include "store/staff.h"

struct amending {
	const struct amend *m;
	const struct reg *r;
	struct arena *arena;
	struct edition_info current;
	struct content content;
	size_t index; /* of the row */
	struct strbuf said;
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
	error_set(am->err, ERROR_USAGE, "unknown_column", "《%s》没有“%s”这一列。", am->r->sheet, name);
	return -1;
}

/* Photos come by a stick, codes with the roll. */
static bool
may_change(struct amending *am, const struct field *f)
{
	if (f->type != FIELD_PHOTOS && f->type != FIELD_SERIAL && !(f->flags & FIELD_SECRET))
		return true;
	return error_set(
	    am->err, ERROR_USAGE, "column_fixed", "《%s》的“%s”不能在这里改，请用表格导入。", am->r->sheet, f->header);
}

static bool
read_value(struct amending *am, const struct field *f, const char *words, const char **out)
{
	const struct cell cell = { .kind = *words ? CELL_TEXT : CELL_EMPTY, .text = words };
	const struct value_context ctx = { .year = am->m->now.date.year, .today = am->m->now.date };
	const char *remark = NULL, *why = NULL;
	*out = NULL;
	if (!utf8_valid(words, strlen(words)) || value_is_identity(words))
		return error_set(am->err, ERROR_CONTENT, "identity_number",
		    "“%s”里像是有身份证号或银行卡号，不能上屏，请删去。", f->header);
	if (!value_read(f, &cell, &ctx, am->arena, out, &remark, &why))
		return error_set(am->err, ERROR_CONTENT, "bad_value", "“%s”写的是“%s”：%s。", f->header, words,
		    why ? why : "看不懂");
	if (!*out && (f->flags & FIELD_REQUIRED))
		return error_set(am->err, ERROR_CONTENT, "value_missing", "“%s”不能空着。", f->header);
	return true;
}

/* ---------------------------------------------------------------- the row */

static bool
matches(struct amending *am, const struct row *row, bool *same)
{
	const char *value;
	*same = true;
	for (size_t i = 0; i < am->m->wheres && *same; i++) {
		int f = find_column(am, am->m->where[i].column);
		if (f < 0 || !read_value(am, &am->r->fields[f], am->m->where[i].value, &value))
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
	const struct row_list *list = &am->content.reg[am->m->reg];
	size_t found = 0;
	bool same;
	if (am->m->row) {
		am->index = (size_t)(am->m->row - 1);
		return am->m->row > 0 && am->index < list->count
			   ? true
			   : error_set(am->err, ERROR_CONTENT, "no_such_row", "没有找到这一条，可能已经换了新的内容。");
	}
	for (size_t i = 0; i < list->count; i++) {
		if (!matches(am, &list->row[i], &same))
			return false;
		if (same && found++ == 0)
			am->index = i;
	}
	if (found == 1)
		return true;
	return found == 0 ? error_set(am->err, ERROR_CONTENT, "no_such_row", "《%s》里没有找到这一条。", am->r->sheet)
			  : error_set(am->err, ERROR_CONTENT, "several_rows",
				"《%s》里这样的有 %zu 条，请再写清楚是哪一条。", am->r->sheet, found);
}

/* What people call it: the first words of its key. */
static const char *
name_of(struct amending *am, const struct row *row)
{
	struct strbuf words = { 0 };
	int parts = 0;
	for (size_t i = 0; i < am->r->count && parts < 4; i++)
		if ((am->r->fields[i].flags & FIELD_KEY) && row->value[i] && *row->value[i]) {
			int n = (int)utf8_prefix(row->value[i], 40);
			strbuf_printf(&words, "%s%.*s", parts++ ? " " : "", n, row->value[i]);
		}
	const char *out = arena_strdup(am->arena, strbuf_text(&words));
	strbuf_free(&words);
	return out;
}

static bool
set_cells(struct amending *am, struct row *row)
{
	const char **value = arena_array(am->arena, am->r->count, sizeof *value);
	memcpy(value, row->value, am->r->count * sizeof *value);
	row->value = value; /* the base keeps its own */
	for (size_t i = 0; i < am->m->sets; i++) {
		int f = find_column(am, am->m->set[i].column);
		const char *now;
		if (f < 0 || !may_change(am, &am->r->fields[f]) ||
		    !read_value(am, &am->r->fields[f], am->m->set[i].value, &now))
			return false;
		if (str_equal(now, value[f]))
			continue;
		strbuf_printf(&am->said, "%s%s ", am->said.len ? "，" : "", am->r->fields[f].header);
		if (value[f] && !am->m->add)
			strbuf_printf(&am->said, "%.*s → ", (int)utf8_prefix(value[f], 30), value[f]);
		strbuf_printf(
		    &am->said, "%.*s", now ? (int)utf8_prefix(now, 30) : (int)strlen("（空）"), now ? now : "（空）");
		value[f] = now;
	}
	for (size_t f = 0; f < am->r->count; f++)
		if ((am->r->fields[f].flags & FIELD_REQUIRED) && !value[f])
			return error_set(
			    am->err, ERROR_CONTENT, "value_missing", "“%s”不能空着。", am->r->fields[f].header);
	return am->said.len ? true : error_set(am->err, ERROR_CONTENT, "no_change", "和屏上的一样，没有改动任何内容。");
}

/* The whole register's keys anew: a changed key column must not meet another row's. */
static bool
bind_all(struct amending *am, const struct row *changed)
{
	struct row_list *list = &am->content.reg[am->m->reg];
	for (size_t i = 0; i < list->count; i++)
		row_bind(&list->row[i], am->arena, am->r);
	if (am->r->merge == MERGE_NUMBERED) {
		row_number(list, am->arena);
		return true;
	}
	for (size_t i = 0; i < list->count; i++)
		if (&list->row[i] != changed && strcmp(list->row[i].key, changed->key) == 0)
			return error_set(am->err, ERROR_CONTENT, "duplicate_key", "《%s》里已经有“%s”这一条了。",
			    am->r->sheet, name_of(am, changed));
	return true;
}

/* Privacy holds here too: a household on the black list only where the village allows it, with consent. */
static bool
may_stand(struct amending *am, const struct row *row)
{
	char allowed[16];
	struct findings findings = { .arena = am->arena };
	struct draft d;
	struct tables tables = { .seen = { false } };
	struct row *copy = row_append(&tables.content.reg[am->m->reg], am->arena, am->r);
	*copy = *row;
	tables.seen[am->m->reg] = true;
	draft_new(&d, am->arena, &findings, &tables);
	cross_black_list(&d,
	    state_peek_setting(am->m->data, "black_households", allowed, sizeof allowed) && strcmp(allowed, "是") == 0);
	if (am->m->reg == REG_RULE)
		cross_rules(&d);
	for (size_t i = 0; i < findings.count; i++)
		if (findings.item[i].level == FINDING_ERROR)
			return error_set(am->err, ERROR_CONTENT, findings.item[i].code, "%s", findings.item[i].message);
	return true;
}

/* ------------------------------------------------------------ the edition */

static bool
load(struct amending *am)
{
	if (!state_current(am->m->data, &am->current, am->err))
		return false;
	if (am->current.number == 0)
		return error_set(am->err, ERROR_CONTENT, "no_content", "还没有上过内容，没有可以改的。");
	if (am->m->edition && am->m->edition != am->current.number)
		return error_set(am->err, ERROR_CONTENT, "edition_moved", "屏上的内容刚刚换过，请回去重新看一遍再改。");
	struct db *db = edition_open(&am->current, am->err);
	bool ok = db && content_load(db, am->arena, &am->content, am->err);
	db_close(db);
	return ok;
}

static bool
change(struct amending *am)
{
	struct row_list *list = &am->content.reg[am->m->reg];
	struct row *row;
	if (am->m->add)
		row = row_append(list, am->arena, am->r);
	else if (find_row(am))
		row = &list->row[am->index];
	else
		return false;
	return set_cells(am, row) && bind_all(am, row) && may_stand(am, row);
}

/* The edition stands; a line that cannot be written does not take it back. */
static void
note(struct amending *am, const struct amended *out, const char *at)
{
	struct state *s = state_open(am->m->data, NULL);
	const char *why =
	    am->m->why && am->m->why[0] ? arena_printf(am->arena, "%s。原因：%s", out->words, am->m->why) : out->words;
	if (!s || !audit_add(s, at, am->m->by, "amend", out->edition, why, NULL))
		log_warn("amend: no line in the audit");
	state_close(s);
}

static bool
publish_it(struct amending *am, const struct row *row, struct amended *out)
{
	char staging[PATH_MAX], day[16];
	const struct datetime *t = &am->m->now;
	struct progress silent = { .fd = -1 };
	struct edition_info info = { .base = am->current.number, .demonstration = am->current.demonstration };
	snprintf(staging, sizeof staging, "%s/staging", am->m->data);
	int error = fs_empty(staging);
	if (!error)
		error = fs_mkdirs(staging);
	if (error)
		return error_set(
		    am->err, ERROR_MACHINE, "no_permission", "临时文件夹建不了：%s。", error_reason(error));
	date_format(t->date, day);
	snprintf(info.created, sizeof info.created, "%.10sT%02d:%02d:%02d", day, t->hour % 100, t->minute % 100,
	    t->second % 100);
	snprintf(info.source, sizeof info.source, "改一条");
	snprintf(out->words, sizeof out->words, am->m->add ? "《%s》加了一条：%s" : "《%s》%s：%s", am->r->sheet,
	    name_of(am, row), strbuf_text(&am->said));
	out->words[utf8_prefix(out->words, 160)] = '\0';
	snprintf(info.summary, sizeof info.summary, "%.*s", (int)utf8_prefix(out->words, 80), out->words);
	am->content.changed[am->m->reg] = arena_strndup(am->arena, day, 10);
	secrets_strip(&am->content);
	letters_fill(am->arena, &am->content);
	bool ok = publish(am->m->data, staging, &am->content, &info, &silent, am->err);
	fs_empty(staging);
	out->edition = info.number;
	if (ok)
		note(am, out, info.created);
	return ok;
}

static bool
run(struct amending *am, struct amended *out)
{
	if (!load(am) || !change(am))
		return false;
	struct row_list *list = &am->content.reg[am->m->reg];
	return publish_it(am, &list->row[am->m->add ? list->count - 1 : am->index], out);
}

bool
amend_run(const struct amend *m, struct amended *out, struct error *err)
{
	char path[PATH_MAX];
	int lock = -1;
	*out = (struct amended){ 0 };
	snprintf(path, sizeof path, "%s/lock", m->data);
	int error = fs_exists(m->data) ? lock_take(path, &lock) : 0;
	if (error == EWOULDBLOCK)
		return error_set(err, ERROR_MACHINE, "busy", "正在更新内容，请等它结束再改。");
	if (error)
		return error_set(
		    err, ERROR_MACHINE, "no_permission", "数据文件夹 %s 不能用：%s。", m->data, error_reason(error));
	struct amending am = { .m = m, .r = catalogue_register(m->reg), .arena = arena_new(), .err = err };
	bool ok = run(&am, out);
	strbuf_free(&am.said);
	arena_free(am.arena);
	lock_release(lock);
	return ok;
}
