using System.Diagnostics;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ofd;

/// <summary>Pages made to cost whoever draws them: each ends in a limit that has a name, and soon.</summary>
public sealed class HostilePageTests
{
    private const string Dot =
        "<PathObject Boundary='0 0 1 1'><AbbreviatedData>M 0 0 L 1 1</AbbreviatedData></PathObject>";

    // Generous, as other work may share the machine.
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(15);

    [Fact]
    public void A_path_of_a_million_points() => AssertEnds(SomeOfd.PackageWith(
        $"<PathObject Boundary='0 0 9 9'><AbbreviatedData>{Points(1_000_000)}</AbbreviatedData></PathObject>{Dot}"));

    [Fact]
    public void Many_paths_that_have_a_million_points_together() => AssertEnds(SomeOfd.PackageWith(
        string.Concat(Enumerable.Range(0, 1_000).Select(_ =>
            $"<PathObject Boundary='0 0 9 9'><AbbreviatedData>{Points(1_000)}</AbbreviatedData></PathObject>"))));

    [Fact]
    public void Patterns_within_patterns()
    {
        var cell = Dot;
        for (var depth = 0; depth < 10; depth++)
        {
            cell = "<PathObject Boundary='0 0 9 9' Fill='true'><FillColor><Pattern Width='1' Height='1'>"
                + $"<CellContent>{cell}</CellContent></Pattern></FillColor>"
                + "<AbbreviatedData>M 0 0 L 9 0 L 9 9 C</AbbreviatedData></PathObject>";
        }

        AssertEnds(SomeOfd.PackageWith(cell));
    }

    [Fact]
    public void A_group_that_holds_itself_ten_times() => AssertEnds(SomeOfd.PackageWith(
        "<CompositeObject Boundary='0 0 9 9' ResourceID='5'/>",
        Composite(5, string.Concat(Enumerable.Repeat("<CompositeObject Boundary='0 0 9 9' ResourceID='5'/>", 10)))));

    [Fact]
    public void Groups_of_groups_of_objects_that_are_none() => AssertEnds(SomeOfd.PackageWith(
        string.Concat(Enumerable.Repeat("<CompositeObject Boundary='0 0 9 9' ResourceID='5'/>", 1_000)),
        Composite(5, string.Concat(Enumerable.Repeat("<CompositeObject Boundary='0 0 9 9' ResourceID='6'/>", 1_000)))
        + Composite(6, string.Concat(Enumerable.Repeat("<PathObject/>", 10_000)))));

    [Fact]
    public void A_pattern_in_a_group_that_holds_the_pattern() => AssertEnds(SomeOfd.PackageWith(
        "<CompositeObject Boundary='0 0 9 9' ResourceID='5'/>",
        Composite(
            5,
            "<PathObject Boundary='0 0 9 9' Fill='true'><FillColor><Pattern Width='1' Height='1'><CellContent>"
            + "<CompositeObject Boundary='0 0 9 9' ResourceID='5'/></CellContent></Pattern></FillColor>"
            + "<AbbreviatedData>M 0 0 L 9 0 L 9 9 C</AbbreviatedData></PathObject>")));

    [Fact]
    public void Templates_that_use_each_other_many_times()
    {
        var uses = string.Concat(Enumerable.Repeat("<Template TemplateID='7'/><Template TemplateID='8'/>", 50));
        AssertEnds(SomeOfd.PackageOf(
            uses,
            common: "<TemplatePage ID='7' BaseLoc='a.xml'/><TemplatePage ID='8' BaseLoc='b.xml'/>",
            files:
            [
                ("Doc_0/a.xml", SomeOfd.Xml($"<Page>{uses}</Page>")),
                ("Doc_0/b.xml", SomeOfd.Xml($"<Page>{uses}</Page>")),
            ]));
    }

    [Fact]
    public void Thousands_of_annotations() => AssertEnds(SomeOfd.PackageOf(
        "", document: "<Annotations>list.xml</Annotations>",
        files:
        [
            ("Doc_0/list.xml", SomeOfd.Xml(
                "<Annotations>"
                + string.Concat(Enumerable.Repeat("<Page PageID='1'><FileLoc>one.xml</FileLoc></Page>", 50))
                + "</Annotations>")),
            ("Doc_0/one.xml", SomeOfd.Xml(
                "<PageAnnot>" + string.Concat(Enumerable.Repeat(
                    $"<Annot><Appearance Boundary='0 0 9 9'>{Dot}</Appearance></Annot>", 5_000)) + "</PageAnnot>")),
        ]));

