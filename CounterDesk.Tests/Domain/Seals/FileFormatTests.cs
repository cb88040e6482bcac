using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>What a file is told to be, whatever its name and however little of it can be read.</summary>
public sealed class FileFormatTests
{
    private static readonly byte[] _ofd = SomeSeals.SealedFile();
    private static readonly byte[] _pdf = new PdfForge().File();

    private static readonly Dictionary<string, (byte[] File, FileFormat Format)> _files = new()
    {
        ["an OFD file"] = (_ofd, FileFormat.Ofd),
        ["an OFD file with something in front"] = ([.. "%PDF"u8, .. _ofd], FileFormat.Ofd),
        ["an OFD file that was cut short"] = (_ofd[..^40], FileFormat.Ofd),
        ["an OFD file that holds a PDF file"] =
            (ZipForge.WithRoot().Add("a.pdf", _pdf, isDeflated: false).File(), FileFormat.Ofd),
        ["a PDF file"] = (_pdf, FileFormat.Pdf),
        ["a PDF file that was cut short"] = (_pdf[..^40], FileFormat.Pdf),
        ["a PDF file that holds an OFD file"] = ([.. _pdf, .. _ofd], FileFormat.Pdf),
        ["another archive"] = (new ZipForge().Add("document.xml", "<w/>"u8).File(), FileFormat.Neither),
        ["a picture"] = ([0x89, .. "PNG OFD.xml"u8], FileFormat.Neither),
        ["nothing"] = ([], FileFormat.Neither),
    };

    public static TheoryData<string> Files() => [.. _files.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_is_told_of(string file)
    {
        var (bytes, format) = _files[file];

        Assert.Equal(format, LicenseFileVerifier.Verify(bytes, SomeSeals.Trust(), SomeSeals.SealedAt).Format);
    }
}
