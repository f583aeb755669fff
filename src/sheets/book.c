/* book: see book.h. Drop-down lists refer to a hidden sheet, since a list
 * inside a cell's rule may not be longer than 255 characters; that sheet is
 * written last. A cell is a number or a day where the catalogue says so, else
 * text, so that no sheet program turns 3-1 into the first of March. */
#include "sheets/book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

#include "base/date.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "os/fs.h"

enum { LISTS = 64, LAST_ROW = 5000, WIDEST = 50 };
#define YES_NO "是|否"

struct book {
	struct arena *arena;
	const char *path;
	lxw_workbook *file;
	lxw_format *header, *required, *example, *title, *plain, *bold, *cell, *count;
	lxw_format *text, *prose, *number, *date;
	const char *list[LISTS]; /* choices, each a column of the hidden sheet */
	int lists;
};

struct column { /* of a sheet: a field, or an item's score */
	const struct field *field;
	size_t index;     /* of the field */
	const char *item; /* its header; NULL: a field */
	const char *name; /* the item's bare name */
	const char *example;
};

struct layout {
	struct column *column;
	size_t count;
};

/* ---- looks ---------------------------------------------------------------- */

static lxw_format *
format(struct book *b, const char *number, bool wrap)
{
	lxw_format *f = workbook_add_format(b->file);
	ASSERT(f);
	format_set_font_name(f, "宋体");
	format_set_font_size(f, 11);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	if (number)
		format_set_num_format(f, number);
	if (wrap)
		format_set_text_wrap(f);
	return f;
}

static lxw_format *
header_format(struct book *b, lxw_color_t fill)
{
	lxw_format *f = format(b, NULL, true);
	format_set_bold(f);
	format_set_border(f, LXW_BORDER_THIN);
	format_set_align(f, LXW_ALIGN_CENTER);
	format_set_bg_color(f, fill);
	return f;
}

struct book *
book_new(const char *path, struct arena *a)
{
	struct book *b = arena_alloc(a, sizeof *b);
	*b = (struct book){ .arena = a, .path = path, .file = workbook_new(path) };
	ASSERT(b->file);
	workbook_set_properties(b->file, &(lxw_doc_properties){ .author = "村屏", .title = "村屏填报表" });
	b->header = header_format(b, 0xE7E6E6);
	b->required = header_format(b, 0xFFE699);
	b->example = format(b, NULL, false);
	format_set_italic(b->example);
	format_set_font_color(b->example, 0x7F7F7F);
	b->title = format(b, NULL, false);
	format_set_font_size(b->title, 18);
	format_set_bold(b->title);
	b->plain = format(b, NULL, true);
	b->bold = header_format(b, 0xE7E6E6);
	b->cell = format(b, NULL, true);
	format_set_border(b->cell, LXW_BORDER_THIN);
	format_set_indent(b->cell, 1);
	b->count = format(b, NULL, false);
	format_set_align(b->count, LXW_ALIGN_CENTER);
	b->text = format(b, "@", false);
	b->prose = format(b, "@", true);
	b->number = format(b, NULL, false);
	b->date = format(b, "yyyy-mm-dd", false);
	return b;
}

static lxw_format *
format_of(const struct book *b, const struct column *c)
{
	if (c->item || catalogue_is_integer(c->field->type) || c->field->type == FIELD_SERIAL)
		return b->number;
	return c->field->type == FIELD_DATE ? b->date : c->field->type == FIELD_PROSE ? b->prose : b->text;
}

