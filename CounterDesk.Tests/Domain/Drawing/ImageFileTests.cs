using System.Diagnostics;
using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Drawing;

public sealed class ImageFileTests
{
    private static readonly byte[] _blackAndRed = [0, 0, 0, 0, 0, 0, 255, 0];

    [Fact]
    public void A_GIF_file_shows_its_first_frame_whatever_the_order_of_its_rows()
    {
        Assert.Equal(SomeImages.FiveColors, RowsOf(ImageFile.Read(SomeImages.Gif)));
        Assert.Equal(SomeImages.FiveColors, RowsOf(ImageFile.Read(SomeImages.InterlacedGif)));
    }

    [Fact]
    public void What_a_GIF_file_leaves_free_is_transparent()
    {
        var image = ImageFile.Read(SomeImages.TransparentGif);

        Assert.Equal(
            [".....", ".R...", "...R.", "....."],
            RowsOf(image).Select((row, y) => string.Concat(row.Select((color, x) =>
                image.Alpha.Span[5 * y + x] == 0 ? '.' : image.Bytes.Span[15 * y + 3 * x] == 255 ? 'R' : color))));
    }

    public static TheoryData<byte[], string[]> Bitmaps => new()
    {
        { SomeImages.Bmp(1, 3, 2, [0b010_00000, 0, 0, 0, 0b100_00000, 0, 0, 0], palette: _blackAndRed), ["RKK", "KRK"] },
        { SomeImages.Bmp(1, 3, -2, [0b010_00000, 0, 0, 0, 0b100_00000, 0, 0, 0], palette: _blackAndRed), ["KRK", "RKK"] },
        { SomeImages.Bmp(4, 3, 1, [0x01, 0x10, 0, 0], palette: _blackAndRed), ["KRR"] },
        { SomeImages.Bmp(8, 3, 1, [1, 0, 1, 0], palette: _blackAndRed), ["RKR"] },
        { SomeImages.Bmp(24, 1, 2, [255, 0, 0, 0, 0, 0, 255, 0]), ["R", "B"] },
        { SomeImages.Bmp(32, 2, 1, [0, 0, 255, 0, 255, 0, 0, 0]), ["RB"] },
        { SomeImages.Bmp(16, 2, 1, [0x00, 0x7C, 0x1F, 0x00]), ["RB"] },
        { SomeImages.Bmp(16, 2, 1, [0x00, 0xF8, 0x1F, 0x00], 3, [0, 0xF8, 0, 0, 0xE0, 7, 0, 0, 0x1F, 0, 0, 0]), ["RB"] },

        // A run, single indexes, the end of the row, a move, a run, the end.
        {
            SomeImages.Bmp(8, 4, 2, [2, 1, 0, 0, 0, 2, 1, 0, 3, 1, 0, 1], 1, _blackAndRed), ["KRRR", "RRKK"]
        },
        { SomeImages.Bmp(8, 4, 1, [0, 3, 1, 0, 1, 0, 0, 1], 1, _blackAndRed), ["RKRK"] },
        { SomeImages.Bmp(4, 4, 1, [3, 0x10, 0, 1], 2, _blackAndRed), ["RKRK"] },
    };

    [Theory]
    [MemberData(nameof(Bitmaps))]
    public void A_bitmap_is_read_in_every_depth_and_from_either_end(byte[] file, string[] rows) =>
        Assert.Equal(rows, RowsOf(ImageFile.Read(file)));

    [Fact]
    public void The_alpha_of_a_bitmap_counts_where_its_header_has_a_mask_for_it()
    {
        byte[] masks = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 255];
        var image = ImageFile.Read(SomeImages.Bmp(32, 1, 1, [1, 2, 3, 128], compression: 6, masks));

