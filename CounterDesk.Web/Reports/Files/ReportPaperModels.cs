using System.Globalization;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Papers;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Demo;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.Reports.SigningOff;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Reports.Files;

/// <summary>Puts a report into words, in the current culture: what its files are made of.</summary>
public sealed class ReportPaperModels(
    ReportTables tables, ExceptionText exceptionWords, IStringLocalizer<DailyReportText> words, CurrentHallTexts texts,
    IKeyRing keys, DemoOptions demo)
{
    // Chinese is what everything falls back to.
    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en";

    /// <summary>The paper's own words, in the same culture.</summary>
    public static DocumentWords Words => PaperWords.In<ReportFileText>(IsEnglish ? "en-US" : "zh-CN");

    /// <param name="read">As it was read; its numbers are there.</param>
    /// <param name="numbers">Those numbers, with what is counted last.</param>
    /// <param name="file">What was found and decided, and who signed; null where nothing happened on the day.</param>
    public ReportPaperModel Of(ReadReport read, DailyReport numbers, DayFile? file) => new()
    {
        HallName = texts.Names.NameIn(isChinese: !IsEnglish),
        IsDemo = demo.Enabled,
        Numbers = numbers,
        Version = read.Closed?.Version,
        IsWholeDay = read.Closed is { IsWholeDay: true },
        CountedAt = DeskClock.At(read.Closed?.ClosedAtUtc ?? numbers.CountedAtUtc),
        Tables = numbers.Entries is 0 ? [] : tables.Of(numbers, read.Before),
        Exceptions = file is null ? [] : [.. file.Exceptions.Select(one => ExceptionOf(one, file))],
        LeftOut = file?.LeftOut ?? 0,
        SignOff = file is { SignOff: { } signOff } ? SignOffOf(signOff) : null,
        Addenda = file is null ? [] :
        [
            .. file.Addenda.Select(addendum => new PrintedAddendum(
                addendum.Text, new(addendum.ByName, addendum.ByNumber), DeskClock.At(addendum.AtUtc))),
        ],
    };

    private PrintedException ExceptionOf(SignedException one, DayFile file)
    {
        var found = one.ToFound();
        return new(
            exceptionWords.LevelOf(found), exceptionWords.TitleOf(found), exceptionWords.SaidOf(found),
            exceptionWords.WhyOf(found), one.Clerk is { } clerk ? file.Numbers.GetValueOrDefault(clerk) : null, one.Entries,
            [.. one.Decisions.Select(decision => DecisionOf(decision, file))]);
    }

    private PrintedDecision DecisionOf(SignedDecision decision, DayFile file) => new(
        words[$"Decide_{decision.Decision}"], decision.Note,
        [
            .. decision.Answers.Select(answer => answer.Answer is { } said
                ? words["Answered", NumberOf(answer.Clerk, file), said].Value
                : words["Answered_Not", NumberOf(answer.Clerk, file)].Value),
        ],
        new(decision.By.Name, decision.By.Number), DeskClock.At(decision.AtUtc));

    private string NumberOf(string clerk, DayFile file) =>
        file.Numbers.GetValueOrDefault(clerk) ?? words["Exceptions_Unknown"];

    private PrintedSignOff SignOffOf(ReportSignOff signOff) => new(
        new(signOff.SignedByName, signOff.SignedByNumber), DeskClock.At(signOff.SignedAtUtc), signOff.Note,
        SignOffProof.TryRead(signOff)?.Matter.Root ?? "", Convert.ToHexStringLower(signOff.Digest),
        Convert.ToHexStringLower(signOff.Signature), Convert.ToHexStringLower(Sm3.Hash(keys.AuditKey.Point.Span)))
    {
        Statement = [.. signOff.Statement],
    };
}