static int
width_of(const struct column *c, const char *header)
{
	static const int usual[FIELD_TYPE_COUNT] = { [FIELD_SERIAL] = 8,
		[FIELD_TEXT] = 18,
		[FIELD_PROSE] = WIDEST,
		[FIELD_NAME] = 12,
		[FIELD_PLACE] = 14,
		[FIELD_GROUP] = 10,
		[FIELD_DOOR] = 9,
		[FIELD_INTEGER] = 9,
		[FIELD_NUMBER] = 9,
		[FIELD_MONEY] = 12,
		[FIELD_QUANTITY] = 12,
		[FIELD_DATE] = 13,
		[FIELD_SPAN] = 24,
		[FIELD_PERIOD] = 16,
		[FIELD_YESNO] = 8,
		[FIELD_CHOICE] = 13,
		[FIELD_PHONE] = 15,
		[FIELD_PHOTOS] = 30,
		[FIELD_SOUNDS] = 24 };
	int own = c->item ? 9 : usual[c->field->type], head = utf8_width(header);
	head = (head > 16 ? (head + 1) / 2 : head) + 2; /* a long header stands on two lines */
	int example = utf8_width(c->example) + 2;
	int wanted = head > own ? head : own;
	return example > wanted ? (example < WIDEST ? example : WIDEST) : wanted;
}

/* ---- columns ----------------------------------------------------------------- */

static const char *
bare(struct arena *a, const char *header)
{
	const char *open = strrchr(header, '(');
	return open && str_ends(header, ")") ? arena_strndup(a, header, (size_t)(open - header)) : header;
}

static void
lay_items(struct book *b, const struct reg *r, const char *const *items, size_t count, struct layout *l)
{
	for (size_t i = 0; i < count; i++) {
		struct column *c = &l->column[l->count++];
		*c = (struct column){ .item = items[i], .name = bare(b->arena, items[i]), .example = "" };
		for (size_t k = 0; k < r->item_count; k++)
			if (strcmp(r->items[k].header, items[i]) == 0)
				c->example = r->items[k].value;
	}
}

static struct layout
lay_out(struct book *b, const struct reg *r, const char *const *items, size_t count)
{
	struct layout l = { arena_array(b->arena, r->count + count, sizeof *l.column), 0 };
	bool laid = false;
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (!laid && f->type == FIELD_NUMBER)
			lay_items(b, r, items, count, &l), laid = true;
		l.column[l.count++] =
		    (struct column){ .field = f, .index = i, .example = f->example ? f->example : "" };
	}
	return l;
}

static const char *
header_of(struct book *b, const struct column *c)
{
	if (c->item)
		return c->item;
	return c->field->unit ? arena_printf(b->arena, "%s(%s)", c->field->header, c->field->unit) : c->field->header;
}

/* ---- notes and lists ------------------------------------------------------------- */

/* 「公示中=公示,发布|草稿」 → 公示中, 草稿: one a call, NULL at the end. */
static const char *
next_choice(struct arena *a, const char **list)
{
	const char *p = *list;
	if (!*p)
		return NULL;
	size_t n = strcspn(p, "|");
	const char *word = arena_strndup(a, p, strcspn(p, "=|"));
	*list = p + n + (p[n] == '|');
	return word;
}

static const char *
what_to_write(struct book *b, const struct field *f)
{
	struct strbuf s = { 0 };
	switch (f->type) {
	case FIELD_PROSE:
		return "可以写几段，按 Alt+回车 换行。";
	case FIELD_DATE:
		return "写哪一天。";
	case FIELD_PERIOD:
		return "写哪个月、哪个季度、哪一年或第几周。";
	case FIELD_SPAN:
		return "写从哪天到哪天。";
	case FIELD_INTEGER:
	case FIELD_NUMBER:
	case FIELD_MONEY:
		return "只写数字。";
	case FIELD_QUANTITY:
		return "写数，“余”“近”“多”照原话写。";
	case FIELD_PHOTOS:
		return "写照片的文件名，几张用 、 隔开。照片放在表格旁边的“照片”文件夹里。";
	case FIELD_SOUNDS:
		return "有人念好了才写：写录音的文件名。录音放在表格旁边的“录音”文件夹里，手机录的就行，一条不超过 10 "
		       "分钟。";
	case FIELD_YESNO:
		return "点格子右边的小箭头，选 是 或 否。";
	case FIELD_CHOICE:
		strbuf_append(&s, "点格子右边的小箭头选：");
		const char *list = f->choices;
		for (const char *word, *sep = ""; (word = next_choice(b->arena, &list)); sep = "、")
			strbuf_printf(&s, "%s%s", sep, word);
		strbuf_append(&s, "。");
		return strbuf_take(&s, b->arena);
	default:
		return "";
	}
}

