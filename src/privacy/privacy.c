/* privacy: see privacy.h. A text is gone through once: at each character a
 * class that shames, a number, a name, on the black list any person. Names are
 * weighed by what stands around them (words.h); then support and illness are
 * looked for in the sentences that tell who is meant. */
#include "privacy/privacy.h"

#include <string.h>

#include "base/private_number.h"
#include "base/str.h"
#include "editions/mask.h"
#include "privacy/names.h"
#include "privacy/propose.h"
#include "privacy/words.h"

struct privacy {
	struct arena *arena;
	struct names names;
	struct offices offices;
	bool homes_allowed;
};

/* ---------------------------------------------------------------- learning */

struct privacy *
privacy_new(struct arena *a)
{
	struct privacy *p = arena_alloc(a, sizeof *p);
	p->arena = a;
	names_new(&p->names, a);
	return p;
}

void
privacy_allow_homes(struct privacy *p, bool allowed)
{
	p->homes_allowed = allowed;
}

/* A private person's: a home's, or of who complained. Others act in office. */
static bool
is_private(const struct reg *r, const struct field *f)
{
	return (f->flags & FIELD_MASKED) || ((f->flags & FIELD_STAFF) && r->whose == WHOSE_PERSON);
}

static void
learn_names(struct privacy *p, const struct reg *r, const struct row_list *list, size_t f)
{
	bool private = is_private(r, &r->fields[f]);
	int village = catalogue_field(r, "village"), group = catalogue_field(r, "grp");
	if (!private && (r->fields[f].flags & FIELD_STAFF))
		return;
	for (size_t i = 0; i < list->count; i++) {
		const char **value = list->row[i].value;
		if (value[f])
			names_add(&p->names, value[f], village >= 0 ? value[village] : NULL,
			    !private                     ? NULL
			    : group >= 0 && value[group] ? value[group]
							 : "");
	}
}

void
privacy_learn(struct privacy *p, const struct content *rows)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		for (size_t f = 0; f < r->count; f++)
			if (r->fields[f].type == FIELD_NAME)
				learn_names(p, r, &rows->reg[r->id], f);
		if (r->basis)
			offices_learn(&p->offices, p->arena, r, &rows->reg[r->id]);
	}
}

/* ----------------------------------------------------------------- looking */

struct look {
	struct privacy *p;
	struct arena *a;
	const struct reg *r;
	const struct row *row;
	size_t field;
	const char *text;
	bool names; /* may people be meant here at all? */
	bool home;  /* the row itself says, in public, of whom it is */
	struct privacy_found *out;
	size_t capacity;
};

static void
add_span(struct look *l, enum privacy_kind kind, size_t from, size_t to, const char *instead)
{
	struct privacy_found *f = l->out;
	if (f->spans && from < f->span[f->spans - 1].to)
		return;
	f->span = arena_grow(l->a, f->span, f->spans, &l->capacity, f->spans + 1, sizeof *f->span);
	f->span[f->spans++] = (struct privacy_span){ kind, from, to, instead };
}

/* Does the row itself say the name in public? Then it is masked there, or not, by its own rule. */
static bool
is_own_name(const struct look *l, const char *name)
{
	for (size_t f = 0; f < l->r->count; f++)
		if (l->r->fields[f].type == FIELD_NAME && !(l->r->fields[f].flags & FIELD_STAFF) &&
		    str_equal(l->row->value[f], name))
			return true;
	return false;
}

/* The sentence around a place of the text. */
static void
sentence_of(const char *text, const char *at, const char **from, const char **to)
{
	static const char ends[] = "。|！|？|；|\n|;";
	*from = text;
	for (const char *p = text; *p && p < at; utf8_next(&p))
		if (words_at(ends, p))
			*from = p + words_at(ends, p);
	for (*to = at; **to && !words_at(ends, *to);)
		utf8_next(to);
}

static bool
speaks_of_need(const struct look *l, const char *at)
{
	const char *from, *to;
	sentence_of(l->text, at, &from, &to);
	for (const char *p = from; p < to; utf8_next(&p))
		if (words_condition(p, l->text))
			return true;
	return false;
}

/* Two characters that are an ordinary word are a name only where nothing else can be meant: 高兴家的羊粪, 户主平安;
 * not 文明户, 村民高兴地说. */
