/* table: see table.h. Runs in the locked-down reader. One struct table a
 * sheet, on the stack of table_read(); a scratch arena is emptied after every
 * row, so that a hostile sheet costs no more than its own cells. A header's
 * words are compared as two keys: `full`, brackets gone but not what is in
 * them (村社区), and `base`, without what is in them (庭院 of 庭院(25)). */
#include "import/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "import/clean.h"
#include "import/value.h"

enum {
	HEADER_ROWS = 12, /* how far down a header may start */
	MAX_SAID = 300,   /* findings of one sheet; the rest is counted */
	MAX_FIELDS = 64,
	MAX_ITEMS = 100,
};

/* Where a value from outside the columns was found; the smaller wins. */
enum origin {
	FROM_LABEL = 1,
	FROM_TITLE,
	FROM_SUFFIX,
	FROM_DATE,
	FROM_FILE,
	FROM_FOLDER,
	FROM_HOME,
	FROM_REPORTER,
	FROM_NOWHERE
};

struct words { /* a header, or the words before a colon */
	const char *full, *base;
	const char *inside; /* of the last brackets; NULL */
};

struct head {                  /* a column's header, flattened */
	const char *shown;     /* as written: 庭院/得分 */
	struct words up, down; /* up is empty with one level */
	struct words joined;   /* 整改前照片 of 整改前|照片 */
};

struct column {
	struct head head;
	int field;        /* −1: none */
	const char *item; /* the item's name; NULL: none */
	const char *unit;
	long long full; /* full mark in thousandths; −1: none */
};

struct item {
	const char *name, *key;
	long long full;
};

struct given {
	const char *text; /* canonical */
	enum origin origin;
};

struct table {
	struct table_context *c;
	const struct grid *g;
	const struct reg *reg;
	struct arena *scratch;
	size_t upper, lower; /* indices of the header's rows */
	int columns;
	struct column *column;
	int column_of[MAX_FIELDS];
	struct item item[MAX_ITEMS];
	size_t items;
	struct given given[MAX_FIELDS];
	const char *unit;         /* 单位：万元 above the header */
	const char *group;        /* of a section row 「一组」 */
	const struct cell **last; /* a column: what 同上 means */
	int year, month;          /* what titles say */
	size_t said, unsaid, hidden, computed;
	size_t after;           /* rows of data behind the end of the table, */
	int end_row, after_row; /* where it ends, and the first of them */
	enum finding_level unsaid_level;
};

/* ---- findings ---------------------------------------------------------- */

__attribute__((format(printf, 6, 7))) static void
say(struct table *t, enum finding_level level, const char *code, int row, const char *column, const char *format, ...)
{
	char text[900];
	if (t->said++ >= MAX_SAID) {
		t->unsaid++;
		if (level > t->unsaid_level)
			t->unsaid_level = level;
		return;
	}
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	struct place at = { .file = t->g->file, .sheet = t->g->sheet, .column = column, .row = row };
	finding_add(t->c->findings, level, code, at, "%s", text);
}

static void
say_rest(struct table *t)
{
	struct place at = { .file = t->g->file, .sheet = t->g->sheet };
	if (t->unsaid)
		finding_add(t->c->findings, t->unsaid_level, "more_findings", at,
		    "还有 %zu 处没有列出来，请先改好上面的", t->unsaid);
}

/* ---- words of headers ----------------------------------------------------- */

static bool
bracket(uint32_t cp, bool *open)
{
	*open = cp == '(' || cp == '[' || cp == '{' || cp == 0x3010 || cp == 0x3014 || cp == 0x300A; /* 【 〔 《 */
	return *open || cp == ')' || cp == ']' || cp == '}' || cp == 0x3011 || cp == 0x3015 || cp == 0x300B;
}

/* The keys of a header's words. */
static struct words
words_of(struct arena *a, const char *text)
{
	struct strbuf full = { 0 }, base = { 0 }, inside = { 0 };
	int depth = 0;
	for (const char *p = clean_key(a, text); *p;) {
		uint32_t cp = utf8_next(&p);
		bool open;
		if (bracket(cp, &open)) {
			if (open && depth == 0)
				strbuf_clear(&inside);
			depth = open ? depth + 1 : depth > 0 ? depth - 1 : 0;
		} else if (cp == '*' || cp == 0x203B || cp == 0x2605 || (!*p && cp == ':')) { /* ※ ★ */
			continue;
		} else {
			strbuf_append_cp(&full, cp);
			strbuf_append_cp(depth ? &inside : &base, cp);
		}
	}
	struct words w = { arena_strdup(a, strbuf_text(&full)), arena_strdup(a, strbuf_text(&base)),
		inside.len ? arena_strdup(a, strbuf_text(&inside)) : NULL };
	strbuf_free(&full);
	strbuf_free(&base);
	strbuf_free(&inside);
	return w;
}

/* n bytes of a catalogue's word, brackets passed over, against a key. */
static bool
word_is(const char *word, size_t n, const char *key)
{
	for (const char *end = word + n; word < end; word++)
		if (*word != '(' && *word != ')' && *key++ != *word)
			return false;
	return *key == '\0';
}

