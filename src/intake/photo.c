/* photo: see photo.h. Runs in the locked-down reader. Decode (JPEG scaled
 * down while it is decoded, PNG row by row) to RGB, scale by area, turn
 * upright, encode. libjpeg and libpng leave by longjmp: whatever they must
 * not leak lives in a struct that the caller of setjmp cleans up. */
#include "findings/refuse.h"
#include "intake/colour.h"
#include "intake/exif.h"
#include "intake/photo.h"

#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>
#include <png.h>

enum { PICTURE_QUALITY = 85, THUMB_QUALITY = 80, MAX_SIDE = 65500, MAX_SCANS = 32 };
enum { PNG_MAX_MPX = 100 /* every pixel of one is in memory at once */ };

struct pixels { /* RGB, rows without gaps, by malloc */
	unsigned char *rgb;
	int width, height;
};

static void
pixels_free(struct pixels *p)
{
	free(p->rgb);
	*p = (struct pixels){ 0 };
}

static bool
pixels_new(struct pixels *p, int width, int height)
{
	p->rgb = malloc((size_t)width * (size_t)height * 3);
	p->width = width;
	p->height = height;
	return p->rgb != NULL;
}

static bool
check_size(unsigned width, unsigned height, unsigned most_mpx, struct error *err)
{
	if (width == 0 || height == 0)
		return error_finding(err, FINDING_PHOTO_DAMAGED);
	if (width > MAX_SIDE || height > MAX_SIDE || (uint64_t)width * height > most_mpx * 1000000ULL)
		return error_finding(err, FINDING_PHOTO_TOO_LARGE, width, height);
	return true;
}

/* What a file says of the picture in it besides its pixels. */
struct about {
	struct exif exif;
	unsigned char *profile; /* of its colours, by malloc */
	size_t profile_size;
};

/* ---- JPEG in ------------------------------------------------------------- */

struct jpeg_trouble {
	struct jpeg_error_mgr base; /* first: libjpeg hands it back */
	jmp_buf leave;
	bool broken; /* the data is damaged, though libjpeg goes on */
	bool ended;  /* it ended without its end mark: no harm when all of it was there */
	bool large;  /* it needed more memory than it may have */
	bool rare;   /* sound, but of a kind that libjpeg does not read */
};

static void
jpeg_fail(j_common_ptr info)
{
	struct jpeg_trouble *t = (struct jpeg_trouble *)info->err;
	t->large = t->base.msg_code == JERR_NO_BACKING_STORE || t->base.msg_code == JERR_OUT_OF_MEMORY;
	t->rare = t->base.msg_code == JERR_BAD_PRECISION || t->base.msg_code == JERR_SOF_UNSUPPORTED;
	longjmp(t->leave, 1);
}

/* Missing or senseless data; stray bytes between markers are harmless. */
static void
jpeg_warn(j_common_ptr info, int level)
{
	struct jpeg_trouble *t = (struct jpeg_trouble *)info->err;
	int code = t->base.msg_code;
	t->ended = t->ended || (level < 0 && code == JWRN_JPEG_EOF);
	if (level < 0 && (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_ARITH_BAD_CODE ||
			     code == JWRN_MUST_RESYNC || code == JWRN_BOGUS_PROGRESSION))
		t->broken = true;
}

static void
jpeg_quiet(j_common_ptr info)
{
}

/* A picture of a thousand scans takes a thousand times as long. */
static void
jpeg_progress(j_common_ptr info)
{
	if (info->is_decompressor && ((j_decompress_ptr)info)->input_scan_number > MAX_SCANS)
		jpeg_fail(info);
}

static void
trouble_init(struct jpeg_trouble *t)
{
	jpeg_std_error(&t->base);
	t->base.error_exit = jpeg_fail;
	t->base.emit_message = jpeg_warn;
	t->base.output_message = jpeg_quiet;
}

