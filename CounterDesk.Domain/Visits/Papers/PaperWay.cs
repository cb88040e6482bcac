using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>The list of what to bring instead of e-licenses, as a document.</summary>
public sealed class PaperWay(PaperWayModel model, Edition edition, DocumentWords words)
{
    // In ems.
    private const double NumberWidth = 1.5;
    private const double NameWidth = 9;

    private readonly PaperFrame _frame = new(model.Maker, edition, words);

    public Document Compose() => _frame.Page(words["PaperWay_Title"], "Paper_Person", model.Number,
    [
        new Heading(1, [words["PaperWay_Title"]]),
        new Paragraph([words[$"PaperWay_{model.Cause}"]]),
        new Space(0.3),
        _frame.Facts([.. Facts()]),
        new Space(0.5),
        Materials(),
        new Space(0.2),
        new Paragraph([words["PaperWay_Ring"]]),
    ]);

    private IEnumerable<Row> Facts()
    {
        yield return _frame.Fact("PaperWay_Matter", words.Content(model.Matter) with { Bold = true });
        yield return _frame.Fact("PaperWay_Office", words.Content(model.Office));
        yield return _frame.Fact("PaperWay_Where", Run.Strong(model.Where));
        if (When() is { } when)
        {
            yield return _frame.Fact("PaperWay_When", when);
        }

        yield return _frame.Fact("PaperWay_Phone", PaperFrame.Together(model.Maker.Phone));
        yield return _frame.Made("PaperWay_Made");
    }

    private ImmutableArray<Run>? When() => (model.Hours, model.Until) switch
    {
        (null, null) => null,
        ({ } hours, null) => [hours],
        (null, { } until) => Until(until),
        ({ } hours, { } until) => [hours, "\n", .. Until(until)],
    };

    private ImmutableArray<Run> Until(DateOnly day) =>
        words.Runs("PaperWay_Until", PaperFrame.Together(words.Date(day)));

    private Table Materials() => new(
        [NumberWidth, NameWidth, 0], [.. model.Materials.Select(RowOf)])
    {
        Header =
        [
            new(
                Cell.ColumnHeading(words["PaperWay_Material"]) with { Span = 2 },
                Cell.ColumnHeading(words["PaperWay_Bring"])),
        ],
        RuleAbove = RuleWeight.Middle,
        RuleBelow = RuleWeight.Middle,
    };

    private Row RowOf(PaperMaterial material, int at) => new(
        Cell.Value($"{at + 1}"),
        Cell.Label(material.Name.WithOriginal(words)),
        Cell.Value(
        [
            .. words.Runs($"Bring_{material.Need}"),
            .. material.Where is { } where ? ["\n", .. words.Runs("PaperWay_WhereElse", Run.Strong(where))] : (Run[])[],
        ]));
}
