/* board: the red list and the black list of an issue, side by side; standing,
 * one above the other. What is praised is seen large; of what is to be put
 * right, the state and its day are the largest words. */
#include "contest/board.h"

#include "base/str.h"
#include "contest/ranking.h"
#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "sound/speak.h"
#include "ui/page.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN_PERIOD = UI_ACTION_OWN, OWN_ENTRY, OWN_APPEAL };

struct board_screen {
	struct text_list periods;
	size_t at;
	struct board board;
	size_t whole, home; /* entries of the issue in either scope */
	struct scroll red, black;
};

static void
load(struct board_screen *s, struct host *h)
{
	const char *period = s->periods.count ? s->periods.text[s->at] : NULL, *home = store_home_key(h->store);
	struct board all = boards_list(h->store, h->arena, period, NULL), ours = all;
	if (home[0])
		ours = boards_list(h->store, h->arena, period, home);
	s->whole = all.reds + all.blacks;
	s->home = ours.reds + ours.blacks;
	s->board = host_scope(h) ? ours : all;
	scroll_jump(&s->red, 0);
	scroll_jump(&s->black, 0);
}

static void
board_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct board_screen *s = self;
	s->periods = boards_periods(h->store, a);
	load(s, h);
}

static const char *
period_words(const struct board_screen *s, struct ui *ui)
{
	char words[64] = "";
	if (s->periods.count)
		period_speak(s->periods.text[s->at], words, sizeof words);
	return ui_printf(ui, "%s", words);
}

static const char *
board_subtitle(void *self, struct host *h, struct ui *ui)
{
	return period_words(self, ui);
}

/* ------------------------------------- in words; red is honour, overdue orange */

const char *
board_target(struct ui *ui, const struct board_entry *e)
{
	const char *place = row_place_key(ui->arena, e->village);
	return str_starts(e->target, place) ? e->target : ui_printf(ui, "%s%s", e->village, e->target);
}

static const char *
fixing(struct host *h, struct ui *ui, const struct board_entry *e)
{
	const char *due = frame_day(h, ui, e->due_on);
	if (!due[0])
		return "正在改";
	if (!store_today_known(h->store))
		return ui_printf(ui, "%s前改好", due);
	return e->days ? ui_printf(ui, "%s前改好，还有 %ld 天", due, e->days) : "今天要改好";
}

static const char *
done(struct host *h, struct ui *ui, const struct board_entry *e)
{
	const char *day = frame_day(h, ui, e->done_on);
	const char *when = day[0] ? ui_printf(ui, "改好了（%s）", day) : "改好了";
	if (!store_today_known(h->store))
		return when;
	return e->days > 0 ? ui_printf(ui, "%s，再过 %ld 天撤下", when, e->days) : ui_printf(ui, "%s，今天撤下", when);
}

struct board_state_words
board_state(struct host *h, struct ui *ui, const struct board_entry *e)
{
	switch (e->state) {
	case BOARD_RED:
		break;
	case BOARD_WAITING:
		return (struct board_state_words){ "说改了，等复查", ICON_EYE, ui->p->blue };
	case BOARD_DONE:
		return (struct board_state_words){ done(h, ui, e), ICON_CHECK, ui->p->green };
	case BOARD_OVERDUE:
		return (struct board_state_words){ ui_printf(ui, "过了期限 %ld 天，还没改好", e->days), ICON_EXCLAIM,
			ui->p->orange };
	case BOARD_FIXING:
		return (struct board_state_words){ fixing(h, ui, e), ICON_CLOCK, ui->p->gold };
	}
	return (struct board_state_words){ "", ICON_NONE, ui->p->red };
}

const char *
board_score(struct ui *ui, const struct board_entry *e)
{
	return e->milli >= 0 ? ui_printf(ui, "%s 分", score_words(ui, e->milli)) : "";
}

const char *
board_who(struct host *h, struct ui *ui, const struct board_entry *e)
{
	const char *day = frame_day(h, ui, e->found_on);
	const char *when = day[0] ? ui_printf(ui, "%s%s", day, e->state == BOARD_RED ? "检查" : "发现") : "";
	const char *who = e->state != BOARD_RED && e->duty[0] ? ui_printf(ui, "归%s管", e->duty) : "";
	return ui_printf(ui, "%s%s%s", who, who[0] && when[0] ? " · " : "", when);
}

/* -------------------------------------------------------------- entries */

struct entry {
	struct host *h;
	const struct board_entry *e;
	bool made_up; /* and no picture to say it on */
};

