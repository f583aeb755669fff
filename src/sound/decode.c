/* decode: see decode.h. The kind is settled by the first bytes, and FFmpeg is
 * let near no other: neither its guessing nor its rarer decoders are reached. */
#include "sound/decode.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/log.h>
#include <libswresample/swresample.h>
#include <limits.h>
#include <string.h>

#include "findings/refuse.h"
#include "sound/library.h"

#define UTIL(X)                                                                                                        \
	X(av_frame_alloc) X(av_frame_free) X(av_log_set_level) X(av_malloc) X(av_freep) X(av_dict_set) X(av_dict_free)
#define CODEC(X)                                                                                                       \
	X(avcodec_alloc_context3)                                                                                      \
	X(avcodec_parameters_to_context)                                                                               \
	X(avcodec_find_decoder)                                                                                        \
	X(avcodec_open2)                                                                                               \
	X(avcodec_send_packet)                                                                                         \
	X(avcodec_receive_frame) X(avcodec_free_context) X(av_packet_alloc) X(av_packet_free) X(av_packet_unref)
#define FORMAT(X)                                                                                                      \
	X(av_find_input_format)                                                                                        \
	X(avio_alloc_context)                                                                                          \
	X(avio_context_free)                                                                                           \
	X(avformat_alloc_context)                                                                                      \
	X(avformat_open_input)                                                                                         \
	X(avformat_find_stream_info) X(av_find_best_stream) X(av_read_frame) X(avformat_close_input)
#define RESAMPLE(X) X(swr_alloc_set_opts2) X(swr_init) X(swr_convert) X(swr_free)

UTIL(LIBRARY_POINTER)
CODEC(LIBRARY_POINTER)
FORMAT(LIBRARY_POINTER)
RESAMPLE(LIBRARY_POINTER)

#define SO(name, major) "lib" name ".so." AV_STRINGIFY(major)
#define CODECS                                                                                                         \
	"aac,amrnb,amrwb,mp3float,mp3,opus,vorbis,alac,pcm_s16le,pcm_u8,pcm_s24le,pcm_s32le,pcm_f32le,pcm_f64le,"      \
	"pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav,gsm_ms"

enum { BUFFER = 32 * 1024, CHUNK = 4096, PRIMING_MS = 1500 };

struct memory {
	const unsigned char *bytes;
	size_t n, at;
};

struct decoding {
	struct memory memory;
	AVIOContext *io;
	AVFormatContext *format;
	AVCodecContext *codec;
	SwrContext *resample;
	AVPacket *packet;
	AVFrame *frame;
	int stream;
	sound_sink sink;
	void *context;
	bool enough; /* the sink wants no more */
	long long samples;
};

bool
sound_decode_ready(void)
{
	static int state; /* 0: not tried; 1, −1 */
	if (!state) {
		bool ok = LIBRARY_LOAD(SO("avutil", LIBAVUTIL_VERSION_MAJOR), UTIL) &&
			  LIBRARY_LOAD(SO("avcodec", LIBAVCODEC_VERSION_MAJOR), CODEC) &&
			  LIBRARY_LOAD(SO("avformat", LIBAVFORMAT_VERSION_MAJOR), FORMAT) &&
			  LIBRARY_LOAD(SO("swresample", LIBSWRESAMPLE_VERSION_MAJOR), RESAMPLE);
		state = ok ? 1 : -1;
		if (ok)
			p_av_log_set_level(AV_LOG_QUIET);
	}
	return state > 0;
}

/* ---------------------------------------------------------------- its kind */

static bool
begins(const struct memory *m, size_t at, const char *with)
{
	size_t n = strlen(with);
	return m->n >= at + n && memcmp(m->bytes + at, with, n) == 0;
}

/* FFmpeg's name of it; NULL with the sentence. */
static const char *
kind_of(const struct memory *m, struct error *err)
{
	static const struct {
		size_t at;
		const char *with, *kind, *other;
	} known[] = { { 8, "WAVE", "wav", NULL }, { 0, "OggS", "ogg", NULL }, { 0, "#!AMR", "amr", NULL },
		{ 4, "ftyp", "mov", NULL }, { 0, "ID3", "mp3", NULL }, { 0, "fLaC", NULL, "FLAC" },
		{ 0, "MThd", NULL, "MIDI" }, { 0, "MAC ", NULL, "APE" }, { 8, "AIFF", NULL, "AIFF" },
		{ 0, "\x30\x26\xb2\x75", NULL, "WMA" }, { 0, "\x1a\x45\xdf\xa3", NULL, "WebM" } };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		if (!begins(m, known[i].at, known[i].with))
			continue;
		if (known[i].other)
			error_finding(err, FINDING_SOUND_KIND, known[i].other);
		return known[i].kind;
	}
	bool sync = m->n > 2 && m->bytes[0] == 0xff && (m->bytes[1] & 0xe0) == 0xe0;
	if (sync && (m->bytes[1] & 0xf6) == 0xf0)
		return "aac";
	if (sync)
		return "mp3";
	error_plain(err, m->n ? FINDING_SOUND_DAMAGED : FINDING_SOUND_EMPTY);
	return NULL;
}

