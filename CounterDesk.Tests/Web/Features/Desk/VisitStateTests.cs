using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
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
    public async Task After_the_last_action_nothing_is_shown_and_nothing_can_be_done()
    {
        var state = await EnterAsync();

        Assert.True(await state.DoLastAsync(cancellationToken =>
            Desk.Visits.CloseAsync(state.Id, SomeClerk.Value, cancellationToken)));

        await state.EnterAsync();
        Assert.Equal((true, null), (state.IsLeft, state.Entry));
        Assert.False(await state.GoToAsync(VisitStep.Closing));
        Assert.Null(Desk.Contents.Find(state.Id));
    }

    [Fact]
    public async Task A_last_action_that_was_not_done_says_why_and_can_be_tried_again()
    {
        var state = await EnterAsync();

        Assert.False(await state.DoLastAsync(_ => throw new AuditUnavailableException(new IOException())));

        Assert.Equal(VisitTrouble.LogUnavailable, state.Trouble);
        Assert.False(state.IsBusy);
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
