using System.Collections.Immutable;

namespace CounterDesk.Domain.Ofd;

/// <summary>An entry of a Signatures.xml.</summary>
/// <param name="Id">As written; halls meet "1", "001" and "s001".</param>
/// <param name="IsSeal">A seal, which is what a missing type means; otherwise a signature without a seal.</param>
/// <param name="Location">Where its Signature.xml is.</param>
public sealed record ListedSignature(string Id, bool IsSeal, string Location);

/// <summary>The signatures of a document (GB/T 33190 18.1).</summary>
public static class OfdSignatureList
{
    /// <summary>A list this long is no document's.</summary>
    public const int MaxSignatures = 32;

    /// <exception cref="OfdFormatException">The file is no list of signatures.</exception>
    public static ImmutableArray<ListedSignature> Read(OfdPackage package, string path)
    {
        var root = package.Xml(path);
        var signatures = root.Elements("Signature").Select(signature => new ListedSignature(
            (string?)signature.Attribute("ID") ?? "",
            ((string?)signature.Attribute("Type") ?? "Seal") != "Sign",
            (string?)signature.Attribute("BaseLoc") ?? "")).ToImmutableArray();
        return root.Name == "Signatures" && signatures.Length <= MaxSignatures
            ? signatures
            : throw new OfdFormatException(OfdFault.Malformed, "The list of signatures is no such list, or too long.");
    }
}
