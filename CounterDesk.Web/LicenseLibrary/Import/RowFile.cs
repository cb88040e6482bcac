using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>Reads the file that a row names, from inside the folder of the manifest and from nowhere else.</summary>
internal static class RowFile
{
    private static ReadOnlySpan<byte> ZipStart => "PK\x03\x04"u8;

    private static ReadOnlySpan<byte> PdfStart => "%PDF-"u8;

    /// <summary>The file, or why there is none.</summary>
    public static async Task<(LicenseFile? File, ImportReason? Reason)> ReadAsync(
        string folder, string path, CancellationToken cancellationToken)
    {
        // Manifests are also written on Windows.
        var root = Path.GetFullPath(folder);
        var full = Path.GetFullPath(Path.Combine(root, path.Replace('\\', '/')));
        if (!full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return (null, ImportReason.FileOutsideFolder);
        }

        try
        {
            var file = new FileInfo(full);
            return !file.Exists ? (null, ImportReason.FileMissing)
                : file.Length > LicenseFileVerifier.MaxFileBytes ? (null, ImportReason.FileTooLarge)
                : Recognize(await File.ReadAllBytesAsync(full, cancellationToken), file.Extension);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, ImportReason.FileUnreadable);
        }
    }

    // By its first bytes, and where these say nothing by its name: some makers put bytes of their own in front.
    private static (LicenseFile?, ImportReason?) Recognize(byte[] bytes, string extension)
    {
        LicenseFileFormat? format =
            bytes.AsSpan().StartsWith(ZipStart) ? LicenseFileFormat.Ofd
            : bytes.AsSpan().StartsWith(PdfStart) ? LicenseFileFormat.Pdf
            : extension.Equals(".ofd", StringComparison.OrdinalIgnoreCase) ? LicenseFileFormat.Ofd
            : extension.Equals(".pdf", StringComparison.OrdinalIgnoreCase) ? LicenseFileFormat.Pdf
            : null;
        return format is { } known ? (new LicenseFile(known, bytes), null) : (null, ImportReason.FileFormatUnknown);
    }
}
