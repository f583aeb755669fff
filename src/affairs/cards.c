/* cards: see cards.h. */
#include "affairs/cards.h"

#include <string.h>

#include "base/str.h"
#include "screens/frame.h"

enum icon
cards_icon(const char *words)
{
	static const struct {
		const char *word;
		enum icon icon;
	} all[] = { { "路灯", ICON_LAMP }, { "机械", ICON_TRUCK }, { "车次", ICON_TRUCK }, { "回收车", ICON_TRUCK },
		{ "清运车", ICON_TRUCK }, { "垃圾车", ICON_TRUCK }, { "清运", ICON_TRUCK }, { "桶", ICON_BIN },
		{ "垃圾箱", ICON_BIN }, { "垃圾", ICON_BIN }, { "庭院", ICON_HOUSE }, { "资金", ICON_MONEY },
		{ "奖励", ICON_MONEY }, { "树", ICON_TREE }, { "花木", ICON_TREE }, { "绿化", ICON_TREE },
		{ "丁香", ICON_TREE }, { "种植", ICON_LEAF }, { "草", ICON_LEAF }, { "护坡", ICON_LEAF },
		{ "耕地", ICON_LEAF }, { "河", ICON_WATER }, { "沟", ICON_WATER }, { "路", ICON_ROAD },
		{ "主干道", ICON_ROAD }, { "面积", ICON_ROAD }, { "文化墙", ICON_WALL }, { "土坯", ICON_WALL },
		{ "墙", ICON_WALL }, { "台基", ICON_WALL }, { "建筑", ICON_WALL }, { "乱建", ICON_WALL },
		{ "栅栏", ICON_WALL }, { "篱笆", ICON_WALL }, { "工程", ICON_SHOVEL }, { "项目", ICON_SHOVEL },
		{ "三堆", ICON_SHOVEL }, { "粪", ICON_SHOVEL }, { "横幅", ICON_HORN }, { "广播", ICON_HORN },
		{ "宣传车", ICON_HORN }, { "微信", ICON_SPEAKER }, { "公众号", ICON_SPEAKER }, { "倡议书", ICON_SHEET },
		{ "宣传单", ICON_SHEET }, { "协议", ICON_SHEET }, { "台账", ICON_SHEET }, { "整改", ICON_SHEET },
		{ "村规", ICON_BOOK }, { "红旗", ICON_FLAG }, { "黄牌", ICON_CARD_YELLOW }, { "会议", ICON_PEOPLE },
		{ "人", ICON_PEOPLE }, { "书记", ICON_PEOPLE }, { "网格", ICON_PEOPLE }, { "层级", ICON_PEOPLE },
		{ "督导", ICON_SEARCH }, { "扫", ICON_BROOM }, { "工具", ICON_BROOM }, { "公共场", ICON_BROOM },
		{ "清", ICON_BROOM }, { "户", ICON_HOUSE }, { "村", ICON_HOUSE }, { "屯", ICON_HOUSE },
		{ "组", ICON_HOUSE }, { "社区", ICON_HOUSE } };
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strstr(words, all[i].word))
			return all[i].icon;
	return ICON_CHECK;
}

static int
foot_lines(struct ui *ui, const struct number_card *card, size_t n, int w)
{
	int least = ui_line_height(ui, ui_style(ui->m.note, true)), most = least;
	for (size_t i = 0; i < n; i++) {
		int h = card[i].warning ? warning_draw(ui, 0, 0, w, card[i].warning, 2, false) : least;
		most = h > most ? h : most;
	}
	return most;
}

struct measure {
	int columns, w, h, title, foot, side, px;
	bool flat; /* no room for a card: one line with the number at its end */
};

