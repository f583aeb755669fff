/* cunping clock: sets the machine's clock, through whoever may. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "cli/change.h"
#include "cli/cli.h"
#include "os/clockset.h"
#include "store/staff.h"

#define NOBODY                                                                                                         \
	"钟没有变：这台机器没有装调钟的服务（cunping-"                                               \
	"clock），屏幕自己调不了。请让维护的人装好它，或者开机时在主板设置里"           \
	"调。"

/* The clock is right by now: that it was noted is less. */
static void
note_down(const struct options *c, const char *when)
{
	struct change ch;
	struct error err = { 0 };
	char words[96];
	snprintf(words, sizeof words, "把机器的钟调成 %.10s %.5s", when, when + 11);
	if (!change_begin(&ch, c->data, &err) ||
	    !change_end(&ch, audit_add(ch.state, NULL, c->by, "settings", 0, words, &err), &err))
		log_warn("clock: no line in the audit: %s", err.text);
}

static bool
set(const char *when, struct error *err)
{
	switch (clockset(when, CLOCKSET_WAIT_MS)) {
	case 0:
		return true;
	case ERANGE:
		return error_set(err, ERROR_MACHINE, "clock_refused",
		    "钟没有调成：系统没有照办。请过一会儿再试一次；还不行，请让维护的人看看 cunping-clock 服务。");
	case ECANCELED:
		return error_set(err, ERROR_MACHINE, "cancelled", "取消了，钟没有变。");
	default:
		return error_set(err, ERROR_MACHINE, "clock_nobody", NOBODY);
	}
}

static int
run(void *said)
{
	const struct options *c = said;
	const char *when = c->word.word[0];
	struct datetime t;
	struct error err = { 0 };
	if (strlen(when) != 16 || !datetime_parse(when, &t))
		return subcommand_wrong(&subcommand_clock, "时间要写成 2024-05-01T09:00 这样，写的是", when);
	if (!set(when, &err))
		return cli_fail(&err);
	note_down(c, when);
	printf("钟调好了：%.10s %.5s。\n", when, when + 11);
	return 0;
}

static const struct option_row options[] = { { OPTION_BY }, { 0 } };

SUBCOMMAND(clock, "clock", "调机器的日期和时间", .takes = "2024-05-01T09:00", .least = 1, .most = 1, .options = options,
    .size = sizeof(struct options), .run = run,
    .help = "把机器的日期和时间调成这个。调钟要系统的权限：由 cunping-clock 服务来做，\n"
	    "十秒钟没有回音就说出来，钟不变。\n");
