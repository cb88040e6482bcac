using System.Collections.Immutable;
using System.Xml.Linq;

namespace CounterDesk.Domain.Ofd;

/// <summary>A file that a signature protects.</summary>
/// <param name="Location">FileRef as written.</param>
/// <param name="CheckValue">The digest in Base64, as written.</param>
public sealed record ProtectedFile(string Location, string CheckValue);

/// <summary>A Signature.xml (GB/T 33190 18.2): what is protected, and where seal and signature value lie.</summary>
/// <param name="CheckMethod">The digest of the references, by name or object identifier; empty when none is named.</param>
/// <param name="References">The files that are protected.</param>
/// <param name="SignedAt">SignatureDateTime as written; empty when there is none.</param>
/// <param name="SealLocation">Null when the seal is only in the signature value.</param>
/// <param name="ValueLocation">Where the signature value lies.</param>
public sealed record OfdSignature(
    string CheckMethod,
    ImmutableArray<ProtectedFile> References,
    string SignedAt,
    string? SealLocation,
    string ValueLocation)
{
    /// <exception cref="OfdFormatException">The file is no signature.</exception>
    public static OfdSignature Read(OfdPackage package, string path)
    {
        var root = package.Xml(path);
        var info = root.Element("SignedInfo");
        var references = info?.Element("References");
        return root.Name == "Signature" && info is not null
            ? new OfdSignature(
                (string?)references?.Attribute("CheckMethod") ?? "",
                [.. (references?.Elements("Reference") ?? []).Select(Read)],
                info.Element("SignatureDateTime").Text(),
                info.Element("Seal")?.Element("BaseLoc")?.Text(),
                root.Element("SignedValue").Text())
            : throw new OfdFormatException(OfdFault.MalformedXml, "The signature has no SignedInfo.");
    }

    private static ProtectedFile Read(XElement reference) =>
        new((string?)reference.Attribute("FileRef") ?? "", reference.Element("CheckValue").Text());
}