static bool
any_word_is(const char *list, const char *key)
{
	for (const char *p = list; p && *p;) {
		size_t n = strcspn(p, "|");
		if (word_is(p, n, key))
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}

/* How well words name a field: 3 its header, 2 an alias, 1 either without the brackets, 0 not. */
static int
field_match(const struct field *f, const struct words *w)
{
	if (!*w->full)
		return 0;
	if (word_is(f->header, strlen(f->header), w->full))
		return 3;
	if (any_word_is(f->aliases, w->full))
		return 2;
	if (!*w->base)
		return 0;
	return word_is(f->header, strlen(f->header), w->base) || any_word_is(f->aliases, w->base);
}

static int
best_match(const struct reg *reg, const struct words *w, int *field)
{
	int best = 0;
	for (size_t i = 0; i < reg->count; i++) {
		int m = field_match(&reg->fields[i], w);
		if (m > best)
			best = m, *field = (int)i;
	}
	return best;
}

/* 25, 25分, 满分25 → thousandths; −1 when it is no mark. */
static long long
mark_of(const char *inside)
{
	char text[32];
	long long milli;
	if (!inside || strlen(inside) > 20)
		return -1;
	const char *s = str_starts(inside, "满分") ? inside + strlen("满分") : inside;
	snprintf(text, sizeof text, "%s", s);
	if (str_ends(text, "分"))
		text[strlen(text) - strlen("分")] = '\0';
	return *text && value_milli(text, &milli) && milli > 0 ? milli : -1;
}

static const struct item *
item_named(const struct table *t, const struct words *w)
{
	for (size_t i = 0; i < t->items; i++)
		if (strcmp(t->item[i].key, w->full) == 0 || strcmp(t->item[i].key, w->base) == 0)
			return &t->item[i];
	return NULL;
}

/* An item that no standard names: 庭院(25). */
static bool
item_like(const struct table *t, const struct words *w)
{
	return t->reg->scheme && *w->base && mark_of(w->inside) > 0;
}

static bool
one_of(const char *list, const char *s)
{
	return any_word_is(list, s);
}

/* ---- cells ------------------------------------------------------------------- */

static const struct cell nothing = { .kind = CELL_EMPTY, .text = "" };

/* A cell of a row, empty where a range was merged sideways into it. */
static const struct cell *
cell_at(const struct grid_row *row, int column)
{
	if (column < 0 || column >= row->cells)
		return &nothing;
	const struct cell *cell = &row->cell[column];
	if (!cell->merged)
		return cell;
	for (int c = column - 1; c >= 0 && strcmp(row->cell[c].text, cell->text) == 0; c--)
		if (!row->cell[c].merged)
			return &nothing;
	return cell;
}

/* How many different texts a row holds: a merged one counts once. 3 stands for more. */
static int
row_texts(const struct grid_row *row, const char *text[3], bool *merged)
{
	int n = 0;
	*merged = false;
	for (int c = 0; c < row->cells && n < 3; c++) {
		if (row->cell[c].kind == CELL_EMPTY)
			continue;
		*merged = *merged || row->cell[c].merged;
		int i = 0;
		while (i < n && strcmp(text[i], row->cell[c].text) != 0)
			i++;
		if (i == n)
			text[n++] = row->cell[c].text;
	}
	return n;
}

/* ---- the header --------------------------------------------------------------- */

static void
items_load(struct table *t)
{
	size_t n = 0;
	t->items = 0;
	if (!t->reg->scheme || !t->c->items)
		return;
	const char *const *name = t->c->items(t->c->data, t->reg->scheme, &n);
	for (size_t i = 0; name && i < n && t->items < MAX_ITEMS; i++) {
		struct words w = words_of(t->c->arena, name[i]);
		long long mark = mark_of(w.inside);
		const char *key = mark > 0 ? w.base : w.full;
		if (*key)
			t->item[t->items++] = (struct item){ key, key, mark };
	}
}

struct fit { /* how well a row serves as the header of a register */
	int cells, matched, required, weight;
};

static struct fit
row_fit(struct table *t, const struct grid_row *row)
{
	struct fit fit = { 0 };
	bool seen[MAX_FIELDS] = { false };
	for (int c = 0; c < row->cells; c++) {
		const struct cell *cell = cell_at(row, c);
		int field = -1;
		if (cell->kind == CELL_EMPTY)
			continue;
		fit.cells++;
		if (cell->kind != CELL_TEXT || strlen(cell->text) > 120)
			continue;
		struct words w = words_of(t->scratch, cell->text);
		int match = best_match(t->reg, &w, &field);
		if (match && !seen[field]) {
			seen[field] = true;
			fit.matched++;
			fit.weight += match;
			unsigned flags = t->reg->fields[field].flags;
			fit.required += (flags & FIELD_REQUIRED) && !(flags & FIELD_HEADER);
		} else if (!match && (item_named(t, &w) || item_like(t, &w))) {
			fit.matched++;
			fit.weight += 2;
		}
	}
	return fit;
}

static int
required_fields(const struct reg *reg)
{
	int n = 0;
	for (size_t i = 0; i < reg->count; i++)
		n += (reg->fields[i].flags & FIELD_REQUIRED) && !(reg->fields[i].flags & FIELD_HEADER);
	return n;
}

static bool
adjacent(const struct grid *g, size_t upper)
{
	return upper + 1 < g->rows && g->row[upper + 1].number == g->row[upper].number + 1;
}

/* Is the row above the other half of a header? Then cells go down through both. */
static bool
upper_half(const struct grid *g, size_t upper)
{
	const char *text[3];
	bool merged;
	int down = 0;
	if (!adjacent(g, upper) || row_texts(&g->row[upper], text, &merged) < 3)
		return false;
	const struct grid_row *u = &g->row[upper], *l = &g->row[upper + 1];
	for (int c = 0; c < u->cells && c < l->cells; c++)
		down +=
		    l->cell[c].merged && u->cell[c].kind == CELL_TEXT && strcmp(l->cell[c].text, u->cell[c].text) == 0;
	return down >= 1;
}

/* Is the row below only there to part groups of columns (庭院 | 得分, 扣分)? */
static bool
lower_half(const struct grid *g, size_t upper)
{
	if (!adjacent(g, upper))
		return false;
	const struct grid_row *u = &g->row[upper], *l = &g->row[upper + 1];
	int parts = 0, whole = 0, width = u->cells > l->cells ? u->cells : l->cells;
	for (int c = 0; c < width; c++) {
		const struct cell *over = c < u->cells ? &u->cell[c] : &nothing;
		const struct cell *next = c + 1 < u->cells ? &u->cell[c + 1] : &nothing;
		const struct cell *under = c < l->cells ? &l->cell[c] : &nothing;
		bool same = under->merged && strcmp(under->text, over->text) == 0;
		if (under->kind == CELL_EMPTY || same) {
			whole += over->kind != CELL_EMPTY;
			continue;
		}
		bool grouped = over->merged || over->kind == CELL_EMPTY || next->merged || next->kind == CELL_EMPTY;
		if (under->kind != CELL_TEXT || !grouped || utf8_count(under->text) > 12 ||
		    strpbrk(under->text, "0123456789"))
			return false;
		parts++;
	}
	return parts >= 2 && whole >= 2;
}

/* Finds the header of t->reg; `sure` asks for 60 % and every required column. */
static bool
header_find(struct table *t, bool sure, int *weight)
{
	struct fit best = { 0 };
	size_t at = 0;
	for (size_t i = 0; i < t->g->rows && i < HEADER_ROWS; i++) {
		struct fit fit = row_fit(t, &t->g->row[i]);
		if (fit.required * 10 + fit.matched > best.required * 10 + best.matched)
			best = fit, at = i;
	}
	bool ratio = best.matched * 10 >= best.cells * 6;
	*weight = best.weight;
	if (best.matched < 2 ||
	    (sure ? !ratio || best.matched < 3 || best.required < required_fields(t->reg) : !ratio && best.matched < 4))
		return false;
	t->upper = t->lower = at;
	if (at > 0 && upper_half(t->g, at - 1))
		t->upper = at - 1;
	else if (lower_half(t->g, at))
		t->lower = at + 1;
	return true;
}

/* ---- which register -------------------------------------------------------------- */

/* Past 「2 」 「02_」 「3、」 in front of a sheet's name. */
static const char *
past_number(const char *key)
{
	const char *p = key + strspn(key, "0123456789");
	while (*p && strchr(" ._-", *p))
		p++;
	if (str_starts(p, "、"))
		p += strlen("、");
	return *p && !str_starts(p, "年") && !str_starts(p, "月") ? p : key;
}

static bool
exactly_named(const struct reg *reg, const struct words *w)
{
	const char *full = past_number(w->full), *base = past_number(w->base);
	return word_is(reg->sheet, strlen(reg->sheet), full) || one_of(reg->aliases, full) ||
	       word_is(reg->sheet, strlen(reg->sheet), base) || (*base && one_of(reg->aliases, base));
}

/* The longest name of the register (three characters at least) inside a key. */
static size_t
named_inside(struct arena *a, const struct reg *reg, const char *key)
{
	size_t best = 0;
	const char *list = arena_printf(a, "%s|%s", reg->sheet, reg->aliases ? reg->aliases : "");
	for (const char *p = list; *p;) {
		size_t n = strcspn(p, "|");
		struct words w = words_of(a, arena_strndup(a, p, n));
		if (strlen(w.full) >= 9 && strlen(w.full) > best && strstr(key, w.full))
			best = strlen(w.full);
		p += n + (p[n] == '|');
	}
	return best;
}

/* The register whose name stands in the text and whose header is there. */
static bool
named_in_text(struct table *t, const char *text)
{
	int weight;
	if (utf8_count(text) > 60)
		return false;
	const char *key = words_of(t->scratch, text).full;
	const struct reg *best = NULL;
	size_t longest = 0;
	for (int i = 0; i < REG_COUNT; i++) {
		const struct reg *reg = catalogue_register((enum register_id)i);
		size_t n = named_inside(t->scratch, reg, key);
		if (n <= longest)
			continue;
		t->reg = reg;
		items_load(t);
		if (header_find(t, false, &weight))
			best = reg, longest = n;
	}
	t->reg = best;
	return best != NULL;
}

static bool
named_in_title(struct table *t)
{
	for (size_t i = 0; i < t->g->rows && i < 5; i++) {
		const char *text[3];
		bool merged;
		int n = row_texts(&t->g->row[i], text, &merged);
		for (int k = 0; k < n && n < 3; k++)
			if (named_in_text(t, text[k]))
				return true;
	}
	return false;
}

/* The one register whose header fits best; none when two fit alike. */
static bool
known_by_header(struct table *t)
{
	const struct reg *best = NULL;
	int most = 0, weight;
	bool tie = false;
	for (int i = 0; i < REG_COUNT; i++) {
		t->reg = catalogue_register((enum register_id)i);
		items_load(t);
		if (!header_find(t, true, &weight) || weight < most)
			continue;
		tie = weight == most;
		best = t->reg;
		most = weight;
	}
	t->reg = tie ? NULL : best;
	return t->reg != NULL;
}

static bool
recognise(struct table *t)
{
	int weight;
	struct words name = words_of(t->scratch, t->g->sheet);
	for (int i = 0; i < REG_COUNT; i++)
		ASSERT(catalogue_register((enum register_id)i)->count <= MAX_FIELDS);
	t->reg = NULL;
	for (int i = 0; i < REG_COUNT && !t->reg; i++)
		if (exactly_named(catalogue_register((enum register_id)i), &name))
			t->reg = catalogue_register((enum register_id)i);
	bool known = t->reg || named_in_text(t, t->g->sheet) || named_in_title(t) || named_in_text(t, t->g->file) ||
		     known_by_header(t);
	if (!known)
		return false;
	items_load(t);
	if (!header_find(t, false, &weight))
		t->upper = t->lower = t->g->rows;
	return true;
}

static struct table *
table_new(struct table_context *c, const struct grid *g)
{
	struct table *t = arena_alloc(c->arena, sizeof *t);
	*t = (struct table){ .c = c, .g = g, .scratch = arena_new() };
	for (int i = 0; i < MAX_FIELDS; i++) {
		t->column_of[i] = -1;
		t->given[i].origin = FROM_NOWHERE;
	}
	return t;
}

bool
table_recognise(struct table_context *c, const struct grid *g, enum register_id *which)
{
	if (g->hidden || !g->rows)
		return false;
	struct table *t = table_new(c, g);
	bool known = recognise(t);
	if (known)
		*which = t->reg->id;
	arena_free(t->scratch);
	return known;
}

/* ---- columns ------------------------------------------------------------------------ */

static const char *
one_line(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *to = out;
	for (; *s; s++)
		if (*s != '\n')
			*to++ = *s;
	return out;
}

/* The group's words over a column: its own, or those to the left where a
 * CSV has nothing over the second column of a group. */
static const char *
words_over(const struct table *t, int column)
{
	const struct grid_row *u = &t->g->row[t->upper], *l = &t->g->row[t->lower];
	if (t->upper == t->lower)
		return "";
	if (column < u->cells && u->cell[column].kind != CELL_EMPTY)
		return u->cell[column].text;
	for (int c = column; c >= 0 && c < l->cells && l->cell[c].kind != CELL_EMPTY; c--)
		if (c < u->cells && u->cell[c].kind != CELL_EMPTY)
			return u->cell[c].text;
	return "";
}

static struct head
head_of(struct table *t, int column)
{
	struct arena *a = t->c->arena;
	const struct grid_row *l = &t->g->row[t->lower];
	const char *down = column < l->cells ? l->cell[column].text : "", *up = words_over(t, column);
	if (t->upper == t->lower)
		down = cell_at(l, column)->text;
	if (!*down || strcmp(up, down) == 0) {
		down = *down ? down : up;
		up = "";
	}
	struct head h = { .up = words_of(a, up), .down = words_of(a, down) };
	h.joined = words_of(a, arena_printf(a, "%s%s", up, down));
	h.shown = one_line(a, *up ? arena_printf(a, "%s/%s", up, down) : down);
	return h;
}

#define SCORE_WORDS "得分|分数|实得分|评分|打分|实得|分值"

static bool
over_item(const struct table *t, const struct head *h)
{
	return *h->up.full && (item_named(t, &h->up) || item_like(t, &h->up) ||
				  (t->reg->scheme && one_of("得分|扣分|满分|分数|实得分|扣分原因", h->down.base)));
}

/* How well a column's header names a field. */
static int
head_match(const struct table *t, const struct field *f, const struct head *h)
{
	int m = field_match(f, &h->joined);
	if (m || over_item(t, h))
		return m;
	m = field_match(f, &h->down);
	return m ? m : one_of(SCORE_WORDS, h->down.base) ? field_match(f, &h->up) : 0;
}

static void
claim(struct table *t, int column, int field)
{
	const struct head *h = &t->column[column].head;
	const char *inside = h->down.inside ? h->down.inside : h->up.inside;
	t->column[column].field = field;
	t->column[column].full = mark_of(inside);
	if (inside && one_of("元|万元|亿元|千元|%", inside))
		t->column[column].unit = inside;
	t->column_of[field] = column;
}

static void
claim_fields(struct table *t, int least)
{
	for (int c = 0; c < t->columns; c++) {
		if (t->column[c].field >= 0 || t->column[c].item)
			continue;
		for (size_t f = 0; f < t->reg->count; f++)
			if (t->column_of[f] < 0 && head_match(t, &t->reg->fields[f], &t->column[c].head) >= least) {
				claim(t, c, (int)f);
				break;
			}
	}
}

/* Columns that carry an item's score; `unknown` ones only in the form 庭院(25). */
static void
claim_items(struct table *t, bool unknown)
{
	for (int c = 0; c < t->columns; c++) {
		struct column *col = &t->column[c];
		const struct head *h = &col->head;
		if (col->field >= 0 || col->item || !*h->down.full)
			continue;
		bool two = over_item(t, h);
		const struct words *w = two ? &h->up : &h->down;
		if (two && !one_of(SCORE_WORDS, h->down.base))
			continue;
		const struct item *item = item_named(t, w);
		if (!item && !(unknown && (item_like(t, w) || two)))
			continue;
		col->full = mark_of(w->inside) > 0 ? mark_of(w->inside) : item ? item->full : -1;
		col->item = item ? item->name : w->base;
	}
}

static bool
column_used(const struct table *t, int column)
{
	for (size_t i = t->lower + 1; i < t->g->rows; i++)
		if (cell_at(&t->g->row[i], column)->kind != CELL_EMPTY)
			return true;
	return false;
}

/* Two columns with the same words: one of them would be lost. */
static bool
check_doubled(struct table *t)
{
	bool fine = true;
	for (int c = 0; c < t->columns; c++) {
		const struct column *x = &t->column[c];
		for (int d = 0; d < c; d++) {
			const struct column *y = &t->column[d];
			bool same = (x->item && y->item && strcmp(x->item, y->item) == 0) ||
				    (x->field < 0 && !x->item && y->field >= 0 && *x->head.joined.full &&
					strcmp(x->head.joined.full, y->head.joined.full) == 0);
			if (!same || !column_used(t, c))
				continue;
			say(t, FINDING_ERROR, "column_doubled", t->g->row[t->lower].number, x->head.shown,
			    "有两列都叫“%s”，请只留一列", x->head.shown);
			fine = false;
		}
	}
	return fine;
}

static const char *
forbidden_word(const char *header)
{
	static const char *const words[] = { "身份证", "证件号", "银行卡", "账号", "帐号", "卡号", "一卡通", "民族",
		"宗教", "病", "残疾证" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(header, words[i]))
			return words[i];
	return NULL;
}

static bool
check_forbidden(struct table *t)
{
	bool fine = true;
	for (int c = 0; c < t->columns; c++) {
		const char *shown = t->column[c].head.shown;
		if (!forbidden_word(t->column[c].head.joined.full))
			continue;
		say(t, FINDING_ERROR, "column_forbidden", t->g->row[t->lower].number, shown,
		    "表里有“%s”，公开屏不收这一列，请删掉再导入", shown);
		fine = false;
	}
	return fine;
}

static void
say_extra(struct table *t)
{
	struct strbuf list = { 0 };
	for (int c = 0; c < t->columns; c++) {
		const struct column *col = &t->column[c];
		if (col->field < 0 && !col->item && *col->head.shown && !over_item(t, &col->head) && list.len < 600)
			strbuf_printf(&list, "%s“%.90s”", list.len ? "、" : "", col->head.shown);
	}
	if (list.len)
		say(t, FINDING_INFO, "column_unknown", t->g->row[t->lower].number, NULL, "没有用到这几列，没有读：%s%s",
		    list.data,
		    t->reg->scheme ? "。要把它们当作评分项目，请写进《评分标准》，或把满分写在列名里，如 庭院(25)"
				   : "");
	strbuf_free(&list);
}

/* Says what every column is. False when the sheet must be refused. */
static bool
columns_read(struct table *t)
{
	const struct grid_row *u = &t->g->row[t->upper], *l = &t->g->row[t->lower];
	t->columns = u->cells > l->cells ? u->cells : l->cells;
	t->column = arena_array(t->c->arena, (size_t)t->columns + 1, sizeof *t->column);
	for (int c = 0; c < t->columns; c++)
		t->column[c] = (struct column){ .head = head_of(t, c), .field = -1, .full = -1 };
	claim_fields(t, 3);
	claim_fields(t, 2);
	claim_items(t, false);
	claim_fields(t, 1);
	claim_items(t, true);
	bool fine = check_forbidden(t);
	return check_doubled(t) && fine;
}

/* ---- what stands above the header ------------------------------------------------------ */

static void
give(struct table *t, int field, const char *text, enum origin origin)
{
	if (field >= 0 && !str_empty(text) && origin < t->given[field].origin)
		t->given[field] = (struct given){ arena_strdup(t->c->arena, text), origin };
}

static struct value_context
context_of(const struct table *t, const char *unit)
{
	return (struct value_context){ .year = t->year,
		.month = t->month,
		.today = t->c->today,
		.unit = unit ? unit : t->unit,
		.places = t->c->places,
		.place_count = t->c->place_count };
}

static int
period_field(const struct table *t)
{
	for (size_t i = 0; i < t->reg->count; i++)
		if (t->reg->fields[i].type == FIELD_PERIOD)
			return (int)i;
	return -1;
}

static int
village_field(const struct table *t)
{
	int i = catalogue_field(t->reg, "village");
	return i >= 0 && (t->reg->fields[i].flags & FIELD_HEADER) ? i : -1;
}

static bool
may_stand_above(const struct field *f)
{
	return (f->flags & FIELD_HEADER) || f->type == FIELD_GROUP;
}

/* 公示期：2024-4-6至2024-4-10 fills both ends. */
static bool
take_window(struct table *t, const struct words *label, const char *value)
{
	static const struct field span = { .column = "span", .header = "公示期", .type = FIELD_SPAN };
	struct cell cell = { .kind = CELL_TEXT, .text = value };
	struct value_context ctx = context_of(t, NULL);
	const char *text, *remark, *why;
	if (!one_of("公示期|公示时间|公示期限|公示起止|公示日期", label->full) ||
	    catalogue_field(t->reg, "span") >= 0 || !value_read(&span, &cell, &ctx, t->scratch, &text, &remark, &why) ||
	    !text)
		return false;
	give(t, catalogue_field(t->reg, "show_from"), arena_strndup(t->scratch, text, 10), FROM_LABEL);
	give(t, catalogue_field(t->reg, "show_to"), text + 11, FROM_LABEL);
	return true;
}

/* The place that words name: a known one inside, else one that ends in 村. */
static const char *place_in(struct table *t, const char *text);

/* One label and its value, by the field that the label names. */
static void
take_label(struct table *t, const char *label, const struct cell *value, int row)
{
	struct words w = words_of(t->scratch, label);
	int field = -1, period = period_field(t);
	if (value->kind == CELL_EMPTY || !*w.full || take_window(t, &w, value->text))
		return;
	if (one_of("单位|金额单位|计量单位", w.full) && one_of("元|万元|亿元|千元", value->text)) {
		t->unit = arena_strdup(t->c->arena, value->text);
		return;
	}
	if (one_of("填报单位|填报村|制表单位|填表单位|上报单位", w.full))
		give(t, village_field(t), place_in(t, value->text), FROM_REPORTER);
	if (one_of("日期|时间|检查日期|检查时间|填报日期|填报时间|填表日期|统计时间|评定日期", w.full))
		give(t, period, value_find_period(t->scratch, value->text, t->year), FROM_DATE);
	if (!best_match(t->reg, &w, &field) || !may_stand_above(&t->reg->fields[field]))
		return;
	if (field == village_field(t) && strcmp(w.full, "单位") == 0 && !place_in(t, value->text))
		return;
	const char *text, *remark, *why;
	struct value_context ctx = context_of(t, NULL);
	const struct field *f = &t->reg->fields[field];
	bool ok = value_read(f, value, &ctx, t->scratch, &text, &remark, &why);
	if (why && (t->column_of[field] < 0 || ok))
		say(t, ok ? FINDING_WARNING : FINDING_ERROR, ok ? "value_guessed" : "value_unreadable", row, f->header,
		    "%s", why);
	if (ok)
		give(t, field, text, FROM_LABEL);
}

/* 「填报单位：高同村　日期：2021年11月5日」: every label in one text. */
static bool
take_labels_in(struct table *t, const char *text, int row)
{
	const char *s = clean_narrow(t->scratch, text);
	bool any = false;
	for (const char *colon = strchr(s, ':'); colon;) {
		const char *from = colon, *next = strchr(colon + 1, ':'), *end = next ? next : s + strlen(s);
		while (from > s && !strchr(" \n,;", from[-1]))
			from--;
		if (next) /* back over the next label to the blank before it */
			while (end > colon + 1 && !strchr(" \n,;", end[-1]))
				end--;
		if (next && end == colon + 1)
			end = next;
		const char *v =
		    clean_narrow(t->scratch, arena_strndup(t->scratch, colon + 1, (size_t)(end - colon - 1)));
		struct cell cell = { .kind = *v ? CELL_TEXT : CELL_EMPTY, .text = v };
		take_label(t, arena_strndup(t->scratch, from, (size_t)(colon - from)), &cell, row);
		any = any || from < colon;
		colon = next;
	}
	return any;
}

/* What may not stand for a village though it ends in 村. */
static bool
no_village(const char *s)
{
	return one_of(
	    "村|各村|全村|本村|我村|行政村|示范村|自然村|乡村|农村|美丽乡村|新农村|每村|先进村|后进村|社区|各社区", s);
}

/* Where the name of a village that ends at `end` begins: behind digits and
 * their 年月日, behind 镇乡县 unless the name would be empty. */
static const char *
place_start(const char *s, const char *end)
{
	static const char *const units[] = { "年", "月", "日", "度", "周", "季度" };
	static const char *const areas[] = { "镇", "乡", "县", "市", "区", "旗", "街道" };
	const char *from = s;
	for (const char *p = s; p < end; utf8_next(&p)) {
		if ((unsigned char)*p < 128) {
			from = p + 1;
			continue;
		}
		for (size_t i = 0; i < sizeof units / sizeof *units; i++)
			if (str_starts(p, units[i]) && p == from && p > s)
				from = p + strlen(units[i]);
		for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
			if (str_starts(p, areas[i]) && p > from && p + strlen(areas[i]) < end)
				from = p + strlen(areas[i]);
	}
	return from < end ? from : s;
}

/* 「2024年4月高同村红黑榜」 → 高同村, by its ending. */
static const char *
place_by_ending(struct table *t, const char *text)
{
	const char *s = clean_key(t->scratch, text);
	const char *end = strstr(s, "村"), *other = strstr(s, "社区");
	size_t n = strlen("村");
	if (!end || (other && other < end))
		end = other, n = strlen("社区");
	if (!end || end == s)
		return NULL;
	const char *from = place_start(s, end);
	const char *name = arena_strndup(t->scratch, from, (size_t)(end + n - from));
	size_t length = utf8_count(name);
	return length < 2 || length > 8 || no_village(name) ? NULL : name;
}

static const char *
place_in(struct table *t, const char *text)
{
	const char *key = clean_key(t->scratch, text), *best = NULL;
	size_t longest = 0;
	for (size_t i = 0; i < t->c->place_count; i++) {
		const char *name = clean_key(t->scratch, t->c->places[i]), *bare = row_place_key(t->scratch, name);
		size_t n = strstr(key, name)                            ? strlen(name)
			   : utf8_count(bare) >= 2 && strstr(key, bare) ? strlen(bare)
									: 0;
		if (n > longest)
			longest = n, best = t->c->places[i];
	}
	return best ? best : place_by_ending(t, text);
}

/* 家庭卫生 of 「家庭卫生评分标准」. */
static void
take_scheme(struct table *t, const char *text, enum origin origin)
{
	int field = catalogue_field(t->reg, "scheme");
	if (field < 0)
		return;
	for (int i = 0; i < REG_COUNT; i++) {
		const char *scheme = catalogue_register((enum register_id)i)->scheme;
		if (scheme &&
		    (strstr(text, scheme) || (str_starts(scheme, "村") && strstr(text, scheme + strlen("村")))))
			give(t, field, scheme, origin);
	}
}

/* What a title, a sheet's suffix, a file's or folder's name says. */
static void
take_title(struct table *t, const char *text, enum origin origin)
{
	int period = period_field(t);
	const char *found = value_find_period(t->scratch, text, t->year);
	if (found && !t->year && strlen(found) >= 4) {
		struct date first, last;
		if (period_range(found, &first, &last)) {
			t->year = first.year;
			t->month = period_kind(found) == PERIOD_MONTH ? first.month : 0;
		}
	}
	bool vague = found && period_kind(found) == PERIOD_YEAR && origin >= FROM_FILE;
	if (period >= 0 && found && !vague)
		give(t, period, found, origin);
	give(t, village_field(t), place_in(t, text), origin);
	take_scheme(t, text, origin);
	if (strstr(text, "示例") && origin <= FROM_SUFFIX)
		give(t, catalogue_field(t->reg, "sample"), "是", origin);
}

/* One row above the header: titles, labels in a cell, a label and its value beside it. */
static void
take_row_above(struct table *t, const struct grid_row *row)
{
	for (int c = 0; c < row->cells; c++) {
		const struct cell *cell = cell_at(row, c);
		if (cell->kind != CELL_TEXT || utf8_count(cell->text) > 300)
			continue;
		const char *s = clean_narrow(t->scratch, cell->text);
		int value = c + 1;
		while (value < row->cells && cell_at(row, value)->kind == CELL_EMPTY)
			value++;
		bool colon = strchr(s, ':') != NULL,
		     last = colon && str_ends(s, ":") && strchr(s, ':') == s + strlen(s) - 1;
		struct words w = words_of(t->scratch, s);
		int field;
		bool label = !colon && best_match(t->reg, &w, &field) && may_stand_above(&t->reg->fields[field]);
		if ((last || label) && value < row->cells)
			take_label(t, s, cell_at(row, value), row->number), c = value;
		else if (!colon || !take_labels_in(t, s, row->number))
			take_title(t, s, FROM_TITLE);
	}
}

/* The file's own name and its folders', nearest first. */
static void
take_path(struct table *t)
{
	char *path = arena_strdup(t->scratch, t->g->file);
	enum origin origin = FROM_FILE;
	for (char *slash = strrchr(path, '/');; slash = strrchr(path, '/')) {
		take_title(t, slash ? slash + 1 : path, origin);
		origin = FROM_FOLDER;
		if (!slash)
			break;
		*slash = '\0';
	}
}

static void
above_read(struct table *t)
{
	struct words name = words_of(t->scratch, t->g->sheet);
	for (size_t i = 0; i < t->upper && i < HEADER_ROWS; i++) {
		const char *text[3];
		bool merged;
		/* the title says the year that labels may lack */
		if (row_texts(&t->g->row[i], text, &merged) == 1 && !strchr(clean_narrow(t->scratch, text[0]), ':'))
			take_title(t, text[0], FROM_TITLE);
	}
	if (name.inside && !exactly_named(t->reg, &(struct words){ name.full, "", NULL })) {
		take_title(t, name.inside, FROM_SUFFIX);
		give(t, catalogue_field(t->reg, "scheme"), name.inside, FROM_SUFFIX);
	}
	for (size_t i = 0; i < t->upper && i < HEADER_ROWS; i++)
		take_row_above(t, &t->g->row[i]);
	take_title(t, t->g->sheet, FROM_SUFFIX);
	take_path(t);
	if (t->c->home_village)
		give(t, village_field(t), t->c->home_village, FROM_HOME);
	arena_reset(t->scratch);
}

/* ---- rows ------------------------------------------------------------------------------------- */

enum row_kind { ROW_DATA, ROW_SKIP, ROW_SECTION, ROW_HEADER, ROW_END };

/* The first two cells that hold something, without sideways copies. */
static int
first_cells(const struct grid_row *row, const struct cell *out[2])
{
	int n = 0;
	for (int c = 0; c < row->cells && n < 2; c++) {
		const struct cell *cell = cell_at(row, c);
		if (cell->kind != CELL_EMPTY)
			out[n++] = cell;
	}
	return n;
}

/* 「注：」 「填表人：」: from here on nothing is data. */
static bool
ends_table(const char *s)
{
	static const char *const words[] = { "注", "备注", "说明", "填表说明", "填表人", "填报人", "审核人", "审核",
		"审批人", "制表人", "制表", "负责人", "单位负责人", "填表", "经办人", "主管领导", "填表日期",
		"填报日期", "联系电话" };
	size_t n = strcspn(s, ":");
	bool tail = !strcmp(s, "以下空白") || !strcmp(s, "以下无正文") || !strcmp(s, "以下无内容");
	for (size_t i = 0; i < sizeof words / sizeof *words && s[n]; i++)
		if (strlen(words[i]) == n && memcmp(s, words[i], n) == 0)
			return true;
	return tail;
}

static bool
is_sum(const char *s)
{
	static const char *const words[] = { "合计", "小计", "总计", "共计", "累计", "平均", "平均分", "平均数",
		"本页合计", "本页小计", "全村合计", "全镇合计", "全乡合计" };
	size_t n = strcspn(s, ":(");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == n && memcmp(s, words[i], n) == 0)
			return true;
	return false;
}

