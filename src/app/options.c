/* options: see options.h. */
#include "app/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "os/paths.h"
#include "store/settings.h"

enum {
	OPT_WINDOW = 256,
	OPT_SCREEN,
	OPT_NOW,
	OPT_INCHES,
	OPT_LARGE,
	OPT_CONTRAST,
	OPT_DATA,
	OPT_STICKS,
	OPT_AS,
	OPT_STICK,
	OPT_TELL
};

static const struct option options[] = {
	{ "data", required_argument, NULL, OPT_DATA },
	{ "window", required_argument, NULL, OPT_WINDOW },
	{ "size", required_argument, NULL, OPT_WINDOW },
	{ "screen", required_argument, NULL, OPT_SCREEN },
	{ "now", required_argument, NULL, OPT_NOW },
	{ "inches", required_argument, NULL, OPT_INCHES },
	{ "large", no_argument, NULL, OPT_LARGE },
	{ "contrast", no_argument, NULL, OPT_CONTRAST },
	{ "sticks", required_argument, NULL, OPT_STICKS },
	{ "as", required_argument, NULL, OPT_AS },
	{ "stick", required_argument, NULL, OPT_STICK },
	{ "tell", required_argument, NULL, OPT_TELL },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static int
wrong(const char *what, const char *value)
{
	fprintf(stderr, "cunping: %s“%s”\n", what, value);
	return 2;
}

static int
take(struct app_options *o, int option)
{
	switch (option) {
	case OPT_DATA:
		snprintf(o->data, sizeof o->data, "%s", optarg);
		return -1;
	case OPT_WINDOW:
		if (sscanf(optarg, "%dx%d", &o->width, &o->height) != 2 || o->width < 320 || o->height < 320 ||
		    o->width > 7680 || o->height > 7680)
			return wrong("大小要写成 1920x1080 这样，写的是", optarg);
		return -1;
	case OPT_NOW:
		o->pinned = true;
		o->now_text = optarg;
		return datetime_parse(optarg, &o->now) ? -1 : wrong("时间要写成 2024-05-01T09:00 这样，写的是", optarg);
	case OPT_INCHES:
		o->inches = strtof(optarg, NULL);
		return o->inches >= 7 && o->inches <= 120 ? -1 : wrong("寸数要在 7 和 120 之间，写的是", optarg);
	case OPT_SCREEN:
		o->screen = optarg;
		return -1;
	case OPT_STICKS:
		o->sticks = optarg;
		return -1;
	case OPT_AS:
		o->as = optarg;
		return -1;
	case OPT_STICK:
		o->stick = optarg;
		return -1;
	case OPT_TELL:
		o->tell = optarg;
		return -1;
	case OPT_LARGE:
		o->large = true;
		return -1;
	case OPT_CONTRAST:
		o->contrast = true;
		return -1;
	default:
		fputs("cunping: 不认识的选项；--help 看用法\n", stderr);
		return 2;
	}
}

/* 「22:30」 in minutes since midnight. */
static int
clock_setting(const char *data, const char *name)
{
	char value[64];
	int hour = 0, minute = 0;
	settings_get(data, name, value, sizeof value);
	sscanf(value, "%2d:%2d", &hour, &minute);
	return hour * 60 + minute;
}

static bool
setting_is(const char *data, const char *name, const char *value)
{
	char set[64];
	settings_get(data, name, set, sizeof set);
	return strcmp(set, value) == 0;
}

void
app_options_settings(struct app_options *o)
{
	o->inches = o->said_inches > 0 ? o->said_inches : (float)settings_number(o->data, "inches");
	if (!(o->inches >= 7 && o->inches <= 120))
		o->inches = 21.5f;
	o->large = o->said_large || setting_is(o->data, "large_default", "是");
	o->home_scope = setting_is(o->data, "scope_default", "本村");
	o->lower_edge_mm = (float)settings_number(o->data, "lower_edge_cm") * 10;
	o->night_from = clock_setting(o->data, "night_from");
	o->night_to = clock_setting(o->data, "night_to");
}

int
app_options_read(struct app_options *o, int argc, char **argv, const char *help)
{
	*o = (struct app_options){ 0 };
	optind = 1;
	opterr = 0;
	for (int c; (c = getopt_long(argc, argv, "h", options, NULL)) != -1;) {
		if (c == 'h') {
			fputs(help, stdout);
			return 0;
		}
		int status = take(o, c);
		if (status >= 0)
			return status;
	}
	for (; optind < argc; optind++) {
		if (o->words == 2)
			return wrong("多出来的", argv[optind]);
		o->word[o->words++] = argv[optind];
	}
	if (!o->sticks)
		o->sticks = getenv("CUNPING_STICKS");
	if (!o->data[0])
		paths_data(o->data, sizeof o->data);
	o->said_inches = o->inches;
	o->said_large = o->large;
	app_options_settings(o);
	return -1;
}

struct datetime
app_options_now(const struct app_options *o)
{
	if (o->pinned)
		return o->now;
	time_t t = time(NULL);
	struct tm tm;
	localtime_r(&t, &tm);
	return (struct datetime){ { tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday }, tm.tm_hour, tm.tm_min, tm.tm_sec };
}