static struct measure
measure(struct ui *ui, struct rect r, const struct number_card *card, size_t n)
{
	const struct metrics *m = &ui->m;
	int columns = (r.w + m->gap) / (m->body * 11 + m->pad * 2 + m->gap), title = 0;
	columns = columns > 4 ? 4 : columns;
	columns = columns > (int)n && n > 1 ? (int)n : columns;
	columns = columns < 1 ? 1 : columns;
	struct measure v = { .columns = columns, .w = (r.w - (columns - 1) * m->gap) / columns };
	v.side = m->body * 2;
	v.px = m->title;
	int room = v.w - 2 * m->pad - v.side - m->gap;
	for (size_t i = 0; i < n; i++) {
		int h = ui_paragraph_height(ui, room, card[i].title, ui_style(m->body, true), 0, 2);
		title = h > title ? h : title;
	}
	v.title = title > v.side ? title : v.side;
	v.foot = foot_lines(ui, card, n, v.w - 2 * m->pad);
	v.h = m->pad * 4 / 3 + v.title + ui_line_height(ui, ui_style(m->title, true)) + v.foot;
	return v;
}

static void
card_hit(struct ui *ui, struct rect r, const struct number_card *c, int action)
{
	if (c->still)
		return;
	if (ui_pressed(ui, action, c->arg))
		draw_round(ui->list, r, ui->m.radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, action, c->arg);
}

static int
flat_height(struct ui *ui)
{
	int h = (ui->m.body + ui->m.note) * 13 / 10 + ui->m.gap / 2;
	return h > ui->m.button ? h : ui->m.button;
}

static void
draw_flat(struct ui *ui, struct rect r, const struct number_card *c, int action, color_argb color)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), small = ui_style(m->note, false);
	int unit = c->value.unit[0] ? ui_text_width(ui, c->value.unit, small) + m->note / 4 : 0;
	int number = ui_text_width(ui, c->value.number, ui_style(m->head, true)) + unit;
	int y = r.y + (r.h - (m->body + m->note) * 13 / 10) / 2, x = r.x + m->pad, w = r.w - 3 * m->pad - number;
	ui_card(ui, r);
	ui_text_in(ui, x, y, w, c->title, bold, ui->p->ink);
	y += ui_line_height(ui, bold);
	if (c->warning)
		warning_draw(ui, x, y, w, c->warning, 1, true);
	else
		ui_text_in(ui, x, y, w, c->foot, small, ui->p->soft);
	if (c->value.number[0])
		number_draw(ui, r.x + r.w - m->pad - number, r.y + (r.h - m->head * 13 / 10) / 2, number, &c->value,
		    m->head, color);
	card_hit(ui, r, c, action);
}

static void
draw_card(
    struct ui *ui, struct rect r, const struct number_card *c, const struct measure *v, int action, color_argb color)
{
	const struct metrics *m = &ui->m;
	int x = r.x + m->pad, w = r.w - 2 * m->pad, line = ui_line_height(ui, ui_style(v->px, true));
	int y = r.y + (r.h - v->title - line - v->foot) / 2;
	struct text_style bold = ui_style(m->body, true);
	ui_card(ui, r);
	int tx = x + v->side + m->gap, tw = w - v->side - m->gap;
	int th = ui_paragraph_height(ui, tw, c->title, bold, 0, 2);
	struct rect plate = { x, y + (v->title - v->side) / 2, v->side, v->side };
	draw_round(ui->list, plate, v->side / 4, CORNER_ALL, color);
	draw_icon(ui->list, c->icon, rect_inset(plate, v->side / 5, v->side / 5), ui->p->on_color);
	ui_paragraph(ui, tx, y + (v->title - th) / 2, tw, c->title, bold, ui->p->ink, 0, 2);
	y += v->title;
	if (c->value.number[0])
		number_draw(ui, x, y, w, &c->value, v->px, color);
	y += line;
	int chip = c->sample ? ui_chip_width(ui, "示例") + m->gap / 2 : 0;
	if (c->warning)
		warning_draw(ui, x, y, w - chip, c->warning, 2, true);
	else
		ui_text_in(ui, x, y, w - chip, c->foot, ui_style(m->note, false), ui->p->soft);
	if (c->sample)
		frame_sample(ui, r.x + r.w - m->pad - chip + m->gap / 2, y - m->note / 8);
	card_hit(ui, r, c, action);
}

