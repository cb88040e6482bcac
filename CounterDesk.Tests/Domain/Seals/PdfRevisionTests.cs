using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>
/// A PDF file can be added to without breaking a signature: what came after the last, and between two, is told.
/// </summary>
public sealed class PdfRevisionTests
{
    private const string TimeStampFilter = "ETSI.RFC3161";

    private static readonly (int Number, string? Body) _another = (4, PdfForge.PageText("Holder: another"));
    private static readonly byte[] _signed = new PdfForge().File();
    private static readonly SealingKey _authority = SignedDataForge.Authority.Make();

    private static readonly PdfForge _stamped = new()
    {
        Base = _signed,
        Earlier = 1,
        SubFilter = TimeStampFilter,
        Value = content => SignedDataForge.Stamp(content, SomeSeals.SealedAt.AddDays(1), _authority),
    };

    private static readonly string _fields = "/AcroForm << /SigFlags 3 /Fields [11 0 R] >>";

    /// <summary>What was added, and the first place that shows something else.</summary>
    private static readonly Dictionary<string, (byte[] File, string? Place)> _changed = new()
    {
        ["a page's content was replaced"] =
            (Added(_another), "/Pages/Kids/0/Contents"),
        ["a page was added"] = (
            Added((2, "<< /Type /Pages /Kids [3 0 R 20 0 R] /Count 2 >>"), (20, PdfForge.Page())), "/Pages/Count"),
        ["an annotation was added"] = (
            Added(
                (3, PdfForge.Page("/Annots [11 0 R 20 0 R]")),
                (20, "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] >>")),
            "/Pages/Kids/0/Annots"),
        ["a field that can be seen was added"] = (
            Added(
                (1, PdfForge.Catalog("/AcroForm << /SigFlags 3 /Fields [11 0 R 20 0 R] >>")),
                (20, "<< /FT /Sig /T (Sig2) /Rect [0 0 99 99] /AP << /N 4 0 R >> >>")),
            "/AcroForm/Fields"),
        ["a field that acts was added"] = (
            Added(
                (1, PdfForge.Catalog("/AcroForm << /SigFlags 3 /Fields [11 0 R 20 0 R] >>")),
                (20, "<< /FT /Sig /T (Sig2) /AA << /E 4 0 R >> >>")),
            "/AcroForm/Fields"),
        ["the form was replaced"] = (
            Added(
                (1, PdfForge.Catalog("/AcroForm << /SigFlags 3 /Fields [20 0 R] >>")),
                (20, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Sig9) /V 10 0 R /P 3 0 R /Rect [0 0 0 0] >>")),
            "/AcroForm/Fields/0/T"),
        ["a font was replaced"] = (
            Added((5, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>")),
            "/Pages/Kids/0/Resources/Font/F1/BaseFont"),
        ["an action was added"] = (Added((1, PdfForge.Catalog($"{_fields} /OpenAction 20 0 R"))), null),
        ["only proofs were added, and nobody stamped them"] =
            (Added((1, PdfForge.Catalog($"{_fields} /DSS << >>"))), null),
        ["a line end was added"] = ([.. _signed, (byte)'\n'], null),
        ["a comment was added"] = ([.. _signed, .. "% later\n"u8], null),
    };

    public static TheoryData<string> Changed() => [.. _changed.Keys];

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_file_was_changed_after_its_last_signature_when(string change)
    {
        var (file, place) = _changed[change];

        var report = Verify(file);

        Assert.Equal([FileReason.ModifiedAfterLastSignature], report.Reasons);
        Assert.Equal(FileVerdict.Partial, report.Verdict);
        var signature = Assert.Single(report.Signatures);
        Assert.Equal(FileVerdict.Valid, signature.Verdict);
        Assert.Equal(place, place is null ? null : signature.UncoveredEntries.FirstOrDefault());
        Assert.Contains(
            new SealCheckResult(
                SealCheck.EverythingCovered, CheckOutcome.NotDone, FileReason.ModifiedAfterLastSignature),
            report.Checks);
    }

    [Fact]
    public void A_second_signature_that_only_signs_leaves_the_first_as_it_was()
    {
        var report = new PdfForge { Base = _signed, Earlier = 1 }.Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal(["Sig1", "Sig2"], report.Signatures.Select(signature => signature.Id));
        Assert.DoesNotContain(FileWarning.ContentNotCovered, report.Warnings);
    }

    [Fact]
    public void What_was_changed_between_two_signatures_is_remarked_on_the_first()
    {
        var report = new PdfForge { Base = _signed, Earlier = 1, Others = [_another] }.Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Contains(FileWarning.ContentNotCovered, report.Signatures[0].Warnings);
        Assert.Equal(["/Pages/Kids/0/Contents"], report.Signatures[0].UncoveredEntries);
        Assert.All(report.Signatures, signature => Assert.True(signature.CoversWholeFile));
        Assert.Empty(report.Signatures[1].UncoveredEntries);
        Assert.Contains(
            new SealCheckResult(
                SealCheck.EverythingCovered, CheckOutcome.PassedWithRemark, Warning: FileWarning.ContentNotCovered),
            report.Checks);
    }

    [Fact]
    public void An_invalid_signature_makes_the_file_invalid_whoever_signs_after_it()
    {
        var invalid = new PdfForge { Value = content => new SignedDataForge().Value([.. content, 0]) }.File();

        var report = new PdfForge { Base = invalid, Earlier = 1 }.Verify();

        Assert.Equal(
            [FileVerdict.Invalid, FileVerdict.Valid], report.Signatures.Select(signature => signature.Verdict));
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
    }

    [Fact]
    public void Proofs_and_a_time_stamp_over_the_whole_file_may_follow_the_last_signature()
    {
        var proven = _stamped with
        {
            Others = [(20, "<< /Certs [] >>")],
            Base = Added((1, PdfForge.Catalog($"{_fields} /DSS << /CRLs [] >>"))),
        };

        var report = proven.Verify();

        Assert.Empty(report.Reasons);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal(SomeSeals.SealedAt.AddDays(1), report.Signatures[1].StampedAt);
    }

    [Fact]
    public void A_time_stamp_covers_no_change()
    {
        var report = (_stamped with { Others = [_another] }).Verify();

        Assert.Equal([FileReason.ModifiedAfterLastSignature], report.Reasons);
        Assert.Equal(FileVerdict.Partial, report.Verdict);
    }

    [Fact]
    public void What_follows_the_time_stamp_as_well_is_stamped_by_nobody()
    {
        var report = Verify(PdfForge.Append(
            _stamped.File(),
            [(1, PdfForge.Catalog("/AcroForm << /SigFlags 3 /Fields [11 0 R 13 0 R] >> /DSS << >>"))]));

        Assert.Equal([FileReason.ModifiedAfterLastSignature], report.Reasons);
    }

    [Fact]
    public void A_time_stamp_leaves_nothing_open_because_it_covers_nothing()
    {
        var report = new PdfForge { Base = _stamped.File(), Earlier = 2, Others = [_another] }.Verify();

        Assert.Equal(["Sig1", "Sig2", "Sig3"], report.Signatures.Select(signature => signature.Id));
        Assert.NotEmpty(report.Signatures[0].UncoveredEntries);
        Assert.Empty(report.Signatures[1].UncoveredEntries);
    }

    [Fact]
    public void A_time_stamp_by_an_authority_that_nobody_knows_lets_nothing_follow()
    {
        var unknown = (SignedDataForge.Authority with { Issuer = null }).Make();
        var stamped = _stamped with { Value = content => SignedDataForge.Stamp(content, SomeSeals.SealedAt, unknown) };

        var report = stamped.Verify();

        Assert.Equal(
            [FileReason.TimeStampChainUnknownIssuer, FileReason.ModifiedAfterLastSignature], report.Reasons);
    }

    [Fact]
    public void A_time_stamp_over_something_else_is_invalid()
    {
        var stamped = _stamped with { Value = _ => SignedDataForge.Stamp([1], SomeSeals.SealedAt, _authority) };

        var report = stamped.Verify();

        Assert.Contains(FileReason.TimeStampImprintMismatch, report.Reasons);
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
    }

    [Fact]
    public void A_time_stamp_alone_is_nobodys_signature()
    {
        var report = (_stamped with { Base = PdfForge.Plain(), Earlier = 0 }).Verify();

        Assert.Equal([FileReason.SignaturesEmpty], report.Reasons);
        Assert.Equal(FileVerdict.NotSigned, report.Verdict);
    }

    [Fact]
    public void A_signature_whose_end_is_in_the_middle_of_a_revision_leaves_everything_open()
    {
        var signed = new PdfForge { Range = (start, end, tail) => $"/ByteRange [0 {start} {end} {tail - 40}]" };
        var cut = signed with { Value = content => new SignedDataForge().Value(content[..^40]) };

        var report = cut.Verify();

        Assert.Equal([FileReason.ModifiedAfterLastSignature], report.Reasons);
        Assert.Equal(["/"], Assert.Single(report.Signatures).UncoveredEntries);
    }

    [Fact]
    public void Signatures_that_protect_too_much_together_are_not_hashed()
    {
        var file = new PdfForge { Base = [.. PdfForge.Plain(), .. new byte[45 << 20]] }.File();
        for (var earlier = 1; earlier < 3; earlier++)
        {
            file = new PdfForge { Base = file, Earlier = earlier, Value = _ => [0x30, 0] }.File();
        }

        Assert.Equal([FileReason.Bomb], Verify(file).Reasons);
    }

    private static FileReport Verify(byte[] file) =>
        LicenseFileVerifier.Verify(file, SomeSeals.Trust(), SomeSeals.SealedAt);

    private static byte[] Added(params (int Number, string? Body)[] objects) => PdfForge.Append(_signed, objects);
}