/* How long the frames of an AMR file last together, as their first bytes say; −1 when it is no AMR. */
static long
amr_ms(const struct memory *m)
{
	static const int narrow[16] = { 13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1 };
	static const int wide[16] = { 18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1 };
	bool is_wide = begins(m, 0, "#!AMR-WB\n");
	if (!is_wide && !begins(m, 0, "#!AMR\n"))
		return -1;
	long frames = 0;
	for (size_t at = is_wide ? 9 : 6; at < m->n; frames++)
		at += (size_t)(is_wide ? wide : narrow)[m->bytes[at] >> 3 & 15];
	return frames * 20;
}

/* What a WAV says of the length of its data, where that is more than there is. */
static bool
is_cut_wave(const struct memory *m)
{
	if (!begins(m, 8, "WAVE"))
		return false;
	for (size_t at = 12; at + 8 <= m->n;) {
		const unsigned char *b = m->bytes + at;
		size_t size = (size_t)b[4] | (size_t)b[5] << 8 | (size_t)b[6] << 16 | (size_t)b[7] << 24;
		if (memcmp(b, "data", 4) == 0)
			return size < 0x7fffff00 && size > (m->n - at - 8) + (m->n - at - 8) / 20 + 4096;
		at += 8 + size + (size & 1);
	}
	return false;
}

/* ------------------------------------------------------------------ memory */

static int
read_memory(void *opaque, uint8_t *to, int size)
{
	struct memory *m = opaque;
	size_t left = m->n - m->at, n = left < (size_t)size ? left : (size_t)size;
	if (n == 0)
		return AVERROR_EOF;
	memcpy(to, m->bytes + m->at, n);
	m->at += n;
	return (int)n;
}

static int64_t
seek_memory(void *opaque, int64_t offset, int whence)
{
	struct memory *m = opaque;
	int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? (int64_t)m->at : (int64_t)m->n;
	if (whence & AVSEEK_SIZE)
		return (int64_t)m->n;
	if (from + offset < 0 || from + offset > (int64_t)m->n)
		return AVERROR(EINVAL);
	m->at = (size_t)(from + offset);
	return (int64_t)m->at;
}

/* ----------------------------------------------------------------- opening */

static bool
open_format(struct decoding *d, const char *kind)
{
	unsigned char *buffer = p_av_malloc(BUFFER);
	d->io = buffer ? p_avio_alloc_context(buffer, BUFFER, 0, &d->memory, read_memory, NULL, seek_memory) : NULL;
	d->format = d->io ? p_avformat_alloc_context() : NULL;
	if (!d->format)
		return false;
	AVDictionary *options = NULL;
	p_av_dict_set(&options, "codec_whitelist", CODECS, 0);
	p_av_dict_set(&options, "protocol_whitelist", "", 0);
	d->format->pb = d->io;
	d->format->flags |= AVFMT_FLAG_CUSTOM_IO;
	/* on failure it frees d->format itself */
	bool ok = p_avformat_open_input(&d->format, NULL, p_av_find_input_format(kind), &options) == 0;
	p_av_dict_free(&options);
	return ok && p_avformat_find_stream_info(d->format, NULL) >= 0;
}

static bool
open_codec(struct decoding *d)
{
	d->stream = p_av_find_best_stream(d->format, AVMEDIA_TYPE_AUDIO, -1, -1, NULL, 0);
	if (d->stream < 0)
		return false;
	for (unsigned i = 0; i < d->format->nb_streams; i++)
		d->format->streams[i]->discard = (int)i == d->stream ? AVDISCARD_DEFAULT : AVDISCARD_ALL;
	const AVCodecParameters *p = d->format->streams[d->stream]->codecpar;
	const AVCodec *codec = p_avcodec_find_decoder(p->codec_id);
	d->codec = codec ? p_avcodec_alloc_context3(codec) : NULL;
	if (!d->codec || p_avcodec_parameters_to_context(d->codec, p) < 0)
		return false;
	d->codec->thread_count = 1;
	AVDictionary *options = NULL;
	p_av_dict_set(&options, "codec_whitelist", CODECS, 0);
	bool ok = p_avcodec_open2(d->codec, codec, &options) == 0;
	p_av_dict_free(&options);
	return ok;
}

/* As the first frame says it is, which a header may not. */
static bool
open_resampler(struct decoding *d)
{
	AVChannelLayout mono = AV_CHANNEL_LAYOUT_MONO;
	return p_swr_alloc_set_opts2(&d->resample, &mono, AV_SAMPLE_FMT_FLT, SOUND_RATE, &d->frame->ch_layout,
		   (enum AVSampleFormat)d->frame->format, d->frame->sample_rate, 0, NULL) == 0 &&
	       p_swr_init(d->resample) == 0;
}

