/* Facts spoken with short clips that one person of the village has recorded:
 * numbers, sums, dates, places, telephone digits as the words one says them
 * with, in their order and with the rests between them.
 *
 * Every word is on the list that the program prints (speak_word()), or is the
 * name of a village, which the list has too. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum {
	SENTENCE_MOST = 64,
	SPEAK_REST_MS = 350,
	SPEAK_NAMES_FROM = 101 /* the number of the first village on the list */
};

struct sentence {
	const char *word[SENTENCE_MOST];
	short rest_ms[SENTENCE_MOST]; /* of silence after it */
	size_t count;
	bool bad; /* something in it cannot be said so: then none of it is */
};

/* The words of the list, 1 on; NULL after the last. */
const char *speak_word(int number);
const char *speak_group(int number); /* the heading above that word; NULL: the one above it */
/* Its number on the list; 0 when it is none of it. */
int speak_number_of(const char *word);

/* A word of the list; anything else makes the sentence bad. */
void speak(struct sentence *s, const char *word);
void speak_name(struct sentence *s, const char *village); /* must outlive the sentence */
void speak_rest(struct sentence *s, int ms);
/* 5034.6, as it is written in the row; zeros at its end are not said. */
void speak_number(struct sentence *s, const char *decimal);
/* So many of something: two are 两户. `unit` is a word of the list. */
void speak_count(struct sentence *s, long n, const char *unit);
void speak_money(struct sentence *s, const char *yuan);
void speak_place(struct sentence *s, long n); /* 第三名 */
/* Year 0: it is not said. */
void speak_date(struct sentence *s, int year, int month, int day);
/* 三组十八号 */
void speak_door(struct sentence *s, int group, int door);
/* Digit by digit, one as 幺, with rests where one draws breath. */
void speak_phone(struct sentence *s, const char *digits);
