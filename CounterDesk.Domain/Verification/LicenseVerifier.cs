using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

/// <summary>Judges a license by what its source and its file say. Nothing is fetched, and no clock is read.</summary>
public static class LicenseVerifier
{
    public static VerificationReport Verify(VerificationInput input)
    {
        var (license, kind, file) = (input.License, input.Kind, input.File);
        var comparison = file?.Content is { } content ? FaceComparison.Of(license, kind, content) : null;
        return new VerificationReport(
            [
                .. FileChecks.Of(file, kind, WhyNoFile(input)),
                PlatformChecks.FileAtPlatform(input.FileAtPlatform, file),
                RecordChecks.Identifier(license),
                RecordChecks.KindKnown(kind),
                RecordChecks.IssuerPlausible(license, file),
                FaceChecks.FaceAgrees(comparison, WhyNotCompared(input)),
                FaceChecks.KeepsRules(license, kind),
                ForceChecks.StatusAtSource(license.Status, input.IsStatusStale),
                ForceChecks.WithinTerm(license, kind, input.Today),
                HolderChecks.HolderAskedFor(license, input.AskedFor),
                HolderChecks.HolderOnFace(license, kind),
            ],
            file,
            input.At)
        {
            Face = comparison,
        };
    }

    private static CheckReason WhyNotCompared(VerificationInput input) => input.File switch
    {
        null => WhyNoFile(input),
        { Format: FileFormat.Pdf } => CheckReason.PdfNotCompared,
        _ => CheckReason.FaceNotFoundInFile,
    };

    private static CheckReason WhyNoFile(VerificationInput input) =>
        input.IsFileUnavailable ? CheckReason.FileUnavailable : CheckReason.NoFile;
}