/* The smallest eighths that keep the long side at PHOTO_LONG_PX or above. */
static unsigned
jpeg_eighths(unsigned long_side)
{
	for (unsigned n = 1; n < 8; n++)
		if ((unsigned long)long_side * n / 8 >= PHOTO_LONG_PX)
			return n;
	return 8;
}

/* Adobe keeps CMYK inverted: then a row is ink missing, not ink. */
static void
cmyk_row(const unsigned char *in, unsigned char *out, int width, bool inverted)
{
	for (int x = 0; x < width; x++, in += 4, out += 3) {
		for (int i = 0; i < 3; i++) {
			int c = inverted ? in[i] : 255 - in[i], k = inverted ? in[3] : 255 - in[3];
			out[i] = (unsigned char)((c * k + 127) / 255);
		}
	}
}

struct jpeg_in {
	struct jpeg_decompress_struct info;
	struct jpeg_trouble trouble;
	struct jpeg_progress_mgr progress;
	struct pixels out;
	unsigned char *row; /* of CMYK */
	struct about *about;
};

static void
jpeg_about(struct jpeg_in *j)
{
	jpeg_saved_marker_ptr m = j->info.marker_list;
	while (m && !(m->marker == JPEG_APP0 + 1 && m->data_length > 6 && memcmp(m->data, "Exif\0", 6) == 0))
		m = m->next;
	if (m)
		exif_read(m->data, m->data_length, &j->about->exif);
	unsigned size = 0;
	if (jpeg_read_icc_profile(&j->info, &j->about->profile, &size))
		j->about->profile_size = size;
}

/* Without an end mark: had every part of the picture come? */
static bool
jpeg_whole(const struct jpeg_decompress_struct *info)
{
	if (!info->progressive_mode)
		return !jpeg_has_multiple_scans((j_decompress_ptr)info) ||
		       info->input_scan_number >= info->num_components;
	for (int c = 0; info->coef_bits && c < info->num_components; c++)
		for (int k = 0; k < DCTSIZE2; k++)
			if (info->coef_bits[c][k] != 0)
				return false;
	return true;
}

/* Everything that may leave by longjmp. */
static bool
jpeg_run(struct jpeg_in *j, const unsigned char *bytes, size_t n, struct error *err)
{
	struct jpeg_decompress_struct *info = &j->info;
	jpeg_mem_src(info, bytes, (unsigned long)n);
	jpeg_save_markers(info, JPEG_APP0 + 1, 0xFFFF);
	jpeg_save_markers(info, JPEG_APP0 + 2, 0xFFFF); /* colours */
	jpeg_read_header(info, TRUE);
	if (!check_size(info->image_width, info->image_height, PHOTO_MAX_MPX, err))
		return false;
	jpeg_about(j);
	unsigned side = info->image_width > info->image_height ? info->image_width : info->image_height;
	bool ink = info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK;
	info->scale_num = jpeg_eighths(side);
	info->scale_denom = 8;
	info->out_color_space = ink ? JCS_CMYK : JCS_RGB;
	info->dct_method = JDCT_ISLOW;
	jpeg_start_decompress(info);
	int width = (int)info->output_width, height = (int)info->output_height;
	j->row = ink ? malloc((size_t)width * 4) : NULL;
	if (!pixels_new(&j->out, width, height) || (ink && !j->row))
		return error_finding(err, FINDING_PHOTO_NO_MEMORY);
	while (info->output_scanline < info->output_height) {
		unsigned char *to = j->out.rgb + (size_t)info->output_scanline * (size_t)width * 3;
		JSAMPROW row = ink ? j->row : to;
		if (jpeg_read_scanlines(info, &row, 1) == 1 && ink)
			cmyk_row(j->row, to, width, info->saw_Adobe_marker);
		if (j->trouble.broken)
			return error_finding(err, FINDING_PHOTO_DAMAGED);
	}
	if (j->trouble.ended && !jpeg_whole(info))
		return error_finding(err, FINDING_PHOTO_DAMAGED);
	jpeg_finish_decompress(info);
	return j->trouble.broken ? error_finding(err, FINDING_PHOTO_DAMAGED) : true;
}

