/* photo: every kind of picture a phone or a scanner makes, made here. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <lcms2.h>
#include <png.h>

#include "intake/exif.h"
#include "intake/photo.h"
#include "intake/photo_name.h"

enum { W = 64, H = 32 };

/* Four quarters: red, green / blue, white. */
static void
quarter(int x, int y, unsigned char rgb[3])
{
	bool right = x >= W / 2, low = y >= H / 2;
	rgb[0] = low == right ? 255 : 0;
	rgb[1] = right ? 255 : 0;
	rgb[2] = low ? 255 : 0;
}

struct bytes {
	unsigned char *data;
	unsigned long n;
};

struct shape {
	J_COLOR_SPACE space;
	int turn;
	bool progressive, adobe;
	const unsigned char *profile; /* of colours */
	unsigned profile_size;
	unsigned char fill[3]; /* all of one colour, unless black */
	const unsigned char *exif;
	unsigned exif_size;
};

/* An EXIF block with an orientation and a time, little-endian. */
static size_t
exif_block(unsigned char *out, int turn)
{
	static const unsigned char head[] =
	    "Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0?\0\0\0\x69\x87\x04\0\x01\0\0\0\x26\0\0\0"
	    "\0\0\0\0\x01\0\x03\x90\x02\0\x14\0\0\0\x38\0\0\0\0\0\0\0"
	    "2024:04:28 10:16:35";
	memcpy(out, head, sizeof head);
	out[24] = (unsigned char)turn;
	return sizeof head;
}

static void
scanline(const struct shape *s, int y, unsigned char *row)
{
	for (int x = 0; x < W; x++) {
		unsigned char rgb[3];
		quarter(x, y, rgb);
		if (s->fill[0] || s->fill[1] || s->fill[2])
			memcpy(rgb, s->fill, 3);
		if (s->space == JCS_RGB)
			memcpy(row + x * 3, rgb, 3);
		else if (s->space == JCS_GRAYSCALE)
			row[x] = rgb[0];
		else
			for (int i = 0; i < 4; i++)
				row[x * 4 + i] = i == 3 ? (s->adobe ? 255 : 0) : s->adobe ? rgb[i] : 255 - rgb[i];
	}
}

static struct bytes
jpeg_of(struct shape s)
{
	struct jpeg_compress_struct info;
	struct jpeg_error_mgr trouble;
	struct bytes out = { 0 };
	unsigned char row[W * 4], block[200];
	info.err = jpeg_std_error(&trouble);
	jpeg_create_compress(&info);
	jpeg_mem_dest(&info, &out.data, &out.n);
	info.image_width = W;
	info.image_height = H;
	info.in_color_space = s.space;
	info.input_components = s.space == JCS_RGB ? 3 : s.space == JCS_GRAYSCALE ? 1 : 4;
	jpeg_set_defaults(&info);
	if (s.space == JCS_CMYK && s.adobe)
		jpeg_set_colorspace(&info, JCS_YCCK);
	info.write_Adobe_marker = s.adobe;
	if (s.progressive)
		jpeg_simple_progression(&info);
	jpeg_set_quality(&info, 95, TRUE);
	jpeg_start_compress(&info, TRUE);
	if (s.turn)
		jpeg_write_marker(&info, JPEG_APP0 + 1, block, (unsigned)exif_block(block, s.turn));
	if (s.exif)
		jpeg_write_marker(&info, JPEG_APP0 + 1, s.exif, s.exif_size);
	if (s.profile)
		jpeg_write_icc_profile(&info, s.profile, s.profile_size);
	while (info.next_scanline < info.image_height) {
		JSAMPROW one = row;
		scanline(&s, (int)info.next_scanline, row);
		jpeg_write_scanlines(&info, &one, 1);
	}
	jpeg_finish_compress(&info);
	jpeg_destroy_compress(&info);
	return out;
}