static bool
repeats_header(const struct table *t, const struct grid_row *row)
{
	const struct grid_row *u = &t->g->row[t->upper], *l = &t->g->row[t->lower];
	int same = 0, cells = 0;
	for (int c = 0; c < row->cells; c++) {
		const char *s = row->cell[c].text;
		if (row->cell[c].kind == CELL_EMPTY)
			continue;
		cells++;
		same += (c < u->cells && strcmp(u->cell[c].text, s) == 0) ||
			(c < l->cells && strcmp(l->cell[c].text, s) == 0);
	}
	return same >= 2 && same * 10 >= cells * 6;
}

static enum row_kind
row_kind(struct table *t, const struct grid_row *row)
{
	const struct cell *first[2];
	const char *text[3];
	bool merged;
	int n = first_cells(row, first);
	if (n == 0)
		return ROW_SKIP;
	if (repeats_header(t, row))
		return ROW_HEADER;
	for (int i = 0; i < n; i++) {
		if (utf8_count(first[i]->text) > 40)
			continue;
		const char *key = clean_key(t->scratch, first[i]->text);
		if ((i == 0 || n == 1) && ends_table(key))
			return ROW_END;
		if (is_sum(key) || one_of("示例行|示例|样例|例|例如|填写示例|例行|举例", key))
			return ROW_SKIP;
	}
	if (utf8_count(first[0]->text) > 40 && str_starts(clean_key(t->scratch, first[0]->text), "注:"))
		return ROW_END;
	return t->columns > 2 && row_texts(row, text, &merged) == 1 && merged ? ROW_SECTION : ROW_DATA;
}

