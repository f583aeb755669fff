/* upright: photos as phones write them. `upright make FOLDER` writes the same
 * picture eight times, each stored as one of EXIF's orientations says;
 * `upright check FILE` succeeds when the picture stands upright and says
 * nothing of where it came from. Red is top left, green top right, blue
 * bottom left, white bottom right; it is wider than tall. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

enum { WIDTH = 320, HEIGHT = 240 };

static const unsigned char corner[2][2][3] = { { { 220, 0, 0 }, { 0, 200, 0 } }, { { 0, 0, 220 }, { 250, 250, 250 } } };

/* Where the upright pixel x, y is stored; orientation as EXIF numbers it. */
static void
stored_at(int orientation, int x, int y, int *sx, int *sy)
{
	bool right = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
	bool bottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
	int across = right ? WIDTH - 1 - x : x, down = bottom ? HEIGHT - 1 - y : y;
	*sx = orientation >= 5 ? down : across;
	*sy = orientation >= 5 ? across : down;
}

static void
write_exif(struct jpeg_compress_struct *jpeg, int orientation)
{
	unsigned char exif[] = { 'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0,
		(unsigned char)orientation, 0, 0, 0, 0, 0, 0, 0 };
	jpeg_write_marker(jpeg, JPEG_APP0 + 1, exif, sizeof exif);
}

static void
write_photo(const char *folder, int orientation)
{
	static unsigned char pixels[WIDTH * HEIGHT * 3];
	char path[4096];
	int width = orientation >= 5 ? HEIGHT : WIDTH, height = orientation >= 5 ? WIDTH : HEIGHT;
	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < WIDTH; x++) {
			int sx, sy;
			stored_at(orientation, x, y, &sx, &sy);
			memcpy(pixels + (sy * width + sx) * 3, corner[y >= HEIGHT / 2][x >= WIDTH / 2], 3);
		}
	snprintf(path, sizeof path, "%s/IMG_%d.JPG", folder, orientation);
	FILE *f = fopen(path, "wb");
	if (!f)
		exit(3);
	struct jpeg_error_mgr errors;
	struct jpeg_compress_struct jpeg = { .err = jpeg_std_error(&errors) };
	jpeg_create_compress(&jpeg);
	jpeg_stdio_dest(&jpeg, f);
	jpeg.image_width = (JDIMENSION)width;
	jpeg.image_height = (JDIMENSION)height;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	write_exif(&jpeg, orientation);
	for (int y = 0; y < height; y++)
		jpeg_write_scanlines(&jpeg, (JSAMPROW[]){ pixels + y * width * 3 }, 1);
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	fclose(f);
}

static bool
like(const unsigned char *pixel, const unsigned char *want)
{
	for (int i = 0; i < 3; i++)
		if (abs(pixel[i] - want[i]) > 40)
			return false;
	return true;
}

/* The middle of every quarter of a row. */
static bool
row_fine(const unsigned char *row, int width, const unsigned char want[2][3])
{
	return like(row + width / 4 * 3, want[0]) && like(row + width * 3 / 4 * 3, want[1]);
}

static bool
photo_fine(const char *path)
{
	static unsigned char row[4096 * 3];
	FILE *f = fopen(path, "rb");
	if (!f)
		return false;
	struct jpeg_error_mgr errors;
	struct jpeg_decompress_struct jpeg = { .err = jpeg_std_error(&errors) };
	jpeg_create_decompress(&jpeg);
	jpeg_stdio_src(&jpeg, f);
	jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
	jpeg_read_header(&jpeg, TRUE);
	jpeg.out_color_space = JCS_RGB;
	bool fine = !jpeg.marker_list && jpeg.image_width <= 4096 && jpeg.image_width > jpeg.image_height;
	jpeg_start_decompress(&jpeg);
	int width = (int)jpeg.output_width, height = (int)jpeg.output_height;
	for (int y = 0; fine && y < height; y++) {
		jpeg_read_scanlines(&jpeg, (JSAMPROW[]){ row }, 1);
		if (y == height / 4 || y == height * 3 / 4)
			fine = row_fine(row, width, corner[y > height / 2]);
	}
	jpeg_destroy_decompress(&jpeg);
	fclose(f);
	return fine;
}

int
main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "make") == 0) {
		for (int orientation = 1; orientation <= 8; orientation++)
			write_photo(argv[2], orientation);
		return 0;
	}
	if (argc == 3 && strcmp(argv[1], "check") == 0)
		return photo_fine(argv[2]) ? 0 : 1;
	return 2;
}
