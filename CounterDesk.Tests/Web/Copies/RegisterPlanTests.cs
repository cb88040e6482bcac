using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Copies;

/// <summary>A register grows by hundreds a day. No list may sort it, and none go through it row by row.</summary>
public sealed class RegisterPlanTests
{
    private static readonly DateOnly _day = new(2026, 3, 18);

    public static TheoryData<string, RegisterQuestion> Questions => new()
    {
        { "all days", new() },
        { "a later page", new() { After = SomeCopies.Number } },
        { "a day", new() { Day = _day } },
        { "a counter", new() { Counter = "3" } },
        { "a kind", new() { KindCode = SomeLicenses.MarriageCertificate } },
        { "withdrawn", new() { State = RegisterState.Withdrawn } },
        { "expired", new() { State = RegisterState.Expired } },
        { "printed, a later page", new() { State = RegisterState.Printed, After = SomeCopies.Number } },
        { "a number", new() { Number = SomeCopies.Number } },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task A_list_is_read_in_the_order_of_an_index(string name, RegisterQuestion question)
    {
        var steps = await ExplainAsync(register =>
            register.ListAsync(question, SomeClerk.Supervisor, Xunit.TestContext.Current.CancellationToken));

        Assert.True(steps.Any(step => step.StartsWith("SEARCH c USING INDEX", StringComparison.Ordinal)), name);
        Assert.DoesNotContain(steps, step => step.Contains("FOR ORDER BY", StringComparison.Ordinal));
        Assert.DoesNotContain(steps, step => step.StartsWith("SCAN c", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copies_whose_license_has_changed_have_an_index_of_their_own()
    {
        var listed = await ExplainAsync(register => register.ListAsync(
            new() { State = RegisterState.LicenseChanged }, SomeClerk.Supervisor,
            Xunit.TestContext.Current.CancellationToken));
        var counted = await ExplainAsync(
            register => register.CountChangedAsync(Xunit.TestContext.Current.CancellationToken));

        Assert.All(
            [listed, counted],
            steps => Assert.Contains(steps, step => step.Contains("IX_Copies_Changed", StringComparison.Ordinal)));
    }

    private static async Task<IReadOnlyList<string>> ExplainAsync(Func<RegisterDesk, Task> ask)
    {
        await using var desk = await TestDesk.CreateAsync();
        foreach (var (at, state) in Enum.GetValues<RegisterState>().Index())
        {
            await SomeRegister.AddAsync(desk.Database, state, at + 1, _day.AddDays(-1));
        }

        await SomeRegister.AddAsync(desk.Database, RegisterState.Printed, SomeCopies.Number.Sequence);
        var explained = new ExplainedDatabase(desk.Database);
        await ask(new RegisterDesk(
            explained, desk.Audit, SomeKeys.Ring, Options.Create(SomeCopyDesk.Hall), new DeskClock(desk.Time)));
        return [.. explained.Steps];
    }
}
