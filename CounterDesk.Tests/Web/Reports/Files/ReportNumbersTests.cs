using System.Globalization;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.Verification;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using UglyToad.PdfPig;

namespace CounterDesk.Tests.Web.Reports.Files;

/// <summary>
/// Every number of both files of a planted day, opened and held against the database by statements that the product does
/// not have: sheet by sheet, and then each row of the sheets on the paper.
/// </summary>
public sealed partial class ReportNumbersTests : IAsyncLifetime
{
    private const string Verified = "AuditEntries WHERE Action = 'LicenseVerified' AND Outcome <> 'Announced'";
    private const string Visits =
        "AuditEntries JOIN Visits ON Visits.Id = AuditEntries.Visit LEFT JOIN Parties ON VisitId = Visits.Id AND Ordinal = 1 AND IsPresent"
        + " WHERE Action = 'VisitOpened' AND Outcome = 'Done'";

    // More characters than this may not fit into half the measure.
    private const int FirstOfName = 12;

    private static readonly ServiceProvider _words = new ServiceCollection().AddLogging().AddWords().BuildServiceProvider();

    // The sheets behind the facts, in the order of the workbook.
    private static readonly string[] _sheets =
    [
        "figures", "hours", "trend", "kinds", "kind-papers", "region", "source", "answers", "failed", "unknown", "visitor", "end", "age",
        "need", "waiting", "ways", "ways-in-all", "papers", "searches", "outages", "form", "void", "reprint", "undone", "checks",
        "reports", "objections", "answered", "ratings", "low", "overrides", "break-glass", "log", "reconciliation", "differences",
    ];

    private readonly HashSet<string> _compared = [];
    private readonly List<string> _differing = [];
    private ReportTestDesk _hall = null!;
    private SomeWorkbook _book = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Result(string genuine, string inForce) =>
        $"CASE WHEN {genuine} = 'No' THEN 'Failed' WHEN {genuine} = 'Yes' AND {inForce} = 'Yes' THEN 'Passed' "
        + $"WHEN {inForce} IN ('Yes', 'CouldNotBeTold') THEN 'Unknown' ELSE 'Failed' END";

