/* table_kinds: what a row below the header is. See table_parts.h. */
#include <string.h>

#include "base/str.h"
#include "sheets/book.h"
#include "sheets/clean.h"
#include "tables/table_parts.h"

/* The first two cells that hold something, without sideways copies. */
int
table_first_cells(const struct grid_row *row, const struct cell *out[2])
{
	int n = 0;
	for (int c = 0; c < row->cells && n < 2; c++) {
		const struct cell *cell = table_cell_at(row, c);
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

/* A line of totals: 合计, 小计：, 1组小计, 高同村合计, 共计30户, 平均分. */
static bool
is_sum(const char *s)
{
	static const char *const words[] = { "合计", "小计", "总计", "共计", "累计", "平均", "平均分", "平均数",
		"平均值", "平均得分", "均值", "全村平均", "最高分", "最低分", "总合计", "合计数", "∑", "Σ" };
	static const char *const before[] = { "组", "村", "社区", "镇", "乡", "页", "屯", "队", "月", "季度", "年",
		"以上", "户" };
	enum { TOTALS = 4 /* of the words */ };
	size_t n = strcspn(s, ":(");
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t m = strlen(words[i]);
		if (m == n && memcmp(words[i], s, n) == 0)
			return true;
		if (i < TOTALS && n > m && memcmp(words[i], s, m) == 0 && s[m] >= '0' && s[m] <= '9')
			return true;
		for (size_t k = 0; i < TOTALS && k < sizeof before / sizeof *before; k++) {
			size_t l = strlen(before[k]);
			if (n >= m + l && memcmp(s + n - m, words[i], m) == 0 &&
			    memcmp(s + n - m - l, before[k], l) == 0)
				return true;
		}
	}
	return false;
}

/* Words of a line below a list, however they are put together: 各组平均, 总户数, 合计得分, 优秀率.
 * Where a name stands only the first of them are sure. */
static bool
sums_up(const char *s, bool name)
{
	static const char *const words[] = { "合计", "小计", "总计", "共计", "平均", "均值", "总和", "求和", "合共",
		"总分", "满分", "标准分", "分值", "得分率", "优秀率", "达标率", "合格率", "人均", "户均", "户数",
		"总数", "最高", "最低", "sum", "total", "SUM", "Total", "TOTAL", "average", "Average" };
	enum { SURE = 6 };
	for (size_t i = 0; i < (name ? SURE : sizeof words / sizeof *words); i++)
		if (strstr(s, words[i]))
			return true;
	return str_starts(s, "共") && s[strlen("共")] >= '0' && s[strlen("共")] <= '9';
}

/* One short text that sums up, numbers besides it, and none of what a row must have. */
static bool
sum_alone(struct table *t, const struct grid_row *row)
{
	enum { LONGEST = 12 };
	const char *label = NULL;
	int numbers = 0, missing = 0;
	for (int c = 0; c < row->cells; c++) {
		const struct cell *cell = table_cell_at(row, c);
		const char *s = cell->kind == CELL_EMPTY ? "" : clean_key(t->scratch, cell->text);
		bool number = *s && strspn(s, "0123456789.,%-") == strlen(s);
		numbers += number;
		if (*s && !number && (label || utf8_count(s) > LONGEST))
			return false;
		label = *s && !number ? s : label;
	}
	for (size_t f = 0; f < t->reg->count; f++)
		missing += (t->reg->fields[f].flags & FIELD_REQUIRED) && t->column_of[f] >= 0 && !t->given[f].text &&
			   table_cell_at(row, t->column_of[f])->kind == CELL_EMPTY;
	return label && numbers && missing && sums_up(label, false);
}

/* The same in a cell further in, where only the plain words say so, or where a name or a group should stand. */
static bool
sum_further_in(struct table *t, const struct grid_row *row)
{
	enum { LOOK = 6 };
	for (int c = 0, seen = 0; c < row->cells && seen < LOOK; c++) {
		const struct cell *cell = table_cell_at(row, c);
		seen += cell->kind != CELL_EMPTY;
		if (cell->kind != CELL_TEXT || strlen(cell->text) >= 30)
			continue;
		int field = c < t->columns ? t->column[c].field : -1;
		enum field_type type = field >= 0 ? t->reg->fields[field].type : FIELD_TEXT;
		bool name = type == FIELD_NAME || type == FIELD_GROUP;
		if (!name && !strstr(cell->text, "计"))
			continue;
		const char *key = clean_key(t->scratch, cell->text);
		if (table_one_of("合计|小计|总计|共计", key) || (name && (is_sum(key) || sums_up(key, true))))
			return true;
	}
	return false;
}

static bool
repeats_header(const struct table *t, const struct grid_row *row)
{
	const struct grid_row *u = &t->g->row[t->upper], *l = &t->g->row[t->lower];
	int same = 0, cells = 0;
	for (int c = 0; c < row->cells; c++) {
		const char *s = grid_cell(row, c)->text;
		if (grid_cell(row, c)->kind == CELL_EMPTY)
			continue;
		cells++;
		same += (c < u->cells && strcmp(grid_cell(u, c)->text, s) == 0) ||
			(c < l->cells && strcmp(grid_cell(l, c)->text, s) == 0);
	}
	return same >= 2 && same * 10 >= cells * 6;
}

static bool
is_example_of(struct table *t, const struct field *f, const struct grid_row *row, int column)
{
	const char *text = clean_key(t->scratch, table_cell_at(row, column)->text);
	if (str_starts(text, BOOK_EXAMPLE)) /* 示例行：幸福村 */
		text += strlen(BOOK_EXAMPLE) + (text[strlen(BOOK_EXAMPLE)] == ':');
	return strcmp(text, clean_key(t->scratch, f->example ? f->example : "")) == 0;
}

enum example
table_example(struct table *t, const struct grid_row *row)
{
	const struct cell *first[2];
	int n = table_first_cells(row, first);
	bool marked = false, same = true, over = false, readable = true;
	for (int i = 0; i < n; i++)
		marked = marked || str_starts(clean_key(t->scratch, first[i]->text), BOOK_EXAMPLE);
	for (size_t f = 0; marked && f < t->reg->count; f++) {
		const struct field *field = &t->reg->fields[f];
		int column = t->column_of[f];
		if (field->type == FIELD_SERIAL || column < 0)
			continue;
		const struct cell *cell = table_cell_at(row, column);
		bool is = is_example_of(t, field, row, column);
		readable = readable && !str_starts(clean_key(t->scratch, cell->text), BOOK_EXAMPLE);
		same = same && is;
		/* what tells rows apart is another's: it was typed over, whatever was left */
		over = over || (!is && (field->flags & FIELD_KEY) && cell->kind != CELL_EMPTY);
	}
	if (!marked || same)
		return marked ? EXAMPLE_UNTOUCHED : EXAMPLE_NONE;
	return over && readable ? EXAMPLE_TYPED_OVER : EXAMPLE_TOUCHED;
}

/* A column whose words are still the example's; −1. */
static int
example_left(struct table *t, const struct grid_row *row)
{
	enum { WORDS = 5 /* shorter ones are the same by chance */ };
	for (size_t f = 0; f < t->reg->count; f++) {
		const struct field *field = &t->reg->fields[f];
		enum field_type type = field->type;
		bool words =
		    type == FIELD_TEXT || type == FIELD_PROSE || catalogue_is_file(type) || type == FIELD_PHONE;
		if (words && t->column_of[f] >= 0 && field->example && utf8_count(field->example) >= WORDS &&
		    is_example_of(t, field, row, t->column_of[f]))
			return t->column_of[f];
	}
	return -1;
}

void
table_say_example(struct table *t, const struct grid_row *row)
{
	enum example example = table_example(t, row);
	int left = example == EXAMPLE_TYPED_OVER ? example_left(t, row) : -1;
	if (left >= 0)
		table_say(t, FINDING_EXAMPLE_LEFT, row->number, t->column[left].head.shown);
	else if (example == EXAMPLE_TYPED_OVER)
		table_say(t, FINDING_EXAMPLE_READ, row->number, NULL);
	else if (example == EXAMPLE_TOUCHED)
		table_say(t, FINDING_EXAMPLE_TOUCHED, row->number, NULL);
}

enum row_kind
table_row_kind(struct table *t, const struct grid_row *row)
{
	const struct cell *first[2];
	const char *text[3];
	bool merged;
	int n = table_first_cells(row, first);
	if (n == 0)
		return ROW_SKIP;
	if (repeats_header(t, row))
		return ROW_HEADER;
	for (int i = 0; i < n; i++) {
		if (utf8_count(first[i]->text) > 40)
			continue;
		const char *key = clean_key(t->scratch, first[i]->shown ? first[i]->shown : first[i]->text);
		if ((i == 0 || n == 1) && ends_table(key))
			return ROW_END;
		if (str_starts(key, BOOK_EXAMPLE))
			return table_example(t, row) == EXAMPLE_TYPED_OVER ? ROW_DATA : ROW_SKIP;
		if (is_sum(key) || table_one_of("示例|样例|例|例如|填写示例|例行|举例", key))
			return ROW_SKIP;
	}
	if (sum_further_in(t, row) || sum_alone(t, row))
		return ROW_SKIP;
	if (utf8_count(first[0]->text) > 40 && str_starts(clean_key(t->scratch, first[0]->text), "注:"))
		return ROW_END;
	return t->columns > 2 && table_row_texts(row, text, &merged) == 1 && merged ? ROW_SECTION : ROW_DATA;
}

/* Is anything in the columns we know? A row of notes beside the table is none. */
bool
table_row_holds(struct table *t, const struct grid_row *row)
{
	for (int c = 0; c < t->columns; c++) {
		const struct column *col = &t->column[c];
		bool known = col->item || (col->field >= 0 && t->reg->fields[col->field].type != FIELD_SERIAL);
		const struct cell *cell = table_cell_at(row, c);
		if (known && cell->kind != CELL_EMPTY && !cell->merged)
			return true;
	}
	return false;
}