static bool
jpeg_decode(const unsigned char *bytes, size_t n, struct pixels *out, struct about *about, struct error *err)
{
	struct jpeg_in *j = calloc(1, sizeof *j);
	if (!j)
		return error_finding(err, FINDING_PHOTO_NO_MEMORY);
	j->about = about;
	trouble_init(&j->trouble);
	j->info.err = &j->trouble.base;
	volatile bool ok = false;
	if (setjmp(j->trouble.leave) == 0) {
		jpeg_create_decompress(&j->info);
		j->info.mem->max_memory_to_use = 512L * 1024 * 1024;
		j->progress.progress_monitor = jpeg_progress;
		j->info.progress = &j->progress;
		ok = jpeg_run(j, bytes, n, err);
	} else if (j->trouble.large) {
		error_finding(err, FINDING_PHOTO_TOO_LARGE, j->info.image_width, j->info.image_height);
	} else {
		error_plain(err, j->trouble.rare ? FINDING_PHOTO_RARE : FINDING_PHOTO_DAMAGED);
	}
	jpeg_destroy_decompress(&j->info);
	free(j->row);
	if (ok)
		*out = j->out;
	else
		pixels_free(&j->out);
	free(j);
	return ok;
}

/* ---- PNG in ----------------------------------------------------------------- */

struct png_in {
	png_structp png;
	png_infop info;
	const unsigned char *bytes;
	size_t left;
	struct pixels out;
	png_bytepp rows;
	struct about *about;
};

static void
png_take(png_structp png, png_bytep to, size_t n)
{
	struct png_in *p = png_get_io_ptr(png);
	if (n > p->left)
		png_error(png, "truncated");
	memcpy(to, p->bytes, n);
	p->bytes += n;
	p->left -= n;
}

static void
png_fail(png_structp png, png_const_charp why)
{
	longjmp(png_jmpbuf(png), 1);
}

static void
png_quiet(png_structp png, png_const_charp why)
{
	(void)png, (void)why;
}

/* Whatever it is, 8-bit RGB on white. */
static void
png_to_rgb(struct png_in *p)
{
	png_color_16 white = { .red = 255, .green = 255, .blue = 255, .gray = 255 };
	png_set_expand(p->png);
	png_set_scale_16(p->png);
	png_set_gray_to_rgb(p->png);
	png_set_background(p->png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
	png_set_interlace_handling(p->png);
	png_read_update_info(p->png, p->info);
}

static void
png_about(struct png_in *p)
{
	png_bytep block, profile;
	png_charp name;
	int packing;
	png_uint_32 n;
	if (png_get_eXIf_1(p->png, p->info, &n, &block) && n > 8 && n < 65536 - 6) {
		unsigned char *whole = malloc(n + 6);
		if (whole) {
			memcpy(whole, "Exif\0", 6);
			memcpy(whole + 6, block, n);
			exif_read(whole, n + 6, &p->about->exif);
		}
		free(whole);
	}
	if (png_get_iCCP(p->png, p->info, &name, &packing, &profile, &n) && n && n <= COLOUR_MAX_PROFILE &&
	    (p->about->profile = malloc(n))) {
		memcpy(p->about->profile, profile, n);
		p->about->profile_size = n;
	}
}

static bool
png_run(struct png_in *p, struct error *err)
{
	png_set_read_fn(p->png, p, png_take);
	png_set_user_limits(p->png, 0x7FFFFFFF, 0x7FFFFFFF); /* ours say which sentence */
	png_set_chunk_malloc_max(p->png, 8 * 1024 * 1024);
	png_read_info(p->png, p->info);
	if (!check_size(png_get_image_width(p->png, p->info), png_get_image_height(p->png, p->info), PNG_MAX_MPX, err))
		return false;
	png_about(p);
	png_to_rgb(p);
	int width = (int)png_get_image_width(p->png, p->info), height = (int)png_get_image_height(p->png, p->info);
	if (png_get_rowbytes(p->png, p->info) != (size_t)width * 3)
		return error_finding(err, FINDING_PHOTO_DAMAGED);
	p->rows = malloc((size_t)height * sizeof *p->rows);
	if (!p->rows || !pixels_new(&p->out, width, height))
		return error_finding(err, FINDING_PHOTO_NO_MEMORY);
	for (int y = 0; y < height; y++)
		p->rows[y] = p->out.rgb + (size_t)y * (size_t)width * 3;
	png_read_image(p->png, p->rows);
	png_read_end(p->png, NULL);
	return true;
}

static bool
png_decode(const unsigned char *bytes, size_t n, struct pixels *out, struct about *about, struct error *err)
{
	struct png_in *p = calloc(1, sizeof *p);
	if (!p)
		return error_finding(err, FINDING_PHOTO_NO_MEMORY);
	*p = (struct png_in){ .bytes = bytes, .left = n, .about = about };
	p->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_fail, png_quiet);
	p->info = p->png ? png_create_info_struct(p->png) : NULL;
	volatile bool ok = false;
	if (!p->info)
		error_finding(err, FINDING_PHOTO_NO_MEMORY);
	else if (setjmp(png_jmpbuf(p->png)) == 0)
		ok = png_run(p, err);
	else
		error_finding(err, FINDING_PHOTO_DAMAGED);
	png_destroy_read_struct(&p->png, &p->info, NULL);
	free(p->rows);
	if (ok)
		*out = p->out;
	else
		pixels_free(&p->out);
	free(p);
	return ok;
}

