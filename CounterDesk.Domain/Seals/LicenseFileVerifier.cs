using CounterDesk.Domain.Ofd;

namespace CounterDesk.Domain.Seals;

/// <summary>Verifies the seals of a license file. Whatever the bytes, the answer is a report.</summary>
public static class LicenseFileVerifier
{
    /// <summary>A larger file is rejected unread. No license file comes near it.</summary>
    public const int MaxFileBytes = OfdPackage.MaxFileBytes;

    // Readers find "%PDF-" anywhere in the first 1,024 bytes.
    private const int PdfHeaderRange = 1024;

    /// <param name="file">The whole file.</param>
    /// <param name="trust">Whom the hall trusts.</param>
    /// <param name="at">The moment of judging. Signatures are judged at their own time; this decides about remarks only.</param>
    public static FileReport Verify(ReadOnlyMemory<byte> file, TrustStore trust, DateTimeOffset at) =>
        IsPdf(file.Span) ? NotSupported() : OfdFileCheck.Run(file, new Judgment(trust, at));

    private static bool IsPdf(ReadOnlySpan<byte> file) =>
        file[..Math.Min(file.Length, PdfHeaderRange)].IndexOf("%PDF-"u8) >= 0 && file is not [(byte)'P', (byte)'K', ..];

    private static FileReport NotSupported()
    {
        var sheet = new CheckSheet();
        sheet.Find(FileReason.NotSupported);
        return MergedReport.Of(sheet, [], content: null);
    }
}
