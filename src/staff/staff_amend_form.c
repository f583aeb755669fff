/* staff_amend_form: what is asked for each kind of small change, what stands
 * there already, and the job that comes of it. See staff_amend.h. */
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "queries/rows.h"
#include "staff/staff_amend.h"
#include "store/settings.h"

/* ---------------------------------------------------------------- fields */

static struct amend_field *
add_field(struct amend_form *f, const char *label, const char *header, enum editor_kind kind, const char *now)
{
	struct amend_field *field = &f->field[f->fields++];
	*field = (struct amend_field){ .label = label, .header = header, .kind = kind, .now = now, .value = now };
	return field;
}

/* A field of the entry's own row. */
static struct amend_field *
add_of(struct amend_form *f, struct host *h, const char *label, const char *header, enum editor_kind kind,
    const char *column)
{
	return add_field(
	    f, label, header, kind, amendable_cell(h->store, f->arena, f->entry.reg, f->entry.rid, column));
}

static void
offer(struct amend_field *field, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count && field->readies < AMEND_READY - 1; i++)
		if (words[i] && words[i][0])
			field->ready[field->readies++] = words[i];
}

#define OFFER(field, ...)                                                                                              \
	offer(field, (const char *const[]){ __VA_ARGS__ },                                                             \
	    sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(const char *))

static const char *
day(struct amend_form *f, struct date d)
{
	char iso[16];
	date_format(d, iso);
	return arena_strdup(f->arena, iso);
}

static struct amend_field *
field_of(struct amend_form *f, const char *header)
{
	for (size_t i = 0; i < f->fields; i++)
		if (strcmp(f->field[i].header, header) == 0)
			return &f->field[i];
	return NULL;
}

/* ------------------------------------------------------- 问题改好了 */

/* Done: with the days and who looked. Anything else: as the ledger has it. */
static void
follow_status(struct amend_form *f)
{
	bool done = strcmp(field_of(f, "完成情况")->value, "已完成") == 0;
	bool waits = strcmp(field_of(f, "完成情况")->value, "待复查") == 0;
	bool later = strcmp(field_of(f, "完成情况")->value, "延期") == 0;
	struct amend_field *mended = field_of(f, "完成日期"), *looked = field_of(f, "复查日期");
	struct amend_field *who = field_of(f, "复查人"), *closed = field_of(f, "是否销号");
	const char *today = day(f, f->today);
	mended->value = (done || waits) && !mended->now[0] ? today : mended->now;
	looked->value = done ? today : looked->now;
	who->value = done && !who->now[0] ? f->who : who->now;
	closed->value = done ? "是" : closed->now;
	mended->hidden = !done && !waits;
	looked->hidden = who->hidden = closed->hidden = !done;
	field_of(f, "整改期限")->hidden = !later;
}

static void
begin_problem(struct amend_form *f, struct host *h)
{
	struct amend_field *status = add_of(f, h, "改得怎么样", "完成情况", EDITOR_CHOICE, "status");
	OFFER(status, "已完成", "待复查", "整改中", "退回重改", "延期", "撤销");
	status->required = true;
	add_of(f, h, "哪天改好的", "完成日期", EDITOR_DATE, "done_on");
	add_of(f, h, "哪天去看的", "复查日期", EDITOR_DATE, "verified_on");
	struct amend_field *who = add_of(f, h, "谁去看的", "复查人", EDITOR_CHOICE, "verifier");
	struct text_list people = amendable_people(h->store, f->arena);
	who->writes = true;
	who->limit = 20;
	OFFER(who, f->who);
	for (size_t i = 0; i < people.count; i++)
		if (strcmp(people.text[i], f->who) != 0)
			OFFER(who, people.text[i]);
	struct amend_field *closed = add_of(f, h, "从台账上划掉（销号）", "是否销号", EDITOR_CHOICE, "closed");
	OFFER(closed, "是", "否");
	add_of(f, h, "延到哪天", "整改期限", EDITOR_DATE, "due_on");
	status->value = "已完成";
	follow_status(f);
}