/* ---- scaling and turning ------------------------------------------------------- */

/* How much of every source column falls into each target column, in 1/65536. */
struct share {
	int from, count;
	uint32_t first, last, whole; /* weights of the first, the last and those between */
};

static struct share *
shares_new(int in, int out)
{
	struct share *s = malloc((size_t)out * sizeof *s);
	for (int i = 0; s && i < out; i++) {
		/* the edges of target i in source units of 1/out */
		int64_t left = (int64_t)i * in, right = left + in;
		int from = (int)(left / out), to = (int)((right + out - 1) / out);
		int64_t head = (int64_t)(from + 1) * out - left, tail = right - (int64_t)(to - 1) * out;
		s[i].from = from;
		s[i].count = to - from;
		s[i].whole = (uint32_t)((int64_t)out * 65536 / in);
		s[i].first = (uint32_t)((to - from == 1 ? in : head) * 65536 / in);
		s[i].last = to - from == 1 ? 0 : (uint32_t)(tail * 65536 / in);
	}
	return s;
}

static uint32_t
share_weight(const struct share *s, int i)
{
	return i == 0 ? s->first : i == s->count - 1 ? s->last : s->whole;
}

/* One source row narrowed to `width` pixels, added to the sums with `weight`. */
static void
row_add(const unsigned char *in, const struct share *share, int width, uint64_t *sum, uint32_t weight)
{
	for (int x = 0; x < width; x++) {
		const unsigned char *p = in + (size_t)share[x].from * 3;
		uint64_t r = 0, g = 0, b = 0;
		for (int i = 0; i < share[x].count; i++, p += 3) {
			uint32_t w = share_weight(&share[x], i);
			r += (uint64_t)p[0] * w;
			g += (uint64_t)p[1] * w;
			b += (uint64_t)p[2] * w;
		}
		sum[x * 3] += r * weight;
		sum[x * 3 + 1] += g * weight;
		sum[x * 3 + 2] += b * weight;
	}
}

static void
shrink_rows(
    const struct pixels *in, struct pixels *out, const struct share *across, const struct share *down, uint64_t *sum)
{
	for (int y = 0; y < out->height; y++) {
		memset(sum, 0, (size_t)out->width * 3 * sizeof *sum);
		for (int i = 0; i < down[y].count; i++)
			row_add(in->rgb + (size_t)(down[y].from + i) * (size_t)in->width * 3, across, out->width, sum,
			    share_weight(&down[y], i));
		unsigned char *to = out->rgb + (size_t)y * (size_t)out->width * 3;
		for (int x = 0; x < out->width * 3; x++) {
			uint64_t v = (sum[x] + (1ULL << 31)) >> 32;
			to[x] = (unsigned char)(v > 255 ? 255 : v);
		}
	}
}

