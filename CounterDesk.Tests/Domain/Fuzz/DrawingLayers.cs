using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>Pages, images, fonts and seals spoiled, which are drawn whatever their signatures are worth.</summary>
internal static class DrawingLayers
{
    private static readonly string[] _pages =
    [
        OfdForge.PageEntry, OfdForge.PageEntry, OfdForge.PageEntry, OfdForge.DocumentEntry, "Doc_0/PublicRes.xml",
        "Doc_0/DocumentRes.xml", "Doc_0/Tpls/Tpl_0/Content.xml", "Doc_0/Annots/Annotations.xml",
        "Doc_0/Annots/Page_0/Annotation.xml", OfdForge.SignatureEntry,
    ];

    public static readonly FuzzLayer[] All =
    [
        new("Drawing: XML of pages, resources and annotations", 45, Pages),
        new("Drawing: images", 50, Images),
        new("Drawing: embedded fonts", 40, EmbeddedFonts),
        new("Drawing: pictures of seals", 10, Seals),
        new("Drawing: bytes of any entry", 8, AnyEntry),
        new("Fonts: TrueType and CFF as files bring them", 120, ForeignFonts),
        new("Fonts: ours", 40, OwnFonts),
    ];

    private static DrawingCase Pages(Mutator mutator)
    {
        var entries = DrawnFiles.Package;
        var entry = mutator.Pick(_pages);
        return Drawn(mutator, ZipMutator.Pack(entries.SetItem(entry, new XmlMutator(mutator).Spoil(entries[entry]))));
    }

    private static DrawingCase Images(Mutator mutator)
    {
        var entry = mutator.Pick([.. DrawnFiles.Images.Keys]);
        var image = mutator.OneIn(3) ? OddPng(mutator) : mutator.Spoil(DrawnFiles.Images[entry]);
        return Drawn(mutator, ZipMutator.Pack(DrawnFiles.With(entry).SetItem(entry, image)));
    }

    // Right chunks of a file that promises something else.
    private static byte[] OddPng(Mutator mutator) => SomePng.Make(
        mutator.Pick<int>([0, 1, 2, 7, 65535, 30_000, int.MaxValue, -1]),
        mutator.Pick<int>([0, 1, 2, 3, 4000, int.MaxValue, -1]),
        (byte)mutator.Pick<int>([1, 2, 4, 8, 16, 3, 0]), (byte)mutator.Below(8), mutator.Spoil(new byte[60]),
        ("PLTE", mutator.Spoil(new byte[12])), ("tRNS", mutator.Spoil(new byte[4])));

    private static DrawingCase EmbeddedFonts(Mutator mutator) => Drawn(mutator, ZipMutator.Pack(
        DrawnFiles.With(DrawnFiles.FontEntry).SetItem(DrawnFiles.FontEntry, ForeignFont(mutator))));

    private static EmbeddedFontCase ForeignFonts(Mutator mutator) => new(ForeignFont(mutator));

    private static FontCase OwnFonts(Mutator mutator) => new(TrueType(mutator));

    private static byte[] ForeignFont(Mutator mutator) => mutator.Below(5) switch
    {
        0 => mutator.Spoil(DrawnFiles.CffFont),
        1 => SpoiledPrograms(mutator).File(),
        2 => FontForge.With(DrawnFiles.OpenTypeFont, "CFF ", mutator.Spoil(DrawnFiles.CffFont)),
        _ => TrueType(mutator),
    };

    private static CffForge SpoiledPrograms(Mutator mutator)
    {
        return DrawnFiles.Cff with
        {
            Programs = [.. DrawnFiles.Cff.Programs.Select(Spoil)],
            Shared = [.. DrawnFiles.Cff.Shared.Select(Spoil)],
            IsByIdentifier = mutator.OneIn(3),
        };

        string Spoil(string program) => string.Join(
            ' ', mutator.Spoil(CffForge.Assemble(program)).Select(code => $"#{code:X2}"));
    }

    private static byte[] TrueType(Mutator mutator)
    {
        if (mutator.OneIn(4))
        {
            return mutator.Spoil(DrawnFiles.Font);
        }

        var tag = mutator.Pick(FontForge.TagsOf(DrawnFiles.Font));
        return FontForge.With(DrawnFiles.Font, tag, mutator.Spoil(FontForge.Table(DrawnFiles.Font, tag)));
    }

    private static DrawingCase Seals(Mutator mutator)
    {
        var seal = mutator.Pick(DrawnFiles.Seals);
        var picture = seal.Picture.Type == "ofd" && mutator.OneIn(2)
            ? ZipMutator.Pack(DrawnFiles.Package.SetItem(
                OfdForge.PageEntry, new XmlMutator(mutator).Spoil(DrawnFiles.Package[OfdForge.PageEntry])))
            : mutator.Spoil(seal.Picture.Bytes);
        return Drawn(mutator, ZipMutator.Pack(
            DrawnFiles.Stamped(seal with { Made = null, Picture = (seal.Picture.Type, picture) })));
    }

    private static DrawingCase AnyEntry(Mutator mutator)
    {
        var entries = DrawnFiles.Package;
        var entry = mutator.Pick([.. entries.Keys.Where(key => key != OfdWriter.MainEntry)]);
        return Drawn(mutator, ZipMutator.Pack(entries.SetItem(entry, mutator.Spoil(entries[entry].Span))));
    }

    private static DrawingCase Drawn(Mutator mutator, byte[] file) => new(file, WithPdf: mutator.OneIn(4));
}