/* The colour in the middle of a quarter of a JPEG. */
static void
colour_at(const struct photo_out *p, bool right, bool low, unsigned char rgb[3])
{
	struct jpeg_decompress_struct info;
	struct jpeg_error_mgr trouble;
	unsigned char *row = malloc((size_t)p->width * 3);
	info.err = jpeg_std_error(&trouble);
	jpeg_create_decompress(&info);
	jpeg_mem_src(&info, p->picture, p->picture_size);
	jpeg_read_header(&info, TRUE);
	assert_null(info.marker_list);
	jpeg_start_decompress(&info);
	assert_int_equal(info.output_width, p->width);
	assert_int_equal(info.output_height, p->height);
	unsigned x = (unsigned)p->width * (right ? 3 : 1) / 4, y = (unsigned)p->height * (low ? 3 : 1) / 4;
	while (info.output_scanline <= y) {
		JSAMPROW one = row;
		jpeg_read_scanlines(&info, &one, 1);
	}
	memcpy(rgb, row + x * 3, 3);
	jpeg_destroy_decompress(&info);
	free(row);
}

/* As 0xRGB with a digit a channel: 0 or F. */
static unsigned
colour(const struct photo_out *p, bool right, bool low)
{
	unsigned char at[3];
	unsigned rgb = 0;
	colour_at(p, right, low, at);
	for (int i = 0; i < 3; i++)
		rgb = rgb << 4 | (at[i] > 200 ? 15u : at[i] < 55 ? 0 : 8u);
	return rgb;
}

static void
assert_quarters(const struct photo_out *p)
{
	assert_int_equal(colour(p, false, false), 0xF00);
	assert_int_equal(colour(p, true, false), 0x0F0);
	assert_int_equal(colour(p, false, true), 0x00F);
	assert_int_equal(colour(p, true, true), 0xFFF);
}

static const char *
refused(const void *bytes, size_t n)
{
	static struct error err;
	struct photo_out out;
	err.code[0] = '\0';
	assert_false(photo_prepare(bytes, n, &out, &err));
	assert_null(out.picture);
	assert_null(out.thumb);
	return err.code;
}

static void
given_every_colour_space_when_prepared_then_the_colours_are_right(void **state)
{
	static const struct shape shapes[] = { { .space = JCS_RGB }, { .space = JCS_RGB, .progressive = true },
		{ .space = JCS_CMYK }, { .space = JCS_CMYK, .adobe = true } };
	(void)state;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct bytes in = jpeg_of(shapes[i]);
		struct photo_out out;
		assert_true(photo_prepare(in.data, in.n, &out, NULL));
		assert_int_equal(out.width, W);
		assert_quarters(&out);
		assert_string_equal(out.taken, "");
		photo_free(&out);
		free(in.data);
	}
	struct bytes grey = jpeg_of((struct shape){ .space = JCS_GRAYSCALE });
	struct photo_out out;
	assert_true(photo_prepare(grey.data, grey.n, &out, NULL));
	assert_int_equal(colour(&out, false, false), 0xFFF);
	photo_free(&out);
	free(grey.data);
}

/* Where the first row and column of an upright picture lie in the file, by orientation. */
static void
given_each_orientation_when_prepared_then_the_quarters_are_where_they_belong(void **state)
{
	/* clockwise from the upper left, for the picture as it is kept */
	static const unsigned kept[9][4] = { { 0 }, { 0xF00, 0x0F0, 0xFFF, 0x00F }, { 0x0F0, 0xF00, 0x00F, 0xFFF },
		{ 0xFFF, 0x00F, 0xF00, 0x0F0 }, { 0x00F, 0xFFF, 0x0F0, 0xF00 }, { 0xF00, 0x00F, 0xFFF, 0x0F0 },
		{ 0x00F, 0xF00, 0x0F0, 0xFFF }, { 0xFFF, 0x0F0, 0xF00, 0x00F }, { 0x0F0, 0xFFF, 0x00F, 0xF00 } };
	(void)state;
	for (int turn = 1; turn <= 8; turn++) {
		struct bytes in = jpeg_of((struct shape){ .space = JCS_RGB, .turn = turn });
		struct photo_out out;
		assert_true(photo_prepare(in.data, in.n, &out, NULL));
		assert_int_equal(out.width, turn >= 5 ? H : W);
		assert_int_equal(colour(&out, false, false), kept[turn][0]);
		assert_int_equal(colour(&out, true, false), kept[turn][1]);
		assert_int_equal(colour(&out, true, true), kept[turn][2]);
		assert_int_equal(colour(&out, false, true), kept[turn][3]);
		assert_string_equal(out.taken, "2024-04-28T10:16:35");
		photo_free(&out);
		free(in.data);
	}
}

