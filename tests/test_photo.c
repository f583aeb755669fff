/* photo: every kind of picture a phone or a scanner makes, made here. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <png.h>

#include "intake/photo.h"

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
	while (info.next_scanline < info.image_height) {
		JSAMPROW one = row;
		scanline(&s, (int)info.next_scanline, row);
		jpeg_write_scanlines(&info, &one, 1);
	}
	jpeg_finish_compress(&info);
	jpeg_destroy_compress(&info);
	return out;
}

/* The colour in the middle of a quarter of a JPEG, as 0xRGB with a digit a channel: 0 or F. */
static unsigned
colour(const struct photo_out *p, bool right, bool low)
{
	struct jpeg_decompress_struct info;
	struct jpeg_error_mgr trouble;
	unsigned char *row = malloc((size_t)p->width * 3);
	unsigned rgb = 0;
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
	for (int i = 0; i < 3; i++)
		rgb = rgb << 4 | (row[x * 3 + (unsigned)i] > 200 ? 15u : row[x * 3 + (unsigned)i] < 55 ? 0 : 8u);
	jpeg_destroy_decompress(&info);
	free(row);
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

static void
given_pictures_of_other_kinds_when_prepared_then_each_says_its_cure(void **state)
{
	(void)state;
	assert_string_equal(refused("\0\0\0\x18"
				    "ftypheic....",
				16),
	    "photo_heic");
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
	struct bytes in[] = { jpeg_of((struct shape){ .space = JCS_RGB, .turn = 6 }),
		jpeg_of((struct shape){ .space = JCS_CMYK, .adobe = true, .progressive = true }), png_of(W, H, 16, 1) };
	unsigned seed = 3;
	(void)state;
	for (size_t k = 0; k < 3; k++) {
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
		cmocka_unit_test(given_data_cut_off_when_prepared_then_it_is_refused),
		cmocka_unit_test(given_a_header_of_900_megapixels_when_prepared_then_it_is_refused_before_decoding),
		cmocka_unit_test(given_pictures_of_other_kinds_when_prepared_then_each_says_its_cure),
		cmocka_unit_test(given_photos_with_bytes_changed_when_prepared_then_they_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
