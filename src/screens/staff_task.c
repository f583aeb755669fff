/* staff_task: see staff_task.h. */
#include "screens/staff_task.h"

#include <ctype.h>
#include <stdio.h>

void
staff_task_say(struct staff_task *t, bool failed, const char *words)
{
	t->failed = failed;
	snprintf(t->words, sizeof t->words, "%s", words);
}

bool
staff_task_run(struct staff_task *t, struct host *h, const char *const *argv, const char *input, const char *good)
{
	struct desk *d = h->desk;
	unsigned before = desk_job(d)->number;
	t->words[0] = '\0';
	desk_run(d, argv, input);
	if (desk_job(d)->number == before) {
		staff_task_say(t, true, "机器正忙着别的事，请等一下再按一次。");
		return false;
	}
	t->number = desk_job(d)->number;
	t->good = good;
	t->waits = true;
	return true;
}

bool
staff_task_settle(struct staff_task *t, const struct host *h)
{
	const struct desk_job *j = desk_job(h->desk);
	if (!t->waits || (j->number == t->number && j->state == DESK_JOB_RUNNING))
		return false;
	t->waits = false;
	if (j->number != t->number) /* another one has come since: nobody can tell */
		staff_task_say(t, true, "不知道有没有做成，请看一看，不对就再做一次。");
	else if (j->state == DESK_JOB_DONE)
		staff_task_say(t, false, t->good ? t->good : j->words);
	else
		staff_task_say(t, true, j->words[0] ? j->words : "没有存上，请再试一次。");
	return true;
}

bool
staff_task_code(const char *out, char code[STAFF_RECOVERY + 1])
{
	size_t n = 0;
	const char *p = out ? out : "";
	for (; n < STAFF_RECOVERY && *p; p++) {
		if (isdigit((unsigned char)*p))
			code[n++] = *p;
		else if (*p != ' ' && *p != '-')
			n = 0;
	}
	code[n] = '\0';
	return n == STAFF_RECOVERY && !isdigit((unsigned char)*p);
}

struct rect
staff_task_draw(const struct staff_task *t, struct ui *ui, struct rect r)
{
	struct text_style bold = ui_style(ui->m.body, true);
	const char *words = t->waits ? "请稍等……" : t->words;
	color_argb ink = t->waits ? ui->p->blue : t->failed ? ui->p->orange : ui->p->green;
	enum icon icon = t->waits ? ICON_CLOCK : t->failed ? ICON_EXCLAIM : ICON_CHECK;
	int side = ui->m.body * 5 / 4, w = r.w - side - ui->m.gap;
	if (!words[0])
		return r;
	int h = ui_paragraph_height(ui, w, words, bold, 14, 3);
	draw_icon(ui->list, icon, (struct rect){ r.x, r.y + side / 8, side, side }, ink);
	ui_paragraph(ui, r.x + side + ui->m.gap, r.y, w, words, bold, ink, 14, 3);
	return (struct rect){ r.x, r.y + h + ui->m.gap, r.w, r.h - h - ui->m.gap };
}
