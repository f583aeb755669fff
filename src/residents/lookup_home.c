/* lookup_home: one household as everybody may see it, and how to be left out. */
#include "screens/all.h"
#include "screens/frame.h"
#include "residents/lookup.h"
#include "queries/home_record.h"

enum { OWN_DETAILS = UI_ACTION_OWN, OWN_OPTOUT };

struct lookup_home_screen {
	struct lookup_home home;
	struct home_record_public seen;
	struct scroll scroll;
};

static void
home_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup_home_screen *s = self;
	if (lookup_find(h->store, a, arg, &s->home))
		home_record_public(h->store, a, &s->home, &s->seen);
}

static const char *
home_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct lookup_home_screen *s = self;
	return s->home.rid ? ui_printf(ui, "%s %s", s->home.where, s->home.name) : "";
}

/* ------------------------------------------------------------ drawing */

static const char *
joined(struct ui *ui, const struct text_list *list)
{
	const char *all = "";
	for (size_t i = 0; i < list->count; i++)
		all = ui_printf(ui, "%s%s%s", all, i ? "、" : "", list->text[i]);
	return all;
}

struct line {
	enum icon icon;
	color_argb color;
	const char *head, *words, *more; /* more may be NULL */
};

static size_t
lines_of(struct lookup_home_screen *s, struct ui *ui, struct line out[5])
{
	const struct palette *p = ui->p;
	const struct home_record_public *o = &s->seen;
	size_t n = 0;
	out[n++] = (struct line){ ICON_PEOPLE, p->gold, s->home.village,
		ui_printf(ui, "%s  %s", s->home.where, s->home.name), NULL };
	if (o->honours.count)
		out[n++] = (struct line){ ICON_FLOWER, p->red, "光荣", joined(ui, &o->honours), NULL };
	if (o->pacts.count)
		out[n++] = (struct line){ ICON_CHECK, p->green, "门前协议",
			ui_printf(ui, "签了：%s", joined(ui, &o->pacts)), NULL };
	else if (o->pacts_kept)
		out[n++] = (struct line){ ICON_EXCLAIM, p->orange, "门前协议",
			o->pacts_ended.count ? "签的已经过期，请找网格员" : "还没有签，请找网格员", NULL };
	if (o->grid[0])
		out[n++] = (struct line){ ICON_HOUSE, p->violet, "归哪个网格", o->grid,
			o->leader[0] ? ui_printf(ui, "网格长 %s %s", o->leader, o->leader_phone) : NULL };
	if (o->worker[0])
		out[n++] = (struct line){ ICON_PHONE, p->violet, "有事找网格员",
			ui_printf(ui, "%s  %s", o->worker, o->worker_phone), NULL };
	return n;
}

static int
line_height(struct ui *ui, const struct line *l)
{
	int h = ui_line_height(ui, ui_style(ui->m.note, false)) + ui_line_height(ui, ui_style(ui->m.head, true));
	return h + ui->m.gap * 2 + (l->more ? ui_line_height(ui, ui_style(ui->m.body, false)) : 0);
}

static void
draw_line_of(struct ui *ui, struct rect r, const struct line *l)
{
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, false), head = ui_style(m->head, true),
			  body = ui_style(m->body, false);
	int side = m->head * 3 / 2, x = r.x + side + m->pad, w = r.w - side - m->pad,
	    y = r.y + (r.h - line_height(ui, l)) / 2 + m->gap;
	draw_icon(ui->list, l->icon, (struct rect){ r.x, r.y + (r.h - side) / 2, side, side }, l->color);
	ui_text_in(ui, x, y, w, l->head, note, ui->p->soft);
	y += ui_line_height(ui, note);
	ui_text_in(
	    ui, x, y, w, l->words, ui_text_width(ui, l->words, head) > w ? ui_style(m->body, true) : head, ui->p->ink);
	y += ui_line_height(ui, head);
	if (l->more)
		ui_text_in(ui, x, y, w, l->more, body, ui->p->soft);
}