static void
draw_words(struct pen *p, void *context, int lines)
{
	const struct entry *c = context;
	const struct board_entry *e = c->e;
	struct ui *ui = p->ui;
	struct board_state_words state = board_state(c->h, ui, e);
	const char *target = ui_printf(ui, "%s%s", board_target(ui, e), c->made_up ? "（示例）" : ""),
		   *score = board_score(ui, e);
	struct text_style head = words_style(ui, WORDS_HEAD);
	bool beside = ui_text_width(ui, target, head) + ui_text_width(ui, score, head) + ui->m.gap <= p->room.w;
	if (e->state == BOARD_RED && beside)
		pen_ends(p, WORDS_HEAD, ui->p->red, target, score);
	else
		pen_line(p, WORDS_HEAD, 0, target);
	if (e->state == BOARD_RED && !beside)
		pen_line(p, WORDS_HEAD, ui->p->red, score);
	if (lines > 1)
		pen_words(p, WORDS_BODY, 0, lines, e->reason);
	else if (lines || e->state == BOARD_RED)
		pen_line(
		    p, WORDS_BODY, 0, text_fit(ui->text, ui->arena, e->reason, words_style(ui, WORDS_BODY), p->room.w));
	if (lines > 0)
		pen_line(p, WORDS_BODY, ui->p->soft, board_who(c->h, ui, e));
	enum words size = lines > 0 ? WORDS_HEAD : WORDS_BOLD;
	struct text_style style = words_style(ui, size);
	int w = p->room.w - style.px - ui->m.gap; /* beside its sign */
	ui->cuts += ui_paragraph_height(ui, w, state.words, style, 15, 0) >
		    style.px * 3; /* it does not grow into a third line */
	if (state.words[0])
		pen_icon_words(p, state.icon, size, state.color, 0, state.words);
}

static void
draw_entry(struct host *h, struct ui *ui, struct rect r, struct board_entry *e, long arg)
{
	boards_photos(h->store, h->arena, e);
	const struct store_photos *p =
	    e->after.count && (e->state == BOARD_DONE || !e->before.count) ? &e->after : &e->before;
	struct entry c = { h, e, e->sample && !p->count };
	ui_heard(ui, r, "board", e->rid, NULL);
	struct rect at = ui_tile(ui, r,
	    &(struct ui_tile){
		.photo = photo_first(p), .draw = draw_words, .context = &c, .action = OWN_ENTRY, .arg = arg });
	if (e->sample && at.h > ui_chip_height(ui) * 2)
		frame_sample(ui, at.x + ui->m.gap / 2, at.y + ui->m.gap / 2);
}

/* -------------------------------------------------------------- columns */

static const char *
count_words(const struct board *b, struct ui *ui, bool red)
{
	static const char *const says[] = { "还没改好", "等复查", "改好了" };
	size_t n[3] = { 0 };
	const char *words = "";
	if (red)
		return b->reds ? ui_printf(ui, "做得好的 %zu 处", b->reds) : "";
	for (size_t i = 0; i < b->blacks; i++)
		n[b->black[i].state == BOARD_DONE ? 2 : b->black[i].state == BOARD_WAITING ? 1 : 0]++;
	for (int i = 0; i < 3; i++)
		if (n[i])
			words = ui_printf(ui, "%s%s%zu 处%s", words, *words ? "，" : "", n[i], says[i]);
	return words;
}

static void
draw_heading(struct board_screen *s, struct ui *ui, struct rect r, bool red)
{
	const struct metrics *m = &ui->m;
	struct text_style big = words_style(ui, WORDS_HEAD), small = words_style(ui, WORDS_BODY);
	struct sentence *say = arena_alloc(ui->arena, sizeof *say);
	long count = red ? (long)s->board.reds : 0;
	for (size_t i = 0; !red && i < s->board.blacks; i++)
		count += s->board.black[i].state != BOARD_DONE && s->board.black[i].state != BOARD_WAITING;
	speak(say, red ? "红榜，做得好的有" : "黑榜，还没改好的有");
	speak_count(say, count, "处");
	if (count)
		ui_heard(ui, r, "", red ? 1 : 2, say);
	draw_round(ui->list, r, m->radius, CORNER_ALL, red ? ui->p->red : ui->p->black);
	r = rect_inset(r, m->pad, 0);
	int y = r.y + (r.h - ui_line_height(ui, big)) / 2, drop = text_ascent(ui->text, big);
	int x = r.x + ui_text(ui, r.x, y, red ? "红榜" : "黑榜", big, ui->p->on_color) + m->gap, w = r.x + r.w - x;
	const char *words = count_words(&s->board, ui, red);
	small = ui_shrink(ui, words, small, w);
	ui_text_in(ui, x, y + drop - text_ascent(ui->text, small), w, words, small, ui->p->on_color);
}