static bool
is_ditto(const struct cell *cell)
{
	static const char *const words[] = { "同上", "〃", "″", "\"", "“", "”", "''", "〞", "〝", "同 上", "“”", "″″" };
	for (size_t i = 0; i < sizeof words / sizeof *words && cell->kind == CELL_TEXT; i++)
		if (strcmp(cell->text, words[i]) == 0)
			return true;
	return false;
}

/* A column's cell in a row, 同上 taken from the row before. */
static const struct cell *
cell_of(struct table *t, const struct grid_row *row, int column)
{
	const struct cell *cell = cell_at(row, column);
	if (is_ditto(cell))
		cell = t->last[column] ? t->last[column] : &nothing;
	return cell;
}

struct row_work { /* one row while it is read */
	const struct grid_row *from;
	struct row *row;
	struct value_context ctx;
	bool bad;
	bool wrong[MAX_FIELDS]; /* said already */
};

/* Where a name without a field of its own goes: 备注. */
static void
keep_remark(struct table *t, struct row_work *w, const char *remark)
{
	int note = catalogue_field(t->reg, "note");
	if (note < 0)
		note = catalogue_field(t->reg, "reason");
	if (note < 0 || !remark)
		return;
	const char *old = w->row->value[note];
	w->row->value[note] = old && !strstr(old, remark) ? arena_printf(t->c->arena, "%s；%s", old, remark)
			      : old                       ? old
							  : arena_strdup(t->c->arena, remark);
}

