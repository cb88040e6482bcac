using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.SealedPdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.SealedPdf;

/// <summary>
/// What two revisions may cost to compare. What they are told to differ in, the tests of revisions ask.
/// </summary>
public sealed class PdfDifferencesTests
{
    [Fact]
    public void A_file_does_not_differ_from_itself_however_its_objects_lead_round()
    {
        var document = Read(PdfForge.Append(PdfForge.Plain(), Ring(7, 20)));

        Assert.Empty(Find(document, document));
    }

    [Fact]
    public void The_first_twenty_differences_are_named()
    {
        var keys = string.Concat(Enumerable.Range(0, 30).Select(key => $"/K{key} 1 "));
        var before = Read(PdfForge.Plain());
        var after = Read(PdfForge.Append(PdfForge.Plain(), [(1, PdfForge.Catalog(keys))]));

        Assert.Equal(20, Find(before, after).Distinct().Count());
    }

    [Fact]
    public void Objects_that_meet_in_too_many_pairs_are_not_compared_to_the_end()
    {
        // Rings of 1,009 and 1,013 objects: a walk round both meets a million pairs.
        var before = Read(PdfForge.Append(PdfForge.Plain(), Ring(1009, 20)));
        var after = Read(PdfForge.Append(PdfForge.Plain(), Ring(1013, 20)));

        Assert.Equal(
            PdfFault.TooLarge, Assert.Throws<PdfFormatException>(() => Find(before, after)).Fault);
    }

    [Fact]
    public void Objects_that_lie_in_each_other_are_not_read_to_the_end()
    {
        // Each object begins with the comment that all further ones lie in.
        const int Count = 2000;
        var file = new StringBuilder(PdfForge.Text(PdfForge.Plain()));
        var table = new StringBuilder();
        for (var number = 20; number < 20 + Count; number++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj%");
        }

        file.Append(' ', 50_000).Append("\nnull\nendobj\n");
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n{table}trailer\n<< >>\nstartxref\n{start}\n");
        var references = string.Join(' ', Enumerable.Range(20, Count).Select(number => $"{number} 0 R"));
        var catalog = (1, PdfForge.Catalog($"/B [{references}]"));
        var document = Read(PdfForge.Append(PdfForge.Bytes(file.ToString()), [catalog, .. PdfForge.Objects()[1..]]));

        var refusal = Assert.Throws<PdfFormatException>(() => Find(document, document));

        Assert.Equal(PdfFault.TooLarge, refusal.Fault);
    }

    private static ImmutableArray<string> Find(PdfDocument before, PdfDocument after) =>
        PdfDifferences.Find(before, after, PdfPermission.Unrestricted).Places;

    private static PdfDocument Read(byte[] file) => PdfDocument.Read(file, new PdfBudget());

    private static (int Number, string? Body)[] Ring(int length, int first) =>
    [
        (1, PdfForge.Catalog($"/B {first} 0 R")),
        .. Enumerable.Range(0, length)
            .Select(index => (first + index, (string?)$"<< /N {first + (index + 1) % length} 0 R >>")),
    ];
}
