using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

/// <summary>Packages as every reader must understand them: what two readers could read in two ways is refused.</summary>
public sealed class OfdPackageTests
{
    private static readonly byte[] _text = "text"u8.ToArray();

    // Where the directory's only entry begins, from the end of an archive with one entry, OFD.xml.
    private static readonly int _directory = -(22 + 46 + "OFD.xml".Length);

    private static readonly Dictionary<string, (byte[] File, OfdFault Fault)> _refused = new()
    {
        ["no archive at all"] = ("<OFD/>"u8.ToArray(), OfdFault.Malformed),
        ["nothing"] = ([], OfdFault.Malformed),
        ["an archive cut short"] = (ZipForge.WithRoot().File()[..^30], OfdFault.Malformed),
        ["two entries of one name"] =
            (ZipForge.WithRoot().Add("a.xml", _text).Add("a.xml", "other"u8).File(), OfdFault.DuplicateEntry),
        ["two entries of one name but for a dot"] =
            (ZipForge.WithRoot().Add("b/a.xml", _text).Add("b/./a.xml", _text).File(), OfdFault.DuplicateEntry),
        ["two entries of one name but for a backslash"] =
            (ZipForge.WithRoot().Add("b/a.xml", _text).Add("b\\a.xml", _text).File(), OfdFault.DuplicateEntry),
        ["two names that differ in case"] =
            (ZipForge.WithRoot().Add("a.xml", _text).Add("A.XML", _text).File(), OfdFault.CaseDuplicate),
        ["another name before the bytes"] =
            (ZipForge.WithRoot().Add("a.xml", _text, localName: "b.xml"u8.ToArray()).File(), OfdFault.LocalNameDifference),
        ["a name that climbs out"] = (ZipForge.WithRoot().Add("../a.xml", _text).File(), OfdFault.TraversalEntry),
        ["a name that climbs out by backslashes"] = (ZipForge.WithRoot().Add("b\\..\\..\\a.xml", _text).File(), OfdFault.TraversalEntry),
        ["a name from the root of a disk"] = (ZipForge.WithRoot().Add("/etc/a.xml", _text).File(), OfdFault.TraversalEntry),
        ["a name with a drive"] = (ZipForge.WithRoot().Add("C:a.xml", _text).File(), OfdFault.TraversalEntry),
        ["a name with a control character"] = (ZipForge.WithRoot().Add("a\u0007.xml", _text).File(), OfdFault.Malformed),
        ["a name of dots and slashes only"] = (ZipForge.WithRoot().Add("//", _text).File(), OfdFault.TraversalEntry),
        ["a name that is not the UTF-8 it claims to be"] =
            (ZipForge.WithRoot().Add("", _text, rawName: [0xD6, 0xD0], flags: 1 << 11).File(), OfdFault.Malformed),
        ["no name"] = (ZipForge.WithRoot().Add("", _text).File(), OfdFault.Malformed),
        ["an encrypted entry"] = (ZipForge.WithRoot().Add("a.xml", _text, flags: 1).File(), OfdFault.Malformed),
        ["a rare way of packing"] = (ZipForge.WithRoot().Add("a.xml", _text, method: 12).File(), OfdFault.Malformed),
        ["two ways of packing"] = (ZipForge.WithRoot().Add("a.xml", _text, localMethod: 0).File(), OfdFault.Malformed),
        ["a wrong checksum"] = (ZipForge.WithRoot().Add("a.xml", _text, crc: 1).File(), OfdFault.Malformed),
        ["two checksums"] = (ZipForge.WithRoot().Add("a.xml", _text, localCrc: 1).File(), OfdFault.Malformed),
        ["more bytes than it says"] = (ZipForge.WithRoot().Add("a.xml", _text, size: 3).File(), OfdFault.Malformed),
        ["fewer bytes than it says"] = (ZipForge.WithRoot().Add("a.xml", _text, size: 5).File(), OfdFault.Malformed),
        ["stored bytes of another length"] =
            (ZipForge.WithRoot().Add("a.xml", _text, isDeflated: false, size: 5).File(), OfdFault.Malformed),
        ["an entry that is elsewhere"] = (ZipForge.WithRoot().Add("a.xml", _text, offset: 1).File(), OfdFault.Malformed),
        ["an entry behind the end"] = (ZipForge.WithRoot().Add("a.xml", _text, offset: 99_999).File(), OfdFault.Malformed),
        ["more entries than there are"] = (ZipForge.WithRoot().File(count: 2), OfdFault.Malformed),
        ["fewer entries than there are"] = (ZipForge.WithRoot().Add("a.xml", _text).File(count: 1), OfdFault.Malformed),
        ["a directory of another length"] = (ZipForge.WithRoot().File(sizeError: 1), OfdFault.Malformed),
        ["two counts of entries"] = (Patched((-14, [2])), OfdFault.Malformed),
        ["an archive of several disks"] = (Patched((-18, [1])), OfdFault.Malformed),
        ["a directory that is further on than it is"] = (Patched((-6, [100])), OfdFault.Malformed),
        ["a directory that ends within an entry"] = (Widened([.. "PK\u0001\u0002"u8], count: 2), OfdFault.Malformed),
        ["a directory of something else"] = (Patched((_directory, [0])), OfdFault.Malformed),
        ["a name that leads out of the file"] = (Patched((_directory + 28, [0xE8, 3])), OfdFault.Malformed),
        ["a name that is too long"] = (ZipForge.WithRoot().Add(new string('a', 1025), _text).File(), OfdFault.Malformed),
        ["a name of nothing but a dot"] = (ZipForge.WithRoot().Add(".", _text).File(), OfdFault.Malformed),
        ["a rare way of packing that packs nothing"] =
            (ZipForge.WithRoot().Add("a.xml", _text, isDeflated: false, method: 12).File(), OfdFault.Malformed),
        ["an entry of more bytes than a number holds"] =
            (ZipForge.WithRoot().Add("a.xml", _text, isDeflated: false, size: uint.MaxValue).File(), OfdFault.TooLarge),
        ["an entry without its header"] = (Patched((0, [0])), OfdFault.Malformed),
        ["an entry that runs out of the file"] =
            (Patched((18, [0xFF, 0xFF, 0xFF, 0]), (_directory + 20, [0xFF, 0xFF, 0xFF, 0])), OfdFault.Malformed),
        ["bytes behind those that the checksum is of"] =
            (ZipForge.WithRoot().Add("a.xml", _text, size: 3, crc: Crc32.Of(_text.AsSpan(..3))).File(), OfdFault.Malformed),
        ["a ZIP64 locator where a comment may be"] =
            (Widened([.. "PK\u0006\u0007"u8, .. new byte[16]], comment: 20), OfdFault.Malformed),
        ["the ZIP64 format"] = (ZipForge.WithRoot().File(isZip64: true), OfdFault.Malformed),
        ["an entry of 110 MB in 107 KB"] = (ZipForge.WithRoot().Add("a.xml", new byte[107_000], isDeflated: false, size: 110_000_000).File(), OfdFault.TooLarge),
        ["an entry of 8 MB in 8 KB"] = (ZipForge.WithRoot().Add("a.xml", new byte[8 << 20]).File(), OfdFault.TooLarge),
        ["twenty entries of 4 MB in 4 KB"] = (Many(20, new byte[4 << 20]), OfdFault.TooLarge),
        ["too many entries"] = (Many(5000, _text), OfdFault.TooLarge),
    };