    [Fact]
    public void An_image_that_is_shown_ten_thousand_times() => AssertEnds(SomeOfd.PackageWith(
        string.Concat(Enumerable.Repeat("<ImageObject Boundary='0 0 9 9' ResourceID='3'/>", 10_000)),
        "<MultiMedias><MultiMedia ID='3'><MediaFile>a</MediaFile></MultiMedia></MultiMedias>",
        ("Doc_0/Res/a", SomeImages.Jpeg(4_000, 4_000, 3))));

    [Fact]
    public void A_thousand_images_that_promise_more_than_they_have()
    {
        var image = SomePng.Make(4000, 4000, 8, 6, [0]);
        var names = Enumerable.Range(0, 1000).ToList();
        AssertEnds(SomeOfd.PackageWith(
            string.Concat(names.Select(name => $"<ImageObject Boundary='0 0 9 9' ResourceID='{name}'/>")),
            $"<MultiMedias>{string.Concat(names.Select(name =>
                $"<MultiMedia ID='{name}'><MediaFile>{name}.png</MediaFile></MultiMedia>"))}</MultiMedias>",
            names.Select(name => ($"Doc_0/Res/{name}.png", image))));
    }

    [Fact]
    public void A_picture_of_a_seal_that_stands_a_thousand_times_on_a_page()
    {
        var seal = OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped);
        var stamps = Enumerable.Repeat(new OfdStamp("1", "1", new(0, 0, 9, 9), seal), 20_100);
        var clock = Stopwatch.StartNew();
        var page = OfdPageDrawing.Open(SomeOfd.PackageWith("")).Draw(0, stamps);

        Assert.Equal([OfdOmission.TooMuch], page.Omissions);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, _soon);
    }

    [Fact]
    public void Drawing_parameters_that_build_on_each_other_and_clips_beyond_number()
    {
        var clips = string.Concat(Enumerable.Repeat(
            "<Clip><Area><Path><AbbreviatedData>M 0 0 L 1 1 C</AbbreviatedData></Path></Area></Clip>", 17));
        var page = Draw(SomeOfd.PackageWith(
            "<PathObject Boundary='0 0 9 9' DrawParam='5'><AbbreviatedData>M 0 0 L 9 9</AbbreviatedData></PathObject>"
            + $"<PathObject Boundary='0 0 9 9'><Clips>{clips}</Clips>"
            + "<AbbreviatedData>M 0 0 L 9 9</AbbreviatedData></PathObject>",
            "<DrawParams><DrawParam ID='5' Relative='6'/><DrawParam ID='6' Relative='5' LineWidth='2'/></DrawParams>"));

        Assert.Equal([OfdOmission.Clip], page.Omissions);
        Assert.Equal(2, Assert.IsType<Mark.Stroke>(Assert.IsType<Mark.Group>(page.Picture.Marks[0]).Marks[0]).Width);
    }

    // Not all alike: a package may not expand too far.
    private static string Points(int count)
    {
        var random = new Random(count);
        var data = new StringBuilder("M 0 0");
        for (var point = 1; point < count; point++)
        {
            data.Append(CultureInfo.InvariantCulture, $" L {random.Next(9)} {random.Next(9)}");
        }

        return data.ToString();
    }

    private static string Composite(int id, string content) =>
        $"<CompositeGraphicUnits><CompositeGraphicUnit ID='{id}'><Content>{content}</Content></CompositeGraphicUnit>"
        + "</CompositeGraphicUnits>";

    private static DrawnPage Draw(OfdPackage package) => OfdPageDrawing.Open(package).Draw(0, []);

    private static void AssertEnds(OfdPackage package)
    {
        var clock = Stopwatch.StartNew();
        var page = Draw(package);

        Assert.Contains(OfdOmission.TooMuch, page.Omissions);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, _soon);
        Assert.InRange(OfdWeight.Of(page.Picture.Marks).Steps, 0, 700_000);
    }
}