static const char *
bad_code(enum field_type type)
{
	static char code[FIELD_TYPE_COUNT][40];
	if (!*code[type])
		snprintf(code[type], sizeof code[type], "bad_%s", catalogue_type_name(type));
	return code[type];
}

/* Reads one cell as a field; NULL when it is empty or wrong. */
static const char *
read_cell(struct table *t, struct row_work *w, const struct field *f, int column, const char **remark)
{
	const char *text, *why;
	const struct cell *cell = cell_of(t, w->from, column);
	w->ctx.unit = t->column[column].unit ? t->column[column].unit : t->unit;
	bool ok = value_read(f, cell, &w->ctx, t->scratch, &text, remark, &why);
	if (strlen(cell->text) >= CLEAN_MAX_CHARACTERS && utf8_count(cell->text) >= CLEAN_MAX_CHARACTERS)
		say(t, FINDING_WARNING, "text_cut", w->from->number, t->column[column].head.shown,
		    "字太多，只留了前 %d 个字，请改短", CLEAN_MAX_CHARACTERS);
	if (why)
		say(t, ok ? FINDING_WARNING : FINDING_ERROR, ok ? "value_guessed" : bad_code(f->type), w->from->number,
		    t->column[column].head.shown, "%s", why);
	w->bad = w->bad || !ok;
	/* most values are the cell's own text and need no copy */
	return !ok || !text ? NULL : text == cell->text ? text : arena_strdup(t->c->arena, text);
}

