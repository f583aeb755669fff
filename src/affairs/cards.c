/* cards: see cards.h. */
#include "affairs/cards.h"

#include <string.h>

#include "base/str.h"
#include "screens/frame.h"
#include "ui/rows.h"

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

struct draw {
	const struct number_card *card;
	int more; /* px, the number is larger by */
	color_argb color;
};

/* Pictogram and title, the number, what it is of. */
static void
draw_words(struct pen *p, void *context)
{
	const struct draw *d = context;
	const struct number_card *c = d->card;
	struct ui *ui = p->ui;
	int side = ui->m.body * 2;
	struct pen title = *p;
	struct rect plate = cut_left(&title.room, side);
	title.used = 0;
	cut_left(&title.room, ui->m.gap);
	pen_words(&title, WORDS_BOLD, 0, 3, c->title);
	plate.h = side;
	draw_round(ui->list, plate, side / 4, CORNER_ALL, d->color);
	draw_icon(ui->list, c->icon, rect_inset(plate, side / 5, side / 5), ui->p->on_color);
	pen_gap(p, title.used > side ? title.used : side);
	pen_number(p, &c->value, ui->m.title + d->more, d->color);
	pen_gap(p, c->bar && str_empty(c->value.number) ? ui->m.gap / 2 : 0);
	if (c->bar && c->part >= 0)
		bar_draw(ui, pen_take(p, ui->m.note * 6 / 10), c->part, c->value.kind, d->color);
	pen_gap(p, c->bar ? ui->m.gap / 2 : 0);
	pen_words(p, str_empty(c->value.number) ? WORDS_BODY : WORDS_NOTE, 0, 0, c->said);
	struct rect foot = p->room;
	p->room.w -= c->sample ? ui_chip_width(ui, "示例") + ui->m.gap / 2 : 0;
	if (c->warning)
		pen_warning(p, c->warning);
	else
		pen_words(p, WORDS_NOTE, ui->p->soft, c->said ? 3 : 1, c->foot);
	if (c->sample && !c->warning && str_empty(c->foot))
		pen_gap(p, ui_chip_height(ui));
	if (c->sample)
		frame_sample(ui, p->room.x + p->room.w + ui->m.gap / 2, foot.y);
	p->room.w = foot.w;
}

/* Where there is no room for a card: rows with the number at the end. */
static void
draw_flat(struct ui *ui, struct rect r, struct scroll *s, const struct number_card *card, size_t n, int action)
{
	bool said = true; /* they are nothing but words */
	for (size_t i = 0; i < n; i++)
		said &= str_empty(card[i].value.number) && card[i].said;
	struct ui_rows l = { .scroll = s, .count = (int)n, .least = ui_row_height(ui, said ? 2 : 0) };
	ui_card(ui, r);
	for (ui_rows_begin(&l, ui, rect_inset(r, ui->m.pad, 0)); ui_rows_next(&l);) {
		const struct number_card *c = &card[l.i];
		UI_ROW(ui, l.at, .title = c->title, .note = said ? c->said : NULL, .lines = said ? 2 : 0, .bold = true,
		    .value = str_empty(c->value.number) ? "" : number_words(ui, &c->value),
		    .action = c->still ? UI_ACTION_NONE : action, .arg = c->arg);
	}
}

void
cards_draw(
    struct ui *ui, struct rect r, struct scroll *s, const struct number_card *card, size_t n, int action, color_argb c)
{
	const struct metrics m = ui->m;
	struct draw d = { card, 0, c };
	int gap = m.gap, columns = (r.w + gap) / (m.body * 11 + m.pad * 2 + gap), least = 0;
	columns = columns > 4 ? 4 : columns;
	columns = columns > (int)n ? (int)n : columns < 1 ? 1 : columns;
	int w = (r.w + gap) / columns - gap - 2 * m.pad;
	for (size_t i = 0; i < n; i++, d.card++) {
		int h = pen_height(ui, w, draw_words, &d) + m.pad + gap;
		least = h > least ? h : least;
	}
	if (least > r.h - (n > (size_t)columns ? m.button + gap : 0)) {
		draw_flat(ui, r, s, card, n, action);
		return;
	}
	struct ui_rows l = { .scroll = s,
		.count = (int)n,
		.columns = columns,
		.tiles = true,
		.spread = true,
		.least = least,
		.most = r.h };
	ui_rows_begin(&l, ui, r);
	struct metrics grown = ui->m; /* as large as the fullest of them allows */
	int more = r.h;
	grown.title = r.h;
	for (d.card = card; d.card < card + n; d.card++) {
		pen_grow(ui, (struct rect){ 0, 0, w, l.row - m.pad - gap }, draw_words, &d);
		int left = l.row - m.pad - gap - pen_height(ui, w, draw_words, &d);
		more = left < more ? left : more;
		grown = ui->m.title < grown.title ? ui->m : grown;
		ui->m = m;
	}
	d.more = more < 0 ? 0 : more < grown.title ? more : grown.title;
	while (ui_rows_next(&l)) {
		d.card = &card[l.i];
		ui_card(ui, l.at);
		ui->m = grown;
		pen_centre(ui, rect_inset(l.at, m.pad, 0), draw_words, &d);
		ui->m = m;
		if (!d.card->still)
			ui_press(ui, l.at, m.radius, action, d.card->arg);
	}
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
