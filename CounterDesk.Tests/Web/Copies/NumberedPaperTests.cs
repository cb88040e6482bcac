using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Web.Copies;

/// <summary>A hall whose sheets have numbers.</summary>
public sealed class NumberedPaperTests : IAsyncLifetime
{
    private static readonly DateOnly _today = new(2026, 3, 18);

    private TestDesk _desk = null!;
    private CopyDesk _copies = null!;
    private SheetDesk _sheets = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _copies = SomeCopyDesk.Of(_desk, numberedPaper: true);
        _sheets = SomeCopyDesk.SheetsOf(_desk);
    }

    public async ValueTask DisposeAsync()
    {
        _copies.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task The_register_knows_how_many_pages_a_copy_has_and_which_sheets_it_took()
    {
        var number = await PrepareAsync();
        var pages = (await ReadAsync(number)).Copy.Pages;
        Assert.True(pages > 0);

        await AnswerAsync(number, PrintOutcome.CameOutWell, "A0001", pages);

        var card = await ReadAsync(number);
        Assert.Equal(pages, card.Sheets.Count);
        Assert.Equal("A0001", card.Sheets[0].Value);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditAction.CopyPrinted), entry.Action);
        Assert.EndsWith($"\nSheets={string.Join(' ', card.Sheets)}", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_sheet_is_used_twice_and_nothing_is_recorded_of_an_answer_that_names_one_again()
    {
        var first = await PrepareAsync();
        await AnswerAsync(first, PrintOutcome.Spoiled, "A0001");
        var second = await PrepareAsync();
        var entries = (await _desk.ReadLogAsync()).Count;

        var answered = await AnswerAsync(second, PrintOutcome.Spoiled, "A0001");

        Assert.Equal((CopyState.Reserved, null), (answered.State, answered.Receipt));
        Assert.Equal(("A0001", first), (answered.Taken!.Number.Value, answered.Taken.Copy!));
        Assert.Equal(entries, (await _desk.ReadLogAsync()).Count);
        Assert.Equal(CopyState.Reserved, (await ReadAsync(second)).Copy.State);

        await AnswerAsync(second, PrintOutcome.Spoiled, "A0002");
        Assert.Equal(CopyState.Void, (await ReadAsync(second)).Copy.State);
    }

    [Fact]
    public async Task An_answer_without_sheets_is_not_taken_unless_none_was_used()
    {
        var number = await PrepareAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => _copies.RecordOutcomeAsync(number, PrintOutcome.CameOutWell, SomeClerk.Value, Cancellation));
        await _copies.RecordOutcomeAsync(number, PrintOutcome.DidNotComeOut, SomeClerk.Value, Cancellation);

        Assert.Empty((await ReadAsync(number)).Sheets);
    }

    [Fact]
    public async Task A_day_with_a_missing_sheet_is_uneven_until_the_supervisor_says_where_it_is()
    {
        await AnswerAsync(await PrepareAsync(), PrintOutcome.Spoiled, "A0001");
        await AnswerAsync(await PrepareAsync(), PrintOutcome.Spoiled, "A0004");

        var account = await AccountAsync();
        var gap = Assert.Single(account.Sheets!.Missing);
        Assert.Equal(("A0002", 2, SomeClerk.Value.Counter), (gap.First.Value, gap.Count, gap.Counter));
        Assert.False(account.IsEven);
        Assert.Empty(account.Differences);

        Assert.True(await _sheets.ExplainAsync(_today, gap, " 裁坏了，已销毁 ", SomeClerk.Supervisor, Cancellation));

        account = await AccountAsync();
        Assert.True(account.IsEven);
        Assert.Equal((2, 2), (account.Sheets![SheetUse.Spoiled], account.Sheets[SheetUse.Explained]));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditAction.SheetsExplained), entry.Action);
        Assert.Equal("Day=2026-03-18\nFirst=A0002\nCount=2\nNote=裁坏了，已销毁", entry.Details);
        Assert.False(await _sheets.ExplainAsync(_today, gap, "又一次", SomeClerk.Supervisor, Cancellation));
    }

    [Fact]
    public async Task A_sheet_that_lies_at_another_counter_is_not_missing_and_tomorrow_goes_on_from_today()
    {
        await AnswerAsync(await PrepareAsync(), PrintOutcome.Spoiled, "A0001");
        await AnswerAsync(await PrepareAsync(), PrintOutcome.Spoiled, "A0003");
        await using (var db = _desk.Database.CreateDbContext())
        {
            db.Add(UsedSheet.Explain(SomeAudit.Hall, SheetNumber.Parse("A0002"), _today, "4", "测试页", "x", _desk.Time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.True((await AccountAsync()).IsEven);

        _desk.Time.Advance(TimeSpan.FromDays(1));
        await AnswerAsync(await PrepareAsync(), PrintOutcome.Spoiled, "A0005");
        Assert.Equal("A0004", Assert.Single((await AccountAsync(_today.AddDays(1))).Sheets!.Missing).First.Value);
    }

    [Fact]
    public async Task Only_a_supervisor_explains_in_words_and_into_the_log()
    {
        await AnswerAsync(await PrepareAsync(), PrintOutcome.Spoiled, "A0001");
        await AnswerAsync(await PrepareAsync(), PrintOutcome.Spoiled, "A0003");
        var gap = Assert.Single((await AccountAsync()).Sheets!.Missing);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _sheets.ExplainAsync(_today, gap, "裁坏了", SomeClerk.Value, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(
            () => _sheets.ExplainAsync(_today, gap, " ", SomeClerk.Supervisor, Cancellation));
        await _desk.BreakAuditAsync();
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _sheets.ExplainAsync(_today, gap, "裁坏了", SomeClerk.Supervisor, Cancellation));
        await _desk.MendAuditAsync();

        Assert.False((await AccountAsync()).IsEven);
    }

    private Task<DayAccount> AccountAsync(DateOnly? day = null) =>
        SomeCopyDesk.AccountsOf(_desk.Database, _sheets).OfAsync(day ?? _today, Cancellation);

    private async Task<RegisterCard> ReadAsync(CopyNumber number) =>
        (await SomeCopyDesk.RegisterOf(_desk).ReadAsync(number, Cancellation))!;

    private async Task<CopyNumber> PrepareAsync()
    {
        var visit = await _desk.OpenVisitAsync();
        return Assert.IsType<PreparedCopy.Ready>(
            await _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation)).Copy.Number;
    }

    private Task<AnsweredCopy> AnswerAsync(CopyNumber number, PrintOutcome outcome, string sheets, int pages = 1) =>
        _copies.RecordOutcomeAsync(
            number, new PrintAnswer(outcome, TypedSheets.Read(sheets, outcome, pages)), SomeClerk.Value, Cancellation);
}
