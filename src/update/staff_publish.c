/* staff-publish: the last question before 上屏, and the wait while it is done. */
#include <string.h>

#include "screens/all.h"
#include "update/parts.h"
#include "screens/staff_desk.h"
#include "update/look.h"

enum { OWN_PUBLISH = UI_ACTION_OWN, OWN_SWITCH, OWN_CLOCK };

struct publish_screen {
	bool told; /* once is enough */
	struct host *host;
	struct look_photos photos;
	struct scroll scroll;
};

static bool
may_publish(const struct publish_screen *s, const struct desk *d)
{
	return desk_work(d)->state == DESK_REVIEW && !s->told && !staff_must_hand_over(d);
}

/* ----------------------------------------------------------- the question */

static void
warn(struct pen *p, const char *words)
{
	pen_icon_words(p, ICON_EXCLAIM, WORDS_BOLD, p->ui->p->orange, 0, words);
	pen_gap(p, p->ui->m.gap / 2);
}

static void
warnings(struct pen *p, const struct publish_screen *s, const struct review_total *t)
{
	const struct desk *d = s->host->desk;
	long unseen = look_count(&s->photos, d, LOOK_FRESH_UNSEEN);
	if (s->host->demonstration && !t->demonstration)
		warn(p, "屏上现在的示例内容会全部换掉，换成你带来的内容。");
	if (desk_work(d)->bad_rows && t->left_sheets)
		warn(p, ui_printf(p->ui, "有错的 %ld 行、%ld 张表先不上。", t->left_out, t->left_sheets));
	else if (desk_work(d)->bad_rows && t->left_out)
		warn(p, ui_printf(p->ui, "有错的 %ld 行先不上。", t->left_out));
	if (unseen)
		warn(p, ui_printf(p->ui, "还有 %ld 张新照片没有看过。", unseen));
}

static void
counted(struct pen *p, const char *name, const char *count)
{
	pen_gap(p, p->ui->m.gap / 2);
	pen_ends(p, WORDS_BODY, 0, name, count);
	pen_gap(p, p->ui->m.gap / 2);
	pen_divider(p);
}

static void
contents(struct pen *p, struct review *review, const struct review_total *t)
{
	struct ui *ui = p->ui;
	struct review_register *r;
	size_t n = update_registers(review, ui->arena, false, &r);
	int whole = p->room.w, near = ui->m.body * 36; /* a number stays near its words */
	p->room.w = whole < near ? whole : near;
	for (size_t i = 0; i < n; i++)
		counted(p, update_register_name(ui, &r[i], p->room.w / 2), update_register_counts(ui, &r[i]));
	if (t->photos_added)
		counted(p, "新照片", ui_printf(ui, "%s 张", update_thousands(ui, t->photos_added)));
	if (t->photos_omitted)
		counted(p, "不上屏的照片", ui_printf(ui, "%s 张", update_thousands(ui, t->photos_omitted)));
	p->room.w = whole;
}

static void
question_words(struct pen *p, void *context)
{
	const struct publish_screen *s = context;
	const struct desk_work *work = desk_work(s->host->desk);
	struct ui *ui = p->ui;
	struct review_total t;
	review_total(work->review, ui->arena, &t);
	pen_words(p, WORDS_HEAD, 0, 0, ui_printf(ui, "%s。上屏后，村民马上就能看到。", update_counts(ui, &t)));
	pen_gap(p, ui->m.gap);
	warnings(p, s, &t);
	contents(p, work->review, &t);
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_BODY, ui->p->soft, 0,
	    ui_printf(ui, "读进来的是：%s。现在上屏的是：%s。", work->reader, desk_who(s->host->desk)->name));
	pen_words(p, WORDS_BODY, ui->p->soft, 0, "上错了也不怕，能恢复到上一版。");
}

static void
draw_question(struct publish_screen *s, struct host *h, struct ui *ui)
{
	const struct desk_work *work = desk_work(h->desk);
	bool same = staff_must_hand_over(h->desk), doubtful = store_clock_doubtful(h->store, h->ticking);
	struct rect body = STAFF_DRAW(h, ui, .title = "更新内容", .subtitle = ui_printf(ui, "U盘：%s", work->source),
	    .step = STAFF_PUBLISH,
	    .line = work->state == DESK_APPLYING ? "正在重新核对…"
		    : same                       ? NULL
						 : "按“上屏”以后，马上这样变",
	    .bar = { STAFF_MAIN(same ? "退出换人" : NULL, OWN_SWITCH, true),
		STAFF_MAIN(doubtful && desk_who(h->desk)->manager ? "调钟" : NULL, OWN_CLOCK, true),
		STAFF_RED(doubtful ? "钟是对的，上屏" : "上屏", OWN_PUBLISH, may_publish(s, h->desk)) });
	if (doubtful)
		ui_notice(ui, &body,
		    ui_printf(ui,
			"机器的钟是 %d年%d月%d日，比%s的日子还早。钟不对，公示几天、超没超期都会算错：先调钟。",
			h->now.date.year, h->now.date.month, h->now.date.day,
			store_clock_doubtful(h->store, false) ? "屏上内容" : "这个程序做好"),
		    true);
	if (same)
		ui_notice(ui, &body, "要另一位工作人员登录来上屏：读进来的人不能自己上屏。", true);
	if (work->state == DESK_REVIEW && work->code[0])
		ui_notice(ui, &body, work->words, true);
	ui_page(ui, body, &s->scroll, question_words, s);
}

static void
wait_words(struct pen *p, void *context)
{
	update_progress(p, "正在上屏…", *(const int *)context);
	pen_words(p, WORDS_BODY, p->ui->p->soft, 2, "请等一下。停电也不要紧：不是旧内容，就是新内容。");
}

static void
draw_wait(struct host *h, struct ui *ui)
{
	int permille = desk_work(h->desk)->progress.permille;
	struct rect in = STAFF_CARD(h, ui, .title = "更新内容",
	    .subtitle = ui_printf(ui, "U盘：%s", desk_work(h->desk)->source), .step = STAFF_PUBLISH, .no_back = true);
	pen_centre(ui, rect_inset(in, ui->m.pad, 0), wait_words, &permille);
}

static void
publish_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct publish_screen *s = self;
	const struct desk_work *work = desk_work(h->desk);
	s->host = h;
	if (update_published(h) || update_closed(h, ui))
		return;
	if (work->state == DESK_PUBLISHING) {
		draw_wait(h, ui);
		return;
	}
	if (work->code[0]) /* it was refused: the sentence stands there, and one may try again */
		s->told = false;
	look_photos(&s->photos, h->desk, h->arena);
	draw_question(s, h, ui);
}

static bool
publish_event(void *self, struct host *h, const struct screen_event *e)
{
	struct publish_screen *s = self;
	char line[STAFF_NAME + 16];
	if (e->action == OWN_SWITCH) {
		desk_log_out(h->desk);
	} else if (e->action == OWN_CLOCK) {
		host_open(h, &screen_staff_clock, 0);
	} else if (e->action == OWN_PUBLISH && may_publish(s, h->desk)) {
		s->told = true;
		snprintf(line, sizeof line, "publish %s", desk_who(h->desk)->name);
		desk_tell(h->desk, line);
	}
	return true;
}

STAFF_SCREEN(staff_publish, "staff-publish", "更新内容", .locked = true, .hands_over = true,
    .size = sizeof(struct publish_screen), .event = publish_event, .draw = publish_draw);
