/* wire: see wire.h. */
#include "intake/wire.h"

#include <string.h>

enum {
	NONE = 0xffffffff,
	MAX_FINDINGS = 1000000,
	MAX_ROWS = 5000000, /* of a register */
	MAX_ITEMS = 512,
	MAX_PHOTOS = 512,
};

void
wire_put_number(struct strbuf *out, uint32_t n)
{
	unsigned char b[4] = { n & 0xff, n >> 8 & 0xff, n >> 16 & 0xff, n >> 24 };
	strbuf_append_n(out, b, sizeof b);
}

void
wire_put_text(struct strbuf *out, const char *s)
{
	size_t n = s ? strlen(s) : 0;
	wire_put_number(out, s ? (uint32_t)n : NONE);
	strbuf_append_n(out, s ? s : "", n);
}

/* Are n bytes there? */
static bool
reach(struct cursor *c, size_t n)
{
	size_t left = (size_t)(c->end - c->at);
	if (left >= n || !c->file || n > WIRE_ROOM)
		return left >= n;
	memmove(c->room, c->at, left);
	c->at = c->room;
	c->end = c->room + left + fread(c->room + left, 1, WIRE_ROOM - left, c->file);
	return (size_t)(c->end - c->at) >= n;
}

static uint32_t
take(struct cursor *c)
{
	if (c->bad || !reach(c, 4)) {
		c->bad = true;
		return 0;
	}
	const unsigned char *b = c->at;
	c->at += 4;
	return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

uint32_t
wire_take_number(struct cursor *c, uint32_t most)
{
	uint32_t n = take(c);
	if (n <= most)
		return n;
	c->bad = true;
	return 0;
}

/* Most cells of a large sheet say what another one said: a text is held once, as long as its place is not wanted. */
static const char *
hold(struct cursor *c, const char *s, size_t n)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)s[i]) * 16777619u;
	const char **known = c->known ? &c->known[(hash ^ hash >> 16) % WIRE_KNOWN] : NULL;
	if (known && *known && strncmp(*known, s, n) == 0 && !(*known)[n])
		return *known;
	const char *text = arena_strndup(c->arena, s, n);
	if (known)
		*known = text;
	return text;
}

const char *
wire_take_text(struct cursor *c)
{
	uint32_t n = take(c);
	if (c->bad || n == NONE)
		return NULL;
	bool there = reach(c, n);
	const char *s = (const char *)c->at;
	if (!there || memchr(s, 0, n) || !utf8_valid(s, n)) {
		c->bad = true;
		return NULL;
	}
	c->at += n;
	return hold(c, s, n);
}

const char *
wire_take_words(struct cursor *c)
{
	const char *s = wire_take_text(c);
	if (!s)
		c->bad = true;
	return s ? s : "";
}

bool
wire_done(struct cursor *c)
{
	return !c->bad && !reach(c, 1);
}

void
wire_put_findings(struct strbuf *out, const struct findings *f)
{
	wire_put_number(out, (uint32_t)f->count);
	for (size_t i = 0; i < f->count; i++) {
		const struct finding *x = &f->item[i];
		wire_put_number(out, x->id);
		wire_put_text(out, x->code);
		wire_put_text(out, x->file);
		wire_put_text(out, x->sheet);
		wire_put_number(out, (uint32_t)x->row);
		wire_put_text(out, x->column);
		wire_put_text(out, x->message);
	}
}

/* What findings.def says, or what completes it. */
static bool
is_code_of(const char *code, enum finding_id id)
{
	const char *own = finding_kind(id)->code, *star = strchr(own, '*');
	size_t n = star ? (size_t)(star - own) : strlen(own);
	return strncmp(code, own, n) == 0 && strspn(code + n, "abcdefghijklmnopqrstuvwxyz") == strlen(code + n) &&
	       (star || !code[n]);
}

void
wire_take_findings(struct cursor *c, struct findings *out)
{
	uint32_t count = wire_take_number(c, MAX_FINDINGS);
	for (uint32_t i = 0; i < count && !c->bad; i++) {
		struct finding x = { .id = (enum finding_id)wire_take_number(c, FINDING_COUNT - 1) };
		x.code = wire_take_words(c);
		x.file = wire_take_text(c);
		x.sheet = wire_take_text(c);
		x.row = (int)wire_take_number(c, 10000000);
		x.column = wire_take_text(c);
		x.message = wire_take_words(c);
		if (x.id == FINDING_NONE || !is_code_of(x.code, x.id))
			c->bad = true;
		if (c->bad)
			return;
		x.level = finding_level(x.id);
		finding_copy(out, &x);
	}
}

static void
put_row(struct strbuf *out, const struct row *row, const struct reg *r)
{
	for (size_t i = 0; i < r->count; i++)
		wire_put_text(out, row->value[i]);
	wire_put_number(out, (uint32_t)row->items);
	for (size_t i = 0; i < row->items; i++) {
		wire_put_text(out, row->item[i].name);
		wire_put_text(out, row->item[i].value);
	}
	wire_put_number(out, (uint32_t)row->photos);
	for (size_t i = 0; i < row->photos; i++) {
		wire_put_number(out, (uint32_t)row->photo[i].field);
		wire_put_text(out, row->photo[i].name);
	}
	wire_put_text(out, row->file);
	wire_put_text(out, row->sheet);
	wire_put_number(out, (uint32_t)row->line);
	wire_put_number(out, row->wrong);
}

void
wire_put_rows(struct strbuf *out, const struct content *content)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		wire_put_number(out, (uint32_t)content->reg[r->id].count);
		for (size_t i = 0; i < content->reg[r->id].count; i++)
			put_row(out, &content->reg[r->id].row[i], r);
	}
}

static void
take_row(struct cursor *c, struct row *row, const struct reg *r)
{
	for (size_t i = 0; i < r->count; i++)
		row->value[i] = wire_take_text(c);
	uint32_t items = wire_take_number(c, MAX_ITEMS);
	for (uint32_t i = 0; i < items && !c->bad; i++) {
		const char *name = wire_take_words(c);
		row_add_item(row, c->arena, name, wire_take_text(c));
	}
	uint32_t photos = wire_take_number(c, MAX_PHOTOS);
	for (uint32_t i = 0; i < photos && !c->bad; i++) {
		int field = (int)wire_take_number(c, (uint32_t)r->count - 1);
		const char *name = wire_take_words(c);
		if (!catalogue_is_file(r->fields[field].type))
			c->bad = true;
		row_add_photo(row, c->arena, field, name);
	}
	row->file = wire_take_words(c);
	row->sheet = wire_take_text(c);
	row->line = (int)wire_take_number(c, 10000000);
	row->wrong = (enum row_wrong)wire_take_number(c, ROW_KEYLESS);
	row_bind(row, c->arena, r);
}

void
wire_take_rows(struct cursor *c, struct content *out)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		uint32_t count = wire_take_number(c, MAX_ROWS);
		if (out->reg[r->id].count > MAX_ROWS - count)
			c->bad = true;
		for (uint32_t i = 0; i < count && !c->bad; i++)
			take_row(c, row_append(&out->reg[r->id], c->arena, r), r);
	}
}