/* ------------------------------------------------------- 榜上撤下一条 */

static void
begin_take(struct amend_form *f, struct host *h)
{
	f->back = f->entry.mark == AMEND_WITHDRAWN;
	struct amend_field *state = add_of(f, h, "状态", "状态", EDITOR_CHOICE, "state");
	state->now = state->now[0] ? state->now : "公示中";
	state->value = f->back ? "公示中" : "撤下";
	state->hidden = true;
	struct amend_field *why = add_of(f, h, "撤下原因", "撤下原因", EDITOR_CHOICE, "withdrawn_reason");
	why->value = "";
	why->hidden = f->back;
	why->required = !f->back;
	why->writes = true;
	why->limit = 60;
	OFFER(why, "已整改好", "登记错了", "异议成立", "本人不同意公开", "到期");
}

/* -------------------------------------------------------------- 改电话 */

static void
begin_phone(struct amend_form *f, struct host *h)
{
	if (f->entry.reg == REG_POST)
		add_of(f, h, "联系电话", "联系电话", EDITOR_PHONE, "phone");
	else if (f->entry.reg == REG_VILLAGE)
		add_of(f, h, "办公电话", "办公电话", EDITOR_PHONE, "phone");
	else {
		add_of(f, h, "网格员电话", "网格员电话", EDITOR_PHONE, "worker_phone");
		add_of(f, h, "网格长电话", "网格长电话", EDITOR_PHONE, "leader_phone");
	}
	for (size_t i = 0; i < f->fields; i++)
		f->field[i].limit = 20;
}

/* ------------------------------------------------------------ 登记异议 */

static void
begin_object(struct amend_form *f, struct host *h)
{
	const char *about, *target;
	f->found = amendable_naming(h->store, f->arena, f->entry.reg, f->entry.rid, &about, &target);
	struct amend_field *what = add_field(f, "反映什么", "反映内容", EDITOR_TEXT, "");
	what->required = true;
	what->limit = 180;
	add_field(f, "谁反映的", "反映人", EDITOR_TEXT, "")->limit = 20;
	add_field(f, "他的电话", "联系电话", EDITOR_PHONE, "")->limit = 20;
	int days = (int)settings_number(desk_data(h->desk), "appeal_days");
	add_field(f, "哪天以前答复", "答复期限", EDITOR_DATE, "")->value = day(f, date_after_working(f->today, days));
	const char *const hidden[][3] = { { "哪个榜", "反映哪个榜单(公示)", about }, { "哪一条", "反映对象", target },
		{ "登记日期", "登记日期", day(f, f->today) }, { "受理人", "受理人", f->who } };
	for (int i = 0; i < 4; i++) {
		struct amend_field *field = add_field(f, hidden[i][0], hidden[i][1], EDITOR_TEXT, "");
		field->value = hidden[i][2];
		field->hidden = true;
		field->silent = i >= 2;
	}
}

/* ------------------------------------------------------------ 答复异议 */

enum { RESULTS = 4, SENTENCES = 3 };
static const char *const results[RESULTS] = { "维持", "更正", "撤下", "转乡镇" };
static const char *const sentences[RESULTS][SENTENCES] = {
	{ "查过了，这一条没有错，不改。", "看过记录，情况属实，不改。" },
	{ "查过了，原来写错了，已经改好。", "分数重新算过，已经改过来。" },
	{ "查过了，登记错了，已经撤下。", "已经整改好，这一条撤下。", "本人不同意公开，这一条撤下。" },
	{ "已经转到乡镇，有结果再告诉大家。" },
};

static bool
is_ready(const char *reply)
{
	for (int i = 0; i < RESULTS; i++)
		for (int k = 0; k < SENTENCES; k++)
			if (sentences[i][k] && strcmp(sentences[i][k], reply) == 0)
				return true;
	return false;
}

