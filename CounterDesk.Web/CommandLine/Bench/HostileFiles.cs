using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>The most expensive files that are read: each comes up to one limit and stays within the others.</summary>
internal static class HostileFiles
{
    private const int Mebibyte = 1 << 20;
    private const int Signatures = 32;
    private const int Pages = 4;
    private const int NodesOfPage = 249_900;
    private const int AttributesOfElement = 99;
    private const int DigitsOfAttribute = 58;
    private const int References = 160_000;

    public static IReadOnlyList<(string Name, Func<BenchFiles, byte[]> Make)> All { get; } =
    [
        ("an OFD file of 64 MiB that expands to 64 MiB", _ => Expanding()),
        ("an OFD file with 1,000,000 nodes in 64 MiB of XML", _ => ManyNodes()),
        ("an OFD file with 32 seals of 4 MiB", LargeSeals),
        ("an OFD file with 32 seals over 160,000 names", ManyReferences),
        ("a PDF file of 64 MiB", files => files.Pdf(63 * Mebibyte)),
        ("a PDF file of 500,000 values", _ => Pdf($"/Many [{Repeat("<</a 1>>", 166_000)}]")),
        ("a PDF file with 15 texts of 4 MiB", _ => Pdf($"/Long [{Repeat($"({new string('x', 4 * Mebibyte)})", 15)}]")),
    ];

    private static byte[] Expanding() => Zip(
    [
        .. Document("", "<Document/>"),
        ("noise", BenchFiles.Noise(64 * Mebibyte - Mebibyte / 16)),
    ]);

    private static byte[] ManyNodes()
    {
        var random = new Random(1);
        var pages = string.Concat(Enumerable.Range(0, Pages).Select(page => $"<Page BaseLoc='{page}.xml'/>"));
        return Zip(
        [
            .. Document("", $"<Document>{pages}</Document>"),
            .. Enumerable.Range(0, Pages).Select(page => ($"{page}.xml", Ascii($"<Page>{Attributes(random)}</Page>"))),
        ]);
    }

    private static string Attributes(Random random)
    {
        var text = new StringBuilder();
        for (var node = 0; node < NodesOfPage; node += AttributesOfElement + 1)
        {
            text.Append("<E");
            for (var attribute = 0; attribute < AttributesOfElement; attribute++)
            {
                text.Append(
                    CultureInfo.InvariantCulture, $" a{attribute}='{random.GetHexString(DigitsOfAttribute)}'");
            }

            text.Append("/>");
        }

        return text.ToString();
    }

    private static byte[] LargeSeals(BenchFiles files) => ManySignatures(files, "", pictureBytes: 4 * Mebibyte - 4096);

    private static byte[] ManyReferences(BenchFiles files) =>
        ManySignatures(files, Repeat("<Reference FileRef='D'/>", References), pictureBytes: 0);

    // One Signature.xml that is listed again and again.
    private static byte[] ManySignatures(BenchFiles files, string references, int pictureBytes)
    {
        var list = Repeat("<Signature ID='1' BaseLoc='Signature.xml'/>", Signatures);
        var signature = Ascii(
            $"<Signature><SignedInfo><References CheckMethod='SM3'>{references}</References></SignedInfo>" +
            "<SignedValue>value</SignedValue></Signature>");
        return Zip(
        [
            .. Document("<Signatures>S.xml</Signatures>", "<Document/>"),
            ("S.xml", Ascii($"<Signatures>{list}</Signatures>")),
            ("Signature.xml", signature),
            ("value", files.Sign(signature, pictureBytes)),
        ]);
    }

    private static byte[] Pdf(string catalog) => new BenchPdf { Catalog = catalog }.Write(_ => []);

    private static (string Name, byte[] Bytes)[] Document(string signatures, string document) =>
    [
        ("OFD.xml", Ascii($"<OFD><DocBody><DocRoot>D.xml</DocRoot>{signatures}</DocBody></OFD>")),
        ("D.xml", Ascii(document)),
    ];

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    private static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(bytes);
            }
        }

        return file.ToArray();
    }
}