static void
draw_lines(struct lookup_home_screen *s, struct ui *ui, struct rect r)
{
	struct line line[5];
	size_t n = lines_of(s, ui, line);
	int all = 0;
	ui_card(ui, r);
	struct rect in = rect_inset(r, ui->m.pad * 3 / 2, ui->m.pad);
	for (size_t i = 0; i < n; i++)
		all += line_height(ui, &line[i]);
	int spare = (in.h - all) / (int)n, most = ui->m.head * 2;
	spare = spare < 0 ? 0 : spare > most ? most : spare;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, all + spare * (int)n, 0);
	for (size_t i = 0; i < n; i++) {
		int h = line_height(ui, &line[i]) + spare;
		draw_line_of(ui, (struct rect){ in.x, v.y, in.w, h }, &line[i]);
		v.y += h;
		if (i + 1 < n)
			ui_divider(ui, in.x, v.y, in.w);
	}
	ui_view_end(ui, &v);
}

static void
home_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup_home_screen *s = self;
	const struct metrics *m = &ui->m;
	if (!s->home.rid) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_HOUSE);
		return;
	}
	struct ui_button details = {
		.label = "看详细（要查询码）", .fill = section_color(ui->p, SECTION_RANK), .bold = true
	};
	struct ui_button optout = { .label = "不想公开，怎么办" };
	int w = ui_button_width(ui, &details), w2 = ui_button_width(ui, &optout), bh = m->button * 6 / 5;
	bool two = w + w2 + m->gap * 2 > body.w;
	int foot = two ? 2 * bh + m->gap * 2 : bh + m->gap;
	draw_lines(s, ui, (struct rect){ body.x, body.y, body.w, body.h - foot - m->gap / 2 });
	int y = body.y + body.h - foot + m->gap / 2;
	ui_button(ui, (struct rect){ body.x, y, two ? body.w : w, bh }, &details, OWN_DETAILS, 0);
	if (two)
		ui_button(ui, (struct rect){ body.x, y + bh + m->gap, body.w, bh }, &optout, OWN_OPTOUT, 0);
	else
		ui_button(ui, (struct rect){ body.x + body.w - w2, y, w2, bh }, &optout, OWN_OPTOUT, 0);
}

static bool
home_event(void *self, struct host *h, const struct screen_event *e)
{
	struct lookup_home_screen *s = self;
	if (e->action == OWN_DETAILS)
		host_open(h, &screen_lookup_own, (long)s->home.rid);
	else if (e->action == OWN_OPTOUT)
		host_open(h, &screen_lookup_optout, 0);
	return true;
}

SCREEN(lookup_home, "lookup-home", "查我家", SECTION_RANK, .size = sizeof(struct lookup_home_screen),
    .enter = home_enter, .subtitle = home_subtitle, .event = home_event, .draw = home_draw);

/* ---------------------------------------------------- 不想公开，怎么办 */

static void
optout_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	const char *text =
	    "跟村委会的工作人员说一声就行，不用写理由。\n"
	    "名字：本来就用 * 盖住一个字。要想一个字都不出现，工作人员把你家这一行改成“撤下”，更新以后就查不到了。\n"
	    "照片和光荣榜：你同意了才上屏。改主意了，随时可以撤下来。\n"
	    "分数、奖励、垃圾桶、协议：没有你家的查询码，谁也看不到。";
	struct scroll *scroll = self;
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->body, false);
	ui_card(ui, body);
	struct rect in = rect_inset(body, m->pad * 2, m->pad * 2);
	struct ui_view v = ui_view_begin(ui, in, scroll, ui_paragraph_height(ui, in.w, text, style, 19, 0), 0);
	ui_paragraph(ui, in.x, v.y, in.w, text, style, ui->p->ink, 19, 0);
	ui_view_end(ui, &v);
}

SCREEN(lookup_optout, "lookup-optout", "不想公开，怎么办", SECTION_RANK, .size = sizeof(struct scroll),
    .draw = optout_draw);
