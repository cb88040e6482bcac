using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using Microsoft.Extensions.DependencyInjection;
using static CounterDesk.Tests.Support.SomeReceiver;

namespace CounterDesk.Tests.Web.Features.PublicCheck;

/// <summary>What is told of a number whose page was never printed because it had become too old.</summary>
public sealed class OldPageCheckTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>
{
    [Fact]
    public async Task A_page_that_was_too_old_to_be_printed_says_that_there_should_be_no_paper()
    {
        var copy = await receiver.PrepareAsync();
        receiver.Time.AdjustTime(receiver.Time.GetUtcNow().AddHours(1));
        await receiver.Services.GetRequiredService<CopyDesk>()
            .RecordSendingAsync(copy.Number, SomeClerk.Value, TestContext.Current.CancellationToken);

        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Equal("Void", AnswerOf(page));
        Assert.Contains("照理没有这张纸", page, StringComparison.Ordinal);
    }
}
