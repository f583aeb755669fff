/* parts: see parts.h. */
#include "update/parts.h"

#include <string.h>

#include "screens/all.h"

/* ------------------------------------------------------ closed for now */

/* What to do about it, where the importer's own words do not say so. */
static const char *
ended_cure(const struct desk_work *work)
{
	if (strcmp(work->code, "disk_full") == 0)
		return "请告诉乡镇的管理员：这台机器的磁盘要腾出地方。腾好了，再插上U盘重新读取。";
	if (strstr(work->words, "屏上"))
		return "";
	if (strstr(work->words, "没有改动"))
		return "屏上还是原来的内容。请再读一次；再不行，请告诉乡镇的管理员。";
	return "什么都没有改，屏上还是原来的内容。";
}

bool
update_closed(struct host *h, struct ui *ui)
{
	const struct desk_work *work = desk_work(h->desk);
	bool ended = work->state == DESK_ENDED;
	if (work->review && !ended)
		return false;
	struct rect body = STAFF_DRAW(h, ui, .title = "更新内容", .subtitle = ended ? work->source : NULL,
	    .no_back = ended, .bar = { STAFF_MAIN(ended ? "知道了" : NULL, ACTION_STAFF_DISMISS, true) });
	if (ended)
		ui_message(ui, body, ICON_EXCLAIM, ui->p->orange, work->words[0] ? work->words : "没有读完。",
		    ended_cure(work));
	else
		ui_nothing(ui, body, ICON_SHEET,
		    work->state == DESK_READING || work->state == DESK_LOST
			? "还没有读完，读完了才能核对。"
			: "现在没有在读U盘，也没有要核对的内容。插上U盘，按“读取”就能更新。");
	return true;
}

bool
update_published(struct host *h)
{
	if (desk_work(h->desk)->state != DESK_PUBLISHED)
		return false;
	host_replace(h, &screen_staff_done, 0);
	return true;
}

void
update_progress(struct pen *p, const char *words, int permille)
{
	const struct metrics *m = &p->ui->m;
	pen_ends(p, WORDS_HEAD, p->ui->p->blue, words, ui_printf(p->ui, "%d%%", permille / 10));
	pen_gap(p, m->gap);
	ui_bar(p->ui, pen_take(p, m->button * 2 / 3), (float)permille / 1000.f, p->ui->p->blue);
	pen_gap(p, m->gap);
}

/* ------------------------------------------------------------ registers */

static const enum review_kind kinds[] = { REVIEW_ADDED, REVIEW_CHANGED, REVIEW_REMOVED };

const char *
update_kind_name(enum review_kind kind)
{
	return kind == REVIEW_ADDED ? "新增" : kind == REVIEW_CHANGED ? "修改" : "撤下";
}

void
update_kind_colors(const struct ui *ui, enum review_kind kind, color_argb *ground, color_argb *ink)
{
	const struct palette *p = ui->p;
	*ground = kind == REVIEW_ADDED ? p->green_tint : kind == REVIEW_CHANGED ? p->gold_tint : p->orange_tint;
	*ink = kind == REVIEW_ADDED ? p->green : kind == REVIEW_CHANGED ? p->brown : p->orange;
}

/* 「新增 5，修改 1」, what there is none of left out; `unit` behind each. */
static const char *
counted(struct ui *ui, const long n[3], const char *unit)
{
	const char *s = "";
	for (int i = 0; i < 3; i++)
		if (n[i])
			s = ui_printf(ui, "%s%s%s %s%s", s, s[0] ? "，" : "", update_kind_name(kinds[i]),
			    update_thousands(ui, n[i]), unit);
	return s;
}

const char *
update_counts(struct ui *ui, const struct review_total *t)
{
	const char *s = counted(ui, (const long[]){ t->added, t->changed, t->removed }, " 行");
	return s[0] ? s : "没有要改的";
}

const char *
update_register_counts(struct ui *ui, const struct review_register *r)
{
	return counted(ui, (const long[]){ r->added, r->changed, r->removed }, "");
}

const char *
update_register_name(struct ui *ui, const struct review_register *r, int w)
{
	const char *full = r->period && r->period[0] ? ui_printf(ui, "%s（%s）", r->sheet, r->period) : r->sheet;
	return ui_text_width(ui, full, ui_style(ui->m.body, false)) <= w ? full : r->sheet;
}

long
update_differs(const struct review_register *r)
{
	return r->added + r->changed + r->removed;
}

size_t
update_registers(struct review *review, struct arena *a, bool still, struct review_register **out)
{
	struct review_register *all;
	size_t n = review_registers(review, a, &all), got = 0;
	*out = arena_array(a, n + 1, sizeof **out);
	for (int pass = 0; pass < 1 + still; pass++) /* a blank sheet of the workbook says nothing */
		for (size_t i = 0; i < n; i++)
			if ((update_differs(&all[i]) == 0) == pass && (!pass || all[i].unchanged))
				(*out)[got++] = all[i];
	return got;
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

/* ----------------------------------------------------- back to the stick */

void
update_takeout(struct host *h, struct update_job *j, const char *kind, const char *review)
{
	struct desk *d = h->desk;
	const struct desk_stick *stick = desk_stick_to_write(d);
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

void
update_job_notice(struct host *h, struct ui *ui, const struct update_job *j, struct rect *body)
{
	const struct desk_job *job = desk_job(h->desk);
	bool failed = job->state == DESK_JOB_FAILED;
	if (j->no_stick && !desk_stick_to_write(h->desk))
		ui_notice(ui, body, "请插上U盘，再按一次。", true);
	else if (!j->number || job->number != j->number)
		return;
	else if (job->state == DESK_JOB_RUNNING)
		ui_notice(ui, body, "正在存到U盘，先别拔…", false);
	else if (job->words[0])
		ui_notice(ui, body, job->words, failed);
	else
		ui_notice(ui, body, failed ? "没有存成，请换一个U盘再试。" : "存好了，U盘可以拔了。", failed);
}