static void
fill_column(struct table *t, struct row_work *w, size_t f)
{
	const struct field *field = &t->reg->fields[f];
	const char *remark = NULL;
	int column = t->column_of[f];
	if (column < 0)
		return;
	bool before = w->bad;
	w->bad = false;
	const char *text = read_cell(t, w, field, column, &remark);
	w->wrong[f] = w->bad;
	w->bad = w->bad || before;
	if (text)
		w->row->value[f] = text;
	if (remark)
		keep_remark(t, w, remark);
}

/* A known village in front of the row's target or group: 「高同村三组」. */
static const char *
place_in_front(struct table *t, const char *s)
{
	const char *best = NULL;
	size_t longest = 0;
	for (size_t i = 0; s && i < t->c->place_count; i++) {
		const char *bare = row_place_key(t->scratch, t->c->places[i]);
		bool whole = str_starts(s, t->c->places[i]);
		bool short_form = str_starts(s, bare) && (utf8_count(bare) >= 2 || str_starts(s + strlen(bare), "村"));
		if ((whole || short_form) && strlen(bare) > longest)
			longest = strlen(bare), best = t->c->places[i];
	}
	return best;
}

static const char *
row_prefix(struct table *t, const struct row_work *w)
{
	static const char *const columns[] = { "target", "grp" };
	for (size_t i = 0; i < 2; i++) {
		int f = catalogue_field(t->reg, columns[i]);
		if (f < 0 || t->column_of[f] < 0)
			continue;
		const char *s = cell_of(t, w->from, t->column_of[f])->text;
		const char *place = place_in_front(t, clean_narrow(t->scratch, s));
		if (place)
			return place;
	}
	return NULL;
}

/* What the row does not say itself. */
static void
fill_given(struct table *t, struct row_work *w, size_t f)
{
	const struct field *field = &t->reg->fields[f];
	const char **value = &w->row->value[f];
	if (w->wrong[f])
		return;
	if (!*value && (int)f == village_field(t))
		*value = row_prefix(t, w);
	if (!*value && field->type == FIELD_GROUP && (field->flags & FIELD_REQUIRED))
		*value = t->group;
	if (!*value && (t->column_of[f] < 0 || (field->flags & FIELD_REQUIRED)))
		*value = t->given[f].text;
	if (*value || !(field->flags & FIELD_REQUIRED))
		return;
	w->bad = true;
	int column = t->column_of[f];
	say(t, FINDING_ERROR, "value_missing", w->from->number,
	    column < 0 ? field->header : t->column[column].head.shown, "“%s”是空的，请填上",
	    column < 0 ? field->header : t->column[column].head.shown);
}

static void
hints_from_period(struct table *t, struct row_work *w)
{
	int f = period_field(t);
	struct date first, last;
	if (f < 0 || !w->row->value[f] || !period_range(w->row->value[f], &first, &last))
		return;
	w->ctx.year = first.year;
	w->ctx.month = period_kind(w->row->value[f]) == PERIOD_MONTH ? first.month : 0;
}

