/* staff-sheets: 改别的表, which sheet? staff-sheet: which row of it, or a new
 * one. Every register is here: what 改一条 asks is made from its fields
 * (staff_amend_form.c). The argument of staff-sheet is the register. */
#include <stdio.h>

#include "catalogue/describe.h"
#include "queries/rows.h"
#include "screens/all.h"
#include "screens/register.h"
#include "staff/staff_amend.h"
#include "ui/rows.h"

enum { OWN_SHEET = UI_ACTION_OWN, OWN_ROW, OWN_ADD, OWN_SCOPE, OWN_FIND };
enum { WINDOW = 48 };

struct sheets {
	int edition; /* the counts are of */
	long count[REG_COUNT];
	struct scroll scroll;
};

static void
count_rows(struct sheets *s, struct host *h)
{
	if (!host_newer(h, &s->edition))
		return;
	struct arena *a = arena_new();
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct row_query q = { .reg = r, .limit = 1, .staff = true };
		s->count[r->id] = rows_of(h->store, a, &q).total;
	}
	arena_free(a);
}

static void
sheets_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct sheets *s = self;
	count_rows(s, h);
	struct rect in = STAFF_CARD(h, ui, .title = "改一条", .subtitle = "改别的表", .line = "点要改的那张表。");
	struct ui_rows l = { .scroll = &s->scroll,
		.count = REG_COUNT,
		.columns = ui->m.portrait ? 1 : 2,
		.least = ui_row_height(ui, 0) };
	for (ui_rows_begin(&l, ui, in); ui_rows_next(&l);)
		UI_ROW(ui, l.at, .title = catalogue_register((enum register_id)l.i)->sheet,
		    .value = s->count[l.i] ? ui_printf(ui, "%ld 条", s->count[l.i]) : "还没有", .opens = true,
		    .action = OWN_SHEET, .arg = l.i);
}

static bool
sheets_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action != OWN_SHEET)
		return false;
	host_open(h, &screen_staff_sheet, e->arg);
	return true;
}

STAFF_SCREEN(staff_sheets, "staff-sheets", "改一条", .locked = true, .size = sizeof(struct sheets),
    .event = sheets_event, .draw = sheets_draw, .keeps = true);

/* ------------------------------------------------------------- the rows */

struct sheet {
	const struct reg *reg;
	int edition;          /* the rows are of */
	bool home;            /* only the village this screen hangs in */
	bool codes;           /* a household is looked for that wants another 查询码 */
	char words[64];       /* that are looked for; "" all */
	struct editor editor; /* asks for them */
	size_t from;          /* what is in `rows` begins here */
	struct shown_rows rows;
	struct scroll scroll;
};

static void
sheet_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct sheet *s = self;
	s->codes = arg == SHEET_OF_CODES;
	s->reg = s->codes ? amend_roll() : catalogue_register((enum register_id)(arg > 0 && arg < REG_COUNT ? arg : 0));
}

static void
load(struct sheet *s, struct host *h, size_t from)
{
	struct row_query q = { .reg = s->reg,
		.place = s->home ? store_home_key(h->store) : NULL,
		.offset = from,
		.limit = WINDOW,
		.order = ROWS_NEWEST,
		.words = s->words[0] ? s->words : NULL,
		.staff = true };
	s->from = from;
	s->rows = rows_of(h->store, h->arena, &q);
}

static const struct shown_row *
row_at(struct sheet *s, struct host *h, size_t i)
{
	if (i < s->from || i >= s->from + s->rows.count)
		load(s, h, i / (WINDOW / 2) * (WINDOW / 2));
	return i >= s->from && i - s->from < s->rows.count ? &s->rows.row[i - s->from] : NULL;
}

static void
draw_rows(struct sheet *s, struct host *h, struct ui *ui, struct rect r)
{
	struct ui_rows l = { .scroll = &s->scroll, .count = (int)s->rows.total, .least = ui_row_height(ui, 1) };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		const struct shown_row *row = row_at(s, h, (size_t)l.i);
		if (!row)
			continue;
		UI_ROW(ui, l.at, .title = describe_title(ui->arena, s->reg, &row->row),
		    .note = describe_note(ui->arena, s->reg, &row->row),
		    .chip = amend_mark_words((enum amend_mark)row->mark),
		    .chip_color = row->mark == ROW_OBJECTED ? ui->p->orange : ui->p->soft, .bold = true, .opens = true,
		    .action = OWN_ROW, .arg = (long)row->rid);
	}
}

static void
sheet_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct sheet *s = self;
	if (s->editor.open) {
		editor_draw(h, ui, &s->editor);
		return;
	}
	if (host_newer(h, &s->edition))
		load(s, h, 0);
	const char *home = store_home(h->store);
	bool placed = home[0] && catalogue_field(s->reg, "village") >= 0;
	struct rect in = STAFF_CARD(h, ui, .title = "改一条", .subtitle = s->codes ? "换查询码" : s->reg->sheet,
	    .line = !s->rows.total ? NULL
		    : s->codes     ? "点要换码的那一户。"
				   : "点要改的那一条。",
	    .bar = { STAFF_MAIN(s->codes ? NULL : "加一条", OWN_ADD, true),
		STAFF_RIGHT(s->words[0] ? ui_printf(ui, "在找：%s", s->words) : "找一条", OWN_FIND, true),
		STAFF_LEFT(!placed   ? NULL
			   : s->home ? "看全部"
				     : ui_printf(ui, "只看%s", home),
		    OWN_SCOPE, true) });
	if (s->rows.total)
		draw_rows(s, h, ui, in);
	else
		ui_empty(ui, in, ICON_SHEET,
		    s->home    ? "本村现在没有。可以按“看全部”。"
		    : s->codes ? "花名册还没有填：先用U盘把《农户花名册》读进来。"
			       : "这张表还没有填。可以按“加一条”。");
}

static bool
sheet_event(void *self, struct host *h, const struct screen_event *e)
{
	struct sheet *s = self;
	if (s->editor.open) {
		if (editor_event(&s->editor, e) == EDITOR_DONE) {
			snprintf(s->words, sizeof s->words, "%.63s", s->editor.value);
			scroll_jump(&s->scroll, 0);
			load(s, h, 0);
		}
		return true;
	}
	if (e->action == OWN_ROW && s->codes) {
		host_open(h, &screen_staff_code, e->arg);
	} else if (e->action == OWN_ROW || e->action == OWN_ADD) {
		host_open(
		    h, &screen_staff_amend_row, amend_arg(AMEND_ROW, s->reg->id, e->action == OWN_ROW ? e->arg : 0));
	} else if (e->action == OWN_FIND) {
		EDITOR_OPEN(&s->editor, .title = "找一条", .help = "写几个字：名字、编号、地方都行。空着就是全部。",
		    .kind = EDITOR_TEXT, .value = s->words, .limit = 16, .may_be_empty = true);
	} else if (e->action == OWN_SCOPE) {
		s->home = !s->home;
		scroll_jump(&s->scroll, 0);
		load(s, h, 0);
	} else {
		return false;
	}
	return true;
}

STAFF_SCREEN(staff_sheet, "staff-sheet", "改一条", .locked = true, .size = sizeof(struct sheet), .enter = sheet_enter,
    .event = sheet_event, .draw = sheet_draw, .keeps = true);