/* The sentences that go with it; with 撤下 the entry itself goes along. */
static void
follow_result(struct amend_form *f)
{
	struct amend_field *result = field_of(f, "处理结果"), *reply = field_of(f, "公开答复");
	f->taken = strcmp(result->value, "撤下") == 0 ? f->meant : (struct amendable){ 0 };
	for (int i = 0; i < RESULTS; i++)
		if (strcmp(results[i], result->value) == 0) {
			reply->readies = 0;
			offer(reply, sentences[i], SENTENCES);
			if (!reply->value[0] || is_ready(reply->value))
				reply->value = sentences[i][0];
		}
}

static void
begin_answer(struct amend_form *f, struct host *h)
{
	struct amend_field *result = add_of(f, h, "怎么处理", "处理结果", EDITOR_CHOICE, "result");
	offer(result, results, RESULTS);
	result->required = true;
	struct amend_field *reply = add_of(f, h, "公开答复", "公开答复", EDITOR_CHOICE, "reply");
	reply->required = reply->writes = true;
	reply->limit = 180;
	struct amend_field *on = add_of(f, h, "哪天答复的", "答复日期", EDITOR_DATE, "replied_on");
	on->value = on->now[0] ? on->now : day(f, f->today);
	on->required = true;
	amendable_objected(h->store, f->arena, f->entry.rid, &f->meant);
	follow_result(f);
}

/* ---------------------------------------------------- any row of any sheet */

static enum editor_kind
editor_of(enum field_type type)
{
	switch (type) {
	case FIELD_DATE:
		return EDITOR_DATE;
	case FIELD_INTEGER:
	case FIELD_NUMBER:
	case FIELD_MONEY:
		return EDITOR_NUMBER;
	case FIELD_PHONE:
		return EDITOR_PHONE;
	case FIELD_YESNO:
	case FIELD_CHOICE:
		return EDITOR_CHOICE;
	default:
		return EDITOR_TEXT;
	}
}

/* Photos and recordings come by a stick, codes with the roll. */
static bool
may_change(const struct field *field)
{
	return field->type != FIELD_SERIAL && !catalogue_is_file(field->type) && !(field->flags & FIELD_SECRET);
}

static void
offer_choices(struct amend_form *f, struct amend_field *field, const char *choices)
{
	for (const char *p = choices; p && *p; p += strcspn(p, "|"), p += *p == '|') {
		const char *word = arena_strndup(f->arena, p, strcspn(p, "|="));
		offer(field, &word, 1);
	}
}

static void
begin_row(struct amend_form *f, struct host *h)
{
	const struct reg *r = catalogue_register(f->entry.reg);
	struct shown_row row = { 0 };
	bool add = f->entry.rid == 0;
	f->found = add || rows_find(h->store, f->arena, r, f->entry.rid, true, &row);
	f->entry.title =
	    f->found && !add ? describe_title(f->arena, r, &row.row) : arena_printf(f->arena, "《%s》加一条", r->sheet);
	f->entry.note = f->entry.who = f->entry.what = "";
	for (size_t i = 0; f->found && i < r->count; i++) {
		const struct field *of = &r->fields[i];
		if (!may_change(of))
			continue;
		const char *now = !add && row.row.value[i] ? row.row.value[i] : "";
		struct amend_field *field = add_field(f, of->header, of->header, editor_of(of->type), now);
		field->required = of->flags & FIELD_REQUIRED;
		field->limit = of->type == FIELD_PROSE ? 400 : 120;
		field->help = of->help;
		if (of->type == FIELD_YESNO)
			OFFER(field, "是", "否");
		offer_choices(f, field, of->type == FIELD_CHOICE ? of->choices : NULL);
	}
}

/* ------------------------------------------------------------------ all */

/* Opened without saying which: the topmost of the list. */
static bool
first_of(struct amend_form *f, struct host *h)
{
	struct amendable *all;
	if (!amendable_list(h->store, f->arena, f->task, NULL, &all))
		return false;
	f->entry = all[0];
	return true;
}