static const char *
note_text(struct book *b, const struct column *c)
{
	struct strbuf s = { 0 };
	const struct field *f = c->field;
	if (c->item)
		strbuf_append(&s, "写得了几分，只写数字。括号里是满分，可以改成你们自己的。");
	else if (f->type == FIELD_SERIAL)
		strbuf_append(&s, "不用填也行。");
	else {
		strbuf_append(&s, f->flags & FIELD_REQUIRED ? "一定要填。" : "可以空着。");
		strbuf_append(&s, what_to_write(b, f));
		if (f->help)
			strbuf_printf(&s, "%s。", f->help);
		if (f->flags & FIELD_STAFF)
			strbuf_append(&s, "不上屏，只有工作人员看得见。");
		if (f->flags & FIELD_MASKED)
			strbuf_append(&s, "没写本人同意公开的，屏上名字中间打星号。");
		if (f->flags & FIELD_PERSONAL)
			strbuf_printf(&s, "没写本人同意公开的，%s不存。", f->type == FIELD_SOUNDS ? "录音" : "照片");
	}
	if (*c->example)
		strbuf_printf(&s, "\n例：%s", c->example);
	return strbuf_take(&s, b->arena);
}

static int
list_index(struct book *b, const char *choices)
{
	for (int i = 0; i < b->lists; i++)
		if (strcmp(b->list[i], choices) == 0)
			return i;
	ASSERT(b->lists < LISTS);
	b->list[b->lists] = choices;
	return b->lists++;
}

static void
add_list(struct book *b, lxw_worksheet *sheet, lxw_col_t column, const char *choices)
{
	int index = list_index(b, choices), count = 0;
	char from[16], to[16];
	for (const char *p = choices; next_choice(b->arena, &p);)
		count++;
	lxw_rowcol_to_cell_abs(from, 0, (lxw_col_t)index, 1, 1);
	lxw_rowcol_to_cell_abs(to, (lxw_row_t)count - 1, (lxw_col_t)index, 1, 1);
	lxw_data_validation rule = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
		.value_formula = arena_printf(b->arena, "='%s'!%s:%s", BOOK_CHOICES, from, to),
		.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
		.error_title = "这里有选项",
		.error_message = "请点格子右边的小箭头，从里面选一项。" };
	worksheet_data_validation_range(sheet, 1, column, LAST_ROW, column, &rule);
}

static void
add_note(struct book *b, lxw_worksheet *sheet, lxw_col_t column, const char *text)
{
	int lines = 1;
	for (const char *p = text; (p = strchr(p, '\n')); p++)
		lines++;
	lines += utf8_width(text) / 32;
	lxw_comment_options look = { .author = "村屏",
		.width = 260,
		.height = (uint16_t)(lines * 20 + 16),
		.font_name = "宋体",
		.font_size = 11 };
	worksheet_write_comment_opt(sheet, 0, column, text, &look);
}

/* ---- cells --------------------------------------------------------------------------- */

static void
write_value(
    struct book *b, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t at, const struct column *c, const char *value)
{
	lxw_format *look = format_of(b, c);
	struct date day;
	if (str_empty(value))
		return;
	if (c->item || catalogue_is_integer(c->field->type)) {
		worksheet_write_number(sheet, row, at, strtod(value, NULL), look);
	} else if (c->field->type == FIELD_DATE && date_parse(value, &day) && day.year >= 1901) {
		lxw_datetime when = { .year = day.year, .month = day.month, .day = day.day };
		worksheet_write_datetime(sheet, row, at, &when, look);
	} else {
		worksheet_write_string(sheet, row, at, value, look);
	}
}

