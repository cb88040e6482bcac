using Bunit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.Desk.License;

/// <summary>What a clerk reads about one license, in the clerk's own words.</summary>
public sealed class LicenseReportTests : BunitContext
{
    public LicenseReportTests() => Services.AddWords();

    [Fact]
    public void A_license_that_passed_says_so_and_keeps_its_groups_shut()
    {
        var page = Render(SomeOpenLicenses.Passed());

        Assert.Equal("核验通过", Verdict(page));
        Assert.Equal("23 项都查了：21 项通过，2 项不用查。10:31:58 查", page.Find(".verdict p").TextContent);
        Assert.Equal(["是真的", "现在有效", "可以出加注件"], Answers(page));
        Assert.Equal(
            ["文件 5 / 5", "印章 6 / 6", "证书链 3 / 3", "内容 5 / 5", "状态 2 / 2", "持证人 2 / 2"],
            from shown in page.FindAll(".grp")
            select $"{shown.QuerySelector("b")!.TextContent} {shown.QuerySelector(".cnt")!.TextContent}");
        Assert.All(page.FindAll(".grp"), group => Assert.Equal("false", group.GetAttribute("aria-expanded")));
        Assert.Empty(page.FindAll("[data-check], [data-say], [data-ban]"));
    }

    [Fact]
    public void Opening_a_group_shows_each_of_its_checks_with_its_answer()
    {
        var page = Render(SomeOpenLicenses.Passed());

        page.Find("[data-group=印章]").Click();

        Assert.Equal("true", page.Find("[data-group=印章]").GetAttribute("aria-expanded"));
        Assert.Equal(
            ["Pass", "Pass", "Pass", "Pass", "Pass", "None"],
            page.FindAll("[data-check]").Select(row => row.GetAttribute("data-outcome")));
        Assert.Equal("2021-05-20 09:41:12，北京时间", page.Find("[data-check=SealValidAtSigning] .why").TextContent);
    }