void
cards_draw(
    struct ui *ui, struct rect r, struct scroll *s, const struct number_card *card, size_t n, int action, color_argb c)
{
	struct measure v = measure(ui, r, card, n);
	if (v.h > r.h - ui->m.button - ui->m.gap && v.h * (int)n > r.h)
		v = (struct measure){ .columns = 1, .w = r.w, .h = flat_height(ui), .flat = true };
	int rows = ((int)n + v.columns - 1) / v.columns, gap = ui->m.gap, first, last;
	int row = ui_fit_row(ui, r, v.h + gap, rows);
	if (!v.flat && rows * (v.h + gap) <= r.h + gap && n > 0) { /* few cards: larger ones */
		int most = v.h * 15 / 10 + gap;
		row = (r.h + gap) / rows < most ? (r.h + gap) / rows : most;
		v.px = row > v.h * 13 / 10 ? ui->m.title * 14 / 10 : v.px;
	}
	struct ui_view view = ui_view_begin(ui, r, s, rows * row - gap > r.h ? rows * row : rows * row - gap, row);
	view.ground = ui->p->paper;
	ui_view_rows(&view, row, rows, &first, &last);
	for (int i = first * v.columns; i < last * v.columns && i < (int)n; i++) {
		struct rect at = { r.x + i % v.columns * (v.w + gap), view.y + i / v.columns * row, v.w, row - gap };
		if (v.flat)
			draw_flat(ui, at, &card[i], action, c);
		else
			draw_card(ui, at, &card[i], &v, action, c);
	}
	ui_view_end(ui, &view);
}

/* ------------------------------------------------------------- figures */

const char *
cards_warning(enum figure_quality quality)
{
	static const char *const words[] = {
		[FIGURE_DOUBTFUL] = "这个数正在核实，先不要当准", [FIGURE_AS_FOUND] = "原文如此"
	};
	return quality == FIGURE_DOUBTFUL || quality == FIGURE_AS_FOUND ? words[quality] : NULL;
}

const char *
cards_scope(struct host *h, struct arena *a, const struct figure *f)
{
	if (f->computed)
		return arena_printf(a, "%zu 个村加起来的数", f->villages);
	if (!f->whole)
		return strcmp(f->place, store_home_key(h->store)) == 0 ? "这是我们村的数"
								       : arena_printf(a, "这是%s的数", f->village);
	/* 「卫华、渔业、卫明3村」 is neither the town nor one village */
	if (f->village[0] && strcmp(f->village, "全镇") != 0 && strcmp(f->village, "全乡") != 0 &&
	    strcmp(f->village, store_town(h->store)) != 0)
		return arena_printf(a, "这是%s的数", f->village);
	return arena_printf(a, "这是%s的数", store_whole(h->store));
}

struct number_card *
cards_of_figures(struct host *h, struct arena *a, const struct figure_list *l)
{
	struct number_card *card = arena_array(a, l->count + 1, sizeof *card);
	for (size_t i = 0; i < l->count; i++) {
		const struct figure *f = &l->figure[i];
		const char *period = deeds_when(a, f);
		const char *foot = f->value.number[0] ? cards_scope(h, a, f) : "点开看各村的数";
		card[i] = (struct number_card){
			.icon = cards_icon(f->indicator),
			.title = f->indicator,
			.value = f->value,
			.foot = period[0] ? arena_printf(a, "%s · %s", period, foot) : foot,
			.warning = cards_warning(f->quality),
			.sample = f->sample,
			.arg = (long)(f->computed ? -f->rid : f->rid),
		};
	}
	return card;
}
