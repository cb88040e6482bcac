using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Drawing;

public sealed class PngFileTests
{
    private static readonly byte[] _palette = [10, 20, 30, 40, 50, 60];

    [Fact]
    public void Gray_of_every_depth_becomes_the_same_grays()
    {
        byte[] expected = [0, 0, 0, 255, 255, 255];

        Assert.Equal(expected, PngFile.Read(SomePng.Make(2, 1, 1, 0, [0, 0b01_000000])).Bytes.ToArray());
        Assert.Equal(expected, PngFile.Read(SomePng.Make(2, 1, 2, 0, [0, 0b0011_0000])).Bytes.ToArray());
        Assert.Equal(expected, PngFile.Read(SomePng.Make(2, 1, 4, 0, [0, 0x0F])).Bytes.ToArray());
        Assert.Equal(expected, PngFile.Read(SomePng.Make(2, 1, 8, 0, [0, 0, 255])).Bytes.ToArray());
        Assert.Equal(expected, PngFile.Read(SomePng.Make(2, 1, 16, 0, [0, 0, 0, 255, 255])).Bytes.ToArray());
    }

    [Fact]
    public void A_palette_gives_colors_and_its_transparency_the_alpha()
    {
        var bitmap = PngFile.Read(SomePng.Make(2, 1, 8, 3, [0, 1, 0], ("PLTE", _palette), ("tRNS", [128])));

        Assert.Equal([40, 50, 60, 10, 20, 30], bitmap.Bytes.ToArray());
        Assert.Equal([255, 128], bitmap.Alpha.ToArray());
    }

    [Fact]
    public void Alpha_is_kept_and_left_out_when_every_pixel_is_opaque()
    {
        Assert.Equal([7], PngFile.Read(SomePng.Make(1, 1, 8, 6, [0, 1, 2, 3, 7])).Alpha.ToArray());
        Assert.Equal([7], PngFile.Read(SomePng.Make(1, 1, 8, 4, [0, 9, 7])).Alpha.ToArray());
        Assert.True(PngFile.Read(SomePng.Make(1, 1, 8, 6, [0, 1, 2, 3, 255])).Alpha.IsEmpty);
    }

    [Fact]
    public void One_color_may_stand_for_transparency()
    {
        var bitmap = PngFile.Read(SomePng.Make(2, 1, 8, 2, [0, 1, 2, 3, 4, 5, 6], ("tRNS", [0, 4, 0, 5, 0, 6])));

        Assert.Equal([255, 0], bitmap.Alpha.ToArray());
    }

    // Rows of 10 20 30 and 11 22 33, told by each filter in turn (ISO/IEC 15948 9.2).
    [Theory]
    [InlineData(0, new byte[] { 11, 22, 33 })]
    [InlineData(1, new byte[] { 11, 11, 11 })]
    [InlineData(2, new byte[] { 1, 2, 3 })]
    [InlineData(3, new byte[] { 6, 7, 7 })]
    [InlineData(4, new byte[] { 1, 2, 3 })]
    public void Every_filter_leads_back_to_the_same_row(byte filter, byte[] differences)
    {
        var bitmap = PngFile.Read(SomePng.Make(3, 2, 8, 0, [0, 10, 20, 30, filter, .. differences]));

        Assert.Equal([11, 22, 33], bitmap.Bytes.ToArray().Where((_, at) => at >= 9 && at % 3 == 0));
    }

    [Fact]
    public void Damaged_and_oversized_files_are_refused()
    {
        var good = SomePng.Gray(2, 1, [0, 255]);
        byte[][] bad =
        [
            [], [1, 2, 3], good[..20], good[..45],
            SomePng.Make(0, 1, 8, 0, [0]),
            SomePng.Make(2, 1, 3, 0, [0, 0, 0]),
            SomePng.Make(2, 1, 16, 3, [0, 0, 0, 0, 0]),
            SomePng.Make(2, 1, 8, 5, [0, 0, 0]),
            SomePng.Make(2, 1, 8, 0, [9, 0, 0]),
            SomePng.Make(2, 9, 8, 0, [0, 0, 0]),
            SomePng.Make(2, 1, 8, 3, [0, 0, 9], ("PLTE", _palette)),
        ];

        Assert.All(bad, file => Assert.Throws<FormatException>(() => PngFile.Read(file)));
        byte[][] large = [SomePng.Make(5000, 5000, 8, 0, [0]), SomePng.Make(int.MaxValue, int.MaxValue, 8, 0, [0])];
        Assert.All(large, file => Assert.Throws<ImageTooLargeException>(() => PngFile.Read(file)));
    }
}