static void
check_full(struct table *t, struct row_work *w, int column, const char *value)
{
	long long milli, full = t->column[column].full;
	if (!value || !value_milli(value, &milli))
		return;
	const char *shown = t->column[column].head.shown;
	if (full > 0 && milli > full) {
		say(t, FINDING_ERROR, "score_too_large", w->from->number, shown, "写的是“%s”，比满分 %g 还多，请改正",
		    value, (double)full / 1000);
		w->bad = true;
	}
	if (milli < 0 && t->column[column].item) {
		say(t, FINDING_ERROR, "score_negative", w->from->number, shown, "写的是“%s”，得分不能小于 0，请改正",
		    value);
		w->bad = true;
	}
}

/* Some items and neither the others nor a total: the row would stand without a score. */
static void
say_unscored(struct table *t, const struct row_work *w, size_t filled, size_t items)
{
	int total = catalogue_field(t->reg, "total");
	if (filled && filled < items && !w->bad && total >= 0 && !w->row->value[total])
		say(t, FINDING_WARNING, "total_missing", w->from->number, t->reg->fields[total].header,
		    "有 %zu 项没有打分，总分也是空的，这一行没有得分，请补上", items - filled);
}

/* Reads the items; *sum is their sum when all of them are there. */
static bool
fill_items(struct table *t, struct row_work *w, long long *sum)
{
	static const struct field score = { .column = "item", .header = "得分", .type = FIELD_NUMBER, .unit = "分" };
	size_t filled = 0, items = 0;
	*sum = 0;
	for (int c = 0; c < t->columns; c++) {
		const char *remark;
		long long milli;
		if (!t->column[c].item)
			continue;
		items++;
		const char *value = read_cell(t, w, &score, c, &remark);
		if (!value)
			continue;
		check_full(t, w, c, value);
		row_add_item(w->row, t->c->arena, t->column[c].item, value);
		if (value_milli(value, &milli))
			*sum += milli, filled++;
	}
	say_unscored(t, w, filled, items);
	return items && filled == items && items >= t->items;
}

static long long
number_in(const struct table *t, const struct row_work *w, const char *column)
{
	long long milli = 0;
	int f = catalogue_field(t->reg, column);
	if (f >= 0 && w->row->value[f])
		value_milli(w->row->value[f], &milli);
	return milli;
}

static const char *
plain(struct arena *a, long long milli)
{
	return milli % 1000 ? arena_printf(a, "%.10g", (double)milli / 1000) : arena_printf(a, "%lld", milli / 1000);
}

/* The written total against its parts; a total that is not written is computed. */
static void
check_total(struct table *t, struct row_work *w, long long sum)
{
	int total = catalogue_field(t->reg, "total");
	long long deduct = number_in(t, w, "deduct"), written;
	if (total < 0 || !(t->reg->fields[total].flags & FIELD_TOTAL))
		return;
	sum += number_in(t, w, "adjust") + number_in(t, w, "bonus") - (deduct < 0 ? -deduct : deduct);
	const char *value = w->row->value[total];
	if (!value && !w->bad) {
		w->row->value[total] = plain(t->c->arena, sum);
		t->computed++;
	} else if (value && value_milli(value, &written) && written != sum) {
		int column = t->column_of[total];
		say(t, FINDING_WARNING, "total_differs", w->from->number,
		    column < 0 ? NULL : t->column[column].head.shown, "写的是“%s”，各项加起来是 %s，请看看哪个对",
		    value, plain(t->scratch, sum));
	}
}

/* An end before its beginning: a row that would never be shown. */
static void
check_order(struct table *t, struct row_work *w)
{
	static const char *const pairs[][2] = { { "show_from", "show_to" }, { "given_on", "lifted_on" },
		{ "found_on", "due_on" }, { "found_on", "done_on" }, { "start_on", "planned_on" },
		{ "date_from", "date_to" }, { "signed_on", "valid_to" }, { "received_on", "replied_on" },
		{ "issued_on", "due_on" }, { "issued_on", "replied_on" } };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		int from = catalogue_field(t->reg, pairs[i][0]), to = catalogue_field(t->reg, pairs[i][1]);
		if (from < 0 || to < 0 || !w->row->value[from] || !w->row->value[to] ||
		    strcmp(w->row->value[to], w->row->value[from]) >= 0)
			continue;
		int column = t->column_of[to];
		const char *header = t->reg->fields[to].header;
		say(t, FINDING_ERROR, "bad_order", w->from->number, column < 0 ? header : t->column[column].head.shown,
		    "%s是 %s，比%s %s 还早，请改正", header, w->row->value[to], t->reg->fields[from].header,
		    w->row->value[from]);
		w->bad = true;
	}
}

/* Reads one row of data; false when something in it is wrong. */
static bool
row_read(struct table *t, struct row_work *w)
{
	int period = period_field(t), total = catalogue_field(t->reg, "total");
	long long sum;
	if (period >= 0) {
		fill_column(t, w, (size_t)period);
		fill_given(t, w, (size_t)period);
		hints_from_period(t, w);
	}
	for (size_t f = 0; f < t->reg->count; f++)
		if ((int)f != period)
			fill_column(t, w, f);
	bool whole = fill_items(t, w, &sum);
	if (whole)
		check_total(t, w, sum);
	for (size_t f = 0; f < t->reg->count; f++)
		if ((int)f != period)
			fill_given(t, w, f);
	if (total >= 0 && t->column_of[total] >= 0)
		check_full(t, w, t->column_of[total], w->row->value[total]);
	check_order(t, w);
	return !w->bad;
}

/* Is anything in the columns we know? A row of notes beside the table is none. */
static bool
row_holds(struct table *t, const struct grid_row *row)
{
	for (int c = 0; c < t->columns; c++) {
		const struct column *col = &t->column[c];
		bool known = col->item || (col->field >= 0 && t->reg->fields[col->field].type != FIELD_SERIAL);
		const struct cell *cell = cell_at(row, c);
		if (known && cell->kind != CELL_EMPTY && !cell->merged)
			return true;
	}
	return false;
}

static void
row_data(struct table *t, const struct grid_row *from, struct row_list *rows)
{
	if (!row_holds(t, from))
		return;
	struct row_work w = { .from = from, .ctx = context_of(t, NULL) };
	w.row = row_append(rows, t->c->arena, t->reg);
	w.row->file = t->g->file;
	w.row->sheet = t->g->sheet;
	w.row->line = from->number;
	if (!row_read(t, &w) || from->damaged) {
		rows->count--;
		t->c->bad_rows++;
	}
	for (int c = 0; c < t->columns; c++)
		t->last[c] = cell_of(t, from, c);
}

/* 「一组」 across a row stands for the rows below it; a second title too. */
static void
section_take(struct table *t, const struct grid_row *row)
{
	static const struct field group = { .column = "grp", .header = "村民小组", .type = FIELD_GROUP };
	const struct cell *first[2];
	const char *text, *remark, *why;
	struct value_context ctx = context_of(t, NULL);
	if (first_cells(row, first) == 0)
		return;
	if (value_read(&group, first[0], &ctx, t->scratch, &text, &remark, &why) && text) {
		/* 一组（网格员：王五） */
		text = arena_strndup(t->c->arena, text, strcspn(text, "("));
		if (str_ends(text, "组")) {
			t->group = text;
			return;
		}
	}
	int period = period_field(t), village = village_field(t);
	if (period >= 0 && t->given[period].origin >= FROM_TITLE)
		t->given[period].origin = FROM_NOWHERE;
	if (village >= 0 && t->given[village].origin >= FROM_TITLE)
		t->given[village].origin = FROM_NOWHERE;
	take_title(t, first[0]->text, FROM_TITLE);
}