static const char *
item_value(const struct row *row, const char *name)
{
	for (size_t i = 0; i < row->items; i++)
		if (strcmp(row->item[i].name, name) == 0)
			return row->item[i].value;
	return NULL;
}

static void
write_rows(struct book *b, lxw_worksheet *sheet, const struct layout *l, const struct row_list *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		for (size_t k = 0; k < l->count; k++) {
			const struct column *c = &l->column[k];
			const struct row *row = &rows->row[i];
			if (!c->item && c->field->type == FIELD_SERIAL)
				worksheet_write_number(sheet, (lxw_row_t)i + 1, (lxw_col_t)k, (double)i + 1, b->number);
			else
				write_value(b, sheet, (lxw_row_t)i + 1, (lxw_col_t)k, c,
				    c->item ? item_value(row, c->name) : row->value[c->index]);
		}
}

static void
write_example(struct book *b, lxw_worksheet *sheet, const struct layout *l)
{
	for (size_t k = 0; k < l->count; k++) {
		const char *text = l->column[k].example;
		if (k == 0)
			text = *text ? arena_printf(b->arena, BOOK_EXAMPLE "：%s", text) : BOOK_EXAMPLE;
		if (*text)
			worksheet_write_string(sheet, 1, (lxw_col_t)k, text, b->example);
	}
}

static void
write_columns(struct book *b, lxw_worksheet *sheet, const struct layout *l)
{
	for (size_t k = 0; k < l->count; k++) {
		const struct column *c = &l->column[k];
		const char *header = header_of(b, c);
		lxw_col_t at = (lxw_col_t)k;
		bool needed = !c->item && c->field->flags & FIELD_REQUIRED;
		worksheet_set_column(sheet, at, at, width_of(c, header), format_of(b, c));
		worksheet_write_string(sheet, 0, at, header, needed ? b->required : b->header);
		add_note(b, sheet, at, note_text(b, c));
		if (!c->item && c->field->type == FIELD_YESNO)
			add_list(b, sheet, at, YES_NO);
		else if (!c->item && c->field->type == FIELD_CHOICE)
			add_list(b, sheet, at, c->field->choices);
	}
}

void
book_add(struct book *b, const struct reg *r, const char *const *items, size_t count, const struct row_list *rows)
{
	lxw_worksheet *sheet = workbook_add_worksheet(b->file, r->sheet);
	ASSERT(sheet);
	struct layout l = lay_out(b, r, items, count);
	write_columns(b, sheet, &l);
	worksheet_set_row(sheet, 0, 36, NULL);
	if (rows)
		write_rows(b, sheet, &l, rows);
	else
		write_example(b, sheet, &l);
	worksheet_freeze_panes(sheet, 1, 0);
	worksheet_set_landscape(sheet);
	worksheet_set_paper(sheet, 9); /* A4 */
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_repeat_rows(sheet, 0, 0);
}

/* ---- the guide --------------------------------------------------------------------------- */

static const char *const guide[] = {
	"下面每张表一行一条。只填用得着的表，别的空着不要紧。",
	"底色发黄的列一定要填，其余的可以空着。鼠标停在列名上，会说这一列写什么。",
	"灰色斜体的一行是例子，导入时不算数。照着它往下写，例子不用删。",
	"列名不要改，列的先后可以换，用不着的列可以删。",
	"格子右边有小箭头的，点开选；没有合适的，问一下管理员。",
	"照片放进表格旁边一个叫“照片”的文件夹，表里写文件名，几张用 、 "
	"隔开。念好的录音放进“录音”文件夹，也是写文件名。",
	("身份证号、银行卡号一律不要写，写了整张表都不收。文字里写事、写地方，"
	 "不写人名、手机号、病情和低保；黑榜上写了人，这一条不上。"),
	"要撤下一条，单独写这一行，“状态”写 撤下，再导入一次：别的行不动。",
	"编出来做样子的行，“示例”写 是；真的内容和示例不能混在一起。",
	"填好以后，把表格和“照片”文件夹一起拷到U盘，插到村屏上导入。导入前会先说清楚改了什么、哪一格有错。",
};

