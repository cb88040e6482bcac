using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Audit;

public sealed class AuditEntryTests
{
    [Theory]
    [InlineData("zero\0", "zero\ufffd")]
    [InlineData("two\nlines", "two\ufffdlines")]
    [InlineData("𠮷野家", "𠮷野家")]
    public void What_a_database_would_change_is_replaced_before_it_is_hashed(string typed, string kept) =>
        Assert.Equal(kept, Entry(SomeAudit.Note() with { Purpose = typed }).Purpose);

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_before_it_is_hashed() =>
        Assert.Equal("半个\ufffd字", Entry(SomeAudit.Note() with { Purpose = $"半个{(char)0xd842}字" }).Purpose);

    [Fact]
    public void A_text_too_long_for_its_column_is_cut_and_never_through_a_character()
    {
        var entry = Entry(SomeAudit.Note() with { Counter = new string('1', AuditEntry.MaxCounterLength - 1) + "𠮷" });

        Assert.Equal(new string('1', AuditEntry.MaxCounterLength - 1), entry.Counter);
    }

    [Fact]
    public void Details_stand_one_a_line() => Assert.Equal("hits=2\nsource=library", Entry(SomeAudit.Note()).Details);

    [Fact]
    public void A_value_cannot_pretend_to_be_another_detail() =>
        Assert.Equal(
            "term=x\ufffdhits=9",
            Entry(SomeAudit.Note() with { Details = [new AuditDetail("term", "x\nhits=9")] }).Details);

    [Fact]
    public void Many_long_details_are_cut()
    {
        var details = Enumerable.Range(0, 40).Select(number => new AuditDetail($"d{number}", new string('值', 300)));

        var entry = Entry(SomeAudit.Note() with { Details = [.. details] });

        Assert.Equal(AuditEntry.MaxDetailsLength, entry.Details!.Length);
    }

    [Fact]
    public void Without_details_there_is_no_text() =>
        Assert.Null(Entry(SomeAudit.Note() with { Details = [] }).Details);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a=b")]
    [InlineData("姓名")]
    [InlineData("aNameThatIsLongerThanThirtyTwoLetters")]
    public void A_details_name_is_one_short_english_word(string name) =>
        Assert.Throws<ArgumentException>(() => new AuditDetail(name, "1"));

    [Fact]
    public void A_time_that_is_not_utc_is_a_mistake_of_the_program() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        new AuditEntry(AuditHead.BeforeTheFirst(SomeAudit.Hall), SomeAudit.Note(), null, new DateTime(2026, 11, 23)));

    [Fact]
    public void A_head_moves_only_to_the_entry_that_follows_it()
    {
        var head = AuditHead.BeforeTheFirst(SomeAudit.Hall);
        var entry = Entry(SomeAudit.Note());
        head.MoveTo(entry);

        Assert.Throws<ArgumentException>(() => head.MoveTo(entry));
    }

    [Theory]
    [InlineData(typeof(AuditAction))]
    [InlineData(typeof(AuditOutcome))]
    public void Every_name_fits_its_column(Type names) =>
        Assert.All(Enum.GetNames(names), name => Assert.True(name.Length <= AuditEntry.MaxNameLength));

    private static AuditEntry Entry(AuditNote note) =>
        new(AuditHead.BeforeTheFirst(SomeAudit.Hall), note, null, SomeAudit.At);
}
