using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Copies;

public sealed class CopyOrdersTests
{
    [Theory]
    [InlineData(FaceColors.Color, true)]
    [InlineData(FaceColors.Grey, false)]
    public void The_license_s_page_has_its_colors_where_the_hall_wants_them(FaceColors colors, bool hasColors)
    {
        var visit = new Visit("3", SomeClerk.Value.Id, DateTime.UnixEpoch);
        visit.RecordPurpose(SomeVisits.Purpose, DateTime.UnixEpoch);
        var request = SomeCopyDesk.Request(visit.Id, license: SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var file = new LicenseFile(LicenseFileFormat.Ofd, OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped));
        var orders = new CopyOrders(
            new DeskClock(TimeProvider.System), Options.Create(SomeCopyDesk.Hall),
            Options.Create(new CopyOptions { FaceColors = colors }), SomeCopyDesk.Texts, new DemoOptions());

        var order = orders.Of(
            request with { License = request.License with { File = file } }, visit, PaperWords.In("zh-CN"))!;

        var picture = Assert.Single(order.Face).Picture;
        var isGrey = SvgCheck.Write(picture).Bytes.SequenceEqual(SvgCheck.Write(picture.InGrey()).Bytes);
        Assert.Equal(hasColors, !isGrey);
    }
}
