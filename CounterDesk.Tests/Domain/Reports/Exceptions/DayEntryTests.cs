using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class DayEntryTests
{
    private static readonly DayEntry _entry = new()
    {
        Number = 1, At = SomeDay.At("9:02:03"), Action = AuditAction.Search, Purpose = "转移 → 登记 → 不动产登记中心",
        Details = "Form=ByHolder\nSource=library",
    };

    [Fact]
    public void Who_will_receive_the_copy_stands_behind_the_last_arrow()
    {
        Assert.Equal("不动产登记中心", _entry.Recipient);
        Assert.Equal(("ByHolder", "library"), (_entry.Detail("Form"), _entry.Detail("Source")));
        Assert.Null(_entry.Detail("For"));
        Assert.Null(_entry.Detail("Hits"));
    }

    [Fact]
    public void Without_purpose_and_details_nothing_is_made_up()
    {
        var entry = _entry with { Purpose = null, Details = null };

        Assert.Null(entry.Recipient);
        Assert.Null(entry.Detail("Number"));
    }
}
