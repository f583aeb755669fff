/* staff_task: see staff_task.h. */
#include "screens/staff_task.h"

#include <ctype.h>
#include <stdio.h>

#include "ui/pen.h"

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
	const char *said[DESK_ARGS] = { 0 };
	for (int n = 0; *argv && n + 1 < DESK_ARGS; argv++)
		if (**argv)
			said[n++] = *argv;
	t->words[0] = '\0';
	desk_run(d, said, input);
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
		staff_task_say(t, true, j->words[0] ? j->words : t->bad ? t->bad : "没有存上，请再试一次。");
	return true;
}

bool
staff_task_code(const char *out, size_t digits, char *code)
{
	size_t n = 0;
	const char *p = out ? out : "";
	for (; n < digits && *p; p++) {
		if (isdigit((unsigned char)*p))
			code[n++] = *p;
		else if (*p != ' ' && *p != '-')
			n = 0;
	}
	code[n] = '\0';
	return n == digits && !isdigit((unsigned char)*p);
}

struct rect
staff_sentence(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *words)
{
	struct pen p = pen_at(ui, r);
	if (!words || !*words)
		return r;
	pen_icon_words(&p, icon, WORDS_BOLD, c, 3, words);
	pen_gap(&p, ui->m.gap);
	return p.room;
}

struct rect
staff_task_draw(const struct staff_task *t, struct ui *ui, struct rect r)
{
	if (t->waits)
		return staff_sentence(ui, r, ICON_CLOCK, ui->p->blue, t->busy ? t->busy : "请稍等……");
	return staff_sentence(
	    ui, r, t->failed ? ICON_EXCLAIM : ICON_CHECK, t->failed ? ui->p->orange : ui->p->green, t->words);
}
