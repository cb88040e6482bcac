using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

using Entries = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>;

/// <summary>OFD files spoiled in the package and in their XML.</summary>
internal static class OfdLayers
{
    public static readonly FuzzLayer[] All =
    [
        new("OFD: bytes of the package", 300, PackageBytes),
        new("OFD: directory, headers and names of the package", 160, Directory),
        new("OFD: bytes of an entry, packed again", 80, EntryBytes),
        new("OFD: XML that leads to the signature", 90, LeadingXml),
        new("OFD: XML of the document, sealed again", 80, DocumentXml),
        new("OFD: Signature.xml, signed again", 70, SignatureXml),
        new("OFD: several signatures and documents", 40, Several),
    ];

    private static FileCase PackageBytes(Mutator mutator)
    {
        var index = mutator.Below(SealedFiles.Files.Length);
        return Compared(mutator.Spoil(SealedFiles.Files[index]), SealedFiles.Packages[index]);
    }

    private static FileCase Directory(Mutator mutator)
    {
        var entries = mutator.Pick(SealedFiles.Packages);
        return Compared(new ZipMutator(mutator).PackSpoiled(entries), entries);
    }

    private static FileCase EntryBytes(Mutator mutator)
    {
        var entries = mutator.Pick(SealedFiles.Packages);
        var entry = mutator.Pick([.. entries.Keys]);
        return Compared(ZipMutator.Pack(entries.SetItem(entry, mutator.Spoil(entries[entry].Span))), entries);
    }

    private static FileCase LeadingXml(Mutator mutator)
    {
        var entries = mutator.Pick(SealedFiles.Packages);
        var entry = mutator.Pick<string>([OfdWriter.MainEntry, OfdForge.ListEntry, OfdForge.SignatureEntry]);
        var spoiled = new XmlMutator(mutator).Spoil(entries[entry]);
        return Compared(ZipMutator.Pack(entries.SetItem(entry, spoiled)), entries);
    }

    private static FileCase DocumentXml(Mutator mutator)
    {
        var contents = SealedFiles.Plain.Contents;
        for (var edits = mutator.Below(2); edits >= 0; edits--)
        {
            var entry = mutator.Pick([.. contents.Keys.Where(key => key.EndsWith(".xml", StringComparison.Ordinal))]);
            contents = contents.SetItem(entry, SpoilXml(mutator, contents[entry]));
        }

        return Sealed(mutator, SealedFiles.Plain with { Contents = contents });
    }

    private static FileCase SignatureXml(Mutator mutator) => Sealed(mutator, SealedFiles.Plain with
    {
        ChangeSignature = xml => OfdForge.Text(SpoilXml(mutator, OfdForge.Utf8(xml))),
    });

    // Of several signatures each may cover and each may be spoiled, before or after it is made.
    private static FileCase Several(Mutator mutator)
    {
        var entries = mutator.Below(3) switch
        {
            0 => SeveralSignatures.TwoDocuments(),
            1 => SeveralSignatures.Two(_ => true, _ => true),
            _ => SeveralSignatures.Two(
                entry => entry.Length % 3 != mutator.Below(3), entry => entry.Length % 2 != mutator.Below(2)),
        };
        var target = mutator.Pick([.. entries.Keys]);
        return new FileCase(ZipMutator.Pack(entries.SetItem(target, target.EndsWith(".xml", StringComparison.Ordinal)
            ? new XmlMutator(mutator).Spoil(entries[target])
            : mutator.Spoil(entries[target].Span))));
    }

    public static FileCase Sealed(Mutator mutator, OfdForge forge) => new(ZipMutator.Pack(
        (mutator.OneIn(3) ? forge with { Seal = mutator.Pick(SealedFiles.Seals) } : forge).Entries()));

    // Spoiled text may be no XML any more, and is left as it is then.
    private static byte[] SpoilXml(Mutator mutator, ReadOnlyMemory<byte> xml)
    {
        try
        {
            return new XmlMutator(mutator).Spoil(xml);
        }
        catch (System.Xml.XmlException)
        {
            return xml.ToArray();
        }
    }

    // Signatures are not under themselves, and where each is over one document of two, OFD.xml is under neither.
    private static FileCase Compared(byte[] file, Entries entries) => new(file)
    {
        Sealed = entries.RemoveRange(entries.Keys.Where(key => key.Contains("/Signs/", StringComparison.Ordinal)
            || key == OfdWriter.MainEntry && entries.ContainsKey(SeveralSignatures.SecondDocument))),
    };
}
