/* pacts: 门前三包 (or 六包): what the household looks after, in pictures,
 * how many have signed, and the text of the agreement. */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "affairs/cards.h"
#include "screens/frame.h"
#include "queries/efforts.h"

enum { OWN_RULES = UI_ACTION_OWN };
enum { MAX_PICTURES = 6 };

struct picture {
	enum icon icon;
	const char *word, *line;
};

struct pacts {
	const char *title; /* 门前三包 */
	struct picture picture[MAX_PICTURES];
	int pictures;
	bool missing; /* 六包 without its text: only the three that are the same everywhere */
	struct pact_count *count;
	size_t counts;
	struct figure_list figures;
	struct scroll scroll;
};

static enum icon
icon_of(const char *word)
{
	static const struct {
		const char *word;
		enum icon icon;
	} all[] = { { "卫生", ICON_BROOM }, { "绿化", ICON_TREE }, { "秩序", ICON_CHECK }, { "设施", ICON_LAMP },
		{ "亮化", ICON_LAMP }, { "文明", ICON_FLOWER }, { "安全", ICON_EXCLAIM }, { "雪", ICON_SHOVEL } };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strstr(word, all[i].word))
			return all[i].icon;
	return ICON_CHECK;
}

static void
load_pictures(struct pacts *s, struct host *h)
{
	static const struct picture usual[] = { { ICON_BROOM, "包卫生", "门前扫干净，垃圾进桶" },
		{ ICON_TREE, "包绿化", "花草树木看管好" }, { ICON_CHECK, "包秩序", "不乱堆、不乱搭、不乱停" } };
	struct framework_item *item;
	size_t n = efforts_items(h->store, h->arena, s->title, &item);
	for (size_t i = 0; i < n && s->pictures < MAX_PICTURES; i++)
		s->picture[s->pictures++] = (struct picture){ icon_of(item[i].title), item[i].title, item[i].body };
	if (n)
		return;
	memcpy(s->picture, usual, sizeof usual);
	s->pictures = 3;
	s->missing = strstr(s->title, "六包") != NULL;
}

static void
load(struct pacts *s, struct host *h)
{
	s->counts = efforts_pacts(h->store, h->arena, host_scope(h), &s->count);
	s->figures = deeds_about(h->store, h->arena, "包”协议");
	scroll_jump(&s->scroll, 0);
}

static void
pacts_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct pacts *s = self;
	s->title = arena_printf(a, "门前%s", efforts_pact_word(h->store, a));
	load_pictures(s, h);
	load(s, h);
}

/* The pictures where there is little room: icon and word on one line; returns the height. */
static int
draw_small_pictures(struct pacts *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true);
	int w = (r.w - (s->pictures - 1) * m->gap) / s->pictures, side = m->body;
	for (int i = 0; i < s->pictures; i++) {
		struct rect at = { r.x + i * (w + m->gap), r.y, w, m->row };
		int words = ui_text_width(ui, s->picture[i].word, bold), x = at.x + (w - side - m->gap / 2 - words) / 2;
		ui_card(ui, at);
		draw_icon(ui->list, s->picture[i].icon, (struct rect){ x, at.y + (at.h - side) / 2, side, side },
		    ui->p->brown);
		ui_text_in(ui, x + side + m->gap / 2, at.y + (at.h - ui_line_height(ui, bold)) / 2, w - side,
		    s->picture[i].word, bold, ui->p->ink);
	}
	return m->row + m->gap;
}

/* A row of pictures, each with its word; returns the height. */
static int
draw_pictures(struct pacts *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), note = ui_style(m->note, false);
	int columns = s->pictures, line_h = 0;
	while (columns > 1 && (r.w - (columns - 1) * m->gap) / columns < m->body * 7)
		columns = (columns + 1) / 2 < columns ? (columns + 1) / 2 : columns - 1;
	int w = (r.w - (columns - 1) * m->gap) / columns, side = m->title * 2;
	for (int i = 0; i < s->pictures; i++) {
		int h = ui_paragraph_height(ui, w - 2 * m->pad, s->picture[i].line, note, 15, 3);
		line_h = h > line_h ? h : line_h;
	}
	int h = m->pad + side + m->gap / 2 + ui_line_height(ui, head) + line_h + m->pad / 2;
	int all = (h + m->gap) * ((s->pictures + columns - 1) / columns);
	if (r.h - all < m->button * 3)
		return draw_small_pictures(s, ui, r);
	for (int i = 0; i < s->pictures; i++) {
		struct rect at = { r.x + i % columns * (w + m->gap), r.y + i / columns * (h + m->gap), w, h };
		int y = at.y + m->pad + side + m->gap / 2;
		ui_card(ui, at);
		draw_icon(ui->list, s->picture[i].icon,
		    (struct rect){ at.x + (w - side) / 2, at.y + m->pad, side, side }, ui->p->brown);
		ui_text_center(
		    ui, (struct rect){ at.x, y, w, ui_line_height(ui, head) }, s->picture[i].word, head, ui->p->ink);
		ui_paragraph(ui, at.x + m->pad, y + ui_line_height(ui, head), w - 2 * m->pad, s->picture[i].line, note,
		    ui->p->soft, 15, 3);
	}
	return all;
}

