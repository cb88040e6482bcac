using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits;

public sealed class VisitContentTests
{
    private readonly byte[] _file = [1, 2, 3, 4];

    [Fact]
    public void Wiping_zeroes_the_file_of_the_license()
    {
        var content = new VisitContent();
        content.Show(Opened());

        content.Wipe();

        Assert.Null(content.License);
        Assert.Equal(new byte[4], _file);
    }

    [Fact]
    public void Another_license_lets_go_of_the_one_before()
    {
        var content = new VisitContent();
        content.Show(Opened());
        var next = Opened([5, 6]);

        content.Show(next);

        Assert.Same(next, content.License);
        Assert.Equal(new byte[4], _file);
    }

    [Fact]
    public void Content_that_comes_after_the_wiping_is_dropped_and_zeroed()
    {
        var content = new VisitContent();
        content.Wipe();

        content.Show(Opened());

        Assert.Null(content.License);
        Assert.Equal(new byte[4], _file);
    }

    [Fact]
    public void A_visit_that_was_wiped_begins_with_empty_content()
    {
        var contents = new VisitContents();
        var visit = Guid.NewGuid();
        var before = contents.Of(visit);
        before.Show(Opened());

        contents.Wipe(visit);

        Assert.NotSame(before, contents.Of(visit));
        Assert.Null(contents.Of(visit).License);
    }

    [Fact]
    public void A_paper_is_zeroed_when_it_is_left_when_another_is_shown_and_when_the_visit_is_wiped()
    {
        var content = new VisitContent();
        PaperOnScreen[] papers = [Paper(), Paper(), Paper(), Paper()];

        content.Show(papers[0]);
        content.LeavePaper();
        content.Show(papers[1]);
        content.Show(papers[2]);
        Assert.Equal([0, 0, 7, 7], papers.Select(paper => paper.Pdf![0]));

        content.Wipe();
        content.Show(papers[3]);

        Assert.Null(content.Paper);
        Assert.All(papers, paper => Assert.Equal(new byte[2], paper.Pdf));
    }

    private static PaperOnScreen Paper() => new(VisitPaper.ConsentSlip, [7, 7], []);

    private OpenLicense Opened(byte[]? file = null) => new(
        SomeLicenses.Of(SomeLicenses.ResidentIdCard),
        new LicenseFile(LicenseFileFormat.Ofd, file ?? _file),
        null,
        SomeReports.Passed(),
        AskedFor: null);
}
