using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

using Entries = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>;

/// <summary>Packages with more than one signature, or more than one document.</summary>
internal static class SeveralSignatures
{
    public const string SecondDocument = SecondFolder + "Document.xml";

    private const string SecondFolder = "Doc_1/";

    private static readonly OfdForge _forge = SealedFiles.Plain with { HasSealFile = false };

    /// <summary>Two signatures over one document, each over what it is told to protect.</summary>
    public static Entries Two(Func<string, bool> first, Func<string, bool> second)
    {
        var other = (_forge with { Protects = second }).Entries();
        return (_forge with { Protects = first }).Entries()
            .SetItem("Doc_0/Signs/Sign_1/Signature.xml", other[OfdForge.SignatureEntry])
            .SetItem("Doc_0/Signs/Sign_1/SignedValue.dat", other[OfdForge.ValueEntry])
            .SetItem(OfdForge.ListEntry, OfdForge.Utf8(
                """
                <Signatures><Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>
                <Signature ID="2" BaseLoc="Sign_1/Signature.xml"/></Signatures>
                """));
    }

    /// <summary>Two documents in one package, each under a signature of its own that leaves OFD.xml open.</summary>
    public static Entries TwoDocuments()
    {
        var one = (_forge with { Protects = entry => entry != OfdWriter.MainEntry }).Entries();
        var second = one.Remove(OfdWriter.MainEntry).ToImmutableSortedDictionary(
            entry => entry.Key.Replace("Doc_0/", SecondFolder, StringComparison.Ordinal), entry => entry.Value);
        var signed = (_forge with
        {
            Contents = second.SetItem(OfdWriter.MainEntry, _forge.Contents[OfdWriter.MainEntry]),
            Protects = entry => entry.StartsWith(SecondFolder, StringComparison.Ordinal)
                && !entry.StartsWith(SecondFolder + "Signs/", StringComparison.Ordinal),
        }).Entries();
        var main = OfdForge.Text(one[OfdWriter.MainEntry]);
        var start = main.IndexOf("<ofd:DocBody>", StringComparison.Ordinal);
        var body = main[start..main.IndexOf("</ofd:OFD>", StringComparison.Ordinal)];
        return one.AddRange(second)
            .SetItem("Doc_1/Signs/Signatures.xml", OfdForge.Utf8(
                """<Signatures><Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></Signatures>"""))
            .SetItem("Doc_1/Signs/Sign_0/Signature.xml", signed[OfdForge.SignatureEntry])
            .SetItem("Doc_1/Signs/Sign_0/SignedValue.dat", signed[OfdForge.ValueEntry])
            .SetItem(OfdWriter.MainEntry, OfdForge.Utf8(main.Replace(
                body,
                body + body.Replace("Doc_0/", SecondFolder, StringComparison.Ordinal),
                StringComparison.Ordinal)));
    }
}