/* Everything a row of its own must have is there: more than a note below. */
static bool
row_whole(struct table *t, const struct grid_row *row)
{
	int filled = 0;
	for (size_t f = 0; f < t->reg->count; f++) {
		int column = t->column_of[f];
		if (column < 0)
			continue;
		bool empty = cell_at(row, column)->kind == CELL_EMPTY;
		if (empty && (t->reg->fields[f].flags & FIELD_REQUIRED) && !t->given[f].text)
			return false;
		filled += !empty && t->reg->fields[f].type != FIELD_SERIAL;
	}
	return filled >= 2;
}

static void
count_after(struct table *t, const struct grid_row *row)
{
	if (!row_whole(t, row))
		return;
	if (t->after++ == 0)
		t->after_row = row->number;
}

static void
rows_read(struct table *t, struct row_list *rows)
{
	bool ended = false;
	t->last = arena_array(t->c->arena, (size_t)t->columns + 1, sizeof *t->last);
	for (size_t i = t->lower + 1; i < t->g->rows; i++) {
		const struct grid_row *row = &t->g->row[i];
		enum row_kind kind = row_kind(t, row);
		if (row->hidden && kind == ROW_DATA && !ended) {
			t->hidden++;
		} else if (!row->hidden) {
			if (kind == ROW_END && !ended)
				t->end_row = row->number;
			ended = kind == ROW_END || (ended && kind != ROW_HEADER);
			if (kind == ROW_SECTION && !ended)
				section_take(t, row);
			if (kind == ROW_DATA && !ended)
				row_data(t, row, rows);
			if (kind == ROW_DATA && ended)
				count_after(t, row);
		}
		arena_reset(t->scratch);
	}
}

/* ---- the door ------------------------------------------------------------------------------------ */

/* An identity or bank number in any cell, hidden or not: each is named, for
 * who has to take out a hundred of them wants to know where they are. */
static bool
check_numbers(struct table *t)
{
	bool fine = true;
	for (size_t i = 0; i < t->g->rows; i++) {
		const struct grid_row *row = &t->g->row[i];
		for (int c = 0; c < row->cells; c++) {
			if (row->cell[c].merged || !value_is_identity(row->cell[c].text))
				continue;
			bool under = i > t->lower && c < t->columns && *t->column[c].head.shown;
			say(t, FINDING_ERROR, "identity_number", row->number, under ? t->column[c].head.shown : NULL,
			    "这一格里有身份证号或银行卡号，公开屏不收，请删掉再导入");
			fine = false;
		}
	}
	return fine;
}

/* May a village be found in the rows themselves? */
static bool
rows_name_village(struct table *t)
{
	int target = catalogue_field(t->reg, "target"), group = catalogue_field(t->reg, "grp");
	bool column = (target >= 0 && t->column_of[target] >= 0) || (group >= 0 && t->column_of[group] >= 0);
	for (size_t i = t->lower + 1; column && i < t->g->rows; i++) {
		struct row_work w = { .from = &t->g->row[i] };
		const struct cell *first[2];
		t->last = NULL;
		if (first_cells(w.from, first) < 2)
			continue;
		for (int k = 0; k < 2; k++) {
			int f = k ? group : target;
			if (f >= 0 && t->column_of[f] >= 0 &&
			    place_in_front(t, clean_narrow(t->scratch, cell_at(w.from, t->column_of[f])->text)))
				return true;
		}
	}
	return false;
}

/* Is there a row of data at all? A form that nobody has filled in lacks nothing. */
static bool
any_data(struct table *t)
{
	for (size_t i = t->lower + 1; i < t->g->rows; i++) {
		enum row_kind kind = row_kind(t, &t->g->row[i]);
		if (kind == ROW_END)
			return false;
		if (kind == ROW_DATA && row_holds(t, &t->g->row[i]))
			return true;
	}
	return false;
}

/* Columns that must be there, and whose value is nowhere else. */
static bool
check_missing(struct table *t)
{
	struct strbuf list = { 0 };
	for (size_t f = 0; f < t->reg->count; f++) {
		const struct field *field = &t->reg->fields[f];
		if (!(field->flags & (FIELD_REQUIRED | FIELD_COLUMN)) || t->column_of[f] >= 0 || t->given[f].text)
			continue;
		if ((int)f == village_field(t) && rows_name_village(t))
			continue;
		strbuf_printf(&list, "%s“%s”", list.len ? "、" : "", field->header);
	}
	bool fine = list.len == 0;
	if (!fine)
		say(t, FINDING_ERROR, "column_missing", t->g->row[t->lower].number, NULL,
		    "缺少这几列：%s，请补上，或照模板填写", list.data);
	strbuf_free(&list);
	return fine;
}

static void
say_unknown(struct table *t)
{
	struct strbuf names = { 0 };
	for (int i = 0; i < REG_COUNT; i++)
		strbuf_printf(&names, "%s%s", i ? "、" : "", catalogue_register((enum register_id)i)->sheet);
	say(t, FINDING_INFO, "sheet_unknown", 0, NULL, "没有认出这张表，没有读。认得的表名有：%s", strbuf_text(&names));
	strbuf_free(&names);
}

static void
say_notes(struct table *t)
{
	if (t->after)
		say(t, FINDING_WARNING, "rows_after_end", t->after_row, NULL,
		    "第 %d 行是说明，表到那里就完了；从这一行起还有 %zu 行，没有读。要上屏，请把说明移到表的最后",
		    t->end_row, t->after);
	if (t->hidden)
		say(t, FINDING_INFO, "rows_hidden", 0, NULL, "有 %zu 行是隐藏的，没有读", t->hidden);
	if (t->computed)
		say(t, FINDING_INFO, "total_computed", 0, NULL, "有 %zu 行没写总分，按各项相加算", t->computed);
}

/* A title or two and nothing below: as good as empty. */
static bool
only_titles(const struct grid *g)
{
	const char *text[3];
	bool merged;
	for (size_t i = 0; i < g->rows; i++)
		if (row_texts(&g->row[i], text, &merged) > 1)
			return false;
	return g->rows <= 3;
}

static bool
sheet_read(struct table *t, enum register_id *which, struct row_list *rows)
{
	if (!recognise(t)) {
		say_unknown(t);
		return false;
	}
	*which = t->reg->id;
	arena_reset(t->scratch);
	if (t->upper == t->g->rows && only_titles(t->g))
		return true;
	if (t->upper == t->g->rows) {
		say(t, FINDING_ERROR, "header_missing", 0, NULL, "没有找到表头，请照模板写上各列的名字");
		return false;
	}
	size_t before = rows->count;
	bool fine = columns_read(t);
	fine = check_numbers(t) && fine;
	above_read(t);
	if (!any_data(t))
		return fine;
	if (!check_missing(t))
		return false;
	say_extra(t);
	rows_read(t, rows);
	say_notes(t);
	if (!fine) /* looked through to the end, and not a row of it is kept */
		rows->count = before;
	return fine;
}

bool
table_read(struct table_context *c, const struct grid *g, enum register_id *which, struct row_list *rows)
{
	if (!g->rows)
		return false;
	struct table *t = table_new(c, g);
	bool fine = false;
	if (!g->hidden)
		fine = sheet_read(t, which, rows);
	else if (strcmp(g->sheet, "选项") != 0 && !str_starts(g->sheet, "WpsReserved"))
		say(t, FINDING_INFO, "sheet_hidden", 0, NULL, "这张表是隐藏的，没有读");
	say_rest(t);
	arena_free(t->scratch);
	return fine;
}
