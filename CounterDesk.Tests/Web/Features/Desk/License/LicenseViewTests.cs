using Bunit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.Desk.License;

/// <summary>The license itself: its face as fields, what is covered of it, its record and its seals.</summary>
public sealed class LicenseViewTests : BunitContext
{
    public LicenseViewTests() => Services.AddWords();

    [Fact]
    public void The_face_stands_in_the_order_of_its_kind_under_the_kinds_labels()
    {
        var page = Render(SomeOpenLicenses.Passed(SomeLicenses.RealEstateCertificate));

        Assert.Equal(
            ["证号", "权利人", "共有情况", "坐落", "不动产单元号", "权利类型", "权利性质", "用途", "面积", "登记机构", "登记时间"],
            page.FindAll("tr[data-field] th").Select(label => label.TextContent));
        Assert.Equal("89.5平方米", page.Find("[data-field=area] .value").TextContent.Trim());
        Assert.Equal("数据 11 项", page.Find("[data-action=show-data]").TextContent.Trim());
    }

    [Fact]
    public void What_is_somebody_elses_is_covered_and_not_in_the_page_at_all()
    {
        var page = Render(SomeOpenLicenses.Passed());

        Assert.Equal("他人信息　已遮", page.Find("[data-field=spouseName] .masked").TextContent);
        Assert.DoesNotContain(SomeLicenses.Shen.Name, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Shen.Code.Text, page.Markup, StringComparison.Ordinal);
        Assert.Equal("顾长河、沈*夏", page.Find("[data-record=certificate_holder_name]").TextContent);
        Assert.Equal("5 项已遮：他人信息", page.Find("[data-note=covered]").TextContent);
    }

    [Fact]
    public void What_is_sensitive_or_not_needed_says_so_where_it_is_covered()
    {
        var license = SomeLicenses.Of(SomeLicenses.HouseholdRegister);
        var face = license.Face.RemoveAll(value => value.Key is "religion").Add(new FaceValue("religion", "演示"));
        var page = Render(SomeOpenLicenses.Of(license with { Face = face }, SomeReports.File()));

        Assert.Equal("敏感　已遮", page.Find("[data-field=religion] .masked").TextContent);
        Assert.Equal("这次不看　已遮", page.Find("[data-field=ethnicity] .masked").TextContent);
        Assert.Equal("3 项已遮：他人信息、敏感信息、这次不看的", page.Find("[data-note=covered]").TextContent);
    }

    [Fact]
    public void A_value_that_differs_stands_beside_what_the_file_says()
    {
        var page = Render(SomeOpenLicenses.Differing());

        Assert.Equal("hot", page.Find("[data-field=area]").ClassName);
        Assert.Equal("写的是 98.70 平方米", page.Find("[data-field=area] .says").TextContent);
        Assert.Equal("比对用的是文件附带的数据", page.Find("[data-note=places]").TextContent);
    }

    [Fact]
    public void A_covered_value_that_differs_stays_covered_on_both_sides()
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
        var content = SomeFiles.ContentOf(license);
        var opened = SomeOpenLicenses.Of(
            license, SomeReports.File(), content with { CustomData = content.CustomData.SetItem("配偶姓名", "何知夏") });

        var page = Render<LicenseReport>(parameters => parameters
            .Add(report => report.Opened, opened)
            .Add(report => report.Pages, new PagesAnswer.CoveredNotFound()));

        Assert.Equal("Fail", page.Find("[data-check=FaceAgrees]").GetAttribute("data-outcome"));
        Assert.DoesNotContain("何知夏", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_nothing_is_said_about_what_it_says()
    {
        var page = Render(SomeOpenLicenses.WithoutFile());

        Assert.Empty(page.FindAll(".in-file"));
        Assert.Equal("", page.Find("[data-note=places]").TextContent);
    }

    [Fact]
    public void A_license_without_a_face_says_so_and_shows_its_record()
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate) with { Face = [] };

        var page = Render(SomeOpenLicenses.Of(license, file: null));

        Assert.NotEmpty(page.FindAll("[data-empty]"));
        Assert.Equal("J999901-2019-000386", page.Find("[data-record=certificate_number]").TextContent);
    }

    [Fact]
    public void A_seal_tells_who_used_it_who_made_it_and_when()
    {
        var page = Render(SomeOpenLicenses.Untrusted());

        page.Find("[data-action=show-seals]").Click();

        Assert.Equal("true", page.Find("[data-action=show-seals]").GetAttribute("aria-pressed"));
        Assert.Equal("云山市演示签发机关电子证照专用章", page.Find("[data-seal] h2").TextContent);
        Assert.Equal(
            [
                "云山市演示签发机关", "演示制章人", "2021-05-20 09:41:12，北京时间", "2020-01-01 至 2029-12-31",
                "2020-01-01 至 2029-12-31", "CN=演示签发机构,O=演示,C=CN", "01A4",
                "2020-01-01 至 2029-12-31", "CN=演示签发机构,O=演示,C=CN", "0102",
            ],
            page.FindAll("[data-seal] dd").Select(value => value.TextContent));
        Assert.Contains("SIGNER_CHAIN_UNKNOWN_ISSUER", page.Find("[data-seal]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tr[data-field]"));
    }

    [Fact]
    public void No_seal_says_why_there_is_none()
    {
        var page = Render(SomeOpenLicenses.WithoutFile());

        page.Find("[data-action=show-seals]").Click();

        Assert.Contains("来源没有文件。", page.Find("[data-empty]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_shown_by_its_name_has_its_word()
    {
        var text = Services.GetRequiredService<IStringLocalizer<LicenseText>>();

        Assert.All(
            [
                .. Enum.GetNames<MaskReason>().SelectMany(name => (string[])[$"Masked_{name}", $"Mask_{name}"]),
                .. Enum.GetNames<FaceAgreement>().Select(name => $"InFile_{name}"),
                .. Enum.GetNames<FileVerdict>().Select(name => $"Seal_Verdict_{name}"),
                .. Enum.GetNames<OfdPart>().Select(name => $"Part_{name}"),
                .. Enum.GetNames<CheckOutcome>().Select(name => $"Count_{name}"),
            ],
            key => Assert.False(text[key].ResourceNotFound, key));
    }

    private IRenderedComponent<LicenseView> Render(OpenLicense opened) =>
        Render<LicenseView>(parameters => parameters
            .Add(view => view.Opened, opened)
            .Add(view => view.Pages, new PagesAnswer.NoFile())
            .Add(view => view.Look, new PageLook(() => { })));
}