/* Averages `in` down so that its long side is at most `side`. */
static bool
shrink(const struct pixels *in, int side, struct pixels *out)
{
	int longest = in->width > in->height ? in->width : in->height;
	int width = in->width, height = in->height;
	if (longest > side) {
		width = (int)(((int64_t)in->width * side + longest / 2) / longest);
		height = (int)(((int64_t)in->height * side + longest / 2) / longest);
	}
	width = width > 0 ? width : 1;
	height = height > 0 ? height : 1;
	struct share *across = shares_new(in->width, width), *down = shares_new(in->height, height);
	uint64_t *sum = malloc((size_t)width * 3 * sizeof *sum);
	bool ok = across && down && sum && pixels_new(out, width, height);
	if (ok)
		shrink_rows(in, out, across, down, sum);
	free(across);
	free(down);
	free(sum);
	return ok;
}

/* Turns and mirrors by an EXIF orientation, 2 to 8. */
static bool
turn_upright(struct pixels *p, int turn)
{
	struct pixels out;
	bool swap = turn >= 5;
	if (turn <= 1)
		return true;
	if (!pixels_new(&out, swap ? p->height : p->width, swap ? p->width : p->height))
		return false;
	int w = p->width, h = p->height;
	for (int y = 0; y < out.height; y++)
		for (int x = 0; x < out.width; x++) {
			int a = swap ? y : x, b = swap ? x : y; /* along the source's width and height */
			bool flip_a = turn == 2 || turn == 3 || turn == 7 || turn == 8;
			bool flip_b = turn == 3 || turn == 4 || turn == 6 || turn == 7;
			int sx = flip_a ? w - 1 - a : a, sy = flip_b ? h - 1 - b : b;
			memcpy(out.rgb + ((size_t)y * (size_t)out.width + (size_t)x) * 3,
			    p->rgb + ((size_t)sy * (size_t)w + (size_t)sx) * 3, 3);
		}
	free(p->rgb);
	*p = out;
	return true;
}

/* ---- masking ------------------------------------------------------------------------ */

/* One square becomes its mean colour. */
static void
level(struct pixels *p, int left, int top, int right, int bottom)
{
	uint64_t sum[3] = { 0 }, n = (uint64_t)(right - left) * (uint64_t)(bottom - top);
	for (int y = top; y < bottom; y++) {
		const unsigned char *at = p->rgb + ((size_t)y * (size_t)p->width + (size_t)left) * 3;
		for (int x = left; x < right; x++, at += 3)
			for (int i = 0; i < 3; i++)
				sum[i] += at[i];
	}
	for (int y = top; y < bottom; y++) {
		unsigned char *at = p->rgb + ((size_t)y * (size_t)p->width + (size_t)left) * 3;
		for (int x = left; x < right; x++, at += 3)
			for (int i = 0; i < 3; i++)
				at[i] = (unsigned char)((sum[i] + n / 2) / n);
	}
}

/* A thousandth of a side in pixels, rounded up or down, within the picture. */
static int
to_px(int thousandths, int side, bool up)
{
	int64_t px = ((int64_t)thousandths * side + (up ? 999 : 0)) / 1000;
	return px < 0 ? 0 : px > side ? side : (int)px;
}

static void
mosaic(struct pixels *p, const struct photo_box *box)
{
	enum { PARTS = 8, LEAST_PX = 24 };
	int left = to_px(box->x, p->width, false), right = to_px(box->x + box->w, p->width, true);
	int top = to_px(box->y, p->height, false), bottom = to_px(box->y + box->h, p->height, true);
	int w = right - left, h = bottom - top, side = ((w < h ? w : h) + PARTS - 1) / PARTS;
	if (w <= 0 || h <= 0)
		return;
	side = side > LEAST_PX ? side : LEAST_PX;
	/* whole squares, none narrower than the others: a sliver would show what it covers */
	int columns = w / side > 0 ? w / side : 1, rows = h / side > 0 ? h / side : 1;
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++)
			level(p, left + w * c / columns, top + h * r / rows, left + w * (c + 1) / columns,
			    top + h * (r + 1) / rows);
}

