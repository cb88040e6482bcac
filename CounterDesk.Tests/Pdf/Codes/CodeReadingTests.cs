using System.Globalization;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Tests.Pdf.Codes;

/// <summary>
/// Whether the code is read from paper to which something happened. A few prints in every run; for docs/figures.md thirty
/// of each edition under each disturbance, which takes some minutes: <c>dotnet exec CounterDesk.Tests.dll -class
/// CounterDesk.Tests.Pdf.Codes.CodeReadingTests -explicit only -diagnostics</c>.
/// </summary>
public sealed class CodeReadingTests(ITestOutputHelper output)
{
    private const int Few = 3;
    private const int Many = 30;

    // How many of thirty have to be read, as the design wants it; stains anywhere are only measured.
    private static readonly Dictionary<Disturbance, int> _wanted = new()
    {
        [Disturbance.MonoPrinter] = Many,
        [Disturbance.Scaled] = Many,
        [Disturbance.Shifted] = Many,
        [Disturbance.Photocopied] = Many,
        [Disturbance.Skewed] = Many,
        [Disturbance.Stained10] = Many,
        [Disturbance.Stained15] = 25,
        [Disturbance.CopiedStainedAndSkewed] = 25,
    };

    public static TheoryData<Edition> Editions => [.. Enum.GetValues<Edition>()];

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task It_is_read_under_every_disturbance_that_leaves_the_finder_patterns_alone(Edition edition)
    {
        var codes = await DrawAsync(edition, Few);
        foreach (var disturbance in _wanted.Keys)
        {
            var read = await CodeReader.ZBarAsync(Disturbed(disturbance, codes));

            Assert.True(read.SequenceEqual(Enumerable.Repeat(true, Few)), $"{disturbance}: {Told(read)}");
        }
    }

    [Fact]
    public async Task A_reader_that_reads_nothing_is_noticed()
    {
        var code = (await DrawAsync(Edition.Standard, 1))[0];
        var blank = code.Mono.Each((_, _, _) => byte.MaxValue);

        Assert.False(CodeReader.ZXing(blank, code.Text));
        Assert.Equal([false, true], await CodeReader.ZBarAsync([(blank, code.Text + "X"), (code.Mono, code.Text)]));
    }

    [Theory(Explicit = true)]
    [MemberData(nameof(Editions))]
    public async Task Thirty_prints_of_each_edition_under_each_disturbance(Edition edition)
    {
        var codes = await DrawAsync(edition, Many);
        var few = new List<string>();
        foreach (var disturbance in Enum.GetValues<Disturbance>())
        {
            var pictures = Disturbed(disturbance, codes);
            Keep(edition, disturbance, pictures);
            var zbar = await CodeReader.ZBarAsync(pictures);
            var zxing = pictures.AsParallel().AsOrdered()
                .Select(picture => CodeReader.ZXing(picture.Scan, picture.Text)).ToList();
            var line = $"| {edition} | {disturbance} | {Told(zbar)} | {Told(zxing)} |";
            output.WriteLine(line);
            TestContext.Current.SendDiagnosticMessage(line);
            if (zbar.Count(isRead => isRead) < _wanted.GetValueOrDefault(disturbance))
            {
                few.Add(line);
            }
        }

        Assert.Empty(few);
    }

    private static async Task<List<PrintedCode>> DrawAsync(Edition edition, int count)
    {
        var codes = new List<PrintedCode>();
        for (var print = 0; print < count; print++)
        {
            codes.Add(await PrintedCode.DrawAsync(edition, print));
        }

        return codes;
    }

    private static List<(Scan Scan, string Text)> Disturbed(Disturbance disturbance, List<PrintedCode> codes) =>
    [
        .. codes.Select((code, print) => (code, print)).AsParallel().AsOrdered()
            .Select(each => (disturbance.Disturb(each.code, each.print, codes.Count), each.code.Text)),
    ];

    private static string Told(List<bool> read)
    {
        var failed = read.Index().Where(each => !each.Item).Select(each => each.Index + 1).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{read.Count - failed.Count} of {read.Count}")
            + (failed.Count > 0 ? $" (not {string.Join(", ", failed)})" : "");
    }

    // To be looked at: COUNTERDESK_CODE_PICTURES names a folder.
    private static void Keep(Edition edition, Disturbance disturbance, List<(Scan Scan, string Text)> pictures)
    {
        if (Environment.GetEnvironmentVariable("COUNTERDESK_CODE_PICTURES") is { Length: > 0 } folder)
        {
            foreach (var (at, picture) in pictures.Index())
            {
                File.WriteAllBytes(Path.Combine(folder, $"{edition}-{disturbance}-{at + 1}.pgm"), picture.Scan.ToPgm());
            }
        }
    }
}
