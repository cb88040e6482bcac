using System.Globalization;
using System.Text;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

/// <summary>Draws every sample and says what of all is drawn, left out and why, as docs/figures.md has it.</summary>
public sealed class SampleDrawingTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_sample_whose_package_can_be_read_is_drawn()
    {
        Assert.SkipUnless(SealSamples.ArePresent, SealSamples.WhyMissing);
        var files = SealSamples.Files().Select(sample => sample.File)
            .Where(file => file.EndsWith(".ofd", StringComparison.Ordinal))
            .Select(file => (File: file, Pages: Draw(SealSamples.Read(file))))
            .ToList();
        var pages = files.SelectMany(file => file.Pages ?? []).ToList();
        output.WriteLine(Table(files.Count(file => file.Pages is null), files.Count, pages));

        // What is missing is missing in the files: an image, resources, and a page that is no XML.
        Assert.True(pages.Count >= 147, $"Only {pages.Count} pages were drawn.");
        Assert.Equal(
            [OfdOmission.UnreadableEntry, OfdOmission.Image],
            pages.SelectMany(page => page.LeftOut.Keys).Distinct().Order());
        Assert.InRange(pages.Sum(page => page.LeftOut.Values.Sum()), 1, 9);
    }

    // Null when the package is unsafe to open.
    private static List<DrawnPage>? Draw(byte[] file)
    {
        try
        {
            var package = OfdPackage.Read(file);
            var drawing = OfdPageDrawing.Open(package);
            var stamps = SealStamps.Of(package);
            return [.. Enumerable.Range(0, drawing.PageCount).Select(page => drawing.Draw(page, stamps))];
        }
        catch (OfdFormatException)
        {
            return null;
        }
    }

    private static string Table(int refused, int files, List<DrawnPage> pages)
    {
        var objects = pages.Sum(page => page.Objects);
        var leftOut = pages.SelectMany(page => page.LeftOut)
            .GroupBy(left => left.Key, left => left.Value)
            .Select(group => (Reason: group.Key, Count: group.Sum()))
            .OrderByDescending(left => left.Count)
            .ToList();
        var text = new StringBuilder("| Drawn | objects |\n| --- | ---: |\n");
        Row($"in {pages.Count} pages of {files - refused} files ({refused} more are refused as packages)", objects);
        Row("drawn as the file has them", objects - leftOut.Sum(left => left.Count));
        leftOut.ForEach(left => Row($"left out or not as the file has them: {left.Reason}", left.Count));
        Row("shadings drawn as one color", pages.Sum(page => page.FlattenedShadings));
        Row("fonts that ours stand in for, by name", pages.SelectMany(page => page.ReplacedFonts).Distinct().Count());
        return text.ToString();

        void Row(string what, int count) => text.Append(CultureInfo.InvariantCulture, $"| {what} | {count} |\n");
    }
}
