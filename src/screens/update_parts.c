/* update_parts: see update_parts.h. */
#include "screens/update_parts.h"

#include <string.h>

#include "screens/staff_look.h"

/* ------------------------------------------------------ closed for now */

/* What to do about it, where the importer's own words do not say so. */
static const char *
ended_cure(const struct desk *d)
{
	if (strcmp(desk_work(d)->code, "disk_full") == 0)
		return "请告诉乡镇的管理员：这台机器的磁盘要腾出地方。腾好了，再插上U盘重新读取。";
	if (strstr(desk_work(d)->words, "屏上"))
		return "";
	if (strstr(desk_work(d)->words, "没有改动"))
		return "屏上还是原来的内容。请再读一次；再不行，请告诉乡镇的管理员。";
	return "什么都没有改，屏上还是原来的内容。";
}

static void
draw_ended(struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	const struct staff_button ok = { .button = { .label = "知道了", .fill = ui->p->blue, .bold = true },
		.action = ACTION_UPDATE_DISMISS,
		.right = true };
	const struct staff_page page = {
		.title = "更新内容", .subtitle = desk_work(d)->source, .button = &ok, .buttons = 1, .no_back = true
	};
	struct rect body = staff_draw(h, ui, &page);
	update_message(ui, body, ICON_EXCLAIM, ui->p->orange,
	    desk_work(d)->words[0] ? desk_work(d)->words : "没有读完。", ended_cure(d));
}

bool
update_closed(struct host *h, struct ui *ui)
{
	const struct desk *d = h->desk;
	if (staff_locked(h, ui))
		return true;
	if (desk_work(d)->state == DESK_ENDED) {
		draw_ended(h, ui);
		return true;
	}
	if (desk_work(d)->review)
		return false;
	const struct staff_page page = { .title = "更新内容" };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	ui_empty(ui, body, ICON_SHEET,
	    desk_work(d)->state == DESK_READING || desk_work(d)->state == DESK_LOST
		? "还没有读完，读完了才能核对。"
		: "现在没有在读U盘，也没有要核对的内容。插上U盘，按“读取”就能更新。");
	return true;
}

bool
update_event(struct host *h, int action)
{
	if (action != ACTION_UPDATE_DISMISS)
		return staff_event(h, action);
	desk_dismiss(h->desk);
	host_back(h);
	return true;
}

/* --------------------------------------------------------------- pieces */

void
update_message(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *head, const char *sentence)
{
	const struct metrics *m = &ui->m;
	struct text_style big = ui_style(m->head, true), body = ui_style(m->body, false);
	int side = m->title * 2, w = r.w - 4 * m->pad, most = m->head * 22;
	w = w > most ? most : w;
	int x = r.x + (r.w - w) / 2, high = ui_paragraph_height(ui, w, head, big, 15, 0);
	int low = ui_paragraph_height(ui, w, sentence, body, 17, 0);
	int y = r.y + (r.h - side - m->pad - high - m->gap - low) / 2;
	ui_card(ui, r);
	draw_icon(ui->list, icon, (struct rect){ x, y, side, side }, c);
	y += side + m->pad;
	y += ui_paragraph(ui, x, y, w, head, big, ui->p->ink, 15, 0) + m->gap;
	ui_paragraph(ui, x, y, w, sentence, body, ui->p->soft, 17, 0);
}

void
update_notice(struct ui *ui, struct rect *body, const char *words, bool warning)
{
	const struct metrics *m = &ui->m;
	if (!words || !words[0])
		return;
	struct text_style style = ui_style(m->body, true);
	int side = m->body * 12 / 10, in = side + m->gap, w = body->w - 2 * m->pad - in;
	int text = ui_paragraph_height(ui, w, words, style, 14, 3), h = text + 2 * m->gap;
	struct rect r = { body->x, body->y + body->h - h, body->w, h };
	body->h -= h + m->gap;
	color_argb c = warning ? ui->p->orange : ui->p->green;
	draw_round(ui->list, r, m->radius, CORNER_ALL, warning ? ui->p->orange_tint : ui->p->green_tint);
	draw_icon(ui->list, warning ? ICON_EXCLAIM : ICON_CHECK,
	    (struct rect){ r.x + m->pad, r.y + m->gap + (m->body * 14 / 10 - side) / 2, side, side }, c);
	ui_paragraph(ui, r.x + m->pad + in, r.y + m->gap, w, words, style, ui->p->ink, 14, 3);
}

void
update_arrow(struct ui *ui, int right, int middle)
{
	float s = (float)ui->m.note / 3, x = (float)right - s, y = (float)middle, w = s / 3;
	draw_line(ui->list, x, y - s, x + s, y, w, ui->p->soft);
	draw_line(ui->list, x + s, y, x, y + s, w, ui->p->soft);
}

