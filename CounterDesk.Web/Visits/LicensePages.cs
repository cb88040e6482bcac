using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Faces;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Svg;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Fonts;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Draws the pages of the license that a visit shows, once, when they are asked for. What the table of the face covers
/// is taken out of the drawing before anything of it leaves the program.
/// </summary>
public sealed class LicensePages(PageFonts fonts)
{
    /// <summary>A file may have more; a license of so many sides is not known.</summary>
    public const int MostPages = 12;

    // For all pages together: a desk's content is held in memory.
    private const int MostBytes = 8 * 1024 * 1024;

    /// <summary>Null when the visit shows no license, or no longer the one that was being drawn.</summary>
    public PagesAnswer? Of(VisitContent content)
    {
        if (content.Pages is null && content.License is { } license)
        {
            content.Show(license, Draw(license));
        }

        return content.Pages;
    }

    private PagesAnswer Draw(OpenLicense opened)
    {
        var values = ValuesOf(opened);
        return opened.File switch
        {
            null => new PagesAnswer.NoFile(),
            // What was too dangerous or too broken to verify is not handed on to be drawn.
            _ when opened.Report.File?.Verdict is FileVerdict.Rejected => new PagesAnswer.Unreadable(),
            { Format: LicenseFileFormat.Pdf } when values.All(value => value.Mask is null) && opened.Mask.OfPictures() is null =>
                new PagesAnswer.Pdf(),
            { Format: LicenseFileFormat.Pdf } => new PagesAnswer.PdfWithCovered(),
            { Format: LicenseFileFormat.Ofd } file => LicenseDrawing.Open(file.Bytes) is { } pages
                ? Draw(pages, values, opened)
                : new PagesAnswer.Unreadable(),
            _ => throw new ArgumentOutOfRangeException(nameof(opened), opened.File.Format, "Say how this is shown."),
        };
    }

    private PagesAnswer Draw(LicenseDrawing pages, ImmutableArray<PageValue> values, OpenLicense opened)
    {
        var count = Math.Min(pages.Count, MostPages);
        if (opened.Mask.OfPictures() is not null
            && Enumerable.Range(0, count).Any(page => HasImage(pages.DrawWithoutSeals(page).Picture.Marks)))
        {
            return new PagesAnswer.CoveredPicture();
        }

        var drawn = Enumerable.Range(0, count).Select(pages.Draw).ToList();
        var covered = values.Where(value => value.Mask is not null).ToList();
        var open = WritingsOf(values.Where(value => value.Mask is null));
        var without = drawn.ConvertAll(page => CoveredPicture.Hide(page.Picture, WritingsOf(covered), open));
        if (!covered.TrueForAll(value => value.Written.WasFoundOn(without)))
        {
            return new PagesAnswer.CoveredNotFound();
        }

        var shown = ImmutableArray.CreateBuilder<LicensePage>(count);
        var bytesLeft = MostBytes;
        for (var at = 0; at < count; at++)
        {
            var page = PageOf(at + 1, drawn[at], BlankedOut(without[at]), bytesLeft) with
            {
                Covers = CoversOf(drawn[at].Picture, covered, open),
                Differing = DifferingOf(without[at].Picture, opened),
                Unprotected = UnprotectedOf(drawn[at], opened.Report.File),
            };
            bytesLeft -= page.Svg.Length;
            shown.Add(page);
        }

        return new PagesAnswer.Shown(shown.MoveToImmutable(), pages.Count);
    }

    private LicensePage PageOf(int number, DrawnPage drawn, Picture picture, int mostBytes)
    {
        var written = SvgWriter.Write(picture, fonts.Set, $"p{number}", mostBytes) as SvgDrawing.Written;
        return new()
        {
            Number = number,
            Width = picture.Width,
            Height = picture.Height,
            Svg = written?.Bytes ?? [],
            Seals = drawn.Seals,
            LeftOut = drawn.Omissions.ToImmutableSortedDictionary(
                omission => omission, omission => drawn.LeftOut.GetValueOrDefault(omission)),
            ReplacedFonts = drawn.ReplacedFonts,
            FlattenedShadings = drawn.FlattenedShadings,
            ImagesNotOnScreen = written?.ImagesLeftOut ?? 0,
            MissingCharacters = written?.Missing ?? [],
        };
    }

    // What lies under the letters, such as a scan of them, is not to be seen either.
    private static Picture BlankedOut(CoveredPicture covered) => covered.Picture with
    {
        Marks =
        [
            .. covered.Picture.Marks,
            .. covered.Covers.Select(box => new Mark.Fill(Outline.Rectangle(box), Color.White)),
        ],
    };

    private static ImmutableArray<PageValue> ValuesOf(OpenLicense opened) =>
    [
        .. from value in opened.License.Face
           where value.Value.Trim().Length > 0
           let field = opened.Kind?.FindField(value.Key)
           let instead = Differences(opened).FirstOrDefault(item => item.Name == value.Key)
           select new PageValue(
               WrittenValue.Of(value, field),
               instead is null ? null : WrittenValue.Of(new FaceValue(value.Key, instead.InFile!), field),
               opened.Mask.Of(value.Key)),
    ];

    private static IEnumerable<ComparedItem> Differences(OpenLicense opened) =>
        (opened.Report.Face?.Items ?? []).Where(item =>
            item is { Agreement: FaceAgreement.Different, InFile.Length: > 0 });

    private static List<string> WritingsOf(IEnumerable<PageValue> values) =>
        [.. values.SelectMany(value => value.Written.Writings.Concat(value.Instead?.Writings ?? []))];

    // Each reason is looked for on the whole page: what one takes out may be part of what another does.
    private static ImmutableArray<PageCover> CoversOf(Picture picture, List<PageValue> covered, List<string> open) =>
    [
        .. from reason in covered.GroupBy(value => value.Mask!.Value)
           orderby reason.Key
           from box in CoveredPicture.Hide(picture, WritingsOf(reason), open).Covers
           select new PageCover(box, reason.Key),
    ];

    private static ImmutableArray<Box> DifferingOf(Picture picture, OpenLicense opened) => CoveredPicture.Hide(
        picture,
        from item in Differences(opened)
        let field = opened.Kind?.FindField(item.Name)
        where opened.Mask.Of(item.Name) is null
        from writing in WrittenValue.Of(new FaceValue(item.Name, item.InFile!), field).Writings
        select writing).Covers;

    private static ImmutableArray<PagePart> UnprotectedOf(DrawnPage page, FileReport? report)
    {
        var signatures = report?.Signatures ?? [];
        var open = signatures
            .SelectMany(signature => signature.UncoveredEntries.Select(entry => (entry, signature.Id)))
            .ToLookup(pair => pair.entry, pair => pair.Id);
        return
        [
            .. from placed in page.Entries
               group placed.Box by placed.Entry into boxes
               let leftOpenBy = open[boxes.Key].Distinct().ToImmutableArray()
               where leftOpenBy.Length > 0
               select new PagePart(
                   boxes.Aggregate(Box.Around), boxes.Key, leftOpenBy, leftOpenBy.Length == signatures.Length),
        ];
    }

    private static bool HasImage(ImmutableArray<Mark> marks) => marks.Any(mark => mark switch
    {
        Mark.Image => true,
        Mark.Group group => HasImage(group.Marks),
        _ => false,
    });

    /// <param name="Written">As the source has it.</param>
    /// <param name="Instead">What the file says in its place, which is covered no less.</param>
    /// <param name="Mask">Null when it is open.</param>
    private sealed record PageValue(WrittenValue Written, WrittenValue? Instead, MaskReason? Mask);
}
