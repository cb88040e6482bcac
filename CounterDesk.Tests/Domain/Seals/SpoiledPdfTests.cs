using CounterDesk.Domain.SealedPdf;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>
/// Whatever the bytes of a PDF file, the answer is a report, and never that a file is genuine that shows something
/// else.
/// </summary>
public sealed class SpoiledPdfTests
{
    private const int Rounds = 200;

    private static readonly byte[] _file = new PdfForge().File();
    private static readonly byte[] _packed = new PdfForge { Base = PdfForge.Packed() }.File();
    private static readonly TrustStore _trust = SomeSeals.Trust();

    private static readonly Dictionary<string, Func<Mutator, byte[]>> _layers = new()
    {
        ["the file"] = mutator => mutator.Spoil(_file),
        ["a file of streams"] = mutator => mutator.Spoil(_packed),
        ["what is signed after"] = mutator => new PdfForge { Base = mutator.Spoil(PdfForge.Plain()) }.File(),
        ["streams that are signed after"] = mutator => new PdfForge { Base = mutator.Spoil(PdfForge.Packed()) }.File(),
        ["a revision that is added"] = mutator =>
            PdfForge.Append(_file, [(mutator.Pick<int>([1, 2, 3, 4, 5, 10, 11]), Body(mutator))]),
        ["the signature dictionary"] = mutator =>
            new PdfForge { Entries = PdfForge.Text(mutator.Spoil("/M (D:2026) /Reference [10 0 R] /T 1"u8)) }.File(),
        ["the field"] = mutator =>
            new PdfForge { Field = PdfForge.Text(mutator.Spoil("/Kids [10 0 R 3 0 R] /Parent 11 0 R"u8)) }.File(),
        ["the range"] = mutator => new PdfForge
        {
            Range = (start, end, tail) =>
                PdfForge.Text(mutator.Spoil(PdfForge.Bytes($"/ByteRange [0 {start} {end} {tail}]"))).PadRight(80)[..80],
        }.File(),
        ["the value"] = mutator => new PdfForge
        {
            ChangeContents = contents => Fitted(mutator.Spoil(contents.AsSpan(..2000)), contents.Length),
        }.File(),
        ["a seal"] = mutator =>
        {
            var seal = new SealForge { ChangeSeal = mutator.SpoilElement };
            var file = new PdfForge { SubFilter = "GM.sm2seal", Value = content => seal.Value(content, seal.Seal()) };
            return file.File();
        },
    };

    public static TheoryData<string> Layers() => [.. _layers.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_spoiled_file_ends_in_a_report(string layer)
    {
        HashSet<FileVerdict> reached = [];
        for (var round = 0; round < Rounds; round++)
        {
            var report = LicenseFileVerifier.Verify(_layers[layer](new Mutator(round)), _trust, SomeSeals.SealedAt);

            Assert.Equal(Enum.GetValues<SealCheck>(), report.Checks.Select(result => result.Check));
            Assert.All(report.Signatures, signature =>
                Assert.Equal(Enum.GetValues<SealCheck>(), signature.Checks.Select(result => result.Check)));
            reached.Add(report.Verdict);
        }

        Assert.True(reached.Count > 1, $"Only {string.Join(", ", reached)} was reached.");
    }

    [Theory]
    [InlineData("the file")]
    [InlineData("a file of streams")]
    [InlineData("a revision that is added")]
    public void A_spoiled_file_that_is_still_genuine_shows_what_was_signed(string layer)
    {
        var original = Shown(layer == "a file of streams" ? _packed : _file);
        for (var round = 0; round < Rounds; round++)
        {
            var file = _layers[layer](new Mutator(round));
            if (LicenseFileVerifier.Verify(file, _trust, SomeSeals.SealedAt).Verdict is FileVerdict.Valid)
            {
                Assert.Equal(original, Shown(file));
            }
        }

        Assert.Equal(FileVerdict.Valid, LicenseFileVerifier.Verify(_file, _trust, SomeSeals.SealedAt).Verdict);
    }

    // The signature dictionary aside, whose value has parts that nobody signs.
    private static IEnumerable<string> Shown(byte[] file) =>
        PdfGraph.Of(PdfDocument.Read(file, new PdfBudget()))
            .Where(entry => !entry.StartsWith("10: ", StringComparison.Ordinal));

    private static string Body(Mutator mutator)
    {
        var body = PdfForge.Objects()[mutator.Pick<int>([0, 1, 2, 3, 4])].Body!;
        return PdfForge.Text(mutator.Spoil(PdfForge.Bytes(body)));
    }

    private static byte[] Fitted(byte[] spoiled, int length)
    {
        Array.Resize(ref spoiled, length);
        return spoiled;
    }
}
