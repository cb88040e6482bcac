using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using Slips = CounterDesk.Tests.Domain.Fuzz.Slips;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Every name that a report may give, each with a file of our own making that gets it.</summary>
public sealed class EveryNameTests
{
    private static readonly DateTimeOffset _later = SomeSeals.SealedAt.AddDays(1);
    private static readonly byte[] _file = SomeSeals.SealedFile();

    private static readonly Dictionary<FileWarning, Subject> _warned = new()
    {
        [FileWarning.OfdXmlNotCovered] = new(new OfdForge { Protects = entry => entry != OfdWriter.MainEntry }.File()),
        [FileWarning.ContentNotCovered] = new(
            new PdfForge
            {
                Base = new PdfForge().File(), Earlier = 1, Others = [(4, PdfForge.PageText("Holder: another"))],
            }.File()),
        [FileWarning.PropertyInfoNotSignaturePath] = new(new OfdForge { Seal = new() { PropertyInfo = "D0C1D" } }.File()),
        [FileWarning.SignTimeOutsideMakerCert] = new(
            new OfdForge
            {
                Seal = new() { Maker = ForgedKey.Of(new CertificateForge { Until = SomeSeals.SealedAt.AddDays(-1) }.Make()) },
            }.File()),
        [FileWarning.SignerCertExpiredNow] = new(_file) { At = SomeSeals.Until.AddDays(1) },
        [FileWarning.MakerCertExpiredNow] = new(_file) { At = SomeSeals.Until.AddDays(1) },
        [FileWarning.SealExpiredNow] = new(_file) { At = SomeSeals.Until.AddDays(1) },
        [FileWarning.SignerRevokedLater] = new(_file) { Trust = SomeSeals.Trust((4, _later)) },
        [FileWarning.RevocationNotKnown] = new(_file) { Trust = WithList(null) },
        [FileWarning.RevocationListOld] = new(_file) { Trust = WithList(_later), At = SomeSeals.SealedAt.AddDays(30) },
        [FileWarning.TimeStampIssuerUnknown] = new(
            new PdfForge
            {
                Value = new SignedDataForge
                {
                    TimeStamp = signature => SignedDataForge.Stamp(
                        signature, _later, (SignedDataForge.Authority with { Issuer = null }).Make()),
                }.Value,
            }.File()),
        [FileWarning.SignatureNotListed] = new(new PdfForge { IsListed = false }.File()),
        [FileWarning.ZipPrefix] = new([.. "vendor"u8, .. _file]),
        [FileWarning.ZipTrailer] = new([.. _file, .. "vendor"u8]),
        [FileWarning.ZipDataDescriptor] = new(Zipped(name => name, flags: 1 << 3)),
        [FileWarning.BackslashEntry] = new(Zipped(name => name.Replace('/', '\\'), flags: 0)),
    };

    public static TheoryData<FileReason> Reasons() => [.. Enum.GetValues<FileReason>()];

    public static TheoryData<FileWarning> Warnings() => [.. Enum.GetValues<FileWarning>()];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_reason_has_a_file_that_gets_it(FileReason reason)
    {
        var file = Slips.All.First(slip => slip.Reason == reason).Make(new Mutator(0)).File();

        var report = LicenseFileVerifier.Verify(
            file, SteadyKeys.Trust, SomeSeals.SealedAt, SomeVisits.Purpose.Text);

        Assert.Contains(reason, report.Reasons);
        Assert.NotEqual(FileVerdict.Valid, report.Verdict);
    }

    [Theory]
    [MemberData(nameof(Warnings))]
    public void Every_warning_has_a_file_that_gets_it_and_is_valid_all_the_same(FileWarning warning)
    {
        var subject = _warned[warning];

        var report = LicenseFileVerifier.Verify(subject.File, subject.Trust, subject.At);

        Assert.Contains(warning, report.Warnings);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
    }

    private static TrustStore WithList(DateTimeOffset? until) => TrustStore.Load(
        [new("root.cer", SomeSeals.Root.Certificate)],
        [new("intermediate.cer", SomeSeals.Intermediate.Certificate)],
        until is { } end ? [new("a.crl", CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, SomeSeals.SealedAt, end))] : []);

    private static byte[] Zipped(Func<string, string> nameOf, ushort flags)
    {
        var zip = new ZipForge();
        foreach (var (name, bytes) in SomeSeals.SealedEntries())
        {
            zip.Add(nameOf(name), bytes.Span, flags: flags);
        }

        return zip.File();
    }

    private sealed record Subject(byte[] File)
    {
        public TrustStore Trust { get; init; } = SomeSeals.Trust();

        public DateTimeOffset At { get; init; } = SomeSeals.SealedAt;
    }
}
