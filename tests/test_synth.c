/* The machine's voice: what it is told to say, what comes back, and how it is
 * read slower. Tests of the program itself need espeak-ng installed. */
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sound/decode.h"
#include "sound/loudness.h"
#include "sound/slow.h"
#include "sound/spoken.h"
#include "sound/synth.h"

static const char *
said(const char *text)
{
	static char out[1024];
	spoken_text(text, out, sizeof out);
	return out;
}

static void
given_years_when_spoken_then_digit_by_digit(void **state)
{
	assert_string_equal(said("2021年下半年"), "二零二一年下半年");
	assert_string_equal(said("从1998年起"), "从一九九八年起");
	assert_string_equal(said("12年"), "十二年");
}

static void
given_amounts_when_spoken_then_as_one_says_them(void **state)
{
	assert_string_equal(said("收5034.6元"), "收五千零三十四点六元");
	assert_string_equal(said("12月6日"), "十二月六日");
	assert_string_equal(said("一共20000棵"), "一共两万棵");
	assert_string_equal(said("得了95.50分"), "得了九十五点五分");
	assert_string_equal(said("做完50%"), "做完百分之五十");
}

static void
given_telephones_when_spoken_then_as_on_the_telephone(void **state)
{
	assert_string_equal(said("电话0954-3010001"), "电话零九五四，三零幺零，零零幺，");
	assert_string_equal(said("13895400011"), "幺三八，九五四零，零零幺幺，");
	assert_string_equal(said("007号"), "零零七，号");
}

static void
given_other_words_when_spoken_then_as_they_are(void **state)
{
	assert_string_equal(said("阿卜杜热合曼·买买提"), "阿卜杜热合曼 买买提");
	assert_string_equal(said("A座，第1."), "A座，第一.");
	assert_string_equal(said(""), "");
}

/* -------------------------------------------------------------- slower */

struct tone {
	int hz, at, n;
};

static int
tone(void *context, float *to, int n)
{
	struct tone *t = context;
	int some = n < t->n - t->at ? n : t->n - t->at;
	for (int i = 0; i < some; i++, t->at++)
		to[i] = 0.5f * sinf(6.2831853f * (float)t->hz * (float)t->at / SOUND_RATE);
	return some;
}

/* How often it crosses zero upwards a second, in the middle. */
static double
pitch(const float *s, int n)
{
	int crossings = 0, from = n / 4, to = n * 3 / 4;
	for (int i = from; i < to; i++)
		crossings += s[i] < 0 && s[i + 1] >= 0;
	return (double)crossings * SOUND_RATE / (to - from);
}

static double
power(const float *s, int n)
{
	double sum = 0;
	for (int i = n / 4; i < n * 3 / 4; i++)
		sum += (double)s[i] * s[i];
	return sqrt(sum / (n / 2));
}

static void
given_tones_when_slowed_then_longer_and_as_high_and_as_loud(void **state)
{
	const int hz[] = { 120, 200, 440, 1000 };
	enum { N = 2 * SOUND_RATE };
	static float out[2 * N];
	static struct slow s;
	for (size_t i = 0; i < sizeof hz / sizeof *hz; i++) {
		struct tone t = { hz[i], 0, N };
		slow_begin(&s);
		int n = slow_read(&s, SLOW_SLOW, tone, &t, out, 2 * N);
		assert_true(abs(n - N * 5 / 4) < 3 * SLOW_PIECE);
		assert_true(fabs(pitch(out, n) - hz[i]) < hz[i] * 0.02);
		assert_true(fabs(power(out, n) - 0.3536) < 0.02);
	}
}

static void
given_a_tone_when_not_slowed_then_the_same(void **state)
{
	enum { N = SOUND_RATE };
	static float out[2 * N], in[N];
	static struct slow s;
	struct tone t = { 300, 0, N }, again = { 300, 0, N };
	tone(&again, in, N);
	slow_begin(&s);
	int n = slow_read(&s, SLOW_PLAIN, tone, &t, out, 2 * N);
	assert_true(n >= N);
	for (int i = 0; i < N; i++)
		assert_true(fabsf(out[i] - in[i]) < 1e-4f);
}

/* ------------------------------------------------------------ the program */

static void
given_sentences_when_said_then_there_is_sound_of_one_level(void **state)
{
	static const char *const text[] = { "经各组推荐、入户查看，名单已经定下来。",
		"明天上午停水，2021年12月6日起恢复。", "红榜" };
	if (!synth_there())
		skip();
	for (int i = 0; i < 3; i++) {
		float *sample;
		size_t n;
		double lufs;
		assert_true(synth_say(text[i], &sample, &n));
		assert_true(n > SOUND_RATE / 4 && n < 20 * SOUND_RATE);
		for (size_t k = 0; k < n; k++)
			assert_true(fabsf(sample[k]) <= 0.79f);
		struct loudness *l = loudness_new(SOUND_RATE);
		assert_non_null(l);
		loudness_add(l, sample, n);
		if (loudness_total(l, &lufs) && n > 2 * SOUND_RATE)
			assert_true(fabs(lufs - LOUDNESS_TARGET) < 2);
		loudness_free(l);
		free(sample);
	}
}

static void
given_no_program_when_asked_then_no_sound_and_no_harm(void **state)
{
	float *sample;
	size_t n;
	char before[4096];
	snprintf(before, sizeof before, "%s", getenv("PATH"));
	setenv("PATH", "/nonexistent:", 1);
	assert_false(synth_there());
	assert_false(synth_say("停水", &sample, &n));
	assert_null(sample);
	setenv("PATH", before, 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_years_when_spoken_then_digit_by_digit),
		cmocka_unit_test(given_amounts_when_spoken_then_as_one_says_them),
		cmocka_unit_test(given_telephones_when_spoken_then_as_on_the_telephone),
		cmocka_unit_test(given_other_words_when_spoken_then_as_they_are),
		cmocka_unit_test(given_tones_when_slowed_then_longer_and_as_high_and_as_loud),
		cmocka_unit_test(given_a_tone_when_not_slowed_then_the_same),
		cmocka_unit_test(given_sentences_when_said_then_there_is_sound_of_one_level),
		cmocka_unit_test(given_no_program_when_asked_then_no_sound_and_no_harm),
	};
	return cmocka_run_group_tests_name("synth", tests, NULL, NULL);
}
