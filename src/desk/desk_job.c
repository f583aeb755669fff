/* desk_job: a subcommand in the background, one at a time, and its words. */
#include <stdio.h>
#include <string.h>

#include "desk/desk_inside.h"
#include "base/log.h"

/* A pinned clock is the one of what it starts, too. */
static bool
takes_now(const char *name)
{
	return strcmp(name, "undo") == 0 || strcmp(name, "takeout") == 0 || strcmp(name, "amend") == 0;
}

static bool
start(struct desk_app *a, const char *const *argv)
{
	const char *all[DESK_ARGS + 2];
	int n = 0;
	while (argv[n] && n < DESK_ARGS - 1) {
		all[n] = argv[n];
		n++;
	}
	if (a->now && takes_now(argv[0])) {
		all[n++] = "--now";
		all[n++] = a->now;
	}
	all[n] = NULL;
	return desk_child_start(a, &a->job, all, true);
}

void
job_run(struct desk *d, const char *const *argv, const char *input)
{
	struct desk_app *a = desk_app(d);
	struct desk_job *j = &d->job;
	if (j->state == DESK_JOB_RUNNING) {
		log_warn("%s is still running: %s is not begun", j->name, argv[0]);
		return;
	}
	strbuf_free(&a->job_out);
	a->job_last[0] = a->job_error[0] = '\0';
	*j = (struct desk_job){ .number = j->number + 1, .state = DESK_JOB_RUNNING, .out = "" };
	desk_copy(j->name, sizeof j->name, argv[0]);
	a->changed = true;
	if (!a->listener || !start(a, argv)) {
		j->state = DESK_JOB_FAILED;
		desk_copy(j->words, sizeof j->words, "这台机器现在忙不过来，请过一会儿再试。");
		return;
	}
	if (input)
		desk_child_say(&a->job, input);
	desk_child_hang_up(&a->job);
}

void
desk_job_line(struct desk_app *a, int channel, const char *line)
{
	struct desk_job *j = &a->desk.job;
	const char *text = str_starts(line, "cunping：") ? line + strlen("cunping：") : line;
	if (channel == a->job.err) {
		if (text[0])
			desk_copy(a->job_error, sizeof a->job_error, text);
		return;
	}
	strbuf_append(&a->job_out, line);
	strbuf_append(&a->job_out, "\n");
	j->out = strbuf_text(&a->job_out);
	if (str_starts(line, "progress "))
		desk_copy(j->step, sizeof j->step, line + strlen("progress "));
	else if (line[0] && line[0] != '{')
		desk_copy(a->job_last, sizeof a->job_last, line);
	a->changed = true;
}

void
desk_job_step(struct desk_app *a)
{
	struct desk_job *j = &a->desk.job;
	if (!desk_child_step(&a->job, a->now_ms))
		return;
	bool done = a->job.status == 0;
	const char *first = done ? a->job_last : a->job_error, *second = done ? a->job_error : a->job_last;
	j->state = done ? DESK_JOB_DONE : DESK_JOB_FAILED;
	snprintf(j->words, sizeof j->words, "%s",
	    first[0]    ? first
	    : second[0] ? second
	    : done      ? "好了。"
			: "没有做成，屏上的内容没有变。请再试一次。");
	j->out = strbuf_text(&a->job_out);
	log_info("%s ended with %d", j->name, a->job.status);
	a->content |= done;
	if (done)
		desk_post(&a->desk, DESK_EVENT_JOB_DONE);
	a->changed = true;
}

uint64_t
desk_job_due(const struct desk_app *a)
{
	return desk_child_due(&a->job, a->now_ms);
}
