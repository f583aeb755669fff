/* staff-names: the cells that name somebody, or say what does not belong on a
 * screen for everybody: as written, as it would stand, and one tap. */
#include "screens/all.h"
#include "update/parts.h"
#include "update/verdict.h"
#include "base/str.h"

enum { OWN_ALL = UI_ACTION_OWN };

struct names_screen {
	struct verdict cells; /* a card each */
	long must;            /* that cannot stay as they are, and are open */
	unsigned number;
	struct scroll scroll;
};

/* What differs stands between U+0002 and U+0003. */
static const char *
marked(struct arena *a, const char *s)
{
	struct strbuf out = { 0 };
	for (; *s; s++) {
		if (*s == 2 || *s == 3)
			strbuf_append(&out, *s == 2 ? "【" : "】");
		else
			strbuf_append_n(&out, s, 1);
	}
	return strbuf_take(&out, a);
}

static void
load(struct names_screen *s, struct host *h)
{
	struct review_text *text;
	if (s->number == desk_work(h->desk)->number)
		return;
	s->number = desk_work(h->desk)->number;
	s->must = 0;
	size_t n = review_texts(desk_work(h->desk)->review, h->arena, &text);
	s->cells = (struct verdict){ .item = arena_array(h->arena, n + 1, sizeof *s->cells.item), .count = n };
	s->cells.verb = "text";
	for (size_t i = 0; i < n; i++) {
		const struct review_text *t = &text[i];
		s->must += t->must && t->chosen < 0;
		s->cells.item[i] = (struct review_judgement){ .id = t->id,
			.reg = t->reg,
			.sentence =
			    arena_printf(h->arena, "%s → %s", marked(h->arena, t->before), marked(h->arena, t->after)),
			.proof = arena_printf(
			    h->arena, "%s · %s“%s”%s", t->tag, t->where, t->column, t->must ? "，这一格必须改" : ""),
			.careful = t->mend,
			.as_written = t->other,
			.chosen = t->chosen,
			.reason = "" };
	}
}

static void
draw_card(struct pen *p, void *context, int i)
{
	verdict_card(p, context, (size_t)i);
}

static void
names_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct names_screen *s = self;
	if (update_closed(h, ui))
		return;
	load(s, h);
	long open = verdict_open(&s->cells);
	struct rect body = STAFF_DRAW(h, ui, .title = "核对", .subtitle = "名字和电话",
	    .line = "屏是给全村看的：写事、写地方，不写人。",
	    .bar = { STAFF_MAIN(
		open ? ui_printf(ui, "%ld 格都照改", open) : NULL, OWN_ALL, desk_work(h->desk)->state == DESK_REVIEW) },
	    .why = s->must ? ui_printf(ui, "有 %ld 格必须改", s->must) : NULL, .why_not = true);
	if (!s->cells.count) {
		ui_nothing(ui, body, ICON_CHECK, "没有写到人的格子。");
		return;
	}
	struct pen p = pen_at(ui, body);
	pen_icon_line(&p, open ? ICON_EXCLAIM : ICON_CHECK, WORDS_HEAD, open ? ui->p->orange : ui->p->green,
	    open ? ui_printf(ui, "%ld 格里写到了人", open) : "都选好了");
	pen_gap(&p, ui->m.gap);
	ui_flow_kept(ui, p.room, &s->scroll, &(struct ui_heights){ .arena = ui->arena, .bare = true },
	    (int)s->cells.count, draw_card, &s->cells);
}

static bool
names_event(void *self, struct host *h, const struct screen_event *e)
{
	struct names_screen *s = self;
	if (e->action == OWN_ALL && desk_work(h->desk)->state == DESK_REVIEW)
		desk_tell(h->desk, "text all 0");
	else
		verdict_event(&s->cells, h, e);
	return true;
}

STAFF_SCREEN(staff_names, "staff-names", "核对", .locked = true, .size = sizeof(struct names_screen),
    .event = names_event, .draw = names_draw);
