/* issue: one problem: before and after side by side, how far it has come, who
 * puts it right and until when. */
#include "affairs/issue_parts.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/track.h"
#include "ui/page.h"

struct issue_screen {
	struct issue issue;
	bool found;
	struct scroll scroll;
};

static void
issue_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct issue_screen *s = self;
	struct issue *all;
	size_t n = issues_listed(h->store, a, NULL, &all);
	for (size_t i = 0; i < n && !s->found; i++) {
		if (arg ? all[i].rid != arg : all[i].state != ISSUE_DONE && i + 1 < n)
			continue;
		issues_photos(h->store, a, &all[i]);
		s->found = arg || (all[i].before.count && all[i].after.count) || i + 1 == n;
		s->issue = all[i];
	}
}

static const char *
issue_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct issue_screen *s = self;
	return s->found ? ui_printf(ui, "%s", s->issue.village) : "";
}

/* Each opens large, and there one over the other with a tap. */
static void
draw_photos(const struct issue *e, struct ui *ui, struct rect r)
{
	const struct store_photos *side[] = { &e->before, &e->after };
	static const char *const name[] = { "改前", "改后" };
	int n = (e->before.count > 0) + (e->after.count > 0), at = 0;
	if (!n) {
		ui_card(ui, r);
		issue_picture(ui, rect_inset(r, r.w / 8, r.h / 8), e->category);
	}
	for (int i = 0; i < 2; i++) {
		if (!side[i]->count)
			continue;
		struct rect one = cut_column(r, at++, n, ui->m.gap / 2);
		draw_image(ui->list, one, side[i]->photo[0].picture, IMAGE_COVER, ui->m.radius, CORNER_ALL);
		ui_chip(ui, one.x + ui->m.gap / 2, one.y + one.h - ui_chip_height(ui) - ui->m.gap / 2, name[i],
		    i ? ui->p->green : ui->p->black, ui->p->on_color);
		ui_edge(ui, one, ui->m.radius);
		photo_tap(ui, one, &side[i]->photo[0]);
	}
}

struct facts {
	const struct issue *issue;
	struct host *host;
};

static void
draw_facts(struct pen *p, void *context)
{
	const struct issue *e = ((struct facts *)context)->issue;
	struct host *h = ((struct facts *)context)->host;
	struct ui *ui = p->ui;
	struct row_state state = issue_state(ui, e);
	const char *const fact[] = { "在哪里", issue_where(ui, e), "归谁改", e->duty, "哪天前改",
		frame_day(h, ui, e->due_on), "怎么改", e->measure, "谁发现的", e->source, "谁复查的", e->verifier,
		"备注", e->home ? "" : e->note };
	pen_words(p, WORDS_HEAD, 0, 0, e->what);
	pen_icon_line(p, state.icon, WORDS_HEAD, state.color, state.words);
	if (e->sample) {
		struct rect at = pen_take(p, ui_chip_height(ui));
		frame_sample(ui, at.x, at.y);
	}
	pen_gap(p, ui->m.gap);
	for (size_t i = 0; i < sizeof fact / sizeof *fact; i += 2)
		pen_fact(p, ui->m.body * 5, fact[i], fact[i + 1]);
	if (e->home)
		pen_words(p, WORDS_NOTE, ui->p->soft, 0, "这是村民院里的事，屏上只写到组，不写谁家，也不放照片。");
}

static void
draw_track(const struct issue *e, struct host *h, struct ui *ui, struct rect r)
{
	struct track t = { .name = { "发现", "交办", "整改", "复查", "销号" }, .count = ISSUE_STEPS };
	struct text_style note = words_style(ui, WORDS_NOTE);
	for (int i = 0; i < ISSUE_STEPS; i++) {
		t.day[i] = frame_day(h, ui, e->step_on[i]);
		t.reached[i] = e->step[i];
	}
	ui_card(ui, r);
	r = rect_inset(r, ui->m.gap, ui->m.gap);
	track_draw(ui, cut_top(&r, track_height(ui)), &t);
	cut_top(&r, ui->m.gap / 2);
	if (r.h >= note.px)
		ui_text_center(ui, r,
		    text_fit(ui->text, ui->arena, "交办：交给人去改。销号：改好了，从本子上划掉。", note, r.w), note,
		    ui->p->soft);
}

static void
issue_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct issue_screen *s = self;
	const struct metrics *m = &ui->m;
	bool both = s->issue.before.count && s->issue.after.count;
	if (!s->found) {
		ui_nothing(ui, r, ICON_CHECK, "这一条已经撤下了。");
		return;
	}
	int track = track_height(ui) + 2 * m->gap, gloss = m->note * 14 / 10 + m->gap / 2;
	struct facts facts = { &s->issue, h };
	draw_track(&s->issue, h, ui, cut_bottom(&r, track + (r.h > track * 5 ? gloss : 0)));
	cut_bottom(&r, m->gap);
	draw_photos(
	    &s->issue, ui, m->portrait ? cut_top(&r, r.h * 45 / 100) : cut_left(&r, r.w * (both ? 60 : 45) / 100));
	m->portrait ? cut_top(&r, m->gap) : cut_left(&r, m->gap);
	ui_page(ui, r, &s->scroll, draw_facts, &facts);
}

static enum page_scope
issue_scope(const void *self, const struct host *h)
{
	const struct issue_screen *s = self;
	return page_scope_of(h, s->issue.place);
}

SCREEN(issue, "issue", "问题整改", SECTION_ISSUE, .dated = DATED(&screen_issues), .scope_of = issue_scope,
    .size = sizeof(struct issue_screen), .enter = issue_enter, .subtitle = issue_subtitle, .draw = issue_draw);
