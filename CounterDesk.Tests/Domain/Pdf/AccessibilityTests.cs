using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;
using UglyToad.PdfPig.Tokens;

namespace CounterDesk.Tests.Domain.Pdf;

/// <summary>The rules of ISO 14289-1 (PDF/UA-1) we rely on, each asked of a file read back.</summary>
public sealed partial class AccessibilityTests : IDisposable
{
    private static readonly byte[] _bytes = PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped);

    private readonly PdfContents _file = new(_bytes);

    public void Dispose() => _file.Dispose();

    [Fact]
    public void The_file_says_that_it_is_tagged_for_screen_readers()
    {
        // 5 and 7.1
        XNamespace pdfua = "http://www.aiim.org/pdfua/ns/id/";

        Assert.Equal("1", _file.Metadata.Descendants(pdfua + "part").Single().Value);
        Assert.Equal(BooleanToken.True, _file.Value(_file.Entry(_file.Catalog, "MarkInfo"), "Marked"));
    }

    [Fact]
    public void The_title_bar_shows_the_title_and_the_language_is_known()
    {
        // 7.1 and 7.2
        Assert.Equal(
            BooleanToken.True, _file.Value(_file.Entry(_file.Catalog, "ViewerPreferences"), "DisplayDocTitle"));
        Assert.Equal("zh-CN", _file.Text(_file.Catalog, "Lang"));
    }

    [Fact]
    public void Everything_on_every_page_is_content_or_artifact()
    {
        // 7.1: operators that paint stand between the beginning and the end of marked content.
        for (var page = 1; page <= 2; page++)
        {
            var depth = 0;
            var painted = 0;
            foreach (var line in _file.OperatorsOf(page))
            {
                depth += line.EndsWith("BDC", StringComparison.Ordinal) ? 1 : line == "EMC" ? -1 : 0;
                Assert.InRange(depth, 0, 1);
                if (Painting().IsMatch(line))
                {
                    painted++;
                    Assert.True(depth == 1, line);
                }
            }

            Assert.Equal(0, depth);
            Assert.True(painted > 50);
        }
    }

    [Fact]
    public void Marked_content_and_elements_find_each_other()
    {
        var parents = _file.Items(_file.Entry(_file.Entry(_file.Catalog, "StructTreeRoot"), "ParentTree"), "Nums");
        var content = _file.Structure.All.SelectMany(tag => tag.Content.Select(place => (place, tag))).ToList();
        for (var page = 1; page <= 2; page++)
        {
            var numbers = _file.OperatorsOf(page)
                .Select(line => ContentNumber().Match(line))
                .Where(match => match.Success)
                .Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))
                .ToList();
            var owners = ((ArrayToken)_file.Resolve(parents[2 * page - 1])).Data.Select(_file.Resolve).ToList();

            Assert.Equal(page - 1, _file.Number(_file.Pages[page - 1], "StructParents"));
            Assert.Equal(Enumerable.Range(0, owners.Count), numbers);
            Assert.All(numbers, number =>
            {
                var owner = Assert.Single(content, entry => entry.place == (page, number)).tag;
                Assert.Equal(owner.Dictionary.ToString(), owners[number].ToString());
            });
        }
    }

    [Fact]
    public void The_tabulator_follows_the_structure_on_every_page()
    {
        // 7.18.3
        Assert.Equal(["S", "S"], _file.Pages.Select(page => _file.Name(page, "Tabs")));
    }

    [Fact]
    public void Every_picture_has_words_and_a_place()
    {
        // 7.3
        var figures = _file.Structure.Of("Figure");

        Assert.Equal(
            ["结婚证版面：左页登记说明和登记机关印章，右页持证人、登记信息和双方信息；配偶证件号已遮盖", "本件核验二维码"],
            figures.Select(figure => _file.Text(figure.Dictionary, "Alt")));
        Assert.All(figures, figure => Assert.Equal(4, _file.Items(_file.Entry(figure.Dictionary, "A"), "BBox").Count));
    }

    [Fact]
    public void Headings_begin_with_the_first_level_and_leave_none_out()
    {
        // 7.4.2
        var levels = _file.Structure.All.Select(tag => tag.Kind).Where(kind => kind is ['H', >= '1' and <= '6']);

        Assert.Equal(["H1", "H2", "H2", "H2", "H2"], levels);
    }

    [Fact]
    public void Every_heading_cell_says_what_it_heads()
    {
        // 7.5
        var scopes = _file.Structure.Of("TH")
            .Select(cell => _file.Name(_file.Entry(cell.Dictionary, "A"), "Scope"))
            .ToList();

        Assert.Equal(5, scopes.Count(scope => scope == "Column"));
        Assert.Equal(4 + 4 + 1 + 3 + 3, scopes.Count(scope => scope == "Row"));
    }

    [Fact]
    public void Every_row_of_a_table_covers_the_same_columns()
    {
        // 7.5
        var tables = _file.Structure.Of("Table");

        Assert.Equal(4, tables.Count);
        Assert.All(tables, table => Assert.Single(table.Of("TR").Select(row => row.Children.Sum(SpanOf)).Distinct()));
    }

    [Fact]
    public void A_numbered_list_says_so_and_its_items_have_label_and_body()
    {
        // 7.6
        var list = Assert.Single(_file.Structure.Of("L"));

        Assert.Equal("Decimal", _file.Name(_file.Entry(list.Dictionary, "A"), "ListNumbering"));
        Assert.Equal(3, list.Children.Count);
        Assert.All(list.Children, item => Assert.Equal(["Lbl", "LBody"], item.Children.Select(part => part.Kind)));
    }

    [Fact]
    public void What_is_read_otherwise_than_written_says_how()
    {
        var masked = Assert.Single(_file.Structure.Of("Span"), span => PdfContents.Has(span.Dictionary, "ActualText"));

        Assert.Equal("已遮盖，首位9，末位1", _file.Text(masked.Dictionary, "ActualText"));
    }

    [Fact]
    public void A_run_in_another_language_says_which()
    {
        // 7.2
        var english = Assert.Single(_file.Structure.Of("Span"), span => PdfContents.Has(span.Dictionary, "Lang"));

        Assert.Equal("en", _file.Text(english.Dictionary, "Lang"));
    }

    [Fact]
    public void Watermark_and_repeated_head_and_foot_are_artifacts_of_pagination()
    {
        // 7.1 and 7.8
        Assert.Contains("/Artifact <</Type/Pagination/Subtype/Watermark>> BDC", _file.OperatorsOf(1));
        Assert.DoesNotContain("/Artifact <</Type/Pagination/Subtype/Header>> BDC", _file.OperatorsOf(1));
        Assert.Contains("/Artifact <</Type/Pagination/Subtype/Header>> BDC", _file.OperatorsOf(2));
        Assert.Contains("/Artifact <</Type/Pagination/Subtype/Footer>> BDC", _file.OperatorsOf(2));
    }

    [Fact]
    public void An_element_that_goes_on_on_the_next_page_names_it()
    {
        var lines = string.Concat(Enumerable.Repeat("长篇说明。", 400));
        var document = SomePaper.Plain() with { Body = [new CounterDesk.Domain.Paper.Paragraph([lines])] };
        using var file = new PdfContents(PdfWriter.Write(document, SomeFonts.Shipped));

        Assert.Equal([1, 2], Assert.Single(file.Structure.Of("P")).Content.Select(place => place.Page).Distinct());
    }

    private int SpanOf(Tag cell) =>
        PdfContents.Has(cell.Dictionary, "A") && PdfContents.Has(_file.Entry(cell.Dictionary, "A"), "ColSpan")
            ? (int)_file.Number(_file.Entry(cell.Dictionary, "A"), "ColSpan")
            : 1;

    [GeneratedRegex(@"(^| )(f|f\*|S|B|TJ|Tj|Do|sh)$")]
    private static partial Regex Painting();

    [GeneratedRegex(@"/MCID (?<number>\d+)>> BDC$")]
    private static partial Regex ContentNumber();
}
