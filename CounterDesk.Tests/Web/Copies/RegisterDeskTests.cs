using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.Copies;

public sealed class RegisterDeskTests : IAsyncLifetime
{
    // The desk's clock stands at the 18th.
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly DateOnly _yesterday = new(2026, 3, 17);

    private TestDesk _desk = null!;
    private RegisterDesk _register = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _register = SomeCopyDesk.RegisterOf(_desk);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Each_state_lists_the_copies_that_are_in_it_and_counts_them()
    {
        var states = Enum.GetValues<RegisterState>();
        foreach (var (at, state) in states.Index())
        {
            await AddAsync(state, at + 1, _yesterday);
        }

        var counts = await _register.CountAsync(new() { Day = _yesterday }, SomeClerk.Supervisor, Cancellation);

        foreach (var (at, state) in states.Index())
        {
            var row = Assert.Single((await ListAsync(new() { State = state })).Rows);
            Assert.Equal((at + 1, state), (row.Number.Sequence, row.State));
            Assert.Equal(1, counts[state]);
        }
    }

    [Fact]
    public async Task What_a_withdrawn_key_signed_is_listed_and_counted_as_withdrawn()
    {
        var states = Enum.GetValues<RegisterState>();
        foreach (var (at, state) in states.Index())
        {
            await AddAsync(state, at + 1, _yesterday);
        }

        var register = SomeCopyDesk.RegisterOf(_desk, SomeKeys.Withdrawn);
        var counts = await register.CountAsync(new() { Day = _yesterday }, SomeClerk.Supervisor, Cancellation);
        foreach (var state in states)
        {
            var page = await register.ListAsync(new() { State = state }, SomeClerk.Supervisor, Cancellation);

            Assert.Equal(counts.GetValueOrDefault(state), page.Rows.Length);
            Assert.All(page.Rows, row => Assert.Equal(state, row.State));
        }

        Assert.Equal(
            [(RegisterState.Reserved, 1), (RegisterState.Waiting, 1), (RegisterState.Void, 1), (RegisterState.Withdrawn, 4)],
            counts.OrderBy(count => count.Key).Select(count => (count.Key, count.Value)));
        Assert.Equal(0, (await register.CountChangedAsync(Cancellation)).Copies);
        var printed = CopyNumber.Create(SomeAudit.Hall, _yesterday, Array.IndexOf(states, RegisterState.Printed) + 1);
        var card = (await register.ReadAsync(printed, Cancellation))!;
        Assert.Equal((RegisterState.Withdrawn, SomeKeys.WithdrawnAt), (card.State, card.KeyWithdrawnAtUtc));
    }

    [Fact]
    public async Task The_newest_stands_first_and_a_page_begins_after_the_one_before()
    {
        await AddAsync(RegisterState.Printed, 1, _yesterday);
        foreach (var sequence in Enumerable.Range(1, RegisterDesk.PageRows + 1))
        {
            await AddAsync(RegisterState.Printed, sequence);
        }

        var first = await ListAsync(new());
        var second = await ListAsync(new() { After = first.Rows[^1].Number });

        Assert.Equal((RegisterDesk.PageRows, true), (first.Rows.Length, first.HasMore));
        Assert.Equal(Enumerable.Range(2, RegisterDesk.PageRows).Reverse(), first.Rows.Select(row => row.Number.Sequence));
        Assert.Equal(
            [(_today, 1), (_yesterday, 1)], second.Rows.Select(row => (row.Number.Day, row.Number.Sequence)));
        Assert.False(second.HasMore);
    }

    [Fact]
    public async Task A_supervisor_narrows_the_list_by_day_counter_and_kind()
    {
        await AddAsync(RegisterState.Printed, 1);
        await AddAsync(RegisterState.Printed, 2, counter: "5");
        await AddAsync(RegisterState.Printed, 3, kindCode: SomeLicenses.ResidentIdCard);
        await AddAsync(RegisterState.Printed, 1, _yesterday);

        Assert.Equal([3, 2, 1], await SequencesAsync(new() { Day = _today }));
        Assert.Equal([2], await SequencesAsync(new() { Counter = "5" }));
        Assert.Equal([3], await SequencesAsync(new() { KindCode = SomeLicenses.ResidentIdCard }));
        Assert.Equal(["3", "5"], await _register.CountersAsync(_today, Cancellation));
    }

    [Fact]
    public async Task A_clerk_sees_the_copies_of_her_counter_and_of_today_whatever_she_asks_for()
    {
        await AddAsync(RegisterState.Printed, 1);
        await AddAsync(RegisterState.Printed, 2, counter: "5");
        await AddAsync(RegisterState.Printed, 1, _yesterday);

        var page = await _register.ListAsync(
            new() { Day = _yesterday, Counter = "5" }, SomeClerk.Value, Cancellation);
        var counts = await _register.CountAsync(new(), SomeClerk.Value, Cancellation);
        var found = await SearchAsync(new RegisterSearch.Text("商业银行"), SomeClerk.Value);

        Assert.Equal((_today, 1), (Assert.Single(page.Rows).Number.Day, page.Rows[0].Number.Sequence));
        Assert.Equal(1, counts[RegisterState.Printed]);
        Assert.Single(found.Rows);
    }

