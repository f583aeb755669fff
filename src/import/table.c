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
	for (int c = column - 1; c >= 0 && c < l->cells && l->cell[c].kind != CELL_EMPTY; c--)
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
		say(t, FINDING_INFO, "column_unknown", t->g->row[t->lower].number, NULL, "没有用到这几列，没有读：%s",
		    list.data);
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
		t->unit = value->text;
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

/* 「2024年4月高同村红黑榜」 → 高同村, by its ending. */
static const char *
place_by_ending(struct table *t, const char *text)
{
	static const char *const before[] = { "年", "月", "日", "度", "周", "镇", "乡", "县", "市", "区", "旗",
		"街道" };
	const char *s = clean_key(t->scratch, text);
	const char *end = strstr(s, "村"), *other = strstr(s, "社区");
	size_t n = strlen("村");
	if (!end || (other && other < end))
		end = other, n = strlen("社区");
	if (!end || end == s)
		return NULL;
	const char *from = s;
	for (const char *p = s; p < end;) {
		const char *next = p;
		uint32_t cp = utf8_next(&next);
		if (cp < 128)
			from = next;
		for (size_t i = 0; i < sizeof before / sizeof *before; i++)
			if (str_starts(p, before[i]) && p + strlen(before[i]) < end && p != from)
				from = p + strlen(before[i]);
			else if (str_starts(p, before[i]) && p > s && (unsigned char)p[-1] < 128)
				from = p + strlen(before[i]);
		p = next;
	}
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
		if (row_texts(&t->g->row[i], text, &merged) == 1) /* the title says the year the labels may lack */
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
