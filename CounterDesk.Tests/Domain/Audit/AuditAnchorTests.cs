using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Audit;

public sealed class AuditAnchorTests
{
    private static readonly AuditAnchor _day = new()
    {
        Kind = AuditAnchorKind.Day,
        Hall = SomeAudit.Hall,
        Day = new DateOnly(2026, 11, 23),
        First = 1,
        Last = 500,
        Head = new string('1', 64),
        Root = new string('2', 64),
        AtUtc = new DateTime(2026, 11, 23, 16, 0, 1, DateTimeKind.Utc),
    };

    // The vector of docs/audit-log.md.
    [Fact]
    public void The_canonical_form_is_as_published() => Assert.Equal(
        "a90101027543" + Convert.ToHexStringLower("ounterDesk audit Day"u8) + "0364303030370" +
        "46a" + Convert.ToHexStringLower("2026-11-23"u8) + "05010619" + "01f4" +
        "075820" + _day.Head + "085820" + _day.Root + "091b" + ((_day.AtUtc - DateTime.UnixEpoch).Ticks).ToString("x16", CultureInfo.InvariantCulture),
        Convert.ToHexStringLower(_day.CanonicalForm()));

    [Fact]
    public void What_an_anchor_lacks_is_left_out()
    {
        var proven = _day with { Kind = AuditAnchorKind.Proven, Day = null, Root = null };

        Assert.Equal(0xa7, proven.CanonicalForm()[0]);
    }

    public static TheoryData<string, AuditAnchor> Others => new()
    {
        { "kind", _day with { Kind = AuditAnchorKind.Proven } },
        { "hall", _day with { Hall = "0008" } },
        { "day", _day with { Day = new DateOnly(2026, 11, 24) } },
        { "first", _day with { First = 2 } },
        { "last", _day with { Last = 501 } },
        { "head", _day with { Head = new string('3', 64) } },
        { "root", _day with { Root = new string('3', 64) } },
        { "time", _day with { AtUtc = _day.AtUtc.AddTicks(1) } },
        { "format", _day with { Format = 2 } },
        { "no hex", _day with { Head = "zz" } },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public void A_signature_is_for_one_anchor_and_no_other(string what, AuditAnchor other)
    {
        var signed = _day.SignedBy(SomeKeys.Ring);
        Assert.True(signed.IsSignedBy(SomeKeys.Ring.AuditKey), what);

        Assert.False((other with { Signature = signed.Signature }).IsSignedBy(SomeKeys.Ring.AuditKey), what);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no hex")]
    [InlineData("00")]
    public void What_is_no_signature_is_none(string signature) =>
        Assert.False((_day with { Signature = signature }).IsSignedBy(SomeKeys.Ring.AuditKey));

    [Fact]
    public void An_anchor_is_read_back_from_the_entry_that_carries_it()
    {
        var (entries, head) = SomeAudit.Chain(3);
        var anchor = (_day with
        {
            Last = 3, Head = Convert.ToHexStringLower(entries[^1].Hash),
        }).SignedBy(SomeKeys.Ring);

        var entry = new AuditEntry(head, anchor.ToNote(), null, anchor.AtUtc);

        Assert.Equal(anchor, AuditAnchor.Of(entry));
        Assert.True(AuditAnchor.Of(entry)!.IsSignedBy(SomeKeys.Ring.AuditKey));
    }

    [Fact]
    public void Another_entry_carries_none()
    {
        Assert.Null(AuditAnchor.Of(SomeAudit.Chain(1).Entries[0]));
        Assert.Null(AuditAnchor.Of(new AuditEntry(
            SomeAudit.Chain(1).Head, new AuditNote { Action = AuditAction.DayClosed, Details = [new("Day", "soon")] }, null,
            SomeAudit.At)));
    }

    [Fact]
    public void What_was_said_to_be_gone_binds_no_longer_and_what_came_after_does()
    {
        AuditAnchor At(AuditAnchorKind kind, long first, long last) => _day with { Kind = kind, First = first, Last = last };

        var anchors = AuditAnchors.Of(
        [
            At(AuditAnchorKind.Day, 1, 100), At(AuditAnchorKind.Proven, 1, 150), At(AuditAnchorKind.Day, 101, 200),
            At(AuditAnchorKind.Resumed, 121, 200), At(AuditAnchorKind.Day, 101, 130), At(AuditAnchorKind.Day, 131, 300),
        ]);

        Assert.Equal([100L, 130, 300], anchors.Standing.Select(anchor => anchor.Last));
        Assert.Equal((121L, 200L), anchors.Gaps.Select(gap => (gap.First, gap.Last)).Single());
    }

    [Fact]
    public void A_day_is_proven_when_the_log_was_read_beyond_it()
    {
        AuditAnchor At(AuditAnchorKind kind, long last) => _day with { Kind = kind, Last = last };

        Assert.Null(AuditAnchors.Of([At(AuditAnchorKind.Day, 100)]).ProvenDay);
        Assert.Null(AuditAnchors.Of([At(AuditAnchorKind.Proven, 99), At(AuditAnchorKind.Day, 100)]).ProvenDay);
        Assert.Equal(
            100,
            AuditAnchors.Of(
                [At(AuditAnchorKind.Day, 100), At(AuditAnchorKind.Proven, 150), At(AuditAnchorKind.Day, 200)]).ProvenDay!.Last);
    }
}
