using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.Papers;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Demo;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.Verification;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Support;

/// <summary>What makes files of reports, in the words of the product.</summary>
internal static class SomeReportFiles
{
    private static readonly ServiceProvider _words = new ServiceCollection().AddLogging().AddWords().BuildServiceProvider();

    public static ReportPaperModels ModelsOf(CurrentHallTexts texts) => new(
        new ReportTables(
            Words<DailyReportText>(), Words<ReportFileText>(), Words<VerificationText>(), Words<AuditWords>(), SomeLicenses.Catalog),
        new ExceptionText(Words<ExceptionWords>(), SomeLicenses.Catalog), Words<DailyReportText>(), texts, SomeKeys.Ring,
        new DemoOptions { Enabled = true });

    public const string Root = "7c1e05a93b92d4f061a8e77d0f54c2b39d2a6e18c47b90f5e3310c865ad9f27b";

    /// <summary>A day as its files have it, in the current culture, with what the rules found.</summary>
    public static ReportPaperModel Model(DailyReport? numbers = null, params FoundException[] found)
    {
        var closed = ClosedReport.Of(numbers ?? SomeDays.Report, 2, isWholeDay: true, Root, SomeDays.CountedAt.AddHours(15));
        var read = new ReadReport(
            closed.Day, closed.Read(), [closed], new AuditStanding(null, null, null, [], null, null), [new(new(2026, 3, 16), 6, 573), new(new(2026, 3, 17), 27, 588)],
            new AuditReceipt(1, SomeDays.CountedAt));
        return ModelsOf(SomeCopyDesk.Texts).Of(
            read, read.Numbers!, new()
            {
                Day = closed.Day,
                Exceptions = [.. found.Select(one => SignedException.Of(SomeSignOffs.Raised(one), []))],
                LeftOut = 0,
                Numbers = found.Select(one => one.Clerk).OfType<string>().Distinct().ToDictionary(clerk => clerk, _ => "0317"),
            });
    }

    /// <summary>What the rules find, one of each level.</summary>
    public static FoundException[] Found { get; } =
    [
        Raised("OwnNumber", ExceptionLevel.Serious, [("Times", "2"), ("At", "10:12")], [483, 484], "clerk-3"),
        Raised(
            "SameRecipient", ExceptionLevel.Attention, [("Recipient", "云山农村商业银行青崖支行"), ("People", "9")],
            [301, 322, 344, 352, 371, 390, 411], "clerk-5"),
        Raised("MissingSignOff", ExceptionLevel.Notice, [("Day", "2026-03-17")], [], null),
    ];

    /// <summary>Somebody signed it in the evening, and added something two days later.</summary>
    public static ReportPaperModel Signed(ReportPaperModel model) => model with
    {
        SignOff = new(
            new("陈立", "0102"), SomeReports.CheckedAt.AddHours(22), "两条例外都问过了，另一条已上报。", Root, Root, Root + Root, Root),
        Addenda = [new("7 号打印机的作废应为 2 张，登记漏了 1 张，已补。", new("陈立", "0102"), SomeReports.CheckedAt.AddDays(2))],
        Exceptions =
        [
            .. model.Exceptions.Select((one, at) => at > 1 ? one : one with
            {
                Decisions =
                [
                    new(
                        at is 0 ? "上报" : "问窗口", at is 0 ? "本人说是帮家里查，请审计员看。" : "为什么九份都交给这一家？",
                        at is 0 ? [] : ["九位都是来办农机贷款的，银行在隔壁。"], new("陈立", "0102"), SomeReports.CheckedAt.AddHours(8)),
                ],
            }),
        ],
    };

    public static FoundException Raised(
        string rule, ExceptionLevel level, (string Name, string Value)[] facts, long[] entries, string? clerk) =>
        new(rule, level, 1, facts.ToDictionary(fact => fact.Name, fact => fact.Value), entries, clerk);

    private static IStringLocalizer<T> Words<T>() => _words.GetRequiredService<IStringLocalizer<T>>();
}