static void
given_the_same_photo_twice_when_prepared_then_the_bytes_are_the_same(void **state)
{
	struct bytes in = jpeg_of((struct shape){ .space = JCS_RGB, .turn = 6 });
	struct photo_out a, b;
	(void)state;
	assert_true(photo_prepare(in.data, in.n, &a, NULL) && photo_prepare(in.data, in.n, &b, NULL));
	assert_int_equal(a.picture_size, b.picture_size);
	assert_memory_equal(a.picture, b.picture, a.picture_size);
	assert_memory_equal(a.thumb, b.thumb, a.thumb_size);
	assert_null(memmem(a.picture, a.picture_size, "Exif", 4));
	photo_free(&a);
	photo_free(&b);
	free(in.data);
}

/* ---- PNG ------------------------------------------------------------------------ */

static void
append(png_structp png, png_bytep from, size_t n)
{
	struct bytes *b = png_get_io_ptr(png);
	b->data = realloc(b->data, b->n + n);
	memcpy(b->data + b->n, from, n);
	b->n += n;
}

/* RGBA of `depth` bits, w × h; what is clear lies where white belongs. */
static struct bytes
png_of(int w, int h, int depth, int interlace)
{
	struct bytes out = { 0 };
	int step = depth / 8;
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	png_bytepp row = calloc((size_t)h, sizeof *row);
	png_set_write_fn(png, &out, append, NULL);
	png_set_compression_level(png, 1);
	png_set_IHDR(png, info, (png_uint_32)w, (png_uint_32)h, depth, PNG_COLOR_TYPE_RGB_ALPHA, interlace, 0, 0);
	for (int y = 0; y < h; y++) {
		row[y] = calloc((size_t)w, (size_t)(4 * step));
		for (int x = 0; x < w; x++) {
			unsigned char rgb[3];
			quarter(x * W / w, y * H / h, rgb);
			bool clear = rgb[0] && rgb[1] && rgb[2];
			for (int i = 0; i < 4 * step; i++)
				row[y][x * 4 * step + i] = clear ? 0 : i / step == 3 ? 255 : rgb[i / step];
		}
	}
	png_set_rows(png, info, row);
	png_write_png(png, info, 0, NULL);
	png_destroy_write_struct(&png, &info);
	for (int y = 0; y < h; y++)
		free(row[y]);
	free(row);
	return out;
}

static void
given_pngs_of_any_depth_when_prepared_then_clear_parts_are_white(void **state)
{
	(void)state;
	for (int depth = 8; depth <= 16; depth += 8)
		for (int interlace = 0; interlace < 2; interlace++) {
			struct bytes in = png_of(W, H, depth, interlace);
			struct photo_out out;
			assert_true(photo_prepare(in.data, in.n, &out, NULL));
			assert_quarters(&out);
			photo_free(&out);
			free(in.data);
		}
}

static void
given_a_large_picture_when_prepared_then_it_is_scaled_to_both_sizes(void **state)
{
	struct bytes in = png_of(3001, 1500, 8, 0);
	struct photo_out out;
	(void)state;
	assert_true(photo_prepare(in.data, in.n, &out, NULL));
	assert_int_equal(out.width, PHOTO_LONG_PX);
	assert_int_equal(out.height, 960);
	assert_int_equal(out.thumb_width, PHOTO_THUMB_PX);
	assert_int_equal(out.thumb_height, 240);
	assert_quarters(&out);
	photo_free(&out);
	free(in.data);
}

/* ---- colours, time, size ------------------------------------------------------------- */

