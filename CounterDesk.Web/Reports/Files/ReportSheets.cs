using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Reports.Papers;

namespace CounterDesk.Web.Reports.Files;

/// <summary>What of a report is no table on paper, and a sheet in the workbook.</summary>
internal sealed class ReportSheets(ReportPaperModel model, DocumentWords words)
{
    // Entries that are named of each exception; of more the first ones.
    private const int MostEntries = 100;

    /// <summary>Which report it is, and whether somebody signed it.</summary>
    public ReportTable Facts => new(
        ReportPart.Figures, "facts", words["Sheet_Facts"], [new(words["Column_Item"]), new(words["Fact_Value"])],
        [
            Fact("Fact_Hall", model.HallName), Fact("Fact_Day", new ReportValue.Day(model.Numbers.Day)),
            .. model.Version is { } version ? [Fact("Fact_Version", version)] : (ImmutableArray<ReportValue>[])[],
            Fact(model.Version is null ? "Fact_CountedAt" : "Fact_ClosedAt", Moment(model.CountedAt)),
            Fact("Fact_First", new ReportValue.Number(model.Numbers.FirstEntry)),
            Fact("Fact_Last", new ReportValue.Number(model.Numbers.LastEntry)),
            .. SignOff(),
        ]);

    /// <summary>The exceptions with what counts of the decisions, one in a row.</summary>
    public ReportTable Exceptions => new(
        ReportPart.Record, "exceptions", words["Exceptions_Title"],
        [
            new(words["Exception_Rank"]), new(words["Sheet_Level"]), new(words["Exception_What"]), new(words["Sheet_Said"]),
            new(words["Sheet_Why"]), new(words["Sheet_Clerk"]),
            new(words["Exception_Entries"]), ReportColumn.OfFigures(words["Sheet_Entries"]), new(words["Exception_Decision"]),
            new(words["Sheet_Note"]), new(words["Sheet_Answers"]), new(words["Sheet_By"]), new(words["Sheet_At"]),
        ],
        [.. model.Exceptions.Select((one, at) => RowOf(one, at + 1))]);

    /// <summary>What was added after the signing, the earliest first.</summary>
    public ReportTable Addenda => new(
        ReportPart.Record, "addenda", words["Addenda_Title"],
        [new(words["SignOff_At"]), new(words["Sheet_Wrote"]), new(words["Fact_Value"])],
        [
            .. model.Addenda.Select(addendum => (ImmutableArray<ReportValue>)
                [Moment(addendum.At), PersonOf(addendum.By), addendum.Text]),
        ]);

    private IEnumerable<ImmutableArray<ReportValue>> SignOff() => model.SignOff is not { } signed
        ? [Fact("Report_State", words["Fact_Unsigned"])]
        :
        [
            Fact("Report_State", words["Fact_Signed"]), Fact("SignOff_By", PersonOf(signed.By)),
            Fact("SignOff_At", Moment(signed.At)), Fact("SignOff_Note", signed.Note ?? ""), Fact("Root_Root", signed.Root),
            Fact("Root_Digest", signed.Digest), Fact("Root_Signature", signed.Signature), Fact("Root_Key", signed.KeyFingerprint),
        ];

    private ImmutableArray<ReportValue> RowOf(PrintedException one, int rank)
    {
        var last = one.Decisions.LastOrDefault();
        return
        [
            rank, one.Level, one.Title, one.Said, one.Why, one.ClerkNumber ?? "",
            EntriesOf(one), one.Entries.Length,
            last?.Decision ?? words["Exception_Undecided"], last?.Note ?? "", string.Join('\n', last?.Answers ?? []),
            last is null ? "" : PersonOf(last.By), last is null ? "" : Moment(last.At),
        ];
    }

    // Excel takes no more than 32,767 characters in a cell.
    private static string EntriesOf(PrintedException one) =>
        string.Join(' ', one.Entries.Take(MostEntries).Select(entry => entry.ToString(CultureInfo.InvariantCulture)))
        + (one.Entries.Length > MostEntries ? " …" : "");

    private ImmutableArray<ReportValue> Fact(string key, ReportValue value) => [words[key], value];

    private string PersonOf(PrintedPerson person) => words["Report_Person", person.Name, person.Number];

    private static ReportValue.Moment Moment(DateTimeOffset at) => new(at.DateTime);
}
