/* pacts: 门前三包 (or 六包): what the household looks after, in pictures,
 * how many have signed, and the text of the agreement. */
#include <string.h>

#include "queries/deeds.h"
#include "queries/efforts.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "ui/page.h"

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
	struct scroll scroll, parts;
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

/* By kind, and in it by village. */
static void
draw_counts(struct pen *p, const struct pacts *s)
{
	struct ui *ui = p->ui;
	const char *kind = "";
	for (size_t i = 0; i < s->counts; i++) {
		long all = 0, ended = 0, most = 1;
		for (size_t k = 0; k < s->counts; k++)
			if (strcmp(s->count[k].kind, s->count[i].kind) == 0) {
				all += s->count[k].count;
				ended += s->count[k].ended;
				most = s->count[k].count > most ? s->count[k].count : most;
			}
		if (strcmp(kind, s->count[i].kind) != 0)
			pen_words(p, WORDS_BOLD, ui->p->brown, 0,
			    ui_printf(ui, "%s：登记了 %ld 份%s", s->count[i].kind, all,
				ended ? ui_printf(ui, "，过期的 %ld 份不算", ended) : ""));
		kind = s->count[i].kind;
		if (s->count[i].count)
			pen_bar(p, s->count[i].village, ui_printf(ui, "%ld 份", s->count[i].count),
			    (float)s->count[i].count / (float)most, QUANTITY_EXACT, ui->p->brown);
	}
	pen_words(p, WORDS_NOTE, ui->p->soft, 0, s->counts ? "登记的份数是按登记表算出来的" : "");
}

static void
draw_signed(struct pen *p, void *context)
{
	const struct pacts *s = context;
	struct ui *ui = p->ui;
	if (s->missing)
		pen_words(p, WORDS_BODY, ui->p->soft, 0, "六包里另外几包的内容，村里还没有填，请问工作人员。");
	int used = 0, columns = s->figures.count < 2 ? 1 : 2;
	for (size_t i = 0; i < s->figures.count; i++) {
		const struct figure *g = &s->figures.figure[i];
		struct pen part = pen_at(ui, cut_column(p->room, (int)i % columns, columns, ui->m.pad));
		pen_words(&part, WORDS_BOLD, 0, 0, g->indicator);
		pen_number(&part, &g->value, ui->m.title * 2, ui->p->brown);
		pen_quote(&part, WORDS_BODY, g->raw, ui->p->brown);
		used = part.used > used ? part.used : used;
		if ((int)i % columns == columns - 1 || i + 1 == s->figures.count) {
			pen_gap(p, used + ui->m.gap);
			used = 0;
		}
	}
	draw_counts(p, s);
	if (!s->counts && !s->figures.count)
		pen_words(p, WORDS_BODY, ui->p->soft, 0, "签了多少份，村里还没有填，请问工作人员。");
	pen_words(p, WORDS_NOTE, ui->p->soft, 0, "自己家签没签，点“查我家”看。");
}

static void
draw_part_words(struct pen *p, void *context)
{
	const struct picture *d = context;
	pen_words(p, WORDS_HEAD, 0, 0, d->word);
	pen_words(p, WORDS_BODY, p->ui->p->soft, 0, d->line);
}

/* What the household looks after: a sign, its word, its line. */
static void
draw_parts(struct pen *p, void *context)
{
	const struct pacts *s = context;
	struct ui *ui = p->ui;
	int side = ui->m.title * 5 / 2;
	for (int i = 0; i < s->pictures; i++, pen_gap(p, ui->m.gap)) {
		struct rect at = pen_plate(p, side, ui->p->row_tint, draw_part_words, (void *)&s->picture[i]);
		draw_icon(ui->list, s->picture[i].icon, rect_inset(at, side / 6, side / 6), ui->p->brown);
	}
}

static void
pacts_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct pacts *s = self;
	const char *label[] = { "村规民约", s->title };
	struct shelf shelf = shelf_at(ui, r);
	struct rect left;
	shelf_tabs(&shelf, label, 2, 1, ui->p->brown, OWN_RULES);
	frame_scope_on(h, &shelf, ui->p->brown, "", "");
	frame_split(ui, shelf.room, 46, 45, &left, &r);
	ui_page_grown(ui, left, &s->parts, draw_parts, s);
	ui_page_grown(ui, r, &s->scroll, draw_signed, s);
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
