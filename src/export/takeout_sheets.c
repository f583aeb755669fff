/* 要改的地方 and 群众反映: what a clerk works on with in WPS. */
#include "export/takeout_parts.h"

#include <stdio.h>
#include <string.h>

#include <xlsxwriter.h>

#include "base/str.h"
#include "findings/refuse.h"
#include "sheets/book.h"
#include "os/fs.h"
#include "store/feedback.h"

/* ---- 要改的地方 ---------------------------------------------------------------- */

struct spot { /* the parts of 「《红榜》第 14 行“公示截止”」, 「通知公告.csv第 3 行“日期”」 */
	const char *sheet, *column;
	long row;
};

/* What stands between two marks; "" when they are not there. */
static const char *
between(struct arena *a, const char *text, const char *open, const char *shut)
{
	const char *from = strstr(text, open), *to = from ? strstr(from + strlen(open), shut) : NULL;
	return to ? arena_strndup(a, from + strlen(open), (size_t)(to - from) - strlen(open)) : "";
}

static struct spot
spot_of(struct arena *a, const char *where, const char *file)
{
	struct spot s = { "", "", 0 };
	const char *rest = where;
	if (str_starts(where, "《")) {
		s.sheet = between(a, where, "《", "》");
		rest = strstr(where, "》") ? strstr(where, "》") + strlen("》") : where;
	} else if (!str_empty(file) && str_starts(where, file)) {
		rest = where + strlen(file);
	}
	s.column = between(a, rest, "“", "”");
	sscanf(rest, "第 %ld 行", &s.row);
	return s;
}

static const char *
level_words(int level)
{
	return level >= 2 ? "必须改" : level == 1 ? "请看一下" : "知道就行";
}

struct paper {
	lxw_workbook *file;
	lxw_worksheet *sheet;
	lxw_format *head, *text, *wrap, *number;
};

static lxw_format *
paper_format(struct paper *p, bool wrap)
{
	lxw_format *f = workbook_add_format(p->file);
	ASSERT(f);
	format_set_font_name(f, "宋体");
	format_set_font_size(f, 11);
	format_set_border(f, LXW_BORDER_THIN);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	if (wrap)
		format_set_text_wrap(f);
	return f;
}

static void
paper_open(struct paper *p, const char *path)
{
	static const char *const head[] = { "文件", "工作表", "行", "列", "问题", "要紧程度" };
	static const double width[] = { 24, 18, 7, 18, 70, 12 };
	p->file = workbook_new(path);
	ASSERT(p->file);
	p->sheet = workbook_add_worksheet(p->file, "要改的地方");
	ASSERT(p->sheet);
	p->head = paper_format(p, true);
	format_set_bold(p->head);
	format_set_bg_color(p->head, 0xE7E6E6);
	p->text = paper_format(p, false);
	format_set_num_format(p->text, "@");
	p->wrap = paper_format(p, true);
	p->number = paper_format(p, false);
	for (int i = 0; i < 6; i++) {
		worksheet_set_column(p->sheet, (lxw_col_t)i, (lxw_col_t)i, width[i], NULL);
		worksheet_write_string(p->sheet, 0, (lxw_col_t)i, head[i], p->head);
	}
	worksheet_freeze_panes(p->sheet, 1, 0);
	worksheet_set_landscape(p->sheet);
	worksheet_fit_to_pages(p->sheet, 1, 0);
}

static void
paper_line(struct paper *p, struct arena *a, lxw_row_t line, const struct review_finding *f)
{
	struct spot s = spot_of(a, f->where, f->file);
	worksheet_write_string(p->sheet, line, 0, f->file ? f->file : "", p->text);
	worksheet_write_string(p->sheet, line, 1, s.sheet, p->text);
	if (s.row)
		worksheet_write_number(p->sheet, line, 2, (double)s.row, p->number);
	else
		worksheet_write_blank(p->sheet, line, 2, p->number);
	worksheet_write_string(p->sheet, line, 3, s.column, p->text);
	worksheet_write_string(p->sheet, line, 4, f->message, p->wrap);
	worksheet_write_string(p->sheet, line, 5, level_words(f->level), p->text);
}

bool
takeout_findings(struct taking *t)
{
	struct review_finding *finding;
	struct paper p;
	size_t n = review_findings(t->review, t->arena, &finding);
	if (n == 0) {
		t->missing = "没有要改的地方";
		return true;
	}
	const char *path = arena_printf(t->arena, "%s/要改的地方.xlsx", t->folder);
	paper_open(&p, path);
	for (size_t i = 0; i < n; i++)
		paper_line(&p, t->arena, (lxw_row_t)(i + 1), &finding[i]);
	worksheet_autofilter(p.sheet, 0, 0, (lxw_row_t)n, 5);
	lxw_error error = workbook_close(p.file);
	int sync = error == LXW_NO_ERROR ? fs_sync(path) : 0;
	if (error == LXW_NO_ERROR && !sync)
		return true;
	return error_finding(
	    t->err, FINDING_DISK_ERROR_FILE, "要改的地方.xlsx", sync ? error_reason(sync) : lxw_strerror(error));
}

/* ---- 群众反映 ------------------------------------------------------------------ */

/* One a row of the register. */
static void
add_row(struct taking *t, const struct reg *r, struct row_list *list, const struct feedback *f)
{
	struct row *row = row_append(list, t->arena, r);
	row_set(row, r, "at", arena_strndup(t->arena, f->at, 10));
	row_set(row, r, "grid", f->grid);
	row_set(row, r, "category", f->category);
	row_set(row, r, "content", feedback_content(t->arena, f));
}

bool
takeout_feedback(struct taking *t)
{
	const struct reg *r = catalogue_register(REG_FEEDBACK);
	struct feedback *list = NULL;
	struct row_list rows = { 0 };
	size_t n = 0;
	if (!t->state)
		return error_finding(t->err, FINDING_NO_FEEDBACK);
	if (!feedback_list(t->state, t->arena, &list, &n, t->err))
		return false;
	if (n == 0) {
		t->missing = "没有等着处理的群众反映";
		return true;
	}
	for (size_t i = 0; i < n; i++)
		add_row(t, r, &rows, &list[i]);
	t->last_feedback = list[n - 1].id;
	t->feedbacks = (long)n;
	struct book *b = book_new(arena_printf(t->arena, "%s/群众反映.xlsx", t->folder), t->arena);
	book_add(b, r, NULL, 0, &rows);
	return book_close(b, t->err);
}
