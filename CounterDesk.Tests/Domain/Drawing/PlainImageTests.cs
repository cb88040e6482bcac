using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Drawing;

/// <summary>
/// What a photograph of a paper loses on its way into the hall, what it must not lose, and what is refused.
/// </summary>
public sealed class PlainImageTests
{
    public static TheoryData<byte[]> Pictures =>
        [PhotoForge.Jpeg(), PhotoForge.Jpeg(isBigEndian: true), PhotoForge.Png()];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Place_author_maker_and_thumbnail_stay_behind(byte[] file)
    {
        var image = Taken(file);

        Assert.NotEmpty(PhotoForge.Planted);
        Assert.Contains(PhotoForge.Planted, words => file.AsSpan().IndexOf(PhotoForge.Words(words)) >= 0);
        Assert.DoesNotContain(PhotoForge.Planted, words => image.Bytes.AsSpan().IndexOf(PhotoForge.Words(words)) >= 0);
    }

    [Fact]
    public void The_forged_pictures_have_every_planted_word_between_them() => Assert.All(
        PhotoForge.Planted,
        words => Assert.True(
            PhotoForge.Jpeg().AsSpan().IndexOf(PhotoForge.Words(words)) >= 0
            || PhotoForge.Png().AsSpan().IndexOf(PhotoForge.Words(words)) >= 0));

    [Fact]
    public void A_JPEG_file_keeps_what_its_decoder_needs_byte_for_byte()
    {
        var plain = Taken(PhotoForge.JpegWith(PhotoForge.Segment(0xFE, PhotoForge.Words("a-comment"))));

        Assert.Equal(PlainImageFormat.Jpeg, plain.Format);
        Assert.Equal(SomeJpeg.Bytes, plain.Bytes);
    }

    [Fact]
    public void A_JPEG_file_still_says_how_its_colors_are_told_and_nothing_beside_it()
    {
        var plain = Taken(PhotoForge.Jpeg()).Bytes;

        Assert.Equal(
            [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0],
            plain[..20]);
        Assert.Equal([0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1], plain[20..36]);
        Assert.Equal(SomeJpeg.Bytes[2..], plain[36..]);
    }

    [Fact]
    public void A_PNG_file_keeps_every_pixel()
    {
        var file = PhotoForge.Png();

        var plain = Taken(file);

        Assert.Equal((PlainImageFormat.Png, "image/png"), (plain.Format, plain.MediaType));
        Assert.Equal(PngFile.Read(file).Bytes.ToArray(), PngFile.Read(plain.Bytes).Bytes.ToArray());
        Assert.Equal([0xFF, 0, 0], PngFile.Read(plain.Bytes).Bytes[..3].ToArray());
    }