void
update_row(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *words, int action, long arg)
{
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->body, false);
	int side = m->body, x = r.x + side + m->gap, w = r.w - side - m->gap - m->note;
	if (ui_pressed(ui, action, arg))
		draw_round(ui->list, r, m->radius / 2, CORNER_ALL, ui->p->pressed);
	draw_icon(ui->list, icon, (struct rect){ r.x, r.y + (r.h - side) / 2, side, side }, c);
	if (ui_text_width(ui, words, style) > w)
		style.px = m->note;
	ui_text_in(ui, x, r.y + (r.h - ui_line_height(ui, style)) / 2, w, words, style, ui->p->ink);
	update_arrow(ui, r.x + r.w, r.y + r.h / 2);
	ui_hit(ui, r, action, arg);
}

int
update_tick_height(struct ui *ui, int w, const char *words)
{
	const struct metrics *m = &ui->m;
	int in = m->body * 13 / 10 + m->pad + m->gap;
	int h = ui_paragraph_height(ui, w - in - m->pad, words, ui_style(m->body, false), 13, 0) + 2 * m->gap;
	return h > m->button ? h : m->button;
}

void
update_tick(struct ui *ui, struct rect r, const char *words, bool on, int action)
{
	const struct metrics *m = &ui->m;
	struct text_style style = ui_style(m->body, on);
	int side = m->body * 13 / 10, in = side + m->pad + m->gap, w = r.w - in - m->pad;
	int text = ui_paragraph_height(ui, w, words, style, 13, 0);
	struct rect box = { r.x + m->pad, r.y + (r.h - side) / 2, side, side };
	draw_round(ui->list, r, m->radius * 3 / 4, CORNER_ALL, ui->p->button);
	if (ui_pressed(ui, action, 0))
		draw_round(ui->list, r, m->radius * 3 / 4, CORNER_ALL, ui->p->pressed);
	draw_round(ui->list, box, side / 5, CORNER_ALL, on ? ui->p->blue : ui->p->card);
	if (on)
		draw_icon(ui->list, ICON_CHECK, rect_inset(box, side / 6, side / 6), ui->p->on_color);
	else
		draw_outline(ui->list, box, side / 5, side / 12 + 1, ui->p->soft);
	ui_paragraph(ui, r.x + in, r.y + (r.h - text) / 2, w, words, style, ui->p->button_ink, 13, 0);
	ui_hit(ui, r, action, 0);
}

/* ---------------------------------------------------------------- kinds */

const char *
update_kind_name(enum review_kind kind)
{
	return kind == REVIEW_ADDED ? "新增" : kind == REVIEW_CHANGED ? "修改" : "撤下";
}

int
update_kind_chip(struct ui *ui, int x, int y, enum review_kind kind)
{
	const struct palette *p = ui->p;
	color_argb ground = kind == REVIEW_ADDED     ? p->green_tint
			    : kind == REVIEW_CHANGED ? p->gold_tint
						     : p->orange_tint;
	color_argb ink = kind == REVIEW_ADDED ? p->green : kind == REVIEW_CHANGED ? p->brown : p->orange;
	return ui_chip(ui, x, y, update_kind_name(kind), ground, ink);
}

int
update_kind_width(struct ui *ui)
{
	return ui_chip_width(ui, "新增");
}

/* ---------------------------------------------------------------- words */

const char *
update_thousands(struct ui *ui, long n)
{
	if (n < 1000)
		return ui_printf(ui, "%ld", n);
	if (n < 1000000)
		return ui_printf(ui, "%ld,%03ld", n / 1000, n % 1000);
	return ui_printf(ui, "%ld,%03ld,%03ld", n / 1000000, n / 1000 % 1000, n % 1000);
}

const char *
update_duration(struct ui *ui, long seconds)
{
	if (seconds < 60)
		return ui_printf(ui, "%ld 秒", seconds);
	if (seconds % 60 == 0 || seconds >= 600)
		return ui_printf(ui, "%ld 分钟", (seconds + 30) / 60);
	return ui_printf(ui, "%ld 分 %ld 秒", seconds / 60, seconds % 60);
}

const char *
update_bytes(struct ui *ui, long long bytes)
{
	double mb = (double)bytes / 1e6;
	if (mb >= 1000)
		return ui_printf(ui, "%.1f GB", mb / 1000);
	return mb >= 1 || bytes == 0 ? ui_printf(ui, "%.0f MB", mb) : ui_printf(ui, "%.1f MB", mb < 0.1 ? 0.1 : mb);
}

const char *
update_counts(struct ui *ui, const struct review_total *t)
{
	const long n[] = { t->added, t->changed, t->removed };
	static const char *const word[] = { "新增", "修改", "撤下" };
	const char *s = "";
	for (int i = 0; i < 3; i++)
		if (n[i])
			s = ui_printf(ui, "%s%s%s %s 行", s, s[0] ? "，" : "", word[i], update_thousands(ui, n[i]));
	return s[0] ? s : "没有要改的";
}