static void
fill_counts(struct pacts *s, struct flow *f)
{
	const struct metrics *m = &f->ui->m;
	const char *kind = "";
	for (size_t i = 0; i < s->counts; i++) {
		long all = 0, ended = 0, most = 1;
		for (size_t k = 0; k < s->counts; k++)
			if (strcmp(s->count[k].kind, s->count[i].kind) == 0) {
				all += s->count[k].count;
				ended += s->count[k].ended;
				most = s->count[k].count > most ? s->count[k].count : most;
			}
		if (strcmp(kind, s->count[i].kind) != 0) {
			flow_gap(f, m->gap / 2);
			const char *more = ended ? ui_printf(f->ui, "，过期的 %ld 份不算", ended) : "";
			flow_text(f, ui_printf(f->ui, "%s：登记了 %ld 份%s", s->count[i].kind, all, more),
			    ui_style(m->body, true), f->ui->p->brown, 15);
		}
		kind = s->count[i].kind;
		if (!s->count[i].count)
			continue;
		flow_bar(f, s->count[i].village, ui_printf(f->ui, "%ld 份", s->count[i].count),
		    (float)s->count[i].count / (float)most, QUANTITY_EXACT, f->ui->p->brown);
	}
	flow_text(f, s->counts ? "登记的份数是按登记表算出来的" : "", ui_style(m->note, false), f->ui->p->soft, 15);
}

static void
fill(void *self, struct flow *f)
{
	struct pacts *s = self;
	const struct metrics *m = &f->ui->m;
	if (s->missing)
		flow_text(f, "六包里另外几包的内容，村里还没有填，请问工作人员。", ui_style(m->body, false),
		    f->ui->p->soft, 15);
	for (size_t i = 0; i < s->figures.count; i++) {
		const struct figure *g = &s->figures.figure[i];
		flow_text(f, g->indicator, ui_style(m->body, true), f->ui->p->ink, 15);
		flow_number(f, &g->value, m->title, f->ui->p->brown);
		flow_quote(f, g->raw, f->ui->p->brown);
		flow_gap(f, m->gap);
	}
	fill_counts(s, f);
	if (!s->counts && !s->figures.count)
		flow_text(f, "签了多少份，村里还没有填，请问工作人员。", ui_style(m->body, false), f->ui->p->soft, 15);
	flow_gap(f, m->gap / 2);
	flow_text(f, "自己家签没签，点“查我家”看。", ui_style(m->note, false), f->ui->p->soft, 15);
}

static void
pacts_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct pacts *s = self;
	const struct metrics *m = &ui->m;
	const char *label[] = { "村规民约", s->title };
	int scope = frame_scope_width(h, ui), head = m->button + m->gap;
	bool beside = ui_tabs_width(ui, label, 2) + m->gap + scope <= r.w;
	ui_tabs(ui, r, label, 2, 1, ui->p->brown, OWN_RULES);
	frame_scope(h, ui, r.x + r.w, r.y + (beside ? 0 : head), ui->p->brown);
	head += beside || !scope ? 0 : m->button + m->gap;
	r.y += head;
	r.h -= head;
	int top = draw_pictures(s, ui, r);
	flow_card(ui, (struct rect){ r.x, r.y + top, r.w, r.h - top }, &s->scroll, fill, s);
}

static bool
pacts_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_RULES && e->arg == 0)
		host_replace(h, &screen_rules, 0);
	return true;
}

static const char *
pacts_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct pacts *s = self;
	return s->title;
}

SCREEN(pacts, "pacts", "村规民约", SECTION_RULE, .shows = SHOWS(REG_PACT), .size = sizeof(struct pacts),
    .enter = pacts_enter, .subtitle = pacts_subtitle, .event = pacts_event, .draw = pacts_draw);