/* ---- JPEG out --------------------------------------------------------------------- */

struct jpeg_out {
	struct jpeg_compress_struct info;
	struct jpeg_trouble trouble;
	unsigned char *data;
	unsigned long size;
};

static void
encode_run(struct jpeg_out *j, const struct pixels *p, int quality)
{
	struct jpeg_compress_struct *info = &j->info;
	jpeg_mem_dest(info, &j->data, &j->size);
	info->image_width = (JDIMENSION)p->width;
	info->image_height = (JDIMENSION)p->height;
	info->input_components = 3;
	info->in_color_space = JCS_RGB;
	jpeg_set_defaults(info);
	jpeg_set_quality(info, quality, TRUE);
	info->dct_method = JDCT_ISLOW;
	info->optimize_coding = TRUE;
	jpeg_start_compress(info, TRUE);
	while (info->next_scanline < info->image_height) {
		JSAMPROW row = p->rgb + (size_t)info->next_scanline * (size_t)p->width * 3;
		jpeg_write_scanlines(info, &row, 1);
	}
	jpeg_finish_compress(info);
}

static bool
jpeg_encode(const struct pixels *p, int quality, unsigned char **out, size_t *n, struct error *err)
{
	struct jpeg_out *j = calloc(1, sizeof *j);
	if (!j)
		return error_finding(err, FINDING_PHOTO_NO_MEMORY);
	trouble_init(&j->trouble);
	j->info.err = &j->trouble.base;
	volatile bool ok = false;
	if (setjmp(j->trouble.leave) == 0) {
		jpeg_create_compress(&j->info);
		encode_run(j, p, quality);
		ok = true;
	} else {
		error_finding(err, FINDING_PHOTO_NO_MEMORY);
	}
	jpeg_destroy_compress(&j->info);
	*out = ok ? j->data : NULL;
	*n = ok ? j->size : 0;
	if (!ok)
		free(j->data);
	free(j);
	return ok;
}

/* ---- the door ----------------------------------------------------------------------- */

enum photo_kind {
	PHOTO_JPEG,
	PHOTO_PNG,
	PHOTO_HEIC,
	PHOTO_WEBP,
	PHOTO_GIF,
	PHOTO_BMP,
	PHOTO_TIFF,
	PHOTO_AVIF,
	PHOTO_UNKNOWN
};

/* Phones write HEIC under several brands, whatever the file is called: the
 * first that tells it from AVIF counts. */