void
amend_form_begin(struct amend_form *f, struct host *h, struct arena *a, long arg)
{
	static void (*const begin[AMEND_TASKS])(struct amend_form *, struct host *) = { begin_problem, begin_take,
		begin_phone, begin_object, begin_answer, begin_row };
	long row = arg > 0 ? arg / AMEND_TASKS : 0;
	*f = (struct amend_form){ .task = (enum amend_task)(arg > 0 ? arg % AMEND_TASKS : 0), .arena = a };
	f->today = h->now.date;
	f->edition = store_number(h->store);
	memcpy(f->who, desk_who(h->desk)->name, sizeof f->who);
	f->entry = (struct amendable){ .reg = (enum register_id)(row % REG_COUNT), .rid = row / REG_COUNT };
	f->found = f->task == AMEND_ROW ? true
		   : row / REG_COUNT    ? amendable_find(h->store, a, f->task, (enum register_id)(row % REG_COUNT),
					      row / REG_COUNT, &f->entry)
					: first_of(f, h);
	if (f->found)
		begin[f->task](f, h);
}

void
amend_form_answer(struct amend_form *f, size_t field, const char *value)
{
	const char *header = f->field[field].header;
	f->field[field].value = arena_strdup(f->arena, value);
	if (strcmp(header, "完成情况") == 0)
		follow_status(f);
	else if (strcmp(header, "处理结果") == 0)
		follow_result(f);
}

const char *
amend_form_spoken(struct ui *ui, const struct amend_form *f, const char *value, enum editor_kind kind)
{
	char words[64];
	if (!value[0])
		return "没有填";
	if (kind != EDITOR_DATE)
		return value;
	date_speak_text(value, f->today, words, sizeof words);
	return ui_printf(ui, "%s", words);
}

bool
amend_field_changed(const struct amend_field *field)
{
	return strcmp(field->now, field->value) != 0;
}

const char *
amend_form_missing(const struct amend_form *f)
{
	bool changed = false;
	for (size_t i = 0; i < f->fields; i++) {
		const struct amend_field *field = &f->field[i];
		if (field->required && !field->value[0])
			return arena_printf(f->arena, "“%s”还没有填，请点一下。", field->label);
		changed = changed || amend_field_changed(field);
	}
	return changed ? NULL : "和屏上的一样，还没有改。";
}

bool
amend_form_run(struct amend_form *f, struct host *h)
{
	struct desk *d = h->desk;
	enum register_id reg = f->task == AMEND_OBJECT ? REG_OBJECTION : f->entry.reg;
	const char *argv[DESK_ARGS] = { "amend", catalogue_register(reg)->sheet }, *reason = "异议成立";
	int n = 2;
	if (f->task == AMEND_OBJECT || f->entry.rid == 0)
		argv[n++] = "--add";
	else {
		argv[n++] = "--row";
		argv[n++] = arena_printf(f->arena, "%lld", f->entry.rid);
	}
	argv[n++] = "--edition";
	argv[n++] = arena_printf(f->arena, "%d", f->edition);
	for (size_t i = 0; i < f->fields; i++)
		if (amend_field_changed(&f->field[i]))
			argv[n++] = arena_printf(f->arena, "%s=%s", f->field[i].header, f->field[i].value);
	for (int i = 0; i < 2 && f->taken.rid; i++) {
		argv[n++] = "--also";
		argv[n++] = arena_printf(f->arena, "%s/%lld/%s=%s", catalogue_register(f->taken.reg)->sheet,
		    f->taken.rid, i ? "撤下原因" : "状态", i ? reason : "撤下");
	}
	if (f->spare)
		argv[n++] = f->spare;
	argv[n++] = "--by";
	argv[n++] = desk_who(d)->name;
	unsigned before = desk_job(d)->number;
	desk_run(d, argv, NULL);
	return desk_job(d)->number != before;
}