void
book_add_guide(struct book *b)
{
	lxw_worksheet *sheet = workbook_add_worksheet(b->file, BOOK_GUIDE);
	ASSERT(sheet);
	lxw_row_t row = 0;
	worksheet_set_column(sheet, 0, 0, 6, b->plain);
	worksheet_set_column(sheet, 1, 1, 30, b->plain);
	worksheet_set_column(sheet, 2, 3, 18, b->plain);
	worksheet_set_column(sheet, 4, 4, 24, b->plain);
	worksheet_set_row(sheet, row, 32, NULL);
	worksheet_write_string(sheet, row++, 0, "这本表怎么填", b->title);
	for (size_t i = 0; i < sizeof guide / sizeof *guide; i++, row++) {
		worksheet_set_row(sheet, row, utf8_width(guide[i]) > 84 ? 36 : 20, NULL);
		worksheet_write_number(sheet, row, 0, (double)i + 1, b->count);
		worksheet_merge_range(sheet, row, 1, row, 4, guide[i], b->plain);
	}
	static const char *const heads[] = { "", "哪张表", "谁来填", "多久填一次", "导出时在哪一本" };
	row++;
	for (lxw_col_t k = 1; k < 5; k++)
		worksheet_write_string(sheet, row, k, heads[k], b->bold);
	row++;
	for (int w = 0; w < VOLUME_COUNT; w++)
		for (const struct reg *r = NULL; (r = catalogue_next_in((enum volume)w, r)); row++) {
			const char *const words[] = { r->sheet, r->keeper, r->cycle, catalogue_volume_name(r->volume) };
			worksheet_set_row(sheet, row, 20, NULL);
			for (lxw_col_t k = 0; k < 4; k++)
				worksheet_write_string(sheet, row, k + 1, words[k], b->cell);
		}
	worksheet_set_paper(sheet, 9);
	worksheet_fit_to_pages(sheet, 1, 0);
}

/* ---- on paper ------------------------------------------------------------------------------ */

enum { GRID = 30 }; /* columns of the paper: whole numbers of 2, 3, 5, 6 and 10 words a row */

struct paper {
	struct book *b;
	lxw_worksheet *sheet;
	lxw_row_t row;
	lxw_col_t used; /* of the row */
	lxw_format *group, *line, *small, *word;
};

/* How many columns a word takes: words of a group stand below each other, unless there are sentences. */
static lxw_col_t
paper_span(const struct book_word *w, size_t at, size_t count)
{
	static const struct {
		size_t most;
		lxw_col_t span;
	} spans[] = { { 1, 3 }, { 2, 5 }, { 4, 6 }, { 8, 10 }, { SIZE_MAX, 15 } };
	size_t first = at, longest = 0, own = utf8_count(w[at].word);
	int i = 0;
	while (first > 0 && !w[first].heading)
		first--;
	for (size_t k = first; k < count && (k == first || !w[k].heading); k++)
		longest = utf8_count(w[k].word) > longest ? utf8_count(w[k].word) : longest;
	longest = longest > 8 && own < 8 ? 8 : longest > 8 ? own : longest;
	while (longest > spans[i].most)
		i++;
	return spans[i].span;
}

static void
paper_next(struct paper *p, double height, lxw_col_t columns)
{
	if (p->used && p->used + columns <= GRID)
		return;
	p->row++;
	p->used = 0;
	worksheet_set_row(p->sheet, p->row, height, NULL);
}

static void
paper_word(struct paper *p, const struct book_word *w, lxw_col_t span)
{
	lxw_rich_string_tuple number = { p->small, (char *)arena_printf(p->b->arena, "□ %s  ", w->number) };
	lxw_rich_string_tuple word = { p->word, (char *)w->word }, *all[] = { &number, &word, NULL };
	paper_next(p, 26, span);
	worksheet_merge_range(p->sheet, p->row, p->used, p->row, (lxw_col_t)(p->used + span - 1), "", p->line);
	worksheet_write_rich_string(p->sheet, p->row, p->used, all, p->line);
	p->used = (lxw_col_t)(p->used + span);
}