/* A profile of these primaries and this gamma, as a phone or a camera puts into its photos. */
static unsigned char *
profile_of(const double xy[6], double gamma, unsigned *n)
{
	cmsCIExyY white = { 0.3127, 0.3290, 1 };
	cmsCIExyYTRIPLE primaries = { { xy[0], xy[1], 1 }, { xy[2], xy[3], 1 }, { xy[4], xy[5], 1 } };
	cmsToneCurve *curve = cmsBuildGamma(NULL, gamma), *curves[3] = { curve, curve, curve };
	cmsHPROFILE p = cmsCreateRGBProfile(&white, &primaries, curves);
	cmsUInt32Number size = 0;
	assert_true(cmsSaveProfileToMem(p, NULL, &size));
	unsigned char *out = malloc(size);
	assert_true(cmsSaveProfileToMem(p, out, &size));
	cmsCloseProfile(p);
	cmsFreeToneCurve(curve);
	*n = size;
	return out;
}

static void
assert_becomes(const struct shape *s, int r, int g, int b)
{
	struct bytes in = jpeg_of(*s);
	struct photo_out out;
	unsigned char rgb[3];
	assert_true(photo_prepare(in.data, in.n, &out, NULL));
	colour_at(&out, true, true, rgb);
	if (abs(rgb[0] - r) > 6 || abs(rgb[1] - g) > 6 || abs(rgb[2] - b) > 6)
		fail_msg("%d %d %d is not near %d %d %d", rgb[0], rgb[1], rgb[2], r, g, b);
	photo_free(&out);
	free(in.data);
}

static void
given_wide_colours_when_prepared_then_grass_is_as_green_as_it_was(void **state)
{
	static const double p3[] = { 0.680, 0.320, 0.265, 0.690, 0.150, 0.060 },
			    adobe[] = { 0.64, 0.33, 0.21, 0.71, 0.15, 0.06 },
			    srgb[] = { 0.64, 0.33, 0.30, 0.60, 0.15, 0.06 };
	unsigned n;
	(void)state;
	unsigned char *wide = profile_of(p3, 2.2, &n);
	assert_becomes(&(struct shape){ .space = JCS_RGB, .profile = wide, .profile_size = n, .fill = { 90, 176, 68 } },
	    40, 179, 45);
	assert_becomes(
	    &(struct shape){ .space = JCS_RGB, .profile = wide, .profile_size = n, .fill = { 128, 128, 128 } }, 128,
	    128, 128);
	/* a profile that is cut off says nothing */
	assert_becomes(
	    &(struct shape){ .space = JCS_RGB, .profile = wide, .profile_size = n / 3, .fill = { 90, 176, 68 } }, 90,
	    176, 68);
	free(wide);
	wide = profile_of(adobe, 2.19921875, &n);
	assert_becomes(
	    &(struct shape){ .space = JCS_RGB, .profile = wide, .profile_size = n, .fill = { 120, 160, 60 } }, 97, 161,
	    50);
	free(wide);
	wide = profile_of(srgb, 2.2, &n);
	assert_becomes(
	    &(struct shape){ .space = JCS_RGB, .profile = wide, .profile_size = n, .fill = { 120, 160, 60 } }, 120, 160,
	    60);
	free(wide);
}

/* What cameras set to Adobe RGB write instead of a profile. */
static void
given_adobe_colours_said_by_exif_alone_when_prepared_then_they_are_turned_too(void **state)
{
	static const unsigned char colours[] = "Exif\0\0II*\0\x08\0\0\0\x01\0\x69\x87\x04\0\x01\0\0\0\x1A\0\0\0\0\0\0\0"
					       "\x01\0\x01\xA0\x03\0\x01\0\0\0\x02\0\0\0\0\0\0\0",
				   interop[] = "Exif\0\0MM\0*\0\0\0\x08\0\x01\xA0\x05\0\x04\0\0\0\x01\0\0\0\x1A\0\0\0\0"
					       "\0\x01\0\x01\0\x02\0\0\0\x04R03\0\0\0\0\0",
				   plain[] = "Exif\0\0II*\0\x08\0\0\0\x01\0\x01\xA0\x03\0\x01\0\0\0\x01\0\0\0\0\0\0\0";
	(void)state;
	assert_becomes(
	    &(struct shape){
		.space = JCS_RGB, .exif = colours, .exif_size = sizeof colours - 1, .fill = { 120, 160, 60 } },
	    97, 161, 50);
	assert_becomes(
	    &(struct shape){
		.space = JCS_RGB, .exif = interop, .exif_size = sizeof interop - 1, .fill = { 120, 160, 60 } },
	    97, 161, 50);
	assert_becomes(
	    &(struct shape){ .space = JCS_RGB, .exif = plain, .exif_size = sizeof plain - 1, .fill = { 120, 160, 60 } },
	    120, 160, 60);
}

