/* issue: one problem: before and after as two buttons, how far it has come,
 * who puts it right and until when. */

#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "screens/track.h"
#include "affairs/issue_parts.h"

enum { OWN_SIDE = UI_ACTION_OWN };

struct issue_screen {
	struct issue issue;
	bool found, after;
	struct scroll scroll;
};

static void
issue_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct issue_screen *s = self;
	struct issue *all;
	size_t n = issues_of(h->store, a, NULL, &all);
	for (size_t i = 0; i < n && !s->found; i++)
		if (arg ? all[i].rid == arg : (all[i].before.count && all[i].after.count) || i + 1 == n) {
			s->issue = all[i];
			s->found = true;
		}
	s->after = s->issue.state == ISSUE_DONE && s->issue.after.count;
}

static const char *
issue_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct issue_screen *s = self;
	return s->found ? ui_printf(ui, "%s", s->issue.village) : "";
}

static void
draw_photo(struct issue_screen *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct issue *e = &s->issue;
	if (!e->before.count && !e->after.count) {
		ui_card(ui, r);
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->row_tint);
		int side = (r.w < r.h ? r.w : r.h) * 6 / 10;
		issue_picture(
		    ui, (struct rect){ r.x + (r.w - side) / 2, r.y + (r.h - side) / 2, side, side }, e->category);
		return;
	}
	evidence_photo(ui, r, &e->before, &e->after, s->after, "整改", OWN_SIDE);
}

static int
facts(struct issue_screen *s, struct host *h, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct issue *e = &s->issue;
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true);
	int from = y;
	y += draw ? ui_paragraph(ui, r.x, y, r.w, e->what, head, ui->p->ink, 14, 0)
		  : ui_paragraph_height(ui, r.w, e->what, head, 14, 0);
	y += m->gap / 3;
	if (draw) {
		int x = r.x + issue_plate(ui, r.x, y, e, true) + m->gap / 2;
		if (e->sample)
			frame_sample(ui, x, y);
	}
	y += ui_chip_height(ui) + m->gap;
	y += evidence_fact(ui, r, y, "在哪里", issue_where(ui, e), draw);
	y += evidence_fact(ui, r, y, "谁发现的", e->source, draw);
	y += evidence_fact(ui, r, y, "归谁改", e->duty, draw);
	y += evidence_fact(ui, r, y, "怎么改", e->measure, draw);
	y += evidence_fact(ui, r, y, "哪天前改", issue_day(h, ui, e->due_on), draw);
	y += evidence_fact(ui, r, y, "谁复查的", e->verifier, draw);
	y += evidence_fact(ui, r, y, "备注", e->home ? "" : e->note, draw);
	if (e->home) {
		const char *why = "这是村民院里的事，屏上只写到组，不写谁家，也不放照片。";
		struct text_style note = ui_style(m->note, false);
		y += draw ? ui_paragraph(ui, r.x, y, r.w, why, note, ui->p->soft, 15, 0)
			  : ui_paragraph_height(ui, r.w, why, note, 15, 0);
	}
	return y - from;
}

static void
draw_track(struct issue_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	struct track t = { .name = { "发现", "交办", "整改", "复查", "销号" }, .count = ISSUE_STEPS };
	const struct issue *e = &s->issue;
	const struct metrics *m = &ui->m;
	for (int i = 0; i < ISSUE_STEPS; i++) {
		t.day[i] = issue_day(h, ui, e->step_on[i]);
		t.reached[i] = e->step[i];
	}
	struct rect in = rect_inset(r, m->gap / 2, m->gap);
	ui_card(ui, r);
	track_draw(ui, in, &t);
	const char *gloss = "交办：交给人去改。销号：改好了，从本子上划掉。";
	struct text_style note = ui_style(m->note, false);
	int y = in.y + track_height(ui) + m->gap / 2;
	if (y + ui_line_height(ui, note) <= r.y + r.h)
		ui_text_center(ui, (struct rect){ r.x, y, r.w, ui_line_height(ui, note) },
		    text_fit(ui->text, ui->arena, gloss, note, r.w - 2 * m->pad), note, ui->p->soft);
}

static void
issue_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct issue_screen *s = self;
	const struct metrics *m = &ui->m;
	if (!s->found) {
		ui_card(ui, body);
		ui_empty(ui, body, ICON_CHECK, "这一条已经撤下了。");
		return;
	}
	int gap = m->gap, track_h = track_height(ui) + 2 * gap;
	bool gloss = body.h > track_h * 5;
	track_h += gloss ? m->note * 14 / 10 + gap / 2 : 0;
	struct rect track = { body.x, body.y + body.h - track_h, body.w, track_h }, photo = body, words;
	photo.h = body.h - track_h - gap;
	words = photo;
	if (m->portrait) {
		photo.h = photo.h * 48 / 100;
		words.y += photo.h + gap;
		words.h -= photo.h + gap;
	} else {
		photo.w = body.w * 48 / 100;
		words.x += photo.w + gap * 3 / 2;
		words.w -= photo.w + gap * 3 / 2;
	}
	draw_photo(s, ui, photo);
	ui_card(ui, words);
	struct rect in = rect_inset(words, m->pad, m->pad);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, facts(s, h, ui, in, 0, false), 0);
	facts(s, h, ui, in, v.y, true);
	ui_view_end(ui, &v);
	draw_track(s, h, ui, track);
}

static bool
issue_event(void *self, struct host *h, const struct screen_event *e)
{
	struct issue_screen *s = self;
	if (e->action == OWN_SIDE)
		s->after = e->arg == 1;
	return true;
}

static enum page_scope
issue_scope(const void *self, const struct host *h)
{
	const struct issue_screen *s = self;
	return page_scope_of(h, s->issue.place);
}

SCREEN(issue, "issue", "问题整改", SECTION_ISSUE, .scope_of = issue_scope, .size = sizeof(struct issue_screen),
    .enter = issue_enter, .subtitle = issue_subtitle, .event = issue_event, .draw = issue_draw);