    [Fact]
    public void A_PNG_file_keeps_palette_transparency_and_the_order_of_its_rows()
    {
        var nine = Enumerable.Range(0, 9);
        byte[] rows = [.. nine.SelectMany(y => (byte[])[0, .. nine.Select(x => (byte)((x + y) % 3))])];
        var data = PhotoForge.Deflated(rows);
        byte[] file =
        [
            0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
            .. PhotoForge.Chunk("IHDR", [0, 0, 0, 9, 0, 0, 0, 9, 8, 3, 0, 0, 0]),
            .. PhotoForge.Chunk("PLTE", [255, 0, 0, 0, 255, 0, 0, 0, 255]), .. PhotoForge.Chunk("tRNS", [0, 128]),
            .. PhotoForge.Chunk("IDAT", data[..10]), .. PhotoForge.Chunk("IDAT", data[10..]),
            .. PhotoForge.Chunk("IEND", []),
        ];

        var (before, after) = (PngFile.Read(file), PngFile.Read(Taken(file).Bytes));

        Assert.Equal(before.Bytes.ToArray(), after.Bytes.ToArray());
        Assert.Equal(before.Alpha.ToArray(), after.Alpha.ToArray());
        Assert.Equal(81, after.Alpha.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(8)]
    public void Which_way_up_it_is_goes_along_as_a_number(int orientation)
    {
        Assert.Equal(orientation, Taken(PhotoForge.Jpeg(orientation)).Orientation);
        Assert.Equal(orientation, Taken(PhotoForge.Jpeg(orientation, isBigEndian: true)).Orientation);
        Assert.Equal(orientation, Taken(PhotoForge.Png(orientation)).Orientation);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Exif\0\0")]
    [InlineData("Exif\0\0II*\0\u0008\0\0\0")]
    [InlineData("Exif\0\0II*\0\u007F\u007F\u007F\u007F")]
    [InlineData("Exif\0\0II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0\u0009\0\0\0")]
    [InlineData("Exif\0\0II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0004\0\u0001\0\0\0\u0006\0\0\0")]
    [InlineData("Exif\0\0II*\0\u0008\0\0\0\u0002\0\u0012\u0001\u0003\0")]
    [InlineData("Exif\0\0XX*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0\u0006\0\0\0")]
    public void What_does_not_say_soundly_which_way_up_is_upright(string exif) => Assert.Equal(
        PlainImage.Upright, Taken(PhotoForge.JpegWith(PhotoForge.Segment(0xE1, PhotoForge.Words(exif)))).Orientation);

    [Fact]
    public void The_first_of_two_that_say_which_way_up_counts() => Assert.Equal(
        6, Taken(PhotoForge.JpegWith([.. PhotoForge.ExifSegment(6), .. PhotoForge.ExifSegment(8)])).Orientation);

    [Fact]
    public void A_name_is_not_asked_what_a_file_is() => Assert.Equal(
        [
            PictureFault.Empty, PictureFault.NotAPicture, PictureFault.NotAPicture, PictureFault.NotAPicture,
            PictureFault.NotAPicture,
        ],
        new byte[][] { [], [.. "%PDF-1.7"u8], [.. "GIF89a"u8], [0x50, 0x4B, 3, 4], [0xFF] }.Select(Refused));

    [Fact]
    public void More_bytes_than_a_photographed_page_has_are_refused_unread() => Assert.Equal(
        PictureFault.TooLarge, Refused([0xFF, 0xD8, .. new byte[PlainImage.MaxFileBytes]]));

    [Fact]
    public void No_file_that_was_cut_short_is_taken()
    {
        foreach (var whole in (byte[][])[PhotoForge.Jpeg(), PhotoForge.Png()])
        {
            var length = whole.Length - PhotoForge.Words("behind-the-end").Length;
            Assert.IsType<PictureAnswer.Taken>(PlainImage.Read(whole.AsSpan(0, length)));
            for (var cut = 8; cut < length; cut++)
            {
                Assert.Equal(PictureFault.Truncated, Refused(whole[..cut]));
            }
        }
    }

    // 16,000,001 pixels from a few hundred bytes: refused before anything is inflated.
    [Theory]
    [InlineData(16_000_001, 1)]
    [InlineData(40_000, 40_000)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_header_that_promises_more_pixels_than_are_read_is_refused(int width, int height) =>
        Assert.Equal(PictureFault.TooManyPixels, Refused(PhotoForge.PngWith(width, height, [0])));

    [Fact]
    public void A_JPEG_file_with_too_many_pixels_is_refused() =>
        Assert.Equal(PictureFault.TooManyPixels, Refused(Frame(0xC2, [8, 0x13, 0x88, 0x13, 0x88, 1, 1, 17, 0])));

    [Fact]
    public void Rows_beyond_those_of_the_header_are_refused_without_being_inflated()
    {
        var bomb = PhotoForge.PngWith(1, 1, new byte[50_000_000]);
        Assert.True(bomb.Length < 100_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(PictureFault.Damaged, Refused(bomb));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void A_compressed_text_that_would_grow_without_end_is_never_inflated()
    {
        var bomb = PhotoForge.Deflated(new byte[50_000_000]);
        var file = PhotoForge.PngWith(1, 1, [0, 1, 2, 3], [("zTXt", [.. PhotoForge.Words("a\0\0"), .. bomb])]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.InRange(Taken(file).Bytes.Length, 1, 200);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void More_passes_over_the_picture_than_any_camera_makes_are_refused()
    {
        var file = SomeJpeg.Bytes;
        var scan = file[file.AsSpan().IndexOf((byte[])[0xFF, 0xDA])..^2];

        Assert.Equal(64 * scan.Length, Taken(WithScans(64)).Bytes.Length - (file.Length - scan.Length));
        Assert.Equal(PictureFault.Damaged, Refused(WithScans(65)));

        byte[] WithScans(int count) =>
        [
            .. file.AsSpan(..^(scan.Length + 2)), .. Enumerable.Repeat(scan, count).SelectMany(bytes => bytes),
            0xFF, 0xD9,
        ];
    }

    public static TheoryData<string, byte[], PictureFault> Broken => new()
    {
        { "no picture at all", [0xFF, 0xD8, 0xFF, 0xD9], PictureFault.Damaged },
        { "four components", Frame(0xC0, [8, 0, 16, 0, 16, 4, .. new byte[12]]), PictureFault.Unsupported },
        { "twelve bits", Frame(0xC1, [12, 0, 16, 0, 16, 1, 1, 17, 0]), PictureFault.Unsupported },
        { "lossless", Frame(0xC3, [8, 0, 16, 0, 16, 1, 1, 17, 0]), PictureFault.Unsupported },
        { "arithmetic", Frame(0xC9, [8, 0, 16, 0, 16, 1, 1, 17, 0]), PictureFault.Unsupported },
        { "no height", Frame(0xC0, [8, 0, 0, 0, 16, 1, 1, 17, 0]), PictureFault.Damaged },
        { "words in a frame", Frame(0xC0, [8, 0, 16, 0, 16, 1, 1, 17, 0, 1]), PictureFault.Damaged },
        {
            "a second frame", PhotoForge.JpegWith(PhotoForge.Segment(0xC0, [8, 0, 16, 0, 16, 1, 1, 17, 0])),
            PictureFault.Damaged
        },
        { "a scan before the frame", [0xFF, 0xD8, .. PhotoForge.Segment(0xDA, new byte[6])], PictureFault.Damaged },
        { "bytes between segments", PhotoForge.JpegWith([1, 2, 3]), PictureFault.Damaged },
        {
            "words in a quantization table", PhotoForge.JpegWith(PhotoForge.Segment(0xDB, [.. new byte[65], 1, 2])),
            PictureFault.Damaged
        },
        {
            "words in a Huffman table", PhotoForge.JpegWith(PhotoForge.Segment(0xC4, [.. new byte[17], 1, 2])),
            PictureFault.Damaged
        },
        {
            "words in a restart interval", PhotoForge.JpegWith(PhotoForge.Segment(0xDD, [0, 1, 2])),
            PictureFault.Damaged
        },
        { "a second start", PhotoForge.JpegWith([0xFF, 0xD8]), PictureFault.Damaged },
        { "a wrong checksum", Spoiled(PhotoForge.Png(), 30), PictureFault.Damaged },
        { "an unknown filter", PhotoForge.PngWith(1, 1, [9, 1, 2, 3]), PictureFault.Damaged },
        { "too few rows", PhotoForge.PngWith(2, 2, [0, 1, 2, 3, 4, 5, 6]), PictureFault.Truncated },
        {
            "an unknown chunk that matters", PhotoForge.PngWith(1, 1, [0, 1, 2, 3], [("ABCD", [])]),
            PictureFault.Unsupported
        },
        {
            "too long a transparent color", PhotoForge.PngWith(1, 1, [0, 1, 2, 3], [("tRNS", new byte[7])]),
            PictureFault.Damaged
        },
        {
            "half a palette entry", PhotoForge.PngWith(1, 1, [0, 1, 2, 3], [("PLTE", new byte[4])]),
            PictureFault.Damaged
        },
        {
            "no deflated data",
            [
                .. PhotoForge.Png()[..33], .. PhotoForge.Chunk("IDAT", [1, 2, 3]), .. PhotoForge.Chunk("IEND", []),
            ],
            PictureFault.Damaged
        },
        { "no header", [.. PhotoForge.Png()[..8], .. PhotoForge.Chunk("IEND", [])], PictureFault.Damaged },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_not_sound_is_refused_for_what_it_is(string what, byte[] file, PictureFault fault)
    {
        Assert.NotEmpty(what);
        Assert.Equal(fault, Refused(file));
    }

    [Fact]
    public void Whatever_is_spoiled_in_a_file_it_is_taken_clean_or_refused()
    {
        foreach (var whole in (byte[][])[PhotoForge.Jpeg(6), PhotoForge.Png(6)])
        {
            for (var at = 0; at < whole.Length; at++)
            {
                if (PlainImage.Read(Spoiled(whole, at)) is PictureAnswer.Taken(var image))
                {
                    Assert.DoesNotContain(
                        PhotoForge.Planted, words => image.Bytes.AsSpan().IndexOf(PhotoForge.Words(words)) >= 0);
                }
            }
        }
    }

    private static byte[] Frame(byte marker, byte[] content) =>
        [0xFF, 0xD8, .. PhotoForge.Segment(marker, content), 0xFF, 0xD9];

    private static byte[] Spoiled(byte[] file, int at)
    {
        var spoiled = file.ToArray();
        spoiled[at] ^= 0x41;
        return spoiled;
    }

    private static PlainImage Taken(byte[] file) => Assert.IsType<PictureAnswer.Taken>(PlainImage.Read(file)).Image;

    private static PictureFault Refused(byte[] file) =>
        Assert.IsType<PictureAnswer.Refused>(PlainImage.Read(file)).Fault;
}