static void
given_an_exif_block_of_nothing_but_entries_when_read_then_what_counts_is_found(void **state)
{
	enum { MANY = 5400 };
	static unsigned char block[14 + 2 + MANY * 12 + 4];
	struct exif out;
	(void)state;
	memcpy(block, "Exif\0\0II*\0\x08\0\0\0", 14);
	block[14] = MANY & 255;
	block[15] = MANY >> 8;
	for (int i = 0; i < MANY; i++)
		memcpy(block + 16 + i * 12, "\x34\x12\x03\0\x01\0\0\0\x05\0\0\0", 12);
	memcpy(block + 16 + (MANY - 1) * 12, "\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 12);
	exif_read(block, sizeof block, &out);
	assert_int_equal(out.turn, 6);
	exif_read(block, 20, &out);
	assert_int_equal(out.turn, 1);
	for (unsigned char at = 10; at < 14; at++) { /* lists that stand outside, or in themselves */
		unsigned char was = block[at];
		block[at] = 255;
		exif_read(block, sizeof block, &out);
		assert_int_equal(out.turn, 1);
		block[at] = was;
	}
}

static void
given_the_name_of_a_photo_when_asked_then_its_day_is_told(void **state)
{
	static const char *const e[][2] = {
		{ "IMG_20240428_101635.jpg", "2024-04-28T10:16:35" },
		{ "IMG20240428101635.jpg", "2024-04-28T10:16:35" },
		{ "微信图片_20240428101635.jpg", "2024-04-28T10:16:35" },
		{ "微信图片_20240428.jpg", "2024-04-28" },
		{ "mmexport1714270595123.jpg", "2024-04-28T10:16:35" },
		{ "wx_camera_1714270595123.jpg", "2024-04-28T10:16:35" },
		{ "Screenshot_2024-04-28-10-16-35-120_com.tencent.mm.jpg", "2024-04-28T10:16:35" },
		{ "PXL_20240428_021635123.jpg", "2024-04-28T02:16:35" },
		{ "村口2024.04.28.jpg", "2024-04-28" },
		{ "村口2024年4月28日.jpg", "2024-04-28" },
		{ "微信图片_2024-04-28_101635_123.jpg", "2024-04-28T10:16:35" },
		{ "屏幕截图 2024-04-28 101635.png", "2024-04-28T10:16:35" },
		{ "WIN_20240428_10_16_35_Pro.jpg", "2024-04-28T10:16:35" },
		{ "B612_20240428_101635_123.jpg", "2024-04-28T10:16:35" },
		{ "IMG_202404281016.jpg", "2024-04-28T10:16:00" },
		{ "IMG-20240428-WA0001.jpg", "2024-04-28" },
		{ "IMG_0001.jpg", "" },
		{ "高同村1组12号.jpg", "" },
		{ "2024042801.jpg", "" },
		{ "20241399.jpg", "" },
		{ "6901234567890.jpg", "" },
		{ "2024-001整改前.jpg", "" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof e / sizeof *e; i++) {
		char taken[24];
		photo_name_taken(e[i][0], taken);
		assert_string_equal(taken, e[i][1]);
	}
}

/* As the cameras of phones write them: 12000 by 9000. */
static void
given_108_megapixels_when_prepared_then_they_are_a_picture(void **state)
{
	struct jpeg_compress_struct info;
	struct jpeg_error_mgr trouble;
	struct bytes in = { 0 };
	struct photo_out out;
	unsigned char *row = calloc(12000, 1);
	(void)state;
	info.err = jpeg_std_error(&trouble);
	jpeg_create_compress(&info);
	jpeg_mem_dest(&info, &in.data, &in.n);
	info.image_width = 12000;
	info.image_height = 9000;
	info.in_color_space = JCS_GRAYSCALE;
	info.input_components = 1;
	jpeg_set_defaults(&info);
	info.dct_method = JDCT_IFAST;
	jpeg_start_compress(&info, TRUE);
	while (info.next_scanline < info.image_height)
		jpeg_write_scanlines(&info, &row, 1);
	jpeg_finish_compress(&info);
	jpeg_destroy_compress(&info);
	assert_true(photo_prepare(in.data, in.n, &out, NULL));
	assert_int_equal(out.width, 1920);
	assert_int_equal(out.height, 1440);
	photo_free(&out);
	free(in.data);
	free(row);
}

static void
given_photos_that_lack_only_their_end_mark_when_prepared_then_they_open(void **state)
{
	static const struct shape shapes[] = { { .space = JCS_RGB }, { .space = JCS_RGB, .progressive = true },
		{ .space = JCS_GRAYSCALE }, { .space = JCS_CMYK, .adobe = true } };
	(void)state;
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		struct bytes in = jpeg_of(shapes[i]);
		struct photo_out out;
		assert_true(photo_prepare(in.data, in.n - 2, &out, NULL));
		photo_free(&out);
		assert_true(photo_prepare(in.data, in.n - 1, &out, NULL));
		photo_free(&out);
		assert_string_equal(refused(in.data, in.n - 12), "photo_damaged");
		free(in.data);
	}
}

/* ---- what must be refused ----------------------------------------------------------- */

static void
given_data_cut_off_when_prepared_then_it_is_refused(void **state)
{
	struct bytes jpeg = jpeg_of((struct shape){ .space = JCS_RGB }),
		     wave = jpeg_of((struct shape){ .space = JCS_RGB, .progressive = true }), png = png_of(W, H, 8, 0);
	(void)state;
	assert_string_equal(refused(jpeg.data, jpeg.n / 2), "photo_damaged");
	assert_string_equal(refused(wave.data, wave.n - 40), "photo_damaged");
	assert_string_equal(refused(png.data, png.n / 2), "photo_damaged");
	free(jpeg.data);
	free(wave.data);
	free(png.data);
}

static void
given_a_header_of_900_megapixels_when_prepared_then_it_is_refused_before_decoding(void **state)
{
	static const unsigned char size[] = { 0x75, 0x30 }; /* 30000 */
	struct bytes jpeg = jpeg_of((struct shape){ .space = JCS_RGB });
	(void)state;
	unsigned char *frame = memmem(jpeg.data, jpeg.n, "\xFF\xC0", 2);
	assert_non_null(frame);
	memcpy(frame + 5, size, 2);
	memcpy(frame + 7, size, 2);
	assert_string_equal(refused(jpeg.data, jpeg.n), "photo_too_large");
	free(jpeg.data);
}

/* A scanner's or a hospital's: sound, and yet nothing that can be shown. */
static void
given_jpegs_of_a_rare_kind_when_prepared_then_they_are_not_called_broken(void **state)
{
	static const unsigned char kinds[][2] = { { 0xC1, 12 }, { 0xC3, 8 }, { 0xC5, 8 } };
	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct bytes in = jpeg_of((struct shape){ .space = JCS_RGB });
		unsigned char *frame = memmem(in.data, in.n, "\xFF\xC0", 2);
		assert_non_null(frame);
		frame[1] = kinds[i][0];
		frame[4] = kinds[i][1];
		assert_string_equal(refused(in.data, in.n), "photo_rare");
		free(in.data);
	}
}

