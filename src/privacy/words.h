/* The words by which the gate tells a person from a place, and an ordinary
 * word from a name. Pure but for the dictionary of ICU, which is opened once. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* How many bytes at s are one of the list; 0: none of them. Lists are split by |, the longest wins. */
size_t words_at(const char *list, const char *s);
/* The same for what ends at s, in a text that begins at `text`. */
size_t words_before(const char *list, const char *text, const char *s);

size_t words_home(const char *s); /* 家, 家门口, 户, 老伴: what follows somebody's name when it means the home */
size_t words_surname(const char *s);                     /* a surname, one character or two */
size_t words_kin(const char *s);                         /* 婶, 大爷, 某: what is said for a given name */
size_t words_condition(const char *s, const char *text); /* 低保, 住院; not 病虫害 */
size_t words_shaming(const char *s);                     /* 最脏户 */
bool words_role(const char *text, const char *from, const char *to); /* 网格员张明, 张明主任 */
/* 村, 路, 沟: what stood before, perhaps of two characters, is a place. */
bool words_place_follows(const char *s, bool two);
bool words_name_follows(const char *s); /* 同志, 夫妇, （3组: what stood before is somebody */
bool words_kin_follows(const char *s);  /* 老婆, 家的儿子 */
bool words_joins(const char *name);     /* 钱和: a name of two characters that two words make, too */
/* Bytes at s that name somebody nobody knows, on the black list: 张某, 老王家, 二狗子家门口; 0. */
size_t words_stranger(const char *text, const char *s);
bool words_person_before(const char *text, const char *s); /* 户主, 村民, 3组 */
bool words_head_before(const char *text, const char *s);   /* 户主：, which nothing but a name follows */
/* 「三组」, 「3组」 that ends at s: its bytes; 0. */
size_t words_group_before(const char *text, const char *s);
/* 「三组12号」, 「3组5号门口」 at s: the bytes of the group and of all; false when it is none. `*home`: it is the whole
 * of a place, or a door stands behind it, as not in 3组5号路灯. */
bool words_door(const char *s, size_t *group, size_t *all, bool *home);

struct words_cut {         /* how a dictionary cuts the text around a stretch of it */
	bool one_word;     /* the stretch is a word of its own */
	bool starts, ends; /* words begin and end where it does */
	bool surname;      /* a word ends behind its first character */
};
struct words_cut words_cut(const char *text, const char *from, const char *to);