static void
paper_line(struct paper *p, double height, const char *text, lxw_format *look)
{
	p->used = 0;
	paper_next(p, height, GRID);
	worksheet_merge_range(p->sheet, p->row, 0, p->row, GRID - 1, text, look);
}

static void
paper_looks(struct paper *p)
{
	struct book *b = p->b;
	p->group = format(b, NULL, false);
	format_set_bold(p->group);
	format_set_font_color(p->group, 0x255A8A);
	format_set_align(p->group, LXW_ALIGN_VERTICAL_BOTTOM);
	p->line = format(b, NULL, false);
	format_set_bottom(p->line, LXW_BORDER_HAIR);
	p->small = format(b, NULL, false);
	format_set_font_color(p->small, 0x5F5A50);
	p->word = format(b, NULL, false);
	format_set_bold(p->word);
	format_set_font_size(p->word, 14);
}

static void
paper_page(lxw_worksheet *sheet, const char *place, lxw_row_t last, struct arena *a)
{
	worksheet_set_portrait(sheet);
	worksheet_set_paper(sheet, 9);
	worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
	worksheet_center_horizontally(sheet);
	worksheet_print_area(sheet, 0, 0, last, GRID - 1);
	worksheet_fit_to_pages(sheet, 1, 0);
	worksheet_set_footer(sheet, arena_printf(a, "&L%s　&D 印&R第 &P 页，共 &N 页", place));
}

void
book_add_paper(struct book *b, const char *place, const struct book_word *word, size_t count)
{
	struct paper p = { .b = b, .sheet = workbook_add_worksheet(b->file, BOOK_PAPER) };
	ASSERT(p.sheet);
	paper_looks(&p);
	worksheet_set_column(p.sheet, 0, GRID - 1, 2.6, NULL);
	worksheet_gridlines(p.sheet, LXW_HIDE_ALL_GRIDLINES);
	worksheet_set_row(p.sheet, 0, 36, NULL);
	worksheet_merge_range(p.sheet, 0, 0, 0, GRID - 1, "念一遍，屏就会说话", b->title);
	paper_line(&p, 34,
	    arena_printf(b->arena,
		"一共 %zu 条，一个人念，半个钟头。用手机录，一条一个文件，名字用前面的号（01、02……），"
		"放进U盘的“录音/字条”文件夹。关上门窗，手机离嘴一拃远，用平常的口音慢慢念。念完一条打个钩。",
		count),
	    b->plain);
	for (size_t i = 0; i < count; i++) {
		if (word[i].heading)
			paper_line(&p, 30, word[i].heading, p.group);
		p.used = word[i].heading ? GRID : p.used;
		paper_word(&p, &word[i], paper_span(word, i, count));
	}
	paper_line(&p, 60, "念的人（同意村里的屏用我的声音，想撤随时撤）：　　　　　　　　　　　哪天念的：", p.group);
	paper_page(p.sheet, place, p.row, b->arena);
}

/* ---- the end -------------------------------------------------------------------------------- */

static void
write_lists(struct book *b)
{
	if (!b->lists)
		return;
	lxw_worksheet *sheet = workbook_add_worksheet(b->file, BOOK_CHOICES);
	ASSERT(sheet);
	for (int i = 0; i < b->lists; i++) {
		const char *list = b->list[i], *word;
		for (lxw_row_t row = 0; (word = next_choice(b->arena, &list)); row++)
			worksheet_write_string(sheet, row, (lxw_col_t)i, word, NULL);
	}
	worksheet_hide(sheet);
}

bool
book_close(struct book *b, struct error *err)
{
	write_lists(b);
	lxw_error error = workbook_close(b->file);
	if (error == LXW_NO_ERROR && fs_sync(b->path) == 0)
		return true;
	return error_finding(err, FINDING_DISK_ERROR_FILE, b->path, lxw_strerror(error));
}
