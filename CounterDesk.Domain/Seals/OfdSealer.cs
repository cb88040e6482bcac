using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals;

/// <summary>Where a seal's picture stands: pages are counted from 0, the box is in millimetres of the page.</summary>
public sealed record StampPlace(int Page, Box Box);

/// <summary>
/// Seals OFD packages of our own making with a seal's signature over every entry, for the demo hall and for tests.
/// </summary>
public static class OfdSealer
{
    private const string Folder = "Doc_0/Signs/";
    private const string SignatureEntry = Folder + "Sign_0/Signature.xml";
    private const string SealEntry = Folder + "Sign_0/Seal.esl";
    private const string Sm3Digest = "1.2.156.10197.1.401";

    /// <param name="entries">What <see cref="OfdWriter.Compose"/> made; not sealed yet.</param>
    /// <param name="seal">The seal in DER.</param>
    /// <param name="signer">One of those who may use the seal.</param>
    /// <param name="stamp">Where the seal's picture is shown.</param>
    /// <param name="at">The time of sealing; whole seconds are kept.</param>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Seal(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries,
        ReadOnlyMemory<byte> seal, SealingKey signer, StampPlace stamp, DateTimeOffset at)
    {
        var protectedEntries = entries
            .SetItem(OfdWriter.MainEntry, NameSignatures(entries[OfdWriter.MainEntry]))
            .SetItem(SealEntry, seal);
        var signature = OfdWriter.Serialize(Signature(protectedEntries, stamp, at));
        return protectedEntries
            .SetItem(Folder + "Signatures.xml", OfdWriter.Serialize(SignatureList()))
            .SetItem(SignatureEntry, signature)
            .SetItem(
                Folder + "Sign_0/SignedValue.dat",
                SealMaker.Use(seal, signer, signature, at, "/" + SignatureEntry));
    }

    private static byte[] NameSignatures(ReadOnlyMemory<byte> mainFile)
    {
        var root = Load(mainFile);
        root.Element(OfdWriter.Namespace + "DocBody")!.Add(OfdWriter.Element("Signatures", Folder + "Signatures.xml"));
        return OfdWriter.Serialize(root);
    }

    // GB/T 33190 18.1
    private static XElement SignatureList() => OfdWriter.Root(
        "Signatures",
        OfdWriter.Element("MaxSignId", 1),
        OfdWriter.Element(
            "Signature",
            new XAttribute("ID", 1), new XAttribute("Type", "Seal"), new XAttribute("BaseLoc", "/" + SignatureEntry)));

    // GB/T 33190 18.2
    private static XElement Signature(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries, StampPlace stamp, DateTimeOffset at) =>
        OfdWriter.Root(
            "Signature",
            OfdWriter.Element(
                "SignedInfo",
                OfdWriter.Element(
                    "Provider", new XAttribute("ProviderName", "CounterDesk"), new XAttribute("Version", "1.0")),
                OfdWriter.Element("SignatureMethod", SealMaker.Sm2WithSm3),
                OfdWriter.Element(
                    "SignatureDateTime",
                    at.UtcDateTime.ToString("yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture)),
                OfdWriter.Element(
                    "References",
                    new XAttribute("CheckMethod", Sm3Digest),
                    entries.Select(entry => OfdWriter.Element(
                        "Reference",
                        new XAttribute("FileRef", "/" + entry.Key),
                        OfdWriter.Element("CheckValue", Convert.ToBase64String(Sm3.Hash(entry.Value.Span)))))),
                OfdWriter.Element(
                    "StampAnnot",
                    new XAttribute("ID", "1"),
                    new XAttribute("PageRef", PageNumber(entries, stamp.Page)),
                    new XAttribute("Boundary", Boundary(stamp.Box))),
                OfdWriter.Element("Seal", OfdWriter.Element("BaseLoc", "/" + SealEntry))),
            OfdWriter.Element("SignedValue", "SignedValue.dat"));

    private static string PageNumber(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries, int page) =>
        Load(entries["Doc_0/Document.xml"])
            .Element(OfdWriter.Namespace + "Pages")!
            .Elements(OfdWriter.Namespace + "Page")
            .ElementAt(page)
            .Attribute("ID")!.Value;

    private static string Boundary(Box box) =>
        FormattableString.Invariant($"{box.X:0.###} {box.Y:0.###} {box.Width:0.###} {box.Height:0.###}");

    private static XElement Load(ReadOnlyMemory<byte> xml) => XElement.Load(new MemoryStream(xml.ToArray()));
}
