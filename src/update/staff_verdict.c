/* staff-verdict: all that there is to decide of the change, where the review
 * has no room for it. The argument is the id of one that is asked once more. */
#include "screens/all.h"
#include "update/parts.h"
#include "update/verdict.h"

struct verdict_screen {
	struct arena *arena;
	long wanted;
	struct verdict verdict;
	struct scroll scroll;
};

static void
verdict_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct verdict_screen *s = self;
	s->arena = a;
	s->wanted = arg;
}

static void
draw_card(struct pen *p, void *context, int i)
{
	verdict_card(p, context, (size_t)i);
}

static void
verdict_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct verdict_screen *s = self;
	if (update_closed(h, ui))
		return;
	verdict_load(&s->verdict, h->desk, s->arena);
	if (s->wanted)
		s->verdict.asked = s->wanted;
	s->wanted = 0;
	struct rect body = STAFF_DRAW(h, ui, .title = "核对", .subtitle = "要先看的事");
	if (!s->verdict.count) {
		ui_nothing(ui, body, ICON_CHECK, "没有要先看的事。");
		return;
	}
	struct pen p = pen_at(ui, body);
	verdict_head(&p, &s->verdict);
	pen_gap(&p, ui->m.gap);
	ui_flow_kept(ui, p.room, &s->scroll, &(struct ui_heights){ .arena = ui->arena, .bare = true },
	    (int)s->verdict.count, draw_card, &s->verdict);
	verdict_ask(&s->verdict, ui);
}

static bool
verdict_tapped(void *self, struct host *h, const struct screen_event *e)
{
	return verdict_event(&((struct verdict_screen *)self)->verdict, h, e);
}

STAFF_SCREEN(staff_verdict, "staff-verdict", "核对", .locked = true, .size = sizeof(struct verdict_screen),
    .enter = verdict_enter, .event = verdict_tapped, .draw = verdict_draw);