static void
given_pictures_of_other_kinds_when_prepared_then_each_says_its_cure(void **state)
{
	(void)state;
	assert_string_equal(refused("\0\0\0\x18"
				    "ftypheic....",
				16),
	    "photo_heic");
	assert_string_equal(refused("\0\0\0\x18"
				    "ftypmif1\0\0\0\0mif1heic",
				24),
	    "photo_heic");
	assert_string_equal(refused("\0\0\0\x1C"
				    "ftypmsf1\0\0\0\0msf1hevcmiaf",
				28),
	    "photo_heic");
	assert_string_equal(refused("\0\0\0\x18"
				    "ftypmif1\0\0\0\0mif1avif",
				24),
	    "photo_avif");
	assert_string_equal(refused("\0\0\0\x18"
				    "ftypisom\0\0\0\0mp42isom",
				24),
	    "photo_unknown");
	assert_string_equal(refused("RIFF....WEBPVP8 ", 16), "photo_webp");
	assert_string_equal(refused("GIF89a....", 10), "photo_gif");
	assert_string_equal(refused("BM........................", 26), "photo_bmp");
	assert_string_equal(refused("hello", 5), "photo_unknown");
	assert_string_equal(refused("", 0), "photo_unknown");
}

/* Any bytes may come; a sanitizer watches. */
static void
given_photos_with_bytes_changed_when_prepared_then_they_end(void **state)
{
	static const double p3[] = { 0.680, 0.320, 0.265, 0.690, 0.150, 0.060 };
	unsigned size;
	unsigned char *wide = profile_of(p3, 2.2, &size);
	struct bytes in[] = { jpeg_of((struct shape){ .space = JCS_RGB, .turn = 6 }),
		jpeg_of((struct shape){ .space = JCS_RGB, .turn = 3, .profile = wide, .profile_size = size }),
		jpeg_of((struct shape){ .space = JCS_CMYK, .adobe = true, .progressive = true }), png_of(W, H, 16, 1) };
	unsigned seed = 3;
	(void)state;
	free(wide);
	for (size_t k = 0; k < sizeof in / sizeof *in; k++) {
		for (int i = 0; i < 1500; i++) {
			size_t at = (seed = seed * 1103515245 + 12345) % in[k].n;
			unsigned char was = in[k].data[at];
			struct photo_out out;
			in[k].data[at] = (unsigned char)(seed >> 16);
			if (photo_prepare(in[k].data, in[k].n, &out, NULL))
				photo_free(&out);
			in[k].data[at] = was;
		}
		free(in[k].data);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(given_every_colour_space_when_prepared_then_the_colours_are_right),
		cmocka_unit_test(given_each_orientation_when_prepared_then_the_quarters_are_where_they_belong),
		cmocka_unit_test(given_the_same_photo_twice_when_prepared_then_the_bytes_are_the_same),
		cmocka_unit_test(given_pngs_of_any_depth_when_prepared_then_clear_parts_are_white),
		cmocka_unit_test(given_a_large_picture_when_prepared_then_it_is_scaled_to_both_sizes),
		cmocka_unit_test(given_wide_colours_when_prepared_then_grass_is_as_green_as_it_was),
		cmocka_unit_test(given_adobe_colours_said_by_exif_alone_when_prepared_then_they_are_turned_too),
		cmocka_unit_test(given_an_exif_block_of_nothing_but_entries_when_read_then_what_counts_is_found),
		cmocka_unit_test(given_the_name_of_a_photo_when_asked_then_its_day_is_told),
		cmocka_unit_test(given_108_megapixels_when_prepared_then_they_are_a_picture),
		cmocka_unit_test(given_photos_that_lack_only_their_end_mark_when_prepared_then_they_open),
		cmocka_unit_test(given_data_cut_off_when_prepared_then_it_is_refused),
		cmocka_unit_test(given_a_header_of_900_megapixels_when_prepared_then_it_is_refused_before_decoding),
		cmocka_unit_test(given_jpegs_of_a_rare_kind_when_prepared_then_they_are_not_called_broken),
		cmocka_unit_test(given_pictures_of_other_kinds_when_prepared_then_each_says_its_cure),
		cmocka_unit_test(given_photos_with_bytes_changed_when_prepared_then_they_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