    private static string Results { get; } = string.Join(", ", ((string[])["Passed", "Failed", "Unknown"])
        .Select(result => $"SUM({Result(Detail("Genuine"), Detail("InForce"))} = '{result}')"));

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await PlantAsync();
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _book?.Dispose();
        await _hall.DisposeAsync();
    }

    [Fact]
    public async Task Every_number_of_both_files_is_that_of_the_database()
    {
        var (workbook, paper) = (await MakeAsync(ReportFileForm.Xlsx), await MakeAsync(ReportFileForm.Pdf));
        _book = new(workbook);
        Assert.Equal(_sheets.Length + 2, _book.Names.Count);

        await CompareVerificationsAsync();
        await CompareVisitsAsync();
        await CompareSourcesAsync();
        await ComparePapersAsync();
        await CompareOutsideAsync();
        await CompareRecordAsync();
        await CompareFiguresAsync();

        Assert.Equal(_sheets.Order(), _compared.Order());
        Assert.True(_differing.Count is 0, string.Join("\n", _differing));
        ComparePaper(paper);
    }

    private async Task CompareVerificationsAsync()
    {
        await CompareAsync(
            "hours", $"SELECT CAST(STRFTIME('%H', AtUtc, '+8 hours') AS INTEGER) AS H, {Results}, COUNT(*) FROM {Verified} GROUP BY H",
            hour => $"{hour} 时", sum: true);
        await CompareAsync("kinds", $"SELECT KindCode, COUNT(*), {Results} FROM {Verified} GROUP BY 1", Kind, sum: true);
        await CompareAsync("region", $"SELECT {Detail("Region")}, {Results} FROM {Verified} GROUP BY 1", name => name);
        await CompareAsync("source", $"SELECT {Detail("Source")}, {Results} FROM {Verified} GROUP BY 1", Word("Source"));
        await CompareAsync(
            "answers", $"SELECT {Detail("Genuine")}, {Detail("InForce")}, COUNT(*) FROM {Verified} GROUP BY 1, 2",
            Word("Genuine"), Word("InForce"));
        foreach (var (sheet, result) in ((string, string)[])[("failed", "Failed"), ("unknown", "Unknown")])
        {
            await CompareAsync(
                sheet,
                $"SELECT {Detail("Reason")}, COUNT(*) FROM {Verified} AND {Result(Detail("Genuine"), Detail("InForce"))} = '{result}' GROUP BY 1",
                name => Text<VerificationText>($"Reason_{name}").Replace("{0}", Text<DailyReportText>("Reason_Field"), StringComparison.Ordinal));
        }

        // The one closed day before it is its own; nothing was closed earlier.
        await CompareAsync(
            "trend", $"SELECT DATE(MIN(AtUtc), '+8 hours'), SUM({Result(Detail("Genuine"), Detail("InForce"))} = 'Unknown'), COUNT(*), "
                + $"1.0 * SUM({Result(Detail("Genuine"), Detail("InForce"))} = 'Unknown') / COUNT(*) FROM {Verified}",
            day => DateTime.Parse(day, CultureInfo.InvariantCulture).ToOADate().ToString(CultureInfo.InvariantCulture));
    }

    private async Task CompareVisitsAsync()
    {
        await CompareAsync("visitor", $"SELECT {Detail("Visitor")}, COUNT(*) FROM AuditEntries WHERE Action = 'VisitOpened' AND Outcome = 'Done' GROUP BY 1", Word("Visitor"));
        await CompareAsync("end", $"SELECT COALESCE(\"End\", 'Open'), COUNT(*) FROM {Visits} GROUP BY 1", Word("End"));
        await CompareAsync(
            "age",
            "SELECT CASE WHEN Age IS NULL THEN 'Unknown' WHEN Age < 20 THEN 'Under20' WHEN Age < 60 THEN 'From20' WHEN Age < 80 THEN 'From60' "
            + $"ELSE 'From80' END, COUNT(*) FROM {Visits} GROUP BY 1", Word("Age"));
        foreach (var need in Enum.GetValues<VisitNeeds>().Where(need => need is not VisitNeeds.None))
        {
            Assert.Equal(
                await _hall.AskAsync($"SELECT COUNT(*) FROM {Visits} AND ', ' || Visits.Needs || ',' LIKE '%, {need},%'"),
                Number(RowOf("need", Text<DailyReportText>($"Need_{need}"))[1]));
        }

        await CompareAsync(
            "waiting",
            "SELECT Phase, COUNT(*), CAST(AVG(S) AS INTEGER) / 86400.0, NULL, NULL, MAX(S) / 86400.0 FROM (SELECT Phase, VisitId, "
            + "CAST(SUM(ROUND((JULIANDAY(Until) - JULIANDAY(FromUtc)) * 86400)) AS INTEGER) AS S FROM (SELECT *, COALESCE(LEAD(FromUtc) OVER "
            + "(PARTITION BY VisitId ORDER BY FromUtc), (SELECT COALESCE(ClosedAtUtc, '2026-03-18 09:30:00') FROM Visits WHERE Id = VisitId)) "
            + "AS Until FROM VisitPhases) GROUP BY 1, 2 HAVING S > 0) GROUP BY 1",
            Word("Phase"));
        const string Watched = $"{Visits} AND (Age >= 60 OR Visits.Needs <> 'None') AND (Method IS NOT NULL OR BasisProof IS NOT NULL)";
        await CompareAsync(
            "ways",
            "SELECT COALESCE(Method, 'None'), COALESCE(BasisProof, 'None'), SUM(COALESCE(Age, 0) BETWEEN 60 AND 79), SUM(COALESCE(Age, 0) >= 80), "
            + $"SUM(COALESCE(Age, 0) < 60) FROM {Watched} GROUP BY 1, 2",
            Word("Method"), Word("Proof"));
        const string Offline = "(Method = 'Typed' OR COALESCE(BasisProof, '') IN ('SignedPaper', 'Spoken', 'LetterShown'))";
        await CompareAsync(
            "ways-in-all", $"SELECT CASE WHEN {Offline} THEN 'Offline' ELSE 'Online' END, COUNT(*) FROM {Watched} GROUP BY 1",
            way => Text<ReportFileText>($"Ways_{way}"));
        await CompareAsync(
            "papers", $"SELECT {Detail("Paper")}, COUNT(*) FROM AuditEntries WHERE Action = 'PaperSent' AND Outcome = 'Done' GROUP BY 1", Word("Paper"));
    }

    private async Task CompareSourcesAsync()
    {
        await CompareAsync(
            "searches",
            $"SELECT {Detail("Source")}, {Detail("Form")}, Outcome, COUNT(*) FROM AuditEntries WHERE Action = 'Search' AND Outcome <> 'Announced' GROUP BY 1, 2, 3",
            Word("Source"), Word("Form"), outcome => Text<AuditWords>($"Outcome_{outcome}"));
        await CompareAsync(
            "outages",
            $"SELECT {Detail("Source")}, JULIANDAY(MIN(AtUtc), '+8 hours') - 2415018.5, JULIANDAY(MAX(AtUtc), '+8 hours') - 2415018.5, COUNT(*) "
            + "FROM AuditEntries WHERE Outcome = 'CouldNotBeTold' AND Action IN ('Search', 'LicenseOpened', 'CodeResolved') GROUP BY 1",
            Word("Source"));
    }

    private async Task ComparePapersAsync()
    {
        await CompareAsync("form", "SELECT Form, COUNT(*) FROM Copies WHERE Day = '2026-03-18' GROUP BY 1", Word("Form"));
        await CompareAsync("void", "SELECT VoidFor, COUNT(*) FROM Copies WHERE State = 'Void' GROUP BY 1", Word("Void"));
        await CompareAsync("reprint", "SELECT ReprintedFor, COUNT(*) FROM Copies WHERE ReprintedFor IS NOT NULL GROUP BY 1", Word("Reprint"));
        await CompareAsync(
            "undone",
            "SELECT Action, COUNT(*) FROM AuditEntries WHERE Outcome = 'Done' AND Action IN ('CopySpoiled', 'CopyOutdated', 'CopyWaitEnded', 'CopyWithdrawn') GROUP BY 1",
            Action);
        await CompareAsync(
            "kind-papers",
            "SELECT KindCode, COUNT(*), SUM(Edition <> 'Standard'), SUM(State = 'Void'), "
            + "(SELECT COUNT(*) FROM CopyChecks JOIN Copies AS Of ON Of.Number = CopyChecks.Number WHERE Of.KindCode = Copies.KindCode "
            + "AND DATE(CopyChecks.AtUtc, '+8 hours') = '2026-03-18') FROM Copies GROUP BY 1", Kind, sum: true);
    }

    private async Task CompareOutsideAsync()
    {
        await CompareAsync("checks", "SELECT Answer, COUNT(*) FROM CopyChecks WHERE DATE(AtUtc, '+8 hours') = '2026-03-18' GROUP BY 1", Word("Check"));
        await CompareAsync("reports", "SELECT Concern, COUNT(*) FROM CopyReports GROUP BY 1", Word("Concern"));
        await CompareAsync("objections", "SELECT Fault, COUNT(*) FROM Objections WHERE Day = '2026-03-18' GROUP BY 1", Word("Fault"));
        await CompareAsync(
            "answered", $"SELECT {Detail("Answer")}, COUNT(*) FROM AuditEntries WHERE Action = 'ObjectionAnswered' AND Outcome = 'Done' GROUP BY 1",
            Word("Reply"));
        await CompareAsync("ratings", "SELECT COALESCE(Grade, 'NotGiven'), COUNT(*) FROM Ratings GROUP BY 1", Word("Grade"));
        await CompareAsync(
            "low", "SELECT JULIANDAY(AtUtc, '+8 hours') - 2415018.5, COUNT(*) FROM Ratings WHERE Grade IN ('Dissatisfied', 'VeryDissatisfied') GROUP BY 1",
            at => Math.Round(double.Parse(at, CultureInfo.InvariantCulture), 6).ToString(CultureInfo.InvariantCulture), columns: 0);
    }

    private async Task CompareRecordAsync()
    {
        await CompareAsync("overrides", "SELECT Subject, State, COUNT(*) FROM Confirmations GROUP BY 1, 2", Word("Override"), Word("Override"));
        await CompareAsync(
            "break-glass",
            $"SELECT {Detail("Rule")}, COUNT(*) FROM AuditEntries WHERE Action = 'BreakGlassOpened' AND Outcome = 'Done' GROUP BY 1",
            Word("Rule"));
        await CompareAsync(
            "log",
            "SELECT CASE Outcome WHEN 'Unknown' THEN 'WithoutOutcome' ELSE Outcome END, Action, COUNT(*) FROM AuditEntries WHERE Outcome IN ('Unknown', 'Refused', 'Failed') GROUP BY 1, 2",
            Word("Figure"), Action);
        await CompareAsync(
            "reconciliation",
            """
            SELECT 'Numbers', '对得上', (SELECT MAX(Sequence) FROM Copies) UNION ALL SELECT 'Printed', '', (SELECT COUNT(*) FROM Copies WHERE State = 'Printed')
            UNION ALL SELECT 'Void', '', (SELECT COUNT(*) FROM Copies WHERE State = 'Void') UNION ALL SELECT 'Withdrawn', '', (SELECT COUNT(*) FROM Copies WHERE State = 'Withdrawn')
            UNION ALL SELECT 'Reserved', '', (SELECT COUNT(*) FROM Copies WHERE State = 'Reserved') UNION ALL SELECT 'Waiting', '', 0 UNION ALL SELECT 'Differing', '', 0
            UNION ALL SELECT 'VisitsLogged', '对得上', (SELECT COUNT(*) FROM AuditEntries WHERE Action = 'VisitOpened' AND Outcome = 'Done') UNION ALL SELECT 'VisitsKept', '', (SELECT COUNT(*) FROM Visits)
            UNION ALL SELECT 'Entries', '', (SELECT COUNT(*) FROM AuditEntries WHERE Action NOT IN ('ReportClosed', 'ReportExported'))
            """,
            name => Text<ReportFileText>($"Held_{name}"), word => word);
        Assert.Empty(RowsOf("differences"));
    }

    private async Task CompareFiguresAsync()
    {
        (string Label, string Sql)[] figures =
        [
            (Text<DailyReportText>("Figure_Visits"), "SELECT COUNT(*) FROM AuditEntries WHERE Action = 'VisitOpened' AND Outcome = 'Done'"),
            (Text<ReportFileText>("With_Needs"), $"SELECT COUNT(*) FROM {Visits} AND Visits.Needs <> 'None'"),
            (Text<DailyReportText>("Figure_Searches"), "SELECT COUNT(*) FROM AuditEntries WHERE Action = 'Search' AND Outcome <> 'Announced'"),
            (Text<DailyReportText>("Figure_Verifications"), $"SELECT COUNT(*) FROM {Verified}"),
            (Part("Figure_Passed"), $"SELECT COUNT(*) FROM {Verified} AND {Result(Detail("Genuine"), Detail("InForce"))} = 'Passed'"),
            (Part("Figure_NotPassed"), $"SELECT COUNT(*) FROM {Verified} AND {Result(Detail("Genuine"), Detail("InForce"))} = 'Failed'"),
            (Part("Figure_CouldNotBeTold"), $"SELECT COUNT(*) FROM {Verified} AND {Result(Detail("Genuine"), Detail("InForce"))} = 'Unknown'"),
            (Text<ReportFileText>("Usually_Unknown"), "SELECT 0"),
            (Text<DailyReportText>("Figure_Papers"), "SELECT COUNT(*) FROM Copies WHERE Day = '2026-03-18'"),
            (Text<ReportFileText>("With_LargePrint"), "SELECT COUNT(*) FROM Copies WHERE Edition <> 'Standard'"),
            (Text<ReportFileText>("With_Void"), "SELECT COUNT(*) FROM Copies WHERE State = 'Void'"),
            (Text<ReportFileText>("With_Withdrawn"), "SELECT COUNT(*) FROM Copies WHERE State = 'Withdrawn'"),
            (Text<DailyReportText>("Figure_Receivers"), "SELECT COUNT(*) FROM CopyChecks WHERE DATE(AtUtc, '+8 hours') = '2026-03-18'"),
            (Text<ReportFileText>("With_Reports"), "SELECT COUNT(*) FROM CopyReports"),
            (Text<ReportFileText>("With_Waiting"), "SELECT COUNT(*) FROM CopyReports WHERE RepliedAtUtc IS NULL"),
            (Text<DailyReportText>("Figure_Objections"), "SELECT COUNT(*) FROM Objections WHERE Day = '2026-03-18'"),
            (Text<ReportFileText>("With_Open"), "SELECT COUNT(*) FROM Objections WHERE State = 'Open'"),
            (Text<ReportFileText>("With_Overdue"), "SELECT COUNT(*) FROM Objections WHERE State = 'Open' AND DueOn < '2026-03-18'"),
        ];
        var rows = RowsOf("figures");
        Assert.Equal(figures.Select(figure => figure.Label), rows.Select(row => row[0].Text));
        foreach (var (figure, row) in figures.Zip(rows))
        {
            Assert.Equal((figure.Label, await _hall.AskAsync(figure.Sql)), (figure.Label, (long)Number(row[1])));
        }

        static string Part(string key) => Text<ReportFileText>("Of_Which").Replace("{0}", Text<DailyReportText>(key), StringComparison.Ordinal);
    }

    /// <summary>The sheet has the rows of the statement, and else only rows of zeros: names first, then the numbers.</summary>
    private Task CompareAsync(string sheet, string sql, params Func<string, string>[] names) => CompareAsync(sheet, sql, names, sum: false, null);

    private Task CompareAsync(string sheet, string sql, Func<string, string> name, bool sum = false, int? columns = null) =>
        CompareAsync(sheet, sql, [name], sum, columns);

    private async Task CompareAsync(string sheet, string sql, Func<string, string>[] names, bool sum, int? columns)
    {
        var rows = RowsOf(sheet);
        if (sum)
        {
            var parts = rows[..^1];
            Assert.All(Enumerable.Range(1, rows[0].Count - 1), column =>
                Assert.Equal(parts.Sum(row => Number(row[column])), Number(rows[^1][column])));
            rows = parts;
        }

        List<string> expected = [];
        await using var db = _hall.Desk.Database.CreateDbContext();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        while (await reader.ReadAsync(Cancel))
        {
            expected.Add(Line(
                names.Select((name, at) => name(Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)!)),
                Enumerable.Range(names.Length, columns ?? reader.FieldCount - names.Length)
                    .Select(at => reader.IsDBNull(at) ? null : (double?)Convert.ToDouble(reader.GetValue(at), CultureInfo.InvariantCulture))));
        }

        var unsaid = expected.FirstOrDefault()?.Split('|') ?? [];
        var shown = rows
            .Where(row => row.Skip(names.Length).Any(cell => cell.Type is not null || Number(cell) is not 0) || columns is 0)
            .Select(row => Line(
                row.Take(names.Length).Select(cell => cell.Type is null ? Math.Round(Number(cell), 6).ToString(CultureInfo.InvariantCulture) : cell.Text),
                row.Skip(names.Length).Take(columns ?? row.Count).Select((cell, at) => unsaid.ElementAtOrDefault(names.Length + at) is "?" ? null : (double?)Number(cell))));
        var (counted, told) = (Say(expected.Where(HasNumber)), Say(shown.Where(HasNumber)));
        if (counted != told)
        {
            _differing.Add($"{sheet}: the database has\n{counted}\nthe sheet\n{told}");
        }

        bool HasNumber(string line) => columns is 0 || line.Split('|').Skip(names.Length).Any(number => number is not "0");
    }

    private static string Say(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static string Line(IEnumerable<string> names, IEnumerable<double?> numbers) => string.Join('|', names.Concat(
        numbers.Select(number => number is { } told ? Math.Round(told, 6).ToString(CultureInfo.InvariantCulture) : "?")));

    private static double Number(WorkbookCell cell) => double.Parse(cell.Text, CultureInfo.InvariantCulture);

    private List<IReadOnlyList<WorkbookCell>> RowsOf(string sheet)
    {
        _compared.Add(sheet);
        return [.. _book.Rows(_book.Names[1 + Array.IndexOf(_sheets, sheet)]).Skip(1)];
    }

    private IReadOnlyList<WorkbookCell> RowOf(string sheet, string label) => RowsOf(sheet).Single(row => row[0].Text == label);

    // What is printed has the numbers of the workbook, each row in a line of its own or beside one other.
    private void ComparePaper(byte[] paper)
    {
        using var file = PdfDocument.Open(paper);
        var lines = file.GetPages().SelectMany(page =>
            from word in page.GetWords()
            group word by Math.Round(word.BoundingBox.Bottom / 4) into line
            select string.Concat(line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)).Replace(" ", "", StringComparison.Ordinal)).ToList();
        var compared = 0;
        foreach (var sheet in _sheets.Except(["trend", "low", "outages", "waiting", "figures"]))
        {
            foreach (var row in RowsOf(sheet))
            {
                var label = row[0].Text.Replace(" ", "", StringComparison.Ordinal).Replace("　", "", StringComparison.Ordinal);
                var numbers = row.Where(cell => cell.Type is null).Select(cell => Number(cell).ToString("N0", CultureInfo.InvariantCulture));

                // A long name goes on in a second line; its numbers stand in the first.
                var begins = label[..Math.Min(label.Length, FirstOfName)];
                var pattern = Regex.Escape(begins) + @"[^\d]*" + string.Join(@"[^\d]*", numbers) + @"(?!\d)";
                compared++;
                if (!lines.Any(line => Regex.IsMatch(line, pattern)))
                {
                    _differing.Add($"{sheet}: {pattern}");
                }
            }
        }

        Assert.True(_differing.Count is 0, string.Join("\n", _differing));
        Assert.True(compared > 60, $"{compared}");
        var figures = string.Concat(lines);
        Assert.All(RowsOf("figures"), row => Assert.Contains(
            row[0].Text.Replace("　", "", StringComparison.Ordinal) + row[1].Text, figures, StringComparison.Ordinal));
        Assert.All(RowsOf("waiting"), row => Assert.Matches(
            Regex.Escape(row[0].Text) + string.Concat(row.Skip(1).Select((cell, at) => at is 0 ? cell.Text : Minutes(cell))), figures));

        static string Minutes(WorkbookCell cell)
        {
            var seconds = (int)Math.Round(Number(cell) * 86400);
            return string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}分{seconds % 60:00}秒");
        }
    }

    private async Task<byte[]> MakeAsync(ReportFileForm form) => Assert.IsType<ReportFile.Made>(
        await _hall.Files.MakeAsync(ReportTestDesk.Day, form, isCoded: false, SomeClerk.Supervisor, Cancel)).Bytes;

    private static string Detail(string name)
    {
        const string All = "COALESCE(AuditEntries.Details, '')";
        var found = $"INSTR(CHAR(10) || {All}, CHAR(10) || '{name}=')";
        var from = $"{found} + {name.Length + 1}";
        return $"CASE {found} WHEN 0 THEN 'NotRecorded' ELSE SUBSTR({All}, {from}, INSTR(SUBSTR({All} || CHAR(10), {from}), CHAR(10)) - 1) END";
    }

    private static string Text<T>(string key) => _words.GetRequiredService<IStringLocalizer<T>>()[key];

    private static Func<string, string> Word(string kind) =>
        name => _words.GetRequiredService<IStringLocalizer<DailyReportText>>().Name(kind, name);

    private static string Kind(string code) => SomeLicenses.Catalog.Name(code);

    private static string Action(string name) => Text<AuditWords>($"Action_{name}");
}
