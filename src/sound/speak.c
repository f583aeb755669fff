/* speak: see speak.h. A number is said in fours of digits, 万 between them. */
#include "sound/speak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *group, *word;
} words[] = {
	{ "一、数（“幺”是念电话用的；“二”和“两”都要）", "零" },
	{ NULL, "一" },
	{ NULL, "二" },
	{ NULL, "两" },
	{ NULL, "三" },
	{ NULL, "四" },
	{ NULL, "五" },
	{ NULL, "六" },
	{ NULL, "七" },
	{ NULL, "八" },
	{ NULL, "九" },
	{ NULL, "十" },
	{ NULL, "百" },
	{ NULL, "千" },
	{ NULL, "万" },
	{ NULL, "点" },
	{ NULL, "幺" },
	{ NULL, "第" },
	{ "二、日子", "年" },
	{ NULL, "月" },
	{ NULL, "号" },
	{ NULL, "星期" },
	{ NULL, "天" },
	{ NULL, "上午" },
	{ NULL, "下午" },
	{ NULL, "点钟" },
	{ NULL, "今天" },
	{ NULL, "之前" },
	{ "三、几个、多少", "元" },
	{ NULL, "万元" },
	{ NULL, "分" },
	{ NULL, "名" },
	{ NULL, "户" },
	{ NULL, "处" },
	{ NULL, "条" },
	{ NULL, "项" },
	{ NULL, "次" },
	{ NULL, "人" },
	{ NULL, "车" },
	{ NULL, "米" },
	{ NULL, "公里" },
	{ NULL, "棵" },
	{ NULL, "组" },
	{ "四、整句（逗号那里停一下）", "我们村排第" },
	{ NULL, "得了" },
	{ NULL, "升了" },
	{ NULL, "降了" },
	{ NULL, "没有变" },
	{ NULL, "红榜，做得好的有" },
	{ NULL, "黑榜，还没改好的有" },
	{ NULL, "改好了" },
	{ NULL, "正在改" },
	{ NULL, "等复查" },
	{ NULL, "过了日子" },
	{ NULL, "一共" },
	{ NULL, "百分之" },
	{ NULL, "账上还有" },
	{ NULL, "收进来" },
	{ NULL, "花出去" },
	{ NULL, "花得最多的是" },
	{ NULL, "电话是" },
	{ NULL, "没人接，就打" },
	{ NULL, "公示还剩" },
	{ NULL, "念完了" },
	{ NULL, "有不同意见，请找村务监督委员会" },
	{ NULL, "旁边的人能听见，要念出来吗" },
	{ NULL, "摸到哪里念哪里，连点两下是按" },
	{ NULL, "不摸了" },
};
enum { WORDS = sizeof words / sizeof *words };

