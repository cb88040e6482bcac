using System.Globalization;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Papers;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.HallTexts;

namespace CounterDesk.Web.Reports.Files;

/// <summary>Puts a report into words, in the current culture: what its files are made of.</summary>
public sealed class ReportPaperModels(
    ReportTables tables, ExceptionText exceptionWords, CurrentHallTexts texts, DemoOptions demo)
{
    // Chinese is what everything falls back to.
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";

    /// <summary>The paper's own words, in the same culture.</summary>
    public static DocumentWords Words => PaperWords.In<ReportFileText>(IsEnglish ? "en-US" : "zh-CN");

    /// <param name="read">As it was read; its numbers are there.</param>
    /// <param name="numbers">Those numbers, with what is counted last.</param>
    /// <param name="found">What the rules found in the day.</param>
    public ReportPaperModel Of(ReadReport read, DailyReport numbers, ShownExceptions found) => new()
    {
        HallName = texts.Names.NameIn(isChinese: !IsEnglish),
        IsDemo = demo.Enabled,
        Numbers = numbers,
        Version = read.Closed?.Version,
        IsWholeDay = read.Closed is { IsWholeDay: true },
        CountedAt = DeskClock.At(read.Closed?.ClosedAtUtc ?? numbers.CountedAtUtc),
        Tables = numbers.Entries is 0 ? [] : tables.Of(numbers, read.Before),
        Exceptions = [.. found.Shown.Select(ExceptionOf)],
        LeftOut = found.LeftOut,
    };

    private PrintedException ExceptionOf(ShownException shown) => new(
        exceptionWords.LevelOf(shown.Found), exceptionWords.TitleOf(shown.Found), exceptionWords.SaidOf(shown.Found),
        exceptionWords.WhyOf(shown.Found), shown.ClerkNumber, [.. shown.Found.Entries], []);
}
