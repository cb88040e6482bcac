using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.SealedPdf;

namespace CounterDesk.Domain.Seals;

/// <summary>Verifies the seals of a license file. Whatever the bytes, the answer is a report.</summary>
public static class LicenseFileVerifier
{
    /// <summary>A larger file is rejected unread. No license file comes near it.</summary>
    public const int MaxFileBytes = OfdPackage.MaxFileBytes;

    /// <param name="file">The whole file.</param>
    /// <param name="trust">Whom the hall trusts.</param>
    /// <param name="at">
    /// Decides about remarks, and whether a time of signing has come: signatures are judged at their own time.
    /// </param>
    /// <param name="purpose">
    /// What the hall said it needs the license for: a watermark that was added and says just this has a name of its own.
    /// </param>
    public static FileReport Verify(
        ReadOnlyMemory<byte> file, TrustStore trust, DateTimeOffset at, string? purpose = null) =>
        FormatOf(file.Span) switch
        {
            FileFormat.Pdf => PdfFileCheck.Run(file, new Judgment(trust, at)) with { Format = FileFormat.Pdf },
            var format and (FileFormat.Ofd or FileFormat.Neither) =>
                OfdFileCheck.Run(file, new Judgment(trust, at, purpose)) with { Format = format },
        };

    // The content decides, not the file's name. A package may hold a PDF file as an attachment, unpacked; an archive
    // writes the names of its entries in plain letters, however broken or dangerous it is.
    private static FileFormat FormatOf(ReadOnlySpan<byte> file) =>
        PdfDocument.HasHeader(file) && file is not [(byte)'P', (byte)'K', ..] ? FileFormat.Pdf
        : file.IndexOf("PK\u0003\u0004"u8) >= 0 && file.IndexOf("OFD.xml"u8) >= 0 ? FileFormat.Ofd
        : FileFormat.Neither;
}