static enum photo_kind
photo_kind_of_brands(const unsigned char *b, size_t n)
{
	static const char *const heic[] = { "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "miaf" };
	size_t box = (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
	bool known = false;
	box = box > n ? n : box < 12 ? 12 : box;
	for (size_t at = 8; at + 4 <= box && at < 200; at += 4) {
		if (memcmp(b + at, "avif", 4) == 0 || memcmp(b + at, "avis", 4) == 0)
			return PHOTO_AVIF;
		for (size_t i = 0; i < sizeof heic / sizeof *heic; i++)
			if (memcmp(b + at, heic[i], 4) == 0 && i < 6)
				return PHOTO_HEIC;
			else
				known = known || memcmp(b + at, heic[i], 4) == 0;
	}
	return known ? PHOTO_HEIC : PHOTO_UNKNOWN;
}

static enum photo_kind
photo_kind(const unsigned char *b, size_t n)
{
	if (n >= 3 && memcmp(b, "\xFF\xD8\xFF", 3) == 0)
		return PHOTO_JPEG;
	if (n >= 8 && memcmp(b, "\x89PNG\r\n\x1A\n", 8) == 0)
		return PHOTO_PNG;
	if (n >= 12 && memcmp(b + 4, "ftyp", 4) == 0)
		return photo_kind_of_brands(b, n);
	if (n >= 12 && memcmp(b, "RIFF", 4) == 0 && memcmp(b + 8, "WEBP", 4) == 0)
		return PHOTO_WEBP;
	if (n >= 4 && memcmp(b, "GIF8", 4) == 0)
		return PHOTO_GIF;
	if (n >= 4 && (memcmp(b, "II*\0", 4) == 0 || memcmp(b, "MM\0*", 4) == 0))
		return PHOTO_TIFF;
	return n >= 26 && memcmp(b, "BM", 2) == 0 ? PHOTO_BMP : PHOTO_UNKNOWN;
}

static bool
refuse(enum photo_kind kind, struct error *err)
{
	static const enum finding_id why[] = {
		[PHOTO_HEIC] = FINDING_PHOTO_HEIC,
		[PHOTO_WEBP] = FINDING_PHOTO_WEBP,
		[PHOTO_GIF] = FINDING_PHOTO_GIF,
		[PHOTO_BMP] = FINDING_PHOTO_BMP,
		[PHOTO_TIFF] = FINDING_PHOTO_TIFF,
		[PHOTO_AVIF] = FINDING_PHOTO_AVIF,
		[PHOTO_UNKNOWN] = FINDING_PHOTO_UNKNOWN,
	};
	return error_plain(err, why[kind]);
}

static bool
decode(const unsigned char *b, size_t n, struct pixels *out, struct about *about, struct error *err)
{
	enum photo_kind kind = photo_kind(b, n);
	if (n > PHOTO_MAX_FILE)
		return error_finding(err, FINDING_PHOTO_FILE_TOO_LARGE, PHOTO_MAX_FILE / 1024 / 1024);
	if (kind == PHOTO_JPEG)
		return jpeg_decode(b, n, out, about, err);
	if (kind == PHOTO_PNG)
		return png_decode(b, n, out, about, err);
	return refuse(kind, err);
}

bool
photo_prepare(const void *bytes, size_t n, struct photo_out *out, struct error *err)
{
	return photo_prepare_masked(bytes, n, NULL, 0, out, err);
}

bool
photo_prepare_masked(
    const void *bytes, size_t n, const struct photo_box *box, size_t boxes, struct photo_out *out, struct error *err)
{
	struct pixels whole = { 0 }, picture = { 0 }, thumb = { 0 };
	struct about about = { .exif.turn = 1 };
	*out = (struct photo_out){ 0 };
	bool ok = decode(bytes, n, &whole, &about, err);
	if (ok && !(shrink(&whole, PHOTO_LONG_PX, &picture) && turn_upright(&picture, about.exif.turn)))
		ok = error_finding(err, FINDING_PHOTO_NO_MEMORY);
	pixels_free(&whole);
	if (ok && (about.profile || about.exif.adobe_rgb))
		colour_to_srgb(
		    picture.rgb, (size_t)picture.width * (size_t)picture.height, about.profile, about.profile_size);
	free(about.profile);
	memcpy(out->taken, about.exif.taken, sizeof out->taken);
	for (size_t i = 0; ok && i < boxes; i++)
		mosaic(&picture, &box[i]);
	if (ok && !shrink(&picture, PHOTO_THUMB_PX, &thumb))
		ok = error_finding(err, FINDING_PHOTO_NO_MEMORY);
	ok = ok && jpeg_encode(&picture, PICTURE_QUALITY, &out->picture, &out->picture_size, err) &&
	     jpeg_encode(&thumb, THUMB_QUALITY, &out->thumb, &out->thumb_size, err);
	out->width = picture.width;
	out->height = picture.height;
	out->thumb_width = thumb.width;
	out->thumb_height = thumb.height;
	pixels_free(&picture);
	pixels_free(&thumb);
	if (!ok)
		photo_free(out);
	return ok;
}

void
photo_free(struct photo_out *out)
{
	free(out->picture);
	free(out->thumb);
	*out = (struct photo_out){ 0 };
}