    [Fact]
    public async Task A_number_finds_its_copy_wherever_it_was_made()
    {
        var copy = await AddAsync(RegisterState.Printed, 7, _yesterday, counter: "5");

        var page = await SearchAsync(new RegisterSearch.Number(copy.Number), SomeClerk.Value);

        Assert.Equal(copy.Number, Assert.Single(page.Rows).Number);
        var log = await _desk.ReadLogAsync();
        Assert.Equal(
            [nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], log[^2..].Select(entry => entry.Outcome));
        Assert.Equal(
            (nameof(AuditAction.RegisterSearched), SomeClerk.Value.Id, DeskRoles.Clerk),
            (log[^1].Action, log[^1].Actor, log[^1].Role));
        Assert.Equal($"Number={copy.Number}\nHits=1", log[^1].Details);
    }

    [Theory]
    [InlineData("招标", 2)]
    [InlineData("顾*", 1)]
    public async Task A_part_of_the_recipients_or_of_the_masked_name_finds(string part, int sequence)
    {
        await AddAsync(RegisterState.Printed, 1);
        await AddAsync(
            RegisterState.Printed, 2, recipient: "云山市招标中心", kindCode: SomeLicenses.ResidentIdCard);

        var page = await SearchAsync(new RegisterSearch.Text(part), SomeClerk.Supervisor);

        Assert.Equal(sequence, Assert.Single(page.Rows).Number.Sequence);
    }

    [Fact]
    public async Task A_name_that_somebody_typed_whole_stands_in_the_log_masked()
    {
        var page = await SearchAsync(new RegisterSearch.Text("林秀兰"), SomeClerk.Supervisor);

        Assert.Empty(page.Rows);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditOutcome.NothingFound), "林*兰", "Hits=0"), (entry.Outcome, entry.Subject, entry.Details));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_looked_for()
    {
        await AddAsync(RegisterState.Printed, 1);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => SearchAsync(new RegisterSearch.Text("银行"), SomeClerk.Supervisor));
    }

    [Fact]
    public async Task A_card_tells_how_often_receivers_asked_and_what_they_were_told_and_nothing_of_them()
    {
        var copy = await AddAsync(RegisterState.Printed, 1);
        await AddAsync(RegisterState.Printed, 2);
        var at = copy.MadeAtUtc;
        await using (var db = _desk.Database.CreateDbContext())
        {
            db.AddRange(
                new CopyCheckEntry(copy.Number, CheckAnswer.InForce, at.AddHours(1)),
                new CopyCheckEntry(copy.Number, CheckAnswer.InForce, at.AddHours(2)),
                new CopyCheckEntry(copy.Number, CheckAnswer.LicenseChanged, at.AddHours(3)));
            await db.SaveChangesAsync(Cancellation);
        }

        var card = await _register.ReadAsync(copy.Number, Cancellation);

        Assert.Equal(3, card!.CheckCount);
        Assert.Equal(
            [new CheckTally(CheckAnswer.LicenseChanged, 1, at.AddHours(3)), new(CheckAnswer.InForce, 2, at.AddHours(2))],
            card.Checks);
        Assert.Equal([0, 3], (await ListAsync(new())).Rows.Select(row => row.Checks));
        Assert.Equal((2, null), (card.LiveRecipients.Length, card.WithdrawalFault));
        Assert.Null(await _register.ReadAsync(SomeCopies.Code.Number, Cancellation));
    }

    [Fact]
    public async Task Changed_copies_in_use_are_counted_with_their_recipients_over_all_days()
    {
        await AddAsync(RegisterState.LicenseChanged, 1, _yesterday);
        await AddAsync(RegisterState.LicenseChanged, 1);
        await AddAsync(RegisterState.LicenseChanged, 2, recipient: "云山市招标中心");
        await AddAsync(RegisterState.Printed, 3);

        Assert.Equal(new ChangedCopies(3, 2), await _register.CountChangedAsync(Cancellation));
    }

    private Task<RegisteredCopy> AddAsync(
        RegisterState state, int sequence, DateOnly? day = null, string counter = "3",
        string recipient = "云山农村商业银行青崖支行", string kindCode = SomeLicenses.MarriageCertificate) =>
        SomeRegister.AddAsync(_desk.Database, state, sequence, day, counter, recipient, kindCode);

    private Task<RegisterPage> ListAsync(RegisterQuestion question) =>
        _register.ListAsync(question, SomeClerk.Supervisor, Cancellation);

    private async Task<ImmutableArray<int>> SequencesAsync(RegisterQuestion question) =>
        [.. (await ListAsync(question)).Rows.Select(row => row.Number.Sequence)];

    private Task<RegisterPage> SearchAsync(RegisterSearch search, Clerk clerk) =>
        _register.SearchAsync(new(), search, clerk, Cancellation);
}