static const char *
empty_words(const struct board_screen *s, struct ui *ui, bool red)
{
	const struct board *b = &s->board;
	if (red)
		return "这一期红榜还没有出来。";
	if (b->left)
		return ui_printf(ui, "上过黑榜的 %ld 处，改好了或者公示期过了，都撤下了。", b->left);
	return "这一期没有要收拾的地方。";
}

static void
draw_column(struct board_screen *s, struct host *h, struct ui *ui, struct rect r, bool red)
{
	const struct metrics *m = &ui->m;
	struct board_entry *entry = red ? s->board.red : s->board.black;
	int count = (int)(red ? s->board.reds : s->board.blacks);
	bool low = r.h < m->head * 9;
	draw_heading(s, ui, cut_top(&r, m->head * (low ? 13 : 16) / 10), red);
	cut_top(&r, m->gap);
	if (!count) {
		ui_nothing(ui, r, red ? ICON_FLOWER : ICON_CHECK, empty_words(s, ui, red));
		return;
	}
	int columns = red && count > 1 && r.w > m->body * 24 ? 2 : 1;
	int words = m->head * 26 / 10 + m->body * (red ? 15 : 30) / 10 + m->gap;
	int least = columns > 1 ? words + r.w / columns * 42 / 100 : words, room = r.h - m->button - m->gap;
	struct ui_rows l = { .scroll = red ? &s->red : &s->black,
		.count = count,
		.columns = columns,
		.tiles = true,
		.least = least < room || count < 2 ? least : room, /* one is seen whole */
		.most = r.h * 2 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
		draw_entry(h, ui, l.at, &entry[l.i], l.i * 2 + (red ? 0 : 1));
}

static void
board_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct board_screen *s = self;
	const struct metrics *m = &ui->m;
	struct shelf top = shelf_at(ui, body);
	if (s->periods.count) {
		int step = ui_stepper_width(ui, "2021年12月");
		ui_stepper(ui, shelf_left(&top, step), period_words(s, ui), s->at + 1 < s->periods.count, s->at > 0,
		    OWN_PERIOD);
	}
	frame_scope_on(h, &top, ui->p->red, ui_printf(ui, " %zu 处", s->whole), ui_printf(ui, " %zu 处", s->home));
	struct rect r = top.room;
	if (!s->periods.count && !s->board.left) {
		frame_nothing(ui, r, ICON_FLOWER);
		return;
	}
	const struct ui_act act = { { .label = "有不同意见，这样办" }, OWN_APPEAL, 0 };
	long held = s->board.under_review;
	if (r.h > m->body * 12) /* an entry's own page has it, too */
		ui_acts(ui, &r, &act, 1,
		    held ? ui_printf(ui, "有 %ld 条正在复核。黑榜写地方，不写人。", held)
			 : "黑榜写地方，不写人。改好了就撤下。");
	struct rect red = m->portrait ? cut_top(&r, (r.h - m->gap) / 2) : cut_left(&r, (r.w - m->gap) / 2);
	m->portrait ? cut_top(&r, m->gap) : cut_left(&r, m->gap);
	draw_column(s, h, ui, red, true);
	draw_column(s, h, ui, r, false);
}

static bool
board_event(void *self, struct host *h, const struct screen_event *e)
{
	struct board_screen *s = self;
	if (e->action == OWN_PERIOD && (e->arg < 0 ? s->at + 1 < s->periods.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
		load(s, h);
	} else if (e->action == OWN_ENTRY) {
		const struct board_entry *list = e->arg % 2 ? s->board.black : s->board.red;
		host_open(h, &screen_board_entry, (long)list[e->arg / 2].rid);
	} else if (e->action == OWN_APPEAL) {
		host_open(h, &screen_board_appeal, 0);
	}
	return true;
}

SCREEN(board, "board", "红榜 黑榜", SECTION_BOARD, .shows = SHOWS(REG_BOARD), .size = sizeof(struct board_screen),
    .enter = board_enter, .subtitle = board_subtitle, .event = board_event, .draw = board_draw);
