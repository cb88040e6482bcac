using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Pdf;

/// <summary>A drawing without colors, as another program shows it.</summary>
public sealed class GreyTests
{
    private static readonly Color _red = new(0xC0, 0x10, 0x20);

    private static readonly Bitmap _twoPixels =
        Bitmap.FromPixels(2, 1, new byte[] { 200, 0, 0, 0, 0, 200 }, new byte[] { 255, 99 });

    private static readonly Picture _picture = new(100, 60,
    [
        new Mark.Fill(Outline.Rectangle(new(0, 0, 100, 60)), new(0xFD, 0xF4, 0xE0)),
        new Mark.Stroke(Outline.Ellipse(new(5, 5, 20, 20)), _red with { Alpha = 128 }, 1),
        new Mark.Lettering("结婚证", Typeface.SerifBold, 10, new(30, 20), _red),
        new Mark.Group(
            [
                new Mark.Image(_twoPixels, new Box(0, 0, 10, 10)),
                new Mark.Image(Bitmap.FromJpeg(SomeJpeg.Bytes), new Box(20, 0, 20, 20)),
            ],
            Transform.Move(10, 30)),
    ]);

    [Fact]
    public async Task No_pixel_of_a_grey_drawing_has_a_color()
    {
        Assert.Contains(await PixelsOfAsync(_picture), IsColored);

        var grey = await PixelsOfAsync(_picture.InGrey());

        Assert.DoesNotContain(grey, IsColored);
        // The two halves of the JPEG file: 0.3 of red, 0.59 of green, 0.11 of blue.
        Assert.Contains(grey, pixel => pixel.Red is >= 69 and <= 72);
        Assert.Contains(grey, pixel => pixel.Red is >= 62 and <= 65);
    }

    [Fact]
    public async Task Qpdf_finds_no_fault_in_it() => Assert.Contains(
        "No syntax or stream encoding errors found",
        await ExternalProgram.RunAsync(Print(_picture.InGrey()), "qpdf", "--check", "{file}"),
        StringComparison.Ordinal);

    [Fact]
    public void Colors_become_as_bright_greys_and_stay_as_transparent()
    {
        Assert.Equal(new(71, 71, 71, 128), (_red with { Alpha = 128 }).InGrey());
        Assert.Equal(Color.White, Color.White.InGrey());
        Assert.Equal([60, 22], _twoPixels.InGrey().Bytes.ToArray());
        Assert.Equal([255, 99], _twoPixels.InGrey().Alpha.ToArray());
    }

    private static bool IsColored((byte Red, byte Green, byte Blue) pixel) =>
        pixel.Red != pixel.Green || pixel.Green != pixel.Blue;

    private static byte[] Print(Picture picture) => PdfWriter.Write(
        SomePaper.Plain() with { Body = [new Figure(picture, "证照版面")] }, SomeFonts.Shipped);

    private static async Task<List<(byte Red, byte Green, byte Blue)>> PixelsOfAsync(Picture picture)
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-grey-");
        try
        {
            var page = Path.Combine(folder.FullName, "page");
            await ExternalProgram.RunAsync(
                Print(picture), "pdftoppm", "-r", "72", "-png", "-singlefile", "{file}", page);
            var pixels = PngFile.Read(await File.ReadAllBytesAsync(
                $"{page}.png", TestContext.Current.CancellationToken)).Bytes.ToArray();
            return [.. pixels.Chunk(3).Select(pixel => (pixel[0], pixel[1], pixel[2])).Distinct()];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
