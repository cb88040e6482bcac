using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class DayEntryTests
{
    private static readonly AuditHead _head = AuditHead.BeforeTheFirst("0007");
    private static readonly DateTime _utc = new(2026, 11, 26, 1, 2, 3, DateTimeKind.Utc);

    [Fact]
    public void It_says_what_the_entry_of_the_log_says()
    {
        var visit = Guid.CreateVersion7();
        var note = new AuditNote
        {
            Action = AuditAction.Search,
            Outcome = AuditOutcome.NothingFound,
            Actor = "c1",
            Role = "clerk",
            Counter = "3",
            Visit = visit,
            Purpose = "转移 → 登记 → 不动产登记中心",
            Basis = "HolderAuthorization, Spoken",
            Subject = "林*兰",
            SubjectHash = [0xab, .. new byte[31]],
            LicenseHash = [0xcd, .. new byte[31]],
            KindCode = "k",
            Details = [new("Form", "ByHolder"), new("Source", "library")],
        };

        var entry = DayEntry.Of(new AuditEntry(_head, note, null, _utc), SomeDay.At("9:02:03"))!;

        Assert.Equal((1, AuditAction.Search, AuditOutcome.NothingFound), (entry.Number, entry.Action, entry.Outcome));
        Assert.Equal(("c1", "clerk", "3", visit), (entry.Clerk, entry.Role, entry.Counter, entry.Visit));
        Assert.Equal(("林*兰", "k", "HolderAuthorization, Spoken"), (entry.Subject, entry.Kind, entry.Basis));
        Assert.StartsWith("ab00", entry.Person);
        Assert.StartsWith("cd00", entry.License);
        Assert.Equal("不动产登记中心", entry.Recipient);
        Assert.Equal(("ByHolder", "library"), (entry.Detail("Form"), entry.Detail("Source")));
        Assert.Null(entry.Detail("For"));
        Assert.Null(entry.Detail("Hits"));
    }

    [Fact]
    public void What_is_only_announced_has_not_happened()
    {
        var note = new AuditNote { Action = AuditAction.Search, Outcome = AuditOutcome.Announced };

        Assert.Null(DayEntry.Of(new AuditEntry(_head, note, null, _utc), SomeDay.At("9:02:03")));
    }

    [Fact]
    public void Without_purpose_and_details_nothing_is_made_up()
    {
        var note = new AuditNote { Action = AuditAction.SignIn };

        var entry = DayEntry.Of(new AuditEntry(_head, note, null, _utc), SomeDay.At("9:02:03"))!;

        Assert.Null(entry.Recipient);
        Assert.Null(entry.Detail("Number"));
        Assert.Null(entry.Person);
    }
}
