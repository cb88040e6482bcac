using System.Reflection;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Audit;

/// <summary>docs/audit-log.md: what is hashed, and what a tamperer cannot do unseen.</summary>
public sealed class AuditChainTests
{
    private static readonly string[] _hashes = [nameof(AuditEntry.PreviousHash), nameof(AuditEntry.Hash)];

    public static TheoryData<string> HashedFields =>
        [.. typeof(AuditEntry).GetProperties().Select(property => property.Name).Except(_hashes)];

    [Fact]
    public void The_worked_example_of_the_documentation_holds()
    {
        var entry = SomeAudit.Chain(1).Entries[0];
        var documentation = File.ReadAllText(Repository.File("docs/audit-log.md"))
            .ReplaceLineEndings("")
            .Replace(" ", "", StringComparison.Ordinal);
        var form = Convert.ToHexStringLower(AuditChain.CanonicalForm(entry));

        Assert.Contains(form, documentation, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(entry.Hash), documentation, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_is_hashed_behind_the_hash_of_the_entry_before()
    {
        var entries = SomeAudit.Chain(2).Entries;

        Assert.Equal(new byte[32], entries[0].PreviousHash);
        Assert.Equal(entries[0].Hash, entries[1].PreviousHash);
        Assert.Equal(Sm3.Hash([.. entries[0].Hash, .. AuditChain.CanonicalForm(entries[1])]), entries[1].Hash);
    }

    [Theory]
    [MemberData(nameof(HashedFields))]
    public void Every_field_is_hashed(string field)
    {
        var (entries, head) = SomeAudit.Chain(3);
        Change(entries[1], field);

        var kind = field switch
        {
            nameof(AuditEntry.Format) => AuditFaultKind.UnknownFormat,
            nameof(AuditEntry.Sequence) => AuditFaultKind.Missing,
            _ => AuditFaultKind.Changed,
        };
        Assert.Equal(new AuditFault(2, kind), FindFault(entries, head));
    }

    [Theory]
    [InlineData(nameof(AuditEntry.Announcement))]
    [InlineData(nameof(AuditEntry.Actor))]
    [InlineData(nameof(AuditEntry.SubjectHash))]
    [InlineData(nameof(AuditEntry.Visit))]
    public void Filling_and_emptying_a_field_are_changes(string field)
    {
        var (entries, head) = SomeAudit.Chain(3);
        var property = typeof(AuditEntry).GetProperty(field)!;
        property.SetValue(entries[1], property.GetValue(entries[1]) is null ? 1L : null);

        Assert.Equal(new AuditFault(2, AuditFaultKind.Changed), FindFault(entries, head));
    }

    [Fact]
    public void Moving_a_text_from_one_field_to_the_next_is_a_change()
    {
        var (entries, head) = SomeAudit.Chain(3);
        Set(entries[1], nameof(AuditEntry.Role), entries[1].Counter);
        Set(entries[1], nameof(AuditEntry.Counter), "clerk");

        Assert.Equal(new AuditFault(2, AuditFaultKind.Changed), FindFault(entries, head));
    }

    [Fact]
    public void A_whole_chain_has_no_fault()
    {
        var (entries, head) = SomeAudit.Chain(5);

        Assert.Null(FindFault(entries, head));
    }

    [Fact]
    public void An_empty_chain_has_no_fault_when_its_head_says_so() =>
        Assert.Null(FindFault([], AuditHead.BeforeTheFirst(SomeAudit.Hall)));

    [Fact]
    public void An_entry_that_was_exchanged_with_its_hash_is_named()
    {
        var (entries, head) = SomeAudit.Chain(5);
        entries[2] = ExchangedFor(entries, 2);

        Assert.Equal(new AuditFault(3, AuditFaultKind.Replaced), FindFault(entries, head));
    }

    [Fact]
    public void The_last_entry_exchanged_with_its_hash_is_named()
    {
        var (entries, head) = SomeAudit.Chain(5);
        entries[4] = ExchangedFor(entries, 4);

        Assert.Equal(new AuditFault(5, AuditFaultKind.Replaced), FindFault(entries, head));
    }

    [Fact]
    public void The_first_entry_must_follow_nothing()
    {
        var (entries, head) = SomeAudit.Chain(3);
        Set(entries[0], nameof(AuditEntry.PreviousHash), entries[2].Hash);
        Set(entries[0], nameof(AuditEntry.Hash), AuditChain.HashOf(entries[0]));

        Assert.Equal(new AuditFault(1, AuditFaultKind.Replaced), FindFault(entries, head));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void A_deleted_entry_is_named(int number)
    {
        var (entries, head) = SomeAudit.Chain(5);
        entries.RemoveAt(number - 1);

        Assert.Equal(new AuditFault(number, AuditFaultKind.Missing), FindFault(entries, head));
    }

    [Fact]
    public void A_deleted_entry_whose_gap_was_closed_by_renumbering_is_named()
    {
        var (entries, head) = SomeAudit.Chain(5);
        entries.RemoveAt(2);
        Set(entries[2], nameof(AuditEntry.Sequence), 3L);
        Set(entries[3], nameof(AuditEntry.Sequence), 4L);

        Assert.Equal(new AuditFault(3, AuditFaultKind.Changed), FindFault(entries, head));
    }

    [Fact]
    public void An_inserted_entry_is_named()
    {
        var (entries, head) = SomeAudit.Chain(5);
        entries.Insert(3, entries[2]);

        Assert.Equal(new AuditFault(3, AuditFaultKind.OutOfOrder), FindFault(entries, head));
    }

    [Fact]
    public void An_entry_numbered_before_the_first_is_named()
    {
        var (entries, head) = SomeAudit.Chain(3);
        Set(entries[0], nameof(AuditEntry.Sequence), 0L);

        Assert.Equal(new AuditFault(0, AuditFaultKind.OutOfOrder), FindFault(entries, head));
    }

    [Fact]
    public void Two_entries_that_changed_places_are_named()
    {
        var (entries, head) = SomeAudit.Chain(5);
        (entries[1], entries[2]) = (entries[2], entries[1]);
        Set(entries[1], nameof(AuditEntry.Sequence), 2L);
        Set(entries[2], nameof(AuditEntry.Sequence), 3L);

        Assert.Equal(new AuditFault(2, AuditFaultKind.Changed), FindFault(entries, head));
    }

    [Fact]
    public void A_chain_cut_at_its_end_is_told_by_the_head()
    {
        var (entries, head) = SomeAudit.Chain(5);

        Assert.Equal(new AuditFault(4, AuditFaultKind.Missing), FindFault(entries[..3], head));
    }

    [Fact]
    public void Entries_behind_the_head_are_named()
    {
        var head = SomeAudit.Chain(3).Head;

        Assert.Equal(new AuditFault(4, AuditFaultKind.AddedBehindTheHead), FindFault(SomeAudit.Chain(5).Entries, head));
    }

    [Fact]
    public void A_log_without_a_head_is_not_proven() =>
        Assert.Equal(new AuditFault(5, AuditFaultKind.NoHead), FindFault(SomeAudit.Chain(5).Entries, null));

    [Fact]
    public void Another_halls_chain_is_not_this_halls() =>
        Assert.Equal(
            new AuditFault(1, AuditFaultKind.Changed),
            AuditChain.FindFault(
                AuditHead.BeforeTheFirst("0008"), SomeAudit.Chain(2).Entries, SomeAudit.Chain(2).Head));

    [Fact]
    public void A_later_part_is_proven_from_a_head_that_was_proven_before()
    {
        var (entries, head) = SomeAudit.Chain(5);
        var proven = SomeAudit.Chain(3).Head;

        Assert.Null(AuditChain.FindFault(proven, entries[3..], head));
        Assert.Equal(new AuditFault(4, AuditFaultKind.Missing), AuditChain.FindFault(proven, entries[4..], head));
    }

    private static AuditFault? FindFault(IEnumerable<AuditEntry> entries, AuditHead? head) =>
        AuditChain.FindFault(AuditHead.BeforeTheFirst(SomeAudit.Hall), entries, head);

    // What a tamperer does who knows how entries are hashed.
    private static AuditEntry ExchangedFor(List<AuditEntry> entries, int index)
    {
        var before = SomeAudit.Chain(index).Head;
        return new AuditEntry(before, SomeAudit.Note() with { Actor = "clerk-8" }, null, entries[index].AtUtc);
    }

    private static void Change(AuditEntry entry, string field)
    {
        var property = typeof(AuditEntry).GetProperty(field)!;
        object changed = property.GetValue(entry) switch
        {
            string text => text + "1",
            long number => number + 1,
            int number => number + 1,
            DateTime time => time.AddTicks(1),
            Guid => Guid.Empty,
            byte[] bytes => (byte[])[.. bytes[..^1], (byte)(bytes[^1] ^ 1)],
            null when property.PropertyType == typeof(long?) => 1L,
            var other => throw new InvalidOperationException($"Say how to change a {other} in this test."),
        };
        property.SetValue(entry, changed);
    }

    private static void Set(AuditEntry entry, string field, object? value) =>
        typeof(AuditEntry).GetProperty(field, BindingFlags.Public | BindingFlags.Instance)!.SetValue(entry, value);
}