        Assert.Equal([3, 2, 1], image.Bytes.ToArray());
        Assert.Equal([128], image.Alpha.ToArray());
    }

    // The second row is 1 2 3 4 in the pass for odd rows; the first comes in five passes.
    [Fact]
    public void An_interlaced_PNG_file_is_put_together_from_its_passes()
    {
        byte[] passes = [0, 10, 0, 30, 0, 20, 40, 0, 1, 2, 3, 4];
        var image = ImageFile.Read(SomePng.Make(4, 2, 8, 0, passes, isInterlaced: true));

        Assert.Equal([10, 20, 30, 40, 1, 2, 3, 4], image.Bytes.ToArray().Where((_, at) => at % 3 == 0));
    }

    [Fact]
    public void JBIG2_is_decoded_in_each_of_its_templates()
    {
        foreach (var file in SomeImages.Jbig2)
        {
            var rows = RowsOf(ImageFile.Read(file));
            Assert.Equal(SomeImages.Letters, rows.Select(row => row.Replace('W', '.').Replace('K', '#')));
        }

        Assert.Equal(4, SomeImages.Jbig2.Length);
    }

    // ITU-T T.88 H.2: 256 decisions in one context.
    [Fact]
    public void The_decoder_of_JBIG2_answers_as_the_standard_shows()
    {
        var coded = Convert.FromHexString("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC");
        var decoder = new Jbig2Decoder(coded, contexts: 1);
        var bytes = new byte[32];
        for (var at = 0; at < 256; at++)
        {
            bytes[at / 8] = (byte)(bytes[at / 8] << 1 | decoder.Decide(0));
        }

        Assert.Equal(
            "00020051000000C0035287" + "2AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF", Convert.ToHexString(bytes));
    }

    [Fact]
    public void JBIG2_that_is_not_decoded_is_handed_on_without_what_a_PDF_does_not_carry()
    {
        var image = ImageFile.Read(SomeImages.Jbig2With(kind: 6, region: [1, 2, 3]));

        Assert.Equal((BitmapFormat.Jbig2, 16, 10, 1), (image.Format, image.Width, image.Height, image.Components));
        Assert.Equal((11 + 19) + (11 + 3), image.Bytes.Length);
        Assert.Equal([1, 2, 3], image.Bytes.ToArray()[^3..]);
    }

    public static TheoryData<byte[]> Unknown =>
    [
        "II*\0"u8.ToArray(), "MM\0*"u8.ToArray(), Array.Empty<byte>(), "nonsense"u8.ToArray(),
        SomeImages.Jpeg(4, 4, components: 4), SomeImages.Jpeg(4, 4, components: 3, marker: 0xC3),
        SomeImages.Bmp(24, 1, 1, [], compression: 4), SomeImages.Bmp(2, 1, 1, []),
    ];

    [Theory]
    [MemberData(nameof(Unknown))]
    public void An_image_of_another_kind_is_called_that(byte[] file) =>
        Assert.Throws<ImageKindException>(() => ImageFile.Read(file));

    public static TheoryData<byte[]> TooLarge =>
    [
        SomePng.Make(30_000, 30_000, 8, 0, [0]), SomeImages.Jpeg(30_000, 30_000, 3),
        SomeImages.Bmp(24, 30_000, 30_000, []), SomeImages.Bmp(24, int.MaxValue, int.MaxValue, []),
        (byte[])[.. "GIF89a"u8, 0x30, 0x75, 0x30, 0x75, 0, 0, 0],
        SomeImages.Jbig2With(38, [0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, .. new byte[18]]),
    ];

    [Theory]
    [MemberData(nameof(TooLarge))]
    public void An_image_of_30_000_by_30_000_pixels_is_refused_before_it_is_decoded(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ImageTooLargeException>(() => ImageFile.Read(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void No_change_to_an_image_makes_anything_but_a_format_fault()
    {
        byte[][] files =
        [
            SomeImages.Gif, SomeImages.InterlacedGif, .. SomeImages.Jbig2, SomeImages.Jpeg(4, 4, 3),
            .. Bitmaps.Select(row => row.Data.Item1), SomePng.Gray(3, 2, [1, 2, 3, 4, 5, 6]),
        ];
        var clock = Stopwatch.StartNew();
        var refused = 0;
        for (var seed = 0; seed < 4_000; seed++)
        {
            var random = new Random(seed);
            var file = files[seed % files.Length].ToArray();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                file[random.Next(file.Length)] = (byte)random.Next(256);
            }

            try
            {
                ImageFile.Read(file.AsMemory(0, random.Next(4) == 0 ? random.Next(file.Length) : file.Length));
            }
            catch (FormatException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 3_500);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    private static IEnumerable<string> RowsOf(Bitmap image) => Enumerable.Range(0, image.Height)
        .Select(y => string.Concat(Enumerable.Range(0, image.Width).Select(x => NameOf(image, image.Width * y + x))));

    private static char NameOf(Bitmap image, int at) => image.Bytes.Span.Slice(3 * at, 3) switch
    {
        [255, 255, 255] => 'W',
        [> 128, 0, 0] => 'R',
        [0, > 64, 0] => 'G',
        [_, _, > 200] => 'B',
        [0, 0, 0] => 'K',
        _ => '?',
    };
}