static bool
surely_person(const struct look *l, const char *from, const char *to)
{
	bool home = words_home(to) > 0, of_household = str_starts(to, "户");
	return words_group_before(l->text, from) || words_head_before(l->text, from) ||
	       (home && (!of_household || words_person_before(l->text, from) || words_kin_follows(to)));
}

/* Is the name at from … to somebody's, and how sure is that? */
static bool
weigh_name(const struct look *l, const struct known_name *n, const char *from, const char *to, enum privacy_kind *kind)
{
	bool two = utf8_count(n->name) == 2, whole = from == l->text && !*to, home = words_home(to) > 0;
	bool need = speaks_of_need(l, from);
	if (is_own_name(l, n->name) || (!home && words_place_follows(to, two)) ||
	    (!home && !need && (n->duty || words_role(l->text, from, to))))
		return false;
	struct words_cut cut = words_cut(l->text, from, to);
	bool apart = cut.starts && cut.ends && !cut.one_word;
	bool near = home || words_person_before(l->text, from) || words_name_follows(to);
	*kind = two || !apart ? PRIVACY_PERHAPS : PRIVACY_NAME;
	if (whole)
		return true;
	if (cut.one_word)
		return surely_person(l, from, to);
	return near || (apart && (!two || need || l->out->black || !words_joins(n->name)));
}

/* The person at p; the bytes that name them, 0 for nobody. */
static size_t
person_at(struct look *l, const char *p, const struct known_name **who, enum privacy_kind *kind)
{
	size_t bytes;
	*who = names_at(&l->p->names, p, &bytes);
	if (*who && weigh_name(l, *who, p, p + bytes, kind))
		return bytes;
	*who = NULL;
	*kind = PRIVACY_NAME;
	return l->out->black ? words_stranger(l->text, p) : 0;
}

/* Where the row is of, said without a person in another column. */
static const char *
own_place(const struct look *l)
{
	struct privacy_found found;
	int f = catalogue_field(l->r, "target");
	bool other = f >= 0 && (size_t)f != l->field && !str_equal(l->r->fields[l->field].column, "duty");
	bool clean = other && l->row->value[f] && !privacy_look(l->p, l->a, l->r, l->row, (size_t)f, &found);
	return clean ? l->row->value[f] : NULL;
}

static const char *
take_person(struct look *l, const char *p, size_t bytes, const struct known_name *who, enum privacy_kind kind)
{
	const char *from = p, *to = p + bytes;
	struct person person = { .text = l->text,
		.village = who ? who->village : NULL,
		.group = who ? who->group : NULL,
		.r = l->r,
		.row = l->row,
		.field = l->field };
	const char *instead;
	if (l->out->black) {
		to += words_home(to);
		person.place = own_place(l);
		instead = propose_place(l->a, &person, &from);
	} else if (speaks_of_need(l, p) && !l->home) {
		kind = PRIVACY_CONDITION;
		to += words_at("一家|全家|家|户", to);
		instead = propose_home(l->a, &person);
	} else {
		instead = mask_name(l->a, who ? who->name : arena_strndup(l->a, p, bytes));
	}
	add_span(l, kind, (size_t)(from - l->text), (size_t)(to - l->text), instead);
	return to;
}

/* 三组12号 tells whose it is, as a name would: on the black list, and in a sentence that speaks of need. */
static const char *
take_door(struct look *l, const char *p)
{
	size_t group, all;
	bool home, black = l->out->black;
	if (!words_door(p, &group, &all, &home) || !(black ? home : speaks_of_need(l, p)))
		return p;
	const char *to = p + all;
	add_span(l, black ? PRIVACY_NAME : PRIVACY_CONDITION, (size_t)(p - l->text), (size_t)(to - l->text),
	    arena_printf(l->a, "%.*s%s", (int)group, p, black ? "巷道" : "一户"));
	return to;
}

static const char *
take_people(struct look *l, const char *p)
{
	enum privacy_kind kind;
	const struct known_name *who;
	size_t n = words_shaming(p);
	if (n) {
		add_span(l, PRIVACY_SHAMING, (size_t)(p - l->text), (size_t)(p - l->text) + n, "待提高户");
		return p + n;
	}
	if (!l->names)
		return p;
	n = person_at(l, p, &who, &kind);
	if (n)
		return take_person(l, p, n, who, kind);
	n = l->home || l->out->black ? words_condition(p, l->text) : 0;
	if (n && l->out->black && str_starts(p + n - strlen("户"), "户") && words_at("家|门|院|屋|房|旁", p + n))
		return take_person(l, p, n, NULL, PRIVACY_NAME);
	/* what the row is called by tells whose it is */
	if (n && l->home) {
		add_span(l, PRIVACY_CONDITION, (size_t)(p - l->text), (size_t)(p - l->text) + n, "**");
		return p + n;
	}
	return take_door(l, p);
}

