using System.Text;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>A file with something wrong.</summary>
/// <param name="File">The file.</param>
/// <param name="Spoiled">The same with something else spoiled, where that can still be signed before it is.</param>
internal sealed record Slip(Func<byte[]> File, Func<Mutator, byte[]> Spoiled)
{
    public static Slip Of(byte[] file) => new(() => file, mutator => mutator.Spoil(file));

    public static Slip Of(SealForge seal) => Of(SealedFiles.Plain with { Seal = seal });

    public static Slip Of(OfdForge forge) =>
        new(() => ZipMutator.Pack(forge.Entries()), mutator => Spoil(forge, mutator));

    public static Slip Of(PdfForge forge) => new(forge.File, mutator => Spoil(forge, mutator));

    private static byte[] Spoil(OfdForge forge, Mutator mutator)
    {
        var der = new DerMutator(mutator);
        switch (mutator.Below(5))
        {
            case 0:
                return Pack(forge with { Seal = forge.Seal with { ChangeSigned = der.SpoilInside } });
            case 1:
                return Pack(forge with { ChangeValue = value => mutator.Spoil(forge.ChangeValue(value)) });
            case 2:
                return new ZipMutator(mutator).PackSpoiled(forge.Entries());
            case 3:
                return Pack(forge with
                {
                    ChangeSignature = xml => Encoding.UTF8.GetString(new XmlMutator(mutator).Spoil(OfdForge.Utf8(xml))),
                });
            default:
                var entries = forge.Entries();
                var entry = mutator.Pick([.. entries.Keys]);
                return ZipMutator.Pack(entries.SetItem(entry, mutator.Spoil(entries[entry].Span)));
        }
    }

    private static byte[] Spoil(PdfForge forge, Mutator mutator) => mutator.Below(3) switch
    {
        0 => mutator.Spoil(forge.File()),
        1 => (forge with
        {
            Field = PdfForge.Text(mutator.Spoil("/Rect [0 0 0 0] /Kids [10 0 R] /Parent 11 0 R"u8)),
        }).File(),
        _ => (forge with
        {
            Entries = PdfForge.Text(mutator.Spoil("/M (D:20260301100000+08'00') /Reference [10 0 R]"u8)),
        }).File(),
    };

    private static byte[] Pack(OfdForge forge) => ZipMutator.Pack(forge.Entries());
}