const char *
update_register_name(struct arena *a, const struct review_register *r)
{
	return r->period && r->period[0] ? arena_printf(a, "%s（%s）", r->sheet, r->period) : r->sheet;
}

static const char *
count_words(struct ui *ui, const struct review_register *r)
{
	const long n[] = { r->added, r->changed, r->removed };
	static const enum review_kind kind[] = { REVIEW_ADDED, REVIEW_CHANGED, REVIEW_REMOVED };
	const char *s = "";
	for (int i = 0; i < 3; i++)
		if (n[i])
			s = ui_printf(ui, "%s%s%s %s", s, s[0] ? "，" : "", update_kind_name(kind[i]),
			    update_thousands(ui, n[i]));
	return s;
}

void
update_register_line(struct ui *ui, struct rect r, const struct review_register *reg, color_argb ink)
{
	const struct metrics *m = &ui->m;
	const char *counts = count_words(ui, reg), *name = update_register_name(ui->arena, reg);
	struct text_style style = ui_style(m->body, false), bold = ui_style(m->body, true);
	int rest = r.w - m->gap - ui_text_width(ui, counts, bold);
	if (ui_text_width(ui, name, style) > rest)
		name = reg->sheet;
	if (ui_text_width(ui, name, style) > rest) {
		int line = ui_line_height(ui, ui_style(m->note, false)), y = r.y + (r.h - 2 * line) / 2;
		ui_text_in(ui, r.x, y, r.w, name, ui_style(m->note, false), ui->p->ink);
		ui_text_in(ui, r.x, y + line, r.w, counts, ui_style(m->note, true), ink);
		return;
	}
	int y = r.y + (r.h - ui_line_height(ui, style)) / 2;
	ui_text(ui, r.x, y, name, style, ui->p->ink);
	ui_text_right(ui, r.x + r.w, y, counts, bold, ink);
}

long
update_differs(const struct review_register *r)
{
	return r->added + r->changed + r->removed;
}

/* --------------------------------------------------------------- photos */

void
update_fresh_load(struct update_fresh *f, const struct desk *d, struct arena *a)
{
	struct review_photo *p;
	if (f->number == desk_work(d)->number)
		return;
	f->number = desk_work(d)->number;
	f->count = 0;
	f->edited = false;
	size_t n = review_photos(desk_work(d)->review, a, &p);
	f->index = arena_array(a, n + 1, sizeof *f->index);
	for (size_t i = 0; i < n; i++) {
		f->edited |= p[i].masked || p[i].omitted;
		if (p[i].fresh)
			f->index[f->count++] = p[i].index;
	}
}

long
update_fresh_unseen(const struct update_fresh *f, const struct desk *d)
{
	long n = 0;
	for (long i = 0; i < f->count; i++)
		n += !desk_seen(d, f->index[i]);
	return n;
}

/* ----------------------------------------------------- back to the stick */

/* The one that was read, else any that can be written to. */
static const struct desk_stick *
stick_of(const struct desk *d)
{
	const struct desk_stick *any = NULL;
	for (int i = 0; i < desk_sticks(d); i++) {
		if (desk_stick(d, i)->look == DESK_UNREADABLE)
			continue;
		if (strcmp(desk_stick(d, i)->name, desk_work(d)->source) == 0)
			return desk_stick(d, i);
		any = any ? any : desk_stick(d, i);
	}
	return any;
}

void
update_takeout(struct host *h, struct update_job *j, const char *kind, const char *review)
{
	struct desk *d = h->desk;
	const struct desk_stick *stick = stick_of(d);
	if (desk_job(d)->state == DESK_JOB_RUNNING)
		return;
	j->no_stick = !stick;
	if (!stick)
		return;
	const char *argv[] = { "takeout", stick->path, "--kind", kind, "--by", desk_who(d)->name,
		review ? "--review" : NULL, review, NULL };
	desk_run(d, argv, NULL);
	j->number = desk_job(d)->number;
}

const char *
update_job_words(struct host *h, const struct update_job *j, bool *warning)
{
	const struct desk *d = h->desk;
	*warning = false;
	if (j->no_stick && !stick_of(d)) {
		*warning = true;
		return "请插上U盘，再按一次。";
	}
	if (!j->number || desk_job(d)->number != j->number)
		return NULL;
	if (desk_job(d)->state == DESK_JOB_RUNNING)
		return "正在存到U盘，先别拔…";
	*warning = desk_job(d)->state == DESK_JOB_FAILED;
	if (desk_job(d)->words[0])
		return desk_job(d)->words;
	return *warning ? "没有存成，请换一个U盘再试。" : "存好了，U盘可以拔了。";
}