static void
go_through(struct look *l, bool consent)
{
	struct private_span number = { .to = 0 };
	bool more = !consent && private_number_find(l->text, 0, &number);
	for (const char *p = l->text; *p;) {
		while (more && (size_t)(p - l->text) > number.from)
			more = private_number_find(l->text, number.to, &number);
		if (more && (size_t)(p - l->text) == number.from) {
			if (number.kind == NUMBER_MOBILE)
				add_span(l, PRIVACY_MOBILE, number.from, number.to,
				    propose_phone(&l->p->offices, l->a, l->r, l->row, l->field));
			p = l->text + number.to;
			continue;
		}
		const char *next = take_people(l, p);
		if (next == p)
			utf8_next(&next);
		p = next;
	}
}

/* Free text; or a column of telephones, or of names in office, where only a number can be too much. */
static bool
may_hold(const struct field *f)
{
	bool text = f->type == FIELD_TEXT || f->type == FIELD_PROSE || f->type == FIELD_PHONE;
	return text && !(f->flags & (FIELD_STAFF | FIELD_SECRET));
}

static bool
says_yes(const struct reg *r, const struct row *row, const char *column, const char *value)
{
	int f = catalogue_field(r, column);
	return f >= 0 && str_equal(row->value[f], value);
}

static bool
names_its_home(const struct reg *r)
{
	bool named = false;
	for (size_t f = 0; f < r->count; f++)
		named = named || (r->fields[f].type == FIELD_NAME && (r->fields[f].flags & FIELD_MASKED));
	return named && r->whose != WHOSE_NOBODY;
}

bool
privacy_look(
    struct privacy *p, struct arena *a, const struct reg *r, const struct row *row, size_t f, struct privacy_found *out)
{
	const struct field *field = &r->fields[f];
	*out = (struct privacy_found){ .black = says_yes(r, row, "board", "黑榜") };
	if (!may_hold(field) || str_empty(row->value[f]) || says_yes(r, row, "state", "撤下"))
		return false;
	/* a home is shown by what the row is called only if it agreed; on the black list only where the village allows
	 * it */
	bool home = says_yes(r, row, "target_kind", "户");
	bool agreed = out->black ? home && p->homes_allowed && says_yes(r, row, "consent", "是")
				 : home && strcmp(field->column, "target") == 0;
	struct look l = { .p = p, .a = a, .r = r, .row = row, .field = f, .text = row->value[f], .out = out };
	l.names = field->type != FIELD_PHONE && !(field->flags & FIELD_DUTY) && !agreed;
	l.home = names_its_home(r);
	go_through(&l, field->type == FIELD_PHONE && says_yes(r, row, "phone_consent", "是"));
	for (size_t i = 0; i < out->spans; i++) {
		out->kinds |= 1u << out->span[i].kind;
		out->kind = out->span[i].kind > out->kind || i == 0 ? out->span[i].kind : out->kind;
	}
	out->must = out->black || (out->kinds & (1u << PRIVACY_SHAMING));
	return out->spans > 0;
}

/* ------------------------------------------------------------------ telling */

static const char *
tell(struct arena *a, const char *text, const struct privacy_found *f, bool marks, bool mended)
{
	struct strbuf out = { 0 };
	size_t at = 0;
	for (size_t i = 0; i < f->spans; i++) {
		const struct privacy_span *s = &f->span[i];
		const char *was = arena_strndup(a, text + s->from, s->to - s->from);
		strbuf_append_n(&out, text + at, s->from - at);
		strbuf_printf(&out, "%s%s%s", marks ? "\x02" : "", mended ? s->instead : was, marks ? "\x03" : "");
		at = s->to;
	}
	strbuf_append(&out, text + at);
	return private_number_hide(a, strbuf_take(&out, a));
}

const char *
privacy_as_written(struct arena *a, const char *text, const struct privacy_found *f, bool marks)
{
	return tell(a, text, f, marks, false);
}

const char *
privacy_as_mended(struct arena *a, const char *text, const struct privacy_found *f, bool marks)
{
	return tell(a, text, f, marks, true);
}
