/* large: see large.h. A few photos are drawn and encoded, each row of blocks
 * between two restart markers; the others are these with their rows of blocks
 * rotated, which costs a copy and makes every picture another one. */
#include "large.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <jpeglib.h>

enum { BASES = 4, BLOCK = 16, MONTHS = 12, FEW = 5, VILLAGES = 20, GROUPS = 8, FILE_ROWS = 250000 };

/* A village has the first few; a township all of them. */
static const char *const villages[VILLAGES] = { "高同村", "酸刺村", "王昭村", "夏寨村", "大坪村", "上河村", "下河村",
	"石沟村", "杨湾村", "柳树村", "红崖村", "东岭村", "西岭村", "南川村", "北川村", "黄湾村", "青石村", "双泉村",
	"沙河村", "云台村" };

/* ---- photos ------------------------------------------------------------------ */

struct base { /* an encoded photo, taken apart */
	unsigned char *bytes;
	unsigned long size, head, *band; /* `head`: up to the first band; band[i]: where it begins */
	int bands;                       /* band[bands]: where the last one ends */
};

static unsigned
draw_number(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

/* Sky, wall and ground with grain: as hard to encode as what a phone writes. */
static void
draw_line(unsigned char *to, int width, int y, int height, int which, unsigned *state)
{
	int sky = y * 200 / height, grain = 20 + which * 2;
	for (int x = 0; x < width; x++, to += 3) {
		int wall = (x * 7 / width + which) % 3 * 40, ground = y > height * 2 / 3 ? 50 : 0;
		int noise = (int)(draw_number(state) % (unsigned)grain) - grain / 2;
		int light = 40 + sky / 2 + wall + noise;
		to[0] = (unsigned char)(light + ground);
		to[1] = (unsigned char)(light + 10);
		to[2] = (unsigned char)(light + 30 - ground / 2);
	}
}

static void
encode(struct base *b, int width, int height, int which)
{
	struct jpeg_error_mgr errors;
	struct jpeg_compress_struct jpeg = { .err = jpeg_std_error(&errors) };
	unsigned char *line = malloc((size_t)width * 3);
	unsigned state = 1 + (unsigned)which;
	if (!line)
		abort();
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &b->bytes, &b->size);
	jpeg.image_width = (JDIMENSION)width;
	jpeg.image_height = (JDIMENSION)height;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_set_quality(&jpeg, 90, TRUE);
	jpeg.restart_in_rows = 1;
	jpeg_start_compress(&jpeg, TRUE);
	for (int y = 0; y < height; y++) {
		draw_line(line, width, y, height, which, &state);
		jpeg_write_scanlines(&jpeg, (JSAMPROW[]){ line }, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	free(line);
}

/* A band ends with its marker FF D0 … FF D7, the last one with FF D9. */
static void
take_apart(struct base *b, int height)
{
	unsigned long at = 2;
	while (b->bytes[at + 1] != 0xDA)
		at += 2 + (unsigned long)(b->bytes[at + 2] << 8 | b->bytes[at + 3]);
	b->head = at + 2 + (unsigned long)(b->bytes[at + 2] << 8 | b->bytes[at + 3]);
	b->band = malloc(((size_t)height / BLOCK + 2) * sizeof *b->band);
	if (!b->band)
		abort();
	b->band[0] = b->head;
	for (at = b->head; at + 1 < b->size; at++)
		if (b->bytes[at] == 0xFF && b->bytes[at + 1] >= 0xD0 && b->bytes[at + 1] <= 0xD9)
			b->band[++b->bands] = at + 2;
}

/* EXIF: how the phone was held, and when. */
static void
write_exif(FILE *f, long n)
{
	unsigned char e[] = { 0xFF, 0xE1, 0, 78, 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 2, 0, /* IFD0 */
		0x12, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0x69, 0x87, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, /* Exif */
		1, 0, 3, 0x90, 2, 0, 20, 0, 0, 0, 56, 0, 0, 0, 0, 0, 0, 0 };
	char time[32];
	e[28] = n % 3 == 2 ? 6 : 1;
	snprintf(time, sizeof time, "2021:11:%02ld %02ld:%02ld:%02ld", 1 + n % 28, 8 + n % 9, n % 60, n * 7 % 60);
	e[3] = (unsigned char)(sizeof e - 2 + 20);
	fwrite(e, 1, sizeof e, f);
	fwrite(time, 1, 20, f);
}

static bool
write_photo(const struct base *b, const char *path, long n, int by)
{
	FILE *f = fopen(path, "wb");
	if (!f)
		return false;
	fwrite(b->bytes, 1, 2, f);
	write_exif(f, n);
	fwrite(b->bytes + 2, 1, b->head - 2, f);
	for (int i = 0; i < b->bands; i++) {
		int from = (i + by) % b->bands;
		fwrite(b->bytes + b->band[from], 1, b->band[from + 1] - b->band[from] - 2, f);
		fputc(0xFF, f);
		fputc(i + 1 == b->bands ? 0xD9 : 0xD0 + i % 8, f);
	}
	return fclose(f) == 0;
}

static bool
make_photos(const struct large *l, const char *folder)
{
	struct base base[BASES] = { 0 };
	char path[4096];
	bool ok = true;
	snprintf(path, sizeof path, "%s/照片", folder);
	mkdir(path, 0777);
	for (int i = 0; i < BASES && i < l->photos; i++) {
		encode(&base[i], l->width, l->height, i);
		take_apart(&base[i], l->height);
	}
	for (long n = 0; ok && n < l->photos; n++) {
		const struct base *b = &base[n % BASES];
		snprintf(path, sizeof path, "%s/照片/IMG_%05ld.jpg", folder, n + 1);
		ok = write_photo(b, path, n, (int)((n / BASES + l->turn * 37) % b->bands));
	}
	for (int i = 0; i < BASES; i++) {
		free(base[i].bytes);
		free(base[i].band);
	}
	return ok;
}

/* ---- sheets -------------------------------------------------------------------- */

static FILE *
open_sheet(const char *folder, const char *name)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/%s.csv", folder, name);
	return fopen(path, "w");
}

struct home {
	const char *village;
	int group;
	long door;
	char head[16];
};

static struct home
home_of(long n, int of)
{
	static const char *const family[] = { "马", "张", "王", "李", "杨", "苏" }, *const given[] = { "明", "兰", "军",
		"翠", "文", "海", "玉" };
	struct home h = { .village = villages[n % of], .group = (int)(n / of % GROUPS) + 1 };
	h.door = n / of / GROUPS + 1;
	snprintf(h.head, sizeof h.head, "%s%s%s", family[n % 6], given[n / 6 % 7], given[n / 42 % 7]);
	return h;
}

static bool
make_roll(const char *folder, long homes, int of)
{
	FILE *f = open_sheet(folder, "01农户花名册");
	if (!f)
		return false;
	fputs("村(社区),村民小组,门牌号,户主姓名,人口数,同意公开姓名\n", f);
	for (long n = 0; n < homes; n++) {
		struct home h = home_of(n, of);
		fprintf(f, "%s,%d组,%ld,%s,%ld,是\n", h.village, h.group, h.door, h.head, 1 + n % 6);
	}
	return fclose(f) == 0;
}

static void
write_score(FILE *f, long n, long homes, int turn, int of)
{
	struct home h = home_of(n % homes, of);
	long month = n / homes % MONTHS + 1, year = 2021 - n / homes / MONTHS;
	long s[] = { 15 + (n * 7 + turn) % 11, 12 + n * 3 % 9, 12 + n % 9, 12 + n * 5 % 9, 8 + n % 8 };
	fprintf(f, "%ld-%02ld,%s,%d组,%ld,%s,%ld,%ld,%ld,%ld,%ld,%ld,%ld-%02ld-%02ld\n", year, month, h.village,
	    h.group, h.door, h.head, s[0], s[1], s[2], s[3], s[4], s[0] + s[1] + s[2] + s[3] + s[4], year, month,
	    1 + n % 28);
}

/* As many files as it takes for none to be larger than a sheet may be. */
static bool
make_scores(const char *folder, long rows, long homes, int turn, int of)
{
	char name[64];
	bool ok = true;
	for (long n = 0; ok && n < rows;) {
		snprintf(name, sizeof name, n ? "02家庭卫生评分表(%ld)" : "02家庭卫生评分表", n / FILE_ROWS + 1);
		FILE *f = open_sheet(folder, name);
		if (!f)
			return false;
		fputs("期次,村(社区),村民小组,门牌号,户主姓名,庭院(25),居室(20),厨房(20),厕所(20),门前屋后(15),总分,"
		      "检查日期\n",
		    f);
		for (long end = n + FILE_ROWS; n < rows && n < end; n++)
			write_score(f, n, homes, turn, of);
		ok = fclose(f) == 0;
	}
	return ok;
}

static bool
make_courtyards(const char *folder, long photos, int of)
{
	FILE *f = open_sheet(folder, "03最美庭院名单");
	if (!f)
		return false;
	fputs("村(社区),组(屯),门牌号,户主姓名,总分,评定批次,评定日期,事迹简介,照片文件名,本人同意公开\n", f);
	for (long n = 0; n < photos; n++) {
		struct home h = home_of(n, of);
		fprintf(f,
		    "%s,%d组,%ld,%s,%ld,2021年下半年,2021-11-28,院里院外种了花，柴草码得整整齐齐。,IMG_%05ld.jpg,是\n",
		    h.village, h.group, h.door, h.head, 90 + n % 10, n + 1);
	}
	return fclose(f) == 0;
}

static bool
make_issues(const char *folder, long from, long photos, int of)
{
	FILE *f = open_sheet(folder, "04问题整改台账");
	if (!f)
		return false;
	fputs("编号,村(社区),具体位置,问题描述,发现日期,整改期限,完成情况,完成日期,整改前照片\n", f);
	for (long n = from; n < photos; n++) {
		struct home h = home_of(n, of);
		long day = 1 + n % 20;
		fprintf(f, "WT-%05ld,%s,%d组%ld号门前,路边有一堆杂物,2021-10-%02ld,2021-10-%02ld,%s,%s", n + 1,
		    h.village, h.group, h.door, day, day + 8, n % 3 ? "已完成" : "整改中", n % 3 ? "2021-10-28" : "");
		fprintf(f, ",IMG_%05ld.jpg\n", n + 1);
	}
	return fclose(f) == 0;
}

bool
large_make(const struct large *l, const char *folder, const char *sheets_in)
{
	long others = l->rows - l->photos, third = others / 3 > l->photos ? others / 3 : l->photos;
	long homes = l->homes ? l->homes : third;
	const char *in = sheets_in ? sheets_in : folder;
	mkdir(folder, 0777);
	mkdir(in, 0777);
	return make_photos(l, folder) && make_roll(in, homes, FEW) &&
	       make_scores(in, others - homes, homes, l->turn, FEW) && make_courtyards(in, l->photos, FEW);
}

bool
large_township(const struct large *l, const char *folder)
{
	long homes = l->rows / 10, half = l->photos / 2;
	mkdir(folder, 0777);
	return make_photos(l, folder) && make_roll(folder, homes, VILLAGES) &&
	       make_scores(folder, l->rows, homes, l->turn, VILLAGES) && make_courtyards(folder, half, VILLAGES) &&
	       make_issues(folder, half, l->photos, VILLAGES);
}
