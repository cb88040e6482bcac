using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Features.Desk;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>One action at a time, and none for a page that nobody sees any more.</summary>
public sealed class VisitStateTests : VisitTestContext
{
    [Fact]
    public async Task While_one_action_is_under_way_another_is_not_done()
    {
        var state = await EnterAsync();
        var first = new TaskCompletionSource();
        var under = state.DoAsync(_ => first.Task);

        Assert.False(await state.GoToAsync(VisitStep.Closing));
        first.SetResult();

        Assert.True(await under);
        Assert.NotEqual(VisitStep.Closing, state.Visit!.Step);
    }

    [Fact]
    public async Task Of_a_page_that_has_gone_nothing_is_done_and_nothing_fails()
    {
        var state = await EnterAsync();
        var step = state.Visit!.Step;
        state.Dispose();

        Assert.False(await state.GoToAsync(VisitStep.Closing));
        await state.EnterAsync();

        Assert.Equal(step, state.Visit.Step);
    }

    [Fact]
    public async Task An_action_whose_page_goes_meanwhile_is_ended_by_it()
    {
        var state = await EnterAsync();
        var under = state.DoAsync(cancellationToken => Task.Delay(Timeout.Infinite, cancellationToken));

        state.Dispose();

        Assert.False(await under);
    }

    private async Task<VisitState> EnterAsync()
    {
        var visit = await Desk.OpenVisitAsync();
        var state = new VisitState(visit.Id, SomeClerk.Value, Desk.Visits, Desk.Contents, new DeskClock(Desk.Time));
        await state.EnterAsync();
        return state;
    }
}
