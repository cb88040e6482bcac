using System.Collections.Immutable;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>The parts after the content: what was checked before printing, and what the paper is worth.</summary>
internal sealed class CopyEvidence(CertifiedCopy copy, DocumentWords words, CopyContent content)
{
    private const double ItemWidth = 7;
    private const double ResultWidth = 5;
    private const double TwofoldItemWidth = 8.5;
    private const double TwofoldResultWidth = 8;

    private VerificationReport Report => copy.Order.Report;

    private string Counts
    {
        get
        {
            var (agreed, contradicted, notDone) = (
                Count(CheckOutcome.Passed) + Count(CheckOutcome.PassedWithRemark),
                Count(CheckOutcome.Failed), Count(CheckOutcome.NotDone));
            return words[
                "Checks_Counts", copy.Order.MadeAt, agreed + contradicted + notDone, agreed, contradicted, notDone];
        }
    }

    private double ItemColumn => words.Second is null ? ItemWidth : TwofoldItemWidth;

    private double ResultColumn => words.Second is null ? ResultWidth : TwofoldResultWidth;

    public Section Checks() => new(
    [
        new Heading(2, words.Beside("Part_Checks")) { Aside = new([Counts]) },
        new Table([ItemColumn, ResultColumn, 0], [.. copy.Checks.Select(CheckRow)])
        {
            Header =
            [
                new(Cell.ColumnHeading(words.Beside("Checks_Item")), Cell.ColumnHeading(words.Beside("Checks_Result")),
                    Cell.ColumnHeading(words.Beside("Checks_Ground"))),
            ],
        },
    ]);

    /// <summary>The same in large print: each ground under its result, the counts after them.</summary>
    public Section LargeChecks() => new(
    [
        new Heading(2, words.Beside("Large_Checks")),
        new Table([ItemColumn, 0], [.. copy.Checks.Select(LargeCheckRow)]) { RuleBelow = RuleWeight.Thin },
        new Space(0.1),
        new Paragraph([Run.Strong(Counts)]),
    ]);

    /// <summary>The last part, kept together: after it nothing can be added.</summary>
    public ImmutableArray<Block> EffectAndEnd() => End(
        new Heading(2, words.Beside("Part_Effect")) { Aside = new([EditionOf(copy.Order.Effect, words)]) },
        Paragraphs(copy.Order.Effect));

    /// <summary>The same in large print, where the text's own name may be longer than the line of the heading.</summary>
    public ImmutableArray<Block> LargeEffectAndEnd() => End(
        new Heading(2, words.Beside("Large_Effect")),
        [.. Paragraphs(copy.Order.Effect), new Paragraph([EditionOf(copy.Order.Effect, words)])]);

    private ImmutableArray<Block> End(Heading heading, ImmutableArray<Block> paragraphs)
    {
        ImmutableArray<Block> end =
            [new Space(0.1), new Paragraph([words["NothingFollows"]]) { Alignment = Alignment.Center }];
        ImmutableArray<Block> first = [new Section([heading, new Space(0.2), .. paragraphs])];
        return SecondEffect() is [.. var before, var last]
            ? [Kept(first), new Space(0.2), new Section([.. before]), Kept([last, .. end])]
            : [Kept([.. first, .. end])];
    }

    private static Columns Kept(ImmutableArray<Block> blocks) => new([new(0, blocks)]);

    // Two languages may be more than a page of large print: the second breaks, but not before its last line.
    private ImmutableArray<Block> SecondEffect() => words.Second is { } second && copy.Order.SecondEffect is { } effect
        ?
        [
            .. effect.Paragraphs.Append(EditionOf(effect, second)).Select(text =>
                new Paragraph([new Run(text) { Language = second.Language }])),
        ]
        : [];

    private static ImmutableArray<Block> Paragraphs(EffectText effect) =>
        [.. effect.Paragraphs.Select(paragraph => new Paragraph([paragraph]))];

    private static string EditionOf(EffectText effect, DocumentWords words) =>
        words["Effect_Edition", effect.Name, effect.Edition];

    private int Count(CheckOutcome outcome) => copy.Checks.Count(check => check.Outcome == outcome);

    private Row CheckRow(CopyCheck check) => new(
        Cell.Label(words.Under($"Check_{check.Item}")),
        Cell.Value(Result(check, isBold: check.Outcome is CheckOutcome.Failed or CheckOutcome.NotDone)),
        Cell.Value(GroundOf(check)));

    private Row LargeCheckRow(CopyCheck check) => new(
        Cell.Label(words.Under($"Check_{check.Item}")),
        Cell.Value([.. Result(check, isBold: true), "\n", GroundOf(check)]));

    private ImmutableArray<Run> Result(CopyCheck check, bool isBold) =>
        [.. words.Under(one => ResultOf(check, one)).Select(run => run with { Bold = isBold })];

    private string ResultOf(CopyCheck check, DocumentWords words) => check switch
    {
        { Item: CopyCheckItem.Status or CopyCheckItem.Term, Outcome: CheckOutcome.Failed }
            when Report.InForce is not InForceAnswer.CouldNotBeTold => words[$"State_{Report.InForce}"],
        { Item: CopyCheckItem.Term, Outcome: CheckOutcome.Passed } when copy.Order.License.ValidUntil is null =>
            words["Passed_TermNone"],
        { Outcome: CheckOutcome.Passed or CheckOutcome.PassedWithRemark } => words[$"Passed_{check.Item}"],
        _ => words[$"Result_{check.Outcome}"],
    };

    private string GroundOf(CopyCheck check)
    {
        if (check.Remarks.IsEmpty)
        {
            return Ground(check.Item);
        }

        var reasons = string.Join(words["Checks_Separator"], check.Remarks.Select(Reason).Distinct());
        return check.Outcome is CheckOutcome.PassedWithRemark ? words["Checks_Remark", reasons] : reasons;
    }

    private string Ground(CopyCheckItem item) => item switch
    {
        CopyCheckItem.Seal => SealGround(),
        CopyCheckItem.Status => words["Source_At", content.SourceName, words.Time(content.SynchronizedAt)],
        CopyCheckItem.Term => copy.Order.License.ValidUntil is { } until
            ? words["Ground_TermUntil", words.Date(until)]
            : words["Ground_TermNone"],
        CopyCheckItem.File or CopyCheckItem.Chain or CopyCheckItem.Content or CopyCheckItem.Holder =>
            words[$"Ground_{item}"],
    };

    private string SealGround() => Report.File?.Signatures switch
    {
        [{ SealName: { } name, SignedAt: { } at }, ..] => words["Ground_Seal", name, words.Date(DayOf(at))],
        _ => words["Ground_SealUnnamed"],
    };

    private DateOnly DayOf(DateTimeOffset time) =>
        DateOnly.FromDateTime(time.ToOffset(copy.Order.MadeAt.Offset).DateTime);

    // The file's own reasons are many and technical; their code leads to them.
    private string Reason(CheckResult result)
    {
        var reason = result switch
        {
            { Reason: { } own } => words[$"Reason_{own}"],
            { FileReason: { } file } => words["Reason_OfFile", FileReasonNames.Of(file)],
            _ => words[$"Result_{result.Outcome}"],
        };
        return result.Field is { } key && copy.Order.Kind.FindField(key) is { } field
            ? words["Reason_OfField", reason, content.LabelOf(field)]
            : reason;
    }
}