    public static TheoryData<string> Refused() => [.. _refused.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_package_is_refused_for(string what)
    {
        var (file, fault) = _refused[what];

        Assert.Equal(fault, Assert.Throws<OfdFormatException>(() => OfdPackage.Read(file)).Fault);
    }

    // The check value that every description of this checksum gives.
    [Fact]
    public void The_checksum_is_that_of_ZIP() => Assert.Equal(0xCBF43926, Crc32.Of("123456789"u8));

    [Fact]
    public void A_file_that_is_too_large_is_not_looked_into() =>
        Assert.Equal(
            OfdFault.TooLarge,
            Assert.Throws<OfdFormatException>(() => OfdPackage.Read(new byte[OfdPackage.MaxFileBytes + 1])).Fault);

    [Fact]
    public void Entries_are_read_packed_or_stored_in_folders_or_without()
    {
        var package = OfdPackage.Read(ZipForge.WithRoot()
            .Add("Doc_0/", [], isDeflated: false).Add("Doc_0/a.xml", _text).Add("Doc_0/b.xml", _text, isDeflated: false).File());

        Assert.Equal(["Doc_0/a.xml", "Doc_0/b.xml", "OFD.xml"], package.Entries.Order(StringComparer.Ordinal));
        Assert.True(package.TryGet("Doc_0/b.xml", out var bytes));
        Assert.Equal(_text, bytes.ToArray());
        Assert.Empty(package.Oddities);
    }

    [Fact]
    public void Oddities_are_named_and_do_no_harm()
    {
        Assert.Equal([OfdOddity.Prefix], OfdPackage.Read(ZipForge.WithRoot().File(prefix: new byte[96])).Oddities);
        Assert.Equal([OfdOddity.Trailer], OfdPackage.Read(ZipForge.WithRoot().File(trailer: new byte[5])).Oddities);
        Assert.Equal([OfdOddity.DataDescriptor], OfdPackage.Read(ZipForge.WithRoot().Add("a.xml", _text, flags: 8).File()).Oddities);
        Assert.Empty(OfdPackage.Read(ZipForge.WithRoot().Add("a.xml", _text, isZip64Local: true).File()).Oddities);

        var backslash = OfdPackage.Read(ZipForge.WithRoot().Add("Doc_0\\a.xml", _text).File());
        Assert.Equal([OfdOddity.BackslashEntry], backslash.Oddities);
        Assert.True(backslash.TryGet("Doc_0/a.xml", out _));
    }

    [Fact]
    public void A_name_in_GBK_is_read_as_such()
    {
        var name = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("证照.xml");

        Assert.Contains("证照.xml", OfdPackage.Read(ZipForge.WithRoot().Add("", _text, rawName: name).File()).Entries);
    }

    [Theory]
    [InlineData("Doc_0/Document.xml", "Pages/Content.xml", "Doc_0/Pages/Content.xml")]
    [InlineData("Doc_0/Document.xml", "/Doc_1/Content.xml", "Doc_1/Content.xml")]
    [InlineData("Doc_0/Document.xml", "../Doc_1/./Content.xml", "Doc_1/Content.xml")]
    [InlineData("Doc_0/Document.xml", "\\Doc_1\\Content.xml", "Doc_1/Content.xml")]
    [InlineData("OFD.xml", " Doc_0//Document.xml ", "Doc_0/Document.xml")]
    [InlineData("OFD.xml", "../Document.xml", null)]
    [InlineData("Doc_0/Document.xml", "/..", null)]
    [InlineData("OFD.xml", "", null)]
    public void A_location_leads_from_the_file_it_stands_in(string file, string location, string? path) =>
        Assert.Equal(path, OfdPath.Resolve(file, location));

    [Fact]
    public void A_location_that_is_longer_than_any_name_leads_nowhere()
    {
        Assert.NotNull(OfdPath.Resolve("OFD.xml", new string('a', OfdPath.MaxLength)));
        Assert.Null(OfdPath.Resolve("OFD.xml", new string('a', OfdPath.MaxLength + 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public void A_file_without_a_document_or_with_too_many_is_refused(int count)
    {
        var bodies = string.Concat(Enumerable.Repeat("<DocBody/>", count));
        var package = OfdPackage.Read(new ZipForge().Add("OFD.xml", Encoding.UTF8.GetBytes($"<OFD>{bodies}</OFD>")).File());

        Assert.Equal(OfdFault.Malformed, Assert.Throws<OfdFormatException>(() => OfdBody.ReadAll(package)).Fault);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", OfdFault.ForbiddenXml)]
    [InlineData("<!DOCTYPE a><a/>", OfdFault.ForbiddenXml)]
    [InlineData("<a>", OfdFault.MalformedXml)]
    [InlineData("", OfdFault.MalformedXml)]
    [InlineData("<a>&x;</a>", OfdFault.MalformedXml)]
    [InlineData("text", OfdFault.MalformedXml)]
    public void XML_that_is_forbidden_or_malformed_is_told_apart(string xml, OfdFault fault)
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), new UnicodeEncoding(bigEndian: true, byteOrderMark: true)])
        {
            byte[] bytes = xml.Length == 0 ? [] : [.. encoding.GetPreamble(), .. encoding.GetBytes(xml)];
            Assert.Equal(fault, Fault(bytes));
        }
    }

    [Fact]
    public void XML_that_is_too_deep_too_wide_or_too_much_is_refused()
    {
        Assert.Equal(OfdFault.TooLarge, Fault(string.Concat(Enumerable.Repeat("<a>", 70)) + string.Concat(Enumerable.Repeat("</a>", 70))));
        Assert.Equal(OfdFault.TooLarge, Fault("<a " + string.Concat(Enumerable.Range(0, 200).Select(number => $"a{number}='' ")) + "/>"));
        Assert.Equal(OfdFault.TooLarge, Fault("<a>" + string.Concat(Enumerable.Repeat("<b/>", 1_000_001)) + "</a>"));
        Assert.Equal(OfdFault.TooLarge, Fault("<a>" + new string(' ', 17 << 20) + "</a>"));
        Assert.Equal(OfdFault.TooLarge, Fault("<a>" + string.Concat(Enumerable.Range(0, 4096).Select(number => $"<b{number}/>")) + "</a>"));
    }

    [Fact]
    public void Elements_and_attributes_are_known_by_their_local_names()
    {
        var package = Package("<x:a xmlns:x='urn:x' x:b='1' c='2'><x:d>3</x:d></x:a>"u8);
        var root = package.Xml("a.xml");

        Assert.Equal(("a", "1", "2"), (root.Name, (string?)root.Attribute("b"), (string?)root.Attribute("c")));
        Assert.Equal("3", root.Element("d").Text());
        Assert.Same(root, package.Xml("a.xml"));
    }

    // The archive with one entry, with some bytes changed; places below zero are from its end.
    private static byte[] Patched(params (int At, byte[] Bytes)[] patches)
    {
        var file = ZipForge.WithRoot().File();
        foreach (var (at, bytes) in patches)
        {
            bytes.CopyTo(file, at < 0 ? file.Length + at : at);
        }

        return file;
    }

    // The same with more in its directory, which is as much longer.
    private static byte[] Widened(byte[] more, byte count = 1, byte comment = 0)
    {
        var file = Patched((-14, [count]), (-12, [count]), (_directory + 32, [comment]));
        file[^10] += (byte)more.Length;
        return [.. file[..^22], .. more, .. file[^22..]];
    }

    private static OfdFault Fault(string xml) => Fault(Encoding.UTF8.GetBytes(xml));

    private static OfdFault Fault(byte[] xml) =>
        Assert.Throws<OfdFormatException>(() => Package(xml).Xml("a.xml")).Fault;

    // Stored, so that no ratio is exceeded.
    private static OfdPackage Package(ReadOnlySpan<byte> xml) =>
        OfdPackage.Read(ZipForge.WithRoot().Add("a.xml", xml, isDeflated: false).File());

    private static byte[] Many(int count, byte[] content)
    {
        var zip = ZipForge.WithRoot();
        for (var number = 0; number < count; number++)
        {
            zip.Add(FormattableString.Invariant($"{number}.xml"), content);
        }

        return zip.File();
    }
}