static const char *const digit[] = { "零", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

const char *
speak_word(int number)
{
	return number >= 1 && number <= WORDS ? words[number - 1].word : NULL;
}

const char *
speak_group(int number)
{
	return number >= 1 && number <= WORDS ? words[number - 1].group : NULL;
}

int
speak_number_of(const char *word)
{
	for (int i = 0; i < WORDS; i++)
		if (strcmp(words[i].word, word) == 0)
			return i + 1;
	return 0;
}

void
speak_name(struct sentence *s, const char *village)
{
	s->bad = s->bad || s->count == SENTENCE_MOST || !*village;
	if (s->bad)
		return;
	s->word[s->count] = village;
	s->rest_ms[s->count++] = 0;
}

void
speak(struct sentence *s, const char *word)
{
	int known = speak_number_of(word);
	s->bad = s->bad || !known;
	if (!s->bad)
		speak_name(s, words[known - 1].word);
}

void
speak_rest(struct sentence *s, int ms)
{
	if (s->count)
		s->rest_ms[s->count - 1] = (short)ms;
}

/* One to four digits. `first`: nothing was said before; 十二, and not 一十二. `two`: how 2 is said before 千. */
static void
say_four(struct sentence *s, int n, bool first)
{
	static const char *const unit[] = { "千", "百", "十", "" };
	bool said = !first, gap = false;
	for (int i = 0, at = 1000; i < 4; i++, at /= 10) {
		int d = n / at % 10;
		if (!d) {
			gap = said;
			continue;
		}
		if (gap)
			speak(s, "零");
		gap = false;
		if (!(i == 2 && d == 1 && !said))
			speak(s, d == 2 && i == 0 ? "两" : digit[d]);
		if (*unit[i])
			speak(s, unit[i]);
		said = true;
	}
}

static void
say_whole(struct sentence *s, long n)
{
	enum { TEN_THOUSAND = 10000 };
	if (n < 0 || n >= (long)TEN_THOUSAND * TEN_THOUSAND) {
		s->bad = true;
	} else if (n == 0) {
		speak(s, "零");
	} else if (n < TEN_THOUSAND) {
		say_four(s, (int)n, true);
	} else {
		if (n / TEN_THOUSAND == 2)
			speak(s, "两");
		else
			say_four(s, (int)(n / TEN_THOUSAND), true);
		speak(s, "万");
		say_four(s, (int)(n % TEN_THOUSAND), false);
	}
}

void
speak_number(struct sentence *s, const char *decimal)
{
	char *end;
	size_t n = strspn(decimal, "0123456789");
	if (!n || n > 8 || (decimal[n] && decimal[n] != '.')) {
		s->bad = true;
		return;
	}
	say_whole(s, strtol(decimal, &end, 10));
	const char *behind = *end ? end + 1 : end, *last = behind + strspn(behind, "0123456789");
	s->bad = s->bad || *last || (*end && last == behind);
	while (last > behind && last[-1] == '0')
		last--;
	if (last > behind)
		speak(s, "点");
	for (; behind < last; behind++)
		speak(s, digit[*behind - '0']);
}

void
speak_count(struct sentence *s, long n, const char *unit)
{
	if (n == 2)
		speak(s, "两");
	else
		say_whole(s, n);
	speak(s, unit);
}

void
speak_money(struct sentence *s, const char *yuan)
{
	speak_number(s, yuan);
	speak(s, "元");
}

void
speak_place(struct sentence *s, long n)
{
	speak(s, "第");
	say_whole(s, n);
	speak(s, "名");
}

void
speak_date(struct sentence *s, int year, int month, int day)
{
	char text[16];
	snprintf(text, sizeof text, "%d", year);
	s->bad = s->bad || month < 1 || month > 12 || day < 1 || day > 31 || year < 0;
	for (const char *p = text; year && *p && !s->bad; p++)
		speak(s, digit[*p - '0']);
	if (year)
		speak(s, "年");
	say_whole(s, month);
	speak(s, "月");
	say_whole(s, day);
	speak(s, "号");
}

void
speak_door(struct sentence *s, int group, int door)
{
	say_whole(s, group);
	speak(s, "组");
	say_whole(s, door);
	speak(s, "号");
}

/* A mobile number in 3, 4 and 4; others where the hyphen stands, and then in fours. */
void
speak_phone(struct sentence *s, const char *digits)
{
	size_t all = strlen(digits), run = 0;
	bool mobile = all == 11 && *digits == '1' && strspn(digits, "0123456789") == all;
	s->bad = s->bad || all < 3;
	for (size_t i = 0; i < all && !s->bad; i++) {
		char c = digits[i];
		if (c == '-' || c == ' ') {
			speak_rest(s, SPEAK_REST_MS);
			run = 0;
			continue;
		}
		s->bad = c < '0' || c > '9';
		if (s->bad)
			return;
		speak(s, c == '1' ? "幺" : digit[c - '0']);
		run++;
		size_t left = strspn(digits + i + 1, "0123456789");
		if (mobile ? i == 2 || i == 6 : run % 4 == 0 && left > 1)
			speak_rest(s, SPEAK_REST_MS);
	}
	speak_rest(s, SPEAK_REST_MS);
}