    [Theory]
    [InlineData(FileFormat.Pdf, FileReason.Encrypted, "PDF 文件。里面的内容和印章都看不到。")]
    [InlineData(FileFormat.Neither, FileReason.MalformedPackage, "不是 OFD 文件，也不是 PDF 文件。为安全起见没有再往下读")]
    public void A_file_that_could_not_be_read_says_what_it_is(FileFormat format, FileReason reason, string words)
    {
        var file = SomeReports.File(reason) with { Format = format, Signatures = [], Content = null };

        var page = Render(SomeOpenLicenses.Of(SomeLicenses.Of(SomeLicenses.MarriageCertificate), file));

        Assert.StartsWith(words, page.Find("[data-check=PackageSafe] .why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_changed_fails_with_its_reason_its_code_and_words_to_say()
    {
        var page = Render(SomeOpenLicenses.Changed());

        Assert.Equal("核验不通过，不能出加注件", Verdict(page));
        Assert.Equal(["对不上，不能认", "现在有效", "什么都不能出"], Answers(page));
        var row = page.Find("[data-check=ContentUnchanged]");
        Assert.Equal("文件：盖章以后文件被动过", row.QuerySelector(".question")!.TextContent);
        Assert.Contains("代号 REF_DIGEST_MISMATCH", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("这不是说您的证有问题", page.Find("[data-say]").TextContent, StringComparison.Ordinal);
        Assert.Equal("盖章后被动过，只供比对，不能用", page.Find("[data-ban]").TextContent);
    }

    [Fact]
    public void A_seal_nobody_vouches_for_was_not_fully_checked_and_is_dashed()
    {
        var page = Render(SomeOpenLicenses.Untrusted());

        Assert.Equal("没有查全，不能当作通过", Verdict(page));
        Assert.Equal("Unknown", page.Find(".verdict").GetAttribute("data-verdict"));
        Assert.Equal(["没查成", "现在有效", "只能出信息核验单"], Answers(page));
        Assert.Equal("Unknown", page.Find("[data-check=SignerChain]").GetAttribute("data-outcome"));
        Assert.Empty(page.FindAll("[data-ban]"));
    }

    [Fact]
    public void A_genuine_license_that_has_expired_fails_for_that_and_not_for_being_false()
    {
        var page = Render(SomeOpenLicenses.Expired());

        Assert.Equal("核验不通过：已过期", Verdict(page));
        Assert.Equal(["是真的", "已过期", "只能出标明状态的加注件，要事项肯收"], Answers(page));
        Assert.Equal(
            "2026-02-28 到期，过了 18 天。过期的要换新才能用。", page.Find("[data-check=WithinTerm] .why").TextContent.Trim());
        Assert.Empty(page.FindAll("[data-ban]"));
    }

    [Fact]
    public void Without_a_file_one_row_names_every_check_that_was_not_done()
    {
        var page = Render(SomeOpenLicenses.WithoutFile());

        var row = Assert.Single(page.FindAll("[data-check]"));
        Assert.Equal("文件、印章、证书链、内容：来源只给了数据，没有文件", row.QuerySelector(".question")!.TextContent);
        Assert.Contains("共 14 项：文件能安全打开、签章清单读得到", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("23 项：14 项没查成，8 项通过，1 项不用查。10:31:58 查", page.Find(".verdict p").TextContent);
    }

    [Fact]
    public void A_kind_that_is_not_listed_is_marked_and_told_by_the_sources_own_name()
    {
        var page = Render(SomeOpenLicenses.Unlisted());

        Assert.Equal("老年人优待证", page.Find("h1").TextContent);
        Assert.Equal("目录外", page.Find(".title .tag").TextContent);
        Assert.Equal("没有查全，不能当作通过", Verdict(page));
    }

    [Theory]
    [InlineData(LicenseStatus.NotActivated, "核验不通过：还没生效")]
    [InlineData(LicenseStatus.Suspended, "核验不通过：暂停使用")]
    [InlineData(LicenseStatus.Expired, "核验不通过：已过期")]
    [InlineData(LicenseStatus.Cancelled, "核验不通过：已注销")]
    [InlineData(LicenseStatus.Revoked, "核验不通过：已吊销")]
    [InlineData(LicenseStatus.Withdrawn, "核验不通过：已撤销")]
    [InlineData(LicenseStatus.Superseded, "核验不通过：已换新证")]
    [InlineData(LicenseStatus.Unknown, "没有查全，不能当作通过")]
    public void Each_state_at_the_source_has_a_verdict_of_its_own(LicenseStatus status, string verdict) =>
        Assert.Equal(verdict, Verdict(Render(SomeOpenLicenses.With(status))));

    [Fact]
    public void Fail_stands_before_unknown_and_unknown_before_a_remark()
    {
        var opened = SomeOpenLicenses.Passed();
        var report = SomeReports.With(
            SomeReports.File(),
            CheckResult.Remarked(LicenseCheck.Identifier, CheckReason.IdentifierCheckCharacterWrong),
            CheckResult.NotDone(LicenseCheck.KindKnown, CheckReason.KindNotListed),
            CheckResult.Failed(LicenseCheck.WithinTerm, CheckReason.Expired));

        var page = Render(opened with { Report = report });

        Assert.Equal(
            ["Fail", "Unknown", "Warn"],
            page.FindAll("[data-check]").Select(row => row.GetAttribute("data-outcome")));
        Assert.Equal("Fail", page.Find(".verdict").GetAttribute("data-verdict"));
    }

    [Fact]
    public void A_remark_lies_open_and_leaves_the_license_passed()
    {
        var report = SomeReports.With(
            SomeReports.File(),
            CheckResult.Remarked(LicenseCheck.Identifier, CheckReason.IdentifierCheckCharacterWrong));

        var page = Render(SomeOpenLicenses.Passed() with { Report = report });

        Assert.Equal("核验通过", Verdict(page));
        Assert.Equal("Warn", page.Find("[data-check=Identifier]").GetAttribute("data-outcome"));
        Assert.Equal("Warn", page.Find("[data-group=内容]").GetAttribute("data-outcome"));
    }

    public static TheoryData<int?, string> Ages() => new()
    {
        { 0, "吊销情况是今天 06:00 的" },
        { 9, "吊销情况是 9 天前的（2026-03-09）" },
        { null, "手头没有吊销名单，不知道有没有吊销" },
    };

    [Theory]
    [MemberData(nameof(Ages))]
    public void Beside_the_certificates_stands_as_of_when_revocation_is_known(int? days, string words)
    {
        var sixInTheMorning = new DateTimeOffset(2026, 3, 18, 6, 0, 0, TimeSpan.FromHours(8));
        var known = new RevocationFacts(days is { } age ? sixInTheMorning.AddDays(-age) : null, null);
        var seal = SomeReports.Signature() with
        {
            SignerRevocation = known, MakerRevocation = known with { AsOf = sixInTheMorning },
        };
        var page = Render(SomeOpenLicenses.Passed() with
        {
            Report = SomeReports.With(SomeReports.File() with { Signatures = [seal] }),
        });

        page.Find("[data-group=证书链]").Click();

        Assert.Equal(words, page.Find("[data-check=SignerValidAtSigning] .why").TextContent);
        Assert.Equal("吊销情况是今天 06:00 的", page.Find("[data-check=SealMakerChain] .why").TextContent);
    }

    [Fact]
    public void A_list_that_is_overdue_is_a_remark_with_its_age_and_the_license_has_passed()
    {
        var file = SomeReports.File() with
        {
            Signatures =
            [
                SomeReports.Signature() with { SignerRevocation = new(SomeReports.CheckedAt.AddDays(-9), SomeReports.CheckedAt) },
            ],
        };
        var page = Render(SomeOpenLicenses.Passed() with
        {
            Report = SomeReports.With(
                file, CheckResult.RemarkedOfFile(LicenseCheck.SignerValidAtSigning, FileWarning.RevocationListOld)),
        });

        var row = page.Find("[data-check=SignerValidAtSigning]");
        Assert.Equal("核验通过", Verdict(page));
        Assert.Equal("证书链：吊销名单该换新的了，最近的吊销可能还没写进来", row.QuerySelector(".question")!.TextContent);
        Assert.Contains("吊销情况是 9 天前的（2026-03-09）。 代号 REVOCATION_LIST_OLD", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seal_nobody_vouches_for_is_called_intact_with_what_to_do()
    {
        var row = Render(SomeOpenLicenses.Untrusted()).Find("[data-check=SignerChain]");

        Assert.Equal("证书链：印章是完整的，但不知道谁为它担保", row.QuerySelector(".question")!.TextContent);
        Assert.Contains("可以打信息核验单", row.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PlatformWord.Wrong, "云岭省平台", "Unknown")]
    [InlineData(PlatformWord.Unclear, "云岭省平台", "Unknown")]
    [InlineData(null, "云岭省平台", "Unknown")]
    public void What_a_platform_says_of_the_file_lies_open_with_its_name_beside_the_desks_own_verdict(
        PlatformWord? word, string name, string look)
    {
        var page = Render(SomeOpenLicenses.SaidByPlatform(word, new SourceName(name, "Yunling")));

        var row = page.Find("[data-check=FileAtPlatform]");
        Assert.Contains(name, row.TextContent, StringComparison.Ordinal);
        Assert.Equal(look, row.GetAttribute("data-outcome"));
        Assert.Equal(
            word is PlatformWord.Wrong ? "Unknown" : "Pass", page.Find(".lic").GetAttribute("data-outcome"));
    }

    [Fact]
    public void After_anything_but_a_pass_all_checks_can_be_read_one_by_one()
    {
        var page = Render(SomeOpenLicenses.Changed());

        page.Find("[data-group=逐项]").Click();

        Assert.Equal(1 + LicenseChecks.All.Count, page.FindAll("[data-check]").Count);
    }

    [Fact]
    public void Every_situation_has_its_words()
    {
        var text = Services.GetRequiredService<IStringLocalizer<LicenseText>>();

        Assert.All(
            Enum.GetValues<Situation>(),
            situation => Assert.False(text[$"Say_{situation}"].ResourceNotFound, $"{situation}"));
    }

    private static string Verdict(IRenderedComponent<LicenseReport> page) => page.Find(".verdict h2").TextContent;

    private static IEnumerable<string> Answers(IRenderedComponent<LicenseReport> page) =>
        page.FindAll("[data-answer] dd").Select(answer => answer.TextContent.Trim());

    private IRenderedComponent<LicenseReport> Render(OpenLicense opened) =>
        Render<LicenseReport>(parameters => parameters
            .Add(page => page.Opened, opened)
            .Add(page => page.Pages, new PagesAnswer.NoFile()));
}
