using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.HallTexts;

/// <summary>Composes the papers that a text stands on, by the very layout that copies have, on a specimen.</summary>
public sealed class HallTextSpecimen(
    CurrentHallTexts current, LicenseKindCatalog kinds, IOptions<HallOptions> hall, DeskClock clock, DemoOptions demo)
{
    // As long as a copy's, so that the code is as large; what it says leads nowhere.
    private static readonly string _code = $"SPECIMEN {new string('0', 291)}";

    /// <summary>One paper, as it would be with this wording.</summary>
    public Document Of(HallTextKey key, ImmutableArray<string> lines, CopyForm form, CopyEdition edition)
    {
        var words = PaperWords.OfCopy(hasEnglish: key.Language is HallTextKey.English);
        var names = key.Form is null ? CurrentHallTexts.NamesOf(lines) : current.Names;
        var maker = new CopyMaker(names.Name, "0", "0000", hall.Value.PublicAddress!, demo.Enabled);
        var copy = SpecimenCopy.Of(
            form, KindToShow, maker,
            (EffectOf(key, lines, form, words), words.Second is { } second ? EffectOf(key, lines, form, second) : null),
            clock.Now);
        return CopyLayout.Compose(copy, edition, words, QrCode.Of(_code));
    }

    /// <summary>Every paper that the text stands on.</summary>
    public IEnumerable<Document> Of(HallTextKey key, ImmutableArray<string> lines) =>
        from form in key.Form is { } own ? [own] : Enum.GetValues<CopyForm>()
        from edition in (CopyEdition[])[CopyEdition.Standard, CopyEdition.LargePrint]
        select Of(key, lines, form, edition);

    // A card, which has its fields beside it and so the fullest page.
    private LicenseKind KindToShow => kinds.All.First(kind => kind.Shape is LicenseShape.Card);

    private EffectText EffectOf(HallTextKey key, ImmutableArray<string> lines, CopyForm form, DocumentWords words) =>
        key.Form == form && key.Language == words.Language
            ? CurrentHallTexts.EffectOf(lines, current.EditionOf(key) + 1)
            : current.EffectOf(form, words);
}