static void
close_all(struct decoding *d)
{
	p_av_frame_free(&d->frame);
	p_av_packet_free(&d->packet);
	p_swr_free(&d->resample);
	p_avcodec_free_context(&d->codec);
	p_avformat_close_input(&d->format);
	if (d->io) {
		p_av_freep(&d->io->buffer);
		p_avio_context_free(&d->io);
	}
}

/* ---------------------------------------------------------------- decoding */

/* `frame` NULL: what is left in the resampler. */
static bool
give(struct decoding *d, const AVFrame *frame)
{
	float out[CHUNK];
	uint8_t *to[] = { (uint8_t *)out };
	const uint8_t **from = frame ? (const uint8_t **)frame->extended_data : NULL;
	int n = p_swr_convert(d->resample, to, CHUNK, from, frame ? frame->nb_samples : 0);
	while (n > 0 && !d->enough) {
		d->samples += n;
		d->enough = !d->sink(d->context, out, (size_t)n);
		n = p_swr_convert(d->resample, to, CHUNK, NULL, 0);
	}
	return n >= 0;
}

static bool
give_frames(struct decoding *d)
{
	bool ok = true;
	while (ok && !d->enough && p_avcodec_receive_frame(d->codec, d->frame) == 0)
		ok = d->frame->sample_rate > 0 && d->frame->nb_samples > 0 && (d->resample || open_resampler(d)) &&
		     give(d, d->frame);
	return ok;
}

/* AMR: nobody speaks. The decoder knows no such frames, and the silence must stay as long as it was. */
static bool
is_pause(const struct decoding *d)
{
	enum { NARROW_PAUSE = 8, WIDE_PAUSE = 9 };
	enum AVCodecID id = d->codec->codec_id;
	int least = id == AV_CODEC_ID_AMR_NB ? NARROW_PAUSE : id == AV_CODEC_ID_AMR_WB ? WIDE_PAUSE : INT_MAX;
	return d->packet->size > 0 && (d->packet->data[0] >> 3 & 15) >= least;
}

static void
give_pause(struct decoding *d)
{
	static const float silence[SOUND_RATE / 50];
	d->samples += SOUND_RATE / 50;
	d->enough = !d->sink(d->context, silence, SOUND_RATE / 50);
}

/* A packet that cannot be decoded is left out; that too little came is seen at the end. */
static bool
decode_all(struct decoding *d)
{
	bool ok = true;
	while (ok && !d->enough && p_av_read_frame(d->format, d->packet) == 0) {
		bool ours = d->packet->stream_index == d->stream;
		if (ours && is_pause(d))
			give_pause(d);
		else if (ours && p_avcodec_send_packet(d->codec, d->packet) == 0)
			ok = give_frames(d);
		p_av_packet_unref(d->packet);
	}
	if (!ok || d->enough)
		return ok;
	p_avcodec_send_packet(d->codec, NULL);
	return give_frames(d) && (!d->resample || give(d, NULL));
}

/* How long the file says it is; −1 when it does not say. */
static long
declared_ms(const struct decoding *d)
{
	long own = amr_ms(&d->memory);
	const AVStream *s = d->format->streams[d->stream];
	bool guessed = d->format->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE;
	if (own >= 0 || guessed || s->duration == AV_NOPTS_VALUE || s->duration <= 0)
		return own;
	double seconds = (double)s->duration * s->time_base.num / s->time_base.den;
	return seconds < 24 * 3600 ? (long)(seconds * 1000) : -1;
}

static bool
is_whole(const struct decoding *d, struct error *err)
{
	long said = declared_ms(d), came = (long)(d->samples * 1000 / SOUND_RATE);
	if (d->samples == 0 || is_cut_wave(&d->memory))
		return error_finding(err, FINDING_SOUND_DAMAGED);
	if (said >= 0 && came + PRIMING_MS + said / 50 < said)
		return error_finding(err, FINDING_SOUND_CUT, said / 1000, came / 1000);
	return true;
}

bool
sound_decode(const void *bytes, size_t n, sound_sink sink, void *context, struct error *err)
{
	struct decoding d = { .memory = { bytes, n, 0 }, .sink = sink, .context = context };
	const char *kind = kind_of(&d.memory, err);
	if (!kind)
		return false;
	if (!sound_decode_ready())
		return error_finding(err, FINDING_SOUND_NO_READER);
	d.packet = p_av_packet_alloc();
	d.frame = p_av_frame_alloc();
	bool ok = d.packet && d.frame && open_format(&d, kind) && open_codec(&d) && decode_all(&d);
	ok = ok ? d.enough || is_whole(&d, err) : error_finding(err, FINDING_SOUND_DAMAGED);
	close_all(&d);
	return ok;
}
