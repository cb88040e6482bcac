using System.Text;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>
/// Writes a printed document as PDF 1.7 that keeps ISO 19005-2 level A (PDF/A-2a, for archives) and ISO 14289-1
/// (PDF/UA-1, for screen readers). The same document and fonts give the same bytes.
/// </summary>
public static class PdfWriter
{
    /// <param name="document">What is printed; ask <see cref="GlyphGate"/> about it first.</param>
    /// <param name="fonts">Fonts read once and used for every document.</param>
    /// <exception cref="MissingGlyphException">
    /// No font has a character of the document. Nothing was written.
    /// </exception>
    /// <exception cref="PageOverflowException">Something that does not break is higher than its place.</exception>
    public static byte[] Write(Document document, FontSet fonts) => Write(document, fonts, out _);

    /// <inheritdoc cref="Write(Document, FontSet)"/>
    /// <param name="document">What is printed.</param>
    /// <param name="fonts">Fonts read once.</param>
    /// <param name="sheets">How many pages it has; printed on one side, as many sheets.</param>
    public static byte[] Write(Document document, FontSet fonts, out int sheets)
    {
        var layout = DocumentLayout.Of(document, fonts);
        var file = new PdfFile();
        var catalog = file.Reserve();
        var pageTree = file.Reserve();
        var resources = new Resources();
        var pages = layout.Sheets.Select(sheet => PageContent.Of(sheet, document.Grid, resources, fonts)).ToList();
        var resourcesId = resources.Write(file);
        var pageIds = pages
            .Select((page, at) => WritePage(file, document.Grid, page, at, (pageTree, resourcesId)))
            .ToList();
        file.Set(pageTree, FormattableString.Invariant(
            $"<</Type/Pages/Kids{PdfSyntax.References(pageIds)}/Count {pageIds.Count}>>"));

        sheets = pages.Count;
        var structure = StructureTree.Write(file, layout.Root, pages, pageIds, document.Grid.Height);
        file.Set(catalog, Catalog(file, document, pageTree, structure));
        return file.Write(catalog, file.Add(Information(document)));
    }

    private static int WritePage(
        PdfFile file, SheetGrid grid, PageContent page, int number, (int PageTree, int Resources) shared)
    {
        var content = file.AddStream("", page.Bytes);
        var width = PdfSyntax.Number(grid.Width * PdfSyntax.PointsPerMillimetre);
        var height = PdfSyntax.Number(grid.Height * PdfSyntax.PointsPerMillimetre);

        // Tabs S: the tabulator follows the structure (ISO 14289-1, 7.18.3).
        return file.Add($"<</Type/Page/MediaBox[0 0 {width} {height}]/Tabs/S"
            + FormattableString.Invariant($"/Parent {shared.PageTree} 0 R/Resources {shared.Resources} 0 R")
            + FormattableString.Invariant($"/Contents {content} 0 R/StructParents {number}>>"));
    }

    // Printed as it is and once: scaling would change the size of the code's modules.
    private static string Catalog(PdfFile file, Document document, int pageTree, int structure)
    {
        var metadata = file.AddRawStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Metadata.Of(document)));
        var profile = file.AddStream("/N 3", SrgbProfile.Bytes);
        return FormattableString.Invariant($"<</Type/Catalog/Pages {pageTree} 0 R/MarkInfo<</Marked true>>")
            + FormattableString.Invariant($"/StructTreeRoot {structure} 0 R/Lang {PdfSyntax.Text(document.Language)}")
            + "/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/NumCopies 1>>"
            + FormattableString.Invariant($"/Metadata {metadata} 0 R/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1")
            + FormattableString.Invariant(
                $"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>]>>");
    }

    private static string Information(Document document)
    {
        var time = PdfSyntax.Date(document.DrawnAt);
        return $"<</Title {PdfSyntax.Text(document.Title)}/Author {PdfSyntax.Text(document.Author)}"
            + $"/Creator {PdfSyntax.Text(Metadata.Producer)}/Producer {PdfSyntax.Text(Metadata.Producer)}"
            + $"/CreationDate {time}/ModDate {time}>>";
    }
}
